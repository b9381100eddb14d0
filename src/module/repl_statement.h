/* Lines that make up a statement: when is it complete? For every kind of prompt. */
#ifndef KR_MODULE_REPL_STATEMENT_H
#define KR_MODULE_REPL_STATEMENT_H

#include "compile/compile.h"
#include "object/str.h"

typedef struct kr_statement {
    kr_strbuf text; /* the lines so far */
    kr_value globals;
    uint32_t future;          /* KR_CF_ bits that a __future__ import switched on for good */
    kr_incomplete incomplete; /* what the compiler said of the text */
    bool blank;               /* the last line is blank: it ends blocks */
} kr_statement;

void kr_statement_init(kr_ctx *ctx, kr_statement *s, kr_value globals);
/* Compiles the lines. False: another line is wanted, and the text stays (never if `last`). True:
 * the unit, or KR_NULL and what is wrong in *exc; the text is empty again. */
bool kr_statement_compile(kr_ctx *ctx, kr_statement *s, bool last, kr_value *unit, kr_value *exc);
/* Any number of statements, whose values are not shown. Raises SyntaxError. */
kr_unit *kr_statement_compile_all(kr_ctx *ctx, kr_statement *s, const char *text, size_t n);
/* Runs what was compiled. */
kr_value kr_statement_run(kr_ctx *ctx, kr_statement *s, kr_unit *unit);

#endif
