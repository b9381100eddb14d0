/* uctypes: structures at memory addresses. mod_uctypes.c has the type and the module;
 * uctypes_layout.c reads descriptors, uctypes_memory.c memory. */
#ifndef KR_MODULE_UCTYPES_H
#define KR_MODULE_UCTYPES_H

#include "object/protocol.h"

/* How numbers lie in memory: layout_type. */
enum { KR_LAYOUT_LITTLE, KR_LAYOUT_BIG, KR_LAYOUT_NATIVE };

/* A descriptor in 31 bits, signed, so that each is a small int on every machine: as MicroPython has
 * it, since .mpy files hold such numbers.
 *   scalar      type:4 offset:27, or for bit fields type:4 length:5 first bit:5 offset:17
 *   aggregate   kind:2 offset:29, first of a tuple */
enum {
    KR_SCALAR_SHIFT = 27,
    KR_KIND_SHIFT = 29,
    KR_BIT_POS = 17,
    KR_BIT_LEN = 22,
};
/* Even: unsigned. From KR_SCALAR_BITS on bit fields of the same integers. */
enum {
    KR_SCALAR_U8 = 0,
    KR_SCALAR_BITS = 8,
    KR_SCALAR_F32 = 14,
    KR_SCALAR_F64 = 15,
};
enum { KR_KIND_STRUCT, KR_KIND_PTR, KR_KIND_ARRAY };

/* What a descriptor says. */
typedef struct kr_field {
    enum { KR_FIELD_SCALAR, KR_FIELD_STRUCT, KR_FIELD_PTR, KR_FIELD_ARRAY } kind;
    uint32_t offset;
    uint8_t scalar;      /* of a scalar; of the items of an array or what is pointed to */
    uint8_t bit, bits;   /* of a bit field */
    uint32_t n;          /* items of an array */
    kr_value descriptor; /* dict: of the structure, of the items, of what is pointed to; KR_NULL */
} kr_field;

/* A field's value in a dict, or the descriptor of an array or a pointer; TypeError. */
kr_field kr_field_parse(kr_ctx *ctx, kr_value descriptor);
static inline unsigned kr_scalar_size(unsigned scalar) {
    if (scalar >= KR_SCALAR_F32) return scalar == KR_SCALAR_F32 ? 4 : 8;
    return 1u << (scalar % KR_SCALAR_BITS / 2);
}
/* Bytes of a structure (dict), or of an array or a pointer (tuple). */
size_t kr_layout_size(kr_ctx *ctx, kr_value descriptor, int layout);
/* Bytes of an item of an array or of what a pointer points to. */
size_t kr_item_size(kr_ctx *ctx, const kr_field *f, int layout);

/* ---- memory: ValueError where it is known that there is none ---- */
void kr_memory_need(kr_ctx *ctx, uintptr_t a, size_t n, bool writing);
kr_value kr_scalar_load(kr_ctx *ctx, uintptr_t a, const kr_field *f, int layout);
void kr_scalar_store(kr_ctx *ctx, uintptr_t a, const kr_field *f, int layout, kr_value v);
uintptr_t kr_pointer_load(kr_ctx *ctx, uintptr_t a);
/* Whether the bytes are there; implemented for each port. */
bool kr_memory_is_there(kr_ctx *ctx, uintptr_t a, size_t n, bool writing);

#endif
