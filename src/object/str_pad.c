/* str: center, ljust, rjust, zfill, expandtabs, translate, maketrans. */
#include "base/checked.h"
#include "object/dict.h"
#include "object/exception.h"
#include "object/int.h"
#include "object/str_internal.h"

/* ---- padding ---- */
static uint32_t fill_char(kr_ctx *ctx, size_t n, const kr_value *args) {
    if (n < 3) return ' ';
    if (!kr_is_str(args[2])) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "The fill character must be a unicode character, not %T", args[2]);
    }
    if (kr_str_chars(kr_str_of(args[2])) != 1) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "The fill character must be exactly one character long");
    }
    return kr_str_char(ctx, args[2], 0);
}

static char *put_fill(char *out, uint32_t cp, size_t n) {
    if (cp < 128) {
        memset(out, (int)cp, n);
        return out + n;
    }
    while (n--) out += kr_utf8_encode(cp, (uint8_t *)out);
    return out;
}

static kr_value pad(kr_ctx *ctx, kr_value self, uint32_t cp, size_t left, size_t right) {
    const kr_str *s = kr_str_of(self);
    size_t len, total;
    char *out;
    if (left + right == 0) return kr_str_exact(ctx, self);
    if (!kr_size_add(left, right, &total) ||
        !kr_size_mul_add(total, kr_utf8_size(cp), s->len, &len)) {
        kr_raise_fmt(ctx, &kr_type_OverflowError, "padded string is too long");
    }
    bool odd = kr_str_has_surrogates(self) || kr_utf8_is_surrogate(cp);
    kr_value r = kr_str_make(ctx, len, kr_str_chars(s) + total, odd, &out);
    out = put_fill(out, cp, left);
    memcpy(out, s->data, s->len);
    put_fill(out + s->len, cp, right);
    return r;
}

/* Missing characters to reach the width args[1]. */
static size_t missing(kr_value self, kr_sword width) {
    size_t n = kr_str_chars(kr_str_of(self));
    return width > 0 && (size_t)width > n ? (size_t)width - n : 0;
}

kr_value kr_str_m_center(kr_ctx *ctx, size_t n, const kr_value *args) {
    kr_sword width = kr_ssize_arg(ctx, args[1]);
    size_t m = missing(args[0], width), left = m / 2 + (m & (size_t)width & 1);
    return pad(ctx, args[0], fill_char(ctx, n, args), left, m - left);
}

kr_value kr_str_m_ljust(kr_ctx *ctx, size_t n, const kr_value *args) {
    size_t m = missing(args[0], kr_ssize_arg(ctx, args[1]));
    return pad(ctx, args[0], fill_char(ctx, n, args), 0, m);
}

kr_value kr_str_m_rjust(kr_ctx *ctx, size_t n, const kr_value *args) {
    size_t m = missing(args[0], kr_ssize_arg(ctx, args[1]));
    return pad(ctx, args[0], fill_char(ctx, n, args), m, 0);
}

kr_value kr_str_m_zfill(kr_ctx *ctx, kr_value self, kr_value width) {
    size_t m = missing(self, kr_ssize_arg(ctx, width));
    const kr_str *s = kr_str_of(self);
    bool sign = s->len && (s->data[0] == '-' || s->data[0] == '+');
    if (!m || !sign) return pad(ctx, self, '0', m, 0);
    kr_value rest = kr_str_new(ctx, s->data + 1, s->len - 1);
    return kr_str_concat(ctx, kr_str_of_ascii(ctx, (uint8_t)s->data[0]), pad(ctx, rest, '0', m, 0));
}

/* ---- expandtabs(tabsize=8) ---- */
kr_value kr_str_m_expandtabs(kr_ctx *ctx, const kr_value *a) {
    int tab = kr_isnull(a[1]) ? 8 : kr_as_int(ctx, a[1]);
    kr_span s = kr_str_span(a[0]);
    if (!memchr(s.p, '\t', s.n)) return kr_str_exact(ctx, a[0]);
    kr_strbuf b;
    size_t column = 0;
    kr_strbuf_init(ctx, &b, s.n + 32);
    for (size_t i = 0; i < s.n;) {
        if (s.p[i] == '\t') {
            size_t k = tab > 0 ? (size_t)tab - column % (size_t)tab : 0;
            column += k;
            kr_strbuf_fill(ctx, &b, ' ', k);
            i++;
            continue;
        }
        size_t k = kr_utf8_lead_size(s.p[i]);
        column = s.p[i] == '\n' || s.p[i] == '\r' ? 0 : column + 1;
        kr_strbuf_add(ctx, &b, (const char *)s.p + i, k);
        i += k;
    }
    return kr_strbuf_finish(ctx, &b);
}

/* ---- translate(table) ---- */
typedef struct look_up {
    kr_value table;
    uint32_t c;
} look_up;

static kr_value get_entry(kr_ctx *ctx, void *arg) {
    look_up *l = arg;
    return kr_getitem(ctx, l->table, kr_smallint((kr_sword)l->c));
}

