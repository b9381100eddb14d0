/* object: the root of all classes, and what every object can do without saying so.
 *
 * Slots that a ROM type leaves NULL mean these functions (or a base's): protocol*.c and KR_SLOT
 * walk up to here. */
#include "object/exception.h"
#include "object/type_internal.h"

kr_word kr_object_id(kr_value v) {
    return v.w;
}

kr_hash_t kr_object_hash(kr_ctx *ctx, kr_value self) {
    kr_word w = kr_object_id(self);
    (void)ctx;
    return (kr_hash_t)(w >> 4 | w << (KR_CFG_WORD_BITS - 4));
}

kr_hash_t kr_unhashable(kr_ctx *ctx, kr_value self) {
    kr_raise_fmt(ctx, &kr_type_TypeError, "unhashable type: '%T'", self);
}

kr_value kr_self_iter(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return self;
}

kr_value kr_object_repr(kr_ctx *ctx, kr_value self) {
    return kr_str_format(ctx, "<%U object at 0x%llx>", kr_type_fullname(ctx, kr_typeof(self)),
                         (unsigned long long)kr_object_id(self));
}

kr_value kr_object_str(kr_ctx *ctx, kr_value self) {
    kr_check_recursion(ctx, " while getting the str of an object");
    return KR_SLOT(kr_typeof(self), repr)(ctx, self);
}

kr_value kr_object_compare(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b) {
    kr_value r;
    if (op == KR_BIN_EQ) return kr_is(a, b) ? KR_TRUE : KR_NOTIMPL;
    if (op != KR_BIN_NE) return KR_NOTIMPL;
    r = KR_SLOT(kr_typeof(a), compare)(ctx, KR_BIN_EQ, a, b);
    return kr_is(r, KR_NOTIMPL) ? r : kr_bool(!kr_truth(ctx, r));
}

/* ---- __new__ and __init__ ---- */

static KR_NORETURN void raise_abstract(kr_ctx *ctx, const kr_type *cls) {
    kr_value names = kr_type_find_own(ctx, cls, KR_N(ctx, __abstractmethods__));
    kr_value list = kr_list_from_iterable(ctx, names);
    size_t n = KR_AS(kr_list, list)->len;
    kr_list_sort(ctx, list, KR_NULL, false);
    kr_raise_fmt(ctx, &kr_type_TypeError,
                 "Can't instantiate abstract class %N without an implementation for abstract "
                 "method%s '%U'",
                 cls, n == 1 ? "" : "s", kr_str_join(ctx, kr_str_from_cstr(ctx, "', '"), list));
}

kr_value kr_object_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    (void)args;
    if (KR_UNLIKELY(n)) {
        if (kr_slots_of(cls)->new_ != kr_object_new) {
            kr_raise_fmt(ctx, &kr_type_TypeError,
                         "object.__new__() takes exactly one argument (the type to instantiate)");
        }
        if (KR_SLOT(cls, init) == kr_object_init_slot) {
            kr_raise_fmt(ctx, &kr_type_TypeError, "%N() takes no arguments", cls);
        }
    }
    if (KR_UNLIKELY(cls->flags & KR_TF_ABSTRACT)) raise_abstract(ctx, cls);
    return kr_from_ptr(kr_instance_alloc(ctx, cls));
}

void kr_object_init_slot(kr_ctx *ctx, kr_value self, kr_value *args, kr_nargs n) {
    const kr_type *t = kr_typeof(self);
    (void)args;
    if (!n) return;
    if (KR_SLOT(t, init) != kr_object_init_slot) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "object.__init__() takes exactly one argument (the "
                     "instance to initialize)");
    }
    if (KR_SLOT(t, new_) == kr_object_new) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "%N.__init__() takes exactly one argument (the instance to initialize)", t);
    }
}

/* ---- __class__ ---- */

static kr_value get_class(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return kr_type_value(kr_typeof(self));
}

/* The attributes move over to a dict of their own: shapes belong to classes. */
static void change_class(kr_ctx *ctx, kr_value self, const kr_type *to) {
    kr_attrs *a = kr_attrs_of(self);
    if (a) kr_attrs_leave_shape(ctx, self, a);
    kr_ptr(self)->type = to;
}

static void set_class(kr_ctx *ctx, kr_value self, kr_value value) {
    const kr_type *old = kr_typeof(self), *to;
    if (kr_isnull(value)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "can't delete __class__ attribute");
    }
    if (!kr_is_type(value)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "__class__ must be set to a class, not '%T' object",
                     value);
    }
    to = kr_type_of_value(value);
    if (kr_type_is_subtype(old, &kr_type_module) && kr_type_is_subtype(to, &kr_type_module) &&
        old->size == to->size) {
        kr_ptr(self)->type = to;
        return;
    }
    if (!(to->flags & KR_TF_HEAP) || !(old->flags & KR_TF_HEAP)) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "__class__ assignment only supported for mutable "
                     "types or ModuleType subclasses");
    }
    if (to == old) return;
    if (!kr_type_same_layout(ctx, old, to)) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "__class__ assignment: '%N' object layout differs from '%N'", to, old);
    }
    kr_type_binding_changed(ctx, old, to);
    if (kr_is_type(self))
        kr_ptr(self)->type = to;
    else
        change_class(ctx, self, to);
}

/* ---- methods ---- */

