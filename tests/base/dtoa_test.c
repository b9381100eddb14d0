/* test: link base */
/* base/dtoa.h against the C library (strtod, snprintf) on random and hard values.
 *
 * dtoa_test [count [seed]]; "dtoa_test -" is the driver for dtoa_test.py: lines "r <hexfloat>",
 * "e|f|g <precision> <flags> <hexfloat>", "p <text>", "h <text>", "t <power>". */
#define _POSIX_C_SOURCE 200809L
#include "base/double_bits.h"
#include "base/dtoa.h"
#include "base/dtoa_power.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static uint64_t state = 88172645463325252u;

static uint64_t rnd(void) {
    state ^= state << 13, state ^= state >> 7, state ^= state << 17;
    return state * UINT64_C(2685821657736338717);
}

/* Doubles of all kinds, with many short decimals, integers and powers of two. */
static double random_double(void) {
    uint64_t r = rnd();
    switch (r % 8) {
    case 0:
        return kr_double_from_bits(rnd() >> (2 + rnd() % 62)); /* small: subnormals */
    case 1:
        return (double)(int64_t)(rnd() >> (rnd() % 64)) / 1000.0;
    case 2:
        return (double)(rnd() >> (rnd() % 64));
    case 3:
        return kr_double_from_bits((rnd() % 2047) << 52); /* powers of two */
    case 4:
        return (double)(rnd() % 100000) / 100.0;
    case 5:
        return (double)(rnd() % 1000000) / 64.0; /* ties */
    default:
        break;
    }
    double v = kr_double_from_bits(rnd());
    return v - v == 0 ? v : 1.5;
}

static int failures;

static void fail(const char *what, double v, const char *got, const char *want) {
    if (failures++ < 10) fprintf(stderr, "%s: %a: got %s, want %s\n", what, v, got, want);
}

static void check_repr(double v) {
    char text[KR_DTOA_REPR_MAX + 1], want[64];
    size_t n = kr_dtoa_repr(text, v);
    text[n] = '\0';
    double back;
    if (strtod(text, NULL) != v) fail("repr does not read back", v, text, "");
    if (kr_dtoa_parse(text, n, &back) != n || back != v) fail("parse(repr)", v, text, "");
    char digits[KR_DTOA_SHORT_MAX];
    int point, len = kr_dtoa_shortest(v, digits, &point);
    if (v == 0) return;
    snprintf(want, sizeof want, "%.*e", len - 1, v < 0 ? -v : v);
    char mine[64], *p = mine;
    *p++ = digits[0];
    if (len > 1) *p++ = '.';
    memcpy(p, digits + 1, (size_t)len - 1);
    p += len - 1;
    sprintf(p, "e%+03d", point - 1);
    bool power = (kr_double_bits(v) & (KR_DOUBLE_HIDDEN - 1)) == 0;
    if (!power && strcmp(mine, want) != 0) fail("not the nearest", v, mine, want);
    if (len > 1) {
        snprintf(want, sizeof want, "%.*e", len - 2, v);
        if (strtod(want, NULL) == v) fail("not the shortest", v, mine, want);
    }
}

static void check_format(double v) {
    static char mine[2000], want[2000];
    static const char codes[] = "efgEFG";
    char code = codes[rnd() % 6], fmt[16];
    int precision = (int)(rnd() % (rnd() % 16 == 0 ? 400 : 22));
    unsigned flags = (unsigned)(rnd() % 8) & (KR_DTOA_SIGN | KR_DTOA_ALT);
    if ((code | 0x20) == 'g') flags &= KR_DTOA_SIGN; /* glibc 2.36 gets '#' wrong on a carry */
    sprintf(fmt, "%%%s%s.*%c", flags & KR_DTOA_SIGN ? "+" : "", flags & KR_DTOA_ALT ? "#" : "",
            code);
    snprintf(want, sizeof want, fmt, precision, v);
    size_t n = kr_dtoa_format(mine, v, code, precision, flags);
    mine[n] = '\0';
    if (n > kr_dtoa_format_bound(code, precision)) fail("bound", v, mine, want);
    if (strcmp(mine, want) != 0) fail(fmt, v, mine, want);
}

