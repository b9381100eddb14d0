/* Products in little code (base/limb_mul.c has the fast algorithms): schoolbook. */
#include "base/limb.h"
#include "base/limb_inline.h"

size_t kr_limb_mul_scratch(size_t an, size_t bn) {
    (void)an;
    (void)bn;
    return 0;
}

size_t kr_limb_mul(kr_limb *r, const kr_limb *a, size_t an, const kr_limb *b, size_t bn,
                   kr_limb *scratch, const kr_limb_tick *tick) {
    (void)scratch;
    limb_zero(r, an + bn);
    for (size_t i = 0; i < bn; i++) {
        r[an + i] = kr_limb_addmul_1(r + i, a, an, b[i]);
        if (tick && i % 32 == 31) tick->fn(tick->arg, 32 * (uint32_t)an);
    }
    return kr_limb_normalize(r, an + bn);
}

size_t kr_limb_sqr(kr_limb *r, const kr_limb *a, size_t n, kr_limb *scratch,
                   const kr_limb_tick *tick) {
    return kr_limb_mul(r, a, n, a, n, scratch, tick);
}
