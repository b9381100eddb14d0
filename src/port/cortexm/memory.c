/* RAM that the linker script leaves free: the heap's ranges (heap/os.h) and what lies outside of
 * the heap, as blocks of one list that covers it all. Free neighbours are joined when a search
 * meets them. Everything ends with the machine: a soft reset begins anew. */
#include <stdlib.h>
#include <string.h>

#include "heap/os.h"
#include "module/uctypes.h"
#include "port/cortexm/port.h"

extern char kr_ld_arena[], kr_ld_arena_end[];

typedef struct kr_chunk {
    uint32_t size; /* with this head; bit 0: in use */
    uint32_t pad;
} kr_chunk;

enum { UNIT = sizeof(kr_chunk) };

static kr_chunk *first(void) {
    return (kr_chunk *)kr_ld_arena;
}

static kr_chunk *next(kr_chunk *c) {
    return (kr_chunk *)((char *)c + (c->size & ~1u));
}

static bool is_end(const kr_chunk *c) {
    return (const char *)c >= kr_ld_arena_end;
}

size_t kr_memory_total(void) {
    return (size_t)(kr_ld_arena_end - kr_ld_arena) / UNIT * UNIT;
}

void kr_memory_reset(void) {
    first()->size = (uint32_t)kr_memory_total();
}

static void join(kr_chunk *c) {
    for (kr_chunk *n = next(c); !is_end(n) && !(n->size & 1); n = next(c)) c->size += n->size;
}

static void *take(size_t bytes) {
    if (bytes > kr_memory_total()) return NULL;
    uint32_t need = (uint32_t)((bytes + UNIT - 1) / UNIT * UNIT + UNIT);
    for (kr_chunk *c = first(); !is_end(c); c = next(c)) {
        if (c->size & 1) continue;
        join(c);
        if (c->size < need) continue;
        if (c->size > need) {
            kr_chunk *rest = (kr_chunk *)((char *)c + need);
            rest->size = c->size - need;
            c->size = need;
        }
        c->size |= 1;
        return c + 1;
    }
    return NULL;
}

static void give(void *p) {
    if (p) ((kr_chunk *)p - 1)->size &= ~1u;
}

void *kr_memory_resize(void *opaque, void *ptr, size_t old_size, size_t new_size) {
    (void)opaque;
    if (!new_size) {
        give(ptr);
        return NULL;
    }
    if (ptr && ((kr_chunk *)ptr - 1)->size - 1 >= new_size + UNIT) return ptr;
    void *p = take(new_size);
    if (p && ptr) {
        memcpy(p, ptr, old_size < new_size ? old_size : new_size);
        give(ptr);
    }
    return p;
}

/* ---- heap/os.h ---- */

void *kr_os_reserve(size_t bytes) {
    void *p = take(bytes);
    if (p) memset(p, 0, bytes);
    return p;
}

void kr_os_unreserve(void *base, size_t bytes) {
    (void)bytes;
    give(base);
}

void kr_os_discard(void *base, size_t bytes) {
    memset(base, 0, bytes);
}

/* ---- the C library's functions, for what is not told of a machine's memory ---- */

void *malloc(size_t n) {
    return take(n);
}

void free(void *p) {
    give(p);
}

void *realloc(void *p, size_t n) {
    return kr_memory_resize(NULL, p, p ? ((kr_chunk *)p - 1)->size - 1 - UNIT : 0, n);
}

/* Under the names by which the library calls them itself. */
void *_malloc_r(struct _reent *r, size_t n) {
    (void)r;
    return take(n);
}

void _free_r(struct _reent *r, void *p) {
    (void)r;
    give(p);
}

void *_realloc_r(struct _reent *r, void *p, size_t n) {
    (void)r;
    return realloc(p, n);
}

/* Where nothing is, the fault handler says so. */
bool kr_memory_is_there(kr_ctx *ctx, uintptr_t a, size_t n, bool writing) {
    (void)ctx;
    (void)a;
    (void)n;
    (void)writing;
    return true;
}
