/* The types int and bool: constructor, operators, methods. Arithmetic itself is in int.c. */
#include "base/dtoa.h"
#include "base/hash.h"
#include "base/numparse.h"
#include "object/bytes.h"
#include "object/float.h"
#include "object/format.h"
#include "object/int.h"
#include "object/names.h"
#include "object/protocol.h"
#include "object/seq.h"
#include "object/str.h"
#include "object/str_internal.h"
#include "object/str_number.h"

/* ---- text ---- */
static kr_value digits_text(kr_ctx *ctx, const kr_intview *a, int base, bool prefix) {
    size_t bound = kr_limb_text_bound(a->n, (unsigned)base), n = 0;
    size_t sn = kr_limb_to_text_scratch(a->n, (unsigned)base);
    kr_limb *scratch = sn ? kr_heap_leaf(ctx, sn * sizeof *scratch) : NULL;
    char *out, small[96];
    kr_value s = KR_NULL;
    if (bound + 4 > sizeof small) {
        s = kr_str_alloc(ctx, bound + 4, &out);
    } else {
        out = small;
    }
    if (a->neg && a->n) out[n++] = '-';
    if (prefix && base != 10) {
        out[n++] = '0';
        out[n++] = base == 2 ? 'b' : base == 8 ? 'o' : 'x';
    }
    const kr_limb_tick tick = kr_int_tick(ctx);
    n += kr_limb_to_text(out + n, a->limbs, a->n, (unsigned)base, scratch, &tick);
    kr_heap_free(ctx, scratch);
    return kr_isnull(s) ? kr_str_new(ctx, small, n) : kr_str_finish(ctx, s, n);
}

static kr_value text_of_small(kr_ctx *ctx, uint64_t u, bool neg) {
    size_t n = kr_dec_digits(u);
    char *out;
    if (n + neg == 1) return kr_str_of_ascii(ctx, (uint8_t)('0' + u));
    kr_value r = kr_str_make(ctx, n + neg, n + neg, false, &out);
    if (neg) *out++ = '-';
    kr_put_digits(out, u, n);
    return r;
}

kr_value kr_int_to_text(kr_ctx *ctx, kr_value v, int base, bool prefix) {
    kr_intview a;
    if (kr_is_smallint(v) && base == 10) {
        kr_sword i = kr_smallint_val(v);
        return text_of_small(ctx, i < 0 ? 0 - (uint64_t)i : (uint64_t)i, i < 0);
    }
    kr_int_view(v, &a);
    int32_t limit = ctx->vm->int_max_str_digits;
    if (limit && base == 10 && a.n > (size_t)limit / 20) {
        double digits = (double)kr_limb_bit_length(a.limbs, a.n) * 0.30102999566398120;
        bool over = digits > (double)limit + 1;
        if (!over && digits > (double)limit - 1) {
            kr_value p = kr_int_binary(ctx, KR_BIN_POW, kr_smallint(10), kr_smallint(limit));
            kr_intview b;
            kr_int_view(p, &b);
            over = kr_limb_cmp(a.limbs, a.n, b.limbs, b.n) >= 0;
        }
        if (over) {
            kr_raise_fmt(ctx, &kr_type_ValueError,
                         "Exceeds the limit (%d digits) for integer string conversion; "
                         "use sys.set_int_max_str_digits() to increase the limit",
                         limit);
        }
    }
    return digits_text(ctx, &a, base, prefix);
}

kr_value kr_int_all_digits(kr_ctx *ctx, kr_value v) {
    kr_intview a;
    kr_int_view(v, &a);
    return digits_text(ctx, &a, 10, false);
}

kr_value kr_int_from_digits(kr_ctx *ctx, const char *s, size_t len, int base, bool neg) {
    size_t n = kr_limb_text_limbs(len, (unsigned)base);
    size_t sn = kr_limb_from_text_scratch(len, (unsigned)base);
    kr_limb *r = kr_heap_leaf(ctx, n * sizeof *r);
    kr_limb *scratch = sn ? kr_heap_leaf(ctx, sn * sizeof *scratch) : NULL;
    const kr_limb_tick tick = kr_int_tick(ctx);
    n = kr_limb_from_text(r, s, len, (unsigned)base, scratch, &tick);
    kr_heap_free(ctx, scratch);
    kr_value v = kr_int_from_limbs(ctx, neg, r, n);
    kr_heap_free(ctx, r);
    return v;
}

