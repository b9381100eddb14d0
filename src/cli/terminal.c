#include "cli/terminal.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "object/protocol.h"
#include "port/descriptor.h"

#include "module/repl_input.h"

enum { WINDOW = 1024 };

static kr_terminal *own(kr_wire *w) {
    return (kr_terminal *)w;
}

/* Whether the size is another one now. */
static bool measure(kr_terminal *t) {
    struct winsize size;
    int columns = 80, rows = 24;
    if (!ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) && size.ws_col && size.ws_row) {
        columns = size.ws_col;
        rows = size.ws_row;
    }
    bool changed = columns != t->columns || rows != t->rows;
    t->columns = columns;
    t->rows = rows;
    return changed;
}

typedef struct wait_job {
    int ms, ready;
    const sigset_t *open;
} wait_job;

static void wait_for_key(void *arg) {
    wait_job *j = arg;
    j->ready = kr_descriptor_wait(STDIN_FILENO, j->ms, j->open);
}

/* A change of the size ends the wait, as every signal does (on_resize does nothing else). */
static int terminal_read(kr_wire *w, int ms) {
    kr_terminal *t = own(w);
    sigset_t all, before;
    wait_job job = {ms, -1, &before};
    if (t->at < t->end) return t->buf[t->at++];
    sigfillset(&all);
    sigprocmask(SIG_SETMASK, &all, &before);
    if (!t->ctx->pending) kr_blocking(t->ctx, wait_for_key, &job);
    sigprocmask(SIG_SETMASK, &before, NULL);
    if (measure(t) && t->resized) t->resized(t->opaque);
    if (job.ready <= 0) return KR_WIRE_NONE;
    ssize_t n = read(STDIN_FILENO, t->buf, sizeof t->buf);
    if (n < 0 && (errno == EINTR || errno == EAGAIN)) return KR_WIRE_NONE;
    if (n <= 0) return KR_WIRE_END;
    t->at = 1;
    t->end = (unsigned)n;
    return t->buf[0];
}

static void terminal_write(kr_wire *w, const char *s, size_t n) {
    (void)w;
    kr_descriptor_write(STDOUT_FILENO, s, n);
}

void kr_terminal_raw(kr_terminal *t, bool on) {
    struct termios mode = t->cooked;
    if (on == t->is_raw) return;
    t->is_raw = on;
    if (on) {
        /* the program may have changed the mode, and wants to find it like that */
        tcgetattr(STDIN_FILENO, &t->cooked);
        mode = t->cooked;
        cfmakeraw(&mode);
    } else if (t->raw_program) {
        mode.c_lflag &= ~(tcflag_t)(ICANON | ECHO);
        mode.c_iflag &= ~(tcflag_t)(ICRNL | INLCR | IXON);
        mode.c_cc[VMIN] = 1;
        mode.c_cc[VTIME] = 0;
        mode.c_cc[VQUIT] = mode.c_cc[VSUSP] = _POSIX_VDISABLE;
    }
    tcsetattr(STDIN_FILENO, TCSADRAIN, &mode);
}

static void terminal_interrupts(kr_wire *w, bool on) {
    kr_terminal_raw(own(w), !on);
}

static void on_resize(int sig) {
    (void)sig;
}

bool kr_terminal_open(kr_terminal *t, kr_ctx *ctx) {
    struct sigaction sa = {.sa_handler = on_resize}, old;
    const char *term = getenv("TERM");
    *t = (kr_terminal){.ctx = ctx};
    t->wire = (kr_wire){terminal_read, terminal_write, terminal_interrupts, WINDOW, kr_repl_input};
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO) || !term || !*term) return false;
    if (strcmp(term, "dumb") == 0 || tcgetattr(STDIN_FILENO, &t->cooked)) return false;
    sigemptyset(&sa.sa_mask);
    if (!sigaction(SIGWINCH, NULL, &old) && old.sa_handler == SIG_DFL)
        sigaction(SIGWINCH, &sa, NULL);
    measure(t);
    return true;
}

void kr_terminal_suspend(kr_terminal *t) {
    kr_terminal_raw(t, false);
    kill(0, SIGTSTP);
    kr_terminal_raw(t, true);
}

/* ---- widths ---- */
typedef struct range {
    uint32_t first, last;
} range;

static bool is_in(const range *r, size_t n, uint32_t cp) {
    for (size_t i = 0; i < n; i++) {
        if (cp >= r[i].first && cp <= r[i].last) return true;
    }
    return false;
}

int kr_terminal_width(uint32_t cp) {
    static const range none[] = {
        {0x300, 0x36f},   {0x483, 0x489},   {0x591, 0x5bd},   {0x610, 0x61a},   {0x64b, 0x65f},
        {0x93c, 0x93c},   {0x941, 0x948},   {0xe31, 0xe31},   {0xe34, 0xe3a},   {0x1ab0, 0x1aff},
        {0x1dc0, 0x1dff}, {0x200b, 0x200f}, {0x20d0, 0x20f0}, {0xfe00, 0xfe0f}, {0xfe20, 0xfe2f}};
    static const range wide[] = {
        {0x1100, 0x115f},   {0x231a, 0x231b},   {0x2329, 0x232a},   {0x23e9, 0x23ec},
        {0x25fd, 0x25fe},   {0x2614, 0x2615},   {0x2648, 0x2653},   {0x26a1, 0x26a1},
        {0x26bd, 0x26be},   {0x26c4, 0x26c5},   {0x2705, 0x2705},   {0x270a, 0x270b},
        {0x2728, 0x2728},   {0x274c, 0x274c},   {0x2753, 0x2755},   {0x2795, 0x2797},
        {0x2b1b, 0x2b1c},   {0x2b50, 0x2b50},   {0x2e80, 0x303e},   {0x3041, 0x33ff},
        {0x3400, 0x4dbf},   {0x4e00, 0xa4cf},   {0xa960, 0xa97f},   {0xac00, 0xd7a3},
        {0xf900, 0xfaff},   {0xfe30, 0xfe6f},   {0xff00, 0xff60},   {0xffe0, 0xffe6},
        {0x16fe0, 0x18aff}, {0x1b000, 0x1b2ff}, {0x1f1e6, 0x1f202}, {0x1f210, 0x1f64f},
        {0x1f680, 0x1f6ff}, {0x1f7e0, 0x1f7eb}, {0x1f900, 0x1f9ff}, {0x1fa70, 0x1faff},
        {0x20000, 0x3fffd}};
    if (cp < 0x300) return 1;
    if (is_in(none, KR_ARRAY_LEN(none), cp)) return 0;
    return is_in(wide, KR_ARRAY_LEN(wide), cp) ? 2 : 1;
}
