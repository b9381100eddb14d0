/* property. A property is complete after __init__; __new__ alone gives an empty one. */
#include "object/exception.h"
#include "object/type_internal.h"

static kr_property *prop(kr_value v) {
    return KR_AS(kr_property, v);
}

static void property_trace(kr_visitor *v, kr_object *obj) {
    kr_property *p = (kr_property *)obj;
    kr_visit(v, &p->fget);
    kr_visit(v, &p->fset);
    kr_visit(v, &p->fdel);
    kr_visit(v, &p->doc);
    kr_visit(v, &p->name);
}

static kr_value property_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    (void)args;
    (void)n;
    return kr_from_ptr(kr_instance_alloc(ctx, cls));
}

static kr_value given(kr_value v) {
    return kr_isnull(v) || kr_is_none(v) ? KR_NULL : v;
}

static kr_value run_store_doc(kr_ctx *ctx, void *arg) {
    kr_value *v = arg;
    kr_setattr(ctx, v[0], KR_N(ctx, __doc__), v[1]);
    return KR_NONE;
}

/* In instances of subclasses the docstring is an attribute of their own: the class has a __doc__
 * that hides property's. A given docstring is dropped where there is no room for it. */
static void store_doc(kr_ctx *ctx, kr_value self, kr_value doc) {
    kr_value pair[2] = {self, kr_isnull(doc) ? KR_NONE : doc}, exc;
    kr_protect(ctx, run_store_doc, pair, &exc);
    if (kr_isnull(exc)) return;
    if (prop(self)->getter_doc || !kr_is_instance_of(exc, &kr_type_AttributeError)) {
        kr_raise(ctx, exc);
    }
}

static void property_init(kr_ctx *ctx, kr_value self, kr_value *args, kr_nargs n) {
    kr_property *p = prop(self);
    kr_value out[4];
    kr_bind_args(ctx, "property", "fget=,fset=,fdel=,doc=", args, n, 0, out);
    if (!kr_isnull(p->fget)) kr_type_descr_changed(ctx); /* inline caches know it */
    kr_store(ctx, p, &p->fget, given(out[0]));
    kr_store(ctx, p, &p->fset, given(out[1]));
    kr_store(ctx, p, &p->fdel, given(out[2]));
    kr_value doc = given(out[3]);
    p->getter_doc = false;
    if (kr_isnull(doc) && !kr_isnull(p->fget)) {
        doc = given(kr_getattr_opt(ctx, p->fget, KR_N(ctx, __doc__)));
        p->getter_doc = !kr_isnull(doc);
    }
    if (kr_is_exact(self, &kr_type_property)) {
        kr_store(ctx, p, &p->doc, doc);
    } else {
        store_doc(ctx, self, doc);
    }
}

/* The name given by the class body, or else the getter's; KR_NULL if there is none. */
static kr_value name_of(kr_ctx *ctx, const kr_property *p) {
    if (!kr_isnull(p->name) || kr_isnull(p->fget)) return p->name;
    return kr_getattr_opt(ctx, p->fget, KR_N(ctx, __name__));
}

/* "property 'x' of 'C' object has no setter" */
static KR_NORETURN void lacks(kr_ctx *ctx, const kr_property *p, kr_value obj, const char *what) {
    kr_value name = name_of(ctx, p), qualname = kr_type_qualname(ctx, kr_typeof(obj));
    if (!kr_isnull(name) && !kr_is_none(name)) {
        kr_raise_fmt(ctx, &kr_type_AttributeError, "property %R of '%U' object has no %s", name,
                     qualname, what);
    }
    kr_raise_fmt(ctx, &kr_type_AttributeError, "property of '%U' object has no %s", qualname, what);
}

static kr_value property_get(kr_ctx *ctx, kr_value self, kr_value obj, kr_value cls) {
    kr_property *p = prop(self);
    (void)cls;
    if (kr_isnull(obj)) return self;
    if (kr_isnull(p->fget)) lacks(ctx, p, obj, "getter");
    return kr_call1(ctx, p->fget, obj);
}

static void property_set(kr_ctx *ctx, kr_value self, kr_value obj, kr_value value) {
    kr_property *p = prop(self);
    if (kr_isnull(value)) {
        if (kr_isnull(p->fdel)) lacks(ctx, p, obj, "deleter");
        kr_call1(ctx, p->fdel, obj);
        return;
    }
    if (kr_isnull(p->fset)) lacks(ctx, p, obj, "setter");
    kr_call2(ctx, p->fset, obj, value);
}

static kr_value or_none(kr_value v) {
    return kr_isnull(v) ? KR_NONE : v;
}

