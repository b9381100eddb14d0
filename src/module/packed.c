/* Packed numbers. Bytes are moved one by one through a 64-bit word, so alignment does not
 * matter. */
#include "module/packed.h"

#include <math.h>

#include "object/int.h"

static uint64_t load(const uint8_t *p, unsigned size, bool little) {
    uint64_t u = 0;
    for (unsigned i = 0; i < size; i++) {
        u |= (uint64_t)p[little ? i : size - 1 - i] << (8 * i);
    }
    return u;
}

static void store(uint8_t *p, unsigned size, bool little, uint64_t u) {
    for (unsigned i = 0; i < size; i++) {
        p[little ? i : size - 1 - i] = (uint8_t)(u >> (8 * i));
    }
}

kr_value kr_packed_int(kr_ctx *ctx, const uint8_t *p, unsigned size, bool little, bool is_signed) {
    uint64_t u = load(p, size, little);
    if (!is_signed) return kr_int_from_u64(ctx, u);
    if (size < 8 && u >> (8 * size - 1)) u |= UINT64_MAX << (8 * size);
    return kr_int_new(ctx, (int64_t)u);
}

bool kr_packed_put_int(uint8_t *p, unsigned size, bool little, bool is_signed, kr_value v) {
    int64_t i;
    uint64_t u;
    if (kr_int_to_i64(v, &i)) {
        u = (uint64_t)i;
        if (is_signed) {
            if (size < 8 && (i >> (8 * size - 1)) != 0 && (i >> (8 * size - 1)) != -1) return false;
        } else if (i < 0 || (size < 8 && u >> (8 * size))) {
            return false;
        }
    } else {
        kr_intview w;
        kr_int_view(v, &w);
        if (is_signed || size < 8 || w.neg || !kr_limb_get_u64(w.limbs, w.n, &u)) return false;
    }
    store(p, size, little, u);
    return true;
}

/* ---- IEEE 754 binary16 ---- */
static double half_value(uint16_t h) {
    int e = h >> 10 & 31;
    double m = h & 1023, v;
    if (e == 31)
        v = m != 0 ? NAN : INFINITY;
    else
        v = e ? ldexp(m + 1024, e - 25) : ldexp(m, -24);
    return h >> 15 ? -v : v;
}

static bool half_bits(double d, uint16_t *out) {
    uint16_t sign = signbit(d) ? 0x8000 : 0;
    int e;
    if (isnan(d) || isinf(d) || d == 0) {
        *out = sign | (isnan(d) ? 0x7e00 : isinf(d) ? 0x7c00 : 0);
        return true;
    }
    double f = 2 * frexp(fabs(d), &e); /* in [1, 2) */
    e--;
    if (e >= 16) return false;
    if (e < -25) {
        *out = sign;
        return true;
    }
    double scaled = e < -14 ? ldexp(f, 24 + e) : (f - 1) * 1024;
    unsigned bits = (unsigned)scaled, top = e < -14 ? 0 : (unsigned)(e + 15);
    double rest = scaled - bits;
    if (rest > 0.5 || (rest == 0.5 && (bits & 1))) bits++;
    bits += top << 10; /* a carry out of the mantissa raises the exponent */
    if (bits >= 0x7c00) return false;
    *out = (uint16_t)(sign | bits);
    return true;
}

double kr_packed_double(const uint8_t *p, unsigned size, bool little) {
    uint64_t u = load(p, size, little);
    if (size == 2) return half_value((uint16_t)u);
    if (size == 4) {
        uint32_t w = (uint32_t)u;
        float f;
        memcpy(&f, &w, sizeof f);
        return f;
    }
    double d;
    memcpy(&d, &u, sizeof d);
    return d;
}

bool kr_packed_put_double(uint8_t *p, unsigned size, bool little, double d) {
    uint64_t u;
    if (size == 2) {
        uint16_t h;
        if (!half_bits(d, &h)) return false;
        u = h;
    } else if (size == 4) {
        float f = (float)d;
        uint32_t w;
        if (isinf(f) && !isinf(d)) return false;
        memcpy(&w, &f, sizeof w);
        u = w;
    } else {
        memcpy(&u, &d, sizeof u);
    }
    store(p, size, little, u);
    return true;
}
