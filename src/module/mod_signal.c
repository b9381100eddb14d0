/* Module _signal: handlers written in Python.
 *
 * The OS handler (port) only takes notes; a Python handler runs at a safepoint with the frame it
 * interrupts. Until the module is imported, SIGINT raises KeyboardInterrupt. */
#include "module/mod_signal.h"

#include <errno.h>
#include <math.h>
#include <signal.h>
#include <string.h>
#include <sys/time.h>
#include <unistd.h>

#include "object/dict.h"
#include "object/float.h"
#include "object/int.h"
#include "object/module.h"
#include "object/names.h"
#include "object/protocol.h"
#include "object/seq.h"
#include "object/str.h"

typedef struct kr_signal_state {
    kr_object base;
    kr_value handlers; /* list of KR_SIGNALS values, KR_NULL before the module is imported */
    kr_signal_install_fn install; /* NULL: this machine gets no signals */
    kr_signal_keyboard_fn keyboard;
    bool deaf; /* SIGINT raises nothing */
} kr_signal_state;

static void state_trace(kr_visitor *v, kr_object *obj) {
    kr_visit(v, &((kr_signal_state *)obj)->handlers);
}

static const kr_type state_type = {
    .base_object = {&kr_type_type},
    .name = "_signal._state",
    .base = &kr_type_object,
    .flags = KR_TF_NO_NEW,
    .version = 1,
    .size = sizeof(kr_signal_state),
    .trace = state_trace,
};

static kr_signal_state *state_of(kr_ctx *ctx) {
    kr_signal_state *s = ctx->vm->module_state[KR_MODSTATE_SIGNAL];
    if (s) return s;
    s = kr_heap_new(ctx, &state_type, sizeof *s);
    kr_list_append(ctx, ctx->vm->roots, kr_from_ptr(s));
    ctx->vm->module_state[KR_MODSTATE_SIGNAL] = s;
    return s;
}

void kr_signal_attach(kr_ctx *ctx, kr_signal_install_fn install, kr_signal_keyboard_fn keyboard) {
    kr_signal_state *s = state_of(ctx);
    s->install = install;
    s->keyboard = keyboard;
}

int kr_signal_keyboard(kr_ctx *ctx, int ch) {
    kr_signal_state *s = state_of(ctx);
    s->deaf = ch < 0;
    return s->keyboard ? s->keyboard(ctx, ch) : 0;
}

static void interrupt(kr_ctx *ctx, const kr_signal_state *s) {
    if (!s || !s->deaf) kr_raise_none(ctx, &kr_type_KeyboardInterrupt);
}

static kr_value g_default_int(kr_ctx *ctx, size_t n, const kr_value *a);

static bool is_int_handler(kr_value h) {
    return kr_is_exact(h, &kr_type_builtin_function) &&
           KR_AS(const kr_builtin, h)->fn.var == g_default_int;
}

void kr_signal_arrived(kr_ctx *ctx, int sig) {
    kr_signal_state *s = ctx->vm->module_state[KR_MODSTATE_SIGNAL];
    if (!s || kr_isnull(s->handlers)) {
        if (sig == SIGINT) interrupt(ctx, s);
        return;
    }
    kr_value h = KR_AS(kr_list, s->handlers)->items[sig];
    if (kr_is_none(h) || kr_is_int(h)) return;
    if (is_int_handler(h)) {
        interrupt(ctx, s);
        return;
    }
    kr_value frame = KR_NONE;
    if (ctx->frame) {
        kr_value get =
            kr_getattr_opt(ctx, ctx->vm->sys_module, kr_str_intern_rom(ctx, "_getframe"));
        if (!kr_isnull(get)) frame = kr_call0(ctx, get);
    }
    kr_call2(ctx, h, kr_smallint(sig), frame);
}

/* ---- functions ---- */
static int signal_number(kr_ctx *ctx, kr_value v) {
    int sig = kr_as_int(ctx, v);
    if (sig < 1 || sig >= KR_SIGNALS) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "signal number out of range");
    }
    return sig;
}

static void poll_now(kr_ctx *ctx) {
    if (ctx->pending) kr_poll(ctx);
}

