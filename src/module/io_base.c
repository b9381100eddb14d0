/* The abstract stream classes of io: _IOBase and its three children. Default methods call the
 * stream's own attributes, so a class written in Python needs only a few of them. */
#include "module/io_types.h"
#include "object/dict.h"
#include "object/exception.h"
#include "object/int.h"
#include "object/shape.h"

void kr_io_trace(kr_visitor *v, kr_object *obj) {
    kr_attrs_trace(v, &((kr_io *)obj)->attrs, obj);
}

kr_value kr_io_unsupported_class(kr_ctx *ctx) {
    kr_value m = kr_import(ctx, "_io");
    return kr_getattr(ctx, m, kr_str_intern_rom(ctx, "UnsupportedOperation"));
}

KR_NORETURN void kr_io_unsupported(kr_ctx *ctx, const char *what) {
    kr_raise(ctx, kr_call1(ctx, kr_io_unsupported_class(ctx), kr_str_from_cstr(ctx, what)));
}

void kr_io_wrong_mode(kr_ctx *ctx, kr_value file, const char *what) {
    kr_value mode = kr_getattr_opt(ctx, file, kr_str_intern_rom(ctx, "mode"));
    kr_value name = kr_isnull(mode) ? KR_NULL : kr_getattr_opt(ctx, file, KR_N(ctx, name));
    if (kr_isnull(name) || !kr_is_str(mode)) kr_io_unsupported(ctx, what);
    kr_raise_obj(ctx, KR_AS(const kr_type, kr_io_unsupported_class(ctx)),
                 kr_str_format(ctx, "%s: %R was opened with mode %R", what, name, mode));
}

bool kr_io_is_closed(kr_ctx *ctx, kr_value stream) {
    return kr_truth(ctx, kr_getattr(ctx, stream, KR_N(ctx, closed)));
}

void kr_io_check_closed(kr_ctx *ctx, kr_value stream) {
    if (kr_io_is_closed(ctx, stream)) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "I/O operation on closed file.");
    }
}

kr_sword kr_io_size_arg(kr_ctx *ctx, size_t n, const kr_value *a, size_t index) {
    if (n <= index || kr_isnull(a[index]) || kr_is_none(a[index])) return -1;
    if (!kr_is_index(a[index])) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "argument should be integer or None, not '%T'",
                     a[index]);
    }
    return kr_index_ssize(ctx, a[index]);
}

void kr_io_target(kr_ctx *ctx, kr_value v, kr_buffer *out) {
    if (!kr_try_buffer(ctx, v, out, true)) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "readinto() argument must be read-write bytes-like object, not %Z", v);
    }
}

static kr_value io_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    (void)args;
    (void)n;
    kr_io *io = kr_instance_alloc(ctx, cls);
    kr_heap_set_finalizer(ctx, &io->base);
    return kr_from_ptr(io);
}

static void io_init(kr_ctx *ctx, kr_value self, kr_value *args, kr_nargs n) {
    (void)ctx;
    (void)self;
    (void)args;
    (void)n;
}

static kr_value close_quietly(kr_ctx *ctx, void *arg) {
    return kr_call_method(ctx, kr_from_ptr(arg), KR_N(ctx, close), NULL, 0);
}

kr_value kr_io_cannot_pickle(kr_ctx *ctx, size_t n, const kr_value *a) {
    (void)n;
    kr_raise_fmt(ctx, &kr_type_TypeError, "cannot pickle '%U' instances",
                 kr_type_name(ctx, kr_typeof(a[0])));
}

void kr_io_finalize(kr_ctx *ctx, kr_object *obj) {
    kr_value exc;
    if (((kr_io *)obj)->closed) return;
    ((kr_io *)obj)->finalizing = true;
    kr_protect(ctx, close_quietly, obj, &exc);
}

