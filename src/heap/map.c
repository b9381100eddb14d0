/* The block map that micropython.mem_info(1) prints: a character for every KR_MAP_UNIT. */
#include "heap/heap_internal.h"

typedef struct map {
    kr_heap *h;
    char (*kind)(void *opaque, const void *block, bool leaf);
    void *opaque;
} map;

/* What the small page has in [p, p + unit): free, the head of something, or the rest of it. */
KR_NO_ASAN static char in_page(const map *m, const kr_page *pg, char *page, char *p) {
    const kr_cells cells = kr_cells_of(m->h, pg);
    uint32_t first = kr_cell_index(cells, (size_t)(p - page));
    char found = '.';
    for (uint32_t i = first; i < cells.n; i++) {
        char *cell = page + (size_t)i * cells.size;
        if (cell >= p + KR_MAP_UNIT) break;
        if (!kr_mark_get(m->h, cell)) continue;
        if (cell >= p) return m->kind(m->opaque, cell, pg->leaf);
        found = '=';
    }
    return found;
}

static char at(const map *m, size_t offset) {
    kr_heap *h = m->h;
    uint32_t page = (uint32_t)(offset >> h->shift);
    const kr_page *pg = &h->pages[page];
    char *p = h->base + offset;
    if (page == 0 || page >= h->n_pages || pg->kind == KR_PAGE_FREE) return '.';
    if (pg->kind == KR_PAGE_SMALL) return in_page(m, pg, kr_page_addr(h, page), p);
    if (pg->kind == KR_PAGE_TAIL || p != kr_page_addr(h, page)) return '=';
    return m->kind(m->opaque, p, pg->leaf);
}

/* Buffers: their blocks are listed, not looked up. */
typedef struct row_fill {
    size_t lo;
    char *row;
} row_fill;

static void fill_row(size_t offset, size_t size, bool used, void *opaque) {
    const row_fill *f = opaque;
    size_t hi = f->lo + KR_MAP_ROW * KR_MAP_UNIT;
    if (!used || offset + size <= f->lo || offset >= hi) return;
    for (size_t o = offset < f->lo ? f->lo : offset; o < offset + size && o < hi; o += KR_GRANULE) {
        char *c = &f->row[(o - f->lo) / KR_MAP_UNIT];
        if (*c == '.' || o == offset) *c = o == offset ? 'A' : '=';
    }
}

void kr_heap_map(kr_vm *vm, char (*kind)(void *opaque, const void *block, bool leaf),
                 void (*row)(void *opaque, size_t offset, const char *units), void *opaque) {
    kr_heap *h = vm->heap;
    const map m = {h, kind, opaque};
    size_t end = kr_page_bytes(h, h->n_pages);
    char units[KR_MAP_ROW + 1];
    kr_heap_mark_used(h);
    if (h->limit) end = h->reserved;
    for (size_t lo = 0; lo < end; lo += KR_MAP_ROW * KR_MAP_UNIT) {
        for (size_t i = 0; i < KR_MAP_ROW; i++) {
            size_t offset = lo + i * KR_MAP_UNIT;
            units[i] = offset < end ? at(&m, offset) : 0;
        }
        units[KR_MAP_ROW] = 0;
        row_fill f = {lo, units};
        if (h->starts && lo + KR_MAP_ROW * KR_MAP_UNIT > h->buf_at)
            kr_heap_each_buffer(h, fill_row, &f);
        row(opaque, lo, units);
    }
}
