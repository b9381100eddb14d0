/* os.environ and os.environb: one mapping of bytes to bytes shown as str or as bytes.
 *
 * Every change goes to the C library's environment too, so that children see it. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "module/os_parts.h"
#include "object/bytes.h"
#include "object/dict.h"
#include "object/names.h"
#include "object/module.h"
#include "object/path.h"
#include "object/protocol.h"
#include "object/seq.h"
#include "object/str.h"

extern char **environ;

typedef struct kr_environ {
    kr_object base;
    kr_value data; /* dict: bytes -> bytes */
    bool bytes;    /* keys and values are shown as bytes */
} kr_environ;

static kr_environ *env_of(kr_value v) {
    return KR_AS(kr_environ, v);
}

static void env_trace(kr_visitor *v, kr_object *obj) {
    kr_visit(v, &((kr_environ *)obj)->data);
}

/* Outer to inner form; TypeError for the wrong type. */
static kr_value inner(kr_ctx *ctx, kr_value self, kr_value v) {
    if (env_of(self)->bytes ? !kr_is_bytes(v) : !kr_is_str(v)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "%s expected, not %T",
                     env_of(self)->bytes ? "bytes" : "str", v);
    }
    return kr_path_encode(ctx, v);
}

static kr_value outer(kr_ctx *ctx, kr_value self, kr_value v) {
    return env_of(self)->bytes ? v : kr_path_str(ctx, v);
}

/* ---- the C library's side ---- */
static const char *c_string(kr_ctx *ctx, kr_value v) {
    kr_os_path p;
    kr_os_path_arg(ctx, "putenv", "name", v, 0, &p);
    return p.c;
}

static void put(kr_ctx *ctx, kr_value name, kr_value value) {
    const char *n = c_string(ctx, name), *v = c_string(ctx, value);
    if (strchr(n, '=')) kr_raise_fmt(ctx, &kr_type_ValueError, "illegal environment variable name");
    if (setenv(n, v, 1)) kr_raise_oserror(ctx, errno, KR_NULL);
}

static void take(kr_ctx *ctx, kr_value name) {
    if (unsetenv(c_string(ctx, name))) kr_raise_oserror(ctx, errno, KR_NULL);
}

static kr_value o_putenv(kr_ctx *ctx, kr_value name, kr_value value) {
    put(ctx, kr_path_encode(ctx, kr_fspath(ctx, name)), kr_path_encode(ctx, kr_fspath(ctx, value)));
    return KR_NONE;
}

static kr_value o_unsetenv(kr_ctx *ctx, kr_value name) {
    take(ctx, kr_path_encode(ctx, kr_fspath(ctx, name)));
    return KR_NONE;
}

static const kr_builtin members[] = {
    KR_FUNC_2("putenv", o_putenv, "Change or add an environment variable."),
    KR_FUNC_1("unsetenv", o_unsetenv, "Delete an environment variable."),
};

const kr_module_def kr_os_environ_part = {
    .name = "posix",
    .members = members,
    .n_members = KR_ARRAY_LEN(members),
    .more = NULL,
};

/* ---- mapping ---- */
static kr_value env_subscr(kr_ctx *ctx, kr_value self, kr_value key) {
    kr_value v = kr_dict_get(ctx, env_of(self)->data, inner(ctx, self, key));
    if (kr_isnull(v)) kr_raise_keyerror(ctx, key);
    return outer(ctx, self, v);
}

static void env_store(kr_ctx *ctx, kr_value self, kr_value key, kr_value value) {
    kr_value k = inner(ctx, self, key);
    if (kr_isnull(value)) {
        take(ctx, k);
        if (!kr_dict_del(ctx, env_of(self)->data, k)) kr_raise_keyerror(ctx, key);
        return;
    }
    kr_value v = inner(ctx, self, value);
    put(ctx, k, v);
    kr_dict_set(ctx, env_of(self)->data, k, v);
}

static size_t env_len(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return kr_dict_len(env_of(self)->data);
}

static bool env_contains(kr_ctx *ctx, kr_value self, kr_value key) {
    return !kr_isnull(kr_dict_get(ctx, env_of(self)->data, inner(ctx, self, key)));
}

