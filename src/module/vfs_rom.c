/* VfsRom: an image in a buffer as a file system.
 *
 * The object holds a memoryview, or memory that stays for ever, so the bytes neither move nor go;
 * whether they may change is asked of the exporter, because code is executed in place only where
 * they cannot. */
#include <errno.h>
#include <string.h>

#include "module/os_parts.h"
#include "module/vfs.h"
#include "object/bytes.h"
#include "object/int.h"
#include "object/memoryview.h"
#include "object/path.h"
#include "object/protocol.h"
#include "object/seq.h"
#include "object/str.h"

/* ---- memory that stays for ever, as a buffer ---- */
typedef struct kr_romarea {
    kr_object base;
    const void *data;
    size_t len;
} kr_romarea;

static bool area_buffer(kr_ctx *ctx, kr_value self, kr_buffer *out, bool writable) {
    const kr_romarea *a = KR_AS(kr_romarea, self);
    (void)ctx;
    if (writable) return false;
    out->data = (uint8_t *)(uintptr_t)a->data;
    out->len = a->len;
    out->itemsize = 1;
    out->format = "B";
    out->readonly = true;
    out->owner = self;
    return true;
}

static size_t area_len(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return KR_AS(kr_romarea, self)->len;
}

const kr_type kr_type_romarea = {
    .base_object = {&kr_type_type},
    .name = "vfs.RomArea",
    .base = &kr_type_object,
    .flags = KR_TF_NO_NEW,
    .version = 1,
    .size = sizeof(kr_romarea),
    .len = area_len,
    .buffer = area_buffer,
};

kr_value kr_romarea_new(kr_ctx *ctx, const void *data, size_t len) {
    kr_romarea *a = kr_heap_new(ctx, &kr_type_romarea, sizeof *a);
    a->data = data;
    a->len = len;
    return kr_from_ptr(a);
}

kr_rom_keep kr_rom_keep_of(kr_value exporter) {
    if (kr_is_exact(exporter, &kr_type_romarea)) return KR_ROM_PERMANENT;
    if (kr_is_exact(exporter, &kr_type_bytes)) return KR_ROM_OWNED;
    if (kr_is_exact(exporter, &kr_type_romfile)) return kr_romfile_keep(exporter);
    return KR_ROM_CHANGES;
}

/* ---- making one ---- */
/* view: what keeps the bytes of `exporter` where they are. */
static kr_value over_view(kr_ctx *ctx, kr_value view, kr_value exporter) {
    kr_buffer b;
    kr_romfs fs;
    kr_get_buffer(ctx, view, &b, false);
    bool good = kr_romfs_open(&fs, b.data, b.len);
    kr_release_buffer(ctx, &b);
    if (!good) kr_raise_oserror(ctx, ENODEV, KR_NULL);
    kr_vfsrom *r = kr_heap_new(ctx, &kr_type_vfsrom, sizeof *r);
    kr_store_init(&r->view, view);
    r->fs = fs;
    r->keep = kr_rom_keep_of(exporter);
    return kr_from_ptr(r);
}

/* A block device's ioctl(op, 0), a number; `dflt` for None. */
static size_t ask_device(kr_ctx *ctx, kr_value dev, int op, size_t dflt) {
    kr_value args[2] = {kr_smallint(op), kr_smallint(0)};
    kr_value r = kr_call_method(ctx, dev, kr_str_intern_rom(ctx, "ioctl"), args, 2);
    kr_sword n = kr_is_none(r) ? (kr_sword)dflt : kr_index_ssize(ctx, r);
    if (n <= 0 || n > (kr_sword)1 << 30) kr_raise_oserror(ctx, ENODEV, KR_NULL);
    return (size_t)n;
}

static void read_blocks(kr_ctx *ctx, kr_value dev, kr_value buf) {
    kr_value args[2] = {kr_smallint(0), buf};
    kr_value r = kr_call_method(ctx, dev, kr_str_intern_rom(ctx, "readblocks"), args, 2);
    if (kr_is_int(r) && kr_as_int(ctx, r)) {
        int err = kr_as_int(ctx, r);
        kr_raise_oserror(ctx, err < 0 ? -err : err, KR_NULL);
    }
}

