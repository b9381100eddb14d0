/* dict: keys, values and items views, and the iterators over dicts.
 *
 * An iterator ends for good (dict KR_NULL) at the end and keeps failing after a change of size. */
#include "object/descr.h"
#include "object/dict_impl.h"
#include "object/iter.h"
#include "object/names.h"
#include "object/seq.h"

enum { KEYS, VALUES, ITEMS };

/* ---- iterators ---- */

kr_value kr_dict_iter_new(kr_ctx *ctx, kr_value d, int kind, bool reverse) {
    static const kr_type *const types[2][3] = {
        {&kr_type_dict_iterator, &kr_type_dict_valueiterator, &kr_type_dict_itemiterator},
        {&kr_type_dict_reverseiterator, &kr_type_dict_reversevalueiterator,
         &kr_type_dict_reverseitemiterator},
    };
    kr_dict_iter *it = kr_heap_new(ctx, types[reverse][kind], sizeof(kr_dict_iter));
    kr_store_init(&it->dict, d);
    it->kind = kind;
    it->pos = reverse ? SIZE_MAX : 0;
    it->expected_used = it->left = kr_dict_len(d);
    it->epoch = KR_AS(kr_dict, d)->epoch;
    return kr_from_ptr(it);
}

static kr_value pick(kr_ctx *ctx, int kind, kr_value k, kr_value v) {
    return kind == KEYS ? k : kind == VALUES ? v : kr_tuple2(ctx, k, v);
}

static kr_value iter_step(kr_ctx *ctx, kr_value self, bool reverse) {
    kr_dict_iter *it = KR_AS(kr_dict_iter, self);
    kr_value k, v;
    if (kr_isnull(it->dict)) return KR_NULL;
    const kr_dict *d = KR_AS(const kr_dict, it->dict);
    if (KR_UNLIKELY((d->flags & KR_DICT_ORDERED) && d->epoch != it->epoch)) {
        if (it->left == 0) { /* it was at its end before */
            it->dict = KR_NULL;
            return KR_NULL;
        }
        kr_raise_fmt(ctx, &kr_type_RuntimeError, "OrderedDict mutated during iteration");
    }
    if (KR_UNLIKELY(kr_dict_len(it->dict) != it->expected_used)) {
        it->expected_used = SIZE_MAX;
        kr_raise_fmt(ctx, &kr_type_RuntimeError, "dictionary changed size during iteration");
    }
    bool more = reverse ? kr_dict_prev(it->dict, &it->pos, &k, &v)
                        : kr_dict_next(it->dict, &it->pos, &k, &v);
    if (!more) {
        it->dict = KR_NULL;
        return KR_NULL;
    }
    if (KR_UNLIKELY(it->left == 0)) {
        it->dict = KR_NULL;
        if (reverse) return KR_NULL;
        kr_raise_fmt(ctx, &kr_type_RuntimeError, "dictionary keys changed during iteration");
    }
    it->left--;
    return pick(ctx, it->kind, k, v);
}

static inline bool is_unchanged(const kr_dict_iter *it, const kr_dict *d) {
    return !(d->flags & (KR_DICT_SHARED | KR_DICT_ORDERED)) && d->used == it->expected_used &&
           it->left;
}

/* Plain dicts that nobody changed, the rest by the long way. */
static kr_value iter_next(kr_ctx *ctx, kr_value self) {
    kr_dict_iter *it = KR_AS(kr_dict_iter, self);
    const kr_dict *d = KR_AS(const kr_dict, it->dict);
    if (KR_UNLIKELY(kr_isnull(it->dict))) return KR_NULL;
    if (KR_LIKELY(is_unchanged(it, d))) {
        size_t i = it->pos > d->first ? it->pos : d->first;
        while (i < d->n_entries && kr_isnull(d->entries[i].key)) i++;
        if (i < d->n_entries) {
            it->pos = i + 1;
            it->left--;
            return pick(ctx, it->kind, d->entries[i].key, d->entries[i].value);
        }
    }
    return iter_step(ctx, self, false);
}

static kr_value reverse_next(kr_ctx *ctx, kr_value self) {
    kr_dict_iter *it = KR_AS(kr_dict_iter, self);
    const kr_dict *d = KR_AS(const kr_dict, it->dict);
    if (KR_UNLIKELY(kr_isnull(it->dict))) return KR_NULL;
    if (KR_LIKELY(is_unchanged(it, d))) {
        size_t i = it->pos < d->n_entries ? it->pos : d->n_entries;
        while (i > d->first && kr_isnull(d->entries[i - 1].key)) i--;
        if (i > d->first) {
            it->pos = --i;
            it->left--;
            return pick(ctx, it->kind, d->entries[i].key, d->entries[i].value);
        }
    }
    return iter_step(ctx, self, true);
}

