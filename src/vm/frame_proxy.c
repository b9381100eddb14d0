/* frame.f_locals of function frames: a mapping that reads and writes the variables themselves.
 *
 * Invariants: the proxy holds the frame object, not the frame; when the frame is gone it works on
 * the dict that the frame object kept. Names that are no variables go to the frame object's own
 * extra dict. */
#include "object/exception.h"
#include "vm/frame_proxy.h"

typedef struct proxy {
    kr_object base;
    kr_value frame; /* frame object */
} proxy;

static void proxy_trace(kr_visitor *v, kr_object *obj) {
    kr_visit(v, &((proxy *)obj)->frame);
}

kr_value kr_frame_proxy_new(kr_ctx *ctx, kr_value frame_object) {
    proxy *p = kr_heap_new(ctx, &kr_type_frame_proxy, sizeof *p);
    p->frame = frame_object;
    return kr_from_ptr(p);
}

/* A dict of what the proxy shows now. */
static kr_value snapshot(kr_ctx *ctx, kr_value self) {
    kr_value frame = KR_AS(proxy, self)->frame;
    kr_frame *f = kr_frame_object_live(frame);
    return f ? kr_frame_locals(ctx, f) : kr_frame_object_locals(ctx, frame);
}

/* The variable's slot, NULL if the frame has none by that name. */
static kr_value *find_slot(kr_ctx *ctx, kr_frame *f, kr_value key) {
    kr_code *c = f->quick->code;
    if (!kr_is_str(key)) return NULL;
    for (uint32_t i = 0; i < f->quick->n_locals; i++) {
        kr_value name = kr_code_slot_name(ctx, c, i);
        if (!kr_isnull(name) && kr_str_eq(name, key)) return &f->fp[i];
    }
    return NULL;
}

/* The value of a name that has one now, or KR_NULL. */
static kr_value look_up(kr_ctx *ctx, kr_value self, kr_value key) {
    kr_hash(ctx, key); /* its complaint is the right one */
    return kr_dict_get(ctx, snapshot(ctx, self), key);
}

static kr_value proxy_subscr(kr_ctx *ctx, kr_value self, kr_value key) {
    kr_value v = look_up(ctx, self, key);
    if (kr_isnull(v)) {
        kr_raise_fmt(ctx, &kr_type_KeyError, "local variable '%R' is not defined", key);
    }
    return v;
}

static KR_NORETURN void fail_remove(kr_ctx *ctx) {
    kr_raise_fmt(ctx, &kr_type_ValueError, "cannot remove local variables from FrameLocalsProxy");
}

/* Sets the variable of a live frame; false if there is none by that name. */
static bool set_variable(kr_ctx *ctx, kr_frame *f, kr_value key, kr_value v) {
    kr_value *slot = find_slot(ctx, f, key);
    if (!slot) return false;
    if (kr_is_cell_slot(f->quick->code, (uint32_t)(slot - f->fp)) && !kr_isnull(*slot) &&
        kr_is_exact(*slot, &kr_type_cell)) {
        kr_cell *cell = KR_AS(kr_cell, *slot);
        kr_store(ctx, cell, &cell->value, v);
    } else {
        *slot = v;
    }
    return true;
}

static void proxy_store(kr_ctx *ctx, kr_value self, kr_value key, kr_value v) {
    kr_value frame = KR_AS(proxy, self)->frame, *extra = kr_frame_object_extra(frame);
    kr_frame *f = kr_frame_object_live(frame);
    kr_hash(ctx, key);
    if (kr_isnull(v)) {
        if (f && find_slot(ctx, f, key)) fail_remove(ctx);
        if (kr_isnull(*extra) || !kr_dict_del(ctx, *extra, key)) kr_raise_keyerror(ctx, key);
        return;
    }
    if (f && set_variable(ctx, f, key, v)) return;
    if (!f) {
        kr_dict_set(ctx, kr_frame_object_locals(ctx, frame), key, v);
    } else {
        if (kr_isnull(*extra)) kr_store(ctx, kr_ptr(frame), extra, kr_dict_new(ctx, 0));
        kr_dict_set(ctx, *extra, key, v);
    }
}

