/* The mount table.
 *
 * Mounts are tuples (file system, mount point) in a list; points are absolute, normalised, without
 * a slash at the end (the root: ""). KR_MODSTATE_VFS is the table while it has entries and NULL
 * otherwise; KR_MODSTATE_VFS_TABLE keeps it. Of several mounts that cover a path the one with the
 * longest point counts. Paths are resolved by their text: symbolic links of the host do not lead
 * into mounts. */
#include "module/vfs.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "module/os_parts.h"
#include "object/path.h"
#include "object/protocol.h"
#include "object/seq.h"
#include "object/str.h"

typedef struct kr_vfs_table {
    kr_object base;
    kr_value mounts;     /* list of (fs, point) */
    kr_value current;    /* the entry that the current directory is in; KR_NULL: the host's */
    kr_value partitions; /* list of what rom_ioctl tells */
} kr_vfs_table;

static void table_trace(kr_visitor *v, kr_object *obj) {
    kr_visit(v, &((kr_vfs_table *)obj)->mounts);
    kr_visit(v, &((kr_vfs_table *)obj)->current);
    kr_visit(v, &((kr_vfs_table *)obj)->partitions);
}

static const kr_type table_type = {
    .base_object = {&kr_type_type},
    .name = "vfs.table",
    .base = &kr_type_object,
    .flags = KR_TF_NO_NEW,
    .version = 1,
    .size = sizeof(kr_vfs_table),
    .trace = table_trace,
};

static kr_vfs_table *table(kr_ctx *ctx) {
    void **place = &ctx->vm->module_state[KR_MODSTATE_VFS_TABLE];
    if (!*place) {
        kr_value mounts = kr_list_new(ctx, 0, NULL), partitions = kr_list_new(ctx, 0, NULL);
        kr_vfs_table *t = kr_heap_new(ctx, &table_type, sizeof *t);
        t->current = KR_NULL;
        kr_store_init(&t->mounts, mounts);
        kr_store_init(&t->partitions, partitions);
        kr_list_append(ctx, ctx->vm->roots, kr_from_ptr(t));
        *place = t;
    }
    return *place;
}

static size_t count(const kr_vfs_table *t) {
    return KR_AS(kr_list, t->mounts)->len;
}

static kr_value entry_at(const kr_vfs_table *t, size_t i) {
    return KR_AS(kr_list, t->mounts)->items[i];
}

static kr_value fs_of(kr_value entry) {
    return KR_AS(kr_tuple, entry)->items[0];
}

static kr_value point_of(kr_value entry) {
    return KR_AS(kr_tuple, entry)->items[1];
}

static void changed(kr_ctx *ctx, kr_vfs_table *t) {
    ctx->vm->module_state[KR_MODSTATE_VFS] = count(t) ? t : NULL;
}

/* ---- text of paths ---- */
static kr_value normal(kr_ctx *ctx, kr_value path) {
    size_t n;
    const char *s = kr_str_data(path, &n);
    while (n > 1 && s[1] == '/') s++, n--;
    char *out = kr_heap_leaf(ctx, n + 2);
    size_t len = kr_os_normalise(s, n, out);
    kr_value r = kr_str_new(ctx, out, len);
    kr_keep(path);
    return r;
}

/* Does the point cover this normalised path? Then the rest begins at byte `m`. */
static bool covers(kr_value point, const char *s, size_t n, size_t *m) {
    const char *p = kr_str_data(point, m);
    return n >= *m && memcmp(p, s, *m) == 0 && (n == *m || s[*m] == '/');
}

/* The entry with the longest point that covers the path, KR_NULL if none does. */
static kr_value covering(const kr_vfs_table *t, const char *s, size_t n) {
    kr_value best = KR_NULL;
    size_t best_len = 0, m;
    if (!n || s[0] != '/') return KR_NULL;
    for (size_t i = 0; i < count(t); i++) {
        kr_value e = entry_at(t, i);
        if (!covers(point_of(e), s, n, &m)) continue;
        if (!kr_isnull(best) && m < best_len) continue;
        best = e;
        best_len = m;
    }
    return best;
}

static bool has_parent_part(const char *s, size_t n) {
    for (size_t i = 0; i + 1 < n; i++) {
        bool starts = i == 0 || s[i - 1] == '/', ends = i + 2 == n || s[i + 2] == '/';
        if (s[i] == '.' && s[i + 1] == '.' && starts && ends) return true;
    }
    return false;
}

