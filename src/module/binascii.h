/* What the files of the module binascii share. */
#ifndef KR_MODULE_BINASCII_H
#define KR_MODULE_BINASCII_H

#include "object/bytes_internal.h"
#include "object/protocol.h"

extern const struct kr_error_class kr_binascii_error;
/* Contents of what is decoded: bytes-like, or a str of ASCII. */
kr_span kr_binascii_text(kr_ctx *ctx, kr_value v);
/* Value of a hexadecimal digit, -1 if it is none. */
int kr_binascii_hex_digit(uint8_t c);

/* binascii_mail.c: the encodings of old mail. */
extern const struct kr_module_def kr_binascii_mail_part;

#endif
