/* Address space, clock and stack bounds on POSIX systems (heap/os.h). */
#include <pthread.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <time.h>

#include "heap/os.h"

void *kr_os_reserve(size_t bytes) {
    void *p = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE,
                   -1, 0);
    return p == MAP_FAILED ? NULL : p;
}

void kr_os_unreserve(void *base, size_t bytes) {
    munmap(base, bytes);
}

void kr_os_discard(void *base, size_t bytes) {
    madvise(base, bytes, MADV_DONTNEED);
}

uint64_t kr_os_monotonic_ns(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

size_t kr_os_c_stack_room(void) {
    pthread_attr_t attr;
    void *lowest;
    size_t size, room = 0;
    char here;
    if (pthread_getattr_np(pthread_self(), &attr)) return 0;
    if (!pthread_attr_getstack(&attr, &lowest, &size) && &here > (char *)lowest) {
        room = (size_t)(&here - (char *)lowest);
    }
    pthread_attr_destroy(&attr);
    return room;
}
