/* The text of string literals: escape sequences to characters, into the parser's text buffer. */
#include "base/digits.h"
#include "base/utf8.h"
#include "compile/parser_int.h"

typedef struct decoder {
    kr_parser *p;
    const kr_token *t;
    const char *s, *end; /* what is left to read */
    const char *start;
    bool warned; /* one warning for a literal is enough */
} decoder;

void kr_parser_append(kr_parser *p, const char *s, size_t n) {
    if (!n) return;
    if (p->text_n + n > p->text_cap) {
        kr_lexer_reserve(&p->lx, &p->text, &p->text_cap, p->text_n + n + 64);
    }
    memcpy(p->text + p->text_n, s, n);
    p->text_n += n;
}

static void append_char(kr_parser *p, uint32_t c) {
    uint8_t utf8[KR_UTF8_MAX];
    size_t n = kr_utf8_encode(c, utf8);
    kr_parser_append(p, (const char *)utf8, n);
}

/* Position as the codec counts it: each character beyond ASCII was a \UXXXXXXXX for it. */
static unsigned codec_position(const decoder *d, const char *at) {
    unsigned n = 0;
    for (const char *s = d->start; s < at; s++) {
        if ((uint8_t)*s < 128) {
            n++;
        } else if (kr_utf8_is_start((uint8_t)*s)) {
            n += 10;
        }
    }
    return n;
}

/* `from` is the backslash, `to` the first character that does not belong. */
static KR_NORETURN void fail_escape(decoder *d, const char *from, const char *to,
                                    const char *reason) {
    kr_parser_fail(d->p, d->t->start, d->t->end,
                   "(unicode error) 'unicodeescape' codec can't decode bytes in position %u-%u: %s",
                   codec_position(d, from), codec_position(d, to) - 1, reason);
}

/* Where in the source the literal's text goes on at `at`. */
static kr_pos escape_position(const decoder *d, const char *at) {
    kr_pos pos = d->t->start;
    uint8_t op = d->t->op;
    if (d->t->type == KR_T_STRING) /* t->start is the prefix */
        pos.col += (op & KR_STR_TRIPLE ? 3 : 1) + !!(op & KR_STR_BYTES) + !!(op & KR_STR_U);
    for (const char *s = d->start; s < at; s++) {
        pos.col++;
        if (*s == '\n') pos = (kr_pos){pos.line + 1, 0};
    }
    return pos;
}

static void warn_escape(decoder *d, const char *from, size_t n, bool octal) {
    kr_pos start = escape_position(d, from), end = {start.line, start.col + 2};
    const char *kind = octal ? "octal " : "";
    if (d->warned) return;
    d->warned = true;
    if (kr_lexer_warn(&d->p->lx, start,
                      "\"%.*s\" is an invalid %sescape sequence. Such sequences will not work in "
                      "the future. Did you mean \"\\%.*s\"? A raw string is also an option.",
                      (int)n, from, kind, (int)n, from)) {
        kr_parser_fail(d->p, start, end,
                       "\"%.*s\" is an invalid %sescape sequence. Did you mean \"\\%.*s\"? A raw "
                       "string is also an option.",
                       (int)n, from, kind, (int)n, from);
    }
}

/* \x \u \U: exactly `want` digits. */
static void decode_hex(decoder *d, const char *from, unsigned want) {
    static const char *const reasons[] = {[2] = "truncated \\xXX escape",
                                          [4] = "truncated \\uXXXX escape",
                                          [8] = "truncated \\UXXXXXXXX escape"};
    uint32_t c = 0;
    unsigned n = 0;
    while (n < want && d->s < d->end && kr_char_is_hex(*d->s)) {
        c = c << 4 | (uint32_t)kr_hex_digit((unsigned char)*d->s++);
        n++;
    }
    if (d->t->op & KR_STR_BYTES) {
        if (n < want) {
            kr_parser_fail(d->p, d->t->start, d->t->end,
                           "(value error) invalid \\x escape at position %u",
                           (unsigned)(from - d->start));
        }
        char byte = (char)c;
        kr_parser_append(d->p, &byte, 1);
        return;
    }
    if (n < want) fail_escape(d, from, d->s, reasons[want]);
    if (c > KR_UNICODE_MAX) fail_escape(d, from, d->s, "illegal Unicode character");
    append_char(d->p, c);
}

