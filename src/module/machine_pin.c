/* machine.Pin. Every pin has one Pin object, so that interrupts find it and nothing is allocated
 * where a program says Pin(4) again. */
#include "module/machine.h"

#include <stdio.h>

#include "object/dict.h"
#include "object/seq.h"
#include "object/str.h"

static kr_pin *pin_of(kr_value v) {
    return KR_AS(kr_pin, v);
}

static const kr_hal_pins *hal(kr_ctx *ctx) {
    return kr_board_get(ctx)->pins;
}

/* ---- which pin ---- */
static int find_name(const kr_pin_name *names, size_t n, kr_value name) {
    for (size_t i = 0; i < n; i++) {
        if (kr_str_eq_cstr(name, names[i].name)) return names[i].pin;
    }
    return -1;
}

unsigned kr_pin_number(kr_ctx *ctx, kr_value v) {
    const kr_hal_pins *h = hal(ctx);
    if (kr_is_exact(v, &kr_type_pin)) return pin_of(v)->number;
    if (kr_is_exact(v, &kr_type_signal)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "a Pin is wanted here, not a Signal");
    }
    if (kr_is_str(v)) {
        int n = find_name(h->board, h->n_board, v);
        if (n < 0) n = find_name(h->cpu, h->n_cpu, v);
        if (n < 0) kr_raise_fmt(ctx, &kr_type_ValueError, "this board has no pin %R", v);
        return (unsigned)n;
    }
    if (!kr_is_index(v)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "a pin is an int, a str or a Pin, not %Z", v);
    }
    int64_t n = kr_as_int64(ctx, v);
    if (!h->count) kr_raise_fmt(ctx, &kr_type_ValueError, "this board has no pins");
    if (n < 0 || n >= h->count) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "this board has no pin %lld, only 0 to %d",
                     (long long)n, h->count - 1);
    }
    return (unsigned)n;
}

int kr_pin_number_opt(kr_ctx *ctx, kr_value v) {
    return kr_given(v) ? (int)kr_pin_number(ctx, v) : -1;
}

kr_value kr_pin_object(kr_ctx *ctx, unsigned number) {
    kr_machine_state *s = kr_machine_state_of(ctx);
    kr_list *l = KR_AS(kr_list, s->pins);
    while (l->len <= number) kr_list_append(ctx, s->pins, KR_NULL);
    if (!kr_isnull(l->items[number])) return l->items[number];
    kr_pin *p = kr_heap_new(ctx, &kr_type_pin, sizeof *p);
    p->number = (uint16_t)number;
    p->setup = (kr_pin_setup){KR_PIN_IN, KR_PULL_NONE, 0, -1, KR_KEEP};
    kr_store(ctx, l, &l->items[number], kr_from_ptr(p));
    return kr_from_ptr(p);
}

const char *kr_pin_text(kr_ctx *ctx, unsigned number, char *room, size_t size) {
    const kr_hal_pins *h = hal(ctx);
    for (size_t i = 0; i < h->n_cpu; i++) {
        if (h->cpu[i].pin == number) return h->cpu[i].name;
    }
    snprintf(room, size, "%u", number);
    return room;
}

/* ---- setting up ---- */
static void refuse(kr_ctx *ctx, unsigned number) {
    char room[16];
    kr_raise_fmt(ctx, &kr_type_ValueError, "pin %s cannot be set up that way",
                 kr_pin_text(ctx, number, room, sizeof room));
}

static void apply(kr_ctx *ctx, kr_pin *p, kr_pin_setup s) {
    if (!hal(ctx)->setup(ctx, p->number, &s)) refuse(ctx, p->number);
    p->setup.mode = s.mode;
    p->setup.pull = s.pull;
    p->setup.drive = s.drive;
    p->setup.alt = s.alt;
}

void kr_pin_configure(kr_ctx *ctx, unsigned number, int mode, int pull, int value) {
    kr_pin *p = pin_of(kr_pin_object(ctx, number));
    kr_pin_setup s = p->setup;
    s.mode = (int8_t)mode;
    if (pull >= 0) s.pull = (int8_t)pull;
    s.value = (int8_t)value;
    apply(ctx, p, s);
}

