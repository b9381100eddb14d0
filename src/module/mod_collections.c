/* Module _collections: what lib/collections/__init__.py builds on. Its types are in
 * collections_deque.c and collections_dicts.c; here are the field descriptor of named tuples and
 * the counting loop of Counter. */
#include "module/collections_types.h"
#include "object/dict_impl.h"
#include "object/int.h"
#include "object/module.h"
#include "object/names.h"
#include "object/seq.h"

/* ---- _tuplegetter ---- */

typedef struct tuplegetter {
    kr_object base;
    kr_value doc;
    size_t index;
} tuplegetter;

static kr_value getter_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    kr_check_args(ctx, "_tuplegetter", n, 2, 2);
    kr_sword index = kr_index_ssize(ctx, args[0]);
    tuplegetter *g = kr_instance_alloc(ctx, cls);
    kr_store(ctx, g, &g->doc, args[1]);
    g->index = (size_t)index;
    return kr_from_ptr(g);
}

static void getter_trace(kr_visitor *v, kr_object *obj) {
    kr_visit(v, &((tuplegetter *)obj)->doc);
}

static kr_value getter_get(kr_ctx *ctx, kr_value self, kr_value obj, kr_value cls) {
    tuplegetter *g = KR_AS(tuplegetter, self);
    (void)cls;
    if (kr_isnull(obj)) return self;
    if (!kr_is_tuple(obj)) {
        if (kr_is_none(obj)) return self;
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "descriptor for index '%zu' for tuple subclasses doesn't apply to '%T' object",
                     g->index, obj);
    }
    if (g->index >= KR_AS(kr_tuple, obj)->len) {
        kr_raise_fmt(ctx, &kr_type_IndexError, "tuple index out of range");
    }
    return KR_AS(kr_tuple, obj)->items[g->index];
}

static void getter_set(kr_ctx *ctx, kr_value self, kr_value obj, kr_value value) {
    (void)self;
    (void)obj;
    kr_raise_fmt(ctx, &kr_type_AttributeError,
                 kr_isnull(value) ? "can't delete attribute" : "can't set attribute");
}

static kr_value getter_repr(kr_ctx *ctx, kr_value self) {
    tuplegetter *g = KR_AS(tuplegetter, self);
    return kr_str_format(ctx, "_tuplegetter(%zu, %R)", g->index, g->doc);
}

static kr_value getter_reduce(kr_ctx *ctx, kr_value self) {
    tuplegetter *g = KR_AS(tuplegetter, self);
    return kr_tuple2(ctx, kr_type_value(kr_typeof(self)),
                     kr_tuple2(ctx, kr_smallint((kr_sword)g->index), g->doc));
}

static kr_value get_doc(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return KR_AS(tuplegetter, self)->doc;
}

static void set_doc(kr_ctx *ctx, kr_value self, kr_value v) {
    kr_store(ctx, kr_ptr(self), &KR_AS(tuplegetter, self)->doc, kr_isnull(v) ? KR_NONE : v);
}

static const kr_type type_tuplegetter;
static const kr_builtin getter_methods[] = {
    KR_METHOD_1(&type_tuplegetter, "__reduce__", getter_reduce, NULL),
    KR_GETTER(&type_tuplegetter, "__doc__", get_doc, set_doc, NULL),
};
static const kr_type type_tuplegetter = {
    .base_object = {&kr_type_type},
    .name = "_collections._tuplegetter",
    .base = &kr_type_object,
    .version = 1,
    .size = sizeof(tuplegetter),
    .n_methods = KR_ARRAY_LEN(getter_methods),
    .methods = getter_methods,
    .new_ = getter_new,
    .trace = getter_trace,
    .repr = getter_repr,
    .descr_get = getter_get,
    .descr_set = getter_set,
};

/* ---- _count_elements ---- */

static kr_value one_more(kr_ctx *ctx, kr_value old) {
    if (kr_isnull(old)) return kr_smallint(1);
    if (kr_is_smallint(old) && kr_smallint_val(old) < KR_INT_MAX) {
        return kr_smallint(kr_smallint_val(old) + 1);
    }
    return kr_binary(ctx, KR_BIN_ADD, old, kr_smallint(1));
}

static void count_plain(kr_ctx *ctx, kr_value mapping, kr_value it) {
    kr_dict *d = KR_AS(kr_dict, mapping);
    kr_value key;
    while (!kr_isnull(key = kr_iter_step(ctx, it))) {
        kr_key_hash hash = kr_dict_hash_of(ctx, key);
        int64_t at = kr_dict_find(ctx, d, key, hash);
        kr_tick(ctx, 10);
        if (at >= 0 && kr_is_smallint(d->entries[at].value)) {
            d->entries[at].value = one_more(ctx, d->entries[at].value);
        } else if (at >= 0) {
            kr_dict_set(ctx, mapping, key, one_more(ctx, d->entries[at].value));
        } else {
            kr_dict_insert_new(ctx, d, key, kr_smallint(1), hash);
        }
    }
}

static kr_value count_elements(kr_ctx *ctx, kr_value mapping, kr_value iterable) {
    kr_value it = kr_iter(ctx, iterable), key;
    kr_value get = KR_N(ctx, get), dict_get = kr_type_lookup(ctx, &kr_type_dict, get);
    if (kr_is_dict(mapping) && !kr_dict_is_shared(KR_AS(kr_dict, mapping)) &&
        kr_dict_plain_store(ctx, mapping) &&
        kr_is(kr_type_lookup(ctx, kr_typeof(mapping), get), dict_get)) {
        count_plain(ctx, mapping, it);
        return KR_NONE;
    }
    kr_value bound = kr_getattr(ctx, mapping, get);
    while (!kr_isnull(key = kr_iter_step(ctx, it))) {
        kr_value old = kr_call2(ctx, bound, key, kr_smallint(0));
        kr_setitem(ctx, mapping, key, kr_binary(ctx, KR_BIN_ADD, old, kr_smallint(1)));
        kr_tick(ctx, 20);
    }
    return KR_NONE;
}

static const kr_builtin members[] = {
    KR_FUNC_2(
        "_count_elements", count_elements,
        "_count_elements(mapping, iterable) -> None\n\nCount elements in the iterable, updating "
        "the mapping"),
};

static const kr_type *const types[] = {
    &kr_type_collections_deque,
    &kr_type_collections_defaultdict,
    &kr_type_collections_OrderedDict,
    &kr_type_collections_deque_iterator,
    &kr_type_collections_deque_reverse_iterator,
    &type_tuplegetter,
    NULL,
};

const kr_module_def kr_module_collections = {
    .name = "_collections",
    .doc = KR_DOC(
        "High performance data structures.\n- deque:        ordered collection accessible from "
        "endpoints only\n- defaultdict:  dict subclass with a default value factory"),
    .members = members,
    .n_members = KR_ARRAY_LEN(members),
    .types = types,
};
