/* ROMFS images of the command line in memory.
 *
 * Code is executed where it lies and checked once, when it is loaded: so nobody may change the
 * bytes afterwards. A private mapping of a file does not promise that (what others write to the
 * file shows in pages that nobody here has written to, and truncating it takes them away), so the
 * image is copied into memory of its own, made read-only then. Only a trusted image is mapped. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "object/path.h"
#include "object/protocol.h"
#include "object/seq.h"
#include "object/str.h"
#include "port/host.h"

static bool read_all(int fd, char *out, size_t n) {
    while (n) {
        ssize_t k = read(fd, out, n);
        if (k < 0 && errno == EINTR) continue;
        if (k <= 0) return false;
        out += k;
        n -= (size_t)k;
    }
    return true;
}

static void *copy_of(int fd, size_t len) {
    void *p = mmap(NULL, len, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (p == MAP_FAILED) return p;
    if (read_all(fd, p, len) && mprotect(p, len, PROT_READ) == 0) return p;
    int err = errno;
    munmap(p, len);
    errno = err;
    return MAP_FAILED;
}

const char *kr_host_rom_open(kr_host_rom *rom) {
    static const char none[] = "no ROMFS image, or one that is cut off";
    struct stat st;
    kr_romfs fs;
    int fd = open(rom->path, O_RDONLY | O_CLOEXEC), err;
    if (fd < 0) return strerror(errno);
    void *p = MAP_FAILED;
    if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > 0) {
        rom->len = (size_t)st.st_size;
        p = rom->trusted ? mmap(NULL, rom->len, PROT_READ, MAP_PRIVATE, fd, 0)
                         : copy_of(fd, rom->len);
    } else {
        errno = 0;
    }
    err = errno;
    close(fd);
    if (p == MAP_FAILED) return err ? strerror(err) : none;
    rom->memory = p;
    if (kr_romfs_open(&fs, p, rom->len)) return NULL;
    kr_host_rom_close(rom);
    return none;
}

void kr_host_rom_close(kr_host_rom *rom) {
    if (rom->memory) munmap(rom->memory, rom->len);
    rom->memory = NULL;
}

void kr_host_rom_mount(kr_ctx *ctx, const kr_host_rom *rom) {
    kr_value area = kr_romarea_new(ctx, rom->memory, rom->len);
    kr_value point = kr_path_from_cstr(ctx, rom->point);
    kr_value path = kr_getattr(ctx, ctx->vm->sys_module, KR_N(ctx, path));
    kr_list_append(ctx, kr_vfs_partitions(ctx), area);
    kr_vfs_mount(ctx, kr_vfsrom_new(ctx, area), point, true, false);
    kr_list_append(ctx, path, point);
    kr_list_append(ctx, path, kr_str_format(ctx, "%U/lib", point));
}
