/* list.sort: keys, choice of the element kind, and what a comparison written in Python may do.
 *
 * The sort works on a private array of elements. Small ints, floats in place and exact strs compare
 * without calls: nothing but a signal handler can run Python code then, and the list stays as it is
 * until the result is copied back. Otherwise the list is emptied for the time of the sort; a list
 * of ours (`saved`) keeps the items alive, and a list of keys keeps the keys alive, so that the
 * private arrays need no tracing. When anything raises, the list gets its items back in the old
 * order. */
#include "base/checked.h"
#include "object/bytes.h"
#include "object/dict_impl.h"
#include "object/float.h"
#include "object/int.h"
#include "object/names.h"
#include "object/seq.h"

enum { MIN_GALLOP = 7, MAX_RUNS = 66, SMALL_SORT = 64 };

typedef struct run {
    size_t start, len;
    int power;
} run;

typedef struct sorter {
    kr_ctx *ctx;
    void *temp;
    size_t temp_size;
    size_t min_gallop;
} sorter;

/* Elements: a word of its own, an order-preserving number with its value, a str with its first
 * eight bytes as a number, and any key with its value. */
typedef struct num_elem {
    uint64_t num;
    kr_value value;
} num_elem;
typedef struct str_elem {
    uint64_t num;
    kr_value key, value;
} str_elem;
typedef struct any_elem {
    kr_value key, value;
} any_elem;

static void need_temp(sorter *s, size_t size) {
    if (size <= s->temp_size) return;
    kr_heap_free(s->ctx, s->temp);
    s->temp = NULL;
    s->temp_size = 0;
    s->temp = kr_heap_leaf(s->ctx, size);
    s->temp_size = size;
}

static size_t min_run_of(size_t n) {
    size_t odd = 0;
    while (n >= SMALL_SORT) {
        odd |= n & 1;
        n >>= 1;
    }
    return n + odd;
}

/* Depth at which the boundary between two neighbouring runs lies in a perfectly balanced tree over
 * [0, n): the first binary digit in which their midpoints, as fractions of n, differ. */
static int node_power(size_t start, size_t len1, size_t len2, size_t n) {
    size_t a = 2 * start + len1, b = a + len1 + len2, scale = 2 * n;
    int power = 0;
    for (;;) {
        power++;
        a *= 2;
        b *= 2;
        bool bit_a = a >= scale, bit_b = b >= scale;
        if (bit_a != bit_b) return power;
        if (bit_a) {
            a -= scale;
            b -= scale;
        }
    }
}

/* ---- comparison of any two values ---- */

static bool less_values(kr_ctx *ctx, kr_value a, kr_value b);

static bool less_tuples(kr_ctx *ctx, const kr_tuple *a, const kr_tuple *b) {
    kr_check_recursion(ctx, " in comparison");
    for (size_t i = 0; i < a->len && i < b->len; i++) {
        kr_value x = a->items[i], y = b->items[i];
        if (kr_is(x, y)) continue;
        if (kr_are_smallints(x, y)) return (kr_sword)x.w < (kr_sword)y.w;
        if (!kr_equal(ctx, x, y)) return less_values(ctx, x, y);
    }
    return a->len < b->len;
}

static bool less_bytes(kr_value a, kr_value b) {
    const kr_bytes *x = KR_AS(const kr_bytes, a), *y = KR_AS(const kr_bytes, b);
    int c = memcmp(x->data, y->data, x->len < y->len ? x->len : y->len);
    return c ? c < 0 : x->len < y->len;
}

static bool less_values(kr_ctx *ctx, kr_value a, kr_value b) {
    if (kr_are_smallints(a, b)) return (kr_sword)a.w < (kr_sword)b.w;
    if (kr_is_immfloat(a) && kr_is_immfloat(b)) return kr_immfloat_val(a) < kr_immfloat_val(b);
    if (kr_is_object(a) && kr_is_object(b) && kr_ptr(a)->type == kr_ptr(b)->type) {
        if (kr_ptr(a)->type == &kr_type_str) return kr_str_cmp(a, b) < 0;
        if (kr_ptr(a)->type == &kr_type_tuple) {
            return less_tuples(ctx, KR_AS(kr_tuple, a), KR_AS(kr_tuple, b));
        }
        if (kr_ptr(a)->type == &kr_type_int) return kr_int_cmp(a, b) < 0;
        if (kr_ptr(a)->type == &kr_type_bytes) return less_bytes(a, b);
    }
    return kr_compare_bool(ctx, KR_BIN_LT, a, b);
}

static inline bool less_str(const str_elem *a, const str_elem *b) {
    return a->num != b->num ? a->num < b->num : kr_str_cmp(a->key, b->key) < 0;
}

#define ELEM kr_value
#define LESS(s, a, b) ((void)(s), (kr_sword)(a)->w < (kr_sword)(b)->w)
#define NAME(verb) int_##verb
#include "object/sort_merge.h"

