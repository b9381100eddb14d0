/* PL022 without interrupts: its queues hold eight words, so that many are under way at a time. */
#include "port/cortexm/spi_pl022.h"

#include "object/protocol.h"
#include "port/cortexm/scs.h"

#define CR0(base) KR_REG((base) + 0x00)
#define CR1(base) KR_REG((base) + 0x04)
#define DR(base) KR_REG((base) + 0x08)
#define SR(base) KR_REG((base) + 0x0c)
#define CPSR(base) KR_REG((base) + 0x10)

enum { CR1_ON = 2, SR_TX_ROOM = 2, SR_RX_DATA = 4, SR_BUSY = 16, DEPTH = 8 };

bool kr_pl022_setup(uintptr_t base, uint32_t clock_hz, const kr_spi_setup *s) {
    if (s->lsb_first || s->bits > 8) return false;
    /* rate = clock / (prescale * (1 + rounds)), prescale even */
    uint32_t prescale = 2, divide = (clock_hz + s->baudrate - 1) / s->baudrate;
    while ((divide + prescale - 1) / prescale > 256) prescale += 2;
    if (prescale > 254) return false;
    uint32_t rounds = (divide + prescale - 1) / prescale;
    if (!rounds) rounds = 1;
    CR1(base) = 0;
    CPSR(base) = prescale;
    CR0(base) = (rounds - 1) << 8 | (uint32_t)s->phase << 7 | (uint32_t)s->polarity << 6 |
                (uint32_t)(s->bits - 1);
    CR1(base) = CR1_ON;
    return true;
}

void kr_pl022_stop(uintptr_t base) {
    CR1(base) = 0;
}

void kr_pl022_transfer(kr_ctx *ctx, uintptr_t base, const uint8_t *tx, uint8_t fill, uint8_t *rx,
                       size_t n) {
    size_t sent = 0, got = 0;
    while (SR(base) & SR_RX_DATA) (void)DR(base);
    while (got < n) {
        while (sent < n && sent - got < DEPTH && SR(base) & SR_TX_ROOM) {
            DR(base) = tx ? tx[sent] : fill;
            sent++;
        }
        while (got < sent && SR(base) & SR_RX_DATA) {
            uint8_t in = (uint8_t)DR(base);
            if (rx) rx[got] = in;
            got++;
        }
        kr_tick(ctx, 1);
    }
    while (SR(base) & SR_BUSY) {
    }
}
