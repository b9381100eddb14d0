/* test: link base */
/* Driver for rng_test.py: "<seed as 32-bit words, hex>": prints numbers of every kind. */
#include "base/rng.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(int argc, char **argv) {
    (void)argv;
    kr_rng r;
    if (argc < 2) {
        kr_rng_init(&r, 5489);
        for (int i = 0; i < 9999; i++) kr_rng_u32(&r);
        return kr_rng_u32(&r) != 4123659995u; /* the reference's 10000th output */
    }
    static char line[100000];
    static uint32_t key[2000];
    while (fgets(line, sizeof line, stdin) != NULL) {
        size_t n = 0;
        for (char *p = strtok(line, " \n"); p != NULL; p = strtok(NULL, " \n")) {
            key[n++] = (uint32_t)strtoul(p, NULL, 16);
        }
        kr_rng_init_array(&r, key, n);
        for (int i = 0; i < 700; i++) {
            printf("%.17g ", kr_rng_double(&r));
        }
        for (unsigned k = 1; k <= 64; k++) {
            printf("%llu ", (unsigned long long)kr_rng_bits(&r, k));
        }
        uint32_t w[4];
        kr_rng_words(&r, w, 100);
        printf("%x %x %x %x\n", w[3], w[2], w[1], w[0]);
    }
    return 0;
}
