/* The types of built-in functions, methods and attributes as Python sees them: builtin_function,
 * builtin_bound, method_descriptor, classmethod_descriptor, getset. A kr_builtin is itself an
 * object (its header says which of these it is); only bound ones are made at run time. */
#include "object/exception.h"
#include "object/type_internal.h"

static const kr_builtin *def_of(kr_value self) {
    if (kr_is_exact(self, &kr_type_builtin_bound)) return KR_AS(const kr_builtin_bound, self)->def;
    return KR_AS(const kr_builtin, self);
}

static kr_value bind(kr_ctx *ctx, const kr_builtin *f, kr_value self) {
    kr_builtin_bound *b = kr_heap_new(ctx, &kr_type_builtin_bound, sizeof *b);
    b->def = f;
    kr_store_init(&b->self, self);
    return kr_from_ptr(b);
}

/* ---- attributes that all share ---- */

static kr_value get_name(kr_ctx *ctx, kr_value self) {
    return kr_str_intern_rom(ctx, def_of(self)->name);
}

static kr_value get_qualname(kr_ctx *ctx, kr_value self) {
    const kr_builtin *f = def_of(self);
    if (kr_is_exact(self, &kr_type_builtin_bound)) {
        kr_value obj = KR_AS(const kr_builtin_bound, self)->self;
        const kr_type *t = kr_is_type(obj) ? kr_type_of_value(obj) : kr_typeof(obj);
        return kr_str_format(ctx, "%U.%s", kr_type_qualname(ctx, t), f->name);
    }
    if (f->owner) return kr_str_format(ctx, "%s.%s", kr_type_cname(f->owner), f->name);
    return get_name(ctx, self);
}

static kr_value get_doc(kr_ctx *ctx, kr_value self) {
    const char *doc = KR_DOC_OF(def_of(self));
    return doc ? kr_str_from_cstr(ctx, doc) : KR_NONE;
}

static kr_value get_module(kr_ctx *ctx, kr_value self) {
    const char *m = kr_builtin_module(ctx, def_of(self));
    return m ? kr_str_intern_cstr(ctx, m) : KR_NONE;
}

static kr_value get_owner(kr_ctx *ctx, kr_value self) {
    const kr_type *t = def_of(self)->owner;
    (void)ctx;
    return t ? kr_type_value(t) : KR_NONE;
}

/* "($self, sub, start=None, /)" */
kr_value kr_builtin_text_signature(kr_ctx *ctx, const kr_builtin *f) {
    kr_strbuf b;
    const char *self = f->flags & KR_BF_CLASS ? "$type" : f->flags & KR_BF_METHOD ? "$self" : "";
    static const char *const fixed[] = {"", "x", "x, y", "x, y, z"};
    if (f->kind == KR_FN_VAR || f->kind == KR_FN_RAW) return KR_NONE;
    kr_strbuf_init(ctx, &b, 32);
    kr_strbuf_format(ctx, &b, "(%s", self);
    if (f->kind == KR_FN_SIG) {
        for (const char *s = f->sig; *s;) {
            size_t n = strcspn(s, ",");
            if (b.len > 1) kr_strbuf_cstr(ctx, &b, ", ");
            kr_strbuf_add(ctx, &b, s, n);
            if (n && s[n - 1] == '=') kr_strbuf_cstr(ctx, &b, "None");
            s += n;
            while (*s == ',' || *s == ' ') s++;
        }
    } else {
        size_t n = f->kind == KR_FN_0 ? 0 : (size_t)f->kind - KR_FN_1 + 1 - (*self != 0);
        if (n && *self) kr_strbuf_cstr(ctx, &b, ", ");
        kr_strbuf_cstr(ctx, &b, fixed[n]);
        if (n || *self) kr_strbuf_cstr(ctx, &b, ", /");
    }
    kr_strbuf_cstr(ctx, &b, ")");
    return kr_strbuf_finish(ctx, &b);
}

static kr_value get_signature(kr_ctx *ctx, kr_value self) {
    return kr_builtin_text_signature(ctx, def_of(self));
}

