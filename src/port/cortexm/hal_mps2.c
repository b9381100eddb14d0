/* The MPS2 boards for module machine: LEDs and buttons of the FPGA, the wires of its I2C ports as
 * pins, PL022 for SPI, the free UARTs. */
#include "board.h"
#include "module/machine.h"
#include "port/cortexm/port.h"
#include "port/cortexm/scs.h"
#include "port/cortexm/serial_cmsdk.h"
#include "port/cortexm/spi_pl022.h"

#define FPGAIO_BUTTON KR_REG(0x40028008u)

/* ---- pins: two LEDs, eight LEDs, two buttons, four pairs of wires ---- */
enum { BUTTON = 10, WIRE = 12, N_PINS = 20 };
static const uint32_t wire_base[] = {0x40022000u, 0x40023000u, 0x40029000u, 0x4002a000u};

static const kr_pin_name names[] = {{"USERLED0", 0},     {"USERLED1", 1},     {"LED0", 2},
                                    {"LED1", 3},         {"LED2", 4},         {"LED3", 5},
                                    {"LED4", 6},         {"LED5", 7},         {"LED6", 8},
                                    {"LED7", 9},         {"BUTTON0", 10},     {"BUTTON1", 11},
                                    {"SCL_TOUCH", 12},   {"SDA_TOUCH", 13},   {"SCL_AUDIO", 14},
                                    {"SDA_AUDIO", 15},   {"SCL_SHIELD0", 16}, {"SDA_SHIELD0", 17},
                                    {"SCL_SHIELD1", 18}, {"SDA_SHIELD1", 19}, {"LED", 0}};

/* The register and the bit of each LED. */
#define FPGAIO(bit)                                                                                \
    { 0x40028000u, 1u << (bit) }
#define SCC(bit)                                                                                   \
    { 0x4002f004u, 1u << (bit) }
static const struct {
    uint32_t reg, bit;
} leds[BUTTON] = {FPGAIO(0), FPGAIO(1), SCC(0), SCC(1), SCC(2),
                  SCC(3),    SCC(4),    SCC(5), SCC(6), SCC(7)};

/* Of a wire: it reads at the base, bits are set there and cleared in the next word. */
static uint32_t wire_of(unsigned pin, uint32_t *bit) {
    *bit = 1u << (pin - WIRE) % 2;
    return wire_base[(pin - WIRE) / 2];
}

static int read_pin(kr_ctx *ctx, unsigned pin) {
    uint32_t bit;
    (void)ctx;
    if (pin < BUTTON) return (KR_REG(leds[pin].reg) & leds[pin].bit) != 0;
    if (pin < WIRE) return FPGAIO_BUTTON >> (pin - BUTTON) & 1;
    uint32_t base = wire_of(pin, &bit);
    return (KR_REG(base) & bit) != 0;
}

/* Interrupt routines write no LEDs, so nothing gets in between. */
static void write_pin(kr_ctx *ctx, unsigned pin, int level) {
    uint32_t bit;
    (void)ctx;
    if (KR_LIKELY(pin < BUTTON)) {
        volatile uint32_t *r = &KR_REG(leds[pin].reg);
        *r = level ? *r | leds[pin].bit : *r & ~leds[pin].bit;
    } else if (pin >= WIRE) {
        uint32_t base = wire_of(pin, &bit);
        KR_REG(base + (level ? 0 : 4)) = bit;
    }
}

static bool setup(kr_ctx *ctx, unsigned pin, const kr_pin_setup *s) {
    int mode = pin < BUTTON ? KR_PIN_OUT : pin < WIRE ? KR_PIN_IN : KR_PIN_OPEN_DRAIN;
    if (s->mode != mode && s->mode != KR_PIN_IN) return false;
    if (s->pull != KR_PULL_NONE && pin < WIRE) return false;
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
    .n_cpu = 0,
    .board = names,
    .setup = setup,
    .read = read_pin,
    .write = write_pin,
    .latch = read_pin,
    .watch = watch,
};

/* ---- SPI: four ports ---- */
static const uint32_t spi_base[] = {0x40020000u, 0x40021000u, 0x40026000u, 0x40027000u};

static bool spi_setup(kr_ctx *ctx, unsigned id, kr_spi_setup *s) {
    (void)ctx;
    if (s->sck >= 0 || s->mosi >= 0 || s->miso >= 0) return false;
    return kr_pl022_setup(spi_base[id], BOARD_CPU_HZ, s);
}

static void spi_stop(kr_ctx *ctx, unsigned id) {
    (void)ctx;
    kr_pl022_stop(spi_base[id]);
}

static void spi_transfer(kr_ctx *ctx, unsigned id, const kr_spi_setup *s, const uint8_t *tx,
                         uint8_t fill, uint8_t *rx, size_t n) {
    (void)s;
    kr_pl022_transfer(ctx, spi_base[id], tx, fill, rx, n);
}

static const kr_hal_spi spi = {.count = KR_ARRAY_LEN(spi_base),
                               .setup = spi_setup,
                               .stop = spi_stop,
                               .transfer = spi_transfer};

