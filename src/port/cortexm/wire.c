/* The console's ring buffer as a wire (module/wire.h). */
#include "module/repl_input.h"
#include "module/wire.h"
#include "port/cortexm/port.h"

enum { CTRL_C = 3, WINDOW = 96 };

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