/* ---- _IOBase ---- */
static kr_value b_close(kr_ctx *ctx, kr_value self) {
    kr_io *io = KR_AS(kr_io, self);
    if (io->closed) return KR_NONE;
    io->closed = true;
    kr_value exc, name = KR_N(ctx, flush);
    (void)exc;
    (void)name;
    io->closed = false;
    kr_call_method(ctx, self, KR_N(ctx, flush), NULL, 0);
    io->closed = true;
    return KR_NONE;
}

static kr_value b_closed(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return kr_bool(KR_AS(kr_io, self)->closed);
}

static kr_value b_flush(kr_ctx *ctx, kr_value self) {
    kr_io_check_closed(ctx, self);
    return KR_NONE;
}

#define UNSUPPORTED(fn, text)                                                                      \
    static kr_value fn(kr_ctx *ctx, size_t n, const kr_value *a) {                                 \
        (void)n;                                                                                   \
        kr_io_wrong_mode(ctx, a[0], text);                                                         \
    }
UNSUPPORTED(b_seek, "seek")
UNSUPPORTED(b_truncate, "truncate")
UNSUPPORTED(b_fileno, "fileno")
UNSUPPORTED(b_read, "read")
UNSUPPORTED(b_read1, "read1")
UNSUPPORTED(b_write, "write")
UNSUPPORTED(b_detach, "detach")
UNSUPPORTED(t_readline, "readline")

static kr_value b_tell(kr_ctx *ctx, kr_value self) {
    kr_value a[2] = {kr_smallint(0), kr_smallint(1)};
    return kr_call_method(ctx, self, KR_N(ctx, seek), a, 2);
}

static kr_value b_isatty(kr_ctx *ctx, kr_value self) {
    kr_io_check_closed(ctx, self);
    return KR_FALSE;
}

static kr_value b_false(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    (void)self;
    return KR_FALSE;
}

static kr_value b_enter(kr_ctx *ctx, kr_value self) {
    kr_io_check_closed(ctx, self);
    return self;
}

static kr_value b_exit(kr_ctx *ctx, size_t n, const kr_value *a) {
    (void)n;
    kr_call_method(ctx, a[0], KR_N(ctx, close), NULL, 0);
    return KR_NONE;
}

static kr_value check_flag(kr_ctx *ctx, kr_value self, kr_value method, const char *text) {
    if (!kr_truth(ctx, kr_call_method(ctx, self, method, NULL, 0))) kr_io_unsupported(ctx, text);
    return KR_TRUE;
}

static kr_value b_check_readable(kr_ctx *ctx, kr_value self) {
    return check_flag(ctx, self, KR_N(ctx, readable), "File or stream is not readable.");
}
static kr_value b_check_writable(kr_ctx *ctx, kr_value self) {
    return check_flag(ctx, self, KR_N(ctx, writable), "File or stream is not writable.");
}
static kr_value b_check_seekable(kr_ctx *ctx, kr_value self) {
    return check_flag(ctx, self, KR_N(ctx, seekable), "File or stream is not seekable.");
}
static kr_value b_check_closed(kr_ctx *ctx, size_t n, const kr_value *a) {
    (void)n;
    kr_io_check_closed(ctx, a[0]);
    return KR_NONE;
}

