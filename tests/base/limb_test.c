/* test: link base */
#define _POSIX_C_SOURCE 200809L
/* Oracle driver for base/limb.h: reads "op args" lines, hexadecimal numbers, prints the result.
 *
 * limb_test.py feeds it and compares with Python's own integers. Result and scratch arrays are
 * allocated at exactly the promised size, so that a sanitizer build catches a wrong promise.
 * Without arguments it runs a short self-test; "-" reads lines. */
#include "base/limb.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct num {
    kr_limb *a;
    size_t n;
    bool neg;
} num;

static kr_limb *limbs(size_t n) {
    kr_limb *p = malloc(n * sizeof(kr_limb) + (n == 0));
    if (p == NULL) abort();
    return p;
}

static num parse(const char *s) {
    num x = {0};
    if (*s == '-') {
        x.neg = true;
        s++;
    }
    size_t len = strlen(s);
    x.a = limbs(kr_limb_text_limbs(len, 16));
    x.n = kr_limb_from_text(x.a, s, len, 16, NULL, NULL);
    kr_limb *exact = limbs(x.n);
    if (x.n != 0) memcpy(exact, x.a, x.n * sizeof(kr_limb));
    free(x.a);
    x.a = exact;
    return x;
}

static void print(const kr_limb *a, size_t n, bool neg) {
    n = kr_limb_normalize(a, n);
    char *s = malloc(kr_limb_text_bound(n, 16));
    size_t len = kr_limb_to_text(s, a, n, 16, NULL, NULL);
    printf("%s%.*s\n", neg && n ? "-" : "", (int)len, s);
    free(s);
}

static void do_mul(num x, num y) {
    kr_limb *r = limbs(x.n + y.n), *s = limbs(kr_limb_mul_scratch(x.n, y.n));
    size_t n = kr_limb_mul(r, x.a, x.n, y.a, y.n, s, NULL);
    print(r, n, false);
    free(r), free(s);
}

static void do_sqr(num x) {
    kr_limb *r = limbs(2 * x.n), *s = limbs(kr_limb_mul_scratch(x.n, x.n));
    size_t n = kr_limb_sqr(r, x.a, x.n, s, NULL);
    print(r, n, false);
    free(r), free(s);
}

static void do_divmod(num x, num y) {
    kr_limb *q = limbs(x.n - y.n + 1), *r = limbs(y.n);
    kr_limb *s = limbs(kr_limb_divmod_scratch(x.n, y.n));
    kr_limb_divmod(q, r, x.a, x.n, y.a, y.n, s, NULL);
    print(q, x.n - y.n + 1, false);
    print(r, y.n, false);
    free(q), free(r), free(s);
}

static void do_pow(num x, uint64_t e) {
    kr_limb *r = limbs(kr_limb_pow_limbs(x.a, x.n, e));
    kr_limb *s = limbs(kr_limb_pow_scratch(x.a, x.n, e));
    size_t n = kr_limb_pow(r, x.a, x.n, e, s, NULL);
    print(r, n, false);
    free(r), free(s);
}

static void do_gcd(num x, num y) {
    kr_limb *r = limbs(x.n < y.n ? x.n : y.n), *s = limbs(kr_limb_gcd_scratch(x.n, y.n));
    size_t n = kr_limb_gcd(r, x.a, x.n, y.a, y.n, s, NULL);
    print(r, n, false);
    free(r), free(s);
}

static void do_isqrt(num x) {
    kr_limb *r = limbs((x.n + 1) / 2), *s = limbs(kr_limb_isqrt_scratch(x.n));
    size_t n = kr_limb_isqrt(r, x.a, x.n, s, NULL);
    print(r, n, false);
    free(r), free(s);
}

static void do_powmod(num b, num e, num m) {
    kr_limb *r = limbs(m.n), *s = limbs(kr_limb_powmod_scratch(b.n, e.n, m.n));
    size_t n = kr_limb_powmod(r, b.a, b.n, e.a, e.n, m.a, m.n, s, NULL);
    print(r, n, false);
    free(r), free(s);
}

static void do_invmod(num a, num m) {
    kr_limb *r = limbs(m.n), *s = limbs(kr_limb_invmod_scratch(a.n, m.n));
    size_t n;
    if (kr_limb_invmod(r, &n, a.a, a.n, m.a, m.n, s, NULL)) {
        print(r, n, false);
    } else {
        puts("none");
    }
    free(r), free(s);
}

