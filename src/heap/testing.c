/* Test modes: collections at every few allocations, a check of the heap at each of them, and
 * allocations that fail. All are off in a normal run, where one flag that the slow path of
 * allocation reads anyway says so. */
#include <stdio.h>

#include "heap/heap_internal.h"
#include "heap/os.h"

void kr_heap_set_stress(kr_vm *vm, unsigned n) {
    vm->heap->stress = n;
    kr_heap_update_watched(vm->heap);
}

void kr_heap_set_verify(kr_vm *vm, bool on) {
    vm->heap->verify = on;
}

void kr_heap_set_failure(kr_vm *vm, uint64_t n, uint64_t count) {
    vm->heap->fail_in = vm->heap->fail_first = n;
    vm->heap->fail_count = count;
    kr_heap_update_watched(vm->heap);
}

void kr_heap_tell_failure(const kr_heap *h) {
    if (h->fail_in > 1) {
        char text[64];
        snprintf(text, sizeof text, "krait: only %llu allocations\n",
                 (unsigned long long)(h->fail_first - h->fail_in));
        kr_os_say(text);
    }
}

/* A heap that may have what lives when it is first asked, and a reserve for handling the
 * MemoryError, as heaps with a limit have it (see kr_heap_exhausted). */
static bool is_full(kr_ctx *ctx, size_t size) {
    kr_heap *h = ctx->vm->heap;
    if (size <= h->full_room) {
        h->full_room -= size;
        return false;
    }
    kr_heap_collect_now(ctx, KR_COLLECT_FULL);
    size_t used = h->live + (h->reserved - h->buf_at), reserve;
    if (!h->full_at) h->full_at = used;
    reserve = h->full_at / 32;
    if (used + reserve < h->full_at) h->full_reserve = false;
    size_t may = h->full_at + (h->full_reserve ? reserve : 0);
    h->full_room = may > used ? may - used : 0;
    if (size <= h->full_room) {
        h->full_room -= size;
        return false;
    }
    h->full_reserve = true;
    return true;
}

bool kr_heap_fails(kr_ctx *ctx, size_t size) {
    kr_heap *h = ctx->vm->heap;
    if (KR_UNLIKELY(h->locks)) return kr_heap_refuses(h, size);
    if (KR_LIKELY(!h->fail_in)) return false;
    if (h->fail_in > 1) {
        h->fail_in--;
        return false;
    }
    if (!h->fail_count) return is_full(ctx, size);
    if (!--h->fail_count) h->fail_in = 0;
    return true;
}
