/* Growable byte buffer and its small formatter.
 *
 * Invariants: len <= cap; data holds cap bytes (NULL only when cap is 0); a failing append leaves
 * the content untouched. One formatter serves buffers and fixed space through a sink. */
#include "base/buf.h"

#include "base/checked.h"
#include "base/utf8.h"

#include <string.h>

void kr_buf_init(kr_buf *b, kr_mem_fn mem, void *mem_opaque) {
    *b = (kr_buf){.mem = mem, .mem_opaque = mem_opaque};
}

void kr_buf_free(kr_buf *b) {
    if (b->data != NULL) {
        b->mem(b->mem_opaque, b->data, b->cap, 0);
    }
    kr_buf_init(b, b->mem, b->mem_opaque);
}

bool kr_buf_reserve(kr_buf *b, size_t n) {
    if (b->cap - b->len >= n) return true;
    size_t need, cap;
    void *data = NULL;
    if (kr_size_add(b->len, n, &need)) {
        if (!kr_size_add(need, need / 2, &cap)) cap = need;
        if (cap < 32) cap = 32;
        data = b->mem(b->mem_opaque, b->data, b->cap, cap);
        if (data == NULL && cap > need) {
            cap = need; /* the generous size is a wish, not a need */
            data = b->mem(b->mem_opaque, b->data, b->cap, cap);
        }
    }
    if (data == NULL) {
        b->failed = true;
        return false;
    }
    b->data = data;
    b->cap = cap;
    return true;
}

bool kr_buf_append(kr_buf *b, const void *data, size_t n) {
    if (n == 0) return true;
    if (!kr_buf_reserve(b, n)) return false;
    memcpy(b->data + b->len, data, n);
    b->len += n;
    return true;
}

bool kr_buf_str(kr_buf *b, const char *s) {
    return kr_buf_append(b, s, strlen(s));
}

bool kr_buf_fill(kr_buf *b, char c, size_t n) {
    if (n == 0) return true;
    if (!kr_buf_reserve(b, n)) return false;
    memset(b->data + b->len, c, n);
    b->len += n;
    return true;
}

bool kr_buf_codepoint(kr_buf *b, uint32_t cp) {
    uint8_t bytes[KR_UTF8_MAX];
    return kr_buf_append(b, bytes, kr_utf8_encode(cp, bytes));
}

char *kr_buf_cstr(kr_buf *b) {
    if (!kr_buf_reserve(b, 1)) return NULL;
    b->data[b->len] = '\0';
    return b->data;
}

/* Where formatted text goes: a buffer, or fixed space that silently cuts off. */
typedef struct sink {
    kr_buf *buf;
    char *out;
    size_t len, cap;
    bool ok;
} sink;

static void put(sink *s, const char *p, size_t n) {
    if (s->buf != NULL) {
        s->ok = s->ok && kr_buf_append(s->buf, p, n);
        return;
    }
    if (n > s->cap - s->len) n = s->cap - s->len;
    memcpy(s->out + s->len, p, n);
    s->len += n;
}

static void pad(sink *s, char c, size_t n) {
    while (n-- > 0) {
        put(s, &c, 1);
    }
}

/* One conversion: flags and sizes between '%' and the letter. */
typedef struct spec {
    bool left, zero;
    size_t width;
    bool has_precision;
    size_t precision;
    enum { SIZE_INT, SIZE_LONG, SIZE_LLONG, SIZE_SIZE } size;
} spec;

static void put_padded(sink *s, const spec *sp, const char *p, size_t n) {
    size_t fill = sp->width > n ? sp->width - n : 0;
    if (!sp->left) pad(s, ' ', fill);
    put(s, p, n);
    if (sp->left) pad(s, ' ', fill);
}

static void put_number(sink *s, const spec *sp, uint64_t v, bool neg, unsigned base, char ten) {
    char text[24];
    char *p = text + sizeof text;
    do {
        unsigned d = (unsigned)(v % base);
        *--p = (char)(d < 10 ? '0' + d : ten + d - 10);
        v /= base;
    } while (v != 0);
    size_t n = (size_t)(text + sizeof text - p);
    if (sp->zero && !sp->left) {
        if (neg) put(s, "-", 1);
        size_t used = n + neg;
        pad(s, '0', sp->width > used ? sp->width - used : 0);
        put(s, p, n);
        return;
    }
    if (neg) {
        *--p = '-';
        n++;
    }
    put_padded(s, sp, p, n);
}

static size_t parse_count(const char **fmt, va_list *ap) {
    size_t n = 0;
    if (**fmt == '*') {
        ++*fmt;
        int v = va_arg(*ap, int);
        return v < 0 ? 0 : (size_t)v;
    }
    while (**fmt >= '0' && **fmt <= '9') {
        n = n * 10 + (size_t)(*(*fmt)++ - '0');
    }
    return n;
}

