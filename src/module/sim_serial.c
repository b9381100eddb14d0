/* UART, SPI, I2C and PWM of the simulated board: all of it happens on the pins, bit by bit, so
 * that it is recorded and that what is connected to the pins takes part. */
#include "module/sim.h"

#include "vm/frame.h"

/* ---- UART ---- */
static size_t ring_put(kr_sim_ring *r, const uint8_t *p, size_t n) {
    size_t done = 0;
    for (; done < n && r->n < KR_SIM_RING; done++) {
        r->data[(r->head + r->n++) % KR_SIM_RING] = p[done];
    }
    return done;
}

static size_t ring_get(kr_sim_ring *r, uint8_t *p, size_t n) {
    size_t done = 0;
    for (; done < n && r->n; done++) {
        p[done] = r->data[r->head];
        r->head = (uint16_t)((r->head + 1) % KR_SIM_RING);
        r->n--;
    }
    return done;
}

static kr_sim_uart *uart_of(kr_ctx *ctx, unsigned id) {
    kr_sim *s = kr_sim_of(ctx);
    kr_sim_access(ctx, s);
    return &s->uart[id];
}

/* Bits of a frame without start and stop. */
static unsigned frame_bits(const kr_uart_setup *u) {
    return u->bits + (u->parity != KR_PARITY_NONE);
}

static unsigned parity_of(const kr_uart_setup *u, unsigned data) {
    unsigned odd = 0;
    for (; data; data &= data - 1) odd ^= 1;
    return odd ^ (u->parity == KR_PARITY_ODD);
}

/* The time of n half bits from t on, without an error that grows. */
static uint64_t after_halves(const kr_uart_setup *u, uint64_t t, unsigned halves) {
    return t + (uint64_t)halves * 500000000 / u->baudrate;
}

static void put_level(kr_ctx *ctx, kr_sim *s, const kr_sim_uart *u, bool high) {
    kr_sim_output(ctx, s, (unsigned)u->s.tx, high != !!(u->s.invert & KR_UART_INV_TX));
}

static void start_frame(kr_sim_uart *u) {
    uint8_t byte = 0;
    ring_get(&u->tx, &byte, 1);
    unsigned frame = byte & ((1u << u->s.bits) - 1);
    if (u->s.parity != KR_PARITY_NONE) frame |= parity_of(&u->s, frame) << u->s.bits;
    frame |= ~0u << frame_bits(&u->s); /* stop bits */
    u->tx_frame = (uint16_t)(frame << 1);
    u->tx_left = (uint8_t)(1 + frame_bits(&u->s) + u->s.stop);
}

void kr_sim_uart_send(kr_ctx *ctx, kr_sim *s, unsigned id) {
    kr_sim_uart *u = &s->uart[id];
    if (!u->open) return;
    if (!u->tx_left) {
        u->sending = u->tx.n > 0;
        if (!u->sending) {
            kr_machine_event(ctx->vm, KR_EVENT_UART, id, KR_UART_IRQ_TXIDLE);
            return;
        }
        start_frame(u);
    }
    kr_sim_plan(ctx, s, after_halves(&u->s, s->now, 2), KR_SIM_UART_TX, id, true);
    bool high = u->tx_frame & 1;
    u->tx_frame >>= 1;
    u->tx_left--;
    put_level(ctx, s, u, high);
}

static void received(kr_ctx *ctx, kr_sim *s, unsigned id) {
    kr_sim_uart *u = &s->uart[id];
    unsigned data = u->rx_frame & ((1u << u->s.bits) - 1);
    bool stop = u->rx_frame >> frame_bits(&u->s) & 1;
    u->receiving = false;
    if (!stop) {
        if (!u->rx_frame) kr_machine_event(ctx->vm, KR_EVENT_UART, id, KR_UART_IRQ_BREAK);
        return;
    }
    if (u->s.parity != KR_PARITY_NONE && (u->rx_frame >> u->s.bits & 1) != parity_of(&u->s, data)) {
        return;
    }
    uint8_t byte = (uint8_t)data;
    ring_put(&u->rx, &byte, 1);
    kr_machine_event(ctx->vm, KR_EVENT_UART, id, KR_UART_IRQ_RX);
    if (u->triggers & KR_UART_IRQ_RXIDLE) { /* nothing more for as long as a character takes */
        kr_sim_plan(ctx, s, after_halves(&u->s, s->now, 2 * (frame_bits(&u->s) + 2)),
                    KR_SIM_UART_IDLE, id, true);
    }
}

