/* The compiler's door: reads statements from the parser, feeds them to the generator, and turns
 * what goes wrong into Python exceptions.
 *
 * All compile-time memory hangs on the kr_gen on this C stack; `run` works inside kr_protect, so
 * release() is reached whatever is raised. */
#include <stdlib.h>
#include <string.h>

#include "base/unicode.h"
#include "compile/gen.h"
#include "object/seq.h"
#include "object/str.h"

/* ---- memory that counts itself, and against the limit of the heap ---- */

static void *counted(void *opaque, void *ptr, size_t old_size, size_t new_size) {
    kr_gen *g = opaque;
    kr_vm *vm = g->ctx->vm;
    size_t more = new_size > old_size ? new_size - old_size : 0;
    if (more && !kr_heap_charge(g->ctx, more)) return NULL;
    void *p = vm->mem(vm->mem_opaque, ptr, old_size, new_size);
    if (!p && new_size) {
        kr_heap_discharge(vm, more);
        return NULL;
    }
    if (old_size > new_size) kr_heap_discharge(vm, old_size - new_size);
    g->mem_now += new_size - old_size;
    if (g->mem_now > g->mem_peak) g->mem_peak = g->mem_now;
    return p;
}

static void release(kr_gen *g) {
    if (g->parser_ready) kr_parser_free(&g->parser);
    kr_arena_free(&g->tree);
    kr_arena_free(&g->keep);
    kr_gen_free_tables(g);
    kr_window_free(g);
}

/* ---- what the lexer asks of the Unicode database ---- */

static void *plain_mem(void *opaque, void *ptr, size_t old_size, size_t new_size) {
    (void)opaque;
    (void)old_size;
    if (new_size) return realloc(ptr, new_size);
    free(ptr);
    return NULL;
}

static size_t nfkc(const char *s, size_t n, char *out, size_t cap) {
    kr_buf b;
    size_t len;
    kr_buf_init(&b, plain_mem, NULL);
    kr_unicode_normalize(KR_UNICODE_NFKC, (const uint8_t *)s, n, &b);
    len = b.len;
    if (len <= cap) memcpy(out, b.data, len);
    kr_buf_free(&b);
    return len;
}

static int32_t lookup_name(const char *name, size_t n) {
    uint32_t cp;
    return kr_unicode_lookup(name, n, &cp) ? (int32_t)cp : -1;
}

static bool warn(void *opaque, const char *message, uint32_t line, uint32_t col) {
    kr_gen *g = opaque;
    (void)col;
    return kr_gen_warn_at(g, line, kr_str_from_cstr(g->ctx, message));
}

const kr_uni_hooks kr_compile_uni_hooks = {
    .xid_start = kr_unicode_is_id_start,
    .xid_continue = kr_unicode_is_id_continue,
    .printable = kr_unicode_is_printable,
    .nfkc = nfkc,
    .lookup = lookup_name,
};

/* ---- the work ---- */

static void start(kr_gen *g) {
    const kr_compile_options *opt = g->opt;
    kr_parser_config cfg = {
        .read = kr_window_read,
        .opaque = g,
        .filename = kr_str_cstr(g->ctx, opt->filename),
        .arena = &g->tree,
        .mode = opt->mode == KR_COMPILE_EVAL     ? KR_PARSE_EVAL
                : opt->mode == KR_COMPILE_SINGLE ? KR_PARSE_SINGLE
                                                 : KR_PARSE_EXEC,
        .flags = (g->source->is_utf8 ? KR_PARSE_IGNORE_COOKIE : 0) |
                 (opt->flags & KR_CF_DONT_IMPLY_DEDENT ? KR_PARSE_DONT_IMPLY_DEDENT : 0),
        .uni = &kr_compile_uni_hooks,
        .warn = warn,
        .warn_opaque = g,
    };
    kr_texts_init(g);
    g->module = g->scope = kr_scope_new(g, KR_SCOPE_MODULE, g->known[KR_KN_MODULE], NULL);
    g->module->qualname = g->module->name;
    g->window_line = g->window_at_line = 1;
    g->first_statement = g->future_allowed = true;
    if (!kr_parser_init(&g->parser, &cfg)) kr_gen_memory(g);
    g->parser_ready = true;
}

static void gen_file(kr_gen *g) {
    kr_body b;
    kr_node *s;
    kr_body_open(g, &b, NULL, NULL);
    while ((s = kr_body_next(g, &b)) != NULL) {
        if (g->first_statement && g->opt->mode == KR_COMPILE_EXEC)
            kr_gen_docstring(g, g->module, s);
        if (g->opt->mode == KR_COMPILE_EVAL) {
            kr_gen_expr(g, s->one.value);
            KR_OUT0(g, RETURN_VALUE);
        } else {
            kr_gen_statement(g, s);
        }
        g->first_statement = false;
    }
    if (g->first_statement && g->opt->mode == KR_COMPILE_SINGLE && !g->opt->incomplete) {
        kr_syntax_error e = {
            .kind = KR_SYNTAX_INCOMPLETE, .message = "incomplete input", .line = 1};
        if (g->flags & KR_CF_INCOMPLETE) kr_raise(g->ctx, kr_gen_syntax_exc(g, &e));
        kr_gen_fail_at(g, 1, 0, 0, "invalid syntax");
    }
}

