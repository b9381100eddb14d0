/* String literals: runs of adjacent literals, f-strings and t-strings.
 *
 * Literal text gathers in p->text above a base that each run remembers, since strings nest inside
 * fields; it becomes a STR part when a field or the end of the run comes, so neighbouring texts are
 * always one part. */
#include "compile/parser_int.h"

typedef struct run {
    size_t text_base;  /* pending literal text starts here */
    size_t parts_base; /* parts on the element stack start here */
    kr_pos text_start; /* of the pending text */
    bool fields;       /* an f- or t-string was among the literals */
    bool template;     /* a t-string: fields are INTERPOLATION */
    bool unicode;      /* u'' on the first literal */
} run;

static kr_node *text_node(kr_parser *p, kr_ast_kind kind, kr_pos start, const run *r) {
    const char *text;
    const char *s = p->text ? p->text + r->text_base : "";
    kr_node *e = kr_parser_text_node(p, kind, start, s, p->text_n - r->text_base, &text);
    e->text.s = text;
    if (r->unicode) e->flags |= KR_AST_U;
    p->text_n = r->text_base;
    return e;
}

/* Turns pending text into a part. */
static void flush_text(kr_parser *p, run *r) {
    if (p->text_n == r->text_base) return;
    kr_parser_push(p, text_node(p, KR_AST_STR, r->text_start, r));
}

static void add_text(kr_parser *p, run *r) {
    if (p->text_n == r->text_base) r->text_start = kr_parser_here(p);
    kr_parser_decode(p, &p->tok);
}

/* ---- fields ---- */

/* The field's expression text with comments taken out. Returns its length. */
static size_t copy_source(char *to, const char *s, size_t n) {
    size_t len = 0;
    char quote = 0;
    for (size_t i = 0; i < n; i++) {
        if (quote) {
            if (s[i] == '\\' && i + 1 < n) {
                to[len++] = s[i++];
            } else if (s[i] == quote) {
                quote = 0;
            }
        } else if (s[i] == '"' || s[i] == '\'') {
            quote = s[i];
        } else if (s[i] == '#') {
            while (i + 1 < n && s[i + 1] != '\n') i++;
            continue;
        }
        to[len++] = s[i];
    }
    return len;
}

/* Length of an interpolation's source text without the trailing `=` and white space. */
static size_t trim_source(const char *s, size_t n, bool debug) {
    while (n && (kr_char_is_space(s[n - 1]) || s[n - 1] == '\n')) n--;
    if (debug && n && s[n - 1] == '=') {
        n--;
        while (n && (kr_char_is_space(s[n - 1]) || s[n - 1] == '\n')) n--;
    }
    return n;
}

/* !r and the like, at the `!`. */
static unsigned parse_conversion(kr_parser *p) {
    kr_pos start = p->tok.start, end = p->tok.end;
    char letter = p->field.letter;
    kr_parser_advance(p);
    if (p->tok.type == KR_T_COLON || p->tok.type == KR_T_RBRACE) {
        kr_parser_fail_here(p, "%c-string: missing conversion character", letter);
    }
    if (p->tok.start.line != end.line || p->tok.start.col != end.col) {
        kr_parser_fail(p, start, p->tok.end,
                       "%c-string: conversion type must come right after the exclamation mark",
                       letter);
    }
    char c = p->tok.type == KR_T_NAME && p->tok.n == 1 ? p->tok.s[0] : 0;
    if (p->tok.type != KR_T_NAME) {
        kr_parser_fail_here(p, "%c-string: invalid conversion character", letter);
    }
    if (c != 's' && c != 'r' && c != 'a') {
        kr_parser_fail_here(
            p, "%c-string: invalid conversion character '%.*s': expected 's', 'r', or 'a'", letter,
            (int)(p->tok.n < 60 ? p->tok.n : 60), p->tok.s);
    }
    kr_parser_advance(p);
    return (unsigned)c;
}

static void parse_field(kr_parser *p, run *r);

/* The format specification behind `:`, up to the field's `}`. Its fields are those of an f-string
 * even in a t-string. */
static kr_node *parse_spec(kr_parser *p) {
    run r = {.text_base = p->text_n, .parts_base = p->stack_n};
    kr_pos start = kr_parser_here(p);
    kr_parser_advance(p);
    while (p->tok.type == KR_T_FSTRING_MIDDLE || p->tok.type == KR_T_LBRACE) {
        if (p->tok.type == KR_T_LBRACE) {
            parse_field(p, &r);
        } else {
            add_text(p, &r);
            kr_parser_advance(p);
        }
    }
    flush_text(p, &r);
    uint32_t n;
    kr_node **at = kr_parser_pop(p, r.parts_base, &n);
    kr_node *e = kr_parser_node(p, KR_AST_JOINEDSTR, start);
    e->n = n;
    e->seq.at = at;
    return e;
}

/* Fails when no expression stands behind `{`. */
static void check_field_start(kr_parser *p) {
    char c;
    switch (p->tok.type) {
    case KR_T_RBRACE:
        c = '}';
        break;
    case KR_T_EXCLAMATION:
        c = '!';
        break;
    case KR_T_COLON:
        c = ':';
        break;
    case KR_T_EQUAL:
        c = '=';
        break;
    default: {
        bool ok = kr_parser_at_expression(p) || p->tok.type == KR_T_MULT ||
                  p->tok.type == KR_T_YIELD || p->tok.type == KR_T_EOF;
        if (ok) return;
        kr_parser_fail_here(p, "%c-string: expecting a valid expression after '{'",
                            p->field.letter);
    }
    }
    kr_parser_fail_here(p, "%c-string: valid expression required before '%c'", p->field.letter, c);
}

