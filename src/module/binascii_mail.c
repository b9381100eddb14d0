/* binascii: uuencoded lines, and quoted-printable text. */
#include "module/binascii.h"
#include "module/error_class.h"
#include "object/bytes.h"
#include "object/module.h"

/* ---- uuencode: a length, then six bits per character from space on ---- */

static kr_value f_a2b_uu(kr_ctx *ctx, kr_value v) {
    kr_span s = kr_binascii_text(ctx, v);
    size_t len = s.n ? (s.p[0] - ' ') & 63u : 32, i = 1;
    uint8_t *out;
    kr_value r = kr_bytes_alloc(ctx, len, &out);
    uint32_t bits = 0;
    for (unsigned have = 0; len; i++) {
        uint8_t c = i < s.n ? s.p[i] : '\n'; /* spaces at the end of a line get lost */
        if (c == '\n' || c == '\r') {
            c = ' ';
        } else if (c < ' ' || c > ' ' + 64) {
            kr_error_class_raise(ctx, &kr_binascii_error, "Illegal char");
        }
        bits = bits << 6 | ((c - ' ') & 63u);
        have += 6;
        if (have >= 8) {
            have -= 8;
            *out++ = (uint8_t)(bits >> have);
            len--;
        }
    }
    for (; i < s.n; i++) {
        if (s.p[i] != ' ' && s.p[i] != ' ' + 64 && s.p[i] != '\n' && s.p[i] != '\r') {
            kr_error_class_raise(ctx, &kr_binascii_error, "Trailing garbage");
        }
    }
    return r;
}

static uint8_t uu_char(uint32_t six, bool backtick) {
    return backtick && six == 0 ? '`' : (uint8_t)(' ' + six);
}

static kr_value f_b2a_uu(kr_ctx *ctx, const kr_value *a) {
    kr_span s = kr_bytes_need_span(ctx, a[0]);
    bool backtick = !kr_isnull(a[1]) && kr_truth(ctx, a[1]);
    uint8_t *out;
    if (s.n > 45) kr_error_class_raise(ctx, &kr_binascii_error, "At most 45 bytes at once");
    kr_value r = kr_bytes_alloc(ctx, 2 + (s.n + 2) / 3 * 4, &out);
    *out++ = uu_char((uint32_t)s.n, backtick);
    for (size_t i = 0; i < s.n; i += 3) {
        uint32_t bits = 0;
        for (size_t k = i; k < i + 3; k++) bits = bits << 8 | (k < s.n ? s.p[k] : 0);
        for (int shift = 18; shift >= 0; shift -= 6) *out++ = uu_char(bits >> shift & 63, backtick);
    }
    *out = '\n';
    return r;
}

/* ---- quoted-printable ---- */

static kr_value f_a2b_qp(kr_ctx *ctx, const kr_value *a) {
    kr_span s = kr_binascii_text(ctx, a[0]);
    bool header = !kr_isnull(a[1]) && kr_truth(ctx, a[1]);
    kr_bytebuf out;
    kr_bytebuf_init(ctx, &out, s.n + 1);
    for (size_t i = 0; i < s.n;) {
        uint8_t c = s.p[i++];
        if (c != '=') {
            kr_bytebuf_byte(ctx, &out, header && c == '_' ? ' ' : c);
            continue;
        }
        if (i == s.n) break;
        if (s.p[i] == '\n' || s.p[i] == '\r') { /* the line goes on: the rest of it is dropped */
            while (i < s.n && s.p[i] != '\n') i++;
            i++;
        } else if (s.p[i] == '=') {
            kr_bytebuf_byte(ctx, &out, '=');
            i++;
        } else {
            int hi = kr_binascii_hex_digit(s.p[i]);
            int lo = i + 1 < s.n ? kr_binascii_hex_digit(s.p[i + 1]) : -1;
            bool both = hi >= 0 && lo >= 0;
            kr_bytebuf_byte(ctx, &out, both ? (uint8_t)(hi << 4 | lo) : '=');
            if (both) i += 2;
        }
    }
    return kr_bytes_new(ctx, out.data, out.len);
}

enum { LINE_MAX_CHARS = 76 };

typedef struct qp_writer {
    kr_ctx *ctx;
    kr_bytebuf out;
    kr_span s;
    size_t line; /* characters in it */
    bool quote_tabs, is_text, header, crlf;
} qp_writer;

