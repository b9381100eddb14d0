/* Module random: real-valued and binomial distributions, after the papers named at each.
 *
 * The order in which random numbers are drawn, and of the floating-point operations on them, is
 * part of the result: sequences are CPython's for the same seed. */
#include <math.h>

#include "module/math_parts.h"
#include "module/random_parts.h"
#include "object/float.h"
#include "object/int.h"
#include "object/protocol.h"

static const double TAU = 6.283185307179586, PI = 3.141592653589793, E = 2.718281828459045;

static double unit(kr_ctx *ctx, const kr_value *a) {
    return kr_random_unit(ctx, a[0]);
}

static double number(kr_ctx *ctx, kr_value v, double dflt) {
    return kr_isnull(v) ? dflt : kr_as_double(ctx, v);
}

static bool is_plain(kr_value v) {
    return kr_isnull(v) || kr_is_immfloat(v) || kr_is_smallint(v) || kr_is_exact(v, &kr_type_float);
}

/* mu + z * sigma for numbers of any kind */
static kr_value shifted(kr_ctx *ctx, kr_value mu, double z, kr_value sigma) {
    if (is_plain(mu) && is_plain(sigma)) {
        double s = z * number(ctx, sigma, 1.0);
        return kr_float_new(ctx, number(ctx, mu, 0.0) + s);
    }
    if (kr_isnull(mu)) mu = kr_float_new(ctx, 0.0);
    if (kr_isnull(sigma)) sigma = kr_float_new(ctx, 1.0);
    kr_value s = kr_binary(ctx, KR_BIN_MUL, kr_float_new(ctx, z), sigma);
    return kr_binary(ctx, KR_BIN_ADD, mu, s);
}

static double quotient(kr_ctx *ctx, double a, double b) {
    return kr_float_val(kr_float_binary(ctx, KR_BIN_TRUEDIV, a, b));
}

static double power(kr_ctx *ctx, double a, double b) {
    bool is_complex = false;
    return kr_double_pow(ctx, a, b, &is_complex);
}

static KR_NORETURN void math_error(kr_ctx *ctx, const kr_type *type, const char *text) {
    kr_raise_fmt(ctx, type, "math %s error", text);
}

/* ---- flat ---- */
kr_value kr_random_uniform(kr_ctx *ctx, const kr_value *a) {
    if (kr_is_immfloat(a[1]) && kr_is_immfloat(a[2])) {
        double lo = kr_immfloat_val(a[1]), hi = kr_immfloat_val(a[2]);
        return kr_float_new(ctx, lo + (hi - lo) * unit(ctx, a));
    }
    kr_value width = kr_binary(ctx, KR_BIN_SUB, a[2], a[1]);
    kr_value x = kr_binary(ctx, KR_BIN_MUL, width, kr_float_new(ctx, unit(ctx, a)));
    return kr_binary(ctx, KR_BIN_ADD, a[1], x);
}

kr_value kr_random_triangular(kr_ctx *ctx, const kr_value *a) {
    double u = unit(ctx, a), low = number(ctx, a[1], 0.0), high = number(ctx, a[2], 1.0), c = 0.5;
    if (!kr_isnull(a[3]) && !kr_is_none(a[3])) {
        double mode = kr_as_double(ctx, a[3]);
        if (high - low == 0) return kr_isnull(a[1]) ? kr_float_new(ctx, low) : a[1];
        c = (mode - low) / (high - low);
    }
    if (u > c) {
        double t = low;
        u = 1.0 - u;
        c = 1.0 - c;
        low = high;
        high = t;
    }
    return kr_float_new(ctx, low + (high - low) * sqrt(u * c));
}

/* ---- normal ---- */

/* Kinderman and Monahan: ratio of uniform deviates. */
static double normal(kr_ctx *ctx, kr_value self) {
    const double magic = 4 * exp(-0.5) / sqrt(2.0);
    for (;;) {
        kr_tick(ctx, 50);
        double u1 = kr_random_unit(ctx, self), u2 = 1.0 - kr_random_unit(ctx, self);
        double z = magic * (u1 - 0.5) / u2;
        if (z * z / 4.0 <= -log(u2)) return z;
    }
}

kr_value kr_random_normalvariate(kr_ctx *ctx, const kr_value *a) {
    return shifted(ctx, a[1], normal(ctx, a[0]), a[2]);
}

