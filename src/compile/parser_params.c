/* Parameters of functions and lambdas, lambdas, and type parameters (PEP 695, 696). */
#include "compile/parser_int.h"

typedef struct params {
    size_t base;      /* of the list on the element stack */
    kr_tok close;     /* `)` or `:` */
    bool slash, star; /* seen */
    bool bare;        /* the star had no name and no keyword-only parameter followed yet */
    kr_token bare_at;
    uint16_t n_defaults;
    kr_node *vararg, *kwarg;
    kr_node *last; /* the annotation or default that ended the last parameter, or NULL */
} params;

/* A name with its annotation; not for lambdas. */
static kr_node *parse_param(kr_parser *p, params *a, kr_ast_argsort sort) {
    kr_pos start = kr_parser_here(p);
    const char *name;
    kr_node *annotation = NULL;
    if (p->tok.type != KR_T_NAME) kr_parser_fail_syntax(p);
    kr_node *e = kr_parser_text_node(p, KR_AST_ARG, start, p->tok.s, p->tok.n, &name);
    kr_parser_advance(p);
    if (a->close == KR_T_RPAR && kr_parser_accept(p, KR_T_COLON)) {
        bool star = sort == KR_ARG_VARARG && p->tok.type == KR_T_MULT;
        annotation = star ? kr_parse_starred(p, KR_PREC_BITOR) : kr_parse_expression(p);
    }
    a->last = annotation;
    e->op = sort;
    e->arg.name = name;
    e->arg.annotation = annotation;
    kr_parser_end(p, e);
    kr_parser_push(p, e);
    return e;
}

static void fail_bare_star(kr_parser *p, params *a) {
    if (a->close == KR_T_COLON) kr_parser_fail_here(p, "named arguments must follow bare *");
    kr_parser_fail(p, a->bare_at.start, a->bare_at.end, "named arguments must follow bare *");
}

static void parse_slash(kr_parser *p, params *a) {
    if (a->slash) kr_parser_fail_here(p, "/ may appear only once");
    if (a->star) kr_parser_fail_here(p, "/ must be ahead of *");
    if (p->stack_n == a->base) {
        if (kr_parser_peek(p) != KR_T_COMMA) kr_parser_fail_syntax(p);
        kr_parser_fail_here(p, "at least one argument must precede /");
    }
    for (size_t i = a->base; i < p->stack_n; i++) p->stack[i]->op = KR_ARG_POSONLY;
    a->slash = true;
    kr_parser_advance(p);
}

static KR_NORETURN void fail_second_star(kr_parser *p, params *a) {
    kr_token star = p->tok;
    kr_parser_advance(p);
    if (kr_parser_accept(p, KR_T_NAME)) {
        if (a->close == KR_T_RPAR && kr_parser_accept(p, KR_T_COLON)) kr_parse_expression(p);
        if (p->tok.type == a->close || p->tok.type == KR_T_COMMA) p->tok.type = KR_T_COMMA;
    }
    bool parameter = p->tok.type == KR_T_COMMA;
    p->tok = star;
    if (!parameter) kr_parser_fail_syntax(p);
    kr_parser_fail_here(p, "* argument may appear only once");
}

static void parse_star(kr_parser *p, params *a) {
    if (a->star) fail_second_star(p, a);
    a->star = true;
    a->bare_at = p->tok;
    kr_parser_advance(p);
    if (p->tok.type == a->close) fail_bare_star(p, a);
    if (p->tok.type == KR_T_COMMA) {
        a->bare = true;
        return;
    }
    a->vararg = parse_param(p, a, KR_ARG_VARARG);
    if (p->tok.type == KR_T_EQUAL) {
        kr_parser_fail_here(p, "var-positional argument cannot have default value");
    }
}

static void parse_double_star(kr_parser *p, params *a) {
    if (a->bare) fail_bare_star(p, a);
    kr_parser_advance(p);
    a->kwarg = parse_param(p, a, KR_ARG_KWARG);
    if (p->tok.type == KR_T_EQUAL) {
        kr_parser_fail_here(p, "var-keyword argument cannot have default value");
    }
}

/* (a, b) as a parameter, Python 2's way. */
static void fail_parenthesized(kr_parser *p, params *a) {
    kr_token open = p->tok;
    unsigned names = 0;
    kr_parser_advance(p);
    while (p->tok.type == KR_T_NAME) {
        names++;
        kr_parser_advance(p);
        if (!kr_parser_accept(p, KR_T_COMMA)) break;
    }
    if (p->tok.type != KR_T_RPAR || !names)
        kr_parser_fail(p, open.start, open.end, "invalid syntax");
    kr_parser_fail(p, open.start, p->tok.end, "%s parameters cannot be parenthesized",
                   a->close == KR_T_RPAR ? "Function" : "Lambda expression");
}

static void parse_plain(kr_parser *p, params *a) {
    kr_token at = p->tok;
    if (p->tok.type == KR_T_LPAR) fail_parenthesized(p, a);
    kr_node *e = parse_param(p, a, a->star ? KR_ARG_KWONLY : KR_ARG_PLAIN);
    kr_token equal = p->tok;
    a->bare = false;
    if (kr_parser_accept(p, KR_T_EQUAL)) {
        if ((p->tok.type == a->close && a->close == KR_T_RPAR) || p->tok.type == KR_T_COMMA) {
            kr_parser_fail(p, equal.start, equal.end, "expected default value expression");
        }
        a->last = e->arg.value = kr_parse_expression(p);
        if (!a->star) a->n_defaults++;
    } else if (a->n_defaults && !a->star) {
        if (p->tok.type != a->close && p->tok.type != KR_T_COMMA) kr_parser_fail_syntax(p);
        kr_parser_fail(p, at.start, at.end,
                       "parameter without a default follows parameter with a default");
    }
}

