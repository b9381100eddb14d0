/* operator.attrgetter, itemgetter and methodcaller: callables that fetch.
 *
 * getter.names is what was asked for (attribute names, or items); for attrgetter, paths holds one
 * tuple of interned names per dotted name. */
#include "module/operator_types.h"
#include "object/dict.h"
#include "object/names.h"
#include "object/protocol.h"
#include "object/seq.h"
#include "object/str.h"

typedef struct getter {
    kr_object base;
    kr_value names, paths;
} getter;

static void getter_trace(kr_visitor *v, kr_object *obj) {
    kr_visit(v, &((getter *)obj)->names);
    kr_visit(v, &((getter *)obj)->paths);
}

static kr_value make_getter(kr_ctx *ctx, const kr_type *cls, kr_value names, kr_value paths) {
    getter *g = kr_instance_alloc(ctx, cls);
    kr_store(ctx, g, &g->names, names);
    kr_store(ctx, g, &g->paths, paths);
    return kr_from_ptr(g);
}

static void want_some(kr_ctx *ctx, const char *name, kr_nargs n) {
    kr_check_no_kw(ctx, name, n);
    if (kr_npos(n) == 0) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "%s expected 1 argument, got 0", name);
    }
}

/* The one argument of a call of a getter. */
static kr_value only_arg(kr_ctx *ctx, const char *name, kr_value *args, kr_nargs n) {
    kr_check_no_kw(ctx, name, n);
    if (kr_npos(n) != 1) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "%s expected 1 argument, got %d", name,
                     (int)kr_npos(n));
    }
    return args[0];
}

/* "operator.itemgetter(1, 2)" */
static kr_value call_repr(kr_ctx *ctx, kr_value self, kr_value args, kr_value kw) {
    size_t pos = 0, count = 0;
    kr_value k, v;
    if (kr_repr_enter(ctx, self)) return kr_str_format(ctx, "%s(...)", kr_typeof(self)->name);
    kr_strbuf b;
    kr_strbuf_init(ctx, &b, 64);
    if (kr_typeof(self)->flags & KR_TF_HEAP)
        kr_strbuf_format(ctx, &b, "%T(", self);
    else
        kr_strbuf_format(ctx, &b, "%s(", kr_typeof(self)->name);
    for (; count < KR_AS(kr_tuple, args)->len; count++) {
        kr_strbuf_format(ctx, &b, count ? ", %R" : "%R", KR_AS(kr_tuple, args)->items[count]);
    }
    while (!kr_isnull(kw) && kr_dict_next(kw, &pos, &k, &v)) {
        kr_strbuf_format(ctx, &b, count++ ? ", %S=%R" : "%S=%R", k, v);
    }
    kr_strbuf_char(ctx, &b, ')');
    kr_repr_leave(ctx, self);
    return kr_strbuf_finish(ctx, &b);
}

static kr_value getter_repr(kr_ctx *ctx, kr_value self) {
    return call_repr(ctx, self, KR_AS(getter, self)->names, KR_NULL);
}

static kr_value getter_reduce(kr_ctx *ctx, kr_value self) {
    return kr_tuple2(ctx, kr_type_value(kr_typeof(self)), KR_AS(getter, self)->names);
}

/* ---- attrgetter ---- */

static kr_value split_name(kr_ctx *ctx, kr_value name) {
    size_t len, start = 0;
    const char *s = kr_str_data(name, &len);
    kr_value parts = kr_list_new(ctx, 0, NULL);
    for (size_t i = 0; i <= len; i++) {
        if (i < len && s[i] != '.') continue;
        kr_list_append(ctx, parts, kr_str_intern(ctx, s + start, i - start));
        start = i + 1;
    }
    return kr_tuple_from_iterable(ctx, parts);
}

static kr_value attrgetter_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    want_some(ctx, "attrgetter", n);
    kr_value paths = kr_tuple_new(ctx, kr_npos(n), NULL);
    for (uint32_t i = 0; i < kr_npos(n); i++) {
        if (!kr_is_str(args[i])) {
            kr_raise_fmt(ctx, &kr_type_TypeError, "attribute name must be a string");
        }
        kr_store(ctx, kr_ptr(paths), &KR_AS(kr_tuple, paths)->items[i], split_name(ctx, args[i]));
    }
    return make_getter(ctx, cls, kr_tuple_new(ctx, kr_npos(n), args), paths);
}

