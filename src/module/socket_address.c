/* Addresses of sockets: (host, port) and (host, port, flow, scope), paths of Unix sockets. */
#include <arpa/inet.h>
#include <net/if.h>
#include <netinet/in.h>
#include <stddef.h>
#include <string.h>
#include <sys/un.h>

#include "module/socket.h"
#include "object/bytes.h"
#include "object/int.h"
#include "object/path.h"
#include "object/protocol.h"
#include "object/seq.h"
#include "object/str.h"

static const kr_value *parts(kr_ctx *ctx, kr_value v, const char *what, const char *family,
                             size_t least, size_t most, size_t *n) {
    if (!kr_is_instance_of(v, &kr_type_tuple)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "%s(): %s address must be tuple, not %T", what,
                     family, v);
    }
    const kr_value *items = kr_seq_items(v, n);
    if (*n < least || *n > most) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "%s(): %s address must be a %s", what, family,
                     most == 2 ? "pair (host, port)"
                               : "tuple (host, port[, flowinfo[, scope id]])");
    }
    return items;
}

static const char *host_of(kr_ctx *ctx, kr_value v) {
    if (kr_is_bytes(v))
        v = kr_str_decode(ctx, (const char *)KR_AS(const kr_bytes, v)->data,
                          KR_AS(const kr_bytes, v)->len, "ascii", NULL);
    if (!kr_is_str(v)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "str, bytes or bytearray expected, not %T", v);
    }
    return kr_str_cstr(ctx, v);
}

static uint16_t port_of(kr_ctx *ctx, kr_value v, const char *what) {
    int64_t port = kr_as_int64(ctx, v);
    if (port < 0 || port > 65535) {
        kr_raise_fmt(ctx, &kr_type_OverflowError, "%s(): port must be 0-65535.", what);
    }
    return htons((uint16_t)port);
}

KR_NORETURN static void not_a_number(kr_ctx *ctx, const char *host) {
    kr_raise_fmt(ctx, &kr_type_OSError, "not the number of a host: '%s'", host);
}

static socklen_t from_inet(kr_ctx *ctx, kr_value v, const char *what, kr_address *out) {
    struct sockaddr_in *a = (struct sockaddr_in *)&out->room;
    size_t n;
    const kr_value *items = parts(ctx, v, what, "AF_INET", 2, 2, &n);
    const char *host = host_of(ctx, items[0]);
    a->sin_family = AF_INET;
    a->sin_port = port_of(ctx, items[1], what);
    if (!*host) {
        a->sin_addr.s_addr = htonl(INADDR_ANY);
    } else if (strcmp(host, "<broadcast>") == 0) {
        a->sin_addr.s_addr = htonl(INADDR_BROADCAST);
    } else if (inet_pton(AF_INET, host, &a->sin_addr) != 1) {
        not_a_number(ctx, host);
    }
    return sizeof *a;
}

/* The part behind '%' is the name or number of an interface. */
static socklen_t from_inet6(kr_ctx *ctx, kr_value v, const char *what, kr_address *out) {
    struct sockaddr_in6 *a = (struct sockaddr_in6 *)&out->room;
    size_t n;
    const kr_value *items = parts(ctx, v, what, "AF_INET6", 2, 4, &n);
    const char *host = host_of(ctx, items[0]), *zone = strchr(host, '%');
    char number[INET6_ADDRSTRLEN + 1];
    size_t len = zone ? (size_t)(zone - host) : strlen(host);
    a->sin6_family = AF_INET6;
    a->sin6_port = port_of(ctx, items[1], what);
    if (n > 2) a->sin6_flowinfo = htonl((uint32_t)kr_as_int64(ctx, items[2]) & 0xfffff);
    if (n > 3) a->sin6_scope_id = (uint32_t)kr_as_int64(ctx, items[3]);
    if (zone) {
        a->sin6_scope_id = if_nametoindex(zone + 1);
        for (const char *p = zone + 1; !a->sin6_scope_id && *p >= '0' && *p <= '9'; p++) {
            a->sin6_scope_id = a->sin6_scope_id * 10 + (uint32_t)(*p - '0');
        }
    }
    if (!len) {
        a->sin6_addr = in6addr_any;
        return sizeof *a;
    }
    if (len >= sizeof number) not_a_number(ctx, host);
    memcpy(number, host, len);
    number[len] = 0;
    if (inet_pton(AF_INET6, number, &a->sin6_addr) != 1) not_a_number(ctx, host);
    return sizeof *a;
}

