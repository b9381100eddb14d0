/* Digits of doubles: shortest, and rounded to a given place.
 *
 * Shortest digits follow R. Giulietti's Schubfach: of the multiples of a power of ten so chosen
 * that at least one lies in the rounding interval of v, the nearest to v wins, with one power of
 * ten coarser tried first.
 *
 * Rounding to a place first tries 128-bit powers with an error bound (round_fast) and, when the
 * bound does not decide, writes out the whole exact expansion (at most 767 digits: m * 2**-k is m *
 * 5**k / 10**k) and rounds that text. */
#include "base/dtoa.h"

#include "base/double_bits.h"
#include "base/dtoa_power.h"
#include "base/limb.h"
#include "base/wide.h"

#include <string.h>

/* Writes v > 0 without trailing zeros; *point is set for value v * 10**exp. Returns the count. */
static int put_digits(char *digits, uint64_t v, int exp, int *point) {
    char text[20];
    int n = 0;
    while (v != 0) {
        uint64_t q = v / 10;
        text[sizeof text - ++n] = (char)('0' + (unsigned)(v - q * 10));
        v = q;
    }
    *point = n + exp;
    const char *start = text + sizeof text - n;
    while (start[n - 1] == '0') {
        n--;
    }
    memcpy(digits, start, (size_t)n);
    return n;
}

static int put_zero(char *digits, int *point) {
    digits[0] = '0';
    *point = 1;
    return 1;
}

/* ---- shortest ---- */

/* Integer part of power * c / 2**128, its last bit set when anything was cut off. */
static uint64_t scale_odd(const kr_power *p, uint64_t c) {
    kr_product x = kr_power_times(p, c);
    return x.high | (x.mid > 1);
}

/* The decimal s * 10**k to print, of the candidates around v. */
static uint64_t choose(uint64_t m, int exp, bool lower_closer, int *k) {
    /* k = floor(log10(2**exp)), of 3/4 * 2**exp when the lower neighbour is nearer. */
    *k = (int)(((int64_t)exp * 1262611 - (lower_closer ? 524031 : 0)) >> 22);
    kr_power p = kr_power_ten(-*k);
    if (!kr_power_is_exact(-*k) && ++p.low == 0) p.high++; /* rounded up: what the proof needs */
    int h = exp + kr_power_log2(-*k) + 1;
    uint64_t low = scale_odd(&p, (4 * m - 2 + lower_closer) << h);
    uint64_t mid = scale_odd(&p, 4 * m << h);
    uint64_t high = scale_odd(&p, (4 * m + 2) << h);
    bool odd = m & 1; /* the interval includes its ends when m is even */
    low += odd;
    high -= odd;
    uint64_t s = mid / 4;
    if (s >= 10) {
        uint64_t coarse = s / 10 * 40;
        bool down = low <= coarse, up = coarse + 40 <= high;
        if (down != up) {
            ++*k;
            return s / 10 + up;
        }
    }
    bool down = low <= 4 * s, up = 4 * s + 4 <= high;
    if (down != up) return s + up;
    uint64_t half = 4 * s + 2;
    return s + (mid > half || (mid == half && (s & 1)));
}

int kr_dtoa_shortest(double v, char digits[KR_DTOA_SHORT_MAX], int *point) {
    int exp, k;
    uint64_t m = kr_double_split(v, &exp);
    if (m == 0) return put_zero(digits, point);
    if (exp <= 0 && exp > -53 && (m & ((UINT64_C(1) << -exp) - 1)) == 0) {
        return put_digits(digits, m >> -exp, 0, point); /* a whole number below 2**53 */
    }
    uint64_t s = choose(m, exp, m == KR_DOUBLE_HIDDEN && exp > -1074, &k);
    return put_digits(digits, s, k, point);
}

/* ---- exact ---- */

enum { EXACT_LIMBS = (53 + 1074 * 7 / 3 + 2 * KR_LIMB_BITS) / KR_LIMB_BITS };

/* All digits of v = m * 2**exp, trailing zeros removed; the buffer holds KR_DTOA_EXACT_MAX. */
static int exact_digits(uint64_t m, int exp, char *digits, int *point) {
    enum { CHUNK = KR_LIMB_BITS == 64 ? 19 : 9, FIVES = KR_LIMB_BITS == 64 ? 27 : 13 };
    kr_limb a[EXACT_LIMBS];
    size_t n;
    int zeros = __builtin_ctzll(m), decimals = 0;
    m >>= zeros;
    exp += zeros;
    n = kr_limb_set_u64(a, m);
    if (exp > 0) {
        n = kr_limb_shl(a, a, n, (uint64_t)exp);
    }
    for (int left = -exp; left > 0; left -= FIVES) { /* times 5**-exp */
        int step = left < FIVES ? left : FIVES;
        kr_limb f = 1;
        for (int i = 0; i < step; i++) {
            f *= 5;
        }
        decimals += step;
        kr_limb carry = kr_limb_mul_1(a, a, n, f);
        if (carry != 0) a[n++] = carry;
    }
    int at = KR_DTOA_EXACT_MAX;
    while (n > 0) {
        kr_limb rest = kr_limb_divmod_1(a, a, n, (kr_limb)kr_power_small(CHUNK));
        n = kr_limb_normalize(a, n);
        for (int i = 0; i < CHUNK && (n > 0 || rest != 0); i++) {
            digits[--at] = (char)('0' + (unsigned)(rest % 10));
            rest /= 10;
        }
    }
    int len = KR_DTOA_EXACT_MAX - at;
    *point = len - decimals;
    while (digits[at + len - 1] == '0') {
        len--;
    }
    memmove(digits, digits + at, (size_t)len);
    return len;
}

