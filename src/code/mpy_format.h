/* The .mpy container, version 6: numbers that reader, writer and inspector share.
 *
 * header (4 bytes), [arch flags], number of names, number of objects, names, objects, raw-code
 * element of the module with its children inside. krait's own files go on after that: see
 * mpy_debug.h. */
#ifndef KR_CODE_MPY_FORMAT_H
#define KR_CODE_MPY_FORMAT_H

#include "base/config.h"

enum {
    KR_MPY_MAGIC = 'M',
    KR_MPY_VERSION = 6,
    KR_MPY_HEADER = 4, /* magic, version, features, bits of small ints */
    KR_MPY_SMALL_INT_BITS = 31,
    KR_MPY_NATIVE_ABI = 3, /* sub-version that files with machine code say */
};

/* The features byte: bits 5..2 are the machine, bits 1..0 the sub-version. Where the machine is 0
 * peers do not look at the sub-version; then the bits say what is krait's own. */
enum {
    KR_MPY_KRAIT = 1, /* our own semantics: names of helpers may occur */
    KR_MPY_DEBUG = 2, /* debug records follow the code */
    KR_MPY_SUB_VERSION = 3,
    KR_MPY_ARCH_SHIFT = 2,
    KR_MPY_ARCH_MASK = 15,
    KR_MPY_ARCH_FLAGS = 64, /* a varuint follows the header */
    KR_MPY_RESERVED = 128,
};

/* First byte of a constant object. */
enum {
    KR_MPY_OBJ_TABLE, /* of run-time functions, native files only */
    KR_MPY_OBJ_NONE,
    KR_MPY_OBJ_FALSE,
    KR_MPY_OBJ_TRUE,
    KR_MPY_OBJ_ELLIPSIS,
    KR_MPY_OBJ_STR,
    KR_MPY_OBJ_BYTES,
    KR_MPY_OBJ_INT,
    KR_MPY_OBJ_FLOAT,
    KR_MPY_OBJ_COMPLEX,
    KR_MPY_OBJ_TUPLE,
};

/* The number before a raw-code element: length of the body << 3 | children | kind. */
enum {
    KR_MPY_KIND_MASK = 3,
    KR_MPY_KIND_BYTECODE = 0,
    KR_MPY_KIND_NATIVE = 1,
    KR_MPY_KIND_VIPER = 2,
    KR_MPY_KIND_ASM = 3,
    KR_MPY_CHILDREN = 4,
    KR_MPY_LENGTH_SHIFT = 3,
};

enum {
    KR_MPY_DEPTH_MAX = 200, /* functions in functions, tuples in tuples */
};

/* Name of a machine by its number, NULL if it has none. */
const char *kr_mpy_arch_name(unsigned arch);
/* Text of a name with a number of its own, NULL if there is none; 0 if the text is no such name. */
const char *kr_mpy_static_name(unsigned number);
unsigned kr_mpy_static_number(const char *s, size_t n);

#endif
