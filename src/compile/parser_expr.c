/* Expressions: operators by precedence climbing, conditionals, operands and their trailers.
 *
 * kr_parse_binary handles every binary operator from `or` to `*` in one loop over a table of
 * strengths; the left spine grows in the loop, only right operands recurse. Positions: an operator
 * node starts where its leftmost token starts, parentheses included, hence each rule notes the
 * start before it parses its first operand. */
#include "compile/parser_int.h"

static const uint8_t strength[KR_T_COUNT] = {
    [KR_T_OR] = KR_PREC_OR,         [KR_T_AND] = KR_PREC_AND,       [KR_T_IN] = KR_PREC_COMPARE,
    [KR_T_NOT] = KR_PREC_COMPARE,   [KR_T_IS] = KR_PREC_COMPARE,    [KR_T_EQ] = KR_PREC_COMPARE,
    [KR_T_NOTEQ] = KR_PREC_COMPARE, [KR_T_LT] = KR_PREC_COMPARE,    [KR_T_LTE] = KR_PREC_COMPARE,
    [KR_T_GT] = KR_PREC_COMPARE,    [KR_T_GTE] = KR_PREC_COMPARE,   [KR_T_BITOR] = KR_PREC_BITOR,
    [KR_T_BITXOR] = KR_PREC_BITXOR, [KR_T_BITAND] = KR_PREC_BITAND, [KR_T_LSHIFT] = KR_PREC_SHIFT,
    [KR_T_RSHIFT] = KR_PREC_SHIFT,  [KR_T_ADD] = KR_PREC_SUM,       [KR_T_SUB] = KR_PREC_SUM,
    [KR_T_MULT] = KR_PREC_TERM,     [KR_T_DIV] = KR_PREC_TERM,      [KR_T_FLOORDIV] = KR_PREC_TERM,
    [KR_T_MOD] = KR_PREC_TERM,      [KR_T_MATMULT] = KR_PREC_TERM,
};

static kr_node *parse_unary(kr_parser *p, int min);

/* ---- operands ---- */

static kr_node *simple_constant(kr_parser *p, kr_ast_kind kind) {
    kr_pos start = kr_parser_here(p);
    kr_parser_advance(p);
    return kr_parser_node(p, kind, start);
}

/* pass, break or continue where an expression should be. */
static KR_NORETURN void fail_statement(kr_parser *p) {
    kr_token word = p->tok;
    if (kr_parser_peek(p) == KR_T_EOF) { /* may be a bracket that was never closed */
        kr_parser_advance(p);
        kr_parser_fail(p, word.start, word.end, "invalid syntax");
    }
    if (kr_parser_peek(p) == KR_T_IF) {
        kr_parser_advance(p);
        kr_parser_advance(p);
        kr_parse_binary(p, KR_PREC_OR);
        if (kr_parser_accept(p, KR_T_ELSE)) {
            bool word_behind = p->tok.type == KR_T_PASS || p->tok.type == KR_T_BREAK ||
                               p->tok.type == KR_T_CONTINUE;
            if (!word_behind) kr_parse_expression(p);
            kr_parser_fail(p, word.start, word.end,
                           "expected expression before 'if', but statement is given");
        }
        p->tok = word;
    }
    kr_parser_fail_syntax(p);
}

static kr_node *parse_atom(kr_parser *p) {
    switch (p->tok.type) {
    case KR_T_NAME:
        return kr_parser_name(p);
    case KR_T_NUMBER:
        return kr_parse_number(p);
    case KR_T_STRING:
    case KR_T_FSTRING_START:
        return kr_parse_strings(p);
    case KR_T_LPAR:
        return kr_parse_paren(p);
    case KR_T_LSQB:
        return kr_parse_list(p);
    case KR_T_LBRACE:
        return kr_parse_brace(p);
    case KR_T_NONE:
        return simple_constant(p, KR_AST_NONE);
    case KR_T_TRUE:
        return simple_constant(p, KR_AST_TRUE);
    case KR_T_FALSE:
        return simple_constant(p, KR_AST_FALSE);
    case KR_T_ELLIPSIS:
        return simple_constant(p, KR_AST_ELLIPSIS);
    case KR_T_NODE: {
        kr_node *e = p->tok.node;
        kr_parser_advance(p);
        return e;
    }
    case KR_T_PASS:
    case KR_T_BREAK:
    case KR_T_CONTINUE:
        fail_statement(p);
    default:
        kr_parser_fail_syntax(p);
    }
}

