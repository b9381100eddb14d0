/* _codecs: codecs and error handlers as functions; lib/codecs.py makes the module codecs of them.
 *
 * Input that is not bytes is copied first: an error handler may change it. */
#include "base/digits.h"
#include "object/codec.h"
#include "object/dict.h"
#include "object/int.h"
#include "object/module.h"

static const char *errors_arg(kr_ctx *ctx, size_t n, const kr_value *args, size_t at,
                              const char *fname) {
    if (n <= at || kr_is_none(args[at])) return NULL;
    if (!kr_is_str(args[at])) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "%s() argument %zu must be str or None, not %Z",
                     fname, at + 1, args[at]);
    }
    return kr_str_cstr(ctx, args[at]);
}

static kr_value text_arg(kr_ctx *ctx, kr_value v, const char *fname) {
    if (!kr_is_str(v)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "%s() argument 1 must be str, not %Z", fname, v);
    }
    return v;
}

static kr_value bytes_arg(kr_ctx *ctx, kr_value v) {
    if (kr_is_bytes(v)) return v;
    kr_span s = kr_bytes_need_span(ctx, v);
    return kr_bytes_new(ctx, s.p, s.n);
}

static bool truth_arg(kr_ctx *ctx, size_t n, const kr_value *args, size_t at) {
    return n > at && kr_truth(ctx, args[at]);
}

static kr_value with_count(kr_ctx *ctx, kr_value v, size_t count) {
    return kr_tuple2(ctx, v, kr_smallint((kr_sword)count));
}

/* ---- one pair of functions per codec ---- */
static kr_value encode_with(kr_ctx *ctx, const char *codec, const char *fname, size_t n,
                            const kr_value *args) {
    kr_value text = text_arg(ctx, args[0], fname);
    const char *errors = errors_arg(ctx, n, args, 1, fname);
    kr_value r = kr_codec_encode(ctx, kr_codec_find(codec), text, errors);
    return with_count(ctx, r, kr_str_chars(kr_str_of(text)));
}

static kr_value decode_with(kr_ctx *ctx, const char *codec, const char *fname, size_t n,
                            const kr_value *args, bool final) {
    bool escape = strstr(codec, "escape") != NULL;
    kr_value in = escape && kr_is_str(args[0]) ? kr_str_encode(ctx, args[0], "utf-8", NULL)
                                               : bytes_arg(ctx, args[0]);
    const char *errors = errors_arg(ctx, n, args, 1, fname);
    size_t used;
    kr_value r =
        kr_codec_decode(ctx, kr_codec_find(codec), kr_bytes_span(in), errors, final, &used);
    return with_count(ctx, r, used);
}

#define ENCODER(ident, codec)                                                                      \
    static kr_value ident##_encode(kr_ctx *ctx, size_t n, const kr_value *args) {                  \
        return encode_with(ctx, codec, #ident "_encode", n, args);                                 \
    }
#define DECODER(ident, codec, dflt)                                                                \
    static kr_value ident##_decode(kr_ctx *ctx, size_t n, const kr_value *args) {                  \
        return decode_with(ctx, codec, #ident "_decode", n, args,                                  \
                           n > 2 ? truth_arg(ctx, n, args, 2) : dflt);                             \
    }
// clang-format off
#define STATEFUL(X)                                                                                \
    X(utf_8, "utf-8", false)                                                                       \
    X(utf_16, "utf-16", false) X(utf_16_le, "utf-16-le", false) X(utf_16_be, "utf-16-be", false)   \
    X(utf_32, "utf-32", false) X(utf_32_le, "utf-32-le", false) X(utf_32_be, "utf-32-be", false)   \
    X(unicode_escape, "unicode-escape", true) X(raw_unicode_escape, "raw-unicode-escape", true)
// clang-format on
#define STATELESS(X) X(ascii, "ascii", true) X(latin_1, "latin-1", true)
#define PAIR(ident, codec, dflt) ENCODER(ident, codec) DECODER(ident, codec, dflt)
STATEFUL(PAIR)
STATELESS(PAIR)
#undef PAIR

