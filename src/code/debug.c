/* Positions and lines of instructions.
 *
 * Invariants: rows are sorted by offset, so both walks are one pass; nothing here allocates or
 * raises, because tracebacks are made while an exception is in flight. */
#include "code/debug.h"

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
            return true;
        }
    }
    out->line = out->end_line = kr_code_line(code, offset);
    out->col = out->end_col = 0;
    return false;
}

kr_value kr_code_slot_name(const kr_code *code, uint32_t slot) {
    const kr_debug *d = code->debug;
    if (d && d->slot_names) return slot < d->n_slots ? d->slot_names[slot] : KR_NULL;
    return slot < code->n_pos + code->n_kwonly ? code->arg_name_values[slot] : KR_NULL;
}

kr_value kr_code_qualname(const kr_code *code) {
    return code->debug && !kr_isnull(code->debug->qualname) ? code->debug->qualname : code->name;
}

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
