/* HMAC (RFC 2104) and what is made of it: PBKDF2 (RFC 8018). */
#include "module/hash.h"
#include "object/bytes.h"
#include "object/bytes_internal.h"
#include "object/int.h"
#include "object/str.h"

/* Digests that have taken in the key: copies of them are what each message begins with. */
typedef struct hmac {
    kr_digest inner, outer;
} hmac;

static void hmac_start(hmac *m, const kr_digest_kind *kind, kr_span key) {
    uint8_t block[KR_DIGEST_BLOCK_MAX] = {0};
    if (key.n > kind->block) {
        kr_digest_start(&m->inner, kind);
        kr_digest_update(&m->inner, key.p, key.n);
        kr_digest_finish(&m->inner, block, kind->size);
    } else if (key.n) {
        memcpy(block, key.p, key.n);
    }
    for (size_t i = 0; i < kind->block; i++) block[i] ^= 0x36;
    kr_digest_start(&m->inner, kind);
    kr_digest_update(&m->inner, block, kind->block);
    for (size_t i = 0; i < kind->block; i++) block[i] ^= 0x36 ^ 0x5c;
    kr_digest_start(&m->outer, kind);
    kr_digest_update(&m->outer, block, kind->block);
}

/* The code of what d, a copy of m->inner, has taken in since. */
static void hmac_finish(const hmac *m, kr_digest *d, uint8_t *out) {
    size_t n = d->kind->size;
    kr_digest outer = m->outer;
    kr_digest_finish(d, out, n);
    kr_digest_update(&outer, out, n);
    kr_digest_finish(&outer, out, n);
}

static const kr_digest_kind *kind_of(kr_ctx *ctx, kr_value name) {
    if (!kr_is_str(name)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "name of the digest must be str, not %T", name);
    }
    const kr_digest_kind *kind = kr_hash_named(kr_str_cstr(ctx, name));
    if (!kind || !kind->size) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "unsupported hash type %U", name);
    }
    return kind;
}

kr_value kr_hash_hmac(kr_ctx *ctx, kr_value key, kr_value msg, kr_value name) {
    const kr_digest_kind *kind = kind_of(ctx, name);
    hmac m;
    uint8_t *out;
    kr_value r = kr_bytes_alloc(ctx, kind->size, &out);
    hmac_start(&m, kind, kr_bytes_need_span(ctx, key));
    kr_digest d = m.inner;
    kr_hash_add(ctx, &d, msg);
    hmac_finish(&m, &d, out);
    return r;
}

/* One block of the key. */
static void derive(kr_ctx *ctx, const hmac *m, kr_span salt, uint32_t number, int64_t rounds,
                   uint8_t out[KR_DIGEST_SIZE_MAX]) {
    size_t n = m->inner.kind->size;
    uint8_t u[KR_DIGEST_SIZE_MAX];
    const uint8_t count[4] = {(uint8_t)(number >> 24), (uint8_t)(number >> 16),
                              (uint8_t)(number >> 8), (uint8_t)number};
    kr_digest d = m->inner;
    kr_digest_update(&d, salt.p, salt.n);
    kr_digest_update(&d, count, 4);
    hmac_finish(m, &d, u);
    memcpy(out, u, n);
    for (int64_t i = 1; i < rounds; i++) {
        d = m->inner;
        kr_digest_update(&d, u, n);
        hmac_finish(m, &d, u);
        for (size_t k = 0; k < n; k++) out[k] ^= u[k];
        kr_tick(ctx, 100);
    }
}

kr_value kr_hash_pbkdf2(kr_ctx *ctx, const kr_value *a) {
    const kr_digest_kind *kind = kind_of(ctx, a[0]);
    hmac m;
    uint8_t block[KR_DIGEST_SIZE_MAX], *out;
    kr_value password = kr_bytes_from_object(ctx, a[1]), salt = kr_bytes_from_object(ctx, a[2]);
    int64_t rounds = kr_as_int64(ctx, a[3]), size = kind->size;
    if (!kr_isnull(a[4]) && !kr_is_none(a[4])) size = kr_as_int64(ctx, a[4]);
    if (rounds < 1) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "iteration value must be greater than 0.");
    }
    if (size < 1) kr_raise_fmt(ctx, &kr_type_ValueError, "key length must be greater than 0.");
    if (size > INT32_MAX) kr_raise_fmt(ctx, &kr_type_OverflowError, "key length is too great.");
    hmac_start(&m, kind, kr_bytes_span(password));
    kr_value r = kr_bytes_alloc(ctx, (size_t)size, &out);
    for (uint32_t i = 1; size > 0; i++) {
        size_t n = size < kind->size ? (size_t)size : kind->size;
        derive(ctx, &m, kr_bytes_span(salt), i, rounds, block);
        memcpy(out, block, n);
        out += n;
        size -= (int64_t)n;
    }
    kr_keep(password);
    kr_keep(salt);
    return r;
}
