/* Rows are made anew for each change and sent in one piece, but what is typed at the end is sent as
 * it is. The terminal never wraps by itself: a full row is ended by \r\n, which all of them take
 * for the start of the next one. */
#include "cli/screen.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

enum { TAB = 4 };

void kr_screen_init(kr_ctx *ctx, kr_screen *s, kr_edit *e, kr_terminal *t) {
    *s = (kr_screen){.edit = e, .terminal = t};
    kr_strbuf_init(ctx, &s->out, 256);
}

static void add(kr_screen *s, const char *text) {
    kr_strbuf_cstr(s->edit->ctx, &s->out, text);
}

static void add_number(kr_screen *s, const char *format, size_t n) {
    char text[32];
    if (!n) return;
    snprintf(text, sizeof text, format, n);
    add(s, text);
}

static void send(kr_screen *s) {
    s->edit->wire->write(s->edit->wire, s->out.data, s->out.len);
    s->out.len = 0;
}

/* ---- layout ---- */

/* A place in the text: its row and column. */
typedef struct place {
    size_t at, row, column;
} place;

/* Of a prompt; sequences that set colours take none. */
static size_t columns_of(const char *s) {
    size_t n = 0;
    while (*s) {
        if (*s == '\33') {
            s += strcspn(s, "m");
            s += *s != 0;
            continue;
        }
        const uint8_t *next = (const uint8_t *)s;
        n += (size_t)kr_terminal_width(kr_utf8_next(&next));
        s = (const char *)next;
    }
    return n;
}

/* Bytes and columns of the character there. */
static size_t measure(const kr_screen *s, const place *p, size_t *width) {
    const uint8_t *text = (const uint8_t *)s->edit->text.data + p->at, *next = text;
    uint32_t cp = kr_utf8_next(&next);
    if (cp == '\t')
        *width = TAB - p->column % TAB;
    else if (cp < ' ' || cp == 127)
        *width = 2; /* ^A */
    else
        *width = (size_t)kr_terminal_width(cp);
    return (size_t)(next - text);
}

static place begin(const kr_screen *s) {
    return (place){0, 0, columns_of(s->prompt)};
}

/* Over one character; where the next one stands. */
static void step(const kr_screen *s, place *p) {
    size_t width, next_width, limit = (size_t)s->columns;
    if (s->edit->text.data[p->at] == '\n') {
        *p = (place){p->at + 1, p->row + 1, columns_of(s->more)};
        return;
    }
    size_t n = measure(s, p, &width);
    p->at += n;
    p->column += width;
    next_width = 1;
    if (p->at < s->edit->text.len && s->edit->text.data[p->at] != '\n')
        measure(s, p, &next_width);
    else if (p->at < s->edit->text.len)
        next_width = 0;
    if (p->column + next_width > limit) {
        p->row++;
        p->column = 0;
    }
}

static place find(const kr_screen *s, size_t pos) {
    place p = begin(s);
    while (p.at < pos) step(s, &p);
    return p;
}

/* ---- drawing ---- */
static void add_char(kr_screen *s, const place *p) {
    size_t width, n = measure(s, p, &width);
    const char *text = s->edit->text.data + p->at;
    char caret[3] = {'^', (char)(*text ^ 0x40), 0};
    if (*text == '\t')
        while (width--) add(s, " ");
    else if ((uint8_t)*text < ' ' || *text == 127)
        add(s, caret);
    else
        kr_strbuf_add(s->edit->ctx, &s->out, text, n);
}

/* From the start of the first visible row, where the cursor is. */
static void add_rows(kr_screen *s, size_t last) {
    place p = begin(s), next;
    add(s, "\33[J");
    if (s->first == 0) add(s, s->prompt);
    for (; p.at < s->edit->text.len && p.row <= last; p = next) {
        bool line_feed = s->edit->text.data[p.at] == '\n';
        next = p;
        step(s, &next);
        if (p.row >= s->first && !line_feed) add_char(s, &p);
        if (next.row == p.row || next.row < s->first || next.row > last) continue;
        if (next.row > s->first) add(s, "\r\n");
        if (line_feed) add(s, s->more);
    }
}

static void go_to_top(kr_screen *s) {
    add_number(s, "\33[%zuA", s->row);
    add(s, "\r");
}

