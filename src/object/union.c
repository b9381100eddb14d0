/* Unions of types: int | str. Members are flattened and unique; one alone is no union. */
#include "object/exception.h"
#include "object/type_internal.h"

typedef struct kr_union_obj {
    kr_object base;
    kr_value args; /* tuple */
} kr_union_obj;

static kr_value args_of(kr_value v) {
    return KR_AS(kr_union_obj, v)->args;
}

bool kr_union_operand(kr_ctx *ctx, kr_value v) {
    if (kr_is_none(v) || kr_is_type(v)) return true;
    if (kr_is_instance_of(v, &kr_type_generic_alias) || kr_is_exact(v, &kr_type_union)) return true;
    if (!kr_is_object(v)) return false;
    /* Type variables and the like bring operators of their own, but stand on either side. */
    return !kr_isnull(kr_type_lookup(ctx, kr_typeof(v), KR_N(ctx, __typing_subst__)));
}

static void add_member(kr_ctx *ctx, kr_value list, kr_value v) {
    if (kr_is_none(v)) v = kr_type_value(&kr_type_NoneType);
    if (kr_is_exact(v, &kr_type_union)) {
        kr_value args = args_of(v);
        for (size_t i = 0; i < KR_AS(kr_tuple, args)->len; i++) {
            add_member(ctx, list, KR_AS(kr_tuple, args)->items[i]);
        }
        return;
    }
    for (size_t i = 0; i < KR_AS(kr_list, list)->len; i++) {
        kr_value old = KR_AS(kr_list, list)->items[i];
        if (kr_is(old, v) || (!kr_is_type(v) && kr_equal(ctx, old, v))) return;
    }
    kr_list_append(ctx, list, v);
}

static kr_value from_list(kr_ctx *ctx, kr_value list) {
    kr_list *l = KR_AS(kr_list, list);
    if (l->len == 1) return l->items[0];
    kr_value args = kr_tuple_new(ctx, l->len, l->items);
    kr_union_obj *u = kr_heap_new(ctx, &kr_type_union, sizeof *u);
    kr_store_init(&u->args, args);
    return kr_from_ptr(u);
}

kr_value kr_union_new(kr_ctx *ctx, kr_value a, kr_value b) {
    kr_value list = kr_list_new(ctx, 0, NULL);
    add_member(ctx, list, a);
    add_member(ctx, list, b);
    return from_list(ctx, list);
}

static kr_value from_tuple(kr_ctx *ctx, kr_value items) {
    kr_value list = kr_list_new(ctx, 0, NULL);
    if (!kr_is_tuple(items)) items = kr_tuple_new(ctx, 1, &items);
    if (KR_AS(kr_tuple, items)->len == 0) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "Cannot take a Union of no types.");
    }
    for (size_t i = 0; i < KR_AS(kr_tuple, items)->len; i++) {
        add_member(ctx, list, KR_AS(kr_tuple, items)->items[i]);
    }
    return from_list(ctx, list);
}

static void union_trace(kr_visitor *v, kr_object *obj) {
    kr_visit(v, &((kr_union_obj *)obj)->args);
}

static kr_value union_repr(kr_ctx *ctx, kr_value self) {
    const kr_tuple *t = KR_AS(const kr_tuple, args_of(self));
    kr_strbuf b;
    kr_strbuf_init(ctx, &b, 32);
    for (size_t i = 0; i < t->len; i++) {
        if (i) kr_strbuf_cstr(ctx, &b, " | ");
        kr_type_expr_add(ctx, &b, t->items[i]);
    }
    return kr_strbuf_finish(ctx, &b);
}

static kr_hash_t union_hash(kr_ctx *ctx, kr_value self) {
    const kr_tuple *t = KR_AS(const kr_tuple, args_of(self));
    kr_hash_t h = 0;
    for (size_t i = 0; i < t->len; i++)
        h ^= (kr_hash_t)((kr_uhash_t)kr_hash(ctx, t->items[i]) * 3 + 1);
    return h == -1 ? -2 : h;
}

static bool all_in(kr_ctx *ctx, kr_value a, kr_value b) {
    for (size_t i = 0; i < KR_AS(kr_tuple, a)->len; i++) {
        if (!kr_contains(ctx, b, KR_AS(kr_tuple, a)->items[i])) return false;
    }
    return true;
}

