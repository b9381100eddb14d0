# What `make BOARD=mps2-an385` takes: see docs/boards.md.
CPU     := -mcpu=cortex-m3
PROFILE := full
DRIVERS := uart_cmsdk systick
QEMU    := -machine mps2-an385
