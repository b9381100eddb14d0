/* Text builder, and the formatter of messages (letters: see kr_raise_fmt in protocol.h). */
#include "base/buf.h"
#include "base/utf8.h"
#include "object/names.h"
#include "object/protocol.h"
#include "object/str.h"

void kr_strbuf_init(kr_ctx *ctx, kr_strbuf *b, size_t hint) {
    b->len = 0;
    b->cap = hint < 32 ? 32 : hint;
    b->data = kr_heap_leaf(ctx, b->cap);
}

static void reserve(kr_ctx *ctx, kr_strbuf *b, size_t n) {
    if (n <= b->cap - b->len) return;
    if (n > PTRDIFF_MAX - b->len) kr_raise_memory(ctx);
    size_t cap = b->cap + b->cap / 2;
    if (cap < b->len + n) cap = b->len + n;
    b->data = kr_heap_resize(ctx, b->data, b->len, cap);
    b->cap = cap;
}

void kr_strbuf_add(kr_ctx *ctx, kr_strbuf *b, const char *s, size_t n) {
    reserve(ctx, b, n);
    if (n) memcpy(b->data + b->len, s, n);
    b->len += n;
}

void kr_strbuf_cstr(kr_ctx *ctx, kr_strbuf *b, const char *s) {
    kr_strbuf_add(ctx, b, s, strlen(s));
}

void kr_strbuf_char(kr_ctx *ctx, kr_strbuf *b, uint32_t cp) {
    reserve(ctx, b, KR_UTF8_MAX);
    b->len += kr_utf8_encode(cp, (uint8_t *)b->data + b->len);
}

void kr_strbuf_fill(kr_ctx *ctx, kr_strbuf *b, uint32_t cp, size_t n) {
    size_t k = kr_utf8_size(cp);
    if (n > PTRDIFF_MAX / KR_UTF8_MAX) kr_raise_memory(ctx);
    reserve(ctx, b, n * k);
    if (k == 1) {
        memset(b->data + b->len, (int)cp, n);
        b->len += n;
        return;
    }
    while (n--) b->len += kr_utf8_encode(cp, (uint8_t *)b->data + b->len);
}

void kr_strbuf_str(kr_ctx *ctx, kr_strbuf *b, kr_value str) {
    size_t n;
    const char *s = kr_str_data(str, &n);
    kr_strbuf_add(ctx, b, s, n);
}

kr_value kr_strbuf_finish(kr_ctx *ctx, kr_strbuf *b) {
    return kr_str_new(ctx, b->data, b->len);
}

/* ---- formatter ---- */
static void add_cut(kr_ctx *ctx, kr_strbuf *b, const char *s, size_t n, int precision) {
    if (precision >= 0 && (size_t)precision < n) {
        n = kr_utf8_offset((const uint8_t *)s, n, (size_t)precision);
    }
    kr_strbuf_add(ctx, b, s, n);
}

static void add_value(kr_ctx *ctx, kr_strbuf *b, char letter, kr_value v, int precision) {
    size_t n;
    const char *s;
    switch (letter) {
    case 'S':
        v = kr_tostr(ctx, v);
        break;
    case 'R':
        v = kr_repr(ctx, v);
        break;
    case 'A':
        v = kr_ascii(ctx, v);
        break;
    case 'T':
    case 'Z':
        s = kr_typeof(v)->name; /* dotted for types of modules, as CPython shows it */
        if (letter == 'Z' && kr_is_none(v)) s = "None";
        add_cut(ctx, b, s, strlen(s), precision);
        return;
    default:
        break;
    }
    s = kr_str_data(v, &n);
    add_cut(ctx, b, s, n, precision);
}

typedef struct kr_fmt_item {
    int width; /* of %x, padded with zeros */
    int precision;
    char letter;
    int longs; /* l: 1, ll: 2, z: 3 */
} kr_fmt_item;

