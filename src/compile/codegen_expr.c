/* Expressions: operators, tests, names.
 *
 * A node that is compound in the reference compiler's parse tree moves the line on (kr_out_line);
 * names and short constants do not. Every instruction that may raise is preceded by the position of
 * its node (kr_out_at). Left spines (a+a+..., f().x[0]...) have no depth limit and are walked by
 * loops. */
#include "compile/gen.h"
#include "object/int.h"

/* ---- names ---- */

kr_sid kr_gen_ident(kr_gen *g, const kr_node *name) {
    kr_sid t = kr_text_ident(g, name->text.s, name->n);
    kr_text_seen(g, t, name->line, name->col);
    return t;
}

void kr_gen_name(kr_gen *g, kr_node *e) {
    kr_sid name = kr_gen_ident(g, e);
    if (name == g->known[KR_KN_SUPER] && kr_row(g, KR_ROW_super_plain) &&
        kr_scope_is_function(g->scope))
        kr_scope_use(g, g->known[KR_KN___CLASS__]); /* super may be called without arguments */
    kr_out_at(g, e);
    kr_out_load(g, name);
}

void kr_gen_walrus(kr_gen *g, kr_node *e) {
    kr_node *target = e->pair.left;
    kr_sid name;
    kr_out_line(g, e->line);
    kr_gen_expr(g, e->pair.right);
    KR_OUT0(g, DUP_TOP);
    name = kr_gen_ident(g, target);
    if (g->scope->type == KR_SCOPE_ANNOTATION)
        kr_gen_fail(g, e, "named expression cannot be used within %s", g->scope->what);
    if (name == g->known[KR_KN___DEBUG__]) kr_gen_fail(g, target, "cannot assign to __debug__");
    if (g->comp_iter)
        kr_gen_fail(g, e,
                    "assignment expression cannot be used in a comprehension iterable "
                    "expression");
    if (kr_scope_is_comp(g->scope)) {
        kr_out_store_id(g, kr_scope_walrus(g, name, e));
    } else {
        kr_out_store(g, name, target);
    }
}

/* ---- constants ---- */

void kr_out_const(kr_gen *g, const kr_const *k, const kr_node *at) {
    bool substituted =
        at->kind == KR_AST_NAME &&
        !(at->n == 9 && at->text.s[0] == '_' && (k->kind == KR_K_TRUE || k->kind == KR_K_FALSE));
    int64_t i;
    switch (k->kind) {
    case KR_K_NONE:
        if (substituted) break;
        KR_OUT0(g, LOAD_CONST_NONE);
        return;
    case KR_K_TRUE:
        if (substituted) break;
        KR_OUT0(g, LOAD_CONST_TRUE);
        return;
    case KR_K_FALSE:
        if (substituted) break;
        KR_OUT0(g, LOAD_CONST_FALSE);
        return;
    case KR_K_STR:
        if (substituted) break;
        kr_out_text(g, k->text, at->line, at->col);
        return;
    case KR_K_INT:
    case KR_K_BIGINT: /* small for a host with 31-bit ints, so that the unit runs everywhere */
        if (k->kind == KR_K_BIGINT && g->portable) break;
        if (kr_int_to_i64(k->i, &i) && kr_gen_int_fits(g, i)) {
            kr_out_int(g, i);
            return;
        }
        break;
    default:
        break;
    }
    if (at->kind == KR_AST_INT || at->kind == KR_AST_BIGINT || at->kind == KR_AST_FLOAT ||
        at->kind == KR_AST_IMAGINARY || at->kind == KR_AST_BYTES)
        kr_out_line(g, at->line);
    if (at->kind == KR_AST_TUPLE && at->n) {
        bool list = at->n + !!(at->flags & KR_AST_COMMA) > 2 && at->flags & KR_AST_PAREN;
        kr_out_line(g, at->seq.at[list && at->n > 1]->line);
    }
    kr_out_u(g, KR_OPC_LOAD_CONST_OBJ_OBJ, kr_const_add(g, k));
}

bool kr_gen_is_pure(kr_gen *g, kr_node *e, bool names) {
    kr_const k;
    if (e->kind == KR_AST_NAME) return names;
    if (e->kind == KR_AST_LAMBDA) return e->lambda.args->n == 0;
    return kr_fold(g, e, &k);
}

/* ---- operators ---- */

