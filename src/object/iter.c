/* Iterators over list, tuple, any sequence (__getitem__), and iter(callable, sentinel).
 *
 * An exhausted iterator drops its sequence and stays exhausted. list_reverseiterator's index is the
 * number of items still to come (at most). */
#include "object/iter.h"

#include "object/exception.h"
#include "object/int.h"
#include "object/names.h"
#include "object/seq.h"

kr_value kr_seq_iter_new(kr_ctx *ctx, const kr_type *type, kr_value seq) {
    kr_seq_iter *it = kr_heap_new(ctx, type, sizeof(kr_seq_iter));
    kr_store_init(&it->seq, seq);
    return kr_from_ptr(it);
}

kr_value kr_call_iter_new(kr_ctx *ctx, kr_value callable, kr_value sentinel) {
    kr_call_iter *it = kr_heap_new(ctx, &kr_type_callable_iterator, sizeof(kr_call_iter));
    kr_store_init(&it->callable, callable);
    kr_store_init(&it->sentinel, sentinel);
    return kr_from_ptr(it);
}

void kr_seq_iter_trace(kr_visitor *v, kr_object *obj) {
    kr_visit(v, &((kr_seq_iter *)obj)->seq);
}

/* ---- calls that may say "end" by an exception ---- */

typedef struct step_args {
    kr_value obj;
    size_t index;
} step_args;

static kr_value do_getitem(kr_ctx *ctx, void *arg) {
    step_args *a = arg;
    return kr_getitem(ctx, a->obj, kr_int_from_u64(ctx, a->index));
}

kr_value kr_iter_getitem(kr_ctx *ctx, kr_value seq, size_t i) {
    step_args a = {seq, i};
    kr_value exc, v = kr_protect(ctx, do_getitem, &a, &exc);
    if (KR_LIKELY(kr_isnull(exc))) return v;
    if (kr_is_instance_of(exc, &kr_type_IndexError) ||
        kr_is_instance_of(exc, &kr_type_StopIteration)) {
        return KR_NULL;
    }
    kr_raise(ctx, exc);
}

static kr_value do_call(kr_ctx *ctx, void *arg) {
    return kr_call0(ctx, ((step_args *)arg)->obj);
}

kr_value kr_iter_call(kr_ctx *ctx, kr_value callable) {
    step_args a = {callable, 0};
    kr_value exc, v = kr_protect(ctx, do_call, &a, &exc);
    if (KR_LIKELY(kr_isnull(exc))) return v;
    if (kr_is_instance_of(exc, &kr_type_StopIteration)) return KR_NULL;
    kr_raise(ctx, exc);
}

/* ---- next ---- */

static kr_value list_next(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    kr_seq_iter *it = KR_AS(kr_seq_iter, self);
    if (kr_isnull(it->seq)) return KR_NULL;
    kr_list *l = KR_AS(kr_list, it->seq);
    if (it->index < l->len) return l->items[it->index++];
    it->seq = KR_NULL;
    return KR_NULL;
}

static kr_value list_prev(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    kr_seq_iter *it = KR_AS(kr_seq_iter, self);
    if (kr_isnull(it->seq)) return KR_NULL;
    kr_list *l = KR_AS(kr_list, it->seq);
    if (it->index > 0 && it->index <= l->len) return l->items[--it->index];
    it->seq = KR_NULL;
    return KR_NULL;
}

static kr_value tuple_next(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    kr_seq_iter *it = KR_AS(kr_seq_iter, self);
    if (kr_isnull(it->seq)) return KR_NULL;
    kr_tuple *t = KR_AS(kr_tuple, it->seq);
    if (it->index < t->len) return t->items[it->index++];
    it->seq = KR_NULL;
    return KR_NULL;
}

static kr_value getitem_next(kr_ctx *ctx, kr_value self) {
    kr_seq_iter *it = KR_AS(kr_seq_iter, self);
    if (kr_isnull(it->seq)) return KR_NULL;
    kr_value v = kr_iter_getitem(ctx, it->seq, it->index);
    if (kr_isnull(v))
        it->seq = KR_NULL;
    else
        it->index++;
    return v;
}

static kr_value call_next(kr_ctx *ctx, kr_value self) {
    kr_call_iter *it = KR_AS(kr_call_iter, self);
    if (kr_isnull(it->callable)) return KR_NULL;
    kr_value v = kr_iter_call(ctx, it->callable);
    if (!kr_isnull(v) && !kr_isnull(it->callable) && !kr_equal(ctx, v, it->sentinel)) return v;
    it->callable = it->sentinel = KR_NULL;
    return KR_NULL;
}

/* ---- methods ---- */

static size_t length_of(kr_ctx *ctx, kr_value seq) {
    if (kr_is_list(seq)) return KR_AS(kr_list, seq)->len;
    if (kr_is_tuple(seq)) return KR_AS(kr_tuple, seq)->len;
    return kr_len(ctx, seq);
}

static kr_value seq_hint(kr_ctx *ctx, kr_value self) {
    kr_seq_iter *it = KR_AS(kr_seq_iter, self);
    if (kr_isnull(it->seq)) return kr_smallint(0);
    if (!kr_is_list(it->seq) && !kr_is_tuple(it->seq) && !kr_slots_of(kr_typeof(it->seq))->len) {
        return KR_NOTIMPL;
    }
    size_t n = length_of(ctx, it->seq);
    return kr_smallint(it->index < n ? (kr_sword)(n - it->index) : 0);
}

