/* Directories: listdir, scandir and its entries.
 *
 * An open DIR belongs to a scandir iterator object, whose finalizer closes it whatever happens. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "module/os_parts.h"
#include "object/bytes.h"
#include "object/descr.h"
#include "object/int.h"
#include "object/names.h"
#include "object/protocol.h"
#include "object/seq.h"
#include "object/str.h"

typedef struct kr_scandir {
    kr_object base;
    DIR *dir; /* NULL: closed or at its end */
    kr_value
        dir_path; /* str or bytes ending in a slash; KR_NULL: none was given, or a descriptor */
    int fd;       /* descriptor given by the caller, or -1 */
    bool bytes;
} kr_scandir;

typedef struct kr_direntry {
    kr_object base;
    kr_value name, path;
    kr_value stat, lstat; /* cached results or KR_NULL */
    uint64_t ino;
    int fd;       /* of the directory if it was given by descriptor, or -1 */
    uint8_t kind; /* DT_x */
} kr_direntry;

static const kr_type scandir_type;

static kr_scandir *scan_of(kr_value v) {
    return KR_AS(kr_scandir, v);
}

/* ---- opening and reading ---- */
static void close_dir(kr_scandir *s) {
    DIR *d = s->dir;
    s->dir = NULL;
    if (!d) return;
    if (s->fd >= 0) rewinddir(d);
    closedir(d);
}

static kr_value dir_prefix(kr_ctx *ctx, const kr_os_path *p) {
    size_t n = strlen(p->c);
    if (kr_isnull(p->obj)) return KR_NULL;
    if (n == 0 || p->c[n - 1] == '/') return kr_os_decode(ctx, p->c, n, p->bytes);
    char *joined = kr_heap_leaf(ctx, n + 1);
    memcpy(joined, p->c, n);
    joined[n] = '/';
    return kr_os_decode(ctx, joined, n + 1, p->bytes);
}

static kr_value open_dir(kr_ctx *ctx, const kr_os_path *p) {
    kr_value prefix = p->c ? dir_prefix(ctx, p) : KR_NULL;
    kr_scandir *s = kr_heap_new(ctx, &scandir_type, sizeof *s);
    s->fd = p->fd;
    s->bytes = p->bytes;
    kr_store(ctx, s, &s->dir_path, prefix);
    kr_heap_set_finalizer(ctx, &s->base);
    if (p->c) {
        s->dir = opendir(p->c);
    } else {
        int fd = fcntl(p->fd, F_DUPFD_CLOEXEC, 0);
        s->dir = fd < 0 ? NULL : fdopendir(fd);
        if (!s->dir && fd >= 0) {
            int err = errno;
            close(fd);
            errno = err;
        }
    }
    if (!s->dir) kr_os_fail(ctx, p);
    return kr_from_ptr(s);
}

/* NULL at the end (the directory is closed then). */
static struct dirent *read_dir(kr_ctx *ctx, kr_scandir *s) {
    struct dirent *e;
    if (!s->dir) return NULL;
    do {
        errno = 0;
        e = readdir(s->dir);
    } while (e && e->d_name[0] == '.' && (!e->d_name[1] || (e->d_name[1] == '.' && !e->d_name[2])));
    if (e) return e;
    int err = errno;
    close_dir(s);
    if (err) kr_raise_oserror(ctx, err, KR_NULL);
    return NULL;
}

static kr_value o_listdir(kr_ctx *ctx, const kr_value *a) {
    kr_os_path p;
    struct dirent *e;
    kr_os_path_arg(ctx, "listdir", "path", a[0], KR_OSPATH_FD | KR_OSPATH_NONE, &p);
    kr_value list = kr_list_new(ctx, 0, NULL), it = open_dir(ctx, &p);
    while ((e = read_dir(ctx, scan_of(it)))) {
        kr_list_append(ctx, list, kr_os_decode(ctx, e->d_name, strlen(e->d_name), p.bytes));
    }
    kr_keep(it);
    return list;
}

static kr_value o_scandir(kr_ctx *ctx, const kr_value *a) {
    kr_os_path p;
    kr_os_path_arg(ctx, "scandir", "path", a[0], KR_OSPATH_FD | KR_OSPATH_NONE, &p);
    return open_dir(ctx, &p);
}

