/* Patterns of match statements. */
#include "compile/parser_int.h"

static kr_node *parse_pattern(kr_parser *p);

static kr_node *make_one(kr_parser *p, kr_ast_kind kind, kr_pos start, kr_node *value) {
    kr_node *e = kr_parser_node(p, kind, start);
    e->one.value = value;
    return e;
}

/* `name` NULL: the wildcard. */
static kr_node *make_as(kr_parser *p, kr_ast_kind kind, kr_pos start, kr_node *pattern,
                        const kr_node *name) {
    kr_node *e = kr_parser_node(p, kind, start);
    e->match_as.pattern = pattern;
    if (name) e->match_as.name = (kr_text){name->text.s, name->n};
    return e;
}

/* ---- literals ---- */

static kr_node *parse_signed(kr_parser *p) {
    kr_pos start = kr_parser_here(p);
    bool minus = kr_parser_accept(p, KR_T_SUB);
    if (p->tok.type != KR_T_NUMBER) kr_parser_fail_syntax(p);
    kr_node *e = kr_parse_number(p);
    if (minus) {
        e = make_one(p, KR_AST_UNARYOP, start, e);
        e->op = KR_ASTOP_USUB;
    }
    return e;
}

/* -1, 2.5, 1 - 2j */
static kr_node *parse_number_pattern(kr_parser *p) {
    kr_pos start = kr_parser_here(p);
    kr_node *e = parse_signed(p);
    if (p->tok.type != KR_T_ADD && p->tok.type != KR_T_SUB) return e;
    const kr_node *real = e->kind == KR_AST_UNARYOP ? e->one.value : e;
    if (real->kind == KR_AST_IMAGINARY) {
        kr_parser_fail_nodes(p, e, e, "real number required in complex literal");
    }
    unsigned op = p->tok.type == KR_T_ADD ? KR_ASTOP_ADD : KR_ASTOP_SUB;
    kr_parser_advance(p);
    if (p->tok.type != KR_T_NUMBER) kr_parser_fail_syntax(p);
    kr_node *right = kr_parse_number(p);
    if (right->kind != KR_AST_IMAGINARY) {
        kr_parser_fail_nodes(p, right, right, "imaginary number required in complex literal");
    }
    kr_node *sum = kr_parser_node(p, KR_AST_BINOP, start);
    sum->op = op & 0xff;
    sum->pair.left = e;
    sum->pair.right = right;
    return sum;
}

static kr_node *parse_singleton(kr_parser *p) {
    kr_pos start = kr_parser_here(p);
    kr_ast_kind kind = p->tok.type == KR_T_NONE   ? KR_AST_NONE
                       : p->tok.type == KR_T_TRUE ? KR_AST_TRUE
                                                  : KR_AST_FALSE;
    kr_parser_advance(p);
    return kr_parser_node(p, kind, start);
}

/* A literal as an expression, or NULL when the token starts none. */
static kr_node *parse_literal(kr_parser *p) {
    switch (p->tok.type) {
    case KR_T_NUMBER:
    case KR_T_SUB:
        return parse_number_pattern(p);
    case KR_T_STRING:
    case KR_T_FSTRING_START:
        return kr_parse_strings(p);
    case KR_T_NONE:
    case KR_T_TRUE:
    case KR_T_FALSE:
        return parse_singleton(p);
    default:
        return NULL;
    }
}

/* ---- sequences ---- */

/* *name or *_ */
static kr_node *parse_star(kr_parser *p) {
    kr_pos start = kr_parser_here(p);
    kr_parser_advance(p);
    bool wild = kr_parser_at_word(p, "_");
    kr_node *name = kr_parser_name(p);
    return make_as(p, KR_AST_MATCHSTAR, start, NULL, wild ? NULL : name);
}

static kr_node *parse_maybe_star(kr_parser *p) {
    return p->tok.type == KR_T_MULT ? parse_star(p) : parse_pattern(p);
}

/* Patterns up to `close`, pushed. Returns true when a comma came. */
static bool parse_items(kr_parser *p, kr_tok close) {
    bool comma = false;
    while (p->tok.type != close) {
        kr_parser_push(p, parse_maybe_star(p));
        if (!kr_parser_accept(p, KR_T_COMMA)) break;
        comma = true;
    }
    return comma;
}

