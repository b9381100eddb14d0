/* Module errno: the system's error numbers, from one table. */
#include <errno.h>

#include "object/dict.h"
#include "object/module.h"
#include "object/protocol.h"
#include "object/str.h"

static const struct {
    const char *name;
    int number;
} codes[] = {
#define E(name) {#name, name},
    // clang-format off
    E(EPERM) E(ENOENT) E(ESRCH) E(EINTR) E(EIO) E(ENXIO) E(E2BIG) E(ENOEXEC) E(EBADF) E(ECHILD)
    E(EAGAIN) E(ENOMEM) E(EACCES) E(EFAULT) E(ENOTBLK) E(EBUSY) E(EEXIST) E(EXDEV) E(ENODEV)
    E(ENOTDIR) E(EISDIR) E(EINVAL) E(ENFILE) E(EMFILE) E(ENOTTY) E(ETXTBSY) E(EFBIG) E(ENOSPC)
    E(ESPIPE) E(EROFS) E(EMLINK) E(EPIPE) E(EDOM) E(ERANGE) E(EDEADLK) E(ENAMETOOLONG) E(ENOLCK)
    E(ENOSYS) E(ENOTEMPTY) E(ELOOP) E(EWOULDBLOCK) E(ENOMSG) E(EIDRM) E(ENOSTR) E(ENODATA)
    E(ETIME) E(ENOSR) E(EREMOTE) E(ENOLINK) E(EPROTO) E(EMULTIHOP) E(EBADMSG) E(EOVERFLOW)
    E(EILSEQ) E(EUSERS) E(ENOTSOCK) E(EDESTADDRREQ) E(EMSGSIZE) E(EPROTOTYPE) E(ENOPROTOOPT)
    E(EPROTONOSUPPORT) E(ESOCKTNOSUPPORT) E(EOPNOTSUPP) E(ENOTSUP) E(EPFNOSUPPORT)
    E(EAFNOSUPPORT) E(EADDRINUSE) E(EADDRNOTAVAIL) E(ENETDOWN) E(ENETUNREACH) E(ENETRESET)
    E(ECONNABORTED) E(ECONNRESET) E(ENOBUFS) E(EISCONN) E(ENOTCONN) E(ESHUTDOWN) E(ETOOMANYREFS)
    E(ETIMEDOUT) E(ECONNREFUSED) E(EHOSTDOWN) E(EHOSTUNREACH) E(EALREADY) E(EINPROGRESS)
    E(ESTALE) E(EDQUOT) E(ECANCELED) E(EOWNERDEAD) E(ENOTRECOVERABLE)
// clang-format on
#undef E
};

static void init_errno(kr_ctx *ctx, kr_value m) {
    kr_value names = kr_dict_new(ctx, KR_ARRAY_LEN(codes));
    for (size_t i = 0; i < KR_ARRAY_LEN(codes); i++) {
        kr_value n = kr_smallint(codes[i].number);
        kr_module_set(ctx, m, codes[i].name, n);
        if (kr_isnull(kr_dict_get(ctx, names, n)) || codes[i].number == EAGAIN) {
            kr_dict_set(ctx, names, n, kr_str_intern_cstr(ctx, codes[i].name));
        }
    }
    kr_dict_set(ctx, names, kr_smallint(EAGAIN), kr_str_intern_rom(ctx, "EAGAIN"));
    kr_module_set(ctx, m, "errorcode", names);
}

const kr_module_def kr_module_errno = {
    .name = "errno",
    .doc = KR_DOC("This module makes available standard errno system symbols."),
    .init = init_errno,
};
