/* BufferedReader, BufferedWriter, BufferedRandom, BufferedRWPair over a raw stream.
 *
 * Invariants: either unread bytes lie in buf[rpos, rend) and wlen is 0, or wlen bytes wait to be
 * written and rpos == rend == 0. The raw stream's position is rend - rpos ahead of ours while
 * reading and wlen behind it while writing. */
#include "module/io_types.h"
#include "object/exception.h"
#include "object/shape.h"
#include "vm/thread.h"

enum { LAZY = 1 << 16 };

static kr_buffered *buf_of(kr_value v) {
    return KR_AS(kr_buffered, v);
}

static const uint8_t not_yet[1] = {
    0}; /* stands for the memory of streams that were not used so far */

/* ---- one thread at a time ---- */
/* A method of a stream: the one of these that is not NULL. */
typedef struct kr_call_of {
    kr_value self;
    kr_value (*f1)(kr_ctx *ctx, kr_value self);
    kr_value (*f2)(kr_ctx *ctx, kr_value self, kr_value v);
    kr_value (*var)(kr_ctx *ctx, size_t n, const kr_value *a);
    kr_value arg;
    size_t n;
    const kr_value *a;
} kr_call_of;

static kr_value make_call(kr_ctx *ctx, void *arg) {
    const kr_call_of *c = arg;
    return c->f1   ? c->f1(ctx, c->self)
           : c->f2 ? c->f2(ctx, c->self, c->arg)
                   : c->var(ctx, c->n, c->a);
}

static kr_value guarded(kr_ctx *ctx, kr_call_of c) {
    return kr_monitor_call(ctx, &buf_of(c.self)->busy, make_call, &c);
}

/* The method under the name with g_: other threads wait until it is done. */
#define GUARD_1(fn)                                                                                \
    static kr_value g_##fn(kr_ctx *ctx, kr_value self) {                                           \
        if (!kr_has_threads(ctx)) return fn(ctx, self);                                            \
        return guarded(ctx, (kr_call_of){.self = self, .f1 = fn});                                 \
    }
#define GUARD_2(fn)                                                                                \
    static kr_value g_##fn(kr_ctx *ctx, kr_value self, kr_value v) {                               \
        if (!kr_has_threads(ctx)) return fn(ctx, self, v);                                         \
        return guarded(ctx, (kr_call_of){.self = self, .f2 = fn, .arg = v});                       \
    }
#define GUARD_VAR(fn)                                                                              \
    static kr_value g_##fn(kr_ctx *ctx, size_t n, const kr_value *a) {                             \
        if (!kr_has_threads(ctx)) return fn(ctx, n, a);                                            \
        return guarded(ctx, (kr_call_of){.self = a[0], .var = fn, .n = n, .a = a});                \
    }

static uint8_t *room(kr_ctx *ctx, kr_buffered *b) {
    if (b->buf == (uint8_t *)(uintptr_t)not_yet) b->buf = kr_heap_leaf(ctx, b->cap);
    return b->buf;
}

static void buffered_trace(kr_visitor *v, kr_object *obj) {
    kr_buffered *b = (kr_buffered *)obj;
    kr_io_trace(v, obj);
    kr_visit(v, &b->raw);
    kr_visit(v, &b->writer);
    kr_visit_ptr(v, &b->buf);
}

/* ---- raw access ---- */
static kr_value raw_of(kr_ctx *ctx, kr_value self) {
    kr_buffered *b = buf_of(self);
    if (kr_isnull(b->raw)) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "I/O operation on uninitialized object");
    }
    if (kr_is_none(b->raw)) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "raw stream has been detached");
    }
    return b->raw;
}

static void check_open(kr_ctx *ctx, kr_value self, const char *what) {
    kr_value raw = raw_of(ctx, self);
    bool closed = kr_is_exact(raw, &kr_type_fileio) ? KR_AS(kr_fileio, raw)->fd < 0
                                                    : kr_io_is_closed(ctx, raw);
    if (closed) kr_raise_fmt(ctx, &kr_type_ValueError, "%s of closed file", what);
}

