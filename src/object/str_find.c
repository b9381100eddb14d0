/* str: find, index, count, startswith, endswith, replace, partition, removeprefix and their kin.
 *
 * Positions are turned into byte offsets first, bytes are searched, and offsets found are turned
 * back by counting only the code points between two known places. */
#include "base/checked.h"
#include "base/search.h"
#include "base/swar.h"
#include "object/str_internal.h"

static KR_COLD KR_NORETURN void need_str(kr_ctx *ctx, kr_value v) {
    kr_raise_fmt(ctx, &kr_type_TypeError, "must be str, not %T", v);
}

static void need_str_arg(kr_ctx *ctx, kr_value v, const char *name) {
    if (kr_is_str(v)) return;
    kr_raise_fmt(ctx, &kr_type_TypeError, "%s() argument 1 must be str, not %s", name,
                 kr_kind_name(v));
}

/* The searched part of self in bytes. */
typedef struct window {
    kr_span s;     /* the part */
    size_t from;   /* byte offset of the part */
    size_t lo, hi; /* in code points */
} window;

static bool get_window(kr_ctx *ctx, size_t n, const kr_value *args, window *w) {
    const kr_str *s = kr_str_of(args[0]);
    if (!kr_slice_args(ctx, n, args, 2, kr_str_chars(s), &w->lo, &w->hi)) return false;
    w->from = w->lo == 0 ? 0 : kr_str_char_offset(ctx, args[0], w->lo);
    size_t to = w->hi == kr_str_chars(s) ? s->len : kr_str_char_offset(ctx, args[0], w->hi);
    w->s = (kr_span){(const uint8_t *)s->data + w->from, to - w->from};
    return true;
}

/* Index found, or -1. */
static kr_sword find(kr_ctx *ctx, size_t n, const kr_value *args, bool last, const char *name) {
    window w;
    need_str_arg(ctx, args[1], name);
    if (!get_window(ctx, n, args, &w)) return -1;
    kr_span sub = kr_str_span(args[1]);
    size_t i = last ? kr_search_rfind(w.s.p, w.s.n, sub.p, sub.n)
                    : kr_search_find(w.s.p, w.s.n, sub.p, sub.n);
    if (i == KR_SEARCH_NONE) return -1;
    if (kr_str_is_ascii(args[0])) return (kr_sword)(w.from + i);
    if (last) return (kr_sword)(w.hi - kr_utf8_count(w.s.p + i, w.s.n - i));
    return (kr_sword)(w.lo + kr_utf8_count(w.s.p, i));
}

kr_value kr_str_m_find(kr_ctx *ctx, size_t n, const kr_value *args) {
    return kr_smallint(find(ctx, n, args, false, "find"));
}

kr_value kr_str_m_rfind(kr_ctx *ctx, size_t n, const kr_value *args) {
    return kr_smallint(find(ctx, n, args, true, "rfind"));
}

static kr_value found(kr_ctx *ctx, kr_sword i) {
    if (i < 0) kr_raise_fmt(ctx, &kr_type_ValueError, "substring not found");
    return kr_smallint(i);
}

kr_value kr_str_m_index(kr_ctx *ctx, size_t n, const kr_value *args) {
    return found(ctx, find(ctx, n, args, false, "index"));
}

kr_value kr_str_m_rindex(kr_ctx *ctx, size_t n, const kr_value *args) {
    return found(ctx, find(ctx, n, args, true, "rindex"));
}

kr_value kr_str_m_count(kr_ctx *ctx, size_t n, const kr_value *args) {
    window w;
    need_str_arg(ctx, args[1], "count");
    if (!get_window(ctx, n, args, &w)) return kr_smallint(0);
    kr_span sub = kr_str_span(args[1]);
    if (sub.n == 0) return kr_smallint((kr_sword)(w.hi - w.lo + 1));
    return kr_smallint((kr_sword)kr_search_count(w.s.p, w.s.n, sub.p, sub.n, SIZE_MAX));
}

bool kr_str_has(kr_value v, kr_value sub) {
    kr_span s = kr_str_span(v), x = kr_str_span(sub);
    return kr_search_find(s.p, s.n, x.p, x.n) != KR_SEARCH_NONE;
}

/* ---- startswith, endswith ---- */
static bool matches(const window *w, kr_value affix, bool at_end) {
    kr_span x = kr_str_span(affix);
    if (x.n > w->s.n) return false;
    return memcmp(at_end ? w->s.p + (w->s.n - x.n) : w->s.p, x.p, x.n) == 0;
}

static kr_value affix(kr_ctx *ctx, size_t n, const kr_value *args, const char *name, bool at_end) {
    window w;
    bool some = get_window(ctx, n, args, &w);
    if (kr_is_str(args[1])) return kr_bool(some && matches(&w, args[1], at_end));
    if (!kr_is_tuple(args[1])) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "%s first arg must be str or a tuple of str, not %T",
                     name, args[1]);
    }
    size_t m;
    kr_value *items = kr_seq_items(args[1], &m);
    for (size_t i = 0; i < m; i++) {
        if (!kr_is_str(items[i])) {
            kr_raise_fmt(ctx, &kr_type_TypeError, "tuple for %s must only contain str, not %T",
                         name, items[i]);
        }
        if (some && matches(&w, items[i], at_end)) return KR_TRUE;
    }
    return KR_FALSE;
}

