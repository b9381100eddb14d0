/* Packed numbers. They pass through a 64-bit word and are copied, so alignment does not matter. */
#include "module/packed.h"

#include <math.h>

#include "object/int.h"

static inline uint64_t load(const uint8_t *p, unsigned size, bool little) {
    bool swap = little != kr_host_little();
    uint64_t u;
    uint32_t w;
    uint16_t h;
    switch (size) {
    case 1:
        return *p;
    case 2:
        memcpy(&h, p, sizeof h);
        return swap ? __builtin_bswap16(h) : h;
    case 4:
        memcpy(&w, p, sizeof w);
        return swap ? __builtin_bswap32(w) : w;
    default:
        memcpy(&u, p, sizeof u);
        return swap ? __builtin_bswap64(u) : u;
    }
}

static void store(uint8_t *p, unsigned size, bool little, uint64_t u) {
    bool swap = little != kr_host_little();
    uint32_t w = swap ? __builtin_bswap32((uint32_t)u) : (uint32_t)u;
    uint16_t h = swap ? __builtin_bswap16((uint16_t)u) : (uint16_t)u;
    switch (size) {
    case 1:
        *p = (uint8_t)u;
        break;
    case 2:
        memcpy(p, &h, sizeof h);
        break;
    case 4:
        memcpy(p, &w, sizeof w);
        break;
    default:
        if (swap) u = __builtin_bswap64(u);
        memcpy(p, &u, sizeof u);
        break;
    }
}

static inline kr_value int_of(kr_ctx *ctx, uint64_t u, unsigned unused, bool is_signed) {
    int64_t i = is_signed ? (int64_t)(u << unused) >> unused : (int64_t)u;
    if (KR_LIKELY(kr_int_fits(i) && (is_signed || i >= 0))) return kr_smallint((kr_sword)i);
    return is_signed ? kr_int_new(ctx, i) : kr_int_from_u64(ctx, u);
}

kr_value kr_packed_int(kr_ctx *ctx, const uint8_t *p, unsigned size, bool little, bool is_signed) {
    return int_of(ctx, load(p, size, little), 64 - 8 * size, is_signed);
}

void kr_packed_ints(kr_ctx *ctx, const kr_packed_run *run, void *owner, kr_value *out) {
    const uint8_t *p = run->data;
    unsigned size = run->size, unused = 64 - 8 * size;
    for (size_t n = run->count; n; n--, p += size) {
        kr_store(ctx, owner, out++,
                 int_of(ctx, load(p, size, run->little), unused, run->is_signed));
    }
}

bool kr_packed_put_int(uint8_t *p, unsigned size, bool little, bool is_signed, kr_value v) {
    unsigned unused = 64 - 8 * size;
    int64_t i;
    uint64_t u;
    bool narrow = kr_is_smallint(v);
    if (KR_LIKELY(narrow)) {
        i = kr_smallint_val(v);
    } else {
        narrow = kr_int_to_i64(v, &i);
    }
    if (narrow) {
        u = (uint64_t)i;
        if (is_signed ? (int64_t)(u << unused) >> unused != i
                      : i < 0 || u << unused >> unused != u) {
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
