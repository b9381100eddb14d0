/* Allocation. Invariants: every cell is live, or on its pool's free list, or above the bump mark of
 * its page, or in a page still to be swept; a page is on exactly one list (its class, or a free
 * bin). Under AddressSanitizer free cells are poisoned. */
#include "heap/heap_internal.h"

#include "heap/os.h"

#define G(n) ((n)*KR_GRANULE)
/* in granules */
#define CLASSES(row)                                                                               \
    row(1), row(2), row(3), row(4), row(5), row(6), row(7), row(8), row(10), row(12), row(14),     \
        row(16), row(20), row(24), row(28), row(32), row(40), row(48), row(56), row(64), row(80),  \
        row(96), row(128), row(170), row(204), row(256), row(341), row(512)
#define RECIP(n) ((((uint64_t)1 << 32) + G(n) - 1) / G(n))
const uint16_t kr_class_size[KR_N_CLASSES] = {CLASSES(G)};
const uint32_t kr_class_recip[KR_N_CLASSES] = {CLASSES(RECIP)};

/* Class of a size; up to 64 granules without a search. */
static unsigned class_of(size_t size) {
    if (size <= G(8)) return (unsigned)((size + KR_GRANULE - 1) / KR_GRANULE) - 1;
    if (size <= G(16)) return 8 + (unsigned)((size - G(8) - 1) / G(2));
    if (size <= G(32)) return 12 + (unsigned)((size - G(16) - 1) / G(4));
    if (size <= G(64)) return 16 + (unsigned)((size - G(32) - 1) / G(8));
    unsigned c = 20;
    while (kr_class_size[c] < size) c++;
    return c;
}

KR_NORETURN void kr_heap_exhausted(kr_ctx *ctx) {
    kr_heap *h = ctx->vm->heap;
    if (!h->locks) h->emergency = true;
    if (h->watcher) h->watcher->failed(h->watcher, ctx);
    kr_raise_memory(ctx);
}

enum { SMALL_HEAP = 4 << 20 }; /* below it buffers are moved */

/* ---- small cells ---- */
static bool add_page(kr_heap *h, bool leaf, unsigned cls) {
    kr_class_pool *pool = &h->pool[2 * cls + leaf];
    bool fresh;
    uint32_t page = kr_heap_take_run(h, 1, &fresh);
    if (!page) return false;
    kr_page *pg = &h->pages[page];
    uint32_t size = kr_class_size[cls];
    memset(pg, 0, sizeof *pg);
    pg->kind = KR_PAGE_SMALL;
    pg->leaf = leaf;
    pg->cls = (uint8_t)cls;
    pg->next = pool->first_page;
    pool->first_page = page;
    char *addr = kr_page_addr(h, page);
    KR_UNPOISON(addr, kr_page_bytes(h, 1));
    if (!leaf && !fresh) { /* object cells above the bump pointer must read as free */
        for (uint32_t i = 0; i < kr_class_cells(h, cls).n; i++)
            ((kr_cell_link *)(addr + i * size))->header = 0;
    }
    KR_POISON(addr, kr_page_bytes(h, 1));
    pool->bump = addr;
    pool->bump_end = addr + (size_t)kr_class_cells(h, cls).n * size;
    return true;
}

KR_NO_ASAN void kr_heap_sweep_page(kr_heap *h, kr_class_pool *pool, uint32_t page) {
    kr_page *pg = &h->pages[page];
    char *addr = kr_page_addr(h, page);
    uint32_t size = kr_class_size[pg->cls], n_cells = kr_cells_of(h, pg).n;
    kr_cell_link **tail = &pool->free;
    kr_cell_link *old = pool->free;
    for (uint32_t i = 0; i < n_cells; i++) {
        kr_cell_link *c = (kr_cell_link *)(addr + i * size);
        if (kr_mark_get(h, c)) continue;
        KR_UNPOISON(c, sizeof *c);
        c->header = 0;
        *tail = c;
        tail = &c->next;
    }
    *tail = old;
#if defined(__SANITIZE_ADDRESS__)
    for (uint32_t i = 0; i < n_cells; i++) {
        if (!kr_mark_get(h, addr + i * size)) KR_POISON(addr + i * size, size);
    }
#endif
    pg->unswept = false;
}

