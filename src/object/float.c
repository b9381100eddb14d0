/* float: values, arithmetic, conversion from and to text, methods. */
#include "object/float.h"

#include <math.h>

#include "base/double_bits.h"
#include "base/dtoa.h"
#include "base/hash.h"
#include "base/numparse.h"
#include "object/format.h"
#include "object/int.h"
#include "object/names.h"
#include "object/protocol.h"
#include "object/seq.h"
#include "object/str.h"
#include "object/str_number.h"

const kr_float kr_float_zero = {{&kr_type_float}, 0.0};
const kr_float kr_float_neg_zero = {{&kr_type_float}, -0.0};
const kr_float kr_float_inf = {{&kr_type_float}, (double)INFINITY};
const kr_float kr_float_neg_inf = {{&kr_type_float}, -(double)INFINITY};
const kr_float kr_float_nan = {{&kr_type_float}, (double)NAN};

kr_value kr_float_box(kr_ctx *ctx, double d) {
    uint64_t bits = kr_double_bits(d); /* comparing doubles is dear where software does it */
    bool neg = bits & KR_DOUBLE_SIGN_BIT;
    bits &= ~KR_DOUBLE_SIGN_BIT;
    if (KR_UNLIKELY(!bits)) return kr_from_ptr(neg ? &kr_float_neg_zero : &kr_float_zero);
    if (KR_UNLIKELY(bits == KR_DOUBLE_INF_BITS))
        return kr_from_ptr(neg ? &kr_float_neg_inf : &kr_float_inf);
    kr_float *f = kr_heap_new_leaf(ctx, &kr_type_float, sizeof *f); /* nan too: each has identity */
    f->value = d;
    return kr_from_ptr(f);
}

kr_value kr_float_repr(kr_ctx *ctx, double d) {
    char out[KR_DTOA_REPR_MAX];
    return kr_str_new(ctx, out, kr_dtoa_repr(out, d));
}

/* ---- arithmetic ---- */
void kr_double_divmod(kr_ctx *ctx, double a, double b, double *q, double *r) {
    if (b == 0) kr_raise_fmt(ctx, &kr_type_ZeroDivisionError, "division by zero");
    double mod = fmod(a, b), div = (a - mod) / b;
    if (mod != 0) {
        if ((b < 0) != (mod < 0)) {
            mod += b;
            div -= 1.0;
        }
    } else {
        mod = copysign(0.0, b);
    }
    if (div != 0) {
        *q = floor(div);
        if (div - *q > 0.5) *q += 1.0;
    } else {
        *q = copysign(0.0, a / b);
    }
    *r = mod;
}

double kr_double_pow(kr_ctx *ctx, double a, double b, bool *is_complex) {
    *is_complex = false;
    if (b == 0 || a == 1) return 1.0;
    if (isnan(a) || isnan(b)) return NAN;
    if (isinf(b)) {
        double m = fabs(a);
        if (m == 1.0) return 1.0;
        return (b > 0) == (m > 1.0) ? INFINITY : 0.0;
    }
    if (isinf(a)) return pow(a, b);
    if (a == 0) {
        if (b < 0) {
            kr_raise_fmt(ctx, &kr_type_ZeroDivisionError, "zero to a negative power");
        }
        return pow(a, b);
    }
    if (a < 0 && b != floor(b)) {
        *is_complex = true;
        return 0;
    }
    double r = pow(a, b);
    if (isinf(r)) {
        kr_value args[2] = {kr_smallint(34),
                            kr_str_from_cstr(ctx, "Numerical result out of range")};
        kr_raise_obj(ctx, &kr_type_OverflowError, kr_tuple_new(ctx, 2, args));
    }
    return r;
}

