/* Module math: functions of doubles over libm with CPython's error rules. Integer functions are in
 * math_int.c, sums and norms in math_sum.c. */
#include <errno.h>
#include <math.h>

#include "module/math_parts.h"
#include "object/float.h"
#include "object/int.h"
#include "object/module.h"
#include "object/names.h"
#include "object/protocol.h"
#include "object/seq.h"
#include "object/str.h"

static KR_NORETURN void domain_error(kr_ctx *ctx) {
    kr_raise_fmt(ctx, &kr_type_ValueError, "math domain error");
}

static KR_NORETURN void not_positive(kr_ctx *ctx) {
    kr_raise_fmt(ctx, &kr_type_ValueError, "expected a positive input");
}

/* x is outside the domain, which `expected` describes. */
static KR_NORETURN void outside(kr_ctx *ctx, const char *expected, double x) {
    if (!expected) domain_error(ctx);
    kr_raise_fmt(ctx, &kr_type_ValueError, "expected %s, got %R", expected, kr_float_new(ctx, x));
}

static KR_NORETURN void range_error(kr_ctx *ctx) {
    kr_raise_fmt(ctx, &kr_type_OverflowError, "math range error");
}

/* Result r of a function of finite x: nan means domain error, inf means range error (or a pole if
 * the function cannot overflow). */
static kr_value checked(kr_ctx *ctx, double x, double r, bool can_overflow, const char *domain) {
    if (isnan(r) && !isnan(x)) outside(ctx, domain, x);
    if (isinf(r) && isfinite(x)) {
        if (can_overflow) range_error(ctx);
        outside(ctx, domain, x);
    }
    return kr_float_new(ctx, r);
}

#define UNARY(name, fn, overflow, domain)                                                          \
    static kr_value m_##name(kr_ctx *ctx, kr_value v) {                                            \
        double x = kr_as_double(ctx, v);                                                           \
        return checked(ctx, x, fn(x), overflow, domain);                                           \
    }
UNARY(acos, acos, false, "a number in range from -1 up to 1")
UNARY(acosh, acosh, false, "argument value not less than 1")
UNARY(asin, asin, false, "a number in range from -1 up to 1")
UNARY(asinh, asinh, false, NULL)
UNARY(atan, atan, false, NULL)
UNARY(atanh, atanh, false, "a number between -1 and 1")
UNARY(cbrt, cbrt, false, NULL)
UNARY(cos, cos, false, "a finite input")
UNARY(cosh, cosh, true, NULL)
UNARY(erf, erf, false, NULL)
UNARY(erfc, erfc, false, NULL)
UNARY(exp, exp, true, NULL)
UNARY(exp2, exp2, true, NULL)
UNARY(expm1, expm1, true, NULL)
UNARY(fabs, fabs, false, NULL)
UNARY(log1p, log1p, false, "argument value > -1")
UNARY(sin, sin, false, "a finite input")
UNARY(sinh, sinh, true, NULL)
UNARY(sqrt, sqrt, false, "a nonnegative input")
UNARY(tan, tan, false, "a finite input")
UNARY(tanh, tanh, false, NULL)

#define BINARY(name, expr)                                                                         \
    static kr_value m_##name(kr_ctx *ctx, kr_value a, kr_value b) {                                \
        double x = kr_as_double(ctx, a), y = kr_as_double(ctx, b);                                 \
        return kr_float_new(ctx, expr);                                                            \
    }
BINARY(atan2, atan2(x, y))
BINARY(copysign, copysign(x, y))

static kr_value m_fmod(kr_ctx *ctx, kr_value a, kr_value b) {
    double x = kr_as_double(ctx, a), y = kr_as_double(ctx, b);
    if (isinf(y) && isfinite(x)) return kr_float_new(ctx, x);
    double r = fmod(x, y);
    if (isnan(r) && !isnan(x) && !isnan(y)) domain_error(ctx);
    return kr_float_new(ctx, r);
}

