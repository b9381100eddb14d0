/* itertools: groupby, tee, pairwise, batched, zip_longest.
 *
 * tee: the items read from the source sit in a chain of nodes of up to NODE_MAX; each tee iterator
 * points into it, and what nobody can reach any more is collected. */
#include "module/itertools_types.h"

/* ---- groupby ---- */

typedef struct groupby {
    kr_object base;
    kr_value it, key, target, cur_key, cur_value, grouper;
} groupby;

typedef struct grouper {
    kr_object base;
    kr_value parent, target;
} grouper;

static void groupby_trace(kr_visitor *v, kr_object *obj) {
    kr_trace_values(v, obj, 6);
}

static void grouper_trace(kr_visitor *v, kr_object *obj) {
    kr_trace_values(v, obj, 2);
}

static kr_value groupby_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    kr_value a[2];
    kr_bind_args(ctx, "groupby", "iterable,key=", args, n, 0, a);
    kr_value it = kr_iter(ctx, a[0]);
    groupby *g = kr_instance_alloc(ctx, cls);
    kr_store(ctx, g, &g->it, it);
    kr_store(ctx, g, &g->key, kr_isnull(a[1]) || kr_is_none(a[1]) ? KR_NULL : a[1]);
    return kr_from_ptr(g);
}

/* Reads the next item; false at the end. */
static bool groupby_step(kr_ctx *ctx, groupby *g) {
    kr_value v = kr_iter_step(ctx, g->it);
    if (kr_isnull(v)) return false;
    kr_value k = kr_isnull(g->key) ? v : kr_call1(ctx, g->key, v);
    kr_store(ctx, g, &g->cur_value, v);
    kr_store(ctx, g, &g->cur_key, k);
    return true;
}

static kr_value groupby_next(kr_ctx *ctx, kr_value self) {
    groupby *g = KR_AS(groupby, self);
    g->grouper = KR_NULL;
    for (;;) {
        if (!kr_isnull(g->cur_key) &&
            (kr_isnull(g->target) || !kr_equal(ctx, g->target, g->cur_key))) {
            break;
        }
        if (!groupby_step(ctx, g)) return KR_NULL;
        kr_tick(ctx, 20);
    }
    kr_store(ctx, g, &g->target, g->cur_key);
    grouper *r = kr_heap_new(ctx, &kr_type_itertools_grouper, sizeof(grouper));
    kr_store_init(&r->parent, self);
    kr_store_init(&r->target, g->target);
    kr_store(ctx, g, &g->grouper, kr_from_ptr(r));
    return kr_tuple2(ctx, g->cur_key, kr_from_ptr(r));
}

static kr_value grouper_next(kr_ctx *ctx, kr_value self) {
    grouper *r = KR_AS(grouper, self);
    groupby *g = KR_AS(groupby, r->parent);
    if (!kr_is(g->grouper, self)) return KR_NULL;
    if (kr_isnull(g->cur_value) && !groupby_step(ctx, g)) return KR_NULL;
    if (!kr_equal(ctx, r->target, g->cur_key)) return KR_NULL;
    kr_value v = g->cur_value;
    g->cur_value = KR_NULL;
    return v;
}

KR_ITER_TYPE(
    groupby, "groupby", groupby, KR_TF_BASE, groupby_new, groupby_trace, groupby_next, NULL, 0,
    "make an iterator that returns consecutive keys and groups from the iterable\n\n  "
    "iterable\n    Elements to divide into groups according to the key function.\n  key\n    A "
    "function for computing the group category for each element.\n    If the key function is "
    "not specified or is None, the element itself\n    is used for grouping.");
KR_ITER_TYPE(grouper, "_grouper", grouper, KR_TF_NO_NEW, NULL, grouper_trace, grouper_next, NULL, 0,
             NULL);

/* ---- tee ---- */

enum { NODE_MAX = 56 };

typedef struct tee_node {
    kr_object base;
    kr_value it, next, values[NODE_MAX]; /* next: the node behind a full one */
    size_t n;
    bool running;
} tee_node;

typedef struct tee {
    kr_object base;
    kr_value node;
    size_t index;
} tee;

static void tee_node_trace(kr_visitor *v, kr_object *obj) {
    kr_trace_values(v, obj, 2 + ((tee_node *)obj)->n);
}

static void tee_trace(kr_visitor *v, kr_object *obj) {
    kr_trace_values(v, obj, 1);
}

static kr_value new_node(kr_ctx *ctx, kr_value it) {
    tee_node *d = kr_heap_new(ctx, &kr_type_itertools_tee_node, sizeof(tee_node));
    kr_store_init(&d->it, it);
    return kr_from_ptr(d);
}

static kr_value new_tee(kr_ctx *ctx, const kr_type *cls, kr_value node, size_t index) {
    tee *t = kr_instance_alloc(ctx, cls);
    kr_store(ctx, t, &t->node, node);
    t->index = index;
    return kr_from_ptr(t);
}

