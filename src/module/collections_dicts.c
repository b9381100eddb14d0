/* collections.OrderedDict and defaultdict: subclasses of dict.
 *
 * A dict keeps insertion order anyway; OrderedDict adds moving, order-sensitive equality, and going
 * through __setitem__ of subclasses. An instance has a __dict__ behind the fixed part of dict. */
#include "module/collections_types.h"
#include "object/descr.h"
#include "object/dict_impl.h"
#include "object/names.h"
#include "object/seq.h"
#include "object/shape.h"

#define OD &kr_type_collections_OrderedDict
#define DD &kr_type_collections_defaultdict

typedef struct odict {
    kr_dict d;
    kr_attrs attrs;
} odict;

static kr_value name_of(kr_ctx *ctx, kr_value v) {
    return kr_type_name(ctx, kr_typeof(v));
}

static bool is_odict(kr_value v) {
    return kr_is_instance_of(v, OD);
}

static void store(kr_ctx *ctx, kr_value d, kr_value key, kr_value value) {
    if (kr_dict_plain_store(ctx, d))
        kr_dict_set(ctx, d, key, value);
    else
        kr_setitem(ctx, d, key, value);
}

static kr_value od_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    (void)args;
    (void)n;
    odict *o = kr_instance_alloc(ctx, cls);
    o->d.flags = KR_DICT_STR_KEYS | KR_DICT_ORDERED;
    return kr_from_ptr(o);
}

static void od_trace(kr_visitor *v, kr_object *obj) {
    kr_dict_trace(v, obj);
    kr_attrs_trace(v, &((odict *)obj)->attrs, obj);
}

static void update_pairs(kr_ctx *ctx, kr_value self, kr_value src) {
    kr_value it = kr_iter(ctx, src), item;
    while (!kr_isnull(item = kr_iter_step(ctx, it))) {
        kr_value t = kr_tuple_from_iterable(ctx, item);
        size_t n = KR_AS(kr_tuple, t)->len;
        if (n != 2) {
            kr_raise_fmt(ctx, &kr_type_ValueError,
                         n < 2 ? "need more than %zu value%s to unpack"
                               : "too many values to unpack (expected 2)",
                         n, n == 1 ? "" : "s");
        }
        store(ctx, self, KR_AS(kr_tuple, t)->items[0], KR_AS(kr_tuple, t)->items[1]);
        kr_tick(ctx, 20);
    }
}

static void update_one(kr_ctx *ctx, kr_value self, kr_value src) {
    if (kr_dict_is_plain(src) && kr_dict_plain_store(ctx, self)) {
        kr_dict_merge(ctx, self, src, true);
        return;
    }
    if (!kr_is_dict(src) && !kr_hasattr(ctx, src, KR_N(ctx, keys))) {
        update_pairs(ctx, self, src);
        return;
    }
    kr_value it = kr_iter(ctx, kr_call_method(ctx, src, KR_N(ctx, keys), NULL, 0)), k;
    while (!kr_isnull(k = kr_iter_step(ctx, it))) store(ctx, self, k, kr_getitem(ctx, src, k));
}

static void od_update_args(kr_ctx *ctx, kr_value self, kr_value *args, kr_nargs n) {
    uint32_t np = kr_npos(n), nk = kr_nkw(n);
    if (np > 1) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "expected at most 1 argument, got %d", (int)np);
    }
    if (np) update_one(ctx, self, args[0]);
    for (uint32_t i = 0; i < nk; i++) store(ctx, self, args[np + 2 * i], args[np + 2 * i + 1]);
}

static void od_init(kr_ctx *ctx, kr_value self, kr_value *args, kr_nargs n) {
    od_update_args(ctx, self, args, n);
}

static kr_value od_repr(kr_ctx *ctx, kr_value self) {
    if (kr_dict_len(self) == 0) return kr_str_format(ctx, "%U()", name_of(ctx, self));
    if (kr_repr_enter(ctx, self)) return kr_str_from_cstr(ctx, "...");
    kr_value items = kr_dict_new(ctx, kr_dict_len(self)), k, v;
    for (size_t pos = 0; kr_dict_next(self, &pos, &k, &v);) kr_dict_set(ctx, items, k, v);
    kr_value r = kr_str_format(ctx, "%U(%R)", name_of(ctx, self), items);
    kr_repr_leave(ctx, self);
    return r;
}

static bool same_order(kr_ctx *ctx, kr_value a, kr_value b) {
    size_t i = 0, j = 0;
    kr_value k, v, l, w;
    while (kr_dict_next(a, &i, &k, &v) && kr_dict_next(b, &j, &l, &w)) {
        if (!kr_equal(ctx, k, l)) return false;
    }
    return true;
}

