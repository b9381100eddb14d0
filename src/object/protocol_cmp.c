/* Comparison, truth and hash. */
#include "object/exception.h"
#include "object/float.h"
#include "object/int.h"
#include "object/type_internal.h"

#include "base/hash.h"

static kr_binop swapped(kr_binop op) {
    static const uint8_t swap[] = {KR_BIN_GT, KR_BIN_LT, KR_BIN_EQ,
                                   KR_BIN_GE, KR_BIN_LE, KR_BIN_NE};
    return (kr_binop)swap[op];
}

static inline bool ordered(kr_binop op, kr_sword a, kr_sword b) {
    switch (op) {
    case KR_BIN_LT:
        return a < b;
    case KR_BIN_GT:
        return a > b;
    case KR_BIN_EQ:
        return a == b;
    case KR_BIN_LE:
        return a <= b;
    case KR_BIN_GE:
        return a >= b;
    default:
        return a != b;
    }
}

static inline bool ordered_floats(kr_binop op, double a, double b) {
    switch (op) {
    case KR_BIN_LT:
        return a < b;
    case KR_BIN_GT:
        return a > b;
    case KR_BIN_EQ:
        return a == b;
    case KR_BIN_LE:
        return a <= b;
    case KR_BIN_GE:
        return a >= b;
    default:
        return a != b;
    }
}

typedef kr_value (*compare_fn)(kr_ctx *, kr_binop, kr_value, kr_value);

static KR_NOINLINE kr_value dispatch(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b) {
    const kr_type *ta = kr_typeof(a), *tb = kr_typeof(b);
    compare_fn fa = KR_SLOT(ta, compare), fb = KR_SLOT(tb, compare);
    bool tried = false;
    kr_value r;
    kr_check_recursion(ctx, " in comparison");
    if (ta != tb && fb != kr_object_compare && kr_type_is_subtype(tb, ta)) {
        tried = true;
        r = fb(ctx, swapped(op), b, a);
        if (!kr_is(r, KR_NOTIMPL)) return r;
    }
    r = fa(ctx, op, a, b);
    if (!kr_is(r, KR_NOTIMPL)) return r;
    if (!tried) {
        r = fb(ctx, swapped(op), b, a);
        if (!kr_is(r, KR_NOTIMPL)) return r;
    }
    if (op == KR_BIN_EQ) return kr_bool(kr_is(a, b));
    if (op == KR_BIN_NE) return kr_bool(!kr_is(a, b));
    kr_raise_fmt(ctx, &kr_type_TypeError, "'%s' not supported between instances of '%T' and '%T'",
                 kr_binop_symbol(op), a, b);
}

kr_value kr_compare(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b) {
    if (KR_LIKELY(kr_are_smallints(a, b)))
        return kr_bool(ordered(op, (kr_sword)a.w, (kr_sword)b.w));
    if (kr_is_immfloat(a) && kr_is_immfloat(b)) {
        return kr_bool(ordered_floats(op, kr_immfloat_val(a), kr_immfloat_val(b)));
    }
    return dispatch(ctx, op, a, b);
}

bool kr_compare_bool(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b) {
    kr_value r;
    if (KR_LIKELY(kr_are_smallints(a, b))) return ordered(op, (kr_sword)a.w, (kr_sword)b.w);
    r = kr_compare(ctx, op, a, b);
    if (KR_LIKELY(kr_is(r, KR_TRUE))) return true;
    if (KR_LIKELY(kr_is(r, KR_FALSE))) return false;
    return kr_truth(ctx, r);
}

bool kr_equal(kr_ctx *ctx, kr_value a, kr_value b) {
    if (kr_is(a, b)) return true;
    if (kr_are_smallints(a, b)) return false;
    if (kr_is_exact(a, &kr_type_str) && kr_is_exact(b, &kr_type_str)) return kr_str_eq(a, b);
    return kr_compare_bool(ctx, KR_BIN_EQ, a, b);
}

static KR_NOINLINE bool truth_slow(kr_ctx *ctx, kr_value v) {
    const kr_type *t = kr_typeof(v);
    bool (*truth)(kr_ctx *, kr_value) = KR_SLOT(t, truth);
    size_t (*len)(kr_ctx *, kr_value);
    if (truth) return truth(ctx, v);
    len = KR_SLOT(t, len);
    return len ? len(ctx, v) != 0 : true;
}

bool kr_truth(kr_ctx *ctx, kr_value v) {
    if (kr_is(v, KR_TRUE)) return true;
    if (kr_is(v, KR_FALSE) || kr_is(v, KR_NONE)) return false;
    if (kr_is_smallint(v)) return kr_smallint_val(v) != 0;
    if (kr_is_immfloat(v)) return kr_immfloat_val(v) != 0;
    return truth_slow(ctx, v);
}

kr_hash_t kr_hash(kr_ctx *ctx, kr_value v) {
    kr_hash_t (*hash)(kr_ctx *, kr_value);
    if (kr_is_smallint(v)) return kr_hash_int(kr_smallint_val(v));
    hash = KR_SLOT(kr_typeof(v), hash);
    return hash(ctx, v);
}
