/* File descriptors: open, read, write and the like. Calls broken off by a signal run its Python
 * action and are tried again. */
#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <sys/uio.h>
#include <unistd.h>

#include "module/io_types.h"
#include "module/os_parts.h"
#include "object/bytes.h"
#include "object/int.h"
#include "object/path.h"
#include "object/protocol.h"
#include "object/seq.h"
#include "object/str.h"

enum { MAX_IO = 0x7ffff000 };

static KR_NORETURN void fail(kr_ctx *ctx) {
    kr_raise_oserror(ctx, errno, KR_NULL);
}

/* After a call that failed: true if it is to be tried again. */
static bool interrupted(kr_ctx *ctx) {
    if (errno != EINTR) return false;
    kr_poll(ctx);
    return true;
}

/* ---- calls that may wait ---- */
typedef struct fd_call {
    int fd, flags, result;
    const char *path;
    mode_t mode;
    off_t len, at;
    void *data;
    ssize_t got;
} fd_call;

static void do_open(void *arg) {
    fd_call *c = arg;
    c->result = openat(c->fd, c->path, c->flags, c->mode);
}
static void do_pread(void *arg) {
    fd_call *c = arg;
    c->got = pread(c->fd, c->data, (size_t)c->len, c->at);
}
static void do_pwrite(void *arg) {
    fd_call *c = arg;
    c->got = pwrite(c->fd, c->data, (size_t)c->len, c->at);
}
static void do_fsync(void *arg) {
    fd_call *c = arg;
    c->result = fsync(c->fd);
}
static void do_fdatasync(void *arg) {
    fd_call *c = arg;
    c->result = fdatasync(c->fd);
}
static void do_lockf(void *arg) {
    fd_call *c = arg;
    c->result = lockf(c->fd, c->flags, c->len);
}

static kr_value d_open(kr_ctx *ctx, const kr_value *a) {
    kr_os_path p;
    kr_os_path_arg(ctx, "open", "path", a[0], KR_OSPATH_HOST | kr_os_at(a[3]), &p);
    fd_call c = {.path = p.c, .flags = kr_as_int(ctx, a[1]) | O_CLOEXEC, .mode = 0777};
    if (!kr_isnull(a[2])) c.mode = (mode_t)kr_as_int(ctx, a[2]);
    c.fd = kr_os_dir_fd(ctx, a[3]);
    do {
        kr_blocking(ctx, do_open, &c);
    } while (c.result < 0 && interrupted(ctx));
    if (c.result < 0) kr_os_fail(ctx, &p);
    return kr_smallint(c.result);
}

static kr_value d_close(kr_ctx *ctx, const kr_value *a) {
    if (close(kr_as_int(ctx, a[0])) && errno != EINTR) fail(ctx);
    return KR_NONE;
}

static kr_value d_closerange(kr_ctx *ctx, kr_value lo, kr_value hi) {
    int end = kr_as_int(ctx, hi);
    for (int fd = kr_as_int(ctx, lo); fd < end; fd++) close(fd);
    return KR_NONE;
}

static kr_value d_read(kr_ctx *ctx, kr_value f, kr_value count) {
    int fd = kr_as_int(ctx, f);
    kr_sword n = kr_index_ssize(ctx, count);
    uint8_t *data;
    ssize_t k;
    if (n < 0) kr_raise_oserror(ctx, EINVAL, KR_NULL);
    if (n > MAX_IO) n = MAX_IO;
    kr_value b = kr_bytes_alloc(ctx, (size_t)n, &data);
    do {
        k = kr_fd_read_once(ctx, fd, data, (size_t)n);
    } while (k < 0 && interrupted(ctx));
    if (k < 0) fail(ctx);
    return k == n ? b : kr_bytes_new(ctx, data, (size_t)k);
}

static kr_value d_write(kr_ctx *ctx, kr_value f, kr_value data) {
    int fd = kr_as_int(ctx, f), err;
    kr_buffer buf;
    ssize_t k;
    kr_get_buffer(ctx, data, &buf, false);
    do {
        k = kr_fd_write_once(ctx, fd, buf.data, buf.len);
    } while (k < 0 && interrupted(ctx));
    err = errno;
    kr_release_buffer(ctx, &buf);
    if (k < 0) kr_raise_oserror(ctx, err, KR_NULL);
    return kr_smallint(k);
}

static kr_value d_pread(kr_ctx *ctx, const kr_value *a) {
    int fd = kr_as_int(ctx, a[0]);
    kr_sword n = kr_index_ssize(ctx, a[1]);
    uint8_t *data;
    if (n < 0) kr_raise_oserror(ctx, EINVAL, KR_NULL);
    if (n > MAX_IO) n = MAX_IO;
    kr_value b = kr_bytes_alloc(ctx, (size_t)n, &data);
    fd_call c = {.fd = fd, .data = data, .len = n, .at = kr_as_int64(ctx, a[2])};
    kr_blocking(ctx, do_pread, &c);
    if (c.got < 0) fail(ctx);
    return c.got == n ? b : kr_bytes_new(ctx, data, (size_t)c.got);
}

