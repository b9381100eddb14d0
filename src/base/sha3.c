/* SHA-3 and SHAKE (FIPS 202): the sponge over Keccak-f[1600]. */
#include "base/digest.h"

#include <string.h>

static const uint64_t round_keys[24] = {
    UINT64_C(0x0000000000000001), UINT64_C(0x0000000000008082), UINT64_C(0x800000000000808a),
    UINT64_C(0x8000000080008000), UINT64_C(0x000000000000808b), UINT64_C(0x0000000080000001),
    UINT64_C(0x8000000080008081), UINT64_C(0x8000000000008009), UINT64_C(0x000000000000008a),
    UINT64_C(0x0000000000000088), UINT64_C(0x0000000080008009), UINT64_C(0x000000008000000a),
    UINT64_C(0x000000008000808b), UINT64_C(0x800000000000008b), UINT64_C(0x8000000000008089),
    UINT64_C(0x8000000000008003), UINT64_C(0x8000000000008002), UINT64_C(0x8000000000000080),
    UINT64_C(0x000000000000800a), UINT64_C(0x800000008000000a), UINT64_C(0x8000000080008081),
    UINT64_C(0x8000000000008080), UINT64_C(0x0000000080000001), UINT64_C(0x8000000080008008),
};

static inline uint64_t rotl(uint64_t x, unsigned n) {
    return n ? x << n | x >> (64 - n) : x;
}

/* Theta: every column is mixed with its two neighbours. */
static inline void mix_columns(uint64_t s[25]) {
    uint64_t c[5];
#pragma GCC unroll 5
    for (int x = 0; x < 5; x++) c[x] = s[x] ^ s[x + 5] ^ s[x + 10] ^ s[x + 15] ^ s[x + 20];
#pragma GCC unroll 5
    for (int x = 0; x < 5; x++) {
        uint64_t d = c[(x + 4) % 5] ^ rotl(c[(x + 1) % 5], 1);
#pragma GCC unroll 5
        for (int y = 0; y < 25; y += 5) s[x + y] ^= d;
    }
}

/* Where lane (x, y) goes (pi), and by how many bits it turns (rho). */
#define MOVE(to, from, by) t[to] = rotl(s[from], by)

static void permute(uint64_t state[25]) {
    uint64_t s[25], t[25];
    memcpy(s, state, sizeof s);
    for (int round = 0; round < 24; round++) {
        mix_columns(s);
        MOVE(0, 0, 0), MOVE(1, 6, 44), MOVE(2, 12, 43), MOVE(3, 18, 21), MOVE(4, 24, 14);
        MOVE(5, 3, 28), MOVE(6, 9, 20), MOVE(7, 10, 3), MOVE(8, 16, 45), MOVE(9, 22, 61);
        MOVE(10, 1, 1), MOVE(11, 7, 6), MOVE(12, 13, 25), MOVE(13, 19, 8), MOVE(14, 20, 18);
        MOVE(15, 4, 27), MOVE(16, 5, 36), MOVE(17, 11, 10), MOVE(18, 17, 15), MOVE(19, 23, 56);
        MOVE(20, 2, 62), MOVE(21, 8, 55), MOVE(22, 14, 39), MOVE(23, 15, 41), MOVE(24, 21, 2);
#pragma GCC unroll 5
        for (int y = 0; y < 25; y += 5) {
            s[y] = t[y] ^ (~t[y + 1] & t[y + 2]);
            s[y + 1] = t[y + 1] ^ (~t[y + 2] & t[y + 3]);
            s[y + 2] = t[y + 2] ^ (~t[y + 3] & t[y + 4]);
            s[y + 3] = t[y + 3] ^ (~t[y + 4] & t[y]);
            s[y + 4] = t[y + 4] ^ (~t[y] & t[y + 1]);
        }
        s[0] ^= round_keys[round];
    }
    memcpy(state, s, sizeof s);
}

static void start(kr_digest *d) {
    (void)d; /* all zeros */
}

static void blocks(kr_digest *d, const uint8_t *p, size_t n) {
    size_t words = d->kind->block / 8;
    for (; n--; p += d->kind->block) {
        for (size_t i = 0; i < words; i++) d->h.q[i] ^= kr_digest_le64(p + 8 * i);
        permute(d->h.q);
    }
}

static void squeeze(kr_digest *d, uint8_t *out, size_t n, uint8_t domain) {
    size_t block = d->kind->block;
    for (size_t i = d->n_held; i < block; i++) d->held[i] = 0;
    d->held[d->n_held] = domain;
    d->held[block - 1] |= 0x80;
    blocks(d, d->held, 1);
    for (size_t i = 0, at = 0; i < n; i++, at++) {
        if (at == block) {
            permute(d->h.q);
            at = 0;
        }
        out[i] = (uint8_t)(d->h.q[at / 8] >> 8 * (at % 8));
    }
}

static void finish_sha3(kr_digest *d, uint8_t *out, size_t n) {
    squeeze(d, out, n, 0x06);
}

static void finish_shake(kr_digest *d, uint8_t *out, size_t n) {
    squeeze(d, out, n, 0x1f);
}

#define SHA3(bits, block)                                                                          \
    const kr_digest_kind kr_digest_sha3_##bits = {"sha3_" #bits, block,  (bits) / 8, false,        \
                                                  start,         blocks, finish_sha3}
#define SHAKE(bits, block)                                                                         \
    const kr_digest_kind kr_digest_shake_##bits = {"shake_" #bits, block,  0,           false,     \
                                                   start,          blocks, finish_shake}
SHA3(224, 144);
SHA3(256, 136);
SHA3(384, 104);
SHA3(512, 72);
SHAKE(128, 168);
SHAKE(256, 136);
