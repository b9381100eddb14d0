/* Allocation. Invariants: every cell is live, or on its pool's free list, or above the bump mark of
 * its page, or in a page still to be swept; a page is on exactly one list (its class, or a free
 * bin). Under AddressSanitizer free cells are poisoned. */
#include "heap/heap_internal.h"

#include "heap/os.h"

const uint16_t kr_class_size[KR_N_CLASSES] = {
    16,  32,  48,  64,  80,  96,   112,  128,  160,  192,  224,  256,  320,  384,
    448, 512, 640, 768, 896, 1024, 1280, 1536, 2048, 2720, 3264, 4096, 5456, 8192};

/* Size in 16-byte units -> class, for sizes up to 1024; the rest is searched. */
static unsigned class_of(size_t size) {
    if (size <= 128) return (unsigned)((size + 15) / 16) - 1;
    if (size <= 256) return 8 + (unsigned)((size - 129) / 32);
    if (size <= 512) return 12 + (unsigned)((size - 257) / 64);
    if (size <= 1024) return 16 + (unsigned)((size - 513) / 128);
    unsigned c = 20;
    while (kr_class_size[c] < size) c++;
    return c;
}

/* ---- free runs of pages ---- */
static unsigned bin_of(uint32_t pages) {
    unsigned b = 0;
    while (pages >>= 1) b++;
    return b < KR_N_FREE_BINS ? b : KR_N_FREE_BINS - 1;
}

static void bin_insert(kr_heap *h, uint32_t page, uint32_t run) {
    unsigned b = bin_of(run);
    kr_page *pg = &h->pages[page];
    pg->kind = KR_PAGE_FREE;
    pg->run = run;
    pg->prev = 0;
    pg->next = h->free_bin[b];
    if (pg->next) h->pages[pg->next].prev = page;
    h->free_bin[b] = page;
    if (run > 1) {
        h->pages[page + run - 1].kind = KR_PAGE_FREE;
        h->pages[page + run - 1].run = run;
    }
}

static void bin_remove(kr_heap *h, uint32_t page) {
    kr_page *pg = &h->pages[page];
    if (pg->prev) {
        h->pages[pg->prev].next = pg->next;
    } else {
        h->free_bin[bin_of(pg->run)] = pg->next;
    }
    if (pg->next) h->pages[pg->next].prev = pg->prev;
}

void kr_heap_free_run(kr_heap *h, uint32_t page) {
    uint32_t run = h->pages[page].kind == KR_PAGE_LARGE ? h->pages[page].run : 1;
    char *addr = kr_page_addr(h, page);
    h->in_pages -= (size_t)run << KR_PAGE_SHIFT;
    if (run >= 64) kr_os_discard(addr, (size_t)run << KR_PAGE_SHIFT);
    KR_POISON(addr, (size_t)run << KR_PAGE_SHIFT);
    for (uint32_t i = 0; i < run; i++) h->pages[page + i].kind = KR_PAGE_FREE;
    if (page > 1 && h->pages[page - 1].kind == KR_PAGE_FREE) { /* merge with the run before */
        uint32_t before = page - h->pages[page - 1].run;
        bin_remove(h, before);
        run += page - before;
        page = before;
    }
    uint32_t after = page + run;
    if (after < h->n_pages && h->pages[after].kind == KR_PAGE_FREE) {
        bin_remove(h, after);
        run += h->pages[after].run;
    }
    if (page + run == h->n_pages) { /* the frontier moves back */
        h->n_pages = page;
        return;
    }
    bin_insert(h, page, run);
}

/* The limit less a reserve that is kept for handling a MemoryError. */
static size_t usable_limit(const kr_heap *h) {
    return h->emergency ? h->limit : h->limit - h->reserve;
}

/* Raises MemoryError and opens the reserve, until a collection finds room again. */
static KR_NORETURN void out_of_memory(kr_ctx *ctx) {
    ctx->vm->heap->emergency = true;
    kr_raise_memory(ctx);
}

static void move_frontier(kr_heap *h, uint32_t run) {
    h->n_pages += run;
    if (h->n_pages > h->n_touched) h->n_touched = h->n_pages;
}

/* First page of a run of `run` pages, 0 if the heap may not grow that far. *fresh: never
 * written. */
