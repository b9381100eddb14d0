/* The prompt for a person at a terminal: statements of several lines that can be edited as a whole,
 * history, completion.
 *
 * While a statement is typed the terminal is in raw mode; while one runs, and where something is
 * reported, it is as the program expects it. */
#include <string.h>
#include <unistd.h>

#include "cli/block.h"
#include "cli/cli.h"
#include "cli/history.h"
#include "module/repl.h"
#include "module/repl_complete.h"
#include "module/repl_help.h"
#include "module/repl_statement.h"
#include "object/dict.h"
#include "object/exception.h"
#include "object/names.h"

typedef struct shell {
    kr_block block; /* first */
    kr_statement st;
    kr_history history;
    kr_value units; /* list: what the text was compiled to, statement by statement */
    kr_value wrong; /* why it was not, or KR_NULL */
    bool done;
} shell;

/* ---- compiling ---- */

/* Does a clause of a statement begin there that began before? */
static bool is_clause(const char *s, size_t n) {
    static const char *const words[] = {"elif", "else", "except", "finally"};
    for (size_t i = 0; i < KR_ARRAY_LEN(words); i++) {
        size_t k = strlen(words[i]);
        if (n > k && memcmp(s, words[i], k) == 0 && strchr(" \t:(*\"'[{", s[k])) return true;
    }
    return false;
}

/* The start of the line after `at` where another statement may begin, or the end. */
static size_t next_start(const char *s, size_t n, size_t at) {
    for (;;) {
        const char *nl = memchr(s + at, '\n', n - at);
        if (!nl) return n;
        at = (size_t)(nl - s) + 1;
        if (at < n && !strchr(" \t\n#", s[at]) && !is_clause(s + at, n - at)) return at;
    }
}

/* Compiles one statement; false: it is not complete. */
static bool compile_one(kr_ctx *ctx, shell *sh, const char *s, size_t n, bool blank, bool last) {
    kr_value unit, exc;
    sh->st.text.len = 0;
    kr_strbuf_add(ctx, &sh->st.text, s, n);
    if (!n || s[n - 1] != '\n') kr_strbuf_add(ctx, &sh->st.text, "\n", 1);
    sh->st.blank = blank;
    if (!kr_statement_compile(ctx, &sh->st, false, &unit, &exc)) {
        if (!last) return false;
        sh->st.text.len = 0;
        return false;
    }
    sh->wrong = exc;
    if (kr_isnull(exc)) kr_list_append(ctx, sh->units, unit);
    return true;
}

static kr_value compile_all(kr_ctx *ctx, void *arg) {
    shell *sh = arg;
    const kr_strbuf *text = &sh->block.edit.text;
    const char *s = text->data;
    size_t n = text->len, at = 0, to;
    size_t line = kr_edit_line_start(&sh->block.edit, n);
    bool blank = strspn(s + line, " \t\n") >= n - line;
    kr_list_clear(ctx, sh->units);
    for (to = next_start(s, n, 0); to < n; to = next_start(s, n, to)) {
        if (!compile_one(ctx, sh, s + at, to - at, true, false)) continue;
        if (!kr_isnull(sh->wrong)) return KR_TRUE;
        at = to;
    }
    return compile_one(ctx, sh, s + at, n - at, blank, true) ? KR_TRUE : KR_FALSE;
}

static bool complete_text(kr_ctx *ctx, kr_block *b) {
    shell *sh = (shell *)b;
    kr_value exc, r;
    sh->wrong = KR_NULL;
    kr_strbuf *text = &b->edit.text;
    size_t n = text->len;
    while (n && strchr(" \t\n", text->data[n - 1])) n--;
    if (!n) {
        kr_list_clear(ctx, sh->units);
        return true;
    }
    kr_strbuf_add(ctx, text, "", 1); /* a zero behind the text */
    text->len--;
    r = kr_protect(ctx, compile_all, sh, &exc);
    if (!kr_isnull(exc)) sh->wrong = exc;
    return kr_isnull(r) || kr_is(r, KR_TRUE);
}

/* ---- running ---- */
static kr_value run_unit(kr_ctx *ctx, void *arg) {
    shell *sh = ((void **)arg)[0];
    kr_unit *unit = ((void **)arg)[1];
    kr_host_list(ctx, unit);
    kr_statement_run(ctx, &sh->st, unit);
    kr_value out = kr_getattr_opt(ctx, ctx->vm->sys_module, KR_N(ctx, stdout));
    if (!kr_isnull(out) && !kr_is_none(out)) kr_call_method(ctx, out, KR_N(ctx, flush), NULL, 0);
    return KR_NONE;
}

static void run_units(kr_ctx *ctx, shell *sh) {
    const kr_list *l = KR_AS(kr_list, sh->units);
    kr_value exc;
    for (size_t i = 0; i < l->len; i++) {
        void *job[2] = {sh, kr_ptr(l->items[i])};
        kr_protect(ctx, run_unit, job, &exc);
        kr_run_finalizers(ctx);
        if (!kr_isnull(exc)) kr_raise(ctx, exc);
    }
}

/* ---- other modes ---- */

