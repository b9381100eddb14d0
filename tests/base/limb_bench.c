/* Times of base/limb.h by operand size, for choosing thresholds: limb_bench [max digits]. */
#define _POSIX_C_SOURCE 200809L
#include "base/limb.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

typedef struct work {
    size_t n;
    kr_limb *a, *b, *r, *s;
    char *text;
    size_t len;
} work;

static void mul(work *w) {
    kr_limb_mul(w->r, w->a, w->n, w->b, w->n, w->s, NULL);
}
static void sqr(work *w) {
    kr_limb_sqr(w->r, w->a, w->n, w->s, NULL);
}
static void divide(work *w) {
    kr_limb_divmod(w->s, w->s + w->n + 1, w->r, 2 * w->n, w->b, w->n, w->s + 2 * w->n + 2, NULL);
}
static void text(work *w) {
    w->len = kr_limb_to_text(w->text, w->a, w->n, 10, w->s, NULL);
}
static void reading(work *w) {
    kr_limb_from_text(w->r, w->text, w->len, 10, w->s, NULL);
}

static double measure(void (*f)(work *), work *w) {
    double best = 1e9;
    for (int k = 0; k < 3; k++) {
        size_t reps = 0;
        double start = now(), t;
        do {
            f(w);
            reps++;
        } while ((t = now() - start) < 0.03);
        if (t / (double)reps < best) best = t / (double)reps;
    }
    return best * 1e6;
}

int main(int argc, char **argv) {
    size_t max = argc > 1 ? (size_t)atol(argv[1]) : 1000000;
    printf("%9s %12s %12s %12s %12s %12s  (microseconds)\n", "digits", "mul", "sqr", "divmod",
           "str", "int");
    for (size_t digits = 20; digits <= max; digits *= digits < 100 ? 5 : 10) {
        work w = {.n = (size_t)((double)digits * 3.3219280949 / KR_LIMB_BITS) + 1};
        w.a = malloc(w.n * sizeof(kr_limb)), w.b = malloc(w.n * sizeof(kr_limb));
        w.r = malloc((2 * w.n + 8) * sizeof(kr_limb));
        size_t s = kr_limb_to_text_scratch(w.n, 10);
        size_t t = kr_limb_from_text_scratch(digits + 40, 10);
        size_t d = kr_limb_divmod_scratch(2 * w.n, w.n) + 2 * w.n + 2;
        s = s > t ? s : t;
        s = s > d ? s : d;
        w.s = malloc(s * sizeof(kr_limb));
        w.text = malloc(kr_limb_text_bound(w.n, 10));
        uint64_t x = 88172645463325252u;
        for (size_t i = 0; i < w.n; i++) {
            x ^= x << 13, x ^= x >> 7, x ^= x << 17;
            w.a[i] = (kr_limb)x;
            x ^= x << 13, x ^= x >> 7, x ^= x << 17;
            w.b[i] = (kr_limb)x;
        }
        double tm = measure(mul, &w), td = measure(divide, &w), tq = measure(sqr, &w);
        double ts = measure(text, &w), tr = measure(reading, &w);
        printf("%9zu %12.3f %12.3f %12.3f %12.3f %12.3f\n", digits, tm, tq, td, ts, tr);
        free(w.a), free(w.b), free(w.r), free(w.s), free(w.text);
    }
    return 0;
}