/* The blocks that the image takes, read once. */
static kr_value from_device(kr_ctx *ctx, kr_value dev) {
    size_t count = ask_device(ctx, dev, 4, 0), block = ask_device(ctx, dev, 5, 512);
    kr_value buf = kr_bytearray_new(ctx, NULL, block);
    kr_buffer b;
    read_blocks(ctx, dev, buf);
    kr_get_buffer(ctx, buf, &b, false);
    size_t size = kr_romfs_size(b.data, b.len);
    kr_release_buffer(ctx, &b);
    size_t need = size / block + (size % block != 0);
    if (!size || need > count) kr_raise_oserror(ctx, ENODEV, KR_NULL);
    buf = kr_bytearray_new(ctx, NULL, need * block);
    read_blocks(ctx, dev, buf);
    kr_get_buffer(ctx, buf, &b, false);
    kr_value image = kr_bytes_new(ctx, b.data, b.len < size ? b.len : size);
    kr_release_buffer(ctx, &b);
    return image;
}

kr_value kr_vfsrom_new(kr_ctx *ctx, kr_value source) {
    kr_value readblocks = kr_getattr_opt(ctx, source, kr_str_intern_rom(ctx, "readblocks"));
    if (!kr_isnull(readblocks)) source = from_device(ctx, source);
    if (kr_is_exact(source, &kr_type_romarea)) return over_view(ctx, source, source);
    kr_value view = kr_memoryview_new(ctx, source);
    return over_view(ctx, view, kr_view_of(view)->managed->obj);
}

/* ---- looking things up ---- */
void kr_vfsrom_entry(kr_ctx *ctx, kr_vfsrom *r, kr_value path, kr_value shown,
                     kr_romfs_entry *out) {
    kr_value b = kr_path_encode(ctx, path);
    const kr_bytes *bytes = KR_AS(const kr_bytes, b);
    kr_romfs_answer a = kr_romfs_find(&r->fs, (const char *)bytes->data, bytes->len, out);
    if (a == KR_ROMFS_BROKEN) kr_raise_oserror(ctx, EIO, shown);
    if (a == KR_ROMFS_END) kr_raise_oserror(ctx, ENOENT, shown);
    kr_keep(b);
}

static kr_vfsrom *rom_of(kr_value v) {
    return KR_AS(kr_vfsrom, v);
}

static kr_value path_of(kr_ctx *ctx, kr_value v) {
    return kr_path_str(ctx, kr_fspath(ctx, v));
}

static kr_value r_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    kr_value a[1];
    (void)cls;
    kr_bind_args(ctx, "VfsRom", "buffer,/", args, n, 0, a);
    return kr_vfsrom_new(ctx, a[0]);
}

static kr_value r_mount(kr_ctx *ctx, size_t n, const kr_value *a) {
    (void)ctx;
    (void)n;
    (void)a;
    return KR_NONE;
}

static kr_value r_open(kr_ctx *ctx, kr_value self, kr_value path, kr_value mode) {
    static const char *const modes[] = {"", "r", "rt", "rb"};
    kr_value how[3] = {KR_NULL, KR_NULL, KR_NULL};
    if (!kr_is_str(mode)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "open() argument 'mode' must be str, not %Z", mode);
    }
    path = path_of(ctx, path);
    for (size_t i = 0; i < KR_ARRAY_LEN(modes); i++) {
        if (kr_str_eq_cstr(mode, modes[i])) {
            return kr_romfile_open(ctx, rom_of(self), path, path, i < 3, how);
        }
    }
    kr_raise_oserror(ctx, EROFS, path);
}

static kr_value r_ilistdir(kr_ctx *ctx, kr_value self, kr_value given) {
    kr_vfsrom *r = rom_of(self);
    kr_romfs_entry dir, e;
    kr_value path = path_of(ctx, given), list = kr_list_new(ctx, 0, NULL);
    size_t at = 0;
    kr_romfs_answer a;
    bool bytes = kr_is_bytes(given);
    kr_vfsrom_entry(ctx, r, path, path, &dir);
    if (!dir.is_dir) kr_raise_oserror(ctx, ENOTDIR, path);
    while ((a = kr_romfs_next(&r->fs, &dir, &at, &e)) == KR_ROMFS_FOUND) {
        kr_value item[4] = {kr_os_decode(ctx, e.name, e.name_len, bytes),
                            kr_smallint(e.is_dir ? KR_VFS_IFDIR : KR_VFS_IFREG), kr_smallint(0),
                            kr_int_from_u64(ctx, e.is_dir ? 0 : e.size)};
        kr_list_append(ctx, list, kr_tuple_new(ctx, 4, item));
    }
    if (a == KR_ROMFS_BROKEN) kr_raise_oserror(ctx, EIO, path);
    return kr_iter(ctx, list);
}

