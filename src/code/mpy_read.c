/* The .mpy loader: from memory, or from a stream through a small window.
 *
 * Invariants: `at`..`end` is what of the file lies in memory, `end_offset` the offset of `end` in
 * the file; need() is the only way to bytes. Every number that something is allocated for was
 * compared with the bytes that are left: `owed` counts the things promised but not read yet, each
 * of which takes a byte at least. The raw code is verified as a whole before anything is made of
 * it, so what comes after that reads it unchecked.
 *
 * The image of a unit read from a stream is made here: names as they stood in the file, then all
 * that follows the objects. */
#include "code/mpy_read.h"

#include <string.h>

#include "base/numparse.h"
#include "base/utf8.h"
#include "code/debug.h"
#include "code/mpy_format.h"
#include "code/verify.h"
#include "object/bytes.h"
#include "object/float.h"
#include "object/int.h"
#include "object/seq.h"
#include "object/str.h"

enum { WINDOW = 256, VARUINT_MAX = 10 };

typedef struct reader {
    kr_ctx *ctx;
    const char *file;
    const kr_mpy_stream *stream; /* NULL: the whole file lies at `at` */
    const uint8_t *at, *end;
    size_t end_offset, size;
    size_t owed;
    bool permanent;
    kr_unit *unit;
    uint32_t code_at; /* in the image */
    kr_strbuf names;  /* of a stream: what becomes the start of the image */
    uint8_t features;
    unsigned depth;
    uint8_t window[WINDOW];
} reader;

/* ---- errors ---- */

void kr_mpy_fail(kr_ctx *ctx, const char *file, size_t offset, const char *fmt, ...) {
    va_list ap;
    va_start(ap, fmt);
    kr_value text = kr_str_vformat(ctx, fmt, ap);
    va_end(ap);
    kr_raise_fmt(ctx, &kr_type_ValueError, "incompatible .mpy file%s%s: %U (at byte %zu)",
                 file ? " " : "", file ? file : "", text, offset);
}

#define FAIL(r, offset, ...) kr_mpy_fail((r)->ctx, (r)->file, offset, __VA_ARGS__)

/* ---- bytes ---- */

static size_t offset_of(const reader *r) {
    return r->end_offset - (size_t)(r->end - r->at);
}

static size_t left(const reader *r) {
    return r->size - offset_of(r);
}

/* Reads from the stream until buf[have..want) is full, and up to `cap` if more comes. */
static size_t fill(reader *r, uint8_t *buf, size_t have, size_t want, size_t cap) {
    while (have < want) {
        int n = r->stream->read(r->stream->opaque, buf + have, cap - have);
        if (n < 0) kr_raise_oserror(r->ctx, -n, KR_NULL);
        if (n == 0) FAIL(r, offset_of(r) + have, "the file has become shorter");
        have += (size_t)n;
    }
    return have;
}

/* The next n bytes, more than the window has, into `to`. */
static void need_into(reader *r, uint8_t *to, size_t n) {
    size_t have = (size_t)(r->end - r->at), start = offset_of(r);
    memcpy(to, r->at, have);
    fill(r, to, have, n, n);
    r->at = r->end = r->window;
    r->end_offset = start + n;
}

/* The next n bytes, which are consumed. They stay valid up to the next call. */
static const uint8_t *need(reader *r, size_t n, const char *what) {
    size_t have = (size_t)(r->end - r->at), start = offset_of(r);
    const uint8_t *p = r->at;
    if (n > left(r)) FAIL(r, r->size, "the file ends inside %s", what);
    if (n <= have) {
        r->at += n;
        return p;
    }
    if (n <= WINDOW) {
        memmove(r->window, r->at, have);
        have = fill(r, r->window, have, n, WINDOW);
        r->at = r->window + n;
        r->end = r->window + have;
        r->end_offset = start + have;
        return r->window;
    }
    uint8_t *large = kr_heap_leaf(r->ctx, n);
    need_into(r, large, n);
    return large;
}

static size_t read_uint(reader *r, const char *what) {
    size_t n = 0, start = offset_of(r);
    for (unsigned i = 0; i < VARUINT_MAX; i++) {
        uint8_t b = *need(r, 1, what);
        if (n >> (8 * sizeof n - 7)) break;
        n = n << 7 | (b & 0x7f);
        if (!(b & 0x80)) return n;
    }
    FAIL(r, start, "the number of %s is too large", what);
}

/* So many things of a byte or more are still to come. */
static void owe(reader *r, size_t n, size_t start, const char *what) {
    if (n > left(r) || r->owed > left(r) - n) {
        FAIL(r, start, "%zu %s cannot be in the %zu bytes that are left", n, what, left(r));
    }
    r->owed += n;
}

