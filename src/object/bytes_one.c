/* The bytes objects of one byte, in ROM. */
#include "object/bytes.h"

#define B4(n) n, n + 1, n + 2, n + 3
#define B16(n) B4(n), B4(n + 4), B4(n + 8), B4(n + 12)
#define B64(n) B16(n), B16(n + 16), B16(n + 32), B16(n + 48)
static const uint8_t all_bytes[256] = {B64(0), B64(64), B64(128), B64(192)};
#define R(n)                                                                                       \
    { .base = {&kr_type_bytes}, .len = 1, .data = all_bytes + (n) }
#define R4(n) R(n), R(n + 1), R(n + 2), R(n + 3)
#define R16(n) R4(n), R4(n + 4), R4(n + 8), R4(n + 12)
#define R64(n) R16(n), R16(n + 16), R16(n + 32), R16(n + 48)
static const kr_rom_bytes one[256] = {R64(0), R64(64), R64(128), R64(192)};

kr_value kr_bytes_of_byte(kr_ctx *ctx, uint8_t byte) {
    (void)ctx;
    return kr_from_ptr(&one[byte]);
}
