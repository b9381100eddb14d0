/* SHA-1 and SHA-256 by the instructions that x86 processors have for them; SHA-512 with its words
 * made four at a time. */
#include "base/digest.h"

#if defined(__x86_64__) && defined(__linux__) && __has_include(<sys/platform/x86.h>)
#include <immintrin.h>
#include <sys/platform/x86.h>

#define WITH_SHA __attribute__((target("sha,sse4.1,ssse3")))

static bool have_sha(void) {
    return CPU_FEATURE_ACTIVE(SHA) && CPU_FEATURE_ACTIVE(SSE4_1);
}

static inline __m128i load(const void *p) {
    return _mm_loadu_si128((const __m128i *)p);
}

/* Rounds 4i to 4i+3; message words are made 16 rounds ahead, in the place of those used up. */
#define ROUNDS_1(i, kind)                                                                          \
    do {                                                                                           \
        if ((i) >= 4) {                                                                            \
            __m128i x = _mm_sha1msg1_epu32(m[(i)&3], m[((i) + 1) & 3]);                            \
            x = _mm_xor_si128(x, m[((i) + 2) & 3]);                                                \
            m[(i)&3] = _mm_sha1msg2_epu32(x, m[((i) + 3) & 3]);                                    \
        }                                                                                          \
        __m128i before = abcd;                                                                     \
        e = (i) ? _mm_sha1nexte_epu32(e, m[(i)&3]) : _mm_add_epi32(e, m[0]);                       \
        abcd = _mm_sha1rnds4_epu32(abcd, e, kind);                                                 \
        e = before;                                                                                \
    } while (0)
#define TWENTY_1(i, kind)                                                                          \
    ROUNDS_1(i, kind);                                                                             \
    ROUNDS_1((i) + 1, kind);                                                                       \
    ROUNDS_1((i) + 2, kind);                                                                       \
    ROUNDS_1((i) + 3, kind);                                                                       \
    ROUNDS_1((i) + 4, kind)

WITH_SHA static void sha1(uint32_t h[5], const uint8_t *p, size_t n) {
    const __m128i swap = _mm_set_epi64x(0x0001020304050607, 0x08090a0b0c0d0e0f);
    __m128i abcd = _mm_shuffle_epi32(load(h), 0x1b), e = _mm_set_epi32((int)h[4], 0, 0, 0), m[4];
    for (; n--; p += 64) {
        __m128i abcd_before = abcd, e_before = e;
        for (int i = 0; i < 4; i++) m[i] = _mm_shuffle_epi8(load(p + 16 * i), swap);
        TWENTY_1(0, 0);
        TWENTY_1(5, 1);
        TWENTY_1(10, 2);
        TWENTY_1(15, 3);
        e = _mm_sha1nexte_epu32(e, e_before);
        abcd = _mm_add_epi32(abcd, abcd_before);
    }
    _mm_storeu_si128((__m128i *)h, _mm_shuffle_epi32(abcd, 0x1b));
    h[4] = (uint32_t)_mm_extract_epi32(e, 3);
}

WITH_SHA static void sha256(uint32_t h[8], const uint32_t *keys, const uint8_t *p, size_t n) {
    const __m128i swap = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
    __m128i cdab = _mm_shuffle_epi32(load(h), 0xb1), efgh = _mm_shuffle_epi32(load(h + 4), 0x1b);
    __m128i abef = _mm_alignr_epi8(cdab, efgh, 8), cdgh = _mm_blend_epi16(efgh, cdab, 0xf0), m[4];
    for (; n--; p += 64) {
        __m128i abef_before = abef, cdgh_before = cdgh;
        for (int i = 0; i < 4; i++) m[i] = _mm_shuffle_epi8(load(p + 16 * i), swap);
#pragma GCC unroll 16
        for (int i = 0; i < 16; i++) {
            if (i >= 4) {
                __m128i x = _mm_sha256msg1_epu32(m[i & 3], m[(i + 1) & 3]);
                x = _mm_add_epi32(x, _mm_alignr_epi8(m[(i + 3) & 3], m[(i + 2) & 3], 4));
                m[i & 3] = _mm_sha256msg2_epu32(x, m[(i + 3) & 3]);
            }
            __m128i k = _mm_add_epi32(m[i & 3], load(keys + 4 * i));
            cdgh = _mm_sha256rnds2_epu32(cdgh, abef, k);
            abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(k, 0x0e));
        }
        abef = _mm_add_epi32(abef, abef_before);
        cdgh = _mm_add_epi32(cdgh, cdgh_before);
    }
    __m128i feba = _mm_shuffle_epi32(abef, 0x1b), dchg = _mm_shuffle_epi32(cdgh, 0xb1);
    _mm_storeu_si128((__m128i *)h, _mm_blend_epi16(feba, dchg, 0xf0));
    _mm_storeu_si128((__m128i *)(h + 4), _mm_alignr_epi8(dchg, feba, 8));
}