/* A plain dict with the same content. */
static kr_value env_copy(kr_ctx *ctx, kr_value self) {
    kr_value d = kr_dict_new(ctx, kr_dict_len(env_of(self)->data)), k, v;
    for (size_t pos = 0; kr_dict_next(env_of(self)->data, &pos, &k, &v);) {
        kr_dict_set(ctx, d, outer(ctx, self, k), outer(ctx, self, v));
    }
    return d;
}

static kr_value env_iter(kr_ctx *ctx, kr_value self) {
    return kr_iter(ctx, env_copy(ctx, self));
}

static kr_value env_keys(kr_ctx *ctx, kr_value self) {
    return kr_dict_view_new(ctx, env_copy(ctx, self), 0);
}

static kr_value env_values(kr_ctx *ctx, kr_value self) {
    return kr_dict_view_new(ctx, env_copy(ctx, self), 1);
}

static kr_value env_items(kr_ctx *ctx, kr_value self) {
    return kr_dict_view_new(ctx, env_copy(ctx, self), 2);
}

static kr_value env_repr(kr_ctx *ctx, kr_value self) {
    return kr_str_format(ctx, "environ(%R)", env_copy(ctx, self));
}

static kr_value get_or(kr_ctx *ctx, kr_value self, kr_value key, kr_value dflt) {
    kr_value v = kr_dict_get(ctx, env_of(self)->data, inner(ctx, self, key));
    return kr_isnull(v) ? dflt : outer(ctx, self, v);
}

static kr_value env_get(kr_ctx *ctx, const kr_value *a) {
    return get_or(ctx, a[0], a[1], kr_isnull(a[2]) ? KR_NONE : a[2]);
}

static kr_value env_setdefault(kr_ctx *ctx, size_t n, const kr_value *a) {
    (void)n;
    kr_value v = get_or(ctx, a[0], a[1], KR_NULL);
    if (!kr_isnull(v)) return v;
    env_store(ctx, a[0], a[1], a[2]);
    return a[2];
}

static kr_value env_pop(kr_ctx *ctx, size_t n, const kr_value *a) {
    kr_value v = get_or(ctx, a[0], a[1], KR_NULL);
    if (kr_isnull(v)) {
        if (n > 2) return a[2];
        kr_raise_keyerror(ctx, a[1]);
    }
    env_store(ctx, a[0], a[1], KR_NULL);
    return v;
}

static kr_value env_popitem(kr_ctx *ctx, kr_value self) {
    size_t pos = 0;
    kr_value k, v;
    if (!kr_dict_next(env_of(self)->data, &pos, &k, &v)) kr_raise_none(ctx, &kr_type_KeyError);
    kr_value key = outer(ctx, self, k), value = outer(ctx, self, v);
    env_store(ctx, self, key, KR_NULL);
    return kr_tuple2(ctx, key, value);
}

static kr_value env_clear(kr_ctx *ctx, kr_value self) {
    while (env_len(ctx, self)) env_popitem(ctx, self);
    return KR_NONE;
}

static void update_from(kr_ctx *ctx, kr_value self, kr_value src) {
    kr_value d = kr_dict_new(ctx, 8), k, v;
    kr_dict_update(ctx, d, src);
    for (size_t pos = 0; kr_dict_next(d, &pos, &k, &v);) env_store(ctx, self, k, v);
}

static kr_value env_update(kr_ctx *ctx, kr_value callee, kr_value *args, kr_nargs n) {
    (void)callee;
    kr_value self = args[0];
    if (!kr_is_exact(self, &kr_type_os_environ)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "update() needs os.environ, not %T", self);
    }
    kr_check_args(ctx, "update", KR_NARGS(kr_npos(n) - 1, 0), 0, 1);
    if (kr_npos(n) == 2) update_from(ctx, self, args[1]);
    for (uint32_t i = 0; i < kr_nkw(n); i++) {
        env_store(ctx, self, args[kr_npos(n) + 2 * i], args[kr_npos(n) + 2 * i + 1]);
    }
    return KR_NONE;
}

