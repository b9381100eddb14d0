/* Writing a v6 body: instructions with their jumps left out (layout.c decides their widths), then
 * prelude, line table, cells and the final bytes.
 *
 * After an instruction that never falls through nothing is written until the next label. */
#include <string.h>

#include "compile/lower.h"

void *kr_lower_grow(kr_lower *o, void *array, uint32_t n, uint32_t *cap, size_t size) {
    void *bigger;
    if (KR_LIKELY(n < *cap)) return array;
    *cap = *cap ? *cap * 2 : 16;
    bigger = kr_gen_temp(o->g, *cap * size);
    if (n) memcpy(bigger, array, n * size);
    return bigger;
}

/* ---- instructions ---- */

void kr_encode_byte(kr_lower *o, uint8_t b) {
    if (o->dead) return;
    o->code = kr_lower_grow(o, o->code, o->n_code, &o->cap_code, 1);
    o->code[o->n_code++] = b;
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

static void varuint(kr_lower *o, uint64_t n) {
    uint8_t buf[10];
    uint32_t len = put_varuint(buf, n);
    for (uint32_t i = 0; i < len; i++) kr_encode_byte(o, buf[i]);
}

static void ends(kr_lower *o, uint8_t op) {
    if (kr_opcode_lookup(op).effect == KR_EFFECT_END) o->dead = true;
}

void kr_encode_op(kr_lower *o, uint8_t op) {
    if (o->dead) return;
    start(o, op);
    kr_encode_byte(o, op);
    ends(o, op);
}

void kr_encode_u(kr_lower *o, uint8_t op, uint64_t n) {
    if (o->dead) return;
    start(o, op);
    kr_encode_byte(o, op);
    varuint(o, n);
}

void kr_encode_int(kr_lower *o, int64_t n) {
    uint8_t tmp[10];
    uint32_t k = 0;
    if (o->dead) return;
    if (n >= -16 && n <= 47) {
        kr_encode_byte(o, (uint8_t)(0x80 + n));
        return;
    }
    kr_encode_byte(o, KR_OPC_LOAD_CONST_SMALL_INT_SINT);
    for (;;) { /* shortest form whose bit 6 of the first byte is the sign */
        tmp[k++] = n & 0x7f;
        if (n >= -64 && n < 64) break;
        n = (n - (n & 0x7f)) / 128;
    }
    while (k--) kr_encode_byte(o, (uint8_t)(tmp[k] | (k ? 0x80 : 0)));
}

static kr_event *add_event(kr_lower *o) {
    o->events = kr_lower_grow(o, o->events, o->n_events, &o->cap_events, sizeof *o->events);
    return &o->events[o->n_events++];
}

void kr_encode_jump(kr_lower *o, uint8_t op, uint32_t label, uint8_t x) {
    if (o->dead) return;
    start(o, op);
    *add_event(o) = (kr_event){.at = o->n_code, .label = label, .op = op, .x = x};
    ends(o, op);
    if (op == KR_OPC_JUMP_LABEL || op == KR_OPC_UNWIND_JUMP_LABEL_X ||
        op == KR_OPC_POP_EXCEPT_JUMP_FWD)
        o->dead = true;
}

void kr_encode_label(kr_lower *o, uint32_t label) {
    o->dead = false;
    *add_event(o) = (kr_event){.at = o->n_code, .label = label};
}

void kr_encode_line(kr_lower *o, uint32_t lines) {
    o->lines = kr_lower_grow(o, o->lines, o->n_lines, &o->cap_lines, sizeof *o->lines);
    o->lines[o->n_lines++] = (kr_mark){.at = o->n_code, .event = o->n_events, .line = lines};
}

void kr_encode_position(kr_lower *o) {
    o->positions =
        kr_lower_grow(o, o->positions, o->n_positions, &o->cap_positions, sizeof *o->positions);
    o->positions[o->n_positions++] = (kr_mark){.at = o->n_code,
                                               .event = o->n_events,
                                               .line = o->pos_line,
                                               .end_line = o->pos_end_line,
                                               .col = o->pos_col,
                                               .end_col = o->pos_end_col};
}

/* ---- the body ---- */

typedef struct bytes {
    uint8_t *at;
    uint32_t n, cap;
    kr_lower *o;
} bytes;

static void put(bytes *b, uint8_t byte) {
    b->at = kr_lower_grow(b->o, b->at, b->n, &b->cap, 1);
    b->at[b->n++] = byte;
}

static void put_uint(bytes *b, uint64_t n) {
    uint8_t buf[10];
    uint32_t len = put_varuint(buf, n);
    for (uint32_t i = 0; i < len; i++) put(b, buf[i]);
}

static void put_signature(bytes *b, const kr_scope *s) {
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
        put(b, (uint8_t)(z | 0x80));
        z = (f & 1) << 6 | (state & 3) << 4 | (k & 1) << 3 | (a & 1) << 2 | (e & 1) << 1 | (d & 1);
        f >>= 1;
        state >>= 2;
        k >>= 1;
        a >>= 1;
        e >>= 1;
        d >>= 1;
    }
    put(b, (uint8_t)z);
}

