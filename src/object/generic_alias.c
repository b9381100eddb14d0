/* types.GenericAlias: list[int]. Calls and attributes go to the origin; subscripting replaces type
 * parameters. */
#include "object/exception.h"
#include "object/type_internal.h"

typedef struct kr_alias {
    kr_object base;
    kr_value origin, args;
    kr_value parameters; /* tuple, made on demand; KR_NULL */
    bool starred;        /* *tuple[int] */
} kr_alias;

static kr_alias *alias(kr_value v) {
    return KR_AS(kr_alias, v);
}

kr_value kr_generic_alias_new(kr_ctx *ctx, kr_value origin, kr_value args) {
    kr_alias *a = kr_heap_new(ctx, &kr_type_generic_alias, sizeof *a);
    kr_store_init(&a->origin, origin);
    if (!kr_is_tuple(args)) args = kr_tuple_new(ctx, 1, &args);
    kr_store(ctx, a, &a->args, args);
    return kr_from_ptr(a);
}

static void alias_trace(kr_visitor *v, kr_object *obj) {
    kr_alias *a = (kr_alias *)obj;
    kr_visit(v, &a->origin);
    kr_visit(v, &a->args);
    kr_visit(v, &a->parameters);
}

static kr_value alias_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    kr_value v;
    kr_check_args(ctx, "GenericAlias", n, 2, 2);
    v = kr_generic_alias_new(ctx, args[0], args[1]);
    if (cls == &kr_type_generic_alias) return v;
    kr_alias *a = kr_instance_alloc(ctx, cls), *from = alias(v);
    kr_store_init(&a->origin, from->origin);
    kr_store_init(&a->args, from->args);
    return kr_from_ptr(a);
}

/* ---- text ---- */

void kr_type_expr_add(kr_ctx *ctx, kr_strbuf *b, kr_value v) {
    kr_value qualname, module;
    if (kr_is(v, KR_ELLIPSIS)) {
        kr_strbuf_cstr(ctx, b, "...");
        return;
    }
    if (kr_is(v, kr_type_value(&kr_type_NoneType))) {
        kr_strbuf_cstr(ctx, b, "None");
        return;
    }
    if (kr_is_type(v)) {
        kr_strbuf_str(ctx, b, kr_type_fullname(ctx, kr_type_of_value(v)));
        return;
    }
    if (!kr_hasattr(ctx, v, KR_N(ctx, __origin__)) || !kr_hasattr(ctx, v, KR_N(ctx, __args__))) {
        qualname = kr_getattr_opt(ctx, v, KR_N(ctx, __qualname__));
        module = kr_getattr_opt(ctx, v, KR_N(ctx, __module__));
        if (!kr_isnull(qualname) && !kr_isnull(module) && !kr_is_none(module)) {
            if (kr_is_str(module) && kr_str_eq_cstr(module, "builtins")) {
                kr_strbuf_format(ctx, b, "%S", qualname);
            } else {
                kr_strbuf_format(ctx, b, "%S.%S", module, qualname);
            }
            return;
        }
    }
    kr_strbuf_str(ctx, b, kr_repr(ctx, v));
}

static void add_args(kr_ctx *ctx, kr_strbuf *b, kr_value seq) {
    size_t n;
    kr_seq_items(seq, &n);
    for (size_t i = 0; i < n; i++) {
        kr_value item = kr_seq_items(seq, &n)[i];
        if (i) kr_strbuf_cstr(ctx, b, ", ");
        if (kr_is_list(item)) {
            kr_strbuf_cstr(ctx, b, "[");
            add_args(ctx, b, item);
            kr_strbuf_cstr(ctx, b, "]");
        } else {
            kr_type_expr_add(ctx, b, item);
        }
    }
}

static kr_value alias_repr(kr_ctx *ctx, kr_value self) {
    kr_alias *a = alias(self);
    kr_strbuf b;
    kr_strbuf_init(ctx, &b, 32);
    if (a->starred) kr_strbuf_cstr(ctx, &b, "*");
    kr_type_expr_add(ctx, &b, a->origin);
    kr_strbuf_cstr(ctx, &b, "[");
    if (KR_AS(kr_tuple, a->args)->len == 0) kr_strbuf_cstr(ctx, &b, "()");
    add_args(ctx, &b, a->args);
    kr_strbuf_cstr(ctx, &b, "]");
    return kr_strbuf_finish(ctx, &b);
}

