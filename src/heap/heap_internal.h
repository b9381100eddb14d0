/* Layout of the heap, shared by the files of this folder.
 * One reserved address range is cut into pages: of 16 KB where memory abounds, smaller ones in a
 * heap that is limited. A page is free, or holds cells of one size class, or belongs to a run of
 * pages that is one large block. Cells of object pages whose first word is 0 are free; in leaf
 * pages only the free list knows. Mark bits lie in one bitmap for the whole range, a bit for
 * each two words, so blocks carry no header of the heap's own. Sweeping is lazy: after marking,
 * pages of a class are swept one by one as allocation asks for cells; free lists are dropped
 * when marking starts. */
#ifndef KR_HEAP_INTERNAL_H
#define KR_HEAP_INTERNAL_H

#include "heap/heap.h"

/* kr_block_origin in one word: a type; or, by its lowest bits, the leaf block whose place is taken
 * (1) or the object that leaf memory belongs to (2); 0: not known. */
typedef uintptr_t kr_origin;

#define KR_N_CLASSES 28

enum { KR_PAGE_FREE, KR_PAGE_SMALL, KR_PAGE_LARGE, KR_PAGE_TAIL };

#if KR_CFG_WORD_BITS == 32
typedef uint16_t kr_page_no;
#else
typedef uint32_t kr_page_no;
#endif
enum { KR_PAGE_NO_BITS = KR_CFG_WORD_BITS == 32 ? 16 : 22 }; /* of all pages there may be */

typedef struct kr_page {
    uint32_t run : KR_PAGE_NO_BITS + 1; /* large head and free run ends: pages; tail: distance to
                                           the head */
    uint32_t cls : 5;                   /* small */
    uint32_t kind : 2;
    uint32_t leaf : 1;
    uint32_t unswept : 1;
    kr_page_no next; /* next page of the same class and kind; next free run */
    kr_page_no prev; /* previous free run */
} kr_page;

_Static_assert(sizeof(kr_page) == (KR_CFG_WORD_BITS == 32 ? 8 : 12), "part of every small heap");

/* What all small pages of a class have in common. */
typedef struct kr_cells {
    uint32_t size;
    uint32_t n;     /* that fit */
    uint32_t recip; /* 2^32 / size, rounded up */
} kr_cells;

typedef struct kr_cell_link {
    kr_word header; /* 0 in object pages */
    struct kr_cell_link *next;
} kr_cell_link;

