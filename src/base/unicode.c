/* Properties and case mappings.
 *
 * A code point leads through a three-stage table to one of a few dozen records. Case mappings are
 * runs (start, count, stride 1 or 2, delta) found by binary search, mappings to several code points
 * a short sorted list. Title maps are kept only where they differ from upper, foldings where they
 * differ from lower. */
#include "base/unicode.h"

#include "base/utf8.h"

typedef struct record {
    uint16_t flags;
    uint8_t category, digit; /* digit: 0..9, 15 for none */
} record;

/* key: start | (count - 1) << 21 | (stride - 1) << 31 */
typedef struct case_run {
    uint32_t key;
    int32_t delta;
} case_run;

typedef struct case_special {
    uint16_t cp, to[KR_UNICODE_CASE_MAX];
} case_special;

#include "base/unicode_data.inc"

const char kr_unicode_version[] = DATABASE_VERSION;

enum { CP_MASK = 0x1fffff };

static const record *find_record(uint32_t cp) {
    uint32_t top = cp >> (PROP_MID_BITS + PROP_LEAF_BITS);
    uint32_t mid = cp >> PROP_LEAF_BITS & ((1u << PROP_MID_BITS) - 1);
    uint32_t leaf = cp & ((1u << PROP_LEAF_BITS) - 1);
    uint32_t block = prop_mid[(uint32_t)prop_top[top] << PROP_MID_BITS | mid];
    return &records[prop_leaf[block << PROP_LEAF_BITS | leaf]];
}

static bool has(uint32_t cp, unsigned flags) {
    return (find_record(cp)->flags & flags) != 0;
}

bool kr_unicode_is_alpha(uint32_t cp) {
    return has(cp, HAS_ALPHA);
}

bool kr_unicode_is_decimal(uint32_t cp) {
    return has(cp, HAS_DECIMAL);
}

bool kr_unicode_is_digit(uint32_t cp) {
    return has(cp, HAS_DIGIT);
}

bool kr_unicode_is_numeric(uint32_t cp) {
    return has(cp, HAS_NUMERIC);
}

bool kr_unicode_is_alnum(uint32_t cp) {
    return has(cp, HAS_ALPHA | HAS_DECIMAL | HAS_DIGIT | HAS_NUMERIC);
}

bool kr_unicode_is_space(uint32_t cp) {
    return has(cp, HAS_SPACE);
}

bool kr_unicode_is_linebreak(uint32_t cp) {
    return has(cp, HAS_LINEBREAK);
}

bool kr_unicode_is_lower(uint32_t cp) {
    return has(cp, HAS_LOWER);
}

bool kr_unicode_is_upper(uint32_t cp) {
    return has(cp, HAS_UPPER);
}

bool kr_unicode_is_title(uint32_t cp) {
    return has(cp, HAS_TITLE);
}

bool kr_unicode_is_cased(uint32_t cp) {
    return has(cp, HAS_CASED);
}

bool kr_unicode_is_case_ignorable(uint32_t cp) {
    return has(cp, HAS_IGNORABLE);
}

bool kr_unicode_is_printable(uint32_t cp) {
    return has(cp, HAS_PRINTABLE);
}

bool kr_unicode_is_id_start(uint32_t cp) {
    return has(cp, HAS_ID_START);
}

bool kr_unicode_is_id_continue(uint32_t cp) {
    return has(cp, HAS_ID_CONTINUE);
}

int kr_unicode_decimal(uint32_t cp) {
    const record *r = find_record(cp);
    return r->flags & HAS_DECIMAL ? r->digit : -1;
}

int kr_unicode_digit(uint32_t cp) {
    const record *r = find_record(cp);
    return r->digit < 10 ? r->digit : -1;
}

const char *kr_unicode_category(uint32_t cp) {
    return category_names[find_record(cp)->category];
}

/* Index of the range (start | count << 21) that holds cp, or -1. */
static int find_range(const uint32_t *ranges, size_t n, uint32_t cp) {
    size_t low = 0, high = n;
    while (low < high) {
        size_t mid = (low + high) / 2;
        if ((ranges[mid] & CP_MASK) <= cp) {
            low = mid + 1;
        } else {
            high = mid;
        }
    }
    if (low == 0) return -1;
    uint32_t r = ranges[low - 1];
    return cp - (r & CP_MASK) < r >> 21 ? (int)low - 1 : -1;
}

