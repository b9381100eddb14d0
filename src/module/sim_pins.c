/* Pins of the simulated board: what level a net has, who is told, and the record. */
#include "module/sim.h"

#include "object/seq.h"

/* ---- the record ---- */
static void record(kr_sim *s, unsigned net, int level) {
    if (s->n_edges == s->cap_edges) {
        size_t cap = s->cap_edges ? 2 * s->cap_edges : 256, one = sizeof *s->edges;
        if (cap > s->most_edges) cap = s->most_edges;
        kr_sim_edge *more = cap > s->cap_edges ? s->vm->mem(s->vm->mem_opaque, s->edges,
                                                            s->cap_edges * one, cap * one)
                                               : NULL;
        if (!more) {
            s->lost_edges++;
            return;
        }
        s->edges = more;
        s->cap_edges = cap;
    }
    s->edges[s->n_edges++] = (kr_sim_edge){s->now, (uint8_t)net, (uint8_t)level};
}

/* ---- levels ---- */
typedef struct kr_sim_drivers {
    bool high, low, up, down;
} kr_sim_drivers;

static void add_drivers(const kr_sim_pin *p, kr_sim_drivers *d) {
    switch (p->setup.mode) {
    case KR_PIN_OUT:
    case KR_PIN_ALT:
        if (p->out)
            d->high = true;
        else
            d->low = true;
        break;
    case KR_PIN_OPEN_DRAIN:
    case KR_PIN_ALT_OPEN_DRAIN:
        if (!p->out) d->low = true;
        break;
    default:
        break;
    }
    if (p->drive == 1) d->high = true;
    if (p->drive == 0 || p->holds) d->low = true;
    if (p->setup.pull == KR_PULL_UP || p->pull > 0) d->up = true;
    if (p->setup.pull == KR_PULL_DOWN || p->pull < 0) d->down = true;
}

static int level_of(const kr_sim *s, unsigned net) {
    kr_sim_drivers d = {0};
    for (unsigned i = net; i < KR_SIM_PINS; i++) {
        if (s->pin[i].net == net) add_drivers(&s->pin[i], &d);
    }
    if (d.high && d.low) return KR_LEVEL_CONFLICT;
    if (d.high || d.low) return d.high;
    return d.up ? KR_LEVEL_HIGH : d.down ? KR_LEVEL_LOW : KR_LEVEL_FLOATING;
}

static void interrupt(kr_ctx *ctx, const kr_sim_pin *p, unsigned number, bool was, bool is) {
    unsigned flags = is ? KR_TRIGGER_HIGH : KR_TRIGGER_LOW;
    if (was != is) flags |= is ? KR_TRIGGER_RISING : KR_TRIGGER_FALLING;
    if (p->triggers & flags) {
        kr_machine_event(ctx->vm, KR_EVENT_PIN, number, p->triggers & flags);
    }
}

static void tell_watchers(kr_ctx *ctx, const kr_sim_pin *p, int level) {
    if (kr_isnull(p->watchers)) return;
    const kr_list *l = KR_AS(const kr_list, p->watchers);
    for (size_t i = 0; i < l->len; i++) kr_call1(ctx, l->items[i], kr_smallint(level));
}

void kr_sim_changed(kr_ctx *ctx, kr_sim *s, unsigned pin) {
    unsigned net = s->pin[pin].net;
    int old = s->pin[net].level, level = level_of(s, net);
    if (level == old) return;
    bool was = old == KR_LEVEL_HIGH, is = level == KR_LEVEL_HIGH;
    s->pin[net].level = (uint8_t)level;
    record(s, net, level);
    for (unsigned i = net; i < KR_SIM_PINS; i++) {
        kr_sim_pin *p = &s->pin[i];
        if (p->net != net) continue;
        if (was != is && p->triggers) interrupt(ctx, p, i, was, is);
        if (was != is) kr_sim_uart_edge(ctx, s, i, is);
        tell_watchers(ctx, p, level);
    }
    if (ctx->pending & KR_PENDING_BOARD) kr_machine_run_hard(ctx);
}

