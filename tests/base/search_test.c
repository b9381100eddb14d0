// test: link base
/* Substring search against the plain way, over small alphabets (where periods are). */
#include "base/search.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static size_t plain_find(const char *h, size_t n, const char *x, size_t m) {
    for (size_t i = 0; i + m <= n; i++) {
        if (memcmp(h + i, x, m) == 0) return i;
    }
    return KR_SEARCH_NONE;
}

static size_t plain_rfind(const char *h, size_t n, const char *x, size_t m) {
    for (size_t i = n + 1; i-- > 0;) {
        if (i + m <= n && memcmp(h + i, x, m) == 0) return i;
    }
    return KR_SEARCH_NONE;
}

static void fill(char *s, size_t n, int letters) {
    for (size_t i = 0; i < n; i++) s[i] = (char)('a' + rand() % letters);
}

static void check(const char *h, size_t n, const char *x, size_t m) {
    if (plain_find(h, n, x, m) != kr_search_find(h, n, x, m) ||
        plain_rfind(h, n, x, m) != kr_search_rfind(h, n, x, m)) {
        printf("wrong: %.*s in %.*s\n", (int)m, x, (int)n, h);
        exit(1);
    }
}

int main(void) {
    static char h[4000], x[2000];
    srand(1);
    for (int t = 0; t < 300000; t++) {
        size_t n = (size_t)rand() % 80, m = 1 + (size_t)rand() % 19;
        fill(h, n, 1 + rand() % 3);
        fill(x, m, 1 + rand() % 3);
        if (n > m && rand() % 2) memcpy(x, h + rand() % (int)(n - m), m);
        check(h, n, x, m);
    }
    for (int t = 0; t < 300; t++) { /* long enough for two-way matching to take over */
        size_t n = 3000 + (size_t)rand() % 1000, m = 50 + (size_t)rand() % 1900;
        memset(h, 'a', n);
        for (int k = rand() % 4; k > 0; k--) h[(size_t)rand() % n] = 'b';
        memcpy(x, h + (size_t)rand() % (n - m), m);
        if (rand() % 2) x[(size_t)rand() % m] = 'c';
        check(h, n, x, m);
    }
    if (kr_search_find("abc", 3, "", 0) != 0 || kr_search_rfind("abc", 3, "", 0) != 3) return 1;
    if (kr_search_count("aaaaa", 5, "aa", 2, 9) != 2) return 1;
    puts("ok");
    return 0;
}
