/* functools.partial, with Placeholder.
 *
 * args is an exact tuple, kw an exact dict; both are never changed after they were set. holes
 * counts the Placeholders in args, which the first arguments of a call fill. */
#include "module/functools_types.h"
#include "object/descr.h"
#include "object/dict.h"
#include "object/names.h"
#include "object/protocol.h"
#include "object/seq.h"
#include "object/shape.h"
#include "object/str.h"

typedef struct partial {
    kr_object base;
    kr_attrs attrs;
    kr_value func, args, kw;
    size_t holes;
} partial;

#define PARTIAL &kr_type_functools_partial
const kr_object kr_functools_placeholder = {&kr_type_functools_placeholder};
#define HOLE kr_from_ptr(&kr_functools_placeholder)

/* ---- Placeholder ---- */

static kr_value hole_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    (void)cls;
    (void)args;
    if (kr_npos(n) || kr_nkw(n)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "_PlaceholderType takes no arguments");
    }
    return HOLE;
}

static kr_value hole_repr(kr_ctx *ctx, kr_value self) {
    (void)self;
    return kr_str_from_cstr(ctx, "Placeholder");
}

static kr_value hole_reduce(kr_ctx *ctx, kr_value self) {
    return hole_repr(ctx, self);
}

static const kr_builtin hole_methods[] = {
    KR_METHOD_1(&kr_type_functools_placeholder, "__reduce__", hole_reduce, NULL),
};
const kr_type kr_type_functools_placeholder = {
    .base_object = {&kr_type_type},
    .name = "functools._PlaceholderType",
    .base = &kr_type_object,
    .flags = KR_TF_LEAF,
    .version = 1,
    .size = sizeof(kr_object),
    .n_methods = KR_ARRAY_LEN(hole_methods),
    .methods = hole_methods,
    .new_ = hole_new,
    .repr = hole_repr,
    .doc = KR_DOC(
        "The type of the Placeholder singleton.\n\nUsed as a placeholder for partial arguments."),
};

/* ---- making ---- */

static size_t count_holes(kr_value args) {
    const kr_tuple *t = KR_AS(const kr_tuple, args);
    size_t n = 0;
    for (size_t i = 0; i < t->len; i++) n += kr_is(t->items[i], HOLE);
    return n;
}

static void check_trailing(kr_ctx *ctx, kr_value args) {
    const kr_tuple *t = KR_AS(const kr_tuple, args);
    if (t->len && kr_is(t->items[t->len - 1], HOLE)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "trailing Placeholders are not allowed");
    }
}

/* Old arguments with their holes filled by the new ones, the rest of the new ones behind. */
static kr_value merge_args(kr_ctx *ctx, const kr_tuple *old, size_t holes, const kr_value *more,
                           size_t n) {
    size_t used = n < holes ? n : holes, at = 0;
    kr_value r = kr_tuple_new(ctx, old->len + n - used, NULL);
    kr_value *out = KR_AS(kr_tuple, r)->items;
    for (size_t i = 0; i < old->len; i++) {
        out[i] = kr_is(old->items[i], HOLE) && at < used ? more[at++] : old->items[i];
    }
    for (size_t i = used; i < n; i++) out[old->len + i - used] = more[i];
    return r;
}

static kr_value partial_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    uint32_t np = kr_npos(n), nk = kr_nkw(n);
    if (np < 1) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "type 'partial' takes at least one argument");
    }
    kr_value func = args[0], given, kw;
    if (!kr_slots_of(kr_typeof(func))->call) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "the first argument must be callable");
    }
    const kr_attrs *inner = kr_is_exact(func, PARTIAL) ? &KR_AS(partial, func)->attrs : NULL;
    if (inner && !inner->slots) { /* partial(partial(f, a), b) is partial(f, a, b) */
        partial *p = KR_AS(partial, func);
        given = merge_args(ctx, KR_AS(kr_tuple, p->args), p->holes, args + 1, np - 1);
        kw = kr_dict_copy(ctx, p->kw);
        func = p->func;
    } else {
        given = kr_tuple_new(ctx, np - 1, args + 1);
        kw = kr_dict_new(ctx, nk);
    }
    check_trailing(ctx, given);
    for (uint32_t i = 0; i < nk; i++) {
        if (kr_is(args[np + 2 * i + 1], HOLE)) {
            kr_raise_fmt(ctx, &kr_type_TypeError,
                         "Placeholder cannot be passed as a keyword argument");
        }
        kr_dict_set(ctx, kw, args[np + 2 * i], args[np + 2 * i + 1]);
    }
    partial *p = kr_instance_alloc(ctx, cls);
    kr_store(ctx, p, &p->func, func);
    kr_store(ctx, p, &p->args, given);
    kr_store(ctx, p, &p->kw, kw);
    p->holes = count_holes(given);
    return kr_from_ptr(p);
}