static spec parse_spec(const char **fmt, va_list *ap) {
    spec sp = {0};
    for (;; ++*fmt) {
        if (**fmt == '-') {
            sp.left = true;
        } else if (**fmt == '0') {
            sp.zero = true;
        } else {
            break;
        }
    }
    sp.width = parse_count(fmt, ap);
    if (**fmt == '.') {
        ++*fmt;
        sp.has_precision = true;
        sp.precision = parse_count(fmt, ap);
    }
    for (;; ++*fmt) {
        if (**fmt == 'l') {
            sp.size = sp.size == SIZE_LONG ? SIZE_LLONG : SIZE_LONG;
        } else if (**fmt == 'z') {
            sp.size = SIZE_SIZE;
        } else {
            return sp;
        }
    }
}

static int64_t arg_signed(const spec *sp, va_list *ap) {
    switch (sp->size) {
    case SIZE_LONG:
        return va_arg(*ap, long);
    case SIZE_LLONG:
        return va_arg(*ap, long long);
    case SIZE_SIZE:
        return (int64_t)va_arg(*ap, ptrdiff_t);
    default:
        return va_arg(*ap, int);
    }
}

static uint64_t arg_unsigned(const spec *sp, va_list *ap) {
    switch (sp->size) {
    case SIZE_LONG:
        return va_arg(*ap, unsigned long);
    case SIZE_LLONG:
        return va_arg(*ap, unsigned long long);
    case SIZE_SIZE:
        return va_arg(*ap, size_t);
    default:
        return va_arg(*ap, unsigned);
    }
}

static void put_string(sink *s, const spec *sp, const char *p) {
    if (p == NULL) p = "(null)";
    const char *end = sp->has_precision ? memchr(p, '\0', sp->precision) : NULL;
    size_t n = !sp->has_precision ? strlen(p) : end ? (size_t)(end - p) : sp->precision;
    put_padded(s, sp, p, n);
}

static void put_conversion(sink *s, const spec *sp, char letter, va_list *ap) {
    switch (letter) {
    case 'd':
    case 'i': {
        int64_t v = arg_signed(sp, ap);
        put_number(s, sp, v < 0 ? 0 - (uint64_t)v : (uint64_t)v, v < 0, 10, 'a');
        return;
    }
    case 'u':
        put_number(s, sp, arg_unsigned(sp, ap), false, 10, 'a');
        return;
    case 'x':
        put_number(s, sp, arg_unsigned(sp, ap), false, 16, 'a');
        return;
    case 'X':
        put_number(s, sp, arg_unsigned(sp, ap), false, 16, 'A');
        return;
    case 'c': {
        char c = (char)va_arg(*ap, int);
        put_padded(s, sp, &c, 1);
        return;
    }
    case 's':
        put_string(s, sp, va_arg(*ap, const char *));
        return;
    default:
        put(s, &letter, 1);
        return; /* '%' */
    }
}

static void format(sink *s, const char *fmt, va_list *ap) {
    for (;;) {
        const char *start = fmt;
        while (*fmt != '\0' && *fmt != '%') {
            fmt++;
        }
        put(s, start, (size_t)(fmt - start));
        if (*fmt == '\0') return;
        fmt++;
        spec sp = parse_spec(&fmt, ap);
        if (*fmt == '\0') return;
        put_conversion(s, &sp, *fmt++, ap);
    }
}

bool kr_buf_vprintf(kr_buf *b, const char *fmt, va_list ap) {
    size_t len = b->len;
    sink s = {.buf = b, .ok = true};
    va_list copy;
    va_copy(copy, ap);
    format(&s, fmt, &copy);
    va_end(copy);
    if (!s.ok) b->len = len;
    return s.ok;
}

bool kr_buf_printf(kr_buf *b, const char *fmt, ...) {
    va_list ap;
    va_start(ap, fmt);
    bool ok = kr_buf_vprintf(b, fmt, ap);
    va_end(ap);
    return ok;
}

size_t kr_buf_vsnprintf(char *out, size_t cap, const char *fmt, va_list ap) {
    if (cap == 0) return 0;
    sink s = {.out = out, .cap = cap - 1, .ok = true};
    va_list copy;
    va_copy(copy, ap);
    format(&s, fmt, &copy);
    va_end(copy);
    out[s.len] = '\0';
    return s.len;
}

size_t kr_buf_snprintf(char *out, size_t cap, const char *fmt, ...) {
    va_list ap;
    va_start(ap, fmt);
    size_t n = kr_buf_vsnprintf(out, cap, fmt, ap);
    va_end(ap);
    return n;
}
