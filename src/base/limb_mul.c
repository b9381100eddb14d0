/* Products: schoolbook, Karatsuba, Toom-3.
 *
 * Balanced products (both n limbs) go through mul_n, which picks the algorithm by size; operands
 * given by the same pointer are squared. Unbalanced products cut the longer operand into pieces of
 * the shorter one's length.
 *
 * Scratch: mul_n(n) uses at most 5n + 128 limbs: Karatsuba needs 2h + 2 for itself (h = (n + 1) /
 * 2, recursion on h), Toom-3 needs 8(k + 1) (k = (n + 2) / 3, recursion on k + 1); both sums stay
 * below the bound by induction. The piece loop adds a product of 2n limbs, and the last piece,
 * shorter than n, may recurse: 9n + 128 covers it (two levels shrink like Euclid's algorithm). */
#include "base/limb.h"
#include "base/limb_inline.h"

/* Limbs from which the next algorithm pays; found with tests/base/limb_bench.c. */
enum { KARATSUBA_MUL = 24, KARATSUBA_SQR = 48, TOOM3 = 140, TOOM3_SQR = 200 };

/* What a limb of the smallest Toom-3 product counts as work: about 25 limb products. */
enum { WORK_PER_LIMB = 25 };

static void mul_n(kr_limb *r, const kr_limb *a, const kr_limb *b, size_t n, kr_limb *scratch,
                  const kr_limb_tick *tick);

/* r[an + bn] = a * b, bn >= 1. */
static void mul_school(kr_limb *r, const kr_limb *a, size_t an, const kr_limb *b, size_t bn) {
    r[an] = kr_limb_mul_1(r, a, an, b[0]);
    for (size_t i = 1; i < bn; i++) {
        r[an + i] = kr_limb_addmul_1(r + i, a, an, b[i]);
    }
}

/* r[2n] = a * a: products of unlike limbs once, doubled, plus the squares. */
static void sqr_school(kr_limb *r, const kr_limb *a, size_t n) {
    if (n == 1) {
        kr_limb2 p = (kr_limb2)a[0] * a[0];
        r[0] = (kr_limb)p;
        r[1] = limb_high(p);
        return;
    }
    r[0] = 0;
    r[n] = kr_limb_mul_1(r + 1, a + 1, n - 1, a[0]);
    for (size_t i = 1; i + 1 < n; i++) {
        r[n + i] = kr_limb_addmul_1(r + 2 * i + 1, a + i + 1, n - 1 - i, a[i]);
    }
    r[2 * n - 1] = 0;
    kr_limb carry = 0, shifted = 0;
    for (size_t i = 0; i < n; i++) {
        kr_limb2 sq = (kr_limb2)a[i] * a[i];
        kr_limb lo = r[2 * i], hi = r[2 * i + 1];
        kr_limb2 s = (kr_limb2)(lo << 1 | shifted) + (kr_limb)sq + carry;
        r[2 * i] = (kr_limb)s;
        kr_limb2 t = (kr_limb2)(hi << 1 | lo >> (KR_LIMB_BITS - 1)) + limb_high(sq) + limb_high(s);
        r[2 * i + 1] = (kr_limb)t;
        carry = limb_high(t);
        shifted = hi >> (KR_LIMB_BITS - 1);
    }
}

/* r[n] = |a[n] - b[bn]|, n >= bn; returns whether the difference was negative. */
static bool sub_abs(kr_limb *r, const kr_limb *a, size_t n, const kr_limb *b, size_t bn) {
    if (kr_limb_normalize(a, n) > bn || limb_cmp_n(a, b, bn) >= 0) {
        kr_limb_sub(r, a, n, b, bn);
        return false;
    }
    kr_limb_sub(r, b, bn, a, bn);
    limb_zero(r + bn, n - bn);
    return true;
}

