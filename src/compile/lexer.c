/* Tokens: logical lines, indentation, brackets and operators.
 *
 * Invariants: `at` points into the current physical line, whose '\n' and NUL stop every scan, so no
 * scan checks a bound. at_line_start holds exactly when no bracket and no f-string is open and the
 * last token was a NEWLINE (or nothing). The bracket stack also holds the `{` of f-string fields;
 * literal text of an f-string is read only when its field is not on top. */
#include "compile/lexer_int.h"

#include <string.h>

#define S KR_CH_START
#define H (KR_CH_START | KR_CH_HEX)
#define D (KR_CH_DIGIT | KR_CH_HEX)
#define B KR_CH_SPACE
const uint8_t kr_char_class[256] = {
    0, 0, 0, 0, 0, 0, 0, 0, 0, B, 0, 0, B, 0, 0, 0, /* 00: tab, form feed */
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, /* 10 */
    B, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, /* 20: space */
    D, D, D, D, D, D, D, D, D, D, 0, 0, 0, 0, 0, 0, /* 30: 0-9 */
    0, H, H, H, H, H, H, S, S, S, S, S, S, S, S, S, /* 40: A-O */
    S, S, S, S, S, S, S, S, S, S, S, 0, 0, 0, 0, S, /* 50: P-Z _ */
    0, H, H, H, H, H, H, S, S, S, S, S, S, S, S, S, /* 60: a-o */
    S, S, S, S, S, S, S, S, S, S, S, 0, 0, 0, 0, 0, /* 70: p-z */
    S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, /* 80 */
    S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, /* 90 */
    S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, /* a0 */
    S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, /* b0 */
    S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, /* c0 */
    S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, /* d0 */
    S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, /* e0 */
    S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, /* f0 */
};
#undef S
#undef H
#undef D
#undef B

static const char *const token_texts[KR_T_COUNT] = {
#define KR_TOKEN(name, text) text,
#include "compile/tokens.def"
};

const char *kr_token_text(kr_tok type) {
    return token_texts[type];
}

/* ---- indentation ---- */

static void fail_indent(kr_lexer *lx, kr_syntax_kind kind, const char *message) {
    kr_pos pos = {lx->line, (uint32_t)(lx->buf_n - lx->line_at - 1)};
    if (lx->implied_newline && !lx->ends_lines && pos.col) pos.col--;
    if (kind == KR_SYNTAX_TAB) pos.col = 0;
    lx->quiet = true;
    kr_lexer_fail(lx, kind, pos, pos, "%s", message);
}

static void fail_tabs(kr_lexer *lx) {
    fail_indent(lx, KR_SYNTAX_TAB, "inconsistent use of tabs and spaces in indentation");
}

/* Continues at the next physical line after a backslash at lx->at. */
static void join_line(kr_lexer *lx) {
    size_t at = lx->at;
    lx->quiet = true;
    if (lx->buf[at + 1] != '\n') {
        kr_lexer_fail_at(lx, at + 1, "unexpected character after line continuation character");
    }
    if (lx->implied_newline && !lx->ends_lines) { /* what follows is not even a line's end */
        kr_lexer_fail_at(lx, at, "unexpected character after line continuation character");
    }
    if (!kr_lexer_next_line(lx)) {
        if (lx->parens) kr_lexer_fail_unclosed(lx);
        kr_lexer_fail_at(lx, lx->at, "unexpected EOF while parsing");
    }
    lx->quiet = false;
}

/* Measures the white space at the start of a line: tabs to 8 columns, and tabs as one column. */
static void measure(kr_lexer *lx, unsigned *col, unsigned *alt) {
    unsigned joined = 0, c = 0, a = 0;
    for (;;) {
        char ch = lx->buf[lx->at];
        if (ch == ' ') {
            c++, a++;
        } else if (ch == '\t') {
            c = (c / 8 + 1) * 8, a++;
        } else if (ch == '\f') {
            c = a = 0;
        } else if (ch == '\\') { /* the first of the joined lines counts */
            if (!joined) joined = c;
            join_line(lx);
            continue;
        } else {
            break;
        }
        lx->at++;
    }
    *col = joined ? joined : c;
    *alt = joined ? joined : a;
    if (*col > UINT16_MAX) *col = UINT16_MAX;
    if (*alt > UINT16_MAX) *alt = UINT16_MAX;
}