static bool proxy_contains(kr_ctx *ctx, kr_value self, kr_value key) {
    return !kr_isnull(look_up(ctx, self, key));
}

static size_t proxy_len(kr_ctx *ctx, kr_value self) {
    return kr_dict_len(snapshot(ctx, self));
}

static kr_value proxy_iter(kr_ctx *ctx, kr_value self) {
    return kr_iter(ctx, kr_list_from_iterable(ctx, snapshot(ctx, self)));
}

static kr_value proxy_repr(kr_ctx *ctx, kr_value self) {
    if (kr_repr_enter(ctx, self)) return kr_str_from_cstr(ctx, "{...}");
    kr_value text = kr_repr(ctx, snapshot(ctx, self));
    kr_repr_leave(ctx, self);
    return text;
}

static kr_value proxy_compare(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b) {
    bool eq;
    if (op != KR_BIN_EQ && op != KR_BIN_NE) return KR_NOTIMPL;
    if (kr_is_exact(b, &kr_type_frame_proxy))
        b = snapshot(ctx, b);
    else if (!kr_is_dict(b))
        return KR_NOTIMPL;
    eq = kr_equal(ctx, snapshot(ctx, a), b);
    return kr_bool(eq == (op == KR_BIN_EQ));
}

static bool is_mapping(kr_value v) {
    return kr_is_dict(v) || kr_is_exact(v, &kr_type_frame_proxy);
}

static kr_value proxy_binary(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b) {
    kr_value d;
    if (op != KR_BIN_OR || !is_mapping(a) || !is_mapping(b)) return KR_NOTIMPL;
    d = kr_dict_new(ctx, 0);
    kr_dict_update(ctx, d, kr_is_exact(a, &kr_type_frame_proxy) ? snapshot(ctx, a) : a);
    kr_dict_update(ctx, d, kr_is_exact(b, &kr_type_frame_proxy) ? snapshot(ctx, b) : b);
    return d;
}

static kr_value on_snapshot(kr_ctx *ctx, kr_value self, const char *method) {
    return kr_call_method(ctx, snapshot(ctx, self), kr_str_intern_cstr(ctx, method), NULL, 0);
}

static kr_value m_keys(kr_ctx *ctx, kr_value self) {
    return kr_list_from_iterable(ctx, snapshot(ctx, self));
}
static kr_value m_values(kr_ctx *ctx, kr_value self) {
    return kr_list_from_iterable(ctx, on_snapshot(ctx, self, "values"));
}
static kr_value m_items(kr_ctx *ctx, kr_value self) {
    return kr_list_from_iterable(ctx, on_snapshot(ctx, self, "items"));
}
static kr_value m_copy(kr_ctx *ctx, kr_value self) {
    return snapshot(ctx, self);
}

static kr_value m_get(kr_ctx *ctx, size_t n, const kr_value *args) {
    kr_value v = look_up(ctx, args[0], args[1]);
    if (!kr_isnull(v)) return v;
    return n > 2 ? args[2] : KR_NONE;
}

static kr_value m_setdefault(kr_ctx *ctx, size_t n, const kr_value *args) {
    kr_value v = look_up(ctx, args[0], args[1]);
    if (!kr_isnull(v)) return v;
    v = n > 2 ? args[2] : KR_NONE;
    proxy_store(ctx, args[0], args[1], v);
    return v;
}

static kr_value m_update(kr_ctx *ctx, kr_value self, kr_value other) {
    kr_value d = kr_dict_new(ctx, 0), key, v;
    size_t pos = 0;
    if (!is_mapping(other)) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "update() argument must be dict or another FrameLocalsProxy");
    }
    if (!kr_is_dict(other)) other = snapshot(ctx, other);
    kr_dict_update(ctx, d, other);
    while (kr_dict_next(d, &pos, &key, &v)) proxy_store(ctx, self, key, v);
    return KR_NONE;
}

