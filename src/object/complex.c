/* complex: arithmetic with C99 Annex G care where CPython has it, text, methods. */
#include <math.h>

#include "base/dtoa.h"
#include "base/hash.h"
#include "base/numparse.h"
#include "object/float.h"
#include "object/format.h"
#include "object/int.h"
#include "object/names.h"
#include "object/protocol.h"
#include "object/seq.h"
#include "object/str.h"
#include "object/str_number.h"

typedef struct kr_cplx {
    double re, im;
} kr_cplx;

kr_value kr_complex_new(kr_ctx *ctx, double re, double im) {
    kr_complex *c = kr_heap_new_leaf(ctx, &kr_type_complex, sizeof *c);
    c->re = re;
    c->im = im;
    return kr_from_ptr(c);
}

static bool is_complex(kr_value v) {
    return kr_has_flag(v, KR_TF_COMPLEX);
}

/* An operand of complex arithmetic; false: not a number. */
static bool operand(kr_ctx *ctx, kr_value v, kr_cplx *out) {
    out->im = 0;
    if (is_complex(v)) {
        out->re = KR_AS(kr_complex, v)->re;
        out->im = KR_AS(kr_complex, v)->im;
    } else if (kr_is_float(v)) {
        out->re = kr_float_val(v);
    } else if (kr_is_int(v)) {
        out->re = kr_int_to_double(ctx, v);
    } else {
        return false;
    }
    return true;
}

static kr_cplx mul(kr_cplx a, kr_cplx b) {
    return (kr_cplx){a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re};
}

/* Smith's method. */
static kr_cplx quotient(kr_ctx *ctx, kr_cplx a, kr_cplx b) {
    double br = fabs(b.re), bi = fabs(b.im);
    if (br >= bi) {
        if (br == 0) kr_raise_fmt(ctx, &kr_type_ZeroDivisionError, "division by zero");
        double ratio = b.im / b.re, den = b.re + b.im * ratio;
        return (kr_cplx){(a.re + a.im * ratio) / den, (a.im - a.re * ratio) / den};
    }
    if (bi >= br) {
        double ratio = b.re / b.im, den = b.re * ratio + b.im;
        return (kr_cplx){(a.re * ratio + a.im) / den, (a.im * ratio - a.re) / den};
    }
    return (kr_cplx){NAN, NAN};
}

static kr_cplx pow_int(kr_ctx *ctx, kr_cplx x, long n) {
    kr_cplx r = {1, 0}, p = x;
    unsigned long m = n < 0 ? 0ul - (unsigned long)n : (unsigned long)n;
    for (; m; m >>= 1) {
        if (m & 1) r = mul(r, p);
        p = mul(p, p);
    }
    return n < 0 ? quotient(ctx, (kr_cplx){1, 0}, r) : r;
}

static kr_cplx power(kr_ctx *ctx, kr_cplx a, kr_cplx b) {
    if (b.re == 0 && b.im == 0) return (kr_cplx){1, 0};
    if (a.re == 0 && a.im == 0) {
        if (b.im != 0 || b.re < 0) {
            kr_raise_fmt(ctx, &kr_type_ZeroDivisionError, "zero to a negative or complex power");
        }
        return (kr_cplx){0, 0};
    }
    if (b.im == 0 && b.re == floor(b.re) && fabs(b.re) <= 100) return pow_int(ctx, a, (long)b.re);
    double vabs = hypot(a.re, a.im), len = pow(vabs, b.re), at = atan2(a.im, a.re);
    double phase = at * b.re;
    if (b.im != 0) {
        len *= exp(-at * b.im);
        phase += b.im * log(vabs);
    }
    double re = len * cos(phase), im = len * sin(phase);
    return (kr_cplx){re, im};
}

