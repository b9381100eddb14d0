/* Tracebacks in colours, for terminals: names of files, lines and functions, what carets point at,
 * the error. The text is coloured line by line after it has been made. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "object/str.h"
#include "port/host.h"

#define PLACE "\33[35m"
#define ERROR "\33[1;35m"
#define CARET "\33[1;31m"
#define TILDE "\33[31m"
#define NORMAL "\33[0m"

static bool is_set(const char *name) {
    const char *value = getenv(name);
    return value && *value;
}

bool kr_host_wants_colour(kr_ctx *ctx) {
    const char *term = getenv("TERM");
    if (!ctx->vm->flag[KR_FLAG_IGNORE_ENVIRONMENT]) {
        if (is_set("NO_COLOR")) return false;
        if (is_set("FORCE_COLOR")) return true;
    }
    return isatty(STDERR_FILENO) && term && *term && strcmp(term, "dumb") != 0;
}

typedef struct line {
    const char *s;
    size_t n;
} line;

static line next_line(const char *s, const char *end) {
    const char *nl = memchr(s, '\n', (size_t)(end - s));
    return (line){s, (size_t)((nl ? nl : end) - s)};
}

static bool starts(line l, const char *with) {
    size_t n = strlen(with);
    return l.n >= n && memcmp(l.s, with, n) == 0;
}

/* Of a group's tree: blanks and a bar. */
static size_t margin(line l) {
    size_t i = 0;
    while (i < l.n && l.s[i] == ' ') i++;
    if (i + 1 < l.n && l.s[i] == '|') return i + 2;
    return 0;
}

static void add(kr_ctx *ctx, kr_strbuf *b, const char *s, size_t n, const char *colour) {
    if (!n) return;
    if (colour) kr_strbuf_cstr(ctx, b, colour);
    kr_strbuf_add(ctx, b, s, n);
    if (colour) kr_strbuf_cstr(ctx, b, NORMAL);
}

/* `  File "name", line 3, in function` */
static void add_place(kr_ctx *ctx, kr_strbuf *b, line l) {
    static const char in[] = ", line ";
    const char *s = l.s, *end = l.s + l.n, *name = memchr(s, '"', l.n), *at, *digits;
    for (at = end - sizeof in; at > name && memcmp(at, in, sizeof in - 1) != 0;) at--;
    digits = at + sizeof in - 1;
    if (!name || at <= name) {
        add(ctx, b, s, l.n, NULL);
        return;
    }
    add(ctx, b, s, (size_t)(name - s), NULL);
    add(ctx, b, name, (size_t)(at - name), PLACE);
    add(ctx, b, at, sizeof in - 1, NULL);
    for (s = digits; s < end && *s >= '0' && *s <= '9';) s++;
    add(ctx, b, digits, (size_t)(s - digits), PLACE);
    if (end - s > 5 && memcmp(s, ", in ", 5) == 0) {
        add(ctx, b, s, 5, NULL);
        add(ctx, b, s + 5, (size_t)(end - s - 5), PLACE);
    } else {
        add(ctx, b, s, (size_t)(end - s), NULL);
    }
}

static bool is_caret_line(line l) {
    bool any = false;
    for (size_t i = 0; i < l.n; i++) {
        if (!strchr(" ~^", l.s[i])) return false;
        any |= l.s[i] != ' ';
    }
    return any;
}

/* A line as the marks of another one colour it. */
static void add_marked(kr_ctx *ctx, kr_strbuf *b, line l, line marks) {
    for (size_t i = 0, k; i < l.n; i = k) {
        char mark = i < marks.n ? marks.s[i] : ' ';
        for (k = i + 1; k < l.n && (k < marks.n ? marks.s[k] : ' ') == mark; k++) {
        }
        while (k < l.n && (l.s[k] & 0xc0) == 0x80) k++; /* never inside a character */
        add(ctx, b, l.s + i, k - i, mark == '^' ? CARET : mark == '~' ? TILDE : NULL);
    }
}

static bool is_ascii(line l) {
    for (size_t i = 0; i < l.n; i++) {
        if (l.s[i] & 0x80) return false;
    }
    return true;
}

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c & 0x80;
}

/* `Type: message`, at the left margin; not what links exceptions. */
static bool is_error(line l) {
    size_t i = 0;
    while (i < l.n && (is_letter(l.s[i]) || l.s[i] == '.' || (l.s[i] >= '0' && l.s[i] <= '9'))) i++;
    return i && (i == l.n || l.s[i] == ':');
}

static void add_error(kr_ctx *ctx, kr_strbuf *b, line l) {
    const char *colon = memchr(l.s, ':', l.n);
    size_t n = colon ? (size_t)(colon - l.s) : l.n;
    add(ctx, b, l.s, n, ERROR);
    if (!colon) return;
    add(ctx, b, l.s + n, 2 < l.n - n ? 2 : l.n - n, NULL);
    if (l.n - n > 2) add(ctx, b, l.s + n + 2, l.n - n - 2, PLACE);
}

static kr_value paint(kr_ctx *ctx, kr_value text) {
    size_t n;
    const char *s = kr_str_data(text, &n), *end = s + n;
    kr_strbuf b;
    kr_strbuf_init(ctx, &b, n + n / 2);
    while (s < end) {
        line l = next_line(s, end), after;
        size_t m = margin(l);
        const char *rest = l.s + l.n < end ? l.s + l.n + 1 : end;
        add(ctx, &b, l.s, m, NULL);
        l = (line){l.s + m, l.n - m};
        after = next_line(rest, end);
        after = after.n > m ? (line){after.s + m, after.n - m} : (line){after.s, 0};
        if (starts(l, "  File \"")) {
            add_place(ctx, &b, l);
        } else if (starts(l, "    ") && is_caret_line(after) && is_ascii(l)) {
            add_marked(ctx, &b, l, after);
        } else if (starts(l, "    ") && is_caret_line(l)) {
            add_marked(ctx, &b, l, l);
        } else if (is_error(l)) {
            add_error(ctx, &b, l);
        } else {
            add(ctx, &b, l.s, l.n, NULL);
        }
        if (rest > l.s + l.n) kr_strbuf_add(ctx, &b, "\n", 1);
        s = rest;
    }
    kr_keep(text);
    return kr_strbuf_finish(ctx, &b);
}

kr_value kr_host_paint(kr_ctx *ctx, kr_value text) {
    return kr_host_wants_colour(ctx) ? paint(ctx, text) : text;
}
