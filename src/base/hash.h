/* Hash functions: keyed SipHash-1-3 for text, CPython's numeric hash, CPython's tuple hash.
 *
 * A kr_hash_t is never -1 (CPython's rule; -1 becomes -2), so that -1 can mean "not computed". */
#ifndef KR_BASE_HASH_H
#define KR_BASE_HASH_H

#include "base/limbtype.h"

typedef int64_t kr_hash_t;

/* Constants of the numeric hash (sys.hash_info). */
enum { KR_HASH_BITS = 61, KR_HASH_INF = 314159, KR_HASH_IMAG = 1000003 };
#define KR_HASH_MODULUS ((UINT64_C(1) << KR_HASH_BITS) - 1)

typedef struct kr_hash_key {
    uint64_t k0, k1;
} kr_hash_key;

static inline kr_hash_t kr_hash_fix(uint64_t h) {
    return h == UINT64_MAX ? -2 : (kr_hash_t)h;
}

/* SipHash-1-3 of n bytes. */
uint64_t kr_hash_siphash(const kr_hash_key *key, const void *data, size_t n);
/* Hash of str and bytes: 0 when empty, SipHash otherwise. */
kr_hash_t kr_hash_bytes(const kr_hash_key *key, const void *data, size_t n);

/* Hash of an integer that fits in 64 bits. */
static inline kr_hash_t kr_hash_int(int64_t v) {
    uint64_t m = v < 0 ? 0 - (uint64_t)v : (uint64_t)v;
    m = (m & KR_HASH_MODULUS) + (m >> KR_HASH_BITS);
    if (m >= KR_HASH_MODULUS) {
        m -= KR_HASH_MODULUS;
    }
    return kr_hash_fix(v < 0 ? 0 - m : m);
}

/* Hash of a big integer given as magnitude and sign. */
kr_hash_t kr_hash_limbs(const kr_limb *a, size_t n, bool neg);
/* Hash of a double that is not a nan: hash(1.0) == hash(1). inf gives +-KR_HASH_INF. (The hash of a
 * nan depends on object identity: the caller's concern; 0 here.) */
kr_hash_t kr_hash_double(double v);
/* hash(complex) from the hashes of its parts. */
static inline kr_hash_t kr_hash_complex(kr_hash_t real, kr_hash_t imag) {
    return kr_hash_fix((uint64_t)real + (uint64_t)KR_HASH_IMAG * (uint64_t)imag);
}

/* Tuple hash: start, feed each item's hash in order, finish with the length. */
#define KR_HASH_TUPLE_START UINT64_C(2870177450012600261)

static inline uint64_t kr_hash_tuple_add(uint64_t acc, kr_hash_t item) {
    acc += (uint64_t)item * UINT64_C(14029467366897019727);
    acc = acc << 31 | acc >> 33;
    return acc * UINT64_C(11400714785074694791);
}

static inline kr_hash_t kr_hash_tuple_end(uint64_t acc, size_t len) {
    acc += (uint64_t)len ^ (UINT64_C(2870177450012600261) ^ UINT64_C(3527539));
    return acc == UINT64_MAX ? 1546275796 : (kr_hash_t)acc;
}

/* Order-independent set hash (frozenset): fold each item's hash, finish with the length. */
static inline uint64_t kr_hash_set_add(uint64_t acc, kr_hash_t item) {
    uint64_t h = (uint64_t)item;
    return acc ^ ((h ^ UINT64_C(89869747) ^ (h << 16)) * UINT64_C(3644798167));
}

static inline kr_hash_t kr_hash_set_end(uint64_t acc, size_t len) {
    acc ^= ((uint64_t)len + 1) * UINT64_C(1927868237);
    acc ^= (acc >> 11) ^ (acc >> 25);
    acc = acc * UINT64_C(69069) + UINT64_C(907133923);
    return acc == UINT64_MAX ? 590923713 : (kr_hash_t)acc;
}

/* Mixes any 64-bit word (for tables keyed by numbers or pointers). */
static inline uint64_t kr_hash_mix(uint64_t x) {
    x ^= x >> 32;
    x *= UINT64_C(0xd6e8feb86659fd93);
    x ^= x >> 32;
    return x;
}

#endif