/* false: not a literal. `shown` is what the message quotes. */
static kr_value int_from_ascii(kr_ctx *ctx, const char *s, size_t len, int base, kr_value shown) {
    kr_int_text t;
    if (!kr_parse_int(s, len, (unsigned)base, &t)) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "invalid literal for int() with base %d: %.200R",
                     base, shown);
    }
    if (t.small) return kr_int_new(ctx, t.value);
    int32_t limit = ctx->vm->int_max_str_digits;
    if (limit && (t.base & (t.base - 1)) && t.ndigits > (size_t)limit) {
        kr_raise_fmt(ctx, &kr_type_ValueError,
                     "Exceeds the limit (%d digits) for integer string conversion: value has %zu "
                     "digits; use sys.set_int_max_str_digits() to increase the limit",
                     limit, t.ndigits);
    }
    return kr_int_from_digits(ctx, t.digits, t.len, (int)t.base, t.neg);
}

/* Releases b. */
static kr_value int_from_buffer(kr_ctx *ctx, kr_buffer *b, int base) {
    size_t n = b->len;
    char *copy = kr_heap_leaf(ctx, n + 1);
    if (n) memcpy(copy, b->data, n);
    kr_release_buffer(ctx, b);
    return int_from_ascii(ctx, copy, n, base, kr_bytes_new(ctx, copy, n));
}

static kr_value int_from_text_value(kr_ctx *ctx, kr_value v, int base) {
    size_t n;
    if (kr_is_str(v)) {
        const char *s = kr_str_number_ascii(ctx, v, &n);
        return int_from_ascii(ctx, s, n, base, v);
    }
    kr_buffer b;
    kr_get_buffer(ctx, v, &b, false);
    return int_from_buffer(ctx, &b, base);
}

/* ---- constructor ---- */
static kr_value int_of(kr_ctx *ctx, kr_value x) {
    if (kr_is_smallint(x) || kr_is_exact(x, &kr_type_int)) return x;
    if (kr_is_float(x)) return kr_int_from_double(ctx, kr_float_val(x));
    if (kr_is_exact(x, &kr_type_bool)) return kr_smallint(kr_is(x, KR_TRUE));
    kr_value m = kr_lookup_special(ctx, x, KR_N(ctx, __int__));
    if (!kr_isnull(m)) {
        kr_value r = kr_call0(ctx, m);
        if (!kr_is_int(r)) {
            kr_raise_fmt(ctx, &kr_type_TypeError, "__int__ returned non-int (type %T)", r);
        }
        if (!kr_is_smallint(r) && !kr_is_exact(r, &kr_type_int)) {
            kr_warn_strict_subclass(ctx, KR_NULL, "__int__", "int", r);
        }
        return kr_int_exact(ctx, r);
    }
    if (kr_is_index(x)) return kr_int_exact(ctx, kr_index(ctx, x));
    kr_buffer b;
    if (kr_is_str(x)) return int_from_text_value(ctx, x, 10);
    if (kr_try_buffer(ctx, x, &b, false)) return int_from_buffer(ctx, &b, 10);
    kr_raise_fmt(ctx, &kr_type_TypeError,
                 "int() argument must be a string, a bytes-like object or a real number, not '%T'",
                 x);
}

static kr_value int_with_base(kr_ctx *ctx, kr_value x, kr_value base) {
    kr_sword b = kr_index_clamped(ctx, base);
    if ((b != 0 && b < 2) || b > 36) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "int() base must be >= 2 and <= 36, or 0");
    }
    if (!kr_is_str(x) && !kr_has_flag(x, KR_TF_BYTES | KR_TF_BYTEARRAY)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "int() can't convert non-string with explicit base");
    }
    return int_from_text_value(ctx, x, (int)b);
}

/* Instance of a subclass with the value of an exact int. */
static kr_value int_subclass(kr_ctx *ctx, const kr_type *cls, kr_value v) {
    kr_intview a;
    kr_int_view(v, &a);
    kr_bigint *b = kr_instance_alloc(ctx, cls);
    kr_limb *l = kr_heap_leaf(ctx, a.n * sizeof *l);
    memcpy(l, a.limbs, a.n * sizeof *l);
    b->neg = a.neg;
    b->n = (uint32_t)a.n;
    b->limbs = l;
    return kr_from_ptr(b);
}

static kr_value int_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    kr_value a[2], v;
    if (KR_LIKELY(n == KR_NARGS(1, 0))) {
        v = int_of(ctx, args[0]);
    } else {
        if (!kr_nkw(n) && cls == &kr_type_int) kr_check_args(ctx, "int", n, 0, 2);
        kr_bind_args(ctx, "int", "x=,/,base=", args, n, 0, a);
        if (kr_isnull(a[0])) {
            if (!kr_isnull(a[1])) {
                kr_raise_fmt(ctx, &kr_type_TypeError, "int() missing string argument");
            }
            v = kr_smallint(0);
        } else {
            v = kr_isnull(a[1]) ? int_of(ctx, a[0]) : int_with_base(ctx, a[0], a[1]);
        }
    }
    return cls == &kr_type_int ? v : int_subclass(ctx, cls, v);
}