static kr_value union_compare(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b) {
    if ((op != KR_BIN_EQ && op != KR_BIN_NE) || !kr_is_exact(b, &kr_type_union)) return KR_NOTIMPL;
    bool eq = KR_AS(kr_tuple, args_of(a))->len == KR_AS(kr_tuple, args_of(b))->len &&
              all_in(ctx, args_of(a), args_of(b));
    return kr_bool(eq == (op == KR_BIN_EQ));
}

static kr_value union_binary(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b) {
    if (op != KR_BIN_OR || !kr_union_operand(ctx, a) || !kr_union_operand(ctx, b)) {
        return KR_NOTIMPL;
    }
    return kr_union_new(ctx, a, b);
}

static kr_value union_subscr(kr_ctx *ctx, kr_value self, kr_value key) {
    kr_value args = args_of(self);
    return from_tuple(ctx, kr_type_substitute(ctx, self, args, kr_type_parameters(ctx, args), key));
}

static kr_value union_instancecheck(kr_ctx *ctx, kr_value self, kr_value obj) {
    kr_value args = args_of(self);
    for (size_t i = 0; i < KR_AS(kr_tuple, args)->len; i++) {
        if (kr_isinstance(ctx, obj, KR_AS(kr_tuple, args)->items[i])) return KR_TRUE;
    }
    return KR_FALSE;
}

static kr_value union_subclasscheck(kr_ctx *ctx, kr_value self, kr_value cls) {
    kr_value args = args_of(self);
    if (!kr_is_type(cls)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "issubclass() arg 1 must be a class");
    }
    for (size_t i = 0; i < KR_AS(kr_tuple, args)->len; i++) {
        if (kr_issubclass(ctx, cls, KR_AS(kr_tuple, args)->items[i])) return KR_TRUE;
    }
    return KR_FALSE;
}

static kr_value get_args(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return args_of(self);
}

static kr_value get_parameters(kr_ctx *ctx, kr_value self) {
    return kr_type_parameters(ctx, args_of(self));
}

static kr_value get_origin(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    (void)self;
    return kr_type_value(&kr_type_union);
}

static kr_value get_name(kr_ctx *ctx, kr_value self) {
    (void)self;
    return kr_str_from_cstr(ctx, "Union");
}

static kr_value union_mro_entries(kr_ctx *ctx, kr_value self, kr_value bases) {
    (void)bases;
    kr_raise_fmt(ctx, &kr_type_TypeError, "Cannot subclass %R", self);
}

static kr_value union_class_getitem(kr_ctx *ctx, size_t n, const kr_value *args) {
    (void)n;
    return from_tuple(ctx, args[1]);
}

static const kr_builtin union_methods[] = {
    KR_MEMBER(&kr_type_union, "__args__", get_args, NULL),
    KR_GETTER(&kr_type_union, "__parameters__", get_parameters, NULL, NULL),
    KR_GETTER(&kr_type_union, "__origin__", get_origin, NULL, NULL),
    KR_GETTER(&kr_type_union, "__name__", get_name, NULL, NULL),
    KR_GETTER(&kr_type_union, "__qualname__", get_name, NULL, NULL),
    KR_METHOD_2(&kr_type_union, "__instancecheck__", union_instancecheck, NULL),
    KR_METHOD_2(&kr_type_union, "__subclasscheck__", union_subclasscheck, NULL),
    KR_METHOD_2(&kr_type_union, "__mro_entries__", union_mro_entries, NULL),
    KR_CLASSMETHOD_VAR(&kr_type_union, "__class_getitem__", union_class_getitem, 2, 2, NULL),
};

const kr_type kr_type_union = {
    .base_object = {&kr_type_type},
    .name = "typing.Union",
    .base = &kr_type_object,
    .flags = KR_TF_NO_NEW,
    .rom_id = KR_ROM_union,
    .version = 1,
    .size = sizeof(kr_union_obj),
    .methods = union_methods,
    .n_methods = KR_ARRAY_LEN(union_methods),
    .doc = KR_DOC("Represent a union type\n\nE.g. for int | str"),
    .trace = union_trace,
    .repr = union_repr,
    .hash = union_hash,
    .compare = union_compare,
    .binary = union_binary,
    .subscr = union_subscr,
};
