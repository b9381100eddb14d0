/* Module machine: the board and its processor. Peripherals have files of their own. */
#include "module/machine.h"
#include "object/bytes.h"
#include "object/int.h"
#include "object/module.h"

static const kr_hal_cpu *cpu(kr_ctx *ctx) {
    return kr_board_get(ctx)->cpu;
}

/* ---- reset ---- */
static kr_value m_reset(kr_ctx *ctx) {
    cpu(ctx)->reset(ctx);
    return KR_NONE;
}

static kr_value m_soft_reset(kr_ctx *ctx) {
    cpu(ctx)->soft_reset(ctx);
    return KR_NONE;
}

static kr_value m_bootloader(kr_ctx *ctx, size_t n, const kr_value *a) {
    (void)n;
    (void)a;
    if (!cpu(ctx)->bootloader) {
        kr_raise_fmt(ctx, &kr_type_RuntimeError, "this board has no bootloader");
    }
    cpu(ctx)->bootloader(ctx);
    return KR_NONE;
}

static kr_value m_reset_cause(kr_ctx *ctx) {
    return kr_smallint(cpu(ctx)->reset_cause(ctx));
}

static kr_value m_wake_reason(kr_ctx *ctx) {
    return kr_smallint(cpu(ctx)->wake_reason(ctx));
}

/* ---- interrupts ---- */
static kr_value m_disable_irq(kr_ctx *ctx) {
    kr_machine_state *s = kr_machine_state_of(ctx);
    uint32_t before = s->masks;
    s->masks = 1;
    return kr_smallint((kr_sword)before);
}

static kr_value m_enable_irq(kr_ctx *ctx, size_t n, const kr_value *a) {
    kr_machine_state *s = kr_machine_state_of(ctx);
    s->masks = n && kr_truth(ctx, a[0]);
    if (!s->masks) kr_pending_set(ctx->vm->main_ctx, KR_PENDING_BOARD);
    if (ctx->pending) kr_poll(ctx);
    return KR_NONE;
}

/* ---- power ---- */
static kr_value m_freq(kr_ctx *ctx, size_t n, const kr_value *a) {
    if (!n) return kr_int_new(ctx, cpu(ctx)->freq(ctx));
    int64_t hz = kr_as_int64(ctx, a[0]);
    if (hz <= 0 || hz > UINT32_MAX || !cpu(ctx)->set_freq ||
        !cpu(ctx)->set_freq(ctx, (uint32_t)hz)) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "this processor cannot run at %R Hz", a[0]);
    }
    return KR_NONE;
}

static uint64_t until_arg(kr_ctx *ctx, size_t n, const kr_value *a) {
    if (!n || kr_is_none(a[0])) return UINT64_MAX;
    int64_t ms = kr_arg_int(ctx, a[0], 0, 0, INT64_MAX / 2000000, "time_ms");
    return kr_board_get(ctx)->clock->now_ns(ctx) + (uint64_t)ms * 1000000;
}

static kr_value m_idle(kr_ctx *ctx) {
    const kr_hal_clock *c = kr_board_get(ctx)->clock;
    c->wait(ctx, c->now_ns(ctx) + 1000000);
    if (ctx->pending) kr_poll(ctx);
    return KR_NONE;
}

static kr_value m_lightsleep(kr_ctx *ctx, size_t n, const kr_value *a) {
    cpu(ctx)->light_sleep(ctx, until_arg(ctx, n, a));
    if (ctx->pending) kr_poll(ctx);
    return KR_NONE;
}

static kr_value m_deepsleep(kr_ctx *ctx, size_t n, const kr_value *a) {
    cpu(ctx)->deep_sleep(ctx, until_arg(ctx, n, a));
    return KR_NONE;
}

/* ---- the rest ---- */
static kr_value m_unique_id(kr_ctx *ctx) {
    uint8_t id[32];
    return kr_bytes_new(ctx, id, cpu(ctx)->unique_id(ctx, id, sizeof id));
}

