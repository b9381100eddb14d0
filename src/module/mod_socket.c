/* Module _socket: what module socket (lib/socket.py) is made of. Names are not looked up here: the
 * C library's resolver wants to load libraries, which a statically linked program should not. */
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <net/if.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string.h>
#include <unistd.h>

#include "module/descriptor.h"
#include "module/socket.h"
#include "object/bytes.h"
#include "object/int.h"
#include "object/path.h"
#include "object/protocol.h"
#include "object/seq.h"
#include "object/str.h"

static kr_value s_pair(kr_ctx *ctx, size_t n, const kr_value *a) {
    int fds[2];
    int family = n > 0 ? kr_as_int(ctx, a[0]) : AF_UNIX;
    int kind = n > 1 ? kr_as_int(ctx, a[1]) : SOCK_STREAM, proto = n > 2 ? kr_as_int(ctx, a[2]) : 0;
    if (socketpair(family, kind | SOCK_CLOEXEC, proto, fds)) {
        kr_raise_oserror(ctx, errno, KR_NULL);
    }
    return kr_tuple2(ctx, kr_smallint(fds[0]), kr_smallint(fds[1]));
}

static kr_value s_gethostname(kr_ctx *ctx) {
    char name[256];
    if (gethostname(name, sizeof name)) kr_raise_oserror(ctx, errno, KR_NULL);
    name[sizeof name - 1] = 0;
    return kr_path_from_cstr(ctx, name);
}

static kr_value s_close(kr_ctx *ctx, kr_value fd) {
    if (close(kr_as_int(ctx, fd)) && errno != ECONNRESET && errno != EINTR) {
        kr_raise_oserror(ctx, errno, KR_NULL);
    }
    return KR_NONE;
}

static kr_value s_dup(kr_ctx *ctx, kr_value fd) {
    int copy = fcntl(kr_as_int(ctx, fd), F_DUPFD_CLOEXEC, 0);
    if (copy < 0) kr_raise_oserror(ctx, errno, KR_NULL);
    return kr_smallint(copy);
}

/* ---- numbers of hosts ---- */
static size_t address_size(kr_ctx *ctx, int family) {
    if (family == AF_INET) return 4;
    if (family == AF_INET6) return 16;
    kr_raise_fmt(ctx, &kr_type_OSError, "unknown address family %d", family);
}

static kr_value s_pton(kr_ctx *ctx, kr_value family, kr_value text) {
    uint8_t packed[16];
    int f = kr_as_int(ctx, family);
    size_t n = address_size(ctx, f);
    if (inet_pton(f, kr_str_cstr(ctx, text), packed) != 1) {
        kr_raise_fmt(ctx, &kr_type_OSError, "illegal IP address string passed to inet_pton");
    }
    return kr_bytes_new(ctx, packed, n);
}

static kr_value s_ntop(kr_ctx *ctx, kr_value family, kr_value packed) {
    char text[INET6_ADDRSTRLEN];
    kr_buffer b;
    int f = kr_as_int(ctx, family);
    kr_get_buffer(ctx, packed, &b, false);
    if (b.len != address_size(ctx, f)) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "invalid length of packed IP address string");
    }
    inet_ntop(f, b.data, text, sizeof text);
    kr_release_buffer(ctx, &b);
    return kr_str_from_cstr(ctx, text);
}

/* Also the short forms: "127.1". */
static kr_value s_aton(kr_ctx *ctx, kr_value text) {
    struct in_addr a;
    if (!inet_aton(kr_str_cstr(ctx, text), &a)) {
        kr_raise_fmt(ctx, &kr_type_OSError, "illegal IP address string passed to inet_aton");
    }
    return kr_bytes_new(ctx, &a, sizeof a);
}

static kr_value s_ntoa(kr_ctx *ctx, kr_value packed) {
    kr_buffer b;
    kr_get_buffer(ctx, packed, &b, false);
    if (b.len != 4) kr_raise_fmt(ctx, &kr_type_OSError, "packed IP wrong length");
    kr_release_buffer(ctx, &b);
    return s_ntop(ctx, kr_smallint(AF_INET), packed);
}

