/* Module operator: every operator as a function. The same members are published as _operator.
 *
 * The members' aliases with underscores (__add__ for add ...) are made when the module is
 * imported. */
#include <stdio.h>

#include "base/checked.h"
#include "module/operator_types.h"
#include "object/bytes.h"
#include "object/dict.h"
#include "object/int.h"
#include "object/iter.h"
#include "object/module.h"
#include "object/names.h"
#include "object/seq.h"
#include "object/str.h"

#define BINARY(name, op)                                                                           \
    static kr_value op_##name(kr_ctx *ctx, kr_value a, kr_value b) {                               \
        return kr_binary(ctx, KR_BIN_##op, a, b);                                                  \
    }
#define COMPARE(name, op)                                                                          \
    static kr_value op_##name(kr_ctx *ctx, kr_value a, kr_value b) {                               \
        return kr_compare(ctx, KR_BIN_##op, a, b);                                                 \
    }
#define UNARY(name, op)                                                                            \
    static kr_value op_##name(kr_ctx *ctx, kr_value a) {                                           \
        return kr_unary(ctx, KR_UN_##op, a);                                                       \
    }
BINARY(add, ADD)
BINARY(sub, SUB)
BINARY(mul, MUL)
BINARY(matmul, MATMUL)
BINARY(floordiv, FLOORDIV)
BINARY(truediv, TRUEDIV)
BINARY(mod, MOD)
BINARY(pow, POW)
BINARY(lshift, LSHIFT)
BINARY(rshift, RSHIFT)
BINARY(and_, AND)
BINARY(or_, OR)
BINARY(xor, XOR)
BINARY(iadd, IADD)
BINARY(isub, ISUB)
BINARY(imul, IMUL)
BINARY(imatmul, IMATMUL)
BINARY(ifloordiv, IFLOORDIV)
BINARY(itruediv, ITRUEDIV)
BINARY(imod, IMOD)
BINARY(ipow, IPOW)
BINARY(ilshift, ILSHIFT)
BINARY(irshift, IRSHIFT)
BINARY(iand, IAND)
BINARY(ior, IOR)
BINARY(ixor, IXOR)
COMPARE(lt, LT)
COMPARE(le, LE)
COMPARE(eq, EQ)
COMPARE(ne, NE)
COMPARE(ge, GE)
COMPARE(gt, GT)
UNARY(pos, POS)
UNARY(neg, NEG)
UNARY(invert, INVERT)
UNARY(abs, ABS)

static kr_value op_not(kr_ctx *ctx, kr_value a) {
    return kr_bool(!kr_truth(ctx, a));
}

static kr_value op_truth(kr_ctx *ctx, kr_value a) {
    return kr_bool(kr_truth(ctx, a));
}

static kr_value op_is(kr_ctx *ctx, kr_value a, kr_value b) {
    return kr_binary(ctx, KR_BIN_IS, a, b);
}

static kr_value op_is_not(kr_ctx *ctx, kr_value a, kr_value b) {
    return op_not(ctx, op_is(ctx, a, b));
}

static kr_value op_is_none(kr_ctx *ctx, kr_value a) {
    (void)ctx;
    return kr_bool(kr_is_none(a));
}

static kr_value op_is_not_none(kr_ctx *ctx, kr_value a) {
    (void)ctx;
    return kr_bool(!kr_is_none(a));
}

static kr_value op_index(kr_ctx *ctx, kr_value a) {
    return kr_index(ctx, a);
}

static kr_value op_getitem(kr_ctx *ctx, kr_value a, kr_value b) {
    return kr_getitem(ctx, a, b);
}

static kr_value op_setitem(kr_ctx *ctx, kr_value a, kr_value b, kr_value c) {
    kr_setitem(ctx, a, b, c);
    return KR_NONE;
}

static kr_value op_delitem(kr_ctx *ctx, kr_value a, kr_value b) {
    kr_delitem(ctx, a, b);
    return KR_NONE;
}

