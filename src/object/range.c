/* range and its iterator.
 *
 * start, stop, step and length are exact ints. `small`: all four are small ints; then every item is
 * one too and nothing here allocates to compute it. */
#include "object/int.h"
#include "object/iter.h"
#include "object/names.h"
#include "object/seq.h"
#include "object/str.h"

static kr_value add(kr_ctx *ctx, kr_value a, kr_value b) {
    return kr_int_binary(ctx, KR_BIN_ADD, a, b);
}

static kr_value sub(kr_ctx *ctx, kr_value a, kr_value b) {
    return kr_int_binary(ctx, KR_BIN_SUB, a, b);
}

static kr_value mul(kr_ctx *ctx, kr_value a, kr_value b) {
    return kr_int_binary(ctx, KR_BIN_MUL, a, b);
}

/* Number of items, any size. */
static kr_value count_items(kr_ctx *ctx, kr_value start, kr_value stop, kr_value step) {
    bool back = kr_int_sign(step) < 0;
    kr_value lo = back ? stop : start, hi = back ? start : stop;
    if (kr_int_cmp(lo, hi) >= 0) return kr_smallint(0);
    if (kr_are_smallints(lo, hi) && kr_is_smallint(step)) {
        uint64_t span = (uint64_t)kr_smallint_val(hi) - (uint64_t)kr_smallint_val(lo) - 1;
        kr_sword st = kr_smallint_val(step);
        return kr_int_from_u64(ctx, span / (uint64_t)(back ? -st : st) + 1);
    }
    if (back) step = sub(ctx, kr_smallint(0), step);
    kr_value span = sub(ctx, sub(ctx, hi, lo), kr_smallint(1));
    return add(ctx, kr_int_binary(ctx, KR_BIN_FLOORDIV, span, step), kr_smallint(1));
}

kr_value kr_range_new(kr_ctx *ctx, kr_value start, kr_value stop, kr_value step) {
    kr_value length = count_items(ctx, start, stop, step);
    kr_range *r = kr_heap_new(ctx, &kr_type_range, sizeof(kr_range));
    kr_store_init(&r->start, start);
    kr_store_init(&r->stop, stop);
    kr_store_init(&r->step, step);
    kr_store_init(&r->length, length);
    r->small = kr_are_smallints(start, stop) && kr_are_smallints(step, length);
    return kr_from_ptr(r);
}

static kr_value range_make(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    (void)cls;
    kr_check_no_kw(ctx, "range", n);
    uint32_t np = kr_npos(n);
    if (np == 0) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "range expected at least 1 argument, got 0");
    }
    if (np > 3) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "range expected at most 3 arguments, got %d",
                     (int)np);
    }
    if (np == 1) return kr_range_new(ctx, kr_smallint(0), kr_index(ctx, args[0]), kr_smallint(1));
    kr_value start = kr_index(ctx, args[0]), stop = kr_index(ctx, args[1]);
    kr_value step = np == 3 ? kr_index(ctx, args[2]) : kr_smallint(1);
    if (kr_int_sign(step) == 0) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "range() arg 3 must not be zero");
    }
    return kr_range_new(ctx, start, stop, step);
}

static void range_trace(kr_visitor *v, kr_object *obj) {
    kr_range *r = (kr_range *)obj;
    kr_visit(v, &r->start);
    kr_visit(v, &r->stop);
    kr_visit(v, &r->step);
    kr_visit(v, &r->length);
}

kr_value kr_range_item(kr_ctx *ctx, kr_value range, kr_value i) {
    kr_range *r = KR_AS(kr_range, range);
    if (r->small) {
        return kr_smallint(kr_smallint_val(r->start) +
                           kr_smallint_val(i) * kr_smallint_val(r->step));
    }
    return add(ctx, r->start, mul(ctx, i, r->step));
}

static kr_value range_repr(kr_ctx *ctx, kr_value self) {
    kr_range *r = KR_AS(kr_range, self);
    if (kr_is(r->step, kr_smallint(1))) {
        return kr_str_format(ctx, "range(%R, %R)", r->start, r->stop);
    }
    return kr_str_format(ctx, "range(%R, %R, %R)", r->start, r->stop, r->step);
}

/* What decides equality: (length, start, step), with None for what does not matter. */
static kr_value essence(kr_ctx *ctx, kr_value self) {
    kr_range *r = KR_AS(kr_range, self);
    if (kr_is(r->length, kr_smallint(0))) return kr_tuple3(ctx, r->length, KR_NONE, KR_NONE);
    if (kr_is(r->length, kr_smallint(1))) return kr_tuple3(ctx, r->length, r->start, KR_NONE);
    return kr_tuple3(ctx, r->length, r->start, r->step);
}