/* ---- by name ---- */
/* _known(name): the canonical name of a built-in codec, or None */
static kr_value known(kr_ctx *ctx, kr_value name) {
    const kr_codec *c = kr_codec_find(kr_str_cstr(ctx, text_arg(ctx, name, "lookup")));
    return c ? kr_str_from_cstr(ctx, c->name) : KR_NONE;
}

/* _search(name): what a registered search function gives, or None */
static kr_value search(kr_ctx *ctx, kr_value name) {
    kr_value r = kr_codec_search(ctx, kr_str_cstr(ctx, text_arg(ctx, name, "lookup")));
    return kr_isnull(r) ? KR_NONE : r;
}

static const kr_codec *codec_arg(kr_ctx *ctx, kr_value name) {
    const kr_codec *c = kr_codec_find(kr_str_cstr(ctx, text_arg(ctx, name, "lookup")));
    if (!c) kr_raise_fmt(ctx, &kr_type_LookupError, "unknown encoding: %S", name);
    return c;
}

/* _encode(codec, text, errors) */
static kr_value encode_by_name(kr_ctx *ctx, size_t n, const kr_value *args) {
    const kr_codec *c = codec_arg(ctx, args[0]);
    if (!kr_is_str(args[1])) { /* as utf_8_encode and its like say it */
        kr_raise_fmt(ctx, &kr_type_TypeError, "%S_encode() argument 1 must be str, not %Z",
                     kr_codec_normal_name(ctx, c->error_name), args[1]);
    }
    return encode_with(ctx, c->name, "encode", n - 1, args + 1);
}

/* _decode(codec, data, errors, final) */
static kr_value decode_by_name(kr_ctx *ctx, size_t n, const kr_value *args) {
    return decode_with(ctx, codec_arg(ctx, args[0])->name, "decode", n - 1, args + 1,
                       n <= 3 || kr_truth(ctx, args[3]));
}

/* utf_16_ex_decode(data, errors, byteorder, final): (text, used, byteorder) */
static kr_value ex_decode(kr_ctx *ctx, const char *codec, size_t n, const kr_value *args) {
    kr_value in = bytes_arg(ctx, args[0]);
    const kr_codec *c = kr_codec_find(codec);
    kr_decoding d = {.ctx = ctx,
                     .codec = c,
                     .name = c->error_name,
                     .in = kr_bytes_span(in),
                     .errors = errors_arg(ctx, n, args, 1, "ex_decode"),
                     .byte_order = n > 2 ? kr_as_int(ctx, args[2]) : 0,
                     .final = truth_arg(ctx, n, args, 3)};
    kr_bytebuf_init(ctx, &d.out, d.in.n);
    c->decode(&d);
    kr_value text = kr_decoding_text(&d);
    return kr_tuple3(ctx, text, kr_smallint((kr_sword)d.pos), kr_smallint(d.byte_order));
}

static kr_value utf_16_ex_decode(kr_ctx *ctx, size_t n, const kr_value *args) {
    return ex_decode(ctx, "utf-16", n, args);
}

static kr_value utf_32_ex_decode(kr_ctx *ctx, size_t n, const kr_value *args) {
    return ex_decode(ctx, "utf-32", n, args);
}

static kr_value readbuffer_encode(kr_ctx *ctx, size_t n, const kr_value *args) {
    kr_value b =
        kr_is_str(args[0]) ? kr_str_encode(ctx, args[0], "utf-8", NULL) : bytes_arg(ctx, args[0]);
    (void)n;
    return with_count(ctx, b, kr_bytes_span(b).n);
}

/* ---- charmap ---- */
static const kr_codec charmap_codec = {
    .name = "charmap",
    .aliases = "",
    .error_name = "charmap",
    .encode = kr_encode_charmap,
    .decode = kr_decode_charmap,
};

static kr_value charmap_encode(kr_ctx *ctx, size_t n, const kr_value *args) {
    kr_value text = text_arg(ctx, args[0], "charmap_encode");
    if (n < 3 || kr_is_none(args[2])) {
        return encode_with(ctx, "latin-1", "charmap_encode", n < 2 ? n : 2, args);
    }
    kr_encoding e = {.ctx = ctx,
                     .codec = &charmap_codec,
                     .name = "charmap",
                     .text = text,
                     .errors = errors_arg(ctx, n, args, 1, "charmap_encode"),
                     .map = args[2]};
    kr_bytebuf_init(ctx, &e.out, kr_str_chars(kr_str_of(text)));
    kr_encode_charmap(&e);
    return with_count(ctx, kr_bytes_new(ctx, e.out.data, e.out.len), kr_str_chars(kr_str_of(text)));
}

