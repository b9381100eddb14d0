/* Where a text or a file comes from, piece by piece. */
#ifndef KR_BASE_SOURCE_H
#define KR_BASE_SOURCE_H

#include "base/config.h"

/* Fills buf with up to cap bytes; 0 at the end, negative on error (-errno). May raise. */
typedef int kr_read_fn(void *opaque, void *buf, size_t cap);

/* The bytes that are left of those in memory. */
typedef struct kr_memory_source {
    const void *at;
    size_t left;
} kr_memory_source;

/* The kr_read_fn of one. */
int kr_memory_read(void *opaque, void *buf, size_t cap);

#endif
