/* SPI made of pins. Data changes on one edge of the clock and is read on the other one, half a
 * period apart; the first edge is the one that leaves the idle level. */
#include "module/machine.h"

void kr_softspi_setup(kr_ctx *ctx, const kr_spi_setup *s) {
    kr_pin_configure(ctx, (unsigned)s->sck, KR_PIN_OUT, KR_KEEP, s->polarity);
    if (s->mosi >= 0) kr_pin_configure(ctx, (unsigned)s->mosi, KR_PIN_OUT, KR_KEEP, 0);
    if (s->miso >= 0) kr_pin_configure(ctx, (unsigned)s->miso, KR_PIN_IN, KR_KEEP, KR_KEEP);
}

typedef struct kr_spi_lines {
    const kr_hal_pins *pins;
    const kr_hal_clock *clock;
    const kr_spi_setup *s;
    uint32_t half; /* of a period, ns */
} kr_spi_lines;

static uint8_t exchange(kr_ctx *ctx, const kr_spi_lines *l, uint8_t out) {
    const kr_spi_setup *s = l->s;
    uint8_t in = 0;
    for (unsigned i = 0; i < 8; i++) {
        unsigned at = s->lsb_first ? i : 7 - i;
        if (s->phase) l->pins->write(ctx, (unsigned)s->sck, !s->polarity);
        if (s->mosi >= 0) l->pins->write(ctx, (unsigned)s->mosi, out >> at & 1);
        l->clock->delay_ns(ctx, l->half);
        l->pins->write(ctx, (unsigned)s->sck, s->polarity ^ !s->phase);
        if (s->miso >= 0 && l->pins->read(ctx, (unsigned)s->miso)) in |= (uint8_t)(1 << at);
        l->clock->delay_ns(ctx, l->half);
        if (!s->phase) l->pins->write(ctx, (unsigned)s->sck, s->polarity);
    }
    return in;
}

void kr_softspi_transfer(kr_ctx *ctx, const kr_spi_setup *s, const uint8_t *tx, uint8_t fill,
                         uint8_t *rx, size_t n) {
    const kr_board *b = kr_board_get(ctx);
    kr_spi_lines l = {b->pins, b->clock, s, 500000000 / s->baudrate};
    for (size_t i = 0; i < n; i++) {
        uint8_t in = exchange(ctx, &l, tx ? tx[i] : fill);
        if (rx) rx[i] = in;
    }
}
