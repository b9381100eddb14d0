/* What is told on sys.stderr: exceptions that nobody caught, those that cannot be raised, and the
 * hooks of the module sys that want to know of them.
 *
 * Invariants: nothing here raises. A text is complete before any of it is written, so a broken
 * __str__ cannot leave half a traceback. Where memory is exhausted, something is told all the
 * same: C text goes straight to the system's stderr. */
#include "object/exception.h"
#include "vm/frame.h"

#include <stdio.h>

typedef struct report_job {
    kr_value exc, where, text;
    const char *what; /* happened to an exception that cannot be raised */
    const char *ctext;
    kr_value hook; /* sys.excepthook or sys.unraisablehook, KR_NULL: there is none */
    bool usual;    /* it is krait's own */
} report_job;

kr_value kr_sys_value(kr_ctx *ctx, const char *name) {
    kr_value sys = ctx->vm->sys_module;
    if (kr_isnull(sys)) return KR_NULL;
    return kr_module_get(ctx, sys, kr_str_intern_cstr(ctx, name));
}

/* ---- text ---- */

/* The job's text past sys.stderr. */
static void write_raw(kr_ctx *ctx, const report_job *j) {
    size_t n = j->ctext ? strlen(j->ctext) : 0;
    const char *s = j->ctext ? j->ctext : kr_str_data(j->text, &n);
    if (kr_hooks(ctx) && kr_hooks(ctx)->write_stderr) kr_hooks(ctx)->write_stderr(ctx, s, n);
}

static kr_value write_text(kr_ctx *ctx, void *arg) {
    report_job *j = arg;
    kr_value err = KR_NULL;
    if (!kr_isnull(ctx->vm->sys_module)) {
        err = kr_module_get(ctx, ctx->vm->sys_module, KR_N(ctx, stderr));
    }
    if (!kr_isnull(err) && kr_is_none(err)) return KR_NONE;
    if (kr_isnull(err)) {
        write_raw(ctx, j);
        return KR_NONE;
    }
    if (j->ctext) j->text = kr_str_from_cstr(ctx, j->ctext);
    return kr_call_method(ctx, err, KR_N(ctx, write), &j->text, KR_NARGS(1, 0));
}

static void write_job(kr_ctx *ctx, report_job *j) {
    kr_value exc;
    kr_protect(ctx, write_text, j, &exc);
    if (!kr_isnull(exc) && kr_is_instance_of(exc, &kr_type_MemoryError)) write_raw(ctx, j);
}

void kr_write_stderr(kr_ctx *ctx, kr_value text) {
    report_job j = {.text = text};
    write_job(ctx, &j);
}

void kr_write_stderr_cstr(kr_ctx *ctx, const char *text) {
    report_job j = {.ctext = text};
    write_job(ctx, &j);
}

static kr_value text_of(kr_ctx *ctx, void *arg) {
    return kr_exception_text(ctx, ((report_job *)arg)->exc);
}

/* Colours are for the terminal, not for what a program has put in its place. */
static kr_value paint(kr_ctx *ctx, void *arg) {
    const report_job *j = arg;
    kr_value err = kr_sys_value(ctx, "stderr"), own = kr_sys_value(ctx, "__stderr__");
    if (kr_isnull(err) || kr_isnull(own) || !kr_is(err, own)) return j->text;
    return kr_hooks(ctx)->paint(ctx, j->text);
}

void kr_print_exception(kr_ctx *ctx, kr_value exc) {
    report_job j = {.exc = exc};
    kr_value failed, text = kr_protect(ctx, text_of, &j, &failed), painted = KR_NULL;
    if (!kr_isnull(text)) {
        j.text = text;
        if (kr_hooks(ctx)->paint) painted = kr_protect(ctx, paint, &j, &failed);
        kr_write_stderr(ctx, kr_isnull(painted) ? text : painted);
        return;
    }
    char line[120]; /* no memory for anything else */
    snprintf(line, sizeof line, "%s: <traceback lost>\n", kr_type_cname(kr_typeof(exc)));
    kr_write_stderr_cstr(ctx, line);
}

/* ---- exceptions that end the program ---- */

/* If it was made. */
static kr_value flush_stdout(kr_ctx *ctx, void *arg) {
    kr_value out = kr_dict_get_name(ctx, kr_module_dict(ctx->vm->sys_module), KR_N(ctx, stdout));
    (void)arg;
    if (!kr_isnull(out) && !kr_is_none(out)) kr_call_method(ctx, out, KR_N(ctx, flush), NULL, 0);
    return KR_NONE;
}

static kr_value find_excepthook(kr_ctx *ctx, void *arg) {
    report_job *j = arg;
    kr_value usual = kr_sys_value(ctx, "__excepthook__"), hook = kr_sys_value(ctx, "excepthook");
    j->usual = !kr_isnull(hook) && !kr_isnull(usual) && kr_is(hook, usual);
    j->hook = hook;
    return KR_NONE;
}

static kr_value call_excepthook(kr_ctx *ctx, void *arg) {
    const report_job *j = arg;
    kr_value tb = KR_AS(kr_exc, j->exc)->traceback;
    return kr_call3(ctx, j->hook, kr_type_value(kr_typeof(j->exc)), j->exc,
                    kr_isnull(tb) ? KR_NONE : tb);
}

