/* isinstance and issubclass: classes, tuples, unions, __instancecheck__ and __subclasscheck__, and
 * objects that only have __class__ or __bases__. */
#include "object/exception.h"
#include "object/type_internal.h"

/* __bases__ of something that is no type, KR_NULL if it has none. */
static kr_value abstract_bases(kr_ctx *ctx, kr_value cls) {
    kr_value bases = kr_getattr_opt(ctx, cls, KR_N(ctx, __bases__));
    return !kr_isnull(bases) && kr_is_tuple(bases) ? bases : KR_NULL;
}

static bool abstract_subclass(kr_ctx *ctx, kr_value sub, kr_value cls) {
    kr_value bases;
    kr_check_recursion(ctx, " in __issubclass__");
    if (kr_is(sub, cls)) return true;
    bases = abstract_bases(ctx, sub);
    if (kr_isnull(bases)) return false;
    for (size_t i = 0; i < KR_AS(kr_tuple, bases)->len; i++) {
        if (abstract_subclass(ctx, KR_AS(kr_tuple, bases)->items[i], cls)) return true;
    }
    return false;
}

bool kr_isinstance_plain(kr_ctx *ctx, kr_value obj, kr_value cls) {
    kr_value icls;
    if (kr_is_type(cls)) {
        const kr_type *t = kr_type_of_value(cls);
        if (kr_is_instance_of(obj, t)) return true;
        if (KR_SLOT(kr_typeof(obj), getattr) == kr_object_getattr &&
            !(kr_typeof(obj)->flags & KR_TF_HEAP)) {
            return false; /* no built-in type has a __class__ of its own that way */
        }
        if (KR_SLOT(kr_typeof(obj), getattr) == kr_object_getattr &&
            kr_is(kr_type_lookup(ctx, kr_typeof(obj), KR_N(ctx, __class__)),
                  kr_type_lookup(ctx, &kr_type_object, KR_N(ctx, __class__)))) {
            return false;
        }
        icls = kr_getattr_opt(ctx, obj, KR_N(ctx, __class__));
        return !kr_isnull(icls) && kr_is_type(icls) && kr_type_of_value(icls) != kr_typeof(obj) &&
               kr_type_is_subtype(kr_type_of_value(icls), t);
    }
    if (kr_isnull(abstract_bases(ctx, cls))) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "isinstance() arg 2 must be a type, a tuple of types, or a union");
    }
    icls = kr_getattr_opt(ctx, obj, KR_N(ctx, __class__));
    return !kr_isnull(icls) && abstract_subclass(ctx, icls, cls);
}

bool kr_issubclass_plain(kr_ctx *ctx, kr_value sub, kr_value cls) {
    if (kr_is_type(sub) && kr_is_type(cls)) {
        return kr_type_is_subtype(kr_type_of_value(sub), kr_type_of_value(cls));
    }
    if (kr_isnull(abstract_bases(ctx, sub))) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "issubclass() arg 1 must be a class");
    }
    if (kr_isnull(abstract_bases(ctx, cls))) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "issubclass() arg 2 must be a class, a tuple of classes, or a union");
    }
    return abstract_subclass(ctx, sub, cls);
}

/* The hook of cls's metaclass unless it is type's own. */
static kr_value hook_of(kr_ctx *ctx, kr_value cls, kr_value name) {
    const kr_type *meta = kr_typeof(cls);
    kr_value hook;
    if (meta == &kr_type_type) return KR_NULL;
    hook = kr_type_lookup(ctx, meta, name);
    if (kr_isnull(hook) || kr_is(hook, kr_type_lookup(ctx, &kr_type_type, name))) return KR_NULL;
    return hook;
}

bool kr_isinstance(kr_ctx *ctx, kr_value obj, kr_value cls) {
    kr_value hook;
    if (kr_is(cls, kr_type_value(kr_typeof(obj)))) return true;
    if (kr_is_exact(cls, &kr_type_type)) return kr_isinstance_plain(ctx, obj, cls);
    if (kr_is_tuple(cls)) {
        kr_check_recursion(ctx, " in __instancecheck__");
        for (size_t i = 0; i < KR_AS(kr_tuple, cls)->len; i++) {
            if (kr_isinstance(ctx, obj, KR_AS(kr_tuple, cls)->items[i])) return true;
        }
        return false;
    }
    hook = hook_of(ctx, cls, KR_N(ctx, __instancecheck__));
    if (kr_isnull(hook)) return kr_isinstance_plain(ctx, obj, cls);
    kr_check_recursion(ctx, " in __instancecheck__");
    return kr_truth(ctx, kr_call_attr(ctx, hook, cls, &obj, 1));
}

bool kr_issubclass(kr_ctx *ctx, kr_value sub, kr_value cls) {
    kr_value hook;
    if (kr_is_exact(cls, &kr_type_type)) {
        if (kr_is(cls, sub)) return true;
        return kr_issubclass_plain(ctx, sub, cls);
    }
    if (kr_is_tuple(cls)) {
        kr_check_recursion(ctx, " in __subclasscheck__");
        for (size_t i = 0; i < KR_AS(kr_tuple, cls)->len; i++) {
            if (kr_issubclass(ctx, sub, KR_AS(kr_tuple, cls)->items[i])) return true;
        }
        return false;
    }
    hook = hook_of(ctx, cls, KR_N(ctx, __subclasscheck__));
    if (kr_isnull(hook)) return kr_issubclass_plain(ctx, sub, cls);
    kr_check_recursion(ctx, " in __subclasscheck__");
    return kr_truth(ctx, kr_call_attr(ctx, hook, cls, &sub, 1));
}