static kr_value od_compare(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b) {
    kr_value r = kr_dict_slot_compare(ctx, op, a, b);
    if (!is_odict(a) || !is_odict(b) || !kr_is(r, kr_bool(op == KR_BIN_EQ))) return r;
    return kr_bool(same_order(ctx, a, b) == (op == KR_BIN_EQ));
}

static kr_value od_binary(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b) {
    if (op != KR_BIN_OR || !kr_is_dict(a) || !kr_is_dict(b)) return KR_NOTIMPL;
    const kr_type *t = kr_typeof(is_odict(a) ? a : b);
    kr_value r = kr_call1(ctx, kr_type_value(t), a);
    update_one(ctx, r, b);
    return r;
}

static kr_value od_inplace(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b) {
    if (op != KR_BIN_IOR) return KR_NOTIMPL;
    update_one(ctx, a, b);
    return a;
}

static kr_value od_update(kr_ctx *ctx, kr_value callee, kr_value *args, kr_nargs n) {
    (void)callee;
    od_update_args(ctx, args[0], args + 1, KR_NARGS(kr_npos(n) - 1, kr_nkw(n)));
    return KR_NONE;
}

static kr_value od_move_to_end(kr_ctx *ctx, const kr_value *a) {
    bool last = kr_isnull(a[2]) || kr_truth(ctx, a[2]);
    if (!kr_dict_move(ctx, a[0], a[1], last)) kr_raise_keyerror(ctx, a[1]);
    return KR_NONE;
}

static kr_value od_popitem(kr_ctx *ctx, const kr_value *a) {
    bool last = kr_isnull(a[1]) || kr_truth(ctx, a[1]);
    size_t pos = last ? SIZE_MAX : 0;
    kr_value k, v;
    bool found = last ? kr_dict_prev(a[0], &pos, &k, &v) : kr_dict_next(a[0], &pos, &k, &v);
    if (!found) {
        kr_raise_obj(ctx, &kr_type_KeyError, kr_str_from_cstr(ctx, "dictionary is empty"));
    }
    kr_value pair = kr_tuple2(ctx, k, v);
    kr_dict_remove_at(ctx, KR_AS(kr_dict, a[0]), last ? pos : pos - 1);
    kr_dict_trim(KR_AS(kr_dict, a[0]));
    return pair;
}

static kr_value od_pop(kr_ctx *ctx, const kr_value *a) {
    kr_value v = kr_dict_pop(ctx, a[0], a[1]);
    if (!kr_isnull(v)) return v;
    if (!kr_isnull(a[2])) return a[2];
    kr_raise_keyerror(ctx, a[1]);
}

static kr_value od_setdefault(kr_ctx *ctx, const kr_value *a) {
    kr_value dflt = kr_isnull(a[2]) ? KR_NONE : a[2];
    if (kr_dict_plain_store(ctx, a[0])) return kr_dict_setdefault(ctx, a[0], a[1], dflt);
    if (kr_contains(ctx, a[0], a[1])) return kr_getitem(ctx, a[0], a[1]);
    kr_setitem(ctx, a[0], a[1], dflt);
    return dflt;
}

static kr_value od_copy(kr_ctx *ctx, kr_value self) {
    kr_value r = kr_call0(ctx, kr_type_value(kr_typeof(self))), k, v;
    size_t pos = 0;
    if (kr_is_dict(r) && kr_dict_plain_store(ctx, r)) {
        kr_dict_merge(ctx, r, self, true);
        return r;
    }
    while (kr_dict_next(self, &pos, &k, &v)) kr_setitem(ctx, r, k, kr_getitem(ctx, self, k));
    return r;
}

static kr_value od_reduce(kr_ctx *ctx, kr_value self) {
    kr_value getstate = kr_getattr(ctx, self, kr_str_intern_rom(ctx, "__getstate__"));
    kr_value state = kr_call0(ctx, getstate), out[5];
    out[0] = kr_type_value(kr_typeof(self));
    out[1] = ctx->vm->tuple_empty;
    out[2] = kr_isnull(state) || !kr_truth(ctx, state) ? KR_NONE : state;
    out[3] = KR_NONE;
    out[4] = kr_iter(ctx, kr_call_method(ctx, self, KR_N(ctx, items), NULL, 0));
    return kr_tuple_new(ctx, 5, out);
}

