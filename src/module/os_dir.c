/* Directories: listdir, ilistdir, scandir and its entries.
 *
 * An open DIR belongs to a scandir iterator object, whose finalizer closes it whatever happens. The
 * entries of a mounted file system come from what its ilistdir() returned; mount points come after
 * the others and hide entries of their name. */
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
#include "object/path.h"
#include "object/protocol.h"
#include "object/seq.h"
#include "object/str.h"

typedef struct kr_scandir {
    kr_object base;
    DIR *dir; /* NULL: closed or at its end */
    kr_value
        dir_path;     /* str or bytes ending in a slash; KR_NULL: none was given, or a descriptor */
    kr_value mounted; /* iterator of a mounted file system, or KR_NULL */
    kr_value points;  /* list: names of mount points in here, or KR_NULL */
    size_t n_points;  /* how many of them were given */
    int fd;           /* descriptor given by the caller, or -1 */
    bool bytes;
} kr_scandir;

/* What a directory says of one entry. */
typedef struct kr_found {
    kr_value name; /* str or bytes, as the path was given */
    uint64_t ino;
    uint8_t kind; /* DT_x */
} kr_found;

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
    s->mounted = s->points = KR_NULL;
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
    if (p->c && kr_vfs_active(ctx)) {
        kr_value dir = kr_isnull(p->obj) ? ctx->vm->str_empty : p->obj;
        if (kr_is_bytes(dir)) dir = kr_path_from_cstr(ctx, p->c);
        kr_store(ctx, s, &s->points, kr_vfs_names_in(ctx, dir));
        if (p->mounted) {
            kr_value entries = kr_vfs_call(ctx, &p->place, "ilistdir");
            kr_store(ctx, s, &s->mounted, kr_iter(ctx, entries));
            return kr_from_ptr(s);
        }
    }
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
    kr_value points = s->points;
    close_dir(s);
    if (err) kr_raise_oserror(ctx, err, KR_NULL);
    s->points = points;
    return NULL;
}

/* ---- entries, wherever they come from ---- */
static kr_value as_given(kr_ctx *ctx, kr_value name, bool bytes) {
    if (kr_is_str(name)) return bytes ? kr_path_encode(ctx, name) : name;
    if (!kr_is_bytes(name)) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "ilistdir() of a file system gave a name that is %T, not str", name);
    }
    return bytes ? name : kr_path_str(ctx, name);
}

static bool next_in_mount(kr_ctx *ctx, kr_scandir *s, kr_found *out) {
    kr_value e = kr_next(ctx, s->mounted);
    size_t n;
    if (kr_isnull(e)) {
        s->mounted = ctx->stop_value = KR_NULL;
        return false;
    }
    e = kr_tuple_from_iterable(ctx, e);
    const kr_value *items = kr_seq_items(e, &n);
    if (!n) kr_raise_fmt(ctx, &kr_type_ValueError, "ilistdir() gave an empty tuple");
    int type = n > 1 && kr_is_int(items[1]) ? kr_as_int(ctx, items[1]) & KR_VFS_IFMT : 0;
    out->name = as_given(ctx, items[0], s->bytes);
    out->kind = type == KR_VFS_IFDIR ? DT_DIR : type == KR_VFS_IFREG ? DT_REG : DT_UNKNOWN;
    out->ino = n > 2 && kr_is_int(items[2]) ? (uint64_t)kr_as_int64(ctx, items[2]) : 0;
    kr_keep(e);
    return true;
}

static bool is_hidden(kr_ctx *ctx, const kr_scandir *s, kr_value name) {
    if (kr_isnull(s->points)) return false;
    if (kr_is_bytes(name)) name = as_given(ctx, name, false);
    return kr_contains(ctx, s->points, name);
}

/* The next entry; false at the end. */
static bool next_entry(kr_ctx *ctx, kr_scandir *s, kr_found *out) {
    struct dirent *e;
    while (!kr_isnull(s->mounted) && next_in_mount(ctx, s, out)) {
        if (!is_hidden(ctx, s, out->name)) return true;
    }
    while ((e = read_dir(ctx, s))) {
        out->ino = e->d_ino;
        out->kind = e->d_type;
        out->name = kr_os_decode(ctx, e->d_name, strlen(e->d_name), s->bytes);
        if (!is_hidden(ctx, s, out->name)) return true;
    }
    if (kr_isnull(s->points) || s->n_points >= KR_AS(kr_list, s->points)->len) return false;
    out->name = as_given(ctx, KR_AS(kr_list, s->points)->items[s->n_points++], s->bytes);
    out->kind = DT_DIR;
    out->ino = 0;
    return true;
}

