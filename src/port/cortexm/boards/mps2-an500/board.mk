# What `make BOARD=mps2-an500` takes: see docs/boards.md.
CPU     := -mcpu=cortex-m7 -mfloat-abi=hard -mfpu=fpv5-d16
PROFILE := full
DRIVERS := uart_cmsdk systick alarm_cmsdk spi_pl022 serial_cmsdk hal_mps2
QEMU    := -machine mps2-an500
