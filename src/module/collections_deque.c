/* collections.deque: a ring of values.
 *
 * items is a leaf block of cap (a power of two, or 0) cells; item i lies at (head + i) & (cap - 1).
 * `state` counts changes of length, so that iterators and searches notice them. With a maxlen the
 * length never exceeds it: appending on one side drops on the other. */
#include "base/checked.h"
#include "module/collections_types.h"
#include "object/descr.h"
#include "object/int.h"
#include "object/names.h"
#include "object/seq.h"
#include "object/str.h"

typedef struct deque {
    kr_object base;
    kr_value *items;
    size_t cap, head, len;
    size_t maxlen; /* SIZE_MAX: none */
    size_t state;
} deque;

#define DEQUE &kr_type_collections_deque

static bool is_deque(kr_value v) {
    return kr_is_instance_of(v, DEQUE);
}

static inline kr_value *cell(deque *d, size_t i) {
    return &d->items[(d->head + i) & (d->cap - 1)];
}

static deque *alloc_deque(kr_ctx *ctx, const kr_type *cls, size_t maxlen) {
    deque *d = kr_instance_alloc(ctx, cls);
    d->maxlen = maxlen;
    return d;
}

/* ---- ends ---- */

static KR_NOINLINE void grow(kr_ctx *ctx, deque *d) {
    size_t cap = d->cap ? d->cap * 2 : 8, size;
    if (!kr_size_mul(cap, sizeof(kr_value), &size)) kr_raise_memory(ctx);
    kr_value *items = kr_heap_leaf_of(ctx, d, size);
    for (size_t i = 0; i < d->len; i++) items[i] = *cell(d, i);
    kr_value *old = d->items;
    d->items = items;
    d->cap = cap;
    d->head = 0;
    kr_heap_free(ctx, old);
}

static kr_value take_left(deque *d) {
    kr_value v = *cell(d, 0);
    *cell(d, 0) = KR_NULL;
    d->head = (d->head + 1) & (d->cap - 1);
    d->len--;
    d->state++;
    return v;
}

static kr_value take_right(deque *d) {
    kr_value *c = cell(d, d->len - 1), v = *c;
    *c = KR_NULL;
    d->len--;
    d->state++;
    return v;
}

static void put_right(kr_ctx *ctx, deque *d, kr_value v) {
    if (d->maxlen == 0) return;
    if (d->len >= d->maxlen) take_left(d);
    if (d->len == d->cap) grow(ctx, d);
    kr_store(ctx, d, cell(d, d->len), v);
    d->len++;
    d->state++;
}

static void put_left(kr_ctx *ctx, deque *d, kr_value v) {
    if (d->maxlen == 0) return;
    if (d->len >= d->maxlen) take_right(d);
    if (d->len == d->cap) grow(ctx, d);
    d->head = (d->head - 1) & (d->cap - 1);
    kr_store(ctx, d, cell(d, 0), v);
    d->len++;
    d->state++;
}

static void clear(kr_ctx *ctx, deque *d) {
    kr_value *old = d->items;
    d->items = NULL;
    d->cap = d->head = d->len = 0;
    d->state++;
    kr_heap_free(ctx, old);
}

static void extend(kr_ctx *ctx, kr_value self, kr_value src, bool left) {
    deque *d = KR_AS(deque, self);
    if (kr_is(self, src)) src = kr_list_from_iterable(ctx, src);
    kr_value it = kr_iter(ctx, src), v;
    while (!kr_isnull(v = kr_iter_step(ctx, it))) {
        if (left)
            put_left(ctx, d, v);
        else
            put_right(ctx, d, v);
        kr_tick(ctx, 10);
    }
}

static void delete_at(deque *d, size_t i) {
    if (i < d->len / 2) {
        for (; i > 0; i--) *cell(d, i) = *cell(d, i - 1);
        take_left(d);
    } else {
        for (; i + 1 < d->len; i++) *cell(d, i) = *cell(d, i + 1);
        take_right(d);
    }
}