static kr_value run(kr_ctx *ctx, void *arg) {
    kr_gen *g = arg;
    kr_unit *unit;
    (void)ctx;
    start(g);
    kr_gen_open_annotate(g);
    gen_file(g);
    kr_gen_close_annotate(g);
    if (g->opt->mode == KR_COMPILE_EVAL) {
        kr_out_stop(g);
    } else {
        kr_gen_finish_scope(g);
    }
    kr_parser_free(&g->parser);
    g->parser_ready = false;
    kr_resolve(g);
    kr_window_free(g);
    unit = kr_emit_unit(g);
    return kr_from_ptr(unit);
}

/* All statements, as trees. */
static kr_value run_tree(kr_ctx *ctx, void *arg) {
    kr_gen *g = arg;
    kr_value list = kr_list_new(ctx, 0, NULL), parts[4] = {KR_NONE, KR_NONE, list, KR_NONE};
    bool eval = g->opt->mode == KR_COMPILE_EVAL, single = g->opt->mode == KR_COMPILE_SINGLE;
    start(g);
    for (;;) {
        kr_arena_mark mark = kr_arena_save(&g->tree);
        kr_nodes s = {0};
        bool more = kr_parser_next_statement(&g->parser, &s);
        if (g->parser.error.kind) kr_body_fail(g);
        if (!more) break;
        for (uint32_t i = 0; i < s.n; i++) {
            const kr_node *e = eval ? s.at[i]->one.value : s.at[i];
            kr_value t = kr_gen_tree(g, e);
            if (eval) parts[2] = t;
            kr_list_append(ctx, list, t);
        }
        kr_arena_release(&g->tree, mark);
    }
    parts[0] = kr_str_from_cstr(ctx, eval ? "Expression" : single ? "Interactive" : "Module");
    parts[3] = kr_list_new(ctx, 0, NULL);
    return kr_tuple_new(ctx, eval || single ? 3 : 4, parts);
}

/* What `job` makes of the source. */
static kr_value with_source(kr_ctx *ctx, const kr_source *src, const kr_compile_options *opt,
                            kr_value (*job)(kr_ctx *, void *)) {
    kr_gen g;
    kr_value unit, exc = KR_NULL;
    memset(&g, 0, sizeof g);
    g.ctx = ctx;
    g.opt = opt;
    g.source = src;
    g.portable = opt->flags & KR_CF_PORTABLE;
    g.rows = g.portable ? 0 : ~UINT64_C(0);
    g.debug = !g.portable && !(opt->flags & KR_CF_NO_DEBUG);
    g.ranges = g.debug && ctx->vm->debug_ranges;
    g.flags = opt->flags;
    g.opt_level = opt->opt_level;
    g.mem = counted;
    kr_arena_init(&g.keep, counted, &g);
    kr_arena_init(&g.tree, counted, &g);
    if (opt->incomplete) *opt->incomplete = KR_INPUT_COMPLETE;
    unit = kr_protect(ctx, job, &g, &exc);
    release(&g);
    if (opt->peak_bytes) *opt->peak_bytes = g.mem_peak;
    if (!kr_isnull(exc)) kr_raise(ctx, exc);
    return unit;
}

kr_unit *kr_compile(kr_ctx *ctx, const kr_source *src, const kr_compile_options *opt) {
    return KR_AS(kr_unit, with_source(ctx, src, opt, run));
}

kr_value kr_compile_tree(kr_ctx *ctx, const void *text, size_t len, bool is_utf8,
                         const kr_compile_options *opt) {
    kr_memory_source bytes = {text, len};
    kr_source src = {.read = kr_memory_read, .opaque = &bytes, .is_utf8 = is_utf8};
    return with_source(ctx, &src, opt, run_tree);
}

/* ---- from memory ---- */

static kr_unit *compile_memory(kr_ctx *ctx, const char *text, size_t len, bool is_utf8,
                               const kr_compile_options *opt) {
    kr_memory_source bytes = {text, len};
    kr_source src = {.read = kr_memory_read, .opaque = &bytes, .is_utf8 = is_utf8};
    return kr_compile(ctx, &src, opt);
}

kr_unit *kr_compile_text(kr_ctx *ctx, const char *text, size_t len, const kr_compile_options *opt) {
    return compile_memory(ctx, text, len, true, opt);
}

kr_unit *kr_compile_bytes(kr_ctx *ctx, const void *data, size_t len,
                          const kr_compile_options *opt) {
    return compile_memory(ctx, data, len, false, opt);
}
