/* Error handlers: the built-in ones and those registered from Python.
 *
 * The built-in ones are one function per direction that gives a replacement and the place to go on,
 * or declines (then the error is raised). They serve the codecs, which make no exception object for
 * them, as well as codecs.lookup_error("replace")(exc). */
#include "base/unicode.h"
#include "object/codec.h"
#include "object/dict.h"
#include "object/exception.h"

static const char *const handler_names[] = {
    "strict",      "ignore",          "replace",       "backslashreplace", "xmlcharrefreplace",
    "namereplace", "surrogateescape", "surrogatepass",
};

kr_codec_handler kr_codec_handler_named(const char *errors) {
    if (!errors) return KR_ERR_STRICT;
    for (size_t i = 0; i < KR_ARRAY_LEN(handler_names); i++) {
        if (strcmp(errors, handler_names[i]) == 0) return (kr_codec_handler)i;
    }
    return KR_ERR_OTHER;
}

kr_value kr_codec_registered(kr_ctx *ctx, const char *errors) {
    return kr_dict_get(ctx, kr_codec_state(ctx, KR_CODEC_ERRORS), kr_str_from_cstr(ctx, errors));
}

static kr_value unicode_error(kr_ctx *ctx, const kr_type *type, const char *encoding,
                              kr_value object, size_t start, size_t end, const char *reason) {
    const kr_value args[5] = {kr_str_from_cstr(ctx, encoding), object, kr_smallint((kr_sword)start),
                              kr_smallint((kr_sword)end), kr_str_from_cstr(ctx, reason)};
    return kr_exc_new(ctx, type, 5, args);
}

/* ---- surrogatepass: the encodings it knows ---- */
typedef struct utf_kind {
    int unit; /* bytes per surrogate: 3, 2, 4; 0: not one of these encodings */
    bool big;
} utf_kind;

static utf_kind utf_kind_of(const char *name) {
    utf_kind k = {0, false};
    if (name[0] == 'c' && name[1] == 'p') { /* cp65001 */
        if (strcmp(name, "cp65001") == 0) k.unit = 3;
        return k;
    }
    if ((name[0] | 0x20) != 'u' || (name[1] | 0x20) != 't' || (name[2] | 0x20) != 'f') return k;
    name += 3;
    if (*name == '-' || *name == '_') name++;
    if (strcmp(name, "8") == 0) k.unit = 3;
    if (strncmp(name, "16", 2) == 0) k.unit = 2;
    if (strncmp(name, "32", 2) == 0) k.unit = 4;
    if (k.unit == 2 || k.unit == 4) {
        name += 2;
        if (*name == '-' || *name == '_') name++;
        k.big = (name[0] | 0x20) == 'b';
    }
    return k;
}

static size_t put_surrogate(uint8_t *out, uint32_t cp, utf_kind k) {
    if (k.unit == 3) return kr_utf8_encode(cp, out);
    for (int i = 0; i < k.unit; i++) {
        out[k.big ? k.unit - 1 - i : i] = (uint8_t)(cp >> (8 * i));
    }
    return (size_t)k.unit;
}

static uint32_t get_surrogate(const uint8_t *p, utf_kind k) {
    uint32_t cp = 0;
    if (k.unit == 3) {
        if ((p[0] & 0xf0) != 0xe0 || (p[1] & 0xc0) != 0x80 || (p[2] & 0xc0) != 0x80) return 0;
        cp = (p[0] & 15u) << 12 | (p[1] & 63u) << 6 | (p[2] & 63u);
    } else {
        for (int i = 0; i < k.unit; i++) {
            cp |= (uint32_t)p[k.big ? k.unit - 1 - i : i] << (8 * i);
        }
    }
    return kr_utf8_is_surrogate(cp) ? cp : 0;
}

/* ---- encoding ---- */
static void add_escape(kr_ctx *ctx, kr_strbuf *b, uint32_t cp) {
    kr_strbuf_format(ctx, b, cp < 0x100 ? "\\x%02x" : cp < 0x10000 ? "\\u%04x" : "\\U%08x", cp);
}