static void rotate(kr_ctx *ctx, deque *d, kr_sword n) {
    if (d->len < 2) return;
    kr_sword len = (kr_sword)d->len;
    n %= len;
    if (n > len / 2) n -= len;
    if (n < -(len / 2)) n += len;
    size_t maxlen = d->maxlen;
    d->maxlen = SIZE_MAX;
    if (d->len == d->cap) { /* full ring: only the head moves */
        d->head = (d->head - (size_t)n) & (d->cap - 1);
        d->state++;
    } else {
        for (; n > 0; n--) put_left(ctx, d, take_right(d));
        for (; n < 0; n++) put_right(ctx, d, take_left(d));
    }
    d->maxlen = maxlen;
}

/* ---- life ---- */

static kr_value deque_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    (void)args;
    (void)n;
    return kr_from_ptr(alloc_deque(ctx, cls, SIZE_MAX));
}

static size_t maxlen_arg(kr_ctx *ctx, kr_value v) {
    if (kr_isnull(v) || kr_is_none(v)) return SIZE_MAX;
    if (!kr_is_int(v)) kr_raise_fmt(ctx, &kr_type_TypeError, "an integer is required");
    kr_sword m = kr_index_ssize(ctx, v);
    if (m < 0) kr_raise_fmt(ctx, &kr_type_ValueError, "maxlen must be non-negative");
    return (size_t)m;
}

static void deque_init(kr_ctx *ctx, kr_value self, kr_value *args, kr_nargs n) {
    deque *d = KR_AS(deque, self);
    kr_value a[2];
    if (kr_npos(n) > 2) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "deque() takes at most 2 arguments (%d given)",
                     (int)(kr_npos(n) + kr_nkw(n)));
    }
    kr_bind_args(ctx, "deque", "iterable=,maxlen=", args, n, 0, a);
    d->maxlen = maxlen_arg(ctx, a[1]);
    if (d->len) clear(ctx, d);
    if (!kr_isnull(a[0])) extend(ctx, self, a[0], false);
}

static void deque_trace(kr_visitor *v, kr_object *obj) {
    deque *d = (deque *)obj;
    if (!d->items) return;
    kr_visit_ptr(v, &d->items);
    for (size_t i = 0; i < d->len; i++) kr_visit(v, cell(d, i));
}

/* A deque of the same type, contents and maxlen. */
static kr_value deque_copy(kr_ctx *ctx, kr_value self) {
    deque *d = KR_AS(deque, self);
    const kr_type *t = kr_typeof(self);
    if (t == DEQUE) {
        deque *r = alloc_deque(ctx, t, d->maxlen);
        for (size_t i = 0; i < d->len; i++) put_right(ctx, r, *cell(d, i));
        return kr_from_ptr(r);
    }
    if (d->maxlen == SIZE_MAX) return kr_call1(ctx, kr_type_value(t), self);
    return kr_call2(ctx, kr_type_value(t), self, kr_int_from_u64(ctx, d->maxlen));
}

static kr_value to_list(kr_ctx *ctx, deque *d) {
    kr_value list = kr_list_new(ctx, 0, NULL);
    for (size_t i = 0; i < d->len; i++) kr_list_append(ctx, list, *cell(d, i));
    return list;
}

/* ---- slots ---- */

static kr_value deque_repr(kr_ctx *ctx, kr_value self) {
    deque *d = KR_AS(deque, self);
    if (kr_repr_enter(ctx, self)) return kr_str_from_cstr(ctx, "[...]");
    kr_value list = to_list(ctx, d), r;
    kr_value name = kr_type_name(ctx, kr_typeof(self));
    if (d->maxlen == SIZE_MAX)
        r = kr_str_format(ctx, "%U(%R)", name, list);
    else
        r = kr_str_format(ctx, "%U(%R, maxlen=%zu)", name, list, d->maxlen);
    kr_repr_leave(ctx, self);
    return r;
}

