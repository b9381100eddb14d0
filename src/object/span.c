/* Splitting, stripping and replacing in runs of bytes, for str, bytes and bytearray.
 *
 * Text of str is UTF-8, which keeps its boundaries under byte search: a needle that is valid UTF-8
 * is only found at code point starts. Nothing here runs Python code, so a bytearray cannot change
 * under it. */
#include "base/search.h"
#include "base/unicode.h"
#include "object/str_internal.h"
#include "object/type_internal.h"

kr_value kr_span_make_str(kr_ctx *ctx, const void *data, size_t n) {
    return kr_str_new(ctx, data, n);
}

kr_value kr_span_make_ascii(kr_ctx *ctx, const void *data, size_t n) {
    return kr_str_new_ascii(ctx, data, n);
}

static kr_value piece(kr_ctx *ctx, kr_span_maker make, kr_span s, size_t lo, size_t hi,
                      kr_value whole) {
    if (lo == 0 && hi == s.n && !kr_isnull(whole)) return whole;
    return make(ctx, s.p + lo, hi - lo);
}

/* The list to be: the first pieces wait on the C stack, so that a short list is made at once with
 * just the room it needs. */
enum { FEW = 8 };
typedef struct pieces {
    kr_value list; /* KR_NULL: all are in `few` */
    size_t n;
    kr_value few[FEW];
} pieces;

static inline void add_piece(kr_ctx *ctx, pieces *p, kr_value v) {
    if (KR_LIKELY(p->n < FEW)) {
        p->few[p->n++] = v;
        return;
    }
    if (kr_isnull(p->list)) {
        p->list = kr_list_new(ctx, 2 * FEW, NULL);
        for (size_t i = 0; i < FEW; i++) kr_list_append(ctx, p->list, p->few[i]);
    }
    kr_list_append(ctx, p->list, v);
}

static kr_value list_of(kr_ctx *ctx, const pieces *p) {
    return kr_isnull(p->list) ? kr_list_new(ctx, p->n, p->few) : p->list;
}

/* The same for pieces that were found from the end on. */
static kr_value reversed_list_of(kr_ctx *ctx, const pieces *p) {
    kr_value list = list_of(ctx, p);
    kr_list_reverse(list);
    return list;
}

/* ---- at a separator ---- */
kr_value kr_span_split(kr_ctx *ctx, kr_span_maker make, kr_span s, kr_span sep, kr_sword max,
                       kr_value whole) {
    pieces list = {.list = KR_NULL};
    size_t from = 0;
    while (max != 0) {
        size_t i = kr_search_find(s.p + from, s.n - from, sep.p, sep.n);
        if (i == KR_SEARCH_NONE) break;
        add_piece(ctx, &list, make(ctx, s.p + from, i));
        from += i + sep.n;
        if (max > 0) max--;
        kr_tick(ctx, (uint32_t)(i & 0xffff) / 8 + 8);
    }
    add_piece(ctx, &list, piece(ctx, make, s, from, s.n, whole));
    return list_of(ctx, &list);
}

kr_value kr_span_rsplit(kr_ctx *ctx, kr_span_maker make, kr_span s, kr_span sep, kr_sword max,
                        kr_value whole) {
    pieces list = {.list = KR_NULL};
    size_t end = s.n;
    while (max != 0) {
        size_t i = kr_search_rfind(s.p, end, sep.p, sep.n);
        if (i == KR_SEARCH_NONE) break;
        add_piece(ctx, &list, make(ctx, s.p + i + sep.n, end - i - sep.n));
        end = i;
        if (max > 0) max--;
        kr_tick(ctx, 8);
    }
    add_piece(ctx, &list, piece(ctx, make, s, 0, end, whole));
    return reversed_list_of(ctx, &list);
}

/* ---- whitespace ---- */
enum { S_NO, S_YES, S_UNICODE, S_LEAD };
/* For each byte: no space; space; space in str only; in str perhaps the lead byte of one. */
static const uint8_t space_class[256] = {
    ['\t'] = S_YES,  ['\n'] = S_YES,     ['\v'] = S_YES,     ['\f'] = S_YES,     ['\r'] = S_YES,
    [' '] = S_YES,   [0x1c] = S_UNICODE, [0x1d] = S_UNICODE, [0x1e] = S_UNICODE, [0x1f] = S_UNICODE,
    [0xc2] = S_LEAD, [0xe1] = S_LEAD,    [0xe2] = S_LEAD,    [0xe3] = S_LEAD,
};

