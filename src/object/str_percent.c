/* The % operator of str, bytes and bytearray.
 *
 * One reader for all three: format characters are ASCII, everything else is copied. Widths count
 * code points for str and bytes for the others. A value may run Python code at any point, so the
 * text of a bytearray is copied first. */
#include "base/dtoa.h"
#include "object/exception.h"
#include "object/float.h"
#include "object/format.h"
#include "object/int.h"
#include "object/str_internal.h"

#include <math.h>

typedef struct percent {
    kr_ctx *ctx;
    kr_strbuf out;
    bool bytes; /* formats bytes or bytearray */
    bool whole; /* the text has no items */
    const uint8_t *start, *p, *end;
    kr_value args;    /* what plain items consume */
    kr_value map;     /* args if that is a mapping, else KR_NULL */
    kr_sword next, n; /* place in args; n < 0: args is one value, used up when next == n */
} percent;

/* One item: %[(key)][flags][width][.precision][hlL]type */
typedef struct item {
    bool left, sign, blank, alt, zero;
    kr_sword width, precision; /* -1: not given */
    uint32_t type;
} item;

static kr_value next_arg(percent *f) {
    if (f->next >= f->n) {
        kr_raise_fmt(f->ctx, &kr_type_TypeError, "not enough arguments for format string");
    }
    kr_sword i = f->next++;
    if (f->n < 0) return f->args;
    size_t n;
    return kr_seq_items(f->args, &n)[i];
}

static KR_COLD KR_NORETURN void not_all(percent *f) {
    kr_raise_fmt(f->ctx, &kr_type_TypeError, "not all arguments converted during %s formatting",
                 f->bytes ? "bytes" : "string");
}

static KR_COLD KR_NORETURN void incomplete(percent *f, const char *what) {
    kr_raise_fmt(f->ctx, &kr_type_ValueError, "incomplete format%s", what);
}

/* ---- reading an item ---- */
/* %(key): the value becomes the one argument. */
static void read_key(percent *f) {
    kr_ctx *ctx = f->ctx;
    if (kr_isnull(f->map)) kr_raise_fmt(ctx, &kr_type_TypeError, "format requires a mapping");
    const uint8_t *from = ++f->p;
    int depth = 1;
    while (depth > 0 && f->p < f->end) {
        uint8_t c = *f->p++;
        depth += (c == '(') - (c == ')');
    }
    if (depth > 0) incomplete(f, " key");
    size_t n = (size_t)(f->p - from) - 1;
    kr_value key = f->bytes ? kr_bytes_new(ctx, from, n) : kr_str_new(ctx, (const char *)from, n);
    f->args = kr_getitem(ctx, f->map, key);
    f->n = -1;
    f->next = -2;
}

static bool read_flag(item *it, uint8_t c) {
    switch (c) {
    case '-':
        return it->left = true;
    case '+':
        return it->sign = true;
    case ' ':
        return it->blank = true;
    case '#':
        return it->alt = true;
    case '0':
        return it->zero = true;
    default:
        return false;
    }
}

static kr_sword read_number(percent *f, kr_sword limit, const char *too_big) {
    kr_sword v = 0;
    while (f->p < f->end && *f->p >= '0' && *f->p <= '9') {
        int d = *f->p++ - '0';
        if (v > (limit - d) / 10) kr_raise_fmt(f->ctx, &kr_type_ValueError, "%s", too_big);
        v = v * 10 + d;
    }
    return v;
}

static kr_value star(percent *f) {
    kr_value v = next_arg(f);
    if (!kr_is_int(v)) kr_raise_fmt(f->ctx, &kr_type_TypeError, "* wants int");
    return v;
}

static kr_sword ssize_of(percent *f, kr_value v) {
    int64_t i;
    if (!kr_int_to_i64(v, &i) || (kr_sword)i != i) {
        kr_raise_fmt(f->ctx, &kr_type_OverflowError,
                     "Python int too large to convert to C ssize_t");
    }
    return (kr_sword)i;
}

