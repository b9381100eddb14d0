/* Methods of bytes and bytearray: searching, splitting, joining, and the two method tables.
 *
 * Results are of self's kind (subclasses give the base kind). Arguments are taken as spans that
 * hold no buffer: between taking a span and its last use no Python code runs, or else the span is a
 * stable one. */
#include "base/checked.h"
#include "base/search.h"
#include "object/bytes_internal.h"
#include "object/descr.h"

/* ---- find and its kin ---- */
/* Place found (in bytes from the start), or -1. */
static kr_sword find(kr_ctx *ctx, size_t n, const kr_value *args, bool last) {
    size_t lo, hi, at;
    uint8_t one;
    bool some = kr_slice_args(ctx, n, args, 2, kr_bytes_span(args[0]).n, &lo, &hi);
    kr_span x = kr_bytes_needle(ctx, args[1], &one);
    kr_span s = kr_bytes_span(args[0]);
    if (!some || hi > s.n) return -1;
    at = last ? kr_search_rfind(s.p + lo, hi - lo, x.p, x.n)
              : kr_search_find(s.p + lo, hi - lo, x.p, x.n);
    return at == KR_SEARCH_NONE ? -1 : (kr_sword)(lo + at);
}

static kr_value m_find(kr_ctx *ctx, size_t n, const kr_value *args) {
    return kr_smallint(find(ctx, n, args, false));
}

static kr_value m_rfind(kr_ctx *ctx, size_t n, const kr_value *args) {
    return kr_smallint(find(ctx, n, args, true));
}

static kr_value found(kr_ctx *ctx, kr_sword i) {
    if (i < 0) kr_raise_fmt(ctx, &kr_type_ValueError, "subsection not found");
    return kr_smallint(i);
}

static kr_value m_index(kr_ctx *ctx, size_t n, const kr_value *args) {
    return found(ctx, find(ctx, n, args, false));
}

static kr_value m_rindex(kr_ctx *ctx, size_t n, const kr_value *args) {
    return found(ctx, find(ctx, n, args, true));
}

static kr_value m_count(kr_ctx *ctx, size_t n, const kr_value *args) {
    size_t lo, hi;
    uint8_t one;
    bool some = kr_slice_args(ctx, n, args, 2, kr_bytes_span(args[0]).n, &lo, &hi);
    kr_span x = kr_bytes_needle(ctx, args[1], &one);
    kr_span s = kr_bytes_span(args[0]);
    if (!some || hi > s.n) return kr_smallint(0);
    if (x.n == 0) return kr_smallint((kr_sword)(hi - lo + 1));
    return kr_smallint((kr_sword)kr_search_count(s.p + lo, hi - lo, x.p, x.n, SIZE_MAX));
}

/* ---- startswith, endswith ---- */
/* Does self[lo:hi] start or end with affix? Whatever its buffer does, self is looked at last. */
static bool matches(kr_ctx *ctx, kr_value self, size_t lo, size_t hi, kr_value affix, bool at_end) {
    kr_span x = kr_bytes_need_span(ctx, affix), s = kr_bytes_span(self);
    if (hi > s.n || lo > hi || x.n > hi - lo) return false;
    return x.n == 0 || memcmp(s.p + (at_end ? hi - x.n : lo), x.p, x.n) == 0;
}

static kr_value affix(kr_ctx *ctx, size_t n, const kr_value *args, const char *name, bool at_end) {
    size_t lo, hi, m;
    bool some = kr_slice_args(ctx, n, args, 2, kr_bytes_span(args[0]).n, &lo, &hi);
    kr_span x;
    if (!some) lo = hi + 1;
    if (!kr_is_tuple(args[1])) {
        if (!kr_bytes_try_span(ctx, args[1], &x)) {
            kr_raise_fmt(ctx, &kr_type_TypeError,
                         "%s first arg must be bytes or a tuple of bytes, not %T", name, args[1]);
        }
        return kr_bool(matches(ctx, args[0], lo, hi, args[1], at_end));
    }
    kr_value *items = kr_seq_items(args[1], &m);
    for (size_t i = 0; i < m; i++) {
        if (matches(ctx, args[0], lo, hi, items[i], at_end)) return KR_TRUE;
    }
    return KR_FALSE;
}