bool kr_unicode_numeric(uint32_t cp, double *out) {
    const record *r = find_record(cp);
    if (!(r->flags & HAS_NUMERIC)) return false;
    if (r->digit < 10) {
        *out = r->digit;
        return true;
    }
    int i = find_range(numeric_start, KR_ARRAY_LEN(numeric_start), cp);
    if (i < 0) return false;
    *out = numeric_values[numeric_index[i]] + (cp - (numeric_start[i] & CP_MASK));
    return true;
}

unsigned kr_unicode_combining(uint32_t cp) {
    if (cp < 0x300) return 0;
    int i = find_range(combining_start, KR_ARRAY_LEN(combining_start), cp);
    return i < 0 ? 0 : combining_class[i];
}

/* ---- case ---- */

/* Finds the mapping of cp in runs; false when there is none. */
static bool find_run(const case_run *runs, size_t n, uint32_t cp, uint32_t *to) {
    size_t low = 0, high = n;
    while (low < high) {
        size_t mid = (low + high) / 2;
        if ((runs[mid].key & CP_MASK) <= cp) {
            low = mid + 1;
        } else {
            high = mid;
        }
    }
    if (low == 0) return false;
    const case_run *r = &runs[low - 1];
    uint32_t offset = cp - (r->key & CP_MASK), last = r->key >> 21 & 0x3ff, odd = r->key >> 31;
    if (odd ? (offset & 1) || offset / 2 > last : offset > last) return false;
    *to = cp + (uint32_t)r->delta;
    return true;
}

/* Finds a mapping to several code points; returns their number or 0. */
static int find_special(const case_special *list, size_t n, uint32_t cp, uint32_t *out) {
    size_t low = 0, high = n;
    while (low < high) {
        size_t mid = (low + high) / 2;
        if (list[mid].cp == cp) {
            int count = 0;
            while (count < KR_UNICODE_CASE_MAX && list[mid].to[count] != 0) {
                out[count] = list[mid].to[count];
                count++;
            }
            return count;
        }
        if (list[mid].cp < cp) {
            low = mid + 1;
        } else {
            high = mid;
        }
    }
    return 0;
}

/* One code point by the tables of a mapping; 0 when they do not mention it. */
static int map(const case_run *runs, size_t nruns, const case_special *specials, size_t nspecials,
               uint32_t cp, uint32_t *out) {
    if (find_run(runs, nruns, cp, out)) return 1;
    return find_special(specials, nspecials, cp, out);
}

#define MAP(kind, cp, out)                                                                         \
    map(kind##_runs, KR_ARRAY_LEN(kind##_runs), kind##_specials, KR_ARRAY_LEN(kind##_specials),    \
        cp, out)

int kr_unicode_lower(uint32_t cp, uint32_t out[KR_UNICODE_CASE_MAX]) {
    int n = 0;
    if (cp < 0x80) {
        out[0] = cp + (cp - 'A' < 26 ? 32 : 0);
        return 1;
    }
    n = MAP(lower, cp, out);
    if (n == 0) out[n++] = cp;
    return n;
}

int kr_unicode_upper(uint32_t cp, uint32_t out[KR_UNICODE_CASE_MAX]) {
    int n = 0;
    if (cp < 0x80) {
        out[0] = cp - (cp - 'a' < 26 ? 32 : 0);
        return 1;
    }
    n = MAP(upper, cp, out);
    if (n == 0) out[n++] = cp;
    return n;
}

int kr_unicode_title(uint32_t cp, uint32_t out[KR_UNICODE_CASE_MAX]) {
    int n = cp < 0x80 ? 0 : MAP(title, cp, out);
    return n != 0 ? n : kr_unicode_upper(cp, out);
}

int kr_unicode_fold(uint32_t cp, uint32_t out[KR_UNICODE_CASE_MAX]) {
    int n = cp < 0x80 ? 0 : MAP(fold, cp, out);
    return n != 0 ? n : kr_unicode_lower(cp, out);
}

bool kr_unicode_final_sigma(const uint8_t *s, size_t n, size_t at) {
    const uint8_t *p = s + at, *end = s + n;
    bool cased_before = false;
    while (p > s) {
        uint32_t cp = kr_utf8_prev(&p);
        if (kr_unicode_is_case_ignorable(cp)) continue;
        cased_before = kr_unicode_is_cased(cp);
        break;
    }
    if (!cased_before) return false;
    p = s + at;
    kr_utf8_next(&p);
    while (p < end) {
        uint32_t cp = kr_utf8_next(&p);
        if (kr_unicode_is_case_ignorable(cp)) continue;
        return !kr_unicode_is_cased(cp);
    }
    return true;
}