static kr_value charmap_decode(kr_ctx *ctx, size_t n, const kr_value *args) {
    if (n < 3 || kr_is_none(args[2])) {
        return decode_with(ctx, "latin-1", "charmap_decode", n < 2 ? n : 2, args, true);
    }
    kr_value in = bytes_arg(ctx, args[0]);
    kr_decoding d = {.ctx = ctx,
                     .codec = &charmap_codec,
                     .name = "charmap",
                     .in = kr_bytes_span(in),
                     .map = args[2],
                     .final = true,
                     .errors = errors_arg(ctx, n, args, 1, "charmap_decode")};
    kr_bytebuf_init(ctx, &d.out, d.in.n);
    kr_decode_charmap(&d);
    return with_count(ctx, kr_decoding_text(&d), kr_bytes_span(in).n);
}

/* charmap_build(table): {ord(c): i} */
static kr_value charmap_build(kr_ctx *ctx, kr_value table) {
    kr_span s = kr_str_span(text_arg(ctx, table, "charmap_build"));
    kr_value map = kr_dict_new(ctx, kr_str_chars(kr_str_of(table)));
    kr_sword i = 0;
    for (const uint8_t *p = s.p; p < s.p + s.n; i++) {
        kr_dict_set(ctx, map, kr_smallint(kr_utf8_next(&p)), kr_smallint(i));
    }
    return map;
}

/* ---- escapes of bytes literals ---- */
static kr_value escape_encode(kr_ctx *ctx, size_t n, const kr_value *args) {
    kr_strbuf b;
    (void)n;
    if (!kr_is_bytes(args[0])) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "escape_encode() argument 1 must be bytes, not %Z",
                     args[0]);
    }
    kr_span s = kr_bytes_span(args[0]);
    kr_strbuf_init(ctx, &b, s.n);
    for (size_t i = 0; i < s.n; i++) {
        char c = (char)s.p[i];
        char letter = c == '\n'                ? 'n'
                      : c == '\r'              ? 'r'
                      : c == '\t'              ? 't'
                      : c == '\\' || c == '\'' ? c
                                               : 0;
        if (letter)
            kr_strbuf_format(ctx, &b, "\\%c", (int)letter);
        else if (s.p[i] < 32 || s.p[i] > 126)
            kr_strbuf_format(ctx, &b, "\\x%02x", s.p[i]);
        else
            kr_strbuf_add(ctx, &b, &c, 1);
    }
    return with_count(ctx, kr_bytes_new(ctx, b.data, b.len), s.n);
}

/* The escape at s.p[i] (behind the backslash): adds its byte, returns the place behind it. */
static size_t escape_at(kr_ctx *ctx, kr_span s, size_t i, const char *errors, kr_bytebuf *out) {
    static const char letters[] = "abfnrtv\\'\"", values[] = "\a\b\f\n\r\t\v\\'\"";
    uint8_t c = s.p[i];
    const char *known_letter = c ? strchr(letters, c) : NULL;
    if (c == '\n') return i + 1;
    if (known_letter) {
        kr_bytebuf_byte(ctx, out, (uint8_t)values[known_letter - letters]);
        return i + 1;
    }
    if (c >= '0' && c <= '7') {
        unsigned v = 0, k = 0;
        for (; k < 3 && i + k < s.n && (s.p[i + k] & 0xf8) == '0'; k++)
            v = v << 3 | (s.p[i + k] & 7u);
        kr_bytebuf_byte(ctx, out, (uint8_t)v);
        return i + k;
    }
    if (c == 'x') {
        int hi = i + 1 < s.n ? kr_hex_digit(s.p[i + 1]) : -1,
            lo = i + 2 < s.n ? kr_hex_digit(s.p[i + 2]) : -1;
        if (hi >= 0 && lo >= 0) {
            kr_bytebuf_byte(ctx, out, (uint8_t)(hi << 4 | lo));
            return i + 3;
        }
        if (!errors || strcmp(errors, "strict") == 0) {
            kr_raise_fmt(ctx, &kr_type_ValueError, "invalid \\x escape at position %zu", i - 1);
        }
        if (strcmp(errors, "replace") == 0)
            kr_bytebuf_byte(ctx, out, '?');
        else if (strcmp(errors, "ignore") != 0) {
            kr_raise_fmt(ctx, &kr_type_ValueError,
                         "decoding error; unknown error handling code: %s", errors);
        }
        return i + 1 + (hi >= 0);
    }
    kr_bytebuf_byte(ctx, out, '\\');
    kr_bytebuf_byte(ctx, out, c);
    return i + 1;
}

