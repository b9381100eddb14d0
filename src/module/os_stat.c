/* What files are and may: stat, chmod, chown, utime, access, truncate. */
#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <string.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "module/os_parts.h"
#include "object/float.h"
#include "object/int.h"
#include "object/protocol.h"
#include "object/seq.h"

static kr_value time_float(kr_ctx *ctx, struct timespec t) {
    return kr_float_new(ctx, (double)t.tv_sec + 1e-9 * (double)t.tv_nsec);
}

static kr_value time_ns(kr_ctx *ctx, struct timespec t) {
    return kr_int_new(ctx, (int64_t)t.tv_sec * 1000000000 + t.tv_nsec);
}

kr_value kr_os_stat_result(kr_ctx *ctx, const struct stat *st) {
    kr_value v[] = {
        kr_int_from_u64(ctx, st->st_mode),   kr_int_from_u64(ctx, st->st_ino),
        kr_int_from_u64(ctx, st->st_dev),    kr_int_from_u64(ctx, st->st_nlink),
        kr_int_new(ctx, st->st_uid),         kr_int_new(ctx, st->st_gid),
        kr_int_new(ctx, st->st_size),        kr_int_new(ctx, st->st_atim.tv_sec),
        kr_int_new(ctx, st->st_mtim.tv_sec), kr_int_new(ctx, st->st_ctim.tv_sec),
        time_float(ctx, st->st_atim),        time_float(ctx, st->st_mtim),
        time_float(ctx, st->st_ctim),        time_ns(ctx, st->st_atim),
        time_ns(ctx, st->st_mtim),           time_ns(ctx, st->st_ctim),
        kr_int_new(ctx, st->st_blksize),     kr_int_new(ctx, st->st_blocks),
        kr_int_from_u64(ctx, st->st_rdev),
    };
    return kr_os_struct(ctx, KR_OS_STAT, v, KR_ARRAY_LEN(v));
}

void kr_os_mounted_stat(kr_ctx *ctx, const kr_os_path *p, struct stat *st) {
    int64_t n[10];
    kr_vfs_numbers(ctx, &p->place, "stat", n, KR_ARRAY_LEN(n));
    memset(st, 0, sizeof *st);
    st->st_mode = (mode_t)n[0];
    st->st_ino = (ino_t)n[1];
    st->st_dev = (dev_t)n[2];
    st->st_nlink = (nlink_t)n[3];
    st->st_uid = (uid_t)n[4];
    st->st_gid = (gid_t)n[5];
    st->st_size = (off_t)n[6];
    st->st_atim.tv_sec = (time_t)n[7];
    st->st_mtim.tv_sec = (time_t)n[8];
    st->st_ctim.tv_sec = (time_t)n[9];
}

static kr_value do_stat(kr_ctx *ctx, const char *fname, kr_value path, kr_value dir, bool follow) {
    kr_os_path p;
    struct stat st;
    int at = kr_os_dir_fd(ctx, dir), allow = follow && fname[0] == 's' ? KR_OSPATH_FD : 0, r;
    kr_os_path_arg(ctx, fname, "path", path,
                   (fname[0] == 's' ? KR_OSPATH_FD : allow) | KR_OSPATH_MOUNT | kr_os_at(dir), &p);
    if (p.mounted) {
        kr_os_mounted_stat(ctx, &p, &st);
        r = 0;
    } else if (!p.c) {
        if (at != AT_FDCWD) {
            kr_raise_fmt(ctx, &kr_type_ValueError,
                         "stat: can't specify dir_fd without matching path");
        }
        if (!follow) {
            kr_raise_fmt(ctx, &kr_type_ValueError,
                         "stat: cannot use fd and follow_symlinks together");
        }
        r = fstat(p.fd, &st);
    } else {
        r = fstatat(at, p.c, &st, follow ? 0 : AT_SYMLINK_NOFOLLOW);
    }
    if (r) kr_os_fail(ctx, &p);
    return kr_os_stat_result(ctx, &st);
}

