/* _thread._local: an object with other attributes in every thread.
 *
 * Invariants: its attributes are a dict for each thread. `attrs` holds that of the thread that used
 * the object last, whose token is `current`; any access by another thread first puts its own there.
 * Each dict stands in `dicts` behind the token of its thread; a token says when the thread has
 * ended, and then the dict is dropped: at the next collection, or when a thread is added. */
#include "module/thread_types.h"
#include "object/dict.h"
#include "object/shape.h"
#include "vm/thread.h"

typedef struct kr_token {
    kr_object base;
    bool ended;
} kr_token;

typedef struct kr_local {
    kr_object base;
    kr_attrs attrs;
    kr_value current; /* token; KR_NULL: nobody's */
    kr_value *dicts;  /* leaf block: n pairs of token and dict, room for cap */
    uint32_t n, cap;
    kr_value args, kwargs; /* of the constructor; KR_NULL: none */
} kr_local;

static const kr_type token_type = {
    .base_object = {&kr_type_type},
    .name = "_thread._token",
    .base = &kr_type_object,
    .flags = KR_TF_LEAF | KR_TF_NO_NEW,
    .version = 1,
    .size = sizeof(kr_token),
};

static kr_local *local_of(kr_value v) {
    return KR_AS(kr_local, v);
}

void kr_thread_local_ended(kr_value token) {
    KR_AS(kr_token, token)->ended = true;
}

static kr_value own_token(kr_ctx *ctx) {
    kr_value *t = kr_thread_token(ctx);
    if (kr_isnull(*t)) *t = kr_from_ptr(kr_heap_new(ctx, &token_type, sizeof(kr_token)));
    return *t;
}

/* Drops the dicts of threads that are no more. */
static void purge(kr_local *l) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < l->n; i++) {
        if (KR_AS(kr_token, l->dicts[2 * i])->ended) continue;
        l->dicts[2 * n] = l->dicts[2 * i];
        l->dicts[2 * n++ + 1] = l->dicts[2 * i + 1];
    }
    l->n = n;
    if (!kr_isnull(l->current) && KR_AS(kr_token, l->current)->ended) {
        l->current = KR_NULL;
        l->attrs = (kr_attrs){NULL, NULL};
    }
}

static void local_trace(kr_visitor *v, kr_object *obj) {
    kr_local *l = (kr_local *)obj;
    purge(l);
    kr_attrs_trace(v, &l->attrs, obj);
    kr_visit(v, &l->current);
    kr_visit_ptr(v, &l->dicts);
    kr_visit_array(v, l->dicts, 2 * (size_t)l->n);
    kr_visit(v, &l->args);
    kr_visit(v, &l->kwargs);
}

static void add_dict(kr_ctx *ctx, kr_local *l, kr_value token, kr_value dict) {
    purge(l);
    if (l->n == l->cap) {
        uint32_t cap = l->cap ? 2 * l->cap : 1;
        kr_value *bigger = kr_heap_leaf_of(ctx, l, 2 * (size_t)cap * sizeof *bigger);
        if (l->n) memcpy(bigger, l->dicts, 2 * (size_t)l->n * sizeof *bigger);
        l->dicts = bigger;
        l->cap = cap;
    }
    kr_store(ctx, l, &l->dicts[2 * l->n], token);
    kr_store(ctx, l, &l->dicts[2 * l->n + 1], dict);
    l->n++;
}

static void show(kr_ctx *ctx, kr_value self, kr_value token, kr_value dict) {
    kr_attrs_set_dict(ctx, self, &local_of(self)->attrs, dict);
    kr_store(ctx, local_of(self), &local_of(self)->current, token);
}

static kr_value no_kwargs(kr_value v) {
    return kr_isnull(v) || kr_is_none(v) ? KR_NULL : v;
}

/* Brings the attributes of the running thread to the fore. A thread that comes for the first time
 * has the object made anew for itself, by its class. */
