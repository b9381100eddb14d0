/* The compiled unit and its code objects: making them, tracing them.
 *
 * Invariants: a body never changes after kr_code_new. Leaf blocks (names, objects,
 * children, slot names, positions) have exactly one owner, which traces them. */
#include "code/unit.h"

#include "code/debug.h"

/* ---- making ---- */

kr_unit *kr_unit_new(kr_ctx *ctx) {
    return kr_heap_new(ctx, &kr_type_unit, sizeof(kr_unit));
}

typedef struct prelude_sizes {
    uint32_t state, exc, flags, pos, kwonly, defpos;
} prelude_sizes;

/* The bit-interleaved signature at the start of a body. */
static const uint8_t *read_signature(const uint8_t *p, prelude_sizes *s) {
    uint8_t b = *p++;
    s->state = b >> 3 & 0xf;
    s->exc = b >> 2 & 1;
    s->flags = 0;
    s->pos = b & 3;
    s->kwonly = s->defpos = 0;
    for (unsigned k = 0; b & 0x80; k++) {
        b = *p++;
        s->flags |= (uint32_t)(b >> 6 & 1) << k;
        s->state |= (uint32_t)(b >> 4 & 3) << (4 + 2 * k);
        s->kwonly |= (uint32_t)(b >> 3 & 1) << k;
        s->pos |= (uint32_t)(b >> 2 & 1) << (2 + k);
        s->exc |= (uint32_t)(b >> 1 & 1) << (1 + k);
        s->defpos |= (uint32_t)(b & 1) << k;
    }
    s->state += 1;
    return p;
}

static const uint8_t *read_size(const uint8_t *p, uint32_t *n_info, uint32_t *n_cell) {
    uint8_t b;
    unsigned k = 0;
    *n_info = *n_cell = 0;
    do {
        b = *p++;
        if (k < 6) *n_info |= (uint32_t)(b >> 1 & 0x3f) << (6 * k);
        if (k < 32) *n_cell |= (uint32_t)(b & 1) << k;
        k++;
    } while (b & 0x80);
    return p;
}

kr_code *kr_code_new(kr_ctx *ctx, kr_unit *unit, const uint8_t *body, uint32_t len, bool external) {
    kr_code *c = kr_heap_new(ctx, &kr_type_code, sizeof(kr_code));
    const uint8_t *p, *info_end;
    prelude_sizes s;
    uint32_t n_info, n_cell, n_args;
    c->unit = unit;
    c->body = body;
    c->body_len = len;
    c->body_external = external;
    p = read_size(read_signature(body, &s), &n_info, &n_cell);
    info_end = p + n_info;
    c->n_state = s.state;
    c->n_exc_stack = s.exc;
    c->flags = s.flags & 0xf;
    c->n_pos = s.pos;
    c->n_kwonly = s.kwonly;
    c->n_def_pos = s.defpos;
    c->n_cells = n_cell;
    c->name = unit->names[kr_v6_varuint(&p)];
    c->arg_names = p;
    n_args = s.pos + s.kwonly;
    if (n_args) {
        c->arg_name_values = kr_heap_leaf0(ctx, n_args * sizeof(kr_value));
        for (uint32_t i = 0; i < n_args; i++)
            c->arg_name_values[i] = unit->names[kr_v6_varuint(&p)];
    }
    c->line_table = p;
    c->line_table_end = info_end;
    c->cells = info_end;
    c->insns = info_end + n_cell;
    c->insns_end = body + len;
    return c;
}

/* ---- tracing ---- */

static void unit_trace(kr_visitor *v, kr_object *obj) {
    kr_unit *u = (kr_unit *)obj;
    kr_visit_ptr(v, &u->names);
    if (u->names) kr_visit_array(v, u->names, u->n_names);
    kr_visit_ptr(v, &u->objs);
    if (u->objs) kr_visit_array(v, u->objs, u->n_objs);
    kr_visit_ptr(v, &u->module);
    kr_visit(v, &u->source);
    kr_visit_ptr(v, &u->keeps);
    kr_visit_ptr(v, &u->listed); /* what is in it hangs on module too */
}

static void debug_trace(kr_visitor *v, kr_code *c) {
    kr_debug *d = c->debug;
    kr_visit_ptr(v, &c->debug);
    kr_visit(v, &d->qualname);
    kr_visit(v, &d->doc);
    kr_visit_ptr(v, &d->slot_names);
    if (d->slot_names) kr_visit_array(v, d->slot_names, d->n_slots);
    kr_visit_ptr(v, &d->positions);
}

void kr_code_trace(kr_visitor *v, kr_object *obj) {
    kr_code *c = (kr_code *)obj;
    kr_visit_ptr(v, &c->unit);
    if (!c->body_external) kr_visit_ptr(v, &c->body);
    kr_visit_ptr(v, &c->children);
    for (uint32_t i = 0; i < c->n_children; i++) kr_visit_ptr(v, &c->children[i]);
    if (c->debug) debug_trace(v, c);
    kr_visit(v, &c->name);
    kr_visit_ptr(v, &c->arg_name_values);
    if (c->arg_name_values) kr_visit_array(v, c->arg_name_values, c->n_pos + c->n_kwonly);
    kr_visit_ptr(v, &c->quick);
}

const kr_type kr_type_unit = {
    .base_object = {&kr_type_type},
    .name = "unit",
    .base = &kr_type_object,
    .flags = KR_TF_NO_NEW,
    .rom_id = KR_ROM_unit,
    .version = 1,
    .size = sizeof(kr_unit),
    .trace = unit_trace,
    .repr = kr_object_repr,
    .hash = kr_object_hash,
    .compare = kr_object_compare,
    .getattr = kr_object_getattr,
    .setattr = kr_object_setattr,
};
