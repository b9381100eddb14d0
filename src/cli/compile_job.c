/* One file, source to bytecode.
 *
 * The output is written beside its place and renamed, unless the place is no ordinary file. What
 * may raise runs inside kr_protect where a descriptor is open. */
#include "cli/compile_job.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "code/mpy_format.h"
#include "code/mpy_write.h"
#include "compile/compile.h"
#include "object/path.h"
#include "object/str.h"
#include "port/descriptor.h"

static bool is_dash(const char *name) {
    return strcmp(name, "-") == 0;
}

static kr_value file_name(kr_ctx *ctx, const char *name) {
    return kr_path_from_cstr(ctx, name);
}

/* ---- reading ---- */

typedef struct reading {
    const kr_compile_job *job;
    int fd;
} reading;

static kr_value compile_fd(kr_ctx *ctx, void *arg) {
    reading *r = arg;
    const kr_compile_job *job = r->job;
    const char *name = job->source_name ? job->source_name : is_dash(job->in) ? "<stdin>" : job->in;
    kr_source src = {kr_descriptor_read, &r->fd, false};
    kr_compile_options opt = {.mode = KR_COMPILE_EXEC,
                              .flags =
                                  job->flags | (uint32_t)(job->int_bits < 31 ? job->int_bits : 0)
                                                   << KR_CF_INT_BITS_SHIFT,
                              .opt_level = job->opt_level,
                              .filename = file_name(ctx, name)};
    return kr_from_ptr(kr_compile(ctx, &src, &opt));
}

kr_unit *kr_compile_job_compile(kr_ctx *ctx, const kr_compile_job *job) {
    reading r = {job, is_dash(job->in) ? 0 : open(job->in, O_RDONLY | O_CLOEXEC)};
    kr_value exc, unit;
    if (r.fd < 0) kr_raise_oserror(ctx, errno, file_name(ctx, job->in));
    unit = kr_protect(ctx, compile_fd, &r, &exc);
    if (r.fd) close(r.fd);
    if (!kr_isnull(exc)) kr_raise(ctx, exc);
    return KR_AS(kr_unit, unit);
}

/* ---- writing ---- */

typedef struct writing {
    const kr_compile_job *job;
    kr_unit *unit;
    int fd;
    bool ok;
} writing;

/* The last byte of the header says how wide small ints are. */
static bool write_mpy(void *opaque, const void *data, size_t n) {
    const writing *w = opaque;
    uint8_t head[KR_MPY_HEADER];
    memcpy(head, data, sizeof head);
    head[KR_MPY_HEADER - 1] = (uint8_t)w->job->int_bits;
    return kr_descriptor_write(w->fd, head, sizeof head) &&
           kr_descriptor_write(w->fd, (const uint8_t *)data + sizeof head, n - sizeof head);
}

static kr_value write_fd(kr_ctx *ctx, void *arg) {
    writing *w = arg;
    w->ok = kr_mpy_write(ctx, w->unit, write_mpy, w);
    return KR_NONE;
}

/* 0 or an error number. */
static int write_to(kr_ctx *ctx, writing *w, const char *remove) {
    kr_value exc;
    int err;
    kr_protect(ctx, write_fd, w, &exc);
    err = w->ok ? 0 : errno;
    if (w->fd != 1 && close(w->fd) && !err) err = errno;
    if (remove && (err || !kr_isnull(exc))) unlink(remove);
    if (!kr_isnull(exc)) kr_raise(ctx, exc);
    return err;
}

static int write_file(kr_ctx *ctx, writing *w) {
    const char *out = w->job->out;
    char tmp[4096];
    struct stat st;
    int err;
    if (stat(out, &st) == 0 && !S_ISREG(st.st_mode)) { /* a device, a pipe */
        w->fd = open(out, O_WRONLY | O_CLOEXEC);
        return w->fd < 0 ? errno : write_to(ctx, w, NULL);
    }
    if (snprintf(tmp, sizeof tmp, "%s.%d.tmp", out, (int)getpid()) >= (int)sizeof tmp)
        return ENAMETOOLONG;
    w->fd = open(tmp, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (w->fd < 0) return errno;
    err = write_to(ctx, w, tmp);
    if (!err && rename(tmp, out)) {
        err = errno;
        unlink(tmp);
    }
    return err;
}

void kr_compile_job_run(kr_ctx *ctx, const kr_compile_job *job) {
    writing w = {job, kr_compile_job_compile(ctx, job), 1, false};
    int err = is_dash(job->out) ? write_to(ctx, &w, NULL) : write_file(ctx, &w);
    if (err) kr_raise_oserror(ctx, err, file_name(ctx, job->out));
    kr_host_list(ctx, w.unit);
}

/* ---- names and options ---- */

const char *kr_compile_job_output(const char *in, const char *dir, char *buf, size_t cap) {
    const char *base = strrchr(in, '/');
    size_t n;
    if (!dir && is_dash(in)) return "-";
    base = dir && base ? base + 1 : in;
    n = strlen(base);
    if (n > 3 && strcmp(base + n - 3, ".py") == 0) n -= 3;
    snprintf(buf, cap, "%s%s%.*s.mpy", dir ? dir : "", dir ? "/" : "", (int)n, base);
    return buf;
}

static bool known_arch(const char *name) {
    if (strcmp(name, "host") == 0) return true;
    for (unsigned i = 1; kr_mpy_arch_name(i); i++) {
        if (strcmp(kr_mpy_arch_name(i), name) == 0) return true;
    }
    return false;
}

int kr_compile_job_option(kr_compile_job *job, const char *arg) {
    if (strncmp(arg, "-O", 2) == 0) {
        const char *p = arg + 2;
        job->opt_level = 1;
        while (*p == 'O') job->opt_level++, p++;
        if (p == arg + 2 && *p >= '0' && *p <= '9') job->opt_level = *p++ - '0';
        if (job->opt_level > 3) job->opt_level = 3;
        return *p ? -1 : 1;
    }
    if (strncmp(arg, "-msmall-int-bits=", 17) == 0) {
        char *end;
        long n = strtol(arg + 17, &end, 10);
        if (*end || n < 2 || n > 255) return -1;
        job->int_bits = (int)n;
        return 1;
    }
    if (strncmp(arg, "-march=", 7) == 0) {
        if (!known_arch(arg + 7)) return -1;
        job->flags |= KR_CF_NO_NATIVE;
        return 1;
    }
    return 0;
}

int kr_compile_job_argument(kr_compile_job *job, int argc, char **argv, int *i) {
    const char *arg = argv[*i];
    if (strcmp(arg, "--portable") == 0) {
        job->flags |= KR_CF_PORTABLE;
        return 1;
    }
    if (strcmp(arg, "-s") == 0 && *i + 1 < argc) {
        job->source_name = argv[++*i];
        return 1;
    }
    return kr_compile_job_option(job, arg);
}

void kr_compile_job_list_arch(const char *between) {
    for (unsigned i = 1; kr_mpy_arch_name(i); i++) printf("%s%s", kr_mpy_arch_name(i), between);
    printf("host");
}
