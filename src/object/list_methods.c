/* list: methods.
 *
 * Searches read the length and the array again after each comparison, which may change the list. */
#include "object/descr.h"
#include "object/iter.h"
#include "object/names.h"
#include "object/seq.h"

extern const kr_builtin kr_list_methods[KR_LIST_N_METHODS];

static kr_value list_append(kr_ctx *ctx, kr_value self, kr_value v) {
    kr_list_append(ctx, self, v);
    return KR_NONE;
}

static kr_value list_extend(kr_ctx *ctx, kr_value self, kr_value v) {
    kr_list_extend(ctx, self, v);
    return KR_NONE;
}

static kr_value list_insert(kr_ctx *ctx, kr_value self, kr_value index, kr_value v) {
    kr_list_insert(ctx, self, kr_seq_ssize(ctx, index), v);
    return KR_NONE;
}

static kr_value list_pop(kr_ctx *ctx, size_t n, const kr_value *args) {
    return kr_list_pop(ctx, args[0], n > 1 ? kr_seq_ssize(ctx, args[1]) : -1);
}

static kr_value list_clear(kr_ctx *ctx, kr_value self) {
    kr_list_clear(ctx, self);
    return KR_NONE;
}

static kr_value list_copy(kr_ctx *ctx, kr_value self) {
    return kr_list_new(ctx, KR_AS(kr_list, self)->len, KR_AS(kr_list, self)->items);
}

/* Place of item in [lo, hi), SIZE_MAX if it is not there. */
static size_t search(kr_ctx *ctx, kr_value self, kr_value item, size_t lo, size_t hi) {
    kr_list *l = KR_AS(kr_list, self);
    for (size_t i = lo; i < l->len && i < hi; i++) {
        kr_value v = l->items[i];
        if (kr_is(v, item) || (!kr_are_smallints(v, item) && kr_equal(ctx, v, item))) return i;
        kr_tick(ctx, 2);
    }
    return SIZE_MAX;
}

static kr_value list_remove(kr_ctx *ctx, kr_value self, kr_value item) {
    size_t i = search(ctx, self, item, 0, SIZE_MAX);
    if (i == SIZE_MAX) kr_raise_fmt(ctx, &kr_type_ValueError, "list.remove(x): x not in list");
    if (i < KR_AS(kr_list, self)->len) kr_list_del(ctx, self, i, i + 1);
    return KR_NONE;
}

static kr_value list_index(kr_ctx *ctx, size_t n, const kr_value *args) {
    size_t lo, hi;
    kr_seq_bounds(ctx, n > 2 ? args[2] : KR_NULL, n > 3 ? args[3] : KR_NULL,
                  KR_AS(kr_list, args[0])->len, &lo, &hi);
    size_t i = search(ctx, args[0], args[1], lo, hi);
    if (i == SIZE_MAX) kr_raise_fmt(ctx, &kr_type_ValueError, "list.index(x): x not in list");
    return kr_smallint((kr_sword)i);
}

static kr_value list_count(kr_ctx *ctx, kr_value self, kr_value item) {
    kr_list *l = KR_AS(kr_list, self);
    kr_sword n = 0;
    for (size_t i = 0; i < l->len; i++) {
        n += kr_equal(ctx, l->items[i], item);
        kr_tick(ctx, 2);
    }
    return kr_smallint(n);
}

static kr_value list_reverse(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    kr_list_reverse(self);
    return KR_NONE;
}

static kr_value list_sort(kr_ctx *ctx, const kr_value *a) {
    kr_value key = kr_isnull(a[1]) || kr_is_none(a[1]) ? KR_NULL : a[1];
    kr_list_sort(ctx, a[0], key, !kr_isnull(a[2]) && kr_truth(ctx, a[2]));
    return KR_NONE;
}

static kr_value list_reversed(kr_ctx *ctx, kr_value self) {
    kr_value it = kr_seq_iter_new(ctx, &kr_type_list_reverseiterator, self);
    KR_AS(kr_seq_iter, it)->index = KR_AS(kr_list, self)->len;
    return it;
}

static kr_value list_sizeof(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return kr_smallint((kr_sword)(sizeof(kr_list) + KR_AS(kr_list, self)->cap * sizeof(kr_value)));
}

static kr_value list_class_getitem(kr_ctx *ctx, size_t n, const kr_value *args) {
    (void)n;
    return kr_generic_alias_new(ctx, args[0], args[1]);
}

#define OWN &kr_type_list
const kr_builtin kr_list_methods[KR_LIST_N_METHODS] = {
    KR_METHOD_2(OWN, "append", list_append, "Append object to the end of the list."),
    KR_METHOD_2(OWN, "extend", list_extend, "Extend list by appending elements from the iterable."),
    KR_METHOD_3(OWN, "insert", list_insert, "Insert object before index."),
    KR_METHOD_VAR(OWN, "pop", list_pop, 1, 2,
                  "Remove and return item at index (default last).\n\nRaises IndexError if list is "
                  "empty or index is out of range."),
    KR_METHOD_1(OWN, "clear", list_clear, "Remove all items from list."),
    KR_METHOD_1(OWN, "copy", list_copy, "Return a shallow copy of the list."),
    KR_METHOD_2(
        OWN, "remove", list_remove,
        "Remove first occurrence of value.\n\nRaises ValueError if the value is not present."),
    KR_METHOD_VAR(OWN, "index", list_index, 2, 4,
                  "Return first index of value.\n\nRaises ValueError if the value is not present."),
    KR_METHOD_2(OWN, "count", list_count, "Return number of occurrences of value."),
    KR_METHOD_1(OWN, "reverse", list_reverse, "Reverse *IN PLACE*."),
    KR_METHOD_SIG(
        OWN, "sort", list_sort, "*,key=,reverse=",
        "Sort the list in ascending order and return None.\n\nThe sort is in-place (i.e. the "
        "list itself is modified) and stable (i.e. the\norder of two equal elements is "
        "maintained).\n\nIf a key function is given, apply it once to each list item and "
        "sort them,\nascending or descending, according to their function values.\n\nThe "
        "reverse flag can be set to sort in descending order."),
    KR_METHOD_1(OWN, "__reversed__", list_reversed, "Return a reverse iterator over the list."),
    KR_METHOD_1(OWN, "__sizeof__", list_sizeof, "Return the size of the list in memory, in bytes."),
    KR_CLASSMETHOD_VAR(OWN, "__class_getitem__", list_class_getitem, 2, 2, "See PEP 585"),
};
