/* utf-8, utf-16 and utf-32. */
#include "base/swar.h"
#include "object/codec.h"

static void start(kr_encoding *e, bool (*put)(kr_encoding *, uint32_t), uint8_t unit, bool runs) {
    e->put = put;
    e->reason = "surrogates not allowed";
    e->runs = runs;
    e->unit = unit;
}

/* ---- utf-8 ---- */
static bool put_utf8(kr_encoding *e, uint32_t cp) {
    if (kr_utf8_is_surrogate(cp)) return false;
    kr_bytebuf_reserve(e->ctx, &e->out, KR_UTF8_MAX);
    e->out.len += kr_utf8_encode(cp, e->out.data + e->out.len);
    return true;
}

void kr_encode_utf8(kr_encoding *e) {
    kr_span s = kr_str_span(e->text);
    start(e, put_utf8, 1, true);
    size_t n = kr_str_has_surrogates(e->text) ? kr_utf8_find_surrogate(s.p, s.n) : s.n;
    kr_bytebuf_add(e->ctx, &e->out, s.p, n);
    e->pos = n;
    e->index = n == s.n ? kr_str_chars(kr_str_of(e->text)) : kr_utf8_count(s.p, n);
    kr_encode_loop(e);
}

void kr_decode_utf8(kr_decoding *d) {
    kr_utf8_error err;
    while (d->pos < d->in.n) {
        const uint8_t *p = d->in.p + d->pos;
        size_t n = d->in.n - d->pos;
        if (kr_utf8_validate(p, n, false, &err)) {
            kr_bytebuf_add(d->ctx, &d->out, p, n);
            d->pos = d->in.n;
            return;
        }
        kr_bytebuf_add(d->ctx, &d->out, p, err.start);
        d->pos += err.start;
        if (!d->final && err.end == n && strcmp(err.reason, "unexpected end of data") == 0) return;
        kr_decode_error(d, d->pos, d->pos + (err.end - err.start), err.reason);
    }
}

void kr_encode_utf8_sig(kr_encoding *e) {
    kr_bytebuf_add(e->ctx, &e->out, "\xef\xbb\xbf", 3);
    kr_encode_utf8(e);
}

void kr_decode_utf8_sig(kr_decoding *d) {
    size_t n = d->in.n < 3 ? d->in.n : 3;
    bool mark = memcmp(d->in.p, "\xef\xbb\xbf", n) == 0;
    if (mark && n < 3 && !d->final) return;
    if (mark && n == 3) d->in = (kr_span){d->in.p + 3, d->in.n - 3}; /* errors count from there */
    kr_decode_utf8(d);
    if (mark && n == 3) d->pos += 3;
}

/* ---- utf-16 ---- */
static void put_unit(kr_encoding *e, uint32_t v, int n) {
    kr_bytebuf_reserve(e->ctx, &e->out, 4);
    uint8_t *out = e->out.data + e->out.len;
    for (int i = 0; i < n; i++) out[e->big ? n - 1 - i : i] = (uint8_t)(v >> (8 * i));
    e->out.len += (size_t)n;
}

static bool put_utf16(kr_encoding *e, uint32_t cp) {
    if (kr_utf8_is_surrogate(cp)) return false;
    if (cp < 0x10000) {
        put_unit(e, cp, 2);
    } else {
        put_unit(e, 0xd800 + ((cp - 0x10000) >> 10), 2);
        put_unit(e, 0xdc00 + (cp & 0x3ff), 2);
    }
    return true;
}

static inline uint8_t *store16(uint8_t *out, uint32_t v, bool big) {
    out[big] = (uint8_t)v;
    out[!big] = (uint8_t)(v >> 8);
    return out + 2;
}

/* As far as there are no surrogates; room for everything is there. */
static void encode_utf16_run(kr_encoding *e, bool big) {
    kr_span s = kr_str_span(e->text);
    const uint8_t *p = s.p, *end = s.p + s.n;
    uint8_t *out = e->out.data + e->out.len;
    size_t n = 0;
    while (p < end) {
        const uint8_t *at = p;
        if (end - p >= KR_SWAR && !(kr_swar_load(p) & KR_SWAR_HIGHS)) {
            for (int i = 0; i < KR_SWAR; i++) out = store16(out, *p++, big);
            n += KR_SWAR;
            continue;
        }
        uint32_t cp = kr_utf8_next(&p);
        if (KR_UNLIKELY(kr_utf8_is_surrogate(cp))) {
            p = at;
            break;
        }
        n++;
        if (cp < 0x10000) {
            out = store16(out, cp, big);
        } else {
            out = store16(out, 0xd800 + ((cp - 0x10000) >> 10), big);
            out = store16(out, 0xdc00 + (cp & 0x3ff), big);
        }
    }
    e->out.len = (size_t)(out - e->out.data);
    e->pos = (size_t)(p - s.p);
    e->index = n;
}

