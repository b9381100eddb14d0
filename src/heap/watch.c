/* For whoever records what happens in the heap: telling the watcher, walking all blocks, and what
 * an object refers to. While somebody watches, every allocation takes the slow path, which is where
 * it is told; otherwise nothing is asked that was not asked before. */
#include <string.h>

#include "heap/heap_internal.h"
#include "heap/os.h"

void kr_heap_update_watched(kr_heap *h) {
    h->watched = h->stress || h->fail_in || h->watcher || (h->locks && h->raising);
    h->free_asks = h->collecting || h->watcher;
}

void kr_heap_set_watcher(kr_vm *vm, kr_heap_watcher *w) {
    vm->heap->watcher = w;
    kr_heap_update_watched(vm->heap);
}

void kr_heap_tell_allocated(kr_ctx *ctx, const void *block, size_t bytes, kr_origin origin) {
    kr_heap_watcher *w = ctx->vm->heap->watcher;
    const void *what = (const void *)(origin & ~(uintptr_t)3);
    kr_block_origin o = {0};
    if (!w) return;
    switch (origin & 3) {
    case 0:
        o.type = what;
        break;
    case 1:
        o.from = what;
        break;
    default:
        o.owner = what;
    }
    w->allocated(w, ctx, block, bytes, &o);
}

size_t kr_heap_block_bytes(const kr_vm *vm, const void *block) {
    const kr_heap *h = vm->heap;
    if (kr_is_buffer(h, block)) return kr_heap_buffer_size(block) + KR_BUFFER_HEAD;
    return kr_bytes_in_pages(h, block);
}

void kr_heap_tell_freed(const kr_heap *h, const void *block) {
    if (h->watcher) h->watcher->freed(h->watcher, block, kr_heap_block_bytes(h->vm, block));
}

size_t kr_heap_granule(const kr_vm *vm, const void *p) {
    return kr_offset_in(vm->heap, p) / KR_GRANULE;
}

size_t kr_heap_granules(const kr_vm *vm) {
    return vm->heap->reserved / KR_GRANULE;
}

size_t kr_heap_range(const kr_vm *vm) {
    return vm->heap->reserved;
}

size_t kr_heap_extent(const kr_vm *vm) {
    return kr_page_bytes(vm->heap, vm->heap->n_pages);
}

size_t kr_heap_taken(const kr_vm *vm) {
    return kr_taken(vm->heap);
}

static void add_used(size_t offset, size_t size, bool used, void *opaque) {
    (void)offset;
    if (used) *(size_t *)opaque += size;
}

size_t kr_heap_survived(const kr_vm *vm) {
    size_t n = vm->heap->live;
    kr_heap_each_buffer(vm->heap, add_used, &n);
    return n;
}

/* ---- all blocks ---- */
typedef struct each {
    const kr_heap *h;
    void (*fn)(void *block, size_t bytes, bool leaf, void *opaque);
    void *opaque;
} each;

static void each_buffer(size_t offset, size_t size, bool used, void *opaque) {
    const each *e = opaque;
    if (used) e->fn(e->h->base + offset + KR_BUFFER_HEAD, size, true, e->opaque);
}

void kr_heap_each_block(kr_vm *vm, void (*fn)(void *block, size_t bytes, bool leaf, void *opaque),
                        void *opaque) {
    kr_heap *h = vm->heap;
    each e = {h, fn, opaque};
    kr_heap_mark_used(h);
    for (uint32_t p = 1; p < h->n_pages;) {
        const kr_page *pg = &h->pages[p];
        char *at = kr_page_addr(h, p);
        if (pg->kind == KR_PAGE_LARGE) fn(at, kr_page_bytes(h, pg->run), pg->leaf, opaque);
        if (pg->kind != KR_PAGE_SMALL) {
            p += pg->run;
            continue;
        }
        const kr_cells cells = kr_cells_of(h, pg);
        for (uint32_t i = 0; i < cells.n; i++, at += cells.size) {
            if (kr_mark_get(h, at)) fn(at, cells.size, pg->leaf, opaque);
        }
        p++;
    }
    kr_heap_each_buffer(h, each_buffer, &e);
}

/* ---- references ---- */
/* An object's trace slot is run with a visitor of a heap in which nothing is marked, nothing is
 * leaf memory and no buffer may move, so that all it does is to put what it is shown on a stack. */
struct kr_heap_refs {
    kr_vm *vm;
    size_t marks_bytes, pages_bytes;
    kr_heap shown; /* without pools: last, since these follow it */
};

void kr_heap_refs_close(kr_heap_refs *r) {
    kr_heap *s = &r->shown;
    if (s->marks) kr_os_unreserve(s->marks, r->marks_bytes);
    if (s->pages) kr_os_unreserve(s->pages, r->pages_bytes);
    if (s->mark_stack) kr_os_unreserve(s->mark_stack, s->mark_reserved);
    r->vm->mem(r->vm->mem_opaque, r, sizeof *r, 0);
}

kr_heap_refs *kr_heap_refs_open(kr_vm *vm) {
    const kr_heap *h = vm->heap;
    kr_heap_refs *r = vm->mem(vm->mem_opaque, NULL, 0, sizeof *r);
    if (!r) return NULL;
    memset(r, 0, sizeof *r);
    r->vm = vm;
    r->marks_bytes = h->reserved / KR_GRANULE / 8;
    r->pages_bytes = h->max_pages * sizeof *h->pages;
    r->shown.vm = vm;
    r->shown.base = h->base;
    r->shown.reserved = r->shown.buf_at = h->reserved;
    r->shown.shift = h->shift;
    r->shown.max_pages = h->max_pages;
    r->shown.mark_reserved = h->reserved / KR_GRANULE * sizeof(void *); /* all there are */
    r->shown.marks = kr_os_reserve(r->marks_bytes);
    r->shown.pages = kr_os_reserve(r->pages_bytes);
    r->shown.mark_stack = kr_os_reserve(r->shown.mark_reserved);
    if (r->shown.marks && r->shown.pages && r->shown.mark_stack) return r;
    kr_heap_refs_close(r);
    return NULL;
}

void *const *kr_heap_refs_of(kr_heap_refs *r, kr_object *obj, size_t *n) {
    const struct kr_type_head *t = (const struct kr_type_head *)obj->type;
    kr_visitor v = kr_heap_visitor(&r->shown);
    if (t && t->trace) t->trace(&v, obj);
    *n = (size_t)(v.sp - r->shown.mark_stack);
    for (size_t i = 0; i < *n; i++) kr_mark_clear(&r->shown, r->shown.mark_stack[i]);
    return (void *const *)r->shown.mark_stack;
}
