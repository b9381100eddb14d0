/* Descriptors of structures. */
#include "module/uctypes.h"

#include "base/checked.h"
#include "object/dict.h"
#include "object/seq.h"

static KR_COLD KR_NORETURN void bad_descriptor(kr_ctx *ctx) {
    kr_raise_fmt(ctx, &kr_type_TypeError, "syntax error in uctypes descriptor");
}

/* 31 bits of a number. */
static uint32_t bits_of(kr_ctx *ctx, kr_value v) {
    if (!kr_is_int(v)) bad_descriptor(ctx);
    return (uint32_t)kr_as_int64(ctx, v) & 0x7fffffff;
}

static void parse_scalar(uint32_t u, kr_field *f) {
    f->scalar = (uint8_t)(u >> KR_SCALAR_SHIFT);
    f->offset = u & ((1u << KR_SCALAR_SHIFT) - 1);
    if (f->scalar >= KR_SCALAR_BITS && f->scalar < KR_SCALAR_F32) {
        f->offset = u & ((1u << KR_BIT_POS) - 1);
        f->bit = u >> KR_BIT_POS & 31;
        f->bits = u >> KR_BIT_LEN & 31;
    }
}

static void parse_array(kr_ctx *ctx, const kr_value *t, size_t n, kr_field *f) {
    uint32_t u = bits_of(ctx, t[1]);
    f->kind = KR_FIELD_ARRAY;
    if (n == 3) {
        if (!kr_is_dict(t[2])) bad_descriptor(ctx);
        f->n = u;
        f->descriptor = t[2];
    } else {
        f->n = u & ((1u << KR_SCALAR_SHIFT) - 1);
        f->scalar = (uint8_t)(u >> KR_SCALAR_SHIFT);
        if (f->scalar >= KR_SCALAR_BITS && f->scalar < KR_SCALAR_F32) bad_descriptor(ctx);
    }
}

kr_field kr_field_parse(kr_ctx *ctx, kr_value v) {
    kr_field f = {.kind = KR_FIELD_SCALAR};
    size_t n;
    if (kr_is_int(v)) {
        parse_scalar(bits_of(ctx, v), &f);
        return f;
    }
    if (!kr_is_tuple(v)) bad_descriptor(ctx);
    const kr_value *t = kr_seq_items(v, &n);
    if (n < 2 || n > 3) bad_descriptor(ctx);
    uint32_t u = bits_of(ctx, t[0]);
    unsigned kind = u >> KR_KIND_SHIFT;
    if (kind == KR_KIND_ARRAY) {
        parse_array(ctx, t, n, &f);
    } else if (n == 2 && kind == KR_KIND_PTR && !kr_is_dict(t[1])) {
        parse_scalar(bits_of(ctx, t[1]), &f);
        f.kind = KR_FIELD_PTR;
    } else if (n == 2 && kr_is_dict(t[1]) && kind <= KR_KIND_PTR) {
        f.kind = kind == KR_KIND_PTR ? KR_FIELD_PTR : KR_FIELD_STRUCT;
        f.descriptor = t[1];
    } else {
        bad_descriptor(ctx);
    }
    f.offset = u & ((1u << KR_KIND_SHIFT) - 1);
    return f;
}

/* ---- sizes ---- */
static size_t size_of(kr_ctx *ctx, kr_value descriptor, int layout, size_t *align);

static size_t field_size(kr_ctx *ctx, const kr_field *f, int layout, size_t *align) {
    size_t item, size;
    if (f->kind == KR_FIELD_SCALAR) return *align = kr_scalar_size(f->scalar);
    if (f->kind == KR_FIELD_PTR) return *align = sizeof(void *);
    if (f->kind == KR_FIELD_STRUCT) return size_of(ctx, f->descriptor, layout, align);
    item = *align = kr_scalar_size(f->scalar);
    if (!kr_isnull(f->descriptor)) item = size_of(ctx, f->descriptor, layout, align);
    if (!kr_size_mul(item, f->n, &size)) bad_descriptor(ctx);
    return size;
}

/* *align: the widest of its numbers. */
static size_t size_of(kr_ctx *ctx, kr_value descriptor, int layout, size_t *align) {
    size_t total = 0, pos = 0, end, one;
    kr_value key, value;
    *align = 1;
    kr_check_recursion(ctx, NULL);
    if (!kr_is_dict(descriptor)) {
        kr_field f = kr_field_parse(ctx, descriptor);
        if (f.kind == KR_FIELD_SCALAR) {
            kr_raise_fmt(ctx, &kr_type_TypeError, "can't unambiguously get sizeof scalar");
        }
        return field_size(ctx, &f, layout, align);
    }
    while (kr_dict_next(descriptor, &pos, &key, &value)) {
        kr_field f = kr_field_parse(ctx, value);
        if (!kr_size_add(f.offset, field_size(ctx, &f, layout, &one), &end)) bad_descriptor(ctx);
        if (end > total) total = end;
        if (one > *align) *align = one;
    }
    if (layout == KR_LAYOUT_NATIVE) total = (total + *align - 1) & ~(*align - 1);
    return total;
}

size_t kr_layout_size(kr_ctx *ctx, kr_value descriptor, int layout) {
    size_t align;
    return size_of(ctx, descriptor, layout, &align);
}

size_t kr_item_size(kr_ctx *ctx, const kr_field *f, int layout) {
    if (kr_isnull(f->descriptor)) return kr_scalar_size(f->scalar);
    return kr_layout_size(ctx, f->descriptor, layout);
}
