/* Ctrl-C and other signals: the OS handler only sets bits and the pending word; the Python-level
 * action runs at the next safepoint (module/mod_signal.c). The one process-wide variable is the
 * context that receives signals, since the OS has one handler per process. */
#include <errno.h>
#include <signal.h>

#include "module/mod_signal.h"
#include "object/protocol.h"
#include "port/host.h"

static _Atomic(kr_ctx *) signal_target;
static _Atomic(uint64_t) signal_bits;

static void on_signal(int sig) {
    int saved = errno;
    kr_ctx *ctx = signal_target;
    signal_bits |= UINT64_C(1) << (sig - 1);
    if (ctx) ctx->pending |= KR_PENDING_SIGNAL;
    errno = saved;
}

static int install(kr_ctx *ctx, int sig, int how) {
    struct sigaction sa = {0};
    if (signal_target != ctx) return EPERM;
    sa.sa_handler = how == KR_SIGNAL_CATCH    ? on_signal
                    : how == KR_SIGNAL_IGNORE ? SIG_IGN
                                              : SIG_DFL;
    sigemptyset(&sa.sa_mask);
    return sigaction(sig, &sa, NULL) ? errno : 0; /* no SA_RESTART: blocking reads return EINTR */
}

void kr_host_signals_install(kr_ctx *ctx) {
    struct sigaction old;
    signal_target = ctx;
    kr_signal_attach(ctx, install);
    if (sigaction(SIGINT, NULL, &old) || old.sa_handler != SIG_IGN) {
        install(ctx, SIGINT, KR_SIGNAL_CATCH);
    }
    install(ctx, SIGPIPE, KR_SIGNAL_IGNORE);
}

void kr_host_signals_poll(kr_ctx *ctx) {
    if (signal_target != ctx) return;
    for (int sig = 1; sig <= 64; sig++) {
        uint64_t bit = UINT64_C(1) << (sig - 1);
        if (!(signal_bits & bit)) continue;
        signal_bits &= ~bit;
        if (signal_bits) ctx->pending |= KR_PENDING_SIGNAL; /* in case this one raises */
        kr_signal_arrived(ctx, sig);
    }
}