static kr_value escape_decode(kr_ctx *ctx, size_t n, const kr_value *args) {
    kr_value in =
        kr_is_str(args[0]) ? kr_str_encode(ctx, args[0], "utf-8", NULL) : bytes_arg(ctx, args[0]);
    const char *errors = errors_arg(ctx, n, args, 1, "escape_decode");
    kr_span s = kr_bytes_span(in);
    kr_bytebuf out;
    kr_bytebuf_init(ctx, &out, s.n);
    for (size_t i = 0; i < s.n;) {
        if (s.p[i] != '\\') {
            kr_bytebuf_byte(ctx, &out, s.p[i++]);
            continue;
        }
        if (i + 1 == s.n) kr_raise_fmt(ctx, &kr_type_ValueError, "Trailing \\ in string");
        i = escape_at(ctx, s, i + 1, errors, &out);
    }
    return with_count(ctx, kr_bytes_new(ctx, out.data, out.len), s.n);
}

/* ---- registration ---- */
static bool is_callable(kr_ctx *ctx, kr_value v) {
    return kr_slots_of(kr_typeof(v))->call ||
           !kr_isnull(kr_type_lookup(ctx, kr_typeof(v), KR_N(ctx, __call__)));
}

static kr_value register_search(kr_ctx *ctx, kr_value f) {
    if (!is_callable(ctx, f)) kr_raise_fmt(ctx, &kr_type_TypeError, "argument must be callable");
    kr_list_append(ctx, kr_codec_state(ctx, KR_CODEC_SEARCH), f);
    return KR_NONE;
}

static kr_value unregister(kr_ctx *ctx, kr_value f) {
    kr_value list = kr_codec_state(ctx, KR_CODEC_SEARCH);
    for (size_t i = 0; i < KR_AS(kr_list, list)->len; i++) {
        if (!kr_is(KR_AS(kr_list, list)->items[i], f)) continue;
        kr_list_del(ctx, list, i, i + 1);
        kr_dict_clear(ctx, kr_codec_state(ctx, KR_CODEC_CACHE));
        break;
    }
    return KR_NONE;
}

static kr_value register_error(kr_ctx *ctx, kr_value name, kr_value handler) {
    if (!kr_is_str(name)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "register_error() argument 1 must be str, not %Z",
                     name);
    }
    if (!is_callable(ctx, handler)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "handler must be callable");
    }
    kr_dict_set(ctx, kr_codec_state(ctx, KR_CODEC_ERRORS), name, handler);
    return KR_NONE;
}

#define HANDLER(name, kind)                                                                        \
    static kr_value name##_errors(kr_ctx *ctx, kr_value exc) {                                     \
        return kr_codec_handle(ctx, kind, exc);                                                    \
    }
HANDLER(strict, KR_ERR_STRICT)
HANDLER(ignore, KR_ERR_IGNORE)
HANDLER(replace, KR_ERR_REPLACE)
HANDLER(backslashreplace, KR_ERR_BACKSLASH)
HANDLER(xmlcharrefreplace, KR_ERR_XMLCHARREF)
HANDLER(namereplace, KR_ERR_NAME)
HANDLER(surrogateescape, KR_ERR_SURROGATEESCAPE)
HANDLER(surrogatepass, KR_ERR_SURROGATEPASS)