static kr_value complex_binary(kr_ctx *ctx, kr_binop op, kr_value x, kr_value y) {
    kr_cplx a, b, r;
    if (!operand(ctx, x, &a) || !operand(ctx, y, &b)) return KR_NOTIMPL;
    switch (op) {
    case KR_BIN_ADD:
        r = (kr_cplx){a.re + b.re, is_complex(y) ? (is_complex(x) ? a.im + b.im : b.im) : a.im};
        break;
    case KR_BIN_SUB:
        r = (kr_cplx){a.re - b.re, is_complex(y) ? (is_complex(x) ? a.im - b.im : -b.im) : a.im};
        break;
    case KR_BIN_MUL:
        r = !is_complex(y)   ? (kr_cplx){a.re * b.re, a.im * b.re}
            : !is_complex(x) ? (kr_cplx){a.re * b.re, a.re * b.im}
                             : mul(a, b);
        break;
    case KR_BIN_TRUEDIV:
        if (!is_complex(y)) {
            if (b.re == 0) kr_raise_fmt(ctx, &kr_type_ZeroDivisionError, "division by zero");
            r = (kr_cplx){a.re / b.re, a.im / b.re};
        } else {
            r = quotient(ctx, a, b);
        }
        break;
    case KR_BIN_POW:
        r = power(ctx, a, b);
        if (isfinite(a.re) && isfinite(a.im) && isfinite(b.re) && isfinite(b.im) &&
            (isinf(r.re) || isinf(r.im))) {
            kr_raise_fmt(ctx, &kr_type_OverflowError, "complex exponentiation");
        }
        break;
    default:
        return KR_NOTIMPL;
    }
    return kr_complex_new(ctx, r.re, r.im);
}

static kr_value complex_unary(kr_ctx *ctx, kr_unop op, kr_value v) {
    kr_complex *c = KR_AS(kr_complex, v);
    switch (op) {
    case KR_UN_POS:
    case KR_UN_COMPLEX:
        return c->base.type == &kr_type_complex ? v : kr_complex_new(ctx, c->re, c->im);
    case KR_UN_NEG:
        return kr_complex_new(ctx, -c->re, -c->im);
    case KR_UN_ABS: {
        double r = hypot(c->re, c->im);
        if (isinf(r) && isfinite(c->re) && isfinite(c->im)) {
            kr_raise_fmt(ctx, &kr_type_OverflowError, "absolute value too large");
        }
        return kr_float_new(ctx, r);
    }
    default:
        return KR_NOTIMPL;
    }
}

static kr_value complex_compare(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b) {
    kr_complex *c = KR_AS(kr_complex, a);
    bool eq;
    if (op != KR_BIN_EQ && op != KR_BIN_NE) return KR_NOTIMPL;
    if (is_complex(b)) {
        eq = c->re == KR_AS(kr_complex, b)->re && c->im == KR_AS(kr_complex, b)->im;
    } else if (kr_is_float(b) || kr_is_int(b)) {
        eq = c->im == 0 && kr_compare_bool(ctx, KR_BIN_EQ, kr_float_new(ctx, c->re), b);
    } else {
        return KR_NOTIMPL;
    }
    return kr_bool(eq == (op == KR_BIN_EQ));
}

static kr_hash_t part_hash(kr_ctx *ctx, kr_value self, double d) {
    return isnan(d) ? kr_object_hash(ctx, self) : kr_hash_double(d);
}

static kr_hash_t complex_hash(kr_ctx *ctx, kr_value v) {
    kr_complex *c = KR_AS(kr_complex, v);
    return kr_hash_complex(part_hash(ctx, v, c->re), part_hash(ctx, v, c->im));
}

static kr_value complex_repr(kr_ctx *ctx, kr_value v) {
    kr_complex *c = KR_AS(kr_complex, v);
    char out[KR_DTOA_REPR_MAX * 2 + 8];
    size_t n = 0;
    bool only_imag = c->re == 0 && !signbit(c->re);
    if (!only_imag) {
        out[n++] = '(';
        n += kr_dtoa_format(out + n, c->re, 'r', 0, 0);
    }
    n += kr_dtoa_format(out + n, c->im, 'r', 0, only_imag ? 0 : KR_DTOA_SIGN);
    out[n++] = 'j';
    if (!only_imag) out[n++] = ')';
    return kr_str_new(ctx, out, n);
}

