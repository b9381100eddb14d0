/* Helpers for displays, calls, names, text, annotations and async statements.
 *
 * Invariants: a helper has no frame of its own, so ctx->frame is the frame of the code that called
 * it. An .mpy file may call helpers with anything: whatever is not looked at by what is called with
 * it is checked here. */
#include "vm/helpers.h"

#include "object/exception.h"
#include "object/format.h"
#include "object/int.h"
#include "vm/gen.h"

#define UNUSED_N (void)n

KR_NORETURN void kr_helper_misused(kr_ctx *ctx, kr_value arg) {
    kr_raise_fmt(ctx, &kr_type_SystemError, "helper called with %T", arg);
}

kr_value kr_helper_exact(kr_ctx *ctx, kr_value arg, const kr_type *type) {
    if (!kr_is_exact(arg, type)) kr_helper_misused(ctx, arg);
    return arg;
}

kr_sword kr_helper_count(kr_ctx *ctx, kr_value arg) {
    if (!kr_is_smallint(arg)) kr_helper_misused(ctx, arg);
    return kr_smallint_val(arg);
}

kr_value kr_helper_name(kr_ctx *ctx, kr_value arg) {
    if (!kr_is_str(arg)) kr_helper_misused(ctx, arg);
    return kr_str_is_interned(arg) ? arg : kr_str_intern_value(ctx, arg);
}

const kr_value *kr_helper_tuple(kr_ctx *ctx, kr_value arg, size_t *n) {
    return kr_seq_items(kr_helper_exact(ctx, arg, &kr_type_tuple), n);
}

static kr_function *function_arg(kr_ctx *ctx, kr_value arg) {
    return KR_AS(kr_function, kr_helper_exact(ctx, arg, &kr_type_function));
}

/* ---- displays and calls ---- */

static bool is_iterable(kr_ctx *ctx, kr_value v) {
    return !kr_isnull(kr_type_lookup(ctx, kr_typeof(v), KR_N(ctx, __iter__))) ||
           !kr_isnull(kr_type_lookup(ctx, kr_typeof(v), KR_N(ctx, __getitem__)));
}

static void check_starred(kr_ctx *ctx, kr_value v) {
    if (!is_iterable(ctx, v)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "Value after * must be an iterable, not %T", v);
    }
}

kr_value kr_help_list_extend(kr_ctx *ctx, size_t n, const kr_value *args) {
    UNUSED_N;
    check_starred(ctx, args[1]);
    kr_list_extend(ctx, kr_helper_exact(ctx, args[0], &kr_type_list), args[1]);
    return args[0];
}

kr_value kr_help_set_update(kr_ctx *ctx, size_t n, const kr_value *args) {
    UNUSED_N;
    kr_set_update(ctx, kr_helper_exact(ctx, args[0], &kr_type_set), args[1]);
    return args[0];
}

kr_value kr_help_dict_update(kr_ctx *ctx, size_t n, const kr_value *args) {
    UNUSED_N;
    if (!kr_is_dict(args[1]) && !kr_hasattr(ctx, args[1], KR_N(ctx, keys))) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "'%T' object is not a mapping", args[1]);
    }
    kr_dict_update(ctx, kr_helper_exact(ctx, args[0], &kr_type_dict), args[1]);
    return args[0];
}

kr_value kr_help_dict(kr_ctx *ctx, size_t n, const kr_value *args) {
    kr_value d = kr_dict_new(ctx, n / 2);
    for (size_t i = 0; i + 1 < n; i += 2) kr_setitem(ctx, d, args[i], args[i + 1]);
    return d;
}

/* What lies `depth` slots below the argument on the frame's stack; KR_NULL if that is outside. */
static kr_value below(kr_ctx *ctx, const kr_value *args, kr_value depth) {
    const kr_frame *f = ctx->frame;
    if (!kr_is_smallint(depth) || args < f->fp || args > f->sp || kr_smallint_val(depth) < 0 ||
        kr_smallint_val(depth) > args - f->fp)
        return KR_NULL;
    return args[-kr_smallint_val(depth)];
}

kr_value kr_help_kw_copy(kr_ctx *ctx, size_t n, const kr_value *args) {
    kr_value d;
    UNUSED_N;
    if (!kr_is_dict(args[0]) && !kr_hasattr(ctx, args[0], KR_N(ctx, keys))) {
        kr_value callee = below(ctx, args, args[1]);
        if (!kr_isnull(callee)) kr_raise_no_mapping(ctx, callee, args[0]);
        return args[0]; /* the call will complain */
    }
    d = kr_dict_new(ctx, 0);
    kr_dict_update(ctx, d, args[0]);
    return d;
}

