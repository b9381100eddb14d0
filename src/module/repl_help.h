/* help() for prompts. */
#ifndef KR_MODULE_REPL_HELP_H
#define KR_MODULE_REPL_HELP_H

#include "heap/heap.h"

/* Puts `help` among the built-in names. May raise. */
void kr_repl_install_help(kr_ctx *ctx);

#endif