static kr_hash_t range_hash(kr_ctx *ctx, kr_value self) {
    return kr_hash(ctx, essence(ctx, self));
}

static kr_value range_compare(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b) {
    if ((op != KR_BIN_EQ && op != KR_BIN_NE) || !kr_is_exact(a, &kr_type_range) ||
        !kr_is_exact(b, &kr_type_range)) {
        return KR_NOTIMPL;
    }
    if (kr_is(a, b)) return kr_bool(op == KR_BIN_EQ);
    return kr_seq_compare(ctx, op, essence(ctx, a), essence(ctx, b));
}

static kr_value range_slice(kr_ctx *ctx, kr_value self, kr_value key) {
    kr_range *r = KR_AS(kr_range, self);
    kr_value at[3];
    kr_slice_indices_big(ctx, key, r->length, at);
    kr_value start = add(ctx, r->start, mul(ctx, at[0], r->step));
    kr_value stop = add(ctx, r->start, mul(ctx, at[1], r->step));
    return kr_range_new(ctx, start, stop, mul(ctx, at[2], r->step));
}

static kr_value range_subscr(kr_ctx *ctx, kr_value self, kr_value key) {
    kr_range *r = KR_AS(kr_range, self);
    if (kr_is_exact(key, &kr_type_slice)) return range_slice(ctx, self, key);
    if (!kr_is_index(key)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "range indices must be integers or slices, not %T",
                     key);
    }
    kr_value i = kr_index(ctx, key);
    if (kr_int_sign(i) < 0) i = add(ctx, i, r->length);
    if (kr_int_sign(i) < 0 || kr_int_cmp(i, r->length) >= 0) {
        kr_raise_fmt(ctx, &kr_type_IndexError, "range object index out of range");
    }
    return kr_range_item(ctx, self, i);
}

static size_t range_len(kr_ctx *ctx, kr_value self) {
    int64_t n;
    if (!kr_int_to_i64(KR_AS(kr_range, self)->length, &n) || n > PTRDIFF_MAX) {
        kr_raise_fmt(ctx, &kr_type_OverflowError, "Python int too large to convert to C ssize_t");
    }
    return (size_t)n;
}

static bool range_truth(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return !kr_is(KR_AS(kr_range, self)->length, kr_smallint(0));
}

/* int and bool are found by arithmetic; anything else by comparing with each item. */
static bool is_plain_int(kr_value v) {
    return kr_is_smallint(v) || (kr_is_object(v) && (kr_ptr(v)->type == &kr_type_int ||
                                                     kr_ptr(v)->type == &kr_type_bool));
}

/* Place of an int among the items, KR_NULL if it is none of them. */
static kr_value place_of(kr_ctx *ctx, kr_range *r, kr_value v) {
    v = kr_int_exact(ctx, v);
    bool back = kr_int_sign(r->step) < 0;
    if (back ? kr_int_cmp(v, r->start) > 0 || kr_int_cmp(v, r->stop) <= 0
             : kr_int_cmp(v, r->start) < 0 || kr_int_cmp(v, r->stop) >= 0) {
        return KR_NULL;
    }
    kr_value d = sub(ctx, v, r->start);
    if (kr_int_sign(kr_int_binary(ctx, KR_BIN_MOD, d, r->step)) != 0) return KR_NULL;
    return kr_int_binary(ctx, KR_BIN_FLOORDIV, d, r->step);
}

static bool range_contains(kr_ctx *ctx, kr_value self, kr_value item) {
    if (is_plain_int(item)) return !kr_isnull(place_of(ctx, KR_AS(kr_range, self), item));
    kr_value it = kr_range_iter_new(ctx, self, false), v;
    while (!kr_isnull(v = kr_next(ctx, it))) {
        if (kr_equal(ctx, v, item)) return true;
        kr_tick(ctx, 5);
    }
    return false;
}

static kr_value range_iter(kr_ctx *ctx, kr_value self) {
    return kr_range_iter_new(ctx, self, false);
}

/* ---- methods ---- */

static kr_value range_count(kr_ctx *ctx, kr_value self, kr_value item) {
    if (is_plain_int(item)) return kr_smallint(range_contains(ctx, self, item));
    kr_value it = kr_range_iter_new(ctx, self, false), v;
    kr_sword n = 0;
    while (!kr_isnull(v = kr_next(ctx, it))) {
        n += kr_equal(ctx, v, item);
        kr_tick(ctx, 5);
    }
    return kr_smallint(n);
}