static uint32_t take_run(kr_heap *h, uint32_t run, bool *fresh) {
    size_t bytes = (size_t)run << KR_PAGE_SHIFT;
    uint32_t page = 0, touched = h->n_touched;
    if (h->limit && h->in_pages + bytes > usable_limit(h)) return 0;
    for (unsigned b = bin_of(run); b < KR_N_FREE_BINS && !page; b++) {
        for (uint32_t p = h->free_bin[b]; p; p = h->pages[p].next) {
            if (h->pages[p].run >= run) {
                page = p;
                break;
            }
        }
    }
    if (page) {
        uint32_t have = h->pages[page].run;
        bin_remove(h, page);
        if (have > run) bin_insert(h, page + run, have - run);
    } else {
        if (run > h->max_pages - h->n_pages) return 0;
        page = h->n_pages;
        move_frontier(h, run);
    }
    h->in_pages += bytes;
    if (h->in_pages > h->peak) h->peak = h->in_pages;
    *fresh = page >= touched;
    return page;
}

/* ---- small cells ---- */
static bool add_page(kr_heap *h, bool leaf, unsigned cls) {
    kr_class_pool *pool = &h->pool[leaf][cls];
    bool fresh;
    uint32_t page = take_run(h, 1, &fresh);
    if (!page) return false;
    kr_page *pg = &h->pages[page];
    uint32_t size = kr_class_size[cls];
    memset(pg, 0, sizeof *pg);
    pg->kind = KR_PAGE_SMALL;
    pg->leaf = leaf;
    pg->cls = (uint8_t)cls;
    pg->cell = size;
    pg->recip = (uint32_t)((((uint64_t)1 << 32) + size - 1) / size);
    pg->n_cells = (uint16_t)(KR_PAGE_SIZE / size);
    pg->next = pool->first_page;
    pool->first_page = page;
    char *addr = kr_page_addr(h, page);
    KR_UNPOISON(addr, KR_PAGE_SIZE);
    if (!leaf && !fresh) { /* object cells above the bump pointer must read as free */
        for (uint32_t i = 0; i < pg->n_cells; i++) ((kr_cell_link *)(addr + i * size))->header = 0;
    }
    KR_POISON(addr, KR_PAGE_SIZE);
    pool->bump = addr;
    pool->bump_end = addr + (size_t)pg->n_cells * size;
    return true;
}

