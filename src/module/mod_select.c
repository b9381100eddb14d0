/* Module select: select(), and poll objects with MicroPython's ipoll(). */
#include "module/select.h"

#include <errno.h>
#include <poll.h>

#include "module/descriptor.h"
#include "object/int.h"
#include "object/seq.h"
#include "object/str.h"

typedef struct kr_poll_object {
    kr_object base;
    struct pollfd *fds; /* leaf array */
    kr_value objects;   /* list: what was registered, in their order */
    size_t n, cap;
    bool busy;
    /* ipoll() */
    size_t at, left;
    bool once;
} kr_poll_object;

static kr_poll_object *own(kr_value v) {
    return KR_AS(kr_poll_object, v);
}

static void trace(kr_visitor *v, kr_object *obj) {
    kr_poll_object *p = (kr_poll_object *)obj;
    kr_visit_ptr(v, &p->fds);
    kr_visit(v, &p->objects);
}

/* ---- poll ---- */
static unsigned short events_arg(kr_ctx *ctx, kr_value v) {
    int64_t events = kr_as_int64(ctx, v);
    if (events < 0) kr_raise_fmt(ctx, &kr_type_ValueError, "value must be positive");
    if (events > 0xffff) {
        kr_raise_fmt(ctx, &kr_type_OverflowError, "Python int too large for C unsigned short");
    }
    return (unsigned short)events;
}

static size_t find(const kr_poll_object *p, int fd) {
    size_t i = 0;
    while (i < p->n && p->fds[i].fd != fd) i++;
    return i;
}

static void check_idle(kr_ctx *ctx, const kr_poll_object *p) {
    if (p->busy) kr_raise_fmt(ctx, &kr_type_RuntimeError, "concurrent poll() invocation");
}

static kr_value p_register(kr_ctx *ctx, size_t n, const kr_value *a) {
    kr_poll_object *p = own(a[0]);
    int fd = kr_descriptor_of(ctx, a[1]);
    unsigned short events = n > 2 ? events_arg(ctx, a[2]) : POLLIN | POLLPRI | POLLOUT;
    check_idle(ctx, p);
    size_t i = find(p, fd);
    if (i == p->n) {
        if (p->n == p->cap) {
            size_t cap = p->cap ? 2 * p->cap : 4;
            p->fds = kr_heap_resize(ctx, p->fds, p->cap * sizeof *p->fds, cap * sizeof *p->fds);
            p->cap = cap;
        }
        kr_list_append(ctx, p->objects, a[1]);
        p->n++;
    } else {
        kr_list *l = KR_AS(kr_list, p->objects);
        kr_store(ctx, l, &l->items[i], a[1]);
    }
    p->fds[i] = (struct pollfd){.fd = fd, .events = (short)events};
    return KR_NONE;
}

static kr_value p_modify(kr_ctx *ctx, kr_value self, kr_value which, kr_value events) {
    kr_poll_object *p = own(self);
    size_t i = find(p, kr_descriptor_of(ctx, which));
    unsigned short mask = events_arg(ctx, events);
    if (i == p->n) kr_raise_oserror(ctx, ENOENT, KR_NULL);
    p->fds[i].events = (short)mask;
    return KR_NONE;
}

static kr_value p_unregister(kr_ctx *ctx, kr_value self, kr_value which) {
    kr_poll_object *p = own(self);
    size_t i = find(p, kr_descriptor_of(ctx, which));
    check_idle(ctx, p);
    if (i == p->n) kr_raise_keyerror(ctx, which);
    memmove(p->fds + i, p->fds + i + 1, (p->n - i - 1) * sizeof *p->fds);
    kr_list_del(ctx, p->objects, i, i + 1);
    p->n--;
    return KR_NONE;
}

/* Milliseconds: None and below 0 are for ever. */
static int64_t patience(kr_ctx *ctx, size_t n, const kr_value *a) {
    if (n < 2 || kr_is_none(a[1])) return -1;
    double ms = kr_as_double(ctx, a[1]);
    if (ms != ms) kr_raise_fmt(ctx, &kr_type_ValueError, "Invalid value NaN (not a number)");
    return ms < 0 ? -1 : ms > 9e12 ? INT64_MAX / 4 : (int64_t)(ms * 1e6);
}

static kr_value waiting(kr_ctx *ctx, void *arg) {
    void **job = arg;
    kr_poll_object *p = job[0];
    p->left = (size_t)kr_poll_wait(ctx, p->fds, p->n, *(int64_t *)job[1]);
    return KR_NONE;
}