#define ELEM num_elem
#define LESS(s, a, b) ((void)(s), (a)->num < (b)->num)
#define NAME(verb) num_##verb
#include "object/sort_merge.h"

#define ELEM str_elem
#define LESS(s, a, b) ((void)(s), less_str(a, b))
#define NAME(verb) str_##verb
#include "object/sort_merge.h"

#define ELEM any_elem
#define LESS(s, a, b) less_values((s)->ctx, (a)->key, (b)->key)
#define NAME(verb) any_##verb
#include "object/sort_merge.h"

/* ---- choice ---- */

typedef enum kind { INTS, FLOATS, STRS, ANY } kind;

static kind kind_of(const kr_value *keys, size_t n) {
    size_t i = 0;
    if (kr_is_smallint(keys[0])) {
        while (i < n && kr_is_smallint(keys[i])) i++;
        return i == n ? INTS : ANY;
    }
    if (kr_is_immfloat(keys[0])) {
        while (i < n && kr_is_immfloat(keys[i])) i++;
        return i == n ? FLOATS : ANY;
    }
    while (i < n && kr_is_exact_str(keys[i])) i++;
    return i == n ? STRS : ANY;
}

static uint64_t float_order(kr_value v) {
    double d = kr_immfloat_val(v);
    uint64_t b;
    memcpy(&b, &d, sizeof b);
    return b >> 63 ? ~b : b | UINT64_C(1) << 63;
}

static uint64_t str_prefix(kr_value v) {
    size_t len;
    const uint8_t *s = (const uint8_t *)kr_str_data(v, &len);
    uint64_t r = 0;
    for (size_t i = 0; i < 8; i++) r = r << 8 | (i < len ? s[i] : 0);
    return r;
}

/* A private array of n elements: `small` if they fit there. */
static void *work_array(kr_ctx *ctx, size_t n, size_t elem, void *small) {
    size_t size;
    if (n <= SMALL_SORT) return small;
    if (!kr_size_mul(n, elem, &size)) kr_raise_memory(ctx);
    return kr_heap_leaf(ctx, size);
}

/* Sorts values[0..n) by keys[0..n) into out (which may be values). The two loops over the elements
 * run backwards for reverse order, which keeps equal ones in place. */
#define FOR_ELEMS(i, at, n, reverse)                                                               \
    for (size_t i = 0, at; i < n && (at = (reverse) ? n - 1 - i : i, true); i++)

static void sort_ints(sorter *s, const kr_value *values, kr_value *out, size_t n, bool reverse) {
    kr_value small[SMALL_SORT], *a = work_array(s->ctx, n, sizeof *a, small);
    if (reverse) {
        FOR_ELEMS(i, at, n, true) a[i] = values[at];
    } else {
        memcpy(a, values, n * sizeof *a);
    }
    int_sort(s, a, n);
    if (reverse) {
        FOR_ELEMS(i, at, n, true) out[at] = a[i];
    } else {
        memcpy(out, a, n * sizeof *a);
    }
    if (a != small) kr_heap_free(s->ctx, a);
}

static void sort_nums(sorter *s, const kr_value *keys, const kr_value *values, kr_value *out,
                      size_t n, bool reverse) {
    num_elem small[SMALL_SORT], *a = work_array(s->ctx, n, sizeof *a, small);
    bool ints = kr_is_smallint(keys[0]);
    FOR_ELEMS(i, at, n, reverse) {
        a[i].num =
            ints ? (uint64_t)kr_smallint_val(keys[at]) ^ UINT64_C(1) << 63 : float_order(keys[at]);
        a[i].value = values[at];
    }
    num_sort(s, a, n);
    FOR_ELEMS(i, at, n, reverse) out[at] = a[i].value;
    if (a != small) kr_heap_free(s->ctx, a);
}

static void sort_strs(sorter *s, const kr_value *keys, const kr_value *values, kr_value *out,
                      size_t n, bool reverse) {
    str_elem small[SMALL_SORT], *a = work_array(s->ctx, n, sizeof *a, small);
    FOR_ELEMS(i, at, n, reverse) a[i] = (str_elem){str_prefix(keys[at]), keys[at], values[at]};
    str_sort(s, a, n);
    FOR_ELEMS(i, at, n, reverse) out[at] = a[i].value;
    if (a != small) kr_heap_free(s->ctx, a);
}

static void sort_any(sorter *s, const kr_value *keys, const kr_value *values, kr_value *out,
                     size_t n, bool reverse) {
    any_elem small[SMALL_SORT], *a = work_array(s->ctx, n, sizeof *a, small);
    FOR_ELEMS(i, at, n, reverse) a[i] = (any_elem){keys[at], values[at]};
    any_sort(s, a, n);
    FOR_ELEMS(i, at, n, reverse) out[at] = a[i].value;
    if (a != small) kr_heap_free(s->ctx, a);
}

