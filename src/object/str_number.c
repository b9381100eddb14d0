/* Mapping of Unicode digits and spaces in number texts. */
#include "object/str_number.h"

#include "base/unicode.h"
#include "base/utf8.h"
#include "object/str.h"

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
