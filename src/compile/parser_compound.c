/* Compound statements: blocks, if, while, for, functions, classes. (with, try and match have files
 * of their own.) */
#include "base/buf.h"
#include "compile/parser_int.h"

void kr_parser_expect_colon(kr_parser *p) {
    if (p->tok.type == KR_T_NEWLINE) kr_parser_fail_here(p, "expected ':'");
    kr_parser_expect(p, KR_T_COLON);
}

/* A colon behind expression e. */
static void expect_colon_after(kr_parser *p, kr_node *e) {
    if (p->tok.type == KR_T_NEWLINE) kr_parser_fail_here(p, "expected ':'");
    if (p->tok.type != KR_T_COLON) kr_parser_fail_after(p, e);
    kr_parser_advance(p);
}

/* A line of simple statements. */
static void parse_simple_line(kr_parser *p, bool at_end) {
    do {
        if (p->tok.type == KR_T_NEWLINE) break;
        kr_parse_simple(p);
    } while (kr_parser_accept(p, KR_T_SEMI));
    if (p->tok.type != KR_T_NEWLINE) kr_parser_fail_syntax(p);
    if (!at_end) kr_parser_advance(p);
}

void kr_parser_expect_indent(kr_parser *p, const char *what, uint32_t line) {
    if (p->tok.type != KR_T_INDENT) {
        char text[96];
        kr_buf_snprintf(text, sizeof text, "expected an indented block after %s on line %u", what,
                        (unsigned)line);
        kr_parser_fail_indent(p, text);
    }
    kr_parser_advance(p);
}

kr_nodes kr_parse_block(kr_parser *p, const char *what, uint32_t line) {
    size_t base = p->stack_n;
    p->may_open = false;
    if (!kr_parser_accept(p, KR_T_NEWLINE)) {
        parse_simple_line(p, false);
        return kr_parser_pop_nodes(p, base);
    }
    kr_parser_expect_indent(p, what, line);
    kr_parser_enter(p);
    while (p->tok.type != KR_T_DEDENT) kr_parse_statement(p, false);
    kr_parser_advance(p);
    kr_parser_leave(p);
    return kr_parser_pop_nodes(p, base);
}

/* The body of a def or class; false if it is left open. */
static bool parse_body(kr_parser *p, uint8_t sort, const char *what, uint32_t line,
                       kr_nodes *body) {
    if (!(p->may_open && p->leave_open & sort && p->tok.type == KR_T_NEWLINE)) {
        *body = kr_parse_block(p, what, line);
        return true;
    }
    kr_parser_advance(p);
    kr_parser_expect_indent(p, what, line);
    p->bodies++;
    *body = (kr_nodes){NULL, 0};
    return false;
}

void kr_parser_check_elif(kr_parser *p) {
    if (p->tok.type == KR_T_ELIF) {
        kr_parser_fail_here(p, "'elif' block follows an 'else' block");
    }
}

/* [else: block] */
static kr_nodes parse_else(kr_parser *p) {
    uint32_t line = p->tok.start.line;
    if (!kr_parser_accept(p, KR_T_ELSE)) return (kr_nodes){NULL, 0};
    kr_parser_force(p, KR_T_COLON);
    kr_nodes body = kr_parse_block(p, "'else' statement", line);
    kr_parser_check_elif(p);
    return body;
}

/* if or elif up to the end of its body. */
static kr_node *parse_if_part(kr_parser *p, bool elif) {
    kr_pos start = kr_parser_here(p);
    kr_parser_advance(p);
    kr_node *test = kr_parse_named(p);
    expect_colon_after(p, test);
    kr_nodes body = kr_parse_block(p, elif ? "'elif' statement" : "'if' statement", start.line);
    kr_node *e = kr_parser_node(p, KR_AST_IF, start);
    e->cond.test = test;
    e->cond.body = body;
    if (elif) e->flags |= KR_AST_ELIF;
    return e;
}

/* The chain of elif is built in a loop, and its ends are set when the last is known. */
static kr_node *parse_if(kr_parser *p) {
    kr_node *head = parse_if_part(p, false), *last = head;
    while (p->tok.type == KR_T_ELIF) {
        kr_node *next = parse_if_part(p, true);
        last->cond.orelse.n = 1;
        last->cond.orelse.at = kr_parser_alloc(p, sizeof next);
        last->cond.orelse.at[0] = next;
        last = next;
    }
    last->cond.orelse = parse_else(p);
    for (kr_node *e = head;; e = e->cond.orelse.at[0]) {
        kr_parser_end(p, e);
        if (e == last) return head;
    }
}

static kr_node *parse_while(kr_parser *p) {
    kr_pos start = kr_parser_here(p);
    kr_parser_advance(p);
    kr_node *test = kr_parse_named(p);
    expect_colon_after(p, test);
    kr_nodes body = kr_parse_block(p, "'while' statement", start.line);
    kr_nodes orelse = parse_else(p);
    kr_node *e = kr_parser_node(p, KR_AST_WHILE, start);
    e->cond.test = test;
    e->cond.body = body;
    e->cond.orelse = orelse;
    return e;
}

/* At `for`; start is that of `async`, if there is one. */
static kr_node *parse_for(kr_parser *p, kr_pos start, bool async) {
    uint32_t line = p->tok.start.line;
    kr_parser_advance(p);
    kr_node *target = kr_parse_for_targets(p);
    if (p->tok.type != KR_T_IN) kr_parser_fail_after(p, target);
    kr_parser_advance(p);
    kr_node *iter = kr_parse_star_expressions(p);
    expect_colon_after(p, iter);
    kr_nodes body = kr_parse_block(p, "'for' statement", line);
    kr_nodes orelse = parse_else(p);
    kr_node *e = kr_parser_node(p, async ? KR_AST_ASYNCFOR : KR_AST_FOR, start);
    e->loop.target = target;
    e->loop.iter = iter;
    e->loop.body = body;
    e->loop.orelse = orelse;
    return e;
}

