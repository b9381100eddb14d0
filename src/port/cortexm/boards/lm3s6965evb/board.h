/* Stellaris LM3S6965 evaluation board: Cortex-M3, 256 KB of flash and 64 KB of RAM. */
#ifndef KR_BOARD_H
#define KR_BOARD_H

#define BOARD_NAME "lm3s6965evb"
#define BOARD_CPU_HZ 12500000
#define BOARD_N_IRQS 48

#define BOARD_UART_BASE 0x4000c000u
#define BOARD_UART_IRQ 5

#define BOARD_HEAP_BYTES (40u << 10)
#define BOARD_VM_STACK_BYTES (4u << 10)

#endif
