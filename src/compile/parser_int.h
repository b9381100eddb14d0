/* Shared by the parser's own files; nobody else includes it.
 *
 * Rules are functions kr_parse_<rule>(p): on entry p->tok is the rule's first token, on return the
 * token behind its last. They do not return on error. A node is made after its children, so that
 * its end is the end of the last consumed token. */
#ifndef KR_COMPILE_PARSER_INT_H
#define KR_COMPILE_PARSER_INT_H

#include <string.h>

#include "compile/lexer_int.h"
#include "compile/parser.h"

/* ---- tokens (parser.c) ---- */

void kr_parser_advance(kr_parser *p);

static inline bool kr_parser_at(const kr_parser *p, kr_tok type) {
    return p->tok.type == type;
}

/* Consumes the token if it has that type. */
static inline bool kr_parser_accept(kr_parser *p, kr_tok type) {
    if (p->tok.type != type) return false;
    kr_parser_advance(p);
    return true;
}

/* Consumes a token of that type or fails with "invalid syntax". */
void kr_parser_expect(kr_parser *p, kr_tok type);
/* Consumes the bracket that closes a list of expressions; `last` is the expression before it. */
void kr_parser_expect_close(kr_parser *p, kr_tok type, kr_node *last);
/* Consumes a token of that type or fails with "expected '...'". */
void kr_parser_force(kr_parser *p, kr_tok type);
/* Type of the token after the current one, whose text is saved first. */
kr_tok kr_parser_peek(kr_parser *p);
/* Reads ahead to the end of the logical line; the type of its last token before the NEWLINE. */
kr_tok kr_parser_scan_line(kr_parser *p);
/* Puts an already parsed expression in front of the current token. */
void kr_parser_push_back(kr_parser *p, kr_node *e, kr_pos start);
/* Is the current token the name (soft keyword) s? */
bool kr_parser_at_word(const kr_parser *p, const char *s);
/* Can the current token start an expression? */
bool kr_parser_at_expression(const kr_parser *p);

static inline kr_pos kr_parser_here(const kr_parser *p) {
    return p->tok.start;
}

/* ---- nodes and lists (parser.c) ---- */

kr_node *kr_parser_node(kr_parser *p, kr_ast_kind kind, kr_pos start);
/* A node with a copy of s[n] (see kr_ast_new_text). */
kr_node *kr_parser_text_node(kr_parser *p, kr_ast_kind kind, kr_pos start, const char *s, size_t n,
                             const char **text);
/* A NAME node from the current token, which must be a name, and is consumed. */
kr_node *kr_parser_name(kr_parser *p);
/* The name of the current token, consumed; *n gets its length. */
const char *kr_parser_take_name(kr_parser *p, uint32_t *n);
/* Moves the end of a node to the token consumed last. */
void kr_parser_end(kr_parser *p, kr_node *e);
static inline kr_pos kr_node_start(const kr_node *e) {
    return (kr_pos){e->line, e->col};
}
static inline kr_pos kr_node_end(const kr_node *e) {
    return (kr_pos){kr_ast_end_line(e), e->end_col};
}

void *kr_parser_alloc(kr_parser *p, size_t size);
const char *kr_parser_copy(kr_parser *p, const char *s, size_t n);
void kr_parser_push(kr_parser *p, kr_node *e);
/* Takes the elements from stack position `base` on as an array in the arena. */
kr_node **kr_parser_pop(kr_parser *p, size_t base, uint32_t *n);
kr_nodes kr_parser_pop_nodes(kr_parser *p, size_t base);

/* Bounds the C recursion. */
void kr_parser_too_deep(kr_parser *p);
static inline void kr_parser_enter(kr_parser *p) {
    if (KR_UNLIKELY(++p->depth > KR_PARSER_MAX_DEPTH)) kr_parser_too_deep(p);
}
static inline void kr_parser_leave(kr_parser *p) {
    p->depth--;
}

/* ---- errors (parser.c) ---- */

KR_NORETURN KR_PRINTF(4, 5) void kr_parser_fail(kr_parser *p, kr_pos start, kr_pos end,
                                                const char *format, ...);