static kr_node *parse_attribute(kr_parser *p, kr_node *value, kr_pos start) {
    uint32_t op_line = p->tok.start.line;
    const char *name;
    kr_parser_note_tail(p);
    kr_parser_advance(p);
    if (p->tok.type != KR_T_NAME) kr_parser_fail_syntax(p);
    kr_node *e = kr_parser_text_node(p, KR_AST_ATTRIBUTE, start, p->tok.s, p->tok.n, &name);
    e->attr.value = value;
    e->attr.name = name;
    e->attr.op_line = op_line;
    kr_parser_advance(p);
    kr_parser_end(p, e);
    return e;
}

kr_node *kr_parse_name_chain(kr_parser *p, kr_node *e) {
    kr_pos start = kr_node_start(e);
    while (kr_parser_at(p, KR_T_DOT)) e = parse_attribute(p, e, start);
    return e;
}

static kr_node *parse_trailers(kr_parser *p, kr_node *e, kr_pos start) {
    for (;;) {
        switch (p->tok.type) {
        case KR_T_DOT:
            e = parse_attribute(p, e, start);
            break;
        case KR_T_LPAR:
            kr_parser_note_tail(p);
            e = kr_parse_call(p, e, start);
            break;
        case KR_T_LSQB:
            kr_parser_note_tail(p);
            e = kr_parse_subscript(p, e, start);
            break;
        default:
            return e;
        }
    }
}

kr_node *kr_parse_trailers(kr_parser *p, kr_node *e) {
    return parse_trailers(p, e, kr_node_start(e));
}

static kr_node *parse_primary(kr_parser *p) {
    kr_pos start = kr_parser_here(p);
    kr_node *e = parse_atom(p);
    return parse_trailers(p, e, start);
}

static kr_node *make_one(kr_parser *p, kr_ast_kind kind, kr_pos start, kr_node *value) {
    kr_node *e = kr_parser_node(p, kind, start);
    e->one.value = value;
    return e;
}

static kr_node *make_pair(kr_parser *p, kr_ast_kind kind, unsigned op, kr_pos start, kr_node *left,
                          kr_node *right) {
    kr_node *e = kr_parser_node(p, kind, start);
    e->op = op & 0xff;
    e->pair.left = left;
    e->pair.right = right;
    return e;
}

/* An operand with `await` before and `**` behind it. */
static kr_node *parse_power(kr_parser *p) {
    kr_pos start = kr_parser_here(p);
    kr_node *e;
    if (KR_UNLIKELY(kr_parser_accept(p, KR_T_AWAIT))) {
        e = parse_primary(p);
        e = make_one(p, KR_AST_AWAIT, start, e);
    } else {
        e = parse_primary(p);
    }
    if (KR_UNLIKELY(p->tok.type == KR_T_POW)) {
        kr_parser_enter(p);
        kr_parser_note_tail(p);
        kr_parser_advance(p);
        kr_node *right = parse_unary(p, KR_PREC_UNARY + 1);
        kr_parser_leave(p);
        e = make_pair(p, KR_AST_BINOP, KR_ASTOP_POW, start, e, right);
    }
    return e;
}

static kr_node *parse_inversion(kr_parser *p) {
    return kr_parse_binary(p, KR_PREC_NOT);
}

/* At `not` where only operands of strength min may stand. */
static KR_NORETURN void fail_inversion(kr_parser *p, int min) {
    if (min < KR_PREC_TERM || min > KR_PREC_UNARY) kr_parser_fail_syntax(p);
    kr_pos start = kr_parser_here(p);
    kr_parser_read_stray(p, parse_inversion);
    kr_parser_fail(p, start, p->prev_end, "'not' after an operator must be parenthesized");
}

