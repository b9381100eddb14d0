/* Module io: open() and the standard streams. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "module/builtins_io.h"
#include "module/io_types.h"
#include "module/mod_io.h"
#include "module/os_parts.h"
#include "object/dict.h"
#include "object/exception.h"
#include "object/module.h"
#include "object/path.h"
#include "vm/vm.h"

typedef struct kr_open_mode {
    char raw[4]; /* mode of the raw stream */
    bool creating, reading, writing, appending, updating, text, binary;
} kr_open_mode;

static void parse_mode(kr_ctx *ctx, kr_value mode, kr_open_mode *m) {
    const char *s = kr_str_cstr(ctx, mode);
    memset(m, 0, sizeof *m);
    for (const char *p = s; *p; p++) {
        bool *flag = *p == 'x'   ? &m->creating
                     : *p == 'r' ? &m->reading
                     : *p == 'w' ? &m->writing
                     : *p == 'a' ? &m->appending
                     : *p == '+' ? &m->updating
                     : *p == 't' ? &m->text
                     : *p == 'b' ? &m->binary
                                 : NULL;
        if (!flag || *flag) kr_raise_fmt(ctx, &kr_type_ValueError, "invalid mode: %R", mode);
        *flag = true;
    }
    if (m->text && m->binary) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "can't have text and binary mode at once");
    }
    if (m->creating + m->reading + m->writing + m->appending != 1) {
        kr_raise_fmt(ctx, &kr_type_ValueError,
                     m->creating + m->reading + m->writing + m->appending == 0
                         ? "Must have exactly one of create/read/write/append mode and at most one "
                           "plus"
                         : "must have exactly one of create/read/write/append mode");
    }
    char *r = m->raw;
    *r++ = m->creating ? 'x' : m->reading ? 'r' : m->writing ? 'w' : 'a';
    if (m->updating) *r++ = '+';
    *r = 0;
}

static bool given(kr_value v) {
    return !kr_isnull(v) && !kr_is_none(v);
}

static void check_text_args(kr_ctx *ctx, const kr_open_mode *m, const kr_value *a) {
    static const char *const what[3] = {"an encoding", "an errors", "a newline"};
    for (int i = 0; i < 3; i++) {
        if (m->binary && given(a[3 + i])) {
            kr_raise_fmt(ctx, &kr_type_ValueError, "binary mode doesn't take %s argument", what[i]);
        }
    }
}

/* Does the file lie in a mounted file system? Descriptors and what an opener opens do not. */
static KR_NOINLINE bool find_mount(kr_ctx *ctx, const kr_value *a, kr_vfs_place *place) {
    place->host = KR_NULL;
    if (kr_is_index(a[0]) || given(a[7])) return false;
    kr_value path = kr_path_str(ctx, kr_fspath(ctx, a[0]));
    if (memchr(kr_str_of(path)->data, 0, kr_str_of(path)->len)) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "embedded null byte");
    }
    return kr_vfs_find(ctx, path, place);
}

/* Images understand the arguments for text; others are given the mode, as MicroPython does, and
 * what they return is the file. */
static KR_NOINLINE kr_value open_mounted(kr_ctx *ctx, const kr_vfs_place *place, kr_value mode,
                                         const kr_value *a) {
    kr_open_mode m = {.binary = false};
    if (kr_is_vfsrom(place->fs) && kr_str_of(mode)->len) {
        parse_mode(ctx, mode, &m);
        check_text_args(ctx, &m, a);
        if (!m.reading || m.updating) kr_raise_oserror(ctx, EROFS, place->given);
    }
    return kr_vfs_open(ctx, place, mode, !m.binary, a + 3);
}

