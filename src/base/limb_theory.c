/* gcd (Lehmer), integer square root, powers and inverses modulo m.
 *
 * gcd and inverse are quadratic with small constants; the square root costs about one division of
 * full size, since each Newton step doubles the precision. */
#include "base/limb.h"
#include "base/limb_inline.h"

static uint32_t work_of(size_t n) {
    return n < UINT32_MAX / 2 ? (uint32_t)n : UINT32_MAX / 2;
}

/* ---- gcd ---- */

static uint64_t gcd_u64(uint64_t a, uint64_t b) {
    while (b != 0) {
        uint64_t t = a % b;
        a = b;
        b = t;
    }
    return a;
}

/* The 62 bits of a at and below bit `top` (exclusive), top >= 62. */
static int64_t leading_bits(const kr_limb *a, size_t n, uint64_t top) {
    uint64_t low = top - 62, x = 0;
    size_t i = (size_t)(low / KR_LIMB_BITS);
    unsigned s = (unsigned)(low % KR_LIMB_BITS);
    for (unsigned got = 0; got < 64 + s && i < n; got += KR_LIMB_BITS, i++) {
        uint64_t limb = a[i];
        x |= got >= s ? limb << (got - s) : limb >> (s - got);
    }
    return (int64_t)(x & ((UINT64_C(1) << 62) - 1));
}

/* The matrix that many quotient steps on leading bits amount to. */
typedef struct lehmer {
    int64_t a, b, c, d;
} lehmer;

static bool is_wide(int64_t v) {
    return v > INT32_MAX || v < -INT32_MAX;
}

/* Runs Euclid on the leading bits x >= y as long as the quotients are certain (Knuth, algorithm L).
 */
static lehmer lehmer_steps(int64_t x, int64_t y) {
    lehmer m = {1, 0, 0, 1};
    while (y + m.c != 0 && y + m.d != 0) {
        int64_t q = (x + m.a) / (y + m.c);
        if (q != (x + m.b) / (y + m.d) || q > INT32_MAX) break;
        int64_t c = m.a - q * m.c, d = m.b - q * m.d;
        if (is_wide(c) || is_wide(d)) break;
        m = (lehmer){m.c, m.d, c, d};
        int64_t t = x - q * y;
        x = y;
        y = t;
    }
    return m;
}

/* r[n] = |u| * a - |v| * b or the negative of it, whichever u's sign says is positive. */
static void combine(kr_limb *r, const kr_limb *a, const kr_limb *b, size_t n, int64_t u,
                    int64_t v) {
    if (u < 0 || v > 0) { /* v * b - |u| * a */
        const kr_limb *t = a;
        a = b;
        b = t;
        int64_t w = u;
        u = v;
        v = w;
    }
    kr_limb_mul_1(r, a, n, (kr_limb)u);
    kr_limb_submul_1(r, b, n, (kr_limb)(v < 0 ? -v : v));
}

size_t kr_limb_gcd_scratch(size_t an, size_t bn) {
    size_t n = an > bn ? an : bn;
    return 5 * n + 4 + kr_limb_divmod_scratch(n, n / 2 + 1) + kr_limb_divmod_scratch(n, n);
}

/* Invariant: x >= y, both of n limbs with zero limbs on top where needed. */
size_t kr_limb_gcd(kr_limb *r, const kr_limb *a, size_t an, const kr_limb *b, size_t bn,
                   kr_limb *scratch, const kr_limb_tick *tick) {
    if (kr_limb_cmp(a, an, b, bn) < 0) {
        const kr_limb *t = a;
        size_t tn = an;
        a = b, an = bn;
        b = t, bn = tn;
    }
    size_t n = an;
    kr_limb *x = scratch, *y = x + n, *u = y + n, *v = u + n, *q = v + n, *rest = q + n + 1;
    limb_copy(x, a, an);
    limb_copy(y, b, bn);
    limb_zero(y + bn, n - bn);
    size_t xn = an, yn = bn;
    while (yn > KR_LIMBS_U64) {
        uint64_t top = kr_limb_bit_length(x, xn);
        if (tick) tick->fn(tick->arg, work_of(4 * xn));
        lehmer m = lehmer_steps(leading_bits(x, xn, top), leading_bits(y, yn, top));
        if (m.b == 0) { /* no certain step: one true division */
            kr_limb_divmod(q, u, x, xn, y, yn, rest, tick);
            kr_limb *t = x;
            x = y, y = u, u = t;
            xn = yn;
        } else {
            limb_zero(y + yn, xn - yn);
            combine(u, x, y, xn, m.a, m.b);
            combine(v, x, y, xn, m.c, m.d);
            kr_limb *t = x, *s = y;
            x = u, y = v, u = t, v = s;
            yn = xn;
        }
        xn = kr_limb_normalize(x, xn);
        yn = kr_limb_normalize(y, yn);
    }
    if (yn == 0) {
        limb_copy(r, x, xn);
        return xn;
    }
    uint64_t small = kr_limb_low_u64(y, yn, false), other;
    if (xn > KR_LIMBS_U64) {
        kr_limb_divmod(q, u, x, xn, y, yn, rest, tick);
        other = kr_limb_low_u64(u, yn, false);
    } else {
        other = kr_limb_low_u64(x, xn, false);
    }
    kr_limb wide[KR_LIMBS_U64];
    size_t rn = kr_limb_set_u64(wide, gcd_u64(small, other));
    limb_copy(r, wide, rn);
    return rn;
}

