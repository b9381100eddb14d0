/* unicode_escape and raw_unicode_escape: Python's escapes in Latin-1 text. */
#include "base/digits.h"
#include "base/unicode.h"
#include "object/codec.h"

/* ---- encoding: everything goes ---- */
static void put_hex(kr_encoding *e, char letter, uint32_t cp, int digits) {
    kr_bytebuf_byte(e->ctx, &e->out, '\\');
    kr_bytebuf_byte(e->ctx, &e->out, (uint8_t)letter);
    while (digits--) {
        kr_bytebuf_byte(e->ctx, &e->out, (uint8_t) "0123456789abcdef"[cp >> (4 * digits) & 15]);
    }
}

static bool put_escape(kr_encoding *e, uint32_t cp) {
    char letter = cp == '\n' ? 'n' : cp == '\t' ? 't' : cp == '\r' ? 'r' : cp == '\\' ? '\\' : 0;
    if (letter) {
        kr_bytebuf_byte(e->ctx, &e->out, '\\');
        kr_bytebuf_byte(e->ctx, &e->out, (uint8_t)letter);
    } else if (cp >= 0x10000) {
        put_hex(e, 'U', cp, 8);
    } else if (cp >= 0x100) {
        put_hex(e, 'u', cp, 4);
    } else if (cp < 0x20 || cp >= 0x7f) {
        put_hex(e, 'x', cp, 2);
    } else {
        kr_bytebuf_byte(e->ctx, &e->out, (uint8_t)cp);
    }
    return true;
}

static bool put_raw(kr_encoding *e, uint32_t cp) {
    if (cp >= 0x10000)
        put_hex(e, 'U', cp, 8);
    else if (cp >= 0x100)
        put_hex(e, 'u', cp, 4);
    else
        kr_bytebuf_byte(e->ctx, &e->out, (uint8_t)cp);
    return true;
}

void kr_encode_unicode_escape(kr_encoding *e) {
    e->put = put_escape;
    e->unit = 1;
    kr_encode_loop(e);
}

void kr_encode_raw_escape(kr_encoding *e) {
    e->put = put_raw;
    e->unit = 1;
    kr_encode_loop(e);
}

/* ---- decoding ---- */
/* Up to `count` hex digits at `at`: how many there are. */
static int read_hex(const kr_decoding *d, size_t at, int count, uint32_t *value) {
    int n = 0;
    *value = 0;
    while (n < count && at + (size_t)n < d->in.n) {
        int v = kr_hex_digit(d->in.p[at + (size_t)n]);
        if (v < 0) break;
        *value = *value << 4 | (uint32_t)v;
        n++;
    }
    return n;
}

static const char *truncated(uint8_t letter) {
    return letter == 'x'   ? "truncated \\xXX escape"
           : letter == 'u' ? "truncated \\uXXXX escape"
                           : "truncated \\UXXXXXXXX escape";
}

/* \x \u \U: d->pos stands on the backslash. False: the input may go on (not final). */
static bool hex_escape(kr_decoding *d, uint8_t letter, const char *out_of_range) {
    int want = letter == 'x' ? 2 : letter == 'u' ? 4 : 8;
    uint32_t cp;
    int got = read_hex(d, d->pos + 2, want, &cp);
    size_t end = d->pos + 2 + (size_t)got;
    if (got < want) {
        if (end == d->in.n && !d->final) return false;
        kr_decode_error(d, d->pos, end, truncated(letter));
    } else if (cp > KR_UNICODE_MAX) {
        kr_decode_error(d, d->pos, end, out_of_range);
    } else {
        kr_decoded_char(d, cp);
        d->pos = end;
    }
    return true;
}

/* \N{name} */
static bool named_escape(kr_decoding *d) {
    size_t at = d->pos + 2;
    uint32_t cp;
    const char *why = "malformed \\N character escape";
    if (at >= d->in.n && !d->final) return false;
    if (at < d->in.n && d->in.p[at] == '{') {
        const uint8_t *from = d->in.p + ++at;
        const uint8_t *close = memchr(from, '}', d->in.n - at);
        if (!close && !d->final) return false;
        if (!close) {
            at = d->in.n;
        } else if (close > from) {
            if (kr_unicode_lookup((const char *)from, (size_t)(close - from), &cp)) {
                kr_decoded_char(d, cp);
                d->pos = (size_t)(close - d->in.p) + 1;
                return true;
            }
            at = (size_t)(close - d->in.p) + 1;
            why = "unknown Unicode character name";
        }
    }
    kr_decode_error(d, d->pos, at, why);
    return true;
}

static bool octal_escape(kr_decoding *d) {
    size_t at = d->pos + 1;
    uint32_t cp = 0;
    for (int i = 0; i < 3 && at < d->in.n && (d->in.p[at] & 0xf8) == '0'; i++) {
        cp = cp << 3 | (d->in.p[at++] & 7u);
    }
    if (at == d->in.n && at - d->pos < 4 && !d->final) return false;
    kr_decoded_char(d, cp);
    d->pos = at;
    return true;
}

/* The escape at d->pos; false: incomplete, stop. */
static bool escape(kr_decoding *d) {
    static const char letters[] = "abfnrtv\\'\"", values[] = "\a\b\f\n\r\t\v\\'\"";
    if (d->pos + 1 == d->in.n) {
        if (!d->final) return false;
        kr_decode_error(d, d->pos, d->in.n, "\\ at end of string");
        return true;
    }
    uint8_t c = d->in.p[d->pos + 1];
    const char *known = c ? strchr(letters, c) : NULL;
    if (c == 'x' || c == 'u' || c == 'U') return hex_escape(d, c, "illegal Unicode character");
    if (c == 'N') return named_escape(d);
    if (c >= '0' && c <= '7') return octal_escape(d);
    if (known) {
        kr_decoded_char(d, (uint8_t)values[known - letters]);
    } else if (c != '\n') {
        kr_decoded_char(d, '\\');
        kr_decoded_char(d, c);
    }
    d->pos += 2;
    return true;
}

void kr_decode_unicode_escape(kr_decoding *d) {
    while (d->pos < d->in.n) {
        if (d->in.p[d->pos] != '\\')
            kr_decoded_char(d, d->in.p[d->pos++]);
        else if (!escape(d))
            return;
    }
}

void kr_decode_raw_escape(kr_decoding *d) {
    while (d->pos < d->in.n) {
        uint8_t c = d->in.p[d->pos];
        if (c == '\\') {
            if (d->pos + 1 == d->in.n && !d->final) return;
            uint8_t next = d->pos + 1 < d->in.n ? d->in.p[d->pos + 1] : 0;
            if (next == 'u' || next == 'U') {
                if (!hex_escape(d, next, "\\Uxxxxxxxx out of range")) return;
                continue;
            }
            if (next == '\\') { /* a pair stays a pair and hides a letter behind it */
                kr_decoded_char(d, c);
                d->pos++;
            }
        }
        kr_decoded_char(d, c);
        d->pos++;
    }
}
