/* From finished scopes to the unit.
 *
 * Order of the tables (it shows in the file): name 0 is the source name; a first sweep over the
 * scopes, breadth-first, adds each scope's own name, the names in instructions other than
 * identifier accesses, and the constants; a second one the argument names and then the identifiers.
 * Both are one walk here: identifiers queue up and are added at its end if still missing. */
#include <string.h>

#include "code/debug.h"
#include "compile/lower.h"
#include "object/names.h"
#include "object/seq.h"
#include "object/str.h"

/* ---- tables ---- */

static void push(kr_gen *g, int which, uint32_t item) {
    kr_scratch *b = &g->scratch[which];
    memcpy(kr_scratch_room(g, b, sizeof item), &item, sizeof item);
    b->n += sizeof item;
}

static uint32_t count(const kr_gen *g, int which) {
    return (uint32_t)(g->scratch[which].n / sizeof(uint32_t));
}

static uint32_t item(const kr_gen *g, int which, uint32_t i) {
    return ((const uint32_t *)g->scratch[which].at)[i];
}

static void add_name(kr_gen *g, kr_sid t) {
    kr_text_entry *e = &g->texts[t];
    if (e->index) return;
    push(g, KR_SCRATCH_NAMES, t);
    e->index = count(g, KR_SCRATCH_NAMES);
}

void kr_sweep_name(kr_gen *g, kr_sid t, bool ident) {
    kr_text_entry *e = &g->texts[t];
    if (e->index) return;
    if (!ident) {
        add_name(g, t);
        return;
    }
    if (e->flags & KR_TX_QUEUED) return;
    e->flags |= KR_TX_QUEUED;
    push(g, KR_SCRATCH_QUEUE, t);
}

void kr_sweep_const(kr_gen *g, kr_cid c) {
    kr_const_entry *e = &g->consts[c];
    if (e->index) return;
    push(g, KR_SCRATCH_CONSTS, c);
    e->index = count(g, KR_SCRATCH_CONSTS);
}

static void sweep_scope(kr_gen *g, kr_scope *s) {
    kr_lower o = {.g = g, .s = s};
    add_name(g, s->name);
    if (s->n_free) kr_sweep_name(g, g->known[KR_KN_STAR], true);
    for (uint32_t i = 0; i < s->n_ids; i++) {
        const kr_ident *e = &s->ids[i];
        if (!(e->flags & KR_ID_PARAM) || e->flags & KR_ID_STAR) continue;
        kr_sweep_name(g, e->flags & KR_ID_HIDDEN ? g->known[KR_KN_STAR] : e->name, true);
    }
    kr_lower_scope(&o);
    s->max_depth = (uint32_t)o.max_depth;
}

static void sweep(kr_gen *g) {
    size_t n;
    for (uint32_t i = 0; i < g->n_texts; i++) g->texts[i].index = 0;
    const char *file = kr_str_data(g->opt->filename, &n);
    add_name(g, kr_text_add(g, file, (uint32_t)n));
    for (kr_scope *s = g->module; s; s = s->next) {
        if (!(s->flags & KR_SF_DROPPED)) sweep_scope(g, s);
    }
    for (uint32_t i = 0; i < count(g, KR_SCRATCH_QUEUE); i++)
        add_name(g, item(g, KR_SCRATCH_QUEUE, i));
}

/* ---- the debug record ---- */

static uint32_t debug_flags(const kr_gen *g, const kr_scope *s) {
    uint32_t f = 0;
    bool async_gen =
        s->flags & KR_SF_ASYNC && (s->flags & KR_SF_YIELDS || s->type == KR_SCOPE_GENEXP);
    if (async_gen) {
        f |= KR_CODE_ASYNC_GEN;
    } else if (s->flags & KR_SF_ASYNC) {
        f |= KR_CODE_COROUTINE;
    }
    if (s->type == KR_SCOPE_CLASS) f |= KR_CODE_CLASS;
    if (s->type == KR_SCOPE_MODULE)
        f |= KR_CODE_MODULE | (g->opt->mode == KR_COMPILE_EVAL ? KR_CODE_EVAL : 0);
    if (s->type == KR_SCOPE_LAMBDA) f |= KR_CODE_LAMBDA;
    if (s->type == KR_SCOPE_GENEXP) {
        f |= KR_CODE_GENEXPR;
    } else if (kr_scope_is_comp(s)) {
        f |= KR_CODE_COMPREHENSION;
    }
    if (s->flags & KR_SF_NESTED) f |= KR_CODE_NESTED;
    if (g->flags & KR_CF_FUTURE_ANNOTATIONS) f |= KR_CODE_FUTURE_ANNOTATIONS;
    return f;
}

static kr_value interned(kr_gen *g, kr_sid t) {
    const kr_text_entry *e = &g->texts[t];
    return kr_str_intern(g->ctx, e->s, e->n);
}