void kr_sim_uart_sample(kr_ctx *ctx, kr_sim *s, unsigned id) {
    kr_sim_uart *u = &s->uart[id];
    if (!u->open || !u->receiving) return;
    bool high = kr_sim_level(s, (unsigned)u->s.rx) == KR_LEVEL_HIGH;
    if (high != !!(u->s.invert & KR_UART_INV_RX)) u->rx_frame |= (uint16_t)(1u << u->rx_bits);
    if (u->rx_bits++ == frame_bits(&u->s)) {
        received(ctx, s, id);
    } else {
        kr_sim_plan(ctx, s, after_halves(&u->s, s->now, 2), KR_SIM_UART_RX, id, true);
    }
}

/* A start bit is sampled in the middle of the bits that follow. */
void kr_sim_uart_edge(kr_ctx *ctx, kr_sim *s, unsigned pin, bool high) {
    for (unsigned id = 0; id < KR_SIM_UARTS; id++) {
        kr_sim_uart *u = &s->uart[id];
        if (!u->open || u->s.rx != (int)pin || u->receiving) continue;
        if (high != !!(u->s.invert & KR_UART_INV_RX)) continue;
        u->receiving = true;
        u->rx_frame = u->rx_bits = 0;
        kr_sim_call_off(s, KR_SIM_UART_IDLE, id);
        kr_sim_plan(ctx, s, after_halves(&u->s, s->now, 3), KR_SIM_UART_RX, id, true);
    }
}

static bool uart_setup(kr_ctx *ctx, unsigned id, kr_uart_setup *with) {
    static const int8_t tx[] = {0, 4}, rx[] = {1, 5};
    kr_sim *s = kr_sim_of(ctx);
    kr_sim_uart *u = uart_of(ctx, id);
    if (with->bits > 8 || with->flow) return false;
    if (with->tx < 0) with->tx = tx[id];
    if (with->rx < 0) with->rx = rx[id];
    memset(u, 0, sizeof *u);
    u->s = *with;
    kr_pin_configure(ctx, (unsigned)with->tx, KR_PIN_ALT, KR_KEEP,
                     !(with->invert & KR_UART_INV_TX));
    kr_pin_configure(ctx, (unsigned)with->rx, KR_PIN_IN,
                     with->invert & KR_UART_INV_RX ? KR_PULL_DOWN : KR_PULL_UP, KR_KEEP);
    kr_sim_call_off(s, KR_SIM_UART_TX, id);
    kr_sim_call_off(s, KR_SIM_UART_RX, id);
    u->open = true;
    return true;
}

static void uart_stop(kr_ctx *ctx, unsigned id) {
    uart_of(ctx, id)->open = false;
}

static size_t uart_any(kr_ctx *ctx, unsigned id) {
    return uart_of(ctx, id)->rx.n;
}

static size_t uart_read(kr_ctx *ctx, unsigned id, uint8_t *buf, size_t n) {
    return ring_get(&uart_of(ctx, id)->rx, buf, n);
}

static size_t uart_write(kr_ctx *ctx, unsigned id, const uint8_t *buf, size_t n) {
    kr_sim *s = kr_sim_of(ctx);
    kr_sim_uart *u = uart_of(ctx, id);
    size_t done = ring_put(&u->tx, buf, n);
    if (done && !u->sending) {
        u->sending = true;
        kr_sim_plan(ctx, s, s->now, KR_SIM_UART_TX, id, true);
    }
    return done;
}

static bool uart_tx_done(kr_ctx *ctx, unsigned id) {
    const kr_sim_uart *u = uart_of(ctx, id);
    return !u->sending;
}

static void uart_send_break(kr_ctx *ctx, unsigned id) {
    kr_sim *s = kr_sim_of(ctx);
    kr_sim_uart *u = uart_of(ctx, id);
    while (u->sending) kr_sim_clock.wait(ctx, UINT64_MAX);
    put_level(ctx, s, u, false);
    kr_sim_advance(ctx, s, after_halves(&u->s, s->now, 2 * (frame_bits(&u->s) + 4)));
    put_level(ctx, s, u, true);
}

static unsigned uart_watch(kr_ctx *ctx, unsigned id, unsigned triggers) {
    kr_sim_of(ctx)->uart[id].triggers = (uint8_t)triggers;
    return triggers;
}

const kr_hal_uart kr_sim_uart_hal = {
    .count = KR_SIM_UARTS,
    .setup = uart_setup,
    .stop = uart_stop,
    .any = uart_any,
    .read = uart_read,
    .write = uart_write,
    .tx_done = uart_tx_done,
    .send_break = uart_send_break,
    .watch = uart_watch,
};

/* ---- SPI and I2C: what is made of pins, without the time that a program would take ---- */
typedef struct kr_sim_job {
    const void *setup;
    const uint8_t *tx;
    uint8_t *rx, fill;
    unsigned address, flags;
    const kr_i2c_part *parts;
    size_t n;
    int result;
} kr_sim_job;

