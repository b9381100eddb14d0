/* Module zlib, over the library of that name.
 *
 * What a stream of the library takes lies outside the heap, so it belongs to an object that gives
 * it back when it goes: the one-step functions make one too, since they may raise half way. */
#include <zlib.h>

#include "module/error_class.h"
#include "object/bytes.h"
#include "object/bytes_internal.h"
#include "object/int.h"
#include "object/module.h"
#include "object/str.h"

static const kr_error_class zlib_error = {"zlib", "error", &kr_type_Exception};

typedef struct stream {
    kr_object base;
    z_stream z;
    bool live, deflates, eof;
    kr_value unused_data, unconsumed_tail; /* bytes */
    kr_value dictionary;                   /* bytes or KR_NULL */
} stream;

static const kr_type compress_type, decompress_type;

static KR_NORETURN void failed(kr_ctx *ctx, const z_stream *z, int err, const char *what) {
    const char *text = z->msg;
    if (err == Z_VERSION_ERROR) text = "library version mismatch";
    if (!text && err == Z_BUF_ERROR) text = "incomplete or truncated stream";
    if (!text && err == Z_STREAM_ERROR) text = "inconsistent stream state";
    if (!text && err == Z_DATA_ERROR) text = "invalid input data";
    if (err == Z_MEM_ERROR) kr_raise_memory(ctx);
    if (text) kr_error_class_raise(ctx, &zlib_error, "Error %d %s: %s", err, what, text);
    kr_error_class_raise(ctx, &zlib_error, "Error %d %s", err, what);
}

static void stream_end(stream *s) {
    if (!s->live) return;
    s->live = false;
    if (s->deflates)
        deflateEnd(&s->z);
    else
        inflateEnd(&s->z);
}

static void stream_finalize(kr_ctx *ctx, kr_object *obj) {
    (void)ctx;
    stream_end((stream *)obj);
}

static void stream_trace(kr_visitor *v, kr_object *obj) {
    stream *s = (stream *)obj;
    kr_visit(v, &s->unused_data);
    kr_visit(v, &s->unconsumed_tail);
    kr_visit(v, &s->dictionary);
}

static stream *stream_new(kr_ctx *ctx, bool deflates) {
    kr_value none = kr_bytes_new(ctx, NULL, 0);
    stream *s = kr_instance_alloc(ctx, deflates ? &compress_type : &decompress_type);
    s->deflates = deflates;
    kr_store(ctx, s, &s->unused_data, none);
    kr_store(ctx, s, &s->unconsumed_tail, none);
    return s;
}

static int int_arg(kr_ctx *ctx, kr_value v, int dflt) {
    return kr_isnull(v) ? dflt : kr_as_int(ctx, v);
}

/* ---- running a stream ---- */

/* Runs it over all of its input, as far as `limit` bytes of output; what came is appended. The last
 * status of the library. */
static int run(kr_ctx *ctx, stream *s, kr_bytebuf *out, int flush, size_t limit) {
    enum { ROOM = 16384 };
    int err;
    do {
        size_t room = limit && limit - out->len < ROOM ? limit - out->len : ROOM;
        kr_bytebuf_reserve(ctx, out, room);
        room = out->cap - out->len;
        if (room > (1u << 30)) room = 1u << 30;
        if (limit && room > limit - out->len) room = limit - out->len;
        s->z.next_out = out->data + out->len;
        s->z.avail_out = (uInt)room;
        err = s->deflates ? deflate(&s->z, flush) : inflate(&s->z, flush);
        if (err == Z_NEED_DICT && !kr_isnull(s->dictionary)) {
            kr_span d = kr_bytes_span(s->dictionary);
            err = inflateSetDictionary(&s->z, d.p, (uInt)d.n);
            if (err != Z_OK) failed(ctx, &s->z, err, "while setting zdict");
            err = inflate(&s->z, flush);
        }
        out->len += room - s->z.avail_out;
        kr_tick(ctx, 5000);
    } while (s->z.avail_out == 0 && err == Z_OK && !(limit && out->len >= limit));
    return err;
}

