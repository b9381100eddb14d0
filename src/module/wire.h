/* A wire: a byte stream with a person or a tool at its other end, as a UART, a terminal or a pair
 * of pipes is one. Ports make them; the prompt (repl.h) and the streams of small machines use them.
 */
#ifndef KR_MODULE_WIRE_H
#define KR_MODULE_WIRE_H

#include "heap/heap.h"

enum { KR_WIRE_NONE = -1, KR_WIRE_END = -2, KR_WIRE_FOREVER = -1 };

typedef struct kr_wire kr_wire;
struct kr_wire {
    /* The next byte, waited for at most so many milliseconds. KR_WIRE_NONE: none came, or something
     * is pending for the interpreter; KR_WIRE_END: the other end is gone. Does not raise. */
    int (*read)(kr_wire *w, int ms);
    void (*write)(kr_wire *w, const char *s, size_t n);
    /* true: a program runs, and Ctrl-C interrupts it; false: Ctrl-C is a byte like others. */
    void (*interrupts)(kr_wire *w, bool on);
    /* A sender may be told twice to send so many bytes before the first of them is read: less than
     * half of what the receiver's buffer holds. */
    uint16_t window;
    /* What input(text) does, or NULL: repl_input.c */
    kr_value (*input)(kr_ctx *ctx, kr_wire *w, kr_value text);
};

/* The next byte for a prompt; meanwhile runs what is pending and prints what that raises. An
 * interrupt from elsewhere counts as Ctrl-C. */
int kr_wire_byte(kr_ctx *ctx, kr_wire *w, int ms);
/* The same for a program, which gets the exceptions. */
int kr_wire_read(kr_ctx *ctx, kr_wire *w);
/* A C string as it is. */
void kr_wire_say(kr_wire *w, const char *s);
/* Text whose lines end with \n: \r\n is sent for it. */
void kr_wire_text(kr_wire *w, const char *s, size_t n);

/* Makes sys.stdin, sys.stdout and sys.stderr streams over the wire. */
void kr_wire_install(kr_ctx *ctx, kr_wire *w);
/* The wire below such a stream, NULL for any other object. */
kr_wire *kr_wire_of(kr_value stream);

#endif
