/* Module _machine_sim: what is outside of the simulated board, for machine_sim (lib/). */
#include "module/sim.h"
#include "object/int.h"
#include "object/module.h"
#include "object/seq.h"
#include "object/str.h"

static kr_sim_pin *pin_arg(kr_ctx *ctx, kr_sim *s, kr_value v, unsigned *number) {
    *number = kr_pin_number(ctx, v);
    return &s->pin[*number];
}

/* ---- time ---- */
static kr_value s_real(kr_ctx *ctx, size_t n, const kr_value *a) {
    kr_sim *s = kr_sim_get(ctx);
    bool was = s->real;
    if (n) kr_sim_set_real(ctx, s, kr_truth(ctx, a[0]));
    return kr_bool(was);
}

static kr_value s_now(kr_ctx *ctx) {
    kr_sim_get(ctx);
    return kr_int_new(ctx, (int64_t)kr_sim_clock.now_ns(ctx));
}

static kr_value s_cost(kr_ctx *ctx, size_t n, const kr_value *a) {
    kr_sim *s = kr_sim_get(ctx);
    uint32_t was = s->cost;
    if (n) s->cost = (uint32_t)kr_arg_int(ctx, a[0], 0, 0, 1000000000, "cost");
    return kr_smallint((kr_sword)was);
}

static uint64_t time_arg(kr_ctx *ctx, kr_value v) {
    return (uint64_t)kr_arg_int(ctx, v, 0, 0, INT64_MAX, "time");
}

static kr_value s_run(kr_ctx *ctx, kr_value ns) {
    kr_sim_get(ctx);
    kr_machine_sleep(ctx, time_arg(ctx, ns));
    return KR_NONE;
}

static kr_value s_stop_at(kr_ctx *ctx, kr_value at) {
    kr_sim *s = kr_sim_get(ctx);
    if (kr_is_none(at)) {
        kr_sim_call_off(s, KR_SIM_STOP, 0);
    } else {
        kr_sim_plan(ctx, s, time_arg(ctx, at), KR_SIM_STOP, 0, true);
    }
    return KR_NONE;
}

static kr_value s_at(kr_ctx *ctx, kr_value at, kr_value fn) {
    kr_sim *s = kr_sim_get(ctx);
    kr_list *l = KR_AS(kr_list, s->calls);
    uint64_t when = time_arg(ctx, at);
    size_t i = 0;
    while (i < l->len && !kr_is_none(l->items[i])) i++;
    if (i == UINT16_MAX) kr_raise_fmt(ctx, &kr_type_OverflowError, "too much is planned");
    if (i == l->len) {
        kr_list_append(ctx, s->calls, fn);
    } else {
        kr_store(ctx, l, &l->items[i], fn);
    }
    kr_sim_plan(ctx, s, when, KR_SIM_CALL, (unsigned)i, false);
    return KR_NONE;
}

/* ---- pins from outside ---- */
static kr_value s_drive(kr_ctx *ctx, kr_value which, kr_value level) {
    kr_sim *s = kr_sim_get(ctx);
    unsigned number;
    kr_sim_pin *p = pin_arg(ctx, s, which, &number);
    p->drive = kr_is_none(level) ? -1 : (int8_t)kr_truth(ctx, level);
    kr_sim_changed(ctx, s, number);
    return KR_NONE;
}

static kr_value s_pull(kr_ctx *ctx, kr_value which, kr_value way) {
    kr_sim *s = kr_sim_get(ctx);
    unsigned number;
    kr_sim_pin *p = pin_arg(ctx, s, which, &number);
    p->pull = (int8_t)kr_arg_int(ctx, way, 0, -1, 1, "pull");
    kr_sim_changed(ctx, s, number);
    return KR_NONE;
}

static kr_value s_hold(kr_ctx *ctx, kr_value which, kr_value by) {
    kr_sim *s = kr_sim_get(ctx);
    unsigned number;
    kr_sim_pin *p = pin_arg(ctx, s, which, &number);
    int64_t d = kr_arg_int(ctx, by, 0, -1, 1, "hold");
    if (d < 0 && !p->holds) kr_raise_fmt(ctx, &kr_type_ValueError, "nothing holds this pin");
    p->holds = (uint8_t)(p->holds + d);
    kr_sim_changed(ctx, s, number);
    return KR_NONE;
}

static kr_value s_connect(kr_ctx *ctx, kr_value a, kr_value b) {
    kr_sim *s = kr_sim_get(ctx);
    kr_sim_connect(ctx, s, kr_pin_number(ctx, a), kr_pin_number(ctx, b));
    return KR_NONE;
}

static kr_value s_level(kr_ctx *ctx, kr_value which) {
    kr_sim *s = kr_sim_get(ctx);
    return kr_smallint(kr_sim_level(s, kr_pin_number(ctx, which)));
}

static kr_value s_watch(kr_ctx *ctx, kr_value which, kr_value fn) {
    kr_sim *s = kr_sim_get(ctx);
    kr_sim_pin *p = &s->pin[kr_pin_number(ctx, which)];
    if (kr_isnull(p->watchers)) p->watchers = kr_list_new(ctx, 0, NULL);
    kr_list_append(ctx, p->watchers, fn);
    return KR_NONE;
}