kr_binop kr_gen_operator(uint8_t op, bool inplace) {
    static const uint8_t plain[] = {
        [KR_ASTOP_ADD] = KR_BIN_ADD,
        [KR_ASTOP_SUB] = KR_BIN_SUB,
        [KR_ASTOP_MULT] = KR_BIN_MUL,
        [KR_ASTOP_MATMULT] = KR_BIN_MATMUL,
        [KR_ASTOP_DIV] = KR_BIN_TRUEDIV,
        [KR_ASTOP_MOD] = KR_BIN_MOD,
        [KR_ASTOP_POW] = KR_BIN_POW,
        [KR_ASTOP_LSHIFT] = KR_BIN_LSHIFT,
        [KR_ASTOP_RSHIFT] = KR_BIN_RSHIFT,
        [KR_ASTOP_BITOR] = KR_BIN_OR,
        [KR_ASTOP_BITXOR] = KR_BIN_XOR,
        [KR_ASTOP_BITAND] = KR_BIN_AND,
        [KR_ASTOP_FLOORDIV] = KR_BIN_FLOORDIV,
        [KR_ASTOP_EQ] = KR_BIN_EQ,
        [KR_ASTOP_NOTEQ] = KR_BIN_NE,
        [KR_ASTOP_LT] = KR_BIN_LT,
        [KR_ASTOP_LTE] = KR_BIN_LE,
        [KR_ASTOP_GT] = KR_BIN_GT,
        [KR_ASTOP_GTE] = KR_BIN_GE,
        [KR_ASTOP_IS] = KR_BIN_IS,
        [KR_ASTOP_ISNOT] = KR_BIN_IS,
        [KR_ASTOP_IN] = KR_BIN_IN,
        [KR_ASTOP_NOTIN] = KR_BIN_IN,
    };
    /* In-place operators stand in the order of the plain ones, KR_BIN_OR .. KR_BIN_POW. */
    return (kr_binop)(plain[op] - (inplace ? KR_BIN_OR - KR_BIN_IOR : 0));
}

void kr_gen_binop(kr_gen *g, kr_node *e) {
    kr_node *n = e, **spine;
    kr_const k;
    uint32_t count = 1, i;
    kr_out_line(g, e->line);
    while (n->pair.left->kind == KR_AST_BINOP &&
           (kr_fold_chained(n) || !kr_fold(g, n->pair.left, &k))) {
        n = n->pair.left;
        count++;
    }
    if (count == 1) {
        kr_gen_expr(g, e->pair.left);
        kr_gen_expr(g, e->pair.right);
        kr_out_at(g, e);
        kr_out_binary(g, kr_gen_operator(e->op, false));
        return;
    }
    spine = kr_gen_temp(g, count * sizeof *spine);
    for (i = count, n = e; i-- > 0; n = n->pair.left) spine[i] = n;
    kr_gen_expr(g, spine[0]->pair.left);
    for (i = 0; i < count; i++) {
        kr_gen_expr(g, spine[i]->pair.right);
        kr_out_at(g, spine[i]);
        kr_out_binary(g, kr_gen_operator(spine[i]->op, false));
    }
}

static void compare_op(kr_gen *g, uint8_t op) {
    kr_out_binary(g, kr_gen_operator(op, false));
    if (op == KR_ASTOP_ISNOT || op == KR_ASTOP_NOTIN) kr_out_unary(g, KR_UN_NOT);
}

/* Compares with operand i + 1, which stays below the answer if more follow; do they? */
static bool chain_link(kr_gen *g, kr_node *e, uint32_t i) {
    bool more = i + 1 < e->n;
    kr_gen_expr(g, e->compare.at[i + 1]);
    if (more) {
        KR_OUT0(g, DUP_TOP);
        KR_OUT0(g, ROT_THREE);
    }
    kr_out_at(g, e);
    compare_op(g, e->compare.ops[i]);
    return more;
}

void kr_gen_compare(kr_gen *g, kr_node *e) {
    bool multi = e->n > 1;
    uint32_t fail = 0, end;
    kr_gen_warn_is(g, e);
    kr_out_line(g, e->line);
    kr_gen_expr(g, e->compare.at[0]);
    if (multi) fail = kr_out_label(g);
    for (uint32_t i = 0; i < e->n; i++) {
        if (chain_link(g, e, i)) KR_OUT_FWD(g, JUMP_IF_FALSE_OR_POP, fail);
    }
    if (!multi) return;
    end = kr_out_label(g);
    KR_OUT_JUMP(g, JUMP, end);
    kr_out_place(g, fail);
    kr_out_depth(g, 1);
    KR_OUT0(g, ROT_TWO);
    KR_OUT0(g, POP_TOP);
    kr_out_place(g, end);
}

