/* The registry of codecs, and str.encode / bytes.decode by name.
 *
 * Built-in codecs are const rows; what Python code registered (search functions, error handlers)
 * lives in a list of the VM: [search functions, found codecs by name, handlers by name]. */
#include "object/codec.h"
#include "object/dict.h"

enum { FAMILIAR = 9 }; /* rows from the first on whose last name is one of their aliases too */
static const kr_codec codecs[] = {
    {"utf-8", "utf_8 u8 utf utf8 utf8_ucs2 utf8_ucs4 cp65001", "utf-8", kr_encode_utf8,
     kr_decode_utf8, NULL, 0},
    {"ascii",
     "ascii 646 ansi_x3_4_1968 ansi_x3_4_1986 cp367 csascii ibm367 iso646_us iso_646_irv_1991 "
     "iso_ir_6 us us_ascii",
     "ascii", kr_encode_ascii, kr_decode_ascii, NULL, 0},
    {"iso8859-1",
     "latin_1 8859 cp819 csisolatin1 ibm819 iso8859 iso8859_1 iso_8859_1 iso_8859_1_1987 "
     "iso_ir_100 l1 latin latin1",
     "latin-1", kr_encode_latin1, kr_decode_latin1, NULL, 0},
    {"utf-16", "utf_16 u16 utf16", "utf-16", kr_encode_utf16, kr_decode_utf16, NULL, 0},
    {"utf-16-le", "utf_16_le unicodelittleunmarked utf_16le", "utf-16-le", kr_encode_utf16,
     kr_decode_utf16, NULL, -1},
    {"utf-16-be", "utf_16_be unicodebigunmarked utf_16be", "utf-16-be", kr_encode_utf16,
     kr_decode_utf16, NULL, 1},
    {"utf-32", "utf_32 u32 utf32", "utf-32", kr_encode_utf32, kr_decode_utf32, NULL, 0},
    {"utf-32-le", "utf_32_le utf_32le", "utf-32-le", kr_encode_utf32, kr_decode_utf32, NULL, -1},
    {"utf-32-be", "utf_32_be utf_32be", "utf-32-be", kr_encode_utf32, kr_decode_utf32, NULL, 1},
    {"utf-8-sig", "utf_8_sig", "utf-8", kr_encode_utf8_sig, kr_decode_utf8_sig, NULL, 0},
    {"unicode-escape", "unicode_escape", "unicodeescape", kr_encode_unicode_escape,
     kr_decode_unicode_escape, NULL, 0},
    {"raw-unicode-escape", "raw_unicode_escape", "rawunicodeescape", kr_encode_raw_escape,
     kr_decode_raw_escape, NULL, 0},
};

/* Codecs that do not turn text into bytes; only codecs.encode and codecs.decode know them. */
static const char other_codecs[] =
    " hex hex_codec base64 base_64 base64_codec bz2 bz2_codec quopri quopri_codec quoted_printable "
    "quotedprintable rot13 rot_13 uu uu_codec zip zlib zlib_codec ";

