/* Type parameters and aliases: TypeVar, ParamSpec, TypeVarTuple, TypeAliasType, Generic.
 *
 * Invariants: bounds, constraints, defaults and alias values are functions until somebody asks, and
 * the answer is kept. The objects are what the `typing` module publishes under these names. */
#include "vm/typing_objs.h"

#include "object/exception.h"
#include "vm/helpers.h"

enum { PLAIN, BOUND, CONSTRAINED };

typedef struct type_param {
    kr_object base;
    kr_value name;
    kr_value bound, bound_fn; /* bound or tuple of constraints; the function until asked */
    kr_value dflt, dflt_fn;
    kr_value module;
    uint8_t kind;
    bool covariant, contravariant, infer;
    kr_attrs attrs;
} type_param;

static type_param *param_of(kr_value v) {
    return KR_AS(type_param, v);
}

static void param_trace(kr_visitor *v, kr_object *obj) {
    type_param *p = (type_param *)obj;
    kr_visit_array(v, &p->name, 6);
    kr_attrs_trace(v, &p->attrs, obj);
}

static const kr_object no_default_object = {&kr_type_NoDefaultType};
#define NO_DEFAULT kr_from_ptr(&no_default_object)

static kr_value no_default_repr(kr_ctx *ctx, kr_value self) {
    (void)self;
    return kr_str_from_cstr(ctx, "typing.NoDefault");
}

#define GENERIC_SLOTS                                                                              \
    .hash = kr_object_hash, .compare = kr_object_compare, .getattr = kr_object_getattr,            \
    .setattr = kr_object_setattr

static kr_value no_default_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    (void)cls;
    (void)args;
    if (n) kr_raise_fmt(ctx, &kr_type_TypeError, "NoDefaultType takes no arguments");
    return NO_DEFAULT;
}

const kr_type kr_type_NoDefaultType = {
    .base_object = {&kr_type_type},
    .name = "typing.NoDefaultType",
    .base = &kr_type_object,
    .version = 1,
    .size = sizeof(kr_object),
    .new_ = no_default_new,
    .repr = no_default_repr,
    GENERIC_SLOTS,
};

static kr_value caller_module(kr_ctx *ctx) {
    kr_value g = kr_current_globals(ctx), m = KR_NULL;
    if (!kr_isnull(g)) m = kr_dict_get_name(ctx, g, KR_N(ctx, __name__));
    return kr_isnull(m) ? KR_NONE : m;
}

static type_param *new_param(kr_ctx *ctx, const kr_type *t, kr_value name) {
    type_param *p = kr_heap_new(ctx, t, sizeof *p);
    p->name = kr_helper_name(ctx, name);
    p->infer = true;
    return p; /* made by syntax: __module__ is 'typing' */
}

static kr_value opt(kr_value v) {
    return kr_is_none(v) ? KR_NULL : v;
}

kr_value kr_help_typevar(kr_ctx *ctx, size_t n, const kr_value *args) {
    type_param *p = new_param(ctx, &kr_type_TypeVar, args[0]);
    (void)n;
    p->kind = (uint8_t)kr_helper_count(ctx, args[1]);
    p->bound_fn = opt(args[2]);
    p->dflt_fn = opt(args[3]);
    return kr_from_ptr(p);
}

kr_value kr_help_paramspec(kr_ctx *ctx, size_t n, const kr_value *args) {
    type_param *p = new_param(ctx, &kr_type_ParamSpec, args[0]);
    (void)n;
    p->dflt_fn = opt(args[1]);
    return kr_from_ptr(p);
}

kr_value kr_help_typevartuple(kr_ctx *ctx, size_t n, const kr_value *args) {
    type_param *p = new_param(ctx, &kr_type_TypeVarTuple, args[0]);
    (void)n;
    p->dflt_fn = opt(args[1]);
    return kr_from_ptr(p);
}

/* ---- attributes shared by the three ---- */

static kr_value get_name(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return param_of(self)->name;
}

static kr_value get_module(kr_ctx *ctx, kr_value self) {
    kr_value m = param_of(self)->module;
    return kr_isnull(m) ? kr_str_intern_rom(ctx, "typing") : m;
}

