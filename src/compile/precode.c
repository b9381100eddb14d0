/* Writing and reading pre-code.
 *
 * Chunks come from the file's arena and grow from 64 bytes to 4 KB, so that a small function wastes
 * little and a long one is never copied. The writer always leaves room for a CHUNK row, hence the
 * one byte held back in `end`. */
#include "compile/precode.h"

bool kr_pre_reserve(kr_pre_writer *w, kr_arena *a) {
    kr_pre_chunk *c;
    if (w->at && w->end - w->at >= KR_PRE_INSN_MAX) return true;
    w->chunk_size = w->chunk_size == 0 ? 96 : w->chunk_size < 4096 ? w->chunk_size * 2 : 4096;
    c = kr_arena_alloc(a, sizeof *c + w->chunk_size);
    if (!c) return false;
    if (w->at) {
        *w->at = KR_PRE_CHUNK;
        w->last->next = c;
    } else {
        w->first = c;
    }
    w->last = c;
    w->at = c->code;
    w->end = c->code + w->chunk_size - 1;
    return true;
}

void kr_pre_open(kr_pre_reader *r, const kr_pre_writer *w) {
    r->chunk = w->first;
    r->at = w->first->code;
}

kr_operand kr_pre_operand(uint8_t op) {
    return (kr_operand)kr_opcode_lookup(op).operand;
}

/* Operand letters of KR_PRE_ rows by opcode, NULL for v6 opcodes. */
static const char *const pre_operands[0x20] = {
#define X(number, name, operands) [number] = operands,
    KR_PRE_TABLE(X)
#undef X
};

static const uint8_t *decode_pre(const uint8_t *p, const char *letters, kr_pre_insn *out) {
    for (int i = 0; letters[i]; i++) {
        uint64_t n;
        int64_t v;
        p = kr_pre_get_u(p, &n);
        v = letters[i] == 's' ? (int64_t)(n >> 1 ^ (0 - (n & 1))) : (int64_t)n;
        if (i == 0) {
            out->arg = v;
        } else {
            out->more[i - 1] = v;
        }
    }
    return p;
}

void kr_pre_next(kr_pre_reader *r, kr_pre_insn *out) {
    const uint8_t *p = r->at;
    uint64_t n;
    uint8_t op = *p++;
    if (op == KR_PRE_CHUNK) {
        r->chunk = r->chunk->next;
        p = r->chunk->code;
        op = *p++;
    }
    out->op = op;
    if (op < 0x20 && pre_operands[op]) {
        r->at = decode_pre(p, pre_operands[op], out);
        return;
    }
    if (op < 0x50) { /* every v6 opcode with an operand lies below */
        p = kr_pre_get_u(p, &n);
        out->arg =
            op == KR_OPC_LOAD_CONST_SMALL_INT_SINT ? (int64_t)(n >> 1 ^ (0 - (n & 1))) : (int64_t)n;
        if (op == KR_OPC_UNWIND_JUMP_LABEL_X) out->x = *p++;
    }
    r->at = p;
}
