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

static void put_bytes(kr_gen *g, int which, const void *data, size_t n) {
    kr_scratch *b = &g->scratch[which];
    memcpy(kr_scratch_room(g, b, n), data, n);
    b->n += n;
}

static void put_uint(kr_gen *g, int which, uint64_t n) {
    uint8_t buf[10];
    put_bytes(g, which, buf, kr_v6_put_uint(buf, n));
}

/* A text of the record: a name of the unit if it is one anyway. */
static void put_text(kr_gen *g, kr_sid t) {
    const kr_text_entry *e = &g->texts[t];
    if (t && e->index) {
        put_uint(g, KR_SCRATCH_HEAD, 2 * (uint64_t)(e->index - 1) + 1);
        return;
    }
    put_uint(g, KR_SCRATCH_HEAD, 2 * (uint64_t)e->n);
    put_bytes(g, KR_SCRATCH_HEAD, e->s, e->n);
}

static void put_qualname(kr_gen *g, const kr_scope *s) {
    bool locals;
    const kr_scope *outer = kr_scope_outer(s, &locals);
    if (s->qualname == s->name || (!s->qualname && !outer)) {
        put_uint(g, KR_SCRATCH_HEAD, 0);
    } else if (s->qualname) {
        put_uint(g, KR_SCRATCH_HEAD, 1);
        put_text(g, s->qualname);
    } else {
        put_uint(g, KR_SCRATCH_HEAD, 2 * (uint64_t)(s->number - outer->number) + locals);
    }
}

static void put_doc(kr_gen *g, const kr_scope *s) {
    size_t n;
    const char *text;
    if (!s->doc) {
        put_uint(g, KR_SCRATCH_HEAD, 0);
        return;
    }
    text = kr_str_data(kr_const_value(g, s->doc - 1), &n);
    put_uint(g, KR_SCRATCH_HEAD, (uint64_t)n + 1);
    put_bytes(g, KR_SCRATCH_HEAD, text, n);
}

/* Arguments have their names in the prelude, unless they are hidden. */
static bool in_prelude(const kr_ident *e) {
    return e->flags & KR_ID_PARAM && !(e->flags & (KR_ID_STAR | KR_ID_HIDDEN)) &&
           e->kind != KR_IK_FREE;
}

static void put_slots(kr_gen *g, const kr_scope *s) {
    kr_arena_mark mark = kr_arena_save(&g->tree);
    const kr_ident **slots = kr_gen_temp(g, s->n_slots * sizeof *slots);
    uint32_t n = s->n_slots;
    memset(slots, 0, s->n_slots * sizeof *slots);
    for (uint32_t i = 0; i < s->n_ids; i++) {
        const kr_ident *e = &s->ids[i];
        if (e->kind != KR_IK_LOCAL && e->kind != KR_IK_CELL && e->kind != KR_IK_FREE) continue;
        slots[e->slot] = e;
        n -= in_prelude(e);
    }
    put_uint(g, KR_SCRATCH_HEAD, s->n_slots);
    put_uint(g, KR_SCRATCH_HEAD, n);
    for (uint32_t i = 0; i < s->n_slots; i++) {
        const kr_ident *e = slots[i];
        bool named = e && (e->kind == KR_IK_FREE || !(e->flags & KR_ID_HIDDEN) || e->name);
        if (!e || !in_prelude(e)) put_text(g, named ? e->name : 0);
    }
    kr_arena_release(&g->tree, mark);
}

static void put_positions(kr_gen *g, kr_lower *o) {
    kr_pos_encoder enc;
    kr_mark_reader r = kr_marks_open(o->positions, true);
    kr_scratch *packed = &g->scratch[KR_SCRATCH_HEAD];
    kr_pos_encoder_init(&enc, o->s->first_line);
    while (kr_marks_next(&r)) {
        const kr_mark *m = &r.mark;
        kr_position pos = {m->line, m->end_line, m->col, m->end_col};
        uint8_t *to = (uint8_t *)kr_scratch_room(g, packed, KR_POS_ROW_MAX);
        packed->n += kr_pos_encode(&enc, kr_mark_address(o, &r), &pos, to);
    }
}

