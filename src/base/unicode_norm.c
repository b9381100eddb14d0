/* Normalisation: decompose everything, order the marks, compose again.
 *
 * The work array holds code points with their combining class in the top byte. A text is normalised
 * as a whole; a run of marks is sorted by counting when it is long, so that hostile text costs
 * linear time. Hangul is arithmetic. */
#include "base/unicode.h"

#include "base/utf8.h"

#include <string.h>

typedef struct compose_pair {
    uint16_t first, second, to;
} compose_pair;

typedef struct compose_wide {
    uint32_t first, second, to;
} compose_wide;

#include "base/unicode_norm.inc"

enum { CP_MASK = 0x1fffff, CLASS_SHIFT = 24 };
enum {
    S_BASE = 0xac00,
    L_BASE = 0x1100,
    V_BASE = 0x1161,
    T_BASE = 0x11a7,
    L_COUNT = 19,
    V_COUNT = 21,
    T_COUNT = 28,
    S_COUNT = L_COUNT * V_COUNT * T_COUNT,
};

/* ---- decomposition ---- */

static size_t find_range(const uint32_t *ranges, size_t n, uint32_t cp) {
    size_t low = 0, high = n;
    while (low < high) {
        size_t mid = (low + high) / 2;
        if ((ranges[mid] & CP_MASK) <= cp) {
            low = mid + 1;
        } else {
            high = mid;
        }
    }
    if (low == 0 || cp - (ranges[low - 1] & CP_MASK) >= ranges[low - 1] >> 21) return n;
    return low - 1;
}

/* The decomposition of cp as UTF-8 in the pool, or NULL. */
static const uint8_t *find_decomposition(uint32_t cp, size_t *len, bool *compat) {
    if (cp < 0xa0) return NULL;
    size_t i = find_range(decomp_start, KR_ARRAY_LEN(decomp_start), cp);
    if (i == KR_ARRAY_LEN(decomp_start)) return NULL;
    const uint8_t *p = decomp_pool + decomp_offset[i];
    for (uint32_t at = decomp_start[i] & CP_MASK; at < cp; at++) {
        p += 1 + (*p & 0x7f);
    }
    *len = *p & 0x7f;
    *compat = *p >> 7;
    return p + 1;
}

static int decompose_hangul(uint32_t cp, uint32_t *out) {
    uint32_t s = cp - S_BASE;
    if (s >= S_COUNT) return 0;
    out[0] = L_BASE + s / (V_COUNT * T_COUNT);
    out[1] = V_BASE + s / T_COUNT % V_COUNT;
    if (s % T_COUNT == 0) return 2;
    out[2] = T_BASE + s % T_COUNT;
    return 3;
}

int kr_unicode_decompose(uint32_t cp, uint32_t out[18], bool *compat) {
    *compat = false;
    int n = decompose_hangul(cp, out);
    if (n != 0) return n;
    size_t len;
    const uint8_t *p = find_decomposition(cp, &len, compat);
    if (p == NULL) return 0;
    for (const uint8_t *end = p + len; p < end;) {
        out[n++] = kr_utf8_next(&p);
    }
    return n;
}

static bool push(kr_buf *work, uint32_t cp) {
    uint32_t word = cp | (uint32_t)kr_unicode_combining(cp) << CLASS_SHIFT;
    return kr_buf_append(work, &word, sizeof word);
}

/* Appends the full decomposition; recursion ends after the few levels that the data has. */
static bool push_decomposed(kr_buf *work, uint32_t cp, bool compat_form) {
    uint32_t hangul[3];
    int n = decompose_hangul(cp, hangul);
    for (int i = 0; i < n; i++) {
        if (!push(work, hangul[i])) return false;
    }
    if (n != 0) return true;
    size_t len;
    bool compat;
    const uint8_t *p = find_decomposition(cp, &len, &compat);
    if (p == NULL || (compat && !compat_form)) return push(work, cp);
    for (const uint8_t *end = p + len; p < end;) {
        if (!push_decomposed(work, kr_utf8_next(&p), compat_form)) return false;
    }
    return true;
}

/* ---- order ---- */

static void sort_short(uint32_t *a, size_t n) {
    for (size_t i = 1; i < n; i++) {
        uint32_t x = a[i];
        size_t j = i;
        for (; j > 0 && a[j - 1] >> CLASS_SHIFT > x >> CLASS_SHIFT; j--) {
            a[j] = a[j - 1];
        }
        a[j] = x;
    }
}

/* Stable sort by class, counting; the upper half of `spare` is scratch. */
static bool sort_long(uint32_t *a, size_t n, kr_buf *spare) {
    size_t start[257] = {0};
    kr_buf_clear(spare);
    if (!kr_buf_reserve(spare, n * sizeof *a)) return false;
    uint32_t *copy = (uint32_t *)(void *)spare->data;
    memcpy(copy, a, n * sizeof *a);
    for (size_t i = 0; i < n; i++) {
        start[(copy[i] >> CLASS_SHIFT) + 1]++;
    }
    for (int c = 1; c < 257; c++) {
        start[c] += start[c - 1];
    }
    for (size_t i = 0; i < n; i++) {
        a[start[copy[i] >> CLASS_SHIFT]++] = copy[i];
    }
    return true;
}

static bool order_marks(uint32_t *a, size_t n, kr_buf *spare) {
    for (size_t i = 0; i < n;) {
        if (a[i] >> CLASS_SHIFT == 0) {
            i++;
            continue;
        }
        size_t end = i + 1;
        while (end < n && a[end] >> CLASS_SHIFT != 0) {
            end++;
        }
        if (end - i > 32) {
            if (!sort_long(a + i, end - i, spare)) return false;
        } else {
            sort_short(a + i, end - i);
        }
        i = end;
    }
    return true;
}

