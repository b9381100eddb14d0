/* What the files of module _thread share. */
#ifndef KR_MODULE_THREAD_TYPES_H
#define KR_MODULE_THREAD_TYPES_H

#include "object/int.h"
#include "object/names.h"
#include "object/protocol.h"
#include "object/seq.h"
#include "object/str.h"
#include "object/type.h"

#define KR_THREAD_MAX_TIMEOUT 9223372036.0 /* _thread.TIMEOUT_MAX */

/* Tells a thread from others that live: never 0. */
static inline uint64_t kr_thread_ident(const kr_ctx *ctx) {
    return (uint64_t)(uintptr_t)ctx;
}

extern const kr_type kr_type_thread_lock, kr_type_thread_rlock, kr_type_thread_local;

/* Opens a lock, whoever holds it. */
void kr_thread_lock_open(kr_ctx *ctx, kr_value lock);
/* The thread whose values these are has ended (what kr_thread_token holds). */
void kr_thread_local_ended(kr_value token);

#endif
