/* cryptolib (MicroPython's): AES, over OpenSSL. What the library takes lies outside the heap; it
 * belongs to an object that gives it back when it goes. */
#include <openssl/evp.h>

#include "object/bytes.h"
#include "object/bytes_internal.h"
#include "object/module.h"
#include "object/seq.h"

enum { MODE_ECB = 1, MODE_CBC = 2, MODE_CTR = 6, BLOCK = 16 };

typedef struct aes {
    kr_object base;
    EVP_CIPHER_CTX *cipher; /* NULL until it is known which way it goes */
    uint8_t mode, key_size;
    enum { UNUSED, ENCRYPTS, DECRYPTS } use;
    uint8_t key[32], iv[BLOCK];
} aes;

static const kr_type aes_type;

static KR_NORETURN void refused(kr_ctx *ctx) {
    kr_raise_fmt(ctx, &kr_type_OSError, "the library behind cryptolib refused");
}

static void aes_finalize(kr_ctx *ctx, kr_object *obj) {
    aes *a = (aes *)obj;
    (void)ctx;
    EVP_CIPHER_CTX_free(a->cipher);
    a->cipher = NULL;
}

static kr_value aes_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    kr_span iv = {0};
    kr_check_args(ctx, "aes", n, 2, 3);
    kr_span key = kr_bytes_stable_span(ctx, args[0]);
    int mode = kr_as_int(ctx, args[1]);
    bool with_iv = kr_npos(n) > 2 && !kr_is_none(args[2]);
    if (with_iv) iv = kr_bytes_need_span(ctx, args[2]);
    if (mode != MODE_ECB && mode != MODE_CBC && mode != MODE_CTR) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "mode is 1 (ECB), 2 (CBC) or 6 (CTR)");
    }
    if (key.n != 16 && key.n != 32) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "the key has 16 or 32 bytes, not %zu", key.n);
    }
    if (mode != MODE_ECB && (!with_iv || iv.n != BLOCK)) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "modes CBC and CTR need an IV of 16 bytes");
    }
    aes *a = kr_instance_alloc(ctx, cls);
    a->mode = (uint8_t)mode;
    a->key_size = (uint8_t)key.n;
    memcpy(a->key, key.p, key.n);
    if (mode != MODE_ECB) memcpy(a->iv, iv.p, BLOCK);
    return kr_from_ptr(a);
}

static const EVP_CIPHER *cipher_of(const aes *a) {
    bool wide = a->key_size == 32;
    if (a->mode == MODE_ECB) return wide ? EVP_aes_256_ecb() : EVP_aes_128_ecb();
    if (a->mode == MODE_CBC) return wide ? EVP_aes_256_cbc() : EVP_aes_128_cbc();
    return wide ? EVP_aes_256_ctr() : EVP_aes_128_ctr();
}

static void start(kr_ctx *ctx, aes *a, bool encrypts) {
    if (a->use == UNUSED) {
        a->use = encrypts ? ENCRYPTS : DECRYPTS;
        a->cipher = EVP_CIPHER_CTX_new();
        if (!a->cipher) kr_raise_memory(ctx);
        if (!EVP_CipherInit_ex(a->cipher, cipher_of(a), NULL, a->key, a->iv, encrypts) ||
            !EVP_CIPHER_CTX_set_padding(a->cipher, 0)) {
            refused(ctx);
        }
    } else if (a->use != (encrypts ? ENCRYPTS : DECRYPTS)) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "can't encrypt & decrypt with the same object");
    }
    if (!a->cipher) refused(ctx);
}

static kr_value run(kr_ctx *ctx, size_t n, const kr_value *args, bool encrypts) {
    aes *a = KR_AS(aes, args[0]);
    kr_buffer in, out = {0};
    kr_value result = n > 2 ? args[2] : KR_NULL;
    int done = 0;
    kr_get_buffer(ctx, args[1], &in, false);
    if (a->mode != MODE_CTR && in.len % BLOCK) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "%zu bytes are not a multiple of 16", in.len);
    }
    if (in.len > (1u << 30)) kr_raise_fmt(ctx, &kr_type_ValueError, "too many bytes at a time");
    if (n > 2) {
        kr_get_buffer(ctx, result, &out, true);
        if (out.len < in.len) kr_raise_fmt(ctx, &kr_type_ValueError, "output too small");
    } else {
        result = kr_bytes_alloc(ctx, in.len, &out.data);
    }
    start(ctx, a, encrypts);
    if (in.len && !EVP_CipherUpdate(a->cipher, out.data, &done, in.data, (int)in.len)) refused(ctx);
    if (n > 2) kr_release_buffer(ctx, &out);
    kr_release_buffer(ctx, &in);
    return result;
}

static kr_value m_encrypt(kr_ctx *ctx, size_t n, const kr_value *args) {
    return run(ctx, n, args, true);
}

static kr_value m_decrypt(kr_ctx *ctx, size_t n, const kr_value *args) {
    return run(ctx, n, args, false);
}

static const kr_builtin methods[] = {
    KR_METHOD_VAR(&aes_type, "encrypt", m_encrypt, 2, 3,
                  "encrypt(in_buf[, out_buf]): the bytes, or out_buf with them in it"),
    KR_METHOD_VAR(&aes_type, "decrypt", m_decrypt, 2, 3,
                  "decrypt(in_buf[, out_buf]): the bytes, or out_buf with them in it"),
};

static const kr_type aes_type = {
    .base_object = {&kr_type_type},
    .name = "cryptolib.aes",
    .base = &kr_type_object,
    .flags = KR_TF_LEAF | KR_TF_HAS_FINALIZER,
    .version = 1,
    .size = sizeof(aes),
    .n_methods = KR_ARRAY_LEN(methods),
    .methods = methods,
    .doc = KR_DOC("aes(key, mode[, IV]): a cipher of blocks of 16 bytes."),
    .new_ = aes_new,
    .finalize = aes_finalize,
};

static const kr_builtin members[] = {
    KR_CONSTANT("MODE_ECB", KR_SMALLINT_INIT(MODE_ECB)),
    KR_CONSTANT("MODE_CBC", KR_SMALLINT_INIT(MODE_CBC)),
    KR_CONSTANT("MODE_CTR", KR_SMALLINT_INIT(MODE_CTR)),
};

static const kr_type *const types[] = {&aes_type, NULL};

const kr_module_def kr_module_cryptolib = {
    .name = "cryptolib",
    .doc = KR_DOC("Ciphers."),
    .members = members,
    .n_members = KR_ARRAY_LEN(members),
    .types = types,
};
