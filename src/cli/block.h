/* Reads one statement of any number of lines from the terminal. */
#ifndef KR_CLI_BLOCK_H
#define KR_CLI_BLOCK_H

#include "cli/screen.h"

typedef struct kr_block {
    kr_edit edit;
    kr_screen screen;
    kr_terminal terminal;
    /* Is the text a statement, or is another line wanted? Never raises. */
    bool (*complete)(kr_ctx *ctx, struct kr_block *b);
} kr_block;

/* '\r': it is complete; KR_CTRL_A, KR_CTRL_C, KR_CTRL_D, KR_CTRL_E: pressed, all but KR_CTRL_C
 * where there is no text; KR_KEY_END_OF_INPUT. The cursor is in column 0 then. */
int kr_block_read(kr_block *b, const char *prompt, const char *more);

#endif
