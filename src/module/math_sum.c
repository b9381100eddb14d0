/* Sums, products and norms of module math.
 *
 * fsum keeps non-overlapping partial sums (Shewchuk, Adaptive Precision Floating-Point Arithmetic,
 * 1997) and rounds once. Norms add squares as double-doubles (Dekker) after scaling by a power of
 * two and correct the square root by one step. */
#include <float.h>
#include <math.h>

#include "module/math_parts.h"
#include "object/float.h"
#include "object/int.h"
#include "object/protocol.h"
#include "object/seq.h"

/* ---- fsum ---- */
typedef struct kr_partials {
    double *p;
    size_t n, cap;
    double special, inf_sum;
} kr_partials;

static bool fsum_step(kr_ctx *ctx, kr_value item, void *arg) {
    kr_partials *s = arg;
    double x = kr_as_double(ctx, item), original = x;
    size_t i = 0;
    for (size_t j = 0; j < s->n; j++) {
        double y = s->p[j];
        if (fabs(x) < fabs(y)) {
            double t = x;
            x = y;
            y = t;
        }
        double hi = x + y, lo = y - (hi - x);
        if (lo != 0) s->p[i++] = lo;
        x = hi;
    }
    s->n = i;
    if (x == 0) return true;
    if (!isfinite(x)) {
        if (isfinite(original)) {
            kr_raise_fmt(ctx, &kr_type_OverflowError, "intermediate overflow in fsum");
        }
        if (isinf(original)) s->inf_sum += original;
        s->special += original;
        s->n = 0;
        return true;
    }
    if (s->n == s->cap) {
        s->p = kr_heap_resize(ctx, s->p, s->n * sizeof *s->p, s->cap * 2 * sizeof *s->p);
        s->cap *= 2;
    }
    s->p[s->n++] = x;
    return true;
}

/* Rounds the partials to one double, half to even. */
static double round_partials(const kr_partials *s) {
    size_t n = s->n;
    if (!n) return 0.0;
    double hi = s->p[--n], lo = 0;
    while (n > 0) {
        double x = hi, y = s->p[--n];
        hi = x + y;
        lo = y - (hi - x);
        if (lo != 0) break;
    }
    if (n > 0 && ((lo < 0 && s->p[n - 1] < 0) || (lo > 0 && s->p[n - 1] > 0))) {
        double y = lo * 2, x = hi + y;
        if (y == x - hi) hi = x;
    }
    return hi;
}

kr_value kr_math_fsum(kr_ctx *ctx, kr_value iterable) {
    kr_partials s = {kr_heap_leaf(ctx, 32 * sizeof(double)), 0, 32, 0, 0};
    kr_foreach(ctx, iterable, fsum_step, &s);
    if (s.special != 0) {
        if (isnan(s.inf_sum)) kr_raise_fmt(ctx, &kr_type_ValueError, "-inf + inf in fsum");
        return kr_float_new(ctx, s.special);
    }
    return kr_float_new(ctx, round_partials(&s));
}

/* ---- prod ---- */
static bool prod_step(kr_ctx *ctx, kr_value item, void *arg) {
    kr_value *r = arg;
    *r = kr_binary(ctx, KR_BIN_MUL, *r, item);
    return true;
}

kr_value kr_math_prod(kr_ctx *ctx, const kr_value *a) {
    kr_value r = kr_isnull(a[1]) ? kr_smallint(1) : a[1];
    kr_foreach(ctx, a[0], prod_step, &r);
    return r;
}

