/* test: link base */
/* Driver for hash_test.py: "b <k0> <k1> <hex>", "i <n>", "l <hex> <neg>", "d <hexfloat>",
 * "t <hash>...", "f <hash>...", "c <re> <im>", "w". Without arguments: the published SipHash shape. */
#include "base/hash.h"
#include "base/limb.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void bytes(char *args) {
    kr_hash_key key = {strtoull(args, &args, 16), strtoull(args, &args, 16)};
    while (*args == ' ') args++;
    size_t n = strlen(args) / 2;
    uint8_t *s = malloc(n + !n);
    for (size_t i = 0; i < n; i++) {
        char pair[3] = {args[2 * i], args[2 * i + 1], 0};
        s[i] = (uint8_t)strtoul(pair, NULL, 16);
    }
    printf("%lld\n", (long long)kr_hash_bytes(&key, s, n));
    free(s);
}

static void limbs(char *args) {
    size_t len = strcspn(args, " ");
    kr_limb *a = malloc(kr_limb_text_limbs(len, 16) * sizeof *a);
    size_t n = kr_limb_from_text(a, args, len, 16, NULL, NULL);
    printf("%lld\n", (long long)kr_hash_limbs(a, n, args[len + 1] == '1'));
    free(a);
}

static void items(char *args, bool set) {
    kr_uhash_t acc = set ? 0 : KR_HASH_TUPLE_START;
    size_t n = 0;
    for (char *p = strtok(args, " "); p != NULL; p = strtok(NULL, " "), n++) {
        kr_hash_t h = (kr_hash_t)strtoll(p, NULL, 10);
        acc = set ? kr_hash_set_add(acc, h) : kr_hash_tuple_add(acc, h);
    }
    printf("%lld\n", (long long)(set ? kr_hash_set_end(acc, n) : kr_hash_tuple_end(acc, n)));
}

int main(int argc, char **argv) {
    static char line[10000];
    (void)argv;
    if (argc < 2) return kr_hash_int(-1) != -2 || kr_hash_double(1.0) != 1;
    while (fgets(line, sizeof line, stdin) != NULL) {
        line[strcspn(line, "\n")] = '\0';
        char *args = line + 2;
        switch (line[0]) {
        case 'w':
            printf("%d\n", KR_CFG_WORD_BITS);
            break;
        case 'b':
            bytes(args);
            break;
        case 'i':
            printf("%lld\n", (long long)kr_hash_int(strtoll(args, NULL, 10)));
            break;
        case 'l':
            limbs(args);
            break;
        case 'd':
            printf("%lld\n", (long long)kr_hash_double(strtod(args, NULL)));
            break;
        case 't':
            items(args, false);
            break;
        case 'f':
            items(args, true);
            break;
        case 'c': {
            double re = strtod(args, &args), im = strtod(args, NULL);
            printf("%lld\n", (long long)kr_hash_complex(kr_hash_double(re), kr_hash_double(im)));
            break;
        }
        default:
            return 1;
        }
    }
    return 0;
}
