/* The collector: stop, mark from roots, queue finalizers, clear weak references, leave sweeping to
 * allocation. Marking uses an explicit stack, so it does not recurse. In a large heap the stack is
 * a reserved range that holds one entry per object at most; in a small one it is short, and when
 * marked objects found no room there, all that is marked is traced once more. */
#include <setjmp.h>

#include "heap/heap_internal.h"
#include "heap/os.h"

#define QUEUE 8 /* objects whose memory is on its way while others are traced */

/* Marks the object or leaf block that starts at p; what may refer to others is to be traced. */
static inline void mark_object(kr_visitor *v, const void *p) {
    const kr_heap *h = v->heap;
    if (KR_UNLIKELY(kr_offset_in(h, p) >= h->buf_at)) { /* ROM, or a buffer seen from elsewhere */
        if (kr_is_buffer(h, p)) kr_heap_pin_buffer(h, p);
        return;
    }
    uint64_t bit, *w = kr_mark_word(h, p, &bit);
    if (*w & bit) return;
    *w |= bit;
    if (h->pages[kr_page_of(h, p)].leaf) return;
    if (KR_LIKELY(v->sp < v->end))
        *v->sp++ = (kr_object *)(uintptr_t)p;
    else
        v->overflow = true;
}

void kr_visit(kr_visitor *v, kr_value *slot) {
    if (kr_is_object(*slot)) mark_object(v, kr_ptr(*slot));
}

void kr_visit_ptr(kr_visitor *v, void *slot_address) {
    void *p;
    memcpy(&p, slot_address, sizeof p);
    if (p) mark_object(v, p);
}

void kr_visit_array(kr_visitor *v, kr_value *slots, size_t n) {
    for (size_t i = 0; i < n; i++) {
        if (kr_is_object(slots[i])) mark_object(v, kr_ptr(slots[i]));
    }
}

/* The start of the block that holds address p, NULL if there is none or it is free. */
KR_NO_ASAN static void *block_start(kr_heap *h, const char *p) {
    if (!kr_in_pages(h, p)) return NULL;
    uint32_t page = kr_page_of(h, p);
    kr_page *pg = &h->pages[page];
    if (pg->kind == KR_PAGE_TAIL) {
        page -= pg->run;
        pg = &h->pages[page];
    }
    if (pg->kind == KR_PAGE_LARGE) return kr_page_addr(h, page);
    if (pg->kind != KR_PAGE_SMALL) return NULL;
    const kr_cells cells = kr_cells_of(h, pg);
    uint32_t i = kr_cell_index(cells, (size_t)(p - kr_page_addr(h, page)));
    if (i >= cells.n) return NULL;
    kr_cell_link *c = (kr_cell_link *)(kr_page_addr(h, page) + (size_t)i * cells.size);
    if (!pg->leaf && c->header == 0) return NULL;
    return c;
}

KR_NO_ASAN void kr_visit_range(kr_visitor *v, const void *lo, const void *hi) {
    const uintptr_t unit = sizeof(kr_word);
    const kr_word *p = (const kr_word *)(((uintptr_t)lo + unit - 1) & ~(unit - 1));
    for (; p + 1 <= (const kr_word *)hi; p++) {
        const char *a = (const char *)(uintptr_t)*p;
        if (!a) continue;
        if (!kr_in_pages(v->heap, a - 1)) {
            if (KR_UNLIKELY(kr_is_buffer(v->heap, a - 1))) kr_heap_pin_buffer(v->heap, a);
            continue;
        }
        void *b = block_start(v->heap, a);
        if (b) mark_object(v, b);
        if (b == a || !b) { /* one past the end of the data before */
            b = block_start(v->heap, a - 1);
            if (b && v->heap->pages[kr_page_of(v->heap, b)].leaf) mark_object(v, b);
        }
    }
}

static inline void trace(kr_visitor *v, kr_object *obj) {
    const struct kr_type_head *t = (const struct kr_type_head *)obj->type;
    if (t->flags & KR_TF_HEAP) mark_object(v, t);
    if (t->trace) t->trace(v, obj);
}

/* Traces until nothing is left to trace. What comes off the stack waits in a short queue for its
 * memory to arrive (Cher, Hosking, Vitek: Software prefetching for mark-sweep garbage
 * collection). */
static void drain_stack(kr_visitor *v) {
    kr_object *queue[QUEUE];
    unsigned head = 0, n = 0;
    for (;;) {
        while (n < QUEUE && v->sp > v->heap->mark_stack) {
            kr_object *obj = *--v->sp;
            __builtin_prefetch(obj);
            queue[(head + n++) % QUEUE] = obj;
        }
        if (!n) return;
        kr_object *obj = queue[head];
        head = (head + 1) % QUEUE;
        n--;
        trace(v, obj);
    }
}