/* Box and Muller: numbers come in pairs, the second waits for the next call. */
kr_value kr_random_gauss(kr_ctx *ctx, const kr_value *a) {
    kr_random *r = KR_AS(kr_random, a[0]);
    kr_value waiting = r->gauss_next;
    r->gauss_next = KR_NONE;
    if (!kr_is_none(waiting)) return shifted(ctx, a[1], kr_as_double(ctx, waiting), a[2]);
    double angle = unit(ctx, a) * TAU, radius = sqrt(-2.0 * log(1.0 - unit(ctx, a)));
    kr_store(ctx, r, &r->gauss_next, kr_float_new(ctx, sin(angle) * radius));
    return shifted(ctx, a[1], cos(angle) * radius, a[2]);
}

kr_value kr_random_lognormvariate(kr_ctx *ctx, const kr_value *a) {
    double x = kr_as_double(ctx, shifted(ctx, a[1], normal(ctx, a[0]), a[2])), r = exp(x);
    if (isinf(r) && isfinite(x)) math_error(ctx, &kr_type_OverflowError, "range");
    return kr_float_new(ctx, r);
}

/* ---- exponential and its powers ---- */
kr_value kr_random_expovariate(kr_ctx *ctx, const kr_value *a) {
    double u = 1.0 - unit(ctx, a);
    return kr_float_new(ctx, quotient(ctx, -log(u), number(ctx, a[1], 1.0)));
}

kr_value kr_random_paretovariate(kr_ctx *ctx, const kr_value *a) {
    double u = 1.0 - unit(ctx, a);
    return kr_float_new(ctx, power(ctx, u, quotient(ctx, -1.0, kr_as_double(ctx, a[1]))));
}

kr_value kr_random_weibullvariate(kr_ctx *ctx, const kr_value *a) {
    double u = 1.0 - unit(ctx, a), scale = kr_as_double(ctx, a[1]);
    double shape = quotient(ctx, 1.0, kr_as_double(ctx, a[2]));
    return kr_float_new(ctx, scale * power(ctx, -log(u), shape));
}

/* ---- on the circle: Best and Fisher 1979, with Fisher's choice of r ---- */
static double on_circle(double x) {
    double r = fmod(x, TAU);
    return r < 0 ? r + TAU : r == 0 ? 0.0 : r;
}

kr_value kr_random_vonmisesvariate(kr_ctx *ctx, const kr_value *a) {
    double mu = kr_as_double(ctx, a[1]), kappa = kr_as_double(ctx, a[2]), z;
    if (kappa <= 1e-6) return kr_float_new(ctx, TAU * unit(ctx, a));
    double s = 0.5 / kappa, r = s + sqrt(1.0 + s * s);
    for (;;) {
        kr_tick(ctx, 50);
        z = cos(PI * unit(ctx, a));
        double d = z / (r + z), u = unit(ctx, a);
        if (u < 1.0 - d * d || u <= (1.0 - d) * exp(d)) break;
    }
    double q = 1.0 / r, f = (q + z) / (1.0 + q * z);
    bool above = unit(ctx, a) > 0.5;
    return kr_float_new(ctx, on_circle(above ? mu + acos(f) : mu - acos(f)));
}

/* ---- gamma: Cheng 1977 for alpha > 1, Ahrens and Dieter (GS) 1974 for alpha < 1 ---- */
static double gamma_above(kr_ctx *ctx, kr_value self, double alpha) {
    const double magic = 1.0 + log(4.5);
    double ainv = sqrt(2.0 * alpha - 1.0), b = alpha - log(4.0), c = alpha + ainv;
    for (;;) {
        kr_tick(ctx, 50);
        double u1 = kr_random_unit(ctx, self);
        if (!(1e-7 < u1 && u1 < 0.9999999)) continue;
        double u2 = 1.0 - kr_random_unit(ctx, self);
        double v = log(u1 / (1.0 - u1)) / ainv, x = alpha * exp(v);
        double z = u1 * u1 * u2, r = b + c * v - x;
        if (r + magic - 4.5 * z >= 0.0 || r >= log(z)) return x;
    }
}

