/* _hash: what the modules hashlib and hmac are made of; and the modules under which CPython's own
 * hashlib looks for the same functions. */
#include "module/hash.h"
#include "object/bytes.h"
#include "object/bytes_internal.h"
#include "object/int.h"
#include "object/module.h"
#include "object/names.h"
#include "object/str.h"

static const kr_digest_kind *const kinds[] = {
    &kr_digest_md5,       &kr_digest_sha1,      &kr_digest_sha224,   &kr_digest_sha256,
    &kr_digest_sha384,    &kr_digest_sha512,    &kr_digest_sha3_224, &kr_digest_sha3_256,
    &kr_digest_sha3_384,  &kr_digest_sha3_512,  &kr_digest_blake2b,  &kr_digest_blake2s,
    &kr_digest_shake_128, &kr_digest_shake_256,
};

const kr_digest_kind *kr_hash_named(const char *name) {
    char lower[16];
    size_t n = strlen(name);
    if (n >= sizeof lower) return NULL;
    for (size_t i = 0; i <= n; i++) {
        lower[i] = (char)(name[i] >= 'A' && name[i] <= 'Z' ? name[i] | 0x20 : name[i]);
        if (lower[i] == '-') lower[i] = '_';
    }
    for (size_t i = 0; i < KR_ARRAY_LEN(kinds); i++) {
        if (strcmp(kinds[i]->name, lower) == 0) return kinds[i];
    }
    return NULL;
}

void kr_hash_add(kr_ctx *ctx, kr_digest *d, kr_value data) {
    kr_span s;
    if (kr_is_str(data)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "Strings must be encoded before hashing");
    }
    if (!kr_bytes_try_span(ctx, data, &s)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "object supporting the buffer API required");
    }
    kr_digest_update(d, s.p, s.n);
}

/* ---- the object ---- */

static kr_digest *self_digest(kr_value self) {
    return &KR_AS(kr_hash_object, self)->digest;
}

static kr_value make(kr_ctx *ctx, const kr_digest_kind *kind, kr_value data) {
    kr_hash_object *h = kr_heap_new(ctx, &kr_type_hash, sizeof *h);
    kr_digest_start(&h->digest, kind);
    if (!kr_isnull(data)) kr_hash_add(ctx, &h->digest, data);
    return kr_from_ptr(h);
}

static kr_value m_update(kr_ctx *ctx, kr_value self, kr_value data) {
    kr_hash_add(ctx, self_digest(self), data);
    return KR_NONE;
}

/* The length that is asked for: of SHAKE it must be given, of others it may not be. */
static size_t wanted(kr_ctx *ctx, kr_value self, size_t n, const kr_value *a, const char *name) {
    const kr_digest *d = self_digest(self);
    if (d->size) {
        if (n > 1) {
            kr_raise_fmt(ctx, &kr_type_TypeError, "HASH.%s() takes no arguments (%zu given)", name,
                         n - 1);
        }
        return d->size;
    }
    if (n < 2) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "%s() missing required argument 'length' (pos 1)",
                     name);
    }
    kr_sword length = kr_index_ssize(ctx, a[1]);
    if (length < 0) kr_raise_fmt(ctx, &kr_type_ValueError, "value must be positive");
    return (size_t)length;
}

static kr_value m_digest(kr_ctx *ctx, size_t n, const kr_value *a) {
    uint8_t *out;
    size_t size = wanted(ctx, a[0], n, a, "digest");
    kr_value r = kr_bytes_alloc(ctx, size, &out);
    kr_digest copy = *self_digest(a[0]);
    kr_digest_finish(&copy, out, size);
    return r;
}

static kr_value m_hexdigest(kr_ctx *ctx, size_t n, const kr_value *a) {
    size_t size = wanted(ctx, a[0], n, a, "hexdigest");
    uint8_t *out = kr_heap_leaf(ctx, size);
    kr_digest copy = *self_digest(a[0]);
    kr_digest_finish(&copy, out, size);
    kr_value text = kr_bytes_hex(ctx, (kr_span){out, size}, KR_NULL, KR_NULL);
    kr_heap_free(ctx, out);
    return text;
}

static kr_value m_copy(kr_ctx *ctx, kr_value self) {
    kr_hash_object *h = kr_instance_alloc(ctx, kr_typeof(self));
    h->digest = *self_digest(self);
    return kr_from_ptr(h);
}

static kr_value get_size(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return kr_smallint(self_digest(self)->size);
}

static kr_value get_block(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return kr_smallint(self_digest(self)->kind->block);
}

static kr_value get_name(kr_ctx *ctx, kr_value self) {
    return kr_str_intern_rom(ctx, self_digest(self)->kind->name);
}

static kr_value hash_repr(kr_ctx *ctx, kr_value self) {
    return kr_str_format(ctx, "<%s _hashlib.HASH object @ 0x%llx>", self_digest(self)->kind->name,
                         (unsigned long long)(uintptr_t)kr_ptr(self));
}

