/* StringIO: a text stream in memory. Text is kept as an array of code points, so that positions are
 * code points and overwriting in the middle is simple. */
#include "base/checked.h"
#include "base/utf8.h"
#include "module/io_newline.h"
#include "module/io_types.h"
#include "object/dict.h"
#include "object/int.h"
#include "object/shape.h"

typedef struct kr_stringio {
    kr_io io;
    uint32_t *text; /* leaf block */
    size_t len, cap, pos;
    kr_newline newline;
    kr_value newline_arg; /* what it was made from */
    unsigned seen;
    bool pending_cr;
} kr_stringio;

static kr_stringio *sio(kr_ctx *ctx, kr_value v) {
    kr_stringio *s = KR_AS(kr_stringio, v);
    if (s->io.closed) kr_raise_fmt(ctx, &kr_type_ValueError, "I/O operation on closed file");
    return s;
}

static void stringio_trace(kr_visitor *v, kr_object *obj) {
    kr_io_trace(v, obj);
    kr_visit_ptr(v, &((kr_stringio *)obj)->text);
    kr_visit(v, &((kr_stringio *)obj)->newline_arg);
}

static void reserve(kr_ctx *ctx, kr_stringio *s, size_t n) {
    size_t bytes;
    if (n <= s->cap) return;
    size_t cap = n + n / 2 + 32;
    if (cap < n || !kr_size_mul(cap, sizeof *s->text, &bytes)) kr_raise_memory(ctx);
    s->text = kr_heap_resize(ctx, s->text, s->len * sizeof *s->text, bytes);
    s->cap = cap;
}

static kr_value slice(kr_ctx *ctx, const kr_stringio *s, size_t from, size_t n) {
    char *out;
    uint8_t small[256];
    size_t k = 0;
    if (n <= sizeof small / 4) {
        for (size_t i = 0; i < n; i++) k += kr_utf8_encode(s->text[from + i], small + k);
        return kr_str_new(ctx, (char *)small, k);
    }
    size_t bytes = 0;
    for (size_t i = 0; i < n; i++) bytes += kr_utf8_size(s->text[from + i]);
    kr_value v = kr_str_alloc(ctx, bytes, &out);
    for (size_t i = 0; i < n; i++) k += kr_utf8_encode(s->text[from + i], (uint8_t *)out + k);
    return kr_str_finish(ctx, v, bytes);
}

/* Stores text at the position with the newline rules of writing. */
static void store(kr_ctx *ctx, kr_stringio *s, kr_value text) {
    size_t n;
    const char *data = kr_str_data(text, &n);
    if (s->newline.translate || s->newline.universal) {
        char *copy = memcpy(kr_heap_leaf(ctx, n + 1), data, n);
        size_t k = kr_newline_translate(copy, n, &s->seen);
        if (s->newline.translate) {
            n = k;
            data = copy;
        }
    }
    size_t room;
    if (!kr_size_add(s->pos, n * 2, &room)) kr_raise_memory(ctx);
    if (!n) return;
    reserve(ctx, s, room);
    if (s->pos > s->len) memset(s->text + s->len, 0, (s->pos - s->len) * sizeof *s->text);
    const uint8_t *p = (const uint8_t *)data, *end = p + n;
    while (p < end) {
        uint32_t c = kr_utf8_next(&p);
        if (c == '\n' && s->newline.write_end[0]) {
            s->text[s->pos++] = '\r';
            if (!s->newline.write_end[1]) continue;
        }
        s->text[s->pos++] = c;
    }
    if (s->pos > s->len) s->len = s->pos;
}

static kr_value stringio_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    (void)args;
    (void)n;
    return kr_from_ptr(kr_instance_alloc(ctx, cls));
}

static void stringio_init(kr_ctx *ctx, kr_value self, kr_value *args, kr_nargs n) {
    kr_value a[2];
    kr_stringio *s = KR_AS(kr_stringio, self);
    kr_bind_args(ctx, "StringIO", "initial_value=,newline=", args, n, 0, a);
    if (kr_isnull(a[1])) a[1] = kr_str_of_ascii(ctx, '\n');
    kr_newline_parse(ctx, a[1], true, &s->newline);
    kr_store(ctx, kr_ptr(self), &s->newline_arg, a[1]);
    if (!kr_isnull(a[0]) && !kr_is_none(a[0]) && !kr_is_str(a[0])) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "initial_value must be str or None, not %T", a[0]);
    }
    s->len = s->pos = 0;
    s->io.closed = false;
    if (kr_isnull(a[0]) || kr_is_none(a[0])) return;
    store(ctx, s, a[0]);
    s->pos = 0;
}

