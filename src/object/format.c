/* The format-spec mini language: parsing, and rendering of str, int, float and complex.
 *
 * Every renderer makes the bare text first (sign apart from digits), then groups, then pads,
 * straight into the builder it is given; widths count code points. */
#include "object/format.h"

#include <math.h>

#include "base/dtoa.h"
#include "base/unicode.h"
#include "object/float.h"
#include "object/int.h"
#include "object/str_internal.h"

/* ---- parsing ---- */
typedef struct spec_reader {
    kr_ctx *ctx;
    const uint8_t *p, *end;
} spec_reader;

static bool is_align(uint32_t c) {
    return c == '<' || c == '>' || c == '=' || c == '^';
}

static bool eat(spec_reader *r, char c) {
    if (r->p < r->end && *r->p == (uint8_t)c) {
        r->p++;
        return true;
    }
    return false;
}

static int64_t number(spec_reader *r) {
    int64_t v = -1;
    while (r->p < r->end) {
        const uint8_t *q = r->p;
        uint32_t c = kr_utf8_next(&q);
        int d = c < 128 ? (c >= '0' && c <= '9' ? (int)c - '0' : -1) : kr_unicode_decimal(c);
        if (d < 0) break;
        r->p = q;
        if (v < 0) v = 0;
        if (v > (PTRDIFF_MAX - d) / 10) {
            kr_raise_fmt(r->ctx, &kr_type_ValueError, "Too many decimal digits in format string");
        }
        v = v * 10 + d;
    }
    return v;
}

static char grouping(spec_reader *r) {
    bool comma = eat(r, ','), underscore = eat(r, '_');
    if ((comma && underscore) || (underscore && r->p < r->end && *r->p == ',')) {
        kr_raise_fmt(r->ctx, &kr_type_ValueError, "Cannot specify both ',' and '_'.");
    }
    return comma ? ',' : underscore ? '_' : 0;
}

static void parse_head(spec_reader *r, kr_format_spec *f) {
    bool aligned = false, filled = false;
    const uint8_t *q = r->p;
    if (q < r->end) { /* [[fill]align] */
        uint32_t first = kr_utf8_next(&q);
        if (q < r->end && is_align(*q)) {
            f->fill = first;
            f->align = (char)*q;
            r->p = q + 1;
            aligned = filled = true;
        } else if (is_align(first)) {
            f->align = (char)first;
            r->p = q;
            aligned = true;
        }
    }
    f->sign = eat(r, '+') ? '+' : eat(r, '-') ? '-' : eat(r, ' ') ? ' ' : 0;
    f->no_neg_zero = eat(r, 'z');
    f->alt = eat(r, '#');
    if (!filled && eat(r, '0')) {
        f->fill = '0';
        if (!aligned && f->align == '>') f->align = '=';
    }
    f->zero = f->fill == '0';
}

static KR_COLD KR_NORETURN void bad_grouping(kr_ctx *ctx, char sep, uint32_t type) {
    if (type > 32 && type < 128) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "Cannot specify '%c' with '%c'.", (unsigned)sep,
                     type);
    }
    kr_raise_fmt(ctx, &kr_type_ValueError, "Cannot specify '%c' with '\\x%x'.", (unsigned)sep,
                 type);
}

static KR_COLD KR_NORETURN void unknown_code(kr_ctx *ctx, const kr_format_spec *f, kr_value v) {
    if (f->type > 32 && f->type < 128) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "Unknown format code '%c' for object of type '%T'",
                     f->type, v);
    }
    kr_raise_fmt(ctx, &kr_type_ValueError, "Unknown format code '\\x%x' for object of type '%T'",
                 f->type, v);
}

/* Is the type one of these ASCII letters (or not given)? */
static bool type_in(const kr_format_spec *f, const char *letters) {
    return f->type == 0 || (f->type < 128 && strchr(letters, (int)f->type));
}

void kr_format_parse(kr_ctx *ctx, const char *s, size_t n, kr_value v, char align,
                     kr_format_spec *f) {
    spec_reader r = {ctx, (const uint8_t *)s, (const uint8_t *)s + n};
    memset(f, 0, sizeof *f);
    f->fill = ' ';
    f->align = align;
    f->precision = -1;
    parse_head(&r, f);
    f->width = number(&r);
    f->grouping = grouping(&r);
    if (eat(&r, '.')) {
        f->precision = number(&r);
        f->frac_grouping = grouping(&r);
        if (f->precision < 0 && !f->frac_grouping) {
            kr_raise_fmt(ctx, &kr_type_ValueError, "Format specifier missing precision");
        }
    }
    if (r.p < r.end) f->type = kr_utf8_next(&r.p);
    if (r.p < r.end) {
        kr_raise_fmt(ctx, &kr_type_ValueError,
                     "Invalid format specifier '%U' for object of type '%T'", kr_str_new(ctx, s, n),
                     v);
    }
    if (f->grouping && !type_in(f, "defgEG%F") && !(f->grouping == '_' && type_in(f, "boxX"))) {
        bad_grouping(ctx, f->grouping, f->type);
    }
    if (f->frac_grouping && f->type == 'n') bad_grouping(ctx, f->frac_grouping, f->type);
}

