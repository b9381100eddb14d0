/* Single-limb primitives shared by the limb_*.c files: nobody else includes this.
 *
 * Division by an invariant limb multiplies by a precomputed reciprocal, v = (B*B - 1) / d - B for a
 * divisor with its top bit set (Moeller and Granlund, "Improved division by invariant integers").
 */
#ifndef KR_BASE_LIMB_INLINE_H
#define KR_BASE_LIMB_INLINE_H

#include "base/limb.h"

#include <string.h>

static inline unsigned limb_clz(kr_limb v) {
    return sizeof(kr_limb) == sizeof(long long)
               ? (unsigned)__builtin_clzll(v)
               : (unsigned)__builtin_clzll(v) - (64 - KR_LIMB_BITS);
}

static inline unsigned limb_ctz(kr_limb v) {
    return (unsigned)__builtin_ctzll(v);
}

static inline kr_limb limb_high(kr_limb2 v) {
    return (kr_limb)(v >> KR_LIMB_BITS);
}

static inline kr_limb2 limb_pair(kr_limb high, kr_limb low) {
    return (kr_limb2)high << KR_LIMB_BITS | low;
}

static inline void limb_copy(kr_limb *r, const kr_limb *a, size_t n) {
    if (n != 0 && r != a) memmove(r, a, n * sizeof(kr_limb));
}

static inline void limb_zero(kr_limb *r, size_t n) {
    if (n != 0) memset(r, 0, n * sizeof(kr_limb));
}

/* Compares n limbs against n limbs, normalised or not. */
static inline int limb_cmp_n(const kr_limb *a, const kr_limb *b, size_t n) {
    while (n-- > 0) {
        if (a[n] != b[n]) return a[n] < b[n] ? -1 : 1;
    }
    return 0;
}

/* r[n] = a << s for 0 < s < KR_LIMB_BITS; returns the bits shifted out. r >= a may overlap. */
static inline kr_limb limb_lshift(kr_limb *r, const kr_limb *a, size_t n, unsigned s) {
    kr_limb out = 0;
    if (n == 0) return 0;
    out = a[n - 1] >> (KR_LIMB_BITS - s);
    for (size_t i = n - 1; i > 0; i--) {
        r[i] = a[i] << s | a[i - 1] >> (KR_LIMB_BITS - s);
    }
    r[0] = a[0] << s;
    return out;
}

/* r[n] = a >> s for 0 < s < KR_LIMB_BITS. r <= a may overlap. */
static inline void limb_rshift(kr_limb *r, const kr_limb *a, size_t n, unsigned s) {
    if (n == 0) return;
    for (size_t i = 0; i + 1 < n; i++) {
        r[i] = a[i] >> s | a[i + 1] << (KR_LIMB_BITS - s);
    }
    r[n - 1] = a[n - 1] >> s;
}

/* The reciprocal of d, whose top bit is set. */
static inline kr_limb limb_reciprocal(kr_limb d) {
    return (kr_limb)(limb_pair(~d, KR_LIMB_MAX) / d);
}

/* (high, low) / d with high < d, top bit of d set, v its reciprocal. */
static inline kr_limb limb_div_2by1(kr_limb *rem, kr_limb high, kr_limb low, kr_limb d, kr_limb v) {
    kr_limb2 q = (kr_limb2)high * v + limb_pair(high, low);
    kr_limb qh = limb_high(q) + 1;
    kr_limb r = low - qh * d;
    if (r > (kr_limb)q) {
        qh--;
        r += d;
    }
    if (KR_UNLIKELY(r >= d)) {
        qh++;
        r -= d;
    }
    *rem = r;
    return qh;
}

#endif
