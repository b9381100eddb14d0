/* The minifier: Python source to shorter Python source of the same meaning.
 *
 * A pure function over texts: needs no machine, raises nothing. What may change and what never does
 * is told to users in docs/mpy.md. */
#ifndef KR_COMPILE_MINIFY_H
#define KR_COMPILE_MINIFY_H

#include "base/buf.h"
#include "compile/lexer.h"

enum {
    KR_MINIFY_KEEP_DOCS = 1,
    KR_MINIFY_KEEP_ANNOTATIONS = 2,
    KR_MINIFY_DROP_ASSERTS = 4,
    KR_MINIFY_NO_RENAME = 8,
    KR_MINIFY_PARAMS = 16,  /* rename parameters that no call in the file passes by keyword */
    KR_MINIFY_PRIVATE = 32, /* rename globals that begin with one underscore */
    KR_MINIFY_DEFS = 64,    /* rename functions and classes within functions */
};

typedef struct kr_minify_options {
    uint32_t flags; /* KR_MINIFY_... */
    const kr_uni_hooks *uni;
    kr_mem_fn mem;
    void *mem_opaque;
} kr_minify_options;

typedef struct kr_minify_stats {
    uint32_t docstrings, annotations, folded, names, places; /* names renamed, in so many places */
} kr_minify_stats;

/* Appends the short form of the n bytes at src to out. The source must be what kr_compile accepts:
 * only what is wrong in its grammar is noticed here. False: error says why. */
bool kr_minify(const char *src, size_t n, const kr_minify_options *opt, kr_buf *out,
               kr_minify_stats *stats, kr_syntax_error *error);

#endif