kr_value kr_help_star_copy(kr_ctx *ctx, size_t n, const kr_value *args) {
    UNUSED_N;
    check_starred(ctx, args[0]);
    return kr_tuple_from_iterable(ctx, args[0]);
}

kr_value kr_help_tuple(kr_ctx *ctx, size_t n, const kr_value *args) {
    UNUSED_N;
    return kr_tuple_from_iterable(ctx, args[0]);
}

kr_value kr_help_unpack_ex(kr_ctx *ctx, size_t n, const kr_value *args) {
    kr_sword before = kr_helper_count(ctx, args[1]), after = kr_helper_count(ctx, args[2]);
    kr_value all, mid, out;
    const kr_value *items;
    size_t have;
    UNUSED_N;
    if (!is_iterable(ctx, args[0])) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "cannot unpack non-iterable %T object", args[0]);
    }
    all = kr_list_from_iterable(ctx, args[0]);
    items = kr_seq_items(all, &have);
    if (before < 0 || after < 0 || before > INT32_MAX || after > INT32_MAX) {
        kr_helper_misused(ctx, args[1]);
    }
    if (have < (size_t)(before + after)) {
        kr_raise_fmt(ctx, &kr_type_ValueError,
                     "not enough values to unpack (expected at least %zd, got %zu)",
                     (ptrdiff_t)(before + after), have);
    }
    mid = kr_list_new(ctx, have - (size_t)(before + after), items + before);
    out = kr_tuple_new(ctx, (size_t)(before + 1 + after), NULL);
    memcpy(KR_AS(kr_tuple, out)->items, items, (size_t)before * sizeof(kr_value));
    KR_AS(kr_tuple, out)->items[before] = mid;
    memcpy(KR_AS(kr_tuple, out)->items + before + 1, items + have - after,
           (size_t)after * sizeof(kr_value));
    return out;
}

/* ---- names ---- */

typedef struct item_job {
    kr_value map, key;
} item_job;

static kr_value get_item(kr_ctx *ctx, void *arg) {
    item_job *j = arg;
    return kr_getitem(ctx, j->map, j->key);
}

/* ns[name], KR_NULL if it has none. */
static kr_value from_namespace(kr_ctx *ctx, kr_value ns, kr_value name) {
    item_job j = {ns, name};
    kr_value v, exc;
    if (kr_is_none(ns)) return KR_NULL;
    if (kr_is_exact(ns, &kr_type_dict)) return kr_dict_get(ctx, ns, name);
    v = kr_protect(ctx, get_item, &j, &exc);
    if (kr_isnull(exc)) return v;
    if (!kr_is_instance_of(exc, &kr_type_KeyError)) kr_throw(ctx, exc);
    return KR_NULL;
}

static kr_value from_cell(kr_ctx *ctx, kr_value cell, kr_value name) {
    kr_value v = KR_AS(kr_cell, kr_helper_exact(ctx, cell, &kr_type_cell))->value;
    if (!kr_isnull(v)) return v;
    kr_raise_fmt(ctx, &kr_type_NameError,
                 "cannot access free variable '%U' where it is not associated with a value in "
                 "enclosing scope",
                 name);
}

static kr_value namespace_of_caller(kr_ctx *ctx) {
    kr_frame *f = ctx->frame;
    return f->meta & KR_FR_NS ? f->ns : kr_frame_locals(ctx, f);
}

kr_value kr_help_class_deref(kr_ctx *ctx, size_t n, const kr_value *args) {
    kr_value name = kr_helper_name(ctx, args[0]);
    kr_value v = from_namespace(ctx, namespace_of_caller(ctx), name);
    UNUSED_N;
    return kr_isnull(v) ? from_cell(ctx, args[1], name) : v;
}

kr_value kr_help_dict_or_global(kr_ctx *ctx, size_t n, const kr_value *args) {
    kr_value name = kr_helper_name(ctx, args[0]), v = from_namespace(ctx, args[1], name);
    UNUSED_N;
    return kr_isnull(v) ? kr_load_global(ctx, ctx->frame, name) : v;
}

kr_value kr_help_dict_or_cell(kr_ctx *ctx, size_t n, const kr_value *args) {
    kr_value name = kr_helper_name(ctx, args[0]), v = from_namespace(ctx, args[1], name);
    UNUSED_N;
    return kr_isnull(v) ? from_cell(ctx, args[2], name) : v;
}

