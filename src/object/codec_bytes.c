/* Codecs of one byte per character: ascii, latin-1, tables, and charmaps given from Python. */
#include "base/swar.h"
#include "object/codec.h"
#include "object/dict.h"
#include "object/exception.h"
#include "object/int.h"

/* ---- ascii, latin-1 ---- */
static bool put_ascii(kr_encoding *e, uint32_t cp) {
    if (cp >= 128) return false;
    kr_bytebuf_byte(e->ctx, &e->out, (uint8_t)cp);
    return true;
}

static bool put_latin1(kr_encoding *e, uint32_t cp) {
    if (cp >= 256) return false;
    kr_bytebuf_byte(e->ctx, &e->out, (uint8_t)cp);
    return true;
}

static void start(kr_encoding *e, bool (*put)(kr_encoding *, uint32_t), const char *reason) {
    e->put = put;
    e->reason = reason;
    e->runs = true;
    e->unit = 1;
}

void kr_encode_ascii(kr_encoding *e) {
    kr_span s = kr_str_span(e->text);
    start(e, put_ascii, "ordinal not in range(128)");
    size_t n = kr_str_is_ascii(e->text) ? s.n : kr_utf8_ascii_prefix(s.p, s.n);
    kr_bytebuf_add(e->ctx, &e->out, s.p, n);
    e->pos = e->index = n;
    kr_encode_loop(e);
}

void kr_encode_latin1(kr_encoding *e) {
    kr_span s = kr_str_span(e->text);
    const uint8_t *p = s.p, *end = s.p + s.n;
    start(e, put_latin1, "ordinal not in range(256)");
    if (kr_str_is_ascii(e->text)) {
        kr_bytebuf_add(e->ctx, &e->out, s.p, s.n);
        return;
    }
    kr_bytebuf_reserve(e->ctx, &e->out, kr_str_chars(kr_str_of(e->text)) + KR_SWAR);
    uint8_t *out = e->out.data + e->out.len;
    while (p < end && *p < 0xc4) {
        if (*p < 0x80) out = kr_swar_copy_ascii(out, &p, end);
        if (p == end || *p >= 0xc4) break;
        *out++ = *p < 0x80 ? *p : (uint8_t)(*p << 6 | (p[1] & 0x3f));
        p += *p < 0x80 ? 1 : 2;
    }
    e->index = (size_t)(out - e->out.data) - e->out.len;
    e->out.len += e->index;
    e->pos = (size_t)(p - s.p);
    kr_encode_loop(e);
}

void kr_decode_ascii(kr_decoding *d) {
    while (d->pos < d->in.n) {
        size_t n = kr_utf8_ascii_prefix(d->in.p + d->pos, d->in.n - d->pos);
        kr_bytebuf_add(d->ctx, &d->out, d->in.p + d->pos, n);
        d->pos += n;
        if (d->pos < d->in.n) kr_decode_error(d, d->pos, d->pos + 1, "ordinal not in range(128)");
    }
}

static uint8_t *widen(uint8_t *out, const uint8_t *p, const uint8_t *end) {
    while (p < end) {
        if (end - p >= KR_SWAR && !(kr_swar_load(p) & KR_SWAR_HIGHS)) {
            memcpy(out, p, KR_SWAR);
            out += KR_SWAR;
            p += KR_SWAR;
            continue;
        }
        uint8_t c = *p++;
        if (c < 0x80) {
            *out++ = c;
        } else {
            *out++ = (uint8_t)(0xc0 | c >> 6);
            *out++ = (uint8_t)(0x80 | (c & 0x3f));
        }
    }
    return out;
}

void kr_decode_latin1(kr_decoding *d) {
    size_t left = d->in.n - d->pos;
    kr_bytebuf_reserve(d->ctx, &d->out, 2 * left);
    uint8_t *end = widen(d->out.data + d->out.len, d->in.p + d->pos, d->in.p + d->in.n);
    d->out.len = (size_t)(end - d->out.data);
    d->pos = d->in.n;
}

kr_value kr_latin1_text(kr_ctx *ctx, kr_span in) {
    size_t high = 0;
    char *out;
    size_t i = 0;
    for (; in.n - i >= KR_SWAR; i += KR_SWAR) {
        high += ((kr_swar_load(in.p + i) & KR_SWAR_HIGHS) >> 7) * KR_SWAR_ONES >> 56;
    }
    for (; i < in.n; i++) high += in.p[i] >> 7;
    if (in.n < 2) {
        return in.n ? kr_str_from_char(ctx, *in.p) : ctx->vm->str_empty;
    }
    kr_value v = kr_str_make(ctx, in.n + high, in.n, false, &out);
    widen((uint8_t *)out, in.p, in.p + in.n);
    return v;
}

/* ---- tables: ASCII below, 128 characters above ---- */
enum { NO_CHAR = 0xfffe };

