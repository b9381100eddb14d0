/* Import: C modules, frozen Python modules, files and packages on sys.path.
 *
 * Invariants: a module is in sys.modules before its code runs and leaves it again if that fails;
 * its spec says `_initializing` meanwhile. Whatever sys.modules holds after the code ran is what
 * the import returns. Search order: built-in, the path (package, module, namespace; frozen where it
 * says ".frozen"), what is built in here and a file of CPython's library, frozen. */
#include <stdio.h>

#include "code/frozen.h"
#include "object/exception.h"
#include "object/int.h"
#include "vm/builtins_vm.h"
#include "vm/frame.h"
#include "vm/import.h"

/* ---- module specs ---- */

typedef struct spec_object {
    kr_object base;
    kr_attrs attrs;
} spec_object;

static const kr_type spec_type;

static void spec_trace(kr_visitor *v, kr_object *obj) {
    kr_attrs_trace(v, &((spec_object *)obj)->attrs, obj);
}

static kr_value attr(kr_ctx *ctx, kr_value obj, const char *name) {
    return kr_getattr_opt(ctx, obj, kr_str_intern_cstr(ctx, name));
}

static kr_value spec_repr(kr_ctx *ctx, kr_value self) {
    kr_value name = attr(ctx, self, "name"), loader = attr(ctx, self, "loader");
    kr_value origin = attr(ctx, self, "origin"),
             where = attr(ctx, self, "submodule_search_locations");
    kr_strbuf b;
    kr_strbuf_init(ctx, &b, 64);
    kr_strbuf_format(ctx, &b, "ModuleSpec(name=%R, loader=%R", kr_isnull(name) ? KR_NONE : name,
                     kr_isnull(loader) ? KR_NONE : loader);
    if (!kr_isnull(origin) && !kr_is_none(origin)) kr_strbuf_format(ctx, &b, ", origin=%R", origin);
    if (!kr_isnull(where) && !kr_is_none(where)) {
        kr_strbuf_format(ctx, &b, ", submodule_search_locations=%R", where);
    }
    kr_strbuf_cstr(ctx, &b, ")");
    return kr_strbuf_finish(ctx, &b);
}

/* Two specs that say the same are equal. */
static kr_value spec_compare(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b) {
    static const char *const told[] = {
        "name", "loader", "origin", "submodule_search_locations", "cached", "has_location"};
    bool same = true;
    if ((op != KR_BIN_EQ && op != KR_BIN_NE) || kr_typeof(a) != kr_typeof(b)) {
        return KR_NOTIMPL;
    }
    for (size_t i = 0; i < KR_ARRAY_LEN(told) && same; i++) {
        same = kr_equal(ctx, attr(ctx, a, told[i]), attr(ctx, b, told[i]));
    }
    return kr_bool(same == (op == KR_BIN_EQ));
}

static void set(kr_ctx *ctx, kr_value obj, const char *name, kr_value v) {
    kr_setattr(ctx, obj, kr_str_intern_cstr(ctx, name), v);
}

static kr_value spec_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    kr_value a[5], spec, path;
    (void)cls;
    kr_bind_args(ctx, "ModuleSpec", "name,loader,*,origin=,loader_state=,is_package=", args, n, 0,
                 a);
    spec = kr_from_ptr(kr_heap_new(ctx, &spec_type, sizeof(spec_object)));
    path = !kr_isnull(a[4]) && kr_truth(ctx, a[4]) ? kr_list_new(ctx, 0, NULL) : KR_NONE;
    set(ctx, spec, "name", a[0]);
    set(ctx, spec, "loader", a[1]);
    set(ctx, spec, "origin", kr_isnull(a[2]) ? KR_NONE : a[2]);
    set(ctx, spec, "loader_state", kr_isnull(a[3]) ? KR_NONE : a[3]);
    set(ctx, spec, "submodule_search_locations", path);
    set(ctx, spec, "parent",
        kr_is_str(a[0]) ? kr_import_parent(ctx, a[0], !kr_is_none(path)) : KR_NONE);
    set(ctx, spec, "has_location", KR_FALSE);
    set(ctx, spec, "cached", KR_NONE);
    set(ctx, spec, "_initializing", KR_FALSE);
    return spec;
}

