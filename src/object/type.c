/* type: the class of classes. Calling a class, attributes of classes, and their names.
 *
 * A class is a kr_type; those made at run time (kr_heap_type) live in the heap and are traced
 * here. t.name of a heap type is a NUL-terminated leaf block of its own. */
#include "object/exception.h"
#include "object/type_internal.h"

/* ---- names ---- */

const char *kr_type_cname(const kr_type *t) {
    const char *dot;
    if (t->flags & KR_TF_HEAP) return t->name;
    dot = strrchr(t->name, '.');
    return dot ? dot + 1 : t->name;
}

kr_value kr_type_name(kr_ctx *ctx, const kr_type *t) {
    if (t->flags & KR_TF_HEAP) return kr_heap_type_of(t)->name;
    return kr_str_intern_cstr(ctx, kr_type_cname(t));
}

kr_value kr_type_qualname(kr_ctx *ctx, const kr_type *t) {
    if (t->flags & KR_TF_HEAP) return kr_heap_type_of(t)->qualname;
    return kr_type_name(ctx, t);
}

kr_value kr_type_module_name(kr_ctx *ctx, const kr_type *t) {
    const char *dot;
    if (t->flags & KR_TF_HEAP) {
        return kr_type_find_name(ctx, kr_heap_type_of(t), KR_N(ctx, __module__));
    }
    dot = strrchr(t->name, '.');
    if (!dot) return KR_N(ctx, builtins);
    return kr_str_intern(ctx, t->name, (size_t)(dot - t->name));
}

kr_value kr_type_fullname(kr_ctx *ctx, const kr_type *t) {
    kr_value module = kr_type_module_name(ctx, t), name = kr_type_qualname(ctx, t);
    if (kr_isnull(module) || !kr_is_str(module) || kr_str_eq_cstr(module, "builtins")) return name;
    return kr_str_format(ctx, "%U.%U", module, name);
}

static kr_value type_repr(kr_ctx *ctx, kr_value self) {
    return kr_str_format(ctx, "<class '%U'>", kr_type_fullname(ctx, kr_type_of_value(self)));
}

/* ---- calling ---- */

kr_value kr_type_call(kr_ctx *ctx, kr_value self, kr_value *args, kr_nargs n) {
    const kr_type *t = kr_type_of_value(self), *got;
    kr_value (*new_)(kr_ctx *, const kr_type *, kr_value *, kr_nargs);
    void (*init)(kr_ctx *, kr_value, kr_value *, kr_nargs);
    kr_value obj;
    if (t == &kr_type_type) {
        if (n == KR_NARGS(1, 0)) return kr_type_value(kr_typeof(args[0]));
        if (kr_npos(n) != 3) kr_raise_fmt(ctx, &kr_type_TypeError, "type() takes 1 or 3 arguments");
    }
    new_ = KR_SLOT(t, new_);
    if (!new_ || t->flags & KR_TF_NO_NEW) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "cannot create '%U' instances",
                     kr_type_fullname(ctx, t));
    }
    obj = new_(ctx, t, args, n);
    got = kr_typeof(obj);
    if (got != t && !kr_type_is_subtype(got, t)) return obj;
    init = KR_SLOT(got, init);
    if (init == kr_object_init_slot && got == t && new_ != kr_object_new) return obj;
    if (init) init(ctx, obj, args, n);
    return obj;
}

static void type_init(kr_ctx *ctx, kr_value self, kr_value *args, kr_nargs n) {
    (void)self;
    (void)args;
    if (kr_npos(n) == 1 && kr_nkw(n)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "type.__init__() takes no keyword arguments");
    }
    if (kr_npos(n) != 1 && kr_npos(n) != 3) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "type.__init__() takes 1 or 3 arguments");
    }
}

/* ---- attributes of classes ---- */

