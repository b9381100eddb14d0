/* Time of the simulated board and its events. */
#include "module/sim.h"

#include <errno.h>
#include <time.h>

#include "heap/os.h"
#include "object/seq.h"
#include "vm/frame.h"

static uint64_t host_ns(void) {
    return kr_os_monotonic_ns();
}

/* ---- the queue ---- */
static bool before(const kr_sim_event *a, const kr_sim_event *b) {
    return a->at != b->at ? a->at < b->at : (int32_t)(a->order - b->order) < 0;
}

static void swap(kr_sim_event *a, kr_sim_event *b) {
    kr_sim_event t = *a;
    *a = *b;
    *b = t;
}

static kr_sim_event take_first(kr_sim *s) {
    kr_sim_event first = s->events[0];
    size_t i = 0, n = --s->n_events;
    s->events[0] = s->events[n];
    for (;;) {
        size_t least = i, l = 2 * i + 1;
        if (l < n && before(&s->events[l], &s->events[least])) least = l;
        if (l + 1 < n && before(&s->events[l + 1], &s->events[least])) least = l + 1;
        if (least == i) return first;
        swap(&s->events[i], &s->events[least]);
        i = least;
    }
}

static void make_room(kr_ctx *ctx, kr_sim *s) {
    size_t cap = s->cap_events ? 2 * s->cap_events : 64, one = sizeof *s->events;
    kr_vm *vm = ctx->vm;
    kr_sim_event *more = vm->mem(vm->mem_opaque, s->events, s->cap_events * one, cap * one);
    if (!more) kr_raise_memory(ctx);
    s->events = more;
    s->cap_events = cap;
}

/* In real time the program is interrupted when the next event is due. In virtual time it is if it
 * calculates for long without asking the board: then it may wait for a handler to change
 * something, and time goes on to the next event. */
static void tick(kr_ctx *ctx, kr_sim *s) {
    enum { BUSY_NS = 50000000, SHORTEST_NS = 1000000 };
    const kr_vm_hooks *h = kr_hooks(ctx);
    if (s->ticking || !s->n_events || !h->tick) return;
    uint64_t ns = BUSY_NS;
    if (s->real) {
        uint64_t at = s->events[0].at;
        ns = at > s->now + SHORTEST_NS ? at - s->now : SHORTEST_NS;
    }
    s->accesses = 0;
    s->ticking = h->tick(ctx, ns, !s->real);
}

void kr_sim_plan(kr_ctx *ctx, kr_sim *s, uint64_t at, kr_sim_what what, unsigned index, bool only) {
    if (only) s->edition[what][index % KR_SIM_PINS]++;
    if (s->n_events == s->cap_events) make_room(ctx, s);
    size_t i = s->n_events++;
    s->events[i] = (kr_sim_event){at, s->order++, s->edition[what][index % KR_SIM_PINS],
                                  (uint16_t)what, (uint16_t)index};
    while (i && before(&s->events[i], &s->events[(i - 1) / 2])) {
        swap(&s->events[i], &s->events[(i - 1) / 2]);
        i = (i - 1) / 2;
    }
    if (i == 0 && s->real) s->ticking = false; /* it is due before what was to be */
    tick(ctx, s);
}

void kr_sim_call_off(kr_sim *s, kr_sim_what what, unsigned index) {
    s->edition[what][index % KR_SIM_PINS]++;
}

/* ---- events ---- */
static void call_python(kr_ctx *ctx, kr_sim *s, unsigned index) {
    kr_list *l = KR_AS(kr_list, s->calls);
    kr_value fn = l->items[index];
    l->items[index] = KR_NONE;
    kr_call0(ctx, fn);
}

static void happen(kr_ctx *ctx, kr_sim *s, const kr_sim_event *e) {
    switch ((kr_sim_what)e->what) {
    case KR_SIM_ALARM:
        kr_machine_alarm(ctx->vm);
        break;
    case KR_SIM_CALL:
        call_python(ctx, s, e->index);
        break;
    case KR_SIM_PWM:
        kr_sim_pwm_turn(ctx, s, e->index);
        break;
    case KR_SIM_UART_TX:
        kr_sim_uart_send(ctx, s, e->index);
        break;
    case KR_SIM_UART_RX:
        kr_sim_uart_sample(ctx, s, e->index);
        break;
    case KR_SIM_UART_IDLE:
        kr_machine_event(ctx->vm, KR_EVENT_UART, e->index, KR_UART_IRQ_RXIDLE);
        break;
    case KR_SIM_WDT:
        s->end = KR_SIM_WDT_BITES;
        break;
    case KR_SIM_STOP:
        s->end = KR_SIM_TIME_UP;
        break;
    default:
        break;
    }
    if (ctx->pending & KR_PENDING_BOARD) kr_machine_run_hard(ctx);
}

static bool called_off(const kr_sim *s, const kr_sim_event *e) {
    return e->edition != s->edition[e->what][e->index % KR_SIM_PINS];
}

void kr_sim_advance(kr_ctx *ctx, kr_sim *s, uint64_t to) {
    while (s->n_events && s->events[0].at <= to) {
        kr_sim_event e = take_first(s);
        if (called_off(s, &e)) continue;
        if (e.at > s->now) s->now = e.at;
        happen(ctx, s, &e);
    }
    if (to > s->now) s->now = to;
}

