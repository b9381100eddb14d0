/* input() over a wire, with the line editor. */
#ifndef KR_MODULE_REPL_INPUT_H
#define KR_MODULE_REPL_INPUT_H

#include "module/wire.h"

/* For kr_wire.input: a line behind the text. EOFError for Ctrl-D, KeyboardInterrupt for Ctrl-C. */
kr_value kr_repl_input(kr_ctx *ctx, kr_wire *w, kr_value text);

#endif
