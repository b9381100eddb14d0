/* TextIOWrapper: text over a binary buffer.
 *
 * Reading: bytes come in chunks from buffer.read1; what can be decoded of (held tail + chunk) is
 * decoded at once into `text` (UTF-8 bytes, newlines translated), of which text[tpos, tlen) is
 * unread. `raw` keeps the bytes that text was made of, so that tell() can find the byte position of
 * tpos by walking both. Writing: encoded bytes wait in `out` and go to buffer.write in pieces. */
#include "base/utf8.h"
#include "module/io_newline.h"
#include "module/io_types.h"
#include "object/dict.h"
#include "object/exception.h"
#include "object/shape.h"

typedef enum kr_codec_kind { CODEC_UTF8, CODEC_ASCII, CODEC_LATIN1, CODEC_OTHER } kr_codec_kind;

typedef struct kr_textio {
    kr_io io;
    kr_value buffer; /* KR_NULL before __init__, None after detach */
    kr_value encoding, errors, newline_arg;
    kr_newline newline;
    kr_codec_kind codec;
    bool strict, line_buffering, write_through, telling, bom_done;
    unsigned seen;
    char *text; /* decoded, unread from tpos */
    size_t tpos, tlen;
    uint8_t *raw; /* bytes behind text, then the undecoded tail */
    size_t raw_len, raw_decoded;
    bool held_cr; /* a final \r of the last chunk waits for its \n (counted in raw_decoded) */
    uint8_t *out;
    size_t out_len, out_cap;
} kr_textio;

static kr_textio *tio(kr_ctx *ctx, kr_value v) {
    kr_textio *t = KR_AS(kr_textio, v);
    if (kr_isnull(t->buffer)) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "I/O operation on uninitialized object");
    }
    if (kr_is_none(t->buffer)) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "underlying buffer has been detached");
    }
    return t;
}

static bool buffer_closed(kr_ctx *ctx, kr_value buffer) {
    if (kr_is_exact(buffer, &kr_type_bufferedwriter) ||
        kr_is_exact(buffer, &kr_type_bufferedreader)) {
        kr_value raw = KR_AS(kr_buffered, buffer)->raw;
        if (kr_is_exact(raw, &kr_type_fileio)) return KR_AS(kr_fileio, raw)->fd < 0;
    }
    return kr_io_is_closed(ctx, buffer);
}

static kr_textio *open_tio(kr_ctx *ctx, kr_value v) {
    kr_textio *t = tio(ctx, v);
    if (buffer_closed(ctx, t->buffer)) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "I/O operation on closed file.");
    }
    return t;
}

static void textio_trace(kr_visitor *v, kr_object *obj) {
    kr_textio *t = (kr_textio *)obj;
    kr_io_trace(v, obj);
    kr_visit(v, &t->buffer);
    kr_visit(v, &t->encoding);
    kr_visit(v, &t->errors);
    kr_visit(v, &t->newline_arg);
    kr_visit_ptr(v, &t->text);
    kr_visit_ptr(v, &t->raw);
    kr_visit_ptr(v, &t->out);
}

/* ---- construction ---- */
static kr_value textio_alloc(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    (void)args;
    (void)n;
    kr_textio *t = kr_instance_alloc(ctx, cls);
    kr_heap_set_finalizer(ctx, &t->io.base);
    return kr_from_ptr(t);
}

static bool name_is(kr_value name, const char *a, const char *b, const char *c) {
    char low[32];
    size_t n;
    const char *s = kr_str_data(name, &n);
    if (n >= sizeof low) return false;
    for (size_t i = 0; i < n; i++) {
        low[i] = s[i] == '_' ? '-' : s[i] >= 'A' && s[i] <= 'Z' ? (char)(s[i] + 32) : s[i];
    }
    low[n] = 0;
    return !strcmp(low, a) || !strcmp(low, b) || !strcmp(low, c);
}

