/* Writing and reading pre-code.
 *
 * While a scope is open its pre-code fills chunks of one size; then it is copied to a piece of its
 * exact length, and the chunks serve other scopes. The writer always leaves room for a CHUNK row,
 * hence the one byte held back in `end`. */
#include "compile/precode.h"

#include <string.h>

bool kr_pre_more(kr_pre_writer *w, kr_arena *a, kr_pre_chunk **unused) {
    kr_pre_chunk *c = *unused;
    if (c) {
        *unused = c->next;
        c->next = NULL;
    } else {
        c = kr_arena_alloc(a, KR_PRE_CHUNK_SIZE);
        if (!c) return false;
    }
    if (w->at) {
        *w->at = KR_PRE_CHUNK;
        w->last->n = (uint32_t)(w->at - w->last->code);
        w->last->next = c;
    } else {
        w->first = c;
    }
    w->last = c;
    w->at = c->code;
    w->end = (uint8_t *)c + KR_PRE_CHUNK_SIZE - 1;
    return true;
}

bool kr_pre_pack(kr_pre_writer *w, kr_arena *a, kr_pre_chunk **unused) {
    size_t n = 0;
    uint8_t *code, *to;
    w->last->n = (uint32_t)(w->at - w->last->code);
    for (const kr_pre_chunk *c = w->first; c; c = c->next) n += c->n;
    code = to = kr_arena_alloc(a, n);
    if (!code) return false;
    for (const kr_pre_chunk *c = w->first; c; to += c->n, c = c->next) memcpy(to, c->code, c->n);
    w->last->next = *unused;
    *unused = w->first;
    *w = (kr_pre_writer){.at = code, .end = code + n};
    return true;
}

void kr_pre_open(kr_pre_reader *r, const kr_pre_writer *w) {
    r->chunk = w->first;
    r->at = w->first ? w->first->code : w->at;
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
