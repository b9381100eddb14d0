/* Integer functions of module math. */
#include "module/math_parts.h"
#include "object/int.h"
#include "object/protocol.h"

static kr_value mul(kr_ctx *ctx, kr_value a, kr_value b) {
    return kr_int_binary(ctx, KR_BIN_MUL, a, b);
}

/* Product of lo..hi by halves, so that factors stay of equal size. */
static kr_value range_product(kr_ctx *ctx, int64_t lo, int64_t hi) {
    if (lo > hi) return kr_smallint(1);
    if (hi - lo < 8) {
        kr_value r = kr_int_new(ctx, lo);
        while (lo < hi) r = mul(ctx, r, kr_int_new(ctx, ++lo));
        return r;
    }
    int64_t mid = lo + (hi - lo) / 2;
    return mul(ctx, range_product(ctx, lo, mid), range_product(ctx, mid + 1, hi));
}

kr_value kr_math_factorial(kr_ctx *ctx, kr_value v) {
    if (kr_is_immfloat(v) || kr_has_flag(v, KR_TF_FLOAT)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "'float' object cannot be interpreted as an integer");
    }
    kr_value n = kr_index(ctx, v);
    int64_t i;
    if (kr_int_sign(n) < 0) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "factorial() not defined for negative values");
    }
    if (!kr_int_to_i64(n, &i)) {
        kr_raise_fmt(ctx, &kr_type_OverflowError, "factorial() argument should not exceed %lld",
                     (long long)INT64_MAX);
    }
    return range_product(ctx, 2, i < 2 ? 1 : i);
}

/* n (n-1) .. (n-k+1) */
static kr_value falling(kr_ctx *ctx, kr_value n, int64_t k) {
    int64_t i;
    if (k == 0) return kr_smallint(1);
    if (kr_int_to_i64(n, &i) && kr_int_fits(i)) return range_product(ctx, i - k + 1, i);
    kr_value r = n;
    for (int64_t j = 1; j < k; j++) {
        r = mul(ctx, r, kr_int_binary(ctx, KR_BIN_SUB, n, kr_int_new(ctx, j)));
    }
    return r;
}

static int64_t count_arg(kr_ctx *ctx, kr_value k, const char *what) {
    int64_t i;
    if (!kr_int_to_i64(k, &i)) {
        kr_raise_fmt(ctx, &kr_type_OverflowError, "%s must not exceed %lld", what,
                     (long long)INT64_MAX);
    }
    return i;
}

static void non_negative(kr_ctx *ctx, kr_value v, const char *name) {
    if (kr_int_sign(v) < 0) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "%s must be a non-negative integer", name);
    }
}

kr_value kr_math_perm(kr_ctx *ctx, size_t argc, const kr_value *a) {
    if (argc < 2 || kr_is_none(a[1])) return kr_math_factorial(ctx, a[0]);
    kr_value n = kr_index(ctx, a[0]), k = kr_index(ctx, a[1]);
    non_negative(ctx, n, "n");
    non_negative(ctx, k, "k");
    if (kr_int_cmp(k, n) > 0) return kr_smallint(0);
    return falling(ctx, n, count_arg(ctx, k, "k"));
}

kr_value kr_math_comb(kr_ctx *ctx, kr_value nv, kr_value kv) {
    kr_value n = kr_index(ctx, nv), k = kr_index(ctx, kv);
    non_negative(ctx, n, "n");
    non_negative(ctx, k, "k");
    if (kr_int_cmp(k, n) > 0) return kr_smallint(0);
    kr_value other = kr_int_binary(ctx, KR_BIN_SUB, n, k);
    if (kr_int_cmp(other, k) < 0) k = other;
    int64_t i = count_arg(ctx, k, "min(n - k, k)");
    return kr_int_binary(ctx, KR_BIN_FLOORDIV, falling(ctx, n, i), range_product(ctx, 2, i));
}

static kr_value absolute(kr_ctx *ctx, kr_value v) {
    return kr_int_sign(v) < 0 ? kr_int_binary(ctx, KR_BIN_SUB, kr_smallint(0), v) : v;
}

static kr_value gcd2(kr_ctx *ctx, kr_value x, kr_value y) {
    if (kr_are_smallints(x, y)) {
        kr_sword a = kr_smallint_val(x), b = kr_smallint_val(y);
        while (b) {
            kr_sword t = a % b;
            a = b;
            b = t;
        }
        return kr_int_new(ctx, a < 0 ? -a : a);
    }
    kr_intview a, b;
    kr_int_view(x, &a);
    kr_int_view(y, &b);
    if (!a.n) return absolute(ctx, y);
    if (!b.n) return absolute(ctx, x);
    kr_limb *r = kr_heap_leaf(ctx, (a.n < b.n ? a.n : b.n) * sizeof *r);
    size_t sn = kr_limb_gcd_scratch(a.n, b.n);
    kr_limb *scratch = sn ? kr_heap_leaf(ctx, sn * sizeof *scratch) : NULL;
    const kr_limb_tick tick = kr_int_tick(ctx);
    size_t n = kr_limb_gcd(r, a.limbs, a.n, b.limbs, b.n, scratch, &tick);
    return kr_int_from_limbs(ctx, false, r, n);
}

kr_value kr_math_gcd(kr_ctx *ctx, size_t n, const kr_value *a) {
    kr_value r = kr_smallint(0);
    for (size_t i = 0; i < n; i++) r = gcd2(ctx, r, kr_index(ctx, a[i]));
    return r;
}

kr_value kr_math_lcm(kr_ctx *ctx, size_t n, const kr_value *a) {
    kr_value r = kr_smallint(1);
    for (size_t i = 0; i < n; i++) {
        kr_value x = absolute(ctx, kr_index(ctx, a[i]));
        if (!kr_int_sign(x) || !kr_int_sign(r)) {
            r = kr_smallint(0);
            continue;
        }
        r = mul(ctx, kr_int_binary(ctx, KR_BIN_FLOORDIV, r, gcd2(ctx, r, x)), x);
    }
    return r;
}

kr_value kr_math_isqrt(kr_ctx *ctx, kr_value v) {
    kr_value x = kr_index(ctx, v);
    kr_intview a;
    if (kr_int_sign(x) < 0) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "isqrt() argument must be nonnegative");
    }
    kr_int_view(x, &a);
    if (!a.n) return kr_smallint(0);
    kr_limb *r = kr_heap_leaf(ctx, ((a.n + 1) / 2) * sizeof *r);
    size_t sn = kr_limb_isqrt_scratch(a.n);
    kr_limb *scratch = sn ? kr_heap_leaf(ctx, sn * sizeof *scratch) : NULL;
    const kr_limb_tick tick = kr_int_tick(ctx);
    size_t n = kr_limb_isqrt(r, a.limbs, a.n, scratch, &tick);
    return kr_int_from_limbs(ctx, false, r, n);
}