/* Reads up to n bytes into dst; 0 at the end, -1 for "would block". */
static kr_sword raw_readinto(kr_ctx *ctx, kr_value self, uint8_t *dst, size_t n) {
    kr_value raw = raw_of(ctx, self);
    if (kr_is_exact(raw, &kr_type_fileio) && KR_AS(kr_fileio, raw)->readable &&
        KR_AS(kr_fileio, raw)->fd >= 0) {
        return kr_fd_read(ctx, KR_AS(kr_fileio, raw)->fd, dst, n);
    }
    kr_value target = kr_bytearray_new(ctx, NULL, n);
    kr_value view = kr_memoryview_new(ctx, target);
    kr_value r = kr_call_method(ctx, raw, KR_N(ctx, readinto), &view, 1);
    if (kr_is_none(r)) return -1;
    kr_sword got = kr_index_ssize(ctx, r);
    if (got < 0 || got > (kr_sword)n) {
        kr_raise_fmt(ctx, &kr_type_OSError,
                     "raw readinto() returned invalid length %lld (should have been between 0 and "
                     "%zu)",
                     (long long)got, n);
    }
    const kr_bytearray *in = KR_AS(const kr_bytearray, target);
    if ((size_t)got > in->len) { /* readinto() resized it */
        kr_raise_fmt(ctx, &kr_type_OSError, "raw readinto() changed the size of its buffer");
    }
    memcpy(dst, in->data + in->start, (size_t)got);
    return got;
}

static KR_NORETURN void would_block(kr_ctx *ctx, size_t written) {
    kr_value a[3] = {kr_smallint(11),
                     kr_str_from_cstr(ctx, "write could not complete without blocking"),
                     kr_smallint((kr_sword)written)};
    kr_raise(ctx, kr_exc_new(ctx, &kr_type_BlockingIOError, 3, a));
}

static size_t raw_write(kr_ctx *ctx, kr_value self, const uint8_t *data, size_t n) {
    kr_value raw = raw_of(ctx, self);
    if (kr_is_exact(raw, &kr_type_fileio) && KR_AS(kr_fileio, raw)->writable &&
        KR_AS(kr_fileio, raw)->fd >= 0) {
        kr_sword k = kr_fd_write(ctx, KR_AS(kr_fileio, raw)->fd, data, n);
        if (k < 0) would_block(ctx, 0);
        return (size_t)k;
    }
    kr_value bytes = kr_bytes_new(ctx, data, n);
    kr_value r = kr_call_method(ctx, raw, KR_N(ctx, write), &bytes, 1);
    if (kr_is_none(r)) would_block(ctx, 0);
    kr_sword k = kr_index_ssize(ctx, r);
    if (k < 0 || k > (kr_sword)n) {
        kr_raise_fmt(
            ctx, &kr_type_OSError,
            "raw write() returned invalid length %lld (should have been between 0 and %zu)",
            (long long)k, n);
    }
    return (size_t)k;
}

static int64_t raw_seek(kr_ctx *ctx, kr_value self, int64_t pos, int whence) {
    kr_value a[2] = {kr_int_new(ctx, pos), kr_smallint(whence)};
    kr_value r = kr_call_method(ctx, raw_of(ctx, self), KR_N(ctx, seek), a, 2);
    int64_t at = kr_as_int64(ctx, r);
    if (at < 0) {
        kr_raise_fmt(ctx, &kr_type_OSError, "Raw stream returned invalid position %lld",
                     (long long)at);
    }
    return at;
}

static void flush_writes(kr_ctx *ctx, kr_value self) {
    kr_buffered *b = buf_of(self);
    while (b->wlen) {
        size_t k = raw_write(ctx, self, b->buf, b->wlen);
        b = buf_of(self);
        if (k > b->wlen) k = b->wlen;
        memmove(b->buf, b->buf + k, b->wlen - k);
        b->wlen -= k;
    }
}

/* Forgets unread bytes; the raw position moves back to ours. */
static void drop_reads(kr_ctx *ctx, kr_value self) {
    kr_buffered *b = buf_of(self);
    if (b->rend > b->rpos) raw_seek(ctx, self, -(int64_t)(b->rend - b->rpos), 1);
    b->rpos = b->rend = 0;
}

/* Makes sure that some unread bytes are there; false at the end or when it would block. */
static bool fill(kr_ctx *ctx, kr_value self, bool *blocked) {
    kr_buffered *b = buf_of(self);
    if (b->wlen) flush_writes(ctx, self);
    if (b->rpos < b->rend) return true;
    b->rpos = b->rend = 0;
    uint8_t *into = room(ctx, b);
    kr_sword k = raw_readinto(ctx, self, into, b->cap);
    *blocked = k < 0;
    if (k <= 0) return false;
    if (b->buf != into) { /* readinto() called __init__ of this stream */
        kr_raise_fmt(ctx, &kr_type_RuntimeError, "the stream was set up anew while it was read");
    }
    b->rend = (size_t)k;
    return true;
}

