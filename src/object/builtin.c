/* Calling built-in functions: const kr_builtin tables.
 *
 * The fast path checks one number and jumps; everything about wrong arguments is in cold
 * functions that say it in CPython's words. */
#include "object/exception.h"
#include "object/type_internal.h"

const char *kr_builtin_module(kr_ctx *ctx, const kr_builtin *f) {
    struct kr_type_overlay *o = ctx->vm->overlay;
    if (f->flags & KR_BF_MODULE) return f->module;
    for (uint32_t i = 0; i < o->n_modules; i++) {
        for (const kr_module_def *m = o->modules[i]; m; m = m->more) {
            if (f >= m->members && f < m->members + m->n_members) return m->name;
        }
    }
    return NULL;
}

kr_value kr_builtin_display_name(kr_ctx *ctx, const kr_builtin *f) {
    const char *module;
    if (f->owner) return kr_str_format(ctx, "%s.%s", kr_type_cname(f->owner), f->name);
    module = kr_builtin_module(ctx, f);
    if (!module || strcmp(module, "builtins") == 0) return kr_str_from_cstr(ctx, f->name);
    return kr_str_format(ctx, "%s.%s", module, f->name);
}

static bool is_method(const kr_builtin *f) {
    return f->flags & (KR_BF_METHOD | KR_BF_CLASS);
}

void kr_check_self(kr_ctx *ctx, const kr_builtin *f, kr_value self) {
    if (!f->owner || kr_is_instance_of(self, f->owner)) return;
    kr_raise_fmt(ctx, &kr_type_TypeError,
                 "descriptor '%s' for '%N' objects doesn't apply to a '%T' object", f->name,
                 f->owner, self);
}

/* The count or keywords do not fit a function of fixed arity. */
static KR_COLD KR_NORETURN void bad_fixed(kr_ctx *ctx, const kr_builtin *f, size_t want,
                                          kr_nargs n) {
    size_t got = kr_npos(n);
    kr_value name = kr_builtin_display_name(ctx, f);
    if (is_method(f)) {
        if (got == 0) {
            kr_raise_fmt(ctx, &kr_type_TypeError, "unbound method %U() needs an argument", name);
        }
        got--;
        want--;
    }
    if (kr_nkw(n)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "%U() takes no keyword arguments", name);
    }
    if (want == 0) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "%U() takes no arguments (%zu given)", name, got);
    }
    if (want == 1) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "%U() takes exactly one argument (%zu given)", name,
                     got);
    }
    kr_raise_fmt(ctx, &kr_type_TypeError, "%s expected %zu arguments, got %zu", f->name, want, got);
}

static KR_COLD KR_NORETURN void bad_var(kr_ctx *ctx, const kr_builtin *f, kr_nargs n) {
    size_t got = kr_npos(n), self = is_method(f);
    if (got < self) bad_fixed(ctx, f, 1, n);
    if (f->flags & KR_BF_CLASS && f->min == 2 && f->max == 2) bad_fixed(ctx, f, 2, n);
    if (kr_nkw(n)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "%U() takes no keyword arguments",
                     kr_builtin_display_name(ctx, f));
    }
    kr_check_args(ctx, f->name, KR_NARGS(got - self, 0), f->min - self,
                  f->max == KR_ANY ? KR_ANY : f->max - self);
    kr_raise_fmt(ctx, &kr_type_SystemError, "bad argument count");
}

/* Not inlined: its room for arguments would keep old values in the frame of every built-in. */
static KR_NOINLINE kr_value call_sig(kr_ctx *ctx, const kr_builtin *f, kr_value *args, kr_nargs n) {
    kr_value bound[KR_SIG_MAX + 1] = {KR_NULL}; /* and none here */
    size_t self = is_method(f);
    if (kr_npos(n) < self) bad_fixed(ctx, f, 1, n);
    kr_bind_args(ctx, f->name, f->sig, args, n, self, bound);
    return f->fn.sig(ctx, bound);
}

static inline void check_self(kr_ctx *ctx, const kr_builtin *f, kr_value *args) {
    if ((f->flags & KR_BF_METHOD) && KR_UNLIKELY(kr_typeof(args[0]) != f->owner)) {
        kr_check_self(ctx, f, args[0]);
    }
}

kr_value kr_builtin_call(kr_ctx *ctx, const kr_builtin *f, kr_value *args, kr_nargs n) {
    if (KR_LIKELY(kr_npos(n))) check_self(ctx, f, args);
    switch (f->kind) {
    case KR_FN_0:
        if (KR_UNLIKELY(n)) bad_fixed(ctx, f, 0, n);
        return f->fn.f0(ctx);
    case KR_FN_1:
        if (KR_UNLIKELY(n != 1)) bad_fixed(ctx, f, 1, n);
        return f->fn.f1(ctx, args[0]);
    case KR_FN_2:
        if (KR_UNLIKELY(n != 2)) bad_fixed(ctx, f, 2, n);
        return f->fn.f2(ctx, args[0], args[1]);
    case KR_FN_3:
        if (KR_UNLIKELY(n != 3)) bad_fixed(ctx, f, 3, n);
        return f->fn.f3(ctx, args[0], args[1], args[2]);
    case KR_FN_VAR:
        if (KR_UNLIKELY(kr_nkw(n) || n < f->min || (n > f->max && f->max != KR_ANY))) {
            bad_var(ctx, f, n);
        }
        return f->fn.var(ctx, kr_npos(n), args);
    case KR_FN_SIG:
        return call_sig(ctx, f, args, n);
    default:
        return f->fn.raw(ctx, kr_from_ptr(f), args, n);
    }
}

/* A built-in function with its first argument given (self of a bound method). */
kr_value kr_builtin_call_bound(kr_ctx *ctx, const kr_builtin *f, kr_value self, kr_value *args,
                               kr_nargs n) {
    size_t total = kr_npos(n) + 2 * (size_t)kr_nkw(n);
    if (f->kind == KR_FN_2 && n == 1) return f->fn.f2(ctx, self, args[0]);
    if (f->kind == KR_FN_1 && n == 0) return f->fn.f1(ctx, self);
    kr_value small[8] = {KR_NULL}, *all = small;
    if (total + 1 > KR_ARRAY_LEN(small)) {
        all = KR_AS(kr_tuple, kr_tuple_new(ctx, total + 1, NULL))->items;
    }
    all[0] = self;
    if (total) memcpy(all + 1, args, total * sizeof *all);
    return kr_builtin_call(ctx, f, all, n + 1);
}
