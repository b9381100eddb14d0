/* FileIO: a raw stream over a file descriptor. */
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "module/io_types.h"
#include "object/path.h"
#include "object/shape.h"

/* ---- calls that may wait ---- */
typedef struct fd_call {
    int fd;
    void *data;
    const char *path; /* open */
    size_t n;
    ssize_t result;
} fd_call;

static void do_read(void *arg) {
    fd_call *c = arg;
    c->result = read(c->fd, c->data, c->n);
}

static void do_write(void *arg) {
    fd_call *c = arg;
    c->result = write(c->fd, c->data, c->n);
}

static void do_open(void *arg) {
    fd_call *c = arg;
    c->result = open(c->path, c->fd, 0666);
}

enum { MOST = 0x7ffff000 };

kr_sword kr_fd_read_once(kr_ctx *ctx, int fd, void *buf, size_t n) {
    fd_call c = {.fd = fd, .data = buf, .n = n > MOST ? MOST : n};
    kr_blocking(ctx, do_read, &c);
    return c.result;
}

kr_sword kr_fd_write_once(kr_ctx *ctx, int fd, const void *buf, size_t n) {
    fd_call c = {.fd = fd, .data = (void *)(uintptr_t)buf, .n = n > MOST ? MOST : n};
    kr_blocking(ctx, do_write, &c);
    return c.result;
}

kr_sword kr_fd_read(kr_ctx *ctx, int fd, void *buf, size_t n) {
    for (;;) {
        ssize_t k = kr_fd_read_once(ctx, fd, buf, n);
        if (k >= 0) return k;
        if (errno == EAGAIN) return -1;
        if (errno != EINTR) kr_raise_oserror(ctx, errno, KR_NULL);
        if (ctx->pending) kr_poll(ctx);
    }
}

kr_sword kr_fd_write(kr_ctx *ctx, int fd, const void *buf, size_t n) {
    for (;;) {
        ssize_t k = kr_fd_write_once(ctx, fd, buf, n);
        if (k >= 0) return k;
        if (errno == EAGAIN) return -1;
        if (errno != EINTR) kr_raise_oserror(ctx, errno, KR_NULL);
        if (ctx->pending) kr_poll(ctx);
    }
}

static kr_fileio *file_of(kr_value v) {
    return KR_AS(kr_fileio, v);
}

static int open_fd(kr_ctx *ctx, kr_value self) {
    int fd = file_of(self)->fd;
    if (fd < 0) kr_raise_fmt(ctx, &kr_type_ValueError, "I/O operation on closed file");
    return fd;
}

/* Sets the flags by mode; returns open(2) flags. */
static int parse_mode(kr_ctx *ctx, kr_fileio *f, const char *mode) {
    int flags = O_CLOEXEC, kinds = 0;
    bool plus = false;
    for (const char *p = mode; *p; p++) {
        switch (*p) {
        case 'x':
            f->created = f->writable = true;
            flags |= O_EXCL | O_CREAT;
            kinds++;
            break;
        case 'r':
            f->readable = true;
            kinds++;
            break;
        case 'w':
            f->writable = true;
            flags |= O_CREAT | O_TRUNC;
            kinds++;
            break;
        case 'a':
            f->writable = f->appending = true;
            flags |= O_APPEND | O_CREAT;
            kinds++;
            break;
        case 'b':
            break;
        case '+':
            if (plus) kinds = 2;
            plus = true;
            break;
        default:
            kr_raise_fmt(ctx, &kr_type_ValueError, "invalid mode: %.200s", mode);
        }
    }
    if (kinds != 1) {
        kr_raise_fmt(ctx, &kr_type_ValueError,
                     "Must have exactly one of create/read/write/append mode and at most one plus");
    }
    if (plus) f->readable = f->writable = true;
    return flags | (f->readable && f->writable ? O_RDWR : f->readable ? O_RDONLY : O_WRONLY);
}