/* ---- construction ---- */
static kr_value buffered_alloc(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    (void)args;
    (void)n;
    kr_buffered *b = kr_instance_alloc(ctx, cls);
    kr_heap_set_finalizer(ctx, &b->io.base);
    return kr_from_ptr(b);
}

static void setup(kr_ctx *ctx, kr_value self, kr_value raw, size_t size, bool r, bool w) {
    kr_buffered *b = buf_of(self);
    b->buf = (uint8_t *)(uintptr_t)not_yet;
    if (size > LAZY) b->buf = kr_heap_leaf(ctx, size); /* too much is refused at once */
    b->cap = size;
    b->rpos = b->rend = b->wlen = 0;
    b->readable = r;
    b->writable = w;
    kr_store(ctx, b, &b->raw, raw);
}

static size_t size_arg(kr_ctx *ctx, kr_value v) {
    kr_sword n = kr_isnull(v) ? (kr_sword)kr_io_block(ctx) : kr_index_ssize(ctx, v);
    if (n <= 0) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "buffer size must be strictly positive");
    }
    return (size_t)n;
}

static void need(kr_ctx *ctx, kr_value raw, kr_value method, const char *text) {
    if (!kr_truth(ctx, kr_call_method(ctx, raw, method, NULL, 0))) {
        kr_raise_obj(ctx, KR_AS(const kr_type, kr_io_unsupported_class(ctx)),
                     kr_str_from_cstr(ctx, text));
    }
}

static void reader_init(kr_ctx *ctx, kr_value self, kr_value *args, kr_nargs n) {
    kr_value a[2];
    kr_bind_args(ctx, "BufferedReader", "raw,buffer_size=", args, n, 0, a);
    need(ctx, a[0], KR_N(ctx, readable), "File or stream is not readable.");
    setup(ctx, self, a[0], size_arg(ctx, a[1]), true, false);
}

static void writer_init(kr_ctx *ctx, kr_value self, kr_value *args, kr_nargs n) {
    kr_value a[2];
    kr_bind_args(ctx, "BufferedWriter", "raw,buffer_size=", args, n, 0, a);
    need(ctx, a[0], KR_N(ctx, writable), "File or stream is not writable.");
    setup(ctx, self, a[0], size_arg(ctx, a[1]), false, true);
}

static void random_init(kr_ctx *ctx, kr_value self, kr_value *args, kr_nargs n) {
    kr_value a[2];
    kr_bind_args(ctx, "BufferedRandom", "raw,buffer_size=", args, n, 0, a);
    need(ctx, a[0], KR_N(ctx, seekable), "File or stream is not seekable.");
    need(ctx, a[0], KR_N(ctx, readable), "File or stream is not readable.");
    need(ctx, a[0], KR_N(ctx, writable), "File or stream is not writable.");
    setup(ctx, self, a[0], size_arg(ctx, a[1]), true, true);
}

static void pair_init(kr_ctx *ctx, kr_value self, kr_value *args, kr_nargs n) {
    kr_value a[3];
    kr_bind_args(ctx, "BufferedRWPair", "reader,writer,buffer_size=", args, n, 0, a);
    need(ctx, a[0], KR_N(ctx, readable), "File or stream is not readable.");
    need(ctx, a[1], KR_N(ctx, writable), "File or stream is not writable.");
    size_t size = size_arg(ctx, a[2]);
    kr_value r = kr_buffered_new(ctx, &kr_type_bufferedreader, a[0], size);
    kr_value w = kr_buffered_new(ctx, &kr_type_bufferedwriter, a[1], size);
    kr_store(ctx, buf_of(self), &buf_of(self)->raw, r);
    kr_store(ctx, buf_of(self), &buf_of(self)->writer, w);
}

kr_value kr_buffered_new(kr_ctx *ctx, const kr_type *type, kr_value raw, size_t size) {
    kr_value self = buffered_alloc(ctx, type, NULL, 0);
    setup(ctx, self, raw, size, type != &kr_type_bufferedwriter, type != &kr_type_bufferedreader);
    return self;
}