/* A path, or a name that begins with a zero byte. */
static socklen_t from_unix(kr_ctx *ctx, kr_value v, kr_address *out) {
    struct sockaddr_un *a = (struct sockaddr_un *)&out->room;
    kr_buffer b;
    kr_get_buffer(ctx, kr_path_encode(ctx, v), &b, false);
    bool abstract = b.len && !*(const char *)b.data;
    if (b.len + !abstract > sizeof a->sun_path) {
        kr_raise_fmt(ctx, &kr_type_OSError, "AF_UNIX path too long");
    }
    a->sun_family = AF_UNIX;
    memcpy(a->sun_path, b.data, b.len);
    if (!abstract) a->sun_path[b.len] = 0;
    socklen_t len = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + b.len + !abstract);
    kr_release_buffer(ctx, &b);
    return len;
}

socklen_t kr_address_from(kr_ctx *ctx, int family, kr_value v, const char *what, kr_address *out) {
    memset(out, 0, sizeof *out);
    switch (family) {
    case AF_INET:
        return from_inet(ctx, v, what, out);
    case AF_INET6:
        return from_inet6(ctx, v, what, out);
    case AF_UNIX:
        return from_unix(ctx, v, out);
    default:
        kr_raise_fmt(ctx, &kr_type_OSError, "%s(): bad family", what);
    }
}

static kr_value inet_value(kr_ctx *ctx, const struct sockaddr_in *a) {
    char host[INET_ADDRSTRLEN];
    inet_ntop(AF_INET, &a->sin_addr, host, sizeof host);
    return kr_tuple2(ctx, kr_str_from_cstr(ctx, host), kr_smallint(ntohs(a->sin_port)));
}

static kr_value inet6_value(kr_ctx *ctx, const struct sockaddr_in6 *a) {
    char host[INET6_ADDRSTRLEN + 1 + IF_NAMESIZE];
    inet_ntop(AF_INET6, &a->sin6_addr, host, INET6_ADDRSTRLEN);
    if (a->sin6_scope_id && IN6_IS_ADDR_LINKLOCAL(&a->sin6_addr)) {
        size_t n = strlen(host);
        host[n] = '%';
        if (!if_indextoname(a->sin6_scope_id, host + n + 1)) host[n] = 0;
    }
    kr_value items[] = {kr_str_from_cstr(ctx, host), kr_smallint(ntohs(a->sin6_port)),
                        kr_int_new(ctx, ntohl(a->sin6_flowinfo)),
                        kr_int_new(ctx, a->sin6_scope_id)};
    return kr_tuple_new(ctx, 4, items);
}

static kr_value unix_value(kr_ctx *ctx, const struct sockaddr_un *a, socklen_t len) {
    size_t head = offsetof(struct sockaddr_un, sun_path), n = len > head ? len - head : 0;
    if (n && !a->sun_path[0]) return kr_bytes_new(ctx, a->sun_path, n);
    return kr_path_decode(ctx, a->sun_path, strnlen(a->sun_path, n));
}

kr_value kr_address_value(kr_ctx *ctx, const kr_address *a, socklen_t len) {
    if (!len) return KR_NONE;
    switch (a->any.sa_family) {
    case AF_INET:
        return inet_value(ctx, (const struct sockaddr_in *)&a->room);
    case AF_INET6:
        return inet6_value(ctx, (const struct sockaddr_in6 *)&a->room);
    case AF_UNIX:
        return unix_value(ctx, (const struct sockaddr_un *)&a->room, len);
    default:
        return kr_tuple2(
            ctx, kr_smallint(a->any.sa_family),
            kr_bytes_new(ctx, a->any.sa_data, len - offsetof(struct sockaddr, sa_data)));
    }
}
