/* A wire over two descriptors: the terminal, pipes, a pseudo-terminal.
 *
 * While a program runs, the kernel tells of bytes that arrive by SIGIO, as the interrupt of a UART
 * does: the handler puts them into the ring and looks for Ctrl-C. All signals are blocked where
 * the ring is used, but for the time of waiting. The one process-wide variable says whose ring it
 * is. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "module/repl_input.h"
#include "port/descriptor.h"
#include "object/protocol.h"
#include "port/unix/wire.h"

enum { CTRL_C = 3, LEAVE = 0x1d, WINDOW = 1024 };

static _Atomic(kr_host_wire *) listening;

static kr_host_wire *own(kr_wire *w) {
    return (kr_host_wire *)w;
}

static bool readable(int fd) {
    struct pollfd p = {.fd = fd, .events = POLLIN};
    return poll(&p, 1, 0) > 0;
}

static unsigned room(const kr_host_wire *w) {
    return KR_WIRE_RING - (w->head - w->tail);
}

static void received(kr_host_wire *w, const uint8_t *s, ssize_t n) {
    for (ssize_t i = 0; i < n; i++) {
        if (w->active && s[i] == w->interrupt)
            raise(SIGINT);
        else
            w->ring[w->head++ % KR_WIRE_RING] = s[i];
    }
}

/* What is there goes into the ring. */
static void drain(kr_host_wire *w) {
    uint8_t buf[256];
    unsigned n;
    while (!w->ended && (n = room(w)) > 0 && readable(w->in)) {
        ssize_t k = read(w->in, buf, n < sizeof buf ? n : sizeof buf);
        if (k < 0 && (errno == EINTR || errno == EAGAIN)) return;
        if (k <= 0) w->ended = true;
        if (k <= 0 && w->person) raise(SIGHUP); /* a program must not outlive its terminal */
        received(w, buf, k);
    }
}

static void on_io(int sig) {
    int saved = errno;
    kr_host_wire *w = listening;
    (void)sig;
    if (w) drain(w);
    errno = saved;
}

typedef struct wait_job {
    int in, ms, ready;
    const sigset_t *open;
} wait_job;

static void wait_for_bytes(void *arg) {
    wait_job *j = arg;
    j->ready = kr_descriptor_wait(j->in, j->ms, j->open);
}

/* A byte of the ring; waits with the signals of `open` let through. */
static int next(kr_host_wire *w, int ms, const sigset_t *open) {
    for (;;) {
        if (w->head != w->tail) {
            int c = w->ring[w->tail++ % KR_WIRE_RING];
            if (c != LEAVE || !w->person || w->active) return c;
            w->ended = true;
        }
        if (w->ended) return KR_WIRE_END;
        if (w->ctx->pending) return KR_WIRE_NONE;
        wait_job job = {w->in, ms, 0, open};
        kr_blocking(w->ctx, wait_for_bytes, &job);
        if (job.ready == 0) return KR_WIRE_NONE;
        if (job.ready > 0) drain(w);
    }
}

static int wire_read(kr_wire *wire, int ms) {
    sigset_t all, before;
    sigfillset(&all);
    sigprocmask(SIG_SETMASK, &all, &before);
    int c = next(own(wire), ms, &before);
    sigprocmask(SIG_SETMASK, &before, NULL);
    return c;
}

static void wire_write(kr_wire *wire, const char *s, size_t n) {
    kr_descriptor_write(own(wire)->out, s, n);
}

static void wire_interrupts(kr_wire *wire, bool on) {
    kr_host_wire *w = own(wire);
    int flags = fcntl(w->in, F_GETFL);
    struct stat st;
    sigset_t all, before;
    if (on == w->active) return;
    sigfillset(&all);
    sigprocmask(SIG_SETMASK, &all, &before);
    w->active = on;
    if (!fstat(w->in, &st) && !S_ISREG(st.st_mode)) {
        fcntl(w->in, F_SETOWN, getpid());
        fcntl(w->in, F_SETFL, on ? flags | O_ASYNC : flags & ~O_ASYNC);
        if (on) drain(w);
    }
    sigprocmask(SIG_SETMASK, &before, NULL);
}

bool kr_host_wire_set_interrupt(int ch) {
    kr_host_wire *w = listening;
    if (w) w->interrupt = ch;
    return w != NULL;
}

void kr_host_wire_open(kr_host_wire *w, int in, int out) {
    struct sigaction sa = {.sa_handler = on_io, .sa_flags = SA_RESTART};
    struct termios raw;
    *w = (kr_host_wire){.in = in, .out = out, .interrupt = CTRL_C};
    w->wire = (kr_wire){wire_read, wire_write, wire_interrupts, WINDOW, kr_repl_input};
    w->person = isatty(in) && !tcgetattr(in, &w->before);
    if (w->person) {
        raw = w->before;
        cfmakeraw(&raw);
        tcsetattr(in, TCSADRAIN, &raw);
    }
    sigemptyset(&sa.sa_mask);
    listening = w;
    sigaction(SIGIO, &sa, NULL);
}

void kr_host_wire_begin(kr_host_wire *w, kr_ctx *ctx) {
    w->ctx = ctx;
    w->interrupt = CTRL_C;
}

void kr_host_wire_close(kr_host_wire *w) {
    wire_interrupts(&w->wire, false);
    signal(SIGIO, SIG_IGN);
    listening = NULL;
    if (w->person) tcsetattr(w->in, TCSADRAIN, &w->before);
}

int kr_host_wire_pty(const char **name) {
    struct termios raw;
    int fd = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC), slave;
    if (fd < 0 || grantpt(fd) || unlockpt(fd)) return -1;
    *name = ptsname(fd);
    /* stays open, so that the terminal outlives the tools that come and go */
    slave = *name ? open(*name, O_RDWR | O_NOCTTY | O_CLOEXEC) : -1;
    if (slave < 0 || tcgetattr(slave, &raw)) return -1;
    cfmakeraw(&raw);
    return tcsetattr(slave, TCSANOW, &raw) ? -1 : fd;
}
