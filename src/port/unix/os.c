/* Address space, clock and stack bounds on POSIX systems (heap/os.h). */
#include <pthread.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/auxv.h>
#include <sys/syscall.h>
#endif

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

/* The first thread's stack ends where the program's own path lies, just below the top of the
 * address space, and may grow down to the limit. Asking the threads library instead would have it
 * read /proc/self/maps, which costs a tenth of the start-up time. 0 if this cannot be told. */
static size_t first_thread_room(const char *here) {
#ifdef __linux__
    const char *top = (const char *)getauxval(AT_EXECFN);
    struct rlimit limit;
    if (getpid() != (pid_t)syscall(SYS_gettid) || !top || top < here) return 0;
    if (getrlimit(RLIMIT_STACK, &limit) || limit.rlim_cur == RLIM_INFINITY) return 0;
    size_t used = (size_t)(top - here) + 8192;
    return limit.rlim_cur > used ? (size_t)limit.rlim_cur - used : 1;
#else
    (void)here;
    return 0;
#endif
}

size_t kr_os_c_stack_room(void) {
    pthread_attr_t attr;
    void *lowest;
    char here;
    size_t size, room = first_thread_room(&here);
    if (room || pthread_getattr_np(pthread_self(), &attr)) return room;
    if (!pthread_attr_getstack(&attr, &lowest, &size) && &here > (char *)lowest) {
        room = (size_t)(&here - (char *)lowest);
    }
    pthread_attr_destroy(&attr);
    return room;
}
