/* Buffers: leaf memory that one slot of one object refers to (what a list or a bytearray holds).
 * In a small heap they lie apart, at the top of the range, and every collection slides those
 * that live together and corrects the slots, so that free memory is one piece again. A buffer
 * that the C stack or a plain reference points to stays where it is: whoever holds the address
 * may be using it.
 * Blocks follow each other without gaps from buf_at to the end of the range; a bitmap knows
 * where they start. The space grows downwards, towards the pages' frontier. */
#include "heap/heap_internal.h"

/* Such heaps are less than 4 MB, so 32 bits hold an offset. */
typedef struct block {
    uint32_t slot; /* marking: offset of where its address is stored, 0: it must stay here; in a
                           free block offset of the next free one */
    uint32_t size : 30; /* bytes, header and all */
    uint32_t free : 1, pinned : 1;
} block;

_Static_assert(sizeof(block) == KR_BUFFER_HEAD, "the data are aligned for 64-bit items");

static inline block *at(const kr_heap *h, size_t offset) {
    return (block *)(void *)(h->base + offset);
}

static void set_start(kr_heap *h, const block *b, bool on) {
    size_t granule = kr_offset_in(h, b) / KR_GRANULE;
    uint64_t bit = (uint64_t)1 << (granule % 64);
    if (on) {
        h->starts[granule / 64] |= bit;
    } else {
        h->starts[granule / 64] &= ~bit;
    }
}

/* The last start at or below `granule`. The caller knows that there is one. */
static size_t start_below(const kr_heap *h, size_t granule) {
    size_t i = granule / 64;
    uint64_t w = h->starts[i] & (~(uint64_t)0 >> (63 - granule % 64));
    while (!w) w = h->starts[--i];
    return i * 64 + 63 - (size_t)__builtin_clzll(w);
}

/* ---- marking ---- */
static void mark_block(const kr_heap *h, block *b, uint32_t slot) {
    uint64_t bit, *w = kr_mark_word(h, b, &bit);
    b->pinned |= !slot || (*w & bit && b->slot != slot);
    b->slot = slot;
    *w |= bit;
}

KR_NO_ASAN void kr_heap_pin_buffer(const kr_heap *h, const char *p) {
    if (!kr_is_buffer(h, p - 1)) return; /* one past the end belongs to the block before */
    size_t offset = kr_offset_in(h, p - 1);
    block *b = at(h, start_below(h, offset / KR_GRANULE) * KR_GRANULE);
    if (!b->free) mark_block(h, b, 0);
}

void kr_visit_buffer(kr_visitor *v, void *slot_address) {
    char *p;
    memcpy(&p, slot_address, sizeof p);
    if (!kr_is_buffer(v->heap, p)) {
        kr_visit_ptr(v, slot_address);
        return;
    }
    bool in_heap = kr_in_pages(v->heap, slot_address);
    mark_block(v->heap, (block *)(void *)p - 1,
               in_heap ? (uint32_t)kr_offset_in(v->heap, slot_address) : 0);
}

/* ---- sliding ---- */
/* A free block in [lo, hi). */
static void leave_hole(kr_heap *h, size_t lo, size_t hi) {
    if (lo == hi) return;
    block *b = at(h, lo);
    KR_UNPOISON(b, sizeof *b);
    *b = (block){.slot = h->free_buffer, .size = (uint32_t)(hi - lo), .free = 1};
    h->free_buffer = (uint32_t)lo;
    set_start(h, b, true);
    KR_POISON(b + 1, hi - lo - sizeof *b);
}

static size_t slide(kr_heap *h, block *b, size_t end) {
    size_t from = kr_offset_in(h, b), to = end - b->size, size = b->size;
    if (from == to) return to;
    if (h->watcher) h->watcher->moved(h->watcher, b + 1, at(h, to) + 1);
    char *slot = h->base + b->slot, *data = h->base + to + sizeof *b;
    set_start(h, b, false);
    KR_UNPOISON(h->base + from, end - from);
    memmove(at(h, to), b, size);
    memcpy(slot, &data, sizeof data);
    set_start(h, at(h, to), true);
    return to;
}