/* ---- composition ---- */

/* The primary composite of a pair, or 0. */
static uint32_t compose_two(uint32_t first, uint32_t second) {
    uint32_t l = first - L_BASE, v = second - V_BASE, s = first - S_BASE, t = second - T_BASE;
    if (l < L_COUNT && v < V_COUNT) return S_BASE + (l * V_COUNT + v) * T_COUNT;
    if (s < S_COUNT && s % T_COUNT == 0 && t - 1 < T_COUNT - 1) return first + t;
    if (first > 0xffff || second > 0xffff) {
        for (size_t i = 0; i < KR_ARRAY_LEN(compose_astral); i++) {
            const compose_wide *c = &compose_astral[i];
            if (c->first == first && c->second == second) return c->to;
        }
        return 0;
    }
    size_t low = 0, high = KR_ARRAY_LEN(compose_bmp);
    uint32_t key = first << 16 | second;
    while (low < high) {
        size_t mid = (low + high) / 2;
        uint32_t at = (uint32_t)compose_bmp[mid].first << 16 | compose_bmp[mid].second;
        if (at == key) return compose_bmp[mid].to;
        if (at < key) {
            low = mid + 1;
        } else {
            high = mid;
        }
    }
    return 0;
}

/* Composes in place; returns the new count. */
static size_t compose(uint32_t *a, size_t n) {
    size_t out = 0, starter = SIZE_MAX;
    unsigned last = 0; /* class of the last mark kept since the starter */
    for (size_t i = 0; i < n; i++) {
        uint32_t cp = a[i] & CP_MASK;
        unsigned class = a[i] >> CLASS_SHIFT;
        bool adjacent = starter != SIZE_MAX && starter + 1 == out;
        if (starter != SIZE_MAX && (adjacent || (last < class && last != 0))) {
            uint32_t to = compose_two(a[starter] & CP_MASK, cp);
            if (to != 0) {
                a[starter] = to;
                continue;
            }
        }
        if (class == 0) {
            starter = out;
            last = 0;
        } else {
            last = class;
        }
        a[out++] = a[i];
    }
    return out;
}

/* ---- entry points ---- */

static bool is_compat(kr_unicode_form form) {
    return form == KR_UNICODE_NFKC || form == KR_UNICODE_NFKD;
}

static bool is_composed(kr_unicode_form form) {
    return form == KR_UNICODE_NFC || form == KR_UNICODE_NFKC;
}

static bool normalize_into(kr_unicode_form form, const uint8_t *s, size_t n, kr_buf *work,
                           kr_buf *spare, kr_buf *out) {
    for (const uint8_t *p = s, *end = s + n; p < end;) {
        if (!push_decomposed(work, kr_utf8_next(&p), is_compat(form))) return false;
    }
    uint32_t *a = (uint32_t *)(void *)work->data;
    size_t count = work->len / sizeof *a;
    if (!order_marks(a, count, spare)) return false;
    if (is_composed(form)) count = compose(a, count);
    for (size_t i = 0; i < count; i++) {
        if (!kr_buf_codepoint(out, a[i] & CP_MASK)) return false;
    }
    return true;
}

bool kr_unicode_normalize(kr_unicode_form form, const uint8_t *s, size_t n, kr_buf *out) {
    if (kr_unicode_quick_check(form, s, n)) return kr_buf_append(out, s, n);
    kr_buf work, spare;
    kr_buf_init(&work, out->mem, out->mem_opaque);
    kr_buf_init(&spare, out->mem, out->mem_opaque);
    size_t len = out->len;
    bool ok = normalize_into(form, s, n, &work, &spare, out);
    kr_buf_free(&work);
    kr_buf_free(&spare);
    if (!ok) out->len = len;
    return ok;
}

/* Whether cp can be the second half of a composition. */
static bool is_second(uint32_t cp) {
    if (cp - V_BASE < V_COUNT || cp - T_BASE - 1 < T_COUNT - 1) return true;
    return find_range(compose_second, KR_ARRAY_LEN(compose_second), cp) !=
           KR_ARRAY_LEN(compose_second);
}

/* Whether cp may stand in text of the form whatever surrounds it (its class aside). */
static bool is_stable(kr_unicode_form form, uint32_t cp) {
    uint32_t parts[18];
    bool compat;
    int n = kr_unicode_decompose(cp, parts, &compat);
    if (n != 0 && !(compat && !is_compat(form))) {
        if (!is_composed(form) || compat) return false;
        if (n == 1 || (cp - S_BASE >= S_COUNT && compose_two(parts[0], parts[1]) != cp))
            return false;
        /* A canonical composite may still hold a compatible part further down. */
        if (is_compat(form) && cp - S_BASE >= S_COUNT && !is_stable(form, parts[0])) return false;
    }
    return !is_composed(form) || !is_second(cp);
}

bool kr_unicode_quick_check(kr_unicode_form form, const uint8_t *s, size_t n) {
    /* No code point below the limit is touched by the form. */
    uint32_t limit = form == KR_UNICODE_NFC ? 0x300 : form == KR_UNICODE_NFD ? 0xc0 : 0xa0;
    size_t ascii = kr_utf8_ascii_prefix(s, n);
    unsigned last = 0;
    for (const uint8_t *p = s + ascii, *end = s + n; p < end;) {
        uint32_t cp = kr_utf8_next(&p);
        unsigned class = 0;
        if (cp >= limit) {
            class = kr_unicode_combining(cp);
            if ((class != 0 && class < last) || !is_stable(form, cp)) return false;
        }
        last = class;
    }
    return true;
}