static kr_value d_pwrite(kr_ctx *ctx, const kr_value *a) {
    int fd = kr_as_int(ctx, a[0]), err;
    off_t at = kr_as_int64(ctx, a[2]);
    kr_buffer buf;
    kr_get_buffer(ctx, a[1], &buf, false);
    fd_call c = {.fd = fd, .data = buf.data, .at = at};
    c.len = buf.len > MAX_IO ? MAX_IO : (off_t)buf.len;
    kr_blocking(ctx, do_pwrite, &c);
    err = errno;
    kr_release_buffer(ctx, &buf);
    if (c.got < 0) kr_raise_oserror(ctx, err, KR_NULL);
    return kr_smallint(c.got);
}

static kr_value d_lseek(kr_ctx *ctx, const kr_value *a) {
    int fd = kr_as_int(ctx, a[0]);
    int64_t at = kr_as_int64(ctx, a[1]);
    off_t r = lseek(fd, at, kr_as_int(ctx, a[2]));
    if (r < 0) fail(ctx);
    return kr_int_new(ctx, r);
}

static kr_value pipe_with(kr_ctx *ctx, int flags) {
    int fd[2];
    if (pipe2(fd, flags)) fail(ctx);
    return kr_tuple2(ctx, kr_smallint(fd[0]), kr_smallint(fd[1]));
}

static kr_value d_pipe(kr_ctx *ctx) {
    return pipe_with(ctx, O_CLOEXEC);
}

static kr_value d_pipe2(kr_ctx *ctx, kr_value flags) {
    return pipe_with(ctx, kr_as_int(ctx, flags));
}

static kr_value d_dup(kr_ctx *ctx, kr_value f) {
    int fd = fcntl(kr_as_int(ctx, f), F_DUPFD_CLOEXEC, 0);
    if (fd < 0) fail(ctx);
    return kr_smallint(fd);
}

static kr_value d_dup2(kr_ctx *ctx, const kr_value *a) {
    int from = kr_as_int(ctx, a[0]), to = kr_as_int(ctx, a[1]);
    int r = kr_os_flag(ctx, a[2], true) ? dup2(from, to) : dup3(from, to, O_CLOEXEC);
    if (r < 0) fail(ctx);
    return kr_smallint(r);
}

static kr_value d_isatty(kr_ctx *ctx, kr_value f) {
    return kr_bool(isatty(kr_as_int(ctx, f)));
}

static kr_value d_fsync(kr_ctx *ctx, const kr_value *a) {
    fd_call c = {.fd = kr_as_int(ctx, a[0])};
    kr_blocking(ctx, do_fsync, &c);
    if (c.result) fail(ctx);
    return KR_NONE;
}

static kr_value d_fdatasync(kr_ctx *ctx, const kr_value *a) {
    fd_call c = {.fd = kr_as_int(ctx, a[0])};
    kr_blocking(ctx, do_fdatasync, &c);
    if (c.result) fail(ctx);
    return KR_NONE;
}

static kr_value d_ftruncate(kr_ctx *ctx, kr_value f, kr_value len) {
    int fd = kr_as_int(ctx, f);
    if (ftruncate(fd, kr_as_int64(ctx, len))) fail(ctx);
    return KR_NONE;
}

static kr_value d_get_inheritable(kr_ctx *ctx, kr_value f) {
    int flags = fcntl(kr_as_int(ctx, f), F_GETFD);
    if (flags < 0) fail(ctx);
    return kr_bool(!(flags & FD_CLOEXEC));
}

static kr_value d_set_inheritable(kr_ctx *ctx, kr_value f, kr_value on) {
    int fd = kr_as_int(ctx, f), flags = fcntl(fd, F_GETFD);
    if (flags < 0) fail(ctx);
    flags = kr_truth(ctx, on) ? flags & ~FD_CLOEXEC : flags | FD_CLOEXEC;
    if (fcntl(fd, F_SETFD, flags)) fail(ctx);
    return KR_NONE;
}

static kr_value d_get_blocking(kr_ctx *ctx, kr_value f) {
    int flags = fcntl(kr_as_int(ctx, f), F_GETFL);
    if (flags < 0) fail(ctx);
    return kr_bool(!(flags & O_NONBLOCK));
}

static kr_value d_set_blocking(kr_ctx *ctx, kr_value f, kr_value on) {
    int fd = kr_as_int(ctx, f), flags = fcntl(fd, F_GETFL);
    if (flags < 0) fail(ctx);
    flags = kr_truth(ctx, on) ? flags & ~O_NONBLOCK : flags | O_NONBLOCK;
    if (fcntl(fd, F_SETFL, flags)) fail(ctx);
    return KR_NONE;
}

