/* Plain string and bytes literals: finds where they end.
 *
 * The token's text is what stands between the quotes, untouched; the parser decodes it. A literal
 * over several lines keeps them all in the line buffer until the token is read. */
#include "compile/lexer_int.h"

int kr_lexer_prefix(const char *s, size_t n) {
    int op = 0;
    for (size_t i = 0; i < n; i++) {
        int bit;
        switch (s[i] | 32) {
        case 'r':
            bit = KR_STR_RAW;
            break;
        case 'b':
            bit = KR_STR_BYTES;
            break;
        case 'u':
            bit = KR_STR_U;
            break;
        case 'f':
            bit = KR_STR_F;
            break;
        case 't':
            bit = KR_STR_T;
            break;
        default:
            return -1;
        }
        op |= bit;
        /* two different letters, one of them r, none of them u */
        if (i == 1 && (op == bit || !(op & KR_STR_RAW) || (op & KR_STR_U))) return -1;
    }
    return op;
}

/* A string that starts with the quote of the f-string around it is a missing `}`. */
static void fail_open(kr_lexer *lx, kr_pos start, char quote, bool triple, bool escaped) {
    if (lx->fmodes && kr_lexer_in_field(lx)) {
        const kr_lexer_fmode *f = &lx->fmode[lx->fmodes - 1];
        if (f->quote == quote && !(f->op & KR_STR_TRIPLE) == !triple) {
            kr_lexer_fail(lx, KR_SYNTAX_ERROR, start, start, "%c-string: expecting '}'",
                          kr_lexer_letter(lx));
        }
    }
    kr_lexer_fail(lx, KR_SYNTAX_ERROR, start, start,
                  "unterminated %sstring literal (detected at line %u)%s",
                  triple ? "triple-quoted " : "", (unsigned)lx->line,
                  escaped && !triple ? "; perhaps you escaped the end quote?" : "");
}

void kr_lexer_string(kr_lexer *lx, kr_token *t, size_t start_at, uint8_t op) {
    char quote = lx->buf[lx->at];
    bool triple = lx->buf[lx->at + 1] == quote && lx->buf[lx->at + 2] == quote;
    size_t from = lx->at + (triple ? 3 : 1), p = from;
    bool was_kept = lx->keep, escaped = false;
    t->start = kr_lexer_pos(lx, start_at);
    lx->keep = true;
    for (;;) {
        char c = lx->buf[p];
        if (c == quote && (!triple || (lx->buf[p + 1] == quote && lx->buf[p + 2] == quote))) break;
        if (c == '\\' && lx->buf[p + 1] != '\n') {
            escaped |= lx->buf[p + 1] == quote;
            p += 2;
            continue;
        }
        if (c == '\\') c = lx->buf[++p];
        if (c != '\n') {
            p++;
        } else {
            bool joined = lx->buf[p - 1] == '\\' && p > from;
            if ((!triple && !joined) || !kr_lexer_next_line(lx)) {
                fail_open(lx, t->start, quote, triple, escaped);
            }
            p = lx->at;
        }
    }
    lx->keep = was_kept;
    t->type = KR_T_STRING;
    t->op = op | (triple ? KR_STR_TRIPLE : 0);
    t->s = lx->buf + from;
    t->n = (uint32_t)(p - from);
    lx->at = p + (triple ? 3 : 1);
    t->end = kr_lexer_pos(lx, lx->at);
}
