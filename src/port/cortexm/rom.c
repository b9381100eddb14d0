/* A ROMFS image in flash: the one that is linked to the firmware, or what lies where the board has
 * a place for one (BOARD_ROM_BASE, BOARD_ROM_BYTES). Mounted at /rom from the start, used where it
 * lies. Profiles without file systems leave this file out. */
#include "board.h"
#include "module/vfs.h"
#include "object/names.h"
#include "object/protocol.h"
#include "object/seq.h"
#include "object/str.h"
#include "port/cortexm/port.h"

extern const char kr_ld_romfs[], kr_ld_romfs_end[];

static const void *find_image(size_t *size) {
    *size = (size_t)((uintptr_t)kr_ld_romfs_end - (uintptr_t)kr_ld_romfs);
#if defined(BOARD_ROM_BASE)
    if (!*size) {
        *size = BOARD_ROM_BYTES;
        return (const void *)BOARD_ROM_BASE;
    }
#endif
    return kr_ld_romfs;
}

void kr_port_mount_rom(kr_ctx *ctx) {
    kr_romfs fs;
    size_t size;
    const void *image = find_image(&size);
    if (!size || !kr_romfs_open(&fs, image, size)) return;
    kr_value area = kr_romarea_new(ctx, image, size);
    kr_value point = kr_str_intern_rom(ctx, "/rom");
    kr_value path = kr_getattr(ctx, ctx->vm->sys_module, KR_N(ctx, path));
    kr_list_append(ctx, kr_vfs_partitions(ctx), area);
    kr_vfs_mount(ctx, kr_vfsrom_new(ctx, area), point, true, false);
    kr_list_append(ctx, path, point);
    kr_list_append(ctx, path, kr_str_intern_rom(ctx, "/rom/lib"));
}