/* None: `none`; -1 and missing: as it is. */
static int8_t setting(kr_ctx *ctx, kr_value v, int8_t now, int none, int most, const char *what) {
    if (kr_isnull(v)) return now;
    if (kr_is_none(v)) return (int8_t)(none == KR_KEEP ? now : none);
    int64_t n = kr_arg_int(ctx, v, 0, -1, most, what);
    return n == -1 ? now : (int8_t)n;
}

/* mode, pull, value, drive, alt */
static void init(kr_ctx *ctx, kr_pin *p, const kr_value *a) {
    kr_pin_setup s = p->setup;
    s.mode = setting(ctx, a[0], s.mode, KR_KEEP, KR_N_PIN_MODES - 1, "mode");
    s.pull = setting(ctx, a[1], s.pull, KR_PULL_NONE, KR_N_PIN_PULLS - 1, "pull");
    s.value = KR_KEEP;
    if (kr_given(a[2])) s.value = kr_truth(ctx, a[2]);
    s.drive = setting(ctx, a[3], s.drive, KR_KEEP, 3, "drive");
    s.alt = setting(ctx, a[4], s.alt, KR_KEEP, 127, "alt");
    apply(ctx, p, s);
}

#define INIT_SIG "mode=,pull=,*,value=,drive=,alt="

static kr_value pin_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    kr_value a[6];
    bool more = false;
    (void)cls;
    kr_bind_args(ctx, "Pin", "id," INIT_SIG, args, n, 0, a);
    kr_value v = kr_pin_object(ctx, kr_pin_number(ctx, a[0]));
    for (int i = 1; i < 6; i++) more = more || kr_given(a[i]);
    if (more) init(ctx, pin_of(v), a + 1);
    return v;
}

static kr_value pin_init(kr_ctx *ctx, const kr_value *a) {
    init(ctx, pin_of(a[0]), a + 1);
    return KR_NONE;
}

/* ---- levels ---- */
static inline bool is_high(kr_ctx *ctx, kr_value v) {
    return kr_is_smallint(v) ? kr_smallint_val(v) != 0 : kr_truth(ctx, v);
}

static inline kr_value level(kr_ctx *ctx, kr_value self, size_t n, const kr_value *a) {
    const kr_hal_pins *h = hal(ctx);
    if (!n) return kr_smallint(h->read(ctx, pin_of(self)->number));
    h->write(ctx, pin_of(self)->number, is_high(ctx, a[0]));
    return KR_NONE;
}

static kr_value pin_value(kr_ctx *ctx, size_t n, const kr_value *a) {
    return level(ctx, a[0], n - 1, a + 1);
}

static kr_value pin_call(kr_ctx *ctx, kr_value self, kr_value *args, kr_nargs n) {
    if (KR_UNLIKELY(n > 1)) kr_check_args(ctx, "Pin", n, 0, 1);
    return level(ctx, self, kr_npos(n), args);
}

static kr_value pin_on(kr_ctx *ctx, kr_value self) {
    hal(ctx)->write(ctx, pin_of(self)->number, 1);
    return KR_NONE;
}

static kr_value pin_off(kr_ctx *ctx, kr_value self) {
    hal(ctx)->write(ctx, pin_of(self)->number, 0);
    return KR_NONE;
}

static kr_value pin_toggle(kr_ctx *ctx, kr_value self) {
    const kr_hal_pins *h = hal(ctx);
    unsigned p = pin_of(self)->number;
    h->write(ctx, p, !h->latch(ctx, p));
    return KR_NONE;
}

/* ---- settings one by one ---- */
static kr_value pin_mode(kr_ctx *ctx, size_t n, const kr_value *a) {
    kr_pin *p = pin_of(a[0]);
    kr_pin_setup s = p->setup;
    if (n == 1) return kr_smallint(s.mode);
    s.mode = (int8_t)kr_arg_int(ctx, a[1], 0, 0, KR_N_PIN_MODES - 1, "mode");
    apply(ctx, p, s);
    return KR_NONE;
}

