/* What module machine finds on every Cortex-M: the core and the time base. Pins and peripherals are
 * the board's (kr_port_board). */
#include "board.h"
#include "heap/os.h"
#include "module/machine.h"
#include "port/cortexm/port.h"
#include "port/cortexm/scs.h"

/* ---- the core ---- */
static uint32_t freq(kr_ctx *ctx) {
    (void)ctx;
    return BOARD_CPU_HZ;
}

static void reset(kr_ctx *ctx) {
    (void)ctx;
    kr_port_reset(KR_RESET_HARD);
}

static void soft_reset(kr_ctx *ctx) {
    kr_raise_none(ctx, &kr_type_SystemExit);
}

static int reset_cause(kr_ctx *ctx) {
    (void)ctx;
    return kr_port_reset_cause();
}

static int wake_reason(kr_ctx *ctx) {
    (void)ctx;
    return KR_WAKE_NONE;
}

static size_t unique_id(kr_ctx *ctx, uint8_t *out, size_t size) {
    size_t n = sizeof BOARD_NAME - 1;
    (void)ctx;
    if (n > size) n = size;
    memcpy(out, BOARD_NAME, n);
    return n;
}

static uint32_t mask(kr_ctx *ctx) {
    uint32_t state;
    (void)ctx;
    __asm__ volatile("mrs %0, primask\n cpsid i" : "=r"(state)::"memory");
    return state;
}

static void unmask(kr_ctx *ctx, uint32_t state) {
    (void)ctx;
    __asm__ volatile("msr primask, %0" ::"r"(state) : "memory");
}

/* Interrupts that come between the look and the sleep end it: they wait, masked. */
static void sleep_until_interrupt(const kr_ctx *ctx) {
    __asm__ volatile("cpsid i" ::: "memory");
    if (!ctx->pending) kr_clock_idle();
    __asm__ volatile("cpsie i" ::: "memory");
}

static void light_sleep(kr_ctx *ctx, uint64_t until) {
    const kr_machine_state *m = kr_machine_state_of(ctx);
    uint32_t fired = m->n_fired;
    while (m->n_fired == fired && kr_os_monotonic_ns() < until) {
        if (ctx->pending) kr_poll(ctx);
        sleep_until_interrupt(ctx);
    }
}

static void deep_sleep(kr_ctx *ctx, uint64_t until) {
    light_sleep(ctx, until);
    kr_port_reset(KR_RESET_DEEPSLEEP);
}

const kr_hal_cpu kr_cortexm_cpu = {
    .freq = freq,
    .reset = reset,
    .soft_reset = soft_reset,
    .reset_cause = reset_cause,
    .wake_reason = wake_reason,
    .unique_id = unique_id,
    .mask = mask,
    .unmask = unmask,
    .light_sleep = light_sleep,
    .deep_sleep = deep_sleep,
};

/* ---- time ---- */
static uint32_t ticks_ms(kr_ctx *ctx) {
    (void)ctx;
    return (uint32_t)kr_clock_ms();
}

static uint32_t ticks_us(kr_ctx *ctx) {
    (void)ctx;
    return kr_clock_us();
}

static uint32_t ticks_cpu(kr_ctx *ctx) {
    (void)ctx;
    return kr_clock_cycles();
}

static uint64_t now_ns(kr_ctx *ctx) {
    (void)ctx;
    return kr_os_monotonic_ns();
}

static uint64_t epoch_ns(kr_ctx *ctx) {
    (void)ctx;
    return kr_clock_epoch_ns();
}

static void set_epoch_ns(kr_ctx *ctx, uint64_t ns) {
    (void)ctx;
    kr_clock_set_epoch(ns);
}

static void delay_ns(kr_ctx *ctx, uint32_t ns) {
    enum { PER_US = BOARD_CPU_HZ / 1000000 };
    uint32_t start = kr_clock_cycles();
    uint32_t cycles = ns / 1000 * PER_US + ns % 1000 * PER_US / 1000;
    (void)ctx;
    while (kr_clock_cycles() - start < cycles) {
    }
}

/* The tick of the time base ends every sleep: what is left of a millisecond is waited for awake. */
static void wait(kr_ctx *ctx, uint64_t until) {
    uint64_t now = kr_os_monotonic_ns();
    if (ctx->pending || now >= until) return;
    if (until - now > 1000000) sleep_until_interrupt(ctx);
}

static void set_alarm(kr_ctx *ctx, uint64_t at) {
    (void)ctx;
    kr_alarm_set(at);
}

/* Where the board has no alarm_*.c, the tick of the time base is as exact as it gets. */
static volatile uint64_t alarm_ns = UINT64_MAX;

__attribute__((weak)) void kr_alarm_set(uint64_t at_ns) {
    uint32_t state = mask(NULL);
    alarm_ns = at_ns;
    unmask(NULL, state);
}

void kr_alarm_tick(void) {
    kr_ctx *ctx = kr_port_context();
    if (KR_LIKELY(alarm_ns == UINT64_MAX) || kr_clock_ms() * 1000000 < alarm_ns) return;
    alarm_ns = UINT64_MAX;
    if (ctx) kr_machine_alarm(ctx->vm);
}

const kr_hal_clock kr_cortexm_clock = {
    .ticks_ms = ticks_ms,
    .ticks_us = ticks_us,
    .ticks_cpu = ticks_cpu,
    .now_ns = now_ns,
    .epoch_ns = epoch_ns,
    .set_epoch_ns = set_epoch_ns,
    .delay_ns = delay_ns,
    .wait = wait,
    .set_alarm = set_alarm,
};

/* ---- a board of which nothing more is known ---- */
static bool no_setup(kr_ctx *ctx, unsigned pin, const kr_pin_setup *s) {
    (void)ctx;
    (void)pin;
    (void)s;
    return false;
}

static const kr_hal_pins no_pins = {.setup = no_setup};

__attribute__((weak)) const kr_board kr_port_board = {
    .name = BOARD_NAME,
    .cpu = &kr_cortexm_cpu,
    .clock = &kr_cortexm_clock,
    .pins = &no_pins,
};