static double gamma_below(kr_ctx *ctx, kr_value self, double alpha) {
    for (;;) {
        kr_tick(ctx, 50);
        double b = (E + alpha) / E, p = b * kr_random_unit(ctx, self);
        double x = p <= 1.0 ? pow(p, 1.0 / alpha) : -log((b - p) / alpha);
        double u = kr_random_unit(ctx, self);
        if (p > 1.0 ? u <= pow(x, alpha - 1.0) : u <= exp(-x)) return x;
    }
}

static double gamma_of(kr_ctx *ctx, kr_value self, double alpha, double beta) {
    if (alpha <= 0.0 || beta <= 0.0) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "gammavariate: alpha and beta must be > 0.0");
    }
    if (alpha > 1.0) return gamma_above(ctx, self, alpha) * beta;
    if (alpha == 1.0) return -log(1.0 - kr_random_unit(ctx, self)) * beta;
    return gamma_below(ctx, self, alpha) * beta;
}

kr_value kr_random_gammavariate(kr_ctx *ctx, const kr_value *a) {
    double alpha = kr_as_double(ctx, a[1]);
    return kr_float_new(ctx, gamma_of(ctx, a[0], alpha, kr_as_double(ctx, a[2])));
}

kr_value kr_random_betavariate(kr_ctx *ctx, const kr_value *a) {
    double alpha = kr_as_double(ctx, a[1]), beta = kr_as_double(ctx, a[2]);
    double y = gamma_of(ctx, a[0], alpha, 1.0);
    return kr_float_new(ctx, y == 0 ? 0.0 : y / (y + gamma_of(ctx, a[0], beta, 1.0)));
}

/* ---- binomial ---- */

/* Few successes: sums of geometric waiting times (Devroye). */
static int64_t binomial_waiting(kr_ctx *ctx, kr_value self, int64_t n, double p) {
    double c = log2(1.0 - p), y = 0;
    int64_t x = 0;
    if (c == 0) return 0;
    for (;;) {
        y += floor(log2(kr_random_unit(ctx, self)) / c) + 1;
        if (!(y <= (double)n)) return x;
        x++;
        kr_tick(ctx, 50);
    }
}

/* Hörmann 1993, transformed rejection with squeeze (BTRS). */
static int64_t binomial_rejection(kr_ctx *ctx, kr_value self, int64_t n, double p) {
    double dn = (double)n, spq = sqrt(dn * p * (1.0 - p));
    double b = 1.15 + 2.53 * spq, a = -0.0873 + 0.0248 * b + 0.01 * p;
    double c = dn * p + 0.5, vr = 0.92 - 4.2 / b;
    double alpha = (2.83 + 5.1 / b) * spq, lpq = log(p / (1.0 - p));
    double m = floor((dn + 1) * p), h = kr_math_lgamma_of(m + 1) + kr_math_lgamma_of(dn - m + 1);
    for (;;) {
        kr_tick(ctx, 50);
        double u = kr_random_unit(ctx, self) - 0.5, us = 0.5 - fabs(u);
        double k = floor((2.0 * a / us + b) * u + c);
        if (!(k >= 0 && k <= dn)) continue;
        double v = kr_random_unit(ctx, self);
        if (us >= 0.07 && v <= vr) return (int64_t)k;
        v *= alpha / (a / (us * us) + b);
        double bound = h - kr_math_lgamma_of(k + 1) - kr_math_lgamma_of(dn - k + 1) + (k - m) * lpq;
        if (log(v) <= bound) return (int64_t)k;
    }
}

kr_value kr_random_binomialvariate(kr_ctx *ctx, const kr_value *a) {
    int64_t n = kr_isnull(a[1]) ? 1 : kr_as_int64(ctx, a[1]);
    double p = number(ctx, a[2], 0.5);
    if (n < 0) kr_raise_fmt(ctx, &kr_type_ValueError, "n must be non-negative");
    if (p == 0.0) return kr_smallint(0);
    if (p == 1.0) return kr_int_new(ctx, n);
    if (!(p > 0.0 && p < 1.0)) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "p must be in the range 0.0 <= p <= 1.0");
    }
    if (n == 1) return kr_smallint(unit(ctx, a) < p);
    double q = p > 0.5 ? 1.0 - p : p;
    int64_t x = (double)n * q < 10.0 ? binomial_waiting(ctx, a[0], n, q)
                                     : binomial_rejection(ctx, a[0], n, q);
    return kr_int_new(ctx, p > 0.5 ? n - x : x);
}