/* The record (debug.h) of the scope just encoded, as a piece. */
static void make_debug(kr_gen *g, kr_lower *o) {
    const kr_scope *s = o->s;
    kr_scratch *record = &g->scratch[KR_SCRATCH_HEAD];
    record->n = 0;
    put_uint(g, KR_SCRATCH_HEAD, debug_flags(g, s));
    put_uint(g, KR_SCRATCH_HEAD, s->first_line);
    put_qualname(g, s);
    put_doc(g, s);
    put_uint(g, KR_SCRATCH_HEAD, s->n_free);
    put_uint(g, KR_SCRATCH_HEAD, s->n_posonly);
    put_slots(g, s);
    put_positions(g, o);
    g->scratch[KR_SCRATCH_PIECE].n = 0;
    put_uint(g, KR_SCRATCH_PIECE, record->n);
    put_bytes(g, KR_SCRATCH_PIECE, record->at, record->n);
}

/* ---- making the unit ---- */

static void fill_objs(kr_gen *g, kr_unit *unit) {
    uint32_t n = count(g, KR_SCRATCH_CONSTS);
    if (!n) return;
    unit->objs = kr_heap_leaf0(g->ctx, n * sizeof(kr_value));
    unit->n_objs = n;
    for (uint32_t i = 0; i < n; i++)
        unit->objs[i] = kr_const_value(g, item(g, KR_SCRATCH_CONSTS, i));
}

/* ---- the stream of pieces: what goes into the image behind the names ----
 *
 * It lies where pre-code was that nobody reads any more. */

typedef struct room {
    struct room *next;
    uint32_t cap, n;
    uint8_t bytes[];
} room;

typedef struct stream {
    room *first, *last; /* all, the unused ones included */
    room *at;           /* is being filled */
    size_t n;
} stream;

enum { ROOM = 512, ROOM_MIN = 64 };

static void add_room(stream *w, void *mem, size_t size) {
    room *r = mem;
    if (size < ROOM_MIN) return;
    *r = (room){.cap = (uint32_t)(size - sizeof *r)};
    if (w->last) w->last->next = r;
    w->last = r;
    if (!w->first) w->first = r;
    if (!w->at) w->at = r;
}

static void add_chunks(stream *w, kr_pre_chunk *c) {
    for (kr_pre_chunk *next; c; c = next) {
        next = c->next;
        add_room(w, c, KR_PRE_CHUNK_SIZE);
    }
}

/* The memory of pre-code that was lowered for the last time. */
static void add_pre_code(stream *w, const kr_pre_writer *code) {
    if (!code->first) add_room(w, code->at, (size_t)(code->end - code->at));
    add_chunks(w, code->first);
}

static void put_stream(kr_gen *g, stream *w, const void *data, size_t n) {
    const uint8_t *p = data;
    w->n += n;
    while (n) {
        room *r = w->at;
        size_t k;
        if (!r) {
            add_room(w, kr_gen_keep(g, ROOM), ROOM);
            r = w->at;
        }
        k = n < r->cap - r->n ? n : r->cap - r->n;
        memcpy(r->bytes + r->n, p, k);
        r->n += (uint32_t)k;
        p += k;
        n -= k;
        if (r->n == r->cap) w->at = r->next;
    }
}

static void put_piece(kr_gen *g, stream *w) {
    put_stream(g, w, g->scratch[KR_SCRATCH_PIECE].at, g->scratch[KR_SCRATCH_PIECE].n);
}

