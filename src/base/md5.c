/* MD5 (RFC 1321). sines: 2**32 times the sines of 1, 2, ... */
#include "base/digest.h"

static const uint32_t sines[64] = {
    0xd76aa478, 0xe8c7b756, 0x242070db, 0xc1bdceee, 0xf57c0faf, 0x4787c62a, 0xa8304613, 0xfd469501,
    0x698098d8, 0x8b44f7af, 0xffff5bb1, 0x895cd7be, 0x6b901122, 0xfd987193, 0xa679438e, 0x49b40821,
    0xf61e2562, 0xc040b340, 0x265e5a51, 0xe9b6c7aa, 0xd62f105d, 0x02441453, 0xd8a1e681, 0xe7d3fbc8,
    0x21e1cde6, 0xc33707d6, 0xf4d50d87, 0x455a14ed, 0xa9e3e905, 0xfcefa3f8, 0x676f02d9, 0x8d2a4c8a,
    0xfffa3942, 0x8771f681, 0x6d9d6122, 0xfde5380c, 0xa4beea44, 0x4bdecfa9, 0xf6bb4b60, 0xbebfbc70,
    0x289b7ec6, 0xeaa127fa, 0xd4ef3085, 0x04881d05, 0xd9d4d039, 0xe6db99e5, 0x1fa27cf8, 0xc4ac5665,
    0xf4292244, 0x432aff97, 0xab9423a7, 0xfc93a039, 0x655b59c3, 0x8f0ccc92, 0xffeff47d, 0x85845dd1,
    0x6fa87e4f, 0xfe2ce6e0, 0xa3014314, 0x4e0811a1, 0xf7537e82, 0xbd3af235, 0x2ad7d2bb, 0xeb86d391,
};

static void start(kr_digest *d) {
    d->h.w[0] = 0x67452301;
    d->h.w[1] = 0xefcdab89;
    d->h.w[2] = 0x98badcfe;
    d->h.w[3] = 0x10325476;
}

/* One step, and four that take turns. */
#define STEP(mix, a, b, c, d, i, at, by)                                                           \
    a = b + kr_digest_rotl32(a + (mix) + w[(at)&15] + sines[i], by)
#define STEPS(MIX, i, first, step, r0, r1, r2, r3)                                                 \
    STEP(MIX(b, c, d), a, b, c, d, i, first, r0);                                                  \
    STEP(MIX(a, b, c), d, a, b, c, (i) + 1, (first) + (step), r1);                                 \
    STEP(MIX(d, a, b), c, d, a, b, (i) + 2, (first) + 2 * (step), r2);                             \
    STEP(MIX(c, d, a), b, c, d, a, (i) + 3, (first) + 3 * (step), r3)
#define MIX_F(x, y, z) ((z) ^ ((x) & ((y) ^ (z))))
#define MIX_G(x, y, z) (((x) & (z)) + ((y) & ~(z)))
#define MIX_H(x, y, z) ((x) ^ (y) ^ (z))
#define MIX_I(x, y, z) ((y) ^ ((x) | ~(z)))

static void blocks(kr_digest *digest, const uint8_t *p, size_t n) {
    uint32_t *h = digest->h.w, w[16];
    for (; n--; p += 64) {
        uint32_t a = h[0], b = h[1], c = h[2], d = h[3];
        for (int i = 0; i < 16; i++) w[i] = kr_digest_le32(p + 4 * i);
        for (int i = 0; i < 16; i += 4) {
            STEPS(MIX_F, i, i, 1, 7, 12, 17, 22);
        }
        for (int i = 0; i < 16; i += 4) {
            STEPS(MIX_G, 16 + i, 5 * i + 1, 5, 5, 9, 14, 20);
        }
        for (int i = 0; i < 16; i += 4) {
            STEPS(MIX_H, 32 + i, 3 * i + 5, 3, 4, 11, 16, 23);
        }
        for (int i = 0; i < 16; i += 4) {
            STEPS(MIX_I, 48 + i, 7 * i, 7, 6, 10, 15, 21);
        }
        h[0] += a;
        h[1] += b;
        h[2] += c;
        h[3] += d;
    }
}

static void finish(kr_digest *d, uint8_t *out, size_t n) {
    kr_digest_pad(d, 8, true);
    for (size_t i = 0; i < n; i++) out[i] = (uint8_t)(d->h.w[i / 4] >> 8 * (i % 4));
}

const kr_digest_kind kr_digest_md5 = {"md5", 64, 16, false, start, blocks, finish};
