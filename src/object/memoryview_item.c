/* Items of memoryviews: native formats, packing and unpacking, comparison of whole views. */
#include "object/exception.h"
#include "object/float.h"
#include "object/int.h"
#include "object/memoryview.h"

/* ---- formats ---- */
static const char letters[] = "?cbBhHiIlLqQnNPfd";
static const char lasting[] = "@?\0@c\0@b\0@B\0@h\0@H\0@i\0@I\0@l\0@L\0@q\0@Q\0@n\0@N\0@P\0@f\0@d";
static const uint8_t sizes[] = {
    sizeof(bool),
    1,
    1,
    1,
    sizeof(short),
    sizeof(short),
    sizeof(int),
    sizeof(int),
    sizeof(long),
    sizeof(long),
    sizeof(long long),
    sizeof(long long),
    sizeof(size_t),
    sizeof(size_t),
    sizeof(void *),
    sizeof(float),
    sizeof(double),
};

static int letter_index(char letter) {
    const char *p = letter ? strchr(letters, letter) : NULL;
    return p ? (int)(p - letters) : -1;
}

char kr_view_letter(const char *format) {
    if (*format == '@') format++;
    return format[0] && !format[1] && letter_index(*format) >= 0 ? *format : 0;
}

size_t kr_view_letter_size(char letter) {
    int i = letter_index(letter);
    return i < 0 ? 0 : sizes[i];
}

const char *kr_view_static_format(kr_value format) {
    size_t n;
    const char *s = kr_str_data(format, &n);
    bool at = n == 2 && s[0] == '@';
    int i = n == 1 || at ? letter_index(s[n - 1]) : -1;
    return i < 0 ? NULL : lasting + 3 * i + (at ? 0 : 1);
}

bool kr_view_same_format(const char *a, const char *b) {
    return strcmp(a + (*a == '@'), b + (*b == '@')) == 0;
}

/* ---- numbers in memory ---- */
static bool is_signed(char letter) {
    return strchr("bhilqn", letter) != NULL;
}

static uint64_t load(const uint8_t *p, size_t n) {
    uint64_t v = 0;
    memcpy(&v, p, n); /* little-endian hosts: the low bytes */
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    v >>= 8 * (8 - n);
#endif
    return v;
}

static void save(uint8_t *p, size_t n, uint64_t v) {
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    v <<= 8 * (8 - n);
#endif
    memcpy(p, &v, n);
}

kr_value kr_view_unpack(kr_ctx *ctx, const char *format, const uint8_t *p) {
    char c = kr_view_letter(format);
    if (KR_LIKELY(c == 'B')) return kr_smallint(*p);
    if (c == 0) {
        kr_raise_fmt(ctx, &kr_type_NotImplementedError, "memoryview: format %s not supported",
                     format);
    }
    size_t n = kr_view_letter_size(c);
    if (c == '?') return kr_bool(*p != 0);
    if (c == 'c') return kr_bytes_new(ctx, p, 1);
    if (c == 'f') {
        float f;
        memcpy(&f, p, sizeof f);
        return kr_float_new(ctx, f);
    }
    if (c == 'd') {
        double d;
        memcpy(&d, p, sizeof d);
        return kr_float_new(ctx, d);
    }
    uint64_t v = load(p, n);
    if (!is_signed(c)) return kr_int_from_u64(ctx, v);
    unsigned shift = (unsigned)(64 - 8 * n);
    return kr_int_new(ctx, (int64_t)(v << shift) >> shift);
}

static KR_COLD KR_NORETURN void bad_type(kr_ctx *ctx, const char *format) {
    kr_raise_fmt(ctx, &kr_type_TypeError, "memoryview: invalid type for format '%s'",
                 format + (*format == '@'));
}

static KR_COLD KR_NORETURN void bad_value(kr_ctx *ctx, const char *format) {
    kr_raise_fmt(ctx, &kr_type_ValueError, "memoryview: invalid value for format '%s'",
                 format + (*format == '@'));
}

/* Bits of an int for an integer format of n bytes. */
static uint64_t integer_bits(kr_ctx *ctx, const char *format, char c, size_t n, kr_value item) {
    int64_t i;
    if (!kr_is_index(item)) bad_type(ctx, format);
    item = kr_index(ctx, item);
    if (!kr_int_to_i64(item, &i)) {
        kr_intview v;
        kr_int_view(item, &v);
        bool fits = !v.neg && n == 8 && !is_signed(c) && v.n * sizeof(kr_limb) <= 8;
        if (!fits) bad_value(ctx, format);
        uint64_t u = 0;
        memcpy(&u, v.limbs, v.n * sizeof(kr_limb));
        return u;
    }
    if (is_signed(c)) {
        unsigned shift = (unsigned)(64 - 8 * n);
        if ((int64_t)((uint64_t)i << shift) >> shift != i) bad_value(ctx, format);
    } else if ((i < 0 && c != 'P') || (n < 8 && i >= 0 && (uint64_t)i >> (8 * n))) {
        bad_value(ctx, format);
    }
    return (uint64_t)i;
}

static kr_value as_double(kr_ctx *ctx, void *arg) {
    return kr_float_new(ctx, kr_as_double(ctx, *(kr_value *)arg));
}

