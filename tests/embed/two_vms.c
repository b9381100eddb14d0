/* Two Pythons in one process: neither sees the other; errors, limits, C functions. */
#include "krait.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int failures;

static void check(bool ok, const char *what) {
    if (ok) return;
    failures++;
    printf("FAILED: %s\n", what);
}

static krait_ref add(krait *k, void *opaque, const krait_ref *args, size_t n) {
    int64_t a, b;
    (*(int *)opaque)++;
    if (n != 2 || krait_to_int(k, args[0], &a) || krait_to_int(k, args[1], &b)) {
        krait_raise(k, "add wants two ints");
        return 0;
    }
    return krait_int(k, a + b);
}

static int64_t int_of(krait *k, const char *expression) {
    krait_ref r;
    int64_t v = -1;
    if (krait_eval(k, expression, &r) != KRAIT_OK) {
        printf("%s: %s\n", expression, krait_error(k));
        failures++;
        return -1;
    }
    check(krait_to_int(k, r, &v) == KRAIT_OK, "int result");
    krait_drop(k, r);
    return v;
}

static void check_separate(krait *a, krait *b) {
    check(krait_run(a, "import sys\nx = 1\nsys.only_a = True\nclass C: n = 5\n", "a.py") == KRAIT_OK, "run a");
    check(krait_run(b, "import sys\nx = 2\nclass C: n = 7\n", "b.py") == KRAIT_OK, "run b");
    for (int i = 0; i < 50; i++) {
        check(krait_run(a, "x = x + C.n", "a") == KRAIT_OK, "step a");
        check(krait_run(b, "x = x + C.n", "b") == KRAIT_OK, "step b");
    }
    check(int_of(a, "x") == 251, "x in a");
    check(int_of(b, "x") == 352, "x in b");
    check(int_of(b, "hasattr(sys, 'only_a')") == 0, "modules are separate");
}

static void check_errors(krait *a) {
    krait_ref r;
    check(krait_run(a, "1/0", "e.py") == KRAIT_ERROR, "error status");
    check(strstr(krait_error(a), "ZeroDivisionError") != NULL, "error text");
    check(strstr(krait_error(a), "e.py") != NULL, "error names the file");
    check(krait_run(a, "x = (", "s.py") == KRAIT_ERROR, "syntax error");
    check(strstr(krait_error(a), "SyntaxError") != NULL, "syntax error text");
    check(krait_run(a, "raise SystemExit(3)", "x.py") == KRAIT_EXIT, "exit status");
    check(krait_exit_code(a) == 3, "exit code");
    check(krait_get(a, "nothing", &r) == KRAIT_ERROR && r == 0, "missing name");
}

static void check_calls(krait *a, krait *b) {
    int calls = 0;
    const char *s;
    size_t n;
    krait_ref f, r, args[2] = {krait_int(a, 40), krait_int(a, 2)};
    check(krait_define(a, "add", add, &calls) == KRAIT_OK, "define");
    check(int_of(a, "add(add(1, 2), 3)") == 6, "C function");
    check(krait_run(a, "add(1)", "c.py") == KRAIT_ERROR, "C function raises");
    check(strstr(krait_error(a), "add wants two ints") != NULL, "its text");
    check(krait_get(a, "add", &f) == KRAIT_OK, "get");
    check(krait_call(a, f, args, 2, &r) == KRAIT_OK, "call");
    check(krait_to_str(a, r, &s, &n) == KRAIT_OK && n == 2 && memcmp(s, "42", 2) == 0, "text of result");
    check(calls == 4, "calls counted");
    check(krait_run(b, "add", "b.py") == KRAIT_ERROR, "function is not in b");
}

static void check_limit(void) {
    krait_config c = {.heap_limit = 4 << 20};
    krait *k = krait_open(&c);
    check(krait_run(k, "l = []\nwhile True: l.append('x' * 100000)", "m.py") == KRAIT_ERROR, "limit holds");
    check(strstr(krait_error(k), "MemoryError") != NULL, "MemoryError");
    check(krait_run(k, "l = None\nok = len('x' * 1000)", "m.py") == KRAIT_OK, "goes on after it");
    krait_close(k);
}

int main(void) {
    krait *a = krait_open(NULL), *b = krait_open(NULL);
    if (!a || !b) return 1;
    check_separate(a, b);
    check_errors(a);
    check_calls(a, b);
    krait_close(a);
    check(krait_run(b, "y = sum(range(100000))", "b.py") == KRAIT_OK, "b lives on");
    check(int_of(b, "y") == 4999950000, "y");
    krait_close(b);
    check_limit();
    printf(failures ? "%d failures\n" : "ok\n", failures);
    return failures != 0;
}
