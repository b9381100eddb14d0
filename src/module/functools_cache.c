/* functools._lru_cache_wrapper: a function with a memory of its results.
 *
 * The cache is one dict from call keys to results, oldest use first: a hit moves its entry to the
 * end, and when there are too many the first one goes. The key of a call with one plain int or str
 * is that value; otherwise a tuple of all arguments, keywords behind a mark, types behind those. */
#include "module/functools_types.h"
#include "object/descr.h"
#include "object/dict.h"
#include "object/dict_impl.h"
#include "object/int.h"
#include "object/names.h"
#include "object/protocol.h"
#include "object/seq.h"
#include "object/shape.h"

typedef struct lru_cache {
    kr_object base;
    kr_attrs attrs;
    kr_value func, cache, info_type;
    size_t maxsize; /* SIZE_MAX: no bound */
    size_t hits, misses;
    bool typed;
} lru_cache;

#define LRU &kr_type_functools_lru_cache

static kr_value lru_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    kr_value a[4];
    size_t maxsize = SIZE_MAX;
    kr_bind_args(ctx, "lru_cache", "user_function,maxsize,typed,cache_info_type", args, n, 0, a);
    if (!kr_slots_of(kr_typeof(a[0]))->call) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "the first argument must be callable");
    }
    if (kr_is_index(a[1])) {
        kr_sword m = kr_index_ssize(ctx, a[1]);
        maxsize = m < 0 ? 0 : (size_t)m;
    } else if (!kr_is_none(a[1])) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "maxsize should be integer or None");
    }
    bool typed = kr_truth(ctx, a[2]);
    kr_value cache = kr_dict_new(ctx, 0);
    lru_cache *c = kr_instance_alloc(ctx, cls);
    kr_store(ctx, c, &c->func, a[0]);
    kr_store(ctx, c, &c->info_type, a[3]);
    kr_store(ctx, c, &c->cache, cache);
    c->maxsize = maxsize;
    c->typed = typed;
    return kr_from_ptr(c);
}

static void lru_trace(kr_visitor *v, kr_object *obj) {
    lru_cache *c = (lru_cache *)obj;
    kr_attrs_trace(v, &c->attrs, obj);
    kr_visit(v, &c->func);
    kr_visit(v, &c->cache);
    kr_visit(v, &c->info_type);
}

/* Mark between positional and keyword arguments: a value that no program passes by chance. */
static kr_value keyword_mark(void) {
    return kr_type_value(LRU);
}

static kr_value make_key(kr_ctx *ctx, const lru_cache *c, const kr_value *args, kr_nargs n) {
    size_t np = kr_npos(n), nk = kr_nkw(n);
    if (np == 1 && nk == 0 && !c->typed && (kr_is_smallint(args[0]) || kr_is_exact_str(args[0]))) {
        return args[0];
    }
    size_t len = np + (nk ? 1 + 2 * nk : 0) + (c->typed ? np + nk : 0), at = np;
    kr_value t = kr_tuple_new(ctx, len, NULL);
    if (len == 0) return t;
    kr_value *out = KR_AS(kr_tuple, t)->items;
    memcpy(out, args, np * sizeof(kr_value));
    if (nk) {
        out[at++] = keyword_mark();
        memcpy(out + at, args + np, 2 * nk * sizeof(kr_value));
        at += 2 * nk;
    }
    if (c->typed) {
        for (size_t i = 0; i < np; i++) out[at++] = kr_type_value(kr_typeof(args[i]));
        for (size_t i = 0; i < nk; i++) {
            out[at++] = kr_type_value(kr_typeof(args[np + 2 * i + 1]));
        }
    }
    return t;
}

