/* try statements, with except or except*. */
#include "compile/parser_int.h"

/* Exception types behind `except`: one expression, or several without parentheses (PEP 758). */
static kr_node *parse_types(kr_parser *p) {
    kr_pos start = kr_parser_here(p);
    kr_node *type = kr_parse_expression(p);
    if (p->tok.type != KR_T_COMMA) return type;
    type = kr_parse_comma_list(p, type, start, kr_parse_expression);
    if (p->tok.type == KR_T_AS) {
        kr_parser_advance(p);
        if (p->tok.type != KR_T_NAME) kr_parser_fail_syntax(p);
        kr_parser_advance(p);
        kr_parser_fail(p, start, p->prev_end,
                       "multiple exception types must be parenthesized when using 'as'");
    }
    return type;
}

static void parse_as(kr_parser *p, bool star, kr_text *name) {
    if (!kr_parser_accept(p, KR_T_AS)) return;
    if (!kr_parser_at_expression(p)) kr_parser_fail_syntax(p);
    kr_node *target = kr_parse_expression(p);
    if (target->kind != KR_AST_NAME || (target->flags & KR_AST_PAREN)) {
        kr_parser_fail_nodes(p, target, target, "cannot use except%s statement with %s",
                             star ? "*" : "", kr_parser_describe(target));
    }
    *name = (kr_text){target->text.s, target->n};
}

/* At `except`. */
static kr_node *parse_handler(kr_parser *p, bool *star, bool first) {
    kr_token except = p->tok;
    kr_node *type = NULL;
    kr_text name = {NULL, 0};
    kr_parser_advance(p);
    bool is_star = kr_parser_accept(p, KR_T_MULT);
    if (!first && is_star != *star) {
        kr_parser_fail(p, except.start, except.end,
                       "cannot have both 'except' and 'except*' on the same 'try'");
    }
    *star = is_star;
    if (is_star && (p->tok.type == KR_T_COLON || p->tok.type == KR_T_NEWLINE)) {
        kr_parser_fail_here(p, "expected one or more exception types");
    }
    if (p->tok.type != KR_T_COLON && p->tok.type != KR_T_NEWLINE) {
        type = parse_types(p);
        parse_as(p, is_star, &name);
    }
    kr_parser_expect_colon(p);
    kr_nodes body = kr_parse_block(p, is_star ? "'except*' statement" : "'except' statement",
                                   except.start.line);
    kr_node *e = kr_parser_node(p, KR_AST_EXCEPTHANDLER, except.start);
    e->handler.type = type;
    e->handler.name = name;
    e->handler.body = body;
    return e;
}

/* [word: block] */
static kr_nodes parse_part(kr_parser *p, kr_tok word, const char *what) {
    uint32_t line = p->tok.start.line;
    if (!kr_parser_accept(p, word)) return (kr_nodes){NULL, 0};
    kr_parser_force(p, KR_T_COLON);
    return kr_parse_block(p, what, line);
}

kr_node *kr_parse_try(kr_parser *p) {
    kr_pos start = kr_parser_here(p);
    kr_nodes handlers = {NULL, 0}, orelse = {NULL, 0};
    bool star = false;
    kr_parser_advance(p);
    kr_parser_force(p, KR_T_COLON);
    kr_nodes body = kr_parse_block(p, "'try' statement", start.line);
    if (p->tok.type != KR_T_EXCEPT && p->tok.type != KR_T_FINALLY) {
        if (p->tok.type == KR_T_INDENT) p->tok.start.col--; /* as "unexpected indent" points */
        kr_parser_fail_here(p, "expected 'except' or 'finally' block");
    }
    if (p->tok.type == KR_T_EXCEPT) {
        size_t base = p->stack_n;
        while (p->tok.type == KR_T_EXCEPT) {
            kr_parser_push(p, parse_handler(p, &star, p->stack_n == base));
        }
        handlers = kr_parser_pop_nodes(p, base);
        orelse = parse_part(p, KR_T_ELSE, "'else' statement");
        if (orelse.n) kr_parser_check_elif(p);
    }
    kr_nodes finalbody = parse_part(p, KR_T_FINALLY, "'finally' statement");
    kr_node *e = kr_parser_node(p, star ? KR_AST_TRYSTAR : KR_AST_TRY, start);
    e->try_.body = body;
    e->try_.handlers = handlers;
    e->try_.orelse = orelse;
    e->try_.finalbody = finalbody;
    return e;
}
