/* Module _abc: what makes abstract base classes fast.
 *
 * A class made by ABCMeta has an attribute _abc_impl of the type here: the classes registered with
 * it, and caches of positive and negative answers. Negative answers hold as long as nothing was
 * registered anywhere (the VM-wide counter in module_state). The caches are emptied when they grow
 * past CACHE_MAX, so that classes made in a loop do not pile up. */
#include "object/dict.h"
#include "object/int.h"
#include "object/iter.h"
#include "object/module.h"
#include "object/names.h"
#include "object/seq.h"
#include "object/str.h"

enum { CACHE_MAX = 2048, ABC_SEQUENCE = 1 << 5, ABC_MAPPING = 1 << 6 };

typedef struct abc_data {
    kr_object base;
    kr_value registry, cache, negative; /* sets, KR_NULL while empty */
    uintptr_t negative_version;
} abc_data;

static const kr_type type_abc_data;

static void data_trace(kr_visitor *v, kr_object *obj) {
    kr_visit(v, &((abc_data *)obj)->registry);
    kr_visit(v, &((abc_data *)obj)->cache);
    kr_visit(v, &((abc_data *)obj)->negative);
}

static kr_value data_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    (void)args;
    (void)n;
    return kr_from_ptr(kr_instance_alloc(ctx, cls));
}

static const kr_type type_abc_data = {
    .base_object = {&kr_type_type},
    .name = "_abc._abc_data",
    .base = &kr_type_object,
    .version = 1,
    .size = sizeof(abc_data),
    .new_ = data_new,
    .trace = data_trace,
    .doc = KR_DOC("Internal state held by ABC machinery."),
};

static uintptr_t *counter(kr_ctx *ctx) {
    return (uintptr_t *)&ctx->vm->module_state[KR_MODSTATE_ABC];
}

static kr_value name_of(kr_ctx *ctx, const char *s) {
    return kr_str_intern_cstr(ctx, s);
}

static abc_data *data_of(kr_ctx *ctx, kr_value cls) {
    kr_value d = kr_getattr(ctx, cls, name_of(ctx, "_abc_impl"));
    if (!kr_is_exact(d, &type_abc_data)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "_abc_impl is set to a wrong type");
    }
    return KR_AS(abc_data, d);
}

static bool in_set(kr_ctx *ctx, kr_value set, kr_value v) {
    return !kr_isnull(set) && kr_set_contains(ctx, set, v);
}

static void add_to(kr_ctx *ctx, abc_data *d, kr_value *set, kr_value v) {
    if (kr_isnull(*set)) kr_store(ctx, d, set, kr_set_new(ctx, &kr_type_set));
    if (set != &d->registry && KR_AS(kr_set, *set)->used >= CACHE_MAX) kr_set_clear(ctx, *set);
    kr_set_add(ctx, *set, v);
}

/* ---- making a class ---- */

static bool is_abstract(kr_ctx *ctx, kr_value v) {
    kr_value flag =
        kr_isnull(v) ? KR_NULL : kr_getattr_opt(ctx, v, KR_N(ctx, __isabstractmethod__));
    return !kr_isnull(flag) && kr_truth(ctx, flag);
}

static kr_value abstract_names(kr_ctx *ctx, kr_value cls) {
    kr_value names = kr_set_new(ctx, &kr_type_frozenset), k, v;
    kr_value ns = kr_getattr(ctx, cls, KR_N(ctx, __dict__));
    kr_value items = kr_list_from_iterable(ctx, kr_call_method(ctx, ns, KR_N(ctx, items), NULL, 0));
    for (size_t i = 0; i < KR_AS(kr_list, items)->len; i++) {
        kr_value *pair = KR_AS(kr_tuple, KR_AS(kr_list, items)->items[i])->items;
        if (is_abstract(ctx, pair[1])) kr_set_add(ctx, names, pair[0]);
    }
    kr_value bases = kr_getattr(ctx, cls, KR_N(ctx, __bases__));
    for (size_t i = 0; i < KR_AS(kr_tuple, bases)->len; i++) {
        v = kr_getattr_opt(ctx, KR_AS(kr_tuple, bases)->items[i], KR_N(ctx, __abstractmethods__));
        if (kr_isnull(v)) continue;
        kr_value it = kr_iter(ctx, v);
        while (!kr_isnull(k = kr_iter_step(ctx, it))) {
            kr_value name = kr_str_intern_value(ctx, k);
            if (is_abstract(ctx, kr_getattr_opt(ctx, cls, name))) kr_set_add(ctx, names, k);
        }
    }
    return names;
}