static void partial_trace(kr_visitor *v, kr_object *obj) {
    partial *p = (partial *)obj;
    kr_attrs_trace(v, &p->attrs, obj);
    kr_visit(v, &p->func);
    kr_visit(v, &p->args);
    kr_visit(v, &p->kw);
}

/* ---- calling ---- */

enum { FEW = 16 };

/* Writes the positional arguments of the call; returns their number. */
static size_t put_positional(kr_ctx *ctx, partial *p, kr_value *out, const kr_value *args,
                             size_t n) {
    const kr_tuple *t = KR_AS(const kr_tuple, p->args);
    size_t used = 0;
    if (n < p->holes) {
        kr_raise_fmt(
            ctx, &kr_type_TypeError,
            "missing positional arguments in 'partial' call; expected at least %zu, got %zu",
            p->holes, n);
    }
    for (size_t i = 0; i < t->len; i++) {
        out[i] = p->holes && kr_is(t->items[i], HOLE) ? args[used++] : t->items[i];
    }
    for (size_t i = used; i < n; i++) out[t->len + i - used] = args[i];
    return t->len + n - used;
}

/* Keyword pairs: the partial's own, overridden by the call's; then the call's others. */
static size_t put_keywords(kr_ctx *ctx, partial *p, kr_value *out, const kr_value *kw, size_t n) {
    size_t pos = 0, count = 0;
    kr_value k, v;
    while (kr_dict_next(p->kw, &pos, &k, &v)) {
        if (!kr_is_str(k)) kr_raise_fmt(ctx, &kr_type_TypeError, "keywords must be strings");
        for (size_t i = 0; i < n; i++) {
            if (kr_is(kw[2 * i], k) || kr_str_eq(kw[2 * i], k)) v = kw[2 * i + 1];
        }
        out[2 * count] = k;
        out[2 * count + 1] = v;
        count++;
    }
    size_t own = count;
    for (size_t i = 0; i < n; i++) {
        bool known = false;
        for (size_t j = 0; j < own && !known; j++) known = kr_str_eq(kw[2 * i], out[2 * j]);
        if (known) continue;
        out[2 * count] = kw[2 * i];
        out[2 * count + 1] = kw[2 * i + 1];
        count++;
    }
    return count;
}

static kr_value partial_call(kr_ctx *ctx, kr_value self, kr_value *args, kr_nargs n) {
    partial *p = KR_AS(partial, self);
    size_t np = kr_npos(n), nk = kr_nkw(n);
    size_t room = KR_AS(kr_tuple, p->args)->len + np + 2 * (nk + kr_dict_len(p->kw));
    kr_value few[FEW], *out = few, holder = KR_NULL;
    if (room > FEW) {
        holder = kr_tuple_new(ctx, room, NULL);
        out = KR_AS(kr_tuple, holder)->items;
    }
    np = put_positional(ctx, p, out, args, np);
    nk = put_keywords(ctx, p, out + np, args + kr_npos(n), nk);
    kr_value r = kr_call(ctx, p->func, out, kr_nargs_of(ctx, np, nk));
    kr_keep(holder);
    return r;
}

/* ---- looking at ---- */

static kr_value partial_repr(kr_ctx *ctx, kr_value self) {
    partial *p = KR_AS(partial, self);
    size_t pos = 0;
    kr_value k, v;
    if (kr_repr_enter(ctx, self)) return kr_str_from_cstr(ctx, "...");
    kr_strbuf b;
    kr_strbuf_init(ctx, &b, 64);
    if (kr_ptr(self)->type == PARTIAL)
        kr_strbuf_cstr(ctx, &b, "functools.partial");
    else
        kr_strbuf_str(ctx, &b, kr_type_name(ctx, kr_typeof(self)));
    kr_strbuf_format(ctx, &b, "(%R", p->func);
    for (size_t i = 0; i < KR_AS(kr_tuple, p->args)->len; i++) {
        kr_strbuf_format(ctx, &b, ", %R", KR_AS(kr_tuple, p->args)->items[i]);
    }
    while (kr_dict_next(p->kw, &pos, &k, &v)) kr_strbuf_format(ctx, &b, ", %S=%R", k, v);
    kr_strbuf_char(ctx, &b, ')');
    kr_repr_leave(ctx, self);
    return kr_strbuf_finish(ctx, &b);
}

static kr_value get_func(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return KR_AS(partial, self)->func;
}

static kr_value get_args(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return KR_AS(partial, self)->args;
}

