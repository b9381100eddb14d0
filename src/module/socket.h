/* Sockets: the type, and addresses as Python writes them. */
#ifndef KR_MODULE_SOCKET_H
#define KR_MODULE_SOCKET_H

#include <sys/socket.h>

#include "object/module.h"

typedef struct kr_socket {
    kr_object base;
    int fd; /* -1: closed */
    int family, kind, proto;
    int64_t timeout; /* ns; 0: does not wait, -1: for ever */
} kr_socket;

extern const kr_type kr_type_socket;

typedef union kr_address {
    struct sockaddr any;
    struct sockaddr_storage room;
} kr_address;

/* ---- addresses (socket_address.c) ---- */
/* From the tuple, str or bytes of an address of the family; its length. `what` names the caller.
 * Names of hosts are not looked up: numbers, "" and "<broadcast>" only (socket.py does that). */
socklen_t kr_address_from(kr_ctx *ctx, int family, kr_value v, const char *what, kr_address *out);
kr_value kr_address_value(kr_ctx *ctx, const kr_address *a, socklen_t len);

/* ---- the type (socket_object.c) ---- */
/* The open descriptor of a socket; OSError if it is closed. */
int kr_socket_fd(kr_ctx *ctx, kr_value self);
/* Waits as the timeout says until the socket is ready; raises TimeoutError. */
void kr_socket_await(kr_ctx *ctx, kr_value self, short events);

/* ---- methods that move data (socket_data.c) ---- */
kr_value kr_socket_recv(kr_ctx *ctx, size_t n, const kr_value *a);
kr_value kr_socket_recv_into(kr_ctx *ctx, const kr_value *a);
kr_value kr_socket_recvfrom(kr_ctx *ctx, size_t n, const kr_value *a);
kr_value kr_socket_recvfrom_into(kr_ctx *ctx, const kr_value *a);
kr_value kr_socket_send(kr_ctx *ctx, size_t n, const kr_value *a);
kr_value kr_socket_sendall(kr_ctx *ctx, size_t n, const kr_value *a);
kr_value kr_socket_sendto(kr_ctx *ctx, size_t n, const kr_value *a);

#endif
