/* The alarm of module machine's timers: a timer of ARM's CMSDK, which counts clocks down. What is
 * farther away than it can count comes too early, and is set again. */
#include "board.h"
#include "heap/os.h"
#include "module/machine.h"
#include "port/cortexm/port.h"
#include "port/cortexm/scs.h"

#define TIMER(offset) KR_REG(BOARD_TIMER_BASE + (offset))
#define CTRL TIMER(0x00)
#define VALUE TIMER(0x04)
#define RELOAD TIMER(0x08)
#define INTCLEAR TIMER(0x0c)

enum { ON = 1, INTERRUPT = 8, PER_US = BOARD_CPU_HZ / 1000000 };

void kr_alarm_set(uint64_t at_ns) {
    uint64_t now = kr_os_monotonic_ns(), longest = UINT64_C(100000000000);
    CTRL = 0;
    INTCLEAR = 1;
    if (at_ns == UINT64_MAX) return;
    uint64_t left = at_ns > now ? at_ns - now : 0;
    if (left > longest) left = longest;
    uint32_t clocks = (uint32_t)(left * PER_US / 1000) + 1;
    RELOAD = clocks;
    VALUE = clocks;
    kr_nvic_enable(BOARD_TIMER_IRQ);
    CTRL = ON | INTERRUPT;
}

void kr_alarm_irq(void) {
    kr_ctx *ctx = kr_port_context();
    CTRL = 0;
    INTCLEAR = 1;
    if (ctx) kr_machine_alarm(ctx->vm);
}