static bool complex_truth(kr_ctx *ctx, kr_value v) {
    kr_complex *c = KR_AS(kr_complex, v);
    (void)ctx;
    return c->re != 0 || c->im != 0;
}

/* ---- constructor ---- */
static kr_cplx from_text(kr_ctx *ctx, kr_value s) {
    kr_cplx c;
    size_t n;
    const char *p = kr_str_number_ascii(ctx, s, &n);
    if (!kr_parse_complex(p, n, &c.re, &c.im)) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "complex() arg is a malformed string");
    }
    return c;
}

/* v.__complex__(), v itself if it is a complex; KR_NULL: it has no such method. */
static kr_value as_complex(kr_ctx *ctx, kr_value v) {
    kr_value m, r;
    if (kr_is_exact(v, &kr_type_complex)) return v;
    m = kr_lookup_special(ctx, v, KR_N(ctx, __complex__));
    if (kr_isnull(m)) return KR_NULL;
    r = kr_call0(ctx, m);
    if (!is_complex(r)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "__complex__ returned non-complex (type %T)", r);
    }
    if (!kr_is_exact(r, &kr_type_complex)) {
        kr_warn_strict_subclass(ctx, KR_NULL, "__complex__", "complex", r);
    }
    return r;
}

static bool has_real(kr_ctx *ctx, kr_value v) {
    return kr_is_float(v) || kr_is_index(v) ||
           !kr_isnull(kr_lookup_special(ctx, v, KR_N(ctx, __float__)));
}

/* One argument of complex(re, im): through __complex__ (first only), __float__, __index__. Tells
 * whether it was a complex number. */
static kr_cplx part(kr_ctx *ctx, kr_value v, bool first, bool alone, bool *is_cplx) {
    kr_cplx c = {0, 0};
    kr_value z = first ? as_complex(ctx, v) : is_complex(v) ? v : KR_NULL;
    *is_cplx = !kr_isnull(z);
    if (*is_cplx) {
        if (!alone && !(first && has_real(ctx, v))) {
            kr_warn(ctx, &kr_type_DeprecationWarning,
                    "complex() argument '%s' must be a real number, not %T",
                    first ? "real" : "imag", v);
        }
        return (kr_cplx){KR_AS(kr_complex, z)->re, KR_AS(kr_complex, z)->im};
    }
    if (!has_real(ctx, v)) {
        if (alone) {
            kr_raise_fmt(ctx, &kr_type_TypeError,
                         "complex() argument must be a string or a number, not %T", v);
        }
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "complex() argument '%s' must be a real number, not %T",
                     first ? "real" : "imag", v);
    }
    c.re = kr_as_double(ctx, v);
    return c;
}

static kr_cplx from_args(kr_ctx *ctx, kr_value re, kr_value im) {
    kr_cplx a = {0, 0}, b = {0, 0};
    bool real_complex = false, imag_complex;
    if (!kr_isnull(re) && kr_is_str(re)) {
        if (kr_isnull(im)) return from_text(ctx, re);
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "complex() argument 'real' must be a real number, not str");
    }
    if (!kr_isnull(im) && kr_is_str(im)) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "complex() argument 'imag' must be a real number, not str");
    }
    if (!kr_isnull(re)) a = part(ctx, re, true, kr_isnull(im), &real_complex);
    if (kr_isnull(im)) return a;
    b = part(ctx, im, false, false, &imag_complex);
    return (kr_cplx){imag_complex ? a.re - b.im : a.re, real_complex ? b.re + a.im : b.re};
}

