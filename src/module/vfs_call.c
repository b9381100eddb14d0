/* Asking a mounted file system, whatever it is written in. */
#include "module/vfs.h"

#include <errno.h>

#include "object/bytes.h"
#include "object/exception.h"
#include "object/int.h"
#include "object/protocol.h"
#include "object/seq.h"
#include "object/str.h"

typedef struct kr_fs_call {
    kr_value fs, name, args[2];
    size_t n;
} kr_fs_call;

static kr_value call_job(kr_ctx *ctx, void *arg) {
    kr_fs_call *job = arg;
    return kr_call_method(ctx, job->fs, job->name, job->args, KR_NARGS(job->n, 0));
}

static kr_value call_fs(kr_ctx *ctx, const kr_vfs_place *p, const char *name, kr_value second) {
    kr_fs_call job = {
        p->fs, kr_str_intern_rom(ctx, name), {p->rest, second}, kr_isnull(second) ? 1 : 2};
    kr_value exc, r = kr_protect(ctx, call_job, &job, &exc);
    if (kr_isnull(exc)) return r;
    if (kr_is_instance_of(exc, &kr_type_OSError)) {
        kr_exc *e = KR_AS(kr_exc, exc);
        kr_value *file = &e->field[KR_OS_FILENAME];
        if (!kr_isnull(*file) && kr_is(*file, p->rest)) kr_store(ctx, e, file, p->given);
    }
    kr_raise(ctx, exc);
}

kr_value kr_vfs_call(kr_ctx *ctx, const kr_vfs_place *p, const char *name) {
    return call_fs(ctx, p, name, KR_NULL);
}

kr_value kr_vfs_call2(kr_ctx *ctx, const kr_vfs_place *p, const char *name, kr_value second) {
    return call_fs(ctx, p, name, second);
}

void kr_vfs_numbers(kr_ctx *ctx, const kr_vfs_place *p, const char *name, int64_t *out, size_t n) {
    kr_value r = kr_vfs_call(ctx, p, name);
    size_t len = 0;
    if (!kr_is_tuple(r) && !kr_is_list(r)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "%s() of a file system returned %T, not tuple", name,
                     r);
    }
    kr_value tuple = kr_tuple_from_iterable(ctx, r), *items = kr_seq_items(tuple, &len);
    for (size_t i = 0; i < n; i++) out[i] = i < len ? kr_as_int64(ctx, items[i]) : 0;
    kr_keep(tuple);
}

typedef struct kr_kind_job {
    const kr_vfs_place *place;
    int64_t mode;
} kr_kind_job;

static kr_value kind_job(kr_ctx *ctx, void *arg) {
    kr_kind_job *job = arg;
    kr_vfs_numbers(ctx, job->place, "stat", &job->mode, 1);
    return KR_NONE;
}

int kr_vfs_kind(kr_ctx *ctx, const kr_vfs_place *p) {
    kr_kind_job job = {p, 0};
    kr_value exc;
    if (kr_str_eq_cstr(p->rest, "/")) return KR_VFS_IFDIR; /* not every one can stat its root */
    kr_protect(ctx, kind_job, &job, &exc);
    if (!kr_isnull(exc)) {
        if (!kr_is_instance_of(exc, &kr_type_OSError)) kr_raise(ctx, exc);
        return 0;
    }
    return (int)(job.mode & KR_VFS_IFMT);
}

kr_value kr_vfs_open(kr_ctx *ctx, const kr_vfs_place *p, kr_value mode, bool text,
                     const kr_value how[3]) {
    if (kr_is_vfsrom(p->fs)) {
        return kr_romfile_open(ctx, KR_AS(kr_vfsrom, p->fs), p->rest, p->given, text, how);
    }
    return kr_vfs_call2(ctx, p, "open", mode);
}

/* ---- a whole file ---- */
typedef struct kr_reading {
    kr_value stream, result;
} kr_reading;

/* By readinto, as MicroPython reads streams: 0 or None ends. */
static kr_value read_by_blocks(kr_ctx *ctx, kr_value readinto) {
    kr_value all = kr_bytearray_new(ctx, NULL, 0);
    kr_value block = kr_bytearray_new(ctx, NULL, 1024);
    for (;;) {
        kr_value n = kr_call1(ctx, readinto, block);
        kr_sword k = kr_is_none(n) ? 0 : kr_index_ssize(ctx, n);
        if (k < 0) kr_raise_oserror(ctx, k > -1000 ? (int)-k : EIO, KR_NULL);
        if (k == 0) break;
        if ((size_t)k > KR_AS(kr_bytearray, block)->len) kr_raise_oserror(ctx, EIO, KR_NULL);
        kr_buffer view;
        kr_get_buffer(ctx, block, &view, false);
        kr_bytearray_append(ctx, all, view.data, (size_t)k);
        kr_release_buffer(ctx, &view);
    }
    return all;
}

static kr_value bytes_of(kr_ctx *ctx, kr_value data) {
    kr_buffer view;
    if (kr_is_exact(data, &kr_type_bytes)) return data;
    kr_get_buffer(ctx, data, &view, false);
    kr_value r = kr_bytes_new(ctx, view.data, view.len);
    kr_release_buffer(ctx, &view);
    return r;
}

static kr_value read_job(kr_ctx *ctx, void *arg) {
    kr_reading *job = arg;
    kr_value m = kr_getattr_opt(ctx, job->stream, KR_N(ctx, read)), data;
    if (!kr_isnull(m)) {
        data = kr_call0(ctx, m);
    } else {
        data = read_by_blocks(ctx, kr_getattr(ctx, job->stream, KR_N(ctx, readinto)));
    }
    job->result = bytes_of(ctx, data);
    return KR_NONE;
}

/* Streams in the manner of MicroPython are closed by ioctl(4, 0). */
static kr_value close_stream(kr_ctx *ctx, void *arg) {
    kr_value stream = *(kr_value *)arg, args[2] = {kr_smallint(4), kr_smallint(0)};
    kr_value m = kr_getattr_opt(ctx, stream, kr_str_intern_rom(ctx, "ioctl"));
    if (!kr_isnull(m)) return kr_call2(ctx, m, args[0], args[1]);
    m = kr_getattr_opt(ctx, stream, KR_N(ctx, close));
    return kr_isnull(m) ? KR_NONE : kr_call0(ctx, m);
}

void kr_vfs_read(kr_ctx *ctx, const kr_vfs_place *p, kr_vfs_content *out) {
    kr_value none[3] = {KR_NULL, KR_NULL, KR_NULL}, exc, closing;
    if (kr_is_vfsrom(p->fs)) {
        kr_vfsrom *r = KR_AS(kr_vfsrom, p->fs);
        kr_romfs_entry e;
        kr_vfsrom_entry(ctx, r, p->rest, p->given, &e);
        if (e.is_dir) kr_raise_oserror(ctx, EISDIR, p->given);
        *out = (kr_vfs_content){e.data, e.size, r->keep, r->view};
        return;
    }
    kr_reading job = {kr_vfs_open(ctx, p, kr_str_intern_rom(ctx, "rb"), false, none), KR_NULL};
    kr_protect(ctx, read_job, &job, &exc);
    kr_protect(ctx, close_stream, &job.stream, &closing);
    if (kr_isnull(exc)) exc = closing;
    if (!kr_isnull(exc)) kr_raise(ctx, exc);
    const kr_bytes *b = KR_AS(const kr_bytes, job.result);
    *out = (kr_vfs_content){b->data, b->len, KR_ROM_CHANGES, job.result}; /* not worth keeping */
}