/* Code and debug records of the scope and those below it, in pre-order. */
static void encode_scope(kr_gen *g, kr_scope *s, kr_unit *unit, stream *w) {
    kr_arena_mark mark = kr_arena_save(&g->tree);
    kr_lower o = {.g = g, .s = s, .writing = true};
    s->number = unit->n_codes++;
    kr_encode_start(&o);
    kr_lower_scope(&o);
    add_pre_code(w, &s->code);
    kr_encode_element(&o);
    s->code_at = (uint32_t)w->n;
    put_piece(g, w);
    if (g->debug) {
        make_debug(g, &o);
        s->debug_at = (uint32_t)w->n;
        put_piece(g, w);
    }
    kr_arena_release(&g->tree, mark);
    kr_check_recursion(g->ctx, " during compilation");
    for (kr_scope *c = s->made; c; c = c->next_made) encode_scope(g, c, unit, w);
}

static size_t text_size(const kr_text_entry *e) {
    uint8_t buf[10];
    return kr_v6_put_uint(buf, 2 * (uint64_t)e->n) + e->n;
}

/* The image: texts of the names, then the pieces. Names are small ints that say where their texts
 * stand; the source name must be a str. */
static uint8_t *fill_names(kr_gen *g, kr_unit *unit, size_t more) {
    uint32_t n = count(g, KR_SCRATCH_NAMES);
    size_t size = more;
    uint8_t *image, *p;
    unit->names = kr_heap_leaf0(g->ctx, n * sizeof(kr_value));
    unit->n_names = n;
    unit->names[0] = kr_str_intern_value(g->ctx, g->opt->filename);
    for (uint32_t i = 1; i < n; i++) size += text_size(&g->texts[item(g, KR_SCRATCH_NAMES, i)]);
    unit->keeps = image = p = kr_heap_leaf(g->ctx, size);
    unit->image = image;
    for (uint32_t i = 1; i < n; i++) {
        const kr_text_entry *e = &g->texts[item(g, KR_SCRATCH_NAMES, i)];
        unit->names[i] = kr_smallint((kr_sword)(p - image));
        p += kr_v6_put_uint(p, 2 * (uint64_t)e->n);
        memcpy(p, e->s, e->n);
        p += e->n;
    }
    return p;
}

static void fill_image(kr_gen *g, kr_unit *unit, const stream *w) {
    kr_code_at *places = kr_heap_leaf0(g->ctx, unit->n_codes * sizeof *places);
    uint8_t *p;
    unit->places = places;
    p = fill_names(g, unit, w->n);
    for (const kr_scope *s = g->module; s; s = s->next) {
        uint32_t base = (uint32_t)(p - unit->image);
        if (s->flags & KR_SF_DROPPED) continue;
        places[s->number].code = base + s->code_at;
        places[s->number].debug = g->debug ? base + s->debug_at : 0;
    }
    for (const room *r = w->first; r; r = r->next) {
        memcpy(p, r->bytes, r->n);
        p += r->n;
    }
}

/* Listings show functions in the order their scopes were created, which the numbers do not tell. */
static void list_in_order(kr_gen *g, kr_unit *unit) {
    uint32_t n = 0, *listed = kr_heap_leaf0(g->ctx, unit->n_codes * sizeof *listed);
    unit->listed = listed;
    for (kr_scope *s = g->module; s; s = s->next) {
        if (!(s->flags & KR_SF_DROPPED)) listed[n++] = s->number;
    }
}

kr_unit *kr_emit_unit(kr_gen *g) {
    kr_unit *unit;
    kr_value keep_alive;
    stream w = {0};
    sweep(g);
    unit = kr_unit_new(g->ctx);
    keep_alive = kr_from_ptr(unit);
    unit->portable = g->portable;
    fill_objs(g, unit);
    add_chunks(&w, g->free_chunks);
    g->free_chunks = NULL;
    encode_scope(g, g->module, unit, &w);
    fill_image(g, unit, &w);
    if (g->ctx->vm->verbose >= 2) list_in_order(g, unit);
    kr_keep(keep_alive);
    return unit;
}
