/* Containers and iteration. */
#include "object/exception.h"
#include "object/int.h"
#include "object/iter.h"
#include "object/type_internal.h"

/* ---- subscripts ---- */

static KR_NOINLINE kr_value class_getitem(kr_ctx *ctx, kr_value obj, kr_value key) {
    if (kr_is_type(obj)) {
        kr_value f;
        if (kr_type_of_value(obj) == &kr_type_type) return kr_generic_alias_new(ctx, obj, key);
        f = kr_getattr_opt(ctx, obj, KR_N(ctx, __class_getitem__));
        if (!kr_isnull(f)) return kr_call1(ctx, f, key);
        kr_raise_fmt(ctx, &kr_type_TypeError, "type '%N' is not subscriptable",
                     kr_type_of_value(obj));
    }
    kr_raise_fmt(ctx, &kr_type_TypeError, "'%T' object is not subscriptable", obj);
}

kr_value kr_getitem(kr_ctx *ctx, kr_value obj, kr_value key) {
    kr_value (*f)(kr_ctx *, kr_value, kr_value) = KR_SLOT(kr_typeof(obj), subscr);
    if (KR_LIKELY(f != NULL)) return f(ctx, obj, key);
    return class_getitem(ctx, obj, key);
}

void kr_setitem(kr_ctx *ctx, kr_value obj, kr_value key, kr_value value) {
    void (*f)(kr_ctx *, kr_value, kr_value, kr_value) = KR_SLOT(kr_typeof(obj), store_subscr);
    if (!f) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "'%T' object does not support item assignment", obj);
    }
    f(ctx, obj, key, value);
}

void kr_delitem(kr_ctx *ctx, kr_value obj, kr_value key) {
    void (*f)(kr_ctx *, kr_value, kr_value, kr_value) = KR_SLOT(kr_typeof(obj), store_subscr);
    if (!f) {
        bool sequence = kr_is_index(key) &&
                        (kr_typeof(obj)->flags & KR_TF_HEAP || KR_SLOT(kr_typeof(obj), len));
        kr_raise_fmt(ctx, &kr_type_TypeError, "'%T' object %s support item deletion", obj,
                     sequence ? "doesn't" : "does not");
    }
    f(ctx, obj, key, KR_NULL);
}

/* ---- len ---- */

size_t kr_len(kr_ctx *ctx, kr_value v) {
    size_t (*f)(kr_ctx *, kr_value) = KR_SLOT(kr_typeof(v), len);
    if (!f) kr_raise_fmt(ctx, &kr_type_TypeError, "object of type '%T' has no len()", v);
    return f(ctx, v);
}

static kr_value run_hint(kr_ctx *ctx, void *arg) {
    kr_value *a = arg;
    return kr_call_attr(ctx, a[0], a[1], NULL, 0);
}

size_t kr_length_hint(kr_ctx *ctx, kr_value v, size_t dflt) {
    const kr_type *t = kr_typeof(v);
    size_t (*f)(kr_ctx *, kr_value) = KR_SLOT(t, len);
    kr_value hint, r, exc;
    if (f) return f(ctx, v);
    hint = kr_type_lookup(ctx, t, KR_N(ctx, __length_hint__));
    if (kr_isnull(hint)) return dflt;
    r = kr_protect(ctx, run_hint, (kr_value[]){hint, v}, &exc);
    if (!kr_isnull(exc)) {
        if (!kr_is_instance_of(exc, &kr_type_TypeError)) kr_raise(ctx, exc);
        return dflt;
    }
    if (kr_is(r, KR_NOTIMPL)) return dflt;
    if (!kr_is_int(r)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "__length_hint__ must be an integer, not %T", r);
    }
    if (kr_int_sign(r) < 0) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "__length_hint__() should return >= 0");
    }
    return (size_t)kr_index_ssize(ctx, r);
}

/* ---- in ---- */

static kr_value run_iter(kr_ctx *ctx, void *arg) {
    return kr_iter(ctx, *(kr_value *)arg);
}

/* iter(container); whatever TypeError that gives, "in" says it in its own words. */
static kr_value iter_for_in(kr_ctx *ctx, kr_value container) {
    kr_value exc, it = kr_protect(ctx, run_iter, &container, &exc);
    if (kr_isnull(exc)) return it;
    if (!kr_is_instance_of(exc, &kr_type_TypeError)) kr_raise(ctx, exc);
    kr_raise_fmt(ctx, &kr_type_TypeError, "argument of type '%T' is not a container or iterable",
                 container);
}