/* Fails behind an expression that no `!`, `:` or `}` follows. */
static KR_NORETURN void fail_field_end(kr_parser *p, kr_node *value, bool debug) {
    if (!debug) {
        kr_parser_note_tail(p);
        if (kr_parser_at_expression(p)) kr_parser_fail_after(p, value);
    }
    if (p->tok.type == KR_T_EOF) kr_parser_fail_syntax(p);
    kr_parser_fail_here(p, "%c-string: expecting %s'!', or ':', or '}'", p->field.letter,
                        debug ? "" : "'=', or ");
}

/* The field's expression, at its first token. */
static kr_node *parse_field_value(kr_parser *p) {
    p->field.start = p->tok.start;
    p->field.end = p->tok.end;
    check_field_start(p);
    return kr_parse_yield_or_star(p);
}

/* {expr = !r :spec}: pushes literal text before it, then the field. */
static void parse_field(kr_parser *p, run *r) {
    kr_pos start = kr_parser_here(p);
    const char *source = NULL;
    size_t source_n = 0;
    kr_node *spec = NULL;
    unsigned conversion = 0;
    kr_parser_field outer = p->field;
    kr_parser_enter(p);
    p->field = (kr_parser_field){.letter = kr_lexer_letter(&p->lx), .depth = p->lx.parens};
    kr_parser_advance(p);
    kr_node *value = parse_field_value(p);
    bool debug = kr_parser_accept(p, KR_T_EQUAL);
    if (p->tok.type != KR_T_EXCLAMATION && p->tok.type != KR_T_COLON &&
        p->tok.type != KR_T_RBRACE) {
        fail_field_end(p, value, debug);
    }
    if (debug || r->template) { /* the token that ends the expression carries its text */
        char *copy = kr_parser_alloc(p, (size_t)p->tok.n + 1);
        source_n = copy_source(copy, p->tok.s, p->tok.n);
        source = copy;
    }
    if (debug) {
        if (p->text_n == r->text_base) r->text_start = start;
        kr_parser_append(p, source, source_n);
    }
    flush_text(p, r);
    if (p->tok.type == KR_T_EXCLAMATION) conversion = parse_conversion(p);
    if (p->tok.type == KR_T_COLON) spec = parse_spec(p);
    bool implied = debug && !conversion && !spec;
    if (implied) conversion = 'r';
    if (p->tok.type != KR_T_RBRACE) {
        if (p->tok.type == KR_T_EOF) kr_parser_fail_syntax(p);
        kr_parser_fail_here(p, "%c-string: expecting %s", p->field.letter,
                            spec ? "'}', or format specs" : "':' or '}'");
    }
    p->field = outer;
    kr_parser_advance(p);
    kr_parser_leave(p);
    kr_node *e = kr_parser_node(p, r->template ? KR_AST_INTERPOLATION : KR_AST_FORMATTED, start);
    e->op = conversion & 0xff;
    e->field.value = value;
    e->field.spec = spec;
    if (debug) e->flags |= KR_AST_DEBUG;
    if (implied) e->flags |= KR_AST_IMPLIED;
    if (r->template) {
        e->n = (uint32_t)trim_source(source, source_n, debug);
        e->field.src = kr_parser_copy(p, source, e->n);
    }
    kr_parser_push(p, e);
}

/* One f- or t-string literal. */
static void parse_fstring(kr_parser *p, run *r) {
    kr_parser_advance(p);
    while (p->tok.type != KR_T_FSTRING_END) {
        if (p->tok.type == KR_T_FSTRING_MIDDLE) {
            add_text(p, r);
            kr_parser_advance(p);
        } else if (p->tok.type == KR_T_LBRACE) {
            parse_field(p, r);
        } else {
            kr_parser_fail_syntax(p);
        }
    }
    kr_parser_advance(p);
}

/* ---- runs of literals ---- */

kr_node *kr_parse_strings(kr_parser *p) {
    run r = {.text_base = p->text_n, .parts_base = p->stack_n};
    kr_pos start = kr_parser_here(p);
    uint8_t first = p->tok.op, mixed = 0;
    r.text_start = start;
    r.unicode = (first & KR_STR_U) != 0;
    r.template = (first & KR_STR_T) != 0;
    do {
        mixed |= first ^ p->tok.op;
        if (p->tok.type == KR_T_FSTRING_START) {
            r.fields = true;
            parse_fstring(p, &r);
        } else {
            add_text(p, &r);
            kr_parser_advance(p);
        }
    } while (p->tok.type == KR_T_STRING || p->tok.type == KR_T_FSTRING_START);
    if (mixed & KR_STR_T) {
        kr_parser_fail(p, start, p->prev_end,
                       "cannot mix t-string literals with string or bytes literals");
    }
    if (mixed & KR_STR_BYTES) kr_parser_fail_here(p, "cannot mix bytes and nonbytes literals");
    if (!r.fields) return text_node(p, first & KR_STR_BYTES ? KR_AST_BYTES : KR_AST_STR, start, &r);
    flush_text(p, &r);
    uint32_t n;
    kr_node **at = kr_parser_pop(p, r.parts_base, &n);
    kr_node *e = kr_parser_node(p, r.template ? KR_AST_TEMPLATESTR : KR_AST_JOINEDSTR, start);
    e->n = n;
    e->seq.at = at;
    n = p->tok.start.line - kr_ast_end_line(e);
    e->op = n < 255 ? n : 255;
    return e;
}
