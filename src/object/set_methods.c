/* set and frozenset: types, slots, methods and the iterator.
 *
 * Operators want sets on both sides, methods take any iterable. Results are of the plain type (set
 * or frozenset) behind the left operand. */
#include "base/hash.h"
#include "object/descr.h"
#include "object/dict_impl.h"
#include "object/iter.h"
#include "object/names.h"
#include "object/seq.h"
#include "object/str.h"

static bool is_frozen(kr_value v) {
    return kr_type_is_subtype(kr_ptr(v)->type, &kr_type_frozenset);
}

static const kr_type *plain_type(kr_value v) {
    return is_frozen(v) ? &kr_type_frozenset : &kr_type_set;
}

/* ---- slots ---- */

static kr_value set_make(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    (void)args;
    (void)n;
    return kr_set_new(ctx, cls);
}

static void set_init(kr_ctx *ctx, kr_value self, kr_value *args, kr_nargs n) {
    kr_check_args(ctx, "set", n, 0, 1);
    if (KR_AS(kr_set, self)->table) kr_set_clear(ctx, self);
    KR_AS(kr_set, self)->hash = 0;
    if (kr_npos(n)) kr_set_update(ctx, self, args[0]);
}

static kr_value frozenset_make(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    n = kr_constructor_args(ctx, "frozenset", cls, &kr_type_frozenset, n);
    kr_check_args(ctx, "frozenset", n, 0, 1);
    if (cls == &kr_type_frozenset && kr_npos(n) && kr_is_exact(args[0], &kr_type_frozenset)) {
        return args[0];
    }
    kr_value s = kr_set_new(ctx, cls);
    if (kr_npos(n)) kr_set_update(ctx, s, args[0]);
    return s;
}

static void set_trace(kr_visitor *v, kr_object *obj) {
    kr_set *s = (kr_set *)obj;
    if (!s->table) return;
    kr_visit_ptr(v, &s->table);
    for (size_t i = 0; i <= s->mask; i++) kr_visit(v, &s->table[i].key);
}

static kr_value set_repr(kr_ctx *ctx, kr_value self) {
    size_t pos = 0;
    kr_value key;
    bool plain = kr_is_exact(self, &kr_type_set);
    if (KR_AS(kr_set, self)->used == 0) return kr_str_format(ctx, "%T()", self);
    kr_check_recursion(ctx, " while getting the repr of an object");
    if (kr_repr_enter(ctx, self)) return kr_str_format(ctx, "%T(...)", self);
    kr_strbuf b;
    kr_strbuf_init(ctx, &b, 64);
    if (!plain) kr_strbuf_format(ctx, &b, "%T(", self);
    for (bool first = true; kr_set_next(self, &pos, &key); first = false) {
        kr_strbuf_add(ctx, &b, first ? "{" : ", ", first ? 1 : 2);
        kr_strbuf_str(ctx, &b, kr_repr(ctx, key));
        kr_tick(ctx, 20);
    }
    kr_strbuf_cstr(ctx, &b, plain ? "}" : "})");
    kr_repr_leave(ctx, self);
    return kr_strbuf_finish(ctx, &b);
}

static kr_hash_t frozenset_hash(kr_ctx *ctx, kr_value self) {
    kr_set *s = KR_AS(kr_set, self);
    (void)ctx;
    if (s->hash) return s->hash;
    kr_uhash_t acc = 0;
    for (size_t i = 0; s->table && i <= s->mask; i++) {
        if (!kr_isnull(s->table[i].key)) acc = kr_hash_set_add(acc, (kr_hash_t)s->table[i].hash);
    }
    return s->hash = kr_hash_set_end(acc, s->used);
}

