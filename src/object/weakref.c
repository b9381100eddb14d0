/* weakref.ref and the proxies.
 *
 * The referent is a weak cell of the heap. A side table outside the heap lists all references by
 * referent, so that ref(x) without callback gives the same object each time and getweakrefs works;
 * dead rows are dropped at the end of each marking, before anything is swept. */
#include "object/exception.h"
#include "object/type_internal.h"

typedef struct kr_weakref {
    kr_object base;
    kr_value referent; /* weak; KR_NULL when gone */
    kr_value callback; /* KR_NULL: none */
    kr_hash_t hash;
    bool hashed;
} kr_weakref;

#define GONE ((const kr_object *)1) /* row of the table that may be used again */

static kr_weakref *ref_of(kr_value v) {
    return KR_AS(kr_weakref, v);
}

/* ---- the table ---- */

static size_t row_of(const kr_object *obj, uint32_t cap) {
    return (size_t)(((uintptr_t)obj >> 4) * UINT64_C(0x9e3779b97f4a7c15) >> 32) & (cap - 1);
}

static void insert(struct kr_type_overlay *o, const kr_object *referent, kr_object *ref) {
    size_t i = row_of(referent, o->cap_refs);
    while (o->refs[i].referent && o->refs[i].referent != GONE) i = (i + 1) & (o->cap_refs - 1);
    if (!o->refs[i].referent) o->n_refs++;
    o->refs[i] = (kr_ref_entry){referent, ref};
}

static void grow(kr_ctx *ctx, struct kr_type_overlay *o) {
    kr_ref_entry *old = o->refs;
    uint32_t old_cap = o->cap_refs, cap = 64, live = 0;
    for (uint32_t i = 0; i < old_cap; i++) live += old[i].referent && old[i].referent != GONE;
    while (cap < live * 4) cap *= 2;
    kr_ref_entry *refs = ctx->vm->mem(ctx->vm->mem_opaque, NULL, 0, cap * sizeof *refs);
    if (!refs) kr_raise_memory(ctx);
    memset(refs, 0, cap * sizeof *refs);
    o->refs = refs;
    o->cap_refs = cap;
    o->n_refs = 0;
    for (uint32_t i = 0; i < old_cap; i++) {
        if (old[i].referent && old[i].referent != GONE) insert(o, old[i].referent, old[i].ref);
    }
    if (old) ctx->vm->mem(ctx->vm->mem_opaque, old, old_cap * sizeof *old, 0);
}

static void remember(kr_ctx *ctx, kr_value referent, kr_weakref *ref) {
    struct kr_type_overlay *o = ctx->vm->overlay;
    if (o->n_refs * 2 >= o->cap_refs) grow(ctx, o);
    insert(o, kr_ptr(referent), &ref->base);
}

void kr_weakref_sweep(kr_vm *vm) {
    struct kr_type_overlay *o = vm->overlay;
    for (uint32_t i = 0; i < o->cap_refs; i++) {
        kr_ref_entry *e = &o->refs[i];
        if (!e->referent || e->referent == GONE) continue;
        if (kr_heap_is_marked(vm, e->referent) && kr_heap_is_marked(vm, e->ref) &&
            !kr_isnull(((kr_weakref *)e->ref)->referent)) {
            continue;
        }
        *e = (kr_ref_entry){GONE, NULL};
    }
}

/* Next reference to obj from row *i on; NULL at the end. */
static kr_weakref *next_ref(struct kr_type_overlay *o, const kr_object *obj, size_t *i) {
    while (o->cap_refs && o->refs[*i].referent) {
        kr_ref_entry *e = &o->refs[*i];
        *i = (*i + 1) & (o->cap_refs - 1);
        if (e->referent == obj) return (kr_weakref *)e->ref;
    }
    return NULL;
}

static kr_weakref *existing(kr_ctx *ctx, const kr_type *type, kr_value obj) {
    struct kr_type_overlay *o = ctx->vm->overlay;
    size_t i = o->cap_refs ? row_of(kr_ptr(obj), o->cap_refs) : 0;
    kr_weakref *r;
    while ((r = next_ref(o, kr_ptr(obj), &i))) {
        if (r->base.type == type && kr_isnull(r->callback) && !kr_isnull(r->referent)) return r;
    }
    return NULL;
}