static void add_name(kr_ctx *ctx, kr_strbuf *b, uint32_t cp) {
    char name[KR_UNICODE_NAME_MAX];
    size_t n = kr_unicode_name(cp, name);
    if (n == 0) {
        add_escape(ctx, b, cp);
        return;
    }
    kr_strbuf_add(ctx, b, "\\N{", 3);
    kr_strbuf_add(ctx, b, name, n);
    kr_strbuf_add(ctx, b, "}", 1);
}

/* Text that stands for the characters [start, end). */
static kr_value described(kr_ctx *ctx, kr_codec_handler h, kr_value text, size_t start,
                          size_t end) {
    kr_strbuf b;
    const uint8_t *p = kr_str_span(text).p + kr_str_char_offset(ctx, text, start);
    kr_strbuf_init(ctx, &b, (end - start) * 8);
    for (size_t i = start; i < end; i++) {
        uint32_t cp = kr_utf8_next(&p);
        if (h == KR_ERR_REPLACE)
            kr_strbuf_add(ctx, &b, "?", 1);
        else if (h == KR_ERR_XMLCHARREF)
            kr_strbuf_format(ctx, &b, "&#%d;", (int)cp);
        else if (h == KR_ERR_NAME)
            add_name(ctx, &b, cp);
        else
            add_escape(ctx, &b, cp);
    }
    return kr_strbuf_finish(ctx, &b);
}

/* Bytes that stand for the surrogates from start on; *resume: the first character that is none. */
static kr_value surrogate_bytes(kr_ctx *ctx, kr_codec_handler h, const char *encoding,
                                kr_value text, size_t start, size_t end, size_t *resume) {
    utf_kind k = utf_kind_of(encoding);
    uint8_t unit[4];
    kr_bytebuf b;
    const uint8_t *p = kr_str_span(text).p + kr_str_char_offset(ctx, text, start);
    kr_bytebuf_init(ctx, &b, end - start);
    *resume = start;
    while (*resume < end) {
        uint32_t cp = kr_utf8_next(&p);
        if (h == KR_ERR_SURROGATEESCAPE) {
            if (cp < 0xdc80 || cp > 0xdcff) break;
            kr_bytebuf_byte(ctx, &b, (uint8_t)(cp - 0xdc00));
        } else {
            if (!k.unit || !kr_utf8_is_surrogate(cp)) break;
            kr_bytebuf_add(ctx, &b, unit, put_surrogate(unit, cp, k));
        }
        ++*resume;
    }
    return *resume == start ? KR_NULL : kr_bytes_new(ctx, b.data, b.len);
}

/* What a built-in handler puts in place of [start, end): str or bytes; KR_NULL: it declines. */
static kr_value fix_encoding(kr_ctx *ctx, kr_codec_handler h, const char *encoding, kr_value text,
                             size_t start, size_t end, size_t *resume) {
    *resume = end;
    switch (h) {
    case KR_ERR_IGNORE:
        return ctx->vm->str_empty;
    case KR_ERR_REPLACE:
    case KR_ERR_BACKSLASH:
    case KR_ERR_XMLCHARREF:
    case KR_ERR_NAME:
        return described(ctx, h, text, start, end);
    case KR_ERR_SURROGATEESCAPE:
    case KR_ERR_SURROGATEPASS:
        return surrogate_bytes(ctx, h, encoding, text, start, end, resume);
    default:
        return KR_NULL;
    }
}

/* Calls a handler written in Python: its (replacement, position), position made absolute. */
static kr_value call_handler(kr_ctx *ctx, const char *errors, kr_value exc, bool decoding,
                             kr_sword *position) {
    kr_value handler = kr_codec_registered(ctx, errors);
    if (kr_isnull(handler)) {
        kr_raise_fmt(ctx, &kr_type_LookupError, "unknown error handler name '%s'", errors);
    }
    kr_value r = kr_call1(ctx, handler, exc);
    size_t n = 0;
    kr_value *items = kr_is_tuple(r) ? kr_seq_items(r, &n) : NULL;
    if (n != 2 || !kr_is_int(items[1]) ||
        !(kr_is_str(items[0]) || (!decoding && kr_is_bytes(items[0])))) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     decoding ? "decoding error handler must return (str, int) tuple"
                              : "encoding error handler must return (str/bytes, int) tuple");
    }
    *position = kr_index_ssize(ctx, items[1]);
    return items[0];
}

