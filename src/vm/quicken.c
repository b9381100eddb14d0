/* Translation of a v6 body into the instructions that the loop runs.
 *
 * Invariants: the body is not written to; quick instruction i + 1 is v6 instruction i, so
 * positions,
 * jump targets and exception blocks map one to one (index 0 is the prologue). Fusing only replaces
 * the handler of the first instruction of a sequence: the others keep theirs, so jumps into the
 * middle and slow paths need nothing special. One leaf block holds everything; the code object
 * and the frames that run it keep it. */
#include "code/debug.h"
#include "code/opcode.h"
#include "object/int.h"
#include "vm/frame.h"

/* Operands that continuations may push beyond n_state; a generator's callees go elsewhere. In a
 * class body v6 counts no slot for __class__, so that n_state may be short by one; and early
 * compilers of v6 did not count the second slot that the reason for a finally body may take. */
enum { SPARE_SLOTS = 9, GEN_SPARE_SLOTS = 3 };
enum { MOST_LOOPS = 12 };

typedef struct quickener {
    kr_ctx *ctx;
    kr_code *code;
    kr_quick *q;
    const void *const *labels;
    uint16_t *ops; /* Q_ number per instruction, while translating */
    void *offsets; /* as in the copy */
    kr_cache *caches;
    uint32_t n_caches;
    bool coroutine;
    uint32_t n_loops;
    struct {
        uint32_t first, last; /* offsets: everything from one to the other may run again */
    } loops[MOST_LOOPS];      /* only of code that runs once; in their order */
} quickener;

static bool has_cache(uint8_t first) {
    switch (first) {
    case KR_OPC_LOAD_NAME_NAME:
    case KR_OPC_LOAD_GLOBAL_NAME:
    case KR_OPC_LOAD_ATTR_NAME:
    case KR_OPC_LOAD_METHOD_NAME:
    case KR_OPC_LOAD_SUPER_METHOD_NAME:
    case KR_OPC_STORE_NAME_NAME:
    case KR_OPC_STORE_ATTR_NAME:
        return true;
    default:
        return false;
    }
}

/* How most instructions become one of ours: their operand as a number, a name, the place to jump
 * to, that and a count of blocks, or none. */
