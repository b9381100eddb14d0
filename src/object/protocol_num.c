/* Operators: unary, binary, in-place, three-argument pow. Small ints and floats are done here;
 * everything else is asked of the operands' types in CPython's order. */
#include <math.h>

#include "object/exception.h"
#include "object/float.h"
#include "object/int.h"
#include "object/type_internal.h"

/* ---- unary ---- */

static const char *const unary_symbols[] = {"unary +", "unary -", "unary ~", "not", "abs()"};

const char *kr_unop_symbol(kr_unop op) {
    return unary_symbols[op];
}

static KR_COLD KR_NORETURN void bad_unary(kr_ctx *ctx, kr_unop op, kr_value a) {
    kr_raise_fmt(ctx, &kr_type_TypeError, "bad operand type for %s: '%T'", unary_symbols[op], a);
}

kr_value kr_unary(kr_ctx *ctx, kr_unop op, kr_value a) {
    const kr_type *t = kr_typeof(a);
    kr_value (*f)(kr_ctx *, kr_unop, kr_value), r;
    if (op == KR_UN_NOT) return kr_bool(!kr_truth(ctx, a));
    if (kr_is_smallint(a)) {
        kr_sword i = kr_smallint_val(a);
        if (op == KR_UN_NEG) return kr_int_new(ctx, -i);
        if (op == KR_UN_POS) return a;
        if (op == KR_UN_INVERT) return kr_smallint(~i);
        if (op == KR_UN_ABS) return i < 0 ? kr_int_new(ctx, -i) : a;
    }
    f = KR_SLOT(t, unary);
    if (!f) bad_unary(ctx, op, a);
    r = f(ctx, op, a);
    if (kr_isnull(r) || kr_is(r, KR_NOTIMPL)) bad_unary(ctx, op, a);
    return r;
}

/* ---- binary ---- */

static kr_value small_binary(kr_ctx *ctx, kr_binop op, kr_sword a, kr_sword b) {
    kr_sword r;
    switch (op) {
    case KR_BIN_ADD:
        return kr_int_new(ctx, a + b);
    case KR_BIN_SUB:
        return kr_int_new(ctx, a - b);
    case KR_BIN_MUL:
        if (__builtin_mul_overflow(a, b, &r)) return KR_NULL;
        return kr_int_new(ctx, r);
    case KR_BIN_AND:
        return kr_smallint(a & b);
    case KR_BIN_OR:
        return kr_smallint(a | b);
    case KR_BIN_XOR:
        return kr_smallint(a ^ b);
    case KR_BIN_RSHIFT:
        if (b < 0) return KR_NULL;
        return kr_smallint_shr(kr_smallint(a), b);
    case KR_BIN_FLOORDIV:
        if (b == 0) return KR_NULL;
        r = a / b;
        return kr_int_new(ctx, r - (a % b != 0 && (a ^ b) < 0));
    case KR_BIN_MOD:
        if (b == 0) return KR_NULL;
        r = a % b;
        return kr_smallint(r && (r ^ b) < 0 ? r + b : r);
    default:
        return KR_NULL;
    }
}

static kr_value float_binary(kr_ctx *ctx, kr_binop op, double a, double b) {
    switch (op) {
    case KR_BIN_ADD:
        return kr_float_new(ctx, a + b);
    case KR_BIN_SUB:
        return kr_float_new(ctx, a - b);
    case KR_BIN_MUL:
        return kr_float_new(ctx, a * b);
    case KR_BIN_TRUEDIV:
        if (b == 0) return KR_NULL;
        return kr_float_new(ctx, a / b);
    default:
        return KR_NULL;
    }
}

/* One side's attempt: the type of a (left) or of b (right), operands in place. */
static kr_value ask(kr_ctx *ctx, const kr_type *t, kr_binop op, kr_value a, kr_value b,
                    bool right) {
    kr_value (*f)(kr_ctx *, kr_binop, kr_value, kr_value) = KR_SLOT(t, binary);
    if (!f) return KR_NOTIMPL;
    if (f == kr_py_binary) return kr_py_half(ctx, op, a, b, right);
    return f(ctx, op, a, b);
}

