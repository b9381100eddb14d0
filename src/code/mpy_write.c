/* .mpy container, version 6, from a unit.
 *
 * The file is put together in one heap buffer and written once. Bodies go out as they are; names
 * with a fixed number use it; the debug record has no place in the file. Small ints are at most 31
 * bits wide, which is what the compiler assumes. */
#include "code/mpy_write.h"

#include <string.h>

#include "object/bytes.h"
#include "object/float.h"
#include "object/int.h"
#include "object/seq.h"
#include "object/str.h"

enum { SMALL_INT_BITS = 31 };

enum {
    OBJ_NONE = 1,
    OBJ_FALSE,
    OBJ_TRUE,
    OBJ_ELLIPSIS,
    OBJ_STR,
    OBJ_BYTES,
    OBJ_INT,
    OBJ_FLOAT,
    OBJ_COMPLEX,
    OBJ_TUPLE
};

static const char *const static_names[] = {
#define KR_STATIC_NAME(text) text,
#include "code/static_names.def"
#undef KR_STATIC_NAME
};

typedef struct writer {
    kr_ctx *ctx;
    kr_strbuf out;
} writer;

static void put(writer *w, const void *data, size_t n) {
    kr_strbuf_add(w->ctx, &w->out, data, n);
}

static void put_byte(writer *w, uint8_t b) {
    put(w, &b, 1);
}

static void put_uint(writer *w, uint64_t n) {
    uint8_t buf[10], *p = buf + sizeof buf;
    *--p = n & 0x7f;
    while (n >>= 7) *--p = (uint8_t)((n & 0x7f) | 0x80);
    put(w, p, (size_t)(buf + sizeof buf - p));
}

static bool is_name(size_t i, const char *s, size_t n) {
    return strlen(static_names[i]) == n && memcmp(static_names[i], s, n) == 0;
}

/* Number of a fixed name, 0 if it has none. */
static unsigned static_number(const char *s, size_t n) {
    for (size_t i = 0; i < KR_ARRAY_LEN(static_names); i++) {
        if (is_name(i, s, n)) return (unsigned)i + 1;
    }
    return 0;
}

static void put_name(writer *w, kr_value name) {
    size_t n;
    const char *s = kr_str_data(name, &n);
    unsigned number = static_number(s, n);
    if (number) {
        put_uint(w, number * 2 + 1);
        return;
    }
    put_uint(w, n * 2);
    put(w, s, n);
    put_byte(w, 0);
}

static void put_text_object(writer *w, uint8_t code, const void *s, size_t n, bool nul) {
    put_byte(w, code);
    put_uint(w, n);
    put(w, s, n);
    if (nul) put_byte(w, 0);
}

static void put_str_object(writer *w, uint8_t code, kr_value str, bool nul) {
    size_t n;
    const char *s = kr_str_data(str, &n);
    put_text_object(w, code, s, n, nul);
}

static void put_object(writer *w, kr_value v) {
    kr_ctx *ctx = w->ctx;
    if (kr_is_none(v)) {
        put_byte(w, OBJ_NONE);
    } else if (kr_is(v, KR_FALSE)) {
        put_byte(w, OBJ_FALSE);
    } else if (kr_is(v, KR_TRUE)) {
        put_byte(w, OBJ_TRUE);
    } else if (kr_is(v, KR_ELLIPSIS)) {
        put_byte(w, OBJ_ELLIPSIS);
    } else if (kr_is_str(v)) {
        put_str_object(w, OBJ_STR, v, true);
    } else if (kr_is_bytes(v)) {
        put_text_object(w, OBJ_BYTES, KR_AS(kr_bytes, v)->data, KR_AS(kr_bytes, v)->len, true);
    } else if (kr_is_int(v)) {
        put_str_object(w, OBJ_INT, kr_int_all_digits(ctx, v), false);
    } else if (kr_is_float(v)) {
        put_str_object(w, OBJ_FLOAT, kr_float_repr(ctx, kr_float_val(v)), false);
    } else if (kr_is_tuple(v)) {
        const kr_tuple *t = KR_AS(kr_tuple, v);
        put_byte(w, OBJ_TUPLE);
        put_uint(w, t->len);
        for (size_t i = 0; i < t->len; i++) put_object(w, t->items[i]);
    } else {
        put_str_object(w, OBJ_COMPLEX, kr_repr(ctx, v), false);
    }
}

static void put_code(writer *w, const kr_code *code) {
    kr_check_recursion(w->ctx, " while writing bytecode");
    put_uint(w, (uint64_t)code->body_len << 3 | (code->n_children ? 4 : 0));
    put(w, code->body, code->body_len);
    if (!code->n_children) return;
    put_uint(w, code->n_children);
    for (uint32_t i = 0; i < code->n_children; i++) put_code(w, code->children[i]);
}

bool kr_mpy_write(kr_ctx *ctx, const kr_unit *unit, kr_mpy_write_fn write, void *opaque) {
    static const uint8_t header[4] = {'M', 6, 0, SMALL_INT_BITS};
    writer w = {.ctx = ctx};
    kr_strbuf_init(ctx, &w.out, 4096);
    put(&w, header, sizeof header);
    put_uint(&w, unit->n_names);
    put_uint(&w, unit->n_objs);
    for (uint32_t i = 0; i < unit->n_names; i++) put_name(&w, unit->names[i]);
    for (uint32_t i = 0; i < unit->n_objs; i++) put_object(&w, unit->objs[i]);
    put_code(&w, unit->module);
    return write(opaque, w.out.data, w.out.len);
}
