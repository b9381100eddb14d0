/* Raw mode: a program comes without echo up to Ctrl-D, "OK" is said, it runs, and what it prints
 * and what it raises follow, each ended by Ctrl-D.
 *
 * Raw-paste mode (Ctrl-E A Ctrl-A in front of the program): the receiver allows the sender so many
 * bytes at a time, and compiles them as they come, so the program's text is never in memory as a
 * whole. */
#include <string.h>

#include "module/repl_session.h"
#include "object/exception.h"
#include "object/protocol.h"

typedef struct program {
    kr_session *s;
    kr_value lost; /* why the text is not here, or KR_NULL */
    uint32_t left; /* raw-paste: bytes until the sender is allowed more */
    bool ended;    /* ... it has sent its last byte */
    bool stopped;  /* ... by Ctrl-C */
} program;

static kr_unit *compile(kr_ctx *ctx, kr_session *s, const kr_source *source) {
    kr_compile_options opt = {KR_COMPILE_EXEC,
                              s->st.future,
                              ctx->vm->opt_level,
                              kr_str_intern_rom(ctx, "<stdin>"),
                              NULL,
                              NULL};
    return kr_compile(ctx, source, &opt);
}

static void run(kr_ctx *ctx, kr_session *s, kr_unit *unit) {
    if (s->repl->compiled) s->repl->compiled(ctx, unit);
    kr_statement_run(ctx, &s->st, unit);
}

/* Says how it went. */
static void finish(kr_session *s, kr_value exc) {
    kr_wire_say(s->wire, "\4");
    kr_session_report(s, exc);
    kr_wire_say(s->wire, "\4");
    if (s->end == KR_REPL_RUNS) kr_wire_say(s->wire, ">");
}

/* ---- raw-paste ---- */

/* The sender's next byte; it is allowed more when it has used up half of what it was. */
static int paste_byte(program *p) {
    kr_wire *w = p->s->wire;
    int c = kr_wire_byte(p->s->ctx, w, KR_WIRE_FOREVER);
    if (c == KR_CTRL_C || c == KR_CTRL_D || c < 0) {
        p->ended = true;
        p->stopped = c == KR_CTRL_C;
        if (c < 0) p->s->end = KR_REPL_LOST;
        kr_wire_say(w, "\4");
        return -1;
    }
    if (--p->left == 0) {
        p->left = w->window;
        kr_wire_say(w, "\1");
    }
    return c;
}

static int paste_read(void *opaque, void *buf, size_t cap) {
    program *p = opaque;
    int c = p->ended || !cap ? -1 : paste_byte(p);
    if (p->stopped) kr_raise_none(p->s->ctx, &kr_type_KeyboardInterrupt);
    if (c < 0) return 0;
    *(char *)buf = (char)c;
    return 1;
}

/* The compiler gave up: the sender is told to stop, and answers with Ctrl-D; one that does not know
 * the protocol gets out with Ctrl-C. */
static void stop_sender(program *p) {
    int c;
    if (p->ended) return;
    kr_wire_say(p->s->wire, "\4");
    do {
        c = kr_wire_byte(p->s->ctx, p->s->wire, KR_WIRE_FOREVER);
    } while (c >= 0 && c != KR_CTRL_D && c != KR_CTRL_C);
    if (c < 0) p->s->end = KR_REPL_LOST;
}

static kr_value compile_paste(kr_ctx *ctx, void *arg) {
    program *p = arg;
    kr_source source = {paste_read, p, false};
    return kr_from_ptr(compile(ctx, p->s, &source));
}

static kr_value run_unit(kr_ctx *ctx, void *arg) {
    program *p = ((void **)arg)[0];
    run(ctx, p->s, ((void **)arg)[1]);
    return KR_NONE;
}

static void raw_paste(kr_session *s) {
    program p = {.s = s, .left = s->wire->window};
    char head[] = {'R', 1, (char)s->wire->window, (char)(s->wire->window >> 8), 1};
    kr_value exc, unit;
    s->wire->write(s->wire, head, sizeof head);
    unit = kr_protect(s->ctx, compile_paste, &p, &exc);
    stop_sender(&p);
    if (kr_isnull(exc)) {
        void *job[2] = {&p, kr_ptr(unit)};
        exc = kr_session_run(s, run_unit, job);
    }
    finish(s, exc);
}

/* ---- raw ---- */
static kr_value run_text(kr_ctx *ctx, void *arg) {
    program *p = arg;
    kr_strbuf *text = &p->s->st.text;
    kr_memory_source bytes = {text->data, text->len};
    kr_source source = {kr_memory_read, &bytes, false};
    if (!kr_isnull(p->lost)) kr_raise(ctx, p->lost);
    kr_unit *unit = compile(ctx, p->s, &source);
    kr_strbuf_init(ctx, text, 64); /* a large one is garbage while the program runs */
    run(ctx, p->s, unit);
    return KR_NONE;
}

/* Ctrl-E and two bytes more ask for another mode. The only one there is is raw-paste. */
static void other_mode(kr_session *s) {
    int mode = kr_wire_byte(s->ctx, s->wire, KR_WIRE_FOREVER);
    int end = mode < 0 ? mode : kr_wire_byte(s->ctx, s->wire, KR_WIRE_FOREVER);
    if (mode == 'A' && end == KR_CTRL_A)
        raw_paste(s);
    else
        s->wire->write(s->wire, "R\0>", 3);
}

static kr_value add_byte(kr_ctx *ctx, void *arg) {
    kr_session *s = ((void **)arg)[0];
    kr_strbuf_add(ctx, &s->st.text, ((void **)arg)[1], 1);
    return KR_NONE;
}

/* Memory that is too small for the text is told when all of it has come. */
static void keep(program *p, int c) {
    char byte = (char)c;
    void *job[2] = {p->s, &byte};
    kr_value exc;
    if (!kr_isnull(p->lost)) return;
    kr_protect(p->s->ctx, add_byte, job, &exc);
    if (kr_isnull(exc)) return;
    p->lost = exc;
    p->s->st.text = (kr_strbuf){0};
}

static void end_program(program *p) {
    kr_session *s = p->s;
    kr_wire_say(s->wire, "OK");
    if (!s->st.text.len && kr_isnull(p->lost)) {
        kr_wire_say(s->wire, "\r\n");
        s->end = KR_REPL_RESET;
        return;
    }
    finish(s, kr_session_run(s, run_text, p));
}

void kr_session_raw(kr_session *s) {
    static const char banner[] = "raw REPL; CTRL-B to exit\r\n>";
    program p = {.s = s, .lost = KR_NULL};
    s->st.text.len = 0;
    kr_wire_say(s->wire, banner);
    while (s->end == KR_REPL_RUNS && s->repl->raw) {
        int c = kr_wire_byte(s->ctx, s->wire, KR_WIRE_FOREVER);
        bool asks = c == KR_CTRL_E && !s->st.text.len;
        if (c == KR_CTRL_D) end_program(&p);
        if (c == KR_CTRL_B) {
            s->repl->raw = false;
            kr_wire_say(s->wire, "\r\n");
        }
        if (c == KR_CTRL_A) kr_wire_say(s->wire, banner);
        if (asks) other_mode(s);
        if (c < 0) s->end = KR_REPL_LOST;
        if (c >= 0 && c != KR_CTRL_E && c > KR_CTRL_D) {
            keep(&p, c);
        } else if (c >= KR_CTRL_A && c <= KR_CTRL_D) {
            s->st.text.len = 0;
            p.lost = KR_NULL;
        }
    }
}
