/* A program in an embedded Python starts threads: C functions that these call use the API for them,
 * and what still runs when the Python is closed is left behind. */
#include "krait.h"

#include <stdio.h>
#include <string.h>

static int failures, calls;

static void check(bool ok, const char *what, krait *k) {
    if (ok) return;
    failures++;
    printf("FAILED: %s: %s\n", what, krait_error(k));
}

/* apply(f, x): f(f(x)) by way of the API */
static krait_ref apply(krait *k, void *opaque, const krait_ref *args, size_t n) {
    krait_ref once, twice = 0;
    calls++;
    if (n != 2 || krait_call(k, args[0], &args[1], 1, &once)) {
        krait_raise(k, "the call failed");
        return 0;
    }
    if (krait_call(k, args[0], &once, 1, &twice)) krait_raise(k, "the second call failed");
    krait_drop(k, once);
    (void)opaque;
    return twice;
}

static const char program[] =
    "import _thread, time, sys\n"
    "sys.setswitchinterval(1e-5)\n"
    "results = {}\n"
    "def work(k):\n"
    "    def twice(x):\n"
    "        total = 0\n"
    "        for i in range(50): total += i\n"
    "        return [x, k]\n"
    "    for i in range(100):\n"
    "        assert apply(twice, i) == [[i, k], k]\n"
    "    results[k] = True\n"
    "for k in range(4): _thread.start_new_thread(work, (k,))\n"
    "work('main')\n"
    "while len(results) < 5: time.sleep(0.001)\n"
    "def for_ever(wait):\n"
    "    while True: wait()\n"
    "_thread.start_new_thread(for_ever, (lambda: time.sleep(0.001),))\n"
    "_thread.start_new_thread(for_ever, (lambda: None,))\n"
    "lock = _thread.allocate_lock()\n"
    "lock.acquire()\n"
    "_thread.start_new_thread(for_ever, (lock.acquire,))\n"
    "time.sleep(0.01)\n";

int main(void) {
    for (int round = 0; round < 3; round++) {
        krait *k = krait_open(NULL);
        krait_ref r = 0;
        int64_t n = 0;
        check(krait_define(k, "apply", apply, NULL) == KRAIT_OK, "define", k);
        check(krait_run(k, program, "program") == KRAIT_OK, "run", k);
        check(krait_eval(k, "len(results)", &r) == KRAIT_OK, "eval", k);
        check(krait_to_int(k, r, &n) == KRAIT_OK && n == 5, "results", k);
        krait_close(k);
    }
    if (calls != 3 * 500) failures++;
    puts(failures ? "FAIL" : "ok");
    return failures != 0;
}
