/* Changing the file tree: directories, links, names, the current directory. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include "module/os_parts.h"
#include "object/bytes.h"
#include "object/int.h"
#include "object/path.h"
#include "object/protocol.h"
#include "object/str.h"

static kr_value in_mount(kr_ctx *ctx, const kr_os_path *p, const char *name) {
    kr_vfs_call(ctx, &p->place, name);
    return KR_NONE;
}

static kr_value f_mkdir(kr_ctx *ctx, const kr_value *a) {
    kr_os_path p;
    kr_os_path_arg(ctx, "mkdir", "path", a[0], KR_OSPATH_MOUNT | kr_os_at(a[2]), &p);
    mode_t mode = kr_isnull(a[1]) ? 0777 : (mode_t)kr_as_int(ctx, a[1]);
    if (p.mounted) {
        if (kr_str_eq_cstr(p.place.rest, "/")) kr_raise_oserror(ctx, EEXIST, p.obj);
        return in_mount(ctx, &p, "mkdir");
    }
    if (mkdirat(kr_os_dir_fd(ctx, a[2]), p.c, mode)) kr_os_fail(ctx, &p);
    return KR_NONE;
}

static kr_value f_rmdir(kr_ctx *ctx, const kr_value *a) {
    kr_os_path p;
    kr_os_path_arg(ctx, "rmdir", "path", a[0], KR_OSPATH_MOUNT | kr_os_at(a[1]), &p);
    if (p.mounted) return in_mount(ctx, &p, "rmdir");
    if (unlinkat(kr_os_dir_fd(ctx, a[1]), p.c, AT_REMOVEDIR)) kr_os_fail(ctx, &p);
    return KR_NONE;
}

static kr_value unlink_as(kr_ctx *ctx, const char *fname, const kr_value *a) {
    kr_os_path p;
    kr_os_path_arg(ctx, fname, "path", a[0], KR_OSPATH_MOUNT | kr_os_at(a[1]), &p);
    if (p.mounted) return in_mount(ctx, &p, "remove");
    if (unlinkat(kr_os_dir_fd(ctx, a[1]), p.c, 0)) kr_os_fail(ctx, &p);
    return KR_NONE;
}

static kr_value f_unlink(kr_ctx *ctx, const kr_value *a) {
    return unlink_as(ctx, "unlink", a);
}

static kr_value f_remove(kr_ctx *ctx, const kr_value *a) {
    return unlink_as(ctx, "remove", a);
}

/* Within one file system only; EPERM as in MicroPython. */
static kr_value rename_mounted(kr_ctx *ctx, const kr_os_path *src, const kr_os_path *dst) {
    if (!src->mounted || !dst->mounted || !kr_is(src->place.entry, dst->place.entry)) {
        errno = EPERM;
        kr_os_fail2(ctx, src, dst);
    }
    kr_vfs_call2(ctx, &src->place, "rename", dst->place.rest);
    return KR_NONE;
}

static kr_value rename_as(kr_ctx *ctx, const char *fname, const kr_value *a) {
    kr_os_path src, dst;
    kr_os_path_arg(ctx, fname, "src", a[0], KR_OSPATH_MOUNT | kr_os_at(a[2]), &src);
    kr_os_path_arg(ctx, fname, "dst", a[1], KR_OSPATH_MOUNT | kr_os_at(a[3]), &dst);
    if (src.mounted || dst.mounted) return rename_mounted(ctx, &src, &dst);
    if (renameat(kr_os_dir_fd(ctx, a[2]), src.c, kr_os_dir_fd(ctx, a[3]), dst.c)) {
        kr_os_fail2(ctx, &src, &dst);
    }
    return KR_NONE;
}

static kr_value f_rename(kr_ctx *ctx, const kr_value *a) {
    return rename_as(ctx, "rename", a);
}

static kr_value f_replace(kr_ctx *ctx, const kr_value *a) {
    return rename_as(ctx, "replace", a);
}

