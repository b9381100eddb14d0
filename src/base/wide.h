/* Products of 64-bit words where the compiler may lack 128-bit integers. */
#ifndef KR_BASE_WIDE_H
#define KR_BASE_WIDE_H

#include "base/limbtype.h"

/* Low word of a * b; the high word goes to *high. */
static inline uint64_t kr_mul64(uint64_t a, uint64_t b, uint64_t *high) {
#if KR_CFG_LIMB_BITS == 64
    kr_limb2 p = (kr_limb2)a * b;
    *high = (uint64_t)(p >> 64);
    return (uint64_t)p;
#else
    uint64_t al = (uint32_t)a, ah = a >> 32, bl = (uint32_t)b, bh = b >> 32;
    uint64_t ll = al * bl, lh = al * bh, hl = ah * bl;
    uint64_t mid = (ll >> 32) + (uint32_t)lh + (uint32_t)hl;
    *high = ah * bh + (lh >> 32) + (hl >> 32) + (mid >> 32);
    return mid << 32 | (uint32_t)ll;
#endif
}

#endif
