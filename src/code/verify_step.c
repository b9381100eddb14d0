/* What each instruction takes from the operand stack and leaves there. What opcodes.def says in its
 * last column is done here with kinds; a NULL, a pair or a token goes only where the interpreter
 * expects one. */
#include "code/verify_parts.h"
#include "object/protocol.h"

enum { STOP = -1 }; /* as uint32_t: the walk ends */

static uint32_t next_of(const kr_verifier *v, const kr_insn *in) {
    return v->at + in->size;
}

/* The opcode byte at `at`, 0 (no instruction) behind the end. */
static uint8_t byte_at(const kr_verifier *v, uint32_t at) {
    return at < v->len ? v->insns[at] : 0;
}

static bool is_narrow(kr_vkind k) {
    return kr_vkind_is_value(k) || k == KR_VK_NULL || k == KR_VK_RAW;
}

/* A slot that may be moved about by itself. */
static kr_vkind pop_narrow(kr_verifier *v) {
    kr_vkind k = kr_vstack_top(v);
    if (!is_narrow(k)) kr_verify_fail_insn(v, "an operand that stands alone", v->words);
    return kr_vstack_pop(v);
}

/* Why a finally body runs. */
static kr_vkind pop_reason(kr_verifier *v) {
    kr_vkind k = kr_vstack_top(v);
    if (!kr_vkind_is_wide(k) && k != KR_VK_NONE && k != KR_VK_EXC && k != KR_VK_XV) {
        kr_verify_fail_insn(v, "None or an exception", v->words);
    }
    return kr_vstack_pop(v);
}

static void replace(kr_verifier *v, uint32_t take, kr_vkind leave) {
    kr_vstack_pop_values(v, take);
    kr_vstack_push(v, leave, 1);
}

/* ---- locals ---- */

static void load_fast(kr_verifier *v, uint32_t slot) {
    bool cell = kr_verify_is_cell(v, slot) || (v->raw && slot < v->n_pos);
    kr_vstack_push(v, cell ? KR_VK_CELL : KR_VK_VALUE, 1);
}

static void store_fast(kr_verifier *v, uint32_t slot) {
    kr_vkind k = kr_vstack_pop_value(v);
    if (kr_verify_is_cell(v, slot) && k != KR_VK_CELL) {
        kr_verify_fail_insn(v, "a slot that is no cell", slot);
    }
}

/* ---- shuffling ---- */

/* Copies are taken from operands that a try block keeps, too: those stay as they are. */
static void dup_top(kr_verifier *v) {
    kr_vkind k = kr_vstack_kind(v, 0);
    if (kr_vkind_is_wide(k))
        k = KR_VK_COPY;
    else if (!kr_vkind_is_value(k))
        kr_verify_fail_insn(v, "a value", v->words);
    kr_vstack_push(v, k, 1);
}

static void dup_top_two(kr_verifier *v) {
    kr_vkind b = kr_vstack_kind(v, 0), a = kr_vstack_kind(v, 1);
    if (!kr_vkind_is_value(a) || !kr_vkind_is_value(b)) {
        kr_verify_fail_insn(v, "two values", v->words);
    }
    kr_vstack_push(v, a, 1);
    kr_vstack_push(v, b, 1);
}

static void pop_top(kr_verifier *v) {
    kr_vkind k = kr_vstack_top(v);
    if (!is_narrow(k) && k != KR_VK_ITER) kr_verify_fail_insn(v, "an operand to drop", v->words);
    kr_vstack_pop(v);
}

/* The end of v6's `async with` without an exception: the block kept the manager, and
 * `LOAD_CONST_NONE; ROT_TWO; JUMP` brings it to the top on the way into the block's end. Neither
 * can raise. */
