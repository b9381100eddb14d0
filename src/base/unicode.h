/* Properties of Unicode code points as CPython's str methods need them, and normalisation.
 *
 * Functions take any uint32_t up to KR_UNICODE_MAX. Tables are const data made by
 * tools/unicode_tables.py. Names stand in a file of their own so that small profiles can leave them
 * out. */
#ifndef KR_BASE_UNICODE_H
#define KR_BASE_UNICODE_H

#include "base/buf.h"
#include "base/config.h"

/* Version of the database, e.g. "14.0.0". */
extern const char kr_unicode_version[];

bool kr_unicode_is_alpha(uint32_t cp);
bool kr_unicode_is_decimal(uint32_t cp);
bool kr_unicode_is_digit(uint32_t cp);
bool kr_unicode_is_numeric(uint32_t cp);
bool kr_unicode_is_alnum(uint32_t cp); /* alpha, decimal, digit or numeric */
bool kr_unicode_is_space(uint32_t cp);
bool kr_unicode_is_linebreak(uint32_t cp); /* for str.splitlines; CR LF is the caller's concern */
bool kr_unicode_is_lower(uint32_t cp);
bool kr_unicode_is_upper(uint32_t cp);
bool kr_unicode_is_title(uint32_t cp);
bool kr_unicode_is_cased(uint32_t cp);          /* derived property Cased */
bool kr_unicode_is_case_ignorable(uint32_t cp); /* derived property Case_Ignorable */
bool kr_unicode_is_printable(uint32_t cp);      /* as repr() decides */
bool kr_unicode_is_id_start(uint32_t cp);       /* XID_Start or '_' */
bool kr_unicode_is_id_continue(uint32_t cp);    /* XID_Continue */

/* Value of a decimal or digit character, -1 when it is none. */
int kr_unicode_decimal(uint32_t cp);
int kr_unicode_digit(uint32_t cp);
/* Numeric value; false when it has none. */
bool kr_unicode_numeric(uint32_t cp, double *out);
/* Combining class (0..254). */
unsigned kr_unicode_combining(uint32_t cp);
/* Two-letter general category, e.g. "Lu". */
const char *kr_unicode_category(uint32_t cp);

enum { KR_UNICODE_CASE_MAX = 3 };

/* Full case mappings of one code point: writes 1 to 3 code points, returns how many.
 * kr_unicode_lower does not know of final sigma (see kr_unicode_final_sigma). */
int kr_unicode_lower(uint32_t cp, uint32_t out[KR_UNICODE_CASE_MAX]);
int kr_unicode_upper(uint32_t cp, uint32_t out[KR_UNICODE_CASE_MAX]);
int kr_unicode_title(uint32_t cp, uint32_t out[KR_UNICODE_CASE_MAX]);
int kr_unicode_fold(uint32_t cp, uint32_t out[KR_UNICODE_CASE_MAX]);
/* Whether the capital sigma (U+03A3) at byte offset `at` of valid text lowers to U+03C2. */
bool kr_unicode_final_sigma(const uint8_t *s, size_t n, size_t at);

typedef enum { KR_UNICODE_NFD, KR_UNICODE_NFC, KR_UNICODE_NFKD, KR_UNICODE_NFKC } kr_unicode_form;

/* Appends the normalised form of valid text to *out; false when memory is exhausted. */
bool kr_unicode_normalize(kr_unicode_form form, const uint8_t *s, size_t n, kr_buf *out);
/* True when s certainly is in the form already (a quick check; false means: normalise and compare).
 */
bool kr_unicode_quick_check(kr_unicode_form form, const uint8_t *s, size_t n);
/* Decomposition of one code point, one step: *compat tells <compat> forms. Returns the number of
 * code points written (at most 18), 0 when there is none. Hangul syllables included. */
int kr_unicode_decompose(uint32_t cp, uint32_t out[18], bool *compat);

/* ---- names (unicode_name.c) ---- */

enum { KR_UNICODE_NAME_MAX = 128 };

/* Name of a code point without NUL; returns the length, 0 when it has none. */
size_t kr_unicode_name(uint32_t cp, char out[KR_UNICODE_NAME_MAX]);
/* Code point of a name or alias (any case), as \N{...} accepts it; false when unknown. */
bool kr_unicode_lookup(const char *name, size_t len, uint32_t *cp);

#endif