/* ---- names ---- */
static bool is_alnum(char c) {
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

/* Lower case, runs of anything that is no letter or digit to one '_'. False: too long. */
static bool normalize(const char *name, char *out, size_t cap) {
    size_t n = 0;
    bool gap = false;
    for (; *name; name++) {
        if (!is_alnum(*name)) {
            gap = (unsigned char)*name < 128;
            continue;
        }
        if (n + 3 > cap) return false;
        if (gap && n) out[n++] = '_';
        gap = false;
        out[n++] = *name >= 'A' && *name <= 'Z' ? (char)(*name | 0x20) : *name;
    }
    out[n] = 0;
    return n > 0;
}

/* Is `word` among the blank-separated words of `list`? */
static bool listed(const char *list, const char *word, size_t n) {
    for (const char *p = list; (p = strstr(p, word)) != NULL; p += n) {
        if ((p == list || p[-1] == ' ') && (p[n] == ' ' || p[n] == 0)) return true;
    }
    return false;
}

const kr_codec *kr_codec_find(const char *name) {
    char norm[48];
    if (strcmp(name, "utf8") == 0) return &codecs[0];
    for (size_t i = 0; i < FAMILIAR; i++) {
        if (*name == *codecs[i].error_name && strcmp(name, codecs[i].error_name) == 0) {
            return &codecs[i];
        }
    }
    if (!normalize(name, norm, sizeof norm)) return NULL;
    size_t n = strlen(norm);
    for (size_t i = 0; i < KR_ARRAY_LEN(codecs); i++) {
        if (listed(codecs[i].aliases, norm, n)) return &codecs[i];
    }
    for (size_t i = 0; i < kr_codec_n_tables; i++) {
        if (listed(kr_codec_tables[i].aliases, norm, n)) return &kr_codec_tables[i];
    }
    return NULL;
}

kr_value kr_codec_normal_name(kr_ctx *ctx, const char *name) {
    kr_strbuf b;
    kr_strbuf_init(ctx, &b, 32);
    for (; *name; name++) {
        char c = *name == ' ' || *name == '-' ? '_' : *name;
        if (c >= 'A' && c <= 'Z') c = (char)(c | 0x20);
        kr_strbuf_add(ctx, &b, &c, 1);
    }
    return kr_strbuf_finish(ctx, &b);
}

/* ---- what Python code registered ---- */
kr_value kr_codec_state(kr_ctx *ctx, int which) {
    void **place = &ctx->vm->module_state[KR_MODSTATE_CODECS];
    if (!*place) {
        kr_value state = kr_list_new(ctx, 0, NULL);
        kr_list_append(ctx, state, kr_list_new(ctx, 0, NULL));
        kr_list_append(ctx, state, kr_dict_new(ctx, 0));
        kr_list_append(ctx, state, kr_dict_new(ctx, 0));
        kr_list_append(ctx, ctx->vm->roots, state);
        *place = kr_ptr(state);
    }
    return ((kr_list *)*place)->items[which];
}

kr_value kr_codec_search(kr_ctx *ctx, const char *name) {
    kr_value key, found, search;
    if (!ctx->vm->module_state[KR_MODSTATE_CODECS]) return KR_NULL;
    key = kr_codec_normal_name(ctx, name);
    found = kr_dict_get(ctx, kr_codec_state(ctx, KR_CODEC_CACHE), key);
    if (!kr_isnull(found)) return found;
    search = kr_codec_state(ctx, KR_CODEC_SEARCH);
    for (size_t i = 0; i < KR_AS(kr_list, search)->len; i++) {
        kr_value r = kr_call1(ctx, KR_AS(kr_list, search)->items[i], key);
        if (kr_is_none(r)) continue;
        if (!kr_is_tuple(r) || KR_AS(kr_tuple, r)->len != 4) {
            kr_raise_fmt(ctx, &kr_type_TypeError, "codec search functions must return 4-tuples");
        }
        kr_dict_set(ctx, kr_codec_state(ctx, KR_CODEC_CACHE), key, r);
        return r;
    }
    return KR_NULL;
}

static KR_COLD KR_NORETURN void unknown(kr_ctx *ctx, const char *name, const char *way) {
    char norm[48];
    if (normalize(name, norm, sizeof norm) && listed(other_codecs, norm, strlen(norm))) {
        kr_raise_fmt(ctx, &kr_type_LookupError,
                     "'%s' is not a text encoding; use codecs.%s() to handle arbitrary codecs",
                     name, way);
    }
    kr_raise_fmt(ctx, &kr_type_LookupError, "unknown encoding: %s", name);
}

/* Encodes or decodes with a codec written in Python. */
static kr_value by_search(kr_ctx *ctx, const char *name, bool encode, kr_value arg,
                          const char *errors) {
    const char *way = encode ? "encode" : "decode";
    kr_value info = kr_codec_search(ctx, name), flag;
    if (kr_isnull(info)) unknown(ctx, name, way);
    flag = kr_getattr_opt(ctx, info, kr_str_intern_rom(ctx, "_is_text_encoding"));
    if (!kr_isnull(flag) && !kr_truth(ctx, flag)) {
        kr_raise_fmt(ctx, &kr_type_LookupError,
                     "'%s' is not a text encoding; use codecs.%s() to handle arbitrary codecs",
                     name, way);
    }
    kr_value r = kr_call2(ctx, KR_AS(kr_tuple, info)->items[encode ? 0 : 1], arg,
                          kr_str_from_cstr(ctx, errors ? errors : "strict"));
    if (!kr_is_tuple(r) || KR_AS(kr_tuple, r)->len != 2) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "%sr must return a tuple (object, integer)", way);
    }
    r = KR_AS(kr_tuple, r)->items[0];
    if (encode && !kr_is_bytes(r) && kr_is_bytearray(r)) {
        kr_span s = kr_bytes_span(r);
        return kr_bytes_new(ctx, s.p, s.n);
    }
    if (encode ? !kr_is_bytes(r) : !kr_is_str(r)) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "'%s' %sr returned '%T' instead of '%s'; use codecs.%s() to %s to arbitrary "
                     "types",
                     name, way, r, encode ? "bytes" : "str", way, way);
    }
    return r;
}

