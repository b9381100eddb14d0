/* The terminal of a person: a wire whose keys are bytes while a statement is typed, and that is as
 * it was before while a program runs. */
#ifndef KR_CLI_TERMINAL_H
#define KR_CLI_TERMINAL_H

#include <termios.h>

#include "module/wire.h"

typedef struct kr_terminal {
    kr_wire wire; /* first */
    kr_ctx *ctx;
    struct termios cooked; /* as it was */
    bool is_raw;
    bool raw_program; /* what runs is driven by a tool: no echo, no lines */
    int columns, rows;
    void (*resized)(void *opaque); /* called while a key is waited for; or NULL */
    void *opaque;
    uint8_t buf[256];
    unsigned at, end;
} kr_terminal;

/* False: standard input and output are no terminal that could do it (TERM=dumb). */
bool kr_terminal_open(kr_terminal *t, kr_ctx *ctx);
void kr_terminal_raw(kr_terminal *t, bool on);
/* Ctrl-Z: stops this process; returns when it goes on. */
void kr_terminal_suspend(kr_terminal *t);
/* Columns of a character: 0, 1 or 2. */
int kr_terminal_width(uint32_t cp);

#endif
