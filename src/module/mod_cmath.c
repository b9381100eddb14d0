/* Module cmath: elementary functions of complex numbers.
 *
 * Finite arguments go through Kahan's formulas ("Branch cuts for complex elementary functions",
 * 1987), scaled where a step could overflow or lose digits; signs of zeros tell the side of a
 * branch cut. Infinities and nans follow C99 annex G, which the C library implements; where the
 * annex leaves a choice, it is CPython's. */
#include <complex.h>
#include <float.h>
#include <math.h>

#include "object/float.h"
#include "object/int.h"
#include "object/module.h"
#include "object/names.h"
#include "object/protocol.h"
#include "object/seq.h"

typedef struct kr_cnum {
    double re, im;
} kr_cnum;

enum cmath_status { FINE, DOMAIN, RANGE };

#define LN2 0.6931471805599453
#define LN10 2.302585092994046
#define PI_2 1.5707963267948966
static const double LARGE = DBL_MAX / 4, LOG_LARGE = 708.3964185322641; /* log(LARGE) */
static const double SQRT_LARGE = 6.703903964971298e+153, SQRT_TINY = 1.4916681462400413e-154;

static kr_cnum make(double re, double im) {
    return (kr_cnum){re, im};
}

static bool is_finite(kr_cnum z) {
    return isfinite(z.re) && isfinite(z.im);
}

/* i * z, and -i * z */
static kr_cnum turn(kr_cnum z) {
    return make(-z.im, z.re);
}

static kr_cnum turn_back(kr_cnum z) {
    return make(z.im, -z.re);
}

/* One of the C library's functions, for arguments that are not finite. The sign of a nan does not
 * count. */
static kr_cnum library(double complex (*fn)(double complex), kr_cnum z) {
    double part[2] = {isnan(z.re) ? NAN : z.re, isnan(z.im) ? NAN : z.im};
    double complex c, r;
    memcpy(&c, part, sizeof c); /* CMPLX, which not every compiler has */
    r = fn(c);
    return make(creal(r), cimag(r));
}

/* ---- roots and logarithms ---- */
static kr_cnum root(kr_cnum z, int *st) {
    double ax = fabs(z.re), ay = fabs(z.im), s;
    (void)st;
    if (!is_finite(z)) return library(csqrt, z);
    if (z.re == 0 && z.im == 0) return make(0, z.im);
    if (ax < DBL_MIN && ay < DBL_MIN) { /* subnormal: scale by 2**53, its root by 2**-26.5 */
        ax = ldexp(ax, 53);
        s = ldexp(sqrt(ax + hypot(ax, ldexp(ay, 53))), -27);
    } else {
        ax /= 8;
        s = 2 * sqrt(ax + hypot(ax, ay / 8));
    }
    double d = ay / (2 * s);
    return z.re >= 0 ? make(s, copysign(d, z.im)) : make(d, copysign(s, z.im));
}

static double log_of_abs(kr_cnum z, int *st) {
    double ax = fabs(z.re), ay = fabs(z.im), big = fmax(ax, ay), small = fmin(ax, ay);
    if (big > LARGE) return log(hypot(ax / 2, ay / 2)) + LN2;
    if (big < DBL_MIN) {
        if (big > 0) return log(hypot(ldexp(ax, 53), ldexp(ay, 53))) - 53 * LN2;
        *st = DOMAIN;
        return -INFINITY;
    }
    double h = hypot(ax, ay);
    if (0.71 <= h && h <= 1.73) return log1p((big - 1) * (big + 1) + small * small) / 2;
    return log(h);
}

static kr_cnum logarithm(kr_cnum z, int *st) {
    if (!is_finite(z)) return library(clog, z);
    double re = log_of_abs(z, st);
    return make(re, atan2(z.im, z.re));
}

static kr_cnum logarithm10(kr_cnum z, int *st) {
    kr_cnum r = logarithm(z, st);
    return make(r.re / LN10, r.im / LN10);
}

/* ---- inverse functions ---- */
static bool is_large(kr_cnum z) {
    return fabs(z.re) > LARGE || fabs(z.im) > LARGE;
}