/* (a1 x + a0)(b1 x + b0) = z2 x^2 + (z0 + z2 - (a0 - a1)(b0 - b1)) x + z0, x = B^h. */
static void mul_karatsuba(kr_limb *r, const kr_limb *a, const kr_limb *b, size_t n,
                          kr_limb *scratch, const kr_limb_tick *tick) {
    size_t h = (n + 1) / 2, top = n - h;
    kr_limb *mid = scratch, *rest = scratch + 2 * h + 2;
    bool neg = false;
    if (a == b) {
        sub_abs(r, a, h, a + h, top);
        mul_n(mid, r, r, h, rest, tick);
    } else {
        neg = sub_abs(r, a, h, a + h, top) != sub_abs(r + h, b, h, b + h, top);
        mul_n(mid, r, r + h, h, rest, tick);
    }
    mul_n(r, a, b, h, rest, tick);
    mul_n(r + 2 * h, a + h, b + h, top, rest, tick);
    kr_limb over;
    if (neg) {
        over = kr_limb_add(mid, mid, 2 * h, r, 2 * h);
    } else {
        over = 0 - kr_limb_sub(mid, r, 2 * h, mid, 2 * h);
    }
    over += kr_limb_add(mid, mid, 2 * h, r + 2 * h, 2 * top);
    mid[2 * h] = over;
    size_t room = 2 * n - h;
    size_t used = kr_limb_normalize(mid, 2 * h + 1);
    kr_limb_add(r + h, r + h, room, mid, used);
}

/* Exact quotient by 3, in place. */
static void div_exact_3(kr_limb *a, size_t n) {
    const kr_limb third = KR_LIMB_MAX / 3 * 2 + 1; /* inverse of 3 modulo B */
    kr_limb borrow = 0;
    for (size_t i = 0; i < n; i++) {
        kr_limb x = a[i] - borrow;
        borrow = x > a[i];
        kr_limb q = x * third;
        a[i] = q;
        borrow += (q > KR_LIMB_MAX / 3) + (q > KR_LIMB_MAX / 3 * 2);
    }
}

/* The operand a0 + a1 x + a2 x^2 (k, k, top limbs) at x = 1, -1 (absolute value, returns sign), 2.
 */
static void eval_one(kr_limb *e, const kr_limb *a, size_t k, size_t top) {
    e[k] = kr_limb_add(e, a, k, a + 2 * k, top);
    e[k] += kr_limb_add(e, e, k, a + k, k);
}

static bool eval_minus_one(kr_limb *e, const kr_limb *a, size_t k, size_t top) {
    e[k] = kr_limb_add(e, a, k, a + 2 * k, top);
    if (e[k] == 0 && limb_cmp_n(e, a + k, k) < 0) {
        kr_limb_sub(e, a + k, k, e, k);
        return true;
    }
    kr_limb_sub(e, e, k + 1, a + k, k);
    return false;
}

static void eval_two(kr_limb *e, const kr_limb *a, size_t k, size_t top) {
    limb_zero(e + top, k - top);
    kr_limb carry = limb_lshift(e, a + 2 * k, top, 1);
    if (top < k) {
        e[top] = carry;
        carry = 0;
    }
    e[k] = carry + kr_limb_add(e, e, k, a + k, k);
    e[k] = e[k] << 1 | limb_lshift(e, e, k, 1);
    e[k] += kr_limb_add(e, e, k, a, k);
}

/* Recovers the five coefficients from the values at 0, 1, -1, 2 and infinity (Bodrato's sequence)
 * and adds them into r. v1, vm1, v2 have w limbs each. */
static void interpolate(kr_limb *r, size_t n, size_t k, kr_limb *v1, kr_limb *vm1, bool vm1_neg,
                        kr_limb *v2) {
    size_t w = 2 * (k + 1), top2 = 2 * (n - 2 * k);
    const kr_limb *v0 = r, *vinf = r + 4 * k;
    if (vm1_neg) {
        kr_limb_add(v2, v2, w, vm1, w);
        kr_limb_add(vm1, v1, w, vm1, w);
    } else {
        kr_limb_sub(v2, v2, w, vm1, w);
        kr_limb_sub(vm1, v1, w, vm1, w);
    }
    div_exact_3(v2, w);          /* (v2 - vm1) / 3 */
    limb_rshift(vm1, vm1, w, 1); /* (v1 - vm1) / 2 */
    kr_limb_sub(v1, v1, w, v0, 2 * k);
    kr_limb_sub(v2, v2, w, v1, w);
    limb_rshift(v2, v2, w, 1);
    kr_limb_sub(v1, v1, w, vm1, w);
    kr_limb_sub(v1, v1, w, vinf, top2);
    kr_limb_sub(v2, v2, w, vinf, top2);
    kr_limb_sub(v2, v2, w, vinf, top2);
    kr_limb_sub(vm1, vm1, w, v2, w);
    /* Now vm1, v1, v2 are the coefficients of x, x^2, x^3. */
    limb_zero(r + 2 * k, 2 * k);
    kr_limb_add(r + k, r + k, 2 * n - k, vm1, kr_limb_normalize(vm1, w));
    kr_limb_add(r + 2 * k, r + 2 * k, 2 * n - 2 * k, v1, kr_limb_normalize(v1, w));
    kr_limb_add(r + 3 * k, r + 3 * k, 2 * n - 3 * k, v2, kr_limb_normalize(v2, w));
}

