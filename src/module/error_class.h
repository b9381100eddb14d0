/* Exception classes of modules: binascii.Error, zlib.error, ... */
#ifndef KR_MODULE_ERROR_CLASS_H
#define KR_MODULE_ERROR_CLASS_H

#include "object/protocol.h"

/* A class of exceptions that a module has; names are static. */
typedef struct kr_error_class {
    const char *module, *name;
    const kr_type *base;
} kr_error_class;

/* The class, made when somebody first asks for it; the VM keeps it. */
kr_value kr_error_class_get(kr_ctx *ctx, const kr_error_class *c);
KR_NORETURN void kr_error_class_raise(kr_ctx *ctx, const kr_error_class *c, const char *fmt, ...);

#endif
