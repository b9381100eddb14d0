/* Every instruction of a body for itself, reachable or not: quickening translates all of them.
 *
 * After the scan each operand is within its table, each jump leads to the beginning of an
 * instruction, and targets are known: a bit each, and a kr_vmerge each, in the order of their
 * addresses. */
#include "code/verify_parts.h"

/* Of each opcode byte: how its operand is written (kr_operand), and the first byte of its range. */
static const uint8_t operand_of[256] = {
#define KR_OPCODE(lo, hi, nm, opnd, dlt, eff, txt) [lo... hi] = KR_OPERAND_##opnd,
#include "code/opcodes.def"
#undef KR_OPCODE
};
static const uint8_t first_of[256] = {
#define KR_OPCODE(lo, hi, nm, opnd, dlt, eff, txt) [lo... hi] = lo,
#include "code/opcodes.def"
#undef KR_OPCODE
};

static const uint8_t *need(kr_verifier *v, const uint8_t *p, uint32_t n) {
    if ((size_t)(v->insns + v->len - p) < n) {
        kr_verify_fail(v, v->insns + v->at, "a whole instruction", "the end of the body");
    }
    return p;
}

static int64_t read_sint(kr_verifier *v, const uint8_t **p) {
    const uint8_t *start = *p;
    uint64_t n = *need(v, *p, 1) & 0x40 ? ~(uint64_t)0 : 0;
    uint8_t b;
    do {
        b = *need(v, *p, 1);
        if (++*p - start > 9) kr_verify_fail(v, start, "a small int", "a longer number");
        n = n << 7 | (b & 0x7f);
    } while (b & 0x80);
    return (int64_t)n;
}

static int64_t read_target(kr_verifier *v, const uint8_t **p, bool is_signed) {
    int32_t d = *need(v, *p, 1);
    int64_t to;
    ++*p;
    if (d < 0x80) {
        d = is_signed ? d - 0x40 : d;
    } else {
        d = (d & 0x7f) | *need(v, *p, 1) << 7;
        ++*p;
        if (is_signed) d -= 0x4000;
    }
    to = (int64_t)(*p - v->insns) + d;
    if (to < 0 || to >= v->len) kr_verify_fail_insn(v, "a target inside the body", to);
    return to;
}

void kr_verify_decode(kr_verifier *v, uint32_t at, kr_insn *in) {
    const uint8_t *start = v->insns + at, *p = start + 1, *end = v->insns + v->len;
    uint8_t operand = operand_of[*start];
    v->at = at;
    in->byte = *start;
    in->first = first_of[*start];
    in->extra = 0;
    in->arg = 0;
    switch (operand) {
    case KR_OPERAND_NONE:
        break;
    case KR_OPERAND_INLINE:
        in->arg = in->byte - in->first;
        if (in->first == KR_OPC_LOAD_CONST_SMALL_INT_INLINE) in->arg -= 16;
        break;
    case KR_OPERAND_SINT:
        in->arg = read_sint(v, &p);
        break;
    case KR_OPERAND_UINT:
    case KR_OPERAND_NAME:
    case KR_OPERAND_OBJ:
    case KR_OPERAND_CHILD:
    case KR_OPERAND_CHILD_X:
        if (p < end && *p < 0x80)
            in->arg = *p++;
        else
            in->arg = kr_verify_uint(v, &p, end);
        break;
    case KR_OPERAND_LABEL:
    case KR_OPERAND_LABEL_X:
    case KR_OPERAND_FWD:
        in->arg = read_target(v, &p, operand != KR_OPERAND_FWD);
        break;
    default:
        kr_verify_fail_insn(v, "an instruction", in->byte);
    }
    if (operand == KR_OPERAND_CHILD_X || operand == KR_OPERAND_LABEL_X) {
        in->extra = *need(v, p++, 1);
    }
    in->size = (uint32_t)(p - start);
}

/* ---- operands ---- */

static void check_slot(kr_verifier *v, const kr_insn *in) {
    if (in->arg >= v->n_state) kr_verify_fail_insn(v, "the slot of a local", in->arg);
    if (in->arg >= v->n_locals) v->n_locals = (uint32_t)in->arg + 1;
}