static kr_value g_signal(kr_ctx *ctx, kr_value number, kr_value action) {
    kr_signal_state *s = state_of(ctx);
    int sig = signal_number(ctx, number), how = KR_SIGNAL_CATCH;
    int64_t n;
    if (kr_is_int(action) && kr_int_to_i64(action, &n) && (n == 0 || n == 1)) {
        how = n ? KR_SIGNAL_IGNORE : KR_SIGNAL_DEFAULT;
        action = kr_smallint((kr_sword)n);
    } else if (!kr_truth(ctx,
                         kr_call1(ctx, kr_builtins_get(ctx, kr_str_intern_rom(ctx, "callable")),
                                  action))) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "signal handler must be signal.SIG_IGN, "
                     "signal.SIG_DFL, or a callable object");
    }
    if (!s->install || ctx != ctx->vm->main_ctx) {
        kr_raise_fmt(ctx, &kr_type_ValueError,
                     "signal only works in main thread of the main interpreter");
    }
    int err = s->install(ctx, sig, how);
    if (err) kr_raise_oserror(ctx, err, KR_NULL);
    kr_list *l = KR_AS(kr_list, s->handlers);
    kr_value old = l->items[sig];
    kr_store(ctx, l, &l->items[sig], action);
    return old;
}

static kr_value g_getsignal(kr_ctx *ctx, kr_value number) {
    int sig = signal_number(ctx, number);
    return KR_AS(kr_list, state_of(ctx)->handlers)->items[sig];
}

static kr_value g_default_int(kr_ctx *ctx, size_t n, const kr_value *a) {
    (void)n;
    (void)a;
    kr_raise_none(ctx, &kr_type_KeyboardInterrupt);
}

static kr_value g_raise(kr_ctx *ctx, kr_value number) {
    if (raise(kr_as_int(ctx, number))) kr_raise_oserror(ctx, errno, KR_NULL);
    poll_now(ctx);
    return KR_NONE;
}

static kr_value g_alarm(kr_ctx *ctx, kr_value seconds) {
    return kr_int_new(ctx, alarm((unsigned)kr_as_int(ctx, seconds)));
}

static void do_pause(void *arg) {
    (void)arg;
    pause();
}

static kr_value g_pause(kr_ctx *ctx) {
    kr_blocking(ctx, do_pause, NULL);
    poll_now(ctx);
    return KR_NONE;
}

static struct timeval to_timeval(kr_ctx *ctx, kr_value v) {
    double s = kr_isnull(v) ? 0 : kr_as_double(ctx, v), whole = floor(s);
    return (struct timeval){(time_t)whole, (suseconds_t)ceil((s - whole) * 1e6)};
}

static kr_value timer_pair(kr_ctx *ctx, const struct itimerval *t) {
    double value = (double)t->it_value.tv_sec + (double)t->it_value.tv_usec * 1e-6;
    double interval = (double)t->it_interval.tv_sec + (double)t->it_interval.tv_usec * 1e-6;
    return kr_tuple2(ctx, kr_float_new(ctx, value), kr_float_new(ctx, interval));
}

static kr_value g_setitimer(kr_ctx *ctx, size_t n, const kr_value *a) {
    struct itimerval t, old;
    int which = kr_as_int(ctx, a[0]);
    t.it_value = to_timeval(ctx, a[1]);
    t.it_interval = to_timeval(ctx, n > 2 ? a[2] : KR_NULL);
    if (setitimer(which, &t, &old)) kr_raise_oserror(ctx, errno, KR_NULL);
    return timer_pair(ctx, &old);
}

static kr_value g_getitimer(kr_ctx *ctx, kr_value which) {
    struct itimerval t;
    if (getitimer(kr_as_int(ctx, which), &t)) kr_raise_oserror(ctx, errno, KR_NULL);
    return timer_pair(ctx, &t);
}

static kr_value g_siginterrupt(kr_ctx *ctx, kr_value number, kr_value flag) {
    int sig = signal_number(ctx, number);
    struct sigaction sa;
    if (sigaction(sig, NULL, &sa)) kr_raise_oserror(ctx, errno, KR_NULL);
    if (kr_truth(ctx, flag))
        sa.sa_flags &= ~SA_RESTART;
    else
        sa.sa_flags |= SA_RESTART;
    if (sigaction(sig, &sa, NULL)) kr_raise_oserror(ctx, errno, KR_NULL);
    return KR_NONE;
}

static kr_value g_strsignal(kr_ctx *ctx, kr_value number) {
    int sig = signal_number(ctx, number);
    const char *s = sigdescr_np(sig);
    return s ? kr_str_from_cstr(ctx, s) : KR_NONE;
}

static kr_value g_valid(kr_ctx *ctx) {
    sigset_t all;
    kr_value set = kr_set_new(ctx, &kr_type_set);
    sigfillset(&all);
    for (int i = 1; i < KR_SIGNALS; i++) {
        if (sigismember(&all, i) == 1) kr_set_add(ctx, set, kr_smallint(i));
    }
    return set;
}