static kr_value s_write(kr_ctx *ctx, kr_value self, kr_value text) {
    kr_stringio *s = sio(ctx, self);
    if (!kr_is_str(text)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "string argument expected, got '%T'", text);
    }
    store(ctx, s, text);
    return kr_smallint((kr_sword)kr_str_chars(kr_str_of(text)));
}

static kr_value s_read(kr_ctx *ctx, size_t n, const kr_value *a) {
    kr_sword want = kr_io_size_arg(ctx, n, a, 1);
    kr_stringio *s = sio(ctx, a[0]);
    size_t have = s->pos < s->len ? s->len - s->pos : 0;
    if (want >= 0 && (size_t)want < have) have = (size_t)want;
    kr_value r = slice(ctx, s, s->pos, have);
    s->pos += have;
    return r;
}

/* Code points up to and with the line ending. */
static size_t line_length(const kr_stringio *s) {
    const kr_newline *nl = &s->newline;
    for (size_t i = s->pos; i < s->len; i++) {
        uint32_t c = s->text[i];
        bool lf_next = i + 1 < s->len && s->text[i + 1] == '\n';
        if (nl->universal && !nl->translate) {
            if (c == '\n') return i + 1 - s->pos;
            if (c == '\r') return i + 1 + lf_next - s->pos;
        } else if (nl->read_end[0] == '\r') {
            if (c == '\r' && !nl->read_end[1]) return i + 1 - s->pos;
            if (c == '\r' && lf_next) return i + 2 - s->pos;
        } else if (c == '\n') {
            return i + 1 - s->pos;
        }
    }
    return s->pos < s->len ? s->len - s->pos : 0;
}

static kr_value line_at(kr_ctx *ctx, kr_stringio *s, kr_sword limit) {
    size_t n = line_length(s);
    if (limit >= 0 && (size_t)limit < n) n = (size_t)limit;
    kr_value r = slice(ctx, s, s->pos, n);
    s->pos += n;
    return r;
}

static kr_value s_readline(kr_ctx *ctx, size_t n, const kr_value *a) {
    kr_sword limit = kr_io_size_arg(ctx, n, a, 1);
    return line_at(ctx, sio(ctx, a[0]), limit);
}

static kr_value s_next(kr_ctx *ctx, kr_value self) {
    if (kr_typeof(self)->flags & KR_TF_HEAP) return kr_io_next(ctx, self);
    kr_value line = line_at(ctx, sio(ctx, self), -1);
    return kr_str_of(line)->len ? line : KR_NULL;
}

static kr_value s_getvalue(kr_ctx *ctx, kr_value self) {
    kr_stringio *s = sio(ctx, self);
    return slice(ctx, s, 0, s->len);
}

static kr_value s_tell(kr_ctx *ctx, kr_value self) {
    return kr_int_new(ctx, (int64_t)sio(ctx, self)->pos);
}

static kr_value s_seek(kr_ctx *ctx, size_t n, const kr_value *a) {
    kr_stringio *s = sio(ctx, a[0]);
    kr_sword pos = kr_index_ssize(ctx, a[1]);
    int whence = n > 2 ? kr_as_int(ctx, a[2]) : 0;
    if (whence < 0 || whence > 2) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "Invalid whence (%d, should be 0, 1 or 2)", whence);
    }
    if (whence == 0 && pos < 0) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "Negative seek position %lld", (long long)pos);
    }
    if (whence != 0 && pos != 0) {
        kr_raise_fmt(ctx, &kr_type_OSError, "Can't do nonzero cur-relative seeks");
    }
    s->pos = whence == 0 ? (size_t)pos : whence == 2 ? s->len : s->pos;
    return kr_int_new(ctx, (int64_t)s->pos);
}

static kr_value s_truncate(kr_ctx *ctx, size_t n, const kr_value *a) {
    kr_stringio *s = sio(ctx, a[0]);
    kr_sword size = n > 1 && !kr_is_none(a[1]) ? kr_io_size_arg(ctx, n, a, 1) : (kr_sword)s->pos;
    if (size < 0) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "Negative size value %lld", (long long)size);
    }
    if ((size_t)size < s->len) s->len = (size_t)size;
    return kr_int_new(ctx, size);
}

/* (text, newline, position, dict or None) */
static kr_value s_getstate(kr_ctx *ctx, kr_value self) {
    kr_stringio *s = sio(ctx, self);
    kr_attrs *attrs = kr_attrs_of(self);
    kr_value item[4];
    item[0] = slice(ctx, s, 0, s->len);
    item[1] = s->newline_arg;
    item[2] = kr_int_from_u64(ctx, s->pos);
    item[3] = attrs && (attrs->shape || attrs->slots)
                  ? kr_dict_copy(ctx, kr_attrs_dict(ctx, self, attrs))
                  : KR_NONE;
    return kr_tuple_new(ctx, 4, item);
}

