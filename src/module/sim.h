/* The simulated board: what `machine` drives on a desktop.
 *
 * One queue of events in simulated nanoseconds moves everything. Time is either virtual, then it
 * goes on only by what the program does (waiting, a little for each access), or real, then events
 * are caught up with whenever the board is asked or the program reaches a safepoint. Either way an
 * event happens at its own time, as far as pins and handlers can tell.
 *
 * Pins that are connected form a net. Its level follows from everything that drives it: outputs,
 * devices, pull resistors. Every change is recorded. */
#ifndef KR_MODULE_SIM_H
#define KR_MODULE_SIM_H

#include "module/machine.h"

enum { KR_SIM_PINS = 32, KR_SIM_UARTS = 2, KR_SIM_RING = 256 };
enum { KR_LEVEL_LOW, KR_LEVEL_HIGH, KR_LEVEL_FLOATING, KR_LEVEL_CONFLICT };

typedef enum kr_sim_what {
    KR_SIM_ALARM, /* of the clock: machine.Timer */
    KR_SIM_CALL,  /* of Python code outside of the board */
    KR_SIM_PWM,
    KR_SIM_UART_TX,
    KR_SIM_UART_RX,
    KR_SIM_UART_IDLE,
    KR_SIM_WDT,
    KR_SIM_STOP,
    KR_SIM_N_WHAT
} kr_sim_what;

typedef struct kr_sim_event {
    uint64_t at;
    uint32_t order;   /* of making, where times are the same */
    uint32_t edition; /* those with an old one were called off */
    uint16_t what, index;
} kr_sim_event;

typedef struct kr_sim_edge {
    uint64_t at;
    uint8_t net, level;
} kr_sim_edge;

typedef struct kr_sim_pin {
    kr_pin_setup setup;
    uint8_t out;   /* what the board writes */
    int8_t drive;  /* what is driven from outside: 0, 1; -1: nothing */
    int8_t pull;   /* resistor outside: 1 up, -1 down, 0 none */
    uint8_t holds; /* open-drain devices that pull it low */
    uint8_t net;   /* the lowest pin that it is connected to */
    uint8_t level; /* of the net, kept at the pin that names it */
    uint8_t triggers;
    kr_value watchers; /* list of functions to be called with the level, or KR_NULL */
} kr_sim_pin;

typedef struct kr_sim_ring {
    uint8_t data[KR_SIM_RING];
    uint16_t head, n;
} kr_sim_ring;

typedef struct kr_sim_uart {
    kr_uart_setup s;
    bool open;
    uint8_t triggers;
    bool sending, receiving;
    uint16_t tx_frame, rx_frame; /* bits, the next to be sent or the last received on one end */
    uint8_t tx_left, rx_bits;
    kr_sim_ring tx, rx;
} kr_sim_uart;

typedef struct kr_sim_pwm {
    bool running, high;
    uint64_t high_ns, low_ns;
    bool invert;
} kr_sim_pwm;

typedef struct kr_sim {
    kr_board board; /* first: vm->board points here */
    kr_vm *vm;
    bool real;           /* time is real */
    uint64_t now;        /* ns since the start */
    uint64_t real_start; /* of the host's clock, at now == 0 */
    int64_t epoch_shift; /* what the time of day was set to, less what it was */
    uint32_t cost;       /* ns that an access takes, virtual time only */
    uint32_t accesses;   /* since the host's tick */
    bool ticking;
    kr_sim_event *events; /* a heap: the next one first */
    size_t n_events, cap_events;
    uint32_t order;
    uint32_t edition[KR_SIM_N_WHAT][KR_SIM_PINS];
    kr_value calls; /* list: functions of KR_SIM_CALL, None where there was one */
    kr_sim_edge *edges;
    size_t n_edges, cap_edges, most_edges, lost_edges;
    kr_sim_pin pin[KR_SIM_PINS];
    kr_sim_uart uart[KR_SIM_UARTS];
    kr_sim_pwm pwm[KR_SIM_PINS];
    uint32_t freq;
    uint32_t masked;
    uint64_t wdt_ns; /* 0: not started */
    enum { KR_SIM_GOES_ON, KR_SIM_TIME_UP, KR_SIM_WDT_BITES } end;
    uint8_t *ram;
} kr_sim;

/* The board, for kr_vm_hooks.board; NULL when memory is exhausted. */
const kr_board *kr_sim_board(kr_ctx *ctx);
/* Gives back what it took; after the machine is gone. */
void kr_sim_free(kr_sim *s, kr_mem_fn mem, void *opaque);
static inline kr_sim *kr_sim_of(kr_ctx *ctx) {
    return (kr_sim *)(uintptr_t)ctx->vm->board;
}
kr_sim *kr_sim_get(kr_ctx *ctx); /* made if need be */

/* ---- time (sim_clock.c) ---- */
extern const kr_hal_clock kr_sim_clock;
/* An access to the board: time goes on a little, events that are due happen. */
void kr_sim_access(kr_ctx *ctx, kr_sim *s);
void kr_sim_advance(kr_ctx *ctx, kr_sim *s, uint64_t to);
void kr_sim_set_real(kr_ctx *ctx, kr_sim *s, bool real);
void kr_sim_poll(kr_ctx *ctx);
/* Plans an event; those planned before for the same thing are called off if `only`. */
void kr_sim_plan(kr_ctx *ctx, kr_sim *s, uint64_t at, kr_sim_what what, unsigned index, bool only);
void kr_sim_call_off(kr_sim *s, kr_sim_what what, unsigned index);

/* ---- pins (sim_pins.c) ---- */
extern const kr_hal_pins kr_sim_pins;
void kr_sim_connect(kr_ctx *ctx, kr_sim *s, unsigned a, unsigned b);
/* Something that drives the pin has changed. */
void kr_sim_changed(kr_ctx *ctx, kr_sim *s, unsigned pin);
void kr_sim_output(kr_ctx *ctx, kr_sim *s, unsigned pin, int level);
static inline int kr_sim_level(const kr_sim *s, unsigned pin) {
    return s->pin[s->pin[pin].net].level;
}

/* ---- what is on them (sim_serial.c) ---- */
extern const kr_hal_uart kr_sim_uart_hal;
extern const kr_hal_spi kr_sim_spi_hal;
extern const kr_hal_i2c kr_sim_i2c_hal;
extern const kr_hal_pwm kr_sim_pwm_hal;
void kr_sim_uart_send(kr_ctx *ctx, kr_sim *s, unsigned id);
void kr_sim_uart_sample(kr_ctx *ctx, kr_sim *s, unsigned id);
void kr_sim_uart_edge(kr_ctx *ctx, kr_sim *s, unsigned pin, bool high);
void kr_sim_pwm_turn(kr_ctx *ctx, kr_sim *s, unsigned pin);

#endif