kr_value kr_float_binary(kr_ctx *ctx, kr_binop op, double a, double b) {
    double q, r;
    bool cplx;
    if (op >= KR_BIN_IOR && op <= KR_BIN_IPOW) op = (kr_binop)(op - KR_BIN_IOR + KR_BIN_OR);
    switch (op) {
    case KR_BIN_ADD:
        return kr_float_new(ctx, a + b);
    case KR_BIN_SUB:
        return kr_float_new(ctx, a - b);
    case KR_BIN_MUL:
        return kr_float_new(ctx, a * b);
    case KR_BIN_TRUEDIV:
        if (b == 0) kr_raise_fmt(ctx, &kr_type_ZeroDivisionError, "division by zero");
        return kr_float_new(ctx, a / b);
    case KR_BIN_FLOORDIV:
        kr_double_divmod(ctx, a, b, &q, &r);
        return kr_float_new(ctx, q);
    case KR_BIN_MOD:
        kr_double_divmod(ctx, a, b, &q, &r);
        return kr_float_new(ctx, r);
    case KR_BIN_DIVMOD:
        kr_double_divmod(ctx, a, b, &q, &r);
        return kr_tuple2(ctx, kr_float_new(ctx, q), kr_float_new(ctx, r));
    case KR_BIN_POW:
        r = kr_double_pow(ctx, a, b, &cplx);
        if (cplx) {
            return kr_binary(ctx, KR_BIN_POW, kr_complex_new(ctx, a, 0), kr_complex_new(ctx, b, 0));
        }
        return kr_float_new(ctx, r);
    default:
        return KR_NOTIMPL;
    }
}

/* An int or float operand as double; false: neither. */
static bool operand(kr_ctx *ctx, kr_value v, double *out) {
    if (kr_is_float(v)) {
        *out = kr_float_val(v);
        return true;
    }
    if (!kr_is_int(v)) return false;
    *out = kr_int_to_double(ctx, v);
    return true;
}

static kr_value float_binary(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b) {
    double x, y;
    if (op >= KR_BIN_OR && op <= KR_BIN_RSHIFT) return KR_NOTIMPL;
    if (!operand(ctx, a, &x) || !operand(ctx, b, &y)) return KR_NOTIMPL;
    return kr_float_binary(ctx, op, x, y);
}

/* Exact order of a double and an int. */
static int cmp_with_int(double d, kr_value i) {
    kr_intview v;
    if (isinf(d)) return d > 0 ? 1 : -1;
    kr_int_view(i, &v);
    int si = v.n == 0 ? 0 : v.neg ? -1 : 1, sd = d < 0 ? -1 : d > 0;
    if (si != sd) return sd < si ? -1 : 1;
    if (si == 0) return 0;
    int c = kr_limb_cmp_double(v.limbs, v.n, fabs(d));
    return si > 0 ? -c : c;
}

static kr_value float_compare(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b) {
    (void)ctx;
    double x = kr_float_val(a);
    if (kr_is_float(b)) {
        double y = kr_float_val(b);
        switch (op) {
        case KR_BIN_LT:
            return kr_bool(x < y);
        case KR_BIN_GT:
            return kr_bool(x > y);
        case KR_BIN_EQ:
            return kr_bool(x == y);
        case KR_BIN_LE:
            return kr_bool(x <= y);
        case KR_BIN_GE:
            return kr_bool(x >= y);
        default:
            return kr_bool(x != y);
        }
    }
    if (!kr_is_int(b)) return KR_NOTIMPL;
    if (isnan(x)) return kr_bool(op == KR_BIN_NE);
    return kr_cmp_result(op, cmp_with_int(x, b));
}

static kr_hash_t float_hash(kr_ctx *ctx, kr_value v) {
    double d = kr_float_val(v);
    if (isnan(d)) return kr_object_hash(ctx, v);
    return kr_hash_double(d);
}

static kr_value float_repr(kr_ctx *ctx, kr_value v) {
    return kr_float_repr(ctx, kr_float_val(v));
}

