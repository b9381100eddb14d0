/* SHA-512 and SHA-384 (FIPS 180-4). */
#include "base/digest.h"
#include "base/sha512.h"

#include <string.h>

#define KR_SHA2_KEY(high, low) UINT64_C(high) << 32 | UINT64_C(low),
static const uint64_t keys[80] = {
#include "base/sha2_keys.def"
};
#undef KR_SHA2_KEY

static void start_512(kr_digest *d) {
    static const uint64_t start[8] = {
        UINT64_C(0x6a09e667f3bcc908), UINT64_C(0xbb67ae8584caa73b), UINT64_C(0x3c6ef372fe94f82b),
        UINT64_C(0xa54ff53a5f1d36f1), UINT64_C(0x510e527fade682d1), UINT64_C(0x9b05688c2b3e6c1f),
        UINT64_C(0x1f83d9abfb41bd6b), UINT64_C(0x5be0cd19137e2179),
    };
    memcpy(d->h.q, start, sizeof start);
}

static void start_384(kr_digest *d) {
    static const uint64_t start[8] = {
        UINT64_C(0xcbbb9d5dc1059ed8), UINT64_C(0x629a292a367cd507), UINT64_C(0x9159015a3070dd17),
        UINT64_C(0x152fecd8f70e5939), UINT64_C(0x67332667ffc00b31), UINT64_C(0x8eb44a8768581511),
        UINT64_C(0xdb0c2e0d64f98fa7), UINT64_C(0x47b5481dbefa4fa4),
    };
    memcpy(d->h.q, start, sizeof start);
}

#define ROTR kr_digest_rotr64

/* The next word of the text, in the place of the one 16 before it. */
static inline uint64_t next_word(uint64_t w[16], int i) {
    uint64_t x = w[(i + 1) & 15], y = w[(i + 14) & 15];
    return w[i & 15] += (ROTR(x, 1) ^ ROTR(x, 8) ^ x >> 7) + w[(i + 9) & 15] +
                        (ROTR(y, 19) ^ ROTR(y, 61) ^ y >> 6);
}

/* A round; the names move on instead of the values. */
#define ROUND(a, b, c, d, e, f, g, h, word, i)                                                     \
    do {                                                                                           \
        uint64_t t = h + (ROTR(e, 14) ^ ROTR(e, 18) ^ ROTR(e, 41)) + (g ^ (e & (f ^ g))) +         \
                     keys[i] + (word);                                                             \
        d += t;                                                                                    \
        h = t + (ROTR(a, 28) ^ ROTR(a, 34) ^ ROTR(a, 39)) + ((a & b) | (c & (a | b)));             \
    } while (0)
#define EIGHT_ROUNDS(WORD, i, key)                                                                 \
    ROUND(a, b, c, d, e, f, g, h, WORD(i), key);                                                   \
    ROUND(h, a, b, c, d, e, f, g, WORD((i) + 1), (key) + 1);                                       \
    ROUND(g, h, a, b, c, d, e, f, WORD((i) + 2), (key) + 2);                                       \
    ROUND(f, g, h, a, b, c, d, e, WORD((i) + 3), (key) + 3);                                       \
    ROUND(e, f, g, h, a, b, c, d, WORD((i) + 4), (key) + 4);                                       \
    ROUND(d, e, f, g, h, a, b, c, WORD((i) + 5), (key) + 5);                                       \
    ROUND(c, d, e, f, g, h, a, b, WORD((i) + 6), (key) + 6);                                       \
    ROUND(b, c, d, e, f, g, h, a, WORD((i) + 7), (key) + 7)
#define GIVEN(i) w[(i)&15]
#define MADE(i) next_word(w, i)

static void block(uint64_t s[8], const uint8_t *p) {
    uint64_t w[16], a = s[0], b = s[1], c = s[2], d = s[3], e = s[4], f = s[5], g = s[6], h = s[7];
    for (int i = 0; i < 16; i++) w[i] = kr_digest_be64(p + 8 * i);
    EIGHT_ROUNDS(GIVEN, 0, 0);
    EIGHT_ROUNDS(GIVEN, 8, 8);
    for (int i = 16; i < 80; i += 16) {
        EIGHT_ROUNDS(MADE, 0, i);
        EIGHT_ROUNDS(MADE, 8, i + 8);
    }
    const uint64_t end[8] = {a, b, c, d, e, f, g, h};
    for (int i = 0; i < 8; i++) s[i] += end[i];
}

static void blocks(kr_digest *d, const uint8_t *p, size_t n) {
    if (kr_sha512_fast(d->h.q, keys, p, n)) return;
    for (; n--; p += 128) block(d->h.q, p);
}

static void finish(kr_digest *d, uint8_t *out, size_t n) {
    kr_digest_pad(d, 16, false);
    for (size_t i = 0; i < n; i++) out[i] = (uint8_t)(d->h.q[i / 8] >> (56 - 8 * (i % 8)));
}

const kr_digest_kind kr_digest_sha512 = {"sha512", 128, 64, false, start_512, blocks, finish};
const kr_digest_kind kr_digest_sha384 = {"sha384", 128, 48, false, start_384, blocks, finish};

void kr_sha512(const void *data, size_t n, uint8_t out[64]) {
    kr_digest d;
    kr_digest_start(&d, &kr_digest_sha512);
    kr_digest_update(&d, data, n);
    kr_digest_finish(&d, out, 64);
}
