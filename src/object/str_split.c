/* str: split, rsplit, splitlines, join, strip. */
#include "base/checked.h"
#include "object/str_internal.h"

/* ---- split ---- */
static kr_value split(kr_ctx *ctx, const kr_value *a, bool right) {
    kr_value sep = a[1], self = a[0];
    kr_sword max = kr_isnull(a[2]) ? -1 : kr_index_ssize(ctx, a[2]);
    kr_value whole = kr_is_exact(self, &kr_type_str) ? self : KR_NULL;
    kr_span s = kr_str_span(self);
    kr_span_maker make = kr_str_maker(self);
    if (kr_isnull(sep) || kr_is_none(sep)) {
        return right ? kr_span_rsplit_space(ctx, make, s, max, true, whole)
                     : kr_span_split_space(ctx, make, s, max, true, whole);
    }
    if (!kr_is_str(sep)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "must be str or None, not %T", sep);
    }
    kr_span x = kr_str_span(sep);
    if (x.n == 0) kr_raise_fmt(ctx, &kr_type_ValueError, "empty separator");
    return right ? kr_span_rsplit(ctx, make, s, x, max, whole)
                 : kr_span_split(ctx, make, s, x, max, whole);
}

kr_value kr_str_m_split(kr_ctx *ctx, const kr_value *a) {
    return split(ctx, a, false);
}

kr_value kr_str_m_rsplit(kr_ctx *ctx, const kr_value *a) {
    return split(ctx, a, true);
}

kr_value kr_str_m_splitlines(kr_ctx *ctx, const kr_value *a) {
    bool keep = !kr_isnull(a[1]) && kr_truth(ctx, a[1]);
    kr_value whole = kr_is_exact(a[0], &kr_type_str) ? a[0] : KR_NULL;
    return kr_span_splitlines(ctx, kr_str_maker(a[0]), kr_str_span(a[0]), keep, true, whole);
}

/* ---- strip ---- */
static bool has_char(kr_span set, const uint8_t *p, size_t k) {
    if (k == 1) return memchr(set.p, *p, set.n) != NULL;
    for (size_t i = 0; i < set.n; i += kr_utf8_lead_size(set.p[i])) {
        if (set.n - i >= k && memcmp(set.p + i, p, k) == 0) return true;
    }
    return false;
}

static kr_span strip_chars(kr_span s, kr_span set, int sides) {
    size_t lo = 0, hi = s.n;
    while ((sides & 1) && lo < hi) {
        size_t k = kr_utf8_lead_size(s.p[lo]);
        if (!has_char(set, s.p + lo, k)) break;
        lo += k;
    }
    while ((sides & 2) && lo < hi) {
        size_t at = hi - 1;
        while (!kr_utf8_is_start(s.p[at])) at--;
        if (!has_char(set, s.p + at, hi - at)) break;
        hi = at;
    }
    return (kr_span){s.p + lo, hi - lo};
}

static kr_value strip(kr_ctx *ctx, size_t n, const kr_value *args, int sides, const char *name) {
    kr_span s = kr_str_span(args[0]), r;
    if (n < 2 || kr_is_none(args[1])) {
        r = kr_span_strip_space(s, sides, true);
    } else {
        if (!kr_is_str(args[1])) {
            kr_raise_fmt(ctx, &kr_type_TypeError, "%s arg must be None or str", name);
        }
        r = strip_chars(s, kr_str_span(args[1]), sides);
    }
    if (r.n == s.n) return kr_str_exact(ctx, args[0]);
    return kr_str_new(ctx, (const char *)r.p, r.n);
}

kr_value kr_str_m_strip(kr_ctx *ctx, size_t n, const kr_value *args) {
    return strip(ctx, n, args, 3, "strip");
}

kr_value kr_str_m_lstrip(kr_ctx *ctx, size_t n, const kr_value *args) {
    return strip(ctx, n, args, 1, "lstrip");
}

kr_value kr_str_m_rstrip(kr_ctx *ctx, size_t n, const kr_value *args) {
    return strip(ctx, n, args, 2, "rstrip");
}

/* ---- join ---- */
static kr_value join_items(kr_ctx *ctx, kr_value sep, const kr_value *items, size_t n) {
    const kr_str *x = kr_str_of(sep);
    size_t len = 0, chars = 0;
    uint32_t flags = n > 1 ? x->flags : 0;
    for (size_t i = 0; i < n; i++) {
        if (!kr_is_str(items[i])) {
            kr_raise_fmt(ctx, &kr_type_TypeError,
                         "sequence item %zu: expected str instance, %T found", i, items[i]);
        }
        const kr_str *s = kr_str_of(items[i]);
        if (!kr_size_add(len, s->len, &len)) kr_raise_memory(ctx);
        chars += kr_str_chars(s);
        flags |= s->flags;
    }
    if (n == 0) return ctx->vm->str_empty;
    if (n == 1 && kr_is_exact(items[0], &kr_type_str)) return items[0];
    if (!kr_size_mul_add(n - 1, x->len, len, &len)) kr_raise_memory(ctx);
    chars += (n - 1) * kr_str_chars(x);
    char *out, *start;
    kr_value r = kr_str_make(ctx, len, chars, flags & KR_STR_SURROGATES, &out);
    start = out;
    for (size_t i = 0; i < n; i++) {
        const kr_str *s = kr_str_of(items[i]);
        if (i && x->len == 1) {
            *out++ = x->data[0];
        } else if (i && x->len) {
            memcpy(out, x->data, x->len);
            out += x->len;
        }
        memcpy(out, s->data, s->len);
        out += s->len;
    }
    return len <= 1 ? kr_str_new(ctx, start, len) : r;
}

kr_value kr_str_join(kr_ctx *ctx, kr_value sep, kr_value iterable) {
    if (kr_is_exact(iterable, &kr_type_str) && kr_str_of(sep)->len == 0) return iterable;
    if (!kr_is_exact(iterable, &kr_type_list) && !kr_is_exact(iterable, &kr_type_tuple)) {
        if (!kr_is_iterable(iterable)) {
            kr_raise_fmt(ctx, &kr_type_TypeError, "can only join an iterable");
        }
        iterable = kr_list_from_iterable(ctx, iterable);
    }
    size_t n;
    kr_value *items = kr_seq_items(iterable, &n);
    kr_value r = join_items(ctx, sep, items, n);
    kr_keep(iterable);
    return r;
}