static const kr_builtin handlers[] = {
    /* in the order of kr_codec_handler */
    KR_FUNC_1("strict_errors", strict_errors,
              "Implements the 'strict' error handling, which raises a UnicodeError on coding "
              "errors."),
    KR_FUNC_1(
        "ignore_errors", ignore_errors,
        "Implements the 'ignore' error handling, which ignores malformed data and continues."),
    KR_FUNC_1("replace_errors", replace_errors,
              "Implements the 'replace' error handling, which replaces malformed data with a "
              "replacement marker."),
    KR_FUNC_1(
        "backslashreplace_errors", backslashreplace_errors,
        "Implements the 'backslashreplace' error handling, which replaces malformed data with "
        "a backslashed escape sequence."),
    KR_FUNC_1("xmlcharrefreplace_errors", xmlcharrefreplace_errors,
              "Implements the 'xmlcharrefreplace' error handling, which replaces an unencodable "
              "character with the appropriate XML character reference."),
    KR_FUNC_1(
        "namereplace_errors", namereplace_errors,
        "Implements the 'namereplace' error handling, which replaces an unencodable character "
        "with a \\N{...} escape sequence."),
    KR_FUNC_1("surrogateescape", surrogateescape_errors, NULL),
    KR_FUNC_1("surrogatepass", surrogatepass_errors, NULL),
};

static kr_value lookup_error(kr_ctx *ctx, kr_value name) {
    if (!kr_is_str(name)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "lookup_error() argument must be str, not %Z", name);
    }
    const char *s = kr_str_cstr(ctx, name);
    kr_value f = kr_codec_registered(ctx, s);
    if (!kr_isnull(f)) return f;
    kr_codec_handler h = kr_codec_handler_named(s);
    if (h == KR_ERR_OTHER) {
        kr_raise_fmt(ctx, &kr_type_LookupError, "unknown error handler name '%s'", s);
    }
    return kr_from_ptr(&handlers[h]);
}

static kr_value unregister_error(kr_ctx *ctx, kr_value name) {
    const char *s = kr_str_cstr(ctx, text_arg(ctx, name, "_unregister_error"));
    if (kr_codec_handler_named(s) != KR_ERR_OTHER) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "cannot un-register built-in error handler '%s'", s);
    }
    return kr_bool(kr_dict_del(ctx, kr_codec_state(ctx, KR_CODEC_ERRORS), name));
}

#define MEMBERS(ident, codec, dflt)                                                                \
    KR_FUNC_VAR(#ident "_encode", ident##_encode, 1, 2, NULL),                                     \
        KR_FUNC_VAR(#ident "_decode", ident##_decode, 1, 3, NULL),
static const kr_builtin members[] = {
    STATEFUL(MEMBERS) STATELESS(MEMBERS)
        KR_FUNC_1("_known", known, "The canonical name of a built-in codec, or None."),
    KR_FUNC_1("_search", search, "What a registered search function gives for a name, or None."),
    KR_FUNC_VAR("_encode", encode_by_name, 2, 3, "_encode(codec, text, errors=None)"),
    KR_FUNC_VAR("_decode", decode_by_name, 2, 4, "_decode(codec, data, errors=None, final=True)"),
    KR_FUNC_VAR("utf_16_ex_decode", utf_16_ex_decode, 1, 4, NULL),
    KR_FUNC_VAR("utf_32_ex_decode", utf_32_ex_decode, 1, 4, NULL),
    KR_FUNC_VAR("readbuffer_encode", readbuffer_encode, 1, 2, NULL),
    KR_FUNC_VAR("charmap_encode", charmap_encode, 1, 3, NULL),
    KR_FUNC_VAR("charmap_decode", charmap_decode, 1, 3, NULL),
    KR_FUNC_1("charmap_build", charmap_build, NULL),
    KR_FUNC_VAR("escape_encode", escape_encode, 1, 2, NULL),
    KR_FUNC_VAR("escape_decode", escape_decode, 1, 2, NULL),
    KR_FUNC_1("register", register_search, "Register a codec search function."),
    KR_FUNC_1("unregister", unregister, "Unregister a codec search function and clear the cache."),
    KR_FUNC_2("register_error", register_error,
              "Register the specified error handler under the name errors."),
    KR_FUNC_1("lookup_error", lookup_error,
              "Return the error handler for the specified error handling name."),
    KR_FUNC_1("_unregister_error", unregister_error,
              "Un-register the specified error handler; False if it was not registered."),
};

const kr_module_def kr_module_codecs = {
    .name = "_codecs",
    .members = members,
    .n_members = KR_ARRAY_LEN(members),
};
