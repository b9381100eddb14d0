/* Writing a unit as an .mpy file (version 6). */
#ifndef KR_CODE_MPY_WRITE_H
#define KR_CODE_MPY_WRITE_H

#include "code/unit.h"

/* Takes n bytes; false stops the writing. */
typedef bool (*kr_mpy_write_fn)(void *opaque, const void *data, size_t n);

/* Writes the whole file through `write`, in one call. Returns what it returned. */
bool kr_mpy_write(kr_ctx *ctx, kr_unit *unit, kr_mpy_write_fn write, void *opaque);

#endif
