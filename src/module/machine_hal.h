/* The hardware that modules `machine` and `time` drive: a table of functions per kind of
 * peripheral, const where the port is a chip. `ctx->vm->board` is the table of tables; it is asked
 * of the port (kr_vm_hooks.board) when it is first needed.
 *
 * Functions get the context, may raise and may run Python code unless they say otherwise: a
 * simulated board calls devices written in Python. On a chip they do neither. What the board has
 * not is NULL.
 *
 * Interrupts: the port calls kr_machine_event or kr_machine_alarm, at any time, also in an
 * interrupt routine of the processor. They only take notes; handlers written in Python run at the
 * next safepoint of the interpreter (machine_irq.c). */
#ifndef KR_MODULE_MACHINE_HAL_H
#define KR_MODULE_MACHINE_HAL_H

#include "heap/context.h"

/* -1 in a setup: leave as it is. */
enum { KR_KEEP = -1 };

/* ---- pins ---- */
enum kr_pin_mode {
    KR_PIN_IN,
    KR_PIN_OUT,
    KR_PIN_OPEN_DRAIN,
    KR_PIN_ALT,
    KR_PIN_ALT_OPEN_DRAIN,
    KR_PIN_ANALOG,
    KR_N_PIN_MODES
};
enum kr_pin_pull { KR_PULL_NONE, KR_PULL_UP, KR_PULL_DOWN, KR_PULL_HOLD, KR_N_PIN_PULLS };
enum { KR_TRIGGER_FALLING = 1, KR_TRIGGER_RISING = 2, KR_TRIGGER_LOW = 4, KR_TRIGGER_HIGH = 8 };

typedef struct kr_pin_setup {
    int8_t mode, pull, drive, alt;
    int8_t value; /* written before the mode changes, so that an output starts with it */
} kr_pin_setup;

typedef struct kr_pin_name {
    const char *name;
    uint16_t pin;
} kr_pin_name;

typedef struct kr_hal_pins {
    uint16_t count;
    uint16_t n_board, n_cpu;
    const kr_pin_name *board, *cpu; /* what Pin.board and Pin.cpu have */
    bool (*setup)(kr_ctx *ctx, unsigned pin, const kr_pin_setup *s); /* false: it cannot do that */
    int (*read)(kr_ctx *ctx, unsigned pin);
    void (*write)(kr_ctx *ctx, unsigned pin, int level);
    int (*latch)(kr_ctx *ctx, unsigned pin); /* what was written last */
    /* Interrupts on KR_TRIGGER_x bits, 0: none; false: it cannot do that. */
    bool (*watch)(kr_ctx *ctx, unsigned pin, unsigned triggers);
} kr_hal_pins;

/* ---- time ---- */
typedef struct kr_hal_clock {
    /* Is this the only time there is? False: module time has a better clock for the time of day.
     * NULL: true */
    bool (*rules)(kr_ctx *ctx);
    /* counters that wrap at 2**32; cpu: the finest one */
    uint32_t (*ticks_ms)(kr_ctx *ctx);
    uint32_t (*ticks_us)(kr_ctx *ctx);
    uint32_t (*ticks_cpu)(kr_ctx *ctx);
    uint64_t (*now_ns)(kr_ctx *ctx);   /* since the start */
    uint64_t (*epoch_ns)(kr_ctx *ctx); /* since 1970-01-01 UTC, as far as the board knows */
    void (*set_epoch_ns)(kr_ctx *ctx, uint64_t ns); /* NULL: it cannot be set */
    /* Busy: for the wave forms that software makes. Runs no handlers. */
    void (*delay_ns)(kr_ctx *ctx, uint32_t ns);
    /* Idle until the time, an interrupt or a signal, whichever is first. Runs no handlers. */
    void (*wait)(kr_ctx *ctx, uint64_t until_ns);
    /* kr_machine_alarm is to be called at this time; UINT64_MAX: not. */
    void (*set_alarm)(kr_ctx *ctx, uint64_t at_ns);
} kr_hal_clock;

