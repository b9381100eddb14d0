/* Hidden classes: ordered, shared sets of attribute names.
 *
 * A shape belongs to one heap type (its root shape), so (shape) implies (type). slots[i] of an
 * instance holds the value of the i-th key. KR_NULL in a slot: attribute deleted. An instance of
 * shape s has room for at least s->cap slots, so going to a child with the same cap needs no
 * kr_attrs_reserve. The empty string as key is no attribute: its slot holds the dict that __dict__
 * handed out (a shared-key view). */
#ifndef KR_OBJECT_SHAPE_H
#define KR_OBJECT_SHAPE_H

#include "object/type.h"

typedef struct kr_shape {
    kr_object base;
    const kr_type *type;     /* class whose instances have this shape */
    struct kr_shape *parent; /* NULL for a root */
    kr_value key;            /* name added by this shape; KR_NULL for a root */
    uint32_t n;              /* keys, this one included */
    uint32_t cap;            /* slots an instance of this shape has room for when it grows to it */
    kr_value transitions;    /* KR_NULL, one child shape, or a dict name -> shape */
    kr_value *keys;          /* leaf array of n keys, made on demand */
    void *table;             /* leaf hash table name -> index, made on demand for n > 8 */
    struct kr_shape *root;   /* root of the tree */
    uint32_t lookups;        /* searches so far without a table */
    uint32_t n_tree;         /* root: shapes in the tree */
    uint32_t overflows;      /* root: instances that outgrew their room in place */
    struct kr_shape *older;  /* of a root: the root that it replaced */
} kr_shape;

/* The root shape of a class whose instances have attributes, unless it is there. */
void kr_type_make_root(kr_ctx *ctx, const kr_type *type);
/* Index of an interned name in the shape, -1 if absent. Never raises or allocates beyond its
 * table. */
int kr_shape_find(kr_ctx *ctx, kr_shape *s, kr_value name);
/* The shape with `name` added; NULL if the shape is at its limit (instance must go to dict
 * mode). */
kr_shape *kr_shape_add(kr_ctx *ctx, kr_shape *s, kr_value name);
kr_value kr_shape_key(kr_ctx *ctx, kr_shape *s, uint32_t index);

/* ---- attributes of an instance (object in whose struct `a` lies) ---- */
/* Those of a function, which lie in a block of their own: NULL if it has none yet; made if there
 * are none. Implemented by vm/. */
kr_attrs *kr_function_attrs(kr_value function);
kr_attrs *kr_function_make_attrs(kr_ctx *ctx, kr_value function);
static inline kr_attrs *kr_attrs_of(kr_value obj) { /* NULL: has none */
    const kr_type *t = kr_ptr(obj)->type;
    if (t->attrs_offset) return (kr_attrs *)((char *)kr_ptr(obj) + t->attrs_offset);
    return t->flags & KR_TF_FAR_ATTRS ? kr_function_attrs(obj) : NULL;
}
kr_value kr_attrs_get(kr_ctx *ctx, kr_attrs *a, kr_value name); /* KR_NULL if absent */
void kr_attrs_set(kr_ctx *ctx, kr_value obj, kr_attrs *a, kr_value name, kr_value value);
bool kr_attrs_del(kr_ctx *ctx, kr_value obj, kr_attrs *a, kr_value name);
kr_value kr_attrs_dict(kr_ctx *ctx, kr_value obj,
                       kr_attrs *a); /* __dict__: same object each time */
void kr_attrs_set_dict(kr_ctx *ctx, kr_value obj, kr_attrs *a, kr_value dict);
/* No shape from here on: nothing yet, or a dict (the one handed out if there is one). */
void kr_attrs_leave_shape(kr_ctx *ctx, kr_value obj, kr_attrs *a);
void kr_attrs_trace(kr_visitor *v, kr_attrs *a, const kr_object *obj);
/* Room for slot `index` (array moved from inline to leaf memory when it grows). */
void kr_attrs_reserve(kr_ctx *ctx, kr_value obj, kr_attrs *a, uint32_t n);

#endif
