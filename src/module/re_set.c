/* Sets of characters of regular expressions, and which characters are one when case is ignored.
 *
 * A set answers for the first 256 characters from a table of bits; for the others it has sorted
 * ranges and classes. With IGNORECASE it holds the folded characters and is asked for folded
 * ones. */
#include "base/unicode.h"
#include "module/re.h"

/* Above it no character has another case. */
enum { LAST_CASED = 0x1E943 };

static uint32_t lower(uint32_t cp) {
    uint32_t out[KR_UNICODE_CASE_MAX];
    kr_unicode_lower(cp, out);
    return out[0]; /* only that of U+0130 has more, and begins with i */
}

uint32_t kr_re_fold(uint32_t cp, bool unicode) {
    uint32_t out[KR_UNICODE_CASE_MAX], low;
    if (cp < 0x80) return cp >= 'A' && cp <= 'Z' ? cp + 32 : cp;
    if (!unicode || cp > LAST_CASED) return cp;
    low = lower(cp);
    /* sigma and final sigma, k and the sign of kelvin: have one upper case */
    if (kr_unicode_upper(low, out) == 1) return lower(out[0]);
    /* the three pairs that share an upper case of several characters */
    return low == 0xFB05 ? 0xFB06 : low == 0x1FD3 ? 0x390 : low == 0x1FE3 ? 0x3B0 : low;
}

bool kr_re_in_class(uint32_t cp, kr_re_class which, bool unicode) {
    if (cp < 0x80) {
        switch (which) {
        case KR_RE_DIGIT:
            return cp >= '0' && cp <= '9';
        case KR_RE_SPACE:
            return cp == ' ' || (cp >= '\t' && cp <= '\r') || (unicode && cp >= 28 && cp <= 31);
        default:
            return (cp >= '0' && cp <= '9') || ((cp | 32) >= 'a' && (cp | 32) <= 'z') || cp == '_';
        }
    }
    if (!unicode) return false;
    switch (which) {
    case KR_RE_DIGIT:
        return kr_unicode_is_decimal(cp);
    case KR_RE_SPACE:
        return kr_unicode_is_space(cp);
    default:
        return kr_unicode_is_alnum(cp);
    }
}

void kr_re_set_add(kr_re_compiler *c, kr_re_set_maker *m, uint32_t lo, uint32_t hi) {
    uint32_t *last = m->ranges.n ? m->ranges.at + m->ranges.n - 2 : NULL;
    if (last && lo >= last[0] && lo <= last[1] + 1) {
        if (hi > last[1]) last[1] = hi;
        return;
    }
    kr_re_put(c, &m->ranges, lo);
    kr_re_put(c, &m->ranges, hi);
}

/* Adds the folded forms of all that is there. */
static void add_folded(kr_re_compiler *c, kr_re_set_maker *m, bool unicode) {
    uint32_t n = m->ranges.n;
    for (uint32_t i = 0; i < n; i += 2) {
        uint32_t lo = m->ranges.at[i], hi = m->ranges.at[i + 1];
        for (uint32_t cp = lo; cp <= hi && cp <= LAST_CASED; cp++) {
            uint32_t f = kr_re_fold(cp, unicode);
            if (f < lo || f > hi) kr_re_set_add(c, m, f, f);
        }
        kr_tick(c->ctx, hi - lo);
    }
}

static void sift(uint32_t *at, uint32_t root, uint32_t n) {
    for (uint32_t child; (child = 2 * root + 1) < n; root = child) {
        uint32_t lo, hi;
        if (child + 1 < n && at[2 * child + 2] > at[2 * child]) child++;
        if (at[2 * root] >= at[2 * child]) return;
        lo = at[2 * root];
        hi = at[2 * root + 1];
        at[2 * root] = at[2 * child];
        at[2 * root + 1] = at[2 * child + 1];
        at[2 * child] = lo;
        at[2 * child + 1] = hi;
    }
}

/* Sorts pairs by their lower bounds (heap sort) and joins those that touch; returns the number of
 * words. */
static uint32_t sort_ranges(uint32_t *at, uint32_t words) {
    uint32_t n = words / 2, out = 0;
    for (uint32_t i = n / 2; i-- > 0;) sift(at, i, n);
    for (uint32_t i = n; i-- > 1;) {
        uint32_t lo = at[0], hi = at[1];
        at[0] = at[2 * i];
        at[1] = at[2 * i + 1];
        at[2 * i] = lo;
        at[2 * i + 1] = hi;
        sift(at, 0, i);
    }
    for (uint32_t i = 0; i < words; i += 2) {
        if (out && at[i] <= at[out - 1] + 1) {
            if (at[i + 1] > at[out - 1]) at[out - 1] = at[i + 1];
        } else {
            at[out] = at[i];
            at[out + 1] = at[i + 1];
            out += 2;
        }
    }
    return out;
}

/* Whether cp is in the set, by ranges and classes. */
static bool look_up(const uint32_t *set, uint32_t cp, bool unicode) {
    const uint32_t *r = set + KR_RE_SET_RANGES;
    uint32_t lo = 0, hi = set[KR_RE_SET_N], f = cp;
    bool has = false;
    if (set[KR_RE_SET_FLAGS] & KR_RE_SET_FOLD) f = kr_re_fold(cp, unicode);
    while (lo < hi) {
        uint32_t mid = (lo + hi) / 2;
        if (f < r[2 * mid]) {
            hi = mid;
        } else if (f > r[2 * mid + 1]) {
            lo = mid + 1;
        } else {
            has = true;
            break;
        }
    }
    for (int i = 0; !has && i < 2 * KR_RE_N_CLASSES; i++) {
        if (!(set[KR_RE_SET_FLAGS] & (uint32_t)KR_RE_SET_CLASS << i)) continue;
        has = kr_re_in_class(cp, (kr_re_class)(i / 2), unicode) != (i & 1);
    }
    return has != ((set[KR_RE_SET_FLAGS] & KR_RE_SET_NOT) != 0);
}

bool kr_re_set_has_slow(const uint32_t *set, uint32_t cp) {
    /* sets that know nothing but ASCII have no class that a character above is in; its fold is
     * itself then, but for sets of such characters, and those say so */
    return look_up(set, cp, !(set[KR_RE_SET_FLAGS] >> 31));
}

uint32_t kr_re_set_finish(kr_re_compiler *c, kr_re_set_maker *m, uint32_t flags) {
    bool unicode = c->is_str && !(flags & KR_RE_ASCII), fold = flags & KR_RE_IGNORECASE;
    uint32_t place = c->sets.n, words, *set;
    if (fold) add_folded(c, m, unicode);
    words = sort_ranges(m->ranges.at, m->ranges.n);
    set = kr_re_reserve(c, &c->sets, KR_RE_SET_RANGES + words);
    set[KR_RE_SET_FLAGS] = m->classes | (m->negate ? KR_RE_SET_NOT : 0) |
                           (fold ? KR_RE_SET_FOLD : 0) | (unicode ? 0 : UINT32_C(1) << 31);
    set[KR_RE_SET_N] = words / 2;
    if (words) memcpy(set + KR_RE_SET_RANGES, m->ranges.at, words * sizeof *set);
    memset(set + KR_RE_SET_BITS, 0, 8 * sizeof *set);
    for (uint32_t cp = 0; cp < 256; cp++) {
        if (look_up(set, cp, unicode)) set[KR_RE_SET_BITS + (cp >> 5)] |= UINT32_C(1) << (cp & 31);
    }
    return place;
}
