/* What was typed in earlier sessions: the file that KRAIT_HISTORY names, or ~/.krait_history; none
 * if the variable is empty. */
#ifndef KR_CLI_HISTORY_H
#define KR_CLI_HISTORY_H

#include "module/repl_edit.h"

enum { KR_HISTORY_MAX = 1000 }; /* statements */

typedef struct kr_history {
    char path[4096]; /* "": no file */
} kr_history;

/* Reads the file into the editor's history, and cuts a file that has grown too long. Whatever goes
 * wrong with it is no reason not to start. */
void kr_history_load(kr_history *h, kr_edit *e, bool no_environment);
/* Adds a statement to the editor's history and to the file. May raise MemoryError. */
void kr_history_add(kr_history *h, kr_edit *e, const char *s, size_t n);

#endif