static void draw(kr_screen *s) {
    kr_edit *e = s->edit;
    size_t height = (size_t)s->terminal->rows, last;
    place end = find(s, e->text.len), cursor = find(s, e->pos);
    if (cursor.row < s->first) s->first = cursor.row;
    if (cursor.row >= s->first + height) s->first = cursor.row + 1 - height;
    if (end.row + 1 < s->first + height) s->first = end.row + 1 > height ? end.row + 1 - height : 0;
    last = end.row < s->first + height ? end.row : s->first + height - 1;
    add_rows(s, last);
    add_number(s, "\33[%zuA", last - cursor.row);
    add(s, "\r");
    add_number(s, "\33[%zuC", cursor.column);
    s->row = cursor.row - s->first;
    s->column = cursor.column;
    s->bottom = last - s->first;
    s->pos = e->pos;
    s->len = e->text.len;
    e->changed = e->text.len + 1;
    send(s);
}

/* Plain characters behind the end, in the same row. */
static bool only_appended(kr_screen *s) {
    const kr_edit *e = s->edit;
    size_t columns = s->column;
    if (e->changed != s->len || s->pos != s->len || e->pos != e->text.len || e->pos < s->len) {
        return false;
    }
    if (s->columns != s->terminal->columns || s->row != s->bottom) return false;
    for (size_t i = s->len; i < e->pos; i++) {
        uint8_t c = (uint8_t)e->text.data[i];
        if (c < ' ' || c >= 127) return false;
    }
    return columns + (e->pos - s->len) < (size_t)s->columns;
}

static bool only_moved(const kr_screen *s) {
    return s->edit->changed > s->edit->text.len && s->edit->text.len == s->len &&
           s->columns == s->terminal->columns;
}

static void move(kr_screen *s) {
    place p = find(s, s->edit->pos);
    size_t row = p.row - s->first;
    if (p.row < s->first || row >= (size_t)s->terminal->rows) {
        go_to_top(s);
        draw(s);
        return;
    }
    add_number(s, "\33[%zuA", row < s->row ? s->row - row : 0);
    add_number(s, "\33[%zuB", row > s->row ? row - s->row : 0);
    add_number(s, "\33[%zuD", p.column < s->column ? s->column - p.column : 0);
    add_number(s, "\33[%zuC", p.column > s->column ? p.column - s->column : 0);
    s->row = row;
    s->column = p.column;
    s->pos = s->edit->pos;
    send(s);
}

void kr_screen_begin(kr_screen *s) {
    s->row = s->column = s->bottom = s->first = s->pos = s->len = 0;
    s->columns = s->terminal->columns;
    s->edit->changed = 0;
    s->out.len = 0;
    draw(s);
}

void kr_screen_show(kr_screen *s) {
    const kr_edit *e = s->edit;
    s->out.len = 0;
    if (only_moved(s)) {
        move(s);
        return;
    }
    if (only_appended(s)) {
        size_t n = e->pos - s->len;
        kr_strbuf_add(e->ctx, &s->out, e->text.data + s->len, n);
        s->column += n;
        s->pos = s->len = e->pos;
        s->edit->changed = e->text.len + 1;
        send(s);
        return;
    }
    if (s->columns != s->terminal->columns) {
        /* terminals wrap anew what they show: where the cursor is then */
        s->columns = s->terminal->columns;
        size_t pos = s->pos < e->text.len ? s->pos : e->text.len;
        s->row = find(s, pos).row;
        s->row = s->row < (size_t)s->terminal->rows ? s->row : (size_t)s->terminal->rows - 1;
        s->first = 0;
    }
    go_to_top(s);
    draw(s);
}

void kr_screen_show_again(kr_screen *s) {
    kr_screen_begin(s);
}

void kr_screen_end(kr_screen *s) {
    char text[32];
    const kr_strbuf *b = &s->edit->text;
    if (!s->column && s->row && s->row == s->bottom && b->data[b->len - 1] != '\n') {
        kr_wire_say(s->edit->wire, "\r"); /* behind a full row: this one is empty */
        return;
    }
    if (s->bottom > s->row) {
        snprintf(text, sizeof text, "\33[%zuB", s->bottom - s->row);
        kr_wire_say(s->edit->wire, text);
    }
    kr_wire_say(s->edit->wire, "\r\n");
}

void kr_screen_clear(kr_screen *s) {
    kr_wire_say(s->edit->wire, "\33[H\33[2J");
    kr_screen_begin(s);
}