static kr_value deque_compare(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b) {
    if (!is_deque(a) || !is_deque(b)) return KR_NOTIMPL;
    deque *x = KR_AS(deque, a), *y = KR_AS(deque, b);
    if (kr_is(a, b)) return kr_bool(op == KR_BIN_EQ || op == KR_BIN_LE || op == KR_BIN_GE);
    if (x->len != y->len && (op == KR_BIN_EQ || op == KR_BIN_NE)) return kr_bool(op == KR_BIN_NE);
    size_t xs = x->state, ys = y->state;
    kr_check_recursion(ctx, " in comparison");
    for (size_t i = 0; i < x->len && i < y->len; i++) {
        kr_value p = *cell(x, i), q = *cell(y, i);
        if (!kr_equal(ctx, p, q)) {
            if (op == KR_BIN_EQ || op == KR_BIN_NE) return kr_bool(op == KR_BIN_NE);
            return kr_compare(ctx, op, p, q);
        }
        if (x->state != xs || y->state != ys) {
            kr_raise_fmt(ctx, &kr_type_RuntimeError, "deque mutated during iteration");
        }
    }
    switch (op) {
    case KR_BIN_LT:
        return kr_bool(x->len < y->len);
    case KR_BIN_LE:
        return kr_bool(x->len <= y->len);
    case KR_BIN_GT:
        return kr_bool(x->len > y->len);
    case KR_BIN_GE:
        return kr_bool(x->len >= y->len);
    case KR_BIN_EQ:
        return kr_bool(x->len == y->len);
    default:
        return kr_bool(x->len != y->len);
    }
}

static void repeat_inplace(kr_ctx *ctx, deque *d, size_t n) {
    size_t len = d->len;
    if (n == 0) {
        clear(ctx, d);
        return;
    }
    if (len == 0 || d->maxlen == 0) return;
    if (d->maxlen == SIZE_MAX) {
        if (n > (size_t)PTRDIFF_MAX / sizeof(kr_value) / len) kr_raise_memory(ctx);
    } else if (n > d->maxlen / len + 2) { /* only the last maxlen items matter */
        n = d->maxlen / len + 2;
    }
    kr_value list = to_list(ctx, d);
    for (size_t i = len; i < len * n; i++) {
        put_right(ctx, d, KR_AS(kr_list, list)->items[i % len]);
        kr_tick(ctx, 2);
    }
}

static kr_value deque_binary(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b) {
    if (op == KR_BIN_ADD) {
        if (!is_deque(a)) return KR_NOTIMPL;
        if (!is_deque(b)) return kr_seq_bad_concat(ctx, "deque", b);
        kr_value r = deque_copy(ctx, a);
        extend(ctx, r, b, false);
        return r;
    }
    if (op == KR_BIN_MUL) {
        size_t n;
        if (!is_deque(a)) {
            kr_value t = a;
            a = b;
            b = t;
        }
        kr_value no = kr_seq_repeat_count(ctx, b, 0, &n);
        if (!kr_isnull(no)) return no;
        kr_value r = deque_copy(ctx, a);
        repeat_inplace(ctx, KR_AS(deque, r), n);
        return r;
    }
    return KR_NOTIMPL;
}

static kr_value deque_inplace(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b) {
    if (op == KR_BIN_IADD) {
        extend(ctx, a, b, false);
        return a;
    }
    if (op == KR_BIN_IMUL) {
        size_t n;
        kr_value no = kr_seq_repeat_count(ctx, b, 0, &n);
        if (!kr_isnull(no)) return no;
        repeat_inplace(ctx, KR_AS(deque, a), n);
        return a;
    }
    return KR_NOTIMPL;
}