/* ---- parameters ---- */

static void add_unique(kr_ctx *ctx, kr_value list, kr_value v) {
    kr_list *l = KR_AS(kr_list, list);
    for (size_t i = 0; i < l->len; i++) {
        if (kr_is(l->items[i], v)) return;
    }
    kr_list_append(ctx, list, v);
}

static kr_value subst_hook(kr_ctx *ctx, kr_value v) {
    if (kr_is_type(v)) return KR_NULL;
    return kr_getattr_opt(ctx, v, KR_N(ctx, __typing_subst__));
}

static kr_value sub_parameters(kr_ctx *ctx, kr_value v) {
    kr_value p;
    if (kr_is_type(v)) return KR_NULL;
    p = kr_getattr_opt(ctx, v, KR_N(ctx, __parameters__));
    return !kr_isnull(p) && kr_is_tuple(p) ? p : KR_NULL;
}

kr_value kr_type_parameters(kr_ctx *ctx, kr_value args) {
    kr_value list = kr_list_new(ctx, 0, NULL);
    size_t n;
    kr_seq_items(args, &n);
    for (size_t i = 0; i < n; i++) {
        kr_value v = kr_seq_items(args, &n)[i], sub;
        if (!kr_isnull(subst_hook(ctx, v))) {
            add_unique(ctx, list, v);
            continue;
        }
        sub = kr_is_list(v) || kr_is_tuple(v) ? kr_type_parameters(ctx, v) : sub_parameters(ctx, v);
        if (kr_isnull(sub)) continue;
        for (size_t j = 0; j < KR_AS(kr_tuple, sub)->len; j++) {
            add_unique(ctx, list, KR_AS(kr_tuple, sub)->items[j]);
        }
    }
    return kr_tuple_new(ctx, KR_AS(kr_list, list)->len, KR_AS(kr_list, list)->items);
}

static kr_value get_parameters(kr_ctx *ctx, kr_value self) {
    kr_alias *a = alias(self);
    if (kr_isnull(a->parameters)) {
        kr_value p = kr_type_parameters(ctx, a->args);
        kr_store(ctx, a, &a->parameters, p);
    }
    return a->parameters;
}

static kr_value value_for(kr_value params, kr_value items, kr_value p) {
    const kr_tuple *t = KR_AS(const kr_tuple, params);
    for (size_t i = 0; i < t->len; i++) {
        if (kr_is(t->items[i], p)) return KR_AS(kr_tuple, items)->items[i];
    }
    return KR_NULL;
}

/* One argument with the parameters in it replaced. */
static kr_value replace(kr_ctx *ctx, kr_value arg, kr_value params, kr_value items) {
    kr_value hook = subst_hook(ctx, arg), sub, picked;
    if (!kr_isnull(hook)) return kr_call1(ctx, hook, value_for(params, items, arg));
    sub = sub_parameters(ctx, arg);
    if (kr_isnull(sub) || KR_AS(kr_tuple, sub)->len == 0) return arg;
    picked = kr_tuple_new(ctx, KR_AS(kr_tuple, sub)->len, NULL);
    for (size_t i = 0; i < KR_AS(kr_tuple, sub)->len; i++) {
        kr_value p = KR_AS(kr_tuple, sub)->items[i], v = value_for(params, items, p);
        KR_AS(kr_tuple, picked)->items[i] = kr_isnull(v) ? p : v;
    }
    return kr_getitem(ctx, arg, picked);
}

