/* Identifiers, keywords and string prefixes.
 *
 * ASCII names are taken as they stand in the line. A name with other characters is checked and
 * NFKC-normalised through the Unicode hooks; its text then lies in lx->norm until the next one. */
#include <string.h>

#include "base/utf8.h"
#include "compile/lexer_int.h"

/* First keyword token for each initial letter: keywords are sorted in tokens.def. */
static kr_tok first_keyword(char c) {
    switch (c) {
    case 'F':
        return KR_T_FALSE;
    case 'N':
        return KR_T_NONE;
    case 'T':
        return KR_T_TRUE;
    case 'a':
        return KR_T_AND;
    case 'b':
        return KR_T_BREAK;
    case 'c':
        return KR_T_CLASS;
    case 'd':
        return KR_T_DEF;
    case 'e':
        return KR_T_ELIF;
    case 'f':
        return KR_T_FINALLY;
    case 'g':
        return KR_T_GLOBAL;
    case 'i':
        return KR_T_IF;
    case 'l':
        return KR_T_LAMBDA;
    case 'n':
        return KR_T_NONLOCAL;
    case 'o':
        return KR_T_OR;
    case 'p':
        return KR_T_PASS;
    case 'r':
        return KR_T_RAISE;
    case 't':
        return KR_T_TRY;
    case 'w':
        return KR_T_WHILE;
    case 'y':
        return KR_T_YIELD;
    default:
        return KR_T_COUNT;
    }
}

static kr_tok keyword_or_name(const char *s, size_t n) {
    if (n < 2 || n > 8) return KR_T_NAME;
    for (int k = first_keyword(s[0]); k < KR_T_COUNT; k++) {
        const char *text = kr_token_text((kr_tok)k);
        if (text[0] != s[0]) break;
        if (text[1] == s[1] && strncmp(text, s, n) == 0 && text[n] == 0) return (kr_tok)k;
    }
    return KR_T_NAME;
}

/* U+ notation: at least four digits, capitals. */
static void write_code(char out[9], uint32_t c) {
    unsigned n = c > 0xfffff ? 6 : c > 0xffff ? 5 : 4;
    for (unsigned i = 0; i < n; i++) out[i] = "0123456789ABCDEF"[c >> 4 * (n - 1 - i) & 15];
    out[n] = 0;
}

void kr_lexer_bad_char(kr_lexer *lx, size_t at) {
    const uint8_t *s = (const uint8_t *)lx->buf + at;
    uint32_t c;
    char code[9];
    size_t n = kr_utf8_decode(s, lx->buf_n - at, true, &c);
    if (n == 0) c = *s, n = 1;
    write_code(code, c);
    bool printable = c >= 128 && (!lx->uni || lx->uni->printable(c));
    if (!printable) kr_lexer_fail_at(lx, at, "invalid non-printable character U+%s", code);
    kr_lexer_fail_at(lx, at, "invalid character '%.*s' (U+%s)", (int)n, (const char *)s, code);
}

/* Checks and normalises the name [at, end) that has non-ASCII characters. */
static void normalise(kr_lexer *lx, kr_token *t, size_t at, size_t end) {
    const kr_uni_hooks *uni = lx->uni;
    t->s = lx->buf + at;
    t->n = (uint32_t)(end - at);
    if (!uni) return;
    const uint8_t *s = (const uint8_t *)lx->buf + at, *stop = (const uint8_t *)lx->buf + end;
    for (const uint8_t *p = s; p < stop;) {
        const uint8_t *here = p;
        uint32_t c = kr_utf8_next(&p);
        bool good = c < 128 || (here == s ? uni->xid_start(c) : uni->xid_continue(c));
        if (!good) kr_lexer_bad_char(lx, at + (size_t)(here - s));
    }
    size_t need = t->n + 16;
    for (;;) {
        kr_lexer_reserve(lx, &lx->norm, &lx->norm_cap, need);
        size_t n = uni->nfkc(t->s, t->n, lx->norm, lx->norm_cap);
        if (n <= lx->norm_cap) {
            t->s = lx->norm;
            t->n = (uint32_t)n;
            return;
        }
        need = n;
    }
}

/* Two different letters that may stand in a string's prefix, but not together: says so. Any other
 * word in front of a quote is a name. */
static void check_prefix(kr_lexer *lx, const char *s, size_t n) {
    static const char pairs[][2] = {"ub", "ur", "uf", "ut", "bf", "bt", "ft"};
    unsigned seen = 0;
    kr_pos start = kr_lexer_pos(lx, (size_t)(s - lx->buf));
    for (size_t i = 0; i < n; i++) {
        if (!kr_char_is_start(s[i]) || !strchr("bruft", s[i] | 32)) return;
        unsigned bit = 1u << ((s[i] | 32) - 'a');
        if (seen & bit) return;
        seen |= bit;
    }
    for (size_t i = 0; i < KR_ARRAY_LEN(pairs); i++) {
        char a = pairs[i][0], b = pairs[i][1];
        if (!(seen & 1u << (a - 'a')) || !(seen & 1u << (b - 'a'))) continue;
        kr_lexer_fail(lx, KR_SYNTAX_ERROR, start, (kr_pos){start.line, start.col + (uint32_t)n},
                      "'%c' and '%c' prefixes are incompatible", a, b);
    }
}

void kr_lexer_ident(kr_lexer *lx, kr_token *t) {
    size_t at = lx->at;
    const char *s = lx->buf + at, *p = s;
    uint8_t high = 0;
    while (kr_char_is_word(*p)) high |= (uint8_t)*p++;
    size_t n = (size_t)(p - s);
    if ((*p == '"' || *p == '\'') && n <= 5) {
        int op = n <= 2 ? kr_lexer_prefix(s, n) : -1;
        if (op >= 0) {
            lx->at = at + n;
            if (op & (KR_STR_F | KR_STR_T)) {
                kr_lexer_fstring_start(lx, t, at, (uint8_t)op);
            } else {
                kr_lexer_string(lx, t, at, (uint8_t)op);
            }
            return;
        }
        check_prefix(lx, s, n);
    }
    t->start = kr_lexer_pos(lx, at);
    t->end = (kr_pos){t->start.line, t->start.col + (uint32_t)n};
    t->s = s;
    t->n = (uint32_t)n;
    lx->at = at + n;
    if (KR_UNLIKELY(high & 0x80)) normalise(lx, t, at, at + n);
    t->type = (uint8_t)keyword_or_name(t->s, t->n);
}
