/* str: immutable text, UTF-8 that can carry lone surrogates.
 * One struct for all layouts; `data` points behind the struct (inline), into an append buffer
 * shared with longer strings, or to bytes that live elsewhere (ROM, an .mpy image). Most strings
 * are narrow: ASCII, inline, without the members that only others need. data is NUL terminated
 * only if KR_STR_NUL is set. ASCII strings have O(1) index. */
#ifndef KR_OBJECT_STR_H
#define KR_OBJECT_STR_H

#include <stdarg.h>

#include "object/type.h"

enum {
    KR_STR_ASCII = 1,
    KR_STR_INTERNED = 2,
    KR_STR_NUL = 4,         /* data[len] == 0 */
    KR_STR_APPEND = 8,      /* data lies in a kr_str_buffer (append buffer) */
    KR_STR_EXTERNAL = 16,   /* data is not in the heap */
    KR_STR_SURROGATES = 32, /* holds lone surrogates */
    KR_STR_IDENT = 64,      /* known to be an ASCII identifier */
    KR_STR_NARROW = 256,    /* ASCII, the text follows `data` or (KR_STR_EXTERNAL) is static */
    KR_STR_JOINED = 128,    /* result of a + b: another + on it gets an append buffer */
    KR_STR_ROM = 512,       /* const: nothing is ever written into it (names.h) */
    KR_STR_ROM_SHIFT = 10,  /* the bits from here on number the names in ROM, from 1 */
};

typedef struct kr_str {
    kr_object base;
    uint32_t flags;
    uint32_t hash; /* high bits of nothing: 32-bit hash; 0 = not computed yet */
    size_t len;    /* bytes */
    const char *data;
    /* narrow strings end here, their text follows */
    size_t n_chars; /* code points; see kr_str_chars */
    void *extra;    /* append buffer (KR_STR_APPEND) or index marks of non-ASCII text, or NULL.
                            Strings in leaf memory never have one */
    char inline_data[];
} kr_str;

/* Index marks: byte offset of every 64th code point. */
enum { KR_STR_MARK_STEP = 64 };
typedef struct kr_str_marks {
    size_t n, cap;
    size_t offset[];
} kr_str_marks;

static inline const kr_str *kr_str_of(kr_value v) {
    return KR_AS(const kr_str, v);
}
static inline const char *kr_str_data(kr_value v, size_t *len) {
    const kr_str *s = kr_str_of(v);
    *len = s->len;
    return s->data;
}
/* Interned strings: how many there are and what their text takes; calls each (may be NULL) for
 * every one, which must not allocate. */
void kr_str_each_interned(kr_vm *vm, void (*each)(kr_value name, void *opaque), void *opaque,
                          size_t *count, size_t *text_bytes, size_t *table_bytes);
/* Code points. */
static inline size_t kr_str_chars(const kr_str *s) {
    return s->flags & KR_STR_ASCII ? s->len : s->n_chars;
}
static inline bool kr_str_is_ascii(kr_value v) {
    return kr_str_of(v)->flags & KR_STR_ASCII;
}
static inline bool kr_str_is_interned(kr_value v) {
    return kr_str_of(v)->flags & KR_STR_INTERNED;
}

/* ---- making: s is valid UTF-8 (surrogates allowed); len bytes are copied ---- */
kr_value kr_str_new(kr_ctx *ctx, const char *s, size_t len);
kr_value kr_str_new_ascii(kr_ctx *ctx, const char *s, size_t len); /* known to be ASCII */
kr_value kr_str_from_cstr(kr_ctx *ctx, const char *s);
/* Static text, NUL-terminated: if it is ASCII, only a header is made. */
kr_value kr_str_from_rom(kr_ctx *ctx, const char *text);
/* The same for text of a known length with a zero behind it; it may hold zeros. */
kr_value kr_str_from_image(kr_ctx *ctx, const char *text, size_t len);
kr_value kr_str_intern_image(kr_ctx *ctx, const char *text, size_t len);
kr_value kr_str_from_char(kr_ctx *ctx, uint32_t cp);
kr_value kr_str_make_ascii(kr_ctx *ctx, uint8_t c);
#define KR_CHAR_CACHE_BYTES (16 * sizeof(kr_value)) /* one of vm->char_cache */
/* The string of one ASCII character, always the same object. */
static inline kr_value kr_str_of_ascii(kr_ctx *ctx, uint8_t c) {
    const kr_value *some = ctx->vm->char_cache[c / 16];
    return KR_LIKELY(some && !kr_isnull(some[c % 16])) ? some[c % 16] : kr_str_make_ascii(ctx, c);
}
/* Room for len ASCII-or-UTF-8 bytes to be filled in by the caller through *data before the value is
 * shown to anyone, then kr_str_finish (counts, flags). */