static kr_value exact(kr_ctx *ctx, kr_value v) {
    if (kr_is_immfloat(v) || kr_ptr(v)->type == &kr_type_float) return v;
    return kr_float_new(ctx, kr_float_val(v));
}

static kr_value float_unary(kr_ctx *ctx, kr_unop op, kr_value v) {
    double d = kr_float_val(v);
    switch (op) {
    case KR_UN_POS:
    case KR_UN_FLOAT:
        return exact(ctx, v);
    case KR_UN_NEG:
        return kr_float_new(ctx, -d);
    case KR_UN_ABS:
        return kr_float_new(ctx, fabs(d));
    case KR_UN_INT:
        return kr_int_from_double(ctx, d);
    default:
        return KR_NOTIMPL;
    }
}

static bool float_truth(kr_ctx *ctx, kr_value v) {
    (void)ctx;
    return kr_float_val(v) != 0;
}

/* ---- constructor ---- */
static kr_value from_ascii(kr_ctx *ctx, const char *s, size_t n, kr_value v) {
    double d;
    if (!kr_parse_float(s, n, &d)) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "could not convert string to float: %.200R", v);
    }
    return kr_float_new(ctx, d);
}

static kr_value from_str(kr_ctx *ctx, kr_value v) {
    size_t n;
    const char *s = kr_str_number_ascii(ctx, v, &n);
    return from_ascii(ctx, s, n, v);
}

static kr_value float_of(kr_ctx *ctx, kr_value x) {
    kr_buffer b;
    if (kr_is_immfloat(x) || kr_is_exact(x, &kr_type_float)) return x;
    if (kr_is_exact(x, &kr_type_str)) return from_str(ctx, x);
    kr_value m = kr_lookup_special(ctx, x, KR_N(ctx, __float__));
    if (!kr_isnull(m) && kr_typeof(x)->flags & KR_TF_HEAP) {
        kr_value r = kr_call0(ctx, m);
        if (kr_is_float(r)) {
            if (!kr_is_immfloat(r) && !kr_is_exact(r, &kr_type_float)) {
                kr_warn_strict_subclass(ctx, x, "__float__", "float", r);
            }
            return exact(ctx, r);
        }
        kr_raise_fmt(ctx, &kr_type_TypeError, "%T.__float__ returned non-float (type %T)", x, r);
    }
    if (!kr_isnull(m) || kr_is_index(x)) return kr_float_new(ctx, kr_as_double(ctx, x));
    if (kr_is_str(x)) return from_str(ctx, x);
    if (kr_try_buffer(ctx, x, &b, false)) {
        size_t n = b.len;
        char *copy = kr_heap_leaf(ctx, n);
        if (n) memcpy(copy, b.data, n);
        kr_release_buffer(ctx, &b);
        return from_ascii(ctx, copy, n, x);
    }
    kr_raise_fmt(ctx, &kr_type_TypeError,
                 "float() argument must be a string or a real number, not '%T'", x);
}

static kr_value float_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    n = kr_constructor_args(ctx, "float", cls, &kr_type_float, n);
    kr_check_args(ctx, "float", n, 0, 1);
    kr_value v = kr_npos(n) ? float_of(ctx, args[0]) : kr_float_new(ctx, 0.0);
    if (cls == &kr_type_float) return v;
    kr_float *f = kr_instance_alloc(ctx, cls);
    f->value = kr_float_val(v);
    return kr_from_ptr(f);
}

/* ---- methods ---- */
static kr_value m_is_integer(kr_ctx *ctx, kr_value v) {
    double d = kr_float_val(v);
    (void)ctx;
    return kr_bool(isfinite(d) && floor(d) == d);
}