/* b's type, a proper subclass of a's, says something of its own about the reflected operator. */
static bool right_first(kr_ctx *ctx, const kr_type *ta, const kr_type *tb, kr_binop op) {
    kr_value name, mine, theirs;
    if (!kr_type_is_subtype(tb, ta)) return false;
    if (!(tb->flags & KR_TF_HEAP)) return KR_SLOT(tb, binary) != KR_SLOT(ta, binary);
    name = kr_name_value(kr_binop_reflected(op));
    mine = kr_type_lookup(ctx, tb, name);
    if (kr_isnull(mine)) return false;
    theirs = kr_type_lookup(ctx, ta, name);
    return !kr_is(mine, theirs);
}

static kr_value dispatch(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b) {
    const kr_type *ta = kr_typeof(a), *tb = kr_typeof(b);
    kr_value r;
    if (ta == tb) return ask(ctx, ta, op, a, b, false);
    if (KR_UNLIKELY(right_first(ctx, ta, tb, op))) {
        r = ask(ctx, tb, op, a, b, true);
        if (!kr_is(r, KR_NOTIMPL)) return r;
        return ask(ctx, ta, op, a, b, false);
    }
    r = ask(ctx, ta, op, a, b, false);
    if (!kr_is(r, KR_NOTIMPL)) return r;
    if (!(tb->flags & KR_TF_HEAP) && KR_SLOT(ta, binary) == KR_SLOT(tb, binary)) return r;
    return ask(ctx, tb, op, a, b, true);
}

/* ---- what does not go ---- */

static bool is_sequence(kr_value v) {
    return kr_has_flag(v, KR_TF_STR | KR_TF_BYTES | KR_TF_BYTEARRAY | KR_TF_TUPLE | KR_TF_LIST);
}

static const char *sequence_name(kr_value v) {
    return kr_has_flag(v, KR_TF_STR)     ? "str"
           : kr_has_flag(v, KR_TF_TUPLE) ? "tuple"
           : kr_has_flag(v, KR_TF_LIST)  ? "list"
           : kr_has_flag(v, KR_TF_BYTES) ? "bytes"
                                         : "bytearray";
}

static KR_COLD KR_NORETURN void bad_concat(kr_ctx *ctx, kr_value a, kr_value b) {
    const char *name = sequence_name(a);
    if (kr_has_flag(a, KR_TF_BYTES | KR_TF_BYTEARRAY)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "can't concat %T to %s", b, name);
    }
    kr_raise_fmt(ctx, &kr_type_TypeError, "can only concatenate %s (not \"%T\") to %s", name, b,
                 name);
}

static bool is_print(kr_value v) {
    return kr_is_exact(v, &kr_type_builtin_function) &&
           strcmp(KR_AS(const kr_builtin, v)->name, "print") == 0;
}

KR_COLD void kr_raise_operands(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b) {
    kr_binop plain =
        op >= KR_BIN_IOR && op <= KR_BIN_IPOW ? (kr_binop)(op - KR_BIN_IOR + KR_BIN_OR) : op;
    if (plain == KR_BIN_ADD && is_sequence(a)) bad_concat(ctx, a, b);
    if (plain == KR_BIN_MUL && (is_sequence(a) || is_sequence(b))) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "can't multiply sequence by non-int of type '%T'",
                     is_sequence(a) ? b : a);
    }
    if (op == KR_BIN_RSHIFT && is_print(a)) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "unsupported operand type(s) for >>: '%T' and '%T'. Did you mean "
                     "\"print(<message>, file=<output_stream>)\"?",
                     a, b);
    }
    kr_raise_fmt(ctx, &kr_type_TypeError, "unsupported operand type(s) for %s: '%T' and '%T'",
                 kr_binop_symbol(op), a, b);
}