static void iter_trace(kr_visitor *v, kr_object *obj) {
    kr_visit(v, &((kr_dict_iter *)obj)->dict);
}

static kr_value iter_hint(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    kr_dict_iter *it = KR_AS(kr_dict_iter, self);
    bool live = !kr_isnull(it->dict) && kr_dict_len(it->dict) == it->expected_used;
    return kr_smallint(live ? (kr_sword)it->left : 0);
}

static kr_value iter_reduce(kr_ctx *ctx, kr_value self) {
    kr_dict_iter copy = *KR_AS(kr_dict_iter, self);
    kr_value list = kr_list_new(ctx, 0, NULL), v;
    kr_dict_iter *it = kr_heap_new(ctx, copy.base.type, sizeof copy);
    *it = copy;
    while (!kr_isnull(v = kr_slots_of(copy.base.type)->next(ctx, kr_from_ptr(it))))
        kr_list_append(ctx, list, v);
    return kr_tuple2(ctx, kr_builtin_named(ctx, "iter"), kr_tuple_new(ctx, 1, &list));
}

#define DICT_ITER_METHODS(own)                                                                     \
    {                                                                                              \
        KR_METHOD_1(own, "__length_hint__", iter_hint,                                             \
                    "Private method returning an estimate of len(list(it))."),                     \
            KR_METHOD_1(own, "__reduce__", iter_reduce, "Return state information for pickling."), \
    }

#define DICT_ITERATOR(sym, tname, next_fn)                                                         \
    static const kr_builtin sym##_methods[] = DICT_ITER_METHODS(&kr_type_##sym);                   \
    const kr_type kr_type_##sym = {                                                                \
        .base_object = {&kr_type_type},                                                            \
        .name = tname,                                                                             \
        .base = &kr_type_object,                                                                   \
        .flags = KR_TF_NO_NEW,                                                                     \
        .rom_id = KR_ROM_##sym,                                                                    \
        .version = 1,                                                                              \
        .size = sizeof(kr_dict_iter),                                                              \
        .n_methods = KR_ARRAY_LEN(sym##_methods),                                                  \
        .methods = sym##_methods,                                                                  \
        .trace = iter_trace,                                                                       \
        .iter = kr_self_iter,                                                                      \
        .next = next_fn,                                                                           \
    }
DICT_ITERATOR(dict_iterator, "dict_keyiterator", iter_next);
DICT_ITERATOR(dict_valueiterator, "dict_valueiterator", iter_next);
DICT_ITERATOR(dict_itemiterator, "dict_itemiterator", iter_next);
DICT_ITERATOR(dict_reverseiterator, "dict_reversekeyiterator", reverse_next);
DICT_ITERATOR(dict_reversevalueiterator, "dict_reversevalueiterator", reverse_next);
DICT_ITERATOR(dict_reverseitemiterator, "dict_reverseitemiterator", reverse_next);

/* ---- views ---- */

static kr_value dict_of(kr_value view) {
    return KR_AS(kr_dict_view, view)->dict;
}

static int kind_of(kr_value view) {
    const kr_type *t = kr_ptr(view)->type;
    if (t->base != &kr_type_object) t = t->base; /* views of an OrderedDict */
    return t == &kr_type_dict_keys ? KEYS : t == &kr_type_dict_values ? VALUES : ITEMS;
}

/* A view that behaves like a set. */
static bool is_set_view(kr_value v) {
    const kr_type *t = kr_typeof(v);
    return t == &kr_type_dict_keys || t == &kr_type_dict_items || t == &kr_type_odict_keys ||
           t == &kr_type_odict_items;
}

kr_value kr_dict_view_new(kr_ctx *ctx, kr_value d, int kind) {
    static const kr_type *const types[2][3] = {
        {&kr_type_dict_keys, &kr_type_dict_values, &kr_type_dict_items},
        {&kr_type_odict_keys, &kr_type_odict_values, &kr_type_odict_items},
    };
    bool ordered = KR_AS(kr_dict, d)->flags & KR_DICT_ORDERED;
    kr_dict_view *v = kr_heap_new(ctx, types[ordered][kind], sizeof(kr_dict_view));
    kr_store_init(&v->dict, d);
    return kr_from_ptr(v);
}