/* ---- reading ---- */
static kr_value read_all(kr_ctx *ctx, kr_value self) {
    kr_buffered *b = buf_of(self);
    flush_writes(ctx, self);
    kr_value out = kr_bytearray_new(ctx, b->buf + b->rpos, b->rend - b->rpos);
    b->rpos = b->rend = 0;
    kr_value readall = kr_getattr_opt(ctx, raw_of(ctx, self), KR_N(ctx, readall));
    if (!kr_isnull(readall)) {
        kr_value rest = kr_call0(ctx, readall);
        if (kr_is_none(rest)) {
            return KR_AS(kr_bytearray, out)->len ? kr_bytes_new(ctx, KR_AS(kr_bytearray, out)->data,
                                                                KR_AS(kr_bytearray, out)->len)
                                                 : KR_NONE;
        }
        if (!kr_is_bytes(rest)) {
            kr_raise_fmt(ctx, &kr_type_TypeError, "readall() should return bytes");
        }
        if (!KR_AS(kr_bytearray, out)->len) return rest;
        kr_bytearray_append(ctx, out, KR_AS(kr_bytes, rest)->data, KR_AS(kr_bytes, rest)->len);
    } else {
        bool blocked;
        while (fill(ctx, self, &blocked)) {
            b = buf_of(self);
            kr_bytearray_append(ctx, out, b->buf + b->rpos, b->rend - b->rpos);
            b->rpos = b->rend = 0;
        }
    }
    return kr_bytes_new(ctx, KR_AS(kr_bytearray, out)->data, KR_AS(kr_bytearray, out)->len);
}

/* Copies up to n bytes out; `once`: at most one raw read. */
static size_t take(kr_ctx *ctx, kr_value self, uint8_t *dst, size_t n, bool once, bool *blocked) {
    size_t got = 0;
    kr_buffered *b = buf_of(self);
    *blocked = false;
    while (got < n) {
        size_t have = b->rend - b->rpos;
        if (b->wlen) have = 0;
        if (have) {
            if (have > n - got) have = n - got;
            memcpy(dst + got, b->buf + b->rpos, have);
            b->rpos += have;
            got += have;
            if (once) break;
        } else if (n - got >= b->cap && !b->wlen) {
            kr_sword k = raw_readinto(ctx, self, dst + got, n - got);
            if (k <= 0) {
                *blocked = k < 0;
                break;
            }
            got += (size_t)k;
            if (once) break;
        } else if (!fill(ctx, self, blocked)) {
            break;
        }
    }
    return got;
}

static kr_value r_read(kr_ctx *ctx, size_t n, const kr_value *a) {
    kr_sword want = kr_io_size_arg(ctx, n, a, 1);
    bool blocked;
    uint8_t *data;
    check_open(ctx, a[0], "read");
    if (want < -1) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "read length must be non-negative or -1");
    }
    if (want < 0) return read_all(ctx, a[0]);
    kr_value out = kr_bytes_alloc(ctx, (size_t)want, &data);
    size_t got = take(ctx, a[0], data, (size_t)want, false, &blocked);
    if (got == (size_t)want) return out;
    if (!got && blocked) return KR_NONE;
    return kr_bytes_new(ctx, data, got);
}
GUARD_VAR(r_read)

static kr_value r_read1(kr_ctx *ctx, size_t n, const kr_value *a) {
    kr_sword want = kr_io_size_arg(ctx, n, a, 1);
    bool blocked;
    uint8_t *data;
    check_open(ctx, a[0], "read");
    if (want < 0) want = (kr_sword)buf_of(a[0])->cap;
    kr_bytes_alloc(ctx, (size_t)want, &data);
    return kr_bytes_new(ctx, data, take(ctx, a[0], data, (size_t)want, true, &blocked));
}
GUARD_VAR(r_read1)

static kr_value readinto(kr_ctx *ctx, kr_value self, kr_value target, bool once) {
    kr_buffer view;
    bool blocked;
    check_open(ctx, self, "readinto");
    kr_io_target(ctx, target, &view);
    size_t got = take(ctx, self, view.data, view.len, once, &blocked);
    kr_release_buffer(ctx, &view);
    return !got && blocked ? KR_NONE : kr_smallint((kr_sword)got);
}
static kr_value r_readinto(kr_ctx *ctx, kr_value self, kr_value target) {
    return readinto(ctx, self, target, false);
}
GUARD_2(r_readinto)
static kr_value r_readinto1(kr_ctx *ctx, kr_value self, kr_value target) {
    return readinto(ctx, self, target, true);
}
GUARD_2(r_readinto1)

static kr_value r_peek(kr_ctx *ctx, size_t n, const kr_value *a) {
    bool blocked;
    (void)n;
    check_open(ctx, a[0], "peek");
    fill(ctx, a[0], &blocked);
    kr_buffered *b = buf_of(a[0]);
    return kr_bytes_new(ctx, b->buf + b->rpos, b->rend - b->rpos);
}
GUARD_VAR(r_peek)