static kr_value str_or(kr_ctx *ctx, const char *fname, const char *arg, kr_value v,
                       const char *dflt) {
    if (kr_isnull(v) || kr_is_none(v)) return kr_str_intern_cstr(ctx, dflt);
    if (!kr_is_str(v)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "%s() argument '%s' must be str or None, not %Z",
                     fname, arg, v);
    }
    return v;
}

static void set_codec(kr_ctx *ctx, const char *fname, kr_textio *t, kr_value encoding,
                      kr_value errors) {
    encoding = str_or(ctx, fname, "encoding", encoding, "UTF-8");
    errors = str_or(ctx, fname, "errors", errors, "strict");
    if (name_is(encoding, "locale", "locale", "locale")) {
        encoding = kr_str_intern_rom(ctx, "UTF-8");
    }
    t->codec = name_is(encoding, "utf-8", "utf8", "u8")               ? CODEC_UTF8
               : name_is(encoding, "ascii", "us-ascii", "646")        ? CODEC_ASCII
               : name_is(encoding, "latin-1", "iso-8859-1", "latin1") ? CODEC_LATIN1
                                                                      : CODEC_OTHER;
    kr_str_encode(ctx, ctx->vm->str_empty, kr_str_cstr(ctx, encoding), NULL); /* LookupError now */
    t->strict = kr_str_eq_cstr(errors, "strict");
    kr_store(ctx, t, &t->encoding, encoding);
    kr_store(ctx, t, &t->errors, errors);
}

static void setup(kr_ctx *ctx, kr_value self, kr_value buffer, kr_value encoding, kr_value errors,
                  kr_value newline, bool line_buffering, bool write_through) {
    kr_textio *t = KR_AS(kr_textio, self);
    kr_newline_parse(ctx, newline, false, &t->newline);
    t->newline_arg = kr_isnull(newline) ? KR_NONE : newline;
    set_codec(ctx, "TextIOWrapper", t, encoding, errors);
    t->line_buffering = line_buffering;
    t->write_through = write_through;
    t->telling = true;
    t->tpos = t->tlen = t->raw_len = t->raw_decoded = t->out_len = 0;
    kr_store(ctx, t, &t->buffer, buffer);
}

static void textio_init(kr_ctx *ctx, kr_value self, kr_value *args, kr_nargs n) {
    kr_value a[6];
    kr_bind_args(ctx, "TextIOWrapper",
                 "buffer,encoding=,errors=,newline=,line_buffering=,write_through=", args, n, 0, a);
    kr_getattr(ctx, a[0], KR_N(ctx, readable)); /* AttributeError for what is no stream */
    setup(ctx, self, a[0], a[1], a[2], a[3], !kr_isnull(a[4]) && kr_truth(ctx, a[4]),
          !kr_isnull(a[5]) && kr_truth(ctx, a[5]));
}

kr_value kr_textio_new(kr_ctx *ctx, kr_value buffer, kr_value encoding, kr_value errors,
                       kr_value newline, bool line_buffering, bool write_through) {
    kr_value self = textio_alloc(ctx, &kr_type_textiowrapper, NULL, 0);
    setup(ctx, self, buffer, encoding, errors, newline, line_buffering, write_through);
    return self;
}

/* ---- writing ---- */
/* Hands over what waits; what is written meanwhile (by a signal handler, say) waits elsewhere. */
static void flush_out(kr_ctx *ctx, kr_textio *t, bool through) {
    uint8_t *out = t->out;
    size_t n = t->out_len, cap = t->out_cap;
    if (!n) return;
    t->out = NULL;
    t->out_len = t->out_cap = 0;
    if (!kr_buffered_put(ctx, t->buffer, out, n, through)) {
        kr_value bytes = kr_bytes_new(ctx, out, n);
        kr_call_method(ctx, t->buffer, KR_N(ctx, write), &bytes, 1);
    }
    if (t->out) return;
    t->out = out;
    t->out_cap = cap;
}

