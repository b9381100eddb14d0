/* Raising from C, catching in C, warnings, interruption.
 *
 * Invariants: kr_throw is the only long jump. Whoever receives one finds ctx->frame as it was when
 * the exception was raised in its own extent (loop entries) or puts it back (kr_protect). An
 * exception gets its __context__ when it is raised the first time, never when it is passed on. */
#include "object/exception.h"
#include "object/int.h"
#include "vm/builtins_vm.h"
#include "vm/frame.h"

#include <stdlib.h>

static kr_value run_release(kr_ctx *ctx, void *buffer) {
    kr_release_buffer(ctx, buffer);
    return KR_NONE;
}

/* The buffers that the C frames about to be left still hold; their frames are intact here. */
static void release_buffers(kr_ctx *ctx, kr_buffer *until) {
    while (ctx->buffers != until) {
        kr_value owner = ctx->buffers->owner, problem;
        kr_protect(ctx, run_release, ctx->buffers, &problem);
        if (!kr_isnull(problem)) kr_unraisable(ctx, problem, owner);
    }
}

KR_NORETURN void kr_throw(kr_ctx *ctx, kr_value exc) {
    kr_catch *c = ctx->catch_top;
    if (!c) abort(); /* the public API protects every entry */
    if (KR_UNLIKELY(ctx->buffers != c->buffers)) release_buffers(ctx, c->buffers);
    c->exception = exc;
    longjmp(c->jump, 1);
}

static void set_context(kr_ctx *ctx, kr_value exc) {
    if (!kr_isnull(ctx->handled) && !kr_is(ctx->handled, exc)) {
        kr_exc_set_context(ctx, exc, ctx->handled);
    }
}

KR_NORETURN void kr_raise(kr_ctx *ctx, kr_value exc) {
    set_context(ctx, exc);
    kr_throw(ctx, exc);
}

KR_NORETURN void kr_raise_fmt(kr_ctx *ctx, const kr_type *type, const char *fmt, ...) {
    va_list ap;
    kr_value text;
    va_start(ap, fmt);
    text = kr_str_vformat(ctx, fmt, ap);
    va_end(ap);
    kr_raise(ctx, kr_exc_new(ctx, type, 1, &text));
}

KR_NORETURN void kr_raise_obj(kr_ctx *ctx, const kr_type *type, kr_value arg) {
    kr_raise(ctx, kr_exc_new(ctx, type, 1, &arg));
}

KR_NORETURN void kr_raise_none(kr_ctx *ctx, const kr_type *type) {
    kr_raise(ctx, kr_exc_new(ctx, type, 0, NULL));
}

KR_NORETURN void kr_raise_oserror(kr_ctx *ctx, int err, kr_value filename) {
    kr_value args[3] = {kr_smallint(err), kr_str_from_cstr(ctx, strerror(err)), filename};
    kr_raise(ctx, kr_exc_new(ctx, &kr_type_OSError, kr_isnull(filename) ? 2 : 3, args));
}

KR_NORETURN void kr_raise_keyerror(kr_ctx *ctx, kr_value key) {
    kr_raise_obj(ctx, &kr_type_KeyError, key);
}

KR_NORETURN void kr_raise_memory(kr_ctx *ctx) {
    kr_value exc = ctx->vm->machine->memory_error;
    kr_exc *e = KR_AS(kr_exc, exc);
    e->traceback = e->context = e->cause = KR_NULL;
    kr_throw(ctx, exc);
}

KR_NORETURN void kr_raise_stop(kr_ctx *ctx, kr_value value) {
    if (kr_isnull(value)) kr_raise_none(ctx, &kr_type_StopIteration);
    kr_raise_obj(ctx, &kr_type_StopIteration, value);
}

KR_NORETURN void kr_raise_recursion(kr_ctx *ctx, const char *what) {
    kr_raise_fmt(ctx, &kr_type_RecursionError, "maximum recursion depth exceeded%s",
                 what ? what : "");
}

/* ---- from the loop ---- */

kr_value kr_prepare_raise(kr_ctx *ctx, kr_value x) {
    kr_value exc = kr_exc_normalize(ctx, x);
    set_context(ctx, exc);
    return exc;
}