static const kr_builtin members[] = {
    KR_FUNC_SIG("listdir", o_listdir,
                "path=", "Return a list containing the names of the files in the directory."),
    KR_FUNC_SIG("scandir", o_scandir,
                "path=", "Return an iterator of DirEntry objects for given path."),
};

const kr_module_def kr_os_dir_part = {
    .name = "posix",
    .members = members,
    .n_members = KR_ARRAY_LEN(members),
    .more = &kr_os_stat_part,
};

/* ---- scandir iterator ---- */
static void scan_trace(kr_visitor *v, kr_object *obj) {
    kr_visit(v, &((kr_scandir *)obj)->dir_path);
}

static void scan_finalize(kr_ctx *ctx, kr_object *obj) {
    (void)ctx;
    close_dir((kr_scandir *)obj);
}

static kr_value scan_next(kr_ctx *ctx, kr_value self) {
    kr_scandir *s = scan_of(self);
    struct dirent *e = read_dir(ctx, s);
    if (!e) return KR_NULL;
    uint64_t ino = e->d_ino;
    uint8_t kind = e->d_type;
    kr_value name = kr_os_decode(ctx, e->d_name, strlen(e->d_name), s->bytes), path = name;
    if (!kr_isnull(s->dir_path))
        path = kr_binary(ctx, KR_BIN_ADD, s->dir_path, name);
    else if (s->fd < 0)
        path = kr_binary(ctx, KR_BIN_ADD, kr_str_from_cstr(ctx, "./"), name);
    kr_direntry *d = kr_heap_new(ctx, &kr_type_os_direntry, sizeof *d);
    kr_store_init(&d->name, name);
    kr_store_init(&d->path, path);
    d->ino = ino;
    d->kind = kind;
    d->fd = s->fd;
    return kr_from_ptr(d);
}

static kr_value scan_close(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    close_dir(scan_of(self));
    return KR_NONE;
}

static kr_value scan_enter(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return self;
}

static kr_value scan_exit(kr_ctx *ctx, size_t n, const kr_value *a) {
    (void)n;
    return scan_close(ctx, a[0]);
}

static const kr_builtin scan_methods[] = {
    KR_METHOD_1(&scandir_type, "close", scan_close, NULL),
    KR_METHOD_1(&scandir_type, "__enter__", scan_enter, NULL),
    KR_METHOD_VAR(&scandir_type, "__exit__", scan_exit, 1, KR_ANY, NULL),
};

static const kr_type scandir_type = {
    .base_object = {&kr_type_type},
    .name = "posix.ScandirIterator",
    .base = &kr_type_object,
    .flags = KR_TF_NO_NEW,
    .version = 1,
    .size = sizeof(kr_scandir),
    .methods = scan_methods,
    .n_methods = KR_ARRAY_LEN(scan_methods),
    .trace = scan_trace,
    .finalize = scan_finalize,
    .iter = kr_self_iter,
    .next = scan_next,
};

/* ---- entries ---- */
static kr_direntry *entry_of(kr_value v) {
    return KR_AS(kr_direntry, v);
}

static void entry_trace(kr_visitor *v, kr_object *obj) {
    kr_direntry *d = (kr_direntry *)obj;
    kr_visit(v, &d->name);
    kr_visit(v, &d->path);
    kr_visit(v, &d->stat);
    kr_visit(v, &d->lstat);
}

static bool entry_ask(kr_ctx *ctx, kr_direntry *d, bool follow, struct stat *st) {
    kr_os_path p;
    kr_os_path_arg(ctx, "stat", "path", d->fd >= 0 ? d->name : d->path, 0, &p);
    return fstatat(d->fd >= 0 ? d->fd : AT_FDCWD, p.c, st, follow ? 0 : AT_SYMLINK_NOFOLLOW) == 0;
}

