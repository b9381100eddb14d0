/* What newlib asks of a system: the console is files 0 to 2, there are no others. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "heap/os.h"
#include "module/machine_hal.h"
#include "port/cortexm/port.h"

/* newlib's own would bring a structure for the state of all its functions. */
int *__errno(void) {
    static int number;
    return &number;
}

int read(int fd, void *buf, size_t n) {
    char *out = buf;
    size_t k = 0;
    if (fd != 0) {
        errno = EBADF;
        return -1;
    }
    while (k < n && (k == 0 || kr_console_available())) {
        int c = kr_console_get();
        if (c < 0 && k == 0) {
            errno = EINTR;
            return -1;
        }
        if (c < 0) break;
        out[k++] = c == '\r' ? '\n' : (char)c;
    }
    return (int)k;
}

/* Text for a terminal: a line ends with CR LF. */
int write(int fd, const void *buf, size_t n) {
    const char *s = buf;
    if (fd != 1 && fd != 2) {
        errno = EBADF;
        return -1;
    }
    for (size_t i = 0; i < n; i++) {
        if (s[i] == '\n') kr_console_write("\r", 1);
        kr_console_write(&s[i], 1);
    }
    return (int)n;
}

int open(const char *path, int flags, ...) {
    (void)path;
    errno = flags & O_CREAT ? EROFS : ENOENT;
    return -1;
}

int close(int fd) {
    (void)fd;
    return 0;
}

int isatty(int fd) {
    if (fd >= 0 && fd <= 2) return 1;
    errno = EBADF;
    return 0;
}

int fstat(int fd, struct stat *st) {
    if (!isatty(fd)) return -1;
    memset(st, 0, sizeof *st);
    st->st_mode = S_IFCHR;
    return 0;
}

int fcntl(int fd, int what, ...) {
    (void)what;
    return isatty(fd) ? O_RDWR : -1;
}

off_t lseek(int fd, off_t offset, int whence) {
    (void)offset;
    (void)whence;
    errno = isatty(fd) ? ESPIPE : EBADF;
    return -1;
}

int ftruncate(int fd, off_t len) {
    (void)len;
    errno = isatty(fd) ? EINVAL : EBADF;
    return -1;
}

int stat(const char *path, struct stat *st) {
    (void)path;
    (void)st;
    errno = ENOENT;
    return -1;
}

char *getcwd(char *buf, size_t n) {
    if (n < 2) {
        errno = ERANGE;
        return NULL;
    }
    return strcpy(buf, "/");
}

/* ---- clocks ---- */

/* Without a battery the time of day begins with the epoch. */
static uint32_t epoch_start;

uint64_t kr_clock_epoch_ns(void) {
    return kr_os_monotonic_ns() + (uint64_t)epoch_start * 1000000000u;
}

void kr_clock_set_epoch(uint64_t ns) {
    uint64_t now = kr_os_monotonic_ns();
    epoch_start = ns > now ? (uint32_t)((ns - now) / 1000000000u) : 0;
}

int clock_gettime(clockid_t id, struct timespec *t) {
    uint64_t ns = id == CLOCK_REALTIME ? kr_clock_epoch_ns() : kr_os_monotonic_ns();
    t->tv_sec = (time_t)(ns / 1000000000u);
    t->tv_nsec = (long)(ns % 1000000000u);
    return 0;
}

int clock_getres(clockid_t id, struct timespec *t) {
    (void)id;
    *t = (struct timespec){0, 1000};
    return 0;
}

int clock_nanosleep(clockid_t id, int flags, const struct timespec *at, struct timespec *rest) {
    uint64_t end = (uint64_t)at->tv_sec * 1000000000u + (uint64_t)at->tv_nsec;
    (void)id;
    (void)flags;
    (void)rest;
    for (;;) {
        uint64_t now = kr_os_monotonic_ns();
        kr_ctx *ctx = kr_port_context();
        if (now >= end) return 0;
        if (ctx && ctx->pending) return EINTR;
        if (end - now > 2000000) kr_clock_idle();
    }
}

time_t time(time_t *out) {
    time_t t = (time_t)(kr_clock_epoch_ns() / 1000000000u);
    if (out) *out = t;
    return t;
}

/* ---- chance ---- */

/* The chips so far have no source of it but the phase of the clock, stirred. */
int getrandom(void *buf, size_t n, unsigned flags) {
    static uint64_t state;
    uint8_t *out = buf;
    (void)flags;
    for (size_t i = 0; i < n; i++) {
        state = (state + kr_os_monotonic_ns()) * 6364136223846793005u + 1442695040888963407u;
        out[i] = (uint8_t)(state >> 33 ^ state >> 56);
    }
    return (int)n;
}

/* ---- there is no environment ---- */

char *getenv(const char *name) {
    (void)name;
    return NULL;
}

/* ---- the end ---- */

void abort(void) {
    kr_port_reset(KR_RESET_HARD);
}

void kr_os_say(const char *text) {
    write(2, text, strlen(text));
}
