/* Iterator structs that the interpreter knows (fast paths of FOR_ITER). */
#ifndef KR_OBJECT_ITER_H
#define KR_OBJECT_ITER_H

#include "object/protocol.h"

typedef struct kr_seq_iter { /* list_iterator, tuple_iterator, str_iterator, bytes_iterator... */
    kr_object base;
    kr_value seq; /* KR_NULL when exhausted */
    size_t index;
} kr_seq_iter;

typedef struct kr_range_iter { /* small ranges */
    kr_object base;
    kr_sword next, step;
    size_t left;
    kr_value big_next, big_step, big_left; /* big ranges: ints; KR_NULL otherwise */
} kr_range_iter;

typedef struct kr_dict_iter { /* over keys, values or items */
    kr_object base;
    kr_value dict; /* KR_NULL when exhausted */
    size_t pos, expected_used;
    int kind;       /* 0 keys, 1 values, 2 items */
    size_t left;    /* items still to come if nothing changed */
    uint32_t epoch; /* of an OrderedDict, which may not change at all */
} kr_dict_iter;

typedef struct kr_call_iter { /* iter(callable, sentinel) */
    kr_object base;
    kr_value callable, sentinel; /* callable KR_NULL when exhausted */
} kr_call_iter;

/* A kr_seq_iter of any of the types that share the struct (kr_type_list_iterator, kr_type_iterator
 * over __getitem__, ...). */
kr_value kr_seq_iter_new(kr_ctx *ctx, const kr_type *type, kr_value seq);
kr_value kr_call_iter_new(kr_ctx *ctx, kr_value callable, kr_value sentinel);
kr_value kr_range_iter_new(kr_ctx *ctx, kr_value range, bool reverse);
void kr_seq_iter_trace(kr_visitor *v, kr_object *obj);
/* The built-in `name` (for __reduce__ results). */
kr_value kr_builtin_named(kr_ctx *ctx, const char *name);

/* seq[i], or KR_NULL if that raises IndexError or StopIteration. */
kr_value kr_iter_getitem(kr_ctx *ctx, kr_value seq, size_t i);
/* callable(), or KR_NULL if that raises StopIteration. */
kr_value kr_iter_call(kr_ctx *ctx, kr_value callable);

/* Built-in iterators that call functions, out of whose `next` slot StopIteration may come; what
 * steps through them by that slot does so under kr_protect_stop. */
bool kr_next_may_stop(kr_value it);
/* fn(ctx, arg); KR_NULL if it raises StopIteration, whose value then is ctx->stop_value. */
kr_value kr_protect_stop(kr_ctx *ctx, kr_value (*fn)(kr_ctx *, void *), void *arg);
/* An enumerate, or a zip of two: what they give next, without a tuple; false at the end. */
bool kr_iter_gives_pairs(kr_value it);
bool kr_iter_step_pair(kr_ctx *ctx, kr_value it, kr_value *first, kr_value *second);
/* Next item or KR_NULL at the end; drops the value that an exhausted generator leaves. Safe where
 * iterators are stacked on iterators. */
static inline kr_value kr_iter_step(kr_ctx *ctx, kr_value it) {
    kr_check_recursion(ctx, NULL);
    kr_value v = kr_next(ctx, it);
    if (KR_UNLIKELY(kr_isnull(v))) ctx->stop_value = KR_NULL;
    return v;
}

#endif