/* type(self)(fget, fset, fdel, doc) with one of them replaced */
static kr_value copy_with(kr_ctx *ctx, kr_value self, int which, kr_value f) {
    kr_property *p = prop(self);
    kr_value args[4] = {or_none(p->fget), or_none(p->fset), or_none(p->fdel), KR_NONE}, copy;
    args[which] = f;
    if (!p->getter_doc || kr_is_none(args[0])) args[3] = or_none(p->doc);
    copy = kr_call(ctx, kr_type_value(kr_typeof(self)), args, KR_NARGS(4, 0));
    if (kr_has_flag(copy, KR_TF_HEAP) || kr_is_exact(copy, &kr_type_property)) {
        if (kr_is_instance_of(copy, &kr_type_property)) {
            kr_store(ctx, kr_ptr(copy), &prop(copy)->name, p->name);
        }
    }
    return copy;
}

static kr_value property_getter(kr_ctx *ctx, kr_value self, kr_value f) {
    return copy_with(ctx, self, 0, f);
}

static kr_value property_setter(kr_ctx *ctx, kr_value self, kr_value f) {
    return copy_with(ctx, self, 1, f);
}

static kr_value property_deleter(kr_ctx *ctx, kr_value self, kr_value f) {
    return copy_with(ctx, self, 2, f);
}

static kr_value property_set_name(kr_ctx *ctx, kr_value self, kr_value owner, kr_value name) {
    (void)owner;
    kr_store(ctx, kr_ptr(self), &prop(self)->name, name);
    return KR_NONE;
}

static kr_value get_fget(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return or_none(prop(self)->fget);
}

static kr_value get_fset(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return or_none(prop(self)->fset);
}

static kr_value get_fdel(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return or_none(prop(self)->fdel);
}

static kr_value get_doc(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return or_none(prop(self)->doc);
}

static void set_doc(kr_ctx *ctx, kr_value self, kr_value value) {
    kr_store(ctx, kr_ptr(self), &prop(self)->doc, value);
}

static kr_value get_name(kr_ctx *ctx, kr_value self) {
    kr_value name = name_of(ctx, prop(self));
    if (kr_isnull(name)) kr_raise_no_attr(ctx, self, KR_N(ctx, __name__));
    return name;
}

static void set_name(kr_ctx *ctx, kr_value self, kr_value value) {
    kr_store(ctx, kr_ptr(self), &prop(self)->name, value);
}

static bool is_abstract(kr_ctx *ctx, kr_value f) {
    kr_value flag;
    if (kr_isnull(f)) return false;
    flag = kr_getattr_opt(ctx, f, KR_N(ctx, __isabstractmethod__));
    return !kr_isnull(flag) && kr_truth(ctx, flag);
}

static kr_value get_abstract(kr_ctx *ctx, kr_value self) {
    kr_property *p = prop(self);
    return kr_bool(is_abstract(ctx, p->fget) || is_abstract(ctx, p->fset) ||
                   is_abstract(ctx, p->fdel));
}

static const kr_builtin property_methods[] = {
    KR_METHOD_2(&kr_type_property, "getter", property_getter,
                "Descriptor to obtain a copy of the property with a different getter."),
    KR_METHOD_2(&kr_type_property, "setter", property_setter,
                "Descriptor to obtain a copy of the property with a different setter."),
    KR_METHOD_2(&kr_type_property, "deleter", property_deleter,
                "Descriptor to obtain a copy of the property with a different deleter."),
    KR_METHOD_3(&kr_type_property, "__set_name__", property_set_name,
                "__set_name__(owner, name)\nMethod to set name of a property."),
    KR_MEMBER(&kr_type_property, "fget", get_fget, NULL),
    KR_MEMBER(&kr_type_property, "fset", get_fset, NULL),
    KR_MEMBER(&kr_type_property, "fdel", get_fdel, NULL),
    KR_GETTER(&kr_type_property, "__doc__", get_doc, set_doc, NULL),
    KR_GETTER(&kr_type_property, "__name__", get_name, set_name, NULL),
    KR_GETTER(&kr_type_property, "__isabstractmethod__", get_abstract, NULL, NULL),
};

const kr_type kr_type_property = {
    .base_object = {&kr_type_type},
    .name = "property",
    .base = &kr_type_object,
    .flags = KR_TF_BASE,
    .rom_id = KR_ROM_property,
    .version = 1,
    .size = offsetof(kr_property, attrs),
    .methods = property_methods,
    .n_methods = KR_ARRAY_LEN(property_methods),
    .doc = KR_DOC(
        "Property attribute.\n\n  fget\n    function to be used for getting an attribute value\n  "
        "fset\n    function to be used for setting an attribute value\n  fdel\n    function to be "
        "used for del'ing an attribute\n  doc\n    docstring\n\nTypical use is to define a "
        "managed attribute x."),
    .new_ = property_new,
    .init = property_init,
    .trace = property_trace,
    .descr_get = property_get,
    .descr_set = property_set,
};