/* Raw mode or paste mode, until it is left. */
static void other_mode(kr_ctx *ctx, shell *sh, bool raw) {
    kr_terminal *t = &sh->block.terminal;
    kr_repl r = {.wire = &t->wire,
                 .globals = sh->st.globals,
                 .greeting = "",
                 .once = true,
                 .raw = raw,
                 .paste = !raw,
                 .exit = KR_NULL,
                 .compiled = kr_host_list};
    kr_repl_end end;
    t->raw_program = raw;
    kr_terminal_raw(t, true);
    while ((end = kr_repl_run(ctx, &r)) == KR_REPL_RESET && kr_isnull(r.exit)) {
        kr_wire_say(&t->wire, "MPY: soft reboot\r\n");
        r.globals = sh->st.globals = kr_repl_main(ctx);
    }
    t->raw_program = false;
    kr_terminal_raw(t, false);
    if (end == KR_REPL_LOST) sh->done = true;
    if (!kr_isnull(r.exit)) kr_raise(ctx, r.exit);
}

/* ---- the prompt ---- */
static const char *prompt_text(kr_ctx *ctx, const char *name, const char *usual) {
    kr_value v = kr_getattr_opt(ctx, ctx->vm->sys_module, kr_str_intern_cstr(ctx, name));
    return kr_isnull(v) ? usual : kr_str_cstr(ctx, kr_tostr(ctx, v));
}

static kr_value step(kr_ctx *ctx, void *arg) {
    shell *sh = arg;
    kr_edit *e = &sh->block.edit;
    const char *prompt = prompt_text(ctx, "ps1", ">>> "), *more = prompt_text(ctx, "ps2", "... ");
    kr_terminal_raw(&sh->block.terminal, true);
    int key = kr_block_read(&sh->block, prompt, more);
    kr_terminal_raw(&sh->block.terminal, false);
    switch (key) {
    case '\r':
        kr_history_add(&sh->history, e, e->text.data, e->text.len);
        if (!kr_isnull(sh->wrong)) kr_raise(ctx, sh->wrong);
        run_units(ctx, sh);
        break;
    case KR_CTRL_C:
        kr_raise_none(ctx, &kr_type_KeyboardInterrupt);
    case KR_CTRL_A:
    case KR_CTRL_E:
        other_mode(ctx, sh, key == KR_CTRL_A);
        break;
    default:
        sh->done = true;
    }
    return KR_NONE;
}

static kr_value ask_library(kr_ctx *ctx, void *arg) {
    kr_value *v = arg, module = kr_import(ctx, "_krait_complete");
    return kr_call2(ctx, kr_getattr(ctx, module, kr_str_intern_rom(ctx, "complete")), v[0], v[1]);
}

/* By the library; in a program that has broken it by what needs no Python. */
static kr_value complete_word(kr_ctx *ctx, kr_edit *e, size_t *start) {
    const shell *sh = e->opaque;
    kr_value v[2] = {kr_str_new(ctx, e->text.data, e->pos), sh->st.globals}, exc;
    kr_value r = kr_protect(ctx, ask_library, v, &exc);
    size_t n = 0;
    const kr_value *items = kr_isnull(r) || !kr_is_tuple(r) ? NULL : kr_seq_items(r, &n);
    if (n != 2 || !kr_is_smallint(items[0])) {
        return kr_repl_complete(ctx, sh->st.globals, e->text.data, e->pos, start);
    }
    *start = (size_t)kr_smallint_val(items[0]);
    return items[1];
}

typedef struct init_job {
    shell *sh;
    kr_value globals;
} init_job;

static kr_value init(kr_ctx *ctx, void *arg) {
    init_job *j = arg;
    shell *sh = j->sh;
    kr_block *b = &sh->block;
    kr_edit_init(ctx, &b->edit, &b->terminal.wire, KR_HISTORY_MAX);
    kr_screen_init(ctx, &b->screen, &b->edit, &b->terminal);
    b->edit.complete = complete_word;
    b->edit.opaque = sh;
    b->complete = complete_text;
    kr_statement_init(ctx, &sh->st, j->globals);
    sh->units = kr_list_new(ctx, 0, NULL);
    kr_repl_install_help(ctx);
    kr_history_load(&sh->history, &b->edit, ctx->vm->flag[KR_FLAG_IGNORE_ENVIRONMENT]);
    return KR_NONE;
}

bool kr_cli_terminal_prompt(kr_ctx *ctx, kr_value globals, bool banner, int *status) {
    shell sh = {.units = KR_NULL, .wrong = KR_NULL};
    init_job j = {&sh, globals};
    kr_value exc;
    if (!kr_terminal_open(&sh.block.terminal, ctx)) return false;
    kr_protect(ctx, init, &j, &exc);
    if (!kr_isnull(exc)) return false;
    if (banner) {
        kr_wire_say(&sh.block.terminal.wire,
                    "krait " KR_VERSION " (Python 3.14 language) on linux\n"
                    "Type \"help()\" for help, Ctrl-D to leave.\n");
    }
    *status = 0;
    while (!sh.done) {
        kr_protect(ctx, step, &sh, &exc);
        kr_terminal_raw(&sh.block.terminal, false);
        if (kr_isnull(exc)) continue;
        if (kr_is_instance_of(exc, &kr_type_SystemExit)) {
            *status = kr_cli_exit_status(ctx, exc);
            return true;
        }
        if (kr_is_instance_of(exc, &kr_type_KeyboardInterrupt) &&
            kr_isnull(KR_AS(kr_exc, exc)->traceback))
            kr_wire_say(&sh.block.terminal.wire, "KeyboardInterrupt\n");
        else
            kr_report_exception(ctx, exc);
    }
    return true;
}