static kr_value op_contains(kr_ctx *ctx, kr_value a, kr_value b) {
    return kr_bool(kr_contains(ctx, a, b));
}

static void want_sequences(kr_ctx *ctx, kr_value a, kr_value b) {
    if (!kr_slots_of(kr_typeof(a))->subscr) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "'%T' object can't be concatenated", a);
    }
    (void)b;
}

static kr_value op_concat(kr_ctx *ctx, kr_value a, kr_value b) {
    want_sequences(ctx, a, b);
    return kr_binary(ctx, KR_BIN_ADD, a, b);
}

static kr_value op_iconcat(kr_ctx *ctx, kr_value a, kr_value b) {
    want_sequences(ctx, a, b);
    return kr_binary(ctx, KR_BIN_IADD, a, b);
}

static kr_value iterate(kr_ctx *ctx, kr_value v) {
    const kr_type *t = kr_typeof(v);
    if (!kr_slots_of(t)->iter && !kr_slots_of(t)->subscr) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "argument of type '%T' is not iterable", v);
    }
    return kr_iter(ctx, v);
}

static kr_value op_countOf(kr_ctx *ctx, kr_value a, kr_value b) {
    kr_value it = iterate(ctx, a), v;
    kr_sword n = 0;
    while (!kr_isnull(v = kr_iter_step(ctx, it))) {
        n += kr_equal(ctx, v, b);
        kr_tick(ctx, 10);
    }
    return kr_smallint(n);
}

static kr_value op_indexOf(kr_ctx *ctx, kr_value a, kr_value b) {
    kr_value it = iterate(ctx, a), v;
    for (kr_sword i = 0; !kr_isnull(v = kr_iter_step(ctx, it)); i++) {
        if (kr_equal(ctx, v, b)) return kr_smallint(i);
        kr_tick(ctx, 10);
    }
    kr_raise_fmt(ctx, &kr_type_ValueError, "sequence.index(x): x not in sequence");
}

static kr_value op_length_hint(kr_ctx *ctx, size_t n, const kr_value *args) {
    kr_sword dflt = n > 1 ? kr_index_ssize(ctx, args[1]) : 0;
    return kr_int_new(ctx, (ptrdiff_t)kr_length_hint(ctx, args[0], (size_t)dflt));
}

static kr_value op_call(kr_ctx *ctx, kr_value callee, kr_value *args, kr_nargs n) {
    (void)callee;
    if (kr_npos(n) == 0) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "call expected at least 1 argument, got 0");
    }
    return kr_call(ctx, args[0], args + 1, KR_NARGS(kr_npos(n) - 1, kr_nkw(n)));
}

/* Bytes of an argument of _compare_digest: ASCII text or anything with a buffer. */
static bool digest_bytes(kr_ctx *ctx, kr_value v, const char **data, size_t *len) {
    kr_buffer b;
    if (kr_is_str(v)) {
        if (!kr_str_is_ascii(v)) {
            kr_raise_fmt(ctx, &kr_type_TypeError,
                         "comparing strings with non-ASCII characters is not supported");
        }
        *data = kr_str_data(v, len);
        return true;
    }
    if (!kr_try_buffer(ctx, v, &b, false)) return false;
    kr_value copy = kr_bytes_new(ctx, b.data, b.len);
    kr_release_buffer(ctx, &b);
    *data = (const char *)KR_AS(kr_bytes, copy)->data;
    *len = KR_AS(kr_bytes, copy)->len;
    return true;
}

static kr_value op_compare_digest(kr_ctx *ctx, kr_value a, kr_value b) {
    const char *x, *y;
    size_t n, m;
    bool buffers = kr_slots_of(kr_typeof(a))->buffer || kr_slots_of(kr_typeof(b))->buffer;
    if (kr_is_str(a) != kr_is_str(b) && buffers) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "a bytes-like object is required, not 'str'");
    }
    if (kr_is_str(a) != kr_is_str(b) || !digest_bytes(ctx, a, &x, &n) ||
        !digest_bytes(ctx, b, &y, &m)) {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "unsupported operand types(s) or combination of types: '%T' and '%T'", a, b);
    }
    unsigned char diff = n != m;
    for (size_t i = 0; i < m; i++) diff |= (unsigned char)((n == m ? x[i] : 0) ^ y[i]);
    return kr_bool(diff == 0 && n == m);
}