/* Is something mounted below this entry's point? */
static bool has_below(const kr_vfs_table *t, kr_value entry) {
    size_t m, n;
    for (size_t i = 0; i < count(t); i++) {
        const char *s = kr_str_data(point_of(entry_at(t, i)), &n);
        if (covers(point_of(entry), s, n, &m) && n > m) return true;
    }
    return false;
}

/* The host's current directory, KR_NULL if it has none. */
static kr_value host_dir(kr_ctx *ctx) {
    for (size_t cap = 1024;; cap *= 2) {
        char *buf = kr_heap_leaf(ctx, cap);
        if (getcwd(buf, cap)) return kr_path_from_cstr(ctx, buf);
        if (errno != ERANGE) return KR_NULL;
    }
}

kr_value kr_vfs_getcwd(kr_ctx *ctx) {
    kr_vfs_table *t = table(ctx);
    kr_value e = t->current, here, point;
    if (kr_isnull(e)) return KR_NULL;
    point = point_of(e);
    here = kr_call_method(ctx, fs_of(e), kr_str_intern_rom(ctx, "getcwd"), NULL, 0);
    if (!kr_is_str(here)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "getcwd() of a file system returned %T, not str",
                     here);
    }
    bool root = kr_str_eq_cstr(here, "/") || kr_str_of(here)->len == 0;
    if (root) return kr_str_of(point)->len ? point : kr_str_of_ascii(ctx, '/');
    return kr_str_format(ctx, kr_str_of(here)->data[0] == '/' ? "%U%U" : "%U/%U", point, here);
}

bool kr_vfs_find(kr_ctx *ctx, kr_value path, kr_vfs_place *out) {
    kr_vfs_table *t = table(ctx);
    size_t n, m;
    const char *s = kr_str_data(path, &n);
    bool relative = n == 0 || s[0] != '/', up = has_parent_part(s, n), inside = false;
    *out = (kr_vfs_place){.given = path, .entry = t->current, .rest = path, .host = KR_NULL};
    if (relative && !kr_isnull(t->current) && !up && !has_below(t, t->current)) {
        out->fs = fs_of(t->current);
        return true;
    }
    if (relative) {
        kr_value dir = kr_isnull(t->current) ? host_dir(ctx) : kr_vfs_getcwd(ctx);
        if (kr_isnull(dir)) return false;
        inside = !kr_isnull(t->current);
        path = kr_str_format(ctx, "%U/%U", dir, path);
    }
    s = kr_str_data(path, &n);
    if (up && !kr_isnull(covering(t, s, n))) inside = true;
    path = normal(ctx, path);
    s = kr_str_data(path, &n);
    out->entry = covering(t, s, n);
    if (kr_isnull(out->entry)) {
        if (inside) out->host = path;
        return false;
    }
    m = kr_str_of(point_of(out->entry))->len;
    out->fs = fs_of(out->entry);
    out->rest = n > m ? kr_str_new(ctx, s + m, n - m) : kr_str_of_ascii(ctx, '/');
    kr_keep(path);
    return true;
}

void kr_vfs_leave(kr_ctx *ctx) {
    table(ctx)->current = KR_NULL;
}

void kr_vfs_chdir(kr_ctx *ctx, const kr_vfs_place *p) {
    kr_vfs_table *t = table(ctx);
    kr_vfs_call(ctx, p, "chdir");
    kr_store(ctx, t, &t->current, p->entry);
}

kr_value kr_vfs_names_in(kr_ctx *ctx, kr_value dir) {
    kr_vfs_table *t = table(ctx);
    kr_value names = KR_NULL;
    size_t n, len;
    if (kr_str_of(dir)->len == 0 || kr_str_of(dir)->data[0] != '/') {
        if (!kr_isnull(t->current) && !has_below(t, t->current)) return KR_NULL;
        kr_value here = kr_isnull(t->current) ? host_dir(ctx) : kr_vfs_getcwd(ctx);
        if (kr_isnull(here)) return KR_NULL;
        dir = kr_str_format(ctx, "%U/%U", here, dir);
    }
    dir = normal(ctx, dir);
    for (size_t i = 0; i < count(t); i++) {
        kr_value point = point_of(entry_at(t, i));
        const char *s = kr_str_data(point, &n), *d = kr_str_data(dir, &len);
        if (len == 1) len = 0; /* the root: points begin with a slash */
        if (n <= len + 1 || memcmp(s, d, len) != 0 || s[len] != '/') continue;
        if (memchr(s + len + 1, '/', n - len - 1)) continue;
        if (kr_isnull(names)) names = kr_list_new(ctx, 0, NULL);
        kr_list_append(ctx, names, kr_str_new(ctx, s + len + 1, n - len - 1));
    }
    return names;
}