static const kr_type spec_type = {
    .base_object = {&kr_type_type},
    .name = "ModuleSpec",
    .base = &kr_type_object,
    .version = 1,
    .size = sizeof(spec_object),
    .attrs_offset = offsetof(spec_object, attrs),
    .new_ = spec_new,
    .trace = spec_trace,
    .repr = spec_repr,
    .hash = kr_unhashable,
    .compare = spec_compare,
    .getattr = kr_object_getattr,
    .setattr = kr_object_setattr,
};

kr_value kr_import_parent(kr_ctx *ctx, kr_value name, bool is_package) {
    size_t n, i;
    const char *s = kr_str_data(name, &n);
    if (is_package) return name;
    for (i = n; i > 0 && s[i - 1] != '.'; i--) continue;
    return i ? kr_str_intern(ctx, s, i - 1) : ctx->vm->str_empty;
}

/* Gives a module its __spec__, __package__, __loader__, __file__ and __path__. */
static void describe(kr_ctx *ctx, kr_value m, kr_value name, kr_value origin, kr_value file,
                     kr_value path) {
    kr_value spec = kr_from_ptr(kr_heap_new(ctx, &spec_type, sizeof(spec_object)));
    bool package = !kr_isnull(path);
    kr_value parent = kr_import_parent(ctx, name, package), cached = KR_NULL;
    if (!kr_isnull(file) && kr_hooks(ctx)->cached) cached = kr_hooks(ctx)->cached(ctx, file);
    set(ctx, spec, "name", name);
    set(ctx, spec, "loader", KR_NONE);
    set(ctx, spec, "origin", origin);
    set(ctx, spec, "submodule_search_locations", package ? path : KR_NONE);
    set(ctx, spec, "parent", parent);
    set(ctx, spec, "has_location", kr_bool(!kr_isnull(file)));
    set(ctx, spec, "cached", kr_isnull(cached) ? KR_NONE : cached);
    set(ctx, spec, "_initializing", KR_TRUE);
    kr_module_set(ctx, m, "__spec__", spec);
    kr_module_set(ctx, m, "__loader__", KR_NONE);
    kr_module_set(ctx, m, "__package__", parent);
    if (!kr_isnull(file)) kr_module_set(ctx, m, "__file__", file);
    if (!kr_isnull(cached)) kr_module_set(ctx, m, "__cached__", cached);
    if (package) kr_module_set(ctx, m, "__path__", path);
}

static void set_initializing(kr_ctx *ctx, kr_value m, bool on) {
    kr_value spec = attr(ctx, m, "__spec__");
    if (!kr_isnull(spec) && kr_is_exact(spec, &spec_type)) {
        set(ctx, spec, "_initializing", kr_bool(on));
    }
}

/* ---- errors ---- */

void kr_import_raise(kr_ctx *ctx, const kr_type *type, kr_value msg, kr_value name, kr_value path,
                     kr_value from) {
    kr_value exc = kr_exc_new(ctx, type, 1, &msg);
    kr_exc *e = KR_AS(kr_exc, exc);
    e->field[KR_IMPORT_MSG] = msg;
    e->field[KR_IMPORT_NAME] = name;
    e->field[KR_IMPORT_PATH] = path;
    e->field[KR_IMPORT_NAME_FROM] = from;
    kr_raise(ctx, exc);
}

static KR_NORETURN void not_found(kr_ctx *ctx, kr_value name, const char *why, kr_value parent) {
    kr_value msg = why ? kr_str_format(ctx, "No module named %R; %R %s", name, parent, why)
                       : kr_str_format(ctx, "No module named %R", name);
    kr_import_raise(ctx, &kr_type_ModuleNotFoundError, msg, name, KR_NULL, KR_NULL);
}

/* ---- running a module ---- */

typedef struct exec_job {
    kr_value module, name, file;
    const kr_frozen_module *frozen;
} exec_job;

static void run_module(kr_ctx *ctx, kr_value m, kr_unit *unit) {
    kr_value d = kr_module_dict(m), b = KR_N(ctx, __builtins__);
    if (kr_isnull(kr_dict_get_name(ctx, d, b))) {
        kr_dict_set_name(ctx, d, b, ctx->vm->builtins_module); /* its dict would be made */
    }
    kr_run_unit(ctx, unit, d, KR_NULL);
    kr_dict_fit(ctx, d);
}