/* ---- padding ---- */
static void fill(kr_ctx *ctx, kr_strbuf *b, uint32_t cp, int64_t n) {
    if (n > 0) kr_strbuf_fill(ctx, b, cp, (size_t)n);
}

/* Text of n_chars code points, padded. */
static void pad(kr_ctx *ctx, kr_strbuf *b, const kr_format_spec *f, const char *s, size_t len,
                size_t n_chars) {
    int64_t total = f->width > (int64_t)n_chars ? f->width - (int64_t)n_chars : 0, left;
    left = f->align == '>' || f->align == '=' ? total : f->align == '^' ? total / 2 : 0;
    fill(ctx, b, f->fill, left);
    kr_strbuf_add(ctx, b, s, len);
    fill(ctx, b, f->fill, total - left);
}

/* ---- numbers: sign + prefix + digits (grouped) + tail ---- */
typedef struct number_text {
    char sign;          /* 0 or '+', '-', ' ' */
    const char *prefix; /* "0x" or "" */
    const char *digits; /* integer part */
    size_t n_digits;
    const char *tail; /* ".5e+10", "%", "" */
    size_t n_tail;
    unsigned group; /* digits per group */
} number_text;

/* Characters of n digits with separators. */
static size_t grouped_size(size_t n, char sep, unsigned group) {
    return n + (sep && n ? (n - 1) / group : 0);
}

/* Integer digits with separators, zeros on the left up to at least min_width characters (one more
 * if a separator would come first). */
static void add_grouped(kr_ctx *ctx, kr_strbuf *b, const number_text *t, char sep,
                        int64_t min_width) {
    size_t n = t->n_digits;
    if ((int64_t)grouped_size(n, sep, t->group) < min_width) {
        size_t w = (size_t)min_width;
        n = sep ? w - w / (t->group + 1) + (w % (t->group + 1) == 0) : w;
    }
    size_t zeros = n - t->n_digits;
    if (!sep) {
        fill(ctx, b, '0', (int64_t)zeros);
        kr_strbuf_add(ctx, b, t->digits, t->n_digits);
        return;
    }
    kr_strbuf_fill(ctx, b, '0', grouped_size(n, sep, t->group)); /* room, all at once */
    b->len -= grouped_size(n, sep, t->group);
    for (size_t i = 0; i < n; i++) {
        size_t rest = n - 1 - i;
        kr_strbuf_char(ctx, b, i < zeros ? '0' : (uint8_t)t->digits[i - zeros]);
        if (rest && rest % t->group == 0) kr_strbuf_char(ctx, b, (uint8_t)sep);
    }
}

/* Digits of the fraction in ".123456e+10". */
static size_t frac_digits(const number_text *t) {
    size_t n = 0;
    if (!t->n_tail || t->tail[0] != '.') return 0;
    while (n + 1 < t->n_tail && t->tail[n + 1] >= '0' && t->tail[n + 1] <= '9') n++;
    return n;
}

/* The tail with fraction digits grouped in threes from the point. */
static void add_tail(kr_ctx *ctx, kr_strbuf *b, const number_text *t, char sep) {
    size_t n = sep ? frac_digits(t) : 0, from = n ? n + 1 : 0;
    if (n) kr_strbuf_char(ctx, b, '.');
    for (size_t i = 0; i < n; i++) {
        if (i && i % 3 == 0) kr_strbuf_char(ctx, b, (uint8_t)sep);
        kr_strbuf_char(ctx, b, (uint8_t)t->tail[i + 1]);
    }
    kr_strbuf_add(ctx, b, t->tail + from, t->n_tail - from);
}