static kr_value od_fromkeys(kr_ctx *ctx, const kr_value *a) {
    return kr_dict_fromkeys(ctx, a[0], a[1], kr_isnull(a[2]) ? KR_NONE : a[2]);
}

static kr_value od_dict(kr_ctx *ctx, kr_value self) {
    return kr_attrs_dict(ctx, self, kr_attrs_of(self));
}

static const kr_builtin od_methods[] = {
    KR_OPERATORS("__or__ __ror__ __ior__"),
    KR_METHOD_RAW(OD, "update", od_update, NULL),
    KR_CLASSMETHOD_SIG(OD, "fromkeys", od_fromkeys, "iterable,value=",
                       "Create a new ordered dictionary with keys from iterable and values set to "
                       "value."),
    KR_METHOD_SIG(OD, "move_to_end", od_move_to_end, "key,last=",
                  "Move an existing element to the end (or beginning if last is false).\n\nRaise "
                  "KeyError if the element does not exist."),
    KR_METHOD_SIG(
        OD, "popitem", od_popitem, "last=",
        "Remove and return a (key, value) pair from the dictionary.\n\nPairs are returned in "
        "LIFO order if last is true or FIFO order if false."),
    KR_METHOD_SIG(OD, "pop", od_pop, "key,default=", NULL),
    KR_METHOD_SIG(
        OD, "setdefault", od_setdefault, "key,default=",
        "Insert key with a value of default if key is not in the dictionary.\n\nReturn the "
        "value for key if key is in the dictionary, else default."),
    KR_METHOD_1(OD, "copy", od_copy, "od.copy() -> a shallow copy of od"),
    KR_METHOD_1(OD, "__reduce__", od_reduce, "Return state information for pickling"),
    KR_GETTER(OD, "__dict__", od_dict, NULL, NULL),
};

const kr_type kr_type_collections_OrderedDict = {
    .base_object = {&kr_type_type},
    .name = "collections.OrderedDict",
    .base = &kr_type_dict,
    .flags = KR_TF_BASE | KR_TF_DICT | KR_TF_MAPPING | KR_TF_MATCH_SELF | KR_TF_WEAKREF,
    .version = 1,
    .size = sizeof(odict),
    .attrs_offset = offsetof(odict, attrs),
    .n_methods = KR_ARRAY_LEN(od_methods),
    .methods = od_methods,
    .doc = KR_DOC("Dictionary that remembers insertion order"),
    .new_ = od_new,
    .init = od_init,
    .trace = od_trace,
    .repr = od_repr,
    .hash = kr_unhashable,
    .compare = od_compare,
    .iter = kr_dict_slot_iter,
    .binary = od_binary,
    .inplace = od_inplace,
    .subscr = kr_dict_slot_subscr,
    .store_subscr = kr_dict_slot_store,
    .len = kr_dict_slot_len,
    .contains = kr_dict_slot_contains,
    .truth = kr_dict_slot_truth,
};

/* ---- defaultdict ---- */

typedef struct ddict {
    kr_dict d;
    kr_value factory; /* KR_NULL or None: none */
} ddict;

static bool is_ddict(kr_value v) {
    return kr_is_instance_of(v, DD);
}

static kr_value factory_of(kr_value v) {
    kr_value f = KR_AS(ddict, v)->factory;
    return kr_isnull(f) ? KR_NONE : f;
}

static kr_value dd_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    (void)args;
    (void)n;
    ddict *d = kr_instance_alloc(ctx, cls);
    d->d.flags = KR_DICT_STR_KEYS;
    return kr_from_ptr(d);
}

static void dd_init(kr_ctx *ctx, kr_value self, kr_value *args, kr_nargs n) {
    uint32_t np = kr_npos(n);
    kr_value f = np ? args[0] : KR_NONE;
    if (!kr_is_none(f) && !kr_slots_of(kr_typeof(f))->call) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "first argument must be callable or None");
    }
    kr_store(ctx, kr_ptr(self), &KR_AS(ddict, self)->factory, f);
    uint32_t skip = np ? 1 : 0;
    kr_dict_update_args(ctx, self, "dict", args + skip, KR_NARGS(np - skip, kr_nkw(n)));
}

static void dd_trace(kr_visitor *v, kr_object *obj) {
    kr_dict_trace(v, obj);
    kr_visit(v, &((ddict *)obj)->factory);
}

static kr_value dd_repr(kr_ctx *ctx, kr_value self) {
    kr_value base = kr_dict_slot_repr(ctx, self), factory;
    if (kr_repr_enter(ctx, self)) {
        factory = kr_str_from_cstr(ctx, "...");
    } else {
        factory = kr_repr(ctx, factory_of(self));
        kr_repr_leave(ctx, self);
    }
    return kr_str_format(ctx, "%U(%U, %U)", name_of(ctx, self), factory, base);
}