/* __abc_tpflags__ = 1 << 5 or 1 << 6 says that instances match sequence or mapping patterns. */
static void take_flags(kr_ctx *ctx, kr_value cls) {
    kr_value name = name_of(ctx, "__abc_tpflags__");
    kr_heap_type *t = KR_AS(kr_heap_type, cls);
    if (!(t->t.flags & KR_TF_HEAP)) return;
    kr_value v = kr_type_find_own(ctx, kr_type_of_heap(t), name);
    if (kr_isnull(v) || !kr_is_smallint(v)) return;
    kr_sword bits = kr_smallint_val(v);
    if ((bits & ABC_SEQUENCE) && (bits & ABC_MAPPING)) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "__abc_tpflags__ cannot be both Py_TPFLAGS_SEQUENCE and Py_TPFLAGS_MAPPING");
    }
    if (bits & (ABC_SEQUENCE | ABC_MAPPING)) {
        t->t.flags &= ~(uint32_t)(KR_TF_SEQUENCE | KR_TF_MAPPING);
    }
    if (bits & ABC_SEQUENCE) t->t.flags |= KR_TF_SEQUENCE;
    if (bits & ABC_MAPPING) t->t.flags |= KR_TF_MAPPING;
    kr_type_set_name(ctx, t, name, KR_NULL);
}

static kr_value abc_init(kr_ctx *ctx, kr_value cls) {
    kr_value names = abstract_names(ctx, cls);
    kr_setattr(ctx, cls, KR_N(ctx, __abstractmethods__), names);
    kr_value d = kr_from_ptr(kr_heap_new(ctx, &type_abc_data, sizeof(abc_data)));
    KR_AS(abc_data, d)->negative_version = *counter(ctx);
    kr_setattr(ctx, cls, name_of(ctx, "_abc_impl"), d);
    take_flags(ctx, cls);
    return KR_NONE;
}

/* ---- registering ---- */

static void spread_flags(kr_ctx *ctx, kr_value cls, uint32_t flags) {
    kr_heap_type *t = KR_AS(kr_heap_type, cls);
    if (!(t->t.flags & KR_TF_HEAP) || (t->t.flags & flags) == flags) return;
    t->t.flags |= flags;
    kr_value subs = kr_call_method(ctx, cls, name_of(ctx, "__subclasses__"), NULL, 0);
    for (size_t i = 0; i < KR_AS(kr_list, subs)->len; i++) {
        spread_flags(ctx, KR_AS(kr_list, subs)->items[i], flags);
    }
}

static kr_value abc_register(kr_ctx *ctx, kr_value cls, kr_value subclass) {
    if (!kr_is_type(subclass)) kr_raise_fmt(ctx, &kr_type_TypeError, "Can only register classes");
    if (kr_issubclass(ctx, subclass, cls)) return subclass;
    if (kr_issubclass(ctx, cls, subclass)) {
        kr_raise_fmt(ctx, &kr_type_RuntimeError, "Refusing to create an inheritance cycle");
    }
    abc_data *d = data_of(ctx, cls);
    add_to(ctx, d, &d->registry, subclass);
    ++*counter(ctx);
    uint32_t flags = KR_AS(kr_type, cls)->flags & (KR_TF_SEQUENCE | KR_TF_MAPPING);
    if (flags) spread_flags(ctx, subclass, flags);
    return subclass;
}

/* ---- asking ---- */

static bool remember(kr_ctx *ctx, abc_data *d, kr_value subclass, bool yes) {
    add_to(ctx, d, yes ? &d->cache : &d->negative, subclass);
    return yes;
}

/* Is some class of a list a base of subclass? */
static bool any_base(kr_ctx *ctx, kr_value classes, kr_value subclass) {
    kr_value list = kr_list_from_iterable(ctx, classes);
    for (size_t i = 0; i < KR_AS(kr_list, list)->len; i++) {
        if (kr_issubclass(ctx, subclass, KR_AS(kr_list, list)->items[i])) return true;
    }
    return false;
}

