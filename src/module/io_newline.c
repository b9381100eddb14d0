/* Line endings: parsing the newline argument, translating, finding. IncrementalNewlineDecoder. */
#include "module/io_newline.h"

#include "module/io_types.h"

void kr_newline_parse(kr_ctx *ctx, kr_value v, bool quote, kr_newline *out) {
    memset(out, 0, sizeof *out);
    if (kr_isnull(v) || kr_is_none(v)) {
        out->universal = out->translate = true;
        return;
    }
    if (!kr_is_str(v)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "newline must be str or None, not %T", v);
    }
    const kr_str *s = kr_str_of(v);
    if (s->len == 0) {
        out->universal = true;
    } else if (kr_str_eq_cstr(v, "\n") || kr_str_eq_cstr(v, "\r") || kr_str_eq_cstr(v, "\r\n")) {
        memcpy(out->read_end, s->data, s->len);
        if (s->data[0] == '\r') memcpy(out->write_end, s->data, s->len);
    } else {
        kr_raise_fmt(ctx, &kr_type_ValueError,
                     quote ? "illegal newline value: %R" : "illegal newline value: %U", v);
    }
}

kr_value kr_newline_seen(kr_ctx *ctx, unsigned seen) {
    static const char *const text[3] = {"\r", "\n", "\r\n"};
    kr_value v[3] = {KR_NULL};
    size_t n = 0;
    for (int i = 0; i < 3; i++) {
        if (seen >> i & 1) v[n++] = kr_str_intern_cstr(ctx, text[i]);
    }
    return n == 0 ? KR_NONE : n == 1 ? v[0] : kr_tuple_new(ctx, n, v);
}

size_t kr_newline_translate(char *s, size_t n, unsigned *seen) {
    char *cr = memchr(s, '\r', n), *out, *p, *end = s + n;
    if (!cr) {
        if (!(*seen & KR_SEEN_LF) && memchr(s, '\n', n)) *seen |= KR_SEEN_LF;
        return n;
    }
    if (memchr(s, '\n', (size_t)(cr - s))) *seen |= KR_SEEN_LF;
    for (p = out = cr; p < end; p++) {
        if (*p == '\r') {
            bool crlf = p + 1 < end && p[1] == '\n';
            *seen |= crlf ? KR_SEEN_CRLF : KR_SEEN_CR;
            p += crlf;
            *out++ = '\n';
        } else {
            if (*p == '\n') *seen |= KR_SEEN_LF;
            *out++ = *p;
        }
    }
    return (size_t)(out - s);
}

size_t kr_newline_find(const kr_newline *nl, const char *s, size_t n) {
    if (nl->translate || (!nl->universal && nl->read_end[0] == '\n')) {
        const char *p = memchr(s, '\n', n);
        return p ? (size_t)(p - s) + 1 : 0;
    }
    for (size_t i = 0; i < n; i++) {
        if (nl->universal) {
            if (s[i] == '\n') return i + 1;
            if (s[i] == '\r') return i + 1 < n && s[i + 1] == '\n' ? i + 2 : i + 1;
        } else if (s[i] == '\r') {
            if (!nl->read_end[1]) return i + 1;
            if (i + 1 < n && s[i + 1] == '\n') return i + 2;
        }
    }
    return 0;
}

/* ---- IncrementalNewlineDecoder ---- */
typedef struct kr_newline_decoder {
    kr_object base;
    kr_value decoder, errors;
    bool translate, pending_cr;
    unsigned seen;
} kr_newline_decoder;

static void decoder_trace(kr_visitor *v, kr_object *obj) {
    kr_visit(v, &((kr_newline_decoder *)obj)->decoder);
    kr_visit(v, &((kr_newline_decoder *)obj)->errors);
}

static kr_value decoder_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    kr_value a[3];
    kr_bind_args(ctx, "IncrementalNewlineDecoder", "decoder,translate,errors=", args, n, 0, a);
    kr_newline_decoder *d = kr_instance_alloc(ctx, cls);
    d->decoder = a[0];
    d->translate = kr_truth(ctx, a[1]);
    d->errors = a[2];
    return kr_from_ptr(d);
}