/* Bytes of the heap in use once the garbage is gone; only for krait -v. */
static size_t weigh(kr_ctx *ctx) {
    kr_heap_stats s;
    if (!ctx->vm->verbose) return 0;
    kr_heap_scrub_stack();
    kr_heap_collect(ctx);
    kr_heap_get_stats(ctx->vm, &s);
    return s.used;
}

/* What came; garbage that went late may be more. */
static size_t grown(size_t before, size_t after) {
    return after > before ? after - before : 0;
}

/* What -v says of an import: what its code takes, and all that it left, other imports included. */
static void tell(kr_ctx *ctx, const exec_job *j, size_t before, size_t loaded, size_t after) {
    const kr_vm_hooks *h = kr_hooks(ctx);
    kr_value file = j->file, text;
    size_t n;
    const char *s;
    if (!ctx->vm->verbose || !h->write_stderr) return;
    if (kr_isnull(file)) file = kr_str_from_cstr(ctx, "frozen");
    text = kr_str_format(ctx, "import: %U (%U): %zu bytes of code, %zu bytes kept\n", j->name, file,
                         grown(before, loaded), grown(before, after));
    s = kr_str_data(text, &n);
    h->write_stderr(ctx, s, n);
}

static const kr_frozen_module *frozen_named(kr_ctx *ctx, const char *name) {
    const kr_vm_hooks *h = kr_hooks(ctx);
    return h->frozen ? kr_frozen_find(h->frozen, name) : NULL;
}

/* NULL: a package without code. */
static kr_unit *frozen_unit(kr_ctx *ctx, const kr_frozen_module *f) {
    if (f->unit) return (kr_unit *)(uintptr_t)f->unit;
    if (!f->text) return NULL;
    return kr_hooks(ctx)->compile(ctx, kr_str_new(ctx, f->text, f->len),
                                  kr_str_format(ctx, "<frozen %s>", f->name), 0, 0,
                                  ctx->vm->opt_level);
}

static kr_value compile_and_run(kr_ctx *ctx, void *arg) {
    exec_job *j = arg;
    size_t before = weigh(ctx), loaded;
    kr_unit *unit = j->frozen
                        ? frozen_unit(ctx, j->frozen)
                        : kr_hooks(ctx)->compile_file(ctx, j->file, j->file, ctx->vm->opt_level);
    loaded = weigh(ctx);
    if (unit) run_module(ctx, j->module, unit);
    tell(ctx, j, before, loaded, weigh(ctx));
    return KR_NONE;
}

void kr_import_run_file(kr_ctx *ctx, kr_value module, kr_value path) {
    const kr_vm_hooks *h = kr_hooks(ctx);
    if (!h->compile_file) {
        kr_import_raise(ctx, &kr_type_ImportError,
                        kr_str_from_cstr(ctx, "files cannot be loaded here"), KR_NULL, path,
                        KR_NULL);
    }
    run_module(ctx, module, h->compile_file(ctx, path, path, ctx->vm->opt_level));
}

/* Enters the module into sys.modules, runs it, takes it out again if that fails. */
static kr_value execute(kr_ctx *ctx, exec_job *j) {
    kr_value exc, m;
    kr_dict_set_name(ctx, ctx->vm->modules, j->name, j->module);
    kr_protect(ctx, compile_and_run, j, &exc);
    if (!kr_isnull(exc)) {
        kr_dict_del_name(ctx, ctx->vm->modules, j->name);
        kr_throw(ctx, exc);
    }
    m = kr_dict_get(ctx, ctx->vm->modules, j->name);
    if (kr_isnull(m)) {
        kr_raise_fmt(ctx, &kr_type_KeyError, "%U", j->name);
    }
    set_initializing(ctx, j->module, false);
    return m;
}

/* ---- finding ---- */