static bool leaves_async_with(kr_verifier *v) {
    const kr_vblock *b = kr_verify_block(v);
    kr_vkind manager;
    kr_insn jump;
    uint32_t at = v->at;
    if (!b || b->kind != KR_VB_ASYNC_WITH || b->handler <= at || v->words != b->floor + 1 ||
        kr_vstack_top(v) != KR_VK_NONE || byte_at(v, at + 1) != KR_OPC_JUMP_LABEL) {
        return false;
    }
    kr_verify_decode(v, at + 1, &jump);
    if (jump.arg <= b->handler || jump.arg >= b->hi) {
        kr_verify_fail_insn(v, "a jump into the end of the block", jump.arg);
    }
    v->floor = b->end;
    kr_vstack_pop(v);
    manager = pop_narrow(v);
    kr_vstack_push(v, KR_VK_NONE, 1);
    kr_vstack_push(v, manager, 1);
    v->at = b->handler; /* it counts as entered */
    kr_verify_flow_to(v, (uint32_t)jump.arg);
    v->at = at;
    return true;
}

static uint32_t rot_two(kr_verifier *v) {
    kr_vkind a, b;
    if (leaves_async_with(v)) return (uint32_t)STOP;
    b = pop_narrow(v);
    a = pop_narrow(v);
    kr_vstack_push(v, b, 1);
    kr_vstack_push(v, a, 1);
    return v->at + 1;
}

/* Two in a row bring what lies under a pair to the top. */
static uint32_t rot_three(kr_verifier *v) {
    kr_vkind a, b, c = kr_vstack_top(v);
    if ((c == KR_VK_PAIR || c == KR_VK_METHOD) && byte_at(v, v->at + 1) == KR_OPC_ROT_THREE_NONE) {
        if (c == KR_VK_METHOD)
            kr_vstack_pop_group(v, c);
        else
            kr_vstack_pop(v);
        a = pop_narrow(v);
        kr_vstack_push(v, c, c == KR_VK_METHOD ? 2 : 1);
        kr_vstack_push(v, a, 1);
        return v->at + 2;
    }
    c = pop_narrow(v);
    b = pop_narrow(v);
    a = pop_narrow(v);
    kr_vstack_push(v, c, 1);
    kr_vstack_push(v, a, 1);
    kr_vstack_push(v, b, 1);
    return v->at + 1;
}

/* ---- operators and tests ---- */

static void binary_op(kr_verifier *v, uint32_t op) {
    kr_vkind left;
    kr_vstack_pop_value(v);
    left = kr_vstack_pop_value(v);
    kr_vstack_push(v, op == KR_BIN_EXC_MATCH && left == KR_VK_COPY ? KR_VK_IS_EXC : KR_VK_VALUE, 1);
}

static bool begins_with_rot_three(const kr_verifier *v, uint32_t at) {
    return byte_at(v, at) == KR_OPC_ROT_THREE_NONE && byte_at(v, at + 1) == KR_OPC_ROT_THREE_NONE;
}

/* Goes to `to` if the token below is no exception, on with an exception otherwise. Before ROT_THREE
 * twice the question is asked in a way that no program can change (Q_IS_EXC), so "no" means no. */
static void branch_on_token(kr_verifier *v, uint32_t to) {
    kr_vkind token = kr_vstack_pop(v);
    bool pair = token == KR_VK_EXC_OR_PAIR && begins_with_rot_three(v, to);
    kr_vstack_push(v, pair ? KR_VK_PAIR : token, 1);
    kr_verify_flow_to(v, to);
    kr_vstack_pop(v);
    kr_vstack_push(v, KR_VK_EXC, 1);
}

static void pop_jump(kr_verifier *v, const kr_insn *in) {
    kr_vkind k = kr_vstack_pop_value(v);
    if (k == KR_VK_IS_EXC && in->first == KR_OPC_POP_JUMP_IF_FALSE_LABEL && v->n_runs &&
        kr_vkind_is_wide(kr_vstack_top(v))) {
        branch_on_token(v, (uint32_t)in->arg);
    } else {
        kr_verify_flow_to(v, (uint32_t)in->arg);
    }
}

