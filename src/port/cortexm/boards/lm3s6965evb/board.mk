# What `make BOARD=lm3s6965evb` takes: see docs/boards.md.
CPU     := -mcpu=cortex-m3
PROFILE := tiny
DRIVERS := uart_pl011 systick hal_lm3s
QEMU    := -machine lm3s6965evb
# There are UARTs that it does not drive.
BOARD_WITHOUT := module/machine_uart.c
