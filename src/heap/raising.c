/* Room for exceptions where nothing else may be allocated.
 *
 * Invariants: while `raising` is set in a locked heap, the free lists are in sight and every
 * allocation takes the slow path, where kr_heap_fails counts it against what is left of the room.
 * In a heap with a limit the room is a part of it that only opens while `raising` is set. Every
 * jump to a handler closes it. */
#include "heap/heap_internal.h"

enum { EXC_PAGES = 4 }; /* an exception, its arguments, text and traceback lie in different pages */

void kr_heap_set_exception_room(kr_vm *vm, size_t bytes) {
    kr_heap *h = vm->heap;
    kr_heap_end_exception(vm);
    if (bytes > h->reserved / 16) bytes = h->reserved / 16;
    h->exc_room = h->exc_left = bytes;
    h->exc_reserve = bytes ? bytes + kr_page_bytes(h, EXC_PAGES) : 0;
    if (h->exc_reserve > h->limit / 8) h->exc_reserve = h->limit / 8;
}

bool kr_heap_begin_exception(kr_vm *vm) {
    kr_heap *h = vm->heap;
    if (KR_LIKELY(!h->exc_room) || h->raising) return false;
    h->raising = true;
    if (h->locks) kr_heap_swap_free(h);
    kr_heap_update_watched(h);
    return true;
}

void kr_heap_end_exception(kr_vm *vm) {
    kr_heap *h = vm->heap;
    if (KR_LIKELY(!h->raising)) return;
    h->raising = false;
    if (h->locks) kr_heap_swap_free(h);
    kr_heap_update_watched(h);
}

bool kr_heap_refuses(kr_heap *h, size_t size) {
    if (!h->raising || size > h->exc_left) return true;
    h->exc_left -= size;
    return false;
}