void kr_dict_list_into(kr_ctx *ctx, kr_value d, int kind, kr_value list) {
    size_t pos = 0;
    kr_value k, v;
    const kr_dict *from = KR_AS(const kr_dict, d);
    kr_list *l = KR_AS(kr_list, list);
    kr_list_reserve(ctx, list, l->len + kr_dict_len(d));
    if (kind != ITEMS && !kr_dict_is_shared(from)) {
        for (size_t i = from->first; i < from->n_entries; i++) {
            const kr_dict_entry *e = &from->entries[i];
            if (kr_isnull(e->key)) continue;
            kr_store(ctx, l, &l->items[l->len++], kind == KEYS ? e->key : e->value);
        }
        return;
    }
    while (kr_dict_next(d, &pos, &k, &v)) kr_list_append(ctx, list, pick(ctx, kind, k, v));
}

static void view_trace(kr_visitor *v, kr_object *obj) {
    kr_visit(v, &((kr_dict_view *)obj)->dict);
}

static kr_value view_repr(kr_ctx *ctx, kr_value self) {
    if (kr_repr_enter(ctx, self)) return kr_str_from_cstr(ctx, "...");
    kr_value list = kr_list_new(ctx, 0, NULL);
    kr_dict_list_into(ctx, dict_of(self), kind_of(self), list);
    kr_value r = kr_str_format(ctx, "%T(%R)", self, list);
    kr_repr_leave(ctx, self);
    return r;
}

static kr_value view_iter(kr_ctx *ctx, kr_value self) {
    return kr_dict_iter_new(ctx, dict_of(self), kind_of(self), false);
}

static size_t view_len(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return kr_dict_len(dict_of(self));
}

static bool keys_contains(kr_ctx *ctx, kr_value self, kr_value item) {
    return !kr_isnull(kr_dict_get(ctx, dict_of(self), item));
}

static bool items_contains(kr_ctx *ctx, kr_value self, kr_value item) {
    if (!kr_is_tuple(item) || KR_AS(kr_tuple, item)->len != 2) return false;
    kr_value *kv = KR_AS(kr_tuple, item)->items;
    kr_value v = kr_dict_get(ctx, dict_of(self), kv[0]);
    return !kr_isnull(v) && kr_equal(ctx, v, kv[1]);
}

/* Are all items of a (a set or view) in b? */
static bool all_in(kr_ctx *ctx, kr_value a, kr_value b) {
    kr_value it = kr_iter(ctx, a), v;
    while (!kr_isnull(v = kr_iter_step(ctx, it))) {
        if (!kr_contains(ctx, b, v)) return false;
        kr_tick(ctx, 10);
    }
    return true;
}

static kr_value view_compare(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b) {
    if (!is_set_view(a) || (!kr_is_set(b) && !is_set_view(b))) return KR_NOTIMPL;
    size_t n = kr_len(ctx, a), m = kr_len(ctx, b);
    switch (op) {
    case KR_BIN_EQ:
        return kr_bool(n == m && all_in(ctx, a, b));
    case KR_BIN_NE:
        return kr_bool(n != m || !all_in(ctx, a, b));
    case KR_BIN_LT:
        return kr_bool(n < m && all_in(ctx, a, b));
    case KR_BIN_LE:
        return kr_bool(n <= m && all_in(ctx, a, b));
    case KR_BIN_GT:
        return kr_bool(n > m && all_in(ctx, b, a));
    case KR_BIN_GE:
        return kr_bool(n >= m && all_in(ctx, b, a));
    default:
        return KR_NOTIMPL;
    }
}

static kr_value as_set(kr_ctx *ctx, kr_value v) {
    kr_value s = kr_set_new(ctx, &kr_type_set);
    kr_set_update(ctx, s, v);
    return s;
}

/* a & b: walks the other operand, which need not be a set. */
static kr_value view_and(kr_ctx *ctx, kr_value a, kr_value b) {
    if (!is_set_view(a)) {
        kr_value t = a;
        a = b;
        b = t;
    }
    if (is_set_view(b) && kr_len(ctx, b) > kr_len(ctx, a)) {
        kr_value t = a;
        a = b;
        b = t;
    }
    if (kr_is_exact(b, &kr_type_set) && kr_len(ctx, a) <= kr_len(ctx, b)) {
        return kr_call_method(ctx, b, kr_str_intern_rom(ctx, "intersection"), &a, 1);
    }
    kr_value r = kr_set_new(ctx, &kr_type_set), it = kr_iter(ctx, b), v;
    while (!kr_isnull(v = kr_iter_step(ctx, it))) {
        if (kr_contains(ctx, a, v)) kr_set_add(ctx, r, v);
        kr_tick(ctx, 20);
    }
    return r;
}

