/* Quotients in little code (base/limb_div.c has the fast algorithms): Knuth's algorithm D, each
 * limb of the quotient estimated by the top limb of the divisor alone. */
#include "base/limb.h"
#include "base/limb_inline.h"

size_t kr_limb_divmod_scratch(size_t an, size_t bn) {
    return an + 1 + bn;
}

void kr_limb_divmod(kr_limb *q, kr_limb *r, const kr_limb *a, size_t an, const kr_limb *b,
                    size_t bn, kr_limb *scratch, const kr_limb_tick *tick) {
    if (bn == 1) {
        r[0] = kr_limb_divmod_1(q, a, an, b[0]);
        return;
    }
    /* Shifted so that the top bit of the divisor is set: no estimate is more than two too large. */
    unsigned by = limb_clz(b[bn - 1]);
    kr_limb *x = scratch, *y = x + an + 1, first;
    limb_copy(x, a, an);
    limb_copy(y, b, bn);
    x[an] = 0;
    if (by) {
        x[an] = limb_lshift(x, x, an, by);
        limb_lshift(y, y, bn, by);
    }
    first = y[bn - 1];
    for (size_t j = an - bn + 1; j-- > 0;) {
        kr_limb *w = x + j, top = w[bn];
        kr_limb digit = top >= first ? KR_LIMB_MAX : (kr_limb)(limb_pair(top, w[bn - 1]) / first);
        kr_limb owed = kr_limb_submul_1(w, y, bn, digit);
        while (owed > top) {
            digit--;
            owed -= kr_limb_add(w, w, bn, y, bn);
        }
        q[j] = digit;
        if (tick && j % 32 == 31) tick->fn(tick->arg, 32 * (uint32_t)bn);
    }
    if (by) limb_rshift(x, x, bn, by);
    limb_copy(r, x, bn);
}