/* LOAD_DEREF and its like: is there a cell? */
static void check_cell(kr_verifier *v, const kr_insn *in) {
    check_slot(v, in);
    if (kr_verify_is_cell(v, (uint32_t)in->arg)) return;
    if (v->raw && in->arg < v->n_pos) { /* the highest slot counts */
        v->n_free = (uint32_t)in->arg + 1;
        return;
    }
    kr_verify_fail_insn(v, "the slot of a cell", in->arg);
}

static void check_count(kr_verifier *v, const kr_insn *in, uint32_t limit) {
    if (in->arg > limit) kr_verify_fail_insn(v, "a smaller count", in->arg);
}

/* Is the operand what the instruction allows? */
static void check_special(kr_verifier *v, const kr_insn *in) {
    switch (in->first) {
    case KR_OPC_STORE_FAST_N_UINT:
    case KR_OPC_STORE_FAST_INLINE:
        if (in->arg < v->min_stored) v->min_stored = (uint32_t)in->arg;
        check_slot(v, in);
        break;
    case KR_OPC_LOAD_FAST_N_UINT:
    case KR_OPC_LOAD_FAST_INLINE:
    case KR_OPC_DELETE_FAST_UINT:
        check_slot(v, in);
        break;
    case KR_OPC_LOAD_DEREF_UINT:
    case KR_OPC_STORE_DEREF_UINT:
    case KR_OPC_DELETE_DEREF_UINT:
        check_cell(v, in);
        break;
    case KR_OPC_LOAD_CONST_SMALL_INT_SINT:
        if (!kr_int_fits(in->arg)) kr_verify_fail_insn(v, "a small int", in->arg);
        break;
    case KR_OPC_BUILD_SLICE_UINT:
        if (in->arg != 2 && in->arg != 3) kr_verify_fail_insn(v, "2 or 3", in->arg);
        break;
    case KR_OPC_STORE_COMP_UINT:
        if ((in->arg & 3) == 3) kr_verify_fail_insn(v, "a kind of collection", in->arg & 3);
        break;
    case KR_OPC_BUILD_MAP_UINT: /* room: the pairs follow */
        check_count(v, in, v->len);
        break;
    case KR_OPC_UNPACK_EX_UINT:
    case KR_OPC_CALL_FUNCTION_UINT:
    case KR_OPC_CALL_FUNCTION_VAR_KW_UINT:
    case KR_OPC_CALL_METHOD_UINT:
    case KR_OPC_CALL_METHOD_VAR_KW_UINT:
        check_count(v, in, 0xffff);
        break;
    case KR_OPC_BUILD_TUPLE_UINT:
    case KR_OPC_BUILD_LIST_UINT:
    case KR_OPC_BUILD_SET_UINT:
    case KR_OPC_UNPACK_SEQUENCE_UINT:
        check_count(v, in, v->n_state);
        break;
    case KR_OPC_YIELD_VALUE_NONE:
    case KR_OPC_YIELD_FROM_NONE:
        if (!(v->flags & KR_V6_GENERATOR)) kr_verify_fail_insn(v, "a generator", v->flags);
        break;
    case KR_OPC_LOAD_NAME_NAME: /* generators have no namespace of their own */
    case KR_OPC_STORE_NAME_NAME:
    case KR_OPC_DELETE_NAME_NAME:
    case KR_OPC_IMPORT_STAR_NONE:
        if (v->flags & KR_V6_GENERATOR) kr_verify_fail_insn(v, "no generator", v->flags);
        break;
    default:
        break;
    }
}

static void check_tables(kr_verifier *v, const kr_insn *in) {
    switch (operand_of[in->byte]) {
    case KR_OPERAND_NAME:
        if (in->arg >= v->in->n_names) kr_verify_fail_insn(v, "the number of a name", in->arg);
        break;
    case KR_OPERAND_OBJ:
        if (in->arg >= v->in->n_objs) kr_verify_fail_insn(v, "the number of an object", in->arg);
        break;
    case KR_OPERAND_CHILD:
    case KR_OPERAND_CHILD_X:
        if (in->arg >= v->n_children) kr_verify_fail_insn(v, "the number of a function", in->arg);
        break;
    case KR_OPERAND_LABEL:
    case KR_OPERAND_LABEL_X:
    case KR_OPERAND_FWD:
        v->target_bits[in->arg >> 5] |= UINT32_C(1) << (in->arg & 31);
        break;
    default:
        break;
    }
}