#define SHARED_GETTERS(type)                                                                       \
    KR_GETTER(type, "__name__", get_name, NULL, NULL),                                             \
        KR_GETTER(type, "__qualname__", get_qualname, NULL, NULL),                                 \
        KR_GETTER(type, "__doc__", get_doc, NULL, NULL),                                           \
        KR_GETTER(type, "__text_signature__", get_signature, NULL, NULL)

/* ---- builtin_function: functions of modules, static methods ---- */

static kr_value function_call(kr_ctx *ctx, kr_value self, kr_value *args, kr_nargs n) {
    return kr_builtin_call(ctx, KR_AS(const kr_builtin, self), args, n);
}

static kr_value function_repr(kr_ctx *ctx, kr_value self) {
    const kr_builtin *f = def_of(self);
    if (f->owner) {
        return kr_str_format(ctx, "<built-in method %s of type object at 0x%llx>", f->name,
                             (unsigned long long)(uintptr_t)f->owner);
    }
    return kr_str_format(ctx, "<built-in function %s>", f->name);
}

static kr_value function_self(kr_ctx *ctx, kr_value self) {
    const kr_builtin *f = def_of(self);
    const char *name = kr_builtin_module(ctx, f);
    kr_value m = KR_NULL;
    if (f->owner) return kr_type_value(f->owner);
    if (name && kr_is_dict(ctx->vm->modules)) {
        m = kr_dict_get_name(ctx, ctx->vm->modules, kr_str_intern_cstr(ctx, name));
    }
    return kr_isnull(m) ? KR_NONE : m;
}

static kr_value function_reduce(kr_ctx *ctx, kr_value self) {
    return get_qualname(ctx, self);
}

static const kr_builtin function_methods[] = {
    SHARED_GETTERS(&kr_type_builtin_function),
    KR_GETTER(&kr_type_builtin_function, "__module__", get_module, NULL, NULL),
    KR_GETTER(&kr_type_builtin_function, "__self__", function_self, NULL, NULL),
    KR_METHOD_1(&kr_type_builtin_function, "__reduce__", function_reduce, NULL),
};

const kr_type kr_type_builtin_function = {
    .base_object = {&kr_type_type},
    .name = "builtin_function_or_method",
    .base = &kr_type_object,
    .flags = KR_TF_NO_NEW | KR_TF_WEAKREF,
    .rom_id = KR_ROM_builtin_function,
    .version = 1,
    .size = sizeof(kr_builtin),
    .methods = function_methods,
    .n_methods = KR_ARRAY_LEN(function_methods),
    .repr = function_repr,
    .call = function_call,
};

/* ---- builtin_bound: [].append ---- */

static void bound_trace(kr_visitor *v, kr_object *obj) {
    kr_visit(v, &((kr_builtin_bound *)obj)->self);
}

static kr_value bound_call(kr_ctx *ctx, kr_value self, kr_value *args, kr_nargs n) {
    const kr_builtin_bound *b = KR_AS(const kr_builtin_bound, self);
    return kr_builtin_call_bound(ctx, b->def, b->self, args, n);
}

static kr_value bound_repr(kr_ctx *ctx, kr_value self) {
    const kr_builtin_bound *b = KR_AS(const kr_builtin_bound, self);
    return kr_str_format(ctx, "<built-in method %s of %T object at 0x%llx>", b->def->name, b->self,
                         (unsigned long long)kr_object_id(b->self));
}

static kr_value bound_self(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return KR_AS(const kr_builtin_bound, self)->self;
}

static kr_value bound_compare(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b) {
    (void)ctx;
    if ((op != KR_BIN_EQ && op != KR_BIN_NE) || !kr_is_exact(b, &kr_type_builtin_bound)) {
        return KR_NOTIMPL;
    }
    const kr_builtin_bound *x = KR_AS(const kr_builtin_bound, a);
    const kr_builtin_bound *y = KR_AS(const kr_builtin_bound, b);
    return kr_bool((x->def == y->def && kr_is(x->self, y->self)) == (op == KR_BIN_EQ));
}

