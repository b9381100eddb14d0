/* The load-time verifier of v6 bytecode.
 *
 * kr_verify reads a module's raw-code element (kind and length, body, children, recursively) as it
 * stands in a file or in ROM and proves by abstract interpretation over kinds of operand slots what
 * the interpreter takes for granted, so that the loop needs no checks: docs/design.md says which
 * assumption is proved here and which is checked while running. It is a pure function of the
 * bytes: names and constants are known by their number only. */
#ifndef KR_CODE_VERIFY_H
#define KR_CODE_VERIFY_H

#include "object/protocol.h"

/* The helpers (code/helpers.def) that the verifier must know by what they return. */
typedef enum kr_verify_helper {
    KR_VH_NONE,
    KR_VH_LIST_EXTEND, /* the exact list that it was given; likewise the next two */
    KR_VH_SET_UPDATE,
    KR_VH_DICT_UPDATE,
    KR_VH_CELL,            /* a cell */
    KR_VH_CLOSURE,         /* a function with the cells that its code needs */
    KR_VH_EXCEPT_STAR_END, /* an exception or None */
} kr_verify_helper;

/* What verifying needs to know. */
typedef struct kr_verify_input {
    const uint8_t *code; /* the raw-code element of the module body */
    size_t len;          /* bytes from there to the end of the image or stream buffer */
    uint32_t n_names;    /* entries of the name table */
    uint32_t n_objs;     /* entries of the object table */
    size_t file_offset;  /* of `code`, for messages */
    const char *file;    /* for messages; NULL: none */
    bool krait;          /* the file has krait's own semantics */
    /* With `krait`: which of the helpers above the name with this number is
     * (kr_verify_helper_named of its text). NULL: none of them. */
    kr_verify_helper (*helper)(void *opaque, uint32_t name);
    void *opaque;
} kr_verify_input;

/* Verifies the element and all its children; returns the bytes that they take. Raises ValueError
 * saying offset, what was found and what was expected. Memory is given back before it returns or
 * left to the collector; about two bytes per byte of the largest body. */
size_t kr_verify(kr_ctx *ctx, const kr_verify_input *in);
/* The helper of this name. */
kr_verify_helper kr_verify_helper_named(const char *name, size_t len);

#endif