void kr_gen_muted(kr_gen *g, kr_node *e) {
    g->mute++;
    kr_gen_expr(g, e);
    g->mute--;
}

/* Operands that folding drops are walked all the same. */
static void gen_dropped(kr_gen *g, kr_node *e, uint32_t n, kr_node **rest) {
    for (uint32_t i = 0, left = 0; n < e->n && i < e->n; i++) {
        if (left < n && e->seq.at[i] == rest[left]) {
            left++;
        } else {
            kr_gen_muted(g, e->seq.at[i]);
        }
    }
}

/* The same for what became a constant. */
static void gen_folded(kr_gen *g, kr_node *e) {
    uint32_t n;
    kr_node **rest;
    if (e->kind == KR_AST_UNARYOP) {
        gen_folded(g, e->one.value);
    } else if (e->kind == KR_AST_BOOLOP) {
        kr_fold_boolop(g, e, &n, &rest);
        gen_dropped(g, e, n, rest);
        for (uint32_t i = 0; i < n; i++) gen_folded(g, rest[i]);
    }
}

void kr_gen_boolop(kr_gen *g, kr_node *e) {
    uint32_t n, end;
    kr_node **rest;
    kr_fold_boolop(g, e, &n, &rest);
    gen_dropped(g, e, n, rest);
    if (n == 1) {
        kr_gen_expr(g, rest[0]);
        return;
    }
    kr_out_line(g, e->line);
    end = kr_out_label(g);
    for (uint32_t i = 0; i < n; i++) {
        kr_gen_expr(g, rest[i]);
        if (i + 1 == n) break;
        kr_out_at(g, rest[i]);
        if (e->op == KR_ASTOP_OR) {
            KR_OUT_FWD(g, JUMP_IF_TRUE_OR_POP, end);
        } else {
            KR_OUT_FWD(g, JUMP_IF_FALSE_OR_POP, end);
        }
    }
    kr_out_place(g, end);
}

static void gen_ifexp(kr_gen *g, kr_node *e) {
    uint32_t otherwise = kr_out_label(g), end = kr_out_label(g);
    kr_out_line(g, e->line);
    kr_gen_cond(g, e->ifexp.test, false, otherwise);
    kr_gen_expr(g, e->ifexp.body);
    KR_OUT_JUMP(g, JUMP, end);
    kr_out_place(g, otherwise);
    kr_out_depth(g, -1);
    kr_gen_expr(g, e->ifexp.orelse);
    kr_out_place(g, end);
}

/* ---- tests ---- */

static void cond_boolop(kr_gen *g, kr_node *e, bool when, uint32_t label) {
    uint32_t n, skip;
    kr_node **rest;
    bool is_or = e->op == KR_ASTOP_OR;
    kr_fold_boolop(g, e, &n, &rest);
    gen_dropped(g, e, n, rest);
    if (n == 1) {
        kr_gen_cond(g, rest[0], when, label);
        return;
    }
    if (is_or == when) {
        for (uint32_t i = 0; i < n; i++) kr_gen_cond(g, rest[i], when, label);
        return;
    }
    skip = kr_out_label(g);
    for (uint32_t i = 0; i + 1 < n; i++) kr_gen_cond(g, rest[i], !when, skip);
    kr_gen_cond(g, rest[n - 1], when, label);
    kr_out_place(g, skip);
}

/* a < b < c as a condition. */
static void cond_chain(kr_gen *g, kr_node *e, bool when, uint32_t label) {
    uint32_t fail = kr_out_label(g), end = kr_out_label(g);
    kr_gen_warn_is(g, e);
    kr_out_line(g, e->line);
    kr_gen_expr(g, e->compare.at[0]);
    for (uint32_t i = 0; i < e->n; i++) {
        if (chain_link(g, e, i)) KR_OUT_JUMP(g, POP_JUMP_IF_FALSE, fail);
    }
    if (when) {
        KR_OUT_JUMP(g, POP_JUMP_IF_TRUE, label);
    } else {
        KR_OUT_JUMP(g, POP_JUMP_IF_FALSE, label);
    }
    KR_OUT_JUMP(g, JUMP, end);
    kr_out_place(g, fail);
    kr_out_depth(g, 1); /* the operand in the middle */
    KR_OUT0(g, POP_TOP);
    if (!when) KR_OUT_JUMP(g, JUMP, label);
    kr_out_place(g, end);
}