static void open_path(kr_ctx *ctx, kr_fileio *f, kr_value name, int flags, kr_value opener) {
    if (!kr_isnull(opener) && !kr_is_none(opener)) {
        kr_value fd = kr_call2(ctx, opener, name, kr_smallint(flags));
        if (!kr_is_int(fd)) {
            kr_raise_fmt(ctx, &kr_type_TypeError, "expected integer from opener");
        }
        f->fd = kr_as_int(ctx, fd);
        if (f->fd < 0) {
            kr_raise_fmt(ctx, &kr_type_ValueError, "opener returned %d", f->fd);
        }
        return;
    }
    fd_call c = {.fd = flags, .path = kr_path_cstr(ctx, kr_fspath(ctx, name))};
    do {
        kr_blocking(ctx, do_open, &c);
        f->fd = (int)c.result;
        if (f->fd < 0 && errno == EINTR) kr_poll(ctx);
    } while (f->fd < 0 && errno == EINTR);
    if (f->fd < 0) kr_raise_oserror(ctx, errno, name);
}

static void file_setup(kr_ctx *ctx, kr_value self, kr_value name, const char *mode, bool closefd,
                       kr_value opener) {
    kr_fileio *f = file_of(self);
    struct stat st;
    f->readable = f->writable = f->created = f->appending = false;
    f->fd = -1;
    f->seekable = -1;
    f->closefd = closefd;
    f->io.closed = false;
    int flags = parse_mode(ctx, f, mode);
    bool by_fd = kr_is_int(name) && !kr_is_exact(name, &kr_type_bool);
    if (by_fd) {
        int fd = kr_as_int(ctx, name);
        if (fd < 0) kr_raise_fmt(ctx, &kr_type_ValueError, "negative file descriptor");
        if (fstat(fd, &st)) kr_raise_oserror(ctx, errno, KR_NULL);
        if (S_ISDIR(st.st_mode)) kr_raise_oserror(ctx, EISDIR, name);
        f->fd = fd;
    } else {
        if (!closefd) {
            kr_raise_fmt(ctx, &kr_type_ValueError, "Cannot use closefd=False with file name");
        }
        open_path(ctx, f, name, flags, opener);
        if (!fstat(f->fd, &st) && S_ISDIR(st.st_mode)) {
            close(f->fd);
            f->fd = -1;
            kr_raise_oserror(ctx, EISDIR, name);
        }
    }
    kr_setattr(ctx, self, KR_N(ctx, name), name);
    if (f->appending) lseek(f->fd, 0, SEEK_END);
}

static kr_value file_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    (void)args;
    (void)n;
    kr_fileio *f = kr_instance_alloc(ctx, cls);
    f->fd = -1;
    kr_heap_set_finalizer(ctx, &f->io.base);
    return kr_from_ptr(f);
}

static void file_init(kr_ctx *ctx, kr_value self, kr_value *args, kr_nargs n) {
    kr_value a[4];
    kr_bind_args(ctx, "FileIO", "file,mode=,closefd=,opener=", args, n, 0, a);
    const char *mode = "r";
    if (!kr_isnull(a[1])) {
        if (!kr_is_str(a[1])) {
            kr_raise_fmt(ctx, &kr_type_TypeError, "FileIO() argument 'mode' must be str, not %Z",
                         a[1]);
        }
        mode = kr_str_cstr(ctx, a[1]);
    }
    file_setup(ctx, self, a[0], mode, kr_isnull(a[2]) || kr_truth(ctx, a[2]), a[3]);
}

kr_value kr_fileio_open(kr_ctx *ctx, kr_value name, const char *mode, bool closefd,
                        kr_value opener) {
    kr_value self = file_new(ctx, &kr_type_fileio, NULL, 0);
    file_setup(ctx, self, name, mode, closefd, opener);
    return self;
}

/* ---- methods ---- */
static void need_readable(kr_ctx *ctx, kr_value self) {
    open_fd(ctx, self);
    if (!file_of(self)->readable) kr_io_wrong_mode(ctx, self, "File not open for reading");
}

static kr_value f_readall(kr_ctx *ctx, kr_value self) {
    need_readable(ctx, self);
    int fd = file_of(self)->fd;
    struct stat st;
    size_t cap = 8192, len = 0;
    off_t pos = lseek(fd, 0, SEEK_CUR);
    if (pos >= 0 && !fstat(fd, &st) && st.st_size > pos) cap = (size_t)(st.st_size - pos) + 1;
    uint8_t *buf = kr_heap_leaf(ctx, cap);
    for (;;) {
        kr_sword k = kr_fd_read(ctx, fd, buf + len, cap - len);
        if (k < 0 && len == 0) return KR_NONE;
        if (k <= 0) break;
        len += (size_t)k;
        if (len == cap) {
            buf = kr_heap_resize(ctx, buf, len, cap * 2);
            cap *= 2;
        }
    }
    return kr_bytes_new(ctx, buf, len);
}

