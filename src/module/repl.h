/* The prompt of a machine behind a wire, for people (friendly, with a line editor and paste mode)
 * and for tools (raw and raw-paste mode, as MicroPython's manual describes the protocol). */
#ifndef KR_MODULE_REPL_H
#define KR_MODULE_REPL_H

#include "code/unit.h"
#include "module/wire.h"

typedef enum kr_repl_end {
    KR_REPL_RUNS,
    KR_REPL_RESET, /* Ctrl-D or SystemExit: a new machine is wanted, then this again */
    KR_REPL_LOST,  /* the wire's other end is gone */
    KR_REPL_LEAVE, /* friendly mode again; only where `once` asks for it */
} kr_repl_end;

typedef struct kr_repl {
    kr_wire *wire;
    kr_value globals;
    const char *greeting;                         /* lines that end with \r\n */
    uint16_t history;                             /* lines that are remembered */
    bool raw;                                     /* the mode, which outlives the machine */
    bool once;                                    /* returns instead of entering friendly mode */
    bool paste;                                   /* ... after paste mode */
    kr_value exit;                                /* the SystemExit, or KR_NULL */
    void (*compiled)(kr_ctx *ctx, kr_unit *unit); /* is shown the code; or NULL */
} kr_repl;

/* Until a reset is asked for or the wire ends. */
kr_repl_end kr_repl_run(kr_ctx *ctx, kr_repl *r);
/* The globals of a new module __main__, which is in sys.modules. May raise. */
kr_value kr_repl_main(kr_ctx *ctx);

#endif
