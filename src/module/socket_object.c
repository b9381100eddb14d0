/* The type of sockets: making, connecting, options. Sockets with a timeout do not block in the
 * kernel: connect, accept, send and receive wait in poll(2), where signals are heard. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include "module/descriptor.h"
#include "module/socket.h"
#include "object/bytes.h"
#include "object/exception.h"
#include "object/float.h"
#include "object/int.h"
#include "object/protocol.h"
#include "object/seq.h"
#include "object/str.h"

static kr_socket *own(kr_value v) {
    return KR_AS(kr_socket, v);
}

int kr_socket_fd(kr_ctx *ctx, kr_value self) {
    int fd = own(self)->fd;
    if (fd < 0) kr_raise_oserror(ctx, EBADF, KR_NULL);
    return fd;
}

void kr_socket_await(kr_ctx *ctx, kr_value self, short events) {
    if (!kr_descriptor_ready(ctx, kr_socket_fd(ctx, self), events, own(self)->timeout)) {
        kr_raise_fmt(ctx, &kr_type_TimeoutError, "timed out");
    }
}

/* ---- life ---- */
static void finalize(kr_ctx *ctx, kr_object *obj) {
    kr_socket *s = (kr_socket *)obj;
    (void)ctx;
    if (s->fd >= 0) close(s->fd);
    s->fd = -1;
}

static kr_value new_socket(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    (void)args;
    (void)n;
    kr_socket *s = kr_instance_alloc(ctx, cls);
    s->fd = s->family = s->kind = s->proto = -1;
    s->timeout = -1;
    kr_heap_set_finalizer(ctx, &s->base);
    return kr_from_ptr(s);
}

/* What a descriptor from elsewhere is. */
static void recognise(kr_ctx *ctx, kr_socket *s) {
    kr_address a;
    socklen_t len = sizeof a;
    a.any.sa_family = AF_UNSPEC;
    if (s->family < 0) {
        if (getsockname(s->fd, &a.any, &len)) kr_raise_oserror(ctx, errno, KR_NULL);
        s->family = a.any.sa_family;
    }
    len = sizeof(int);
    if (s->kind < 0 && getsockopt(s->fd, SOL_SOCKET, SO_TYPE, &s->kind, &len)) {
        kr_raise_oserror(ctx, errno, KR_NULL);
    }
    len = sizeof(int);
    if (s->proto < 0 && getsockopt(s->fd, SOL_SOCKET, SO_PROTOCOL, &s->proto, &len)) s->proto = 0;
}

static int int_or(kr_ctx *ctx, kr_value v, int otherwise) {
    return kr_isnull(v) ? otherwise : kr_as_int(ctx, v);
}

static void init(kr_ctx *ctx, kr_value self, kr_value *args, kr_nargs n) {
    kr_socket *s = own(self);
    kr_value a[4];
    kr_bind_args(ctx, "socket", "family=,type=,proto=,fileno=", args, n, 0, a);
    int family = int_or(ctx, a[0], -1), kind = int_or(ctx, a[1], -1), proto = int_or(ctx, a[2], -1);
    finalize(ctx, &s->base);
    s->timeout = -1;
    if (!kr_isnull(a[3]) && !kr_is_none(a[3])) {
        int fd = kr_as_int(ctx, a[3]);
        if (fd < 0) kr_raise_fmt(ctx, &kr_type_ValueError, "negative file descriptor");
        kr_socket known = {.fd = fd, .family = family, .kind = kind, .proto = proto};
        recognise(ctx, &known);
        s->fd = fd;
        s->family = known.family;
        s->kind = known.kind;
        s->proto = known.proto;
        return;
    }
    s->family = family < 0 ? AF_INET : family;
    s->kind = kind < 0 ? SOCK_STREAM : kind;
    s->proto = proto < 0 ? 0 : proto;
    s->fd = socket(s->family, s->kind | SOCK_CLOEXEC, s->proto);
    if (s->fd < 0) kr_raise_oserror(ctx, errno, KR_NULL);
    if (s->kind & SOCK_NONBLOCK) s->timeout = 0;
    s->kind &= ~(SOCK_NONBLOCK | SOCK_CLOEXEC);
}

