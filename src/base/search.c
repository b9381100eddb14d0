/* Substring search: memchr and plain comparison while that pays, then two-way matching.
 *
 * The plain part counts the comparisons it wastes and gives up when they exceed a few per byte
 * passed, so the whole stays linear. Two-way matching (Crochemore and Perrin, 1991) needs no
 * memory. Searching backwards is the same algorithm on reversed indices: `rev` is a constant in
 * each use. */
#include "base/search.h"

#include <string.h>

static inline KR_ALWAYS_INLINE uint8_t at(const uint8_t *s, size_t n, size_t i, bool rev) {
    return rev ? s[n - 1 - i] : s[i];
}

/* Start of the maximal suffix of x under < (or > if `up`), and its period. */
static inline KR_ALWAYS_INLINE size_t max_suffix(const uint8_t *x, size_t m, bool rev, bool up,
                                                 size_t *period) {
    size_t start = SIZE_MAX, j = 0, k = 1, p = 1; /* start: one before the suffix */
    while (j + k < m) {
        uint8_t a = at(x, m, j + k, rev), b = at(x, m, start + k, rev);
        if (up ? a > b : a < b) {
            j += k;
            k = 1;
            p = j - start;
        } else if (a == b) {
            if (k != p) {
                k++;
            } else {
                j += p;
                k = 1;
            }
        } else {
            start = j++;
            k = p = 1;
        }
    }
    *period = p;
    return start + 1;
}

static inline KR_ALWAYS_INLINE bool same(const uint8_t *x, size_t m, size_t shift, size_t n,
                                         bool rev) {
    for (size_t i = 0; i < n; i++) {
        if (at(x, m, i, rev) != at(x, m, i + shift, rev)) return false;
    }
    return true;
}

static inline KR_ALWAYS_INLINE size_t two_way(const uint8_t *y, size_t n, const uint8_t *x,
                                              size_t m, bool rev) {
    size_t p1, p2, cut = max_suffix(x, m, rev, false, &p1), cut2 = max_suffix(x, m, rev, true, &p2);
    size_t period = p1, memory = 0;
    if (cut2 > cut) {
        cut = cut2;
        period = p2;
    }
    bool periodic = cut + period <= m && same(x, m, period, cut, rev);
    if (!periodic) period = (cut > m - cut ? cut : m - cut) + 1;
    for (size_t pos = 0; pos <= n - m;) {
        size_t i = memory > cut ? memory : cut;
        while (i < m && at(x, m, i, rev) == at(y, n, pos + i, rev)) i++;
        if (i < m) {
            pos += i - cut + 1;
            memory = 0;
            continue;
        }
        i = cut;
        while (i > memory && at(x, m, i - 1, rev) == at(y, n, pos + i - 1, rev)) i--;
        if (i <= memory) return rev ? n - m - pos : pos;
        pos += period;
        memory = periodic ? m - period : 0;
    }
    return KR_SEARCH_NONE;
}

enum { WASTE_FREE = 512, WASTE_PER_BYTE = 3, WASTE_CALL = 6 };

size_t kr_search_find(const void *hay, size_t n, const void *needle, size_t m) {
    const uint8_t *y = hay, *x = needle;
    if (m > n) return KR_SEARCH_NONE;
    if (m == 0) return 0;
    const uint8_t *p = y, *last = y + (n - m);
    size_t waste = 0;
    for (;;) {
        p = memchr(p, x[0], (size_t)(last - p) + 1);
        if (!p) return KR_SEARCH_NONE;
        size_t k = 1;
        while (k < m && p[k] == x[k]) k++;
        if (k == m) return (size_t)(p - y);
        if (++p > last) return KR_SEARCH_NONE;
        waste += k + WASTE_CALL;
        if (waste > WASTE_FREE + WASTE_PER_BYTE * (size_t)(p - y)) break;
    }
    size_t rest = (size_t)(p - y), found = two_way(p, n - rest, x, m, false);
    return found == KR_SEARCH_NONE ? found : found + rest;
}

size_t kr_search_rfind(const void *hay, size_t n, const void *needle, size_t m) {
    const uint8_t *y = hay, *x = needle;
    if (m > n) return KR_SEARCH_NONE;
    if (m == 0) return n;
    size_t waste = 0, end = n; /* an occurrence must end at or before `end` */
    for (; end >= m; end--) {
        if (y[end - 1] != x[m - 1]) continue;
        size_t k = 1;
        while (k < m && y[end - 1 - k] == x[m - 1 - k]) k++;
        if (k == m) return end - m;
        waste += k;
        if (waste > WASTE_FREE + WASTE_PER_BYTE * (n - end)) {
            return two_way(y, end, x, m, true);
        }
    }
    return KR_SEARCH_NONE;
}

size_t kr_search_count(const void *hay, size_t n, const void *needle, size_t m, size_t max) {
    const uint8_t *y = hay;
    size_t count = 0;
    while (count < max) {
        size_t i = kr_search_find(y, n, needle, m);
        if (i == KR_SEARCH_NONE) break;
        count++;
        y += i + m;
        n -= i + m;
    }
    return count;
}
