/* Files of an image: binary streams over bytes that are already in memory, and buffers of them.
 *
 * read() copies what it returns and nothing else; memoryview(file) copies nothing. */
#include <errno.h>
#include <string.h>

#include "base/checked.h"
#include "module/io_types.h"
#include "module/vfs.h"

typedef struct kr_romfile {
    kr_io io;
    kr_value rom, name;
    const uint8_t *data;
    size_t len, pos;
} kr_romfile;

static kr_romfile *live(kr_ctx *ctx, kr_value v) {
    kr_romfile *f = KR_AS(kr_romfile, v);
    if (f->io.closed) kr_raise_fmt(ctx, &kr_type_ValueError, "I/O operation on closed file.");
    return f;
}

static void file_trace(kr_visitor *v, kr_object *obj) {
    kr_io_trace(v, obj);
    kr_visit(v, &((kr_romfile *)obj)->rom);
    kr_visit(v, &((kr_romfile *)obj)->name);
}

kr_rom_keep kr_romfile_keep(kr_value file) {
    return KR_AS(kr_vfsrom, KR_AS(kr_romfile, file)->rom)->keep;
}

kr_value kr_romfile_open(kr_ctx *ctx, kr_vfsrom *r, kr_value path, kr_value shown, bool text,
                         const kr_value how[3]) {
    kr_romfs_entry e;
    kr_vfsrom_entry(ctx, r, path, shown, &e);
    if (e.is_dir) kr_raise_oserror(ctx, EISDIR, shown);
    kr_romfile *f = kr_instance_alloc(ctx, &kr_type_romfile);
    kr_store_init(&f->rom, kr_from_ptr(r));
    kr_store_init(&f->name, shown);
    f->data = e.data;
    f->len = e.size;
    if (!text) return kr_from_ptr(f);
    kr_value t = kr_textio_new(ctx, kr_from_ptr(f), how[0], how[1], how[2], false, false);
    kr_setattr(ctx, t, KR_N(ctx, mode), kr_str_intern_rom(ctx, "r"));
    return t;
}

/* ---- reading ---- */
static size_t available(const kr_romfile *f, kr_sword want) {
    size_t have = f->pos < f->len ? f->len - f->pos : 0;
    return want >= 0 && (size_t)want < have ? (size_t)want : have;
}

static kr_value take(kr_ctx *ctx, kr_romfile *f, size_t n) {
    kr_value r = kr_bytes_new(ctx, n ? f->data + f->pos : (const uint8_t *)"", n);
    f->pos += n;
    return r;
}

static kr_value f_read(kr_ctx *ctx, size_t n, const kr_value *a) {
    kr_romfile *f = live(ctx, a[0]);
    return take(ctx, f, available(f, kr_io_size_arg(ctx, n, a, 1)));
}

static kr_value f_readinto(kr_ctx *ctx, kr_value self, kr_value target) {
    kr_buffer view;
    kr_romfile *f = live(ctx, self);
    kr_io_target(ctx, target, &view);
    size_t k = available(f, (kr_sword)view.len);
    if (k) memmove(view.data, f->data + f->pos, k);
    f->pos += k;
    kr_release_buffer(ctx, &view);
    return kr_smallint((kr_sword)k);
}

static kr_value line_at(kr_ctx *ctx, kr_romfile *f, kr_sword limit) {
    size_t k = available(f, limit);
    const uint8_t *nl = k ? memchr(f->data + f->pos, '\n', k) : NULL;
    return take(ctx, f, nl ? (size_t)(nl - (f->data + f->pos)) + 1 : k);
}

static kr_value f_readline(kr_ctx *ctx, size_t n, const kr_value *a) {
    kr_sword limit = kr_io_size_arg(ctx, n, a, 1);
    return line_at(ctx, live(ctx, a[0]), limit);
}

static kr_value f_next(kr_ctx *ctx, kr_value self) {
    kr_value line = line_at(ctx, live(ctx, self), -1);
    return KR_AS(kr_bytes, line)->len ? line : KR_NULL;
}