static kr_value f_link(kr_ctx *ctx, const kr_value *a) {
    kr_os_path src, dst;
    kr_os_path_arg(ctx, "link", "src", a[0], KR_OSPATH_HOST | kr_os_at(a[2]), &src);
    kr_os_path_arg(ctx, "link", "dst", a[1], KR_OSPATH_HOST | kr_os_at(a[3]), &dst);
    int flags = kr_os_flag(ctx, a[4], true) ? AT_SYMLINK_FOLLOW : 0;
    if (linkat(kr_os_dir_fd(ctx, a[2]), src.c, kr_os_dir_fd(ctx, a[3]), dst.c, flags)) {
        kr_os_fail2(ctx, &src, &dst);
    }
    return KR_NONE;
}

static kr_value f_symlink(kr_ctx *ctx, const kr_value *a) {
    kr_os_path src, dst;
    kr_os_path_arg(ctx, "symlink", "src", a[0], 0, &src);
    kr_os_path_arg(ctx, "symlink", "dst", a[1], KR_OSPATH_HOST | kr_os_at(a[3]), &dst);
    if (symlinkat(src.c, kr_os_dir_fd(ctx, a[3]), dst.c)) kr_os_fail2(ctx, &src, &dst);
    return KR_NONE;
}

static kr_value f_readlink(kr_ctx *ctx, const kr_value *a) {
    kr_os_path p;
    char buf[4097];
    kr_os_path_arg(ctx, "readlink", "path", a[0], KR_OSPATH_HOST | kr_os_at(a[1]), &p);
    ssize_t n = readlinkat(kr_os_dir_fd(ctx, a[1]), p.c, buf, sizeof buf - 1);
    if (n < 0) kr_os_fail(ctx, &p);
    return kr_os_decode(ctx, buf, (size_t)n, p.bytes);
}

static kr_value f_mkfifo(kr_ctx *ctx, const kr_value *a) {
    kr_os_path p;
    kr_os_path_arg(ctx, "mkfifo", "path", a[0], KR_OSPATH_HOST | kr_os_at(a[2]), &p);
    mode_t mode = kr_isnull(a[1]) ? 0666 : (mode_t)kr_as_int(ctx, a[1]);
    if (mkfifoat(kr_os_dir_fd(ctx, a[2]), p.c, mode)) kr_raise_oserror(ctx, errno, KR_NULL);
    return KR_NONE;
}

static kr_value f_chdir(kr_ctx *ctx, const kr_value *a) {
    kr_os_path p;
    kr_os_path_arg(ctx, "chdir", "path", a[0], KR_OSPATH_FD | KR_OSPATH_MOUNT, &p);
    if (p.mounted) {
        kr_vfs_chdir(ctx, &p.place);
        return KR_NONE;
    }
    if (p.c ? chdir(p.c) : fchdir(p.fd)) kr_os_fail(ctx, &p);
    if (kr_vfs_active(ctx)) kr_vfs_leave(ctx);
    return KR_NONE;
}

static kr_value f_fchdir(kr_ctx *ctx, const kr_value *a) {
    if (fchdir(kr_as_int(ctx, a[0]))) kr_raise_oserror(ctx, errno, KR_NULL);
    if (kr_vfs_active(ctx)) kr_vfs_leave(ctx);
    return KR_NONE;
}

static kr_value f_chroot(kr_ctx *ctx, const kr_value *a) {
    kr_os_path p;
    kr_os_path_arg(ctx, "chroot", "path", a[0], KR_OSPATH_HOST, &p);
    if (chroot(p.c)) kr_os_fail(ctx, &p);
    return KR_NONE;
}

static kr_value current_dir(kr_ctx *ctx, bool bytes) {
    kr_value mounted = kr_vfs_active(ctx) ? kr_vfs_getcwd(ctx) : KR_NULL;
    if (!kr_isnull(mounted)) return bytes ? kr_path_encode(ctx, mounted) : mounted;
    for (size_t cap = 1024;; cap *= 2) {
        char *buf = kr_heap_leaf(ctx, cap);
        if (getcwd(buf, cap)) return kr_os_decode(ctx, buf, strlen(buf), bytes);
        if (errno != ERANGE) kr_raise_oserror(ctx, errno, KR_NULL);
    }
}