static kr_value read_line(kr_ctx *ctx, kr_value self, kr_sword limit) {
    kr_value out = KR_NULL;
    bool blocked;
    for (;;) {
        if (!fill(ctx, self, &blocked)) break;
        kr_buffered *b = buf_of(self);
        size_t have = b->rend - b->rpos, done = kr_isnull(out) ? 0 : KR_AS(kr_bytearray, out)->len;
        if (limit >= 0 && have > (size_t)limit - done) have = (size_t)limit - done;
        const uint8_t *start = b->buf + b->rpos, *nl = memchr(start, '\n', have);
        if (nl) have = (size_t)(nl - start) + 1;
        b->rpos += have;
        if (kr_isnull(out) && (nl || limit == (kr_sword)have))
            return kr_bytes_new(ctx, start, have);
        if (kr_isnull(out)) out = kr_bytearray_new(ctx, NULL, 0);
        kr_bytearray_append(ctx, out, start, have);
        if (nl || (limit >= 0 && KR_AS(kr_bytearray, out)->len >= (size_t)limit)) break;
    }
    if (kr_isnull(out)) return kr_bytes_new(ctx, "", 0);
    return kr_bytes_new(ctx, KR_AS(kr_bytearray, out)->data, KR_AS(kr_bytearray, out)->len);
}

static kr_value r_readline(kr_ctx *ctx, size_t n, const kr_value *a) {
    kr_sword limit = kr_io_size_arg(ctx, n, a, 1);
    check_open(ctx, a[0], "readline");
    return limit == 0 ? kr_bytes_new(ctx, "", 0) : read_line(ctx, a[0], limit);
}
GUARD_VAR(r_readline)

static kr_value r_next(kr_ctx *ctx, kr_value self) {
    check_open(ctx, self, "readline");
    kr_value line = kr_typeof(self)->flags & KR_TF_HEAP
                        ? kr_call_method(ctx, self, KR_N(ctx, readline), NULL, 0)
                        : read_line(ctx, self, -1);
    return kr_len(ctx, line) ? line : KR_NULL;
}
GUARD_1(r_next)

/* ---- writing ---- */
/* Keeps bytes that fit an empty buffer. The raw stream's write() or a handler of a signal may have
 * written to this stream since it was flushed. */
static void keep(kr_ctx *ctx, kr_value self, const uint8_t *data, size_t n) {
    kr_buffered *b = buf_of(self);
    if (n > b->cap - b->wlen) flush_writes(ctx, self);
    if (n > b->cap - b->wlen) {
        kr_raise_fmt(ctx, &kr_type_RuntimeError, "the stream was set up anew while it was written");
    }
    if (n) memcpy(room(ctx, b) + b->wlen, data, n);
    b->wlen += n;
}

static kr_value w_write(kr_ctx *ctx, kr_value self, kr_value data) {
    kr_buffer view;
    if (kr_is_str(data)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "a bytes-like object is required, not 'str'");
    }
    check_open(ctx, self, "write");
    drop_reads(ctx, self);
    kr_get_buffer(ctx, data, &view, false);
    size_t n = view.len, done = 0;
    kr_buffered *b = buf_of(self);
    if (n > b->cap - b->wlen) flush_writes(ctx, self);
    while (n - done > b->cap) done += raw_write(ctx, self, view.data + done, n - done);
    keep(ctx, self, view.data + done, n - done);
    kr_release_buffer(ctx, &view);
    return kr_smallint((kr_sword)n);
}
GUARD_2(w_write)

typedef struct put_job {
    kr_value self;
    const void *data;
    size_t n;
    bool through;
} put_job;

static kr_value put(kr_ctx *ctx, void *arg) {
    const put_job *job = arg;
    kr_value self = job->self;
    const uint8_t *p = job->data;
    size_t n = job->n;
    bool through = job->through;
    kr_buffered *b = buf_of(self);
    check_open(ctx, self, "write");
    if (through || n > b->cap - b->wlen) flush_writes(ctx, self);
    size_t most = through ? 0 : b->cap;
    while (n > most) {
        size_t k = raw_write(ctx, self, p, n);
        p += k;
        n -= k;
    }
    keep(ctx, self, p, n);
    return KR_NONE;
}

bool kr_buffered_put(kr_ctx *ctx, kr_value self, const void *data, size_t n, bool through) {
    put_job job = {self, data, n, through};
    if (!kr_is_exact(self, &kr_type_bufferedwriter)) return false;
    if (!kr_is_exact(buf_of(self)->raw, &kr_type_fileio)) return false;
    if (kr_has_threads(ctx))
        kr_monitor_call(ctx, &buf_of(self)->busy, put, &job);
    else
        put(ctx, &job);
    return true;
}

