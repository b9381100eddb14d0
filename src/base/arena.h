/* Bump arena: many small allocations given back in one piece.
 *
 * Memory comes from a kr_mem_fn so that an embedder's limit also holds for the compiler. */
#ifndef KR_BASE_ARENA_H
#define KR_BASE_ARENA_H

#include "base/config.h"

/* Resizes `ptr` (NULL: allocate) from old_size to new_size (0: free). Returns NULL when it
 * cannot. */
typedef void *(*kr_mem_fn)(void *opaque, void *ptr, size_t old_size, size_t new_size);

typedef struct kr_arena_chunk kr_arena_chunk;

typedef struct kr_arena {
    kr_mem_fn mem;
    void *mem_opaque;
    kr_arena_chunk *head; /* newest chunk */
    kr_arena_chunk *spare;
    char *next, *end;  /* free part of the newest chunk */
    size_t used, peak; /* bytes held in chunks now and at most */
} kr_arena;

/* A position to which kr_arena_release can go back. */
typedef struct kr_arena_mark {
    kr_arena_chunk *chunk;
    char *next;
} kr_arena_mark;

void kr_arena_init(kr_arena *a, kr_mem_fn mem, void *mem_opaque);
/* Returns zeroed memory aligned for any object, or NULL when memory is exhausted. */
void *kr_arena_alloc(kr_arena *a, size_t size);
/* Copies n bytes and adds a NUL. NULL when memory is exhausted. */
char *kr_arena_strdup(kr_arena *a, const char *s, size_t n);
kr_arena_mark kr_arena_save(const kr_arena *a);
/* Frees everything allocated since the mark. */
void kr_arena_release(kr_arena *a, kr_arena_mark mark);
/* Frees everything. The arena stays usable. */
void kr_arena_free(kr_arena *a);

#endif
