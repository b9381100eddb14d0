/* Paste mode: lines are taken as they come, without indentation or prompts in between that would
 * change them, and run as a whole. */
#include "module/repl_session.h"
#include "object/protocol.h"

static kr_value run_all(kr_ctx *ctx, void *arg) {
    kr_session *s = arg;
    kr_unit *unit = kr_statement_compile_all(ctx, &s->st, s->st.text.data, s->st.text.len);
    s->st.text.len = 0;
    if (s->repl->compiled) s->repl->compiled(ctx, unit);
    return kr_statement_run(ctx, &s->st, unit);
}

void kr_session_paste(kr_session *s) {
    bool after_return = false;
    char byte;
    kr_wire_say(s->wire, "\r\npaste mode; Ctrl-C to cancel, Ctrl-D to finish\r\n=== ");
    for (;;) {
        int c = kr_wire_byte(s->ctx, s->wire, KR_WIRE_FOREVER);
        if (c == '\n' && after_return) c = KR_WIRE_NONE;
        after_return = c == '\r';
        if (c == KR_WIRE_NONE) continue;
        if (c == KR_CTRL_D || c < 0 || c == KR_CTRL_C) {
            kr_wire_say(s->wire, "\r\n");
            if (c < 0) s->end = KR_REPL_LOST;
            if (c == KR_CTRL_D) break;
            s->st.text.len = 0;
            return;
        }
        byte = (char)(c == '\r' ? '\n' : c);
        kr_strbuf_add(s->ctx, &s->st.text, &byte, 1);
        if (byte == '\n')
            kr_wire_say(s->wire, "\r\n=== ");
        else
            s->wire->write(s->wire, &byte, 1);
    }
    kr_session_report(s, kr_session_run(s, run_all, s));
    s->st.text.len = 0;
}
