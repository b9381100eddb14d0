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
    kr_hash_t hash_unused;
    kr_value inline_items[];
} kr_tuple;

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

kr_value kr_list_new(kr_ctx *ctx, size_t n, const kr_value *items); /* items NULL: room only, len 0 */
void kr_list_append(kr_ctx *ctx, kr_value list, kr_value v);
void kr_list_extend(kr_ctx *ctx, kr_value list, kr_value iterable);
void kr_list_insert(kr_ctx *ctx, kr_value list, kr_sword index, kr_value v);
kr_value kr_list_from_iterable(kr_ctx *ctx, kr_value iterable);
void kr_list_sort(kr_ctx *ctx, kr_value list, kr_value key /* or KR_NULL */, bool reverse);
kr_value kr_tuple_new(kr_ctx *ctx, size_t n, const kr_value *items); /* items NULL: filled with KR_NULL, to be filled before it is shown */
kr_value kr_tuple_from_iterable(kr_ctx *ctx, kr_value iterable);
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
/* Turns a subscript (int or __index__) into 0..len-1; IndexError with `what` ("list index out of range") */
size_t kr_seq_index(kr_ctx *ctx, kr_value key, size_t len, const char *what);

#endif
