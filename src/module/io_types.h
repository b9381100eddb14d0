/* Stream objects of module io, shared by the files io_*.c.
 *
 * Every stream struct starts with kr_io. The classes call each other through attributes
 * (kr_call_method), so streams written in Python fit in anywhere; a class knows its own kind's
 * exact type as a short cut. */
#ifndef KR_MODULE_IO_TYPES_H
#define KR_MODULE_IO_TYPES_H

#include "object/bytes.h"
#include "object/int.h"
#include "object/names.h"
#include "object/protocol.h"
#include "object/seq.h"
#include "object/str.h"
#include "vm/thread.h"

typedef struct kr_io {
    kr_object base;
    kr_attrs attrs;
    bool closed, finalizing;
} kr_io;

typedef struct kr_fileio {
    kr_io io;
    int fd; /* -1: closed or not open */
    bool readable, writable, created, appending, closefd;
    int8_t seekable; /* -1: not known yet */
} kr_fileio;

typedef struct kr_buffered {
    kr_io io;
    kr_value raw;    /* KR_NULL before __init__, None after detach */
    kr_value writer; /* BufferedRWPair: the writing half (a kr_buffered), raw is the reading half */
    uint8_t *buf;    /* leaf block of cap bytes */
    size_t cap;
    size_t rpos, rend; /* unread bytes */
    size_t wlen;       /* bytes waiting to be written (then rpos == rend == 0) */
    bool readable, writable;
    kr_monitor busy; /* a thread is at it */
} kr_buffered;

typedef struct kr_bytesio {
    kr_io io;
    uint8_t *data; /* leaf block */
    size_t len, cap, pos;
    uint32_t exports;
} kr_bytesio;

extern const kr_type kr_type_iobase, kr_type_rawiobase, kr_type_bufferediobase, kr_type_textiobase;
extern const kr_type kr_type_fileio, kr_type_bufferedreader, kr_type_bufferedwriter,
    kr_type_bufferedrandom, kr_type_bufferedrwpair, kr_type_bytesio, kr_type_stringio,
    kr_type_textiowrapper, kr_type_newlinedecoder;

/* Bytes that a buffer holds unless it is told otherwise: less where memory is short. */
static inline size_t kr_io_block(const kr_ctx *ctx) {
    size_t limit = kr_heap_limit(ctx->vm), n = 8192;
    while (limit && n > 512 && n > limit / 200) n /= 2;
    return n;
}

/* io_base.c: checks that go through attributes, as CPython's do */
bool kr_io_is_closed(kr_ctx *ctx, kr_value stream);
/* ValueError "I/O operation on closed file." */
void kr_io_check_closed(kr_ctx *ctx, kr_value stream);
KR_NORETURN void kr_io_unsupported(kr_ctx *ctx, const char *what); /* io.UnsupportedOperation */
/* The same, with the mode in which the file was opened if it knows it. */
KR_NORETURN void kr_io_wrong_mode(kr_ctx *ctx, kr_value file, const char *what);
kr_value kr_io_unsupported_class(kr_ctx *ctx);
void kr_io_trace(kr_visitor *v, kr_object *obj);
/* iter and next slots of every stream: itself, readline() */
kr_value kr_io_iter(kr_ctx *ctx, kr_value self);
kr_value kr_io_next(kr_ctx *ctx, kr_value self);
/* The target of a readinto() call; TypeError in its words. */
void kr_io_target(kr_ctx *ctx, kr_value v, kr_buffer *out);
/* -1 for None or missing, else the number; TypeError otherwise */
kr_sword kr_io_size_arg(kr_ctx *ctx, size_t n, const kr_value *a, size_t index);
/* Finalizer of every stream: close(), errors ignored. */
void kr_io_finalize(kr_ctx *ctx, kr_object *obj);
/* Methods of streams that are more than memory: they refuse. */
kr_value kr_io_cannot_pickle(kr_ctx *ctx, size_t n, const kr_value *a);
#define KR_IO_CANNOT_PICKLE(own)                                                                   \
    KR_METHOD_VAR(own, "__getstate__", kr_io_cannot_pickle, 1, 1, NULL),                           \
        KR_METHOD_VAR(own, "__reduce__", kr_io_cannot_pickle, 1, 1, NULL),                         \
        KR_METHOD_VAR(own, "__reduce_ex__", kr_io_cannot_pickle, 2, 2, NULL)

/* read(2) and write(2) while other threads run. */
kr_sword kr_fd_read_once(kr_ctx *ctx, int fd, void *buf, size_t n);
kr_sword kr_fd_write_once(kr_ctx *ctx, int fd, const void *buf, size_t n);
/* Reads or writes a descriptor; retries after signals. Returns -1 for "would block". */
kr_sword kr_fd_read(kr_ctx *ctx, int fd, void *buf, size_t n);
kr_sword kr_fd_write(kr_ctx *ctx, int fd, const void *buf, size_t n);

kr_value kr_fileio_open(kr_ctx *ctx, kr_value name, const char *mode, bool closefd,
                        kr_value opener);
kr_value kr_buffered_new(kr_ctx *ctx, const kr_type *type, kr_value raw, size_t size);
/* What write() of a BufferedWriter over a file does, without an object for the data; `through`: the
 * file gets them at once, so that no memory is needed. False: it is another kind of stream. The
 * data must stay where they are whatever a signal handler does. */
bool kr_buffered_put(kr_ctx *ctx, kr_value self, const void *data, size_t n, bool through);
/* newline: KR_NULL or None = universal; encoding/errors C strings */
/* The binary stream below a TextIOWrapper; KR_NULL or None if it has none. */
kr_value kr_textio_buffer(kr_value self);
kr_value kr_textio_new(kr_ctx *ctx, kr_value buffer, kr_value encoding, kr_value errors,
                       kr_value newline, bool line_buffering, bool write_through);

#endif
