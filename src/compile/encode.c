/* Writing a v6 body: instructions with their jumps left out (layout.c decides their widths), then
 * prelude, line table, cells and the final bytes.
 *
 * Everything is collected in buffers that the next scope uses again.
 * After an instruction that never falls through nothing is written until the next label. */
#include <string.h>

#include "code/debug.h"
#include "compile/lower.h"

void kr_encode_start(kr_lower *o) {
    kr_scratch *b = o->g->scratch;
    o->code = &b[KR_SCRATCH_CODE];
    o->events = &b[KR_SCRATCH_EVENTS];
    o->lines = &b[KR_SCRATCH_LINES];
    o->positions = &b[KR_SCRATCH_POSITIONS];
    o->code->n = o->events->n = o->lines->n = o->positions->n = 0;
}

/* ---- instructions ---- */

static inline void put_byte(kr_lower *o, uint8_t b) {
    *kr_scratch_room(o->g, o->code, 1) = (char)b;
    o->code->n++;
}

void kr_encode_byte(kr_lower *o, uint8_t b) {
    if (!o->dead) put_byte(o, b);
}

static bool may_raise(uint8_t op) {
    switch (op) {
    case KR_OPC_JUMP_LABEL:
    case KR_OPC_POP_EXCEPT_JUMP_FWD:
    case KR_OPC_UNWIND_JUMP_LABEL_X:
        return false;
    default:
        return kr_opcode_lookup(op).effect != KR_EFFECT_PURE;
    }
}

static void start(kr_lower *o, uint8_t op) {
    if (o->g->debug && o->pos_end_line && may_raise(op)) kr_encode_position(o);
}

static uint32_t put_varuint(uint8_t *out, uint64_t n) {
    uint8_t tmp[10];
    uint32_t k = 0, len;
    do {
        tmp[k++] = n & 0x7f;
        n >>= 7;
    } while (n);
    len = k;
    while (k--) *out++ = (uint8_t)(tmp[k] | (k ? 0x80 : 0));
    return len;
}

static void ends(kr_lower *o, uint8_t op) {
    if (kr_opcode_lookup(op).effect == KR_EFFECT_END) o->dead = true;
}

void kr_encode_op(kr_lower *o, uint8_t op) {
    if (o->dead) return;
    start(o, op);
    put_byte(o, op);
    ends(o, op);
}

void kr_encode_u(kr_lower *o, uint8_t op, uint64_t n) {
    uint8_t *p;
    if (o->dead) return;
    start(o, op);
    p = (uint8_t *)kr_scratch_room(o->g, o->code, 11);
    *p = op;
    o->code->n += 1 + put_varuint(p + 1, n);
}

void kr_encode_int(kr_lower *o, int64_t n) {
    uint8_t tmp[10];
    uint32_t k = 0;
    if (o->dead) return;
    if (n >= -16 && n <= 47) {
        put_byte(o, (uint8_t)(0x80 + n));
        return;
    }
    put_byte(o, KR_OPC_LOAD_CONST_SMALL_INT_SINT);
    for (;;) { /* shortest form whose bit 6 of the first byte is the sign */
        tmp[k++] = n & 0x7f;
        if (n >= -64 && n < 64) break;
        n = (n - (n & 0x7f)) / 128;
    }
    while (k--) put_byte(o, (uint8_t)(tmp[k] | (k ? 0x80 : 0)));
}

static void add_event(kr_lower *o, uint32_t label, uint8_t op, uint8_t x) {
    kr_event e = {.at = (uint32_t)o->code->n, .label = label, .op = op, .x = x};
    memcpy(kr_scratch_room(o->g, o->events, sizeof e), &e, sizeof e);
    o->events->n += sizeof e;
    o->n_events++;
}

void kr_encode_jump(kr_lower *o, uint8_t op, uint32_t label, uint8_t x) {
    if (o->dead) return;
    start(o, op);
    add_event(o, label, op, x);
    ends(o, op);
    if (op == KR_OPC_JUMP_LABEL || op == KR_OPC_UNWIND_JUMP_LABEL_X ||
        op == KR_OPC_POP_EXCEPT_JUMP_FWD)
        o->dead = true;
}

void kr_encode_label(kr_lower *o, uint32_t label) {
    o->dead = false;
    add_event(o, label, 0, 0);
}

/* ---- marks ---- */

enum { MARK_MAX = 30 }; /* bytes of one, packed */

/* Packs the place of the next mark. */
static uint8_t *put_place(kr_lower *o, uint8_t *p, kr_mark *last) {
    p = kr_pre_put_u(p, o->code->n - last->at);
    p = kr_pre_put_u(p, o->n_events - last->event);
    last->at = (uint32_t)o->code->n;
    last->event = o->n_events;
    return p;
}

