/* Methods of bytes and bytearray that look at single bytes: ASCII classes and case, padding,
 * translation, hexadecimal. */
#include "base/checked.h"
#include "base/digits.h"
#include "object/bytes_internal.h"

/* ---- ASCII ---- */
enum { UPPER = 1, LOWER = 2, DIGIT = 4, SPACE = 8 };

static inline int class_of(uint8_t c) {
    if (c >= 'a' && c <= 'z') return LOWER;
    if (c >= 'A' && c <= 'Z') return UPPER;
    if (c >= '0' && c <= '9') return DIGIT;
    return c == ' ' || (c >= 9 && c <= 13) ? SPACE : 0;
}

static kr_value all_of(kr_value self, int classes) {
    kr_span s = kr_bytes_span(self);
    for (size_t i = 0; i < s.n; i++) {
        if (!(class_of(s.p[i]) & classes)) return KR_FALSE;
    }
    return kr_bool(s.n != 0);
}

kr_value kr_bytes_m_isalnum(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return all_of(self, UPPER | LOWER | DIGIT);
}

kr_value kr_bytes_m_isalpha(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return all_of(self, UPPER | LOWER);
}

kr_value kr_bytes_m_isdigit(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return all_of(self, DIGIT);
}

kr_value kr_bytes_m_isspace(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return all_of(self, SPACE);
}

kr_value kr_bytes_m_isascii(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    kr_span s = kr_bytes_span(self);
    return kr_bool(kr_utf8_is_ascii(s.p, s.n));
}

/* Cased characters are there, and all of them are of class `want`. */
static kr_value all_cased(kr_value self, int want) {
    kr_span s = kr_bytes_span(self);
    bool some = false;
    for (size_t i = 0; i < s.n; i++) {
        int c = class_of(s.p[i]) & (UPPER | LOWER);
        if (c && c != want) return KR_FALSE;
        some |= c != 0;
    }
    return kr_bool(some);
}

kr_value kr_bytes_m_islower(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return all_cased(self, LOWER);
}

kr_value kr_bytes_m_isupper(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return all_cased(self, UPPER);
}

kr_value kr_bytes_m_istitle(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    kr_span s = kr_bytes_span(self);
    bool some = false, inside = false;
    for (size_t i = 0; i < s.n; i++) {
        int c = class_of(s.p[i]) & (UPPER | LOWER);
        if (c && c != (inside ? LOWER : UPPER)) return KR_FALSE;
        inside = c != 0;
        some |= inside;
    }
    return kr_bool(some);
}

/* A copy in which bytes of the classes in `flip` changed their case. */
static kr_value recase(kr_ctx *ctx, kr_value self, int flip) {
    uint8_t *out;
    kr_span s = kr_bytes_span(self);
    kr_value r = kr_bytes_alloc_like(ctx, self, s.n, &out);
    for (size_t i = 0; i < s.n; i++) out[i] = s.p[i] ^ (class_of(s.p[i]) & flip ? 0x20 : 0);
    return r;
}

kr_value kr_bytes_m_lower(kr_ctx *ctx, kr_value self) {
    return recase(ctx, self, UPPER);
}

kr_value kr_bytes_m_upper(kr_ctx *ctx, kr_value self) {
    return recase(ctx, self, LOWER);
}

kr_value kr_bytes_m_swapcase(kr_ctx *ctx, kr_value self) {
    return recase(ctx, self, UPPER | LOWER);
}

/* First letter (of all, or of each word) upper, the others lower. */
static kr_value titled(kr_ctx *ctx, kr_value self, bool words) {
    uint8_t *out;
    kr_span s = kr_bytes_span(self);
    kr_value r = kr_bytes_alloc_like(ctx, self, s.n, &out);
    bool first = true;
    for (size_t i = 0; i < s.n; i++) {
        int c = class_of(s.p[i]) & (UPPER | LOWER);
        out[i] = s.p[i] ^ (c == (first ? LOWER : UPPER) ? 0x20 : 0);
        first = words && !c;
    }
    return r;
}

kr_value kr_bytes_m_title(kr_ctx *ctx, kr_value self) {
    return titled(ctx, self, true);
}

kr_value kr_bytes_m_capitalize(kr_ctx *ctx, kr_value self) {
    return titled(ctx, self, false);
}

/* ---- padding ---- */
static uint8_t fill_byte(kr_ctx *ctx, size_t n, const kr_value *args, const char *name) {
    if (n < 3) return ' ';
    if (!kr_has_flag(args[2], KR_TF_BYTES | KR_TF_BYTEARRAY)) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "%s() argument 2 must be a byte string of length 1, not %Z", name, args[2]);
    }
    kr_span s = kr_bytes_span(args[2]);
    if (s.n != 1) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "%s(): argument 2 must be a byte string of length 1, not a %s object of "
                     "length %zu",
                     name, kr_is_bytes(args[2]) ? "bytes" : "bytearray", s.n);
    }
    return *s.p;
}