/* The input, and what the library does with it: in pieces that it can count. */
static int feed(kr_ctx *ctx, stream *s, kr_span in, kr_bytebuf *out, int flush, size_t limit) {
    const size_t most = 1u << 30;
    int err = Z_OK;
    do {
        size_t n = in.n < most ? in.n : most;
        s->z.next_in = (Bytef *)(uintptr_t)in.p;
        s->z.avail_in = (uInt)n;
        err = run(ctx, s, out, in.n > n ? Z_NO_FLUSH : flush, limit);
        in.p += n;
        in.n -= n;
    } while (in.n && err == Z_OK && !(limit && out->len >= limit));
    /* what follows the part that was not taken counts as not taken */
    s->z.avail_in += (uInt)(in.n < UINT32_MAX - s->z.avail_in ? in.n : 0);
    return err;
}

static void start_deflate(kr_ctx *ctx, stream *s, int level, int method, int wbits, int mem,
                          int strategy) {
    int err = deflateInit2(&s->z, level, method, wbits, mem, strategy);
    if (err == Z_STREAM_ERROR) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "Invalid initialization option");
    }
    if (err != Z_OK) failed(ctx, &s->z, err, "while creating compression object");
    s->live = true;
}

static void start_inflate(kr_ctx *ctx, stream *s, int wbits) {
    int err = inflateInit2(&s->z, wbits);
    if (err == Z_STREAM_ERROR) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "Invalid initialization option");
    }
    if (err != Z_OK) failed(ctx, &s->z, err, "while creating decompression object");
    s->live = true;
}

static kr_value taken(kr_ctx *ctx, kr_bytebuf *b) {
    kr_value v = kr_bytes_new(ctx, b->data, b->len);
    kr_heap_free(ctx, b->data);
    return v;
}

/* ---- in one step ---- */

static kr_value f_compress(kr_ctx *ctx, const kr_value *a) {
    kr_span in = kr_bytes_stable_span(ctx, a[0]);
    int level = int_arg(ctx, a[1], Z_DEFAULT_COMPRESSION), wbits = int_arg(ctx, a[2], MAX_WBITS);
    stream *s = stream_new(ctx, true);
    kr_bytebuf out;
    int err = deflateInit2(&s->z, level, Z_DEFLATED, wbits, 8, Z_DEFAULT_STRATEGY);
    if (err == Z_STREAM_ERROR) {
        kr_error_class_raise(ctx, &zlib_error, "Bad compression level");
    }
    if (err != Z_OK) failed(ctx, &s->z, err, "while compressing data");
    s->live = true;
    kr_bytebuf_init(ctx, &out, 16384);
    err = feed(ctx, s, in, &out, Z_FINISH, 0);
    if (err != Z_STREAM_END) failed(ctx, &s->z, err, "while compressing data");
    stream_end(s);
    return taken(ctx, &out);
}

static kr_value f_decompress(kr_ctx *ctx, const kr_value *a) {
    kr_span in = kr_bytes_stable_span(ctx, a[0]);
    int wbits = int_arg(ctx, a[1], MAX_WBITS);
    kr_sword size = kr_isnull(a[2]) ? 16384 : kr_index_ssize(ctx, a[2]);
    if (size < 0) kr_raise_fmt(ctx, &kr_type_ValueError, "bufsize must be non-negative");
    stream *s = stream_new(ctx, false);
    kr_bytebuf out;
    int err = inflateInit2(&s->z, wbits);
    if (err != Z_OK) failed(ctx, &s->z, err, "while preparing to decompress data");
    s->live = true;
    kr_bytebuf_init(ctx, &out, size < 16384 ? 16384 : (size_t)size);
    err = feed(ctx, s, in, &out, Z_SYNC_FLUSH, 0);
    if (err != Z_STREAM_END) {
        failed(ctx, &s->z, err == Z_OK ? Z_BUF_ERROR : err, "while decompressing data");
    }
    stream_end(s);
    return taken(ctx, &out);
}

/* ---- objects ---- */

