/* The Struct object, shared by struct_*.c and mod_struct.c. */
#ifndef KR_MODULE_STRUCT_TYPES_H
#define KR_MODULE_STRUCT_TYPES_H

#include "object/protocol.h"

/* `repeat` values of one format letter ('s' and 'p': one value of `size` bytes). */
typedef struct kr_struct_item {
    char code;
    bool integer;
    size_t size, offset, repeat;
} kr_struct_item;

typedef struct kr_struct {
    kr_object base;
    kr_value format;       /* str; KR_NULL: not initialised */
    kr_struct_item *items; /* leaf block */
    size_t n_items, size, n_values;
    bool little;
    bool native; /* '@': floats too large become infinite */
} kr_struct;

extern const kr_type kr_type_struct, kr_type_unpack_iterator;

/* struct_format.c: parses a format (str or bytes) into s. */
void kr_struct_parse(kr_ctx *ctx, kr_struct *s, kr_value format);
/* Raises struct.error. */
KR_NORETURN void kr_struct_error(kr_ctx *ctx, const char *fmt, ...);
/* struct_pack.c: values <-> bytes; out and p have s->size bytes. */
void kr_struct_pack(kr_ctx *ctx, const kr_struct *s, uint8_t *out, const kr_value *values);
kr_value kr_struct_unpack(kr_ctx *ctx, const kr_struct *s, const uint8_t *p);

#endif
