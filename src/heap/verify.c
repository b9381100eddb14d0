/* A check of the heap after marking (-X verify-heap): what a marked object refers to is marked,
 * or is not in the heap at all; pages and runs fit together. A fault ends the process: nothing
 * that follows could be trusted. */
#include <stdio.h>
#include <stdlib.h>

#include "heap/heap_internal.h"
#include "heap/os.h"

static KR_NORETURN void broken(const char *what, const void *where) {
    char text[128];
    snprintf(text, sizeof text, "krait: the heap is broken: %s (%p)\n", what, where);
    kr_os_say(text);
    abort();
}

static size_t count_bits(const kr_heap *h, size_t from, size_t to) {
    size_t n = 0;
    for (size_t g = from / KR_GRANULE / 64; g < (to / KR_GRANULE + 63) / 64; g++) {
        n += (size_t)__builtin_popcountll(h->marks[g]);
    }
    return n;
}

static size_t count_all(const kr_heap *h) {
    size_t end = kr_page_bytes(h, h->n_pages);
    return count_bits(h, 0, end) + (h->starts ? count_bits(h, h->buf_at, h->reserved) : 0);
}

/* Marks nothing, since all that it refers to is marked. */
static void trace_again(kr_visitor *v, kr_object *obj) {
    const struct kr_type_head *t = (const struct kr_type_head *)obj->type;
    if (!t) broken("a live object has no type", obj);
    if (kr_offset_in(v->heap, t) < v->heap->reserved && !kr_mark_get(v->heap, t)) {
        broken("the type of a live object is dead", obj);
    }
    if (t->trace) t->trace(v, obj);
    if (v->sp != v->heap->mark_stack) {
        char text[192];
        snprintf(text, sizeof text, "krait: an object of type %s refers to one of type %s\n",
                 t->name, ((const struct kr_type_head *)v->sp[-1]->type)->name);
        kr_os_say(text);
        broken("a live object refers to a dead one", obj);
    }
}

static void trace_live(kr_visitor *v) {
    kr_heap *h = v->heap;
    for (uint32_t p = 1; p < h->n_pages;) {
        const kr_page *pg = &h->pages[p];
        char *cell = kr_page_addr(h, p), *end = cell;
        const kr_cells cells = kr_cells_of(h, pg);
        if (pg->kind == KR_PAGE_SMALL) end += (size_t)cells.n * cells.size;
        if (pg->kind == KR_PAGE_LARGE) end += 1;
        for (; !pg->leaf && cell < end; cell += pg->kind == KR_PAGE_SMALL ? cells.size : 1) {
            if (kr_mark_get(h, cell)) trace_again(v, (kr_object *)(void *)cell);
        }
        p += pg->kind == KR_PAGE_LARGE || pg->kind == KR_PAGE_FREE ? pg->run : 1;
    }
}

static void check_pages(const kr_heap *h) {
    size_t used = 0;
    for (uint32_t p = 1; p < h->n_pages;) {
        const kr_page *pg = &h->pages[p];
        uint32_t run = pg->kind == KR_PAGE_SMALL ? 1 : pg->run;
        if (pg->kind == KR_PAGE_TAIL || run == 0 || run > h->n_pages - p) {
            broken("a run of pages has a wrong length", kr_page_addr(h, p));
        }
        if (h->pages[p + run - 1].kind == KR_PAGE_FREE && h->pages[p + run - 1].run != run) {
            broken("a free run tells two lengths", kr_page_addr(h, p));
        }
        if (pg->kind != KR_PAGE_FREE) used += kr_page_bytes(h, run);
        p += run;
    }
    if (used != h->in_pages) broken("pages in use are miscounted", h->base);
}

void kr_heap_verify(kr_heap *h) {
    kr_visitor v = kr_heap_visitor(h);
    size_t before = count_all(h);
    check_pages(h);
    trace_live(&v);
    if (count_all(h) != before) broken("a live object refers to leaf memory that is dead", h->base);
}
