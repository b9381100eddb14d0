/* Digits of any base.
 *
 * Bases that are powers of two copy bits. Others work in chunks: `chunk` digits make the largest
 * power of the base that fits a limb, `big`. Short numbers go chunk by chunk; long ones are halved
 * at the powers big^(2^k), which are computed once and kept in scratch, so that the cost is that of
 * a few products of full size times the number of levels. */
#include "base/limb.h"
#include "base/limb_inline.h"

enum {
    TO_SPLIT = 40,   /* limbs from which a number is halved for output */
    FROM_SPLIT = 60, /* chunks from which digits are halved for input */
    LEVELS = 64,
};

/* What a base needs. */
typedef struct radix {
    unsigned base, chunk;
    kr_limb big; /* base ** chunk */
} radix;

static radix radix_of(unsigned base) {
    radix x = {base, 1, base};
    while (x.big <= KR_LIMB_MAX / base) {
        x.big *= base;
        x.chunk++;
    }
    return x;
}

static bool is_power_of_two(unsigned base) {
    return (base & (base - 1)) == 0;
}

/* 256 * log2(base), rounded down, and up: bits per digit. */
static unsigned log2_256(unsigned base, bool up) {
    static const uint16_t low[37] = {
        [2] = 256,   [3] = 405,   [4] = 512,   [5] = 594,   [6] = 661,   [7] = 718,   [8] = 768,
        [9] = 811,   [10] = 850,  [11] = 885,  [12] = 917,  [13] = 947,  [14] = 974,  [15] = 1000,
        [16] = 1024, [17] = 1046, [18] = 1067, [19] = 1087, [20] = 1106, [21] = 1124, [22] = 1141,
        [23] = 1158, [24] = 1173, [25] = 1188, [26] = 1203, [27] = 1217, [28] = 1230, [29] = 1243,
        [30] = 1256, [31] = 1268, [32] = 1280, [33] = 1291, [34] = 1302, [35] = 1313, [36] = 1323,
    };
    return low[base] + (up && !is_power_of_two(base));
}

/* n * num / den without overflow, rounded down. */
static size_t scale(size_t n, size_t num, size_t den) {
    return n / den * num + n % den * num / den;
}

/* ---- powers ---- */

/* power[k] = big ** (2 ** k), size[k] limbs. */
typedef struct ladder {
    radix x;
    unsigned levels; /* powers 0 .. levels - 1 exist */
    const kr_limb *power[LEVELS];
    size_t size[LEVELS];
} ladder;

/* Fills the ladder while the next power has at most `limit` limbs; returns the limbs used of
 * `space`. */
static size_t ladder_build(ladder *l, radix x, size_t limit, kr_limb *space, kr_limb *scratch,
                           const kr_limb_tick *tick) {
    size_t used = 1;
    l->x = x;
    l->levels = 1;
    space[0] = x.big;
    l->power[0] = space;
    l->size[0] = 1;
    while (l->levels < LEVELS) {
        size_t n = l->size[l->levels - 1];
        const kr_limb *last = l->power[l->levels - 1];
        if (2 * n - 1 > limit) break;
        kr_limb *next = space + used;
        size_t nn = kr_limb_mul(next, last, n, last, n, scratch, tick);
        l->power[l->levels] = next;
        l->size[l->levels] = nn;
        l->levels++;
        used += nn;
    }
    return used;
}

/* Limbs that ladder_build can touch for a limit: sizes at least nearly double from step to step,
 * and the last product is written in full before its size is known. */
static size_t ladder_space(size_t limit) {
    return 2 * limit + LEVELS + 4;
}

/* ---- output ---- */

static const char digit_chars[] = "0123456789abcdefghijklmnopqrstuvwxyz";

static size_t text_power_of_two(char *out, const kr_limb *a, size_t n, unsigned base) {
    unsigned width = (unsigned)__builtin_ctz(base);
    uint64_t bits = kr_limb_bit_length(a, n);
    size_t digits = (size_t)((bits + width - 1) / width);
    for (size_t i = 0; i < digits; i++) {
        uint64_t at = (uint64_t)i * width;
        size_t limb = (size_t)(at / KR_LIMB_BITS);
        unsigned off = (unsigned)(at % KR_LIMB_BITS);
        kr_limb x = a[limb] >> off;
        if (off + width > KR_LIMB_BITS && limb + 1 < n) x |= a[limb + 1] << (KR_LIMB_BITS - off);
        out[digits - 1 - i] = digit_chars[x & (base - 1)];
    }
    return digits;
}

