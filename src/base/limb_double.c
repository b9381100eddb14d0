/* Between big integers and doubles, always correctly rounded.
 *
 * Every conversion reduces its operand to the top 64 bits and one sticky flag; kr_double_round does
 * the rounding. */
#include "base/limb.h"
#include "base/limb_inline.h"

#include "base/double_bits.h"

size_t kr_limb_from_double(kr_limb *r, double v) {
    int exp;
    uint64_t m = kr_double_split(v, &exp);
    if (exp <= 0) return exp < -63 ? 0 : kr_limb_set_u64(r, m >> -exp);
    kr_limb part[KR_LIMBS_U64];
    size_t n = kr_limb_set_u64(part, m);
    size_t skip = (size_t)exp / KR_LIMB_BITS;
    unsigned s = (unsigned)exp % KR_LIMB_BITS;
    limb_zero(r, skip);
    if (s == 0) {
        limb_copy(r + skip, part, n);
        return skip + n;
    }
    kr_limb top = limb_lshift(r + skip, part, n, s);
    if (top != 0) r[skip + n++] = top;
    return skip + n;
}

/* The top 64 bits of a (fewer when it is shorter): a = result * 2**exp + lost bits. */
static uint64_t top_bits(const kr_limb *a, size_t n, int64_t *exp, bool *sticky) {
    uint64_t bits = kr_limb_bit_length(a, n);
    *exp = 0;
    *sticky = false;
    if (bits <= 64) return kr_limb_low_u64(a, n, false);
    uint64_t low = bits - 64, x = 0;
    size_t i = (size_t)(low / KR_LIMB_BITS);
    unsigned s = (unsigned)(low % KR_LIMB_BITS);
    for (unsigned got = 0; got < 64 + s && i < n; got += KR_LIMB_BITS, i++) {
        uint64_t limb = a[i];
        x |= got >= s ? limb << (got - s) : limb >> (s - got);
    }
    *exp = (int64_t)low;
    *sticky = kr_limb_trailing_zeros(a, n) < low;
    return x;
}

bool kr_limb_to_double(const kr_limb *a, size_t n, double *out) {
    int64_t exp;
    bool sticky;
    n = kr_limb_normalize(a, n);
    uint64_t m = n == 0 ? 0 : top_bits(a, n, &exp, &sticky);
    uint64_t bits = m == 0 ? 0 : kr_double_round(m, exp, sticky);
    *out = kr_double_from_bits(bits);
    return bits != KR_DOUBLE_INF_BITS;
}

double kr_limb_frexp(const kr_limb *a, size_t n, int64_t *exp) {
    bool sticky;
    *exp = 0;
    n = kr_limb_normalize(a, n);
    if (n == 0) return 0.0;
    uint64_t m = top_bits(a, n, exp, &sticky);
    int64_t len = 64 - __builtin_clzll(m);
    *exp += len;
    return kr_double_from_bits(kr_double_round(m, -len, sticky));
}

int kr_limb_cmp_double(const kr_limb *a, size_t n, double v) {
    kr_limb whole[KR_LIMBS_DOUBLE + KR_LIMBS_U64];
    size_t wn = kr_limb_from_double(whole, v);
    int c = kr_limb_cmp(a, n, whole, wn);
    if (c != 0) return c;
    int exp;
    uint64_t m = kr_double_split(v, &exp);
    bool fraction = exp < 0 && (exp < -63 ? m != 0 : (m & ((UINT64_C(1) << -exp) - 1)) != 0);
    return fraction ? -1 : 0;
}

size_t kr_limb_true_div_scratch(size_t an, size_t bn) {
    size_t n = (an > bn ? an : bn) + 128 / KR_LIMB_BITS + 3;
    return 3 * n + kr_limb_divmod_scratch(n, bn);
}

/* Shifts a so that the quotient has 64 to 66 bits (all that matter), divides, and rounds once. */
bool kr_limb_true_div(double *out, const kr_limb *a, size_t an, const kr_limb *b, size_t bn,
                      kr_limb *scratch, const kr_limb_tick *tick) {
    *out = 0.0;
    if (an == 0) return true;
    int64_t diff = (int64_t)kr_limb_bit_length(a, an) - (int64_t)kr_limb_bit_length(b, bn);
    if (diff > 1025) return false;
    if (diff < -1077) return true;
    size_t n = (an > bn ? an : bn) + 128 / KR_LIMB_BITS + 3;
    kr_limb *x = scratch, *q = x + n, *r = q + n, *rest = r + n;
    int64_t shift = diff - 64;
    bool lost = false;
    size_t xn;
    if (shift >= 0) {
        lost = shift > 0 && kr_limb_trailing_zeros(a, an) < (uint64_t)shift;
        xn = kr_limb_shr(x, a, an, (uint64_t)shift);
    } else {
        xn = kr_limb_shl(x, a, an, (uint64_t)-shift);
    }
    kr_limb_divmod(q, r, x, xn, b, bn, rest, tick);
    lost = lost || kr_limb_normalize(r, bn) != 0;
    int64_t exp;
    bool sticky;
    size_t qn = kr_limb_normalize(q, xn - bn + 1);
    uint64_t m = top_bits(q, qn, &exp, &sticky);
    uint64_t bits = kr_double_round(m, exp + shift, lost || sticky);
    *out = kr_double_from_bits(bits);
    return bits != KR_DOUBLE_INF_BITS;
}
