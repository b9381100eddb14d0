/* ASCII letters and single bytes, eight at a time in a 64-bit word. */
#ifndef KR_BASE_SWAR_H
#define KR_BASE_SWAR_H

#include <string.h>

#include "base/config.h"

enum { KR_SWAR = sizeof(uint64_t) };
#define KR_SWAR_ONES UINT64_C(0x0101010101010101)
#define KR_SWAR_HIGHS (KR_SWAR_ONES << 7)

static inline uint64_t kr_swar_load(const uint8_t *p) {
    uint64_t w;
    memcpy(&w, p, sizeof w);
    return w;
}

/* Of a word that was loaded and some of its high bits (`high`, not 0): how many bytes lie in memory
 * before the first of those. */
static inline unsigned kr_swar_before(uint64_t high) {
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    return (unsigned)__builtin_clzll(high) / 8;
#else
    return (unsigned)__builtin_ctzll(high) / 8;
#endif
}

/* Copies the ASCII bytes that *p begins with, as long as there are eight more bytes to be read; up
 * to eight more than those are written. Returns where the copy ends. */
static inline uint8_t *kr_swar_copy_ascii(uint8_t *out, const uint8_t **p, const uint8_t *end) {
    while (end - *p >= KR_SWAR) {
        uint64_t w = kr_swar_load(*p), high = w & KR_SWAR_HIGHS;
        memcpy(out, &w, KR_SWAR);
        unsigned n = high ? kr_swar_before(high) : KR_SWAR;
        out += n;
        *p += n;
        if (high) break;
    }
    return out;
}

/* The high bit of each byte that is `c`, and perhaps of bytes behind one of those. */
static inline uint64_t kr_swar_find(uint64_t w, uint8_t c) {
    uint64_t x = w ^ KR_SWAR_ONES * c;
    return (x - KR_SWAR_ONES) & ~x & KR_SWAR_HIGHS;
}

/* Are all bytes printable ASCII (127 does not count)? */
static inline bool kr_swar_printable(uint64_t w) {
    return !((w | (w + KR_SWAR_ONES) | (w - KR_SWAR_ONES * 0x20)) & KR_SWAR_HIGHS);
}

/* Of ASCII bytes: those from lo to hi have their bit 0x20 turned. */
static inline uint64_t kr_swar_turn_case(uint64_t w, uint8_t lo, uint8_t hi) {
    uint64_t from = w + KR_SWAR_ONES * (0x80u - lo), above = w + KR_SWAR_ONES * (0x7fu - hi);
    return w ^ ((from & ~above & KR_SWAR_HIGHS) >> 2);
}

/* Bytes `from` become `to`. */
static inline uint64_t kr_swar_replace(uint64_t w, uint8_t from, uint8_t to) {
    uint64_t low = ~KR_SWAR_HIGHS, x = w ^ KR_SWAR_ONES * from;
    uint64_t equal = ~(((x & low) + low) | x | low); /* the high bits of bytes that are 0 in x */
    return w ^ ((equal >> 7) * (from ^ to));
}

#endif