static void jump_or_pop(kr_verifier *v, const kr_insn *in) {
    kr_vkind k = kr_vstack_pop_value(v);
    kr_vstack_push(v, k, 1);
    kr_verify_flow_to(v, (uint32_t)in->arg);
    kr_vstack_pop(v);
}

bool kr_verify_is_async_exit(kr_verifier *v, uint32_t at) {
    static const uint8_t want[4] = {KR_OPC_DUP_TOP_NONE, KR_OPC_LOAD_GLOBAL_NAME,
                                    KR_OPC_BINARY_OP_INLINE, KR_OPC_POP_JUMP_IF_FALSE_LABEL};
    uint32_t here = v->at;
    kr_insn in = {0};
    bool is = true;
    for (int i = 0; i < 4 && is; i++, at += in.size) {
        is = at < v->len;
        if (!is) break;
        kr_verify_decode(v, at, &in);
        is = in.first == want[i] && (i != 2 || in.arg == KR_BIN_EXC_MATCH);
    }
    v->at = here;
    return is && begins_with_rot_three(v, (uint32_t)in.arg);
}

/* ---- iteration ---- */

static void for_iter(kr_verifier *v, const kr_insn *in) {
    kr_vkind one;
    if (kr_vstack_top(v) != KR_VK_NULL) {
        kr_vstack_pop_group(v, KR_VK_ITER);
        kr_verify_flow_to(v, (uint32_t)in->arg);
        kr_vstack_push(v, KR_VK_ITER, 4);
        kr_vstack_push(v, KR_VK_VALUE, 1);
        return;
    }
    /* a generator expression's own: NULL, iterator, NULL, NULL */
    kr_vstack_pop(v);
    if (kr_vstack_pop(v) != KR_VK_NULL) kr_verify_fail_insn(v, "an iterator", v->words);
    one = kr_vstack_pop_value(v);
    if (kr_vstack_top(v) != KR_VK_NULL) kr_verify_fail_insn(v, "an iterator", v->words);
    kr_vstack_pop(v);
    kr_verify_flow_to(v, (uint32_t)in->arg);
    kr_vstack_push(v, KR_VK_NULL, 1);
    kr_vstack_push(v, one, 1);
    kr_vstack_push(v, KR_VK_NULL, 2);
    kr_vstack_push(v, KR_VK_VALUE, 1);
}

/* ---- functions ---- */

static void note_given(kr_verifier *v, uint32_t child, uint16_t cells) {
    uint16_t *g = &v->given[child];
    if (*g != KR_V_NOT_MADE && *g != cells) {
        kr_verify_fail_insn(v, "the same number of cells as before", cells);
    }
    *g = cells;
}

static void pop_defaults(kr_verifier *v) {
    for (int i = 0; i < 2; i++) {
        if (kr_vstack_top(v) == KR_VK_NULL)
            kr_vstack_pop(v);
        else
            kr_vstack_pop_value(v);
    }
}

static void make_closure(kr_verifier *v, const kr_insn *in) {
    for (uint32_t i = 0; i < in->extra; i++) {
        if (kr_vstack_pop_value(v) != KR_VK_CELL) kr_verify_fail_insn(v, "cells", in->extra);
    }
    if (in->first == KR_OPC_MAKE_CLOSURE_DEFARGS_CHILD_X) pop_defaults(v);
    note_given(v, (uint32_t)in->arg, in->extra);
    kr_vstack_push(v, KR_VK_VALUE, 1);
}

