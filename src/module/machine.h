/* What the files of module machine share. */
#ifndef KR_MODULE_MACHINE_H
#define KR_MODULE_MACHINE_H

#include "module/machine_hal.h"
#include "object/names.h"
#include "object/protocol.h"

extern const kr_type kr_type_pin, kr_type_signal, kr_type_irq, kr_type_timer, kr_type_mem,
    kr_type_uart, kr_type_spi, kr_type_softspi, kr_type_i2c, kr_type_softi2c, kr_type_pwm,
    kr_type_wdt, kr_type_rtc;

/* ---- interrupts (machine_irq.c) ---- */
/* A source of interrupts that has a handler in Python, and what irq() returns. */
typedef struct kr_irq {
    kr_object base;
    kr_value handler; /* None: there is none */
    kr_value source;  /* what the handler is called with */
    struct kr_irq *next;
    uint8_t kind; /* KR_EVENT_x, or KR_IRQ_TIMER */
    bool hard, wakes;
    bool active; /* a timer's: it runs */
    uint16_t index;
    uint32_t trigger;          /* what it listens to */
    uint32_t flags;            /* what the last call was for */
    volatile uint32_t fired;   /* since then */
    volatile uint32_t n_calls; /* calls that are due */
} kr_irq;
enum { KR_IRQ_TIMER = 100 };

typedef struct kr_machine_state {
    kr_object base;
    kr_irq *irqs;
    struct kr_timer *timers; /* those that run */
    kr_value pins;           /* list: Pin objects by number */
    bool in_hard;
    volatile bool alarm;       /* the time of the first timer has come */
    uint32_t masks;            /* disable_irq(): no handlers */
    volatile uint32_t n_fired; /* interrupts so far */
} kr_machine_state;
kr_machine_state *kr_machine_state_of(kr_ctx *ctx);

/* The irq object of a source, made if need be. Its handler is None at first. */
kr_irq *kr_irq_of(kr_ctx *ctx, kr_value source, unsigned kind, unsigned index);
/* handler: callable, or None; TypeError otherwise. */
void kr_irq_set(kr_ctx *ctx, kr_irq *irq, kr_value handler, bool hard);
/* One call more is due. At an interrupt: neither raises nor allocates. */
void kr_irq_fire(kr_vm *vm, kr_irq *irq, uint32_t flags);
/* The listening of an irq object is told to the board (again). */
void kr_irq_arm(kr_ctx *ctx, kr_irq *irq);
/* Of what runs at safepoints: the hook of kr_poll. */
void kr_machine_poll(kr_ctx *ctx);

/* ---- timers (machine_timer.c) ---- */
/* Fires the timers whose time has come and sets the alarm for the next. */
void kr_timer_run(kr_ctx *ctx);

/* ---- pins (machine_pin.c) ---- */
typedef struct kr_pin {
    kr_object base;
    uint16_t number;
    kr_pin_setup setup; /* as it was told */
} kr_pin;

/* Pin object, name or number: its number; ValueError. */
unsigned kr_pin_number(kr_ctx *ctx, kr_value v);
/* The same for an optional argument: -1 for None and KR_NULL. */
int kr_pin_number_opt(kr_ctx *ctx, kr_value v);
/* The one Pin object of a pin. */
kr_value kr_pin_object(kr_ctx *ctx, unsigned number);
/* "P4" or what the board calls it. */
const char *kr_pin_text(kr_ctx *ctx, unsigned number, char *room, size_t size);
void kr_pin_configure(kr_ctx *ctx, unsigned number, int mode, int pull, int value);

/* ---- arguments ---- */
/* An int from lo to hi; `v` KR_NULL: dflt. `what` for the ValueError. */
int64_t kr_arg_int(kr_ctx *ctx, kr_value v, int64_t dflt, int64_t lo, int64_t hi, const char *what);
bool kr_arg_bool(kr_ctx *ctx, kr_value v, bool dflt);
/* The number of a peripheral, `count` of them from `first` on; ValueError. */
unsigned kr_arg_id(kr_ctx *ctx, kr_value v, unsigned first, unsigned count, const char *what);
static inline bool kr_given(kr_value v) {
    return !kr_isnull(v) && !kr_is_none(v);
}

/* ---- buses made of pins (machine_softspi.c, machine_softi2c.c) ---- */
void kr_softspi_setup(kr_ctx *ctx, const kr_spi_setup *s);
void kr_softspi_transfer(kr_ctx *ctx, const kr_spi_setup *s, const uint8_t *tx, uint8_t fill,
                         uint8_t *rx, size_t n);
void kr_softi2c_setup(kr_ctx *ctx, const kr_i2c_setup *s);
/* These return false when the clock was held low for too long (ETIMEDOUT). */
bool kr_softi2c_start(kr_ctx *ctx, const kr_i2c_setup *s);
bool kr_softi2c_stop(kr_ctx *ctx, const kr_i2c_setup *s);
/* 0: acknowledged, 1: not, -1: timeout */
int kr_softi2c_write(kr_ctx *ctx, const kr_i2c_setup *s, uint8_t byte);
bool kr_softi2c_read(kr_ctx *ctx, const kr_i2c_setup *s, uint8_t *byte, bool nack);
int kr_softi2c_transfer(kr_ctx *ctx, const kr_i2c_setup *s, unsigned address,
                        const kr_i2c_part *parts, size_t n, unsigned flags);

/* ---- machine.time_pulse_us, machine.bitstream (machine_pulse.c) ---- */
kr_value kr_machine_time_pulse(kr_ctx *ctx, size_t n, const kr_value *a);
kr_value kr_machine_bitstream(kr_ctx *ctx, size_t n, const kr_value *a);

/* machine.mem8, mem16, mem32 (machine_mem.c) */
extern const struct kr_mem {
    kr_object base;
    unsigned bytes;
} kr_machine_mem[3];

#endif
