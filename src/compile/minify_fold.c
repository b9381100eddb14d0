/* Constants computed ahead, where the result takes no more room than the expression.
 *
 * Ints that fit 64 bits, strings and bytes added, floats. What would raise stays as it is. */
#include <math.h>

#include "base/dtoa.h"
#include "compile/minify_int.h"

/* An operand: a constant, or minus a constant. */
typedef struct number {
    bool is_float;
    int64_t i;
    double d;
} number;

static bool get_number(const kr_node *e, number *out) {
    bool minus = e->kind == KR_AST_UNARYOP && e->op == KR_ASTOP_USUB;
    if (minus) e = e->one.value;
    *out = (number){0};
    if (e->kind == KR_AST_INT) {
        out->i = minus ? -e->integer.value : e->integer.value;
        out->d = (double)out->i;
    } else if (e->kind == KR_AST_FLOAT) {
        out->is_float = true;
        out->d = minus ? -e->real.value : e->real.value;
    } else {
        return false;
    }
    return true;
}

static kr_node *negative(kr_minifier *m, kr_node *e) {
    kr_node *n = kr_mini_node(m, KR_AST_UNARYOP);
    n->op = KR_ASTOP_USUB;
    n->one.value = e;
    return n;
}

/* ---- how much room ---- */

static unsigned digits(uint64_t v) {
    unsigned n = 1, hex = 3;
    for (uint64_t d = v; d >= 10; d /= 10) n++;
    for (uint64_t h = v; h >= 16; h /= 16) hex++;
    return n < hex ? n : hex;
}

static unsigned int_room(int64_t v) {
    return v < 0 ? 1 + digits(0 - (uint64_t)v) : digits((uint64_t)v);
}

/* ---- ints ---- */

static int64_t floor_div(int64_t a, int64_t b) {
    int64_t q = a / b;
    return q - ((a % b != 0) & ((a < 0) != (b < 0)));
}

static bool power(int64_t a, int64_t b, int64_t *out) {
    *out = 1;
    if (b < 0 || b > 64) return false;
    while (b--) {
        if (__builtin_mul_overflow(*out, a, out)) return false;
    }
    return true;
}

static bool fold_ints(uint8_t op, int64_t a, int64_t b, int64_t *out) {
    switch (op) {
    case KR_ASTOP_ADD:
        return !__builtin_add_overflow(a, b, out);
    case KR_ASTOP_SUB:
        return !__builtin_sub_overflow(a, b, out);
    case KR_ASTOP_MULT:
        return !__builtin_mul_overflow(a, b, out);
    case KR_ASTOP_FLOORDIV:
    case KR_ASTOP_MOD:
        if (b == 0 || (a == INT64_MIN && b == -1)) return false;
        *out = op == KR_ASTOP_MOD ? a - b * floor_div(a, b) : floor_div(a, b);
        return true;
    case KR_ASTOP_POW:
        return power(a, b, out);
    case KR_ASTOP_LSHIFT:
        return b >= 0 && b < 63 && !__builtin_mul_overflow(a, (int64_t)1 << b, out);
    case KR_ASTOP_RSHIFT:
        if (b < 0 || b > 62) return false;
        *out = floor_div(a, (int64_t)1 << b);
        return true;
    case KR_ASTOP_BITOR:
        *out = a | b;
        return true;
    case KR_ASTOP_BITXOR:
        *out = a ^ b;
        return true;
    case KR_ASTOP_BITAND:
        *out = a & b;
        return true;
    default:
        return false;
    }
}

static kr_node *fold_int_pair(kr_minifier *m, const kr_node *e, int64_t a, int64_t b) {
    int64_t v;
    if (!fold_ints(e->op, a, b, &v) || v == INT64_MIN) return NULL;
    if (int_room(v) > int_room(a) + int_room(b) + strlen(kr_ast_op_text(e->op))) return NULL;
    return v < 0 ? negative(m, kr_mini_int(m, -v)) : kr_mini_int(m, v);
}

/* ---- floats ---- */