static kr_value follow(kr_ctx *ctx, kr_value obj, kr_value path) {
    const kr_tuple *t = KR_AS(const kr_tuple, path);
    for (size_t i = 0; i < t->len; i++) obj = kr_getattr(ctx, obj, t->items[i]);
    return obj;
}

static kr_value attrgetter_call(kr_ctx *ctx, kr_value self, kr_value *args, kr_nargs n) {
    kr_value obj = only_arg(ctx, "attrgetter", args, n);
    const kr_tuple *paths = KR_AS(const kr_tuple, KR_AS(getter, self)->paths);
    if (paths->len == 1) return follow(ctx, obj, paths->items[0]);
    kr_value r = kr_tuple_new(ctx, paths->len, NULL);
    for (size_t i = 0; i < paths->len; i++) {
        kr_store(ctx, kr_ptr(r), &KR_AS(kr_tuple, r)->items[i], follow(ctx, obj, paths->items[i]));
    }
    return r;
}

/* ---- itemgetter ---- */

static kr_value itemgetter_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    want_some(ctx, "itemgetter", n);
    return make_getter(ctx, cls, kr_tuple_new(ctx, kr_npos(n), args), KR_NULL);
}

static kr_value fetch(kr_ctx *ctx, kr_value obj, kr_value key) {
    if (kr_is_smallint(key) && kr_is_object(obj)) {
        size_t i = (size_t)kr_smallint_val(key);
        if (kr_ptr(obj)->type == &kr_type_tuple && i < KR_AS(kr_tuple, obj)->len) {
            return KR_AS(kr_tuple, obj)->items[i];
        }
    }
    return kr_getitem(ctx, obj, key);
}

static kr_value itemgetter_call(kr_ctx *ctx, kr_value self, kr_value *args, kr_nargs n) {
    kr_value obj = only_arg(ctx, "itemgetter", args, n);
    const kr_tuple *keys = KR_AS(const kr_tuple, KR_AS(getter, self)->names);
    if (keys->len == 1) return fetch(ctx, obj, keys->items[0]);
    kr_value r = kr_tuple_new(ctx, keys->len, NULL);
    for (size_t i = 0; i < keys->len; i++) {
        kr_store(ctx, kr_ptr(r), &KR_AS(kr_tuple, r)->items[i], fetch(ctx, obj, keys->items[i]));
    }
    return r;
}

/* ---- methodcaller ---- */

typedef struct methodcaller {
    kr_object base;
    kr_value name, args, kw; /* interned str, tuple, dict or KR_NULL */
} methodcaller;

static kr_value methodcaller_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    uint32_t np = kr_npos(n), nk = kr_nkw(n);
    if (np == 0) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "methodcaller needs at least one argument, the method name");
    }
    if (!kr_is_str(args[0])) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "method name must be a string");
    }
    kr_value name = kr_str_intern_value(ctx, args[0]), rest = kr_tuple_new(ctx, np - 1, args + 1);
    kr_value kw = nk ? kr_dict_new(ctx, nk) : KR_NULL;
    for (uint32_t i = 0; i < nk; i++) kr_dict_set(ctx, kw, args[np + 2 * i], args[np + 2 * i + 1]);
    methodcaller *m = kr_instance_alloc(ctx, cls);
    kr_store(ctx, m, &m->name, name);
    kr_store(ctx, m, &m->args, rest);
    kr_store(ctx, m, &m->kw, kw);
    return kr_from_ptr(m);
}

static void methodcaller_trace(kr_visitor *v, kr_object *obj) {
    methodcaller *m = (methodcaller *)obj;
    kr_visit(v, &m->name);
    kr_visit(v, &m->args);
    kr_visit(v, &m->kw);
}