static kr_value d_ttyname(kr_ctx *ctx, kr_value f) {
    char name[256];
    int err = ttyname_r(kr_as_int(ctx, f), name, sizeof name);
    if (err) kr_raise_oserror(ctx, err, KR_NULL);
    return kr_path_from_cstr(ctx, name);
}

static kr_value d_terminal_size(kr_ctx *ctx, size_t n, const kr_value *a) {
    struct winsize w;
    if (ioctl(n ? kr_as_int(ctx, a[0]) : 1, TIOCGWINSZ, &w)) fail(ctx);
    kr_value v[2] = {kr_smallint(w.ws_col), kr_smallint(w.ws_row)};
    return kr_os_struct(ctx, KR_OS_TERMINAL, v, 2);
}

static kr_value d_device_encoding(kr_ctx *ctx, const kr_value *a) {
    if (!isatty(kr_as_int(ctx, a[0]))) return KR_NONE;
    return kr_str_from_cstr(ctx, "UTF-8");
}

static kr_value d_lockf(kr_ctx *ctx, const kr_value *a) {
    fd_call c = {.fd = kr_as_int(ctx, a[0]), .flags = kr_as_int(ctx, a[1])};
    c.len = kr_as_int64(ctx, a[2]);
    do {
        kr_blocking(ctx, do_lockf, &c);
    } while (c.result && interrupted(ctx));
    if (c.result) fail(ctx);
    return KR_NONE;
}

static const kr_builtin members[] = {
    KR_FUNC_SIG("open", d_open, "path,flags,mode=,*,dir_fd=",
                "Open a file for low level IO.  Returns a file descriptor (integer)."),
    KR_FUNC_SIG("close", d_close, "fd", "Close a file descriptor."),
    KR_FUNC_2("closerange", d_closerange,
              "Closes all file descriptors in [fd_low, fd_high), ignoring errors."),
    KR_FUNC_2("read", d_read, "Read from a file descriptor.  Returns a bytes object."),
    KR_FUNC_2("write", d_write, "Write a bytes object to a file descriptor."),
    KR_FUNC_SIG("pread", d_pread, "fd,length,offset,/",
                "Read a number of bytes from a file descriptor starting at a particular offset."),
    KR_FUNC_SIG("pwrite", d_pwrite, "fd,buffer,offset,/",
                "Write bytes to a file descriptor starting at a particular offset."),
    KR_FUNC_SIG("lseek", d_lseek, "fd,position,whence,/",
                "Set the position of a file descriptor.  Return the new position."),
    KR_FUNC_0("pipe", d_pipe, "Create a pipe.  Returns a tuple of two file descriptors."),
    KR_FUNC_1("pipe2", d_pipe2, "Create a pipe with flags set atomically."),
    KR_FUNC_1("dup", d_dup, "Return a duplicate of a file descriptor."),
    KR_FUNC_SIG("dup2", d_dup2, "fd,fd2,inheritable=", "Duplicate file descriptor."),
    KR_FUNC_1("isatty", d_isatty, "Return True if the fd is connected to a terminal."),
    KR_FUNC_SIG("fsync", d_fsync, "fd", "Force write of fd to disk."),
    KR_FUNC_SIG("fdatasync", d_fdatasync, "fd",
                "Force write of fd to disk without forcing update of metadata."),
    KR_FUNC_2("ftruncate", d_ftruncate,
              "Truncate a file, specified by file descriptor, to a specific length."),
    KR_FUNC_1("get_inheritable", d_get_inheritable,
              "Get the close-on-exe flag of the specified file descriptor."),
    KR_FUNC_2("set_inheritable", d_set_inheritable,
              "Set the inheritable flag of the specified file descriptor."),
    KR_FUNC_1("get_blocking", d_get_blocking, "Get the blocking mode of the file descriptor."),
    KR_FUNC_2("set_blocking", d_set_blocking,
              "Set the blocking mode of the specified file descriptor."),
    KR_FUNC_1("ttyname", d_ttyname, "Return the name of the terminal device connected to 'fd'."),
    KR_FUNC_VAR("get_terminal_size", d_terminal_size, 0, 1,
                "Return the size of the terminal window as (columns, lines)."),
    KR_FUNC_SIG("device_encoding", d_device_encoding, "fd",
                "Return a string describing the encoding of a terminal's file descriptor."),
    KR_FUNC_SIG("lockf", d_lockf, "fd,command,length,/",
                "Apply, test or remove a POSIX lock on an open file descriptor."),
};

const kr_module_def kr_os_fd_part = {
    .name = "posix",
    .members = members,
    .n_members = KR_ARRAY_LEN(members),
    .more = &kr_os_process_part,
};