static size_t place(kr_ctx *ctx, deque *d, kr_value key) {
    if (!kr_is_index(key)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "sequence index must be integer, not '%T'", key);
    }
    kr_sword i = kr_seq_key(ctx, key, "deque");
    if (i < 0) i += (kr_sword)d->len;
    if (i < 0 || (size_t)i >= d->len) {
        kr_raise_fmt(ctx, &kr_type_IndexError, "deque index out of range");
    }
    return (size_t)i;
}

static kr_value deque_subscr(kr_ctx *ctx, kr_value self, kr_value key) {
    deque *d = KR_AS(deque, self);
    return *cell(d, place(ctx, d, key));
}

static void deque_store(kr_ctx *ctx, kr_value self, kr_value key, kr_value value) {
    deque *d = KR_AS(deque, self);
    size_t i = place(ctx, d, key);
    if (kr_isnull(value))
        delete_at(d, i);
    else
        kr_store(ctx, d, cell(d, i), value);
}

static size_t deque_len(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return KR_AS(deque, self)->len;
}

static bool deque_truth(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return KR_AS(deque, self)->len != 0;
}

/* Place of item in [lo, hi), SIZE_MAX if absent; RuntimeError if a comparison changed the deque. */
static size_t search(kr_ctx *ctx, deque *d, kr_value item, size_t lo, size_t hi) {
    size_t state = d->state;
    for (size_t i = lo; i < d->len && i < hi; i++) {
        bool same = kr_equal(ctx, *cell(d, i), item);
        if (d->state != state) {
            kr_raise_fmt(ctx, &kr_type_RuntimeError, "deque mutated during iteration");
        }
        if (same) return i;
        kr_tick(ctx, 2);
    }
    return SIZE_MAX;
}

static bool deque_contains(kr_ctx *ctx, kr_value self, kr_value item) {
    return search(ctx, KR_AS(deque, self), item, 0, SIZE_MAX) != SIZE_MAX;
}

/* ---- methods ---- */

static kr_value m_append(kr_ctx *ctx, kr_value self, kr_value v) {
    put_right(ctx, KR_AS(deque, self), v);
    return KR_NONE;
}

static kr_value m_appendleft(kr_ctx *ctx, kr_value self, kr_value v) {
    put_left(ctx, KR_AS(deque, self), v);
    return KR_NONE;
}

static kr_value m_pop(kr_ctx *ctx, kr_value self) {
    deque *d = KR_AS(deque, self);
    if (d->len == 0) kr_raise_fmt(ctx, &kr_type_IndexError, "pop from an empty deque");
    return take_right(d);
}

static kr_value m_popleft(kr_ctx *ctx, kr_value self) {
    deque *d = KR_AS(deque, self);
    if (d->len == 0) kr_raise_fmt(ctx, &kr_type_IndexError, "pop from an empty deque");
    return take_left(d);
}

static kr_value m_extend(kr_ctx *ctx, kr_value self, kr_value v) {
    extend(ctx, self, v, false);
    return KR_NONE;
}

static kr_value m_extendleft(kr_ctx *ctx, kr_value self, kr_value v) {
    extend(ctx, self, v, true);
    return KR_NONE;
}

static kr_value m_clear(kr_ctx *ctx, kr_value self) {
    clear(ctx, KR_AS(deque, self));
    return KR_NONE;
}

static kr_value m_count(kr_ctx *ctx, kr_value self, kr_value item) {
    deque *d = KR_AS(deque, self);
    kr_sword n = 0;
    for (size_t i = 0; (i = search(ctx, d, item, i, SIZE_MAX)) != SIZE_MAX; i++) n++;
    return kr_smallint(n);
}

static kr_value m_index(kr_ctx *ctx, size_t n, const kr_value *args) {
    deque *d = KR_AS(deque, args[0]);
    size_t lo, hi;
    kr_seq_bounds(ctx, n > 2 ? args[2] : KR_NULL, n > 3 ? args[3] : KR_NULL, d->len, &lo, &hi);
    size_t i = search(ctx, d, args[1], lo, hi);
    if (i == SIZE_MAX) kr_raise_fmt(ctx, &kr_type_ValueError, "deque.index(x): x not in deque");
    return kr_smallint((kr_sword)i);
}

