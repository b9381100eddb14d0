/* The prompt on the wire (module/repl.h). */
#include "board.h"
#include "code/frozen.h"
#include "module/repl.h"
#include "module/repl_help.h"
#include "object/protocol.h"
#include "port/cortexm/port.h"

enum { HISTORY = 8 };

static kr_value make_main(kr_ctx *ctx, void *arg) {
    ((kr_repl *)arg)->globals = kr_repl_main(ctx);
    if (kr_frozen_find(&kr_frozen, "_krait_help")) kr_repl_install_help(ctx);
    return KR_NONE;
}

bool kr_port_prompt(kr_ctx *ctx, bool raw) {
    kr_repl r = {.wire = kr_port_wire(),
                 .globals = KR_NULL,
                 .greeting = "krait " KR_VERSION " on " BOARD_NAME "\r\n",
                 .history = HISTORY,
                 .raw = raw};
    kr_value exc;
    kr_protect(ctx, make_main, &r, &exc);
    if (!kr_isnull(exc)) {
        kr_report_exception(ctx, exc);
        return raw;
    }
    kr_repl_run(ctx, &r);
    return r.raw;
}