static kr_value set_compare(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b) {
    if (!kr_is_set(a) || !kr_is_set(b)) return KR_NOTIMPL;
    const kr_set *x = KR_AS(const kr_set, a), *y = KR_AS(const kr_set, b);
    bool ne = x->used != y->used || (x->hash && y->hash && x->hash != y->hash);
    switch (op) {
    case KR_BIN_EQ:
        return kr_bool(!ne && kr_set_is_subset(ctx, a, b));
    case KR_BIN_NE:
        return kr_bool(ne || !kr_set_is_subset(ctx, a, b));
    case KR_BIN_LE:
        return kr_bool(kr_set_is_subset(ctx, a, b));
    case KR_BIN_GE:
        return kr_bool(kr_set_is_subset(ctx, b, a));
    case KR_BIN_LT:
        return kr_bool(x->used < y->used && kr_set_is_subset(ctx, a, b));
    case KR_BIN_GT:
        return kr_bool(x->used > y->used && kr_set_is_subset(ctx, b, a));
    default:
        return KR_NOTIMPL;
    }
}

static kr_value set_binary(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b) {
    if (!kr_is_set(a) || !kr_is_set(b)) return KR_NOTIMPL;
    switch (op) {
    case KR_BIN_OR:
        return kr_set_union(ctx, a, b);
    case KR_BIN_AND:
        return kr_set_intersection(ctx, a, b);
    case KR_BIN_SUB:
        return kr_set_difference(ctx, a, b);
    case KR_BIN_XOR:
        return kr_set_symmetric(ctx, a, b);
    default:
        return KR_NOTIMPL;
    }
}

static kr_value set_inplace(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b) {
    if (!kr_is_set(b)) return KR_NOTIMPL;
    switch (op) {
    case KR_BIN_IOR:
        kr_set_update(ctx, a, b);
        return a;
    case KR_BIN_ISUB:
        kr_set_difference_update(ctx, a, b);
        return a;
    case KR_BIN_IXOR:
        kr_set_symmetric_update(ctx, a, b);
        return a;
    case KR_BIN_IAND: {
        kr_value r = kr_set_intersection(ctx, a, b);
        kr_set_swap(ctx, a, r);
        return a;
    }
    default:
        return KR_NOTIMPL;
    }
}

static size_t set_len(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return KR_AS(kr_set, self)->used;
}

static bool set_truth(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return KR_AS(kr_set, self)->used != 0;
}

/* ---- methods ---- */

static kr_value set_add(kr_ctx *ctx, kr_value self, kr_value v) {
    kr_set_add(ctx, self, v);
    return KR_NONE;
}

static kr_value set_discard(kr_ctx *ctx, kr_value self, kr_value v) {
    kr_set_discard(ctx, self, v);
    return KR_NONE;
}

static kr_value set_remove(kr_ctx *ctx, kr_value self, kr_value v) {
    if (!kr_set_discard(ctx, self, v)) kr_raise_keyerror(ctx, v);
    return KR_NONE;
}

static kr_value set_pop(kr_ctx *ctx, kr_value self) {
    kr_set *s = KR_AS(kr_set, self);
    if (s->used == 0) {
        kr_raise_obj(ctx, &kr_type_KeyError, kr_str_from_cstr(ctx, "pop from an empty set"));
    }
    size_t i = s->finger & s->mask;
    while (kr_isnull(s->table[i].key)) i = (i + 1) & s->mask;
    kr_value key = s->table[i].key;
    kr_store(ctx, s, &s->table[i].key, KR_NULL);
    s->table[i].hash = (kr_key_hash)-1;
    s->used--;
    s->epoch++;
    s->finger = (uint32_t)(i + 1);
    return key;
}

static kr_value set_clear(kr_ctx *ctx, kr_value self) {
    kr_set_clear(ctx, self);
    return KR_NONE;
}

static kr_value set_copy(kr_ctx *ctx, kr_value self) {
    if (kr_is_exact(self, &kr_type_frozenset)) return self;
    return kr_set_copy(ctx, self, plain_type(self));
}

static kr_value set_update(kr_ctx *ctx, size_t n, const kr_value *args) {
    for (size_t i = 1; i < n; i++) kr_set_update(ctx, args[0], args[i]);
    return KR_NONE;
}

static kr_value set_union(kr_ctx *ctx, size_t n, const kr_value *args) {
    kr_value r = kr_set_copy(ctx, args[0], plain_type(args[0]));
    for (size_t i = 1; i < n; i++) kr_set_update(ctx, r, args[i]);
    return r;
}