/* ---- square root ---- */

size_t kr_limb_isqrt_scratch(size_t n) {
    size_t half = n / 2 + 3;
    return 6 * half + kr_limb_divmod_scratch(n + 1, half) + kr_limb_divmod_scratch(n + 1, 2) +
           kr_limb_mul_scratch(half, half);
}

/* Step towards more bits: with x near sqrt(a >> 2 (c - e)), returns the u64 that is near
 * sqrt(a >> 2 (c - d)). */
static uint64_t isqrt_start(const kr_limb *a, size_t n, uint64_t c, int *s) {
    uint64_t x = 1, d = 0;
    while (*s > 0 && c >> (*s - 1) <= 31) {
        uint64_t e = d;
        --*s;
        d = c >> *s;
        /* e + d + 1 <= 63 bits of a, from bit `low` up */
        uint64_t low = 2 * c - e - d + 1, part = 0;
        size_t i = (size_t)(low / KR_LIMB_BITS);
        unsigned off = (unsigned)(low % KR_LIMB_BITS);
        for (unsigned got = 0; got < 64 + off && i < n; got += KR_LIMB_BITS, i++) {
            uint64_t limb = a[i];
            part |= got >= off ? limb << (got - off) : limb >> (off - got);
        }
        x = (x << (d - e - 1)) + part / x;
    }
    return x;
}

/* Newton with adaptive precision: before the step for s, x is within 1 of sqrt(a >> 2 (c - e))
 * where e = c >> (s + 1); the step makes it so for d = c >> s. At the end x is the root or one
 * more. */
size_t kr_limb_isqrt(kr_limb *r, const kr_limb *a, size_t n, kr_limb *scratch,
                     const kr_limb_tick *tick) {
    if (n == 0) return 0;
    size_t half = n / 2 + 3;
    kr_limb *num = scratch, *x = num + 2 * half, *q = x + half, *rem = q + half, *rest = rem + half;
    kr_limb *spare = rest;
    rest += half;
    uint64_t c = (kr_limb_bit_length(a, n) - 1) / 2;
    int s = 0;
    while (c >> s != 0) {
        s++;
    }
    uint64_t start = isqrt_start(a, n, c, &s), d = s < 64 && c != 0 ? c >> s : 0;
    size_t xn = kr_limb_set_u64(x, start);
    while (s > 0) {
        uint64_t e = d;
        d = c >> --s;
        size_t nn = kr_limb_shr(num, a, n, 2 * c - e - d + 1);
        size_t qn = 0;
        if (nn >= xn) {
            kr_limb_divmod(q, rem, num, nn, x, xn, rest, tick);
            qn = kr_limb_normalize(q, nn - xn + 1);
        }
        xn = kr_limb_shl(spare, x, xn, d - e - 1);
        bool neg;
        xn = kr_limb_add_signed(x, &neg, spare, xn, false, q, qn, false);
    }
    size_t sn = kr_limb_mul(num, x, xn, x, xn, rest, tick);
    if (kr_limb_cmp(num, sn, a, n) > 0) {
        kr_limb_sub_1(x, x, xn, 1);
        xn = kr_limb_normalize(x, xn);
    }
    limb_copy(r, x, xn);
    return xn;
}

/* ---- modular arithmetic ---- */

