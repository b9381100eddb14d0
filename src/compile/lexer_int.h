/* Shared by the lexer's own files; nobody else includes it. */
#ifndef KR_COMPILE_LEXER_INT_H
#define KR_COMPILE_LEXER_INT_H

#include "compile/lexer.h"

/* Character classes of bytes; every byte >= 128 counts as an identifier byte at first. */
enum { KR_CH_START = 1, KR_CH_DIGIT = 2, KR_CH_HEX = 4, KR_CH_SPACE = 8 };
extern const uint8_t kr_char_class[256];

static inline bool kr_char_is_start(char c) {
    return kr_char_class[(uint8_t)c] & KR_CH_START;
}
static inline bool kr_char_is_digit(char c) {
    return kr_char_class[(uint8_t)c] & KR_CH_DIGIT;
}
static inline bool kr_char_is_hex(char c) {
    return kr_char_class[(uint8_t)c] & KR_CH_HEX;
}
static inline bool kr_char_is_space(char c) {
    return kr_char_class[(uint8_t)c] & KR_CH_SPACE;
}
static inline bool kr_char_is_word(char c) {
    return kr_char_class[(uint8_t)c] & (KR_CH_START | KR_CH_DIGIT);
}

/* Position of an offset in the current physical line. */
static inline kr_pos kr_lexer_pos(const kr_lexer *lx, size_t at) {
    return (kr_pos){lx->line, (uint32_t)(at - lx->line_at)};
}

/* lexer_input.c: makes the next physical line current, after the kept text or in its place. It ends
 * in '\n' and NUL. False at the end of input. */
bool kr_lexer_next_line(kr_lexer *lx);
/* Grows *mem to at least `need` bytes. */
void kr_lexer_reserve(kr_lexer *lx, char **mem, size_t *cap, size_t need);

/* Fails with SyntaxError at the character with that offset in buf. */
KR_NORETURN KR_PRINTF(3, 4) void kr_lexer_fail_at(kr_lexer *lx, size_t at, const char *format, ...);

/* lexer_number.c: the number at lx->at. */
void kr_lexer_number(kr_lexer *lx, kr_token *t);

/* lexer_string.c: a plain string literal whose prefix started at start_at and whose quote is at
 * lx->at. op holds the prefix bits. */
void kr_lexer_string(kr_lexer *lx, kr_token *t, size_t start_at, uint8_t op);
/* KR_STR_ bits of a string prefix, or -1. */
int kr_lexer_prefix(const char *s, size_t n);

/* lexer_fstring.c: the start of an f- or t-string (as kr_lexer_string), and its literal text or
 * end. */
void kr_lexer_fstring_start(kr_lexer *lx, kr_token *t, size_t start_at, uint8_t op);
void kr_lexer_fstring_text(kr_lexer *lx, kr_token *t);
/* The innermost bracket is the field of the innermost f-string. */
static inline bool kr_lexer_in_field(const kr_lexer *lx) {
    return lx->parens && lx->paren[lx->parens - 1].field;
}
/* 'f' or 't', for messages within the innermost open f- or t-string. */
static inline char kr_lexer_letter(const kr_lexer *lx) {
    return lx->fmodes && lx->fmode[lx->fmodes - 1].op & KR_STR_T ? 't' : 'f';
}
/* Ends the expression of a field at the character `type` ( ! : } ) at lx->at. */
void kr_lexer_fstring_field_end(kr_lexer *lx, kr_token *t, kr_tok type);

/* lexer_ident.c: the identifier, keyword or prefixed string at lx->at. */
void kr_lexer_ident(kr_lexer *lx, kr_token *t);
/* Fails on a character that cannot start a token. */
KR_NORETURN void kr_lexer_bad_char(kr_lexer *lx, size_t at);

/* lexer_encoding.c */
enum { KR_ENC_UTF8, KR_ENC_ASCII, KR_ENC_LATIN1, KR_ENC_LATIN9, KR_ENC_CP1252, KR_ENC_KOI8R };
/* The encoding of that name (PEP 263), or -1. */
int kr_encoding_find(const char *name, size_t n);
/* Code point of a byte >= 128, 0 when it has none. */
uint32_t kr_encoding_char(int encoding, uint8_t byte);

/* Bracket stack (lexer.c). */
void kr_lexer_open(kr_lexer *lx, char open, bool field);

#endif
