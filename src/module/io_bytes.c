/* BytesIO: a stream over bytes in memory. */
#include "base/checked.h"
#include "module/io_types.h"
#include "object/dict.h"
#include "object/int.h"
#include "object/shape.h"

static kr_bytesio *bio(kr_ctx *ctx, kr_value v) {
    kr_bytesio *b = KR_AS(kr_bytesio, v);
    if (b->io.closed) kr_raise_fmt(ctx, &kr_type_ValueError, "I/O operation on closed file.");
    return b;
}

static void bytesio_trace(kr_visitor *v, kr_object *obj) {
    kr_io_trace(v, obj);
    kr_visit_ptr(v, &((kr_bytesio *)obj)->data);
}

static void check_exports(kr_ctx *ctx, kr_bytesio *b) {
    if (kr_buffers_in_use(ctx, &b->exports)) {
        kr_raise_fmt(ctx, &kr_type_BufferError,
                     "Existing exports of data: object cannot be re-sized");
    }
}

static void reserve(kr_ctx *ctx, kr_bytesio *b, size_t n) {
    if (n <= b->cap) return;
    size_t cap = n + n / 2 + 64;
    if (cap < n) kr_raise_memory(ctx);
    b->data = kr_heap_resize(ctx, b->data, b->len, cap);
    b->cap = cap;
}

static void write_at(kr_ctx *ctx, kr_bytesio *b, const uint8_t *data, size_t n) {
    size_t end;
    if (!kr_size_add(b->pos, n, &end)) kr_raise_memory(ctx);
    if (!n) return;
    reserve(ctx, b, end);
    if (b->pos > b->len) memset(b->data + b->len, 0, b->pos - b->len);
    memmove(b->data + b->pos, data, n);
    b->pos = end;
    if (end > b->len) b->len = end;
}

static kr_value bytesio_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    (void)args;
    (void)n;
    return kr_from_ptr(kr_instance_alloc(ctx, cls));
}

static void bytesio_init(kr_ctx *ctx, kr_value self, kr_value *args, kr_nargs n) {
    kr_value a[1];
    kr_buffer view;
    kr_bytesio *b = KR_AS(kr_bytesio, self);
    kr_bind_args(ctx, "BytesIO", "initial_bytes=", args, n, 0, a);
    check_exports(ctx, b);
    b->len = b->pos = 0;
    b->io.closed = false;
    if (kr_isnull(a[0]) || kr_is_none(a[0])) return;
    kr_get_buffer(ctx, a[0], &view, false);
    write_at(ctx, b, view.data, view.len);
    b->pos = 0;
    kr_release_buffer(ctx, &view);
}

static kr_value y_write(kr_ctx *ctx, kr_value self, kr_value data) {
    kr_buffer view;
    kr_bytesio *b = bio(ctx, self);
    check_exports(ctx, b);
    kr_get_buffer(ctx, data, &view, false);
    size_t n = view.len;
    write_at(ctx, b, view.data, n);
    kr_release_buffer(ctx, &view);
    return kr_smallint((kr_sword)n);
}

/* Bytes that a read of `want` (-1: all) gives now. */
static size_t available(const kr_bytesio *b, kr_sword want) {
    size_t have = b->pos < b->len ? b->len - b->pos : 0;
    return want >= 0 && (size_t)want < have ? (size_t)want : have;
}

static kr_value y_read(kr_ctx *ctx, size_t n, const kr_value *a) {
    kr_bytesio *b = bio(ctx, a[0]);
    size_t k = available(b, kr_io_size_arg(ctx, n, a, 1));
    kr_value r = kr_bytes_new(ctx, k ? b->data + b->pos : (const uint8_t *)"", k);
    b->pos += k;
    return r;
}

static kr_value y_readinto(kr_ctx *ctx, kr_value self, kr_value target) {
    kr_buffer view;
    kr_bytesio *b = bio(ctx, self);
    kr_io_target(ctx, target, &view);
    size_t k = available(b, (kr_sword)view.len);
    if (k) memmove(view.data, b->data + b->pos, k);
    b->pos += k;
    kr_release_buffer(ctx, &view);
    return kr_smallint((kr_sword)k);
}

