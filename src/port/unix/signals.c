/* Ctrl-C and other signals: the OS handler only sets bits and the pending word; the Python-level
 * action runs at the next safepoint (module/mod_signal.c). The one process-wide variable is the
 * context that receives signals, since the OS has one handler per process. */
#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "module/mod_signal.h"
#include "object/protocol.h"
#include "port/host.h"
#include "port/unix/wire.h"

static _Atomic(kr_ctx *) signal_target;
static _Atomic(uint64_t) signal_bits;
static _Atomic(bool) signal_ticked;

static void on_signal(int sig) {
    int saved = errno;
    kr_ctx *ctx = signal_target;
    signal_bits |= UINT64_C(1) << (sig - 1);
    if (ctx) {
        kr_pending_set(ctx, KR_PENDING_SIGNAL);
        kr_host_threads_signal(ctx);
    }
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

/* What the terminal was like before the program changed it, and the timers of kr_host_tick. */
struct kr_port {
    struct termios before;
    bool terminal;
    bool made[2];
    timer_t timer[2];
};

static struct kr_port *port_of(kr_vm *vm) {
    if (!vm->port) {
        vm->port = vm->mem(vm->mem_opaque, NULL, 0, sizeof *vm->port);
        if (vm->port) memset(vm->port, 0, sizeof *vm->port);
    }
    return vm->port;
}

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
    if (!port_of(vm)) return ENOMEM;
    if (!vm->port->terminal) vm->port->before = t;
    vm->port->terminal = true;
    return set_interrupt(&t, intr);
}

void kr_host_signals_end(kr_ctx *ctx) {
    kr_vm *vm = ctx->vm;
    struct termios t;
    if (!vm->port) return;
    for (int i = 0; i < 2; i++) {
        if (vm->port->made[i]) timer_delete(vm->port->timer[i]);
    }
    if (vm->port->terminal && !tcgetattr(STDIN_FILENO, &t))
        set_interrupt(&t, vm->port->before.c_cc[VINTR]);
    vm->mem(vm->mem_opaque, vm->port, sizeof *vm->port, 0);
    vm->port = NULL;
}

/* ---- ticks ---- */
static void on_tick(int sig) {
    kr_ctx *ctx = signal_target;
    (void)sig;
    signal_ticked = true;
    if (ctx) kr_pending_set(ctx, KR_PENDING_BOARD);
}

static bool make_timer(struct kr_port *p, bool cpu_time) {
    struct sigaction sa = {.sa_handler = on_tick};
    struct sigevent how = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGRTMAX};
    if (p->made[cpu_time]) return true;
    sigemptyset(&sa.sa_mask);
    if (sigaction(SIGRTMAX, &sa, NULL)) return false;
    p->made[cpu_time] = !timer_create(cpu_time ? CLOCK_PROCESS_CPUTIME_ID : CLOCK_MONOTONIC, &how,
                                      &p->timer[cpu_time]);
    return p->made[cpu_time];
}

bool kr_host_tick(kr_ctx *ctx, uint64_t ns, bool cpu_time) {
    struct kr_port *p = signal_target == ctx ? port_of(ctx->vm) : NULL;
    struct itimerspec t = {.it_value = {(time_t)(ns / 1000000000), (long)(ns % 1000000000)}};
    return p && make_timer(p, cpu_time) && !timer_settime(p->timer[cpu_time], 0, &t, NULL);
}

bool kr_host_ticked(kr_ctx *ctx) {
    (void)ctx;
    return atomic_exchange(&signal_ticked, false);
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

void kr_host_signals_forked(kr_ctx *ctx) {
    if (signal_target) signal_target = ctx;
}

void kr_host_signals_poll(kr_ctx *ctx) {
    if (signal_target != ctx) return;
    for (int sig = 1; sig <= 64; sig++) {
        uint64_t bit = UINT64_C(1) << (sig - 1);
        if (!(signal_bits & bit)) continue;
        signal_bits &= ~bit;
        if (signal_bits) kr_pending_set(ctx, KR_PENDING_SIGNAL); /* in case this one raises */
        kr_signal_arrived(ctx, sig);
    }
}