static void do_text(num x, unsigned base) {
    char *out = malloc(kr_limb_text_bound(x.n, base));
    kr_limb *s = limbs(kr_limb_to_text_scratch(x.n, base));
    size_t len = kr_limb_to_text(out, x.a, x.n, base, s, NULL);
    printf("%.*s\n", (int)len, out);
    free(out), free(s);
}

static void do_read(const char *text, unsigned base) {
    size_t len = strlen(text);
    kr_limb *r = limbs(kr_limb_text_limbs(len, base));
    kr_limb *s = limbs(kr_limb_from_text_scratch(len, base));
    size_t n = kr_limb_from_text(r, text, len, base, s, NULL);
    print(r, n, false);
    free(r), free(s);
}

static void do_bitop(num x, num y, kr_limb_bitop_kind op) {
    kr_limb *r = limbs((x.n > y.n ? x.n : y.n) + 1);
    bool neg;
    size_t n = kr_limb_bitop(r, &neg, op, x.a, x.n, x.neg, y.a, y.n, y.neg);
    print(r, n, neg);
    free(r);
}

static void do_addsub(num x, num y, bool sub) {
    kr_limb *r = limbs((x.n > y.n ? x.n : y.n) + 1);
    bool neg;
    size_t n = kr_limb_add_signed(r, &neg, x.a, x.n, x.neg, y.a, y.n, y.neg != sub);
    print(r, n, neg);
    free(r);
}

static void do_shift(num x, uint64_t bits, bool left) {
    size_t skip = (size_t)(bits / KR_LIMB_BITS);
    kr_limb *r = limbs(left ? x.n + skip + 1 : (x.n > skip ? x.n - skip : 0) + 1);
    size_t n = left ? kr_limb_shl(r, x.a, x.n, bits) : kr_limb_shr_floor(r, x.a, x.n, x.neg, bits);
    print(r, n, x.neg);
    free(r);
}

static void do_not(num x) {
    kr_limb *r = limbs(x.n + 1);
    size_t n = kr_limb_not(r, x.a, x.n, x.neg);
    print(r, n, !x.neg);
    free(r);
}

static void do_query(num x) {
    unsigned long long zeros = x.n ? kr_limb_trailing_zeros(x.a, x.n) : 0;
    printf("%llu %llu %llu ", (unsigned long long)kr_limb_bit_length(x.a, x.n),
           (unsigned long long)kr_limb_popcount(x.a, x.n), zeros);
    for (uint64_t bit = 0; bit < 200; bit += 7) {
        putchar('0' + kr_limb_test_bit(x.a, x.n, x.neg, bit));
    }
    putchar('\n');
}

static void do_to_bytes(num x, size_t len, bool little, bool is_signed) {
    uint8_t *out = malloc(len + 1);
    if (!kr_limb_to_bytes(out, len, little, is_signed, x.a, x.n, x.neg)) {
        puts("overflow");
    } else {
        for (size_t i = 0; i < len; i++) {
            printf("%02x", out[i]);
        }
        putchar('\n');
        kr_limb *r = limbs(kr_limb_bytes_limbs(len));
        bool neg;
        size_t n = kr_limb_from_bytes(r, &neg, out, len, little, is_signed);
        if (len != 0 &&
            (n != x.n || (n && neg != x.neg) || (n && memcmp(r, x.a, n * sizeof(kr_limb))))) {
            puts("from_bytes differs");
        }
        free(r);
    }
    free(out);
}

static void do_double(num x) {
    double d, m;
    int64_t exp;
    bool ok = kr_limb_to_double(x.a, x.n, &d);
    m = kr_limb_frexp(x.a, x.n, &exp);
    printf("%a %lld ", m, (long long)exp);
    if (ok) {
        printf("%a\n", d);
    } else {
        puts("overflow");
    }
}

static void do_from_double(double v) {
    kr_limb *r = limbs(KR_LIMBS_DOUBLE);
    print(r, kr_limb_from_double(r, v), false);
    free(r);
}

static void do_true_div(num x, num y) {
    double d;
    kr_limb *s = limbs(kr_limb_true_div_scratch(x.n, y.n));
    if (kr_limb_true_div(&d, x.a, x.n, y.a, y.n, s, NULL)) {
        printf("%a\n", d);
    } else {
        puts("overflow");
    }
    free(s);
}