static kr_value s_close(kr_ctx *ctx, kr_value self) {
    int fd = own(self)->fd;
    own(self)->fd = -1;
    if (fd >= 0 && close(fd) && errno != ECONNRESET && errno != EINTR) {
        kr_raise_oserror(ctx, errno, KR_NULL);
    }
    return KR_NONE;
}

static kr_value s_detach(kr_ctx *ctx, kr_value self) {
    int fd = own(self)->fd;
    (void)ctx;
    own(self)->fd = -1;
    return kr_smallint(fd);
}

static kr_value s_fileno(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return kr_smallint(own(self)->fd);
}

static kr_value s_family(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return kr_smallint(own(self)->family);
}
static kr_value s_type(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return kr_smallint(own(self)->kind);
}
static kr_value s_proto(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return kr_smallint(own(self)->proto);
}

static kr_value repr(kr_ctx *ctx, kr_value self) {
    const kr_socket *s = own(self);
    return kr_str_format(ctx, "<socket object, fd=%d, family=%d, type=%d, proto=%d>", s->fd,
                         s->family, s->kind, s->proto);
}

/* ---- timeouts ---- */
static kr_value s_settimeout(kr_ctx *ctx, kr_value self, kr_value seconds) {
    int fd = kr_socket_fd(ctx, self);
    if (!kr_is_none(seconds) && kr_as_double(ctx, seconds) < 0) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "Timeout value out of range");
    }
    int64_t ns = kr_timeout_ns(ctx, seconds);
    int flags = fcntl(fd, F_GETFL);
    if (fcntl(fd, F_SETFL, ns < 0 ? flags & ~O_NONBLOCK : flags | O_NONBLOCK) < 0) {
        kr_raise_oserror(ctx, errno, KR_NULL);
    }
    own(self)->timeout = ns;
    return KR_NONE;
}

static kr_value s_gettimeout(kr_ctx *ctx, kr_value self) {
    int64_t ns = own(self)->timeout;
    return ns < 0 ? KR_NONE : kr_float_new(ctx, (double)ns / 1e9);
}

static kr_value s_setblocking(kr_ctx *ctx, kr_value self, kr_value flag) {
    return s_settimeout(ctx, self, kr_truth(ctx, flag) ? KR_NONE : kr_smallint(0));
}

static kr_value s_getblocking(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return kr_bool(own(self)->timeout != 0);
}

/* ---- connections ---- */
static kr_value s_bind(kr_ctx *ctx, kr_value self, kr_value address) {
    kr_address a;
    int fd = kr_socket_fd(ctx, self);
    socklen_t len = kr_address_from(ctx, own(self)->family, address, "bind", &a);
    if (bind(fd, &a.any, len)) kr_raise_oserror(ctx, errno, KR_NULL);
    return KR_NONE;
}

static kr_value s_listen(kr_ctx *ctx, size_t n, const kr_value *a) {
    int backlog = n > 1 ? kr_as_int(ctx, a[1]) : 128;
    if (listen(kr_socket_fd(ctx, a[0]), backlog < 0 ? 0 : backlog)) {
        kr_raise_oserror(ctx, errno, KR_NULL);
    }
    return KR_NONE;
}

/* A call that waits if the socket does: connect, or accept where there is no `to`. */
typedef struct peer_call {
    kr_address *a;
    socklen_t len;
    int fd, result;
    bool to;
} peer_call;

static void do_peer(void *arg) {
    peer_call *c = arg;
    c->result = c->to ? connect(c->fd, &c->a->any, c->len)
                      : accept4(c->fd, &c->a->any, &c->len, SOCK_CLOEXEC);
}

static int call_peer(kr_ctx *ctx, kr_value self, peer_call *c) {
    c->fd = kr_socket_fd(ctx, self);
    if (own(self)->timeout < 0)
        kr_blocking(ctx, do_peer, c);
    else
        do_peer(c);
    return c->result;
}

