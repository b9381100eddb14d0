/* Module posix: the C half of os. lib/os.py adds what is made of these parts. */
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <sys/random.h>
#include <sys/statvfs.h>
#include <sys/wait.h>
#include <sysexits.h>
#include <unistd.h>

#include "module/os_parts.h"
#include "module/structseq.h"
#include "object/dict.h"
#include "object/int.h"
#include "object/module.h"
#include "object/names.h"
#include "object/protocol.h"
#include "object/seq.h"
#include "object/str.h"

typedef struct kr_os_constant {
    const char *name;
    int64_t value;
} kr_os_constant;

#define C(name)                                                                                    \
    { #name, name }
static const kr_os_constant constants[] = {
    C(O_RDONLY),      C(O_WRONLY),    C(O_RDWR),      C(O_ACCMODE),      C(O_APPEND),
    C(O_ASYNC),       C(O_CLOEXEC),   C(O_CREAT),     C(O_DIRECT),       C(O_DIRECTORY),
    C(O_DSYNC),       C(O_EXCL),      C(O_FSYNC),     C(O_LARGEFILE),    C(O_NDELAY),
    C(O_NOATIME),     C(O_NOCTTY),    C(O_NOFOLLOW),  C(O_NONBLOCK),     C(O_PATH),
    C(O_RSYNC),       C(O_SYNC),      C(O_TMPFILE),   C(O_TRUNC),        C(F_OK),
    C(R_OK),          C(W_OK),        C(X_OK),        C(F_LOCK),         C(F_TEST),
    C(F_TLOCK),       C(F_ULOCK),     C(SEEK_DATA),   C(SEEK_HOLE),      C(WNOHANG),
    C(WUNTRACED),     C(WCONTINUED),  C(WEXITED),     C(WNOWAIT),        C(WSTOPPED),
    C(P_ALL),         C(P_PID),       C(P_PGID),      C(EX_OK),          C(EX_USAGE),
    C(EX_DATAERR),    C(EX_NOINPUT),  C(EX_NOUSER),   C(EX_NOHOST),      C(EX_UNAVAILABLE),
    C(EX_SOFTWARE),   C(EX_OSERR),    C(EX_OSFILE),   C(EX_CANTCREAT),   C(EX_IOERR),
    C(EX_TEMPFAIL),   C(EX_PROTOCOL), C(EX_NOPERM),   C(EX_CONFIG),      C(ST_RDONLY),
    C(ST_NOSUID),     C(ST_NODEV),    C(ST_NOEXEC),   C(ST_SYNCHRONOUS), C(ST_MANDLOCK),
    C(ST_WRITE),      C(ST_APPEND),   C(ST_NOATIME),  C(ST_NODIRATIME),  C(ST_RELATIME),
    C(GRND_NONBLOCK), C(GRND_RANDOM), C(NGROUPS_MAX), C(TMP_MAX),
};
#undef C

/* ---- struct sequences ---- */
static const struct {
    const char *module, *name, *fields;
    size_t visible;
} structs[KR_OS_N_TYPES] = {
    [KR_OS_STAT] = {"os", "stat_result",
                    "st_mode st_ino st_dev st_nlink st_uid st_gid st_size st_atime st_mtime "
                    "st_ctime st_atime st_mtime st_ctime st_atime_ns st_mtime_ns st_ctime_ns "
                    "st_blksize st_blocks st_rdev",
                    10},
    [KR_OS_STATVFS] = {"os", "statvfs_result",
                       "f_bsize f_frsize f_blocks f_bfree f_bavail f_files f_ffree f_favail f_flag "
                       "f_namemax f_fsid",
                       10},
    [KR_OS_TIMES] = {"posix", "times_result", "user system children_user children_system elapsed",
                     0},
    [KR_OS_UNAME] = {"posix", "uname_result", "sysname nodename release version machine", 0},
    [KR_OS_TERMINAL] = {"os", "terminal_size", "columns lines", 0},
};

kr_value kr_os_struct(kr_ctx *ctx, int which, const kr_value *values, size_t n) {
    kr_list *types = ctx->vm->module_state[KR_MODSTATE_OS];
    return kr_structseq_new(ctx, types->items[which], values, n);
}

/* What CPython's own os.py builds supports_dir_fd and its like from. */
static const char *const at_functions[] = {
    "HAVE_FACCESSAT", "HAVE_FCHDIR",     "HAVE_FCHMOD",   "HAVE_FCHMODAT",  "HAVE_FCHOWN",
    "HAVE_FCHOWNAT",  "HAVE_FDOPENDIR",  "HAVE_FSTATAT",  "HAVE_FSTATVFS",  "HAVE_FTRUNCATE",
    "HAVE_FUTIMENS",  "HAVE_LINKAT",     "HAVE_LSTAT",    "HAVE_MKDIRAT",   "HAVE_MKFIFOAT",
    "HAVE_OPENAT",    "HAVE_READLINKAT", "HAVE_RENAMEAT", "HAVE_SYMLINKAT", "HAVE_UNLINKAT",
    "HAVE_UTIMENSAT",
};

static kr_value have_functions(kr_ctx *ctx) {
    kr_value list = kr_list_new(ctx, 0, NULL);
    for (size_t i = 0; i < KR_ARRAY_LEN(at_functions); i++) {
        kr_list_append(ctx, list, kr_str_from_cstr(ctx, at_functions[i]));
    }
    return list;
}

static void init_posix(kr_ctx *ctx, kr_value m) {
    kr_value types = kr_list_new(ctx, KR_OS_N_TYPES, NULL);
    for (int i = 0; i < KR_OS_N_TYPES; i++) {
        kr_value t = kr_structseq_type(ctx, structs[i].module, structs[i].name, structs[i].fields,
                                       structs[i].visible);
        kr_list_append(ctx, types, t);
        kr_module_set(ctx, m, structs[i].name, t);
    }
    kr_list_append(ctx, ctx->vm->roots, types);
    ctx->vm->module_state[KR_MODSTATE_OS] = kr_ptr(types);
    for (size_t i = 0; i < KR_ARRAY_LEN(constants); i++) {
        kr_module_set(ctx, m, constants[i].name, kr_int_new(ctx, constants[i].value));
    }
    kr_module_set(ctx, m, "_have_functions", have_functions(ctx));
    kr_module_set(ctx, m, "error", kr_type_value(&kr_type_OSError));
    kr_module_set(ctx, m, "_Environ", kr_type_value(&kr_type_os_environ));
    kr_os_init_environ(ctx, m);
}

static const kr_type *const types[] = {&kr_type_os_direntry, NULL};

const kr_module_def kr_module_posix = {
    .name = "posix",
    .doc = KR_DOC("This module provides access to operating system functionality that is\n"
                  "standardized by the C Standard and the POSIX standard."),
    .types = types,
    .init = init_posix,
    .more = &kr_os_path_part,
};