/* Prefix operators; `not` only where something as loose is allowed. */
static kr_node *parse_unary(kr_parser *p, int min) {
    unsigned op;
    switch (p->tok.type) {
    case KR_T_ADD:
        op = KR_ASTOP_UADD;
        break;
    case KR_T_SUB:
        op = KR_ASTOP_USUB;
        break;
    case KR_T_TILDE:
        op = KR_ASTOP_INVERT;
        break;
    case KR_T_NOT:
        if (min > KR_PREC_NOT) fail_inversion(p, min);
        op = KR_ASTOP_NOT;
        break;
    default:
        return parse_power(p);
    }
    kr_pos start = kr_parser_here(p);
    kr_parser_enter(p);
    kr_parser_advance(p);
    kr_node *e =
        op == KR_ASTOP_NOT ? kr_parse_binary(p, KR_PREC_NOT) : parse_unary(p, KR_PREC_UNARY);
    kr_parser_leave(p);
    e = make_one(p, KR_AST_UNARYOP, start, e);
    e->op = op & 0xff;
    return e;
}

/* ---- binary operators ---- */

/* a and b and c: one node. */
static kr_node *parse_bool(kr_parser *p, kr_pos start, kr_node *first, int prec) {
    kr_tok type = (kr_tok)p->tok.type;
    size_t base = p->stack_n;
    kr_parser_push(p, first);
    while (p->tok.type == type) {
        kr_parser_note_tail(p);
        kr_parser_advance(p);
        kr_parser_push(p, kr_parse_binary(p, prec + 1));
    }
    uint32_t n;
    kr_node **at = kr_parser_pop(p, base, &n);
    kr_node *e = kr_parser_node(p, KR_AST_BOOLOP, start);
    e->op = type == KR_T_AND ? KR_ASTOP_AND : KR_ASTOP_OR;
    e->n = n;
    e->seq.at = at;
    return e;
}

/* `left not right`: behind the `not`. */
static KR_NORETURN void fail_not(kr_parser *p, kr_node *left, kr_pos start) {
    bool print = left->kind == KR_AST_NAME &&
                 (strcmp(left->text.s, "print") == 0 || strcmp(left->text.s, "exec") == 0);
    bool inside = kr_parser_inside(p);
    if ((!print && !inside) || !kr_parser_at_expression(p)) kr_parser_fail_syntax(p);
    kr_node *right = make_one(p, KR_AST_UNARYOP, start, kr_parse_binary(p, KR_PREC_NOT));
    if (print) {
        kr_parser_fail_nodes(p, left, right,
                             "Missing parentheses in call to '%s'. Did you mean %s(...)?",
                             left->text.s, left->text.s);
    }
    kr_parser_fail_nodes(p, left, right, "invalid syntax. Perhaps you forgot a comma?");
}

/* Consumes a comparison operator behind `left`. */
static unsigned take_comparison(kr_parser *p, kr_node *left) {
    kr_tok type = (kr_tok)p->tok.type;
    kr_pos start = kr_parser_here(p);
    kr_parser_advance(p);
    switch (type) {
    case KR_T_EQ:
        return KR_ASTOP_EQ;
    case KR_T_NOTEQ:
        return KR_ASTOP_NOTEQ;
    case KR_T_LT:
        return KR_ASTOP_LT;
    case KR_T_LTE:
        return KR_ASTOP_LTE;
    case KR_T_GT:
        return KR_ASTOP_GT;
    case KR_T_GTE:
        return KR_ASTOP_GTE;
    case KR_T_IN:
        return KR_ASTOP_IN;
    case KR_T_IS:
        return kr_parser_accept(p, KR_T_NOT) ? KR_ASTOP_ISNOT : KR_ASTOP_IS;
    default:
        if (!kr_parser_accept(p, KR_T_IN)) fail_not(p, left, start);
        return KR_ASTOP_NOTIN;
    }
}