static size_t absolute(kr_ctx *ctx, kr_sword position, size_t len) {
    kr_sword at = position < 0 ? position + (kr_sword)len : position;
    if (at < 0 || (size_t)at > len) {
        kr_raise_fmt(ctx, &kr_type_IndexError, "position %zd from error handler out of bounds", at);
    }
    return (size_t)at;
}

static KR_COLD KR_NORETURN void raise_encoding(kr_encoding *e, size_t start, size_t end) {
    kr_raise(e->ctx, unicode_error(e->ctx, &kr_type_UnicodeEncodeError, e->name, e->text, start,
                                   end, e->reason));
}

static void put_replacement(kr_encoding *e, kr_value v, size_t start, size_t end) {
    if (kr_is_bytes(v)) {
        kr_span s = kr_bytes_span(v);
        if (s.n % e->unit) raise_encoding(e, start, end);
        kr_bytebuf_add(e->ctx, &e->out, s.p, s.n);
        return;
    }
    kr_span s = kr_str_span(v);
    for (const uint8_t *p = s.p; p < s.p + s.n;) {
        if (!e->put(e, kr_utf8_next(&p))) raise_encoding(e, start, end);
    }
}

/* ignore and replace without a str in between, where '?' can be put; e->pos moves over the run. */
static bool skip_fast(kr_encoding *e, kr_codec_handler h, size_t start, size_t end) {
    size_t len = e->out.len;
    if (h != KR_ERR_IGNORE && h != KR_ERR_REPLACE) return false;
    kr_span s = kr_str_span(e->text);
    const uint8_t *p = s.p + e->pos;
    for (size_t i = start; i < end; i++) {
        if (h == KR_ERR_REPLACE && !e->put(e, '?')) {
            e->out.len = len;
            return false;
        }
        kr_utf8_next(&p);
    }
    e->pos = (size_t)(p - s.p);
    e->index = end;
    return true;
}

void kr_encode_error(kr_encoding *e, size_t start, size_t end) {
    kr_codec_handler h = kr_codec_handler_named(e->errors);
    size_t resume;
    kr_value v;
    if (skip_fast(e, h, start, end)) return;
    if (h == KR_ERR_OTHER) {
        kr_sword position;
        kr_value exc = unicode_error(e->ctx, &kr_type_UnicodeEncodeError, e->name, e->text, start,
                                     end, e->reason);
        v = call_handler(e->ctx, e->errors, exc, false, &position);
        resume = absolute(e->ctx, position, kr_str_chars(kr_str_of(e->text)));
    } else {
        v = fix_encoding(e->ctx, h, e->name, e->text, start, end, &resume);
        if (kr_isnull(v) || (e->whole && resume < end)) raise_encoding(e, start, end);
    }
    put_replacement(e, v, start, end);
    if (resume >= e->index) { /* near: walk */
        const uint8_t *p = kr_str_span(e->text).p + e->pos;
        while (e->index < resume) {
            kr_utf8_next(&p);
            e->index++;
        }
        e->pos = (size_t)(p - kr_str_span(e->text).p);
        return;
    }
    e->index = resume;
    e->pos = kr_str_char_offset(e->ctx, e->text, resume);
}

void kr_encode_loop(kr_encoding *e) {
    kr_span s = kr_str_span(e->text);
    while (e->pos < s.n) {
        const uint8_t *p = s.p + e->pos;
        size_t end = e->index + 1, len;
        if (e->put(e, kr_utf8_next(&p))) {
            e->pos = (size_t)(p - s.p);
            e->index = end;
            continue;
        }
        for (; e->runs && p < s.p + s.n; end++) {
            len = e->out.len;
            bool goes = e->put(e, kr_utf8_next(&p));
            e->out.len = len;
            if (goes) break;
        }
        kr_encode_error(e, e->index, end);
        kr_tick(e->ctx, 20);
    }
}