/* One byte at a time, or what peek() shows up to the newline. */
static kr_value b_readline(kr_ctx *ctx, size_t n, const kr_value *a) {
    kr_sword limit = kr_io_size_arg(ctx, n, a, 1);
    kr_value self = a[0], out = kr_bytearray_new(ctx, NULL, 0);
    kr_value peek = kr_getattr_opt(ctx, self, KR_N(ctx, peek));
    while (limit < 0 || (kr_sword)KR_AS(kr_bytearray, out)->len < limit) {
        kr_sword want = 1;
        if (!kr_isnull(peek)) {
            kr_buffer b;
            kr_value seen = kr_call1(ctx, peek, kr_smallint(1));
            kr_get_buffer(ctx, seen, &b, false);
            if (b.len) {
                const uint8_t *nl = memchr(b.data, '\n', b.len);
                want = nl ? (kr_sword)(nl - b.data) + 1 : (kr_sword)b.len;
                kr_sword left = limit - (kr_sword)KR_AS(kr_bytearray, out)->len;
                if (limit >= 0 && want > left) want = left;
            }
            kr_release_buffer(ctx, &b);
        }
        kr_value count = kr_int_new(ctx, want);
        kr_value got = kr_call_method(ctx, self, KR_N(ctx, read), &count, 1);
        if (kr_is_none(got)) break;
        if (!kr_is_bytes(got)) {
            kr_raise_fmt(ctx, &kr_type_OSError,
                         "read() should have returned a bytes object, not '%T'", got);
        }
        const kr_bytes *bytes = KR_AS(const kr_bytes, got);
        if (!bytes->len) break;
        kr_bytearray_append(ctx, out, bytes->data, bytes->len);
        if (bytes->data[bytes->len - 1] == '\n') break;
    }
    return kr_bytes_new(ctx, KR_AS(kr_bytearray, out)->data + KR_AS(kr_bytearray, out)->start,
                        KR_AS(kr_bytearray, out)->len);
}

kr_value kr_io_iter(kr_ctx *ctx, kr_value self) {
    kr_io_check_closed(ctx, self);
    return self;
}

kr_value kr_io_next(kr_ctx *ctx, kr_value self) {
    kr_value line = kr_call_method(ctx, self, KR_N(ctx, readline), NULL, 0);
    return kr_len(ctx, line) ? line : KR_NULL;
}

static kr_value b_readlines(kr_ctx *ctx, size_t n, const kr_value *a) {
    kr_sword hint = kr_io_size_arg(ctx, n, a, 1);
    kr_value list = kr_list_new(ctx, 0, NULL), it = kr_iter(ctx, a[0]), line;
    kr_sword total = 0;
    while (!kr_isnull(line = kr_next(ctx, it))) {
        kr_list_append(ctx, list, line);
        total += (kr_sword)kr_len(ctx, line);
        if (hint > 0 && total > hint) break;
    }
    return list;
}

static bool write_step(kr_ctx *ctx, kr_value item, void *arg) {
    kr_call_method(ctx, *(kr_value *)arg, KR_N(ctx, write), &item, 1);
    return true;
}

static kr_value b_writelines(kr_ctx *ctx, kr_value self, kr_value lines) {
    kr_io_check_closed(ctx, self);
    kr_foreach(ctx, lines, write_step, &self);
    return KR_NONE;
}

static kr_value b_del(kr_ctx *ctx, kr_value self) {
    kr_io_finalize(ctx, kr_ptr(self));
    return KR_NONE;
}

#define OWN &kr_type_iobase
static const kr_builtin iobase_methods[] = {
    KR_GETTER(OWN, "__dict__", kr_object_dict_get, kr_object_dict_set, NULL),
    KR_METHOD_1(OWN, "close", b_close, "Flush and close the IO object."),
    KR_METHOD_1(OWN, "flush", b_flush, "Flush write buffers, if applicable."),
    KR_METHOD_VAR(OWN, "seek", b_seek, 1, 3,
                  "Change the stream position to the given byte offset."),
    KR_METHOD_1(OWN, "tell", b_tell, "Return current stream position."),
    KR_METHOD_VAR(OWN, "truncate", b_truncate, 1, 2, "Truncate file to size bytes."),
    KR_METHOD_VAR(OWN, "fileno", b_fileno, 1, 1,
                  "Return underlying file descriptor if one exists."),
    KR_METHOD_1(OWN, "isatty", b_isatty, "Return whether this is an 'interactive' stream."),
    KR_METHOD_1(OWN, "readable", b_false, "Return whether object was opened for reading."),
    KR_METHOD_1(OWN, "writable", b_false, "Return whether object was opened for writing."),
    KR_METHOD_1(OWN, "seekable", b_false, "Return whether object supports random access."),
    KR_METHOD_VAR(OWN, "readline", b_readline, 1, 2, "Read and return a line from the stream."),
    KR_METHOD_VAR(OWN, "readlines", b_readlines, 1, 2, "Return a list of lines from the stream."),
    KR_METHOD_2(OWN, "writelines", b_writelines, "Write a list of lines to stream."),
    KR_METHOD_1(OWN, "__enter__", b_enter, NULL),
    KR_METHOD_VAR(OWN, "__exit__", b_exit, 1, KR_ANY, NULL),
    KR_METHOD_1(OWN, "__del__", b_del, NULL),
    KR_METHOD_1(OWN, "_checkReadable", b_check_readable, NULL),
    KR_METHOD_1(OWN, "_checkWritable", b_check_writable, NULL),
    KR_METHOD_1(OWN, "_checkSeekable", b_check_seekable, NULL),
    KR_METHOD_VAR(OWN, "_checkClosed", b_check_closed, 1, 2, NULL),
    KR_GETTER(OWN, "closed", b_closed, NULL, NULL),
};