/* log(2 |z|) of a large z */
static double log_of_double(kr_cnum z) {
    return log(hypot(z.re / 2, z.im / 2)) + LN2 * 2;
}

static kr_cnum arc_cos(kr_cnum z, int *st) {
    if (isinf(z.re) && isnan(z.im)) return make(NAN, INFINITY);
    if (!is_finite(z)) return library(cacos, z);
    if (is_large(z)) return make(atan2(fabs(z.im), z.re), -copysign(log_of_double(z), z.im));
    kr_cnum a = root(make(1 - z.re, -z.im), st), b = root(make(1 + z.re, z.im), st);
    return make(2 * atan2(a.re, b.re), asinh(b.re * a.im - b.im * a.re));
}

static kr_cnum arc_cosh(kr_cnum z, int *st) {
    if (z.re == 0 && isnan(z.im)) return make(NAN, NAN);
    if (!is_finite(z)) return library(cacosh, z);
    if (is_large(z)) return make(log_of_double(z), atan2(z.im, z.re));
    kr_cnum a = root(make(z.re - 1, z.im), st), b = root(make(z.re + 1, z.im), st);
    return make(asinh(a.re * b.re + a.im * b.im), 2 * atan2(a.im, b.re));
}

static kr_cnum arc_sinh(kr_cnum z, int *st) {
    if (!is_finite(z)) return library(casinh, z);
    if (is_large(z)) return make(copysign(log_of_double(z), z.re), atan2(z.im, fabs(z.re)));
    kr_cnum a = root(make(1 + z.im, -z.re), st), b = root(make(1 - z.im, z.re), st);
    return make(asinh(a.re * b.im - b.re * a.im), atan2(z.im, a.re * b.re - a.im * b.im));
}

static kr_cnum arc_sin(kr_cnum z, int *st) {
    return turn_back(arc_sinh(turn(z), st));
}

static kr_cnum arc_tanh(kr_cnum z, int *st) {
    if (!is_finite(z)) return library(catanh, z);
    if (signbit(z.re)) { /* odd: the right half plane is enough */
        kr_cnum r = arc_tanh(make(-z.re, -z.im), st);
        return make(-r.re, -r.im);
    }
    double ay = fabs(z.im);
    if (z.re > SQRT_LARGE || ay > SQRT_LARGE) {
        double h = hypot(z.re / 2, z.im / 2);
        return make(z.re / 4 / h / h, -copysign(PI_2, -z.im));
    }
    if (z.re == 1 && ay < SQRT_TINY) {
        if (ay == 0) {
            *st = DOMAIN;
            return make(INFINITY, z.im);
        }
        return make(-log(sqrt(ay) / sqrt(hypot(ay, 2))), copysign(atan2(2, -ay) / 2, z.im));
    }
    double to_one = 1 - z.re;
    return make(log1p(4 * z.re / (to_one * to_one + ay * ay)) / 4,
                -atan2(-2 * z.im, to_one * (1 + z.re) - ay * ay) / 2);
}

static kr_cnum arc_tan(kr_cnum z, int *st) {
    return turn_back(arc_tanh(turn(z), st));
}

/* ---- exponential and hyperbolic functions ---- */
static void check_range(kr_cnum r, int *st) {
    if (isinf(r.re) || isinf(r.im)) *st = RANGE;
}

static kr_cnum exponential(kr_cnum z, int *st) {
    kr_cnum r;
    if (!is_finite(z)) {
        if (isinf(z.im) && !isnan(z.re) && !(z.re == -INFINITY)) *st = DOMAIN;
        if (z.re == -INFINITY && isinf(z.im)) return make(0, 0);
        return library(cexp, z);
    }
    if (z.re > LOG_LARGE) {
        double l = exp(z.re - 1);
        r = make(l * cos(z.im) * M_E, l * sin(z.im) * M_E);
    } else {
        double l = exp(z.re);
        r = make(l * cos(z.im), l * sin(z.im));
    }
    check_range(r, st);
    return r;
}