static KR_NOINLINE size_t wide_space(const uint8_t *p) {
    const uint8_t *q = p;
    return kr_unicode_is_space(kr_utf8_next(&q)) ? (size_t)(q - p) : 0;
}

/* Length of the whitespace character at p, 0 if it is none. */
static inline size_t space_at(const uint8_t *p, bool utf8) {
    unsigned c = space_class[*p];
    if (KR_LIKELY(c <= S_YES)) return c;
    if (!utf8) return 0;
    return c == S_UNICODE ? 1 : wide_space(p);
}

/* The same for the character that ends at p, which is behind the start of the text. */
static inline size_t space_before(const uint8_t *p, bool utf8) {
    if (p[-1] < 0x80) {
        unsigned c = space_class[p[-1]];
        return c == S_YES || (utf8 && c == S_UNICODE);
    }
    if (!utf8) return 0;
    const uint8_t *q = p - 1;
    while (!kr_utf8_is_start(*q)) q--;
    return space_class[*q] == S_LEAD ? wide_space(q) : 0;
}

static size_t skip_space(kr_span s, size_t i, bool utf8) {
    size_t k;
    while (i < s.n && (k = space_at(s.p + i, utf8)) != 0) i += k;
    return i;
}

static size_t skip_space_back(kr_span s, size_t end, bool utf8) {
    size_t k;
    while (end > 0 && (k = space_before(s.p + end, utf8)) != 0) end -= k;
    return end;
}

kr_span kr_span_strip_space(kr_span s, int sides, bool utf8) {
    size_t lo = sides & 1 ? skip_space(s, 0, utf8) : 0, hi = s.n;
    if ((sides & 2) && lo < hi) {
        kr_span rest = {s.p + lo, s.n - lo};
        hi = lo + skip_space_back(rest, rest.n, utf8);
    }
    return (kr_span){s.p + lo, hi - lo};
}

kr_value kr_span_split_space(kr_ctx *ctx, kr_span_maker make, kr_span s, kr_sword max, bool utf8,
                             kr_value whole) {
    pieces list = {.list = KR_NULL};
    for (size_t i = skip_space(s, 0, utf8); i < s.n; i = skip_space(s, i, utf8)) {
        size_t from = i;
        if (max == 0) {
            add_piece(ctx, &list, piece(ctx, make, s, from, s.n, whole));
            break;
        }
        while (i < s.n && !space_at(s.p + i, utf8)) i++;
        add_piece(ctx, &list, piece(ctx, make, s, from, i, whole));
        if (max > 0) max--;
        kr_tick(ctx, 8);
    }
    return list_of(ctx, &list);
}

kr_value kr_span_rsplit_space(kr_ctx *ctx, kr_span_maker make, kr_span s, kr_sword max, bool utf8,
                              kr_value whole) {
    pieces list = {.list = KR_NULL};
    for (size_t end = skip_space_back(s, s.n, utf8); end > 0; end = skip_space_back(s, end, utf8)) {
        size_t to = end;
        if (max == 0) {
            add_piece(ctx, &list, piece(ctx, make, s, 0, to, whole));
            break;
        }
        while (end > 0 && !space_before(s.p + end, utf8)) end--;
        add_piece(ctx, &list, piece(ctx, make, s, end, to, whole));
        if (max > 0) max--;
        kr_tick(ctx, 8);
    }
    return reversed_list_of(ctx, &list);
}

/* ---- lines ---- */
/* Length of the line break at p, 0 if there is none. */
static size_t line_break(const uint8_t *p, const uint8_t *end, bool utf8) {
    if (*p == '\n') return 1;
    if (*p == '\r') return p + 1 < end && p[1] == '\n' ? 2 : 1;
    if (!utf8) return 0;
    if (*p < 0x80) return kr_unicode_is_linebreak(*p);
    if (*p != 0xc2 && *p != 0xe2) return 0;
    const uint8_t *q = p;
    return kr_unicode_is_linebreak(kr_utf8_next(&q)) ? (size_t)(q - p) : 0;
}

static inline bool may_break(uint8_t c) {
    return c < 0x20 || c == 0xc2 || c == 0xe2;
}