/* With `.closure` right behind it the function gets its cells from there. */
static void make_function(kr_verifier *v, const kr_insn *in) {
    uint32_t at = v->at, next = next_of(v, in);
    bool raw = false;
    kr_insn load;
    if (in->first == KR_OPC_MAKE_FUNCTION_DEFARGS_CHILD) pop_defaults(v);
    if (byte_at(v, next) == KR_OPC_LOAD_GLOBAL_NAME) {
        kr_verify_decode(v, next, &load);
        raw = kr_verify_loads_helper(v, &load) == KR_VH_CLOSURE;
        v->at = at;
    }
    note_given(v, (uint32_t)in->arg, raw ? KR_V_RAW : 0);
    kr_vstack_push(v, raw ? KR_VK_RAW : KR_VK_VALUE, 1);
}

/* ---- calls ---- */

/* Keyword arguments: pairs of name and value. With `spread` a NULL name means **value, and names
 * are looked at when the call is made: the real compilers put *args behind keywords. */
static void pop_keywords(kr_verifier *v, uint32_t n, bool spread) {
    for (; n; n--) {
        kr_vkind name;
        kr_vstack_pop_value(v);
        name = kr_vstack_pop(v);
        if (spread ? name != KR_VK_NULL && !kr_vkind_is_value(name) : name != KR_VK_STR) {
            kr_verify_fail_insn(v, "the name of an argument", n);
        }
    }
}

static kr_vkind helper_result(kr_vkind callee) {
    switch ((int)callee - KR_VK_HELPER) {
    case KR_VH_LIST_EXTEND:
        return KR_VK_LIST;
    case KR_VH_SET_UPDATE:
        return KR_VK_SET;
    case KR_VH_DICT_UPDATE:
        return KR_VK_DICT;
    case KR_VH_CELL:
        return KR_VK_CELL;
    case KR_VH_EXCEPT_STAR_END:
        return KR_VK_XV;
    default:
        return KR_VK_VALUE;
    }
}

static void call_function(kr_verifier *v, const kr_insn *in) {
    uint32_t n = in->arg & 0xff, w = in->arg >> 8 & 0xff;
    bool spread = in->first == KR_OPC_CALL_FUNCTION_VAR_KW_UINT;
    kr_vkind callee;
    if (spread) kr_vstack_pop_value(v);
    pop_keywords(v, w, spread);
    if (!spread && !w && n == 2 && kr_vstack_kind(v, 1) == KR_VK_RAW) { /* .closure(f, cells) */
        kr_vstack_pop_value(v);
        kr_vstack_pop(v);
        callee = kr_vstack_pop_value(v);
        if (callee != KR_VK_HELPER + KR_VH_CLOSURE) kr_verify_fail_insn(v, ".closure", callee);
    } else {
        kr_vstack_pop_values(v, n);
        callee = kr_vstack_pop_value(v);
    }
    kr_vstack_push(v, spread || w ? KR_VK_VALUE : helper_result(callee), 1);
}

static void call_method(kr_verifier *v, const kr_insn *in) {
    uint32_t n = in->arg & 0xff, w = in->arg >> 8 & 0xff;
    bool spread = in->first == KR_OPC_CALL_METHOD_VAR_KW_UINT;
    if (spread) kr_vstack_pop_value(v);
    pop_keywords(v, w, spread);
    kr_vstack_pop_values(v, n);
    if (kr_vstack_top(v) == KR_VK_NULL) { /* any callable, without self */
        kr_vstack_pop(v);
        kr_vstack_pop_value(v);
    } else {
        kr_vstack_pop_group(v, KR_VK_METHOD);
    }
    kr_vstack_push(v, KR_VK_VALUE, 1);
}

/* ---- collections ---- */

static void store_comp(kr_verifier *v, uint32_t k) {
    static const uint8_t kinds[3] = {KR_VK_LIST, KR_VK_DICT, KR_VK_SET};
    uint32_t operands = (k & 3) == 1 ? 2 : 1;
    if (k >> 2 < operands || kr_vstack_kind(v, k >> 2) != kinds[k & 3]) {
        kr_verify_fail_insn(v, "a collection being made", k);
    }
    kr_vstack_pop_values(v, operands);
}

