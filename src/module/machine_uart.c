/* machine.UART. The board takes and gives what it can at once; waiting is done here, with handlers
 * running meanwhile. */
#include "module/machine.h"
#include "object/bytes.h"
#include "object/str.h"

typedef struct kr_uart {
    kr_object base;
    kr_uart_setup s;
    uint32_t timeout_ms, timeout_char_ms;
    uint16_t id;
    bool open;
} kr_uart;

static kr_uart *uart_of(kr_value v) {
    return KR_AS(kr_uart, v);
}

static const kr_hal_uart *hal(kr_ctx *ctx) {
    return kr_board_get(ctx)->uart;
}

static kr_uart *open_uart(kr_ctx *ctx, kr_value v) {
    kr_uart *u = uart_of(v);
    (void)ctx;
    if (!u->open) kr_raise_fmt(ctx, &kr_type_ValueError, "this UART is switched off: deinit()");
    return u;
}

/* ---- setting up ---- */
#define INIT_SIG                                                                                   \
    "baudrate=,bits=,parity=,stop=,*,tx=,rx=,rts=,cts=,txbuf=,rxbuf=,timeout=,timeout_char="       \
    ",invert=,flow="
enum {
    A_BAUD,
    A_BITS,
    A_PARITY,
    A_STOP,
    A_TX,
    A_RX,
    A_RTS,
    A_CTS,
    A_TXBUF,
    A_RXBUF,
    A_TIMEOUT,
    A_TIMEOUT_CHAR,
    A_INVERT,
    A_FLOW,
    N_ARGS
};

static int16_t pin_arg(kr_ctx *ctx, kr_value v, int16_t now) {
    return kr_isnull(v) ? now : (int16_t)kr_pin_number_opt(ctx, v);
}

static void init(kr_ctx *ctx, kr_uart *u, const kr_value *a) {
    kr_uart_setup s = u->s;
    s.baudrate = (uint32_t)kr_arg_int(ctx, a[A_BAUD], s.baudrate, 1, 20000000, "baudrate");
    s.bits = (uint8_t)kr_arg_int(ctx, a[A_BITS], s.bits, 5, 9, "bits");
    s.stop = (uint8_t)kr_arg_int(ctx, a[A_STOP], s.stop, 1, 2, "stop");
    if (!kr_isnull(a[A_PARITY])) {
        s.parity =
            kr_is_none(a[A_PARITY]) ? KR_PARITY_NONE : (int8_t)(kr_as_int64(ctx, a[A_PARITY]) & 1);
    }
    s.tx = pin_arg(ctx, a[A_TX], s.tx);
    s.rx = pin_arg(ctx, a[A_RX], s.rx);
    s.rts = pin_arg(ctx, a[A_RTS], s.rts);
    s.cts = pin_arg(ctx, a[A_CTS], s.cts);
    s.txbuf = (uint32_t)kr_arg_int(ctx, a[A_TXBUF], s.txbuf, 0, 65536, "txbuf");
    s.rxbuf = (uint32_t)kr_arg_int(ctx, a[A_RXBUF], s.rxbuf, 0, 65536, "rxbuf");
    u->timeout_ms = (uint32_t)kr_arg_int(ctx, a[A_TIMEOUT], u->timeout_ms, 0, INT32_MAX, "timeout");
    u->timeout_char_ms = (uint32_t)kr_arg_int(ctx, a[A_TIMEOUT_CHAR], u->timeout_char_ms, 0,
                                              INT32_MAX, "timeout_char");
    s.invert = (uint8_t)kr_arg_int(ctx, a[A_INVERT], s.invert, 0, 3, "invert");
    s.flow = (uint8_t)kr_arg_int(ctx, a[A_FLOW], s.flow, 0, 3, "flow");
    if (!hal(ctx)->setup(ctx, u->id, &s)) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "UART(%d) cannot be set up that way", (int)u->id);
    }
    u->s = s;
    u->open = true;
}

static kr_value uart_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    kr_value a[N_ARGS + 1];
    (void)cls;
    kr_bind_args(ctx, "UART", "id," INIT_SIG, args, n, 0, a);
    unsigned id = kr_arg_id(ctx, a[0], 0, hal(ctx) ? hal(ctx)->count : 0, "UART");
    kr_uart *u = kr_heap_new(ctx, &kr_type_uart, sizeof *u);
    u->id = (uint16_t)id;
    u->s = (kr_uart_setup){.baudrate = 9600,
                           .bits = 8,
                           .stop = 1,
                           .parity = KR_PARITY_NONE,
                           .tx = -1,
                           .rx = -1,
                           .rts = -1,
                           .cts = -1};
    init(ctx, u, a + 1);
    return kr_from_ptr(u);
}

static kr_value uart_init(kr_ctx *ctx, const kr_value *a) {
    init(ctx, uart_of(a[0]), a + 1);
    return KR_NONE;
}