static kr_value find_builtin(kr_ctx *ctx, kr_value name, bool library) {
    const kr_vm_hooks *h = kr_hooks(ctx);
    const kr_module_def *def = h->find_module ? h->find_module(ctx, kr_str_cstr(ctx, name)) : NULL;
    kr_value m;
    if (!def || def->library != library) return KR_NULL;
    m = kr_module_from_def(ctx, def);
    describe(ctx, m, name, kr_str_from_cstr(ctx, "built-in"), KR_NULL, KR_NULL);
    set_initializing(ctx, m, false);
    kr_dict_set_name(ctx, ctx->vm->modules, name, m);
    return m;
}

static kr_value find_frozen(kr_ctx *ctx, kr_value name) {
    exec_job j = {.name = name, .frozen = frozen_named(ctx, kr_str_cstr(ctx, name))};
    if (!j.frozen) return KR_NULL;
    j.module = kr_module_new(ctx, name, KR_NONE);
    describe(ctx, j.module, name, kr_str_from_cstr(ctx, "frozen"), KR_NULL,
             j.frozen->is_package ? kr_list_new(ctx, 0, NULL) : KR_NULL);
    return execute(ctx, &j);
}

/* Python modules that know the machine inside: CPython's library may stand on sys.path, but its
 * files of these names cannot serve here. */
static bool is_bound(kr_value name) {
    static const char *const bound[] = {"codecs", "dis",    "importlib", "opcode",
                                        "re",     "socket", "types"};
    for (size_t i = 0; i < KR_ARRAY_LEN(bound); i++) {
        if (kr_str_eq_cstr(name, bound[i])) return true;
    }
    return false;
}

/* Our own library stands behind sys.path, so a program may bring its own version of a module. */
static bool in_library(kr_ctx *ctx, kr_value name) {
    const kr_vm_hooks *h = kr_hooks(ctx);
    const char *s = kr_str_cstr(ctx, name);
    return (h->find_module && h->find_module(ctx, s)) || frozen_named(ctx, s);
}

static int stat_path(kr_ctx *ctx, kr_value path) {
    size_t n;
    const char *s = kr_str_data(path, &n);
    if (memchr(s, 0, n) || !kr_hooks(ctx)->stat_path) return 0;
    return kr_hooks(ctx)->stat_path(ctx, kr_str_cstr(ctx, path));
}

static kr_value join(kr_ctx *ctx, kr_value dir, kr_value tail) {
    size_t n;
    const char *s = kr_str_data(dir, &n);
    if (n == 0) return tail;
    return kr_str_format(ctx, s[n - 1] == '/' ? "%U%U" : "%U/%U", dir, tail);
}

static kr_value load_file(kr_ctx *ctx, kr_value name, kr_value file, kr_value package_dir) {
    exec_job j = {.name = name, .file = file};
    kr_value path = KR_NULL;
    j.module = kr_module_new(ctx, name, KR_NONE);
    if (!kr_isnull(package_dir)) path = kr_list_new(ctx, 1, &package_dir);
    describe(ctx, j.module, name, file, file, path);
    return execute(ctx, &j);
}

static kr_value namespace_package(kr_ctx *ctx, kr_value name, kr_value portions) {
    kr_value m = kr_module_new(ctx, name, KR_NONE);
    describe(ctx, m, name, KR_NONE, KR_NULL, portions);
    set_initializing(ctx, m, false);
    kr_dict_set_name(ctx, ctx->vm->modules, name, m);
    return m;
}

/* BASE.py or BASE.mpy, KR_NULL if there is neither. */
static kr_value find_source(kr_ctx *ctx, kr_value base) {
    static const char *const suffixes[] = {".py", ".mpy"};
    for (size_t i = 0; i < KR_ARRAY_LEN(suffixes); i++) {
        kr_value file = kr_str_format(ctx, "%U%s", base, suffixes[i]);
        if (stat_path(ctx, file) == 1) return file;
    }
    return KR_NULL;
}

/* Is it a module of a package that is bound, and that is krait's here? Such a package looks into
 * CPython's of the same name for what it lacks. */
static bool is_below_bound(kr_ctx *ctx, kr_value name) {
    const char *s = kr_str_of(name)->data, *dot = memchr(s, '.', kr_str_of(name)->len);
    kr_value top = dot ? kr_str_intern(ctx, s, (size_t)(dot - s)) : KR_NULL;
    kr_value package = dot ? kr_dict_get(ctx, ctx->vm->modules, top) : KR_NULL;
    return !kr_isnull(package) && is_bound(top) &&
           kr_isnull(attr(ctx, package, "__file__")); /* frozen */
}

