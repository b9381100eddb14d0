/* Module vfs: mounting file systems. */
#include <errno.h>

#include "module/vfs.h"
#include "object/bytes.h"
#include "object/int.h"
#include "object/module.h"
#include "object/protocol.h"
#include "object/seq.h"
#include "object/str.h"

static kr_value v_mount(kr_ctx *ctx, const kr_value *a) {
    if (kr_isnull(a[0]) && kr_isnull(a[1])) return kr_vfs_mounts(ctx);
    if (kr_isnull(a[0]) || kr_isnull(a[1])) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "mount() missing required argument: '%s'",
                     kr_isnull(a[0]) ? "fsobj" : "mount_point");
    }
    bool readonly = !kr_isnull(a[2]) && kr_truth(ctx, a[2]);
    kr_vfs_mount(ctx, a[0], a[1], readonly, !kr_isnull(a[3]) && kr_truth(ctx, a[3]));
    return KR_NONE;
}

static kr_value v_umount(kr_ctx *ctx, kr_value what) {
    kr_vfs_umount(ctx, what);
    return KR_NONE;
}

/* Images that are there from the start (krait --romfs) count as the device's partitions. */
static kr_value v_rom_ioctl(kr_ctx *ctx, size_t n, const kr_value *a) {
    kr_value list = kr_vfs_partitions(ctx);
    size_t count = KR_AS(kr_list, list)->len;
    int op = kr_as_int(ctx, a[0]);
    if (op == 1) return kr_smallint((kr_sword)count);
    kr_sword id = n > 1 ? kr_index_ssize(ctx, a[1]) : -1;
    if (id < 0 || (size_t)id >= count || op < 2 || op > 5) kr_raise_oserror(ctx, EINVAL, KR_NULL);
    if (op > 2) kr_raise_oserror(ctx, EROFS, KR_NULL);
    return kr_memoryview_new(ctx, KR_AS(kr_list, list)->items[id]);
}

static kr_value make_posix(kr_ctx *ctx) {
    return kr_getattr(ctx, kr_import(ctx, "_krait_posixfs"), kr_str_intern_rom(ctx, "VfsPosix"));
}

static const kr_lazy_member lazy[] = {{"VfsPosix", make_posix, NULL}, {NULL, NULL, NULL}};

static const kr_builtin members[] = {
    KR_FUNC_SIG("mount", v_mount, "fsobj=,mount_point=,*,readonly=,mkfs=",
                "mount(fsobj, mount_point): mounts a file system or a block device with one.\n"
                "mount(): a list of (fsobj, mount_point)."),
    KR_FUNC_1("umount", v_umount, "Unmounts a mount point or a file system."),
    KR_FUNC_VAR("rom_ioctl", v_rom_ioctl, 1, KR_ANY,
                "rom_ioctl(1): how many images there are from the start; rom_ioctl(2, i): one of "
                "them, a memoryview."),
};

static const kr_type *const types[] = {&kr_type_vfsrom, NULL};

const kr_module_def kr_module_vfs = {
    .name = "vfs",
    .library = true,
    .doc = KR_DOC("Mounting file systems: images, block devices, classes written in Python."),
    .members = members,
    .n_members = KR_ARRAY_LEN(members),
    .types = types,
    .lazy = lazy,
};