kr_value kr_span_splitlines(kr_ctx *ctx, kr_span_maker make, kr_span s, bool keep, bool utf8,
                            kr_value whole) {
    pieces list = {.list = KR_NULL};
    const uint8_t *end = s.p + s.n;
    for (size_t from = 0, i = 0; from < s.n; from = i) {
        size_t brk = 0;
        while (i < s.n && (!may_break(s.p[i]) || !(brk = line_break(s.p + i, end, utf8)))) i++;
        size_t to = keep ? i + brk : i;
        i += brk;
        add_piece(ctx, &list, piece(ctx, make, s, from, to, whole));
        kr_tick(ctx, 8);
    }
    return list_of(ctx, &list);
}

/* ---- replace ---- */
void kr_span_find_hits(kr_span s, kr_span old, kr_sword max, size_t n_chars, kr_span_hits *hits) {
    size_t limit = max < 0 ? SIZE_MAX : (size_t)max, from = 0;
    hits->count = 0;
    if (old.n == 0) {
        hits->count = n_chars + 1 < limit ? n_chars + 1 : limit;
        return;
    }
    while (hits->count < limit) {
        size_t i = kr_search_find(s.p + from, s.n - from, old.p, old.n);
        if (i == KR_SEARCH_NONE) return;
        if (hits->count < KR_SPAN_HITS) hits->at[hits->count] = from + i;
        hits->count++;
        from += i + old.n;
    }
}

static uint8_t *put(uint8_t *out, const void *p, size_t n) {
    memcpy(out, p, n);
    return out + n;
}

/* Replaces nothing: `with` before each character and at the end. */
static void interleave(uint8_t *out, kr_span s, kr_span with, size_t count, bool utf8) {
    size_t i = 0;
    while (count--) {
        out = put(out, with.p, with.n);
        size_t k = i < s.n ? utf8 ? kr_utf8_lead_size(s.p[i]) : 1 : 0;
        out = put(out, s.p + i, k);
        i += k;
    }
    put(out, s.p + i, s.n - i);
}

void kr_span_replace(uint8_t *out, kr_span s, kr_span old, kr_span with, const kr_span_hits *hits,
                     bool utf8) {
    size_t from = 0;
    if (old.n == 0) {
        interleave(out, s, with, hits->count, utf8);
        return;
    }
    for (size_t k = 0; k < hits->count; k++) {
        size_t i = k < KR_SPAN_HITS ? hits->at[k]
                                    : from + kr_search_find(s.p + from, s.n - from, old.p, old.n);
        out = put(out, s.p + from, i - from);
        out = put(out, with.p, with.n);
        from = i + old.n;
    }
    put(out, s.p + from, s.n - from);
}

/* ---- arguments ---- */
bool kr_is_iterable(kr_value v) {
    const kr_type *t = kr_typeof(v);
    return KR_SLOT(t, iter) || (KR_SLOT(t, subscr) && !(t->flags & KR_TF_DICT));
}

bool kr_has_subscr(kr_value v) {
    return KR_SLOT(kr_typeof(v), subscr) != NULL;
}

static kr_sword bound(kr_ctx *ctx, kr_value v, size_t len) {
    kr_sword i;
    if (KR_LIKELY(kr_is_smallint(v))) {
        i = kr_smallint_val(v);
    } else {
        if (!kr_is_index(v)) {
            kr_raise_fmt(ctx, &kr_type_TypeError,
                         "slice indices must be integers or None or have an __index__ method");
        }
        i = kr_index_clamped(ctx, v);
    }
    if (i < 0) {
        i += (kr_sword)len;
        if (i < 0) i = 0;
    }
    return i;
}

bool kr_slice_args(kr_ctx *ctx, size_t n, const kr_value *args, size_t at, size_t len, size_t *lo,
                   size_t *hi) {
    *lo = n > at && !kr_is_none(args[at]) ? (size_t)bound(ctx, args[at], len) : 0;
    *hi = n > at + 1 && !kr_is_none(args[at + 1]) ? (size_t)bound(ctx, args[at + 1], len) : len;
    if (*hi > len) *hi = len;
    return *lo <= *hi;
}

const char *kr_kind_name(kr_value v) {
    return kr_is_none(v) ? "None" : kr_type_cname(kr_typeof(v));
}

const char *kr_str_arg(kr_ctx *ctx, kr_value v, const char *fname, const char *name) {
    if (kr_isnull(v)) return NULL;
    if (!kr_is_str(v)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "%s() argument '%s' must be str, not %s", fname, name,
                     kr_kind_name(v));
    }
    return kr_str_cstr(ctx, v);
}