/* Rows of the table below: functions that say they are of module _operator. */
#define OP(knd, fld, nm, cfn, mn, mx, dc)                                                          \
    {                                                                                              \
        .base = {&kr_type_builtin_function}, .name = nm, .fn.fld = cfn, .kind = knd, .min = mn,    \
        .max = mx, .flags = KR_BF_MODULE, KR_DOC_INIT(dc).module = "_operator"                     \
    }
#define OP_1(nm, cfn, dc) OP(KR_FN_1, f1, nm, cfn, 1, 1, dc)
#define OP_2(nm, cfn, dc) OP(KR_FN_2, f2, nm, cfn, 2, 2, dc)
#define OP_3(nm, cfn, dc) OP(KR_FN_3, f3, nm, cfn, 3, 3, dc)
#define OP_VAR(nm, cfn, mn, mx, dc) OP(KR_FN_VAR, var, nm, cfn, mn, mx, dc)
#define OP_RAW(nm, cfn, dc) OP(KR_FN_RAW, raw, nm, cfn, 0, 0, dc)

static const kr_builtin members[] = {
    OP_2("add", op_add, "Same as a + b."),
    OP_2("sub", op_sub, "Same as a - b."),
    OP_2("mul", op_mul, "Same as a * b."),
    OP_2("matmul", op_matmul, "Same as a @ b."),
    OP_2("floordiv", op_floordiv, "Same as a // b."),
    OP_2("truediv", op_truediv, "Same as a / b."),
    OP_2("mod", op_mod, "Same as a % b."),
    OP_2("pow", op_pow, "Same as a ** b."),
    OP_2("lshift", op_lshift, "Same as a << b."),
    OP_2("rshift", op_rshift, "Same as a >> b."),
    OP_2("and_", op_and_, "Same as a & b."),
    OP_2("or_", op_or_, "Same as a | b."),
    OP_2("xor", op_xor, "Same as a ^ b."),
    OP_2("iadd", op_iadd, "Same as a += b."),
    OP_2("isub", op_isub, "Same as a -= b."),
    OP_2("imul", op_imul, "Same as a *= b."),
    OP_2("imatmul", op_imatmul, "Same as a @= b."),
    OP_2("ifloordiv", op_ifloordiv, "Same as a //= b."),
    OP_2("itruediv", op_itruediv, "Same as a /= b."),
    OP_2("imod", op_imod, "Same as a %= b."),
    OP_2("ipow", op_ipow, "Same as a **= b."),
    OP_2("ilshift", op_ilshift, "Same as a <<= b."),
    OP_2("irshift", op_irshift, "Same as a >>= b."),
    OP_2("iand", op_iand, "Same as a &= b."),
    OP_2("ior", op_ior, "Same as a |= b."),
    OP_2("ixor", op_ixor, "Same as a ^= b."),
    OP_2("lt", op_lt, "Same as a < b."),
    OP_2("le", op_le, "Same as a <= b."),
    OP_2("eq", op_eq, "Same as a == b."),
    OP_2("ne", op_ne, "Same as a != b."),
    OP_2("ge", op_ge, "Same as a >= b."),
    OP_2("gt", op_gt, "Same as a > b."),
    OP_1("pos", op_pos, "Same as +a."),
    OP_1("neg", op_neg, "Same as -a."),
    OP_1("invert", op_invert, "Same as ~a."),
    OP_1("inv", op_invert, "Same as ~a."),
    OP_1("abs", op_abs, "Same as abs(a)."),
    OP_1("not_", op_not, "Same as not a."),
    OP_1("truth", op_truth, "Return True if a is true, False otherwise."),
    OP_2("is_", op_is, "Same as a is b."),
    OP_2("is_not", op_is_not, "Same as a is not b."),
    OP_1("is_none", op_is_none, "Same as a is None."),
    OP_1("is_not_none", op_is_not_none, "Same as a is not None."),
    OP_1("index", op_index, "Same as a.__index__()"),
    OP_2("getitem", op_getitem, "Same as a[b]."),
    OP_3("setitem", op_setitem, "Same as a[b] = c."),
    OP_2("delitem", op_delitem, "Same as del a[b]."),
    OP_2("contains", op_contains, "Same as b in a (note reversed operands)."),
    OP_2("concat", op_concat, "Same as a + b, for a and b sequences."),
    OP_2("iconcat", op_iconcat, "Same as a += b, for a and b sequences."),
    OP_2("countOf", op_countOf, "Return the number of items in a which are, or which equal, b."),
    OP_2("indexOf", op_indexOf, "Return the first index of b in a."),
    OP_VAR("length_hint", op_length_hint, 1, 2,
           "Return an estimate of the number of items in obj."),
    OP_RAW("call", op_call, "Same as obj(*args, **kwargs)."),
    OP_2("_compare_digest", op_compare_digest, "Return 'a == b'."),
};