static void out_add(kr_ctx *ctx, kr_textio *t, const void *data, size_t n) {
    if (n > t->out_cap - t->out_len) {
        size_t cap = t->out_len + n + kr_io_block(ctx);
        t->out = kr_heap_resize(ctx, t->out, t->out_len, cap);
        t->out_cap = cap;
    }
    memcpy(t->out + t->out_len, data, n);
    t->out_len += n;
}

/* Text with \n replaced by the line ending. */
static kr_value with_line_ends(kr_ctx *ctx, kr_value text, const char *end) {
    kr_strbuf b;
    size_t n;
    const char *s = kr_str_data(text, &n);
    kr_strbuf_init(ctx, &b, n + 16);
    for (size_t i = 0; i < n;) {
        const char *nl = memchr(s + i, '\n', n - i);
        size_t k = nl ? (size_t)(nl - s) - i : n - i;
        kr_strbuf_add(ctx, &b, s + i, k);
        if (nl) kr_strbuf_cstr(ctx, &b, end);
        i += k + (nl != NULL);
    }
    return kr_strbuf_finish(ctx, &b);
}

static void drop_reads(kr_textio *t) {
    t->tpos = t->tlen = t->raw_len = t->raw_decoded = 0;
    t->held_cr = false;
}

static kr_value t_write(kr_ctx *ctx, kr_value self, kr_value text) {
    kr_textio *t = open_tio(ctx, self);
    size_t n;
    if (!kr_is_str(text)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "write() argument must be str, not %Z", text);
    }
    if (kr_is_exact(t->buffer, &kr_type_bufferedreader)) {
        kr_io_wrong_mode(ctx, self, "not writable");
    }
    kr_value shown = text;
    const char *s = kr_str_data(text, &n);
    bool newline = (t->line_buffering || t->newline.write_end[0]) && memchr(s, '\n', n);
    if (newline && t->newline.write_end[0]) shown = with_line_ends(ctx, text, t->newline.write_end);
    bool ascii = kr_str_is_ascii(shown);
    if ((t->codec != CODEC_OTHER && ascii) ||
        (t->codec == CODEC_UTF8 && !(kr_str_of(shown)->flags & KR_STR_SURROGATES))) {
        s = kr_str_data(shown, &n);
        out_add(ctx, t, s, n);
    } else {
        kr_value b =
            kr_str_encode(ctx, shown, kr_str_cstr(ctx, t->encoding), kr_str_cstr(ctx, t->errors));
        const kr_bytes *bytes = KR_AS(const kr_bytes, b);
        size_t skip = 0;
        if (t->codec == CODEC_OTHER && t->bom_done && bytes->len >= 2 &&
            name_is(t->encoding, "utf-16", "utf16", "u16")) {
            skip = 2;
        }
        t->bom_done = true;
        out_add(ctx, t, bytes->data + skip, bytes->len - skip);
    }
    bool flush =
        t->line_buffering && (newline || memchr(kr_str_of(text)->data, '\r', kr_str_of(text)->len));
    if (t->out_len > kr_io_block(ctx) || flush || t->write_through) flush_out(ctx, t, flush);
    if (flush) kr_call_method(ctx, t->buffer, KR_N(ctx, flush), NULL, 0);
    drop_reads(t);
    return kr_smallint((kr_sword)kr_str_chars(kr_str_of(text)));
}

/* ---- reading ---- */
/* Bytes at the end of raw[from, len) that may be an incomplete character. */
static size_t incomplete_tail(const kr_textio *t, const uint8_t *p, size_t n) {
    if (t->codec == CODEC_OTHER) {
        bool wide = name_is(t->encoding, "utf-32", "utf-32-le", "utf-32-be");
        bool half = name_is(t->encoding, "utf-16", "utf-16-le", "utf-16-be");
        return wide ? n % 4 : half ? n % 2 : 0;
    }
    if (t->codec != CODEC_UTF8) return 0;
    for (size_t k = 1; k <= 3 && k <= n; k++) {
        uint8_t c = p[n - k];
        if ((c & 0xc0) == 0x80) continue;
        size_t need = c >= 0xf0 ? 4 : c >= 0xe0 ? 3 : c >= 0xc0 ? 2 : 1;
        return need > k ? k : 0;
    }
    return 0;
}

