/* slice: three values of any kind; they become indices when a sequence is subscripted. */
#include "base/hash.h"
#include "object/int.h"
#include "object/names.h"
#include "object/seq.h"
#include "object/str.h"
#include "object/protocol.h"

kr_value kr_slice_new(kr_ctx *ctx, kr_value start, kr_value stop, kr_value step) {
    kr_slice *s = kr_heap_new(ctx, &kr_type_slice, sizeof(kr_slice));
    kr_store_init(&s->start, start);
    kr_store_init(&s->stop, stop);
    kr_store_init(&s->step, step);
    return kr_from_ptr(s);
}

static void check_index(kr_ctx *ctx, kr_value v) {
    if (!kr_is_index(v)) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "slice indices must be integers or None or have an __index__ method");
    }
}

/* A bound as a machine number, clamped. */
static kr_sword bound(kr_ctx *ctx, kr_value v, kr_sword if_none) {
    if (kr_is_none(v)) return if_none;
    if (KR_LIKELY(kr_is_smallint(v))) return kr_smallint_val(v);
    check_index(ctx, v);
    return kr_index_clamped(ctx, v);
}

static kr_sword clamp(kr_sword i, kr_sword len, kr_sword low, kr_sword high) {
    if (i < 0) {
        i += len;
        return i < 0 ? low : i;
    }
    return i >= len ? high : i;
}

void kr_slice_unpack(kr_ctx *ctx, kr_value slice, kr_sword *start, kr_sword *stop, kr_sword *step) {
    kr_slice *s = KR_AS(kr_slice, slice);
    kr_sword st = bound(ctx, s->step, 1);
    if (st == 0) kr_raise_fmt(ctx, &kr_type_ValueError, "slice step cannot be zero");
    if (st < -PTRDIFF_MAX) st = -PTRDIFF_MAX;
    *step = st;
    *start = bound(ctx, s->start, st < 0 ? PTRDIFF_MAX : 0);
    *stop = bound(ctx, s->stop, st < 0 ? PTRDIFF_MIN : PTRDIFF_MAX);
}

size_t kr_slice_adjust(size_t length, kr_sword *start, kr_sword *stop, kr_sword st) {
    kr_sword len = (kr_sword)length, lo = *start, hi = *stop;
    bool back = st < 0;
    lo = clamp(lo, len, back ? -1 : 0, back ? len - 1 : len);
    hi = hi == PTRDIFF_MIN ? -1 : clamp(hi, len, back ? -1 : 0, back ? len - 1 : len);
    *start = lo;
    *stop = hi;
    if (back) return hi < lo ? (size_t)((lo - hi - 1) / -st + 1) : 0;
    return lo < hi ? (size_t)((hi - lo - 1) / st + 1) : 0;
}

size_t kr_slice_indices(kr_ctx *ctx, kr_value slice, size_t length, kr_sword *start, kr_sword *stop,
                        kr_sword *step) {
    kr_slice_unpack(ctx, slice, start, stop, step);
    return kr_slice_adjust(length, start, stop, *step);
}

/* A bound adjusted to 0..len (or -1..len-1 going back), as an int of any size. */
static kr_value big_bound(kr_ctx *ctx, kr_value v, kr_value low, kr_value high, kr_value len) {
    check_index(ctx, v);
    v = kr_index(ctx, v);
    if (kr_int_sign(v) < 0) {
        v = kr_int_binary(ctx, KR_BIN_ADD, v, len);
        return kr_int_cmp(v, low) < 0 ? low : v;
    }
    return kr_int_cmp(v, high) > 0 ? high : v;
}

void kr_slice_indices_big(kr_ctx *ctx, kr_value slice, kr_value len, kr_value out[3]) {
    kr_slice *s = KR_AS(kr_slice, slice);
    kr_value step = kr_smallint(1), low = kr_smallint(0), high = len;
    if (!kr_is_none(s->step)) {
        check_index(ctx, s->step);
        step = kr_index(ctx, s->step);
        if (kr_int_sign(step) == 0) {
            kr_raise_fmt(ctx, &kr_type_ValueError, "slice step cannot be zero");
        }
    }
    bool back = kr_int_sign(step) < 0;
    if (back) {
        low = kr_smallint(-1);
        high = kr_int_binary(ctx, KR_BIN_SUB, len, kr_smallint(1));
    }
    out[0] = kr_is_none(s->start) ? (back ? high : low) : big_bound(ctx, s->start, low, high, len);
    out[1] = kr_is_none(s->stop) ? (back ? low : high) : big_bound(ctx, s->stop, low, high, len);
    out[2] = step;
}