static kr_value inplace(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b) {
    const kr_type *t = kr_typeof(a);
    kr_binop plain = (kr_binop)(op - KR_BIN_IOR + KR_BIN_OR);
    kr_value (*f)(kr_ctx *, kr_binop, kr_value, kr_value) = KR_SLOT(t, inplace), r;
    if (f) {
        r = f(ctx, op, a, b);
        if (!kr_is(r, KR_NOTIMPL)) return r;
    }
    r = dispatch(ctx, plain, a, b);
    if (kr_is(r, KR_NOTIMPL)) kr_raise_operands(ctx, op, a, b);
    return r;
}

kr_value kr_binary(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b) {
    kr_value r;
    if (op <= KR_BIN_NE) return kr_compare(ctx, op, a, b);
    if (op >= KR_BIN_IOR) {
        kr_binop plain = op <= KR_BIN_IPOW ? (kr_binop)(op - KR_BIN_IOR + KR_BIN_OR) : op;
        if (kr_are_smallints(a, b)) {
            r = small_binary(ctx, plain, kr_smallint_val(a), kr_smallint_val(b));
            if (!kr_isnull(r)) return r;
        } else if (kr_is_immfloat(a) && kr_is_immfloat(b)) {
            r = float_binary(ctx, plain, kr_immfloat_val(a), kr_immfloat_val(b));
            if (!kr_isnull(r)) return r;
        }
        if (op <= KR_BIN_IPOW) return inplace(ctx, op, a, b);
        r = dispatch(ctx, op, a, b);
        if (KR_UNLIKELY(kr_is(r, KR_NOTIMPL))) kr_raise_operands(ctx, op, a, b);
        return r;
    }
    if (op == KR_BIN_IN) return kr_bool(kr_contains(ctx, b, a));
    if (op == KR_BIN_IS) return kr_bool(kr_is(a, b));
    return kr_bool(kr_is_exc(a) && kr_exc_matches(ctx, a, b));
}

/* ---- pow(a, b, mod) ---- */

static kr_value pow_half(kr_ctx *ctx, kr_value self, kr_value other, kr_value mod, int d) {
    kr_value f = kr_dunder(self, d), args[2] = {other, mod};
    return kr_isnull(f) ? KR_NOTIMPL : kr_call_attr(ctx, f, self, args, 2);
}

kr_value kr_pow3(kr_ctx *ctx, kr_value a, kr_value b, kr_value mod) {
    kr_value r;
    if (kr_is_none(mod)) return kr_binary(ctx, KR_BIN_POW, a, b);
    a = kr_weakproxy_target(ctx, a);
    b = kr_weakproxy_target(ctx, b);
    mod = kr_weakproxy_target(ctx, mod);
    r = pow_half(ctx, a, b, mod, KR_DUNDER___pow__);
    if (!kr_is(r, KR_NOTIMPL)) return r;
    if (kr_typeof(a) != kr_typeof(b)) {
        r = pow_half(ctx, b, a, mod, KR_DUNDER___rpow__);
        if (!kr_is(r, KR_NOTIMPL)) return r;
    }
    if (kr_is_int(a) && kr_is_int(b) && kr_is_int(mod)) {
        return kr_int_powmod(ctx, kr_int_exact(ctx, a), kr_int_exact(ctx, b),
                             kr_int_exact(ctx, mod));
    }
    if (kr_has_flag(a, KR_TF_COMPLEX) || kr_has_flag(b, KR_TF_COMPLEX)) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "complex modulo");
    }
    if ((kr_is_float(a) || kr_is_int(a)) && (kr_is_float(b) || kr_is_int(b)) &&
        (kr_is_float(mod) || kr_is_int(mod))) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "pow() 3rd argument not allowed unless all arguments are integers");
    }
    kr_raise_fmt(ctx, &kr_type_TypeError,
                 "unsupported operand type(s) for ** or pow(): '%T', '%T', '%T'", a, b, mod);
}
