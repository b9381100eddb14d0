/* Build tool: prints Python files as rows KR_LIB_FILE("name", is_package, "text", size).
 *
 * "lib/a/b.py" is named "a.b", "lib/a/__init__.py" is the package "a". The text of a row is a chain
 * of C string literals, one per source line, with every byte outside plain ASCII escaped. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int print_name(const char *path) {
    const char *p = strchr(path, '/');
    p = p ? p + 1 : path;
    size_t n = strlen(p) - 3; /* ".py" */
    int package = n >= 9 && strncmp(p + n - 9, "/__init__", 9) == 0;
    if (package) n -= 9;
    for (size_t i = 0; i < n; i++) putchar(p[i] == '/' ? '.' : p[i]);
    return package;
}

static long print_text(FILE *f) {
    long size = 0;
    int c, open = 0;
    while ((c = getc(f)) != EOF) {
        if (!open) fputs("\n    \"", stdout);
        open = 1;
        size++;
        if (c == '\n') {
            fputs("\\n\"", stdout);
            open = 0;
        } else if (c == '"' || c == '\\' || c == '?') {
            printf("\\%c", c);
        } else if (c < 32 || c > 126) {
            printf("\\%03o", (unsigned)c);
        } else {
            putchar(c);
        }
    }
    fputs(open ? "\"" : "", stdout);
    if (size == 0) fputs("\"\"", stdout);
    return size;
}

int main(int argc, char **argv) {
    for (int i = 1; i < argc; i++) {
        FILE *f = fopen(argv[i], "rb");
        if (!f) {
            perror(argv[i]);
            return 1;
        }
        fputs("KR_LIB_FILE(\"", stdout);
        int package = print_name(argv[i]);
        printf("\", %d,", package);
        long size = print_text(f);
        printf(",\n    %ld)\n", size);
        fclose(f);
    }
    return ferror(stdout) || fflush(stdout) ? 1 : 0;
}
