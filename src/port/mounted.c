/* Files of mounted file systems, as the import system sees them. Knows no operating system. */
#include <string.h>

#include "code/mpy_read.h"
#include "compile/compile.h"
#include "object/path.h"
#include "object/str.h"
#include "port/host.h"

bool kr_host_is_mpy(const char *path) {
    size_t n = strlen(path);
    return n > 4 && strcmp(path + n - 4, ".mpy") == 0;
}

bool kr_host_find_mount(kr_ctx *ctx, const char *path, kr_vfs_place *out) {
    if (!kr_vfs_active(ctx)) return false;
    return kr_vfs_find(ctx, kr_path_from_cstr(ctx, path), out);
}

/* Code is used where it lies only if nobody can write there. */
static kr_unit *load_mounted_mpy(kr_ctx *ctx, kr_vfs_content *file, const char *path) {
    kr_memory_source bytes = {file->data, file->len};
    kr_mpy_stream stream = {.read = kr_memory_read, .opaque = &bytes, .size = bytes.left};
    if (file->keep == KR_ROM_CHANGES) return kr_mpy_load_stream(ctx, &stream, path);
    void *owner = file->keep == KR_ROM_OWNED ? kr_ptr(file->owner) : NULL;
    return kr_mpy_load_image(ctx, file->data, file->len, owner, path);
}

kr_unit *kr_host_load_mounted(kr_ctx *ctx, const kr_vfs_place *place, const char *path,
                              kr_value filename) {
    kr_vfs_content file;
    kr_compile_options opt = {
        KR_COMPILE_EXEC, 0, ctx->vm->opt_level, filename, NULL, NULL,
    };
    kr_vfs_read(ctx, place, &file);
    kr_unit *unit = kr_host_is_mpy(path) ? load_mounted_mpy(ctx, &file, path)
                                         : kr_compile_bytes(ctx, file.data, file.len, &opt);
    kr_keep(file.owner);
    return unit;
}

int kr_host_mounted_stat(kr_ctx *ctx, const char *path) {
    kr_vfs_place place;
    if (!kr_host_find_mount(ctx, path, &place)) return -1;
    int kind = kr_vfs_kind(ctx, &place);
    return kind == KR_VFS_IFDIR ? 2 : kind ? 1 : 0;
}

/* Other file systems than images would have to be asked in Python: nothing is shown. */
bool kr_host_mounted_text(kr_ctx *ctx, kr_value file, const char **text, size_t *len) {
    kr_vfs_place place;
    kr_romfs_entry e;
    const kr_str *s = kr_str_of(file);
    if (!kr_vfs_active(ctx) || !s->len || s->data[0] != '/') return false;
    if (!kr_vfs_find(ctx, file, &place)) return false;
    *text = "";
    *len = 0;
    if (!kr_is_vfsrom(place.fs)) return true;
    s = kr_str_of(place.rest);
    if (kr_romfs_find(&KR_AS(kr_vfsrom, place.fs)->fs, s->data, s->len, &e) == KR_ROMFS_FOUND) {
        *text = (const char *)e.data;
        *len = e.is_dir ? 0 : e.size;
    }
    return true;
}