static bool at(percent *f, uint8_t c) {
    return f->p < f->end && *f->p == c;
}

static void read_item(percent *f, item *it) {
    *it = (item){.width = -1, .precision = -1};
    if (at(f, '(')) read_key(f);
    while (f->p < f->end && read_flag(it, *f->p)) f->p++;
    if (at(f, '*')) {
        it->width = ssize_of(f, star(f));
        f->p++;
        if (it->width < 0) {
            it->left = true;
            it->width = it->width == PTRDIFF_MIN ? PTRDIFF_MAX : -it->width;
        }
    } else if (f->p < f->end && *f->p >= '0' && *f->p <= '9') {
        it->width = read_number(f, PTRDIFF_MAX, "width too big");
    }
    if (at(f, '.')) {
        f->p++;
        if (at(f, '*')) {
            it->precision = kr_as_int(f->ctx, star(f));
            f->p++;
            if (it->precision < 0) it->precision = 0;
        } else {
            it->precision =
                read_number(f, INT32_MAX, f->bytes ? "prec too big" : "precision too big");
        }
    }
    if (at(f, 'h') || at(f, 'l') || at(f, 'L')) f->p++;
    if (f->p >= f->end) incomplete(f, "");
    it->type = f->bytes ? *f->p++ : kr_utf8_next(&f->p);
}

/* ---- output ---- */
static void fill(percent *f, char c, kr_sword n) {
    if (n > 0) kr_strbuf_fill(f->ctx, &f->out, (uint8_t)c, (size_t)n);
}

/* Text of `chars` characters, padded with spaces. */
static void put_text(percent *f, const item *it, const char *s, size_t n, size_t chars) {
    kr_sword total = it->width > (kr_sword)chars ? it->width - (kr_sword)chars : 0;
    if (!it->left) fill(f, ' ', total);
    kr_strbuf_add(f->ctx, &f->out, s, n);
    if (it->left) fill(f, ' ', total);
}

/* A str, cut to the precision. */
static void put_str(percent *f, const item *it, kr_value v) {
    const kr_str *s = kr_str_of(v);
    size_t n = s->len, chars = kr_str_chars(s);
    if (it->precision >= 0 && (size_t)it->precision < chars) {
        chars = (size_t)it->precision;
        n = kr_str_char_offset(f->ctx, v, chars);
    }
    put_text(f, it, s->data, n, chars);
}

static void put_bytes(percent *f, const item *it, kr_span s) {
    if (it->precision >= 0 && (size_t)it->precision < s.n) s.n = (size_t)it->precision;
    put_text(f, it, (const char *)s.p, s.n, s.n);
}

/* A number: sign, prefix and digits, zeros or spaces between as the flags say. */
static void put_number(percent *f, const item *it, bool neg, const char *prefix, const char *s,
                       size_t n) {
    char sign = neg ? '-' : it->sign ? '+' : it->blank ? ' ' : 0;
    size_t np = strlen(prefix), size = n + np + (sign != 0);
    kr_sword total = it->width > (kr_sword)size ? it->width - (kr_sword)size : 0;
    if (!it->left && !it->zero) fill(f, ' ', total);
    if (sign) kr_strbuf_add(f->ctx, &f->out, &sign, 1);
    kr_strbuf_add(f->ctx, &f->out, prefix, np);
    if (!it->left && it->zero) fill(f, '0', total);
    kr_strbuf_add(f->ctx, &f->out, s, n);
    if (it->left) fill(f, ' ', total);
}

/* ---- conversions ---- */
static KR_COLD KR_NORETURN void bad_number(percent *f, const item *it, kr_value v) {
    bool integer = it->type == 'o' || it->type == 'x' || it->type == 'X';
    uint32_t shown = f->bytes && it->type == 'i' ? 'd' : it->type;
    kr_raise_fmt(f->ctx, &kr_type_TypeError, "%%%c format: %s is required, not %T", shown,
                 integer ? "an integer" : "a real number", v);
}

