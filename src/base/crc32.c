/* CRC-32, a byte at a time over a table. The table is linear: an entry is the exclusive or of those
 * of its bits, which the compiler works out. */
#include "base/crc32.h"

#define BIT(i, n, value) ((i) >> (n)&1 ? UINT32_C(value) : 0)
#define ENTRY(i)                                                                                   \
    (BIT(i, 0, 0x77073096) ^ BIT(i, 1, 0xee0e612c) ^ BIT(i, 2, 0x076dc419) ^                       \
     BIT(i, 3, 0x0edb8832) ^ BIT(i, 4, 0x1db71064) ^ BIT(i, 5, 0x3b6e20c8) ^                       \
     BIT(i, 6, 0x76dc4190) ^ BIT(i, 7, 0xedb88320))
#define FOUR(i) ENTRY(i), ENTRY((i) + 1), ENTRY((i) + 2), ENTRY((i) + 3)
#define ROW(i) FOUR(i), FOUR((i) + 4), FOUR((i) + 8), FOUR((i) + 12)

static const uint32_t table[256] = {
    ROW(0x00), ROW(0x10), ROW(0x20), ROW(0x30), ROW(0x40), ROW(0x50), ROW(0x60), ROW(0x70),
    ROW(0x80), ROW(0x90), ROW(0xa0), ROW(0xb0), ROW(0xc0), ROW(0xd0), ROW(0xe0), ROW(0xf0),
};

uint32_t kr_crc32(uint32_t sum, const uint8_t *p, size_t n) {
    sum = ~sum;
    while (n--) sum = sum >> 8 ^ table[(sum ^ *p++) & 0xff];
    return ~sum;
}