static kr_value set_intersection(kr_ctx *ctx, size_t n, const kr_value *args) {
    if (n == 1) return set_copy(ctx, args[0]);
    kr_value r = args[0];
    for (size_t i = 1; i < n; i++) r = kr_set_intersection(ctx, r, args[i]);
    return kr_ptr(r)->type == plain_type(args[0]) ? r : kr_set_copy(ctx, r, plain_type(args[0]));
}

static kr_value set_intersection_update(kr_ctx *ctx, size_t n, const kr_value *args) {
    if (n == 1) return KR_NONE;
    kr_value r = set_intersection(ctx, n, args);
    kr_set_swap(ctx, args[0], r);
    return KR_NONE;
}

static kr_value set_difference(kr_ctx *ctx, size_t n, const kr_value *args) {
    if (n == 1) return set_copy(ctx, args[0]);
    kr_value r = kr_set_difference(ctx, args[0], args[1]);
    for (size_t i = 2; i < n; i++) kr_set_difference_update(ctx, r, args[i]);
    return r;
}

static kr_value set_difference_update(kr_ctx *ctx, size_t n, const kr_value *args) {
    for (size_t i = 1; i < n; i++) kr_set_difference_update(ctx, args[0], args[i]);
    return KR_NONE;
}

static kr_value set_symmetric(kr_ctx *ctx, kr_value self, kr_value other) {
    return kr_set_symmetric(ctx, self, other);
}

static kr_value set_symmetric_update(kr_ctx *ctx, kr_value self, kr_value other) {
    kr_set_symmetric_update(ctx, self, other);
    return KR_NONE;
}

static kr_value set_isdisjoint(kr_ctx *ctx, kr_value self, kr_value other) {
    if (kr_is(self, other)) return kr_bool(KR_AS(kr_set, self)->used == 0);
    if (kr_is_set(other) && KR_AS(kr_set, other)->used > KR_AS(kr_set, self)->used) {
        kr_value t = self;
        self = other;
        other = t;
    }
    kr_value it = kr_iter(ctx, other), v;
    while (!kr_isnull(v = kr_iter_step(ctx, it))) {
        if (kr_set_contains_hash(ctx, self, v, kr_set_hash_of(ctx, v))) return KR_FALSE;
        kr_tick(ctx, 10);
    }
    return KR_TRUE;
}

static kr_value set_issubset(kr_ctx *ctx, kr_value self, kr_value other) {
    if (kr_is_set(other)) return kr_bool(kr_set_is_subset(ctx, self, other));
    return kr_bool(KR_AS(kr_set, kr_set_intersection(ctx, self, other))->used ==
                   KR_AS(kr_set, self)->used);
}

static kr_value set_issuperset(kr_ctx *ctx, kr_value self, kr_value other) {
    if (kr_is_set(other)) return kr_bool(kr_set_is_subset(ctx, other, self));
    kr_value it = kr_iter(ctx, other), v;
    while (!kr_isnull(v = kr_iter_step(ctx, it))) {
        if (!kr_set_contains_hash(ctx, self, v, kr_set_hash_of(ctx, v))) return KR_FALSE;
        kr_tick(ctx, 10);
    }
    return KR_TRUE;
}

static kr_value set_reduce(kr_ctx *ctx, kr_value self) {
    kr_value list = kr_list_new(ctx, 0, NULL), key;
    size_t pos = 0;
    while (kr_set_next(self, &pos, &key)) kr_list_append(ctx, list, key);
    kr_value state = KR_NONE;
    if (kr_typeof(self)->flags & KR_TF_HEAP) {
        state = kr_call0(ctx, kr_getattr(ctx, self, KR_N(ctx, __getstate__)));
    }
    return kr_tuple3(ctx, kr_type_value(kr_typeof(self)), kr_tuple_new(ctx, 1, &list), state);
}

static kr_value set_sizeof(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    kr_set *s = KR_AS(kr_set, self);
    return kr_smallint((kr_sword)(sizeof *s + ((size_t)s->mask + 1) * sizeof(kr_set_entry)));
}

static kr_value set_class_getitem(kr_ctx *ctx, size_t n, const kr_value *args) {
    (void)n;
    return kr_generic_alias_new(ctx, args[0], args[1]);
}