static kr_value numbers(kr_ctx *ctx, const uint64_t *n) {
    kr_value v[10];
    for (size_t i = 0; i < 10; i++) v[i] = kr_int_from_u64(ctx, n[i]);
    return kr_tuple_new(ctx, 10, v);
}

static kr_value r_stat(kr_ctx *ctx, kr_value self, kr_value given) {
    kr_romfs_entry e;
    kr_value path = path_of(ctx, given);
    kr_vfsrom_entry(ctx, rom_of(self), path, path, &e);
    uint64_t n[10] = {e.is_dir ? KR_VFS_IFDIR : KR_VFS_IFREG, [6] = e.is_dir ? 0 : e.size};
    return numbers(ctx, n);
}

static kr_value r_statvfs(kr_ctx *ctx, kr_value self, kr_value given) {
    uint64_t n[10] = {1, 1, rom_of(self)->fs.len, [8] = 1, [9] = 32767};
    path_of(ctx, given);
    return numbers(ctx, n);
}

static kr_value r_chdir(kr_ctx *ctx, kr_value self, kr_value given) {
    kr_romfs_entry e;
    kr_value path = path_of(ctx, given);
    kr_vfsrom_entry(ctx, rom_of(self), path, path, &e);
    if (!e.is_dir) kr_raise_oserror(ctx, ENOTDIR, path);
    if (e.data != rom_of(self)->fs.image + rom_of(self)->fs.root) {
        kr_raise_oserror(ctx, EOPNOTSUPP, path);
    }
    return KR_NONE;
}

static kr_value r_getcwd(kr_ctx *ctx, kr_value self) {
    (void)self;
    return kr_str_of_ascii(ctx, '/');
}

static kr_value r_umount(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    (void)self;
    return KR_NONE;
}

static kr_value r_refuse(kr_ctx *ctx, size_t n, const kr_value *a) {
    kr_raise_oserror(ctx, EROFS, n > 1 && kr_is_str(a[1]) ? a[1] : KR_NULL);
}

static void rom_trace(kr_visitor *v, kr_object *obj) {
    kr_visit(v, &((kr_vfsrom *)obj)->view);
}

#define OWN &kr_type_vfsrom
static const kr_builtin methods[] = {
    KR_METHOD_VAR(OWN, "mount", r_mount, 3, 3, "mount(readonly, mkfs): called by vfs.mount()"),
    KR_METHOD_1(OWN, "umount", r_umount, "Called by vfs.umount()."),
    KR_METHOD_3(OWN, "open", r_open, "open(path, mode): mode is '', 'r', 'rt' or 'rb'"),
    KR_METHOD_2(OWN, "ilistdir", r_ilistdir, "Tuples (name, type, 0, size) of a directory."),
    KR_METHOD_2(OWN, "stat", r_stat, "Tuple of ten numbers: mode at [0], size at [6]."),
    KR_METHOD_2(OWN, "statvfs", r_statvfs, "Tuple of ten numbers: bytes of the image at [2]."),
    KR_METHOD_2(OWN, "chdir", r_chdir, "Only the root is possible."),
    KR_METHOD_1(OWN, "getcwd", r_getcwd, "The root."),
    KR_METHOD_VAR(OWN, "mkdir", r_refuse, 2, 2, "OSError(EROFS)"),
    KR_METHOD_VAR(OWN, "rmdir", r_refuse, 2, 2, "OSError(EROFS)"),
    KR_METHOD_VAR(OWN, "remove", r_refuse, 2, 2, "OSError(EROFS)"),
    KR_METHOD_VAR(OWN, "rename", r_refuse, 3, 3, "OSError(EROFS)"),
};
#undef OWN

const kr_type kr_type_vfsrom = {
    .base_object = {&kr_type_type},
    .name = "vfs.VfsRom",
    .base = &kr_type_object,
    .version = 1,
    .size = sizeof(kr_vfsrom),
    .methods = methods,
    .n_methods = KR_ARRAY_LEN(methods),
    .doc = KR_DOC("VfsRom(buffer or block device): a ROMFS image as a file system."),
    .trace = rom_trace,
    .new_ = r_new,
};