static kr_value line_at(kr_ctx *ctx, kr_bytesio *b, kr_sword limit) {
    size_t k = available(b, limit);
    if (k) {
        const uint8_t *nl = memchr(b->data + b->pos, '\n', k);
        if (nl) k = (size_t)(nl - (b->data + b->pos)) + 1;
    }
    kr_value r = kr_bytes_new(ctx, k ? b->data + b->pos : (const uint8_t *)"", k);
    b->pos += k;
    return r;
}

static kr_value y_readline(kr_ctx *ctx, size_t n, const kr_value *a) {
    kr_sword limit = kr_io_size_arg(ctx, n, a, 1);
    return line_at(ctx, bio(ctx, a[0]), limit);
}

static kr_value y_next(kr_ctx *ctx, kr_value self) {
    if (kr_typeof(self)->flags & KR_TF_HEAP) return kr_io_next(ctx, self);
    kr_value line = line_at(ctx, bio(ctx, self), -1);
    return KR_AS(kr_bytes, line)->len ? line : KR_NULL;
}

static kr_value y_seek(kr_ctx *ctx, size_t n, const kr_value *a) {
    kr_bytesio *b = bio(ctx, a[0]);
    int64_t pos = kr_index_ssize(ctx, a[1]);
    int whence = n > 2 ? kr_as_int(ctx, a[2]) : 0;
    if (whence == 0 && pos < 0) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "negative seek value %lld", (long long)pos);
    }
    if (whence == 1) {
        if (!kr_i64_add(pos, (int64_t)b->pos, &pos))
            kr_raise_fmt(ctx, &kr_type_OverflowError, "new position too large");
    } else if (whence == 2) {
        if (!kr_i64_add(pos, (int64_t)b->len, &pos))
            kr_raise_fmt(ctx, &kr_type_OverflowError, "new position too large");
    } else if (whence != 0) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "invalid whence (%d, should be 0, 1 or 2)", whence);
    }
    b->pos = pos < 0 ? 0 : (size_t)pos;
    return kr_int_new(ctx, (int64_t)b->pos);
}

static kr_value y_tell(kr_ctx *ctx, kr_value self) {
    return kr_int_new(ctx, (int64_t)bio(ctx, self)->pos);
}

static kr_value y_truncate(kr_ctx *ctx, size_t n, const kr_value *a) {
    kr_bytesio *b = bio(ctx, a[0]);
    kr_sword size = n > 1 && !kr_is_none(a[1]) ? kr_io_size_arg(ctx, n, a, 1) : (kr_sword)b->pos;
    check_exports(ctx, b);
    if (size < 0) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "negative size value %lld", (long long)size);
    }
    if ((size_t)size < b->len) b->len = (size_t)size;
    return kr_int_new(ctx, size);
}

static kr_value y_getvalue(kr_ctx *ctx, kr_value self) {
    kr_bytesio *b = bio(ctx, self);
    return kr_bytes_new(ctx, b->len ? b->data : (const uint8_t *)"", b->len);
}

static kr_value y_getbuffer(kr_ctx *ctx, kr_value self) {
    bio(ctx, self);
    return kr_memoryview_new(ctx, self);
}

static bool y_buffer(kr_ctx *ctx, kr_value self, kr_buffer *out, bool writable) {
    kr_bytesio *b = KR_AS(kr_bytesio, self);
    (void)writable;
    if (!b->data) reserve(ctx, b, 1);
    out->data = b->data;
    out->len = b->len;
    out->itemsize = 1;
    out->format = "B";
    out->readonly = false;
    out->owner = self;
    b->exports++;
    return true;
}

static void y_release(kr_ctx *ctx, kr_buffer *buf) {
    (void)ctx;
    KR_AS(kr_bytesio, buf->owner)->exports--;
}

static kr_value y_close(kr_ctx *ctx, kr_value self) {
    kr_bytesio *b = KR_AS(kr_bytesio, self);
    check_exports(ctx, b);
    b->io.closed = true;
    b->data = NULL;
    b->len = b->cap = b->pos = 0;
    return KR_NONE;
}

static kr_value y_true(kr_ctx *ctx, kr_value self) {
    bio(ctx, self);
    return KR_TRUE;
}

static kr_value y_false(kr_ctx *ctx, kr_value self) {
    bio(ctx, self);
    return KR_FALSE;
}

static kr_value y_flush(kr_ctx *ctx, kr_value self) {
    bio(ctx, self);
    return KR_NONE;
}