static bool contains_by_iteration(kr_ctx *ctx, kr_value container, kr_value item) {
    const kr_type *t = kr_typeof(container);
    kr_value it, v;
    it = t->flags & KR_TF_HEAP || (!KR_SLOT(t, iter) && !KR_SLOT(t, subscr))
             ? iter_for_in(ctx, container)
             : kr_iter(ctx, container);
    while (!kr_isnull(v = kr_next(ctx, it))) {
        if (kr_equal(ctx, v, item)) return true;
        kr_tick(ctx, 8);
    }
    ctx->stop_value = KR_NULL;
    return false;
}

bool kr_contains(kr_ctx *ctx, kr_value container, kr_value item) {
    bool (*f)(kr_ctx *, kr_value, kr_value) = KR_SLOT(kr_typeof(container), contains);
    if (KR_LIKELY(f != NULL)) return f(ctx, container, item);
    return contains_by_iteration(ctx, container, item);
}

/* ---- iteration ---- */

kr_value kr_iter(kr_ctx *ctx, kr_value v) {
    const kr_type *t = kr_typeof(v);
    kr_value (*f)(kr_ctx *, kr_value) = KR_SLOT(t, iter), it;
    if (!f) {
        if (KR_SLOT(t, subscr) && !(t->flags & KR_TF_DICT)) {
            return kr_seq_iter_new(ctx, &kr_type_iterator, v);
        }
        kr_raise_fmt(ctx, &kr_type_TypeError, "'%T' object is not iterable", v);
    }
    it = f(ctx, v);
    if (KR_UNLIKELY(!KR_SLOT(kr_typeof(it), next))) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "iter() returned non-iterator of type '%T'", it);
    }
    return it;
}

kr_value kr_iter_keys(kr_ctx *ctx, kr_value mapping, kr_value keys) {
    const kr_type *t = kr_typeof(keys);
    if (KR_UNLIKELY(!KR_SLOT(t, iter) && !KR_SLOT(t, subscr))) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "%T.keys() returned a non-iterable (type %T)",
                     mapping, keys);
    }
    return kr_iter(ctx, keys);
}

static kr_value run_next(kr_ctx *ctx, void *arg) {
    kr_value it = *(kr_value *)arg;
    return KR_SLOT(kr_typeof(it), next)(ctx, it);
}

bool kr_next_may_stop(kr_value it) {
    const kr_type *t = kr_typeof(it);
    return t == &kr_type_map || t == &kr_type_filter || t == &kr_type_callable_iterator ||
           t == &kr_type_iterator;
}

kr_value kr_protect_stop(kr_ctx *ctx, kr_value (*fn)(kr_ctx *, void *), void *arg) {
    kr_value exc, v = kr_protect(ctx, fn, arg, &exc);
    if (kr_isnull(exc)) return v;
    if (!kr_is_instance_of(exc, &kr_type_StopIteration)) kr_raise(ctx, exc);
    ctx->stop_value = KR_AS(kr_exc, exc)->field[KR_STOP_VALUE];
    return KR_NULL;
}

kr_value kr_next(kr_ctx *ctx, kr_value it) {
    const kr_type *t = kr_typeof(it);
    kr_value (*f)(kr_ctx *, kr_value) = KR_SLOT(t, next);
    if (KR_UNLIKELY(!f)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "'%T' object is not an iterator", it);
    }
    if (KR_UNLIKELY(kr_next_may_stop(it))) return kr_protect_stop(ctx, run_next, &it);
    return f(ctx, it);
}

bool kr_foreach(kr_ctx *ctx, kr_value v, bool (*fn)(kr_ctx *, kr_value, void *), void *arg) {
    kr_value it, item;
    if (kr_is_exact(v, &kr_type_list)) {
        for (size_t i = 0; i < KR_AS(kr_list, v)->len; i++) {
            if (!fn(ctx, KR_AS(kr_list, v)->items[i], arg)) return false;
        }
        return true;
    }
    if (kr_is_exact(v, &kr_type_tuple)) {
        for (size_t i = 0; i < KR_AS(kr_tuple, v)->len; i++) {
            if (!fn(ctx, KR_AS(kr_tuple, v)->items[i], arg)) return false;
        }
        return true;
    }
    it = kr_iter(ctx, v);
    kr_value (*next)(kr_ctx *, kr_value) =
        kr_next_may_stop(it) ? kr_next : KR_SLOT(kr_typeof(it), next);
    while (!kr_isnull(item = next(ctx, it))) {
        kr_tick(ctx, 8);
        if (!fn(ctx, item, arg)) return false;
    }
    ctx->stop_value = KR_NULL;
    return true;
}