static kr_cnum hyp_cos(kr_cnum z, int *st) {
    kr_cnum r;
    if (!is_finite(z)) {
        if (isinf(z.im) && !isnan(z.re)) *st = DOMAIN;
        if (isnan(z.re) && z.im == 0) return make(NAN, 0);
        return library(ccosh, z);
    }
    if (fabs(z.re) > LOG_LARGE) {
        double x = z.re - copysign(1, z.re);
        r = make(cos(z.im) * cosh(x) * M_E, sin(z.im) * sinh(x) * M_E);
    } else {
        r = make(cos(z.im) * cosh(z.re), sin(z.im) * sinh(z.re));
    }
    check_range(r, st);
    return r;
}

static kr_cnum hyp_sin(kr_cnum z, int *st) {
    kr_cnum r;
    if (!is_finite(z)) {
        if (isinf(z.im) && !isnan(z.re)) *st = DOMAIN;
        if (z.re == 0 && isnan(z.im)) return make(0, NAN);
        return library(csinh, z);
    }
    if (fabs(z.re) > LOG_LARGE) {
        double x = z.re - copysign(1, z.re);
        r = make(cos(z.im) * sinh(x) * M_E, sin(z.im) * cosh(x) * M_E);
    } else {
        r = make(cos(z.im) * sinh(z.re), sin(z.im) * cosh(z.re));
    }
    check_range(r, st);
    return r;
}

static kr_cnum hyp_tan(kr_cnum z, int *st) {
    if (!is_finite(z)) {
        if (isinf(z.im) && isfinite(z.re)) *st = DOMAIN;
        if (isinf(z.re) && isinf(z.im)) return make(copysign(1, z.re), 0);
        if (z.re == 0 && isnan(z.im)) return make(NAN, NAN);
        return library(ctanh, z);
    }
    if (fabs(z.re) > LOG_LARGE) {
        return make(copysign(1, z.re), 4 * sin(z.im) * cos(z.im) * exp(-2 * fabs(z.re)));
    }
    double tx = tanh(z.re), ty = tan(z.im), c = 1 / cosh(z.re), t = tx * ty, d = 1 + t * t;
    return make(tx * (1 + ty * ty) / d, ty / d * c * c);
}

static kr_cnum cosine(kr_cnum z, int *st) {
    return hyp_cos(turn(z), st);
}

static kr_cnum sine(kr_cnum z, int *st) {
    return turn_back(hyp_sin(turn(z), st));
}

static kr_cnum tangent(kr_cnum z, int *st) {
    return turn_back(hyp_tan(turn(z), st));
}

/* ---- functions of the module ---- */
static kr_cnum argument(kr_ctx *ctx, kr_value v) {
    if (!kr_has_flag(v, KR_TF_COMPLEX)) {
        kr_value m = kr_is_float(v) || kr_is_int(v)
                         ? KR_NULL
                         : kr_lookup_special(ctx, v, KR_N(ctx, __complex__));
        if (kr_isnull(m)) return make(kr_as_double(ctx, v), 0);
        kr_value r = kr_call0(ctx, m);
        if (!kr_has_flag(r, KR_TF_COMPLEX)) {
            kr_raise_fmt(ctx, &kr_type_TypeError, "__complex__ returned non-complex (type %T)", r);
        }
        if (!kr_is_exact(r, &kr_type_complex)) {
            kr_warn_strict_subclass(ctx, KR_NULL, "__complex__", "complex", r);
        }
        v = r;
    }
    return make(KR_AS(kr_complex, v)->re, KR_AS(kr_complex, v)->im);
}

static void check(kr_ctx *ctx, int st) {
    if (st == DOMAIN) kr_raise_fmt(ctx, &kr_type_ValueError, "math domain error");
    if (st == RANGE) kr_raise_fmt(ctx, &kr_type_OverflowError, "math range error");
}

#define FUNCTION(name, fn)                                                                         \
    static kr_value c_##name(kr_ctx *ctx, kr_value v) {                                            \
        int st = FINE;                                                                             \
        kr_cnum r = fn(argument(ctx, v), &st);                                                     \
        check(ctx, st);                                                                            \
        return kr_complex_new(ctx, r.re, r.im);                                                    \
    }
