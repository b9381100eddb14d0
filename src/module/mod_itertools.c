/* Module itertools: the module and the iterators with one source and a rule.
 *
 * Iterators that may turn over many items before they give one out count their work with
 * kr_tick. */
#include "module/itertools_types.h"
#include "object/descr.h"
#include "object/int.h"
#include "object/module.h"

static void trace1(kr_visitor *v, kr_object *obj) {
    kr_trace_values(v, obj, 1);
}
static void trace2(kr_visitor *v, kr_object *obj) {
    kr_trace_values(v, obj, 2);
}
static void trace3(kr_visitor *v, kr_object *obj) {
    kr_trace_values(v, obj, 3);
}

static kr_value class_getitem(kr_ctx *ctx, size_t n, const kr_value *args) {
    (void)n;
    return kr_generic_alias_new(ctx, args[0], args[1]);
}

#define SIMPLE(sym, T, trace_fn, doctext)                                                          \
    KR_ITER_TYPE(sym, #sym, T, KR_TF_BASE, sym##_new, trace_fn, sym##_next, NULL, 0, doctext)

/* ---- count ---- */

typedef struct count {
    kr_object base;
    kr_value at, step;
} count;

static void want_number(kr_ctx *ctx, kr_value v) {
    if (!kr_is_object(v) || kr_has_flag(v, KR_TF_INT | KR_TF_FLOAT | KR_TF_COMPLEX)) return;
    if (kr_has_flag(v, KR_TF_HEAP) && kr_slots_of(kr_typeof(v))->unary) return;
    kr_raise_fmt(ctx, &kr_type_TypeError, "a number is required");
}

static kr_value count_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    kr_value a[2];
    kr_bind_args(ctx, "count", "start=,step=", args, n, 0, a);
    if (kr_isnull(a[0])) a[0] = kr_smallint(0);
    if (kr_isnull(a[1])) a[1] = kr_smallint(1);
    want_number(ctx, a[0]);
    want_number(ctx, a[1]);
    if (kr_is_int(a[0]) && kr_is_int(a[1])) {
        a[0] = kr_int_exact(ctx, a[0]);
        a[1] = kr_int_exact(ctx, a[1]);
    }
    count *c = kr_instance_alloc(ctx, cls);
    kr_store(ctx, c, &c->at, a[0]);
    kr_store(ctx, c, &c->step, a[1]);
    return kr_from_ptr(c);
}

static kr_value count_next(kr_ctx *ctx, kr_value self) {
    count *c = KR_AS(count, self);
    kr_value v = c->at;
    if (KR_LIKELY(kr_are_smallints(v, c->step))) {
        kr_sword next = kr_smallint_val(v) + kr_smallint_val(c->step);
        if (KR_LIKELY(kr_int_fits(next))) {
            c->at = kr_smallint(next);
            return v;
        }
    }
    kr_store(ctx, c, &c->at, kr_binary(ctx, KR_BIN_ADD, v, c->step));
    return v;
}

static kr_value count_repr(kr_ctx *ctx, kr_value self) {
    count *c = KR_AS(count, self);
    kr_value name = kr_type_name(ctx, kr_typeof(self));
    if (kr_is(c->step, kr_smallint(1))) return kr_str_format(ctx, "%U(%R)", name, c->at);
    return kr_str_format(ctx, "%U(%R, %R)", name, c->at, c->step);
}

static const kr_type type_count = {
    .base_object = {&kr_type_type},
    .name = "itertools.count",
    .base = &kr_type_object,
    .flags = KR_TF_BASE,
    .version = 1,
    .size = sizeof(count),
    .new_ = count_new,
    .trace = trace2,
    .repr = count_repr,
    .iter = kr_self_iter,
    .next = count_next,
    .doc = KR_DOC(
        "Return a count object whose .__next__() method returns consecutive values.\n\nEquivalent "
        "to:\n    def count(firstval=0, step=1):\n        x = firstval\n        while 1:\n         "
        "   "
        "yield x\n            x += step"),
};

/* ---- cycle ---- */

typedef struct cycle {
    kr_object base;
    kr_value it, saved; /* it KR_NULL: the source has ended */
    size_t index;
} cycle;

