/* Units from files: source is compiled, .mpy files are loaded. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "code/mpy_read.h"
#include "compile/compile.h"
#include "object/str.h"
#include "port/host.h"

typedef struct kr_fd_source {
    int fd;
} kr_fd_source;

static int read_fd(void *opaque, char *buf, size_t cap) {
    ssize_t n;
    do {
        n = read(((kr_fd_source *)opaque)->fd, buf, cap);
    } while (n < 0 && errno == EINTR);
    return n < 0 ? -errno : (int)n;
}

static void list_write(void *opaque, const char *s, size_t n) {
    (void)opaque;
    while (n) {
        ssize_t k = write(1, s, n);
        if (k <= 0) return;
        s += k;
        n -= (size_t)k;
    }
}

void kr_host_list(kr_ctx *ctx, kr_unit *unit) {
    kr_lister out = {list_write, NULL};
    if (ctx->vm->verbose >= 2) kr_code_list(ctx, unit->module, &out);
}

typedef struct kr_compile_job {
    kr_source src;
    kr_compile_options opt;
} kr_compile_job;

static kr_value run_job(kr_ctx *ctx, void *arg) {
    kr_compile_job *job = arg;
    kr_unit *unit = kr_compile(ctx, &job->src, &job->opt);
    kr_host_list(ctx, unit);
    return kr_from_ptr(unit);
}

kr_unit *kr_host_compile_fd(kr_ctx *ctx, int fd, kr_value filename, int mode) {
    kr_fd_source src = {fd};
    kr_compile_job job = {{read_fd, &src, false},
                          {(kr_compile_mode)mode, 0, ctx->vm->opt_level, filename, NULL, NULL}};
    return KR_AS(kr_unit, run_job(ctx, &job));
}

/* ---- by name ---- */

static bool is_mpy(const char *path) {
    size_t n = strlen(path);
    return n > 4 && strcmp(path + n - 4, ".mpy") == 0;
}

typedef struct load_job {
    const char *path;
    int fd;
    size_t size;
    kr_value filename;
} load_job;

static int read_mpy(void *opaque, void *buf, size_t cap) {
    return read_fd(opaque, buf, cap);
}

static kr_value load_fd(kr_ctx *ctx, void *arg) {
    load_job *job = arg;
    kr_fd_source src = {job->fd};
    kr_mpy_stream stream = {read_mpy, &src, job->size};
    kr_unit *unit;
    if (!is_mpy(job->path)) {
        return kr_from_ptr(kr_host_compile_fd(ctx, job->fd, job->filename, KR_COMPILE_EXEC));
    }
    unit = kr_mpy_load_stream(ctx, &stream, job->path);
    kr_host_list(ctx, unit);
    return kr_from_ptr(unit);
}

kr_unit *kr_host_load_path(kr_ctx *ctx, const char *path, kr_value filename) {
    kr_value exc, unit;
    struct stat st;
    load_job job = {path, open(path, O_RDONLY | O_CLOEXEC), 0, filename};
    if (job.fd < 0) kr_raise_oserror(ctx, errno, kr_str_from_cstr(ctx, path));
    if (fstat(job.fd, &st) == 0) job.size = (size_t)st.st_size;
    unit = kr_protect(ctx, load_fd, &job, &exc);
    close(job.fd);
    if (!kr_isnull(exc)) kr_raise(ctx, exc);
    return KR_AS(kr_unit, unit);
}