FUNCTION(acos, arc_cos)
FUNCTION(acosh, arc_cosh)
FUNCTION(asin, arc_sin)
FUNCTION(asinh, arc_sinh)
FUNCTION(atan, arc_tan)
FUNCTION(atanh, arc_tanh)
FUNCTION(cos, cosine)
FUNCTION(cosh, hyp_cos)
FUNCTION(exp, exponential)
FUNCTION(log10, logarithm10)
FUNCTION(sin, sine)
FUNCTION(sinh, hyp_sin)
FUNCTION(sqrt, root)
FUNCTION(tan, tangent)
FUNCTION(tanh, hyp_tan)

/* Smith's division. */
static kr_cnum quotient(kr_cnum a, kr_cnum b, int *st) {
    if (b.re == 0 && b.im == 0) {
        *st = DOMAIN;
        return make(0, 0);
    }
    if (fabs(b.re) >= fabs(b.im)) {
        double q = b.im / b.re, d = b.re + b.im * q;
        return make((a.re + a.im * q) / d, (a.im - a.re * q) / d);
    }
    if (fabs(b.im) >= fabs(b.re)) {
        double q = b.re / b.im, d = b.re * q + b.im;
        return make((a.re * q + a.im) / d, (a.im * q - a.re) / d);
    }
    return make(NAN, NAN);
}

static kr_value c_log(kr_ctx *ctx, size_t n, const kr_value *a) {
    int st = FINE;
    kr_cnum r = logarithm(argument(ctx, a[0]), &st);
    if (n > 1) {
        st = FINE;
        kr_cnum base = logarithm(argument(ctx, a[1]), &st);
        r = quotient(r, base, &st);
    }
    check(ctx, st);
    return kr_complex_new(ctx, r.re, r.im);
}

static kr_value c_phase(kr_ctx *ctx, kr_value v) {
    kr_cnum z = argument(ctx, v);
    return kr_float_new(ctx, atan2(z.im, z.re));
}

static kr_value c_polar(kr_ctx *ctx, kr_value v) {
    kr_cnum z = argument(ctx, v);
    double r = hypot(z.re, z.im);
    if (isinf(r) && is_finite(z)) check(ctx, RANGE);
    return kr_tuple2(ctx, kr_float_new(ctx, r), kr_float_new(ctx, atan2(z.im, z.re)));
}

static kr_cnum from_polar(double r, double phi, int *st) {
    if (isfinite(r) && isfinite(phi)) {
        return phi == 0 ? make(r, r * phi) : make(r * cos(phi), r * sin(phi));
    }
    if (isinf(phi) && r != 0 && !isnan(r)) *st = DOMAIN;
    if (isinf(r) && isfinite(phi) && phi != 0) {
        return make(copysign(INFINITY, r > 0 ? cos(phi) : -cos(phi)),
                    copysign(INFINITY, r > 0 ? sin(phi) : -sin(phi)));
    }
    if (isinf(r)) return phi == 0 ? make(r, copysign(0, r) * phi) : make(INFINITY, NAN);
    if (r == 0) return make(0, 0);
    return phi == 0 ? make(NAN, 0) : make(NAN, NAN);
}

static kr_value c_rect(kr_ctx *ctx, kr_value a, kr_value b) {
    int st = FINE;
    double r = kr_as_double(ctx, a), phi = kr_as_double(ctx, b);
    kr_cnum z = from_polar(r, phi, &st);
    check(ctx, st);
    return kr_complex_new(ctx, z.re, z.im);
}

static kr_value c_isfinite(kr_ctx *ctx, kr_value v) {
    return kr_bool(is_finite(argument(ctx, v)));
}

static kr_value c_isinf(kr_ctx *ctx, kr_value v) {
    kr_cnum z = argument(ctx, v);
    return kr_bool(isinf(z.re) || isinf(z.im));
}

static kr_value c_isnan(kr_ctx *ctx, kr_value v) {
    kr_cnum z = argument(ctx, v);
    return kr_bool(isnan(z.re) || isnan(z.im));
}

