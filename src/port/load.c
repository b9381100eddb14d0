/* Units from files: source is compiled, .mpy files are loaded. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "code/mpy_read.h"
#include "compile/compile.h"
#include "object/str.h"
#include "port/cache.h"
#include "port/descriptor.h"
#include "port/host.h"

/* ---- listings ---- */

typedef struct list_job {
    kr_unit *unit;
    size_t n;
    char buf[4096];
} list_job;

static void list_flush(list_job *job) {
    kr_descriptor_write(1, job->buf, job->n);
    job->n = 0;
}

static void list_write(void *opaque, const char *s, size_t n) {
    list_job *job = opaque;
    while (n) {
        size_t k = sizeof job->buf - job->n;
        if (k > n) k = n;
        memcpy(job->buf + job->n, s, k);
        job->n += k;
        s += k;
        n -= k;
        if (job->n == sizeof job->buf) list_flush(job);
    }
}

static kr_value list_unit(kr_ctx *ctx, void *arg) {
    list_job *job = arg;
    kr_lister out = {list_write, job};
    kr_code_list(ctx, kr_unit_code(ctx, job->unit, 0), &out);
    return KR_NONE;
}

void kr_host_list(kr_ctx *ctx, kr_unit *unit) {
    list_job job;
    kr_value exc;
    if (ctx->vm->verbose < 2) return;
    job.unit = unit;
    job.n = 0;
    kr_protect(ctx, list_unit, &job, &exc);
    list_flush(&job);
    if (!kr_isnull(exc)) kr_raise(ctx, exc);
}

/* ---- compiling ---- */

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
    kr_compile_job job = {{kr_descriptor_read, &fd, false},
                          {(kr_compile_mode)mode, 0, ctx->vm->opt_level, filename, NULL, NULL}};
    return KR_AS(kr_unit, run_job(ctx, &job));
}

/* ---- by name ---- */

typedef struct load_job {
    const char *path;
    int fd;
    struct stat st;
    kr_value filename;
} load_job;

static kr_value load_fd(kr_ctx *ctx, void *arg) {
    load_job *job = arg;
    kr_mpy_stream stream = {
        .read = kr_descriptor_read, .opaque = &job->fd, .size = (size_t)job->st.st_size};
    if (!kr_host_is_mpy(job->path)) {
        return kr_from_ptr(kr_host_compile_fd(ctx, job->fd, job->filename, KR_COMPILE_EXEC));
    }
    return kr_from_ptr(kr_mpy_load_stream(ctx, &stream, job->path));
}

/* Compiled, with a copy kept for the next time, or such a copy. */
static kr_value import_fd(kr_ctx *ctx, void *arg) {
    load_job *job = arg;
    kr_unit *unit;
    if (ctx->vm->verbose < 2) { /* a listing is of what was compiled just now */
        unit = kr_cache_load(ctx, job->path, &job->st, job->filename);
        if (unit) return kr_from_ptr(unit);
    }
    unit = kr_host_compile_fd(ctx, job->fd, job->filename, KR_COMPILE_EXEC);
    kr_cache_store(ctx, job->path, &job->st, unit);
    return kr_from_ptr(unit);
}

static kr_unit *load_path(kr_ctx *ctx, const char *path, kr_value filename, bool import) {
    kr_value exc, loaded;
    kr_vfs_place place;
    if (kr_host_find_mount(ctx, path, &place)) {
        kr_unit *unit = kr_host_load_mounted(ctx, &place, path, filename);
        if (!kr_host_is_mpy(path)) kr_host_list(ctx, unit);
        return unit;
    }
    load_job job = {.path = path, .fd = open(path, O_RDONLY | O_CLOEXEC), .filename = filename};
    if (job.fd < 0) kr_raise_oserror(ctx, errno, kr_str_from_cstr(ctx, path));
    if (fstat(job.fd, &job.st)) import = false;
    loaded = kr_protect(ctx, import && !kr_host_is_mpy(path) ? import_fd : load_fd, &job, &exc);
    close(job.fd);
    if (!kr_isnull(exc)) kr_raise(ctx, exc);
    return KR_AS(kr_unit, loaded);
}

kr_unit *kr_host_import_path(kr_ctx *ctx, const char *path, kr_value filename) {
    return load_path(ctx, path, filename, true);
}

kr_unit *kr_host_load_path(kr_ctx *ctx, const char *path, kr_value filename) {
    return load_path(ctx, path, filename, false);
}

bool kr_host_source_line(const char *file, uint32_t line, char *out, size_t cap, size_t *len) {
    FILE *f = line ? fopen(file, "rb") : NULL;
    uint32_t at = 1;
    size_t n = 0;
    int c;
    if (!f) return false;
    while (at < line && (c = getc(f)) != EOF) at += c == '\n';
    while (at == line && (c = getc(f)) != EOF && c != '\n') {
        if (n < cap) out[n++] = (char)c;
    }
    fclose(f);
    *len = n;
    return at == line;
}
