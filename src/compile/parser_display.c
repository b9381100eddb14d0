/* Parentheses, list, set and dict displays, and comprehensions. */
#include "compile/parser_int.h"

/* ---- comprehensions ---- */

/* One `[async] for targets in iter [if ...]*`. */
static kr_node *parse_clause(kr_parser *p) {
    kr_pos start = kr_parser_here(p);
    bool async = kr_parser_accept(p, KR_T_ASYNC);
    kr_parser_expect(p, KR_T_FOR);
    kr_node *target = kr_parse_for_targets(p);
    if (p->tok.type != KR_T_IN && p->tok.type != KR_T_EOF) {
        kr_parser_fail_here(p, "'in' expected after for-loop variables");
    }
    if (p->tok.type != KR_T_IN) kr_parser_fail_after(p, target);
    kr_parser_advance(p);
    kr_node *iter = kr_parse_binary(p, KR_PREC_OR);
    size_t base = p->stack_n;
    while (kr_parser_accept(p, KR_T_IF)) kr_parser_push(p, kr_parse_binary(p, KR_PREC_OR));
    uint32_t n;
    kr_node **ifs = kr_parser_pop(p, base, &n);
    kr_node *e = kr_parser_node(p, KR_AST_COMPREHENSION, start);
    if (async) e->flags |= KR_AST_ASYNC;
    e->n = n;
    e->comprehension.target = target;
    e->comprehension.iter = iter;
    e->comprehension.ifs = ifs;
    return e;
}

kr_node *kr_parse_comprehension(kr_parser *p, kr_ast_kind kind, kr_pos start, kr_node *elt,
                                kr_node *value) {
    size_t base = p->stack_n;
    uint32_t n;
    if (elt->kind == KR_AST_STARRED) {
        kr_parser_fail_nodes(p, elt, elt, "iterable unpacking cannot be used in comprehension");
    }
    while (kr_parser_at_comprehension(p)) kr_parser_push(p, parse_clause(p));
    kr_node **generators = kr_parser_pop(p, base, &n);
    kr_node *e = kr_parser_node(p, kind, start);
    e->n = n;
    e->comp.elt = elt;
    e->comp.value = value;
    e->comp.generators = generators;
    return e;
}

/* Consumes the bracket that ends a comprehension. */
static kr_node *end_comprehension(kr_parser *p, kr_node *e, kr_tok close) {
    kr_parser_expect(p, close);
    kr_parser_end(p, e);
    return e;
}

/* ---- ( ) ---- */

static KR_NORETURN void fail_double_star(kr_parser *p) {
    kr_pos start = kr_parser_here(p);
    kr_parser_advance(p);
    kr_parse_expression(p);
    kr_parser_fail(p, start, p->prev_end, "cannot use double starred expression here");
}

static kr_node *end_tuple(kr_parser *p, kr_node *e) {
    kr_parser_expect_close(p, KR_T_RPAR, e);
    kr_parser_end(p, e);
    e->flags |= KR_AST_PAREN;
    return e;
}

kr_node *kr_parse_paren(kr_parser *p) {
    kr_pos start = kr_parser_here(p);
    kr_node *e;
    kr_parser_advance(p);
    if (kr_parser_accept(p, KR_T_RPAR)) {
        e = kr_parser_node(p, KR_AST_TUPLE, start);
        e->flags |= KR_AST_PAREN;
        return e;
    }
    if (p->tok.type == KR_T_POW) fail_double_star(p);
    if (p->tok.type == KR_T_YIELD) {
        e = kr_parse_yield(p);
    } else {
        e = kr_parse_star_named(p);
        if (p->tok.type == KR_T_COMMA) {
            return end_tuple(p, kr_parse_comma_list(p, e, start, kr_parse_star_named));
        }
        if (kr_parser_at_comprehension(p)) {
            e = kr_parse_comprehension(p, KR_AST_GENEXP, start, e, NULL);
            e->flags |= KR_AST_PAREN;
            return end_comprehension(p, e, KR_T_RPAR);
        }
        if (e->kind == KR_AST_STARRED && p->tok.type == KR_T_RPAR) {
            kr_parser_fail_nodes(p, e, e, "cannot use starred expression here");
        }
    }
    kr_parser_expect_close(p, KR_T_RPAR, e);
    e->flags |= KR_AST_PAREN;
    return e;
}

/* ---- [ ] and { } with elements ---- */

/* The rest of a list or set display behind its first element, with the closing bracket. */
static kr_node *parse_elements(kr_parser *p, kr_ast_kind kind, kr_pos start, kr_node *first,
                               kr_tok close) {
    size_t base = p->stack_n;
    uint32_t n;
    kr_node *last = first;
    kr_parser_push(p, first);
    while (kr_parser_accept(p, KR_T_COMMA)) {
        if (p->tok.type == close) break;
        if (p->tok.type == KR_T_FOR && last == first) {
            kr_parser_fail(p, kr_node_start(first), p->prev_end,
                           "did you forget parentheses around the comprehension target?");
        }
        last = kr_parse_star_named(p);
        kr_parser_push(p, last);
    }
    if (p->tok.type == KR_T_FOR && last != first) {
        kr_parser_fail_nodes(p, first, last,
                             "did you forget parentheses around the comprehension target?");
    }
    kr_parser_expect_close(p, close, last);
    kr_node **at = kr_parser_pop(p, base, &n);
    kr_node *e = kr_parser_node(p, kind, start);
    e->n = n;
    e->seq.at = at;
    return e;
}