kr_value kr_prepare_raise_from(kr_ctx *ctx, kr_value x, kr_value cause) {
    kr_value exc = kr_exc_normalize(ctx, x);
    kr_exc *e = KR_AS(kr_exc, exc);
    if (kr_is_none(cause)) {
        e->cause = KR_NULL;
    } else {
        if (kr_is_type(cause) &&
            kr_type_is_subtype(KR_AS(const kr_type, cause), &kr_type_BaseException)) {
            cause = kr_call0(ctx, cause);
        }
        if (!kr_is_exc(cause)) {
            kr_raise_fmt(ctx, &kr_type_TypeError,
                         "exception causes must derive from BaseException");
        }
        kr_store(ctx, e, &e->cause, cause);
    }
    e->suppress_context = true;
    set_context(ctx, exc);
    return exc;
}

/* ---- catching ---- */

kr_value kr_protect(kr_ctx *ctx, kr_value (*fn)(kr_ctx *, void *), void *arg, kr_value *exc) {
    kr_catch here;
    kr_value *const sp = ctx->frame ? ctx->frame->sp : NULL;
    kr_value *const volatile top = ctx->frame ? kr_stack_top(ctx) : NULL;
    const kr_value handled = ctx->handled;
    const uint32_t depth = ctx->py_depth;
    kr_value r;
    here.prev = ctx->catch_top;
    here.frame = ctx->frame;
    here.exception = KR_NULL;
    here.c_calls = ctx->c_calls;
    here.n_guards = ctx->n_guards;
    here.buffers = ctx->buffers;
    ctx->catch_top = &here;
    if (setjmp(here.jump) == 0) {
        r = fn(ctx, arg);
        *exc = KR_NULL;
    } else {
        r = KR_NULL;
        *exc = here.exception;
        ctx->frame = here.frame;
        if (ctx->frame) {
            *kr_frame_top_slot(ctx->frame) = top;
            ctx->frame->sp = sp;
        }
        ctx->handled = handled;
        ctx->py_depth = depth;
        ctx->c_calls = here.c_calls;
        ctx->n_guards = here.n_guards;
    }
    ctx->catch_top = here.prev;
    return r;
}

/* ---- writing to sys.stderr ---- */

typedef struct text_job {
    kr_value text, exc, where;
} text_job;

static kr_value write_text(kr_ctx *ctx, void *arg) {
    text_job *j = arg;
    kr_value err =
        kr_isnull(ctx->vm->sys_module)
            ? KR_NULL
            : kr_dict_get_name(ctx, kr_module_dict(ctx->vm->sys_module), KR_N(ctx, stderr));
    if (kr_isnull(err) || kr_is_none(err)) {
        size_t n;
        const char *s = kr_str_data(j->text, &n);
        if (kr_isnull(err) && kr_hooks(ctx) && kr_hooks(ctx)->write_stderr) {
            kr_hooks(ctx)->write_stderr(ctx, s, n);
        }
        return KR_NONE;
    }
    return kr_call_method(ctx, err, KR_N(ctx, write), &j->text, KR_NARGS(1, 0));
}

void kr_write_stderr(kr_ctx *ctx, kr_value text) {
    text_job j = {.text = text};
    kr_value exc;
    kr_protect(ctx, write_text, &j, &exc);
}

static kr_value describe_ignored(kr_ctx *ctx, void *arg) {
    text_job *j = arg;
    return kr_isnull(j->where) ? kr_str_from_cstr(ctx, "Exception ignored\n")
                               : kr_str_format(ctx, "Exception ignored in: %R\n", j->where);
}

static void print_unraisable(kr_ctx *ctx, kr_value exc, kr_value where) {
    text_job j = {.where = where};
    kr_value failed;
    j.text = kr_protect(ctx, describe_ignored, &j, &failed);
    if (kr_isnull(j.text)) {
        j.text = kr_str_from_cstr(ctx, "Exception ignored in: <object repr() failed>\n");
    }
    kr_write_stderr(ctx, j.text);
    kr_print_exception(ctx, exc);
}

/* sys.unraisablehook(args) as the program finds it */
static kr_value unraisable_hook(kr_ctx *ctx, kr_value args) {
    kr_value exc = kr_getattr(ctx, args, kr_str_intern_cstr(ctx, "exc_value"));
    kr_value obj = kr_getattr(ctx, args, kr_str_intern_cstr(ctx, "object"));
    if (kr_is_exc(exc)) print_unraisable(ctx, exc, kr_is_none(obj) ? KR_NULL : obj);
    return KR_NONE;
}

const kr_builtin kr_unraisable_hook =
    KR_FUNC_1("unraisablehook", unraisable_hook, "Handle an unraisable exception.");