static KR_NOINLINE void change_hands(kr_ctx *ctx, kr_value self) {
    kr_local *l = local_of(self);
    kr_value token = own_token(ctx);
    for (uint32_t i = 0; i < l->n; i++) {
        if (!kr_is(l->dicts[2 * i], token)) continue;
        show(ctx, self, token, l->dicts[2 * i + 1]);
        return;
    }
    kr_value dict = kr_dict_new(ctx, 0);
    add_dict(ctx, l, token, dict);
    show(ctx, self, token, dict);
    if (kr_isnull(l->args)) return;
    kr_value init = kr_type_lookup(ctx, kr_typeof(self), KR_N(ctx, __init__));
    kr_call_ex(ctx, kr_bind(ctx, init, self, kr_typeof(self)), l->args, no_kwargs(l->kwargs));
}

static bool is_own(kr_ctx *ctx, kr_value self) {
    kr_value current = local_of(self)->current;
    return !kr_isnull(current) && kr_is(current, *kr_thread_token(ctx));
}

/* Python code of change_hands may let another thread come before. */
static inline void own_values(kr_ctx *ctx, kr_value self) {
    while (KR_UNLIKELY(!is_own(ctx, self))) change_hands(ctx, self);
}

static kr_value local_getattr(kr_ctx *ctx, kr_value self, kr_value name) {
    own_values(ctx, self);
    return kr_object_getattr(ctx, self, name);
}

static void local_setattr(kr_ctx *ctx, kr_value self, kr_value name, kr_value value) {
    own_values(ctx, self);
    kr_object_setattr(ctx, self, name, value);
}

static kr_value local_dict(kr_ctx *ctx, kr_value self) {
    own_values(ctx, self);
    return kr_object_dict_get(ctx, self);
}

/* The keyword arguments of a call, KR_NULL for none. */
static kr_value kwargs_of(kr_ctx *ctx, const kr_value *args, kr_nargs n) {
    kr_value kw = KR_NULL;
    if (!kr_nkw(n)) return kw;
    kw = kr_dict_new(ctx, kr_nkw(n));
    for (uint32_t i = 0; i < kr_nkw(n); i++) {
        kr_dict_set(ctx, kw, args[kr_npos(n) + 2 * i], args[kr_npos(n) + 2 * i + 1]);
    }
    return kw;
}

static kr_value local_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    bool inits = !kr_is(kr_type_lookup(ctx, cls, KR_N(ctx, __init__)),
                        kr_type_lookup(ctx, &kr_type_object, KR_N(ctx, __init__)));
    if (!inits && (kr_npos(n) || kr_nkw(n))) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "Initialization arguments are not supported");
    }
    kr_value self = kr_from_ptr(kr_instance_alloc(ctx, cls));
    kr_local *l = local_of(self);
    change_hands(ctx, self); /* the constructor's thread, whose __init__ runs afterwards */
    if (!inits) return self;
    kr_store(ctx, l, &l->args, kr_tuple_new(ctx, kr_npos(n), args));
    kr_store(ctx, l, &l->kwargs, kwargs_of(ctx, args, n));
    return self;
}

static const kr_builtin local_methods[] = {
    KR_GETTER(&kr_type_thread_local, "__dict__", local_dict, NULL, NULL),
};

const kr_type kr_type_thread_local = {
    .base_object = {&kr_type_type},
    .name = "_thread._local",
    .base = &kr_type_object,
    .flags = KR_TF_BASE | KR_TF_WEAKREF,
    .version = 1,
    .size = sizeof(kr_local),
    .attrs_offset = offsetof(kr_local, attrs),
    .methods = local_methods,
    .n_methods = KR_ARRAY_LEN(local_methods),
    .doc = KR_DOC("Thread-local data."),
    .new_ = local_new,
    .trace = local_trace,
    .getattr = local_getattr,
    .setattr = local_setattr,
};