enum { SPECIAL, NUMBER, NAMED, JUMP, BLOCK, PLAIN };
static const struct {
    uint16_t form, op;
} plain_forms[256] = {
    [KR_OPC_LOAD_FAST_INLINE] = {NUMBER, Q_LOAD_FAST},
    [KR_OPC_LOAD_FAST_N_UINT] = {NUMBER, Q_LOAD_FAST},
    [KR_OPC_STORE_FAST_INLINE] = {NUMBER, Q_STORE_FAST},
    [KR_OPC_STORE_FAST_N_UINT] = {NUMBER, Q_STORE_FAST},
    [KR_OPC_DELETE_FAST_UINT] = {NUMBER, Q_DELETE_FAST},
    [KR_OPC_LOAD_DEREF_UINT] = {NUMBER, Q_LOAD_DEREF},
    [KR_OPC_STORE_DEREF_UINT] = {NUMBER, Q_STORE_DEREF},
    [KR_OPC_DELETE_DEREF_UINT] = {NUMBER, Q_DELETE_DEREF},
    [KR_OPC_LOAD_NAME_NAME] = {NAMED, Q_LOAD_NAME},
    [KR_OPC_LOAD_GLOBAL_NAME] = {NAMED, Q_LOAD_GLOBAL},
    [KR_OPC_LOAD_ATTR_NAME] = {NAMED, Q_LOAD_ATTR},
    [KR_OPC_LOAD_METHOD_NAME] = {NAMED, Q_LOAD_METHOD},
    [KR_OPC_LOAD_SUPER_METHOD_NAME] = {NAMED, Q_LOAD_SUPER_METHOD},
    [KR_OPC_STORE_NAME_NAME] = {NAMED, Q_STORE_NAME},
    [KR_OPC_STORE_GLOBAL_NAME] = {NAMED, Q_STORE_GLOBAL},
    [KR_OPC_STORE_ATTR_NAME] = {NAMED, Q_STORE_ATTR},
    [KR_OPC_DELETE_NAME_NAME] = {NAMED, Q_DELETE_NAME},
    [KR_OPC_DELETE_GLOBAL_NAME] = {NAMED, Q_DELETE_GLOBAL},
    [KR_OPC_IMPORT_NAME_NAME] = {NAMED, Q_IMPORT_NAME},
    [KR_OPC_IMPORT_FROM_NAME] = {NAMED, Q_IMPORT_FROM},
    [KR_OPC_IMPORT_STAR_NONE] = {PLAIN, Q_IMPORT_STAR},
    [KR_OPC_MAKE_FUNCTION_CHILD] = {NUMBER, Q_MAKE_FUNCTION},
    [KR_OPC_BUILD_TUPLE_UINT] = {NUMBER, Q_BUILD_TUPLE},
    [KR_OPC_BUILD_LIST_UINT] = {NUMBER, Q_BUILD_LIST},
    [KR_OPC_BUILD_MAP_UINT] = {NUMBER, Q_BUILD_MAP},
    [KR_OPC_BUILD_SET_UINT] = {NUMBER, Q_BUILD_SET},
    [KR_OPC_BUILD_SLICE_UINT] = {NUMBER, Q_BUILD_SLICE},
    [KR_OPC_UNPACK_SEQUENCE_UINT] = {NUMBER, Q_UNPACK_SEQUENCE},
    [KR_OPC_UNWIND_JUMP_LABEL_X] = {BLOCK, Q_UNWIND_JUMP},
    [KR_OPC_JUMP_LABEL] = {JUMP, Q_JUMP},
    [KR_OPC_POP_JUMP_IF_TRUE_LABEL] = {JUMP, Q_POP_JUMP_IF_TRUE},
    [KR_OPC_POP_JUMP_IF_FALSE_LABEL] = {JUMP, Q_POP_JUMP_IF_FALSE},
    [KR_OPC_JUMP_IF_TRUE_OR_POP_FWD] = {JUMP, Q_JUMP_IF_TRUE_OR_POP},
    [KR_OPC_JUMP_IF_FALSE_OR_POP_FWD] = {JUMP, Q_JUMP_IF_FALSE_OR_POP},
    [KR_OPC_SETUP_WITH_FWD] = {BLOCK, Q_SETUP_WITH},
    [KR_OPC_SETUP_EXCEPT_FWD] = {BLOCK, Q_SETUP_EXCEPT},
    [KR_OPC_SETUP_FINALLY_FWD] = {BLOCK, Q_SETUP_FINALLY},
    [KR_OPC_POP_EXCEPT_JUMP_FWD] = {JUMP, Q_POP_EXCEPT_JUMP},
    [KR_OPC_FOR_ITER_FWD] = {JUMP, Q_FOR_ITER},
    [KR_OPC_LOAD_BUILD_CLASS_NONE] = {PLAIN, Q_LOAD_BUILD_CLASS},
    [KR_OPC_LOAD_SUBSCR_NONE] = {PLAIN, Q_LOAD_SUBSCR},
    [KR_OPC_STORE_SUBSCR_NONE] = {PLAIN, Q_STORE_SUBSCR},
    [KR_OPC_DUP_TOP_NONE] = {PLAIN, Q_DUP_TOP},
    [KR_OPC_DUP_TOP_TWO_NONE] = {PLAIN, Q_DUP_TOP_TWO},
    [KR_OPC_POP_TOP_NONE] = {PLAIN, Q_POP_TOP},
    [KR_OPC_ROT_TWO_NONE] = {PLAIN, Q_ROT_TWO},
    [KR_OPC_ROT_THREE_NONE] = {PLAIN, Q_ROT_THREE},
    [KR_OPC_WITH_CLEANUP_NONE] = {PLAIN, Q_WITH_CLEANUP},
    [KR_OPC_END_FINALLY_NONE] = {PLAIN, Q_END_FINALLY},
    [KR_OPC_GET_ITER_STACK_NONE] = {PLAIN, Q_GET_ITER_STACK},
    [KR_OPC_STORE_MAP_NONE] = {PLAIN, Q_STORE_MAP},
    [KR_OPC_RAISE_LAST_NONE] = {PLAIN, Q_RAISE_LAST},
    [KR_OPC_RAISE_OBJ_NONE] = {PLAIN, Q_RAISE_OBJ},
    [KR_OPC_RAISE_FROM_NONE] = {PLAIN, Q_RAISE_FROM},
};