static kr_hash_t bound_hash(kr_ctx *ctx, kr_value self) {
    const kr_builtin_bound *b = KR_AS(const kr_builtin_bound, self);
    (void)ctx;
    return (kr_hash_t)((b->self.w >> 4) ^ ((uintptr_t)b->def >> 3));
}

static kr_value bound_reduce(kr_ctx *ctx, kr_value self) {
    kr_value getattr = kr_builtins_get(ctx, kr_str_intern_rom(ctx, "getattr"));
    const kr_builtin_bound *b = KR_AS(const kr_builtin_bound, self);
    return kr_tuple2(ctx, getattr, kr_tuple2(ctx, b->self, get_name(ctx, self)));
}

static const kr_builtin bound_methods[] = {
    SHARED_GETTERS(&kr_type_builtin_bound),
    KR_GETTER(&kr_type_builtin_bound, "__module__", get_module, NULL, NULL),
    KR_GETTER(&kr_type_builtin_bound, "__self__", bound_self, NULL, NULL),
    KR_METHOD_1(&kr_type_builtin_bound, "__reduce__", bound_reduce, NULL),
};

const kr_type kr_type_builtin_bound = {
    .base_object = {&kr_type_type},
    .name = "builtin_function_or_method",
    .base = &kr_type_builtin_function,
    .flags = KR_TF_NO_NEW | KR_TF_WEAKREF,
    .rom_id = KR_ROM_builtin_bound,
    .version = 1,
    .size = sizeof(kr_builtin_bound),
    .methods = bound_methods,
    .n_methods = KR_ARRAY_LEN(bound_methods),
    .trace = bound_trace,
    .repr = bound_repr,
    .hash = bound_hash,
    .compare = bound_compare,
    .call = bound_call,
};

/* ---- method_descriptor: list.append ---- */

static kr_value method_get(kr_ctx *ctx, kr_value self, kr_value obj, kr_value cls) {
    const kr_builtin *f = KR_AS(const kr_builtin, self);
    (void)cls;
    if (kr_isnull(obj)) return self;
    if (kr_typeof(obj) != f->owner) kr_check_self(ctx, f, obj);
    return bind(ctx, f, obj);
}

static kr_value method_repr(kr_ctx *ctx, kr_value self) {
    const kr_builtin *f = def_of(self);
    return kr_str_format(ctx, "<method '%s' of '%N' objects>", f->name, f->owner);
}

static const kr_builtin method_methods[] = {
    SHARED_GETTERS(&kr_type_method_descriptor),
    KR_GETTER(&kr_type_method_descriptor, "__objclass__", get_owner, NULL, NULL),
};

const kr_type kr_type_method_descriptor = {
    .base_object = {&kr_type_type},
    .name = "method_descriptor",
    .base = &kr_type_object,
    .flags = KR_TF_NO_NEW | KR_TF_METHOD,
    .rom_id = KR_ROM_method_descriptor,
    .version = 1,
    .size = sizeof(kr_builtin),
    .methods = method_methods,
    .n_methods = KR_ARRAY_LEN(method_methods),
    .repr = method_repr,
    .call = function_call,
    .descr_get = method_get,
};

/* ---- classmethod_descriptor: dict.fromkeys ---- */

static void check_class(kr_ctx *ctx, const kr_builtin *f, kr_value cls) {
    if (!f->owner || kr_type_is_subtype(kr_type_of_value(cls), f->owner)) return;
    kr_raise_fmt(ctx, &kr_type_TypeError,
                 "descriptor '%s' requires a subtype of '%N' but received '%N'", f->name, f->owner,
                 kr_type_of_value(cls));
}

static kr_value classmethod_get(kr_ctx *ctx, kr_value self, kr_value obj, kr_value cls) {
    const kr_builtin *f = KR_AS(const kr_builtin, self);
    if (kr_isnull(cls)) cls = kr_type_value(kr_typeof(obj));
    if (kr_is_type(cls)) check_class(ctx, f, cls);
    return bind(ctx, f, cls);
}

