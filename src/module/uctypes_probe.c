/* Whether memory is there, on a system with processes: the kernel is asked to copy a byte of each
 * page. */
#include "module/uctypes.h"

#ifdef __linux__
#include <errno.h>
#include <sys/uio.h>
#include <unistd.h>

/* Copies one byte; true also where the kernel does not say. */
static bool copy_byte(uintptr_t a, char *byte, bool writing) {
    struct iovec here = {byte, 1}, there = {(void *)a, 1};
    ssize_t n = writing ? process_vm_writev(getpid(), &here, 1, &there, 1, 0)
                        : process_vm_readv(getpid(), &here, 1, &there, 1, 0);
    return n == 1 || errno != EFAULT;
}

static bool page_is_there(uintptr_t a, bool writing) {
    char byte;
    return copy_byte(a, &byte, false) && (!writing || copy_byte(a, &byte, true));
}
#else
static bool page_is_there(uintptr_t a, bool writing) {
    (void)writing;
    return a != 0;
}
#endif

bool kr_memory_is_there(kr_ctx *ctx, uintptr_t a, size_t n, bool writing) {
    enum { PAGE = 4096 };
    uintptr_t last = a + (n - 1);
    const kr_vm *vm = ctx->vm;
    size_t end = kr_heap_granules(vm);
    if (kr_heap_granule(vm, (const void *)a) < end &&
        kr_heap_granule(vm, (const void *)last) < end) {
        return true;
    }
    for (;;) {
        if (!page_is_there(a, writing)) return false;
        if (last / PAGE == a / PAGE) return true;
        a = (a / PAGE + 1) * PAGE;
    }
}
