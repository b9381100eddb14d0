/* itertools: product, permutations, combinations, combinations_with_replacement.
 *
 * All four hold a pool (for product a tuple of pools), an array of indices into it (a leaf block)
 * and the tuple given out last, from which the next one is made. last KR_NULL: nothing given out
 * yet. */
#include "base/checked.h"
#include "module/itertools_types.h"

typedef struct combiner {
    kr_object base;
    kr_value pool, last;
    size_t *indices, *cycles; /* r of them; cycles: permutations only */
    size_t r;
    bool done;
} combiner;

static void combiner_trace(kr_visitor *v, kr_object *obj) {
    combiner *c = (combiner *)obj;
    kr_trace_values(v, obj, 2);
    if (c->indices) kr_visit_ptr(v, &c->indices);
    if (c->cycles) kr_visit_ptr(v, &c->cycles);
}

static size_t *new_indices(kr_ctx *ctx, size_t n) {
    size_t size;
    if (!kr_size_mul(n, sizeof(size_t), &size)) kr_raise_memory(ctx);
    return kr_heap_leaf0(ctx, size);
}

/* A fresh tuple with the items of the one given out last. */
static kr_tuple *next_tuple(kr_ctx *ctx, combiner *c) {
    kr_value t =
        kr_tuple_new(ctx, c->r, kr_isnull(c->last) ? NULL : KR_AS(kr_tuple, c->last)->items);
    kr_store(ctx, c, &c->last, t);
    return KR_AS(kr_tuple, t);
}

static kr_value give(combiner *c) {
    return c->last;
}

static kr_value finish(combiner *c) {
    c->done = true;
    c->last = KR_NULL;
    return KR_NULL;
}

/* ---- product ---- */

static kr_value product_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    kr_value a[2];
    kr_bind_args(ctx, "product", "*iterables,repeat=", args, n, 0, a);
    kr_tuple *src = KR_AS(kr_tuple, a[0]);
    kr_sword repeat = kr_isnull(a[1]) ? 1 : kr_index_ssize(ctx, a[1]);
    size_t total;
    if (repeat < 0) kr_raise_fmt(ctx, &kr_type_ValueError, "repeat argument cannot be negative");
    if (!kr_size_mul(src->len, (size_t)repeat, &total)) {
        kr_raise_fmt(ctx, &kr_type_OverflowError, "repeat argument too large");
    }
    kr_value pools = kr_tuple_new(ctx, total, NULL);
    bool empty = false;
    for (size_t i = 0; i < total; i++) {
        kr_value p = i < src->len ? kr_tuple_from_iterable(ctx, src->items[i])
                                  : KR_AS(kr_tuple, pools)->items[i - src->len];
        kr_store(ctx, kr_ptr(pools), &KR_AS(kr_tuple, pools)->items[i], p);
        empty |= KR_AS(kr_tuple, p)->len == 0;
    }
    size_t *indices = new_indices(ctx, total);
    combiner *c = kr_instance_alloc(ctx, cls);
    kr_store(ctx, c, &c->pool, pools);
    c->indices = indices;
    c->r = total;
    c->done = empty;
    return kr_from_ptr(c);
}

static kr_value product_next(kr_ctx *ctx, kr_value self) {
    combiner *c = KR_AS(combiner, self);
    kr_tuple *pools = KR_AS(kr_tuple, c->pool);
    if (c->done) return KR_NULL;
    if (kr_isnull(c->last)) {
        kr_tuple *t = next_tuple(ctx, c);
        for (size_t i = 0; i < c->r; i++) t->items[i] = KR_AS(kr_tuple, pools->items[i])->items[0];
        return give(c);
    }
    size_t i = c->r;
    for (;;) {
        if (i-- == 0) return finish(c);
        if (++c->indices[i] < KR_AS(kr_tuple, pools->items[i])->len) break;
        c->indices[i] = 0;
    }
    kr_tuple *t = next_tuple(ctx, c);
    for (; i < c->r; i++) t->items[i] = KR_AS(kr_tuple, pools->items[i])->items[c->indices[i]];
    return give(c);
}

KR_ITER_TYPE(
    product, "product", combiner, KR_TF_BASE, product_new, combiner_trace, product_next, NULL, 0,
    "Cartesian product of input iterables.  Equivalent to nested for-loops.\n\nFor example, "
    "product(A, B) returns the same as:  ((x,y) for x in A for y in B).");

/* ---- the others: one pool and a length ---- */

