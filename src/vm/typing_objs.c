/* Type parameters, type aliases and Generic. One struct serves all kinds of type parameter. */
#include "vm/typing_objs.h"

#include "object/descr.h"
#include "object/dict.h"
#include "object/int.h"
#include "object/names.h"
#include "object/protocol.h"
#include "object/seq.h"
#include "object/shape.h"
#include "object/str.h"

typedef struct kr_type_param {
    kr_object base;
    kr_value name, module;
    kr_value bound_fn, default_fn; /* KR_NULL once evaluated or absent */
    kr_value bound, constraints, dflt; /* KR_NULL: not evaluated yet */
    bool has_default, covariant, contravariant, infer;
    kr_attrs attrs;
} kr_type_param;

static void param_trace(kr_visitor *v, kr_object *obj) {
    kr_type_param *p = (kr_type_param *)obj;
    kr_visit_array(v, &p->name, 7);
    kr_attrs_trace(v, &p->attrs, obj);
}

/* ---- typing.NoDefault ---- */
static const kr_object no_default = {&kr_type_nodefault};

static kr_value nodefault_repr(kr_ctx *ctx, kr_value self) {
    (void)self;
    return kr_str_from_cstr(ctx, "typing.NoDefault");
}

const kr_type kr_type_nodefault = {
    .base_object = {&kr_type_type},
    .name = "NoDefaultType",
    .base = &kr_type_object,
    .flags = KR_TF_NO_NEW | KR_TF_LEAF,
    .version = 1,
    .size = sizeof(kr_object),
    .repr = nodefault_repr,
};

/* ---- making ---- */
static kr_type_param *new_param(kr_ctx *ctx, const kr_type *t, kr_value name, kr_value dflt) {
    kr_type_param *p = kr_heap_new(ctx, t, sizeof *p);
    p->name = name;
    kr_value g = kr_current_globals(ctx);
    kr_value module = kr_isnull(g) ? KR_NULL : kr_dict_get_name(ctx, g, KR_N(ctx, __name__));
    p->module = kr_isnull(module) ? KR_NONE : module;
    p->has_default = !kr_isnull(dflt) && !kr_is_none(dflt);
    if (p->has_default) p->default_fn = dflt;
    return p;
}

kr_value kr_typevar_new(kr_ctx *ctx, kr_value name, int kind, kr_value bound, kr_value dflt) {
    kr_type_param *p = new_param(ctx, &kr_type_typevar, name, dflt);
    p->infer = true;
    p->bound_fn = kind ? bound : KR_NULL;
    p->bound = kind == 1 ? KR_NULL : KR_NONE;
    p->constraints = kind == 2 ? KR_NULL : ctx->vm->tuple_empty;
    return kr_from_ptr(p);
}

kr_value kr_paramspec_new(kr_ctx *ctx, kr_value name, kr_value dflt) {
    kr_type_param *p = new_param(ctx, &kr_type_paramspec, name, dflt);
    p->infer = true;
    p->bound = KR_NONE;
    p->constraints = ctx->vm->tuple_empty;
    return kr_from_ptr(p);
}

kr_value kr_typevartuple_new(kr_ctx *ctx, kr_value name, kr_value dflt) {
    return kr_from_ptr(new_param(ctx, &kr_type_typevartuple, name, dflt));
}

/* typing.TypeVar(name, *constraints, bound=, covariant=, contravariant=, ...) */
static kr_value typevar_ctor(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    kr_value a[7];
    size_t count;
    kr_bind_args(ctx, "TypeVar",
                 "name,*constraints,bound=,default=,covariant=,contravariant=,infer_variance=", args,
                 n, 0, a);
    kr_type_param *p = new_param(ctx, cls, a[0], KR_NULL);
    kr_seq_items(a[1], &count);
    if (count == 1) kr_raise_fmt(ctx, &kr_type_TypeError, "A single constraint is not allowed");
    if (count && !kr_isnull(a[2]) && !kr_is_none(a[2])) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "Constraints cannot be combined with bound=...");
    }
    p->constraints = a[1];
    p->bound = kr_isnull(a[2]) ? KR_NONE : a[2];
    p->has_default = !kr_isnull(a[3]);
    p->dflt = a[3];
    p->covariant = !kr_isnull(a[4]) && kr_truth(ctx, a[4]);
    p->contravariant = !kr_isnull(a[5]) && kr_truth(ctx, a[5]);
    p->infer = !kr_isnull(a[6]) && kr_truth(ctx, a[6]);
    if (p->covariant && p->contravariant) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "Bivariant types are not supported.");
    }
    return kr_from_ptr(p);
}