/* sys.last_exc and its older forms, for post-mortem debuggers. */
static kr_value set_last(kr_ctx *ctx, void *arg) {
    kr_value exc = ((report_job *)arg)->exc, tb = KR_AS(kr_exc, exc)->traceback;
    kr_module_set(ctx, ctx->vm->sys_module, "last_exc", exc);
    kr_module_set(ctx, ctx->vm->sys_module, "last_type", kr_type_value(kr_typeof(exc)));
    kr_module_set(ctx, ctx->vm->sys_module, "last_value", exc);
    kr_module_set(ctx, ctx->vm->sys_module, "last_traceback", kr_isnull(tb) ? KR_NONE : tb);
    return KR_NONE;
}

void kr_report_exception(kr_ctx *ctx, kr_value exc) {
    report_job j = {.exc = exc, .usual = true};
    kr_value failed;
    kr_protect(ctx, flush_stdout, NULL, &failed);
    kr_protect(ctx, find_excepthook, &j, &failed);
    kr_protect(ctx, set_last, &j, &failed);
    if (!j.usual && kr_isnull(j.hook)) kr_write_stderr_cstr(ctx, "sys.excepthook is missing\n");
    if (j.usual || kr_isnull(j.hook)) {
        kr_print_exception(ctx, exc);
        return;
    }
    kr_protect(ctx, call_excepthook, &j, &failed);
    if (kr_isnull(failed)) return;
    kr_write_stderr_cstr(ctx, "Error in sys.excepthook:\n");
    kr_print_exception(ctx, failed);
    kr_write_stderr_cstr(ctx, "\nOriginal exception was:\n");
    kr_print_exception(ctx, exc);
}

/* ---- exceptions that cannot be raised ---- */

static kr_value describe_ignored(kr_ctx *ctx, void *arg) {
    const report_job *j = arg;
    return kr_str_format(ctx, "%s: %R\n", j->what, j->where);
}

static const char ignored_in[] = "Exception ignored in";

static void print_unraisable(kr_ctx *ctx, kr_value exc, const char *what, kr_value where) {
    report_job j = {.where = where, .what = what};
    kr_value failed, text = KR_NULL;
    if (!kr_isnull(where)) text = kr_protect(ctx, describe_ignored, &j, &failed);
    if (!kr_isnull(text)) {
        kr_write_stderr(ctx, text);
    } else {
        kr_write_stderr_cstr(ctx, kr_isnull(where)
                                      ? "Exception ignored\n"
                                      : "Exception ignored in: <object repr() failed>\n");
    }
    kr_print_exception(ctx, exc);
}

/* sys.unraisablehook(args) as the program finds it */
static kr_value unraisable_hook(kr_ctx *ctx, kr_value args) {
    kr_value exc = kr_getattr(ctx, args, kr_str_intern_cstr(ctx, "exc_value"));
    kr_value obj = kr_getattr(ctx, args, kr_str_intern_cstr(ctx, "object"));
    kr_value what = kr_getattr(ctx, args, kr_str_intern_cstr(ctx, "err_msg"));
    if (kr_is_exc(exc)) {
        print_unraisable(ctx, exc, kr_is_str(what) ? kr_str_cstr(ctx, what) : ignored_in,
                         kr_is_none(obj) ? KR_NULL : obj);
    }
    return KR_NONE;
}

const kr_builtin kr_unraisable_hook =
    KR_FUNC_1("unraisablehook", unraisable_hook, "Handle an unraisable exception.");

static kr_value find_unraisablehook(kr_ctx *ctx, void *arg) {
    report_job *j = arg;
    j->hook = kr_sys_value(ctx, "unraisablehook");
    j->usual = kr_isnull(j->hook) || kr_is(j->hook, kr_from_ptr(&kr_unraisable_hook));
    return KR_NONE;
}

static kr_value call_unraisablehook(kr_ctx *ctx, void *arg) {
    static const char *const names[] = {"exc_type", "exc_value", "exc_traceback", "err_msg",
                                        "object"};
    const report_job *j = arg;
    kr_value tb = KR_AS(kr_exc, j->exc)->traceback, kw[10];
    const kr_value values[] = {kr_type_value(kr_typeof(j->exc)), j->exc,
                               kr_isnull(tb) ? KR_NONE : tb,
                               j->what == ignored_in ? KR_NONE : kr_str_from_cstr(ctx, j->what),
                               kr_isnull(j->where) ? KR_NONE : j->where};
    for (size_t i = 0; i < KR_ARRAY_LEN(names); i++) {
        kw[2 * i] = kr_str_intern_cstr(ctx, names[i]);
        kw[2 * i + 1] = values[i];
    }
    return kr_call1(ctx, j->hook,
                    kr_call(ctx, kr_type_value(&kr_type_namespace), kw, KR_NARGS(0, 5)));
}

static void unraisable(kr_ctx *ctx, kr_value exc, const char *what, kr_value where) {
    report_job j = {.where = where, .what = what, .exc = exc, .usual = true};
    kr_value failed;
    kr_protect(ctx, find_unraisablehook, &j, &failed);
    if (j.usual) {
        print_unraisable(ctx, exc, what, where);
        return;
    }
    kr_protect(ctx, call_unraisablehook, &j, &failed);
    if (!kr_isnull(failed)) print_unraisable(ctx, failed, ignored_in, j.hook);
}

void kr_unraisable(kr_ctx *ctx, kr_value exc, kr_value where) {
    unraisable(ctx, exc, ignored_in, where);
}

void kr_thread_unraisable(kr_ctx *ctx, kr_value exc, kr_value fn) {
    unraisable(ctx, exc, "Exception ignored in thread started by", fn);
}
