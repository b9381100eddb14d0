/* struct: values to bytes and back. */
#include "module/packed.h"
#include "module/struct_types.h"
#include "object/bytes.h"
#include "object/float.h"
#include "object/int.h"
#include "object/seq.h"

/* Of a letter for integers: upper case. */
static bool is_unsigned(char code) {
    return !(code & 0x20);
}

static KR_COLD KR_NORETURN void out_of_range(kr_ctx *ctx, const kr_struct_item *it) {
    unsigned bits = (unsigned)it->size * 8;
    if (it->code == 'P') kr_struct_error(ctx, "int too large to convert");
    if (is_unsigned(it->code)) {
        kr_value top = kr_int_from_u64(ctx, UINT64_MAX >> (64 - bits));
        kr_struct_error(ctx, "'%c' format requires 0 <= number <= %S", (unsigned)it->code, top);
    }
    int64_t top = (int64_t)(UINT64_MAX >> (65 - bits));
    kr_struct_error(ctx, "'%c' format requires %lld <= number <= %lld", (unsigned)it->code,
                    (long long)-top - 1, (long long)top);
}

static void pack_int(kr_ctx *ctx, const kr_struct *s, const kr_struct_item *it, uint8_t *out,
                     kr_value v) {
    if (!kr_is_int(v)) {
        if (!kr_is_index(v)) kr_struct_error(ctx, "required argument is not an integer");
        v = kr_index(ctx, v);
    }
    bool is_signed = !is_unsigned(it->code);
    if (it->code == 'P' && kr_int_sign(v) < 0) is_signed = true;
    if (!kr_packed_put_int(out, (unsigned)it->size, s->little, is_signed, v)) out_of_range(ctx, it);
}

static kr_value to_double(kr_ctx *ctx, void *arg) {
    return kr_float_new(ctx, kr_as_double(ctx, *(kr_value *)arg));
}

static void pack_float(kr_ctx *ctx, const kr_struct *s, const kr_struct_item *it, uint8_t *out,
                       kr_value v) {
    double d;
    if (kr_is_float(v)) {
        d = kr_float_val(v);
    } else {
        kr_value exc, f = kr_protect(ctx, to_double, &v, &exc);
        if (!kr_isnull(exc)) kr_struct_error(ctx, "required argument is not a float");
        d = kr_float_val(f);
    }
    if (it->code == 'f' && s->native) d = (float)d;
    if (!kr_packed_put_double(out, (unsigned)it->size, s->little, d)) {
        if (kr_is_int(v)) kr_struct_error(ctx, "int too large to convert");
        kr_raise_fmt(ctx, &kr_type_OverflowError, "float too large to pack with %c format",
                     (unsigned)it->code);
    }
}

static kr_value to_complex(kr_ctx *ctx, void *arg) {
    return kr_call1(ctx, kr_type_value(&kr_type_complex), *(kr_value *)arg);
}

/* Parts that are too large become infinite. */
static void pack_complex(kr_ctx *ctx, const kr_struct *s, const kr_struct_item *it, uint8_t *out,
                         kr_value v) {
    unsigned half = (unsigned)it->size / 2;
    kr_value exc = KR_NULL, c = kr_is_str(v) ? KR_NULL : kr_protect(ctx, to_complex, &v, &exc);
    if (!kr_isnull(exc) || kr_isnull(c)) kr_struct_error(ctx, "required argument is not a complex");
    double part[2] = {KR_AS(kr_complex, c)->re, KR_AS(kr_complex, c)->im};
    for (unsigned i = 0; i < 2; i++) {
        double d = half == 4 ? (double)(float)part[i] : part[i];
        kr_packed_put_double(out + i * half, half, s->little, d);
    }
}