static void check_text(const char *text) {
    double v = -1, want = strtod(text, NULL);
    size_t len = strlen(text);
    if (kr_dtoa_parse(text, len, &v) != len || kr_double_bits(v) != kr_double_bits(want)) {
        char got[64];
        snprintf(got, sizeof got, "%a", v);
        fail("parse", want, got, text);
    }
}

/* Random decimals, and decimals at or next to the middle between two doubles. */
static void check_parse(double v) {
    static char text[2000];
    uint64_t r = rnd();
    if (r % 4 == 0) {
        snprintf(text, sizeof text, "%.*e", (int)(rnd() % 25), v);
    } else if (r % 4 == 1) {
        snprintf(text, sizeof text, "%llu%s%llue%d", (unsigned long long)(rnd() >> (rnd() % 64)),
                 rnd() & 1 ? "." : "", (unsigned long long)(rnd() >> (rnd() % 64)),
                 (int)(rnd() % 700) - 350);
    } else if (r % 4 == 2) {
        snprintf(text, sizeof text, "%llue%d", (unsigned long long)(rnd() >> (rnd() % 64)),
                 (int)(rnd() % 60) - 30);
    } else {
        v = v < 0 ? -v : v;
        uint64_t bits = kr_double_bits(v);
        if (bits >= KR_DOUBLE_INF_BITS - 1) return;
        int exp;
        uint64_t m = kr_double_split(v, &exp);
        /* (2 m + 1) * 2**(exp - 1), written exactly by long double when that is exact */
        long double half = (long double)(2 * m + 1);
        for (int e = exp - 1; e > 0; e--) half *= 2;
        for (int e = exp - 1; e < 0; e++) half /= 2;
        snprintf(text, sizeof text, "%.*Le", 790, half);
        if (rnd() & 1) { /* move off the middle by the last digit, or cut */
            char *e = strchr(text, 'e');
            size_t at = (size_t)(e - text) - 1 - rnd() % 10;
            if (text[at] >= '0' && text[at] < '9') text[at]++;
        }
    }
    check_text(text);
}

static void check_hex(double v) {
    char mine[64];
    size_t n = kr_dtoa_to_hex(mine, v);
    mine[n] = '\0';
    double back = 0;
    if (strtod(mine, NULL) != v) fail("hex does not read back", v, mine, "");
    if (kr_dtoa_from_hex(mine, n, &back) != KR_HEX_OK || back != v) fail("fromhex", v, mine, "");
}

static void drive(void) {
    static char line[20000], out[20000];
    while (fgets(line, sizeof line, stdin) != NULL) {
        line[strcspn(line, "\n")] = '\0';
        double v = 0;
        int precision;
        unsigned flags;
        char hex[64];
        if (line[0] == 'r') {
            out[kr_dtoa_repr(out, strtod(line + 2, NULL))] = '\0';
        } else if (line[0] == 'x') {
            out[kr_dtoa_to_hex(out, strtod(line + 2, NULL))] = '\0';
        } else if (line[0] == 'p') {
            size_t n = kr_dtoa_parse(line + 2, strlen(line + 2), &v);
            sprintf(out, "%zu %a", n, v);
        } else if (line[0] == 'h') {
            int status = kr_dtoa_from_hex(line + 2, strlen(line + 2), &v);
            sprintf(out, "%d %a", status, v);
        } else if (line[0] == 't') {
            kr_power p = kr_power_ten(atoi(line + 2));
            sprintf(out, "%llu %llu %d", (unsigned long long)p.high, (unsigned long long)p.low,
                    p.exp);
        } else {
            sscanf(line + 1, "%d %u %63s", &precision, &flags, hex);
            out[kr_dtoa_format(out, strtod(hex, NULL), line[0], precision, flags)] = '\0';
        }
        puts(out);
    }
}

int main(int argc, char **argv) {
    if (argc > 1 && strcmp(argv[1], "-") == 0) {
        drive();
        return 0;
    }
    long count = argc > 1 ? atol(argv[1]) : 100000;
    if (argc > 2) state += (uint64_t)atoll(argv[2]) * 1000003;
    for (long i = 0; i < count; i++) {
        double v = random_double();
        check_repr(v);
        check_format(v);
        check_parse(v);
        check_hex(v);
    }
    if (failures != 0) {
        fprintf(stderr, "%d failures\n", failures);
        return 1;
    }
    return 0;
}
