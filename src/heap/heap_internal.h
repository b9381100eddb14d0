/* Layout of the heap, shared by heap.c, mark.c and stats.c.
 *
 * One reserved address range is cut into pages of 16 KB. A page is free, or holds cells of one size
 * class, or belongs to a run of pages that is one large block. Cells of object pages whose first
 * word is 0 are free; in leaf pages only the free list knows. Mark bits live in the page table, so
 * blocks carry no header of the heap's own. Sweeping is lazy: after marking, pages of a class are
 * swept one by one as allocation asks for cells; free lists are dropped when marking starts. */
#ifndef KR_HEAP_INTERNAL_H
#define KR_HEAP_INTERNAL_H

#include "heap/heap.h"

#define KR_PAGE_SHIFT 14
#define KR_PAGE_SIZE ((size_t)1 << KR_PAGE_SHIFT)
#define KR_N_CLASSES 28
#define KR_SMALL_MAX 8192
#define KR_MARK_WORDS 16 /* 1024 cells of 16 bytes */

enum { KR_PAGE_FREE, KR_PAGE_SMALL, KR_PAGE_LARGE, KR_PAGE_TAIL };

typedef struct kr_page {
    uint8_t kind;
    bool leaf;
    bool unswept;
    uint8_t cls;
    uint16_t n_cells; /* small: cells that fit */
    uint32_t recip;   /* small: 2^32 / cell size, rounded up */
    uint32_t cell;    /* small: cell size */
    uint32_t run;     /* large head and free run ends: pages; tail: distance to the head */
    uint32_t next;    /* next page of the same class and kind; next free run */
    uint32_t prev;    /* previous free run */
    size_t bytes;     /* large: bytes asked for */
    uint64_t mark[KR_MARK_WORDS];
} kr_page;

typedef struct kr_cell_link {
    kr_word header; /* 0 in object pages */
    struct kr_cell_link *next;
} kr_cell_link;

typedef struct kr_class_pool {
    kr_cell_link *free;
    char *bump, *bump_end; /* untouched cells of the newest page */
    uint32_t first_page;   /* list of all pages of this class and kind */
    uint32_t sweep_next;   /* next page to sweep, 0 = none */
} kr_class_pool;

typedef struct kr_root {
    kr_root_fn fn;
    void *opaque;
} kr_root;
typedef struct kr_weak {
    kr_object *owner;
    kr_value *cell;
    bool notify;
} kr_weak;
typedef struct kr_weak_hook {
    kr_weak_fn fn;
    void *opaque;
} kr_weak_hook;

#define KR_MAX_ROOTS 32
#define KR_N_FREE_BINS 24

struct kr_heap {
    kr_vm *vm;
    char *base;         /* page 0 is never used: index 0 means "none" */
    size_t reserved;    /* bytes */
    kr_page *pages;     /* one per page of the range, reserved likewise */
    uint32_t n_pages;   /* the frontier: pages from here on are unused */
    uint32_t n_touched; /* the frontier's highest place: pages from here on read as zero */
    uint32_t max_pages;
    size_t limit;                        /* bytes the program may have, 0 = none */
    size_t reserve;                      /* part of the limit kept for handling a MemoryError */
    bool emergency;                      /* the reserve is open */
    size_t in_pages;                     /* bytes of pages in use */
    kr_class_pool pool[2][KR_N_CLASSES]; /* [leaf] */
    uint32_t free_bin[KR_N_FREE_BINS];   /* runs by log2 of their length */
    size_t since_collect;                /* bytes allocated since the last collection */
    size_t threshold;
    size_t live; /* bytes marked at the last collection */
    bool enabled, collecting;
    unsigned stress, stress_count;

    kr_root root[KR_MAX_ROOTS];
    uint32_t n_roots;
    kr_weak_hook weak_hook[8];
    uint32_t n_weak_hooks;
    kr_object **finalizable; /* registered objects */
    size_t n_finalizable, cap_finalizable;
    kr_object **queue; /* to be finalized */
    size_t n_queue, cap_queue, queue_head;
    kr_weak *weak;
    size_t n_weak, cap_weak;

    kr_object **mark_stack; /* reserved range, cannot overflow: one entry per object at most */
    size_t mark_reserved;
    size_t n_marked_bytes;
    uint64_t allocated_total;
    size_t collections, peak;
    uint64_t last_pause_ns, max_pause_ns;
};

struct kr_visitor {
    kr_heap *heap;
    kr_object **sp; /* top of the mark stack */
};

extern const uint16_t kr_class_size[KR_N_CLASSES];

static inline uint32_t kr_page_of(const kr_heap *h, const void *p) {
    return (uint32_t)((size_t)((const char *)p - h->base) >> KR_PAGE_SHIFT);
}
static inline char *kr_page_addr(const kr_heap *h, uint32_t page) {
    return h->base + ((size_t)page << KR_PAGE_SHIFT);
}
static inline bool kr_in_heap(const kr_heap *h, const void *p) {
    return (size_t)((const char *)p - h->base) < (size_t)h->n_pages << KR_PAGE_SHIFT;
}
static inline uint32_t kr_cell_index(const kr_page *pg, size_t offset) {
    return (uint32_t)(((uint64_t)offset * pg->recip) >> 32);
}

void kr_heap_sweep_page(kr_heap *h, kr_class_pool *pool, uint32_t page);
void kr_heap_sweep_all(kr_heap *h);
void kr_heap_free_run(kr_heap *h, uint32_t page);
/* Collects if the heap is enabled and it is time; called by the slow path of allocation. */
void kr_heap_collect_now(kr_ctx *ctx);

#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/asan_interface.h>
#define KR_POISON(p, n) ASAN_POISON_MEMORY_REGION((p), (n))
#define KR_UNPOISON(p, n) ASAN_UNPOISON_MEMORY_REGION((p), (n))
#define KR_NO_ASAN __attribute__((no_sanitize_address, noinline))
#define KR_SCRUB_WORDS 2048 /* frames are larger */
#else
#define KR_POISON(p, n) ((void)0)
#define KR_UNPOISON(p, n) ((void)0)
#define KR_NO_ASAN
#define KR_SCRUB_WORDS 96
#endif

#endif