static kr_value named_ctor(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    kr_value a[6];
    kr_bind_args(ctx, cls->name, "name,*,bound=,default=,covariant=,contravariant=,infer_variance=",
                 args, n, 0, a);
    kr_type_param *p = new_param(ctx, cls, a[0], KR_NULL);
    p->bound = kr_isnull(a[1]) ? KR_NONE : a[1];
    p->constraints = ctx->vm->tuple_empty;
    p->has_default = !kr_isnull(a[2]);
    p->dflt = a[2];
    return kr_from_ptr(p);
}

/* ---- attributes ---- */
static kr_type_param *param(kr_value v) {
    return KR_AS(kr_type_param, v);
}

static kr_value evaluate(kr_ctx *ctx, kr_value fn) {
    return kr_call1(ctx, fn, kr_smallint(1));
}

static kr_value p_name(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return param(self)->name;
}

static kr_value p_module(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return param(self)->module;
}

static kr_value p_bound(kr_ctx *ctx, kr_value self) {
    kr_type_param *p = param(self);
    if (kr_isnull(p->bound)) {
        kr_value v = kr_isnull(p->bound_fn) ? KR_NONE : evaluate(ctx, p->bound_fn);
        kr_store(ctx, p, &p->bound, v);
    }
    return p->bound;
}

static kr_value p_constraints(kr_ctx *ctx, kr_value self) {
    kr_type_param *p = param(self);
    if (kr_isnull(p->constraints)) {
        kr_value v = evaluate(ctx, p->bound_fn);
        kr_store(ctx, p, &p->constraints, v);
    }
    return p->constraints;
}

static kr_value p_default(kr_ctx *ctx, kr_value self) {
    kr_type_param *p = param(self);
    if (!p->has_default) return kr_from_ptr(&no_default);
    if (kr_isnull(p->dflt)) {
        kr_value v = evaluate(ctx, p->default_fn);
        kr_store(ctx, p, &p->dflt, v);
    }
    return p->dflt;
}

static kr_value p_has_default(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return kr_bool(param(self)->has_default);
}

static kr_value p_covariant(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return kr_bool(param(self)->covariant);
}
static kr_value p_contravariant(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return kr_bool(param(self)->contravariant);
}
static kr_value p_infer(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return kr_bool(param(self)->infer);
}

static kr_value p_subst(kr_ctx *ctx, kr_value self, kr_value arg) {
    (void)ctx;
    (void)self;
    return arg;
}

static kr_value p_args(kr_ctx *ctx, kr_value self) {
    return kr_str_format(ctx, "%U.args", param(self)->name);
}
static kr_value p_kwargs(kr_ctx *ctx, kr_value self) {
    return kr_str_format(ctx, "%U.kwargs", param(self)->name);
}

static kr_value p_reduce(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return param(self)->name;
}

static kr_value p_repr(kr_ctx *ctx, kr_value self) {
    kr_type_param *p = param(self);
    if (p->infer || p->base.type == &kr_type_typevartuple) return p->name;
    return kr_str_format(ctx, "%s%U", p->covariant ? "+" : p->contravariant ? "-" : "~", p->name);
}

static kr_value p_binary(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b) {
    if (op != KR_BIN_OR) return KR_NOTIMPL;
    return kr_union_new(ctx, a, b);
}

/* *Ts in a subscript */
static kr_value tuple_iter(kr_ctx *ctx, kr_value self) {
    kr_value item = kr_generic_alias_new(ctx, self, ctx->vm->tuple_empty);
    return kr_iter(ctx, kr_tuple_new(ctx, 1, &item));
}

