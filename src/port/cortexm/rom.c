/* A ROMFS image in flash, where the board has a place for one (BOARD_ROM_BASE, BOARD_ROM_BYTES):
 * mounted at /rom from the start, used where it lies. Profiles without file systems leave this
 * file out. */
#include "board.h"
#include "module/vfs.h"
#include "object/names.h"
#include "object/protocol.h"
#include "object/seq.h"
#include "object/str.h"
#include "port/cortexm/port.h"

#if defined(BOARD_ROM_BASE)
void kr_port_mount_rom(kr_ctx *ctx) {
    const void *image = (const void *)BOARD_ROM_BASE;
    kr_romfs fs;
    if (!kr_romfs_open(&fs, image, BOARD_ROM_BYTES)) return;
    kr_value area = kr_romarea_new(ctx, image, BOARD_ROM_BYTES);
    kr_value point = kr_str_intern_rom(ctx, "/rom");
    kr_value path = kr_getattr(ctx, ctx->vm->sys_module, KR_N(ctx, path));
    kr_list_append(ctx, kr_vfs_partitions(ctx), area);
    kr_vfs_mount(ctx, kr_vfsrom_new(ctx, area), point, true, false);
    kr_list_append(ctx, path, point);
    kr_list_append(ctx, path, kr_str_intern_rom(ctx, "/rom/lib"));
}
#endif
