/* Figures and walks over the whole heap. A pending sweep is finished first, so that what is counted
 * as used is what the last collection left plus what was allocated since. */
#include "heap/heap_internal.h"

/* Cells on free lists are not used; they are found by unmarking them: nothing else needs the
 * mark bits between collections once the page is swept. */
KR_NO_ASAN static void mark_free_cells(kr_heap *h) {
    for (uint32_t i = 0; i < h->n_pools; i++) {
        kr_class_pool *pool = &h->pool[i];
        const kr_cells cells = kr_class_cells(h, i / 2);
        for (uint32_t p = pool->first_page; p; p = h->pages[p].next) {
            char *cell = kr_page_addr(h, p), *end = cell + (size_t)cells.n * cells.size;
            bool newest = pool->bump >= cell && pool->bump < end;
            for (; cell < end; cell += cells.size) {
                uint64_t bit, *w = kr_mark_word(h, cell, &bit);
                if (newest && cell >= pool->bump) {
                    *w &= ~bit;
                } else {
                    *w |= bit;
                }
            }
        }
        for (kr_cell_link *f = pool->free; f; f = f->next) kr_mark_clear(h, f);
    }
}

void kr_heap_mark_used(kr_heap *h) {
    if (h->marks_exact) return;
    if (kr_hides_free(h)) kr_heap_swap_free(h);
    kr_heap_sweep_all(h);
    mark_free_cells(h);
    if (kr_hides_free(h)) kr_heap_swap_free(h);
}

size_t kr_heap_limit(const kr_vm *vm) {
    return vm->heap->limit;
}

static void count_buffer(size_t offset, size_t size, bool used, void *opaque) {
    kr_heap_stats *out = opaque;
    (void)offset;
    if (!used) {
        if (size > out->max_free) out->max_free = size;
        return;
    }
    out->objects++;
    out->used += size;
    if (size <= KR_MAP_UNIT) out->one_blocks++;
    if (size > KR_MAP_UNIT && size <= 2 * KR_MAP_UNIT) out->two_blocks++;
    if (size > out->max_block) out->max_block = size;
}

void kr_heap_get_stats(kr_vm *vm, kr_heap_stats *out) {
    kr_heap *h = vm->heap;
    size_t max_run = 0;
    memset(out, 0, sizeof *out);
    kr_heap_mark_used(h);
    for (uint32_t p = 1; p < h->n_pages;) {
        kr_page *pg = &h->pages[p];
        uint32_t step = 1;
        if (pg->kind == KR_PAGE_SMALL) {
            size_t n = kr_heap_count_marks(h, p), size = kr_class_size[pg->cls];
            out->objects += n;
            out->used += n * size;
            if (size <= KR_MAP_UNIT) out->one_blocks += n;
            if (size > KR_MAP_UNIT && size <= 2 * KR_MAP_UNIT) out->two_blocks += n;
            if (n && size > out->max_block) out->max_block = size;
        } else {
            step = pg->run;
            size_t bytes = kr_page_bytes(h, pg->run);
            if (pg->kind == KR_PAGE_LARGE) {
                out->objects++;
                out->used += bytes;
                if (bytes > out->max_block) out->max_block = bytes;
            } else if (bytes > max_run) {
                max_run = bytes;
            }
        }
        p += step;
    }
    kr_heap_each_buffer(h, count_buffer, out);
    size_t taken = h->in_pages + (h->reserved - h->buf_at);
    size_t room = h->limit > taken ? h->limit - taken : 0;
    out->total = h->limit ? h->limit : taken;
    out->free = out->total > out->used ? out->total - out->used : 0;
    if (max_run > out->max_free) out->max_free = max_run;
    if (room > out->max_free) out->max_free = room;
    out->peak = h->peak;
    out->collections = h->collections;
    out->allocated_total = h->allocated_total;
    out->last_pause_ns = h->last_pause_ns;
    out->max_pause_ns = h->max_pause_ns;
    out->total_pause_ns = h->total_pause_ns;
    out->outside = h->outside;
    out->outside_peak = h->outside_peak;
    out->outside_total = h->outside_total;
}

KR_NO_ASAN void kr_heap_walk(kr_vm *vm, void (*fn)(kr_object *obj, void *opaque), void *opaque) {
    kr_heap *h = vm->heap;
    if (kr_hides_free(h)) kr_heap_swap_free(h);
    kr_heap_sweep_all(h);
    if (kr_hides_free(h)) kr_heap_swap_free(h);
    for (uint32_t p = 1; p < h->n_pages;) {
        kr_page *pg = &h->pages[p];
        char *addr = kr_page_addr(h, p);
        if (pg->kind == KR_PAGE_SMALL && !pg->leaf) {
            const kr_cells cells = kr_cells_of(h, pg);
            for (uint32_t i = 0; i < cells.n; i++) {
                kr_object *obj = (kr_object *)(addr + (size_t)i * cells.size);
                if (obj->type) fn(obj, opaque);
            }
        } else if (pg->kind == KR_PAGE_LARGE && !pg->leaf) {
            fn((kr_object *)addr, opaque);
        }
        p += pg->kind == KR_PAGE_LARGE || pg->kind == KR_PAGE_FREE ? pg->run : 1;
    }
}
