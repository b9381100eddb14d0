/* machine.Timer: any number of them over the one alarm of the board's clock. Those that run are in
 * a list, the next to fire first. */
#include "module/machine.h"
#include "object/float.h"
#include "object/str.h"

typedef struct kr_timer {
    kr_object base;
    struct kr_timer *next;
    kr_irq *irq;
    uint64_t at, period; /* ns */
    int16_t id;
    bool once, running;
} kr_timer;

enum { TIMER_ONE_SHOT, TIMER_PERIODIC, TIMER_LAST_ID = 15 };

static kr_timer *timer_of(kr_value v) {
    return KR_AS(kr_timer, v);
}

/* ---- the list ---- */
static void insert(kr_machine_state *s, kr_timer *t) {
    kr_timer **link = &s->timers;
    while (*link && (*link)->at <= t->at) link = &(*link)->next;
    t->next = *link;
    *link = t;
    t->running = true;
}

static void stop(kr_machine_state *s, kr_timer *t) {
    for (kr_timer **link = &s->timers; *link; link = &(*link)->next) {
        if (*link != t) continue;
        *link = t->next;
        break;
    }
    t->next = NULL;
    t->running = false;
}

static void set_alarm(kr_ctx *ctx, const kr_machine_state *s) {
    kr_board_get(ctx)->clock->set_alarm(ctx, s->timers ? s->timers->at : UINT64_MAX);
}

void kr_timer_run(kr_ctx *ctx) {
    kr_machine_state *s = kr_machine_state_of(ctx);
    uint64_t now = kr_board_get(ctx)->clock->now_ns(ctx);
    s->alarm = false;
    while (s->timers && s->timers->at <= now) {
        kr_timer *t = s->timers;
        stop(s, t);
        kr_irq_fire(ctx->vm, t->irq, 1);
        if (t->once) {
            t->irq->active = false;
            continue;
        }
        t->at += t->period;
        if (t->at <= now) t->at += (now - t->at) / t->period * t->period + t->period;
        insert(s, t);
    }
    set_alarm(ctx, s);
}

/* ---- setting up ---- */
static uint64_t period_ns(kr_ctx *ctx, kr_value freq, kr_value period) {
    double f = kr_given(freq) ? kr_as_double(ctx, freq) : -1;
    if (f != -1) {
        double ns = 1e9 / f + 0.5;
        if (!(f > 0) || ns < 1 || ns > 9e18) {
            kr_raise_fmt(ctx, &kr_type_ValueError, "freq must be above 0 and at most 1 GHz");
        }
        return (uint64_t)ns;
    }
    if (!kr_given(period) || (kr_is_smallint(period) && kr_smallint_val(period) == -1)) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "a timer needs period= (milliseconds) or freq=");
    }
    return (uint64_t)kr_arg_int(ctx, period, 0, 1, INT64_MAX / 1000000, "period") * 1000000;
}

/* Another Timer object with the same number was for the same timer. */
static void take_over(kr_machine_state *s, const kr_timer *mine) {
    kr_timer *t = s->timers;
    while (t && mine->id >= 0) {
        kr_timer *next = t->next;
        if (t->id == mine->id) {
            stop(s, t);
            t->irq->active = t == mine;
        }
        t = next;
    }
}

/* mode, freq, period, callback, hard */
static void init(kr_ctx *ctx, kr_timer *t, const kr_value *a) {
    kr_machine_state *s = kr_machine_state_of(ctx);
    int64_t mode = kr_arg_int(ctx, a[0], TIMER_PERIODIC, 0, 1, "mode");
    uint64_t ns = period_ns(ctx, a[1], a[2]);
    stop(s, t);
    take_over(s, t);
    t->irq = kr_irq_of(ctx, kr_from_ptr(t), KR_IRQ_TIMER, 0);
    kr_irq_set(ctx, t->irq, kr_isnull(a[3]) ? KR_NONE : a[3], kr_arg_bool(ctx, a[4], false));
    t->once = mode == TIMER_ONE_SHOT;
    t->period = ns;
    t->at = kr_board_get(ctx)->clock->now_ns(ctx) + ns;
    t->irq->active = true;
    insert(s, t);
    set_alarm(ctx, s);
}

#define INIT_SIG "*,mode=,freq=,period=,callback=,hard="

static kr_value timer_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    kr_value a[6];
    bool more = false;
    (void)cls;
    kr_bind_args(ctx, "Timer", "id=," INIT_SIG, args, n, 0, a);
    int64_t id = kr_arg_int(ctx, a[0], -1, -1, TIMER_LAST_ID, "id");
    kr_timer *t = kr_heap_new(ctx, &kr_type_timer, sizeof *t);
    t->id = (int16_t)id;
    for (int i = 1; i < 6; i++) more = more || !kr_isnull(a[i]);
    if (more) init(ctx, t, a + 1);
    return kr_from_ptr(t);
}

static kr_value timer_init(kr_ctx *ctx, const kr_value *a) {
    init(ctx, timer_of(a[0]), a + 1);
    return KR_NONE;
}

static kr_value timer_deinit(kr_ctx *ctx, kr_value self) {
    kr_machine_state *s = kr_machine_state_of(ctx);
    kr_timer *t = timer_of(self);
    stop(s, t);
    if (t->irq) {
        t->irq->n_calls = 0;
        t->irq->active = false;
    }
    set_alarm(ctx, s);
    return KR_NONE;
}

static kr_value timer_repr(kr_ctx *ctx, kr_value self) {
    const kr_timer *t = timer_of(self);
    if (!t->running) return kr_str_format(ctx, "Timer(%d)", t->id);
    return kr_str_format(ctx, "Timer(%d, mode=Timer.%s, period=%R)", t->id,
                         t->once ? "ONE_SHOT" : "PERIODIC",
                         kr_float_new(ctx, (double)t->period / 1e6));
}

static void timer_trace(kr_visitor *v, kr_object *obj) {
    kr_timer *t = (kr_timer *)obj;
    kr_visit_ptr(v, &t->next);
    kr_visit_ptr(v, &t->irq);
}

#define OWN &kr_type_timer
static const kr_builtin timer_methods[] = {
    KR_METHOD_SIG(OWN, "init", timer_init, INIT_SIG, "Start the timer."),
    KR_METHOD_1(OWN, "deinit", timer_deinit, "Stop the timer."),
    KR_CONSTANT_INT("ONE_SHOT", TIMER_ONE_SHOT),
    KR_CONSTANT_INT("PERIODIC", TIMER_PERIODIC),
};
#undef OWN

const kr_type kr_type_timer = {
    .base_object = {&kr_type_type},
    .name = "machine.Timer",
    .base = &kr_type_object,
    .version = 1,
    .size = sizeof(kr_timer),
    .methods = timer_methods,
    .n_methods = KR_ARRAY_LEN(timer_methods),
    .doc = "Timer(id=-1, *, mode, freq, period, callback, hard): calls callback(timer).",
    .trace = timer_trace,
    .new_ = timer_new,
    .repr = timer_repr,
};
