/* Exception classes of modules: a dict "module.name" to class, in the state of the VM. */
#include "module/error_class.h"
#include "object/dict.h"
#include "object/names.h"
#include "object/seq.h"
#include "object/str.h"

static kr_value classes(kr_ctx *ctx) {
    void **place = &ctx->vm->module_state[KR_MODSTATE_ERRORS];
    if (!*place) {
        kr_value d = kr_dict_new(ctx, 0);
        kr_list_append(ctx, ctx->vm->roots, d);
        *place = kr_ptr(d);
    }
    return kr_from_ptr(*place);
}

kr_value kr_error_class_get(kr_ctx *ctx, const kr_error_class *c) {
    kr_value all = classes(ctx), key = kr_str_format(ctx, "%s.%s", c->module, c->name);
    kr_value cls = kr_dict_get(ctx, all, key);
    if (!kr_isnull(cls)) return cls;
    kr_value d = kr_dict_new(ctx, 1), base = kr_type_value(c->base);
    kr_dict_set_name(ctx, d, KR_N(ctx, __module__), kr_str_intern_rom(ctx, c->module));
    cls = kr_type_new_class(ctx, &kr_type_type, kr_str_intern_rom(ctx, c->name),
                            kr_tuple_new(ctx, 1, &base), d, NULL, 0);
    kr_dict_set(ctx, all, key, cls);
    return cls;
}

void kr_error_class_raise(kr_ctx *ctx, const kr_error_class *c, const char *fmt, ...) {
    va_list ap;
    va_start(ap, fmt);
    kr_value text = kr_str_vformat(ctx, fmt, ap);
    va_end(ap);
    kr_raise(ctx, kr_call1(ctx, kr_error_class_get(ctx, c), text));
}