void kr_encode_line(kr_lower *o, uint32_t lines) {
    uint8_t *to = (uint8_t *)kr_scratch_room(o->g, o->lines, MARK_MAX), *p = to;
    p = put_place(o, p, &o->last_line);
    p = kr_pre_put_u(p, lines);
    o->lines->n += (size_t)(p - to);
}

void kr_encode_position(kr_lower *o) {
    uint8_t *to = (uint8_t *)kr_scratch_room(o->g, o->positions, MARK_MAX), *p = to;
    p = put_place(o, p, &o->last_position);
    p = kr_pre_put_s(p, (int64_t)o->pos_line - o->last_position.line);
    p = kr_pre_put_u(p, o->pos_end_line - o->pos_line);
    p = kr_pre_put_u(p, o->pos_col);
    p = kr_pre_put_u(p, o->pos_end_col);
    o->last_position.line = o->pos_line;
    o->positions->n += (size_t)(p - to);
}

kr_mark_reader kr_marks_open(const kr_scratch *from, bool positions) {
    return (kr_mark_reader){.from = from, .positions = positions};
}

bool kr_marks_next(kr_mark_reader *r) {
    const uint8_t *p = (const uint8_t *)r->from->at + r->read;
    kr_mark *m = &r->mark;
    uint64_t at, event, line;
    if (r->read == r->from->n) return false;
    p = kr_pre_get_u(p, &at);
    p = kr_pre_get_u(p, &event);
    p = kr_pre_get_u(p, &line);
    m->at += (uint32_t)at;
    m->event += (uint32_t)event;
    if (r->positions) {
        uint64_t lines, col, end_col;
        p = kr_pre_get_u(p, &lines);
        p = kr_pre_get_u(p, &col);
        p = kr_pre_get_u(p, &end_col);
        m->line += (uint32_t)(line >> 1 ^ (0 - (line & 1)));
        m->end_line = m->line + (uint32_t)lines;
        m->col = (uint32_t)col;
        m->end_col = (uint32_t)end_col;
    } else {
        m->line = (uint32_t)line;
    }
    r->read = (size_t)(p - (const uint8_t *)r->from->at);
    return true;
}

/* ---- the body ---- */

static void put(kr_lower *o, uint8_t byte) {
    kr_scratch *b = &o->g->scratch[KR_SCRATCH_HEAD];
    *kr_scratch_room(o->g, b, 1) = (char)byte;
    b->n++;
}

static void put_uint(kr_lower *o, uint64_t n) {
    uint8_t buf[10];
    uint32_t len = put_varuint(buf, n);
    for (uint32_t i = 0; i < len; i++) put(o, buf[i]);
}

static void put_signature(kr_lower *o) {
    const kr_scope *s = o->s;
    uint32_t state = s->n_slots + s->max_depth, e = s->max_exc, a = s->n_pos + s->n_free;
    uint32_t f = (s->flags & KR_SF_GENERATOR || s->flags & KR_SF_ASYNC ? KR_V6_GENERATOR : 0) |
                 (s->flags & KR_SF_VARKW ? KR_V6_VARKEYWORDS : 0) |
                 (s->flags & KR_SF_VARARGS ? KR_V6_VARARGS : 0) |
                 (s->flags & KR_SF_DEFKW ? KR_V6_DEFKWARGS : 0);
    uint32_t k = s->n_kwonly, d = s->n_defpos, z;
    state = state ? state - 1 : 0;
    z = (state & 15) << 3 | (e & 1) << 2 | (a & 3);
    state >>= 4;
    e >>= 1;
    a >>= 2;
    while (f | state | k | a | e | d) {
        put(o, (uint8_t)(z | 0x80));
        z = (f & 1) << 6 | (state & 3) << 4 | (k & 1) << 3 | (a & 1) << 2 | (e & 1) << 1 | (d & 1);
        f >>= 1;
        state >>= 2;
        k >>= 1;
        a >>= 1;
        e >>= 1;
        d >>= 1;
    }
    put(o, (uint8_t)z);
}

static void put_size(kr_lower *o, uint32_t info, uint32_t cells) {
    for (;;) {
        uint8_t z = (uint8_t)((info & 0x3f) << 1 | (cells & 1));
        info >>= 6;
        cells >>= 1;
        if (!(info | cells)) {
            put(o, z);
            return;
        }
        put(o, z | 0x80);
    }
}