static kr_value x_flush(kr_ctx *ctx, kr_value self) {
    check_open(ctx, self, "flush");
    flush_writes(ctx, self);
    if (buf_of(self)->readable && buf_of(self)->writable) drop_reads(ctx, self);
    kr_value raw = raw_of(ctx, self);
    if (!kr_is_exact(raw, &kr_type_fileio)) kr_call_method(ctx, raw, KR_N(ctx, flush), NULL, 0);
    return KR_NONE;
}
GUARD_1(x_flush)

/* ---- position ---- */
static kr_value x_tell(kr_ctx *ctx, kr_value self) {
    kr_value at = kr_call_method(ctx, raw_of(ctx, self), KR_N(ctx, tell), NULL, 0);
    kr_buffered *b = buf_of(self);
    int64_t pos = kr_as_int64(ctx, at) - (int64_t)(b->rend - b->rpos) + (int64_t)b->wlen;
    return kr_int_new(ctx, pos);
}
GUARD_1(x_tell)

static kr_value x_seek(kr_ctx *ctx, size_t n, const kr_value *a) {
    kr_value self = a[0];
    int whence = n > 2 ? kr_as_int(ctx, a[2]) : 0;
    kr_buffered *b = buf_of(self);
    if (whence < 0 || whence > 4) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "whence value %d unsupported", whence);
    }
    check_open(ctx, self, "seek");
    int64_t pos = kr_as_int64(ctx, kr_index(ctx, a[1]));
    if (kr_is_exact(raw_of(ctx, self), &kr_type_fileio) == false) {
        need(ctx, raw_of(ctx, self), KR_N(ctx, seekable), "File or stream is not seekable.");
    }
    flush_writes(ctx, self);
    if (whence == 1) pos -= (int64_t)(b->rend - b->rpos);
    int64_t at = raw_seek(ctx, self, pos, whence);
    b->rpos = b->rend = 0;
    return kr_int_new(ctx, at);
}
GUARD_VAR(x_seek)

static kr_value x_truncate(kr_ctx *ctx, size_t n, const kr_value *a) {
    check_open(ctx, a[0], "truncate");
    if (!buf_of(a[0])->writable) kr_io_unsupported(ctx, "truncate");
    flush_writes(ctx, a[0]);
    kr_value size = n > 1 && !kr_is_none(a[1]) ? a[1] : x_tell(ctx, a[0]);
    return kr_call_method(ctx, raw_of(ctx, a[0]), KR_N(ctx, truncate), &size, 1);
}
GUARD_VAR(x_truncate)

/* ---- closing ---- */
static kr_value flush_self(kr_ctx *ctx, void *arg) {
    return kr_call_method(ctx, *(kr_value *)arg, KR_N(ctx, flush), NULL, 0);
}

static kr_value x_close(kr_ctx *ctx, kr_value self) {
    kr_value exc, raw;
    kr_buffered *b = buf_of(self);
    if (kr_isnull(b->raw) || kr_is_none(b->raw)) return KR_NONE;
    raw = b->raw;
    if (kr_io_is_closed(ctx, raw)) return KR_NONE;
    kr_protect(ctx, flush_self, &self, &exc);
    kr_call_method(ctx, raw, KR_N(ctx, close), NULL, 0);
    b->io.closed = true;
    if (!kr_isnull(exc)) kr_raise(ctx, exc);
    return KR_NONE;
}
GUARD_1(x_close)

static kr_value x_detach(kr_ctx *ctx, kr_value self) {
    kr_value raw = raw_of(ctx, self);
    kr_call_method(ctx, self, KR_N(ctx, flush), NULL, 0);
    kr_store(ctx, buf_of(self), &buf_of(self)->raw, KR_NONE);
    return raw;
}
GUARD_1(x_detach)

#define FORWARD(fn, name)                                                                          \
    static kr_value fn(kr_ctx *ctx, kr_value self) {                                               \
        return kr_call_method(ctx, raw_of(ctx, self), KR_N(ctx, name), NULL, 0);                   \
    }
FORWARD(x_fileno, fileno)
FORWARD(x_isatty, isatty)
FORWARD(x_readable, readable)
FORWARD(x_writable, writable)
FORWARD(x_seekable, seekable)

#define ATTRIBUTE(fn, name)                                                                        \
    static kr_value fn(kr_ctx *ctx, kr_value self) {                                               \
        return kr_getattr(ctx, raw_of(ctx, self), KR_N(ctx, name));                                \
    }