static void sort_keys(sorter *s, kind k, const kr_value *keys, const kr_value *values,
                      kr_value *out, size_t n, bool reverse) {
    s->min_gallop = MIN_GALLOP;
    if (k == INTS && keys == values)
        sort_ints(s, values, out, n, reverse);
    else if (k == INTS || k == FLOATS)
        sort_nums(s, keys, values, out, n, reverse);
    else if (k == STRS)
        sort_strs(s, keys, values, out, n, reverse);
    else
        sort_any(s, keys, values, out, n, reverse);
    kr_heap_free(s->ctx, s->temp);
}

/* ---- the whole ---- */

/* Lists that only the sort may change: their type keeps gc.get_objects() from showing them. */
const kr_type kr_type_sorted_items = {
    .base_object = {&kr_type_type},
    .name = "sorted_items",
    .base = &kr_type_object,
    .flags = KR_TF_NO_NEW,
    .version = 1,
    .size = sizeof(kr_list),
    .trace = kr_list_trace,
};

static kr_value private_list(kr_ctx *ctx, size_t n, const kr_value *items) {
    kr_value list = kr_list_new(ctx, n, items);
    kr_ptr(list)->type = &kr_type_sorted_items;
    return list;
}

typedef struct job {
    kr_value saved, key;
    bool reverse;
} job;

/* Runs while the list is empty and job->saved holds its items. */
static kr_value run_job(kr_ctx *ctx, void *arg) {
    job *j = arg;
    sorter s = {.ctx = ctx};
    kr_list *l = KR_AS(kr_list, j->saved);
    kr_value keys = j->saved;
    if (!kr_isnull(j->key)) {
        keys = private_list(ctx, l->len, NULL);
        for (size_t i = 0; i < l->len; i++) {
            kr_list_append(ctx, keys, kr_call1(ctx, j->key, l->items[i]));
            kr_tick(ctx, 50);
        }
    }
    if (l->len > 1) {
        const kr_value *k = KR_AS(kr_list, keys)->items;
        sort_keys(&s, kind_of(k, l->len), k, l->items, l->items, l->len, j->reverse);
    }
    kr_keep(keys);
    return KR_NONE;
}

/* Small ints that are in order, or in the opposite order, which is mended. False (nothing done):
 * they are in neither. */
static bool sort_ordered(kr_list *l, bool reverse) {
    size_t n = l->len, i = 1, j = 1;
    const kr_value *a = l->items;
    while (i < n && (kr_sword)a[i - 1].w <= (kr_sword)a[i].w) i++;
    while (j < n && (kr_sword)a[j - 1].w >= (kr_sword)a[j].w) j++;
    if (i < n && j < n) return false;
    if ((reverse ? j : i) < n) kr_list_reverse(kr_from_ptr(l));
    return true;
}

/* Keys that compare without Python code: the list itself stays in place. The copy that is sorted
 * keeps the items alive should a signal handler change the list meanwhile. */
static void sort_simple(kr_ctx *ctx, kr_list *l, kind k, bool reverse) {
    sorter s = {.ctx = ctx};
    if (k == INTS && sort_ordered(l, reverse)) return;
    kr_value *items = l->items;
    size_t n = l->len;
    kr_value out = private_list(ctx, n, items);
    kr_value *sorted = KR_AS(kr_list, out)->items;
    sort_keys(&s, k, sorted, sorted, sorted, n, reverse);
    if (l->items != items || l->len != n) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "list modified during sort");
    }
    for (size_t i = 0; i < n; i++) kr_store(ctx, l, &items[i], sorted[i]);
    kr_list_clear(ctx, out);
}

void kr_list_sort(kr_ctx *ctx, kr_value list, kr_value key, bool reverse) {
    kr_list *l = KR_AS(kr_list, list);
    if (l->len == 0 || (l->len == 1 && kr_isnull(key))) return;
    if (kr_isnull(key)) {
        kind k = kind_of(l->items, l->len);
        if (k != ANY) {
            sort_simple(ctx, l, k, reverse);
            return;
        }
    }
    job j = {.saved = private_list(ctx, 0, NULL), .key = key, .reverse = reverse};
    kr_list *saved = KR_AS(kr_list, j.saved);
    saved->items = l->items;
    saved->len = l->len;
    saved->cap = l->cap;
    l->items = NULL;
    l->len = l->cap = 0;
    kr_value exc;
    kr_protect(ctx, run_job, &j, &exc);
    bool modified = l->items != NULL || l->len != 0;
    saved = KR_AS(kr_list, j.saved);
    l->items = saved->items;
    l->len = saved->len;
    l->cap = saved->cap;
    saved->items = NULL;
    saved->len = saved->cap = 0;
    if (!kr_isnull(exc)) kr_raise(ctx, exc);
    if (modified) kr_raise_fmt(ctx, &kr_type_ValueError, "list modified during sort");
}
