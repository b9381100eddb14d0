/* Module posix (the C half of os): what its files share. */
#ifndef KR_MODULE_OS_PARTS_H
#define KR_MODULE_OS_PARTS_H

#include <sys/stat.h>

#include "module/vfs.h"
#include "object/module.h"
#include "object/protocol.h"

/* A path argument: a C string that the heap keeps, or an open descriptor. */
typedef struct kr_os_path {
    const char *c; /* NULL if given by descriptor */
    int fd;
    bool bytes;   /* results are bytes too */
    kr_value obj; /* as given (after __fspath__), for error messages */
    bool mounted; /* it leads into a mounted file system: */
    kr_vfs_place place;
} kr_os_path;

enum {
    KR_OSPATH_FD = 1,
    KR_OSPATH_NONE = 2,
    KR_OSPATH_MOUNT = 4, /* may lead into a mounted file system */
    KR_OSPATH_HOST = 8,  /* OSError(EOPNOTSUPP) if it does */
    KR_OSPATH_AT = 16,   /* relative to a descriptor: a relative path is one of the host */
};

/* A user's or group's number: -1 or 32 bits; `what` is "uid" or "gid". */
uint32_t kr_os_id(kr_ctx *ctx, const char *what, kr_value v);

/* ---- os_path.c ---- */
/* str, bytes or os.PathLike; `allow` KR_OSPATH_x. TypeError "mkdir: path should be string, ..." */
void kr_os_path_arg(kr_ctx *ctx, const char *fname, const char *argname, kr_value v, int allow,
                    kr_os_path *out);
/* What the system gave, as str (surrogateescape) or bytes. */
kr_value kr_os_decode(kr_ctx *ctx, const char *s, size_t n, bool bytes);
/* What os.path.normpath does; `out` has room for n + 2 bytes. Returns the length. */
size_t kr_os_normalise(const char *s, size_t n, char *out);
/* stat of a path in a mounted file system */
void kr_os_mounted_stat(kr_ctx *ctx, const kr_os_path *p, struct stat *st);
/* OSError with one or two file names. */
KR_NORETURN void kr_os_fail(kr_ctx *ctx, const kr_os_path *p);
KR_NORETURN void kr_os_fail2(kr_ctx *ctx, const kr_os_path *src, const kr_os_path *dst);
/* dir_fd argument: AT_FDCWD if not given */
int kr_os_dir_fd(kr_ctx *ctx, kr_value v);
/* KR_OSPATH_AT if that argument is given */
static inline int kr_os_at(kr_value dir_fd) {
    return kr_isnull(dir_fd) || kr_is_none(dir_fd) ? 0 : KR_OSPATH_AT;
}
/* follow_symlinks argument and other flags with a default */
bool kr_os_flag(kr_ctx *ctx, kr_value v, bool dflt);

/* ---- shared types: structseqs made when the module is initialised ---- */
enum { KR_OS_STAT, KR_OS_STATVFS, KR_OS_TIMES, KR_OS_UNAME, KR_OS_TERMINAL, KR_OS_N_TYPES };
kr_value kr_os_struct(kr_ctx *ctx, int which, const kr_value *values, size_t n);
kr_value kr_os_stat_result(kr_ctx *ctx, const struct stat *st);

extern const kr_type kr_type_os_direntry, kr_type_os_environ;
/* os.environ and os.environb */
void kr_os_init_environ(kr_ctx *ctx, kr_value module);

/* The functions of each file: parts of the module's definition, chained in this order. */
extern const kr_module_def kr_os_path_part, kr_os_dir_part, kr_os_stat_part, kr_os_fs_part,
    kr_os_fd_part, kr_os_process_part, kr_os_environ_part;

#endif
