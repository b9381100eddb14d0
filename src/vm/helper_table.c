/* The table that binds reserved names to helper functions.
 *
 * Invariant: one row per row of code/helpers.def; three rows stand for classes and not functions.
 * */
#include "object/exception.h"
#include "vm/helpers.h"

#define KR_HELPER(id, nm, nargs, meaning)                                                          \
    KR_FUNC_VAR(nm, kr_help_##id, (nargs) < 0 ? 0 : (nargs), (nargs) < 0 ? KR_ANY : (nargs), NULL),
static const kr_builtin helpers[] = {
#include "code/helpers.def"
};
#undef KR_HELPER

kr_value kr_helper_find(kr_ctx *ctx, kr_value name) {
    (void)ctx;
    if (kr_str_eq_cstr(name, ".AssertionError")) return kr_type_value(&kr_type_AssertionError);
    if (kr_str_eq_cstr(name, ".BaseException")) return kr_type_value(&kr_type_BaseException);
    if (kr_str_eq_cstr(name, ".StopAsyncIteration")) {
        return kr_type_value(&kr_type_StopAsyncIteration);
    }
    for (size_t i = 0; i < KR_ARRAY_LEN(helpers); i++) {
        if (kr_str_eq_cstr(name, helpers[i].name)) return kr_from_ptr(&helpers[i]);
    }
    return KR_NULL;
}

static kr_value never_called(kr_ctx *ctx, const char *what) {
    kr_raise_fmt(ctx, &kr_type_SystemError, "%s is not a function", what);
}
kr_value kr_help_AssertionError(kr_ctx *ctx, size_t n, const kr_value *args) {
    (void)n;
    (void)args;
    return never_called(ctx, ".AssertionError");
}
kr_value kr_help_BaseException(kr_ctx *ctx, size_t n, const kr_value *args) {
    (void)n;
    (void)args;
    return never_called(ctx, ".BaseException");
}
kr_value kr_help_StopAsyncIteration(kr_ctx *ctx, size_t n, const kr_value *args) {
    (void)n;
    (void)args;
    return never_called(ctx, ".StopAsyncIteration");
}