static bool put_table(kr_encoding *e, uint32_t cp) {
    if (cp < 128) {
        kr_bytebuf_byte(e->ctx, &e->out, (uint8_t)cp);
        return true;
    }
    for (int i = 0; cp != NO_CHAR && i < 128; i++) {
        if (e->codec->table[i] != cp) continue;
        kr_bytebuf_byte(e->ctx, &e->out, (uint8_t)(128 + i));
        return true;
    }
    return false;
}

void kr_encode_table(kr_encoding *e) {
    start(e, put_table, "character maps to <undefined>");
    e->whole = true;
    kr_encode_loop(e);
}

void kr_decode_table(kr_decoding *d) {
    while (d->pos < d->in.n) {
        uint8_t c = d->in.p[d->pos];
        uint32_t cp = c < 128 ? c : d->codec->table[c - 128];
        if (cp == NO_CHAR) {
            kr_decode_error(d, d->pos, d->pos + 1, "character maps to <undefined>");
            continue;
        }
        d->pos++;
        kr_decoded_char(d, cp);
    }
}

/* ---- charmaps: mappings that Python code gives ---- */
typedef struct look_up {
    kr_value map, key;
} look_up;

static kr_value get_item(kr_ctx *ctx, void *arg) {
    look_up *l = arg;
    return kr_getitem(ctx, l->map, l->key);
}

/* map[key]; None if that raises LookupError. */
static kr_value mapped(kr_ctx *ctx, kr_value map, uint32_t key) {
    look_up l = {map, kr_smallint((kr_sword)key)};
    kr_value exc, v;
    if (kr_is_exact(map, &kr_type_dict)) {
        v = kr_dict_get(ctx, map, l.key);
        return kr_isnull(v) ? KR_NONE : v;
    }
    v = kr_protect(ctx, get_item, &l, &exc);
    if (kr_isnull(exc)) return v;
    if (!kr_is_instance_of(exc, &kr_type_LookupError)) kr_raise(ctx, exc);
    return KR_NONE;
}

static bool put_charmap(kr_encoding *e, uint32_t cp) {
    kr_value v = mapped(e->ctx, e->map, cp);
    int64_t i;
    if (kr_is_none(v)) return false;
    if (kr_is_bytes(v)) {
        kr_span s = kr_bytes_span(v);
        kr_bytebuf_add(e->ctx, &e->out, s.p, s.n);
        return true;
    }
    if (!kr_is_int(v)) {
        kr_raise_fmt(e->ctx, &kr_type_TypeError,
                     "character mapping must return integer, bytes or None, not %T", v);
    }
    if (!kr_int_to_i64(v, &i) || i < 0 || i > 255) {
        kr_raise_fmt(e->ctx, &kr_type_TypeError, "character mapping must be in range(256)");
    }
    kr_bytebuf_byte(e->ctx, &e->out, (uint8_t)i);
    return true;
}

void kr_encode_charmap(kr_encoding *e) {
    start(e, put_charmap, "character maps to <undefined>");
    e->whole = true;
    kr_encode_loop(e);
}

/* Adds what byte c stands for; false if it stands for nothing. */
static bool add_mapped(kr_decoding *d, uint8_t c) {
    kr_value v;
    int64_t i;
    if (kr_is_str(d->map)) {
        if (c >= kr_str_chars(kr_str_of(d->map))) return false;
        uint32_t cp = kr_str_char(d->ctx, d->map, c);
        if (cp != NO_CHAR) kr_decoded_char(d, cp);
        return cp != NO_CHAR;
    }
    v = mapped(d->ctx, d->map, c);
    if (kr_is_none(v)) return false;
    if (kr_is_str(v)) {
        kr_span s = kr_str_span(v);
        if (kr_str_chars(kr_str_of(v)) == 1 && kr_str_char(d->ctx, v, 0) == NO_CHAR) return false;
        kr_bytebuf_add(d->ctx, &d->out, s.p, s.n);
        return true;
    }
    if (!kr_is_int(v)) {
        kr_raise_fmt(d->ctx, &kr_type_TypeError,
                     "character mapping must return integer, None or str");
    }
    if (!kr_int_to_i64(v, &i) || i < 0 || i > (int64_t)KR_UNICODE_MAX) {
        kr_raise_fmt(d->ctx, &kr_type_TypeError, "character mapping must be in range(0x110000)");
    }
    if (i == NO_CHAR) return false;
    kr_decoded_char(d, (uint32_t)i);
    return true;
}

void kr_decode_charmap(kr_decoding *d) {
    while (d->pos < d->in.n) {
        if (add_mapped(d, d->in.p[d->pos]))
            d->pos++;
        else
            kr_decode_error(d, d->pos, d->pos + 1, "character maps to <undefined>");
    }
}