ATTRIBUTE(x_name, name)
ATTRIBUTE(x_mode, mode)

static kr_value x_closed(kr_ctx *ctx, kr_value self) {
    kr_value raw = buf_of(self)->raw;
    if (kr_isnull(raw) || kr_is_none(raw)) return kr_bool(buf_of(self)->io.closed);
    return kr_getattr(ctx, raw, KR_N(ctx, closed));
}

static kr_value x_raw(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    kr_value raw = buf_of(self)->raw;
    return kr_isnull(raw) ? KR_NONE : raw;
}

static kr_value x_repr(kr_ctx *ctx, kr_value self) {
    kr_value raw = buf_of(self)->raw;
    kr_value name =
        kr_isnull(raw) || kr_is_none(raw) ? KR_NULL : kr_getattr_opt(ctx, raw, KR_N(ctx, name));
    if (kr_isnull(name)) return kr_str_format(ctx, "<%T>", self);
    return kr_str_format(ctx, "<%T name=%R>", self, name);
}

#define COMMON(own)                                                                                \
    KR_METHOD_1(own, "flush", g_x_flush, NULL), KR_METHOD_1(own, "tell", g_x_tell, NULL),          \
        KR_METHOD_VAR(own, "seek", g_x_seek, 2, 3, NULL),                                          \
        KR_METHOD_1(own, "close", g_x_close, NULL),                                                \
        KR_METHOD_VAR(own, "truncate", g_x_truncate, 1, 2, NULL),                                  \
        KR_METHOD_1(own, "detach", g_x_detach, NULL), KR_METHOD_1(own, "fileno", x_fileno, NULL),  \
        KR_METHOD_1(own, "isatty", x_isatty, NULL),                                                \
        KR_METHOD_1(own, "seekable", x_seekable, NULL),                                            \
        KR_GETTER(own, "closed", x_closed, NULL, NULL),                                            \
        KR_GETTER(own, "name", x_name, NULL, NULL), KR_GETTER(own, "mode", x_mode, NULL, NULL),    \
        KR_GETTER(own, "raw", x_raw, NULL, NULL), KR_IO_CANNOT_PICKLE(own)
#define READING(own)                                                                               \
    KR_METHOD_1(own, "readable", x_readable, NULL),                                                \
        KR_METHOD_VAR(own, "read", g_r_read, 1, 2, "Read and return up to size bytes."),           \
        KR_METHOD_VAR(own, "read1", g_r_read1, 1, 2, NULL),                                        \
        KR_METHOD_2(own, "readinto", g_r_readinto, NULL),                                          \
        KR_METHOD_2(own, "readinto1", g_r_readinto1, NULL),                                        \
        KR_METHOD_VAR(own, "peek", g_r_peek, 1, 2, NULL),                                          \
        KR_METHOD_VAR(own, "readline", g_r_readline, 1, 2, NULL)
#define WRITING(own)                                                                               \
    KR_METHOD_1(own, "writable", x_writable, NULL),                                                \
        KR_METHOD_2(own, "write", g_w_write, "Write the given buffer to the IO stream.")

static const kr_builtin reader_methods[] = {COMMON(&kr_type_bufferedreader),
                                            READING(&kr_type_bufferedreader)};
static const kr_builtin writer_methods[] = {COMMON(&kr_type_bufferedwriter),
                                            WRITING(&kr_type_bufferedwriter)};
static const kr_builtin random_methods[] = {COMMON(&kr_type_bufferedrandom),
                                            READING(&kr_type_bufferedrandom),
                                            WRITING(&kr_type_bufferedrandom)};

#define BUFFERED_TYPE(sym, pyname, methods_array, init_fn, next_fn, text)                          \
    const kr_type kr_type_##sym = {                                                                \
        .base_object = {&kr_type_type},                                                            \
        .name = pyname,                                                                            \
        .base = &kr_type_bufferediobase,                                                           \
        .flags = KR_TF_BASE | KR_TF_WEAKREF,                                                       \
        .trace = buffered_trace,                                                                   \
        .version = 1,                                                                              \
        .size = sizeof(kr_buffered),                                                               \
        .attrs_offset = offsetof(kr_io, attrs),                                                    \
        .methods = methods_array,                                                                  \
        .n_methods = KR_ARRAY_LEN(methods_array),                                                  \
        .doc = KR_DOC(text),                                                                       \
        .new_ = buffered_alloc,                                                                    \
        .init = init_fn,                                                                           \
        .finalize = kr_io_finalize,                                                                \
        .repr = x_repr,                                                                            \
        .iter = kr_io_iter,                                                                        \
        .next = next_fn,                                                                           \
    }