/* Moves unread text to the front and appends decoded characters. */
static void text_add(kr_ctx *ctx, kr_textio *t, kr_value decoded, bool eof) {
    size_t n;
    const char *s = kr_str_data(decoded, &n);
    char *copy = kr_heap_leaf(ctx, n + 2);
    size_t k = 0;
    if (t->held_cr) copy[k++] = '\r';
    memcpy(copy + k, s, n);
    n += k;
    t->held_cr = false;
    if (t->newline.universal && n && copy[n - 1] == '\r' && !eof) {
        t->held_cr = true;
        n--;
    }
    if (t->newline.translate) {
        n = kr_newline_translate(copy, n, &t->seen);
    } else if (t->newline.universal) {
        char *scratch = memcpy(kr_heap_leaf(ctx, n + 1), copy, n);
        kr_newline_translate(scratch, n, &t->seen);
    }
    size_t left = t->tlen - t->tpos;
    if (!left) {
        t->text = copy;
    } else {
        char *joined = kr_heap_leaf(ctx, left + n);
        memcpy(joined, t->text + t->tpos, left);
        memcpy(joined + left, copy, n);
        t->text = joined;
    }
    t->tpos = 0;
    t->tlen = left + n;
}

/* Bytes of raw that the first `used` bytes of text stand for. */
static size_t raw_offset(const kr_textio *t, size_t used) {
    const uint8_t *p = (const uint8_t *)t->text, *end = p + used;
    size_t r = 0;
    while (p < end) {
        uint32_t c = kr_utf8_next(&p);
        if (c == '\n' && t->newline.translate && t->raw[r] == '\r') {
            r += r + 1 < t->raw_len && t->raw[r + 1] == '\n' ? 2 : 1;
        } else {
            r += t->codec == CODEC_UTF8 ? kr_utf8_size(c) : 1;
        }
    }
    return r;
}

/* Drops the raw bytes of text that was read already. */
static void forget_read(kr_textio *t) {
    size_t r = t->tpos == t->tlen && !t->held_cr ? t->raw_decoded : raw_offset(t, t->tpos);
    if (t->raw_len - r) memmove(t->raw, t->raw + r, t->raw_len - r);
    t->raw_len -= r;
    t->raw_decoded -= r;
}

/* Decodes raw[raw_decoded..]; `eof`: all of it. */
static void decode_more(kr_ctx *ctx, kr_textio *t, bool eof) {
    const uint8_t *p = t->raw + t->raw_decoded;
    size_t n = t->raw_len - t->raw_decoded;
    size_t hold = eof ? 0 : incomplete_tail(t, p, n);
    kr_value s = kr_str_decode(ctx, (const char *)p, n - hold, kr_str_cstr(ctx, t->encoding),
                               kr_str_cstr(ctx, t->errors));
    if (t->codec == CODEC_OTHER && n - hold > 0 && name_is(t->encoding, "utf-16", "utf16", "u16") &&
        t->raw_decoded == 0 && !t->bom_done) {
        bool big = n >= 2 && p[0] == 0xfe && p[1] == 0xff;
        kr_store(ctx, t, &t->encoding, kr_str_intern_cstr(ctx, big ? "utf-16-be" : "utf-16-le"));
        t->bom_done = true;
    }
    t->raw_decoded += n - hold;
    text_add(ctx, t, s, eof);
}

