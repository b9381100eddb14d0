/* Module _thread: what the host calls when a machine ends. */
#ifndef KR_MODULE_MOD_THREAD_H
#define KR_MODULE_MOD_THREAD_H

#include "heap/context.h"

/* Waits for the threads that the program is to wait for (threading._shutdown), if it has that
 * module. Never raises. */
void kr_thread_join_all(kr_ctx *ctx);

#endif
