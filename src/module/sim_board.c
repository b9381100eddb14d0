/* The simulated board as a whole: its processor, memory and watchdog. */
#include "module/sim.h"

#include <sys/random.h>

#include "heap/os.h"
#include "object/int.h"
#include "object/seq.h"
#include "vm/frame.h"

enum { RAM_START = 0x20000000, RAM_BYTES = 65536, GPIO_START = 0x50000000 };
enum { MOST_EDGES = 4 << 20, COST_NS = 100, FREQ = 64000000 };

/* ---- processor ---- */
static uint32_t freq(kr_ctx *ctx) {
    return kr_sim_of(ctx)->freq;
}

static bool set_freq(kr_ctx *ctx, uint32_t hz) {
    if (hz < 1000000 || hz > 1000000000) return false;
    kr_sim_of(ctx)->freq = hz;
    return true;
}

/* The program is over; there is no other one to start. */
static void reset(kr_ctx *ctx) {
    kr_raise_none(ctx, &kr_type_SystemExit);
}

static int reset_cause(kr_ctx *ctx) {
    (void)ctx;
    return KR_RESET_PWRON;
}

static int wake_reason(kr_ctx *ctx) {
    (void)ctx;
    return KR_WAKE_NONE;
}

static size_t unique_id(kr_ctx *ctx, uint8_t *out, size_t size) {
    static const uint8_t id[8] = {'k', 'r', 'a', 'i', 't', 0, 0, 1};
    size_t n = size < sizeof id ? size : sizeof id;
    (void)ctx;
    memcpy(out, id, n);
    return n;
}

static uint32_t mask(kr_ctx *ctx) {
    kr_machine_state *m = kr_machine_state_of(ctx);
    uint32_t before = m->masks;
    m->masks = kr_sim_of(ctx)->masked = 1;
    return before;
}

static void unmask(kr_ctx *ctx, uint32_t state) {
    kr_machine_state_of(ctx)->masks = state;
    kr_sim_of(ctx)->masked = 0;
    kr_pending_set(ctx, KR_PENDING_BOARD);
}

static void light_sleep(kr_ctx *ctx, uint64_t until) {
    const kr_machine_state *m = kr_machine_state_of(ctx);
    uint32_t fired = m->n_fired;
    while (m->n_fired == fired && kr_sim_clock.now_ns(ctx) < until) {
        kr_sim_clock.wait(ctx, until);
        if (ctx->pending) kr_poll(ctx);
    }
}

static void deep_sleep(kr_ctx *ctx, uint64_t until) {
    light_sleep(ctx, until);
    reset(ctx);
}

static uint32_t random_bits(kr_ctx *ctx) {
    uint32_t r = 0;
    (void)ctx;
    if (getrandom(&r, sizeof r, GRND_NONBLOCK) != sizeof r) r = (uint32_t)kr_os_monotonic_ns();
    return r;
}

static const kr_hal_cpu cpu = {
    .freq = freq,
    .set_freq = set_freq,
    .reset = reset,
    .soft_reset = reset,
    .reset_cause = reset_cause,
    .wake_reason = wake_reason,
    .unique_id = unique_id,
    .mask = mask,
    .unmask = unmask,
    .light_sleep = light_sleep,
    .deep_sleep = deep_sleep,
    .random = random_bits,
    .poll = kr_sim_poll,
};

/* ---- memory: RAM, and the pins with registers as those of a well-known chip ---- */
enum {
    R_OUT = 0x504,
    R_OUTSET = 0x508,
    R_OUTCLR = 0x50c,
    R_IN = 0x510,
    R_DIR = 0x514,
    R_DIRSET = 0x518,
    R_DIRCLR = 0x51c
};

static bool is_output(const kr_sim_pin *p) {
    return p->setup.mode == KR_PIN_OUT;
}

static bool gpio_read(kr_ctx *ctx, uintptr_t offset, uint32_t *out) {
    kr_sim *s = kr_sim_of(ctx);
    uint32_t v = 0;
    for (unsigned i = 0; i < KR_SIM_PINS; i++) {
        uint32_t bit = offset == R_IN ? kr_sim_level(s, i) == KR_LEVEL_HIGH
                       : offset == R_OUT || offset == R_OUTSET || offset == R_OUTCLR
                           ? s->pin[i].out
                           : is_output(&s->pin[i]);
        v |= bit << i;
    }
    *out = v;
    return offset >= R_OUT && offset <= R_DIRCLR;
}

static void set_direction(kr_ctx *ctx, unsigned pin, bool output) {
    if (is_output(&kr_sim_of(ctx)->pin[pin]) == output) return;
    kr_pin_configure(ctx, pin, output ? KR_PIN_OUT : KR_PIN_IN, KR_KEEP, KR_KEEP);
}

static bool gpio_write(kr_ctx *ctx, uintptr_t offset, uint32_t v) {
    kr_sim *s = kr_sim_of(ctx);
    for (unsigned i = 0; i < KR_SIM_PINS; i++) {
        bool bit = v >> i & 1;
        switch (offset) {
        case R_OUT:
            kr_sim_output(ctx, s, i, bit);
            break;
        case R_OUTSET:
            if (bit) kr_sim_output(ctx, s, i, 1);
            break;
        case R_OUTCLR:
            if (bit) kr_sim_output(ctx, s, i, 0);
            break;
        case R_DIR:
            set_direction(ctx, i, bit);
            break;
        case R_DIRSET:
            if (bit) set_direction(ctx, i, true);
            break;
        case R_DIRCLR:
            if (bit) set_direction(ctx, i, false);
            break;
        default:
            return false;
        }
    }
    return true;
}

