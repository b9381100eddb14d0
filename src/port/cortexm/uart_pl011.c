/* ARM's PL011 UART, with its 16 bytes of buffer (Stellaris). The clock gate of UART0 and its pins
 * on port A are Stellaris's own. */
#include "board.h"
#include "port/cortexm/port.h"
#include "port/cortexm/scs.h"

#define UART(offset) KR_REG(BOARD_UART_BASE + (offset))
#define DR UART(0x00)
#define FR UART(0x18)
#define IBRD UART(0x24)
#define FBRD UART(0x28)
#define LCRH UART(0x2c)
#define CR UART(0x30)
#define IMSC UART(0x38)
#define ICR UART(0x44)

#define RCGC1 KR_REG(0x400fe104u)
#define RCGC2 KR_REG(0x400fe108u)
#define PORTA_AFSEL KR_REG(0x40004420u)
#define PORTA_DEN KR_REG(0x4000451cu)

enum { RX_EMPTY = 1 << 4, TX_FULL = 1 << 5, INT_RX = 1 << 4, INT_TIMEOUT = 1 << 6 };

void kr_uart_init(void) {
    RCGC1 |= 1;
    RCGC2 |= 1;
    PORTA_AFSEL |= 3;
    PORTA_DEN |= 3;
    CR = 0;
    IBRD = BOARD_CPU_HZ / (16 * 115200);
    FBRD = (BOARD_CPU_HZ % (16 * 115200) * 64 + 8 * 115200) / (16 * 115200);
    LCRH = 0x70; /* 8 bits, buffers on */
    CR = 0x301;  /* on, both ways */
    kr_nvic_enable(BOARD_UART_IRQ);
}

void kr_uart_put(uint8_t byte) {
    while (FR & TX_FULL) {
    }
    DR = byte;
}

void kr_uart_listen(bool on) {
    IMSC = on ? INT_RX | INT_TIMEOUT : 0;
    if (on && !(FR & RX_EMPTY)) KR_NVIC_ISPR(BOARD_UART_IRQ) = 1u << BOARD_UART_IRQ % 32;
}

void kr_uart_irq(void) {
    ICR = INT_RX | INT_TIMEOUT;
    while (!(FR & RX_EMPTY)) {
        if (!kr_console_has_room()) {
            kr_uart_listen(false);
            return;
        }
        kr_console_received((uint8_t)DR);
    }
}