void kr_sim_connect(kr_ctx *ctx, kr_sim *s, unsigned a, unsigned b) {
    unsigned from = s->pin[a].net, to = s->pin[b].net;
    if (from == to) return;
    if (from < to) {
        unsigned t = from;
        from = to;
        to = t;
    }
    for (unsigned i = 0; i < KR_SIM_PINS; i++) {
        if (s->pin[i].net == from) s->pin[i].net = (uint8_t)to;
    }
    kr_sim_changed(ctx, s, to);
}

void kr_sim_output(kr_ctx *ctx, kr_sim *s, unsigned pin, int level) {
    if (s->pin[pin].out == level) return;
    s->pin[pin].out = (uint8_t)level;
    kr_sim_changed(ctx, s, pin);
}

/* ---- as machine sees them ---- */
static bool setup(kr_ctx *ctx, unsigned pin, const kr_pin_setup *with) {
    kr_sim *s = kr_sim_of(ctx);
    kr_sim_access(ctx, s);
    s->pin[pin].setup = *with;
    if (with->value >= 0) s->pin[pin].out = (uint8_t)with->value;
    kr_sim_changed(ctx, s, pin);
    return true;
}

static int read_pin(kr_ctx *ctx, unsigned pin) {
    kr_sim *s = kr_sim_of(ctx);
    kr_sim_access(ctx, s);
    return kr_sim_level(s, pin) == KR_LEVEL_HIGH;
}

/* Where interrupts are masked the program counts nanoseconds itself. */
static void write_pin(kr_ctx *ctx, unsigned pin, int level) {
    kr_sim *s = kr_sim_of(ctx);
    if (KR_LIKELY(!s->masked)) kr_sim_access(ctx, s);
    kr_sim_output(ctx, s, pin, level);
}

static int latch(kr_ctx *ctx, unsigned pin) {
    return kr_sim_of(ctx)->pin[pin].out;
}

static bool watch(kr_ctx *ctx, unsigned pin, unsigned triggers) {
    kr_sim *s = kr_sim_of(ctx);
    bool is = kr_sim_level(s, pin) == KR_LEVEL_HIGH;
    s->pin[pin].triggers = (uint8_t)triggers;
    interrupt(ctx, &s->pin[pin], pin, is, is);
    return true;
}

static const kr_pin_name cpu_names[] = {
    {"P0", 0},   {"P1", 1},   {"P2", 2},   {"P3", 3},   {"P4", 4},   {"P5", 5},   {"P6", 6},
    {"P7", 7},   {"P8", 8},   {"P9", 9},   {"P10", 10}, {"P11", 11}, {"P12", 12}, {"P13", 13},
    {"P14", 14}, {"P15", 15}, {"P16", 16}, {"P17", 17}, {"P18", 18}, {"P19", 19}, {"P20", 20},
    {"P21", 21}, {"P22", 22}, {"P23", 23}, {"P24", 24}, {"P25", 25}, {"P26", 26}, {"P27", 27},
    {"P28", 28}, {"P29", 29}, {"P30", 30}, {"P31", 31}};

static const kr_pin_name board_names[] = {
    {"LED", 25},   {"LED2", 26},  {"LED3", 27},  {"BUTTON", 24}, {"BUTTON2", 23}, {"TX0", 0},
    {"RX0", 1},    {"TX1", 4},    {"RX1", 5},    {"SDA0", 8},    {"SCL0", 9},     {"SDA1", 6},
    {"SCL1", 7},   {"SCK0", 18},  {"MOSI0", 19}, {"MISO0", 16},  {"CS0", 17},     {"SCK1", 10},
    {"MOSI1", 11}, {"MISO1", 12}, {"CS1", 13}};

const kr_hal_pins kr_sim_pins = {
    .count = KR_SIM_PINS,
    .n_board = KR_ARRAY_LEN(board_names),
    .n_cpu = KR_ARRAY_LEN(cpu_names),
    .board = board_names,
    .cpu = cpu_names,
    .setup = setup,
    .read = read_pin,
    .write = write_pin,
    .latch = latch,
    .watch = watch,
};
