/* Powers of ten from two small tables: 10**q = 10**(28 i) * 10**j with 0 <= j < 28.
 *
 * The first factor is kept to 192 bits rounded down, the second is exact, and the top 128 bits of
 * the product are the correctly truncated power for every q in range (tests/base/dtoa_test.py
 * compares all of them with exact integers). The factors 2**q only move the exponent, so the tables
 * hold powers of five. */
#include "base/dtoa_power.h"

#include "base/wide.h"

enum { STEP = 28, FIRST = -13 };

static const uint64_t coarse[26][3] = {
    {UINT64_C(0xe1afa13afbd14d6d), UINT64_C(0x82189c09a3a1ec21),
     UINT64_C(0x7a43516213c7e04c)}, /* 10**-364 */
    {UINT64_C(0xe3e27a444d8d98b7), UINT64_C(0xfd1b1b2308169b25),
     UINT64_C(0x363b1f2c568dc3e2)}, /* 10**-336 */
    {UINT64_C(0xe61acf033d1a45df), UINT64_C(0x6fb92487298e33bd),
     UINT64_C(0xadd7728c20b99bd1)}, /* 10**-308 */
    {UINT64_C(0xe858ad248f5c22c9), UINT64_C(0xd1b3400f8f9cff68),
     UINT64_C(0xf910f9f648232f14)}, /* 10**-280 */
    {UINT64_C(0xea9c227723ee8bcb), UINT64_C(0x465e15a979c1cadc),
     UINT64_C(0x0a0ce827eac11f2d)}, /* 10**-252 */
    {UINT64_C(0xece53cec4a314ebd), UINT64_C(0xa4f8bf5635246428),
     UINT64_C(0x4609ac5c7899ca36)}, /* 10**-224 */
    {UINT64_C(0xef340a98172aace4), UINT64_C(0x86fb897116c87c34),
     UINT64_C(0x9c39c1da4c49278d)}, /* 10**-196 */
    {UINT64_C(0xf18899b1bc3f8ca1), UINT64_C(0xdc44e6c3cb279ac1),
     UINT64_C(0xf80f36174730ca34)}, /* 10**-168 */
    {UINT64_C(0xf3e2f893dec3f126), UINT64_C(0x5a89dba3c3efccfa),
     UINT64_C(0xd8ecb58659be9c90)}, /* 10**-140 */
    {UINT64_C(0xf64335bcf065d37d), UINT64_C(0x4d4617b5ff4a16d5),
     UINT64_C(0xaa09501d5954a559)}, /* 10**-112 */
    {UINT64_C(0xf8a95fcf88747d94), UINT64_C(0x75a44c6397ce912a),
     UINT64_C(0x33cca6c06b07b74d)}, /* 10**-84 */
    {UINT64_C(0xfb158592be068d2e), UINT64_C(0xeed6e2f0f0d56712),
     UINT64_C(0xac2e4f162cfad40a)}, /* 10**-56 */
    {UINT64_C(0xfd87b5f28300ca0d), UINT64_C(0x8bca9d6e188853fc),
     UINT64_C(0x76dcb60081ce0fa5)}, /* 10**-28 */
    {UINT64_C(0x8000000000000000), UINT64_C(0x0000000000000000),
     UINT64_C(0x0000000000000000)}, /* 10**0 */
    {UINT64_C(0x813f3978f8940984), UINT64_C(0x4000000000000000),
     UINT64_C(0x0000000000000000)}, /* 10**28 */
    {UINT64_C(0x82818f1281ed449f), UINT64_C(0xbff8f10e7a8921a4),
     UINT64_C(0x2000000000000000)}, /* 10**56 */
    {UINT64_C(0x83c7088e1aab65db), UINT64_C(0x792667c6da79e0fa),
     UINT64_C(0x0861d3ee22d1cc53)}, /* 10**84 */
    {UINT64_C(0x850fadc09923329e), UINT64_C(0x03e2cf6bc604ddb0),
     UINT64_C(0x74a7ef0198791097)}, /* 10**112 */
    {UINT64_C(0x865b86925b9bc5c2), UINT64_C(0x0b8a2392ba45a9b2),
     UINT64_C(0x5c6658d409fb8bf7)}, /* 10**140 */
    {UINT64_C(0x87aa9aff79042286), UINT64_C(0x90fb44d2f05d0842),
     UINT64_C(0xfb118fc9c217a1d2)}, /* 10**168 */
    {UINT64_C(0x88fcf317f22241e2), UINT64_C(0x441fece3bdf81f03),
     UINT64_C(0x12f274928400100d)}, /* 10**196 */
    {UINT64_C(0x8a5296ffe33cc92f), UINT64_C(0x82bd6b70d99aaa6f),
     UINT64_C(0xbc10c5c5cda97c8d)}, /* 10**224 */
    {UINT64_C(0x8bab8eefb6409c1a), UINT64_C(0x1ad089b6c2f7548e),
     UINT64_C(0x25c7b885ba466e37)}, /* 10**252 */
    {UINT64_C(0x8d07e33455637eb2), UINT64_C(0xdb0b487b6423e1e8),
     UINT64_C(0x7ec63730f500b406)}, /* 10**280 */
    {UINT64_C(0x8e679c2f5e44ff8f), UINT64_C(0x570f09eaa7ea7648),
     UINT64_C(0x5961db50c6d2b886)}, /* 10**308 */
    {UINT64_C(0x8fcac257558ee4e6), UINT64_C(0x213a4f0aa5e8a7b1),
     UINT64_C(0x949063d8a46f0c0e)}, /* 10**336 */
};

