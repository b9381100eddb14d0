/* Strings of JSON: reading them, and quoting.
 *
 * The text is UTF-8 that was checked before, so the reader only looks for the quote, backslashes
 * and control characters: what lies between is copied whole. Two escapes that are the halves of a
 * pair make one character, a half alone stays what it is. */
#include "base/swar.h"
#include "base/utf8.h"
#include "module/json.h"

/* ---- reading ---- */

/* What a byte means inside of a string. */
enum { PLAIN, HIGH, CONTROL, STOP };

static inline int kind_of(uint8_t c) {
    if (KR_UNLIKELY(c == '"' || c == '\\')) return STOP;
    if (KR_UNLIKELY(c < 0x20)) return CONTROL;
    return c < 0x80 ? PLAIN : HIGH;
}

/* Of eight bytes, how many come before the first quote, backslash, control character or byte that
 * is not ASCII. The words are of the machine's order: one that has the first byte on top counts
 * all or none. */
static inline unsigned plain_of_eight(const uint8_t *p) {
    const uint16_t order = 1;
    uint64_t w = kr_swar_load(p);
    uint64_t odd = (w | (w - KR_SWAR_ONES * 0x20)) & KR_SWAR_HIGHS;
    odd |= kr_swar_find(w, '"') | kr_swar_find(w, '\\');
    if (!odd) return 8;
    return *(const uint8_t *)&order ? (unsigned)__builtin_ctzll(odd) / 8 : 0;
}

/* Eight bytes that are quoted as they are: DEL is not. */
static inline bool stays_plain(const uint8_t *p) {
    return plain_of_eight(p) == 8 && kr_swar_printable(kr_swar_load(p));
}

/* From p to the next quote or backslash, or the end of the text. *ascii becomes false if something
 * else than ASCII lies between. */
static const uint8_t *run(kr_json_reader *r, const uint8_t *p, bool *ascii) {
    for (;;) {
        unsigned plain = 8;
        while (plain == 8 && r->end - p >= 8) p += plain = plain_of_eight(p);
        const uint8_t *few = r->end - p > 8 ? p + 8 : r->end;
        for (; p < few; p++) {
            int kind = kind_of(*p);
            if (kind == STOP) return p;
            if (kind == CONTROL && r->hooks->strict) {
                kr_json_error(r, "Invalid control character at", p);
            }
            if (kind == HIGH) *ascii = false;
        }
        if (p == r->end) return p;
    }
}

/* The four digits of \uXXXX, whose u lies before p. Something must follow them. */
static uint32_t four_digits(kr_json_reader *r, const uint8_t *p) {
    uint32_t cp = 0;
    if (r->end - p < 5) kr_json_error(r, "Invalid \\uXXXX escape", p - 1);
    for (int i = 0; i < 4; i++) {
        uint8_t c = p[i], low = c | 0x20;
        if (c >= '0' && c <= '9') {
            cp = cp << 4 | (c - '0');
        } else if (low >= 'a' && low <= 'f') {
            cp = cp << 4 | (low - 'a' + 10u);
        } else {
            kr_json_error(r, "Invalid \\uXXXX escape", p - 1);
        }
    }
    return cp;
}

static bool is_second_half(const uint8_t *p) {
    uint8_t third = p[2] | 0x20;
    return p[0] == '\\' && p[1] == 'u' && third == 'd' && (p[3] | 0x20) >= 'c' &&
           (p[3] | 0x20) <= 'f';
}

/* The escape at p, behind its backslash; what is behind it. */
static const uint8_t *escape(kr_json_reader *r, kr_strbuf *b, const uint8_t *p) {
    static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
    if (*p != 'u') {
        const char *known = *p ? strchr(from, *p) : NULL;
        if (!known) kr_json_error(r, "Invalid \\escape", p - 1);
        kr_strbuf_char(r->ctx, b, (uint8_t)to[known - from]);
        return p + 1;
    }
    uint32_t cp = four_digits(r, ++p);
    p += 4;
    if (cp >= 0xd800 && cp < 0xdc00 && r->end - p > 6 && is_second_half(p)) {
        bool digits = true;
        for (int i = 4; i < 6; i++) {
            uint8_t c = p[i], low = c | 0x20;
            digits = digits && ((c >= '0' && c <= '9') || (low >= 'a' && low <= 'f'));
        }
        if (digits) {
            cp = 0x10000 + ((cp - 0xd800) << 10) + (four_digits(r, p + 2) - 0xdc00);
            p += 6;
        }
    }
    kr_strbuf_char(r->ctx, b, cp);
    return p;
}