/* Keeps the first `keep` digits of an exact expansion, half to even. keep may be 0 or negative.
 * Returns the new count, 0 when nothing is left. */
static int round_text(char *digits, int len, int keep, int *point) {
    if (keep >= len) return len;
    if (keep < 0) return 0;
    bool up =
        digits[keep] > '5' ||
        (digits[keep] == '5' && (keep + 1 < len || (keep > 0 && ((digits[keep - 1] - '0') & 1))));
    len = keep;
    if (up) {
        while (len > 0 && digits[len - 1] == '9') {
            len--;
        }
        if (len == 0) {
            digits[0] = '1';
            ++*point;
            return 1;
        }
        digits[len - 1]++;
    }
    while (len > 0 && digits[len - 1] == '0') {
        len--;
    }
    return len;
}

/* ---- rounding by 128-bit powers ---- */

/* v * 10**j as whole + fraction; false when the error bound leaves open how it rounds, or when the
 * whole part needs more than 63 bits. *rounded gets the nearest integer, *whole the truncated one.
 */
static bool round_fast(uint64_t m, int exp, int j, uint64_t *whole, uint64_t *rounded) {
    if (j < KR_POWER_MIN || j > KR_POWER_MAX) return false;
    int lz = __builtin_clzll(m);
    kr_power p = kr_power_ten(j);
    kr_product x = kr_power_times(&p, m << lz);
    int cut = -(exp - lz + p.exp) - 128; /* bits of x.high below the point */
    bool exact = kr_power_is_exact(j);
    if (cut < 1) return false;
    *whole = *rounded = 0;
    if (cut > 64) return true; /* below 1/2 */
    uint64_t frac_mask = cut == 64 ? UINT64_MAX : (UINT64_C(1) << cut) - 1;
    uint64_t half = UINT64_C(1) << (cut - 1), frac = x.high & frac_mask;
    *whole = cut == 64 ? 0 : x.high >> cut;
    *rounded = *whole;
    bool rest = (x.mid | x.low) != 0;
    if (frac > half || (frac == half && (rest || !exact))) {
        /* The truth is at least this; with an inexact power x may be short of a tie. */
        if (frac == half && !rest) return false;
        ++*rounded;
        return true;
    }
    if (frac == half) { /* a true tie */
        *rounded += *rounded & 1;
        return true;
    }
    /* Below the half: the error (less than one unit of x.mid) must not reach it. */
    return exact || frac + 1 < half || x.mid != UINT64_MAX;
}

/* floor(log10(v)) or one less. */
static int log10_guess(uint64_t m, int exp) {
    int log2 = 63 - __builtin_clzll(m) + exp;
    return (int)(((int64_t)log2 * 1262611) >> 22);
}

int kr_dtoa_round(double v, int n, char digits[KR_DTOA_EXACT_MAX], int *point) {
    int exp;
    uint64_t m = kr_double_split(v, &exp), whole, rounded;
    if (m == 0) return put_zero(digits, point);
    if (n <= 17) {
        int log = log10_guess(m, exp);
        bool sure = round_fast(m, exp, n - 1 - log, &whole, &rounded);
        if (sure && whole >= kr_power_small(n)) {
            log++;
            sure = round_fast(m, exp, n - 1 - log, &whole, &rounded);
        }
        if (sure && rounded >= kr_power_small(n - 1)) {
            return put_digits(digits, rounded, log + 1 - n, point);
        }
    }
    int len = exact_digits(m, exp, digits, point);
    return round_text(digits, len, n, point);
}

int kr_dtoa_fixed(double v, int n, char digits[KR_DTOA_EXACT_MAX], int *point) {
    int exp;
    uint64_t m = kr_double_split(v, &exp), whole, rounded;
    *point = 1;
    if (m == 0) return 0;
    if (round_fast(m, exp, n, &whole, &rounded)) {
        return rounded == 0 ? 0 : put_digits(digits, rounded, -n, point);
    }
    int len = exact_digits(m, exp, digits, point);
    int64_t keep = (int64_t)*point + n;
    return round_text(digits, len, keep > len ? len : keep < -1 ? -1 : (int)keep, point);
}
