/* The debug record; positions and lines of instructions.
 *
 * Invariants: rows are sorted by offset, so both walks are one pass; what walks them neither
 * allocates nor raises, because tracebacks are made while an exception is in flight. */
#include "code/debug.h"

#include <string.h>

#include "base/utf8.h"
#include "object/str.h"

static size_t put_num(uint8_t *out, uint32_t n) {
    size_t i = 0;
    while (n >= 0x80) {
        out[i++] = (uint8_t)(n | 0x80);
        n >>= 7;
    }
    out[i++] = (uint8_t)n;
    return i;
}

static uint32_t get_num(const uint8_t *p, uint32_t len, uint32_t *at) {
    uint32_t n = 0;
    for (unsigned shift = 0; *at < len && shift < 35; shift += 7) {
        uint8_t b = p[(*at)++];
        n |= (uint32_t)(b & 0x7f) << shift;
        if (!(b & 0x80)) break;
    }
    return n;
}

size_t kr_pos_encode(kr_pos_encoder *e, uint32_t offset, const kr_position *pos,
                     uint8_t out[KR_POS_ROW_MAX]) {
    int32_t step = (int32_t)(pos->line - e->line);
    uint32_t zigzag = (uint32_t)step << 1 ^ (step < 0 ? UINT32_MAX : 0);
    uint32_t lines = pos->end_line > pos->line ? pos->end_line - pos->line : 0;
    size_t n = put_num(out, offset - e->offset);
    n += put_num(out + n, zigzag);
    n += put_num(out + n, lines);
    n += put_num(out + n, pos->col);
    n += put_num(out + n, pos->end_col);
    e->offset = offset;
    e->line = pos->line;
    return n;
}

bool kr_pos_next(const kr_debug *debug, kr_pos_walker *w) {
    uint32_t zigzag;
    if (!debug || !debug->positions || w->at >= debug->positions_len) return false;
    if (w->at == 0) w->pos.line = debug->first_line;
    w->offset += get_num(debug->positions, debug->positions_len, &w->at);
    zigzag = get_num(debug->positions, debug->positions_len, &w->at);
    w->pos.line += zigzag >> 1 ^ (0u - (zigzag & 1));
    w->pos.end_line = w->pos.line + get_num(debug->positions, debug->positions_len, &w->at);
    w->pos.col = get_num(debug->positions, debug->positions_len, &w->at);
    w->pos.end_col = get_num(debug->positions, debug->positions_len, &w->at);
    return true;
}

bool kr_line_next(const kr_code *code, kr_line_walker *w) {
    const uint8_t *p;
    if (!w->started) {
        w->started = true;
        w->at = code->line_table;
        w->offset = 0;
        w->line = 1;
        return true;
    }
    p = w->at;
    if (p >= code->line_table_end) return false;
    if (p[0] & 0x80) {
        if (p + 1 >= code->line_table_end) return false;
        w->offset += p[0] & 0x0f;
        w->line += (uint32_t)(p[0] & 0x70) << 4 | p[1];
        w->at = p + 2;
    } else {
        w->offset += p[0] & 0x1f;
        w->line += p[0] >> 5;
        w->at = p + 1;
    }
    return true;
}

uint32_t kr_code_line(const kr_code *code, uint32_t offset) {
    kr_line_walker w = {0};
    uint32_t line = 1;
    while (kr_line_next(code, &w) && w.offset <= offset) line = w.line;
    return line;
}

bool kr_code_position(const kr_code *code, uint32_t offset, kr_position *out) {
    kr_pos_walker w = {0};
    while (kr_pos_next(code->debug, &w) && w.offset <= offset) {
        if (w.offset == offset) {
            *out = w.pos;
            return out->end_col != 0;
        }
    }
    out->line = out->end_line = kr_code_line(code, offset);
    out->col = out->end_col = 0;
    return false;
}

/* ---- the record ---- */

/* Reads a record that may hold anything. */
typedef struct reader {
    const uint8_t *p, *end;
    bool bad;
} reader;

static uint32_t read_uint(reader *r) {
    uint32_t n = 0;
    for (unsigned i = 0; i < 5 && r->p < r->end; i++) {
        uint8_t b = *r->p++;
        n = n << 7 | (b & 0x7f);
        if (!(b & 0x80)) return n;
    }
    r->bad = true;
    return 0;
}

