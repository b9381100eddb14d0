/* Address space, clock and stack bounds on POSIX systems (heap/os.h). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
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
 * address space, and may grow down to the limit. Reading /proc/self/maps instead would cost a tenth
 * of the start-up time. 0 if this cannot be told. */
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

/* Room below `here` in the mapping it lies in; a stack that grows may take what is free below it,
 * less the gap that the kernel keeps. (The threads library would read the same file, with a scanner
 * for every number format there is.) */
static size_t mapped_room(uintptr_t here) {
    enum { GAP = 1 << 20 };
    char line[512];
    uintptr_t below = 0;
    size_t room = 0;
    bool fresh = true; /* at the start of a line */
    FILE *f = fopen("/proc/self/maps", "re");
    while (f && !room && fgets(line, sizeof line, f)) {
        char *rest;
        uintptr_t lo = fresh ? strtoul(line, &rest, 16) : 0;
        uintptr_t hi = lo && *rest == '-' ? strtoul(rest + 1, NULL, 16) : 0;
        fresh = strchr(line, '\n') != NULL;
        if (!hi) continue;
        if (here >= lo && here < hi) {
            bool grows = strstr(line, "[stack]") && lo - below > GAP;
            room = here - (grows ? below + GAP : lo);
        }
        below = hi;
    }
    if (f) fclose(f);
    return room;
}

size_t kr_os_c_stack_room(void) {
    char here = 0;
    size_t room = first_thread_room(&here);
    return room ? room : mapped_room((uintptr_t)&here);
}

void kr_os_say(const char *text) {
    fputs(text, stderr);
}