/* ---- mounting ---- */
static kr_value checked_point(kr_ctx *ctx, kr_value point) {
    if (!kr_is_str(point)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "mount point should be str, not %T", point);
    }
    const kr_str *s = kr_str_of(point);
    if (s->len == 0 || s->data[0] != '/' || memchr(s->data, 0, s->len)) {
        kr_raise_oserror(ctx, EINVAL, point);
    }
    point = normal(ctx, point);
    return kr_str_eq_cstr(point, "/") ? ctx->vm->str_empty : point;
}

static kr_sword find_point(const kr_vfs_table *t, kr_value point) {
    for (size_t i = 0; i < count(t); i++) {
        if (kr_str_eq(point_of(entry_at(t, i)), point)) return (kr_sword)i;
    }
    return -1;
}

void kr_vfs_mount(kr_ctx *ctx, kr_value fs, kr_value given, bool readonly, bool mkfs) {
    kr_vfs_table *t = table(ctx);
    kr_value point = checked_point(ctx, given), args[2] = {kr_bool(readonly), kr_bool(mkfs)};
    if (kr_isnull(kr_getattr_opt(ctx, fs, kr_str_intern_rom(ctx, "mount")))) {
        if (kr_isnull(kr_getattr_opt(ctx, fs, kr_str_intern_rom(ctx, "readblocks")))) {
            kr_raise_oserror(ctx, ENODEV, KR_NULL);
        }
        fs = kr_vfsrom_new(ctx, fs);
    }
    if (find_point(t, point) >= 0) kr_raise_oserror(ctx, EPERM, given);
    kr_call_method(ctx, fs, kr_str_intern_rom(ctx, "mount"), args, 2);
    if (find_point(t, point) >= 0) kr_raise_oserror(ctx, EPERM, given);
    kr_list_append(ctx, t->mounts, kr_tuple2(ctx, fs, point));
    changed(ctx, t);
}

void kr_vfs_umount(kr_ctx *ctx, kr_value what) {
    kr_vfs_table *t = table(ctx);
    kr_sword i = -1;
    if (kr_is_str(what)) {
        const kr_str *s = kr_str_of(what);
        if (s->len && s->data[0] == '/') i = find_point(t, checked_point(ctx, what));
    } else {
        for (size_t k = 0; k < count(t) && i < 0; k++) {
            if (kr_is(fs_of(entry_at(t, k)), what)) i = (kr_sword)k;
        }
    }
    if (i < 0) kr_raise_oserror(ctx, EINVAL, kr_is_str(what) ? what : KR_NULL);
    kr_value e = entry_at(t, (size_t)i), method;
    kr_list_del(ctx, t->mounts, (size_t)i, (size_t)i + 1);
    if (!kr_isnull(t->current) && kr_is(t->current, e)) t->current = KR_NULL;
    changed(ctx, t);
    method = kr_getattr_opt(ctx, fs_of(e), kr_str_intern_rom(ctx, "umount"));
    if (!kr_isnull(method)) kr_call0(ctx, method);
}

kr_value kr_vfs_mounts(kr_ctx *ctx) {
    kr_vfs_table *t = table(ctx);
    kr_value list = kr_list_new(ctx, 0, NULL);
    for (size_t i = 0; i < count(t); i++) {
        kr_value e = entry_at(t, i), point = point_of(e);
        if (kr_str_of(point)->len == 0) e = kr_tuple2(ctx, fs_of(e), kr_str_of_ascii(ctx, '/'));
        kr_list_append(ctx, list, e);
    }
    return list;
}

kr_value kr_vfs_partitions(kr_ctx *ctx) {
    return table(ctx)->partitions;
}
