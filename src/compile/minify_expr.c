/* Expressions as text: parentheses and blanks only where the grammar needs them. */
#include "base/dtoa.h"
#include "compile/lexer_int.h"
#include "compile/minify_int.h"

/* ---- words ---- */

void kr_mini_raw(kr_minifier *m, const char *s, size_t n) {
    if (!n) return;
    if (!kr_buf_append(m->out, s, n)) kr_mini_memory(m);
    m->after_number = false;
}

void kr_mini_put(kr_minifier *m, const char *s, size_t n) {
    const kr_buf *o = m->out;
    if (n && o->len && kr_char_is_word(s[0]) &&
        (m->after_number || kr_char_is_word(o->data[o->len - 1])))
        kr_mini_raw(m, " ", 1);
    kr_mini_raw(m, s, n);
}

static void open(kr_minifier *m, bool parens) {
    if (parens) kr_mini_puts(m, "(");
}

static void close(kr_minifier *m, bool parens) {
    if (parens) kr_mini_puts(m, ")");
}

static void list(kr_minifier *m, kr_node **at, uint32_t n) {
    for (uint32_t i = 0; i < n; i++) {
        if (i) kr_mini_puts(m, ",");
        kr_mini_expr(m, at[i], KR_ML_TEST);
    }
}

/* ---- operators ---- */

static int binary_level(uint8_t op) {
    switch (op) {
    case KR_ASTOP_ADD:
    case KR_ASTOP_SUB:
        return KR_ML_ARITH;
    case KR_ASTOP_LSHIFT:
    case KR_ASTOP_RSHIFT:
        return KR_ML_SHIFT;
    case KR_ASTOP_BITOR:
        return KR_ML_BOR;
    case KR_ASTOP_BITXOR:
        return KR_ML_BXOR;
    case KR_ASTOP_BITAND:
        return KR_ML_BAND;
    case KR_ASTOP_POW:
        return KR_ML_POWER;
    default:
        return KR_ML_TERM;
    }
}

static int left_level(uint8_t op) {
    return op == KR_ASTOP_POW ? KR_ML_AWAIT : binary_level(op);
}

/* Nodes from e down its left side: kind by kind as `more` says. The last one's left operand is no
 * part. */
static kr_node **left_chain(kr_minifier *m, kr_node *e, bool (*more)(kr_node *, kr_node *),
                            uint32_t *n) {
    kr_node **at;
    uint32_t i = 0;
    *n = 1;
    for (kr_node *x = e; more(x, *kr_ast_left(x)); x = *kr_ast_left(x)) (*n)++;
    at = kr_mini_alloc(m, *n * sizeof *at);
    for (kr_node *x = e; i < *n; x = *kr_ast_left(x)) at[i++] = x;
    return at;
}

static bool more_operators(kr_node *e, kr_node *left) {
    return left->kind == KR_AST_BINOP && binary_level(left->op) >= left_level(e->op);
}

static void binop(kr_minifier *m, kr_node *e, int level) {
    bool parens = level > binary_level(e->op);
    uint32_t n;
    kr_node **chain = left_chain(m, e, more_operators, &n);
    open(m, parens);
    kr_mini_expr(m, chain[n - 1]->pair.left, left_level(chain[n - 1]->op));
    while (n-- > 0) {
        uint8_t op = chain[n]->op;
        kr_mini_puts(m, kr_ast_op_text(op));
        kr_mini_expr(m, chain[n]->pair.right,
                     op == KR_ASTOP_POW ? KR_ML_FACTOR : binary_level(op) + 1);
    }
    close(m, parens);
}

static void unaryop(kr_minifier *m, kr_node *e, int level) {
    int own = e->op == KR_ASTOP_NOT ? KR_ML_NOT : KR_ML_FACTOR;
    open(m, level > own);
    kr_mini_puts(m, kr_ast_op_text(e->op));
    kr_mini_expr(m, e->one.value, own);
    close(m, level > own);
}