static double number(kr_ctx *ctx, const char *format, kr_value item) {
    kr_value exc, v;
    if (kr_is_float(item)) return kr_float_val(item);
    v = kr_protect(ctx, as_double, &item, &exc);
    if (kr_isnull(exc)) return kr_float_val(v);
    if (kr_is_instance_of(exc, &kr_type_TypeError)) bad_type(ctx, format);
    if (kr_is_instance_of(exc, &kr_type_OverflowError) ||
        kr_is_instance_of(exc, &kr_type_ValueError)) {
        bad_value(ctx, format);
    }
    kr_raise(ctx, exc);
}

void kr_view_pack(kr_ctx *ctx, kr_value view, uint8_t *p, kr_value item) {
    const char *format = kr_view_of(view)->format;
    char c = kr_view_letter(format);
    uint64_t bits;
    double d;
    if (c == 0) {
        kr_raise_fmt(ctx, &kr_type_NotImplementedError, "memoryview: format %s not supported",
                     format);
    }
    size_t n = kr_view_letter_size(c);
    if (c == '?') {
        bits = kr_truth(ctx, item);
    } else if (c == 'c') {
        if (!kr_is_bytes(item)) bad_type(ctx, format);
        if (kr_bytes_span(item).n != 1) bad_value(ctx, format);
        bits = kr_bytes_span(item).p[0];
    } else if (c == 'f') {
        float f = (float)number(ctx, format, item);
        uint32_t b32;
        memcpy(&b32, &f, sizeof f);
        bits = b32;
    } else if (c == 'd') {
        d = number(ctx, format, item);
        memcpy(&bits, &d, sizeof d);
    } else {
        bits = integer_bits(ctx, format, c, n, item);
    }
    kr_view_live(ctx, view); /* the conversion may have run Python code */
    save(p, n, bits);
}

/* ---- == ---- */
typedef struct operand {
    const uint8_t *data;
    const char *format;
    size_t itemsize, ndim;
    const kr_sword *shape, *strides;
    kr_sword one[2];
} operand;

/* Equality of the sub-arrays from dimension d on. */
static bool equal_from(kr_ctx *ctx, const operand *x, const operand *y, size_t d, const uint8_t *p,
                       const uint8_t *q, bool raw) {
    if (d == x->ndim) {
        if (raw) return memcmp(p, q, x->itemsize) == 0;
        kr_value a = kr_view_unpack(ctx, x->format, p), b = kr_view_unpack(ctx, y->format, q);
        return kr_compare_bool(ctx, KR_BIN_EQ, a, b);
    }
    kr_sword n = x->shape[d], s = x->strides[d], t = y->strides[d];
    if (raw && d + 1 == x->ndim && s == (kr_sword)x->itemsize && t == s) {
        return n == 0 || memcmp(p, q, (size_t)n * x->itemsize) == 0;
    }
    for (kr_sword i = 0; i < n; i++) {
        if (!equal_from(ctx, x, y, d + 1, p + i * s, q + i * t, raw)) return false;
    }
    return true;
}

static bool equal(kr_ctx *ctx, const operand *x, const operand *y) {
    char c = kr_view_letter(x->format), k = kr_view_letter(y->format);
    bool same = kr_view_same_format(x->format, y->format);
    if (x->ndim != y->ndim) return false;
    for (size_t i = 0; i < x->ndim; i++) {
        if (x->shape[i] != y->shape[i]) return false;
        if (x->shape[i] == 0) break;
    }
    if (!same && (!c || !k)) return false;
    bool raw = same && c != 'f' && c != 'd' && c != '?' && x->itemsize == y->itemsize;
    return equal_from(ctx, x, y, 0, x->data, y->data, raw);
}

static void of_view(kr_memoryview *m, operand *out) {
    out->data = m->data;
    out->format = m->format;
    out->itemsize = m->itemsize;
    out->ndim = m->ndim;
    out->shape = kr_view_shape(m);
    out->strides = kr_view_strides(m);
}

kr_value kr_view_compare(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b) {
    operand x, y;
    kr_buffer buf = {.owner = KR_NULL};
    if (op != KR_BIN_EQ && op != KR_BIN_NE) return KR_NOTIMPL;
    if (!kr_view_of(a)->managed) return kr_bool(kr_is(a, b) == (op == KR_BIN_EQ));
    of_view(kr_view_of(a), &x);
    if (kr_is_memoryview(b)) {
        if (!kr_view_of(b)->managed) return kr_bool(op == KR_BIN_NE);
        of_view(kr_view_of(b), &y);
    } else {
        if (!kr_try_buffer(ctx, b, &buf, false)) return KR_NOTIMPL;
        y = (operand){.data = buf.data,
                      .format = buf.format ? buf.format : "B",
                      .itemsize = buf.itemsize,
                      .ndim = 1};
        y.one[0] = (kr_sword)(buf.len / (buf.itemsize ? buf.itemsize : 1));
        y.one[1] = (kr_sword)buf.itemsize;
        y.shape = y.one;
        y.strides = y.one + 1;
    }
    bool same = equal(ctx, &x, &y);
    if (!kr_isnull(buf.owner)) kr_release_buffer(ctx, &buf);
    return kr_bool(same == (op == KR_BIN_EQ));
}
