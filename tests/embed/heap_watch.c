/* What the heap tells a watcher: every block once, with the size that the statistics count; where buffers move; and
 * nothing, by no way that allocation would notice, when nobody watches. */
#include <stdio.h>
#include <string.h>

#include "heap/heap_internal.h"
#include "object/dict.h"
#include "object/seq.h"
#include "object/str.h"
#include "port/host.h"

static int failures;
#define CHECK(what)                                                                                \
    do {                                                                                           \
        if (!(what)) {                                                                             \
            failures++;                                                                            \
            printf("line %d: %s\n", __LINE__, #what);                                              \
        }                                                                                          \
    } while (0)

enum { MOST = 1 << 16 };

typedef struct told {
    kr_heap_watcher watcher;
    kr_vm *vm;
    size_t allocated, freed, collections, moved;
    size_t bytes, lists, buffers_of_lists;
    size_t size_at[MOST]; /* by granule: of what was allocated and not freed */
    int64_t used;
} told;

static void on_allocated(kr_heap_watcher *w, kr_ctx *ctx, const void *block, size_t bytes,
                         const kr_block_origin *o) {
    told *t = (told *)w;
    size_t at = kr_heap_granule(t->vm, block);
    (void)ctx;
    t->allocated++;
    t->bytes += bytes;
    t->used += (int64_t)bytes;
    t->lists += o->type == &kr_type_list;
    t->buffers_of_lists += o->owner && o->owner->type == &kr_type_list;
    if (o->from && o->from == block) {
        t->size_at[at] += bytes;
    } else if (at < MOST) {
        t->size_at[at] = bytes;
    }
}

static void on_freed(kr_heap_watcher *w, const void *block, size_t bytes) {
    told *t = (told *)w;
    size_t at = kr_heap_granule(t->vm, block);
    t->freed++;
    t->used -= (int64_t)bytes;
    if (at < MOST) {
        CHECK(!t->size_at[at] || t->size_at[at] == bytes);
        t->size_at[at] = 0;
    }
}

static void on_moved(kr_heap_watcher *w, const void *from, const void *to) {
    told *t = (told *)w;
    size_t a = kr_heap_granule(t->vm, from), b = kr_heap_granule(t->vm, to);
    t->moved++;
    t->size_at[b] = t->size_at[a];
    t->size_at[a] = 0;
}

static void on_collecting(kr_heap_watcher *w, kr_ctx *ctx) {
    (void)w;
    (void)ctx;
}

static void add_up(void *block, size_t bytes, bool leaf, void *opaque) {
    (void)block;
    (void)leaf;
    *(size_t *)opaque += bytes;
}

static void on_collected(kr_heap_watcher *w, kr_ctx *ctx, kr_collect_reason why,
                         uint64_t pause_ns) {
    told *t = (told *)w;
    size_t sum = 0;
    (void)ctx;
    (void)pause_ns;
    t->collections += why == KR_COLLECT_ASKED;
    kr_heap_each_block(t->vm, add_up, &sum);
    CHECK(sum == kr_heap_survived(t->vm));
    t->used = (int64_t)sum;
}

static void on_failed(kr_heap_watcher *w, kr_ctx *ctx) {
    (void)w;
    (void)ctx;
}

static size_t used_now(kr_vm *vm) {
    kr_heap_stats s;
    kr_heap_get_stats(vm, &s);
    return s.used;
}

static void compare_block(void *block, size_t bytes, bool leaf, void *opaque) {
    told *t = opaque;
    size_t at = kr_heap_granule(t->vm, block);
    (void)leaf;
    CHECK(kr_heap_block_bytes(t->vm, block) == bytes);
    if (t->size_at[at]) CHECK(t->size_at[at] == bytes);
}

static kr_value make_some(kr_ctx *ctx, size_t n) {
    kr_value kept = kr_list_new(ctx, 0, NULL);
    for (size_t i = 0; i < n; i++) {
        kr_value l = kr_list_new(ctx, 0, NULL);
        for (int k = 0; k < 9; k++) kr_list_append(ctx, l, kr_smallint(k));
        kr_dict_set(ctx, kr_dict_new(ctx, 0), kr_str_new(ctx, "a key", 5), l);
        if (i % 3 == 0) kr_list_append(ctx, kept, l);
    }
    return kept;
}

static void check_refs(kr_ctx *ctx, kr_value list) {
    kr_heap_refs *refs = kr_heap_refs_open(ctx->vm);
    size_t n, items = KR_AS(kr_list, list)->len, found = 0, buffers = 0;
    for (int round = 0; round < 2; round++) {
        void *const *at = kr_heap_refs_of(refs, kr_ptr(list), &n);
        CHECK(n == items + 1);
        for (size_t i = 0; i < n; i++) {
            if (at[i] == (void *)KR_AS(kr_list, list)->items) {
                buffers++;
            } else {
                found += ((kr_object *)at[i])->type == &kr_type_list;
            }
        }
    }
    CHECK(found == 2 * items && buffers == 2);
    kr_heap_refs_close(refs);
}

static void run(size_t limit) {
    static told t;
    kr_host_options options = {.heap_limit = limit, .isolated = true};
    kr_ctx *ctx = kr_host_create(&options, __builtin_frame_address(0));
    kr_heap *h = ctx->vm->heap;
    kr_heap_collect(ctx);
    CHECK(!h->watched && !h->free_asks && !h->watcher);
    memset(&t, 0, sizeof t);
    t.watcher =
        (kr_heap_watcher){on_allocated, on_freed, on_moved, on_collecting, on_collected, on_failed};
    t.vm = ctx->vm;
    t.used = (int64_t)used_now(ctx->vm);
    kr_heap_set_watcher(ctx->vm, &t.watcher);
    kr_heap_enable(ctx->vm, false);
    kr_value kept = make_some(ctx, 90);
    CHECK((size_t)t.used == used_now(ctx->vm));
    CHECK(t.lists == 91 && t.buffers_of_lists == 91);
    CHECK(t.allocated > 4 * 90 && t.freed > 0);
    kr_heap_each_block(ctx->vm, compare_block, &t);
    kr_heap_enable(ctx->vm, true);
    kr_heap_collect(ctx);
    CHECK(t.collections == 1);
    CHECK(!limit || t.moved > 10);
    kr_heap_each_block(ctx->vm, compare_block, &t);
    CHECK((size_t)t.used == used_now(ctx->vm));
    check_refs(ctx, kept);

    size_t before = t.allocated + t.freed + t.collections;
    kr_heap_set_watcher(ctx->vm, NULL);
    CHECK(!h->watched && !h->free_asks && !h->watcher);
    make_some(ctx, 90);
    kr_heap_collect(ctx);
    CHECK(t.allocated + t.freed + t.collections == before);
    CHECK(!h->watched && !h->free_asks);
    kr_keep(kept);
    kr_host_destroy(ctx);
}

int main(void) {
    run(0);
    run((size_t)256 << 10);
    puts(failures ? "FAIL" : "ok");
    return failures != 0;
}
