/* MT19937, with the sequences of CPython's random module. */
#ifndef KR_BASE_RNG_H
#define KR_BASE_RNG_H

#include "base/config.h"

enum { KR_RNG_N = 624 };

typedef struct kr_rng {
    uint32_t state[KR_RNG_N];
    uint32_t index; /* next word of state; KR_RNG_N: regenerate first */
} kr_rng;

/* Seeds from one word, and from an array of 32-bit words (random.seed(int): the little-endian words
 * of the absolute value, at least one). */
void kr_rng_init(kr_rng *r, uint32_t seed);
void kr_rng_init_array(kr_rng *r, const uint32_t *key, size_t n);
/* The next 32 random bits. */
uint32_t kr_rng_u32(kr_rng *r);
/* random.random(): 53 bits in [0, 1). */
double kr_rng_double(kr_rng *r);
/* random.getrandbits(k) for 0 <= k <= 64. */
uint64_t kr_rng_bits(kr_rng *r, unsigned k);
/* random.getrandbits(k) for any k: fills (k + 31) / 32 words, least significant first. */
void kr_rng_words(kr_rng *r, uint32_t *out, uint64_t k);

#endif