static kr_value c_isclose(kr_ctx *ctx, const kr_value *args) {
    kr_cnum a = argument(ctx, args[0]), b = argument(ctx, args[1]);
    double rel = kr_isnull(args[2]) ? 1e-9 : kr_as_double(ctx, args[2]);
    double abs_tol = kr_isnull(args[3]) ? 0.0 : kr_as_double(ctx, args[3]);
    if (rel < 0 || abs_tol < 0) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "tolerances must be non-negative");
    }
    if (a.re == b.re && a.im == b.im) return KR_TRUE;
    if (isinf(a.re) || isinf(a.im) || isinf(b.re) || isinf(b.im)) return KR_FALSE;
    double diff = hypot(a.re - b.re, a.im - b.im);
    return kr_bool(diff <= rel * hypot(b.re, b.im) || diff <= rel * hypot(a.re, a.im) ||
                   diff <= abs_tol);
}

static const kr_builtin members[] = {
    KR_FUNC_1("acos", c_acos, "Return the arc cosine of z."),
    KR_FUNC_1("acosh", c_acosh, "Return the inverse hyperbolic cosine of z."),
    KR_FUNC_1("asin", c_asin, "Return the arc sine of z."),
    KR_FUNC_1("asinh", c_asinh, "Return the inverse hyperbolic sine of z."),
    KR_FUNC_1("atan", c_atan, "Return the arc tangent of z."),
    KR_FUNC_1("atanh", c_atanh, "Return the inverse hyperbolic tangent of z."),
    KR_FUNC_1("cos", c_cos, "Return the cosine of z."),
    KR_FUNC_1("cosh", c_cosh, "Return the hyperbolic cosine of z."),
    KR_FUNC_1("exp", c_exp, "Return the exponential value e**z."),
    KR_FUNC_SIG("isclose", c_isclose, "a,b,*,rel_tol=,abs_tol=",
                "Determine whether two complex numbers are close in value."),
    KR_FUNC_1("isfinite", c_isfinite,
              "Return True if both the real and imaginary parts of z are finite, else False."),
    KR_FUNC_1("isinf", c_isinf, "Checks if the real or imaginary part of z is infinite."),
    KR_FUNC_1("isnan", c_isnan, "Checks if the real or imaginary part of z not a number (NaN)."),
    KR_FUNC_VAR("log", c_log, 1, 2, "log(z[, base]) -> the logarithm of z to the given base."),
    KR_FUNC_1("log10", c_log10, "Return the base-10 logarithm of z."),
    KR_FUNC_1("phase", c_phase, "Return argument, also known as the phase angle, of a complex."),
    KR_FUNC_1("polar", c_polar,
              "Convert a complex from rectangular coordinates to polar coordinates."),
    KR_FUNC_2("rect", c_rect, "Convert from polar coordinates to rectangular coordinates."),
    KR_FUNC_1("sin", c_sin, "Return the sine of z."),
    KR_FUNC_1("sinh", c_sinh, "Return the hyperbolic sine of z."),
    KR_FUNC_1("sqrt", c_sqrt, "Return the square root of z."),
    KR_FUNC_1("tan", c_tan, "Return the tangent of z."),
    KR_FUNC_1("tanh", c_tanh, "Return the hyperbolic tangent of z."),
};

static void init_cmath(kr_ctx *ctx, kr_value m) {
    kr_module_set(ctx, m, "pi", kr_float_new(ctx, 3.141592653589793));
    kr_module_set(ctx, m, "e", kr_float_new(ctx, 2.718281828459045));
    kr_module_set(ctx, m, "tau", kr_float_new(ctx, 6.283185307179586));
    kr_module_set(ctx, m, "inf", kr_from_ptr(&kr_float_inf));
    kr_module_set(ctx, m, "nan", kr_from_ptr(&kr_float_nan));
    kr_module_set(ctx, m, "infj", kr_complex_new(ctx, 0, INFINITY));
    kr_module_set(ctx, m, "nanj", kr_complex_new(ctx, 0, NAN));
}

const kr_module_def kr_module_cmath = {
    .name = "cmath",
    .doc = KR_DOC("This module provides access to mathematical functions for complex\nnumbers."),
    .members = members,
    .n_members = KR_ARRAY_LEN(members),
    .init = init_cmath,
};