/* ---- decoding ---- */
static kr_value escaped_bytes(kr_ctx *ctx, kr_span in, size_t start, size_t end) {
    kr_strbuf b;
    kr_strbuf_init(ctx, &b, (end - start) * 4);
    for (size_t i = start; i < end; i++) kr_strbuf_format(ctx, &b, "\\x%02x", in.p[i]);
    return kr_strbuf_finish(ctx, &b);
}

static kr_value escape_surrogates(kr_ctx *ctx, kr_span in, size_t start, size_t end,
                                  size_t *resume) {
    kr_strbuf b;
    size_t i = start;
    kr_strbuf_init(ctx, &b, 16);
    for (; i < end && i < start + 4 && in.p[i] >= 128; i++) {
        kr_strbuf_char(ctx, &b, 0xdc00u + in.p[i]);
    }
    *resume = i;
    return i == start ? KR_NULL : kr_strbuf_finish(ctx, &b);
}

static kr_value fix_decoding(kr_ctx *ctx, kr_codec_handler h, const char *encoding, kr_span in,
                             size_t start, size_t end, size_t *resume) {
    utf_kind k;
    uint32_t cp;
    *resume = end;
    switch (h) {
    case KR_ERR_IGNORE:
        return ctx->vm->str_empty;
    case KR_ERR_REPLACE:
        return kr_str_from_char(ctx, 0xfffd);
    case KR_ERR_BACKSLASH:
        return escaped_bytes(ctx, in, start, end);
    case KR_ERR_SURROGATEESCAPE:
        return escape_surrogates(ctx, in, start, end, resume);
    case KR_ERR_SURROGATEPASS:
        k = utf_kind_of(encoding);
        if (!k.unit || in.n - start < (size_t)k.unit) return KR_NULL;
        cp = get_surrogate(in.p + start, k);
        *resume = start + (size_t)k.unit;
        return cp ? kr_str_from_char(ctx, cp) : KR_NULL;
    case KR_ERR_XMLCHARREF:
    case KR_ERR_NAME:
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "don't know how to handle UnicodeDecodeError in error callback");
    default:
        return KR_NULL;
    }
}

static kr_value decode_error_object(kr_decoding *d, size_t start, size_t end, const char *reason) {
    if (kr_isnull(d->object)) d->object = kr_bytes_new(d->ctx, d->in.p, d->in.n);
    return unicode_error(d->ctx, &kr_type_UnicodeDecodeError, d->name, d->object, start, end,
                         reason);
}

/* The commonest handlers without a str in between; false: another one. */
static bool fix_fast(kr_decoding *d, kr_codec_handler h, size_t start, size_t end) {
    d->pos = end;
    if (h == KR_ERR_REPLACE) {
        kr_decoded_char(d, 0xfffd);
    } else if (h == KR_ERR_SURROGATEESCAPE && end == start + 1 && d->in.p[start] >= 128) {
        kr_decoded_char(d, 0xdc00u + d->in.p[start]);
    } else {
        return h == KR_ERR_IGNORE;
    }
    return true;
}

void kr_decode_error(kr_decoding *d, size_t start, size_t end, const char *reason) {
    kr_codec_handler h = kr_codec_handler_named(d->errors);
    kr_value v;
    kr_tick(d->ctx, 20);
    if (fix_fast(d, h, start, end)) return;
    if (h == KR_ERR_OTHER) {
        kr_sword position;
        kr_value exc = decode_error_object(d, start, end, reason);
        v = call_handler(d->ctx, d->errors, exc, true, &position);
        kr_value object =
            KR_AS(kr_exc, exc)->field[KR_UNI_OBJECT]; /* it may put other input there */
        if (!kr_isnull(object) && kr_is_bytes(object)) {
            d->object = object;
            d->in = kr_bytes_span(object);
        }
        d->pos = absolute(d->ctx, position, d->in.n);
    } else {
        v = fix_decoding(d->ctx, h, d->name, d->in, start, end, &d->pos);
        if (kr_isnull(v)) kr_raise(d->ctx, decode_error_object(d, start, end, reason));
    }
    kr_span s = kr_str_span(v);
    kr_bytebuf_add(d->ctx, &d->out, s.p, s.n);
}

