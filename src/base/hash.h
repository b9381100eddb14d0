/* Hash functions: keyed SipHash-1-3 for text, CPython's numeric hash, CPython's tuple hash.
 *
 * A hash is as wide as the value word, and both widths compute what CPython of that width does.
 * A kr_hash_t is never -1 (CPython's rule; -1 becomes -2), so that -1 can mean "not computed". */
#ifndef KR_BASE_HASH_H
#define KR_BASE_HASH_H

#include "base/limbtype.h"

#if KR_CFG_WORD_BITS == 64
typedef int64_t kr_hash_t;
typedef uint64_t kr_uhash_t;
enum { KR_HASH_BITS = 61 }; /* the numeric hash is taken modulo 2**KR_HASH_BITS - 1 */
#else
typedef int32_t kr_hash_t;
typedef uint32_t kr_uhash_t;
enum { KR_HASH_BITS = 31 };
#endif

/* Constants of the numeric hash (sys.hash_info). */
enum { KR_HASH_INF = 314159, KR_HASH_IMAG = 1000003 };
#define KR_HASH_MODULUS (((kr_uhash_t)1 << KR_HASH_BITS) - 1)

typedef struct kr_hash_key {
    uint64_t k0, k1;
} kr_hash_key;

static inline kr_hash_t kr_hash_fix(kr_uhash_t h) {
    return h == (kr_uhash_t)-1 ? -2 : (kr_hash_t)h;
}

/* SipHash-1-3 of n bytes. */
uint64_t kr_hash_siphash(const kr_hash_key *key, const void *data, size_t n);
/* Hash of str and bytes: 0 when empty, SipHash otherwise. */
kr_hash_t kr_hash_bytes(const kr_hash_key *key, const void *data, size_t n);

/* Hash of an integer that fits in 64 bits. */
static inline kr_hash_t kr_hash_int(int64_t v) {
    uint64_t m = v < 0 ? 0 - (uint64_t)v : (uint64_t)v;
    while (m > KR_HASH_MODULUS) m = (m & KR_HASH_MODULUS) + (m >> KR_HASH_BITS);
    if (m == KR_HASH_MODULUS) m = 0;
    return kr_hash_fix((kr_uhash_t)(v < 0 ? 0 - m : m));
}

/* Hash of a big integer given as magnitude and sign. */
kr_hash_t kr_hash_limbs(const kr_limb *a, size_t n, bool neg);
/* Hash of a double that is not a nan: hash(1.0) == hash(1). inf gives +-KR_HASH_INF. (The hash of a
 * nan depends on object identity: the caller's concern; 0 here.) */
kr_hash_t kr_hash_double(double v);
/* hash(complex) from the hashes of its parts. */
static inline kr_hash_t kr_hash_complex(kr_hash_t real, kr_hash_t imag) {
    return kr_hash_fix((kr_uhash_t)real + (kr_uhash_t)KR_HASH_IMAG * (kr_uhash_t)imag);
}

/* Tuple hash (of xxHash's lanes): start, feed each item's hash in order, finish with the length. */
#if KR_CFG_WORD_BITS == 64
#define KR_HASH_TUPLE_START UINT64_C(2870177450012600261)
#define KR_HASH_TUPLE_PRIME UINT64_C(11400714785074694791)
#define KR_HASH_TUPLE_PRIME2 UINT64_C(14029467366897019727)
enum { KR_HASH_TUPLE_TURN = 31 };
#else
#define KR_HASH_TUPLE_START UINT32_C(374761393)
#define KR_HASH_TUPLE_PRIME UINT32_C(2654435761)
#define KR_HASH_TUPLE_PRIME2 UINT32_C(2246822519)
enum { KR_HASH_TUPLE_TURN = 13 };
#endif

static inline kr_uhash_t kr_hash_tuple_add(kr_uhash_t acc, kr_hash_t item) {
    acc += (kr_uhash_t)item * KR_HASH_TUPLE_PRIME2;
    acc = acc << KR_HASH_TUPLE_TURN | acc >> (KR_CFG_WORD_BITS - KR_HASH_TUPLE_TURN);
    return acc * KR_HASH_TUPLE_PRIME;
}

static inline kr_hash_t kr_hash_tuple_end(kr_uhash_t acc, size_t len) {
    acc += (kr_uhash_t)len ^ (KR_HASH_TUPLE_START ^ 3527539u);
    return acc == (kr_uhash_t)-1 ? 1546275796 : (kr_hash_t)acc;
}

/* Order-independent set hash (frozenset): fold each item's hash, finish with the length. */
static inline kr_uhash_t kr_hash_set_add(kr_uhash_t acc, kr_hash_t item) {
    kr_uhash_t h = (kr_uhash_t)item;
    return acc ^ ((h ^ 89869747u ^ (h << 16)) * (kr_uhash_t)3644798167u);
}

static inline kr_hash_t kr_hash_set_end(kr_uhash_t acc, size_t len) {
    acc ^= ((kr_uhash_t)len + 1) * (kr_uhash_t)1927868237u;
    acc ^= (acc >> 11) ^ (acc >> 25);
    acc = acc * (kr_uhash_t)69069u + (kr_uhash_t)907133923u;
    return acc == (kr_uhash_t)-1 ? 590923713 : (kr_hash_t)acc;
}

/* Mixes any 64-bit word (for tables keyed by numbers or pointers). */
static inline uint64_t kr_hash_mix(uint64_t x) {
    x ^= x >> 32;
    x *= UINT64_C(0xd6e8feb86659fd93);
    x ^= x >> 32;
    return x;
}

#endif