/* Traces every marked object. */
static void trace_marked(kr_visitor *v) {
    kr_heap *h = v->heap;
    for (uint32_t p = 1; p < h->n_pages;) {
        const kr_page *pg = &h->pages[p];
        bool small = pg->kind == KR_PAGE_SMALL;
        kr_cells cells = kr_cells_of(h, pg);
        char *at = kr_page_addr(h, p);
        uint32_t n = pg->leaf ? 0 : small ? cells.n : pg->kind == KR_PAGE_LARGE;
        for (uint32_t i = 0; i < n; i++, at += cells.size) {
            if (!kr_mark_get(h, at)) continue;
            trace(v, (kr_object *)(void *)at);
            drain_stack(v);
        }
        p += small ? 1 : pg->run;
    }
}

static void drain(kr_visitor *v) {
    drain_stack(v);
    while (KR_UNLIKELY(v->overflow)) {
        v->overflow = false;
        trace_marked(v);
    }
}

kr_visitor kr_heap_visitor(kr_heap *h) {
    kr_object **end = (kr_object **)((char *)h->mark_stack + h->mark_reserved);
    return (kr_visitor){h, h->mark_stack, end, false};
}

static bool is_marked(kr_heap *h, const void *obj) {
    return kr_offset_in(h, obj) >= h->reserved || kr_mark_get(h, obj);
}

bool kr_heap_is_marked(kr_vm *vm, const void *obj) {
    return is_marked(vm->heap, obj);
}

/* Finishes a pending sweep, clears mark bits, drops free lists. */
static void prepare(kr_heap *h) {
    kr_heap_sweep_all(h);
    for (uint32_t i = 0; i < h->n_pools; i++) h->pool[i].free = NULL;
    if (h->starts) {
        memset((char *)h->marks + h->buf_at / KR_GRANULE / 64 * 8, 0,
               (h->reserved / KR_GRANULE + 63) / 64 * 8 - h->buf_at / KR_GRANULE / 64 * 8);
    }
    memset(h->marks, 0, (kr_page_bytes(h, h->n_pages) / KR_GRANULE + 63) / 64 * sizeof *h->marks);
}

void kr_heap_sweep_all(kr_heap *h) {
    for (uint32_t i = 0; i < h->n_pools; i++) {
        kr_class_pool *pool = &h->pool[i];
        while (pool->sweep_next) {
            uint32_t page = pool->sweep_next;
            pool->sweep_next = h->pages[page].next;
            kr_heap_sweep_page(h, pool, page);
        }
    }
}

/* Where the conservative scan begins: the registers, and the lowest frame of the mutator. */
typedef struct kr_stack_top {
    const jmp_buf *regs;
    const void *frame;
} kr_stack_top;

KR_NO_ASAN static void mark_c_stack(kr_visitor *v, kr_ctx *ctx, const kr_stack_top *top) {
    kr_visit_range(v, top->regs, top->regs + 1);
    kr_visit_range(v, top->frame, ctx->c_stack_base);
    for (const kr_ctx *c = ctx->vm->contexts; c; c = c->next) {
        if (c->parked) kr_visit_range(v, c->parked, c->c_stack_base);
    }
}

/* Empties the weak cells whose referent died. What a finalizer is about to see still lives, so its
 * weak references work in the finalizer, and stay if that makes the object reachable again. */
static void clear_weak(kr_heap *h) {
    size_t n = 0;
    for (size_t i = 0; i < h->n_weak; i++) {
        kr_weak *w = &h->weak[i];
        if (!is_marked(h, w->owner)) continue;
        if (kr_isnull(*w->cell)) continue;
        if (kr_is_object(*w->cell) && !is_marked(h, kr_ptr(*w->cell))) {
            *w->cell = KR_NULL;
            if (w->notify) h->queue[h->n_queue++] = w->owner; /* room: see kr_heap_add_weak */
            continue;
        }
        h->weak[n++] = *w;
    }
    h->n_weak = n;
}

static void queue_finalizers(kr_heap *h, kr_visitor *v) {
    size_t n = 0, first = h->n_queue;
    for (size_t i = 0; i < h->n_finalizable; i++) {
        kr_object *obj = h->finalizable[i];
        if (is_marked(h, obj)) {
            h->finalizable[n++] = obj;
        } else {
            h->queue[h->n_queue++] = obj;
        }
    }
    h->n_finalizable = n;
    for (size_t i = first; i < h->n_queue; i++) mark_object(v, h->queue[i]);
    drain(v); /* owners of weak cells that are queued afterwards are marked already */
}

