/* Source text of an expression in canonical form: what annotations become under
 * `from __future__ import annotations`.
 *
 * Parentheses appear where precedence needs them and nowhere else, as in CPython. */
#include <math.h>
#include <string.h>

#include "base/dtoa.h"
#include "compile/gen.h"
#include "object/bytes.h"
#include "object/int.h"
#include "object/str.h"

enum {
    P_TUPLE,
    P_TEST,
    P_OR,
    P_AND,
    P_NOT,
    P_CMP,
    P_BOR,
    P_BXOR,
    P_BAND,
    P_SHIFT,
    P_ARITH,
    P_TERM,
    P_FACTOR,
    P_POWER,
    P_ATOM
};

typedef struct writer {
    kr_gen *g;
    char *s;
    uint32_t n, cap;
} writer;

static void expr(writer *w, const kr_node *e, int level);

static void put(writer *w, const char *s, size_t n) {
    if (n == 0) return;
    if (w->n + n > w->cap) {
        uint32_t cap = (uint32_t)(w->n + n) * 2 + 64;
        char *bigger = kr_gen_temp(w->g, cap);
        if (w->n) memcpy(bigger, w->s, w->n);
        w->s = bigger;
        w->cap = cap;
    }
    memcpy(w->s + w->n, s, n);
    w->n += (uint32_t)n;
}

static void text(writer *w, const char *s) {
    put(w, s, strlen(s));
}

static void value(writer *w, kr_value v) {
    size_t n;
    const char *s = kr_str_data(v, &n);
    put(w, s, n);
}

static void open(writer *w, bool parens) {
    if (parens) text(w, "(");
}
static void close(writer *w, bool parens) {
    if (parens) text(w, ")");
}

static void list(writer *w, kr_node *const *at, uint32_t n) {
    for (uint32_t i = 0; i < n; i++) {
        if (i) text(w, ", ");
        expr(w, at[i], P_TEST);
    }
}

/* ---- constants ---- */

static void number(writer *w, double d, bool imaginary) {
    char buf[KR_DTOA_REPR_MAX];
    if (isinf(d)) {
        text(w, "1e309");
    } else {
        size_t n = kr_dtoa_repr(buf, d);
        if (imaginary && n > 2 && memcmp(buf + n - 2, ".0", 2) == 0) n -= 2;
        put(w, buf, n);
    }
    if (imaginary) text(w, "j");
}

static void constant(writer *w, const kr_node *e) {
    kr_ctx *ctx = w->g->ctx;
    switch (e->kind) {
    case KR_AST_NONE:
        text(w, "None");
        break;
    case KR_AST_TRUE:
        text(w, "True");
        break;
    case KR_AST_FALSE:
        text(w, "False");
        break;
    case KR_AST_ELLIPSIS:
        text(w, "...");
        break;
    case KR_AST_INT:
        value(w, kr_int_to_text(ctx, kr_int_new(ctx, e->integer.value), 10, false));
        break;
    case KR_AST_BIGINT:
        value(w, kr_int_to_text(ctx, kr_int_from_digits(ctx, e->text.s, e->n, e->op, false), 10,
                                false));
        break;
    case KR_AST_FLOAT:
        number(w, e->real.value, false);
        break;
    case KR_AST_IMAGINARY:
        number(w, e->real.value, true);
        break;
    case KR_AST_STR:
        if (e->flags & KR_AST_U) text(w, "u");
        value(w, kr_repr(ctx, kr_str_new(ctx, e->text.s, e->n)));
        break;
    default:
        value(w, kr_repr(ctx, kr_bytes_new(ctx, e->text.s, e->n)));
        break;
    }
}

/* ---- operators ---- */

static int binary_level(uint8_t op) {
    switch (op) {
    case KR_ASTOP_ADD:
    case KR_ASTOP_SUB:
        return P_ARITH;
    case KR_ASTOP_LSHIFT:
    case KR_ASTOP_RSHIFT:
        return P_SHIFT;
    case KR_ASTOP_BITOR:
        return P_BOR;
    case KR_ASTOP_BITXOR:
        return P_BXOR;
    case KR_ASTOP_BITAND:
        return P_BAND;
    case KR_ASTOP_POW:
        return P_POWER;
    default:
        return P_TERM;
    }
}

static void binop(writer *w, const kr_node *e, int level) {
    int own = binary_level(e->op);
    bool right = e->op == KR_ASTOP_POW;
    open(w, level > own);
    expr(w, e->pair.left, own + right);
    text(w, " ");
    text(w, kr_ast_op_text(e->op));
    text(w, " ");
    expr(w, e->pair.right, own + !right);
    close(w, level > own);
}

static void unaryop(writer *w, const kr_node *e, int level) {
    int own = e->op == KR_ASTOP_NOT ? P_NOT : P_FACTOR;
    open(w, level > own);
    text(w, kr_ast_op_text(e->op));
    if (e->op == KR_ASTOP_NOT) text(w, " ");
    expr(w, e->one.value, own);
    close(w, level > own);
}

