/* Digest objects: what hashlib, hmac and the ssl module share. */
#ifndef KR_MODULE_HASH_H
#define KR_MODULE_HASH_H

#include "base/digest.h"
#include "object/protocol.h"

typedef struct kr_hash_object {
    kr_object base;
    kr_digest digest;
} kr_hash_object;

extern const kr_type kr_type_hash, kr_type_hash_blake2b, kr_type_hash_blake2s;

/* The algorithm of that name, NULL if there is none. */
const kr_digest_kind *kr_hash_named(const char *name);
/* Adds the bytes of an object. */
void kr_hash_add(kr_ctx *ctx, kr_digest *d, kr_value data);
/* hash_blake2.c: new_ of the two types. */
kr_value kr_hash_blake2_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n);
/* hash_hmac.c: functions of the module. */
kr_value kr_hash_pbkdf2(kr_ctx *ctx, const kr_value *a);
kr_value kr_hash_hmac(kr_ctx *ctx, kr_value key, kr_value msg, kr_value name);

#endif