static kr_value view_binary(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b) {
    switch (op) {
    case KR_BIN_AND:
        return view_and(ctx, a, b);
    case KR_BIN_OR: {
        kr_value s = as_set(ctx, a);
        kr_set_update(ctx, s, b);
        return s;
    }
    case KR_BIN_SUB: {
        kr_value s = as_set(ctx, a);
        kr_set_difference_update(ctx, s, b);
        return s;
    }
    case KR_BIN_XOR: {
        kr_value s = as_set(ctx, a);
        kr_set_symmetric_update(ctx, s, b);
        return s;
    }
    default:
        return KR_NOTIMPL;
    }
}

static kr_value view_isdisjoint(kr_ctx *ctx, kr_value self, kr_value other) {
    if (kr_is(self, other)) return kr_bool(kr_dict_len(dict_of(self)) == 0);
    if ((kr_is_set(other) || is_set_view(other)) && kr_len(ctx, other) > kr_len(ctx, self)) {
        kr_value t = other;
        other = self;
        self = t;
    }
    kr_value it = kr_iter(ctx, other), v;
    while (!kr_isnull(v = kr_iter_step(ctx, it))) {
        if (kr_contains(ctx, self, v)) return KR_FALSE;
        kr_tick(ctx, 20);
    }
    return KR_TRUE;
}

static kr_value view_reversed(kr_ctx *ctx, kr_value self) {
    return kr_dict_iter_new(ctx, dict_of(self), kind_of(self), true);
}

static kr_value view_mapping(kr_ctx *ctx, kr_value self) {
    return kr_mappingproxy_new(ctx, dict_of(self));
}

#define VIEW_METHODS(own)                                                                          \
    KR_METHOD_1(own, "__reversed__", view_reversed,                                                \
                "Return a reverse iterator over the dict view."),                                  \
        KR_GETTER(own, "mapping", view_mapping, NULL, "dictionary that this view refers to")
#define ISDISJOINT(own)                                                                            \
    KR_METHOD_2(own, "isdisjoint", view_isdisjoint,                                                \
                "Return True if the view and the given iterable have a null intersection.")

static const kr_builtin keys_methods[] = {ISDISJOINT(&kr_type_dict_keys),
                                          VIEW_METHODS(&kr_type_dict_keys)};
static const kr_builtin values_methods[] = {VIEW_METHODS(&kr_type_dict_values)};
static const kr_builtin items_methods[] = {ISDISJOINT(&kr_type_dict_items),
                                           VIEW_METHODS(&kr_type_dict_items)};

#define DICT_VIEW(sym, base_type, table, n_table, hash_fn, compare_fn, binary_fn, contains_fn)     \
    const kr_type kr_type_##sym = {                                                                \
        .base_object = {&kr_type_type},                                                            \
        .name = #sym,                                                                              \
        .base = base_type,                                                                         \
        .flags = KR_TF_NO_NEW,                                                                     \
        .rom_id = KR_ROM_##sym,                                                                    \
        .version = 1,                                                                              \
        .size = sizeof(kr_dict_view),                                                              \
        .n_methods = n_table,                                                                      \
        .methods = table,                                                                          \
        .trace = view_trace,                                                                       \
        .repr = view_repr,                                                                         \
        .hash = hash_fn,                                                                           \
        .compare = compare_fn,                                                                     \
        .iter = view_iter,                                                                         \
        .binary = binary_fn,                                                                       \
        .len = view_len,                                                                           \
        .contains = contains_fn,                                                                   \
    }
DICT_VIEW(dict_keys, &kr_type_object, keys_methods, KR_ARRAY_LEN(keys_methods), kr_unhashable,
          view_compare, view_binary, keys_contains);
DICT_VIEW(dict_values, &kr_type_object, values_methods, KR_ARRAY_LEN(values_methods), NULL, NULL,
          NULL, NULL);
DICT_VIEW(dict_items, &kr_type_object, items_methods, KR_ARRAY_LEN(items_methods), kr_unhashable,
          view_compare, view_binary, items_contains);
DICT_VIEW(odict_keys, &kr_type_dict_keys, NULL, 0, kr_unhashable, view_compare, view_binary,
          keys_contains);
DICT_VIEW(odict_values, &kr_type_dict_values, NULL, 0, NULL, NULL, NULL, NULL);
DICT_VIEW(odict_items, &kr_type_dict_items, NULL, 0, kr_unhashable, view_compare, view_binary,
          items_contains);