/* Puts text in as it is: its line endings went through the rules when it was written first. */
static void set_text(kr_ctx *ctx, kr_stringio *s, kr_value text) {
    size_t n;
    const uint8_t *p = (const uint8_t *)kr_str_data(text, &n), *end = p + n;
    s->len = 0;
    reserve(ctx, s, n);
    while (p < end) s->text[s->len++] = kr_utf8_next(&p);
}

static kr_value s_setstate(kr_ctx *ctx, kr_value self, kr_value state) {
    kr_stringio *s = sio(ctx, self);
    kr_value *item = NULL;
    kr_sword pos;
    size_t n = 0;
    if (kr_is_tuple(state)) item = kr_seq_items(state, &n);
    if (n < 4) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "%T.__setstate__ argument should be 4-tuple, got %T",
                     self, state);
    }
    stringio_init(ctx, self, item, KR_NARGS(2, 0));
    if (!kr_is_none(item[0])) set_text(ctx, s, item[0]);
    if (!kr_is_int(item[2])) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "third item of state must be an integer, got %T",
                     item[2]);
    }
    pos = kr_index_ssize(ctx, item[2]);
    if (pos < 0) kr_raise_fmt(ctx, &kr_type_ValueError, "position value cannot be negative");
    s->pos = (size_t)pos;
    if (!kr_is_none(item[3])) {
        if (!kr_is_dict(item[3])) {
            kr_raise_fmt(ctx, &kr_type_TypeError, "fourth item of state should be a dict, got a %T",
                         item[3]);
        }
        kr_dict_update(ctx, kr_attrs_dict(ctx, self, kr_attrs_of(self)), item[3]);
    }
    return KR_NONE;
}

static kr_value s_close(kr_ctx *ctx, kr_value self) {
    kr_stringio *s = KR_AS(kr_stringio, self);
    (void)ctx;
    s->io.closed = true;
    s->text = NULL;
    s->len = s->cap = s->pos = 0;
    return KR_NONE;
}

static kr_value s_true(kr_ctx *ctx, kr_value self) {
    sio(ctx, self);
    return KR_TRUE;
}
static kr_value s_false(kr_ctx *ctx, kr_value self) {
    sio(ctx, self);
    return KR_FALSE;
}
static kr_value s_none(kr_ctx *ctx, kr_value self) {
    sio(ctx, self);
    return KR_NONE;
}
static kr_value s_newlines(kr_ctx *ctx, kr_value self) {
    return kr_newline_seen(ctx, sio(ctx, self)->newline.universal ? sio(ctx, self)->seen : 0);
}

#define OWN &kr_type_stringio
static const kr_builtin methods[] = {
    KR_METHOD_2(OWN, "write", s_write, "Write string to file."),
    KR_METHOD_VAR(OWN, "read", s_read, 1, 2, "Read at most size characters, returned as a string."),
    KR_METHOD_VAR(OWN, "readline", s_readline, 1, 2, "Read until newline or EOF."),
    KR_METHOD_1(OWN, "getvalue", s_getvalue, "Retrieve the entire contents of the object."),
    KR_METHOD_1(OWN, "tell", s_tell, "Tell the current file position."),
    KR_METHOD_VAR(OWN, "seek", s_seek, 2, 3, "Change stream position."),
    KR_METHOD_VAR(OWN, "truncate", s_truncate, 1, 2, "Truncate size to pos."),
    KR_METHOD_1(OWN, "__getstate__", s_getstate, NULL),
    KR_METHOD_2(OWN, "__setstate__", s_setstate, NULL),
    KR_METHOD_1(OWN, "close", s_close, "Close the IO object."),
    KR_METHOD_1(OWN, "flush", s_none, NULL),
    KR_METHOD_1(OWN, "isatty", s_false, NULL),
    KR_METHOD_1(OWN, "readable", s_true, NULL),
    KR_METHOD_1(OWN, "writable", s_true, NULL),
    KR_METHOD_1(OWN, "seekable", s_true, NULL),
    KR_GETTER(OWN, "newlines", s_newlines, NULL, NULL),
    KR_GETTER(OWN, "line_buffering", s_false, NULL, NULL),
};

const kr_type kr_type_stringio = {
    .base_object = {&kr_type_type},
    .name = "_io.StringIO",
    .base = &kr_type_textiobase,
    .flags = KR_TF_BASE | KR_TF_WEAKREF,
    .trace = stringio_trace,
    .version = 1,
    .size = sizeof(kr_stringio),
    .attrs_offset = offsetof(kr_io, attrs),
    .methods = methods,
    .n_methods = KR_ARRAY_LEN(methods),
    .doc = KR_DOC("Text I/O implementation using an in-memory buffer."),
    .new_ = stringio_new,
    .init = stringio_init,
    .iter = kr_io_iter,
    .next = s_next,
};
