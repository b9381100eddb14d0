/* ARM MPS2 with the image AN500: Cortex-M7 with a floating-point unit for doubles, 4 MB + 4 MB. */
#ifndef KR_BOARD_H
#define KR_BOARD_H

#define BOARD_NAME "mps2-an500"
#define BOARD_CPU_HZ 25000000
#define BOARD_N_IRQS 32

#define BOARD_UART_BASE 0x40004000u
#define BOARD_UART_IRQ 0

#define BOARD_HEAP_BYTES (1900u << 10)
#define BOARD_VM_STACK_BYTES (256u << 10)

#endif