static void skip_bytes(reader *r, uint32_t n) {
    kr_utf8_error err;
    r->bad |= n > (size_t)(r->end - r->p) || !kr_utf8_validate(r->p, n, true, &err);
    if (!r->bad) r->p += n;
}

/* A name of the unit's table, or text. */
static void skip_text(reader *r, uint32_t n_names) {
    uint32_t n = read_uint(r);
    if (!(n & 1)) {
        skip_bytes(r, n >> 1);
    } else if (n >> 1 >= n_names) {
        r->bad = true;
    }
}

const uint8_t *kr_debug_check(const uint8_t *p, const uint8_t *end, uint32_t n_names,
                              uint32_t number) {
    reader r = {p, end, false};
    uint32_t n = read_uint(&r);
    if (r.bad || n > (size_t)(end - r.p)) return NULL;
    end = r.end = r.p + n;
    read_uint(&r); /* flags, first line */
    read_uint(&r);
    n = read_uint(&r);
    if (n == 1) skip_text(&r, n_names);
    if (n > 1 && n / 2 > number) r.bad = true;
    n = read_uint(&r);
    if (n) skip_bytes(&r, n - 1);
    read_uint(&r); /* n_free, n_pos_only */
    read_uint(&r);
    read_uint(&r); /* slots */
    for (n = read_uint(&r); n && !r.bad; n--) skip_text(&r, n_names);
    return r.bad ? NULL : end;
}

size_t kr_debug_strip(uint8_t *records, size_t n) {
    const uint8_t *p = records, *end = records + n;
    uint8_t *to = records;
    while (p < end) {
        const uint8_t *start = p, *next;
        uint32_t len = kr_v6_varuint(&start);
        kr_debug d;
        size_t kept;
        next = start + len;
        kr_debug_decode(p, &d);
        kept = (size_t)(d.positions - start);
        to += kr_v6_put_uint(to, kept); /* takes no more bytes than before */
        memmove(to, start, kept);
        to += kept;
        p = next;
    }
    return (size_t)(to - records);
}

/* The text at *p as an interned str, KR_NULL for the empty one. */
static kr_value get_text(kr_ctx *ctx, kr_unit *unit, const uint8_t **p) {
    uint32_t n = kr_v6_varuint(p);
    const char *text = (const char *)*p;
    if (n & 1) return kr_unit_name(ctx, unit, n >> 1);
    *p += n >> 1;
    return n ? kr_str_intern(ctx, text, n >> 1) : KR_NULL;
}

static void step_over_text(const uint8_t **p) {
    uint32_t n = kr_v6_varuint(p);
    if (!(n & 1)) *p += n >> 1;
}

void kr_debug_decode(const uint8_t *p, kr_debug *d) {
    uint32_t n = kr_v6_varuint(&p);
    const uint8_t *end = p + n, *at;
    d->flags = kr_v6_varuint(&p);
    d->first_line = kr_v6_varuint(&p);
    if (kr_v6_varuint(&p) == 1) step_over_text(&p);
    at = p;
    n = kr_v6_varuint(&p);
    d->doc = n ? at : NULL;
    if (n) p += n - 1;
    d->n_free = kr_v6_varuint(&p);
    d->n_pos_only = kr_v6_varuint(&p);
    d->n_slots = kr_v6_varuint(&p);
    d->n_texts = n = kr_v6_varuint(&p);
    d->slots = p;
    for (; n; n--) step_over_text(&p);
    d->positions = p;
    d->positions_len = (uint32_t)(end - p);
}

kr_value kr_debug_qualname(kr_ctx *ctx, kr_unit *unit, uint32_t number, kr_value name) {
    const uint8_t *p = unit->image + unit->places[number].debug;
    kr_value outer;
    uint32_t how;
    kr_v6_varuint(&p);
    kr_v6_varuint(&p);
    kr_v6_varuint(&p);
    how = kr_v6_varuint(&p);
    if (how == 0) return name;
    if (how == 1) {
        name = get_text(ctx, unit, &p);
        return kr_isnull(name) ? ctx->vm->str_empty : name;
    }
    kr_check_recursion(ctx, NULL);
    number -= how / 2;
    outer = kr_debug_qualname(ctx, unit, number, kr_unit_code_name(ctx, unit, number));
    return kr_str_intern_value(
        ctx, kr_str_format(ctx, how & 1 ? "%U.<locals>.%U" : "%U.%U", outer, name));
}