static kr_value tee_copy(kr_ctx *ctx, kr_value self) {
    tee *t = KR_AS(tee, self);
    return new_tee(ctx, &kr_type_itertools_tee, t->node, t->index);
}

/* A tee iterator over an iterable; over another tee: a copy of that. */
static kr_value tee_over(kr_ctx *ctx, kr_value iterable) {
    kr_value it = kr_iter(ctx, iterable);
    if (kr_is_instance_of(it, &kr_type_itertools_tee)) return tee_copy(ctx, it);
    return new_tee(ctx, &kr_type_itertools_tee, new_node(ctx, it), 0);
}

static kr_value tee_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    (void)cls;
    kr_check_args(ctx, "_tee", n, 1, 1);
    return tee_over(ctx, args[0]);
}

static kr_value read_source(kr_ctx *ctx, void *arg) {
    return kr_iter_step(ctx, ((tee_node *)arg)->it);
}

/* One more value from the source into the node; false at the end. */
static bool tee_read(kr_ctx *ctx, tee_node *d) {
    if (d->running) kr_raise_fmt(ctx, &kr_type_RuntimeError, "cannot re-enter the tee iterator");
    d->running = true;
    kr_value exc, v = kr_protect(ctx, read_source, d, &exc);
    d->running = false;
    if (!kr_isnull(exc)) kr_raise(ctx, exc);
    if (kr_isnull(v)) return false;
    kr_store(ctx, d, &d->values[d->n], v);
    d->n++;
    return true;
}

static kr_value tee_next(kr_ctx *ctx, kr_value self) {
    tee *t = KR_AS(tee, self);
    tee_node *d = KR_AS(tee_node, t->node);
    if (t->index == NODE_MAX) {
        if (kr_isnull(d->next)) kr_store(ctx, d, &d->next, new_node(ctx, d->it));
        kr_store(ctx, t, &t->node, d->next);
        t->index = 0;
        d = KR_AS(tee_node, t->node);
    }
    if (t->index == d->n && !tee_read(ctx, d)) return KR_NULL;
    return d->values[t->index++];
}

static const kr_builtin tee_methods[] = {
    KR_METHOD_1(&kr_type_itertools_tee, "__copy__", tee_copy, "Returns an independent iterator."),
};
KR_ITER_TYPE(tee, "_tee", tee, 0, tee_new, tee_trace, tee_next, tee_methods,
             KR_ARRAY_LEN(tee_methods), "Iterator wrapped to make it copyable.");
KR_ITER_TYPE(tee_node, "_tee_dataobject", tee_node, KR_TF_NO_NEW, NULL, tee_node_trace, NULL, NULL,
             0, NULL);

kr_value kr_itertools_tee(kr_ctx *ctx, size_t n, const kr_value *args) {
    kr_sword k = n > 1 ? kr_index_ssize(ctx, args[1]) : 2;
    if (k < 0) kr_raise_fmt(ctx, &kr_type_ValueError, "n must be >= 0");
    kr_value r = kr_tuple_new(ctx, (size_t)k, NULL);
    if (k == 0) return r;
    kr_value first = tee_over(ctx, args[0]);
    for (kr_sword i = 0; i < k; i++) {
        kr_store(ctx, kr_ptr(r), &KR_AS(kr_tuple, r)->items[i], i ? tee_copy(ctx, first) : first);
    }
    return r;
}

/* ---- pairwise ---- */

typedef struct pairwise {
    kr_object base;
    kr_value it, old;
} pairwise;

static void pairwise_trace(kr_visitor *v, kr_object *obj) {
    kr_trace_values(v, obj, 2);
}

static kr_value pairwise_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    n = kr_constructor_args(ctx, "pairwise", cls, &kr_type_itertools_pairwise, n);
    kr_check_args(ctx, "pairwise", n, 1, 1);
    kr_value it = kr_iter(ctx, args[0]);
    pairwise *p = kr_instance_alloc(ctx, cls);
    kr_store(ctx, p, &p->it, it);
    return kr_from_ptr(p);
}

static kr_value pairwise_next(kr_ctx *ctx, kr_value self) {
    pairwise *p = KR_AS(pairwise, self);
    if (kr_isnull(p->it)) return KR_NULL;
    kr_value old = p->old;
    if (kr_isnull(old)) {
        old = kr_iter_step(ctx, p->it);
        if (kr_isnull(old)) {
            p->it = KR_NULL;
            return KR_NULL;
        }
        kr_store(ctx, p, &p->old, old);
        if (kr_isnull(p->it)) return KR_NULL;
    }
    kr_value v = kr_iter_step(ctx, p->it);
    if (kr_isnull(v)) {
        p->it = p->old = KR_NULL;
        return KR_NULL;
    }
    kr_store(ctx, p, &p->old, v);
    return kr_tuple2(ctx, old, v);
}

KR_ITER_TYPE(pairwise, "pairwise", pairwise, KR_TF_BASE, pairwise_new, pairwise_trace,
             pairwise_next, NULL, 0,
             "Return an iterator of overlapping pairs taken from the input iterator.\n\n    s -> "
             "(s0,s1), (s1,s2), (s2, s3), ...");