static kr_value open_arg(kr_ctx *ctx, const char *fname, kr_value path, kr_os_path *p) {
    kr_os_path_arg(ctx, fname, "path", path, KR_OSPATH_FD | KR_OSPATH_NONE | KR_OSPATH_MOUNT, p);
    return open_dir(ctx, p);
}

static kr_value o_listdir(kr_ctx *ctx, const kr_value *a) {
    kr_os_path p;
    kr_found e;
    kr_value it = open_arg(ctx, "listdir", a[0], &p), list = kr_list_new(ctx, 0, NULL);
    while (next_entry(ctx, scan_of(it), &e)) kr_list_append(ctx, list, e.name);
    kr_keep(it);
    return list;
}

static kr_value o_scandir(kr_ctx *ctx, const kr_value *a) {
    kr_os_path p;
    return open_arg(ctx, "scandir", a[0], &p);
}

/* The type of an entry in MicroPython's tuples: bits of the mode, 0 if nobody knows. */
static int entry_type(int dir_fd, kr_ctx *ctx, const kr_found *e) {
    struct stat st;
    kr_os_path p;
    if (e->kind == DT_DIR) return KR_VFS_IFDIR;
    if (e->kind == DT_REG) return KR_VFS_IFREG;
    kr_os_path_arg(ctx, "ilistdir", "path", e->name, 0, &p);
    return dir_fd < 0 || fstatat(dir_fd, p.c, &st, 0) ? 0 : (int)(st.st_mode & KR_VFS_IFMT);
}

/* What a file system says of its directory itself comes as it is. */
static kr_value o_ilistdir(kr_ctx *ctx, const kr_value *a) {
    kr_os_path p;
    kr_found e;
    kr_value it = open_arg(ctx, "ilistdir", a[0], &p), list;
    kr_scandir *s = scan_of(it);
    if (!kr_isnull(s->mounted) && kr_isnull(s->points)) return s->mounted;
    list = kr_list_new(ctx, 0, NULL);
    while (next_entry(ctx, s, &e)) {
        int fd = s->dir ? dirfd(s->dir) : -1;
        kr_value item[3] = {e.name, kr_smallint(entry_type(fd, ctx, &e)),
                            kr_int_from_u64(ctx, e.ino)};
        kr_list_append(ctx, list, kr_tuple_new(ctx, 3, item));
    }
    kr_keep(it);
    return kr_iter(ctx, list);
}

static const kr_builtin members[] = {
    KR_FUNC_SIG("listdir", o_listdir,
                "path=", "Return a list containing the names of the files in the directory."),
    KR_FUNC_SIG("scandir", o_scandir,
                "path=", "Return an iterator of DirEntry objects for given path."),
    KR_FUNC_SIG("ilistdir", o_ilistdir, "path=",
                "Return an iterator of tuples (name, type, inode[, size]) of the directory."),
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
    kr_visit(v, &((kr_scandir *)obj)->mounted);
    kr_visit(v, &((kr_scandir *)obj)->points);
}

static void scan_finalize(kr_ctx *ctx, kr_object *obj) {
    (void)ctx;
    close_dir((kr_scandir *)obj);
}

static kr_value scan_next(kr_ctx *ctx, kr_value self) {
    kr_scandir *s = scan_of(self);
    kr_found e;
    if (!next_entry(ctx, s, &e)) return KR_NULL;
    kr_value name = e.name, path = name;
    if (!kr_isnull(s->dir_path))
        path = kr_binary(ctx, KR_BIN_ADD, s->dir_path, name);
    else if (s->fd < 0)
        path = kr_binary(ctx, KR_BIN_ADD, kr_str_from_cstr(ctx, "./"), name);
    kr_direntry *d = kr_heap_new(ctx, &kr_type_os_direntry, sizeof *d);
    kr_store_init(&d->name, name);
    kr_store_init(&d->path, path);
    d->ino = e.ino;
    d->kind = e.kind;
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
    kr_os_path_arg(ctx, "stat", "path", d->fd >= 0 ? d->name : d->path,
                   d->fd >= 0 ? 0 : KR_OSPATH_MOUNT, &p);
    if (p.mounted) {
        kr_os_mounted_stat(ctx, &p, st);
        return true;
    }
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
