/* Shared by the minifier's own files; nobody else includes it.
 *
 * The whole file is parsed into one arena, then
 *   minify_fold.c   folds constants of an expression, when minify_drop.c asks for it, which takes
 *                   out what is not wanted: docstrings, annotations, pass, statements that are
 *                   constants;
 *   minify_scope.c  notes where each name of each scope stands;
 *   minify_names.c  finds whose name it is and hands out shorter ones, written into the tree;
 *   minify_stmt.c, minify_expr.c, minify_string.c   write the tree as text.
 * Passes come in this order so that nothing that disappears has a say in the names: what comes out
 * is not changed by another run. */
#ifndef KR_COMPILE_MINIFY_INT_H
#define KR_COMPILE_MINIFY_INT_H

#include <setjmp.h>
#include <string.h>

#include "compile/ast_walk.h"
#include "compile/minify.h"
#include "compile/parser.h"

/* What stays because of a word in the file, minify_words.def. */
enum {
    KR_MW_LOCALS = 1,
    KR_MW_GLOBALS = 2,
    KR_MW_NAMES = 4,
    KR_MW_PARAMS = 8,
    KR_MW_DOCS = 16,
    KR_MW_FUNCTION_ANNOTATIONS = 32,
    KR_MW_CLASS_ANNOTATIONS = 64,
    KR_MW_PLAIN_DECORATOR = 128,
    KR_MW_LOCAL_ANNOTATIONS = 256,
};

typedef struct kr_mini_scope kr_mini_scope;
typedef struct kr_mini_ident kr_mini_ident;

/* Delimiters that are open around an expression in fields of f-strings. */
typedef struct kr_mini_quotes {
    const char *open[4];
    uint32_t n;
    bool free;   /* as of Python 3.12: any quotes, backslashes */
    bool failed; /* cannot be written within those delimiters */
} kr_mini_quotes;

/* A text under construction beside the output; all are freed at the end, whatever happens. */
typedef struct kr_mini_scratch {
    kr_buf text;
    struct kr_mini_scratch *next, *next_idle;
} kr_mini_scratch;

typedef struct kr_minifier {
    const kr_minify_options *opt;
    kr_minify_stats *stats;
    kr_syntax_error *error;
    jmp_buf escape; /* out of memory */
    kr_arena arena;
    kr_parser parser;
    bool parser_ready;
    kr_nodes body;
    uint32_t words;    /* KR_MW_... */
    bool object_bound; /* `object` may be something else */

    /* scopes */
    kr_mini_scope *module, *scope, *scopes_end; /* scopes in the order of their parents */
    kr_mini_scope *mentions;
    kr_mini_ident **table; /* (scope, name) -> ident */
    uint32_t table_n, table_mask;
    uint32_t verbatim; /* within text that is kept as it is written: names in it stay */

    /* text */
    kr_buf *out;
    size_t line_start;
    uint32_t indent;
    bool after_number; /* the text ends in a number */
    kr_mini_quotes quotes;
    kr_mini_scratch *scratch, *idle; /* all; those not in use */
} kr_minifier;

/* ---- minify.c ---- */
KR_NORETURN void kr_mini_memory(kr_minifier *m);
void *kr_mini_alloc(kr_minifier *m, size_t size);
/* A node for an expression that stands in no source. */
kr_node *kr_mini_node(kr_minifier *m, kr_ast_kind kind);
kr_node *kr_mini_int(kr_minifier *m, int64_t value);
/* KR_MW_ bits of a word, 0: it is none. */
uint32_t kr_mini_word(const char *s, size_t n);
static inline bool kr_mini_is(const char *s, size_t n, const char *word) {
    return n == strlen(word) && memcmp(s, word, n) == 0;
}

/* ---- passes ---- */
/* Does the decorator neither look at annotations nor at names? */
bool kr_mini_is_plain_decorator(const kr_node *e);
void kr_mini_fold(kr_minifier *m, kr_node **slot);
void kr_mini_drop(kr_minifier *m);
void kr_mini_scopes(kr_minifier *m);
void kr_mini_names(kr_minifier *m);
void kr_mini_write(kr_minifier *m);

/* ---- text: expressions ---- */

/* Levels of binding, loosest first. */
enum {
    KR_ML_TEST,
    KR_ML_OR,
    KR_ML_AND,
    KR_ML_NOT,
    KR_ML_CMP,
    KR_ML_BOR,
    KR_ML_BXOR,
    KR_ML_BAND,
    KR_ML_SHIFT,
    KR_ML_ARITH,
    KR_ML_TERM,
    KR_ML_FACTOR,
    KR_ML_POWER,
    KR_ML_AWAIT,
    KR_ML_ATOM,
};

/* A word, with a blank before it where it would grow together with what stands there. */
void kr_mini_put(kr_minifier *m, const char *s, size_t n);
static inline void kr_mini_puts(kr_minifier *m, const char *s) {
    kr_mini_put(m, s, strlen(s));
}
/* Any text, as it is. */
void kr_mini_raw(kr_minifier *m, const char *s, size_t n);
/* In parentheses where it binds more loosely than `level`. */
void kr_mini_expr(kr_minifier *m, kr_node *e, int level);
/* Where a tuple needs no parentheses; one with stars keeps those it has, for older grammars. */
void kr_mini_tuple(kr_minifier *m, kr_node *e);
/* Where neither a tuple nor yield needs them. */
void kr_mini_value(kr_minifier *m, kr_node *e);
/* Targets of assignments and loops: tuples need no parentheses. */
void kr_mini_target(kr_minifier *m, kr_node *e);
/* Where := needs no parentheses. */
void kr_mini_named(kr_minifier *m, kr_node *e);
void kr_mini_call_args(kr_minifier *m, kr_node **args, uint32_t n);
void kr_mini_params(kr_minifier *m, kr_node *args);

/* ---- text: literals, minify_string.c ---- */
void kr_mini_string(kr_minifier *m, const kr_node *e);
void kr_mini_joined(kr_minifier *m, kr_node *e);

#endif