static kr_value s_stat(kr_ctx *ctx, const kr_value *a) {
    return do_stat(ctx, "stat", a[0], a[1], kr_os_flag(ctx, a[2], true));
}

static kr_value s_lstat(kr_ctx *ctx, const kr_value *a) {
    return do_stat(ctx, "lstat", a[0], a[1], false);
}

static kr_value s_fstat(kr_ctx *ctx, const kr_value *a) {
    struct stat st;
    if (fstat(kr_as_int(ctx, a[0]), &st)) kr_raise_oserror(ctx, errno, KR_NULL);
    return kr_os_stat_result(ctx, &st);
}

static kr_value statvfs_result(kr_ctx *ctx, const struct statvfs *st) {
    kr_value v[] = {
        kr_int_from_u64(ctx, st->f_bsize),  kr_int_from_u64(ctx, st->f_frsize),
        kr_int_from_u64(ctx, st->f_blocks), kr_int_from_u64(ctx, st->f_bfree),
        kr_int_from_u64(ctx, st->f_bavail), kr_int_from_u64(ctx, st->f_files),
        kr_int_from_u64(ctx, st->f_ffree),  kr_int_from_u64(ctx, st->f_favail),
        kr_int_from_u64(ctx, st->f_flag),   kr_int_from_u64(ctx, st->f_namemax),
        kr_int_from_u64(ctx, st->f_fsid),
    };
    return kr_os_struct(ctx, KR_OS_STATVFS, v, KR_ARRAY_LEN(v));
}

static kr_value mounted_statvfs(kr_ctx *ctx, const kr_os_path *p) {
    int64_t n[11] = {0};
    kr_value v[11];
    kr_vfs_numbers(ctx, &p->place, "statvfs", n, 10);
    for (size_t i = 0; i < KR_ARRAY_LEN(n); i++) v[i] = kr_int_new(ctx, n[i]);
    return kr_os_struct(ctx, KR_OS_STATVFS, v, KR_ARRAY_LEN(v));
}

static kr_value s_statvfs(kr_ctx *ctx, const kr_value *a) {
    kr_os_path p;
    struct statvfs st;
    kr_os_path_arg(ctx, "statvfs", "path", a[0], KR_OSPATH_FD | KR_OSPATH_MOUNT, &p);
    if (p.mounted) return mounted_statvfs(ctx, &p);
    if (p.c ? statvfs(p.c, &st) : fstatvfs(p.fd, &st)) kr_os_fail(ctx, &p);
    return statvfs_result(ctx, &st);
}

static kr_value s_fstatvfs(kr_ctx *ctx, const kr_value *a) {
    struct statvfs st;
    if (fstatvfs(kr_as_int(ctx, a[0]), &st)) kr_raise_oserror(ctx, errno, KR_NULL);
    return statvfs_result(ctx, &st);
}

/* Mounted file systems have no permissions: everything may be read, directories entered, and
 * written to what is no image. */
static bool mounted_access(kr_ctx *ctx, const kr_os_path *p, int mode) {
    int kind = kr_vfs_kind(ctx, &p->place);
    if (!kind || ((mode & X_OK) && kind != KR_VFS_IFDIR)) return false;
    return !(mode & W_OK) || !kr_is_vfsrom(p->place.fs);
}

static kr_value s_access(kr_ctx *ctx, const kr_value *a) {
    kr_os_path p;
    kr_os_path_arg(ctx, "access", "path", a[0], KR_OSPATH_MOUNT | kr_os_at(a[2]), &p);
    int mode = kr_as_int(ctx, a[1]), at = kr_os_dir_fd(ctx, a[2]);
    if (p.mounted) return kr_bool(mounted_access(ctx, &p, mode));
    int flags = (kr_os_flag(ctx, a[3], false) ? AT_EACCESS : 0) |
                (kr_os_flag(ctx, a[4], true) ? 0 : AT_SYMLINK_NOFOLLOW);
    return kr_bool(faccessat(at, p.c, mode, flags) == 0);
}

