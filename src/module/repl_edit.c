/* The text that is edited, and what was typed before.
 *
 * Invariants: text is valid UTF-8; pos and changed are starts of characters or the end, or changed
 * is past it. Functions that may raise leave a text that is whole. */
#include "module/repl_edit.h"

#include <string.h>

#include "base/unicode.h"
#include "base/utf8.h"
#include "object/protocol.h"

enum { INDENT = 4 };

void kr_edit_init(kr_ctx *ctx, kr_edit *e, kr_wire *w, size_t history_max) {
    memset(e, 0, sizeof *e);
    e->ctx = ctx;
    e->wire = w;
    e->ahead = KR_WIRE_NONE;
    e->history = kr_list_new(ctx, 0, NULL);
    e->history_max = history_max;
    e->draft = KR_NULL;
    kr_strbuf_init(ctx, &e->text, 64);
    kr_strbuf_init(ctx, &e->killed, 1);
}

/* ---- changing ---- */
static void touch(kr_edit *e, size_t at) {
    if (at < e->changed) e->changed = at;
}

void kr_edit_clear(kr_edit *e) {
    e->text.len = e->pos = e->changed = 0;
    e->history_at = KR_AS(kr_list, e->history)->len;
    e->draft = KR_NULL;
}

void kr_edit_insert(kr_edit *e, const char *s, size_t n) {
    size_t tail = e->text.len - e->pos;
    kr_strbuf_add(e->ctx, &e->text, s, n); /* makes room */
    memmove(e->text.data + e->pos + n, e->text.data + e->pos, tail);
    memcpy(e->text.data + e->pos, s, n);
    touch(e, e->pos);
    e->pos += n;
}

void kr_edit_delete(kr_edit *e, size_t from, size_t to) {
    if (from >= to) return;
    memmove(e->text.data + from, e->text.data + to, e->text.len - to);
    e->text.len -= to - from;
    if (e->pos >= to)
        e->pos -= to - from;
    else if (e->pos > from)
        e->pos = from;
    touch(e, from);
}

void kr_edit_replace(kr_edit *e, const char *s, size_t n) {
    size_t same = 0;
    while (same < n && same < e->text.len && s[same] == e->text.data[same]) same++;
    while (same && same < e->text.len && !kr_utf8_is_start((uint8_t)e->text.data[same])) same--;
    touch(e, same);
    e->text.len = e->pos = 0;
    kr_strbuf_add(e->ctx, &e->text, s, n);
    e->pos = n;
}

void kr_edit_kill(kr_edit *e, size_t from, size_t to) {
    if (from >= to) return;
    e->killed.len = 0;
    kr_strbuf_add(e->ctx, &e->killed, e->text.data + from, to - from);
    kr_edit_delete(e, from, to);
}

/* ---- places ---- */
size_t kr_edit_next(const kr_edit *e, size_t pos) {
    return pos < e->text.len ? pos + kr_utf8_lead_size((uint8_t)e->text.data[pos]) : pos;
}

size_t kr_edit_prev(const kr_edit *e, size_t pos) {
    if (pos) pos--;
    while (pos && !kr_utf8_is_start((uint8_t)e->text.data[pos])) pos--;
    return pos;
}

