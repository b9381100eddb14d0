/* Driver of the parser: statements one by one, tokens, nodes, lists and errors.
 *
 * Invariants: p->tok is the current token; its text may lie in the lexer's line buffer and dies
 * with kr_parser_advance, so rules copy what they keep first. `ahead` is empty between two
 * statements. p->stack holds the elements of all unfinished lists, innermost on top; each rule
 * takes its own off again. All errors leave by the jump set in kr_parser_next_statement; as in
 * CPython, an error of the parser gives way to a lexical error further on in the file. */
#include <stdarg.h>

#include "base/buf.h"
#include "compile/parser_int.h"

/* ---- errors ---- */

#define MESSAGE_SIZE sizeof(((kr_syntax_error *)NULL)->message)
enum { LARGEST_IDLE_STACK = 1024 }; /* bytes of the stack of nodes that stay between statements */

static KR_NORETURN void fail_unclosed(kr_parser *p) {
    p->lx.from_parser = true;
    kr_lexer_fail_unclosed(&p->lx);
}

static KR_NORETURN void fail(kr_parser *p, kr_syntax_kind kind, kr_pos start, kr_pos end,
                             const char *text) {
    if (p->tok.type == KR_T_EOF && p->lx.parens) fail_unclosed(p);
    p->lx.from_parser = true;
    kr_lexer_fail(&p->lx, kind, start, end, "%s", text);
}

void kr_parser_fail(kr_parser *p, kr_pos start, kr_pos end, const char *format, ...) {
    va_list args;
    char text[MESSAGE_SIZE];
    va_start(args, format);
    kr_buf_vsnprintf(text, sizeof text, format, args);
    va_end(args);
    fail(p, KR_SYNTAX_ERROR, start, end, text);
}

void kr_parser_fail_nodes(kr_parser *p, const kr_node *a, const kr_node *b, const char *format,
                          ...) {
    va_list args;
    char text[MESSAGE_SIZE];
    va_start(args, format);
    kr_buf_vsnprintf(text, sizeof text, format, args);
    va_end(args);
    fail(p, KR_SYNTAX_ERROR, kr_node_start(a), kr_node_end(b), text);
}

void kr_parser_fail_here(kr_parser *p, const char *format, ...) {
    va_list args;
    char text[MESSAGE_SIZE];
    va_start(args, format);
    kr_buf_vsnprintf(text, sizeof text, format, args);
    va_end(args);
    fail(p, KR_SYNTAX_ERROR, p->tok.start, p->tok.end, text);
}

static KR_NORETURN void fail_kind(kr_parser *p, kr_syntax_kind kind, const char *format, ...) {
    va_list args;
    char text[MESSAGE_SIZE];
    va_start(args, format);
    kr_buf_vsnprintf(text, sizeof text, format, args);
    va_end(args);
    fail(p, kind, p->tok.start, p->tok.end, text);
}

void kr_parser_fail_indent(kr_parser *p, const char *message) {
    fail_kind(p, KR_SYNTAX_INDENTATION, "%s", message);
}

void kr_parser_too_deep(kr_parser *p) {
    kr_lexer_fail(&p->lx, KR_SYNTAX_TOO_DEEP, p->tok.start, p->tok.end,
                  "Parser stack overflowed - Python source too complex to compile");
}

/* "invalid syntax" at that token, in other words within a field. */
static KR_NORETURN void fail_token(kr_parser *p, kr_pos start, kr_pos end) {
    const kr_parser_field *f = &p->field;
    if (!f->letter) kr_parser_fail(p, start, end, "invalid syntax");
    kr_parser_fail(p, f->start, f->end, "%c-string: expecting %s", f->letter,
                   f->tail ? "'=', or '!', or ':', or '}'" : "a valid expression after '{'");
}

void kr_parser_fail_syntax(kr_parser *p) {
    switch (p->tok.type) {
    case KR_T_INDENT:
        p->tok.start.col--;
        kr_parser_fail_indent(p, "unexpected indent");
    case KR_T_DEDENT:
        kr_parser_fail_indent(p, "unexpected unindent");
    default:
        break;
    }
    fail_token(p, p->tok.start, p->tok.end);
}

static bool is_word(const kr_node *e, const char *s) {
    return e->kind == KR_AST_NAME && strcmp(e->text.s, s) == 0;
}