static kr_value f_compressobj(kr_ctx *ctx, const kr_value *a) {
    stream *s = stream_new(ctx, true);
    start_deflate(ctx, s, int_arg(ctx, a[0], Z_DEFAULT_COMPRESSION), int_arg(ctx, a[1], Z_DEFLATED),
                  int_arg(ctx, a[2], MAX_WBITS), int_arg(ctx, a[3], 8),
                  int_arg(ctx, a[4], Z_DEFAULT_STRATEGY));
    if (!kr_isnull(a[5]) && !kr_is_none(a[5])) {
        kr_span d = kr_bytes_need_span(ctx, a[5]);
        if (deflateSetDictionary(&s->z, d.p, (uInt)d.n) != Z_OK) {
            kr_raise_fmt(ctx, &kr_type_ValueError, "Invalid dictionary");
        }
    }
    return kr_from_ptr(s);
}

static kr_value f_decompressobj(kr_ctx *ctx, const kr_value *a) {
    stream *s = stream_new(ctx, false);
    int wbits = int_arg(ctx, a[0], MAX_WBITS);
    start_inflate(ctx, s, wbits);
    if (!kr_isnull(a[1])) {
        kr_span d = kr_bytes_need_span(ctx, a[1]);
        kr_store(ctx, s, &s->dictionary, kr_bytes_new(ctx, d.p, d.n));
        if (wbits < 0 && inflateSetDictionary(&s->z, d.p, (uInt)d.n) != Z_OK) {
            kr_raise_fmt(ctx, &kr_type_ValueError, "Invalid dictionary");
        }
    }
    return kr_from_ptr(s);
}

static kr_value c_compress(kr_ctx *ctx, kr_value self, kr_value data) {
    stream *s = KR_AS(stream, self);
    kr_span in = kr_bytes_stable_span(ctx, data);
    kr_bytebuf out;
    kr_bytebuf_init(ctx, &out, 256);
    int err = s->live ? feed(ctx, s, in, &out, Z_NO_FLUSH, 0) : Z_STREAM_ERROR;
    if (err != Z_OK && err != Z_BUF_ERROR) failed(ctx, &s->z, err, "while compressing data");
    return taken(ctx, &out);
}

static kr_value c_flush(kr_ctx *ctx, size_t n, const kr_value *a) {
    stream *s = KR_AS(stream, a[0]);
    int mode = n > 1 ? kr_as_int(ctx, a[1]) : Z_FINISH;
    kr_bytebuf out;
    if (mode == Z_NO_FLUSH) return kr_bytes_new(ctx, NULL, 0);
    kr_bytebuf_init(ctx, &out, 256);
    int err = s->live ? feed(ctx, s, (kr_span){NULL, 0}, &out, mode, 0) : Z_STREAM_ERROR;
    if (err == Z_STREAM_END && mode == Z_FINISH) {
        stream_end(s);
    } else if (err != Z_OK && err != Z_BUF_ERROR) {
        failed(ctx, &s->z, err, "while flushing");
    }
    return taken(ctx, &out);
}

/* After a run: what was not looked at belongs to the caller again. */
static void keep_rest(kr_ctx *ctx, stream *s, int err) {
    const uint8_t *rest = s->z.next_in;
    size_t n = s->z.avail_in;
    bool had_tail = kr_bytes_span(s->unconsumed_tail).n;
    kr_value more = kr_bytes_new(ctx, n ? rest : NULL, n);
    if (err == Z_STREAM_END) {
        kr_store(ctx, s, &s->unused_data, kr_bytes_concat(ctx, s->unused_data, more));
        n = 0;
        s->eof = true;
    }
    /* CPython's, too, has the bytes behind the end twice if there was a tail before */
    if (n || had_tail) kr_store(ctx, s, &s->unconsumed_tail, more);
}

static kr_value d_decompress(kr_ctx *ctx, const kr_value *a) {
    stream *s = KR_AS(stream, a[0]);
    kr_span in = kr_bytes_stable_span(ctx, a[1]);
    kr_sword limit = kr_isnull(a[2]) ? 0 : kr_index_ssize(ctx, a[2]);
    kr_bytebuf out;
    if (limit < 0) kr_raise_fmt(ctx, &kr_type_ValueError, "max_length must be non-negative");
    kr_bytebuf_init(ctx, &out, 256);
    if (s->eof) {
        kr_value more = kr_bytes_new(ctx, in.p, in.n);
        kr_store(ctx, s, &s->unused_data, kr_bytes_concat(ctx, s->unused_data, more));
        return taken(ctx, &out);
    }
    int err = feed(ctx, s, in, &out, Z_SYNC_FLUSH, (size_t)limit);
    if (err != Z_OK && err != Z_STREAM_END && err != Z_BUF_ERROR) {
        failed(ctx, &s->z, err, "while decompressing data");
    }
    keep_rest(ctx, s, err);
    return taken(ctx, &out);
}

