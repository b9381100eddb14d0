/* Ticks: counters that wrap around at 2**30, so that they are small ints on every machine. */
#include "module/time_ticks.h"

#include "object/protocol.h"

#define TICKS_PERIOD ((int64_t)1 << 30)

static kr_value ticks(uint64_t v) {
    return kr_smallint((kr_sword)(v & (TICKS_PERIOD - 1)));
}

static kr_value t_ticks_ms(kr_ctx *ctx) {
    return ticks(kr_time_ticks(ctx, 1000000));
}

static kr_value t_ticks_us(kr_ctx *ctx) {
    return ticks(kr_time_ticks(ctx, 1000));
}

static kr_value t_ticks_cpu(kr_ctx *ctx) {
    return ticks(kr_time_ticks(ctx, 1));
}

static kr_value t_ticks_add(kr_ctx *ctx, kr_value a, kr_value b) {
    int64_t d = kr_as_int64(ctx, b);
    if (d <= -TICKS_PERIOD / 2 || d >= TICKS_PERIOD / 2) {
        kr_raise_fmt(ctx, &kr_type_OverflowError, "ticks interval overflow");
    }
    return ticks((uint64_t)kr_as_int64(ctx, a) + (uint64_t)d);
}

static kr_value t_ticks_diff(kr_ctx *ctx, kr_value a, kr_value b) {
    uint64_t d = (uint64_t)kr_as_int64(ctx, a) - (uint64_t)kr_as_int64(ctx, b);
    int64_t ring = (int64_t)((d + TICKS_PERIOD / 2) & (TICKS_PERIOD - 1));
    return kr_smallint((kr_sword)(ring - TICKS_PERIOD / 2));
}

static kr_value sleep_units(kr_ctx *ctx, kr_value v, int64_t ns) {
    int64_t n = kr_as_int64(ctx, v);
    if (n > 0) kr_time_sleep(ctx, n < INT64_MAX / 2 / ns ? n * ns : INT64_MAX / 2);
    return KR_NONE;
}

static kr_value t_sleep_ms(kr_ctx *ctx, kr_value v) {
    return sleep_units(ctx, v, 1000000);
}

static kr_value t_sleep_us(kr_ctx *ctx, kr_value v) {
    return sleep_units(ctx, v, 1000);
}

static const kr_builtin members[] = {
    KR_FUNC_1("sleep_ms", t_sleep_ms, "Delay for a number of milliseconds."),
    KR_FUNC_1("sleep_us", t_sleep_us, "Delay for a number of microseconds."),
    KR_FUNC_0("ticks_ms", t_ticks_ms, "Milliseconds of a counter that wraps around."),
    KR_FUNC_0("ticks_us", t_ticks_us, "Microseconds of a counter that wraps around."),
    KR_FUNC_0("ticks_cpu", t_ticks_cpu, "The finest counter there is, wraps around."),
    KR_FUNC_2("ticks_add", t_ticks_add, "Offset a ticks value by a given number."),
    KR_FUNC_2("ticks_diff", t_ticks_diff, "Signed difference between two ticks values."),
};

const kr_module_def kr_time_ticks_members = {
    .name = "time",
    .members = members,
    .n_members = KR_ARRAY_LEN(members),
};