#define METHODS(OWN)                                                                               \
    KR_METHOD_2(OWN, "update", m_update,                                                           \
                "Update this hash object's state with the provided string."),                      \
        KR_METHOD_VAR(OWN, "digest", m_digest, 1, 2,                                               \
                      "Return the digest value as a bytes object."),                               \
        KR_METHOD_VAR(OWN, "hexdigest", m_hexdigest, 1, 2,                                         \
                      "Return the digest value as a string of hexadecimal digits."),               \
        KR_METHOD_1(OWN, "copy", m_copy, "Return a copy of the hash object."),                     \
        KR_GETTER(OWN, "digest_size", get_size, NULL, NULL),                                       \
        KR_GETTER(OWN, "block_size", get_block, NULL, NULL),                                       \
        KR_GETTER(OWN, "name", get_name, NULL, NULL)

static const kr_builtin methods[] = {METHODS(&kr_type_hash)};
const kr_type kr_type_hash = {
    .base_object = {&kr_type_type},
    .name = "_hashlib.HASH",
    .base = &kr_type_object,
    .flags = KR_TF_LEAF | KR_TF_NO_NEW,
    .version = 1,
    .size = sizeof(kr_hash_object),
    .n_methods = KR_ARRAY_LEN(methods),
    .methods = methods,
    .doc = KR_DOC("A hash is an object used to calculate a checksum of a string of information."),
    .repr = hash_repr,
};

#define BLAKE2(letter, size_of_text, max)                                                          \
    static const kr_builtin methods_##letter[] = {                                                 \
        METHODS(&kr_type_hash_blake2##letter),        KR_CONSTANT_INT("SALT_SIZE", size_of_text),  \
        KR_CONSTANT_INT("PERSON_SIZE", size_of_text), KR_CONSTANT_INT("MAX_KEY_SIZE", max),        \
        KR_CONSTANT_INT("MAX_DIGEST_SIZE", max),                                                   \
    };                                                                                             \
    const kr_type kr_type_hash_blake2##letter = {                                                  \
        .base_object = {&kr_type_type},                                                            \
        .name = "_blake2.blake2" #letter,                                                          \
        .base = &kr_type_object,                                                                   \
        .flags = KR_TF_LEAF,                                                                       \
        .version = 1,                                                                              \
        .size = sizeof(kr_hash_object),                                                            \
        .n_methods = KR_ARRAY_LEN(methods_##letter),                                               \
        .methods = methods_##letter,                                                               \
        .doc = KR_DOC("Return a new BLAKE2" #letter " hash object."),                              \
        .new_ = kr_hash_blake2_new,                                                                \
    }
BLAKE2(b, 16, 64);
BLAKE2(s, 8, 32);

/* ---- functions ---- */

static kr_value construct(kr_ctx *ctx, const kr_digest_kind *kind, kr_value *args, kr_nargs n) {
    kr_value a[2];
    if (n == KR_NARGS(1, 0)) return make(ctx, kind, args[0]);
    kr_bind_args(ctx, kind->name, "string=,*,usedforsecurity=", args, n, 0, a);
    return make(ctx, kind, a[0]);
}

#define ALGORITHMS(X)                                                                              \
    X(md5)                                                                                         \
    X(sha1)                                                                                        \
    X(sha224)                                                                                      \
    X(sha256)                                                                                      \
    X(sha384)                                                                                      \
    X(sha512) X(sha3_224) X(sha3_256) X(sha3_384) X(sha3_512) X(shake_128) X(shake_256)
#define FUNCTION(name)                                                                             \
    static kr_value f_##name(kr_ctx *ctx, kr_value callee, kr_value *args, kr_nargs n) {           \
        (void)callee;                                                                              \
        return construct(ctx, &kr_digest_##name, args, n);                                         \
    }
ALGORITHMS(FUNCTION)

static kr_value f_new(kr_ctx *ctx, kr_value name, kr_value data) {
    const kr_digest_kind *kind = kr_is_str(name) ? kr_hash_named(kr_str_cstr(ctx, name)) : NULL;
    if (!kind) kr_raise_fmt(ctx, &kr_type_ValueError, "unsupported hash type %S", name);
    return make(ctx, kind, data);
}

#define ROW(name) KR_FUNC_RAW(#name, f_##name, "Returns a " #name " hash object"),
static const kr_builtin members[] = {
    ALGORITHMS(ROW) KR_FUNC_2("new", f_new, "Return a new hash object using the named algorithm"),
    KR_FUNC_SIG("pbkdf2_hmac", kr_hash_pbkdf2, "hash_name,password,salt,iterations,dklen=",
                "Password based key derivation function 2 (PKCS #5 v2.0) with HMAC"),
    KR_FUNC_3("hmac_digest", kr_hash_hmac, "Single-shot HMAC."),
    KR_CONSTANT("blake2b", KR_ROM_VALUE(&kr_type_hash_blake2b)),
    KR_CONSTANT("blake2s", KR_ROM_VALUE(&kr_type_hash_blake2s)),
};

const kr_module_def kr_module__hash = {
    .name = "_hash",
    .members = members,
    .n_members = KR_ARRAY_LEN(members),
};

/* Modules of CPython: parts of the table. */
#define PART(module, from, n)                                                                      \
    const kr_module_def kr_module_##module = {                                                     \
        .name = #module,                                                                           \
        .members = members + (from),                                                               \
        .n_members = (n),                                                                          \
    }
PART(_md5, 0, 1);
PART(_sha1, 1, 1);
PART(_sha256, 2, 2);
PART(_sha512, 4, 2);
PART(_sha2, 2, 4);
PART(_sha3, 6, 6);
PART(_blake2, 15, 2);