static kr_value uart_deinit(kr_ctx *ctx, kr_value self) {
    kr_uart *u = uart_of(self);
    if (u->open) hal(ctx)->stop(ctx, u->id);
    u->open = false;
    return KR_NONE;
}

/* ---- waiting ---- */
static bool can_read(kr_ctx *ctx, unsigned id) {
    return hal(ctx)->any(ctx, id) > 0;
}

/* Waits until `ready`, at most `ms`; whether it is. */
static bool wait_until(kr_ctx *ctx, unsigned id, bool (*ready)(kr_ctx *, unsigned), uint64_t ms) {
    const kr_hal_clock *c = kr_board_get(ctx)->clock;
    if (ready(ctx, id)) return true;
    uint64_t end = ms == UINT64_MAX ? ms : c->now_ns(ctx) + ms * 1000000;
    while (c->now_ns(ctx) < end) {
        c->wait(ctx, end);
        if (ctx->pending) kr_poll(ctx);
        if (ready(ctx, id)) return true;
    }
    return false;
}

/* ---- reading ---- */
/* Fills the buffer until it is full, time is up, or after the byte `until` (-1: none). */
static size_t read_some(kr_ctx *ctx, const kr_uart *u, uint8_t *buf, size_t n, int until) {
    size_t got = 0;
    uint32_t ms = u->timeout_ms;
    while (got < n && wait_until(ctx, u->id, can_read, ms)) {
        size_t k = hal(ctx)->read(ctx, u->id, buf + got, until < 0 ? n - got : 1);
        got += k;
        ms = u->timeout_char_ms;
        if (k && until >= 0 && buf[got - 1] == until) break;
    }
    return got;
}

/* Until nothing more comes. */
static kr_value read_all(kr_ctx *ctx, const kr_uart *u, size_t most, int until) {
    kr_value whole = KR_NULL;
    uint8_t part[64];
    size_t got, total = 0;
    do {
        size_t want = most - total < sizeof part ? most - total : sizeof part;
        got = want ? read_some(ctx, u, part, want, until) : 0;
        kr_value bytes = got ? kr_bytes_new(ctx, part, got) : KR_NULL;
        if (got) {
            whole = kr_isnull(whole) ? bytes : kr_binary(ctx, KR_BIN_ADD, whole, bytes);
        }
        total += got;
        if (got && until >= 0 && part[got - 1] == until) break;
    } while (got == sizeof part);
    return kr_isnull(whole) ? KR_NONE : whole;
}

static kr_value uart_read(kr_ctx *ctx, size_t n, const kr_value *a) {
    const kr_uart *u = open_uart(ctx, a[0]);
    kr_sword most = n > 1 && !kr_is_none(a[1]) ? kr_index_ssize(ctx, a[1]) : -1;
    if (most == 0) return kr_bytes_new(ctx, "", 0);
    return read_all(ctx, u, most < 0 ? SIZE_MAX : (size_t)most, -1);
}

static kr_value uart_readline(kr_ctx *ctx, size_t n, const kr_value *a) {
    const kr_uart *u = open_uart(ctx, a[0]);
    kr_sword most = n > 1 && !kr_is_none(a[1]) ? kr_index_ssize(ctx, a[1]) : -1;
    return read_all(ctx, u, most < 0 ? SIZE_MAX : (size_t)most, '\n');
}

static kr_value uart_readinto(kr_ctx *ctx, size_t n, const kr_value *a) {
    const kr_uart *u = open_uart(ctx, a[0]);
    kr_buffer b;
    kr_get_buffer(ctx, a[1], &b, true);
    size_t most = b.len;
    if (n > 2 && !kr_is_none(a[2])) {
        most = (size_t)kr_arg_int(ctx, a[2], 0, 0, (int64_t)b.len, "nbytes");
    }
    size_t got = read_some(ctx, u, b.data, most, -1);
    kr_release_buffer(ctx, &b);
    return got || !most ? kr_smallint((kr_sword)got) : KR_NONE;
}

static kr_value uart_any(kr_ctx *ctx, kr_value self) {
    return kr_smallint((kr_sword)hal(ctx)->any(ctx, open_uart(ctx, self)->id));
}

/* ---- writing ---- */
static kr_value uart_write(kr_ctx *ctx, kr_value self, kr_value data) {
    const kr_uart *u = open_uart(ctx, self);
    const kr_hal_clock *c = kr_board_get(ctx)->clock;
    kr_buffer b = {0};
    const uint8_t *p;
    size_t n, done = 0;
    bool text = kr_is_str(data);
    if (text) {
        p = (const uint8_t *)kr_str_data(data, &n);
    } else {
        kr_get_buffer(ctx, data, &b, false);
        p = b.data;
        n = b.len;
    }
    for (;;) {
        done += hal(ctx)->write(ctx, u->id, p + done, n - done);
        if (done == n) break;
        c->wait(ctx, c->now_ns(ctx) + 1000000); /* until there is room */
        if (ctx->pending) kr_poll(ctx);
    }
    if (!text) kr_release_buffer(ctx, &b);
    kr_keep(data);
    return kr_smallint((kr_sword)done);
}