/* ---- batched ---- */

typedef struct batched {
    kr_object base;
    kr_value it; /* KR_NULL at the end */
    size_t n;
    bool strict;
} batched;

static void batched_trace(kr_visitor *v, kr_object *obj) {
    kr_trace_values(v, obj, 1);
}

static kr_value batched_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    kr_value a[3];
    kr_bind_args(ctx, "batched", "iterable,n,*,strict=", args, n, 0, a);
    kr_sword k = kr_index_ssize(ctx, a[1]);
    bool strict = !kr_isnull(a[2]) && kr_truth(ctx, a[2]);
    if (k < 1) kr_raise_fmt(ctx, &kr_type_ValueError, "n must be at least one");
    kr_value it = kr_iter(ctx, a[0]);
    batched *b = kr_instance_alloc(ctx, cls);
    kr_store(ctx, b, &b->it, it);
    b->n = (size_t)k;
    b->strict = strict;
    return kr_from_ptr(b);
}

static kr_value batched_next(kr_ctx *ctx, kr_value self) {
    batched *b = KR_AS(batched, self);
    if (kr_isnull(b->it)) return KR_NULL;
    kr_value list = kr_list_new(ctx, b->n < 1024 ? b->n : 1024, NULL);
    for (size_t i = 0; i < b->n; i++) {
        kr_value v = kr_isnull(b->it) ? KR_NULL : kr_iter_step(ctx, b->it);
        if (kr_isnull(v)) {
            b->it = KR_NULL;
            if (i == 0) return KR_NULL;
            if (b->strict) {
                kr_raise_fmt(ctx, &kr_type_ValueError, "batched(): incomplete batch");
            }
            break;
        }
        kr_list_append(ctx, list, v);
        kr_tick(ctx, 10);
    }
    return kr_tuple_from_iterable(ctx, list);
}

KR_ITER_TYPE(
    batched, "batched", batched, KR_TF_BASE, batched_new, batched_trace, batched_next, NULL, 0,
    "Batch data into tuples of length n. The last batch may be shorter than n.\n\nLoops over "
    "the input iterable and accumulates data into tuples\nup to size n.");

/* ---- zip_longest ---- */

typedef struct zip_longest {
    kr_object base;
    kr_value its, fill; /* a tuple of iterators, KR_NULL where one has ended */
    size_t active;
} zip_longest;

static void zip_longest_trace(kr_visitor *v, kr_object *obj) {
    kr_trace_values(v, obj, 2);
}

static kr_value zip_longest_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    kr_value a[2];
    uint32_t np = kr_npos(n), nk = kr_nkw(n);
    if (nk > 1 || (nk == 1 && !kr_str_eq_cstr(args[np], "fillvalue"))) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "zip_longest() got an unexpected keyword argument");
    }
    kr_bind_args(ctx, "zip_longest", "*iterables,fillvalue=", args, n, 0, a);
    kr_tuple *src = KR_AS(kr_tuple, a[0]);
    kr_value its = kr_tuple_new(ctx, src->len, NULL);
    for (size_t i = 0; i < src->len; i++) {
        kr_store(ctx, kr_ptr(its), &KR_AS(kr_tuple, its)->items[i], kr_iter(ctx, src->items[i]));
    }
    zip_longest *z = kr_instance_alloc(ctx, cls);
    kr_store(ctx, z, &z->its, its);
    kr_store(ctx, z, &z->fill, kr_isnull(a[1]) ? KR_NONE : a[1]);
    z->active = src->len;
    return kr_from_ptr(z);
}

static kr_value zip_longest_next(kr_ctx *ctx, kr_value self) {
    zip_longest *z = KR_AS(zip_longest, self);
    kr_tuple *its = KR_AS(kr_tuple, z->its);
    if (z->active == 0) return KR_NULL;
    kr_value r = kr_tuple_new(ctx, its->len, NULL);
    for (size_t i = 0; i < its->len; i++) {
        kr_value v = kr_isnull(its->items[i]) ? KR_NULL : kr_iter_step(ctx, its->items[i]);
        if (kr_isnull(v)) {
            if (!kr_isnull(its->items[i])) {
                its->items[i] = KR_NULL;
                if (--z->active == 0) return KR_NULL;
            }
            v = z->fill;
        }
        kr_store(ctx, kr_ptr(r), &KR_AS(kr_tuple, r)->items[i], v);
    }
    return r;
}

KR_ITER_TYPE(
    zip_longest, "zip_longest", zip_longest, KR_TF_BASE, zip_longest_new, zip_longest_trace,
    zip_longest_next, NULL, 0,
    "Return a zip_longest object whose .__next__() method returns a tuple where\nthe i-th "
    "element comes from the i-th iterable argument.  The .__next__()\nmethod continues until "
    "the longest iterable in the argument sequence\nis exhausted and then it raises "
    "StopIteration.");
