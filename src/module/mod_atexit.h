/* Module atexit: what the host calls when a machine ends. */
#ifndef KR_MODULE_MOD_ATEXIT_H
#define KR_MODULE_MOD_ATEXIT_H

#include "heap/context.h"

/* Calls what was registered, last first; exceptions are printed and dropped. Never raises. */
void kr_atexit_run(kr_ctx *ctx);

#endif
