/* Growable byte buffer over a kr_mem_fn. */
#ifndef KR_BASE_BUF_H
#define KR_BASE_BUF_H

#include "base/arena.h"
#include "base/config.h"

#include <stdarg.h>

typedef struct kr_buf {
    kr_mem_fn mem;
    void *mem_opaque;
    char *data; /* NULL while empty */
    size_t len, cap;
    bool failed; /* an append ran out of memory: sticky until kr_buf_clear */
} kr_buf;

void kr_buf_init(kr_buf *b, kr_mem_fn mem, void *mem_opaque);
/* Frees the memory. The buffer stays usable. */
void kr_buf_free(kr_buf *b);
/* Forgets the content, keeps the memory. */
static inline void kr_buf_clear(kr_buf *b) {
    b->len = 0;
    b->failed = false;
}
/* Makes room for n more bytes. All appending functions return false when memory is exhausted and
 * leave the content as it was. */
bool kr_buf_reserve(kr_buf *b, size_t n);
bool kr_buf_append(kr_buf *b, const void *data, size_t n);
bool kr_buf_str(kr_buf *b, const char *s); /* NUL-terminated */
bool kr_buf_fill(kr_buf *b, char c, size_t n);
bool kr_buf_codepoint(kr_buf *b, uint32_t cp); /* as UTF-8 */

static inline bool kr_buf_char(kr_buf *b, char c) {
    if (KR_UNLIKELY(b->len == b->cap) && !kr_buf_reserve(b, 1)) {
        return false;
    }
    b->data[b->len++] = c;
    return true;
}

/* Adds a NUL behind the content (not counted in len) and returns the text, or NULL without memory.
 */
char *kr_buf_cstr(kr_buf *b);

/* printf with %s %.*s %d %u %x %c %%, lengths l, ll and z, flags '0' and '-', and a width. %p and
 * floats are not known. */
bool kr_buf_printf(kr_buf *b, const char *fmt, ...) KR_PRINTF(2, 3);
bool kr_buf_vprintf(kr_buf *b, const char *fmt, va_list ap);

/* The same formatter into fixed space: always NUL-terminated when cap > 0, cut off when too long.
 * Returns the length written without the NUL. */
size_t kr_buf_snprintf(char *out, size_t cap, const char *fmt, ...) KR_PRINTF(3, 4);
size_t kr_buf_vsnprintf(char *out, size_t cap, const char *fmt, va_list ap);

#endif
