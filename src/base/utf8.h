/* UTF-8 with lone surrogates allowed (generalised UTF-8, one sequence per code point up to
 * U+10FFFF).
 *
 * "Valid" text below means exactly that: every str of krait is valid in this sense. Functions on
 * valid text do not check it. */
#ifndef KR_BASE_UTF8_H
#define KR_BASE_UTF8_H

#include "base/config.h"

enum { KR_UTF8_MAX = 4 };
#define KR_UNICODE_MAX 0x10FFFFu

static inline bool kr_utf8_is_surrogate(uint32_t cp) {
    return (cp & ~UINT32_C(0x7ff)) == 0xd800;
}

/* True for a byte that starts a code point. */
static inline bool kr_utf8_is_start(uint8_t b) {
    return (b & 0xc0) != 0x80;
}

/* Bytes that encode cp (cp <= KR_UNICODE_MAX). */
static inline size_t kr_utf8_size(uint32_t cp) {
    return cp < 0x80 ? 1 : cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;
}

/* Length of the sequence that starts with `lead` in valid text. */
static inline size_t kr_utf8_lead_size(uint8_t lead) {
    return lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}

/* Writes cp (surrogates too); returns the number of bytes. */
static inline size_t kr_utf8_encode(uint32_t cp, uint8_t *out) {
    if (cp < 0x80) {
        out[0] = (uint8_t)cp;
        return 1;
    }
    if (cp < 0x800) {
        out[0] = (uint8_t)(0xc0 | cp >> 6);
        out[1] = (uint8_t)(0x80 | (cp & 0x3f));
        return 2;
    }
    if (cp < 0x10000) {
        out[0] = (uint8_t)(0xe0 | cp >> 12);
        out[1] = (uint8_t)(0x80 | (cp >> 6 & 0x3f));
        out[2] = (uint8_t)(0x80 | (cp & 0x3f));
        return 3;
    }
    out[0] = (uint8_t)(0xf0 | cp >> 18);
    out[1] = (uint8_t)(0x80 | (cp >> 12 & 0x3f));
    out[2] = (uint8_t)(0x80 | (cp >> 6 & 0x3f));
    out[3] = (uint8_t)(0x80 | (cp & 0x3f));
    return 4;
}

/* Reads the code point at *p in valid text and advances *p past it. */
static inline uint32_t kr_utf8_next(const uint8_t **p) {
    const uint8_t *s = *p;
    uint32_t c = s[0];
    if (c < 0x80) {
        *p = s + 1;
        return c;
    }
    if (c < 0xe0) {
        *p = s + 2;
        return (c & 0x1f) << 6 | (s[1] & 0x3fu);
    }
    if (c < 0xf0) {
        *p = s + 3;
        return (c & 0x0f) << 12 | (s[1] & 0x3fu) << 6 | (s[2] & 0x3fu);
    }
    *p = s + 4;
    return (c & 0x07) << 18 | (s[1] & 0x3fu) << 12 | (s[2] & 0x3fu) << 6 | (s[3] & 0x3fu);
}

/* Moves *p (not at the start of the text) back over one code point and returns it. Valid text. */
uint32_t kr_utf8_prev(const uint8_t **p);

/* Reads one code point from unchecked bytes: its length, or 0 when malformed or cut off. Lone
 * surrogates pass only if `surrogates`. */
size_t kr_utf8_decode(const uint8_t *s, size_t n, bool surrogates, uint32_t *cp);

/* Where and why text is not UTF-8: bytes [start, end) as UnicodeDecodeError reports them. */
typedef struct kr_utf8_error {
    size_t start, end;
    const char
        *reason; /* "invalid start byte", "invalid continuation byte", "unexpected end of data" */
} kr_utf8_error;

/* Checks s[0..n); with `surrogates` encoded surrogates pass too. On failure fills *err (may be
 * NULL). */
bool kr_utf8_validate(const uint8_t *s, size_t n, bool surrogates, kr_utf8_error *err);

/* Code points in valid text. */
size_t kr_utf8_count(const uint8_t *s, size_t n);
/* Byte offset of code point number `index` (n when index >= count). Valid text. */
size_t kr_utf8_offset(const uint8_t *s, size_t n, size_t index);
/* Position of the first surrogate in valid text (byte offset), or n when there is none. */
size_t kr_utf8_find_surrogate(const uint8_t *s, size_t n);
/* True when all bytes are below 0x80. */
bool kr_utf8_is_ascii(const uint8_t *s, size_t n);
/* Number of leading bytes below 0x80. */
size_t kr_utf8_ascii_prefix(const uint8_t *s, size_t n);

#endif