static kr_value m_remainder(kr_ctx *ctx, kr_value a, kr_value b) {
    double x = kr_as_double(ctx, a), y = kr_as_double(ctx, b);
    double r = remainder(x, y);
    if (isnan(r) && !isnan(x) && !isnan(y)) domain_error(ctx);
    return kr_float_new(ctx, r);
}

static kr_value m_pow(kr_ctx *ctx, kr_value a, kr_value b) {
    double x = kr_as_double(ctx, a), y = kr_as_double(ctx, b), r = pow(x, y);
    if (isnan(r) && !isnan(x) && !isnan(y)) domain_error(ctx);
    if (isinf(r) && isfinite(x) && isfinite(y)) {
        if (x == 0) domain_error(ctx);
        range_error(ctx);
    }
    return kr_float_new(ctx, r);
}

static kr_value m_fma(kr_ctx *ctx, kr_value a, kr_value b, kr_value c) {
    double x = kr_as_double(ctx, a), y = kr_as_double(ctx, b), z = kr_as_double(ctx, c);
    double r = fma(x, y, z);
    if (isnan(r) && !isnan(x) && !isnan(y) && !isnan(z)) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "invalid operation in fma");
    }
    if (isinf(r) && isfinite(x) && isfinite(y) && isfinite(z)) {
        kr_raise_fmt(ctx, &kr_type_OverflowError, "overflow in fma");
    }
    return kr_float_new(ctx, r);
}

/* ---- logarithms: of ints of any size too ---- */
static double log_of(kr_ctx *ctx, kr_value v, double (*fn)(double)) {
    kr_intview a;
    if (kr_is_int(v)) {
        int64_t e;
        if (kr_int_sign(v) <= 0) not_positive(ctx);
        kr_int_view(v, &a);
        if (kr_limb_bit_length(a.limbs, a.n) <= 1023) return fn(kr_int_to_double(ctx, v));
        double m = kr_limb_frexp(a.limbs, a.n, &e);
        return fn(m) + fn(2.0) * (double)e;
    }
    double x = kr_as_double(ctx, v);
    if (isnan(x)) return x;
    if (x <= 0) outside(ctx, "a positive input", x);
    return isinf(x) ? x : fn(x);
}

static kr_value m_log(kr_ctx *ctx, size_t n, const kr_value *a) {
    double x = log_of(ctx, a[0], log);
    if (n < 2) return kr_float_new(ctx, x);
    double b = log_of(ctx, a[1], log);
    if (b == 0) kr_raise_fmt(ctx, &kr_type_ZeroDivisionError, "division by zero");
    return kr_float_new(ctx, x / b);
}

static kr_value m_log2(kr_ctx *ctx, kr_value v) {
    return kr_float_new(ctx, log_of(ctx, v, log2));
}

static kr_value m_log10(kr_ctx *ctx, kr_value v) {
    return kr_float_new(ctx, log_of(ctx, v, log10));
}

/* ---- rounding ---- */
static kr_value by_method(kr_ctx *ctx, kr_value v, kr_value name, kr_value *out) {
    kr_value m = kr_lookup_special(ctx, v, name);
    if (kr_isnull(m)) return KR_FALSE;
    *out = kr_call0(ctx, m);
    return KR_TRUE;
}

static kr_value m_ceil(kr_ctx *ctx, kr_value v) {
    kr_value r;
    if (kr_is_immfloat(v)) return kr_int_from_double(ctx, ceil(kr_immfloat_val(v)));
    if (kr_is(by_method(ctx, v, KR_N(ctx, __ceil__), &r), KR_TRUE)) return r;
    return kr_int_from_double(ctx, ceil(kr_as_double(ctx, v)));
}

static kr_value m_floor(kr_ctx *ctx, kr_value v) {
    kr_value r;
    if (kr_is_immfloat(v)) return kr_int_from_double(ctx, floor(kr_immfloat_val(v)));
    if (kr_is(by_method(ctx, v, KR_N(ctx, __floor__), &r), KR_TRUE)) return r;
    return kr_int_from_double(ctx, floor(kr_as_double(ctx, v)));
}