/* bind(iterable, r); r_default: r may be left out. */
static combiner *make(kr_ctx *ctx, const kr_type *cls, const char *name, kr_value *args, kr_nargs n,
                      bool r_default) {
    kr_value a[2];
    kr_bind_args(ctx, name, r_default ? "iterable,r=" : "iterable,r", args, n, 0, a);
    kr_value pool = kr_tuple_from_iterable(ctx, a[0]);
    kr_sword r = (kr_sword)KR_AS(kr_tuple, pool)->len;
    if (!kr_isnull(a[1]) && !(r_default && kr_is_none(a[1]))) {
        if (r_default && !kr_is_int(a[1])) {
            kr_raise_fmt(ctx, &kr_type_TypeError, "Expected int as r");
        }
        r = kr_index_ssize(ctx, a[1]);
    }
    if (r < 0) kr_raise_fmt(ctx, &kr_type_ValueError, "r must be non-negative");
    size_t *indices = NULL, len = KR_AS(kr_tuple, pool)->len;
    if ((size_t)r <= len || len > 0) indices = new_indices(ctx, (size_t)r > len ? (size_t)r : len);
    combiner *c = kr_instance_alloc(ctx, cls);
    kr_store(ctx, c, &c->pool, pool);
    c->indices = indices;
    c->r = (size_t)r;
    c->done = (size_t)r > len;
    return c;
}

/* Items [from, r) of the tuple come from the pool places in indices. */
static kr_value fill(kr_ctx *ctx, combiner *c, size_t from) {
    kr_tuple *t = next_tuple(ctx, c);
    for (size_t i = from; i < c->r; i++) {
        t->items[i] = KR_AS(kr_tuple, c->pool)->items[c->indices[i]];
    }
    return give(c);
}

static kr_value permutations_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    combiner *c = make(ctx, cls, "permutations", args, n, true);
    size_t len = KR_AS(kr_tuple, c->pool)->len;
    if (c->done) return kr_from_ptr(c);
    for (size_t i = 0; i < len; i++) c->indices[i] = i;
    c->cycles = new_indices(ctx, c->r);
    for (size_t i = 0; i < c->r; i++) c->cycles[i] = len - i;
    return kr_from_ptr(c);
}

static kr_value permutations_next(kr_ctx *ctx, kr_value self) {
    combiner *c = KR_AS(combiner, self);
    size_t n = KR_AS(kr_tuple, c->pool)->len;
    if (c->done) return KR_NULL;
    if (kr_isnull(c->last)) return fill(ctx, c, 0);
    for (size_t i = c->r; i-- > 0;) {
        size_t *p = c->indices;
        if (--c->cycles[i] == 0) {
            size_t first = p[i];
            memmove(&p[i], &p[i + 1], (n - 1 - i) * sizeof *p);
            p[n - 1] = first;
            c->cycles[i] = n - i;
        } else {
            size_t j = n - c->cycles[i], t = p[i];
            p[i] = p[j];
            p[j] = t;
            return fill(ctx, c, i);
        }
    }
    return finish(c);
}

KR_ITER_TYPE(permutations, "permutations", combiner, KR_TF_BASE, permutations_new, combiner_trace,
             permutations_next, NULL, 0,
             "Return successive r-length permutations of elements in the iterable.");

static kr_value combinations_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    combiner *c = make(ctx, cls, "combinations", args, n, false);
    for (size_t i = 0; !c->done && i < c->r; i++) c->indices[i] = i;
    return kr_from_ptr(c);
}

static kr_value combinations_next(kr_ctx *ctx, kr_value self) {
    combiner *c = KR_AS(combiner, self);
    size_t n = KR_AS(kr_tuple, c->pool)->len, i = c->r;
    if (c->done) return KR_NULL;
    if (kr_isnull(c->last)) return fill(ctx, c, 0);
    for (;;) {
        if (i-- == 0) return finish(c);
        if (c->indices[i] != i + n - c->r) break;
    }
    c->indices[i]++;
    for (size_t j = i + 1; j < c->r; j++) c->indices[j] = c->indices[j - 1] + 1;
    return fill(ctx, c, i);
}

KR_ITER_TYPE(combinations, "combinations", combiner, KR_TF_BASE, combinations_new, combiner_trace,
             combinations_next, NULL, 0,
             "Return successive r-length combinations of elements in the iterable.");

static kr_value cwr_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    combiner *c = make(ctx, cls, "combinations_with_replacement", args, n, false);
    c->done = KR_AS(kr_tuple, c->pool)->len == 0 && c->r > 0;
    return kr_from_ptr(c);
}

static kr_value cwr_next(kr_ctx *ctx, kr_value self) {
    combiner *c = KR_AS(combiner, self);
    size_t n = KR_AS(kr_tuple, c->pool)->len, i = c->r;
    if (c->done) return KR_NULL;
    if (kr_isnull(c->last)) return fill(ctx, c, 0);
    for (;;) {
        if (i-- == 0) return finish(c);
        if (c->indices[i] != n - 1) break;
    }
    size_t at = c->indices[i] + 1;
    for (size_t j = i; j < c->r; j++) c->indices[j] = at;
    return fill(ctx, c, i);
}

KR_ITER_TYPE(
    combinations_with_replacement, "combinations_with_replacement", combiner, KR_TF_BASE, cwr_new,
    combiner_trace, cwr_next, NULL, 0,
    "Return successive r-length combinations of elements in the iterable allowing individual "
    "elements to have successive repeats.");