static uint16_t once_op(uint16_t op) {
    switch (op) {
    case Q_LOAD_NAME:
        return Q_LOAD_NAME_ONCE;
    case Q_LOAD_GLOBAL:
        return Q_LOAD_GLOBAL_ONCE;
    case Q_LOAD_ATTR:
        return Q_LOAD_ATTR_ONCE;
    case Q_LOAD_METHOD:
        return Q_LOAD_METHOD_ONCE;
    case Q_STORE_NAME:
        return Q_STORE_NAME_ONCE;
    case Q_STORE_ATTR:
        return Q_STORE_ATTR_ONCE;
    default:
        return 0;
    }
}

/* ---- what runs once ---- */

static bool is_jump(uint8_t first) {
    return plain_forms[first].form == JUMP || plain_forms[first].form == BLOCK;
}

/* A jump back; a loop within or behind the last one. */
static void note_loop(quickener *z, uint32_t first, uint32_t last) {
    uint32_t n = z->n_loops;
    while (n && z->loops[n - 1].last >= first) { /* around these */
        n--;
        if (z->loops[n].first < first) first = z->loops[n].first;
    }
    if (n == MOST_LOOPS) {
        z->loops[n - 1].last = last; /* with what lies between */
        return;
    }
    z->loops[n].first = first;
    z->loops[n].last = last;
    z->n_loops = n + 1;
}

static void find_loops(quickener *z) {
    uint32_t len = (uint32_t)(z->code->insns_end - z->code->insns);
    kr_insn in;
    for (uint32_t at = 0; at < len; at += in.size) {
        kr_insn_decode(z->code, at, &in);
        if (is_jump(in.first) && in.arg <= at) note_loop(z, (uint32_t)in.arg, at);
    }
}

/* The instruction has nothing to learn: the code runs once, and no loop leads here again. */
static bool runs_once(const quickener *z, uint8_t first, uint32_t at) {
    uint32_t i = 0;
    if (!once_op(plain_forms[first].op)) return false;
    if (!KR_CFG_QUICK) return true;
    if (!z->code->once) return false;
    while (i < z->n_loops && z->loops[i].last < at) i++;
    return i == z->n_loops || at < z->loops[i].first;
}

/* ---- measures ---- */

static void note_local(uint32_t *n, int64_t slot) {
    if (slot >= (int64_t)*n) *n = (uint32_t)slot + 1;
}

/* Counts instructions and caches, finds how many slots are locals and whether names are used. */
static void measure(const quickener *z, uint32_t *n_insns, uint32_t *n_caches, uint32_t *n_locals,
                    bool *needs_ns) {
    const kr_code *c = z->code;
    uint32_t len = (uint32_t)(c->insns_end - c->insns);
    kr_insn in;
    *n_insns = 1;
    *needs_ns = false;
    *n_caches = 0;
    *n_locals =
        c->n_pos + c->n_kwonly + !!(c->flags & KR_V6_VARARGS) + !!(c->flags & KR_V6_VARKEYWORDS);
    for (uint32_t i = 0; i < c->n_cells; i++) note_local(n_locals, c->cells[i]);
    for (uint32_t at = 0; at < len; at += in.size) {
        kr_insn_decode(c, at, &in);
        ++*n_insns;
        if (has_cache(in.first) && !runs_once(z, in.first, at)) ++*n_caches;
        switch (in.first) {
        case KR_OPC_LOAD_FAST_INLINE:
        case KR_OPC_STORE_FAST_INLINE:
        case KR_OPC_LOAD_FAST_N_UINT:
        case KR_OPC_STORE_FAST_N_UINT:
        case KR_OPC_DELETE_FAST_UINT:
        case KR_OPC_LOAD_DEREF_UINT:
        case KR_OPC_STORE_DEREF_UINT:
        case KR_OPC_DELETE_DEREF_UINT:
            note_local(n_locals, in.arg);
            break;
        case KR_OPC_LOAD_NAME_NAME:
        case KR_OPC_STORE_NAME_NAME:
        case KR_OPC_DELETE_NAME_NAME:
        case KR_OPC_IMPORT_STAR_NONE:
            *needs_ns = true;
            break;
        default:
            break;
        }
    }
}

/* ---- one instruction ---- */