static kr_value m_insert(kr_ctx *ctx, kr_value self, kr_value index, kr_value v) {
    deque *d = KR_AS(deque, self);
    kr_sword i = kr_index_clamped(ctx, index), n = (kr_sword)d->len;
    if (d->len >= d->maxlen) {
        kr_raise_fmt(ctx, &kr_type_IndexError, "deque already at its maximum size");
    }
    if (i < 0) i = i + n < 0 ? 0 : i + n;
    if (i > n) i = n;
    if (i < n / 2) {
        put_left(ctx, d, v);
        for (kr_sword k = 0; k < i; k++) *cell(d, (size_t)k) = *cell(d, (size_t)k + 1);
    } else {
        put_right(ctx, d, v);
        for (kr_sword k = n; k > i; k--) *cell(d, (size_t)k) = *cell(d, (size_t)k - 1);
    }
    kr_store(ctx, d, cell(d, (size_t)i), v);
    return KR_NONE;
}

static kr_value m_remove(kr_ctx *ctx, kr_value self, kr_value item) {
    deque *d = KR_AS(deque, self);
    size_t state = d->state;
    for (size_t i = 0; i < d->len; i++) {
        bool same = kr_equal(ctx, *cell(d, i), item);
        if (d->state != state) {
            kr_raise_fmt(ctx, &kr_type_IndexError, "deque mutated during remove().");
        }
        if (same) {
            delete_at(d, i);
            return KR_NONE;
        }
        kr_tick(ctx, 2);
    }
    kr_raise_fmt(ctx, &kr_type_ValueError, "deque.remove(x): x not in deque");
}

static kr_value m_reverse(kr_ctx *ctx, kr_value self) {
    deque *d = KR_AS(deque, self);
    (void)ctx;
    for (size_t i = 0, j = d->len; i + 1 < j; i++) {
        kr_value *x = cell(d, i), *y = cell(d, --j), t = *x;
        *x = *y;
        *y = t;
    }
    return KR_NONE;
}

static kr_value m_rotate(kr_ctx *ctx, size_t n, const kr_value *args) {
    rotate(ctx, KR_AS(deque, args[0]), n > 1 ? kr_index_ssize(ctx, args[1]) : 1);
    return KR_NONE;
}

static kr_value m_reduce(kr_ctx *ctx, kr_value self) {
    deque *d = KR_AS(deque, self);
    kr_value state = kr_getattr_opt(ctx, self, KR_N(ctx, __dict__)), out[4];
    kr_value max = kr_int_from_u64(ctx, d->maxlen);
    out[0] = kr_type_value(kr_typeof(self));
    out[1] =
        d->maxlen == SIZE_MAX ? ctx->vm->tuple_empty : kr_tuple2(ctx, ctx->vm->tuple_empty, max);
    out[2] = kr_isnull(state) || !kr_truth(ctx, state) ? KR_NONE : state;
    out[3] = kr_iter(ctx, self);
    return kr_tuple_new(ctx, 4, out);
}

static kr_value get_maxlen(kr_ctx *ctx, kr_value self) {
    size_t m = KR_AS(deque, self)->maxlen;
    return m == SIZE_MAX ? KR_NONE : kr_int_from_u64(ctx, m);
}

static kr_value m_class_getitem(kr_ctx *ctx, size_t n, const kr_value *args) {
    (void)n;
    return kr_generic_alias_new(ctx, args[0], args[1]);
}

/* ---- iterators ---- */

typedef struct deque_iter {
    kr_object base;
    kr_value deque;
    size_t index, state; /* items given out */
} deque_iter;