kr_value kr_help_locals(kr_ctx *ctx, size_t n, const kr_value *args) {
    UNUSED_N;
    (void)args;
    return namespace_of_caller(ctx);
}

kr_value kr_help_cell(kr_ctx *ctx, size_t n, const kr_value *args) {
    return kr_cell_new(ctx, n ? args[0] : KR_NULL);
}

kr_value kr_help_closure(kr_ctx *ctx, size_t n, const kr_value *args) {
    kr_function *f = function_arg(ctx, args[0]);
    size_t count;
    const kr_value *cells = kr_helper_tuple(ctx, args[1], &count);
    UNUSED_N;
    if (f->n_closure || count != kr_function_n_free(kr_function_code(ctx, f))) {
        kr_helper_misused(ctx, args[1]);
    }
    kr_function_check(ctx, KR_NULL, KR_NULL, cells, (uint32_t)count);
    return kr_function_new(ctx, kr_function_code(ctx, f), f->globals, f->defaults,
                           kr_function_rare(f)->kwdefaults, cells, (uint32_t)count);
}

/* ---- text ---- */

kr_value kr_help_format(kr_ctx *ctx, size_t n, const kr_value *args) {
    kr_value v = n && n <= 3 ? args[0] : KR_NULL;
    kr_sword conv = n > 1 ? kr_helper_count(ctx, args[1]) : 0;
    if (kr_isnull(v)) kr_helper_misused(ctx, KR_NONE);
    if (n > 2 && !kr_is_str(args[2])) kr_helper_misused(ctx, args[2]);
    if (conv == 'r')
        v = kr_repr(ctx, v);
    else if (conv == 's')
        v = kr_tostr(ctx, v);
    else if (conv == 'a')
        v = kr_ascii(ctx, v);
    if (n > 2) return kr_format(ctx, v, args[2]);
    if (kr_is_exact(v, &kr_type_str)) return v;
    if (kr_is_smallint(v)) return kr_tostr(ctx, v);
    return kr_format(ctx, v, ctx->vm->str_empty);
}

/* ---- annotations ---- */

kr_value kr_help_annotate(kr_ctx *ctx, size_t n, const kr_value *args) {
    kr_function *f = function_arg(ctx, args[0]);
    UNUSED_N;
    kr_function_extra *x = kr_function_own_extra(ctx, f);
    kr_store(ctx, x, &x->annotate, args[1]);
    return args[0];
}

kr_value kr_help_annotations(kr_ctx *ctx, size_t n, const kr_value *args) {
    kr_function *f = function_arg(ctx, args[0]);
    size_t count;
    const kr_value *items = kr_helper_tuple(ctx, args[1], &count);
    kr_value d = kr_dict_new(ctx, count / 2);
    UNUSED_N;
    for (size_t i = 0; i + 1 < count; i += 2) kr_dict_set(ctx, d, items[i], items[i + 1]);
    kr_function_extra *x = kr_function_own_extra(ctx, f);
    kr_store(ctx, x, &x->annotations, d);
    return args[0];
}

kr_value kr_help_setup_annotations(kr_ctx *ctx, size_t n, const kr_value *args) {
    kr_value ns = namespace_of_caller(ctx), name = KR_N(ctx, __annotations__), d;
    UNUSED_N;
    (void)args;
    d = from_namespace(ctx, ns, name);
    if (!kr_isnull(d)) return d;
    d = kr_dict_new(ctx, 0);
    kr_setitem(ctx, ns, name, d);
    return d;
}

kr_value kr_help_annotate_format(kr_ctx *ctx, size_t n, const kr_value *args) {
    UNUSED_N;
    if (!kr_is(args[0], kr_smallint(1)) && !kr_is(args[0], kr_smallint(2))) {
        if (kr_is_smallint(args[0]) || !kr_is_int(args[0]) || kr_as_int(ctx, args[0]) > 2) {
            kr_raise_none(ctx, &kr_type_NotImplementedError);
        }
    }
    return KR_NONE;
}

kr_value kr_help_type_params(kr_ctx *ctx, size_t n, const kr_value *args) {
    kr_function *f = function_arg(ctx, args[0]);
    UNUSED_N;
    kr_function_extra *x = kr_function_own_extra(ctx, f);
    kr_store(ctx, x, &x->type_params, kr_helper_exact(ctx, args[1], &kr_type_tuple));
    return args[0];
}