/* ---- handlers as functions of an exception ---- */
typedef struct failure {
    kr_value object;
    const char *encoding;
    size_t len, start, end;
} failure;

static size_t place(kr_value v, size_t low, size_t high) {
    kr_sword i = kr_is_smallint(v) ? kr_smallint_val(v) : 0;
    return i < (kr_sword)low ? low : (size_t)i > high ? high : (size_t)i;
}

static failure read_failure(kr_ctx *ctx, kr_value exc, bool decoding) {
    const kr_exc *x = KR_AS(const kr_exc, exc);
    failure f = {x->field[KR_UNI_OBJECT], "", 0, 0, 0};
    kr_value encoding = x->field[KR_UNI_ENCODING];
    if (kr_isnull(f.object) || (decoding ? !kr_is_bytes(f.object) : !kr_is_str(f.object))) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "object attribute must be %s",
                     decoding ? "bytes" : "str");
    }
    if (!kr_isnull(encoding) && kr_is_str(encoding)) f.encoding = kr_str_cstr(ctx, encoding);
    f.len = decoding ? kr_bytes_span(f.object).n : kr_str_chars(kr_str_of(f.object));
    f.start = place(x->field[KR_UNI_START], 0, f.len ? f.len - 1 : 0);
    f.end = place(x->field[KR_UNI_END], f.len ? 1 : 0, f.len);
    if (f.end < f.start) f.end = f.start;
    return f;
}

static kr_value handle_translation(kr_ctx *ctx, kr_codec_handler h, kr_value exc,
                                   const failure *f) {
    if (h == KR_ERR_REPLACE) {
        kr_strbuf b;
        kr_strbuf_init(ctx, &b, (f->end - f->start) * 3);
        for (size_t i = f->start; i < f->end; i++) kr_strbuf_char(ctx, &b, 0xfffd);
        return kr_strbuf_finish(ctx, &b);
    }
    if (h == KR_ERR_IGNORE) return ctx->vm->str_empty;
    if (h == KR_ERR_BACKSLASH) return described(ctx, h, f->object, f->start, f->end);
    kr_raise_fmt(ctx, &kr_type_TypeError, "don't know how to handle %T in error callback", exc);
}

kr_value kr_codec_handle(kr_ctx *ctx, kr_codec_handler h, kr_value exc) {
    bool dec = kr_is_instance_of(exc, &kr_type_UnicodeDecodeError);
    bool trans = kr_is_instance_of(exc, &kr_type_UnicodeTranslateError);
    kr_value v;
    size_t resume;
    if (h == KR_ERR_STRICT) {
        if (kr_is_exc(exc)) kr_raise(ctx, exc);
        kr_raise_fmt(ctx, &kr_type_TypeError, "codec must pass exception instance");
    }
    if (!dec && !trans && !kr_is_instance_of(exc, &kr_type_UnicodeEncodeError)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "don't know how to handle %T in error callback", exc);
    }
    failure f = read_failure(ctx, exc, dec);
    resume = f.end;
    if (dec) {
        v = fix_decoding(ctx, h, f.encoding, kr_bytes_span(f.object), f.start, f.end, &resume);
    } else if (trans) {
        v = handle_translation(ctx, h, exc, &f);
    } else {
        v = fix_encoding(ctx, h, f.encoding, f.object, f.start, f.end, &resume);
        if (resume < f.end) v = KR_NULL;
    }
    if (kr_isnull(v)) kr_raise(ctx, exc);
    return kr_tuple2(ctx, v, kr_smallint((kr_sword)resume));
}