/* Compares the indentation of a new logical line with the stack. */
static void indent_to(kr_lexer *lx, unsigned col, unsigned alt) {
    unsigned n = lx->indents;
    unsigned top = n ? lx->indent[n - 1] : 0, alt_top = n ? lx->alt_indent[n - 1] : 0;
    if (col == top) {
        if (alt != alt_top) fail_tabs(lx);
    } else if (col > top) {
        if (n == KR_LEXER_MAX_INDENT - 1) {
            fail_indent(lx, KR_SYNTAX_INDENTATION, "too many levels of indentation");
        }
        if (alt <= alt_top) fail_tabs(lx);
        lx->indent[n] = (uint16_t)col;
        lx->alt_indent[n] = (uint16_t)alt;
        lx->indents++;
        lx->pending = 1;
    } else {
        while (n && col < lx->indent[n - 1]) n--;
        if (col != (n ? lx->indent[n - 1] : 0)) {
            fail_indent(lx, KR_SYNTAX_INDENTATION,
                        "unindent does not match any outer indentation level");
        }
        if (alt != (n ? lx->alt_indent[n - 1] : 0)) fail_tabs(lx);
        lx->pending = (int16_t)((int)n - (int)lx->indents);
        lx->indents = (uint16_t)n;
    }
}

/* Goes to the first line that is not blank. At the end of input, closes all blocks. */
static void start_line(kr_lexer *lx) {
    unsigned col, alt;
    for (;;) {
        if (!kr_lexer_next_line(lx)) {
            if (lx->indents && lx->no_implied_dedent && !lx->blank_last) {
                kr_lexer_fail_at(lx, lx->at, "unexpected EOF while parsing");
            }
            lx->pending = (int16_t)-lx->indents;
            lx->indents = 0;
            return;
        }
        measure(lx, &col, &alt);
        char c = lx->buf[lx->at];
        lx->blank_last = c == '\n';
        if (c != '#' && c != '\n') break;
        if (c == '\n' && lx->blank_indents && lx->implied_newline && lx->at > lx->line_at) break;
        if (lx->interactive && lx->indents && c == '\n' && lx->at == lx->line_at) break;
    }
    lx->at_line_start = false;
    indent_to(lx, col, alt);
}

/* ---- brackets ---- */

void kr_lexer_open(kr_lexer *lx, char open, bool field) {
    if (lx->parens == KR_LEXER_MAX_PARENS) {
        kr_lexer_fail_at(lx, lx->at, "too many nested parentheses");
    }
    kr_pos pos = kr_lexer_pos(lx, lx->at);
    unsigned n = lx->parens++;
    lx->paren[n].open = open;
    lx->paren[n].line = pos.line;
    lx->paren[n].col = pos.col > UINT16_MAX ? UINT16_MAX : (uint16_t)pos.col;
    lx->paren[n].field = field;
}

static void close_bracket(kr_lexer *lx, char open, char close) {
    if (lx->parens == 0) kr_lexer_fail_at(lx, lx->at, "unmatched '%c'", close);
    unsigned n = lx->parens - 1;
    if (lx->paren[n].field) {
        kr_lexer_fail_at(lx, lx->at, "%c-string: unmatched '%c'", kr_lexer_letter(lx), close);
    }
    if (lx->paren[n].open != open) {
        if (lx->paren[n].line != lx->line) {
            kr_lexer_fail_at(lx, lx->at,
                             "closing parenthesis '%c' does not match opening parenthesis '%c' "
                             "on line %u",
                             close, lx->paren[n].open, (unsigned)lx->paren[n].line);
        }
        kr_lexer_fail_at(lx, lx->at,
                         "closing parenthesis '%c' does not match opening parenthesis '%c'", close,
                         lx->paren[n].open);
    }
    lx->parens--;
}

/* ---- operators ---- */