static void raw_add(kr_ctx *ctx, kr_textio *t, const uint8_t *data, size_t n) {
    t->raw = kr_heap_resize(ctx, t->raw, t->raw_len, t->raw_len + n + 1);
    memcpy(t->raw + t->raw_len, data, n);
    t->raw_len += n;
}

/* Reads and decodes one more chunk; false at the end. */
static bool read_chunk(kr_ctx *ctx, kr_textio *t) {
    kr_value size = kr_smallint((kr_sword)kr_io_block(ctx));
    bool has_read1 = !kr_isnull(kr_getattr_opt(ctx, t->buffer, KR_N(ctx, read1)));
    kr_value got =
        kr_call_method(ctx, t->buffer, has_read1 ? KR_N(ctx, read1) : KR_N(ctx, read), &size, 1);
    kr_buffer view;
    if (!kr_try_buffer(ctx, got, &view, false)) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "underlying %s() should have returned a bytes-like object, not '%T'",
                     has_read1 ? "read1" : "read", got);
    }
    size_t n = view.len;
    forget_read(t);
    if (n) raw_add(ctx, t, view.data, n);
    kr_release_buffer(ctx, &view);
    decode_more(ctx, t, n == 0);
    return n != 0;
}

static kr_textio *reading(kr_ctx *ctx, kr_value self) {
    kr_textio *t = open_tio(ctx, self);
    if (kr_is_exact(t->buffer, &kr_type_bufferedwriter))
        kr_io_wrong_mode(ctx, self, "not readable");
    if (t->out_len) flush_out(ctx, t, false);
    return t;
}

static kr_value take(kr_ctx *ctx, kr_textio *t, size_t n) {
    kr_value r = kr_str_new(ctx, n ? t->text + t->tpos : "", n);
    t->tpos += n;
    return r;
}

static kr_value read_all(kr_ctx *ctx, kr_textio *t) {
    kr_value got = kr_call_method(ctx, t->buffer, KR_N(ctx, read), NULL, 0);
    kr_buffer view;
    if (kr_is_none(got)) kr_raise_none(ctx, &kr_type_BlockingIOError);
    kr_get_buffer(ctx, got, &view, false);
    forget_read(t);
    raw_add(ctx, t, view.data, view.len);
    kr_release_buffer(ctx, &view);
    decode_more(ctx, t, true);
    return take(ctx, t, t->tlen - t->tpos);
}

static kr_value t_read(kr_ctx *ctx, size_t n, const kr_value *a) {
    kr_sword want = kr_io_size_arg(ctx, n, a, 1);
    kr_textio *t = reading(ctx, a[0]);
    if (want < 0) return read_all(ctx, t);
    while (kr_utf8_count((const uint8_t *)t->text + t->tpos, t->tlen - t->tpos) < (size_t)want) {
        if (!read_chunk(ctx, t)) break;
    }
    return take(
        ctx, t,
        kr_utf8_offset((const uint8_t *)t->text + t->tpos, t->tlen - t->tpos, (size_t)want));
}

static kr_value read_line(kr_ctx *ctx, kr_textio *t, kr_sword limit) {
    size_t scanned = 0, n;
    bool more = true;
    for (;;) {
        size_t have = t->tlen - t->tpos;
        size_t from = scanned > 1 ? scanned - 1 : 0; /* a \r\n may lie across */
        n = have > from ? kr_newline_find(&t->newline, t->text + t->tpos + from, have - from) : 0;
        if (n) {
            n += from;
            break;
        }
        scanned = have;
        if (limit >= 0 && have >= (size_t)limit &&
            kr_utf8_count((const uint8_t *)t->text + t->tpos, have) >= (size_t)limit) {
            n = have;
            break;
        }
        if (!more) {
            n = have;
            break;
        }
        more = read_chunk(ctx, t);
    }
    if (limit >= 0) {
        size_t cut = n ? kr_utf8_offset((const uint8_t *)t->text + t->tpos, n, (size_t)limit) : 0;
        if (cut < n) n = cut;
    }
    return take(ctx, t, n);
}