/* a: file, mode, buffering, encoding, errors, newline, closefd, opener */
kr_value kr_builtin_open(kr_ctx *ctx, const kr_value *a) {
    kr_open_mode m = {0};
    kr_value mode = kr_isnull(a[1]) ? kr_str_intern_rom(ctx, "r") : a[1];
    if (!kr_is_str(mode)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "open() argument 'mode' must be str, not %Z", mode);
    }
    kr_sword buffering = kr_isnull(a[2]) ? -1 : kr_index_ssize(ctx, a[2]);
    kr_value file = a[0];
    kr_vfs_place place;
    if (kr_vfs_active(ctx)) {
        if (find_mount(ctx, a, &place)) return open_mounted(ctx, &place, mode, a);
        if (!kr_isnull(place.host)) file = place.host;
    }
    parse_mode(ctx, mode, &m);
    check_text_args(ctx, &m, a);
    bool closefd = kr_isnull(a[6]) || kr_truth(ctx, a[6]);
    kr_value raw = kr_fileio_open(ctx, file, m.raw, closefd, a[7]);
    bool tty = buffering == 1 || (buffering < 0 && isatty(KR_AS(kr_fileio, raw)->fd));
    if (buffering == 1 && m.binary) buffering = -1;
    if (buffering < 0 || buffering == 1) buffering = (kr_sword)kr_io_block(ctx);
    if (buffering == 0) {
        if (m.binary) return raw;
        kr_call_method(ctx, raw, KR_N(ctx, close), NULL, 0);
        kr_raise_fmt(ctx, &kr_type_ValueError, "can't have unbuffered text I/O");
    }
    const kr_type *t = m.updating  ? &kr_type_bufferedrandom
                       : m.reading ? &kr_type_bufferedreader
                                   : &kr_type_bufferedwriter;
    kr_value buffer = kr_buffered_new(ctx, t, raw, (size_t)buffering);
    if (m.binary) return buffer;
    kr_value text = kr_textio_new(ctx, buffer, a[3], a[4], a[5], tty, false);
    kr_setattr(ctx, text, KR_N(ctx, mode), mode);
    return text;
}

static kr_value io_text_encoding(kr_ctx *ctx, size_t n, const kr_value *a) {
    (void)n;
    return kr_is_none(a[0]) ? kr_str_intern_rom(ctx, "utf-8") : a[0];
}

static kr_value io_open_code(kr_ctx *ctx, const kr_value *a) {
    kr_value args[8] = {
        a[0], kr_str_intern_rom(ctx, "rb"), KR_NULL, KR_NULL, KR_NULL, KR_NULL, KR_NULL, KR_NULL};
    return kr_builtin_open(ctx, args);
}

static const kr_builtin members[] = {
    KR_FUNC_SIG("open", kr_builtin_open,
                "file,mode=,buffering=,encoding=,errors=,newline=,closefd=,opener=",
                "Open file and return a stream."),
    KR_FUNC_SIG("open_code", io_open_code, "path", "Opens the provided file for reading its code."),
    KR_FUNC_VAR("text_encoding", io_text_encoding, 1, 2,
                "A helper function to choose the encoding."),
};

static const kr_type *const types[] = {
    &kr_type_iobase,         &kr_type_rawiobase,
    &kr_type_bufferediobase, &kr_type_textiobase,
    &kr_type_fileio,         &kr_type_bufferedreader,
    &kr_type_bufferedwriter, &kr_type_bufferedrandom,
    &kr_type_bufferedrwpair, &kr_type_bytesio,
    &kr_type_stringio,       &kr_type_textiowrapper,
    &kr_type_newlinedecoder, NULL,
};

/* class UnsupportedOperation(OSError, ValueError) */
static void add_unsupported(kr_ctx *ctx, kr_value m) {
    kr_value d = kr_dict_new(ctx, 2);
    kr_dict_set_name(ctx, d, KR_N(ctx, __module__), kr_str_intern_rom(ctx, "io"));
    kr_value bases =
        kr_tuple2(ctx, kr_type_value(&kr_type_OSError), kr_type_value(&kr_type_ValueError));
    kr_value t = kr_type_new_class(
        ctx, &kr_type_type, kr_str_intern_rom(ctx, "UnsupportedOperation"), bases, d, NULL, 0);
    kr_module_set(ctx, m, "UnsupportedOperation", t);
}