/* |= */
static kr_value proxy_inplace(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b) {
    if (op != KR_BIN_IOR || !is_mapping(b)) return KR_NOTIMPL;
    m_update(ctx, a, b);
    return a;
}

/* Only names that are no variables can be taken out. */
static kr_value m_pop(kr_ctx *ctx, size_t n, const kr_value *args) {
    kr_value frame = KR_AS(proxy, args[0])->frame, extra = *kr_frame_object_extra(frame), v;
    kr_frame *f = kr_frame_object_live(frame);
    kr_hash(ctx, args[1]);
    if (f && find_slot(ctx, f, args[1])) fail_remove(ctx);
    v = kr_isnull(extra) ? KR_NULL : kr_dict_get(ctx, extra, args[1]);
    if (!kr_isnull(v)) {
        kr_dict_del(ctx, extra, args[1]);
        return v;
    }
    if (n < 3) kr_raise_keyerror(ctx, args[1]);
    return args[2];
}

static kr_value m_reversed(kr_ctx *ctx, kr_value self) {
    kr_value keys = kr_list_from_iterable(ctx, snapshot(ctx, self));
    kr_call_method(ctx, keys, kr_str_intern_rom(ctx, "reverse"), NULL, 0);
    return kr_iter(ctx, keys);
}

/* FrameLocalsProxy(frame) */
static kr_value proxy_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    (void)cls;
    kr_check_no_kw(ctx, "FrameLocalsProxy", n);
    kr_check_args(ctx, "FrameLocalsProxy", n, 1, 1);
    if (!kr_is_exact(args[0], &kr_type_frame)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "expect frame, not %T", args[0]);
    }
    return kr_frame_proxy_new(ctx, args[0]);
}

static const kr_builtin methods[] = {
    KR_OPERATORS("__or__ __ror__ __ior__"),
    KR_METHOD_1(&kr_type_frame_proxy, "keys", m_keys, NULL),
    KR_METHOD_1(&kr_type_frame_proxy, "values", m_values, NULL),
    KR_METHOD_1(&kr_type_frame_proxy, "items", m_items, NULL),
    KR_METHOD_1(&kr_type_frame_proxy, "copy", m_copy, NULL),
    KR_METHOD_1(&kr_type_frame_proxy, "__copy__", m_copy, NULL),
    KR_METHOD_VAR(&kr_type_frame_proxy, "get", m_get, 2, 3, NULL),
    KR_METHOD_1(&kr_type_frame_proxy, "__reversed__", m_reversed, NULL),
    KR_METHOD_VAR(&kr_type_frame_proxy, "pop", m_pop, 2, 3, NULL),
    KR_METHOD_VAR(&kr_type_frame_proxy, "setdefault", m_setdefault, 2, 3, NULL),
    KR_METHOD_2(&kr_type_frame_proxy, "update", m_update, NULL),
};

const kr_type kr_type_frame_proxy = {
    .base_object = {&kr_type_type},
    .name = "FrameLocalsProxy",
    .base = &kr_type_object,
    .flags = KR_TF_MAPPING,
    .version = 1,
    .size = sizeof(proxy),
    .methods = methods,
    .n_methods = KR_ARRAY_LEN(methods),
    .new_ = proxy_new,
    .trace = proxy_trace,
    .repr = proxy_repr,
    .compare = proxy_compare,
    .hash = kr_unhashable,
    .binary = proxy_binary,
    .inplace = proxy_inplace,
    .subscr = proxy_subscr,
    .store_subscr = proxy_store,
    .contains = proxy_contains,
    .len = proxy_len,
    .iter = proxy_iter,
    .getattr = kr_object_getattr,
    .setattr = kr_object_setattr,
};
