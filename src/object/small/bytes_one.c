/* Bytes objects of one byte without a table of them (object/bytes_one.c). */
#include "object/bytes.h"

kr_value kr_bytes_of_byte(kr_ctx *ctx, uint8_t byte) {
    uint8_t *data;
    kr_value v = kr_bytes_alloc(ctx, 1, &data);
    *data = byte;
    return v;
}