/* Residues are mn limbs wide, zero-extended. With `inverse` set (odd modulus) they are kept in
 * Montgomery form x * B^mn mod m; otherwise reduction divides. */
typedef struct modulus {
    const kr_limb *m;
    size_t mn;
    bool montgomery;
    kr_limb inverse; /* -1 / m[0] mod B */
    kr_limb *product, *quotient, *rest;
    const kr_limb_tick *tick;
} modulus;

enum { MONTGOMERY_MAX = 120, WINDOW_MAX = 5 };

static kr_limb negative_inverse(kr_limb m) {
    kr_limb x = m; /* right to 3 bits; each step doubles that */
    for (int i = 0; i < 5; i++) {
        x *= 2 - m * x;
    }
    return 0 - x;
}

/* r = product[n] mod m by division. */
static void mod_reduce(const modulus *z, kr_limb *r, const kr_limb *a, size_t n) {
    n = kr_limb_normalize(a, n);
    if (n < z->mn) {
        limb_copy(r, a, n);
        limb_zero(r + n, z->mn - n);
        return;
    }
    kr_limb_divmod(z->quotient, r, a, n, z->m, z->mn, z->rest, z->tick);
}

/* r = product[2 mn] / B^mn mod m. */
static void mod_redc(const modulus *z, kr_limb *r) {
    kr_limb *t = z->product, over = 0;
    size_t mn = z->mn;
    for (size_t i = 0; i < mn; i++) {
        kr_limb carry = kr_limb_addmul_1(t + i, z->m, mn, t[i] * z->inverse);
        kr_limb s = t[i + mn] + carry;
        kr_limb c = s < carry;
        t[i + mn] = s + over;
        over = c + (t[i + mn] < over);
    }
    if (over != 0 || limb_cmp_n(t + mn, z->m, mn) >= 0) {
        kr_limb_sub(r, t + mn, mn, z->m, mn);
    } else {
        limb_copy(r, t + mn, mn);
    }
}

static void mod_mul(const modulus *z, kr_limb *r, const kr_limb *a, const kr_limb *b) {
    if (z->tick) z->tick->fn(z->tick->arg, work_of(z->mn * (z->mn < 1000 ? z->mn : 1000)));
    kr_limb_mul(z->product, a, z->mn, b, z->mn, z->rest, z->tick);
    if (z->montgomery) {
        mod_redc(z, r);
    } else {
        mod_reduce(z, r, z->product, 2 * z->mn);
    }
}

static unsigned window_bits(uint64_t exp_bits) {
    return exp_bits <= 8 ? 1 : exp_bits <= 40 ? 2 : exp_bits <= 120 ? 3 : exp_bits <= 400 ? 4 : 5;
}

size_t kr_limb_powmod_scratch(size_t bn, size_t en, size_t mn) {
    (void)en;
    size_t wide = 2 * mn + 1 > bn ? 2 * mn + 1 : bn;
    size_t mul = kr_limb_mul_scratch(mn, mn), div = kr_limb_divmod_scratch(wide, mn);
    return ((size_t)1 << (WINDOW_MAX - 1)) * mn + 3 * mn + 1 + 2 * wide + 2 +
           (mul > div ? mul : div);
}

/* Left to right over the exponent in sliding windows; `table` holds the odd powers b^1, b^3, ... */
static void mod_pow(const modulus *z, kr_limb *acc, kr_limb *table, const kr_limb *e, size_t en) {
    size_t mn = z->mn;
    uint64_t bits = kr_limb_bit_length(e, en);
    unsigned w = window_bits(bits);
    if (w > 1) {
        mod_mul(z, acc, table, table);
        for (size_t i = 1; i < (size_t)1 << (w - 1); i++) {
            mod_mul(z, table + i * mn, table + (i - 1) * mn, acc);
        }
    }
    bool started = false;
    for (uint64_t at = bits; at > 0;) {
        if (!kr_limb_test_bit(e, en, false, at - 1)) {
            mod_mul(z, acc, acc, acc);
            at--;
            continue;
        }
        unsigned len = at < w ? (unsigned)at : w, value = 0;
        while (!kr_limb_test_bit(e, en, false, at - len)) {
            len--;
        }
        for (unsigned i = 0; i < len; i++) {
            value = value << 1 | kr_limb_test_bit(e, en, false, at - 1 - i);
            if (started) mod_mul(z, acc, acc, acc);
        }
        at -= len;
        if (started) {
            mod_mul(z, acc, acc, table + (value >> 1) * mn);
        } else {
            limb_copy(acc, table + (value >> 1) * mn, mn);
            started = true;
        }
    }
}

