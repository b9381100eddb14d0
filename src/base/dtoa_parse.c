/* Text to doubles, correctly rounded.
 *
 * The first 19 significant digits w and the decimal exponent q give bounds on w * 10**q: exact for
 * small operands, otherwise 128-bit powers with an error of at most one unit. Both bounds are
 * rounded; when they agree that is the result. When they differ, the candidates' midpoints are
 * compared with all the digits as big integers. */
#include "base/dtoa.h"

#include "base/digits.h"
#include "base/double_bits.h"
#include "base/dtoa_power.h"
#include "base/limb.h"

#include <float.h>
#include <string.h>

/* Significant digits that can decide a rounding; more only say "not exactly". */
enum { DIGITS_MAX = 770 };

/* A scanned decimal: 0.DIGITS * 10**point. */
typedef struct decimal {
    const char *first; /* first digit that is not zero; '.' and '_' may lie between digits */
    const char *end;   /* behind the last digit */
    uint64_t lead;     /* value of the first (up to 19) digits */
    int lead_digits;
    bool more; /* nonzero digits follow the lead */
    int64_t point;
} decimal;

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* At s, a digit or an underscore between digits? */
static bool continues(const char *s, const char *end) {
    if (s >= end) return false;
    return is_digit(*s) || (*s == '_' && is_digit(s[-1]) && end - s > 1 && is_digit(s[1]));
}

/* Takes one run of digits into *d; fraction: they stand behind the point. */
static const char *scan_run(decimal *d, const char *s, const char *end, bool fraction) {
    if (s >= end || !is_digit(*s)) return s;
    for (; continues(s, end); s++) {
        if (*s == '_') continue;
        if (d->first == NULL) {
            if (*s == '0') {
                d->point -= fraction;
                continue;
            }
            d->first = s;
        }
        d->point += !fraction;
        if (d->lead_digits < 19) {
            d->lead = d->lead * 10 + (unsigned)(*s - '0');
            d->lead_digits++;
        } else if (*s != '0') {
            d->more = true;
        }
    }
    return s;
}

/* Reads an exponent part at s if there is one; saturates. */
static const char *scan_exponent(const char *s, const char *end, int64_t *exp) {
    *exp = 0;
    if (s >= end || (*s | 0x20) != 'e') return s;
    const char *p = s + 1;
    bool neg = false;
    if (p < end && (*p == '+' || *p == '-')) neg = *p++ == '-';
    if (p >= end || !is_digit(*p)) return s;
    int64_t v = 0;
    for (; continues(p, end); p++) {
        if (*p != '_' && v < INT64_MAX / 16) v = v * 10 + (*p - '0');
    }
    *exp = neg ? -v : v;
    return p;
}

/* ---- deciding by big integers ---- */

/* Both sides of the comparison are about equal, and one of them is 771 digits (2562 bits) or 54
 * bits times 5**1101 (2611 bits). */
enum { BIG_LIMBS = 3000 / KR_LIMB_BITS + 2 };

typedef struct big {
    kr_limb a[BIG_LIMBS];
    size_t n;
} big;

static void big_mul_add(big *b, kr_limb f, kr_limb add) {
    kr_limb carry = kr_limb_mul_1(b->a, b->a, b->n, f);
    if (carry != 0) b->a[b->n++] = carry;
    if (b->n == 0) {
        b->n = kr_limb_set_u64(b->a, add);
    } else if (kr_limb_add_1(b->a, b->a, b->n, add) != 0) {
        b->a[b->n++] = 1;
    }
}

static void big_mul_five(big *b, int64_t exp) {
    enum { STEP = KR_LIMB_BITS == 64 ? 27 : 13 };
    for (; exp > 0; exp -= STEP) {
        kr_limb f = 1;
        for (int64_t i = 0; i < STEP && i < exp; i++) {
            f *= 5;
        }
        big_mul_add(b, f, 0);
    }
}

static void big_shift(big *b, int64_t bits) {
    if (bits > 0) b->n = kr_limb_shl(b->a, b->a, b->n, (uint64_t)bits);
}