static uint16_t binary_op(int op) {
    static const uint16_t by_number[35] = {
        [KR_BIN_LT] = Q_LT,
        [KR_BIN_GT] = Q_GT,
        [KR_BIN_EQ] = Q_EQ,
        [KR_BIN_LE] = Q_LE,
        [KR_BIN_GE] = Q_GE,
        [KR_BIN_NE] = Q_NE,
        [KR_BIN_IN] = Q_IN,
        [KR_BIN_IS] = Q_IS,
        [KR_BIN_EXC_MATCH] = Q_EXC_MATCH,
        [KR_BIN_IOR] = Q_OR,
        [KR_BIN_OR] = Q_OR,
        [KR_BIN_IXOR] = Q_XOR,
        [KR_BIN_XOR] = Q_XOR,
        [KR_BIN_IAND] = Q_AND,
        [KR_BIN_AND] = Q_AND,
        [KR_BIN_ILSHIFT] = Q_LSHIFT,
        [KR_BIN_LSHIFT] = Q_LSHIFT,
        [KR_BIN_IRSHIFT] = Q_RSHIFT,
        [KR_BIN_RSHIFT] = Q_RSHIFT,
        [KR_BIN_IADD] = Q_ADD,
        [KR_BIN_ADD] = Q_ADD,
        [KR_BIN_ISUB] = Q_SUB,
        [KR_BIN_SUB] = Q_SUB,
        [KR_BIN_IMUL] = Q_MUL,
        [KR_BIN_MUL] = Q_MUL,
        [KR_BIN_IMATMUL] = Q_BINARY,
        [KR_BIN_MATMUL] = Q_BINARY,
        [KR_BIN_IFLOORDIV] = Q_FLOORDIV,
        [KR_BIN_FLOORDIV] = Q_FLOORDIV,
        [KR_BIN_ITRUEDIV] = Q_TRUEDIV,
        [KR_BIN_TRUEDIV] = Q_TRUEDIV,
        [KR_BIN_IMOD] = Q_MOD,
        [KR_BIN_MOD] = Q_MOD,
        [KR_BIN_IPOW] = Q_POW,
        [KR_BIN_POW] = Q_POW,
    };
    return by_number[op];
}

static uint16_t unary_op(int op) {
    return op == KR_UN_NEG ? Q_UNARY_NEG : op == KR_UN_NOT ? Q_UNARY_NOT : Q_UNARY;
}

static uint16_t return_op(const quickener *z) {
    if (z->code->n_exc_stack) return Q_RETURN_BLOCKS;
    return z->q->is_gen ? Q_RETURN_GEN : Q_RETURN_VALUE;
}

static uint16_t constant(quickener *z, kr_qinsn *i, kr_value v) {
    (void)z;
    i->u.v = v;
    return Q_LOAD_CONST;
}

static uint16_t named(quickener *z, kr_qinsn *i, const kr_insn *in, uint32_t at, uint16_t op) {
    kr_value name = kr_unit_name(z->ctx, z->code->unit, (uint32_t)in->arg), helper;
    if (op == Q_LOAD_GLOBAL || op == Q_LOAD_NAME) {
        helper = kr_str_of(name)->len && kr_str_of(name)->data[0] == '.' ? kr_helper_find(name)
                                                                         : KR_NULL;
        if (!kr_isnull(helper)) return constant(z, i, helper);
    }
    if (runs_once(z, in->first, at)) {
        i->u.cache = (kr_cache *)&z->code->unit->names[in->arg];
        return once_op(op);
    }
    if (has_cache(in->first)) {
        i->u.cache = &z->caches[z->n_caches++];
        i->u.cache->name = name;
    } else {
        i->u.v = name;
    }
    return op;
}