/* ---- the processor ---- */
enum kr_reset_cause {
    KR_RESET_PWRON = 1,
    KR_RESET_HARD,
    KR_RESET_WDT,
    KR_RESET_DEEPSLEEP,
    KR_RESET_SOFT
};
enum kr_wake_reason { KR_WAKE_NONE, KR_WAKE_PIN, KR_WAKE_RTC };

typedef struct kr_hal_cpu {
    uint32_t (*freq)(kr_ctx *ctx);
    bool (*set_freq)(kr_ctx *ctx, uint32_t hz); /* NULL: it is fixed */
    void (*reset)(kr_ctx *ctx);                 /* does not return */
    void (*soft_reset)(kr_ctx *ctx);            /* does not return */
    void (*bootloader)(kr_ctx *ctx);            /* does not return; NULL: there is none */
    int (*reset_cause)(kr_ctx *ctx);
    int (*wake_reason)(kr_ctx *ctx);
    size_t (*unique_id)(kr_ctx *ctx, uint8_t *out, size_t size); /* bytes, at most size */
    /* Masks interrupts; returns what `unmask` wants to restore the state before. */
    uint32_t (*mask)(kr_ctx *ctx);
    void (*unmask)(kr_ctx *ctx, uint32_t state);
    /* Low power until the time (UINT64_MAX: for ever), an interrupt or a signal. */
    void (*light_sleep)(kr_ctx *ctx, uint64_t until_ns);
    void (*deep_sleep)(kr_ctx *ctx, uint64_t until_ns); /* does not return */
    uint32_t (*random)(kr_ctx *ctx);                    /* hardware random numbers; may be NULL */
    /* Called at a safepoint when KR_PENDING_BOARD was set; may be NULL. */
    void (*poll)(kr_ctx *ctx);
} kr_hal_cpu;

/* Memory by address; NULL: an address is one of the processor. False: there is nothing there. */
typedef struct kr_hal_mem {
    bool (*read)(kr_ctx *ctx, uintptr_t address, unsigned bytes, uint32_t *out);
    bool (*write)(kr_ctx *ctx, uintptr_t address, unsigned bytes, uint32_t value);
} kr_hal_mem;

/* ---- serial ---- */
enum { KR_UART_INV_TX = 1, KR_UART_INV_RX = 2 };
enum { KR_UART_RTS = 1, KR_UART_CTS = 2 };
enum { KR_UART_IRQ_RX = 1, KR_UART_IRQ_RXIDLE = 2, KR_UART_IRQ_TXIDLE = 4, KR_UART_IRQ_BREAK = 8 };
enum { KR_PARITY_NONE = -1, KR_PARITY_EVEN = 0, KR_PARITY_ODD = 1 };

typedef struct kr_uart_setup {
    uint32_t baudrate;
    uint8_t bits, stop;
    int8_t parity;
    uint8_t invert, flow;
    int16_t tx, rx, rts, cts; /* pins; -1: the usual ones */
    uint32_t txbuf, rxbuf;    /* bytes; 0: the usual ones */
} kr_uart_setup;

typedef struct kr_hal_uart {
    uint8_t count;
    /* False: it cannot do that. Fills in which pins it took. */
    bool (*setup)(kr_ctx *ctx, unsigned id, kr_uart_setup *s);
    void (*stop)(kr_ctx *ctx, unsigned id);
    size_t (*any)(kr_ctx *ctx, unsigned id);
    /* What can be had and taken without waiting. */
    size_t (*read)(kr_ctx *ctx, unsigned id, uint8_t *buf, size_t n);
    size_t (*write)(kr_ctx *ctx, unsigned id, const uint8_t *buf, size_t n);
    bool (*tx_done)(kr_ctx *ctx, unsigned id); /* everything has left the wire */
    void (*send_break)(kr_ctx *ctx, unsigned id);
    unsigned (*watch)(kr_ctx *ctx, unsigned id, unsigned triggers); /* those that it can do */
} kr_hal_uart;

typedef struct kr_spi_setup {
    uint32_t baudrate;
    uint8_t polarity, phase, bits;
    bool lsb_first;
    int16_t sck, mosi, miso; /* pins; -1: the usual ones (hardware), none (software) */
} kr_spi_setup;

