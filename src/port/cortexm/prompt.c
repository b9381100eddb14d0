/* The prompt on the wire, and the raw mode in which programs drive it. */
#include <string.h>

#include "compile/compile.h"
#include "object/exception.h"
#include "object/module.h"
#include "object/names.h"
#include "object/str.h"
#include "object/dict.h"
#include "port/cortexm/port.h"

enum { CTRL_A = 1, CTRL_B, CTRL_C, CTRL_D };

typedef struct kr_prompt {
    kr_strbuf text;
    kr_value globals;
    bool raw, done;
    kr_incomplete incomplete;
} kr_prompt;

static void say(const char *s) {
    kr_console_write(s, strlen(s));
}

static kr_value make_main(kr_ctx *ctx, void *arg) {
    kr_prompt *p = arg;
    kr_value m = kr_module_new(ctx, KR_N(ctx, __main__), KR_NONE);
    kr_dict_set_name(ctx, ctx->vm->modules, KR_N(ctx, __main__), m);
    p->globals = kr_module_dict(m);
    kr_dict_set_name(ctx, p->globals, KR_N(ctx, __builtins__),
                     kr_dict_get_name(ctx, ctx->vm->modules, KR_N(ctx, builtins)));
    kr_strbuf_init(ctx, &p->text, 256);
    return KR_NONE;
}

static kr_value compile(kr_ctx *ctx, void *arg) {
    kr_prompt *p = arg;
    kr_compile_options opt = {.mode = p->raw ? KR_COMPILE_EXEC : KR_COMPILE_SINGLE,
                              .opt_level = ctx->vm->opt_level,
                              .filename = kr_str_intern_rom(ctx, "<stdin>"),
                              .incomplete = p->raw ? NULL : &p->incomplete};
    kr_unit *unit = kr_compile_text(ctx, p->text.data, p->text.len, &opt);
    return kr_from_ptr(unit);
}

static kr_value run(kr_ctx *ctx, void *arg) {
    kr_prompt *p = arg;
    return kr_run_unit(ctx, KR_AS(kr_unit, compile(ctx, p)), p->globals, KR_NULL);
}

static void report(kr_ctx *ctx, kr_value exc) {
    if (kr_isnull(exc)) return;
    if (!kr_is_instance_of(exc, &kr_type_SystemExit)) kr_report_exception(ctx, exc);
}

/* One character of a line or of a raw program; true: there is something to run. */
static bool take(kr_ctx *ctx, kr_prompt *p, int c) {
    char ch = (char)c;
    if (c == CTRL_A || c == CTRL_B) {
        p->raw = c == CTRL_A;
        p->text.len = 0;
        say(p->raw ? "\r\nraw REPL; CTRL-B to exit\r\n>" : "\r\n>>> ");
    } else if (c == CTRL_D) {
        if (p->raw && p->text.len) return true;
        p->done = true;
    } else if (p->raw) {
        kr_strbuf_add(ctx, &p->text, &ch, 1);
    } else if (c == CTRL_C) {
        p->text.len = 0;
        say("\r\n>>> ");
    } else if (c == '\r' || c == '\n') {
        say("\r\n");
        kr_strbuf_add(ctx, &p->text, "\n", 1);
        return true;
    } else if ((c == 8 || c == 127) && p->text.len) {
        p->text.len--;
        say("\b \b");
    } else if (c >= 32) {
        kr_strbuf_add(ctx, &p->text, &ch, 1);
        kr_console_write(&ch, 1);
    }
    return false;
}

static void run_text(kr_ctx *ctx, kr_prompt *p) {
    kr_value exc;
    if (p->raw) say("OK");
    kr_console_set_interrupt(CTRL_C);
    kr_protect(ctx, run, p, &exc);
    kr_console_set_interrupt(-1);
    if (p->raw) say("\4");
    report(ctx, exc);
    p->text.len = 0;
    say(p->raw ? "\4>" : ">>> ");
}

static kr_value step(kr_ctx *ctx, void *arg) {
    kr_prompt *p = arg;
    int c = kr_console_get();
    if (c < 0) {
        kr_poll(ctx);
    } else if (take(ctx, p, c)) {
        run_text(ctx, p);
    }
    return KR_NONE;
}

void kr_port_prompt(kr_ctx *ctx) {
    kr_prompt p = {.raw = false};
    kr_value exc;
    kr_protect(ctx, make_main, &p, &exc);
    if (!kr_isnull(exc)) return report(ctx, exc);
    say("krait " KR_VERSION "\r\n>>> ");
    while (!p.done) {
        kr_protect(ctx, step, &p, &exc);
        report(ctx, exc);
    }
    say("\r\n");
}
