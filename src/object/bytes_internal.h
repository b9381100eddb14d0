/* What bytes*.c, bytearray.c, memoryview*.c and codec files share; nobody else includes this. */
#ifndef KR_OBJECT_BYTES_INTERNAL_H
#define KR_OBJECT_BYTES_INTERNAL_H

#include "object/str_internal.h"

/* Instance of bytes or of a subclass of it with a copy of data. */
kr_value kr_bytes_new_of(kr_ctx *ctx, const kr_type *cls, const void *data, size_t len);

static inline bool kr_is_bytearray(kr_value v) {
    return kr_has_flag(v, KR_TF_BYTEARRAY);
}
/* Contents of a bytes or bytearray (or an instance of a subclass). */
static inline kr_span kr_bytes_span(kr_value v) {
    if (KR_LIKELY(kr_is_bytes(v))) {
        return (kr_span){KR_AS(kr_bytes, v)->data, KR_AS(kr_bytes, v)->len};
    }
    const kr_bytearray *a = KR_AS(kr_bytearray, v);
    return (kr_span){a->data + a->start, a->len};
}
/* Makes objects of self's kind: bytes or bytearray. */
static inline kr_span_maker kr_bytes_maker(kr_value self) {
    return kr_is_bytes(self) ? kr_bytes_new : kr_bytearray_new;
}
/* New bytes or bytearray (of self's kind) of len bytes to be filled through *data. */
kr_value kr_bytes_alloc_like(kr_ctx *ctx, kr_value self, size_t len, uint8_t **data);

/* Contents of any bytes-like object, without holding the buffer: valid until Python code runs.
 * False if it is none; BufferError for views that are not contiguous. */
bool kr_bytes_try_span(kr_ctx *ctx, kr_value v, kr_span *out);
/* The same; TypeError "a bytes-like object is required, not 'str'". */
kr_span kr_bytes_need_span(kr_ctx *ctx, kr_value v);
/* The same, but Python code that runs in the meantime does not change what the span shows. */
kr_span kr_bytes_stable_span(kr_ctx *ctx, kr_value v);
/* 0..255 out of an int; ValueError "byte must be in range(0, 256)". */
uint8_t kr_byte_value(kr_ctx *ctx, kr_value v);
/* What is searched for: an int or something bytes-like; *one is room for the int's byte. */
kr_span kr_bytes_needle(kr_ctx *ctx, kr_value v, uint8_t *one);

/* Bytes collected in heap memory; the struct lives on the C stack. */
typedef struct kr_bytebuf {
    uint8_t *data;
    size_t len, cap;
} kr_bytebuf;
void kr_bytebuf_init(kr_ctx *ctx, kr_bytebuf *b, size_t hint);
void kr_bytebuf_reserve(kr_ctx *ctx, kr_bytebuf *b, size_t extra);
void kr_bytebuf_add(kr_ctx *ctx, kr_bytebuf *b, const void *p, size_t n);
static inline void kr_bytebuf_byte(kr_ctx *ctx, kr_bytebuf *b, uint8_t c) {
    if (KR_UNLIKELY(b->len == b->cap)) kr_bytebuf_reserve(ctx, b, 1);
    b->data[b->len++] = c;
}

/* Constructor arguments (source, encoding, errors; KR_NULL where absent) to contents. `kind` is
 * "bytes" or "bytearray". A count gives data == NULL: that many zeros. */
void kr_bytes_source(kr_ctx *ctx, const char *kind, const kr_value *a, kr_bytebuf *out);
/* b'...'; both: single quotes are escaped even within double ones, as bytearray does. */
void kr_bytes_add_repr(kr_ctx *ctx, kr_strbuf *b, kr_span s, bool both);
/* bytes and bytearray: `item in s`, s * n (KR_NOTIMPL if other is no count) */
bool kr_bytes_contains(kr_ctx *ctx, kr_value self, kr_value item);
kr_value kr_bytes_repeat(kr_ctx *ctx, kr_value self, kr_value other);
kr_value kr_bytes_concat(kr_ctx *ctx, kr_value a, kr_value b);
kr_value kr_bytes_slice(kr_ctx *ctx, kr_value self, kr_value key);
int kr_span_cmp(kr_span a, kr_span b);

