/* Powers by squaring. */
#include "base/limb.h"
#include "base/limb_inline.h"

size_t kr_limb_pow_limbs(const kr_limb *a, size_t n, uint64_t e) {
    uint64_t bits = kr_limb_bit_length(a, n), limit = (uint64_t)KR_LIMB_COUNT_MAX * KR_LIMB_BITS;
    if (e == 0) return 1;
    if (e > limit / bits) return 0;
    return (size_t)(bits * e / KR_LIMB_BITS) + 2;
}

size_t kr_limb_pow_scratch(const kr_limb *a, size_t n, uint64_t e) {
    size_t limbs = kr_limb_pow_limbs(a, n, e) + n;
    return limbs + kr_limb_mul_scratch(limbs, limbs);
}

/* The odd part of a is raised by squaring between r and a second buffer; the power of two that was
 * split off is one shift. */
size_t kr_limb_pow(kr_limb *r, const kr_limb *a, size_t n, uint64_t e, kr_limb *scratch,
                   const kr_limb_tick *tick) {
    if (e == 0 || (n == 1 && a[0] == 1)) {
        r[0] = 1;
        return 1;
    }
    size_t limbs = kr_limb_pow_limbs(a, n, e);
    kr_limb *odd = scratch, *other = odd + n, *rest = other + limbs;
    uint64_t twos = kr_limb_trailing_zeros(a, n);
    size_t on = kr_limb_shr(odd, a, n, twos);
    unsigned bit = 63;
    while (!(e >> bit & 1)) {
        bit--;
    }
    kr_limb *x = r, *y = other;
    size_t xn = on;
    limb_copy(x, odd, on);
    while (bit-- > 0) {
        xn = kr_limb_mul(y, x, xn, x, xn, rest, tick);
        if (e >> bit & 1) {
            xn = kr_limb_mul(x, y, xn, odd, on, rest, tick);
        } else {
            kr_limb *t = x;
            x = y, y = t;
        }
    }
    return kr_limb_shl(r, x, xn, twos * e);
}
