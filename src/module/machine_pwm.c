/* machine.PWM and machine.WDT. */
#include "module/machine.h"
#include "object/str.h"

typedef struct kr_pwm {
    kr_object base;
    kr_pwm_setup s;
    uint16_t pin;
    bool running;
} kr_pwm;

static kr_pwm *pwm_of(kr_value v) {
    return KR_AS(kr_pwm, v);
}

static void apply(kr_ctx *ctx, kr_pwm *p, kr_pwm_setup s) {
    char room[16];
    if (s.duty_ns != KR_PWM_U16 && s.freq && s.duty_ns > 1000000000 / s.freq) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "duty_ns=%lld is longer than the period, %lld ns",
                     (long long)s.duty_ns, (long long)(1000000000 / s.freq));
    }
    if (s.freq && !kr_board_get(ctx)->pwm->setup(ctx, p->pin, &s)) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "pin %s cannot do PWM that way",
                     kr_pin_text(ctx, p->pin, room, sizeof room));
    }
    p->running = s.freq;
    p->s = s;
}

/* freq, duty_u16, duty_ns, invert */
static void init(kr_ctx *ctx, kr_pwm *p, const kr_value *a) {
    kr_pwm_setup s = p->s;
    s.freq = (uint32_t)kr_arg_int(ctx, a[0], s.freq, 1, 1000000000, "freq");
    if (!kr_isnull(a[1])) {
        s.duty_u16 = (uint32_t)kr_arg_int(ctx, a[1], 0, 0, 65535, "duty_u16");
        s.duty_ns = KR_PWM_U16;
    }
    if (!kr_isnull(a[2])) {
        s.duty_ns = (uint32_t)kr_arg_int(ctx, a[2], 0, 0, 1000000000, "duty_ns");
    }
    s.invert = kr_arg_bool(ctx, a[3], s.invert);
    apply(ctx, p, s);
}

#define INIT_SIG "*,freq=,duty_u16=,duty_ns=,invert="

static kr_value pwm_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    kr_value a[5];
    (void)cls;
    kr_bind_args(ctx, "PWM", "dest," INIT_SIG, args, n, 0, a);
    if (!kr_board_get(ctx)->pwm) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "this board has no PWM");
    }
    unsigned pin = kr_pin_number(ctx, a[0]);
    kr_pwm *p = kr_heap_new(ctx, &kr_type_pwm, sizeof *p);
    p->pin = (uint16_t)pin;
    p->s.duty_ns = KR_PWM_U16;
    init(ctx, p, a + 1);
    return kr_from_ptr(p);
}

static kr_value pwm_init(kr_ctx *ctx, const kr_value *a) {
    init(ctx, pwm_of(a[0]), a + 1);
    return KR_NONE;
}

static kr_value pwm_deinit(kr_ctx *ctx, kr_value self) {
    kr_pwm *p = pwm_of(self);
    if (p->running) kr_board_get(ctx)->pwm->stop(ctx, p->pin);
    p->running = false;
    return KR_NONE;
}

static kr_value pwm_freq(kr_ctx *ctx, size_t n, const kr_value *a) {
    kr_pwm *p = pwm_of(a[0]);
    kr_pwm_setup s = p->s;
    if (n == 1) return kr_smallint((kr_sword)s.freq);
    s.freq = (uint32_t)kr_arg_int(ctx, a[1], 0, 1, 1000000000, "freq");
    apply(ctx, p, s);
    return KR_NONE;
}

static uint64_t period_ns(const kr_pwm *p) {
    return p->s.freq ? 1000000000 / p->s.freq : 0;
}

static kr_value pwm_duty_u16(kr_ctx *ctx, size_t n, const kr_value *a) {
    kr_pwm *p = pwm_of(a[0]);
    kr_pwm_setup s = p->s;
    if (n > 1) {
        s.duty_u16 = (uint32_t)kr_arg_int(ctx, a[1], 0, 0, 65535, "duty_u16");
        s.duty_ns = KR_PWM_U16;
        apply(ctx, p, s);
        return KR_NONE;
    }
    if (s.duty_ns == KR_PWM_U16 || !s.freq) return kr_smallint((kr_sword)s.duty_u16);
    return kr_smallint((kr_sword)((s.duty_ns * UINT64_C(65535) + period_ns(p) / 2) / period_ns(p)));
}