kr_value kr_type_substitute(kr_ctx *ctx, kr_value self, kr_value args, kr_value params,
                            kr_value items) {
    size_t want = KR_AS(kr_tuple, params)->len, got, n = KR_AS(kr_tuple, args)->len;
    kr_value out;
    if (want == 0) kr_raise_fmt(ctx, &kr_type_TypeError, "%R is not a generic class", self);
    if (!kr_is_tuple(items)) items = kr_tuple_new(ctx, 1, &items);
    for (size_t i = 0; i < want; i++) {
        kr_value p = KR_AS(kr_tuple, params)->items[i];
        kr_value hook = kr_getattr_opt(ctx, p, KR_N(ctx, __typing_prepare_subst__));
        if (!kr_isnull(hook) && !kr_is_none(hook)) {
            items = kr_call2(ctx, hook, self, items);
            if (!kr_is_tuple(items)) items = kr_tuple_new(ctx, 1, &items);
        }
    }
    got = KR_AS(kr_tuple, items)->len;
    if (got != want) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "Too %s arguments for %R; actual %zu, expected %zu",
                     got > want ? "many" : "few", self, got, want);
    }
    out = kr_tuple_new(ctx, n, NULL);
    for (size_t i = 0; i < n; i++) {
        kr_value v = replace(ctx, KR_AS(kr_tuple, args)->items[i], params, items);
        KR_AS(kr_tuple, out)->items[i] = v;
    }
    return out;
}

static kr_value alias_subscr(kr_ctx *ctx, kr_value self, kr_value key) {
    kr_alias *a = alias(self);
    kr_value args = kr_type_substitute(ctx, self, a->args, get_parameters(ctx, self), key);
    kr_value v = kr_generic_alias_new(ctx, a->origin, args);
    alias(v)->starred = a->starred;
    return v;
}

/* ---- the rest ---- */

static kr_value alias_call(kr_ctx *ctx, kr_value self, kr_value *args, kr_nargs n) {
    kr_value obj = kr_call(ctx, alias(self)->origin, args, n);
    if (kr_is_object(obj) && kr_typeof(obj)->attrs_offset && kr_typeof(obj)->flags & KR_TF_HEAP) {
        kr_setattr(ctx, obj, kr_str_intern_rom(ctx, "__orig_class__"), self);
    }
    return obj;
}

static kr_value alias_compare(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b) {
    if ((op != KR_BIN_EQ && op != KR_BIN_NE) || !kr_is_instance_of(b, &kr_type_generic_alias)) {
        return KR_NOTIMPL;
    }
    bool eq = alias(a)->starred == alias(b)->starred &&
              kr_equal(ctx, alias(a)->origin, alias(b)->origin) &&
              kr_equal(ctx, alias(a)->args, alias(b)->args);
    return kr_bool(eq == (op == KR_BIN_EQ));
}

static kr_hash_t alias_hash(kr_ctx *ctx, kr_value self) {
    kr_hash_t h = kr_hash(ctx, alias(self)->origin) ^ kr_hash(ctx, alias(self)->args);
    return h == -1 ? -2 : h;
}

/* Special names that are the alias's own; all others are the origin's. */
static bool is_own(kr_value name) {
    static const char *const own[] = {
        "__class__",         "__origin__",        "__args__",
        "__unpacked__",      "__parameters__",    "__typing_unpacked_tuple_args__",
        "__mro_entries__",   "__reduce_ex__",     "__reduce__",
        "__copy__",          "__deepcopy__",      "__bases__",
        "__instancecheck__", "__subclasscheck__", "__dir__",
        "__getstate__",
    };
    for (size_t i = 0; i < KR_ARRAY_LEN(own); i++) {
        if (kr_str_eq_cstr(name, own[i])) return true;
    }
    return false;
}

static kr_value alias_getattr(kr_ctx *ctx, kr_value self, kr_value name) {
    if (!is_own(name)) return kr_getattr(ctx, alias(self)->origin, name);
    return kr_object_getattr(ctx, self, name);
}

static kr_value alias_binary(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b) {
    if (op != KR_BIN_OR || !kr_union_operand(ctx, a) || !kr_union_operand(ctx, b)) {
        return KR_NOTIMPL;
    }
    return kr_union_new(ctx, a, b);
}

/* *tuple[int]: an iterator over the one starred alias */
static kr_value alias_iter(kr_ctx *ctx, kr_value self) {
    kr_value star = kr_generic_alias_new(ctx, alias(self)->origin, alias(self)->args);
    alias(star)->starred = true;
    return kr_iter(ctx, kr_tuple_new(ctx, 1, &star));
}

