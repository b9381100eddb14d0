/* In the place of the prompt where there is no compiler: Ctrl-D begins anew. */
#include "board.h"
#include "module/wire.h"
#include "port/cortexm/port.h"

enum { CTRL_D = 4 };

bool kr_port_prompt(kr_ctx *ctx, bool raw) {
    kr_wire *w = kr_port_wire();
    kr_wire_say(w, "krait " KR_VERSION " on " BOARD_NAME ", no prompt; Ctrl-D starts again\r\n");
    while (kr_wire_byte(ctx, w, KR_WIRE_FOREVER) != CTRL_D) {
    }
    return raw;
}
