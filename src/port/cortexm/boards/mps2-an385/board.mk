# What `make BOARD=mps2-an385` takes: see docs/boards.md.
FAMILY  := mps2
CPU     := -mcpu=cortex-m3
QEMU    := -machine mps2-an385
