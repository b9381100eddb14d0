/* _scrypt: hashlib.scrypt, over OpenSSL. */
#include <openssl/err.h>
#include <openssl/evp.h>

#include "object/bytes.h"
#include "object/bytes_internal.h"
#include "object/int.h"
#include "object/module.h"

/* A number that must be given. */
static uint64_t required(kr_ctx *ctx, kr_value v, const char *name) {
    int64_t i = -1;
    if (!kr_isnull(v) && !kr_is_int(v)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "scrypt() argument '%s' must be int, not %T", name,
                     v);
    }
    if (kr_isnull(v) || !kr_int_to_i64(v, &i) || i < 0) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "%s is required and must be an unsigned int", name);
    }
    return (uint64_t)i;
}

static int64_t limited(kr_ctx *ctx, kr_value v, int64_t otherwise, int64_t least,
                       const char *text) {
    int64_t i = kr_isnull(v) ? otherwise : kr_as_int64(ctx, v);
    if (i < least || i > INT32_MAX) kr_raise_fmt(ctx, &kr_type_ValueError, "%s", text);
    return i;
}

/* password, salt, n, r, p, maxmem, dklen */
static kr_value f_scrypt(kr_ctx *ctx, const kr_value *a) {
    uint8_t *out;
    kr_span password = kr_bytes_stable_span(ctx, a[0]);
    if (kr_isnull(a[1])) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "salt is required");
    }
    kr_span salt = kr_bytes_stable_span(ctx, a[1]);
    uint64_t n = required(ctx, a[2], "n");
    if (n < 2 || n & (n - 1)) kr_raise_fmt(ctx, &kr_type_ValueError, "n must be a power of 2.");
    uint64_t r = required(ctx, a[3], "r"), p = required(ctx, a[4], "p");
    int64_t maxmem =
        limited(ctx, a[5], 0, 0, "maxmem must be positive and smaller than 2147483647");
    int64_t size =
        limited(ctx, a[6], 64, 1, "dklen must be greater than 0 and smaller than 2147483647");
    kr_value key = kr_bytes_alloc(ctx, (size_t)size, &out);
    if (!EVP_PBE_scrypt((const char *)password.p, password.n, salt.p, salt.n, n, r, p,
                        (uint64_t)maxmem, out, (size_t)size)) {
        ERR_clear_error();
        kr_raise_fmt(ctx, &kr_type_ValueError,
                     "Invalid parameter combination for n, r, p, maxmem.");
    }
    return key;
}

static const kr_builtin members[] = {
    KR_FUNC_SIG("scrypt", f_scrypt, "password,*,salt=,n=,r=,p=,maxmem=,dklen=",
                "scrypt password-based key derivation function."),
};

const kr_module_def kr_module__scrypt = {
    .name = "_scrypt",
    .members = members,
    .n_members = KR_ARRAY_LEN(members),
};
