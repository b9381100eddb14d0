/* enumerate, zip, map, filter and reversed.
 *
 * What an exhausted source generator leaves in ctx->stop_value is dropped: these iterators end
 * without a value. */
#include "object/int.h"
#include "object/iter.h"
#include "object/names.h"
#include "object/seq.h"
#include "object/str.h"
#include "object/descr.h"
#include "object/dict.h"
#include "object/type_internal.h"

static kr_value class_getitem(kr_ctx *ctx, size_t n, const kr_value *args) {
    (void)n;
    return kr_generic_alias_new(ctx, args[0], args[1]);
}

/* ---- enumerate ---- */

typedef struct kr_enumerate {
    kr_object base;
    kr_value it, index;
} kr_enumerate;

static kr_value enumerate_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    kr_value a[2];
    if (n == 0) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "enumerate() missing required argument 'iterable'");
    }
    for (uint32_t i = 0; i < kr_nkw(n); i++) {
        kr_value name = args[kr_npos(n) + 2 * i];
        if (!kr_str_eq_cstr(name, "iterable") && !kr_str_eq_cstr(name, "start")) {
            kr_raise_fmt(ctx, &kr_type_TypeError,
                         "'%U' is an invalid keyword argument for enumerate()", name);
        }
    }
    kr_bind_args(ctx, "enumerate", "iterable,start=", args, n, 0, a);
    kr_value start = kr_isnull(a[1]) ? kr_smallint(0) : kr_index(ctx, a[1]);
    kr_value it = kr_iter(ctx, a[0]);
    kr_enumerate *e = kr_instance_alloc(ctx, cls);
    kr_store(ctx, e, &e->it, it);
    kr_store(ctx, e, &e->index, start);
    return kr_from_ptr(e);
}

/* The item, whose number goes to *index; KR_NULL at the end. */
static kr_value enumerate_step(kr_ctx *ctx, kr_enumerate *e, kr_value *index) {
    kr_value v = kr_iter_step(ctx, e->it), i = e->index;
    if (kr_isnull(v)) return KR_NULL;
    *index = i;
    if (KR_LIKELY(kr_is_smallint(i) && kr_smallint_val(i) < KR_INT_MAX)) {
        e->index = kr_smallint(kr_smallint_val(i) + 1);
    } else {
        kr_store(ctx, e, &e->index, kr_int_binary(ctx, KR_BIN_ADD, i, kr_smallint(1)));
    }
    return v;
}

static kr_value enumerate_next(kr_ctx *ctx, kr_value self) {
    kr_value i, v = enumerate_step(ctx, KR_AS(kr_enumerate, self), &i);
    return kr_isnull(v) ? KR_NULL : kr_tuple2(ctx, i, v);
}

static void enumerate_trace(kr_visitor *v, kr_object *obj) {
    kr_visit(v, &((kr_enumerate *)obj)->it);
    kr_visit(v, &((kr_enumerate *)obj)->index);
}

static kr_value enumerate_reduce(kr_ctx *ctx, kr_value self) {
    kr_enumerate *e = KR_AS(kr_enumerate, self);
    return kr_tuple2(ctx, kr_type_value(kr_typeof(self)), kr_tuple2(ctx, e->it, e->index));
}

static const kr_builtin enumerate_methods[] = {
    KR_METHOD_1(&kr_type_enumerate, "__reduce__", enumerate_reduce,
                "Return state information for pickling."),
    KR_CLASSMETHOD_VAR(&kr_type_enumerate, "__class_getitem__", class_getitem, 2, 2, "See PEP 585"),
};

