/* Names of code points.
 *
 * A name is a list of words. Words stand sorted in a dictionary, front-coded in groups of 16; a
 * name is stored as the number of leading words it shares with the name before it and codes (one
 * byte for frequent words, two for others) for the rest, in groups of 32 that start afresh. Names
 * of aliases follow the others. Ideographs and Hangul syllables are computed. */
#include "base/unicode.h"

#include <string.h>

typedef struct algorithmic_span {
    uint32_t first, last, prefix;
} algorithmic_span;

#include "base/unicode_names.inc"

enum { WORD_GROUP = 16, NAME_GROUP = 32, WORDS_MAX = 32, WORD_LEN_MAX = 64 };
enum { HANGUL_FIRST = 0xac00, HANGUL_COUNT = 11172 };
static const char hangul_prefix[] = "HANGUL SYLLABLE ";

/* ---- dictionary ---- */

/* Reads one dictionary entry over the word before it in `word`; returns the entry's end. */
static const uint8_t *read_word(const uint8_t *p, char *word, size_t *len) {
    size_t shared = *p >> 4, rest = *p & 15;
    p++;
    if (rest == 15) rest = *p++;
    memcpy(word + shared, p, rest);
    *len = shared + rest;
    return p + rest;
}

static size_t word_text(unsigned id, char *word) {
    const uint8_t *p = dictionary + dictionary_group[id / WORD_GROUP];
    size_t len = 0;
    for (unsigned i = 0; i <= id % WORD_GROUP; i++) {
        p = read_word(p, word, &len);
    }
    return len;
}

static int compare(const char *a, size_t an, const char *b, size_t bn) {
    int c = memcmp(a, b, an < bn ? an : bn);
    return c != 0 ? c : (an > bn) - (an < bn);
}

/* The number of a word, or -1. */
static int word_find(const char *s, size_t len) {
    char word[WORD_LEN_MAX];
    size_t low = 0, high = KR_ARRAY_LEN(dictionary_group), n;
    while (high - low > 1) {
        size_t mid = (low + high) / 2;
        read_word(dictionary + dictionary_group[mid], word, &n);
        if (compare(word, n, s, len) <= 0) {
            low = mid;
        } else {
            high = mid;
        }
    }
    const uint8_t *p = dictionary + dictionary_group[low];
    for (unsigned i = 0; i < WORD_GROUP && low * WORD_GROUP + i < WORDS; i++) {
        p = read_word(p, word, &n);
        if (compare(word, n, s, len) == 0) return (int)(low * WORD_GROUP + i);
    }
    return -1;
}

/* ---- names ---- */

/* What precedes the codes of a name. */
static const uint8_t *read_head(const uint8_t *p, unsigned *shared, unsigned *fresh) {
    *shared = *p >> 4;
    *fresh = *p & 15;
    p++;
    if (*fresh == 15) *fresh = *p++;
    return p;
}

static const uint8_t *read_code(const uint8_t *p, unsigned *id) {
    unsigned b = *p++;
    *id = b < SHORT_CODES ? short_code[b] : (b - SHORT_CODES) * 256 + *p++;
    return p;
}

static size_t name_text(size_t index, char *out) {
    unsigned ids[WORDS_MAX] = {0}, shared, fresh, count = 0;
    const uint8_t *p = name_stream + name_group[index / NAME_GROUP];
    for (size_t i = 0; i <= index % NAME_GROUP; i++) {
        p = read_head(p, &shared, &fresh);
        for (unsigned k = 0; k < fresh; k++) {
            p = read_code(p, &ids[shared + k]);
        }
        count = shared + fresh;
    }
    size_t len = 0;
    for (unsigned k = 0; k < count; k++) {
        char word[WORD_LEN_MAX];
        size_t n = word_text(ids[k], word);
        if (k > 0) out[len++] = ' ';
        memcpy(out + len, word, n);
        len += n;
    }
    return len;
}

static size_t hangul_text(uint32_t s, char *out) {
    size_t len = sizeof hangul_prefix - 1;
    const char *parts[3] = {jamo_initial[s / 588], jamo_vowel[s / 28 % 21], jamo_final[s % 28]};
    memcpy(out, hangul_prefix, len);
    for (int i = 0; i < 3; i++) {
        size_t n = strlen(parts[i]);
        memcpy(out + len, parts[i], n);
        len += n;
    }
    return len;
}

static size_t hex_text(uint32_t cp, const char *prefix, char *out) {
    size_t len = 0;
    while (*prefix) out[len++] = *prefix++;
    for (int shift = cp > 0xffff ? 16 : 12; shift >= 0; shift -= 4) {
        out[len++] = "0123456789ABCDEF"[cp >> shift & 15];
    }
    return len;
}

