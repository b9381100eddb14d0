/* list.sort in little code (object/sort.c is the fast one): a stable merge sort of the values by
 * their keys, in lists of our own, so that the collector sees all of them whatever a comparison
 * written in Python does. The list is empty meanwhile and gets its items back when one raises. */
#include "object/protocol.h"
#include "object/seq.h"

typedef struct job {
    kr_value from, keys; /* lists: the items, their keys (the same list if there is no function) */
    kr_value to, to_keys;
    kr_value key;
    bool reverse;
} job;

static kr_value *items_of(kr_value list) {
    return KR_AS(kr_list, list)->items;
}

static kr_value copy_of(kr_ctx *ctx, kr_value list) {
    return kr_list_new(ctx, KR_AS(kr_list, list)->len, items_of(list));
}

/* Is item i to stand before item k, which comes later now? */
static bool in_order(kr_ctx *ctx, const job *j, size_t i, size_t k) {
    kr_value a = items_of(j->keys)[i], b = items_of(j->keys)[k];
    return !kr_truth(ctx, j->reverse ? kr_compare(ctx, KR_BIN_LT, a, b)
                                     : kr_compare(ctx, KR_BIN_LT, b, a));
}

static void move(kr_ctx *ctx, const job *j, size_t to, size_t from) {
    kr_store(ctx, kr_ptr(j->to), &items_of(j->to)[to], items_of(j->from)[from]);
    if (!kr_is(j->from, j->keys))
        kr_store(ctx, kr_ptr(j->to_keys), &items_of(j->to_keys)[to], items_of(j->keys)[from]);
}

static void merge(kr_ctx *ctx, const job *j, size_t lo, size_t mid, size_t hi) {
    size_t a = lo, b = mid;
    for (size_t to = lo; to < hi; to++) {
        bool left = b == hi || (a < mid && in_order(ctx, j, a, b));
        move(ctx, j, to, left ? a++ : b++);
    }
}

static void swap(kr_value *a, kr_value *b) {
    kr_value t = *a;
    *a = *b;
    *b = t;
}

static kr_value run_job(kr_ctx *ctx, void *arg) {
    job *j = arg;
    size_t n = KR_AS(kr_list, j->from)->len;
    if (!kr_isnull(j->key)) {
        j->keys = kr_list_new(ctx, 0, NULL);
        for (size_t i = 0; i < n; i++)
            kr_list_append(ctx, j->keys, kr_call1(ctx, j->key, items_of(j->from)[i]));
    }
    j->to = copy_of(ctx, j->from);
    j->to_keys = kr_is(j->keys, j->from) ? j->to : copy_of(ctx, j->keys);
    for (size_t width = 1; width < n; width *= 2) {
        for (size_t lo = 0; lo < n; lo += 2 * width) {
            size_t mid = lo + width < n ? lo + width : n;
            merge(ctx, j, lo, mid, mid + width < n ? mid + width : n);
        }
        swap(&j->from, &j->to);
        swap(&j->keys, &j->to_keys);
        kr_tick(ctx, (uint32_t)n);
    }
    return KR_NONE;
}

void kr_list_sort(kr_ctx *ctx, kr_value list, kr_value key, bool reverse) {
    kr_list *l = KR_AS(kr_list, list);
    kr_value exc, old = copy_of(ctx, list);
    job j = {.from = copy_of(ctx, list), .key = key, .reverse = reverse};
    j.keys = j.from;
    kr_list_clear(ctx, list);
    kr_protect(ctx, run_job, &j, &exc);
    bool modified = l->len != 0;
    kr_value sorted = kr_isnull(exc) ? j.from : old;
    kr_list_clear(ctx, list);
    for (size_t i = 0; i < KR_AS(kr_list, sorted)->len; i++)
        kr_list_append(ctx, list, items_of(sorted)[i]);
    if (!kr_isnull(exc)) kr_raise(ctx, exc);
    if (modified) kr_raise_fmt(ctx, &kr_type_ValueError, "list modified during sort");
}
