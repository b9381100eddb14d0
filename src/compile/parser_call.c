/* Call arguments and subscripts.
 *
 * Arguments keep their textual order in one list: expressions, STARRED, KEYWORD (name NULL for
 * `**`). */
#include "compile/parser_int.h"

typedef struct arguments {
    bool keyword, unpacking; /* seen: name=value, **value */
    bool misplaced;          /* a positional argument came behind one of these */
    bool bare;               /* the list is one generator expression without its own parentheses */
    kr_pos comma;            /* the last one */
} arguments;

static kr_node *make_keyword(kr_parser *p, kr_pos start, kr_node *name, kr_node *value) {
    kr_node *e = kr_parser_node(p, KR_AST_KEYWORD, start);
    e->keyword.value = value;
    if (name) {
        e->keyword.name = name->text.s;
        e->n = name->n;
    }
    return e;
}

/* At `=` behind e. */
static kr_node *parse_keyword(kr_parser *p, kr_pos start, kr_node *e) {
    kr_pos end = p->tok.end;
    if (e->kind == KR_AST_NONE || e->kind == KR_AST_TRUE || e->kind == KR_AST_FALSE) {
        kr_parser_fail(p, start, end, "cannot assign to %s", kr_parser_describe(e));
    }
    if (e->kind != KR_AST_NAME || (e->flags & KR_AST_PAREN)) {
        kr_parser_fail(p, start, end,
                       "expression cannot contain assignment, perhaps you meant \"==\"?");
    }
    kr_parser_advance(p);
    if (p->tok.type == KR_T_RPAR || p->tok.type == KR_T_COMMA) {
        kr_parser_fail(p, start, end, "expected argument value expression");
    }
    kr_node *value = kr_parse_expression(p);
    if (kr_parser_at_comprehension(p)) {
        kr_parser_fail(p, start, end,
                       "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
    }
    return make_keyword(p, start, e, value);
}

/* A generator expression without parentheses; it must be the only argument. */
static kr_node *parse_bare_generator(kr_parser *p, arguments *a, kr_pos start, kr_node *elt,
                                     bool first) {
    kr_node *e = kr_parse_comprehension(p, KR_AST_GENEXP, start, elt, NULL);
    if (!first || p->tok.type == KR_T_COMMA) {
        kr_parser_fail_nodes(p, e, e, "Generator expression must be parenthesized");
    }
    a->bare = true;
    e->flags |= KR_AST_BARE;
    return e;
}

/* An argument that is no * or **. */
static kr_node *parse_plain(kr_parser *p, arguments *a, bool first, bool class) {
    kr_pos start = kr_parser_here(p);
    kr_node *e = kr_parse_expression(p);
    if (KR_UNLIKELY(p->tok.type == KR_T_COLONEQUAL)) {
        if (e->kind != KR_AST_NAME) kr_parser_fail_syntax(p);
        e = kr_parse_walrus(p, e, start);
    }
    if (p->tok.type == KR_T_EQUAL && e->kind != KR_AST_NAMEDEXPR) {
        a->keyword = true;
        return parse_keyword(p, start, e);
    }
    if (KR_UNLIKELY(kr_parser_at_comprehension(p))) {
        kr_token at = p->tok;
        e = parse_bare_generator(p, a, start, e, first);
        if (class) {
            p->tok = at;
            kr_parser_fail_syntax(p);
        }
    }
    if (KR_UNLIKELY(a->unpacking || a->keyword)) a->misplaced = true;
    return e;
}

static kr_node *parse_argument(kr_parser *p, arguments *a, bool first, bool class) {
    kr_pos start = kr_parser_here(p);
    if (p->tok.type == KR_T_MULT) {
        kr_node *e = kr_parse_starred(p, 0);
        if (p->tok.type == KR_T_EQUAL) {
            kr_parser_advance(p);
            kr_parse_expression(p);
            kr_parser_fail(p, start, p->prev_end, "cannot assign to iterable argument unpacking");
        }
        if (a->unpacking) {
            kr_parser_fail(p, a->comma, p->prev_end,
                           "iterable argument unpacking follows keyword argument unpacking");
        }
        return e;
    }
    if (kr_parser_accept(p, KR_T_POW)) {
        a->unpacking = true;
        return make_keyword(p, start, NULL, kr_parse_expression(p));
    }
    return parse_plain(p, a, first, class);
}

/* Arguments behind `(`, with the `)`. */
static kr_nodes parse_arguments(kr_parser *p, arguments *a, bool class) {
    size_t base = p->stack_n;
    kr_node *last = NULL;
    while (p->tok.type != KR_T_RPAR) {
        last = parse_argument(p, a, last == NULL, class);
        kr_parser_push(p, last);
        a->comma = p->tok.start;
        if (a->bare || !kr_parser_accept(p, KR_T_COMMA)) break;
    }
    if (a->misplaced && p->tok.type == KR_T_RPAR) {
        kr_parser_fail_here(p, "positional argument follows keyword argument%s",
                            a->unpacking ? " unpacking" : "");
    }
    kr_parser_expect_close(p, KR_T_RPAR, last);
    return kr_parser_pop_nodes(p, base);
}

kr_nodes kr_parse_class_arguments(kr_parser *p) {
    arguments a = {0};
    return parse_arguments(p, &a, true);
}

kr_node *kr_parse_call(kr_parser *p, kr_node *func, kr_pos start) {
    kr_pos open = kr_parser_here(p);
    arguments a = {0};
    kr_parser_advance(p);
    kr_nodes args = parse_arguments(p, &a, false);
    if (a.bare) { /* it takes the call's parentheses */
        args.at[0]->line = open.line & 0xffffff;
        args.at[0]->col = open.col > UINT16_MAX ? UINT16_MAX : (uint16_t)open.col;
        kr_parser_end(p, args.at[0]);
    }
    kr_node *e = kr_parser_node(p, KR_AST_CALL, start);
    e->n = args.n;
    e->call.func = func;
    e->call.args = args.at;
    e->call.op_line = open.line;
    return e;
}

/* ---- subscripts ---- */

static bool at_slice_end(const kr_parser *p) {
    return p->tok.type == KR_T_COLON || p->tok.type == KR_T_COMMA || p->tok.type == KR_T_RSQB;
}

/* One index: expression, starred or slice. */
static kr_node *parse_index(kr_parser *p) {
    kr_pos start = kr_parser_here(p);
    kr_node *lower = NULL, *upper = NULL, *step = NULL;
    if (p->tok.type != KR_T_COLON) {
        lower = kr_parse_star_named(p);
        if (p->tok.type != KR_T_COLON) return lower;
        bool walrus = lower->kind == KR_AST_NAMEDEXPR && !(lower->flags & KR_AST_PAREN);
        if (walrus || lower->kind == KR_AST_STARRED) kr_parser_fail_syntax(p);
    }
    kr_parser_advance(p);
    if (!at_slice_end(p)) upper = kr_parse_expression(p);
    if (kr_parser_accept(p, KR_T_COLON) && !at_slice_end(p)) step = kr_parse_expression(p);
    kr_node *e = kr_parser_node(p, KR_AST_SLICE, start);
    e->slice.lower = lower;
    e->slice.upper = upper;
    e->slice.step = step;
    return e;
}

/* Several indexes, or a starred one: a TUPLE without parentheses. */
static kr_node *parse_indexes(kr_parser *p, kr_pos start, kr_node *first) {
    size_t base = p->stack_n;
    uint32_t n;
    kr_parser_push(p, first);
    while (kr_parser_accept(p, KR_T_COMMA)) {
        if (p->tok.type == KR_T_RSQB) break;
        kr_parser_push(p, parse_index(p));
    }
    kr_node **at = kr_parser_pop(p, base, &n);
    kr_node *e = kr_parser_node(p, KR_AST_TUPLE, start);
    e->n = n;
    e->seq.at = at;
    return e;
}

kr_node *kr_parse_subscript(kr_parser *p, kr_node *value, kr_pos start) {
    uint32_t op_line = p->tok.start.line;
    kr_parser_advance(p);
    kr_pos first = kr_parser_here(p);
    if (p->tok.type == KR_T_RSQB) kr_parser_fail_empty_subscript(p, value, start);
    kr_node *index = parse_index(p);
    if (p->tok.type == KR_T_COMMA || index->kind == KR_AST_STARRED) {
        index = parse_indexes(p, first, index);
    }
    kr_parser_expect_close(p, KR_T_RSQB, index);
    kr_node *e = kr_parser_node(p, KR_AST_SUBSCRIPT, start);
    e->subscript.value = value;
    e->subscript.index = index;
    e->subscript.op_line = op_line;
    return e;
}
