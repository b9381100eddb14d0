/* A line editor: keys of a wire change a text, a view shows it.
 *
 * kr_edit_line is the whole editor of small machines: it shows one line, counts a character as a
 * column and knows no width of the terminal. The command's own prompt has another view (cli/) and
 * keys of its own, and uses what is below. */
#ifndef KR_MODULE_REPL_EDIT_H
#define KR_MODULE_REPL_EDIT_H

#include "module/wire.h"
#include "object/seq.h"
#include "object/str.h"

/* Keys: code points (control characters too), and these. */
enum {
    KR_KEY_NONE = 0x110000, /* nothing that is known */
    KR_KEY_END_OF_INPUT,
    KR_KEY_UP,
    KR_KEY_DOWN,
    KR_KEY_RIGHT,
    KR_KEY_LEFT,
    KR_KEY_HOME,
    KR_KEY_END,
    KR_KEY_DELETE,
    KR_KEY_WORD_LEFT,
    KR_KEY_WORD_RIGHT,
    KR_KEY_KILL_WORD, /* the one behind the cursor */
    KR_KEY_RUB_WORD,  /* the one before it */
    KR_KEY_ALT_ENTER,
    KR_KEY_PASTE, /* what follows up to KR_KEY_PASTED is pasted */
    KR_KEY_PASTED,
};
enum { KR_CTRL_A = 1, KR_CTRL_B, KR_CTRL_C, KR_CTRL_D, KR_CTRL_E };

typedef struct kr_edit kr_edit;
struct kr_edit {
    kr_ctx *ctx;
    kr_wire *wire;
    kr_strbuf text, killed; /* UTF-8 */
    size_t pos;             /* of the cursor, a byte of the text */
    size_t changed;         /* what is before this byte is on the screen as it is */
    const char *prompt;
    int ahead;         /* a byte that was read too early, or -1 */
    kr_value history;  /* list, the newest last */
    size_t history_at; /* which of them is shown; its length: the new line */
    size_t history_max;
    kr_value draft;             /* the new line while an old one is shown */
    size_t shown_at, shown_end; /* columns of cursor and end behind the prompt */
    bool quiet;                 /* the view is not asked: more is coming */
    /* Candidates for the word before the cursor, a list of str, and where it starts; or NULL. May
     * raise: kr_edit protects itself. */
    kr_value (*complete)(kr_ctx *ctx, kr_edit *e, size_t *start);
    void *opaque; /* for complete */
};

void kr_edit_init(kr_ctx *ctx, kr_edit *e, kr_wire *w, size_t history_max);
/* The next key. Never raises. */
int kr_edit_read_key(kr_edit *e);

/* ---- the text; these may raise MemoryError ---- */
void kr_edit_clear(kr_edit *e);
void kr_edit_insert(kr_edit *e, const char *s, size_t n);
void kr_edit_delete(kr_edit *e, size_t from, size_t to);
void kr_edit_replace(kr_edit *e, const char *s, size_t n); /* all of it */
/* The same, and keeps what is deleted for kr_edit's yank. */
void kr_edit_kill(kr_edit *e, size_t from, size_t to);
size_t kr_edit_next(const kr_edit *e, size_t pos); /* positions of characters and words */
size_t kr_edit_prev(const kr_edit *e, size_t pos);
size_t kr_edit_next_word(const kr_edit *e, size_t pos);
size_t kr_edit_prev_word(const kr_edit *e, size_t pos);
size_t kr_edit_line_start(const kr_edit *e, size_t pos);
size_t kr_edit_line_end(const kr_edit *e, size_t pos);
/* Columns that the next line of a block is indented by, after a text: of its last line, and more
 * after a colon. */
size_t kr_edit_indent_after(const char *text, size_t n);
/* Keys that move and delete; false: the key is none of them. */
bool kr_edit_key(kr_edit *e, int key);

/* ---- history ---- */
void kr_edit_remember(kr_edit *e, const char *s, size_t n);
bool kr_edit_recall(kr_edit *e, int step); /* -1 older, +1 newer; false: there is none */

/* ---- completion ---- */
typedef struct kr_completion {
    kr_value list; /* candidates, a list */
    size_t start;  /* of the word that they complete */
    size_t common; /* bytes that all begin with */
} kr_completion;
/* False: there is no candidate. Never raises. */
bool kr_edit_candidates(kr_edit *e, kr_completion *out);

/* ---- the plain view ---- */
/* Brings the line on the screen up to date. */
void kr_edit_show(kr_edit *e);
/* Reads a line whose first `indent` columns are blanks: '\r' when it is complete, KR_CTRL_A to
 * KR_CTRL_E when that was pressed (all but KR_CTRL_C only in an empty line), or
 * KR_KEY_END_OF_INPUT. */
int kr_edit_line(kr_edit *e, const char *prompt, size_t indent);

#endif