static kr_value call_hook(kr_ctx *ctx, void *arg) {
    static const char *const names[] = {"exc_type", "exc_value", "exc_traceback", "err_msg",
                                        "object"};
    text_job *j = arg;
    kr_value tb = KR_AS(kr_exc, j->exc)->traceback, kw[10];
    const kr_value values[] = {kr_type_value(kr_typeof(j->exc)), j->exc,
                               kr_isnull(tb) ? KR_NONE : tb, KR_NONE,
                               kr_isnull(j->where) ? KR_NONE : j->where};
    for (size_t i = 0; i < KR_ARRAY_LEN(names); i++) {
        kw[2 * i] = kr_str_intern_cstr(ctx, names[i]);
        kw[2 * i + 1] = values[i];
    }
    return kr_call1(ctx, j->text,
                    kr_call(ctx, kr_type_value(&kr_type_namespace), kw, KR_NARGS(0, 5)));
}

void kr_unraisable(kr_ctx *ctx, kr_value exc, kr_value where) {
    kr_value sys = ctx->vm->sys_module, hook = KR_NULL, failed;
    text_job j = {.where = where, .exc = exc};
    if (!kr_isnull(sys)) {
        hook =
            kr_dict_get_name(ctx, kr_module_dict(sys), kr_str_intern_cstr(ctx, "unraisablehook"));
    }
    if (kr_isnull(hook) || kr_is(hook, kr_from_ptr(&kr_unraisable_hook))) {
        print_unraisable(ctx, exc, where);
        return;
    }
    j.text = hook;
    kr_protect(ctx, call_hook, &j, &failed);
    if (!kr_isnull(failed)) print_unraisable(ctx, failed, hook);
}

/* ---- warnings ---- */

static bool ignored_by_default(kr_ctx *ctx, const kr_type *category) {
    if (kr_type_is_subtype(category, &kr_type_DeprecationWarning)) {
        kr_frame *f = kr_py_frame(ctx);
        kr_value name = f ? kr_dict_get_name(ctx, f->func->globals, KR_N(ctx, __name__)) : KR_NULL;
        return kr_isnull(name) || !kr_is(name, KR_N(ctx, __main__));
    }
    return kr_type_is_subtype(category, &kr_type_PendingDeprecationWarning) ||
           kr_type_is_subtype(category, &kr_type_ImportWarning) ||
           kr_type_is_subtype(category, &kr_type_ResourceWarning);
}

void kr_warn(kr_ctx *ctx, const kr_type *category, const char *fmt, ...) {
    va_list ap;
    kr_value text, mod, line, fn;
    kr_frame *f = kr_py_frame(ctx);
    va_start(ap, fmt);
    text = kr_str_vformat(ctx, fmt, ap);
    va_end(ap);
    mod = kr_dict_get(ctx, ctx->vm->modules, kr_str_intern_cstr(ctx, "warnings"));
    if (!kr_isnull(mod)) {
        fn = kr_getattr_opt(ctx, mod, kr_str_intern_cstr(ctx, "warn"));
        if (!kr_isnull(fn)) {
            kr_call2(ctx, fn, text, kr_type_value(category));
            return;
        }
    }
    if (ignored_by_default(ctx, category)) return;
    if (f) {
        line = kr_str_format(ctx, "%U:%d: %N: %U\n", f->quick->code->unit->names[0],
                             (int)kr_code_line(f->quick->code, kr_frame_offset(f)), category, text);
    } else {
        line = kr_str_format(ctx, "sys:1: %N: %U\n", category, text);
    }
    kr_write_stderr(ctx, line);
}

void kr_warn_at(kr_ctx *ctx, const kr_type *category, kr_value filename, uint32_t line,
                kr_value text) {
    kr_value mod = kr_dict_get(ctx, ctx->vm->modules, kr_str_intern_cstr(ctx, "warnings")), fn;
    kr_value args[4] = {text, kr_type_value(category), filename, kr_smallint(line)};
    if (!kr_isnull(mod)) {
        fn = kr_getattr_opt(ctx, mod, kr_str_intern_cstr(ctx, "warn_explicit"));
        if (!kr_isnull(fn)) {
            kr_call(ctx, fn, args, 4);
            return;
        }
    }
    if (ignored_by_default(ctx, category)) return;
    kr_write_stderr(ctx,
                    kr_str_format(ctx, "%U:%d: %N: %U\n", filename, (int)line, category, text));
}