/* The instruction at a v6 offset. */
static uint32_t index_of(const quickener *z, uint32_t at) {
    uint32_t lo = 1, hi = z->q->n_insns - 1;
    while (lo < hi) {
        uint32_t mid = (lo + hi) / 2;
        if (kr_quick_offset(z->q, mid) < at)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo;
}

static uint16_t jump(quickener *z, kr_qinsn *i, const kr_insn *in, uint16_t op) {
    i->u.to = &z->q->insns[index_of(z, (uint32_t)in->arg)];
    if (op == Q_JUMP && i->u.to <= i) return Q_JUMP_BACK;
    return op;
}

static uint16_t operand(quickener *z, kr_qinsn *i, uint32_t a, uint32_t b, uint16_t op) {
    i->u.a = a;
    i->u.b = b;
    if (i->u.a != a || i->u.b != b) {
        kr_raise_fmt(z->ctx, &kr_type_OverflowError, "code is too large for this machine");
    }
    return op;
}

static uint16_t block(quickener *z, kr_qinsn *i, const kr_insn *in, uint16_t op) {
    return operand(z, i, index_of(z, (uint32_t)in->arg), in->extra, op);
}

static uint16_t call(quickener *z, kr_qinsn *i, const kr_insn *in, uint16_t plain, uint16_t kw) {
    uint32_t n = in->arg & 0xff, w = in->arg >> 8 & 0xff;
    return operand(z, i, n, w, w ? kw : plain);
}

static uint16_t comp(quickener *z, kr_qinsn *i, const kr_insn *in) {
    static const uint16_t by_kind[4] = {Q_STORE_COMP_LIST, Q_STORE_COMP_MAP, Q_STORE_COMP_SET,
                                        Q_INVALID};
    return operand(z, i, (uint32_t)in->arg >> 2, 0, by_kind[in->arg & 3]);
}

static bool is_await(const quickener *z, uint32_t at) {
    const uint8_t *p = z->code->insns + at;
    return z->coroutine && p + 2 < z->code->insns_end && p[1] == KR_OPC_LOAD_CONST_NONE_NONE &&
           p[2] == KR_OPC_YIELD_FROM_NONE;
}

static uint16_t yield_op(const quickener *z) {
    bool async = z->code->debug && (z->code->debug->flags & KR_CODE_ASYNC_GEN);
    return async ? Q_YIELD_VALUE_ASYNC : Q_YIELD_VALUE;
}

/* `BINARY_OP 8; POP_JUMP_IF_FALSE` to ROT_THREE twice: v6's `async with` asks whether there is an
 * exception at all, and has different operands in the two cases. What the program made of the name
 * BaseException must not matter. */
static bool asks_for_any(const quickener *z, uint32_t next) {
    const uint8_t *insns = z->code->insns;
    uint32_t len = (uint32_t)(z->code->insns_end - insns);
    kr_insn in;
    if (next >= len) return false;
    kr_insn_decode(z->code, next, &in);
    return in.first == KR_OPC_POP_JUMP_IF_FALSE_LABEL && in.arg + 1 < len &&
           insns[in.arg] == KR_OPC_ROT_THREE_NONE && insns[in.arg + 1] == KR_OPC_ROT_THREE_NONE;
}

/* Instructions that stand for different ones of ours, by operand or by what is around them. */
static uint16_t translate_special(quickener *z, kr_qinsn *i, const kr_insn *in, uint32_t at) {
    uint32_t k = (uint32_t)in->arg;
    switch (in->first) {
    case KR_OPC_LOAD_CONST_STRING_NAME:
        return constant(z, i, kr_unit_name(z->ctx, z->code->unit, k));
    case KR_OPC_LOAD_CONST_OBJ_OBJ:
        return constant(z, i, z->code->unit->objs[k]);
    case KR_OPC_LOAD_CONST_SMALL_INT_SINT:
    case KR_OPC_LOAD_CONST_SMALL_INT_INLINE:
        return constant(z, i, kr_smallint((kr_sword)in->arg));
    case KR_OPC_LOAD_CONST_NONE_NONE:
        return constant(z, i, KR_NONE);
    case KR_OPC_LOAD_CONST_TRUE_NONE:
        return constant(z, i, KR_TRUE);
    case KR_OPC_LOAD_CONST_FALSE_NONE:
        return constant(z, i, KR_FALSE);
    case KR_OPC_LOAD_NULL_NONE:
        return constant(z, i, KR_NULL);
    case KR_OPC_MAKE_FUNCTION_DEFARGS_CHILD:
        return operand(z, i, k, 0x100, Q_MAKE_FUNCTION);
    case KR_OPC_MAKE_CLOSURE_CHILD_X:
        return operand(z, i, k, in->extra, Q_MAKE_FUNCTION);
    case KR_OPC_MAKE_CLOSURE_DEFARGS_CHILD_X:
        return operand(z, i, k, in->extra | 0x100u, Q_MAKE_FUNCTION);
    case KR_OPC_STORE_COMP_UINT:
        return comp(z, i, in);
    case KR_OPC_UNPACK_EX_UINT:
        return operand(z, i, k & 0xff, k >> 8 & 0xff, Q_UNPACK_EX);
    case KR_OPC_CALL_FUNCTION_UINT:
        return call(z, i, in, Q_CALL_FUNCTION, Q_CALL_FUNCTION_KW);
    case KR_OPC_CALL_METHOD_UINT:
        return call(z, i, in, Q_CALL_METHOD, Q_CALL_METHOD_KW);
    case KR_OPC_CALL_FUNCTION_VAR_KW_UINT:
        return call(z, i, in, Q_CALL_FUNCTION_VAR_KW, Q_CALL_FUNCTION_VAR_KW);
    case KR_OPC_CALL_METHOD_VAR_KW_UINT:
        return call(z, i, in, Q_CALL_METHOD_VAR_KW, Q_CALL_METHOD_VAR_KW);
    case KR_OPC_GET_ITER_NONE:
        return is_await(z, at) ? Q_GET_AWAITABLE : Q_GET_ITER;
    case KR_OPC_RETURN_VALUE_NONE:
        return return_op(z);
    case KR_OPC_YIELD_VALUE_NONE:
        return yield_op(z);
    case KR_OPC_YIELD_FROM_NONE:
        z->q->delegates = true;
        return Q_YIELD_FROM;
    case KR_OPC_UNARY_OP_INLINE:
        return operand(z, i, k, 0, unary_op((int)k));
    case KR_OPC_BINARY_OP_INLINE:
        if (k == KR_BIN_EXC_MATCH && asks_for_any(z, at + 1)) return Q_IS_EXC;
        return operand(z, i, k, 0, binary_op((int)k));
    default:
        return Q_INVALID;
    }
}

static uint16_t translate(quickener *z, kr_qinsn *i, const kr_insn *in, uint32_t at) {
    uint16_t op = plain_forms[in->first].op;
    switch (plain_forms[in->first].form) {
    case NUMBER:
        return operand(z, i, (uint32_t)in->arg, 0, op);
    case NAMED:
        return named(z, i, in, at, op);
    case JUMP:
        return jump(z, i, in, op);
    case BLOCK:
        return block(z, i, in, op);
    case PLAIN:
        return op;
    default:
        return translate_special(z, i, in, at);
    }
}

/* ---- fusing ---- */

#define ARITH_FORMS(op)                                                                            \
    { Q_##op, Q_##op##_LL, Q_##op##_LC, Q_##op##_SL, Q_##op##_SC }
static const uint16_t arith_forms[][5] = {ARITH_FORMS(ADD), ARITH_FORMS(SUB), ARITH_FORMS(MUL)};
#undef ARITH_FORMS

/* Order of the inner tables: SS, LL, LC, SL, SC. */
#define CMP_FORMS(op)                                                                              \
    {                                                                                              \
        Q_##op, {Q_##op##_SS_JT, Q_##op##_LL_JT, Q_##op##_LC_JT, Q_##op##_SL_JT, Q_##op##_SC_JT},  \
        {                                                                                          \
            Q_##op##_SS_JF, Q_##op##_LL_JF, Q_##op##_LC_JF, Q_##op##_SL_JF, Q_##op##_SC_JF         \
        }                                                                                          \
    }
static const struct {
    uint16_t op, jt[5], jf[5];
} cmp_forms[] = {CMP_FORMS(LT), CMP_FORMS(GT), CMP_FORMS(EQ),
                 CMP_FORMS(LE), CMP_FORMS(GE), CMP_FORMS(NE)};
#undef CMP_FORMS

/* The fused form of the operator at ops[0] (with the jump behind it for comparisons) with operands
 * of this form (index into the tables above), 0 if there is none. */
static uint16_t operator_form(const uint16_t *ops, int form) {
    for (size_t i = 0; i < KR_ARRAY_LEN(arith_forms); i++) {
        if (form && arith_forms[i][0] == ops[0]) return arith_forms[i][form];
    }
    for (size_t i = 0; i < KR_ARRAY_LEN(cmp_forms); i++) {
        if (cmp_forms[i].op != ops[0]) continue;
        if (ops[1] == Q_POP_JUMP_IF_TRUE) return cmp_forms[i].jt[form];
        if (ops[1] == Q_POP_JUMP_IF_FALSE) return cmp_forms[i].jf[form];
    }
    return 0;
}

static uint16_t fuse_is(const uint16_t *ops) {
    if (ops[1] == Q_POP_JUMP_IF_TRUE) return Q_IS_JT;
    if (ops[1] == Q_POP_JUMP_IF_FALSE) return Q_IS_JF;
    if (ops[1] != Q_UNARY_NOT) return 0;
    if (ops[2] == Q_POP_JUMP_IF_TRUE) return Q_ISNOT_JT;
    return ops[2] == Q_POP_JUMP_IF_FALSE ? Q_ISNOT_JF : 0;
}

/* `for i in range(..)` as v6 writes it: step and test at the end of the loop. */
static uint16_t fuse_range(const uint16_t *ops, const kr_qinsn *in) {
    if (ops[1] != Q_ADD || !kr_is_smallint(in[0].u.v)) return 0;
    if (ops[2] == Q_DUP_TOP_TWO && ops[3] == Q_ROT_TWO && ops[4] == Q_LT &&
        ops[5] == Q_POP_JUMP_IF_TRUE) {
        return Q_RANGE_STEP;
    }
    if (ops[2] == Q_DUP_TOP && ops[3] == Q_LOAD_CONST && ops[4] == Q_LT &&
        ops[5] == Q_POP_JUMP_IF_TRUE && kr_is_smallint(in[3].u.v)) {
        return Q_RANGE_STEP_C;
    }
    return 0;
}

/* The fused handler of the sequence at ops[0], 0 if it stays alone. ops is padded with Q_INVALID.
 * */
static uint16_t fuse(const uint16_t *ops, const kr_qinsn *in) {
    uint16_t f = 0;
    switch (ops[0]) {
    case Q_LOAD_FAST:
        if (ops[1] == Q_LOAD_FAST) {
            if ((f = operator_form(ops + 2, 1))) return f;
            if (ops[2] == Q_LOAD_SUBSCR) return Q_LF_LF_SUBSCR;
            return ops[2] == Q_LOAD_ATTR || ops[2] == Q_LOAD_METHOD ? 0 : Q_LF_LF;
        }
        if (ops[1] == Q_LOAD_CONST) {
            if ((f = operator_form(ops + 2, 2))) return f;
            return Q_LF_LC;
        }
        if ((f = operator_form(ops + 1, 3))) return f;
        if (ops[1] == Q_LOAD_SUBSCR) return Q_LF_SUBSCR;
        return ops[1] == Q_RETURN_VALUE ? Q_LF_RETURN : 0;
    case Q_LOAD_CONST:
        if ((f = fuse_range(ops, in))) return f;
        if ((f = operator_form(ops + 1, 4))) return f;
        if (ops[1] == Q_LOAD_SUBSCR && kr_is_smallint(in[0].u.v)) return Q_LC_SUBSCR;
        return ops[1] == Q_RETURN_VALUE ? Q_LC_RETURN : 0;
    case Q_LT:
    case Q_GT:
    case Q_EQ:
    case Q_LE:
    case Q_GE:
    case Q_NE:
        return operator_form(ops, 0);
    case Q_IS:
        return fuse_is(ops);
    case Q_STORE_FAST:
        return ops[1] == Q_LOAD_FAST && ops[2] != Q_LOAD_ATTR && ops[2] != Q_LOAD_METHOD &&
                       ops[2] != Q_LOAD_FAST && ops[2] != Q_LOAD_CONST
                   ? Q_SF_LF
                   : 0;
    case Q_DUP_TOP:
        return ops[1] == Q_STORE_FAST ? Q_DUP_STORE : 0;
    case Q_POP_TOP:
        return ops[1] == Q_LOAD_CONST && fuse_range(ops + 1, in + 1) == Q_RANGE_STEP_C
                   ? Q_POP_RANGE_STEP_C
                   : 0;
    case Q_BUILD_SLICE:
        return in[0].u.a == 2 && ops[1] == Q_LOAD_SUBSCR ? Q_SLICE_SUBSCR : 0;
    case Q_UNPACK_SEQUENCE:
        return in[0].u.a == 2 && ops[1] == Q_STORE_FAST && ops[2] == Q_STORE_FAST ? Q_UNPACK2_STORE
                                                                                  : 0;
    default:
        return 0;
    }
}

/* ---- leaf functions ---- */

enum { LEAF_TRIES = 16, LEAF_LENGTH = 64 };

/* The handlers of this instruction, learnt and fused ones included, leave the frame alone until
 * they have synced. */
static bool is_frameless(uint16_t op) {
    switch (op) {
    case Q_LOAD_CONST:
    case Q_LOAD_FAST:
    case Q_STORE_FAST:
    case Q_LOAD_ATTR:
    case Q_STORE_ATTR:
    case Q_LOAD_SUBSCR:
    case Q_STORE_SUBSCR:
    case Q_DUP_TOP:
    case Q_DUP_TOP_TWO:
    case Q_POP_TOP:
    case Q_ROT_TWO:
    case Q_ROT_THREE:
    case Q_JUMP:
    case Q_POP_JUMP_IF_TRUE:
    case Q_POP_JUMP_IF_FALSE:
    case Q_JUMP_IF_TRUE_OR_POP:
    case Q_JUMP_IF_FALSE_OR_POP:
    case Q_RETURN_VALUE:
        return true;
    default:
        return op >= Q_UNARY && op <= Q_IS;
    }
}

/* How often the function may be entered without a frame and need one. */
static uint8_t leaf_tries(const quickener *z) {
    const kr_quick *q = z->q;
    if (q->entry == q->insns || q->n_insns > LEAF_LENGTH || z->code->n_exc_stack) return 0;
    for (uint32_t i = 1; i < q->n_insns; i++) {
        if (!is_frameless(z->ops[i])) return 0;
    }
    return LEAF_TRIES;
}

/* ---- the whole ---- */

static void translate_all(quickener *z) {
    kr_quick *q = z->q;
    uint32_t len = (uint32_t)(z->code->insns_end - z->code->insns), i = 1;
    kr_insn in;
    for (uint32_t at = 0; at < len; at += in.size, i++) {
        kr_insn_decode(z->code, at, &in);
        if (q->wide)
            ((uint32_t *)z->offsets)[i] = at;
        else
            ((uint16_t *)z->offsets)[i] = (uint16_t)at;
    }
    i = 1;
    for (uint32_t at = 0; at < len; at += in.size, i++) {
        kr_insn_decode(z->code, at, &in);
        z->ops[i] = translate(z, &q->insns[i], &in, at);
    }
    z->ops[0] = q->is_gen ? Q_ENTER_GEN : Q_ENTER;
    q->insns[0].h = z->labels[z->ops[0]];
    for (uint32_t k = 1; k < q->n_insns; k++) {
        uint16_t f = KR_CFG_QUICK ? fuse(z->ops + k, q->insns + k) : 0;
        q->insns[k].h = z->labels[f ? f : z->ops[k]];
    }
}

static size_t align_up(size_t n) {
    return (n + 15) & ~(size_t)15;
}

kr_quick *kr_quicken(kr_ctx *ctx, kr_code *code) {
    quickener z = {.ctx = ctx, .code = code, .labels = kr_interp_labels()};
    uint32_t n, n_caches, n_locals, len = (uint32_t)(code->insns_end - code->insns);
    size_t at_insns, at_offsets, at_caches, total;
    bool needs_ns;
    char *mem;
    if (KR_CFG_QUICK && code->once) find_loops(&z);
    measure(&z, &n, &n_caches, &n_locals, &needs_ns);
    at_insns = align_up(sizeof(kr_quick));
    at_caches = at_insns + n * sizeof(kr_qinsn);
    at_offsets = at_caches + n_caches * sizeof(kr_cache);
    total = at_offsets + n * (len > UINT16_MAX ? sizeof(uint32_t) : sizeof(uint16_t));
    mem = kr_heap_leaf0(ctx, total);
    z.q = (kr_quick *)mem;
    z.q->code = code;
    z.q->insns = (kr_qinsn *)(mem + at_insns);
    z.q->offsets = z.offsets = mem + at_offsets;
    z.q->wide = len > UINT16_MAX;
    z.caches = (kr_cache *)(mem + at_caches);
    z.q->n_insns = n;
    z.q->n_locals = n_locals;
    z.q->n_total = code->n_state > n_locals ? code->n_state : n_locals;
    z.q->n_total += code->n_exc_stack;
    z.q->n_total += code->flags & KR_V6_GENERATOR ? GEN_SPARE_SLOTS : SPARE_SLOTS;
    z.q->frame_bytes = (uint32_t)(sizeof(kr_frame) + code->n_exc_stack * sizeof(kr_block));
    z.q->is_gen = code->flags & KR_V6_GENERATOR;
    z.q->needs_ns = needs_ns;
    z.q->entry = z.q->insns + (code->n_cells || z.q->is_gen || needs_ns ? 0 : 1);
    z.coroutine = code->debug && (code->debug->flags & (KR_CODE_COROUTINE | KR_CODE_ASYNC_GEN));
    z.ops = kr_heap_leaf0(ctx, (n + 8) * sizeof(uint16_t));
    for (uint32_t i = n; i < n + 8; i++) z.ops[i] = Q_INVALID;
    translate_all(&z);
    z.q->leaf = leaf_tries(&z);
    kr_heap_free(ctx, z.ops);
    code->quick = z.q;
    return z.q;
}