static kr_value get_origin(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return alias(self)->origin;
}

static kr_value get_args(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return alias(self)->args;
}

static kr_value get_unpacked(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return kr_bool(alias(self)->starred);
}

static kr_value get_unpacked_args(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    bool yes = alias(self)->starred && kr_is(alias(self)->origin, kr_type_value(&kr_type_tuple));
    return yes ? alias(self)->args : KR_NONE;
}

static kr_value alias_mro_entries(kr_ctx *ctx, kr_value self, kr_value bases) {
    (void)bases;
    return kr_tuple_new(ctx, 1, &alias(self)->origin);
}

static kr_value alias_instancecheck(kr_ctx *ctx, kr_value self, kr_value obj) {
    (void)self;
    (void)obj;
    kr_raise_fmt(ctx, &kr_type_TypeError,
                 "isinstance() argument 2 cannot be a parameterized generic");
}

static kr_value alias_subclasscheck(kr_ctx *ctx, kr_value self, kr_value cls) {
    (void)self;
    (void)cls;
    kr_raise_fmt(ctx, &kr_type_TypeError,
                 "issubclass() argument 2 cannot be a parameterized generic");
}

static kr_value alias_reduce(kr_ctx *ctx, kr_value self) {
    return kr_tuple2(ctx, kr_type_value(&kr_type_generic_alias),
                     kr_tuple2(ctx, alias(self)->origin, alias(self)->args));
}

static kr_value alias_dir(kr_ctx *ctx, kr_value self) {
    kr_value hook = kr_lookup_special(ctx, alias(self)->origin, KR_N(ctx, __dir__));
    kr_value list = kr_list_from_iterable(ctx, kr_call0(ctx, hook));
    static const char *const own[] = {"__origin__", "__args__", "__parameters__",
                                      "__mro_entries__"};
    for (size_t i = 0; i < KR_ARRAY_LEN(own); i++) {
        kr_value name = kr_str_intern_cstr(ctx, own[i]);
        if (!kr_contains(ctx, list, name)) kr_list_append(ctx, list, name);
    }
    return list;
}

static const kr_builtin alias_methods[] = {
    KR_MEMBER(&kr_type_generic_alias, "__origin__", get_origin, NULL),
    KR_MEMBER(&kr_type_generic_alias, "__args__", get_args, NULL),
    KR_MEMBER(&kr_type_generic_alias, "__unpacked__", get_unpacked, NULL),
    KR_GETTER(&kr_type_generic_alias, "__parameters__", get_parameters, NULL,
              "Type variables in the GenericAlias."),
    KR_GETTER(&kr_type_generic_alias, "__typing_unpacked_tuple_args__", get_unpacked_args, NULL,
              NULL),
    KR_METHOD_2(&kr_type_generic_alias, "__mro_entries__", alias_mro_entries, NULL),
    KR_METHOD_2(&kr_type_generic_alias, "__instancecheck__", alias_instancecheck, NULL),
    KR_METHOD_2(&kr_type_generic_alias, "__subclasscheck__", alias_subclasscheck, NULL),
    KR_METHOD_1(&kr_type_generic_alias, "__reduce__", alias_reduce, NULL),
    KR_METHOD_1(&kr_type_generic_alias, "__dir__", alias_dir, NULL),
};

const kr_type kr_type_generic_alias = {
    .base_object = {&kr_type_type},
    .name = "types.GenericAlias",
    .base = &kr_type_object,
    .flags = KR_TF_BASE,
    .rom_id = KR_ROM_generic_alias,
    .version = 1,
    .size = sizeof(kr_alias),
    .methods = alias_methods,
    .n_methods = KR_ARRAY_LEN(alias_methods),
    .doc = KR_DOC(
        "Represent a PEP 585 generic type\n\nE.g. for t = list[int], t.__origin__ is list and "
        "t.__args__ is (int,)."),
    .new_ = alias_new,
    .trace = alias_trace,
    .repr = alias_repr,
    .hash = alias_hash,
    .compare = alias_compare,
    .call = alias_call,
    .getattr = alias_getattr,
    .iter = alias_iter,
    .binary = alias_binary,
    .subscr = alias_subscr,
};