kr_verify_helper kr_verify_loads_helper(const kr_verifier *v, const kr_insn *in) {
    if (!v->in->krait || !v->in->helper) return KR_VH_NONE;
    if (in->first != KR_OPC_LOAD_GLOBAL_NAME && in->first != KR_OPC_LOAD_NAME_NAME) {
        return KR_VH_NONE;
    }
    return v->in->helper(v->in->opaque, (uint32_t)in->arg);
}

/* ---- cells made by code ---- */

/* Our compiler begins a body with `.cell(); STORE_FAST n` or `.cell(n); STORE_FAST n` for cells
 * that the cell section cannot name; from there on these slots hold cells. */
static void find_far_cells(kr_verifier *v) {
    uint32_t at = 0;
    kr_insn in;
    while (at < v->len) {
        uint32_t args = 0;
        kr_verify_decode(v, at, &in);
        if (kr_verify_loads_helper(v, &in) != KR_VH_CELL) return;
        if ((at += in.size) >= v->len) return;
        kr_verify_decode(v, at, &in);
        if (in.first == KR_OPC_LOAD_FAST_N_UINT) {
            if ((at += in.size) >= v->len) return;
            kr_verify_decode(v, at, &in);
            args = 1;
        }
        if (in.first != KR_OPC_CALL_FUNCTION_UINT || in.arg != args) return;
        if ((at += in.size) >= v->len) return;
        kr_verify_decode(v, at, &in);
        if (in.first != KR_OPC_STORE_FAST_N_UINT || in.arg < 256 || in.arg >= v->n_state) return;
        if (!v->cells) v->cells = kr_heap_leaf0(v->ctx, v->n_state / 8 + 1);
        v->cells[in.arg >> 3] |= (uint8_t)(1u << (in.arg & 7));
        at += in.size;
    }
}

/* ---- targets ---- */

static uint32_t popcount(uint32_t x) {
    return (uint32_t)__builtin_popcount(x);
}

/* Numbers the targets and checks that instructions begin there. starts: bitmap of those that do. */
static void number_targets(kr_verifier *v, const uint32_t *starts) {
    uint32_t words = (v->len + 31) / 32, n = 0;
    v->target_ranks = kr_heap_leaf(v->ctx, words * sizeof(uint32_t));
    for (uint32_t i = 0; i < words; i++) {
        uint32_t wrong = v->target_bits[i] & ~starts[i];
        if (wrong) {
            kr_verify_fail(v, v->insns + 32 * i + (uint32_t)__builtin_ctz(wrong),
                           "an instruction where a jump leads to", NULL);
        }
        v->target_ranks[i] = n;
        n += popcount(v->target_bits[i]);
    }
    v->n_merges = n;
    if (!n) return;
    v->merges = kr_heap_leaf0(v->ctx, n * sizeof *v->merges);
    n = 0;
    for (uint32_t i = 0; i < words; i++) {
        for (uint32_t left = v->target_bits[i]; left; left &= left - 1) {
            v->merges[n++].at = 32 * i + (uint32_t)__builtin_ctz(left);
        }
    }
}

kr_vmerge *kr_verify_merge_at(kr_verifier *v, uint32_t at) {
    uint32_t word = v->target_bits[at >> 5], bit = UINT32_C(1) << (at & 31);
    return &v->merges[v->target_ranks[at >> 5] + popcount(word & (bit - 1))];
}

void kr_verify_scan(kr_verifier *v) {
    size_t bytes = ((size_t)v->len + 31) / 32 * sizeof(uint32_t);
    uint32_t *starts = kr_heap_leaf0(v->ctx, bytes);
    kr_insn in;
    v->target_bits = kr_heap_leaf0(v->ctx, bytes);
    v->min_stored = UINT32_MAX;
    if (v->in->krait && v->n_state > 256) find_far_cells(v);
    for (uint32_t at = 0; at < v->len; at += in.size) {
        kr_verify_decode(v, at, &in);
        starts[at >> 5] |= UINT32_C(1) << (at & 31);
        check_tables(v, &in);
        check_special(v, &in);
        v->n_insns++;
    }
    if (v->min_stored < v->n_free) { /* kr_code_cells_used relies on it */
        kr_verify_fail(v, v->insns, "no stores into slots of closed-over cells", NULL);
    }
    number_targets(v, starts);
    kr_heap_free(v->ctx, starts);
}
