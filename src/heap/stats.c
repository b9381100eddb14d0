/* Figures and walks over the whole heap. A pending sweep is finished first, so that what is counted
 * as used is what the last collection left plus what was allocated since. */
#include "heap/heap_internal.h"

/* Cells on free lists are not used; they are found by marking them in a scratch bitmap: the page's
 * own mark words, which nothing else needs between collections once the page is swept. */
KR_NO_ASAN static void mark_free_cells(kr_heap *h) {
    for (int leaf = 0; leaf < 2; leaf++) {
        for (int c = 0; c < KR_N_CLASSES; c++) {
            kr_class_pool *pool = &h->pool[leaf][c];
            for (uint32_t p = pool->first_page; p; p = h->pages[p].next) {
                kr_page *pg = &h->pages[p];
                memset(pg->mark, 0xff, sizeof pg->mark);
                char *addr = kr_page_addr(h, p);
                if (pool->bump >= addr && pool->bump < addr + KR_PAGE_SIZE) {
                    for (uint32_t i = (uint32_t)((pool->bump - addr) / pg->cell); i < pg->n_cells;
                         i++) {
                        pg->mark[i / 64] &= ~((uint64_t)1 << (i % 64));
                    }
                }
            }
            for (kr_cell_link *f = pool->free; f; f = f->next) {
                uint32_t p = kr_page_of(h, f);
                kr_page *pg = &h->pages[p];
                uint32_t i = kr_cell_index(pg, (size_t)((char *)f - kr_page_addr(h, p)));
                pg->mark[i / 64] &= ~((uint64_t)1 << (i % 64));
            }
        }
    }
}

void kr_heap_get_stats(kr_vm *vm, kr_heap_stats *out) {
    kr_heap *h = vm->heap;
    size_t max_run = 0;
    memset(out, 0, sizeof *out);
    kr_heap_sweep_all(h);
    mark_free_cells(h);
    for (uint32_t p = 1; p < h->n_pages;) {
        kr_page *pg = &h->pages[p];
        uint32_t step = 1;
        if (pg->kind == KR_PAGE_SMALL) {
            size_t n = 0;
            for (uint32_t i = 0; i < pg->n_cells; i++) n += pg->mark[i / 64] >> (i % 64) & 1;
            out->objects += n;
            out->used += n * pg->cell;
            if (pg->cell <= 32) out->one_blocks += n;
            if (pg->cell > 32 && pg->cell <= 64) out->two_blocks += n;
            if (n && pg->cell > out->max_block) out->max_block = pg->cell;
        } else {
            step = pg->run;
            size_t bytes = (size_t)pg->run << KR_PAGE_SHIFT;
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
    out->total = h->limit ? h->limit : h->in_pages;
    size_t room = h->limit ? (h->limit > h->in_pages ? h->limit - h->in_pages : 0) : 0;
    out->free = out->total > out->used ? out->total - out->used : 0;
    out->max_free = max_run > room ? max_run : room;
    out->peak = h->peak;
    out->collections = h->collections;
    out->allocated_total = h->allocated_total;
    out->last_pause_ns = h->last_pause_ns;
    out->max_pause_ns = h->max_pause_ns;
}

KR_NO_ASAN void kr_heap_walk(kr_vm *vm, void (*fn)(kr_object *obj, void *opaque), void *opaque) {
    kr_heap *h = vm->heap;
    kr_heap_sweep_all(h);
    for (uint32_t p = 1; p < h->n_pages;) {
        kr_page *pg = &h->pages[p];
        char *addr = kr_page_addr(h, p);
        if (pg->kind == KR_PAGE_SMALL && !pg->leaf) {
            for (uint32_t i = 0; i < pg->n_cells; i++) {
                kr_object *obj = (kr_object *)(addr + (size_t)i * pg->cell);
                if (obj->type) fn(obj, opaque);
            }
        } else if (pg->kind == KR_PAGE_LARGE && !pg->leaf) {
            fn((kr_object *)addr, opaque);
        }
        p += pg->kind == KR_PAGE_LARGE || pg->kind == KR_PAGE_FREE ? pg->run : 1;
    }
}