static void wait(kr_ctx *ctx, kr_poll_object *p, int64_t ns) {
    void *job[2] = {p, &ns};
    kr_value exc;
    check_idle(ctx, p);
    p->busy = true;
    kr_protect(ctx, waiting, job, &exc);
    p->busy = false;
    p->at = 0;
    if (!kr_isnull(exc)) kr_raise(ctx, exc);
}

static kr_value p_poll(kr_ctx *ctx, size_t n, const kr_value *a) {
    kr_poll_object *p = own(a[0]);
    wait(ctx, p, patience(ctx, n, a));
    kr_value found = kr_list_new(ctx, 0, NULL);
    for (size_t i = 0; p->left && i < p->n; i++) {
        if (!p->fds[i].revents) continue;
        p->left--;
        kr_list_append(ctx, found,
                       kr_tuple2(ctx, kr_smallint(p->fds[i].fd),
                                 kr_smallint((unsigned short)p->fds[i].revents)));
    }
    return found;
}

/* MicroPython's: an iterator over (object, event), the same one each time. */
static kr_value p_ipoll(kr_ctx *ctx, size_t n, const kr_value *a) {
    kr_poll_object *p = own(a[0]);
    p->once = n > 2 && kr_as_int64(ctx, a[2]) & 1;
    wait(ctx, p, patience(ctx, n, a));
    return a[0];
}

static kr_value next(kr_ctx *ctx, kr_value self) {
    kr_poll_object *p = own(self);
    for (; p->left && p->at < p->n; p->at++) {
        struct pollfd *f = &p->fds[p->at];
        if (!f->revents) continue;
        p->left--;
        if (p->once) f->events = 0;
        return kr_tuple2(ctx, KR_AS(kr_list, p->objects)->items[p->at++],
                         kr_smallint((unsigned short)f->revents));
    }
    p->left = 0;
    return KR_NULL;
}

static kr_value iter(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return self;
}

#define OWN &kr_type_poll
static const kr_builtin methods[] = {
    KR_METHOD_VAR(OWN, "register", p_register, 2, 3,
                  "register(fd, eventmask=POLLIN | POLLPRI | POLLOUT): a number or an object with "
                  "fileno()."),
    KR_METHOD_3(OWN, "modify", p_modify, "modify(fd, eventmask)"),
    KR_METHOD_2(OWN, "unregister", p_unregister, "unregister(fd)"),
    KR_METHOD_VAR(OWN, "poll", p_poll, 1, 2,
                  "poll(timeout=None): list of (fd, event), after so many milliseconds at most."),
    KR_METHOD_VAR(OWN, "ipoll", p_ipoll, 1, 3,
                  "ipoll(timeout=-1, flags=0): iterator over (object, event); flags 1: each object "
                  "reports once."),
};
#undef OWN

const kr_type kr_type_poll = {
    .base_object = {&kr_type_type},
    .name = "select.poll",
    .base = &kr_type_object,
    .flags = KR_TF_NO_NEW,
    .version = 1,
    .size = sizeof(kr_poll_object),
    .methods = methods,
    .n_methods = KR_ARRAY_LEN(methods),
    .trace = trace,
    .iter = iter,
    .next = next,
};

static kr_value s_poll(kr_ctx *ctx) {
    kr_poll_object *p = kr_heap_new(ctx, &kr_type_poll, sizeof *p);
    p->objects = kr_list_new(ctx, 0, NULL);
    return kr_from_ptr(p);
}

/* ---- select ---- */
typedef struct set {
    kr_value items; /* tuple */
    kr_value *at;
    size_t n;
    short wants, counts;
} set;

static void take(kr_ctx *ctx, set *s, kr_value v, short wants, short counts) {
    s->items = kr_tuple_from_iterable(ctx, v);
    s->at = kr_seq_items(s->items, &s->n);
    s->wants = wants;
    s->counts = counts;
}

static kr_value ready_of(kr_ctx *ctx, const set *s, const struct pollfd *fds) {
    kr_value found = kr_list_new(ctx, 0, NULL);
    for (size_t i = 0; i < s->n; i++) {
        if (fds[i].revents & POLLNVAL) kr_raise_oserror(ctx, EBADF, KR_NULL);
        if (fds[i].revents & s->counts) kr_list_append(ctx, found, s->at[i]);
    }
    return found;
}