static kr_value range_index(kr_ctx *ctx, kr_value self, kr_value item) {
    if (is_plain_int(item)) {
        kr_value i = place_of(ctx, KR_AS(kr_range, self), item);
        if (kr_isnull(i)) kr_raise_fmt(ctx, &kr_type_ValueError, "range.index(x): x not in range");
        return i;
    }
    kr_value it = kr_range_iter_new(ctx, self, false), v;
    for (kr_sword i = 0; !kr_isnull(v = kr_next(ctx, it)); i++) {
        if (kr_equal(ctx, v, item)) return kr_smallint(i);
        kr_tick(ctx, 5);
    }
    kr_raise_fmt(ctx, &kr_type_ValueError, "sequence.index(x): x not in sequence");
}

static kr_value range_reversed(kr_ctx *ctx, kr_value self) {
    return kr_range_iter_new(ctx, self, true);
}

static kr_value range_reduce(kr_ctx *ctx, kr_value self) {
    kr_range *r = KR_AS(kr_range, self);
    return kr_tuple2(ctx, kr_type_value(&kr_type_range),
                     kr_tuple3(ctx, r->start, r->stop, r->step));
}

static kr_value get_start(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return KR_AS(kr_range, self)->start;
}

static kr_value get_stop(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return KR_AS(kr_range, self)->stop;
}

static kr_value get_step(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return KR_AS(kr_range, self)->step;
}

static void read_only(kr_ctx *ctx, kr_value self, kr_value value) {
    (void)self;
    (void)value;
    kr_raise_fmt(ctx, &kr_type_AttributeError, "readonly attribute");
}

static const kr_builtin methods[] = {
    KR_METHOD_2(&kr_type_range, "count", range_count,
                "rangeobject.count(value) -> integer -- return number of occurrences of value"),
    KR_METHOD_2(
        &kr_type_range, "index", range_index,
        "rangeobject.index(value) -> integer -- return index of value.\nRaise ValueError if "
        "the value is not present."),
    KR_METHOD_1(&kr_type_range, "__reversed__", range_reversed, "Return a reverse iterator."),
    KR_METHOD_1(&kr_type_range, "__reduce__", range_reduce, NULL),
    KR_GETTER(&kr_type_range, "start", get_start, read_only, NULL),
    KR_GETTER(&kr_type_range, "stop", get_stop, read_only, NULL),
    KR_GETTER(&kr_type_range, "step", get_step, read_only, NULL),
};

const kr_type kr_type_range = {
    .base_object = {&kr_type_type},
    .name = "range",
    .base = &kr_type_object,
    .flags = KR_TF_SEQUENCE,
    .rom_id = KR_ROM_range,
    .version = 1,
    .size = sizeof(kr_range),
    .n_methods = KR_ARRAY_LEN(methods),
    .methods = methods,
    .doc = KR_DOC(
        "range(stop) -> range object\nrange(start, stop[, step]) -> range object\n\nReturn an "
        "object "
        "that produces a sequence of integers from start (inclusive)\nto stop (exclusive) by step. "
        " "
        "range(i, j) produces i, i+1, i+2, ..., j-1.\nstart defaults to 0, and stop is omitted!  "
        "range(4) produces 0, 1, 2, 3.\nThese are exactly the valid indices for a list of 4 "
        "elements.\nWhen step is given, it specifies the increment (or decrement)."),
    .new_ = range_make,
    .trace = range_trace,
    .repr = range_repr,
    .hash = range_hash,
    .compare = range_compare,
    .iter = range_iter,
    .subscr = range_subscr,
    .len = range_len,
    .contains = range_contains,
    .truth = range_truth,
};

/* ---- iterator ---- */

kr_value kr_range_iter_new(kr_ctx *ctx, kr_value range, bool reverse) {
    kr_range *r = KR_AS(kr_range, range);
    const kr_type *t = r->small ? &kr_type_range_iterator : &kr_type_longrange_iterator;
    kr_range_iter *it = kr_heap_new(ctx, t, sizeof(kr_range_iter));
    if (r->small) {
        kr_sword step = kr_smallint_val(r->step), n = kr_smallint_val(r->length);
        it->next = kr_smallint_val(r->start) + (reverse && n ? (n - 1) * step : 0);
        it->step = reverse ? -step : step;
        it->left = (size_t)n;
        return kr_from_ptr(it);
    }
    kr_store_init(&it->big_next, r->start);
    it->big_step = r->step;
    it->big_left = r->length;
    if (reverse) {
        kr_value last = kr_range_item(ctx, range, sub(ctx, r->length, kr_smallint(1)));
        kr_store(ctx, it, &it->big_next, last);
        kr_store(ctx, it, &it->big_step, sub(ctx, kr_smallint(0), r->step));
    }
    return kr_from_ptr(it);
}

