/* Paths as arguments: str, bytes or objects with __fspath__ (PEP 519). */
#ifndef KR_OBJECT_PATH_H
#define KR_OBJECT_PATH_H

#include "object/type.h"

/* os.fspath: str or bytes. TypeError names what `v` is. */
kr_value kr_fspath(kr_ctx *ctx, kr_value v);
/* Bytes of a str (UTF-8, surrogateescape) or the bytes given, without check for NUL. */
kr_value kr_path_encode(kr_ctx *ctx, kr_value path);
/* What the system gave, or a path of str or bytes, as str (UTF-8, surrogateescape). */
kr_value kr_path_decode(kr_ctx *ctx, const char *s, size_t n);
kr_value kr_path_from_cstr(kr_ctx *ctx, const char *s);
kr_value kr_path_str(kr_ctx *ctx, kr_value path);
/* A str or bytes path as a C string that the heap keeps. ValueError if a NUL is in it. */
const char *kr_path_cstr(kr_ctx *ctx, kr_value path);

#endif