void kr_encode_utf16(kr_encoding *e) {
    start(e, put_utf16, 2, false);
    e->big = e->codec->order > 0;
    if (e->codec->order == 0) put_unit(e, 0xfeff, 2);
    kr_bytebuf_reserve(e->ctx, &e->out, 2 * kr_str_of(e->text)->len);
    if (e->big)
        encode_utf16_run(e, true);
    else
        encode_utf16_run(e, false);
    kr_encode_loop(e);
}

static inline uint32_t get16(const kr_decoding *d, size_t at) {
    const uint8_t *p = d->in.p + at;
    return d->byte_order > 0 ? (uint32_t)p[0] << 8 | p[1] : (uint32_t)p[1] << 8 | p[0];
}

static inline uint32_t get32(const kr_decoding *d, size_t at) {
    uint32_t a = get16(d, at), b = get16(d, at + 2);
    return d->byte_order > 0 ? a << 16 | b : b << 16 | a;
}

/* Reads the byte order mark of codecs that have one; false: not there yet. */
static bool read_mark(kr_decoding *d, size_t unit) {
    if (d->byte_order == 0 && d->pos == 0) {
        if (d->in.n < unit && !d->final) return false;
        d->byte_order = -1;
        if (d->in.n >= unit) {
            uint32_t le = unit == 2 ? get16(d, 0) : get32(d, 0);
            if (le == 0xfeff)
                d->pos = unit;
            else if (le == (unit == 2 ? 0xfffeu : 0xfffe0000u)) {
                d->pos = unit;
                d->byte_order = 1;
            }
        }
    }
    if (d->codec->order == 0) {
        d->name = unit == 2           ? d->byte_order > 0 ? "utf-16-be" : "utf-16-le"
                  : d->byte_order > 0 ? "utf-32-be"
                                      : "utf-32-le";
    }
    return true;
}

/* A surrogate `c` at d->pos; false: incomplete, stop. */
static bool surrogate16(kr_decoding *d, uint32_t c) {
    size_t at = d->pos, left = d->in.n - at;
    if (c >= 0xdc00) {
        kr_decode_error(d, at, at + 2, "illegal encoding");
    } else if (left < 4) {
        if (!d->final) return false;
        kr_decode_error(d, at, d->in.n, "unexpected end of data");
    } else {
        uint32_t low = get16(d, at + 2);
        if (low >= 0xdc00 && low <= 0xdfff) {
            kr_decoded_char(d, 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00));
            d->pos = at + 4;
        } else {
            kr_decode_error(d, at, at + 2, "illegal UTF-16 surrogate");
        }
    }
    return true;
}

/* Plain units from d->pos on, up to the next surrogate. */
static void decode_utf16_run(kr_decoding *d, bool big) {
    const uint8_t *p = d->in.p + d->pos, *end = p + ((d->in.n - d->pos) & ~(size_t)1);
    kr_bytebuf_reserve(d->ctx, &d->out, (size_t)(end - p) / 2 * 3);
    uint8_t *out = d->out.data + d->out.len;
    for (; p < end; p += 2) {
        uint32_t c = (uint32_t)p[!big] << 8 | p[big];
        if (kr_utf8_is_surrogate(c)) break;
        out += kr_utf8_encode(c, out);
    }
    d->out.len = (size_t)(out - d->out.data);
    d->pos = (size_t)(p - d->in.p);
}

void kr_decode_utf16(kr_decoding *d) {
    if (!read_mark(d, 2)) return;
    while (d->pos < d->in.n) {
        if (d->in.n - d->pos < 2) {
            if (!d->final) return;
            kr_decode_error(d, d->pos, d->in.n, "truncated data");
            continue;
        }
        uint32_t c = get16(d, d->pos);
        if (kr_utf8_is_surrogate(c)) {
            if (!surrogate16(d, c)) return;
        } else if (d->byte_order > 0) {
            decode_utf16_run(d, true);
        } else {
            decode_utf16_run(d, false);
        }
    }
}

/* ---- utf-32 ---- */
static bool put_utf32(kr_encoding *e, uint32_t cp) {
    if (kr_utf8_is_surrogate(cp)) return false;
    put_unit(e, cp, 4);
    return true;
}

void kr_encode_utf32(kr_encoding *e) {
    start(e, put_utf32, 4, false);
    e->big = e->codec->order > 0;
    if (e->codec->order == 0) put_unit(e, 0xfeff, 4);
    kr_encode_loop(e);
}

void kr_decode_utf32(kr_decoding *d) {
    if (!read_mark(d, 4)) return;
    while (d->pos < d->in.n) {
        size_t at = d->pos;
        if (d->in.n - at < 4) {
            if (!d->final) return;
            kr_decode_error(d, at, d->in.n, "truncated data");
            continue;
        }
        uint32_t c = get32(d, at);
        if (c > KR_UNICODE_MAX) {
            kr_decode_error(d, at, at + 4, "code point not in range(0x110000)");
        } else if (kr_utf8_is_surrogate(c)) {
            kr_decode_error(d, at, at + 4,
                            "code point in surrogate code point range(0xd800, 0xe000)");
        } else {
            kr_decoded_char(d, c);
            d->pos += 4;
        }
    }
}