/* Writes v with exactly `width` digits, zeros in front. */
static void put_chunk(char *out, kr_limb v, unsigned width, unsigned base) {
    if (base == 10) {
        while (width > 0) {
            kr_limb q = v / 10;
            out[--width] = (char)('0' + (unsigned)(v - q * 10));
            v = q;
        }
        return;
    }
    while (width > 0) {
        out[--width] = digit_chars[v % base];
        v /= base;
    }
}

/* The short case: a (destroyed) has fewer than TO_SPLIT limbs. pad: digits to fill with zeros, 0
 * for none. Returns the number of digits. */
static size_t text_short(char *out, kr_limb *a, size_t n, radix x, size_t pad) {
    kr_limb chunks[TO_SPLIT + TO_SPLIT / 4 + 2];
    size_t count = 0, len = 0;
    while (n > 0) {
        chunks[count++] = kr_limb_divmod_1(a, a, n, x.big);
        n = kr_limb_normalize(a, n);
    }
    if (count > 0) { /* digits of the leading chunk */
        unsigned lead = 0;
        for (kr_limb v = chunks[count - 1]; v != 0; v /= x.base) {
            lead++;
        }
        len = (count - 1) * x.chunk + lead;
        size_t fill = pad > len ? pad - len : 0;
        memset(out, '0', fill);
        out += fill;
        put_chunk(out, chunks[--count], lead, x.base);
        out += lead;
        while (count > 0) {
            put_chunk(out, chunks[--count], x.chunk, x.base);
            out += x.chunk;
        }
        return len + fill;
    }
    memset(out, '0', pad);
    return pad;
}

/* a (destroyed) < power[k], or any number when k == levels. With pad, writes the full width that
 * numbers below power[k] have. `space` takes quotients and remainders. */
static size_t text_long(char *out, const ladder *l, kr_limb *a, size_t n, unsigned k, bool pad,
                        kr_limb *space, kr_limb *div, const kr_limb_tick *tick) {
    n = kr_limb_normalize(a, n);
    size_t width = pad ? (size_t)l->x.chunk << k : 0;
    if (n < TO_SPLIT || k == 0) return text_short(out, a, n, l->x, width);
    const kr_limb *p = l->power[k - 1];
    size_t pn = l->size[k - 1];
    if (kr_limb_cmp(a, n, p, pn) < 0) {
        size_t half = pad ? (size_t)l->x.chunk << (k - 1) : 0;
        memset(out, '0', half);
        return half + text_long(out + half, l, a, n, k - 1, pad, space, div, tick);
    }
    kr_limb *q = space;
    size_t qn = n - pn + 1;
    kr_limb_divmod(q, a, a, n, p, pn, div, tick);
    size_t len = text_long(out, l, q, qn, k - 1, pad, q + qn, div, tick);
    return len + text_long(out + len, l, a, pn, k - 1, true, q, div, tick);
}

size_t kr_limb_text_bound(size_t n, unsigned base) {
    return scale(n, (size_t)KR_LIMB_BITS * 256, log2_256(base, false)) + 1;
}

size_t kr_limb_to_text_scratch(size_t n, unsigned base) {
    if (is_power_of_two(base)) return 0;
    if (n < TO_SPLIT) return n;
    size_t half = n / 2 + 2;
    size_t div = kr_limb_divmod_scratch(n, n), mul = kr_limb_mul_scratch(half, half);
    return n + ladder_space(n) + 2 * n + 4 * LEVELS + (div > mul ? div : mul);
}

size_t kr_limb_to_text(char *out, const kr_limb *a, size_t n, unsigned base, kr_limb *scratch,
                       const kr_limb_tick *tick) {
    n = kr_limb_normalize(a, n);
    if (n == 0) {
        out[0] = '0';
        return 1;
    }
    if (is_power_of_two(base)) return text_power_of_two(out, a, n, base);
    radix x = radix_of(base);
    limb_copy(scratch, a, n);
    if (n < TO_SPLIT) return text_short(out, scratch, n, x, 0);
    ladder l;
    kr_limb *powers = scratch + n, *space = powers + ladder_space(n);
    kr_limb *div = space + 2 * n + 4 * LEVELS;
    /* The last power has 2 size - 1 > n: a is below its square. */
    ladder_build(&l, x, n, powers, div, tick);
    return text_long(out, &l, scratch, n, l.levels, false, space, div, tick);
}

/* ---- input ---- */

static inline unsigned digit_of(char c) {
    return c <= '9' ? (unsigned)(c - '0') : (unsigned)((c | 0x20) - 'a') + 10;
}

