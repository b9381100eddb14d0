/* Bump arena over a chain of chunks.
 *
 * Invariants: `head` is the newest chunk and the only one with free space worth using; [next, end)
 * is its free part. A released arena keeps its oldest chunk and one spare, so a loop of save, fill,
 * release costs no call of the memory function as long as these suffice. Chunks grow with what the
 * arena holds, so that at most about an eighth lies idle. */
#include "base/arena.h"

#include <string.h>

/* Header of a chunk; its memory follows. */
struct kr_arena_chunk {
    kr_arena_chunk *older;
    size_t size; /* header included */
};

enum {
    ALIGN = 8,
    FIRST_CHUNK = 64 * KR_WORD_BYTES,
    LARGEST_CHUNK = 16 * 1024,
    LARGEST_SPARE = 8 * 1024
};

static char *chunk_start(kr_arena_chunk *c) {
    return (char *)(c + 1);
}

static char *chunk_end(kr_arena_chunk *c) {
    return (char *)c + c->size;
}

void kr_arena_init(kr_arena *a, kr_mem_fn mem, void *mem_opaque) {
    memset(a, 0, sizeof *a);
    a->mem = mem;
    a->mem_opaque = mem_opaque;
}

/* Adds a chunk with room for `size` bytes. */
static KR_NOINLINE bool add_chunk(kr_arena *a, size_t size) {
    size_t want = a->used / 8, least = size + sizeof(kr_arena_chunk);
    kr_arena_chunk *c = a->spare;
    if (size > SIZE_MAX / 2) return false;
    if (c && c->size >= least) {
        a->spare = NULL;
    } else {
        if (want < FIRST_CHUNK) want = FIRST_CHUNK;
        if (want > LARGEST_CHUNK) want = LARGEST_CHUNK;
        if (want < least) want = least;
        c = a->mem(a->mem_opaque, NULL, 0, want);
        if (!c && want > least) c = a->mem(a->mem_opaque, NULL, 0, want = least); /* just enough */
        if (!c) return false;
        c->size = want;
    }
    c->older = a->head;
    a->head = c;
    a->next = chunk_start(c);
    a->end = chunk_end(c);
    a->used += c->size;
    if (a->used > a->peak) a->peak = a->used;
    return true;
}

void *kr_arena_alloc(kr_arena *a, size_t size) {
    if (KR_UNLIKELY(size > SIZE_MAX - ALIGN)) return NULL;
    size = (size + ALIGN - 1) & ~(size_t)(ALIGN - 1);
    if (KR_UNLIKELY((size_t)(a->end - a->next) < size) && !add_chunk(a, size)) return NULL;
    char *p = a->next;
    if (size) {
        a->next += size;
        memset(p, 0, size);
    } else if (!p) { /* an empty arena still answers an empty request */
        if (!add_chunk(a, ALIGN)) return NULL;
        p = a->next;
    }
    return p;
}

char *kr_arena_strdup(kr_arena *a, const char *s, size_t n) {
    if (n == SIZE_MAX) return NULL;
    char *p = kr_arena_alloc(a, n + 1);
    if (p && n) memcpy(p, s, n);
    return p;
}

kr_arena_mark kr_arena_save(const kr_arena *a) {
    return (kr_arena_mark){.chunk = a->head, .next = a->next};
}

static void drop_spare(kr_arena *a) {
    if (a->spare) a->mem(a->mem_opaque, a->spare, a->spare->size, 0);
    a->spare = NULL;
}

static void drop_head(kr_arena *a) {
    kr_arena_chunk *c = a->head;
    a->head = c->older;
    a->used -= c->size;
    if (c->size > LARGEST_SPARE || (a->spare && a->spare->size >= c->size)) {
        a->mem(a->mem_opaque, c, c->size, 0);
    } else {
        drop_spare(a);
        a->spare = c;
    }
}

void kr_arena_release(kr_arena *a, kr_arena_mark mark) {
    while (a->head != mark.chunk && a->head->older) drop_head(a);
    if (!a->head) return;
    a->next = a->head == mark.chunk ? mark.next : chunk_start(a->head);
    a->end = chunk_end(a->head);
}

void kr_arena_free(kr_arena *a) {
    while (a->head) drop_head(a);
    drop_spare(a);
    a->next = a->end = NULL;
}