static kr_value cycle_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    n = kr_constructor_args(ctx, "cycle", cls, &kr_type_itertools_cycle, n);
    kr_check_args(ctx, "cycle", n, 1, 1);
    kr_value it = kr_iter(ctx, args[0]), saved = kr_list_new(ctx, 0, NULL);
    cycle *c = kr_instance_alloc(ctx, cls);
    kr_store(ctx, c, &c->it, it);
    kr_store(ctx, c, &c->saved, saved);
    return kr_from_ptr(c);
}

static kr_value cycle_next(kr_ctx *ctx, kr_value self) {
    cycle *c = KR_AS(cycle, self);
    if (!kr_isnull(c->it)) {
        kr_value v = kr_iter_step(ctx, c->it);
        if (!kr_isnull(v)) {
            kr_list_append(ctx, c->saved, v);
            return v;
        }
        c->it = KR_NULL;
    }
    kr_list *l = KR_AS(kr_list, c->saved);
    if (l->len == 0) return KR_NULL;
    kr_value v = l->items[c->index];
    if (++c->index >= l->len) c->index = 0;
    return v;
}

SIMPLE(cycle, cycle, trace2,
       "Return elements from the iterable until it is exhausted. Then repeat the sequence "
       "indefinitely.");

/* ---- repeat ---- */

typedef struct repeat {
    kr_object base;
    kr_value value;
    kr_sword left; /* -1: endless */
} repeat;

static kr_value repeat_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    kr_value a[2];
    kr_bind_args(ctx, "repeat", "object,times=", args, n, 0, a);
    kr_sword times = kr_isnull(a[1]) ? -1 : kr_index_ssize(ctx, a[1]);
    if (!kr_isnull(a[1]) && times < 0) times = 0;
    repeat *r = kr_instance_alloc(ctx, cls);
    kr_store(ctx, r, &r->value, a[0]);
    r->left = times;
    return kr_from_ptr(r);
}

static kr_value repeat_next(kr_ctx *ctx, kr_value self) {
    repeat *r = KR_AS(repeat, self);
    (void)ctx;
    if (r->left == 0) return KR_NULL;
    if (r->left > 0) r->left--;
    return r->value;
}

static kr_value repeat_repr(kr_ctx *ctx, kr_value self) {
    repeat *r = KR_AS(repeat, self);
    kr_value name = kr_type_name(ctx, kr_typeof(self));
    if (r->left < 0) return kr_str_format(ctx, "%U(%R)", name, r->value);
    return kr_str_format(ctx, "%U(%R, %zd)", name, r->value, (ptrdiff_t)r->left);
}

static kr_value repeat_hint(kr_ctx *ctx, kr_value self) {
    repeat *r = KR_AS(repeat, self);
    if (r->left < 0) kr_raise_fmt(ctx, &kr_type_TypeError, "len() of unsized object");
    return kr_int_new(ctx, r->left);
}

static const kr_type type_repeat;
static const kr_builtin repeat_methods[] = {
    KR_METHOD_1(&type_repeat, "__length_hint__", repeat_hint,
                "Private method returning an estimate of len(list(it))."),
};
static const kr_type type_repeat = {
    .base_object = {&kr_type_type},
    .name = "itertools.repeat",
    .base = &kr_type_object,
    .flags = KR_TF_BASE,
    .version = 1,
    .size = sizeof(repeat),
    .n_methods = KR_ARRAY_LEN(repeat_methods),
    .methods = repeat_methods,
    .new_ = repeat_new,
    .trace = trace1,
    .repr = repeat_repr,
    .iter = kr_self_iter,
    .next = repeat_next,
    .doc = KR_DOC(
        "repeat(object [,times]) -> create an iterator which returns the object\nfor the specified "
        "number of times.  If not specified, returns the object\nendlessly."),
};

/* ---- chain ---- */

typedef struct chain {
    kr_object base;
    kr_value source, active; /* iterator over the iterables; iterator being read, or KR_NULL */
} chain;

static kr_value make_chain(kr_ctx *ctx, const kr_type *cls, kr_value iterables) {
    kr_value source = kr_iter(ctx, iterables);
    chain *c = kr_instance_alloc(ctx, cls);
    kr_store(ctx, c, &c->source, source);
    return kr_from_ptr(c);
}

static const kr_type type_chain;
static kr_value chain_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    n = kr_constructor_args(ctx, "chain", cls, &type_chain, n);
    return make_chain(ctx, cls, kr_tuple_new(ctx, kr_npos(n), args));
}

static kr_value chain_from_iterable(kr_ctx *ctx, size_t n, const kr_value *args) {
    (void)n;
    return make_chain(ctx, (const kr_type *)kr_ptr(args[0]), args[1]);
}