/* Does the expression start with a soft keyword? */
static bool starts_soft(const kr_node *e) {
    for (;;) {
        switch (e->kind) {
        case KR_AST_NAME:
            return is_word(e, "match") || is_word(e, "case") || is_word(e, "_") ||
                   is_word(e, "type");
        case KR_AST_BINOP:
            e = e->pair.left;
            break;
        case KR_AST_ATTRIBUTE:
            e = e->attr.value;
            break;
        case KR_AST_SUBSCRIPT:
            e = e->subscript.value;
            break;
        case KR_AST_CALL:
            e = e->call.func;
            break;
        case KR_AST_COMPARE:
            e = e->compare.at[0];
            break;
        case KR_AST_BOOLOP:
            e = e->seq.at[0];
            break;
        default:
            return false;
        }
    }
}

/* The operand that ends an expression, as far as a comma could be missing behind it. */
static kr_node *last_operand(kr_node *e) {
    while (e && !(e->flags & KR_AST_PAREN)) {
        switch (e->kind) {
        case KR_AST_IFEXP:
            e = e->ifexp.orelse;
            break;
        case KR_AST_LAMBDA:
            e = e->lambda.body;
            break;
        case KR_AST_NAMEDEXPR:
            e = e->pair.right;
            break;
        case KR_AST_STARRED:
            e = e->one.value;
            break;
        case KR_AST_KEYWORD:
            e = e->keyword.value;
            break;
        case KR_AST_YIELD:
        case KR_AST_YIELDFROM:
            e = e->one.value;
            break;
        case KR_AST_TUPLE:
            e = e->n ? e->seq.at[e->n - 1] : NULL;
            break;
        case KR_AST_SLICE:
            e = e->slice.step ? e->slice.step : e->slice.upper ? e->slice.upper : e->slice.lower;
            break;
        case KR_AST_GENEXP:
            return NULL;
        default:
            return e;
        }
    }
    return e;
}

kr_node *kr_parser_read_stray(kr_parser *p, kr_node *(*rule)(kr_parser *)) {
    kr_lexer *lx = &p->lx;
    kr_token at = p->tok;
    jmp_buf env, *outer = lx->escape;
    lx->escape = &env;
    if (setjmp(env) == 0) {
        kr_node *e = rule(p);
        lx->escape = outer;
        return e;
    }
    if (!lx->from_parser || (p->tok.type == KR_T_EOF && lx->parens)) longjmp(*outer, 1);
    lx->escape = outer;
    fail_token(p, at.start, at.end);
}

void kr_parser_fail_after(kr_parser *p, kr_node *last) {
    kr_node *a = last_operand(last);
    if (!a || !kr_parser_at_expression(p)) kr_parser_fail_syntax(p);
    kr_token at = p->tok;
    bool inside = kr_parser_inside(p);
    bool string = at.type == KR_T_STRING || at.type == KR_T_FSTRING_START;
    if (is_word(a, "print") || is_word(a, "exec")) {
        kr_node *b = kr_parser_read_stray(p, kr_parse_star_expressions);
        kr_parser_fail_nodes(p, a, b, "Missing parentheses in call to '%s'. Did you mean %s(...)?",
                             a->text.s, a->text.s);
    }
    if (starts_soft(a) || (string && a->kind == KR_AST_NAME)) kr_parser_fail_syntax(p);
    kr_node *b = kr_parser_read_stray(p, kr_parse_expression);
    if (inside) kr_parser_fail_nodes(p, a, b, "invalid syntax. Perhaps you forgot a comma?");
    fail_token(p, at.start, at.end);
}

void kr_parser_fail_empty_subscript(kr_parser *p, const kr_node *value, kr_pos start) {
    if (is_word(value, "print") || is_word(value, "exec")) {
        kr_parser_fail(p, start, p->tok.end,
                       "Missing parentheses in call to '%s'. Did you mean %s(...)?", value->text.s,
                       value->text.s);
    }
    if (!kr_parser_inside(p) || starts_soft(value)) kr_parser_fail_syntax(p);
    kr_parser_fail(p, start, p->tok.end, "invalid syntax. Perhaps you forgot a comma?");
}

/* ---- tokens ---- */

void kr_parser_advance(kr_parser *p) {
    if (p->tok.type > KR_T_DEDENT) p->prev_end = p->tok.end;
    if (KR_UNLIKELY(p->ahead_at < p->ahead_n)) {
        p->tok = p->ahead[p->ahead_at++];
    } else {
        kr_lexer_next(&p->lx, &p->tok);
    }
}

