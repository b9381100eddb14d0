#include "module/descriptor.h"

#include <errno.h>
#include <time.h>

#include "heap/os.h"
#include "object/str.h"

int kr_descriptor_of(kr_ctx *ctx, kr_value v) {
    if (!kr_is_int(v)) {
        kr_value m = kr_getattr_opt(ctx, v, kr_str_intern_rom(ctx, "fileno"));
        if (kr_isnull(m)) {
            kr_raise_fmt(ctx, &kr_type_TypeError,
                         "argument must be an int, or have a fileno() method, not %T", v);
        }
        v = kr_call0(ctx, m);
        if (!kr_is_int(v)) {
            kr_raise_fmt(ctx, &kr_type_TypeError, "fileno() returned a non-integer");
        }
    }
    int fd = kr_as_int(ctx, v);
    if (fd < 0) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "file descriptor cannot be a negative integer (%d)",
                     fd);
    }
    return fd;
}

int64_t kr_timeout_ns(kr_ctx *ctx, kr_value seconds) {
    if (kr_isnull(seconds) || kr_is_none(seconds)) return -1;
    double s = kr_as_double(ctx, seconds);
    if (s != s) kr_raise_fmt(ctx, &kr_type_ValueError, "Invalid value NaN (not a number)");
    if (s < 0) return -1;
    if (s > 9e9) return INT64_MAX / 4;
    double ns = s * 1e9;
    int64_t whole = (int64_t)ns;
    return whole + (ns > (double)whole); /* never shorter than what was asked for */
}

typedef struct poll_call {
    struct pollfd *fds;
    size_t n;
    const struct timespec *limit;
    int ready;
} poll_call;

static void do_poll(void *arg) {
    poll_call *c = arg;
    c->ready = ppoll(c->fds, (nfds_t)c->n, c->limit, NULL);
}

int kr_poll_wait(kr_ctx *ctx, struct pollfd *fds, size_t n, int64_t ns) {
    uint64_t end = ns > 0 ? kr_os_monotonic_ns() + (uint64_t)ns : 0;
    for (;;) {
        struct timespec t = {ns / 1000000000, ns % 1000000000};
        poll_call c = {fds, n, ns < 0 ? NULL : &t, 0};
        if (ns)
            kr_blocking(ctx, do_poll, &c);
        else
            do_poll(&c);
        if (c.ready >= 0) return c.ready;
        if (errno != EINTR) kr_raise_oserror(ctx, errno, KR_NULL);
        if (ctx->pending) kr_poll(ctx);
        if (ns <= 0) continue;
        uint64_t now = kr_os_monotonic_ns();
        ns = now < end ? (int64_t)(end - now) : 0;
    }
}

bool kr_descriptor_ready(kr_ctx *ctx, int fd, short events, int64_t ns) {
    struct pollfd p = {.fd = fd, .events = events};
    return kr_poll_wait(ctx, &p, 1, ns) > 0;
}
