/* Text of a number argument as ASCII. */
#ifndef KR_OBJECT_STR_NUMBER_H
#define KR_OBJECT_STR_NUMBER_H

#include "object/type.h"

/* The text of a str argument of int(), float(), complex() with Unicode digits mapped to '0'..'9',
 * Unicode spaces to ' ' and other non-ASCII characters to '?'; a heap block or the str's own
 * data. */
const char *kr_str_number_ascii(kr_ctx *ctx, kr_value str, size_t *len);

#endif