static void pack_positions(kr_gen *g, kr_lower *o, kr_debug *d) {
    kr_pos_encoder enc;
    kr_mark_reader r = kr_marks_open(o->positions, true);
    kr_scratch *packed = &g->scratch[KR_SCRATCH_HEAD];
    uint8_t *leaf;
    packed->n = 0;
    kr_pos_encoder_init(&enc, d->first_line);
    while (kr_marks_next(&r)) {
        const kr_mark *m = &r.mark;
        kr_position pos = {m->line, m->end_line, m->col, m->end_col};
        uint8_t *to = (uint8_t *)kr_scratch_room(g, packed, KR_POS_ROW_MAX);
        packed->n += kr_pos_encode(&enc, kr_mark_address(o, &r), &pos, to);
    }
    leaf = kr_heap_leaf(g->ctx, packed->n ? packed->n : 1);
    if (packed->n) memcpy(leaf, packed->at, packed->n);
    d->positions = leaf;
    d->positions_len = (uint32_t)packed->n;
}

static void make_debug(kr_gen *g, kr_lower *o, kr_code *code) {
    const kr_scope *s = o->s;
    kr_debug *d = kr_heap_leaf0(g->ctx, sizeof *d);
    code->debug = d;
    d->qualname = KR_NONE;
    d->flags = debug_flags(g, s);
    d->first_line = s->first_line;
    d->n_free = s->n_free;
    d->n_pos_only = s->n_posonly;
    d->qualname = interned(g, s->qualname ? s->qualname : s->name);
    if (s->doc) d->doc = kr_const_value(g, s->doc - 1);
    if (s->n_slots) {
        kr_value *names = kr_heap_leaf0(g->ctx, s->n_slots * sizeof(kr_value));
        d->slot_names = names;
        d->n_slots = s->n_slots;
        for (uint32_t i = 0; i < s->n_ids; i++) {
            const kr_ident *e = &s->ids[i];
            bool named = e->kind == KR_IK_FREE || !(e->flags & KR_ID_HIDDEN) || e->name;
            if (e->kind != KR_IK_LOCAL && e->kind != KR_IK_CELL && e->kind != KR_IK_FREE) continue;
            if (named) names[e->slot] = interned(g, e->name);
        }
    }
    pack_positions(g, o, d);
}

/* ---- making the unit ---- */

static void fill_tables(kr_gen *g, kr_unit *unit) {
    uint32_t n_names = count(g, KR_SCRATCH_NAMES), n_objs = count(g, KR_SCRATCH_CONSTS);
    unit->names = kr_heap_leaf0(g->ctx, n_names * sizeof(kr_value));
    unit->n_names = n_names;
    for (uint32_t i = 0; i < n_names; i++)
        unit->names[i] = interned(g, item(g, KR_SCRATCH_NAMES, i));
    if (!n_objs) return;
    unit->objs = kr_heap_leaf0(g->ctx, n_objs * sizeof(kr_value));
    unit->n_objs = n_objs;
    for (uint32_t i = 0; i < n_objs; i++)
        unit->objs[i] = kr_const_value(g, item(g, KR_SCRATCH_CONSTS, i));
}

static void make_code(kr_gen *g, kr_unit *unit, kr_scope *s, kr_value keep_alive) {
    kr_arena_mark mark = kr_arena_save(&g->tree);
    kr_lower o = {.g = g, .s = s, .writing = true};
    uint32_t len;
    const uint8_t *body;
    kr_encode_start(&o);
    kr_lower_scope(&o);
    body = kr_encode_body(&o, &len);
    s->result = kr_code_new(g->ctx, unit, body, len, false);
    kr_list_append(g->ctx, keep_alive, kr_from_ptr(s->result));
    if (g->debug) make_debug(g, &o, s->result);
    if (s->n_made) {
        s->result->children = kr_heap_leaf0(g->ctx, s->n_made * sizeof(kr_code *));
        s->result->n_children = s->n_made;
    }
    kr_arena_release(&g->tree, mark);
}

/* Listings show functions in the order their scopes were created, which children do not tell. */
static void list_in_order(kr_gen *g, kr_unit *unit) {
    uint32_t n = 0;
    for (kr_scope *s = g->module; s; s = s->next) n += !(s->flags & KR_SF_DROPPED);
    unit->listed = kr_heap_leaf0(g->ctx, n * sizeof *unit->listed);
    for (kr_scope *s = g->module; s; s = s->next) {
        if (!(s->flags & KR_SF_DROPPED)) unit->listed[unit->n_listed++] = s->result;
    }
}

kr_unit *kr_emit_unit(kr_gen *g) {
    kr_unit *unit;
    kr_value keep_alive;
    sweep(g);
    unit = kr_unit_new(g->ctx);
    unit->portable = g->portable;
    keep_alive = kr_list_new(g->ctx, 1, NULL);
    kr_list_append(g->ctx, keep_alive, kr_from_ptr(unit));
    fill_tables(g, unit);
    for (kr_scope *s = g->module; s; s = s->next) {
        if (!(s->flags & KR_SF_DROPPED)) make_code(g, unit, s, keep_alive);
    }
    for (kr_scope *s = g->module; s; s = s->next) {
        uint32_t i = 0;
        if (s == g->module) unit->module = s->result;
        if (s->flags & KR_SF_DROPPED) continue;
        for (kr_scope *c = s->made; c; c = c->next_made) s->result->children[i++] = c->result;
    }
    if (g->ctx->vm->verbose >= 2) list_in_order(g, unit);
    if (KR_AS(kr_list, keep_alive)->len == 0) return NULL;
    return unit;
}