static kr_value reverse_hint(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    kr_seq_iter *it = KR_AS(kr_seq_iter, self);
    bool live = !kr_isnull(it->seq) && it->index <= KR_AS(kr_list, it->seq)->len;
    return kr_smallint(live ? (kr_sword)it->index : 0);
}

static kr_value reduce(kr_ctx *ctx, kr_value self, const char *fn, kr_value empty, kr_sword index) {
    kr_seq_iter *it = KR_AS(kr_seq_iter, self);
    kr_value make = kr_builtin_named(ctx, kr_isnull(it->seq) ? "iter" : fn);
    kr_value seq = kr_isnull(it->seq) ? empty : it->seq, args = kr_tuple_new(ctx, 1, &seq);
    if (kr_isnull(it->seq)) return kr_tuple2(ctx, make, args);
    return kr_tuple3(ctx, make, args, kr_int_new(ctx, index));
}

static kr_value seq_reduce(kr_ctx *ctx, kr_value self) {
    kr_value empty = kr_is_exact(self, &kr_type_list_iterator) ? kr_list_new(ctx, 0, NULL)
                                                               : ctx->vm->tuple_empty;
    return reduce(ctx, self, "iter", empty, (kr_sword)KR_AS(kr_seq_iter, self)->index);
}

static kr_value reverse_reduce(kr_ctx *ctx, kr_value self) {
    return reduce(ctx, self, "reversed", kr_list_new(ctx, 0, NULL),
                  (kr_sword)KR_AS(kr_seq_iter, self)->index - 1);
}

static kr_value seq_setstate(kr_ctx *ctx, kr_value self, kr_value state) {
    kr_seq_iter *it = KR_AS(kr_seq_iter, self);
    kr_sword i = kr_index_ssize(ctx, state);
    it->index = i < 0 ? 0 : (size_t)i;
    return KR_NONE;
}

static kr_value reverse_setstate(kr_ctx *ctx, kr_value self, kr_value state) {
    kr_seq_iter *it = KR_AS(kr_seq_iter, self);
    kr_sword i = kr_index_ssize(ctx, state);
    if (kr_isnull(it->seq)) return KR_NONE;
    size_t len = KR_AS(kr_list, it->seq)->len;
    it->index = i < -1 ? 0 : (size_t)(i + 1) > len ? len : (size_t)(i + 1);
    return KR_NONE;
}

static kr_value call_reduce(kr_ctx *ctx, kr_value self) {
    kr_call_iter *it = KR_AS(kr_call_iter, self);
    kr_value make = kr_builtin_named(ctx, "iter");
    if (kr_isnull(it->callable)) {
        kr_value empty = ctx->vm->tuple_empty;
        return kr_tuple2(ctx, make, kr_tuple_new(ctx, 1, &empty));
    }
    return kr_tuple2(ctx, make, kr_tuple2(ctx, it->callable, it->sentinel));
}

static void call_trace(kr_visitor *v, kr_object *obj) {
    kr_visit(v, &((kr_call_iter *)obj)->callable);
    kr_visit(v, &((kr_call_iter *)obj)->sentinel);
}

#define ITER_METHODS(own, hint, red, set)                                                          \
    KR_METHOD_1(own, "__length_hint__", hint,                                                      \
                "Private method returning an estimate of len(list(it))."),                         \
        KR_METHOD_1(own, "__reduce__", red, "Return state information for pickling."),             \
        KR_METHOD_2(own, "__setstate__", set, "Set state information for unpickling.")

static const kr_builtin list_methods[] = {
    ITER_METHODS(&kr_type_list_iterator, seq_hint, seq_reduce, seq_setstate)};
static const kr_builtin reverse_methods[] = {
    ITER_METHODS(&kr_type_list_reverseiterator, reverse_hint, reverse_reduce, reverse_setstate)};
static const kr_builtin tuple_methods[] = {
    ITER_METHODS(&kr_type_tuple_iterator, seq_hint, seq_reduce, seq_setstate)};
static const kr_builtin getitem_methods[] = {
    ITER_METHODS(&kr_type_iterator, seq_hint, seq_reduce, seq_setstate)};
static const kr_builtin call_methods[] = {KR_METHOD_1(&kr_type_callable_iterator, "__reduce__",
                                                      call_reduce,
                                                      "Return state information for pickling.")};

#define ITERATOR(sym, tname, table, T, trace_fn, next_fn)                                          \
    const kr_type kr_type_##sym = {                                                                \
        .base_object = {&kr_type_type},                                                            \
        .name = tname,                                                                             \
        .base = &kr_type_object,                                                                   \
        .flags = KR_TF_NO_NEW,                                                                     \
        .rom_id = KR_ROM_##sym,                                                                    \
        .version = 1,                                                                              \
        .size = sizeof(T),                                                                         \
        .n_methods = KR_ARRAY_LEN(table),                                                          \
        .methods = table,                                                                          \
        .trace = trace_fn,                                                                         \
        .iter = kr_self_iter,                                                                      \
        .next = next_fn,                                                                           \
    }
ITERATOR(list_iterator, "list_iterator", list_methods, kr_seq_iter, kr_seq_iter_trace, list_next);
ITERATOR(list_reverseiterator, "list_reverseiterator", reverse_methods, kr_seq_iter,
         kr_seq_iter_trace, list_prev);
ITERATOR(tuple_iterator, "tuple_iterator", tuple_methods, kr_seq_iter, kr_seq_iter_trace,
         tuple_next);
ITERATOR(iterator, "iterator", getitem_methods, kr_seq_iter, kr_seq_iter_trace, getitem_next);
ITERATOR(callable_iterator, "callable_iterator", call_methods, kr_call_iter, call_trace, call_next);
