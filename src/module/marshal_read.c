/* Bytes to values. The bytes may be anything: sizes are not believed before the items are there. */
#include "module/marshal.h"
#include "object/bytes.h"
#include "object/bytes_internal.h"
#include "object/dict.h"
#include "object/float.h"
#include "object/int.h"
#include "object/names.h"
#include "object/seq.h"
#include "object/str.h"
#include "object/str_number.h"

typedef struct reader {
    kr_ctx *ctx;
    kr_span in;    /* what is left */
    kr_value file; /* where more comes from, or KR_NULL */
    kr_value last; /* what was read there, which `in` shows */
    kr_value refs; /* list of the flagged values; itself stands for one that is not complete */
    unsigned depth;
} reader;

static KR_NORETURN void bad(reader *r, const char *what) {
    kr_raise_fmt(r->ctx, &kr_type_ValueError, "bad marshal data (%s)", what);
}

static KR_NORETURN void ended(reader *r, const char *how) {
    kr_raise_fmt(r->ctx, &kr_type_EOFError, "%s", how);
}

/* ---- input ---- */
static void read_more(reader *r, size_t n) {
    kr_value size = kr_int_from_u64(r->ctx, n);
    r->last = kr_call_method(r->ctx, r->file, KR_N(r->ctx, read), &size, 1);
    if (!kr_is_bytes(r->last)) {
        kr_raise_fmt(r->ctx, &kr_type_TypeError, "file.read() returned not bytes but %T", r->last);
    }
    r->in = kr_bytes_span(r->last);
    if (r->in.n > n) {
        kr_raise_fmt(r->ctx, &kr_type_ValueError,
                     "read() returned too much data: %zu bytes requested, %zu returned", n,
                     r->in.n);
    }
}

/* The next n bytes. */
static const uint8_t *take(reader *r, size_t n, const char *how) {
    if (!kr_isnull(r->file) && n) read_more(r, n);
    if (r->in.n < n) ended(r, how);
    const uint8_t *p = r->in.p;
    r->in.p += n;
    r->in.n -= n;
    return p;
}

static const char too_short[] = "marshal data too short";
static const char no_object[] = "EOF read where object expected";

static uint64_t get_number(reader *r, unsigned bytes) {
    const uint8_t *p = take(r, bytes, too_short);
    uint64_t u = 0;
    for (unsigned i = 0; i < bytes; i++) u |= (uint64_t)p[i] << (8 * i);
    return u;
}

static size_t get_size(reader *r, const char *what) {
    int32_t n = (int32_t)get_number(r, 4);
    if (n < 0) bad(r, what);
    return (size_t)n;
}

/* ---- numbers ---- */
static double get_double(reader *r) {
    uint64_t bits = get_number(r, 8);
    double d;
    memcpy(&d, &bits, sizeof d);
    return d;
}

static double get_double_text(reader *r) {
    size_t n = *take(r, 1, "EOF read where not expected");
    const char *text = (const char *)take(r, n, too_short);
    kr_value s = kr_str_decode(r->ctx, text, n, "utf-8", NULL);
    return kr_float_val(kr_call1(r->ctx, kr_type_value(&kr_type_float), s));
}

static kr_value read_complex(reader *r, bool text) {
    double re = text ? get_double_text(r) : get_double(r);
    double im = text ? get_double_text(r) : get_double(r);
    return kr_complex_new(r->ctx, re, im);
}

static kr_value read_long(reader *r) {
    int32_t count = (int32_t)get_number(r, 4);
    if (count == INT32_MIN) bad(r, "long size out of range");
    size_t n = (size_t)(count < 0 ? -count : count),
           limbs = n * KR_MARSHAL_DIGIT / KR_LIMB_BITS + 1;
    const uint8_t *p = take(r, 2 * n, too_short);
    kr_limb *a = kr_heap_leaf(r->ctx, limbs * sizeof *a);
    memset(a, 0, limbs * sizeof *a);
    for (size_t k = 0; k < n; k++) {
        kr_limb digit = (kr_limb)(p[2 * k] | p[2 * k + 1] << 8);
        size_t at = k * KR_MARSHAL_DIGIT, i = at / KR_LIMB_BITS, shift = at % KR_LIMB_BITS;
        if (digit >> KR_MARSHAL_DIGIT) bad(r, "digit out of range in long");
        if (k + 1 == n && digit == 0) bad(r, "unnormalized long data");
        a[i] |= digit << shift;
        if (shift > KR_LIMB_BITS - KR_MARSHAL_DIGIT) a[i + 1] |= digit >> (KR_LIMB_BITS - shift);
    }
    while (limbs && a[limbs - 1] == 0) limbs--;
    kr_value v = kr_int_from_limbs(r->ctx, count < 0, a, limbs);
    kr_heap_free(r->ctx, a);
    return v;
}