static kr_value dd_missing(kr_ctx *ctx, kr_value self, kr_value key) {
    kr_value f = factory_of(self);
    if (kr_is_none(f)) kr_raise_keyerror(ctx, key);
    kr_value v = kr_call0(ctx, f);
    store(ctx, self, key, v);
    return v;
}

static kr_value dd_subscr(kr_ctx *ctx, kr_value self, kr_value key) {
    kr_value v = kr_dict_get(ctx, self, key);
    if (KR_LIKELY(!kr_isnull(v))) return v;
    if (kr_ptr(self)->type == DD) return dd_missing(ctx, self, key);
    return kr_dict_slot_subscr(ctx, self, key);
}

static kr_value dd_copy(kr_ctx *ctx, kr_value self) {
    return kr_call2(ctx, kr_type_value(kr_typeof(self)), factory_of(self), self);
}

static kr_value dd_binary(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b) {
    if (op != KR_BIN_OR || !kr_is_dict(a) || !kr_is_dict(b)) return KR_NOTIMPL;
    kr_value self = is_ddict(a) ? a : b;
    kr_value r = kr_call2(ctx, kr_type_value(kr_typeof(self)), factory_of(self), a);
    kr_dict_update(ctx, r, b);
    return r;
}

static kr_value dd_reduce(kr_ctx *ctx, kr_value self) {
    kr_value f = factory_of(self), out[5];
    out[0] = kr_type_value(kr_typeof(self));
    out[1] = kr_is_none(f) ? ctx->vm->tuple_empty : kr_tuple_new(ctx, 1, &f);
    out[2] = out[3] = KR_NONE;
    out[4] = kr_iter(ctx, kr_call_method(ctx, self, KR_N(ctx, items), NULL, 0));
    return kr_tuple_new(ctx, 5, out);
}

static kr_value dd_get_factory(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return factory_of(self);
}

static void dd_set_factory(kr_ctx *ctx, kr_value self, kr_value v) {
    kr_store(ctx, kr_ptr(self), &KR_AS(ddict, self)->factory, kr_isnull(v) ? KR_NONE : v);
}

static const kr_builtin dd_methods[] = {
    KR_OPERATORS("__or__ __ror__"),
    KR_METHOD_2(DD, "__missing__", dd_missing,
                "__missing__(key) # Called by __getitem__ for missing key; pseudo-code:\n  if "
                "self.default_factory is None: raise KeyError((key,))\n  self[key] = value = "
                "self.default_factory()\n  return value\n"),
    KR_METHOD_1(DD, "copy", dd_copy, "D.copy() -> a shallow copy of D."),
    KR_METHOD_1(DD, "__copy__", dd_copy, "D.copy() -> a shallow copy of D."),
    KR_METHOD_1(DD, "__reduce__", dd_reduce, "Return state information for pickling."),
    KR_GETTER(DD, "default_factory", dd_get_factory, dd_set_factory,
              "Factory for default value called by __missing__()."),
};

const kr_type kr_type_collections_defaultdict = {
    .base_object = {&kr_type_type},
    .name = "collections.defaultdict",
    .base = &kr_type_dict,
    .flags = KR_TF_BASE | KR_TF_DICT | KR_TF_MAPPING | KR_TF_MATCH_SELF,
    .version = 1,
    .size = sizeof(ddict),
    .n_methods = KR_ARRAY_LEN(dd_methods),
    .methods = dd_methods,
    .doc = KR_DOC(
        "defaultdict(default_factory=None, /, [...]) --> dict with default factory\n\nThe default "
        "factory is called without arguments to produce\na new value when a key is not present, in "
        "__getitem__ only.\nA defaultdict compares equal to a dict with the same items.\nAll "
        "remaining arguments are treated the same as if they were\npassed to the dict constructor, "
        "including keyword arguments."),
    .new_ = dd_new,
    .init = dd_init,
    .trace = dd_trace,
    .repr = dd_repr,
    .hash = kr_unhashable,
    .compare = kr_dict_slot_compare,
    .iter = kr_dict_slot_iter,
    .binary = dd_binary,
    .inplace = kr_dict_slot_inplace,
    .subscr = dd_subscr,
    .store_subscr = kr_dict_slot_store,
    .len = kr_dict_slot_len,
    .contains = kr_dict_slot_contains,
    .truth = kr_dict_slot_truth,
};
