/* Natural-number arithmetic over arrays of limbs, least significant limb first.
 *
 * Conventions. A number is (pointer, count). "Normalised" means the top limb is not zero; zero has
 * count 0. Functions returning size_t return the normalised count of the result. `r` is the result;
 * unless a comment says otherwise it may be the same array as an operand (same start) but must not
 * overlap partly. Where a `scratch` is taken, it must have at least kr_limb_<verb>_scratch(...)
 * limbs (that may be 0, then NULL will do) and must not overlap anything else. Nothing here
 * allocates. Sizes cannot overflow as long as operands are below KR_LIMB_COUNT_MAX limbs, which the
 * caller checks. */
#ifndef KR_BASE_LIMB_H
#define KR_BASE_LIMB_H

#include "base/limbtype.h"

/* Largest operand count for which no size computed here can overflow: sizes are at most 64 times
 * that, and a number of bits is an uint64_t. */
#define KR_LIMB_COUNT_MAX (SIZE_MAX / 64 / (SIZE_MAX > UINT32_MAX ? KR_LIMB_BITS : 1))

/* Functions whose cost grows faster than their operands call this now and then (NULL: never) with
 * the work done since the last time, in nanoseconds or so. It may leave them by a long jump. */
typedef struct kr_limb_tick {
    void (*fn)(void *arg, uint32_t work);
    void *arg;
} kr_limb_tick;

/* ---- basics (limb_basic.c) ---- */

/* Count without leading zero limbs. */
static inline size_t kr_limb_normalize(const kr_limb *a, size_t n) {
    while (n > 0 && a[n - 1] == 0) {
        n--;
    }
    return n;
}

/* Writes v; returns the normalised count (0..KR_LIMBS_U64). */
size_t kr_limb_set_u64(kr_limb *r, uint64_t v);
/* Stores the value in *out when it fits in 64 bits. Operand normalised. */
bool kr_limb_get_u64(const kr_limb *a, size_t n, uint64_t *out);
/* The low 64 bits of the value, two's complement when neg. */
uint64_t kr_limb_low_u64(const kr_limb *a, size_t n, bool neg);
/* -1, 0, 1. Operands normalised. */
int kr_limb_cmp(const kr_limb *a, size_t an, const kr_limb *b, size_t bn);

/* r[an] = a + b, an >= bn; returns the carry (0 or 1). */
kr_limb kr_limb_add(kr_limb *r, const kr_limb *a, size_t an, const kr_limb *b, size_t bn);
/* r[an] = a - b, an >= bn; returns the borrow (0 or 1). */
kr_limb kr_limb_sub(kr_limb *r, const kr_limb *a, size_t an, const kr_limb *b, size_t bn);
/* r[n] = a + v / a - v; return carry / borrow. */
kr_limb kr_limb_add_1(kr_limb *r, const kr_limb *a, size_t n, kr_limb v);
kr_limb kr_limb_sub_1(kr_limb *r, const kr_limb *a, size_t n, kr_limb v);
/* r[n] = a * v; r[n] += a * v; r[n] -= a * v. Return the limb that does not fit (borrow for the
 * last). */
kr_limb kr_limb_mul_1(kr_limb *r, const kr_limb *a, size_t n, kr_limb v);
kr_limb kr_limb_addmul_1(kr_limb *r, const kr_limb *a, size_t n, kr_limb v);
kr_limb kr_limb_submul_1(kr_limb *r, const kr_limb *a, size_t n, kr_limb v);
/* q[n] = a / d; returns the remainder. d != 0. q may be NULL: remainder only. */
kr_limb kr_limb_divmod_1(kr_limb *q, const kr_limb *a, size_t n, kr_limb d);

/* Number of bits of the value (0 for 0). Operand normalised. */
uint64_t kr_limb_bit_length(const kr_limb *a, size_t n);
/* Number of one bits. */
uint64_t kr_limb_popcount(const kr_limb *a, size_t n);
/* Number of trailing zero bits; operand not zero. */
uint64_t kr_limb_trailing_zeros(const kr_limb *a, size_t n);
/* Bit number `bit` of the two's complement value. */
bool kr_limb_test_bit(const kr_limb *a, size_t n, bool neg, uint64_t bit);
/* r = a << bits; r has n + bits / KR_LIMB_BITS + 1 limbs. May shift in place. */
size_t kr_limb_shl(kr_limb *r, const kr_limb *a, size_t n, uint64_t bits);
/* r = a >> bits (truncated); r has n - bits / KR_LIMB_BITS limbs (at least 0). May shift in place.
 */