/* All digits (at most DIGITS_MAX, then a 1 for the rest) as an integer; returns how many. */
static int64_t big_digits(big *b, const decimal *d) {
    int64_t count = 0;
    b->n = 0;
    for (const char *s = d->first; s < d->end; s++) {
        if (!is_digit(*s)) continue;
        if (count < DIGITS_MAX) {
            big_mul_add(b, 10, (kr_limb)(*s - '0'));
            count++;
        } else if (*s != '0') {
            big_mul_add(b, 10, 1);
            return count + 1;
        }
    }
    return count;
}

/* Compares the decimal with half * 2**exp. */
static int compare(const decimal *d, uint64_t half, int64_t exp) {
    big x, y;
    int64_t q = d->point - big_digits(&x, d);
    y.n = kr_limb_set_u64(y.a, half);
    if (q >= 0) {
        big_mul_five(&x, q);
    } else {
        big_mul_five(&y, -q);
    }
    int64_t twos = q - exp; /* x * 2**twos against y */
    if (twos >= 0) {
        big_shift(&x, twos);
    } else {
        big_shift(&y, -twos);
    }
    return kr_limb_cmp(x.a, x.n, y.a, y.n);
}

/* From a double (as bits) that is not above the truth, climbs to the nearest. */
static uint64_t climb(const decimal *d, uint64_t bits) {
    for (;;) {
        int exp;
        uint64_t m = kr_double_split(kr_double_from_bits(bits), &exp);
        if (bits >= KR_DOUBLE_INF_BITS) return KR_DOUBLE_INF_BITS;
        int c = compare(d, 2 * m + 1, exp - 1);
        if (c < 0 || (c == 0 && !(m & 1))) return bits;
        bits++;
        if (c == 0) return bits;
    }
}

/* ---- the quick ways ---- */