void kr_parser_expect(kr_parser *p, kr_tok type) {
    if (p->tok.type != type) kr_parser_fail_syntax(p);
    kr_parser_advance(p);
}

void kr_parser_expect_close(kr_parser *p, kr_tok type, kr_node *last) {
    if (p->tok.type != type) kr_parser_fail_after(p, last);
    kr_parser_advance(p);
}

void kr_parser_force(kr_parser *p, kr_tok type) {
    if (p->tok.type != type) kr_parser_fail_here(p, "expected '%s'", kr_token_text(type));
    kr_parser_advance(p);
}

/* Makes a token independent of the lexer's buffer. */
static void save_token(kr_parser *p, kr_token *t) {
    if (t->type >= KR_T_NAME && t->n) t->s = kr_parser_copy(p, t->s, t->n);
}

/* Appends the next token to `ahead`. */
static kr_token *read_ahead(kr_parser *p, uint32_t *cap) {
    if (p->ahead_n == *cap) {
        *cap = *cap ? *cap * 2 : 4;
        kr_token *more = kr_parser_alloc(p, *cap * sizeof *more);
        if (p->ahead_n) memcpy(more, p->ahead, p->ahead_n * sizeof *more);
        p->ahead = more;
    }
    kr_token *t = &p->ahead[p->ahead_n];
    kr_lexer_next(&p->lx, t);
    save_token(p, t);
    p->ahead_n++;
    return t;
}

kr_tok kr_parser_peek(kr_parser *p) {
    if (p->ahead_at < p->ahead_n) return (kr_tok)p->ahead[p->ahead_at].type;
    uint32_t cap = 0;
    save_token(p, &p->tok);
    p->ahead_at = p->ahead_n = 0;
    return (kr_tok)read_ahead(p, &cap)->type;
}

kr_tok kr_parser_scan_line(kr_parser *p) {
    kr_tok last = KR_T_EOF;
    uint32_t cap = 4; /* peek made room for as many */
    for (;;) {
        kr_tok type = (kr_tok)p->ahead[p->ahead_n - 1].type;
        if (type == KR_T_NEWLINE || type == KR_T_EOF) return last;
        last = type;
        read_ahead(p, &cap);
    }
}

void kr_parser_push_back(kr_parser *p, kr_node *e, kr_pos start) {
    kr_token *more = kr_parser_alloc(p, (p->ahead_n - p->ahead_at + 1) * sizeof *more);
    uint32_t left = p->ahead_n - p->ahead_at;
    save_token(p, &p->tok);
    more[0] = p->tok;
    if (left) memcpy(more + 1, p->ahead + p->ahead_at, left * sizeof *more);
    p->ahead = more;
    p->ahead_at = 0;
    p->ahead_n = left + 1;
    p->tok = (kr_token){.type = KR_T_NODE, .start = start, .end = p->prev_end, .node = e};
}

bool kr_parser_at_word(const kr_parser *p, const char *s) {
    size_t n = strlen(s);
    return p->tok.type == KR_T_NAME && p->tok.n == n && memcmp(p->tok.s, s, n) == 0;
}

bool kr_parser_at_expression(const kr_parser *p) {
    switch (p->tok.type) {
    case KR_T_NAME:
    case KR_T_NUMBER:
    case KR_T_STRING:
    case KR_T_FSTRING_START:
    case KR_T_NODE:
    case KR_T_LPAR:
    case KR_T_LSQB:
    case KR_T_LBRACE:
    case KR_T_ELLIPSIS:
    case KR_T_ADD:
    case KR_T_SUB:
    case KR_T_TILDE:
    case KR_T_NOT:
    case KR_T_LAMBDA:
    case KR_T_AWAIT:
    case KR_T_NONE:
    case KR_T_TRUE:
    case KR_T_FALSE:
        return true;
    default:
        return false;
    }
}

/* ---- nodes and lists ---- */

void *kr_parser_alloc(kr_parser *p, size_t size) {
    void *mem = kr_arena_alloc(p->lx.arena, size);
    if (!mem) kr_lexer_fail_memory(&p->lx);
    return mem;
}

