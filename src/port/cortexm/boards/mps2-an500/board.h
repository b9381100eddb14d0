/* ARM MPS2 with the image AN500: Cortex-M7 with a floating-point unit for doubles, 4 MB + 4 MB. */
#ifndef KR_BOARD_H
#define KR_BOARD_H

#define BOARD_NAME "mps2-an500"
#define BOARD_CPU_HZ 25000000
#define BOARD_N_IRQS 32

#define BOARD_UART_BASE 0x40004000u
#define BOARD_UART_IRQ 0

#define BOARD_TIMER_BASE 0x40000000u /* of the alarm */
#define BOARD_TIMER_IRQ 8

void kr_mps2_uart1_irq(void);
void kr_mps2_uart2_irq(void);

#define BOARD_HEAP_BYTES (2600u << 10)
#define BOARD_VM_STACK_BYTES (256u << 10)

#endif
