/* Size arithmetic that cannot overflow unnoticed: each returns false on overflow, *out is then
 * unspecified. */
#ifndef KR_BASE_CHECKED_H
#define KR_BASE_CHECKED_H

#include "base/config.h"

static inline bool kr_size_add(size_t a, size_t b, size_t *out) {
    *out = a + b;
    return *out >= a;
}

static inline bool kr_size_sub(size_t a, size_t b, size_t *out) {
    *out = a - b;
    return a >= b;
}

static inline bool kr_size_mul(size_t a, size_t b, size_t *out) {
    return !__builtin_mul_overflow(a, b, out);
}

/* *out = a * b + c */
static inline bool kr_size_mul_add(size_t a, size_t b, size_t c, size_t *out) {
    size_t p;
    return kr_size_mul(a, b, &p) && kr_size_add(p, c, out);
}

/* Signed 64-bit arithmetic. */
static inline bool kr_i64_add(int64_t a, int64_t b, int64_t *out) {
    *out = (int64_t)((uint64_t)a + (uint64_t)b);
    return ((a ^ *out) & (b ^ *out)) >= 0;
}

static inline bool kr_i64_sub(int64_t a, int64_t b, int64_t *out) {
    *out = (int64_t)((uint64_t)a - (uint64_t)b);
    return ((a ^ b) & (a ^ *out)) >= 0;
}

static inline bool kr_i64_mul(int64_t a, int64_t b, int64_t *out) {
#if defined(__GNUC__)
    return !__builtin_mul_overflow(a, b, out);
#else
    *out = (int64_t)((uint64_t)a * (uint64_t)b);
    return a == 0 || (!(a == -1 && b == INT64_MIN) && *out / a == b);
#endif
}

#endif