static kr_value e_stat(kr_ctx *ctx, const kr_value *a) {
    kr_direntry *d = entry_of(a[0]);
    bool follow = kr_os_flag(ctx, a[1], true);
    kr_value *cache = follow && (d->kind == DT_LNK || d->kind == DT_UNKNOWN) ? &d->stat : &d->lstat;
    struct stat st;
    if (kr_isnull(*cache)) {
        if (!entry_ask(ctx, d, follow, &st)) kr_raise_oserror(ctx, errno, d->path);
        kr_store(ctx, d, cache, kr_os_stat_result(ctx, &st));
    }
    return *cache;
}

/* Is the entry (or what it leads to) of this kind? A missing target is of no kind. */
static bool of_kind(kr_ctx *ctx, kr_direntry *d, bool follow, uint8_t kind, mode_t mode) {
    struct stat st;
    if (d->kind != DT_UNKNOWN && !(follow && d->kind == DT_LNK)) return d->kind == kind;
    if (!entry_ask(ctx, d, follow, &st)) {
        if (errno == ENOENT) return false;
        kr_raise_oserror(ctx, errno, d->path);
    }
    return (st.st_mode & S_IFMT) == mode;
}

static kr_value e_is_dir(kr_ctx *ctx, const kr_value *a) {
    return kr_bool(of_kind(ctx, entry_of(a[0]), kr_os_flag(ctx, a[1], true), DT_DIR, S_IFDIR));
}

static kr_value e_is_file(kr_ctx *ctx, const kr_value *a) {
    return kr_bool(of_kind(ctx, entry_of(a[0]), kr_os_flag(ctx, a[1], true), DT_REG, S_IFREG));
}

static kr_value e_is_symlink(kr_ctx *ctx, kr_value self) {
    return kr_bool(of_kind(ctx, entry_of(self), false, DT_LNK, S_IFLNK));
}

static kr_value e_is_junction(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    (void)self;
    return KR_FALSE;
}

static kr_value e_inode(kr_ctx *ctx, kr_value self) {
    return kr_int_from_u64(ctx, entry_of(self)->ino);
}

static kr_value e_name(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return entry_of(self)->name;
}

static kr_value e_path(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return entry_of(self)->path;
}

static kr_value entry_repr(kr_ctx *ctx, kr_value self) {
    return kr_str_format(ctx, "<DirEntry %R>", entry_of(self)->name);
}

static kr_value e_class_getitem(kr_ctx *ctx, size_t n, const kr_value *a) {
    (void)n;
    return kr_generic_alias_new(ctx, a[0], a[1]);
}

#define OWN &kr_type_os_direntry
static const kr_builtin entry_methods[] = {
    KR_GETTER(OWN, "name", e_name, NULL,
              "the entry's base filename, relative to scandir() \"path\" argument"),
    KR_GETTER(OWN, "path", e_path, NULL,
              "the entry's full path name; equivalent to os.path.join(scandir_path, entry.name)"),
    KR_METHOD_SIG(OWN, "is_dir", e_is_dir, "*,follow_symlinks=",
                  "Return True if the entry is a directory; cached per entry."),
    KR_METHOD_SIG(OWN, "is_file", e_is_file,
                  "*,follow_symlinks=", "Return True if the entry is a file; cached per entry."),
    KR_METHOD_1(OWN, "is_symlink", e_is_symlink,
                "Return True if the entry is a symbolic link; cached per entry."),
    KR_METHOD_1(OWN, "is_junction", e_is_junction,
                "Return True if the entry is a junction; cached per entry."),
    KR_METHOD_SIG(OWN, "stat", e_stat, "*,follow_symlinks=",
                  "Return stat_result object for the entry; cached per entry."),
    KR_METHOD_1(OWN, "inode", e_inode, "Return inode of the entry; cached per entry."),
    KR_METHOD_1(OWN, "__fspath__", e_path, "Returns the path for the entry."),
    KR_CLASSMETHOD_VAR(OWN, "__class_getitem__", e_class_getitem, 2, 2, "See PEP 585"),
};
#undef OWN

const kr_type kr_type_os_direntry = {
    .base_object = {&kr_type_type},
    .name = "posix.DirEntry",
    .base = &kr_type_object,
    .flags = KR_TF_NO_NEW,
    .version = 1,
    .size = sizeof(kr_direntry),
    .methods = entry_methods,
    .n_methods = KR_ARRAY_LEN(entry_methods),
    .trace = entry_trace,
    .repr = entry_repr,
};
