/* Number literals: finds their end and checks their form.
 *
 * The value is made by the parser from the token's text; after this file that text is known to be
 * well formed (digits of the right base, single underscores between them). Scans stop at the '\n'
 * that ends every line. */
#include "compile/lexer_int.h"

#include <string.h>

/* Is s the start of a keyword that may follow a number without a space (`1if x else 2`)? */
static bool keyword_follows(const char *s) {
    switch (s[0]) {
    case 'a':
        return s[1] == 'n' && s[2] == 'd';
    case 'e':
        return strncmp(s, "else", 4) == 0;
    case 'f':
        return s[1] == 'o' && s[2] == 'r';
    case 'i':
        return s[1] == 'f' || s[1] == 'n' || s[1] == 's';
    case 'n':
        return s[1] == 'o' && s[2] == 't';
    case 'o':
        return s[1] == 'r';
    default:
        return false;
    }
}

/* Checks what follows a number that ends at `at`. */
static void check_end(kr_lexer *lx, size_t at, const char *kind) {
    const char *s = lx->buf + at;
    if (!kr_char_is_start(*s)) return;
    if (keyword_follows(s) ? kr_lexer_warn(lx, kr_lexer_pos(lx, at - 1), "invalid %s literal", kind)
                           : (uint8_t)*s < 128)
        kr_lexer_fail_at(lx, at - 1, "invalid %s literal", kind);
}

/* Skips digits with single underscores between them. */
static size_t skip_decimal(kr_lexer *lx, size_t at) {
    const char *s = lx->buf;
    for (;;) {
        while (kr_char_is_digit(s[at])) at++;
        if (s[at] != '_') return at;
        at++;
        if (!kr_char_is_digit(s[at])) kr_lexer_fail_at(lx, at - 1, "invalid decimal literal");
    }
}

/* 0x 0o 0b; at is behind the letter. */
static size_t scan_prefixed(kr_lexer *lx, size_t at, unsigned base) {
    const char *kind = base == 16 ? "hexadecimal" : base == 8 ? "octal" : "binary";
    const char *s = lx->buf;
    do {
        if (s[at] == '_') at++;
        size_t from = at;
        for (;; at++) {
            char c = s[at];
            if (base == 16 ? !kr_char_is_hex(c) : c < '0' || c >= (char)('0' + base)) break;
        }
        if (base != 16 && kr_char_is_digit(s[at])) {
            kr_lexer_fail_at(lx, at, "invalid digit '%c' in %s literal", s[at], kind);
        }
        if (at == from) kr_lexer_fail_at(lx, at - 1, "invalid %s literal", kind);
    } while (s[at] == '_');
    check_end(lx, at, kind);
    return at;
}

/* Fraction, exponent and imaginary unit behind the digits. Returns the end; *op changes for
 * each. */
static size_t scan_rest(kr_lexer *lx, size_t at, uint8_t *op) {
    const char *s = lx->buf;
    if (s[at] == '.') {
        *op = KR_NUM_FLOAT;
        at++;
        if (kr_char_is_digit(s[at])) {
            at = skip_decimal(lx, at);
        } else if (s[at] == '_') {
            kr_lexer_fail_at(lx, at - 1, "invalid decimal literal");
        }
    }
    if (s[at] == 'e' || s[at] == 'E') {
        size_t digits = at + 1;
        bool sign = s[digits] == '+' || s[digits] == '-';
        if (sign) digits++;
        if (kr_char_is_digit(s[digits])) {
            *op = KR_NUM_FLOAT;
            at = skip_decimal(lx, digits);
        } else if (sign) {
            kr_lexer_fail_at(lx, digits - 1, "invalid decimal literal");
        }
    }
    if (s[at] == 'j' || s[at] == 'J') {
        *op = KR_NUM_IMAGINARY;
        at++;
        check_end(lx, at, "imaginary");
    } else {
        check_end(lx, at, "decimal");
    }
    return at;
}

void kr_lexer_number(kr_lexer *lx, kr_token *t) {
    size_t start = lx->at, at = start;
    const char *s = lx->buf;
    t->type = KR_T_NUMBER;
    t->op = 10;
    char second = s[at] == '0' ? (char)(s[at + 1] | 32) : 0;
    if (second == 'x' || second == 'o' || second == 'b') {
        t->op = second == 'x' ? 16 : second == 'o' ? 8 : 2;
        at = scan_prefixed(lx, at + 2, t->op);
    } else {
        size_t zeros = at;
        at = skip_decimal(lx, at);
        while (s[zeros] == '0' || (s[zeros] == '_' && zeros > start)) zeros++;
        size_t digits = at;
        at = scan_rest(lx, at, &t->op);
        if (s[start] == '0' && zeros < digits && t->op == 10) {
            kr_lexer_fail(lx, KR_SYNTAX_ERROR, kr_lexer_pos(lx, start), kr_lexer_pos(lx, zeros),
                          "leading zeros in decimal integer literals are not permitted; use an 0o "
                          "prefix for octal integers");
        }
    }
    t->s = s + start;
    t->n = (uint32_t)(at - start);
    lx->at = at;
}