static kr_node *make_sequence(kr_parser *p, kr_pos start, size_t base) {
    uint32_t n;
    kr_node **at = kr_parser_pop(p, base, &n);
    kr_node *e = kr_parser_node(p, KR_AST_MATCHSEQUENCE, start);
    e->n = n;
    e->seq.at = at;
    return e;
}

/* [a, b], (a, b), or (a), which is just a. */
static kr_node *parse_sequence(kr_parser *p, kr_tok close) {
    kr_pos start = kr_parser_here(p);
    size_t base = p->stack_n;
    kr_parser_advance(p);
    bool comma = parse_items(p, close);
    bool group = close == KR_T_RPAR && !comma && p->stack_n == base + 1;
    if (group && p->stack[base]->kind == KR_AST_MATCHSTAR) kr_parser_fail_syntax(p);
    kr_parser_expect(p, close);
    if (group) return p->stack[--p->stack_n];
    return make_sequence(p, start, base);
}

/* ---- mappings ---- */

static kr_node *parse_key(kr_parser *p) {
    kr_node *key = parse_literal(p);
    if (key) return key;
    key = kr_parser_name(p);
    if (p->tok.type != KR_T_DOT) kr_parser_fail_syntax(p);
    return kr_parse_name_chain(p, key);
}

static kr_node *parse_mapping(kr_parser *p) {
    kr_pos start = kr_parser_here(p);
    size_t base = p->stack_n;
    kr_text rest = {NULL, 0};
    uint32_t n;
    kr_parser_advance(p);
    while (p->tok.type != KR_T_RBRACE) {
        if (kr_parser_accept(p, KR_T_POW)) {
            if (kr_parser_at_word(p, "_")) kr_parser_fail_syntax(p);
            rest.s = kr_parser_take_name(p, &rest.n);
            kr_parser_accept(p, KR_T_COMMA);
            break;
        }
        kr_parser_push(p, parse_key(p));
        kr_parser_expect(p, KR_T_COLON);
        kr_parser_push(p, parse_pattern(p));
        if (!kr_parser_accept(p, KR_T_COMMA)) break;
    }
    kr_parser_expect(p, KR_T_RBRACE);
    kr_node **at = kr_parser_pop(p, base, &n);
    kr_node *e = kr_parser_node(p, KR_AST_MATCHMAPPING, start);
    e->n = n / 2;
    e->match_map.at = at;
    e->match_map.rest = rest;
    return e;
}

/* ---- classes, values, captures ---- */

/* Turns a MATCHAS or MATCHVALUE just parsed from a bare name back into that name. */
static kr_node *parse_keyword_pattern(kr_parser *p) {
    kr_pos start = kr_parser_here(p);
    const char *text;
    kr_node *e = kr_parser_text_node(p, KR_AST_KEYWORD, start, p->tok.s, p->tok.n, &text);
    e->keyword.name = text;
    kr_parser_advance(p);
    kr_parser_advance(p); /* = */
    e->keyword.value = parse_pattern(p);
    kr_parser_end(p, e);
    return e;
}

/* cls(patterns, name=pattern), at `(`. */
static kr_node *parse_class(kr_parser *p, kr_pos start, kr_node *cls) {
    size_t base = p->stack_n;
    uint32_t n, n_positional = 0;
    kr_parser_advance(p);
    while (p->tok.type != KR_T_RPAR) {
        if (p->tok.type == KR_T_NAME && kr_parser_peek(p) == KR_T_EQUAL) {
            kr_parser_push(p, parse_keyword_pattern(p));
        } else {
            kr_node *e = parse_pattern(p);
            if (p->stack_n - base > n_positional) {
                kr_parser_fail_nodes(p, e, e, "positional patterns follow keyword patterns");
            }
            kr_parser_push(p, e);
            n_positional++;
        }
        if (!kr_parser_accept(p, KR_T_COMMA)) break;
    }
    kr_parser_expect(p, KR_T_RPAR);
    kr_node **patterns = kr_parser_pop(p, base, &n);
    kr_node *e = kr_parser_node(p, KR_AST_MATCHCLASS, start);
    e->n = n;
    e->match_class.cls = cls;
    e->match_class.patterns = patterns;
    e->match_class.n_positional = n_positional;
    return e;
}