static void boolop(kr_minifier *m, kr_node *e, int level) {
    int own = e->op == KR_ASTOP_OR ? KR_ML_OR : KR_ML_AND;
    open(m, level > own);
    for (uint32_t i = 0; i < e->n; i++) {
        kr_node *x = e->seq.at[i];
        if (i) kr_mini_puts(m, kr_ast_op_text(e->op));
        kr_mini_expr(m, x, own + !(x->kind == KR_AST_BOOLOP && x->op == e->op));
    }
    close(m, level > own);
}

static void compare(kr_minifier *m, kr_node *e, int level) {
    open(m, level > KR_ML_CMP);
    kr_mini_expr(m, e->compare.at[0], KR_ML_CMP + 1);
    for (uint32_t i = 0; i < e->n; i++) {
        kr_mini_puts(m, kr_ast_op_text(e->compare.ops[i]));
        kr_mini_expr(m, e->compare.at[i + 1], KR_ML_CMP + 1);
    }
    close(m, level > KR_ML_CMP);
}

static void ifexp(kr_minifier *m, kr_node *e, int level) {
    open(m, level > KR_ML_TEST);
    kr_mini_expr(m, e->ifexp.body, KR_ML_OR);
    kr_mini_puts(m, "if");
    kr_mini_expr(m, e->ifexp.test, KR_ML_OR);
    kr_mini_puts(m, "else");
    kr_mini_expr(m, e->ifexp.orelse, KR_ML_TEST);
    close(m, level > KR_ML_TEST);
}

/* ---- functions and calls ---- */

static void param(kr_minifier *m, kr_node *a) {
    if (a->op == KR_ARG_VARARG) kr_mini_puts(m, "*");
    if (a->op == KR_ARG_KWARG) kr_mini_puts(m, "**");
    kr_mini_put(m, a->arg.name, a->n);
    if (a->arg.annotation) {
        kr_mini_puts(m, ":");
        kr_mini_expr(m, a->arg.annotation, KR_ML_TEST);
    }
    if (a->arg.value) {
        kr_mini_puts(m, "=");
        kr_mini_expr(m, a->arg.value, KR_ML_TEST);
    }
}

void kr_mini_params(kr_minifier *m, kr_node *args) {
    bool star = false;
    for (uint32_t i = 0; i < args->n; i++) {
        kr_node *a = args->arguments.at[i];
        if (i) kr_mini_puts(m, ",");
        if (a->op == KR_ARG_KWONLY && !star) kr_mini_puts(m, "*,");
        if (a->op == KR_ARG_VARARG || a->op == KR_ARG_KWONLY) star = true;
        param(m, a);
        if (i + 1 == args->arguments.n_posonly) kr_mini_puts(m, ",/");
    }
}

static void lambda(kr_minifier *m, kr_node *e, int level) {
    open(m, level > KR_ML_TEST);
    kr_mini_puts(m, "lambda");
    kr_mini_params(m, e->lambda.args);
    kr_mini_puts(m, ":");
    kr_mini_expr(m, e->lambda.body, KR_ML_TEST);
    close(m, level > KR_ML_TEST);
}

static void comp_clauses(kr_minifier *m, kr_node *e);

void kr_mini_call_args(kr_minifier *m, kr_node **args, uint32_t n) {
    for (uint32_t i = 0; i < n; i++) {
        kr_node *a = args[i];
        if (i) kr_mini_puts(m, ",");
        if (a->kind == KR_AST_STARRED) {
            kr_mini_puts(m, "*");
            kr_mini_expr(m, a->one.value, KR_ML_TEST);
        } else if (a->kind != KR_AST_KEYWORD) {
            kr_mini_named(m, a);
        } else {
            if (a->keyword.name) kr_mini_put(m, a->keyword.name, a->n);
            kr_mini_puts(m, a->keyword.name ? "=" : "**");
            kr_mini_expr(m, a->keyword.value, KR_ML_TEST);
        }
    }
}

static void call(kr_minifier *m, kr_node *e) {
    kr_mini_puts(m, "(");
    if (e->n == 1 && e->call.args[0]->kind == KR_AST_GENEXP) {
        comp_clauses(m, e->call.args[0]);
    } else {
        kr_mini_call_args(m, e->call.args, e->n);
    }
    kr_mini_puts(m, ")");
}