static bool is_star(const kr_unit *unit, uint32_t name) {
    size_t n;
    const char *s = kr_unit_name_text(unit, name, &n);
    return n == 1 && *s == '*';
}

/* Goes through the slots in order. */
typedef struct slot_walker {
    const uint8_t *arg, *text; /* what comes next in the prelude, in the record */
    uint32_t slot, n_texts;
} slot_walker;

/* The next slot's name where it stands, for get_text or the like; NULL: it has none. */
static const uint8_t *next_slot(const kr_code *c, slot_walker *w, uint32_t *arg_name) {
    const uint8_t *p;
    if (w->slot++ < c->n_pos + c->n_kwonly) {
        *arg_name = kr_v6_varuint(&w->arg);
        if (!is_star(c->unit, *arg_name)) return w->arg;
    }
    *arg_name = UINT32_MAX;
    if (!w->n_texts) return NULL;
    w->n_texts--;
    p = w->text;
    step_over_text(&w->text);
    return p;
}

static slot_walker walk_slots(const kr_code *c) {
    return (slot_walker){c->arg_names, c->debug->slots, 0, c->debug->n_texts};
}

static kr_value *decode_slots(kr_ctx *ctx, kr_code *code) {
    uint32_t n = code->debug->n_slots, arg;
    slot_walker w = walk_slots(code);
    kr_value *names = kr_heap_leaf0(ctx, n * sizeof *names);
    code->slot_names = names; /* seen by the collector from here on */
    for (uint32_t i = 0; i < n; i++) {
        const uint8_t *p = next_slot(code, &w, &arg);
        if (!p) continue;
        names[i] =
            arg == UINT32_MAX ? get_text(ctx, code->unit, &p) : kr_unit_name(ctx, code->unit, arg);
    }
    return names;
}

kr_value kr_code_slot_name(kr_ctx *ctx, kr_code *code, uint32_t slot) {
    if (!code->debug) {
        bool is_arg = slot < code->n_pos + code->n_kwonly;
        return is_arg ? kr_code_arg_names(ctx, code)[slot] : KR_NULL;
    }
    if (slot >= code->debug->n_slots) return KR_NULL;
    return (code->slot_names ? code->slot_names : decode_slots(ctx, code))[slot];
}

bool kr_code_slot_is(const kr_code *code, uint32_t slot, const char *name) {
    const uint8_t *p = NULL;
    const char *text;
    uint32_t n, arg = UINT32_MAX;
    slot_walker w;
    size_t len;
    if (!code->debug || slot >= code->debug->n_slots) return false;
    w = walk_slots(code);
    while (w.slot <= slot) p = next_slot(code, &w, &arg);
    if (!p) return false;
    n = arg == UINT32_MAX ? kr_v6_varuint(&p) : 2 * arg + 1;
    text = (const char *)p;
    len = n >> 1;
    if (n & 1) text = kr_unit_name_text(code->unit, n >> 1, &len);
    return strlen(name) == len && memcmp(name, text, len) == 0;
}

kr_value kr_code_doc(kr_ctx *ctx, kr_code *code) {
    const uint8_t *p = code->debug ? code->debug->doc : NULL;
    if (p && kr_isnull(code->doc)) {
        uint32_t n = kr_v6_varuint(&p) - 1;
        kr_store(ctx, code, &code->doc, kr_str_new(ctx, (const char *)p, n));
    }
    return code->doc;
}

/* ---- the wire ---- */

uint32_t kr_v6_varuint(const uint8_t **p) {
    uint32_t n = 0;
    uint8_t b;
    do {
        b = *(*p)++;
        n = n << 7 | (b & 0x7f);
    } while (b & 0x80);
    return n;
}

int64_t kr_v6_varint(const uint8_t **p) {
    uint64_t n = **p & 0x40 ? ~(uint64_t)0 : 0;
    uint8_t b;
    do {
        b = *(*p)++;
        n = n << 7 | (b & 0x7f);
    } while (b & 0x80);
    return (int64_t)n;
}

size_t kr_v6_put_uint(uint8_t *out, uint64_t n) {
    uint8_t buf[10], *p = buf + sizeof buf;
    *--p = n & 0x7f;
    while (n >>= 7) *--p = (uint8_t)((n & 0x7f) | 0x80);
    memcpy(out, p, (size_t)(buf + sizeof buf - p));
    return (size_t)(buf + sizeof buf - p);
}
