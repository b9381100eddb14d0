/* f- and t-strings (PEP 701, PEP 750).
 *
 * An f-string becomes FSTRING_START, then literal text as FSTRING_MIDDLE and, for each field, `{`,
 * ordinary tokens and an end ( ! : } ), then FSTRING_END. A mode on the stack stands for each open
 * one: `text` says whether literal text or ordinary tokens come next. The field's `{` lies on the
 * bracket stack with a mark, so inside brackets of the expression `:` and `!` are ordinary. After a
 * field's `:` its specification is literal text too, in which `{` opens a nested field.
 *
 * From its start to its end the whole f-string stays in the line buffer (keep), hence the text of a
 * field, which `=` and t-strings want, is there when the field ends. */
#include "compile/lexer_int.h"

#include <string.h>

static kr_lexer_fmode *top(kr_lexer *lx) {
    return &lx->fmode[lx->fmodes - 1];
}

void kr_lexer_fstring_start(kr_lexer *lx, kr_token *t, size_t start_at, uint8_t op) {
    const char *s = lx->buf + lx->at;
    bool triple = s[1] == s[0] && s[2] == s[0];
    if (lx->fmodes == KR_LEXER_MAX_FSTRINGS) {
        kr_lexer_fail_at(lx, start_at, "too many nested f-strings");
    }
    size_t cap = lx->fmodes_cap * sizeof *lx->fmode;
    char *mem = (char *)lx->fmode;
    kr_lexer_reserve(lx, &mem, &cap, (lx->fmodes + 1) * sizeof *lx->fmode);
    lx->fmode = (kr_lexer_fmode *)mem;
    lx->fmodes_cap = (uint32_t)(cap / sizeof *lx->fmode);
    kr_lexer_fmode *f = &lx->fmode[lx->fmodes++];
    memset(f, 0, sizeof *f);
    f->op = op | (triple ? KR_STR_TRIPLE : 0);
    f->quote = *s;
    f->text = true;
    f->start = kr_lexer_pos(lx, start_at);
    lx->keep = true;
    lx->at += triple ? 3 : 1;
    t->type = KR_T_FSTRING_START;
    t->op = f->op;
    t->s = s;
    t->n = 0;
    t->start = f->start;
    t->end = kr_lexer_pos(lx, lx->at);
}

static void fail_open(kr_lexer *lx, const kr_lexer_fmode *f) {
    if (f->depth && lx->buf[lx->at] == '\n' && !(f->op & KR_STR_TRIPLE) &&
        !(lx->implied_newline && lx->blank_indents)) {
        kr_lexer_fail_at(lx, lx->at,
                         "%c-string: newlines are not allowed in format specifiers for single "
                         "quoted %c-strings",
                         kr_lexer_letter(lx), kr_lexer_letter(lx));
    }
    kr_lexer_fail(lx, KR_SYNTAX_ERROR, f->start, f->start,
                  "unterminated %s%c-string literal (detected at line %u)",
                  f->op & KR_STR_TRIPLE ? "triple-quoted " : "", kr_lexer_letter(lx),
                  (unsigned)lx->line);
}

/* Skips a backslash and what it protects. Returns the offset behind. */
static size_t skip_escape(kr_lexer *lx, const kr_lexer_fmode *f, size_t p) {
    const char *s = lx->buf + p;
    char c = s[1];
    if (c == '{' || c == '}') return p + 1; /* the brace means what it always means */
    if (c == 'N' && s[2] == '{' && !(f->op & KR_STR_RAW)) {
        size_t n = 3;
        while (s[n] != '}' && s[n] != '\n' && s[n] != f->quote) n++;
        return p + n + (s[n] == '}');
    }
    if (c != '\n') return p + 2;
    lx->at = p + 1;
    if (!kr_lexer_next_line(lx)) fail_open(lx, f);
    return lx->at;
}

/* Does the f-string's closing quote stand at p? */
static bool closes(const kr_lexer *lx, const kr_lexer_fmode *f, size_t p) {
    const char *s = lx->buf + p;
    if (*s != f->quote) return false;
    return !(f->op & KR_STR_TRIPLE) || (s[1] == f->quote && s[2] == f->quote);
}

/* Offset of the end of the literal text that starts at lx->at. */
static size_t scan_text(kr_lexer *lx) {
    size_t p = lx->at;
    for (;;) {
        const kr_lexer_fmode *f = top(lx);
        char c = lx->buf[p];
        if (c == '\\') {
            p = skip_escape(lx, f, p);
        } else if (c == '{' || c == '}') {
            bool doubled = lx->buf[p + 1] == c && !f->depth;
            if (!doubled) return p;
            p += 2;
        } else if (c == '\n') {
            lx->at = p;
            if (!(f->op & KR_STR_TRIPLE) || !kr_lexer_next_line(lx)) fail_open(lx, f);
            p = lx->at;
        } else if (closes(lx, f, p)) {
            return p;
        } else {
            p++;
        }
    }
}

static void open_field(kr_lexer *lx, kr_token *t) {
    kr_lexer_fmode *f = top(lx);
    if (f->depth == KR_LEXER_MAX_FIELDS) {
        kr_lexer_fail_at(lx, lx->at - 1, "%c-string: expressions nested too deeply",
                         kr_lexer_letter(lx));
    }
    kr_lexer_open(lx, '{', true);
    t->type = KR_T_LBRACE;
    t->s = lx->buf + lx->at;
    t->n = 1;
    lx->at++;
    f->field_at[f->depth++] = (uint32_t)lx->at;
    f->text = false;
}

static void close_string(kr_lexer *lx, kr_token *t) {
    kr_lexer_fmode *f = top(lx);
    /* open fields end with the string; the parser will miss their `}` */
    for (; f->depth; f->depth--) lx->paren[lx->parens - f->depth].field = false;
    t->type = KR_T_FSTRING_END;
    t->s = lx->buf + lx->at;
    lx->at += f->op & KR_STR_TRIPLE ? 3 : 1;
    lx->fmodes--;
    lx->keep = lx->fmodes > 0;
}

void kr_lexer_fstring_text(kr_lexer *lx, kr_token *t) {
    kr_lexer_fmode *f = top(lx);
    size_t from = lx->at;
    t->op = f->op;
    t->n = 0;
    t->start = kr_lexer_pos(lx, from);
    size_t p = scan_text(lx);
    if (p > from) {
        f = top(lx);
        t->type = KR_T_FSTRING_MIDDLE;
        t->op = f->op | (f->depth ? KR_STR_SPEC : 0);
        t->s = lx->buf + from;
        t->n = (uint32_t)(p - from);
        lx->at = p;
    } else if (lx->buf[p] == '{') {
        open_field(lx, t);
    } else if (lx->buf[p] == '}') {
        if (!f->depth) {
            kr_lexer_fail_at(lx, p, "%c-string: single '}' is not allowed", kr_lexer_letter(lx));
        }
        kr_lexer_fstring_field_end(lx, t, KR_T_RBRACE);
    } else {
        close_string(lx, t);
    }
    t->end = kr_lexer_pos(lx, lx->at);
}

void kr_lexer_fstring_field_end(kr_lexer *lx, kr_token *t, kr_tok type) {
    kr_lexer_fmode *f = top(lx);
    uint32_t from = f->field_at[f->depth - 1];
    t->type = (uint8_t)type;
    t->s = lx->buf + from;
    t->n = (uint32_t)(lx->at - from);
    lx->at++;
    if (type == KR_T_COLON) {
        f->text = true;
    } else if (type == KR_T_RBRACE) {
        f->depth--;
        f->text = true;
        lx->parens--;
    }
}