#define SET_COMMON(own)                                                                            \
    KR_METHOD_1(own, "copy", set_copy, "Return a shallow copy of a set."),                         \
        KR_METHOD_VAR(own, "union", set_union, 1, KR_ANY,                                          \
                      "Return the union of sets as a new set.\n\n"                                 \
                      "(i.e. all elements that are in either set.)"),                              \
        KR_METHOD_VAR(own, "intersection", set_intersection, 1, KR_ANY,                            \
                      "Return the intersection of two sets as a new set.\n\n"                      \
                      "(i.e. all elements that are in both sets.)"),                               \
        KR_METHOD_VAR(own, "difference", set_difference, 1, KR_ANY,                                \
                      "Return the difference of two or more sets as a new set.\n\n"                \
                      "(i.e. all elements that are in this set but not the others.)"),             \
        KR_METHOD_2(own, "symmetric_difference", set_symmetric,                                    \
                    "Return the symmetric difference of two sets as a new set.\n\n"                \
                    "(i.e. all elements that are in exactly one of the sets.)"),                   \
        KR_METHOD_2(own, "isdisjoint", set_isdisjoint,                                             \
                    "Return True if two sets have a null intersection."),                          \
        KR_METHOD_2(own, "issubset", set_issubset,                                                 \
                    "Report whether another set contains this set."),                              \
        KR_METHOD_2(own, "issuperset", set_issuperset,                                             \
                    "Report whether this set contains another set."),                              \
        KR_METHOD_1(own, "__reduce__", set_reduce, "Return state information for pickling."),      \
        KR_METHOD_1(own, "__sizeof__", set_sizeof,                                                 \
                    "S.__sizeof__() -> size of S in memory, in bytes"),                            \
        KR_CLASSMETHOD_VAR(own, "__class_getitem__", set_class_getitem, 2, 2, "See PEP 585")

#define OWN &kr_type_set
static const kr_builtin set_methods[] = {
    SET_COMMON(OWN),
    KR_METHOD_2(
        OWN, "add", set_add,
        "Add an element to a set.\n\nThis has no effect if the element is already present."),
    KR_METHOD_1(OWN, "clear", set_clear, "Remove all elements from this set."),
    KR_METHOD_2(
        OWN, "discard", set_discard,
        "Remove an element from a set if it is a member.\n\nUnlike set.remove(), the discard() "
        "method does not raise\nan exception when an element is missing from the set."),
    KR_METHOD_2(
        OWN, "remove", set_remove,
        "Remove an element from a set; it must be a member.\n\nIf the element is not a member, "
        "raise a KeyError."),
    KR_METHOD_1(
        OWN, "pop", set_pop,
        "Remove and return an arbitrary set element.\nRaises KeyError if the set is empty."),
    KR_METHOD_VAR(OWN, "update", set_update, 1, KR_ANY,
                  "Update a set with the union of itself and others."),
    KR_METHOD_VAR(OWN, "intersection_update", set_intersection_update, 1, KR_ANY,
                  "Update a set with the intersection of itself and another."),
    KR_METHOD_VAR(OWN, "difference_update", set_difference_update, 1, KR_ANY,
                  "Remove all elements of another set from this set."),
    KR_METHOD_2(OWN, "symmetric_difference_update", set_symmetric_update,
                "Update a set with the symmetric difference of itself and another."),
};

static const kr_builtin frozenset_methods[] = {SET_COMMON(&kr_type_frozenset)};

/* ---- iterator ---- */

typedef struct kr_set_iter {
    kr_object base;
    kr_value set; /* KR_NULL when exhausted */
    size_t pos, expected_used, left;
} kr_set_iter;

static kr_value set_iter(kr_ctx *ctx, kr_value self) {
    kr_set_iter *it = kr_heap_new(ctx, &kr_type_set_iterator, sizeof(kr_set_iter));
    kr_store_init(&it->set, self);
    it->expected_used = it->left = KR_AS(kr_set, self)->used;
    return kr_from_ptr(it);
}

