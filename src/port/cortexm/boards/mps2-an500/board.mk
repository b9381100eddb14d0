# What `make BOARD=mps2-an500` takes: see docs/boards.md.
FAMILY  := mps2
CPU     := -mcpu=cortex-m7 -mfloat-abi=hard -mfpu=fpv5-d16
QEMU    := -machine mps2-an500