size_t kr_limb_powmod(kr_limb *r, const kr_limb *b, size_t bn, const kr_limb *e, size_t en,
                      const kr_limb *m, size_t mn, kr_limb *scratch, const kr_limb_tick *tick) {
    if (mn == 1 && m[0] == 1) return 0;
    en = kr_limb_normalize(e, en);
    if (en == 0) {
        r[0] = 1;
        return 1;
    }
    size_t wide = 2 * mn + 1 > bn ? 2 * mn + 1 : bn;
    kr_limb *table = scratch, *acc = table + ((size_t)1 << (WINDOW_MAX - 1)) * mn;
    modulus z = {.m = m, .mn = mn, .tick = tick};
    z.montgomery = (m[0] & 1) && mn <= MONTGOMERY_MAX;
    z.product = acc + mn;
    z.quotient = z.product + wide;
    z.rest = z.quotient + wide + 1;
    mod_reduce(&z, table, b, bn);
    if (z.montgomery) {
        z.inverse = negative_inverse(m[0]);
        limb_zero(z.product, mn);
        limb_copy(z.product + mn, table, mn);
        mod_reduce(&z, table, z.product, 2 * mn);
    }
    mod_pow(&z, acc, table, e, en);
    if (z.montgomery) {
        limb_copy(z.product, acc, mn);
        limb_zero(z.product + mn, mn);
        mod_redc(&z, acc);
    }
    limb_copy(r, acc, mn);
    return kr_limb_normalize(r, mn);
}

size_t kr_limb_invmod_scratch(size_t an, size_t mn) {
    size_t wide = (an > mn ? an : mn) + 1;
    size_t mul = kr_limb_mul_scratch(mn + 1, mn + 1), div = kr_limb_divmod_scratch(wide, mn),
           small = kr_limb_divmod_scratch(wide, mn / 2 + 1);
    div = div > small ? div : small;
    return 3 * mn + wide + 2 * (mn + 2) + 2 * mn + 4 + (mul > div ? mul : div);
}

/* Extended Euclid on (m, a mod m). The cofactors of a alternate in sign, so only their magnitudes
 * are kept: t0, t1 with t2 = t0 + q * t1. */
bool kr_limb_invmod(kr_limb *r, size_t *rn, const kr_limb *a, size_t an, const kr_limb *m,
                    size_t mn, kr_limb *scratch, const kr_limb_tick *tick) {
    *rn = 0;
    if (mn == 1 && m[0] == 1) return true;
    size_t wide = (an > mn ? an : mn) + 1;
    kr_limb *x = scratch, *y = x + mn, *z = y + mn, *q = z + mn, *t0 = q + wide, *t1 = t0 + mn + 2;
    kr_limb *product = t1 + mn + 2, *rest = product + 2 * mn + 4;
    modulus mod = {.m = m, .mn = mn, .quotient = q, .rest = rest, .tick = tick};
    limb_copy(x, m, mn);
    mod_reduce(&mod, y, a, an);
    size_t xn = mn, yn = kr_limb_normalize(y, mn), t0n = 0, t1n = 1;
    t1[0] = 1;
    bool neg = false; /* sign of the cofactor t1 of y */
    while (yn != 0) {
        if (tick) tick->fn(tick->arg, work_of(4 * xn));
        kr_limb_divmod(q, z, x, xn, y, yn, rest, tick);
        size_t qn = kr_limb_normalize(q, xn - yn + 1), zn = kr_limb_normalize(z, yn);
        size_t pn = kr_limb_mul(product, q, qn, t1, t1n, rest, tick);
        bool ignored;
        t0n = kr_limb_add_signed(t0, &ignored, product, pn, false, t0, t0n, false);
        kr_limb *t = x, *s = t0;
        x = y, y = z, z = t;
        t0 = t1, t1 = s;
        size_t sn = t0n;
        t0n = t1n, t1n = sn;
        xn = yn, yn = zn;
        neg = !neg;
    }
    if (xn != 1 || x[0] != 1) return false;
    if (neg) { /* t0, the cofactor of x, has the other sign */
        limb_copy(r, t0, t0n);
        *rn = t0n;
    } else {
        kr_limb_sub(r, m, mn, t0, t0n);
        *rn = kr_limb_normalize(r, mn);
    }
    return true;
}