static bool in_word(const kr_edit *e, size_t pos) {
    uint8_t c = (uint8_t)e->text.data[pos];
    return c >= 0x80 || c == '_' || (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
}

size_t kr_edit_next_word(const kr_edit *e, size_t pos) {
    while (pos < e->text.len && !in_word(e, pos)) pos++;
    while (pos < e->text.len && in_word(e, pos)) pos++;
    return pos;
}

size_t kr_edit_prev_word(const kr_edit *e, size_t pos) {
    while (pos && !in_word(e, pos - 1)) pos--;
    while (pos && in_word(e, pos - 1)) pos--;
    return pos;
}

size_t kr_edit_line_start(const kr_edit *e, size_t pos) {
    while (pos && e->text.data[pos - 1] != '\n') pos--;
    return pos;
}

size_t kr_edit_line_end(const kr_edit *e, size_t pos) {
    while (pos < e->text.len && e->text.data[pos] != '\n') pos++;
    return pos;
}

static bool only_blanks(const kr_edit *e, size_t from, size_t to) {
    while (from < to && e->text.data[from] == ' ') from++;
    return from == to;
}

size_t kr_edit_indent_after(const char *text, size_t n) {
    size_t start, indent = 0;
    while (n && (text[n - 1] == '\n' || text[n - 1] == '\r')) n--;
    for (start = n; start && text[start - 1] != '\n';) start--;
    while (start + indent < n && text[start + indent] == ' ') indent++;
    while (n > start && (text[n - 1] == ' ' || text[n - 1] == '\t')) n--;
    return n > start && text[n - 1] == ':' ? indent + INDENT : indent;
}

/* ---- keys ---- */

/* Blanks at the start of a line go by steps of indentation. */
static void rub_out(kr_edit *e) {
    size_t start = kr_edit_line_start(e, e->pos), column = e->pos - start;
    size_t n = column && only_blanks(e, start, e->pos) ? (column - 1) % INDENT + 1 : 0;
    kr_edit_delete(e, n ? e->pos - n : kr_edit_prev(e, e->pos), e->pos);
}

static bool insert_key(kr_edit *e, int key) {
    char s[KR_UTF8_MAX];
    if (key < ' ' || key == 127 || key >= KR_KEY_NONE) return false;
    kr_edit_insert(e, s, kr_utf8_encode((uint32_t)key, (uint8_t *)s));
    return true;
}

static bool move_key(kr_edit *e, int key) {
    switch (key) {
    case KR_CTRL_B:
    case KR_KEY_LEFT:
        e->pos = kr_edit_prev(e, e->pos);
        return true;
    case 'F' - '@':
    case KR_KEY_RIGHT:
        e->pos = kr_edit_next(e, e->pos);
        return true;
    case KR_CTRL_A:
    case KR_KEY_HOME:
        e->pos = kr_edit_line_start(e, e->pos);
        return true;
    case KR_CTRL_E:
    case KR_KEY_END:
        e->pos = kr_edit_line_end(e, e->pos);
        return true;
    case KR_KEY_WORD_LEFT:
        e->pos = kr_edit_prev_word(e, e->pos);
        return true;
    case KR_KEY_WORD_RIGHT:
        e->pos = kr_edit_next_word(e, e->pos);
        return true;
    default:
        return false;
    }
}

bool kr_edit_key(kr_edit *e, int key) {
    size_t pos = e->pos;
    switch (key) {
    case 8:
    case 127:
        rub_out(e);
        return true;
    case KR_CTRL_D:
    case KR_KEY_DELETE:
        kr_edit_delete(e, pos, kr_edit_next(e, pos));
        return true;
    case 'K' - '@':
        kr_edit_kill(e, pos, kr_edit_line_end(e, pos));
        return true;
    case 'U' - '@':
        kr_edit_kill(e, kr_edit_line_start(e, pos), pos);
        return true;
    case 'W' - '@':
        while (pos && e->text.data[pos - 1] == ' ') pos--;
        while (pos && !strchr(" \n", e->text.data[pos - 1])) pos--;
        kr_edit_kill(e, pos, e->pos);
        return true;
    case KR_KEY_RUB_WORD:
        kr_edit_kill(e, kr_edit_prev_word(e, pos), pos);
        return true;
    case KR_KEY_KILL_WORD:
        kr_edit_kill(e, pos, kr_edit_next_word(e, pos));
        return true;
    case 'Y' - '@':
        kr_edit_insert(e, e->killed.data, e->killed.len);
        return true;
    default:
        return move_key(e, key) || insert_key(e, key);
    }
}

/* ---- history ---- */
void kr_edit_remember(kr_edit *e, const char *s, size_t n) {
    kr_list *h = KR_AS(kr_list, e->history);
    bool blank = true;
    for (size_t i = 0; i < n && blank; i++) blank = strchr(" \t\n", s[i]) != NULL;
    if (blank || !e->history_max) return;
    if (h->len) {
        const kr_str *last = kr_str_of(h->items[h->len - 1]);
        if (last->len == n && memcmp(last->data, s, n) == 0) return;
    }
    kr_value line = kr_str_new(e->ctx, s, n);
    if (h->len >= e->history_max) kr_list_del(e->ctx, e->history, 0, 1);
    kr_list_append(e->ctx, e->history, line);
    e->history_at = h->len;
}

bool kr_edit_recall(kr_edit *e, int step) {
    kr_list *h = KR_AS(kr_list, e->history);
    size_t to = e->history_at + (size_t)(kr_sword)step;
    if (to > h->len) return false;
    if (e->history_at >= h->len) e->draft = kr_str_new(e->ctx, e->text.data, e->text.len);
    kr_value line = to < h->len ? h->items[to] : e->draft;
    if (kr_isnull(line)) return false;
    const kr_str *s = kr_str_of(line);
    kr_edit_replace(e, s->data, s->len);
    e->history_at = to;
    kr_keep(line);
    return true;
}

/* ---- completion ---- */
typedef struct candidates_job {
    kr_edit *e;
    kr_completion *out;
} candidates_job;

static size_t common_prefix(const kr_list *l) {
    const kr_str *first = kr_str_of(l->items[0]);
    size_t n = first->len;
    for (size_t i = 1; i < l->len; i++) {
        const kr_str *s = kr_str_of(l->items[i]);
        size_t k = 0;
        while (k < n && k < s->len && s->data[k] == first->data[k]) k++;
        n = k;
    }
    while (n && n < first->len && !kr_utf8_is_start((uint8_t)first->data[n])) n--;
    return n;
}

static kr_value ask(kr_ctx *ctx, void *arg) {
    candidates_job *j = arg;
    kr_value list = j->e->complete(ctx, j->e, &j->out->start);
    const kr_list *l = kr_is_list(list) ? KR_AS(kr_list, list) : NULL;
    for (size_t i = 0; l && i < l->len; i++) {
        if (!kr_is_str(l->items[i])) return KR_NONE;
    }
    if (!l || !l->len || j->out->start > j->e->pos) return KR_NONE;
    j->out->common = common_prefix(l);
    j->out->list = list;
    return KR_NONE;
}

bool kr_edit_candidates(kr_edit *e, kr_completion *out) {
    candidates_job j = {e, out};
    kr_value exc;
    out->list = KR_NULL;
    out->start = e->pos;
    if (e->complete) kr_protect(e->ctx, ask, &j, &exc);
    return !kr_isnull(out->list);
}