static const uint64_t ten_powers[20] = {
    UINT64_C(1),
    UINT64_C(10),
    UINT64_C(100),
    UINT64_C(1000),
    UINT64_C(10000),
    UINT64_C(100000),
    UINT64_C(1000000),
    UINT64_C(10000000),
    UINT64_C(100000000),
    UINT64_C(1000000000),
    UINT64_C(10000000000),
    UINT64_C(100000000000),
    UINT64_C(1000000000000),
    UINT64_C(10000000000000),
    UINT64_C(100000000000000),
    UINT64_C(1000000000000000),
    UINT64_C(10000000000000000),
    UINT64_C(100000000000000000),
    UINT64_C(1000000000000000000),
    UINT64_C(10000000000000000000),
};

uint64_t kr_power_small(int n) {
    return ten_powers[n];
}

/* 5**j, 0 <= j < 28, with its top bit moved to bit 63. */
static uint64_t fine(int j) {
    uint64_t f = ten_powers[j < 19 ? j : 19] >> (j < 19 ? j : 19);
    for (; j > 19; j--) {
        f *= 5;
    }
    return f << __builtin_clzll(f);
}

kr_power kr_power_ten(int q) {
    int i = (q - FIRST * STEP) / STEP, j = (q - FIRST * STEP) % STEP;
    const uint64_t *c = coarse[i];
    uint64_t f = fine(j), h0, h1, h2;
    kr_mul64(c[2], f, &h0);
    uint64_t l1 = kr_mul64(c[1], f, &h1), l2 = kr_mul64(c[0], f, &h2);
    uint64_t r1 = h0 + l1;
    uint64_t r2 = h1 + l2 + (r1 < l1);
    /* h1 + 1 cannot overflow: the high word of a product is at most 2**64 - 2. */
    uint64_t r3 = h2 + (r2 < l2);
    if (!(r3 >> 63)) {
        r3 = r3 << 1 | r2 >> 63;
        r2 = r2 << 1 | r1 >> 63;
    }
    return (kr_power){r3, r2, kr_power_log2(q) - 127};
}

kr_product kr_power_times(const kr_power *p, uint64_t w) {
    uint64_t h0, h1;
    uint64_t l0 = kr_mul64(p->low, w, &h0), l1 = kr_mul64(p->high, w, &h1);
    uint64_t mid = h0 + l1;
    return (kr_product){h1 + (mid < l1), mid, l0};
}
