/* The value word: every Python value is one kr_value. All tagging stands here; nobody else looks
 * at bits or assumes that a word is as wide as a pointer.
 *
 * 64-bit word:   bit 0 = 1        small int, 63 bits, two's complement
 *                bits 1..0 = 10   a double in place (self-tagging, see below)
 *                bits 1..0 = 00   pointer to a kr_object; the word 0 is KR_NULL ("no value")
 *
 * 32-bit word:   bit 0 = 1        small int, 31 bits, two's complement
 *                bits 1..0 = 10   reserved
 *                bits 1..0 = 00   pointer as above; every float is an object
 *
 * Self-tagging floats (after Melançon, Serrano, Feeley: Float Self-Tagging, 2024): a double whose
 * exponent lies in 2^-255 .. 2^256 has 011 or 100 as its top three exponent bits. Adding 001 there
 * turns them into 100 or 101, and rotating left by three brings (sign, 1, 0) into the low bits:
 * the tag 10. The one pattern spent is 2^-255 itself, which stands for +0.0. -0.0, inf, nan and
 * magnitudes outside the range are objects (type float). */
#ifndef KR_HEAP_VALUE_H
#define KR_HEAP_VALUE_H

#include <string.h>

#include "base/config.h"

#if KR_CFG_WORD_BITS == 64
typedef uint64_t kr_word;
typedef int64_t kr_sword;
#define KR_SWORD_MAX INT64_MAX
#define KR_SWORD_MIN INT64_MIN
#else
typedef uint32_t kr_word;
typedef int32_t kr_sword;
#define KR_SWORD_MAX INT32_MAX
#define KR_SWORD_MIN INT32_MIN
#endif

typedef struct kr_value {
    kr_word w;
} kr_value;

typedef struct kr_type kr_type;

/* What every heap or ROM object starts with. */
typedef struct kr_object {
    const kr_type *type;
} kr_object;

#define KR_NULL ((kr_value){0})

#define KR_INT_BITS (KR_CFG_WORD_BITS - 1)
#define KR_INT_MAX (KR_SWORD_MAX >> 1)
#define KR_INT_MIN (-KR_INT_MAX - 1)

static inline bool kr_is(kr_value a, kr_value b) {
    return a.w == b.w;
}
static inline bool kr_isnull(kr_value v) {
    return v.w == 0;
}

/* ---- small ints ---- */
static inline bool kr_is_smallint(kr_value v) {
    return v.w & 1;
}
/* Both are small ints. */
static inline bool kr_are_smallints(kr_value a, kr_value b) {
    return a.w & b.w & 1;
}
static inline bool kr_int_fits(int64_t i) {
    return i >= KR_INT_MIN && i <= KR_INT_MAX;
}
/* `i` must fit (kr_int_fits); kr_int_new in object/int.h takes any. */
static inline kr_value kr_smallint(kr_sword i) {
    return (kr_value){((kr_word)i << 1) | 1};
}
static inline kr_sword kr_smallint_val(kr_value v) {
    return (kr_sword)v.w >> 1;
}
/* v >> by as Python has it, for by >= 0. */
static inline kr_value kr_smallint_shr(kr_value v, int64_t by) {
    return kr_smallint(kr_smallint_val(v) >> (by < KR_INT_BITS ? by : KR_INT_BITS - 1));
}
/* Does a double hold it exactly? */
static inline bool kr_smallint_in_double(kr_sword i) {
    const int64_t limit = (int64_t)1 << 53, wide = i;
    return wide <= limit && wide >= -limit;
}

/* ---- floats in place ---- */
#define KR_FLOAT_ZERO_WORD ((kr_word)2)

#if KR_CFG_INLINE_FLOAT
static inline bool kr_is_immfloat(kr_value v) {
    return (v.w & 3) == 2;
}
static inline double kr_immfloat_val(kr_value v) {
    kr_word b = ((v.w >> 3) | (v.w << 61)) - ((kr_word)1 << 60);
    double d;
    if (KR_UNLIKELY(v.w == KR_FLOAT_ZERO_WORD)) return 0.0;
    memcpy(&d, &b, sizeof d);
    return d;
}
/* Static initialiser of the double with these bits, whose place is in the word; where that has no
 * room, the const float is taken. Not for what is one of the objects -0.0, inf and nan. */
#define KR_ROM_FLOAT(bits, obj)                                                                    \
    {                                                                                              \
        !(bits)                   ? KR_FLOAT_ZERO_WORD                                             \
        : KR_FLOAT_IN_WORD_(bits) ? KR_FLOAT_WORD_(bits)                                           \
                                  : (kr_word)(uintptr_t)(obj)                                      \
    }
#define KR_FLOAT_UP_(bits) ((kr_word)(bits) + ((kr_word)1 << 60))
#define KR_FLOAT_WORD_(bits) (KR_FLOAT_UP_(bits) << 3 | KR_FLOAT_UP_(bits) >> 61)
#define KR_FLOAT_IN_WORD_(bits)                                                                    \
    ((KR_FLOAT_WORD_(bits) & 3) == 2 && KR_FLOAT_WORD_(bits) != KR_FLOAT_ZERO_WORD)
/* Puts d into *out and returns true if it can live in place. */
static inline KR_ALWAYS_INLINE bool kr_immfloat_try(double d, kr_value *out) {
    kr_word b, w;
    memcpy(&b, &d, sizeof b);
    w = b + ((kr_word)1 << 60);
    w = (w << 3) | (w >> 61);
    if (KR_LIKELY((w & 3) == 2 && w != KR_FLOAT_ZERO_WORD)) {
        out->w = w;
        return true;
    }
    if (b == 0) {
        out->w = KR_FLOAT_ZERO_WORD;
        return true;
    }
    return false;
}
#else
#define KR_ROM_FLOAT(bits, obj) KR_ROM_VALUE(obj)
static inline bool kr_is_immfloat(kr_value v) {
    (void)v;
    return false;
}
static inline double kr_immfloat_val(kr_value v) {
    (void)v;
    return 0.0;
}
static inline bool kr_immfloat_try(double d, kr_value *out) {
    (void)d;
    (void)out;
    return false;
}
#endif

/* ---- objects ---- */
static inline bool kr_is_object(kr_value v) {
    return (v.w & 3) == 0 && v.w != 0;
}
static inline kr_value kr_from_ptr(const void *obj) {
    return (kr_value){(kr_word)(uintptr_t)obj};
}
/* `v` must be an object (kr_is_object). */
static inline kr_object *kr_ptr(kr_value v) {
    return (kr_object *)(uintptr_t)v.w;
}
/* Cast to a concrete struct: KR_AS(kr_list, v)->len. The caller knows the type. */
#define KR_AS(T, v) ((T *)(uintptr_t)(v).w)
/* Static initialiser of a kr_value that points to a ROM object. */
#define KR_ROM_VALUE(obj)                                                                          \
    { (kr_word)(uintptr_t)(obj) }

#endif
