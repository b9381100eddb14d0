/* Iterator structs that the interpreter knows (fast paths of FOR_ITER). */
#ifndef KR_OBJECT_ITER_H
#define KR_OBJECT_ITER_H

#include "object/type.h"

typedef struct kr_seq_iter { /* list_iterator, tuple_iterator, str_iterator, bytes_iterator... */
    kr_object base;
    kr_value seq;   /* KR_NULL when exhausted */
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
    int kind; /* 0 keys, 1 values, 2 items */
} kr_dict_iter;

#endif
