/* Puts the parts together on a hosted system: hooks of the interpreter, compiling files,
 * sys.argv. */
#include "port/host.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "code/frozen.h"
#include "compile/compile.h"
#include "heap/os.h"
#include "module/mod_atexit.h"
#include "module/mod_io.h"
#include "module/mod_thread.h"
#include "module/registry.h"
#include "module/sim.h"
#include "object/exception.h"
#include "object/dict.h"
#include "object/bytes.h"
#include "object/module.h"
#include "object/names.h"
#include "object/path.h"
#include "object/seq.h"
#include "object/str.h"
#include "port/cache.h"
#include "port/descriptor.h"
#include "vm/thread.h"

static void *plain_mem(void *opaque, void *ptr, size_t old_size, size_t new_size) {
    (void)opaque;
    (void)old_size;
    if (new_size == 0) {
        free(ptr);
        return NULL;
    }
    return realloc(ptr, new_size);
}

/* ---- compiling ---- */
static kr_unit *hook_compile(kr_ctx *ctx, kr_value source, kr_value filename, int mode,
                             uint32_t flags, int optimize) {
    kr_compile_options opt = {(kr_compile_mode)mode,
                              flags | KR_CF_LOCALS,
                              optimize < 0 ? ctx->vm->opt_level : optimize,
                              filename,
                              NULL,
                              NULL};
    kr_unit *unit;
    if (kr_is_str(source)) {
        size_t n;
        const char *s = kr_str_data(source, &n);
        unit = kr_compile_text(ctx, s, n, &opt);
    } else {
        const kr_bytes *b = KR_AS(const kr_bytes, source);
        unit = kr_compile_bytes(ctx, b->data, b->len, &opt);
    }
    kr_host_list(ctx, unit);
    return unit;
}

static kr_value hook_tree(kr_ctx *ctx, kr_value source, kr_value filename, int mode,
                          uint32_t flags) {
    kr_compile_options opt = {(kr_compile_mode)mode, flags | KR_CF_LOCALS, 0, filename, NULL, NULL};
    if (kr_is_str(source)) {
        size_t n;
        const char *s = kr_str_data(source, &n);
        return kr_compile_tree(ctx, s, n, true, &opt);
    }
    const kr_bytes *b = KR_AS(const kr_bytes, source);
    return kr_compile_tree(ctx, b->data, b->len, false, &opt);
}

static kr_unit *hook_compile_file(kr_ctx *ctx, kr_value path, kr_value filename, int optimize) {
    (void)optimize;
    return kr_host_import_path(ctx, kr_str_cstr(ctx, path), filename);
}

/* ---- files, signals, last-resort output ---- */
static int hook_stat(kr_ctx *ctx, const char *path) {
    struct stat st;
    int kind = kr_host_mounted_stat(ctx, path);
    if (kind >= 0) return kind;
    if (stat(path, &st)) return 0;
    return S_ISDIR(st.st_mode) ? 2 : 1;
}

static void hook_stderr(kr_ctx *ctx, const char *s, size_t n) {
    (void)ctx;
    kr_descriptor_write(2, s, n);
}

static const kr_module_def *hook_find_module(kr_ctx *ctx, const char *name) {
    (void)ctx;
    return kr_module_find(name);
}

static kr_value hook_cached(kr_ctx *ctx, kr_value file) {
    const char *path = kr_str_cstr(ctx, file);
    kr_vfs_place place;
    return kr_host_find_mount(ctx, path, &place) ? KR_NULL : kr_cache_name(ctx, path);
}

static kr_value hook_executable(kr_ctx *ctx) {
    char path[4096];
    ssize_t n = readlink("/proc/self/exe", path, sizeof path);
    return n > 0 ? kr_str_new(ctx, path, (size_t)n) : ctx->vm->str_empty;
}

/* KRAITLIBRARY or, where it is not set, the newest of the usual places. */
static kr_value hook_library(kr_ctx *ctx) {
    static const char *const roots[] = {"/usr/lib", "/usr/local/lib"};
    const char *env = ctx->vm->flag[KR_FLAG_IGNORE_ENVIRONMENT] ? NULL : getenv("KRAITLIBRARY");
    if (env) return *env ? kr_str_from_cstr(ctx, env) : KR_NULL;
    for (int minor = 14; minor >= 10; minor--) {
        for (size_t i = 0; i < KR_ARRAY_LEN(roots); i++) {
            char path[64];
            struct stat st;
            int n = snprintf(path, sizeof path, "%s/python3.%d/abc.py", roots[i], minor);
            if (stat(path, &st) == 0) return kr_str_new(ctx, path, (size_t)n - strlen("/abc.py"));
        }
    }
    return KR_NULL;
}