/* ---- what follows an operand ---- */

static void slice(kr_minifier *m, kr_node *e) {
    if (e->slice.lower) kr_mini_expr(m, e->slice.lower, KR_ML_TEST);
    kr_mini_puts(m, ":");
    if (e->slice.upper) kr_mini_expr(m, e->slice.upper, KR_ML_TEST);
    if (!e->slice.step) return;
    kr_mini_puts(m, ":");
    kr_mini_expr(m, e->slice.step, KR_ML_TEST);
}

static void trailer(kr_minifier *m, kr_node *e) {
    switch (e->kind) {
    case KR_AST_CALL:
        call(m, e);
        break;
    case KR_AST_ATTRIBUTE:
        /* a point right behind digits is theirs, in MicroPython behind any number */
        if (m->after_number) kr_mini_raw(m, " ", 1);
        kr_mini_puts(m, ".");
        kr_mini_put(m, e->attr.name, e->n);
        break;
    default:
        kr_mini_puts(m, "[");
        kr_mini_tuple(m, e->subscript.index);
        kr_mini_puts(m, "]");
        break;
    }
}

static bool more_trailers(kr_node *e, kr_node *left) {
    (void)e;
    return left->kind != KR_AST_BINOP && kr_ast_left(left);
}

static void primary(kr_minifier *m, kr_node *e) {
    uint32_t n;
    kr_node **chain = left_chain(m, e, more_trailers, &n);
    kr_mini_expr(m, *kr_ast_left(chain[n - 1]), KR_ML_ATOM);
    while (n-- > 0) trailer(m, chain[n]);
}

/* ---- displays ---- */

static bool has_star(const kr_node *e) {
    for (uint32_t i = 0; i < e->n; i++) {
        if (e->seq.at[i]->kind == KR_AST_STARRED) return true;
    }
    return false;
}

static void tuple(kr_minifier *m, kr_node *e, bool parens) {
    open(m, parens || !e->n);
    list(m, e->seq.at, e->n);
    if (e->n == 1) kr_mini_puts(m, ",");
    close(m, parens || !e->n);
}

static void dict(kr_minifier *m, kr_node *e) {
    kr_mini_puts(m, "{");
    for (uint32_t i = 0; i < e->n; i++) {
        if (i) kr_mini_puts(m, ",");
        if (e->seq.at[2 * i]) {
            kr_mini_expr(m, e->seq.at[2 * i], KR_ML_TEST);
            kr_mini_puts(m, ":");
            kr_mini_expr(m, e->seq.at[2 * i + 1], KR_ML_TEST);
        } else {
            kr_mini_puts(m, "**");
            kr_mini_expr(m, e->seq.at[2 * i + 1], KR_ML_BOR);
        }
    }
    kr_mini_puts(m, "}");
}

static void enclosed(kr_minifier *m, const char *brackets, kr_node *e) {
    kr_mini_put(m, brackets, 1);
    list(m, e->seq.at, e->n);
    kr_mini_put(m, brackets + 1, 1);
}

static void comp_clauses(kr_minifier *m, kr_node *e) {
    kr_mini_expr(m, e->comp.elt, KR_ML_TEST);
    if (e->comp.value) {
        kr_mini_puts(m, ":");
        kr_mini_expr(m, e->comp.value, KR_ML_TEST);
    }
    for (uint32_t i = 0; i < e->n; i++) {
        kr_node *c = e->comp.generators[i];
        if (c->flags & KR_AST_ASYNC) kr_mini_puts(m, "async");
        kr_mini_puts(m, "for");
        kr_mini_target(m, c->comprehension.target);
        kr_mini_puts(m, "in");
        kr_mini_expr(m, c->comprehension.iter, KR_ML_OR);
        for (uint32_t j = 0; j < c->n; j++) {
            kr_mini_puts(m, "if");
            kr_mini_expr(m, c->comprehension.ifs[j], KR_ML_OR);
        }
    }
}