static void render(kr_ctx *ctx, kr_strbuf *b, const kr_format_spec *f, const number_text *t) {
    size_t frac = f->frac_grouping ? frac_digits(t) : 0, prefix = strlen(t->prefix);
    size_t fixed = (t->sign != 0) + prefix + t->n_tail + (frac ? (frac - 1) / 3 : 0);
    int64_t min_width = f->zero && f->align == '=' ? f->width - (int64_t)fixed : 0, left = 0;
    size_t size = fixed + grouped_size(t->n_digits, f->grouping, t->group);
    int64_t total = min_width > 0 || f->width <= (int64_t)size ? 0 : f->width - (int64_t)size;
    if (f->align == '>') left = total;
    if (f->align == '^') left = total / 2;
    fill(ctx, b, f->fill, left);
    if (t->sign) kr_strbuf_char(ctx, b, (uint8_t)t->sign);
    kr_strbuf_add(ctx, b, t->prefix, prefix);
    if (f->align == '=') {
        fill(ctx, b, f->fill, total);
        total = 0;
    }
    add_grouped(ctx, b, t, f->grouping, min_width);
    add_tail(ctx, b, t, f->frac_grouping);
    fill(ctx, b, f->fill, total - left);
}

static char sign_char(bool neg, char want) {
    return neg ? '-' : want == '+' || want == ' ' ? want : 0;
}

/* ---- str ---- */
static KR_COLD KR_NORETURN void not_for_str(kr_ctx *ctx, const char *what) {
    kr_raise_fmt(ctx, &kr_type_ValueError, "%s not allowed in string format specifier", what);
}

static void add_str(kr_ctx *ctx, kr_strbuf *b, kr_value s, const char *spec, size_t n) {
    kr_format_spec f;
    kr_format_parse(ctx, spec, n, s, '<', &f);
    if (!type_in(&f, "s")) unknown_code(ctx, &f, s);
    if (f.grouping || f.frac_grouping) {
        bad_grouping(ctx, f.grouping ? f.grouping : f.frac_grouping, 's');
    }
    if (f.sign) not_for_str(ctx, f.sign == ' ' ? "Space" : "Sign");
    if (f.no_neg_zero) not_for_str(ctx, "Negative zero coercion (z)");
    if (f.alt) not_for_str(ctx, "Alternate form (#)");
    if (f.align == '=') not_for_str(ctx, "'=' alignment");
    const kr_str *t = kr_str_of(s);
    size_t len = t->len, chars = kr_str_chars(t);
    if (f.precision >= 0 && (size_t)f.precision < chars) {
        chars = (size_t)f.precision;
        len = kr_str_char_offset(ctx, s, chars);
    }
    pad(ctx, b, &f, t->data, len, chars);
}

/* ---- int ---- */
static KR_COLD KR_NORETURN void not_for_int(kr_ctx *ctx, const char *what) {
    kr_raise_fmt(ctx, &kr_type_ValueError, "%s not allowed in integer format specifier", what);
}

static void add_char(kr_ctx *ctx, kr_strbuf *b, kr_value v, const kr_format_spec *f) {
    uint8_t text[KR_UTF8_MAX];
    if (f->sign || f->alt) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "%s not allowed with integer format specifier 'c'",
                     f->sign ? "Sign" : "Alternate form (#)");
    }
    int64_t c = kr_as_int64(ctx, v);
    if (c < 0 || c > KR_UNICODE_MAX) {
        kr_raise_fmt(ctx, &kr_type_OverflowError, "%%c arg not in range(0x110000)");
    }
    size_t n = kr_utf8_encode((uint32_t)c, text);
    pad(ctx, b, f, (char *)text, n, 1);
}

/* Digits of |v| in base 2, 8, 10 or 16; `room` holds those of small decimals. */
static const char *int_digits(kr_ctx *ctx, kr_value v, int base, bool upper, char room[KR_DEC_MAX],
                              size_t *n) {
    if (base == 10 && kr_is_smallint(v)) {
        kr_sword i = kr_smallint_val(v);
        *n = kr_put_dec(room, (uint64_t)(i < 0 ? -i : i));
        return room;
    }
    const char *s = kr_str_data(kr_int_to_text(ctx, v, base, false), n);
    if (*s == '-') {
        s++;
        --*n;
    }
    if (!upper) return s;
    char *up = kr_heap_leaf(ctx, *n);
    for (size_t i = 0; i < *n; i++) up[i] = s[i] >= 'a' ? (char)(s[i] - 32) : s[i];
    return up;
}

