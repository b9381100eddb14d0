/* Input of the lexer: reader callback to decoded physical lines.
 *
 * Invariants: buf[line_at .. buf_n) is the current line in UTF-8, ending in '\n' (added when the
 * last line lacks it) and followed by NUL; what lies before line_at is text that an open token or
 * f-string still needs. raw[raw_at .. raw_n) was read but belongs to later lines. The reader is
 * only called when raw holds no end of line, so an interactive source is never asked too early. */
#include <stdarg.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "compile/lexer_int.h"

enum { RAW_SIZE = 128 * KR_WORD_BYTES, FIRST_BUF = 256 };

bool kr_lexer_init(kr_lexer *lx) {
    kr_mem_fn mem = lx->arena->mem;
    void *o = lx->arena->mem_opaque;
    lx->raw = mem(o, NULL, 0, RAW_SIZE);
    lx->buf = mem(o, NULL, 0, FIRST_BUF);
    if (!lx->raw || !lx->buf) {
        if (lx->raw) mem(o, lx->raw, RAW_SIZE, 0);
        if (lx->buf) mem(o, lx->buf, FIRST_BUF, 0);
        lx->raw = lx->buf = NULL;
        return false;
    }
    lx->buf_cap = FIRST_BUF;
    lx->buf[0] = 0;
    lx->at_line_start = true;
    lx->encoding = KR_ENC_UTF8;
    return true;
}

void kr_lexer_free(kr_lexer *lx) {
    kr_mem_fn mem = lx->arena->mem;
    void *o = lx->arena->mem_opaque;
    if (lx->raw) mem(o, lx->raw, RAW_SIZE, 0);
    if (lx->buf) mem(o, lx->buf, lx->buf_cap, 0);
    if (lx->norm) mem(o, lx->norm, lx->norm_cap, 0);
    if (lx->fmode) mem(o, lx->fmode, lx->fmodes_cap * sizeof *lx->fmode, 0);
    lx->raw = lx->buf = lx->norm = NULL;
    lx->fmode = NULL;
}

void kr_lexer_reserve(kr_lexer *lx, char **mem, size_t *cap, size_t need) {
    if (need <= *cap) return;
    size_t size = *cap + *cap / 2;
    if (size < need) size = need;
    char *p = lx->arena->mem(lx->arena->mem_opaque, *mem, *cap, size);
    if (!p) kr_lexer_fail_memory(lx);
    *mem = p;
    *cap = size;
}

/* ---- errors ---- */

/* Copies the line around column `col` (bytes) into the error, and turns columns into characters. */
static void describe_line(kr_lexer *lx, kr_syntax_error *e, kr_pos start, kr_pos end) {
    e->line = start.line;
    e->end_line = end.line;
    e->col = start.col + 1;
    e->end_col = end.line ? end.col + 1 : 0;
    e->text[0] = 0;
    e->text_col = 0;
    if (start.line != lx->line || !lx->buf) return;
    const uint8_t *s = (const uint8_t *)lx->buf + lx->line_at;
    size_t n = lx->buf_n - lx->line_at, from = 0;
    if (n && s[n - 1] == '\n') n--;
    if (!kr_utf8_validate(s, n, true, NULL)) return; /* the error is that very fact */
    e->col = (uint32_t)kr_utf8_count(s, start.col < n ? start.col : n) + 1;
    if (start.col > n) e->col += start.col - (uint32_t)n;
    if (end.line == start.line) {
        e->end_col = (uint32_t)kr_utf8_count(s, end.col < n ? end.col : n) + 1;
        if (end.col > n) e->end_col += end.col - (uint32_t)n;
    }
    size_t room = sizeof e->text - 1;
    if (n > room && start.col > room / 2) {
        from = start.col - room / 2;
        if (from > n - room) from = n - room;
        while (from < n && !kr_utf8_is_start(s[from])) from++;
        e->text_col = (uint32_t)kr_utf8_count(s, from);
    }
    size_t take = n - from < room ? n - from : room;
    while (take && from + take < n && !kr_utf8_is_start(s[from + take])) take--;
    memcpy(e->text, s + from, take);
    /* as CPython has it: the line's end is there for all but errors within a token */
    bool whole = from + take == n && take < room;
    if (whole && (lx->from_parser || lx->quiet) && !(lx->implied_newline && !lx->ends_lines)) {
        e->text[take++] = '\n';
    }
    e->text[take] = 0;
}