static bool is_done(kr_ctx *ctx, unsigned id) {
    return hal(ctx)->tx_done(ctx, id);
}

static kr_value uart_txdone(kr_ctx *ctx, kr_value self) {
    return kr_bool(is_done(ctx, open_uart(ctx, self)->id));
}

static kr_value uart_flush(kr_ctx *ctx, kr_value self) {
    wait_until(ctx, open_uart(ctx, self)->id, is_done, UINT64_MAX);
    return KR_NONE;
}

static kr_value uart_sendbreak(kr_ctx *ctx, kr_value self) {
    hal(ctx)->send_break(ctx, open_uart(ctx, self)->id);
    return KR_NONE;
}

/* ---- interrupts ---- */
static kr_value uart_irq(kr_ctx *ctx, const kr_value *a) {
    const kr_uart *u = open_uart(ctx, a[0]);
    kr_irq *irq = kr_irq_of(ctx, a[0], KR_EVENT_UART, u->id);
    if (kr_isnull(a[1]) && kr_isnull(a[2]) && kr_isnull(a[3]) && irq->trigger) {
        return kr_from_ptr(irq);
    }
    uint32_t trigger = (uint32_t)kr_arg_int(ctx, a[2], 0, 0, 15, "trigger");
    kr_irq_set(ctx, irq, kr_isnull(a[1]) ? KR_NONE : a[1], kr_arg_bool(ctx, a[3], false));
    irq->trigger = trigger;
    kr_irq_arm(ctx, irq);
    return kr_from_ptr(irq);
}

/* ---- the type ---- */
static kr_value uart_repr(kr_ctx *ctx, kr_value self) {
    const kr_uart *u = uart_of(self);
    const kr_uart_setup *s = &u->s;
    return kr_str_format(
        ctx,
        "UART(%d, baudrate=%lld, bits=%d, parity=%s, stop=%d, tx=%d, rx=%d, timeout=%lld, "
        "timeout_char=%lld)",
        (int)u->id, (long long)s->baudrate, (int)s->bits,
        s->parity < 0 ? "None"
        : s->parity   ? "1"
                      : "0",
        (int)s->stop, (int)s->tx, (int)s->rx, (long long)u->timeout_ms,
        (long long)u->timeout_char_ms);
}

#define OWN &kr_type_uart
static const kr_builtin uart_methods[] = {
    KR_METHOD_SIG(OWN, "init", uart_init, INIT_SIG, "Set the UART up again."),
    KR_METHOD_1(OWN, "deinit", uart_deinit, "Switch the UART off."),
    KR_METHOD_1(OWN, "any", uart_any, "How many bytes can be read without waiting."),
    KR_METHOD_VAR(OWN, "read", uart_read, 1, 2,
                  "read(nbytes=everything there is): bytes, or None when time is up"),
    KR_METHOD_VAR(OWN, "readline", uart_readline, 1, 2,
                  "A line with its end, what there is of it, or None when time is up."),
    KR_METHOD_VAR(OWN, "readinto", uart_readinto, 2, 3,
                  "readinto(buf, nbytes): how many bytes were read, or None when time is up"),
    KR_METHOD_2(OWN, "write", uart_write, "write(buf): how many bytes were written"),
    KR_METHOD_1(OWN, "txdone", uart_txdone, "Has everything been sent?"),
    KR_METHOD_1(OWN, "flush", uart_flush, "Wait until everything has been sent."),
    KR_METHOD_1(OWN, "sendbreak", uart_sendbreak, "Send a break: low for longer than a character."),
    KR_METHOD_SIG(OWN, "irq", uart_irq, "handler=,trigger=,hard=",
                  "Call handler(uart) when that happens; return the irq object."),
    KR_CONSTANT_INT("INV_TX", KR_UART_INV_TX),
    KR_CONSTANT_INT("INV_RX", KR_UART_INV_RX),
    KR_CONSTANT_INT("RTS", KR_UART_RTS),
    KR_CONSTANT_INT("CTS", KR_UART_CTS),
    KR_CONSTANT_INT("IRQ_RX", KR_UART_IRQ_RX),
    KR_CONSTANT_INT("IRQ_RXIDLE", KR_UART_IRQ_RXIDLE),
    KR_CONSTANT_INT("IRQ_TXIDLE", KR_UART_IRQ_TXIDLE),
    KR_CONSTANT_INT("IRQ_BREAK", KR_UART_IRQ_BREAK),
};
#undef OWN

const kr_type kr_type_uart = {
    .base_object = {&kr_type_type},
    .name = "machine.UART",
    .base = &kr_type_object,
    .flags = KR_TF_LEAF,
    .version = 1,
    .size = sizeof(kr_uart),
    .methods = uart_methods,
    .n_methods = KR_ARRAY_LEN(uart_methods),
    .doc = "UART(id, baudrate=9600, bits=8, parity=None, stop=1, *, tx, rx, ...)",
    .new_ = uart_new,
    .repr = uart_repr,
};