static kr_value t_readline(kr_ctx *ctx, size_t n, const kr_value *a) {
    kr_sword limit = kr_io_size_arg(ctx, n, a, 1);
    return read_line(ctx, reading(ctx, a[0]), limit);
}

static kr_value t_next(kr_ctx *ctx, kr_value self) {
    kr_textio *t = reading(ctx, self);
    t->telling = false;
    kr_value line = kr_typeof(self)->flags & KR_TF_HEAP
                        ? kr_call_method(ctx, self, KR_N(ctx, readline), NULL, 0)
                        : read_line(ctx, t, -1);
    if (kr_len(ctx, line)) return line;
    t->telling = true;
    return KR_NULL;
}

/* ---- position ---- */
static kr_value t_flush(kr_ctx *ctx, kr_value self) {
    kr_textio *t = open_tio(ctx, self);
    t->telling = true;
    flush_out(ctx, t, true);
    return kr_call_method(ctx, t->buffer, KR_N(ctx, flush), NULL, 0);
}

static void need_seekable(kr_ctx *ctx, kr_textio *t) {
    if (!kr_truth(ctx, kr_call_method(ctx, t->buffer, KR_N(ctx, seekable), NULL, 0))) {
        kr_io_unsupported(ctx, "underlying stream is not seekable");
    }
}

static kr_value t_tell(kr_ctx *ctx, kr_value self) {
    kr_textio *t = open_tio(ctx, self);
    need_seekable(ctx, t);
    if (!t->telling) {
        kr_raise_fmt(ctx, &kr_type_OSError, "telling position disabled by next() call");
    }
    t_flush(ctx, self);
    int64_t at = kr_as_int64(ctx, kr_call_method(ctx, t->buffer, KR_N(ctx, tell), NULL, 0));
    if (t->raw_len) at -= (int64_t)(t->raw_len - raw_offset(t, t->tpos));
    return kr_int_new(ctx, at);
}

static kr_value t_seek(kr_ctx *ctx, size_t n, const kr_value *a) {
    kr_textio *t = open_tio(ctx, a[0]);
    int whence = n > 2 ? kr_as_int(ctx, a[2]) : 0;
    int64_t pos = kr_as_int64(ctx, kr_index(ctx, a[1]));
    need_seekable(ctx, t);
    if (whence == 1) {
        if (pos) kr_io_unsupported(ctx, "can't do nonzero cur-relative seeks");
        pos = kr_as_int64(ctx, t_tell(ctx, a[0]));
        whence = 0;
    } else if (whence == 2) {
        if (pos) kr_io_unsupported(ctx, "can't do nonzero end-relative seeks");
    } else if (whence != 0) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "invalid whence (%d, should be 0, 1 or 2)", whence);
    }
    if (whence == 0 && pos < 0) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "negative seek position %lld", (long long)pos);
    }
    t_flush(ctx, a[0]);
    kr_value args[2] = {kr_int_new(ctx, pos), kr_smallint(whence)};
    kr_value at = kr_call_method(ctx, t->buffer, KR_N(ctx, seek), args, 2);
    drop_reads(t);
    t->seen = 0;
    if (kr_is(at, kr_smallint(0))) t->bom_done = false;
    return at;
}

static kr_value t_truncate(kr_ctx *ctx, size_t n, const kr_value *a) {
    kr_textio *t = open_tio(ctx, a[0]);
    t_flush(ctx, a[0]);
    kr_value size = n > 1 && !kr_is_none(a[1]) ? a[1] : t_tell(ctx, a[0]);
    return kr_call_method(ctx, t->buffer, KR_N(ctx, truncate), &size, 1);
}

/* ---- closing and the rest ---- */
static kr_value flush_self(kr_ctx *ctx, void *arg) {
    return kr_call_method(ctx, *(kr_value *)arg, KR_N(ctx, flush), NULL, 0);
}