/* From the top downwards: what lives moves up to `end`, the lowest place that is taken. */
KR_NO_ASAN void kr_heap_compact(kr_heap *h) {
    size_t end = h->reserved, top = h->reserved;
    if (!h->starts) return;
    h->free_buffer = 0;
    while (top > h->buf_at) {
        block *b = at(h, start_below(h, top / KR_GRANULE - 1) * KR_GRANULE);
        top = kr_offset_in(h, b);
        if (b->free || !kr_mark_get(h, b)) {
            set_start(h, b, false);
        } else if (b->pinned) {
            b->pinned = 0;
            leave_hole(h, top + b->size, end);
            end = top;
        } else {
            end = slide(h, b, end);
        }
    }
    KR_POISON(h->base + h->buf_at, end - h->buf_at);
    h->buf_at = end;
}

/* ---- allocation ---- */
static block *from_holes(kr_heap *h, uint32_t need) {
    for (uint32_t *link = &h->free_buffer; *link;) {
        block *b = at(h, *link);
        if (b->size < need) {
            link = &b->slot;
            continue;
        }
        *link = b->slot;
        if (b->size - need >= 2 * KR_GRANULE) {
            size_t offset = kr_offset_in(h, b);
            leave_hole(h, offset + need, offset + b->size);
            b->size = need;
        }
        return b;
    }
    return NULL;
}

static block *from_gap(kr_heap *h, uint32_t need) {
    if (h->buf_at - kr_page_bytes(h, h->n_pages) < need || !kr_heap_may_take(h, need)) return NULL;
    h->buf_at -= need;
    kr_heap_note_peak(h);
    block *b = at(h, h->buf_at);
    KR_UNPOISON(b, sizeof *b);
    b->size = need;
    set_start(h, b, true);
    return b;
}

/* Bytes of the block that holds so many. */
static uint32_t need_of(size_t size) {
    return (uint32_t)(size + sizeof(block) + KR_GRANULE - 1) / KR_GRANULE * KR_GRANULE;
}

static void *new_buffer(kr_ctx *ctx, size_t size, kr_origin origin) {
    kr_heap *h = ctx->vm->heap;
    block *b = NULL;
    if (size > h->reserved || kr_heap_fails(ctx, size)) kr_heap_exhausted(ctx);
    uint32_t need = need_of(size);
    kr_heap_before_alloc(ctx, need);
    for (int attempt = 0; !(b = from_holes(h, need)) && !(b = from_gap(h, need)); attempt++) {
        if (attempt)
            return kr_heap_leaf_for(ctx, size, origin); /* there may be room among the pages */
        kr_heap_collect_now(ctx, KR_COLLECT_FULL);
    }
    b->slot = 0;
    b->free = b->pinned = 0;
    KR_UNPOISON(b + 1, b->size - sizeof *b);
    kr_heap_note_allocated(ctx, b + 1, b->size, origin);
    return b + 1;
}

static inline bool is_cell(const kr_ctx *ctx, size_t size) {
    return !ctx->vm->heap->starts || size <= KR_SMALL_BUFFER;
}

void *kr_heap_buffer(kr_ctx *ctx, const void *owner, size_t size) {
    if (is_cell(ctx, size)) return kr_heap_leaf_of(ctx, owner, size);
    return new_buffer(ctx, size, kr_origin_owner(owner));
}

void *kr_heap_buffer_for(kr_ctx *ctx, size_t size, kr_origin origin) {
    return is_cell(ctx, size) ? kr_heap_leaf_for(ctx, size, origin) : new_buffer(ctx, size, origin);
}

void kr_heap_free_buffer(kr_heap *h, void *p) {
    block *b = (block *)p - 1;
    size_t offset = kr_offset_in(h, b);
    uint32_t size = b->size;
    set_start(h, b, false);
    if (offset == h->buf_at) {
        h->buf_at += size;
        KR_POISON(b, size);
    } else {
        leave_hole(h, offset, offset + size);
    }
}

void kr_heap_cut_buffer(kr_heap *h, void *p, size_t size) {
    block *b = (block *)p - 1;
    uint32_t need = need_of(size), have = b->size;
    size_t offset = kr_offset_in(h, b);
    if (have - need < 2 * KR_GRANULE) return;
    b->size = need;
    leave_hole(h, offset + need, offset + have);
}

size_t kr_heap_buffer_size(const void *p) {
    return ((const block *)p - 1)->size - sizeof(block);
}

void kr_heap_each_buffer(const kr_heap *h,
                         void (*fn)(size_t offset, size_t size, bool used, void *opaque),
                         void *opaque) {
    for (size_t offset = h->buf_at; offset < h->reserved; offset += at(h, offset)->size) {
        fn(offset, at(h, offset)->size, !at(h, offset)->free, opaque);
    }
}
