/* What the heap asks of the port: address space, commit, a clock. Implemented in port/. */
#ifndef KR_HEAP_OS_H
#define KR_HEAP_OS_H

#include "base/config.h"

/* Reserves address space that reads as zero when touched and costs nothing before; NULL if refused.
 * Aligned to 64 KB. */
void *kr_os_reserve(size_t bytes);
void kr_os_unreserve(void *base, size_t bytes);
/* The contents are no longer needed; the range reads as zero when touched again. */
void kr_os_discard(void *base, size_t bytes);
uint64_t kr_os_monotonic_ns(void);
/* Bytes of C stack that may be used below the caller; 0 if unknown. */
size_t kr_os_c_stack_room(void);
/* Text for a person, where standard error goes: from tests of the heap itself. */
void kr_os_say(const char *text);

#endif