#define MESSAGE_SIZE sizeof(((kr_syntax_error *)NULL)->message)

/* message: shorter than MESSAGE_SIZE */
static KR_NORETURN void fail(kr_lexer *lx, kr_syntax_kind kind, kr_pos start, kr_pos end,
                             const char *message) {
    kr_syntax_error *e = lx->error;
    memset(e, 0, sizeof *e);
    e->kind = kind;
    strcpy(e->message, message);
    /* never end in half a character */
    size_t n = strlen(e->message);
    while (n && !kr_utf8_validate((uint8_t *)e->message, n, true, NULL)) e->message[--n] = 0;
    if (start.line) describe_line(lx, e, start, end);
    longjmp(*lx->escape, 1);
}

void kr_lexer_fail(kr_lexer *lx, kr_syntax_kind kind, kr_pos start, kr_pos end, const char *format,
                   ...) {
    va_list args;
    char text[MESSAGE_SIZE];
    va_start(args, format);
    kr_buf_vsnprintf(text, sizeof text, format, args);
    va_end(args);
    fail(lx, kind, start, end, text);
}

void kr_lexer_fail_at(kr_lexer *lx, size_t at, const char *format, ...) {
    va_list args;
    char text[MESSAGE_SIZE];
    kr_pos pos = kr_lexer_pos(lx, at);
    va_start(args, format);
    kr_buf_vsnprintf(text, sizeof text, format, args);
    va_end(args);
    fail(lx, KR_SYNTAX_ERROR, pos, pos, text);
}

void kr_lexer_fail_memory(kr_lexer *lx) {
    kr_lexer_fail(lx, KR_SYNTAX_MEMORY, (kr_pos){0, 0}, (kr_pos){0, 0}, "out of memory");
}

void kr_lexer_fail_unclosed(kr_lexer *lx) {
    unsigned n = lx->parens - 1u;
    kr_pos pos = {lx->paren[n].line, lx->paren[n].col};
    kr_lexer_fail(lx, KR_SYNTAX_ERROR, pos, (kr_pos){pos.line, pos.col + 1},
                  "'%c' was never closed", lx->paren[n].open);
}

bool kr_lexer_warn(kr_lexer *lx, kr_pos at, const char *format, ...) {
    if (!lx->warn) return false;
    char text[256];
    va_list args;
    va_start(args, format);
    kr_buf_vsnprintf(text, sizeof text, format, args);
    va_end(args);
    return lx->warn(lx->warn_opaque, text, at.line, at.col + 1);
}

/* ---- reading ---- */

/* Makes sure that raw holds a byte of the next line. False at the end of input. */
static bool fill_raw(kr_lexer *lx) {
    for (;;) {
        if (lx->raw_at < lx->raw_n) {
            if (!lx->skip_lf || lx->raw[lx->raw_at] != '\n') return true;
            lx->skip_lf = false;
            lx->raw_at++;
            continue;
        }
        if (lx->input_done) return false;
        int n = lx->read(lx->read_opaque, lx->raw, RAW_SIZE);
        if (n < 0) {
            kr_lexer_fail(lx, KR_SYNTAX_READ, (kr_pos){0, 0}, (kr_pos){0, 0}, "read failed");
        }
        lx->raw_at = 0;
        lx->raw_n = (uint32_t)n;
        lx->input_done = n == 0;
    }
}

