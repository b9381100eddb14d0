/* The text arguments of int(), float() and complex(), and number literals, as CPython accepts them.
 *
 * ASCII only: the caller first maps Unicode digits to '0'..'9' and Unicode spaces to ' '.
 * Underscores are allowed between digits and after a base prefix. */
#ifndef KR_BASE_NUMPARSE_H
#define KR_BASE_NUMPARSE_H

#include "base/config.h"

typedef struct kr_int_text {
    const char *digits; /* points into the argument; may hold '_' (kr_limb_from_text skips them) */
    size_t len;         /* bytes from digits on, underscores included */
    size_t ndigits;     /* digits without underscores */
    unsigned base;      /* 2..36 */
    bool neg;
    bool small; /* the value fits in int64_t; then: */
    int64_t value;
} kr_int_text;

/* Parses int(text, base): spaces around, sign, prefix (base 0, 2, 8, 16). base is 0 or 2..36. False
 * when CPython would raise ValueError. */
bool kr_parse_int(const char *s, size_t len, unsigned base, kr_int_text *out);
/* Parses float(text). */
bool kr_parse_float(const char *s, size_t len, double *out);
/* Parses complex(text), parentheses included. */
bool kr_parse_complex(const char *s, size_t len, double *real, double *imag);

#endif