static kr_value call_int(kr_ctx *ctx, void *arg) {
    return kr_call1(ctx, kr_type_value(&kr_type_int), *(kr_value *)arg);
}

static kr_value call_index(kr_ctx *ctx, void *arg) {
    return kr_index(ctx, *(kr_value *)arg);
}

static bool has_number(kr_value v) {
    return !kr_isnull(kr_dunder(v, KR_DUNDER___int__)) ||
           !kr_isnull(kr_dunder(v, KR_DUNDER___index__)) ||
           !kr_isnull(kr_dunder(v, KR_DUNDER___float__));
}

/* The int that %d or %x shows. */
static kr_value integer_of(percent *f, const item *it, kr_value v) {
    bool only_index = it->type == 'o' || it->type == 'x' || it->type == 'X';
    kr_value exc, r;
    if (kr_is_smallint(v)) return v;
    if (kr_is_int(v)) return kr_int_exact(f->ctx, v);
    if (!only_index && kr_is_float(v) && !kr_has_flag(v, KR_TF_HEAP)) {
        return kr_int_from_double(f->ctx, kr_float_val(v));
    }
    if (!has_number(v)) bad_number(f, it, v);
    r = kr_protect(f->ctx, only_index ? call_index : call_int, &v, &exc);
    if (kr_isnull(exc)) return r;
    if (kr_is_instance_of(exc, &kr_type_TypeError)) bad_number(f, it, v);
    kr_raise(f->ctx, exc);
}

static void put_int(percent *f, const item *it, kr_value v) {
    kr_ctx *ctx = f->ctx;
    int base = it->type == 'o' ? 8 : it->type == 'x' || it->type == 'X' ? 16 : 10;
    char room[KR_DEC_MAX];
    const char *s;
    size_t n;
    v = integer_of(f, it, v);
    bool neg = kr_int_sign(v) < 0;
    if (base == 10 && kr_is_smallint(v)) {
        kr_sword i = kr_smallint_val(v);
        n = kr_put_dec(room, (uint64_t)(i < 0 ? -i : i));
        s = room;
    } else {
        s = kr_str_data(kr_int_to_text(ctx, v, base, false), &n);
        s += neg;
        n -= neg;
    }
    size_t zeros = it->precision > (kr_sword)n ? (size_t)it->precision - n : 0;
    if (zeros || it->type == 'X') {
        char *copy = kr_heap_leaf(ctx, n + zeros);
        memset(copy, '0', zeros);
        for (size_t i = 0; i < n; i++) {
            copy[zeros + i] = it->type == 'X' && s[i] >= 'a' ? (char)(s[i] - 32) : s[i];
        }
        s = copy;
        n += zeros;
    }
    const char *prefix = !it->alt || base == 10 ? ""
                         : base == 8            ? "0o"
                         : it->type == 'x'      ? "0x"
                                                : "0X";
    put_number(f, it, neg, prefix, s, n);
}

static void put_float(percent *f, const item *it, kr_value v) {
    kr_ctx *ctx = f->ctx;
    char room[64], *s = room;
    if (f->bytes && !kr_is_float(v) && !kr_is_int(v) &&
        kr_isnull(kr_dunder(v, KR_DUNDER___float__)) &&
        kr_isnull(kr_dunder(v, KR_DUNDER___index__))) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "float argument required, not %T", v);
    }
    double d = kr_as_double(ctx, v);
    int precision = it->precision < 0 ? 6 : (int)it->precision;
    if (precision > INT32_MAX - 64) kr_raise_memory(ctx);
    size_t bound = kr_dtoa_format_bound((char)it->type, precision);
    if (bound > sizeof room) s = kr_heap_leaf(ctx, bound);
    size_t n = kr_dtoa_format(s, fabs(d), (char)it->type, precision, it->alt ? KR_DTOA_ALT : 0);
    put_number(f, it, signbit(d) && !isnan(d), "", s, n);
}