KR_NO_ASAN void kr_heap_sweep_page(kr_heap *h, kr_class_pool *pool, uint32_t page) {
    kr_page *pg = &h->pages[page];
    char *addr = kr_page_addr(h, page);
    uint32_t size = pg->cell;
    kr_cell_link **tail = &pool->free;
    kr_cell_link *old = pool->free;
    uint32_t free_cells = 0;
    for (uint32_t i = 0; i < pg->n_cells; i++) {
        if (pg->mark[i / 64] >> (i % 64) & 1) continue;
        kr_cell_link *c = (kr_cell_link *)(addr + i * size);
        KR_UNPOISON(c, sizeof *c);
        c->header = 0;
        *tail = c;
        tail = &c->next;
        free_cells++;
    }
    *tail = old;
#if defined(__SANITIZE_ADDRESS__)
    for (uint32_t i = 0; i < pg->n_cells; i++) {
        if (!(pg->mark[i / 64] >> (i % 64) & 1)) KR_POISON(addr + i * size, size);
    }
#endif
    pg->unswept = false;
    (void)free_cells;
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

static void before_alloc(kr_ctx *ctx, size_t size) {
    kr_heap *h = ctx->vm->heap;
    h->since_collect += size;
    h->allocated_total += size;
    if (KR_UNLIKELY(h->stress) && h->enabled && ++h->stress_count >= h->stress) {
        h->stress_count = 0;
        ctx->tick_work = UINT32_MAX / 2; /* what is pending runs at the next tick of a C loop */
        kr_heap_collect_now(ctx);
    } else if (h->since_collect > h->threshold && h->enabled) {
        kr_heap_collect_now(ctx);
    }
}

/* Bytes of untouched cells that go on the free list at a time: a small program touches few
 * pages. */
static size_t batch_of(unsigned cls) {
    size_t size = kr_class_size[cls], n = 4096 / size;
    return size * (n > 64 ? 64 : n ? n : 1);
}

KR_NOINLINE static void *small_slow(kr_ctx *ctx, bool leaf, unsigned cls) {
    kr_heap *h = ctx->vm->heap;
    kr_class_pool *pool = &h->pool[leaf][cls];
    before_alloc(ctx, pool->sweep_next ? 64 * (size_t)kr_class_size[cls] : batch_of(cls));
    for (int attempt = 0; attempt < 2; attempt++) {
        if (pool->free || sweep_some(h, pool) || pool->bump < pool->bump_end ||
            add_page(h, leaf, cls)) {
            break;
        }
        if (attempt == 0) {
            kr_heap_collect_now(ctx);
            continue;
        }
        out_of_memory(ctx);
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
    return c;
}

static inline void *small_alloc(kr_ctx *ctx, bool leaf, size_t size) {
    kr_heap *h = ctx->vm->heap;
    unsigned cls = class_of(size);
    kr_class_pool *pool = &h->pool[leaf][cls];
    kr_cell_link *c = pool->free;
    if (KR_UNLIKELY(!c || h->stress)) return small_slow(ctx, leaf, cls);
    KR_UNPOISON(c, kr_class_size[cls]);
    pool->free = c->next;
    return c;
}

static void *large_alloc(kr_ctx *ctx, bool leaf, size_t size, bool zero) {
    kr_heap *h = ctx->vm->heap;
    if (size > h->reserved) out_of_memory(ctx);
    uint32_t run = (uint32_t)((size + KR_PAGE_SIZE - 1) >> KR_PAGE_SHIFT);
    before_alloc(ctx, size);
    bool fresh;
    uint32_t page = take_run(h, run, &fresh);
    if (!page) {
        kr_heap_collect_now(ctx);
        page = take_run(h, run, &fresh);
        if (!page) out_of_memory(ctx);
    }
    kr_page *pg = &h->pages[page];
    memset(pg, 0, sizeof *pg);
    pg->kind = KR_PAGE_LARGE;
    pg->leaf = leaf;
    pg->run = run;
    pg->bytes = size;
    for (uint32_t i = 1; i < run; i++) {
        h->pages[page + i].kind = KR_PAGE_TAIL;
        h->pages[page + i].run = i;
    }
    void *p = kr_page_addr(h, page);
    KR_UNPOISON(p, (size_t)run << KR_PAGE_SHIFT);
    if (zero && !fresh) memset(p, 0, size);
    return p;
}

static inline void *new_object(kr_ctx *ctx, const kr_type *type, size_t size, bool leaf) {
    kr_object *obj;
    if (KR_LIKELY(size <= KR_SMALL_MAX)) {
        obj = small_alloc(ctx, leaf, size);
        memset(obj, 0, size);
    } else {
        obj = large_alloc(ctx, leaf, size, true);
    }
    obj->type = type;
    return obj;
}

void *kr_heap_new(kr_ctx *ctx, const kr_type *type, size_t size) {
    return new_object(ctx, type, size, ((const struct kr_type_head *)type)->flags & KR_TF_LEAF);
}

void *kr_heap_new_leaf(kr_ctx *ctx, const kr_type *type, size_t size) {
    return new_object(ctx, type, size, true);
}

void *kr_heap_leaf(kr_ctx *ctx, size_t size) {
    if (KR_LIKELY(size <= KR_SMALL_MAX)) return small_alloc(ctx, true, size ? size : 1);
    return large_alloc(ctx, true, size, false);
}

void *kr_heap_leaf0(kr_ctx *ctx, size_t size) {
    void *p = kr_heap_leaf(ctx, size);
    memset(p, 0, size);
    return p;
}

size_t kr_heap_block_size(kr_ctx *ctx, const void *ptr) {
    const kr_heap *h = ctx->vm->heap;
    const kr_page *pg = &h->pages[kr_page_of(h, ptr)];
    return pg->kind == KR_PAGE_SMALL ? pg->cell : (size_t)pg->run << KR_PAGE_SHIFT;
}

void kr_heap_free(kr_ctx *ctx, void *ptr) {
    kr_heap *h = ctx->vm->heap;
    if (!ptr || h->collecting) return;
    uint32_t page = kr_page_of(h, ptr);
    kr_page *pg = &h->pages[page];
    if (pg->kind == KR_PAGE_LARGE) {
        size_t n = pg->bytes;
        kr_heap_free_run(h, page);
        h->since_collect -= n < h->since_collect ? n : h->since_collect;
        return;
    }
    if (pg->unswept) { /* the sweep will find it */
        uint32_t i = kr_cell_index(pg, (size_t)((char *)ptr - kr_page_addr(h, page)));
        pg->mark[i / 64] &= ~((uint64_t)1 << (i % 64));
        return;
    }
    kr_cell_link *c = ptr;
    kr_class_pool *pool = &h->pool[pg->leaf][pg->cls];
    c->header = 0;
    c->next = pool->free;
    pool->free = c;
    KR_POISON(c, pg->cell);
}

/* Grows a large block where it lies if the pages behind it are free. */
static bool extend_large(kr_heap *h, uint32_t page, uint32_t run) {
    kr_page *pg = &h->pages[page];
    uint32_t more = run - pg->run, after = page + pg->run;
    if (h->limit && h->in_pages + ((size_t)more << KR_PAGE_SHIFT) > usable_limit(h)) return false;
    if (after == h->n_pages) {
        if (more > h->max_pages - h->n_pages) return false;
        move_frontier(h, more);
    } else {
        if (h->pages[after].kind != KR_PAGE_FREE || h->pages[after].run < more) return false;
        uint32_t have = h->pages[after].run;
        bin_remove(h, after);
        if (have > more) bin_insert(h, after + more, have - more);
    }
    for (uint32_t i = pg->run; i < run; i++) {
        h->pages[page + i].kind = KR_PAGE_TAIL;
        h->pages[page + i].run = i;
    }
    h->in_pages += (size_t)more << KR_PAGE_SHIFT;
    if (h->in_pages > h->peak) h->peak = h->in_pages;
    pg->run = run;
    return true;
}

void *kr_heap_resize(kr_ctx *ctx, void *ptr, size_t old_size, size_t new_size) {
    kr_heap *h = ctx->vm->heap;
    if (!ptr) return kr_heap_leaf(ctx, new_size);
    size_t have = kr_heap_block_size(ctx, ptr);
    if (new_size <= have && new_size >= have / 2) {
        kr_page *pg = &h->pages[kr_page_of(h, ptr)];
        if (pg->kind == KR_PAGE_LARGE) {
            pg->bytes = new_size;
            KR_UNPOISON(ptr, (size_t)pg->run << KR_PAGE_SHIFT);
        }
        return ptr;
    }
    if (new_size > KR_SMALL_MAX && have > KR_SMALL_MAX && new_size > have) {
        uint32_t page = kr_page_of(h, ptr);
        if (h->pages[page].kind == KR_PAGE_LARGE) {
            before_alloc(ctx, new_size - have);
            if (new_size <= h->reserved &&
                extend_large(h, page, (uint32_t)((new_size + KR_PAGE_SIZE - 1) >> KR_PAGE_SHIFT))) {
                h->pages[page].bytes = new_size;
                KR_UNPOISON(ptr, (size_t)h->pages[page].run << KR_PAGE_SHIFT);
                return ptr;
            }
        }
    }
    void *fresh = kr_heap_leaf(ctx, new_size);
    memcpy(fresh, ptr, old_size < new_size ? old_size : new_size);
    kr_heap_free(ctx, ptr);
    return fresh;
}

/* ---- whole heap ---- */
kr_heap *kr_heap_create(kr_vm *vm, size_t max_bytes) {
    kr_heap *h = vm->mem(vm->mem_opaque, NULL, 0, sizeof *h);
    if (!h) return NULL;
    memset(h, 0, sizeof *h);
    h->vm = vm;
    h->limit = max_bytes;
    h->reserve = max_bytes / 16;
    h->enabled = true;
    h->threshold = 4 << 20;
    if (max_bytes && max_bytes / 4 < h->threshold) h->threshold = max_bytes / 4;
    for (h->reserved = (size_t)64 << 30; h->reserved >= (size_t)1 << 24; h->reserved /= 2) {
        h->base = kr_os_reserve(h->reserved);
        if (h->base) break;
    }
    if (!h->base) goto fail;
    h->max_pages = (uint32_t)(h->reserved >> KR_PAGE_SHIFT);
    h->pages = kr_os_reserve(h->max_pages * sizeof *h->pages);
    h->mark_reserved = h->reserved / 16 * sizeof(void *) / 2;
    h->mark_stack = kr_os_reserve(h->mark_reserved);
    if (!h->pages || !h->mark_stack) goto fail;
    h->n_pages = h->n_touched = 1;
    vm->heap = h;
    return h;
fail:
    if (h->base) kr_os_unreserve(h->base, h->reserved);
    if (h->pages) kr_os_unreserve(h->pages, h->max_pages * sizeof *h->pages);
    vm->mem(vm->mem_opaque, h, sizeof *h, 0);
    return NULL;
}

static void free_array(kr_vm *vm, void *p, size_t bytes) {
    if (p) vm->mem(vm->mem_opaque, p, bytes, 0);
}

void kr_heap_destroy(kr_vm *vm) {
    kr_heap *h = vm->heap;
    KR_UNPOISON(h->base, (size_t)h->n_pages << KR_PAGE_SHIFT);
    kr_os_unreserve(h->base, h->reserved);
    kr_os_unreserve(h->pages, h->max_pages * sizeof *h->pages);
    kr_os_unreserve(h->mark_stack, h->mark_reserved);
    free_array(vm, h->finalizable, h->cap_finalizable * sizeof *h->finalizable);
    free_array(vm, h->queue, h->cap_queue * sizeof *h->queue);
    free_array(vm, h->weak, h->cap_weak * sizeof *h->weak);
    vm->mem(vm->mem_opaque, h, sizeof *h, 0);
    vm->heap = NULL;
}

bool kr_heap_enable(kr_vm *vm, bool on) {
    bool old = vm->heap->enabled;
    vm->heap->enabled = on;
    return old;
}

void kr_heap_set_stress(kr_vm *vm, unsigned n) {
    vm->heap->stress = n;
}