/* Counts the sorts and builds the node. */
static kr_node *finish_params(kr_parser *p, params *a, kr_pos start) {
    uint32_t n;
    kr_node **at = kr_parser_pop(p, a->base, &n);
    if (n > UINT16_MAX) kr_parser_fail_here(p, "too many parameters");
    kr_node *e = kr_parser_node(p, KR_AST_ARGUMENTS, start);
    e->n = n;
    e->arguments.at = at;
    e->arguments.vararg = a->vararg;
    e->arguments.kwarg = a->kwarg;
    e->arguments.n_defaults = a->n_defaults;
    for (uint32_t i = 0; i < n; i++) {
        e->arguments.n_posonly += at[i]->op == KR_ARG_POSONLY;
        e->arguments.n_plain += at[i]->op == KR_ARG_PLAIN;
        e->arguments.n_kwonly += at[i]->op == KR_ARG_KWONLY;
    }
    return e;
}

kr_node *kr_parse_parameters(kr_parser *p, kr_tok close) {
    params a = {.base = p->stack_n, .close = close};
    kr_pos start = kr_parser_here(p);
    while (p->tok.type != close) {
        switch (p->tok.type) {
        case KR_T_DIV:
            parse_slash(p, &a);
            break;
        case KR_T_MULT:
            parse_star(p, &a);
            break;
        case KR_T_POW:
            parse_double_star(p, &a);
            break;
        default:
            parse_plain(p, &a);
            break;
        }
        if (!kr_parser_accept(p, KR_T_COMMA)) break;
        a.last = NULL;
        if (a.kwarg && p->tok.type != close) {
            bool param = p->tok.type == KR_T_NAME || p->tok.type == KR_T_MULT ||
                         p->tok.type == KR_T_POW || p->tok.type == KR_T_DIV;
            if (!param) kr_parser_fail_syntax(p);
            kr_parser_fail_here(p, "arguments cannot follow var-keyword argument");
        }
    }
    if (p->tok.type != close) kr_parser_fail_after(p, a.last);
    if (a.bare) fail_bare_star(p, &a);
    return finish_params(p, &a, start);
}

kr_node *kr_parse_lambda(kr_parser *p) {
    kr_pos start = kr_parser_here(p);
    bool field = kr_lexer_in_field(&p->lx);
    kr_parser_advance(p);
    kr_node *args = kr_parse_parameters(p, KR_T_COLON);
    if (field) {
        kr_parser_fail(p, start, p->tok.end,
                       "%c-string: lambda expressions are not allowed without parentheses",
                       p->field.letter);
    }
    kr_parser_advance(p);
    kr_node *body = kr_parse_expression(p);
    kr_node *e = kr_parser_node(p, KR_AST_LAMBDA, start);
    e->lambda.args = args;
    e->lambda.body = body;
    return e;
}

/* ---- type parameters ---- */

static kr_node *parse_type_param(kr_parser *p) {
    kr_pos start = kr_parser_here(p);
    kr_ast_kind kind = KR_AST_TYPEVAR;
    if (kr_parser_accept(p, KR_T_MULT)) {
        kind = KR_AST_TYPEVARTUPLE;
    } else if (kr_parser_accept(p, KR_T_POW)) {
        kind = KR_AST_PARAMSPEC;
    }
    const char *name;
    if (p->tok.type != KR_T_NAME) kr_parser_fail_syntax(p);
    kr_node *e = kr_parser_text_node(p, kind, start, p->tok.s, p->tok.n, &name);
    e->type_param.name = name;
    kr_parser_advance(p);
    kr_pos colon = kr_parser_here(p);
    if (kr_parser_accept(p, KR_T_COLON)) {
        kr_node *bound = kr_parse_expression(p);
        if (kind != KR_AST_TYPEVAR) {
            kr_parser_fail(p, colon, p->prev_end, "cannot use %s with %s",
                           bound->kind == KR_AST_TUPLE ? "constraints" : "bound",
                           kind == KR_AST_PARAMSPEC ? "ParamSpec" : "TypeVarTuple");
        }
        e->type_param.bound = bound;
    }
    if (kr_parser_accept(p, KR_T_EQUAL)) {
        bool star = kind == KR_AST_TYPEVARTUPLE && p->tok.type == KR_T_MULT;
        e->type_param.value = star ? kr_parse_starred(p, KR_PREC_BITOR) : kr_parse_expression(p);
    }
    kr_parser_end(p, e);
    return e;
}

kr_nodes kr_parser_try_type_params(kr_parser *p) {
    kr_lexer *lx = &p->lx;
    kr_token open = p->tok;
    jmp_buf env, *outer = lx->escape;
    lx->escape = &env;
    if (setjmp(env) == 0) {
        kr_nodes list = kr_parse_type_params(p);
        lx->escape = outer;
        return list;
    }
    if (!lx->from_parser || strcmp(p->error.message, "invalid syntax") != 0) longjmp(*outer, 1);
    lx->escape = outer;
    kr_parser_fail(p, open.start, open.end, "expected '('");
}

kr_nodes kr_parse_type_params(kr_parser *p) {
    size_t base = p->stack_n;
    if (kr_parser_accept(p, KR_T_LSQB)) {
        if (p->tok.type == KR_T_RSQB) {
            kr_parser_fail_here(p, "Type parameter list cannot be empty");
        }
        do {
            if (p->tok.type == KR_T_RSQB) break;
            kr_parser_push(p, parse_type_param(p));
        } while (kr_parser_accept(p, KR_T_COMMA));
        kr_parser_expect(p, KR_T_RSQB);
    }
    return kr_parser_pop_nodes(p, base);
}