static kr_value pwm_duty_ns(kr_ctx *ctx, size_t n, const kr_value *a) {
    kr_pwm *p = pwm_of(a[0]);
    kr_pwm_setup s = p->s;
    if (n > 1) {
        s.duty_ns = (uint32_t)kr_arg_int(ctx, a[1], 0, 0, 1000000000, "duty_ns");
        apply(ctx, p, s);
        return KR_NONE;
    }
    if (s.duty_ns != KR_PWM_U16) return kr_smallint((kr_sword)s.duty_ns);
    return kr_smallint((kr_sword)(period_ns(p) * s.duty_u16 / 65535));
}

static kr_value pwm_repr(kr_ctx *ctx, kr_value self) {
    const kr_pwm *p = pwm_of(self);
    char room[16];
    const char *pin = kr_pin_text(ctx, p->pin, room, sizeof room);
    if (p->s.duty_ns != KR_PWM_U16) {
        return kr_str_format(ctx, "PWM(Pin(%s), freq=%lld, duty_ns=%lld)", pin,
                             (long long)p->s.freq, (long long)p->s.duty_ns);
    }
    return kr_str_format(ctx, "PWM(Pin(%s), freq=%lld, duty_u16=%lld)", pin, (long long)p->s.freq,
                         (long long)p->s.duty_u16);
}

#define OWN &kr_type_pwm
static const kr_builtin pwm_methods[] = {
    KR_METHOD_SIG(OWN, "init", pwm_init, INIT_SIG, "Set all of it."),
    KR_METHOD_1(OWN, "deinit", pwm_deinit, "Stop the output."),
    KR_METHOD_VAR(OWN, "freq", pwm_freq, 1, 2, "Get or set the frequency in Hz."),
    KR_METHOD_VAR(OWN, "duty_u16", pwm_duty_u16, 1, 2,
                  "Get or set how long it is high, as a share of 65535."),
    KR_METHOD_VAR(OWN, "duty_ns", pwm_duty_ns, 1, 2,
                  "Get or set how long it is high, in nanoseconds."),
};
#undef OWN

const kr_type kr_type_pwm = {
    .base_object = {&kr_type_type},
    .name = "machine.PWM",
    .base = &kr_type_object,
    .flags = KR_TF_LEAF,
    .version = 1,
    .size = sizeof(kr_pwm),
    .methods = pwm_methods,
    .n_methods = KR_ARRAY_LEN(pwm_methods),
    .doc = "PWM(pin, *, freq, duty_u16, duty_ns, invert=False)",
    .new_ = pwm_new,
    .repr = pwm_repr,
};

/* ---- watchdog ---- */
typedef struct kr_wdt {
    kr_object base;
    uint32_t id;
} kr_wdt;

static kr_value wdt_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    kr_value a[2];
    const kr_hal_wdt *h = kr_board_get(ctx)->wdt;
    (void)cls;
    kr_bind_args(ctx, "WDT", "id=,timeout=", args, n, 0, a);
    if (!h) kr_raise_fmt(ctx, &kr_type_ValueError, "this board has no WDT");
    unsigned id = kr_isnull(a[0]) ? 0 : kr_arg_id(ctx, a[0], 0, 1, "WDT");
    int64_t ms = kr_arg_int(ctx, a[1], 5000, 1, INT32_MAX, "timeout");
    if (!h->start(ctx, id, (uint32_t)ms)) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "this watchdog cannot wait for %lld ms",
                     (long long)ms);
    }
    kr_wdt *w = kr_heap_new(ctx, &kr_type_wdt, sizeof *w);
    w->id = id;
    return kr_from_ptr(w);
}

static kr_value wdt_feed(kr_ctx *ctx, kr_value self) {
    kr_board_get(ctx)->wdt->feed(ctx, KR_AS(kr_wdt, self)->id);
    return KR_NONE;
}

static const kr_builtin wdt_methods[] = {
    KR_METHOD_1(&kr_type_wdt, "feed", wdt_feed, "Keep the watchdog from resetting the board."),
};

const kr_type kr_type_wdt = {
    .base_object = {&kr_type_type},
    .name = "machine.WDT",
    .base = &kr_type_object,
    .flags = KR_TF_LEAF,
    .version = 1,
    .size = sizeof(kr_wdt),
    .methods = wdt_methods,
    .n_methods = KR_ARRAY_LEN(wdt_methods),
    .doc = "WDT(id=0, timeout=5000): resets the board unless it is fed every timeout ms.",
    .new_ = wdt_new,
};
