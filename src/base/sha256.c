/* SHA-256 and SHA-224 (FIPS 180-4). */
#include "base/digest.h"

#include <string.h>

#define KR_SHA2_KEY(high, low) high,
/* 80 of them; the last 16 are those of SHA-512 only. */
static const uint32_t keys[80] = {
#include "base/sha2_keys.def"
};
#undef KR_SHA2_KEY

static void start_256(kr_digest *d) {
    static const uint32_t start[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                      0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    memcpy(d->h.w, start, sizeof start);
}

static void start_224(kr_digest *d) {
    static const uint32_t start[8] = {0xc1059ed8, 0x367cd507, 0x3070dd17, 0xf70e5939,
                                      0xffc00b31, 0x68581511, 0x64f98fa7, 0xbefa4fa4};
    memcpy(d->h.w, start, sizeof start);
}

#define ROTR(x, n) kr_digest_rotl32(x, 32 - (n))

/* A round; the names move on instead of the values. */
#define ROUND(a, b, c, d, e, f, g, h, i)                                                           \
    do {                                                                                           \
        uint32_t t =                                                                               \
            h + (ROTR(e, 6) ^ ROTR(e, 11) ^ ROTR(e, 25)) + (g ^ (e & (f ^ g))) + keys[i] + w[i];   \
        d += t;                                                                                    \
        h = t + (ROTR(a, 2) ^ ROTR(a, 13) ^ ROTR(a, 22)) + ((a & b) | (c & (a | b)));              \
    } while (0)

static void block(uint32_t s[8], const uint8_t *p) {
    uint32_t w[64], a = s[0], b = s[1], c = s[2], d = s[3], e = s[4], f = s[5], g = s[6], h = s[7];
    for (int i = 0; i < 16; i++) w[i] = kr_digest_be32(p + 4 * i);
    for (int i = 16; i < 64; i++) {
        uint32_t x = w[i - 15], y = w[i - 2];
        w[i] = w[i - 16] + (ROTR(x, 7) ^ ROTR(x, 18) ^ x >> 3) + w[i - 7] +
               (ROTR(y, 17) ^ ROTR(y, 19) ^ y >> 10);
    }
    for (int i = 0; i < 64; i += 8) {
        ROUND(a, b, c, d, e, f, g, h, i);
        ROUND(h, a, b, c, d, e, f, g, i + 1);
        ROUND(g, h, a, b, c, d, e, f, i + 2);
        ROUND(f, g, h, a, b, c, d, e, i + 3);
        ROUND(e, f, g, h, a, b, c, d, i + 4);
        ROUND(d, e, f, g, h, a, b, c, i + 5);
        ROUND(c, d, e, f, g, h, a, b, i + 6);
        ROUND(b, c, d, e, f, g, h, a, i + 7);
    }
    const uint32_t end[8] = {a, b, c, d, e, f, g, h};
    for (int i = 0; i < 8; i++) s[i] += end[i];
}

static void blocks(kr_digest *d, const uint8_t *p, size_t n) {
    if (kr_sha256_fast(d->h.w, keys, p, n)) return;
    for (; n--; p += 64) block(d->h.w, p);
}

static void finish(kr_digest *d, uint8_t *out, size_t n) {
    kr_digest_pad(d, 8, false);
    for (size_t i = 0; i < n; i++) out[i] = (uint8_t)(d->h.w[i / 4] >> (24 - 8 * (i % 4)));
}

const kr_digest_kind kr_digest_sha256 = {"sha256", 64, 32, false, start_256, blocks, finish};
const kr_digest_kind kr_digest_sha224 = {"sha224", 64, 28, false, start_224, blocks, finish};
