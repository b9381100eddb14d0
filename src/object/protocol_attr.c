/* Getting, setting and calling by name: the attribute half of protocol.h. */
#include "object/exception.h"
#include "object/type_internal.h"

kr_value kr_getattr(kr_ctx *ctx, kr_value obj, kr_value name) {
    const kr_type *t = kr_typeof(obj);
    kr_check_recursion(ctx, NULL);
    kr_value v = KR_SLOT(t, getattr)(ctx, obj, name);
    if (KR_UNLIKELY(kr_isnull(v))) kr_raise_no_attr(ctx, obj, name);
    return v;
}

typedef struct attr_job {
    kr_value obj, name;
} attr_job;

static kr_value run_getattr(kr_ctx *ctx, void *arg) {
    attr_job *job = arg;
    kr_check_recursion(ctx, NULL); /* some objects ask another one, which may be themselves */
    return KR_SLOT(kr_typeof(job->obj), getattr)(ctx, job->obj, job->name);
}

/* Reading this class attribute through an instance runs no code that may raise. */
static bool is_tame(kr_value attr) {
    const kr_type *t;
    if (!kr_is_object(attr)) return true;
    t = kr_ptr(attr)->type;
    return t->flags & KR_TF_METHOD || !KR_SLOT(t, descr_get) || t == &kr_type_classmethod ||
           t == &kr_type_staticmethod || t == &kr_type_classmethod_descriptor;
}

kr_value kr_getattr_opt(kr_ctx *ctx, kr_value obj, kr_value name) {
    const kr_type *t = kr_typeof(obj);
    kr_value (*get)(kr_ctx *, kr_value, kr_value) = KR_SLOT(t, getattr);
    attr_job job = {obj, name};
    kr_value exc, v;
    if (get == kr_object_getattr && is_tame(kr_type_lookup(ctx, t, name))) {
        return kr_object_getattr(ctx, obj, name);
    }
    if (get == kr_type_getattr && is_tame(kr_type_lookup(ctx, kr_type_of_value(obj), name)) &&
        is_tame(kr_type_lookup(ctx, t, name))) {
        return kr_type_getattr(ctx, obj, name);
    }
    v = kr_protect(ctx, run_getattr, &job, &exc);
    if (kr_isnull(exc)) return v;
    if (!kr_is_instance_of(exc, &kr_type_AttributeError)) kr_raise(ctx, exc);
    return KR_NULL;
}

bool kr_hasattr(kr_ctx *ctx, kr_value obj, kr_value name) {
    return !kr_isnull(kr_getattr_opt(ctx, obj, name));
}

void kr_setattr(kr_ctx *ctx, kr_value obj, kr_value name, kr_value value) {
    KR_SLOT(kr_typeof(obj), setattr)(ctx, obj, name, value);
}

void kr_delattr(kr_ctx *ctx, kr_value obj, kr_value name) {
    KR_SLOT(kr_typeof(obj), setattr)(ctx, obj, name, KR_NULL);
}

static kr_value no_attr_text(kr_ctx *ctx, kr_value obj, kr_value name) {
    if (kr_is_type(obj)) {
        return kr_str_format(ctx, "type object '%N' has no attribute '%U'", kr_type_of_value(obj),
                             name);
    }
    if (kr_is_instance_of(obj, &kr_type_module)) {
        kr_value mod = KR_NULL;
        if (!kr_isnull(kr_module_dict(obj))) mod = kr_module_get(ctx, obj, KR_N(ctx, __name__));
        if (!kr_isnull(mod) && kr_is_str(mod)) {
            return kr_str_format(ctx, "module '%U' has no attribute '%U'", mod, name);
        }
        return kr_str_format(ctx, "module has no attribute '%U'", name);
    }
    return kr_str_format(ctx, "'%T' object has no attribute '%U'", obj, name);
}

void kr_raise_no_attr(kr_ctx *ctx, kr_value obj, kr_value name) {
    kr_value text = no_attr_text(ctx, obj, name);
    kr_value exc = kr_exc_new(ctx, &kr_type_AttributeError, 1, &text);
    kr_store_init(&KR_AS(kr_exc, exc)->field[KR_ATTR_NAME], name);
    kr_store_init(&KR_AS(kr_exc, exc)->field[KR_ATTR_OBJ], obj);
    kr_raise(ctx, exc);
}

kr_value kr_unwrap_method(kr_value attr, kr_value obj, kr_value cls, kr_value *self) {
    const kr_type *t;
    kr_value f;
    if (!kr_is_object(attr)) return KR_NULL;
    t = kr_ptr(attr)->type;
    if (t->flags & KR_TF_METHOD) {
        *self = obj;
        return attr;
    }
    if (t == &kr_type_staticmethod) return KR_AS(const kr_method_wrap, attr)->func;
    if (t != &kr_type_classmethod) return KR_NULL;
    f = KR_AS(const kr_method_wrap, attr)->func;
    if (!kr_is_exact(f, &kr_type_function)) return KR_NULL;
    *self = cls;
    return f;
}

static kr_value load_from_class(kr_ctx *ctx, kr_value cls, kr_value name, kr_value *self) {
    kr_value meta_attr = kr_type_lookup(ctx, kr_typeof(cls), name), f;
    if (kr_isnull(meta_attr) || !kr_data_descr(meta_attr)) {
        f = kr_unwrap_method(kr_type_lookup(ctx, kr_type_of_value(cls), name), KR_NULL, cls, self);
        if (!kr_isnull(f)) return f;
    }
    return kr_getattr(ctx, cls, name);
}

kr_value kr_load_method(kr_ctx *ctx, kr_value obj, kr_value name, kr_value *self) {
    const kr_type *t = kr_typeof(obj);
    kr_value (*get)(kr_ctx *, kr_value, kr_value) = KR_SLOT(t, getattr);
    kr_value f, v;
    *self = KR_NULL;
    if (KR_LIKELY(get == kr_object_getattr)) {
        f = kr_unwrap_method(kr_type_lookup(ctx, t, name), obj, kr_type_value(t), self);
        if (!kr_isnull(f)) {
            kr_attrs *a = kr_is_object(obj) ? kr_attrs_of(obj) : NULL;
            if (!a) return f;
            v = kr_attrs_get(ctx, a, name);
            if (kr_isnull(v)) return f;
            *self = KR_NULL;
            return v;
        }
    } else if (get == kr_type_getattr) {
        return load_from_class(ctx, obj, name, self);
    }
    return kr_getattr(ctx, obj, name);
}

kr_value kr_lookup_special(kr_ctx *ctx, kr_value obj, kr_value name) {
    const kr_type *t = kr_typeof(obj);
    kr_value attr = kr_type_lookup(ctx, t, name);
    return kr_isnull(attr) ? attr : kr_bind(ctx, attr, obj, t);
}
