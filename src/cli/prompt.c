/* The plain prompt: statements are read line by line from standard input until they are
 * complete. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"
#include "compile/compile.h"
#include "object/exception.h"
#include "object/names.h"
#include "object/str.h"

typedef struct kr_prompt {
    kr_strbuf text; /* lines of the statement so far */
    kr_value globals;
    bool more, eof, blank, incomplete; /* blank: an empty line ends an open block */
} kr_prompt;

static kr_value read_line(kr_ctx *ctx, kr_prompt *p) {
    kr_value prompt =
        kr_getattr_opt(ctx, ctx->vm->sys_module, kr_str_intern_cstr(ctx, p->more ? "ps2" : "ps1"));
    kr_value out = kr_getattr(ctx, ctx->vm->sys_module, KR_N(ctx, stderr));
    kr_value in = kr_getattr(ctx, ctx->vm->sys_module, KR_N(ctx, stdin));
    if (!kr_isnull(prompt)) {
        kr_value text = kr_tostr(ctx, prompt);
        kr_call_method(ctx, out, KR_N(ctx, write), &text, 1);
    }
    kr_call_method(ctx, out, KR_N(ctx, flush), NULL, 0);
    return kr_call_method(ctx, in, KR_N(ctx, readline), NULL, 0);
}

static kr_value compile_piece(kr_ctx *ctx, void *arg) {
    kr_prompt *p = arg;
    kr_compile_options opt = {KR_COMPILE_SINGLE,  p->blank ? 0 : KR_CF_DONT_IMPLY_DEDENT,
                              ctx->vm->opt_level, kr_str_intern_cstr(ctx, "<stdin>"),
                              &p->incomplete,     NULL};
    return kr_from_ptr(kr_compile_text(ctx, p->text.data, p->text.len, &opt));
}

/* One line in; runs the statement if it is complete. */
static kr_value step(kr_ctx *ctx, void *arg) {
    kr_prompt *p = arg;
    kr_value line = read_line(ctx, p);
    size_t n;
    const char *s = kr_str_data(line, &n);
    p->eof = n == 0;
    p->blank = strspn(s, " \t\r\n") >= n;
    if (p->blank && !p->more) return KR_NONE;
    kr_strbuf_add(ctx, &p->text, s, n);
    kr_value exc, unit = kr_protect(ctx, compile_piece, p, &exc);
    if (!kr_isnull(exc) && p->incomplete && !p->eof) {
        p->more = true;
        return KR_NONE;
    }
    p->text.len = 0;
    p->more = false;
    if (!kr_isnull(exc)) kr_raise(ctx, exc);
    kr_host_list(ctx, KR_AS(kr_unit, unit));
    return kr_run_unit(ctx, KR_AS(kr_unit, unit), p->globals, KR_NULL);
}

int kr_cli_prompt(kr_ctx *ctx, kr_value globals) {
    kr_prompt p = {.globals = globals};
    kr_value exc;
    kr_strbuf_init(ctx, &p.text, 256);
    fprintf(stderr, "krait " KR_VERSION " (Python 3.14 language) on linux\n"
           "Type \"help(object)\" for help, Ctrl-D to leave.\n");
    while (!p.eof) {
        kr_protect(ctx, step, &p, &exc);
        if (kr_isnull(exc)) continue;
        p.text.len = 0;
        p.more = false;
        if (kr_is_instance_of(exc, &kr_type_SystemExit)) return kr_cli_exit_status(ctx, exc);
        if (kr_is_instance_of(exc, &kr_type_KeyboardInterrupt)) {
            fputs("\nKeyboardInterrupt\n", stderr);
        } else {
            kr_print_exception(ctx, exc);
        }
    }
    fputc('\n', stderr);
    return 0;
}