static kr_value y_getstate(kr_ctx *ctx, kr_value self) {
    kr_attrs *at = kr_attrs_of(self);
    kr_value d =
        at && (at->shape || at->slots) ? kr_dict_copy(ctx, kr_attrs_dict(ctx, self, at)) : KR_NONE;
    return kr_tuple3(ctx, y_getvalue(ctx, self), y_tell(ctx, self), d);
}

static kr_value y_setstate(kr_ctx *ctx, kr_value self, kr_value state) {
    size_t n;
    kr_bytesio *b = bio(ctx, self);
    if (!kr_is_tuple(state) || (kr_seq_items(state, &n), n) < 3) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "%T.__setstate__ argument should be 3-tuple, got %T",
                     self, state);
    }
    kr_value *items = kr_seq_items(state, &n);
    check_exports(ctx, b);
    b->len = b->pos = 0;
    y_write(ctx, self, items[0]);
    if (!kr_is_int(items[1])) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "second item of state must be an integer, not %T",
                     items[1]);
    }
    kr_sword pos = kr_index_ssize(ctx, items[1]);
    if (pos < 0) kr_raise_fmt(ctx, &kr_type_ValueError, "position value cannot be negative");
    b->pos = (size_t)pos;
    if (kr_is_none(items[2])) return KR_NONE;
    if (!kr_is_dict(items[2])) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "third item of state should be a dict, got a %T",
                     items[2]);
    }
    kr_dict_update(ctx, kr_attrs_dict(ctx, self, kr_attrs_of(self)), items[2]);
    return KR_NONE;
}

#define OWN &kr_type_bytesio
static const kr_builtin methods[] = {
    KR_METHOD_2(OWN, "write", y_write, "Write bytes to file."),
    KR_METHOD_VAR(OWN, "read", y_read, 1, 2,
                  "Read at most size bytes, returned as a bytes object."),
    KR_METHOD_VAR(OWN, "read1", y_read, 1, 2,
                  "Read at most size bytes, returned as a bytes object."),
    KR_METHOD_2(OWN, "readinto", y_readinto, "Read bytes into buffer."),
    KR_METHOD_2(OWN, "readinto1", y_readinto, "Read bytes into buffer."),
    KR_METHOD_VAR(OWN, "readline", y_readline, 1, 2, "Next line from the file, as a bytes object."),
    KR_METHOD_VAR(OWN, "seek", y_seek, 2, 3, "Change stream position."),
    KR_METHOD_1(OWN, "tell", y_tell, "Current file position, an integer."),
    KR_METHOD_VAR(OWN, "truncate", y_truncate, 1, 2, "Truncate the file to at most size bytes."),
    KR_METHOD_1(OWN, "getvalue", y_getvalue, "Retrieve the entire contents of the BytesIO object."),
    KR_METHOD_1(OWN, "getbuffer", y_getbuffer, "Get a read-write view over the contents."),
    KR_METHOD_1(OWN, "close", y_close, "Disable all I/O operations."),
    KR_METHOD_1(OWN, "flush", y_flush, "Does nothing."),
    KR_METHOD_1(OWN, "isatty", y_false, "Always returns False."),
    KR_METHOD_1(OWN, "readable", y_true, "Returns True if the IO object can be read."),
    KR_METHOD_1(OWN, "writable", y_true, "Returns True if the IO object can be written."),
    KR_METHOD_1(OWN, "seekable", y_true, "Returns True if the IO object can be seeked."),
    KR_METHOD_1(OWN, "__getstate__", y_getstate, NULL),
    KR_METHOD_2(OWN, "__setstate__", y_setstate, NULL),
};

const kr_type kr_type_bytesio = {
    .base_object = {&kr_type_type},
    .name = "_io.BytesIO",
    .base = &kr_type_bufferediobase,
    .flags = KR_TF_BASE | KR_TF_WEAKREF,
    .trace = bytesio_trace,
    .version = 1,
    .size = sizeof(kr_bytesio),
    .attrs_offset = offsetof(kr_io, attrs),
    .methods = methods,
    .n_methods = KR_ARRAY_LEN(methods),
    .doc = KR_DOC("Buffered I/O implementation using an in-memory bytes buffer."),
    .new_ = bytesio_new,
    .init = bytesio_init,
    .iter = kr_io_iter,
    .next = y_next,
    .buffer = y_buffer,
    .release = y_release,
};
