/* The plain prompt: lines of standard input make up a statement until it is complete. Prompts and
 * the greeting go to stderr unless a person sits there, as CPython's do. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"
#include "code/debug.h"
#include "compile/compile.h"
#include "object/exception.h"
#include "object/names.h"
#include "object/str.h"

typedef struct kr_prompt {
    kr_strbuf text; /* lines of the statement so far */
    kr_value globals;
    bool more, eof;
    bool blank;               /* the last line is blank: it ends blocks */
    uint32_t future;          /* KR_CF_ bits that a __future__ import switched on for good */
    kr_incomplete incomplete; /* what the compiler said of the text */
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

/* The text begins a statement with clauses, which only a blank line ends. */
static bool is_compound(const kr_prompt *p) {
    static const char *const words[] = {"if",  "for",   "while", "with",
                                        "def", "class", "try",   "async"};
    const char *s = p->text.data, *end = s + p->text.len;
    while (s < end && (*s == ' ' || *s == '\t' || *s == '\f')) s++;
    if (s < end && *s == '@') return true;
    for (size_t i = 0; i < KR_ARRAY_LEN(words); i++) {
        size_t n = strlen(words[i]);
        if ((size_t)(end - s) <= n || memcmp(s, words[i], n) != 0) continue;
        if (strchr(" \t(:\\[{'\"-~", s[n])) return true;
    }
    return false;
}

static kr_value compile(kr_ctx *ctx, void *arg) {
    kr_prompt *p = arg;
    kr_compile_options opt = {
        KR_COMPILE_SINGLE,  p->future | (p->blank ? 0 : KR_CF_DONT_IMPLY_DEDENT),
        ctx->vm->opt_level, kr_str_intern_rom(ctx, "<stdin>"),
        &p->incomplete,     NULL};
    kr_unit *unit = kr_compile_text(ctx, p->text.data, p->text.len, &opt);
    kr_store(ctx, unit, &unit->source, kr_str_new(ctx, p->text.data, p->text.len));
    return kr_from_ptr(unit);
}

static bool wants_more(const kr_prompt *p, bool failed) {
    if (!failed) return !p->blank && is_compound(p);
    return p->incomplete == KR_INPUT_OPEN_TOKEN ||
           (p->incomplete == KR_INPUT_OPEN_BLOCK && !p->blank);
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
    kr_value line = read_line(ctx, p), exc;
    size_t n;
    const char *s = kr_str_data(line, &n);
    bool last = n == 0; /* of this statement: what there is must do */
    p->eof = last && !p->more;
    if (last) end_line();
    p->blank = strspn(s, " \t\r\n") >= n;
    if (p->blank && !p->more) return KR_NONE;
    kr_strbuf_add(ctx, &p->text, s, n);
    p->more = !last && s[n - 1] != '\n';
    if (p->more) return KR_NONE;
    kr_value unit = kr_protect(ctx, compile, p, &exc);
    p->more = !last && wants_more(p, !kr_isnull(exc));
    if (p->more) return KR_NONE;
    p->text.len = 0;
    if (!kr_isnull(exc)) kr_raise(ctx, exc);
    const kr_debug *debug = kr_unit_code(ctx, KR_AS(kr_unit, unit), 0)->debug;
    if (debug && debug->flags & KR_CODE_FUTURE_ANNOTATIONS) p->future = KR_CF_FUTURE_ANNOTATIONS;
    kr_host_list(ctx, KR_AS(kr_unit, unit));
    return kr_run_unit(ctx, KR_AS(kr_unit, unit), p->globals, KR_NULL);
}

int kr_cli_prompt(kr_ctx *ctx, kr_value globals, bool banner) {
    kr_prompt p = {.globals = globals};
    kr_value exc;
    kr_strbuf_init(ctx, &p.text, 256);
    if (banner) {
        fputs("krait " KR_VERSION " (Python 3.14 language) on linux\n"
              "Type \"help(object)\" for help, Ctrl-D to leave.\n",
              stderr);
    }
    while (!p.eof) {
        kr_protect(ctx, step, &p, &exc);
        if (kr_isnull(exc)) continue;
        p.text.len = 0;
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