static kr_value iter_next(kr_ctx *ctx, kr_value self) {
    kr_range_iter *it = KR_AS(kr_range_iter, self);
    if (KR_LIKELY(kr_isnull(it->big_left))) {
        if (it->left == 0) return KR_NULL;
        kr_sword v = it->next;
        it->left--;
        it->next = v + it->step;
        return kr_smallint(v);
    }
    if (kr_int_sign(it->big_left) <= 0) return KR_NULL;
    kr_value v = it->big_next;
    kr_store(ctx, it, &it->big_left, sub(ctx, it->big_left, kr_smallint(1)));
    kr_store(ctx, it, &it->big_next, add(ctx, v, it->big_step));
    return v;
}

static void iter_trace(kr_visitor *v, kr_object *obj) {
    kr_range_iter *it = (kr_range_iter *)obj;
    kr_visit(v, &it->big_next);
    kr_visit(v, &it->big_step);
    kr_visit(v, &it->big_left);
}

static kr_value iter_hint(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    kr_range_iter *it = KR_AS(kr_range_iter, self);
    return kr_isnull(it->big_left) ? kr_smallint((kr_sword)it->left) : it->big_left;
}

static kr_value iter_reduce(kr_ctx *ctx, kr_value self) {
    kr_range_iter *it = KR_AS(kr_range_iter, self);
    kr_value start, step, left;
    if (kr_isnull(it->big_left)) {
        start = kr_int_new(ctx, it->next);
        step = kr_smallint(it->step);
        left = kr_smallint((kr_sword)it->left);
    } else {
        start = it->big_next;
        step = it->big_step;
        left = it->big_left;
    }
    kr_value range = kr_range_new(ctx, start, add(ctx, start, mul(ctx, left, step)), step);
    return kr_tuple3(ctx, kr_builtin_named(ctx, "iter"), kr_tuple_new(ctx, 1, &range), KR_NONE);
}

/* The state is how many items to skip; out of range it is moved to the nearest end. */
static kr_value iter_setstate(kr_ctx *ctx, kr_value self, kr_value state) {
    kr_range_iter *it = KR_AS(kr_range_iter, self);
    if (kr_isnull(it->big_left)) {
        int64_t skip = kr_as_int64(ctx, state);
        if (skip < 0) skip = 0;
        if ((uint64_t)skip > it->left) skip = (int64_t)it->left;
        it->next += (kr_sword)skip * it->step;
        it->left -= (size_t)skip;
        return KR_NONE;
    }
    if (!kr_is_int(state)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "state must be an int, not %T", state);
    }
    kr_value k = kr_int_sign(state) < 0 ? kr_smallint(0) : kr_index(ctx, state);
    if (kr_int_cmp(k, it->big_left) > 0) k = it->big_left;
    kr_store(ctx, it, &it->big_next, add(ctx, it->big_next, mul(ctx, k, it->big_step)));
    kr_store(ctx, it, &it->big_left, sub(ctx, it->big_left, k));
    return KR_NONE;
}

#define RANGE_ITERATOR(sym)                                                                        \
    static const kr_builtin sym##_methods[] = {                                                    \
        KR_METHOD_1(&kr_type_##sym, "__length_hint__", iter_hint,                                  \
                    "Private method returning an estimate of len(list(it))."),                     \
        KR_METHOD_1(&kr_type_##sym, "__reduce__", iter_reduce,                                     \
                    "Return state information for pickling."),                                     \
        KR_METHOD_2(&kr_type_##sym, "__setstate__", iter_setstate,                                 \
                    "Set state information for unpickling."),                                      \
    };                                                                                             \
    const kr_type kr_type_##sym = {                                                                \
        .base_object = {&kr_type_type},                                                            \
        .name = #sym,                                                                              \
        .base = &kr_type_object,                                                                   \
        .flags = KR_TF_NO_NEW,                                                                     \
        .rom_id = KR_ROM_##sym,                                                                    \
        .version = 1,                                                                              \
        .size = sizeof(kr_range_iter),                                                             \
        .n_methods = KR_ARRAY_LEN(sym##_methods),                                                  \
        .methods = sym##_methods,                                                                  \
        .trace = iter_trace,                                                                       \
        .iter = kr_self_iter,                                                                      \
        .next = iter_next,                                                                         \
    }
RANGE_ITERATOR(range_iterator);
RANGE_ITERATOR(longrange_iterator);