static kr_value f_read(kr_ctx *ctx, size_t n, const kr_value *a) {
    need_readable(ctx, a[0]);
    kr_sword want = kr_io_size_arg(ctx, n, a, 1);
    if (want < 0) return f_readall(ctx, a[0]);
    uint8_t *buf = kr_heap_leaf(ctx, (size_t)want);
    kr_sword k = kr_fd_read(ctx, file_of(a[0])->fd, buf, (size_t)want);
    return k < 0 ? KR_NONE : kr_bytes_new(ctx, buf, (size_t)k);
}

static kr_value f_readinto(kr_ctx *ctx, kr_value self, kr_value target) {
    kr_buffer b;
    need_readable(ctx, self);
    kr_io_target(ctx, target, &b);
    kr_sword k = kr_fd_read(ctx, file_of(self)->fd, b.data, b.len);
    kr_release_buffer(ctx, &b);
    return k < 0 ? KR_NONE : kr_smallint(k);
}

static kr_value f_write(kr_ctx *ctx, kr_value self, kr_value data) {
    kr_buffer b;
    open_fd(ctx, self);
    if (!file_of(self)->writable) kr_io_wrong_mode(ctx, self, "File not open for writing");
    kr_get_buffer(ctx, data, &b, false);
    kr_sword k = kr_fd_write(ctx, file_of(self)->fd, b.data, b.len);
    kr_release_buffer(ctx, &b);
    return k < 0 ? KR_NONE : kr_smallint(k);
}

static kr_value f_seek(kr_ctx *ctx, size_t n, const kr_value *a) {
    int fd = open_fd(ctx, a[0]);
    int whence = n > 2 ? kr_as_int(ctx, a[2]) : 0;
    off_t r = lseek(fd, (off_t)kr_as_int64(ctx, a[1]), whence);
    if (r < 0) kr_raise_oserror(ctx, errno, KR_NULL);
    return kr_int_new(ctx, r);
}

static kr_value f_tell(kr_ctx *ctx, kr_value self) {
    off_t r = lseek(open_fd(ctx, self), 0, SEEK_CUR);
    if (r < 0) kr_raise_oserror(ctx, errno, KR_NULL);
    return kr_int_new(ctx, r);
}

static kr_value f_truncate(kr_ctx *ctx, size_t n, const kr_value *a) {
    int fd = open_fd(ctx, a[0]);
    if (!file_of(a[0])->writable) kr_io_wrong_mode(ctx, a[0], "File not open for writing");
    kr_value size = n > 1 && !kr_is_none(a[1]) ? a[1] : f_tell(ctx, a[0]);
    if (ftruncate(fd, (off_t)kr_as_int64(ctx, size))) kr_raise_oserror(ctx, errno, KR_NULL);
    return size;
}

static kr_value f_fileno(kr_ctx *ctx, kr_value self) {
    return kr_smallint(open_fd(ctx, self));
}
static kr_value f_isatty(kr_ctx *ctx, kr_value self) {
    return kr_bool(isatty(open_fd(ctx, self)));
}
static kr_value f_readable(kr_ctx *ctx, kr_value self) {
    open_fd(ctx, self);
    return kr_bool(file_of(self)->readable);
}
static kr_value f_writable(kr_ctx *ctx, kr_value self) {
    open_fd(ctx, self);
    return kr_bool(file_of(self)->writable);
}
static kr_value f_seekable(kr_ctx *ctx, kr_value self) {
    kr_fileio *f = file_of(self);
    open_fd(ctx, self);
    if (f->seekable < 0) f->seekable = lseek(f->fd, 0, SEEK_CUR) >= 0;
    return kr_bool(f->seekable);
}

static kr_value f_close(kr_ctx *ctx, kr_value self) {
    kr_fileio *f = file_of(self);
    int fd = f->fd;
    f->io.closed = true;
    f->fd = -1;
    if (fd >= 0 && f->closefd && close(fd) && errno != EINTR) kr_raise_oserror(ctx, errno, KR_NULL);
    return KR_NONE;
}

