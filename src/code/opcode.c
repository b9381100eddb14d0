/* Decoding of instructions, driven by opcodes.def.
 *
 * Invariant: code handed in here is well-formed (made by the compiler or verified), so nothing is
 * range-checked. */
#include "code/opcode.h"

#include "code/debug.h"

kr_opcode_info kr_opcode_lookup(uint8_t byte) {
    switch (byte) {
#define KR_OPCODE(lo, hi, nm, opnd, dlt, eff, txt)                                                 \
    case lo ... hi:                                                                                \
        return (kr_opcode_info){#nm, txt, lo, KR_OPERAND_##opnd, KR_EFFECT_##eff};
#include "code/opcodes.def"
#undef KR_OPCODE
    default:
        return (kr_opcode_info){"", "", byte, KR_OPERAND_INVALID, KR_EFFECT_END};
    }
}

static uint8_t operand_kind(uint8_t byte, uint8_t *first) {
    switch (byte) {
#define KR_OPCODE(lo, hi, nm, opnd, dlt, eff, txt)                                                 \
    case lo ... hi:                                                                                \
        *first = lo;                                                                               \
        return KR_OPERAND_##opnd;
#include "code/opcodes.def"
#undef KR_OPCODE
    default:
        *first = byte;
        return KR_OPERAND_INVALID;
    }
}

/* Jump distance: forward labels are unsigned, the others biased. */
static int32_t read_label(const uint8_t **p, bool is_signed) {
    int32_t d = *(*p)++;
    if (d < 0x80) return is_signed ? d - 0x40 : d;
    d = (d & 0x7f) | *(*p)++ << 7;
    return is_signed ? d - 0x4000 : d;
}

void kr_insn_decode(const kr_code *code, uint32_t at, kr_insn *out) {
    const uint8_t *start = code->insns + at, *p = start + 1;
    out->byte = *start;
    out->arg = 0;
    out->extra = 0;
    switch (operand_kind(*start, &out->first)) {
    case KR_OPERAND_INLINE:
        out->arg = out->byte - out->first;
        if (out->first == KR_OPC_LOAD_CONST_SMALL_INT_INLINE) out->arg -= 16;
        break;
    case KR_OPERAND_SINT:
        out->arg = kr_v6_varint(&p);
        break;
    case KR_OPERAND_UINT:
    case KR_OPERAND_NAME:
    case KR_OPERAND_OBJ:
    case KR_OPERAND_CHILD:
        out->arg = kr_v6_varuint(&p);
        break;
    case KR_OPERAND_CHILD_X:
        out->arg = kr_v6_varuint(&p);
        out->extra = *p++;
        break;
    case KR_OPERAND_LABEL:
    case KR_OPERAND_LABEL_X: {
        int32_t d = read_label(&p, true);
        out->arg = (int64_t)(p - code->insns) + d;
        if (out->first == KR_OPC_UNWIND_JUMP_LABEL_X) out->extra = *p++;
        break;
    }
    case KR_OPERAND_FWD: {
        int32_t d = read_label(&p, false);
        out->arg = (int64_t)(p - code->insns) + d;
        break;
    }
    default:
        break;
    }
    out->size = (uint32_t)(p - start);
}

int kr_insn_delta(const kr_insn *in) {
    int k = (int)in->arg, x = in->extra;
    (void)k;
    (void)x;
    switch (in->first) {
#define KR_OPCODE(lo, hi, nm, opnd, dlt, eff, txt)                                                 \
    case lo:                                                                                       \
        return dlt;
#include "code/opcodes.def"
#undef KR_OPCODE
    default:
        return 0;
    }
}

int kr_insn_jump_delta(const kr_insn *in) {
    switch (in->first) {
    case KR_OPC_FOR_ITER_FWD: /* the iterator's four slots go */
        return -4;
    case KR_OPC_UNWIND_JUMP_LABEL_X:
        return in->extra & 0x80 ? -4 : 0;
    case KR_OPC_JUMP_IF_TRUE_OR_POP_FWD:
    case KR_OPC_JUMP_IF_FALSE_OR_POP_FWD:
        return 0;
    case KR_OPC_SETUP_EXCEPT_FWD: /* the handler finds the exception */
    case KR_OPC_SETUP_FINALLY_FWD:
        return 1;
    default:
        return kr_insn_delta(in);
    }
}

/* Is the slot in the cell section, that is, made a cell by the code itself? */
static bool is_own_cell(const kr_code *c, int64_t slot) {
    for (uint32_t i = 0; i < c->n_cells; i++) {
        if (c->cells[i] == slot) return true;
    }
    return false;
}

/* Slots of closures are the first ones, and nothing is ever stored into them; cells that code makes
 * for itself are stored. */
uint32_t kr_code_cells_used(const kr_code *code) {
    uint32_t len = (uint32_t)(code->insns_end - code->insns), n = 0;
    int64_t stored = code->n_pos;
    kr_insn in;
    for (uint32_t at = 0; at < len; at += in.size) {
        kr_insn_decode(code, at, &in);
        if (in.first != KR_OPC_STORE_FAST_INLINE && in.first != KR_OPC_STORE_FAST_N_UINT) continue;
        if (in.arg < stored) stored = in.arg;
    }
    for (uint32_t at = 0; at < len; at += in.size) {
        kr_insn_decode(code, at, &in);
        if (in.first != KR_OPC_LOAD_DEREF_UINT && in.first != KR_OPC_STORE_DEREF_UINT &&
            in.first != KR_OPC_DELETE_DEREF_UINT) {
            continue;
        }
        if (in.arg < n || in.arg >= stored || is_own_cell(code, in.arg)) continue;
        n = (uint32_t)in.arg + 1;
    }
    return n;
}

const char *const kr_listing_unops[4] = {"__pos__", "__neg__", "__invert__", ""};
const char *const kr_listing_binops[35] = {
    "__lt__",
    "__gt__",
    "__eq__",
    "__le__",
    "__ge__",
    "__ne__",
    "",
    "",
    "",
    "",
    "",
    "",
    "",
    "",
    "__iadd__",
    "__isub__",
    "",
    "",
    "",
    "",
    "",
    "",
    "__or__",
    "__xor__",
    "__and__",
    "__lshift__",
    "__rshift__",
    "__add__",
    "__sub__",
    "__mul__",
    "__matmul__",
    "__floordiv__",
    "__truediv__",
    "__mod__",
    "__pow__",
};
