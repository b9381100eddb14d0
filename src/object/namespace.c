/* types.SimpleNamespace: an object with nothing but attributes. */
#include "object/exception.h"
#include "object/type_internal.h"

typedef struct kr_namespace_obj {
    kr_object base;
    kr_attrs attrs;
} kr_namespace_obj;

static kr_value dict_of(kr_ctx *ctx, kr_value self) {
    return kr_attrs_dict(ctx, self, kr_attrs_of(self));
}

static void ns_trace(kr_visitor *v, kr_object *obj) {
    kr_attrs *a = (kr_attrs *)((char *)obj + obj->type->attrs_offset);
    kr_attrs_trace(v, a, obj);
}

static kr_value ns_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    (void)args;
    (void)n;
    return kr_from_ptr(kr_instance_alloc(ctx, cls));
}

static void set_all(kr_ctx *ctx, kr_value self, kr_value mapping) {
    kr_value key, value;
    size_t pos = 0;
    while (kr_dict_next(mapping, &pos, &key, &value)) {
        if (!kr_is_str(key)) kr_raise_fmt(ctx, &kr_type_TypeError, "keywords must be strings");
        kr_attrs_set(ctx, self, kr_attrs_of(self), kr_str_intern_value(ctx, key), value);
    }
}

static void ns_init(kr_ctx *ctx, kr_value self, kr_value *args, kr_nargs n) {
    size_t npos = kr_npos(n);
    if (npos > 1) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "%T expected at most 1 argument, got %zu", self,
                     npos);
    }
    if (npos) {
        kr_value d = kr_dict_new(ctx, 0);
        kr_dict_update(ctx, d, args[0]);
        set_all(ctx, self, d);
    }
    for (size_t i = 0; i < kr_nkw(n); i++) {
        kr_attrs_set(ctx, self, kr_attrs_of(self), kr_str_intern_value(ctx, args[npos + 2 * i]),
                     args[npos + 2 * i + 1]);
    }
}

static kr_value ns_repr(kr_ctx *ctx, kr_value self) {
    kr_value d = dict_of(ctx, self), key, value;
    bool exact = kr_is_exact(self, &kr_type_namespace), first = true;
    size_t pos = 0;
    kr_strbuf b;
    kr_value name = exact ? kr_str_from_cstr(ctx, "namespace") : kr_type_name(ctx, kr_typeof(self));
    if (kr_repr_enter(ctx, self)) return kr_str_format(ctx, "%U(...)", name);
    kr_strbuf_init(ctx, &b, 32);
    kr_strbuf_format(ctx, &b, "%U(", name);
    while (kr_dict_next(d, &pos, &key, &value)) {
        if (!kr_is_str(key) || kr_str_of(key)->len == 0) continue;
        kr_strbuf_format(ctx, &b, "%s%U=%R", first ? "" : ", ", key, value);
        first = false;
    }
    kr_repr_leave(ctx, self);
    kr_strbuf_cstr(ctx, &b, ")");
    return kr_strbuf_finish(ctx, &b);
}

static kr_value ns_compare(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b) {
    if (!kr_is_instance_of(a, &kr_type_namespace) || !kr_is_instance_of(b, &kr_type_namespace)) {
        return KR_NOTIMPL;
    }
    return kr_compare(ctx, op, dict_of(ctx, a), dict_of(ctx, b));
}

static kr_value ns_reduce(kr_ctx *ctx, kr_value self) {
    return kr_tuple3(ctx, kr_type_value(kr_typeof(self)), ctx->vm->tuple_empty, dict_of(ctx, self));
}

static kr_value ns_replace(kr_ctx *ctx, kr_value callee, kr_value *args, kr_nargs n) {
    kr_value copy;
    (void)callee;
    if (kr_npos(n) != 1) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "__replace__() takes no positional arguments");
    }
    copy = kr_call0(ctx, kr_type_value(kr_typeof(args[0])));
    set_all(ctx, copy, dict_of(ctx, args[0]));
    for (size_t i = 0; i < kr_nkw(n); i++) kr_setattr(ctx, copy, args[1 + 2 * i], args[2 + 2 * i]);
    return copy;
}

static const kr_builtin ns_methods[] = {
    KR_GETTER(&kr_type_namespace, "__dict__", kr_object_dict_get, kr_object_dict_set, NULL),
    KR_METHOD_1(&kr_type_namespace, "__reduce__", ns_reduce,
                "Return state information for pickling"),
    KR_METHOD_RAW(&kr_type_namespace, "__replace__", ns_replace,
                  "Return a copy of the namespace object with new values for the specified "
                  "attributes."),
};

const kr_type kr_type_namespace = {
    .base_object = {&kr_type_type},
    .name = "types.SimpleNamespace",
    .base = &kr_type_object,
    .flags = KR_TF_BASE,
    .rom_id = KR_ROM_namespace,
    .version = 1,
    .size = sizeof(kr_namespace_obj),
    .attrs_offset = offsetof(kr_namespace_obj, attrs),
    .methods = ns_methods,
    .n_methods = KR_ARRAY_LEN(ns_methods),
    .doc = KR_DOC("A simple attribute-based namespace."),
    .new_ = ns_new,
    .init = ns_init,
    .trace = ns_trace,
    .repr = ns_repr,
    .hash = kr_unhashable,
    .compare = ns_compare,
};
