/* Ctrl-C and other signals: the OS handler only sets bits and the pending word; the Python-level
 * action runs at the next safepoint. The one process-wide variable is the context that receives
 * signals, since the OS has one handler per process. */
#include <errno.h>
#include <signal.h>

#include "object/protocol.h"
#include "port/host.h"

static _Atomic(kr_ctx *) signal_target;
static _Atomic(uint32_t) signal_bits;

static void on_signal(int sig) {
    int saved = errno;
    kr_ctx *ctx = signal_target;
    signal_bits |= 1u << sig;
    if (ctx) ctx->pending |= KR_PENDING_SIGNAL;
    errno = saved;
}

void kr_host_signals_install(kr_ctx *ctx) {
    struct sigaction sa = {0};
    signal_target = ctx;
    sa.sa_handler = on_signal;
    sigemptyset(&sa.sa_mask);
    sigaction(SIGINT, &sa, NULL); /* no SA_RESTART: blocking reads return EINTR */
    signal(SIGPIPE, SIG_IGN);
}

void kr_host_signals_poll(kr_ctx *ctx) {
    if (signal_target != ctx) return;
    uint32_t bits = signal_bits;
    signal_bits = 0;
    if (bits & 1u << SIGINT) kr_raise_none(ctx, &kr_type_KeyboardInterrupt);
}