static kr_value lru_call(kr_ctx *ctx, kr_value self, kr_value *args, kr_nargs n) {
    lru_cache *c = KR_AS(lru_cache, self);
    if (c->maxsize == 0) {
        c->misses++;
        return kr_call(ctx, c->func, args, n);
    }
    kr_value key = make_key(ctx, c, args, n);
    uint64_t hash = kr_is_tuple(key) ? (uint64_t)kr_hash(ctx, key) : kr_dict_hash_of(ctx, key);
    kr_value v = kr_dict_get_hash(ctx, c->cache, key, hash);
    if (!kr_isnull(v)) {
        c->hits++;
        if (c->maxsize != SIZE_MAX) kr_dict_move(ctx, c->cache, key, true);
        return v;
    }
    c->misses++;
    v = kr_call(ctx, c->func, args, n);
    kr_dict_set(ctx, c->cache, key, v);
    while (kr_dict_len(c->cache) > c->maxsize) {
        size_t pos = 0;
        kr_value k, old;
        if (!kr_dict_next(c->cache, &pos, &k, &old)) break;
        kr_dict_remove_at(ctx, KR_AS(kr_dict, c->cache), pos - 1);
    }
    return v;
}

static kr_value lru_get(kr_ctx *ctx, kr_value self, kr_value obj, kr_value cls) {
    (void)cls;
    if (kr_isnull(obj) || kr_is_none(obj)) return self;
    return kr_bound_method_new(ctx, self, obj);
}

static kr_value lru_info(kr_ctx *ctx, kr_value self) {
    lru_cache *c = KR_AS(lru_cache, self);
    kr_value a[4] = {
        kr_int_from_u64(ctx, c->hits),
        kr_int_from_u64(ctx, c->misses),
        c->maxsize == SIZE_MAX ? KR_NONE : kr_int_from_u64(ctx, c->maxsize),
        kr_smallint((kr_sword)kr_dict_len(c->cache)),
    };
    return kr_call(ctx, c->info_type, a, KR_NARGS(4, 0));
}

static kr_value lru_clear(kr_ctx *ctx, kr_value self) {
    lru_cache *c = KR_AS(lru_cache, self);
    c->hits = c->misses = 0;
    kr_store(ctx, c, &c->cache, kr_dict_new(ctx, 0));
    return KR_NONE;
}

static kr_value lru_copy(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return self;
}

static kr_value lru_deepcopy(kr_ctx *ctx, kr_value self, kr_value memo) {
    (void)ctx;
    (void)memo;
    return self;
}

static kr_value lru_reduce(kr_ctx *ctx, kr_value self) {
    return kr_getattr(ctx, self, KR_N(ctx, __qualname__));
}

static kr_value get_dict(kr_ctx *ctx, kr_value self) {
    return kr_attrs_dict(ctx, self, kr_attrs_of(self));
}

static const kr_builtin methods[] = {
    KR_METHOD_1(LRU, "cache_info", lru_info, "Report cache statistics"),
    KR_METHOD_1(LRU, "cache_clear", lru_clear, "Clear the cache and cache statistics"),
    KR_METHOD_1(LRU, "__copy__", lru_copy, NULL),
    KR_METHOD_2(LRU, "__deepcopy__", lru_deepcopy, NULL),
    KR_METHOD_1(LRU, "__reduce__", lru_reduce, NULL),
    KR_GETTER(LRU, "__dict__", get_dict, NULL, NULL),
};

const kr_type kr_type_functools_lru_cache = {
    .base_object = {&kr_type_type},
    .name = "functools._lru_cache_wrapper",
    .base = &kr_type_object,
    .flags = KR_TF_BASE | KR_TF_METHOD | KR_TF_WEAKREF,
    .version = 1,
    .size = sizeof(lru_cache),
    .attrs_offset = offsetof(lru_cache, attrs),
    .n_methods = KR_ARRAY_LEN(methods),
    .methods = methods,
    .doc = KR_DOC(
        "Create a cached callable that wraps another function.\n\nuser_function:      the function "
        "being cached\n\nmaxsize:  0         for no caching\n          None      for unlimited "
        "cache size\n          n         for a bounded cache\n\ntyped:    False     cache f(3) and "
        "f(3.0) as identical calls\n          True      cache f(3) and f(3.0) as distinct "
        "calls\n\ncache_info_type:    namedtuple class with the fields:\n                        "
        "hits misses currsize maxsize"),
    .new_ = lru_new,
    .trace = lru_trace,
    .call = lru_call,
    .descr_get = lru_get,
};
