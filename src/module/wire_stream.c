/* sys.stdin, sys.stdout and sys.stderr of a small machine: text over a wire, without the layers of
 * buffers that files have. `buffer` is the same wire for bytes.
 *
 * Text is written with \r\n for \n, and a return that is typed reads as \n; bytes pass as they are.
 */
#include <string.h>

#include "base/utf8.h"
#include "module/wire.h"
#include "object/bytes.h"
#include "object/dict.h"
#include "object/module.h"
#include "object/names.h"
#include "object/protocol.h"
#include "object/str.h"

typedef struct wire_stream {
    kr_object base;
    kr_wire *wire;
    kr_value buffer; /* of text: the stream of bytes; KR_NULL: this is one */
} wire_stream;

static const kr_type stream_type;

static wire_stream *stream_of(kr_value v) {
    return KR_AS(wire_stream, v);
}

static bool is_text(const wire_stream *s) {
    return !kr_isnull(s->buffer);
}

kr_wire *kr_wire_of(kr_value stream) {
    return kr_is_exact(stream, &stream_type) ? stream_of(stream)->wire : NULL;
}

static void stream_trace(kr_visitor *v, kr_object *obj) {
    kr_visit(v, &((wire_stream *)obj)->buffer);
}

/* ---- writing ---- */
static kr_value s_write(kr_ctx *ctx, kr_value self, kr_value data) {
    const wire_stream *s = stream_of(self);
    kr_buffer view;
    if (is_text(s) && kr_is_str(data)) {
        const kr_str *text = kr_str_of(data);
        kr_wire_text(s->wire, text->data, text->len);
        kr_keep(data);
        return kr_smallint((kr_sword)kr_str_chars(text));
    }
    if (is_text(s))
        kr_raise_fmt(ctx, &kr_type_TypeError, "write() argument must be str, not %T", data);
    kr_get_buffer(ctx, data, &view, false);
    size_t n = view.len;
    if (n) s->wire->write(s->wire, (const char *)view.data, n);
    kr_release_buffer(ctx, &view);
    return kr_smallint((kr_sword)n);
}

static bool write_step(kr_ctx *ctx, kr_value line, void *self) {
    s_write(ctx, *(kr_value *)self, line);
    return true;
}

static kr_value s_writelines(kr_ctx *ctx, kr_value self, kr_value lines) {
    kr_foreach(ctx, lines, write_step, &self);
    return KR_NONE;
}

/* ---- reading ---- */
static int next_byte(kr_ctx *ctx, const wire_stream *s) {
    int c = kr_wire_read(ctx, s->wire);
    return c == '\r' && is_text(s) ? '\n' : c;
}

static kr_value result(kr_ctx *ctx, const wire_stream *s, const kr_strbuf *b) {
    if (!is_text(s)) return kr_bytes_new(ctx, b->len ? b->data : "", b->len);
    return kr_str_decode(ctx, b->len ? b->data : "", b->len, "utf-8", "replace");
}

/* A count of bytes or characters, -1 for none. */
static kr_sword count_arg(kr_ctx *ctx, size_t n, const kr_value *a) {
    return n > 1 && !kr_is_none(a[1]) ? kr_index_ssize(ctx, a[1]) : -1;
}

/* Up to `limit` bytes or characters, or to the end of the line or of input; for text without a
 * limit Ctrl-D is an end, too. */
static kr_value take(kr_ctx *ctx, const wire_stream *s, kr_sword limit, bool line) {
    kr_strbuf b;
    kr_sword got = 0;
    kr_strbuf_init(ctx, &b, limit > 0 && limit < 64 ? (size_t)limit : 64);
    while (limit < 0 || got < limit) {
        int c = next_byte(ctx, s);
        char byte = (char)c;
        if (c < 0 || (c == 4 && limit < 0 && is_text(s))) break;
        kr_strbuf_add(ctx, &b, &byte, 1);
        for (size_t more = is_text(s) && c >= 0xc2 && c < 0xf5 ? kr_utf8_lead_size((uint8_t)c) : 1;
             --more && (c = next_byte(ctx, s)) >= 0;) {
            byte = (char)c;
            kr_strbuf_add(ctx, &b, &byte, 1);
        }
        got++;
        if (line && c == '\n') break;
    }
    return result(ctx, s, &b);
}

static kr_value s_read(kr_ctx *ctx, size_t n, const kr_value *a) {
    return take(ctx, stream_of(a[0]), count_arg(ctx, n, a), false);
}