static kr_value pin_pull(kr_ctx *ctx, size_t n, const kr_value *a) {
    kr_pin *p = pin_of(a[0]);
    kr_pin_setup s = p->setup;
    if (n == 1) return s.pull == KR_PULL_NONE ? KR_NONE : kr_smallint(s.pull);
    s.pull = setting(ctx, a[1], s.pull, KR_PULL_NONE, KR_N_PIN_PULLS - 1, "pull");
    apply(ctx, p, s);
    return KR_NONE;
}

static kr_value pin_drive(kr_ctx *ctx, size_t n, const kr_value *a) {
    kr_pin *p = pin_of(a[0]);
    kr_pin_setup s = p->setup;
    if (n == 1) return kr_smallint(s.drive);
    s.drive = (int8_t)kr_arg_int(ctx, a[1], 0, 0, 3, "drive");
    apply(ctx, p, s);
    return KR_NONE;
}

/* ---- interrupts ---- */
static kr_value pin_irq(kr_ctx *ctx, const kr_value *a) {
    kr_irq *irq = kr_irq_of(ctx, a[0], KR_EVENT_PIN, pin_of(a[0])->number);
    bool none = true;
    for (int i = 1; i < 6; i++) none = none && kr_isnull(a[i]);
    if (none && irq->trigger) return kr_from_ptr(irq); /* irq(): only asks for it */
    uint32_t trigger =
        (uint32_t)kr_arg_int(ctx, a[2], KR_TRIGGER_FALLING | KR_TRIGGER_RISING, 0, 15, "trigger");
    kr_irq_set(ctx, irq, kr_isnull(a[1]) ? KR_NONE : a[1], kr_arg_bool(ctx, a[5], false));
    irq->trigger = trigger;
    irq->wakes = kr_given(a[4]);
    kr_irq_arm(ctx, irq);
    return kr_from_ptr(irq);
}

/* ---- Pin.board, Pin.cpu ---- */
typedef struct kr_pin_names {
    kr_object base;
    bool cpu;
} kr_pin_names;

static const kr_pin_name *names_of(kr_ctx *ctx, kr_value self, size_t *n) {
    const kr_hal_pins *h = hal(ctx);
    bool cpu = KR_AS(const kr_pin_names, self)->cpu;
    *n = cpu ? h->n_cpu : h->n_board;
    return cpu ? h->cpu : h->board;
}

static kr_value names_getattr(kr_ctx *ctx, kr_value self, kr_value name) {
    size_t n;
    const kr_pin_name *names = names_of(ctx, self, &n);
    int number = find_name(names, n, name);
    return number < 0 ? kr_object_getattr(ctx, self, name) : kr_pin_object(ctx, (unsigned)number);
}

static kr_value names_dir(kr_ctx *ctx, kr_value self) {
    size_t n;
    const kr_pin_name *names = names_of(ctx, self, &n);
    kr_value list = kr_list_new(ctx, 0, NULL);
    for (size_t i = 0; i < n; i++) {
        kr_list_append(ctx, list, kr_str_intern_rom(ctx, names[i].name));
    }
    return list;
}

static kr_value names_repr(kr_ctx *ctx, kr_value self) {
    return kr_str_format(ctx, "<pins of the %s>",
                         KR_AS(const kr_pin_names, self)->cpu ? "cpu" : "board");
}

static const kr_type names_type;
static const kr_builtin names_methods[] = {
    KR_METHOD_1(&names_type, "__dir__", names_dir, "Names of pins."),
};
static const kr_type names_type = {
    .base_object = {&kr_type_type},
    .name = "machine.pins",
    .base = &kr_type_object,
    .flags = KR_TF_NO_NEW,
    .version = 1,
    .size = sizeof(kr_pin_names),
    .methods = names_methods,
    .n_methods = KR_ARRAY_LEN(names_methods),
    .repr = names_repr,
    .getattr = names_getattr,
};
static const kr_pin_names board_names = {{&names_type}, false}, cpu_names = {{&names_type}, true};