static void hex_byte(qp_writer *w, uint8_t c) {
    static const char digits[] = "0123456789ABCDEF";
    kr_bytebuf_byte(w->ctx, &w->out, '=');
    kr_bytebuf_byte(w->ctx, &w->out, (uint8_t)digits[c >> 4]);
    kr_bytebuf_byte(w->ctx, &w->out, (uint8_t)digits[c & 15]);
}

static void end_line(qp_writer *w) {
    if (w->crlf) kr_bytebuf_byte(w->ctx, &w->out, '\r');
    kr_bytebuf_byte(w->ctx, &w->out, '\n');
    w->line = 0;
}

static void soft_break(qp_writer *w) {
    kr_bytebuf_byte(w->ctx, &w->out, '=');
    end_line(w);
}

static bool must_quote(const qp_writer *w, size_t i) {
    uint8_t c = w->s.p[i], next = i + 1 < w->s.n ? w->s.p[i + 1] : 0;
    bool blank = c == ' ' || c == '\t', line_end = c == '\r' || c == '\n';
    if (c > 126 || c == '=' || (w->header && c == '_')) return true;
    if (c == '.' && w->line == 0) { /* alone in its line it would end a mail */
        return next == '\n' || next == '\r' || next == 0;
    }
    if (line_end) return !w->is_text;
    if (blank && i + 1 == w->s.n) return true;
    return c < 33 && (w->quote_tabs || !blank);
}

/* Ends a line of the text: a blank at its end would get lost. */
static void text_line_end(qp_writer *w) {
    uint8_t last = w->out.len ? w->out.data[w->out.len - 1] : 0;
    if (last == ' ' || last == '\t') {
        w->out.len--;
        hex_byte(w, last);
    }
    end_line(w);
}

static void quote_printable(qp_writer *w) {
    const kr_span s = w->s;
    for (size_t i = 0; i < s.n;) {
        uint8_t c = s.p[i];
        bool more = i + 1 < s.n;
        if (must_quote(w, i)) {
            if (w->line + 3 >= LINE_MAX_CHARS) soft_break(w);
            hex_byte(w, c);
            w->line += 3;
            i++;
        } else if (w->is_text && (c == '\n' || (c == '\r' && more && s.p[i + 1] == '\n'))) {
            text_line_end(w);
            i += c == '\r' ? 2 : 1;
        } else {
            if (more && s.p[i + 1] != '\n' && w->line + 1 >= LINE_MAX_CHARS) soft_break(w);
            kr_bytebuf_byte(w->ctx, &w->out, w->header && c == ' ' ? '_' : c);
            w->line++;
            i++;
        }
    }
}

static kr_value f_b2a_qp(kr_ctx *ctx, const kr_value *a) {
    qp_writer w = {
        .ctx = ctx,
        .s = kr_bytes_need_span(ctx, a[0]),
        .quote_tabs = !kr_isnull(a[1]) && kr_truth(ctx, a[1]),
        .is_text = kr_isnull(a[2]) || kr_truth(ctx, a[2]),
        .header = !kr_isnull(a[3]) && kr_truth(ctx, a[3]),
    };
    const uint8_t *first = w.s.n ? memchr(w.s.p, '\n', w.s.n) : NULL;
    w.crlf = first && first > w.s.p && first[-1] == '\r';
    kr_bytebuf_init(ctx, &w.out, w.s.n + w.s.n / 4 + 16);
    quote_printable(&w);
    return kr_bytes_new(ctx, w.out.data, w.out.len);
}

static const kr_builtin members[] = {
    KR_FUNC_1("a2b_uu", f_a2b_uu, "Decode a line of uuencoded data."),
    KR_FUNC_SIG("b2a_uu", f_b2a_uu, "data,/,*,backtick=", "Uuencode line of data."),
    KR_FUNC_SIG("a2b_qp", f_a2b_qp, "data,header=", "Decode a string of qp-encoded data."),
    KR_FUNC_SIG("b2a_qp", f_b2a_qp, "data,quotetabs=,istext=,header=",
                "Encode a string using quoted-printable encoding."),
};

const kr_module_def kr_binascii_mail_part = {
    .members = members,
    .n_members = KR_ARRAY_LEN(members),
};
