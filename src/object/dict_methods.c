/* dict: type, slots and methods.
 *
 * Methods accept subclasses. A dict in shared-key mode answers through the C interface; what shapes
 * cannot express takes it out of that mode first. */
#include "object/descr.h"
#include "object/dict_impl.h"
#include "object/exception.h"
#include "object/iter.h"
#include "object/names.h"
#include "object/seq.h"

bool kr_dict_plain_store(kr_ctx *ctx, kr_value d) {
    const kr_type *t = kr_typeof(d);
    kr_value name = KR_N(ctx, __setitem__);
    if (kr_slots_of(t)->store_subscr == kr_dict_slot_store) return true;
    return kr_is(kr_type_lookup(ctx, t, name), kr_type_lookup(ctx, &kr_type_dict, name));
}

/* ---- update ---- */

/* Items of a list, tuple or range. */
static void expect(kr_ctx *ctx, kr_value d, kr_value src) {
    if (kr_is_exact(src, &kr_type_list) || kr_is_exact(src, &kr_type_tuple) ||
        kr_is_exact(src, &kr_type_range)) {
        kr_dict_expect(ctx, d, kr_len(ctx, src));
    }
}

/* One element of a sequence of pairs. */
static void add_pair(kr_ctx *ctx, kr_value d, kr_value item, size_t i) {
    if (!kr_is_list(item) && !kr_is_tuple(item)) {
        if (!kr_is_object(item) ||
            (!kr_slots_of(kr_typeof(item))->iter && !kr_slots_of(kr_typeof(item))->subscr)) {
            kr_value exc = kr_exc_new_fmt(ctx, &kr_type_TypeError, "object is not iterable");
            kr_value note = kr_str_format(
                ctx, "Cannot convert dictionary update sequence element #%zu to a sequence", i);
            kr_call_method(ctx, exc, KR_N(ctx, add_note), &note, KR_NARGS(1, 0));
            kr_raise(ctx, exc);
        }
        item = kr_list_from_iterable(ctx, item);
    }
    size_t n;
    kr_value *kv = kr_seq_items(item, &n);
    if (n != 2) {
        kr_raise_fmt(ctx, &kr_type_ValueError,
                     "dictionary update sequence element #%zu has length %zu; 2 is required", i, n);
    }
    kr_dict_set(ctx, d, kv[0], kv[1]);
}

void kr_dict_update(kr_ctx *ctx, kr_value d, kr_value src) {
    if (kr_dict_is_plain(src) || kr_hasattr(ctx, src, KR_N(ctx, keys))) {
        kr_dict_merge(ctx, d, src, true);
        return;
    }
    kr_value it = kr_iter(ctx, src), item;
    expect(ctx, d, src);
    for (size_t i = 0; !kr_isnull(item = kr_iter_step(ctx, it)); i++) {
        add_pair(ctx, d, item, i);
        kr_tick(ctx, 20);
    }
}

void kr_dict_update_args(kr_ctx *ctx, kr_value d, const char *fname, kr_value *args, kr_nargs n) {
    uint32_t np = kr_npos(n), nk = kr_nkw(n);
    if (np > 1) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "%s expected at most 1 argument, got %d", fname,
                     (int)np);
    }
    if (np) kr_dict_update(ctx, d, args[0]);
    for (uint32_t i = 0; i < nk; i++) kr_dict_set(ctx, d, args[np + 2 * i], args[np + 2 * i + 1]);
}

/* ---- slots ---- */

static kr_value dict_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    (void)args;
    (void)n;
    if (cls == &kr_type_dict) return kr_dict_new(ctx, 0);
    kr_dict *d = kr_instance_alloc(ctx, cls);
    d->flags = KR_DICT_STR_KEYS;
    return kr_from_ptr(d);
}

void kr_dict_slot_init(kr_ctx *ctx, kr_value self, kr_value *args, kr_nargs n) {
    kr_dict_update_args(ctx, self, "dict", args, n);
}