/* SyntaxError over the nodes a to b. */
KR_NORETURN KR_PRINTF(4, 5) void kr_parser_fail_nodes(kr_parser *p, const kr_node *a,
                                                      const kr_node *b, const char *format, ...);
/* SyntaxError at the current token. */
KR_NORETURN KR_PRINTF(2, 3) void kr_parser_fail_here(kr_parser *p, const char *format, ...);
/* "invalid syntax" at the current token, or what is known better about it. */
KR_NORETURN void kr_parser_fail_syntax(kr_parser *p);
/* The same after expression `last` (may be NULL), which may miss a comma behind it. */
KR_NORETURN void kr_parser_fail_after(kr_parser *p, kr_node *last);
/* At `]` behind value and `[`, which then look like a value and a list without a comma. */
KR_NORETURN void kr_parser_fail_empty_subscript(kr_parser *p, const kr_node *value, kr_pos start);
/* Notes the current token, which continues an expression that could end here. */
static inline void kr_parser_note_tail(kr_parser *p) {
    if (KR_LIKELY(!p->field.letter)) return;
    bool opens = p->tok.type == KR_T_LPAR || p->tok.type == KR_T_LSQB;
    if (p->lx.parens - (opens ? 1 : 0) != p->field.depth) return;
    p->field.tail = true;
    p->field.start = p->tok.start;
    p->field.end = p->tok.end;
}
/* Reads the expression at the current token, which does not belong there. Fails with "invalid
 * syntax" at that token when it is none, unless a bracket in it is never closed or a token is
 * broken: that explains more. */
kr_node *kr_parser_read_stray(kr_parser *p, kr_node *(*rule)(kr_parser *));
/* Is the current token inside brackets? */
static inline bool kr_parser_inside(const kr_parser *p) {
    bool opens = p->tok.type == KR_T_LPAR || p->tok.type == KR_T_LSQB || p->tok.type == KR_T_LBRACE;
    return p->lx.parens > (opens ? 1 : 0);
}
KR_NORETURN void kr_parser_fail_indent(kr_parser *p, const char *message);

/* ---- expressions ---- */

/* Binding strength of operators, loosest first. */
enum {
    KR_PREC_OR = 1,
    KR_PREC_AND,
    KR_PREC_NOT,
    KR_PREC_COMPARE,
    KR_PREC_BITOR,
    KR_PREC_BITXOR,
    KR_PREC_BITAND,
    KR_PREC_SHIFT,
    KR_PREC_SUM,
    KR_PREC_TERM,
    KR_PREC_UNARY,
};

/* parser_expr.c */
kr_node *kr_parse_binary(kr_parser *p, int min);  /* operators of strength >= min */
kr_node *kr_parse_expression(kr_parser *p);       /* conditional, lambda */
kr_node *kr_parse_named(kr_parser *p);            /* expression or name := expression */
kr_node *kr_parse_star_named(kr_parser *p);       /* the same or *operand */
kr_node *kr_parse_star_expressions(kr_parser *p); /* one or a tuple without parentheses */
kr_node *kr_parse_expressions(kr_parser *p);      /* the same without stars */
kr_node *kr_parse_yield(kr_parser *p);
kr_node *kr_parse_yield_or_star(kr_parser *p); /* right side of an assignment */
/* At `:=` behind an expression that is no plain name. */
KR_NORETURN void kr_parser_fail_walrus(kr_parser *p, const kr_node *e);
kr_node *kr_parse_walrus(kr_parser *p, kr_node *name, kr_pos start); /* at := */
kr_node *kr_parse_name_chain(kr_parser *p, kr_node *e);              /* .name.name behind a name */
kr_node *kr_parse_trailers(kr_parser *p, kr_node *e); /* .name, (...) and [...] behind a name */
kr_node *kr_parse_starred(kr_parser *p, int min);     /* at *; operand of strength >= min, 0 any */
kr_node *kr_parse_comma_list(kr_parser *p, kr_node *first, kr_pos start,
                             kr_node *(*element)(kr_parser *)); /* at a comma: a TUPLE */

/* parser_number.c */
kr_node *kr_parse_number(kr_parser *p);

