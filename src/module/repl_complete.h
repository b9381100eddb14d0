/* Names that a person may mean: of globals and built-ins, attributes, modules to import. */
#ifndef KR_MODULE_REPL_COMPLETE_H
#define KR_MODULE_REPL_COMPLETE_H

#include "heap/heap.h"

/* Candidates for the word that ends at the end of the text: a sorted list of str without doubles,
 * and where the word starts. Attributes are read, so properties run. May raise. */
kr_value kr_repl_complete(kr_ctx *ctx, kr_value globals, const char *text, size_t n, size_t *start);

#endif