static size_t from_power_of_two(kr_limb *r, const char *s, size_t len, unsigned base) {
    unsigned width = (unsigned)__builtin_ctz(base), have = 0;
    size_t n = 0;
    kr_limb2 acc = 0;
    while (len-- > 0) {
        if (s[len] == '_') continue;
        acc |= (kr_limb2)digit_of(s[len]) << have;
        have += width;
        if (have >= KR_LIMB_BITS) {
            r[n++] = (kr_limb)acc;
            acc >>= KR_LIMB_BITS;
            have -= KR_LIMB_BITS;
        }
    }
    if (acc != 0) r[n++] = (kr_limb)acc;
    return kr_limb_normalize(r, n);
}

static kr_limb read_chunk(const char *s, size_t len, unsigned base) {
    kr_limb v = 0;
    for (size_t i = 0; i < len; i++) {
        v = v * base + digit_of(s[i]);
    }
    return v;
}

/* s has no underscores. */
static size_t from_short(kr_limb *r, const char *s, size_t len, radix x) {
    size_t n = 0, lead = len % x.chunk;
    if (lead != 0) {
        r[0] = read_chunk(s, lead, x.base);
        n = r[0] != 0;
    }
    for (size_t i = lead; i < len; i += x.chunk) {
        kr_limb v = read_chunk(s + i, x.chunk, x.base);
        kr_limb carry = kr_limb_mul_1(r, r, n, x.big);
        if (n == 0) {
            carry = v;
        } else {
            carry += kr_limb_add_1(r, r, n, v);
        }
        if (carry != 0) r[n++] = carry;
    }
    return n;
}

/* r has kr_limb_text_limbs(len) limbs. Splits off the largest power[k] digits below half or more.
 */
static size_t from_long(kr_limb *r, const ladder *l, const char *s, size_t len, kr_limb *space,
                        kr_limb *mul, const kr_limb_tick *tick) {
    if (len < (size_t)FROM_SPLIT * l->x.chunk) return from_short(r, s, len, l->x);
    unsigned k = 0;
    while (k + 1 < l->levels && (size_t)l->x.chunk << (k + 1) < len) {
        k++;
    }
    size_t low = (size_t)l->x.chunk << k, cut = len - low;
    kr_limb *high = space;
    size_t hn = from_long(high, l, s, cut, high + kr_limb_text_limbs(cut, l->x.base), mul, tick);
    kr_limb *bottom = high + hn;
    size_t bn =
        from_long(bottom, l, s + cut, low, bottom + kr_limb_text_limbs(low, l->x.base), mul, tick);
    if (hn == 0) {
        limb_copy(r, bottom, bn);
        return bn;
    }
    size_t rn = kr_limb_mul(r, high, hn, l->power[k], l->size[k], mul, tick);
    kr_limb carry = kr_limb_add(r, r, rn, bottom, bn);
    if (carry != 0) r[rn++] = carry;
    return rn;
}

size_t kr_limb_text_limbs(size_t len, unsigned base) {
    return scale(len, log2_256(base, true), (size_t)256 * KR_LIMB_BITS) + 3;
}

size_t kr_limb_from_text_scratch(size_t len, unsigned base) {
    if (is_power_of_two(base)) return 0;
    size_t copy = len / KR_LIMB_BYTES + 1, n = kr_limb_text_limbs(len, base);
    return copy + ladder_space(n) + 3 * n + 8 * LEVELS + kr_limb_mul_scratch(n, n);
}

size_t kr_limb_from_text(kr_limb *r, const char *digits, size_t len, unsigned base,
                         kr_limb *scratch, const kr_limb_tick *tick) {
    if (is_power_of_two(base)) return from_power_of_two(r, digits, len, base);
    radix x = radix_of(base);
    size_t n = kr_limb_text_limbs(len, base);
    if (memchr(digits, '_', len) != NULL) {
        char *copy = (char *)scratch;
        size_t kept = 0;
        for (size_t i = 0; i < len; i++) {
            if (digits[i] != '_') copy[kept++] = digits[i];
        }
        digits = copy;
        scratch += len / KR_LIMB_BYTES + 1;
        len = kept;
    }
    if (len < (size_t)FROM_SPLIT * x.chunk) return from_short(r, digits, len, x);
    ladder l;
    kr_limb *space = scratch + ladder_space(n), *mul = space + 3 * n + 8 * LEVELS;
    /* The largest power needed is the one below all digits: grow while it is. */
    size_t top = 1;
    while (x.chunk * 2 * top < len) {
        top *= 2;
    }
    ladder_build(&l, x, top, scratch, mul, tick);
    return from_long(r, &l, digits, len, space, mul, tick);
}
