/* super: attributes looked up along an object's MRO behind a given class. */
#include "object/exception.h"
#include "object/type_internal.h"

typedef struct kr_super {
    kr_object base;
    const kr_type *cls; /* the class to start behind */
    kr_value obj;       /* instance or class; KR_NULL: unbound */
    const kr_type *obj_type;
} kr_super;

static void super_trace(kr_visitor *v, kr_object *obj) {
    kr_super *s = (kr_super *)obj;
    kr_visit_ptr(v, &s->cls);
    kr_visit(v, &s->obj);
    kr_visit_ptr(v, &s->obj_type);
}

/* The class whose MRO counts for super(cls, obj). */
static const kr_type *check(kr_ctx *ctx, const kr_type *cls, kr_value obj) {
    kr_value other;
    if (kr_is_type(obj) && kr_type_is_subtype(kr_type_of_value(obj), cls)) {
        return kr_type_of_value(obj);
    }
    if (kr_type_is_subtype(kr_typeof(obj), cls)) return kr_typeof(obj);
    other = kr_getattr_opt(ctx, obj, KR_N(ctx, __class__));
    if (!kr_isnull(other) && kr_is_type(other) && kr_type_of_value(other) != kr_typeof(obj) &&
        kr_type_is_subtype(kr_type_of_value(other), cls)) {
        return kr_type_of_value(other);
    }
    kr_raise_fmt(ctx, &kr_type_TypeError,
                 "super(type, obj): obj (%s %N) is not an instance or subtype of type (%N).",
                 kr_is_type(obj) ? "type" : "instance of",
                 kr_is_type(obj) ? kr_type_of_value(obj) : kr_typeof(obj), cls);
}

kr_value kr_super_init_subclass(kr_ctx *ctx, const kr_type *t) {
    kr_value v = kr_type_find_behind(ctx, t, t, KR_N(ctx, __init_subclass__));
    /* an MRO of the metaclass's own may lack object */
    if (kr_isnull(v)) v = kr_type_lookup(ctx, &kr_type_object, KR_N(ctx, __init_subclass__));
    return kr_bind(ctx, v, KR_NULL, t);
}

static kr_value super_getattr(kr_ctx *ctx, kr_value self, kr_value name) {
    const kr_super *s = KR_AS(const kr_super, self);
    kr_value v;
    if (s->obj_type && !kr_is(name, KR_N(ctx, __class__))) {
        v = kr_type_find_behind(ctx, s->obj_type, s->cls, name);
        if (!kr_isnull(v)) {
            bool through_class = kr_is(s->obj, kr_type_value(s->obj_type));
            return kr_bind(ctx, v, through_class ? KR_NULL : s->obj, s->obj_type);
        }
    }
    return kr_object_getattr(ctx, self, name);
}

static kr_value super_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    (void)args;
    (void)n;
    return kr_from_ptr(kr_instance_alloc(ctx, cls));
}

static void super_init(kr_ctx *ctx, kr_value self, kr_value *args, kr_nargs n) {
    kr_super *s = KR_AS(kr_super, self);
    kr_check_no_kw(ctx, "super", n);
    if (kr_npos(n) == 0) kr_raise_bare_super(ctx);
    kr_check_args(ctx, "super()", n, 0, 2);
    if (!kr_is_type(args[0])) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "super() argument 1 must be a type, not %T", args[0]);
    }
    s->cls = kr_type_of_value(args[0]);
    s->obj_type = NULL;
    s->obj = KR_NULL;
    if (kr_npos(n) == 2 && !kr_is_none(args[1])) {
        s->obj_type = check(ctx, s->cls, args[1]);
        kr_store(ctx, s, &s->obj, args[1]);
    }
}

static kr_value super_get(kr_ctx *ctx, kr_value self, kr_value obj, kr_value cls) {
    const kr_super *s = KR_AS(const kr_super, self);
    kr_value args[2];
    (void)cls;
    if (kr_isnull(obj) || !kr_isnull(s->obj) || !s->cls) return self;
    args[0] = kr_type_value(s->cls);
    args[1] = obj;
    return kr_call(ctx, kr_type_value(kr_typeof(self)), args, KR_NARGS(2, 0));
}

static kr_value super_repr(kr_ctx *ctx, kr_value self) {
    const kr_super *s = KR_AS(const kr_super, self);
    if (!s->cls) return kr_str_from_cstr(ctx, "<super: NULL, NULL>");
    if (!s->obj_type) return kr_str_format(ctx, "<super: <class '%N'>, NULL>", s->cls);
    return kr_str_format(ctx, "<super: <class '%N'>, <%N object>>", s->cls, s->obj_type);
}

static kr_value get_thisclass(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    const kr_super *s = KR_AS(const kr_super, self);
    return s->cls ? kr_type_value(s->cls) : KR_NONE;
}

static kr_value get_self(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    const kr_super *s = KR_AS(const kr_super, self);
    return kr_isnull(s->obj) ? KR_NONE : s->obj;
}

static kr_value get_self_class(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    const kr_super *s = KR_AS(const kr_super, self);
    return s->obj_type ? kr_type_value(s->obj_type) : KR_NONE;
}

static const kr_builtin super_methods[] = {
    KR_MEMBER(&kr_type_super, "__thisclass__", get_thisclass, "the class invoking super()"),
    KR_MEMBER(&kr_type_super, "__self__", get_self, "the instance invoking super(); may be None"),
    KR_MEMBER(&kr_type_super, "__self_class__", get_self_class,
              "the type of the instance invoking super(); may be None"),
};

const kr_type kr_type_super = {
    .base_object = {&kr_type_type},
    .name = "super",
    .base = &kr_type_object,
    .flags = KR_TF_BASE,
    .rom_id = KR_ROM_super,
    .version = 1,
    .size = sizeof(kr_super),
    .methods = super_methods,
    .n_methods = KR_ARRAY_LEN(super_methods),
    .doc = KR_DOC(
        "super() -> same as super(__class__, <first argument>)\nsuper(type) -> unbound super "
        "object\nsuper(type, obj) -> bound super object; requires isinstance(obj, type)\n"
        "super(type, type2) -> bound super object; requires issubclass(type2, type)"),
    .new_ = super_new,
    .init = super_init,
    .trace = super_trace,
    .repr = super_repr,
    .getattr = super_getattr,
    .descr_get = super_get,
};