static kr_value m_startswith(kr_ctx *ctx, size_t n, const kr_value *args) {
    return affix(ctx, n, args, "startswith", false);
}

static kr_value m_endswith(kr_ctx *ctx, size_t n, const kr_value *args) {
    return affix(ctx, n, args, "endswith", true);
}

/* self as an exact object of its kind: a copy unless it is an exact bytes. */
static kr_value exact(kr_ctx *ctx, kr_value self) {
    if (kr_is_exact(self, &kr_type_bytes)) return self;
    kr_span s = kr_bytes_span(self);
    return kr_bytes_maker(self)(ctx, s.p, s.n);
}

static kr_value without_affix(kr_ctx *ctx, kr_value self, kr_value x, bool at_end) {
    kr_span affix = kr_bytes_need_span(ctx, x), s = kr_bytes_span(self);
    size_t k = affix.n;
    if (k == 0 || k > s.n || memcmp(at_end ? s.p + s.n - k : s.p, affix.p, k) != 0) {
        return exact(ctx, self);
    }
    return kr_bytes_maker(self)(ctx, s.p + (at_end ? 0 : k), s.n - k);
}

static kr_value m_removeprefix(kr_ctx *ctx, kr_value self, kr_value prefix) {
    return without_affix(ctx, self, prefix, false);
}

static kr_value m_removesuffix(kr_ctx *ctx, kr_value self, kr_value suffix) {
    return without_affix(ctx, self, suffix, true);
}

/* ---- split ---- */
static kr_value split(kr_ctx *ctx, const kr_value *a, bool right) {
    kr_value self = a[0], sep = a[1];
    kr_sword max = kr_isnull(a[2]) ? -1 : kr_seq_ssize(ctx, a[2]);
    kr_value whole = kr_is_exact(self, &kr_type_bytes) ? self : KR_NULL;
    kr_span_maker make = kr_bytes_maker(self);
    if (kr_isnull(sep) || kr_is_none(sep)) {
        kr_span s = kr_bytes_stable_span(ctx, self);
        return right ? kr_span_rsplit_space(ctx, make, s, max, false, whole)
                     : kr_span_split_space(ctx, make, s, max, false, whole);
    }
    kr_span x = kr_bytes_stable_span(ctx, sep), s = kr_bytes_stable_span(ctx, self);
    if (x.n == 0) kr_raise_fmt(ctx, &kr_type_ValueError, "empty separator");
    return right ? kr_span_rsplit(ctx, make, s, x, max, whole)
                 : kr_span_split(ctx, make, s, x, max, whole);
}

static kr_value m_split(kr_ctx *ctx, const kr_value *a) {
    return split(ctx, a, false);
}

static kr_value m_rsplit(kr_ctx *ctx, const kr_value *a) {
    return split(ctx, a, true);
}

static kr_value m_splitlines(kr_ctx *ctx, const kr_value *a) {
    bool keep = !kr_isnull(a[1]) && kr_truth(ctx, a[1]);
    kr_value whole = kr_is_exact(a[0], &kr_type_bytes) ? a[0] : KR_NULL;
    kr_span s = kr_bytes_stable_span(ctx, a[0]); /* finalizers may run between the lines */
    return kr_span_splitlines(ctx, kr_bytes_maker(a[0]), s, keep, false, whole);
}

static kr_value partition(kr_ctx *ctx, kr_value self, kr_value sep, bool last) {
    kr_span x = kr_bytes_need_span(ctx, sep), s = kr_bytes_span(self);
    kr_span_maker make = kr_bytes_maker(self);
    if (x.n == 0) kr_raise_fmt(ctx, &kr_type_ValueError, "empty separator");
    size_t i = last ? kr_search_rfind(s.p, s.n, x.p, x.n) : kr_search_find(s.p, s.n, x.p, x.n);
    if (i == KR_SEARCH_NONE) {
        kr_value all = exact(ctx, self), none = make(ctx, NULL, 0), none2 = make(ctx, NULL, 0);
        return last ? kr_tuple3(ctx, none, none2, all) : kr_tuple3(ctx, all, none, none2);
    }
    kr_value head = make(ctx, s.p, i);
    kr_value mid = kr_is_bytes(self) ? sep : make(ctx, x.p, x.n);
    return kr_tuple3(ctx, head, mid, make(ctx, s.p + i + x.n, s.n - i - x.n));
}