static kr_value s_unwatch(kr_ctx *ctx, kr_value which, kr_value fn) {
    kr_sim *s = kr_sim_get(ctx);
    kr_sim_pin *p = &s->pin[kr_pin_number(ctx, which)];
    kr_list *l = kr_isnull(p->watchers) ? NULL : KR_AS(kr_list, p->watchers);
    for (size_t i = 0; l && i < l->len; i++) {
        if (!kr_equal(ctx, l->items[i], fn)) continue;
        kr_list_del(ctx, p->watchers, i, i + 1);
        break;
    }
    return KR_NONE;
}

/* ---- the record ---- */
static kr_value s_edges(kr_ctx *ctx) {
    const kr_sim *s = kr_sim_get(ctx);
    kr_value list = kr_list_new(ctx, 0, NULL);
    for (size_t i = 0; i < s->n_edges; i++) {
        const kr_sim_edge e = s->edges[i];
        kr_value item[3] = {kr_int_new(ctx, (int64_t)e.at), kr_smallint(e.net),
                            kr_smallint(e.level)};
        kr_list_append(ctx, list, kr_tuple_new(ctx, 3, item));
    }
    return list;
}

static kr_value s_forget(kr_ctx *ctx) {
    kr_sim *s = kr_sim_get(ctx);
    s->n_edges = s->lost_edges = 0;
    return KR_NONE;
}

static kr_value s_lost(kr_ctx *ctx) {
    return kr_int_new(ctx, (int64_t)kr_sim_get(ctx)->lost_edges);
}

static kr_value s_limit(kr_ctx *ctx, kr_value most) {
    kr_sim_get(ctx)->most_edges = (size_t)kr_arg_int(ctx, most, 0, 0, 1 << 30, "limit");
    return KR_NONE;
}

static kr_value s_nets(kr_ctx *ctx) {
    const kr_sim *s = kr_sim_get(ctx);
    kr_value list = kr_list_new(ctx, 0, NULL);
    for (unsigned i = 0; i < KR_SIM_PINS; i++)
        kr_list_append(ctx, list, kr_smallint(s->pin[i].net));
    return list;
}

/* Name and number of what has a name on the board, then of all pins. */
static kr_value s_names(kr_ctx *ctx) {
    kr_value list = kr_list_new(ctx, 0, NULL);
    for (unsigned i = 0; i < kr_sim_pins.n_board + kr_sim_pins.n_cpu; i++) {
        const kr_pin_name *p = i < kr_sim_pins.n_board ? &kr_sim_pins.board[i]
                                                       : &kr_sim_pins.cpu[i - kr_sim_pins.n_board];
        kr_list_append(ctx, list,
                       kr_tuple2(ctx, kr_str_intern_rom(ctx, p->name), kr_smallint(p->pin)));
    }
    return list;
}

static kr_value s_number(kr_ctx *ctx, kr_value which) {
    return kr_smallint((kr_sword)kr_pin_number(ctx, which));
}

static const kr_builtin members[] = {
    KR_FUNC_VAR("real", s_real, 0, 1, "Is time real? real(yes) sets it."),
    KR_FUNC_0("now", s_now, "ns since the start"),
    KR_FUNC_VAR("cost", s_cost, 0, 1, "Get or set what an access takes, in ns."),
    KR_FUNC_1("run", s_run, "Wait so many ns, with handlers."),
    KR_FUNC_1("stop_at", s_stop_at, "KeyboardInterrupt at this time; None: never."),
    KR_FUNC_2("at", s_at, "at(time, fn): call fn() then"),
    KR_FUNC_2("drive", s_drive, "drive(pin, level): from outside; None: not"),
    KR_FUNC_2("pull", s_pull, "pull(pin, way): a resistor, up 1, down -1, none 0"),
    KR_FUNC_2("hold", s_hold, "hold(pin, 1): a device pulls it low; -1: one less does"),
    KR_FUNC_2("connect", s_connect, "connect(a, b): with a wire"),
    KR_FUNC_1("level", s_level, "0, 1, 2 floating, 3 conflict"),
    KR_FUNC_2("watch", s_watch, "watch(pin, fn): fn(level) at every change"),
    KR_FUNC_2("unwatch", s_unwatch, "No longer."),
    KR_FUNC_0("edges", s_edges, "Recorded changes: list of (time, net, level)"),
    KR_FUNC_0("forget", s_forget, "Empty the record."),
    KR_FUNC_0("lost", s_lost, "How many changes the record had no room for."),
    KR_FUNC_1("limit", s_limit, "How many changes the record may have."),
    KR_FUNC_0("nets", s_nets, "For every pin the lowest one that it is connected to."),
    KR_FUNC_0("names", s_names, "list of (name, pin)"),
    KR_FUNC_1("number", s_number, "Number of a pin."),
};

static void init_sim(kr_ctx *ctx, kr_value m) {
    (void)m;
    kr_machine_state_of(ctx);
    kr_sim_get(ctx);
}

const kr_module_def kr_module_machine_sim = {
    .name = "_machine_sim",
    .doc = "What is outside of the simulated board.",
    .members = members,
    .n_members = KR_ARRAY_LEN(members),
    .init = init_sim,
};