#define COMMON(own)                                                                                \
    KR_GETTER(own, "__name__", p_name, NULL, NULL), KR_GETTER(own, "__module__", p_module, NULL, NULL),\
        KR_GETTER(own, "__default__", p_default, NULL, NULL),                                      \
        KR_METHOD_1(own, "has_default", p_has_default, NULL),                                      \
        KR_METHOD_1(own, "__reduce__", p_reduce, NULL)
#define VARIANCE(own)                                                                              \
    KR_GETTER(own, "__bound__", p_bound, NULL, NULL),                                              \
        KR_GETTER(own, "__covariant__", p_covariant, NULL, NULL),                                  \
        KR_GETTER(own, "__contravariant__", p_contravariant, NULL, NULL),                          \
        KR_GETTER(own, "__infer_variance__", p_infer, NULL, NULL)

static const kr_builtin typevar_methods[] = {
    COMMON(&kr_type_typevar),
    VARIANCE(&kr_type_typevar),
    KR_GETTER(&kr_type_typevar, "__constraints__", p_constraints, NULL, NULL),
    KR_METHOD_2(&kr_type_typevar, "__typing_subst__", p_subst, NULL),
};
static const kr_builtin paramspec_methods[] = {
    COMMON(&kr_type_paramspec),
    VARIANCE(&kr_type_paramspec),
    KR_GETTER(&kr_type_paramspec, "args", p_args, NULL, NULL),
    KR_GETTER(&kr_type_paramspec, "kwargs", p_kwargs, NULL, NULL),
};
static const kr_builtin typevartuple_methods[] = {COMMON(&kr_type_typevartuple)};

#define PARAM_TYPE(sym, pyname, methods_array, ctor, iter_fn)                                      \
    const kr_type kr_type_##sym = {                                                                \
        .base_object = {&kr_type_type},                                                            \
        .name = pyname,                                                                            \
        .base = &kr_type_object,                                                                   \
        .flags = KR_TF_WEAKREF,                                                                    \
        .trace = param_trace,                                                                      \
        .version = 1,                                                                              \
        .size = sizeof(kr_type_param),                                                             \
        .attrs_offset = offsetof(kr_type_param, attrs),                                            \
        .methods = methods_array,                                                                  \
        .n_methods = KR_ARRAY_LEN(methods_array),                                                  \
        .new_ = ctor,                                                                              \
        .repr = p_repr,                                                                            \
        .binary = p_binary,                                                                        \
        .iter = iter_fn,                                                                           \
    }
PARAM_TYPE(typevar, "typing.TypeVar", typevar_methods, typevar_ctor, NULL);
PARAM_TYPE(paramspec, "typing.ParamSpec", paramspec_methods, named_ctor, NULL);
PARAM_TYPE(typevartuple, "typing.TypeVarTuple", typevartuple_methods, named_ctor, tuple_iter);

/* ---- type aliases ---- */
typedef struct kr_typealias {
    kr_object base;
    kr_value name, params, value_fn, value, module;
} kr_typealias;

static void alias_trace(kr_visitor *v, kr_object *obj) {
    kr_visit_array(v, &((kr_typealias *)obj)->name, 5);
}

static kr_typealias *new_alias(kr_ctx *ctx, kr_value name, kr_value params) {
    kr_typealias *a = kr_heap_new(ctx, &kr_type_typealias, sizeof *a);
    a->name = name;
    a->params = kr_is_none(params) ? ctx->vm->tuple_empty : params;
    kr_value g = kr_current_globals(ctx);
    kr_value module = kr_isnull(g) ? KR_NULL : kr_dict_get_name(ctx, g, KR_N(ctx, __name__));
    a->module = kr_isnull(module) ? KR_NONE : module;
    return a;
}

kr_value kr_typealias_new(kr_ctx *ctx, kr_value name, kr_value params, kr_value value) {
    kr_typealias *a = new_alias(ctx, name, params);
    a->value_fn = value;
    return kr_from_ptr(a);
}

