/* What the files about generators share. */
#ifndef KR_VM_GEN_H
#define KR_VM_GEN_H

#include "vm/frame.h"

kr_value kr_gen_next(kr_ctx *ctx, kr_value self);
kr_value kr_gen_close(kr_ctx *ctx, kr_gen *g);
/* Ends a generator that does not run without running it any more. */
void kr_gen_abandon(kr_ctx *ctx, kr_gen *g);
/* The exception that throw(type[, value[, traceback]]) means. */
kr_value kr_throw_arguments(kr_ctx *ctx, size_t n, const kr_value *args);

/* asyncgen.c: methods of async generators */
kr_value kr_agen_anext(kr_ctx *ctx, kr_value self);
kr_value kr_agen_asend(kr_ctx *ctx, kr_value self, kr_value v);
kr_value kr_agen_athrow(kr_ctx *ctx, size_t n, const kr_value *args);
kr_value kr_agen_aclose(kr_ctx *ctx, kr_value self);
void kr_agen_finalize(kr_ctx *ctx, kr_gen *g);

#endif