/* Refills the pool's free list from unswept pages. */
static bool sweep_some(kr_heap *h, kr_class_pool *pool) {
    while (pool->sweep_next) {
        uint32_t page = pool->sweep_next;
        pool->sweep_next = h->pages[page].next;
        kr_heap_sweep_page(h, pool, page);
        if (pool->free) return true;
    }
    return false;
}

void kr_heap_before_alloc(kr_ctx *ctx, size_t size) {
    kr_heap *h = ctx->vm->heap;
    h->since_collect += size;
    h->allocated_total += size;
    if (KR_UNLIKELY(h->stress) && h->enabled && ++h->stress_count >= h->stress) {
        h->stress_count = 0;
        ctx->tick_work = UINT32_MAX / 2; /* what is pending runs at the next tick of a C loop */
        kr_heap_collect_now(ctx, KR_COLLECT_STRESS);
    } else if (h->since_collect > h->threshold && h->enabled) {
        kr_heap_collect_now(ctx, KR_COLLECT_THRESHOLD);
    }
}

/* Bytes of untouched cells that go on the free list at a time: a small program touches few
 * pages. */
static size_t batch_of(unsigned cls) {
    size_t size = kr_class_size[cls], n = 4096 / size;
    return size * (n > 64 ? 64 : n ? n : 1);
}

enum { KIND_LEAF = 256 };

/* How much the next cells of the pool count for: nothing while some are left, then a batch. */
static size_t weight_of(const kr_class_pool *pool, unsigned cls) {
    if (pool->free) return 0;
    return pool->sweep_next ? 64 * (size_t)kr_class_size[cls] : batch_of(cls);
}

/* kind: the class, and KIND_LEAF for leaf memory (one argument: the callers have no register to
 * spare for another one). NULL: there is no memory. */
KR_NOINLINE static void *small_slow(kr_ctx *ctx, unsigned kind, kr_origin origin) {
    kr_heap *h = ctx->vm->heap;
    bool leaf = kind & KIND_LEAF;
    unsigned cls = kind & ~KIND_LEAF;
    kr_class_pool *pool = &h->pool[2 * cls + leaf];
    if (kr_heap_fails(ctx, kr_class_size[cls])) return NULL;
    kr_heap_before_alloc(ctx, weight_of(pool, cls));
    for (int attempt = 0; attempt < 2; attempt++) {
        if (pool->free || sweep_some(h, pool) || pool->bump < pool->bump_end ||
            add_page(h, leaf, cls)) {
            break;
        }
        if (attempt == 0) {
            kr_heap_collect_now(ctx, KR_COLLECT_FULL);
            continue;
        }
        return NULL;
    }
    if (!pool->free) { /* cut a batch of untouched cells */
        uint32_t size = kr_class_size[cls];
        kr_cell_link **tail = &pool->free;
        char *stop = pool->bump + batch_of(cls);
        if (stop > pool->bump_end) stop = pool->bump_end;
        do { /* the bump area is not empty here */
            kr_cell_link *c = (kr_cell_link *)pool->bump;
            KR_UNPOISON(c, sizeof *c);
            c->header = 0;
            *tail = c;
            tail = &c->next;
            pool->bump += size;
        } while (pool->bump < stop);
        *tail = NULL;
    }
    kr_cell_link *c = pool->free;
    KR_UNPOISON(c, kr_class_size[cls]);
    pool->free = c->next;
    kr_heap_note_allocated(ctx, c, kr_class_size[cls], origin);
    return c;
}

static inline void *small_try(kr_ctx *ctx, bool leaf, size_t size, kr_origin origin) {
    kr_heap *h = ctx->vm->heap;
    unsigned cls = class_of(size);
    kr_class_pool *pool = &h->pool[2 * cls + leaf];
    kr_cell_link *c = pool->free;
    if (KR_UNLIKELY(!c || h->watched)) {
        return small_slow(ctx, leaf ? cls | KIND_LEAF : cls, origin);
    }
    KR_UNPOISON(c, kr_class_size[cls]);
    pool->free = c->next;
    return c;
}

static inline void *small_alloc(kr_ctx *ctx, bool leaf, size_t size, kr_origin origin) {
    void *p = small_try(ctx, leaf, size, origin);
    if (KR_UNLIKELY(!p)) kr_heap_exhausted(ctx);
    return p;
}

