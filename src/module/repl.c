/* The friendly prompt, and which mode is next.
 *
 * Whatever goes wrong, also here (MemoryError while a line is typed), is told and the session goes
 * on: each line runs under kr_protect. */
#include "module/repl.h"

#include <string.h>

#include "module/repl_complete.h"
#include "module/repl_session.h"
#include "object/dict.h"
#include "object/exception.h"
#include "object/module.h"
#include "object/names.h"
#include "object/protocol.h"
#include "vm/vm.h"

kr_value kr_repl_main(kr_ctx *ctx) {
    kr_value m = kr_module_new(ctx, KR_N(ctx, __main__), KR_NONE);
    kr_dict_set_name(ctx, ctx->vm->modules, KR_N(ctx, __main__), m);
    kr_value globals = kr_module_dict(m);
    kr_dict_set_name(ctx, globals, KR_N(ctx, __builtins__),
                     kr_dict_get_name(ctx, ctx->vm->modules, KR_N(ctx, builtins)));
    return globals;
}

/* ---- running ---- */
static kr_value flush(kr_ctx *ctx, void *arg) {
    kr_value out = kr_getattr_opt(ctx, ctx->vm->sys_module, KR_N(ctx, stdout));
    (void)arg;
    if (!kr_isnull(out) && !kr_is_none(out)) kr_call_method(ctx, out, KR_N(ctx, flush), NULL, 0);
    return KR_NONE;
}

static kr_value poll_late(kr_ctx *ctx, void *arg) {
    (void)arg;
    if (ctx->pending) kr_poll(ctx);
    return KR_NONE;
}

kr_value kr_session_run(kr_session *s, kr_value (*fn)(kr_ctx *, void *), void *arg) {
    kr_value exc, late;
    s->wire->interrupts(s->wire, true);
    kr_protect(s->ctx, fn, arg, &exc);
    if (kr_isnull(exc)) kr_protect(s->ctx, flush, NULL, &exc);
    s->wire->interrupts(s->wire, false);
    kr_protect(s->ctx, poll_late, NULL, &late); /* a Ctrl-C that came too late is dropped */
    kr_run_finalizers(s->ctx);
    return exc;
}

static kr_value exception_text(kr_ctx *ctx, void *arg) {
    return kr_exception_text(ctx, *(kr_value *)arg);
}

void kr_session_report(kr_session *s, kr_value exc) {
    kr_value failed, text;
    if (kr_isnull(exc)) return;
    if (kr_is_instance_of(exc, &kr_type_SystemExit)) {
        s->repl->exit = exc;
        s->end = KR_REPL_RESET;
        return;
    }
    if (!s->repl->raw) {
        kr_report_exception(s->ctx, exc);
        return;
    }
    text = kr_protect(s->ctx, exception_text, &exc, &failed);
    if (kr_isnull(text)) {
        kr_wire_say(s->wire, kr_type_cname(kr_typeof(exc)));
        kr_wire_say(s->wire, "\r\n");
        return;
    }
    kr_wire_text(s->wire, kr_str_of(text)->data, kr_str_of(text)->len);
    kr_keep(text);
}

/* ---- the friendly prompt ---- */
static kr_value run_unit(kr_ctx *ctx, void *arg) {
    kr_session *s = ((void **)arg)[0];
    kr_unit *unit = ((void **)arg)[1];
    if (s->repl->compiled) s->repl->compiled(ctx, unit);
    return kr_statement_run(ctx, &s->st, unit);
}

/* The lines so far are a statement, or another one is needed. */
static void run_lines(kr_session *s, bool last) {
    kr_value unit, exc;
    if (!kr_statement_compile(s->ctx, &s->st, last, &unit, &exc)) return;
    if (kr_isnull(exc)) {
        void *job[2] = {s, kr_ptr(unit)};
        exc = kr_session_run(s, run_unit, job);
    }
    kr_session_report(s, exc);
}