static void store_map(kr_verifier *v) {
    kr_vstack_pop_values(v, 2);
    if (kr_vstack_top(v) != KR_VK_DICT) kr_verify_fail_insn(v, "a dict being made", v->words);
}

/* v obj, where v may be NULL */
static void store_to(kr_verifier *v, uint32_t n) {
    kr_vstack_pop_values(v, n);
    if (kr_vstack_top(v) == KR_VK_NULL)
        kr_vstack_pop(v);
    else
        kr_vstack_pop_value(v);
}

/* ---- blocks ---- */

static void setup_with(kr_verifier *v, const kr_insn *in) {
    kr_vstack_pop_value(v);
    kr_vstack_push(v, KR_VK_EXIT, 2);
    kr_verify_open(v, KR_VB_WITH, (uint32_t)in->arg);
    kr_vstack_push(v, KR_VK_VALUE, 1);
}

static kr_vblock *active_block(kr_verifier *v) {
    kr_vblock *b = kr_verify_block(v);
    if (!b || b->handler > v->at) kr_verify_fail_insn(v, "the handler of a block", v->at);
    return b;
}

static void with_cleanup(kr_verifier *v) {
    const kr_vblock *b = active_block(v);
    kr_vkind reason = pop_reason(v);
    if (b->kind != KR_VB_WITH || v->words != b->floor) {
        kr_verify_fail_insn(v, "the end of a with block", v->words);
    }
    kr_vstack_pop_group(v, KR_VK_EXIT);
    if (kr_vkind_is_wide(reason))
        reason = KR_VK_TOKEN;
    else if (reason == KR_VK_EXC)
        reason = KR_VK_XV;
    kr_vstack_push(v, reason, 1);
}

static uint32_t end_finally(kr_verifier *v) {
    const kr_vblock *b = active_block(v);
    kr_vkind reason = pop_reason(v);
    if (v->words != b->end || (b->kind == KR_VB_EXCEPT && kr_vkind_is_wide(reason))) {
        kr_verify_fail_insn(v, "the operands that the block began with", v->words);
    }
    kr_verify_set_block(v, b->parent);
    if (reason == KR_VK_EXC || reason == KR_VK_PAIR || reason == KR_VK_EXC_OR_PAIR) {
        return (uint32_t)STOP;
    }
    return v->at + 1;
}

static void pop_except_jump(kr_verifier *v, const kr_insn *in) {
    const kr_vblock *b = kr_verify_block(v);
    if (!b || b->kind != KR_VB_EXCEPT) kr_verify_fail_insn(v, "an except block", v->at);
    kr_verify_set_block(v, b->parent);
    kr_verify_flow_to(v, (uint32_t)in->arg);
}

static void return_value(kr_verifier *v) {
    const kr_vblock *b = kr_verify_block(v);
    kr_vstack_pop_value(v);
    if (b && b->handler <= v->at && b->kind >= KR_VB_WITH) {
        kr_verify_fail_insn(v, "no return while a with block ends", v->at);
    }
}

/* ---- the table ---- */