/* At `def`. */
static kr_node *parse_def(kr_parser *p, kr_pos start, bool async, kr_nodes decorators) {
    uint32_t line = p->tok.start.line, name_n;
    kr_node *returns = NULL;
    kr_parser_advance(p);
    const char *name = kr_parser_take_name(p, &name_n);
    kr_nodes type_params = kr_parser_try_type_params(p);
    kr_parser_force(p, KR_T_LPAR);
    kr_node *args = kr_parse_parameters(p, KR_T_RPAR);
    kr_parser_expect(p, KR_T_RPAR);
    kr_token arrow = p->tok;
    if (kr_parser_accept(p, KR_T_ARROW)) {
        if (p->tok.type == KR_T_COLON) {
            p->tok = arrow;
            kr_parser_fail_here(p, "expected ':'");
        }
        returns = kr_parse_expression(p);
    }
    kr_parser_force(p, KR_T_COLON);
    kr_nodes body;
    bool whole = parse_body(p, KR_LEAVE_DEF, "function definition", line, &body);
    kr_node *e = kr_parser_node(p, async ? KR_AST_ASYNCFUNCTIONDEF : KR_AST_FUNCTIONDEF, start);
    if (!whole) e->flags |= KR_AST_OPEN;
    e->n = name_n;
    e->def.name = name;
    e->def.args = args;
    e->def.returns = returns;
    e->def.body = body;
    e->def.decorators = decorators;
    e->def.type_params = type_params;
    return e;
}

static kr_node *parse_class(kr_parser *p, kr_nodes decorators) {
    kr_pos start = kr_parser_here(p);
    uint32_t name_n;
    kr_nodes args = {NULL, 0};
    kr_parser_advance(p);
    const char *name = kr_parser_take_name(p, &name_n);
    kr_nodes type_params = kr_parse_type_params(p);
    if (kr_parser_accept(p, KR_T_LPAR)) args = kr_parse_class_arguments(p);
    kr_parser_expect_colon(p);
    kr_nodes body;
    bool whole = parse_body(p, KR_LEAVE_CLASS, "class definition", start.line, &body);
    kr_node *e = kr_parser_node(p, KR_AST_CLASSDEF, start);
    if (!whole) e->flags |= KR_AST_OPEN;
    e->n = name_n;
    e->classdef.name = name;
    e->classdef.args = args;
    e->classdef.body = body;
    e->classdef.decorators = decorators;
    e->classdef.type_params = type_params;
    return e;
}

/* At `async`. Decorators are only allowed before a def. */
static kr_node *parse_async(kr_parser *p, kr_nodes decorators) {
    kr_pos start = kr_parser_here(p);
    kr_parser_advance(p);
    if (p->tok.type == KR_T_DEF) return parse_def(p, start, true, decorators);
    if (!decorators.n && p->tok.type == KR_T_FOR) return parse_for(p, start, true);
    if (!decorators.n && p->tok.type == KR_T_WITH) return kr_parse_with(p, start, true);
    kr_parser_fail_syntax(p);
}

static kr_node *parse_decorated(kr_parser *p) {
    size_t base = p->stack_n;
    while (kr_parser_accept(p, KR_T_MATMULT)) {
        kr_node *e = kr_parse_named(p);
        if (p->tok.type != KR_T_NEWLINE) kr_parser_fail_after(p, e);
        kr_parser_advance(p);
        kr_parser_push(p, e);
    }
    kr_nodes decorators = kr_parser_pop_nodes(p, base);
    switch (p->tok.type) {
    case KR_T_DEF:
        return parse_def(p, kr_parser_here(p), false, decorators);
    case KR_T_CLASS:
        return parse_class(p, decorators);
    case KR_T_ASYNC:
        return parse_async(p, decorators);
    default:
        kr_parser_fail_syntax(p);
    }
}

void kr_parse_statement(kr_parser *p, bool at_end) {
    kr_nodes none = {NULL, 0};
    kr_node *e;
    switch (p->tok.type) {
    case KR_T_IF:
        e = parse_if(p);
        break;
    case KR_T_WHILE:
        e = parse_while(p);
        break;
    case KR_T_FOR:
        e = parse_for(p, kr_parser_here(p), false);
        break;
    case KR_T_DEF:
        e = parse_def(p, kr_parser_here(p), false, none);
        break;
    case KR_T_CLASS:
        e = parse_class(p, none);
        break;
    case KR_T_TRY:
        e = kr_parse_try(p);
        break;
    case KR_T_WITH:
        e = kr_parse_with(p, kr_parser_here(p), false);
        break;
    case KR_T_ASYNC:
        e = parse_async(p, none);
        break;
    case KR_T_MATMULT:
        e = parse_decorated(p);
        break;
    case KR_T_NAME:
        if (KR_UNLIKELY(kr_parser_at_word(p, "match")) && kr_parser_at_match(p)) {
            e = kr_parse_match(p);
            break;
        }
        parse_simple_line(p, at_end);
        return;
    case KR_T_NEWLINE:
    case KR_T_SEMI:
        kr_parser_fail_syntax(p);
    default:
        parse_simple_line(p, at_end);
        return;
    }
    kr_parser_push(p, e);
}
