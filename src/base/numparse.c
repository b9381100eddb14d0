/* Text of numbers: what surrounds the digits. Digits themselves go to limb and dtoa.
 *
 * Every parser narrows [s, end) from both sides and accepts only when nothing is left over. */
#include "base/numparse.h"

#include "base/digits.h"
#include "base/dtoa.h"

static bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static void strip(const char **s, const char **end) {
    while (*s < *end && is_space(**s)) {
        ++*s;
    }
    while (*s < *end && is_space((*end)[-1])) {
        --*end;
    }
}

/* Base that the letter after a leading zero announces, 0 when none. */
static unsigned prefix_base(char c) {
    switch (c | 0x20) {
    case 'x':
        return 16;
    case 'o':
        return 8;
    case 'b':
        return 2;
    default:
        return 0;
    }
}

/* Reads the digits in [s, end): every byte a digit, single underscores between digits only. */
static bool scan_digits(const char *s, const char *end, kr_int_text *out) {
    uint64_t value = 0;
    bool small = true, after_digit = false;
    for (const char *p = s; p < end; p++) {
        if (*p == '_') {
            if (!after_digit) return false;
            after_digit = false;
            continue;
        }
        unsigned d = kr_digit_value((unsigned char)*p);
        if (d >= out->base) return false;
        after_digit = true;
        out->ndigits++;
        if (small) {
            small = value <= (UINT64_MAX - d) / out->base;
            value = value * out->base + d;
        }
    }
    if (!after_digit) return false;
    small = small && value <= (uint64_t)INT64_MAX + out->neg;
    out->small = small;
    if (small) out->value = (int64_t)(out->neg ? 0 - value : value);
    return true;
}

bool kr_parse_int(const char *s, size_t len, unsigned base, kr_int_text *out) {
    const char *end = s + len;
    *out = (kr_int_text){0};
    strip(&s, &end);
    if (s < end && (*s == '+' || *s == '-')) out->neg = *s++ == '-';
    bool octal_look = false; /* base 0: a leading 0 without prefix allows zeros only */
    if (end - s >= 2 && s[0] == '0') {
        unsigned announced = prefix_base(s[1]);
        if (announced != 0 && (base == 0 || base == announced)) {
            base = announced;
            s += 2;
            if (s < end && *s == '_') s++;
        } else if (base == 0) {
            octal_look = true;
        }
    }
    out->base = base == 0 ? 10 : base;
    out->digits = s;
    out->len = (size_t)(end - s);
    if (!scan_digits(s, end, out)) return false;
    return !octal_look || (out->small && out->value == 0);
}

bool kr_parse_float(const char *s, size_t len, double *out) {
    const char *end = s + len;
    strip(&s, &end);
    return s < end && kr_dtoa_parse(s, (size_t)(end - s), out) == (size_t)(end - s);
}

static bool is_imaginary_unit(const char *s, const char *end) {
    return s < end && (*s | 0x20) == 'j';
}

/* Reads [sign] j as +-1j; false when it is not that. */
static bool parse_unit(const char **s, const char *end, double *out) {
    const char *p = *s;
    *out = 1.0;
    if (p < end && (*p == '+' || *p == '-')) *out = *p++ == '-' ? -1.0 : 1.0;
    if (!is_imaginary_unit(p, end)) return false;
    *s = p + 1;
    return true;
}

bool kr_parse_complex(const char *s, size_t len, double *real, double *imag) {
    const char *end = s + len;
    strip(&s, &end);
    if (end - s >= 2 && *s == '(' && end[-1] == ')') {
        s++;
        end--;
        strip(&s, &end);
    }
    *real = *imag = 0.0;
    double first;
    size_t n = kr_dtoa_parse(s, (size_t)(end - s), &first);
    if (n == 0) return parse_unit(&s, end, imag) && s == end;
    s += n;
    if (is_imaginary_unit(s, end)) {
        *imag = first;
        return s + 1 == end;
    }
    *real = first;
    if (s == end) return true;
    if (*s != '+' && *s != '-') return false;
    n = kr_dtoa_parse(s, (size_t)(end - s), imag);
    if (n == 0) return parse_unit(&s, end, imag) && s == end;
    s += n;
    return is_imaginary_unit(s, end) && s + 1 == end;
}
