/* machine.time_pulse_us and machine.bitstream: levels of a pin against the clock. */
#include "module/machine.h"
#include "object/int.h"
#include "object/seq.h"

/* Waits while the pin has this level; false when so many us are over. */
static bool while_level(kr_ctx *ctx, unsigned pin, int level, uint32_t us, uint32_t *took) {
    const kr_board *b = kr_board_get(ctx);
    uint32_t start = b->clock->ticks_us(ctx);
    for (;;) {
        bool left = b->pins->read(ctx, pin) != level;
        *took = b->clock->ticks_us(ctx) - start;
        if (left) return true;
        if (*took >= us) return false;
        if (ctx->pending) kr_poll(ctx);
    }
}

kr_value kr_machine_time_pulse(kr_ctx *ctx, size_t n, const kr_value *a) {
    unsigned pin = kr_pin_number(ctx, a[0]);
    int level = kr_truth(ctx, a[1]);
    uint32_t took,
        us = (uint32_t)kr_arg_int(ctx, n > 2 ? a[2] : KR_NULL, 1000000, 0, INT32_MAX, "timeout_us");
    if (!while_level(ctx, pin, !level, us, &took)) return kr_smallint(-2);
    if (!while_level(ctx, pin, level, us, &took)) return kr_smallint(-1);
    return kr_int_new(ctx, took);
}

kr_value kr_machine_bitstream(kr_ctx *ctx, size_t n, const kr_value *a) {
    const kr_board *b = kr_board_get(ctx);
    unsigned pin = kr_pin_number(ctx, a[0]);
    uint32_t ns[4]; /* high and low of a 0, then of a 1 */
    size_t count;
    (void)n;
    if (kr_as_int64(ctx, a[1]) != 0) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "encoding must be 0: high, then low");
    }
    if (!kr_is_tuple(a[2])) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "timing must be a tuple, not %Z", a[2]);
    }
    const kr_value *timing = kr_seq_items(a[2], &count);
    if (count != 4) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "timing must have 4 numbers, not %zu", count);
    }
    for (int i = 0; i < 4; i++) {
        ns[i] = (uint32_t)kr_arg_int(ctx, timing[i], 0, 0, 1000000000, "timing");
    }
    kr_buffer buf;
    kr_get_buffer(ctx, a[3], &buf, false);
    uint32_t state = b->cpu->mask(ctx);
    for (size_t i = 0; i < 8 * buf.len; i++) {
        const uint32_t *t = ns + 2 * (buf.data[i / 8] >> (7 - i % 8) & 1);
        b->pins->write(ctx, pin, 1);
        b->clock->delay_ns(ctx, t[0]);
        b->pins->write(ctx, pin, 0);
        b->clock->delay_ns(ctx, t[1]);
    }
    b->cpu->unmask(ctx, state);
    kr_release_buffer(ctx, &buf);
    return KR_NONE;
}
