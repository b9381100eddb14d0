/* Lexer: bytes from a reader callback to tokens.
 *
 * It decodes the source (UTF-8, Latin-1, ASCII, BOM, coding line), joins lines, tracks brackets and
 * indentation, and splits f- and t-strings into START, MIDDLE, END around ordinary tokens (PEP
 * 701). A token's text lies in the lexer's line buffer and is valid until the next token is asked
 * for. */
#ifndef KR_COMPILE_LEXER_H
#define KR_COMPILE_LEXER_H

#include <setjmp.h>

#include "base/arena.h"
#include "base/config.h"
#include "base/source.h"
#include "compile/syntax_error.h"

/* Called for a SyntaxWarning (invalid escape sequences ...). line and col as in kr_syntax_error.
 * True: the program wants it as an error. */
typedef bool (*kr_syntax_warn_fn)(void *opaque, const char *message, uint32_t line, uint32_t col);

/* What the lexer asks a Unicode database; pure functions. Only called for code points >= 128. */
typedef struct kr_uni_hooks {
    bool (*xid_start)(uint32_t c);
    bool (*xid_continue)(uint32_t c);
    bool (*printable)(uint32_t c);
    /* Writes the NFKC form of s[n] to out; returns its length, > cap when it did not fit. */
    size_t (*nfkc)(const char *s, size_t n, char *out, size_t cap);
    /* Code point of a character name (any case), -1 when unknown. */
    int32_t (*lookup)(const char *name, size_t n);
} kr_uni_hooks;

typedef enum kr_tok {
#define KR_TOKEN(name, text) KR_T_##name,
#include "compile/tokens.def"
    KR_T_COUNT
} kr_tok;

typedef struct kr_pos {
    uint32_t line, col; /* 1-based line, 0-based byte column */
} kr_pos;

typedef struct kr_token {
    uint8_t type;      /* kr_tok */
    uint8_t op;        /* STRING, FSTRING_*: KR_STR_ bits; NUMBER: base */
    kr_pos start, end; /* end is exclusive */
    uint32_t n;        /* bytes of text */
    const char *s; /* text; at the end of an f-string field ( ! : } ) the field's source so far */
    void *node;    /* NODE: a tree the parser pushed back */
} kr_token;

/* Bits of kr_token.op for string tokens. */
enum {
    KR_STR_RAW = 1,
    KR_STR_BYTES = 2,
    KR_STR_U = 4,
    KR_STR_F = 8,
    KR_STR_T = 16,
    KR_STR_TRIPLE = 32,
    KR_STR_SPEC = 64, /* FSTRING_MIDDLE inside a format specification */
};

/* kr_token.op of a NUMBER: the base of an int, or one of these. */
enum { KR_NUM_FLOAT = 1, KR_NUM_IMAGINARY = 3 };

#define KR_LEXER_MAX_INDENT 100
#define KR_LEXER_MAX_PARENS 200
#define KR_LEXER_MAX_FIELDS 3     /* fields within format specifications */
#define KR_LEXER_MAX_FSTRINGS 150 /* f-strings within f-strings */

/* One open f- or t-string. Its fields (`{`) stand on the bracket stack. */
typedef struct kr_lexer_fmode {
    uint8_t op;    /* KR_STR_ bits */
    char quote;    /* ' or " */
    bool text;     /* next comes literal text or a format specification, not tokens */
    uint8_t depth; /* open fields, nested ones included */
    kr_pos start;
    uint32_t field_at[KR_LEXER_MAX_FIELDS]; /* offset in buf behind the `{` of each */
} kr_lexer_fmode;

typedef struct kr_lexer {
    jmp_buf *escape; /* where errors go; set by whoever calls kr_lexer_next */
    kr_syntax_error *error;
    kr_arena *arena; /* for its memory function only */
    kr_read_fn *read;
    void *read_opaque;
    const kr_uni_hooks *uni;
    kr_syntax_warn_fn warn;
    void *warn_opaque;
    const char *filename;

    char *raw; /* bytes as read */
    uint32_t raw_at, raw_n;
    char *buf; /* decoded text: kept part, then the current physical line; ends in NUL */
    size_t buf_n, buf_cap;
    size_t line_at; /* offset of the current physical line */
    size_t at;      /* offset of the next character */
    uint32_t line;  /* its number */
    char *norm;     /* normalised text of the current identifier */
    size_t norm_cap;

    uint8_t encoding;
    uint8_t cookie_lines;   /* lines that may still hold a coding line */
    bool bom;               /* the source starts with a byte order mark */
    bool bad_first_line;    /* a comment that is not UTF-8: wait for the second line's coding */
    bool input_done;        /* the reader said so */
    bool eof;               /* a token beyond the last line was asked for */
    bool skip_lf;           /* a CR ended the last line: a LF now belongs to it */
    bool implied_newline;   /* the last line of the input has no end of line of its own */
    bool at_line_start;     /* the next token starts a logical line */
    bool no_implied_dedent; /* see KR_PARSE_DONT_IMPLY_DEDENT */
    bool interactive;       /* see KR_PARSE_INTERACTIVE */
    bool blank_last;        /* the last physical line was blank */
    bool blank_indents;     /* white space without a line end is an indentation */
    bool ends_lines;        /* a last line without its end counts as ended (str as a program) */
    bool quiet;             /* the error is one that CPython only reports where it parses */
    bool from_parser;       /* the error is the parser's: a lexical error further on goes first */
    int16_t pending;        /* INDENTs (> 0) or DEDENTs (< 0) to deliver */
    uint16_t indents;       /* depth of the two indentation stacks */
    uint16_t parens;        /* open brackets */
    uint16_t indent[KR_LEXER_MAX_INDENT], alt_indent[KR_LEXER_MAX_INDENT];
    struct {
        uint32_t line;
        uint16_t col;
        char open;
        bool field; /* the `{` of an f-string field */
    } paren[KR_LEXER_MAX_PARENS];
    kr_lexer_fmode *fmode; /* open f-strings */
    uint32_t fmodes, fmodes_cap;
    bool keep; /* a token or f-string spans lines: do not drop buf's front */
} kr_lexer;

/* Makes a zeroed lexer ready (read, arena, ... already set). False when memory is exhausted. */
bool kr_lexer_init(kr_lexer *lx);
void kr_lexer_free(kr_lexer *lx);
/* Reads the next token. Leaves by *lx->escape on error. */
void kr_lexer_next(kr_lexer *lx, kr_token *t);
/* Fills *lx->error and leaves by *lx->escape. A start.line of 0 means: no position. */
KR_NORETURN KR_PRINTF(5, 6) void kr_lexer_fail(kr_lexer *lx, kr_syntax_kind kind, kr_pos start,
                                               kr_pos end, const char *format, ...);
KR_NORETURN void kr_lexer_fail_memory(kr_lexer *lx);
/* At the end of input: the innermost open bracket is the error. */
KR_NORETURN void kr_lexer_fail_unclosed(kr_lexer *lx);
/* Reads the lines that are left: does none hold more than white space and a comment? */
bool kr_lexer_rest_is_blank(kr_lexer *lx);
/* Passes a SyntaxWarning on; true: the caller must fail with it. */
KR_PRINTF(3, 4) bool kr_lexer_warn(kr_lexer *lx, kr_pos at, const char *format, ...);
/* Text of a token type ("'('" without quotes), or its name. */
const char *kr_token_text(kr_tok type);

#endif