static bool subclass_check(kr_ctx *ctx, kr_value cls, kr_value subclass) {
    if (!kr_is_type(subclass)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "issubclass() arg 1 must be a class");
    }
    abc_data *d = data_of(ctx, cls);
    if (in_set(ctx, d->cache, subclass)) return true;
    if (d->negative_version < *counter(ctx)) {
        d->negative = KR_NULL;
        d->negative_version = *counter(ctx);
    } else if (in_set(ctx, d->negative, subclass)) {
        return false;
    }
    kr_value ok = kr_call_method(ctx, cls, KR_N(ctx, __subclasshook__), &subclass, KR_NARGS(1, 0));
    if (kr_is(ok, KR_TRUE) || kr_is(ok, KR_FALSE))
        return remember(ctx, d, subclass, kr_is(ok, KR_TRUE));
    if (!kr_is(ok, KR_NOTIMPL)) {
        kr_raise_fmt(ctx, &kr_type_AssertionError,
                     "__subclasshook__ must return either False, True, or NotImplemented");
    }
    if (kr_type_is_subtype(KR_AS(kr_type, subclass), KR_AS(kr_type, cls))) {
        return remember(ctx, d, subclass, true);
    }
    if (!kr_isnull(d->registry) && any_base(ctx, d->registry, subclass)) {
        return remember(ctx, d, subclass, true);
    }
    kr_value subs = kr_call_method(ctx, cls, name_of(ctx, "__subclasses__"), NULL, 0);
    return remember(ctx, d, subclass, any_base(ctx, subs, subclass));
}

static kr_value abc_subclasscheck(kr_ctx *ctx, kr_value cls, kr_value subclass) {
    return kr_bool(subclass_check(ctx, cls, subclass));
}

static kr_value check_class(kr_ctx *ctx, kr_value cls, kr_value subclass) {
    return kr_call_method(ctx, cls, KR_N(ctx, __subclasscheck__), &subclass, KR_NARGS(1, 0));
}

static kr_value abc_instancecheck(kr_ctx *ctx, kr_value cls, kr_value instance) {
    abc_data *d = data_of(ctx, cls);
    kr_value subtype = kr_type_value(kr_typeof(instance));
    kr_value subclass = kr_getattr(ctx, instance, KR_N(ctx, __class__));
    if (in_set(ctx, d->cache, subclass)) return KR_TRUE;
    if (kr_is(subtype, subclass)) {
        if (d->negative_version == *counter(ctx) && in_set(ctx, d->negative, subclass)) {
            return KR_FALSE;
        }
        return check_class(ctx, cls, subclass);
    }
    kr_value r = check_class(ctx, cls, subclass);
    return kr_truth(ctx, r) ? r : check_class(ctx, cls, subtype);
}

/* ---- the rest ---- */

static kr_value abc_token(kr_ctx *ctx) {
    return kr_int_from_u64(ctx, *counter(ctx));
}

static kr_value abc_reset_registry(kr_ctx *ctx, kr_value cls) {
    data_of(ctx, cls)->registry = KR_NULL;
    return KR_NONE;
}

static kr_value abc_reset_caches(kr_ctx *ctx, kr_value cls) {
    abc_data *d = data_of(ctx, cls);
    d->cache = d->negative = KR_NULL;
    return KR_NONE;
}

static kr_value copy_set(kr_ctx *ctx, kr_value s) {
    return kr_isnull(s) ? kr_set_new(ctx, &kr_type_set) : kr_set_copy(ctx, s, &kr_type_set);
}

static kr_value abc_get_dump(kr_ctx *ctx, kr_value cls) {
    abc_data *d = data_of(ctx, cls);
    kr_value out[4] = {copy_set(ctx, d->registry), copy_set(ctx, d->cache),
                       copy_set(ctx, d->negative), kr_int_from_u64(ctx, d->negative_version)};
    return kr_tuple_new(ctx, 4, out);
}

static const kr_builtin members[] = {
    KR_FUNC_0("get_cache_token", abc_token,
              "Returns the current ABC cache token.\n\nThe token is an opaque object (supporting "
              "equality testing) identifying the\ncurrent version of the ABC cache for virtual "
              "subclasses. The token changes\nwith every call to register() on any ABC."),
    KR_FUNC_1("_abc_init", abc_init, "Internal ABC helper for class set-up."),
    KR_FUNC_2("_abc_register", abc_register, "Internal ABC helper for subclass registration."),
    KR_FUNC_2("_abc_instancecheck", abc_instancecheck, "Internal ABC helper for instance checks."),
    KR_FUNC_2("_abc_subclasscheck", abc_subclasscheck, "Internal ABC helper for subclass checks."),
    KR_FUNC_1("_reset_registry", abc_reset_registry, "Internal ABC helper to reset registry."),
    KR_FUNC_1("_reset_caches", abc_reset_caches, "Internal ABC helper to reset both caches."),
    KR_FUNC_1("_get_dump", abc_get_dump, "Internal ABC helper for cache and registry debugging."),
};

const kr_module_def kr_module_abc = {
    .name = "_abc",
    .doc = KR_DOC("Module contains faster C implementation of abc.ABCMeta"),
    .members = members,
    .n_members = KR_ARRAY_LEN(members),
};
