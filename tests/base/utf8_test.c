/* test: link base */
/* base/utf8.h: every code point, and driver for utf8_test.py ("-": lines of hexadecimal bytes). */
#include "base/utf8.h"

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

static void every_code_point(void) {
    for (uint32_t cp = 0; cp <= KR_UNICODE_MAX; cp++) {
        uint8_t s[8];
        size_t n = kr_utf8_encode(cp, s);
        const uint8_t *p = s;
        uint32_t back = 0;
        CHECK(n == kr_utf8_size(cp) && n == kr_utf8_lead_size(s[0]));
        CHECK(kr_utf8_next(&p) == cp && p == s + n);
        CHECK(kr_utf8_prev(&p) == cp && p == s);
        CHECK(kr_utf8_decode(s, n, true, &back) == n && back == cp);
        CHECK(kr_utf8_decode(s, n, false, &back) == (kr_utf8_is_surrogate(cp) ? 0 : n));
        CHECK(n == 1 || kr_utf8_decode(s, n - 1, true, &back) == 0);
    }
}

/* Counting and indexing against the plain loop, at every length and alignment. */
static void counting(void) {
    static const uint32_t kinds[] = {'a', 0xe9, 0x20ac, 0xd800, 0x1f600, 'b', 'c'};
    uint32_t seed = 7;
    for (int round = 0; round < 300; round++) {
        size_t cps = (size_t)(seed % 400), n = 0;
        size_t at[401];
        uint8_t *s = malloc(4 * cps + 1);
        for (size_t i = 0; i < cps; i++) {
            seed = seed * 1103515245u + 12345u;
            at[i] = n;
            n += kr_utf8_encode(kinds[round % 3 == 0 ? 0 : (seed >> 16) % 7], s + n);
        }
        uint8_t *exact = malloc(n + 1);
        memcpy(exact, s, n);
        exact = realloc(exact, n ? n : 1); /* sanitizers see reads behind the end */
        CHECK(kr_utf8_count(exact, n) == cps);
        for (size_t i = 0; i < cps; i += 1 + i / 8) {
            CHECK(kr_utf8_offset(exact, n, i) == at[i]);
            CHECK(kr_utf8_count(exact, at[i]) == i);
        }
        CHECK(kr_utf8_offset(exact, n, cps) == n && kr_utf8_offset(exact, n, cps + 9) == n);
        size_t ascii = 0, surrogate = 0;
        while (ascii < n && s[ascii] < 0x80) ascii++;
        while (surrogate < n && !(s[surrogate] == 0xed && s[surrogate + 1] >= 0xa0)) surrogate++;
        CHECK(kr_utf8_ascii_prefix(exact, n) == ascii &&
              kr_utf8_is_ascii(exact, n) == (ascii == n));
        CHECK(kr_utf8_find_surrogate(exact, n) == surrogate);
        CHECK(kr_utf8_validate(exact, n, true, NULL));
        CHECK(kr_utf8_validate(exact, n, false, NULL) == (surrogate == n));
        free(s), free(exact);
        seed = seed * 1103515245u + 12345u;
    }
}

static void answer(void) {
    static char line[10000];
    while (fgets(line, sizeof line, stdin) != NULL) {
        size_t n = strcspn(line, "\n") / 2;
        uint8_t *s = malloc(n + !n);
        for (size_t i = 0; i < n; i++) {
            char pair[3] = {line[2 * i], line[2 * i + 1], 0};
            s[i] = (uint8_t)strtoul(pair, NULL, 16);
        }
        kr_utf8_error e;
        if (kr_utf8_validate(s, n, false, &e)) {
            puts("ok");
        } else {
            printf("%zu %zu %s\n", e.start, e.end, e.reason);
        }
        free(s);
    }
}

int main(int argc, char **argv) {
    (void)argv;
    if (argc > 1) {
        answer();
        return 0;
    }
    every_code_point();
    counting();
    return 0;
}