static const char *parse_item(const char *p, kr_fmt_item *it) {
    it->precision = -1;
    it->longs = 0;
    it->width = 0;
    for (; *p >= '0' && *p <= '9'; p++) it->width = it->width * 10 + (*p - '0');
    if (*p == '.') {
        it->precision = 0;
        for (p++; *p >= '0' && *p <= '9'; p++) it->precision = it->precision * 10 + (*p - '0');
    }
    for (; *p == 'l'; p++) it->longs++;
    if (*p == 'z') {
        it->longs = 3;
        p++;
    }
    it->letter = *p ? *p++ : 0;
    return p;
}

static void add_number(kr_ctx *ctx, kr_strbuf *b, const kr_fmt_item *it, long long v,
                       unsigned long long u) {
    char tmp[32];
    size_t n;
    if (it->letter == 'd') {
        n = kr_buf_snprintf(tmp, sizeof tmp, "%lld", v);
    } else if (it->letter == 'u') {
        n = kr_buf_snprintf(tmp, sizeof tmp, "%llu", u);
    } else {
        n = kr_buf_snprintf(tmp, sizeof tmp, "%llx", u);
        for (int i = (int)n; i < it->width; i++) kr_strbuf_add(ctx, b, "0", 1);
    }
    kr_strbuf_add(ctx, b, tmp, n);
}

static void vformat(kr_ctx *ctx, kr_strbuf *b, const char *p, va_list ap) {
    while (*p) {
        const char *pct = strchr(p, '%');
        kr_fmt_item it;
        if (!pct) {
            kr_strbuf_cstr(ctx, b, p);
            return;
        }
        kr_strbuf_add(ctx, b, p, (size_t)(pct - p));
        p = parse_item(pct + 1, &it);
        switch (it.letter) {
        case 's': {
            const char *s = va_arg(ap, const char *);
            add_cut(ctx, b, s, strlen(s), it.precision);
            break;
        }
        case 'd': {
            long long v = it.longs == 3   ? (long long)va_arg(ap, ptrdiff_t)
                          : it.longs == 2 ? va_arg(ap, long long)
                          : it.longs == 1 ? va_arg(ap, long)
                                          : va_arg(ap, int);
            add_number(ctx, b, &it, v, 0);
            break;
        }
        case 'u':
        case 'x': {
            unsigned long long u = it.longs == 3   ? (unsigned long long)va_arg(ap, size_t)
                                   : it.longs == 2 ? va_arg(ap, unsigned long long)
                                   : it.longs == 1 ? va_arg(ap, unsigned long)
                                                   : va_arg(ap, unsigned);
            add_number(ctx, b, &it, 0, u);
            break;
        }
        case 'c':
            kr_strbuf_char(ctx, b, va_arg(ap, unsigned));
            break;
        case 'N': {
            const char *s = va_arg(ap, const kr_type *)->name;
            add_cut(ctx, b, s, strlen(s), it.precision);
            break;
        }
        case '%':
            kr_strbuf_char(ctx, b, '%');
            break;
        default:
            add_value(ctx, b, it.letter, va_arg(ap, kr_value), it.precision);
            break;
        }
    }
}

void kr_strbuf_format(kr_ctx *ctx, kr_strbuf *b, const char *fmt, ...) {
    va_list ap;
    va_start(ap, fmt);
    vformat(ctx, b, fmt, ap);
    va_end(ap);
}

kr_value kr_str_vformat(kr_ctx *ctx, const char *fmt, va_list ap) {
    kr_strbuf b;
    kr_strbuf_init(ctx, &b, 64);
    vformat(ctx, &b, fmt, ap);
    kr_value s = kr_strbuf_finish(ctx, &b);
    kr_heap_free(ctx, b.data);
    return s;
}

kr_value kr_str_format(kr_ctx *ctx, const char *fmt, ...) {
    va_list ap;
    va_start(ap, fmt);
    kr_value s = kr_str_vformat(ctx, fmt, ap);
    va_end(ap);
    return s;
}