/* v is no character: a text of other than one, or of another type. */
static KR_NORETURN void fail_char(percent *f, kr_value v) {
    kr_ctx *ctx = f->ctx;
    if (!f->bytes) {
        if (!kr_is_str(v)) {
            kr_raise_fmt(ctx, &kr_type_TypeError,
                         "%%c requires an int or a unicode character, not %T", v);
        }
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "%%c requires an int or a unicode character, not a string of length %zu",
                     (size_t)kr_str_chars(kr_str_of(v)));
    }
    if (!kr_has_flag(v, KR_TF_BYTES | KR_TF_BYTEARRAY)) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "%%c requires an integer in range(256) or a single byte, not %T", v);
    }
    kr_raise_fmt(
        ctx, &kr_type_TypeError,
        "%%c requires an integer in range(256) or a single byte, not a %s object of length "
        "%zu",
        kr_is_bytes(v) ? "bytes" : "bytearray",
        kr_is_bytes(v) ? KR_AS(kr_bytes, v)->len : KR_AS(kr_bytearray, v)->len);
}

static void put_char(percent *f, const item *it, kr_value v) {
    kr_ctx *ctx = f->ctx;
    char text[KR_UTF8_MAX];
    kr_value exc = KR_NULL, i = v;
    int64_t c = -1;
    if (f->bytes) {
        if (kr_has_flag(v, KR_TF_BYTES | KR_TF_BYTEARRAY)) {
            kr_span s =
                kr_is_bytes(v)
                    ? (kr_span){KR_AS(kr_bytes, v)->data, KR_AS(kr_bytes, v)->len}
                    : (kr_span){KR_AS(kr_bytearray, v)->data + KR_AS(kr_bytearray, v)->start,
                                KR_AS(kr_bytearray, v)->len};
            if (s.n == 1) {
                put_text(f, it, (const char *)s.p, 1, 1);
                return;
            }
        }
    } else if (kr_is_str(v) && kr_str_chars(kr_str_of(v)) == 1) {
        put_text(f, it, kr_str_of(v)->data, kr_str_of(v)->len, 1);
        return;
    }
    if (!kr_is_int(v)) i = kr_protect(ctx, call_index, &v, &exc);
    if (!kr_isnull(exc)) fail_char(f, v);
    if (!kr_int_to_i64(i, &c) || c < 0 || c > (f->bytes ? 255 : KR_UNICODE_MAX)) {
        kr_raise_fmt(ctx, &kr_type_OverflowError,
                     f->bytes ? "%%c arg not in range(256)" : "%%c arg not in range(0x110000)");
    }
    text[0] = (char)c;
    put_text(f, it, text, f->bytes ? 1 : kr_utf8_encode((uint32_t)c, (uint8_t *)text), 1);
}

static void put_bytes_value(percent *f, const item *it, kr_value v) {
    kr_ctx *ctx = f->ctx;
    kr_buffer b;
    if (!kr_try_buffer(ctx, v, &b, false)) {
        kr_value m =
            kr_has_flag(v, KR_TF_HEAP) ? kr_lookup_special(ctx, v, KR_N(ctx, __bytes__)) : KR_NULL;
        if (kr_isnull(m)) {
            kr_raise_fmt(ctx, &kr_type_TypeError,
                         "%%b requires a bytes-like object, or an object that implements "
                         "__bytes__, not '%T'",
                         v);
        }
        v = kr_call0(ctx, m);
        if (!kr_is_bytes(v)) {
            kr_raise_fmt(ctx, &kr_type_TypeError, "__bytes__ returned non-bytes (type %T)", v);
        }
        kr_get_buffer(ctx, v, &b, false);
    }
    kr_span s = {b.data, b.len};
    kr_release_buffer(ctx, &b);
    put_bytes(f, it, s);
}