static kr_value m_rng(kr_ctx *ctx) {
    if (!cpu(ctx)->random) {
        kr_raise_fmt(ctx, &kr_type_RuntimeError, "this board has no random number generator");
    }
    return kr_smallint((kr_sword)(cpu(ctx)->random(ctx) & 0xffffff));
}

static const kr_builtin members[] = {
    KR_FUNC_0("reset", m_reset, "Reset the board."),
    KR_FUNC_0("soft_reset", m_soft_reset, "Begin again with a fresh interpreter."),
    KR_FUNC_VAR("bootloader", m_bootloader, 0, 1, "Reset the board and start its bootloader."),
    KR_FUNC_0("reset_cause", m_reset_cause, "Why the board was reset last: a constant."),
    KR_FUNC_0("wake_reason", m_wake_reason, "Why the board woke up last: a constant."),
    KR_FUNC_0("disable_irq", m_disable_irq, "No handlers from here on; return the state before."),
    KR_FUNC_VAR("enable_irq", m_enable_irq, 0, 1, "Restore the state that disable_irq() returned."),
    KR_FUNC_VAR("freq", m_freq, 0, 1, "Get or set the frequency of the processor in Hz."),
    KR_FUNC_0("idle", m_idle, "Wait for an interrupt, for at most a millisecond."),
    KR_FUNC_VAR("lightsleep", m_lightsleep, 0, 1,
                "Sleep for so many milliseconds or until an interrupt comes."),
    KR_FUNC_VAR("sleep", m_lightsleep, 0, 1, "lightsleep() under its old name."),
    KR_FUNC_VAR("deepsleep", m_deepsleep, 0, 1, "Sleep for so many milliseconds, then reset."),
    KR_FUNC_0("unique_id", m_unique_id, "Bytes that no other board has."),
    KR_FUNC_0("rng", m_rng, "A random number of 24 bits from the hardware."),
    KR_FUNC_VAR("time_pulse_us", kr_machine_time_pulse, 2, 3,
                "time_pulse_us(pin, level, timeout_us=1000000): how long the pin has that level; "
                "-2: it did not come in time, -1: it did not go in time"),
    KR_FUNC_VAR("bitstream", kr_machine_bitstream, 4, 4,
                "bitstream(pin, 0, (high0, low0, high1, low1), data): pulses for the bits, in ns"),
    KR_CONSTANT("mem8", KR_ROM_VALUE(&kr_machine_mem[0])),
    KR_CONSTANT("mem16", KR_ROM_VALUE(&kr_machine_mem[1])),
    KR_CONSTANT("mem32", KR_ROM_VALUE(&kr_machine_mem[2])),
    KR_CONSTANT_INT("IDLE", 1),
    KR_CONSTANT_INT("SLEEP", 2),
    KR_CONSTANT_INT("DEEPSLEEP", 4),
    KR_CONSTANT_INT("PWRON_RESET", KR_RESET_PWRON),
    KR_CONSTANT_INT("HARD_RESET", KR_RESET_HARD),
    KR_CONSTANT_INT("WDT_RESET", KR_RESET_WDT),
    KR_CONSTANT_INT("DEEPSLEEP_RESET", KR_RESET_DEEPSLEEP),
    KR_CONSTANT_INT("SOFT_RESET", KR_RESET_SOFT),
    KR_CONSTANT_INT("PIN_WAKE", KR_WAKE_PIN),
    KR_CONSTANT_INT("RTC_WAKE", KR_WAKE_RTC),
};

static const kr_type *const types[] = {
    &kr_type_pin, &kr_type_signal,  &kr_type_timer, &kr_type_uart, &kr_type_spi, &kr_type_softspi,
    &kr_type_i2c, &kr_type_softi2c, &kr_type_pwm,   &kr_type_wdt,  &kr_type_rtc, NULL};

static void init_machine(kr_ctx *ctx, kr_value m) {
    (void)m;
    kr_board_get(ctx);
    kr_machine_state_of(ctx);
}

const kr_module_def kr_module_machine = {
    .name = "machine",
    .doc = "The hardware of the board: pins, buses, timers, interrupts, power.",
    .members = members,
    .n_members = KR_ARRAY_LEN(members),
    .types = types,
    .init = init_machine,
};
