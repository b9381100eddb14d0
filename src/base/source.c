#include "base/source.h"

#include <limits.h>
#include <string.h>

int kr_memory_read(void *opaque, void *buf, size_t cap) {
    kr_memory_source *s = opaque;
    size_t n = s->left < cap ? s->left : cap;
    if (n > INT_MAX) n = INT_MAX;
    if (n) memcpy(buf, s->at, n);
    s->at = (const char *)s->at + n;
    s->left -= n;
    return (int)n;
}