/* ---- slots ---- */
static void int_trace(kr_visitor *v, kr_object *obj) {
    kr_bigint *b = (kr_bigint *)obj;
    if (b->limbs && b->limbs != b->inline_limbs) kr_visit_ptr(v, &b->limbs);
}

static kr_value int_repr(kr_ctx *ctx, kr_value v) {
    return kr_int_to_text(ctx, v, 10, false);
}

static kr_hash_t int_hash(kr_ctx *ctx, kr_value v) {
    (void)ctx;
    return kr_int_hash(v);
}

static kr_value int_compare(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b) {
    (void)ctx;
    if (!kr_is_int(b)) return KR_NOTIMPL;
    return kr_cmp_result(op, kr_int_cmp(a, b));
}

static kr_value int_unary(kr_ctx *ctx, kr_unop op, kr_value v) {
    switch (op) {
    case KR_UN_NEG:
        return kr_int_binary(ctx, KR_BIN_SUB, kr_smallint(0), v);
    case KR_UN_INVERT:
        return kr_int_binary(ctx, KR_BIN_SUB, kr_smallint(-1), v);
    case KR_UN_ABS:
        return kr_int_sign(v) < 0 ? kr_int_binary(ctx, KR_BIN_SUB, kr_smallint(0), v)
                                  : kr_int_exact(ctx, v);
    case KR_UN_FLOAT:
        return kr_float_new(ctx, kr_int_to_double(ctx, v));
    case KR_UN_POS:
    case KR_UN_INT:
    case KR_UN_INDEX:
        return kr_int_exact(ctx, v);
    default:
        return KR_NOTIMPL;
    }
}

static kr_value without_bool(kr_value v) {
    return kr_is(v, KR_TRUE) ? kr_smallint(1) : kr_is(v, KR_FALSE) ? kr_smallint(0) : v;
}

static kr_value int_binary(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b) {
    kr_value x = without_bool(a), y = without_bool(b);
    if (!kr_is_int(a) || !kr_is_int(b)) return KR_NOTIMPL;
    if (kr_are_smallints(x, y) && !kr_are_smallints(a, b)) return kr_binary(ctx, op, x, y);
    return kr_int_binary(ctx, op, a, b);
}

static bool int_truth(kr_ctx *ctx, kr_value v) {
    (void)ctx;
    return kr_int_sign(v) != 0;
}

/* ---- methods ---- */
static kr_value m_bit_length(kr_ctx *ctx, kr_value v) {
    kr_intview a;
    kr_int_view(v, &a);
    return kr_int_from_u64(ctx, kr_limb_bit_length(a.limbs, a.n));
}

static kr_value m_bit_count(kr_ctx *ctx, kr_value v) {
    kr_intview a;
    kr_int_view(v, &a);
    return kr_int_from_u64(ctx, kr_limb_popcount(a.limbs, a.n));
}

static bool little_order(kr_ctx *ctx, kr_value order, const char *fname) {
    if (kr_isnull(order)) return false;
    if (!kr_is_str(order)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "%s() argument 'byteorder' must be str, not %Z",
                     fname, order);
    }
    if (kr_str_eq_cstr(order, "little")) return true;
    if (kr_str_eq_cstr(order, "big")) return false;
    kr_raise_fmt(ctx, &kr_type_ValueError, "byteorder must be either 'little' or 'big'");
}

static kr_value m_to_bytes(kr_ctx *ctx, const kr_value *a) {
    kr_intview v;
    uint8_t *out;
    kr_sword len = kr_isnull(a[1]) ? 1 : kr_ssize_arg(ctx, a[1]);
    bool little = little_order(ctx, a[2], "to_bytes");
    bool is_signed = !kr_isnull(a[3]) && kr_truth(ctx, a[3]);
    if (len < 0) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "length argument must be non-negative");
    }
    kr_int_view(a[0], &v);
    if (v.neg && v.n && !is_signed) {
        kr_raise_fmt(ctx, &kr_type_OverflowError, "can't convert negative int to unsigned");
    }
    kr_value r = kr_bytes_alloc(ctx, (size_t)len, &out);
    if (!kr_limb_to_bytes(out, (size_t)len, little, is_signed, v.limbs, v.n, v.neg)) {
        kr_raise_fmt(ctx, &kr_type_OverflowError, "int too big to convert");
    }
    return r;
}