static kr_value f_closed(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return kr_bool(file_of(self)->fd < 0);
}
static kr_value f_closefd(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return kr_bool(file_of(self)->closefd);
}

static const char *mode_text(const kr_fileio *f) {
    if (f->created) return f->readable ? "xb+" : "xb";
    if (f->appending) return f->readable ? "ab+" : "ab";
    if (f->readable) return f->writable ? "rb+" : "rb";
    return "wb";
}

static kr_value f_mode(kr_ctx *ctx, kr_value self) {
    return kr_str_intern_cstr(ctx, mode_text(file_of(self)));
}

enum { DEFAULT_BLOCK = 8192 };

/* Size of a buffer that suits the file. */
static kr_value f_blksize(kr_ctx *ctx, kr_value self) {
    struct stat st;
    (void)ctx;
    bool known = file_of(self)->fd >= 0 && !fstat(file_of(self)->fd, &st) && st.st_blksize > 1;
    return kr_smallint(known ? (kr_sword)st.st_blksize : DEFAULT_BLOCK);
}

static kr_value f_repr(kr_ctx *ctx, kr_value self) {
    kr_fileio *f = file_of(self);
    if (f->fd < 0) return kr_str_from_cstr(ctx, "<_io.FileIO [closed]>");
    kr_value name = kr_getattr_opt(ctx, self, KR_N(ctx, name));
    const char *closefd = f->closefd ? "True" : "False";
    if (kr_isnull(name)) {
        return kr_str_format(ctx, "<_io.FileIO fd=%d mode='%s' closefd=%s>", f->fd, mode_text(f),
                             closefd);
    }
    return kr_str_format(ctx, "<_io.FileIO name=%R mode='%s' closefd=%s>", name, mode_text(f),
                         closefd);
}

#define OWN &kr_type_fileio
static const kr_builtin methods[] = {
    KR_METHOD_VAR(OWN, "read", f_read, 1, 2, "Read at most size bytes, returned as bytes."),
    KR_METHOD_1(OWN, "readall", f_readall, "Read all data from the file, returned as bytes."),
    KR_METHOD_2(OWN, "readinto", f_readinto, "Same as RawIOBase.readinto()."),
    KR_METHOD_2(OWN, "write", f_write, "Write buffer b to file, return number of bytes written."),
    KR_METHOD_VAR(OWN, "seek", f_seek, 2, 3,
                  "Move to new file position and return the file position."),
    KR_METHOD_1(OWN, "tell", f_tell, "Current file position."),
    KR_METHOD_VAR(OWN, "truncate", f_truncate, 1, 2, "Truncate the file to at most size bytes."),
    KR_METHOD_1(OWN, "fileno", f_fileno, "Return the underlying file descriptor (an integer)."),
    KR_METHOD_1(OWN, "isatty", f_isatty, "True if the file is connected to a TTY device."),
    KR_METHOD_1(OWN, "readable", f_readable, "True if file was opened in a read mode."),
    KR_METHOD_1(OWN, "writable", f_writable, "True if file was opened in a write mode."),
    KR_METHOD_1(OWN, "seekable", f_seekable, "True if file supports random-access."),
    KR_IO_CANNOT_PICKLE(OWN),
    KR_METHOD_1(OWN, "close", f_close, "Close the file."),
    KR_GETTER(OWN, "closed", f_closed, NULL, "True if the file is closed"),
    KR_GETTER(OWN, "closefd", f_closefd, NULL,
              "True if the file descriptor will be closed by close()."),
    KR_GETTER(OWN, "mode", f_mode, NULL, "String giving the file mode"),
    KR_MEMBER(OWN, "_blksize", f_blksize, NULL),
};

const kr_type kr_type_fileio = {
    .base_object = {&kr_type_type},
    .name = "_io.FileIO",
    .base = &kr_type_rawiobase,
    .flags = KR_TF_BASE | KR_TF_WEAKREF,
    .trace = kr_io_trace,
    .version = 1,
    .size = sizeof(kr_fileio),
    .attrs_offset = offsetof(kr_io, attrs),
    .methods = methods,
    .n_methods = KR_ARRAY_LEN(methods),
    .doc = KR_DOC("Open a file."),
    .new_ = file_new,
    .init = file_init,
    .finalize = kr_io_finalize,
    .repr = f_repr,
    .iter = kr_io_iter,
    .next = kr_io_next,
};