static kr_value f_getcwd(kr_ctx *ctx) {
    return current_dir(ctx, false);
}

static kr_value f_getcwdb(kr_ctx *ctx) {
    return current_dir(ctx, true);
}

static kr_value f_umask(kr_ctx *ctx, kr_value v) {
    return kr_smallint(umask((mode_t)kr_as_int(ctx, v)));
}

static kr_value f_major(kr_ctx *ctx, kr_value v) {
    return kr_int_from_u64(ctx, major((dev_t)kr_as_int64(ctx, v)));
}

static kr_value f_minor(kr_ctx *ctx, kr_value v) {
    return kr_int_from_u64(ctx, minor((dev_t)kr_as_int64(ctx, v)));
}

static kr_value f_makedev(kr_ctx *ctx, kr_value a, kr_value b) {
    unsigned hi = (unsigned)kr_as_int64(ctx, a);
    return kr_int_from_u64(ctx, makedev(hi, (unsigned)kr_as_int64(ctx, b)));
}

static kr_value f_sync(kr_ctx *ctx) {
    (void)ctx;
    sync();
    return KR_NONE;
}

static const kr_builtin members[] = {
    KR_FUNC_SIG("mkdir", f_mkdir, "path,mode=,*,dir_fd=", "Create a directory."),
    KR_FUNC_SIG("rmdir", f_rmdir, "path,*,dir_fd=", "Remove a directory."),
    KR_FUNC_SIG("unlink", f_unlink, "path,*,dir_fd=", "Remove a file (same as remove())."),
    KR_FUNC_SIG("remove", f_remove, "path,*,dir_fd=", "Remove a file (same as unlink())."),
    KR_FUNC_SIG("rename", f_rename,
                "src,dst,*,src_dir_fd=,dst_dir_fd=", "Rename a file or directory."),
    KR_FUNC_SIG("replace", f_replace, "src,dst,*,src_dir_fd=,dst_dir_fd=",
                "Rename a file or directory, overwriting the destination."),
    KR_FUNC_SIG("link", f_link, "src,dst,*,src_dir_fd=,dst_dir_fd=,follow_symlinks=",
                "Create a hard link to a file."),
    KR_FUNC_SIG("symlink", f_symlink, "src,dst,target_is_directory=,*,dir_fd=",
                "Create a symbolic link pointing to src named dst."),
    KR_FUNC_SIG("readlink", f_readlink, "path,*,dir_fd=",
                "Return a string representing the path to which the symbolic link points."),
    KR_FUNC_SIG("mkfifo", f_mkfifo,
                "path,mode=,*,dir_fd=", "Create a \"fifo\" (a POSIX named pipe)."),
    KR_FUNC_SIG("chdir", f_chdir, "path",
                "Change the current working directory to the specified path."),
    KR_FUNC_SIG("fchdir", f_fchdir, "fd", "Change to the directory of the given file descriptor."),
    KR_FUNC_SIG("chroot", f_chroot, "path", "Change root directory to path."),
    KR_FUNC_0("getcwd", f_getcwd,
              "Return a unicode string representing the current working directory."),
    KR_FUNC_0("getcwdb", f_getcwdb,
              "Return a bytes string representing the current working directory."),
    KR_FUNC_1("umask", f_umask, "Set the current numeric umask and return the previous umask."),
    KR_FUNC_1("major", f_major, "Extracts a device major number from a raw device number."),
    KR_FUNC_1("minor", f_minor, "Extracts a device minor number from a raw device number."),
    KR_FUNC_2("makedev", f_makedev,
              "Composes a raw device number from the major and minor device numbers."),
    KR_FUNC_0("sync", f_sync, "Force write of everything to disk."),
};

const kr_module_def kr_os_fs_part = {
    .name = "posix",
    .members = members,
    .n_members = KR_ARRAY_LEN(members),
    .more = &kr_os_fd_part,
};