/* Small pages: to be swept on demand; large blocks: freed now. Counts what lives. */
static void begin_sweep(kr_heap *h) {
    h->live = 0;
    for (uint32_t i = 0; i < h->n_pools; i++) {
        kr_class_pool *pool = &h->pool[i];
        pool->bump = pool->bump_end = NULL;
        kr_page_no *link = &pool->first_page;
        while (*link) { /* wholly empty pages go back */
            uint32_t p = *link, n = kr_heap_count_marks(h, p);
            h->live += (size_t)n * kr_class_size[i / 2];
            if (n) {
                h->pages[p].unswept = true;
                link = &h->pages[p].next;
            } else {
                *link = h->pages[p].next;
                kr_heap_free_run(h, p);
            }
        }
        pool->sweep_next = pool->first_page;
    }
    for (uint32_t p = 1; p < h->n_pages;) {
        const kr_page *pg = &h->pages[p];
        uint32_t next = p + (pg->kind == KR_PAGE_LARGE || pg->kind == KR_PAGE_FREE ? pg->run : 1);
        if (pg->kind == KR_PAGE_LARGE) {
            if (kr_mark_get(h, kr_page_addr(h, p))) {
                h->live += kr_page_bytes(h, pg->run);
            } else {
                /* the free run behind it will be part of a longer one and no longer tell its
                 * length */
                if (next < h->n_pages && h->pages[next].kind == KR_PAGE_FREE) {
                    next += h->pages[next].run;
                }
                kr_heap_free_run(h, p);
            }
        }
        p = next;
    }
}

static void mark_all(kr_heap *h, kr_visitor *v, kr_ctx *ctx, const kr_stack_top *top) {
    for (kr_ctx *c = h->vm->contexts; c; c = c->next) {
        kr_visit(v, &c->stop_value);
        kr_visit(v, &c->handled);
        for (kr_catch *k = c->catch_top; k; k = k->prev) kr_visit(v, &k->exception);
    }
    mark_c_stack(v, ctx, top);
    drain(v);
    for (uint32_t i = 0; i < h->n_roots; i++) {
        h->root[i].fn(v, h->vm, h->root[i].opaque);
        drain(v);
    }
    for (size_t i = h->queue_head; i < h->n_queue; i++) mark_object(v, h->queue[i]);
    drain(v);
}

static KR_NOINLINE void collect(kr_ctx *ctx, const jmp_buf *regs, kr_collect_reason why) {
    kr_heap *h = ctx->vm->heap;
    /* what lies below this frame is the collector's own: it would only keep the dead alive */
    kr_stack_top top = {regs, __builtin_frame_address(0)};
    if (h->collecting || h->locks) return;
    if (h->watcher) h->watcher->collecting(h->watcher, ctx);
    uint64_t start = kr_os_monotonic_ns();
    kr_visitor v = kr_heap_visitor(h);
    h->collecting = true;
    kr_heap_update_watched(h);
    prepare(h);
    mark_all(h, &v, ctx, &top);
    size_t queued = h->n_queue;
    queue_finalizers(h, &v);
    clear_weak(h);
    for (uint32_t i = 0; i < h->n_weak_hooks; i++) {
        h->weak_hook[i].fn(h->vm, h->weak_hook[i].opaque);
    }
    if (KR_UNLIKELY(h->verify)) kr_heap_verify(h);
    begin_sweep(h);
    kr_heap_compact(h);
    kr_heap_trim(h);
    h->since_collect = 0;
    kr_heap_choose_threshold(h);
    h->collections++;
    /* kept again when there is as much to be had without it */
    if (kr_taken(h) + 2 * h->reserve + h->exc_reserve < h->limit) h->emergency = false;
    if (h->n_queue > queued) kr_pending_set(ctx, KR_PENDING_FINALIZE);
    h->collecting = false;
    kr_heap_update_watched(h);
    h->last_pause_ns = kr_os_monotonic_ns() - start;
    h->total_pause_ns += h->last_pause_ns;
    if (h->last_pause_ns > h->max_pause_ns) h->max_pause_ns = h->last_pause_ns;
    if (!h->watcher) return;
    h->marks_exact = true; /* so looking at the heap sweeps nothing, which would be noticed later */
    h->watcher->collected(h->watcher, ctx, why, h->last_pause_ns);
    h->marks_exact = false;
}

KR_NOINLINE void kr_heap_collect_now(kr_ctx *ctx, kr_collect_reason why) {
    jmp_buf regs;
    memset(&regs, 0, sizeof regs);
    setjmp(regs); /* spills callee-saved registers */
    collect(ctx, (const jmp_buf *)&regs, why);
}