static kr_value m_partition(kr_ctx *ctx, kr_value self, kr_value sep) {
    return partition(ctx, self, sep, false);
}

static kr_value m_rpartition(kr_ctx *ctx, kr_value self, kr_value sep) {
    return partition(ctx, self, sep, true);
}

/* ---- strip ---- */
static kr_value strip(kr_ctx *ctx, size_t n, const kr_value *args, int sides) {
    kr_value self = args[0];
    kr_span s, r;
    if (n < 2 || kr_is_none(args[1])) {
        s = kr_bytes_span(self);
        r = kr_span_strip_space(s, sides, false);
    } else {
        kr_span set = kr_bytes_need_span(ctx, args[1]);
        s = kr_bytes_span(self);
        size_t lo = 0, hi = s.n;
        while ((sides & 1) && lo < hi && memchr(set.p, s.p[lo], set.n)) lo++;
        while ((sides & 2) && lo < hi && memchr(set.p, s.p[hi - 1], set.n)) hi--;
        r = (kr_span){s.p + lo, hi - lo};
    }
    return r.n == s.n ? exact(ctx, self) : kr_bytes_maker(self)(ctx, r.p, r.n);
}

static kr_value m_strip(kr_ctx *ctx, size_t n, const kr_value *args) {
    return strip(ctx, n, args, 3);
}

static kr_value m_lstrip(kr_ctx *ctx, size_t n, const kr_value *args) {
    return strip(ctx, n, args, 1);
}

static kr_value m_rstrip(kr_ctx *ctx, size_t n, const kr_value *args) {
    return strip(ctx, n, args, 2);
}

/* ---- replace ---- */
static kr_value m_replace(kr_ctx *ctx, size_t n, const kr_value *args) {
    kr_span old = kr_bytes_stable_span(ctx, args[1]), with = kr_bytes_stable_span(ctx, args[2]);
    kr_sword max = n > 3 ? kr_seq_ssize(ctx, args[3]) : -1;
    kr_span s = kr_bytes_span(args[0]);
    kr_span_hits hits;
    kr_span_find_hits(s, old, max, s.n, &hits);
    size_t count = hits.count, len;
    uint8_t *out;
    if (count == 0) return exact(ctx, args[0]);
    if (!kr_size_mul_add(count, with.n, s.n - count * old.n, &len)) {
        kr_raise_fmt(ctx, &kr_type_OverflowError, "replace bytes are too long");
    }
    kr_value r = kr_bytes_alloc_like(ctx, args[0], len, &out);
    kr_span_replace(out, s, old, with, &hits, false);
    return r;
}

/* ---- join ---- */
/* The iterable's items in a list; what is neither bytes nor bytearray is turned into bytes. */
static kr_value join_items(kr_ctx *ctx, kr_value iterable) {
    kr_value list;
    if (kr_is_exact(iterable, &kr_type_list) || kr_is_exact(iterable, &kr_type_tuple)) {
        size_t n;
        kr_value *items = kr_seq_items(iterable, &n);
        bool plain = true;
        for (size_t i = 0; i < n && plain; i++) plain = kr_is_exact(items[i], &kr_type_bytes);
        if (plain) return iterable;
        list = kr_list_new(ctx, n, items);
    } else {
        if (!kr_is_iterable(iterable)) {
            kr_raise_fmt(ctx, &kr_type_TypeError, "can only join an iterable");
        }
        list = kr_list_from_iterable(ctx, iterable);
    }
    for (size_t i = 0; i < KR_AS(kr_list, list)->len; i++) {
        kr_value v = KR_AS(kr_list, list)->items[i];
        kr_span s;
        if (kr_has_flag(v, KR_TF_BYTES | KR_TF_BYTEARRAY)) continue;
        if (kr_bytes_scattered(v) || !kr_bytes_try_span(ctx, v, &s)) {
            kr_raise_fmt(ctx, &kr_type_TypeError,
                         "sequence item %zu: expected a bytes-like object, %T found", i, v);
        }
        kr_store(ctx, kr_ptr(list), &KR_AS(kr_list, list)->items[i], kr_bytes_new(ctx, s.p, s.n));
    }
    return list;
}

