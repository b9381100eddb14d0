/* See absent.c. */
#ifndef KR_OBJECT_SMALL_ABSENT_H
#define KR_OBJECT_SMALL_ABSENT_H

#include "object/type.h"

/* Raises NotImplementedError. */
kr_value kr_absent(kr_ctx *ctx);
/* false, no value, no address. */
uint64_t kr_absent_nothing(void);
/* What it is given besides the context. */
kr_value kr_absent_second(kr_ctx *ctx, kr_value v);
/* A type that nothing has. It has no name, so no module shows it. */
extern const kr_type kr_type_absent;

#endif
