/* What ARM MPS2 boards share: 4 MB of code memory, 4 MB of RAM, UARTs and timers of the CMSDK. */
#ifndef KR_MPS2_H
#define KR_MPS2_H

#define BOARD_CPU_HZ 25000000
#define BOARD_N_IRQS 32

#define BOARD_UART_BASE 0x40004000u
#define BOARD_UART_IRQ 0

#define BOARD_TIMER_BASE 0x40000000u /* of the alarm */
#define BOARD_TIMER_IRQ 8

#define BOARD_ROM_BASE 0x00200000u /* of an image of files: the upper half of the code memory */
#define BOARD_ROM_BYTES (2u << 20)

void kr_mps2_uart1_irq(void);
void kr_mps2_uart2_irq(void);

#define BOARD_HEAP_BYTES (2600u << 10)
#define BOARD_VM_STACK_BYTES (256u << 10)

#endif
