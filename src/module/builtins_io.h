/* print, input, open: rows of module builtins that live beside io. */
#ifndef KR_MODULE_BUILTINS_IO_H
#define KR_MODULE_BUILTINS_IO_H

#include "object/type.h"

kr_value kr_builtin_print(kr_ctx *ctx, const kr_value *a); /* *args, sep, end, file, flush */
kr_value kr_builtin_input(kr_ctx *ctx, size_t n, const kr_value *a);
/* io.open / builtins.open (mod_io.c) */
kr_value kr_builtin_open(kr_ctx *ctx, const kr_value *a);

#endif
