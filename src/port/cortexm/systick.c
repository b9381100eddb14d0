/* The time base: SysTick counts down core clocks and interrupts every millisecond. */
#include "board.h"
#include "heap/os.h"
#include "port/cortexm/port.h"
#include "port/cortexm/scs.h"

enum { PER_MS = BOARD_CPU_HZ / 1000, PENDING = 1 << 26 };

static volatile uint64_t milliseconds;

void kr_clock_init(void) {
    KR_SYST_RVR = PER_MS - 1;
    KR_SYST_CVR = 0;
    KR_SYST_CSR = 7;
}

/* What an interrupt set in the pending word may be lost when the interpreter clears another bit at
 * the same moment: it is told again. */
void kr_systick_irq(void) {
    milliseconds++;
    kr_port_wake(0);
    kr_alarm_tick();
}

uint64_t kr_clock_ms(void) {
    uint64_t ms;
    do {
        ms = milliseconds;
    } while (ms != milliseconds);
    return ms;
}

/* Cycles since the last whole millisecond, which are `ms`. */
static uint32_t split(uint64_t *ms) {
    uint32_t left;
    do {
        *ms = kr_clock_ms();
        left = KR_SYST_CVR;
        if (KR_SCB_ICSR & PENDING) { /* interrupts are off: the counter has begun anew unseen */
            left = KR_SYST_CVR;
            ++*ms;
            break;
        }
    } while (*ms != kr_clock_ms());
    return PER_MS - 1 - left;
}

uint64_t kr_os_monotonic_ns(void) {
    uint64_t ms;
    uint32_t cycles = split(&ms);
    return ms * 1000000 + (uint64_t)cycles * 1000000 / PER_MS;
}

uint32_t kr_clock_cycles(void) {
    uint64_t ms;
    uint32_t cycles = split(&ms);
    return (uint32_t)ms * PER_MS + cycles;
}

uint32_t kr_clock_us(void) {
    uint64_t ms;
    uint32_t cycles = split(&ms);
    return (uint32_t)ms * 1000 + cycles / (BOARD_CPU_HZ / 1000000);
}

void kr_clock_idle(void) {
    __asm__ volatile("dsb\n wfi" ::: "memory");
}
