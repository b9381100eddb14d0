/* Bound methods and cells. */
#include "object/exception.h"
#include "object/type_internal.h"

/* ---- bound_method ---- */

kr_value kr_bound_method_new(kr_ctx *ctx, kr_value func, kr_value self) {
    kr_bound_method *m = kr_heap_new(ctx, &kr_type_bound_method, sizeof *m);
    kr_store_init(&m->func, func);
    kr_store_init(&m->self, self);
    return kr_from_ptr(m);
}

static kr_bound_method *method_of(kr_value v) {
    return KR_AS(kr_bound_method, v);
}

static void method_trace(kr_visitor *v, kr_object *obj) {
    kr_bound_method *m = (kr_bound_method *)obj;
    kr_visit(v, &m->func);
    kr_visit(v, &m->self);
}

static kr_value method_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    (void)cls;
    kr_check_args(ctx, "method", n, 2, 2);
    if (!KR_SLOT(kr_typeof(args[0]), call)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "first argument must be callable");
    }
    if (kr_is_none(args[1])) kr_raise_fmt(ctx, &kr_type_TypeError, "instance must not be None");
    return kr_bound_method_new(ctx, args[0], args[1]);
}

static kr_value method_call(kr_ctx *ctx, kr_value self, kr_value *args, kr_nargs n) {
    return kr_call_prepend(ctx, method_of(self)->func, method_of(self)->self, args, n);
}

static kr_value method_repr(kr_ctx *ctx, kr_value self) {
    kr_value name = kr_getattr_opt(ctx, method_of(self)->func, KR_N(ctx, __qualname__));
    if (kr_isnull(name)) name = kr_getattr_opt(ctx, method_of(self)->func, KR_N(ctx, __name__));
    if (kr_isnull(name) || !kr_is_str(name)) name = kr_str_from_cstr(ctx, "?");
    return kr_str_format(ctx, "<bound method %U of %R>", name, method_of(self)->self);
}

static kr_value method_compare(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b) {
    if ((op != KR_BIN_EQ && op != KR_BIN_NE) || !kr_is_exact(b, &kr_type_bound_method)) {
        return KR_NOTIMPL;
    }
    bool eq = kr_is(method_of(a)->self, method_of(b)->self) &&
              kr_equal(ctx, method_of(a)->func, method_of(b)->func);
    return kr_bool(eq == (op == KR_BIN_EQ));
}

static kr_hash_t method_hash(kr_ctx *ctx, kr_value self) {
    kr_hash_t h = kr_object_hash(ctx, method_of(self)->self) ^ kr_hash(ctx, method_of(self)->func);
    return h == -1 ? -2 : h;
}

static kr_value method_getattr(kr_ctx *ctx, kr_value self, kr_value name) {
    kr_value v;
    if (!kr_is(name, KR_N(ctx, __doc__))) {
        v = kr_object_getattr(ctx, self, name);
        if (!kr_isnull(v)) return v;
    }
    if (!kr_is(name, KR_N(ctx, __doc__))) return kr_getattr(ctx, method_of(self)->func, name);
    v = kr_getattr_opt(ctx, method_of(self)->func, name);
    return kr_isnull(v) ? KR_NONE : v;
}

static kr_value method_func(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return method_of(self)->func;
}

static kr_value method_self(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return method_of(self)->self;
}

static kr_value method_reduce(kr_ctx *ctx, kr_value self) {
    kr_value getattr = kr_builtins_get(ctx, kr_str_intern_rom(ctx, "getattr"));
    kr_value name = kr_getattr(ctx, method_of(self)->func, KR_N(ctx, __name__));
    return kr_tuple2(ctx, getattr, kr_tuple2(ctx, method_of(self)->self, name));
}

static kr_value method_get(kr_ctx *ctx, kr_value self, kr_value obj, kr_value cls) {
    (void)ctx;
    (void)obj;
    (void)cls;
    return self;
}

static const kr_builtin method_methods[] = {
    KR_MEMBER(&kr_type_bound_method, "__func__", method_func,
              "the function (or other callable) implementing a method"),
    KR_MEMBER(&kr_type_bound_method, "__self__", method_self,
              "the instance to which a method is bound"),
    KR_METHOD_1(&kr_type_bound_method, "__reduce__", method_reduce, NULL),
};

const kr_type kr_type_bound_method = {
    .base_object = {&kr_type_type},
    .name = "method",
    .base = &kr_type_object,
    .flags = KR_TF_WEAKREF,
    .rom_id = KR_ROM_bound_method,
    .version = 1,
    .size = sizeof(kr_bound_method),
    .methods = method_methods,
    .n_methods = KR_ARRAY_LEN(method_methods),
    .doc = KR_DOC("Create a bound instance method object."),
    .new_ = method_new,
    .trace = method_trace,
    .repr = method_repr,
    .hash = method_hash,
    .compare = method_compare,
    .call = method_call,
    .getattr = method_getattr,
    .descr_get = method_get,
};

/* ---- cell ---- */

kr_value kr_cell_new(kr_ctx *ctx, kr_value value) {
    kr_cell *c = kr_heap_new(ctx, &kr_type_cell, sizeof *c);
    kr_store_init(&c->value, value);
    return kr_from_ptr(c);
}

static void cell_trace(kr_visitor *v, kr_object *obj) {
    kr_visit(v, &((kr_cell *)obj)->value);
}

static kr_value cell_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    (void)cls;
    kr_check_args(ctx, "cell", n, 0, 1);
    return kr_cell_new(ctx, n ? args[0] : KR_NULL);
}

static kr_value cell_repr(kr_ctx *ctx, kr_value self) {
    kr_value v = KR_AS(kr_cell, self)->value;
    unsigned long long id = kr_object_id(self);
    if (kr_isnull(v)) return kr_str_format(ctx, "<cell at 0x%llx: empty>", id);
    return kr_str_format(ctx, "<cell at 0x%llx: %T object at 0x%llx>", id, v,
                         (unsigned long long)kr_object_id(v));
}

static kr_value cell_compare(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b) {
    kr_value x, y;
    if (!kr_is_exact(b, &kr_type_cell)) return KR_NOTIMPL;
    x = KR_AS(kr_cell, a)->value;
    y = KR_AS(kr_cell, b)->value;
    if (!kr_isnull(x) && !kr_isnull(y)) return kr_compare(ctx, op, x, y);
    return kr_compare(ctx, op, kr_smallint(!kr_isnull(x)), kr_smallint(!kr_isnull(y)));
}

static kr_value cell_get(kr_ctx *ctx, kr_value self) {
    kr_value v = KR_AS(kr_cell, self)->value;
    if (kr_isnull(v)) kr_raise_fmt(ctx, &kr_type_ValueError, "Cell is empty");
    return v;
}

static void cell_set(kr_ctx *ctx, kr_value self, kr_value value) {
    kr_store(ctx, kr_ptr(self), &KR_AS(kr_cell, self)->value, value);
}

static const kr_builtin cell_methods[] = {
    KR_GETTER(&kr_type_cell, "cell_contents", cell_get, cell_set, NULL),
};

const kr_type kr_type_cell = {
    .base_object = {&kr_type_type},
    .name = "cell",
    .base = &kr_type_object,
    .rom_id = KR_ROM_cell,
    .version = 1,
    .size = sizeof(kr_cell),
    .methods = cell_methods,
    .n_methods = KR_ARRAY_LEN(cell_methods),
    .doc = KR_DOC("Create a new cell object."),
    .new_ = cell_new,
    .trace = cell_trace,
    .repr = cell_repr,
    .hash = kr_unhashable,
    .compare = cell_compare,
};