kr_value kr_dict_slot_repr(kr_ctx *ctx, kr_value self) {
    size_t pos = 0;
    kr_value k, v;
    if (kr_dict_len(self) == 0) return kr_str_from_cstr(ctx, "{}");
    kr_check_recursion(ctx, " while getting the repr of an object");
    if (kr_repr_enter(ctx, self)) return kr_str_from_cstr(ctx, "{...}");
    kr_strbuf b;
    kr_strbuf_init(ctx, &b, 64);
    for (bool first = true; kr_dict_next(self, &pos, &k, &v); first = false) {
        kr_strbuf_add(ctx, &b, first ? "{" : ", ", first ? 1 : 2);
        kr_strbuf_str(ctx, &b, kr_repr(ctx, k));
        kr_strbuf_add(ctx, &b, ": ", 2);
        kr_strbuf_str(ctx, &b, kr_repr(ctx, v));
        kr_tick(ctx, 40);
    }
    kr_strbuf_char(ctx, &b, '}');
    kr_repr_leave(ctx, self);
    return kr_strbuf_finish(ctx, &b);
}

bool kr_dict_equal(kr_ctx *ctx, kr_value a, kr_value b) {
    size_t pos = 0;
    kr_value k, v;
    if (kr_is(a, b)) return true;
    if (kr_dict_len(a) != kr_dict_len(b)) return false;
    kr_check_recursion(ctx, " in comparison");
    while (kr_dict_next(a, &pos, &k, &v)) {
        const kr_dict *other = KR_AS(const kr_dict, b);
        kr_value w;
        if (!kr_dict_is_shared(other) && pos <= other->n_entries &&
            kr_is(other->entries[pos - 1].key, k)) {
            w = other->entries[pos - 1].value; /* filled in the same order */
        } else {
            w = kr_dict_get_hash(ctx, b, k, kr_dict_hash_at(ctx, a, pos, k));
        }
        if (!kr_is(v, w) && (kr_isnull(w) || !kr_equal(ctx, v, w))) return false;
        kr_tick(ctx, 10);
    }
    return true;
}

kr_value kr_dict_slot_compare(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b) {
    if ((op != KR_BIN_EQ && op != KR_BIN_NE) || !kr_is_dict(a) || !kr_is_dict(b)) return KR_NOTIMPL;
    return kr_bool(kr_dict_equal(ctx, a, b) == (op == KR_BIN_EQ));
}

kr_value kr_dict_slot_binary(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b) {
    if (op != KR_BIN_OR || !kr_is_dict(a) || !kr_is_dict(b)) return KR_NOTIMPL;
    kr_value r = kr_dict_copy_with_room(ctx, a, kr_dict_len(b));
    kr_dict_update(ctx, r, b);
    return r;
}

kr_value kr_dict_slot_inplace(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b) {
    if (op != KR_BIN_IOR) return KR_NOTIMPL;
    kr_dict_update(ctx, a, b);
    return a;
}

kr_value kr_dict_slot_subscr(kr_ctx *ctx, kr_value self, kr_value key) {
    kr_value v = kr_dict_get(ctx, self, key);
    if (KR_LIKELY(!kr_isnull(v))) return v;
    if (kr_ptr(self)->type != &kr_type_dict) {
        if (kr_call_special(ctx, self, KR_N(ctx, __missing__), &key, 1, &v)) return v;
    }
    kr_raise_keyerror(ctx, key);
}

void kr_dict_slot_store(kr_ctx *ctx, kr_value self, kr_value key, kr_value value) {
    if (!kr_isnull(value))
        kr_dict_set(ctx, self, key, value);
    else if (!kr_dict_del(ctx, self, key))
        kr_raise_keyerror(ctx, key);
}

size_t kr_dict_slot_len(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return kr_dict_len(self);
}

bool kr_dict_slot_truth(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return kr_dict_len(self) != 0;
}

bool kr_dict_slot_contains(kr_ctx *ctx, kr_value self, kr_value key) {
    return !kr_isnull(kr_dict_get(ctx, self, key));
}

kr_value kr_dict_slot_iter(kr_ctx *ctx, kr_value self) {
    return kr_dict_iter_new(ctx, self, 0, false);
}

/* ---- methods ---- */

static kr_value dict_get(kr_ctx *ctx, size_t n, const kr_value *args) {
    kr_value v = kr_dict_get(ctx, args[0], args[1]);
    return !kr_isnull(v) ? v : n > 2 ? args[2] : KR_NONE;
}

