/* Values to bytes. From version 3 on, whatever has an identity carries the flag that lets later
 * places refer to it, as for CPython whatever somebody else holds too. */
#include <stdio.h>

#include "module/marshal.h"
#include "object/bytes.h"
#include "object/bytes_internal.h"
#include "object/dict.h"
#include "object/float.h"
#include "object/int.h"
#include "object/seq.h"
#include "object/str.h"

typedef struct writer {
    kr_ctx *ctx;
    kr_bytebuf out;
    int version;
    unsigned depth;
    kr_value seen; /* dict: id of an object to its number; KR_NULL before version 3 */
} writer;

static KR_NORETURN void refuse(writer *w) {
    kr_raise_fmt(w->ctx, &kr_type_ValueError, "unmarshallable object");
}

static void put(writer *w, unsigned byte) {
    kr_bytebuf_byte(w->ctx, &w->out, (uint8_t)byte);
}

static void put_number(writer *w, uint64_t u, unsigned bytes) {
    for (unsigned i = 0; i < bytes; i++) put(w, (unsigned)(u >> (8 * i)) & 0xff);
}

static void put_size(writer *w, size_t n) {
    if (n > INT32_MAX) refuse(w);
    put_number(w, n, 4);
}

static void put_double(writer *w, double d) {
    uint64_t bits;
    char text[32];
    if (w->version > 1) {
        memcpy(&bits, &d, sizeof bits);
        put_number(w, bits, 8);
    } else {
        int n = snprintf(text, sizeof text, "%.17g", d);
        put(w, (unsigned)n);
        kr_bytebuf_add(w->ctx, &w->out, text, (size_t)n);
    }
}

/* The bits from `at` on. */
static unsigned digit(const kr_intview *v, size_t at) {
    size_t i = at / KR_LIMB_BITS, shift = at % KR_LIMB_BITS;
    kr_limb d = i < v->n ? v->limbs[i] >> shift : 0;
    if (shift && i + 1 < v->n) d |= v->limbs[i + 1] << (KR_LIMB_BITS - shift);
    return (unsigned)d & ((1u << KR_MARSHAL_DIGIT) - 1);
}

static void write_int(writer *w, kr_value v, unsigned flag) {
    int64_t i;
    kr_intview view;
    if (kr_int_to_i64(v, &i) && i >= INT32_MIN && i <= INT32_MAX) {
        put(w, KR_MARSHAL_INT | flag);
        put_number(w, (uint64_t)i, 4);
        return;
    }
    kr_int_view(v, &view);
    size_t n = (view.n * KR_LIMB_BITS + KR_MARSHAL_DIGIT - 1) / KR_MARSHAL_DIGIT;
    while (n && digit(&view, (n - 1) * KR_MARSHAL_DIGIT) == 0) n--;
    if (n > INT32_MAX) refuse(w);
    put(w, KR_MARSHAL_LONG | flag);
    put_number(w, (uint64_t)(view.neg ? -(int64_t)n : (int64_t)n), 4);
    for (size_t k = 0; k < n; k++) put_number(w, digit(&view, k * KR_MARSHAL_DIGIT), 2);
}

static void write_str(writer *w, kr_value v, unsigned flag) {
    size_t n;
    const char *text = kr_str_data(v, &n);
    bool interned = kr_str_is_interned(v);
    if (w->version >= 4 && kr_str_is_ascii(v) && n < 256) {
        put(w, (interned ? KR_MARSHAL_SHORT_INTERNED : KR_MARSHAL_SHORT) | flag);
        put(w, (unsigned)n);
    } else {
        unsigned kind = interned && w->version >= 3 ? KR_MARSHAL_INTERNED : KR_MARSHAL_STR;
        if (w->version >= 4 && kr_str_is_ascii(v)) {
            kind = interned ? KR_MARSHAL_ASCII_INTERNED : KR_MARSHAL_ASCII;
        }
        put(w, kind | flag);
        put_size(w, n);
    }
    kr_bytebuf_add(w->ctx, &w->out, text, n);
}

static void write_value(writer *w, kr_value v);

static void write_items(writer *w, kr_value v, unsigned flag) {
    size_t n, now;
    kr_seq_items(v, &n);
    if (kr_is_tuple(v) && w->version >= 4 && n < 256) {
        put(w, KR_MARSHAL_SMALL_TUPLE | flag);
        put(w, (unsigned)n);
    } else {
        put(w, (kr_is_tuple(v) ? KR_MARSHAL_TUPLE : KR_MARSHAL_LIST) | flag);
        put_size(w, n);
    }
    for (size_t i = 0; i < n; i++) {
        const kr_value *items = kr_seq_items(v, &now);
        if (now != n) refuse(w);
        write_value(w, items[i]);
    }
}

static void write_dict(writer *w, kr_value v, unsigned flag) {
    size_t pos = 0;
    kr_value key, value;
    put(w, KR_MARSHAL_DICT | flag);
    while (kr_dict_next(v, &pos, &key, &value)) {
        write_value(w, key);
        write_value(w, value);
    }
    put(w, KR_MARSHAL_NULL);
}