static void add_integer(kr_ctx *ctx, kr_strbuf *b, kr_value v, const kr_format_spec *f) {
    int base = f->type == 'b' ? 2 : f->type == 'o' ? 8 : f->type == 'x' || f->type == 'X' ? 16 : 10;
    char room[KR_DEC_MAX];
    number_text t = {.tail = "", .prefix = "", .group = base == 10 ? 3 : 4};
    t.sign = sign_char(kr_int_sign(v) < 0, f->sign);
    t.digits = int_digits(ctx, v, base, f->type == 'X', room, &t.n_digits);
    if (f->alt && base != 10) {
        t.prefix = base == 2 ? "0b" : base == 8 ? "0o" : f->type == 'x' ? "0x" : "0X";
    }
    render(ctx, b, f, &t);
}

static void add_double(kr_ctx *ctx, kr_strbuf *b, double d, kr_format_spec *f);

static void add_int(kr_ctx *ctx, kr_strbuf *b, kr_value v, const char *spec, size_t n) {
    kr_format_spec f;
    kr_format_parse(ctx, spec, n, v, '>', &f);
    if (type_in(&f, "cdbnoxX")) {
        if (f.precision >= 0 || f.frac_grouping) not_for_int(ctx, "Precision");
        if (f.no_neg_zero) not_for_int(ctx, "Negative zero coercion (z)");
        if (f.type == 'c')
            add_char(ctx, b, v, &f);
        else
            add_integer(ctx, b, v, &f);
        return;
    }
    if (!type_in(&f, "eEfFgG%")) unknown_code(ctx, &f, v);
    add_double(ctx, b, kr_int_to_double(ctx, v), &f);
}

/* ---- float ---- */
/* '#' with repr: a point even where there is only an exponent. */
static size_t add_point(char *s, size_t n) {
    char *e = memchr(s, 'e', n);
    if (!e || memchr(s, '.', n)) return n;
    memmove(e + 1, e, (size_t)(s + n - e));
    *e = '.';
    return n + 1;
}

/* Bare digits of |d| with the code of the spec; precision filled in. */
static size_t double_text(kr_ctx *ctx, double d, const kr_format_spec *f, char room[64],
                          char **out) {
    char code = (char)f->type;
    int precision = (int)f->precision;
    unsigned flags = f->alt ? KR_DTOA_ALT : 0;
    if (code == '%') {
        code = 'f';
        d *= 100;
    }
    if (code == 'n') code = 'g';
    if (code == 0) {
        flags |= KR_DTOA_DOT0;
        code = precision < 0 ? 'r' : 'g';
    } else if (precision < 0) {
        precision = 6;
    }
    if (precision < 0) precision = 0;
    size_t bound = kr_dtoa_format_bound(code, precision) + 2;
    *out = bound <= 64 ? room : kr_heap_leaf(ctx, bound);
    size_t n = kr_dtoa_format(*out, fabs(d), code, precision, flags);
    if (code == 'r' && f->alt) n = add_point(*out, n);
    if (f->type == '%') (*out)[n++] = '%';
    return n;
}

static bool all_zero(const char *s, size_t n) {
    for (size_t i = 0; i < n && s[i] != 'e' && s[i] != 'E'; i++) {
        if ((s[i] >= '1' && s[i] <= '9') || s[i] >= 'A') return false;
    }
    return true;
}

static void add_double(kr_ctx *ctx, kr_strbuf *b, double d, kr_format_spec *f) {
    char room[64], *s;
    if (f->precision > INT32_MAX) kr_raise_fmt(ctx, &kr_type_ValueError, "precision too big");
    if (f->precision > INT32_MAX - 64) kr_raise_memory(ctx);
    size_t n = double_text(ctx, d, f, room, &s), k = 0;
    bool neg = signbit(d) && !isnan(d);
    if (neg && f->no_neg_zero && all_zero(s, n)) neg = false;
    while (k < n && s[k] >= '0' && s[k] <= '9') k++;
    if (!isfinite(d)) {
        k = n;
        f->grouping = 0;
    }
    number_text t = {sign_char(neg, f->sign), "", s, k, s + k, n - k, 3};
    render(ctx, b, f, &t);
}

static void add_float(kr_ctx *ctx, kr_strbuf *b, kr_value v, const char *spec, size_t n) {
    kr_format_spec f;
    kr_format_parse(ctx, spec, n, v, '>', &f);
    if (!type_in(&f, "eEfFgGn%")) unknown_code(ctx, &f, v);
    add_double(ctx, b, kr_float_val(v), &f);
}