static kr_value evaluate(kr_ctx *ctx, kr_value self, kr_value *slot, kr_value fn) {
    if (kr_isnull(*slot) && !kr_isnull(fn)) kr_store(ctx, kr_ptr(self), slot, kr_call0(ctx, fn));
    return *slot;
}

static kr_value get_bound(kr_ctx *ctx, kr_value self) {
    type_param *p = param_of(self);
    if (p->kind == CONSTRAINED) return KR_NONE;
    evaluate(ctx, self, &p->bound, p->bound_fn);
    return kr_isnull(p->bound) ? KR_NONE : p->bound;
}

static kr_value get_constraints(kr_ctx *ctx, kr_value self) {
    type_param *p = param_of(self);
    if (p->kind != CONSTRAINED) return ctx->vm->tuple_empty;
    return evaluate(ctx, self, &p->bound, p->bound_fn);
}

static kr_value get_default(kr_ctx *ctx, kr_value self) {
    type_param *p = param_of(self);
    evaluate(ctx, self, &p->dflt, p->dflt_fn);
    return kr_isnull(p->dflt) ? NO_DEFAULT : p->dflt;
}

static kr_value m_has_default(kr_ctx *ctx, kr_value self) {
    return kr_bool(!kr_is(get_default(ctx, self), NO_DEFAULT));
}

static kr_value get_covariant(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return kr_bool(param_of(self)->covariant);
}
static kr_value get_contravariant(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return kr_bool(param_of(self)->contravariant);
}
static kr_value get_infer(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return kr_bool(param_of(self)->infer);
}

static kr_value m_subst(kr_ctx *ctx, kr_value self, kr_value arg) {
    (void)ctx;
    (void)self;
    return arg;
}

static kr_value m_mro_entries(kr_ctx *ctx, kr_value self, kr_value bases) {
    (void)bases;
    kr_raise_fmt(ctx, &kr_type_TypeError, "Cannot subclass an instance of %s",
                 kr_type_cname(kr_typeof(self)));
}

/* copied and pickled by name */
static kr_value m_reduce(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return param_of(self)->name;
}

static kr_value param_repr(kr_ctx *ctx, kr_value self) {
    const type_param *p = param_of(self);
    if (p->infer || kr_typeof(self) == &kr_type_TypeVarTuple) return p->name;
    return kr_str_format(ctx, "%s%U", p->covariant ? "+" : p->contravariant ? "-" : "~", p->name);
}

static kr_value param_binary(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b) {
    return op == KR_BIN_OR ? kr_union_new(ctx, a, b) : KR_NOTIMPL;
}

static void check_name(kr_ctx *ctx, const char *what, kr_value name) {
    if (kr_is_str(name)) return;
    kr_raise_fmt(ctx, &kr_type_TypeError, "%s() argument 'name' must be str, not %Z", what, name);
}

/* covariant, contravariant, infer_variance as given to a call. */
static void set_variance(kr_ctx *ctx, type_param *p, const kr_value *a) {
    p->covariant = !kr_isnull(a[0]) && kr_truth(ctx, a[0]);
    p->contravariant = !kr_isnull(a[1]) && kr_truth(ctx, a[1]);
    p->infer = !kr_isnull(a[2]) && kr_truth(ctx, a[2]);
    if (p->covariant && p->contravariant) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "Bivariant types are not supported.");
    }
    if (p->infer && (p->covariant || p->contravariant)) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "Variance cannot be specified with infer_variance.");
    }
    p->module = caller_module(ctx);
}

static kr_value typevar_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    kr_value a[7];
    type_param *p;
    size_t count;
    (void)cls;
    kr_bind_args(ctx, "typevar",
                 "name,*constraints,bound=,default=,covariant=,contravariant=,infer_variance=",
                 args, n, 0, a);
    check_name(ctx, "typevar", a[0]);
    p = new_param(ctx, &kr_type_TypeVar, a[0]);
    set_variance(ctx, p, a + 4);
    kr_seq_items(a[1], &count);
    if (count == 1) kr_raise_fmt(ctx, &kr_type_TypeError, "A single constraint is not allowed");
    if (count && !kr_isnull(a[2]) && !kr_is_none(a[2])) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "Constraints cannot be combined with bound=...");
    }
    p->kind = count ? CONSTRAINED : !kr_isnull(a[2]) && !kr_is_none(a[2]) ? BOUND : PLAIN;
    p->bound = count ? a[1] : p->kind == BOUND ? a[2] : KR_NULL;
    p->dflt = a[3];
    return kr_from_ptr(p);
}