static kr_value m_join(kr_ctx *ctx, kr_value self, kr_value iterable) {
    kr_value list = join_items(ctx, iterable);
    size_t n, len = 0;
    uint8_t *out;
    kr_value *items = kr_seq_items(list, &n);
    kr_span sep = kr_bytes_span(self);
    if (n == 0) return kr_bytes_maker(self)(ctx, NULL, 0);
    if (n == 1 && kr_is_bytes(self) && kr_is_exact(items[0], &kr_type_bytes)) return items[0];
    for (size_t i = 0; i < n; i++) {
        if (!kr_size_add(len, kr_bytes_span(items[i]).n, &len)) kr_raise_memory(ctx);
    }
    if (!kr_size_mul_add(n - 1, sep.n, len, &len)) kr_raise_memory(ctx);
    kr_value r = kr_bytes_alloc_like(ctx, self, len, &out);
    for (size_t i = 0; i < n; i++) {
        kr_span s = kr_bytes_span(items[i]);
        if (i && sep.n) {
            memcpy(out, sep.p, sep.n);
            out += sep.n;
        }
        memcpy(out, s.p, s.n);
        out += s.n;
    }
    kr_keep(list);
    return r;
}

/* ---- the rest ---- */
static kr_value m_decode(kr_ctx *ctx, const kr_value *a) {
    const char *encoding = kr_str_arg(ctx, a[1], "decode", "encoding");
    const char *errors = kr_str_arg(ctx, a[2], "decode", "errors");
    kr_span s = kr_bytes_span(a[0]);
    return kr_str_decode(ctx, (const char *)s.p, s.n, encoding ? encoding : "utf-8", errors);
}

static kr_value m_bytes(kr_ctx *ctx, kr_value self) {
    return exact(ctx, self);
}

static kr_value m_getnewargs(kr_ctx *ctx, kr_value self) {
    kr_span s = kr_bytes_span(self);
    kr_value v = kr_bytes_new(ctx, s.p, s.n);
    return kr_tuple_new(ctx, 1, &v);
}

static kr_value m_sizeof(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return kr_smallint((kr_sword)(sizeof(kr_bytes) + kr_bytes_span(self).n + 1));
}