static void mul_toom3(kr_limb *r, const kr_limb *a, const kr_limb *b, size_t n, kr_limb *scratch,
                      const kr_limb_tick *tick) {
    size_t k = (n + 2) / 3, top = n - 2 * k, w = 2 * (k + 1);
    kr_limb *v1 = scratch, *vm1 = v1 + w, *v2 = vm1 + w;
    kr_limb *ea = v2 + w, *eb = a == b ? ea : ea + k + 1, *rest = ea + w;
    bool neg = false;
    eval_one(ea, a, k, top);
    if (a != b) eval_one(eb, b, k, top);
    mul_n(v1, ea, eb, k + 1, rest, tick);
    bool neg_a = eval_minus_one(ea, a, k, top);
    if (a != b) neg = neg_a != eval_minus_one(eb, b, k, top);
    mul_n(vm1, ea, eb, k + 1, rest, tick);
    eval_two(ea, a, k, top);
    if (a != b) eval_two(eb, b, k, top);
    mul_n(v2, ea, eb, k + 1, rest, tick);
    mul_n(r, a, b, k, rest, tick);
    mul_n(r + 4 * k, a + 2 * k, b + 2 * k, top, rest, tick);
    interpolate(r, n, k, v1, vm1, neg, v2);
}

/* r[2n] = a * b. */
static void mul_n(kr_limb *r, const kr_limb *a, const kr_limb *b, size_t n, kr_limb *scratch,
                  const kr_limb_tick *tick) {
    bool square = a == b;
    if (n < (square ? KARATSUBA_SQR : KARATSUBA_MUL)) {
        if (square) {
            sqr_school(r, a, n);
        } else {
            mul_school(r, a, n, b, n);
        }
    } else if (n < (square ? TOOM3_SQR : TOOM3)) {
        mul_karatsuba(r, a, b, n, scratch, tick);
    } else {
        if (tick) tick->fn(tick->arg, WORK_PER_LIMB * (uint32_t)TOOM3);
        mul_toom3(r, a, b, n, scratch, tick);
    }
}

/* r[an + bn] = a * b, an >= bn >= 1. */
static void mul_pieces(kr_limb *r, const kr_limb *a, size_t an, const kr_limb *b, size_t bn,
                       kr_limb *scratch, const kr_limb_tick *tick) {
    if (an < bn) {
        mul_pieces(r, b, bn, a, an, scratch, tick);
        return;
    }
    if (bn < KARATSUBA_MUL) {
        mul_school(r, a, an, b, bn);
        return;
    }
    kr_limb *product = scratch, *rest = scratch + 2 * bn;
    mul_n(r, a, b, bn, rest, tick);
    size_t done = bn;
    for (; an - done >= bn; done += bn) {
        mul_n(product, a + done, b, bn, rest, tick);
        limb_copy(r + done + bn, product + bn, bn);
        kr_limb carry = kr_limb_add(r + done, r + done, bn, product, bn);
        kr_limb_add_1(r + done + bn, r + done + bn, bn, carry);
    }
    size_t left = an - done;
    if (left == 0) return;
    mul_pieces(product, b, bn, a + done, left, rest, tick);
    limb_copy(r + done + bn, product + bn, left);
    kr_limb carry = kr_limb_add(r + done, r + done, bn, product, bn);
    kr_limb_add_1(r + done + bn, r + done + bn, left, carry);
}

size_t kr_limb_mul_scratch(size_t an, size_t bn) {
    size_t n = an < bn ? an : bn;
    return n < KARATSUBA_MUL ? 0 : 9 * n + 128;
}

size_t kr_limb_mul(kr_limb *r, const kr_limb *a, size_t an, const kr_limb *b, size_t bn,
                   kr_limb *scratch, const kr_limb_tick *tick) {
    if (an == 0 || bn == 0) {
        limb_zero(r, an + bn);
        return 0;
    }
    if (a == b && an == bn) {
        mul_n(r, a, a, an, scratch, tick);
    } else {
        mul_pieces(r, a, an, b, bn, scratch, tick);
    }
    return kr_limb_normalize(r, an + bn);
}

size_t kr_limb_sqr(kr_limb *r, const kr_limb *a, size_t n, kr_limb *scratch,
                   const kr_limb_tick *tick) {
    return kr_limb_mul(r, a, n, a, n, scratch, tick);
}
