/* array: items of each type code, with CPython's words for values that do not fit. */
#include "module/array_types.h"
#include "module/packed.h"
#include "object/float.h"
#include "object/int.h"
#include "object/str.h"

unsigned kr_array_itemsize(uint32_t code) {
    switch (code) {
    case 'b':
    case 'B':
        return 1;
    case 'h':
    case 'H':
        return sizeof(short);
    case 'i':
    case 'I':
        return sizeof(int);
    case 'l':
    case 'L':
        return sizeof(long);
    case 'q':
    case 'Q':
        return 8;
    case 'u':
    case 'w':
        return 4;
    case 'f':
        return 4;
    case 'd':
        return 8;
    default:
        return 0;
    }
}

static bool is_unsigned(char code) {
    return strchr("BHILQ", code) != NULL;
}

kr_value kr_array_get(kr_ctx *ctx, const kr_array *a, size_t i) {
    const uint8_t *p = a->data + i * a->itemsize;
    switch (a->code) {
    case 'b':
        return kr_smallint(*(const int8_t *)p);
    case 'B':
        return kr_smallint(*p);
    case 'i': {
        int v;
        memcpy(&v, p, sizeof v);
        return kr_int_new(ctx, v);
    }
    case 'd': {
        double d;
        memcpy(&d, p, sizeof d);
        return kr_float_new(ctx, d);
    }
    case 'f':
        return kr_float_new(ctx, kr_packed_double(p, 4, kr_host_little()));
    case 'u':
    case 'w': {
        uint32_t c;
        memcpy(&c, p, sizeof c);
        if (c > 0x10ffff) {
            kr_raise_fmt(ctx, &kr_type_ValueError,
                         "character U+%x is not in range [U+0000; U+10ffff]", c);
        }
        return kr_str_from_char(ctx, c);
    }
    default:
        return kr_packed_int(ctx, p, a->itemsize, kr_host_little(), !is_unsigned(a->code));
    }
}

static KR_COLD KR_NORETURN void overflow(kr_ctx *ctx, const char *text) {
    kr_raise_fmt(ctx, &kr_type_OverflowError, "%s", text);
}

static void check(kr_ctx *ctx, int64_t v, int64_t lo, int64_t hi, const char *what) {
    if (v >= lo && v <= hi) return;
    kr_raise_fmt(ctx, &kr_type_OverflowError, "%s is %s than m%simum", what,
                 v < lo ? "less" : "greater", v < lo ? "in" : "ax");
}

/* An item too wide for its unsigned code. */
static KR_COLD KR_NORETURN void bad_unsigned(kr_ctx *ctx, char code, kr_value v) {
    uint64_t u;
    kr_intview w;
    kr_int_view(v, &w);
    if (w.neg) {
        overflow(ctx, code == 'Q' ? "can't convert negative int to unsigned"
                                  : "can't convert negative value to unsigned int");
    }
    if (code == 'Q') overflow(ctx, "int too big to convert");
    if (!kr_limb_get_u64(w.limbs, w.n, &u)) {
        overflow(ctx, "Python int too large to convert to C unsigned long");
    }
    overflow(ctx, "unsigned int is greater than maximum");
}

static KR_COLD KR_NORETURN void bad_int(kr_ctx *ctx, char code, kr_value v) {
    int64_t i;
    if (code == 'I' || code == 'L' || code == 'Q') bad_unsigned(ctx, code, v);
    if (!kr_int_to_i64(v, &i)) {
        overflow(ctx, code == 'q' ? "int too big to convert"
                                  : "Python int too large to convert to C long");
    }
    if (code == 'B') check(ctx, i, 0, UINT8_MAX, "unsigned byte integer");
    if (code == 'b' || code == 'h') check(ctx, i, INT16_MIN, INT16_MAX, "signed short integer");
    if (code == 'b') check(ctx, i, INT8_MIN, INT8_MAX, "signed char");
    check(ctx, i, INT32_MIN, INT32_MAX, "signed integer");
    check(ctx, i, 0, UINT16_MAX, "unsigned short");
    overflow(ctx, "int too large");
}

void kr_array_convert(kr_ctx *ctx, const kr_array *a, uint8_t *p, kr_value v) {
    char code = a->code;
    if (code == 'f' || code == 'd') {
        double d = kr_as_double(ctx, v);
        if (code == 'f') d = (float)d;
        kr_packed_put_double(p, a->itemsize, kr_host_little(), d);
        return;
    }
    if (code == 'u' || code == 'w') {
        if (!kr_is_str(v)) {
            kr_raise_fmt(ctx, &kr_type_TypeError, "array item must be a unicode character, not %T",
                         v);
        }
        if (kr_str_chars(kr_str_of(v)) != 1) {
            kr_raise_fmt(ctx, &kr_type_TypeError,
                         "array item must be a unicode character, not a string of length %zu",
                         (size_t)kr_str_chars(kr_str_of(v)));
        }
        uint32_t c = kr_str_char(ctx, v, 0);
        memcpy(p, &c, sizeof c);
        return;
    }
    v = kr_index(ctx, v);
    if (!kr_packed_put_int(p, a->itemsize, kr_host_little(), !is_unsigned(code), v)) {
        bad_int(ctx, code, v);
    }
}
