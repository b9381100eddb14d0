/* "Did you mean": the candidate nearest to a misspelt name, by edit distance. A move (insert,
 * delete, replace) costs 2, a change of case 1; at most about a third of the letters may differ. */
#include "object/exception.h"
#include "object/type_internal.h"

enum { MOVE = 2, CASE = 1, MAX_LEN = 40, MAX_CANDIDATES = 750 };

static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static size_t replace_cost(char a, char b) {
    return a == b ? 0 : lower(a) == lower(b) ? CASE : MOVE;
}

static size_t distance(const char *a, size_t an, const char *b, size_t bn, size_t limit) {
    size_t row[MAX_LEN];
    while (an && bn && *a == *b) a++, b++, an--, bn--;
    while (an && bn && a[an - 1] == b[bn - 1]) an--, bn--;
    if (!an || !bn) return (an + bn) * MOVE;
    if (an > MAX_LEN || bn > MAX_LEN) return limit + 1;
    for (size_t i = 0; i < an; i++) row[i] = (i + 1) * MOVE;
    for (size_t j = 0; j < bn; j++) {
        size_t diagonal = j * MOVE, left = diagonal + MOVE, best = SIZE_MAX;
        for (size_t i = 0; i < an; i++) {
            size_t replace = diagonal + replace_cost(a[i], b[j]);
            size_t move = (left < row[i] ? left : row[i]) + MOVE;
            diagonal = row[i];
            left = row[i] = replace < move ? replace : move;
            if (left < best) best = left;
        }
        if (best > limit) return limit + 1;
    }
    return row[an - 1];
}

kr_value kr_suggest(kr_ctx *ctx, kr_value candidates, kr_value name) {
    size_t n, len, best = SIZE_MAX;
    kr_value *items = kr_seq_items(candidates, &n), found = KR_NULL;
    const char *s;
    (void)ctx;
    if (!kr_is_str(name) || n >= MAX_CANDIDATES) return KR_NULL;
    s = kr_str_data(name, &len);
    if (len > MAX_LEN) return KR_NULL;
    for (size_t i = 0; i < n; i++) {
        size_t clen, limit, d;
        const char *c;
        if (!kr_is_str(items[i]) || kr_str_eq(items[i], name)) continue;
        c = kr_str_data(items[i], &clen);
        limit = (len + clen + 3) * MOVE / 6;
        if (best != SIZE_MAX && limit >= best) limit = best - 1;
        d = distance(s, len, c, clen, limit);
        if (d > limit) continue;
        if (kr_isnull(found) || d < best) {
            found = items[i];
            best = d;
        }
    }
    return found;
}

kr_value kr_suggest_attribute(kr_ctx *ctx, kr_value obj, kr_value name) {
    kr_value f = kr_lookup_special(ctx, obj, KR_N(ctx, __dir__)), names, kept;
    size_t n, len;
    kr_value *items;
    const char *s;
    if (kr_isnull(f) || !kr_is_str(name)) return KR_NULL;
    names = kr_list_from_iterable(ctx, kr_call0(ctx, f));
    s = kr_str_data(name, &len);
    if (len && s[0] != '_') { /* a public name is not meant to be a private one */
        kept = kr_list_new(ctx, 0, NULL);
        items = kr_seq_items(names, &n);
        for (size_t i = 0; i < n; i++) {
            size_t clen;
            if (!kr_is_str(items[i])) continue;
            s = kr_str_data(items[i], &clen);
            if (clen && s[0] != '_') kr_list_append(ctx, kept, items[i]);
        }
        names = kept;
    }
    if (KR_AS(kr_list, names)->len == 0) return KR_NULL;
    kr_list_sort(ctx, names, KR_NULL, false);
    return kr_suggest(ctx, names, name);
}