static kr_value s_chmod(kr_ctx *ctx, const kr_value *a) {
    kr_os_path p;
    kr_os_path_arg(ctx, "chmod", "path", a[0], KR_OSPATH_FD | KR_OSPATH_HOST | kr_os_at(a[2]), &p);
    mode_t mode = (mode_t)kr_as_int(ctx, a[1]);
    int at = kr_os_dir_fd(ctx, a[2]), flags = kr_os_flag(ctx, a[3], true) ? 0 : AT_SYMLINK_NOFOLLOW;
    if (p.c ? fchmodat(at, p.c, mode, flags) : fchmod(p.fd, mode)) kr_os_fail(ctx, &p);
    return KR_NONE;
}

static kr_value s_fchmod(kr_ctx *ctx, const kr_value *a) {
    int fd = kr_as_int(ctx, a[0]);
    if (fchmod(fd, (mode_t)kr_as_int(ctx, a[1]))) kr_raise_oserror(ctx, errno, KR_NULL);
    return KR_NONE;
}

static kr_value s_chown(kr_ctx *ctx, const kr_value *a) {
    kr_os_path p;
    kr_os_path_arg(ctx, "chown", "path", a[0], KR_OSPATH_FD | KR_OSPATH_HOST | kr_os_at(a[3]), &p);
    uid_t uid = kr_os_id(ctx, "uid", a[1]);
    gid_t gid = kr_os_id(ctx, "gid", a[2]);
    int at = kr_os_dir_fd(ctx, a[3]), flags = kr_os_flag(ctx, a[4], true) ? 0 : AT_SYMLINK_NOFOLLOW;
    if (p.c ? fchownat(at, p.c, uid, gid, flags) : fchown(p.fd, uid, gid)) kr_os_fail(ctx, &p);
    return KR_NONE;
}

static kr_value s_lchown(kr_ctx *ctx, const kr_value *a) {
    kr_os_path p;
    kr_os_path_arg(ctx, "lchown", "path", a[0], KR_OSPATH_HOST, &p);
    uid_t uid = kr_os_id(ctx, "uid", a[1]);
    if (lchown(p.c, uid, kr_os_id(ctx, "gid", a[2]))) kr_os_fail(ctx, &p);
    return KR_NONE;
}

static kr_value s_truncate(kr_ctx *ctx, const kr_value *a) {
    kr_os_path p;
    kr_os_path_arg(ctx, "truncate", "path", a[0], KR_OSPATH_FD | KR_OSPATH_HOST, &p);
    off_t len = kr_as_int64(ctx, a[1]);
    if (p.c ? truncate(p.c, len) : ftruncate(p.fd, len)) kr_os_fail(ctx, &p);
    return KR_NONE;
}

/* ---- utime ---- */
static struct timespec from_seconds(kr_ctx *ctx, kr_value v) {
    struct timespec t;
    if (!kr_is_float(v)) {
        t.tv_sec = kr_as_int64(ctx, v);
        t.tv_nsec = 0;
        return t;
    }
    double d = kr_float_val(v), whole = floor(d), part = floor((d - whole) * 1e9);
    if (!(fabs(whole) < 9e18)) {
        kr_raise_fmt(ctx, isnan(d) ? &kr_type_ValueError : &kr_type_OverflowError, "%s",
                     isnan(d) ? "Invalid value NaN (not a number)"
                              : "timestamp out of range for platform time_t");
    }
    t.tv_sec = (time_t)whole;
    t.tv_nsec = part >= 1e9 ? 999999999 : (long)part;
    return t;
}

static struct timespec from_ns(kr_ctx *ctx, kr_value v) {
    int64_t ns = kr_as_int64(ctx, v);
    struct timespec t = {ns / 1000000000, ns % 1000000000};
    if (t.tv_nsec < 0) {
        t.tv_sec--;
        t.tv_nsec += 1000000000;
    }
    return t;
}

