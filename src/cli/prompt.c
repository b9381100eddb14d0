/* The prompt without a terminal that can be drawn on: lines of standard input make up a statement
 * until it is complete. Prompts and the greeting go to stderr unless a person sits there, as
 * CPython's do. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"
#include "module/repl_help.h"
#include "module/repl_statement.h"
#include "object/exception.h"
#include "object/names.h"

typedef struct kr_prompt {
    kr_statement st;
    bool more, eof;
} kr_prompt;

static kr_value read_line(kr_ctx *ctx, kr_prompt *p) {
    kr_value sys = ctx->vm->sys_module;
    kr_value prompt = kr_getattr_opt(ctx, sys, kr_str_intern_cstr(ctx, p->more ? "ps2" : "ps1"));
    kr_value out = kr_getattr(ctx, sys, KR_N(ctx, stdout));
    kr_value in = kr_getattr(ctx, sys, KR_N(ctx, stdin));
    kr_call_method(ctx, out, KR_N(ctx, flush), NULL, 0);
    if (!isatty(0) || !isatty(1)) out = kr_getattr(ctx, sys, KR_N(ctx, stderr));
    if (!kr_isnull(prompt)) {
        kr_value text = kr_tostr(ctx, prompt);
        kr_call_method(ctx, out, KR_N(ctx, write), &text, 1);
        kr_call_method(ctx, out, KR_N(ctx, flush), NULL, 0);
    }
    return kr_call_method(ctx, in, KR_N(ctx, readline), NULL, 0);
}

/* The prompt stands there without an answer. */
static void end_line(void) {
    FILE *f = isatty(0) && isatty(1) ? stdout : stderr;
    fputc('\n', f);
    fflush(f);
}

/* One line in; runs the statement if it is complete. */
static kr_value step(kr_ctx *ctx, void *arg) {
    kr_prompt *p = arg;
    kr_value line = read_line(ctx, p), unit, exc;
    size_t n;
    const char *s = kr_str_data(line, &n);
    bool last = n == 0; /* of this statement: what there is must do */
    p->eof = last && !p->more;
    if (last) end_line();
    p->st.blank = strspn(s, " \t\r\n") >= n;
    if (p->st.blank && !p->more) return KR_NONE;
    kr_strbuf_add(ctx, &p->st.text, s, n);
    p->more = !last && s[n - 1] != '\n';
    if (p->more) return KR_NONE;
    p->more = !kr_statement_compile(ctx, &p->st, last, &unit, &exc);
    if (p->more) return KR_NONE;
    if (!kr_isnull(exc)) kr_raise(ctx, exc);
    kr_host_list(ctx, KR_AS(kr_unit, unit));
    return kr_statement_run(ctx, &p->st, KR_AS(kr_unit, unit));
}

static kr_value install_help(kr_ctx *ctx, void *arg) {
    (void)arg;
    kr_repl_install_help(ctx);
    return KR_NONE;
}

int kr_cli_prompt(kr_ctx *ctx, kr_value globals, bool banner) {
    kr_prompt p = {.more = false};
    kr_value exc;
    int status;
    if (kr_cli_terminal_prompt(ctx, globals, banner, &status)) return status;
    kr_protect(ctx, install_help, NULL, &exc);
    kr_statement_init(ctx, &p.st, globals);
    if (banner) {
        fputs("krait " KR_VERSION " (Python 3.14 language) on linux\n"
              "Type \"help()\" for help, Ctrl-D to leave.\n",
              stderr);
    }
    while (!p.eof) {
        kr_protect(ctx, step, &p, &exc);
        if (kr_isnull(exc)) continue;
        p.st.text.len = 0;
        p.more = false;
        if (kr_is_instance_of(exc, &kr_type_SystemExit)) return kr_cli_exit_status(ctx, exc);
        if (kr_is_instance_of(exc, &kr_type_KeyboardInterrupt)) {
            fputs("\nKeyboardInterrupt\n", stderr);
        } else {
            kr_report_exception(ctx, exc);
        }
    }
    return 0;
}