static kr_value paramspec_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    kr_value a[6];
    type_param *p;
    (void)cls;
    kr_bind_args(ctx, "paramspec",
                 "name,*,bound=,default=,covariant=,contravariant=,infer_variance=", args, n, 0, a);
    check_name(ctx, "paramspec", a[0]);
    p = new_param(ctx, &kr_type_ParamSpec, a[0]);
    set_variance(ctx, p, a + 3);
    p->bound = a[1];
    p->dflt = a[2];
    return kr_from_ptr(p);
}

static kr_value typevartuple_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    kr_value a[2];
    type_param *p;
    (void)cls;
    kr_bind_args(ctx, "typevartuple", "name,*,default=", args, n, 0, a);
    check_name(ctx, "typevartuple", a[0]);
    p = new_param(ctx, &kr_type_TypeVarTuple, a[0]);
    p->module = caller_module(ctx);
    p->dflt = a[1];
    return kr_from_ptr(p);
}

/* ---- *Ts and P.args ---- */

typedef struct part_object {
    kr_object base;
    kr_value of;
    uint8_t kind; /* 0 *Ts, 1 P.args, 2 P.kwargs */
} part_object;

static void part_trace(kr_visitor *v, kr_object *obj) {
    kr_visit(v, &((part_object *)obj)->of);
}

static kr_value part_repr(kr_ctx *ctx, kr_value self) {
    static const char *const fmt[] = {"typing.Unpack[%R]", "%R.args", "%R.kwargs"};
    const part_object *p = KR_AS(const part_object, self);
    return kr_str_format(ctx, fmt[p->kind], p->of);
}

static kr_value part_compare(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b) {
    const part_object *p = KR_AS(const part_object, a), *q = KR_AS(const part_object, b);
    if ((op != KR_BIN_EQ && op != KR_BIN_NE) || !kr_is_exact(b, kr_typeof(a))) return KR_NOTIMPL;
    bool eq = p->kind == q->kind && kr_equal(ctx, p->of, q->of);
    return kr_bool(eq == (op == KR_BIN_EQ));
}

static kr_hash_t part_hash(kr_ctx *ctx, kr_value self) {
    const part_object *p = KR_AS(const part_object, self);
    return p->kind ? kr_unhashable(ctx, self) : kr_hash(ctx, p->of);
}

static kr_value part_origin(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return KR_AS(const part_object, self)->of;
}

static const kr_type part_type;
static const kr_builtin part_members[] = {
    KR_GETTER(&part_type, "__origin__", part_origin, NULL, NULL),
};
static const kr_type part_type = {
    .base_object = {&kr_type_type},
    .name = "typing.Unpack",
    .base = &kr_type_object,
    .flags = KR_TF_NO_NEW,
    .version = 1,
    .size = sizeof(part_object),
    .trace = part_trace,
    .repr = part_repr,
    .methods = part_members,
    .n_methods = KR_ARRAY_LEN(part_members),
    .hash = part_hash,
    .compare = part_compare,
    .getattr = kr_object_getattr,
    .setattr = kr_object_setattr,
};

static kr_value part(kr_ctx *ctx, kr_value of, int kind) {
    part_object *p = kr_heap_new(ctx, &part_type, sizeof *p);
    p->of = of;
    p->kind = (uint8_t)kind;
    return kr_from_ptr(p);
}

static kr_value get_args(kr_ctx *ctx, kr_value self) {
    return part(ctx, self, 1);
}
static kr_value get_kwargs(kr_ctx *ctx, kr_value self) {
    return part(ctx, self, 2);
}
static kr_value unpack_iter(kr_ctx *ctx, kr_value self) {
    kr_value one = part(ctx, self, 0);
    return kr_iter(ctx, kr_tuple_new(ctx, 1, &one));
}

