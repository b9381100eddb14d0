/* The import statement: which module a name means, what `from` and `*` take out of it. */
#include "object/exception.h"
#include "object/int.h"
#include "vm/builtins_vm.h"
#include "vm/frame.h"
#include "vm/import.h"

static kr_value attr(kr_ctx *ctx, kr_value obj, const char *name) {
    return kr_getattr_opt(ctx, obj, kr_str_intern_cstr(ctx, name));
}

/* Package that a relative import starts from. */
static kr_value current_package(kr_ctx *ctx, kr_value globals) {
    kr_value v = KR_NULL, name;
    if (!kr_isnull(globals) && kr_is_dict(globals)) {
        v = kr_dict_get_name(ctx, globals, KR_N(ctx, __package__));
        if (!kr_isnull(v) && !kr_is_none(v)) {
            if (!kr_is_str(v)) kr_raise_fmt(ctx, &kr_type_TypeError, "package must be a string");
            return v;
        }
        name = kr_dict_get_name(ctx, globals, KR_N(ctx, __name__));
        if (!kr_isnull(name) && kr_is_str(name)) {
            return kr_import_parent(
                ctx, name, !kr_isnull(kr_dict_get_name(ctx, globals, KR_N(ctx, __path__))));
        }
    }
    kr_raise_fmt(ctx, &kr_type_KeyError, "'__name__' not in globals");
}

static kr_value resolve(kr_ctx *ctx, kr_value name, kr_value globals, kr_sword level) {
    kr_value package = current_package(ctx, globals);
    size_t n;
    const char *s = kr_str_data(package, &n);
    if (n == 0) {
        kr_import_raise(
            ctx, &kr_type_ImportError,
            kr_str_from_cstr(ctx, "attempted relative import with no known parent package"),
            KR_NULL, KR_NULL, KR_NULL);
    }
    for (; level > 1; level--) {
        while (n > 0 && s[n - 1] != '.') n--;
        if (n == 0) {
            kr_import_raise(
                ctx, &kr_type_ImportError,
                kr_str_from_cstr(ctx, "attempted relative import beyond top-level package"),
                KR_NULL, KR_NULL, KR_NULL);
        }
        n--;
    }
    package = kr_str_intern(ctx, s, n);
    if (kr_str_of(name)->len == 0) return package;
    return kr_str_intern_value(ctx, kr_str_format(ctx, "%U.%U", package, name));
}

typedef struct sub_job {
    kr_value name;
} sub_job;

static kr_value import_sub(kr_ctx *ctx, void *arg) {
    return kr_import_absolute(ctx, ((sub_job *)arg)->name);
}

static void import_listed(kr_ctx *ctx, kr_value m, kr_value list, bool is_all);

/* `from m import x`: x may be a submodule that is not loaded yet. */
static void import_one_listed(kr_ctx *ctx, kr_value m, kr_value x, bool is_all) {
    kr_value exc, base, name;
    sub_job j;
    if (!kr_is_str(x)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "Item in %s must be str, not %T",
                     is_all ? "__all__" : "``from list''", x);
    }
    name = kr_str_intern_value(ctx, x);
    if (kr_str_eq_cstr(name, "*")) {
        kr_value all = is_all ? KR_NULL : kr_getattr_opt(ctx, m, KR_N(ctx, __all__));
        if (!kr_isnull(all)) import_listed(ctx, m, all, true);
        return;
    }
    if (kr_hasattr(ctx, m, name)) return;
    base = kr_getattr_opt(ctx, m, KR_N(ctx, __name__));
    if (kr_isnull(base) || !kr_is_str(base)) return;
    j.name = kr_str_intern_value(ctx, kr_str_format(ctx, "%U.%U", base, name));
    kr_protect(ctx, import_sub, &j, &exc);
    if (kr_isnull(exc)) return;
    if (kr_is_instance_of(exc, &kr_type_ModuleNotFoundError)) {
        kr_value missing = KR_AS(kr_exc, exc)->field[KR_IMPORT_NAME];
        if (!kr_isnull(missing) && kr_is_str(missing) && kr_str_eq(missing, j.name)) return;
    }
    kr_throw(ctx, exc);
}

static void import_listed(kr_ctx *ctx, kr_value m, kr_value list, bool is_all) {
    kr_value it = kr_iter(ctx, list), x;
    while (x = kr_next(ctx, it), !kr_isnull(x)) import_one_listed(ctx, m, x, is_all);
    ctx->stop_value = KR_NULL;
}

kr_value kr_import_name(kr_ctx *ctx, kr_value name, kr_value globals, kr_value fromlist,
                        kr_sword level) {
    kr_value full, m;
    size_t n, i, cut;
    const char *s;
    if (!kr_is_str(name)) kr_raise_fmt(ctx, &kr_type_TypeError, "module name must be a string");
    if (level < 0) kr_raise_fmt(ctx, &kr_type_ValueError, "level must be >= 0");
    if (level == 0 && kr_str_of(name)->len == 0) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "Empty module name");
    }
    full = level ? resolve(ctx, name, globals, level) : kr_str_intern_value(ctx, name);
    m = kr_import_absolute(ctx, full);
    if (!kr_isnull(fromlist) && !kr_is_none(fromlist) && kr_truth(ctx, fromlist)) {
        if (!kr_isnull(attr(ctx, m, "__path__"))) import_listed(ctx, m, fromlist, false);
        return m;
    }
    s = kr_str_data(name, &n);
    for (i = 0; i < n && s[i] != '.'; i++) continue;
    if (i == n && level == 0) return m;
    if (level && n == 0) return m;
    cut = n - i;
    s = kr_str_data(full, &n);
    return kr_import_absolute(ctx, kr_str_intern(ctx, s, n - cut));
}