static size_t read_length(reader *r, const char *what) {
    size_t start = offset_of(r), n = read_uint(r, what);
    if (n > left(r)) {
        FAIL(r, start, "%s of %zu bytes cannot be in the %zu bytes that are left", what, n,
             left(r));
    }
    return n;
}

/* ---- header ---- */

/* "path/name.py" for "path/name.mpy". */
static kr_value source_guess(reader *r) {
    size_t n = r->file ? strlen(r->file) : 0;
    if (n > 4 && strcmp(r->file + n - 4, ".mpy") == 0) {
        return kr_str_format(r->ctx, "%U.py", kr_str_new(r->ctx, r->file, n - 4));
    }
    return kr_str_from_cstr(r->ctx, "FILE.py");
}

static void check_arch(reader *r, const uint8_t *head) {
    unsigned arch = head[2] >> KR_MPY_ARCH_SHIFT & KR_MPY_ARCH_MASK;
    const char *name = kr_mpy_arch_name(arch);
    if (head[2] & KR_MPY_RESERVED) FAIL(r, 2, "version 6 with unknown features 0x%x", head[2]);
    if (arch) {
        FAIL(r, 2,
             "version 6.%d with native code for the architecture %s, expected bytecode "
             "(architecture none): make it anew with: krait compile %U",
             head[2] & KR_MPY_SUB_VERSION, name ? name : "of an unknown number", source_guess(r));
    }
    if (head[2] & KR_MPY_ARCH_FLAGS) {
        FAIL(r, 2, "version 6 with flags of an architecture, but without machine code");
    }
}

static void read_header(reader *r) {
    const uint8_t *head;
    if (r->size < KR_MPY_HEADER) {
        FAIL(r, r->size, "%zu bytes are no header of version 6", r->size);
    }
    head = need(r, KR_MPY_HEADER, "the header");
    if (head[0] != KR_MPY_MAGIC) {
        FAIL(r, 0, "it starts with the byte 0x%x, expected 0x%x ('M')", head[0], KR_MPY_MAGIC);
    }
    if (head[1] != KR_MPY_VERSION) {
        FAIL(r, 1, "version %d, expected %d", head[1], KR_MPY_VERSION);
    }
    check_arch(r, head);
    if (head[3] > KR_WORD_BYTES * 8 - 1) {
        FAIL(r, 3, "small integers of %d bits, expected at most %d", head[3],
             KR_WORD_BYTES * 8 - 1);
    }
    r->features = head[2];
}

/* ---- names ---- */

static void check_text(reader *r, const uint8_t *s, size_t n, size_t start) {
    kr_utf8_error e;
    if (!kr_utf8_validate(s, n, true, &e)) {
        FAIL(r, start + e.start, "text is not UTF-8: %s", e.reason);
    }
}

/* n bytes of text and the zero behind them. */
static const char *read_text(reader *r, size_t n, const char *what) {
    const uint8_t *s = need(r, n + 1, what);
    size_t start = offset_of(r) - n - 1;
    if (s[n]) FAIL(r, start + n, "no zero byte behind %s", what);
    check_text(r, s, n, start);
    return (const char *)s;
}

static void keep_name(reader *r, size_t k, const char *s, size_t n) {
    uint8_t head[10];
    kr_strbuf_add(r->ctx, &r->names, (const char *)head, kr_v6_put_uint(head, k));
    kr_strbuf_add(r->ctx, &r->names, s, n);
}

/* Checks the next name, which is decoded when somebody needs it. */
static void read_name(reader *r) {
    const char *s;
    size_t start = offset_of(r), k = read_uint(r, "a name");
    if (k & 1) {
        if (!kr_mpy_static_name(k >> 1 > UINT32_MAX ? 0 : (unsigned)(k >> 1))) {
            FAIL(r, start, "there is no static name %zu", k >> 1);
        }
        if (r->stream) keep_name(r, k, NULL, 0);
        return;
    }
    if (k >> 1 >= left(r)) FAIL(r, start, "the file ends inside a name of %zu bytes", k >> 1);
    s = read_text(r, k >> 1, "a name");
    if (r->stream) keep_name(r, k, s, (k >> 1) + 1);
}

/* ---- objects ---- */

static kr_value read_object(reader *r);

/* Read into the object that it becomes. */
static kr_value read_long_str(reader *r, size_t n) {
    char *text;
    size_t start = offset_of(r);
    if (n + 1 > left(r)) FAIL(r, r->size, "the file ends inside a str");
    kr_value v = kr_str_alloc(r->ctx, n, &text);
    need_into(r, (uint8_t *)text, n + 1);
    if (text[n]) FAIL(r, start + n, "no zero byte behind a str");
    check_text(r, (const uint8_t *)text, n, start);
    return kr_str_finish(r->ctx, v, n);
}

