/* _freeze: what the freezer (lib/_krait_freeze) needs of the compiler and of the reader of .mpy
 * files. Everything that is frozen goes through the reader, so everything is verified. */
#include "code/debug.h"
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

/* ---- load(mpy, filename): its parts ---- */

static kr_value names_of(kr_ctx *ctx, kr_unit *u) {
    kr_value list = kr_list_new(ctx, 0, NULL);
    for (uint32_t i = 0; i < u->n_names; i++) kr_list_append(ctx, list, kr_unit_name(ctx, u, i));
    return list;
}

static void put_number(kr_ctx *ctx, kr_strbuf *b, size_t n) {
    uint8_t buf[10], *p = buf + sizeof buf;
    *--p = n & 0x7f;
    while (n >>= 7) *--p = (uint8_t)((n & 0x7f) | 0x80);
    kr_strbuf_add(ctx, b, (const char *)p, (size_t)(buf + sizeof buf - p));
}

/* The debug record of a code without columns, which nobody can see where there is no source text:
 * of the positions those stay whose line is not what the line table says. */
static void put_debug(kr_ctx *ctx, kr_strbuf *out, kr_unit *u, uint32_t number) {
    kr_code *c = kr_unit_code(ctx, u, number);
    size_t n;
    const uint8_t *p = kr_unit_debug(u, number, &n);
    kr_pos_encoder enc;
    kr_pos_walker w = {0};
    kr_strbuf b;
    kr_v6_varuint(&p);
    kr_strbuf_init(ctx, &b, n);
    kr_strbuf_add(ctx, &b, (const char *)p, (size_t)(c->debug->positions - p));
    kr_pos_encoder_init(&enc, c->debug->first_line);
    while (kr_pos_next(c->debug, &w)) {
        kr_position pos = {w.pos.line, w.pos.line, 0, 0};
        uint8_t row[KR_POS_ROW_MAX];
        if (kr_code_line(c, w.offset) == pos.line) continue;
        kr_strbuf_add(ctx, &b, (const char *)row, kr_pos_encode(&enc, w.offset, &pos, row));
    }
    put_number(ctx, out, b.len);
    kr_strbuf_add(ctx, out, b.data, b.len);
    kr_keep(kr_from_ptr(c));
}

/* The elements of all codes, then their debug records, and where each of them begins: pairs of
 * offsets. */
static kr_value image_of(kr_ctx *ctx, kr_unit *u, kr_value places) {
    size_t n;
    uint32_t *code = kr_heap_leaf0(ctx, (size_t)u->n_codes * sizeof *code);
    kr_strbuf b;
    kr_strbuf_init(ctx, &b, 1024);
    for (uint32_t i = 0; i < u->n_codes; i++) {
        const uint8_t *p = kr_unit_element(u, i, &n);
        code[i] = (uint32_t)b.len;
        kr_strbuf_add(ctx, &b, (const char *)p, n);
    }
    for (uint32_t i = 0; i < u->n_codes; i++) {
        kr_sword debug = kr_unit_debug(u, i, &n) ? (kr_sword)b.len : 0;
        kr_list_append(ctx, places,
                       kr_tuple2(ctx, kr_smallint((kr_sword)code[i]), kr_smallint(debug)));
        if (debug) put_debug(ctx, &b, u, i);
    }
    return kr_bytes_new(ctx, b.data, b.len);
}

static kr_value m_load(kr_ctx *ctx, kr_value mpy, kr_value filename) {
    const kr_bytes *b = bytes_of(ctx, mpy);
    kr_unit *u = kr_mpy_load_image(ctx, b->data, b->len, KR_AS(void, mpy),
                                   kr_str_cstr(ctx, text_of(ctx, filename)));
    kr_value objs = kr_list_new(ctx, u->n_objs, u->objs), places = kr_list_new(ctx, 0, NULL);
    kr_value parts[] = {names_of(ctx, u), objs, image_of(ctx, u, places), places,
                        kr_bool(u->portable)};
    return kr_tuple_new(ctx, KR_ARRAY_LEN(parts), parts);
}

/* ---- names() -> those that every krait has in ROM, which C knows as KR_NAME_x ---- */

static kr_value m_names(kr_ctx *ctx) {
    kr_value list = kr_list_new(ctx, 0, NULL);
    for (int i = 0; i < KR_N_NAMES; i++) kr_list_append(ctx, list, kr_name_value(i));
    return list;
}

static const kr_builtin members[] = {
    KR_FUNC_3("compile", m_compile, "compile(source, filename, opt_level): bytes of an .mpy file"),
    KR_FUNC_2("load", m_load, "load(mpy, filename): names, objects, image, places, portable"),
    KR_FUNC_0("names", m_names, "Names that lie in every krait's ROM."),
};

const kr_module_def kr_module_freeze = {
    .name = "_freeze",
    .doc = KR_DOC("Compiled units and their parts, for `krait freeze`."),
    .members = members,
    .n_members = KR_ARRAY_LEN(members),
};