static kr_value pad(kr_ctx *ctx, kr_value self, uint8_t fill, size_t left, size_t right) {
    kr_span s = kr_bytes_span(self);
    uint8_t *out;
    size_t len;
    if (left + right == 0 && kr_is_exact(self, &kr_type_bytes)) return self;
    if (!kr_size_add(s.n, left + right, &len)) kr_raise_memory(ctx);
    kr_value r = kr_bytes_alloc_like(ctx, self, len, &out);
    memset(out, fill, left);
    memcpy(out + left, s.p, s.n);
    memset(out + left + s.n, fill, right);
    return r;
}

static size_t missing(kr_value self, kr_sword width) {
    size_t n = kr_bytes_span(self).n;
    return width > 0 && (size_t)width > n ? (size_t)width - n : 0;
}

kr_value kr_bytes_m_center(kr_ctx *ctx, size_t n, const kr_value *args) {
    kr_sword width = kr_seq_ssize(ctx, args[1]);
    uint8_t fill = fill_byte(ctx, n, args, "center");
    size_t m = missing(args[0], width), left = m / 2 + (m & (size_t)width & 1);
    return pad(ctx, args[0], fill, left, m - left);
}

kr_value kr_bytes_m_ljust(kr_ctx *ctx, size_t n, const kr_value *args) {
    kr_sword width = kr_seq_ssize(ctx, args[1]);
    return pad(ctx, args[0], fill_byte(ctx, n, args, "ljust"), 0, missing(args[0], width));
}

kr_value kr_bytes_m_rjust(kr_ctx *ctx, size_t n, const kr_value *args) {
    kr_sword width = kr_seq_ssize(ctx, args[1]);
    return pad(ctx, args[0], fill_byte(ctx, n, args, "rjust"), missing(args[0], width), 0);
}

kr_value kr_bytes_m_zfill(kr_ctx *ctx, kr_value self, kr_value width) {
    size_t m = missing(self, kr_seq_ssize(ctx, width));
    kr_value r = pad(ctx, self, '0', m, 0);
    kr_span s = kr_bytes_span(r);
    if (m && m < s.n && (s.p[m] == '+' || s.p[m] == '-')) {
        uint8_t *out = (uint8_t *)(uintptr_t)s.p; /* r is new */
        out[0] = s.p[m];
        out[m] = '0';
    }
    return r;
}

kr_value kr_bytes_m_expandtabs(kr_ctx *ctx, const kr_value *a) {
    int tab = kr_isnull(a[1]) ? 8 : kr_as_int(ctx, a[1]);
    kr_span s = kr_bytes_span(a[0]);
    kr_bytebuf b;
    size_t column = 0;
    kr_bytebuf_init(ctx, &b, s.n + 16);
    for (size_t i = 0; i < s.n; i++) {
        uint8_t c = s.p[i];
        if (c == '\t') {
            size_t k = tab > 0 ? (size_t)tab - column % (size_t)tab : 0;
            kr_bytebuf_reserve(ctx, &b, k);
            memset(b.data + b.len, ' ', k);
            b.len += k;
            column += k;
        } else {
            kr_bytebuf_byte(ctx, &b, c);
            column = c == '\n' || c == '\r' ? 0 : column + 1;
        }
    }
    return kr_bytes_maker(a[0])(ctx, b.data, b.len);
}

/* ---- translate(table, /, delete=b''), maketrans ---- */
kr_value kr_bytes_m_translate(kr_ctx *ctx, const kr_value *a) {
    bool drop[256] = {false}, plain = kr_is_none(a[1]);
    kr_span table = {NULL, 0}, del = {NULL, 0}, s;
    if (!plain) {
        table = kr_bytes_stable_span(ctx, a[1]);
        if (table.n != 256) {
            kr_raise_fmt(ctx, &kr_type_ValueError, "translation table must be 256 characters long");
        }
    }
    if (!kr_isnull(a[2])) del = kr_bytes_need_span(ctx, a[2]);
    for (size_t i = 0; i < del.n; i++) drop[del.p[i]] = true;
    s = kr_bytes_span(a[0]);
    kr_bytebuf b;
    kr_bytebuf_init(ctx, &b, s.n);
    for (size_t i = 0; i < s.n; i++) {
        if (!drop[s.p[i]]) b.data[b.len++] = plain ? s.p[i] : table.p[s.p[i]];
    }
    return kr_bytes_maker(a[0])(ctx, b.data, b.len);
}