static void boolop(writer *w, const kr_node *e, int level) {
    int own = e->op == KR_ASTOP_OR ? P_OR : P_AND;
    open(w, level > own);
    for (uint32_t i = 0; i < e->n; i++) {
        if (i) text(w, e->op == KR_ASTOP_OR ? " or " : " and ");
        expr(w, e->seq.at[i], own + 1);
    }
    close(w, level > own);
}

static void compare(writer *w, const kr_node *e, int level) {
    open(w, level > P_CMP);
    expr(w, e->compare.at[0], P_CMP + 1);
    for (uint32_t i = 0; i < e->n; i++) {
        text(w, " ");
        text(w, kr_ast_op_text(e->compare.ops[i]));
        text(w, " ");
        expr(w, e->compare.at[i + 1], P_CMP + 1);
    }
    close(w, level > P_CMP);
}

/* ---- the rest ---- */

static void arguments(writer *w, const kr_node *args) {
    bool first = true, star = false;
    for (uint32_t i = 0; i < args->n; i++) {
        const kr_node *a = args->arguments.at[i];
        if (!first) text(w, ", ");
        first = false;
        if (a->op == KR_ARG_KWONLY && !star && !args->arguments.vararg) text(w, "*, ");
        star |= a->op == KR_ARG_KWONLY;
        if (a->op == KR_ARG_VARARG) text(w, "*");
        if (a->op == KR_ARG_KWARG) text(w, "**");
        put(w, a->arg.name, a->n);
        if (a->arg.value) {
            text(w, "=");
            expr(w, a->arg.value, P_TEST);
        }
        if (args->arguments.n_posonly && i + 1 == args->arguments.n_posonly) text(w, ", /");
    }
}

static void lambda(writer *w, const kr_node *e, int level) {
    open(w, level > P_TEST);
    text(w, e->lambda.args->n ? "lambda " : "lambda");
    arguments(w, e->lambda.args);
    text(w, ": ");
    expr(w, e->lambda.body, P_TEST);
    close(w, level > P_TEST);
}

static void call(writer *w, const kr_node *e) {
    expr(w, e->call.func, P_ATOM);
    if (e->n == 1 && e->call.args[0]->kind == KR_AST_GENEXP) {
        expr(w, e->call.args[0], P_TEST);
        return;
    }
    text(w, "(");
    for (uint32_t i = 0; i < e->n; i++) {
        const kr_node *a = e->call.args[i];
        if (i) text(w, ", ");
        if (a->kind != KR_AST_KEYWORD) {
            expr(w, a, P_TEST);
            continue;
        }
        if (a->keyword.name) {
            put(w, a->keyword.name, a->n);
            text(w, "=");
        } else {
            text(w, "**");
        }
        expr(w, a->keyword.value, P_TEST);
    }
    text(w, ")");
}

static void generators(writer *w, const kr_node *e) {
    for (uint32_t i = 0; i < e->n; i++) {
        const kr_node *c = e->comp.generators[i];
        text(w, c->flags & KR_AST_ASYNC ? " async for " : " for ");
        expr(w, c->comprehension.target, P_TUPLE);
        text(w, " in ");
        expr(w, c->comprehension.iter, P_TEST + 1);
        for (uint32_t j = 0; j < c->n; j++) {
            text(w, " if ");
            expr(w, c->comprehension.ifs[j], P_TEST + 1);
        }
    }
}

static void comprehension(writer *w, const kr_node *e) {
    const char *brackets = e->kind == KR_AST_LISTCOMP ? "[]"
                           : e->kind == KR_AST_GENEXP ? "()"
                                                      : "{}";
    put(w, brackets, 1);
    expr(w, e->comp.elt, P_TEST);
    if (e->kind == KR_AST_DICTCOMP) {
        text(w, ": ");
        expr(w, e->comp.value, P_TEST);
    }
    generators(w, e);
    put(w, brackets + 1, 1);
}

static void dict(writer *w, const kr_node *e) {
    text(w, "{");
    for (uint32_t i = 0; i < e->n; i++) {
        if (i) text(w, ", ");
        if (e->seq.at[2 * i]) {
            expr(w, e->seq.at[2 * i], P_TEST);
            text(w, ": ");
            expr(w, e->seq.at[2 * i + 1], P_TEST);
        } else {
            text(w, "**");
            expr(w, e->seq.at[2 * i + 1], P_BOR);
        }
    }
    text(w, "}");
}

/* `{value`; a second brace right behind it would mean something else. */
static void field(writer *w, const kr_node *e) {
    uint32_t start;
    text(w, "{ ");
    start = w->n;
    expr(w, e, P_TEST + 1);
    if (w->n > start && w->s[start] == '{') return;
    memmove(w->s + start - 1, w->s + start, w->n - start);
    w->n--;
}

