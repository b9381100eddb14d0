/* The plain view of the editor: one line behind its prompt. It sends little, and only what every
 * terminal understands: backspaces, ESC [ n D and ESC [ K. */
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "module/repl_edit.h"

enum { LIST_COLUMN = 16, LIST_WIDTH = 72, FEW = 4 };

static size_t columns(const kr_edit *e, size_t from, size_t to) {
    return kr_utf8_count((const uint8_t *)e->text.data + from, to - from);
}

static void move_left(kr_edit *e, size_t n) {
    char s[24];
    if (!n) return;
    if (n <= FEW)
        snprintf(s, sizeof s, "%.*s", (int)n, "\b\b\b\b");
    else
        snprintf(s, sizeof s, "\33[%zuD", n);
    kr_wire_say(e->wire, s);
}

/* To the place of a byte that is on the screen, behind or before the cursor. */
static void move_to(kr_edit *e, size_t pos) {
    size_t column = columns(e, 0, pos);
    if (column <= e->shown_at) {
        move_left(e, e->shown_at - column);
    } else {
        size_t from = kr_utf8_offset((const uint8_t *)e->text.data, pos, e->shown_at);
        e->wire->write(e->wire, e->text.data + from, pos - from);
    }
    e->shown_at = column;
}

void kr_edit_show(kr_edit *e) {
    size_t end = columns(e, 0, e->text.len);
    if (e->changed <= e->text.len) {
        move_to(e, e->changed);
        if (end < e->shown_end) kr_wire_say(e->wire, "\33[K");
        e->wire->write(e->wire, e->text.data + e->changed, e->text.len - e->changed);
        e->shown_at = e->shown_end = end;
    }
    move_to(e, e->pos);
    e->changed = e->text.len + 1;
}

/* What was written elsewhere has scrolled the line away. */
static void show_again(kr_edit *e) {
    kr_wire_say(e->wire, "\r\n");
    kr_wire_say(e->wire, e->prompt);
    e->changed = e->shown_at = e->shown_end = 0;
}

static void list_candidates(kr_edit *e, const kr_completion *c) {
    const kr_list *l = KR_AS(kr_list, c->list);
    size_t column = 0;
    kr_wire_say(e->wire, "\r\n");
    for (size_t i = 0; i < l->len; i++) {
        const kr_str *s = kr_str_of(l->items[i]);
        size_t n = kr_str_chars(s);
        if (column && column + n > LIST_WIDTH) {
            kr_wire_say(e->wire, "\r\n");
            column = 0;
        }
        e->wire->write(e->wire, s->data, s->len);
        column += n;
        if (i + 1 == l->len) break;
        do {
            kr_wire_say(e->wire, " ");
            column++;
        } while (column % LIST_COLUMN);
    }
    show_again(e);
}

/* Completes the word before the cursor; where there is none, goes to the next step of indentation.
 */
static void tab(kr_edit *e) {
    kr_completion c;
    if (strspn(e->text.data, " ") >= e->pos) {
        kr_edit_insert(e, "    ", 4 - e->pos % 4);
        return;
    }
    if (!kr_edit_candidates(e, &c)) return;
    size_t typed = e->pos - c.start;
    if (c.common > typed) {
        const kr_str *s = kr_str_of(KR_AS(kr_list, c.list)->items[0]);
        kr_edit_insert(e, s->data + typed, c.common - typed);
    } else if (KR_AS(kr_list, c.list)->len > 1) {
        list_candidates(e, &c);
    }
    kr_keep(c.list);
}

/* One key; 0: the line goes on. */
static int take(kr_edit *e, int key) {
    switch (key) {
    case '\r':
    case '\n':
        return '\r';
    case KR_CTRL_C:
    case KR_KEY_END_OF_INPUT:
        return key;
    case '\t':
        tab(e);
        return 0;
    case 'P' - '@':
    case KR_KEY_UP:
        kr_edit_recall(e, -1);
        return 0;
    case 'N' - '@':
    case KR_KEY_DOWN:
        kr_edit_recall(e, 1);
        return 0;
    default:
        if (key >= KR_CTRL_A && key <= KR_CTRL_E && !e->text.len) return key;
        kr_edit_key(e, key);
        return 0;
    }
}

int kr_edit_line(kr_edit *e, const char *prompt, size_t indent) {
    int end = 0;
    kr_edit_clear(e);
    e->prompt = prompt;
    e->shown_at = e->shown_end = 0;
    kr_wire_say(e->wire, prompt);
    for (; indent; indent--) kr_edit_insert(e, " ", 1);
    while (!end) {
        kr_edit_show(e);
        end = take(e, kr_edit_read_key(e));
    }
    return end;
}