static kr_value m_trunc(kr_ctx *ctx, kr_value v) {
    kr_value r;
    if (kr_is_immfloat(v)) return kr_int_from_double(ctx, kr_immfloat_val(v));
    if (kr_is(by_method(ctx, v, KR_N(ctx, __trunc__), &r), KR_TRUE)) return r;
    kr_raise_fmt(ctx, &kr_type_TypeError, "type %T doesn't define __trunc__ method", v);
}

/* ---- parts of a double ---- */
static kr_value m_frexp(kr_ctx *ctx, kr_value v) {
    int e = 0;
    double x = kr_as_double(ctx, v), m = isfinite(x) ? frexp(x, &e) : x;
    return kr_tuple2(ctx, kr_float_new(ctx, m), kr_smallint(e));
}

static kr_value m_ldexp(kr_ctx *ctx, kr_value v, kr_value i) {
    double x = kr_as_double(ctx, v);
    if (!kr_is_int(i)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "Expected an int as second argument to ldexp.");
    }
    int64_t e;
    if (!kr_int_to_i64(i, &e)) e = kr_int_sign(i) < 0 ? -100000 : 100000;
    if (x == 0 || !isfinite(x)) return kr_float_new(ctx, x);
    double r = ldexp(x, e > 100000 ? 100000 : e < -100000 ? -100000 : (int)e);
    if (isinf(r)) range_error(ctx);
    return kr_float_new(ctx, r);
}

static kr_value m_modf(kr_ctx *ctx, kr_value v) {
    double x = kr_as_double(ctx, v), whole, frac = modf(x, &whole);
    return kr_tuple2(ctx, kr_float_new(ctx, frac), kr_float_new(ctx, whole));
}

static kr_value m_ulp(kr_ctx *ctx, kr_value v) {
    double x = fabs(kr_as_double(ctx, v));
    if (isnan(x) || isinf(x)) return kr_float_new(ctx, x);
    double up = nextafter(x, INFINITY);
    return kr_float_new(ctx, isinf(up) ? x - nextafter(x, -INFINITY) : up - x);
}

static kr_value m_nextafter(kr_ctx *ctx, const kr_value *a) {
    double x = kr_as_double(ctx, a[0]), y = kr_as_double(ctx, a[1]);
    if (kr_isnull(a[2]) || kr_is_none(a[2])) return kr_float_new(ctx, nextafter(x, y));
    kr_value steps = kr_index(ctx, a[2]);
    if (kr_int_sign(steps) < 0) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "steps must be a non-negative integer");
    }
    if (isnan(x) || isnan(y)) return kr_float_new(ctx, x + y);
    int64_t n, bx, by;
    if (!kr_int_to_i64(steps, &n)) n = INT64_MAX;
    memcpy(&bx, &x, sizeof bx);
    memcpy(&by, &y, sizeof by);
    if (bx < 0) bx = INT64_MIN - bx; /* order of the doubles as integers */
    if (by < 0) by = INT64_MIN - by;
    uint64_t gap = bx < by ? (uint64_t)by - (uint64_t)bx : (uint64_t)bx - (uint64_t)by;
    if (gap <= (uint64_t)n) return kr_float_new(ctx, y);
    bx = bx < by ? bx + n : bx - n;
    if (bx < 0) bx = INT64_MIN - bx;
    memcpy(&x, &bx, sizeof x);
    return kr_float_new(ctx, x);
}

static kr_value m_degrees(kr_ctx *ctx, kr_value v) {
    return kr_float_new(ctx, kr_as_double(ctx, v) * (180.0 / 3.141592653589793));
}

static kr_value m_radians(kr_ctx *ctx, kr_value v) {
    return kr_float_new(ctx, kr_as_double(ctx, v) * (3.141592653589793 / 180.0));
}

