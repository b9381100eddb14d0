/* MT19937 (Matsumoto and Nishimura), state and outputs word for word as the reference.
 *
 * Invariant: index <= KR_RNG_N; state[index..] is what is still to be handed out. */
#include "base/rng.h"

enum { N = KR_RNG_N, M = 397 };

void kr_rng_init(kr_rng *r, uint32_t seed) {
    r->state[0] = seed;
    for (uint32_t i = 1; i < N; i++) {
        uint32_t prev = r->state[i - 1];
        r->state[i] = UINT32_C(1812433253) * (prev ^ prev >> 30) + i;
    }
    r->index = N;
}

void kr_rng_init_array(kr_rng *r, const uint32_t *key, size_t n) {
    uint32_t *mt = r->state;
    kr_rng_init(r, 19650218);
    size_t i = 1, j = 0;
    for (size_t k = n > N ? n : N; k > 0; k--) {
        mt[i] = (mt[i] ^ (mt[i - 1] ^ mt[i - 1] >> 30) * UINT32_C(1664525)) + key[j] + (uint32_t)j;
        if (++i >= N) {
            mt[0] = mt[N - 1];
            i = 1;
        }
        if (++j >= n) j = 0;
    }
    for (size_t k = N - 1; k > 0; k--) {
        mt[i] = (mt[i] ^ (mt[i - 1] ^ mt[i - 1] >> 30) * UINT32_C(1566083941)) - (uint32_t)i;
        if (++i >= N) {
            mt[0] = mt[N - 1];
            i = 1;
        }
    }
    mt[0] = UINT32_C(0x80000000);
}

static uint32_t twist(uint32_t hi, uint32_t lo, uint32_t far) {
    uint32_t y = (hi & UINT32_C(0x80000000)) | (lo & UINT32_C(0x7fffffff));
    return far ^ y >> 1 ^ ((0 - (y & 1)) & UINT32_C(0x9908b0df));
}

static void regenerate(kr_rng *r) {
    uint32_t *mt = r->state;
    int k = 0;
    for (; k < N - M; k++) {
        mt[k] = twist(mt[k], mt[k + 1], mt[k + M]);
    }
    for (; k < N - 1; k++) {
        mt[k] = twist(mt[k], mt[k + 1], mt[k + M - N]);
    }
    mt[N - 1] = twist(mt[N - 1], mt[0], mt[M - 1]);
    r->index = 0;
}

uint32_t kr_rng_u32(kr_rng *r) {
    if (r->index >= N) regenerate(r);
    uint32_t y = r->state[r->index++];
    y ^= y >> 11;
    y ^= y << 7 & UINT32_C(0x9d2c5680);
    y ^= y << 15 & UINT32_C(0xefc60000);
    return y ^ y >> 18;
}

double kr_rng_double(kr_rng *r) {
    uint32_t a = kr_rng_u32(r) >> 5, b = kr_rng_u32(r) >> 6;
    return (a * 67108864.0 + b) * (1.0 / 9007199254740992.0);
}

uint64_t kr_rng_bits(kr_rng *r, unsigned k) {
    uint32_t w[2] = {0, 0};
    kr_rng_words(r, w, k);
    return (uint64_t)w[1] << 32 | w[0];
}

void kr_rng_words(kr_rng *r, uint32_t *out, uint64_t k) {
    for (; k >= 32; k -= 32) {
        *out++ = kr_rng_u32(r);
    }
    if (k > 0) *out = kr_rng_u32(r) >> (32 - k);
}
