/* Sending and receiving. A call that would wait does so as long as the socket's timeout says. */
#include <errno.h>
#include <poll.h>
#include <string.h>

#include "heap/os.h"
#include "module/descriptor.h"
#include "module/socket.h"
#include "object/bytes.h"
#include "object/int.h"
#include "object/protocol.h"
#include "object/seq.h"

static kr_socket *own(kr_value v) {
    return KR_AS(kr_socket, v);
}

/* One transfer. */
typedef struct transfer {
    kr_value self;
    void *data;
    size_t len;
    int flags;
    kr_address *peer; /* NULL: of a connected socket */
    socklen_t peer_len;
    bool out;
    int fd;
    ssize_t done;
} transfer;

static ssize_t out(const transfer *t) {
    int flags = t->flags | MSG_NOSIGNAL;
    if (!t->peer) return send(t->fd, t->data, t->len, flags);
    return sendto(t->fd, t->data, t->len, flags, &t->peer->any, t->peer_len);
}

static ssize_t in(transfer *t) {
    if (!t->peer) return recv(t->fd, t->data, t->len, t->flags);
    t->peer_len = sizeof *t->peer;
    return recvfrom(t->fd, t->data, t->len, t->flags, &t->peer->any, &t->peer_len);
}

static void once(void *arg) {
    transfer *t = arg;
    t->done = t->out ? out(t) : in(t);
}

/* A socket with a timeout never waits in the kernel; it waits here. */
static size_t move(kr_ctx *ctx, transfer *t) {
    for (;;) {
        int64_t timeout = own(t->self)->timeout;
        t->fd = kr_socket_fd(ctx, t->self);
        if (timeout < 0)
            kr_blocking(ctx, once, t);
        else
            once(t);
        if (t->done >= 0) return (size_t)t->done;
        if (errno == EINTR) {
            if (ctx->pending) kr_poll(ctx);
        } else if (timeout > 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
            kr_socket_await(ctx, t->self, t->out ? POLLOUT : POLLIN);
        } else {
            kr_raise_oserror(ctx, errno, KR_NULL);
        }
    }
}

static size_t size_arg(kr_ctx *ctx, kr_value v, const char *what) {
    kr_sword n = kr_index_ssize(ctx, v);
    if (n < 0) kr_raise_fmt(ctx, &kr_type_ValueError, "negative buffersize in %s", what);
    return (size_t)n;
}

static int flags_arg(kr_ctx *ctx, size_t n, const kr_value *a, size_t at) {
    return n > at ? kr_as_int(ctx, a[at]) : 0;
}

/* ---- receiving ---- */
/* Of a stream mostly much less comes than there may: it goes through the stack first. */
static kr_value received(kr_ctx *ctx, transfer *t, size_t room) {
    uint8_t some[8192];
    bool small = room > sizeof some && own(t->self)->kind == SOCK_STREAM && !t->flags;
    size_t n = 0;
    if (small) {
        t->data = some;
        t->len = sizeof some;
        n = move(ctx, t);
        if (n < sizeof some) return kr_bytes_new(ctx, some, n);
    }
    uint8_t *all = kr_heap_leaf(ctx, room + 1);
    if (n) memcpy(all, some, n);
    t->data = all + n;
    t->len = room - n;
    if (small) { /* what else is there */
        ssize_t k = recv(kr_socket_fd(ctx, t->self), t->data, t->len, MSG_DONTWAIT);
        n += k > 0 ? (size_t)k : 0;
    } else {
        n = move(ctx, t);
    }
    return kr_bytes_new(ctx, all, n);
}

kr_value kr_socket_recv(kr_ctx *ctx, size_t n, const kr_value *a) {
    transfer t = {.self = a[0], .flags = flags_arg(ctx, n, a, 2)};
    return received(ctx, &t, size_arg(ctx, a[1], "recv"));
}

kr_value kr_socket_recvfrom(kr_ctx *ctx, size_t n, const kr_value *a) {
    kr_address peer;
    transfer t = {.self = a[0], .flags = flags_arg(ctx, n, a, 2), .peer = &peer};
    kr_value data = received(ctx, &t, size_arg(ctx, a[1], "recvfrom"));
    return kr_tuple2(ctx, data, kr_address_value(ctx, &peer, t.peer_len));
}

static size_t receive_into(kr_ctx *ctx, transfer *t, const kr_value *a, const char *what) {
    kr_buffer b;
    size_t want = kr_isnull(a[2]) ? 0 : size_arg(ctx, a[2], what);
    t->self = a[0];
    t->flags = kr_isnull(a[3]) ? 0 : kr_as_int(ctx, a[3]);
    kr_get_buffer(ctx, a[1], &b, true);
    if (want > b.len) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "buffer too small for requested bytes");
    }
    t->data = b.data;
    t->len = want ? want : b.len;
    size_t n = move(ctx, t);
    kr_release_buffer(ctx, &b);
    return n;
}

kr_value kr_socket_recv_into(kr_ctx *ctx, const kr_value *a) {
    transfer t = {.out = false};
    return kr_smallint((kr_sword)receive_into(ctx, &t, a, "recv_into"));
}

kr_value kr_socket_recvfrom_into(kr_ctx *ctx, const kr_value *a) {
    kr_address peer;
    transfer t = {.peer = &peer};
    size_t n = receive_into(ctx, &t, a, "recvfrom_into");
    return kr_tuple2(ctx, kr_smallint((kr_sword)n), kr_address_value(ctx, &peer, t.peer_len));
}

/* ---- sending ---- */
kr_value kr_socket_send(kr_ctx *ctx, size_t n, const kr_value *a) {
    transfer t = {.self = a[0], .flags = flags_arg(ctx, n, a, 2), .out = true};
    kr_buffer b;
    kr_get_buffer(ctx, a[1], &b, false);
    t.data = b.data;
    t.len = b.len;
    size_t k = move(ctx, &t);
    kr_release_buffer(ctx, &b);
    return kr_smallint((kr_sword)k);
}

kr_value kr_socket_sendall(kr_ctx *ctx, size_t n, const kr_value *a) {
    transfer t = {.self = a[0], .flags = flags_arg(ctx, n, a, 2), .out = true};
    kr_buffer b;
    kr_get_buffer(ctx, a[1], &b, false);
    size_t done = 0;
    do {
        t.data = (char *)b.data + done;
        t.len = b.len - done;
        done += move(ctx, &t);
        if (ctx->pending) kr_poll(ctx);
    } while (done < b.len);
    kr_release_buffer(ctx, &b);
    return KR_NONE;
}

/* sendto(data[, flags], address) */
kr_value kr_socket_sendto(kr_ctx *ctx, size_t n, const kr_value *a) {
    kr_address peer;
    kr_buffer b;
    transfer t = {.self = a[0], .peer = &peer, .out = true};
    kr_socket_fd(ctx, a[0]);
    t.flags = n > 3 ? kr_as_int(ctx, a[2]) : 0;
    t.peer_len = kr_address_from(ctx, own(a[0])->family, a[n - 1], "sendto", &peer);
    kr_get_buffer(ctx, a[1], &b, false);
    t.data = b.data;
    t.len = b.len;
    size_t k = move(ctx, &t);
    kr_release_buffer(ctx, &b);
    return kr_smallint((kr_sword)k);
}
