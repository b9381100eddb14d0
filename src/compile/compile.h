/* The compiler's door: source text in, kr_unit out. */
#ifndef KR_COMPILE_COMPILE_H
#define KR_COMPILE_COMPILE_H

#include "base/source.h"
#include "code/unit.h"
#include "compile/syntax_error.h"

typedef enum kr_compile_mode {
    KR_COMPILE_EXEC,
    KR_COMPILE_EVAL,
    KR_COMPILE_SINGLE
} kr_compile_mode;

enum {
    KR_CF_PORTABLE = 1, /* divergence table off; constructs that need helpers are refused */
    KR_CF_FUTURE_ANNOTATIONS = 2,
    KR_CF_NO_DEBUG = 4, /* no debug record */
    KR_CF_TOP_LEVEL_AWAIT = 8,
    KR_CF_DONT_IMPLY_DEDENT = 16,
    KR_CF_INCOMPLETE = 64, /* _IncompleteInputError where the input ends too early */
    KR_CF_NO_NATIVE = 128, /* functions that ask for machine code are refused, else bytecode */
    KR_CF_LOCALS = 32,     /* may run with locals that are not the globals (exec, eval, compile) */
    KR_CF_CHECK = 256,     /* only for errors: machine code that is not available is let pass */
    /* from here on: bits of the integers that instructions may hold if they are fewer than 31 */
    KR_CF_INT_BITS_SHIFT = 24,
};

typedef struct kr_source {
    kr_read_fn *read;
    void *opaque;
    bool is_utf8; /* text came from a str: encoding declarations are ignored */
} kr_source;

typedef struct kr_compile_options {
    kr_compile_mode mode;
    uint32_t flags;
    int opt_level;             /* 0..3 as -O */
    kr_value filename;         /* str */
    kr_incomplete *incomplete; /* SINGLE: set where the input ended; may be NULL */
    size_t *peak_bytes;        /* compiler memory, may be NULL */
} kr_compile_options;

/* Raises SyntaxError & co. */
kr_unit *kr_compile(kr_ctx *ctx, const kr_source *src, const kr_compile_options *opt);
/* Same from a text in memory. */
kr_unit *kr_compile_text(kr_ctx *ctx, const char *text, size_t len, const kr_compile_options *opt);
/* The syntax tree instead: ("Module", None, [statement, ...], []) or "Expression", "Interactive";
 * the tuples are told in tree.c. */
kr_value kr_compile_tree(kr_ctx *ctx, const void *text, size_t len, bool is_utf8,
                         const kr_compile_options *opt);
/* From bytes: an encoding declaration counts. */
kr_unit *kr_compile_bytes(kr_ctx *ctx, const void *text, size_t len, const kr_compile_options *opt);

/* What lexer and parser ask the Unicode database, for those who run them alone. */
extern const struct kr_uni_hooks kr_compile_uni_hooks;

#endif
