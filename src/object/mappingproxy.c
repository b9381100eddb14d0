/* mappingproxy: a read-only view of a mapping, what C.__dict__ gives. */
#include "object/exception.h"
#include "object/type_internal.h"

typedef struct kr_mappingproxy {
    kr_object base;
    kr_value mapping;
    kr_value cls; /* the class whose __dict__ this is, or KR_NULL */
} kr_mappingproxy;

static kr_value inner(kr_value v) {
    return KR_AS(kr_mappingproxy, v)->mapping;
}

kr_value kr_mappingproxy_new(kr_ctx *ctx, kr_value mapping) {
    kr_mappingproxy *p = kr_heap_new(ctx, &kr_type_mappingproxy, sizeof *p);
    kr_store_init(&p->mapping, mapping);
    return kr_from_ptr(p);
}

kr_value kr_mappingproxy_of_class(kr_ctx *ctx, kr_value dict, kr_value cls) {
    kr_value p = kr_mappingproxy_new(ctx, dict);
    kr_store_init(&KR_AS(kr_mappingproxy, p)->cls, cls);
    return p;
}

/* Libraries older than lazy annotations ask the namespace of a class for its __annotations__: they
 * are computed then. KR_NULL: another key, or the class annotates nothing. */
static kr_value lazy_annotations(kr_ctx *ctx, kr_value self, kr_value key) {
    kr_value cls = KR_AS(kr_mappingproxy, self)->cls, dict = inner(self);
    if (kr_isnull(cls) || !kr_is_str(key) || !kr_str_eq_cstr(key, "__annotations__")) {
        return KR_NULL;
    }
    if (kr_contains(ctx, dict, key) ||
        !(kr_contains(ctx, dict, KR_N(ctx, __annotate__)) ||
          kr_contains(ctx, dict, kr_str_intern_rom(ctx, "__annotate_func__")) ||
          kr_contains(ctx, dict, kr_str_intern_rom(ctx, "__annotations_cache__")))) {
        return KR_NULL;
    }
    return kr_getattr(ctx, cls, key);
}

static void proxy_trace(kr_visitor *v, kr_object *obj) {
    kr_visit(v, &((kr_mappingproxy *)obj)->cls);
    kr_visit(v, &((kr_mappingproxy *)obj)->mapping);
}

static kr_value proxy_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    kr_value out[1];
    (void)cls;
    kr_bind_args(ctx, "mappingproxy", "mapping", args, n, 0, out);
    if (kr_is_list(out[0]) || kr_is_tuple(out[0]) || kr_is_str(out[0]) ||
        !KR_SLOT(kr_typeof(out[0]), subscr)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "mappingproxy() argument must be a mapping, not %T",
                     out[0]);
    }
    return kr_mappingproxy_new(ctx, out[0]);
}

static kr_value proxy_repr(kr_ctx *ctx, kr_value self) {
    return kr_str_format(ctx, "mappingproxy(%R)", inner(self));
}

static kr_value proxy_str(kr_ctx *ctx, kr_value self) {
    return kr_tostr(ctx, inner(self));
}

static kr_hash_t proxy_hash(kr_ctx *ctx, kr_value self) {
    return kr_hash(ctx, inner(self));
}

static kr_value proxy_compare(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b) {
    if (kr_is_exact(b, &kr_type_mappingproxy)) b = inner(b);
    return kr_compare(ctx, op, inner(a), b);
}

static kr_value proxy_subscr(kr_ctx *ctx, kr_value self, kr_value key) {
    kr_value v = lazy_annotations(ctx, self, key);
    return kr_isnull(v) ? kr_getitem(ctx, inner(self), key) : v;
}

static size_t proxy_len(kr_ctx *ctx, kr_value self) {
    return kr_len(ctx, inner(self));
}

static bool proxy_contains(kr_ctx *ctx, kr_value self, kr_value key) {
    return kr_contains(ctx, inner(self), key);
}

static kr_value proxy_iter(kr_ctx *ctx, kr_value self) {
    return kr_iter(ctx, inner(self));
}

