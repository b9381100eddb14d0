/* The compiled unit, and the codes made from it: making them, tracing them.
 *
 * Invariants: the image never changes. What is read from it is well-formed: raw code was made by
 * our compiler or verified, debug records were checked by kr_unit_index. Leaf blocks have exactly
 * one owner, which traces them; codes that code.replace() made share theirs. */
#include "code/unit.h"

#include <stddef.h>
#include <string.h>

#include "code/debug.h"
#include "code/mpy_format.h"
#include "code/opcode.h"
#include "object/str.h"

_Static_assert(offsetof(kr_unit, quick) == offsetof(kr_code, quick),
               "a function that was not called yet has its unit in place of a code");

/* ---- the unit ---- */

kr_unit *kr_unit_new(kr_ctx *ctx) {
    return kr_heap_new(ctx, &kr_type_unit, sizeof(kr_unit));
}

kr_value kr_unit_name_slow(kr_ctx *ctx, kr_unit *unit, uint32_t i) {
    const uint8_t *p = unit->image + kr_smallint_val(unit->names[i]);
    uint32_t n = kr_v6_varuint(&p);
    const char *text = (const char *)p;
    kr_value v;
    if (n & 1) {
        v = kr_str_intern_rom(ctx, kr_mpy_static_name(n >> 1));
    } else if (unit->keeps) {
        v = kr_str_intern(ctx, text, n >> 1);
    } else {
        v = kr_str_intern_image(ctx, text, n >> 1);
    }
    kr_store(ctx, unit->names, &unit->names[i], v);
    return v;
}

const char *kr_unit_name_text(const kr_unit *unit, uint32_t i, size_t *len) {
    const uint8_t *p;
    uint32_t n;
    if (!kr_is_smallint(unit->names[i])) return kr_str_data(unit->names[i], len);
    p = unit->image + kr_smallint_val(unit->names[i]);
    n = kr_v6_varuint(&p);
    *len = n & 1 ? strlen(kr_mpy_static_name(n >> 1)) : n >> 1;
    return n & 1 ? kr_mpy_static_name(n >> 1) : (const char *)p;
}

/* Steps over the head of a raw-code element and its body; *len: of the body, *n: its children. */
static const uint8_t *open_element(const uint8_t *p, uint32_t *len, uint32_t *n) {
    uint32_t head = kr_v6_varuint(&p);
    *len = head >> 3;
    p += *len;
    *n = head & 4 ? kr_v6_varuint(&p) : 0;
    return p;
}

/* Number of the code that follows code `number` and all functions in it. */
static uint32_t next_sibling(const kr_unit *u, uint32_t number) {
    for (uint32_t left = 1, len, n; left; number++) {
        open_element(u->image + u->places[number].code, &len, &n);
        left += n - 1;
    }
    return number;
}

bool kr_unit_index(kr_ctx *ctx, kr_unit *unit, uint32_t code, uint32_t debug, uint32_t debug_len) {
    const uint8_t *p = unit->image + code, *end = unit->image + debug + debug_len;
    uint32_t left = 1, len, n;
    kr_code_at *places;
    for (unit->n_codes = 0; left; unit->n_codes++) {
        p = open_element(p, &len, &n);
        left += n - 1;
    }
    unit->places = places = kr_heap_leaf0(ctx, unit->n_codes * sizeof *places);
    p = unit->image + code;
    for (uint32_t i = 0; i < unit->n_codes; i++) {
        places[i].code = (uint32_t)(p - unit->image);
        p = open_element(p, &len, &n);
    }
    if (!debug_len) return true;
    p = unit->image + debug;
    for (uint32_t i = 0; i < unit->n_codes; i++) {
        places[i].debug = (uint32_t)(p - unit->image);
        p = kr_debug_check(p, end, unit->n_names, i);
        if (!p) return false;
    }
    return p == end;
}

const uint8_t *kr_unit_element(const kr_unit *unit, uint32_t number, size_t *len) {
    const uint8_t *p = unit->image + unit->places[number].code;
    uint32_t body, n;
    *len = (size_t)(open_element(p, &body, &n) - p);
    return p;
}

const uint8_t *kr_unit_debug(const kr_unit *unit, uint32_t number, size_t *len) {
    const uint8_t *p = unit->image + unit->places[number].debug, *end = p;
    uint32_t n;
    if (!unit->places[number].debug) return NULL;
    n = kr_v6_varuint(&end);
    *len = (size_t)(end - p) + n;
    return p;
}

/* ---- codes ---- */

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

kr_value kr_unit_code_name(kr_ctx *ctx, kr_unit *unit, uint32_t number) {
    const uint8_t *p = unit->image + unit->places[number].code;
    prelude_sizes s;
    uint32_t n_info, n_cell;
    kr_v6_varuint(&p);
    p = read_size(read_signature(p, &s), &n_info, &n_cell);
    return kr_unit_name(ctx, unit, kr_v6_varuint(&p));
}

static void read_prelude(kr_ctx *ctx, kr_code *c) {
    const uint8_t *p, *info_end;
    prelude_sizes s;
    uint32_t n_info, n_cell;
    p = read_size(read_signature(c->body, &s), &n_info, &n_cell);
    info_end = p + n_info;
    c->n_state = s.state;
    c->n_exc_stack = s.exc;
    c->flags = s.flags & 0xf;
    c->n_pos = s.pos;
    c->n_kwonly = s.kwonly;
    c->n_def_pos = s.defpos;
    c->n_cells = n_cell;
    c->qualname = c->name = kr_unit_name(ctx, c->unit, kr_v6_varuint(&p));
    c->arg_names = p;
    for (uint32_t i = s.pos + s.kwonly; i; i--) kr_v6_varuint(&p);
    c->line_table = p;
    c->line_table_end = info_end;
    c->cells = info_end;
    c->insns = info_end + n_cell;
    c->insns_end = c->body + c->body_len;
}