const char *kr_parser_copy(kr_parser *p, const char *s, size_t n) {
    const char *copy = kr_arena_strdup(p->lx.arena, s, n);
    if (!copy) kr_lexer_fail_memory(&p->lx);
    return copy;
}

static uint16_t saturate(uint32_t n) {
    return n > UINT16_MAX ? UINT16_MAX : (uint16_t)n;
}

static uint32_t clamp_line(uint32_t line) {
    return line > 0xffffff ? 0xffffff : line;
}

void kr_parser_end(kr_parser *p, kr_node *e) {
    e->end_lines = saturate(clamp_line(p->prev_end.line) - e->line);
    e->end_col = saturate(p->prev_end.col);
}

static void place(kr_parser *p, kr_node *e, kr_pos start) {
    e->line = clamp_line(start.line) & 0xffffff;
    e->col = saturate(start.col);
    kr_parser_end(p, e);
}

kr_node *kr_parser_node(kr_parser *p, kr_ast_kind kind, kr_pos start) {
    kr_node *e = kr_ast_new(p->lx.arena, kind);
    if (KR_UNLIKELY(!e)) kr_lexer_fail_memory(&p->lx);
    place(p, e, start);
    return e;
}

kr_node *kr_parser_text_node(kr_parser *p, kr_ast_kind kind, kr_pos start, const char *s, size_t n,
                             const char **text) {
    kr_node *e = kr_ast_new_text(p->lx.arena, kind, s, n, text);
    if (KR_UNLIKELY(!e)) kr_lexer_fail_memory(&p->lx);
    place(p, e, start);
    return e;
}

kr_node *kr_parser_name(kr_parser *p) {
    kr_pos start = p->tok.start;
    const char *text;
    if (p->tok.type != KR_T_NAME) kr_parser_fail_syntax(p);
    kr_node *e = kr_parser_text_node(p, KR_AST_NAME, start, p->tok.s, p->tok.n, &text);
    e->text.s = text;
    kr_parser_advance(p);
    kr_parser_end(p, e);
    return e;
}

const char *kr_parser_take_name(kr_parser *p, uint32_t *n) {
    if (p->tok.type != KR_T_NAME) kr_parser_fail_syntax(p);
    *n = p->tok.n;
    const char *s = kr_parser_copy(p, p->tok.s, p->tok.n);
    kr_parser_advance(p);
    return s;
}

void kr_parser_push(kr_parser *p, kr_node *e) {
    if (KR_UNLIKELY((p->stack_n + 1) * sizeof e > p->stack_cap)) {
        char *mem = (char *)p->stack;
        kr_lexer_reserve(&p->lx, &mem, &p->stack_cap, (p->stack_n + 16) * sizeof e);
        p->stack = (kr_node **)mem;
    }
    p->stack[p->stack_n++] = e;
}

kr_node **kr_parser_pop(kr_parser *p, size_t base, uint32_t *n) {
    size_t count = p->stack_n - base;
    if (count >= UINT32_MAX) kr_lexer_fail_memory(&p->lx);
    *n = (uint32_t)count;
    p->stack_n = base;
    if (!count) return NULL;
    kr_node **at = kr_parser_alloc(p, count * sizeof *at);
    memcpy(at, p->stack + base, count * sizeof *at);
    return at;
}

kr_nodes kr_parser_pop_nodes(kr_parser *p, size_t base) {
    kr_nodes list;
    list.at = kr_parser_pop(p, base, &list.n);
    return list;
}

/* ---- driver ---- */

bool kr_parser_init(kr_parser *p, const kr_parser_config *cfg) {
    memset(p, 0, sizeof *p);
    p->mode = (uint8_t)cfg->mode;
    p->flags = (uint8_t)cfg->flags;
    kr_lexer *lx = &p->lx;
    lx->error = &p->error;
    lx->arena = cfg->arena;
    lx->read = cfg->read;
    lx->read_opaque = cfg->opaque;
    lx->uni = cfg->uni;
    lx->warn = cfg->warn;
    lx->warn_opaque = cfg->warn_opaque;
    lx->filename = cfg->filename;
    lx->line = cfg->first_line ? cfg->first_line - 1 : 0;
    lx->cookie_lines = cfg->flags & KR_PARSE_IGNORE_COOKIE ? 0 : 2;
    lx->no_implied_dedent = (cfg->flags & KR_PARSE_DONT_IMPLY_DEDENT) != 0;
    lx->blank_indents = cfg->mode != KR_PARSE_EXEC;
    lx->ends_lines = cfg->mode == KR_PARSE_EXEC && (cfg->flags & KR_PARSE_IGNORE_COOKIE) != 0;
    lx->interactive = (cfg->flags & KR_PARSE_INTERACTIVE) != 0;
    return kr_lexer_init(lx);
}

