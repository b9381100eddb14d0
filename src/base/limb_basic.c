/* Linear-time primitives: sums, single-limb products and quotients, shifts, bit queries.
 *
 * Loops keep the carry in a double limb or a single flag; no function needs its operands normalised
 * unless the header says so. */
#include "base/limb.h"
#include "base/limb_inline.h"

size_t kr_limb_set_u64(kr_limb *r, uint64_t v) {
    for (int i = 0; i < KR_LIMBS_U64; i++) {
        r[i] = (kr_limb)(v >> (i * KR_LIMB_BITS % 64));
    }
    return kr_limb_normalize(r, KR_LIMBS_U64);
}

bool kr_limb_get_u64(const kr_limb *a, size_t n, uint64_t *out) {
    *out = kr_limb_low_u64(a, n, false);
    return n <= KR_LIMBS_U64;
}

uint64_t kr_limb_low_u64(const kr_limb *a, size_t n, bool neg) {
    uint64_t v = 0;
    for (size_t i = 0; i < n && i < KR_LIMBS_U64; i++) {
        v |= (uint64_t)a[i] << (i * KR_LIMB_BITS % 64);
    }
    return neg ? 0 - v : v;
}

int kr_limb_cmp(const kr_limb *a, size_t an, const kr_limb *b, size_t bn) {
    if (an != bn) return an < bn ? -1 : 1;
    return limb_cmp_n(a, b, an);
}

kr_limb kr_limb_add_1(kr_limb *r, const kr_limb *a, size_t n, kr_limb v) {
    size_t i = 0;
    for (; i < n && v != 0; i++) {
        r[i] = a[i] + v;
        v = r[i] < v;
    }
    if (r != a) limb_copy(r + i, a + i, n - i);
    return v;
}

kr_limb kr_limb_sub_1(kr_limb *r, const kr_limb *a, size_t n, kr_limb v) {
    size_t i = 0;
    for (; i < n && v != 0; i++) {
        kr_limb x = a[i];
        r[i] = x - v;
        v = x < v;
    }
    if (r != a) limb_copy(r + i, a + i, n - i);
    return v;
}

kr_limb kr_limb_add(kr_limb *r, const kr_limb *a, size_t an, const kr_limb *b, size_t bn) {
    kr_limb carry = 0;
    for (size_t i = 0; i < bn; i++) {
        kr_limb s = a[i] + carry;
        carry = s < carry;
        kr_limb t = s + b[i];
        carry += t < s;
        r[i] = t;
    }
    return kr_limb_add_1(r + bn, a + bn, an - bn, carry);
}

kr_limb kr_limb_sub(kr_limb *r, const kr_limb *a, size_t an, const kr_limb *b, size_t bn) {
    kr_limb borrow = 0;
    for (size_t i = 0; i < bn; i++) {
        kr_limb x = a[i], y = b[i];
        kr_limb s = x - y;
        kr_limb out = x < y;
        r[i] = s - borrow;
        borrow = out | (s < borrow);
    }
    return kr_limb_sub_1(r + bn, a + bn, an - bn, borrow);
}

kr_limb kr_limb_mul_1(kr_limb *r, const kr_limb *a, size_t n, kr_limb v) {
    kr_limb carry = 0;
    for (size_t i = 0; i < n; i++) {
        kr_limb2 p = (kr_limb2)a[i] * v + carry;
        r[i] = (kr_limb)p;
        carry = limb_high(p);
    }
    return carry;
}

kr_limb kr_limb_addmul_1(kr_limb *r, const kr_limb *a, size_t n, kr_limb v) {
    kr_limb carry = 0;
    size_t i = 0;
    for (; i + 4 <= n; i += 4) {
        kr_limb2 p = (kr_limb2)a[i] * v + r[i] + carry;
        r[i] = (kr_limb)p;
        p = (kr_limb2)a[i + 1] * v + r[i + 1] + limb_high(p);
        r[i + 1] = (kr_limb)p;
        p = (kr_limb2)a[i + 2] * v + r[i + 2] + limb_high(p);
        r[i + 2] = (kr_limb)p;
        p = (kr_limb2)a[i + 3] * v + r[i + 3] + limb_high(p);
        r[i + 3] = (kr_limb)p;
        carry = limb_high(p);
    }
    for (; i < n; i++) {
        kr_limb2 p = (kr_limb2)a[i] * v + r[i] + carry;
        r[i] = (kr_limb)p;
        carry = limb_high(p);
    }
    return carry;
}