#define WITH_AVX2 __attribute__((target("avx2,bmi,bmi2")))

WITH_AVX2 static inline __m256i rotr_4(__m256i x, int n) {
    return _mm256_or_si256(_mm256_srli_epi64(x, n), _mm256_slli_epi64(x, 64 - n));
}

WITH_AVX2 static inline __m128i rotr_2(__m128i x, int n) {
    return _mm_or_si128(_mm_srli_epi64(x, n), _mm_slli_epi64(x, 64 - n));
}

/* Four words one place behind those of a, whose successors are in b. */
WITH_AVX2 static inline __m256i next_place(__m256i a, __m256i b) {
    return _mm256_permute4x64_epi64(_mm256_blend_epi32(a, b, 0x03), 0x39);
}

WITH_AVX2 static inline __m128i sigma_2(__m128i x) {
    return _mm_xor_si128(_mm_xor_si128(rotr_2(x, 19), rotr_2(x, 61)), _mm_srli_epi64(x, 6));
}

/* Words t to t+3 of the text, out of the 16 before them. */
WITH_AVX2 static inline __m256i more_words(__m256i x0, __m256i x1, __m256i x2, __m256i x3) {
    __m256i b = next_place(x0, x1);
    __m256i s =
        _mm256_xor_si256(_mm256_xor_si256(rotr_4(b, 1), rotr_4(b, 8)), _mm256_srli_epi64(b, 7));
    __m256i sum = _mm256_add_epi64(_mm256_add_epi64(x0, s), next_place(x2, x3));
    __m128i low =
        _mm_add_epi64(_mm256_castsi256_si128(sum), sigma_2(_mm256_extracti128_si256(x3, 1)));
    __m128i high = _mm_add_epi64(_mm256_extracti128_si256(sum, 1), sigma_2(low));
    return _mm256_set_m128i(high, low);
}

#define ROUND_512(a, b, c, d, e, f, g, h, i)                                                       \
    do {                                                                                           \
        h += wk[i] +                                                                               \
             (kr_digest_rotr64(e, 14) ^ kr_digest_rotr64(e, 18) ^ kr_digest_rotr64(e, 41)) +       \
             (g ^ (e & (f ^ g)));                                                                  \
        d += h;                                                                                    \
        h += (kr_digest_rotr64(a, 28) ^ kr_digest_rotr64(a, 34) ^ kr_digest_rotr64(a, 39)) +       \
             ((a & b) | (c & (a | b)));                                                            \
    } while (0)

/* Four rounds; what they take of the text is replaced by what comes 16 rounds later. */
#define MAKE_4(x0, x1, x2, x3, i)                                                                  \
    x0 = more_words(x0, x1, x2, x3);                                                               \
    next = _mm256_add_epi64(x0, _mm256_loadu_si256((const __m256i *)(keys + t + 16 + (i))))
#define STORE_4(i) _mm256_storeu_si256((__m256i *)(wk + (i)), next)

