/* object.__reduce_ex__, __reduce__ and __getstate__: what module copy (and a pickle) asks for.
 * Module copyreg supplies __newobj__ and the protocols below 2. */
#include "object/exception.h"
#include "object/int.h"
#include "object/type_internal.h"

static kr_value copyreg(kr_ctx *ctx, const char *name) {
    struct kr_type_overlay *o = ctx->vm->overlay;
    if (kr_isnull(o->copyreg)) {
        kr_value m = kr_import(ctx, "copyreg");
        o->copyreg = m;
    }
    return kr_getattr(ctx, o->copyreg, kr_str_intern_cstr(ctx, name));
}

/* dict of the slots that are set, KR_NULL if the class has none that are. */
static kr_value slot_state(kr_ctx *ctx, kr_value self, const kr_type *t) {
    kr_value names, state = KR_NULL;
    size_t n;
    if (!(t->flags & KR_TF_HEAP) || !((const kr_heap_type *)t)->n_slots) return KR_NULL;
    names = kr_call1(ctx, copyreg(ctx, "_slotnames"), kr_type_value(t));
    if (!kr_is_list(names) && !kr_is_tuple(names)) return KR_NULL;
    kr_seq_items(names, &n);
    for (size_t i = 0; i < n; i++) {
        size_t now;
        kr_value *items = kr_seq_items(names, &now), v, name;
        if (i >= now || !kr_is_str(items[i])) break;
        name = kr_str_intern_value(ctx, items[i]);
        v = kr_getattr_opt(ctx, self, name);
        if (kr_isnull(v)) continue;
        if (kr_isnull(state)) state = kr_dict_new(ctx, 4);
        kr_dict_set(ctx, state, name, v);
    }
    return state;
}

kr_value kr_object_getstate(kr_ctx *ctx, kr_value self) {
    kr_value state = KR_NONE, slots, dict;
    const kr_type *t = kr_typeof(self);
    if (t->attrs_offset || KR_SLOT(t, getattr) != kr_object_getattr) {
        dict = kr_getattr_opt(ctx, self, KR_N(ctx, __dict__));
        if (!kr_isnull(dict) && kr_is_dict(dict) && kr_dict_len(dict)) {
            state = kr_dict_copy(ctx, dict);
        }
    }
    slots = slot_state(ctx, self, t);
    return kr_isnull(slots) ? state : kr_tuple2(ctx, state, slots);
}

/* (cls, *newargs) or, with keywords, a partial application as copyreg.__newobj_ex__ wants it. */
static kr_value new_arguments(kr_ctx *ctx, kr_value self, kr_value *func, bool *given) {
    kr_value cls = kr_type_value(kr_typeof(self)), args, kwargs = KR_NULL, all, hook;
    kr_value *items;
    size_t n;
    *given = true;
    hook = kr_lookup_special(ctx, self, KR_N(ctx, __getnewargs_ex__));
    if (!kr_isnull(hook)) {
        kr_value pair = kr_call0(ctx, hook);
        if (!kr_is_tuple(pair) || KR_AS(kr_tuple, pair)->len != 2) {
            kr_raise_fmt(ctx, &kr_type_TypeError,
                         "__getnewargs_ex__ should return a tuple, not '%T'", pair);
        }
        args = KR_AS(kr_tuple, pair)->items[0];
        kwargs = KR_AS(kr_tuple, pair)->items[1];
        if (!kr_is_dict(kwargs) || kr_dict_len(kwargs) == 0) kwargs = KR_NULL;
    } else {
        hook = kr_lookup_special(ctx, self, KR_N(ctx, __getnewargs__));
        *given = !kr_isnull(hook);
        args = *given ? kr_call0(ctx, hook) : kr_tuple_new(ctx, 0, NULL);
    }
    if (!kr_is_tuple(args)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "__getnewargs__ should return a tuple, not '%T'",
                     args);
    }
    if (!kr_isnull(kwargs)) {
        *func = copyreg(ctx, "__newobj_ex__");
        return kr_tuple3(ctx, cls, args, kwargs);
    }
    *func = copyreg(ctx, "__newobj__");
    n = KR_AS(kr_tuple, args)->len;
    all = kr_tuple_new(ctx, n + 1, NULL);
    items = KR_AS(kr_tuple, all)->items;
    items[0] = cls;
    if (n) memcpy(items + 1, KR_AS(kr_tuple, args)->items, n * sizeof *items);
    return all;
}

static kr_value reduce_2(kr_ctx *ctx, kr_value self) {
    const kr_type *t = kr_typeof(self), *rom = t;
    kr_value parts[5], func, getstate;
    bool given, plain;
    while (rom->flags & KR_TF_HEAP) rom = rom->base;
    plain = kr_is(kr_type_lookup(ctx, t, KR_N(ctx, __getstate__)),
                  kr_type_lookup(ctx, &kr_type_object, KR_N(ctx, __getstate__)));
    parts[1] = new_arguments(ctx, self, &func, &given);
    parts[0] = func;
    if (!given && plain && rom->size > sizeof(kr_object) &&
        !(rom->flags & (KR_TF_LIST | KR_TF_DICT | KR_TF_EXC)) && rom != &kr_type_namespace) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "cannot pickle '%T' object", self);
    }
    getstate = kr_getattr(ctx, self, KR_N(ctx, __getstate__));
    parts[2] = kr_call0(ctx, getstate);
    parts[3] = parts[4] = KR_NONE;
    if (kr_is_list(self)) parts[3] = kr_iter(ctx, self);
    if (kr_is_dict(self)) {
        parts[4] = kr_iter(ctx, kr_call_method(ctx, self, KR_N(ctx, items), NULL, 0));
    }
    return kr_tuple_new(ctx, 5, parts);
}

static kr_value reduce_by(kr_ctx *ctx, kr_value self, kr_sword protocol) {
    if (protocol >= 2) return reduce_2(ctx, self);
    return kr_call2(ctx, copyreg(ctx, "_reduce_ex"), self, kr_int_new(ctx, protocol));
}

kr_value kr_object_reduce(kr_ctx *ctx, kr_value self) {
    return reduce_by(ctx, self, 0);
}

kr_value kr_object_reduce_ex(kr_ctx *ctx, kr_value self, kr_value protocol) {
    kr_sword p = kr_index_ssize(ctx, protocol);
    kr_value own = kr_type_lookup(ctx, &kr_type_object, KR_N(ctx, __reduce__));
    kr_value mine = kr_type_lookup(ctx, kr_typeof(self), KR_N(ctx, __reduce__));
    if (!kr_is(own, mine)) {
        return kr_call0(ctx, kr_getattr(ctx, self, KR_N(ctx, __reduce__)));
    }
    return reduce_by(ctx, self, p);
}
