/* Runs of pages: free ones hang in bins by the logarithm of their length, with their length at both
 * ends, so that neighbours merge at once. Beyond the frontier everything is free. */
#include "heap/heap_internal.h"
#include "heap/os.h"

#define DISCARD_AT ((size_t)1 << 20) /* a free run this large goes back to the system at once */
#define TRIM_AT ((size_t)64 << 20)   /* free memory worth a look for what can go back */

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
    size_t bytes = kr_page_bytes(h, run);
    h->in_pages -= bytes;
    if (bytes >= DISCARD_AT) kr_os_discard(addr, bytes);
    KR_POISON(addr, bytes);
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

/* The limit less what is kept for handling a MemoryError and for making exceptions. */
static size_t usable_limit(const kr_heap *h) {
    if (h->raising) return h->limit;
    return h->limit - h->exc_reserve - (h->emergency ? 0 : h->reserve);
}

bool kr_heap_may_take(const kr_heap *h, size_t bytes) {
    size_t taken = kr_taken(h), limit = usable_limit(h);
    return !h->limit || (taken <= limit && bytes <= limit - taken);
}

void kr_heap_note_peak(kr_heap *h) {
    size_t taken = kr_taken(h), own = taken - h->outside;
    if (taken > h->peak) h->peak = taken;
    if (own > h->high) h->high = own;
}

bool kr_heap_charge(kr_ctx *ctx, size_t bytes) {
    kr_heap *h = ctx->vm->heap;
    bool ok = !kr_heap_fails(ctx, bytes);
    if (ok && !kr_heap_may_take(h, bytes)) {
        kr_heap_collect_now(ctx, KR_COLLECT_FULL);
        ok = kr_heap_may_take(h, bytes);
    }
    if (!ok) {
        if (h->watcher) h->watcher->failed(h->watcher, ctx);
        return false;
    }
    h->outside += bytes;
    h->outside_total += bytes;
    if (h->outside > h->outside_peak) h->outside_peak = h->outside;
    kr_heap_note_peak(h);
    return true;
}

void kr_heap_discharge(kr_vm *vm, size_t bytes) {
    vm->heap->outside -= bytes;
}

static void count_taken(kr_heap *h, uint32_t run) {
    h->in_pages += kr_page_bytes(h, run);
    kr_heap_note_peak(h);
}

static uint32_t room(const kr_heap *h) {
    return (uint32_t)(h->buf_at >> h->shift) - h->n_pages;
}

static void move_frontier(kr_heap *h, uint32_t run) {
    h->n_pages += run;
    if (h->n_pages > h->n_touched) h->n_touched = h->n_pages;
}

uint32_t kr_heap_take_run(kr_heap *h, uint32_t run, bool *fresh) {
    uint32_t page = 0, touched = h->n_touched;
    if (!kr_heap_may_take(h, kr_page_bytes(h, run))) return 0;
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
        if (run > room(h)) return 0;
        page = h->n_pages;
        move_frontier(h, run);
    }
    count_taken(h, run);
    *fresh = page >= touched;
    return page;
}

bool kr_heap_extend_run(kr_heap *h, uint32_t page, uint32_t run) {
    kr_page *pg = &h->pages[page];
    uint32_t more = run - pg->run, after = page + pg->run;
    if (!kr_heap_may_take(h, kr_page_bytes(h, more))) return false;
    if (after == h->n_pages) {
        if (more > room(h)) return false;
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
    count_taken(h, more);
    pg->run = run;
    return true;
}

void kr_heap_cut_run(kr_heap *h, uint32_t page, uint32_t run) {
    kr_page *pg = &h->pages[page], *rest = pg + run;
    if (pg->run == run) return;
    rest->kind = KR_PAGE_LARGE;
    rest->run = pg->run - run;
    pg->run = run;
    kr_heap_free_run(h, page + run);
}

/* Memory that was handed back costs a fault when it is used again, so this happens only when the
 * program has shrunk to half. */
void kr_heap_trim(kr_heap *h) {
    if (h->high < 3 * h->in_pages + TRIM_AT) return;
    h->high = h->in_pages;
    for (unsigned b = bin_of((uint32_t)(((size_t)64 << 10) >> h->shift)); b < KR_N_FREE_BINS; b++) {
        for (uint32_t p = h->free_bin[b]; p; p = h->pages[p].next) {
            kr_os_discard(kr_page_addr(h, p), kr_page_bytes(h, h->pages[p].run));
        }
    }
    kr_os_discard(kr_page_addr(h, h->n_pages), kr_page_bytes(h, h->n_touched - h->n_pages));
    h->n_touched = h->n_pages;
}

uint32_t kr_heap_count_marks(const kr_heap *h, uint32_t page) {
    size_t granules = kr_page_bytes(h, 1) / KR_GRANULE, at = page * granules;
    const uint64_t *w = &h->marks[at / 64];
    if (granules < 64) {
        uint64_t mask = ((uint64_t)1 << granules) - 1;
        return (uint32_t)__builtin_popcountll(*w >> (at % 64) & mask);
    }
    uint32_t n = 0;
    for (size_t i = 0; i < granules / 64; i++) n += (uint32_t)__builtin_popcountll(w[i]);
    return n;
}