static void comprehension(kr_minifier *m, kr_node *e) {
    const char *brackets = e->kind == KR_AST_LISTCOMP ? "[]"
                           : e->kind == KR_AST_GENEXP ? "()"
                                                      : "{}";
    kr_mini_put(m, brackets, 1);
    comp_clauses(m, e);
    kr_mini_put(m, brackets + 1, 1);
}

/* ---- numbers ---- */

static void integer(kr_minifier *m, const kr_node *e) {
    char dec[24], hex[24];
    unsigned long long v = (unsigned long long)e->integer.value;
    size_t n = kr_buf_snprintf(dec, sizeof dec, "%llu", v);
    size_t h = kr_buf_snprintf(hex, sizeof hex, "0x%llx", v);
    kr_mini_put(m, h < n ? hex : dec, h < n ? h : n);
    m->after_number = true;
}

static void big_integer(kr_minifier *m, const kr_node *e) {
    const char *prefix = e->op == 16 ? "0x" : e->op == 8 ? "0o" : e->op == 2 ? "0b" : "";
    kr_mini_puts(m, prefix);
    if (*prefix) {
        kr_mini_raw(m, e->text.s, e->n);
    } else {
        kr_mini_put(m, e->text.s, e->n);
    }
    m->after_number = true;
}

/* 1.0 is 1. and 0.5 is .5, 1e-05 is 1e-5, 100000.0 is 1e5. */
static void real(kr_minifier *m, double v, bool imaginary) {
    char digits[KR_DTOA_SHORT_MAX], plain[64], e[64];
    int point, n = kr_dtoa_shortest(v, digits, &point);
    size_t len = 0, exp_len;
    if (v > 1.7976931348623157e308) {
        kr_mini_puts(m, "1e999");
    } else {
        exp_len = kr_buf_snprintf(e, sizeof e, "%.*se%d", n, digits, point - n);
        if (point >= n && point < 40) {
            len = kr_buf_snprintf(plain, sizeof plain, "%.*s%0*d", n, digits, point - n, 0);
            if (point == n) len--; /* no noughts behind */
            if (!imaginary) plain[len++] = '.';
        } else if (point > 0 && point < n) {
            len = kr_buf_snprintf(plain, sizeof plain, "%.*s.%.*s", point, digits, n - point,
                                  digits + point);
        } else if (point <= 0 && point > -20) {
            len = kr_buf_snprintf(plain, sizeof plain, ".%0*d", -point, 0);
            if (point == 0) len--;
            len += kr_buf_snprintf(plain + len, sizeof plain - len, "%.*s", n, digits);
        }
        kr_mini_put(m, len && len <= exp_len ? plain : e, len && len <= exp_len ? len : exp_len);
    }
    if (imaginary) kr_mini_raw(m, "j", 1);
    m->after_number = true;
}

/* ---- everything ---- */

static void constant(kr_minifier *m, kr_node *e) {
    switch (e->kind) {
    case KR_AST_NONE:
        kr_mini_puts(m, "None");
        break;
    case KR_AST_TRUE:
        kr_mini_puts(m, "True");
        break;
    case KR_AST_FALSE:
        kr_mini_puts(m, "False");
        break;
    case KR_AST_ELLIPSIS:
        kr_mini_puts(m, "...");
        break;
    case KR_AST_INT:
        integer(m, e);
        break;
    case KR_AST_BIGINT:
        big_integer(m, e);
        break;
    case KR_AST_FLOAT:
    case KR_AST_IMAGINARY:
        real(m, e->real.value, e->kind == KR_AST_IMAGINARY);
        break;
    default:
        kr_mini_string(m, e);
        break;
    }
}

static void yield(kr_minifier *m, kr_node *e) {
    kr_mini_puts(m, "yield");
    if (e->kind == KR_AST_YIELDFROM) {
        kr_mini_puts(m, "from");
        kr_mini_expr(m, e->one.value, KR_ML_TEST);
    } else if (e->one.value) {
        kr_mini_tuple(m, e->one.value);
    }
}