static void put_line_step(kr_lower *o, uint32_t n_bytes, uint32_t lines) {
    while (n_bytes || lines) {
        uint32_t nb, nl;
        if (lines <= 6 || n_bytes > 15) {
            nb = n_bytes < 31 ? n_bytes : 31;
            nl = nb < n_bytes ? 0 : lines < 3 ? lines : 3;
            put(o, (uint8_t)(nb | nl << 5));
        } else {
            nb = n_bytes < 15 ? n_bytes : 15;
            nl = lines < 2047 ? lines : 2047;
            put(o, (uint8_t)(0x80 | nb | (nl >> 4 & 0x70)));
            put(o, (uint8_t)nl);
        }
        n_bytes -= nb;
        lines -= nl;
    }
}

static void put_info(kr_lower *o) {
    const kr_scope *s = o->s;
    kr_gen *g = o->g;
    kr_mark_reader r = kr_marks_open(o->lines, false);
    uint32_t star = g->texts[g->known[KR_KN_STAR]].index - 1, last = 0;
    put_uint(o, g->texts[s->name].index - 1);
    for (uint32_t i = 0; i < s->n_free; i++) put_uint(o, star);
    for (uint32_t i = 0; i < s->n_ids; i++) {
        const kr_ident *e = &s->ids[i];
        if (!(e->flags & KR_ID_PARAM) || e->flags & KR_ID_STAR) continue;
        put_uint(o, e->flags & KR_ID_HIDDEN ? star : g->texts[e->name].index - 1);
    }
    if (g->opt_level >= 3) return;
    while (kr_marks_next(&r)) {
        uint32_t at = kr_mark_address(o, &r);
        put_line_step(o, at - last, r.mark.line);
        last = at;
    }
}

static void put_cells(kr_lower *o) {
    const kr_scope *s = o->s;
    for (uint32_t i = 0; i < s->n_ids; i++) {
        if (s->ids[i].kind == KR_IK_CELL && s->ids[i].slot <= 255) put(o, (uint8_t)s->ids[i].slot);
    }
}

/* One jump at p, its opcode `addr` bytes behind the first instruction. */
static uint8_t *put_jump(kr_lower *o, uint8_t *p, const kr_event *e, uint32_t addr) {
    bool is_signed = e->op <= KR_OPC_POP_JUMP_IF_FALSE_LABEL;
    bool wide = e->size - (e->op == KR_OPC_UNWIND_JUMP_LABEL_X) == 3;
    int64_t dist = (int64_t)o->labels[e->label] - addr - (wide ? 3 : 2);
    *p++ = e->op;
    if (wide) {
        uint32_t v = (uint32_t)(dist + (is_signed ? 0x4000 : 0));
        *p++ = (uint8_t)(0x80 | (v & 0x7f));
        *p++ = (uint8_t)(v >> 7);
    } else {
        *p++ = (uint8_t)(dist + (is_signed ? 0x40 : 0));
    }
    if (e->op == KR_OPC_UNWIND_JUMP_LABEL_X) *p++ = e->x;
    return p;
}

static void put_code(kr_lower *o, uint8_t *p) {
    const kr_event *events = kr_encode_events(o);
    const char *code = o->code->at;
    uint8_t *base = p;
    uint32_t at = 0;
    for (uint32_t i = 0; i < o->n_events; i++) {
        const kr_event *e = &events[i];
        memcpy(p, code + at, e->at - at);
        p += e->at - at;
        at = e->at;
        if (e->op) p = put_jump(o, p, e, (uint32_t)(p - base));
    }
    if (o->code->n > at) memcpy(p, code + at, o->code->n - at);
}

void kr_encode_element(kr_lower *o) {
    kr_scratch *b = &o->g->scratch[KR_SCRATCH_HEAD], *out = &o->g->scratch[KR_SCRATCH_PIECE];
    uint8_t *p;
    uint32_t n_info, n_all, n_head, len, n_made = o->s->n_made;
    kr_layout(o);
    b->n = 0;
    put_info(o);
    n_info = (uint32_t)b->n;
    put_cells(o);
    n_all = (uint32_t)b->n;
    put_signature(o);
    put_size(o, n_info, n_all - n_info);
    n_head = (uint32_t)b->n - n_all; /* comes first in the body */
    len = (uint32_t)b->n + o->size;
    out->n = 0;
    p = (uint8_t *)kr_scratch_room(o->g, out, (size_t)len + 20);
    p += kr_v6_put_uint(p, (uint64_t)len << 3 | (n_made ? 4 : 0));
    memcpy(p, b->at + n_all, n_head);
    memcpy(p + n_head, b->at, n_all);
    put_code(o, p + b->n);
    p += len;
    if (n_made) p += kr_v6_put_uint(p, n_made);
    out->n = (size_t)(p - (uint8_t *)out->at);
}