static void decode_octal(decoder *d, const char *from) {
    uint32_t c = 0;
    d->s = from + 1;
    for (int n = 0; n < 3 && d->s < d->end && *d->s >= '0' && *d->s <= '7'; n++) {
        c = c << 3 | (uint32_t)(*d->s++ - '0');
    }
    if (c > 0377) warn_escape(d, from, (size_t)(d->s - from), true);
    if (d->t->op & KR_STR_BYTES) {
        char byte = (char)c;
        kr_parser_append(d->p, &byte, 1);
    } else {
        append_char(d->p, c);
    }
}

/* \N{name} */
static void decode_name(decoder *d, const char *from) {
    const char *close = NULL;
    if (d->s < d->end && *d->s == '{') close = memchr(d->s, '}', (size_t)(d->end - d->s));
    if (!close || close == d->s + 1) {
        const char *to = close ? close : d->s < d->end && *d->s == '{' ? d->end : d->s;
        fail_escape(d, from, to, "malformed \\N character escape");
    }
    const kr_uni_hooks *uni = d->p->lx.uni;
    int32_t c = uni ? uni->lookup(d->s + 1, (size_t)(close - d->s - 1)) : -1;
    if (c < 0) fail_escape(d, from, close + 1, "unknown Unicode character name");
    append_char(d->p, (uint32_t)c);
    d->s = close + 1;
}

/* The escape sequence behind the backslash at d->s. */
static void decode_escape(decoder *d) {
    const char *from = d->s++;
    bool bytes = d->t->op & KR_STR_BYTES;
    char c = d->s < d->end ? *d->s++ : 0, out;
    switch (c) {
    case '\n':
        return;
    case '\\':
    case '\'':
    case '"':
        out = c;
        break;
    case 'a':
        out = '\a';
        break;
    case 'b':
        out = '\b';
        break;
    case 'f':
        out = '\f';
        break;
    case 'n':
        out = '\n';
        break;
    case 'r':
        out = '\r';
        break;
    case 't':
        out = '\t';
        break;
    case 'v':
        out = '\v';
        break;
    case 'x':
        decode_hex(d, from, 2);
        return;
    default:
        if (c >= '0' && c <= '7') {
            decode_octal(d, from);
        } else if (!bytes && (c == 'u' || c == 'U')) {
            decode_hex(d, from, c == 'u' ? 4 : 8);
        } else if (!bytes && c == 'N') {
            decode_name(d, from);
        } else { /* not an escape: the backslash stays, and what follows is read as usual */
            if (c) d->s = from + 1;
            if (c && (uint8_t)c < 128) warn_escape(d, from, 2, false);
            kr_parser_append(d->p, "\\", 1);
        }
        return;
    }
    kr_parser_append(d->p, &out, 1);
}

static void check_bytes(kr_parser *p, const kr_token *t) {
    for (uint32_t i = 0; i < t->n; i++) {
        if ((uint8_t)t->s[i] >= 128) {
            kr_parser_fail(p, t->start, t->end, "bytes can only contain ASCII literal characters");
        }
    }
}

void kr_parser_decode(kr_parser *p, const kr_token *t) {
    decoder d = {.p = p, .t = t, .s = t->s, .end = t->s + t->n, .start = t->s};
    bool raw = t->op & KR_STR_RAW;
    /* in literal text of f-strings a doubled brace is one */
    bool braces = t->type == KR_T_FSTRING_MIDDLE && !(t->op & KR_STR_SPEC);
    if (t->op & KR_STR_BYTES) check_bytes(p, t);
    while (d.s < d.end) {
        const char *from = d.s;
        while (d.s < d.end && (raw || *d.s != '\\') && !(braces && (*d.s == '{' || *d.s == '}'))) {
            d.s++;
        }
        kr_parser_append(p, from, (size_t)(d.s - from));
        if (d.s == d.end) break;
        if (*d.s == '\\') {
            decode_escape(&d);
        } else {
            kr_parser_append(p, d.s, 1);
            d.s += 2;
        }
    }
}