static void run_free(kr_ctx *ctx, kr_value (*fn)(kr_ctx *, void *), kr_sim_job *job) {
    kr_sim *s = kr_sim_of(ctx);
    uint32_t cost = s->cost;
    kr_value exc;
    kr_sim_access(ctx, s);
    s->cost = 0;
    kr_protect(ctx, fn, job, &exc);
    s->cost = cost;
    if (!kr_isnull(exc)) kr_throw(ctx, exc);
}

static kr_value spi_job(kr_ctx *ctx, void *arg) {
    const kr_sim_job *j = arg;
    kr_softspi_transfer(ctx, j->setup, j->tx, j->fill, j->rx, j->n);
    return KR_NONE;
}

static bool spi_setup(kr_ctx *ctx, unsigned id, kr_spi_setup *with) {
    static const int8_t sck[] = {18, 10}, mosi[] = {19, 11}, miso[] = {16, 12};
    if (with->bits != 8) return false;
    if (with->sck < 0) with->sck = sck[id];
    if (with->mosi < 0) with->mosi = mosi[id];
    if (with->miso < 0) with->miso = miso[id];
    kr_softspi_setup(ctx, with);
    return true;
}

static void no_stop(kr_ctx *ctx, unsigned id) {
    (void)ctx;
    (void)id;
}

static void spi_transfer(kr_ctx *ctx, unsigned id, const kr_spi_setup *with, const uint8_t *tx,
                         uint8_t fill, uint8_t *rx, size_t n) {
    kr_sim_job job = {.setup = with, .tx = tx, .rx = rx, .fill = fill, .n = n};
    (void)id;
    run_free(ctx, spi_job, &job);
}

const kr_hal_spi kr_sim_spi_hal = {
    .count = 2, .setup = spi_setup, .stop = no_stop, .transfer = spi_transfer};

static bool i2c_setup(kr_ctx *ctx, unsigned id, kr_i2c_setup *with) {
    static const int8_t scl[] = {9, 7}, sda[] = {8, 6};
    if (with->scl < 0) with->scl = scl[id];
    if (with->sda < 0) with->sda = sda[id];
    kr_softi2c_setup(ctx, with);
    return true;
}

static kr_value i2c_job(kr_ctx *ctx, void *arg) {
    kr_sim_job *j = arg;
    j->result = kr_softi2c_transfer(ctx, j->setup, j->address, j->parts, j->n, j->flags);
    return KR_NONE;
}

static int i2c_transfer(kr_ctx *ctx, unsigned id, const kr_i2c_setup *with, unsigned address,
                        const kr_i2c_part *parts, size_t n, unsigned flags) {
    kr_sim_job job = {.setup = with, .address = address, .parts = parts, .n = n, .flags = flags};
    (void)id;
    run_free(ctx, i2c_job, &job);
    return job.result;
}

const kr_hal_i2c kr_sim_i2c_hal = {
    .count = 2, .setup = i2c_setup, .stop = no_stop, .transfer = i2c_transfer};

/* ---- PWM ---- */
void kr_sim_pwm_turn(kr_ctx *ctx, kr_sim *s, unsigned pin) {
    kr_sim_pwm *p = &s->pwm[pin];
    p->high = !p->high;
    if (p->high ? !p->high_ns : !p->low_ns) p->high = !p->high; /* always off, always on */
    kr_sim_plan(ctx, s, s->now + (p->high ? p->high_ns : p->low_ns), KR_SIM_PWM, pin, true);
    kr_sim_output(ctx, s, pin, p->high != p->invert);
}

static bool pwm_setup(kr_ctx *ctx, unsigned pin, const kr_pwm_setup *with) {
    kr_sim *s = kr_sim_of(ctx);
    kr_sim_pwm *p = &s->pwm[pin];
    uint64_t period = (1000000000 + with->freq / 2) / with->freq;
    bool running = p->running;
    if (with->freq > 10000000) return false;
    kr_sim_access(ctx, s);
    p->high_ns = with->duty_ns != KR_PWM_U16 ? with->duty_ns : period * with->duty_u16 / 65535;
    if (p->high_ns > period) p->high_ns = period;
    p->low_ns = period - p->high_ns;
    p->invert = with->invert;
    p->running = true;
    if (running) return true; /* from the next edge on */
    p->high = false;
    kr_pin_configure(ctx, pin, KR_PIN_ALT, KR_KEEP, p->invert);
    kr_sim_pwm_turn(ctx, s, pin);
    return true;
}

static void pwm_stop(kr_ctx *ctx, unsigned pin) {
    kr_sim *s = kr_sim_of(ctx);
    kr_sim_access(ctx, s);
    kr_sim_call_off(s, KR_SIM_PWM, pin);
    s->pwm[pin].running = false;
    kr_sim_output(ctx, s, pin, s->pwm[pin].invert);
}

const kr_hal_pwm kr_sim_pwm_hal = {.setup = pwm_setup, .stop = pwm_stop};
