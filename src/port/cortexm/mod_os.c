/* Module os of chips, as MicroPython has it: files of mounted file systems. There is no other one:
 * the root is a directory that only holds mount points. */
#include <errno.h>

#include "board.h"
#include "module/structseq.h"
#include "module/vfs.h"
#include "object/int.h"
#include "object/module.h"
#include "object/protocol.h"
#include "object/seq.h"
#include "object/str.h"

/* Does a path that leads into no mount mean the root? */
static bool is_root(kr_value path) {
    size_t n;
    const char *s = kr_str_data(path, &n);
    for (size_t i = 0; i < n; i++) {
        bool dots = s[i] == '.' &&
                    (i == 0 || s[i - 1] == '/' || (s[i - 1] == '.' && (i == 1 || s[i - 2] == '/')));
        if (s[i] != '/' && !dots) return false;
    }
    return true;
}

static void check_str(kr_ctx *ctx, kr_value path) {
    if (!kr_is_str(path)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "path should be string, not %T", path);
    }
}

/* True: in a mounted file system. False: the root. OSError: nowhere. */
static bool find(kr_ctx *ctx, kr_value path, kr_vfs_place *p) {
    check_str(ctx, path);
    if (kr_vfs_active(ctx) && kr_vfs_find(ctx, path, p)) return true;
    if (!is_root(path)) kr_raise_oserror(ctx, ENOENT, path);
    return false;
}

/* For what changes something. */
static void find_writable(kr_ctx *ctx, kr_value path, kr_vfs_place *p) {
    check_str(ctx, path);
    if (!kr_vfs_active(ctx) || !kr_vfs_find(ctx, path, p)) kr_raise_oserror(ctx, EROFS, path);
}

static bool is_top(const kr_vfs_place *p) {
    return kr_str_eq_cstr(p->rest, "/");
}

static kr_value numbers(kr_ctx *ctx, kr_sword first, kr_sword last) {
    kr_value items[10];
    for (size_t i = 0; i < KR_ARRAY_LEN(items); i++) items[i] = kr_smallint(0);
    items[0] = kr_smallint(first);
    items[9] = kr_smallint(last);
    return kr_tuple_new(ctx, KR_ARRAY_LEN(items), items);
}

static kr_value os_stat(kr_ctx *ctx, kr_value path) {
    kr_vfs_place p;
    if (!find(ctx, path, &p) || is_top(&p)) return numbers(ctx, KR_VFS_IFDIR, 0);
    return kr_vfs_call(ctx, &p, "stat");
}

static kr_value os_statvfs(kr_ctx *ctx, kr_value path) {
    kr_vfs_place p;
    if (!find(ctx, path, &p)) return numbers(ctx, 1, 255);
    return kr_vfs_call(ctx, &p, "statvfs");
}

/* ---- directories ---- */

/* A list of (name, type, inode ...), mount points behind the others. */
static kr_value entries(kr_ctx *ctx, size_t n, const kr_value *a) {
    kr_value dir = n ? a[0] : ctx->vm->str_empty, list = kr_list_new(ctx, 0, NULL), it, e;
    kr_vfs_place p;
    size_t count = 0;
    if (find(ctx, dir, &p)) {
        it = kr_iter(ctx, kr_vfs_call(ctx, &p, "ilistdir"));
        while (e = kr_next(ctx, it), !kr_isnull(e)) kr_list_append(ctx, list, e);
        ctx->stop_value = KR_NULL;
    } else {
        dir = kr_str_of_ascii(ctx, '/');
    }
    kr_value points = kr_vfs_active(ctx) ? kr_vfs_names_in(ctx, dir) : KR_NULL;
    const kr_value *names = kr_isnull(points) ? NULL : kr_seq_items(points, &count);
    for (size_t i = 0; i < count; i++) {
        kr_value items[] = {names[i], kr_smallint(KR_VFS_IFDIR), kr_smallint(0)};
        kr_list_append(ctx, list, kr_tuple_new(ctx, KR_ARRAY_LEN(items), items));
    }
    kr_keep(points);
    return list;
}

static kr_value os_ilistdir(kr_ctx *ctx, size_t n, const kr_value *a) {
    return kr_iter(ctx, entries(ctx, n, a));
}

static kr_value os_listdir(kr_ctx *ctx, size_t n, const kr_value *a) {
    kr_value all = entries(ctx, n, a), names = kr_list_new(ctx, 0, NULL), zero = kr_smallint(0);
    for (size_t i = 0; i < KR_AS(kr_list, all)->len; i++) {
        kr_list_append(ctx, names, kr_getitem(ctx, KR_AS(kr_list, all)->items[i], zero));
    }
    return names;
}