static uint32_t order_arg(kr_ctx *ctx, kr_value v, const char *what, uint32_t most) {
    int64_t x = kr_as_int64(ctx, v);
    if (x < 0) {
        kr_raise_fmt(ctx, &kr_type_OverflowError,
                     "%s: can't convert negative Python int to C %d-bit unsigned integer", what,
                     most > 0xffff ? 32 : 16);
    }
    if (x > most) {
        kr_raise_fmt(ctx, &kr_type_OverflowError,
                     "%s: Python int too large to convert to C %d-bit unsigned integer", what,
                     most > 0xffff ? 32 : 16);
    }
    return (uint32_t)x;
}

static kr_value s_htons(kr_ctx *ctx, kr_value v) {
    return kr_smallint(htons((uint16_t)order_arg(ctx, v, "htons", 0xffff)));
}
static kr_value s_ntohs(kr_ctx *ctx, kr_value v) {
    return kr_smallint(ntohs((uint16_t)order_arg(ctx, v, "ntohs", 0xffff)));
}
static kr_value s_htonl(kr_ctx *ctx, kr_value v) {
    return kr_int_new(ctx, htonl(order_arg(ctx, v, "htonl", 0xffffffff)));
}
static kr_value s_ntohl(kr_ctx *ctx, kr_value v) {
    return kr_int_new(ctx, ntohl(order_arg(ctx, v, "ntohl", 0xffffffff)));
}

/* ---- interfaces ---- */
static kr_value s_if_index(kr_ctx *ctx, kr_value name) {
    unsigned index = if_nametoindex(kr_str_cstr(ctx, name));
    if (!index) kr_raise_fmt(ctx, &kr_type_OSError, "no interface with this name");
    return kr_int_new(ctx, index);
}

static kr_value s_if_name(kr_ctx *ctx, kr_value index) {
    char name[IF_NAMESIZE];
    if (!if_indextoname((unsigned)kr_as_int64(ctx, index), name)) {
        kr_raise_oserror(ctx, errno, KR_NULL);
    }
    return kr_str_from_cstr(ctx, name);
}

static const kr_builtin members[] = {
    KR_FUNC_VAR("_socketpair", s_pair, 0, 3, "Descriptors of two connected sockets."),
    KR_FUNC_0("gethostname", s_gethostname, "Name of this machine."),
    KR_FUNC_1("close", s_close, "Closes the descriptor of a socket."),
    KR_FUNC_1("dup", s_dup, "Another descriptor of the same socket."),
    KR_FUNC_2("inet_pton", s_pton, "inet_pton(family, text): packed bytes"),
    KR_FUNC_2("inet_ntop", s_ntop, "inet_ntop(family, packed): text"),
    KR_FUNC_1("inet_aton", s_aton, "Packed bytes of an IPv4 address."),
    KR_FUNC_1("inet_ntoa", s_ntoa, "Text of an IPv4 address."),
    KR_FUNC_1("htons", s_htons, "16 bits from the host's order of bytes to the network's."),
    KR_FUNC_1("ntohs", s_ntohs, "16 bits from the network's order of bytes to the host's."),
    KR_FUNC_1("htonl", s_htonl, "32 bits from the host's order of bytes to the network's."),
    KR_FUNC_1("ntohl", s_ntohl, "32 bits from the network's order of bytes to the host's."),
    KR_FUNC_1("if_nametoindex", s_if_index, "Number of a network interface."),
    KR_FUNC_1("if_indextoname", s_if_name, "Name of a network interface."),
};

static void init(kr_ctx *ctx, kr_value m) {
    static const struct {
        const char *name;
        unsigned value;
    } rows[] = {
#define ROW(name) {#name, (unsigned)name},
#include "module/socket_constants.def"
#undef ROW
    };
    for (size_t i = 0; i < KR_ARRAY_LEN(rows); i++) {
        kr_module_set(ctx, m, rows[i].name, kr_int_new(ctx, rows[i].value));
    }
    kr_module_set(ctx, m, "has_ipv6", KR_TRUE);
}

static const kr_type *const types[] = {&kr_type_socket, NULL};

const kr_module_def kr_module_socket = {
    .name = "_socket",
    .doc = KR_DOC("Sockets, below module socket."),
    .members = members,
    .n_members = KR_ARRAY_LEN(members),
    .types = types,
    .init = init,
};
