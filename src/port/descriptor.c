#include "port/descriptor.h"

#include <errno.h>
#include <poll.h>
#include <time.h>
#include <unistd.h>

int kr_descriptor_read(void *fd, void *buf, size_t cap) {
    ssize_t n;
    do {
        n = read(*(int *)fd, buf, cap);
    } while (n < 0 && errno == EINTR);
    return n < 0 ? -errno : (int)n;
}

bool kr_descriptor_write(int fd, const void *data, size_t n) {
    const char *s = data;
    while (n) {
        ssize_t k = write(fd, s, n);
        if (k < 0 && errno == EAGAIN) {
            struct pollfd p = {.fd = fd, .events = POLLOUT};
            poll(&p, 1, 1000);
        } else if (k < 0 && errno != EINTR) {
            return false;
        }
        if (k <= 0) continue;
        s += k;
        n -= (size_t)k;
    }
    return true;
}

int kr_descriptor_wait(int fd, int ms, const sigset_t *open) {
    struct timespec limit = {ms / 1000, (long)(ms % 1000) * 1000000};
    struct pollfd p = {.fd = fd, .events = POLLIN};
    return ppoll(&p, 1, ms < 0 ? NULL : &limit, open);
}