#define ITER_TYPE(sym, T, table, doctext, new_fn, trace_fn, next_fn)                               \
    const kr_type kr_type_##sym = {                                                                \
        .base_object = {&kr_type_type},                                                            \
        .name = #sym,                                                                              \
        .base = &kr_type_object,                                                                   \
        .flags = KR_TF_BASE,                                                                       \
        .rom_id = KR_ROM_##sym,                                                                    \
        .version = 1,                                                                              \
        .size = sizeof(T),                                                                         \
        .n_methods = KR_ARRAY_LEN(table),                                                          \
        .methods = table,                                                                          \
        .doc = KR_DOC(doctext),                                                                    \
        .new_ = new_fn,                                                                            \
        .trace = trace_fn,                                                                         \
        .iter = kr_self_iter,                                                                      \
        .next = next_fn,                                                                           \
    }
ITER_TYPE(
    enumerate, kr_enumerate, enumerate_methods,
    "Return an enumerate object.\n\n  iterable\n    an object supporting iteration\n\nThe "
    "enumerate object yields pairs containing a count (from start, which\ndefaults to zero) and "
    "a value yielded by the iterable argument.\n\nenumerate is useful for obtaining an indexed "
    "list:\n    (0, seq[0]), (1, seq[1]), (2, seq[2]), ...",
    enumerate_new, enumerate_trace, enumerate_next);

/* ---- zip and map ---- */

typedef struct kr_zip {
    kr_object base;
    kr_value func; /* map only */
    kr_value its;  /* tuple of iterators */
    bool strict;
} kr_zip;

static void zip_trace(kr_visitor *v, kr_object *obj) {
    kr_visit(v, &((kr_zip *)obj)->func);
    kr_visit(v, &((kr_zip *)obj)->its);
}

static kr_value iterators_of(kr_ctx *ctx, const kr_value *src, size_t n) {
    kr_value t = kr_tuple_new(ctx, n, NULL);
    for (size_t i = 0; i < n; i++) {
        kr_store(ctx, kr_ptr(t), &KR_AS(kr_tuple, t)->items[i], kr_iter(ctx, src[i]));
    }
    return t;
}

static kr_value zip_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    kr_value a[2];
    kr_bind_args(ctx, "zip", "*iterables,strict=", args, n, 0, a);
    kr_value its = iterators_of(ctx, KR_AS(kr_tuple, a[0])->items, KR_AS(kr_tuple, a[0])->len);
    bool strict = !kr_isnull(a[1]) && kr_truth(ctx, a[1]);
    kr_zip *z = kr_instance_alloc(ctx, cls);
    kr_store(ctx, z, &z->its, its);
    z->strict = strict;
    return kr_from_ptr(z);
}

static KR_NORETURN void raise_uneven(kr_ctx *ctx, const char *fname, const char *how, size_t i) {
    kr_raise_fmt(ctx, &kr_type_ValueError, "%s() argument %d is %s than argument%s%d", fname,
                 (int)i + 1, how, i == 1 ? " " : "s 1-", (int)i);
}

/* Iterator i has ended; a strict zip wants all of them to end together. */
static kr_value end_of(kr_ctx *ctx, const char *fname, kr_zip *z, size_t i) {
    kr_tuple *its = KR_AS(kr_tuple, z->its);
    if (!z->strict) return KR_NULL;
    if (i > 0) raise_uneven(ctx, fname, "shorter", i);
    for (i = 1; i < its->len; i++) {
        if (!kr_isnull(kr_iter_step(ctx, its->items[i]))) raise_uneven(ctx, fname, "longer", i);
    }
    return KR_NULL;
}

static kr_value zip_next(kr_ctx *ctx, kr_value self) {
    kr_zip *z = KR_AS(kr_zip, self);
    kr_tuple *its = KR_AS(kr_tuple, z->its);
    if (its->len == 0) return KR_NULL;
    kr_value r = kr_tuple_new(ctx, its->len, NULL);
    for (size_t i = 0; i < its->len; i++) {
        kr_value v = kr_iter_step(ctx, its->items[i]);
        if (kr_isnull(v)) return end_of(ctx, "zip", z, i);
        kr_store(ctx, kr_ptr(r), &KR_AS(kr_tuple, r)->items[i], v);
    }
    return r;
}