static bool is_mapping(kr_value v) {
    return kr_is_dict(v) || kr_is_exact(v, &kr_type_os_environ);
}

static kr_value plain(kr_ctx *ctx, kr_value v) {
    return kr_is_exact(v, &kr_type_os_environ) ? env_copy(ctx, v) : v;
}

static kr_value env_binary(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b) {
    if (op != KR_BIN_OR || !is_mapping(a) || !is_mapping(b)) return KR_NOTIMPL;
    kr_value d = kr_dict_copy(ctx, plain(ctx, a));
    kr_dict_update(ctx, d, plain(ctx, b));
    return d;
}

static kr_value env_inplace(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b) {
    if (op != KR_BIN_IOR) return KR_NOTIMPL;
    update_from(ctx, a, b);
    return a;
}

static kr_value env_compare(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b) {
    if ((op != KR_BIN_EQ && op != KR_BIN_NE) || !is_mapping(b)) return KR_NOTIMPL;
    return kr_bool(kr_dict_equal(ctx, plain(ctx, a), plain(ctx, b)) == (op == KR_BIN_EQ));
}

#define OWN &kr_type_os_environ
static const kr_builtin env_methods[] = {
    KR_METHOD_1(OWN, "keys", env_keys, "The names of the variables."),
    KR_METHOD_1(OWN, "values", env_values, "The values of the variables."),
    KR_METHOD_1(OWN, "items", env_items, "Pairs of name and value."),
    KR_METHOD_SIG(OWN, "get", env_get, "key,default=", "The value of key, or default."),
    KR_METHOD_1(OWN, "copy", env_copy, "A dict with the same content."),
    KR_METHOD_VAR(OWN, "setdefault", env_setdefault, 3, 3,
                  "The value of key, set to value if absent."),
    KR_METHOD_VAR(OWN, "pop", env_pop, 2, 3, "Removes key and returns its value."),
    KR_METHOD_1(OWN, "popitem", env_popitem, "Removes and returns some pair."),
    KR_METHOD_1(OWN, "clear", env_clear, "Removes all variables."),
    KR_METHOD_RAW(OWN, "update", env_update, "Sets variables from a mapping, pairs or keywords."),
    KR_OPERATORS("__or__ __ror__ __ior__"),
};
#undef OWN

const kr_type kr_type_os_environ = {
    .base_object = {&kr_type_type},
    .name = "os._Environ",
    .base = &kr_type_object,
    .flags = KR_TF_NO_NEW | KR_TF_MAPPING,
    .version = 1,
    .size = sizeof(kr_environ),
    .methods = env_methods,
    .n_methods = KR_ARRAY_LEN(env_methods),
    .trace = env_trace,
    .repr = env_repr,
    .hash = kr_unhashable,
    .compare = env_compare,
    .iter = env_iter,
    .binary = env_binary,
    .inplace = env_inplace,
    .subscr = env_subscr,
    .store_subscr = env_store,
    .len = env_len,
    .contains = env_contains,
};

static kr_value new_environ(kr_ctx *ctx, kr_value data, bool bytes) {
    kr_environ *e = kr_heap_new(ctx, &kr_type_os_environ, sizeof *e);
    kr_store_init(&e->data, data);
    e->bytes = bytes;
    return kr_from_ptr(e);
}

void kr_os_init_environ(kr_ctx *ctx, kr_value module) {
    kr_value data = kr_dict_new(ctx, 32);
    for (char **p = environ; p && *p; p++) {
        const char *eq = strchr(*p + (**p == '='), '=');
        if (!eq) continue;
        kr_value name = kr_bytes_new(ctx, *p, (size_t)(eq - *p));
        if (!kr_isnull(kr_dict_get(ctx, data, name))) continue;
        kr_dict_set(ctx, data, name, kr_bytes_new(ctx, eq + 1, strlen(eq + 1)));
    }
    kr_module_set(ctx, module, "environ", data); /* as CPython has it: bytes */
    kr_module_set(ctx, module, "_environ", new_environ(ctx, data, false));
    kr_module_set(ctx, module, "environb", new_environ(ctx, data, true));
}
