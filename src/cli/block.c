/* Keys of a text of several lines: those that move between its lines, paste, search, complete;
 * others are the editor's. */
#include "cli/block.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "object/protocol.h"

enum {
    LISTED_MOST = 200,
    CTRL_G = 7,
    CTRL_L = 12,
    CTRL_N = 14,
    CTRL_P = 16,
    CTRL_R = 18,
    CTRL_Z = 26
};

/* ---- lines ---- */
static size_t chars(const kr_edit *e, size_t from, size_t to) {
    return kr_utf8_count((const uint8_t *)e->text.data + from, to - from);
}

/* To the same column of the line that starts there. */
static void to_line(kr_edit *e, size_t start, size_t column) {
    size_t end = kr_edit_line_end(e, start);
    e->pos = start;
    while (column-- && e->pos < end) e->pos = kr_edit_next(e, e->pos);
}

static void up(kr_edit *e) {
    size_t start = kr_edit_line_start(e, e->pos);
    if (start)
        to_line(e, kr_edit_line_start(e, start - 1), chars(e, start, e->pos));
    else
        kr_edit_recall(e, -1);
}

static void down(kr_edit *e) {
    size_t start = kr_edit_line_start(e, e->pos), end = kr_edit_line_end(e, e->pos);
    if (end < e->text.len)
        to_line(e, end + 1, chars(e, start, e->pos));
    else
        kr_edit_recall(e, 1);
}

static void new_line(kr_block *b) {
    kr_edit *e = &b->edit;
    size_t indent = kr_edit_indent_after(e->text.data, e->pos);
    kr_edit_insert(e, "\n", 1);
    for (; indent; indent--) kr_edit_insert(e, " ", 1);
}

/* The end of the text, or a line more of it. */
static bool enter(kr_block *b) {
    kr_edit *e = &b->edit;
    bool last_line = kr_edit_line_end(e, e->pos) == e->text.len;
    if (last_line && b->complete(e->ctx, b)) return true;
    if (last_line) e->pos = e->text.len;
    new_line(b);
    return false;
}

/* ---- paste ---- */

/* Until the terminal says that it is over, or Ctrl-C does: nothing but text and ends of lines has a
 * meaning. */
static int paste(kr_block *b) {
    kr_edit *e = &b->edit;
    bool after_return = false;
    for (;;) {
        int key = kr_edit_read_key(e);
        if (key == KR_KEY_PASTED || key == KR_KEY_END_OF_INPUT || key == KR_CTRL_C) return key;
        if (key == '\n' && after_return) {
            after_return = false;
            continue;
        }
        after_return = key == '\r';
        if (key == '\r' || key == '\n' || key == '\t') {
            char c = key == '\t' ? '\t' : '\n';
            kr_edit_insert(e, &c, 1);
        } else if (key >= ' ' && key != 127 && key < KR_KEY_NONE) {
            kr_edit_key(e, key);
        }
    }
}

/* ---- completion ---- */

/* Candidates in columns below the text. */
static void list_candidates(kr_block *b, const kr_list *l) {
    kr_wire *w = b->edit.wire;
    size_t widest = 1, per_row, n = l->len < LISTED_MOST ? l->len : LISTED_MOST, rows;
    char text[64];
    for (size_t i = 0; i < n; i++) {
        size_t k = kr_str_chars(kr_str_of(l->items[i]));
        if (k > widest) widest = k;
    }
    per_row = (size_t)b->terminal.columns / (widest + 2);
    if (!per_row) per_row = 1;
    rows = (n + per_row - 1) / per_row;
    kr_screen_end(&b->screen);
    for (size_t row = 0; row < rows; row++) {
        for (size_t i = row; i < n; i += rows) {
            const kr_str *s = kr_str_of(l->items[i]);
            w->write(w, s->data, s->len);
            for (size_t k = kr_str_chars(s); i + rows < n && k < widest + 2; k++)
                kr_wire_say(w, " ");
        }
        kr_wire_say(w, "\r\n");
    }
    if (n < l->len) {
        snprintf(text, sizeof text, "... and %zu more\r\n", l->len - n);
        kr_wire_say(w, text);
    }
    kr_screen_show_again(&b->screen);
}

static void tab(kr_block *b) {
    kr_edit *e = &b->edit;
    size_t start = kr_edit_line_start(e, e->pos), column = e->pos - start;
    kr_completion c;
    if (strspn(e->text.data + start, " ") >= column) {
        kr_edit_insert(e, "    ", 4 - column % 4);
        return;
    }
    if (!kr_edit_candidates(e, &c)) return;
    const kr_list *l = KR_AS(kr_list, c.list);
    const kr_str *first = kr_str_of(l->items[0]);
    size_t typed = e->pos - c.start;
    if (c.common > typed || l->len == 1) {
        kr_edit_insert(e, first->data + typed, c.common > typed ? c.common - typed : 0);
    } else {
        list_candidates(b, l);
    }
    kr_keep(c.list);
}

/* ---- search in the history ---- */
typedef struct search {
    char word[64];
    size_t n;
    size_t at; /* the entry that has it */
    char prompt[128];
} search;

