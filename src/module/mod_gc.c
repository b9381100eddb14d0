/* Module gc: MicroPython's functions and those of CPython's that make sense here. */
#include "object/dict.h"
#include "object/int.h"
#include "object/module.h"
#include "object/names.h"
#include "object/protocol.h"
#include "object/seq.h"
#include "object/str.h"
#include "vm/vm.h"

/* Finalizers that make objects with finalizers do not keep gc.collect() busy for ever. */
#define MAX_ROUNDS 16

/* Binds its argument itself: in the room that signatures get, old values would count as alive. */
static kr_value gc_collect(kr_ctx *ctx, kr_value callee, kr_value *args, kr_nargs n) {
    kr_value given = KR_NULL;
    int gen;
    (void)callee;
    kr_bind_args(ctx, "collect", "generation=", args, n, 0, &given);
    gen = kr_isnull(given) ? 2 : kr_as_int(ctx, given);
    if (gen < 0 || gen > 2) kr_raise_fmt(ctx, &kr_type_ValueError, "invalid generation");
    /* what finalizers saw is freed, and its weak references are cleared, by the round after */
    for (int round = 0; round < MAX_ROUNDS; round++) {
        kr_heap_collect(ctx);
        if (!kr_run_finalizers(ctx)) break;
    }
    return kr_smallint(0);
}

static kr_value gc_enable(kr_ctx *ctx) {
    kr_heap_enable(ctx->vm, true);
    return KR_NONE;
}

static kr_value gc_disable(kr_ctx *ctx) {
    kr_heap_enable(ctx->vm, false);
    return KR_NONE;
}

static kr_value gc_isenabled(kr_ctx *ctx) {
    bool on = kr_heap_enable(ctx->vm, false);
    kr_heap_enable(ctx->vm, on);
    return kr_bool(on);
}

static kr_value gc_mem_free(kr_ctx *ctx) {
    kr_heap_stats s;
    kr_heap_get_stats(ctx->vm, &s);
    return kr_int_from_u64(ctx, s.free);
}

static kr_value gc_mem_alloc(kr_ctx *ctx) {
    kr_heap_stats s;
    kr_heap_get_stats(ctx->vm, &s);
    return kr_int_from_u64(ctx, s.used);
}

/* Bytes that may be allocated before a collection comes by itself; -1: krait decides. */
static kr_value gc_threshold(kr_ctx *ctx, size_t n, const kr_value *a) {
    size_t old = kr_heap_set_threshold(ctx->vm, KR_HEAP_THRESHOLD_ASK);
    if (!n) return old ? kr_int_from_u64(ctx, old) : kr_smallint(-1);
    kr_sword bytes = kr_index_ssize(ctx, a[0]);
    kr_heap_set_threshold(ctx->vm, bytes < 0 ? 0 : (size_t)bytes);
    return KR_NONE;
}

/* What has happened so far: a dict, for programs that watch their own memory. */
static kr_value gc_stats(kr_ctx *ctx) {
    kr_heap_stats s;
    kr_heap_get_stats(ctx->vm, &s);
    const struct {
        const char *name;
        uint64_t value;
    } rows[] = {
        {"collections", s.collections},
        {"last_pause_us", s.last_pause_ns / 1000},
        {"max_pause_us", s.max_pause_ns / 1000},
        {"total_pause_us", s.total_pause_ns / 1000},
        {"allocated", s.used},
        {"free", s.free},
        {"largest_free", s.max_free},
        {"peak", s.peak},
        {"total", s.total},
        {"compiler_peak", s.outside_peak},
    };
    kr_value d = kr_dict_new(ctx, KR_ARRAY_LEN(rows));
    for (size_t i = 0; i < KR_ARRAY_LEN(rows); i++) {
        kr_value n = kr_int_from_u64(ctx, rows[i].value);
        kr_dict_set_name(ctx, d, kr_str_intern_rom(ctx, rows[i].name), n);
    }
    return d;
}

static kr_value gc_set_threshold(kr_ctx *ctx, size_t n, const kr_value *a) {
    for (size_t i = 0; i < n; i++) kr_as_int(ctx, kr_index(ctx, a[i]));
    return KR_NONE;
}

static kr_value gc_get_threshold(kr_ctx *ctx) {
    return kr_tuple3(ctx, kr_smallint(2000), kr_smallint(10), kr_smallint(0));
}

static kr_value gc_get_count(kr_ctx *ctx) {
    return kr_tuple3(ctx, kr_smallint(0), kr_smallint(0), kr_smallint(0));
}