/* Ends the program, but not from within a handler. */
static void check_end(kr_ctx *ctx, kr_sim *s) {
    if (KR_LIKELY(s->end == KR_SIM_GOES_ON)) return;
    if (kr_machine_state_of(ctx)->in_hard || ctx->vm->machine->in_scheduled) return;
    bool bitten = s->end == KR_SIM_WDT_BITES;
    s->end = KR_SIM_GOES_ON;
    if (bitten) {
        kr_raise_fmt(ctx, &kr_type_SystemExit, "watchdog: the board was reset, not fed for %lld ms",
                     (long long)(s->wdt_ns / 1000000));
    }
    kr_sim_plan(ctx, s, s->now + 1000000000, KR_SIM_STOP, 0, true); /* if it is not heard */
    kr_raise_none(ctx, &kr_type_KeyboardInterrupt);
}

static void catch_up(kr_ctx *ctx, kr_sim *s) {
    kr_sim_advance(ctx, s, host_ns() - s->real_start);
}

void kr_sim_access(kr_ctx *ctx, kr_sim *s) {
    s->accesses++;
    if (s->real) {
        catch_up(ctx, s);
    } else {
        uint64_t to = s->now + s->cost;
        if (s->n_events && s->events[0].at <= to) {
            kr_sim_advance(ctx, s, to);
        } else {
            s->now = to;
        }
    }
    check_end(ctx, s);
}

void kr_sim_set_real(kr_ctx *ctx, kr_sim *s, bool real) {
    bool fresh = !s->n_edges && !s->n_events;
    if (s->real && !fresh) catch_up(ctx, s);
    if (fresh) s->now = 0;
    s->real = real;
    s->real_start = host_ns() - s->now;
    s->ticking = false;
    tick(ctx, s);
}

void kr_sim_poll(kr_ctx *ctx) {
    kr_sim *s = kr_sim_of(ctx);
    bool came = s->ticking && kr_hooks(ctx)->ticked(ctx);
    if (came) s->ticking = false;
    if (s->real) {
        catch_up(ctx, s);
    } else if (came && !s->accesses && s->n_events) {
        kr_sim_advance(ctx, s, s->events[0].at);
    }
    if (came) tick(ctx, s);
    check_end(ctx, s);
}

/* ---- the clock as machine and time see it ---- */
static uint64_t look(kr_ctx *ctx) {
    kr_sim *s = kr_sim_of(ctx);
    kr_sim_access(ctx, s);
    return s->now;
}

static uint32_t ticks_ms(kr_ctx *ctx) {
    return (uint32_t)(look(ctx) / 1000000);
}

static uint32_t ticks_us(kr_ctx *ctx) {
    return (uint32_t)(look(ctx) / 1000);
}

static uint32_t ticks_cpu(kr_ctx *ctx) {
    return (uint32_t)look(ctx);
}

static uint64_t now_ns(kr_ctx *ctx) {
    kr_sim *s = kr_sim_of(ctx);
    if (s->real) catch_up(ctx, s);
    return s->now;
}

/* Virtual time begins with the year 2000 as boards without a battery do. */
static uint64_t epoch_ns(kr_ctx *ctx) {
    kr_sim *s = kr_sim_of(ctx);
    struct timespec t;
    if (!s->real) return UINT64_C(946684800000000000) + look(ctx) + (uint64_t)s->epoch_shift;
    clock_gettime(CLOCK_REALTIME, &t);
    return (uint64_t)t.tv_sec * 1000000000 + (uint64_t)t.tv_nsec + (uint64_t)s->epoch_shift;
}

static void set_epoch_ns(kr_ctx *ctx, uint64_t ns) {
    kr_sim_of(ctx)->epoch_shift += (int64_t)(ns - epoch_ns(ctx));
}

static void delay_ns(kr_ctx *ctx, uint32_t ns) {
    kr_sim *s = kr_sim_of(ctx);
    s->accesses++;
    if (!s->real) {
        kr_sim_advance(ctx, s, s->now + ns);
        return;
    }
    uint64_t end = host_ns() - s->real_start + ns;
    do {
        catch_up(ctx, s);
    } while (s->now < end);
}

/* A file of the host's may be what it waits for: signals end the sleep. */
static void sleep_real(kr_ctx *ctx, kr_sim *s, uint64_t until) {
    catch_up(ctx, s);
    uint64_t at = s->n_events && s->events[0].at < until ? s->events[0].at : until;
    if (at <= s->now || ctx->pending) return;
    at += s->real_start;
    struct timespec t = {(time_t)(at / 1000000000), (long)(at % 1000000000)};
    clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &t, NULL);
    catch_up(ctx, s);
}

static void wait(kr_ctx *ctx, uint64_t until) {
    kr_sim *s = kr_sim_of(ctx);
    s->accesses++;
    if (s->real) {
        sleep_real(ctx, s, until);
    } else if (s->n_events && s->events[0].at <= until) {
        kr_sim_advance(ctx, s, s->events[0].at);
    } else if (until == UINT64_MAX) {
        kr_raise_fmt(ctx, &kr_type_RuntimeError,
                     "the board sleeps and nothing is planned that could wake it");
    } else {
        kr_sim_advance(ctx, s, until);
    }
    check_end(ctx, s);
}

static void set_alarm(kr_ctx *ctx, uint64_t at) {
    kr_sim *s = kr_sim_of(ctx);
    if (at == UINT64_MAX) {
        kr_sim_call_off(s, KR_SIM_ALARM, 0);
    } else {
        kr_sim_plan(ctx, s, at, KR_SIM_ALARM, 0, true);
    }
}

static bool rules(kr_ctx *ctx) {
    return !kr_sim_of(ctx)->real;
}

const kr_hal_clock kr_sim_clock = {
    .rules = rules,
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
