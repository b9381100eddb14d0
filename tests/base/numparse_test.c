/* test: link base */
/* Driver for numparse_test.py: "i <base> <hex of text>", "f <hex>", "c <hex>". */
#include "base/limb.h"
#include "base/numparse.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void print_int(const char *s, size_t n, unsigned base) {
    kr_int_text t;
    if (!kr_parse_int(s, n, base, &t)) {
        puts("bad");
        return;
    }
    kr_limb *r = malloc(kr_limb_text_limbs(t.len, t.base) * sizeof *r);
    size_t words = kr_limb_from_text_scratch(t.len, t.base);
    kr_limb *scratch = malloc((words + 1) * sizeof *r);
    size_t rn = kr_limb_from_text(r, t.digits, t.len, t.base, scratch, NULL);
    char *out = malloc(kr_limb_text_bound(rn, 16));
    size_t len = kr_limb_to_text(out, r, rn, 16, NULL, NULL);
    uint64_t low = kr_limb_low_u64(r, rn, t.neg);
    bool fits = rn <= KR_LIMBS_U64 && (int64_t)low != 0 && ((int64_t)low < 0) == t.neg;
    fits = fits || rn == 0;
    if (fits != t.small || (t.small && (uint64_t)t.value != low)) puts("small is wrong");
    printf("%s%.*s\n", t.neg && rn ? "-" : "", (int)len, out);
    free(r), free(scratch), free(out);
}

int main(int argc, char **argv) {
    static char line[10000];
    (void)argv;
    if (argc < 2) return 0;
    while (fgets(line, sizeof line, stdin) != NULL) {
        unsigned base = 0;
        char *p = line + 2;
        if (line[0] == 'i') {
            base = (unsigned)strtoul(p, &p, 10);
            p++;
        }
        size_t n = strcspn(p, "\n") / 2;
        char *s = malloc(n + !n);
        for (size_t i = 0; i < n; i++) {
            char pair[3] = {p[2 * i], p[2 * i + 1], 0};
            s[i] = (char)strtoul(pair, NULL, 16);
        }
        double re = 0, im = 0;
        if (line[0] == 'i') {
            print_int(s, n, base);
        } else if (line[0] == 'f' ? kr_parse_float(s, n, &re) : kr_parse_complex(s, n, &re, &im)) {
            printf("%a %a\n", re, im);
        } else {
            puts("bad");
        }
        free(s);
    }
    return 0;
}