/* ---- complex ---- */
static void add_part(kr_ctx *ctx, kr_strbuf *b, double d, const kr_format_spec *f, char sign) {
    kr_format_spec part = *f;
    bool bare = f->type == 0;
    part.width = -1;
    part.align = '<';
    part.fill = ' ';
    part.zero = false;
    part.sign = sign;
    if (bare && f->precision >= 0) part.type = 'g';
    size_t from = b->len;
    add_double(ctx, b, d, &part);
    if (bare && f->precision < 0 && b->len - from > 2 &&
        memcmp(b->data + b->len - 2, ".0", 2) == 0) {
        b->len -= f->alt ? 1 : 2; /* repr of a part has no ".0" */
    }
}

static void add_complex(kr_ctx *ctx, kr_strbuf *b, kr_value v, const char *spec, size_t n) {
    kr_format_spec f;
    const kr_complex *c = KR_AS(kr_complex, v);
    kr_format_parse(ctx, spec, n, v, '>', &f);
    if (!type_in(&f, "eEfFgGn")) unknown_code(ctx, &f, v);
    if (f.zero) {
        kr_raise_fmt(ctx, &kr_type_ValueError,
                     "Zero padding is not allowed in complex format specifier");
    }
    if (f.align == '=') {
        kr_raise_fmt(ctx, &kr_type_ValueError,
                     "'=' alignment flag is not allowed in complex format specifier");
    }
    bool skip_re = f.type == 0 && c->re == 0 && !signbit(c->re), parens = f.type == 0 && !skip_re;
    kr_strbuf t;
    kr_strbuf_init(ctx, &t, 64);
    if (parens) kr_strbuf_char(ctx, &t, '(');
    if (!skip_re) add_part(ctx, &t, c->re, &f, f.sign);
    add_part(ctx, &t, c->im, &f, skip_re ? f.sign : '+');
    kr_strbuf_char(ctx, &t, 'j');
    if (parens) kr_strbuf_char(ctx, &t, ')');
    pad(ctx, b, &f, t.data, t.len, t.len);
}

/* ---- the doors ---- */
typedef void (*adder)(kr_ctx *, kr_strbuf *, kr_value, const char *, size_t);

static kr_value format_with(kr_ctx *ctx, kr_value v, kr_value spec, adder add) {
    size_t n;
    kr_strbuf b;
    if (!kr_is_str(spec)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "__format__() argument must be str, not %s",
                     kr_kind_name(spec));
    }
    const char *s = kr_str_data(spec, &n);
    if (n == 0) return kr_tostr(ctx, v);
    kr_strbuf_init(ctx, &b, 32);
    add(ctx, &b, v, s, n);
    return kr_strbuf_finish(ctx, &b);
}

kr_value kr_format_str(kr_ctx *ctx, kr_value s, kr_value spec) {
    return format_with(ctx, s, spec, add_str);
}

kr_value kr_format_int(kr_ctx *ctx, kr_value v, kr_value spec) {
    return format_with(ctx, v, spec, add_int);
}

kr_value kr_format_float(kr_ctx *ctx, kr_value v, kr_value spec) {
    return format_with(ctx, v, spec, add_float);
}

kr_value kr_format_complex(kr_ctx *ctx, kr_value v, kr_value spec) {
    return format_with(ctx, v, spec, add_complex);
}

void kr_format_add_str(kr_ctx *ctx, kr_strbuf *b, kr_value v) {
    if (kr_is_smallint(v)) {
        char room[KR_DEC_MAX];
        kr_sword i = kr_smallint_val(v);
        if (i < 0) kr_strbuf_char(ctx, b, '-');
        kr_strbuf_add(ctx, b, room, kr_put_dec(room, (uint64_t)(i < 0 ? -i : i)));
    } else if (kr_is_immfloat(v)) {
        char room[KR_DTOA_REPR_MAX];
        kr_strbuf_add(ctx, b, room, kr_dtoa_repr(room, kr_immfloat_val(v)));
    } else {
        kr_strbuf_str(ctx, b, kr_tostr(ctx, v));
    }
}

void kr_format_add(kr_ctx *ctx, kr_strbuf *b, kr_value v, const char *spec, size_t n) {
    const kr_type *t = kr_typeof(v);
    if (t == &kr_type_int || t == &kr_type_float || t == &kr_type_str) {
        if (n == 0)
            kr_format_add_str(ctx, b, v);
        else if (t == &kr_type_int)
            add_int(ctx, b, v, spec, n);
        else if (t == &kr_type_float)
            add_float(ctx, b, v, spec, n);
        else
            add_str(ctx, b, v, spec, n);
        return;
    }
    kr_strbuf_str(ctx, b, kr_format(ctx, v, n ? kr_str_new(ctx, spec, n) : ctx->vm->str_empty));
}
