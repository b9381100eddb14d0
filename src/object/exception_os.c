/* OSError: the subclass chosen by errno, and its fields. As in CPython the work is done in __new__
 * unless a subclass overrides __init__ but not __new__. */
#include <errno.h>

#include "object/exception_internal.h"
#include "object/int.h"

static const kr_type *class_of_errno(int64_t code) {
    switch (code) {
    case EAGAIN:
    case EALREADY:
    case EINPROGRESS:
        return &kr_type_BlockingIOError;
    case EPIPE:
    case ESHUTDOWN:
        return &kr_type_BrokenPipeError;
    case ECHILD:
        return &kr_type_ChildProcessError;
    case ECONNABORTED:
        return &kr_type_ConnectionAbortedError;
    case ECONNREFUSED:
        return &kr_type_ConnectionRefusedError;
    case ECONNRESET:
        return &kr_type_ConnectionResetError;
    case EEXIST:
        return &kr_type_FileExistsError;
    case ENOENT:
        return &kr_type_FileNotFoundError;
    case EISDIR:
        return &kr_type_IsADirectoryError;
    case ENOTDIR:
        return &kr_type_NotADirectoryError;
    case EINTR:
        return &kr_type_InterruptedError;
    case EACCES:
    case EPERM:
        return &kr_type_PermissionError;
    case ESRCH:
        return &kr_type_ProcessLookupError;
    case ETIMEDOUT:
        return &kr_type_TimeoutError;
    default:
        return &kr_type_OSError;
    }
}

static bool left_to_init(const kr_type *cls) {
    return KR_SLOT(cls, init) != kr_exc_init_os && KR_SLOT(cls, new_) == kr_exc_new_os;
}

static void fill(kr_ctx *ctx, kr_value self, kr_value *args, size_t n) {
    int64_t written;
    kr_exc_set_args(ctx, self, args, n);
    if (n < 2 || n > 5) return;
    kr_exc_set_field(ctx, self, KR_OS_ERRNO, args[0]);
    kr_exc_set_field(ctx, self, KR_OS_STRERROR, args[1]);
    if (n < 3 || kr_is_none(args[2])) return;
    if (kr_typeof(self) == &kr_type_BlockingIOError && kr_is_int(args[2]) &&
        kr_int_to_i64(args[2], &written)) {
        kr_exc_set_field(ctx, self, KR_OS_WRITTEN, args[2]);
        return;
    }
    kr_exc_set_field(ctx, self, KR_OS_FILENAME, args[2]);
    if (n == 5 && !kr_is_none(args[4])) kr_exc_set_field(ctx, self, KR_OS_FILENAME2, args[4]);
    kr_exc_set_args(ctx, self, args, 2);
}

kr_value kr_exc_new_os(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    kr_value self;
    int64_t code;
    if (left_to_init(cls)) return kr_exc_alloc(ctx, cls, NULL, 0);
    if (kr_nkw(n)) kr_raise_fmt(ctx, &kr_type_TypeError, "%N() takes no keyword arguments", cls);
    if (cls == &kr_type_OSError && kr_npos(n) >= 2 && kr_npos(n) <= 5 && kr_is_int(args[0]) &&
        kr_int_to_i64(args[0], &code)) {
        cls = class_of_errno(code);
    }
    self = kr_exc_alloc(ctx, cls, NULL, 0);
    fill(ctx, self, args, kr_npos(n));
    return self;
}

void kr_exc_init_os(kr_ctx *ctx, kr_value self, kr_value *args, kr_nargs n) {
    if (!left_to_init(kr_typeof(self))) return;
    kr_exc_no_keywords(ctx, self, n);
    fill(ctx, self, args, kr_npos(n));
}

kr_value kr_exc_str_os(kr_ctx *ctx, kr_value self) {
    const kr_exc *e = kr_exc_of(self);
    kr_value code = kr_exc_field(self, KR_OS_ERRNO), text = kr_exc_field(self, KR_OS_STRERROR);
    if (!kr_isnull(e->field[KR_OS_FILENAME])) {
        if (!kr_isnull(e->field[KR_OS_FILENAME2])) {
            return kr_str_format(ctx, "[Errno %S] %S: %R -> %R", code, text,
                                 e->field[KR_OS_FILENAME], e->field[KR_OS_FILENAME2]);
        }
        return kr_str_format(ctx, "[Errno %S] %S: %R", code, text, e->field[KR_OS_FILENAME]);
    }
    if (!kr_isnull(e->field[KR_OS_ERRNO]) && !kr_isnull(e->field[KR_OS_STRERROR])) {
        return kr_str_format(ctx, "[Errno %S] %S", code, text);
    }
    return kr_exc_base_str(ctx, self);
}

static kr_value os_reduce(kr_ctx *ctx, kr_value self) {
    const kr_exc *e = kr_exc_of(self);
    kr_value base = kr_exc_reduce(ctx, self), items[5] = {KR_NONE, KR_NONE, KR_NONE, KR_NONE};
    const kr_tuple *t = KR_AS(const kr_tuple, base);
    kr_value args;
    bool two = !kr_isnull(e->field[KR_OS_FILENAME2]);
    if (kr_exc_n_args(self) != 2 || kr_isnull(e->field[KR_OS_FILENAME])) return base;
    items[0] = kr_exc_arg(self, 0);
    items[1] = kr_exc_arg(self, 1);
    items[2] = e->field[KR_OS_FILENAME];
    items[4] = e->field[KR_OS_FILENAME2];
    args = kr_tuple_new(ctx, two ? 5 : 3, items);
    return t->len == 3 ? kr_tuple3(ctx, t->items[0], args, t->items[2])
                       : kr_tuple2(ctx, t->items[0], args);
}

static kr_value get_written(kr_ctx *ctx, kr_value self) {
    kr_value v = kr_exc_of(self)->field[KR_OS_WRITTEN];
    if (kr_isnull(v)) {
        kr_raise_obj(ctx, &kr_type_AttributeError, kr_str_intern_rom(ctx, "characters_written"));
    }
    return v;
}

static void set_written(kr_ctx *ctx, kr_value self, kr_value value) {
    if (!kr_isnull(value))
        value = kr_index(ctx, value);
    else
        get_written(ctx, self); /* AttributeError if there is none */
    kr_exc_set_field(ctx, self, KR_OS_WRITTEN, value);
}

KR_EXC_FIELD(code, KR_OS_ERRNO)
KR_EXC_FIELD(strerror, KR_OS_STRERROR)
KR_EXC_FIELD(filename, KR_OS_FILENAME)
KR_EXC_FIELD(filename2, KR_OS_FILENAME2)
const kr_builtin kr_exc_methods_os[KR_EXC_N_os] = {
    KR_GETTER(&kr_type_OSError, "errno", get_code, set_code, "POSIX exception code"),
    KR_GETTER(&kr_type_OSError, "strerror", get_strerror, set_strerror, "exception strerror"),
    KR_GETTER(&kr_type_OSError, "filename", get_filename, set_filename, "exception filename"),
    KR_GETTER(&kr_type_OSError, "filename2", get_filename2, set_filename2,
              "second exception filename"),
    KR_GETTER(&kr_type_OSError, "characters_written", get_written, set_written, NULL),
    KR_METHOD_1(&kr_type_OSError, "__reduce__", os_reduce, NULL),
};
