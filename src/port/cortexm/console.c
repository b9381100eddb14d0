/* The console: a ring buffer between the UART's interrupt and whoever reads. When it is full the
 * interrupt goes off and the sender has to wait; but while Ctrl-C interrupts, everything is looked
 * at for it, and what has no room is lost. */
#include "port/cortexm/port.h"

enum { RING = 224 }; /* more than two windows of raw-paste mode (prompt.c) */

static struct {
    uint8_t ring[RING];
    volatile uint16_t head, tail; /* written by the interrupt; by the reader */
    volatile int16_t interrupt;   /* byte, or -1 */
    volatile bool interrupted, deaf;
} console = {.interrupt = -1};

void kr_console_init(void) {
    kr_uart_init();
    kr_uart_listen(true);
}

static bool is_full(void) {
    return (console.head + 1) % RING == console.tail;
}

bool kr_console_has_room(void) {
    bool room = console.interrupt >= 0 || !is_full();
    console.deaf = !room;
    return room;
}

void kr_console_received(uint8_t byte) {
    if (byte == console.interrupt) {
        console.interrupted = true;
        console.tail = console.head; /* what was typed before it is meant no more */
        kr_port_wake(KR_PENDING_SIGNAL);
        return;
    }
    if (is_full()) return;
    console.ring[console.head] = byte;
    console.head = (console.head + 1) % RING;
}

size_t kr_console_available(void) {
    return (size_t)(console.head + RING - console.tail) % RING;
}

int kr_console_get(void) {
    while (console.head == console.tail) {
        kr_ctx *ctx = kr_port_context();
        if (console.interrupted || (ctx && ctx->pending)) return -1;
        kr_clock_idle();
    }
    uint8_t byte = console.ring[console.tail];
    console.tail = (console.tail + 1) % RING;
    if (console.deaf) {
        console.deaf = false;
        kr_uart_listen(true);
    }
    return byte;
}

void kr_console_write(const char *s, size_t n) {
    while (n--) kr_uart_put((uint8_t)*s++);
}

void kr_console_set_interrupt(int byte) {
    console.interrupt = (int16_t)byte;
    if (byte >= 0 && console.deaf) {
        console.deaf = false;
        kr_uart_listen(true);
    }
}

bool kr_console_take_interrupt(void) {
    bool was = console.interrupted;
    console.interrupted = false;
    return was;
}