static kr_value get_keywords(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return KR_AS(partial, self)->kw;
}

static kr_value get_dict(kr_ctx *ctx, kr_value self) {
    return kr_attrs_dict(ctx, self, kr_attrs_of(self));
}

static void set_dict(kr_ctx *ctx, kr_value self, kr_value v) {
    if (kr_isnull(v)) kr_raise_fmt(ctx, &kr_type_TypeError, "cannot delete __dict__");
    if (!kr_is_dict(v)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "__dict__ must be set to a dictionary, not a '%T'",
                     v);
    }
    kr_attrs_set_dict(ctx, self, kr_attrs_of(self), v);
}

static kr_value partial_reduce(kr_ctx *ctx, kr_value self) {
    partial *p = KR_AS(partial, self);
    kr_value state[4] = {p->func, p->args, p->kw, KR_NONE};
    if (p->attrs.slots && kr_dict_len(get_dict(ctx, self))) state[3] = get_dict(ctx, self);
    return kr_tuple3(ctx, kr_type_value(kr_typeof(self)), kr_tuple_new(ctx, 1, &p->func),
                     kr_tuple_new(ctx, 4, state));
}

static kr_value partial_setstate(kr_ctx *ctx, kr_value self, kr_value state) {
    partial *p = KR_AS(partial, self);
    kr_value *s = kr_is_tuple(state) ? KR_AS(kr_tuple, state)->items : NULL;
    if (!s || KR_AS(kr_tuple, state)->len != 4 || !kr_slots_of(kr_typeof(s[0]))->call ||
        !kr_is_tuple(s[1]) || (!kr_is_dict(s[2]) && !kr_is_none(s[2]))) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "invalid partial state");
    }
    check_trailing(ctx, s[1]);
    kr_value args = s[1];
    if (!kr_is_exact(args, &kr_type_tuple)) {
        args = kr_tuple_new(ctx, KR_AS(kr_tuple, args)->len, KR_AS(kr_tuple, args)->items);
    }
    kr_value kw = kr_is_none(s[2]) ? kr_dict_new(ctx, 0) : s[2];
    if (!kr_is_exact(kw, &kr_type_dict)) kw = kr_dict_copy(ctx, kw);
    kr_store(ctx, p, &p->func, s[0]);
    kr_store(ctx, p, &p->args, args);
    kr_store(ctx, p, &p->kw, kw);
    p->holes = count_holes(args);
    if (kr_is_none(s[3])) {
        kr_attrs_set_dict(ctx, self, kr_attrs_of(self), KR_NULL);
    } else {
        set_dict(ctx, self, s[3]);
    }
    return KR_NONE;
}

static kr_value class_getitem(kr_ctx *ctx, size_t n, const kr_value *args) {
    (void)n;
    return kr_generic_alias_new(ctx, args[0], args[1]);
}

/* Like a function, it becomes a method of the instance that it is found through. */
static kr_value partial_get(kr_ctx *ctx, kr_value self, kr_value obj, kr_value cls) {
    (void)cls;
    if (kr_isnull(obj) || kr_is_none(obj)) return self;
    return kr_bound_method_new(ctx, self, obj);
}

static const kr_builtin methods[] = {
    KR_GETTER(PARTIAL, "func", get_func, NULL, "function object to use in future partial calls"),
    KR_GETTER(PARTIAL, "args", get_args, NULL, "tuple of arguments to future partial calls"),
    KR_GETTER(PARTIAL, "keywords", get_keywords, NULL,
              "dictionary of keyword arguments to future partial calls"),
    KR_GETTER(PARTIAL, "__dict__", get_dict, set_dict, NULL),
    KR_METHOD_1(PARTIAL, "__reduce__", partial_reduce, NULL),
    KR_METHOD_2(PARTIAL, "__setstate__", partial_setstate, NULL),
    KR_CLASSMETHOD_VAR(PARTIAL, "__class_getitem__", class_getitem, 2, 2, "See PEP 585"),
};

const kr_type kr_type_functools_partial = {
    .base_object = {&kr_type_type},
    .name = "functools.partial",
    .base = &kr_type_object,
    .flags = KR_TF_BASE | KR_TF_WEAKREF,
    .version = 1,
    .size = sizeof(partial),
    .attrs_offset = offsetof(partial, attrs),
    .n_methods = KR_ARRAY_LEN(methods),
    .methods = methods,
    .doc = KR_DOC(
        "Create a new function with partial application of the given arguments and keywords."),
    .new_ = partial_new,
    .trace = partial_trace,
    .repr = partial_repr,
    .call = partial_call,
    .descr_get = partial_get,
};
