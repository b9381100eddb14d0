/* Ctrl-C and other signals: the OS handler only sets bits and the pending word; the Python-level
 * action runs at the next safepoint (module/mod_signal.c). The one process-wide variable is the
 * context that receives signals, since the OS has one handler per process. */
#include <errno.h>
#include <signal.h>
#include <termios.h>
#include <unistd.h>

#include "module/mod_signal.h"
#include "object/protocol.h"
#include "port/host.h"
#include "port/unix/wire.h"

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

/* What the terminal was like before the program changed it. */
struct kr_port {
    struct termios before;
};

static int set_interrupt(struct termios *t, cc_t ch) {
    t->c_cc[VINTR] = ch;
    return tcsetattr(STDIN_FILENO, TCSANOW, t) ? errno : 0;
}

static int set_keyboard(kr_ctx *ctx, int ch) {
    kr_vm *vm = ctx->vm;
    cc_t intr = ch < 0 ? _POSIX_VDISABLE : (cc_t)ch;
    struct termios t;
    if (signal_target != ctx || kr_host_wire_set_interrupt(ch)) return 0;
    if (tcgetattr(STDIN_FILENO, &t)) return 0; /* no terminal to tell */
    if (t.c_cc[VINTR] == intr) return 0;
    if (!vm->port) {
        vm->port = vm->mem(vm->mem_opaque, NULL, 0, sizeof *vm->port);
        if (!vm->port) return ENOMEM;
        vm->port->before = t;
    }
    return set_interrupt(&t, intr);
}

void kr_host_signals_end(kr_ctx *ctx) {
    kr_vm *vm = ctx->vm;
    struct termios t;
    if (!vm->port) return;
    if (!tcgetattr(STDIN_FILENO, &t)) set_interrupt(&t, vm->port->before.c_cc[VINTR]);
    vm->mem(vm->mem_opaque, vm->port, sizeof *vm->port, 0);
    vm->port = NULL;
}

void kr_host_signals_install(kr_ctx *ctx) {
    struct sigaction old;
    signal_target = ctx;
    kr_signal_attach(ctx, install, set_keyboard);
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