static uint8_t *ram(kr_ctx *ctx, uintptr_t a, unsigned bytes) {
    kr_sim *s = kr_sim_of(ctx);
    if (a < RAM_START || a > RAM_START + RAM_BYTES - bytes) return NULL;
    if (!s->ram) {
        s->ram = ctx->vm->mem(ctx->vm->mem_opaque, NULL, 0, RAM_BYTES);
        if (!s->ram) kr_raise_memory(ctx);
        memset(s->ram, 0, RAM_BYTES);
    }
    return s->ram + (a - RAM_START);
}

static bool mem_read(kr_ctx *ctx, uintptr_t a, unsigned bytes, uint32_t *out) {
    kr_sim_access(ctx, kr_sim_of(ctx));
    if (a >= GPIO_START && a < GPIO_START + 0x1000) {
        return bytes == 4 && gpio_read(ctx, a - GPIO_START, out);
    }
    const uint8_t *p = ram(ctx, a, bytes);
    if (!p) return false;
    *out = 0;
    for (unsigned i = 0; i < bytes; i++) *out |= (uint32_t)p[i] << 8 * i;
    return true;
}

static bool mem_write(kr_ctx *ctx, uintptr_t a, unsigned bytes, uint32_t v) {
    kr_sim_access(ctx, kr_sim_of(ctx));
    if (a >= GPIO_START && a < GPIO_START + 0x1000) {
        return bytes == 4 && gpio_write(ctx, a - GPIO_START, v);
    }
    uint8_t *p = ram(ctx, a, bytes);
    if (!p) return false;
    for (unsigned i = 0; i < bytes; i++) p[i] = (uint8_t)(v >> 8 * i);
    return true;
}

static const kr_hal_mem memory = {mem_read, mem_write};

/* ---- watchdog ---- */
static void wdt_feed(kr_ctx *ctx, unsigned id) {
    kr_sim *s = kr_sim_of(ctx);
    (void)id;
    kr_sim_access(ctx, s);
    kr_sim_plan(ctx, s, s->now + s->wdt_ns, KR_SIM_WDT, 0, true);
}

static bool wdt_start(kr_ctx *ctx, unsigned id, uint32_t ms) {
    kr_sim_of(ctx)->wdt_ns = (uint64_t)ms * 1000000;
    wdt_feed(ctx, id);
    return true;
}

static const kr_hal_wdt watchdog = {wdt_start, wdt_feed};

/* ---- life ---- */
static void trace_sim(kr_visitor *v, kr_vm *vm, void *opaque) {
    kr_sim *s = opaque;
    (void)vm;
    kr_visit(v, &s->calls);
    for (unsigned i = 0; i < KR_SIM_PINS; i++) kr_visit(v, &s->pin[i].watchers);
}

static void init_pins(kr_sim *s) {
    for (unsigned i = 0; i < KR_SIM_PINS; i++) {
        s->pin[i].setup = (kr_pin_setup){KR_PIN_IN, KR_PULL_NONE, 0, -1, KR_KEEP};
        s->pin[i].drive = -1;
        s->pin[i].net = (uint8_t)i;
        s->pin[i].level = KR_LEVEL_FLOATING;
    }
}

const kr_board *kr_sim_board(kr_ctx *ctx) {
    kr_vm *vm = ctx->vm;
    kr_value calls = kr_list_new(ctx, 0, NULL);
    kr_sim *s = vm->mem(vm->mem_opaque, NULL, 0, sizeof *s);
    if (!s) return NULL;
    memset(s, 0, sizeof *s);
    s->board = (kr_board){"simulated board", &cpu,
                          &kr_sim_clock,     &kr_sim_pins,
                          &memory,           &kr_sim_uart_hal,
                          &kr_sim_spi_hal,   &kr_sim_i2c_hal,
                          &kr_sim_pwm_hal,   &watchdog};
    s->vm = vm;
    s->cost = COST_NS;
    s->freq = FREQ;
    s->most_edges = MOST_EDGES;
    init_pins(s);
    s->calls = calls;
    vm->board = &s->board;
    kr_heap_add_root(vm, trace_sim, s);
    kr_sim_set_real(ctx, s, true);
    return &s->board;
}

kr_sim *kr_sim_get(kr_ctx *ctx) {
    kr_board_get(ctx);
    return kr_sim_of(ctx);
}

void kr_sim_free(kr_sim *s, kr_mem_fn mem, void *opaque) {
    if (!s) return;
    if (s->events) mem(opaque, s->events, s->cap_events * sizeof *s->events, 0);
    if (s->edges) mem(opaque, s->edges, s->cap_edges * sizeof *s->edges, 0);
    if (s->ram) mem(opaque, s->ram, RAM_BYTES, 0);
    mem(opaque, s, sizeof *s, 0);
}