static kr_value dict_setdefault(kr_ctx *ctx, size_t n, const kr_value *args) {
    return kr_dict_setdefault(ctx, args[0], args[1], n > 2 ? args[2] : KR_NONE);
}

static kr_value dict_pop(kr_ctx *ctx, size_t n, const kr_value *args) {
    kr_value v = kr_dict_len(args[0]) ? kr_dict_pop(ctx, args[0], args[1]) : KR_NULL;
    if (!kr_isnull(v)) return v;
    if (n > 2) return args[2];
    kr_raise_keyerror(ctx, args[1]);
}

static kr_value dict_popitem(kr_ctx *ctx, kr_value self) {
    size_t pos = SIZE_MAX;
    kr_value k, v;
    kr_dict_own(ctx, self);
    if (!kr_dict_prev(self, &pos, &k, &v)) {
        kr_raise_obj(ctx, &kr_type_KeyError,
                     kr_str_from_cstr(ctx, "popitem(): dictionary is empty"));
    }
    kr_value pair = kr_tuple2(ctx, k, v);
    kr_dict_remove_at(ctx, KR_AS(kr_dict, self), pos);
    kr_dict_trim(KR_AS(kr_dict, self));
    return pair;
}

static kr_value dict_keys(kr_ctx *ctx, kr_value self) {
    return kr_dict_view_new(ctx, self, 0);
}

static kr_value dict_values(kr_ctx *ctx, kr_value self) {
    return kr_dict_view_new(ctx, self, 1);
}

static kr_value dict_items(kr_ctx *ctx, kr_value self) {
    return kr_dict_view_new(ctx, self, 2);
}

static kr_value dict_update(kr_ctx *ctx, kr_value callee, kr_value *args, kr_nargs n) {
    (void)callee;
    kr_dict_update_args(ctx, args[0], "update", args + 1, KR_NARGS(kr_npos(n) - 1, kr_nkw(n)));
    return KR_NONE;
}

static kr_value dict_clear(kr_ctx *ctx, kr_value self) {
    kr_dict_clear(ctx, self);
    return KR_NONE;
}

static kr_value dict_copy(kr_ctx *ctx, kr_value self) {
    return kr_dict_copy(ctx, self);
}

/* Sets and dicts know the hashes of their keys. False (nothing done) for other iterables. */
static bool fromkeys_hashed(kr_ctx *ctx, kr_value d, kr_value keys, kr_value value) {
    bool set = kr_is_exact(keys, &kr_type_set) || kr_is_exact(keys, &kr_type_frozenset);
    size_t pos = 0;
    kr_key_hash hash = 0;
    kr_value k, v;
    if (!set && !kr_is_exact(keys, &kr_type_dict)) return false;
    while (set ? kr_set_next_hash(keys, &pos, &k, &hash) : kr_dict_next(keys, &pos, &k, &v)) {
        if (!set) hash = kr_dict_hash_at(ctx, keys, pos, k);
        kr_dict_set_hash(ctx, d, k, value, hash);
        kr_tick(ctx, 20);
    }
    return true;
}

kr_value kr_dict_fromkeys(kr_ctx *ctx, kr_value cls, kr_value iterable, kr_value value) {
    kr_value d = kr_call0(ctx, cls), k;
    bool plain = kr_is_exact(d, &kr_type_dict);
    if (plain && fromkeys_hashed(ctx, d, iterable, value)) return d;
    kr_value it = kr_iter(ctx, iterable);
    if (plain) expect(ctx, d, iterable);
    while (!kr_isnull(k = kr_iter_step(ctx, it))) {
        if (plain)
            kr_dict_set(ctx, d, k, value);
        else
            kr_setitem(ctx, d, k, value);
        kr_tick(ctx, 20);
    }
    return d;
}

static kr_value dict_fromkeys(kr_ctx *ctx, size_t n, const kr_value *args) {
    return kr_dict_fromkeys(ctx, args[0], args[1], n > 2 ? args[2] : KR_NONE);
}

static kr_value dict_reversed(kr_ctx *ctx, kr_value self) {
    return kr_dict_iter_new(ctx, self, 0, true);
}

static kr_value dict_sizeof(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    kr_dict *d = KR_AS(kr_dict, self);
    return kr_smallint((kr_sword)(sizeof *d + d->cap * sizeof(kr_dict_entry) + d->index_mask));
}