static kr_value m_isfinite(kr_ctx *ctx, kr_value v) {
    return kr_bool(isfinite(kr_as_double(ctx, v)));
}
static kr_value m_isinf(kr_ctx *ctx, kr_value v) {
    return kr_bool(isinf(kr_as_double(ctx, v)));
}
static kr_value m_isnan(kr_ctx *ctx, kr_value v) {
    return kr_bool(isnan(kr_as_double(ctx, v)));
}

static kr_value m_isclose(kr_ctx *ctx, const kr_value *a) {
    double x = kr_as_double(ctx, a[0]), y = kr_as_double(ctx, a[1]);
    double rel = kr_isnull(a[2]) ? 1e-9 : kr_as_double(ctx, a[2]);
    double abs_tol = kr_isnull(a[3]) ? 0.0 : kr_as_double(ctx, a[3]);
    if (rel < 0 || abs_tol < 0) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "tolerances must be non-negative");
    }
    if (x == y) return KR_TRUE;
    if (isinf(x) || isinf(y)) return KR_FALSE;
    double diff = fabs(y - x);
    return kr_bool(diff <= fabs(rel * y) || diff <= fabs(rel * x) || diff <= abs_tol);
}

static const kr_builtin members[] = {
    KR_FUNC_1("acos", m_acos, "Return the arc cosine (measured in radians) of x."),
    KR_FUNC_1("acosh", m_acosh, "Return the inverse hyperbolic cosine of x."),
    KR_FUNC_1("asin", m_asin, "Return the arc sine (measured in radians) of x."),
    KR_FUNC_1("asinh", m_asinh, "Return the inverse hyperbolic sine of x."),
    KR_FUNC_1("atan", m_atan, "Return the arc tangent (measured in radians) of x."),
    KR_FUNC_2("atan2", m_atan2, "Return the arc tangent (measured in radians) of y/x."),
    KR_FUNC_1("atanh", m_atanh, "Return the inverse hyperbolic tangent of x."),
    KR_FUNC_1("cbrt", m_cbrt, "Return the cube root of x."),
    KR_FUNC_1("ceil", m_ceil, "Return the ceiling of x as an Integral."),
    KR_FUNC_2("comb", kr_math_comb, "Number of ways to choose k items from n items."),
    KR_FUNC_2("copysign", m_copysign, "Return a float with the magnitude of x and the sign of y."),
    KR_FUNC_1("cos", m_cos, "Return the cosine of x (measured in radians)."),
    KR_FUNC_1("cosh", m_cosh, "Return the hyperbolic cosine of x."),
    KR_FUNC_1("degrees", m_degrees, "Convert angle x from radians to degrees."),
    KR_FUNC_2("dist", kr_math_dist, "Return the Euclidean distance between two points p and q."),
    KR_FUNC_1("erf", m_erf, "Error function at x."),
    KR_FUNC_1("erfc", m_erfc, "Complementary error function at x."),
    KR_FUNC_1("exp", m_exp, "Return e raised to the power of x."),
    KR_FUNC_1("exp2", m_exp2, "Return 2 raised to the power of x."),
    KR_FUNC_1("expm1", m_expm1, "Return exp(x)-1."),
    KR_FUNC_1("fabs", m_fabs, "Return the absolute value of the float x."),
    KR_FUNC_1("factorial", kr_math_factorial, "Find n!."),
    KR_FUNC_1("floor", m_floor, "Return the floor of x as an Integral."),
    KR_FUNC_3("fma", m_fma, "Fused multiply-add operation."),
    KR_FUNC_2("fmod", m_fmod, "Return fmod(x, y), according to platform C."),
    KR_FUNC_1("frexp", m_frexp, "Return the mantissa and exponent of x, as pair (m, e)."),
    KR_FUNC_1("fsum", kr_math_fsum, "Return an accurate floating-point sum of values."),
    KR_FUNC_1("gamma", kr_math_gamma, "Gamma function at x."),
    KR_FUNC_VAR("gcd", kr_math_gcd, 0, KR_ANY, "Greatest Common Divisor."),
    KR_FUNC_VAR("hypot", kr_math_hypot, 0, KR_ANY, "Multidimensional Euclidean distance."),
    KR_FUNC_SIG("isclose", m_isclose,
                "a,b,*,rel_tol=,abs_tol=", "Determine whether two floats are close."),
    KR_FUNC_1("isfinite", m_isfinite, "Return True if x is neither an infinity nor a NaN."),
    KR_FUNC_1("isinf", m_isinf, "Return True if x is a positive or negative infinity."),
    KR_FUNC_1("isnan", m_isnan, "Return True if x is a NaN."),
    KR_FUNC_1("isqrt", kr_math_isqrt, "Return the integer part of the square root of the input."),
    KR_FUNC_VAR("lcm", kr_math_lcm, 0, KR_ANY, "Least Common Multiple."),
    KR_FUNC_2("ldexp", m_ldexp, "Return x * (2**i)."),
    KR_FUNC_1("lgamma", kr_math_lgamma,
              "Natural logarithm of absolute value of Gamma function at x."),
    KR_FUNC_VAR("log", m_log, 1, 2, "log(x, [base=math.e])"),
    KR_FUNC_1("log10", m_log10, "Return the base 10 logarithm of x."),
    KR_FUNC_1("log1p", m_log1p, "Return the natural logarithm of 1+x (base e)."),
    KR_FUNC_1("log2", m_log2, "Return the base 2 logarithm of x."),
    KR_FUNC_1("modf", m_modf, "Return the fractional and integer parts of x."),
    KR_FUNC_SIG("nextafter", m_nextafter, "x,y,/,*,steps=",
                "Return the floating-point value the given number of steps after x towards y."),
    KR_FUNC_VAR("perm", kr_math_perm, 1, 2,
                "Number of ways to choose k items from n items without repetition and with order."),
    KR_FUNC_2("pow", m_pow, "Return x**y (x to the power of y)."),
    KR_FUNC_SIG("prod", kr_math_prod,
                "iterable,/,*,start=", "Calculate the product of all the elements."),
    KR_FUNC_1("radians", m_radians, "Convert angle x from degrees to radians."),
    KR_FUNC_2("remainder", m_remainder,
              "Difference between x and the closest integer multiple of y."),
    KR_FUNC_1("sin", m_sin, "Return the sine of x (measured in radians)."),
    KR_FUNC_1("sinh", m_sinh, "Return the hyperbolic sine of x."),
    KR_FUNC_1("sqrt", m_sqrt, "Return the square root of x."),
    KR_FUNC_2("sumprod", kr_math_sumprod,
              "Return the sum of products of values from two iterables p and q."),
    KR_FUNC_1("tan", m_tan, "Return the tangent of x (measured in radians)."),
    KR_FUNC_1("tanh", m_tanh, "Return the hyperbolic tangent of x."),
    KR_FUNC_1("trunc", m_trunc, "Truncates the Real x to the nearest Integral toward 0."),
    KR_FUNC_1("ulp", m_ulp, "Return the value of the least significant bit of the float x."),
};

static void init_math(kr_ctx *ctx, kr_value m) {
    kr_module_set(ctx, m, "pi", kr_float_new(ctx, 3.141592653589793));
    kr_module_set(ctx, m, "e", kr_float_new(ctx, 2.718281828459045));
    kr_module_set(ctx, m, "tau", kr_float_new(ctx, 6.283185307179586));
    kr_module_set(ctx, m, "inf", kr_from_ptr(&kr_float_inf));
    kr_module_set(ctx, m, "nan", kr_from_ptr(&kr_float_nan));
}

const kr_module_def kr_module_math = {
    .name = "math",
    .doc = KR_DOC(
        "This module provides access to the mathematical functions defined by the C standard."),
    .members = members,
    .n_members = KR_ARRAY_LEN(members),
    .init = init_math,
};