static kr_value os_chdir(kr_ctx *ctx, kr_value path) {
    kr_vfs_place p;
    if (find(ctx, path, &p)) {
        kr_vfs_chdir(ctx, &p);
    } else if (kr_vfs_active(ctx)) {
        kr_vfs_leave(ctx);
    }
    return KR_NONE;
}

static kr_value os_getcwd(kr_ctx *ctx) {
    kr_value here = kr_vfs_active(ctx) ? kr_vfs_getcwd(ctx) : KR_NULL;
    return kr_isnull(here) ? kr_str_of_ascii(ctx, '/') : here;
}

/* ---- changes ---- */
static kr_value change(kr_ctx *ctx, kr_value path, const char *how) {
    kr_vfs_place p;
    find_writable(ctx, path, &p);
    kr_vfs_call(ctx, &p, how);
    return KR_NONE;
}

static kr_value os_mkdir(kr_ctx *ctx, kr_value path) {
    return change(ctx, path, "mkdir");
}

static kr_value os_rmdir(kr_ctx *ctx, kr_value path) {
    return change(ctx, path, "rmdir");
}

static kr_value os_remove(kr_ctx *ctx, kr_value path) {
    return change(ctx, path, "remove");
}

static kr_value os_rename(kr_ctx *ctx, kr_value from, kr_value to) {
    kr_vfs_place p, q;
    find_writable(ctx, from, &p);
    find_writable(ctx, to, &q);
    if (!kr_is(p.entry, q.entry)) kr_raise_oserror(ctx, EPERM, from);
    kr_vfs_call2(ctx, &p, "rename", q.rest);
    return KR_NONE;
}

/* ---- the system ---- */
static kr_value os_uname(kr_ctx *ctx) {
    kr_value type =
        kr_structseq_type(ctx, "os", "uname_result", "sysname nodename release version machine", 0);
    kr_value v[] = {
        kr_str_intern_rom(ctx, "krait"),    kr_str_intern_rom(ctx, BOARD_NAME),
        kr_str_intern_rom(ctx, KR_VERSION), kr_str_intern_rom(ctx, "krait " KR_VERSION),
        kr_str_intern_rom(ctx, BOARD_NAME),
    };
    return kr_structseq_new(ctx, type, v, KR_ARRAY_LEN(v));
}

static kr_value vfs_member(kr_ctx *ctx, const char *name) {
    return kr_getattr(ctx, kr_import(ctx, "vfs"), kr_str_intern_rom(ctx, name));
}

static kr_value make_mount(kr_ctx *ctx) {
    return vfs_member(ctx, "mount");
}

static kr_value make_umount(kr_ctx *ctx) {
    return vfs_member(ctx, "umount");
}

static kr_value make_rom(kr_ctx *ctx) {
    return vfs_member(ctx, "VfsRom");
}

static const kr_lazy_member lazy[] = {
    {"sep", NULL, "/"},         {"mount", make_mount, NULL}, {"umount", make_umount, NULL},
    {"VfsRom", make_rom, NULL}, {NULL, NULL, NULL},
};

static const kr_builtin members[] = {
    KR_FUNC_1("stat", os_stat,
              "stat(path): a tuple of ten numbers: type, inode, ..., size, times."),
    KR_FUNC_1("statvfs", os_statvfs, "statvfs(path): a tuple of ten numbers about a file system."),
    KR_FUNC_VAR("listdir", os_listdir, 0, 1, "listdir(dir=''): the names in a directory."),
    KR_FUNC_VAR("ilistdir", os_ilistdir, 0, 1,
                "ilistdir(dir=''): tuples (name, type, inode) of what is in a directory."),
    KR_FUNC_1("chdir", os_chdir, "Changes the current directory."),
    KR_FUNC_0("getcwd", os_getcwd, "The current directory."),
    KR_FUNC_1("mkdir", os_mkdir, "Makes a directory."),
    KR_FUNC_1("rmdir", os_rmdir, "Removes a directory."),
    KR_FUNC_1("remove", os_remove, "Removes a file."),
    KR_FUNC_1("unlink", os_remove, "Removes a file."),
    KR_FUNC_2("rename", os_rename, "rename(old, new): within one file system."),
    KR_FUNC_0("uname", os_uname, "What runs here."),
};

const kr_module_def kr_module_chip_os = {
    .name = "os",
    .library = true,
    .doc = KR_DOC("Files of mounted file systems."),
    .members = members,
    .n_members = KR_ARRAY_LEN(members),
    .lazy = lazy,
};
