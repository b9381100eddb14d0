/* Module sys. The streams come from io, what needs frames from vm/; argv and path are filled in by
 * the port. */
#include <errno.h>
#include <float.h>

#include "base/hash.h"
#include "code/frozen.h"
#include "module/mod_io.h"
#include "module/registry.h"
#include "module/structseq.h"
#include "object/bytes.h"
#include "object/dict.h"
#include "object/exception.h"
#include "object/float.h"
#include "object/int.h"
#include "object/module.h"
#include "object/names.h"
#include "object/protocol.h"
#include "object/seq.h"
#include "object/str.h"
#include "vm/builtins_vm.h"
#include "vm/frame.h"
#include "vm/vm.h"

static kr_value sys_exit(kr_ctx *ctx, size_t n, const kr_value *a) {
    if (n && kr_is_none(a[0])) n = 0;
    if (n && kr_is_tuple(a[0])) a = kr_seq_items(a[0], &n);
    kr_raise(ctx, kr_exc_new(ctx, &kr_type_SystemExit, n, a));
}

static kr_value sys_intern(kr_ctx *ctx, kr_value s) {
    if (!kr_is_exact(s, &kr_type_str)) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     kr_is_str(s) ? "can't intern %T" : "intern() argument must be str, not %T", s);
    }
    return kr_str_intern_value(ctx, s);
}

static kr_value sys_getrecursionlimit(kr_ctx *ctx) {
    return kr_int_from_u64(ctx, ctx->vm->recursion_limit);
}

static kr_value sys_setrecursionlimit(kr_ctx *ctx, kr_value v) {
    int n = kr_as_int(ctx, v);
    if (n < 1) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "recursion limit must be greater or equal than 1");
    }
    if ((uint32_t)n <= ctx->py_depth) {
        kr_raise_fmt(ctx, &kr_type_RecursionError,
                     "cannot set the recursion limit to %d at the recursion depth %u: the limit is "
                     "too low",
                     n, ctx->py_depth);
    }
    ctx->vm->recursion_limit = (uint32_t)n;
    return KR_NONE;
}

static kr_value sys_get_digits(kr_ctx *ctx) {
    return kr_int_new(ctx, ctx->vm->int_max_str_digits);
}

static kr_value sys_set_digits(kr_ctx *ctx, const kr_value *a) {
    int n = kr_as_int(ctx, a[0]);
    if (n != 0 && n < 640) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "maxdigits must be 0 or larger than 640");
    }
    kr_getattr(ctx, ctx->vm->sys_module, kr_str_intern_rom(ctx, "flags")); /* tells the old one */
    ctx->vm->int_max_str_digits = n;
    return KR_NONE;
}

static kr_value sys_getsizeof(kr_ctx *ctx, const kr_value *a) {
    kr_value m = kr_lookup_special(ctx, a[0], kr_str_intern_rom(ctx, "__sizeof__"));
    if (kr_isnull(m)) {
        if (!kr_isnull(a[1])) return a[1];
        kr_raise_fmt(ctx, &kr_type_TypeError, "Type %T doesn't define __sizeof__", a[0]);
    }
    return kr_call0(ctx, m);
}

static kr_value sys_utf8(kr_ctx *ctx) {
    return kr_str_intern_rom(ctx, "utf-8");
}

static kr_value sys_fs_errors(kr_ctx *ctx) {
    return kr_str_intern_rom(ctx, "surrogateescape");
}

static kr_value sys_false(kr_ctx *ctx) {
    (void)ctx;
    return KR_FALSE;
}

static kr_value sys_none(kr_ctx *ctx) {
    (void)ctx;
    return KR_NONE;
}

static kr_value sys_ignore(kr_ctx *ctx, size_t n, const kr_value *a) {
    (void)ctx;
    (void)n;
    (void)a;
    return KR_NONE;
}

static kr_value sys_getrefcount(kr_ctx *ctx, kr_value v) {
    (void)ctx;
    (void)v;
    return kr_smallint(2);
}

static kr_value sys_getswitchinterval(kr_ctx *ctx) {
    return kr_float_new(ctx, (double)ctx->vm->switch_ns / 1e9);
}