static kr_value proxy_binary(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b) {
    if (op != KR_BIN_OR) return KR_NOTIMPL;
    if (kr_is_exact(a, &kr_type_mappingproxy)) a = inner(a);
    if (kr_is_exact(b, &kr_type_mappingproxy)) b = inner(b);
    return kr_binary(ctx, op, a, b);
}

static kr_value proxy_inplace(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b) {
    (void)b;
    if (op != KR_BIN_IOR) return KR_NOTIMPL;
    kr_raise_fmt(ctx, &kr_type_TypeError, "'|=' is not supported by %T; use '|' instead", a);
}

static kr_value forward(kr_ctx *ctx, kr_value self, const char *name, size_t n,
                        const kr_value *args) {
    return kr_call_method(ctx, inner(self), kr_str_intern_cstr(ctx, name),
                          (kr_value *)(uintptr_t)args, KR_NARGS(n, 0));
}

static kr_value proxy_get(kr_ctx *ctx, size_t n, const kr_value *args) {
    kr_value v = lazy_annotations(ctx, args[0], args[1]);
    if (!kr_isnull(v)) return v;
    return forward(ctx, args[0], "get", n - 1, args + 1);
}

static kr_value proxy_keys(kr_ctx *ctx, kr_value self) {
    return forward(ctx, self, "keys", 0, NULL);
}

static kr_value proxy_values(kr_ctx *ctx, kr_value self) {
    return forward(ctx, self, "values", 0, NULL);
}

static kr_value proxy_items(kr_ctx *ctx, kr_value self) {
    return forward(ctx, self, "items", 0, NULL);
}

static kr_value proxy_copy(kr_ctx *ctx, kr_value self) {
    return forward(ctx, self, "copy", 0, NULL);
}

static kr_value proxy_reversed(kr_ctx *ctx, kr_value self) {
    return kr_call1(ctx, kr_type_value(&kr_type_reversed), inner(self));
}

static kr_value proxy_class_getitem(kr_ctx *ctx, size_t n, const kr_value *args) {
    (void)n;
    return kr_generic_alias_new(ctx, args[0], args[1]);
}

static const kr_builtin proxy_methods[] = {
    KR_METHOD_VAR(&kr_type_mappingproxy, "get", proxy_get, 2, 3,
                  "Return the value for key if key is in the mapping, else default."),
    KR_METHOD_1(&kr_type_mappingproxy, "keys", proxy_keys,
                "D.keys() -> a set-like object providing a view on D's keys"),
    KR_METHOD_1(&kr_type_mappingproxy, "values", proxy_values,
                "D.values() -> an object providing a view on D's values"),
    KR_METHOD_1(&kr_type_mappingproxy, "items", proxy_items,
                "D.items() -> a set-like object providing a view on D's items"),
    KR_METHOD_1(&kr_type_mappingproxy, "copy", proxy_copy, "D.copy() -> a shallow copy of D"),
    KR_METHOD_1(&kr_type_mappingproxy, "__reversed__", proxy_reversed,
                "D.__reversed__() -> reverse iterator"),
    KR_CLASSMETHOD_VAR(&kr_type_mappingproxy, "__class_getitem__", proxy_class_getitem, 2, 2,
                       "See PEP 585"),
};

const kr_type kr_type_mappingproxy = {
    .base_object = {&kr_type_type},
    .name = "mappingproxy",
    .base = &kr_type_object,
    .flags = KR_TF_MAPPING,
    .rom_id = KR_ROM_mappingproxy,
    .version = 1,
    .size = sizeof(kr_mappingproxy),
    .methods = proxy_methods,
    .n_methods = KR_ARRAY_LEN(proxy_methods),
    .doc = KR_DOC("Read-only proxy of a mapping."),
    .new_ = proxy_new,
    .trace = proxy_trace,
    .repr = proxy_repr,
    .str = proxy_str,
    .hash = proxy_hash,
    .compare = proxy_compare,
    .iter = proxy_iter,
    .binary = proxy_binary,
    .inplace = proxy_inplace,
    .subscr = proxy_subscr,
    .len = proxy_len,
    .contains = proxy_contains,
};
