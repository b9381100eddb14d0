/* Leaf memory that grows or shrinks. A block that shrinks never asks for memory that may not be
 * there: a program that lets go of something because memory is short must not fail for that. */
#include "heap/heap_internal.h"

/* Where it lies, the end is given back. */
static void cut(kr_heap *h, void *ptr, size_t size) {
    size_t before = kr_heap_block_bytes(h->vm, ptr), after;
    if (kr_is_buffer(h, ptr)) {
        kr_heap_cut_buffer(h, ptr, size);
    } else if (h->pages[kr_page_of(h, ptr)].kind == KR_PAGE_LARGE) {
        uint32_t run = kr_pages_for(h, size);
        kr_heap_cut_run(h, kr_page_of(h, ptr), run ? run : 1);
    }
    after = kr_heap_block_bytes(h->vm, ptr);
    kr_heap_uncount(h, before - after);
    if (h->watcher && after < before) h->watcher->freed(h->watcher, ptr, before - after);
}

static void *shrink(kr_ctx *ctx, void *ptr, size_t size) {
    kr_heap *h = ctx->vm->heap;
    void *cell = NULL;
    if (size <= (kr_is_buffer(h, ptr) ? KR_SMALL_BUFFER : h->small_max)) {
        cell = kr_heap_try_leaf(ctx, size, kr_origin_block(ptr));
    }
    if (cell) {
        memcpy(cell, ptr, size);
        kr_heap_free(ctx, ptr);
        return cell;
    }
    cut(h, ptr, size);
    return ptr;
}

/* A large block, where it lies, if what is behind it is free. */
static bool extend(kr_ctx *ctx, void *ptr, size_t have, size_t size) {
    kr_heap *h = ctx->vm->heap;
    uint32_t page = kr_page_of(h, ptr);
    if (h->pages[page].kind != KR_PAGE_LARGE || kr_heap_fails(ctx, size - have)) return false;
    kr_heap_before_alloc(ctx, kr_page_bytes(h, kr_pages_for(h, size)) - have);
    if (size > h->reserved || !kr_heap_extend_run(h, page, kr_pages_for(h, size))) return false;
    KR_UNPOISON(ptr, kr_page_bytes(h, h->pages[page].run));
    kr_heap_note_allocated(ctx, ptr, kr_page_bytes(h, h->pages[page].run) - have,
                           kr_origin_block(ptr));
    return true;
}

void *kr_heap_resize(kr_ctx *ctx, void *ptr, size_t old_size, size_t new_size) {
    kr_heap *h = ctx->vm->heap;
    if (!ptr) return kr_heap_leaf(ctx, new_size);
    size_t have = kr_heap_block_size(ctx, ptr);
    if (new_size <= have && new_size >= have / 2) return ptr;
    if (new_size < have) return shrink(ctx, ptr, new_size);
    if (have > h->small_max && !kr_is_buffer(h, ptr) && extend(ctx, ptr, have, new_size)) {
        return ptr;
    }
    void *fresh = kr_heap_leaf_for(ctx, new_size, kr_origin_block(ptr));
    memcpy(fresh, ptr, old_size);
    kr_heap_free(ctx, ptr);
    return fresh;
}

void *kr_heap_fit(kr_ctx *ctx, void *ptr, size_t size) {
    kr_heap *h = ctx->vm->heap;
    size_t have = kr_heap_block_size(ctx, ptr);
    if (size >= have || (size <= h->small_max && kr_heap_cell_size(size) == have)) return ptr;
    return shrink(ctx, ptr, size);
}

void *kr_heap_resize_buffer(kr_ctx *ctx, const void *owner, void *ptr, size_t old_size,
                            size_t new_size) {
    if (!ptr) return kr_heap_buffer(ctx, owner, new_size);
    if (!ctx->vm->heap->starts) return kr_heap_resize(ctx, ptr, old_size, new_size);
    size_t have = kr_heap_block_size(ctx, ptr);
    if (new_size <= have && new_size >= have / 2) return ptr;
    if (new_size < have) return shrink(ctx, ptr, new_size);
    void *fresh = kr_heap_buffer_for(ctx, new_size, kr_origin_block(ptr));
    memcpy(fresh, ptr, old_size);
    kr_heap_free(ctx, ptr);
    return fresh;
}
