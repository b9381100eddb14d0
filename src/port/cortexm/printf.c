/* snprintf() and sprintf() for what krait's sources use of them: integers of all lengths, strings,
 * characters, pointers. newlib's small ones know neither %z nor %ll; floats are krait's own affair
 * (base/dtoa.h). */
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

typedef struct out {
    char *to;
    size_t n, cap; /* n counts what does not fit, too */
} out;

typedef struct spec {
    bool left, zero;
    char sign; /* for numbers that are not negative, or 0 */
    int width, precision;
    int size; /* 0 int, 1 long, 2 long long */
} spec;

static void put(out *o, char c, int times) {
    for (; times > 0; times--, o->n++) {
        if (o->n < o->cap) o->to[o->n] = c;
    }
}

static void put_text(out *o, const spec *s, const char *text, int n) {
    if (!s->left) put(o, ' ', s->width - n);
    for (int i = 0; i < n; i++) put(o, text[i], 1);
    if (s->left) put(o, ' ', s->width - n);
}

static void put_number(out *o, const spec *s, uint64_t v, unsigned base, char sign, bool upper) {
    const char *digits = upper ? "0123456789ABCDEF" : "0123456789abcdef";
    char text[24];
    int at = sizeof text, least = s->precision < 0 ? 1 : s->precision;
    for (; v; v /= base) text[--at] = digits[v % base];
    int n = (int)sizeof text - at, zeros = least > n ? least - n : 0;
    int blanks = s->width - n - zeros - (sign != 0);
    if (s->zero && !s->left && s->precision < 0 && blanks > 0) {
        zeros += blanks;
        blanks = 0;
    }
    if (!s->left) put(o, ' ', blanks);
    if (sign) put(o, sign, 1);
    put(o, '0', zeros);
    for (int i = 0; i < n; i++) put(o, text[at + i], 1);
    if (s->left) put(o, ' ', blanks);
}

static const char *read_flags(const char *f, spec *s) {
    for (;; f++) {
        if (*f == '-')
            s->left = true;
        else if (*f == '0')
            s->zero = true;
        else if (*f == '+' || *f == ' ')
            s->sign = *f;
        else
            return f;
    }
}

static const char *read_width(const char *f, int *value, va_list *args) {
    if (*f == '*') {
        *value = va_arg(*args, int);
        return f + 1;
    }
    for (*value = 0; *f >= '0' && *f <= '9'; f++) *value = *value * 10 + (*f - '0');
    return f;
}

static const char *read_size(const char *f, spec *s) {
    for (;; f++) {
        if (*f == 'l')
            s->size++;
        else if (*f == 'j')
            s->size = 2;
        else if (*f != 'h' && *f != 'z' && *f != 't')
            return f;
    }
}

static uint64_t take_unsigned(const spec *s, va_list *args) {
    return s->size > 1 ? va_arg(*args, uint64_t) : va_arg(*args, uint32_t);
}

static int64_t take_signed(const spec *s, va_list *args) {
    return s->size > 1 ? va_arg(*args, int64_t) : va_arg(*args, int32_t);
}

static void convert(out *o, const spec *s, char kind, va_list *args) {
    if (kind == 'd' || kind == 'i') {
        int64_t v = take_signed(s, args);
        put_number(o, s, v < 0 ? 0 - (uint64_t)v : (uint64_t)v, 10, v < 0 ? '-' : s->sign, false);
    } else if (kind == 'u') {
        put_number(o, s, take_unsigned(s, args), 10, 0, false);
    } else if (kind == 'x' || kind == 'X') {
        put_number(o, s, take_unsigned(s, args), 16, 0, kind == 'X');
    } else if (kind == 'p') {
        put(o, '0', 1);
        put(o, 'x', 1);
        put_number(o, s, (uintptr_t)va_arg(*args, void *), 16, 0, false);
    } else if (kind == 'c') {
        char c = (char)va_arg(*args, int);
        put_text(o, s, &c, 1);
    } else if (kind == 's') {
        const char *text = va_arg(*args, const char *);
        size_t most = s->precision < 0 ? SIZE_MAX : (size_t)s->precision, n = 0;
        while (n < most && text[n]) n++;
        put_text(o, s, text, (int)n);
    } else {
        put(o, kind, 1);
    }
}

int vsnprintf(char *to, size_t cap, const char *f, va_list given) {
    out o = {to, 0, cap ? cap - 1 : 0};
    va_list args;
    va_copy(args, given);
    for (; *f; f++) {
        if (*f != '%') {
            put(&o, *f, 1);
            continue;
        }
        spec s = {.precision = -1};
        f = read_flags(f + 1, &s);
        f = read_width(f, &s.width, &args);
        if (*f == '.') f = read_width(f + 1, &s.precision, &args);
        f = read_size(f, &s);
        convert(&o, &s, *f, &args);
    }
    va_end(args);
    if (cap) to[o.n < cap ? o.n : cap - 1] = 0;
    return (int)o.n;
}

int snprintf(char *to, size_t cap, const char *f, ...) {
    va_list args;
    va_start(args, f);
    int n = vsnprintf(to, cap, f, args);
    va_end(args);
    return n;
}

/* The name by which strftime() calls it. */
int sniprintf(char *to, size_t cap, const char *f, ...) __attribute__((alias("snprintf")));

int sprintf(char *to, const char *f, ...) {
    va_list args;
    va_start(args, f);
    int n = vsnprintf(to, INT32_MAX, f, args);
    va_end(args);
    return n;
}