/* Instructions that jump or end; *next is set. false: it is none of them. */
static bool step_control(kr_verifier *v, const kr_insn *in, uint32_t *next) {
    *next = (uint32_t)STOP;
    switch (in->first) {
    case KR_OPC_JUMP_LABEL:
        kr_verify_flow_to(v, (uint32_t)in->arg);
        return true;
    case KR_OPC_UNWIND_JUMP_LABEL_X:
        kr_verify_unwind(v, (uint32_t)in->arg, in->extra);
        return true;
    case KR_OPC_POP_EXCEPT_JUMP_FWD:
        pop_except_jump(v, in);
        return true;
    case KR_OPC_RETURN_VALUE_NONE:
        return_value(v);
        return true;
    case KR_OPC_RAISE_LAST_NONE:
        return true;
    case KR_OPC_RAISE_OBJ_NONE:
        kr_vstack_pop_values(v, 1);
        return true;
    case KR_OPC_RAISE_FROM_NONE:
        kr_vstack_pop_values(v, 2);
        return true;
    case KR_OPC_END_FINALLY_NONE:
        *next = end_finally(v);
        return true;
    case KR_OPC_ROT_TWO_NONE:
        *next = rot_two(v);
        return true;
    case KR_OPC_ROT_THREE_NONE:
        *next = rot_three(v);
        return true;
    default:
        break;
    }
    *next = next_of(v, in);
    switch (in->first) {
    case KR_OPC_POP_JUMP_IF_TRUE_LABEL:
    case KR_OPC_POP_JUMP_IF_FALSE_LABEL:
        pop_jump(v, in);
        return true;
    case KR_OPC_JUMP_IF_TRUE_OR_POP_FWD:
    case KR_OPC_JUMP_IF_FALSE_OR_POP_FWD:
        jump_or_pop(v, in);
        return true;
    case KR_OPC_FOR_ITER_FWD:
        for_iter(v, in);
        return true;
    case KR_OPC_SETUP_WITH_FWD:
        setup_with(v, in);
        return true;
    case KR_OPC_SETUP_EXCEPT_FWD:
        kr_verify_open(v, KR_VB_EXCEPT, (uint32_t)in->arg);
        return true;
    case KR_OPC_SETUP_FINALLY_FWD:
        kr_verify_open(v, KR_VB_FINALLY, (uint32_t)in->arg);
        return true;
    case KR_OPC_WITH_CLEANUP_NONE:
        with_cleanup(v);
        return true;
    default:
        return false;
    }
}

/* What loads or makes something. */
static bool step_making(kr_verifier *v, const kr_insn *in) {
    uint32_t k = (uint32_t)in->arg;
    switch (in->first) {
    case KR_OPC_LOAD_CONST_STRING_NAME:
        kr_vstack_push(v, KR_VK_STR, 1);
        return true;
    case KR_OPC_LOAD_CONST_NONE_NONE:
        kr_vstack_push(v, KR_VK_NONE, 1);
        return true;
    case KR_OPC_LOAD_NULL_NONE:
        kr_vstack_push(v, KR_VK_NULL, 1);
        return true;
    case KR_OPC_LOAD_NAME_NAME:
    case KR_OPC_LOAD_GLOBAL_NAME: {
        kr_verify_helper h = kr_verify_loads_helper(v, in);
        kr_vstack_push(v, h ? (kr_vkind)(KR_VK_HELPER + h) : KR_VK_VALUE, 1);
        return true;
    }
    case KR_OPC_LOAD_FAST_INLINE:
    case KR_OPC_LOAD_FAST_N_UINT:
        load_fast(v, k);
        return true;
    case KR_OPC_BUILD_TUPLE_UINT:
    case KR_OPC_BUILD_SLICE_UINT:
        replace(v, k, KR_VK_VALUE);
        return true;
    case KR_OPC_BUILD_LIST_UINT:
        replace(v, k, KR_VK_LIST);
        return true;
    case KR_OPC_BUILD_SET_UINT:
        replace(v, k, KR_VK_SET);
        return true;
    case KR_OPC_BUILD_MAP_UINT:
        kr_vstack_push(v, KR_VK_DICT, 1);
        return true;
    case KR_OPC_MAKE_FUNCTION_CHILD:
    case KR_OPC_MAKE_FUNCTION_DEFARGS_CHILD:
        make_function(v, in);
        return true;
    case KR_OPC_MAKE_CLOSURE_CHILD_X:
    case KR_OPC_MAKE_CLOSURE_DEFARGS_CHILD_X:
        make_closure(v, in);
        return true;
    case KR_OPC_LOAD_METHOD_NAME:
        kr_vstack_pop_value(v);
        kr_vstack_push(v, KR_VK_METHOD, 2);
        return true;
    case KR_OPC_LOAD_SUPER_METHOD_NAME:
        kr_vstack_pop_values(v, 3);
        kr_vstack_push(v, KR_VK_METHOD, 2);
        return true;
    case KR_OPC_GET_ITER_STACK_NONE:
        kr_vstack_pop_value(v);
        kr_vstack_push(v, KR_VK_ITER, 4);
        return true;
    case KR_OPC_UNPACK_SEQUENCE_UINT:
        kr_vstack_pop_value(v);
        kr_vstack_push(v, KR_VK_VALUE, k);
        return true;
    case KR_OPC_UNPACK_EX_UINT:
        kr_vstack_pop_value(v);
        kr_vstack_push(v, KR_VK_VALUE, (k & 0xff) + (k >> 8) + 1);
        return true;
    default:
        return false;
    }
}