static const kr_vm_hooks hooks = {
    .compile = hook_compile,
    .tree = hook_tree,
    .compile_file = hook_compile_file,
    .find_module = hook_find_module,
    .frozen = &kr_frozen,
    .stat_path = hook_stat,
    .source_text = kr_host_mounted_text,
    .source_line = kr_host_source_line,
    .cached = hook_cached,
    .executable = hook_executable,
    .library = hook_library,
    .poll_signals = kr_host_signals_poll,
    .threads = &kr_host_threads,
    .write_stderr = hook_stderr,
    .board = kr_sim_board,
    .poll_board = kr_machine_poll,
    .tick = kr_host_tick,
    .ticked = kr_host_ticked,
    .paint = kr_host_paint,
};

/* ---- life ---- */
static const char *variable(const kr_host_options *opt, const char *name) {
    return opt->isolated || opt->flag[KR_FLAG_IGNORE_ENVIRONMENT] ? NULL : getenv(name);
}

static bool is_set(const kr_host_options *opt, const char *name) {
    const char *value = variable(opt, name);
    return value && *value;
}

static bool fixed_hash(const kr_host_options *opt) {
    const char *seed = variable(opt, "PYTHONHASHSEED");
    return seed && strcmp(seed, "0") == 0;
}

static void set_path(kr_ctx *ctx, const kr_host_options *opt) {
    kr_value path = kr_getattr(ctx, ctx->vm->sys_module, KR_N(ctx, path));
    const char *env = variable(opt, "KRAITPATH");
    while (env && *env) {
        size_t n = strcspn(env, ":");
        if (n) kr_list_append(ctx, path, kr_str_new(ctx, env, n));
        env += n + (env[n] == ':');
    }
}

/* sys.warnoptions and sys._xoptions; the filters for warnings are set before the program runs. */
static void tell_options(kr_ctx *ctx, const kr_host_options *opt) {
    kr_value sys = ctx->vm->sys_module;
    kr_value warn = kr_getattr(ctx, sys, kr_str_intern_rom(ctx, "warnoptions"));
    kr_value x = kr_getattr(ctx, sys, kr_str_intern_rom(ctx, "_xoptions"));
    for (const char **p = opt->xoption; p && *p; p++) {
        size_t n = strcspn(*p, "=");
        kr_value value = (*p)[n] ? kr_str_from_cstr(ctx, *p + n + 1) : KR_TRUE;
        kr_dict_set(ctx, x, kr_str_new(ctx, *p, n), value);
    }
    if (opt->flag[KR_FLAG_DEV_MODE]) kr_list_append(ctx, warn, kr_str_from_cstr(ctx, "default"));
    for (const char **p = opt->warn; p && *p; p++) {
        kr_list_append(ctx, warn, kr_str_from_cstr(ctx, *p));
    }
    if (opt->flag[KR_FLAG_BYTES_WARNING]) {
        bool error = opt->flag[KR_FLAG_BYTES_WARNING] > 1;
        kr_list_append(
            ctx, warn,
            kr_str_from_cstr(ctx, error ? "error::BytesWarning" : "default::BytesWarning"));
    }
    if (KR_AS(kr_list, warn)->len) kr_import(ctx, "warnings");
}

static kr_value finish_start(kr_ctx *ctx, void *arg) {
    const kr_host_options *opt = arg;
    set_path(ctx, opt);
    tell_options(ctx, opt);
    if (!opt->isolated) kr_host_signals_install(ctx);
    return KR_NONE;
}