kr_value kr_weakref_list(kr_ctx *ctx, kr_value obj) {
    struct kr_type_overlay *o = ctx->vm->overlay;
    kr_value list = kr_list_new(ctx, 0, NULL);
    kr_weakref *r;
    size_t i;
    if (!kr_is_object(obj) || !o->cap_refs) return list;
    i = row_of(kr_ptr(obj), o->cap_refs);
    while ((r = next_ref(o, kr_ptr(obj), &i))) {
        if (!kr_isnull(r->referent)) kr_list_append(ctx, list, kr_from_ptr(r));
    }
    return list;
}

/* ---- making ---- */

static bool may_refer(kr_value obj) {
    static const kr_type *const rom[] = {
        &kr_type_function, &kr_type_generator, &kr_type_coroutine, &kr_type_async_generator,
        &kr_type_set,      &kr_type_frozenset, &kr_type_code,      &kr_type_memoryview,
    };
    const kr_type *t = kr_typeof(obj);
    if (!kr_is_object(obj)) return false;
    if (t->flags & KR_TF_WEAKREF) return true;
    for (size_t i = 0; i < KR_ARRAY_LEN(rom); i++) {
        if (t == rom[i]) return true;
    }
    return false;
}

static kr_value make(kr_ctx *ctx, const kr_type *type, kr_value obj, kr_value callback) {
    kr_weakref *r;
    bool plain = kr_isnull(callback) && !(type->flags & KR_TF_HEAP);
    if (!may_refer(obj)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "cannot create weak reference to '%T' object", obj);
    }
    if (plain && (r = existing(ctx, type, obj))) return kr_from_ptr(r);
    r = kr_instance_alloc(ctx, type);
    kr_store_init(&r->referent, obj);
    kr_store_init(&r->callback, callback);
    kr_heap_add_weak(ctx, &r->base, &r->referent, !kr_isnull(callback));
    remember(ctx, obj, r);
    return kr_from_ptr(r);
}

kr_value kr_weakref_new(kr_ctx *ctx, kr_value obj, kr_value callback) {
    return make(ctx, &kr_type_weakref, obj, callback);
}

kr_value kr_weakref_get(kr_value ref) {
    return ref_of(ref)->referent;
}

kr_value kr_weakproxy_new(kr_ctx *ctx, kr_value obj, kr_value callback) {
    const kr_type *t =
        KR_SLOT(kr_typeof(obj), call) ? &kr_type_weakcallableproxy : &kr_type_weakproxy;
    return make(ctx, t, obj, callback);
}

/* ---- ref ---- */

static void ref_trace(kr_visitor *v, kr_object *obj) {
    kr_visit(v, &((kr_weakref *)obj)->callback); /* not the referent */
}

/* The referent is gone: tell the callback. */
static void ref_finalize(kr_ctx *ctx, kr_object *obj) {
    kr_weakref *r = (kr_weakref *)obj;
    kr_value callback = r->callback;
    r->callback = KR_NULL;
    if (!kr_isnull(callback) && kr_isnull(r->referent)) kr_call1(ctx, callback, kr_from_ptr(obj));
}

static kr_value ref_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    kr_value callback = KR_NULL;
    if (kr_npos(n) < 1 || kr_npos(n) > 2) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "__new__ expected at %s argument%s, got %d",
                     kr_npos(n) ? "most 2" : "least 1", kr_npos(n) ? "s" : "", (int)kr_npos(n));
    }
    if (kr_npos(n) == 2 && !kr_is_none(args[1])) callback = args[1];
    return make(ctx, cls, args[0], callback);
}

static void ref_init(kr_ctx *ctx, kr_value self, kr_value *args, kr_nargs n) {
    (void)self;
    (void)args;
    kr_check_args(ctx, "__init__", n, 1, 2);
}

static kr_value ref_call(kr_ctx *ctx, kr_value self, kr_value *args, kr_nargs n) {
    (void)args;
    kr_check_args(ctx, "weakref", n, 0, 0);
    return kr_isnull(ref_of(self)->referent) ? KR_NONE : ref_of(self)->referent;
}

static kr_value ref_repr(kr_ctx *ctx, kr_value self) {
    kr_value obj = ref_of(self)->referent;
    unsigned long long id = kr_object_id(self);
    if (kr_isnull(obj)) return kr_str_format(ctx, "<weakref at 0x%llx; dead>", id);
    return kr_str_format(ctx, "<weakref at 0x%llx; to '%T' at 0x%llx>", id, obj,
                         (unsigned long long)kr_object_id(obj));
}