/* What stores, calls and shuffles in its own way. */
static bool step_using(kr_verifier *v, const kr_insn *in) {
    uint32_t k = (uint32_t)in->arg;
    switch (in->first) {
    case KR_OPC_STORE_FAST_INLINE:
    case KR_OPC_STORE_FAST_N_UINT:
        store_fast(v, k);
        return true;
    case KR_OPC_DELETE_FAST_UINT:
        if (kr_verify_is_cell(v, k)) kr_verify_fail_insn(v, "a slot that is no cell", k);
        return true;
    case KR_OPC_DUP_TOP_NONE:
        dup_top(v);
        return true;
    case KR_OPC_DUP_TOP_TWO_NONE:
        dup_top_two(v);
        return true;
    case KR_OPC_POP_TOP_NONE:
        pop_top(v);
        return true;
    case KR_OPC_STORE_ATTR_NAME:
        store_to(v, 1);
        return true;
    case KR_OPC_STORE_SUBSCR_NONE:
        store_to(v, 2);
        return true;
    case KR_OPC_STORE_COMP_UINT:
        store_comp(v, k);
        return true;
    case KR_OPC_STORE_MAP_NONE:
        store_map(v);
        return true;
    case KR_OPC_CALL_FUNCTION_UINT:
    case KR_OPC_CALL_FUNCTION_VAR_KW_UINT:
        call_function(v, in);
        return true;
    case KR_OPC_CALL_METHOD_UINT:
    case KR_OPC_CALL_METHOD_VAR_KW_UINT:
        call_method(v, in);
        return true;
    case KR_OPC_BINARY_OP_INLINE:
        binary_op(v, k);
        return true;
    default:
        return false;
    }
}

/* All others take and leave values only, as many as opcodes.def says: `take` of them. */
static uint32_t values_taken(uint8_t first) {
    switch (first) {
    case KR_OPC_LOAD_ATTR_NAME:
    case KR_OPC_STORE_NAME_NAME:
    case KR_OPC_STORE_GLOBAL_NAME:
    case KR_OPC_IMPORT_FROM_NAME:
    case KR_OPC_STORE_DEREF_UINT:
    case KR_OPC_GET_ITER_NONE:
    case KR_OPC_UNARY_OP_INLINE:
    case KR_OPC_YIELD_VALUE_NONE:
    case KR_OPC_IMPORT_STAR_NONE:
        return 1;
    case KR_OPC_IMPORT_NAME_NAME:
    case KR_OPC_LOAD_SUBSCR_NONE:
    case KR_OPC_YIELD_FROM_NONE:
        return 2;
    default:
        return 0;
    }
}

uint32_t kr_verify_step(kr_verifier *v, const kr_insn *in) {
    uint32_t next, take;
    int delta;
    if (step_control(v, in, &next)) return next;
    next = next_of(v, in);
    if (step_making(v, in) || step_using(v, in)) return next;
    take = values_taken(in->first);
    delta = kr_insn_delta(in);
    kr_vstack_pop_values(v, take);
    kr_vstack_push(v, KR_VK_VALUE, (uint32_t)((int)take + delta));
    return next;
}