static void init_io_c(kr_ctx *ctx, kr_value m) {
    add_unsupported(ctx, m);
    kr_module_set(ctx, m, "BlockingIOError", kr_type_value(&kr_type_BlockingIOError));
    kr_module_set(ctx, m, "DEFAULT_BUFFER_SIZE", kr_smallint((kr_sword)kr_io_block(ctx)));
}

const kr_module_def kr_module_io_c = {
    .name = "_io",
    .doc = KR_DOC("The stream classes in C."),
    .members = members,
    .n_members = KR_ARRAY_LEN(members),
    .types = types,
    .init = init_io_c,
};

/* ---- io: the public names; the abstract classes under their public names ---- */
static void init_io(kr_ctx *ctx, kr_value m) {
    static const char *const abstract[4][2] = {{"IOBase", "_io._IOBase"},
                                               {"RawIOBase", "_io._RawIOBase"},
                                               {"BufferedIOBase", "_io._BufferedIOBase"},
                                               {"TextIOBase", "_io._TextIOBase"}};
    const kr_type *base[4] = {&kr_type_iobase, &kr_type_rawiobase, &kr_type_bufferediobase,
                              &kr_type_textiobase};
    kr_value c = kr_import(ctx, "_io");
    for (size_t i = 0; i < 4; i++) kr_module_set(ctx, m, abstract[i][0], kr_type_value(base[i]));
    kr_module_set(ctx, m, "open", kr_builtins_get(ctx, kr_str_intern_rom(ctx, "open")));
    kr_module_set(ctx, m, "UnsupportedOperation",
                  kr_getattr(ctx, c, kr_str_intern_rom(ctx, "UnsupportedOperation")));
    kr_module_set(ctx, m, "BlockingIOError", kr_type_value(&kr_type_BlockingIOError));
    kr_module_set(ctx, m, "DEFAULT_BUFFER_SIZE", kr_smallint((kr_sword)kr_io_block(ctx)));
    kr_module_set(ctx, m, "SEEK_SET", kr_smallint(0));
    kr_module_set(ctx, m, "SEEK_CUR", kr_smallint(1));
    kr_module_set(ctx, m, "SEEK_END", kr_smallint(2));
}

static const kr_type *const public_types[] = {
    &kr_type_fileio,         &kr_type_bufferedreader,
    &kr_type_bufferedwriter, &kr_type_bufferedrandom,
    &kr_type_bufferedrwpair, &kr_type_bytesio,
    &kr_type_stringio,       &kr_type_textiowrapper,
    &kr_type_newlinedecoder, NULL,
};

const kr_module_def kr_module_io = {
    .name = "io",
    .library = true,
    .doc = KR_DOC("The io module provides the Python interfaces to stream handling."),
    .members = members,
    .n_members = KR_ARRAY_LEN(members),
    .types = public_types,
    .init = init_io,
};

/* ---- standard streams ---- */
static kr_value std_stream(kr_ctx *ctx, int fd, const char *name, const char *errors,
                           bool unbuffered) {
    if (fcntl(fd, F_GETFL) < 0) return KR_NONE;
    const char *mode = fd == 0 ? "r" : "w";
    kr_value raw = kr_fileio_open(ctx, kr_smallint(fd), mode, false, KR_NULL);
    kr_setattr(ctx, raw, KR_N(ctx, name), kr_str_intern_cstr(ctx, name));
    const kr_type *type = fd == 0 ? &kr_type_bufferedreader : &kr_type_bufferedwriter;
    kr_value buffer = unbuffered ? raw : kr_buffered_new(ctx, type, raw, kr_io_block(ctx));
    bool line = fd == 2 || isatty(fd);
    kr_value text =
        kr_textio_new(ctx, buffer, kr_str_intern_rom(ctx, "utf-8"), kr_str_intern_cstr(ctx, errors),
                      fd == 0 ? KR_NULL : kr_str_of_ascii(ctx, '\n'), line, unbuffered);
    kr_setattr(ctx, text, KR_N(ctx, mode), kr_str_intern_cstr(ctx, mode));
    return text;
}