#define IO_TYPE(sym, pyname, parent, methods_array, text)                                          \
    const kr_type kr_type_##sym = {                                                                \
        .base_object = {&kr_type_type},                                                            \
        .name = pyname,                                                                            \
        .base = &kr_type_##parent,                                                                 \
        .flags = KR_TF_BASE | KR_TF_WEAKREF,                                                       \
        .trace = kr_io_trace,                                                                      \
        .version = 1,                                                                              \
        .size = sizeof(kr_io),                                                                     \
        .attrs_offset = offsetof(kr_io, attrs),                                                    \
        .methods = methods_array,                                                                  \
        .n_methods = KR_ARRAY_LEN(methods_array),                                                  \
        .doc = KR_DOC(text),                                                                       \
        .new_ = io_new,                                                                            \
        .init = io_init,                                                                           \
        .finalize = kr_io_finalize,                                                                \
        .iter = kr_io_iter,                                                                        \
        .next = kr_io_next,                                                                        \
    }
IO_TYPE(iobase, "_io._IOBase", object, iobase_methods,
        "The abstract base class for all I/O classes.");
#undef OWN

/* ---- _RawIOBase: read through readinto ---- */
static kr_value raw_read(kr_ctx *ctx, size_t n, const kr_value *a) {
    kr_sword want = kr_io_size_arg(ctx, n, a, 1);
    if (want < 0) return kr_call_method(ctx, a[0], KR_N(ctx, readall), NULL, 0);
    kr_value b = kr_bytearray_new(ctx, NULL, (size_t)want);
    kr_value r = kr_call_method(ctx, a[0], KR_N(ctx, readinto), &b, 1);
    if (kr_is_none(r)) return r;
    kr_sword got = kr_index_ssize(ctx, r);
    if (got < 0 || got > want) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "readinto returned %lld outside buffer size %lld",
                     (long long)got, (long long)want);
    }
    return kr_bytes_new(ctx, KR_AS(kr_bytearray, b)->data, (size_t)got);
}

static kr_value raw_readall(kr_ctx *ctx, kr_value self) {
    kr_value out = kr_bytearray_new(ctx, NULL, 0), chunk = kr_smallint(8192);
    for (;;) {
        kr_value got = kr_call_method(ctx, self, KR_N(ctx, read), &chunk, 1);
        if (kr_is_none(got) && !KR_AS(kr_bytearray, out)->len) return got;
        if (kr_is_none(got)) break;
        if (!kr_is_bytes(got)) kr_raise_fmt(ctx, &kr_type_TypeError, "read() should return bytes");
        if (!KR_AS(kr_bytes, got)->len) break;
        kr_bytearray_append(ctx, out, KR_AS(kr_bytes, got)->data, KR_AS(kr_bytes, got)->len);
    }
    return kr_bytes_new(ctx, KR_AS(kr_bytearray, out)->data, KR_AS(kr_bytearray, out)->len);
}

static kr_value raw_missing(kr_ctx *ctx, kr_value self, kr_value data) {
    (void)self;
    (void)data;
    kr_raise_none(ctx, &kr_type_NotImplementedError);
}

