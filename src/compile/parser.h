/* Parser: source text from a reader callback to syntax trees, one top-level statement at a time.
 *
 *     kr_parser p;
 *     kr_parser_config cfg = {.read = fn, .opaque = file, .arena = &arena, .mode = KR_PARSE_EXEC};
 *     if (!kr_parser_init(&p, &cfg)) out of memory
 *     for (;;) {
 *         kr_arena_mark m = kr_arena_save(&arena);
 *         kr_nodes s;
 *         if (!kr_parser_next_statement(&p, &s)) break;    // end, or p.error.kind != 0
 *         lower s.at[0 .. s.n-1];
 *         kr_arena_release(&arena, m);
 *     }
 *     kr_parser_free(&p);
 *
 * The parser reads no further than it must: a simple statement is returned before the line after it
 * is asked for. Nothing of the parser's own state lives in the arena between two calls.
 *
 * A caller that wants the bodies of functions and classes statement by statement too sets
 * p.leave_open before a call. A def or class that is then met as a statement of its own, its body
 * on further lines, comes back with KR_AST_OPEN, an empty body and the end of its header; its
 * statements must be read by kr_parser_next_in_body before anything else. */
#ifndef KR_COMPILE_PARSER_H
#define KR_COMPILE_PARSER_H

#include "compile/ast.h"
#include "compile/lexer.h"
#include "compile/syntax_error.h"

typedef enum kr_parse_mode {
    KR_PARSE_EXEC,   /* a file: statements up to the end */
    KR_PARSE_EVAL,   /* one expression, returned as one EXPR statement */
    KR_PARSE_SINGLE, /* one interactive statement or line of simple statements */
} kr_parse_mode;

enum {
    KR_PARSE_IGNORE_COOKIE = 1, /* text is UTF-8 whatever its coding line says (source was a str) */
    KR_PARSE_DONT_IMPLY_DEDENT = 2, /* a block open at the end of input is incomplete (REPL), unless
                                       the last line was blank */
    KR_PARSE_MORE_ALLOWED = 4, /* SINGLE: text after the statement is left alone, not an error */
    KR_PARSE_INTERACTIVE = 8,  /* an empty line ends all blocks (terminal) */
};

/* Bits of kr_parser.leave_open. */
enum { KR_LEAVE_DEF = 1, KR_LEAVE_CLASS = 2 };

typedef struct kr_parser_config {
    kr_read_fn *read;
    void *opaque;
    const char *filename; /* for messages only */
    kr_arena *arena;
    kr_parse_mode mode;
    uint32_t flags;      /* KR_PARSE_... */
    uint32_t first_line; /* number of the first line; 0 means 1 */
    const kr_uni_hooks
        *uni; /* NULL: every non-ASCII character is an identifier character, \N{} fails */
    kr_syntax_warn_fn warn; /* may be NULL */
    void *warn_opaque;
} kr_parser_config;

/* The field of an f- or t-string that is being read, for what is said when its expression fails:
 * its first token, or the operator behind the longest part that is an expression by itself. */
typedef struct kr_parser_field {
    char letter;    /* 'f' or 't'; 0: not in a field */
    uint16_t depth; /* open brackets, with the field's own */
    bool tail;      /* start and end are an operator's */
    kr_pos start, end;
} kr_parser_field;

typedef struct kr_parser {
    kr_lexer lx;
    kr_token tok;    /* current token */
    kr_token *ahead; /* tokens read ahead (arena), the next one at ahead_at */
    uint32_t ahead_at, ahead_n;
    kr_pos prev_end; /* end of the token consumed last, line ends and indentation apart */
    kr_node **stack; /* elements of the lists under construction */
    size_t stack_n, stack_cap;
    char *text; /* string literals under construction */
    size_t text_n, text_cap;
    uint32_t depth; /* C recursion */
    kr_parser_field field;
    uint8_t mode, flags;
    uint8_t leave_open; /* KR_LEAVE_ bits: bodies that the next call does not read */
    bool may_open;      /* the current statement is not part of another one */
    uint32_t bodies;    /* left open so far, nested ones */
    bool started, finished;
    bool line_pending;  /* tok is the NEWLINE of the statement returned last */
    uint8_t incomplete; /* after an error: kr_incomplete, whether more input could make it right */
    kr_syntax_error error; /* kind KR_SYNTAX_NONE until something fails */
} kr_parser;

/* Prepares a parser. False when memory is exhausted. The arena and config texts must outlive it. */
bool kr_parser_init(kr_parser *p, const kr_parser_config *cfg);
/* Parses the next top-level statement (several when written `a; b`) into the arena and returns
 * true; false at the end of input or on error (p->error.kind). After an error only kr_parser_free
 * works. */
bool kr_parser_next_statement(kr_parser *p, kr_nodes *statements);
/* The same within the body of the KR_AST_OPEN node returned last, a few lines at once; false at its
 * end or on error. At the end the node gets its own end. */
bool kr_parser_next_in_body(kr_parser *p, kr_node *owner, kr_nodes *statements);
/* Reads the rest of the input, open bodies included, for its errors only. */
void kr_parser_skip_rest(kr_parser *p);
/* Gives back the buffers. */
void kr_parser_free(kr_parser *p);

#endif