static kr_value chain_next(kr_ctx *ctx, kr_value self) {
    chain *c = KR_AS(chain, self);
    while (!kr_isnull(c->source)) {
        if (kr_isnull(c->active)) {
            kr_value next = kr_iter_step(ctx, c->source);
            if (kr_isnull(next)) {
                c->source = KR_NULL;
                break;
            }
            kr_store(ctx, c, &c->active, kr_iter(ctx, next));
        }
        kr_value v = kr_iter_step(ctx, c->active);
        if (!kr_isnull(v)) return v;
        c->active = KR_NULL;
        kr_tick(ctx, 20);
    }
    return KR_NULL;
}

static const kr_builtin chain_methods[] = {
    KR_CLASSMETHOD_VAR(&type_chain, "from_iterable", chain_from_iterable, 2, 2,
                       "Alternative chain() constructor taking a single iterable argument that "
                       "evaluates lazily."),
    KR_CLASSMETHOD_VAR(&type_chain, "__class_getitem__", class_getitem, 2, 2, "See PEP 585"),
};
static const kr_type type_chain = {
    .base_object = {&kr_type_type},
    .name = "itertools.chain",
    .base = &kr_type_object,
    .flags = KR_TF_BASE,
    .version = 1,
    .size = sizeof(chain),
    .n_methods = KR_ARRAY_LEN(chain_methods),
    .methods = chain_methods,
    .new_ = chain_new,
    .trace = trace2,
    .iter = kr_self_iter,
    .next = chain_next,
    .doc = KR_DOC(
        "chain(*iterables) --> chain object\n\nReturn a chain object whose .__next__() method "
        "returns elements from the\nfirst iterable until it is exhausted, then elements from the "
        "next\niterable, until all of the iterables are exhausted."),
};

/* ---- islice ---- */

typedef struct islice {
    kr_object base;
    kr_value it;                   /* KR_NULL at the end */
    size_t next, stop, step, done; /* stop SIZE_MAX: none; done: items read so far */
} islice;

#define RANGE_TEXT " must be None or an integer: 0 <= x <= sys.maxsize."
static const char stop_refused[] = "Stop argument for islice()" RANGE_TEXT;
static const char index_refused[] = "Indices for islice()" RANGE_TEXT;

/* A bound: None gives if_none; anything but 0..maxsize is refused. -1 and what is no number at all
 * get `refusal`, other negative numbers `negative`. */
static size_t islice_bound(kr_ctx *ctx, kr_value v, size_t if_none, const char *refusal,
                           const char *negative) {
    int64_t i = -1;
    if (kr_is_none(v)) return if_none;
    if (kr_is_index(v) && !kr_int_to_i64(kr_index(ctx, v), &i)) i = -1;
    if (i < 0) kr_raise_fmt(ctx, &kr_type_ValueError, "%s", i == -1 ? refusal : negative);
    return (size_t)i;
}

static kr_value islice_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    n = kr_constructor_args(ctx, "islice", cls, &kr_type_itertools_islice, n);
    kr_check_args(ctx, "islice", n, 2, 4);
    uint32_t np = kr_npos(n);
    size_t start = 0, step = 1;
    size_t stop = islice_bound(ctx, args[np == 2 ? 1 : 2], SIZE_MAX, stop_refused,
                               np == 2 ? stop_refused : index_refused);
    if (np > 2) start = islice_bound(ctx, args[1], 0, index_refused, index_refused);
    if (np > 3) {
        const char *bad = "Step for islice() must be a positive integer or None.";
        step = islice_bound(ctx, args[3], 1, bad, bad);
        if (step == 0) kr_raise_fmt(ctx, &kr_type_ValueError, "%s", bad);
    }
    kr_value it = kr_iter(ctx, args[0]);
    islice *s = kr_instance_alloc(ctx, cls);
    kr_store(ctx, s, &s->it, it);
    s->next = start;
    s->stop = stop;
    s->step = step;
    return kr_from_ptr(s);
}

static kr_value islice_end(islice *s) {
    s->it = KR_NULL;
    return KR_NULL;
}