#define PARAM_MEMBERS(type)                                                                        \
    KR_GETTER(&type, "__name__", get_name, NULL, NULL),                                            \
        KR_GETTER(&type, "__module__", get_module, NULL, NULL),                                    \
        KR_GETTER(&type, "__default__", get_default, NULL, NULL),                                  \
        KR_METHOD_1(&type, "has_default", m_has_default, NULL),                                    \
        KR_METHOD_1(&type, "__reduce__", m_reduce, NULL),                                          \
        KR_METHOD_2(&type, "__mro_entries__", m_mro_entries, NULL),                                \
        KR_METHOD_2(&type, "__typing_subst__", m_subst, NULL)
#define VARIANCE_MEMBERS(type)                                                                     \
    KR_GETTER(&type, "__bound__", get_bound, NULL, NULL),                                          \
        KR_GETTER(&type, "__covariant__", get_covariant, NULL, NULL),                              \
        KR_GETTER(&type, "__contravariant__", get_contravariant, NULL, NULL),                      \
        KR_GETTER(&type, "__infer_variance__", get_infer, NULL, NULL)

static const kr_builtin typevar_members[] = {
    PARAM_MEMBERS(kr_type_TypeVar),
    VARIANCE_MEMBERS(kr_type_TypeVar),
    KR_GETTER(&kr_type_TypeVar, "__constraints__", get_constraints, NULL, NULL),
};
static const kr_builtin paramspec_members[] = {
    PARAM_MEMBERS(kr_type_ParamSpec),
    VARIANCE_MEMBERS(kr_type_ParamSpec),
    KR_GETTER(&kr_type_ParamSpec, "args", get_args, NULL, NULL),
    KR_GETTER(&kr_type_ParamSpec, "kwargs", get_kwargs, NULL, NULL),
};
static const kr_builtin typevartuple_members[] = {
    PARAM_MEMBERS(kr_type_TypeVarTuple),
};

#define PARAM_TYPE(sym, table, maker, ...)                                                         \
    const kr_type kr_type_##sym = {.base_object = {&kr_type_type},                                 \
                                   .name = "typing." #sym,                                         \
                                   .base = &kr_type_object,                                        \
                                   .flags = KR_TF_WEAKREF,                                         \
                                   .version = 1,                                                   \
                                   .size = sizeof(type_param),                                     \
                                   .attrs_offset = offsetof(type_param, attrs),                    \
                                   .methods = table,                                               \
                                   .n_methods = KR_ARRAY_LEN(table),                               \
                                   .new_ = maker,                                                  \
                                   .trace = param_trace,                                           \
                                   .repr = param_repr,                                             \
                                   __VA_ARGS__ GENERIC_SLOTS}
PARAM_TYPE(TypeVar, typevar_members, typevar_new, .binary = param_binary, );
PARAM_TYPE(ParamSpec, paramspec_members, paramspec_new, .binary = param_binary, );
PARAM_TYPE(TypeVarTuple, typevartuple_members, typevartuple_new, .iter = unpack_iter, );

/* ---- type X = ... ---- */

typedef struct alias_object {
    kr_object base;
    kr_value name, params, value, value_fn, module;
} alias_object;

static void alias_trace(kr_visitor *v, kr_object *obj) {
    kr_visit_array(v, &((alias_object *)obj)->name, 5);
}

kr_value kr_help_type_alias(kr_ctx *ctx, size_t n, const kr_value *args) {
    alias_object *a = kr_heap_new(ctx, &kr_type_TypeAliasType, sizeof *a);
    (void)n;
    a->name = kr_helper_name(ctx, args[0]);
    a->params =
        kr_is_none(args[1]) ? ctx->vm->tuple_empty : kr_helper_exact(ctx, args[1], &kr_type_tuple);
    a->value_fn = args[2];
    a->module = caller_module(ctx);
    return kr_from_ptr(a);
}