#define SHARED(OWN)                                                                                \
    KR_METHOD_1(OWN, "capitalize", kr_bytes_m_capitalize,                                          \
                "Return a copy with only its first character capitalized (ASCII) and the rest "    \
                "lower-cased."),                                                                   \
        KR_METHOD_VAR(OWN, "center", kr_bytes_m_center, 2, 3,                                      \
                      "Return a centered string of length width."),                                \
        KR_METHOD_VAR(OWN, "count", m_count, 2, 4,                                                 \
                      "Return the number of non-overlapping occurrences of subsection sub."),      \
        KR_METHOD_SIG(OWN, "decode", m_decode, "encoding=,errors=",                                \
                      "Decode the bytes using the codec registered for encoding."),                \
        KR_METHOD_VAR(OWN, "endswith", m_endswith, 2, 4,                                           \
                      "Return True if the bytes end with the specified suffix, False otherwise."), \
        KR_METHOD_SIG(OWN, "expandtabs", kr_bytes_m_expandtabs, "tabsize=",                        \
                      "Return a copy where all tab characters are expanded using spaces."),        \
        KR_METHOD_VAR(OWN, "find", m_find, 2, 4,                                                   \
                      "Return the lowest index where subsection sub is found, -1 on failure."),    \
        KR_CLASSMETHOD_VAR(OWN, "fromhex", kr_bytes_m_fromhex, 2, 2,                               \
                           "Create from a string of hexadecimal numbers."),                        \
        KR_METHOD_SIG(OWN, "hex", kr_bytes_m_hex, "sep=,bytes_per_sep=",                           \
                      "Create a string of hexadecimal numbers from a bytes object."),              \
        KR_METHOD_VAR(                                                                             \
            OWN, "index", m_index, 2, 4,                                                           \
            "Return the lowest index where subsection sub is found; ValueError if it is "          \
            "not."),                                                                               \
        KR_METHOD_1(OWN, "isalnum", kr_bytes_m_isalnum,                                            \
                    "Return True if all characters are alphanumeric and there is at least one."),  \
        KR_METHOD_1(OWN, "isalpha", kr_bytes_m_isalpha,                                            \
                    "Return True if all characters are alphabetic and there is at least one."),    \
        KR_METHOD_1(OWN, "isascii", kr_bytes_m_isascii,                                            \
                    "Return True if it is empty or all characters are ASCII, False otherwise."),   \
        KR_METHOD_1(OWN, "isdigit", kr_bytes_m_isdigit,                                            \
                    "Return True if all characters are digits and there is at least one."),        \
        KR_METHOD_1(                                                                               \
            OWN, "islower", kr_bytes_m_islower,                                                    \
            "Return True if all cased characters are lowercase and there is at least one."),       \
        KR_METHOD_1(OWN, "isspace", kr_bytes_m_isspace,                                            \
                    "Return True if all characters are whitespace and there is at least one."),    \
        KR_METHOD_1(OWN, "istitle", kr_bytes_m_istitle,                                            \
                    "Return True if it is titlecased and there is at least one character."),       \
        KR_METHOD_1(                                                                               \
            OWN, "isupper", kr_bytes_m_isupper,                                                    \
            "Return True if all cased characters are uppercase and there is at least one."),       \
        KR_METHOD_2(OWN, "join", m_join, "Concatenate any number of bytes-like objects."),         \
        KR_METHOD_VAR(OWN, "ljust", kr_bytes_m_ljust, 2, 3,                                        \
                      "Return a left-justified string of length width."),                          \
        KR_METHOD_1(OWN, "lower", kr_bytes_m_lower,                                                \
                    "Return a copy with all ASCII characters converted to lowercase."),            \
        KR_METHOD_VAR(OWN, "lstrip", m_lstrip, 1, 2,                                               \
                      "Strip leading bytes contained in the argument."),                           \
        KR_STATIC_VAR(OWN, "maketrans", kr_bytes_m_maketrans, 2, 2,                                \
                      "Return a translation table useable for the translate method."),             \
        KR_METHOD_2(OWN, "partition", m_partition,                                                 \
                    "Partition into three parts using the given separator."),                      \
        KR_METHOD_2(OWN, "removeprefix", m_removeprefix,                                           \
                    "Return a copy with the given prefix removed if present."),                    \
        KR_METHOD_2(OWN, "removesuffix", m_removesuffix,                                           \
                    "Return a copy with the given suffix removed if present."),                    \
        KR_METHOD_VAR(OWN, "replace", m_replace, 3, 4,                                             \
                      "Return a copy with all occurrences of substring old replaced by new."),     \
        KR_METHOD_VAR(OWN, "rfind", m_rfind, 2, 4,                                                 \
                      "Return the highest index where subsection sub is found, -1 on failure."),   \
        KR_METHOD_VAR(                                                                             \
            OWN, "rindex", m_rindex, 2, 4,                                                         \
            "Return the highest index where subsection sub is found; ValueError if it is "         \
            "not."),                                                                               \
        KR_METHOD_VAR(OWN, "rjust", kr_bytes_m_rjust, 2, 3,                                        \
                      "Return a right-justified string of length width."),                         \
        KR_METHOD_2(OWN, "rpartition", m_rpartition,                                               \
                    "Partition into three parts using the given separator, from the end."),        \
        KR_METHOD_SIG(OWN, "rsplit", m_rsplit, "sep=,maxsplit=",                                   \
                      "Return a list of the sections, using sep as the delimiter, from the end."), \
        KR_METHOD_VAR(OWN, "rstrip", m_rstrip, 1, 2,                                               \
                      "Strip trailing bytes contained in the argument."),                          \
        KR_METHOD_SIG(OWN, "split", m_split, "sep=,maxsplit=",                                     \
                      "Return a list of the sections, using sep as the delimiter."),               \
        KR_METHOD_SIG(OWN, "splitlines", m_splitlines,                                             \
                      "keepends=", "Return a list of the lines, breaking at line boundaries."),    \
        KR_METHOD_VAR(                                                                             \
            OWN, "startswith", m_startswith, 2, 4,                                                 \
            "Return True if the bytes start with the specified prefix, False otherwise."),         \
        KR_METHOD_VAR(OWN, "strip", m_strip, 1, 2,                                                 \
                      "Strip leading and trailing bytes contained in the argument."),              \
        KR_METHOD_1(                                                                               \
            OWN, "swapcase", kr_bytes_m_swapcase,                                                  \
            "Return a copy with uppercase ASCII characters converted to lowercase and vice "       \
            "versa."),                                                                             \
        KR_METHOD_1(OWN, "title", kr_bytes_m_title, "Return a titlecased version (ASCII)."),       \
        KR_METHOD_SIG(OWN, "translate", kr_bytes_m_translate, "table,/,delete=",                   \
                      "Return a copy with each character mapped by the given translation table."), \
        KR_METHOD_1(OWN, "upper", kr_bytes_m_upper,                                                \
                    "Return a copy with all ASCII characters converted to uppercase."),            \
        KR_METHOD_2(                                                                               \
            OWN, "zfill", kr_bytes_m_zfill,                                                        \
            "Pad a numeric string with zeros on the left, to fill a field of the given width.")