static kr_value islice_next(kr_ctx *ctx, kr_value self) {
    islice *s = KR_AS(islice, self);
    kr_value it = s->it; /* its __next__ may bring this iterator to its end */
    if (kr_isnull(it)) return KR_NULL;
    size_t skip_to = s->next < s->stop ? s->next : s->stop;
    while (s->done < skip_to) {
        if (kr_isnull(kr_iter_step(ctx, it))) return islice_end(s);
        s->done++;
        kr_tick(ctx, 10);
    }
    if (s->done >= s->stop) return islice_end(s);
    kr_value v = kr_iter_step(ctx, it);
    if (kr_isnull(v)) return islice_end(s);
    s->done++;
    size_t next = s->next + s->step;
    s->next = next < s->next || next > s->stop ? s->stop : next;
    return v;
}

SIMPLE(
    islice, islice, trace1,
    "islice(iterable, stop) --> islice object\nislice(iterable, start, stop[, step]) --> islice "
    "object\n\nReturn an iterator whose next() method returns selected values from an\niterable.  "
    "If start is specified, will skip all preceding elements;\notherwise, start defaults to zero.  "
    "Step defaults to one.  If\nspecified as another value, step determines how many values "
    "are\nskipped between successive calls.  Works like a slice() on a list\nbut returns an "
    "iterator.");

/* ---- a function and an iterator ---- */

typedef struct func_iter {
    kr_object base;
    kr_value func, it;
    bool flag;
} func_iter;

static kr_value make_func_iter(kr_ctx *ctx, const kr_type *cls, const kr_type *base, kr_value *args,
                               kr_nargs n) {
    const char *name = kr_type_cname(base);
    n = kr_constructor_args(ctx, name, cls, base, n);
    kr_check_args(ctx, name, n, 2, 2);
    kr_value it = kr_iter(ctx, args[1]);
    func_iter *f = kr_instance_alloc(ctx, cls);
    kr_store(ctx, f, &f->func, args[0]);
    kr_store(ctx, f, &f->it, it);
    return kr_from_ptr(f);
}

#define FUNC_ITER(sym)                                                                             \
    static kr_value sym##_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {       \
        return make_func_iter(ctx, cls, &kr_type_itertools_##sym, args, n);                        \
    }
FUNC_ITER(starmap)
FUNC_ITER(takewhile)
FUNC_ITER(dropwhile)
FUNC_ITER(filterfalse)

static kr_value starmap_next(kr_ctx *ctx, kr_value self) {
    func_iter *f = KR_AS(func_iter, self);
    kr_value v = kr_iter_step(ctx, f->it);
    if (kr_isnull(v)) return KR_NULL;
    return kr_call_ex(ctx, f->func, kr_tuple_from_iterable(ctx, v), KR_NULL);
}

static kr_value takewhile_next(kr_ctx *ctx, kr_value self) {
    func_iter *f = KR_AS(func_iter, self);
    if (f->flag) return KR_NULL;
    kr_value v = kr_iter_step(ctx, f->it);
    if (kr_isnull(v)) return KR_NULL;
    if (kr_truth(ctx, kr_call1(ctx, f->func, v))) return v;
    f->flag = true;
    return KR_NULL;
}

static kr_value dropwhile_next(kr_ctx *ctx, kr_value self) {
    func_iter *f = KR_AS(func_iter, self);
    for (;;) {
        kr_value v = kr_iter_step(ctx, f->it);
        if (kr_isnull(v) || f->flag) return v;
        if (!kr_truth(ctx, kr_call1(ctx, f->func, v))) {
            f->flag = true;
            return v;
        }
        kr_tick(ctx, 20);
    }
}

static kr_value filterfalse_next(kr_ctx *ctx, kr_value self) {
    func_iter *f = KR_AS(func_iter, self);
    bool plain = kr_is_none(f->func) || kr_is(f->func, kr_type_value(&kr_type_bool));
    for (;;) {
        kr_value v = kr_iter_step(ctx, f->it);
        if (kr_isnull(v)) return KR_NULL;
        if (!kr_truth(ctx, plain ? v : kr_call1(ctx, f->func, v))) return v;
        kr_tick(ctx, 20);
    }
}

SIMPLE(starmap, func_iter, trace2,
       "Return an iterator whose values are returned from the function evaluated with an argument "
       "tuple taken from the given sequence.");
SIMPLE(takewhile, func_iter, trace2,
       "Return successive entries from an iterable as long as the predicate evaluates to true for "
       "each entry.");
SIMPLE(dropwhile, func_iter, trace2,
       "Drop items from the iterable while predicate(item) is true.\n\nAfterwards, return every "
       "element until the iterable is exhausted.");
