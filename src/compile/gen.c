/* Memory and errors of the generator.
 *
 * Both arenas hang on one counting memory function, so that the peak is known and an embedder's
 * limit holds. A failure raises at once; kr_compile, which runs the generator in a protected
 * region, gives everything back. */
#include <string.h>

#include "compile/gen.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "object/exception.h"
#include "object/seq.h"
#include "object/str.h"

void kr_gen_memory(kr_gen *g) {
    kr_raise_memory(g->ctx);
}

void *kr_gen_keep(kr_gen *g, size_t size) {
    void *p = kr_arena_alloc(&g->keep, size ? size : 1);
    if (KR_UNLIKELY(!p)) kr_gen_memory(g);
    return p;
}

void *kr_gen_temp(kr_gen *g, size_t size) {
    void *p = kr_arena_alloc(&g->tree, size ? size : 1);
    if (KR_UNLIKELY(!p)) kr_gen_memory(g);
    return p;
}

void *kr_gen_resize(kr_gen *g, void *ptr, size_t old_size, size_t new_size) {
    char *p = g->mem(g, ptr, old_size, new_size);
    if (KR_UNLIKELY(!p)) kr_gen_memory(g);
    if (new_size > old_size) memset(p + old_size, 0, new_size - old_size);
    return p;
}

static void drop(kr_gen *g, void *ptr, size_t size) {
    if (ptr) g->mem(g, ptr, size, 0);
}

void kr_gen_free_tables(kr_gen *g) {
    drop(g, g->texts, g->cap_texts * sizeof *g->texts);
    drop(g, g->text_hash, (g->text_mask + (size_t)1) * sizeof *g->text_hash);
    drop(g, g->consts, g->cap_consts * sizeof *g->consts);
    drop(g, g->const_hash, (g->const_mask + (size_t)1) * sizeof *g->const_hash);
    for (size_t i = 0; i < KR_ARRAY_LEN(g->scratch); i++)
        drop(g, g->scratch[i].at, g->scratch[i].cap);
}

void kr_scratch_grow(kr_gen *g, kr_scratch *b, size_t more) {
    size_t bigger = b->cap + b->cap / 2 + more + 64;
    char *p = g->mem(g, b->at, b->cap, bigger);
    if (KR_UNLIKELY(!p)) kr_gen_memory(g);
    b->at = p;
    b->cap = bigger;
}

void *kr_gen_grow(kr_gen *g, void *array, uint32_t n, uint32_t *cap, size_t size) {
    void *bigger;
    if (KR_LIKELY(n < *cap)) return array;
    *cap = *cap ? *cap * 2 : 4;
    bigger = kr_gen_keep(g, *cap * size);
    if (n) memcpy(bigger, array, n * size);
    return bigger;
}

static uint32_t column(const char *text, size_t len, uint32_t byte_col) {
    if (!text || byte_col > len) return byte_col + 1;
    return (uint32_t)kr_utf8_count((const uint8_t *)text, byte_col) + 1;
}

static kr_value text_or_none(kr_gen *g, const char *s, size_t n) {
    return s ? kr_str_new(g->ctx, s, n) : KR_NONE;
}

static kr_value number_or_none(uint32_t n) {
    return n ? kr_smallint(n) : KR_NONE;
}

kr_value kr_gen_syntax_exc(kr_gen *g, const kr_syntax_error *e) {
    kr_ctx *ctx = g->ctx;
    const kr_type *type = e->kind == KR_SYNTAX_INDENTATION  ? &kr_type_IndentationError
                          : e->kind == KR_SYNTAX_TAB        ? &kr_type_TabError
                          : e->kind == KR_SYNTAX_INCOMPLETE ? &kr_type__IncompleteInputError
                                                            : &kr_type_SyntaxError;
    size_t n = strlen(e->text);
    const char *text = e->text;
    kr_value args[2], info, items[6];
    if (!n) {
        text = e->line ? kr_window_line(g, e->line, &n) : NULL;
        /* of an earlier line of a str CPython has lost the end */
        if (n && g->source->is_utf8 && e->line < g->parser.tok.start.line) n -= text[n - 1] == '\n';
    }
    items[0] = g->opt->filename;
    items[1] = g->line_known ? kr_smallint(e->line) : number_or_none(e->line);
    items[2] = g->line_known && !e->line ? kr_smallint(-1) : number_or_none(e->col);
    items[3] = text_or_none(g, text, n);
    items[4] = number_or_none(e->end_line);
    items[5] = number_or_none(e->end_col);
    info = kr_tuple_new(ctx, 6, items);
    args[0] = kr_str_from_cstr(ctx, e->message);
    args[1] = info;
    return kr_exc_new(ctx, type, 2, args);
}

static KR_NORETURN void fail(kr_gen *g, uint32_t line, uint32_t col, uint32_t end_line,
                             uint32_t end_col, kr_syntax_error *e) {
    size_t n = 0, end_n = 0;
    kr_value exc;
    const char *text = line ? kr_window_line(g, line, &n) : NULL, *end_text = text;
    e->line = line;
    e->end_line = end_line;
    if (end_line != line) {
        end_text = kr_window_line(g, end_line, &end_n);
    } else {
        end_n = n;
    }
    if (line) {
        e->col = column(text, n, col);
        e->end_col = column(end_text, end_n, end_col);
    }
    exc = kr_gen_syntax_exc(g, e);
    kr_body_skip_rest(g);
    kr_raise(g->ctx, exc);
}

void kr_gen_fail(kr_gen *g, const kr_node *at, const char *fmt, ...) {
    kr_syntax_error e = {.kind = KR_SYNTAX_ERROR};
    va_list ap;
    va_start(ap, fmt);
    kr_buf_vsnprintf(e.message, sizeof e.message, fmt, ap);
    va_end(ap);
    if (at) {
        fail(g, at->line, at->col, kr_ast_end_line(at), at->end_col, &e);
    } else {
        fail(g, 0, 0, 0, 0, &e);
    }
}

void kr_gen_fail_place(kr_gen *g, kr_place at, const char *fmt, ...) {
    kr_syntax_error e = {.kind = KR_SYNTAX_ERROR};
    va_list ap;
    va_start(ap, fmt);
    kr_buf_vsnprintf(e.message, sizeof e.message, fmt, ap);
    va_end(ap);
    fail(g, at.line, at.col, at.end_line, at.end_col, &e);
}

void kr_gen_fail_at(kr_gen *g, uint32_t line, uint32_t col, uint32_t end_col, const char *fmt,
                    ...) {
    kr_syntax_error e = {.kind = KR_SYNTAX_ERROR};
    va_list ap;
    va_start(ap, fmt);
    kr_buf_vsnprintf(e.message, sizeof e.message, fmt, ap);
    va_end(ap);
    fail(g, line, col, line, end_col, &e);
}

void kr_gen_need_helpers(kr_gen *g, const kr_node *at, const char *construct) {
    if (g->portable) kr_gen_fail(g, at, "%s cannot be expressed in portable bytecode", construct);
}