static kr_value sys_setswitchinterval(kr_ctx *ctx, kr_value seconds) {
    double s = kr_as_double(ctx, seconds);
    if (!(s > 0)) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "switch interval must be strictly positive");
    }
    ctx->vm->switch_ns = s < 4e9 ? (uint64_t)(s * 1e9) : (uint64_t)4e18;
    if (!ctx->vm->switch_ns) ctx->vm->switch_ns = 1;
    return KR_NONE;
}

/* Prints repr(value) and keeps it as builtins._ */
static kr_value sys_displayhook(kr_ctx *ctx, kr_value v) {
    if (kr_is_none(v)) return KR_NONE;
    kr_dict_set_name(ctx, ctx->vm->builtins, kr_str_of_ascii(ctx, '_'), KR_NONE);
    kr_value out = kr_getattr(ctx, ctx->vm->sys_module, KR_N(ctx, stdout));
    kr_value text = kr_str_format(ctx, "%R\n", v);
    kr_call_method(ctx, out, KR_N(ctx, write), &text, 1);
    kr_dict_set_name(ctx, ctx->vm->builtins, kr_str_of_ascii(ctx, '_'), v);
    return KR_NONE;
}

static kr_value sys_excepthook(kr_ctx *ctx, kr_value type, kr_value exc, kr_value tb) {
    (void)type;
    (void)tb;
    if (kr_is_exc(exc)) kr_print_exception(ctx, exc);
    return KR_NONE;
}

/* pdb.set_trace(*args, **kws), if there is a pdb */
static kr_value sys_breakpointhook(kr_ctx *ctx, kr_value self, kr_value *args, kr_nargs n) {
    (void)self;
    kr_value pdb = kr_import(ctx, "pdb");
    return kr_call(ctx, kr_getattr(ctx, pdb, kr_str_intern_rom(ctx, "set_trace")), args, n);
}

/* ---- hooks of async generators ---- */
static kr_value sys_get_asyncgen_hooks(kr_ctx *ctx) {
    const kr_value *hooks = kr_asyncgen_hooks(ctx);
    kr_value name = kr_str_intern_rom(ctx, "_asyncgen_hooks"), v[2];
    kr_value t = kr_getattr_opt(ctx, ctx->vm->sys_module, name);
    if (kr_isnull(t)) {
        t = kr_structseq_type(ctx, "builtins", "asyncgen_hooks", "firstiter finalizer", 0);
        kr_setattr(ctx, ctx->vm->sys_module, name, t);
    }
    for (int i = 0; i < 2; i++) v[i] = kr_isnull(hooks[i]) ? KR_NONE : hooks[i];
    return kr_structseq_new(ctx, t, v, 2);
}

static kr_value sys_set_asyncgen_hooks(kr_ctx *ctx, const kr_value *a) {
    static const char *const names[2] = {"firstiter", "finalizer"};
    kr_value *hooks = kr_asyncgen_hooks(ctx);
    for (int i = 0; i < 2; i++) {
        if (kr_isnull(a[i]) || kr_is_none(a[i]) || kr_slots_of(kr_typeof(a[i]))->call) continue;
        kr_raise_fmt(ctx, &kr_type_TypeError, "callable %s expected, got %T", names[i], a[i]);
    }
    for (int i = 0; i < 2; i++) {
        if (!kr_isnull(a[i])) hooks[i] = kr_is_none(a[i]) ? KR_NULL : a[i];
    }
    return KR_NONE;
}