/* What the debug record claims of the parameters must fit to what the prelude says. */
static void read_debug(kr_ctx *ctx, kr_code *c, const uint8_t *p) {
    kr_debug *d = c->debug = &c->record;
    kr_debug_decode(p, d);
    c->qualname = kr_debug_qualname(ctx, c->unit, c->number, c->name);
    if (d->n_free > c->n_pos) d->n_free = c->n_pos;
    if (d->n_slots > c->n_state) d->n_slots = c->n_state;
    if (d->n_pos_only > c->n_pos - d->n_free) d->n_pos_only = c->n_pos - d->n_free;
}

/* Only the body of a class, besides that of a module, looks up names in a namespace: it begins with
 * __module__ = __name__. */
static bool is_class_body(const kr_code *c) {
    if (c->debug) return c->debug->flags & KR_CODE_CLASS;
    return c->insns < c->insns_end && *c->insns == KR_OPC_LOAD_NAME_NAME;
}

kr_code *kr_unit_code(kr_ctx *ctx, kr_unit *unit, uint32_t number) {
    const kr_code_at *at = &unit->places[number];
    const uint8_t *p = unit->image + at->code;
    kr_code *c = kr_heap_new(ctx, &kr_type_code, sizeof *c);
    c->unit = unit;
    c->number = number;
    open_element(p, &c->body_len, &c->n_children);
    kr_v6_varuint(&p);
    c->body = p;
    read_prelude(ctx, c);
    if (at->debug) read_debug(ctx, c, unit->image + at->debug);
    c->once = number == 0 || is_class_body(c);
    if (c->n_children) {
        uint32_t child = number + 1;
        c->children = kr_heap_leaf0(ctx, c->n_children * sizeof *c->children);
        for (uint32_t i = 0; i < c->n_children; i++) {
            c->children[i] = kr_smallint(child);
            if (i + 1 < c->n_children) child = next_sibling(unit, child);
        }
    }
    return c;
}

/* children[i] is a code; or, as a small int, the number of one that was not made yet, -1 - number
 * once it was given out by kr_code_child_cold. */
static uint32_t number_of(kr_value child) {
    kr_sword n = kr_smallint_val(child);
    return (uint32_t)(n < 0 ? -1 - n : n);
}

kr_code *kr_code_child(kr_ctx *ctx, kr_code *code, uint32_t i) {
    kr_value v = code->children[i];
    if (kr_is_smallint(v)) {
        kr_code *made = kr_unit_code(ctx, code->unit, number_of(v));
        made->once = false;
        v = kr_from_ptr(made);
        kr_store(ctx, code->children, &code->children[i], v);
    }
    return KR_AS(kr_code, v);
}

bool kr_code_child_cold(kr_code *code, uint32_t i, uint32_t *number) {
    kr_value v = code->children[i];
    if (!code->once || !kr_is_smallint(v) || kr_smallint_val(v) < 0) return false;
    *number = number_of(v);
    code->children[i] = kr_smallint(-1 - kr_smallint_val(v));
    return true;
}

const kr_value *kr_code_arg_names(kr_ctx *ctx, kr_code *code) {
    static const kr_value none[1]; /* never NULL, to which nothing may be added */
    uint32_t n = code->n_pos + code->n_kwonly;
    const uint8_t *p = code->arg_names;
    kr_value *names;
    if (!n) return none;
    if (code->arg_name_values) return code->arg_name_values;
    names = kr_heap_leaf0(ctx, n * sizeof *names);
    code->arg_name_values = names; /* seen by the collector from here on */
    for (uint32_t i = 0; i < n; i++) names[i] = kr_unit_name(ctx, code->unit, kr_v6_varuint(&p));
    return names;
}

/* ---- tracing ---- */

static void unit_trace(kr_visitor *v, kr_object *obj) {
    kr_unit *u = (kr_unit *)obj;
    kr_visit_ptr(v, &u->names);
    if (u->names) kr_visit_array(v, u->names, u->n_names);
    kr_visit_ptr(v, &u->objs);
    if (u->objs) kr_visit_array(v, u->objs, u->n_objs);
    kr_visit_ptr(v, &u->places);
    kr_visit_ptr(v, &u->keeps);
    kr_visit(v, &u->source);
    kr_visit_ptr(v, &u->listed);
}

static void visit_values(kr_visitor *v, kr_value **array, uint32_t n) {
    kr_visit_ptr(v, array);
    if (*array) kr_visit_array(v, *array, n);
}

void kr_code_trace(kr_visitor *v, kr_object *obj) {
    kr_code *c = (kr_code *)obj;
    kr_visit_ptr(v, &c->unit);
    kr_visit_ptr(v, &c->quick);
    visit_values(v, &c->children, c->n_children);
    visit_values(v, &c->arg_name_values, c->n_pos + c->n_kwonly);
    visit_values(v, &c->slot_names, c->record.n_slots);
    kr_visit(v, &c->name);
    kr_visit(v, &c->qualname);
    kr_visit(v, &c->doc);
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