static kr_value new_iter(kr_ctx *ctx, const kr_type *type, kr_value d) {
    deque_iter *it = kr_heap_new(ctx, type, sizeof(deque_iter));
    kr_store_init(&it->deque, d);
    it->state = KR_AS(deque, d)->state;
    return kr_from_ptr(it);
}

static kr_value deque_iterate(kr_ctx *ctx, kr_value self) {
    return new_iter(ctx, &kr_type_collections_deque_iterator, self);
}

static kr_value m_reversed(kr_ctx *ctx, kr_value self) {
    return new_iter(ctx, &kr_type_collections_deque_reverse_iterator, self);
}

static kr_value iter_make(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    kr_check_args(ctx, cls->name, n, 1, 2);
    if (!is_deque(args[0])) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "argument 1 must be collections.deque, not %Z",
                     args[0]);
    }
    kr_value it = new_iter(ctx, cls, args[0]);
    kr_sword skip = kr_npos(n) > 1 ? kr_index_ssize(ctx, args[1]) : 0;
    KR_AS(deque_iter, it)->index = skip > 0 ? (size_t)skip : 0;
    return it;
}

static kr_value step(kr_ctx *ctx, kr_value self, bool back) {
    deque_iter *it = KR_AS(deque_iter, self);
    if (kr_isnull(it->deque)) return KR_NULL;
    deque *d = KR_AS(deque, it->deque);
    if (d->state != it->state) {
        it->deque = KR_NULL;
        kr_raise_fmt(ctx, &kr_type_RuntimeError, "deque mutated during iteration");
    }
    if (it->index >= d->len) {
        it->deque = KR_NULL;
        return KR_NULL;
    }
    size_t i = it->index++;
    return *cell(d, back ? d->len - 1 - i : i);
}

static kr_value iter_next(kr_ctx *ctx, kr_value self) {
    return step(ctx, self, false);
}

static kr_value iter_prev(kr_ctx *ctx, kr_value self) {
    return step(ctx, self, true);
}

static void iter_trace(kr_visitor *v, kr_object *obj) {
    kr_visit(v, &((deque_iter *)obj)->deque);
}

static kr_value iter_hint(kr_ctx *ctx, kr_value self) {
    deque_iter *it = KR_AS(deque_iter, self);
    (void)ctx;
    if (kr_isnull(it->deque) || it->index >= KR_AS(deque, it->deque)->len) return kr_smallint(0);
    return kr_smallint((kr_sword)(KR_AS(deque, it->deque)->len - it->index));
}

static kr_value iter_reduce(kr_ctx *ctx, kr_value self) {
    deque_iter *it = KR_AS(deque_iter, self);
    kr_value d = kr_isnull(it->deque) ? kr_from_ptr(alloc_deque(ctx, DEQUE, SIZE_MAX)) : it->deque;
    return kr_tuple2(ctx, kr_type_value(kr_typeof(self)),
                     kr_tuple2(ctx, d, kr_smallint((kr_sword)it->index)));
}

#define ITER_METHODS(own)                                                                          \
    KR_METHOD_1(own, "__length_hint__", iter_hint,                                                 \
                "Private method returning an estimate of len(list(it))."),                         \
        KR_METHOD_1(own, "__reduce__", iter_reduce, "Return state information for pickling.")
static const kr_builtin iter_methods[] = {ITER_METHODS(&kr_type_collections_deque_iterator)};
static const kr_builtin reverse_methods[] = {
    ITER_METHODS(&kr_type_collections_deque_reverse_iterator)};

#define DEQUE_ITERATOR(sym, table, next_fn)                                                        \
    const kr_type kr_type_collections_##sym = {                                                    \
        .base_object = {&kr_type_type},                                                            \
        .name = "_collections._" #sym,                                                             \
        .base = &kr_type_object,                                                                   \
        .version = 1,                                                                              \
        .size = sizeof(deque_iter),                                                                \
        .n_methods = KR_ARRAY_LEN(table),                                                          \
        .methods = table,                                                                          \
        .new_ = iter_make,                                                                         \
        .trace = iter_trace,                                                                       \
        .iter = kr_self_iter,                                                                      \
        .next = next_fn,                                                                           \
    }