static kr_value gc_ignore(kr_ctx *ctx, size_t n, const kr_value *a) {
    (void)ctx;
    (void)n;
    (void)a;
    return KR_NONE;
}

/* Objects that Python code may see: not shapes, unfinished tuples or what a sort has put aside.
 * Counts, and keeps what there is room for. */
typedef struct object_count {
    size_t n;
    kr_list *list;
} object_count;

static bool has_gap(const kr_value *items, size_t n) {
    for (size_t i = 0; i < n; i++) {
        if (kr_isnull(items[i])) return true;
    }
    return false;
}

/* A tuple that C code is still filling, or a list that a module keeps its state in. */
static bool is_unfinished(const kr_object *obj) {
    const kr_tuple *t = (const kr_tuple *)obj;
    const kr_list *l = (const kr_list *)obj;
    if (obj->type == &kr_type_tuple) return has_gap(t->items, t->len);
    return obj->type == &kr_type_list && has_gap(l->items, l->len);
}

static void add_object(kr_object *obj, void *arg) {
    object_count *c = arg;
    if (obj->type == &kr_type_shape || obj->type == &kr_type_unit ||
        obj->type == &kr_type_sorted_items || is_unfinished(obj)) {
        return;
    }
    c->n++;
    if (c->list && c->list->len < c->list->cap) c->list->items[c->list->len++] = kr_from_ptr(obj);
}

static kr_value gc_get_objects(kr_ctx *ctx, size_t n, const kr_value *a) {
    object_count count = {0, NULL};
    (void)n;
    (void)a;
    kr_heap_walk(ctx->vm, add_object, &count);
    kr_value list = kr_list_new(ctx, count.n, NULL);
    count.list = KR_AS(kr_list, list);
    kr_heap_walk(ctx->vm, add_object, &count);
    return list;
}

static kr_value gc_is_tracked(kr_ctx *ctx, kr_value v) {
    (void)ctx;
    return kr_bool(kr_is_object(v) &&
                   !(kr_ptr(v)->type->flags & (KR_TF_LEAF | KR_TF_INT | KR_TF_STR)));
}

static const kr_builtin gc_members[] = {
    KR_FUNC_RAW_SCRUB("collect", gc_collect, "Run the garbage collector and pending finalizers."),
    KR_FUNC_0("enable", gc_enable, "Enable automatic garbage collection."),
    KR_FUNC_0("disable", gc_disable, "Disable automatic garbage collection."),
    KR_FUNC_0("isenabled", gc_isenabled,
              "Returns true if automatic garbage collection is enabled."),
    KR_FUNC_0("mem_free", gc_mem_free, "Bytes of heap that are free."),
    KR_FUNC_0("mem_alloc", gc_mem_alloc, "Bytes of heap that are allocated."),
    KR_FUNC_VAR("threshold", gc_threshold, 0, 1,
                "Set or query the additional allocation threshold."),
    KR_FUNC_0("stats", gc_stats,
              "Collections, pauses in microseconds, bytes allocated, free, largest free block."),
    KR_FUNC_0("get_threshold", gc_get_threshold, "Return the current collection thresholds."),
    KR_FUNC_VAR("set_threshold", gc_set_threshold, 1, 3,
                "Accepted; the collector adapts by itself."),
    KR_FUNC_0("get_count", gc_get_count, "Return a three-tuple of the current collection counts."),
    KR_FUNC_VAR("set_debug", gc_ignore, 1, 1, "Accepted; there are no debugging flags."),
    KR_FUNC_VAR("freeze", gc_ignore, 0, 0, "Accepted; nothing to do."),
    KR_FUNC_VAR("unfreeze", gc_ignore, 0, 0, "Accepted; nothing to do."),
    KR_FUNC_VAR("get_objects", gc_get_objects, 0, 1, "Return a list of objects in the heap."),
    KR_FUNC_1("is_tracked", gc_is_tracked, "Returns true if the object may hold references."),
};

static void init_gc(kr_ctx *ctx, kr_value m) {
    kr_module_set(ctx, m, "garbage", kr_list_new(ctx, 0, NULL));
    kr_module_set(ctx, m, "callbacks", kr_list_new(ctx, 0, NULL));
}

const kr_module_def kr_module_gc = {
    .name = "gc",
    .doc = KR_DOC("Control of the garbage collector."),
    .members = gc_members,
    .n_members = KR_ARRAY_LEN(gc_members),
    .init = init_gc,
};