static kr_value s_readline(kr_ctx *ctx, size_t n, const kr_value *a) {
    return take(ctx, stream_of(a[0]), count_arg(ctx, n, a), true);
}

static kr_value s_readinto(kr_ctx *ctx, size_t n, const kr_value *a) {
    const wire_stream *s = stream_of(a[0]);
    kr_sword limit = n > 2 ? kr_index_ssize(ctx, a[2]) : -1;
    kr_buffer view;
    size_t got = 0;
    kr_get_buffer(ctx, a[1], &view, true);
    if (limit < 0 || (size_t)limit > view.len) limit = (kr_sword)view.len;
    while (got < (size_t)limit) {
        int c = next_byte(ctx, s);
        if (c < 0) break;
        ((uint8_t *)view.data)[got++] = (uint8_t)c;
    }
    kr_release_buffer(ctx, &view);
    return kr_smallint((kr_sword)got);
}

static kr_value s_next(kr_ctx *ctx, kr_value self) {
    kr_value line = take(ctx, stream_of(self), -1, true);
    return kr_truth(ctx, line) ? line : KR_NULL;
}

static kr_value s_iter(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return self;
}

/* ---- what all streams have ---- */
static kr_value s_true(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    (void)self;
    return KR_TRUE;
}

static kr_value s_nothing(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    (void)self;
    return KR_NONE;
}

static kr_value s_false(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    (void)self;
    return KR_FALSE;
}

static kr_value s_buffer(kr_ctx *ctx, kr_value self) {
    const wire_stream *s = stream_of(self);
    if (!is_text(s)) kr_raise_no_attr(ctx, self, kr_str_intern_rom(ctx, "buffer"));
    return s->buffer;
}

static kr_value s_encoding(kr_ctx *ctx, kr_value self) {
    (void)self;
    return kr_str_intern_rom(ctx, "utf-8");
}

#define OWN &stream_type
static const kr_builtin methods[] = {
    KR_METHOD_2(OWN, "write", s_write, "Write text (bytes to .buffer); return how much."),
    KR_METHOD_2(OWN, "writelines", s_writelines, "Write a list of lines to stream."),
    KR_METHOD_VAR(OWN, "read", s_read, 1, 2, "Read so many characters (bytes from .buffer)."),
    KR_METHOD_VAR(OWN, "readline", s_readline, 1, 2, "Read up to the end of the line."),
    KR_METHOD_VAR(OWN, "readinto", s_readinto, 2, 3, "Read bytes into a buffer."),
    KR_METHOD_1(OWN, "flush", s_nothing, "Nothing is held back."),
    KR_METHOD_1(OWN, "close", s_nothing, "The wire stays open."),
    KR_METHOD_1(OWN, "isatty", s_true, "True"),
    KR_METHOD_1(OWN, "readable", s_true, "True"),
    KR_METHOD_1(OWN, "writable", s_true, "True"),
    KR_METHOD_1(OWN, "seekable", s_false, "False"),
    KR_GETTER(OWN, "buffer", s_buffer, NULL, "the same wire for bytes"),
    KR_GETTER(OWN, "closed", s_false, NULL, "False"),
    KR_GETTER(OWN, "encoding", s_encoding, NULL, "'utf-8'"),
};
#undef OWN

static const kr_type stream_type = {
    .base_object = {&kr_type_type},
    .name = "WireStream",
    .base = &kr_type_object,
    .flags = KR_TF_NO_NEW,
    .version = 1,
    .size = sizeof(wire_stream),
    .methods = methods,
    .n_methods = KR_ARRAY_LEN(methods),
    .doc = "A stream of text or bytes over the machine's console.",
    .trace = stream_trace,
    .iter = s_iter,
    .next = s_next,
};

static kr_value stream_new(kr_ctx *ctx, kr_wire *w, kr_value buffer) {
    wire_stream *s = kr_heap_new(ctx, &stream_type, sizeof *s);
    s->wire = w;
    kr_store_init(&s->buffer, buffer);
    return kr_from_ptr(s);
}

void kr_wire_install(kr_ctx *ctx, kr_wire *w) {
    static const char *const names[] = {"stdin", "stdout", "stderr"};
    kr_value text = stream_new(ctx, w, stream_new(ctx, w, KR_NULL));
    for (size_t i = 0; i < KR_ARRAY_LEN(names); i++) {
        kr_module_set(ctx, ctx->vm->sys_module, names[i], text);
    }
}