void kr_parser_free(kr_parser *p) {
    kr_arena *a = p->lx.arena;
    if (p->stack) a->mem(a->mem_opaque, p->stack, p->stack_cap, 0);
    if (p->text) a->mem(a->mem_opaque, p->text, p->text_cap, 0);
    p->stack = NULL;
    p->text = NULL;
    kr_lexer_free(&p->lx);
}

/* eval mode: one list of expressions. */
static void next_eval(kr_parser *p) {
    kr_pos start = kr_parser_here(p);
    kr_node *value = kr_parse_expressions(p);
    if (p->tok.type != KR_T_NEWLINE && p->tok.type != KR_T_EOF) kr_parser_fail_after(p, value);
    while (kr_parser_accept(p, KR_T_NEWLINE)) {
    }
    if (p->tok.type != KR_T_EOF) kr_parser_fail_syntax(p);
    kr_node *e = kr_parser_node(p, KR_AST_EXPR, start);
    e->one.value = value;
    kr_parser_push(p, e);
    p->finished = true;
}

/* The last line of a compound statement that is not indented has no end of line of its own. */
static bool ends_without_newline(const kr_parser *p) {
    const kr_lexer *lx = &p->lx;
    char first = lx->buf[lx->line_at];
    return lx->implied_newline && !lx->ends_lines && !kr_char_is_space(first) && first != '#';
}

/* single mode: nothing but blank lines may follow the statement, and a compound one must have ended
 * its last line. */
static void end_single(kr_parser *p) {
    p->finished = true;
    if (p->flags & KR_PARSE_MORE_ALLOWED) return;
    if (p->tok.type == KR_T_NEWLINE) {
        if (!kr_lexer_rest_is_blank(&p->lx)) { /* not read as tokens: whatever is wrong there */
            kr_lexer_fail(&p->lx, KR_SYNTAX_ERROR, p->tok.start, p->tok.end,
                          "multiple statements found while compiling a single statement");
        }
    } else if (p->tok.type != KR_T_EOF || ends_without_newline(p)) {
        kr_parser_fail_syntax(p);
    }
}

static void reset(kr_parser *p) {
    p->ahead_at = p->ahead_n = 0;
    p->stack_n = p->text_n = 0;
    p->depth = p->bodies;
    p->field.letter = 0;
    p->may_open = true;
}

/* Parses one top-level statement onto the stack. False at the end. */
static bool next_statement(kr_parser *p) {
    if (!p->started || p->line_pending) kr_parser_advance(p);
    p->started = true;
    p->line_pending = false;
    while (p->tok.type == KR_T_NEWLINE) kr_parser_advance(p);
    if (p->tok.type == KR_T_EOF && p->mode != KR_PARSE_EVAL) return false;
    if (p->mode == KR_PARSE_EVAL) {
        next_eval(p);
        return true;
    }
    kr_parse_statement(p, true);
    p->line_pending = p->tok.type == KR_T_NEWLINE;
    if (p->mode == KR_PARSE_SINGLE) end_single(p);
    return true;
}

/* Does a statement begin here that may be left open? */
static bool may_begin_body(const kr_parser *p) {
    return p->tok.type == KR_T_DEF || p->tok.type == KR_T_CLASS || p->tok.type == KR_T_ASYNC ||
           p->tok.type == KR_T_MATMULT;
}

/* Parses a few lines of the innermost open body onto the stack, up to what may be left open. False
 * at the end of the body. */
static bool next_in_body(kr_parser *p) {
    uint32_t bodies = p->bodies, last_line = p->tok.start.line + 8;
    if (p->tok.type == KR_T_DEDENT) {
        kr_parser_advance(p);
        p->bodies--;
        return false;
    }
    do kr_parse_statement(p, false);
    while (p->bodies == bodies && p->tok.type != KR_T_DEDENT && !may_begin_body(p) &&
           p->tok.start.line < last_line);
    return true;
}

/* After an error of the parser: a lexical error in the rest of the input goes first, and so does a
 * bracket that was open long before. */
