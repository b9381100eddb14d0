/* Message digests: MD5, SHA-1, SHA-2, SHA-3, SHAKE, BLAKE2, piece by piece.
 *
 *     kr_digest d;
 *     kr_digest_start(&d, &kr_digest_sha256);
 *     kr_digest_update(&d, data, n);         as often as needed
 *     kr_digest_finish(&d, out, size);       on a copy, if more is to come
 */
#ifndef KR_BASE_DIGEST_H
#define KR_BASE_DIGEST_H

#include "base/config.h"

typedef struct kr_digest kr_digest;

typedef struct kr_digest_kind {
    const char *name;
    uint8_t block, size; /* bytes; size 0: as many as are asked for */
    bool lazy;           /* the last block is not worked on before it is known to be the last */
    void (*start)(kr_digest *d);
    void (*blocks)(kr_digest *d, const uint8_t *p, size_t n);
    void (*finish)(kr_digest *d, uint8_t *out, size_t n);
} kr_digest_kind;

enum { KR_DIGEST_BLOCK_MAX = 168, KR_DIGEST_SIZE_MAX = 64 };

struct kr_digest {
    const kr_digest_kind *kind;
    uint64_t total; /* bytes that came */
    union {
        uint32_t w[8];
        uint64_t q[25];
    } h;
    uint64_t done;  /* BLAKE2: bytes worked on */
    bool last_node; /* BLAKE2, tree mode */
    uint8_t n_held; /* bytes of a block that is not complete */
    uint8_t size;   /* of the digest, BLAKE2's may be shorter */
    uint8_t held[KR_DIGEST_BLOCK_MAX];
};

extern const kr_digest_kind kr_digest_md5, kr_digest_sha1, kr_digest_sha224, kr_digest_sha256,
    kr_digest_sha384, kr_digest_sha512, kr_digest_sha3_224, kr_digest_sha3_256, kr_digest_sha3_384,
    kr_digest_sha3_512, kr_digest_shake_128, kr_digest_shake_256, kr_digest_blake2b,
    kr_digest_blake2s;

void kr_digest_start(kr_digest *d, const kr_digest_kind *kind);
void kr_digest_update(kr_digest *d, const void *data, size_t n);
/* The digest, n = d->size bytes, or as many as wanted where kind->size is 0. d is used up. */
void kr_digest_finish(kr_digest *d, uint8_t *out, size_t n);

/* Parameters of BLAKE2 as its parameter block has them; salt and person are padded with zeros. */
typedef struct kr_blake2_params {
    uint8_t size, key_size, fanout, depth, node_depth, inner_size;
    uint32_t leaf_size;
    uint64_t node_offset;
    uint8_t salt[16], person[16];
    bool last_node;
} kr_blake2_params;
/* kind: kr_digest_blake2b or kr_digest_blake2s. The key must follow as a block of its own. */
void kr_blake2_start(kr_digest *d, const kr_digest_kind *kind, const kr_blake2_params *p);

/* For the files of single kinds: the end of MD5, SHA-1 and SHA-2. Pads with the length (of
 * `length` bytes) and works on the last blocks. */
void kr_digest_pad(kr_digest *d, size_t length, bool little);
static inline uint32_t kr_digest_rotl32(uint32_t x, unsigned n) {
    return x << n | x >> (32 - n);
}
static inline uint64_t kr_digest_rotr64(uint64_t x, unsigned n) {
    return x >> n | x << (64 - n);
}
static inline uint32_t kr_digest_le32(const uint8_t *p) {
    return p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}
static inline uint32_t kr_digest_be32(const uint8_t *p) {
    return p[3] | (uint32_t)p[2] << 8 | (uint32_t)p[1] << 16 | (uint32_t)p[0] << 24;
}
static inline uint64_t kr_digest_le64(const uint8_t *p) {
    return kr_digest_le32(p) | (uint64_t)kr_digest_le32(p + 4) << 32;
}
static inline uint64_t kr_digest_be64(const uint8_t *p) {
    return kr_digest_be32(p + 4) | (uint64_t)kr_digest_be32(p) << 32;
}

/* Blocks of SHA by the instructions that the processor has for them (digest_x86.c); false if it
 * has none: nothing was done. */
bool kr_sha1_fast(uint32_t h[5], const uint8_t *p, size_t n);
bool kr_sha256_fast(uint32_t h[8], const uint32_t keys[64], const uint8_t *p, size_t n);
bool kr_sha512_fast(uint64_t h[8], const uint64_t keys[80], const uint8_t *p, size_t n);

#endif