/* Appends raw bytes up to and including the next end of line, which becomes '\n'. */
static void take_line(kr_lexer *lx) {
    lx->skip_lf = false;
    do {
        const char *s = lx->raw + lx->raw_at;
        size_t have = lx->raw_n - lx->raw_at;
        const char *lf = memchr(s, '\n', have);
        size_t take = lf ? (size_t)(lf - s) : have;
        const char *cr = memchr(s, '\r', take);
        if (cr) take = (size_t)(cr - s);
        kr_lexer_reserve(lx, &lx->buf, &lx->buf_cap, lx->buf_n + take + 3);
        memcpy(lx->buf + lx->buf_n, s, take);
        lx->buf_n += take;
        lx->raw_at += (uint32_t)take;
        if (cr || lf) {
            lx->skip_lf = cr != NULL;
            lx->raw_at++;
            break;
        }
        lx->implied_newline = !fill_raw(lx);
    } while (!lx->implied_newline);
    lx->buf[lx->buf_n++] = '\n';
    lx->buf[lx->buf_n] = 0;
}

/* ---- decoding ---- */

/* Finds the name in a coding line (PEP 263). False when s[n] is no such comment. */
static bool find_cookie(const char *s, size_t n, const char **name, size_t *name_n) {
    size_t i = 0;
    while (i < n && kr_char_is_space(s[i])) i++;
    if (i == n || s[i] != '#') return false;
    for (; i + 7 < n; i++) {
        if (memcmp(s + i, "coding", 6) != 0 || (s[i + 6] != ':' && s[i + 6] != '=')) continue;
        size_t from = i + 7, to;
        while (from < n && (s[from] == ' ' || s[from] == '\t')) from++;
        for (to = from; to < n; to++) {
            char c = s[to];
            bool plain = kr_char_is_word(c) && (uint8_t)c < 128;
            if (!plain && c != '-' && c != '.') break;
        }
        if (to == from) continue;
        *name = s + from;
        *name_n = to - from;
        return true;
    }
    return false;
}

static bool only_comment(const char *s) {
    while (kr_char_is_space(*s)) s++;
    return *s == '#' || *s == '\n' || *s == 0;
}

/* Looks for a byte order mark and a coding line in the line just read. */
static void detect_encoding(kr_lexer *lx) {
    char *s = lx->buf + lx->line_at;
    size_t n = lx->buf_n - lx->line_at;
    kr_pos start = {lx->line, 0};
    if (lx->cookie_lines == 2 && n >= 3 && memcmp(s, "\xef\xbb\xbf", 3) == 0) {
        memmove(s, s + 3, n - 3);
        lx->buf_n -= 3;
        n -= 3;
        s[n] = 0;
        lx->bom = true;
    }
    const char *name;
    size_t name_n;
    if (!find_cookie(s, n, &name, &name_n)) {
        lx->cookie_lines = only_comment(s) ? lx->cookie_lines - 1 : 0;
        return;
    }
    lx->cookie_lines = 0;
    int encoding = kr_encoding_find(name, name_n);
    if (encoding < 0) {
        kr_lexer_fail(lx, KR_SYNTAX_ERROR, (kr_pos){0, 0}, start, "unknown encoding: %.*s",
                      (int)(name_n < 100 ? name_n : 100), name);
    }
    bool exact = name_n >= 5 && name[3] != '8'; /* CPython does not take "utf8" for UTF-8 here */
    if (lx->bom && (encoding != KR_ENC_UTF8 || !exact)) {
        kr_lexer_fail(lx, KR_SYNTAX_ERROR, (kr_pos){0, 0}, start, "encoding problem: %.*s with BOM",
                      (int)(name_n < 100 ? name_n : 100), name);
    }
    lx->encoding = (uint8_t)encoding;
}

