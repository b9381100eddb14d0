/* pow() in little code, instead of the C library's: whole exponents by squaring, the fraction of
 * one by square roots, a bit of it each. The last digits may differ. */
#include <math.h>

static double whole_power(double x, double n) {
    double r = 1;
    while (n > 0) {
        double half = floor(n / 2);
        if (half * 2 != n) r *= x;
        if (half == 0) break;
        x *= x;
        n = half;
        if (x == 0 || x == 1 || isinf(x)) { /* squares of it are the same */
            r *= x;
            break;
        }
    }
    return r;
}

static double fraction_power(double x, double part) {
    double r = 1;
    while (part > 0) {
        x = sqrt(x);
        part *= 2;
        if (part >= 1) {
            r *= x;
            part -= 1;
        }
    }
    return r;
}

double pow(double x, double y) {
    double n = fabs(y), r;
    if (y == 0 || x == 1) return 1;
    if (isnan(x) || isnan(y)) return x + y;
    if (isinf(y)) return fabs(x) == 1 ? 1 : (fabs(x) > 1) == (y > 0) ? n : 0;
    r = whole_power(x, floor(n));
    if (n != floor(n)) {
        if (x < 0 && !isinf(x)) return NAN;
        r = isinf(x) || x == 0 ? fabs(x) : r * fraction_power(x, n - floor(n));
    }
    return y < 0 ? 1 / r : r;
}
