/* SHA-1 and SHA-256 by the instructions that x86 processors have for them. */
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
#endif
