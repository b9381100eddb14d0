/* Module _functools: reduce and cmp_to_key; partial and the lru_cache wrapper are in files of their
 * own. lib/functools.py builds the rest on it. */
#include "module/functools_types.h"
#include "object/iter.h"
#include "object/module.h"
#include "object/names.h"

/* ---- reduce ---- */

static kr_value f_reduce(kr_ctx *ctx, const kr_value *a) {
    const kr_type *t = kr_typeof(a[1]);
    if (!kr_slots_of(t)->iter && !kr_slots_of(t)->subscr) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "reduce() arg 2 must support iteration");
    }
    kr_value it = kr_iter(ctx, a[1]), acc = a[2], v;
    if (kr_isnull(acc)) acc = kr_iter_step(ctx, it);
    if (kr_isnull(acc)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "reduce() of empty iterable with no initial value");
    }
    while (!kr_isnull(v = kr_iter_step(ctx, it))) {
        acc = kr_call2(ctx, a[0], acc, v);
        kr_tick(ctx, 20);
    }
    return acc;
}

/* ---- cmp_to_key ---- */

typedef struct key_wrapper {
    kr_object base;
    kr_value cmp, obj; /* obj KR_NULL: the maker of keys itself */
} key_wrapper;

static const kr_type type_key;

static kr_value new_key(kr_ctx *ctx, kr_value cmp, kr_value obj) {
    key_wrapper *k = kr_heap_new(ctx, &type_key, sizeof(key_wrapper));
    kr_store_init(&k->cmp, cmp);
    kr_store_init(&k->obj, obj);
    return kr_from_ptr(k);
}

static kr_value f_cmp_to_key(kr_ctx *ctx, const kr_value *a) {
    return new_key(ctx, a[0], KR_NULL);
}

static void key_trace(kr_visitor *v, kr_object *obj) {
    kr_visit(v, &((key_wrapper *)obj)->cmp);
    kr_visit(v, &((key_wrapper *)obj)->obj);
}

static kr_value key_call(kr_ctx *ctx, kr_value self, kr_value *args, kr_nargs n) {
    kr_value a[1];
    kr_bind_args(ctx, "K", "obj", args, n, 0, a);
    return new_key(ctx, KR_AS(key_wrapper, self)->cmp, a[0]);
}

static kr_value key_compare(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b) {
    if (!kr_is_exact(a, &type_key) || !kr_is_exact(b, &type_key)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "other argument must be K instance");
    }
    kr_value x = KR_AS(key_wrapper, a)->obj, y = KR_AS(key_wrapper, b)->obj;
    if (kr_isnull(x) || kr_isnull(y)) kr_raise_fmt(ctx, &kr_type_AttributeError, "object");
    return kr_compare(ctx, op, kr_call2(ctx, KR_AS(key_wrapper, a)->cmp, x, y), kr_smallint(0));
}

static kr_value key_get_obj(kr_ctx *ctx, kr_value self) {
    key_wrapper *k = KR_AS(key_wrapper, self);
    if (kr_isnull(k->obj)) kr_raise_fmt(ctx, &kr_type_AttributeError, "obj");
    return k->obj;
}

static void key_set_obj(kr_ctx *ctx, kr_value self, kr_value v) {
    kr_store(ctx, kr_ptr(self), &KR_AS(key_wrapper, self)->obj, v);
}

static const kr_builtin key_methods[] = {
    KR_GETTER(&type_key, "obj", key_get_obj, key_set_obj, "Value wrapped by a key function."),
};
static const kr_type type_key = {
    .base_object = {&kr_type_type},
    .name = "functools.KeyWrapper",
    .base = &kr_type_object,
    .flags = KR_TF_NO_NEW,
    .version = 1,
    .size = sizeof(key_wrapper),
    .n_methods = KR_ARRAY_LEN(key_methods),
    .methods = key_methods,
    .trace = key_trace,
    .hash = kr_unhashable,
    .compare = key_compare,
    .call = key_call,
};

/* ---- the module ---- */

static const kr_builtin members[] = {
    KR_FUNC_SIG(
        "reduce", f_reduce, "function,iterable,/,initial=",
        "Apply a function of two arguments cumulatively to the items of an iterable, from left "
        "to right.\n\nThis effectively reduces the iterable to a single value.  If initial is "
        "present,\nit is placed before the items of the iterable in the calculation, and "
        "serves as\na default when the iterable is empty."),
    KR_FUNC_SIG("cmp_to_key", f_cmp_to_key, "mycmp",
                "Convert a cmp= function into a key= function."),
    KR_CONSTANT("Placeholder", KR_ROM_VALUE(&kr_functools_placeholder)),
};

static const kr_type *const types[] = {
    &kr_type_functools_partial,
    &kr_type_functools_lru_cache,
    &kr_type_functools_placeholder,
    NULL,
};

const kr_module_def kr_module_functools = {
    .name = "_functools",
    .doc = KR_DOC("Tools that operate on functions."),
    .members = members,
    .n_members = KR_ARRAY_LEN(members),
    .types = types,
};
