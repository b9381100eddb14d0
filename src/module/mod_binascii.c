/* binascii: hexadecimal text, base64, check sums. */
#include "base/crc32.h"
#include "module/binascii.h"
#include "module/error_class.h"
#include "object/bytes.h"
#include "object/int.h"
#include "object/module.h"
#include "object/names.h"
#include "object/str.h"

const kr_error_class kr_binascii_error = {"binascii", "Error", &kr_type_ValueError};
static const kr_error_class incomplete = {"binascii", "Incomplete", &kr_type_Exception};

kr_span kr_binascii_text(kr_ctx *ctx, kr_value v) {
    kr_span s;
    if (kr_is_str(v)) {
        if (!kr_str_is_ascii(v)) {
            kr_raise_fmt(ctx, &kr_type_ValueError,
                         "string argument should contain only ASCII characters");
        }
        s.p = (const uint8_t *)kr_str_data(v, &s.n);
        return s;
    }
    if (!kr_bytes_try_span(ctx, v, &s)) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "argument should be bytes, buffer or ASCII string, not '%.100T'", v);
    }
    return s;
}

/* ---- hexadecimal ---- */

int kr_binascii_hex_digit(uint8_t c) {
    unsigned d = c - '0', l = (c | 0x20u) - 'a';
    return d < 10 ? (int)d : l < 6 ? (int)l + 10 : -1;
}

static kr_value f_hexlify(kr_ctx *ctx, const kr_value *a) {
    size_t n;
    kr_value text = kr_bytes_hex(ctx, kr_bytes_need_span(ctx, a[0]), a[1], a[2]);
    const char *s = kr_str_data(text, &n);
    return kr_bytes_new(ctx, s, n);
}

static kr_value f_unhexlify(kr_ctx *ctx, kr_value v) {
    kr_span s = kr_binascii_text(ctx, v);
    uint8_t *out;
    if (s.n % 2) kr_error_class_raise(ctx, &kr_binascii_error, "Odd-length string");
    kr_value r = kr_bytes_alloc(ctx, s.n / 2, &out);
    for (size_t i = 0; i < s.n; i += 2) {
        int hi = kr_binascii_hex_digit(s.p[i]), lo = kr_binascii_hex_digit(s.p[i + 1]);
        if (hi < 0 || lo < 0) {
            kr_error_class_raise(ctx, &kr_binascii_error, "Non-hexadecimal digit found");
        }
        *out++ = (uint8_t)(hi << 4 | lo);
    }
    return r;
}

/* ---- base64 ---- */

static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

static kr_value f_b2a_base64(kr_ctx *ctx, const kr_value *a) {
    kr_span s = kr_bytes_need_span(ctx, a[0]);
    bool newline = kr_isnull(a[1]) || kr_truth(ctx, a[1]);
    uint8_t *out;
    if (s.n > PTRDIFF_MAX / 2) {
        kr_error_class_raise(ctx, &kr_binascii_error, "Too much data for base64 line");
    }
    kr_value r = kr_bytes_alloc(ctx, (s.n + 2) / 3 * 4 + newline, &out);
    const uint8_t *p = s.p, *end = p + s.n;
    for (; end - p >= 3; p += 3) {
        uint32_t bits = (uint32_t)p[0] << 16 | (uint32_t)p[1] << 8 | p[2];
        *out++ = (uint8_t)alphabet[bits >> 18];
        *out++ = (uint8_t)alphabet[bits >> 12 & 63];
        *out++ = (uint8_t)alphabet[bits >> 6 & 63];
        *out++ = (uint8_t)alphabet[bits & 63];
    }
    if (p < end) {
        uint32_t bits = (uint32_t)p[0] << 16 | (end - p > 1 ? (uint32_t)p[1] << 8 : 0);
        *out++ = (uint8_t)alphabet[bits >> 18];
        *out++ = (uint8_t)alphabet[bits >> 12 & 63];
        *out++ = end - p > 1 ? (uint8_t)alphabet[bits >> 6 & 63] : '=';
        *out++ = '=';
    }
    if (newline) *out = '\n';
    return r;
}

/* Six bits, or -1. */
static int sextet(uint8_t c) {
    unsigned upper = c - 'A', lower = c - 'a', digit = c - '0';
    if (upper < 26) return (int)upper;
    if (lower < 26) return (int)lower + 26;
    if (digit < 10) return (int)digit + 52;
    return c == '+' ? 62 : c == '/' ? 63 : -1;
}

typedef struct base64_reader {
    uint32_t bits;
    unsigned place, pads; /* characters of the group of four; = signs behind them */
    bool strict, padded;
} base64_reader;

