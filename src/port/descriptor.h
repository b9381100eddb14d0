/* Reading and writing file descriptors where no context is at hand: again after a signal. */
#ifndef KR_PORT_DESCRIPTOR_H
#define KR_PORT_DESCRIPTOR_H

#include <signal.h>

#include "base/config.h"

/* The kr_read_fn of the descriptor at `fd`, an int. */
int kr_descriptor_read(void *fd, void *buf, size_t cap);
/* Writes all of it, waiting where there is no room just now. False: errno says why. */
bool kr_descriptor_write(int fd, const void *data, size_t n);
/* Waits up to `ms` milliseconds (below 0: for ever) for something to read, with the signals of
 * `open` let through. As ppoll: 0 when the time is over, below 0 after a signal. */
int kr_descriptor_wait(int fd, int ms, const sigset_t *open);

#endif