static kr_value m_from_bytes(kr_ctx *ctx, const kr_value *a) {
    bool little = little_order(ctx, a[2], "from_bytes"), neg = false;
    bool is_signed = !kr_isnull(a[3]) && kr_truth(ctx, a[3]);
    kr_value src = kr_bytes_from_object(ctx, a[1]);
    const kr_bytes *b = KR_AS(const kr_bytes, src);
    kr_limb *l = kr_heap_leaf(ctx, kr_limb_bytes_limbs(b->len) * sizeof *l);
    size_t n = kr_limb_from_bytes(l, &neg, b->data, b->len, little, is_signed);
    kr_value v = kr_int_from_limbs(ctx, neg, l, n);
    if (kr_is(a[0], kr_type_value(&kr_type_int))) return v;
    return kr_call1(ctx, a[0], v);
}

static kr_value m_as_integer_ratio(kr_ctx *ctx, kr_value v) {
    return kr_tuple2(ctx, kr_int_exact(ctx, v), kr_smallint(1));
}

static kr_value m_self(kr_ctx *ctx, kr_value v) {
    return kr_int_exact(ctx, v);
}

static kr_value m_true(kr_ctx *ctx, kr_value v) {
    (void)ctx;
    (void)v;
    return KR_TRUE;
}

static kr_value m_zero(kr_ctx *ctx, kr_value v) {
    (void)ctx;
    (void)v;
    return kr_smallint(0);
}

static kr_value m_one(kr_ctx *ctx, kr_value v) {
    (void)ctx;
    (void)v;
    return kr_smallint(1);
}

/* round(v, -n): to a multiple of 10**n, half to even */
static kr_value m_round(kr_ctx *ctx, size_t n, const kr_value *a) {
    if (n < 2 || kr_is_none(a[1])) return kr_int_exact(ctx, a[0]);
    kr_value nd = kr_index(ctx, a[1]), v = kr_int_exact(ctx, a[0]);
    if (kr_int_sign(nd) >= 0) return v;
    kr_value p = kr_int_binary(ctx, KR_BIN_POW, kr_smallint(10),
                               kr_int_binary(ctx, KR_BIN_SUB, kr_smallint(0), nd));
    kr_value q = kr_int_binary(ctx, KR_BIN_FLOORDIV, v, p);
    kr_value r = kr_int_binary(ctx, KR_BIN_SUB, v, kr_int_binary(ctx, KR_BIN_MUL, q, p));
    int c = kr_int_cmp(kr_int_binary(ctx, KR_BIN_MUL, r, kr_smallint(2)), p);
    bool odd = kr_int_sign(kr_int_binary(ctx, KR_BIN_AND, q, kr_smallint(1))) != 0;
    if (c > 0 || (c == 0 && odd)) q = kr_int_binary(ctx, KR_BIN_ADD, q, kr_smallint(1));
    return kr_int_binary(ctx, KR_BIN_MUL, q, p);
}

static kr_value m_format(kr_ctx *ctx, kr_value v, kr_value spec) {
    return kr_format_int(ctx, v, spec);
}

static kr_value m_getnewargs(kr_ctx *ctx, kr_value v) {
    kr_value x = kr_int_exact(ctx, v);
    return kr_tuple_new(ctx, 1, &x);
}

static kr_value m_sizeof(kr_ctx *ctx, kr_value v) {
    kr_intview a;
    (void)ctx;
    kr_int_view(v, &a);
    return kr_smallint((kr_sword)(24 + (a.n ? a.n : 1) * sizeof(kr_limb)));
}