static bool has_word(const kr_str *s, const search *q) {
    for (size_t i = 0; i + q->n <= s->len; i++) {
        if (memcmp(s->data + i, q->word, q->n) == 0) return true;
    }
    return false;
}

/* The newest entry older than `before`. */
static void look(kr_block *b, search *q, size_t before) {
    kr_edit *e = &b->edit;
    const kr_list *h = KR_AS(kr_list, e->history);
    for (size_t i = before < h->len ? before : h->len; q->n && i-- > 0;) {
        const kr_str *s = kr_str_of(h->items[i]);
        if (!has_word(s, q)) continue;
        kr_edit_replace(e, s->data, s->len);
        q->at = e->history_at = i;
        return;
    }
}

static void search_key(kr_block *b, search *q, int key) {
    size_t everything = KR_AS(kr_list, b->edit.history)->len;
    if (key == CTRL_R) {
        look(b, q, q->at);
    } else if (key == 8 || key == 127) {
        while (q->n && !kr_utf8_is_start((uint8_t)q->word[--q->n])) {
        }
        look(b, q, everything);
    } else if (q->n + KR_UTF8_MAX < sizeof q->word) {
        q->n += kr_utf8_encode((uint32_t)key, (uint8_t *)q->word + q->n);
        look(b, q, q->at < everything ? q->at + 1 : everything);
    }
}

/* Ctrl-R: what is typed is looked for; another key takes what was found and does what it does.
 * Ctrl-C, Ctrl-G: the text as it was. Returns that key. */
static int search_history(kr_block *b) {
    kr_edit *e = &b->edit;
    search q = {.at = KR_AS(kr_list, e->history)->len};
    const char *prompt = b->screen.prompt;
    kr_value before = kr_str_new(e->ctx, e->text.data, e->text.len);
    int key = 0;
    do {
        if (key) search_key(b, &q, key);
        snprintf(q.prompt, sizeof q.prompt, "(search) `%.*s': ", (int)q.n, q.word);
        b->screen.prompt = q.prompt;
        e->changed = 0;
        kr_screen_show(&b->screen);
        key = kr_edit_read_key(e);
    } while (key == CTRL_R || key == 8 || (key >= ' ' && key < KR_KEY_NONE));
    b->screen.prompt = prompt;
    e->changed = 0;
    if (key != KR_CTRL_C && key != CTRL_G) return key;
    kr_edit_replace(e, kr_str_of(before)->data, kr_str_of(before)->len);
    e->changed = 0;
    kr_keep(before);
    return KR_KEY_NONE;
}

/* ---- keys ---- */

/* One key; 0: the text goes on. */
static int take(kr_block *b, int key) {
    kr_edit *e = &b->edit;
    switch (key) {
    case '\r':
    case '\n':
        return enter(b) ? '\r' : 0;
    case KR_KEY_ALT_ENTER:
        new_line(b);
        return 0;
    case KR_CTRL_C:
    case KR_KEY_END_OF_INPUT:
        return key;
    case '\t':
        tab(b);
        return 0;
    case CTRL_P:
    case KR_KEY_UP:
        up(e);
        return 0;
    case CTRL_N:
    case KR_KEY_DOWN:
        down(e);
        return 0;
    case KR_KEY_PASTE:
        key = paste(b);
        return key == KR_KEY_PASTED ? 0 : key;
    case CTRL_R:
        return take(b, search_history(b));
    case CTRL_L:
        kr_screen_clear(&b->screen);
        return 0;
    case CTRL_Z:
        kr_screen_end(&b->screen);
        kr_terminal_suspend(&b->terminal);
        kr_screen_show_again(&b->screen);
        return 0;
    default:
        if (!e->text.len && (key == KR_CTRL_A || key == KR_CTRL_D || key == KR_CTRL_E)) return key;
        kr_edit_key(e, key);
        return 0;
    }
}

static kr_value show_now(kr_ctx *ctx, void *arg) {
    (void)ctx;
    kr_screen_show(arg);
    return KR_NONE;
}

static void resized(void *opaque) {
    kr_block *b = opaque;
    kr_value exc;
    kr_protect(b->edit.ctx, show_now, &b->screen, &exc);
}

int kr_block_read(kr_block *b, const char *prompt, const char *more) {
    int end = 0;
    kr_edit_clear(&b->edit);
    b->screen.prompt = prompt;
    b->screen.more = more;
    kr_wire_say(b->edit.wire, "\33[?2004h");
    kr_screen_begin(&b->screen);
    b->terminal.resized = resized;
    b->terminal.opaque = b;
    while (!end) {
        end = take(b, kr_edit_read_key(&b->edit));
        if (!end) kr_screen_show(&b->screen);
    }
    b->terminal.resized = NULL;
    if (end != KR_CTRL_C) {
        b->edit.pos = b->edit.text.len;
        kr_screen_show(&b->screen);
    }
    kr_screen_end(&b->screen);
    kr_wire_say(b->edit.wire, "\33[?2004l");
    return end;
}
