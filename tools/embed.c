/* Build tool: prints Python files as the frozen modules of the first stage of krait, which compiles
 * them when they are imported and so can freeze them for the real one (src/code/frozen.h).
 *
 * "lib/a/b.py" is named "a.b", "lib/a/__init__.py" is the package "a". The text of a module is a
 * chain of C string literals, one per source line, with every byte outside plain ASCII escaped. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct file {
    const char *path;
    char name[256];
    int package;
    long size;
} file;

static int name_it(file *f, const char *path) {
    const char *p = strchr(path, '/');
    p = p ? p + 1 : path;
    size_t n = strlen(p);
    if (n < 4 || n - 3 >= sizeof f->name || strcmp(p + n - 3, ".py") != 0) return 0;
    n -= 3;
    f->path = path;
    f->package = n >= 9 && strncmp(p + n - 9, "/__init__", 9) == 0;
    if (f->package) n -= 9;
    for (size_t i = 0; i < n; i++) f->name[i] = p[i] == '/' ? '.' : p[i];
    f->name[n] = 0;
    return 1;
}

static int by_name(const void *a, const void *b) {
    return strcmp(((const file *)a)->name, ((const file *)b)->name);
}

static void print_text(file *f, FILE *in) {
    int c, open = 0;
    while ((c = getc(in)) != EOF) {
        if (!open) fputs("\n    \"", stdout);
        open = 1;
        f->size++;
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
    if (f->size == 0) fputs("\"\"", stdout);
}

int main(int argc, char **argv) {
    file *files = calloc((size_t)argc, sizeof *files);
    if (!files) return 1;
    for (int i = 1; i < argc; i++) {
        if (!name_it(&files[i - 1], argv[i])) {
            fprintf(stderr, "%s: not a Python file\n", argv[i]);
            return 1;
        }
    }
    qsort(files, (size_t)argc - 1, sizeof *files, by_name);
    puts("#include \"code/frozen.h\"");
    for (int i = 0; i < argc - 1; i++) {
        FILE *in = fopen(files[i].path, "rb");
        if (!in) {
            perror(files[i].path);
            return 1;
        }
        printf("static const char text%d[] =", i);
        print_text(&files[i], in);
        fputs(";\n", stdout);
        fclose(in);
    }
    puts("static const kr_frozen_module modules[] = {");
    for (int i = 0; i < argc - 1; i++) {
        printf("    {\"%s\", NULL, text%d, %ld, %d},\n", files[i].name, i, files[i].size,
               files[i].package);
    }
    printf("    {NULL, NULL, NULL, 0, 0},\n};\n");
    printf("const kr_frozen_set kr_frozen = {modules, %d, NULL, NULL};\n", argc - 1);
    free(files);
    return ferror(stdout) || fflush(stdout) ? 1 : 0;
}