size_t kr_limb_shr(kr_limb *r, const kr_limb *a, size_t n, uint64_t bits);
/* Arithmetic shift of the signed value (rounds to minus infinity): r is the magnitude of the
 * result, with the sign of `neg`. r needs one limb more than kr_limb_shr. */
size_t kr_limb_shr_floor(kr_limb *r, const kr_limb *a, size_t n, bool neg, uint64_t bits);

/* ---- signed helpers: (magnitude, sign) operands (limb_signed.c) ---- */

typedef enum { KR_LIMB_AND, KR_LIMB_OR, KR_LIMB_XOR } kr_limb_bitop_kind;

/* r = |a op b| over two's complement; r has max(an, bn) + 1 limbs; *rneg gets the sign. */
size_t kr_limb_bitop(kr_limb *r, bool *rneg, kr_limb_bitop_kind op, const kr_limb *a, size_t an,
                     bool aneg, const kr_limb *b, size_t bn, bool bneg);
/* r = ~a as magnitude; the sign of the result is !neg. r has n + 1 limbs. */
size_t kr_limb_not(kr_limb *r, const kr_limb *a, size_t n, bool neg);
/* Signed sum of (a, aneg) and (b, bneg); r has max(an, bn) + 1 limbs. For a difference flip bneg.
 */
size_t kr_limb_add_signed(kr_limb *r, bool *rneg, const kr_limb *a, size_t an, bool aneg,
                          const kr_limb *b, size_t bn, bool bneg);

/* Limbs for a number of len bytes. */
static inline size_t kr_limb_bytes_limbs(size_t len) {
    return len / KR_LIMB_BYTES + 1;
}
/* Reads len bytes; r has kr_limb_bytes_limbs(len) limbs. *neg is set only when is_signed. */
size_t kr_limb_from_bytes(kr_limb *r, bool *neg, const uint8_t *bytes, size_t len, bool little,
                          bool is_signed);
/* Writes exactly len bytes; false when the value does not fit (or is negative and not is_signed).
 */
bool kr_limb_to_bytes(uint8_t *out, size_t len, bool little, bool is_signed, const kr_limb *a,
                      size_t n, bool neg);

/* ---- products (limb_mul.c) ---- */

/* r[an + bn] = a * b. r must not overlap the operands; operands may be equal (then it squares). */
size_t kr_limb_mul(kr_limb *r, const kr_limb *a, size_t an, const kr_limb *b, size_t bn,
                   kr_limb *scratch, const kr_limb_tick *tick);
size_t kr_limb_mul_scratch(size_t an, size_t bn);
/* r[2 * n] = a * a; r must not overlap a. Scratch as for kr_limb_mul(n, n). */
size_t kr_limb_sqr(kr_limb *r, const kr_limb *a, size_t n, kr_limb *scratch,
                   const kr_limb_tick *tick);
/* Limbs of a ** e, or 0 when the count would exceed KR_LIMB_COUNT_MAX. a not 0. */
size_t kr_limb_pow_limbs(const kr_limb *a, size_t n, uint64_t e);
/* r[kr_limb_pow_limbs] = a ** e. r must not overlap a. */
size_t kr_limb_pow(kr_limb *r, const kr_limb *a, size_t n, uint64_t e, kr_limb *scratch,
                   const kr_limb_tick *tick);
size_t kr_limb_pow_scratch(const kr_limb *a, size_t n, uint64_t e);

/* ---- quotients (limb_div.c) ---- */

/* a = q * b + r with q[an - bn + 1] and r[bn]; needs an >= bn >= 1, b normalised. q and r must not
 * overlap anything, except that r may be a. Results are not normalised: use kr_limb_normalize. q
 * may not be NULL. */