static kr_value s_select(kr_ctx *ctx, size_t n, const kr_value *a) {
    set sets[3];
    size_t total = 0, k = 0;
    take(ctx, &sets[0], a[0], POLLIN, POLLIN | POLLHUP | POLLERR);
    take(ctx, &sets[1], a[1], POLLOUT, POLLOUT | POLLERR);
    take(ctx, &sets[2], a[2], POLLPRI, POLLPRI);
    if (n > 3 && !kr_is_none(a[3]) && kr_as_double(ctx, a[3]) < 0) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "timeout must be non-negative");
    }
    int64_t ns = kr_timeout_ns(ctx, n > 3 ? a[3] : KR_NONE);
    for (int i = 0; i < 3; i++) total += sets[i].n;
    struct pollfd *fds = kr_heap_leaf(ctx, (total + 1) * sizeof *fds);
    for (int i = 0; i < 3; i++) {
        for (size_t j = 0; j < sets[i].n; j++) {
            fds[k++] = (struct pollfd){.fd = kr_descriptor_of(ctx, sets[i].at[j]),
                                       .events = sets[i].wants};
        }
    }
    kr_poll_wait(ctx, fds, total, ns);
    kr_value out[3];
    for (k = 0, total = 0; k < 3; total += sets[k++].n)
        out[k] = ready_of(ctx, &sets[k], fds + total);
    return kr_tuple_new(ctx, 3, out);
}

static const kr_builtin members[] = {
    KR_FUNC_VAR("select", s_select, 3, 4,
                "select(rlist, wlist, xlist, timeout=None): which of them are ready."),
    KR_FUNC_0("poll", s_poll, "A poll object."),
    KR_FUNC_VAR("epoll", kr_epoll_open, 0, 2, "epoll(sizehint=-1, flags=0)"),
    KR_CONSTANT_INT("POLLIN", POLLIN),
    KR_CONSTANT_INT("POLLPRI", POLLPRI),
    KR_CONSTANT_INT("POLLOUT", POLLOUT),
    KR_CONSTANT_INT("POLLERR", POLLERR),
    KR_CONSTANT_INT("POLLHUP", POLLHUP),
    KR_CONSTANT_INT("POLLNVAL", POLLNVAL),
    KR_CONSTANT_INT("POLLRDNORM", POLLRDNORM),
    KR_CONSTANT_INT("POLLRDBAND", POLLRDBAND),
    KR_CONSTANT_INT("POLLWRNORM", POLLWRNORM),
    KR_CONSTANT_INT("POLLWRBAND", POLLWRBAND),
    KR_CONSTANT_INT("POLLMSG", 0x400),
    KR_CONSTANT_INT("POLLRDHUP", 0x2000),
    KR_CONSTANT_INT("EPOLLIN", 1),
    KR_CONSTANT_INT("EPOLLPRI", 2),
    KR_CONSTANT_INT("EPOLLOUT", 4),
    KR_CONSTANT_INT("EPOLLERR", 8),
    KR_CONSTANT_INT("EPOLLHUP", 16),
    KR_CONSTANT_INT("EPOLLRDHUP", 0x2000),
    KR_CONSTANT_INT("EPOLLRDNORM", 0x40),
    KR_CONSTANT_INT("EPOLLRDBAND", 0x80),
    KR_CONSTANT_INT("EPOLLWRNORM", 0x100),
    KR_CONSTANT_INT("EPOLLWRBAND", 0x200),
    KR_CONSTANT_INT("EPOLLMSG", 0x400),
    KR_CONSTANT_INT("EPOLLEXCLUSIVE", 1u << 28),
    KR_CONSTANT_INT("EPOLL_CLOEXEC", 0x80000),
    KR_CONSTANT_INT("PIPE_BUF", 4096),
};

static void init(kr_ctx *ctx, kr_value m) {
    kr_module_set(ctx, m, "EPOLLONESHOT", kr_int_new(ctx, UINT32_C(1) << 30));
    kr_module_set(ctx, m, "EPOLLET", kr_int_new(ctx, UINT32_C(1) << 31));
    kr_module_set(ctx, m, "error", kr_type_value(&kr_type_OSError));
}

const kr_module_def kr_module_select = {
    .name = "select",
    .doc = KR_DOC("Waiting for several files and sockets at once."),
    .members = members,
    .n_members = KR_ARRAY_LEN(members),
    .init = init,
};