/* A character: true if six bits came; *done: the text ends here. */
static bool base64_char(kr_ctx *ctx, base64_reader *r, kr_span s, size_t i, bool *done) {
    const kr_error_class *e = &kr_binascii_error;
    int six = sextet(s.p[i]);
    if (s.p[i] == '=') {
        r->padded = true;
        if (r->strict && r->place == 0) {
            kr_error_class_raise(
                ctx, e, i == 0 ? "Leading padding not allowed" : "Excess padding not allowed");
        }
        if (r->place >= 2 && r->place + ++r->pads >= 4) {
            if (r->strict && i + 1 < s.n) kr_error_class_raise(ctx, e, "Excess data after padding");
            *done = true;
        }
        return false;
    }
    if (six < 0) {
        if (r->strict) kr_error_class_raise(ctx, e, "Only base64 data is allowed");
        return false;
    }
    if (r->strict && r->padded) kr_error_class_raise(ctx, e, "Discontinuous padding not allowed");
    r->pads = 0;
    r->bits = r->bits << 6 | (uint32_t)six;
    return true;
}

static kr_value f_a2b_base64(kr_ctx *ctx, const kr_value *a) {
    kr_span s = kr_binascii_text(ctx, a[0]);
    base64_reader r = {.strict = !kr_isnull(a[1]) && kr_truth(ctx, a[1])};
    kr_bytebuf out;
    bool done = false;
    kr_bytebuf_init(ctx, &out, s.n / 4 * 3 + 3);
    for (size_t i = 0; i < s.n && !done; i++) {
        if (!base64_char(ctx, &r, s, i, &done)) continue;
        static const uint8_t shift[] = {0, 4, 2, 0}; /* bits of the next byte that have come */
        if (r.place) kr_bytebuf_byte(ctx, &out, (uint8_t)(r.bits >> shift[r.place]));
        r.place = (r.place + 1) % 4;
    }
    if (r.place == 1 && !done) {
        kr_error_class_raise(ctx, &kr_binascii_error,
                             "Invalid base64-encoded string: number of data characters (%zu) "
                             "cannot be 1 more than a multiple of 4",
                             out.len / 3 * 4 + 1);
    }
    if (r.place && !done) kr_error_class_raise(ctx, &kr_binascii_error, "Incorrect padding");
    return kr_bytes_new(ctx, out.data, out.len);
}

/* ---- check sums ---- */

static uint32_t start_value(kr_ctx *ctx, kr_value v) {
    return kr_isnull(v)
               ? 0
               : (uint32_t)kr_as_int64(ctx, kr_binary(ctx, KR_BIN_AND, kr_index(ctx, v),
                                                      kr_int_new(ctx, INT64_C(0xffffffff))));
}

static kr_value f_crc32(kr_ctx *ctx, const kr_value *a) {
    uint32_t sum = start_value(ctx, a[1]);
    kr_buffer b;
    kr_get_buffer(ctx, a[0], &b, false);
    sum = kr_crc32(sum, b.data, b.len);
    kr_release_buffer(ctx, &b);
    return kr_int_new(ctx, sum);
}

static kr_value f_crc_hqx(kr_ctx *ctx, kr_value data, kr_value start) {
    uint32_t sum = start_value(ctx, start) & 0xffff;
    kr_span s = kr_bytes_need_span(ctx, data);
    for (size_t i = 0; i < s.n; i++) {
        sum ^= (uint32_t)s.p[i] << 8;
        for (int k = 0; k < 8; k++) sum = sum << 1 ^ (sum & 0x8000 ? 0x1021 : 0);
        sum &= 0xffff;
    }
    return kr_smallint((kr_sword)sum);
}

static kr_value make_error(kr_ctx *ctx) {
    return kr_error_class_get(ctx, &kr_binascii_error);
}

static kr_value make_incomplete(kr_ctx *ctx) {
    return kr_error_class_get(ctx, &incomplete);
}

static const kr_lazy_member lazy[] = {
    {"Error", make_error, NULL},
    {"Incomplete", make_incomplete, NULL},
    {NULL, NULL, NULL},
};

#define HEX_SIG "data,sep=,bytes_per_sep="
static const kr_builtin members[] = {
    KR_FUNC_SIG("hexlify", f_hexlify, HEX_SIG, "Hexadecimal representation of binary data."),
    KR_FUNC_SIG("b2a_hex", f_hexlify, HEX_SIG, "Hexadecimal representation of binary data."),
    KR_FUNC_1("unhexlify", f_unhexlify, "Binary data of hexadecimal representation."),
    KR_FUNC_1("a2b_hex", f_unhexlify, "Binary data of hexadecimal representation."),
    KR_FUNC_SIG("b2a_base64", f_b2a_base64, "data,/,*,newline=", "Base64-code line of data."),
    KR_FUNC_SIG("a2b_base64", f_a2b_base64,
                "data,/,*,strict_mode=", "Decode a line of base64 data."),
    KR_FUNC_SIG("crc32", f_crc32, "data,crc=,/", "Compute CRC-32 incrementally."),
    KR_FUNC_2("crc_hqx", f_crc_hqx, "Compute CRC-CCITT incrementally."),
};

const kr_module_def kr_module_binascii = {
    .name = "binascii",
    .doc = KR_DOC("Conversion between binary data and ASCII"),
    .members = members,
    .n_members = KR_ARRAY_LEN(members),
    .lazy = lazy,
    .more = &kr_binascii_mail_part,
};