/* ---- async ---- */

kr_value kr_help_aiter(kr_ctx *ctx, size_t n, const kr_value *args) {
    const kr_type *t = kr_typeof(args[0]);
    kr_value it;
    UNUSED_N;
    while (t && !kr_slots_of(t)->aiter && !(t->flags & KR_TF_HEAP)) t = t->base;
    if (!t || !kr_slots_of(t)->aiter) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "'async for' requires an object with __aiter__ method, got %T", args[0]);
    }
    it = kr_slots_of(t)->aiter(ctx, args[0]);
    for (t = kr_typeof(it); t && !kr_slots_of(t)->anext && !(t->flags & KR_TF_HEAP);) t = t->base;
    if (!t || !kr_slots_of(t)->anext) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "'async for' received an object from __aiter__ that does not implement "
                     "__anext__: %T",
                     it);
    }
    return it;
}

static kr_value await_next(kr_ctx *ctx, void *next) {
    return kr_get_awaitable(ctx, *(kr_value *)next, "");
}

kr_value kr_help_anext(kr_ctx *ctx, size_t n, const kr_value *args) {
    const kr_type *t = kr_typeof(args[0]);
    kr_value next, it, exc, wrapped;
    UNUSED_N;
    while (t && !kr_slots_of(t)->anext && !(t->flags & KR_TF_HEAP)) t = t->base;
    if (!t || !kr_slots_of(t)->anext) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "'async for' requires an iterator with __anext__ method, got %T", args[0]);
    }
    next = kr_slots_of(t)->anext(ctx, args[0]);
    it = kr_protect(ctx, await_next, &next, &exc);
    if (kr_isnull(exc)) return it;
    wrapped = kr_exc_new_fmt(ctx, &kr_type_TypeError,
                             "'async for' received an invalid object from __anext__: %T", next);
    kr_exc_set_context(ctx, wrapped, exc);
    kr_store(ctx, kr_ptr(wrapped), &KR_AS(kr_exc, wrapped)->cause, exc);
    KR_AS(kr_exc, wrapped)->suppress_context = true;
    kr_throw(ctx, wrapped);
}

kr_value kr_help_async_with(kr_ctx *ctx, size_t n, const kr_value *args) {
    kr_value mgr = args[0], enter, leave;
    const kr_type *t = kr_typeof(mgr);
    UNUSED_N;
    enter = kr_type_lookup(ctx, t, KR_N(ctx, __aenter__));
    leave = kr_type_lookup(ctx, t, KR_N(ctx, __aexit__));
    if (kr_isnull(enter) || kr_isnull(leave)) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "'%T' object does not support the asynchronous context manager protocol "
                     "(missed %s method)",
                     mgr, kr_isnull(leave) ? "__aexit__" : "__aenter__");
    }
    leave = kr_bind(ctx, leave, mgr, t);
    enter = kr_call0(ctx, kr_bind(ctx, enter, mgr, t));
    return kr_tuple2(ctx,
                     kr_get_awaitable(ctx, enter,
                                      "'async with' received an object from __aenter__ that does "
                                      "not implement __await__"),
                     leave);
}

kr_value kr_help_async_exit(kr_ctx *ctx, size_t n, const kr_value *args) {
    kr_value exc = args[0], r;
    UNUSED_N;
    if (kr_is_exc(exc)) {
        kr_value tb = KR_AS(kr_exc, exc)->traceback;
        r = kr_call3(ctx, args[1], kr_type_value(kr_typeof(exc)), exc,
                     kr_isnull(tb) ? KR_NONE : tb);
    } else {
        r = kr_call3(ctx, args[1], KR_NONE, KR_NONE, KR_NONE);
    }
    return kr_get_awaitable(ctx, r,
                            "'async with' received an object from __aexit__ that does not "
                            "implement __await__");
}

/* ---- names of the REPL ---- */

static kr_value repl_print(kr_ctx *ctx, kr_value v) {
    kr_value hook = kr_getattr_opt(ctx, ctx->vm->sys_module, kr_str_intern_rom(ctx, "displayhook"));
    if (kr_isnull(hook)) kr_raise_fmt(ctx, &kr_type_RuntimeError, "lost sys.displayhook");
    return kr_call1(ctx, hook, v);
}

const kr_builtin kr_repl_print =
    KR_FUNC_1("__repl_print__", repl_print, "Shows the value of an expression statement.");
