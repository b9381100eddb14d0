/* test: link base */
/* base/buf.h and base/checked.h. */
#include "base/buf.h"
#include "base/checked.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CHECK(c)                                                                                   \
    do {                                                                                           \
        if (!(c)) {                                                                                \
            fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #c);                                \
            exit(1);                                                                               \
        }                                                                                          \
    } while (0)

/* Memory with a limit. */
typedef struct pool {
    size_t used, limit;
} pool;

static void *mem(void *opaque, void *p, size_t old_size, size_t new_size) {
    pool *m = opaque;
    if (m->used - old_size + new_size > m->limit) return NULL;
    m->used += new_size - old_size;
    if (new_size == 0) {
        free(p);
        return NULL;
    }
    return realloc(p, new_size);
}

static void appending(void) {
    pool m = {0, 1000};
    kr_buf b;
    kr_buf_init(&b, mem, &m);
    CHECK(kr_buf_append(&b, "", 0) && b.data == NULL);
    for (int i = 0; i < 500; i++) CHECK(kr_buf_char(&b, (char)('a' + i % 26)));
    CHECK(b.len == 500 && b.data[27] == 'b');
    CHECK(kr_buf_fill(&b, 'x', 490) && b.len == 990 &&
          b.data[989] == 'x'); /* needs the exact size */
    CHECK(!kr_buf_str(&b, "much too long for it") && b.failed && b.len == 990);
    CHECK(!kr_buf_printf(&b, "%d%s", 123, "and too much") && b.len == 990);
    kr_buf_clear(&b);
    CHECK(!b.failed && kr_buf_codepoint(&b, 0x20ac) && b.len == 3);
    CHECK(strcmp(kr_buf_cstr(&b), "\xe2\x82\xac") == 0 && b.len == 3);
    CHECK(!kr_buf_reserve(&b, SIZE_MAX) && b.len == 3);
    kr_buf_free(&b);
    CHECK(m.used == 0);
}

#define SAME(...)                                                                                  \
    do {                                                                                           \
        char mine[200], theirs[200];                                                               \
        size_t n = kr_buf_snprintf(mine, sizeof mine, __VA_ARGS__);                                \
        snprintf(theirs, sizeof theirs, __VA_ARGS__);                                              \
        if (strcmp(mine, theirs) != 0 || n != strlen(theirs)) {                                    \
            fprintf(stderr, "line %d: got '%s', want '%s'\n", __LINE__, mine, theirs);             \
            exit(1);                                                                               \
        }                                                                                          \
    } while (0)

static void formatting(void) {
    SAME("plain");
    SAME("%d %i %u %x %X", -5, INT_MIN, UINT_MAX, 255u, 255u);
    SAME("%ld %lld %llu %zu %lx", LONG_MIN, LLONG_MIN, ULLONG_MAX, SIZE_MAX, ULONG_MAX);
    SAME("[%5d] [%-5d] [%05d] [%2d] [%0*d]", -42, 42, -42, 12345, 6, 7);
    SAME("[%s] [%.3s] [%.*s] [%8s] [%-8s] [%8.2s] [%.0s]", "abc", "abcdef", 2, "xyz", "ab", "ab",
         "abc", "abc");
    SAME("%c%c%3c%%", 'a', '\n', 'z');
    SAME("%08llx %04x", 0xdeadbeefULL, 0xabcu);
    char out[6];
    CHECK(kr_buf_snprintf(out, sizeof out, "%s", "abcdefgh") == 5 && strcmp(out, "abcde") == 0);
    CHECK(kr_buf_snprintf(out, 1, "%d", 12) == 0 && out[0] == '\0');
    CHECK(kr_buf_snprintf(out, 0, "%d", 12) == 0);
    char unterminated[3] = {'a', 'b', 'c'};
    CHECK(kr_buf_snprintf(out, sizeof out, "%.3s", unterminated) == 3 && strcmp(out, "abc") == 0);
}

static void checking(void) {
    size_t z;
    int64_t i;
    CHECK(kr_size_add(SIZE_MAX, 0, &z) && !kr_size_add(SIZE_MAX, 1, &z));
    CHECK(kr_size_sub(3, 3, &z) && z == 0 && !kr_size_sub(3, 4, &z));
    CHECK(kr_size_mul(SIZE_MAX, 1, &z) && z == SIZE_MAX && !kr_size_mul(SIZE_MAX / 2 + 1, 2, &z));
    CHECK(kr_size_mul(0, SIZE_MAX, &z) && z == 0 && !kr_size_mul(SIZE_MAX, SIZE_MAX, &z));
    CHECK(kr_size_mul_add(10, 10, 5, &z) && z == 105 && !kr_size_mul_add(1, SIZE_MAX, 1, &z));
    CHECK(kr_i64_add(INT64_MAX, 0, &i) && !kr_i64_add(INT64_MAX, 1, &i));
    CHECK(kr_i64_sub(INT64_MIN, 0, &i) && !kr_i64_sub(INT64_MIN, 1, &i));
    CHECK(kr_i64_sub(-1, INT64_MAX, &i) && i == INT64_MIN && !kr_i64_sub(0, INT64_MIN, &i));
    CHECK(kr_i64_mul(INT64_MIN, 1, &i) && !kr_i64_mul(INT64_MIN, -1, &i));
    CHECK(!kr_i64_mul(INT64_C(1) << 32, INT64_C(1) << 31, &i));
}

int main(void) {
    appending();
    formatting();
    checking();
    return 0;
}
