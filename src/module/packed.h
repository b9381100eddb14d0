/* Numbers as bytes in either order: what struct and array share. */
#ifndef KR_MODULE_PACKED_H
#define KR_MODULE_PACKED_H

#include "object/type.h"

/* Is this machine little-endian? */
static inline bool kr_host_little(void) {
    const uint16_t one = 1;
    return *(const uint8_t *)&one;
}

/* The integer in size (1, 2, 4 or 8) bytes. */
kr_value kr_packed_int(kr_ctx *ctx, const uint8_t *p, unsigned size, bool little, bool is_signed);
/* The same of `count` of them, one behind the other, into `out`, which lies in `owner`. */
typedef struct kr_packed_run {
    const uint8_t *data;
    size_t count;
    unsigned size;
    bool little, is_signed;
} kr_packed_run;
void kr_packed_ints(kr_ctx *ctx, const kr_packed_run *run, void *owner, kr_value *out);
/* Stores an int value; false (nothing stored) if it does not fit. */
bool kr_packed_put_int(uint8_t *p, unsigned size, bool little, bool is_signed, kr_value v);
/* The IEEE number in 2, 4 or 8 bytes. */
double kr_packed_double(const uint8_t *p, unsigned size, bool little);
/* Stores d rounded to the format; false if it overflows. */
bool kr_packed_put_double(uint8_t *p, unsigned size, bool little, double d);

#endif