static void *large_alloc(kr_ctx *ctx, bool leaf, size_t size, bool zero, kr_origin origin) {
    kr_heap *h = ctx->vm->heap;
    if (size > h->reserved || kr_heap_fails(ctx, size)) kr_heap_exhausted(ctx);
    uint32_t run = kr_pages_for(h, size);
    kr_heap_before_alloc(ctx, kr_page_bytes(h, run)); /* as kr_heap_free takes off */
    bool fresh;
    uint32_t page = kr_heap_take_run(h, run, &fresh);
    if (!page) {
        kr_heap_collect_now(ctx, KR_COLLECT_FULL);
        page = kr_heap_take_run(h, run, &fresh);
        if (!page) kr_heap_exhausted(ctx);
    }
    kr_page *pg = &h->pages[page];
    memset(pg, 0, sizeof *pg);
    pg->kind = KR_PAGE_LARGE;
    pg->leaf = leaf;
    pg->run = run;
    for (uint32_t i = 1; i < run; i++) {
        h->pages[page + i].kind = KR_PAGE_TAIL;
        h->pages[page + i].run = i;
    }
    void *p = kr_page_addr(h, page);
    KR_UNPOISON(p, kr_page_bytes(h, run));
    if (zero && !fresh) memset(p, 0, size);
    kr_heap_note_allocated(ctx, p, kr_page_bytes(h, run), origin);
    return p;
}

/* A cell is whole granules: what most objects need is zeroed without a call. */
static inline void zero_cell(void *cell, size_t size) {
    char *p = cell;
    if (KR_UNLIKELY(size > 4 * KR_GRANULE)) {
        memset(p, 0, size);
        return;
    }
    memset(p, 0, KR_GRANULE);
    if (size > KR_GRANULE) memset(p + KR_GRANULE, 0, KR_GRANULE);
    if (size > 2 * KR_GRANULE) memset(p + 2 * KR_GRANULE, 0, KR_GRANULE);
    if (size > 3 * KR_GRANULE) memset(p + 3 * KR_GRANULE, 0, KR_GRANULE);
}

void *kr_heap_new(kr_ctx *ctx, const kr_type *type, size_t size) {
    bool leaf = ((const struct kr_type_head *)type)->flags & KR_TF_LEAF;
    kr_object *obj;
    if (KR_LIKELY(size <= ctx->vm->heap->small_max)) {
        obj = small_alloc(ctx, leaf, size, kr_origin_type(type));
        zero_cell(obj, size);
    } else {
        obj = large_alloc(ctx, leaf, size, true, kr_origin_type(type));
    }
    obj->type = type;
    return obj;
}

void *kr_heap_try_new(kr_ctx *ctx, const kr_type *type, size_t size) {
    kr_object *obj = small_try(ctx, false, size, kr_origin_type(type));
    if (!obj) return NULL;
    zero_cell(obj, size);
    obj->type = type;
    return obj;
}

static inline void *new_leaf(kr_ctx *ctx, size_t size, kr_origin origin) {
    if (KR_LIKELY(size <= ctx->vm->heap->small_max)) {
        return small_alloc(ctx, true, size ? size : 1, origin);
    }
    return large_alloc(ctx, true, size, false, origin);
}

void *kr_heap_new_leaf(kr_ctx *ctx, const kr_type *type, size_t size) {
    kr_object *obj = new_leaf(ctx, size, kr_origin_type(type));
    obj->type = type;
    return obj;
}

void *kr_heap_leaf(kr_ctx *ctx, size_t size) {
    return new_leaf(ctx, size, 0);
}

void *kr_heap_leaf_of(kr_ctx *ctx, const void *owner, size_t size) {
    return new_leaf(ctx, size, kr_origin_owner(owner));
}

void *kr_heap_leaf_for(kr_ctx *ctx, size_t size, kr_origin origin) {
    return new_leaf(ctx, size, origin);
}

void *kr_heap_leaf0(kr_ctx *ctx, size_t size) {
    void *p = kr_heap_leaf(ctx, size);
    memset(p, 0, size);
    return p;
}

size_t kr_heap_block_size(kr_ctx *ctx, const void *ptr) {
    const kr_heap *h = ctx->vm->heap;
    return kr_is_buffer(h, ptr) ? kr_heap_buffer_size(ptr) : kr_bytes_in_pages(h, ptr);
}