#define OWN &kr_type_bytes
const kr_builtin kr_bytes_methods[KR_BYTES_N_METHODS] = {
    SHARED(OWN),
    KR_METHOD_1(OWN, "__bytes__", m_bytes, "Convert this value to exact type bytes."),
    KR_METHOD_1(OWN, "__getnewargs__", m_getnewargs, NULL),
    KR_METHOD_1(OWN, "__sizeof__", m_sizeof, "Size of object in memory, in bytes."),
};
#undef OWN

#define OWN &kr_type_bytearray
const kr_builtin kr_bytearray_methods[KR_BYTEARRAY_N_METHODS] = {
    SHARED(OWN),
    KR_METHOD_2(OWN, "append", kr_bytearray_m_append,
                "Append a single item to the end of the bytearray."),
    KR_METHOD_2(OWN, "extend", kr_bytearray_m_extend,
                "Append all the items from the iterator or sequence to the end of the bytearray."),
    KR_METHOD_3(OWN, "insert", kr_bytearray_m_insert,
                "Insert a single item into the bytearray before the given index."),
    KR_METHOD_VAR(OWN, "pop", kr_bytearray_m_pop, 1, 2, "Remove and return a single item from B."),
    KR_METHOD_2(OWN, "remove", kr_bytearray_m_remove,
                "Remove the first occurrence of a value in the bytearray."),
    KR_METHOD_1(OWN, "reverse", kr_bytearray_m_reverse,
                "Reverse the order of the values in B in place."),
    KR_METHOD_1(OWN, "clear", kr_bytearray_m_clear, "Remove all items from the bytearray."),
    KR_METHOD_1(OWN, "copy", kr_bytearray_m_copy, "Return a copy of B."),
    KR_METHOD_2(OWN, "resize", kr_bytearray_m_resize,
                "Resize the internal buffer of bytearray to len."),
    KR_METHOD_1(OWN, "__alloc__", kr_bytearray_m_alloc,
                "Return the number of bytes actually allocated."),
    KR_METHOD_1(OWN, "__sizeof__", kr_bytearray_m_sizeof,
                "Return the size of the bytearray object in memory, in bytes."),
    KR_METHOD_1(OWN, "__reduce__", kr_bytearray_m_reduce, "Return state information for pickling."),
    KR_METHOD_VAR(OWN, "__reduce_ex__", kr_bytearray_m_reduce_ex, 1, 2,
                  "Return state information for pickling."),
};