/* ---- sumprod: floats in triple-length accumulation through fsum's partials ---- */
kr_value kr_math_sumprod(kr_ctx *ctx, kr_value p, kr_value q) {
    size_t n, m;
    kr_value a = kr_tuple_from_iterable(ctx, p), b = kr_tuple_from_iterable(ctx, q);
    kr_value *x = kr_seq_items(a, &n), *y = kr_seq_items(b, &m);
    if (n != m) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "Inputs are not the same length");
    }
    bool floats = n > 0;
    for (size_t i = 0; i < n; i++) {
        bool fx = kr_is_float(x[i]), fy = kr_is_float(y[i]);
        if (!(fx || kr_is_smallint(x[i])) || !(fy || kr_is_smallint(y[i])) || !(fx || fy)) {
            floats = false;
        }
    }
    if (!floats) {
        kr_value r = kr_smallint(0);
        for (size_t i = 0; i < n; i++) {
            r = kr_binary(ctx, KR_BIN_ADD, r, kr_binary(ctx, KR_BIN_MUL, x[i], y[i]));
        }
        return r;
    }
    kr_partials s = {kr_heap_leaf(ctx, 32 * sizeof(double)), 0, 32, 0, 0};
    for (size_t i = 0; i < n; i++) {
        double u = kr_as_double(ctx, x[i]), v = kr_as_double(ctx, y[i]), hi = u * v;
        fsum_step(ctx, kr_float_new(ctx, hi), &s);
        if (isfinite(hi)) fsum_step(ctx, kr_float_new(ctx, fma(u, v, -hi)), &s);
    }
    return kr_float_new(ctx, s.special != 0 ? s.special : round_partials(&s));
}

/* ---- norms ---- */
static double norm(const double *v, size_t n, double max, bool has_nan) {
    int e;
    if (isinf(max)) return max;
    if (has_nan) return NAN;
    if (max == 0 || n <= 1) return max;
    frexp(max, &e);
    if (e < -1022) { /* subnormals: scale up first */
        double r = 0;
        for (size_t i = 0; i < n; i++) {
            double x = v[i] / DBL_MIN;
            r += x * x;
        }
        return DBL_MIN * sqrt(r);
    }
    double scale = ldexp(1.0, -e), sum = 1.0, lo = 0.0;
    for (size_t i = 0; i < n; i++) {
        double x = v[i] * scale, hi = x * x, err = fma(x, x, -hi);
        double t = sum + hi;
        lo += (sum - t) + hi;
        lo += err;
        sum = t;
    }
    double h = sqrt(sum - 1.0 + lo);
    double sq = h * h, err = fma(h, h, -sq);
    double rest = ((sum - 1.0) - sq) + (lo - err);
    h += rest / (2.0 * h);
    return h / scale;
}

kr_value kr_math_hypot(kr_ctx *ctx, size_t n, const kr_value *a) {
    double *v = kr_heap_leaf(ctx, (n + 1) * sizeof *v), max = 0;
    bool has_nan = false;
    for (size_t i = 0; i < n; i++) {
        v[i] = fabs(kr_as_double(ctx, a[i]));
        if (isnan(v[i])) has_nan = true;
        if (v[i] > max) max = v[i];
    }
    return kr_float_new(ctx, norm(v, n, max, has_nan));
}

kr_value kr_math_dist(kr_ctx *ctx, kr_value p, kr_value q) {
    size_t n, m;
    kr_value a = kr_is_tuple(p) ? p : kr_tuple_from_iterable(ctx, p);
    kr_value b = kr_is_tuple(q) ? q : kr_tuple_from_iterable(ctx, q);
    kr_value *x = kr_seq_items(a, &n), *y = kr_seq_items(b, &m);
    if (n != m) {
        kr_raise_fmt(ctx, &kr_type_ValueError,
                     "both points must have the same number of dimensions");
    }
    double *v = kr_heap_leaf(ctx, (n + 1) * sizeof *v), max = 0;
    bool has_nan = false;
    for (size_t i = 0; i < n; i++) {
        v[i] = fabs(kr_as_double(ctx, x[i]) - kr_as_double(ctx, y[i]));
        if (isnan(v[i])) has_nan = true;
        if (v[i] > max) max = v[i];
    }
    return kr_float_new(ctx, norm(v, n, max, has_nan));
}