void kr_heap_free(kr_ctx *ctx, void *ptr) {
    kr_heap *h = ctx->vm->heap;
    if (!ptr) return;
    if (KR_UNLIKELY(h->free_asks)) {
        if (h->collecting) return;
        kr_heap_tell_freed(h, ptr);
    }
    if (kr_is_buffer(h, ptr)) {
        kr_heap_free_buffer(h, ptr);
        return;
    }
    uint32_t page = kr_page_of(h, ptr);
    kr_page *pg = &h->pages[page];
    if (pg->kind == KR_PAGE_LARGE) {
        size_t n = kr_page_bytes(h, pg->run);
        kr_heap_free_run(h, page);
        kr_heap_uncount(h, n);
        return;
    }
    if (pg->unswept) { /* the sweep will find it */
        kr_mark_clear(h, ptr);
        return;
    }
    kr_cell_link *c = ptr;
    kr_class_pool *pool = &h->pool[2 * pg->cls + pg->leaf];
    kr_cell_link **list = kr_hides_free(h) ? &pool->hidden : &pool->free;
    c->header = 0;
    c->next = *list;
    *list = c;
    KR_POISON(c, kr_class_size[pg->cls]);
}

/* In a cell, NULL where there is none. */
void *kr_heap_try_leaf(kr_ctx *ctx, size_t size, kr_origin origin) {
    return small_try(ctx, true, size ? size : 1, origin);
}

/* ---- whole heap ---- */
/* Page size. A small heap has small pages, lest each kind of cell takes much of it. */
static unsigned shift_for(size_t limit) {
    static const struct {
        size_t below;
        unsigned shift;
    } sizes[] = {
        {(size_t)64 << 10, 8}, {(size_t)512 << 10, 9}, {SMALL_HEAP, 10}, {(size_t)32 << 20, 12}};
    for (size_t i = 0; limit && i < KR_ARRAY_LEN(sizes); i++) {
        if (limit < sizes[i].below) return sizes[i].shift;
    }
    return 14;
}

/* What page table and bitmaps of `limit` bytes of heap take: they are part of what is allowed. */
static size_t table_bytes(const kr_heap *h, size_t limit) {
    size_t bitmap = limit / KR_GRANULE / 8;
    return (limit >> h->shift) * sizeof(kr_page) + (h->shift < 12 ? 2 : 1) * bitmap;
}

/* The part of a limit that is kept for handling a MemoryError. */
static size_t reserve_of(size_t limit) {
    size_t enough = (size_t)4 << 10;
    if (limit / 32 < enough) return limit / 32;
    return limit / 64 > enough ? limit / 64 : enough;
}

static uint32_t small_max(unsigned shift) {
    uint32_t half = 1u << shift >> 1, most = kr_class_size[KR_N_CLASSES - 1];
    return half < most ? half : most;
}

/* Address range: of a small heap no more than its limit and the page that is not used, since what
 * is promised must be there in one piece; whole words of the bitmaps. */
static void choose_layout(kr_heap *h, size_t max_bytes) {
    size_t unit = (size_t)64 * KR_GRANULE;
    h->limit = max_bytes - table_bytes(h, max_bytes);
    h->reserve = reserve_of(h->limit);
    h->small_max = small_max(h->shift);
    h->reserved = (size_t)1 << (KR_PAGE_NO_BITS + 14);
    if (!max_bytes || max_bytes >= (size_t)32 << 20) return;
    if (unit < kr_page_bytes(h, 1)) unit = kr_page_bytes(h, 1);
    h->reserved = (h->limit + kr_page_bytes(h, 1) + unit - 1) / unit * unit;
}

/* If all objects are of the least size; a small heap has a short stack. */
static size_t mark_stack_bytes(const kr_heap *h) {
    size_t n = h->reserved / KR_GRANULE;
    if (h->limit && h->limit < SMALL_HEAP) n = h->limit / 1024 > 64 ? h->limit / 1024 : 64;
    return n * sizeof(void *);
}

static void give_back(kr_heap *h) {
    if (h->base) kr_os_unreserve(h->base, h->reserved);
    if (h->pages) kr_os_unreserve(h->pages, h->max_pages * sizeof *h->pages);
    if (h->starts) kr_os_unreserve(h->starts, h->reserved / KR_GRANULE / 8);
    if (h->marks) kr_os_unreserve(h->marks, h->reserved / KR_GRANULE / 8);
    if (h->mark_stack) kr_os_unreserve(h->mark_stack, h->mark_reserved);
}