/* Bytes that are no UTF-8 pass through in the locales that promise nothing about them (PEP 538,
 * 540). */
static const char *std_errors(void) {
    static const char *const lax[] = {"C", "POSIX", "C.UTF-8", "C.utf8", "UTF-8"};
    static const char *const variables[] = {"LC_ALL", "LC_CTYPE", "LANG"};
    const char *locale = NULL;
    for (size_t i = 0; i < KR_ARRAY_LEN(variables) && (!locale || !*locale); i++) {
        locale = getenv(variables[i]);
    }
    if (!locale || !*locale) return "surrogateescape";
    for (size_t i = 0; i < KR_ARRAY_LEN(lax); i++) {
        if (!strcmp(locale, lax[i])) return "surrogateescape";
    }
    return "strict";
}

/* Made once for sys.stdout and sys.__stdout__, whichever is asked for first. */
static kr_value sys_stream(kr_ctx *ctx, int fd) {
    static const char *const names[3] = {"stdin", "stdout", "stderr"};
    static const char *const shown[3] = {"<stdin>", "<stdout>", "<stderr>"};
    static const char *const keep[3] = {"__stdin__", "__stdout__", "__stderr__"};
    kr_value dict = kr_module_dict(ctx->vm->sys_module), name = kr_str_intern_rom(ctx, keep[fd]), s;
    s = kr_dict_get_name(ctx, dict, name);
    if (!kr_isnull(s)) return s;
    s = std_stream(ctx, fd, shown[fd], fd == 2 ? "backslashreplace" : std_errors(),
                   ctx->vm->unbuffered && fd);
    kr_dict_set_name(ctx, dict, name, s);
    name = kr_str_intern_rom(ctx, names[fd]);
    if (kr_isnull(kr_dict_get_name(ctx, dict, name))) kr_dict_set_name(ctx, dict, name, s);
    return s;
}

kr_value kr_io_stdin(kr_ctx *ctx) {
    return sys_stream(ctx, 0);
}

kr_value kr_io_stdout(kr_ctx *ctx) {
    return sys_stream(ctx, 1);
}

kr_value kr_io_stderr(kr_ctx *ctx) {
    return sys_stream(ctx, 2);
}

/* ---- exit ---- */
static bool is_stream(kr_object *obj, void *opaque) {
    (void)opaque;
    return kr_slots_of(obj->type)->finalize == kr_io_finalize;
}

static bool is_no_stream(kr_object *obj, void *opaque) {
    return !is_stream(obj, opaque);
}

/* A file's own descriptor, not one of 0, 1, 2. */
static bool is_own_file(kr_value raw) {
    return !kr_isnull(raw) && kr_is_exact(raw, &kr_type_fileio) && KR_AS(kr_fileio, raw)->closefd &&
           KR_AS(kr_fileio, raw)->fd > 2;
}

static bool is_open_buffer(kr_object *obj, void *opaque) {
    (void)opaque;
    if (obj->type != &kr_type_bufferedwriter && obj->type != &kr_type_bufferedrandom) return false;
    return is_own_file(((kr_buffered *)obj)->raw);
}

static bool is_open_text(kr_object *obj, void *opaque) {
    (void)opaque;
    if (obj->type != &kr_type_textiowrapper) return false;
    kr_value buffer = kr_textio_buffer(kr_from_ptr(obj));
    return kr_is_object(buffer) && is_open_buffer(kr_ptr(buffer), NULL);
}

void kr_io_finish(kr_ctx *ctx) {
    kr_heap_queue_finalizers(ctx->vm, is_no_stream, NULL);
    kr_run_finalizers(ctx);
    kr_heap_queue_finalizers(ctx->vm, is_open_text, NULL);
    kr_run_finalizers(ctx);
    kr_heap_queue_finalizers(ctx->vm, is_open_buffer, NULL);
    kr_run_finalizers(ctx);
}