kr_value kr_str_alloc(kr_ctx *ctx, size_t len, char **data);
kr_value kr_str_finish(kr_ctx *ctx, kr_value s, size_t final_len);
kr_value kr_str_format(kr_ctx *ctx, const char *fmt, ...); /* letters of kr_raise_fmt */
kr_value kr_str_vformat(kr_ctx *ctx, const char *fmt, va_list ap);
/* The one interned str with this text. */
kr_value kr_str_intern(kr_ctx *ctx, const char *s, size_t len);
kr_value kr_str_intern_cstr(kr_ctx *ctx, const char *s);
kr_value kr_str_intern_rom(kr_ctx *ctx, const char *text); /* see kr_str_from_rom */
kr_value kr_str_intern_value(kr_ctx *ctx,
                             kr_value str); /* exact str or subclass -> exact interned */

/* Enters a ROM string of names.h into the table of interned ones. */
void kr_str_intern_static(kr_ctx *ctx, kr_value str);
/* Length of vm->rom_hash; each is NULL or KR_ROM_CHUNK_BYTES. */
enum { KR_ROM_CHUNK_BYTES = 256 };
size_t kr_rom_chunks(const kr_vm *vm);
/* In a heap of less than 256 KB: a cache by the lowest bits of the number. */
typedef struct kr_rom_hash_line {
    uint32_t number, hash;
} kr_rom_hash_line;
enum { KR_ROM_HASH_LINES = 32 };

/* Trace slot of str (and base_trace of its subclasses). */
void kr_str_trace(kr_visitor *v, kr_object *obj);
/* Makes the intern table, '' and the one-character strings; once per VM. */
void kr_str_init(kr_ctx *ctx);
/* Frees the intern table. */
void kr_str_deinit(kr_vm *vm);
/* Fills the fixed part of a str (sub)instance so that it shares src's text. */
void kr_str_share(kr_value dst, kr_value src);

/* ---- using ---- */
uint32_t kr_str_hash32(kr_ctx *ctx, kr_value s); /* cached; 0 for the empty string only */
bool kr_str_eq(kr_value a, kr_value b);          /* both str */
int kr_str_cmp(kr_value a, kr_value b);          /* code point order */
bool kr_str_eq_cstr(kr_value a, const char *s);
kr_value kr_str_concat(kr_ctx *ctx, kr_value a,
                       kr_value b); /* amortised linear for repeated a += b */
kr_value kr_str_substr(kr_ctx *ctx, kr_value s, size_t start, size_t end); /* code points */
kr_value kr_str_at(kr_ctx *ctx, kr_value s, size_t index);   /* one character; index in range */
uint32_t kr_str_char(kr_ctx *ctx, kr_value s, size_t index); /* code point */
size_t kr_str_char_offset(kr_ctx *ctx, kr_value s, size_t index); /* byte offset of a code point */
/* C string (NUL-terminated; the heap keeps it). TypeError if `s` is no str, ValueError "embedded
 * null character". */
const char *kr_str_cstr(kr_ctx *ctx, kr_value s);
kr_value kr_str_join(kr_ctx *ctx, kr_value sep, kr_value iterable);
/* encode/decode by name: "utf-8", "ascii", "latin-1"; errors "strict" if NULL */
kr_value kr_str_encode(kr_ctx *ctx, kr_value s, const char *encoding,
                       const char *errors); /* bytes */
kr_value kr_str_decode(kr_ctx *ctx, const char *data, size_t len, const char *encoding,
                       const char *errors);
/* "%" formatting of str and bytes, str.format, and the format-spec mini language live in
 * format.h */

/* ---- builder: collects text in heap memory ---- */
typedef struct kr_strbuf {
    char *data; /* leaf block; found by the conservative scan since the struct is on the C stack */
    size_t len, cap;
} kr_strbuf;
void kr_strbuf_init(kr_ctx *ctx, kr_strbuf *b, size_t hint);
void kr_strbuf_add(kr_ctx *ctx, kr_strbuf *b, const char *s, size_t n);
void kr_strbuf_cstr(kr_ctx *ctx, kr_strbuf *b, const char *s);
void kr_strbuf_char(kr_ctx *ctx, kr_strbuf *b, uint32_t cp);
void kr_strbuf_fill(kr_ctx *ctx, kr_strbuf *b, uint32_t cp, size_t n); /* n times cp */
void kr_strbuf_str(kr_ctx *ctx, kr_strbuf *b, kr_value str);
void kr_strbuf_format(kr_ctx *ctx, kr_strbuf *b, const char *fmt, ...);
kr_value kr_strbuf_finish(kr_ctx *ctx, kr_strbuf *b);

#endif