static void await(kr_minifier *m, kr_node *e, int level) {
    open(m, level > KR_ML_AWAIT);
    kr_mini_puts(m, "await");
    kr_mini_expr(m, e->one.value, KR_ML_ATOM);
    close(m, level > KR_ML_AWAIT);
}

static void named(kr_minifier *m, kr_node *e) {
    kr_mini_put(m, e->pair.left->text.s, e->pair.left->n);
    kr_mini_puts(m, ":=");
    kr_mini_expr(m, e->pair.right, KR_ML_TEST);
}

void kr_mini_named(kr_minifier *m, kr_node *e) {
    if (e->kind == KR_AST_NAMEDEXPR) {
        named(m, e);
    } else {
        kr_mini_expr(m, e, KR_ML_TEST);
    }
}

void kr_mini_tuple(kr_minifier *m, kr_node *e) {
    if (e->kind == KR_AST_TUPLE) {
        tuple(m, e, has_star(e) && e->flags & KR_AST_PAREN);
    } else {
        kr_mini_expr(m, e, KR_ML_TEST);
    }
}

void kr_mini_value(kr_minifier *m, kr_node *e) {
    if (e->kind == KR_AST_YIELD || e->kind == KR_AST_YIELDFROM) {
        yield(m, e);
    } else {
        kr_mini_tuple(m, e);
    }
}

void kr_mini_target(kr_minifier *m, kr_node *e) {
    if (e->kind == KR_AST_TUPLE) {
        tuple(m, e, false);
    } else {
        kr_mini_expr(m, e, KR_ML_TEST);
    }
}

static void bracketed(kr_minifier *m, kr_node *e) {
    kr_mini_puts(m, "(");
    kr_mini_named(m, e);
    kr_mini_puts(m, ")");
}

/* What has no level of its own: it stands in brackets or makes them. */
static void atom(kr_minifier *m, kr_node *e) {
    switch (e->kind) {
    case KR_AST_NAME:
        kr_mini_put(m, e->text.s, e->n);
        break;
    case KR_AST_DICT:
        dict(m, e);
        break;
    case KR_AST_SET:
        enclosed(m, "{}", e);
        break;
    case KR_AST_LIST:
        enclosed(m, "[]", e);
        break;
    case KR_AST_TUPLE:
        tuple(m, e, true);
        break;
    case KR_AST_LISTCOMP:
    case KR_AST_SETCOMP:
    case KR_AST_DICTCOMP:
    case KR_AST_GENEXP:
        comprehension(m, e);
        break;
    case KR_AST_YIELD:
    case KR_AST_YIELDFROM:
        kr_mini_puts(m, "(");
        yield(m, e);
        kr_mini_puts(m, ")");
        break;
    case KR_AST_NAMEDEXPR:
        bracketed(m, e);
        break;
    case KR_AST_JOINEDSTR:
    case KR_AST_TEMPLATESTR:
        kr_mini_joined(m, e);
        break;
    case KR_AST_STARRED:
        kr_mini_puts(m, "*");
        kr_mini_expr(m, e->one.value, KR_ML_BOR);
        break;
    case KR_AST_SLICE:
        slice(m, e);
        break;
    default:
        constant(m, e);
        break;
    }
}

void kr_mini_expr(kr_minifier *m, kr_node *e, int level) {
    switch (e->kind) {
    case KR_AST_BOOLOP:
        boolop(m, e, level);
        break;
    case KR_AST_BINOP:
        binop(m, e, level);
        break;
    case KR_AST_UNARYOP:
        unaryop(m, e, level);
        break;
    case KR_AST_COMPARE:
        compare(m, e, level);
        break;
    case KR_AST_IFEXP:
        ifexp(m, e, level);
        break;
    case KR_AST_LAMBDA:
        lambda(m, e, level);
        break;
    case KR_AST_AWAIT:
        await(m, e, level);
        break;
    case KR_AST_CALL:
    case KR_AST_ATTRIBUTE:
    case KR_AST_SUBSCRIPT:
        primary(m, e);
        break;
    default:
        atom(m, e);
        break;
    }
}