static kr_value file_of(kr_ctx *ctx, kr_value m) {
    kr_value f = kr_is_exact(m, &kr_type_module)
                     ? kr_dict_get_name(ctx, kr_module_dict(m), KR_N(ctx, __file__))
                     : KR_NULL;
    return kr_isnull(f) || !kr_is_str(f) ? KR_NULL : f;
}

static bool is_initializing(kr_ctx *ctx, kr_value m) {
    kr_value spec = attr(ctx, m, "__spec__"), v;
    if (kr_isnull(spec)) return false;
    v = attr(ctx, spec, "_initializing");
    return !kr_isnull(v) && kr_is(v, KR_TRUE);
}

kr_value kr_import_from(kr_ctx *ctx, kr_value m, kr_value name) {
    kr_value v = kr_getattr_opt(ctx, m, name), mname, file, msg, key;
    if (!kr_isnull(v)) return v;
    mname = kr_getattr_opt(ctx, m, KR_N(ctx, __name__));
    bool known = !kr_isnull(mname) && kr_is_str(mname);
    if (!known) {
        mname = kr_str_from_cstr(ctx, "<unknown module name>");
    } else {
        key = kr_str_format(ctx, "%U.%U", mname, name);
        v = kr_dict_get(ctx, ctx->vm->modules, key);
        if (!kr_isnull(v)) return v;
    }
    file = file_of(ctx, m);
    if (is_initializing(ctx, m)) {
        msg = kr_str_format(ctx,
                            "cannot import name %R from partially initialized module %R (most "
                            "likely due to a circular import) (%U)",
                            name, mname,
                            kr_isnull(file) ? kr_str_from_cstr(ctx, "unknown location") : file);
    } else {
        msg = kr_str_format(ctx, "cannot import name %R from %R (%U)", name, mname,
                            kr_isnull(file) ? kr_str_from_cstr(ctx, "unknown location") : file);
    }
    kr_import_raise(ctx, &kr_type_ImportError, msg, known ? mname : KR_NULL, file, name);
}

/* Is the frame the body of a library module that CPython has loaded before the program starts? What
 * such a module imports is no business of the program's __import__. */
static bool loaded_at_start(kr_ctx *ctx, const kr_frame *f) {
    static const char *const names[] = {"os",  "posixpath",        "genericpath", "stat",
                                        "abc", "_collections_abc", "codecs"};
    kr_value globals = f->func->globals, name, spec, origin;
    if (!(f->meta & KR_FR_NS) || !kr_is(f->ns, globals)) return false;
    name = kr_dict_get_name(ctx, globals, KR_N(ctx, __name__));
    spec = kr_dict_get_name(ctx, globals, KR_N(ctx, __spec__));
    if (kr_isnull(name) || !kr_is_str(name) || kr_isnull(spec)) return false;
    origin = kr_getattr_opt(ctx, spec, kr_str_intern_rom(ctx, "origin"));
    if (kr_isnull(origin) || !kr_is_str(origin) || !kr_str_eq_cstr(origin, "frozen")) return false;
    for (size_t i = 0; i < KR_ARRAY_LEN(names); i++) {
        if (kr_str_eq_cstr(name, names[i])) return true;
    }
    return false;
}

/* IMPORT_NAME: through builtins.__import__ if the program replaced it. */
kr_value kr_op_import(kr_ctx *ctx, kr_frame *f, kr_value name, kr_value level, kr_value fromlist) {
    kr_value globals = f->func->globals, fn = kr_find_builtin(ctx, f, KR_N(ctx, __import__));
    if (!kr_isnull(fn) && !kr_is_exact(fn, &kr_type_builtin_function) && !loaded_at_start(ctx, f)) {
        kr_value args[5] = {name, globals, f->meta & KR_FR_NS ? f->ns : KR_NONE, fromlist, level};
        return kr_call(ctx, fn, args, KR_NARGS(5, 0));
    }
    if (kr_isnull(fn)) kr_raise_fmt(ctx, &kr_type_ImportError, "__import__ not found");
    return kr_import_name(ctx, name, globals, fromlist, kr_smallint_val(level));
}

static void store_star(kr_ctx *ctx, kr_frame *f, kr_value m, kr_value name) {
    kr_value v = kr_getattr(ctx, m, kr_str_intern_value(ctx, name));
    if (kr_is_exact(f->ns, &kr_type_dict))
        kr_dict_set(ctx, f->ns, name, v);
    else
        kr_setitem(ctx, f->ns, name, v);
}

void kr_op_import_star(kr_ctx *ctx, kr_frame *f, kr_value m) {
    kr_value all = kr_getattr_opt(ctx, m, KR_N(ctx, __all__)), it, name;
    bool public_only = kr_isnull(all);
    if (public_only) {
        kr_value d = kr_getattr_opt(ctx, m, KR_N(ctx, __dict__));
        if (kr_isnull(d)) {
            kr_raise_fmt(ctx, &kr_type_ImportError,
                         "from-import-* object has no __dict__ and no __all__");
        }
        all = kr_list_from_iterable(ctx, d);
    }
    it = kr_iter(ctx, all);
    while (name = kr_next(ctx, it), !kr_isnull(name)) {
        if (!kr_is_str(name)) {
            kr_raise_fmt(ctx, &kr_type_TypeError, "%s in %U.%s must be str, not %T",
                         public_only ? "Key" : "Item", kr_getattr(ctx, m, KR_N(ctx, __name__)),
                         public_only ? "__dict__" : "__all__", name);
        }
        if (public_only && kr_str_of(name)->len && kr_str_of(name)->data[0] == '_') continue;
        store_star(ctx, f, m, name);
    }
    ctx->stop_value = KR_NULL;
}