static kr_value iter_next(kr_ctx *ctx, kr_value self) {
    kr_set_iter *it = KR_AS(kr_set_iter, self);
    kr_value key;
    if (kr_isnull(it->set)) return KR_NULL;
    if (KR_UNLIKELY(KR_AS(kr_set, it->set)->used != it->expected_used)) {
        it->expected_used = SIZE_MAX;
        kr_raise_fmt(ctx, &kr_type_RuntimeError, "Set changed size during iteration");
    }
    if (!kr_set_next(it->set, &it->pos, &key)) {
        it->set = KR_NULL;
        return KR_NULL;
    }
    if (it->left) it->left--;
    return key;
}

static void iter_trace(kr_visitor *v, kr_object *obj) {
    kr_visit(v, &((kr_set_iter *)obj)->set);
}

static kr_value iter_hint(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    kr_set_iter *it = KR_AS(kr_set_iter, self);
    bool live = !kr_isnull(it->set) && KR_AS(kr_set, it->set)->used == it->expected_used;
    return kr_smallint(live ? (kr_sword)it->left : 0);
}

static kr_value iter_reduce(kr_ctx *ctx, kr_value self) {
    kr_set_iter *it = KR_AS(kr_set_iter, self);
    kr_value list = kr_list_new(ctx, 0, NULL), key;
    size_t pos = it->pos;
    while (!kr_isnull(it->set) && kr_set_next(it->set, &pos, &key)) kr_list_append(ctx, list, key);
    return kr_tuple2(ctx, kr_builtin_named(ctx, "iter"), kr_tuple_new(ctx, 1, &list));
}

static const kr_builtin iter_methods[] = {
    KR_METHOD_1(&kr_type_set_iterator, "__length_hint__", iter_hint,
                "Private method returning an estimate of len(list(it))."),
    KR_METHOD_1(&kr_type_set_iterator, "__reduce__", iter_reduce,
                "Return state information for pickling."),
};

const kr_type kr_type_set_iterator = {
    .base_object = {&kr_type_type},
    .name = "set_iterator",
    .base = &kr_type_object,
    .flags = KR_TF_NO_NEW,
    .rom_id = KR_ROM_set_iterator,
    .version = 1,
    .size = sizeof(kr_set_iter),
    .n_methods = KR_ARRAY_LEN(iter_methods),
    .methods = iter_methods,
    .trace = iter_trace,
    .iter = kr_self_iter,
    .next = iter_next,
};

const kr_type kr_type_set = {
    .base_object = {&kr_type_type},
    .name = "set",
    .base = &kr_type_object,
    .flags = KR_TF_BASE | KR_TF_SET | KR_TF_WEAKREF | KR_TF_MATCH_SELF,
    .rom_id = KR_ROM_set,
    .version = 1,
    .size = sizeof(kr_set),
    .n_methods = KR_ARRAY_LEN(set_methods),
    .methods = set_methods,
    .doc = KR_DOC(
        "set() -> new empty set object\nset(iterable) -> new set object\n\nBuild an unordered "
        "collection of unique elements."),
    .new_ = set_make,
    .init = set_init,
    .trace = set_trace,
    .repr = set_repr,
    .hash = kr_unhashable,
    .compare = set_compare,
    .iter = set_iter,
    .binary = set_binary,
    .inplace = set_inplace,
    .len = set_len,
    .contains = kr_set_contains,
    .truth = set_truth,
};

const kr_type kr_type_frozenset = {
    .base_object = {&kr_type_type},
    .name = "frozenset",
    .base = &kr_type_object,
    .flags = KR_TF_BASE | KR_TF_SET | KR_TF_WEAKREF | KR_TF_MATCH_SELF,
    .rom_id = KR_ROM_frozenset,
    .version = 1,
    .size = sizeof(kr_set),
    .n_methods = KR_ARRAY_LEN(frozenset_methods),
    .methods = frozenset_methods,
    .doc = KR_DOC("frozenset() -> empty frozenset object\nfrozenset(iterable) -> frozenset "
                  "object\n\nBuild an "
                  "immutable unordered collection of unique elements."),
    .new_ = frozenset_make,
    .trace = set_trace,
    .repr = set_repr,
    .hash = frozenset_hash,
    .compare = set_compare,
    .iter = set_iter,
    .binary = set_binary,
    .len = set_len,
    .contains = kr_set_contains,
    .truth = set_truth,
};
