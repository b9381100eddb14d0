/* What lexer, parser and later passes say about source that is not Python. */
#ifndef KR_COMPILE_SYNTAX_ERROR_H
#define KR_COMPILE_SYNTAX_ERROR_H

#include "base/config.h"

/* The Python exception class that the error becomes. */
/* How much of a statement is missing where the input ended too early. */
typedef enum kr_incomplete {
    KR_INPUT_COMPLETE,
    KR_INPUT_OPEN_BLOCK, /* an indented block, or a clause that must follow one */
    KR_INPUT_OPEN_TOKEN, /* in brackets, a string, a continued line: blank lines do not end it */
} kr_incomplete;

typedef enum kr_syntax_kind {
    KR_SYNTAX_NONE,        /* no error */
    KR_SYNTAX_ERROR,       /* SyntaxError */
    KR_SYNTAX_INDENTATION, /* IndentationError */
    KR_SYNTAX_TAB,         /* TabError */
    KR_SYNTAX_INCOMPLETE,  /* _IncompleteInputError */
    KR_SYNTAX_MEMORY,      /* MemoryError: arena exhausted */
    KR_SYNTAX_TOO_DEEP,    /* MemoryError: nested beyond KR_PARSER_MAX_DEPTH */
    KR_SYNTAX_READ,        /* the reader callback failed; the caller knows why */
} kr_syntax_kind;

typedef struct kr_syntax_error {
    kr_syntax_kind kind;
    char message[320];          /* UTF-8, NUL-terminated */
    uint32_t line, col;         /* 1-based; col counts code points; 0: unknown */
    uint32_t end_line, end_col; /* exclusive end, same units; 0: unknown */
    char text[320];             /* the source line, possibly cut; "" when no longer at hand */
    uint32_t text_col;          /* code points cut off before text[0] (very long lines) */
} kr_syntax_error;

#endif
