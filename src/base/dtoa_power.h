/* Powers of ten to 128 bits, shared by the dtoa_*.c files: nobody else includes this. */
#ifndef KR_BASE_DTOA_POWER_H
#define KR_BASE_DTOA_POWER_H

#include "base/config.h"

enum { KR_POWER_MIN = -364, KR_POWER_MAX = 363, KR_POWER_EXACT_MAX = 55 };

/* 10**q = (high, low) * 2**exp, rounded down, top bit of high set. Exact for 0 <= q <= 55. */
typedef struct kr_power {
    uint64_t high, low;
    int exp;
} kr_power;

/* KR_POWER_MIN <= q <= KR_POWER_MAX. */
kr_power kr_power_ten(int q);

/* floor(log2(10**q)), |q| <= 1200. */
static inline int kr_power_log2(int q) {
    return (int)(((int64_t)q * 1741647 + ((int64_t)4800 << 19)) >> 19) - 4800; /* shifts >= 0 */
}

static inline bool kr_power_is_exact(int q) {
    return q >= 0 && q <= KR_POWER_EXACT_MAX;
}

/* A product of a 64-bit number and a power: 192 bits. */
typedef struct kr_product {
    uint64_t high, mid, low;
} kr_product;

kr_product kr_power_times(const kr_power *p, uint64_t w);

/* 10**n for 0 <= n <= 19. */
uint64_t kr_power_small(int n);

#endif