/* ---- both ways ---- */
kr_value kr_codec_encode(kr_ctx *ctx, const kr_codec *c, kr_value text, const char *errors) {
    kr_encoding e = {
        .ctx = ctx, .codec = c, .name = c->error_name, .errors = errors, .text = text, .unit = 1};
    kr_bytebuf_init(ctx, &e.out, kr_str_of(text)->len + 4);
    c->encode(&e);
    kr_keep(text);
    return kr_bytes_new(ctx, e.out.data, e.out.len);
}

kr_value kr_decoding_text(kr_decoding *d) {
    return kr_str_new(d->ctx, (const char *)d->out.data, d->out.len);
}

kr_value kr_codec_decode(kr_ctx *ctx, const kr_codec *c, kr_span in, const char *errors, bool final,
                         size_t *consumed) {
    kr_decoding d = {.ctx = ctx,
                     .codec = c,
                     .name = c->error_name,
                     .errors = errors,
                     .in = in,
                     .final = final,
                     .byte_order = c->order};
    kr_bytebuf_init(ctx, &d.out, in.n);
    c->decode(&d);
    if (consumed) *consumed = d.pos;
    return kr_decoding_text(&d);
}

kr_value kr_str_encode(kr_ctx *ctx, kr_value s, const char *encoding, const char *errors) {
    const kr_codec *c = encoding ? kr_codec_find(encoding) : &codecs[0];
    if (KR_UNLIKELY(!c)) return by_search(ctx, encoding, true, s, errors);
    if (kr_str_is_ascii(s) && c < codecs + 3) {
        return kr_bytes_new(ctx, kr_str_of(s)->data, kr_str_of(s)->len);
    }
    if (c == &codecs[0] && !kr_str_has_surrogates(s)) {
        return kr_bytes_new(ctx, kr_str_of(s)->data, kr_str_of(s)->len);
    }
    return kr_codec_encode(ctx, c, s, errors);
}

kr_value kr_str_decode(kr_ctx *ctx, const char *data, size_t len, const char *encoding,
                       const char *errors) {
    const kr_span in = {(const uint8_t *)data, len};
    if (len == 0) return ctx->vm->str_empty;
    const kr_codec *c = encoding ? kr_codec_find(encoding) : &codecs[0];
    if (KR_UNLIKELY(!c)) {
        return by_search(ctx, encoding, false, kr_bytes_new(ctx, data, len), errors);
    }
    if (c < codecs + 3) { /* the common case needs no buffer */
        if (kr_utf8_is_ascii(in.p, len)) return kr_str_new_ascii(ctx, data, len);
        if (c == &codecs[0] && kr_utf8_validate(in.p, len, false, NULL)) {
            return kr_str_new_valid(ctx, data, len);
        }
        if (c == &codecs[2]) return kr_latin1_text(ctx, in);
    }
    return kr_codec_decode(ctx, c, in, errors, true, NULL);
}