static kr_hash_t ref_hash(kr_ctx *ctx, kr_value self) {
    kr_weakref *r = ref_of(self);
    if (r->hashed) return r->hash;
    if (kr_isnull(r->referent)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "weak object has gone away");
    }
    r->hash = kr_hash(ctx, r->referent);
    r->hashed = true;
    return r->hash;
}

static kr_value ref_compare(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b) {
    if ((op != KR_BIN_EQ && op != KR_BIN_NE) || !kr_is_instance_of(b, &kr_type_weakref)) {
        return KR_NOTIMPL;
    }
    if (kr_isnull(ref_of(a)->referent) || kr_isnull(ref_of(b)->referent)) {
        return kr_bool(kr_is(a, b) == (op == KR_BIN_EQ));
    }
    return kr_compare(ctx, op, ref_of(a)->referent, ref_of(b)->referent);
}

static kr_value ref_callback(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return kr_isnull(ref_of(self)->callback) ? KR_NONE : ref_of(self)->callback;
}

static kr_value ref_class_getitem(kr_ctx *ctx, size_t n, const kr_value *args) {
    (void)n;
    return kr_generic_alias_new(ctx, args[0], args[1]);
}

static const kr_builtin ref_methods[] = {
    KR_MEMBER(&kr_type_weakref, "__callback__", ref_callback, NULL),
    KR_CLASSMETHOD_VAR(&kr_type_weakref, "__class_getitem__", ref_class_getitem, 2, 2,
                       "See PEP 585"),
};

const kr_type kr_type_weakref = {
    .base_object = {&kr_type_type},
    .name = "weakref.ReferenceType",
    .base = &kr_type_object,
    .flags = KR_TF_BASE,
    .rom_id = KR_ROM_weakref,
    .version = 1,
    .size = sizeof(kr_weakref),
    .methods = ref_methods,
    .n_methods = KR_ARRAY_LEN(ref_methods),
    .new_ = ref_new,
    .init = ref_init,
    .trace = ref_trace,
    .finalize = ref_finalize,
    .repr = ref_repr,
    .hash = ref_hash,
    .compare = ref_compare,
    .call = ref_call,
};

/* ---- proxies: every slot asks the referent ---- */

static bool is_proxy(kr_value v) {
    return kr_is_exact(v, &kr_type_weakproxy) || kr_is_exact(v, &kr_type_weakcallableproxy);
}

kr_value kr_weakproxy_target(kr_ctx *ctx, kr_value v) {
    if (!is_proxy(v)) return v;
    if (kr_isnull(ref_of(v)->referent)) {
        kr_raise_fmt(ctx, &kr_type_ReferenceError, "weakly-referenced object no longer exists");
    }
    return ref_of(v)->referent;
}

static kr_value proxy_getattr(kr_ctx *ctx, kr_value self, kr_value name) {
    return kr_getattr(ctx, kr_weakproxy_target(ctx, self), name);
}

static void proxy_setattr(kr_ctx *ctx, kr_value self, kr_value name, kr_value value) {
    kr_setattr(ctx, kr_weakproxy_target(ctx, self), name, value);
}

static kr_value proxy_repr(kr_ctx *ctx, kr_value self) {
    kr_value obj = ref_of(self)->referent;
    unsigned long long id = kr_object_id(self);
    if (kr_isnull(obj)) return kr_str_format(ctx, "<weakproxy at 0x%llx; dead>", id);
    return kr_str_format(ctx, "<weakproxy at 0x%llx; to '%T' at 0x%llx>", id, obj,
                         (unsigned long long)kr_object_id(obj));
}

static kr_value proxy_str(kr_ctx *ctx, kr_value self) {
    return kr_tostr(ctx, kr_weakproxy_target(ctx, self));
}

static kr_value proxy_compare(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b) {
    return kr_compare(ctx, op, kr_weakproxy_target(ctx, a), kr_weakproxy_target(ctx, b));
}

static kr_value proxy_call(kr_ctx *ctx, kr_value self, kr_value *args, kr_nargs n) {
    return kr_call(ctx, kr_weakproxy_target(ctx, self), args, n);
}

static kr_value proxy_iter(kr_ctx *ctx, kr_value self) {
    return kr_iter(ctx, kr_weakproxy_target(ctx, self));
}

