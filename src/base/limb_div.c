/* Quotients: Knuth's algorithm D below a threshold, recursive division (Burnikel and Ziegler, in
 * the form of Brent and Zimmermann, "Modern Computer Arithmetic", 1.4.3) above it.
 *
 * Everything below kr_limb_divmod works on a divisor b of n limbs whose top bit is set and divides
 * in place: a (n + m limbs) becomes the remainder in its low n limbs; q gets m limbs and the return
 * value is the limb above them (0 or 1). */
#include "base/limb.h"
#include "base/limb_inline.h"

enum { RECURSIVE = 60 }; /* quotient limbs from which splitting pays */

/* Reciprocal of the two-limb divisor (d1, d0): floor((B^3 - 1) / (d1, d0)) - B. */
static kr_limb reciprocal_2(kr_limb d1, kr_limb d0) {
    kr_limb v = limb_reciprocal(d1);
    kr_limb p = d1 * v + d0;
    if (p < d0) {
        v--;
        if (p >= d1) {
            v--;
            p -= d1;
        }
        p -= d1;
    }
    kr_limb2 t = (kr_limb2)d0 * v;
    p += limb_high(t);
    if (p < limb_high(t)) {
        v--;
        if (limb_pair(p, (kr_limb)t) >= limb_pair(d1, d0)) v--;
    }
    return v;
}

/* Quotient limb of (u2, u1, u0) by d = (d1, d0) where (u2, u1) < d. */
static inline kr_limb div_3by2(kr_limb u2, kr_limb u1, kr_limb u0, kr_limb2 d, kr_limb v) {
    kr_limb d1 = limb_high(d), d0 = (kr_limb)d;
    kr_limb2 q = (kr_limb2)u2 * v + limb_pair(u2, u1);
    kr_limb qh = limb_high(q);
    kr_limb r1 = u1 - qh * d1;
    kr_limb2 r = limb_pair(r1, u0) - (kr_limb2)d0 * qh - d;
    qh++;
    if (limb_high(r) >= (kr_limb)q) {
        qh--;
        r += d;
    }
    if (KR_UNLIKELY(r >= d)) qh++;
    return qh;
}

/* Algorithm D, n >= 2. */
static kr_limb div_school(kr_limb *q, kr_limb *a, size_t m, const kr_limb *b, size_t n) {
    kr_limb top = limb_cmp_n(a + m, b, n) >= 0;
    if (top) kr_limb_sub(a + m, a + m, n, b, n);
    kr_limb2 d = limb_pair(b[n - 1], b[n - 2]);
    kr_limb v = reciprocal_2(b[n - 1], b[n - 2]);
    for (size_t j = m; j-- > 0;) {
        kr_limb *x = a + j;
        kr_limb digit =
            limb_pair(x[n], x[n - 1]) >= d ? KR_LIMB_MAX : div_3by2(x[n], x[n - 1], x[n - 2], d, v);
        kr_limb borrow = kr_limb_submul_1(x, b, n, digit);
        if (KR_UNLIKELY(x[n] < borrow)) { /* the estimate was one too large */
            digit--;
            kr_limb_add(x, x, n, b, n);
        }
        x[n] = 0;
        q[j] = digit;
    }
    return top;
}

/* After a division by the high part of b: takes (high, q[m]) * b[0..k) off the remainder a[n],
 * where m + k <= n, and lowers the quotient while that leaves it negative. Returns the new `high`.
 */
static kr_limb correct(kr_limb *q, size_t m, kr_limb high, kr_limb *a, const kr_limb *b, size_t n,
                       size_t k, kr_limb *scratch, const kr_limb_tick *tick) {
    kr_limb *product = scratch, *rest = scratch + m + k;
    kr_limb owed = 0; /* the true remainder is a - owed * B^n */
    kr_limb_mul(product, q, m, b, k, rest, tick);
    if (high != 0) owed += kr_limb_sub(a + m, a + m, n - m, b, k);
    owed += kr_limb_sub(a, a, n, product, m + k);
    while (owed != 0) {
        high -= kr_limb_sub_1(q, q, m, 1);
        owed -= kr_limb_add(a, a, n, b, n);
    }
    return high;
}

/* Divides a[n + m] with m <= n. The quotient's high part comes from the high part of b alone, the
 * rest of b is multiplied back (correct). */
static kr_limb div_recursive(kr_limb *q, kr_limb *a, size_t m, const kr_limb *b, size_t n,
                             kr_limb *scratch, const kr_limb_tick *tick) {
    if (m < RECURSIVE) return div_school(q, a, m, b, n);
    if (m < n) { /* the low n - m limbs of b hardly matter: leave them out first */
        size_t k = n - m;
        kr_limb high = div_recursive(q, a + k, m, b + k, m, scratch, tick);
        return correct(q, m, high, a, b, n, k, scratch, tick);
    }
    size_t k = m / 2;
    kr_limb high = div_recursive(q + k, a + 2 * k, m - k, b + k, n - k, scratch, tick);
    high = correct(q + k, m - k, high, a + k, b, n, k, scratch, tick);
    kr_limb mid = div_recursive(q, a + k, k, b + k, n - k, scratch, tick);
    mid = correct(q, k, mid, a, b, n, k, scratch, tick);
    return high + kr_limb_add_1(q + k, q + k, m - k, mid);
}

/* Any m: quotient blocks of n limbs from the top. */
static void div_blocks(kr_limb *q, kr_limb *a, size_t m, const kr_limb *b, size_t n,
                       kr_limb *scratch, const kr_limb_tick *tick) {
    if (m < RECURSIVE || n < RECURSIVE) {
        div_school(q, a, m, b, n);
        return;
    }
    size_t first = m % n;
    if (first != 0) {
        m -= first;
        div_recursive(q + m, a + m, first, b, n, scratch, tick);
    }
    while (m > 0) {
        m -= n;
        if (tick) tick->fn(tick->arg, (uint32_t)RECURSIVE * RECURSIVE);
        div_recursive(q + m, a + m, n, b, n, scratch, tick);
    }
}

size_t kr_limb_divmod_scratch(size_t an, size_t bn) {
    /* Shifted copies of both, one product of n limbs, and what the products need. */
    size_t half = bn / 2 + 1;
    return bn == 1 ? 0 : an + 1 + bn + bn + 2 + kr_limb_mul_scratch(half, half);
}

void kr_limb_divmod(kr_limb *q, kr_limb *r, const kr_limb *a, size_t an, const kr_limb *b,
                    size_t bn, kr_limb *scratch, const kr_limb_tick *tick) {
    if (bn == 1) {
        kr_limb rem = kr_limb_divmod_1(q, a, an, b[0]);
        r[0] = rem;
        return;
    }
    unsigned s = limb_clz(b[bn - 1]);
    kr_limb *x = scratch, *y = x + an + 1, *rest = y + bn;
    if (s == 0) {
        limb_copy(x, a, an);
        x[an] = 0;
        y = (kr_limb *)(uintptr_t)b; /* only read */
    } else {
        x[an] = limb_lshift(x, a, an, s);
        limb_lshift(y, b, bn, s);
    }
    div_blocks(q, x, an + 1 - bn, y, bn, rest, tick);
    if (s == 0) {
        limb_copy(r, x, bn);
    } else {
        limb_rshift(r, x, bn, s);
    }
}