#define OWN &kr_type_int
static const kr_builtin int_methods[] = {
    KR_METHOD_1(OWN, "bit_length", m_bit_length,
                "Number of bits necessary to represent self in binary."),
    KR_METHOD_1(OWN, "bit_count", m_bit_count,
                "Number of ones in the binary representation of abs(self)."),
    KR_METHOD_SIG(OWN, "to_bytes", m_to_bytes, "length=,byteorder=,*,signed=",
                  "Return an array of bytes representing an integer."),
    KR_CLASSMETHOD_SIG(OWN, "from_bytes", m_from_bytes, "bytes,byteorder=,*,signed=",
                       "Return the integer represented by the given array of bytes."),
    KR_METHOD_1(OWN, "as_integer_ratio", m_as_integer_ratio, "Return a pair of integers."),
    KR_METHOD_1(OWN, "conjugate", m_self, "Returns self, the complex conjugate of any int."),
    KR_METHOD_1(OWN, "is_integer", m_true, "Returns True."),
    KR_METHOD_1(OWN, "__trunc__", m_self, "Truncating an Integral returns itself."),
    KR_METHOD_1(OWN, "__floor__", m_self, "Flooring an Integral returns itself."),
    KR_METHOD_1(OWN, "__ceil__", m_self, "Ceiling of an Integral returns itself."),
    KR_METHOD_VAR(OWN, "__round__", m_round, 1, 2, "Rounding an Integral."),
    KR_METHOD_2(OWN, "__format__", m_format, "Convert to a string according to format_spec."),
    KR_METHOD_1(OWN, "__getnewargs__", m_getnewargs, NULL),
    KR_METHOD_1(OWN, "__sizeof__", m_sizeof, "Returns size in memory, in bytes."),
    KR_GETTER(OWN, "real", m_self, NULL, "the real part of a complex number"),
    KR_GETTER(OWN, "imag", m_zero, NULL, "the imaginary part of a complex number"),
    KR_GETTER(OWN, "numerator", m_self, NULL, "the numerator of a rational number in lowest terms"),
    KR_GETTER(OWN, "denominator", m_one, NULL,
              "the denominator of a rational number in lowest terms"),
};

const kr_type kr_type_int = {
    .base_object = {&kr_type_type},
    .name = "int",
    .base = &kr_type_object,
    .flags = KR_TF_BASE | KR_TF_INT | KR_TF_MATCH_SELF,
    .trace = int_trace,
    .rom_id = KR_ROM_int,
    .version = 1,
    .size = sizeof(kr_bigint),
    .methods = int_methods,
    .n_methods = KR_ARRAY_LEN(int_methods),
    .doc = KR_DOC("int([x]) -> integer\nint(x, base=10) -> integer"),
    .new_ = int_new,
    .repr = int_repr,
    .hash = int_hash,
    .compare = int_compare,
    .unary = int_unary,
    .binary = int_binary,
    .truth = int_truth,
};

/* ---- bool ---- */
static const kr_limb true_limb[1] = {1};
const kr_bigint kr_true_object = {.base = {&kr_type_bool}, .n = 1, .limbs = true_limb};
const kr_bigint kr_false_object = {.base = {&kr_type_bool}, .n = 0, .limbs = true_limb};

static kr_value bool_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    (void)cls;
    kr_check_args(ctx, "bool", n, 0, 1);
    return kr_bool(kr_npos(n) && kr_truth(ctx, args[0]));
}

static kr_value bool_repr(kr_ctx *ctx, kr_value v) {
    return kr_str_intern_cstr(ctx, kr_is(v, KR_TRUE) ? "True" : "False");
}

static bool bool_truth(kr_ctx *ctx, kr_value v) {
    (void)ctx;
    return kr_is(v, KR_TRUE);
}

static kr_value bool_binary(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b) {
    if (kr_is_exact(a, &kr_type_bool) && kr_is_exact(b, &kr_type_bool)) {
        bool x = kr_is(a, KR_TRUE), y = kr_is(b, KR_TRUE);
        if (op == KR_BIN_AND) return kr_bool(x & y);
        if (op == KR_BIN_OR) return kr_bool(x | y);
        if (op == KR_BIN_XOR) return kr_bool(x ^ y);
    }
    return int_binary(ctx, op, a, b);
}

static kr_value bool_unary(kr_ctx *ctx, kr_unop op, kr_value v) {
    if (op == KR_UN_INVERT) {
        kr_warn(ctx, &kr_type_DeprecationWarning,
                "Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. "
                "This returns the bitwise inversion of the underlying int object and is usually "
                "not what you expect from the negation of a bool object. Use the 'not' operator "
                "for boolean negation or ~int(x) for the bitwise inversion of the underlying int.");
    }
    return int_unary(ctx, op, v);
}

const kr_type kr_type_bool = {
    .base_object = {&kr_type_type},
    .name = "bool",
    .base = &kr_type_int,
    .flags = KR_TF_INT | KR_TF_MATCH_SELF | KR_TF_LEAF,
    .rom_id = KR_ROM_bool,
    .version = 1,
    .size = sizeof(kr_bigint),
    .doc = KR_DOC("Returns True when the argument is true, False otherwise.\n"
                  "The builtins True and False are the only two instances of the class bool.\n"
                  "The class bool is a subclass of the class int, and cannot be subclassed."),
    .new_ = bool_new,
    .repr = bool_repr,
    .hash = int_hash,
    .compare = int_compare,
    .unary = bool_unary,
    .binary = bool_binary,
    .truth = bool_truth,
};
