/* The format-spec mini language: parsing, and rendering of str, int, float and complex.
 *
 * Every renderer makes the bare text first (sign apart from digits), then groups, then pads; widths
 * count code points. */
#include "object/format.h"

#include <math.h>

#include "base/dtoa.h"
#include "base/utf8.h"
#include "object/float.h"
#include "object/int.h"
#include "object/protocol.h"

/* ---- parsing ---- */
static bool is_align(uint32_t c) {
    return c == '<' || c == '>' || c == '=' || c == '^';
}

typedef struct kr_spec_reader {
    kr_ctx *ctx;
    const uint8_t *p, *end;
    kr_value spec;
    const char *type_name;
} kr_spec_reader;

static bool eat(kr_spec_reader *r, char c) {
    if (r->p < r->end && *r->p == (uint8_t)c) {
        r->p++;
        return true;
    }
    return false;
}

static int64_t number(kr_spec_reader *r) {
    int64_t v = -1;
    while (r->p < r->end && *r->p >= '0' && *r->p <= '9') {
        v = (v < 0 ? 0 : v) * 10 + (*r->p++ - '0');
        if (v > INT32_MAX) {
            kr_raise_fmt(r->ctx, &kr_type_ValueError, "Too many decimal digits in format string");
        }
    }
    return v;
}

static char grouping(kr_spec_reader *r) {
    char g = eat(r, ',') ? ',' : eat(r, '_') ? '_' : 0;
    if (g && r->p < r->end && (*r->p == ',' || *r->p == '_')) {
        if ((char)*r->p == g) {
            kr_raise_fmt(r->ctx, &kr_type_ValueError, "Cannot specify '%c' with '%c'.",
                         (unsigned)g, (unsigned)g);
        }
        kr_raise_fmt(r->ctx, &kr_type_ValueError, "Cannot specify both ',' and '_'.");
    }
    return g;
}

static void parse_head(kr_spec_reader *r, kr_format_spec *f) {
    const uint8_t *q = r->p;
    if (q < r->end) { /* [[fill]align] */
        uint32_t first = kr_utf8_next(&q);
        if (q < r->end && is_align(*q)) {
            f->fill = first;
            f->align = (char)*q;
            r->p = q + 1;
        } else if (is_align(first)) {
            f->align = (char)first;
            r->p = q;
        }
    }
    f->sign = eat(r, '+') ? '+' : eat(r, '-') ? '-' : eat(r, ' ') ? ' ' : 0;
    f->no_neg_zero = eat(r, 'z');
    f->alt = eat(r, '#');
    if (!f->fill && eat(r, '0')) {
        f->zero = true;
        f->fill = '0';
        if (!f->align) f->align = '=';
    }
}

void kr_format_parse(kr_ctx *ctx, kr_value spec, const char *type_name, kr_format_spec *f) {
    size_t n;
    const char *s = kr_str_data(spec, &n);
    kr_spec_reader r = {ctx, (const uint8_t *)s, (const uint8_t *)s + n, spec, type_name};
    memset(f, 0, sizeof *f);
    f->width = f->precision = -1;
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
                     "Invalid format specifier '%U' for object of type '%s'", spec, type_name);
    }
    bool number_type = strchr("bcdeEfFgGnoxX%s", (int)f->type) != NULL || f->type == 0;
    if (f->grouping && (!number_type || strchr("bcdoxXns", (int)f->type)) && f->type) {
        bool hex_ok = f->grouping == '_' && strchr("boxX", (int)f->type);
        if (f->type != 'd' && !hex_ok && f->type < 128) {
            kr_raise_fmt(ctx, &kr_type_ValueError, "Cannot specify '%c' with '%c'.",
                         (unsigned)f->grouping, f->type);
        }
    }
}

static KR_NORETURN void unknown_code(kr_ctx *ctx, const kr_format_spec *f, const char *type_name) {
    if (f->type > 32 && f->type < 128) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "Unknown format code '%c' for object of type '%s'",
                     f->type, type_name);
    }
    kr_raise_fmt(ctx, &kr_type_ValueError, "Unknown format code '\\x%x' for object of type '%s'",
                 f->type, type_name);
}

/* ---- padding ---- */
static void fill(kr_ctx *ctx, kr_strbuf *b, uint32_t cp, int64_t n) {
    for (; n > 0; n--) kr_strbuf_char(ctx, b, cp ? cp : ' ');
}

