/* Values of number literals. The lexer has checked their form. */
#include "base/digits.h"
#include "base/numparse.h"
#include "compile/parser_int.h"

/* Reads an int64 from digits with underscores. False when it does not fit. */
static bool read_small(const char *s, size_t n, unsigned base, int64_t *out) {
    uint64_t v = 0, limit = (uint64_t)INT64_MAX;
    for (size_t i = 0; i < n; i++) {
        if (s[i] == '_') continue;
        unsigned d = kr_digit_value((unsigned char)s[i]);
        if (v > (limit - d) / base) return false;
        v = v * base + d;
    }
    *out = (int64_t)v;
    return true;
}

/* A literal too large for int64: keeps its digits, without underscores and leading zeros. */
static kr_node *make_big(kr_parser *p, kr_pos start, const char *s, size_t n, unsigned base) {
    const char *text;
    kr_node *e = kr_parser_text_node(p, KR_AST_BIGINT, start, s, n, &text);
    char *to = (char *)text;
    size_t len = 0;
    for (size_t i = 0; i < n; i++) {
        if (s[i] == '_' || (s[i] == '0' && len == 0)) continue;
        to[len++] = s[i];
    }
    to[len] = 0;
    e->text.s = text;
    e->n = (uint32_t)len;
    e->op = base & 0xff;
    return e;
}

kr_node *kr_parse_number(kr_parser *p) {
    const char *s = p->tok.s;
    size_t n = p->tok.n;
    unsigned base = p->tok.op;
    kr_node *e;
    if (base == KR_NUM_FLOAT || base == KR_NUM_IMAGINARY) {
        bool imaginary = base == KR_NUM_IMAGINARY;
        e = kr_parser_node(p, imaginary ? KR_AST_IMAGINARY : KR_AST_FLOAT, p->tok.start);
        kr_parse_float(s, n - imaginary, &e->real.value);
    } else {
        int64_t value;
        if (base != 10) s += 2, n -= 2;
        if (read_small(s, n, base, &value)) {
            e = kr_parser_node(p, KR_AST_INT, p->tok.start);
            e->integer.value = value;
        } else {
            e = make_big(p, p->tok.start, s, n, base);
        }
    }
    kr_parser_advance(p);
    kr_parser_end(p, e);
    return e;
}