static const kr_builtin members[] = {
    KR_FUNC_RAW("breakpointhook", sys_breakpointhook, "Called by breakpoint()."),
    KR_FUNC_VAR("exit", sys_exit, 0, 1, "Exit the interpreter by raising SystemExit(status)."),
    KR_FUNC_1("intern", sys_intern, "Intern the given string."),
    KR_FUNC_0("getrecursionlimit", sys_getrecursionlimit, "Return the recursion limit."),
    KR_FUNC_1("setrecursionlimit", sys_setrecursionlimit, "Set the recursion limit."),
    KR_FUNC_0("get_int_max_str_digits", sys_get_digits, "Return the maximum string digits limit."),
    KR_FUNC_SIG("set_int_max_str_digits", sys_set_digits, "maxdigits", "Set the limit."),
    KR_FUNC_SIG("getsizeof", sys_getsizeof, "object,default=", "Return the size in bytes."),
    KR_FUNC_0("getdefaultencoding", sys_utf8, "Return the current default encoding."),
    KR_FUNC_0("getfilesystemencoding", sys_utf8, "Return the encoding of file names."),
    KR_FUNC_0("getfilesystemencodeerrors", sys_fs_errors, "Return the error mode of file names."),
    KR_FUNC_0("is_finalizing", sys_false, "Return True if Python is exiting."),
    KR_FUNC_1("getrefcount", sys_getrefcount, "There are no reference counts: always 2."),
    KR_FUNC_0("getswitchinterval", sys_getswitchinterval, "Return the thread switch interval."),
    KR_FUNC_1("setswitchinterval", sys_setswitchinterval, "Set the thread switch interval."),
    KR_FUNC_0("gettrace", sys_none, "Return the global debug tracing function."),
    KR_FUNC_VAR("settrace", sys_ignore, 1, 1, "Tracing is not supported; the function is ignored."),
    KR_FUNC_0("getprofile", sys_none, "Return the profiling function."),
    KR_FUNC_VAR("setprofile", sys_ignore, 1, 1, "Profiling is not supported."),
    KR_FUNC_VAR("audit", sys_ignore, 1, KR_ANY, "Passes the event to any hooks (there are none)."),
    KR_FUNC_VAR("addaudithook", sys_ignore, 1, 1, "Adds a new audit hook callback (never called)."),
    KR_FUNC_0("get_asyncgen_hooks", sys_get_asyncgen_hooks,
              "Return the installed asynchronous generators hooks."),
    KR_FUNC_SIG("set_asyncgen_hooks", sys_set_asyncgen_hooks,
                "firstiter=,finalizer=", "Set up hooks for asynchronous generators."),
    KR_FUNC_1("displayhook", sys_displayhook, "Print an object to sys.stdout and also save it."),
    KR_FUNC_3("excepthook", sys_excepthook, "Handle an exception by displaying it."),
    KR_CONSTANT("unraisablehook", KR_ROM_VALUE(&kr_unraisable_hook)),
    KR_CONSTANT("__unraisablehook__", KR_ROM_VALUE(&kr_unraisable_hook)),
    KR_CONSTANT("pycache_prefix", KR_ROM_VALUE(&kr_none_object)),
};

/* ---- constants ---- */
static kr_value version_info(kr_ctx *ctx) {
    kr_value t =
        kr_structseq_type(ctx, "sys", "version_info", "major minor micro releaselevel serial", 0);
    KR_AS(kr_heap_type, t)->t.flags |= KR_TF_NO_NEW;
    kr_value v[5] = {kr_smallint(3), kr_smallint(14), kr_smallint(0),
                     kr_str_intern_rom(ctx, "final"), kr_smallint(0)};
    return kr_structseq_new(ctx, t, v, 5);
}

static kr_value float_info(kr_ctx *ctx) {
    kr_value t = kr_structseq_type(ctx, "sys", "float_info",
                                   "max max_exp max_10_exp min min_exp min_10_exp dig mant_dig "
                                   "epsilon radix rounds",
                                   0);
    kr_value v[11] = {kr_float_new(ctx, DBL_MAX),
                      kr_smallint(DBL_MAX_EXP),
                      kr_smallint(DBL_MAX_10_EXP),
                      kr_float_new(ctx, DBL_MIN),
                      kr_smallint(DBL_MIN_EXP),
                      kr_smallint(DBL_MIN_10_EXP),
                      kr_smallint(DBL_DIG),
                      kr_smallint(DBL_MANT_DIG),
                      kr_float_new(ctx, DBL_EPSILON),
                      kr_smallint(FLT_RADIX),
                      kr_smallint(1)};
    return kr_structseq_new(ctx, t, v, 11);
}

static kr_value int_info(kr_ctx *ctx) {
    kr_value t = kr_structseq_type(
        ctx, "sys", "int_info",
        "bits_per_digit sizeof_digit default_max_str_digits str_digits_check_threshold", 0);
    kr_value v[4] = {kr_smallint(KR_LIMB_BITS), kr_smallint(KR_LIMB_BYTES), kr_smallint(4300),
                     kr_smallint(640)};
    return kr_structseq_new(ctx, t, v, 4);
}