/* The module of a file in a folder of sys.path. A folder with an os.py is CPython's library: the
 * landmark that CPython itself looks for. */
static kr_value load_found(kr_ctx *ctx, kr_value name, kr_value file, kr_value dir,
                           kr_value package_dir) {
    if (is_bound(name) && stat_path(ctx, join(ctx, dir, kr_str_from_cstr(ctx, "os.py"))) == 1) {
        kr_value m = find_frozen(ctx, name);
        if (!kr_isnull(m)) return m;
    }
    return load_file(ctx, name, file, package_dir);
}

static kr_value find_on_path(kr_ctx *ctx, kr_value name, kr_value tail, kr_value path,
                             bool namespaces) {
    kr_value portions = KR_NULL, it, dir;
    if (!kr_hooks(ctx)->compile_file) return KR_NULL;
    it = kr_iter(ctx, path);
    while (dir = kr_next(ctx, it), !kr_isnull(dir)) {
        kr_value base, file;
        if (!kr_is_str(dir)) continue;
        if (kr_str_eq_cstr(dir, ".frozen")) { /* they come last anyway; here they come earlier */
            kr_value m = find_frozen(ctx, name);
            if (!kr_isnull(m)) return m;
            continue;
        }
        base = join(ctx, dir, tail);
        if (stat_path(ctx, base) == 2) {
            file = find_source(ctx, kr_str_format(ctx, "%U/__init__", base));
            if (!kr_isnull(file)) return load_found(ctx, name, file, dir, base);
        }
        file = find_source(ctx, base);
        if (!kr_isnull(file)) return load_found(ctx, name, file, dir, KR_NULL);
        if (namespaces && stat_path(ctx, base) == 2) {
            if (kr_isnull(portions)) portions = kr_list_new(ctx, 0, NULL);
            kr_list_append(ctx, portions, base);
        }
    }
    ctx->stop_value = KR_NULL;
    return kr_isnull(portions) ? KR_NULL : namespace_package(ctx, name, portions);
}

/* Last of all, where an installed CPython has its library. */
static kr_value library_path(kr_ctx *ctx) {
    kr_value dir = attr(ctx, ctx->vm->sys_module, "_stdlib_dir");
    return kr_isnull(dir) || !kr_is_str(dir) ? KR_NULL : kr_tuple_new(ctx, 1, &dir);
}

/* The module's place there, KR_NULL if it has none: of packages only the frozen ones are looked
 * into, which may be less than CPython's of the same name. */
static kr_value library_tail(kr_ctx *ctx, kr_value name) {
    kr_value parent = kr_import_parent(ctx, name, false);
    if (kr_str_of(parent)->len == 0) return name;
    if (!frozen_named(ctx, kr_str_cstr(ctx, parent))) return KR_NULL;
    return kr_call_method(ctx, name, kr_str_intern_rom(ctx, "replace"),
                          (kr_value[]){kr_str_from_cstr(ctx, "."), kr_str_from_cstr(ctx, "/")},
                          KR_NARGS(2, 0));
}

static kr_value find_in_library(kr_ctx *ctx, kr_value name) {
    kr_value path = library_path(ctx), tail = kr_isnull(path) ? KR_NULL : library_tail(ctx, name);
    return kr_isnull(tail) ? KR_NULL : find_on_path(ctx, name, tail, path, false);
}

/* ---- by absolute name ---- */

/* ujson is json, unless somebody has one of his own. */
static kr_value find_alias(kr_ctx *ctx, kr_value name) {
#define KR_ALIAS(name) name,
    static const char *const known[] = {
#include "vm/import_alias.def"
    };
#undef KR_ALIAS
    const char *s = kr_str_cstr(ctx, name);
    if (*s != 'u') return KR_NULL;
    for (size_t i = 0; i < KR_ARRAY_LEN(known); i++) {
        if (strcmp(s + 1, known[i]) != 0) continue;
        kr_value m = kr_import(ctx, known[i]);
        kr_dict_set_name(ctx, ctx->vm->modules, name, m);
        return m;
    }
    return KR_NULL;
}

