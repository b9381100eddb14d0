/* Loads an image as an .mpy file and runs it and the functions that it leaves behind, in a krait
 * without files, imports and output; what takes too long is interrupted. */
#ifndef MPY_EXEC_H
#define MPY_EXEC_H

#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>

#include "code/mpy_read.h"
#include "compile/compile.h"
#include "object/dict.h"
#include "object/names.h"
#include "object/str.h"
#include "port/host.h"

enum {
    HEAP = 24 << 20,
    RUNS_PER_MACHINE = 400,
    TICK_MS = 10,
    TICKS_TO_GIVE_UP = 60, /* interrupts that a run may swallow */
};

static const char *const driver_text =
    "import builtins, types\n"
    "ALLOWED = {'math', 'itertools', 'functools', 'operator', 'types', 'collections'}\n"
    "real_import = builtins.__import__\n"
    "def limited_import(name, *args):\n"
    "    if name not in ALLOWED: raise ImportError(name)\n"
    "    return real_import(name, *args)\n"
    "def silent(*args, **kw): pass\n"
    "for name in ('open', 'input', 'breakpoint', 'exit', 'quit', 'help'):\n"
    "    if hasattr(builtins, name): delattr(builtins, name)\n"
    "builtins.print = silent\n"
    "builtins.__import__ = limited_import\n"
    "ARGUMENTS = ((), (1,), ([3, 1, 2],), ('ab', 2.5), ({1: 2}, None, 3))\n"
    "def exhaust(x):\n"
    "    for i in range(6):\n"
    "        if isinstance(x, types.GeneratorType): x.send(None)\n"
    "        elif isinstance(x, types.CoroutineType): x.send(None)\n"
    "        else: return\n"
    "    x.throw(ValueError(1))\n"
    "def drive(g):\n"
    "    for v in list(g.values()):\n"
    "        if isinstance(v, (types.FunctionType, type)):\n"
    "            for args in ARGUMENTS:\n"
    "                try: exhaust(v(*args))\n"
    "                except Exception: pass\n";

static kr_ctx *exec_ctx;
static unsigned exec_runs;
static volatile sig_atomic_t exec_ticks;
static sigjmp_buf exec_give_up;
static volatile sig_atomic_t exec_running;

static volatile sig_atomic_t exec_in_malloc;

/* The C library's allocator must not be left half-way. */
static void *exec_mem(void *opaque, void *ptr, size_t old_size, size_t new_size) {
    (void)opaque;
    (void)old_size;
    exec_in_malloc = 1;
    if (new_size) {
        ptr = realloc(ptr, new_size);
    } else {
        free(ptr);
        ptr = NULL;
    }
    exec_in_malloc = 0;
    return ptr;
}

static void on_tick(int sig) {
    (void)sig;
    if (!exec_running) return;
    exec_ctx->pending |= KR_PENDING_FUEL;
    if (++exec_ticks > TICKS_TO_GIVE_UP && !exec_in_malloc) siglongjmp(exec_give_up, 1);
}

static void set_timer(long ms) {
    struct itimerval t = {{0, ms * 1000}, {0, ms * 1000}};
    setitimer(ITIMER_VIRTUAL, &t, NULL);
}

static kr_value exec_driver; /* its globals; a root */

static void trace_driver(kr_visitor *v, kr_vm *vm, void *opaque) {
    (void)vm;
    (void)opaque;
    kr_visit(v, &exec_driver);
}

static kr_value make_driver(kr_ctx *ctx, void *arg) {
    kr_value g = kr_dict_new(ctx, 0);
    kr_compile_options opt = {KR_COMPILE_EXEC, 0, 0, kr_str_from_cstr(ctx, "driver"), NULL, NULL};
    (void)arg;
    exec_driver = g;
    kr_dict_set_name(ctx, g, KR_N(ctx, __builtins__), ctx->vm->builtins);
    kr_run_unit(ctx, kr_compile_text(ctx, driver_text, strlen(driver_text), &opt), g, KR_NULL);
    return KR_NONE;
}

static void exec_open(void *stack_top) {
    kr_host_options opt = {.isolated = true, .heap_limit = HEAP, .mem = exec_mem};
    kr_value exc;
    exec_driver = KR_NULL;
    exec_runs = 0;
    exec_ctx = kr_host_create(&opt, stack_top);
    if (!exec_ctx) abort();
    kr_heap_add_root(exec_ctx->vm, trace_driver, NULL);
    kr_protect(exec_ctx, make_driver, NULL, &exc);
    if (!kr_isnull(exc)) {
        kr_print_exception(exec_ctx, exc);
        abort();
    }
}

typedef struct exec_job {
    const void *data;
    size_t len;
    unsigned *loaded;
} exec_job;

static kr_value exec_load(kr_ctx *ctx, void *arg) {
    exec_job *job = arg;
    void *copy = kr_heap_leaf(ctx, job->len + 1);
    kr_value g, drive;
    kr_unit *unit;
    memcpy(copy, job->data, job->len);
    unit = kr_mpy_load_image(ctx, copy, job->len, copy, "fuzz.mpy");
    ++*job->loaded;
    g = kr_dict_new(ctx, 0);
    kr_dict_set_name(ctx, g, KR_N(ctx, __builtins__), ctx->vm->builtins);
    kr_dict_set_name(ctx, g, KR_N(ctx, __name__), kr_str_from_cstr(ctx, "fuzz"));
    kr_dict_set_name(ctx, exec_driver, kr_str_intern_cstr(ctx, "target"), g);
    kr_run_unit(ctx, unit, g, KR_NULL);
    drive = kr_dict_get_name(ctx, exec_driver, kr_str_intern_cstr(ctx, "drive"));
    return kr_call1(ctx, drive, g);
}

/* Counts in *loaded the images that were good enough to be run. */
static void exec_image(const void *data, size_t len, void *stack_top, unsigned *loaded) {
    exec_job job = {data, len, loaded};
    kr_value exc;
    if (exec_ctx && exec_runs >= RUNS_PER_MACHINE) {
        kr_host_destroy(exec_ctx);
        exec_ctx = NULL;
    }
    if (!exec_ctx) exec_open(stack_top);
    exec_runs++;
    exec_ticks = 0;
    if (sigsetjmp(exec_give_up, 1)) { /* nothing of this machine can be relied on */
        exec_running = 0;
        exec_ctx = NULL;
        return;
    }
    exec_running = 1;
    kr_protect(exec_ctx, exec_load, &job, &exc);
    exec_running = 0;
}

static void exec_begin(void) {
    struct sigaction act = {.sa_handler = on_tick, .sa_flags = SA_NODEFER};
    sigaction(SIGVTALRM, &act, NULL);
    set_timer(TICK_MS);
}

#endif
