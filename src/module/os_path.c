/* Paths as arguments and results, and the parts of os.path that ask the system.
 *
 * A path is kept as heap leaf memory with a NUL behind it, so a raise in between leaks nothing. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>

#include "module/os_parts.h"
#include "object/bytes.h"
#include "object/exception.h"
#include "object/int.h"
#include "object/names.h"
#include "object/path.h"
#include "object/protocol.h"
#include "object/str.h"

kr_value kr_os_decode(kr_ctx *ctx, const char *s, size_t n, bool bytes) {
    if (bytes) return kr_bytes_new(ctx, s, n);
    return kr_path_decode(ctx, s, n);
}

static KR_NORETURN void bad_path(kr_ctx *ctx, const char *fname, const char *argname, kr_value v,
                                 int allow) {
    static const char *const what[] = {
        "string, bytes or os.PathLike",
        "string, bytes, os.PathLike or integer",
        "string, bytes, os.PathLike or None",
        "string, bytes, os.PathLike, integer or None",
    };
    kr_raise_fmt(ctx, &kr_type_TypeError, "%s: %s should be %s, not %T", fname, argname,
                 what[allow & 3], v);
}

/* Where something is mounted: asks the table where the path leads. */
static KR_NOINLINE void find_mount(kr_ctx *ctx, int allow, kr_os_path *out) {
    kr_value path = kr_isnull(out->obj) ? ctx->vm->str_empty : out->obj;
    if ((allow & KR_OSPATH_AT) && out->c[0] != '/') return;
    if (kr_is_bytes(path)) path = kr_path_from_cstr(ctx, out->c);
    out->mounted = kr_vfs_find(ctx, path, &out->place);
    if (out->mounted && (allow & KR_OSPATH_HOST)) kr_raise_oserror(ctx, EOPNOTSUPP, out->obj);
    if (!out->mounted && !kr_isnull(out->place.host)) {
        out->c = kr_path_cstr(ctx, out->place.host);
    }
}

void kr_os_path_arg(kr_ctx *ctx, const char *fname, const char *argname, kr_value v, int allow,
                    kr_os_path *out) {
    out->fd = -1;
    out->bytes = out->mounted = false;
    out->obj = v;
    if (kr_isnull(v) || kr_is_none(v)) {
        if (!(allow & KR_OSPATH_NONE)) bad_path(ctx, fname, argname, KR_NONE, allow);
        out->c = ".";
        out->obj = KR_NULL;
        if (kr_vfs_active(ctx)) find_mount(ctx, allow, out);
        return;
    }
    if (!kr_is_str(v) && !kr_is_bytes(v)) {
        kr_value m = kr_lookup_special(ctx, v, KR_N(ctx, __fspath__));
        if (kr_isnull(m)) {
            if (!(allow & KR_OSPATH_FD) || !kr_is_index(v)) bad_path(ctx, fname, argname, v, allow);
            out->c = NULL;
            out->fd = kr_as_int(ctx, v);
            return;
        }
        out->obj = kr_fspath(ctx, v);
    }
    out->bytes = kr_is_bytes(out->obj);
    out->c = kr_path_cstr(ctx, out->obj);
    if (kr_vfs_active(ctx) && (allow & (KR_OSPATH_MOUNT | KR_OSPATH_HOST))) {
        find_mount(ctx, allow, out);
    }
}

KR_NORETURN void kr_os_fail(kr_ctx *ctx, const kr_os_path *p) {
    kr_raise_oserror(ctx, errno, p->obj);
}

KR_NORETURN void kr_os_fail2(kr_ctx *ctx, const kr_os_path *src, const kr_os_path *dst) {
    int err = errno;
    kr_value args[5] = {kr_smallint(err), kr_str_from_cstr(ctx, strerror(err)), src->obj, KR_NONE,
                        dst->obj};
    kr_raise(ctx, kr_exc_new(ctx, &kr_type_OSError, 5, args));
}

int kr_os_dir_fd(kr_ctx *ctx, kr_value v) {
    if (kr_isnull(v) || kr_is_none(v)) return AT_FDCWD;
    if (!kr_is_index(v)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "argument should be integer or None, not %T", v);
    }
    return kr_as_int(ctx, v);
}

bool kr_os_flag(kr_ctx *ctx, kr_value v, bool dflt) {
    return kr_isnull(v) ? dflt : kr_truth(ctx, v);
}

static kr_value p_fspath(kr_ctx *ctx, const kr_value *a) {
    return kr_fspath(ctx, a[0]);
}

static kr_value p_fsencode(kr_ctx *ctx, const kr_value *a) {
    return kr_path_encode(ctx, kr_fspath(ctx, a[0]));
}

static kr_value p_fsdecode(kr_ctx *ctx, const kr_value *a) {
    return kr_path_str(ctx, kr_fspath(ctx, a[0]));
}

/* ---- questions that have no errors: a path that cannot be is one that is not ---- */
typedef struct kr_stat_job {
    kr_value path;
    kr_os_path p;
} kr_stat_job;