kr_limb kr_limb_submul_1(kr_limb *r, const kr_limb *a, size_t n, kr_limb v) {
    kr_limb carry = 0;
    for (size_t i = 0; i < n; i++) {
        kr_limb2 p = (kr_limb2)a[i] * v + carry;
        kr_limb low = (kr_limb)p, x = r[i];
        r[i] = x - low;
        carry = limb_high(p) + (x < low);
    }
    return carry;
}

kr_limb kr_limb_divmod_1(kr_limb *q, const kr_limb *a, size_t n, kr_limb d) {
    if (n == 0) return 0;
    unsigned s = limb_clz(d);
    kr_limb rem = 0;
    if (n <= 2) { /* not worth a reciprocal */
        while (n-- > 0) {
            kr_limb2 x = limb_pair(rem, a[n]);
            kr_limb digit = rem == 0 ? a[n] / d : (kr_limb)(x / d);
            rem = (kr_limb)x - digit * d;
            if (q != NULL) q[n] = digit;
        }
        return rem;
    }
    d <<= s;
    kr_limb v = limb_reciprocal(d);
    kr_limb low_shift = KR_LIMB_BITS - s;
    rem = s == 0 ? 0 : a[n - 1] >> low_shift;
    while (n-- > 0) {
        kr_limb x = a[n] << s;
        if (s != 0 && n > 0) x |= a[n - 1] >> low_shift;
        kr_limb digit = limb_div_2by1(&rem, rem, x, d, v);
        if (q != NULL) q[n] = digit;
    }
    return rem >> s;
}

uint64_t kr_limb_bit_length(const kr_limb *a, size_t n) {
    return n == 0 ? 0 : (uint64_t)n * KR_LIMB_BITS - limb_clz(a[n - 1]);
}

uint64_t kr_limb_popcount(const kr_limb *a, size_t n) {
    uint64_t count = 0;
    for (size_t i = 0; i < n; i++) {
        uint64_t x = a[i];
        x -= x >> 1 & UINT64_C(0x5555555555555555);
        x = (x & UINT64_C(0x3333333333333333)) + (x >> 2 & UINT64_C(0x3333333333333333));
        x = (x + (x >> 4)) & UINT64_C(0x0f0f0f0f0f0f0f0f);
        count += x * UINT64_C(0x0101010101010101) >> 56;
    }
    return count;
}

uint64_t kr_limb_trailing_zeros(const kr_limb *a, size_t n) {
    size_t i = 0;
    while (i + 1 < n && a[i] == 0) {
        i++;
    }
    return (uint64_t)i * KR_LIMB_BITS + limb_ctz(a[i]);
}

bool kr_limb_test_bit(const kr_limb *a, size_t n, bool neg, uint64_t bit) {
    if (bit / KR_LIMB_BITS >= n) return neg;
    size_t i = (size_t)(bit / KR_LIMB_BITS);
    kr_limb x = a[i];
    if (neg) { /* -a = ~(a - 1): the borrow reaches limb i when all lower limbs are zero */
        bool lower_zero = kr_limb_normalize(a, i) == 0;
        x = ~(x - lower_zero);
    }
    return x >> (bit % KR_LIMB_BITS) & 1;
}

size_t kr_limb_shl(kr_limb *r, const kr_limb *a, size_t n, uint64_t bits) {
    size_t limbs = (size_t)(bits / KR_LIMB_BITS);
    unsigned s = (unsigned)(bits % KR_LIMB_BITS);
    kr_limb top = 0;
    if (s == 0) {
        if (n != 0) memmove(r + limbs, a, n * sizeof *r);
    } else {
        top = limb_lshift(r + limbs, a, n, s);
    }
    r[n + limbs] = top;
    limb_zero(r, limbs);
    return kr_limb_normalize(r, n + limbs + 1);
}

size_t kr_limb_shr(kr_limb *r, const kr_limb *a, size_t n, uint64_t bits) {
    if (bits / KR_LIMB_BITS >= n) return 0;
    size_t limbs = (size_t)(bits / KR_LIMB_BITS);
    unsigned s = (unsigned)(bits % KR_LIMB_BITS);
    n -= limbs;
    if (s == 0) {
        memmove(r, a + limbs, n * sizeof *r);
    } else {
        limb_rshift(r, a + limbs, n, s);
    }
    return kr_limb_normalize(r, n);
}

size_t kr_limb_shr_floor(kr_limb *r, const kr_limb *a, size_t n, bool neg, uint64_t bits) {
    bool lost = neg && n != 0 && kr_limb_trailing_zeros(a, n) < bits;
    size_t rn = kr_limb_shr(r, a, n, bits);
    if (lost && kr_limb_add_1(r, r, rn, 1) != 0) r[rn++] = 1;
    return rn;
}
