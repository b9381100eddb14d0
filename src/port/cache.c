/* Compiled copies of imported source files.
 *
 * A copy is a head and an .mpy file. The head says by which program it was made (version, time and
 * size of the executable: another build may compile differently), from what (time and size of the
 * source), for which level, and a sum of what follows. Whatever does not agree is as good as no
 * copy: it is made anew. The code of a copy is not verified: who can write it can write the source,
 * and the sum finds what went wrong on the disk. It is written under a name of its own and renamed,
 * so that readers see it whole, however many processes import at once. */
#include "port/cache.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "code/mpy_read.h"
#include "code/mpy_write.h"
#include "heap/os.h"
#include "object/exception.h"
#include "object/module.h"
#include "object/path.h"
#include "object/str.h"
#include "port/descriptor.h"
#include "vm/vm.h"

enum { SUFFIX_MAX = 32 };

typedef struct cache_head {
    char version[16];
    uint64_t program_time, program_size, source_time, source_size, level, length, sum;
} cache_head;

static uint64_t time_of(const struct stat *st) {
    return (uint64_t)st->st_mtim.tv_sec * 1000000000 + (uint64_t)st->st_mtim.tv_nsec;
}

static bool is_source(const char *path) {
    size_t n = strlen(path);
    return n > 3 && strcmp(path + n - 3, ".py") == 0;
}

/* DIR/__pycache__/NAME.TAG[.opt-N].mpyc; false: too long. */
static bool copy_name(kr_ctx *ctx, const char *path, char out[PATH_MAX]) {
    const char *slash = strrchr(path, '/'), *base = slash ? slash + 1 : path;
    int level = ctx->vm->opt_level, n;
    char opt[SUFFIX_MAX] = "";
    if (level) snprintf(opt, sizeof opt, ".opt-%d", level);
    n = snprintf(out, PATH_MAX, "%.*s__pycache__/%.*s." KR_CACHE_TAG "%s.mpyc", (int)(base - path),
                 path, (int)strlen(base) - 3, base, opt);
    return n > 0 && n < PATH_MAX - SUFFIX_MAX;
}

kr_value kr_cache_name(kr_ctx *ctx, const char *path) {
    char name[PATH_MAX];
    if (!is_source(path) || !copy_name(ctx, path, name)) return KR_NULL;
    return kr_path_from_cstr(ctx, name);
}

/* All but the members that depend on what follows; false: the program cannot be told. */
static bool make_head(kr_ctx *ctx, const struct stat *source, cache_head *head) {
    struct stat program;
    if (stat("/proc/self/exe", &program)) return false;
    memset(head, 0, sizeof *head);
    snprintf(head->version, sizeof head->version, "krait " KR_VERSION "\n");
    head->program_time = time_of(&program);
    head->program_size = (uint64_t)program.st_size;
    head->source_time = time_of(source);
    head->source_size = (uint64_t)source->st_size;
    head->level = (uint64_t)ctx->vm->opt_level;
    return true;
}

static uint64_t sum_of(const uint8_t *p, size_t n) {
    uint64_t sum = n, word;
    for (; n >= sizeof word; p += sizeof word, n -= sizeof word) {
        memcpy(&word, p, sizeof word);
        sum = (sum ^ word) * UINT64_C(0x9e3779b97f4a7c15);
        sum ^= sum >> 29;
    }
    for (; n; n--) sum = (sum ^ *p++) * UINT64_C(0x9e3779b97f4a7c15);
    return sum;
}

/* ---- reading ---- */

static bool read_all(int fd, void *buf, size_t n) {
    uint8_t *p = buf;
    while (n) {
        int k = kr_descriptor_read(&fd, p, n < INT_MAX ? n : INT_MAX);
        if (k <= 0) return false;
        p += k;
        n -= (size_t)k;
    }
    return true;
}

static kr_value load(kr_ctx *ctx, void *arg) {
    kr_mpy_stream stream = {kr_memory_read, arg, ((kr_memory_source *)arg)->left, true};
    return kr_from_ptr(kr_mpy_load_stream(ctx, &stream, NULL));
}

/* Memory outside the heap for as long as a copy is read; NULL: there is none. */
static uint8_t *take(kr_ctx *ctx, size_t n) {
    uint8_t *p;
    if (!kr_heap_charge(ctx, n)) return NULL;
    p = ctx->vm->mem(ctx->vm->mem_opaque, NULL, 0, n);
    if (!p) kr_heap_discharge(ctx->vm, n);
    return p;
}

