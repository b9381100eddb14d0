/* The array object, shared by mod_array.c and array_*.c. */
#ifndef KR_MODULE_ARRAY_TYPES_H
#define KR_MODULE_ARRAY_TYPES_H

#include "object/protocol.h"

typedef struct kr_array {
    kr_object base;
    char code; /* type code */
    uint8_t itemsize;
    uint32_t exports; /* buffers handed out: resizing raises BufferError */
    size_t len, cap;  /* items */
    uint8_t *data;    /* leaf block */
} kr_array;

extern const kr_type kr_type_array, kr_type_arrayiterator;

static inline kr_array *kr_array_of(kr_value v) {
    return KR_AS(kr_array, v);
}
static inline bool kr_is_array(kr_value v) {
    return kr_is_instance_of(v, &kr_type_array);
}
static inline bool kr_array_is_text(const kr_array *a) {
    return a->code == 'u' || a->code == 'w';
}

/* ---- array_item.c ---- */
/* Bytes per item of a type code, 0: no such code. */
unsigned kr_array_itemsize(uint32_t code);
kr_value kr_array_get(kr_ctx *ctx, const kr_array *a, size_t i);
/* Converts v to an item of a's kind at p (which is no place in a: this may run Python code). */
void kr_array_convert(kr_ctx *ctx, const kr_array *a, uint8_t *p, kr_value v);

/* ---- mod_array.c ---- */
kr_array *kr_array_new(kr_ctx *ctx, const kr_type *cls, char code, size_t len);
/* Changes the number of items (BufferError if buffers are handed out); new ones are not set. */
void kr_array_resize(kr_ctx *ctx, kr_array *a, size_t len);
/* Opens or closes a gap: items [lo, hi) become n unset items. */
void kr_array_splice(kr_ctx *ctx, kr_array *a, size_t lo, size_t hi, size_t n);
void kr_array_append(kr_ctx *ctx, kr_array *a, kr_value v);
void kr_array_extend(kr_ctx *ctx, kr_array *a, kr_value v);
void kr_array_add_bytes(kr_ctx *ctx, kr_array *a, kr_value bytes_like);
void kr_array_add_text(kr_ctx *ctx, kr_array *a, kr_value str);
/* Text of a 'u' or 'w' array. */
kr_value kr_array_text(kr_ctx *ctx, const kr_array *a);
kr_value kr_array_list(kr_ctx *ctx, const kr_array *a);

enum { KR_ARRAY_N_METHODS = 27 };
extern const kr_builtin kr_array_methods[KR_ARRAY_N_METHODS];
/* _array_reconstructor(cls, code, format, bytes) */
kr_value kr_array_reconstruct(kr_ctx *ctx, size_t n, const kr_value *args);

#endif