bool kr_iter_gives_pairs(kr_value it) {
    const kr_type *t = kr_typeof(it);
    return t == &kr_type_enumerate ||
           (t == &kr_type_zip && KR_AS(kr_tuple, KR_AS(kr_zip, it)->its)->len == 2);
}

bool kr_iter_step_pair(kr_ctx *ctx, kr_value it, kr_value *first, kr_value *second) {
    if (kr_typeof(it) == &kr_type_enumerate) {
        *second = enumerate_step(ctx, KR_AS(kr_enumerate, it), first);
        return !kr_isnull(*second);
    }
    kr_zip *z = KR_AS(kr_zip, it);
    for (size_t i = 0; i < 2; i++) {
        kr_value v = kr_iter_step(ctx, KR_AS(kr_tuple, z->its)->items[i]);
        if (kr_isnull(v)) {
            end_of(ctx, "zip", z, i);
            return false;
        }
        *(i ? second : first) = v;
    }
    return true;
}

static kr_value zip_reduce(kr_ctx *ctx, kr_value self) {
    kr_zip *z = KR_AS(kr_zip, self);
    kr_value type = kr_type_value(kr_typeof(self));
    return z->strict ? kr_tuple3(ctx, type, z->its, KR_TRUE) : kr_tuple2(ctx, type, z->its);
}

static kr_value zip_setstate(kr_ctx *ctx, kr_value self, kr_value state) {
    KR_AS(kr_zip, self)->strict = kr_truth(ctx, state);
    return KR_NONE;
}

static const kr_builtin zip_methods[] = {
    KR_METHOD_1(&kr_type_zip, "__reduce__", zip_reduce, "Return state information for pickling."),
    KR_METHOD_2(&kr_type_zip, "__setstate__", zip_setstate,
                "Set state information for unpickling."),
};
ITER_TYPE(zip, kr_zip, zip_methods,
          "The zip object yields n-length tuples, where n is the number of iterables\npassed as "
          "positional arguments to zip().  The i-th element in every tuple\ncomes from the i-th "
          "iterable argument to zip().  This continues until the\nshortest argument is "
          "exhausted.\n\nIf strict is true and one of the arguments is exhausted before the "
          "others,\nraise a ValueError.\n\n   >>> list(zip('abcdefg', range(3), range(4)))\n   "
          "[('a', 0, 0), ('b', 1, 1), ('c', 2, 2)]",
          zip_new, zip_trace, zip_next);

static kr_value map_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    kr_value a[2];
    /* keywords are for the __init__ of a subclass that has its own */
    if (KR_SLOT(cls, init) != KR_SLOT(&kr_type_map, init)) n = KR_NARGS(kr_npos(n), 0);
    kr_bind_args(ctx, "map", "*iterables,strict=", args, n, 0, a);
    kr_tuple *t = KR_AS(kr_tuple, a[0]);
    if (t->len < 2) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "map() must have at least two arguments.");
    }
    kr_value its = iterators_of(ctx, t->items + 1, t->len - 1);
    bool strict = !kr_isnull(a[1]) && kr_truth(ctx, a[1]);
    kr_zip *z = kr_instance_alloc(ctx, cls);
    kr_store(ctx, z, &z->func, t->items[0]);
    kr_store(ctx, z, &z->its, its);
    z->strict = strict;
    return kr_from_ptr(z);
}

enum { MAP_FEW = 4 };

static kr_value map_next(kr_ctx *ctx, kr_value self) {
    kr_zip *z = KR_AS(kr_zip, self);
    kr_tuple *its = KR_AS(kr_tuple, z->its);
    if (KR_LIKELY(its->len == 1)) {
        kr_value v = kr_iter_step(ctx, its->items[0]);
        return kr_isnull(v) ? KR_NULL : kr_call1(ctx, z->func, v);
    }
    kr_value few[MAP_FEW], *args = few, tuple = KR_NULL;
    if (its->len > MAP_FEW) {
        tuple = kr_tuple_new(ctx, its->len, NULL);
        args = KR_AS(kr_tuple, tuple)->items;
    }
    for (size_t i = 0; i < its->len; i++) {
        args[i] = kr_iter_step(ctx, its->items[i]);
        if (kr_isnull(args[i])) return end_of(ctx, "map", z, i);
    }
    kr_value r = kr_call(ctx, z->func, args, KR_NARGS(its->len, 0));
    kr_keep(tuple);
    return r;
}