static void give_back(kr_ctx *ctx, uint8_t *p, size_t n) {
    if (!p) return;
    ctx->vm->mem(ctx->vm->mem_opaque, p, n, 0);
    kr_heap_discharge(ctx->vm, n);
}

/* The .mpy file in a copy whose head is as it should be, or NULL. */
static uint8_t *read_content(kr_ctx *ctx, const char *name, const cache_head *want, size_t *len) {
    cache_head head;
    struct stat st;
    uint8_t *data = NULL;
    int fd = open(name, O_RDONLY | O_CLOEXEC);
    if (fd < 0) return NULL;
    if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && read_all(fd, &head, sizeof head) &&
        memcmp(&head, want, offsetof(cache_head, length)) == 0 && head.length < INT_MAX &&
        head.length == (uint64_t)st.st_size - sizeof head) {
        *len = (size_t)head.length;
        data = take(ctx, *len);
    }
    if (data && (!read_all(fd, data, *len) || sum_of(data, *len) != head.sum)) {
        give_back(ctx, data, *len);
        data = NULL;
    }
    close(fd);
    return data;
}

kr_unit *kr_cache_load(kr_ctx *ctx, const char *path, const struct stat *source,
                       kr_value filename) {
    char name[PATH_MAX];
    cache_head want;
    size_t len = 0;
    uint8_t *data;
    kr_value exc, unit;
    if (!is_source(path) || !copy_name(ctx, path, name) || !make_head(ctx, source, &want))
        return NULL;
    data = read_content(ctx, name, &want, &len);
    if (!data) return NULL;
    kr_memory_source bytes = {data, len};
    unit = kr_protect(ctx, load, &bytes, &exc);
    give_back(ctx, data, len);
    if (!kr_isnull(exc) && !kr_is_instance_of(exc, &kr_type_ValueError)) kr_raise(ctx, exc);
    if (!kr_isnull(exc) || !kr_str_eq(KR_AS(kr_unit, unit)->names[0], filename)) return NULL;
    return KR_AS(kr_unit, unit);
}

/* ---- writing ---- */

typedef struct writing {
    kr_unit *unit;
    cache_head head;
    int fd;
    bool ok;
} writing;

static bool write_copy(void *opaque, const void *data, size_t n) {
    writing *w = opaque;
    w->head.length = n;
    w->head.sum = sum_of(data, n);
    return kr_descriptor_write(w->fd, &w->head, sizeof w->head) &&
           kr_descriptor_write(w->fd, data, n);
}

static kr_value write_unit(kr_ctx *ctx, void *arg) {
    writing *w = arg;
    w->ok = kr_mpy_write(ctx, w->unit, write_copy, w);
    return KR_NONE;
}

/* A copy without columns would serve runs that want them. */
static bool is_forbidden(kr_ctx *ctx) {
    if (!ctx->vm->debug_ranges) return true;
    kr_value v =
        kr_getattr_opt(ctx, ctx->vm->sys_module, kr_str_intern_rom(ctx, "dont_write_bytecode"));
    return !kr_isnull(v) && kr_truth(ctx, v);
}

/* Opens the file to be renamed; makes the folder if need be. */
static int open_temporary(const char *name, char tmp[PATH_MAX], mode_t mode) {
    enum { FLAGS = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC };
    char *slash;
    int fd;
    unsigned long mark = (unsigned long)(kr_os_monotonic_ns() ^ (uint64_t)getpid() << 40);
    if (snprintf(tmp, PATH_MAX, "%s.%lx", name, mark) >= PATH_MAX) return -1;
    fd = open(tmp, FLAGS, mode);
    if (fd >= 0 || errno != ENOENT) return fd;
    slash = strrchr(tmp, '/');
    *slash = 0;
    if (mkdir(tmp, 0777) && errno != EEXIST) return -1;
    *slash = '/';
    return open(tmp, FLAGS, mode);
}

void kr_cache_store(kr_ctx *ctx, const char *path, const struct stat *source, kr_unit *unit) {
    char name[PATH_MAX], tmp[PATH_MAX];
    writing w = {.unit = unit};
    kr_value exc;
    if (!is_source(path) || is_forbidden(ctx) || !copy_name(ctx, path, name) ||
        !make_head(ctx, source, &w.head))
        return;
    w.fd = open_temporary(name, tmp, (source->st_mode & 0666) | 0200);
    if (w.fd < 0) return;
    kr_protect(ctx, write_unit, &w, &exc);
    if (close(w.fd) || !w.ok || rename(tmp, name)) unlink(tmp);
    if (!kr_isnull(exc) && !kr_is_instance_of(exc, &kr_type_MemoryError)) kr_raise(ctx, exc);
}
