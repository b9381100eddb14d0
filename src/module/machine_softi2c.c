/* I2C made of two open-drain pins. Between calls the clock is low while a transfer is under way;
 * data changes only then. Whoever holds the clock low stretches it, up to the timeout. */
#include <errno.h>

#include "module/machine.h"

void kr_softi2c_setup(kr_ctx *ctx, const kr_i2c_setup *s) {
    kr_pin_configure(ctx, (unsigned)s->sda, KR_PIN_OPEN_DRAIN, KR_KEEP, 1);
    kr_pin_configure(ctx, (unsigned)s->scl, KR_PIN_OPEN_DRAIN, KR_KEEP, 1);
}

static void half(kr_ctx *ctx, const kr_i2c_setup *s) {
    kr_board_get(ctx)->clock->delay_ns(ctx, 500000000 / s->freq);
}

static void sda(kr_ctx *ctx, const kr_i2c_setup *s, int level) {
    kr_board_get(ctx)->pins->write(ctx, (unsigned)s->sda, level);
}

static void scl_low(kr_ctx *ctx, const kr_i2c_setup *s) {
    kr_board_get(ctx)->pins->write(ctx, (unsigned)s->scl, 0);
}

/* Lets the clock go and waits until it is high. */
static bool scl_high(kr_ctx *ctx, const kr_i2c_setup *s) {
    const kr_board *b = kr_board_get(ctx);
    b->pins->write(ctx, (unsigned)s->scl, 1);
    if (KR_LIKELY(b->pins->read(ctx, (unsigned)s->scl))) return true;
    uint32_t start = b->clock->ticks_us(ctx);
    while (!b->pins->read(ctx, (unsigned)s->scl)) {
        if (b->clock->ticks_us(ctx) - start > s->timeout_us) return false;
        b->clock->delay_ns(ctx, 1000);
    }
    return true;
}

bool kr_softi2c_start(kr_ctx *ctx, const kr_i2c_setup *s) {
    sda(ctx, s, 1);
    half(ctx, s);
    if (!scl_high(ctx, s)) return false;
    half(ctx, s);
    sda(ctx, s, 0);
    half(ctx, s);
    scl_low(ctx, s);
    return true;
}

bool kr_softi2c_stop(kr_ctx *ctx, const kr_i2c_setup *s) {
    sda(ctx, s, 0);
    half(ctx, s);
    bool ok = scl_high(ctx, s);
    half(ctx, s);
    sda(ctx, s, 1);
    half(ctx, s);
    return ok;
}

/* One clock with this level on the data line; what is read there, -1: timeout. */
static int clock_bit(kr_ctx *ctx, const kr_i2c_setup *s, int level) {
    sda(ctx, s, level);
    half(ctx, s);
    if (!scl_high(ctx, s)) return -1;
    half(ctx, s);
    int bit = kr_board_get(ctx)->pins->read(ctx, (unsigned)s->sda);
    scl_low(ctx, s);
    return bit;
}

int kr_softi2c_write(kr_ctx *ctx, const kr_i2c_setup *s, uint8_t byte) {
    for (int i = 7; i >= 0; i--) {
        if (clock_bit(ctx, s, byte >> i & 1) < 0) return -1;
    }
    return clock_bit(ctx, s, 1);
}

bool kr_softi2c_read(kr_ctx *ctx, const kr_i2c_setup *s, uint8_t *byte, bool nack) {
    unsigned v = 0;
    for (int i = 0; i < 8; i++) {
        int bit = clock_bit(ctx, s, 1);
        if (bit < 0) return false;
        v = v << 1 | (unsigned)bit;
    }
    *byte = (uint8_t)v;
    return clock_bit(ctx, s, nack) >= 0;
}

/* The bytes of the parts: how many were acknowledged, or -ETIMEDOUT. */
static int write_parts(kr_ctx *ctx, const kr_i2c_setup *s, const kr_i2c_part *parts, size_t n) {
    int acks = 0;
    for (size_t i = 0; i < n; i++) {
        for (size_t k = 0; k < parts[i].len; k++) {
            int nack = kr_softi2c_write(ctx, s, parts[i].data[k]);
            if (nack < 0) return -ETIMEDOUT;
            if (nack) return acks;
            acks++;
        }
    }
    return acks;
}

static int read_part(kr_ctx *ctx, const kr_i2c_setup *s, const kr_i2c_part *part) {
    for (size_t k = 0; k < part->len; k++) {
        if (!kr_softi2c_read(ctx, s, &part->data[k], k + 1 == part->len)) return -ETIMEDOUT;
    }
    return (int)part->len;
}

int kr_softi2c_transfer(kr_ctx *ctx, const kr_i2c_setup *s, unsigned address,
                        const kr_i2c_part *parts, size_t n, unsigned flags) {
    bool read = flags & KR_I2C_READ;
    if (!kr_softi2c_start(ctx, s)) return -ETIMEDOUT;
    int nack = kr_softi2c_write(ctx, s, (uint8_t)(address << 1 | read));
    if (nack) {
        kr_softi2c_stop(ctx, s);
        return nack < 0 ? -ETIMEDOUT : -ENODEV;
    }
    int done = read ? read_part(ctx, s, parts) : write_parts(ctx, s, parts, n);
    if (done < 0 || flags & KR_I2C_STOP) kr_softi2c_stop(ctx, s);
    return done;
}