static kr_value m_as_integer_ratio(kr_ctx *ctx, kr_value v) {
    double d = kr_float_val(v);
    int e;
    if (isinf(d)) {
        kr_raise_fmt(ctx, &kr_type_OverflowError, "cannot convert Infinity to integer ratio");
    }
    if (isnan(d)) kr_raise_fmt(ctx, &kr_type_ValueError, "cannot convert NaN to integer ratio");
    d = frexp(d, &e);
    for (int i = 0; i < 300 && d != floor(d); i++) {
        d *= 2.0;
        e--;
    }
    kr_value num = kr_int_from_double(ctx, d), den = kr_smallint(1);
    kr_value shift = kr_smallint(e < 0 ? -e : e);
    if (e > 0) {
        num = kr_int_binary(ctx, KR_BIN_LSHIFT, num, shift);
    } else {
        den = kr_int_binary(ctx, KR_BIN_LSHIFT, den, shift);
    }
    return kr_tuple2(ctx, num, den);
}

static kr_value m_hex(kr_ctx *ctx, kr_value v) {
    char out[KR_DTOA_REPR_MAX];
    return kr_str_new(ctx, out, kr_dtoa_to_hex(out, kr_float_val(v)));
}

static kr_value m_fromhex(kr_ctx *ctx, size_t n, const kr_value *a) {
    size_t len;
    double d;
    (void)n;
    if (!kr_is_str(a[1])) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "bad argument type for built-in operation");
    }
    const char *s = kr_str_data(a[1], &len);
    switch (kr_dtoa_from_hex(s, len, &d)) {
    case KR_HEX_INVALID:
        kr_raise_fmt(ctx, &kr_type_ValueError, "invalid hexadecimal floating-point string");
    case KR_HEX_OVERFLOW:
        kr_raise_fmt(ctx, &kr_type_OverflowError,
                     "hexadecimal value too large to represent as a float");
    default:
        break;
    }
    kr_value v = kr_float_new(ctx, d);
    return kr_is(a[0], kr_type_value(&kr_type_float)) ? v : kr_call1(ctx, a[0], v);
}

static kr_value m_from_number(kr_ctx *ctx, size_t n, const kr_value *a) {
    (void)n;
    kr_value v = kr_float_new(ctx, kr_as_double(ctx, a[1]));
    return kr_is(a[0], kr_type_value(&kr_type_float)) ? v : kr_call1(ctx, a[0], v);
}

static kr_value m_getformat(kr_ctx *ctx, size_t n, const kr_value *a) {
    (void)n;
    if (!kr_is_str(a[1]) || (!kr_str_eq_cstr(a[1], "double") && !kr_str_eq_cstr(a[1], "float"))) {
        kr_raise_fmt(ctx, &kr_type_ValueError,
                     "__getformat__() argument 1 must be 'double' or 'float'");
    }
    return kr_str_from_cstr(ctx, "IEEE, little-endian");
}

static kr_value m_conjugate(kr_ctx *ctx, kr_value v) {
    return exact(ctx, v);
}

static kr_value m_zero(kr_ctx *ctx, kr_value v) {
    (void)v;
    return kr_float_new(ctx, 0.0);
}

static kr_value m_trunc(kr_ctx *ctx, kr_value v) {
    return kr_int_from_double(ctx, kr_float_val(v));
}

static kr_value m_floor(kr_ctx *ctx, kr_value v) {
    return kr_int_from_double(ctx, floor(kr_float_val(v)));
}

static kr_value m_ceil(kr_ctx *ctx, kr_value v) {
    return kr_int_from_double(ctx, ceil(kr_float_val(v)));
}

static double round_half_even(double d) {
    double r = round(d);
    if (fabs(d - r) == 0.5) r = 2.0 * round(d / 2.0);
    return r;
}