static kr_value path_job(kr_ctx *ctx, void *arg) {
    kr_stat_job *job = arg;
    kr_os_path_arg(ctx, "stat", "path", job->path, KR_OSPATH_FD | KR_OSPATH_MOUNT, &job->p);
    return KR_NONE;
}

/* Exactly what is needed to know whether and what it is. */
static bool ask_mounted(kr_ctx *ctx, const kr_vfs_place *p, struct stat *st) {
    int kind = kr_vfs_kind(ctx, p);
    memset(st, 0, sizeof *st);
    st->st_mode = (mode_t)kind;
    return kind != 0;
}

/* False when there is nothing there. */
static bool ask(kr_ctx *ctx, kr_value path, bool follow, struct stat *st) {
    kr_stat_job job = {.path = path};
    kr_value exc;
    kr_protect(ctx, path_job, &job, &exc);
    if (!kr_isnull(exc)) {
        if (kr_is_instance_of(exc, &kr_type_ValueError)) return false;
        kr_raise(ctx, exc);
    }
    if (!job.p.c) return fstat(job.p.fd, st) == 0;
    if (job.p.mounted) return ask_mounted(ctx, &job.p.place, st);
    return (follow ? stat(job.p.c, st) : lstat(job.p.c, st)) == 0;
}

static kr_value p_exists(kr_ctx *ctx, const kr_value *a) {
    struct stat st;
    return kr_bool(ask(ctx, a[0], true, &st));
}

static kr_value p_lexists(kr_ctx *ctx, const kr_value *a) {
    struct stat st;
    return kr_bool(ask(ctx, a[0], false, &st));
}

static kr_value p_isdir(kr_ctx *ctx, const kr_value *a) {
    struct stat st;
    return kr_bool(ask(ctx, a[0], true, &st) && S_ISDIR(st.st_mode));
}

static kr_value p_isfile(kr_ctx *ctx, const kr_value *a) {
    struct stat st;
    return kr_bool(ask(ctx, a[0], true, &st) && S_ISREG(st.st_mode));
}

static kr_value p_islink(kr_ctx *ctx, const kr_value *a) {
    struct stat st;
    return kr_bool(ask(ctx, a[0], false, &st) && S_ISLNK(st.st_mode));
}

/* ---- normpath: "//a/./b/../c/" -> "//a/c" ---- */
size_t kr_os_normalise(const char *s, size_t n, char *out) {
    size_t i = 0, len, root;
    while (i < n && s[i] == '/') i++;
    root = len = i == 2 ? 2 : i ? 1 : 0;
    memset(out, '/', root);
    size_t floor = root; /* what ".." cannot take back */
    while (i < n) {
        size_t start = i;
        while (i < n && s[i] != '/') i++;
        size_t part = i - start;
        while (i < n && s[i] == '/') i++;
        if (part == 1 && s[start] == '.') continue;
        bool up = part == 2 && s[start] == '.' && s[start + 1] == '.';
        if (up && len > floor) {
            while (len > floor && out[len - 1] != '/') len--;
            if (len > floor) len--;
            continue;
        }
        if (up && root) continue;
        if (len > root) out[len++] = '/';
        memcpy(out + len, s + start, part);
        len += part;
        if (up) floor = len;
    }
    if (len == 0) out[len++] = '.';
    return len;
}

static kr_value p_normpath(kr_ctx *ctx, const kr_value *a) {
    kr_value path = kr_fspath(ctx, a[0]);
    size_t n;
    const char *s;
    if (kr_is_str(path)) {
        s = kr_str_data(path, &n);
    } else {
        s = (const char *)KR_AS(const kr_bytes, path)->data;
        n = KR_AS(const kr_bytes, path)->len;
    }
    char *out = kr_heap_leaf(ctx, n + 2);
    size_t len = kr_os_normalise(s, n, out);
    kr_value r = kr_is_str(path) ? kr_str_new(ctx, out, len) : kr_bytes_new(ctx, out, len);
    kr_heap_free(ctx, out);
    kr_keep(path);
    return r;
}

static const kr_builtin members[] = {
    KR_FUNC_SIG("fspath", p_fspath, "path",
                "Return the file system path representation of the object."),
    KR_FUNC_SIG("fsencode", p_fsencode, "filename", "Encode filename to the filesystem encoding."),
    KR_FUNC_SIG("fsdecode", p_fsdecode, "filename",
                "Decode filename from the filesystem encoding."),
    KR_FUNC_SIG("_path_exists", p_exists, "path", "Test whether a path exists."),
    KR_FUNC_SIG("_path_lexists", p_lexists, "path",
                "Test whether a path exists, broken links too."),
    KR_FUNC_SIG("_path_isdir", p_isdir, "s", "Return true if the path is an existing directory."),
    KR_FUNC_SIG("_path_isfile", p_isfile, "path", "Test whether a path is a regular file."),
    KR_FUNC_SIG("_path_islink", p_islink, "path", "Test whether a path is a symbolic link."),
    KR_FUNC_SIG("_path_normpath", p_normpath, "path",
                "Normalize path, eliminating double slashes, etc."),
};

const kr_module_def kr_os_path_part = {
    .name = "posix",
    .members = members,
    .n_members = KR_ARRAY_LEN(members),
    .more = &kr_os_dir_part,
};