/* A module of krait's that belongs to one which an older library has as a single file. */
static kr_value find_part(kr_ctx *ctx, kr_value name) {
    if (!kr_str_eq_cstr(name, "string.templatelib")) return KR_NULL;
    kr_value m = kr_import(ctx, "_krait_templatelib");
    kr_dict_set_name(ctx, ctx->vm->modules, name, m);
    return m;
}

static kr_value load(kr_ctx *ctx, kr_value name) {
    kr_value parent = kr_import_parent(ctx, name, false), path = KR_NULL, tail = name, pm = KR_NULL,
             m;
    size_t plen = kr_str_of(parent)->len;
    if (plen) {
        pm = kr_import_absolute(ctx, parent);
        m = kr_dict_get(ctx, ctx->vm->modules, name); /* the parent may have imported it */
        if (!kr_isnull(m)) return m;
        path = attr(ctx, pm, "__path__");
        tail =
            kr_str_intern(ctx, kr_str_of(name)->data + plen + 1, kr_str_of(name)->len - plen - 1);
    } else {
        path = kr_getattr_opt(ctx, ctx->vm->sys_module, KR_N(ctx, path));
    }
    m = find_builtin(ctx, name, false);
    if (plen && kr_isnull(path)) {
        m = find_part(ctx, name);
        if (kr_isnull(m)) not_found(ctx, name, "is not a package", parent);
    }
    if (kr_isnull(m) && plen && is_below_bound(ctx, name)) m = find_frozen(ctx, name);
    if (kr_isnull(m) && !kr_isnull(path)) {
        m = find_on_path(ctx, name, tail, path, !in_library(ctx, name));
    }
    if (kr_isnull(m)) m = find_builtin(ctx, name, true);
    if (kr_isnull(m)) m = find_frozen(ctx, name);
    if (kr_isnull(m)) m = find_alias(ctx, name);
    if (kr_isnull(m)) m = find_in_library(ctx, name);
    if (kr_isnull(m)) not_found(ctx, name, NULL, KR_NULL);
    if (!kr_isnull(pm)) kr_setattr(ctx, pm, tail, m);
    return m;
}

static kr_value load_alone(kr_ctx *ctx, void *name) {
    return load(ctx, *(kr_value *)name);
}

kr_value kr_import_absolute(kr_ctx *ctx, kr_value name) {
    kr_check_recursion(ctx, NULL);
    if (kr_has_threads(ctx)) kr_import_await(ctx, name);
    kr_value m = kr_dict_get(ctx, ctx->vm->modules, name);
    if (kr_isnull(m)) {
        return KR_CFG_THREADS ? kr_import_alone(ctx, name, load_alone) : load_alone(ctx, &name);
    }
    if (kr_is_none(m)) {
        kr_import_raise(ctx, &kr_type_ModuleNotFoundError,
                        kr_str_format(ctx, "import of %U halted; None in sys.modules", name), name,
                        KR_NULL, KR_NULL);
    }
    return m;
}

kr_value kr_import(kr_ctx *ctx, const char *name) {
    return kr_import_absolute(ctx, kr_str_intern_cstr(ctx, name));
}

/* ---- krait -m ---- */

static void run_as_main(kr_ctx *ctx, kr_unit *unit, kr_value globals, kr_value name, kr_value file,
                        kr_value package) {
    kr_value m = kr_dict_get_name(ctx, ctx->vm->modules, KR_N(ctx, __main__));
    if (!kr_isnull(m)) {
        describe(ctx, m, name, kr_isnull(file) ? KR_NONE : file, file, KR_NULL);
        set_initializing(ctx, m, false);
    }
    kr_dict_set_name(ctx, globals, KR_N(ctx, __package__), package);
    if (!kr_isnull(file)) kr_dict_set_name(ctx, globals, KR_N(ctx, __file__), file);
    kr_run_unit(ctx, unit, globals, KR_NULL);
}

static KR_NORETURN void cannot_run(kr_ctx *ctx, kr_value text) {
    kr_raise_obj(ctx, &kr_type_SystemExit, kr_str_format(ctx, "krait: %U", text));
}