static kr_value hash_info(kr_ctx *ctx) {
    kr_value t =
        kr_structseq_type(ctx, "sys", "hash_info",
                          "width modulus inf nan imag algorithm hash_bits seed_bits cutoff", 0);
    kr_value v[9] = {kr_smallint(KR_CFG_WORD_BITS),
                     kr_int_new(ctx, (int64_t)KR_HASH_MODULUS),
                     kr_smallint(KR_HASH_INF),
                     kr_smallint(0),
                     kr_smallint(KR_HASH_IMAG),
                     kr_str_intern_rom(ctx, "siphash13"),
                     kr_smallint(64),
                     kr_smallint(128),
                     kr_smallint(0)};
    return kr_structseq_new(ctx, t, v, 9);
}

static kr_value flags(kr_ctx *ctx) {
    kr_value t = kr_structseq_type(
        ctx, "sys", "flags",
        "debug inspect interactive optimize dont_write_bytecode no_user_site no_site "
        "ignore_environment verbose bytes_warning quiet hash_randomization isolated dev_mode "
        "utf8_mode warn_default_encoding safe_path int_max_str_digits",
        0);
    kr_value v[18];
    KR_AS(kr_heap_type, t)->t.flags |= KR_TF_NO_NEW;
    for (size_t i = 0; i < KR_N_FLAGS; i++) v[i] = kr_smallint(ctx->vm->flag[i]);
    v[3] = kr_smallint(ctx->vm->opt_level);
    v[8] = kr_smallint(ctx->vm->verbose);
    v[11] = kr_smallint(ctx->vm->hash_fixed ? 0 : 1);
    v[KR_FLAG_DEV_MODE] = kr_bool(ctx->vm->flag[KR_FLAG_DEV_MODE]);
    v[KR_FLAG_SAFE_PATH] = kr_bool(ctx->vm->flag[KR_FLAG_SAFE_PATH]);
    v[KR_FLAG_UTF8_MODE] = kr_smallint(1);
    v[17] = kr_int_new(ctx, ctx->vm->int_max_str_digits);
    return kr_structseq_new(ctx, t, v, 18);
}

static kr_value builtin_names(kr_ctx *ctx) {
    kr_value list = kr_list_new(ctx, 0, NULL);
    const kr_module_def *m;
    for (size_t i = 0; (m = kr_module_nth(i)); i++) {
        kr_list_append(ctx, list, kr_str_intern_cstr(ctx, m->name));
    }
    kr_list_sort(ctx, list, KR_NULL, false);
    return kr_tuple_from_iterable(ctx, list);
}

/* Modules that come with krait, those of C and the frozen ones: not those in packages. */
static kr_value library_names(kr_ctx *ctx) {
    kr_value names = kr_set_new(ctx, &kr_type_frozenset);
    const kr_frozen_set *frozen = kr_hooks(ctx) ? kr_hooks(ctx)->frozen : NULL;
    const kr_module_def *m;
    for (size_t i = 0; (m = kr_module_nth(i)); i++) {
        kr_set_add(ctx, names, kr_str_intern_rom(ctx, m->name));
    }
    for (size_t i = 0; frozen && i < frozen->n; i++) {
        const char *name = frozen->modules[i].name;
        if (!strchr(name, '.')) kr_set_add(ctx, names, kr_str_intern_rom(ctx, name));
    }
    return names;
}

static kr_value implementation(kr_ctx *ctx) {
    kr_value ns = kr_call0(ctx, kr_type_value(&kr_type_namespace));
    kr_setattr(ctx, ns, KR_N(ctx, name), kr_str_intern_rom(ctx, "krait"));
    kr_setattr(ctx, ns, kr_str_intern_rom(ctx, "cache_tag"), kr_str_intern_rom(ctx, KR_CACHE_TAG));
    kr_value version =
        kr_getattr_opt(ctx, ctx->vm->sys_module, kr_str_intern_rom(ctx, "version_info"));
    if (!kr_isnull(version)) kr_setattr(ctx, ns, kr_str_intern_rom(ctx, "version"), version);
    kr_setattr(ctx, ns, kr_str_intern_rom(ctx, "hexversion"), kr_smallint(0x030e00f0));
    kr_setattr(ctx, ns, kr_str_intern_rom(ctx, "_mpy"), kr_smallint(0x0306));
    return ns;
}

static kr_value new_list(kr_ctx *ctx) {
    return kr_list_new(ctx, 0, NULL);
}

static kr_value new_dict(kr_ctx *ctx) {
    return kr_dict_new(ctx, 0);
}

static kr_value modules(kr_ctx *ctx) {
    return ctx->vm->modules;
}