static kr_value alias_name(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return KR_AS(alias_object, self)->name;
}
static kr_value alias_params(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return KR_AS(alias_object, self)->params;
}
static kr_value alias_value(kr_ctx *ctx, kr_value self) {
    alias_object *a = KR_AS(alias_object, self);
    return evaluate(ctx, self, &a->value, a->value_fn);
}
static kr_value alias_module(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return KR_AS(alias_object, self)->module;
}
static kr_value alias_subscr(kr_ctx *ctx, kr_value self, kr_value key) {
    if (KR_AS(kr_tuple, KR_AS(alias_object, self)->params)->len == 0) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "Only generic type aliases are subscriptable");
    }
    return kr_generic_alias_new(ctx, self, key);
}
static kr_value alias_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    kr_value a[3];
    alias_object *o;
    (void)cls;
    kr_bind_args(ctx, "typealias", "name,value,*,type_params=", args, n, 0, a);
    check_name(ctx, "typealias", a[0]);
    if (!kr_isnull(a[2]) && !kr_is_tuple(a[2])) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "type_params must be a tuple");
    }
    o = kr_heap_new(ctx, &kr_type_TypeAliasType, sizeof *o);
    o->name = a[0];
    o->value = a[1];
    o->params = kr_isnull(a[2]) ? ctx->vm->tuple_empty : a[2];
    o->module = caller_module(ctx);
    return kr_from_ptr(o);
}

static void alias_readonly(kr_ctx *ctx, kr_value self, kr_value v) {
    (void)self;
    (void)v;
    kr_raise_fmt(ctx, &kr_type_AttributeError, "readonly attribute");
}

static const kr_builtin alias_members[] = {
    KR_GETTER(&kr_type_TypeAliasType, "__name__", alias_name, alias_readonly, NULL),
    KR_GETTER(&kr_type_TypeAliasType, "__type_params__", alias_params, NULL, NULL),
    KR_GETTER(&kr_type_TypeAliasType, "__parameters__", alias_params, NULL, NULL),
    KR_GETTER(&kr_type_TypeAliasType, "__value__", alias_value, NULL, NULL),
    KR_GETTER(&kr_type_TypeAliasType, "__module__", alias_module, NULL, NULL),
};
const kr_type kr_type_TypeAliasType = {
    .base_object = {&kr_type_type},
    .name = "typing.TypeAliasType",
    .base = &kr_type_object,
    .version = 1,
    .size = sizeof(alias_object),
    .methods = alias_members,
    .n_methods = KR_ARRAY_LEN(alias_members),
    .new_ = alias_new,
    .trace = alias_trace,
    .repr = alias_name,
    .subscr = alias_subscr,
    .binary = param_binary,
    GENERIC_SLOTS,
};

/* ---- Generic ---- */

static kr_value generic_class_getitem(kr_ctx *ctx, size_t n, const kr_value *args) {
    (void)n;
    return kr_generic_alias_new(ctx, args[0], args[1]);
}

static const kr_builtin generic_members[] = {
    KR_CLASSMETHOD_VAR(&kr_type_Generic, "__class_getitem__", generic_class_getitem, 2, 2, NULL),
};
const kr_type kr_type_Generic = {
    .base_object = {&kr_type_type},
    .name = "typing.Generic",
    .base = &kr_type_object,
    .flags = KR_TF_BASE,
    .version = 1,
    .size = sizeof(kr_object),
    .methods = generic_members,
    .n_methods = KR_ARRAY_LEN(generic_members),
    GENERIC_SLOTS,
};

kr_value kr_help_generic(kr_ctx *ctx, size_t n, const kr_value *args) {
    size_t count;
    const kr_value *params = kr_helper_tuple(ctx, args[0], &count);
    kr_value all = kr_tuple_new(ctx, count, params);
    (void)n;
    for (size_t i = 0; i < count; i++) {
        if (!kr_is_exact(params[i], &kr_type_TypeVarTuple)) continue;
        kr_store(ctx, kr_ptr(all), &KR_AS(kr_tuple, all)->items[i], part(ctx, params[i], 0));
    }
    return kr_generic_alias_new(ctx, kr_type_value(&kr_type_Generic), all);
}
