/* What the str_*.c and bytes_*.c files share; nobody else includes this. */
#ifndef KR_OBJECT_STR_INTERNAL_H
#define KR_OBJECT_STR_INTERNAL_H

#include "base/utf8.h"
#include "object/bytes.h"
#include "object/names.h"
#include "object/protocol.h"
#include "object/seq.h"
#include "object/str.h"

/* ---- str.c ---- */
/* New str whose sizes are known, to be filled through *data before it is shown: len bytes holding
 * n_chars code points. `surrogates`: may hold lone surrogates. */
kr_value kr_str_make(kr_ctx *ctx, size_t len, size_t n_chars, bool surrogates, char **data);
/* kr_str_new of what is known to be UTF-8 that holds a character above 127 and no surrogate. */
kr_value kr_str_new_valid(kr_ctx *ctx, const char *text, size_t len);
/* Exact str with the text of v (v itself if it is one). */
kr_value kr_str_exact(kr_ctx *ctx, kr_value v);

static inline bool kr_str_has_surrogates(kr_value v) {
    return kr_str_of(v)->flags & KR_STR_SURROGATES;
}

/* ---- str_number.c ---- */
enum { KR_DEC_MAX = 20 };
/* How many decimal digits u has. */
size_t kr_dec_digits(uint64_t u);
/* Writes them, without NUL; n is how many there are. */
void kr_put_digits(char *out, uint64_t u, size_t n);
/* Both; returns how many. */
static inline size_t kr_put_dec(char *out, uint64_t u) {
    size_t n = kr_dec_digits(u);
    kr_put_digits(out, u, n);
    return n;
}

/* ---- span.c: algorithms on runs of bytes, for str, bytes and bytearray ---- */
typedef struct kr_span {
    const uint8_t *p;
    size_t n;
} kr_span;

/* Makes the pieces: kr_str_new, kr_bytes_new or kr_bytearray_new behind one signature. */
typedef kr_value (*kr_span_maker)(kr_ctx *ctx, const void *data, size_t n);
kr_value kr_span_make_str(kr_ctx *ctx, const void *data, size_t n);
kr_value kr_span_make_ascii(kr_ctx *ctx, const void *data, size_t n); /* of ASCII */
static inline kr_span_maker kr_str_maker(kr_value of) {
    return kr_str_is_ascii(of) ? kr_span_make_ascii : kr_span_make_str;
}

static inline kr_span kr_str_span(kr_value v) {
    return (kr_span){(const uint8_t *)kr_str_of(v)->data, kr_str_of(v)->len};
}

/* Lists of pieces; max < 0: no limit. whole: the value to use if nothing is split off (or
 * KR_NULL). */
kr_value kr_span_split(kr_ctx *ctx, kr_span_maker make, kr_span s, kr_span sep, kr_sword max,
                       kr_value whole);
kr_value kr_span_rsplit(kr_ctx *ctx, kr_span_maker make, kr_span s, kr_span sep, kr_sword max,
                        kr_value whole);
/* At runs of whitespace; utf8: Unicode's, else that of ASCII. */
kr_value kr_span_split_space(kr_ctx *ctx, kr_span_maker make, kr_span s, kr_sword max, bool utf8,
                             kr_value whole);
kr_value kr_span_rsplit_space(kr_ctx *ctx, kr_span_maker make, kr_span s, kr_sword max, bool utf8,
                              kr_value whole);
kr_value kr_span_splitlines(kr_ctx *ctx, kr_span_maker make, kr_span s, bool keep, bool utf8,
                            kr_value whole);
/* Without whitespace at the left (sides & 1) and right (sides & 2) end. */
kr_span kr_span_strip_space(kr_span s, int sides, bool utf8);
/* Where replace() replaces: how often, and the first places. */
enum { KR_SPAN_HITS = 32 };
typedef struct kr_span_hits {
    size_t count;
    size_t at[KR_SPAN_HITS];
} kr_span_hits;
void kr_span_find_hits(kr_span s, kr_span old, kr_sword max, size_t n_chars, kr_span_hits *hits);
/* Fills in the result, of s.n + count * (with.n - old.n) bytes. */
void kr_span_replace(uint8_t *out, kr_span s, kr_span old, kr_span with, const kr_span_hits *hits,
                     bool utf8);