WITH_AVX2 static void sha512(uint64_t s[8], const uint64_t keys[80], const uint8_t *p, size_t n) {
    const __m256i swap = _mm256_set_epi64x(0x08090a0b0c0d0e0f, 0x0001020304050607,
                                           0x08090a0b0c0d0e0f, 0x0001020304050607);
    uint64_t a = s[0], b = s[1], c = s[2], d = s[3], e = s[4], f = s[5], g = s[6], h = s[7];
    for (; n--; p += 128) {
        uint64_t wk[16];
        __m256i x[4], next;
        for (int i = 0; i < 4; i++) {
            x[i] = _mm256_shuffle_epi8(_mm256_loadu_si256((const __m256i *)(p + 32 * i)), swap);
            next = _mm256_add_epi64(x[i], _mm256_loadu_si256((const __m256i *)(keys + 4 * i)));
            STORE_4(4 * i);
        }
        for (int t = 0; t < 64; t += 16) {
            MAKE_4(x[0], x[1], x[2], x[3], 0);
            ROUND_512(a, b, c, d, e, f, g, h, 0);
            ROUND_512(h, a, b, c, d, e, f, g, 1);
            ROUND_512(g, h, a, b, c, d, e, f, 2);
            ROUND_512(f, g, h, a, b, c, d, e, 3);
            STORE_4(0);
            MAKE_4(x[1], x[2], x[3], x[0], 4);
            ROUND_512(e, f, g, h, a, b, c, d, 4);
            ROUND_512(d, e, f, g, h, a, b, c, 5);
            ROUND_512(c, d, e, f, g, h, a, b, 6);
            ROUND_512(b, c, d, e, f, g, h, a, 7);
            STORE_4(4);
            MAKE_4(x[2], x[3], x[0], x[1], 8);
            ROUND_512(a, b, c, d, e, f, g, h, 8);
            ROUND_512(h, a, b, c, d, e, f, g, 9);
            ROUND_512(g, h, a, b, c, d, e, f, 10);
            ROUND_512(f, g, h, a, b, c, d, e, 11);
            STORE_4(8);
            MAKE_4(x[3], x[0], x[1], x[2], 12);
            ROUND_512(e, f, g, h, a, b, c, d, 12);
            ROUND_512(d, e, f, g, h, a, b, c, 13);
            ROUND_512(c, d, e, f, g, h, a, b, 14);
            ROUND_512(b, c, d, e, f, g, h, a, 15);
            STORE_4(12);
        }
        for (int t = 0; t < 16; t += 8) {
            ROUND_512(a, b, c, d, e, f, g, h, t);
            ROUND_512(h, a, b, c, d, e, f, g, t + 1);
            ROUND_512(g, h, a, b, c, d, e, f, t + 2);
            ROUND_512(f, g, h, a, b, c, d, e, t + 3);
            ROUND_512(e, f, g, h, a, b, c, d, t + 4);
            ROUND_512(d, e, f, g, h, a, b, c, t + 5);
            ROUND_512(c, d, e, f, g, h, a, b, t + 6);
            ROUND_512(b, c, d, e, f, g, h, a, t + 7);
        }
        s[0] = a += s[0];
        s[1] = b += s[1];
        s[2] = c += s[2];
        s[3] = d += s[3];
        s[4] = e += s[4];
        s[5] = f += s[5];
        s[6] = g += s[6];
        s[7] = h += s[7];
    }
}

bool kr_sha1_fast(uint32_t h[5], const uint8_t *p, size_t n) {
    if (!have_sha()) return false;
    sha1(h, p, n);
    return true;
}

bool kr_sha256_fast(uint32_t h[8], const uint32_t keys[64], const uint8_t *p, size_t n) {
    if (!have_sha()) return false;
    sha256(h, keys, p, n);
    return true;
}

bool kr_sha512_fast(uint64_t h[8], const uint64_t keys[80], const uint8_t *p, size_t n) {
    if (!CPU_FEATURE_ACTIVE(AVX2) || !CPU_FEATURE_ACTIVE(BMI2)) return false;
    sha512(h, keys, p, n);
    return true;
}
#else
bool kr_sha1_fast(uint32_t h[5], const uint8_t *p, size_t n) {
    (void)h;
    (void)p;
    (void)n;
    return false;
}

bool kr_sha256_fast(uint32_t h[8], const uint32_t keys[64], const uint8_t *p, size_t n) {
    (void)h;
    (void)keys;
    (void)p;
    (void)n;
    return false;
}

bool kr_sha512_fast(uint64_t h[8], const uint64_t keys[80], const uint8_t *p, size_t n) {
    (void)h;
    (void)keys;
    (void)p;
    (void)n;
    return false;
}
#endif