void kr_limb_divmod(kr_limb *q, kr_limb *r, const kr_limb *a, size_t an, const kr_limb *b,
                    size_t bn, kr_limb *scratch, const kr_limb_tick *tick);
size_t kr_limb_divmod_scratch(size_t an, size_t bn);

/* ---- number theory (limb_theory.c) ---- */

/* r[min(an, bn)] = gcd(a, b); both normalised and not 0. r must not overlap the operands. */
size_t kr_limb_gcd(kr_limb *r, const kr_limb *a, size_t an, const kr_limb *b, size_t bn,
                   kr_limb *scratch, const kr_limb_tick *tick);
size_t kr_limb_gcd_scratch(size_t an, size_t bn);
/* r[(n + 1) / 2] = floor(sqrt(a)); a normalised. r must not overlap a. */
size_t kr_limb_isqrt(kr_limb *r, const kr_limb *a, size_t n, kr_limb *scratch,
                     const kr_limb_tick *tick);
size_t kr_limb_isqrt_scratch(size_t n);
/* r[mn] = b ** e mod m; m normalised, > 0; b any. r must not overlap the operands. */
size_t kr_limb_powmod(kr_limb *r, const kr_limb *b, size_t bn, const kr_limb *e, size_t en,
                      const kr_limb *m, size_t mn, kr_limb *scratch, const kr_limb_tick *tick);
size_t kr_limb_powmod_scratch(size_t bn, size_t en, size_t mn);
/* r[mn] = the x in [0, m) with a * x = 1 (mod m), *rn its count; false when there is none. m > 0.
 */
bool kr_limb_invmod(kr_limb *r, size_t *rn, const kr_limb *a, size_t an, const kr_limb *m,
                    size_t mn, kr_limb *scratch, const kr_limb_tick *tick);
size_t kr_limb_invmod_scratch(size_t an, size_t mn);

/* ---- text (limb_text.c) ---- */

/* Upper bound of the characters for n limbs in `base` (2..36). */
size_t kr_limb_text_bound(size_t n, unsigned base);
/* Writes the digits (lower case, no sign, no NUL, "0" for zero) to out; returns how many. */
size_t kr_limb_to_text(char *out, const kr_limb *a, size_t n, unsigned base, kr_limb *scratch,
                       const kr_limb_tick *tick);
size_t kr_limb_to_text_scratch(size_t n, unsigned base);
/* Limbs that hold any number of len digits in `base`. */
size_t kr_limb_text_limbs(size_t len, unsigned base);
/* Reads digits of `base` (either case; '_' is skipped; the caller has checked them);
 * r has kr_limb_text_limbs(len, base) limbs. */
size_t kr_limb_from_text(kr_limb *r, const char *digits, size_t len, unsigned base,
                         kr_limb *scratch, const kr_limb_tick *tick);
size_t kr_limb_from_text_scratch(size_t len, unsigned base);

/* ---- doubles (limb_double.c) ---- */

/* Limbs for the integer part of any finite double. */
#define KR_LIMBS_DOUBLE (1024 / KR_CFG_LIMB_BITS)

/* r[KR_LIMBS_DOUBLE] = |trunc(v)|, v finite. */
size_t kr_limb_from_double(kr_limb *r, double v);
/* Nearest double, half to even; false when it would overflow. */
bool kr_limb_to_double(const kr_limb *a, size_t n, double *out);
/* Mantissa in [0.5, 1] correctly rounded and binary exponent: a = m * 2**exp. 0 gives 0, 0. */
double kr_limb_frexp(const kr_limb *a, size_t n, int64_t *exp);
/* Exact comparison with a finite v >= 0: -1, 0, 1. Operand normalised. */
int kr_limb_cmp_double(const kr_limb *a, size_t n, double v);
/* a / b correctly rounded (half to even; underflows to 0 or a subnormal); false on overflow.
 * b not 0, both normalised. */
bool kr_limb_true_div(double *out, const kr_limb *a, size_t an, const kr_limb *b, size_t bn,
                      kr_limb *scratch, const kr_limb_tick *tick);
size_t kr_limb_true_div_scratch(size_t an, size_t bn);

#endif
