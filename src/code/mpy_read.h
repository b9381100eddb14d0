/* Loading .mpy files (version 6, bytecode).
 *
 * Whatever is wrong with a file is a ValueError that says where and what: nothing in a file can do
 * harm, and nothing large is allocated for numbers that the file cannot keep. */
#ifndef KR_CODE_MPY_READ_H
#define KR_CODE_MPY_READ_H

#include "base/source.h"
#include "code/unit.h"

/* A file in memory. `owner`: the object or leaf block that it lies in, which the unit then keeps;
 * NULL: it is there for ever, and texts of names, str and bytes objects are used in place.
 * `file` is for messages (NULL: nothing is said). */
kr_unit *kr_mpy_load_image(kr_ctx *ctx, const void *image, size_t len, void *owner,
                           const char *file);

/* A file read in small pieces; kept are the bodies of its functions, their debug records, and the
 * texts of names. */
typedef struct kr_mpy_stream {
    kr_read_fn *read;
    void *opaque;
    size_t size;  /* of the file, in bytes */
    bool trusted; /* this program wrote it: the code is not verified again */
} kr_mpy_stream;
kr_unit *kr_mpy_load_stream(kr_ctx *ctx, const kr_mpy_stream *stream, const char *file);

/* Bytes of a raw-code element with its children; it is well-formed. */
size_t kr_mpy_code_size(const uint8_t *code);

/* Raises the ValueError: "incompatible .mpy file FILE: TEXT (at byte OFFSET)", with the letters of
 * kr_raise_fmt in TEXT. */
KR_NORETURN void kr_mpy_fail(kr_ctx *ctx, const char *file, size_t offset, const char *fmt, ...);

#endif
