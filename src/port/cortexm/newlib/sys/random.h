/* getrandom() as on Linux (syscalls.c). */
#ifndef KR_NEWLIB_RANDOM_H
#define KR_NEWLIB_RANDOM_H
#include <sys/types.h>

enum { GRND_NONBLOCK = 1 };
int getrandom(void *buf, size_t n, unsigned flags);

#endif