void kr_gen_cond(kr_gen *g, kr_node *e, bool when, uint32_t label) {
    int known;
    if (e->kind == KR_AST_BOOLOP) {
        cond_boolop(g, e, when, label);
        return;
    }
    known = kr_fold_truth(g, e);
    if (known >= 0) {
        gen_folded(g, e);
        if (known == when) KR_OUT_JUMP(g, JUMP, label);
        return;
    }
    if (e->kind == KR_AST_UNARYOP && e->op == KR_ASTOP_NOT) {
        kr_gen_cond(g, e->one.value, !when, label);
        return;
    }
    if (e->kind == KR_AST_COMPARE && e->n > 1 && kr_row(g, KR_ROW_chain_test)) {
        cond_chain(g, e, when, label);
        return;
    }
    kr_gen_expr(g, e);
    kr_out_at(g, e);
    if (when) {
        KR_OUT_JUMP(g, POP_JUMP_IF_TRUE, label);
    } else {
        KR_OUT_JUMP(g, POP_JUMP_IF_FALSE, label);
    }
}

/* ---- all expressions ---- */

static void gen_slice(kr_gen *g, kr_node *e) {
    kr_node *parts[3] = {e->slice.lower, e->slice.upper, e->slice.step};
    int n = parts[2] ? 3 : 2;
    kr_out_line(g, e->line);
    for (int i = 0; i < n; i++) {
        if (parts[i]) {
            kr_gen_expr(g, parts[i]);
        } else {
            KR_OUT0(g, LOAD_CONST_NONE);
        }
    }
    kr_out_at(g, e);
    KR_OUT_U(g, BUILD_SLICE, (uint64_t)n);
}

static void gen_compound(kr_gen *g, kr_node *e) {
    switch (e->kind) {
    case KR_AST_BOOLOP:
        kr_gen_boolop(g, e);
        break;
    case KR_AST_NAMEDEXPR:
        kr_gen_walrus(g, e);
        break;
    case KR_AST_BINOP:
        kr_gen_binop(g, e);
        break;
    case KR_AST_UNARYOP:
        kr_out_line(g, e->line);
        kr_gen_expr(g, e->one.value);
        kr_out_at(g, e);
        kr_out_unary(g, e->op == KR_ASTOP_NOT      ? KR_UN_NOT
                        : e->op == KR_ASTOP_USUB   ? KR_UN_NEG
                        : e->op == KR_ASTOP_INVERT ? KR_UN_INVERT
                                                   : KR_UN_POS);
        break;
    case KR_AST_LAMBDA:
        kr_gen_lambda(g, e);
        break;
    case KR_AST_IFEXP:
        gen_ifexp(g, e);
        break;
    case KR_AST_DICT:
    case KR_AST_SET:
    case KR_AST_LIST:
    case KR_AST_TUPLE:
        kr_gen_display(g, e);
        break;
    case KR_AST_LISTCOMP:
    case KR_AST_SETCOMP:
    case KR_AST_DICTCOMP:
    case KR_AST_GENEXP:
        kr_gen_comprehension(g, e);
        break;
    case KR_AST_AWAIT:
        kr_gen_check_await(g, e, "'await'");
        kr_out_line(g, e->line);
        kr_gen_expr(g, e->one.value);
        kr_out_at(g, e);
        kr_gen_await_value(g);
        break;
    case KR_AST_YIELD:
    case KR_AST_YIELDFROM:
        kr_gen_yield(g, e);
        break;
    case KR_AST_COMPARE:
        kr_gen_compare(g, e);
        break;
    case KR_AST_CALL:
    case KR_AST_ATTRIBUTE:
    case KR_AST_SUBSCRIPT:
        kr_gen_trailers(g, e);
        break;
    case KR_AST_JOINEDSTR:
        kr_gen_joined(g, e);
        break;
    case KR_AST_TEMPLATESTR:
        kr_gen_template(g, e);
        break;
    case KR_AST_SLICE:
        gen_slice(g, e);
        break;
    case KR_AST_STARRED:
        kr_gen_fail(g, e, "can't use starred expression here");
    default:
        kr_gen_fail(g, e, "invalid syntax");
    }
}

void kr_gen_expr(kr_gen *g, kr_node *e) {
    kr_const k;
    if (e->kind == KR_AST_NAME && !g->n_konsts && !(e->n == 9 && e->text.s[2] == 'd')) {
        kr_gen_name(g, e);
        return;
    }
    if (kr_fold(g, e, &k)) {
        gen_folded(g, e);
        kr_out_const(g, &k, e);
        return;
    }
    if (e->kind == KR_AST_NAME) {
        kr_gen_name(g, e);
        return;
    }
    kr_check_recursion(g->ctx, " during compilation");
    gen_compound(g, e);
}