/* ---- arguments ---- */
/* Would kr_iter accept it? */
bool kr_is_iterable(kr_value v);
/* Can it be subscripted? */
bool kr_has_subscr(kr_value v);
/* The optional start and end of find, count, startswith ... at args[at] and args[at + 1]: clamped
 * to 0..len. False if the range is upside down (then nothing is in it, not even ''). */
bool kr_slice_args(kr_ctx *ctx, size_t n, const kr_value *args, size_t at, size_t len, size_t *lo,
                   size_t *hi);
/* What messages about arguments call v: "None" or the name of its type. */
const char *kr_kind_name(kr_value v);
/* C string of an optional str argument: NULL if v is KR_NULL. TypeError "encode() argument
 * 'encoding' must be str, not int". */
const char *kr_str_arg(kr_ctx *ctx, kr_value v, const char *fname, const char *name);

/* ---- methods of str, by file ---- */
// clang-format off
#define KR_STR_METHODS_1(X)                                                                        \
    X(capitalize)                                                                                  \
    X(casefold) X(isalnum) X(isalpha) X(isascii) X(isdecimal) X(isdigit) X(isidentifier)           \
    X(islower) X(isnumeric) X(isprintable) X(isspace) X(istitle) X(isupper) X(lower) X(swapcase)   \
    X(title) X(upper)
// clang-format on
#define KR_STR_DECLARE(name) kr_value kr_str_m_##name(kr_ctx *ctx, kr_value self);
KR_STR_METHODS_1(KR_STR_DECLARE)
#undef KR_STR_DECLARE
#define KR_STR_DECLARE(name) kr_value kr_str_m_##name(kr_ctx *ctx, size_t n, const kr_value *args);
KR_STR_DECLARE(find)
KR_STR_DECLARE(rfind)
KR_STR_DECLARE(index)
KR_STR_DECLARE(rindex)
KR_STR_DECLARE(count)
KR_STR_DECLARE(startswith)
KR_STR_DECLARE(endswith)
KR_STR_DECLARE(strip)
KR_STR_DECLARE(lstrip)
KR_STR_DECLARE(rstrip)
KR_STR_DECLARE(center)
KR_STR_DECLARE(ljust)
KR_STR_DECLARE(rjust)
KR_STR_DECLARE(maketrans)
#undef KR_STR_DECLARE
kr_value kr_str_m_replace(kr_ctx *ctx, const kr_value *a);
kr_value kr_str_m_split(kr_ctx *ctx, const kr_value *a);
kr_value kr_str_m_rsplit(kr_ctx *ctx, const kr_value *a);
kr_value kr_str_m_splitlines(kr_ctx *ctx, const kr_value *a);
kr_value kr_str_m_expandtabs(kr_ctx *ctx, const kr_value *a);
kr_value kr_str_m_partition(kr_ctx *ctx, kr_value self, kr_value sep);
kr_value kr_str_m_rpartition(kr_ctx *ctx, kr_value self, kr_value sep);
kr_value kr_str_m_removeprefix(kr_ctx *ctx, kr_value self, kr_value prefix);
kr_value kr_str_m_removesuffix(kr_ctx *ctx, kr_value self, kr_value suffix);
kr_value kr_str_m_zfill(kr_ctx *ctx, kr_value self, kr_value width);
kr_value kr_str_m_translate(kr_ctx *ctx, kr_value self, kr_value table);

enum { KR_STR_N_METHODS = 50 };
extern const kr_builtin kr_str_methods[KR_STR_N_METHODS];

/* Is `sub` in v (both str)? */
bool kr_str_has(kr_value v, kr_value sub);

#endif