/* ---- slots and methods ---- */

static kr_value slice_make(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    (void)cls;
    kr_check_args(ctx, "slice", n, 1, 3);
    if (kr_npos(n) == 1) return kr_slice_new(ctx, KR_NONE, args[0], KR_NONE);
    return kr_slice_new(ctx, args[0], args[1], kr_npos(n) == 3 ? args[2] : KR_NONE);
}

static void slice_trace(kr_visitor *v, kr_object *obj) {
    kr_slice *s = (kr_slice *)obj;
    kr_visit(v, &s->start);
    kr_visit(v, &s->stop);
    kr_visit(v, &s->step);
}

static kr_value as_tuple(kr_ctx *ctx, kr_value self) {
    kr_slice *s = KR_AS(kr_slice, self);
    return kr_tuple3(ctx, s->start, s->stop, s->step);
}

static kr_value slice_repr(kr_ctx *ctx, kr_value self) {
    kr_slice *s = KR_AS(kr_slice, self);
    return kr_str_format(ctx, "slice(%R, %R, %R)", s->start, s->stop, s->step);
}

static kr_hash_t slice_hash(kr_ctx *ctx, kr_value self) {
    return kr_hash(ctx, as_tuple(ctx, self));
}

static kr_value slice_compare(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b) {
    if (!kr_is_exact(a, &kr_type_slice) || !kr_is_exact(b, &kr_type_slice)) return KR_NOTIMPL;
    if (kr_is(a, b)) return kr_bool(op == KR_BIN_EQ || op == KR_BIN_LE || op == KR_BIN_GE);
    return kr_seq_compare(ctx, op, as_tuple(ctx, a), as_tuple(ctx, b));
}

static kr_value slice_indices(kr_ctx *ctx, kr_value self, kr_value length) {
    kr_value out[3], len = kr_index(ctx, length);
    if (kr_int_sign(len) < 0) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "length should not be negative");
    }
    kr_slice_indices_big(ctx, self, len, out);
    return kr_tuple_new(ctx, 3, out);
}

static kr_value slice_reduce(kr_ctx *ctx, kr_value self) {
    return kr_tuple2(ctx, kr_type_value(&kr_type_slice), as_tuple(ctx, self));
}

static kr_value get_start(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return KR_AS(kr_slice, self)->start;
}

static kr_value get_stop(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return KR_AS(kr_slice, self)->stop;
}

static kr_value get_step(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return KR_AS(kr_slice, self)->step;
}

static void read_only(kr_ctx *ctx, kr_value self, kr_value value) {
    (void)self;
    (void)value;
    kr_raise_fmt(ctx, &kr_type_AttributeError, "readonly attribute");
}

static const kr_builtin methods[] = {
    KR_METHOD_2(
        &kr_type_slice, "indices", slice_indices,
        "S.indices(len) -> (start, stop, stride)\n\nAssuming a sequence of length len, "
        "calculate the start and stop\nindices, and the stride length of the extended slice "
        "described by\nS. Out of bounds indices are clipped in a manner consistent with "
        "the\nhandling of normal slices."),
    KR_METHOD_1(&kr_type_slice, "__reduce__", slice_reduce,
                "Return state information for pickling."),
    KR_GETTER(&kr_type_slice, "start", get_start, read_only, NULL),
    KR_GETTER(&kr_type_slice, "stop", get_stop, read_only, NULL),
    KR_GETTER(&kr_type_slice, "step", get_step, read_only, NULL),
};

const kr_type kr_type_slice = {
    .base_object = {&kr_type_type},
    .name = "slice",
    .base = &kr_type_object,
    .rom_id = KR_ROM_slice,
    .version = 1,
    .size = sizeof(kr_slice),
    .n_methods = KR_ARRAY_LEN(methods),
    .methods = methods,
    .doc = KR_DOC(
        "slice(stop)\nslice(start, stop[, step])\n\nCreate a slice object.  This is used for "
        "extended slicing (e.g. a[0:10:2])."),
    .new_ = slice_make,
    .trace = slice_trace,
    .repr = slice_repr,
    .hash = slice_hash,
    .compare = slice_compare,
};