/* Members that have an alias __name__. */
static bool has_alias(const char *name) {
    static const char *const none[] = {"truth",   "is_",         "is_not",
                                       "is_none", "is_not_none", "countOf",
                                       "indexOf", "length_hint", "_compare_digest"};
    for (size_t i = 0; i < KR_ARRAY_LEN(none); i++) {
        if (strcmp(none[i], name) == 0) return false;
    }
    return true;
}

static void init_operator(kr_ctx *ctx, kr_value m) {
    kr_value all = kr_list_new(ctx, 0, NULL);
    for (size_t i = 0; i < KR_ARRAY_LEN(members); i++) {
        const char *name = members[i].name;
        char alias[32];
        size_t len = strlen(name);
        if (name[0] != '_') kr_list_append(ctx, all, kr_str_intern_cstr(ctx, name));
        if (!has_alias(name)) continue;
        if (name[len - 1] == '_') len--;
        snprintf(alias, sizeof alias, "__%.*s__", (int)len, name);
        kr_dict_set_name(ctx, kr_module_dict(m), kr_str_intern_cstr(ctx, alias),
                         kr_from_ptr(&members[i]));
    }
    kr_list_append(ctx, all, kr_str_intern_rom(ctx, "attrgetter"));
    kr_list_append(ctx, all, kr_str_intern_rom(ctx, "itemgetter"));
    kr_list_append(ctx, all, kr_str_intern_rom(ctx, "methodcaller"));
    kr_list_sort(ctx, all, KR_NULL, false);
    kr_module_set(ctx, m, "__all__", all);
}

static const kr_type *const types[] = {
    &kr_type_operator_attrgetter,
    &kr_type_operator_itemgetter,
    &kr_type_operator_methodcaller,
    NULL,
};

#define OPERATOR_MODULE(sym, modname, from_library, init_fn)                                       \
    const kr_module_def kr_module_##sym = {                                                        \
        .name = modname,                                                                           \
        .library = from_library,                                                                   \
        .doc = KR_DOC(                                                                             \
            "Operator interface.\n\nThis module exports a set of functions implemented in C "      \
            "corresponding\nto the intrinsic operators of Python.  For example, operator.add(x, "  \
            "y)\nis equivalent to the expression x+y."),                                           \
        .members = members,                                                                        \
        .n_members = KR_ARRAY_LEN(members),                                                        \
        .types = types,                                                                            \
        .init = init_fn,                                                                           \
    }
OPERATOR_MODULE(operator, "operator", true, init_operator);
OPERATOR_MODULE(_operator, "_operator", false, NULL);