kr_value kr_bytes_m_maketrans(kr_ctx *ctx, size_t n, const kr_value *args) {
    uint8_t *out;
    (void)n;
    kr_span from = kr_bytes_stable_span(ctx, args[0]), to = kr_bytes_need_span(ctx, args[1]);
    if (from.n != to.n) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "maketrans arguments must have same length");
    }
    kr_value r = kr_bytes_alloc(ctx, 256, &out);
    for (int i = 0; i < 256; i++) out[i] = (uint8_t)i;
    for (size_t i = 0; i < from.n; i++) out[from.p[i]] = to.p[i];
    return r;
}

/* ---- hex ---- */
static uint8_t separator(kr_ctx *ctx, kr_value sep) {
    if (kr_len(ctx, sep) != 1) kr_raise_fmt(ctx, &kr_type_ValueError, "sep must be length 1.");
    if (!kr_is_str(sep) && !kr_is_bytes(sep)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "sep must be str or bytes.");
    }
    uint8_t c = *(kr_is_str(sep) ? kr_str_span(sep) : kr_bytes_span(sep)).p;
    if (c > 127) kr_raise_fmt(ctx, &kr_type_ValueError, "sep must be ASCII.");
    return c;
}

kr_value kr_bytes_hex(kr_ctx *ctx, kr_span s, kr_value sep, kr_value group) {
    static const char digits[] = "0123456789abcdef";
    int per = kr_isnull(group) ? 1 : kr_as_int(ctx, group);
    bool with_sep = !kr_isnull(sep);
    uint8_t c = with_sep ? separator(ctx, sep) : 0;
    char *out;
    size_t width = per < 0 ? (size_t)(-(int64_t)per) : (size_t)per;
    size_t seps = with_sep && width && s.n ? (s.n - 1) / width : 0, len;
    if (!kr_size_mul_add(s.n, 2, seps, &len)) kr_raise_memory(ctx);
    kr_value r = kr_str_alloc(ctx, len, &out);
    for (size_t i = 0; seps == 0 && i < s.n; i++) {
        out[2 * i] = digits[s.p[i] >> 4];
        out[2 * i + 1] = digits[s.p[i] & 15];
    }
    if (seps == 0) return kr_str_finish(ctx, r, len);
    /* groups are counted from the right when per > 0 */
    size_t until = per < 0 ? width : s.n - seps * width;
    for (size_t i = 0; i < s.n; i++) {
        if (until == 0) {
            *out++ = (char)c;
            until = width;
        }
        until--;
        *out++ = digits[s.p[i] >> 4];
        *out++ = digits[s.p[i] & 15];
    }
    return kr_str_finish(ctx, r, len);
}

kr_value kr_bytes_m_hex(kr_ctx *ctx, const kr_value *a) {
    return kr_bytes_hex(ctx, kr_bytes_span(a[0]), a[1], a[2]);
}

static KR_COLD KR_NORETURN void bad_hex(kr_ctx *ctx, kr_value text, kr_span s, size_t at) {
    if (kr_is_str(text)) at = kr_utf8_count(s.p, at);
    kr_raise_fmt(ctx, &kr_type_ValueError,
                 "non-hexadecimal number found in fromhex() arg at position %zu", at);
}

kr_value kr_bytes_m_fromhex(kr_ctx *ctx, size_t n, const kr_value *args) {
    kr_span s;
    kr_bytebuf b;
    (void)n;
    if (kr_is_str(args[1]))
        s = kr_str_span(args[1]);
    else if (!kr_bytes_try_span(ctx, args[1], &s)) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "fromhex() argument must be str or bytes-like, not %T", args[1]);
    }
    kr_bytebuf_init(ctx, &b, s.n / 2 + 1);
    for (size_t i = 0; i < s.n;) {
        int hi = kr_hex_digit(s.p[i]);
        if (hi < 0 && class_of(s.p[i]) == SPACE) {
            i++;
            continue;
        }
        if (hi < 0) bad_hex(ctx, args[1], s, i);
        if (i + 1 >= s.n) {
            kr_raise_fmt(ctx, &kr_type_ValueError,
                         "fromhex() arg must contain an even number of hexadecimal digits");
        }
        int lo = kr_hex_digit(s.p[i + 1]);
        if (lo < 0) bad_hex(ctx, args[1], s, i + 1);
        kr_bytebuf_byte(ctx, &b, (uint8_t)(hi << 4 | lo));
        i += 2;
    }
    const kr_type *cls = KR_AS(const kr_type, args[0]);
    if (cls == &kr_type_bytes) return kr_bytes_new(ctx, b.data, b.len);
    if (cls == &kr_type_bytearray) return kr_bytearray_new(ctx, b.data, b.len);
    return kr_call1(ctx, args[0], kr_bytes_new(ctx, b.data, b.len));
}
