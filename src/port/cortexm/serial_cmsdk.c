/* The ring buffer has one writer, the interrupt routine, and one reader. What does not fit is
 * lost, as it is in the UART itself. */
#include "port/cortexm/serial_cmsdk.h"

#include "port/cortexm/port.h"
#include "port/cortexm/scs.h"

#define DATA(base) KR_REG(base)
#define STATE(base) KR_REG((base) + 0x04)
#define CTRL(base) KR_REG((base) + 0x08)
#define INTCLEAR(base) KR_REG((base) + 0x0c)
#define BAUDDIV(base) KR_REG((base) + 0x10)

enum { TX_FULL = 1, RX_FULL = 2, TX_ON = 1, RX_ON = 2, RX_INT = 8, INT_RX = 2 };

bool kr_serial_setup(kr_serial *r, uintptr_t base, uint32_t clock_hz, const kr_uart_setup *s) {
    uint32_t divide = (clock_hz + s->baudrate / 2) / s->baudrate;
    if (s->bits != 8 || s->stop != 1 || s->parity != KR_PARITY_NONE || s->invert || s->flow) {
        return false;
    }
    if (divide < 16 || divide > 0xfffff || s->tx >= 0 || s->rx >= 0) return false;
    CTRL(base) = 0;
    r->head = r->tail = 0;
    BAUDDIV(base) = divide;
    CTRL(base) = TX_ON | RX_ON | RX_INT;
    return true;
}

void kr_serial_stop(uintptr_t base) {
    CTRL(base) = 0;
}

size_t kr_serial_any(const kr_serial *r) {
    return (uint16_t)(r->tail - r->head);
}

size_t kr_serial_read(kr_serial *r, uint8_t *buf, size_t n) {
    size_t done = 0;
    for (; done < n && r->head != r->tail; done++) {
        buf[done] = r->data[r->head % KR_SERIAL_RING];
        r->head++;
    }
    return done;
}

size_t kr_serial_write(uintptr_t base, const uint8_t *buf, size_t n) {
    size_t done = 0;
    while (done < n && !(STATE(base) & TX_FULL)) DATA(base) = buf[done++];
    return done;
}

bool kr_serial_tx_done(uintptr_t base) {
    return !(STATE(base) & TX_FULL);
}

void kr_serial_irq(kr_serial *r, uintptr_t base, unsigned id) {
    kr_ctx *ctx = kr_port_context();
    INTCLEAR(base) = INT_RX;
    while (STATE(base) & RX_FULL) {
        uint8_t byte = (uint8_t)DATA(base);
        if ((uint16_t)(r->tail - r->head) == KR_SERIAL_RING) continue;
        r->data[r->tail % KR_SERIAL_RING] = byte;
        r->tail++;
    }
    if (!ctx) return;
    kr_port_wake(KR_PENDING_BOARD); /* a program that waits for it sleeps */
    if (r->triggers) kr_machine_event(ctx->vm, KR_EVENT_UART, id, KR_UART_IRQ_RX);
}
