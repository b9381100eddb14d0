/* Digits of any base in little code (base/limb_text.c has the fast algorithms): as many digits at a
 * time as fit a limb. */
#include "base/limb.h"
#include "base/limb_inline.h"

enum { TICK = 256 }; /* limbs of work between two looks at what is pending */

size_t kr_limb_text_bound(size_t n, unsigned base) {
    unsigned bits = KR_LIMB_BITS - 1 - limb_clz(base); /* that a digit is worth at least */
    return n * KR_LIMB_BITS / bits + 1;
}

size_t kr_limb_to_text_scratch(size_t n, unsigned base) {
    (void)base;
    return n;
}

static void turn_around(char *s, size_t len) {
    for (size_t i = 0; i < len / 2; i++) {
        char c = s[i];
        s[i] = s[len - 1 - i];
        s[len - 1 - i] = c;
    }
}

size_t kr_limb_to_text(char *out, const kr_limb *a, size_t n, unsigned base, kr_limb *scratch,
                       const kr_limb_tick *tick) {
    size_t len = 0;
    kr_limb big = base;
    while (big <= KR_LIMB_MAX / base) big *= base;
    limb_copy(scratch, a, n);
    n = kr_limb_normalize(scratch, n);
    do {
        kr_limb chunk = kr_limb_divmod_1(scratch, scratch, n, big);
        n = kr_limb_normalize(scratch, n);
        for (kr_limb left = big; left > 1 && (n || chunk || !len); left /= base) {
            unsigned digit = (unsigned)(chunk % base);
            out[len++] = (char)(digit < 10 ? '0' + digit : 'a' - 10 + digit);
            chunk /= base;
        }
        if (tick && n % TICK == 1) tick->fn(tick->arg, TICK);
    } while (n);
    turn_around(out, len);
    return len;
}

size_t kr_limb_text_limbs(size_t len, unsigned base) {
    unsigned bits = KR_LIMB_BITS - limb_clz(base - 1); /* that a digit is worth at most */
    return len / KR_LIMB_BITS * bits + bits + 1;
}

size_t kr_limb_from_text_scratch(size_t len, unsigned base) {
    (void)len;
    (void)base;
    return 0;
}

size_t kr_limb_from_text(kr_limb *r, const char *digits, size_t len, unsigned base,
                         kr_limb *scratch, const kr_limb_tick *tick) {
    size_t n = 0;
    kr_limb chunk = 0, big = 1;
    (void)scratch;
    for (size_t i = 0; i <= len; i++) {
        if (i == len || big > KR_LIMB_MAX / base) {
            kr_limb carry = kr_limb_mul_1(r, r, n, big);
            carry += n ? kr_limb_add_1(r, r, n, chunk) : chunk;
            if (carry) r[n++] = carry;
            chunk = 0;
            big = 1;
            if (tick && n % TICK == 1) tick->fn(tick->arg, TICK);
        }
        if (i == len || digits[i] == '_') continue;
        char c = digits[i];
        chunk = chunk * base + (unsigned)(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
        big *= base;
    }
    return n;
}