SIMPLE(filterfalse, func_iter, trace2,
       "Return those items of iterable for which function(item) is false.\n\nIf function is None, "
       "return the items that are false.");

/* ---- compress ---- */

static kr_value compress_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    kr_value a[2];
    kr_bind_args(ctx, "compress", "data,selectors", args, n, 0, a);
    kr_value data = kr_iter(ctx, a[0]), selectors = kr_iter(ctx, a[1]);
    func_iter *f = kr_instance_alloc(ctx, cls);
    kr_store(ctx, f, &f->func, selectors);
    kr_store(ctx, f, &f->it, data);
    return kr_from_ptr(f);
}

static kr_value compress_next(kr_ctx *ctx, kr_value self) {
    func_iter *f = KR_AS(func_iter, self);
    for (;;) {
        kr_value v = kr_iter_step(ctx, f->it), s;
        if (kr_isnull(v)) return KR_NULL;
        s = kr_iter_step(ctx, f->func);
        if (kr_isnull(s)) return KR_NULL;
        if (kr_truth(ctx, s)) return v;
        kr_tick(ctx, 20);
    }
}

SIMPLE(compress, func_iter, trace2,
       "Return data elements corresponding to true selector elements.\n\nForms a shorter iterator "
       "from "
       "selected data elements using the selectors to\nchoose the data elements.");

/* ---- accumulate ---- */

typedef struct accumulate {
    kr_object base;
    kr_value func, it, total; /* func KR_NULL: addition; total KR_NULL: nothing yet */
    bool initial;             /* total is to be given out first */
} accumulate;

static kr_value accumulate_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    kr_value a[3];
    kr_bind_args(ctx, "accumulate", "iterable,func=,*,initial=", args, n, 0, a);
    kr_value it = kr_iter(ctx, a[0]);
    accumulate *acc = kr_instance_alloc(ctx, cls);
    kr_store(ctx, acc, &acc->it, it);
    if (!kr_isnull(a[1]) && !kr_is_none(a[1])) kr_store(ctx, acc, &acc->func, a[1]);
    if (!kr_isnull(a[2]) && !kr_is_none(a[2])) {
        kr_store(ctx, acc, &acc->total, a[2]);
        acc->initial = true;
    }
    return kr_from_ptr(acc);
}

static kr_value accumulate_next(kr_ctx *ctx, kr_value self) {
    accumulate *acc = KR_AS(accumulate, self);
    if (acc->initial) {
        acc->initial = false;
        return acc->total;
    }
    kr_value v = kr_iter_step(ctx, acc->it);
    if (kr_isnull(v)) return KR_NULL;
    if (!kr_isnull(acc->total)) {
        v = kr_isnull(acc->func) ? kr_binary(ctx, KR_BIN_ADD, acc->total, v)
                                 : kr_call2(ctx, acc->func, acc->total, v);
    }
    kr_store(ctx, acc, &acc->total, v);
    return v;
}

SIMPLE(accumulate, accumulate, trace3, "Return series of accumulated sums.");

/* ---- the module ---- */

static const kr_type *const types[] = {
    &kr_type_itertools_accumulate,
    &kr_type_itertools_batched,
    &type_chain,
    &kr_type_itertools_combinations,
    &kr_type_itertools_combinations_with_replacement,
    &kr_type_itertools_compress,
    &type_count,
    &kr_type_itertools_cycle,
    &kr_type_itertools_dropwhile,
    &kr_type_itertools_filterfalse,
    &kr_type_itertools_groupby,
    &kr_type_itertools_grouper,
    &kr_type_itertools_islice,
    &kr_type_itertools_pairwise,
    &kr_type_itertools_permutations,
    &kr_type_itertools_product,
    &type_repeat,
    &kr_type_itertools_starmap,
    &kr_type_itertools_takewhile,
    &kr_type_itertools_tee,
    &kr_type_itertools_tee_node,
    &kr_type_itertools_zip_longest,
    NULL,
};

static const kr_builtin members[] = {
    KR_FUNC_VAR("tee", kr_itertools_tee, 1, 2, "Returns a tuple of n independent iterators."),
};

const kr_module_def kr_module_itertools = {
    .name = "itertools",
    .doc = KR_DOC("Functional tools for creating and using iterators."),
    .members = members,
    .n_members = KR_ARRAY_LEN(members),
    .types = types,
};