/* errno, or 0. An interrupted connect goes on by itself: it is waited for. */
static int connecting(kr_ctx *ctx, kr_value self, kr_value address, const char *what) {
    kr_address a;
    int fd = kr_socket_fd(ctx, self), error = 0;
    socklen_t len = kr_address_from(ctx, own(self)->family, address, what, &a);
    peer_call c = {.a = &a, .len = len, .to = true};
    if (!call_peer(ctx, self, &c)) return 0;
    bool waits = errno == EINTR || (errno == EINPROGRESS && own(self)->timeout != 0);
    if (!waits) return errno;
    if (ctx->pending) kr_poll(ctx);
    if (!kr_descriptor_ready(ctx, fd, POLLOUT, own(self)->timeout)) return -1;
    len = sizeof error;
    if (getsockopt(kr_socket_fd(ctx, self), SOL_SOCKET, SO_ERROR, &error, &len)) return errno;
    return error;
}

static kr_value s_connect(kr_ctx *ctx, kr_value self, kr_value address) {
    int error = connecting(ctx, self, address, "connect");
    if (error < 0) kr_raise_fmt(ctx, &kr_type_TimeoutError, "timed out");
    if (error) kr_raise_oserror(ctx, error, KR_NULL);
    return KR_NONE;
}

static kr_value s_connect_ex(kr_ctx *ctx, kr_value self, kr_value address) {
    int error = connecting(ctx, self, address, "connect_ex");
    return kr_smallint(error < 0 ? EAGAIN : error);
}

static kr_value s_accept(kr_ctx *ctx, kr_value self) {
    for (;;) {
        kr_address a;
        peer_call c = {.a = &a, .len = sizeof a};
        int fd = call_peer(ctx, self, &c);
        if (fd >= 0) return kr_tuple2(ctx, kr_smallint(fd), kr_address_value(ctx, &a, c.len));
        if (errno == EINTR) {
            if (ctx->pending) kr_poll(ctx);
        } else if (errno == EAGAIN && own(self)->timeout > 0) {
            kr_socket_await(ctx, self, POLLIN);
        } else if (errno != ECONNABORTED || own(self)->timeout == 0) {
            kr_raise_oserror(ctx, errno, KR_NULL);
        }
    }
}

static kr_value name_of(kr_ctx *ctx, kr_value self,
                        int (*get)(int, struct sockaddr *, socklen_t *)) {
    kr_address a;
    socklen_t len = sizeof a;
    if (get(kr_socket_fd(ctx, self), &a.any, &len)) kr_raise_oserror(ctx, errno, KR_NULL);
    return kr_address_value(ctx, &a, len);
}

static kr_value s_getsockname(kr_ctx *ctx, kr_value self) {
    return name_of(ctx, self, getsockname);
}

static kr_value s_getpeername(kr_ctx *ctx, kr_value self) {
    return name_of(ctx, self, getpeername);
}

static kr_value s_shutdown(kr_ctx *ctx, kr_value self, kr_value how) {
    if (shutdown(kr_socket_fd(ctx, self), kr_as_int(ctx, how))) {
        kr_raise_oserror(ctx, errno, KR_NULL);
    }
    return KR_NONE;
}

/* ---- options ---- */
/* setsockopt(level, option, int or bytes), or (level, option, None, length) */
static kr_value s_setsockopt(kr_ctx *ctx, size_t n, const kr_value *a) {
    int fd = kr_socket_fd(ctx, a[0]), level = kr_as_int(ctx, a[1]), option = kr_as_int(ctx, a[2]);
    int status, value;
    if (n > 4) {
        status = setsockopt(fd, level, option, NULL, (socklen_t)kr_as_int(ctx, a[4]));
    } else if (kr_is_int(a[3])) {
        value = kr_as_int(ctx, a[3]);
        status = setsockopt(fd, level, option, &value, sizeof value);
    } else {
        kr_buffer b;
        kr_get_buffer(ctx, a[3], &b, false);
        status = setsockopt(fd, level, option, b.data, (socklen_t)b.len);
        kr_release_buffer(ctx, &b);
    }
    if (status) kr_raise_oserror(ctx, errno, KR_NULL);
    return KR_NONE;
}

