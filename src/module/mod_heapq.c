/* Modules _heapq and _bisect: the loops of lib heapq and bisect.
 *
 * Comparisons may run Python code that changes the list: its length is checked after each one in
 * the heap functions ("list changed size during iteration"), and read afresh in the searches. */
#include "object/int.h"
#include "object/iter.h"
#include "object/module.h"
#include "object/names.h"
#include "object/seq.h"

/* ---- heaps ---- */

typedef struct heap {
    kr_list *l;
    bool max; /* a heap with the largest item first */
} heap;

/* `what` names the function and, if it has more than one, the argument. */
static heap heap_arg(kr_ctx *ctx, kr_value v, bool max, const char *what) {
    if (!kr_is_list(v)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "%s must be list, not %T", what, v);
    }
    return (heap){KR_AS(kr_list, v), max};
}

static bool before(kr_ctx *ctx, const heap *h, kr_value a, kr_value b) {
    if (h->max) {
        kr_value t = a;
        a = b;
        b = t;
    }
    if (kr_are_smallints(a, b)) return kr_smallint_val(a) < kr_smallint_val(b);
    size_t len = h->l->len;
    bool r = kr_compare_bool(ctx, KR_BIN_LT, a, b);
    if (h->l->len != len) {
        kr_raise_fmt(ctx, &kr_type_RuntimeError, "list changed size during iteration");
    }
    return r;
}

/* Moves the item at pos towards the root until its parent is not greater; not above `top`. */
static void sift_up(kr_ctx *ctx, const heap *h, size_t top, size_t pos) {
    while (pos > top) {
        size_t parent = (pos - 1) >> 1;
        if (!before(ctx, h, h->l->items[pos], h->l->items[parent])) return;
        kr_value t = h->l->items[pos];
        h->l->items[pos] = h->l->items[parent];
        h->l->items[parent] = t;
        pos = parent;
    }
}

/* Moves the item at pos down to a leaf along the smaller children, then up again to its place. */
static void sift_down(kr_ctx *ctx, const heap *h, size_t pos) {
    size_t top = pos, len = h->l->len;
    while (2 * pos + 1 < len) {
        size_t child = 2 * pos + 1;
        if (child + 1 < len && !before(ctx, h, h->l->items[child], h->l->items[child + 1])) child++;
        kr_value t = h->l->items[pos];
        h->l->items[pos] = h->l->items[child];
        h->l->items[child] = t;
        pos = child;
    }
    sift_up(ctx, h, top, pos);
}

static kr_value push(kr_ctx *ctx, kr_value list, kr_value item, bool max) {
    heap h = heap_arg(ctx, list, max, "heappush() argument 1");
    kr_list_append(ctx, list, item);
    sift_up(ctx, &h, 0, h.l->len - 1);
    return KR_NONE;
}

static kr_value pop(kr_ctx *ctx, kr_value list, bool max) {
    heap h = heap_arg(ctx, list, max, "heappop() argument");
    if (h.l->len == 0) kr_raise_fmt(ctx, &kr_type_IndexError, "index out of range");
    kr_value last = kr_list_pop(ctx, list, -1);
    if (h.l->len == 0) return last;
    kr_value first = h.l->items[0];
    kr_store(ctx, h.l, &h.l->items[0], last);
    sift_down(ctx, &h, 0);
    return first;
}

static kr_value replace(kr_ctx *ctx, kr_value list, kr_value item, bool max) {
    heap h = heap_arg(ctx, list, max, "heapreplace() argument 1");
    if (h.l->len == 0) kr_raise_fmt(ctx, &kr_type_IndexError, "index out of range");
    kr_value first = h.l->items[0];
    kr_store(ctx, h.l, &h.l->items[0], item);
    sift_down(ctx, &h, 0);
    return first;
}

static kr_value push_pop(kr_ctx *ctx, kr_value list, kr_value item, bool max) {
    heap h = heap_arg(ctx, list, max, "heappushpop() argument 1");
    if (h.l->len == 0) return item;
    kr_value top = h.l->items[0];
    if (!kr_compare_bool(ctx, KR_BIN_LT, max ? item : top, max ? top : item)) return item;
    if (h.l->len == 0) kr_raise_fmt(ctx, &kr_type_IndexError, "index out of range");
    return replace(ctx, list, item, max);
}

static kr_value heapify(kr_ctx *ctx, kr_value list, bool max) {
    heap h = heap_arg(ctx, list, max, "heapify() argument");
    for (size_t i = h.l->len / 2; i-- > 0;) {
        sift_down(ctx, &h, i);
        kr_tick(ctx, 20);
    }
    return KR_NONE;
}

#define HEAP_FUNCS(suffix, max)                                                                    \
    static kr_value h_push##suffix(kr_ctx *ctx, kr_value l, kr_value v) {                          \
        return push(ctx, l, v, max);                                                               \
    }                                                                                              \
    static kr_value h_pop##suffix(kr_ctx *ctx, kr_value l) {                                       \
        return pop(ctx, l, max);                                                                   \
    }                                                                                              \
    static kr_value h_replace##suffix(kr_ctx *ctx, kr_value l, kr_value v) {                       \
        return replace(ctx, l, v, max);                                                            \
    }                                                                                              \
    static kr_value h_push_pop##suffix(kr_ctx *ctx, kr_value l, kr_value v) {                      \
        return push_pop(ctx, l, v, max);                                                           \
    }                                                                                              \
    static kr_value h_heapify##suffix(kr_ctx *ctx, kr_value l) {                                   \
        return heapify(ctx, l, max);                                                               \
    }
HEAP_FUNCS(, false)
HEAP_FUNCS(_max, true)

