/* The UART of ARM's CMSDK (the MPS2 boards). */
#include "board.h"
#include "port/cortexm/port.h"
#include "port/cortexm/scs.h"

#define UART(offset) KR_REG(BOARD_UART_BASE + (offset))
#define DATA UART(0x00)
#define STATE UART(0x04)
#define CTRL UART(0x08)
#define INTCLEAR UART(0x0c)
#define BAUDDIV UART(0x10)

enum { TX_FULL = 1, RX_FULL = 2, TX_ON = 1, RX_ON = 2, RX_INT = 8, INT_RX = 2 };

void kr_uart_init(void) {
    BAUDDIV = BOARD_CPU_HZ / 115200;
    CTRL = TX_ON | RX_ON;
    kr_nvic_enable(BOARD_UART_IRQ);
}

void kr_uart_put(uint8_t byte) {
    while (STATE & TX_FULL) {
    }
    DATA = byte;
}

void kr_uart_listen(bool on) {
    CTRL = on ? TX_ON | RX_ON | RX_INT : TX_ON | RX_ON;
    if (on && STATE & RX_FULL) KR_NVIC_ISPR(BOARD_UART_IRQ) = 1u << BOARD_UART_IRQ % 32;
}

void kr_uart_irq(void) {
    INTCLEAR = INT_RX;
    while (STATE & RX_FULL) {
        if (!kr_console_has_room()) {
            kr_uart_listen(false);
            return;
        }
        kr_console_received((uint8_t)DATA);
    }
}
