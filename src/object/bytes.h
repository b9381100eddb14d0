/* bytes, bytearray, memoryview. */
#ifndef KR_OBJECT_BYTES_H
#define KR_OBJECT_BYTES_H

#include "object/type.h"

typedef struct kr_bytes {
    kr_object base;
    size_t len;
    kr_hash_t hash;        /* 0 = not computed */
    const uint8_t *data;   /* usually inline_data; may lie in ROM or an .mpy image */
    uint8_t inline_data[]; /* NUL behind the end when inline */
} kr_bytes;

/* A const kr_bytes: without the room behind. */
typedef struct kr_rom_bytes {
    kr_object base;
    size_t len;
    kr_hash_t hash; /* KR_HASH_ROM, or 0 if len < 2 */
    const uint8_t *data;
} kr_rom_bytes;
extern const kr_rom_bytes kr_bytes_none;
/* The object of one byte: bytes_one.c. */
kr_value kr_bytes_of_byte(kr_ctx *ctx, uint8_t byte);

typedef struct kr_bytearray {
    kr_object base;
    size_t len;
    uint8_t *data;    /* leaf block; kr_heap_block_size tells its capacity */
    uint32_t start;   /* bytes dropped at the front (del b[:n] is cheap) */
    uint32_t exports; /* buffers handed out: resizing raises BufferError */
} kr_bytearray;
/* exports of one whose data belong to somebody else: they are as long as they are. */
#define KR_BYTEARRAY_ELSEWHERE 0x80000000u

kr_value kr_bytes_new(kr_ctx *ctx, const void *data, size_t len); /* data may be NULL: zeroed */
/* Data that is there for ever and is not copied. */
kr_value kr_bytes_from_image(kr_ctx *ctx, const void *data, size_t len);
kr_value kr_bytes_alloc(kr_ctx *ctx, size_t len, uint8_t **data); /* fill before showing */
kr_value kr_bytearray_new(kr_ctx *ctx, const void *data, size_t len);
void kr_bytearray_append(kr_ctx *ctx, kr_value ba, const void *data, size_t len);
static inline bool kr_is_bytes(kr_value v) {
    return kr_is_object(v) && (kr_ptr(v)->type->flags & KR_TF_BYTES);
}
/* bytes(x) for __bytes__, buffers and iterables of ints (not int or str); exact bytes */
kr_value kr_bytes_from_object(kr_ctx *ctx, kr_value x);
/* memoryview over a buffer exporter */
kr_value kr_memoryview_new(kr_ctx *ctx, kr_value obj);

#endif
