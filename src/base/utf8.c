/* UTF-8 checking, counting and indexing.
 *
 * The loops over long text read a machine word at a time through memcpy and finish byte by byte. In
 * valid text the number of code points is the number of bytes that are no continuation bytes. */
#include "base/utf8.h"

#include <string.h>

typedef uint64_t word;
enum { WORD = sizeof(word) };
#define ONES UINT64_C(0x0101010101010101)
#define HIGHS UINT64_C(0x8080808080808080)

static inline word load(const uint8_t *s) {
    word w;
    memcpy(&w, s, WORD);
    return w;
}

/* One in the low bit of every byte of w that is a continuation byte. */
static inline word continuations(word w) {
    return (w >> 7) & (~w >> 6) & ONES;
}

/* Sum of the bytes of w, each at most 8 (or any whose sum stays below 256). */
static inline size_t sum_bytes(word w) {
    return (size_t)(w * ONES >> 56);
}

size_t kr_utf8_ascii_prefix(const uint8_t *s, size_t n) {
    size_t i = 0;
    for (; n - i >= 2 * WORD; i += 2 * WORD) {
        if ((load(s + i) | load(s + i + WORD)) & HIGHS) break;
    }
    for (; n - i >= WORD; i += WORD) {
        if (load(s + i) & HIGHS) break;
    }
    while (i < n && s[i] < 0x80) {
        i++;
    }
    return i;
}

/* Short text, which is most of it, in one or two loads that overlap. */
bool kr_utf8_is_ascii(const uint8_t *s, size_t n) {
    if (n >= WORD) {
        size_t i = 0;
        for (; n - i > WORD; i += WORD) {
            if (load(s + i) & HIGHS) return false;
        }
        return !(load(s + n - WORD) & HIGHS);
    }
    if (n >= 4) {
        uint32_t a, b;
        memcpy(&a, s, 4);
        memcpy(&b, s + n - 4, 4);
        return !((a | b) & (uint32_t)HIGHS);
    }
    return n == 0 || !((s[0] | s[n / 2] | s[n - 1]) & 0x80);
}

size_t kr_utf8_count(const uint8_t *s, size_t n) {
    size_t i = 0, cont = 0;
    while (n - i >= WORD) {
        /* 31 words: each byte counts at most 31, and the eight sum to at most 248. */
        size_t words = (n - i) / WORD;
        if (words > 31) words = 31;
        word acc = 0;
        for (size_t k = 0; k < words; k++, i += WORD) {
            acc += continuations(load(s + i));
        }
        cont += sum_bytes(acc);
    }
    for (; i < n; i++) {
        cont += !kr_utf8_is_start(s[i]);
    }
    return n - cont;
}

size_t kr_utf8_offset(const uint8_t *s, size_t n, size_t index) {
    size_t i = 0;
    /* Skip whole words while they hold no more code point starts than are still to pass. */
    while (n - i >= WORD) {
        size_t starts = WORD - sum_bytes(continuations(load(s + i)));
        if (starts > index) break;
        index -= starts;
        i += WORD;
    }
    for (; i < n; i++) {
        if (kr_utf8_is_start(s[i]) && index-- == 0) return i;
    }
    return n;
}

uint32_t kr_utf8_prev(const uint8_t **p) {
    const uint8_t *s = *p - 1;
    while (!kr_utf8_is_start(*s)) {
        s--;
    }
    *p = s;
    return kr_utf8_next(&s);
}

size_t kr_utf8_find_surrogate(const uint8_t *s, size_t n) {
    const uint8_t *p = s, *end = s + n;
    while (p < end && (p = memchr(p, 0xed, (size_t)(end - p))) != NULL) {
        if (p[1] >= 0xa0) return (size_t)(p - s);
        p++;
    }
    return n;
}

/* The range that the second byte must lie in after `lead`. */
static bool second_ok(uint8_t lead, uint8_t second, bool surrogates) {
    switch (lead) {
    case 0xe0:
        return second >= 0xa0 && second < 0xc0;
    case 0xed:
        return second >= 0x80 && (second < 0xa0 || (surrogates && second < 0xc0));
    case 0xf0:
        return second >= 0x90 && second < 0xc0;
    case 0xf4:
        return second >= 0x80 && second < 0x90;
    default:
        return second >= 0x80 && second < 0xc0;
    }
}

/* Length of the well-formed sequence at s (n >= 1 bytes), or 0 with the error relative to s. */
static size_t check_one(const uint8_t *s, size_t n, bool surrogates, kr_utf8_error *err) {
    if (s[0] < 0x80) return 1;
    if (s[0] < 0xc2 || s[0] > 0xf4) {
        *err = (kr_utf8_error){0, 1, "invalid start byte"};
        return 0;
    }
    size_t size = kr_utf8_lead_size(s[0]);
    for (size_t i = 1; i < size; i++) {
        if (i >= n) {
            *err = (kr_utf8_error){0, n, "unexpected end of data"};
            return 0;
        }
        if (i == 1 ? !second_ok(s[0], s[1], surrogates) : kr_utf8_is_start(s[i])) {
            *err = (kr_utf8_error){0, i, "invalid continuation byte"};
            return 0;
        }
    }
    return size;
}

size_t kr_utf8_decode(const uint8_t *s, size_t n, bool surrogates, uint32_t *cp) {
    kr_utf8_error err;
    if (n == 0) return 0;
    size_t size = check_one(s, n, surrogates, &err);
    if (size != 0) *cp = kr_utf8_next(&s);
    return size;
}

bool kr_utf8_validate(const uint8_t *s, size_t n, bool surrogates, kr_utf8_error *err) {
    size_t i = 0;
    for (;;) {
        i += kr_utf8_ascii_prefix(s + i, n - i);
        while (i < n && s[i] >= 0x80) {
            kr_utf8_error e;
            size_t size = check_one(s + i, n - i, surrogates, &e);
            if (size == 0) {
                if (err != NULL) *err = (kr_utf8_error){i + e.start, i + e.end, e.reason};
                return false;
            }
            i += size;
        }
        if (i >= n) return true;
    }
}
