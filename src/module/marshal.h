/* marshal: values as bytes, in the format that CPython 3.4 and later read and write (version 4). */
#ifndef KR_MODULE_MARSHAL_H
#define KR_MODULE_MARSHAL_H

#include "object/protocol.h"

/* What a value begins with. */
enum {
    KR_MARSHAL_NULL = '0',
    KR_MARSHAL_NONE = 'N',
    KR_MARSHAL_FALSE = 'F',
    KR_MARSHAL_TRUE = 'T',
    KR_MARSHAL_STOP = 'S',
    KR_MARSHAL_ELLIPSIS = '.',
    KR_MARSHAL_INT = 'i',
    KR_MARSHAL_INT64 = 'I', /* read only */
    KR_MARSHAL_LONG = 'l',
    KR_MARSHAL_FLOAT_TEXT = 'f',
    KR_MARSHAL_FLOAT = 'g',
    KR_MARSHAL_COMPLEX_TEXT = 'x',
    KR_MARSHAL_COMPLEX = 'y',
    KR_MARSHAL_BYTES = 's',
    KR_MARSHAL_STR = 'u',
    KR_MARSHAL_INTERNED = 't',
    KR_MARSHAL_ASCII = 'a',
    KR_MARSHAL_ASCII_INTERNED = 'A',
    KR_MARSHAL_SHORT = 'z',
    KR_MARSHAL_SHORT_INTERNED = 'Z',
    KR_MARSHAL_REF = 'r',
    KR_MARSHAL_TUPLE = '(',
    KR_MARSHAL_SMALL_TUPLE = ')',
    KR_MARSHAL_LIST = '[',
    KR_MARSHAL_DICT = '{',
    KR_MARSHAL_SET = '<',
    KR_MARSHAL_FROZENSET = '>',
    KR_MARSHAL_SLICE = ':', /* version 5 */
    KR_MARSHAL_CODE = 'c',
    KR_MARSHAL_FLAG = 0x80, /* KR_MARSHAL_REF may refer to this value: the first one is number 0 */
    KR_MARSHAL_VERSION = 4,
    KR_MARSHAL_DEPTH = 2000, /* of values in values */
    KR_MARSHAL_DIGIT = 15,   /* bits of a digit of a long int, which takes two bytes */
};

/* bytes of a value. */
kr_value kr_marshal_write(kr_ctx *ctx, kr_value v, int version);
/* The value that begins there, out of bytes-like data or of a file. */
kr_value kr_marshal_read(kr_ctx *ctx, kr_value data);
kr_value kr_marshal_read_file(kr_ctx *ctx, kr_value file);

#endif
