#include "module/wire.h"

#include <string.h>

#include "object/exception.h"
#include "vm/vm.h"

enum { CTRL_C = 3 };

static kr_value poll_now(kr_ctx *ctx, void *arg) {
    (void)arg;
    kr_poll(ctx);
    return KR_NONE;
}

int kr_wire_byte(kr_ctx *ctx, kr_wire *w, int ms) {
    kr_value exc;
    for (;;) {
        int c = w->read(w, ms);
        if (c != KR_WIRE_NONE) return c;
        if (!ctx->pending && ms >= 0) return c;
        if (!ctx->pending) continue;
        kr_protect(ctx, poll_now, NULL, &exc);
        if (kr_isnull(exc)) continue;
        if (kr_is_instance_of(exc, &kr_type_KeyboardInterrupt)) return CTRL_C;
        kr_print_exception(ctx, exc);
    }
}

int kr_wire_read(kr_ctx *ctx, kr_wire *w) {
    for (;;) {
        int c = w->read(w, KR_WIRE_FOREVER);
        if (c != KR_WIRE_NONE) return c;
        if (ctx->pending) kr_poll(ctx);
    }
}

void kr_wire_say(kr_wire *w, const char *s) {
    w->write(w, s, strlen(s));
}

void kr_wire_text(kr_wire *w, const char *s, size_t n) {
    while (n) {
        const char *nl = memchr(s, '\n', n);
        size_t k = nl ? (size_t)(nl - s) : n;
        if (k) w->write(w, s, k);
        if (nl) w->write(w, "\r\n", 2);
        k += nl != NULL;
        s += k;
        n -= k;
    }
}