/* Type and length of the operator at s; the length is 0 when there is none. */
static kr_tok scan_operator(const char *s, unsigned *n) {
/* X, X= */
#define EQ(one, two) (*n = s[1] == '=' ? 2 : 1, *n == 2 ? KR_T_##two : KR_T_##one)
/* X, X=, XX, XX= */
#define DOUBLE(one, one_eq, two, two_eq)                                                           \
    (s[1] != s[0] ? EQ(one, one_eq)                                                                \
                  : (*n = s[2] == '=' ? 3 : 2, *n == 3 ? KR_T_##two_eq : KR_T_##two))
    *n = 1;
    switch (s[0]) {
    case '(':
        return KR_T_LPAR;
    case ')':
        return KR_T_RPAR;
    case '[':
        return KR_T_LSQB;
    case ']':
        return KR_T_RSQB;
    case '{':
        return KR_T_LBRACE;
    case '}':
        return KR_T_RBRACE;
    case ',':
        return KR_T_COMMA;
    case ';':
        return KR_T_SEMI;
    case '~':
        return KR_T_TILDE;
    case ':':
        return EQ(COLON, COLONEQUAL);
    case '=':
        return EQ(EQUAL, EQ);
    case '!':
        return EQ(EXCLAMATION, NOTEQ);
    case '+':
        return EQ(ADD, ADD_EQ);
    case '%':
        return EQ(MOD, MOD_EQ);
    case '@':
        return EQ(MATMULT, MATMULT_EQ);
    case '&':
        return EQ(BITAND, BITAND_EQ);
    case '|':
        return EQ(BITOR, BITOR_EQ);
    case '^':
        return EQ(BITXOR, BITXOR_EQ);
    case '*':
        return DOUBLE(MULT, MULT_EQ, POW, POW_EQ);
    case '/':
        return DOUBLE(DIV, DIV_EQ, FLOORDIV, FLOORDIV_EQ);
    case '<':
        if (s[1] == '>') return *n = 2, KR_T_JUNK; /* Python 2's */
        return DOUBLE(LT, LTE, LSHIFT, LSHIFT_EQ);
    case '>':
        return DOUBLE(GT, GTE, RSHIFT, RSHIFT_EQ);
    case '-':
        if (s[1] == '>') return *n = 2, KR_T_ARROW;
        return EQ(SUB, SUB_EQ);
    case '.':
        if (s[1] == '.' && s[2] == '.') return *n = 3, KR_T_ELLIPSIS;
        return KR_T_DOT;
    case '$':
    case '?':
    case '`':
        return KR_T_JUNK;
    default:
        *n = 0;
        return KR_T_EOF;
    }
#undef EQ
#undef DOUBLE
}

/* Reads an operator or bracket. */
static void lex_operator(kr_lexer *lx, kr_token *t) {
    const char *s = lx->buf + lx->at;
    unsigned n;
    kr_tok type = scan_operator(s, &n);
    if (n == 0) kr_lexer_bad_char(lx, lx->at);
    if (kr_lexer_in_field(lx) && (*s == ':' || *s == '}' || type == KR_T_EXCLAMATION) &&
        *s != '<') {
        kr_lexer_fstring_field_end(lx, t, *s == ':' ? KR_T_COLON : type);
        return;
    }
    switch (type) {
    case KR_T_LPAR:
    case KR_T_LSQB:
    case KR_T_LBRACE:
        kr_lexer_open(lx, *s, false);
        break;
    case KR_T_RPAR:
        close_bracket(lx, '(', ')');
        break;
    case KR_T_RSQB:
        close_bracket(lx, '[', ']');
        break;
    case KR_T_RBRACE:
        close_bracket(lx, '{', '}');
        break;
    default:
        break;
    }
    t->type = (uint8_t)type;
    t->s = s;
    t->n = n;
    lx->at += n;
}

/* ---- tokens ---- */

/* Delivers what start_line found out. */
static void pop_pending(kr_lexer *lx, kr_token *t) {
    bool in = lx->pending > 0;
    t->type = in ? KR_T_INDENT : KR_T_DEDENT;
    lx->pending = (int16_t)(lx->pending + (in ? -1 : 1));
}

/* Skips white space, comments and joined lines. False at the end of the logical line or input. */
static bool skip_space(kr_lexer *lx) {
    for (;;) {
        const char *s = lx->buf + lx->at;
        while (kr_char_is_space(*s)) s++;
        if (*s == '#') {
            lx->at = (size_t)(s - lx->buf);
            if (!lx->parens) return false; /* the end of the line starts here */
            while (*s != '\n') s++;
        }
        lx->at = (size_t)(s - lx->buf);
        if (*s == '\\') {
            join_line(lx);
        } else if (*s == '\n') {
            if (!lx->parens || !kr_lexer_next_line(lx)) return false;
        } else {
            return true;
        }
    }
}

void kr_lexer_next(kr_lexer *lx, kr_token *t) {
    if (lx->fmodes && lx->fmode[lx->fmodes - 1].text) {
        kr_lexer_fstring_text(lx, t);
        return;
    }
    t->op = 0;
    t->n = 0;
    if (lx->at_line_start && !lx->pending) start_line(lx);
    if (lx->pending) {
        pop_pending(lx, t);
        t->start = t->end = kr_lexer_pos(lx, lx->at);
        return;
    }
    if (lx->at_line_start || !skip_space(lx)) {
        t->start = t->end = kr_lexer_pos(lx, lx->at);
        t->type = lx->eof ? KR_T_EOF : KR_T_NEWLINE;
        if (!lx->eof) t->end.col = (uint32_t)(lx->buf_n - lx->line_at);
        lx->at_line_start = true;
        return;
    }
    char c = lx->buf[lx->at];
    if (kr_char_is_start(c)) {
        kr_lexer_ident(lx, t);
        return;
    }
    t->start = kr_lexer_pos(lx, lx->at);
    if (kr_char_is_digit(c) || (c == '.' && kr_char_is_digit(lx->buf[lx->at + 1]))) {
        kr_lexer_number(lx, t);
    } else if (c == '"' || c == '\'') {
        kr_lexer_string(lx, t, lx->at, 0);
        return;
    } else {
        lex_operator(lx, t);
    }
    t->end = kr_lexer_pos(lx, lx->at);
}
