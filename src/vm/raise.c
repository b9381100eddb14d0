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
    kr_heap_end_exception(ctx->vm);
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

KR_NORETURN void(kr_raise_fmt)(kr_ctx *ctx, const kr_type *type, const char *fmt, ...) {
    va_list ap;
    kr_value text;
    kr_heap_begin_exception(ctx->vm);
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

KR_NORETURN void kr_raise_type_error(kr_ctx *ctx) {
    kr_raise_none(ctx, &kr_type_TypeError);
}

KR_NORETURN void kr_raise_value_error(kr_ctx *ctx) {
    kr_raise_none(ctx, &kr_type_ValueError);
}

KR_NORETURN void kr_raise_oserror(kr_ctx *ctx, int err, kr_value filename) {
    kr_heap_begin_exception(ctx->vm);
    kr_value args[3] = {kr_smallint(err), kr_str_from_cstr(ctx, strerror(err)), filename};
    kr_raise(ctx, kr_exc_new(ctx, &kr_type_OSError, kr_isnull(filename) ? 2 : 3, args));
}

KR_NORETURN void kr_raise_keyerror(kr_ctx *ctx, kr_value key) {
    kr_raise_obj(ctx, &kr_type_KeyError, key);
}

KR_NORETURN void kr_raise_memory(kr_ctx *ctx) {
    kr_value exc = ctx->vm->machine->memory_error;
    if (kr_isnull(exc)) kr_throw(ctx, KR_NONE); /* the machine is being made: it will not be */
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
    mod = kr_dict_get(ctx, ctx->vm->modules, kr_str_intern_rom(ctx, "warnings"));
    if (!kr_isnull(mod)) {
        fn = kr_getattr_opt(ctx, mod, kr_str_intern_rom(ctx, "warn"));
        if (!kr_isnull(fn)) {
            kr_call2(ctx, fn, text, kr_type_value(category));
            return;
        }
    }
    if (ignored_by_default(ctx, category)) return;
    if (f) {
        line = kr_str_format(ctx, "%U:%d: %N: %U\n", kr_unit_filename(f->quick->code->unit),
                             (int)kr_code_line(f->quick->code, kr_frame_offset(f)), category, text);
    } else {
        line = kr_str_format(ctx, "sys:1: %N: %U\n", category, text);
    }
    kr_write_stderr(ctx, line);
}

void kr_warn_at(kr_ctx *ctx, const kr_type *category, kr_value filename, uint32_t line,
                kr_value text) {
    kr_value mod = kr_dict_get(ctx, ctx->vm->modules, kr_str_intern_rom(ctx, "warnings")), fn;
    kr_value args[4] = {text, kr_type_value(category), filename, kr_smallint(line)};
    if (!kr_isnull(mod)) {
        fn = kr_getattr_opt(ctx, mod, kr_str_intern_rom(ctx, "warn_explicit"));
        if (!kr_isnull(fn)) {
            kr_call(ctx, fn, args, 4);
            return;
        }
    }
    if (ignored_by_default(ctx, category)) return;
    kr_write_stderr(ctx,
                    kr_str_format(ctx, "%U:%d: %N: %U\n", filename, (int)line, category, text));
}
