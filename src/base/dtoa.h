/* Doubles to text and back, correctly rounded, without libc and independent of locale.
 *
 * Digit functions take a finite v and ignore its sign. They write decimal digits without trailing
 * zeros (at least one digit) and *point, the place of the decimal point: value = 0.DIGITS *
 * 10**point. Zero gives "0" with point 1. */
#ifndef KR_BASE_DTOA_H
#define KR_BASE_DTOA_H

#include "base/config.h"

enum {
    KR_DTOA_SHORT_MAX = 17,  /* digits of kr_dtoa_shortest */
    KR_DTOA_EXACT_MAX = 800, /* buffer that suffices for kr_dtoa_round and kr_dtoa_fixed */
    KR_DTOA_REPR_MAX = 32,   /* buffer that suffices for format 'r' and for kr_dtoa_to_hex */
};

/* The fewest digits that read back as v, nearest to v among those. Returns the number of digits. */
int kr_dtoa_shortest(double v, char digits[KR_DTOA_SHORT_MAX], int *point);
/* v rounded (exactly, half to even) to n >= 1 significant digits. */
int kr_dtoa_round(double v, int n, char digits[KR_DTOA_EXACT_MAX], int *point);
/* v rounded to n decimals after the point (n may be negative: tens, hundreds). Returns 0 digits
 * when the value rounds to zero. */
int kr_dtoa_fixed(double v, int n, char digits[KR_DTOA_EXACT_MAX], int *point);

/* Flags of kr_dtoa_format. */
enum {
    KR_DTOA_SIGN = 1, /* write '+' before positive numbers */
    KR_DTOA_DOT0 = 2, /* add ".0" when the result looks like an integer ('r' and 'g') */
    KR_DTOA_ALT = 4,  /* '#': keep the point and (for 'g') trailing zeros */
};

/* Writes v as CPython's format codes do: 'e' 'f' 'g' with precision (and 'E' 'F' 'G'), or 'r' for
 * repr (precision ignored). inf and nan come out as "inf" and "nan" ("INF", "NAN" for capitals; nan
 * is never signed with '-'). No NUL. Returns the length. */
size_t kr_dtoa_format(char *out, double v, char code, int precision, unsigned flags);
/* Bytes that kr_dtoa_format can need. */
size_t kr_dtoa_format_bound(char code, int precision);
/* repr(v), e.g. "1e+16", "0.1", "1.0", "-inf", "nan". Returns the length. */
size_t kr_dtoa_repr(char out[KR_DTOA_REPR_MAX], double v);

/* Reads the longest prefix [sign] (digits [. digits] [e [sign] digits] | inf | infinity | nan), any
 * case, no spaces, '_' skipped between digits (unchecked). Returns its length, 0 when there is no
 * number. Too large gives an infinity, too small a zero. */
size_t kr_dtoa_parse(const char *s, size_t len, double *out);

/* float.hex(v): returns the length. */
size_t kr_dtoa_to_hex(char out[KR_DTOA_REPR_MAX], double v);

typedef enum { KR_HEX_OK, KR_HEX_INVALID, KR_HEX_OVERFLOW } kr_hex_status;

/* float.fromhex: the whole text, spaces around it allowed. */
kr_hex_status kr_dtoa_from_hex(const char *s, size_t len, double *out);

#endif