static kr_value map_reduce(kr_ctx *ctx, kr_value self) {
    kr_zip *z = KR_AS(kr_zip, self);
    kr_tuple *its = KR_AS(kr_tuple, z->its);
    kr_value args = kr_tuple_new(ctx, its->len + 1, NULL);
    kr_store_init(&KR_AS(kr_tuple, args)->items[0], z->func);
    for (size_t i = 0; i < its->len; i++) {
        kr_store(ctx, kr_ptr(args), &KR_AS(kr_tuple, args)->items[i + 1], its->items[i]);
    }
    kr_value type = kr_type_value(kr_typeof(self));
    return z->strict ? kr_tuple3(ctx, type, args, KR_TRUE) : kr_tuple2(ctx, type, args);
}

static const kr_builtin map_methods[] = {
    KR_METHOD_1(&kr_type_map, "__reduce__", map_reduce, "Return state information for pickling."),
    KR_METHOD_2(&kr_type_map, "__setstate__", zip_setstate,
                "Set state information for unpickling."),
};
ITER_TYPE(
    map, kr_zip, map_methods,
    "Make an iterator that computes the function using arguments from\neach of the iterables.  "
    "Stops when the shortest iterable is exhausted.\n\nIf strict is true and one of the "
    "arguments is exhausted before the others,\nraise a ValueError.",
    map_new, zip_trace, map_next);

/* ---- filter ---- */

typedef struct kr_filter {
    kr_object base;
    kr_value func, it;
} kr_filter;

static kr_value filter_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    n = kr_constructor_args(ctx, "filter", cls, &kr_type_filter, n);
    kr_check_args(ctx, "filter", n, 2, 2);
    kr_value it = kr_iter(ctx, args[1]);
    kr_filter *f = kr_instance_alloc(ctx, cls);
    kr_store(ctx, f, &f->func, args[0]);
    kr_store(ctx, f, &f->it, it);
    return kr_from_ptr(f);
}

static kr_value filter_next(kr_ctx *ctx, kr_value self) {
    kr_filter *f = KR_AS(kr_filter, self);
    bool plain = kr_is_none(f->func) || kr_is(f->func, kr_type_value(&kr_type_bool));
    for (;;) {
        kr_value v = kr_iter_step(ctx, f->it);
        if (kr_isnull(v)) return KR_NULL;
        if (kr_truth(ctx, plain ? v : kr_call1(ctx, f->func, v))) return v;
        kr_tick(ctx, 20);
    }
}

static void filter_trace(kr_visitor *v, kr_object *obj) {
    kr_visit(v, &((kr_filter *)obj)->func);
    kr_visit(v, &((kr_filter *)obj)->it);
}

static kr_value filter_reduce(kr_ctx *ctx, kr_value self) {
    kr_filter *f = KR_AS(kr_filter, self);
    return kr_tuple2(ctx, kr_type_value(kr_typeof(self)), kr_tuple2(ctx, f->func, f->it));
}

static const kr_builtin filter_methods[] = {
    KR_METHOD_1(&kr_type_filter, "__reduce__", filter_reduce,
                "Return state information for pickling."),
};
ITER_TYPE(
    filter, kr_filter, filter_methods,
    "Return an iterator yielding those items of iterable for which function(item)\nis true. If "
    "function is None, return the items that are true.",
    filter_new, filter_trace, filter_next);

/* ---- reversed ---- */

typedef struct kr_reversed_iter {
    kr_object base;
    kr_value seq; /* KR_NULL when exhausted */
    size_t left;  /* items still to come */
} kr_reversed_iter;

