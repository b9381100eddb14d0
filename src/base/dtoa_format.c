/* Layout of numbers: signs, points, exponents and zeros around the digits of dtoa.c.
 *
 * Writers advance a pointer; kr_dtoa_format_bound is the promise that they stay inside. */
#include "base/dtoa.h"

#include "base/double_bits.h"

#include <string.h>

static char *put_text(char *out, const char *s, size_t n) {
    memcpy(out, s, n);
    return out + n;
}

static char *put_zeros(char *out, int64_t n) {
    if (n <= 0) return out;
    memset(out, '0', (size_t)n);
    return out + n;
}

/* e+05, e-123: at least two digits. */
static char *put_exponent(char *out, int exp, char letter) {
    *out++ = letter;
    *out++ = exp < 0 ? '-' : '+';
    unsigned e = (unsigned)(exp < 0 ? -exp : exp);
    if (e >= 100) *out++ = (char)('0' + e / 100);
    *out++ = (char)('0' + e / 10 % 10);
    *out++ = (char)('0' + e % 10);
    return out;
}

/* Digits with `decimals` places after the point (-1: as many as there are). */
static char *put_fixed(char *out, const char *digits, int len, int point, int64_t decimals,
                       bool keep_point) {
    if (point <= 0) {
        *out++ = '0';
    } else if (len <= point) {
        out = put_zeros(put_text(out, digits, (size_t)len), point - len);
    } else {
        out = put_text(out, digits, (size_t)point);
    }
    int64_t have = len > point ? len - point : 0; /* digits and zeros behind the point */
    if (decimals < 0) decimals = have;
    if (decimals == 0 && !keep_point) return out;
    *out++ = '.';
    if (have > 0) {
        int zeros = point < 0 ? -point : 0, skip = point > 0 ? point : 0;
        out = put_text(put_zeros(out, zeros), digits + skip, (size_t)(len - skip));
    }
    return put_zeros(out, decimals - have);
}

/* d.ddde+XX with `decimals` places (-1: as many as there are). */
static char *put_scientific(char *out, const char *digits, int len, int point, int64_t decimals,
                            bool keep_point, char letter) {
    *out++ = digits[0];
    if (decimals < 0) decimals = len - 1;
    if (decimals > 0 || keep_point) *out++ = '.';
    out = put_text(out, digits + 1, (size_t)(len - 1));
    out = put_zeros(out, decimals - (len - 1));
    return put_exponent(out, point - 1, letter);
}

/* 'g' and 'r': whichever layout suits the exponent. high: first exponent + 1 to go scientific. */
static char *put_general(char *out, const char *digits, int len, int point, int64_t high,
                         int64_t width, unsigned flags, char letter) {
    bool alt = flags & KR_DTOA_ALT;
    if (point <= -4 || point > high) {
        return put_scientific(out, digits, len, point, alt ? width - 1 : -1, alt, letter);
    }
    if (alt) return put_fixed(out, digits, len, point, width - point, true);
    bool whole = len <= point && (flags & KR_DTOA_DOT0);
    return put_fixed(out, digits, len, point, whole ? 1 : -1, false);
}

static char *put_special(char *out, bool nan, bool upper) {
    return put_text(out, nan ? (upper ? "NAN" : "nan") : (upper ? "INF" : "inf"), 3);
}

size_t kr_dtoa_format_bound(char code, int precision) {
    size_t places = precision < 0 ? 0 : (size_t)precision;
    return code == 'r' ? KR_DTOA_REPR_MAX : (code | 0x20) == 'f' ? places + 316 : places + 24;
}

size_t kr_dtoa_format(char *out, double v, char code, int precision, unsigned flags) {
    char digits[KR_DTOA_EXACT_MAX], *p = out;
    uint64_t bits = kr_double_bits(v);
    bool neg = bits >> 63, upper = code >= 'A' && code <= 'Z', alt = flags & KR_DTOA_ALT;
    bool special = (bits & KR_DOUBLE_INF_BITS) == KR_DOUBLE_INF_BITS;
    bool nan = special && (bits & (KR_DOUBLE_HIDDEN - 1)) != 0;
    int point, len;
    char letter = upper ? 'E' : 'e';
    if (neg && !nan) {
        *p++ = '-';
    } else if (flags & KR_DTOA_SIGN) {
        *p++ = '+';
    }
    if (special) return (size_t)(put_special(p, nan, upper) - out);
    switch (code | 0x20) {
    case 'r':
        len = kr_dtoa_shortest(v, digits, &point);
        p = put_general(p, digits, len, point, 16, 17, flags & ~(unsigned)KR_DTOA_ALT, letter);
        break;
    case 'e':
        len = kr_dtoa_round(v, precision + 1, digits, &point);
        p = put_scientific(p, digits, len, point, precision, alt, letter);
        break;
    case 'f':
        len = kr_dtoa_fixed(v, precision, digits, &point);
        p = put_fixed(p, digits, len, len == 0 ? 0 : point, precision, alt);
        break;
    default:
        if (precision == 0) precision = 1;
        len = kr_dtoa_round(v, precision, digits, &point);
        p = put_general(p, digits, len, point, precision - !!(flags & KR_DTOA_DOT0), precision,
                        flags, letter);
        break;
    }
    return (size_t)(p - out);
}

size_t kr_dtoa_repr(char out[KR_DTOA_REPR_MAX], double v) {
    return kr_dtoa_format(out, v, 'r', 0, KR_DTOA_DOT0);
}

size_t kr_dtoa_to_hex(char out[KR_DTOA_REPR_MAX], double v) {
    static const char hex[] = "0123456789abcdef";
    uint64_t bits = kr_double_bits(v), m = bits & (KR_DOUBLE_HIDDEN - 1);
    int exp = (int)(bits >> 52 & 0x7ff);
    char *p = out;
    if (exp == 0x7ff) return kr_dtoa_repr(out, v);
    if (bits >> 63) *p++ = '-';
    p = put_text(p, exp == 0 ? "0x0." : "0x1.", 4);
    if (exp == 0 && m == 0) {
        p = put_text(p, "0p+0", 4);
        return (size_t)(p - out);
    }
    for (int shift = 48; shift >= 0; shift -= 4) {
        *p++ = hex[m >> shift & 15];
    }
    int e = exp == 0 ? -1022 : exp - 1023;
    *p++ = 'p';
    *p++ = e < 0 ? '-' : '+';
    unsigned u = (unsigned)(e < 0 ? -e : e);
    char text[4];
    int n = 0;
    do {
        text[n++] = (char)('0' + u % 10);
        u /= 10;
    } while (u != 0);
    while (n > 0) {
        *p++ = text[--n];
    }
    return (size_t)(p - out);
}