#define OWN &kr_type_rawiobase
static const kr_builtin raw_methods[] = {
    KR_METHOD_VAR(OWN, "read", raw_read, 1, 2, NULL),
    KR_METHOD_2(OWN, "readinto", raw_missing, NULL),
    KR_METHOD_2(OWN, "write", raw_missing, NULL),
    KR_METHOD_1(OWN, "readall", raw_readall, "Read until EOF, using multiple read() call."),
};
IO_TYPE(rawiobase, "_io._RawIOBase", iobase, raw_methods, "Base class for raw binary I/O.");
#undef OWN

/* ---- _BufferedIOBase ---- */
static kr_value into(kr_ctx *ctx, kr_value self, kr_value target, kr_value method) {
    kr_buffer b;
    kr_io_target(ctx, target, &b);
    kr_value count = kr_smallint((kr_sword)b.len);
    kr_release_buffer(ctx, &b);
    kr_value got = kr_call_method(ctx, self, method, &count, 1);
    if (!kr_is_bytes(got)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "read() should return bytes");
    }
    kr_get_buffer(ctx, target, &b, true);
    size_t n = KR_AS(kr_bytes, got)->len;
    if (n > b.len) {
        size_t have = b.len;
        kr_release_buffer(ctx, &b);
        kr_raise_fmt(ctx, &kr_type_ValueError,
                     "read() returned too much data: %zu bytes requested, %zu returned", have, n);
    }
    memcpy(b.data, KR_AS(kr_bytes, got)->data, n);
    kr_release_buffer(ctx, &b);
    return kr_smallint((kr_sword)n);
}

static kr_value buf_readinto(kr_ctx *ctx, kr_value self, kr_value target) {
    return into(ctx, self, target, KR_N(ctx, read));
}

static kr_value buf_readinto1(kr_ctx *ctx, kr_value self, kr_value target) {
    return into(ctx, self, target, KR_N(ctx, read1));
}

#define OWN &kr_type_bufferediobase
static const kr_builtin buffered_methods[] = {
    KR_METHOD_VAR(OWN, "read", b_read, 1, 2, "Read and return up to n bytes."),
    KR_METHOD_VAR(OWN, "read1", b_read1, 1, 2,
                  "Read and return up to size bytes, with at most one read() call."),
    KR_METHOD_2(OWN, "readinto", buf_readinto, NULL),
    KR_METHOD_2(OWN, "readinto1", buf_readinto1, NULL),
    KR_METHOD_VAR(OWN, "write", b_write, 1, 2, "Write buffer b to the IO stream."),
    KR_METHOD_VAR(OWN, "detach", b_detach, 1, 1,
                  "Disconnect this buffer from its underlying raw stream and return it."),
};
IO_TYPE(bufferediobase, "_io._BufferedIOBase", iobase, buffered_methods,
        "Base class for buffered IO objects.");
#undef OWN

/* ---- _TextIOBase ---- */
static kr_value text_none(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    (void)self;
    return KR_NONE;
}

#define OWN &kr_type_textiobase
static const kr_builtin text_methods[] = {
    KR_METHOD_VAR(OWN, "read", b_read, 1, 2, "Read at most size characters from stream."),
    KR_METHOD_VAR(OWN, "readline", t_readline, 1, 2, "Read until newline or EOF."),
    KR_METHOD_VAR(OWN, "write", b_write, 1, 2, "Write string s to stream."),
    KR_METHOD_VAR(OWN, "detach", b_detach, 1, 1, "Separate the underlying buffer and return it."),
    KR_GETTER(OWN, "encoding", text_none, NULL, "Encoding of the text stream."),
    KR_GETTER(OWN, "newlines", text_none, NULL, "Line endings translated so far."),
    KR_GETTER(OWN, "errors", text_none, NULL, "The error setting of the decoder or encoder."),
};
IO_TYPE(textiobase, "_io._TextIOBase", iobase, text_methods, "Base class for text I/O.");