kr_ctx *kr_host_create(const kr_host_options *opt, void *stack_top) {
    kr_value exc;
    uint8_t flag[KR_N_FLAGS];
    kr_vm_options vo = {.heap_limit = opt->heap_limit,
                        .opt_level = opt->opt_level,
                        .verbose = opt->verbose,
                        .max_str_digits = opt->max_str_digits,
                        .no_debug_ranges =
                            opt->no_debug_ranges || is_set(opt, "PYTHONNODEBUGRANGES"),
                        .flag = flag,
                        .mem = opt->mem ? opt->mem : plain_mem,
                        .mem_opaque = opt->mem_opaque,
                        .hooks = &hooks};
    const char *stress = variable(opt, "KRAIT_GC_STRESS");
    memcpy(flag, opt->flag, sizeof flag);
    if (opt->isolated || is_set(opt, "KRAITDONTWRITEBYTECODE") ||
        is_set(opt, "PYTHONDONTWRITEBYTECODE"))
        flag[KR_FLAG_DONT_WRITE_BYTECODE] = 1;
    if (!fixed_hash(opt) &&
        getrandom(vo.hash_key, sizeof vo.hash_key, GRND_NONBLOCK) != sizeof vo.hash_key) {
        vo.hash_key[0] = kr_os_monotonic_ns();
        vo.hash_key[1] = (uint64_t)getpid() << 32 ^ (uint64_t)time(NULL);
    }
    kr_ctx *ctx = kr_vm_create(&vo, stack_top);
    if (!ctx) return NULL;
    ctx->vm->hash_fixed = fixed_hash(opt);
    ctx->vm->unbuffered = opt->unbuffered;
    kr_protect(ctx, finish_start, (void *)(uintptr_t)opt, &exc);
    if (!kr_isnull(exc) && kr_is_instance_of(exc, &kr_type_MemoryError)) {
        kr_vm_destroy(ctx);
        return NULL;
    }
    if (!kr_isnull(exc)) kr_print_exception(ctx, exc);
    if (stress) kr_heap_set_stress(ctx->vm, (unsigned)atoi(stress));
    if (opt->gc_stress) kr_heap_set_stress(ctx->vm, opt->gc_stress);
    kr_heap_set_verify(ctx->vm, opt->verify_heap || variable(opt, "KRAIT_VERIFY_HEAP"));
    kr_heap_set_failure(ctx->vm, opt->fail_alloc, opt->fail_count);
    return ctx;
}

static kr_value flush_stream(kr_ctx *ctx, void *arg) {
    kr_value f = kr_dict_get_name(ctx, kr_module_dict(ctx->vm->sys_module), *(kr_value *)arg);
    if (kr_isnull(f) || kr_is_none(f)) return KR_NONE;
    kr_value closed = kr_getattr_opt(ctx, f, kr_str_intern_rom(ctx, "closed"));
    if (!kr_isnull(closed) && kr_truth(ctx, closed)) return KR_NONE; /* by the program: no fault */
    kr_call_method(ctx, f, KR_N(ctx, flush), NULL, 0);
    return KR_NONE;
}

bool kr_host_destroy(kr_ctx *ctx) {
    kr_value exc, name = KR_N(ctx, stdout);
    bool ok = true;
    kr_thread_join_all(ctx);
    kr_atexit_run(ctx);
    kr_threads_end(ctx);
    kr_io_finish(ctx);
    kr_protect(ctx, flush_stream, &name, &exc);
    if (!kr_isnull(exc)) {
        ok = false;
        kr_unraisable(ctx, exc, KR_NULL);
    }
    name = KR_N(ctx, stderr);
    kr_protect(ctx, flush_stream, &name, &exc);
    kr_host_signals_end(ctx);
    kr_sim *sim = kr_sim_of(ctx);
    kr_mem_fn mem = ctx->vm->mem;
    void *opaque = ctx->vm->mem_opaque;
    kr_vm_destroy(ctx);
    kr_sim_free(sim, mem, opaque);
    return ok;
}

void kr_host_set_argv(kr_ctx *ctx, int argc, char **argv, const char *path0) {
    kr_value list = kr_getattr(ctx, ctx->vm->sys_module, kr_str_intern_rom(ctx, "argv"));
    for (int i = 0; i < argc; i++) {
        kr_list_append(ctx, list, kr_path_from_cstr(ctx, argv[i]));
    }
    if (path0) {
        kr_value path = kr_getattr(ctx, ctx->vm->sys_module, KR_N(ctx, path));
        kr_list_insert(ctx, path, 0, kr_str_from_cstr(ctx, path0));
    }
}