static kr_value d_decode(kr_ctx *ctx, const kr_value *a) {
    kr_newline_decoder *d = KR_AS(kr_newline_decoder, a[0]);
    bool final = !kr_isnull(a[2]) && kr_truth(ctx, a[2]);
    kr_value text = a[1];
    if (!kr_is_none(d->decoder)) {
        kr_value args[2] = {a[1], kr_bool(final)};
        text = kr_call_method(ctx, d->decoder, kr_str_intern_rom(ctx, "decode"), args, 2);
    }
    if (!kr_is_str(text)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "decoder should return a string result, not '%T'",
                     text);
    }
    size_t n;
    const char *s = kr_str_data(text, &n);
    char *copy = kr_heap_leaf(ctx, n + 1);
    size_t k = 0;
    if (d->pending_cr && (n || final)) {
        copy[k++] = '\r';
        d->pending_cr = false;
    }
    memcpy(copy + k, s, n);
    n += k;
    if (n && copy[n - 1] == '\r' && !final) {
        n--;
        d->pending_cr = true;
    }
    if (d->translate) {
        n = kr_newline_translate(copy, n, &d->seen);
    } else {
        char *scratch = memcpy(kr_heap_leaf(ctx, n + 1), copy, n);
        kr_newline_translate(scratch, n, &d->seen);
    }
    return kr_str_new(ctx, copy, n);
}

static kr_value d_getstate(kr_ctx *ctx, kr_value self) {
    kr_newline_decoder *d = KR_AS(kr_newline_decoder, self);
    kr_value buffer = kr_bytes_new(ctx, "", 0);
    int64_t flag = 0;
    if (!kr_is_none(d->decoder)) {
        kr_value s = kr_call_method(ctx, d->decoder, kr_str_intern_rom(ctx, "getstate"), NULL, 0);
        buffer = kr_getitem(ctx, s, kr_smallint(0));
        flag = kr_as_int64(ctx, kr_getitem(ctx, s, kr_smallint(1)));
    }
    return kr_tuple2(ctx, buffer, kr_int_new(ctx, flag * 2 + d->pending_cr));
}

static kr_value d_setstate(kr_ctx *ctx, kr_value self, kr_value state) {
    kr_newline_decoder *d = KR_AS(kr_newline_decoder, self);
    if (!kr_is_tuple(state) || kr_len(ctx, state) != 2) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "state argument must be a tuple of two");
    }
    int64_t flag = kr_as_int64(ctx, kr_getitem(ctx, state, kr_smallint(1)));
    d->pending_cr = flag & 1;
    if (!kr_is_none(d->decoder)) {
        kr_value s =
            kr_tuple2(ctx, kr_getitem(ctx, state, kr_smallint(0)), kr_int_new(ctx, flag >> 1));
        kr_call_method(ctx, d->decoder, kr_str_intern_rom(ctx, "setstate"), &s, 1);
    }
    return KR_NONE;
}

static kr_value d_reset(kr_ctx *ctx, kr_value self) {
    kr_newline_decoder *d = KR_AS(kr_newline_decoder, self);
    d->pending_cr = false;
    d->seen = 0;
    if (!kr_is_none(d->decoder)) {
        kr_call_method(ctx, d->decoder, kr_str_intern_rom(ctx, "reset"), NULL, 0);
    }
    return KR_NONE;
}

static kr_value d_newlines(kr_ctx *ctx, kr_value self) {
    return kr_newline_seen(ctx, KR_AS(kr_newline_decoder, self)->seen);
}

#define OWN &kr_type_newlinedecoder
static const kr_builtin methods[] = {
    KR_METHOD_SIG(OWN, "decode", d_decode, "input,final=", NULL),
    KR_METHOD_1(OWN, "getstate", d_getstate, NULL),
    KR_METHOD_2(OWN, "setstate", d_setstate, NULL),
    KR_METHOD_1(OWN, "reset", d_reset, NULL),
    KR_GETTER(OWN, "newlines", d_newlines, NULL, NULL),
};

const kr_type kr_type_newlinedecoder = {
    .base_object = {&kr_type_type},
    .name = "_io.IncrementalNewlineDecoder",
    .base = &kr_type_object,
    .flags = KR_TF_BASE,
    .trace = decoder_trace,
    .version = 1,
    .size = sizeof(kr_newline_decoder),
    .methods = methods,
    .n_methods = KR_ARRAY_LEN(methods),
    .doc = KR_DOC("Codec used when reading a file in universal newlines mode."),
    .new_ = decoder_new,
};