static kr_value make_reversed(kr_ctx *ctx, const kr_type *cls, kr_value seq) {
    kr_value fn = kr_type_lookup(ctx, kr_typeof(seq), KR_N(ctx, __reversed__)), out;
    bool sequence = kr_slots_of(kr_typeof(seq))->subscr && !kr_is_dict(seq);
    if (!kr_isnull(fn) && !kr_is_none(fn)) {
        if (kr_call_special(ctx, seq, KR_N(ctx, __reversed__), NULL, 0, &out)) return out;
    }
    if (kr_is_none(fn) || !sequence) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "'%T' object is not reversible", seq);
    }
    size_t n = kr_len(ctx, seq);
    kr_reversed_iter *r = kr_instance_alloc(ctx, cls);
    kr_store(ctx, r, &r->seq, seq);
    r->left = n;
    return kr_from_ptr(r);
}

static kr_value reversed_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    n = kr_constructor_args(ctx, "reversed", cls, &kr_type_reversed, n);
    kr_check_args(ctx, "reversed", n, 1, 1);
    return make_reversed(ctx, cls, args[0]);
}

static kr_value reversed_next(kr_ctx *ctx, kr_value self) {
    kr_reversed_iter *r = KR_AS(kr_reversed_iter, self);
    if (kr_isnull(r->seq)) return KR_NULL;
    if (r->left > 0) {
        size_t i = --r->left;
        if (kr_is_exact(r->seq, &kr_type_tuple)) return KR_AS(kr_tuple, r->seq)->items[i];
        kr_value v = kr_is_exact(r->seq, &kr_type_str)
                         ? kr_getitem(ctx, r->seq, kr_smallint((kr_sword)i))
                         : kr_iter_getitem(ctx, r->seq, i);
        if (!kr_isnull(v)) return v;
    }
    r->seq = KR_NULL;
    return KR_NULL;
}

static void reversed_trace(kr_visitor *v, kr_object *obj) {
    kr_visit(v, &((kr_reversed_iter *)obj)->seq);
}

static kr_value reversed_hint(kr_ctx *ctx, kr_value self) {
    kr_reversed_iter *r = KR_AS(kr_reversed_iter, self);
    if (kr_isnull(r->seq)) return kr_smallint(0);
    return kr_int_from_u64(ctx, kr_len(ctx, r->seq) < r->left ? 0 : r->left);
}

static kr_value reversed_reduce(kr_ctx *ctx, kr_value self) {
    kr_reversed_iter *r = KR_AS(kr_reversed_iter, self);
    kr_value type = kr_type_value(kr_typeof(self)), empty = ctx->vm->tuple_empty;
    if (kr_isnull(r->seq)) return kr_tuple2(ctx, type, kr_tuple_new(ctx, 1, &empty));
    return kr_tuple3(ctx, type, kr_tuple_new(ctx, 1, &r->seq),
                     kr_int_new(ctx, (int64_t)r->left - 1));
}

static kr_value reversed_setstate(kr_ctx *ctx, kr_value self, kr_value state) {
    kr_reversed_iter *r = KR_AS(kr_reversed_iter, self);
    kr_sword i = kr_index_ssize(ctx, state);
    if (kr_isnull(r->seq)) return KR_NONE;
    size_t n = kr_len(ctx, r->seq);
    r->left = i < -1 ? 0 : (size_t)(i + 1) > n ? n : (size_t)(i + 1);
    return KR_NONE;
}

static const kr_builtin reversed_methods[] = {
    KR_METHOD_1(&kr_type_reversed, "__length_hint__", reversed_hint,
                "Private method returning an estimate of len(list(it))."),
    KR_METHOD_1(&kr_type_reversed, "__reduce__", reversed_reduce,
                "Return state information for pickling."),
    KR_METHOD_2(&kr_type_reversed, "__setstate__", reversed_setstate,
                "Set state information for unpickling."),
};
ITER_TYPE(reversed, kr_reversed_iter, reversed_methods,
          "Return a reverse iterator over the values of the given sequence.", reversed_new,
          reversed_trace, reversed_next);