BUFFERED_TYPE(bufferedreader, "_io.BufferedReader", reader_methods, reader_init, g_r_next,
              "Create a new buffered reader using the given readable raw IO object.");
BUFFERED_TYPE(bufferedwriter, "_io.BufferedWriter", writer_methods, writer_init, kr_io_next,
              "A buffer for a writeable sequential RawIO object.");
BUFFERED_TYPE(bufferedrandom, "_io.BufferedRandom", random_methods, random_init, g_r_next,
              "A buffered interface to random access streams.");

/* ---- BufferedRWPair: each call goes to its half ---- */
static kr_value half_of(kr_ctx *ctx, kr_value half) {
    if (kr_isnull(half)) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "I/O operation on uninitialized object");
    }
    return half;
}

static kr_value to_half(kr_ctx *ctx, kr_value half, kr_value name, size_t n, const kr_value *a) {
    return kr_call_method(ctx, half_of(ctx, half), name, (kr_value *)(uintptr_t)(a + 1),
                          KR_NARGS(n - 1, 0));
}
#define PAIR(fn, side, name)                                                                       \
    static kr_value fn(kr_ctx *ctx, size_t n, const kr_value *a) {                                 \
        return to_half(ctx, buf_of(a[0])->side, KR_N(ctx, name), n, a);                            \
    }
PAIR(p_read, raw, read)
PAIR(p_read1, raw, read1)
PAIR(p_readinto, raw, readinto)
PAIR(p_readinto1, raw, readinto1)
PAIR(p_peek, raw, peek)
PAIR(p_readable, raw, readable)
PAIR(p_write, writer, write)
PAIR(p_flush, writer, flush)
PAIR(p_writable, writer, writable)

static kr_value p_isatty(kr_ctx *ctx, kr_value self) {
    kr_value writer = half_of(ctx, buf_of(self)->writer);
    kr_value w = kr_call_method(ctx, writer, KR_N(ctx, isatty), NULL, 0);
    if (kr_truth(ctx, w)) return w;
    return kr_call_method(ctx, buf_of(self)->raw, KR_N(ctx, isatty), NULL, 0);
}

static kr_value close_half(kr_ctx *ctx, void *arg) {
    return kr_call_method(ctx, *(kr_value *)arg, KR_N(ctx, close), NULL, 0);
}

static kr_value p_close(kr_ctx *ctx, kr_value self) {
    kr_value exc, writer = half_of(ctx, buf_of(self)->writer);
    kr_protect(ctx, close_half, &writer, &exc);
    kr_call_method(ctx, buf_of(self)->raw, KR_N(ctx, close), NULL, 0);
    if (!kr_isnull(exc)) kr_raise(ctx, exc);
    return KR_NONE;
}

static kr_value p_closed(kr_ctx *ctx, kr_value self) {
    if (kr_isnull(buf_of(self)->writer)) return KR_FALSE;
    return kr_getattr(ctx, buf_of(self)->writer, KR_N(ctx, closed));
}

#define OWN &kr_type_bufferedrwpair
static const kr_builtin pair_methods[] = {
    KR_METHOD_VAR(OWN, "read", p_read, 1, 2, NULL),
    KR_METHOD_VAR(OWN, "read1", p_read1, 1, 2, NULL),
    KR_METHOD_VAR(OWN, "readinto", p_readinto, 2, 2, NULL),
    KR_METHOD_VAR(OWN, "readinto1", p_readinto1, 2, 2, NULL),
    KR_METHOD_VAR(OWN, "peek", p_peek, 1, 2, NULL),
    KR_METHOD_VAR(OWN, "readable", p_readable, 1, 1, NULL),
    KR_METHOD_VAR(OWN, "write", p_write, 2, 2, NULL),
    KR_METHOD_VAR(OWN, "flush", p_flush, 1, 1, NULL),
    KR_METHOD_VAR(OWN, "writable", p_writable, 1, 1, NULL),
    KR_METHOD_1(OWN, "isatty", p_isatty, NULL),
    KR_IO_CANNOT_PICKLE(OWN),
    KR_METHOD_1(OWN, "close", p_close, NULL),
    KR_GETTER(OWN, "closed", p_closed, NULL, NULL),
};
BUFFERED_TYPE(bufferedrwpair, "_io.BufferedRWPair", pair_methods, pair_init, kr_io_next,
              "A buffered reader and writer object together.");
