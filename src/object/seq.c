/* What the sequence types share: subscripts, bounds, comparison, concatenation and repeat refusals.
 *
 * Items are read afresh (pointer and length) after every call that can run Python code: a list may
 * shrink or move under a comparison. */
#include "object/seq.h"

#include "object/dict.h"
#include "object/int.h"
#include "object/iter.h"
#include "object/module.h"
#include "object/names.h"
#include "object/str.h"

kr_sword kr_seq_key(kr_ctx *ctx, kr_value key, const char *tname) {
    if (KR_LIKELY(kr_is_smallint(key))) return kr_smallint_val(key);
    if (!kr_is_index(key)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "%s indices must be integers or slices, not %T",
                     tname, key);
    }
    int64_t i;
    if (!kr_int_to_i64(kr_index(ctx, key), &i) || (kr_sword)i != i) {
        kr_raise_fmt(ctx, &kr_type_IndexError, "cannot fit '%T' into an index-sized integer", key);
    }
    return (kr_sword)i;
}

kr_sword kr_seq_ssize(kr_ctx *ctx, kr_value v) {
    int64_t i;
    if (KR_LIKELY(kr_is_smallint(v))) return kr_smallint_val(v);
    if (!kr_int_to_i64(kr_index(ctx, v), &i) || (kr_sword)i != i) {
        kr_raise_fmt(ctx, &kr_type_OverflowError, "Python int too large to convert to C ssize_t");
    }
    return (kr_sword)i;
}

/* Answer of two sequences that are equal up to the shorter one's end. */
static kr_value compare_lengths(kr_binop op, size_t a, size_t b) {
    switch (op) {
    case KR_BIN_LT:
        return kr_bool(a < b);
    case KR_BIN_GT:
        return kr_bool(a > b);
    case KR_BIN_LE:
        return kr_bool(a <= b);
    case KR_BIN_GE:
        return kr_bool(a >= b);
    case KR_BIN_EQ:
        return kr_bool(a == b);
    default:
        return kr_bool(a != b);
    }
}

kr_value kr_seq_compare(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b) {
    size_t n, m;
    kr_check_recursion(ctx, " in comparison");
    kr_value *x = kr_seq_items(a, &n), *y = kr_seq_items(b, &m);
    if (n != m && (op == KR_BIN_EQ || op == KR_BIN_NE)) return kr_bool(op == KR_BIN_NE);
    for (size_t i = 0; i < n && i < m; i++) {
        kr_value p = x[i], q = y[i];
        if (kr_is(p, q)) continue;
        if (kr_are_smallints(p, q) || !kr_equal(ctx, p, q)) {
            kr_seq_items(a, &n);
            kr_seq_items(b, &m);
            if (i >= n || i >= m) break; /* __eq__ cut a list */
            if (op == KR_BIN_EQ) return KR_FALSE;
            if (op == KR_BIN_NE) return KR_TRUE;
            return kr_compare(ctx, op, p, q);
        }
        kr_tick(ctx, 4);
        x = kr_seq_items(a, &n);
        y = kr_seq_items(b, &m);
    }
    return compare_lengths(op, n, m);
}

/* Does a class that is no built-in type define the reflected method? */
static bool has_reflected(kr_ctx *ctx, kr_value v, kr_value name) {
    const kr_type *t = kr_typeof(v);
    return (t->flags & KR_TF_HEAP) && !kr_isnull(kr_type_lookup(ctx, t, name));
}

kr_value kr_seq_bad_concat(kr_ctx *ctx, const char *tname, kr_value other) {
    if (has_reflected(ctx, other, KR_N(ctx, __radd__))) return KR_NOTIMPL;
    kr_raise_fmt(ctx, &kr_type_TypeError, "can only concatenate %s (not \"%T\") to %s", tname,
                 other, tname);
}

kr_value kr_seq_repeat_count(kr_ctx *ctx, kr_value other, size_t len, size_t *count) {
    kr_sword n;
    if (KR_LIKELY(kr_is_smallint(other))) {
        n = kr_smallint_val(other);
    } else if (kr_is_index(other)) {
        n = kr_index_ssize(ctx, other);
    } else if (has_reflected(ctx, other, KR_N(ctx, __rmul__)) ||
               has_reflected(ctx, other, KR_N(ctx, __mul__))) {
        return KR_NOTIMPL;
    } else {
        kr_raise_fmt(ctx, &kr_type_TypeError, "can't multiply sequence by non-int of type '%T'",
                     other);
    }
    *count = n > 0 ? (size_t)n : 0;
    if (*count && len > (size_t)PTRDIFF_MAX / sizeof(kr_value) / *count) kr_raise_memory(ctx);
    return KR_NULL;
}

static size_t clamp_bound(kr_ctx *ctx, kr_value v, size_t len) {
    kr_sword i = kr_is_smallint(v) ? kr_smallint_val(v) : 0;
    if (!kr_is_smallint(v)) {
        if (!kr_is_index(v)) {
            kr_raise_fmt(ctx, &kr_type_TypeError,
                         "slice indices must be integers or have an __index__ method");
        }
        i = kr_index_clamped(ctx, v);
    }
    if (i < 0) {
        i += (kr_sword)len;
        if (i < 0) i = 0;
    }
    return (size_t)i;
}

void kr_seq_bounds(kr_ctx *ctx, kr_value start, kr_value stop, size_t len, size_t *lo, size_t *hi) {
    *lo = kr_isnull(start) ? 0 : clamp_bound(ctx, start, len);
    *hi = kr_isnull(stop) ? SIZE_MAX : clamp_bound(ctx, stop, len);
}

kr_value kr_builtin_named(kr_ctx *ctx, const char *name) {
    return kr_builtins_get(ctx, kr_str_intern_cstr(ctx, name));
}