/* ---- text ---- */
static kr_value read_text(reader *r, size_t n, bool latin, bool interned) {
    const char *p = (const char *)take(r, n, too_short);
    kr_value s = latin ? kr_str_decode(r->ctx, p, n, "latin-1", NULL)
                       : kr_str_decode(r->ctx, p, n, "utf-8", "surrogatepass");
    return interned ? kr_str_intern_value(r->ctx, s) : s;
}

static kr_value read_bytes(reader *r) {
    size_t n = get_size(r, "bytes object size out of range");
    return kr_bytes_new(r->ctx, take(r, n, too_short), n);
}

/* ---- containers ---- */
static kr_value read_value(reader *r);

/* A value that belongs to `what`. */
static kr_value read_item(reader *r, const char *what) {
    kr_value v = read_value(r);
    if (kr_isnull(v)) {
        kr_raise_fmt(r->ctx, &kr_type_TypeError, "NULL object in marshal data for %s", what);
    }
    return v;
}

static void set_ref(reader *r, size_t ref, kr_value v) {
    kr_list *refs = KR_AS(kr_list, r->refs);
    if (ref != SIZE_MAX) kr_store(r->ctx, refs, &refs->items[ref], v);
}

static kr_value read_tuple(reader *r, size_t n) {
    size_t have;
    kr_value items = kr_list_new(r->ctx, 0, NULL);
    for (size_t i = 0; i < n; i++) kr_list_append(r->ctx, items, read_item(r, "tuple"));
    const kr_value *p = kr_seq_items(items, &have);
    return kr_tuple_new(r->ctx, have, p);
}

static kr_value read_list(reader *r, size_t ref) {
    size_t n = get_size(r, "list size out of range");
    kr_value list = kr_list_new(r->ctx, 0, NULL);
    set_ref(r, ref, list);
    for (size_t i = 0; i < n; i++) kr_list_append(r->ctx, list, read_item(r, "list"));
    return list;
}

static kr_value read_dict(reader *r, size_t ref) {
    kr_value d = kr_dict_new(r->ctx, 0);
    set_ref(r, ref, d);
    for (;;) {
        kr_value key = read_value(r);
        if (kr_isnull(key)) return d;
        kr_value value = read_value(r);
        if (kr_isnull(value)) return d;
        kr_dict_set(r->ctx, d, key, value);
    }
}

static kr_value read_set(reader *r, const kr_type *type, size_t ref) {
    size_t n = get_size(r, "set size out of range");
    kr_value s = kr_set_new(r->ctx, type);
    if (type == &kr_type_set) set_ref(r, ref, s);
    for (size_t i = 0; i < n; i++) kr_set_add(r->ctx, s, read_item(r, "set"));
    return s;
}

static kr_value read_slice(reader *r) {
    kr_value start = read_item(r, "slice"), stop = read_item(r, "slice");
    return kr_slice_new(r->ctx, start, stop, read_item(r, "slice"));
}

static kr_value read_ref(reader *r) {
    size_t n = get_size(r, "invalid reference"), have;
    const kr_value *items = kr_seq_items(r->refs, &have);
    if (n >= have || kr_is(items[n], r->refs)) bad(r, "invalid reference");
    return items[n];
}