static kr_value import_job(kr_ctx *ctx, void *arg) {
    return kr_import_absolute(ctx, *(kr_value *)arg);
}

/* The __path__ of the package that the module is in. */
static kr_value path_of_parent(kr_ctx *ctx, kr_value name, kr_value parent) {
    kr_value exc, path, pm = kr_protect(ctx, import_job, &parent, &exc);
    if (!kr_isnull(exc)) {
        if (!kr_is_instance_of(exc, &kr_type_ModuleNotFoundError)) kr_throw(ctx, exc);
        cannot_run(ctx,
                   kr_str_format(ctx, "Error while finding module specification for %R (%T: %S)",
                                 name, exc, exc));
    }
    path = attr(ctx, pm, "__path__");
    if (!kr_isnull(path)) return path;
    cannot_run(ctx, kr_str_format(ctx,
                                  "Error while finding module specification for %R "
                                  "(ModuleNotFoundError: __path__ attribute not found on %R while "
                                  "trying to find %R)",
                                  name, parent, name));
}

/* Runs the module, or the __main__ of the package, if it is on this path. */
static bool run_on_path(kr_ctx *ctx, const char *cname, kr_value name, kr_value tail, kr_value path,
                        kr_value globals) {
    kr_value it, dir;
    it = kr_iter(ctx, path);
    while (dir = kr_next(ctx, it), !kr_isnull(dir)) {
        kr_value base = join(ctx, dir, tail), file;
        if (!kr_isnull(find_source(ctx, kr_str_format(ctx, "%U/__init__", base)))) {
            char sub[512];
            if (strlen(cname) + 10 > sizeof sub) break;
            strcpy(sub, cname);
            strcat(sub, ".__main__");
            file = find_source(ctx, kr_str_format(ctx, "%U/__main__", base));
            if (kr_isnull(file)) {
                cannot_run(ctx, kr_str_format(ctx,
                                              "No module named %s; %R is a package and cannot be "
                                              "directly executed",
                                              sub, name));
            }
            kr_run_module_as_main(ctx, sub, globals);
            return true;
        }
        file = find_source(ctx, base);
        if (!kr_isnull(file)) {
            run_as_main(ctx, kr_hooks(ctx)->compile_file(ctx, file, file, ctx->vm->opt_level),
                        globals, name, file, kr_import_parent(ctx, name, false));
            return true;
        }
    }
    ctx->stop_value = KR_NULL;
    return false;
}

kr_value kr_run_module_as_main(kr_ctx *ctx, const char *cname, kr_value globals) {
    const kr_vm_hooks *h = kr_hooks(ctx);
    kr_value name = kr_str_intern_cstr(ctx, cname), parent = kr_import_parent(ctx, name, false);
    kr_value path, tail;
    size_t plen = kr_str_of(parent)->len;
    const kr_frozen_module *frozen = frozen_named(ctx, cname);
    if (plen) {
        path = path_of_parent(ctx, name, parent);
        tail = kr_str_intern(ctx, cname + plen + 1, strlen(cname) - plen - 1);
    } else {
        path = kr_getattr_opt(ctx, ctx->vm->sys_module, KR_N(ctx, path));
        tail = name;
    }
    if (frozen && frozen->is_package) {
        char main[256];
        snprintf(main, sizeof main, "%s.__main__", cname);
        if (frozen_named(ctx, main)) return kr_run_module_as_main(ctx, main, globals);
    } else if (frozen) {
        run_as_main(ctx, frozen_unit(ctx, frozen), globals, name, KR_NULL, parent);
        return KR_NONE;
    }
    if (run_on_path(ctx, cname, name, tail, path, globals)) return KR_NONE;
    path = library_path(ctx);
    tail = kr_isnull(path) ? KR_NULL : library_tail(ctx, name);
    if (!kr_isnull(tail) && run_on_path(ctx, cname, name, tail, path, globals)) return KR_NONE;
    if (h->find_module && h->find_module(ctx, cname)) {
        cannot_run(ctx, kr_str_format(ctx, "No code object available for %U", name));
    }
    cannot_run(ctx, kr_str_format(ctx, "No module named %U", name));
}
