/* A wire over file descriptors. */
#ifndef KR_PORT_UNIX_WIRE_H
#define KR_PORT_UNIX_WIRE_H

#include <termios.h>

#include "module/wire.h"

enum { KR_WIRE_RING = 4096 };

typedef struct kr_host_wire {
    kr_wire wire; /* first */
    kr_ctx *ctx;
    int in, out;
    int interrupt; /* the byte that does, -1: none */
    bool active;   /* a program runs */
    bool person;   /* the descriptor is a terminal: Ctrl-] leaves */
    bool ended;
    struct termios before;
    unsigned head, tail; /* of the ring: bytes received and read so far */
    uint8_t ring[KR_WIRE_RING];
} kr_host_wire;

/* A terminal is in raw mode until the wire is closed. One wire at a time. */
void kr_host_wire_open(kr_host_wire *w, int in, int out);
/* For this machine from now on. */
void kr_host_wire_begin(kr_host_wire *w, kr_ctx *ctx);
void kr_host_wire_close(kr_host_wire *w);
/* micropython.kbd_intr; false: there is no wire. */
bool kr_host_wire_set_interrupt(int ch);
/* The near end of a new pseudo-terminal, and the name of the other; -1 and errno. */
int kr_host_wire_pty(const char **name);

#endif
