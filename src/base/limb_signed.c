/* Operands with a sign: two's complement bit operations, signed sums, byte strings.
 *
 * A negative number -m is the infinite two's complement word ~(m - 1); operands are turned into
 * that form limb by limb while they are read, and the result back while it is written. */
#include "base/limb.h"
#include "base/limb_inline.h"

/* One operand as a stream of two's complement limbs. */
typedef struct stream {
    const kr_limb *a;
    size_t n, i;
    kr_limb flip, carry; /* flip: all ones when negative */
} stream;

static stream stream_open(const kr_limb *a, size_t n, bool neg) {
    return (stream){a, n, 0, neg ? KR_LIMB_MAX : 0, neg};
}

static inline kr_limb stream_next(stream *s) {
    kr_limb x = s->i < s->n ? s->a[s->i] : 0;
    s->i++;
    x = (x ^ s->flip) + s->carry;
    s->carry = s->carry && x == 0;
    return x;
}

static inline kr_limb apply(kr_limb_bitop_kind op, kr_limb x, kr_limb y) {
    return op == KR_LIMB_AND ? x & y : op == KR_LIMB_OR ? x | y : x ^ y;
}

size_t kr_limb_bitop(kr_limb *r, bool *rneg, kr_limb_bitop_kind op, const kr_limb *a, size_t an,
                     bool aneg, const kr_limb *b, size_t bn, bool bneg) {
    size_t n = an > bn ? an : bn;
    bool neg = apply(op, aneg, bneg) & 1;
    *rneg = neg;
    if (!aneg && !bneg) { /* plain, the common case */
        size_t low = an < bn ? an : bn;
        for (size_t i = 0; i < low; i++) {
            r[i] = apply(op, a[i], b[i]);
        }
        if (op == KR_LIMB_AND) return kr_limb_normalize(r, low);
        limb_copy(r + low, (an > bn ? a : b) + low, n - low);
        return kr_limb_normalize(r, n);
    }
    stream sa = stream_open(a, an, aneg), sb = stream_open(b, bn, bneg);
    kr_limb flip = neg ? KR_LIMB_MAX : 0, carry = neg;
    for (size_t i = 0; i <= n; i++) {
        kr_limb x = stream_next(&sa), y = stream_next(&sb);
        kr_limb z = (apply(op, x, y) ^ flip) + carry;
        carry = carry && z == 0;
        r[i] = z;
    }
    return kr_limb_normalize(r, n + 1);
}

size_t kr_limb_not(kr_limb *r, const kr_limb *a, size_t n, bool neg) {
    if (neg) { /* ~(-m) = m - 1 */
        kr_limb_sub_1(r, a, n, 1);
        return kr_limb_normalize(r, n);
    }
    r[n] = kr_limb_add_1(r, a, n, 1);
    return kr_limb_normalize(r, n + 1);
}

size_t kr_limb_add_signed(kr_limb *r, bool *rneg, const kr_limb *a, size_t an, bool aneg,
                          const kr_limb *b, size_t bn, bool bneg) {
    if (aneg == bneg) {
        if (an < bn) {
            const kr_limb *t = a;
            size_t tn = an;
            a = b, an = bn;
            b = t, bn = tn;
        }
        *rneg = aneg;
        r[an] = kr_limb_add(r, a, an, b, bn);
        return kr_limb_normalize(r, an + 1);
    }
    int c = kr_limb_cmp(a, an, b, bn);
    *rneg = c > 0 ? aneg : c < 0 ? bneg : false;
    if (c >= 0) {
        kr_limb_sub(r, a, an, b, bn);
        return kr_limb_normalize(r, an);
    }
    kr_limb_sub(r, b, bn, a, an);
    return kr_limb_normalize(r, bn);
}

size_t kr_limb_from_bytes(kr_limb *r, bool *neg, const uint8_t *bytes, size_t len, bool little,
                          bool is_signed) {
    size_t n = kr_limb_bytes_limbs(len);
    bool negative = is_signed && len > 0 && (bytes[little ? len - 1 : 0] & 0x80);
    kr_limb flip = negative ? 0xff : 0, carry = negative;
    limb_zero(r, n);
    for (size_t i = 0; i < len; i++) {
        kr_limb x = (bytes[little ? i : len - 1 - i] ^ flip) + carry;
        carry = x >> 8;
        r[i / KR_LIMB_BYTES] |= (x & 0xff) << (i % KR_LIMB_BYTES * 8);
    }
    if (carry) r[len / KR_LIMB_BYTES] |= (kr_limb)1 << (len % KR_LIMB_BYTES * 8);
    *neg = negative;
    return kr_limb_normalize(r, n);
}

/* Whether the value fits len bytes. */
static bool fits_bytes(size_t len, bool is_signed, const kr_limb *a, size_t n, bool neg) {
    uint64_t bits = kr_limb_bit_length(a, n), room = (uint64_t)len * 8;
    if (!is_signed) return !neg && bits <= room;
    if (bits < room || n == 0) return true;
    if (room == 0) return neg && bits == 1; /* as in CPython, -1 fits no bytes at all */
    /* Only the most negative value uses all bits. */
    return neg && bits == room && kr_limb_trailing_zeros(a, n) == bits - 1;
}

bool kr_limb_to_bytes(uint8_t *out, size_t len, bool little, bool is_signed, const kr_limb *a,
                      size_t n, bool neg) {
    n = kr_limb_normalize(a, n);
    neg = neg && n != 0;
    if (!fits_bytes(len, is_signed, a, n, neg)) return false;
    unsigned flip = neg ? 0xff : 0, carry = neg;
    for (size_t i = 0; i < len; i++) {
        size_t limb = i / KR_LIMB_BYTES;
        unsigned x = limb < n ? (unsigned)(a[limb] >> (i % KR_LIMB_BYTES * 8)) & 0xff : 0;
        x = (x ^ flip) + carry;
        carry = x >> 8;
        out[little ? i : len - 1 - i] = (uint8_t)x;
    }
    return true;
}
