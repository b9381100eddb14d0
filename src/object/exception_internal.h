/* Slots of the exception layouts, shared by exception*.c; see exceptions.def. */
#ifndef KR_OBJECT_EXCEPTION_INTERNAL_H
#define KR_OBJECT_EXCEPTION_INTERNAL_H

#include "object/exception.h"
#include "object/type_internal.h"

static inline kr_exc *kr_exc_of(kr_value v) {
    return KR_AS(kr_exc, v);
}
static inline kr_value kr_exc_field(kr_value self, int i) { /* None if not set */
    kr_value v = kr_exc_of(self)->field[i];
    return kr_isnull(v) ? KR_NONE : v;
}
static inline void kr_exc_set_field(kr_ctx *ctx, kr_value self, int i, kr_value v) {
    kr_store(ctx, kr_ptr(self), &kr_exc_of(self)->field[i], v);
}
static inline size_t kr_exc_n_args(kr_value self) {
    return KR_AS(kr_tuple, kr_exc_of(self)->args)->len;
}
static inline kr_value kr_exc_arg(kr_value self, size_t i) {
    return KR_AS(kr_tuple, kr_exc_of(self)->args)->items[i];
}

/* Functions every layout may use (exception.c) */
kr_value kr_exc_alloc(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n);
void kr_exc_no_keywords(kr_ctx *ctx, kr_value self, kr_nargs n);
void kr_exc_set_args(kr_ctx *ctx, kr_value self, kr_value *args, size_t n);
kr_value kr_exc_base_str(kr_ctx *ctx, kr_value self);
kr_value kr_exc_reduce(kr_ctx *ctx, kr_value self);

/* By layout: constructor, initialiser, str, methods */
#define KR_EXC_LAYOUT(layout)                                                                      \
    kr_value kr_exc_new_##layout(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n);     \
    void kr_exc_init_##layout(kr_ctx *ctx, kr_value self, kr_value *args, kr_nargs n);             \
    kr_value kr_exc_str_##layout(kr_ctx *ctx, kr_value self);                                      \
    extern const kr_builtin kr_exc_methods_##layout[KR_EXC_N_##layout];
#define KR_EXC_N_base 10
#define KR_EXC_N_exit 1
#define KR_EXC_N_stop 1
#define KR_EXC_N_name 1
#define KR_EXC_N_attribute 2
#define KR_EXC_N_import 5
#define KR_EXC_N_os 6
#define KR_EXC_N_syntax 8
#define KR_EXC_N_unicode 5
#define KR_EXC_N_group 6
KR_EXC_LAYOUT(base)
KR_EXC_LAYOUT(exit)
KR_EXC_LAYOUT(stop)
KR_EXC_LAYOUT(name)
KR_EXC_LAYOUT(attribute)
KR_EXC_LAYOUT(import)
KR_EXC_LAYOUT(os)
KR_EXC_LAYOUT(syntax)
KR_EXC_LAYOUT(unicode)
KR_EXC_LAYOUT(group)
#undef KR_EXC_LAYOUT

/* Getter and setter of a field that reads as None when not set. */
#define KR_EXC_FIELD(fn, index)                                                                    \
    static kr_value get_##fn(kr_ctx *ctx, kr_value self) {                                         \
        (void)ctx;                                                                                 \
        return kr_exc_field(self, index);                                                          \
    }                                                                                              \
    static void set_##fn(kr_ctx *ctx, kr_value self, kr_value value) {                             \
        kr_exc_set_field(ctx, self, index, value);                                                 \
    }

#endif
