/* Line endings of text streams. */
#ifndef KR_MODULE_IO_NEWLINE_H
#define KR_MODULE_IO_NEWLINE_H

#include "object/type.h"

/* What the newline argument asks for. */
typedef struct kr_newline {
    bool universal;    /* \r, \n and \r\n all end lines on reading */
    bool translate;    /* ... and become \n */
    char read_end[3];  /* "\n", "\r", "\r\n" when not universal */
    char write_end[3]; /* what \n becomes on writing; "" = as it is */
} kr_newline;

enum { KR_SEEN_CR = 1, KR_SEEN_LF = 2, KR_SEEN_CRLF = 4 };

/* Parses None, '', '\n', '\r', '\r\n'; ValueError "illegal newline value: ..." with the
 * value quoted or not. */
void kr_newline_parse(kr_ctx *ctx, kr_value v, bool quote, kr_newline *out);
/* Value of the `newlines` attribute for a set of KR_SEEN_x. */
kr_value kr_newline_seen(kr_ctx *ctx, unsigned seen);
/* Translates \r\n and \r to \n in place over n bytes; returns the new length. */
size_t kr_newline_translate(char *s, size_t n, unsigned *seen);
/* Length of the first line of s (ending included); 0 if no ending is there. */
size_t kr_newline_find(const kr_newline *nl, const char *s, size_t n);

#endif