static kr_value with_escapes(kr_json_reader *r, const uint8_t *p) {
    const uint8_t *begin = r->at;
    bool ascii;
    kr_strbuf b;
    kr_strbuf_init(r->ctx, &b, 2 * (size_t)(p - begin) + 32);
    kr_strbuf_add(r->ctx, &b, (const char *)begin, (size_t)(p - begin));
    while (p < r->end && *p == '\\') {
        if (++p == r->end) break;
        p = escape(r, &b, p);
        const uint8_t *stop = run(r, p, &ascii);
        kr_strbuf_add(r->ctx, &b, (const char *)p, (size_t)(stop - p));
        p = stop;
    }
    if (p == r->end) kr_json_error(r, "Unterminated string starting at", begin - 1);
    r->at = p + 1;
    kr_value s = kr_strbuf_finish(r->ctx, &b);
    kr_heap_free(r->ctx, b.data);
    return s;
}

/* Documents have the same keys again and again: the last ones are kept. */
static kr_value short_key(kr_json_reader *r, const uint8_t *s, size_t n) {
    uint32_t h = (uint32_t)n * 31u + s[0] * 7u + s[n - 1] * 5u + s[n / 2];
    kr_value *slot = &r->memo[(h ^ h >> 6) % KR_JSON_MEMO];
    if (!kr_isnull(*slot)) {
        size_t len;
        const char *have = kr_str_data(*slot, &len);
        if (len == n && memcmp(have, s, n) == 0) return *slot;
    }
    return *slot = kr_str_new_ascii(r->ctx, (const char *)s, n);
}

kr_value kr_json_string(kr_json_reader *r, bool key) {
    const uint8_t *begin = r->at;
    bool ascii = true;
    const uint8_t *p = run(r, begin, &ascii);
    if (p == r->end) kr_json_error(r, "Unterminated string starting at", begin - 1);
    if (*p == '\\') return with_escapes(r, p);
    size_t n = (size_t)(p - begin);
    r->at = p + 1;
    if (!ascii) return kr_str_new(r->ctx, (const char *)begin, n);
    if (n == 1) return kr_str_of_ascii(r->ctx, begin[0]);
    if (key && n && n < 64) return short_key(r, begin, n);
    return kr_str_new_ascii(r->ctx, (const char *)begin, n);
}

/* ---- quoting ---- */

static inline bool needs_escape(uint8_t c, bool ascii) {
    return c < 0x20 || c == '"' || c == '\\' || (ascii && c >= 0x7f);
}

static char *put_unicode(char *to, uint32_t unit) {
    static const char hex[] = "0123456789abcdef";
    *to++ = '\\';
    *to++ = 'u';
    for (int shift = 12; shift >= 0; shift -= 4) *to++ = hex[unit >> shift & 15];
    return to;
}

/* The escape of the character at *p; at most 12 bytes. */
static char *put_escape(char *to, const uint8_t **p) {
    static const char from[] = "\"\\\b\f\n\r\t", name[] = "\"\\bfnrt";
    uint32_t cp = kr_utf8_next(p);
    const char *known = cp && cp < 0x80 ? strchr(from, (int)cp) : NULL;
    if (known) {
        *to++ = '\\';
        *to++ = name[known - from];
        return to;
    }
    if (cp >= 0x10000) {
        to = put_unicode(to, 0xd800 + ((cp - 0x10000) >> 10));
        cp = 0xdc00 + ((cp - 0x10000) & 0x3ff);
    }
    return put_unicode(to, cp);
}

void kr_json_quote(kr_ctx *ctx, kr_strbuf *out, kr_value str, bool ascii) {
    size_t n;
    const uint8_t *p = (const uint8_t *)kr_str_data(str, &n), *end = p + n;
    kr_json_room(ctx, out, n + 2);
    out->data[out->len++] = '"';
    while (p < end) {
        const uint8_t *from = p;
        for (;;) {
            while (end - p >= 8 && stays_plain(p)) p += 8;
            const uint8_t *few = end - p > 8 ? p + 8 : end;
            while (p < few && !needs_escape(*p, ascii)) p++;
            if (p < few || p == end) break;
        }
        size_t run_len = (size_t)(p - from);
        kr_json_room(ctx, out, run_len + 16);
        memcpy(out->data + out->len, from, run_len);
        out->len += run_len;
        if (p < end) out->len = (size_t)(put_escape(out->data + out->len, &p) - out->data);
        kr_tick(ctx, (uint32_t)run_len / 16 + 2);
    }
    kr_json_room(ctx, out, 1);
    out->data[out->len++] = '"';
}

static kr_value quoted(kr_ctx *ctx, kr_value s, bool ascii) {
    kr_strbuf b;
    if (!kr_is_str(s)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "first argument must be a string, not %T", s);
    }
    kr_strbuf_init(ctx, &b, kr_str_of(s)->len + 16);
    kr_json_quote(ctx, &b, s, ascii);
    kr_value v = kr_strbuf_finish(ctx, &b);
    kr_heap_free(ctx, b.data);
    return v;
}

kr_value kr_json_quote_ascii(kr_ctx *ctx, kr_value s) {
    return quoted(ctx, s, true);
}

kr_value kr_json_quote_any(kr_ctx *ctx, kr_value s) {
    return quoted(ctx, s, false);
}
