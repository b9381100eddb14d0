/* File systems mounted by the program, and where a path leads.
 *
 * The host's file system is the root; mount points shadow it. Every function that takes a path asks
 * kr_vfs_active first, which is one load as long as nothing is mounted. */
#ifndef KR_MODULE_VFS_H
#define KR_MODULE_VFS_H

#include "base/romfs.h"
#include "object/names.h"
#include "object/type.h"

static inline bool kr_vfs_active(const kr_ctx *ctx) {
    return KR_UNLIKELY(ctx->vm->module_state[KR_MODSTATE_VFS] != NULL);
}

/* Where a path leads. */
typedef struct kr_vfs_place {
    kr_value given; /* str: the path that was looked up */
    kr_value entry; /* of the table: KR_NULL on the host */
    kr_value fs;    /* the mounted object */
    kr_value rest;  /* str: the path in it, "/a/b", or relative to its own current directory */
    kr_value host;  /* str: the path on the host where it is not what was given, else KR_NULL */
} kr_vfs_place;

/* ---- the table (vfs_mount.c) ---- */
/* path: a str. True: it leads into a mounted file system. False: to the host; out->host may say
 * where. Only while kr_vfs_active. Runs the program's code (getcwd). */
bool kr_vfs_find(kr_ctx *ctx, kr_value path, kr_vfs_place *out);
/* The current directory as a str; KR_NULL: it is the host's. */
kr_value kr_vfs_getcwd(kr_ctx *ctx);
/* The current directory is one of the host again. */
void kr_vfs_leave(kr_ctx *ctx);
/* Changes to a directory in a mounted file system: its own chdir, then the table's. */
void kr_vfs_chdir(kr_ctx *ctx, const kr_vfs_place *p);
/* Names of mount points that lie directly in this directory (str): a list, or KR_NULL. */
kr_value kr_vfs_names_in(kr_ctx *ctx, kr_value dir);
/* vfs.mount() and vfs.umount() */
void kr_vfs_mount(kr_ctx *ctx, kr_value fs, kr_value point, bool readonly, bool mkfs);
void kr_vfs_umount(kr_ctx *ctx, kr_value what);
/* Buffers of images that are there from the start: a list. */
kr_value kr_vfs_partitions(kr_ctx *ctx);
/* A new list of (file system, mount point). */
kr_value kr_vfs_mounts(kr_ctx *ctx);

/* ---- asking a mounted file system (vfs_call.c) ---- */
/* fs.name(rest), fs.name(rest, second). An OSError that names `rest` names the whole path then. */
kr_value kr_vfs_call(kr_ctx *ctx, const kr_vfs_place *p, const char *name);
kr_value kr_vfs_call2(kr_ctx *ctx, const kr_vfs_place *p, const char *name, kr_value second);
/* fs.name(rest), a tuple of numbers: n of them, 0 for those that are missing. */
void kr_vfs_numbers(kr_ctx *ctx, const kr_vfs_place *p, const char *name, int64_t *out, size_t n);
enum { KR_VFS_IFDIR = 0x4000, KR_VFS_IFREG = 0x8000, KR_VFS_IFMT = 0xf000 };
/* File type by stat: 0 if there is nothing (any OSError), else its bits of the mode. */
int kr_vfs_kind(kr_ctx *ctx, const kr_vfs_place *p);
/* fs.open(rest, mode) as builtins.open does it; encoding, errors and newline are for images. */
kr_value kr_vfs_open(kr_ctx *ctx, const kr_vfs_place *p, kr_value mode, bool text,
                     const kr_value how[3]);

/* How long bytes stay as they are. */
typedef enum kr_rom_keep {
    KR_ROM_CHANGES,   /* the program may write to them */
    KR_ROM_OWNED,     /* as long as their object */
    KR_ROM_PERMANENT, /* for ever */
} kr_rom_keep;

/* A file as a whole, for import. */
typedef struct kr_vfs_content {
    const void *data;
    size_t len;
    kr_rom_keep keep;
    kr_value owner; /* keeps the bytes where they are */
} kr_vfs_content;
void kr_vfs_read(kr_ctx *ctx, const kr_vfs_place *p, kr_vfs_content *out);

/* ---- images (vfs_rom.c, vfs_file.c) ---- */
typedef struct kr_vfsrom {
    kr_object base;
    kr_value view; /* a memoryview, so that nothing moves */
    kr_romfs fs;
    kr_rom_keep keep;
} kr_vfsrom;

extern const kr_type kr_type_vfsrom, kr_type_romfile, kr_type_romarea;
static inline bool kr_is_vfsrom(kr_value v) {
    return kr_is_exact(v, &kr_type_vfsrom);
}
/* VfsRom(source): a buffer or a block device; OSError(ENODEV) if it has no image. */
kr_value kr_vfsrom_new(kr_ctx *ctx, kr_value source);
/* Finds a file or directory; OSError otherwise. `path` str; `shown`: its name in errors. */
void kr_vfsrom_entry(kr_ctx *ctx, kr_vfsrom *r, kr_value path, kr_value shown, kr_romfs_entry *out);
/* A stream over the entry's bytes: binary, or text on top of it. */
kr_value kr_romfile_open(kr_ctx *ctx, kr_vfsrom *r, kr_value path, kr_value shown, bool text,
                         const kr_value how[3]);
kr_rom_keep kr_romfile_keep(kr_value file);
/* A buffer object over memory that stays until the machine ends. */
kr_value kr_romarea_new(kr_ctx *ctx, const void *data, size_t len);
/* Same question for any exporter of a buffer. */
kr_rom_keep kr_rom_keep_of(kr_value exporter);

#endif