static kr_value methodcaller_call(kr_ctx *ctx, kr_value self, kr_value *args, kr_nargs n) {
    methodcaller *m = KR_AS(methodcaller, self);
    kr_value obj = only_arg(ctx, "methodcaller", args, n);
    if (!kr_isnull(m->kw)) {
        return kr_call_ex(ctx, kr_getattr(ctx, obj, m->name), m->args, m->kw);
    }
    kr_tuple *t = KR_AS(kr_tuple, m->args);
    return kr_call_method(ctx, obj, m->name, t->items, KR_NARGS(t->len, 0));
}

static kr_value name_and_args(kr_ctx *ctx, const methodcaller *m) {
    const kr_tuple *t = KR_AS(const kr_tuple, m->args);
    kr_value r = kr_tuple_new(ctx, t->len + 1, NULL);
    kr_store_init(&KR_AS(kr_tuple, r)->items[0], m->name);
    if (t->len) memcpy(KR_AS(kr_tuple, r)->items + 1, t->items, t->len * sizeof(kr_value));
    return r;
}

static kr_value methodcaller_repr(kr_ctx *ctx, kr_value self) {
    methodcaller *m = KR_AS(methodcaller, self);
    return call_repr(ctx, self, name_and_args(ctx, m), m->kw);
}

static kr_value methodcaller_reduce(kr_ctx *ctx, kr_value self) {
    methodcaller *m = KR_AS(methodcaller, self);
    kr_value type = kr_type_value(kr_typeof(self));
    if (kr_isnull(m->kw)) return kr_tuple2(ctx, type, name_and_args(ctx, m));
    kr_value partial =
        kr_getattr(ctx, kr_import(ctx, "functools"), kr_str_intern_rom(ctx, "partial"));
    kr_value made = kr_call_ex(ctx, partial, kr_tuple2(ctx, type, m->name), m->kw);
    return kr_tuple2(ctx, made, m->args);
}

static const kr_builtin attrgetter_methods[] = {
    KR_METHOD_1(&kr_type_operator_attrgetter, "__reduce__", getter_reduce,
                "Return state information for pickling"),
};
static const kr_builtin itemgetter_methods[] = {
    KR_METHOD_1(&kr_type_operator_itemgetter, "__reduce__", getter_reduce,
                "Return state information for pickling"),
};
static const kr_builtin methodcaller_methods[] = {
    KR_METHOD_1(&kr_type_operator_methodcaller, "__reduce__", methodcaller_reduce,
                "Return state information for pickling"),
};

#define GETTER_TYPE(sym, T, trace_fn, repr_fn, doctext)                                            \
    const kr_type kr_type_operator_##sym = {                                                       \
        .base_object = {&kr_type_type},                                                            \
        .name = "operator." #sym,                                                                  \
        .base = &kr_type_object,                                                                   \
        .version = 1,                                                                              \
        .size = sizeof(T),                                                                         \
        .n_methods = KR_ARRAY_LEN(sym##_methods),                                                  \
        .methods = sym##_methods,                                                                  \
        .doc = KR_DOC(doctext),                                                                    \
        .new_ = sym##_new,                                                                         \
        .trace = trace_fn,                                                                         \
        .repr = repr_fn,                                                                           \
        .call = sym##_call,                                                                        \
    }
GETTER_TYPE(
    attrgetter, getter, getter_trace, getter_repr,
    "Return a callable object that fetches the given attribute(s) from its operand.\n\nAfter f "
    "= attrgetter('name'), the call f(r) returns r.name.\nAfter g = attrgetter('name', "
    "'date'), the call g(r) returns (r.name, r.date).\nAfter h = attrgetter('name.first', "
    "'name.last'), the call h(r) returns\n(r.name.first, r.name.last).");
GETTER_TYPE(
    itemgetter, getter, getter_trace, getter_repr,
    "Return a callable object that fetches the given item(s) from its operand.\n\nAfter f = "
    "itemgetter(2), the call f(r) returns r[2].\nAfter g = itemgetter(2, 5, 3), the call g(r) "
    "returns (r[2], r[5], r[3])");
GETTER_TYPE(methodcaller, methodcaller, methodcaller_trace, methodcaller_repr,
            "Return a callable object that calls the given method on its operand.\n\nAfter f = "
            "methodcaller('name'), the call f(r) returns r.name().\nAfter g = methodcaller('name', "
            "'date', foo=1), the call g(r) returns\nr.name('date', foo=1).");