/* table[c], KR_NULL if that raises LookupError. */
static kr_value entry(kr_ctx *ctx, kr_value table, uint32_t c) {
    look_up l = {table, c};
    kr_value exc, v;
    if (kr_is_exact(table, &kr_type_dict)) {
        return kr_dict_get(ctx, table, kr_smallint((kr_sword)c));
    }
    v = kr_protect(ctx, get_entry, &l, &exc);
    if (kr_isnull(exc)) return v;
    if (kr_is_instance_of(exc, &kr_type_LookupError)) return KR_NULL;
    kr_raise(ctx, exc);
}

static void add_entry(kr_ctx *ctx, kr_strbuf *b, uint32_t c, kr_value v) {
    if (kr_isnull(v)) {
        kr_strbuf_char(ctx, b, c);
    } else if (kr_is_str(v)) {
        kr_strbuf_str(ctx, b, v);
    } else if (kr_is_int(v)) {
        int64_t i;
        if (!kr_int_to_i64(v, &i) || i < 0 || i > KR_UNICODE_MAX) {
            kr_raise_fmt(ctx, &kr_type_ValueError, "character mapping must be in range(0x110000)");
        }
        kr_strbuf_char(ctx, b, (uint32_t)i);
    } else if (!kr_is_none(v)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "character mapping must return integer, None or str");
    }
}

kr_value kr_str_m_translate(kr_ctx *ctx, kr_value self, kr_value table) {
    kr_span s = kr_str_span(self);
    kr_value known[128]; /* entries of ASCII characters seen so far */
    bool seen[128] = {false};
    kr_strbuf b;
    kr_strbuf_init(ctx, &b, s.n + 8);
    for (const uint8_t *p = s.p, *end = s.p + s.n; p < end;) {
        uint32_t c = kr_utf8_next(&p);
        kr_value v;
        kr_tick(ctx, 4);
        if (c < 128) {
            if (!seen[c]) {
                known[c] = entry(ctx, table, c);
                seen[c] = true;
            }
            v = known[c];
            if (kr_isnull(v) || (kr_is_smallint(v) && (kr_word)kr_smallint_val(v) < 128)) {
                kr_strbuf_char(ctx, &b, kr_isnull(v) ? c : (uint32_t)kr_smallint_val(v));
                continue;
            }
        } else {
            v = entry(ctx, table, c);
        }
        add_entry(ctx, &b, c, v);
    }
    kr_keep(self);
    return kr_strbuf_finish(ctx, &b);
}

/* ---- maketrans ---- */
static kr_value map_of_dict(kr_ctx *ctx, kr_value x) {
    if (!kr_has_flag(x, KR_TF_DICT)) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "if you give only one argument to maketrans it must be a dict");
    }
    kr_value d = kr_dict_new(ctx, kr_dict_len(x)), key, value;
    size_t pos = 0;
    while (kr_dict_next(x, &pos, &key, &value)) {
        if (kr_is_str(key)) {
            if (kr_str_chars(kr_str_of(key)) != 1) {
                kr_raise_fmt(ctx, &kr_type_ValueError,
                             "string keys in translate table must be of length 1");
            }
            key = kr_smallint((kr_sword)kr_str_char(ctx, key, 0));
        } else if (!kr_is_int(key)) {
            kr_raise_fmt(ctx, &kr_type_TypeError,
                         "keys in translate table must be strings or integers");
        }
        kr_dict_set(ctx, d, key, value);
    }
    return d;
}

kr_value kr_str_m_maketrans(kr_ctx *ctx, size_t n, const kr_value *args) {
    if (n == 1) return map_of_dict(ctx, args[0]);
    for (size_t i = 1; i < n; i++) {
        if (!kr_is_str(args[i])) {
            kr_raise_fmt(ctx, &kr_type_TypeError, "maketrans() argument %zu must be str, not %s",
                         i + 1, kr_kind_name(args[i]));
        }
    }
    if (!kr_is_str(args[0])) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "first maketrans argument must be a string if there is a second argument");
    }
    if (kr_str_chars(kr_str_of(args[0])) != kr_str_chars(kr_str_of(args[1]))) {
        kr_raise_fmt(ctx, &kr_type_ValueError,
                     "the first two maketrans arguments must have equal length");
    }
    kr_value d = kr_dict_new(ctx, kr_str_chars(kr_str_of(args[0])));
    const uint8_t *x = kr_str_span(args[0]).p, *y = kr_str_span(args[1]).p;
    for (size_t i = 0; i < kr_str_chars(kr_str_of(args[0])); i++) {
        kr_value key = kr_smallint((kr_sword)kr_utf8_next(&x));
        kr_dict_set(ctx, d, key, kr_smallint((kr_sword)kr_utf8_next(&y)));
    }
    if (n > 2) {
        const uint8_t *z = kr_str_span(args[2]).p;
        for (size_t i = 0; i < kr_str_chars(kr_str_of(args[2])); i++) {
            kr_dict_set(ctx, d, kr_smallint((kr_sword)kr_utf8_next(&z)), KR_NONE);
        }
    }
    return d;
}
