/* Exception objects. Traceback entries are (code, offset, globals) triples kept by
 * vm/traceback.c. */
#ifndef KR_OBJECT_EXCEPTION_H
#define KR_OBJECT_EXCEPTION_H

#include "object/type.h"

/* One struct for every built-in exception; `fields` are named by layout (see exception.c):
 * os: errno strerror filename filename2 characters_written; import: name path name_from msg;
 * syntax: msg filename lineno offset text print_file_and_line end_lineno end_offset; stop: value;
 * exit: code; name: name; attribute: name obj; unicode: encoding object start end reason;
 * group: message exceptions. */
#define KR_EXC_FIELDS 8
typedef struct kr_exc {
    kr_object base;
    kr_attrs attrs;                     /* all exceptions have a __dict__ */
    kr_value args;                      /* tuple */
    kr_value cause, context, traceback; /* KR_NULL if none */
    bool suppress_context;
    kr_value field[KR_EXC_FIELDS]; /* KR_NULL: not set (reads as None) */
} kr_exc;

static inline bool kr_is_exc(kr_value v) {
    return kr_is_object(v) && (kr_ptr(v)->type->flags & KR_TF_EXC);
}
/* type(*args) for a built-in exception type, without running Python code. */
kr_value kr_exc_new(kr_ctx *ctx, const kr_type *type, size_t n, const kr_value *args);
kr_value kr_exc_new_fmt(kr_ctx *ctx, const kr_type *type, const char *fmt, ...);
/* Is the exception (instance) an instance of cls, a class or a tuple of classes (except clause)?
 * TypeError "catching classes that do not inherit from BaseException is not allowed". */
bool kr_exc_matches(kr_ctx *ctx, kr_value exc, kr_value cls);
/* What `raise x` means: instantiates classes, TypeError "exceptions must derive from
 * BaseException". */
kr_value kr_exc_normalize(kr_ctx *ctx, kr_value x);
/* Sets __context__ unless it would make a cycle (cycles are cut as CPython does). */
void kr_exc_set_context(kr_ctx *ctx, kr_value exc, kr_value context);

// clang-format off
/* enum of field places by layout */
enum {
    KR_OS_ERRNO, KR_OS_STRERROR, KR_OS_FILENAME, KR_OS_FILENAME2, KR_OS_WRITTEN,
    KR_IMPORT_NAME = 0, KR_IMPORT_PATH, KR_IMPORT_NAME_FROM, KR_IMPORT_MSG,
    KR_SYNTAX_MSG = 0, KR_SYNTAX_FILENAME, KR_SYNTAX_LINENO, KR_SYNTAX_OFFSET, KR_SYNTAX_TEXT,
    KR_SYNTAX_PRINT, KR_SYNTAX_END_LINENO, KR_SYNTAX_END_OFFSET,
    KR_STOP_VALUE = 0,
    KR_EXIT_CODE = 0,
    KR_NAME_NAME = 0,
    KR_ATTR_NAME = 0, KR_ATTR_OBJ,
    KR_UNI_ENCODING = 0, KR_UNI_OBJECT, KR_UNI_START, KR_UNI_END, KR_UNI_REASON,
    KR_GROUP_MESSAGE = 0, KR_GROUP_EXCEPTIONS,
};
// clang-format on

#endif