kr_node *kr_parse_list(kr_parser *p) {
    kr_pos start = kr_parser_here(p);
    kr_parser_advance(p);
    if (kr_parser_accept(p, KR_T_RSQB)) return kr_parser_node(p, KR_AST_LIST, start);
    kr_node *e = kr_parse_star_named(p);
    if (kr_parser_at_comprehension(p)) {
        e = kr_parse_comprehension(p, KR_AST_LISTCOMP, start, e, NULL);
        return end_comprehension(p, e, KR_T_RSQB);
    }
    return parse_elements(p, KR_AST_LIST, start, e, KR_T_RSQB);
}

/* ---- dicts ---- */

/* The value behind the `:` at the current token. */
static kr_node *parse_dict_value(kr_parser *p) {
    kr_token colon = p->tok;
    kr_parser_advance(p);
    if (p->tok.type == KR_T_RBRACE || p->tok.type == KR_T_COMMA) {
        kr_parser_fail(p, colon.start, colon.end,
                       "expression expected after dictionary key and ':'");
    }
    if (p->tok.type == KR_T_MULT) {
        kr_node *e = kr_parse_starred(p, KR_PREC_BITOR);
        kr_parser_fail_nodes(p, e, e, "cannot use a starred expression in a dictionary value");
    }
    return kr_parse_expression(p);
}

/* Behind the key of a later pair, where no colon stands. */
static KR_NORETURN void fail_colon(kr_parser *p, kr_node *key) {
    kr_pos end = kr_node_end(key), at = {end.line, end.col - 1};
    if (p->tok.type == KR_T_EOF) kr_parser_fail_syntax(p);
    kr_parser_fail(p, at, end, "':' expected after dictionary key");
}

/* key: value or **value, pushed as two elements. Returns the value. */
static kr_node *parse_pair(kr_parser *p) {
    kr_node *key = NULL, *value;
    if (kr_parser_accept(p, KR_T_POW)) {
        value = kr_parse_binary(p, KR_PREC_BITOR);
    } else {
        key = kr_parse_expression(p);
        if (p->tok.type != KR_T_COLON) fail_colon(p, key);
        value = parse_dict_value(p);
    }
    kr_parser_push(p, key);
    kr_parser_push(p, value);
    return value;
}

/* The rest of a dict whose first pair is on the stack from `base` on. */
static kr_node *parse_pairs(kr_parser *p, kr_pos start, size_t base, kr_node *last) {
    uint32_t n;
    while (kr_parser_accept(p, KR_T_COMMA)) {
        if (p->tok.type == KR_T_RBRACE) break;
        last = parse_pair(p);
    }
    kr_parser_expect_close(p, KR_T_RBRACE, last);
    kr_node **at = kr_parser_pop(p, base, &n);
    kr_node *e = kr_parser_node(p, KR_AST_DICT, start);
    e->n = n / 2;
    e->seq.at = at;
    return e;
}

static kr_node *parse_dict_unpacking(kr_parser *p, kr_pos start) {
    size_t base = p->stack_n;
    kr_token stars = p->tok;
    kr_node *value = parse_pair(p);
    if (kr_parser_at_comprehension(p)) {
        kr_parser_fail(p, stars.start, stars.end,
                       "dict unpacking cannot be used in dict comprehension");
    }
    return parse_pairs(p, start, base, value);
}

kr_node *kr_parse_brace(kr_parser *p) {
    kr_pos start = kr_parser_here(p);
    kr_parser_advance(p);
    if (kr_parser_accept(p, KR_T_RBRACE)) return kr_parser_node(p, KR_AST_DICT, start);
    if (p->tok.type == KR_T_POW) return parse_dict_unpacking(p, start);
    kr_node *e = kr_parse_star_named(p);
    bool key =
        e->kind != KR_AST_STARRED && (e->kind != KR_AST_NAMEDEXPR || e->flags & KR_AST_PAREN);
    if (p->tok.type == KR_T_COLON && key) {
        kr_node *value = parse_dict_value(p);
        if (kr_parser_at_comprehension(p)) {
            e = kr_parse_comprehension(p, KR_AST_DICTCOMP, start, e, value);
            return end_comprehension(p, e, KR_T_RBRACE);
        }
        size_t base = p->stack_n;
        kr_parser_push(p, e);
        kr_parser_push(p, value);
        return parse_pairs(p, start, base, value);
    }
    if (kr_parser_at_comprehension(p)) {
        e = kr_parse_comprehension(p, KR_AST_SETCOMP, start, e, NULL);
        return end_comprehension(p, e, KR_T_RBRACE);
    }
    return parse_elements(p, KR_AST_SET, start, e, KR_T_RBRACE);
}