static void write_set(writer *w, kr_value v, unsigned flag) {
    size_t pos = 0, n = KR_AS(kr_set, v)->used, done = 0;
    kr_value key;
    put(w, (kr_is_exact(v, &kr_type_set) ? KR_MARSHAL_SET : KR_MARSHAL_FROZENSET) | flag);
    put_size(w, n);
    for (; kr_set_next(v, &pos, &key); done++) write_value(w, key);
    if (done != n) refuse(w);
}

static void write_slice(writer *w, kr_value v, unsigned flag) {
    const kr_slice *s = KR_AS(const kr_slice, v);
    if (w->version < 5) refuse(w);
    put(w, KR_MARSHAL_SLICE | flag);
    write_value(w, s->start);
    write_value(w, s->stop);
    write_value(w, s->step);
}

static void write_buffer(writer *w, kr_value v, unsigned flag) {
    kr_span s;
    if (kr_bytes_scattered(v) || !kr_bytes_try_span(w->ctx, v, &s)) refuse(w);
    put(w, KR_MARSHAL_BYTES | flag);
    put_size(w, s.n);
    kr_bytebuf_add(w->ctx, &w->out, s.p, s.n);
}

static void write_complex(writer *w, kr_value v, unsigned flag) {
    put(w, (w->version > 1 ? KR_MARSHAL_COMPLEX : KR_MARSHAL_COMPLEX_TEXT) | flag);
    put_double(w, KR_AS(kr_complex, v)->re);
    put_double(w, KR_AS(kr_complex, v)->im);
}

static void write_object(writer *w, kr_value v, unsigned flag) {
    const kr_type *t = kr_typeof(v);
    if (t == &kr_type_int) {
        write_int(w, v, flag);
    } else if (t == &kr_type_float) {
        put(w, (w->version > 1 ? KR_MARSHAL_FLOAT : KR_MARSHAL_FLOAT_TEXT) | flag);
        put_double(w, kr_float_val(v));
    } else if (t == &kr_type_complex) {
        write_complex(w, v, flag);
    } else if (t == &kr_type_str) {
        write_str(w, v, flag);
    } else if (t == &kr_type_tuple || t == &kr_type_list) {
        write_items(w, v, flag);
    } else if (t == &kr_type_dict) {
        write_dict(w, v, flag);
    } else if (t == &kr_type_set || t == &kr_type_frozenset) {
        write_set(w, v, flag);
    } else if (t == &kr_type_slice) {
        write_slice(w, v, flag);
    } else if (t == &kr_type_code) {
        kr_raise_fmt(w->ctx, &kr_type_ValueError,
                     "code objects cannot be marshalled: `krait compile` writes them to files");
    } else {
        write_buffer(w, v, flag);
    }
}

/* The constants of one letter; 0: v is none of them. */
static unsigned letter_of(kr_value v) {
    if (kr_isnull(v)) return KR_MARSHAL_NULL;
    if (kr_is_none(v)) return KR_MARSHAL_NONE;
    if (kr_is(v, KR_FALSE)) return KR_MARSHAL_FALSE;
    if (kr_is(v, KR_TRUE)) return KR_MARSHAL_TRUE;
    if (kr_is(v, KR_ELLIPSIS)) return KR_MARSHAL_ELLIPSIS;
    if (kr_is(v, kr_type_value(&kr_type_StopIteration))) return KR_MARSHAL_STOP;
    return 0;
}

static void write_value(writer *w, kr_value v) {
    unsigned flag = 0, letter = letter_of(v);
    if (++w->depth > KR_MARSHAL_DEPTH) {
        kr_raise_fmt(w->ctx, &kr_type_ValueError, "object too deeply nested to marshal");
    }
    kr_check_recursion(w->ctx, NULL);
    kr_tick(w->ctx, 20);
    if (letter) {
        put(w, letter);
    } else if (!kr_isnull(w->seen) && kr_is_object(v)) {
        kr_value id = kr_int_from_u64(w->ctx, kr_object_id(v));
        kr_value next = kr_smallint((kr_sword)kr_dict_len(w->seen));
        kr_value number = kr_dict_setdefault(w->ctx, w->seen, id, next);
        if (kr_is(number, next)) {
            flag = KR_MARSHAL_FLAG;
        } else {
            put(w, KR_MARSHAL_REF);
            put_number(w, (uint64_t)kr_smallint_val(number), 4);
            letter = KR_MARSHAL_REF;
        }
    }
    if (!letter) write_object(w, v, flag);
    w->depth--;
}

kr_value kr_marshal_write(kr_ctx *ctx, kr_value v, int version) {
    writer w = {.ctx = ctx, .version = version};
    kr_bytebuf_init(ctx, &w.out, 64);
    if (version >= 3) w.seen = kr_dict_new(ctx, 0);
    write_value(&w, v);
    kr_value r = kr_bytes_new(ctx, w.out.data, w.out.len);
    kr_heap_free(ctx, w.out.data);
    return r;
}