static kr_value object_format(kr_ctx *ctx, kr_value self, kr_value spec) {
    if (!kr_is_str(spec)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "__format__() argument must be str, not %Z", spec);
    }
    if (kr_str_of(spec)->len) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "unsupported format string passed to %T.__format__",
                     self);
    }
    return kr_tostr(ctx, self);
}

static kr_value object_sizeof(kr_ctx *ctx, kr_value self) {
    const kr_type *t = kr_typeof(self);
    (void)ctx;
    if (!kr_is_object(self)) return kr_smallint((kr_sword)sizeof(kr_value));
    size_t size = t->size;
    if (t->flags & KR_TF_HEAP) size += ((const kr_heap_type *)t)->instance_hint * sizeof(kr_value);
    return kr_smallint((kr_sword)size);
}

static kr_value object_init_subclass(kr_ctx *ctx, kr_value callee, kr_value *args, kr_nargs n) {
    (void)callee;
    if (kr_nkw(n)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "%U.__init_subclass__() takes no keyword arguments",
                     kr_getattr(ctx, args[0], KR_N(ctx, __qualname__)));
    }
    if (kr_npos(n) > 1) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "%N.__init_subclass__() takes no arguments (%d given)",
                     kr_type_of_value(args[0]), (int)kr_npos(n) - 1);
    }
    return KR_NONE;
}

static kr_value object_subclasshook(kr_ctx *ctx, size_t n, const kr_value *args) {
    (void)ctx;
    (void)n;
    (void)args;
    return KR_NOTIMPL;
}

kr_value kr_type_merge_dir(kr_ctx *ctx, const kr_type *t, kr_value dict) {
    kr_value mro = kr_type_mro(ctx, t);
    for (size_t i = KR_AS(kr_tuple, mro)->len; i-- > 0;) {
        const kr_type *c = kr_type_of_value(KR_AS(kr_tuple, mro)->items[i]);
        kr_value key, value;
        size_t pos = 0;
        while (kr_type_next_name(ctx, c, &pos, &key, &value)) kr_dict_set(ctx, dict, key, KR_NONE);
    }
    return dict;
}

kr_value kr_object_dir(kr_ctx *ctx, kr_value self) {
    kr_value names = kr_dict_new(ctx, 32), key, value, own, cls;
    size_t pos = 0;
    own = kr_getattr_opt(ctx, self, KR_N(ctx, __dict__));
    if (!kr_isnull(own) && kr_is_dict(own)) {
        while (kr_dict_next(own, &pos, &key, &value)) kr_dict_set(ctx, names, key, KR_NONE);
    }
    cls = kr_getattr_opt(ctx, self, KR_N(ctx, __class__));
    if (!kr_isnull(cls) && kr_is_type(cls)) kr_type_merge_dir(ctx, kr_type_of_value(cls), names);
    return kr_list_from_iterable(ctx, names);
}

static const kr_builtin object_methods[] = {
    KR_GETTER(&kr_type_object, "__class__", get_class, set_class, "the object's class"),
    KR_METHOD_2(&kr_type_object, "__format__", object_format,
                "Default object formatter.\n\nReturn str(self) if format_spec is empty. Raise "
                "TypeError otherwise."),
    KR_METHOD_1(&kr_type_object, "__sizeof__", object_sizeof,
                "Size of object in memory, in bytes."),
    KR_METHOD_1(&kr_type_object, "__reduce__", kr_object_reduce, "Helper for pickle."),
    KR_METHOD_2(&kr_type_object, "__reduce_ex__", kr_object_reduce_ex, "Helper for pickle."),
    KR_METHOD_1(&kr_type_object, "__getstate__", kr_object_getstate, "Helper for pickle."),
    KR_METHOD_1(&kr_type_object, "__dir__", kr_object_dir, "Default dir() implementation."),
    {.base = {&kr_type_classmethod_descriptor},
     .name = "__init_subclass__",
     .fn.raw = object_init_subclass,
     .kind = KR_FN_RAW,
     .flags = KR_BF_CLASS,
     .owner = &kr_type_object,
     KR_DOC_INIT(
         "This method is called when a class is subclassed.\n\nThe default implementation does "
         "nothing. It may be\noverridden to extend subclasses.")},
    KR_CLASSMETHOD_VAR(&kr_type_object, "__subclasshook__", object_subclasshook, 1, KR_ANY,
                       "Abstract classes can override this to customize issubclass().\n\nThis is "
                       "invoked early on by abc.ABCMeta.__subclasscheck__().\nIt should return "
                       "True, False or NotImplemented.  If it returns\nNotImplemented, the normal "
                       "algorithm is used.  Otherwise, it\noverrides the normal algorithm (and the "
                       "outcome is cached)."),
};

const kr_type kr_type_object = {
    .base_object = {&kr_type_type},
    .name = "object",
    .flags = KR_TF_BASE,
    .rom_id = KR_ROM_object,
    .version = 1,
    .size = sizeof(kr_object),
    .methods = object_methods,
    .n_methods = KR_ARRAY_LEN(object_methods),
    .doc =
        KR_DOC("The base class of the class hierarchy.\n\nWhen called, it accepts no arguments and "
               "returns a new featureless\ninstance that has no instance attributes and cannot be "
               "given any.\n"),
    .new_ = kr_object_new,
    .init = kr_object_init_slot,
    .repr = kr_object_repr,
    .str = kr_object_str,
    .hash = kr_object_hash,
    .compare = kr_object_compare,
    .getattr = kr_object_getattr,
    .setattr = kr_object_setattr,
};
