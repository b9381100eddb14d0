/* SipHash-1-3 and the numeric hash modulo the Mersenne prime 2**61 - 1.
 *
 * Multiplying by 2**k modulo 2**61 - 1 is a rotation of 61 bits; everything numeric rests on that.
 */
#include "base/hash.h"

#include <string.h>

static uint64_t rotl(uint64_t x, unsigned b) {
    return x << b | x >> (64 - b);
}

/* Little-endian load of up to 8 bytes. */
static uint64_t load(const uint8_t *p, size_t n) {
    uint64_t v = 0;
    for (size_t i = 0; i < n; i++) {
        v |= (uint64_t)p[i] << (8 * i);
    }
    return v;
}

static uint64_t load8(const uint8_t *p) {
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    uint64_t v;
    memcpy(&v, p, 8);
    return v;
#else
    return load(p, 8);
#endif
}

typedef struct sip {
    uint64_t v0, v1, v2, v3;
} sip;

static inline void sip_round(sip *s) {
    s->v0 += s->v1;
    s->v2 += s->v3;
    s->v1 = rotl(s->v1, 13) ^ s->v0;
    s->v3 = rotl(s->v3, 16) ^ s->v2;
    s->v0 = rotl(s->v0, 32);
    s->v2 += s->v1;
    s->v0 += s->v3;
    s->v1 = rotl(s->v1, 17) ^ s->v2;
    s->v3 = rotl(s->v3, 21) ^ s->v0;
    s->v2 = rotl(s->v2, 32);
}

uint64_t kr_hash_siphash(const kr_hash_key *key, const void *data, size_t n) {
    const uint8_t *p = data;
    sip s = {UINT64_C(0x736f6d6570736575) ^ key->k0, UINT64_C(0x646f72616e646f6d) ^ key->k1,
             UINT64_C(0x6c7967656e657261) ^ key->k0, UINT64_C(0x7465646279746573) ^ key->k1};
    uint64_t last = (uint64_t)n << 56;
    for (; n >= 8; p += 8, n -= 8) {
        uint64_t m = load8(p);
        s.v3 ^= m;
        sip_round(&s);
        s.v0 ^= m;
    }
    last |= load(p, n);
    s.v3 ^= last;
    sip_round(&s);
    s.v0 ^= last;
    s.v2 ^= 0xff;
    sip_round(&s);
    sip_round(&s);
    sip_round(&s);
    return s.v0 ^ s.v1 ^ s.v2 ^ s.v3;
}

kr_hash_t kr_hash_bytes(const kr_hash_key *key, const void *data, size_t n) {
    return n == 0 ? 0 : kr_hash_fix((kr_uhash_t)kr_hash_siphash(key, data, n));
}

/* x * 2**k modulo KR_HASH_MODULUS, for x below it and 0 <= k < KR_HASH_BITS. */
static kr_uhash_t rotate(kr_uhash_t x, unsigned k) {
    return (x << k & KR_HASH_MODULUS) | x >> (KR_HASH_BITS - k);
}

kr_hash_t kr_hash_limbs(const kr_limb *a, size_t n, bool neg) {
    uint64_t x = 0;
    while (n-- > 0) {
        uint64_t limb = a[n];
        x = rotate((kr_uhash_t)x, KR_LIMB_BITS % KR_HASH_BITS);
        x += (limb & KR_HASH_MODULUS) + (limb >> KR_HASH_BITS);
        while (x > KR_HASH_MODULUS) x = (x & KR_HASH_MODULUS) + (x >> KR_HASH_BITS);
        if (x == KR_HASH_MODULUS) x = 0;
    }
    return kr_hash_fix((kr_uhash_t)(neg ? 0 - x : x));
}

kr_hash_t kr_hash_double(double v) {
    uint64_t bits;
    memcpy(&bits, &v, sizeof bits);
    bool neg = bits >> 63;
    int exp = (int)(bits >> 52 & 0x7ff);
    uint64_t m = bits & ((UINT64_C(1) << 52) - 1);
    if (exp == 0x7ff) {
        if (m != 0) return 0;
        return neg ? -KR_HASH_INF : KR_HASH_INF;
    }
    if (exp != 0) {
        m |= UINT64_C(1) << 52;
    } else {
        exp = 1;
    }
    while (m > KR_HASH_MODULUS) m = (m & KR_HASH_MODULUS) + (m >> KR_HASH_BITS);
    if (m == KR_HASH_MODULUS) m = 0;
    /* v = m * 2**(exp - 1075); a multiple of KR_HASH_BITS makes the shift positive. */
    enum { TURNS = (1075 / KR_HASH_BITS + 1) * KR_HASH_BITS };
    kr_uhash_t x = rotate((kr_uhash_t)m, (unsigned)(exp - 1075 + TURNS) % KR_HASH_BITS);
    return kr_hash_fix(neg ? 0 - x : x);
}