static kr_value d_flush(kr_ctx *ctx, size_t n, const kr_value *a) {
    stream *s = KR_AS(stream, a[0]);
    kr_sword length = n > 1 ? kr_index_ssize(ctx, a[1]) : 16384;
    kr_bytebuf out;
    if (length <= 0) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "length must be greater than zero");
    }
    kr_bytebuf_init(ctx, &out, 256);
    if (s->eof) return taken(ctx, &out);
    kr_value tail = s->unconsumed_tail;
    int err = feed(ctx, s, kr_bytes_span(tail), &out, Z_SYNC_FLUSH, 0);
    if (err != Z_OK && err != Z_STREAM_END && err != Z_BUF_ERROR) {
        failed(ctx, &s->z, err, "while decompressing data");
    }
    keep_rest(ctx, s, err);
    kr_keep(tail);
    return taken(ctx, &out);
}

static kr_value m_copy(kr_ctx *ctx, kr_value self) {
    stream *s = KR_AS(stream, self), *copy = stream_new(ctx, s->deflates);
    int err = !s->live      ? Z_STREAM_ERROR
              : s->deflates ? deflateCopy(&copy->z, &s->z)
                            : inflateCopy(&copy->z, &s->z);
    if (err == Z_STREAM_ERROR) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "Inconsistent stream state");
    }
    if (err != Z_OK) failed(ctx, &s->z, err, "while copying object");
    copy->live = true;
    copy->eof = s->eof;
    kr_store(ctx, copy, &copy->unused_data, s->unused_data);
    kr_store(ctx, copy, &copy->unconsumed_tail, s->unconsumed_tail);
    kr_store(ctx, copy, &copy->dictionary, s->dictionary);
    return kr_from_ptr(copy);
}

static kr_value m_deepcopy(kr_ctx *ctx, kr_value self, kr_value memo) {
    (void)memo;
    return m_copy(ctx, self);
}

static kr_value get_unused(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return KR_AS(stream, self)->unused_data;
}

static kr_value get_tail(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return KR_AS(stream, self)->unconsumed_tail;
}

static kr_value get_eof(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return kr_bool(KR_AS(stream, self)->eof);
}

#define COPIES(type)                                                                               \
    KR_METHOD_1(type, "copy", m_copy, "Return a copy of the object."),                             \
        KR_METHOD_1(type, "__copy__", m_copy, NULL),                                               \
        KR_METHOD_2(type, "__deepcopy__", m_deepcopy, NULL)
#define TYPE(sym, text, methods_)                                                                  \
    static const kr_type sym = {                                                                   \
        .base_object = {&kr_type_type},                                                            \
        .name = text,                                                                              \
        .base = &kr_type_object,                                                                   \
        .flags = KR_TF_NO_NEW | KR_TF_HAS_FINALIZER,                                               \
        .version = 1,                                                                              \
        .size = sizeof(stream),                                                                    \
        .n_methods = KR_ARRAY_LEN(methods_),                                                       \
        .methods = methods_,                                                                       \
        .trace = stream_trace,                                                                     \
        .finalize = stream_finalize,                                                               \
    }

static const kr_builtin compress_methods[] = {
    KR_METHOD_2(&compress_type, "compress", c_compress,
                "Bytes of the compressed data, as far as there are some by now."),
    KR_METHOD_VAR(&compress_type, "flush", c_flush, 1, 2, "The rest of the compressed data."),
    COPIES(&compress_type),
};
TYPE(compress_type, "zlib.Compress", compress_methods);

static const kr_builtin decompress_methods[] = {
    KR_METHOD_SIG(&decompress_type, "decompress", d_decompress, "data,/,max_length=",
                  "The decompressed data, not more than max_length bytes of it."),
    KR_METHOD_VAR(&decompress_type, "flush", d_flush, 1, 2, "What remains to be decompressed."),
    COPIES(&decompress_type),
    KR_MEMBER(&decompress_type, "unused_data", get_unused, NULL),
    KR_MEMBER(&decompress_type, "unconsumed_tail", get_tail, NULL),
    KR_MEMBER(&decompress_type, "eof", get_eof, NULL),
};
TYPE(decompress_type, "zlib.Decompress", decompress_methods);