static kr_value dict_class_getitem(kr_ctx *ctx, size_t n, const kr_value *args) {
    (void)n;
    return kr_generic_alias_new(ctx, args[0], args[1]);
}

#define OWN &kr_type_dict
const kr_builtin kr_dict_methods[KR_DICT_N_METHODS] = {
    KR_METHOD_VAR(OWN, "get", dict_get, 2, 3,
                  "Return the value for key if key is in the dictionary, else default."),
    KR_METHOD_VAR(
        OWN, "setdefault", dict_setdefault, 2, 3,
        "Insert key with a value of default if key is not in the dictionary.\n\nReturn the "
        "value for key if key is in the dictionary, else default."),
    KR_METHOD_VAR(
        OWN, "pop", dict_pop, 2, 3,
        "D.pop(k[,d]) -> v, remove specified key and return the corresponding value.\n\nIf "
        "the key is not found, return the default if given; otherwise,\nraise a KeyError."),
    KR_METHOD_1(OWN, "popitem", dict_popitem,
                "Remove and return a (key, value) pair as a 2-tuple.\n\nPairs are returned in LIFO "
                "(last-in, first-out) order.\nRaises KeyError if the dict is empty."),
    KR_METHOD_1(OWN, "keys", dict_keys,
                "D.keys() -> a set-like object providing a view on D's keys"),
    KR_METHOD_1(OWN, "values", dict_values,
                "D.values() -> an object providing a view on D's values"),
    KR_METHOD_1(OWN, "items", dict_items,
                "D.items() -> a set-like object providing a view on D's items"),
    KR_METHOD_RAW(OWN, "update", dict_update,
                  "D.update([E, ]**F) -> None.  Update D from mapping/iterable E and F."),
    KR_METHOD_1(OWN, "clear", dict_clear, "D.clear() -> None.  Remove all items from D."),
    KR_METHOD_1(OWN, "copy", dict_copy, "D.copy() -> a shallow copy of D"),
    KR_CLASSMETHOD_VAR(OWN, "fromkeys", dict_fromkeys, 2, 3,
                       "Create a new dictionary with keys from iterable and values set to value."),
    KR_METHOD_1(OWN, "__reversed__", dict_reversed,
                "Return a reverse iterator over the dict keys."),
    KR_METHOD_1(OWN, "__sizeof__", dict_sizeof, "D.__sizeof__() -> size of D in memory, in bytes"),
    KR_CLASSMETHOD_VAR(OWN, "__class_getitem__", dict_class_getitem, 2, 2, "See PEP 585"),
};

const kr_type kr_type_dict = {
    .base_object = {&kr_type_type},
    .name = "dict",
    .base = &kr_type_object,
    .flags = KR_TF_BASE | KR_TF_DICT | KR_TF_MAPPING | KR_TF_MATCH_SELF,
    .rom_id = KR_ROM_dict,
    .version = 1,
    .size = sizeof(kr_dict),
    .n_methods = KR_DICT_N_METHODS,
    .methods = kr_dict_methods,
    .doc = KR_DOC(
        "dict() -> new empty dictionary\ndict(mapping) -> new dictionary initialized from a "
        "mapping "
        "object's\n    (key, value) pairs\ndict(iterable) -> new dictionary initialized as if "
        "via:\n"
        "    d = {}\n    for k, v in iterable:\n        d[k] = v\ndict(**kwargs) -> new dictionary "
        "initialized with the name=value pairs\n    in the keyword argument list.  For example:  "
        "dict(one=1, two=2)"),
    .new_ = dict_new,
    .init = kr_dict_slot_init,
    .trace = kr_dict_trace,
    .repr = kr_dict_slot_repr,
    .hash = kr_unhashable,
    .compare = kr_dict_slot_compare,
    .iter = kr_dict_slot_iter,
    .binary = kr_dict_slot_binary,
    .inplace = kr_dict_slot_inplace,
    .subscr = kr_dict_slot_subscr,
    .store_subscr = kr_dict_slot_store,
    .len = kr_dict_slot_len,
    .contains = kr_dict_slot_contains,
    .truth = kr_dict_slot_truth,
};