/* ---- the type ---- */
static kr_value pin_repr(kr_ctx *ctx, kr_value self) {
    static const char *const modes[] = {"IN",    "OUT", "OPEN_DRAIN", "ALT", "ALT_OPEN_DRAIN",
                                        "ANALOG"};
    static const char *const pulls[] = {"", ", pull=Pin.PULL_UP", ", pull=Pin.PULL_DOWN",
                                        ", pull=Pin.PULL_HOLD"};
    const kr_pin *p = pin_of(self);
    char room[16];
    return kr_str_format(ctx, "Pin(%s, mode=Pin.%s%s)",
                         kr_pin_text(ctx, p->number, room, sizeof room), modes[p->setup.mode],
                         pulls[p->setup.pull]);
}

#define OWN &kr_type_pin
static const kr_builtin pin_methods[] = {
    KR_METHOD_SIG(OWN, "init", pin_init, INIT_SIG, "Set the pin up again."),
    KR_METHOD_VAR(OWN, "value", pin_value, 1, 2, "Get the level of the pin, or set it."),
    KR_METHOD_1(OWN, "on", pin_on, "Set the pin high."),
    KR_METHOD_1(OWN, "off", pin_off, "Set the pin low."),
    KR_METHOD_1(OWN, "high", pin_on, "Set the pin high."),
    KR_METHOD_1(OWN, "low", pin_off, "Set the pin low."),
    KR_METHOD_1(OWN, "toggle", pin_toggle, "Set the pin to what it is not."),
    KR_METHOD_VAR(OWN, "mode", pin_mode, 1, 2, "Get or set the mode."),
    KR_METHOD_VAR(OWN, "pull", pin_pull, 1, 2, "Get or set the pull resistor; None: no one."),
    KR_METHOD_VAR(OWN, "drive", pin_drive, 1, 2, "Get or set the drive strength."),
    KR_METHOD_SIG(OWN, "irq", pin_irq, "handler=,trigger=,*,priority=,wake=,hard=",
                  "Call handler(pin) when the pin changes so; return the irq object."),
    KR_CONSTANT_INT("IN", KR_PIN_IN),
    KR_CONSTANT_INT("OUT", KR_PIN_OUT),
    KR_CONSTANT_INT("OPEN_DRAIN", KR_PIN_OPEN_DRAIN),
    KR_CONSTANT_INT("ALT", KR_PIN_ALT),
    KR_CONSTANT_INT("ALT_OPEN_DRAIN", KR_PIN_ALT_OPEN_DRAIN),
    KR_CONSTANT_INT("ANALOG", KR_PIN_ANALOG),
    KR_CONSTANT_INT("PULL_UP", KR_PULL_UP),
    KR_CONSTANT_INT("PULL_DOWN", KR_PULL_DOWN),
    KR_CONSTANT_INT("PULL_HOLD", KR_PULL_HOLD),
    KR_CONSTANT_INT("DRIVE_0", 0),
    KR_CONSTANT_INT("DRIVE_1", 1),
    KR_CONSTANT_INT("DRIVE_2", 2),
    KR_CONSTANT_INT("DRIVE_3", 3),
    KR_CONSTANT_INT("IRQ_FALLING", KR_TRIGGER_FALLING),
    KR_CONSTANT_INT("IRQ_RISING", KR_TRIGGER_RISING),
    KR_CONSTANT_INT("IRQ_LOW_LEVEL", KR_TRIGGER_LOW),
    KR_CONSTANT_INT("IRQ_HIGH_LEVEL", KR_TRIGGER_HIGH),
    KR_CONSTANT("board", KR_ROM_VALUE(&board_names)),
    KR_CONSTANT("cpu", KR_ROM_VALUE(&cpu_names)),
};
#undef OWN

const kr_type kr_type_pin = {
    .base_object = {&kr_type_type},
    .name = "machine.Pin",
    .base = &kr_type_object,
    .flags = KR_TF_LEAF,
    .version = 1,
    .size = sizeof(kr_pin),
    .methods = pin_methods,
    .n_methods = KR_ARRAY_LEN(pin_methods),
    .doc = "Pin(id, mode, pull, *, value, drive, alt): a pin of the board.",
    .new_ = pin_new,
    .repr = pin_repr,
    .call = pin_call,
};