/* 's' and 'p': cut or filled with zeros; 'p' has its length in the first byte. */
static void pack_text(kr_ctx *ctx, const kr_struct_item *it, uint8_t *out, kr_value v) {
    kr_buffer b;
    if (!kr_has_flag(v, KR_TF_BYTES | KR_TF_BYTEARRAY)) {
        kr_struct_error(ctx, "argument for '%c' must be a bytes object", (unsigned)it->code);
    }
    kr_get_buffer(ctx, v, &b, false);
    size_t room = it->size, n = b.len;
    if (it->code == 'p' && room) {
        room--;
        if (n > room) n = room;
        *out++ = n > 255 ? 255 : (uint8_t)n;
    }
    if (n > room) n = room;
    memcpy(out, b.data, n);
    memset(out + n, 0, room - n);
    kr_release_buffer(ctx, &b);
}

static void pack_char(kr_ctx *ctx, uint8_t *out, kr_value v) {
    if (!kr_is_bytes(v) || KR_AS(kr_bytes, v)->len != 1) {
        kr_struct_error(ctx, "char format requires a bytes object of length 1");
    }
    *out = KR_AS(kr_bytes, v)->data[0];
}

static void pack_one(kr_ctx *ctx, const kr_struct *s, const kr_struct_item *it, uint8_t *p,
                     kr_value v) {
    switch (it->code) {
    case 'c':
        pack_char(ctx, p, v);
        break;
    case 's':
    case 'p':
        pack_text(ctx, it, p, v);
        break;
    case '?':
        *p = kr_truth(ctx, v);
        break;
    case 'e':
    case 'f':
    case 'd':
        pack_float(ctx, s, it, p, v);
        break;
    default:
        pack_complex(ctx, s, it, p, v);
        break;
    }
}

void kr_struct_pack(kr_ctx *ctx, const kr_struct *s, uint8_t *out, const kr_value *values) {
    memset(out, 0, s->size);
    for (size_t i = 0; i < s->n_items; i++) {
        const kr_struct_item *it = &s->items[i];
        uint8_t *p = out + it->offset;
        for (size_t k = it->repeat; k; k--, p += it->size) {
            if (it->integer) {
                pack_int(ctx, s, it, p, *values++);
            } else {
                pack_one(ctx, s, it, p, *values++);
            }
        }
        kr_tick(ctx, (uint32_t)(it->repeat & 0xffff) + 4);
    }
}

static kr_value unpack_one(kr_ctx *ctx, const kr_struct *s, const kr_struct_item *it,
                           const uint8_t *p) {
    switch (it->code) {
    case 'c':
        return kr_bytes_new(ctx, p, 1);
    case 's':
        return kr_bytes_new(ctx, p, it->size);
    case 'p': {
        size_t n = it->size ? *p : 0;
        if (n >= it->size) n = it->size ? it->size - 1 : 0;
        return kr_bytes_new(ctx, p + 1, n);
    }
    case '?':
        return kr_bool(*p != 0);
    case 'e':
    case 'f':
    case 'd':
        return kr_float_new(ctx, kr_packed_double(p, (unsigned)it->size, s->little));
    default: {
        unsigned half = (unsigned)it->size / 2;
        return kr_complex_new(ctx, kr_packed_double(p, half, s->little),
                              kr_packed_double(p + half, half, s->little));
    }
    }
}

kr_value kr_struct_unpack(kr_ctx *ctx, const kr_struct *s, const uint8_t *p) {
    kr_value t = kr_tuple_new(ctx, s->n_values, NULL), *out = KR_AS(kr_tuple, t)->items;
    for (size_t i = 0; i < s->n_items; i++) {
        const kr_struct_item *it = &s->items[i];
        const uint8_t *from = p + it->offset;
        if (it->integer) {
            kr_packed_run run = {from, it->repeat, (unsigned)it->size, s->little,
                                 !is_unsigned(it->code)};
            kr_packed_ints(ctx, &run, kr_ptr(t), out);
            out += it->repeat;
        } else {
            for (size_t k = it->repeat; k; k--, from += it->size) {
                kr_store(ctx, kr_ptr(t), out++, unpack_one(ctx, s, it, from));
            }
        }
        kr_tick(ctx, (uint32_t)(it->repeat & 0xffff) + 4);
    }
    return t;
}
