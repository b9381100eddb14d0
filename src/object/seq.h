/* list, tuple, range, slice. */
#ifndef KR_OBJECT_SEQ_H
#define KR_OBJECT_SEQ_H

#include "object/type.h"

typedef struct kr_list {
    kr_object base;
    size_t len, cap;
    kr_value *items; /* leaf block, traced by the list; NULL when cap is 0 */
} kr_list;

typedef struct kr_tuple {
    kr_object base;
    size_t len;
    kr_value *items; /* usually inline_items */
    kr_hash_t hash;  /* cached, 0 = not computed */
    kr_value inline_items[];
} kr_tuple;

extern const kr_tuple kr_tuple_none; /* () */

/* start, stop, step are ints; small ranges (all three and the length are small ints) keep plain
 * numbers in lo/step/n for fast iteration. */
typedef struct kr_range {
    kr_object base;
    kr_value start, stop, step, length;
    bool small;
} kr_range;

typedef struct kr_slice {
    kr_object base;
    kr_value start, stop, step;
} kr_slice;

static inline bool kr_is_list(kr_value v) {
    return kr_is_object(v) && (kr_ptr(v)->type->flags & KR_TF_LIST);
}
static inline bool kr_is_tuple(kr_value v) {
    return kr_is_object(v) && (kr_ptr(v)->type->flags & KR_TF_TUPLE);
}

kr_value kr_list_new(kr_ctx *ctx, size_t n,
                     const kr_value *items); /* items NULL: room only, len 0 */
void kr_list_append(kr_ctx *ctx, kr_value list, kr_value v);
void kr_list_extend(kr_ctx *ctx, kr_value list, kr_value iterable);
void kr_list_insert(kr_ctx *ctx, kr_value list, kr_sword index, kr_value v);
kr_value kr_list_from_iterable(kr_ctx *ctx, kr_value iterable);
void kr_list_sort(kr_ctx *ctx, kr_value list, kr_value key /* or KR_NULL */, bool reverse);
kr_value kr_list_pop(kr_ctx *ctx, kr_value list, kr_sword index);   /* IndexError */
void kr_list_del(kr_ctx *ctx, kr_value list, size_t lo, size_t hi); /* items[lo:hi]; in range */
void kr_list_clear(kr_ctx *ctx, kr_value list);
void kr_list_reserve(kr_ctx *ctx, kr_value list, size_t cap);
void kr_list_reverse(kr_value list);
void kr_list_trace(kr_visitor *v, kr_object *obj);
extern const kr_type kr_type_sorted_items; /* sort.c */
/* list[lo:hi] = src items (copied) */
void kr_list_splice(kr_ctx *ctx, kr_value list, size_t lo, size_t hi, const kr_value *src,
                    size_t n);
kr_value kr_tuple_new(
    kr_ctx *ctx, size_t n,
    const kr_value *items); /* items NULL: filled with KR_NULL, to be filled before it is shown */
kr_value kr_tuple_from_iterable(kr_ctx *ctx, kr_value iterable);
/* Instance of a tuple subclass (or exact tuple). */
kr_value kr_tuple_new_of(kr_ctx *ctx, const kr_type *cls, size_t n, const kr_value *items);
kr_value kr_tuple2(kr_ctx *ctx, kr_value a, kr_value b);
kr_value kr_tuple3(kr_ctx *ctx, kr_value a, kr_value b, kr_value c);
/* Items of a list or tuple (or subclass): a snapshot pointer, invalid after the list changes. */
static inline kr_value *kr_seq_items(kr_value v, size_t *n) {
    if (kr_is_tuple(v)) {
        *n = KR_AS(kr_tuple, v)->len;
        return KR_AS(kr_tuple, v)->items;
    }
    *n = KR_AS(kr_list, v)->len;
    return KR_AS(kr_list, v)->items;
}
kr_value kr_range_new(kr_ctx *ctx, kr_value start, kr_value stop, kr_value step);
kr_value kr_slice_new(kr_ctx *ctx, kr_value start, kr_value stop, kr_value step);
/* slice.indices for a length: start, stop, step adjusted, returns the number of items. */
size_t kr_slice_indices(kr_ctx *ctx, kr_value slice, size_t len, kr_sword *start, kr_sword *stop,
                        kr_sword *step);
/* The same in two steps, for what may change while an __index__ runs: first the bounds as numbers,
 * then their adjustment to a length; returns the number of items. */
void kr_slice_unpack(kr_ctx *ctx, kr_value slice, kr_sword *start, kr_sword *stop, kr_sword *step);
size_t kr_slice_adjust(size_t len, kr_sword *start, kr_sword *stop, kr_sword step);
/* The same for lengths of any size: out[] = start, stop, step as ints. */
void kr_slice_indices_big(kr_ctx *ctx, kr_value slice, kr_value len, kr_value out[3]);
/* Item i (0 <= i < length) of a range. */
kr_value kr_range_item(kr_ctx *ctx, kr_value range, kr_value i);

/* Method tables kept in files of their own. */
enum { KR_LIST_N_METHODS = 14 };

/* Index of a subscript that must be an integer: IndexError if it does not fit; `tname` for "%s
 * indices must be integers or slices, not %T". Negative counts are not adjusted. */
kr_sword kr_seq_key(kr_ctx *ctx, kr_value key, const char *tname);
/* An index argument: OverflowError if it does not fit. */
kr_sword kr_seq_ssize(kr_ctx *ctx, kr_value v);
/* What list and tuple share: repr between brackets, rich comparison, `x + y` and `x * n`
 * refusals. */
kr_value kr_seq_compare(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b);
/* For `seq + other` when other is of a wrong type: KR_NOTIMPL if other has __radd__, else TypeError
 * 'can only concatenate list (not "int") to list'. */
kr_value kr_seq_bad_concat(kr_ctx *ctx, const char *tname, kr_value other);
/* For `seq * other`: *count = the factor (negative: 0) and KR_NULL; or KR_NOTIMPL; or TypeError. */
kr_value kr_seq_repeat_count(kr_ctx *ctx, kr_value other, size_t len, size_t *count);
/* start/stop arguments of index(): clamped into 0..len */
void kr_seq_bounds(kr_ctx *ctx, kr_value start, kr_value stop, size_t len, size_t *lo, size_t *hi);

#endif