kr_value kr_str_m_startswith(kr_ctx *ctx, size_t n, const kr_value *args) {
    return affix(ctx, n, args, "startswith", false);
}

kr_value kr_str_m_endswith(kr_ctx *ctx, size_t n, const kr_value *args) {
    return affix(ctx, n, args, "endswith", true);
}

static kr_value without_affix(kr_ctx *ctx, kr_value self, kr_value x, const char *name, bool end) {
    if (!kr_is_str(x)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "%s() argument must be str, not %s", name,
                     kr_kind_name(x));
    }
    window w = {.s = kr_str_span(self)};
    if (!kr_str_of(x)->len || !matches(&w, x, end)) return kr_str_exact(ctx, self);
    size_t n = kr_str_of(x)->len;
    return kr_str_new(ctx, (const char *)w.s.p + (end ? 0 : n), w.s.n - n);
}

kr_value kr_str_m_removeprefix(kr_ctx *ctx, kr_value self, kr_value prefix) {
    return without_affix(ctx, self, prefix, "removeprefix", false);
}

kr_value kr_str_m_removesuffix(kr_ctx *ctx, kr_value self, kr_value suffix) {
    return without_affix(ctx, self, suffix, "removesuffix", true);
}

/* ---- partition ---- */
static kr_value partition(kr_ctx *ctx, kr_value self, kr_value sep, bool last) {
    if (!kr_is_str(sep)) need_str(ctx, sep);
    kr_span s = kr_str_span(self), x = kr_str_span(sep);
    if (x.n == 0) kr_raise_fmt(ctx, &kr_type_ValueError, "empty separator");
    size_t i = last ? kr_search_rfind(s.p, s.n, x.p, x.n) : kr_search_find(s.p, s.n, x.p, x.n);
    kr_value none = ctx->vm->str_empty;
    if (i == KR_SEARCH_NONE) {
        return last ? kr_tuple3(ctx, none, none, self) : kr_tuple3(ctx, self, none, none);
    }
    kr_value head = kr_str_new(ctx, (const char *)s.p, i);
    kr_value tail = kr_str_new(ctx, (const char *)s.p + i + x.n, s.n - i - x.n);
    return kr_tuple3(ctx, head, sep, tail);
}

kr_value kr_str_m_partition(kr_ctx *ctx, kr_value self, kr_value sep) {
    return partition(ctx, self, sep, false);
}

kr_value kr_str_m_rpartition(kr_ctx *ctx, kr_value self, kr_value sep) {
    return partition(ctx, self, sep, true);
}

/* ---- replace(old, new, count=-1) ---- */
/* One ASCII character by another one, wherever it is. */
static kr_value replace_byte(kr_ctx *ctx, kr_value self, const kr_str *old, const kr_str *with) {
    const kr_str *s = kr_str_of(self);
    uint8_t from = (uint8_t)old->data[0], to = (uint8_t)with->data[0];
    char *out;
    if (!s->len || !memchr(s->data, from, s->len)) return kr_str_exact(ctx, self);
    if (s->len == 1) return kr_str_of_ascii(ctx, to);
    kr_value r = kr_str_make(ctx, s->len, kr_str_chars(s), kr_str_has_surrogates(self), &out);
    const uint8_t *p = (const uint8_t *)s->data, *end = p + s->len;
    for (; end - p >= KR_SWAR; p += KR_SWAR, out += KR_SWAR) {
        uint64_t w = kr_swar_replace(kr_swar_load(p), from, to);
        memcpy(out, &w, KR_SWAR);
    }
    for (; p < end; p++) *out++ = (char)(*p == from ? to : *p);
    return r;
}

kr_value kr_str_m_replace(kr_ctx *ctx, const kr_value *a) {
    for (int i = 1; i < 3; i++) {
        if (!kr_is_str(a[i])) {
            kr_raise_fmt(ctx, &kr_type_TypeError, "replace() argument %d must be str, not %s", i,
                         kr_kind_name(a[i]));
        }
    }
    kr_sword max = kr_isnull(a[3]) ? -1 : kr_index_ssize(ctx, a[3]);
    const kr_str *s = kr_str_of(a[0]), *old = kr_str_of(a[1]), *with = kr_str_of(a[2]);
    if (max < 0 && old->len == 1 && with->len == 1) return replace_byte(ctx, a[0], old, with);
    kr_span_hits hits;
    kr_span_find_hits(kr_str_span(a[0]), kr_str_span(a[1]), max, kr_str_chars(s), &hits);
    size_t count = hits.count;
    if (count == 0) return kr_str_exact(ctx, a[0]);
    size_t len, chars = kr_str_chars(s) - count * kr_str_chars(old);
    if (!kr_size_mul_add(count, with->len, s->len - count * old->len, &len)) {
        kr_raise_fmt(ctx, &kr_type_OverflowError, "replace string is too long");
    }
    chars += count * kr_str_chars(with);
    char *out;
    kr_value r = kr_str_make(ctx, len, chars,
                             kr_str_has_surrogates(a[0]) || kr_str_has_surrogates(a[2]), &out);
    kr_span_replace((uint8_t *)out, kr_str_span(a[0]), kr_str_span(a[1]), kr_str_span(a[2]), &hits,
                    true);
    return len <= 1 ? kr_str_new(ctx, out, len) : r;
}