/* ---- check sums ---- */

static kr_value sum(kr_ctx *ctx, const kr_value *a, uLong dflt,
                    uLong (*f)(uLong, const Bytef *, z_size_t)) {
    uLong value = dflt;
    kr_buffer b;
    if (!kr_isnull(a[1])) {
        kr_value mask = kr_int_new(ctx, INT64_C(0xffffffff));
        value = (uLong)kr_as_int64(ctx, kr_binary(ctx, KR_BIN_AND, kr_index(ctx, a[1]), mask));
    }
    kr_get_buffer(ctx, a[0], &b, false);
    value = f(value, b.data, b.len);
    kr_release_buffer(ctx, &b);
    return kr_int_new(ctx, (int64_t)(value & 0xffffffff));
}

static kr_value f_crc32(kr_ctx *ctx, const kr_value *a) {
    return sum(ctx, a, 0, crc32_z);
}

static kr_value f_adler32(kr_ctx *ctx, const kr_value *a) {
    return sum(ctx, a, 1, adler32_z);
}

static kr_value make_error(kr_ctx *ctx) {
    return kr_error_class_get(ctx, &zlib_error);
}

static kr_value runtime_version(kr_ctx *ctx) {
    return kr_str_from_cstr(ctx, zlibVersion());
}

static const kr_lazy_member lazy[] = {
    {"error", make_error, NULL},
    {"ZLIB_VERSION", NULL, ZLIB_VERSION},
    {"ZLIB_RUNTIME_VERSION", runtime_version, NULL},
    {NULL, NULL, NULL},
};

#define NUMBER(name) KR_CONSTANT(#name, KR_SMALLINT_INIT(name))
static const kr_builtin members[] = {
    KR_FUNC_SIG("compress", f_compress, "data,/,level=,wbits=", "Compressed data."),
    KR_FUNC_SIG("decompress", f_decompress, "data,/,wbits=,bufsize=", "Uncompressed data."),
    KR_FUNC_SIG("compressobj", f_compressobj, "level=,method=,wbits=,memLevel=,strategy=,zdict=",
                "An object that compresses data piece by piece."),
    KR_FUNC_SIG("decompressobj", f_decompressobj,
                "wbits=,zdict=", "An object that decompresses data piece by piece."),
    KR_FUNC_SIG("crc32", f_crc32, "data,value=,/", "Compute a CRC-32 checksum of data."),
    KR_FUNC_SIG("adler32", f_adler32, "data,value=,/", "Compute an Adler-32 checksum of data."),
    NUMBER(MAX_WBITS),
    KR_CONSTANT("DEFLATED", KR_SMALLINT_INIT(Z_DEFLATED)),
    KR_CONSTANT("DEF_MEM_LEVEL", KR_SMALLINT_INIT(8)),
    KR_CONSTANT("DEF_BUF_SIZE", KR_SMALLINT_INIT(16384)),
    NUMBER(Z_NO_COMPRESSION),
    NUMBER(Z_BEST_SPEED),
    NUMBER(Z_BEST_COMPRESSION),
    NUMBER(Z_DEFAULT_COMPRESSION),
    NUMBER(Z_DEFAULT_STRATEGY),
    NUMBER(Z_FILTERED),
    NUMBER(Z_HUFFMAN_ONLY),
    NUMBER(Z_RLE),
    NUMBER(Z_FIXED),
    NUMBER(Z_NO_FLUSH),
    NUMBER(Z_PARTIAL_FLUSH),
    NUMBER(Z_SYNC_FLUSH),
    NUMBER(Z_FULL_FLUSH),
    NUMBER(Z_FINISH),
    NUMBER(Z_BLOCK),
    NUMBER(Z_TREES),
};

const kr_module_def kr_module_zlib = {
    .name = "zlib",
    .doc = KR_DOC("Compression and decompression with the library zlib."),
    .members = members,
    .n_members = KR_ARRAY_LEN(members),
    .lazy = lazy,
};