/* By class and kind: pool[2 * cls + leaf]. */
typedef struct kr_class_pool {
    kr_cell_link *free;
    kr_cell_link *hidden;  /* the free list while the heap is locked */
    char *bump, *bump_end; /* untouched cells of the newest page */
    kr_page_no first_page; /* list of all pages of this class and kind */
    kr_page_no sweep_next; /* next page to sweep, 0 = none */
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

#define KR_MAX_ROOTS 8
#define KR_MAX_WEAK_HOOKS 4
#define KR_N_FREE_BINS 24

struct kr_heap {
    kr_vm *vm;
    char *base;         /* page 0 is never used: index 0 means "none" */
    size_t reserved;    /* bytes */
    unsigned shift;     /* log2 of the page size */
    uint32_t small_max; /* larger blocks are runs of pages */
    kr_page *pages;     /* one per page of the range, reserved likewise */
    uint32_t n_pools;   /* two for each class up to small_max */
    uint64_t *marks;    /* one bit per granule of the range, reserved likewise */
    /* small heaps: buffers lie in [buf_at, reserved) */
    size_t buf_at;        /* offset; == reserved where there is no such space */
    uint64_t *starts;     /* one bit per granule: a block starts there; NULL: no such space */
    uint32_t free_buffer; /* offset of the first free block above buf_at, 0: none */
    uint32_t n_pages;     /* the frontier: pages from here on are unused */
    uint32_t n_touched;   /* the frontier's highest place: pages from here on read as zero */
    uint32_t max_pages;
    size_t limit;                 /* bytes the program may have, 0 = none */
    size_t reserve;               /* part of the limit kept for handling a MemoryError */
    bool emergency;               /* the reserve is open */
    size_t in_pages;              /* bytes of pages in use */
    size_t outside, outside_peak; /* bytes charged: kr_heap_charge */
    uint64_t outside_total;
    size_t high;                       /* most of that since memory went back to the system */
    uint32_t free_bin[KR_N_FREE_BINS]; /* runs by log2 of their length */
    size_t since_collect;              /* bytes allocated since the last collection */
    size_t threshold;
    size_t wanted_threshold; /* what the program asked for, 0: nothing */
    size_t live;             /* bytes marked at the last collection */
    bool enabled, collecting;
    bool marks_exact; /* nothing was allocated since the marking: marked is what is in use */
    bool free_asks;   /* collecting or watched: kr_heap_free is not to free at once */
    unsigned locks;   /* kr_heap_lock calls that were not undone */
    bool raising;     /* an exception is being made: its room is open */
    size_t exc_room, exc_left; /* bytes, and what this lock has left of them */
    size_t exc_reserve;        /* part of the limit that only `raising` opens */
    unsigned stress, stress_count;
    uint64_t fail_first; /* as asked for */
    uint64_t fail_in;    /* the so manieth allocation from now is the first to fail; 0: none does */
    uint64_t fail_count; /* how many fail; 0: whatever does not fit into full_at bytes */
    size_t full_at, full_room; /* room: what may still be allocated without a look */
    bool full_reserve;         /* its reserve is open */
    bool verify;               /* after every marking */
    bool watched; /* every allocation takes the slow path, see kr_heap_update_watched */
    kr_heap_watcher *watcher;

    kr_root root[KR_MAX_ROOTS];
    uint32_t n_roots;
    kr_weak_hook weak_hook[KR_MAX_WEAK_HOOKS];
    uint32_t n_weak_hooks;
    kr_object **finalizable; /* registered objects */
    size_t n_finalizable, cap_finalizable;
    kr_object **queue; /* to be finalized */
    size_t n_queue, cap_queue, queue_head;
    kr_weak *weak;
    size_t n_weak, cap_weak;

    kr_object **mark_stack; /* reserved range; see mark.c for what does not fit */
    size_t mark_reserved;
    uint64_t allocated_total;
    size_t collections, peak;
    uint64_t last_pause_ns, max_pause_ns, total_pause_ns;
    kr_class_pool pool[]; /* n_pools */
};

struct kr_visitor {
    kr_heap *heap;
    kr_object **sp, **end; /* top of the mark stack: marked objects to be traced; its end */
    bool overflow;         /* some marked objects found no room there */
};

extern const uint16_t kr_class_size[KR_N_CLASSES];
extern const uint32_t kr_class_recip[KR_N_CLASSES]; /* kr_cells.recip */

static inline size_t kr_offset_in(const kr_heap *h, const void *p) {
    return (size_t)((const char *)p - h->base);
}
/* What the limit is held against. */
static inline size_t kr_taken(const kr_heap *h) {
    return h->in_pages + (h->reserved - h->buf_at) + h->outside;
}
static inline uint32_t kr_page_of(const kr_heap *h, const void *p) {
    return (uint32_t)(kr_offset_in(h, p) >> h->shift);
}
static inline size_t kr_page_bytes(const kr_heap *h, size_t pages) {
    return pages << h->shift;
}
static inline uint32_t kr_pages_for(const kr_heap *h, size_t size) {
    return (uint32_t)((size + kr_page_bytes(h, 1) - 1) >> h->shift);
}
static inline char *kr_page_addr(const kr_heap *h, uint32_t page) {
    return h->base + kr_page_bytes(h, page);
}
/* In a page that is or was in use. */
static inline bool kr_in_pages(const kr_heap *h, const void *p) {
    return kr_offset_in(h, p) < kr_page_bytes(h, h->n_pages);
}
static inline kr_cells kr_class_cells(const kr_heap *h, unsigned cls) {
    kr_cells c = {kr_class_size[cls], 0, kr_class_recip[cls]};
    c.n = (uint32_t)((uint64_t)c.recip << h->shift >> 32);
    return c;
}
static inline kr_cells kr_cells_of(const kr_heap *h, const kr_page *pg) {
    return kr_class_cells(h, pg->cls);
}
/* Bytes of the cell or run of pages that starts at p. */
static inline size_t kr_bytes_in_pages(const kr_heap *h, const void *p) {
    const kr_page *pg = &h->pages[kr_page_of(h, p)];
    return pg->kind == KR_PAGE_SMALL ? kr_class_size[pg->cls] : kr_page_bytes(h, pg->run);
}
/* So much of what was allocated since the last collection is free again. */
static inline void kr_heap_uncount(kr_heap *h, size_t bytes) {
    h->since_collect -= bytes < h->since_collect ? bytes : h->since_collect;
}
static inline uint32_t kr_cell_index(kr_cells cells, size_t offset) {
    return (uint32_t)(((uint64_t)offset * cells.recip) >> 32);
}

/* ---- mark bits ---- */
static inline uint64_t *kr_mark_word(const kr_heap *h, const void *p, uint64_t *bit) {
    size_t granule = kr_offset_in(h, p) / KR_GRANULE;
    *bit = (uint64_t)1 << (granule % 64);
    return &h->marks[granule / 64];
}
static inline bool kr_mark_get(const kr_heap *h, const void *p) {
    uint64_t bit, *w = kr_mark_word(h, p, &bit);
    return *w & bit;
}
static inline void kr_mark_clear(const kr_heap *h, const void *p) {
    uint64_t bit, *w = kr_mark_word(h, p, &bit);
    *w &= ~bit;
}

/* mark.c: of an empty stack */
kr_visitor kr_heap_visitor(kr_heap *h);

/* pages.c: runs of pages */
/* First page of a run of `run` pages, 0 if the heap may not grow that far. *fresh: never
 * written. */
uint32_t kr_heap_take_run(kr_heap *h, uint32_t run, bool *fresh);
/* Gives back the page or the large block that starts at `page`. */
void kr_heap_free_run(kr_heap *h, uint32_t page);
/* Grows a large block to `run` pages where it lies; false if what is behind it is in use. */
bool kr_heap_extend_run(kr_heap *h, uint32_t page, uint32_t run);
/* Gives back what the large block at `page` has beyond `run` pages. */
void kr_heap_cut_run(kr_heap *h, uint32_t page, uint32_t run);
/* Hands memory of free pages back to the system where much more is free than in use. */
void kr_heap_trim(kr_heap *h);
/* May the heap have `bytes` more? */
bool kr_heap_may_take(const kr_heap *h, size_t bytes);
void kr_heap_note_peak(kr_heap *h);
/* Marks in the small page `page`: how many. */
uint32_t kr_heap_count_marks(const kr_heap *h, uint32_t page);

/* buffers.c */
#define KR_SMALL_BUFFER (2 * KR_GRANULE) /* up to here a cell does, without a header */
#define KR_BUFFER_HEAD 8                 /* bytes before the data */
/* Marks the buffer that p points into or one past, and keeps it in its place. */
void kr_heap_pin_buffer(const kr_heap *h, const char *p);
/* After marking: drops dead buffers and closes the gaps. */
void kr_heap_compact(kr_heap *h);
void *kr_heap_buffer_for(kr_ctx *ctx, size_t size, kr_origin origin);
void kr_heap_free_buffer(kr_heap *h, void *p);
/* Gives back what it has beyond `size` bytes, if that is enough for a block. */
void kr_heap_cut_buffer(kr_heap *h, void *p, size_t size);
size_t kr_heap_buffer_size(const void *p);
void kr_heap_each_buffer(const kr_heap *h,
                         void (*fn)(size_t offset, size_t size, bool used, void *opaque),
                         void *opaque);
static inline bool kr_is_buffer(const kr_heap *h, const void *p) {
    return kr_offset_in(h, p) >= h->buf_at && kr_offset_in(h, p) < h->reserved;
}

/* How much may be allocated before the next collection. */
void kr_heap_choose_threshold(kr_heap *h);
/* Finishes sweeping; then the mark bits say which cells are in use, until the next collection. */
void kr_heap_mark_used(kr_heap *h);
/* While the heap is locked the free lists are out of sight, so that allocation finds nothing
 * without asking. */
void kr_heap_swap_free(kr_heap *h);
/* verify.c: after marking, before sweeping; ends the process if something is wrong. */
void kr_heap_verify(kr_heap *h);
static inline bool kr_hides_free(const kr_heap *h) {
    return h->locks && !h->raising;
}
/* raising.c: in a locked heap, is this allocation more than exceptions may take? */
bool kr_heap_refuses(kr_heap *h, size_t size);
/* testing.c: must this allocation fail? Counts it. */
bool kr_heap_fails(kr_ctx *ctx, size_t size);
/* If an allocation was to fail and none came: how many there were. */
void kr_heap_tell_failure(const kr_heap *h);
/* Accounts for `size` bytes, collects if it is time. */
void kr_heap_before_alloc(kr_ctx *ctx, size_t size);
/* Raises MemoryError and opens the reserve, until a collection finds room again. */
KR_NORETURN void kr_heap_exhausted(kr_ctx *ctx);
void kr_heap_sweep_page(kr_heap *h, kr_class_pool *pool, uint32_t page);
void kr_heap_sweep_all(kr_heap *h);
void kr_heap_collect_now(kr_ctx *ctx, kr_collect_reason why);

/* watch.c: what the watcher is told. */
static inline kr_origin kr_origin_type(const kr_type *t) {
    return (uintptr_t)t;
}
static inline kr_origin kr_origin_block(const void *p) {
    return p ? (uintptr_t)p | 1 : 0;
}
static inline kr_origin kr_origin_owner(const void *p) {
    return (uintptr_t)p | 2;
}
void kr_heap_tell_allocated(kr_ctx *ctx, const void *block, size_t bytes, kr_origin origin);
static inline void kr_heap_note_allocated(kr_ctx *ctx, const void *block, size_t bytes,
                                          kr_origin origin) {
    if (KR_UNLIKELY(ctx->vm->heap->watched)) kr_heap_tell_allocated(ctx, block, bytes, origin);
}
void kr_heap_tell_freed(const kr_heap *h, const void *block);
/* Of known origin. */
void *kr_heap_leaf_for(kr_ctx *ctx, size_t size, kr_origin origin);
/* The same in a cell, where size fits one; NULL: there is no memory. */
void *kr_heap_try_leaf(kr_ctx *ctx, size_t size, kr_origin origin);
/* `watched` and `free_asks` after one of their causes has changed. */
void kr_heap_update_watched(kr_heap *h);

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
