#include "module/repl_input.h"

#include <string.h>

#include "module/repl_edit.h"
#include "object/exception.h"
#include "object/protocol.h"

static kr_value read_line(kr_ctx *ctx, void *arg) {
    kr_wire *w = ((void **)arg)[0];
    const char *prompt = ((void **)arg)[1], *last = strrchr(prompt, '\n');
    kr_edit e;
    int key;
    if (last) kr_wire_text(w, prompt, (size_t)(++last - prompt));
    kr_edit_init(ctx, &e, w, 0);
    do {
        key = kr_edit_line(&e, last ? last : prompt, 0);
    } while (key == KR_CTRL_A || key == KR_CTRL_B || key == KR_CTRL_E);
    kr_wire_say(w, "\r\n");
    if (key == KR_CTRL_C) kr_raise_none(ctx, &kr_type_KeyboardInterrupt);
    if (key != '\r') kr_raise_none(ctx, &kr_type_EOFError);
    return kr_str_new(ctx, e.text.data, e.text.len);
}

/* Keys are bytes while the line is typed; then the program runs on. */
kr_value kr_repl_input(kr_ctx *ctx, kr_wire *w, kr_value text) {
    void *job[2] = {w, (void *)(uintptr_t)kr_str_cstr(ctx, text)};
    kr_value exc, line;
    w->interrupts(w, false);
    line = kr_protect(ctx, read_line, job, &exc);
    w->interrupts(w, true);
    if (!kr_isnull(exc)) kr_raise(ctx, exc);
    return line;
}
