/* What the files of the Cortex-M port share: console, time base, memory, faults.
 *
 * There is one machine on a chip, and interrupt handlers reach it only through what stands here:
 * they touch the ring buffer, counters and the pending word of the main context, never the heap. */
#ifndef KR_CORTEXM_PORT_H
#define KR_CORTEXM_PORT_H

#include "vm/vm.h"

/* ---- console.c: bytes of the wire, through a ring buffer that interrupts fill ---- */
void kr_console_init(void);
/* One byte that came in; waits for it, asleep. -1: something is pending for the interpreter. */
int kr_console_get(void);
/* Bytes that wait to be read. */
size_t kr_console_available(void);
void kr_console_write(const char *s, size_t n);
/* The byte that interrupts the program, -1: none does. */
void kr_console_set_interrupt(int byte);
/* Was it received since the last call? */
bool kr_console_take_interrupt(void);
/* Called by the UART's interrupt handler. */
void kr_console_received(uint8_t byte);
bool kr_console_has_room(void);

/* ---- uart_*.c: one driver per kind of UART, chosen by the board ---- */
void kr_uart_init(void);
void kr_uart_put(uint8_t byte);
/* Interrupts on reception, off while the ring buffer is full. */
void kr_uart_listen(bool on);
void kr_uart_irq(void);

/* ---- systick.c ---- */
void kr_clock_init(void);
uint64_t kr_clock_ms(void);
/* Counters that wrap at 2**32: microseconds, clocks of the core. */
uint32_t kr_clock_us(void);
uint32_t kr_clock_cycles(void);
/* Time of day, since 1970-01-01 UTC; to the second as it was set. */
uint64_t kr_clock_epoch_ns(void);
void kr_clock_set_epoch(uint64_t ns);
/* Sleeps until the next interrupt. */
void kr_clock_idle(void);
void kr_systick_irq(void);

/* ---- machine.c: the one machine ---- */
kr_ctx *kr_port_start(void *stack_top);
void kr_port_end(kr_ctx *ctx);
/* The context that interrupts are reported to; NULL while there is none. */
kr_ctx *kr_port_context(void);
/* Makes it look at what waits at its next safepoint. From interrupt handlers. */
void kr_port_wake(uint32_t pending);

/* ---- rom.c: an image of files in flash, mounted if there is one ---- */
void kr_port_mount_rom(kr_ctx *ctx);

/* ---- hal.c: what module machine drives ---- */
/* Of the board: a driver or a file of its folder has it. */
extern const struct kr_board kr_port_board;
extern const struct kr_hal_cpu kr_cortexm_cpu;
extern const struct kr_hal_clock kr_cortexm_clock;
/* ---- alarm_*.c: kr_machine_alarm() is called at this time ---- */
void kr_alarm_set(uint64_t at_ns);
void kr_alarm_irq(void);
/* The interrupt of the time base calls this for boards that have none. */
void kr_alarm_tick(void);

/* ---- memory.c: what the linker script leaves free ---- */
void kr_memory_reset(void);
size_t kr_memory_total(void);
void *kr_memory_resize(void *opaque, void *ptr, size_t old_size, size_t new_size);

/* ---- fault.c ---- */
/* cause: KR_RESET_x, which machine.reset_cause() tells then. */
KR_NORETURN void kr_port_reset(int cause);
void kr_port_set_reset_cause(int cause);
int kr_port_reset_cause(void);

/* ---- wire.c: the console as a wire ---- */
struct kr_wire *kr_port_wire(void);

/* ---- prompt.c, or small/no_prompt.c ---- */
/* Until a new machine is wanted. raw: tools drive it; returns whether they do now. */
bool kr_port_prompt(kr_ctx *ctx, bool raw);

#endif