static kr_value maxsize(kr_ctx *ctx) {
    return kr_int_new(ctx, KR_SWORD_MAX);
}

static kr_value hexversion(kr_ctx *ctx) {
    (void)ctx;
    return kr_smallint(0x030e00f0);
}

static kr_value executable(kr_ctx *ctx) {
    const kr_vm_hooks *h = kr_hooks(ctx);
    return h->executable ? h->executable(ctx) : ctx->vm->str_empty;
}

/* CPython's library, where one is installed: imports look there last. */
static kr_value stdlib_dir(kr_ctx *ctx) {
    const kr_vm_hooks *h = kr_hooks(ctx);
    kr_value dir = h->library ? h->library(ctx) : KR_NULL;
    return kr_isnull(dir) ? KR_NONE : dir;
}

static kr_value api_version(kr_ctx *ctx) {
    (void)ctx;
    return kr_smallint(1013);
}

static kr_value maxunicode(kr_ctx *ctx) {
    (void)ctx;
    return kr_smallint(0x10ffff);
}

static kr_value dont_write_bytecode(kr_ctx *ctx) {
    return kr_bool(ctx->vm->flag[KR_FLAG_DONT_WRITE_BYTECODE]);
}

static kr_value own_displayhook(kr_ctx *ctx) {
    return kr_module_rom(ctx->vm->sys_module, kr_str_intern_rom(ctx, "displayhook"));
}

static kr_value own_excepthook(kr_ctx *ctx) {
    return kr_module_rom(ctx->vm->sys_module, kr_str_intern_rom(ctx, "excepthook"));
}

static const kr_lazy_member lazy[] = {
    KR_LAZY("argv", new_list),
    KR_LAZY("path", new_list),
    KR_LAZY("meta_path", new_list),
    KR_LAZY("path_hooks", new_list),
    KR_LAZY("warnoptions", new_list),
    KR_LAZY("orig_argv", new_list),
    KR_LAZY("path_importer_cache", new_dict),
    KR_LAZY("_xoptions", new_dict),
    KR_LAZY("modules", modules),
    KR_LAZY("stdin", kr_io_stdin),
    KR_LAZY("stdout", kr_io_stdout),
    KR_LAZY("stderr", kr_io_stderr),
    KR_LAZY("__stdin__", kr_io_stdin),
    KR_LAZY("__stdout__", kr_io_stdout),
    KR_LAZY("__stderr__", kr_io_stderr),
    {"version", NULL, "3.14.0 (krait " KR_VERSION ")"},
    {"platform", NULL, "linux"},
    {"byteorder", NULL, "little"},
    {"copyright", NULL, "Copyright (c) 2026 The krait developers."},
    {"executable", executable, NULL},
    {"prefix", NULL, "/usr"},
    {"exec_prefix", NULL, "/usr"},
    {"base_prefix", NULL, "/usr"},
    {"base_exec_prefix", NULL, "/usr"},
    {"abiflags", NULL, ""},
    {"platlibdir", NULL, "lib"},
    {"_stdlib_dir", stdlib_dir, NULL},
    {"float_repr_style", NULL, "short"},
    {"ps1", NULL, ">>> "},
    {"ps2", NULL, "... "},
    KR_LAZY("hexversion", hexversion),
    KR_LAZY("api_version", api_version),
    KR_LAZY("maxsize", maxsize),
    KR_LAZY("maxunicode", maxunicode),
    KR_LAZY("dont_write_bytecode", dont_write_bytecode),
    KR_LAZY("__displayhook__", own_displayhook),
    KR_LAZY("__excepthook__", own_excepthook),
    KR_LAZY("version_info", version_info),
    KR_LAZY("implementation", implementation),
    KR_LAZY("float_info", float_info),
    KR_LAZY("int_info", int_info),
    KR_LAZY("hash_info", hash_info),
    KR_LAZY("flags", flags),
    KR_LAZY("builtin_module_names", builtin_names),
    KR_LAZY("stdlib_module_names", library_names),
    {NULL, NULL, NULL},
};

const kr_module_def kr_module_sys = {
    .name = "sys",
    .doc = KR_DOC("Access to objects used or maintained by the interpreter."),
    .members = members,
    .n_members = KR_ARRAY_LEN(members),
    .lazy = lazy,
    .more = &kr_vm_sys_part,
};
