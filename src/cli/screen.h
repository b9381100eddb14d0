/* The view of the editor that the command has: a text of several lines behind prompts, wrapped to
 * the width of the terminal; of one that is taller than the terminal the part around the cursor. */
#ifndef KR_CLI_SCREEN_H
#define KR_CLI_SCREEN_H

#include "cli/terminal.h"
#include "module/repl_edit.h"

typedef struct kr_screen {
    kr_edit *edit;
    kr_terminal *terminal;
    const char *prompt, *more; /* before the first line, before the others */
    int columns;               /* of the terminal when it was shown last */
    size_t row, column;        /* of the cursor then, from the first row that is shown */
    size_t bottom;             /* the last row that is shown */
    size_t first;              /* the row of the text that is shown first */
    size_t pos, len;           /* of cursor and text then */
    kr_strbuf out;
} kr_screen;

void kr_screen_init(kr_ctx *ctx, kr_screen *s, kr_edit *e, kr_terminal *t);
/* A new text begins at the cursor, which is in column 0. */
void kr_screen_begin(kr_screen *s);
/* Brings the screen up to date. May raise MemoryError. */
void kr_screen_show(kr_screen *s);
/* The same from nothing: other output was in between. */
void kr_screen_show_again(kr_screen *s);
/* Leaves the cursor in column 0 of the row below the text. */
void kr_screen_end(kr_screen *s);
void kr_screen_clear(kr_screen *s);

#endif