static kr_value s_getsockopt(kr_ctx *ctx, size_t n, const kr_value *a) {
    int fd = kr_socket_fd(ctx, a[0]), level = kr_as_int(ctx, a[1]), option = kr_as_int(ctx, a[2]);
    int size = n > 3 ? kr_as_int(ctx, a[3]) : 0, value = 0;
    uint8_t room[1024];
    socklen_t len = size ? (socklen_t)size : sizeof value;
    if (size < 0 || size > (int)sizeof room) {
        kr_raise_fmt(ctx, &kr_type_OSError, "getsockopt buflen out of range");
    }
    if (getsockopt(fd, level, option, size ? (void *)room : &value, &len)) {
        kr_raise_oserror(ctx, errno, KR_NULL);
    }
    return size ? kr_bytes_new(ctx, room, len) : kr_int_new(ctx, value);
}

#define OWN &kr_type_socket
static const kr_builtin methods[] = {
    KR_METHOD_1(OWN, "_accept", s_accept, "(descriptor, address) of the next connection."),
    KR_METHOD_2(OWN, "bind", s_bind, "bind(address)"),
    KR_METHOD_1(OWN, "close", s_close, "Closes the socket."),
    KR_METHOD_2(OWN, "connect", s_connect, "connect(address)"),
    KR_METHOD_2(OWN, "connect_ex", s_connect_ex, "connect(), but gives the error number."),
    KR_METHOD_1(OWN, "detach", s_detach, "Gives the descriptor away; the socket is closed then."),
    KR_METHOD_1(OWN, "fileno", s_fileno, "The descriptor, -1 when it is closed."),
    KR_METHOD_1(OWN, "getpeername", s_getpeername, "Address of the other end."),
    KR_METHOD_1(OWN, "getsockname", s_getsockname, "Address of this end."),
    KR_METHOD_VAR(OWN, "getsockopt", s_getsockopt, 3, 4, "getsockopt(level, option[, size])"),
    KR_METHOD_1(OWN, "gettimeout", s_gettimeout, "Seconds, or None."),
    KR_METHOD_VAR(OWN, "listen", s_listen, 1, 2, "listen(backlog=128)"),
    KR_METHOD_VAR(OWN, "recv", kr_socket_recv, 2, 3, "recv(size, flags=0)"),
    KR_METHOD_SIG(OWN, "recv_into", kr_socket_recv_into,
                  "buffer,nbytes=,flags=", "Number of bytes that came into the buffer."),
    KR_METHOD_VAR(OWN, "recvfrom", kr_socket_recvfrom, 2, 3, "(bytes, address)"),
    KR_METHOD_SIG(OWN, "recvfrom_into", kr_socket_recvfrom_into,
                  "buffer,nbytes=,flags=", "(number, address)"),
    KR_METHOD_VAR(OWN, "send", kr_socket_send, 2, 3, "How many bytes were sent."),
    KR_METHOD_VAR(OWN, "sendall", kr_socket_sendall, 2, 3, "Sends all of it."),
    KR_METHOD_VAR(OWN, "sendto", kr_socket_sendto, 3, 4, "sendto(data[, flags], address)"),
    KR_METHOD_2(OWN, "setblocking", s_setblocking, "settimeout(None) or settimeout(0)"),
    KR_METHOD_1(OWN, "getblocking", s_getblocking, "Does it wait?"),
    KR_METHOD_VAR(OWN, "setsockopt", s_setsockopt, 4, 5,
                  "setsockopt(level, option, value[, length])"),
    KR_METHOD_2(OWN, "settimeout", s_settimeout, "Seconds, 0: does not wait, None: for ever."),
    KR_METHOD_2(OWN, "shutdown", s_shutdown, "shutdown(SHUT_RD, SHUT_WR or SHUT_RDWR)"),
    KR_MEMBER(OWN, "family", s_family, NULL),
    KR_MEMBER(OWN, "type", s_type, NULL),
    KR_MEMBER(OWN, "proto", s_proto, NULL),
    KR_GETTER(OWN, "timeout", s_gettimeout, NULL, NULL),
};
#undef OWN

const kr_type kr_type_socket = {
    .base_object = {&kr_type_type},
    .name = "_socket.socket",
    .base = &kr_type_object,
    .flags = KR_TF_BASE,
    .version = 1,
    .size = sizeof(kr_socket),
    .methods = methods,
    .n_methods = KR_ARRAY_LEN(methods),
    .doc = KR_DOC("socket(family=AF_INET, type=SOCK_STREAM, proto=0, fileno=None)"),
    .new_ = new_socket,
    .init = init,
    .finalize = finalize,
    .repr = repr,
};