static const kr_builtin heapq_members[] = {
    KR_FUNC_2("heappush", h_push, "Push item onto heap, maintaining the heap invariant."),
    KR_FUNC_1("heappop", h_pop,
              "Pop the smallest item off the heap, maintaining the heap invariant."),
    KR_FUNC_2("heapreplace", h_replace,
              "Pop and return the current smallest value, and add the new item."),
    KR_FUNC_2("heappushpop", h_push_pop,
              "Push item on the heap, then pop and return the smallest item from the heap."),
    KR_FUNC_1("heapify", h_heapify, "Transform list into a heap, in-place, in O(len(heap)) time."),
    KR_FUNC_2("heappush_max", h_push_max,
              "Push item onto max heap, maintaining the heap invariant."),
    KR_FUNC_1("heappop_max", h_pop_max, "Maxheap variant of heappop."),
    KR_FUNC_2("heapreplace_max", h_replace_max, "Maxheap variant of heapreplace."),
    KR_FUNC_2("heappushpop_max", h_push_pop_max, "Maxheap variant of heappushpop."),
    KR_FUNC_1("heapify_max", h_heapify_max, "Maxheap variant of heapify."),
    KR_FUNC_1("_heappop_max", h_pop_max, "Maxheap variant of heappop."),
    KR_FUNC_2("_heapreplace_max", h_replace_max, "Maxheap variant of heapreplace."),
    KR_FUNC_1("_heapify_max", h_heapify_max, "Maxheap variant of heapify."),
};

const kr_module_def kr_module_heapq = {
    .name = "_heapq",
    .doc = KR_DOC("Heap queue algorithm (a.k.a. priority queue)."),
    .members = heapq_members,
    .n_members = KR_ARRAY_LEN(heapq_members),
};

/* ---- bisect ---- */

static bool less(kr_ctx *ctx, kr_value a, kr_value b) {
    if (kr_are_smallints(a, b)) return kr_smallint_val(a) < kr_smallint_val(b);
    return kr_compare_bool(ctx, KR_BIN_LT, a, b);
}

/* args: a, x, lo, hi, key as bound by the signature; x is a key already if there is a key
 * function. */
static kr_sword bisect(kr_ctx *ctx, const kr_value *a, kr_value x, bool right) {
    kr_sword lo = kr_isnull(a[2]) ? 0 : kr_index_ssize(ctx, a[2]), hi;
    kr_value key = kr_isnull(a[4]) || kr_is_none(a[4]) ? KR_NULL : a[4];
    if (lo < 0) kr_raise_fmt(ctx, &kr_type_ValueError, "lo must be non-negative");
    hi = kr_isnull(a[3]) || kr_is_none(a[3]) ? (kr_sword)kr_len(ctx, a[0])
                                             : kr_index_ssize(ctx, a[3]);
    while (lo < hi) {
        kr_sword mid = lo + (hi - lo) / 2;
        kr_value v = kr_is_exact(a[0], &kr_type_list) && (size_t)mid < KR_AS(kr_list, a[0])->len
                         ? KR_AS(kr_list, a[0])->items[mid]
                         : kr_getitem(ctx, a[0], kr_int_new(ctx, mid));
        if (!kr_isnull(key)) v = kr_call1(ctx, key, v);
        if (right ? less(ctx, x, v) : !less(ctx, v, x))
            hi = mid;
        else
            lo = mid + 1;
    }
    return lo;
}

static kr_value bisect_right(kr_ctx *ctx, const kr_value *a) {
    return kr_int_new(ctx, bisect(ctx, a, a[1], true));
}

static kr_value bisect_left(kr_ctx *ctx, const kr_value *a) {
    return kr_int_new(ctx, bisect(ctx, a, a[1], false));
}

static kr_value insort(kr_ctx *ctx, const kr_value *a, bool right) {
    kr_value x = a[1];
    if (!kr_isnull(a[4]) && !kr_is_none(a[4])) x = kr_call1(ctx, a[4], x);
    kr_sword at = bisect(ctx, a, x, right);
    if (kr_is_exact(a[0], &kr_type_list)) {
        kr_list_insert(ctx, a[0], at, a[1]);
    } else {
        kr_value args[2] = {kr_int_new(ctx, at), a[1]};
        kr_call_method(ctx, a[0], KR_N(ctx, insert), args, KR_NARGS(2, 0));
    }
    return KR_NONE;
}

static kr_value insort_right(kr_ctx *ctx, const kr_value *a) {
    return insort(ctx, a, true);
}

static kr_value insort_left(kr_ctx *ctx, const kr_value *a) {
    return insort(ctx, a, false);
}

#define BISECT_SIG "a,x,lo=,hi=,*,key="
static const kr_builtin bisect_members[] = {
    KR_FUNC_SIG("bisect", bisect_right, BISECT_SIG,
                "Return the index where to insert item x in list a, assuming a is sorted."),
    KR_FUNC_SIG("insort", insort_right, BISECT_SIG,
                "Insert item x in list a, and keep it sorted assuming a is sorted."),
    KR_FUNC_SIG("bisect_right", bisect_right, BISECT_SIG,
                "Return the index where to insert item x in list a, assuming a is sorted."),
    KR_FUNC_SIG("bisect_left", bisect_left, BISECT_SIG,
                "Return the index where to insert item x in list a, assuming a is sorted."),
    KR_FUNC_SIG("insort_right", insort_right, BISECT_SIG,
                "Insert item x in list a, and keep it sorted assuming a is sorted."),
    KR_FUNC_SIG("insort_left", insort_left, BISECT_SIG,
                "Insert item x in list a, and keep it sorted assuming a is sorted."),
};

const kr_module_def kr_module_bisect = {
    .name = "_bisect",
    .doc = KR_DOC("Bisection algorithms."),
    .members = bisect_members,
    .n_members = KR_ARRAY_LEN(bisect_members),
};