static kr_value t_close(kr_ctx *ctx, kr_value self) {
    kr_value exc;
    kr_textio *t = KR_AS(kr_textio, self);
    if (kr_isnull(t->buffer) || kr_is_none(t->buffer)) return KR_NONE;
    if (buffer_closed(ctx, t->buffer)) return KR_NONE;
    kr_protect(ctx, flush_self, &self, &exc);
    kr_call_method(ctx, t->buffer, KR_N(ctx, close), NULL, 0);
    t->io.closed = true;
    if (!kr_isnull(exc)) kr_raise(ctx, exc);
    return KR_NONE;
}

static kr_value t_detach(kr_ctx *ctx, kr_value self) {
    kr_textio *t = tio(ctx, self);
    kr_value buffer = t->buffer;
    kr_call_method(ctx, self, KR_N(ctx, flush), NULL, 0);
    t->buffer = KR_NONE;
    return buffer;
}

static kr_value t_reconfigure(kr_ctx *ctx, const kr_value *a) {
    kr_textio *t = open_tio(ctx, a[0]);
    bool has_encoding = !kr_isnull(a[1]) && !kr_is_none(a[1]);
    if ((has_encoding || !kr_isnull(a[3])) && t->raw_len) {
        kr_io_unsupported(ctx, "It is not possible to set the encoding or newline of stream after "
                               "the first read");
    }
    kr_newline newline = t->newline; /* nothing changes if an argument is wrong */
    if (!kr_isnull(a[3])) kr_newline_parse(ctx, a[3], false, &newline);
    t_flush(ctx, a[0]);
    if (has_encoding || (!kr_isnull(a[2]) && !kr_is_none(a[2]))) {
        kr_value errors = !kr_isnull(a[2]) && !kr_is_none(a[2]) ? a[2]
                          : has_encoding                        ? KR_NULL
                                                                : t->errors;
        set_codec(ctx, "reconfigure", t, has_encoding ? a[1] : t->encoding, errors);
    }
    t->newline = newline;
    if (!kr_isnull(a[4]) && !kr_is_none(a[4])) t->line_buffering = kr_truth(ctx, a[4]);
    if (!kr_isnull(a[5]) && !kr_is_none(a[5])) t->write_through = kr_truth(ctx, a[5]);
    return KR_NONE;
}

#define FORWARD(fn, name)                                                                          \
    static kr_value fn(kr_ctx *ctx, kr_value self) {                                               \
        return kr_call_method(ctx, tio(ctx, self)->buffer, KR_N(ctx, name), NULL, 0);              \
    }
FORWARD(t_fileno, fileno)
FORWARD(t_isatty, isatty)
FORWARD(t_readable, readable)
FORWARD(t_writable, writable)
FORWARD(t_seekable, seekable)

static kr_value t_closed(kr_ctx *ctx, kr_value self) {
    return kr_getattr(ctx, tio(ctx, self)->buffer, KR_N(ctx, closed));
}
static kr_value t_name(kr_ctx *ctx, kr_value self) {
    return kr_getattr(ctx, tio(ctx, self)->buffer, KR_N(ctx, name));
}
kr_value kr_textio_buffer(kr_value self) {
    return KR_AS(kr_textio, self)->buffer;
}

static kr_value t_buffer(kr_ctx *ctx, kr_value self) {
    return tio(ctx, self)->buffer;
}
static kr_value t_encoding(kr_ctx *ctx, kr_value self) {
    return tio(ctx, self)->encoding;
}
static kr_value t_errors(kr_ctx *ctx, kr_value self) {
    return tio(ctx, self)->errors;
}
static kr_value t_newlines(kr_ctx *ctx, kr_value self) {
    return kr_newline_seen(ctx, tio(ctx, self)->newline.universal ? tio(ctx, self)->seen : 0);
}
static kr_value t_line_buffering(kr_ctx *ctx, kr_value self) {
    return kr_bool(tio(ctx, self)->line_buffering);
}
static kr_value t_write_through(kr_ctx *ctx, kr_value self) {
    return kr_bool(tio(ctx, self)->write_through);
}

