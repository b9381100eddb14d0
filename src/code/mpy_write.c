/* .mpy container, version 6, from a unit.
 *
 * The file is put together in one heap buffer and written once. Bodies go out as they are; names
 * with a fixed number use it. Small ints are at most 31 bits wide, which is what the compiler
 * assumes. */
#include "code/mpy_write.h"

#include <string.h>

#include "code/debug.h"
#include "code/mpy_format.h"
#include "object/bytes.h"
#include "object/float.h"
#include "object/int.h"
#include "object/seq.h"
#include "object/str.h"

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

static void put_name(writer *w, kr_value name) {
    size_t n;
    const char *s = kr_str_data(name, &n);
    unsigned number = kr_mpy_static_number(s, n);
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
        put_byte(w, KR_MPY_OBJ_NONE);
    } else if (kr_is(v, KR_FALSE)) {
        put_byte(w, KR_MPY_OBJ_FALSE);
    } else if (kr_is(v, KR_TRUE)) {
        put_byte(w, KR_MPY_OBJ_TRUE);
    } else if (kr_is(v, KR_ELLIPSIS)) {
        put_byte(w, KR_MPY_OBJ_ELLIPSIS);
    } else if (kr_is_str(v)) {
        put_str_object(w, KR_MPY_OBJ_STR, v, true);
    } else if (kr_is_bytes(v)) {
        put_text_object(w, KR_MPY_OBJ_BYTES, KR_AS(kr_bytes, v)->data, KR_AS(kr_bytes, v)->len,
                        true);
    } else if (kr_is_int(v)) {
        put_str_object(w, KR_MPY_OBJ_INT, kr_int_all_digits(ctx, v), false);
    } else if (kr_is_float(v)) {
        put_str_object(w, KR_MPY_OBJ_FLOAT, kr_float_repr(ctx, kr_float_val(v)), false);
    } else if (kr_is_tuple(v)) {
        const kr_tuple *t = KR_AS(kr_tuple, v);
        put_byte(w, KR_MPY_OBJ_TUPLE);
        put_uint(w, t->len);
        for (size_t i = 0; i < t->len; i++) put_object(w, t->items[i]);
    } else {
        put_str_object(w, KR_MPY_OBJ_COMPLEX, kr_repr(ctx, v), false);
    }
}

/* What stands in the image anyway: raw code; behind it the debug records and their length. */
static void put_image(writer *w, const kr_unit *unit, bool debug) {
    size_t n, total = 0;
    for (uint32_t i = 0; i < unit->n_codes; i++) {
        const uint8_t *element = kr_unit_element(unit, i, &n);
        put(w, element, n);
    }
    if (!debug) return;
    for (uint32_t i = 0; i < unit->n_codes; i++) {
        kr_unit_debug(unit, i, &n);
        total += n;
    }
    put_uint(w, total);
    for (uint32_t i = 0; i < unit->n_codes; i++) {
        const uint8_t *record = kr_unit_debug(unit, i, &n);
        put(w, record, n);
    }
}

bool kr_mpy_write(kr_ctx *ctx, kr_unit *unit, kr_mpy_write_fn write, void *opaque) {
    bool debug = unit->places[0].debug != 0;
    uint8_t header[KR_MPY_HEADER] = {
        KR_MPY_MAGIC, KR_MPY_VERSION,
        (unit->portable ? 0 : KR_MPY_KRAIT) | (debug ? KR_MPY_DEBUG : 0), KR_MPY_SMALL_INT_BITS};
    writer w = {.ctx = ctx};
    kr_strbuf_init(ctx, &w.out, 4096);
    put(&w, header, sizeof header);
    put_uint(&w, unit->n_names);
    put_uint(&w, unit->n_objs);
    for (uint32_t i = 0; i < unit->n_names; i++) put_name(&w, kr_unit_name(ctx, unit, i));
    for (uint32_t i = 0; i < unit->n_objs; i++) put_object(&w, unit->objs[i]);
    put_image(&w, unit, debug);
    return write(opaque, w.out.data, w.out.len);
}
