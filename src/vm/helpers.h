/* Helpers of compiled code (code/helpers.def): one function per row that is no class. */
#ifndef KR_VM_HELPERS_H
#define KR_VM_HELPERS_H

#include "vm/frame.h"

/* args holds as many values as the row says (any number for -1: n of them). */
#define KR_HELPER(id, name, nargs, meaning)                                                        \
    kr_value kr_help_##id(kr_ctx *ctx, size_t n, const kr_value *args);
#define KR_HELPER_CLASS(id, name, meaning)
#include "code/helpers.def"
#undef KR_HELPER

/* What helpers ask of their arguments; SystemError if an argument is anything else. Compiled code
 * never gets there, but a file may hold any code. */
KR_NORETURN void kr_helper_misused(kr_ctx *ctx, kr_value arg);
kr_value kr_helper_exact(kr_ctx *ctx, kr_value arg, const kr_type *type); /* of exactly this type */
kr_sword kr_helper_count(kr_ctx *ctx, kr_value arg);                      /* a small int */
kr_value kr_helper_name(kr_ctx *ctx, kr_value arg); /* a str; returned interned */
const kr_value *kr_helper_tuple(kr_ctx *ctx, kr_value arg, size_t *n);

#endif