static kr_value t_repr(kr_ctx *ctx, kr_value self) {
    kr_textio *t = tio(ctx, self);
    kr_value name = kr_getattr_opt(ctx, self, KR_N(ctx, name));
    kr_value mode = kr_getattr_opt(ctx, self, KR_N(ctx, mode));
    kr_strbuf b;
    kr_strbuf_init(ctx, &b, 96);
    kr_strbuf_cstr(ctx, &b, "<_io.TextIOWrapper");
    if (!kr_isnull(name)) kr_strbuf_format(ctx, &b, " name=%R", name);
    if (!kr_isnull(mode)) kr_strbuf_format(ctx, &b, " mode=%R", mode);
    kr_strbuf_format(ctx, &b, " encoding=%R>", t->encoding);
    return kr_strbuf_finish(ctx, &b);
}

#define OWN &kr_type_textiowrapper
static const kr_builtin methods[] = {
    KR_METHOD_2(OWN, "write", t_write, NULL),
    KR_METHOD_VAR(OWN, "read", t_read, 1, 2, NULL),
    KR_METHOD_VAR(OWN, "readline", t_readline, 1, 2, NULL),
    KR_METHOD_1(OWN, "flush", t_flush, NULL),
    KR_IO_CANNOT_PICKLE(OWN),
    KR_METHOD_1(OWN, "close", t_close, NULL),
    KR_METHOD_1(OWN, "detach", t_detach, NULL),
    KR_METHOD_1(OWN, "tell", t_tell, NULL),
    KR_METHOD_VAR(OWN, "seek", t_seek, 2, 3, NULL),
    KR_METHOD_VAR(OWN, "truncate", t_truncate, 1, 2, NULL),
    KR_METHOD_SIG(OWN, "reconfigure", t_reconfigure,
                  "*,encoding=,errors=,newline=,line_buffering=,write_through=", NULL),
    KR_METHOD_1(OWN, "fileno", t_fileno, NULL),
    KR_METHOD_1(OWN, "isatty", t_isatty, NULL),
    KR_METHOD_1(OWN, "readable", t_readable, NULL),
    KR_METHOD_1(OWN, "writable", t_writable, NULL),
    KR_METHOD_1(OWN, "seekable", t_seekable, NULL),
    KR_GETTER(OWN, "closed", t_closed, NULL, NULL),
    KR_GETTER(OWN, "name", t_name, NULL, NULL),
    KR_GETTER(OWN, "buffer", t_buffer, NULL, NULL),
    KR_GETTER(OWN, "encoding", t_encoding, NULL, NULL),
    KR_GETTER(OWN, "errors", t_errors, NULL, NULL),
    KR_GETTER(OWN, "newlines", t_newlines, NULL, NULL),
    KR_GETTER(OWN, "line_buffering", t_line_buffering, NULL, NULL),
    KR_GETTER(OWN, "write_through", t_write_through, NULL, NULL),
};

const kr_type kr_type_textiowrapper = {
    .base_object = {&kr_type_type},
    .name = "_io.TextIOWrapper",
    .base = &kr_type_textiobase,
    .flags = KR_TF_BASE | KR_TF_WEAKREF,
    .trace = textio_trace,
    .version = 1,
    .size = sizeof(kr_textio),
    .attrs_offset = offsetof(kr_io, attrs),
    .methods = methods,
    .n_methods = KR_ARRAY_LEN(methods),
    .doc = KR_DOC("Character and line based layer over a BufferedIOBase object, buffer."),
    .new_ = textio_alloc,
    .init = textio_init,
    .finalize = kr_io_finalize,
    .repr = t_repr,
    .iter = kr_io_iter,
    .next = t_next,
};