#if FLT_EVAL_METHOD == 0
/* Both operands exact: one rounding. */
static bool convert_small(uint64_t w, int64_t q, double *out) {
    static const double tens[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                  1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                  1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
    if (w > (UINT64_C(1) << 53) || q < -22 || q > 22) return false;
    *out = q < 0 ? (double)w / tens[-q] : (double)w * tens[q];
    return true;
}
#else
static bool convert_small(uint64_t w, int64_t q, double *out) {
    (void)w, (void)q, (void)out;
    return false;
}
#endif

static uint64_t round_product(const kr_product *x, int exp) {
    return kr_double_round(x->high, exp, (x->mid | x->low) != 0);
}

/* Turns the product of two truncated factors into an upper bound: one unit of mid stands for the
 * cut end of the power; with lz >= 0 the other factor may be short of 2**lz as well. */
static void raise_bound(kr_product *x, const kr_power *p, int lz) {
    uint64_t add = 1;
    if (lz >= 0) {
        uint64_t part = p->high << lz;
        x->high += lz > 0 ? p->high >> (64 - lz) : 0;
        x->mid += part;
        x->high += x->mid < part;
        add = 32; /* 2**lz <= 16 times the low word of the power, and the unit itself */
    }
    x->mid += add;
    x->high += x->mid < add;
}

static double convert(const decimal *d) {
    if (d->first == NULL || d->point < -330) return 0.0;
    if (d->point > 310) return kr_double_from_bits(KR_DOUBLE_INF_BITS);
    int64_t q = d->point - d->lead_digits;
    double small;
    if (!d->more && convert_small(d->lead, q, &small)) return small;
    int lz = __builtin_clzll(d->lead);
    uint64_t w = d->lead << lz;
    kr_power p = kr_power_ten((int)q);
    kr_product low = kr_power_times(&p, w), high = low;
    int exp = p.exp - lz + 128;
    uint64_t bits = round_product(&low, exp);
    if (!d->more && kr_power_is_exact((int)q)) return kr_double_from_bits(bits);
    raise_bound(&high, &p, d->more ? lz : -1);
    bool wrapped = high.high < low.high;
    if (!wrapped && round_product(&high, exp) == bits) return kr_double_from_bits(bits);
    return kr_double_from_bits(climb(d, bits > 0 ? bits - 1 : 0));
}

/* ---- entry points ---- */

/* Length of `word` (lower case) at s in any case, or 0. */
static size_t match(const char *s, const char *end, const char *word) {
    size_t n = strlen(word);
    if ((size_t)(end - s) < n) return 0;
    for (size_t i = 0; i < n; i++) {
        if ((s[i] | 0x20) != word[i]) return 0;
    }
    return n;
}

static size_t parse_special(const char *s, const char *end, double *out) {
    size_t n = match(s, end, "nan");
    *out = kr_double_from_bits(KR_DOUBLE_INF_BITS | (n ? KR_DOUBLE_HIDDEN >> 1 : 0));
    if (n != 0) return n;
    n = match(s, end, "infinity");
    return n != 0 ? n : match(s, end, "inf");
}

size_t kr_dtoa_parse(const char *s, size_t len, double *out) {
    const char *p = s, *end = s + len;
    bool neg = false;
    if (p < end && (*p == '+' || *p == '-')) neg = *p++ == '-';
    decimal d = {0};
    const char *start = p;
    p = scan_run(&d, p, end, false);
    bool any = p > start;
    if (p < end && *p == '.') {
        const char *fraction = p + 1;
        const char *stop = scan_run(&d, fraction, end, true);
        if (any || stop > fraction) p = stop;
        any = any || stop > fraction;
    }
    if (any) {
        int64_t exp;
        d.end = p;
        p = scan_exponent(p, end, &exp);
        d.point += exp;
        *out = convert(&d);
    } else {
        size_t n = parse_special(start, end, out);
        if (n == 0) return 0;
        p = start + n;
    }
    if (neg) *out = -*out;
    return (size_t)(p - s);
}

/* ---- hexadecimal ---- */

/* The value of hexadecimal digits with a point: m * 2**exp. */
typedef struct hexadecimal {
    uint64_t m;
    int64_t exp;
    bool sticky, any;
} hexadecimal;

static const char *scan_hex(hexadecimal *h, const char *s, const char *end) {
    bool fraction = false;
    for (; s < end; s++) {
        if (*s == '.' && !fraction) {
            fraction = true;
            continue;
        }
        int v = kr_hex_digit((unsigned char)*s);
        if (v < 0) break;
        h->any = true;
        if (h->m >> 60 == 0) {
            h->m = h->m << 4 | (unsigned)v;
            h->exp -= fraction ? 4 : 0;
        } else {
            h->sticky = h->sticky || v != 0;
            h->exp += fraction ? 0 : 4;
        }
    }
    return s;
}

static bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

kr_hex_status kr_dtoa_from_hex(const char *s, size_t len, double *out) {
    const char *end = s + len;
    while (s < end && is_space(*s)) {
        s++;
    }
    while (s < end && is_space(end[-1])) {
        end--;
    }
    bool neg = false;
    if (s < end && (*s == '+' || *s == '-')) neg = *s++ == '-';
    size_t special = parse_special(s, end, out);
    if (special != 0) {
        if (neg) *out = -*out;
        return s + special == end ? KR_HEX_OK : KR_HEX_INVALID;
    }
    if (match(s, end, "0x")) s += 2;
    hexadecimal h = {0};
    s = scan_hex(&h, s, end);
    if (!h.any) return KR_HEX_INVALID;
    if (s < end && (*s | 0x20) == 'p') {
        const char *p = s + 1;
        bool minus = false;
        if (p < end && (*p == '+' || *p == '-')) minus = *p++ == '-';
        if (p >= end) return KR_HEX_INVALID;
        int64_t v = 0;
        for (; p < end && is_digit(*p); p++) {
            if (v < INT64_MAX / 16) v = v * 10 + (*p - '0');
        }
        if (!is_digit(p[-1])) return KR_HEX_INVALID;
        h.exp += minus ? -v : v;
        s = p;
    }
    if (s != end) return KR_HEX_INVALID;
    uint64_t bits = kr_double_round(h.m, h.exp, h.sticky);
    if (bits == KR_DOUBLE_INF_BITS) return KR_HEX_OVERFLOW;
    *out = kr_double_from_bits(neg ? bits | KR_DOUBLE_SIGN_BIT : bits);
    return KR_HEX_OK;
}