static void take_line(kr_session *s) {
    const kr_strbuf *line = &s->edit.text;
    kr_statement *st = &s->st;
    kr_wire_say(s->wire, "\r\n");
    kr_edit_remember(&s->edit, line->data, line->len);
    st->blank = true;
    for (size_t i = 0; i < line->len; i++) st->blank &= strchr(" \t", line->data[i]) != NULL;
    if (st->blank && !st->text.len) return;
    kr_strbuf_add(s->ctx, &st->text, line->data, line->len);
    kr_strbuf_add(s->ctx, &st->text, "\n", 1);
    run_lines(s, false);
}

/* One line or what was pressed instead. */
static kr_value step(kr_ctx *ctx, void *arg) {
    kr_session *s = arg;
    bool more = s->st.text.len > 0;
    size_t indent = 0;
    (void)ctx;
    if (more && s->st.incomplete != KR_INPUT_OPEN_TOKEN)
        indent = kr_edit_indent_after(s->st.text.data, s->st.text.len);
    int key = kr_edit_line(&s->edit, more ? "... " : ">>> ", indent);
    if (key == '\r') {
        take_line(s);
        return KR_NONE;
    }
    if (key == KR_KEY_END_OF_INPUT) s->end = KR_REPL_LOST;
    if (more && key == KR_CTRL_D) {
        kr_wire_say(s->wire, "\r\n");
        run_lines(s, true);
    }
    if (key == KR_CTRL_C) {
        s->st.text.len = 0;
        kr_wire_say(s->wire, "\r\n");
    }
    if (more) return KR_NONE;
    if (key == KR_CTRL_A) s->repl->raw = true;
    if (key == KR_CTRL_A || key == KR_CTRL_B || key == KR_CTRL_D) kr_wire_say(s->wire, "\r\n");
    if (key == KR_CTRL_B) kr_wire_say(s->wire, s->repl->greeting);
    if (key == KR_CTRL_D) s->end = KR_REPL_RESET;
    if (key == KR_CTRL_E) kr_session_paste(s);
    return KR_NONE;
}

static kr_value complete(kr_ctx *ctx, kr_edit *e, size_t *start) {
    kr_session *s = e->opaque;
    return kr_repl_complete(ctx, s->st.globals, e->text.data, e->pos, start);
}

static kr_value init(kr_ctx *ctx, void *arg) {
    kr_session *s = arg;
    kr_edit_init(ctx, &s->edit, s->wire, s->repl->history);
    s->edit.complete = complete;
    s->edit.opaque = s;
    kr_statement_init(ctx, &s->st, s->repl->globals);
    return KR_NONE;
}

static kr_value paste(kr_ctx *ctx, void *arg) {
    (void)ctx;
    kr_session_paste(arg);
    return KR_NONE;
}

/* Another prompt asked for paste mode, or for raw mode which is over now. */
static void leave(kr_session *s) {
    kr_value exc = KR_NULL;
    if (s->repl->paste) kr_protect(s->ctx, paste, s, &exc);
    kr_session_report(s, exc);
    if (s->end == KR_REPL_RUNS) s->end = KR_REPL_LEAVE;
}

static void friendly(kr_session *s) {
    kr_value exc;
    if (s->repl->once) {
        leave(s);
        return;
    }
    kr_wire_say(s->wire, s->repl->greeting);
    while (s->end == KR_REPL_RUNS && !s->repl->raw) {
        kr_protect(s->ctx, step, s, &exc);
        if (kr_isnull(exc)) continue;
        s->st.text.len = 0;
        kr_wire_say(s->wire, "\r\n");
        kr_session_report(s, exc);
    }
}

kr_repl_end kr_repl_run(kr_ctx *ctx, kr_repl *r) {
    kr_session s = {.ctx = ctx, .repl = r, .wire = r->wire};
    kr_value exc;
    r->exit = KR_NULL;
    r->wire->interrupts(r->wire, false);
    kr_protect(ctx, init, &s, &exc);
    if (!kr_isnull(exc)) {
        kr_print_exception(ctx, exc);
        return KR_REPL_RESET;
    }
    while (s.end == KR_REPL_RUNS) {
        if (r->raw)
            kr_session_raw(&s);
        else
            friendly(&s);
    }
    return s.end;
}