/* round(d, n): through the exact decimal digits */
static double round_digits(kr_ctx *ctx, double d, kr_sword n) {
    char digits[KR_DTOA_EXACT_MAX + 16];
    int point;
    double r;
    if (!isfinite(d) || d == 0 || n > 323) return d;
    if (n < -308) return 0.0 * d;
    int len = kr_dtoa_fixed(d, (int)n, digits, &point);
    if (len == 0) return copysign(0.0, d);
    int e = point - len, k = len;
    digits[k++] = 'e';
    if (e < 0) {
        digits[k++] = '-';
        e = -e;
    }
    if (e >= 100) digits[k++] = (char)('0' + e / 100);
    digits[k++] = (char)('0' + e / 10 % 10);
    digits[k++] = (char)('0' + e % 10);
    kr_dtoa_parse(digits, (size_t)k, &r);
    if (isinf(r)) {
        kr_raise_fmt(ctx, &kr_type_OverflowError, "rounded value too large to represent");
    }
    return copysign(r, d);
}

static kr_value m_round(kr_ctx *ctx, size_t n, const kr_value *a) {
    double d = kr_float_val(a[0]);
    if (n < 2 || kr_is_none(a[1])) return kr_int_from_double(ctx, round_half_even(d));
    return kr_float_new(ctx, round_digits(ctx, d, kr_index_clamped(ctx, a[1])));
}

static kr_value m_format(kr_ctx *ctx, kr_value v, kr_value spec) {
    return kr_format_float(ctx, v, spec);
}

static kr_value m_getnewargs(kr_ctx *ctx, kr_value v) {
    kr_value x = exact(ctx, v);
    return kr_tuple_new(ctx, 1, &x);
}

#define OWN &kr_type_float
static const kr_builtin float_methods[] = {
    KR_METHOD_1(OWN, "is_integer", m_is_integer, "Return True if the float is an integer."),
    KR_METHOD_1(OWN, "as_integer_ratio", m_as_integer_ratio,
                "Return a pair of integers, whose ratio is exactly equal to the original float."),
    KR_METHOD_1(OWN, "conjugate", m_conjugate, "Return self, the complex conjugate of any float."),
    KR_METHOD_1(OWN, "hex", m_hex, "Return a hexadecimal representation of a float."),
    KR_CLASSMETHOD_VAR(OWN, "fromhex", m_fromhex, 2, 2,
                       "Create a float from a hexadecimal string."),
    KR_CLASSMETHOD_VAR(OWN, "from_number", m_from_number, 2, 2, "Convert real number to a float."),
    KR_CLASSMETHOD_VAR(OWN, "__getformat__", m_getformat, 2, 2, NULL),
    KR_METHOD_1(OWN, "__trunc__", m_trunc, "Return the Integral closest to x between 0 and x."),
    KR_METHOD_1(OWN, "__floor__", m_floor, "Return the floor as an Integral."),
    KR_METHOD_1(OWN, "__ceil__", m_ceil, "Return the ceiling as an Integral."),
    KR_METHOD_VAR(OWN, "__round__", m_round, 1, 2, "Return the Integral closest to x."),
    KR_METHOD_2(OWN, "__format__", m_format, "Formats the float according to format_spec."),
    KR_METHOD_1(OWN, "__getnewargs__", m_getnewargs, NULL),
    KR_GETTER(OWN, "real", m_conjugate, NULL, "the real part of a complex number"),
    KR_GETTER(OWN, "imag", m_zero, NULL, "the imaginary part of a complex number"),
};

const kr_type kr_type_float = {
    .base_object = {&kr_type_type},
    .name = "float",
    .base = &kr_type_object,
    .flags = KR_TF_BASE | KR_TF_FLOAT | KR_TF_LEAF | KR_TF_MATCH_SELF,
    .rom_id = KR_ROM_float,
    .version = 1,
    .size = sizeof(kr_float),
    .methods = float_methods,
    .n_methods = KR_ARRAY_LEN(float_methods),
    .doc = KR_DOC("Convert a string or number to a floating-point number, if possible."),
    .new_ = float_new,
    .repr = float_repr,
    .hash = float_hash,
    .compare = float_compare,
    .unary = float_unary,
    .binary = float_binary,
    .truth = float_truth,
};
