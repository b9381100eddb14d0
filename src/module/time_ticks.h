/* The part of module time that is about ticks, which boards and desktops share. */
#ifndef KR_MODULE_TIME_TICKS_H
#define KR_MODULE_TIME_TICKS_H

#include "object/module.h"

/* ticks_ms and its like, sleep_ms, sleep_us: `more` of the module's definition. */
extern const kr_module_def kr_time_ticks_members;

/* What they need of the rest of the module: a counter in units of 1, 1000 or 1000000 ns, at least
 * 32 bits of it, and waiting while handlers run. */
uint64_t kr_time_ticks(kr_ctx *ctx, uint32_t unit_ns);
void kr_time_sleep(kr_ctx *ctx, int64_t ns);

#endif