static bool reserve(kr_heap *h) {
    h->max_pages = (uint32_t)(h->reserved >> h->shift);
    h->mark_reserved = mark_stack_bytes(h);
    h->base = kr_os_reserve(h->reserved);
    h->pages = kr_os_reserve(h->max_pages * sizeof *h->pages);
    h->marks = kr_os_reserve(h->reserved / KR_GRANULE / 8);
    h->mark_stack = kr_os_reserve(h->mark_reserved);
    if (h->shift < 12) h->starts = kr_os_reserve(h->reserved / KR_GRANULE / 8);
    if (h->base && h->pages && h->marks && h->mark_stack && (h->shift >= 12 || h->starts)) {
        return true;
    }
    give_back(h);
    return false;
}

static size_t heap_bytes(uint32_t n_pools) {
    return sizeof(kr_heap) + n_pools * sizeof(kr_class_pool);
}

kr_heap *kr_heap_create(kr_vm *vm, size_t max_bytes) {
    unsigned shift = shift_for(max_bytes);
    uint32_t n_pools = 2 * (class_of(small_max(shift)) + 1);
    kr_heap *h = vm->mem(vm->mem_opaque, NULL, 0, heap_bytes(n_pools));
    if (!h) return NULL;
    memset(h, 0, heap_bytes(n_pools));
    h->vm = vm;
    h->enabled = true;
    h->shift = shift;
    h->n_pools = n_pools;
    choose_layout(h, max_bytes);
    kr_heap_choose_threshold(h);
    bool ok;
    while (!(ok = reserve(h)) && h->reserved > (size_t)1 << 24) h->reserved /= 2;
    if (!ok) {
        vm->mem(vm->mem_opaque, h, heap_bytes(n_pools), 0);
        return NULL;
    }
    h->buf_at = h->reserved;
    h->n_pages = h->n_touched = 1;
    vm->heap = h;
    return h;
}

static void free_array(kr_vm *vm, void *p, size_t bytes) {
    if (p) vm->mem(vm->mem_opaque, p, bytes, 0);
}

void kr_heap_destroy(kr_vm *vm) {
    kr_heap *h = vm->heap;
    kr_heap_tell_failure(h);
    KR_UNPOISON(h->base, h->starts ? h->reserved : kr_page_bytes(h, h->n_pages));
    free_array(vm, h->finalizable, h->cap_finalizable * sizeof *h->finalizable);
    free_array(vm, h->queue, h->cap_queue * sizeof *h->queue);
    free_array(vm, h->weak, h->cap_weak * sizeof *h->weak);
    give_back(h);
    vm->mem(vm->mem_opaque, h, heap_bytes(h->n_pools), 0);
    vm->heap = NULL;
}

bool kr_heap_enable(kr_vm *vm, bool on) {
    bool old = vm->heap->enabled;
    vm->heap->enabled = on;
    return old;
}

size_t kr_heap_set_threshold(kr_vm *vm, size_t bytes) {
    kr_heap *h = vm->heap;
    size_t old = h->wanted_threshold;
    if (bytes == KR_HEAP_THRESHOLD_ASK) return old;
    h->wanted_threshold = bytes;
    kr_heap_choose_threshold(h);
    return old;
}

void kr_heap_choose_threshold(kr_heap *h) {
    size_t least = (size_t)2 << 20;
    h->threshold = h->live > least ? h->live : least;
    if (h->limit && h->threshold > h->limit / 4) h->threshold = h->limit / 4;
    if (h->wanted_threshold) h->threshold = h->wanted_threshold;
}

void kr_heap_swap_free(kr_heap *h) {
    for (uint32_t i = 0; i < h->n_pools; i++) {
        kr_cell_link *hidden = h->pool[i].hidden;
        h->pool[i].hidden = h->pool[i].free;
        h->pool[i].free = hidden;
    }
}

unsigned kr_heap_lock(kr_vm *vm) {
    kr_heap *h = vm->heap;
    kr_heap_end_exception(vm);
    if (!h->locks) {
        kr_heap_swap_free(h);
        h->exc_left = h->exc_room;
    }
    return ++h->locks;
}

unsigned kr_heap_unlock(kr_vm *vm) {
    kr_heap_end_exception(vm);
    if (vm->heap->locks && !--vm->heap->locks) kr_heap_swap_free(vm->heap);
    return vm->heap->locks;
}

unsigned kr_heap_locks(const kr_vm *vm) {
    return vm->heap->locks;
}