/* Pads text of n_chars code points. dflt: alignment when the spec gives none. */
static kr_value pad(kr_ctx *ctx, const kr_format_spec *f, const char *s, size_t len,
                    size_t n_chars, char dflt) {
    kr_strbuf b;
    int64_t total = f->width > (int64_t)n_chars ? f->width - (int64_t)n_chars : 0, left;
    char align = f->align ? f->align : dflt;
    left = align == '>' || align == '=' ? total : align == '^' ? total / 2 : 0;
    kr_strbuf_init(ctx, &b, len + (size_t)total);
    fill(ctx, &b, f->fill, left);
    kr_strbuf_add(ctx, &b, s, len);
    fill(ctx, &b, f->fill, total - left);
    return kr_strbuf_finish(ctx, &b);
}

/* ---- numbers: sign + prefix + digits (grouped) + tail ---- */
typedef struct kr_number_text {
    char sign;          /* 0 or '+', '-', ' ' */
    const char *prefix; /* "0x" or "" */
    const char *digits; /* integer part */
    size_t n_digits;
    const char *tail;   /* ".5e+10", "%", "" */
    size_t n_tail;
    int group;          /* digits per group */
} kr_number_text;

/* Integer digits with separators, zero-filled on the left to at least min_width characters. */
static void add_grouped(kr_ctx *ctx, kr_strbuf *b, const kr_number_text *t, char sep,
                        int64_t min_width) {
    size_t n = t->n_digits, total = n + (sep ? (n ? (n - 1) / (size_t)t->group : 0) : 0), zeros = 0;
    while ((int64_t)total < min_width) { /* add zeros until wide enough; no leading separator */
        zeros++;
        n = t->n_digits + zeros;
        total = n + (sep ? (n - 1) / (size_t)t->group : 0);
    }
    for (size_t i = 0; i < n; i++) {
        kr_strbuf_char(ctx, b, i < zeros ? '0' : (uint8_t)t->digits[i - zeros]);
        size_t rest = n - 1 - i;
        if (sep && rest && rest % (size_t)t->group == 0) kr_strbuf_char(ctx, b, (uint8_t)sep);
    }
}

/* The tail with fraction digits grouped in threes from the point. */
static void add_tail(kr_ctx *ctx, kr_strbuf *b, const kr_number_text *t, char sep) {
    size_t i = 0, run = 0;
    if (!sep || !t->n_tail || t->tail[0] != '.') {
        kr_strbuf_add(ctx, b, t->tail, t->n_tail);
        return;
    }
    kr_strbuf_char(ctx, b, '.');
    for (i = 1; i < t->n_tail && t->tail[i] >= '0' && t->tail[i] <= '9'; i++) {
        if (run && run % 3 == 0) kr_strbuf_char(ctx, b, (uint8_t)sep);
        kr_strbuf_char(ctx, b, (uint8_t)t->tail[i]);
        run++;
    }
    kr_strbuf_add(ctx, b, t->tail + i, t->n_tail - i);
}

static kr_value render(kr_ctx *ctx, const kr_format_spec *f, const kr_number_text *t) {
    kr_strbuf b;
    char align = f->align ? f->align : '>';
    size_t fixed = (t->sign != 0) + strlen(t->prefix) + t->n_tail;
    if (f->frac_grouping && t->n_tail > 4) fixed += (t->n_tail - 2) / 3;
    kr_strbuf_init(ctx, &b, 64);
    if (t->sign) kr_strbuf_char(ctx, &b, (uint8_t)t->sign);
    kr_strbuf_cstr(ctx, &b, t->prefix);
    if (align == '=' && f->fill == '0') {
        add_grouped(ctx, &b, t, f->grouping, f->width - (int64_t)fixed);
        add_tail(ctx, &b, t, f->frac_grouping);
    } else {
        size_t head = b.len;
        add_grouped(ctx, &b, t, f->grouping, 0);
        add_tail(ctx, &b, t, f->frac_grouping);
        if (align == '=' && f->width > (int64_t)b.len) {
            kr_strbuf out;
            kr_strbuf_init(ctx, &out, (size_t)f->width);
            kr_strbuf_add(ctx, &out, b.data, head);
            fill(ctx, &out, f->fill, f->width - (int64_t)b.len);
            kr_strbuf_add(ctx, &out, b.data + head, b.len - head);
            return kr_strbuf_finish(ctx, &out);
        }
    }
    if (f->width <= (int64_t)b.len) return kr_strbuf_finish(ctx, &b);
    return pad(ctx, f, b.data, b.len, b.len, '>');
}

static char sign_char(bool neg, char want) {
    return neg ? '-' : want == '+' || want == ' ' ? want : 0;
}

