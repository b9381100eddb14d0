#include "module/repl_statement.h"

#include <string.h>

#include "code/debug.h"
#include "object/protocol.h"
#include "vm/vm.h"

void kr_statement_init(kr_ctx *ctx, kr_statement *s, kr_value globals) {
    *s = (kr_statement){.globals = globals};
    kr_strbuf_init(ctx, &s->text, 256);
}

/* The text begins a statement with clauses, which only a blank line ends. */
static bool is_compound(const kr_statement *st) {
    static const char *const words[] = {"if",  "for",   "while", "with",
                                        "def", "class", "try",   "async"};
    const char *s = st->text.data, *end = s + st->text.len;
    while (s < end && (*s == ' ' || *s == '\t' || *s == '\f')) s++;
    if (s < end && *s == '@') return true;
    for (size_t i = 0; i < KR_ARRAY_LEN(words); i++) {
        size_t n = strlen(words[i]);
        if ((size_t)(end - s) <= n || memcmp(s, words[i], n) != 0) continue;
        if (strchr(" \t(:\\[{'\"-~", s[n])) return true;
    }
    return false;
}

static kr_unit *compile(kr_ctx *ctx, kr_statement *s, const char *text, size_t n, int mode,
                        uint32_t flags, kr_incomplete *incomplete) {
    kr_compile_options opt = {(kr_compile_mode)mode,
                              s->future | flags,
                              ctx->vm->opt_level,
                              kr_str_intern_rom(ctx, "<stdin>"),
                              incomplete,
                              NULL};
    return kr_compile_text(ctx, text, n, &opt);
}

/* Tracebacks show lines of it. */
static void keep_source(kr_ctx *ctx, kr_unit *unit, const char *text, size_t n) {
    kr_store(ctx, unit, &unit->source, kr_str_new(ctx, text, n));
}

static kr_value compile_single(kr_ctx *ctx, void *arg) {
    kr_statement *s = arg;
    kr_unit *unit = compile(ctx, s, s->text.data, s->text.len, KR_COMPILE_SINGLE,
                            s->blank ? 0 : KR_CF_DONT_IMPLY_DEDENT, &s->incomplete);
    keep_source(ctx, unit, s->text.data, s->text.len);
    return kr_from_ptr(unit);
}

static bool wants_more(const kr_statement *s, bool failed) {
    if (!failed) return !s->blank && is_compound(s);
    return s->incomplete == KR_INPUT_OPEN_TOKEN ||
           (s->incomplete == KR_INPUT_OPEN_BLOCK && !s->blank);
}

bool kr_statement_compile(kr_ctx *ctx, kr_statement *s, bool last, kr_value *unit, kr_value *exc) {
    *unit = kr_protect(ctx, compile_single, s, exc);
    if (!last && wants_more(s, !kr_isnull(*exc))) return false;
    s->text.len = 0;
    return true;
}

kr_unit *kr_statement_compile_all(kr_ctx *ctx, kr_statement *s, const char *text, size_t n) {
    kr_unit *unit = compile(ctx, s, text, n, KR_COMPILE_EXEC, 0, NULL);
    keep_source(ctx, unit, text, n);
    return unit;
}

kr_value kr_statement_run(kr_ctx *ctx, kr_statement *s, kr_unit *unit) {
    const kr_debug *debug = kr_unit_code(ctx, unit, 0)->debug;
    if (debug && debug->flags & KR_CODE_FUTURE_ANNOTATIONS) s->future = KR_CF_FUTURE_ANNOTATIONS;
    return kr_run_unit(ctx, unit, s->globals, KR_NULL);
}