static void put_item(percent *f, const item *it) {
    kr_ctx *ctx = f->ctx;
    kr_value v = next_arg(f);
    switch (it->type) {
    case 'b':
        if (!f->bytes) break;
        put_bytes_value(f, it, v);
        return;
    case 's':
        if (f->bytes) {
            put_bytes_value(f, it, v);
        } else if (it->width < 0 && it->precision < 0) {
            kr_format_add_str(ctx, &f->out, v);
        } else {
            put_str(f, it, kr_tostr(ctx, v));
        }
        return;
    case 'r':
        put_str(f, it, f->bytes ? kr_ascii(ctx, v) : kr_repr(ctx, v));
        return;
    case 'a':
        put_str(f, it, kr_ascii(ctx, v));
        return;
    case 'c':
        put_char(f, it, v);
        return;
    case 'd':
    case 'i':
    case 'u':
    case 'o':
    case 'x':
    case 'X':
        put_int(f, it, v);
        return;
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G':
        put_float(f, it, v);
        return;
    default:
        break;
    }
    size_t index =
        f->bytes ? (size_t)(f->p - f->start) : kr_utf8_count(f->start, (size_t)(f->p - f->start));
    kr_raise_fmt(ctx, &kr_type_ValueError, "unsupported format character '%c' (0x%x) at index %zu",
                 it->type > 31 && it->type < 127 ? it->type : '?', it->type, index - 1);
}

static void run(percent *f) {
    while (f->p < f->end) {
        const uint8_t *pct = memchr(f->p, '%', (size_t)(f->end - f->p));
        const uint8_t *to = pct ? pct : f->end;
        item it;
        if (to > f->p) kr_strbuf_add(f->ctx, &f->out, (const char *)f->p, (size_t)(to - f->p));
        if (!pct) break;
        f->p = pct + 1;
        if (at(f, '%')) {
            kr_strbuf_add(f->ctx, &f->out, "%", 1);
            f->p++;
            continue;
        }
        read_item(f, &it);
        put_item(f, &it);
        if (!kr_isnull(f->map) && f->next < f->n) not_all(f);
    }
    if (f->next < f->n && kr_isnull(f->map)) not_all(f);
}

/* Has v what CPython calls the mapping protocol? */
static bool is_mapping(kr_value v, bool bytes) {
    if (kr_is_tuple(v) || kr_is_str(v)) return false;
    if (bytes && kr_has_flag(v, KR_TF_BYTES | KR_TF_BYTEARRAY)) return false;
    return kr_has_subscr(v);
}

static void start(kr_ctx *ctx, percent *f, const char *text, size_t n, kr_value args, bool bytes) {
    *f = (percent){.ctx = ctx, .bytes = bytes, .args = args, .map = KR_NULL};
    f->start = f->p = (const uint8_t *)text;
    f->end = f->p + n;
    f->next = 0;
    if (kr_is_tuple(args)) {
        f->n = (kr_sword)KR_AS(kr_tuple, args)->len;
    } else {
        f->n = -1;
        f->next = -2;
    }
    if (is_mapping(args, bytes)) f->map = args;
    f->whole = !memchr(text, '%', n);
    kr_strbuf_init(ctx, &f->out, n + 32);
    run(f);
}

kr_value kr_str_percent(kr_ctx *ctx, kr_value fmt, kr_value args) {
    percent f;
    start(ctx, &f, kr_str_of(fmt)->data, kr_str_of(fmt)->len, args, false);
    if (f.whole) return fmt;
    return kr_strbuf_finish(ctx, &f.out);
}

kr_value kr_bytes_percent(kr_ctx *ctx, kr_value fmt, kr_value args) {
    percent f;
    if (kr_is_bytes(fmt)) {
        const kr_bytes *b = KR_AS(const kr_bytes, fmt);
        start(ctx, &f, (const char *)b->data, b->len, args, true);
        kr_keep(fmt);
        return kr_bytes_new(ctx, f.out.data, f.out.len);
    }
    const kr_bytearray *a = KR_AS(const kr_bytearray, fmt);
    size_t n = a->len;
    char *copy = kr_heap_leaf(ctx, n);
    if (n) memcpy(copy, a->data + a->start, n);
    start(ctx, &f, copy, n, args, true);
    return kr_bytearray_new(ctx, f.out.data, f.out.len);
}
