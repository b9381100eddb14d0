/* Module atexit. The callbacks are a list of (function, args, kwargs or None) tuples, pinned for
 * the VM's life. */
#include "module/mod_atexit.h"

#include "object/dict.h"
#include "object/module.h"
#include "object/names.h"
#include "object/protocol.h"
#include "object/seq.h"
#include "object/str.h"

/* The list; made when it is asked for first. */
static kr_value callbacks(kr_ctx *ctx) {
    kr_list *l = ctx->vm->module_state[KR_MODSTATE_ATEXIT];
    if (l) return kr_from_ptr(l);
    kr_value list = kr_list_new(ctx, 0, NULL);
    kr_list_append(ctx, ctx->vm->roots, list);
    ctx->vm->module_state[KR_MODSTATE_ATEXIT] = kr_ptr(list);
    return list;
}

static kr_value x_register(kr_ctx *ctx, kr_value callee, kr_value *args, kr_nargs n) {
    uint32_t np = kr_npos(n), nk = kr_nkw(n);
    (void)callee;
    if (np == 0) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "register() takes at least 1 argument (0 given)");
    }
    if (!kr_truth(ctx, kr_call1(ctx, kr_builtins_get(ctx, kr_str_intern_rom(ctx, "callable")),
                                args[0]))) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "the first argument must be callable");
    }
    kr_value kw = nk ? kr_dict_new(ctx, nk) : KR_NONE;
    for (uint32_t i = 0; i < nk; i++) kr_dict_set(ctx, kw, args[np + 2 * i], args[np + 2 * i + 1]);
    kr_value rest = kr_tuple_new(ctx, np - 1, args + 1);
    kr_list_append(ctx, callbacks(ctx), kr_tuple3(ctx, args[0], rest, kw));
    return args[0];
}

static kr_value x_unregister(kr_ctx *ctx, kr_value fn) {
    kr_value list = callbacks(ctx);
    for (size_t i = KR_AS(kr_list, list)->len; i-- > 0;) {
        if (i >= KR_AS(kr_list, list)->len) continue;
        kr_value entry = KR_AS(kr_list, list)->items[i];
        if (!kr_equal(ctx, KR_AS(kr_tuple, entry)->items[0], fn)) continue;
        if (i < KR_AS(kr_list, list)->len && kr_is(KR_AS(kr_list, list)->items[i], entry)) {
            kr_list_del(ctx, list, i, i + 1);
        }
    }
    return KR_NONE;
}

static kr_value x_clear(kr_ctx *ctx) {
    kr_list_clear(ctx, callbacks(ctx));
    return KR_NONE;
}

static kr_value x_count(kr_ctx *ctx) {
    return kr_smallint((kr_sword)KR_AS(kr_list, callbacks(ctx))->len);
}

static kr_value run_one(kr_ctx *ctx, void *arg) {
    kr_tuple *entry = arg;
    kr_value kw = entry->items[2];
    return kr_call_ex(ctx, entry->items[0], entry->items[1], kr_is_none(kw) ? KR_NULL : kw);
}

/* What a callback registers goes to another list, and is not called any more. */
void kr_atexit_run(kr_ctx *ctx) {
    kr_list *now = ctx->vm->module_state[KR_MODSTATE_ATEXIT];
    kr_value exc;
    if (!now) return;
    ctx->vm->module_state[KR_MODSTATE_ATEXIT] = NULL;
    for (size_t i = now->len; i-- > 0;) {
        kr_tuple *entry = KR_AS(kr_tuple, now->items[i]);
        kr_protect(ctx, run_one, entry, &exc);
        if (!kr_isnull(exc)) kr_unraisable(ctx, exc, entry->items[0]);
    }
    kr_list_clear(ctx, kr_from_ptr(now));
    ctx->vm->module_state[KR_MODSTATE_ATEXIT] = now;
}

static kr_value x_run(kr_ctx *ctx) {
    kr_atexit_run(ctx);
    return KR_NONE;
}

static const kr_builtin members[] = {
    KR_FUNC_RAW("register", x_register,
                "Register a function to be executed upon normal program termination"),
    KR_FUNC_1("unregister", x_unregister,
              "Unregister an exit function which was previously registered using atexit.register"),
    KR_FUNC_0("_clear", x_clear, "Clear the list of previously registered exit functions."),
    KR_FUNC_0("_ncallbacks", x_count, "Return the number of registered exit functions."),
    KR_FUNC_0("_run_exitfuncs", x_run, "Run all registered exit functions."),
};

const kr_module_def kr_module_atexit = {
    .name = "atexit",
    .doc = KR_DOC("allow programmer to define multiple exit functions to be executed\n"
                  "upon normal program termination."),
    .members = members,
    .n_members = KR_ARRAY_LEN(members),
};