static kr_value alias_ctor(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    kr_value a[3];
    (void)cls;
    kr_bind_args(ctx, "TypeAliasType", "name,value,*,type_params=", args, n, 0, a);
    kr_typealias *t = new_alias(ctx, a[0], kr_isnull(a[2]) ? KR_NONE : a[2]);
    t->value = a[1];
    return kr_from_ptr(t);
}

static kr_value a_name(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return KR_AS(kr_typealias, self)->name;
}
static kr_value a_params(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return KR_AS(kr_typealias, self)->params;
}
static kr_value a_module(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return KR_AS(kr_typealias, self)->module;
}

static kr_value a_value(kr_ctx *ctx, kr_value self) {
    kr_typealias *a = KR_AS(kr_typealias, self);
    if (kr_isnull(a->value)) {
        kr_value v = evaluate(ctx, a->value_fn);
        kr_store(ctx, a, &a->value, v);
    }
    return a->value;
}

static kr_value a_repr(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return KR_AS(kr_typealias, self)->name;
}

static kr_value a_subscr(kr_ctx *ctx, kr_value self, kr_value key) {
    size_t n;
    kr_seq_items(KR_AS(kr_typealias, self)->params, &n);
    if (!n) kr_raise_fmt(ctx, &kr_type_TypeError, "Only generic type aliases are subscriptable");
    kr_value args = kr_is_tuple(key) ? key : kr_tuple_new(ctx, 1, &key);
    return kr_generic_alias_new(ctx, self, args);
}

#define OWN &kr_type_typealias
static const kr_builtin alias_methods[] = {
    KR_GETTER(OWN, "__name__", a_name, NULL, NULL),
    KR_GETTER(OWN, "__module__", a_module, NULL, NULL),
    KR_GETTER(OWN, "__value__", a_value, NULL, NULL),
    KR_GETTER(OWN, "__type_params__", a_params, NULL, NULL),
    KR_GETTER(OWN, "__parameters__", a_params, NULL, NULL),
    KR_METHOD_1(OWN, "__reduce__", a_name, NULL),
};
#undef OWN

const kr_type kr_type_typealias = {
    .base_object = {&kr_type_type},
    .name = "typing.TypeAliasType",
    .base = &kr_type_object,
    .flags = KR_TF_WEAKREF,
    .trace = alias_trace,
    .version = 1,
    .size = sizeof(kr_typealias),
    .methods = alias_methods,
    .n_methods = KR_ARRAY_LEN(alias_methods),
    .new_ = alias_ctor,
    .repr = a_repr,
    .subscr = a_subscr,
    .binary = p_binary,
};

/* ---- Generic ---- */
static kr_value generic_class_getitem(kr_ctx *ctx, size_t n, const kr_value *a) {
    (void)n;
    kr_value args = kr_is_tuple(a[1]) ? a[1] : kr_tuple_new(ctx, 1, &a[1]);
    return kr_generic_alias_new(ctx, a[0], args);
}

static const kr_builtin generic_methods[] = {
    KR_CLASSMETHOD_VAR(&kr_type_generic, "__class_getitem__", generic_class_getitem, 2, 2,
                       "Parameterizes a generic class."),
};

static kr_value generic_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    if (cls == &kr_type_generic) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "Cannot instantiate typing.Generic");
    }
    return kr_type_object.new_(ctx, cls, args, n);
}

const kr_type kr_type_generic = {
    .base_object = {&kr_type_type},
    .name = "typing.Generic",
    .base = &kr_type_object,
    .flags = KR_TF_BASE,
    .version = 1,
    .size = sizeof(kr_object),
    .methods = generic_methods,
    .n_methods = KR_ARRAY_LEN(generic_methods),
    .doc = "Abstract base class for generic types.",
    .new_ = generic_new,
};

kr_value kr_generic_of(kr_ctx *ctx, kr_value params) {
    return kr_generic_alias_new(ctx, kr_type_value(&kr_type_generic), params);
}
