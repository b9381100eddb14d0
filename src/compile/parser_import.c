/* import and from ... import. */
#include "compile/parser_int.h"

/* a.b.c as one text in p->text from `base` on. */
static void read_dotted(kr_parser *p) {
    for (;;) {
        if (p->tok.type != KR_T_NAME) kr_parser_fail_syntax(p);
        kr_parser_append(p, p->tok.s, p->tok.n);
        kr_parser_advance(p);
        if (p->tok.type != KR_T_DOT) return;
        kr_parser_append(p, ".", 1);
        kr_parser_advance(p);
    }
}

/* [as name] behind an alias's name. */
static void parse_as(kr_parser *p, kr_node *e) {
    if (kr_parser_accept(p, KR_T_AS)) {
        kr_node *target = kr_parse_expression(p);
        bool end = p->tok.type == KR_T_COMMA || p->tok.type == KR_T_NEWLINE ||
                   p->tok.type == KR_T_RPAR || p->tok.type == KR_T_SEMI;
        if (target->kind != KR_AST_NAME || (target->flags & KR_AST_PAREN) || !end) {
            kr_parser_fail_nodes(p, target, target, "cannot use %s as import target",
                                 kr_parser_describe(target));
        }
        e->alias.asname = (kr_text){target->text.s, target->n};
    }
    kr_parser_end(p, e);
}

static kr_node *parse_import_name(kr_parser *p) {
    kr_pos start = kr_parser_here(p);
    size_t base = p->text_n;
    const char *name;
    read_dotted(p);
    kr_node *e =
        kr_parser_text_node(p, KR_AST_ALIAS, start, p->text + base, p->text_n - base, &name);
    p->text_n = base;
    e->alias.name = name;
    parse_as(p, e);
    return e;
}

kr_node *kr_parse_import(kr_parser *p) {
    kr_pos start = kr_parser_here(p);
    size_t base = p->stack_n;
    uint32_t n;
    kr_parser_advance(p);
    if (p->tok.type == KR_T_NEWLINE) {
        kr_parser_fail(p, p->tok.start, p->tok.start, "Expected one or more names after 'import'");
    }
    do {
        kr_parser_push(p, parse_import_name(p));
    } while (kr_parser_accept(p, KR_T_COMMA));
    if (p->tok.type == KR_T_FROM) {
        kr_parser_fail(p, start, p->tok.end, "Did you mean to use 'from ... import ...' instead?");
    }
    kr_node **at = kr_parser_pop(p, base, &n);
    kr_node *e = kr_parser_node(p, KR_AST_IMPORT, start);
    e->n = n;
    e->seq.at = at;
    return e;
}

static kr_node *parse_from_name(kr_parser *p) {
    kr_pos start = kr_parser_here(p);
    const char *name;
    if (p->tok.type != KR_T_NAME) kr_parser_fail_syntax(p);
    kr_node *e = kr_parser_text_node(p, KR_AST_ALIAS, start, p->tok.s, p->tok.n, &name);
    e->alias.name = name;
    kr_parser_advance(p);
    parse_as(p, e);
    return e;
}

/* The names behind `import`, pushed. */
static void parse_from_names(kr_parser *p) {
    kr_pos start = kr_parser_here(p);
    if (kr_parser_accept(p, KR_T_MULT)) {
        const char *name;
        kr_node *e = kr_parser_text_node(p, KR_AST_ALIAS, start, "*", 1, &name);
        e->alias.name = name;
        kr_parser_push(p, e);
        return;
    }
    if (p->tok.type == KR_T_NEWLINE) {
        kr_parser_fail(p, p->tok.start, p->tok.start, "Expected one or more names after 'import'");
    }
    bool paren = kr_parser_accept(p, KR_T_LPAR);
    for (;;) {
        kr_parser_push(p, parse_from_name(p));
        if (!kr_parser_accept(p, KR_T_COMMA)) break;
        if (paren && p->tok.type == KR_T_RPAR) break;
        if (!paren && p->tok.type == KR_T_NEWLINE) {
            kr_parser_fail_here(p, "trailing comma not allowed without surrounding parentheses");
        }
    }
    if (paren) kr_parser_expect(p, KR_T_RPAR);
}

kr_node *kr_parse_from(kr_parser *p) {
    kr_pos start = kr_parser_here(p);
    size_t base = p->stack_n, text_base = p->text_n;
    uint32_t level = 0, n;
    kr_text module = {NULL, 0};
    kr_parser_advance(p);
    while (p->tok.type == KR_T_DOT || p->tok.type == KR_T_ELLIPSIS) {
        level += p->tok.type == KR_T_DOT ? 1 : 3;
        kr_parser_advance(p);
    }
    if (p->tok.type != KR_T_IMPORT || !level) {
        read_dotted(p);
        module.n = (uint32_t)(p->text_n - text_base);
        module.s = kr_parser_copy(p, p->text + text_base, module.n);
        p->text_n = text_base;
    }
    kr_parser_expect(p, KR_T_IMPORT);
    parse_from_names(p);
    kr_node **names = kr_parser_pop(p, base, &n);
    kr_node *e = kr_parser_node(p, KR_AST_IMPORTFROM, start);
    e->n = n;
    e->import_from.names = names;
    e->import_from.module = module;
    e->import_from.level = level;
    return e;
}