/* ---- I2C: the ports are wires that software moves ---- */
static bool i2c_setup(kr_ctx *ctx, unsigned id, kr_i2c_setup *s) {
    int16_t scl = (int16_t)(WIRE + 2 * id), sda = (int16_t)(scl + 1);
    if ((s->scl >= 0 && s->scl != scl) || (s->sda >= 0 && s->sda != sda)) return false;
    s->scl = scl;
    s->sda = sda;
    kr_softi2c_setup(ctx, s);
    return true;
}

static void i2c_stop(kr_ctx *ctx, unsigned id) {
    write_pin(ctx, WIRE + 2 * id, 1);
    write_pin(ctx, WIRE + 2 * id + 1, 1);
}

static int i2c_transfer(kr_ctx *ctx, unsigned id, const kr_i2c_setup *s, unsigned address,
                        const kr_i2c_part *parts, size_t n, unsigned flags) {
    (void)id;
    return kr_softi2c_transfer(ctx, s, address, parts, n, flags);
}

static const kr_hal_i2c i2c = {.count = KR_ARRAY_LEN(wire_base),
                               .setup = i2c_setup,
                               .stop = i2c_stop,
                               .transfer = i2c_transfer};

/* ---- the watchdog: not fed in time it interrupts (fault.c reports), then it resets ---- */
#define WDT(offset) KR_REG(0x40008000u + (offset))
enum { WDT_LOAD = 0, WDT_CONTROL = 8, WDT_CLEAR = 0xc, WDT_LOCK = 0xc00, WDT_KEY = 0x1acce551 };

static void wdt_write(uint32_t offset, uint32_t value) {
    WDT(WDT_LOCK) = WDT_KEY;
    WDT(offset) = value;
    WDT(WDT_LOCK) = 0;
}

static bool wdt_start(kr_ctx *ctx, unsigned id, uint32_t timeout_ms) {
    (void)ctx;
    (void)id;
    if (timeout_ms > UINT32_MAX / (BOARD_CPU_HZ / 1000)) return false;
    wdt_write(WDT_LOAD, timeout_ms * (BOARD_CPU_HZ / 1000));
    wdt_write(WDT_CONTROL, 3); /* interrupt, reset */
    return true;
}

static void wdt_feed(kr_ctx *ctx, unsigned id) {
    (void)ctx;
    (void)id;
    wdt_write(WDT_CLEAR, 1);
}

static const kr_hal_wdt wdt = {wdt_start, wdt_feed};

/* ---- UARTs: 0 is the console's ---- */
enum { N_UARTS = 3 };
static const uint32_t uart_base[N_UARTS] = {0x40004000u, 0x40005000u, 0x40006000u};
static kr_serial serial[N_UARTS - 1]; /* from UART 1 on */

void kr_mps2_uart1_irq(void) {
    kr_serial_irq(&serial[0], uart_base[1], 1);
}

void kr_mps2_uart2_irq(void) {
    kr_serial_irq(&serial[1], uart_base[2], 2);
}

static bool uart_setup(kr_ctx *ctx, unsigned id, kr_uart_setup *s) {
    static const uint8_t irq[] = {0, 2, 4};
    (void)ctx;
    if (id == 0 || !kr_serial_setup(&serial[id - 1], uart_base[id], BOARD_CPU_HZ, s)) return false;
    kr_nvic_enable(irq[id]);
    return true;
}

static void uart_stop(kr_ctx *ctx, unsigned id) {
    (void)ctx;
    kr_serial_stop(uart_base[id]);
}

static size_t uart_any(kr_ctx *ctx, unsigned id) {
    (void)ctx;
    return kr_serial_any(&serial[id - 1]);
}

static size_t uart_read(kr_ctx *ctx, unsigned id, uint8_t *buf, size_t n) {
    (void)ctx;
    return kr_serial_read(&serial[id - 1], buf, n);
}

static size_t uart_write(kr_ctx *ctx, unsigned id, const uint8_t *buf, size_t n) {
    (void)ctx;
    return kr_serial_write(uart_base[id], buf, n);
}

static bool uart_tx_done(kr_ctx *ctx, unsigned id) {
    (void)ctx;
    return kr_serial_tx_done(uart_base[id]);
}

static unsigned uart_watch(kr_ctx *ctx, unsigned id, unsigned triggers) {
    (void)ctx;
    serial[id - 1].triggers = triggers & KR_UART_IRQ_RX;
    return triggers & KR_UART_IRQ_RX;
}

static void uart_send_break(kr_ctx *ctx, unsigned id) {
    (void)id;
    kr_raise_fmt(ctx, &kr_type_RuntimeError, "this UART cannot send a break");
}

static const kr_hal_uart uart = {
    .count = N_UARTS,
    .setup = uart_setup,
    .stop = uart_stop,
    .any = uart_any,
    .read = uart_read,
    .write = uart_write,
    .tx_done = uart_tx_done,
    .send_break = uart_send_break,
    .watch = uart_watch,
};

const kr_board kr_port_board = {
    .name = BOARD_NAME,
    .cpu = &kr_cortexm_cpu,
    .clock = &kr_cortexm_clock,
    .pins = &pins,
    .uart = &uart,
    .spi = &spi,
    .i2c = &i2c,
    .wdt = &wdt,
};