/* a < b < c: one node. The operators lie on the element stack between the operands for a while. */
static kr_node *parse_compare(kr_parser *p, kr_pos start, kr_node *first) {
    size_t base = p->stack_n;
    uint8_t few[8], *ops = few;
    uint32_t n = 0, cap = sizeof few, count;
    kr_parser_push(p, first);
    do {
        kr_parser_note_tail(p);
        if (n == cap) {
            uint8_t *more = kr_parser_alloc(p, cap * 2);
            memcpy(more, ops, n);
            ops = more;
            cap *= 2;
        }
        ops[n++] = (uint8_t)take_comparison(p, p->stack[p->stack_n - 1]);
        kr_parser_push(p, kr_parse_binary(p, KR_PREC_BITOR));
    } while (strength[p->tok.type] == KR_PREC_COMPARE);
    uint8_t *kept = kr_parser_alloc(p, n);
    memcpy(kept, ops, n);
    kr_node **at = kr_parser_pop(p, base, &count);
    kr_node *e = kr_parser_node(p, KR_AST_COMPARE, start);
    e->n = n;
    e->compare.at = at;
    e->compare.ops = kept;
    return e;
}

kr_node *kr_parse_binary(kr_parser *p, int min) {
    kr_pos start = kr_parser_here(p);
    kr_node *e = parse_unary(p, min);
    for (;;) {
        int prec = strength[p->tok.type];
        if (prec < min || prec == 0) return e;
        kr_parser_note_tail(p);
        if (prec >= KR_PREC_BITOR) {
            unsigned op = (unsigned)(p->tok.type - KR_T_ADD) + KR_ASTOP_ADD;
            kr_parser_advance(p);
            kr_node *right = kr_parse_binary(p, prec + 1);
            e = make_pair(p, KR_AST_BINOP, op, start, e, right);
        } else if (prec == KR_PREC_COMPARE) {
            e = parse_compare(p, start, e);
        } else {
            e = parse_bool(p, start, e, prec);
        }
    }
}

/* ---- whole expressions ---- */

/* At `if` behind a value. */
static kr_node *parse_conditional(kr_parser *p, kr_pos start, kr_node *body) {
    kr_parser_note_tail(p);
    kr_parser_advance(p);
    kr_node *test = kr_parse_binary(p, KR_PREC_OR);
    if (p->tok.type != KR_T_ELSE) {
        if (p->tok.type == KR_T_COLON || (p->tok.type == KR_T_EOF && p->lx.parens)) {
            kr_parser_fail_syntax(p);
        }
        kr_parser_fail_nodes(p, body, test, "expected 'else' after 'if' expression");
    }
    kr_parser_advance(p);
    if (!kr_parser_at_expression(p) && p->tok.type != KR_T_EOF) {
        bool word =
            p->tok.type == KR_T_PASS || p->tok.type == KR_T_BREAK || p->tok.type == KR_T_CONTINUE;
        if (word && kr_parser_peek(p) == KR_T_EOF) fail_statement(p);
        kr_parser_fail_here(p, "expected expression after 'else', but statement is given");
    }
    kr_node *orelse = kr_parse_expression(p);
    kr_node *e = kr_parser_node(p, KR_AST_IFEXP, start);
    e->ifexp.test = test;
    e->ifexp.body = body;
    e->ifexp.orelse = orelse;
    return e;
}

kr_node *kr_parse_expression(kr_parser *p) {
    kr_node *e;
    kr_parser_enter(p);
    if (KR_UNLIKELY(p->tok.type == KR_T_LAMBDA)) {
        e = kr_parse_lambda(p);
    } else {
        kr_pos start = kr_parser_here(p);
        e = kr_parse_binary(p, KR_PREC_OR);
        if (KR_UNLIKELY(p->tok.type == KR_T_IF)) e = parse_conditional(p, start, e);
    }
    kr_parser_leave(p);
    return e;
}

void kr_parser_fail_walrus(kr_parser *p, const kr_node *e) {
    kr_token op = p->tok;
    kr_parser_advance(p);
    if (!kr_parser_at_expression(p)) kr_parser_fail(p, op.start, op.end, "invalid syntax");
    kr_parser_fail_nodes(p, e, e, "cannot use assignment expressions with %s",
                         kr_parser_describe(e));
}

