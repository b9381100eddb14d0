/* gamma and lgamma by Lanczos' approximation in the rational form of Boost (lanczos13m53, g =
 * 6.0246...): libm's own functions are not the same on every system.
 *
 *   gamma(x) = L(x) * (x + g - 1/2)**(x - 1/2) / exp(x + g - 1/2)
 *
 * and for negative x the reflection gamma(-x) = -pi / (x * sin(pi x) * gamma(x)). */
#include <math.h>

#include "module/math_parts.h"
#include "object/float.h"
#include "object/protocol.h"

static const double PI = 3.141592653589793, LOG_PI = 1.1447298858494002;
static const double G = 6.024680040776729583740234375, G_HALF = 5.524680040776729583740234375;

enum { N = 13 };
static const double numerator[N] = {
    23531376880.410759688572007674451636754734846804940,
    42919803642.649098768957899047001988850926355848959,
    35711959237.355668049440185451547166705960488635843,
    17921034426.037209699919755754458931112671403265390,
    6039542586.3520280050642916443072979210699388420708,
    1439720407.3117216736632230727949123939715485786372,
    248874557.86205415651146038641322942321632125127801,
    31426415.585400194380614231628318205362874684987640,
    2876370.6289353724412254090516208496135991145378768,
    186056.26539522349504029498971604569928220784236328,
    8071.6720023658162106380029022722506138218516325024,
    210.82427775157934587250973392071336271166969580291,
    2.5066282746310002701649081771338373386264310793408,
};
static const double denominator[N] = {0,        39916800, 120543840, 150917976, 105258076,
                                      45995730, 13339535, 2637558,   357423,    32670,
                                      1925,     66,       1};

/* L(x); large x by powers of 1/x, so that nothing overflows. */
static double lanczos(double x) {
    double p = 0, q = 0;
    if (x < 5) {
        for (int i = N; i-- > 0;) {
            p = p * x + numerator[i];
            q = q * x + denominator[i];
        }
    } else {
        for (int i = 0; i < N; i++) {
            p = p / x + numerator[i];
            q = q / x + denominator[i];
        }
    }
    return p / q;
}

/* sin(pi x), exact at multiples of one half. */
static double sin_pi(double x) {
    double y = fmod(fabs(x), 2.0), r;
    switch ((int)round(2.0 * y)) {
    case 0:
        r = sin(PI * y);
        break;
    case 1:
        r = cos(PI * (y - 0.5));
        break;
    case 2:
        r = sin(PI * (1.0 - y));
        break;
    case 3:
        r = -cos(PI * (y - 1.5));
        break;
    default:
        r = sin(PI * (y - 2.0));
        break;
    }
    return copysign(1.0, x) * r;
}

static KR_NORETURN void pole_error(kr_ctx *ctx, double x) {
    kr_raise_fmt(ctx, &kr_type_ValueError, "expected a noninteger or positive integer, got %R",
                 kr_float_new(ctx, x));
}

static KR_NORETURN void range_error(kr_ctx *ctx) {
    kr_raise_fmt(ctx, &kr_type_OverflowError, "math range error");
}

/* gamma of a finite x that is no whole number up to 23 and of no extreme size. */
static double gamma_of(double x) {
    double a = fabs(x), y = a + G_HALF, r;
    /* what adding lost, as a share of the result */
    double lost = a > G_HALF ? (y - a) - G_HALF : (y - G_HALF) - a;
    lost = lost * G / y;
    if (x < 0) {
        r = -PI / sin_pi(a) / a * exp(y) / lanczos(a);
        r -= lost * r;
    } else {
        r = lanczos(a) / exp(y);
        r += lost * r;
    }
    bool once = a < 140;
    double power = once ? pow(y, a - 0.5) : pow(y, a / 2.0 - 0.25);
    r = x < 0 ? r / power : r * power;
    if (!once) r = x < 0 ? r / power : r * power;
    return r;
}

kr_value kr_math_gamma(kr_ctx *ctx, kr_value v) {
    double x = kr_as_double(ctx, v), r;
    if (isnan(x) || x == INFINITY) return kr_float_new(ctx, x);
    if (x == -INFINITY || x == 0) pole_error(ctx, x);
    if (x == floor(x)) {
        if (x < 0) pole_error(ctx, x);
        if (x <= 23) { /* factorials are exact */
            r = 1;
            for (int k = 2; k < (int)x; k++) r *= k;
            return kr_float_new(ctx, r);
        }
    }
    if (fabs(x) < 1e-20)
        r = 1.0 / x;
    else if (fabs(x) > 200.0)
        r = x < 0 ? 0.0 / sin_pi(x) : INFINITY;
    else
        r = gamma_of(x);
    if (isinf(r)) range_error(ctx);
    return kr_float_new(ctx, r);
}

/* Infinite at the poles. */
double kr_math_lgamma_of(double x) {
    double a = fabs(x), r;
    if (isnan(x)) return x;
    if (isinf(x)) return INFINITY;
    if (x == floor(x) && x <= 2.0) return x <= 0 ? INFINITY : 0.0;
    if (a < 1e-20) return -log(a);
    r = log(lanczos(a)) - G;
    r += (a - 0.5) * (log(a + G - 0.5) - 1);
    return x < 0 ? LOG_PI - log(fabs(sin_pi(a))) - log(a) - r : r;
}

kr_value kr_math_lgamma(kr_ctx *ctx, kr_value v) {
    double x = kr_as_double(ctx, v), r = kr_math_lgamma_of(x);
    if (isinf(r) && isfinite(x)) {
        if (x == floor(x) && x <= 0) pole_error(ctx, x);
        range_error(ctx);
    }
    return kr_float_new(ctx, r);
}
