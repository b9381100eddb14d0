/* _freeze: what the freezer (lib/_krait_freeze) needs of the compiler and of the reader of .mpy
 * files. Everything that is frozen goes through the reader, so everything is verified. */
#include "code/mpy_read.h"
#include "code/mpy_write.h"
#include "compile/compile.h"
#include "object/bytes.h"
#include "object/module.h"
#include "object/names.h"
#include "object/seq.h"
#include "object/str.h"

static kr_value text_of(kr_ctx *ctx, kr_value v) {
    if (!kr_is_str(v)) kr_raise_fmt(ctx, &kr_type_TypeError, "expected str, got %T", v);
    return v;
}

static const kr_bytes *bytes_of(kr_ctx *ctx, kr_value v) {
    if (!kr_is_bytes(v)) kr_raise_fmt(ctx, &kr_type_TypeError, "expected bytes, got %T", v);
    return KR_AS(const kr_bytes, v);
}

/* ---- compile(source, filename, opt_level) -> bytes of an .mpy file ---- */

typedef struct sink {
    kr_ctx *ctx;
    kr_value out;
} sink;

static bool take(void *opaque, const void *data, size_t n) {
    sink *s = opaque;
    s->out = kr_bytes_new(s->ctx, data, n);
    return true;
}

static kr_value m_compile(kr_ctx *ctx, kr_value source, kr_value filename, kr_value level) {
    const kr_bytes *b = bytes_of(ctx, source);
    kr_compile_options opt = {KR_COMPILE_EXEC,        0,    (int)kr_as_int(ctx, level),
                              text_of(ctx, filename), NULL, NULL};
    kr_unit *unit = kr_compile_bytes(ctx, b->data, b->len, &opt);
    sink s = {ctx, KR_NULL};
    kr_mpy_write(ctx, unit, take, &s);
    return s.out;
}

/* ---- check(mpy, filename): ValueError if the file cannot be loaded ---- */

static kr_value m_check(kr_ctx *ctx, kr_value mpy, kr_value filename) {
    const kr_bytes *b = bytes_of(ctx, mpy);
    kr_mpy_load_image(ctx, b->data, b->len, KR_AS(void, mpy),
                      kr_str_cstr(ctx, text_of(ctx, filename)));
    return KR_NONE;
}

/* ---- names() -> those that every krait has in ROM, which C knows as KR_NAME_x ---- */

static kr_value m_names(kr_ctx *ctx) {
    kr_value list = kr_list_new(ctx, 0, NULL);
    for (int i = 0; i < KR_N_NAMES; i++) kr_list_append(ctx, list, kr_name_value(i));
    return list;
}

static const kr_builtin members[] = {
    KR_FUNC_3("compile", m_compile, "compile(source, filename, opt_level): bytes of an .mpy file"),
    KR_FUNC_2("check", m_check, "check(mpy, filename): ValueError if it cannot be loaded"),
    KR_FUNC_0("names", m_names, "Names that lie in every krait's ROM."),
};

const kr_module_def kr_module_freeze = {
    .name = "_freeze",
    .doc = "Compiled units and their parts, for `krait freeze`.",
    .members = members,
    .n_members = KR_ARRAY_LEN(members),
};