kr_node *kr_parse_walrus(kr_parser *p, kr_node *name, kr_pos start) {
    if (name->kind != KR_AST_NAME || (name->flags & KR_AST_PAREN)) kr_parser_fail_walrus(p, name);
    kr_parser_advance(p);
    kr_node *value = kr_parse_expression(p);
    name->flags |= KR_AST_STORE;
    return make_pair(p, KR_AST_NAMEDEXPR, 0, start, name, value);
}

kr_node *kr_parse_named(kr_parser *p) {
    kr_pos start = kr_parser_here(p);
    kr_node *e = kr_parse_expression(p);
    if (KR_UNLIKELY(p->tok.type == KR_T_COLONEQUAL)) return kr_parse_walrus(p, e, start);
    if (KR_UNLIKELY(p->tok.type == KR_T_EQUAL)) {
        kr_parser_check_equal(p, e);
        kr_parser_fail_syntax(p);
    }
    return e;
}

kr_node *kr_parse_starred(kr_parser *p, int min) {
    kr_pos start = kr_parser_here(p);
    kr_parser_advance(p);
    if (KR_UNLIKELY(!kr_parser_at_expression(p)) && p->tok.type != KR_T_EOF) {
        bool closes =
            p->tok.type == KR_T_RPAR || p->tok.type == KR_T_RSQB || p->tok.type == KR_T_RBRACE;
        if (p->lx.parens + (closes ? 1 : 0) > p->field.depth) {
            kr_parser_fail_here(p, "Invalid star expression");
        }
    }
    kr_node *value = min ? kr_parse_binary(p, min) : kr_parse_expression(p);
    return make_one(p, KR_AST_STARRED, start, value);
}

kr_node *kr_parse_star_named(kr_parser *p) {
    return p->tok.type == KR_T_MULT ? kr_parse_starred(p, KR_PREC_BITOR) : kr_parse_named(p);
}

static kr_node *parse_star_expression(kr_parser *p) {
    return p->tok.type == KR_T_MULT ? kr_parse_starred(p, KR_PREC_BITOR) : kr_parse_expression(p);
}

kr_node *kr_parse_comma_list(kr_parser *p, kr_node *first, kr_pos start,
                             kr_node *(*element)(kr_parser *)) {
    size_t base = p->stack_n;
    bool comma = false;
    kr_parser_push(p, first);
    while (kr_parser_accept(p, KR_T_COMMA)) {
        comma = !kr_parser_at_expression(p) && p->tok.type != KR_T_MULT;
        if (comma) break;
        kr_parser_note_tail(p);
        kr_parser_push(p, element(p));
    }
    uint32_t n;
    kr_node **at = kr_parser_pop(p, base, &n);
    kr_node *e = kr_parser_node(p, KR_AST_TUPLE, start);
    if (comma) e->flags |= KR_AST_COMMA;
    e->n = n;
    e->seq.at = at;
    return e;
}

kr_node *kr_parse_star_expressions(kr_parser *p) {
    kr_pos start = kr_parser_here(p);
    kr_node *e = parse_star_expression(p);
    if (KR_LIKELY(p->tok.type != KR_T_COMMA)) return e;
    return kr_parse_comma_list(p, e, start, parse_star_expression);
}

kr_node *kr_parse_expressions(kr_parser *p) {
    kr_pos start = kr_parser_here(p);
    kr_node *e = kr_parse_expression(p);
    if (p->tok.type != KR_T_COMMA) return e;
    return kr_parse_comma_list(p, e, start, kr_parse_expression);
}

kr_node *kr_parse_yield(kr_parser *p) {
    kr_pos start = kr_parser_here(p);
    kr_ast_kind kind = KR_AST_YIELD;
    kr_node *value = NULL;
    kr_parser_advance(p);
    kr_parser_note_tail(p);
    if (kr_parser_accept(p, KR_T_FROM)) {
        kind = KR_AST_YIELDFROM;
        value = kr_parse_expression(p);
    } else if (kr_parser_at_expression(p) || p->tok.type == KR_T_MULT) {
        value = kr_parse_star_expressions(p);
    }
    return make_one(p, kind, start, value);
}

kr_node *kr_parse_yield_or_star(kr_parser *p) {
    return p->tok.type == KR_T_YIELD ? kr_parse_yield(p) : kr_parse_star_expressions(p);
}
