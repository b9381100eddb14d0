/* Unicode without tables (base/unicode.h), for small profiles: ASCII has its properties; what is
 * beyond prints, is a letter, and has no case, no number, no name and no other form. */
#include "base/unicode.h"

const char kr_unicode_version[] = "0.0.0";

static bool in(uint32_t cp, uint32_t lo, uint32_t hi) {
    return cp - lo <= hi - lo;
}

bool kr_unicode_is_lower(uint32_t cp) {
    return in(cp, 'a', 'z');
}

bool kr_unicode_is_upper(uint32_t cp) {
    return in(cp, 'A', 'Z');
}

bool kr_unicode_is_alpha(uint32_t cp) {
    return in(cp | 0x20, 'a', 'z') || cp > 0xbf;
}

bool kr_unicode_is_decimal(uint32_t cp) {
    return in(cp, '0', '9');
}

bool kr_unicode_is_digit(uint32_t cp) {
    return kr_unicode_is_decimal(cp);
}

bool kr_unicode_is_numeric(uint32_t cp) {
    return kr_unicode_is_decimal(cp);
}

bool kr_unicode_is_alnum(uint32_t cp) {
    return kr_unicode_is_alpha(cp) || kr_unicode_is_decimal(cp);
}

bool kr_unicode_is_space(uint32_t cp) {
    return in(cp, 9, 13) || in(cp, 28, 32) || cp == 0x85 || cp == 0xa0;
}

bool kr_unicode_is_linebreak(uint32_t cp) {
    return in(cp, 10, 13) || in(cp, 28, 30) || cp == 0x85 || in(cp, 0x2028, 0x2029);
}

bool kr_unicode_is_title(uint32_t cp) {
    (void)cp;
    return false;
}

bool kr_unicode_is_cased(uint32_t cp) {
    return in(cp | 0x20, 'a', 'z');
}

bool kr_unicode_is_case_ignorable(uint32_t cp) {
    return cp == '\'' || cp == '.' || cp == ':' || cp == '^' || cp == '`';
}

bool kr_unicode_is_printable(uint32_t cp) {
    return in(cp, 32, 126) || (cp > 0xa0 && cp != 0xad && !in(cp, 0x2028, 0x2029) &&
                               !in(cp, 0xd800, 0xdfff) && cp <= 0x10ffff);
}

bool kr_unicode_is_id_start(uint32_t cp) {
    return kr_unicode_is_alpha(cp) || cp == '_';
}

bool kr_unicode_is_id_continue(uint32_t cp) {
    return kr_unicode_is_alnum(cp) || cp == '_';
}

int kr_unicode_decimal(uint32_t cp) {
    return kr_unicode_is_decimal(cp) ? (int)(cp - '0') : -1;
}

int kr_unicode_digit(uint32_t cp) {
    return kr_unicode_decimal(cp);
}

bool kr_unicode_numeric(uint32_t cp, double *out) {
    *out = kr_unicode_decimal(cp);
    return *out >= 0;
}

int kr_unicode_lower(uint32_t cp, uint32_t out[KR_UNICODE_CASE_MAX]) {
    out[0] = kr_unicode_is_upper(cp) ? cp | 0x20 : cp;
    return 1;
}

int kr_unicode_upper(uint32_t cp, uint32_t out[KR_UNICODE_CASE_MAX]) {
    out[0] = kr_unicode_is_lower(cp) ? cp & ~0x20u : cp;
    return 1;
}

int kr_unicode_title(uint32_t cp, uint32_t out[KR_UNICODE_CASE_MAX]) {
    return kr_unicode_upper(cp, out);
}

int kr_unicode_fold(uint32_t cp, uint32_t out[KR_UNICODE_CASE_MAX]) {
    return kr_unicode_lower(cp, out);
}

bool kr_unicode_final_sigma(const uint8_t *s, size_t n, size_t at) {
    (void)s;
    (void)n;
    (void)at;
    return false;
}

bool kr_unicode_normalize(kr_unicode_form form, const uint8_t *s, size_t n, kr_buf *out) {
    (void)form;
    return kr_buf_append(out, s, n);
}

size_t kr_unicode_name(uint32_t cp, char out[KR_UNICODE_NAME_MAX]) {
    (void)cp;
    (void)out;
    return 0;
}

bool kr_unicode_lookup(const char *name, size_t len, uint32_t *cp) {
    (void)name;
    (void)len;
    (void)cp;
    return false;
}