size_t kr_unicode_name(uint32_t cp, char out[KR_UNICODE_NAME_MAX]) {
    if (cp - HANGUL_FIRST < HANGUL_COUNT) return hangul_text(cp - HANGUL_FIRST, out);
    for (size_t i = 0; i < KR_ARRAY_LEN(algorithmic); i++) {
        const algorithmic_span *a = &algorithmic[i];
        if (cp >= a->first && cp <= a->last) {
            return hex_text(cp, algorithmic_prefix[a->prefix], out);
        }
    }
    size_t low = 0, high = KR_ARRAY_LEN(name_range_start);
    while (low < high) {
        size_t mid = (low + high) / 2;
        if (name_range_start[mid] <= cp) {
            low = mid + 1;
        } else {
            high = mid;
        }
    }
    if (low == 0) return 0;
    size_t next = low < KR_ARRAY_LEN(name_range_first) ? name_range_first[low] : NAMES;
    size_t index = name_range_first[low - 1] + (cp - name_range_start[low - 1]);
    return index < next ? name_text(index, out) : 0;
}

/* ---- lookup ---- */

static uint32_t name_target(size_t index) {
    if (index >= NAMES) return alias_target[index - NAMES];
    size_t low = 0, high = KR_ARRAY_LEN(name_range_first);
    while (high - low > 1) {
        size_t mid = (low + high) / 2;
        if (name_range_first[mid] <= index) {
            low = mid;
        } else {
            high = mid;
        }
    }
    return name_range_start[low] + (uint32_t)(index - name_range_first[low]);
}

/* Finds the name made of these words: one pass over the stream, keeping how many leading words of
 * the current name match. */
static bool find_words(const unsigned *ids, unsigned count, uint32_t *cp) {
    const uint8_t *p = name_stream;
    unsigned match = 0;
    for (size_t i = 0; i < ALL_NAMES; i++) {
        unsigned shared, fresh;
        p = read_head(p, &shared, &fresh);
        if (shared < match || i % NAME_GROUP == 0) match = shared;
        for (unsigned k = 0; k < fresh; k++) {
            unsigned id;
            p = read_code(p, &id);
            if (match == shared + k && match < count && ids[match] == id) match++;
        }
        if (match == count && shared + fresh == count) {
            *cp = name_target(i);
            return true;
        }
    }
    return false;
}

static bool starts_with(const char *s, size_t len, const char *prefix) {
    size_t n = strlen(prefix);
    return len > n && memcmp(s, prefix, n) == 0;
}

/* The longest jamo of a table at s. */
static int match_jamo(const char (*table)[4], int n, const char *s, size_t len, size_t *used) {
    int best = -1;
    *used = 0;
    for (int i = 0; i < n; i++) {
        size_t k = strlen(table[i]);
        if (k <= len && memcmp(table[i], s, k) == 0 && (best < 0 || k > *used)) {
            best = i;
            *used = k;
        }
    }
    return best;
}

static bool find_hangul(const char *s, size_t len, uint32_t *cp) {
    size_t used;
    int l = match_jamo(jamo_initial, 19, s, len, &used);
    s += used, len -= used;
    int v = match_jamo(jamo_vowel, 21, s, len, &used);
    s += used, len -= used;
    int t = match_jamo(jamo_final, 28, s, len, &used);
    if (l < 0 || v < 0 || t < 0 || used != len) return false;
    *cp = HANGUL_FIRST + (uint32_t)((l * 21 + v) * 28 + t);
    return true;
}

static bool find_algorithmic(const char *s, size_t len, uint32_t *cp) {
    if (starts_with(s, len, hangul_prefix)) {
        size_t n = sizeof hangul_prefix - 1;
        return find_hangul(s + n, len - n, cp);
    }
    for (size_t i = 0; i < KR_ARRAY_LEN(algorithmic); i++) {
        const algorithmic_span *a = &algorithmic[i];
        char text[KR_UNICODE_NAME_MAX];
        const char *prefix = algorithmic_prefix[a->prefix];
        size_t n = strlen(prefix);
        if (!starts_with(s, len, prefix) || len - n < 4 || len - n > 5) continue;
        uint32_t v = 0;
        for (size_t k = n; k < len; k++) {
            char c = s[k];
            v = v << 4 | (uint32_t)(c <= '9' ? c - '0' : c - 'A' + 10);
        }
        /* Writing it again tells whether those were proper digits. */
        if (v >= a->first && v <= a->last && hex_text(v, prefix, text) == len &&
            memcmp(text, s, len) == 0) {
            *cp = v;
            return true;
        }
    }
    return false;
}

bool kr_unicode_lookup(const char *name, size_t len, uint32_t *cp) {
    char upper[KR_UNICODE_NAME_MAX];
    unsigned ids[WORDS_MAX], count = 0;
    if (len == 0 || len > sizeof upper) return false;
    for (size_t i = 0; i < len; i++) {
        char c = name[i];
        upper[i] = (char)(c >= 'a' && c <= 'z' ? c - 32 : c);
    }
    if (find_algorithmic(upper, len, cp)) return true;
    for (size_t at = 0; at <= len;) {
        const char *space = memchr(upper + at, ' ', len - at);
        size_t end = space != NULL ? (size_t)(space - upper) : len;
        int id = end - at < WORD_LEN_MAX ? word_find(upper + at, end - at) : -1;
        if (id < 0 || count == WORDS_MAX) return false;
        ids[count++] = (unsigned)id;
        at = end + 1;
    }
    return find_words(ids, count, cp);
}
