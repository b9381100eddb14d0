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

#endif
