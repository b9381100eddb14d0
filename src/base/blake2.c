/* BLAKE2b and BLAKE2s (RFC 7693), with the parameters of tree mode. Both are written once, over the
 * width of a word; the start values are those of SHA-2. */
#include "base/digest.h"

#include <string.h>

static const uint64_t start_value[8] = {
    UINT64_C(0x6a09e667f3bcc908), UINT64_C(0xbb67ae8584caa73b), UINT64_C(0x3c6ef372fe94f82b),
    UINT64_C(0xa54ff53a5f1d36f1), UINT64_C(0x510e527fade682d1), UINT64_C(0x9b05688c2b3e6c1f),
    UINT64_C(0x1f83d9abfb41bd6b), UINT64_C(0x5be0cd19137e2179),
};
/* Which words of the message a round takes; rounds 10 and 11 are 0 and 1 again. */
static const uint8_t order[10][16] = {
    {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15},
    {14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3},
    {11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4},
    {7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8},
    {9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13},
    {2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9},
    {12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11},
    {13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10},
    {6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5},
    {10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0},
};

#define QUARTER(ROTR, r1, r2, r3, r4, a, b, c, d, i)                                               \
    do {                                                                                           \
        v[a] += v[b] + m[o[i]];                                                                    \
        v[d] = ROTR(v[d] ^ v[a], r1);                                                              \
        v[c] += v[d];                                                                              \
        v[b] = ROTR(v[b] ^ v[c], r2);                                                              \
        v[a] += v[b] + m[o[(i) + 1]];                                                              \
        v[d] = ROTR(v[d] ^ v[a], r3);                                                              \
        v[c] += v[d];                                                                              \
        v[b] = ROTR(v[b] ^ v[c], r4);                                                              \
    } while (0)
#define ALL_QUARTERS(Q)                                                                            \
    Q(0, 4, 8, 12, 0);                                                                             \
    Q(1, 5, 9, 13, 2);                                                                             \
    Q(2, 6, 10, 14, 4);                                                                            \
    Q(3, 7, 11, 15, 6);                                                                            \
    Q(0, 5, 10, 15, 8);                                                                            \
    Q(1, 6, 11, 12, 10);                                                                           \
    Q(2, 7, 8, 13, 12);                                                                            \
    Q(3, 4, 9, 14, 14)
#define ROTR32(x, n) kr_digest_rotl32(x, 32 - (n))
#define QUARTER_B(a, b, c, d, i) QUARTER(kr_digest_rotr64, 32, 24, 16, 63, a, b, c, d, i)
#define QUARTER_S(a, b, c, d, i) QUARTER(ROTR32, 16, 12, 8, 7, a, b, c, d, i)

static void work_b(kr_digest *d, const uint8_t *p, bool last) {
    uint64_t v[16], m[16], *h = d->h.q;
    for (int i = 0; i < 16; i++) m[i] = kr_digest_le64(p + 8 * i);
    for (int i = 0; i < 8; i++) {
        v[i] = h[i];
        v[8 + i] = start_value[i];
    }
    v[12] ^= d->done;
    if (last) v[14] = ~v[14];
    if (last && d->last_node) v[15] = ~v[15];
#pragma GCC unroll 12
    for (int round = 0; round < 12; round++) {
        const uint8_t *o = order[round % 10];
        ALL_QUARTERS(QUARTER_B);
    }
    for (int i = 0; i < 8; i++) h[i] ^= v[i] ^ v[8 + i];
}

static void work_s(kr_digest *d, const uint8_t *p, bool last) {
    uint32_t v[16], m[16], *h = d->h.w;
    for (int i = 0; i < 16; i++) m[i] = kr_digest_le32(p + 4 * i);
    for (int i = 0; i < 8; i++) {
        v[i] = h[i];
        v[8 + i] = (uint32_t)(start_value[i] >> 32);
    }
    v[12] ^= (uint32_t)d->done;
    v[13] ^= (uint32_t)(d->done >> 32);
    if (last) v[14] = ~v[14];
    if (last && d->last_node) v[15] = ~v[15];
#pragma GCC unroll 10
    for (int round = 0; round < 10; round++) {
        const uint8_t *o = order[round];
        ALL_QUARTERS(QUARTER_S);
    }
    for (int i = 0; i < 8; i++) h[i] ^= v[i] ^ v[8 + i];
}

static void blocks_b(kr_digest *d, const uint8_t *p, size_t n) {
    for (; n--; p += 128) {
        d->done += 128;
        work_b(d, p, false);
    }
}

static void blocks_s(kr_digest *d, const uint8_t *p, size_t n) {
    for (; n--; p += 64) {
        d->done += 64;
        work_s(d, p, false);
    }
}

static void finish(kr_digest *d, uint8_t *out, size_t n) {
    bool big = d->kind == &kr_digest_blake2b;
    memset(d->held + d->n_held, 0, (size_t)d->kind->block - d->n_held);
    d->done += d->n_held;
    (big ? work_b : work_s)(d, d->held, true);
    for (size_t i = 0; i < n; i++) {
        out[i] = (uint8_t)(big ? d->h.q[i / 8] >> 8 * (i % 8) : d->h.w[i / 4] >> 8 * (i % 4));
    }
}

void kr_blake2_start(kr_digest *d, const kr_digest_kind *kind, const kr_blake2_params *p) {
    bool big = kind == &kr_digest_blake2b;
    uint8_t block[64] = {p->size, p->key_size, p->fanout, p->depth};
    memset(d, 0, sizeof *d);
    d->kind = kind;
    d->size = p->size;
    d->last_node = p->last_node;
    for (int i = 0; i < 4; i++) block[4 + i] = (uint8_t)(p->leaf_size >> 8 * i);
    for (int i = 0; i < (big ? 8 : 6); i++) block[8 + i] = (uint8_t)(p->node_offset >> 8 * i);
    block[big ? 16 : 14] = p->node_depth;
    block[big ? 17 : 15] = p->inner_size;
    size_t text = big ? 16 : 8; /* bytes of salt, and of person */
    memcpy(block + (big ? 32 : 16), p->salt, text);
    memcpy(block + (big ? 48 : 24), p->person, text);
    for (int i = 0; i < 8; i++) {
        if (big)
            d->h.q[i] = start_value[i] ^ kr_digest_le64(block + 8 * i);
        else
            d->h.w[i] = (uint32_t)(start_value[i] >> 32) ^ kr_digest_le32(block + 4 * i);
    }
}

static void start(kr_digest *d) {
    const kr_blake2_params plain = {.size = d->kind->size, .fanout = 1, .depth = 1};
    kr_blake2_start(d, d->kind, &plain);
}

const kr_digest_kind kr_digest_blake2b = {"blake2b", 128, 64, true, start, blocks_b, finish};
const kr_digest_kind kr_digest_blake2s = {"blake2s", 64, 32, true, start, blocks_s, finish};