static KR_NORETURN void fail_decode(kr_lexer *lx, uint32_t line, size_t at) {
    unsigned byte = (uint8_t)lx->buf[lx->line_at + at];
    kr_pos pos = {line, 0};
    if (lx->encoding != KR_ENC_UTF8) {
        bool ascii = lx->encoding == KR_ENC_ASCII;
        kr_lexer_fail(lx, KR_SYNTAX_ERROR, pos, pos,
                      "(unicode error) '%s' codec can't decode byte 0x%02x in position %u: %s",
                      ascii ? "ascii" : "charmap", byte, (unsigned)at,
                      ascii ? "ordinal not in range(128)" : "character maps to <undefined>");
    }
    kr_lexer_fail(lx, KR_SYNTAX_ERROR, pos, pos,
                  "Non-UTF-8 code starting with '\\x%02x' in file %s on line %u, but no encoding "
                  "declared; see https://peps.python.org/pep-0263/ for details",
                  byte, lx->filename ? lx->filename : "<string>", line);
}

/* Single-byte encoding to UTF-8 in place. `first` is the offset of the first byte >= 128. */
static void expand_line(kr_lexer *lx, size_t first) {
    size_t n = lx->buf_n - lx->line_at, grow = 0;
    const char *s = lx->buf + lx->line_at;
    for (size_t i = first; i < n; i++) {
        if ((uint8_t)s[i] < 128) continue;
        uint32_t c = kr_encoding_char(lx->encoding, (uint8_t)s[i]);
        if (!c) fail_decode(lx, lx->line, i);
        grow += kr_utf8_size(c) - 1;
    }
    kr_lexer_reserve(lx, &lx->buf, &lx->buf_cap, lx->buf_n + grow + 1);
    char *from = lx->buf + lx->buf_n, *to = from + grow;
    lx->buf_n += grow;
    while (to > from) {
        uint8_t byte = (uint8_t) * --from, utf8[KR_UTF8_MAX] = {byte};
        size_t len = byte < 128 ? 1 : kr_utf8_encode(kr_encoding_char(lx->encoding, byte), utf8);
        to -= len;
        memcpy(to, utf8, len);
    }
}

/* Makes the line just read UTF-8, or fails. */
static void decode_line(kr_lexer *lx) {
    if (lx->cookie_lines) detect_encoding(lx);
    const uint8_t *s = (const uint8_t *)lx->buf + lx->line_at;
    size_t n = lx->buf_n - lx->line_at;
    if (memchr(s, 0, n)) {
        kr_lexer_fail(lx, KR_SYNTAX_ERROR, (kr_pos){lx->line, 0}, (kr_pos){lx->line, 0},
                      "source code string cannot contain null bytes");
    }
    if (lx->bad_first_line && lx->encoding == KR_ENC_UTF8) fail_decode(lx, 1, 0);
    lx->bad_first_line = false;
    size_t ascii = kr_utf8_ascii_prefix(s, n);
    if (KR_LIKELY(ascii == n)) return;
    if (lx->encoding != KR_ENC_UTF8) {
        expand_line(lx, ascii);
    } else {
        kr_utf8_error e;
        if (kr_utf8_validate(s, n, false, &e)) return;
        if (lx->cookie_lines == 1 && lx->line == 1) {
            lx->bad_first_line = true; /* only a comment: its text does not matter */
            lx->buf_n = lx->line_at + 2;
            memcpy(lx->buf + lx->line_at, "#\n", 2);
        } else {
            fail_decode(lx, lx->line, e.start);
        }
    }
}

bool kr_lexer_next_line(kr_lexer *lx) {
    if (!fill_raw(lx)) { /* the last line stays, for error messages */
        lx->eof = true;
        lx->at = lx->buf_n ? lx->buf_n - 1 : 0;
        if (lx->bad_first_line) fail_decode(lx, 1, 0);
        return false;
    }
    if (!lx->keep) lx->buf_n = 0;
    lx->line_at = lx->at = lx->buf_n;
    lx->line++;
    take_line(lx);
    decode_line(lx);
    lx->buf[lx->buf_n] = 0;
    return true;
}

bool kr_lexer_rest_is_blank(kr_lexer *lx) {
    while (kr_lexer_next_line(lx)) {
        if (!only_comment(lx->buf + lx->line_at)) return false;
    }
    return true;
}