typedef struct kr_hal_spi {
    uint8_t count, first; /* numbers from `first` on */
    bool (*setup)(kr_ctx *ctx, unsigned id, kr_spi_setup *s);
    void (*stop)(kr_ctx *ctx, unsigned id);
    /* tx NULL: `fill` is sent; rx NULL: what arrives is dropped */
    void (*transfer)(kr_ctx *ctx, unsigned id, const kr_spi_setup *s, const uint8_t *tx,
                     uint8_t fill, uint8_t *rx, size_t n);
} kr_hal_spi;

typedef struct kr_i2c_setup {
    uint32_t freq, timeout_us;
    int16_t scl, sda;
} kr_i2c_setup;

/* One stretch of bytes on the bus. */
typedef struct kr_i2c_part {
    uint8_t *data; /* written to only when it is read */
    size_t len;
} kr_i2c_part;

enum { KR_I2C_READ = 1, KR_I2C_STOP = 2 };
typedef struct kr_hal_i2c {
    uint8_t count, first;
    bool (*setup)(kr_ctx *ctx, unsigned id, kr_i2c_setup *s);
    void (*stop)(kr_ctx *ctx, unsigned id);
    /* (Repeated) start, address, the parts, stop if asked for. Reads have one part. Returns how
     * many bytes were acknowledged, or minus an errno: ENODEV nobody answered, ETIMEDOUT. */
    int (*transfer)(kr_ctx *ctx, unsigned id, const kr_i2c_setup *s, unsigned address,
                    const kr_i2c_part *parts, size_t n, unsigned flags);
} kr_hal_i2c;

/* ---- pulse width modulation, watchdog ---- */
typedef struct kr_pwm_setup {
    uint32_t freq;     /* Hz, 0: not set yet */
    uint32_t duty_u16; /* 0..65535; used if duty_ns is KR_PWM_U16 */
    uint32_t duty_ns;
    bool invert;
} kr_pwm_setup;
#define KR_PWM_U16 UINT32_MAX

typedef struct kr_hal_pwm {
    bool (*setup)(kr_ctx *ctx, unsigned pin, const kr_pwm_setup *s); /* false: it cannot do that */
    void (*stop)(kr_ctx *ctx, unsigned pin);
} kr_hal_pwm;

typedef struct kr_hal_wdt {
    bool (*start)(kr_ctx *ctx, unsigned id, uint32_t timeout_ms); /* false: out of its range */
    void (*feed)(kr_ctx *ctx, unsigned id);
} kr_hal_wdt;

/* ---- the board ---- */
typedef struct kr_board {
    const char *name;
    const kr_hal_cpu *cpu;
    const kr_hal_clock *clock;
    const kr_hal_pins *pins;
    const kr_hal_mem *mem;
    const kr_hal_uart *uart;
    const kr_hal_spi *spi;
    const kr_hal_i2c *i2c;
    const kr_hal_pwm *pwm;
    const kr_hal_wdt *wdt;
} kr_board;

/* The board, asked of the port if need be; RuntimeError if it has none. */
const kr_board *kr_board_ask(kr_ctx *ctx);
static inline const kr_board *kr_board_get(kr_ctx *ctx) {
    return KR_LIKELY(ctx->vm->board != NULL) ? ctx->vm->board : kr_board_ask(ctx);
}

/* ---- what the port calls at an interrupt; neither raises nor allocates ---- */
enum kr_event_kind { KR_EVENT_PIN, KR_EVENT_UART };
/* flags: KR_TRIGGER_x, KR_UART_IRQ_x */
void kr_machine_event(kr_vm *vm, enum kr_event_kind kind, unsigned index, uint32_t flags);
/* The time of set_alarm has come. */
void kr_machine_alarm(kr_vm *vm);
/* Runs the hard handlers whose interrupts are noted; for a board that knows that it is at a
 * safepoint (or none of whose callers minds). Soft handlers wait for kr_poll. */
void kr_machine_run_hard(kr_ctx *ctx);
/* Waits for `ns`; handlers run meanwhile. */
void kr_machine_sleep(kr_ctx *ctx, uint64_t ns);

#endif