static kr_value f_seek(kr_ctx *ctx, size_t n, const kr_value *a) {
    kr_romfile *f = live(ctx, a[0]);
    int64_t pos = kr_index_ssize(ctx, a[1]);
    int whence = n > 2 ? kr_as_int(ctx, a[2]) : 0;
    int64_t from = whence == 1 ? (int64_t)f->pos : whence == 2 ? (int64_t)f->len : 0;
    if (whence < 0 || whence > 2) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "invalid whence (%d, should be 0, 1 or 2)", whence);
    }
    if (!kr_i64_add(pos, from, &pos)) {
        kr_raise_fmt(ctx, &kr_type_OverflowError, "new position too large");
    }
    if (whence == 0 && pos < 0) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "negative seek value %lld", (long long)pos);
    }
    f->pos = pos < 0 ? 0 : (size_t)pos;
    return kr_int_new(ctx, (int64_t)f->pos);
}

static kr_value f_tell(kr_ctx *ctx, kr_value self) {
    return kr_int_new(ctx, (int64_t)live(ctx, self)->pos);
}

static kr_value f_true(kr_ctx *ctx, kr_value self) {
    live(ctx, self);
    return KR_TRUE;
}

static kr_value f_name(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return KR_AS(kr_romfile, self)->name;
}

static kr_value f_mode(kr_ctx *ctx, kr_value self) {
    (void)self;
    return kr_str_intern_rom(ctx, "rb");
}

/* A closed file's bytes stay readable through views that exist: the image holds them. */
static bool f_buffer(kr_ctx *ctx, kr_value self, kr_buffer *out, bool writable) {
    kr_romfile *f = live(ctx, self);
    if (writable) return false;
    out->data = (uint8_t *)(uintptr_t)f->data;
    out->len = f->len;
    out->itemsize = 1;
    out->format = "B";
    out->readonly = true;
    out->owner = self;
    return true;
}

static size_t f_length(kr_ctx *ctx, kr_value self) {
    return live(ctx, self)->len;
}

#define OWN &kr_type_romfile
static const kr_builtin methods[] = {
    KR_METHOD_VAR(OWN, "read", f_read, 1, 2, "Read at most size bytes."),
    KR_METHOD_VAR(OWN, "read1", f_read, 1, 2, "Read at most size bytes."),
    KR_METHOD_2(OWN, "readinto", f_readinto, "Read bytes into buffer."),
    KR_METHOD_2(OWN, "readinto1", f_readinto, "Read bytes into buffer."),
    KR_METHOD_VAR(OWN, "readline", f_readline, 1, 2, "Next line from the file."),
    KR_METHOD_VAR(OWN, "seek", f_seek, 2, 3, "Change stream position."),
    KR_METHOD_1(OWN, "tell", f_tell, "Current file position."),
    KR_METHOD_1(OWN, "readable", f_true, "True"),
    KR_METHOD_1(OWN, "seekable", f_true, "True"),
    KR_GETTER(OWN, "name", f_name, NULL, "the path as it was opened"),
    KR_GETTER(OWN, "mode", f_mode, NULL, "'rb'"),
    KR_IO_CANNOT_PICKLE(OWN),
};
#undef OWN

const kr_type kr_type_romfile = {
    .base_object = {&kr_type_type},
    .name = "vfs.RomFile",
    .base = &kr_type_bufferediobase,
    .flags = KR_TF_NO_NEW | KR_TF_WEAKREF,
    .version = 1,
    .size = sizeof(kr_romfile),
    .attrs_offset = offsetof(kr_io, attrs),
    .methods = methods,
    .n_methods = KR_ARRAY_LEN(methods),
    .doc = KR_DOC(
        "A file of a ROMFS image, opened for reading bytes; memoryview() of it copies nothing."),
    .trace = file_trace,
    .iter = kr_io_iter,
    .next = f_next,
    .len = f_length,
    .buffer = f_buffer,
};