/* What can be referred to; ref: its number, or SIZE_MAX. */
static kr_value read_object(reader *r, unsigned kind, size_t ref) {
    switch (kind) {
    case KR_MARSHAL_INT:
        return kr_int_new(r->ctx, (int32_t)get_number(r, 4));
    case KR_MARSHAL_INT64:
        return kr_int_new(r->ctx, (int64_t)get_number(r, 8));
    case KR_MARSHAL_LONG:
        return read_long(r);
    case KR_MARSHAL_FLOAT:
        return kr_float_new(r->ctx, get_double(r));
    case KR_MARSHAL_FLOAT_TEXT:
        return kr_float_new(r->ctx, get_double_text(r));
    case KR_MARSHAL_COMPLEX:
        return read_complex(r, false);
    case KR_MARSHAL_COMPLEX_TEXT:
        return read_complex(r, true);
    case KR_MARSHAL_BYTES:
        return read_bytes(r);
    case KR_MARSHAL_STR:
    case KR_MARSHAL_INTERNED:
        return read_text(r, get_size(r, "string size out of range"), false,
                         kind == KR_MARSHAL_INTERNED);
    case KR_MARSHAL_ASCII:
    case KR_MARSHAL_ASCII_INTERNED:
        return read_text(r, get_size(r, "string size out of range"), true,
                         kind == KR_MARSHAL_ASCII_INTERNED);
    case KR_MARSHAL_SHORT:
    case KR_MARSHAL_SHORT_INTERNED:
        return read_text(r, *take(r, 1, no_object), true, kind == KR_MARSHAL_SHORT_INTERNED);
    case KR_MARSHAL_SMALL_TUPLE:
        return read_tuple(r, *take(r, 1, no_object));
    case KR_MARSHAL_TUPLE:
        return read_tuple(r, get_size(r, "tuple size out of range"));
    case KR_MARSHAL_LIST:
        return read_list(r, ref);
    case KR_MARSHAL_DICT:
        return read_dict(r, ref);
    case KR_MARSHAL_SET:
        return read_set(r, &kr_type_set, ref);
    case KR_MARSHAL_FROZENSET:
        return read_set(r, &kr_type_frozenset, ref);
    case KR_MARSHAL_SLICE:
        return read_slice(r);
    case KR_MARSHAL_CODE:
        bad(r, "code objects of CPython cannot be run");
    default:
        bad(r, "unknown type code");
    }
}

/* KR_NULL: the end of a dict. */
static kr_value read_value(reader *r) {
    unsigned byte = *take(r, 1, no_object), kind = byte & ~(unsigned)KR_MARSHAL_FLAG;
    size_t ref = SIZE_MAX;
    kr_value v;
    switch (kind) {
    case KR_MARSHAL_NULL:
        return KR_NULL;
    case KR_MARSHAL_NONE:
        return KR_NONE;
    case KR_MARSHAL_FALSE:
        return KR_FALSE;
    case KR_MARSHAL_TRUE:
        return KR_TRUE;
    case KR_MARSHAL_ELLIPSIS:
        return KR_ELLIPSIS;
    case KR_MARSHAL_STOP:
        return kr_type_value(&kr_type_StopIteration);
    case KR_MARSHAL_REF:
        return read_ref(r);
    default:
        break;
    }
    if (++r->depth > KR_MARSHAL_DEPTH) {
        kr_raise_fmt(r->ctx, &kr_type_ValueError, "recursion limit exceeded");
    }
    kr_check_recursion(r->ctx, NULL);
    kr_tick(r->ctx, 20);
    if (byte & KR_MARSHAL_FLAG) {
        ref = KR_AS(kr_list, r->refs)->len;
        kr_list_append(r->ctx, r->refs, r->refs);
    }
    v = read_object(r, kind, ref);
    set_ref(r, ref, v);
    r->depth--;
    return v;
}

static kr_value read_all(reader *r) {
    r->refs = kr_list_new(r->ctx, 0, NULL);
    kr_value v = read_item(r, "object");
    kr_list_clear(r->ctx, r->refs);
    return v;
}

kr_value kr_marshal_read(kr_ctx *ctx, kr_value data) {
    reader r = {.ctx = ctx, .in = kr_bytes_stable_span(ctx, data)};
    kr_value v = read_all(&r);
    kr_keep(data);
    return v;
}

kr_value kr_marshal_read_file(kr_ctx *ctx, kr_value file) {
    reader r = {.ctx = ctx, .file = file};
    read_more(&r, 0);
    return read_all(&r);
}