DEQUE_ITERATOR(deque_iterator, iter_methods, iter_next);
DEQUE_ITERATOR(deque_reverse_iterator, reverse_methods, iter_prev);

static const kr_builtin methods[] = {
    KR_OPERATORS("__add__ __mul__ __rmul__ __iadd__ __imul__"),
    KR_METHOD_2(DEQUE, "append", m_append, "Add an element to the right side of the deque."),
    KR_METHOD_2(DEQUE, "appendleft", m_appendleft, "Add an element to the left side of the deque."),
    KR_METHOD_1(DEQUE, "pop", m_pop, "Remove and return the rightmost element."),
    KR_METHOD_1(DEQUE, "popleft", m_popleft, "Remove and return the leftmost element."),
    KR_METHOD_2(DEQUE, "extend", m_extend,
                "Extend the right side of the deque with elements from the iterable."),
    KR_METHOD_2(DEQUE, "extendleft", m_extendleft,
                "Extend the left side of the deque with elements from the iterable."),
    KR_METHOD_1(DEQUE, "clear", m_clear, "Remove all elements from the deque."),
    KR_METHOD_1(DEQUE, "copy", deque_copy, "Return a shallow copy of a deque."),
    KR_METHOD_1(DEQUE, "__copy__", deque_copy, "Return a shallow copy of a deque."),
    KR_METHOD_2(DEQUE, "count", m_count, "D.count(value) -- return number of occurrences of value"),
    KR_METHOD_VAR(
        DEQUE, "index", m_index, 2, 4,
        "D.index(value, [start, [stop]]) -- return first index of value.\nRaises ValueError "
        "if the value is not present."),
    KR_METHOD_3(DEQUE, "insert", m_insert, "D.insert(index, object) -- insert object before index"),
    KR_METHOD_2(DEQUE, "remove", m_remove, "D.remove(value) -- remove first occurrence of value."),
    KR_METHOD_1(DEQUE, "reverse", m_reverse, "D.reverse() -- reverse *IN PLACE*"),
    KR_METHOD_VAR(DEQUE, "rotate", m_rotate, 1, 2,
                  "Rotate the deque n steps to the right (default n=1).  If n is negative, rotates "
                  "left."),
    KR_METHOD_1(DEQUE, "__reversed__", m_reversed,
                "D.__reversed__() -- return a reverse iterator over the deque"),
    KR_METHOD_1(DEQUE, "__reduce__", m_reduce, "Return state information for pickling."),
    KR_GETTER(DEQUE, "maxlen", get_maxlen, NULL, "maximum size of a deque or None if unbounded"),
    KR_CLASSMETHOD_VAR(DEQUE, "__class_getitem__", m_class_getitem, 2, 2, "See PEP 585"),
};

const kr_type kr_type_collections_deque = {
    .base_object = {&kr_type_type},
    .name = "collections.deque",
    .base = &kr_type_object,
    .flags = KR_TF_BASE | KR_TF_SEQUENCE | KR_TF_WEAKREF,
    .version = 1,
    .size = sizeof(deque),
    .n_methods = KR_ARRAY_LEN(methods),
    .methods = methods,
    .doc = KR_DOC(
        "deque([iterable[, maxlen]]) --> deque object\n\nA list-like sequence optimized for data "
        "accesses near its endpoints."),
    .new_ = deque_new,
    .init = deque_init,
    .trace = deque_trace,
    .repr = deque_repr,
    .hash = kr_unhashable,
    .compare = deque_compare,
    .iter = deque_iterate,
    .binary = deque_binary,
    .inplace = deque_inplace,
    .subscr = deque_subscr,
    .store_subscr = deque_store,
    .len = deque_len,
    .contains = deque_contains,
    .truth = deque_truth,
};