static void look_further(kr_parser *p) {
    jmp_buf env;
    kr_syntax_error other = {.kind = KR_SYNTAX_NONE};
    kr_lexer *lx = &p->lx;
    uint32_t error_line = p->tok.end.line;
    uint32_t open = lx->fmodes - (p->tok.type == KR_T_FSTRING_START ? 1 : 0);
    lx->escape = &env;
    lx->error = &other;
    lx->quiet = false;
    if (setjmp(env) == 0) {
        kr_token t = p->tok;
        lx->from_parser = false;
        while (t.type != KR_T_EOF) kr_lexer_next(lx, &t);
    } else if (!lx->quiet) {
        /* that a string was open already is no news */
        bool same = lx->fmodes && lx->fmodes <= open &&
                    strncmp(other.message, "untermin", 8) == 0 &&
                    other.line == lx->fmode[lx->fmodes - 1].start.line;
        if (other.kind == KR_SYNTAX_ERROR && !same) p->error = other;
        return;
    }
    lx->error = &p->error;
    if (lx->parens && error_line > lx->paren[lx->parens - 1].line && setjmp(env) == 0) {
        fail_unclosed(p);
    }
}

/* Is the token of the error the end of a last line without an end of line, or a word there that
 * might go on? */
static bool at_open_end(const kr_parser *p) {
    const kr_lexer *lx = &p->lx;
    kr_tok type = p->tok.type;
    return lx->from_parser && lx->implied_newline && !lx->ends_lines &&
           p->tok.start.line == lx->line &&
           (type == KR_T_NEWLINE ||
            (lx->at + 1 >= lx->buf_n && p->tok.end.col + 1 == lx->buf_n - lx->line_at &&
             kr_char_is_word(lx->buf[lx->buf_n - 2])));
}

/* Gives back what a long display took: its list is in the tree now. */
static void shrink_stack(kr_parser *p) {
    kr_arena *a = p->lx.arena;
    if (KR_LIKELY(p->stack_cap <= LARGEST_IDLE_STACK)) return;
    a->mem(a->mem_opaque, p->stack, p->stack_cap, 0);
    p->stack = NULL;
    p->stack_cap = 0;
}

/* Runs a rule that leaves statements on the stack. */
static bool collect(kr_parser *p, bool (*rule)(kr_parser *), kr_nodes *statements) {
    jmp_buf env;
    if (p->finished || p->error.kind != KR_SYNTAX_NONE) return false;
    p->lx.escape = &env;
    p->lx.from_parser = false;
    reset(p);
    if (setjmp(env) == 0) {
        if (!rule(p)) return false;
        *statements = kr_parser_pop_nodes(p, 0);
        shrink_stack(p);
        return true;
    }
    bool indent = p->error.kind == KR_SYNTAX_INDENTATION && p->tok.type < KR_T_NAME &&
                  strncmp(p->error.message, "unexpected", 10) == 0;
    p->incomplete = !p->lx.eof && !at_open_end(p)                ? KR_INPUT_COMPLETE
                    : p->lx.parens || p->lx.fmodes || p->lx.keep ? KR_INPUT_OPEN_TOKEN
                                                                 : KR_INPUT_OPEN_BLOCK;
    if (p->lx.from_parser && !indent &&
        !(p->flags & (KR_PARSE_MORE_ALLOWED | KR_PARSE_INTERACTIVE)) &&
        p->error.kind != KR_SYNTAX_READ) {
        look_further(p);
    }
    return false;
}

bool kr_parser_next_statement(kr_parser *p, kr_nodes *statements) {
    if (collect(p, next_statement, statements)) return true;
    p->finished = true;
    return false;
}

bool kr_parser_next_in_body(kr_parser *p, kr_node *owner, kr_nodes *statements) {
    uint32_t bodies = p->bodies;
    if (collect(p, next_in_body, statements)) return true;
    if (p->bodies != bodies) kr_parser_end(p, owner);
    return false;
}

void kr_parser_skip_rest(kr_parser *p) {
    kr_arena_mark mark = kr_arena_save(p->lx.arena);
    kr_nodes ignored;
    p->leave_open = 0;
    while (!p->finished && !p->error.kind) {
        if (p->bodies) {
            collect(p, next_in_body, &ignored);
        } else {
            p->finished = !collect(p, next_statement, &ignored);
        }
        kr_arena_release(p->lx.arena, mark);
    }
}