static void put_size(bytes *b, uint32_t info, uint32_t cells) {
    for (;;) {
        uint8_t z = (uint8_t)((info & 0x3f) << 1 | (cells & 1));
        info >>= 6;
        cells >>= 1;
        if (!(info | cells)) {
            put(b, z);
            return;
        }
        put(b, z | 0x80);
    }
}

static void put_line_step(bytes *b, uint32_t n_bytes, uint32_t lines) {
    while (n_bytes || lines) {
        uint32_t nb, nl;
        if (lines <= 6 || n_bytes > 15) {
            nb = n_bytes < 31 ? n_bytes : 31;
            nl = nb < n_bytes ? 0 : lines < 3 ? lines : 3;
            put(b, (uint8_t)(nb | nl << 5));
        } else {
            nb = n_bytes < 15 ? n_bytes : 15;
            nl = lines < 2047 ? lines : 2047;
            put(b, (uint8_t)(0x80 | nb | (nl >> 4 & 0x70)));
            put(b, (uint8_t)nl);
        }
        n_bytes -= nb;
        lines -= nl;
    }
}

static void put_info(bytes *b, kr_lower *o) {
    const kr_scope *s = o->s;
    kr_gen *g = o->g;
    uint32_t star = g->texts[g->known[KR_KN_STAR]].index - 1, last = 0;
    put_uint(b, g->texts[s->name].index - 1);
    for (uint32_t i = 0; i < s->n_free; i++) put_uint(b, star);
    for (uint32_t i = 0; i < s->n_ids; i++) {
        const kr_ident *e = &s->ids[i];
        if (!(e->flags & KR_ID_PARAM) || e->flags & KR_ID_STAR) continue;
        put_uint(b, e->flags & KR_ID_HIDDEN ? star : g->texts[e->name].index - 1);
    }
    if (g->opt_level >= 3) return;
    for (uint32_t i = 0; i < o->n_lines; i++) {
        put_line_step(b, o->lines[i].at - last, o->lines[i].line);
        last = o->lines[i].at;
    }
}

static void put_cells(bytes *b, const kr_scope *s) {
    for (uint32_t i = 0; i < s->n_ids; i++) {
        if (s->ids[i].kind == KR_IK_CELL && s->ids[i].slot <= 255) put(b, (uint8_t)s->ids[i].slot);
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
    uint8_t *base = p;
    uint32_t at = 0;
    for (uint32_t i = 0; i < o->n_events; i++) {
        const kr_event *e = &o->events[i];
        memcpy(p, o->code + at, e->at - at);
        p += e->at - at;
        at = e->at;
        if (e->op) p = put_jump(o, p, e, (uint32_t)(p - base));
    }
    if (o->n_code > at) memcpy(p, o->code + at, o->n_code - at);
}

const uint8_t *kr_encode_body(kr_lower *o, uint32_t *len) {
    bytes head = {.o = o}, info = {.o = o};
    uint8_t *body;
    uint32_t n_info;
    kr_layout(o);
    put_info(&info, o);
    n_info = info.n;
    put_cells(&info, o->s);
    put_signature(&head, o->s);
    put_size(&head, n_info, info.n - n_info);
    *len = head.n + info.n + o->size;
    body = kr_heap_leaf(o->g->ctx, *len);
    memcpy(body, head.at, head.n);
    if (info.n) memcpy(body + head.n, info.at, info.n);
    put_code(o, body + head.n + info.n);
    return body;
}