static kr_value proxy_next(kr_ctx *ctx, kr_value self) {
    kr_value it = kr_weakproxy_target(ctx, self);
    if (!KR_SLOT(kr_typeof(it), next)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "Weakref proxy referenced a non-iterator '%T' object",
                     it);
    }
    return kr_next(ctx, it);
}

static kr_value proxy_unary(kr_ctx *ctx, kr_unop op, kr_value a) {
    kr_value v = kr_weakproxy_target(ctx, a);
    if (op == KR_UN_INDEX) return kr_index(ctx, v);
    if (op == KR_UN_INT) return kr_call1(ctx, kr_type_value(&kr_type_int), v);
    if (op == KR_UN_FLOAT) return kr_call1(ctx, kr_type_value(&kr_type_float), v);
    if (op == KR_UN_COMPLEX) return kr_call1(ctx, kr_type_value(&kr_type_complex), v);
    return kr_unary(ctx, op, v);
}

static kr_value proxy_binary(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b) {
    a = kr_weakproxy_target(ctx, a);
    b = kr_weakproxy_target(ctx, b);
    return kr_binary(ctx, op, a, b);
}

static kr_value proxy_subscr(kr_ctx *ctx, kr_value self, kr_value key) {
    return kr_getitem(ctx, kr_weakproxy_target(ctx, self), key);
}

static void proxy_store(kr_ctx *ctx, kr_value self, kr_value key, kr_value value) {
    if (kr_isnull(value))
        kr_delitem(ctx, kr_weakproxy_target(ctx, self), key);
    else
        kr_setitem(ctx, kr_weakproxy_target(ctx, self), key, value);
}

static size_t proxy_len(kr_ctx *ctx, kr_value self) {
    return kr_len(ctx, kr_weakproxy_target(ctx, self));
}

static bool proxy_contains(kr_ctx *ctx, kr_value self, kr_value item) {
    return kr_contains(ctx, kr_weakproxy_target(ctx, self), item);
}

static bool proxy_truth(kr_ctx *ctx, kr_value self) {
    return kr_truth(ctx, kr_weakproxy_target(ctx, self));
}

#define PROXY_SLOTS                                                                                \
    .trace = ref_trace, .finalize = ref_finalize, .repr = proxy_repr, .str = proxy_str,            \
    .hash = kr_unhashable, .compare = proxy_compare, .getattr = proxy_getattr,                     \
    .setattr = proxy_setattr, .iter = proxy_iter, .next = proxy_next, .unary = proxy_unary,        \
    .binary = proxy_binary, .inplace = proxy_binary, .subscr = proxy_subscr,                       \
    .store_subscr = proxy_store, .len = proxy_len, .contains = proxy_contains,                     \
    .truth = proxy_truth

static kr_value proxy_bytes(kr_ctx *ctx, kr_value self) {
    return kr_call_method(ctx, kr_weakproxy_target(ctx, self), KR_N(ctx, __bytes__), NULL, 0);
}

static kr_value proxy_reversed(kr_ctx *ctx, kr_value self) {
    return kr_call_method(ctx, kr_weakproxy_target(ctx, self), KR_N(ctx, __reversed__), NULL, 0);
}

static const kr_builtin proxy_methods[] = {
    KR_METHOD_1(&kr_type_weakproxy, "__bytes__", proxy_bytes, NULL),
    KR_METHOD_1(&kr_type_weakproxy, "__reversed__", proxy_reversed, NULL),
};

const kr_type kr_type_weakproxy = {
    .base_object = {&kr_type_type},
    .name = "weakref.ProxyType",
    .base = &kr_type_object,
    .flags = KR_TF_NO_NEW,
    .rom_id = KR_ROM_weakproxy,
    .version = 1,
    .size = sizeof(kr_weakref),
    .methods = proxy_methods,
    .n_methods = KR_ARRAY_LEN(proxy_methods),
    PROXY_SLOTS,
};

const kr_type kr_type_weakcallableproxy = {
    .base_object = {&kr_type_type},
    .name = "weakref.CallableProxyType",
    .base = &kr_type_object,
    .flags = KR_TF_NO_NEW,
    .rom_id = KR_ROM_weakcallableproxy,
    .version = 1,
    .size = sizeof(kr_weakref),
    PROXY_SLOTS,
    .call = proxy_call,
};