static kr_node *fold_floats(kr_minifier *m, const kr_node *e, double a, double b) {
    double v;
    char text[KR_DTOA_REPR_MAX];
    switch (e->op) {
    case KR_ASTOP_ADD:
        v = a + b;
        break;
    case KR_ASTOP_SUB:
        v = a - b;
        break;
    case KR_ASTOP_MULT:
        v = a * b;
        break;
    case KR_ASTOP_DIV:
        if (b == 0) return NULL;
        v = a / b;
        break;
    default:
        return NULL;
    }
    if (!isfinite(v) || kr_dtoa_repr(text, v) > kr_dtoa_repr(text, a) + kr_dtoa_repr(text, b))
        return NULL;
    kr_node *r = kr_mini_node(m, KR_AST_FLOAT);
    r->real.value = fabs(v);
    return signbit(v) ? negative(m, r) : r;
}

/* ---- one expression ---- */

static kr_node *join_texts(kr_minifier *m, const kr_node *a, const kr_node *b) {
    const char *text;
    kr_node *e;
    char *s = kr_mini_alloc(m, (size_t)a->n + b->n + 1);
    memcpy(s, a->text.s, a->n);
    memcpy(s + a->n, b->text.s, b->n);
    e = kr_ast_new_text(&m->arena, a->kind, s, (size_t)a->n + b->n, &text);
    if (!e) kr_mini_memory(m);
    e->text.s = text;
    return e;
}

/* A lone surrogate pair that meets would be one character in UTF-8: krait keeps them apart. */
static bool may_join(const kr_node *a, const kr_node *b) {
    return a->kind == KR_AST_BYTES || a->n < 3 || b->n < 3 ||
           (uint8_t)a->text.s[a->n - 3] != 0xed || (uint8_t)b->text.s[0] != 0xed;
}

static kr_node *fold_binop(kr_minifier *m, kr_node *e) {
    const kr_node *l = e->pair.left, *r = e->pair.right;
    number a, b;
    if (e->op == KR_ASTOP_ADD && l->kind == r->kind &&
        (l->kind == KR_AST_STR || l->kind == KR_AST_BYTES) && may_join(l, r))
        return join_texts(m, l, r);
    if (!get_number(l, &a) || !get_number(r, &b)) return NULL;
    if (a.is_float && b.is_float) return fold_floats(m, e, a.d, b.d);
    return a.is_float || b.is_float ? NULL : fold_int_pair(m, e, a.i, b.i);
}

static kr_node *fold_unaryop(kr_minifier *m, kr_node *e) {
    number a;
    if (e->op == KR_ASTOP_NOT || !get_number(e->one.value, &a)) return NULL;
    if (e->op == KR_ASTOP_UADD) return e->one.value;
    if (e->op == KR_ASTOP_USUB) /* minus minus */
        return e->one.value->kind == KR_AST_UNARYOP && (a.is_float || a.i) ? e->one.value->one.value
                                                                           : NULL;
    if (a.is_float || a.i == INT64_MIN || int_room(~a.i) > int_room(a.i) + 1) return NULL;
    return ~a.i < 0 ? negative(m, kr_mini_int(m, -~a.i)) : kr_mini_int(m, ~a.i);
}

static void fold_node(kr_minifier *m, kr_node **slot) {
    kr_node *e = *slot, *r = NULL;
    if (e->kind == KR_AST_BINOP) r = fold_binop(m, e);
    if (e->kind == KR_AST_UNARYOP) r = fold_unaryop(m, e);
    if (!r) return;
    m->stats->folded++;
    *slot = r;
}

typedef struct rest {
    kr_minifier *m;
    kr_node **skip;
} rest;

static void fold_rest(void *opaque, kr_node **slot) {
    const rest *r = opaque;
    if (slot != r->skip) kr_mini_fold(r->m, slot);
}

/* Chains on the left have no bound: down along them first, then up again. */
void kr_mini_fold(kr_minifier *m, kr_node **slot) {
    kr_node **few[16], ***chain = few, **at = slot;
    uint32_t n = 0;
    for (; kr_ast_left(*at); at = kr_ast_left(*at)) n++;
    if (n >= KR_ARRAY_LEN(few)) chain = kr_mini_alloc(m, (n + 1) * sizeof *chain);
    at = slot;
    for (uint32_t i = 0; i <= n; i++) {
        chain[i] = at;
        at = kr_ast_left(*at);
    }
    for (uint32_t i = n + 1; i-- > 0;) {
        rest r = {m, kr_ast_left(*chain[i])};
        kr_ast_each(*chain[i], fold_rest, &r);
        fold_node(m, chain[i]);
    }
}