/* ---- str ---- */
kr_value kr_format_str(kr_ctx *ctx, kr_value s, kr_value spec) {
    kr_format_spec f;
    if (kr_str_of(spec)->len == 0) return kr_tostr(ctx, s);
    kr_format_parse(ctx, spec, "str", &f);
    if (f.type && f.type != 's') unknown_code(ctx, &f, "str");
    if (f.sign) {
        kr_raise_fmt(ctx, &kr_type_ValueError,
                     f.sign == ' ' ? "Space not allowed in string format specifier"
                                   : "Sign not allowed in string format specifier");
    }
    if (f.no_neg_zero) {
        kr_raise_fmt(ctx, &kr_type_ValueError,
                     "Negative zero coercion (z) not allowed in string format specifier");
    }
    if (f.alt) {
        kr_raise_fmt(ctx, &kr_type_ValueError,
                     "Alternate form (#) not allowed in string format specifier");
    }
    if (f.align == '=' && !f.zero) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "'=' alignment not allowed in string format specifier");
    }
    if (f.zero && f.align == '=') f.align = '<';
    if (f.grouping || f.frac_grouping) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "Cannot specify '%c' with 's'.",
                     (unsigned)(f.grouping ? f.grouping : f.frac_grouping));
    }
    if (f.precision >= 0 && (size_t)f.precision < kr_str_of(s)->n_chars) {
        s = kr_str_substr(ctx, s, 0, (size_t)f.precision);
    }
    const kr_str *t = kr_str_of(s);
    return pad(ctx, &f, t->data, t->len, t->n_chars, '<');
}

/* ---- int ---- */
static kr_value format_char(kr_ctx *ctx, kr_value v, kr_format_spec *f) {
    int64_t c;
    if (f->precision >= 0) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "Precision not allowed in integer format specifier");
    }
    if (f->sign) {
        kr_raise_fmt(ctx, &kr_type_ValueError,
                     "Sign not allowed with integer format specifier 'c'");
    }
    if (f->alt) {
        kr_raise_fmt(ctx, &kr_type_ValueError,
                     "Alternate form (#) not allowed with integer format specifier 'c'");
    }
    if (!kr_int_to_i64(v, &c) || c < 0 || c > KR_UNICODE_MAX) {
        kr_raise_fmt(ctx, &kr_type_OverflowError, "%%c arg not in range(0x110000)");
    }
    kr_value s = kr_str_from_char(ctx, (uint32_t)c);
    return pad(ctx, f, kr_str_of(s)->data, kr_str_of(s)->len, 1, '<');
}

static kr_value format_integer(kr_ctx *ctx, kr_value v, kr_format_spec *f) {
    int base = f->type == 'b' ? 2 : f->type == 'o' ? 8 : f->type == 'x' || f->type == 'X' ? 16 : 10;
    bool neg = kr_int_sign(v) < 0;
    if (f->precision >= 0) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "Precision not allowed in integer format specifier");
    }
    if (f->no_neg_zero) {
        kr_raise_fmt(ctx, &kr_type_ValueError,
                     "Negative zero coercion (z) not allowed in format specifier with integer "
                     "presentation type");
    }
    kr_value text = kr_int_to_text(ctx, v, base, false);
    size_t n;
    const char *s = kr_str_data(text, &n);
    if (neg) {
        s++;
        n--;
    }
    if (f->type == 'X') {
        char *up = kr_heap_leaf(ctx, n);
        for (size_t i = 0; i < n; i++) up[i] = s[i] >= 'a' ? (char)(s[i] - 32) : s[i];
        s = up;
    }
    const char *prefix = !f->alt ? "" : base == 2 ? "0b" : base == 8 ? "0o" : f->type == 'x' ? "0x" : f->type == 'X' ? "0X" : "";
    kr_number_text t = {sign_char(neg, f->sign), prefix, s, n, "", 0, base == 10 ? 3 : 4};
    return render(ctx, f, &t);
}

static kr_value format_double_spec(kr_ctx *ctx, double d, kr_format_spec *f, const char *type_name);

kr_value kr_format_int(kr_ctx *ctx, kr_value v, kr_value spec) {
    kr_format_spec f;
    if (kr_str_of(spec)->len == 0) return kr_tostr(ctx, v);
    kr_format_parse(ctx, spec, "int", &f);
    switch (f.type) {
    case 'c': return format_char(ctx, v, &f);
    case 0:
    case 'n':
    case 'd':
    case 'b':
    case 'o':
    case 'x':
    case 'X': return format_integer(ctx, v, &f);
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G':
    case '%': return format_double_spec(ctx, kr_int_to_double(ctx, v), &f, "int");
    default: unknown_code(ctx, &f, kr_type_cname(kr_typeof(v)));
    }
}

