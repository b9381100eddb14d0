/* test: link base */
/* test: timeout 120 */
/* Driver for unicode_test.py: "all" prints every code point's properties, "-" answers queries
 * ("n <form> <hex code points>", "l <name>", "s <hex code points>"); without arguments a short check. */
#define _POSIX_C_SOURCE 200809L
#include "base/unicode.h"
#include "base/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void *mem(void *opaque, void *p, size_t old_size, size_t new_size) {
    (void)opaque, (void)old_size;
    if (new_size == 0) {
        free(p);
        return NULL;
    }
    return realloc(p, new_size);
}

typedef int (*mapping)(uint32_t, uint32_t[KR_UNICODE_CASE_MAX]);

static void print_all(void) {
    static const mapping maps[] = {kr_unicode_lower, kr_unicode_upper, kr_unicode_title,
                                   kr_unicode_fold};
    for (uint32_t cp = 0; cp <= KR_UNICODE_MAX; cp++) {
        double v = -1;
        kr_unicode_numeric(cp, &v);
        printf("%d%d%d%d%d%d%d%d%d%d%d%d%d%d %s %d %d %.17g %u", kr_unicode_is_alpha(cp),
               kr_unicode_is_decimal(cp), kr_unicode_is_digit(cp), kr_unicode_is_numeric(cp),
               kr_unicode_is_alnum(cp), kr_unicode_is_space(cp), kr_unicode_is_linebreak(cp),
               kr_unicode_is_lower(cp), kr_unicode_is_upper(cp), kr_unicode_is_title(cp),
               kr_unicode_is_cased(cp), kr_unicode_is_printable(cp), kr_unicode_is_id_start(cp),
               kr_unicode_is_id_continue(cp), kr_unicode_category(cp), kr_unicode_decimal(cp),
               kr_unicode_digit(cp), v, kr_unicode_combining(cp));
        for (int i = 0; i < 4; i++) {
            uint32_t out[KR_UNICODE_CASE_MAX];
            int n = maps[i](cp, out);
            putchar(' ');
            for (int k = 0; k < n; k++) {
                printf("%s%x", k ? "," : "", out[k]);
            }
        }
        char name[KR_UNICODE_NAME_MAX];
        size_t len = kr_unicode_name(cp, name);
        printf(" %.*s\n", (int)len, name);
    }
}

static size_t read_text(const char *s, uint8_t *out) {
    size_t n = 0;
    char *end;
    for (;;) {
        uint32_t cp = (uint32_t)strtoul(s, &end, 16);
        if (end == s) return n;
        n += kr_utf8_encode(cp, out + n);
        s = end;
    }
}

static void print_text(const uint8_t *p, size_t n) {
    for (const uint8_t *end = p + n; p < end;) {
        printf("%x ", kr_utf8_next(&p));
    }
    putchar('\n');
}

static void answer(void) {
    static char line[100000];
    static uint8_t text[100000];
    while (fgets(line, sizeof line, stdin) != NULL) {
        line[strcspn(line, "\n")] = '\0';
        if (line[0] == 'n') {
            kr_unicode_form form = (kr_unicode_form)(line[2] - '0');
            size_t n = read_text(line + 3, text);
            kr_buf out;
            kr_buf_init(&out, mem, NULL);
            if (!kr_unicode_normalize(form, text, n, &out)) abort();
            bool quick = kr_unicode_quick_check(form, text, n);
            bool same = out.len == n && memcmp(out.data, text, n) == 0;
            if (quick && !same) puts("quick check lies");
            print_text((uint8_t *)out.data, out.len);
            kr_buf_free(&out);
        } else if (line[0] == 'l') {
            uint32_t cp;
            if (kr_unicode_lookup(line + 2, strlen(line + 2), &cp)) {
                printf("%x\n", cp);
            } else {
                puts("none");
            }
        } else {
            size_t n = read_text(line + 2, text);
            for (size_t at = 0; at < n; at += kr_utf8_lead_size(text[at])) {
                const uint8_t *p = text + at;
                if (kr_utf8_next(&p) == 0x3a3) putchar('0' + kr_unicode_final_sigma(text, n, at));
            }
            putchar('\n');
        }
    }
}

int main(int argc, char **argv) {
    if (argc > 1 && strcmp(argv[1], "all") == 0) {
        print_all();
    } else if (argc > 1) {
        answer();
    } else {
        uint32_t cp = 0;
        char name[KR_UNICODE_NAME_MAX];
        if (!kr_unicode_is_upper('A') || kr_unicode_is_alpha('1') ||
            kr_unicode_decimal(0x665) != 5 ||
            !kr_unicode_lookup("greek small letter alpha", 24, &cp) || cp != 0x3b1 ||
            kr_unicode_name(0x3b1, name) != 24 || memcmp(name, "GREEK SMALL LETTER ALPHA", 24)) {
            fputs("unicode: basic properties are wrong\n", stderr);
            return 1;
        }
    }
    return 0;
}