static void joined_parts(writer *w, const kr_node *e) {
    for (uint32_t i = 0; i < e->n; i++) {
        const kr_node *p = e->seq.at[i];
        char conv[2] = {'!', (char)p->op};
        if (p->kind == KR_AST_STR) {
            for (uint32_t j = 0; j < p->n; j++) {
                put(w, p->text.s + j, 1);
                if (p->text.s[j] == '{' || p->text.s[j] == '}') put(w, p->text.s + j, 1);
            }
            continue;
        }
        field(w, p->field.value);
        if (p->op) put(w, conv, 2);
        if (p->field.spec) {
            text(w, ":");
            joined_parts(w, p->field.spec);
        }
        text(w, "}");
    }
}

static void joined(writer *w, const kr_node *e) {
    writer inner = {.g = w->g};
    joined_parts(&inner, e);
    text(w, e->kind == KR_AST_TEMPLATESTR ? "t" : "f");
    value(w, kr_repr(w->g->ctx, kr_str_new(w->g->ctx, inner.n ? inner.s : "", inner.n)));
}

static void tuple(writer *w, const kr_node *e, int level) {
    if (e->n == 0) {
        text(w, "()");
        return;
    }
    open(w, level > P_TUPLE);
    list(w, e->seq.at, e->n);
    if (e->n == 1) text(w, ",");
    close(w, level > P_TUPLE);
}

static void slice(writer *w, const kr_node *e) {
    if (e->slice.lower) expr(w, e->slice.lower, P_TEST);
    text(w, ":");
    if (e->slice.upper) expr(w, e->slice.upper, P_TEST);
    if (e->slice.step) {
        text(w, ":");
        expr(w, e->slice.step, P_TEST);
    }
}

static void attribute(writer *w, const kr_node *e) {
    expr(w, e->attr.value, P_ATOM);
    if (e->attr.value->kind == KR_AST_INT) text(w, " ");
    text(w, ".");
    put(w, e->attr.name, e->n);
}

static void expr(writer *w, const kr_node *e, int level) {
    kr_check_recursion(w->g->ctx, " during compilation");
    if (kr_ast_is_constant(e)) {
        constant(w, e);
        return;
    }
    switch (e->kind) {
    case KR_AST_NAME:
        put(w, e->text.s, e->n);
        break;
    case KR_AST_BOOLOP:
        boolop(w, e, level);
        break;
    case KR_AST_BINOP:
        binop(w, e, level);
        break;
    case KR_AST_UNARYOP:
        unaryop(w, e, level);
        break;
    case KR_AST_LAMBDA:
        lambda(w, e, level);
        break;
    case KR_AST_IFEXP:
        open(w, level > P_TEST);
        expr(w, e->ifexp.body, P_TEST + 1);
        text(w, " if ");
        expr(w, e->ifexp.test, P_TEST + 1);
        text(w, " else ");
        expr(w, e->ifexp.orelse, P_TEST);
        close(w, level > P_TEST);
        break;
    case KR_AST_DICT:
        dict(w, e);
        break;
    case KR_AST_SET:
        text(w, "{");
        list(w, e->seq.at, e->n);
        text(w, "}");
        break;
    case KR_AST_LISTCOMP:
    case KR_AST_SETCOMP:
    case KR_AST_DICTCOMP:
    case KR_AST_GENEXP:
        comprehension(w, e);
        break;
    case KR_AST_YIELD:
    case KR_AST_YIELDFROM:
        kr_gen_fail(w->g, e, "yield expression cannot be used within an annotation");
    case KR_AST_AWAIT:
        kr_gen_fail(w->g, e, "await expression cannot be used within an annotation");
    case KR_AST_COMPARE:
        compare(w, e, level);
        break;
    case KR_AST_CALL:
        call(w, e);
        break;
    case KR_AST_JOINEDSTR:
    case KR_AST_TEMPLATESTR:
        joined(w, e);
        break;
    case KR_AST_ATTRIBUTE:
        attribute(w, e);
        break;
    case KR_AST_STARRED:
        text(w, "*");
        expr(w, e->one.value, P_BOR);
        break;
    case KR_AST_LIST:
        text(w, "[");
        list(w, e->seq.at, e->n);
        text(w, "]");
        break;
    case KR_AST_TUPLE:
        tuple(w, e, level);
        break;
    case KR_AST_SUBSCRIPT:
        expr(w, e->subscript.value, P_ATOM);
        text(w, "[");
        expr(w, e->subscript.index, P_TUPLE);
        text(w, "]");
        break;
    case KR_AST_SLICE:
        slice(w, e);
        break;
    case KR_AST_NAMEDEXPR:
        kr_gen_fail(w->g, e, "named expression cannot be used within an annotation");
    default:
        kr_gen_fail(w->g, e, "invalid syntax");
    }
}

kr_sid kr_gen_unparse(kr_gen *g, const kr_node *e) {
    writer w = {.g = g};
    expr(&w, e, P_TEST);
    return kr_text_add(g, w.n ? w.s : "", w.n);
}
