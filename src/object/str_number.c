/* Mapping of Unicode digits and spaces in number texts; decimal digits of machine integers. */
#include "object/str_number.h"

#include "base/unicode.h"
#include "object/str_internal.h"

/* ---- writing ---- */
size_t kr_dec_digits(uint64_t u) {
    size_t n = 1;
    for (; u >= 10000; u /= 10000) n += 4;
    return n + (u >= 10) + (u >= 100) + (u >= 1000);
}

/* Two digits at a time: divisions are what costs. */
void kr_put_digits(char *out, uint64_t u, size_t n) {
    static const char pairs[] = "00010203040506070809101112131415161718192021222324"
                                "25262728293031323334353637383940414243444546474849"
                                "50515253545556575859606162636465666768697071727374"
                                "75767778798081828384858687888990919293949596979899";
    char *p = out + n;
    for (; p - out >= 2; u /= 100) {
        p -= 2;
        memcpy(p, pairs + 2 * (u % 100), 2);
    }
    if (p > out) *out = (char)('0' + u % 10);
}

/* ---- reading ---- */
const char *kr_str_number_ascii(kr_ctx *ctx, kr_value str, size_t *len) {
    const char *s = kr_str_data(str, len);
    if (kr_str_is_ascii(str)) return s;
    char *out = kr_heap_leaf(ctx, *len);
    const uint8_t *p = (const uint8_t *)s, *end = p + *len;
    size_t n = 0;
    while (p < end) {
        uint32_t c = kr_utf8_next(&p);
        int d = c < 128 ? -1 : kr_unicode_decimal(c);
        out[n++] = c < 128                  ? (char)c
                   : d >= 0                 ? (char)('0' + d)
                   : kr_unicode_is_space(c) ? ' '
                                            : '?';
    }
    *len = n;
    return out;
}
