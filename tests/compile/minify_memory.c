/* compile/minify.h: memory that runs out at every possible place leaves nothing behind, and what is
 * not Python is refused. */
#include "compile/minify.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "compile/compile.h"

#define CHECK(c)                                                                                   \
    do {                                                                                           \
        if (!(c)) {                                                                                \
            fprintf(stderr, "%s:%d: %s (%s)\n", __FILE__, __LINE__, #c, now);                      \
            exit(1);                                                                               \
        }                                                                                          \
    } while (0)

static const char *now = ""; /* the source under test */

typedef struct budget {
    long left;   /* allocations until one fails; negative: never */
    size_t held; /* bytes not given back */
} budget;

static void *mem(void *opaque, void *ptr, size_t old_size, size_t new_size) {
    budget *b = opaque;
    if (new_size && b->left == 0) return NULL;
    if (new_size && b->left > 0) b->left--;
    b->held = b->held - (ptr ? old_size : 0) + new_size;
    if (new_size) return realloc(ptr, new_size);
    free(ptr);
    return NULL;
}

static bool run(const char *source, budget *b, char *text, size_t cap, kr_syntax_error *error) {
    kr_minify_options opt = {.flags = KR_MINIFY_PARAMS | KR_MINIFY_PRIVATE,
                             .uni = &kr_compile_uni_hooks,
                             .mem = mem,
                             .mem_opaque = b};
    kr_minify_stats stats;
    kr_buf out;
    kr_buf_init(&out, mem, b);
    bool ok = kr_minify(source, strlen(source), &opt, &out, &stats, error);
    if (ok) snprintf(text, cap, "%.*s", (int)out.len, out.data ? out.data : "");
    kr_buf_free(&out);
    CHECK(b->held == 0);
    return ok;
}

static void memory(const char *source) {
    char want[4096], got[4096];
    kr_syntax_error error;
    budget b = {-1, 0};
    long n;
    now = source;
    CHECK(run(source, &b, want, sizeof want, &error));
    for (n = 0;; n++) {
        b.left = n;
        if (run(source, &b, got, sizeof got, &error)) break;
        CHECK(error.kind == KR_SYNTAX_MEMORY);
    }
    CHECK(n > 3 && strcmp(want, got) == 0);
}

int main(void) {
    static char many[200000];
    size_t n = 0;
    char text[256];
    kr_syntax_error error;
    budget b = {-1, 0};
    memory("");
    memory(
        "def function(first, *rest):\n  '''doc'''\n  total = 0\n  for item in rest: total += item\n"
        "  return [f'{total:{item}} {\"a\" + \"b\"!r}' for item in rest], 'it\\'s', first\n");
    memory("x = f'{f\"{f'''{a}'''}\"}' + t'{y}' + f'{\"\\n\"}'\nimport a\nimport b\n_private = "
           "const(60*60)\n"
           "class A(object):\n  x: int\n  def f(self, value): return lambda key: (value, key, "
           "_private)\n");
    for (int i = 0; i < 300; i++) /* more names than the first table has room for */
        n += (size_t)snprintf(
            many + n, sizeof many - n,
            "def f%d(a%d):\n  local_%d = %d; return local_%d + name_%d + other_%d\n", i, i, i, i, i,
            i, i);
    memory(many);
    CHECK(!run("x = (", &b, text, sizeof text, &error) && error.kind == KR_SYNTAX_ERROR);
    CHECK(!run("if 1:\nx", &b, text, sizeof text, &error) && error.kind == KR_SYNTAX_INDENTATION);
    return 0;
}