/* parser_display.c: brackets and comprehensions */
kr_node *kr_parse_paren(kr_parser *p);
kr_node *kr_parse_list(kr_parser *p);
kr_node *kr_parse_brace(kr_parser *p);
static inline bool kr_parser_at_comprehension(const kr_parser *p) {
    return p->tok.type == KR_T_FOR || p->tok.type == KR_T_ASYNC;
}
/* The `for` and `if` clauses behind elt; value is for DICTCOMP only. The node is not ended. */
kr_node *kr_parse_comprehension(kr_parser *p, kr_ast_kind kind, kr_pos start, kr_node *elt,
                                kr_node *value);

/* parser_call.c: what follows an operand in brackets */
kr_node *kr_parse_call(kr_parser *p, kr_node *func, kr_pos start);
kr_node *kr_parse_subscript(kr_parser *p, kr_node *value, kr_pos start);
kr_nodes kr_parse_class_arguments(kr_parser *p); /* behind `(`, up to and with `)` */

/* parser_string.c */
kr_node *kr_parse_strings(kr_parser *p);
/* parser_escape.c: appends the decoded text of a token to p->text */
void kr_parser_decode(kr_parser *p, const kr_token *t);
void kr_parser_append(kr_parser *p, const char *s, size_t n);

/* parser_params.c */
kr_node *kr_parse_parameters(kr_parser *p, kr_tok close); /* up to `)` or, of a lambda, `:` */
kr_node *kr_parse_lambda(kr_parser *p);
kr_nodes kr_parse_type_params(kr_parser *p); /* the bracketed list, if there is one */
/* The same; where it has no better message, a `(` is missed instead of the list. */
kr_nodes kr_parser_try_type_params(kr_parser *p);

/* ---- targets (parser_target.c) ---- */

typedef enum kr_target { KR_TARGET_STAR, KR_TARGET_FOR, KR_TARGET_DEL } kr_target;

/* Turns an expression into a target, or fails with "cannot assign to ...". */
void kr_parser_to_target(kr_parser *p, kr_node *e, kr_target sort);
/* The first part of e that cannot be a target, or NULL. */
kr_node *kr_parser_bad_target(kr_node *e, kr_target sort);
/* "function call", "literal" ... for messages. */
const char *kr_parser_describe(const kr_node *e);
kr_node *kr_parse_for_targets(kr_parser *p); /* behind `for`, up to `in` */
kr_node *kr_parse_star_target(kr_parser *p); /* behind `as` in with */
/* At `=` behind e that is no target: fails with a hint, if there is one. Otherwise the caller must
 * fail, since tokens behind the `=` are lost. */
void kr_parser_check_equal(kr_parser *p, kr_node *e);

/* ---- statements ---- */

/* parser_simple.c: one simple statement (no line end), pushed on the stack */
void kr_parse_simple(kr_parser *p);
/* parser_import.c */
kr_node *kr_parse_import(kr_parser *p);
kr_node *kr_parse_from(kr_parser *p);
/* parser_compound.c: a statement or a line of simple ones, pushed on the stack. With at_end, a line
 * of simple statements leaves its NEWLINE as the current token. */
void kr_parse_statement(kr_parser *p, bool at_end);
/* The body behind a colon; `what` and `line` name the statement in error messages. */
kr_nodes kr_parse_block(kr_parser *p, const char *what, uint32_t line);
/* Consumes an INDENT or fails, naming the statement that wants the block. */
void kr_parser_expect_indent(kr_parser *p, const char *what, uint32_t line);
/* Fails at `elif` behind an `else` block. */
void kr_parser_check_elif(kr_parser *p);
/* Consumes ':' or fails. */
void kr_parser_expect_colon(kr_parser *p);
/* parser_with.c */
kr_node *kr_parse_with(kr_parser *p, kr_pos start, bool async);
/* parser_try.c */
kr_node *kr_parse_try(kr_parser *p);
/* parser_match.c, parser_pattern.c */
bool kr_parser_at_match(kr_parser *p); /* the word is `match`: is it the statement? */
kr_node *kr_parse_match(kr_parser *p);
kr_node *kr_parse_patterns(kr_parser *p);

#endif
