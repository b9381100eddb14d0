/* machine.Signal: a pin, or anything with value(), that may be active low. */
#include "module/machine.h"
#include "object/str.h"

typedef struct kr_signal {
    kr_object base;
    kr_value pin;
    bool invert;
} kr_signal;

static kr_signal *signal_of(kr_value v) {
    return KR_AS(kr_signal, v);
}

/* Takes invert= out of the keywords of Signal(...); the rest goes to Pin. */
static bool take_invert(kr_ctx *ctx, kr_value *args, kr_nargs *n) {
    kr_value *kw = args + kr_npos(*n);
    uint32_t nkw = kr_nkw(*n), kept = 0;
    bool invert = false;
    for (uint32_t i = 0; i < nkw; i++) {
        if (kr_str_eq_cstr(kw[2 * i], "invert")) {
            invert = kr_truth(ctx, kw[2 * i + 1]);
            continue;
        }
        kw[2 * kept] = kw[2 * i];
        kw[2 * kept++ + 1] = kw[2 * i + 1];
    }
    *n = KR_NARGS(kr_npos(*n), kept);
    return invert;
}

static kr_value signal_new(kr_ctx *ctx, const kr_type *cls, kr_value *given, kr_nargs n) {
    size_t total = kr_npos(n) + 2 * (size_t)kr_nkw(n);
    kr_value args[16];
    (void)cls;
    if (total > KR_ARRAY_LEN(args)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "Signal() takes a pin, or arguments as Pin does");
    }
    if (total) memcpy(args, given, total * sizeof *args);
    bool invert = take_invert(ctx, args, &n), plain = kr_npos(n) == 1 && !kr_nkw(n);
    if (!kr_npos(n)) kr_raise_fmt(ctx, &kr_type_TypeError, "Signal() needs a pin");
    kr_value pin = args[0];
    if (!plain || !kr_hasattr(ctx, pin, kr_str_intern_rom(ctx, "value"))) {
        pin = kr_call(ctx, kr_type_value(&kr_type_pin), args, n);
    }
    kr_signal *s = kr_heap_new(ctx, &kr_type_signal, sizeof *s);
    s->pin = pin;
    s->invert = invert;
    return kr_from_ptr(s);
}

static kr_value get(kr_ctx *ctx, const kr_signal *s) {
    bool high;
    if (kr_is_exact(s->pin, &kr_type_pin)) {
        high = kr_board_get(ctx)->pins->read(ctx, KR_AS(kr_pin, s->pin)->number);
    } else {
        high = kr_truth(ctx, kr_call_method(ctx, s->pin, kr_str_intern_rom(ctx, "value"), NULL, 0));
    }
    return kr_smallint(high != s->invert);
}

static kr_value set(kr_ctx *ctx, const kr_signal *s, bool active) {
    kr_value level = kr_smallint(active != s->invert);
    if (kr_is_exact(s->pin, &kr_type_pin)) {
        kr_board_get(ctx)->pins->write(ctx, KR_AS(kr_pin, s->pin)->number, active != s->invert);
    } else {
        kr_call_method(ctx, s->pin, kr_str_intern_rom(ctx, "value"), &level, 1);
    }
    return KR_NONE;
}

static kr_value signal_value(kr_ctx *ctx, size_t n, const kr_value *a) {
    if (n == 1) return get(ctx, signal_of(a[0]));
    return set(ctx, signal_of(a[0]), kr_truth(ctx, a[1]));
}

static kr_value signal_call(kr_ctx *ctx, kr_value self, kr_value *args, kr_nargs n) {
    kr_check_no_kw(ctx, "Signal", n);
    kr_check_args(ctx, "Signal", n, 0, 1);
    if (!kr_npos(n)) return get(ctx, signal_of(self));
    return set(ctx, signal_of(self), kr_truth(ctx, args[0]));
}

static kr_value signal_on(kr_ctx *ctx, kr_value self) {
    return set(ctx, signal_of(self), true);
}

static kr_value signal_off(kr_ctx *ctx, kr_value self) {
    return set(ctx, signal_of(self), false);
}

static kr_value signal_repr(kr_ctx *ctx, kr_value self) {
    const kr_signal *s = signal_of(self);
    return kr_str_format(ctx, "Signal(%R, invert=%s)", s->pin, s->invert ? "True" : "False");
}

static void signal_trace(kr_visitor *v, kr_object *obj) {
    kr_visit(v, &((kr_signal *)obj)->pin);
}

#define OWN &kr_type_signal
static const kr_builtin signal_methods[] = {
    KR_METHOD_VAR(OWN, "value", signal_value, 1, 2, "Get or set whether the signal is active."),
    KR_METHOD_1(OWN, "on", signal_on, "Activate the signal."),
    KR_METHOD_1(OWN, "off", signal_off, "Deactivate the signal."),
};
#undef OWN

const kr_type kr_type_signal = {
    .base_object = {&kr_type_type},
    .name = "machine.Signal",
    .base = &kr_type_object,
    .version = 1,
    .size = sizeof(kr_signal),
    .methods = signal_methods,
    .n_methods = KR_ARRAY_LEN(signal_methods),
    .doc = "Signal(pin, *, invert=False): a pin that is switched on and off.",
    .trace = signal_trace,
    .new_ = signal_new,
    .repr = signal_repr,
    .call = signal_call,
};
