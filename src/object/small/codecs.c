/* str.encode and bytes.decode of a build without the registry of codecs (object/codecs.c): UTF-8,
 * ASCII and Latin-1 with the handlers strict, ignore and replace. */
#include "base/utf8.h"
#include "object/bytes.h"
#include "object/protocol.h"
#include "object/str.h"

/* The highest code point of an encoding; names as programs write them. */
static uint32_t last_char(kr_ctx *ctx, const char *name) {
    static const struct {
        char name[12];
        uint32_t last;
    } known[] = {{"utf-8", KR_UNICODE_MAX}, {"utf8", KR_UNICODE_MAX}, {"ascii", 0x7f},
                 {"latin-1", 0xff},         {"latin1", 0xff},         {"iso8859-1", 0xff}};
    if (!name) return KR_UNICODE_MAX;
    for (size_t i = 0; i < KR_ARRAY_LEN(known); i++) {
        if (strcmp(name, known[i].name) == 0) return known[i].last;
    }
    kr_raise_fmt(ctx, &kr_type_LookupError, "unknown encoding: %s", name);
}

/* What stands for something that does not go: `replacement`, or 0 for nothing. */
static uint32_t handle(kr_ctx *ctx, const char *errors, uint32_t replacement) {
    if (errors && strcmp(errors, "ignore") == 0) return 0;
    if (errors && strcmp(errors, "replace") == 0) return replacement;
    kr_raise_none(ctx, &kr_type_UnicodeError);
}

static void add(kr_ctx *ctx, kr_strbuf *b, uint8_t byte) {
    kr_strbuf_add(ctx, b, (const char *)&byte, 1);
}

kr_value kr_str_encode(kr_ctx *ctx, kr_value s, const char *encoding, const char *errors) {
    const kr_str *text = kr_str_of(s);
    const uint8_t *at = (const uint8_t *)text->data, *end = at + text->len;
    uint32_t last = last_char(ctx, encoding);
    kr_strbuf b;
    if (kr_str_is_ascii(s) || (last > 0xff && kr_utf8_find_surrogate(at, text->len) == text->len))
        return kr_bytes_new(ctx, text->data, text->len);
    kr_strbuf_init(ctx, &b, text->len);
    while (at < end) {
        const uint8_t *start = at;
        uint32_t cp = kr_utf8_next(&at);
        if (cp > last || kr_utf8_is_surrogate(cp)) {
            cp = handle(ctx, errors, '?');
            if (cp) add(ctx, &b, (uint8_t)cp);
        } else if (last > 0xff) {
            kr_strbuf_add(ctx, &b, (const char *)start, (size_t)(at - start));
        } else {
            add(ctx, &b, (uint8_t)cp);
        }
    }
    kr_keep(s);
    return kr_bytes_new(ctx, b.len ? b.data : "", b.len);
}

kr_value kr_str_decode(kr_ctx *ctx, const char *data, size_t len, const char *encoding,
                       const char *errors) {
    const uint8_t *s = (const uint8_t *)data;
    uint32_t last = last_char(ctx, encoding), cp;
    kr_strbuf b;
    if (last != 0xff && kr_utf8_is_ascii(s, len)) return kr_str_new(ctx, data, len);
    kr_strbuf_init(ctx, &b, len);
    while (len) {
        size_t n = last > 0xff ? kr_utf8_decode(s, len, false, &cp) : 1;
        if (last <= 0xff) cp = *s;
        if (!n || cp > last) {
            cp = handle(ctx, errors, 0xfffd);
            n = 1;
        }
        if (cp || !*s) kr_strbuf_char(ctx, &b, cp);
        s += n;
        len -= n;
    }
    return kr_strbuf_finish(ctx, &b);
}