kr_value kr_type_getattr(kr_ctx *ctx, kr_value self, kr_value name) {
    const kr_type *t = kr_type_of_value(self), *meta = kr_typeof(self);
    kr_value meta_attr = kr_type_lookup(ctx, meta, name), attr;
    kr_value (*get)(kr_ctx *, kr_value, kr_value, kr_value) = NULL;
    if (kr_is_object(meta_attr)) {
        const kr_type *at = kr_ptr(meta_attr)->type;
        get = KR_SLOT(at, descr_get);
        if (get && KR_SLOT(at, descr_set)) return get(ctx, meta_attr, self, kr_type_value(meta));
    }
    attr = kr_type_lookup(ctx, t, name);
    if (!kr_isnull(attr)) return kr_bind(ctx, attr, KR_NULL, t);
    return get ? get(ctx, meta_attr, self, kr_type_value(meta)) : meta_attr;
}

static void check_mutable(kr_ctx *ctx, const kr_type *t, kr_value name) {
    if (t->flags & KR_TF_HEAP && !(t->flags & KR_TF_IMMUTABLE)) return;
    kr_raise_fmt(ctx, &kr_type_TypeError, "cannot set '%U' attribute of immutable type '%U'", name,
                 kr_type_fullname(ctx, t));
}

void kr_type_setattr(kr_ctx *ctx, kr_value self, kr_value name, kr_value value) {
    const kr_type *t = kr_type_of_value(self);
    kr_value meta_attr = kr_type_lookup(ctx, kr_typeof(self), name);
    kr_heap_type *ht = kr_heap_type_of(t);
    if (kr_is_object(meta_attr)) {
        void (*set)(kr_ctx *, kr_value, kr_value, kr_value) =
            KR_SLOT(kr_ptr(meta_attr)->type, descr_set);
        if (set) {
            set(ctx, meta_attr, self, value);
            return;
        }
    }
    check_mutable(ctx, t, name);
    if (!kr_type_set_name(ctx, ht, name, value)) kr_raise_no_attr(ctx, self, name);
    kr_type_modified(ctx, t);
    if (kr_dunder_index(name) >= 0) kr_type_refill(ctx, t);
}

/* ---- type | type ---- */

static kr_value type_binary(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b) {
    if (op != KR_BIN_OR || !kr_union_operand(ctx, a) || !kr_union_operand(ctx, b))
        return KR_NOTIMPL;
    return kr_union_new(ctx, a, b);
}

static void type_trace(kr_visitor *v, kr_object *obj) {
    kr_heap_type *t = (kr_heap_type *)obj;
    if (!(t->t.flags & KR_TF_HEAP)) return;
    if (kr_isnull(t->name) || t->t.name != kr_str_of(t->name)->data) {
        kr_visit_ptr(v, &t->t.name); /* a copy */
    }
    kr_visit_ptr(v, &t->t.base);
    kr_visit(v, &t->name);
    kr_visit(v, &t->qualname);
    kr_visit(v, &t->bases);
    kr_visit(v, &t->mro);
    kr_type_trace_names(v, t);
    kr_visit_ptr(v, &t->root_shape);
    if (!kr_isnull(t->bases) && KR_AS(const kr_tuple, t->bases)->len > 1) {
        kr_visit_ptr(v, &t->nexts); /* but not what it leads to */
    }
    const kr_behaviour *b = kr_behaviour_of(t);
    kr_visit_ptr(v, &b);
    kr_visit_ptr(v, &t->dunders);
    kr_visit_array(v, (kr_value *)(uintptr_t)t->dunders, b->n + 1u);
}

const kr_type kr_type_type = {
    .base_object = {&kr_type_type},
    .name = "type",
    .base = &kr_type_object,
    .flags = KR_TF_BASE | KR_TF_TYPE | KR_TF_WEAKREF,
    .rom_id = KR_ROM_type,
    .version = 1,
    .size = sizeof(kr_heap_type),
    .methods = kr_type_methods,
    .n_methods = KR_N_TYPE_METHODS,
    .doc =
        KR_DOC("type(object) -> the object's type\ntype(name, bases, dict, **kwds) -> a new type"),
    .new_ = kr_type_new,
    .init = type_init,
    .trace = type_trace,
    .repr = type_repr,
    .call = kr_type_call,
    .getattr = kr_type_getattr,
    .setattr = kr_type_setattr,
    .binary = type_binary,
};
