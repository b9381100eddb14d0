/* SHA-1 (FIPS 180-4). */
#include "base/digest.h"

static void start(kr_digest *d) {
    d->h.w[0] = 0x67452301;
    d->h.w[1] = 0xefcdab89;
    d->h.w[2] = 0x98badcfe;
    d->h.w[3] = 0x10325476;
    d->h.w[4] = 0xc3d2e1f0;
}

static void block(uint32_t h[5], const uint8_t *p) {
    static const uint32_t keys[4] = {0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6};
    uint32_t w[80], a = h[0], b = h[1], c = h[2], d = h[3], e = h[4];
    for (int i = 0; i < 16; i++) w[i] = kr_digest_be32(p + 4 * i);
    for (int i = 16; i < 80; i++) {
        w[i] = kr_digest_rotl32(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
    }
    for (int i = 0; i < 80; i++) {
        uint32_t mix = i < 20              ? d ^ (b & (c ^ d))
                       : i >= 40 && i < 60 ? (b & c) | (d & (b | c))
                                           : b ^ c ^ d;
        uint32_t t = kr_digest_rotl32(a, 5) + mix + e + keys[i / 20] + w[i];
        e = d;
        d = c;
        c = kr_digest_rotl32(b, 30);
        b = a;
        a = t;
    }
    h[0] += a;
    h[1] += b;
    h[2] += c;
    h[3] += d;
    h[4] += e;
}

static void blocks(kr_digest *d, const uint8_t *p, size_t n) {
    if (kr_sha1_fast(d->h.w, p, n)) return;
    for (; n--; p += 64) block(d->h.w, p);
}

static void finish(kr_digest *d, uint8_t *out, size_t n) {
    kr_digest_pad(d, 8, false);
    for (size_t i = 0; i < n; i++) out[i] = (uint8_t)(d->h.w[i / 4] >> (24 - 8 * (i % 4)));
}

const kr_digest_kind kr_digest_sha1 = {"sha1", 64, 20, false, start, blocks, finish};