/* Items of a memoryview (not released) in C order, whatever its strides; nbytes of it. */
bool kr_is_memoryview(kr_value v);
/* Not released and C-contiguous: its buffer can be had without an exception. */
bool kr_memoryview_is_flat(kr_value v);
static inline bool kr_bytes_scattered(kr_value v) {
    return kr_is_memoryview(v) && !kr_memoryview_is_flat(v);
}
void kr_memoryview_copy(kr_ctx *ctx, kr_value v, kr_bytebuf *out);
/* Hex text of bytes with separators; sep and group may be KR_NULL. */
kr_value kr_bytes_hex(kr_ctx *ctx, kr_span s, kr_value sep, kr_value group);

/* ---- bytearray.c ---- */

/* ---- methods that bytes and bytearray share, by signature ---- */
// clang-format off
#define KR_BYTES_METHODS_1(X)                                                                      \
    X(capitalize)                                                                                  \
    X(isalnum) X(isalpha) X(isascii) X(isdigit) X(islower) X(isspace) X(istitle) X(isupper)        \
    X(lower) X(swapcase) X(title) X(upper)
// clang-format on
#define KR_BYTES_DECLARE(name) kr_value kr_bytes_m_##name(kr_ctx *ctx, kr_value self);
KR_BYTES_METHODS_1(KR_BYTES_DECLARE)
#undef KR_BYTES_DECLARE
kr_value kr_bytes_m_translate(kr_ctx *ctx, const kr_value *a);
kr_value kr_bytes_m_maketrans(kr_ctx *ctx, size_t n, const kr_value *args);
kr_value kr_bytes_m_hex(kr_ctx *ctx, const kr_value *a);
kr_value kr_bytes_m_fromhex(kr_ctx *ctx, size_t n, const kr_value *args);
kr_value kr_bytes_m_expandtabs(kr_ctx *ctx, const kr_value *a);
kr_value kr_bytes_m_center(kr_ctx *ctx, size_t n, const kr_value *args);
kr_value kr_bytes_m_ljust(kr_ctx *ctx, size_t n, const kr_value *args);
kr_value kr_bytes_m_rjust(kr_ctx *ctx, size_t n, const kr_value *args);
kr_value kr_bytes_m_zfill(kr_ctx *ctx, kr_value self, kr_value width);

enum { KR_BYTES_N_METHODS = 45, KR_BYTEARRAY_N_METHODS = 55 };
extern const kr_builtin kr_bytes_methods[KR_BYTES_N_METHODS];
extern const kr_builtin kr_bytearray_methods[KR_BYTEARRAY_N_METHODS];

/* bytearray's own, for its table */
kr_value kr_bytearray_m_append(kr_ctx *ctx, kr_value self, kr_value v);
kr_value kr_bytearray_m_extend(kr_ctx *ctx, kr_value self, kr_value v);
kr_value kr_bytearray_m_insert(kr_ctx *ctx, kr_value self, kr_value index, kr_value v);
kr_value kr_bytearray_m_pop(kr_ctx *ctx, size_t n, const kr_value *args);
kr_value kr_bytearray_m_remove(kr_ctx *ctx, kr_value self, kr_value v);
kr_value kr_bytearray_m_reverse(kr_ctx *ctx, kr_value self);
kr_value kr_bytearray_m_clear(kr_ctx *ctx, kr_value self);
kr_value kr_bytearray_m_copy(kr_ctx *ctx, kr_value self);
kr_value kr_bytearray_m_resize(kr_ctx *ctx, kr_value self, kr_value size);
kr_value kr_bytearray_m_alloc(kr_ctx *ctx, kr_value self);
kr_value kr_bytearray_m_sizeof(kr_ctx *ctx, kr_value self);
kr_value kr_bytearray_m_reduce(kr_ctx *ctx, kr_value self);
kr_value kr_bytearray_m_reduce_ex(kr_ctx *ctx, size_t n, const kr_value *args);

#endif
