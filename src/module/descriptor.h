/* What modules about file descriptors share: which one an object has, and waiting for it. */
#ifndef KR_MODULE_DESCRIPTOR_H
#define KR_MODULE_DESCRIPTOR_H

#include <poll.h>

#include "object/protocol.h"

/* An int, or what fileno() of the object gives. TypeError, ValueError if it is negative. */
int kr_descriptor_of(kr_ctx *ctx, kr_value v);
/* Seconds (None or KR_NULL: for ever, as a negative number) in nanoseconds; -1: for ever. */
int64_t kr_timeout_ns(kr_ctx *ctx, kr_value seconds);
/* poll(2) with handlers of signals run between, up to ns nanoseconds (-1: for ever); how many are
 * ready. Raises OSError and what handlers raise. */
int kr_poll_wait(kr_ctx *ctx, struct pollfd *fds, size_t n, int64_t ns);
/* Waits for one descriptor; false when the time is over. */
bool kr_descriptor_ready(kr_ctx *ctx, int fd, short events, int64_t ns);

#endif