static kr_value complex_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    kr_value a[2];
    kr_bind_args(ctx, "complex", "real=,imag=", args, n, 0, a);
    if (cls == &kr_type_complex && kr_isnull(a[1]) && !kr_isnull(a[0]) &&
        kr_is_exact(a[0], &kr_type_complex)) {
        return a[0];
    }
    kr_cplx c = from_args(ctx, a[0], a[1]);
    if (cls == &kr_type_complex) return kr_complex_new(ctx, c.re, c.im);
    kr_complex *o = kr_instance_alloc(ctx, cls);
    o->re = c.re;
    o->im = c.im;
    return kr_from_ptr(o);
}

/* ---- methods ---- */
static kr_value m_conjugate(kr_ctx *ctx, kr_value v) {
    return kr_complex_new(ctx, KR_AS(kr_complex, v)->re, -KR_AS(kr_complex, v)->im);
}

static kr_value m_real(kr_ctx *ctx, kr_value v) {
    return kr_float_new(ctx, KR_AS(kr_complex, v)->re);
}

static kr_value m_imag(kr_ctx *ctx, kr_value v) {
    return kr_float_new(ctx, KR_AS(kr_complex, v)->im);
}

static void set_part(kr_ctx *ctx, kr_value self, kr_value v) {
    (void)self;
    (void)v;
    kr_raise_fmt(ctx, &kr_type_AttributeError, "readonly attribute");
}

static kr_value m_complex(kr_ctx *ctx, kr_value v) {
    return complex_unary(ctx, KR_UN_COMPLEX, v);
}

static kr_value m_format(kr_ctx *ctx, kr_value v, kr_value spec) {
    return kr_format_complex(ctx, v, spec);
}

static kr_value m_getnewargs(kr_ctx *ctx, kr_value v) {
    return kr_tuple2(ctx, m_real(ctx, v), m_imag(ctx, v));
}

static kr_value m_from_number(kr_ctx *ctx, size_t n, const kr_value *a) {
    (void)n;
    if (kr_is_str(a[1])) kr_raise_fmt(ctx, &kr_type_TypeError, "must be real number, not str");
    bool own = is_complex(a[1]); /* as it is, whatever its __complex__ says */
    kr_cplx c = own ? (kr_cplx){KR_AS(kr_complex, a[1])->re, KR_AS(kr_complex, a[1])->im}
                    : from_args(ctx, a[1], KR_NULL);
    kr_value v = kr_complex_new(ctx, c.re, c.im);
    return kr_is(a[0], kr_type_value(&kr_type_complex)) ? v : kr_call1(ctx, a[0], v);
}

#define OWN &kr_type_complex
static const kr_builtin complex_methods[] = {
    KR_METHOD_1(OWN, "conjugate", m_conjugate, "Return the complex conjugate of its argument."),
    KR_METHOD_1(OWN, "__complex__", m_complex, "Convert this value to exact type complex."),
    KR_METHOD_2(OWN, "__format__", m_format, "Convert to a string according to format_spec."),
    KR_METHOD_1(OWN, "__getnewargs__", m_getnewargs, NULL),
    KR_CLASSMETHOD_VAR(OWN, "from_number", m_from_number, 2, 2, "Convert number to a complex."),
    KR_GETTER(OWN, "real", m_real, set_part, "the real part of a complex number"),
    KR_GETTER(OWN, "imag", m_imag, set_part, "the imaginary part of a complex number"),
};

const kr_type kr_type_complex = {
    .base_object = {&kr_type_type},
    .name = "complex",
    .base = &kr_type_object,
    .flags = KR_TF_BASE | KR_TF_COMPLEX | KR_TF_LEAF,
    .rom_id = KR_ROM_complex,
    .version = 1,
    .size = sizeof(kr_complex),
    .methods = complex_methods,
    .n_methods = KR_ARRAY_LEN(complex_methods),
    .doc = KR_DOC("Create a complex number from a string or numbers."),
    .new_ = complex_new,
    .repr = complex_repr,
    .hash = complex_hash,
    .compare = complex_compare,
    .unary = complex_unary,
    .binary = complex_binary,
    .truth = complex_truth,
};