static kr_value read_str(reader *r) {
    size_t n = read_length(r, "a str");
    if (r->stream && n > WINDOW) return read_long_str(r, n);
    const char *s = read_text(r, n, "a str");
    return r->permanent ? kr_str_from_image(r->ctx, s, n) : kr_str_new(r->ctx, s, n);
}

static kr_value read_bytes(reader *r) {
    size_t n = read_length(r, "a bytes object");
    const uint8_t *s = need(r, n + 1, "a bytes object");
    if (s[n]) FAIL(r, offset_of(r) - 1, "no zero byte behind a bytes object");
    return r->permanent ? kr_bytes_from_image(r->ctx, s, n) : kr_bytes_new(r->ctx, s, n);
}

static kr_value read_number(reader *r, uint8_t code) {
    const char *what = code == KR_MPY_OBJ_INT     ? "an integer"
                       : code == KR_MPY_OBJ_FLOAT ? "a float"
                                                  : "a complex number";
    size_t n = read_length(r, what);
    const char *s = (const char *)need(r, n, what);
    size_t start = offset_of(r) - n;
    kr_int_text t;
    double re, im;
    if (code == KR_MPY_OBJ_INT && kr_parse_int(s, n, 10, &t)) {
        return kr_int_from_digits(r->ctx, t.digits, t.len, 10, t.neg);
    }
    if (code == KR_MPY_OBJ_FLOAT && kr_parse_float(s, n, &re)) return kr_float_new(r->ctx, re);
    if (code == KR_MPY_OBJ_COMPLEX && kr_parse_complex(s, n, &re, &im)) {
        return kr_complex_new(r->ctx, re, im);
    }
    FAIL(r, start, "%R is not %s",
         kr_str_decode(r->ctx, s, n < 40 ? n : 40, "ascii", "backslashreplace"), what);
}

static kr_value read_tuple(reader *r) {
    size_t start = offset_of(r), n = read_uint(r, "a tuple");
    kr_value t;
    if (++r->depth > KR_MPY_DEPTH_MAX) FAIL(r, start, "tuples are nested too deeply");
    owe(r, n, start, "items of a tuple");
    t = n ? kr_tuple_new(r->ctx, n, NULL) : r->ctx->vm->tuple_empty;
    for (size_t i = 0; i < n; i++) {
        kr_value v = read_object(r);
        kr_store(r->ctx, kr_ptr(t), &KR_AS(kr_tuple, t)->items[i], v);
    }
    r->depth--;
    return t;
}

static kr_value read_object(reader *r) {
    size_t start = offset_of(r);
    uint8_t code = *need(r, 1, "the objects");
    r->owed--;
    switch (code) {
    case KR_MPY_OBJ_NONE:
        return KR_NONE;
    case KR_MPY_OBJ_FALSE:
        return KR_FALSE;
    case KR_MPY_OBJ_TRUE:
        return KR_TRUE;
    case KR_MPY_OBJ_ELLIPSIS:
        return KR_ELLIPSIS;
    case KR_MPY_OBJ_STR:
        return read_str(r);
    case KR_MPY_OBJ_BYTES:
        return read_bytes(r);
    case KR_MPY_OBJ_INT:
    case KR_MPY_OBJ_FLOAT:
    case KR_MPY_OBJ_COMPLEX:
        return read_number(r, code);
    case KR_MPY_OBJ_TUPLE:
        return read_tuple(r);
    default:
        FAIL(r, start, "there is no constant of kind %d in bytecode", code);
    }
}

/* ---- tables ---- */

static void read_tables(reader *r, kr_unit *unit) {
    size_t start = offset_of(r), n_names = read_uint(r, "names"), at_objs = offset_of(r);
    size_t n_objs = read_uint(r, "objects");
    if (n_names == 0) FAIL(r, start, "no names, expected that of the source file");
    owe(r, n_names, start, "names");
    owe(r, n_objs, at_objs, "objects");
    if (n_names > UINT32_MAX || n_objs > UINT32_MAX) FAIL(r, start, "too many names or objects");
    unit->names = kr_heap_leaf0(r->ctx, n_names * sizeof(kr_value));
    unit->n_names = (uint32_t)n_names;
    for (size_t i = 0; i < n_names; i++) {
        size_t at = r->stream ? r->names.len : offset_of(r);
        unit->names[i] = kr_smallint((kr_sword)at);
        read_name(r);
        r->owed--;
    }
    if (!n_objs) return;
    unit->objs = kr_heap_leaf0(r->ctx, n_objs * sizeof(kr_value));
    unit->n_objs = (uint32_t)n_objs;
    for (size_t i = 0; i < n_objs; i++) unit->objs[i] = read_object(r);
}

/* ---- code ---- */

