/* The prompt on the wire (module/repl.h), and the wire: the console's ring buffer. */
#include "board.h"
#include "code/frozen.h"
#include "module/repl.h"
#include "module/repl_help.h"
#include "module/repl_input.h"
#include "object/protocol.h"
#include "port/cortexm/port.h"

enum { CTRL_C = 3, HISTORY = 8, WINDOW = 96 };

static int wire_read(kr_wire *w, int ms) {
    uint64_t end = kr_clock_ms() + (uint64_t)(ms < 0 ? 0 : ms);
    (void)w;
    while (ms >= 0 && !kr_console_available()) {
        const kr_ctx *ctx = kr_port_context();
        if ((ctx && ctx->pending) || kr_clock_ms() >= end) return KR_WIRE_NONE;
        kr_clock_idle();
    }
    return kr_console_get();
}

static void wire_write(kr_wire *w, const char *s, size_t n) {
    (void)w;
    kr_console_write(s, n);
}

static void wire_interrupts(kr_wire *w, bool on) {
    (void)w;
    kr_console_set_interrupt(on ? CTRL_C : -1);
}

static const kr_wire wire = {wire_read, wire_write, wire_interrupts, WINDOW, kr_repl_input};

kr_wire *kr_port_wire(void) {
    return (kr_wire *)(uintptr_t)&wire; /* nothing of it changes */
}

static kr_value make_main(kr_ctx *ctx, void *arg) {
    ((kr_repl *)arg)->globals = kr_repl_main(ctx);
    if (kr_frozen_find(&kr_frozen, "_krait_help")) kr_repl_install_help(ctx);
    return KR_NONE;
}

bool kr_port_prompt(kr_ctx *ctx, bool raw) {
    kr_repl r = {.wire = kr_port_wire(),
                 .globals = KR_NULL,
                 .greeting = "krait " KR_VERSION " on " BOARD_NAME "\r\n",
                 .history = HISTORY,
                 .raw = raw};
    kr_value exc;
    kr_protect(ctx, make_main, &r, &exc);
    if (!kr_isnull(exc)) {
        kr_report_exception(ctx, exc);
        return raw;
    }
    kr_repl_run(ctx, &r);
    return r.raw;
}