static bool is_pair(kr_value v) {
    return kr_is_tuple(v) && KR_AS(kr_tuple, v)->len == 2;
}

static void utime_args(kr_ctx *ctx, kr_value times, kr_value ns, struct timespec out[2]) {
    bool has_times = !kr_isnull(times) && !kr_is_none(times);
    if (has_times && !kr_isnull(ns)) {
        kr_raise_fmt(ctx, &kr_type_ValueError,
                     "utime: you may specify either 'times' or 'ns' but not both");
    }
    if (has_times) {
        if (!is_pair(times)) {
            kr_raise_fmt(ctx, &kr_type_TypeError,
                         "utime: 'times' must be either a tuple of two ints or None");
        }
        for (int i = 0; i < 2; i++) out[i] = from_seconds(ctx, KR_AS(kr_tuple, times)->items[i]);
    } else if (!kr_isnull(ns)) {
        if (!is_pair(ns)) {
            kr_raise_fmt(ctx, &kr_type_TypeError, "utime: 'ns' must be a tuple of two ints");
        }
        for (int i = 0; i < 2; i++) out[i] = from_ns(ctx, KR_AS(kr_tuple, ns)->items[i]);
    } else {
        out[0] = out[1] = (struct timespec){0, UTIME_NOW};
    }
}

static kr_value s_utime(kr_ctx *ctx, const kr_value *a) {
    kr_os_path p;
    struct timespec t[2];
    kr_os_path_arg(ctx, "utime", "path", a[0], KR_OSPATH_FD | KR_OSPATH_HOST | kr_os_at(a[3]), &p);
    utime_args(ctx, a[1], a[2], t);
    int at = kr_os_dir_fd(ctx, a[3]), flags = kr_os_flag(ctx, a[4], true) ? 0 : AT_SYMLINK_NOFOLLOW;
    if (p.c ? utimensat(at, p.c, t, flags) : futimens(p.fd, t)) {
        kr_raise_oserror(ctx, errno, KR_NULL);
    }
    return KR_NONE;
}

static const kr_builtin members[] = {
    KR_FUNC_SIG("stat", s_stat,
                "path,*,dir_fd=,follow_symlinks=", "Perform a stat system call on the given path."),
    KR_FUNC_SIG("lstat", s_lstat, "path,*,dir_fd=",
                "Perform a stat system call on the given path, without following symbolic links."),
    KR_FUNC_SIG("fstat", s_fstat, "fd", "Perform a stat system call on the given file descriptor."),
    KR_FUNC_SIG("statvfs", s_statvfs, "path", "Perform a statvfs system call on the given path."),
    KR_FUNC_SIG("fstatvfs", s_fstatvfs, "fd", "Perform an fstatvfs system call on the given fd."),
    KR_FUNC_SIG("access", s_access, "path,mode,*,dir_fd=,effective_ids=,follow_symlinks=",
                "Use the real uid/gid to test for access to a path."),
    KR_FUNC_SIG("chmod", s_chmod,
                "path,mode,*,dir_fd=,follow_symlinks=", "Change the access permissions of a file."),
    KR_FUNC_SIG("fchmod", s_fchmod, "fd,mode",
                "Change the access permissions of the file given by file descriptor fd."),
    KR_FUNC_SIG("chown", s_chown, "path,uid,gid,*,dir_fd=,follow_symlinks=",
                "Change the owner and group id of path to the numeric uid and gid."),
    KR_FUNC_SIG("lchown", s_lchown, "path,uid,gid",
                "Change the owner and group id of path, not following symbolic links."),
    KR_FUNC_SIG("truncate", s_truncate, "path,length",
                "Truncate a file, specified by path, to a specific length."),
    KR_FUNC_SIG("utime", s_utime, "path,times=,*,ns=,dir_fd=,follow_symlinks=",
                "Set the access and modified time of path."),
};

const kr_module_def kr_os_stat_part = {
    .name = "posix",
    .members = members,
    .n_members = KR_ARRAY_LEN(members),
    .more = &kr_os_fs_part,
};
