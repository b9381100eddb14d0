/* The bits of an IEEE double, and the one place that rounds an integer times a power of two to it.
 */
#ifndef KR_BASE_DOUBLE_BITS_H
#define KR_BASE_DOUBLE_BITS_H

#include "base/config.h"

#include <string.h>

#define KR_DOUBLE_HIDDEN (UINT64_C(1) << 52)
#define KR_DOUBLE_INF_BITS (UINT64_C(0x7ff) << 52)
#define KR_DOUBLE_SIGN_BIT (UINT64_C(1) << 63)

static inline uint64_t kr_double_bits(double v) {
    uint64_t b;
    memcpy(&b, &v, sizeof b);
    return b;
}

static inline double kr_double_from_bits(uint64_t b) {
    double v;
    memcpy(&v, &b, sizeof v);
    return v;
}

/* Splits a finite v: |v| = mantissa * 2**exp, mantissa < 2**53. */
static inline uint64_t kr_double_split(double v, int *exp) {
    uint64_t b = kr_double_bits(v), m = b & (KR_DOUBLE_HIDDEN - 1);
    int e = (int)(b >> 52 & 0x7ff);
    *exp = (e == 0 ? 1 : e) - 1075;
    return e == 0 ? m : m | KR_DOUBLE_HIDDEN;
}

/* Bits of m * 2**exp rounded half to even, where `sticky` says that a bit below m was lost. Gives
 * KR_DOUBLE_INF_BITS on overflow; subnormals and zero as due. */
static inline uint64_t kr_double_round(uint64_t m, int64_t exp, bool sticky) {
    if (m == 0) return 0;
    int64_t top = 64 - (int64_t)__builtin_clzll(m) + exp; /* value < 2**top */
    int64_t unit = top - 53 > -1074 ? top - 53 : -1074;   /* exponent of the last kept bit */
    int64_t drop = unit - exp;
    if (top > 1024) return KR_DOUBLE_INF_BITS;
    if (drop > 64) return 0; /* below half of the least subnormal */
    if (drop > 0) {
        uint64_t kept = drop == 64 ? 0 : m >> drop;
        uint64_t half = UINT64_C(1) << (drop - 1);
        bool below = sticky || (m & (half - 1)) != 0;
        if ((m & half) && (below || (kept & 1))) kept++;
        m = kept;
    } else {
        m <<= -drop;
    }
    if (m < KR_DOUBLE_HIDDEN) return m; /* subnormal: unit is -1074 */
    /* Adding keeps a carry into the exponent right: m may be 2**53. */
    uint64_t bits = ((uint64_t)(unit + 1074) << 52) + m;
    return bits < KR_DOUBLE_INF_BITS ? bits : KR_DOUBLE_INF_BITS;
}

#endif