static void run(char *line) {
    char *w[6] = {0};
    int n = 0;
    for (char *p = strtok(line, " \n"); p != NULL && n < 6; p = strtok(NULL, " \n")) {
        w[n++] = p;
    }
    if (n < 2) return;
    const char *op = w[0];
    if (!strcmp(op, "read")) {
        do_read(w[1], (unsigned)atoi(w[2]));
        return;
    }
    if (!strcmp(op, "fromdouble")) {
        do_from_double(strtod(w[1], NULL));
        return;
    }
    if (!strcmp(op, "cmpdouble")) {
        num x = parse(w[1]);
        printf("%d\n", kr_limb_cmp_double(x.a, x.n, strtod(w[2], NULL)));
        free(x.a);
        return;
    }
    num x = parse(w[1]), y = parse(n > 2 ? w[2] : "0"), z = parse(n > 3 ? w[3] : "0");
    if (!strcmp(op, "mul")) do_mul(x, y);
    if (!strcmp(op, "sqr")) do_sqr(x);
    if (!strcmp(op, "divmod")) do_divmod(x, y);
    if (!strcmp(op, "pow")) do_pow(x, kr_limb_low_u64(y.a, y.n, false));
    if (!strcmp(op, "gcd")) do_gcd(x, y);
    if (!strcmp(op, "isqrt")) do_isqrt(x);
    if (!strcmp(op, "powmod")) do_powmod(x, y, z);
    if (!strcmp(op, "invmod")) do_invmod(x, y);
    if (!strcmp(op, "text")) do_text(x, (unsigned)kr_limb_low_u64(y.a, y.n, false));
    if (!strcmp(op, "and")) do_bitop(x, y, KR_LIMB_AND);
    if (!strcmp(op, "or")) do_bitop(x, y, KR_LIMB_OR);
    if (!strcmp(op, "xor")) do_bitop(x, y, KR_LIMB_XOR);
    if (!strcmp(op, "not")) do_not(x);
    if (!strcmp(op, "add")) do_addsub(x, y, false);
    if (!strcmp(op, "sub")) do_addsub(x, y, true);
    if (!strcmp(op, "shl")) do_shift(x, kr_limb_low_u64(y.a, y.n, false), true);
    if (!strcmp(op, "shr")) do_shift(x, kr_limb_low_u64(y.a, y.n, false), false);
    if (!strcmp(op, "query")) do_query(x);
    if (!strcmp(op, "double")) do_double(x);
    if (!strcmp(op, "truediv")) do_true_div(x, y);
    if (!strcmp(op, "bytes")) {
        unsigned long long flags = kr_limb_low_u64(z.a, z.n, false);
        do_to_bytes(x, (size_t)kr_limb_low_u64(y.a, y.n, false), flags & 1, flags & 2);
    }
    free(x.a), free(y.a), free(z.a);
}

/* (q * b + r) == a for random operands of growing size: independent of Python. */
static int self_test(void) {
    uint64_t seed = 12345;
    for (size_t an = 1; an < 700; an += 1 + an / 9) {
        for (size_t bn = 1; bn <= an; bn += 1 + bn / 3) {
            kr_limb *a = limbs(an), *b = limbs(bn), *q = limbs(an - bn + 1), *r = limbs(bn);
            kr_limb *p = limbs(an + 1), *s = limbs(kr_limb_divmod_scratch(an, bn));
            kr_limb *t = limbs(kr_limb_mul_scratch(an - bn + 1, bn));
            for (size_t i = 0; i < an; i++) {
                seed = seed * 6364136223846793005u + 1442695040888963407u;
                a[i] = seed >> 62 ? (kr_limb)(seed >> 7) : KR_LIMB_MAX;
            }
            for (size_t i = 0; i < bn; i++) {
                seed = seed * 6364136223846793005u + 1442695040888963407u;
                b[i] = seed >> 62 ? (kr_limb)(seed >> 7) | 1 : KR_LIMB_MAX;
            }
            kr_limb_divmod(q, r, a, an, b, bn, s, NULL);
            kr_limb_mul(p, q, an - bn + 1, b, bn, t, NULL);
            kr_limb carry = kr_limb_add(p, p, an + 1, r, bn);
            bool bad = carry || p[an] || memcmp(p, a, an * sizeof(kr_limb)) ||
                       kr_limb_cmp(r, kr_limb_normalize(r, bn), b, bn) >= 0;
            free(a), free(b), free(q), free(r), free(p), free(s), free(t);
            if (bad) {
                fprintf(stderr, "divmod: wrong for %zu by %zu limbs\n", an, bn);
                return 1;
            }
        }
    }
    return 0;
}

int main(int argc, char **argv) {
    if (argc < 2 || strcmp(argv[1], "-") != 0) return self_test();
    size_t cap = 0;
    char *line = NULL;
    while (getline(&line, &cap, stdin) > 0) {
        run(line);
    }
    free(line);
    return 0;
}