KR_NOINLINE void kr_heap_park(kr_ctx *ctx, void (*wait)(void *arg), void *arg) {
    jmp_buf regs;
    const void *frame = __builtin_frame_address(0); /* the caller's frame pointer lies there */
    memset(&regs, 0, sizeof regs);
    setjmp(regs);
    ctx->parked = (const char *)&regs < (const char *)frame ? (const void *)&regs : frame;
    wait(arg);
    ctx->parked = NULL;
    __asm__ volatile("" : : "r"(&regs) : "memory"); /* kept until now */
}

KR_NO_ASAN KR_NOINLINE void kr_heap_scrub_stack(void) {
    uint64_t words[KR_SCRUB_WORDS];
    memset(words, 0, sizeof words);
    __asm__ volatile("" : : "r"(words) : "memory"); /* the store is wanted */
}

void kr_heap_collect(kr_ctx *ctx) {
    kr_heap_scrub_stack();
    kr_heap_collect_now(ctx, KR_COLLECT_ASKED);
}

/* ---- registration ---- */
static void grow(kr_ctx *ctx, void *array_ptr, size_t *cap, size_t need, size_t item) {
    void *old, *fresh;
    if (need <= *cap) return;
    size_t n = *cap ? *cap * 2 : 8;
    while (n < need) n *= 2;
    memcpy(&old, array_ptr, sizeof old);
    fresh = ctx->vm->mem(ctx->vm->mem_opaque, old, *cap * item, n * item);
    if (!fresh) kr_raise_memory(ctx);
    memcpy(array_ptr, &fresh, sizeof fresh);
    *cap = n;
}

/* The queue must hold everything registered: collections cannot allocate. */
static void reserve_queue(kr_ctx *ctx) {
    kr_heap *h = ctx->vm->heap;
    grow(ctx, &h->queue, &h->cap_queue, h->n_queue + h->n_finalizable + h->n_weak + 2,
         sizeof *h->queue);
}

void kr_heap_set_finalizer(kr_ctx *ctx, kr_object *obj) {
    kr_heap *h = ctx->vm->heap;
    grow(ctx, &h->finalizable, &h->cap_finalizable, h->n_finalizable + 1, sizeof *h->finalizable);
    reserve_queue(ctx);
    h->finalizable[h->n_finalizable++] = obj;
}

void kr_heap_add_weak(kr_ctx *ctx, kr_object *owner, kr_value *cell, bool notify) {
    kr_heap *h = ctx->vm->heap;
    grow(ctx, &h->weak, &h->cap_weak, h->n_weak + 1, sizeof *h->weak);
    reserve_queue(ctx);
    h->weak[h->n_weak++] = (kr_weak){owner, cell, notify};
}

void kr_heap_add_weak_hook(kr_vm *vm, kr_weak_fn fn, void *opaque) {
    vm->heap->weak_hook[vm->heap->n_weak_hooks++] = (kr_weak_hook){fn, opaque};
}

void kr_heap_queue_finalizers(kr_vm *vm, bool (*want)(kr_object *obj, void *opaque), void *opaque) {
    kr_heap *h = vm->heap;
    size_t n = 0;
    for (size_t i = 0; i < h->n_finalizable; i++) {
        kr_object *obj = h->finalizable[i];
        if (want(obj, opaque)) {
            h->queue[h->n_queue++] = obj; /* room: see reserve_queue */
        } else {
            h->finalizable[n++] = obj;
        }
    }
    h->n_finalizable = n;
}

kr_object *kr_heap_next_finalizable(kr_ctx *ctx) {
    kr_heap *h = ctx->vm->heap;
    if (h->queue_head == h->n_queue) {
        h->queue_head = h->n_queue = 0;
        return NULL;
    }
    return h->queue[h->queue_head++];
}

kr_object *kr_heap_take_finalizable(kr_ctx *ctx, bool (*want)(const kr_object *obj)) {
    kr_heap *h = ctx->vm->heap;
    for (size_t i = h->queue_head; i < h->n_queue; i++) {
        kr_object *obj = h->queue[i];
        if (!want(obj)) continue;
        memmove(&h->queue[i], &h->queue[i + 1], (h->n_queue - i - 1) * sizeof *h->queue);
        h->n_queue--;
        return obj;
    }
    return NULL;
}

void kr_heap_add_root(kr_vm *vm, kr_root_fn fn, void *opaque) {
    if (vm->heap->n_roots < KR_MAX_ROOTS) {
        vm->heap->root[vm->heap->n_roots++] = (kr_root){fn, opaque};
    }
}
