/* Objects that stand between a class and a value: bound methods, property, classmethod,
 * staticmethod, cells, slot wrappers, mappingproxy, generic aliases, unions. */
#ifndef KR_OBJECT_DESCR_H
#define KR_OBJECT_DESCR_H

#include "object/type.h"

typedef struct kr_bound_method {
    kr_object base;
    kr_value func, self;
} kr_bound_method;

/* A kr_builtin bound to self ("built-in method append of list object"). */
typedef struct kr_builtin_bound {
    kr_object base;
    const kr_builtin *def;
    kr_value self;
} kr_builtin_bound;

typedef struct kr_property {
    kr_object base;
    kr_value fget, fset, fdel, doc, name; /* KR_NULL if none */
    bool getter_doc;                      /* the docstring is the getter's */
    kr_attrs attrs;                       /* subclasses only use it; see kr_type.attrs_offset */
} kr_property;

/* classmethod and staticmethod */
typedef struct kr_method_wrap {
    kr_object base;
    kr_value func;
    kr_attrs attrs;
} kr_method_wrap;

/* A variable shared by closures. */
typedef struct kr_cell {
    kr_object base;
    kr_value value; /* KR_NULL: empty */
} kr_cell;

/* Descriptor of one name in __slots__. */
typedef struct kr_member {
    kr_object base;
    const kr_type *owner;
    kr_value name;
    uint32_t offset; /* of the value in instances of owner */
} kr_member;

kr_value kr_cell_new(kr_ctx *ctx, kr_value value);
kr_value kr_bound_method_new(kr_ctx *ctx, kr_value func, kr_value self);
kr_value kr_mappingproxy_new(kr_ctx *ctx, kr_value mapping);
/* The __dict__ of a class. */
kr_value kr_mappingproxy_of_class(kr_ctx *ctx, kr_value dict, kr_value cls);
kr_value kr_generic_alias_new(kr_ctx *ctx, kr_value origin, kr_value args); /* list[int] */
kr_value kr_union_new(kr_ctx *ctx, kr_value a, kr_value b);                 /* int | str */

/* f(self, *args): the call of such a bound one */
kr_value kr_builtin_call_bound(kr_ctx *ctx, const kr_builtin *f, kr_value self, kr_value *args,
                               kr_nargs n);
/* weakref.ref(obj, callback): without callback (KR_NULL) the same one each time. TypeError "cannot
 * create weak reference to 'int' object". */
kr_value kr_weakref_new(kr_ctx *ctx, kr_value obj, kr_value callback);
/* The referent, KR_NULL if it is gone. */
kr_value kr_weakref_get(kr_value ref);
/* What a weak proxy stands for (ReferenceError if it is gone); other values are returned as they
 * are. */
kr_value kr_weakproxy_target(kr_ctx *ctx, kr_value v);
/* weakref.proxy(obj, callback) */
kr_value kr_weakproxy_new(kr_ctx *ctx, kr_value obj, kr_value callback);
/* list of the live references and proxies to obj */
kr_value kr_weakref_list(kr_ctx *ctx, kr_value obj);

#endif