static kr_node *parse_name_pattern(kr_parser *p) {
    kr_pos start = kr_parser_here(p);
    bool wild = kr_parser_at_word(p, "_");
    kr_node *name = kr_parser_name(p);
    if (wild) return make_as(p, KR_AST_MATCHAS, start, NULL, NULL);
    bool dotted = p->tok.type == KR_T_DOT;
    kr_node *e = kr_parse_name_chain(p, name);
    if (p->tok.type == KR_T_LPAR) return parse_class(p, start, e);
    if (dotted) return make_one(p, KR_AST_MATCHVALUE, start, e);
    if (p->tok.type == KR_T_EQUAL) kr_parser_fail_syntax(p);
    return make_as(p, KR_AST_MATCHAS, start, NULL, name);
}

static kr_node *parse_closed(kr_parser *p) {
    kr_pos start = kr_parser_here(p);
    switch (p->tok.type) {
    case KR_T_NAME:
        return parse_name_pattern(p);
    case KR_T_LPAR:
        return parse_sequence(p, KR_T_RPAR);
    case KR_T_LSQB:
        return parse_sequence(p, KR_T_RSQB);
    case KR_T_LBRACE:
        return parse_mapping(p);
    default: {
        kr_node *value = parse_literal(p);
        if (!value) kr_parser_fail_syntax(p);
        bool singleton =
            value->kind == KR_AST_NONE || value->kind == KR_AST_TRUE || value->kind == KR_AST_FALSE;
        return make_one(p, singleton ? KR_AST_MATCHSINGLETON : KR_AST_MATCHVALUE, start, value);
    }
    }
}

/* ---- combinations ---- */

static kr_node *parse_or(kr_parser *p) {
    kr_pos start = kr_parser_here(p);
    kr_node *e = parse_closed(p);
    if (p->tok.type != KR_T_BITOR) return e;
    size_t base = p->stack_n;
    kr_parser_push(p, e);
    while (kr_parser_accept(p, KR_T_BITOR)) kr_parser_push(p, parse_closed(p));
    uint32_t n;
    kr_node **at = kr_parser_pop(p, base, &n);
    e = kr_parser_node(p, KR_AST_MATCHOR, start);
    e->n = n;
    e->seq.at = at;
    return e;
}

static kr_node *parse_pattern(kr_parser *p) {
    kr_pos start = kr_parser_here(p);
    kr_parser_enter(p);
    kr_node *e = parse_or(p);
    if (kr_parser_accept(p, KR_T_AS)) {
        if (kr_parser_at_word(p, "_")) kr_parser_fail_here(p, "cannot use '_' as a target");
        kr_node *name;
        if (p->tok.type == KR_T_NAME) {
            name = kr_parser_name(p);
            if (p->tok.type == KR_T_LPAR || p->tok.type == KR_T_DOT) {
                name = kr_parse_trailers(p, name);
            }
        } else {
            name = kr_parse_expression(p);
        }
        if (name->kind != KR_AST_NAME || (name->flags & KR_AST_PAREN)) {
            kr_parser_fail_nodes(p, name, name, "cannot use %s as pattern target",
                                 kr_parser_describe(name));
        }
        e = make_as(p, KR_AST_MATCHAS, start, e, name);
    }
    kr_parser_leave(p);
    return e;
}

kr_node *kr_parse_patterns(kr_parser *p) {
    kr_pos start = kr_parser_here(p);
    size_t base = p->stack_n;
    kr_node *e = parse_maybe_star(p);
    if (p->tok.type != KR_T_COMMA) {
        if (e->kind == KR_AST_MATCHSTAR) kr_parser_fail_syntax(p);
        return e;
    }
    kr_parser_push(p, e);
    while (kr_parser_accept(p, KR_T_COMMA)) {
        if (p->tok.type == KR_T_COLON || p->tok.type == KR_T_IF) break;
        kr_parser_push(p, parse_maybe_star(p));
    }
    return make_sequence(p, start, base);
}
