/* What the files repl*.c share: one session of the prompt. */
#ifndef KR_MODULE_REPL_SESSION_H
#define KR_MODULE_REPL_SESSION_H

#include "module/repl.h"
#include "module/repl_edit.h"
#include "module/repl_statement.h"

typedef struct kr_session {
    kr_ctx *ctx;
    kr_repl *repl;
    kr_wire *wire;
    kr_edit edit;
    kr_statement st;
    kr_repl_end end;
} kr_session;

/* Runs fn with Ctrl-C switched on; what it raises. stdout is flushed then. */
kr_value kr_session_run(kr_session *s, kr_value (*fn)(kr_ctx *, void *), void *arg);
/* Says on the wire what went wrong; SystemExit ends the session. */
void kr_session_report(kr_session *s, kr_value exc);

/* repl_raw.c: raw mode, until it is left */
void kr_session_raw(kr_session *s);
/* repl_paste.c: paste mode, once */
void kr_session_paste(kr_session *s);

#endif
