/* Nearest name by edit distance, with CPython's costs: a move costs 2, a change of case 1, and a
 * candidate must be within a sixth of both lengths.
 *
 * Invariant: works on bytes of short names in fixed space; nothing is allocated. */
#include "object/suggest.h"

#include "object/seq.h"
#include "object/str.h"

enum { MOVE = 2, CASE = 1, MAX_NAME = 40, MAX_CANDIDATES = 750 };

static size_t substitution(char a, char b) {
    if (a == b) return 0;
    if ((a | 0x20) == (b | 0x20) && (a | 0x20) >= 'a' && (a | 0x20) <= 'z') return CASE;
    return MOVE;
}

/* Distance of two names, or something above `max`. */
static size_t distance(const char *a, size_t n, const char *b, size_t m, size_t max) {
    size_t row[MAX_NAME];
    while (n && m && a[0] == b[0]) a++, b++, n--, m--;
    while (n && m && a[n - 1] == b[m - 1]) n--, m--;
    if (n == 0 || m == 0) return (n + m) * MOVE;
    if (n > MAX_NAME || m > MAX_NAME) return max + 1;
    if (m < n) {
        const char *t = a;
        size_t k = n;
        a = b, b = t, n = m, m = k;
    }
    if ((m - n) * MOVE > max) return max + 1;
    for (size_t i = 0; i < n; i++) row[i] = (i + 1) * MOVE;
    for (size_t j = 0; j < m; j++) {
        size_t diagonal = j * MOVE, left = diagonal, least = (size_t)-1, result = 0;
        for (size_t i = 0; i < n; i++) {
            size_t sub = diagonal + substitution(b[j], a[i]), indel;
            diagonal = row[i];
            indel = (left < diagonal ? left : diagonal) + MOVE;
            left = result = sub < indel ? sub : indel;
            row[i] = result;
            if (result < least) least = result;
        }
        if (least > max) return max + 1;
    }
    return row[n - 1];
}

kr_value kr_suggest(kr_ctx *ctx, kr_value name, kr_value candidates) {
    size_t n, name_len, best = (size_t)-1;
    const kr_value *items = kr_seq_items(candidates, &n);
    const char *text = kr_str_data(name, &name_len);
    kr_value found = KR_NULL;
    (void)ctx;
    if (n > MAX_CANDIDATES) return KR_NULL;
    for (size_t i = 0; i < n; i++) {
        size_t len, max, d;
        const char *s;
        if (!kr_is_str(items[i]) || kr_str_eq(items[i], name)) continue;
        s = kr_str_data(items[i], &len);
        max = (name_len + len + 3) * MOVE / 6;
        if (best != (size_t)-1 && max > best - 1) max = best - 1;
        d = distance(text, name_len, s, len, max);
        if (d <= max) {
            best = d;
            found = items[i];
            if (best == 0) break;
        }
    }
    return found;
}
