/* Statements on their way from the parser to the generator, and the source text around them.
 *
 * The statements of the file, and of classes and functions that the parser left open, come one by
 * one; each one's tree dies when the next is asked for. What belongs to the head of an open class
 * or function lies below its body in the arena and stays. The source text is kept from the start of
 * the statement in work, for error messages; of open heads a copy is kept. */
#include <string.h>

#include "base/utf8.h"
#include "compile/gen.h"

/* ---- source text ---- */

enum { WINDOW_MIN = 4096 }; /* no line is dropped from less text than this */

int kr_window_read(void *opaque, void *buf, size_t cap) {
    kr_gen *g = opaque;
    int n = g->source->read(g->source->opaque, buf, cap);
    if (n <= 0) return n;
    if (g->window_n + (size_t)n > g->window_cap) {
        size_t bigger = (g->window_n + (size_t)n) + g->window_n / 16;
        char *p = g->mem(g, g->window, g->window_cap, bigger);
        if (!p) kr_gen_memory(g);
        g->window = p;
        g->window_cap = bigger;
    }
    memcpy(g->window + g->window_n, buf, (size_t)n);
    g->window_n += (size_t)n;
    return n;
}

void kr_window_free(kr_gen *g) {
    if (g->window) g->mem(g, g->window, g->window_cap, 0);
    g->window = NULL;
    g->window_n = g->window_at = g->window_cap = 0;
}

/* The statement in work starts at `line`. Forgets the lines before it once they are many. */
static void move_window(kr_gen *g, uint32_t line) {
    char *p = g->window + g->window_at, *end = g->window + g->window_n, *q;
    for (; g->window_at_line < line; g->window_at_line++) {
        q = memchr(p, '\n', (size_t)(end - p));
        if (!q) break;
        p = q + 1;
    }
    g->window_at = (size_t)(p - g->window);
    if (g->window_at < WINDOW_MIN) return;
    g->window_n -= g->window_at;
    memmove(g->window, p, g->window_n);
    g->window_at = 0;
    g->window_line = g->window_at_line;
}

/* Start of a line in text[n] whose first line has the number `first`; NULL if it is not there. */
static const char *find_line(const char *text, size_t n, uint32_t first, uint32_t line) {
    const char *p = text, *end;
    if (!p || line < first) return NULL;
    end = text + n;
    for (; first < line; first++) {
        p = memchr(p, '\n', (size_t)(end - p));
        if (!p) return NULL;
        p++;
    }
    return p < end ? p : NULL;
}

static const char *find_in_window(kr_gen *g, uint32_t line) {
    if (line < g->window_at_line) return find_line(g->window, g->window_n, g->window_line, line);
    return find_line(g->window + g->window_at, g->window_n - g->window_at, g->window_at_line, line);
}

const char *kr_window_line(kr_gen *g, uint32_t line, size_t *len) {
    const char *p = g->window ? find_in_window(g, line) : NULL, *q;
    const char *end = g->window + g->window_n;
    for (const kr_body *b = g->body; !p && b; b = b->outer) {
        p = find_line(b->head, b->head_n, b->owner ? b->owner->line : 1, line);
        end = b->head + b->head_n;
    }
    if (!p) return NULL;
    q = memchr(p, '\n', (size_t)(end - p));
    *len = (size_t)((q ? q + 1 : end) - p);
    if (line == 1 && *len >= 3 && memcmp(p, "\xef\xbb\xbf", 3) == 0) {
        p += 3;
        *len -= 3;
    }
    return *len && kr_utf8_validate((const uint8_t *)p, *len, false, NULL) ? p : NULL;
}

/* ---- statements ---- */

KR_NORETURN void kr_body_fail(kr_gen *g) {
    kr_syntax_error *e = &g->parser.error;
    if (g->flags & KR_CF_INCOMPLETE && g->parser.incomplete && e->kind <= KR_SYNTAX_TAB) {
        e->kind = KR_SYNTAX_INCOMPLETE;
        memcpy(e->message, "incomplete input", sizeof "incomplete input");
    }
    if (g->opt->incomplete) *g->opt->incomplete = g->parser.incomplete;
    g->line_known = true;
    switch (e->kind) {
    case KR_SYNTAX_MEMORY:
        kr_gen_memory(g);
    case KR_SYNTAX_TOO_DEEP:
        kr_raise_fmt(g->ctx, &kr_type_MemoryError, "%s", e->message);
    case KR_SYNTAX_READ:
        kr_raise_fmt(g->ctx, &kr_type_OSError, "%s", e->message);
    default:
        kr_raise(g->ctx, kr_gen_syntax_exc(g, e));
    }
}

/* The next statements in place of the last ones; false at the end. */
static bool pull(kr_gen *g, kr_body *b) {
    bool found;
    kr_arena_release(&g->tree, b->mark);
    b->at = 0;
    found = b->owner ? kr_parser_next_in_body(&g->parser, b->owner, &b->list)
                     : kr_parser_next_statement(&g->parser, &b->list);
    if (g->parser.error.kind) kr_body_fail(g);
    return found;
}

/* Copies the lines from the owner's start to the end of its head. */
static void keep_head(kr_gen *g, kr_body *b) {
    const char *from, *to;
    char *copy;
    from = find_in_window(g, b->owner->line);
    to = find_in_window(g, kr_ast_end_line(b->owner) + 1);
    if (!from || !to) return;
    copy = kr_gen_temp(g, (size_t)(to - from));
    memcpy(copy, from, (size_t)(to - from));
    b->head = copy;
    b->head_n = (size_t)(to - from);
}

void kr_body_open(kr_gen *g, kr_body *b, kr_node *owner, const kr_nodes *list) {
    *b = (kr_body){.outer = g->body, .owner = owner};
    b->open = !owner || owner->flags & KR_AST_OPEN;
    if (!b->open) b->list = *list;
    if (owner && b->open) keep_head(g, b);
    b->mark = kr_arena_save(&g->tree);
    g->body = b;
}

/* What may be left open: nothing where half a statement must not be judged, and no function where
 * names that const() or a module made constant may be hidden by its later bindings. */
static uint8_t leave_open(const kr_gen *g) {
    if (g->opt->mode != KR_COMPILE_EXEC || g->flags & KR_CF_DONT_IMPLY_DEDENT) return 0;
    return g->n_konsts && kr_row(g, KR_ROW_const_names) ? KR_LEAVE_CLASS
                                                        : KR_LEAVE_CLASS | KR_LEAVE_DEF;
}

kr_node *kr_body_next(kr_gen *g, kr_body *b) {
    if (b->at == b->list.n && b->open) {
        b->list.n = 0;
        move_window(g, g->parser.tok.start.line);
        g->parser.leave_open = leave_open(g);
        if (!pull(g, b)) b->list.n = 0;
    }
    if (b->at < b->list.n) return b->list.at[b->at++];
    g->body = b->outer;
    return NULL;
}

void kr_body_skip_rest(kr_gen *g) {
    if (g->opt->mode != KR_COMPILE_EXEC || !g->parser_ready) return;
    kr_parser_skip_rest(&g->parser);
    if (g->parser.error.kind) kr_body_fail(g);
}