static kr_value classmethod_call(kr_ctx *ctx, kr_value self, kr_value *args, kr_nargs n) {
    const kr_builtin *f = KR_AS(const kr_builtin, self);
    if (kr_npos(n) < 1) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "descriptor '%s' of '%N' object needs an argument",
                     f->name, f->owner);
    }
    if (!kr_is_type(args[0])) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "descriptor '%s' for type '%N' needs a type, not a '%T' as arg 2", f->name,
                     f->owner, args[0]);
    }
    check_class(ctx, f, args[0]);
    return kr_builtin_call(ctx, f, args, n);
}

static const kr_builtin classmethod_methods[] = {
    SHARED_GETTERS(&kr_type_classmethod_descriptor),
    KR_GETTER(&kr_type_classmethod_descriptor, "__objclass__", get_owner, NULL, NULL),
};

const kr_type kr_type_classmethod_descriptor = {
    .base_object = {&kr_type_type},
    .name = "classmethod_descriptor",
    .base = &kr_type_object,
    .flags = KR_TF_NO_NEW,
    .rom_id = KR_ROM_classmethod_descriptor,
    .version = 1,
    .size = sizeof(kr_builtin),
    .methods = classmethod_methods,
    .n_methods = KR_ARRAY_LEN(classmethod_methods),
    .repr = method_repr,
    .call = classmethod_call,
    .descr_get = classmethod_get,
};

/* ---- getset: attributes computed by C code ---- */

static void check_attribute(kr_ctx *ctx, const kr_builtin *f, kr_value obj) {
    if (!f->owner || kr_typeof(obj) == f->owner || kr_is_instance_of(obj, f->owner)) return;
    kr_raise_fmt(ctx, &kr_type_TypeError,
                 "descriptor '%s' for '%N' objects doesn't apply to a '%T' object", f->name,
                 f->owner, obj);
}

static kr_value getset_get(kr_ctx *ctx, kr_value self, kr_value obj, kr_value cls) {
    const kr_builtin *f = KR_AS(const kr_builtin, self);
    (void)cls;
    if (kr_isnull(obj)) return self;
    check_attribute(ctx, f, obj);
    kr_check_recursion(ctx, NULL); /* a file may have itself as its buffer */
    return f->fn.f1(ctx, obj);
}

static void getset_set(kr_ctx *ctx, kr_value self, kr_value obj, kr_value value) {
    const kr_builtin *f = KR_AS(const kr_builtin, self);
    check_attribute(ctx, f, obj);
    if (!f->set) {
        if (f->flags & KR_BF_MEMBER) {
            kr_raise_fmt(ctx, &kr_type_AttributeError, "readonly attribute");
        }
        kr_raise_fmt(ctx, &kr_type_AttributeError, "attribute '%s' of '%N' objects is not writable",
                     f->name, f->owner);
    }
    f->set(ctx, obj, value);
}

static kr_value getset_repr(kr_ctx *ctx, kr_value self) {
    const kr_builtin *f = def_of(self);
    return kr_str_format(ctx, "<attribute '%s' of '%N' objects>", f->name, f->owner);
}

static const kr_builtin getset_methods[] = {
    KR_GETTER(&kr_type_getset, "__name__", get_name, NULL, NULL),
    KR_GETTER(&kr_type_getset, "__qualname__", get_qualname, NULL, NULL),
    KR_GETTER(&kr_type_getset, "__doc__", get_doc, NULL, NULL),
    KR_GETTER(&kr_type_getset, "__objclass__", get_owner, NULL, NULL),
};

const kr_type kr_type_getset = {
    .base_object = {&kr_type_type},
    .name = "getset_descriptor",
    .base = &kr_type_object,
    .flags = KR_TF_NO_NEW,
    .rom_id = KR_ROM_getset,
    .version = 1,
    .size = sizeof(kr_builtin),
    .methods = getset_methods,
    .n_methods = KR_ARRAY_LEN(getset_methods),
    .repr = getset_repr,
    .descr_get = getset_get,
    .descr_set = getset_set,
};
