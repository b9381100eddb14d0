# What `make BOARD=mps2-an500` takes: see docs/boards.md.
CPU     := -mcpu=cortex-m7 -mfloat-abi=hard -mfpu=fpv5-d16
PROFILE := full
DRIVERS := uart_cmsdk systick
QEMU    := -machine mps2-an500
