/* The module marshal. */
#include "module/marshal.h"
#include "object/module.h"
#include "object/names.h"

static int version_of(kr_ctx *ctx, kr_value v) {
    return kr_isnull(v) ? KR_MARSHAL_VERSION : kr_as_int(ctx, v);
}

static kr_value f_dumps(kr_ctx *ctx, const kr_value *a) {
    return kr_marshal_write(ctx, a[0], version_of(ctx, a[1]));
}

static kr_value f_dump(kr_ctx *ctx, const kr_value *a) {
    kr_value bytes = kr_marshal_write(ctx, a[0], version_of(ctx, a[2]));
    return kr_call_method(ctx, a[1], KR_N(ctx, write), &bytes, 1);
}

static kr_value f_loads(kr_ctx *ctx, const kr_value *a) {
    return kr_marshal_read(ctx, a[0]);
}

static kr_value f_load(kr_ctx *ctx, const kr_value *a) {
    return kr_marshal_read_file(ctx, a[0]);
}

/* Code objects are in no case allowed. */
static const kr_builtin members[] = {
    KR_FUNC_SIG("dump", f_dump,
                "value,file,version=,/,*,allow_code=", "Write the value on the open file."),
    KR_FUNC_SIG("dumps", f_dumps, "value,version=,/,*,allow_code=",
                "Return the bytes object that would be written to a file by dump(value, file)."),
    KR_FUNC_SIG("load", f_load,
                "file,/,*,allow_code=", "Read one value from the open file and return it."),
    KR_FUNC_SIG("loads", f_loads,
                "bytes,/,*,allow_code=", "Convert the bytes-like object to a value."),
    KR_CONSTANT("version", KR_SMALLINT_INIT(KR_MARSHAL_VERSION)),
};

const kr_module_def kr_module_marshal = {
    .name = "marshal",
    .doc = KR_DOC("Values of built-in types as bytes, in CPython's format."),
    .members = members,
    .n_members = KR_ARRAY_LEN(members),
};
