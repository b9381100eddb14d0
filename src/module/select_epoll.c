/* select.epoll: the kernel keeps the list of descriptors. */
#include <errno.h>
#include <sys/epoll.h>
#include <unistd.h>

#include "heap/os.h"
#include "module/descriptor.h"
#include "module/select.h"
#include "object/int.h"
#include "object/seq.h"
#include "object/str.h"

typedef struct kr_epoll {
    kr_object base;
    int fd; /* -1: closed */
} kr_epoll;

static int open_fd(kr_ctx *ctx, kr_value self) {
    int fd = KR_AS(kr_epoll, self)->fd;
    if (fd < 0) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "I/O operation on closed epoll object");
    }
    return fd;
}

static kr_value made(kr_ctx *ctx, int fd) {
    kr_epoll *e = kr_heap_new(ctx, &kr_type_epoll, sizeof *e);
    e->fd = fd;
    kr_heap_set_finalizer(ctx, &e->base);
    return kr_from_ptr(e);
}

kr_value kr_epoll_open(kr_ctx *ctx, size_t n, const kr_value *a) {
    int64_t hint = n ? kr_as_int64(ctx, a[0]) : -1;
    if (hint < -1 || hint == 0) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "sizehint must be positive or -1");
    }
    if (n > 1 && kr_as_int(ctx, a[1]) & ~EPOLL_CLOEXEC) {
        kr_raise_fmt(ctx, &kr_type_OSError, "invalid flags");
    }
    int fd = epoll_create1(EPOLL_CLOEXEC);
    if (fd < 0) kr_raise_oserror(ctx, errno, KR_NULL);
    return made(ctx, fd);
}

static void finalize(kr_ctx *ctx, kr_object *obj) {
    kr_epoll *e = (kr_epoll *)obj;
    (void)ctx;
    if (e->fd >= 0) close(e->fd);
    e->fd = -1;
}

static void control(kr_ctx *ctx, kr_value self, int how, kr_value which, kr_value events) {
    int fd = open_fd(ctx, self);
    struct epoll_event ev = {.events = kr_isnull(events) ? EPOLLIN | EPOLLPRI | EPOLLOUT
                                                         : (uint32_t)kr_as_int64(ctx, events)};
    ev.data.fd = kr_descriptor_of(ctx, which);
    if (epoll_ctl(fd, how, ev.data.fd, &ev)) kr_raise_oserror(ctx, errno, KR_NULL);
}

static kr_value e_register(kr_ctx *ctx, size_t n, const kr_value *a) {
    control(ctx, a[0], EPOLL_CTL_ADD, a[1], n > 2 ? a[2] : KR_NULL);
    return KR_NONE;
}

static kr_value e_modify(kr_ctx *ctx, kr_value self, kr_value which, kr_value events) {
    control(ctx, self, EPOLL_CTL_MOD, which, events);
    return KR_NONE;
}

static kr_value e_unregister(kr_ctx *ctx, kr_value self, kr_value which) {
    control(ctx, self, EPOLL_CTL_DEL, which, KR_NULL);
    return KR_NONE;
}

typedef struct wait_call {
    int fd, most, ms, n;
    struct epoll_event *found;
} wait_call;

static void do_wait(void *arg) {
    wait_call *c = arg;
    c->n = epoll_wait(c->fd, c->found, c->most, c->ms);
}

/* As kr_poll_wait. epoll_wait has milliseconds only: never shorter than what was asked for. */
static int wait(kr_ctx *ctx, kr_value self, struct epoll_event *found, int most, int64_t ns) {
    uint64_t end = ns > 0 ? kr_os_monotonic_ns() + (uint64_t)ns : 0;
    for (;;) {
        int64_t ms = ns < 0 ? -1 : (ns + 999999) / 1000000;
        wait_call c = {open_fd(ctx, self), most, ms > INT32_MAX ? INT32_MAX : (int)ms, 0, found};
        if (ms)
            kr_blocking(ctx, do_wait, &c);
        else
            do_wait(&c);
        if (c.n >= 0) return c.n;
        if (errno != EINTR) kr_raise_oserror(ctx, errno, KR_NULL);
        if (ctx->pending) kr_poll(ctx);
        if (ns <= 0) continue;
        uint64_t now = kr_os_monotonic_ns();
        ns = now < end ? (int64_t)(end - now) : 0;
    }
}

enum { DEFAULT_EVENTS = 64 };

static kr_value e_poll(kr_ctx *ctx, const kr_value *a) {
    int64_t ns = kr_timeout_ns(ctx, a[1]);
    int most = kr_isnull(a[2]) ? -1 : kr_as_int(ctx, a[2]);
    if (most == -1) most = DEFAULT_EVENTS;
    if (most < 1) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "maxevents must be greater than 0, got %d", most);
    }
    struct epoll_event some[DEFAULT_EVENTS], *found = some;
    if (most > DEFAULT_EVENTS) found = kr_heap_leaf(ctx, (size_t)most * sizeof *found);
    int n = wait(ctx, a[0], found, most, ns);
    kr_value list = kr_list_new(ctx, 0, NULL);
    for (int i = 0; i < n; i++) {
        kr_list_append(
            ctx, list,
            kr_tuple2(ctx, kr_smallint(found[i].data.fd), kr_int_new(ctx, found[i].events)));
    }
    return list;
}

static kr_value e_close(kr_ctx *ctx, kr_value self) {
    finalize(ctx, kr_ptr(self));
    return KR_NONE;
}

static kr_value e_fileno(kr_ctx *ctx, kr_value self) {
    return kr_smallint(open_fd(ctx, self));
}

static kr_value e_closed(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return kr_bool(KR_AS(kr_epoll, self)->fd < 0);
}

static kr_value e_enter(kr_ctx *ctx, kr_value self) {
    open_fd(ctx, self);
    return self;
}

static kr_value e_exit(kr_ctx *ctx, size_t n, const kr_value *a) {
    (void)n;
    return e_close(ctx, a[0]);
}

#define OWN &kr_type_epoll
static const kr_builtin methods[] = {
    KR_METHOD_VAR(OWN, "register", e_register, 2, 3,
                  "register(fd, eventmask=EPOLLIN | EPOLLPRI | EPOLLOUT)"),
    KR_METHOD_3(OWN, "modify", e_modify, "modify(fd, eventmask)"),
    KR_METHOD_2(OWN, "unregister", e_unregister, "unregister(fd)"),
    KR_METHOD_SIG(OWN, "poll", e_poll,
                  "timeout=,maxevents=", "List of (fd, event), after so many seconds at most."),
    KR_METHOD_1(OWN, "close", e_close, "Closes its descriptor."),
    KR_METHOD_1(OWN, "fileno", e_fileno, "Its descriptor."),
    KR_METHOD_1(OWN, "__enter__", e_enter, NULL),
    KR_METHOD_VAR(OWN, "__exit__", e_exit, 1, 4, NULL),
    KR_GETTER(OWN, "closed", e_closed, NULL, "Is it closed?"),
};
#undef OWN

const kr_type kr_type_epoll = {
    .base_object = {&kr_type_type},
    .name = "select.epoll",
    .base = &kr_type_object,
    .flags = KR_TF_NO_NEW,
    .version = 1,
    .size = sizeof(kr_epoll),
    .methods = methods,
    .n_methods = KR_ARRAY_LEN(methods),
    .finalize = finalize,
};