/* ---- float ---- */
/* Bare digits of |d| with the code of the spec; precision filled in. */
static size_t double_text(kr_ctx *ctx, double d, const kr_format_spec *f, char **out) {
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
        if (precision == 0) precision = 1;
    } else if (precision < 0) {
        precision = 6;
    }
    *out = kr_heap_leaf(ctx, kr_dtoa_format_bound(code, precision < 0 ? 0 : precision) + 2);
    size_t n = kr_dtoa_format(*out, fabs(d), code, precision < 0 ? 0 : precision, flags);
    if (f->type == '%') (*out)[n++] = '%';
    return n;
}

static kr_value format_double_spec(kr_ctx *ctx, double d, kr_format_spec *f, const char *type_name) {
    char *s;
    if (f->precision > INT32_MAX - 10) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "precision too big");
    }
    if (f->type && !(f->type < 128 && strchr("eEfFgGn%", (int)f->type))) {
        unknown_code(ctx, f, type_name);
    }
    size_t n = double_text(ctx, d, f, &s), k = 0;
    bool neg = signbit(d) && !isnan(d);
    if (neg && f->no_neg_zero) {
        bool zero = true;
        for (size_t i = 0; i < n && s[i] != 'e' && s[i] != 'E'; i++) {
            if (s[i] >= '1' && s[i] <= '9') zero = false;
        }
        if (zero && isfinite(d)) neg = false;
    }
    while (k < n && s[k] >= '0' && s[k] <= '9') k++;
    if (!isfinite(d)) k = n;
    kr_number_text t = {sign_char(neg, f->sign), "", s, k, s + k, n - k, 3};
    if (!isfinite(d)) f->grouping = 0;
    return render(ctx, f, &t);
}

kr_value kr_format_float(kr_ctx *ctx, kr_value v, kr_value spec) {
    kr_format_spec f;
    if (kr_str_of(spec)->len == 0) return kr_tostr(ctx, v);
    kr_format_parse(ctx, spec, kr_type_cname(kr_typeof(v)), &f);
    return format_double_spec(ctx, kr_float_val(v), &f, kr_type_cname(kr_typeof(v)));
}

kr_value kr_format_double(kr_ctx *ctx, double d, char code, int precision, bool alt, char sign) {
    kr_format_spec f = {.width = -1, .precision = precision, .alt = alt, .sign = sign};
    f.type = code == 'r' ? 0 : (uint32_t)code;
    if (code == 'r') f.precision = -1;
    return format_double_spec(ctx, d, &f, "float");
}

/* ---- complex ---- */
kr_value kr_format_complex(kr_ctx *ctx, kr_value v, kr_value spec) {
    kr_format_spec f, part;
    kr_complex *c = KR_AS(kr_complex, v);
    if (kr_str_of(spec)->len == 0) return kr_tostr(ctx, v);
    kr_format_parse(ctx, spec, "complex", &f);
    if (f.type && !(f.type < 128 && strchr("eEfFgGn", (int)f.type))) unknown_code(ctx, &f, "complex");
    if (f.fill == '0' && f.zero) {
        kr_raise_fmt(ctx, &kr_type_ValueError,
                     "Zero padding is not allowed in complex format specifier");
    }
    if (f.align == '=') {
        kr_raise_fmt(ctx, &kr_type_ValueError,
                     "'=' alignment flag is not allowed in complex format specifier");
    }
    part = f;
    part.width = -1;
    part.align = 0;
    part.fill = 0;
    bool bare = f.type == 0, skip_re = bare && c->re == 0 && !signbit(c->re);
    if (bare && f.precision < 0) part.type = 0;
    if (bare && f.precision >= 0) part.type = 'g';
    kr_strbuf b;
    kr_strbuf_init(ctx, &b, 64);
    if (bare && !skip_re) kr_strbuf_char(ctx, &b, '(');
    bool integral_repr = part.type == 0;
    for (int i = skip_re; i < 2; i++) {
        kr_format_spec one = part;
        double d = i ? c->im : c->re;
        if (i && !skip_re) one.sign = '+';
        kr_value t = format_double_spec(ctx, d, &one, "complex");
        size_t n;
        const char *s = kr_str_data(t, &n);
        if (integral_repr && n > 2 && s[n - 1] == '0' && s[n - 2] == '.') n -= 2;
        kr_strbuf_add(ctx, &b, s, n);
    }
    kr_strbuf_char(ctx, &b, 'j');
    if (bare && !skip_re) kr_strbuf_char(ctx, &b, ')');
    return pad(ctx, &f, b.data, b.len, b.len, '>');
}
