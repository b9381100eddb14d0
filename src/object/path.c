#include "object/path.h"

#include <string.h>

#include "object/bytes.h"
#include "object/exception.h"
#include "object/names.h"
#include "object/protocol.h"
#include "object/str.h"

kr_value kr_fspath(kr_ctx *ctx, kr_value v) {
    if (kr_is_str(v) || kr_is_bytes(v)) return v;
    kr_value m = kr_lookup_special(ctx, v, KR_N(ctx, __fspath__));
    if (kr_isnull(m)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "expected str, bytes or os.PathLike object, not %T",
                     v);
    }
    kr_value r = kr_call0(ctx, m);
    if (kr_is_str(r) || kr_is_bytes(r)) return r;
    kr_raise_fmt(ctx, &kr_type_TypeError, "expected %T.__fspath__() to return str or bytes, not %T",
                 v, r);
}

kr_value kr_path_encode(kr_ctx *ctx, kr_value path) {
    return kr_is_str(path) ? kr_str_encode(ctx, path, "utf-8", "surrogateescape") : path;
}

kr_value kr_path_decode(kr_ctx *ctx, const char *s, size_t n) {
    return kr_str_decode(ctx, s, n, "utf-8", "surrogateescape");
}

kr_value kr_path_from_cstr(kr_ctx *ctx, const char *s) {
    return kr_path_decode(ctx, s, strlen(s));
}

kr_value kr_path_str(kr_ctx *ctx, kr_value path) {
    if (kr_is_str(path)) return path;
    const kr_bytes *b = KR_AS(const kr_bytes, path);
    return kr_path_decode(ctx, (const char *)b->data, b->len);
}

const char *kr_path_cstr(kr_ctx *ctx, kr_value path) {
    kr_value b = kr_path_encode(ctx, path);
    const kr_bytes *bytes = KR_AS(const kr_bytes, b);
    if (memchr(bytes->data, 0, bytes->len)) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "embedded null byte");
    }
    char *c = kr_heap_leaf(ctx, bytes->len + 1);
    memcpy(c, bytes->data, bytes->len);
    c[bytes->len] = 0;
    return c;
}
