/* Stellaris chips for module machine: pins of seven ports (PL061), number 8 * port + bit, port A is
 * 0. The console's UART and its pins are not for programs. */
#include "board.h"
#include "module/machine.h"
#include "port/cortexm/port.h"
#include "port/cortexm/scs.h"

enum { N_PINS = 7 * 8, LED = 5 * 8, UART_PINS = 2 };

/* Registers of a port. Data is read and written at an address that says which bits are meant. */
#define DATA(base, bit) KR_REG((base) + (4u << (bit)))
#define DIR(base) KR_REG((base) + 0x400)
#define AFSEL(base) KR_REG((base) + 0x420)
#define ODR(base) KR_REG((base) + 0x50c)
#define PUR(base) KR_REG((base) + 0x510)
#define PDR(base) KR_REG((base) + 0x514)
#define DEN(base) KR_REG((base) + 0x51c)
#define RCGC2 KR_REG(0x400fe108u) /* clocks of the ports */

static const kr_pin_name names[] = {{"LED", LED}};

static uint32_t base_of(unsigned pin) {
    unsigned port = pin / 8;
    return port < 4 ? 0x40004000u + 0x1000u * port : 0x40024000u + 0x1000u * (port - 4);
}

static int read_pin(kr_ctx *ctx, unsigned pin) {
    (void)ctx;
    return DATA(base_of(pin), pin % 8) != 0;
}

static void write_pin(kr_ctx *ctx, unsigned pin, int level) {
    (void)ctx;
    DATA(base_of(pin), pin % 8) = level ? 0xff : 0;
}

static void put(volatile uint32_t *r, uint32_t bit, bool on) {
    *r = on ? *r | bit : *r & ~bit;
}

static bool setup(kr_ctx *ctx, unsigned pin, const kr_pin_setup *s) {
    uint32_t base = base_of(pin), bit = 1u << pin % 8;
    if (pin < UART_PINS || s->mode > KR_PIN_OPEN_DRAIN || s->pull == KR_PULL_HOLD) return false;
    RCGC2 |= 1u << pin / 8;
    put(&AFSEL(base), bit, false);
    if (s->mode >= 0) {
        put(&ODR(base), bit, s->mode == KR_PIN_OPEN_DRAIN);
        put(&DIR(base), bit, s->mode != KR_PIN_IN);
    }
    put(&PUR(base), bit, s->pull == KR_PULL_UP);
    put(&PDR(base), bit, s->pull == KR_PULL_DOWN);
    put(&DEN(base), bit, true);
    if (s->value >= 0) write_pin(ctx, pin, s->value);
    return true;
}

static bool watch(kr_ctx *ctx, unsigned pin, unsigned triggers) {
    (void)ctx;
    (void)pin;
    return !triggers;
}

static const kr_hal_pins pins = {
    .count = N_PINS,
    .n_board = KR_ARRAY_LEN(names),
    .board = names,
    .setup = setup,
    .read = read_pin,
    .write = write_pin,
    .latch = read_pin,
    .watch = watch,
};

const kr_board kr_port_board = {
    .name = BOARD_NAME,
    .cpu = &kr_cortexm_cpu,
    .clock = &kr_cortexm_clock,
    .pins = &pins,
};