/* Of a stream: the image, with all that is left in the file behind the names. */
static const uint8_t *read_rest(reader *r) {
    size_t have = (size_t)(r->end - r->at), n = left(r);
    uint8_t *image = kr_heap_leaf(r->ctx, r->names.len + n), *rest = image + r->names.len;
    r->unit->keeps = image;
    memcpy(image, r->names.data, r->names.len);
    memcpy(rest, r->at, have);
    fill(r, rest, have, n, n);
    kr_heap_free(r->ctx, r->names.data);
    return image;
}

static kr_verify_helper helper_of(void *opaque, uint32_t name) {
    size_t n;
    const char *s = kr_unit_name_text(opaque, name, &n);
    return kr_verify_helper_named(s, n);
}

/* Of the image of a stream, of which the debug records are the end. */
static void drop_positions(reader *r, const uint8_t *records, size_t n) {
    kr_unit *unit = r->unit;
    size_t at = (size_t)(records - unit->image);
    size_t left = kr_debug_strip((uint8_t *)unit->keeps + at, n);
    kr_heap_free(r->ctx, (void *)(uintptr_t)unit->places);
    unit->places = NULL;
    unit->keeps = kr_heap_fit(r->ctx, unit->keeps, at + left);
    unit->image = unit->keeps;
    kr_unit_index(r->ctx, unit, r->code_at, (uint32_t)at, (uint32_t)left);
}

/* What follows the code; its length comes first. */
static void read_debug(reader *r, size_t at, size_t n, size_t start) {
    const uint8_t *p = r->unit->image + at, *q = p;
    size_t head = 0, total = 0;
    while (head < n && head < VARUINT_MAX) {
        total = total << 7 | (p[head] & 0x7f);
        if (!(p[head++] & 0x80)) break;
    }
    q += head;
    if (head == 0 || total != n - head) FAIL(r, start, "debug records: wrong length");
    if (!kr_unit_index(r->ctx, r->unit, r->code_at, (uint32_t)(q - r->unit->image),
                       (uint32_t)total)) {
        FAIL(r, start, "debug records: they do not fit to the code");
    }
    if (r->stream && !r->ctx->vm->debug_ranges) drop_positions(r, q, total);
}

size_t kr_mpy_code_size(const uint8_t *code) {
    const uint8_t *p = code;
    for (uint32_t left = 1; left; left--) {
        uint32_t head = kr_v6_varuint(&p);
        p += head >> KR_MPY_LENGTH_SHIFT;
        if (head & KR_MPY_CHILDREN) left += kr_v6_varuint(&p);
    }
    return (size_t)(p - code);
}

static void read_code(reader *r) {
    kr_unit *unit = r->unit;
    size_t start = offset_of(r), n = left(r), used;
    kr_verify_input in = {.len = n,
                          .n_names = unit->n_names,
                          .n_objs = unit->n_objs,
                          .file_offset = start,
                          .file = r->file,
                          .krait = r->features & KR_MPY_KRAIT,
                          .helper = helper_of,
                          .opaque = unit};
    r->code_at = (uint32_t)(r->stream ? r->names.len : start);
    if (r->stream) unit->image = read_rest(r);
    in.code = unit->image + r->code_at;
    used = r->stream && r->stream->trusted ? kr_mpy_code_size(in.code) : kr_verify(r->ctx, &in);
    if (r->features & KR_MPY_DEBUG) {
        read_debug(r, r->code_at + used, n - used, start + used);
    } else if (used < n) {
        FAIL(r, start + used, "%zu bytes follow the code", n - used);
    } else {
        kr_unit_index(r->ctx, unit, r->code_at, 0, 0);
    }
    kr_unit_name(r->ctx, unit, 0);
}

static kr_unit *load(reader *r, const uint8_t *image, void *owner) {
    if (r->size > UINT32_MAX / 2) FAIL(r, 0, "it has more than 2 GB");
    read_header(r);
    r->unit = kr_unit_new(r->ctx);
    r->unit->image = image;
    r->unit->keeps = owner;
    r->unit->portable = !(r->features & KR_MPY_KRAIT);
    read_tables(r, r->unit);
    read_code(r);
    return r->unit;
}

kr_unit *kr_mpy_load_image(kr_ctx *ctx, const void *image, size_t len, void *owner,
                           const char *file) {
    const uint8_t *at = image;
    reader r = {.ctx = ctx,
                .file = file,
                .at = at,
                .end = at + len,
                .end_offset = len,
                .size = len,
                .permanent = !owner};
    return load(&r, at, owner);
}

kr_unit *kr_mpy_load_stream(kr_ctx *ctx, const kr_mpy_stream *stream, const char *file) {
    reader r = {.ctx = ctx, .file = file, .stream = stream, .size = stream->size};
    r.at = r.end = r.window;
    kr_strbuf_init(ctx, &r.names, 256);
    return load(&r, NULL, NULL);
}