static const kr_builtin members[] = {
    KR_FUNC_2("signal", g_signal, "Set the action for the given signal."),
    KR_FUNC_1("getsignal", g_getsignal, "Return the current action for the given signal."),
    KR_FUNC_VAR("default_int_handler", g_default_int, 2, 2,
                "The default handler for SIGINT: raises KeyboardInterrupt."),
    KR_FUNC_1("raise_signal", g_raise, "Send a signal to the executing process."),
    KR_FUNC_1("alarm", g_alarm, "Arrange for SIGALRM to arrive after the given number of seconds."),
    KR_FUNC_0("pause", g_pause, "Wait until a signal arrives."),
    KR_FUNC_VAR("setitimer", g_setitimer, 2, 3,
                "Sets given itimer (one of ITIMER_REAL, ITIMER_VIRTUAL or ITIMER_PROF)."),
    KR_FUNC_1("getitimer", g_getitimer, "Returns current value of given itimer."),
    KR_FUNC_2("siginterrupt", g_siginterrupt, "Change system call restart behaviour."),
    KR_FUNC_1("strsignal", g_strsignal, "Return the system description of the given signal."),
    KR_FUNC_0("valid_signals", g_valid, "Return a set of valid signal numbers on this platform."),
};

static const struct {
    const char *name;
    int value;
} constants[] = {
#define S(name)                                                                                    \
    { #name, name }
    S(SIGHUP),      S(SIGINT),      S(SIGQUIT),
    S(SIGILL),      S(SIGTRAP),     S(SIGABRT),
    S(SIGIOT),      S(SIGBUS),      S(SIGFPE),
    S(SIGKILL),     S(SIGUSR1),     S(SIGSEGV),
    S(SIGUSR2),     S(SIGPIPE),     S(SIGALRM),
    S(SIGTERM),     S(SIGSTKFLT),   S(SIGCHLD),
    S(SIGCLD),      S(SIGCONT),     S(SIGSTOP),
    S(SIGTSTP),     S(SIGTTIN),     S(SIGTTOU),
    S(SIGURG),      S(SIGXCPU),     S(SIGXFSZ),
    S(SIGVTALRM),   S(SIGPROF),     S(SIGWINCH),
    S(SIGIO),       S(SIGPOLL),     S(SIGPWR),
    S(SIGSYS),      S(ITIMER_REAL), S(ITIMER_VIRTUAL),
    S(ITIMER_PROF), S(SIG_BLOCK),   S(SIG_UNBLOCK),
    S(SIG_SETMASK),
#undef S
    {"SIG_DFL", 0}, {"SIG_IGN", 1}, {"NSIG", KR_SIGNALS},
};

/* What the process does about a signal now. */
static kr_value current(kr_ctx *ctx, int sig, kr_value int_handler) {
    struct sigaction sa;
    if (sigaction(sig, NULL, &sa)) return KR_NONE;
    if (sa.sa_handler == SIG_DFL) return kr_smallint(0);
    if (sa.sa_handler == SIG_IGN) return kr_smallint(1);
    return sig == SIGINT && state_of(ctx)->install ? int_handler : KR_NONE;
}

static void init_signal(kr_ctx *ctx, kr_value m) {
    kr_signal_state *s = state_of(ctx);
    for (size_t i = 0; i < KR_ARRAY_LEN(constants); i++) {
        kr_module_set(ctx, m, constants[i].name, kr_smallint(constants[i].value));
    }
    kr_module_set(ctx, m, "SIGRTMIN", kr_smallint(SIGRTMIN));
    kr_module_set(ctx, m, "SIGRTMAX", kr_smallint(SIGRTMAX));
    kr_module_set(ctx, m, "ItimerError", kr_type_value(&kr_type_OSError));
    if (!kr_isnull(s->handlers)) return;
    kr_value int_handler = kr_getattr(ctx, m, kr_str_intern_rom(ctx, "default_int_handler"));
    kr_value list = kr_list_new(ctx, KR_SIGNALS, NULL);
    kr_list_append(ctx, list, KR_NONE);
    for (int i = 1; i < KR_SIGNALS; i++) kr_list_append(ctx, list, current(ctx, i, int_handler));
    kr_store(ctx, s, &s->handlers, list);
}

const kr_module_def kr_module_signal = {
    .name = "_signal",
    .doc = KR_DOC("This module provides mechanisms to use signal handlers in Python."),
    .members = members,
    .n_members = KR_ARRAY_LEN(members),
    .init = init_signal,
};
