/* classmethod and staticmethod. What they show of the function inside (__name__, __doc__, ...) is
 * read from it unless set on them. */
#include "object/exception.h"
#include "object/type_internal.h"

static kr_method_wrap *wrap(kr_value v) {
    return KR_AS(kr_method_wrap, v);
}

static void wrap_trace(kr_visitor *v, kr_object *obj) {
    kr_method_wrap *w = (kr_method_wrap *)obj;
    kr_visit(v, &w->func);
    kr_attrs_trace(v, &w->attrs, obj);
}

static kr_value wrap_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    kr_method_wrap *w = kr_instance_alloc(ctx, cls);
    (void)args;
    (void)n;
    kr_store_init(&w->func, KR_NONE);
    return kr_from_ptr(w);
}

static void store_func(kr_ctx *ctx, kr_value self, kr_value func) {
    if (!kr_is_none(wrap(self)->func)) kr_type_descr_changed(ctx); /* inline caches know it */
    kr_store(ctx, kr_ptr(self), &wrap(self)->func, func);
}

static void classmethod_init(kr_ctx *ctx, kr_value self, kr_value *args, kr_nargs n) {
    kr_check_args(ctx, "classmethod", n, 1, 1);
    store_func(ctx, self, args[0]);
}

static void staticmethod_init(kr_ctx *ctx, kr_value self, kr_value *args, kr_nargs n) {
    kr_check_args(ctx, "staticmethod", n, 1, 1);
    store_func(ctx, self, args[0]);
}

/* Names that shine through. */
static bool shines(kr_ctx *ctx, kr_value name) {
    return kr_is(name, KR_N(ctx, __name__)) || kr_is(name, KR_N(ctx, __qualname__)) ||
           kr_is(name, KR_N(ctx, __module__)) || kr_is(name, KR_N(ctx, __doc__)) ||
           kr_is(name, KR_N(ctx, __annotations__)) || kr_is(name, KR_N(ctx, __annotate__));
}

static kr_value wrap_getattr(kr_ctx *ctx, kr_value self, kr_value name) {
    kr_value v;
    if (!shines(ctx, name)) return kr_object_getattr(ctx, self, name);
    v = kr_attrs_get(ctx, kr_attrs_of(self), name);
    if (!kr_isnull(v)) return v;
    v = kr_getattr_opt(ctx, wrap(self)->func, name);
    return kr_isnull(v) ? kr_object_getattr(ctx, self, name) : v;
}

static kr_value wrap_func(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return wrap(self)->func;
}

static kr_value wrap_abstract(kr_ctx *ctx, kr_value self) {
    kr_value flag = kr_getattr_opt(ctx, wrap(self)->func, KR_N(ctx, __isabstractmethod__));
    return kr_bool(!kr_isnull(flag) && kr_truth(ctx, flag));
}

static kr_value classmethod_repr(kr_ctx *ctx, kr_value self) {
    return kr_str_format(ctx, "<classmethod(%R)>", wrap(self)->func);
}

static kr_value staticmethod_repr(kr_ctx *ctx, kr_value self) {
    return kr_str_format(ctx, "<staticmethod(%R)>", wrap(self)->func);
}

static kr_value classmethod_get(kr_ctx *ctx, kr_value self, kr_value obj, kr_value cls) {
    if (kr_isnull(cls)) cls = kr_type_value(kr_typeof(obj));
    return kr_bound_method_new(ctx, wrap(self)->func, cls);
}

static kr_value staticmethod_get(kr_ctx *ctx, kr_value self, kr_value obj, kr_value cls) {
    (void)ctx;
    (void)obj;
    (void)cls;
    return wrap(self)->func;
}

static kr_value staticmethod_call(kr_ctx *ctx, kr_value self, kr_value *args, kr_nargs n) {
    return kr_call(ctx, wrap(self)->func, args, n);
}

/* Handing out __dict__ first copies what shines through, so that it can be seen there. */
static kr_value wrap_dict(kr_ctx *ctx, kr_value self) {
    kr_value names[] = {KR_N(ctx, __module__), KR_N(ctx, __name__), KR_N(ctx, __qualname__),
                        KR_N(ctx, __doc__)};
    for (size_t i = 0; i < KR_ARRAY_LEN(names); i++) {
        kr_value v = kr_getattr_opt(ctx, wrap(self)->func, names[i]);
        if (kr_isnull(v) || !kr_isnull(kr_attrs_get(ctx, kr_attrs_of(self), names[i]))) continue;
        kr_attrs_set(ctx, self, kr_attrs_of(self), names[i], v);
    }
    return kr_object_dict_get(ctx, self);
}

#define WRAP_METHODS(type)                                                                         \
    KR_MEMBER(type, "__func__", wrap_func, NULL), KR_MEMBER(type, "__wrapped__", wrap_func, NULL), \
        KR_GETTER(type, "__isabstractmethod__", wrap_abstract, NULL, NULL),                        \
        KR_GETTER(type, "__dict__", wrap_dict, kr_object_dict_set, NULL)

static const kr_builtin classmethod_methods[] = {WRAP_METHODS(&kr_type_classmethod)};
static const kr_builtin staticmethod_methods[] = {WRAP_METHODS(&kr_type_staticmethod)};

const kr_type kr_type_classmethod = {
    .base_object = {&kr_type_type},
    .name = "classmethod",
    .base = &kr_type_object,
    .flags = KR_TF_BASE,
    .rom_id = KR_ROM_classmethod,
    .version = 1,
    .size = sizeof(kr_method_wrap),
    .attrs_offset = offsetof(kr_method_wrap, attrs),
    .methods = classmethod_methods,
    .n_methods = KR_ARRAY_LEN(classmethod_methods),
    .doc =
        KR_DOC("Convert a function to be a class method.\n\nA class method receives the class as "
               "implicit first argument,\njust like an instance method receives the instance."),
    .new_ = wrap_new,
    .init = classmethod_init,
    .trace = wrap_trace,
    .repr = classmethod_repr,
    .getattr = wrap_getattr,
    .descr_get = classmethod_get,
};

const kr_type kr_type_staticmethod = {
    .base_object = {&kr_type_type},
    .name = "staticmethod",
    .base = &kr_type_object,
    .flags = KR_TF_BASE,
    .rom_id = KR_ROM_staticmethod,
    .version = 1,
    .size = sizeof(kr_method_wrap),
    .attrs_offset = offsetof(kr_method_wrap, attrs),
    .methods = staticmethod_methods,
    .n_methods = KR_ARRAY_LEN(staticmethod_methods),
    .doc =
        KR_DOC("Convert a function to be a static method.\n\nA static method does not receive an "
               "implicit first argument."),
    .new_ = wrap_new,
    .init = staticmethod_init,
    .trace = wrap_trace,
    .repr = staticmethod_repr,
    .call = staticmethod_call,
    .getattr = wrap_getattr,
    .descr_get = staticmethod_get,
};
