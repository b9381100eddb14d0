/* int values: making, views, arithmetic on any sizes.
 *
 * Invariants: an exact int that fits a small int is a small int; a kr_bigint is normalised. Scratch
 * memory comes from the heap as leaf blocks and is given back at once; a block that an exception
 * leaves behind is collected. */
#include "object/int.h"

#include "base/checked.h"
#include "base/hash.h"
#include "object/float.h"
#include "object/names.h"
#include "object/protocol.h"
#include "object/seq.h"

#define LIMBS(n) ((n) * sizeof(kr_limb))

void kr_int_view(kr_value v, kr_intview *out) {
    if (kr_is_smallint(v)) {
        kr_sword i = kr_smallint_val(v);
        out->neg = i < 0;
        out->n = kr_limb_set_u64(out->small, i < 0 ? 0 - (uint64_t)i : (uint64_t)i);
        out->limbs = out->small;
        return;
    }
    const kr_bigint *b = KR_AS(const kr_bigint, v);
    out->neg = b->neg;
    out->n = b->n;
    out->limbs = b->limbs;
}

kr_value kr_int_from_limbs(kr_ctx *ctx, bool neg, const kr_limb *limbs, size_t n) {
    uint64_t u;
    n = kr_limb_normalize(limbs, n);
    if (kr_limb_get_u64(limbs, n, &u)) {
        if (!neg && u <= (uint64_t)KR_INT_MAX) return kr_smallint((kr_sword)u);
        if (neg && u <= (uint64_t)KR_INT_MAX + 1) return kr_smallint((kr_sword)(0 - u));
    }
    if (n > UINT32_MAX / 2) kr_raise_memory(ctx);
    kr_bigint *b = kr_heap_new_leaf(ctx, &kr_type_int, sizeof *b + LIMBS(n));
    b->neg = neg;
    b->n = (uint32_t)n;
    b->limbs = b->inline_limbs;
    memcpy(b->inline_limbs, limbs, LIMBS(n));
    return kr_from_ptr(b);
}

kr_value kr_int_new(kr_ctx *ctx, int64_t i) {
    kr_limb l[KR_LIMBS_U64];
    if (KR_LIKELY(kr_int_fits(i))) return kr_smallint((kr_sword)i);
    size_t n = kr_limb_set_u64(l, i < 0 ? 0 - (uint64_t)i : (uint64_t)i);
    return kr_int_from_limbs(ctx, i < 0, l, n);
}

kr_value kr_int_from_u64(kr_ctx *ctx, uint64_t u) {
    kr_limb l[KR_LIMBS_U64];
    if (u <= (uint64_t)KR_INT_MAX) return kr_smallint((kr_sword)u);
    return kr_int_from_limbs(ctx, false, l, kr_limb_set_u64(l, u));
}

kr_value kr_int_from_double(kr_ctx *ctx, double d) {
    kr_limb l[KR_LIMBS_DOUBLE];
    if (d > -4e18 && d < 4e18) return kr_int_new(ctx, (int64_t)d);
    if (d != d) kr_raise_fmt(ctx, &kr_type_ValueError, "cannot convert float NaN to integer");
    if (__builtin_isinf(d)) {
        kr_raise_fmt(ctx, &kr_type_OverflowError, "cannot convert float infinity to integer");
    }
    return kr_int_from_limbs(ctx, d < 0, l, kr_limb_from_double(l, d));
}

bool kr_int_to_i64(kr_value v, int64_t *out) {
    uint64_t u;
    if (kr_is_smallint(v)) {
        *out = kr_smallint_val(v);
        return true;
    }
    const kr_bigint *b = KR_AS(const kr_bigint, v);
    if (!kr_limb_get_u64(b->limbs, b->n, &u)) return false;
    if (u > (uint64_t)INT64_MAX + b->neg) return false;
    *out = (int64_t)(b->neg ? 0 - u : u);
    return true;
}

int kr_int_sign(kr_value v) {
    if (kr_is_smallint(v)) {
        kr_sword i = kr_smallint_val(v);
        return i < 0 ? -1 : i > 0;
    }
    const kr_bigint *b = KR_AS(const kr_bigint, v);
    return b->n == 0 ? 0 : b->neg ? -1 : 1;
}

double kr_int_to_double(kr_ctx *ctx, kr_value v) {
    double d;
    kr_intview a;
    if (kr_is_smallint(v)) return (double)kr_smallint_val(v);
    kr_int_view(v, &a);
    if (!kr_limb_to_double(a.limbs, a.n, &d)) {
        kr_raise_fmt(ctx, &kr_type_OverflowError, "int too large to convert to float");
    }
    return a.neg ? -d : d;
}

kr_value kr_int_exact(kr_ctx *ctx, kr_value v) {
    kr_intview a;
    if (kr_is_smallint(v) || kr_ptr(v)->type == &kr_type_int) return v;
    kr_int_view(v, &a);
    return kr_int_from_limbs(ctx, a.neg, a.limbs, a.n);
}

/* ---- comparison ---- */
int kr_int_cmp(kr_value x, kr_value y) {
    kr_intview a, b;
    if (kr_are_smallints(x, y)) {
        kr_sword i = kr_smallint_val(x), j = kr_smallint_val(y);
        return i < j ? -1 : i > j;
    }
    if (kr_is_object(x) && kr_is_object(y)) {
        const kr_bigint *p = KR_AS(const kr_bigint, x), *q = KR_AS(const kr_bigint, y);
        if (p->neg == q->neg && p->n != q->n) return (p->n < q->n) != p->neg ? -1 : 1;
    }
    kr_int_view(x, &a);
    kr_int_view(y, &b);
    if (a.n == 0) a.neg = false;
    if (b.n == 0) b.neg = false;
    if (a.neg != b.neg) return a.neg ? -1 : 1;
    int c = kr_limb_cmp(a.limbs, a.n, b.limbs, b.n);
    return a.neg ? -c : c;
}

/* ---- arithmetic on views ---- */
static kr_limb *room(kr_ctx *ctx, size_t n) {
    size_t bytes;
    if (n > KR_LIMB_COUNT_MAX || !kr_size_mul(n, sizeof(kr_limb), &bytes)) kr_raise_memory(ctx);
    return kr_heap_leaf(ctx, bytes);
}

static void do_tick(void *ctx, uint32_t work) {
    kr_tick(ctx, work);
}

kr_limb_tick kr_int_tick(kr_ctx *ctx) {
    return (kr_limb_tick){do_tick, ctx};
}

static kr_value take(kr_ctx *ctx, bool neg, kr_limb *r, size_t n) {
    kr_value v = kr_int_from_limbs(ctx, neg, r, n);
    kr_heap_free(ctx, r);
    return v;
}

static kr_value add_views(kr_ctx *ctx, const kr_intview *a, const kr_intview *b, bool flip) {
    size_t n = (a->n > b->n ? a->n : b->n) + 1;
    bool neg;
    kr_limb small[8];
    if (n <= KR_ARRAY_LEN(small)) {
        n = kr_limb_add_signed(small, &neg, a->limbs, a->n, a->neg, b->limbs, b->n, b->neg != flip);
        return kr_int_from_limbs(ctx, neg, small, n);
    }
    kr_limb *r = room(ctx, n);
    n = kr_limb_add_signed(r, &neg, a->limbs, a->n, a->neg, b->limbs, b->n, b->neg != flip);
    return take(ctx, neg, r, n);
}

static kr_value mul_views(kr_ctx *ctx, const kr_intview *a, const kr_intview *b) {
    kr_limb small[8];
    size_t n = a->n + b->n;
    if (!a->n || !b->n) return kr_smallint(0);
    if (n <= KR_ARRAY_LEN(small)) {
        n = kr_limb_mul(small, a->limbs, a->n, b->limbs, b->n, NULL, NULL);
        return kr_int_from_limbs(ctx, a->neg != b->neg, small, n);
    }
    kr_tick(ctx, (uint32_t)(n > 1000000 ? 1000000 : n));
    size_t sn = kr_limb_mul_scratch(a->n, b->n);
    kr_limb *r = room(ctx, n), *scratch = sn ? room(ctx, sn) : NULL;
    const kr_limb_tick tick = kr_int_tick(ctx);
    n = kr_limb_mul(r, a->limbs, a->n, b->limbs, b->n, scratch, &tick);
    kr_heap_free(ctx, scratch);
    return take(ctx, a->neg != b->neg, r, n);
}

/* Floor division; q or r may be NULL. */
static void divmod_views(kr_ctx *ctx, const kr_intview *a, const kr_intview *b, kr_value *q,
                         kr_value *r) {
    bool neg = a->neg != b->neg;
    kr_limb one = 1;
    kr_intview rem = {a->neg, a->n, a->limbs, {0}};
    kr_limb *qb = NULL, *rb = NULL;
    size_t qn = 0;
    if (a->n >= b->n) {
        size_t sn = kr_limb_divmod_scratch(a->n, b->n);
        kr_limb *scratch = sn ? room(ctx, sn) : NULL;
        qb = room(ctx, a->n - b->n + 2);
        rb = room(ctx, b->n);
        const kr_limb_tick tick = kr_int_tick(ctx);
        kr_limb_divmod(qb, rb, a->limbs, a->n, b->limbs, b->n, scratch, &tick);
        kr_heap_free(ctx, scratch);
        qn = kr_limb_normalize(qb, a->n - b->n + 1);
        rem.limbs = rb;
        rem.n = kr_limb_normalize(rb, b->n);
    }
    bool fix = neg && rem.n; /* truncated quotient is one too large */
    if (q && !fix) *q = qn ? kr_int_from_limbs(ctx, neg, qb, qn) : kr_smallint(0);
    if (q && fix) {
        kr_intview qv = {true, qn, qb, {0}}, ov = {true, 1, &one, {0}};
        *q = add_views(ctx, &qv, &ov, false);
    }
    if (r && !fix) *r = kr_int_from_limbs(ctx, rem.neg, rem.limbs, rem.n);
    if (r && fix) *r = add_views(ctx, &rem, b, false);
    kr_heap_free(ctx, qb);
    kr_heap_free(ctx, rb);
}

static kr_value bit_views(kr_ctx *ctx, kr_limb_bitop_kind op, const kr_intview *a,
                          const kr_intview *b) {
    size_t n = (a->n > b->n ? a->n : b->n) + 1;
    bool neg;
    kr_limb *r = room(ctx, n);
    n = kr_limb_bitop(r, &neg, op, a->limbs, a->n, a->neg, b->limbs, b->n, b->neg);
    return take(ctx, neg, r, n);
}

static kr_value shift_left(kr_ctx *ctx, kr_value x, kr_value y) {
    kr_intview a;
    int64_t bits;
    if (kr_int_sign(y) < 0) kr_raise_fmt(ctx, &kr_type_ValueError, "negative shift count");
    kr_int_view(x, &a);
    if (!a.n) return kr_smallint(0);
    if (!kr_int_to_i64(y, &bits) || (uint64_t)bits / KR_LIMB_BITS > KR_LIMB_COUNT_MAX / 2) {
        kr_raise_fmt(ctx, &kr_type_OverflowError, "too many digits in integer");
    }
    kr_limb *r = room(ctx, a.n + (size_t)bits / KR_LIMB_BITS + 1);
    return take(ctx, a.neg, r, kr_limb_shl(r, a.limbs, a.n, (uint64_t)bits));
}

static kr_value shift_right(kr_ctx *ctx, kr_value x, kr_value y) {
    kr_intview a;
    int64_t bits;
    if (kr_int_sign(y) < 0) kr_raise_fmt(ctx, &kr_type_ValueError, "negative shift count");
    if (!kr_int_to_i64(y, &bits)) bits = INT64_MAX;
    if (kr_is_smallint(x)) return kr_smallint_shr(x, bits);
    kr_int_view(x, &a);
    if ((uint64_t)bits / KR_LIMB_BITS > a.n) return kr_smallint(a.neg && a.n ? -1 : 0);
    kr_limb *r = room(ctx, a.n + 2);
    return take(ctx, a.neg, r, kr_limb_shr_floor(r, a.limbs, a.n, a.neg, (uint64_t)bits));
}

static kr_value int_pow(kr_ctx *ctx, kr_value x, kr_value y) {
    kr_intview a;
    int64_t e;
    kr_int_view(x, &a);
    if (!kr_int_sign(y)) return kr_smallint(1);
    if (!a.n) return kr_smallint(0);
    bool odd = kr_is_smallint(y) ? kr_smallint_val(y) & 1 : KR_AS(kr_bigint, y)->limbs[0] & 1;
    if (a.n == 1 && a.limbs[0] == 1) return kr_smallint(a.neg && odd ? -1 : 1);
    size_t n = kr_int_to_i64(y, &e) ? kr_limb_pow_limbs(a.limbs, a.n, (uint64_t)e) : 0;
    if (!n) kr_raise_memory(ctx);
    size_t sn = kr_limb_pow_scratch(a.limbs, a.n, (uint64_t)e);
    kr_limb *r = room(ctx, n), *scratch = sn ? room(ctx, sn) : NULL;
    const kr_limb_tick tick = kr_int_tick(ctx);
    n = kr_limb_pow(r, a.limbs, a.n, (uint64_t)e, scratch, &tick);
    kr_heap_free(ctx, scratch);
    return take(ctx, a.neg && odd, r, n);
}

static kr_value true_div(kr_ctx *ctx, kr_value x, kr_value y) {
    kr_intview a, b;
    double d;
    if (!kr_int_sign(y)) kr_raise_fmt(ctx, &kr_type_ZeroDivisionError, "division by zero");
    if (kr_are_smallints(x, y)) {
        kr_sword i = kr_smallint_val(x), j = kr_smallint_val(y);
        if (kr_smallint_in_double(i) && kr_smallint_in_double(j)) {
            return kr_float_new(ctx, (double)i / (double)j);
        }
    }
    kr_int_view(x, &a);
    kr_int_view(y, &b);
    if (!a.n) return kr_float_new(ctx, b.neg ? -0.0 : 0.0);
    size_t sn = kr_limb_true_div_scratch(a.n, b.n);
    kr_limb *scratch = sn ? room(ctx, sn) : NULL;
    bool ok = kr_limb_true_div(&d, a.limbs, a.n, b.limbs, b.n, scratch, NULL);
    kr_heap_free(ctx, scratch);
    if (!ok) {
        kr_raise_fmt(ctx, &kr_type_OverflowError, "integer division result too large for a float");
    }
    return kr_float_new(ctx, a.neg != b.neg ? -d : d);
}

static kr_value floor_div(kr_ctx *ctx, kr_binop op, kr_value x, kr_value y) {
    kr_value q = KR_NULL, r = KR_NULL;
    kr_intview a, b;
    if (!kr_int_sign(y)) {
        kr_raise_fmt(ctx, &kr_type_ZeroDivisionError, "division by zero");
    }
    if (kr_are_smallints(x, y)) {
        kr_sword i = kr_smallint_val(x), j = kr_smallint_val(y), d = i / j, m = i % j;
        if (m && (m < 0) != (j < 0)) {
            m += j;
            d--;
        }
        q = kr_int_new(ctx, d);
        r = kr_smallint(m);
    } else {
        kr_int_view(x, &a);
        kr_int_view(y, &b);
        divmod_views(ctx, &a, &b, op == KR_BIN_MOD ? NULL : &q, op == KR_BIN_FLOORDIV ? NULL : &r);
    }
    return op == KR_BIN_MOD ? r : op == KR_BIN_FLOORDIV ? q : kr_tuple2(ctx, q, r);
}

/* a ** -b */
static kr_value pow_negative(kr_ctx *ctx, kr_value x, kr_value y) {
    if (!kr_int_sign(x)) {
        kr_raise_fmt(ctx, &kr_type_ZeroDivisionError, "zero to a negative power");
    }
    return kr_float_binary(ctx, KR_BIN_POW, kr_int_to_double(ctx, x), kr_int_to_double(ctx, y));
}

kr_value kr_int_binary(kr_ctx *ctx, kr_binop op, kr_value x, kr_value y) {
    kr_intview a, b;
    int64_t s;
    if (op >= KR_BIN_IOR && op <= KR_BIN_IPOW) op = (kr_binop)(op - KR_BIN_IOR + KR_BIN_OR);
    if (kr_are_smallints(x, y)) {
        kr_sword i = kr_smallint_val(x), j = kr_smallint_val(y);
        switch (op) {
        case KR_BIN_ADD:
            return kr_int_new(ctx, (int64_t)i + j);
        case KR_BIN_SUB:
            return kr_int_new(ctx, (int64_t)i - j);
        case KR_BIN_MUL:
            if (kr_i64_mul(i, j, &s)) return kr_int_new(ctx, s);
            break;
        case KR_BIN_AND:
            return kr_smallint(i & j);
        case KR_BIN_OR:
            return kr_smallint(i | j);
        case KR_BIN_XOR:
            return kr_smallint(i ^ j);
        case KR_BIN_LSHIFT:
            if (j >= 0 && j < KR_INT_BITS - 1 && i <= KR_INT_MAX >> j &&
                i >= -(KR_INT_MAX >> j) - 1) {
                return kr_smallint((kr_sword)((kr_word)i << j));
            }
            break;
        default:
            break;
        }
    }
    switch (op) {
    case KR_BIN_LSHIFT:
        return shift_left(ctx, x, y);
    case KR_BIN_RSHIFT:
        return shift_right(ctx, x, y);
    case KR_BIN_TRUEDIV:
        return true_div(ctx, x, y);
    case KR_BIN_FLOORDIV:
    case KR_BIN_MOD:
    case KR_BIN_DIVMOD:
        return floor_div(ctx, op, x, y);
    case KR_BIN_POW:
        return kr_int_sign(y) < 0 ? pow_negative(ctx, x, y) : int_pow(ctx, x, y);
    default:
        break;
    }
    kr_int_view(x, &a);
    kr_int_view(y, &b);
    switch (op) {
    case KR_BIN_ADD:
        return add_views(ctx, &a, &b, false);
    case KR_BIN_SUB:
        return add_views(ctx, &a, &b, true);
    case KR_BIN_MUL:
        return mul_views(ctx, &a, &b);
    case KR_BIN_AND:
        return bit_views(ctx, KR_LIMB_AND, &a, &b);
    case KR_BIN_OR:
        return bit_views(ctx, KR_LIMB_OR, &a, &b);
    case KR_BIN_XOR:
        return bit_views(ctx, KR_LIMB_XOR, &a, &b);
    default:
        return KR_NOTIMPL;
    }
}

/* x * inverse = 1 modulo m */
static kr_value invert_mod(kr_ctx *ctx, kr_value x, kr_value m) {
    kr_intview a, b;
    kr_value r = kr_int_binary(ctx, KR_BIN_MOD, x, m);
    size_t rn;
    kr_int_view(r, &a);
    kr_int_view(m, &b);
    size_t sn = kr_limb_invmod_scratch(a.n, b.n);
    kr_limb *out = room(ctx, b.n + 1), *scratch = sn ? room(ctx, sn) : NULL;
    const kr_limb_tick tick = kr_int_tick(ctx);
    bool ok = kr_limb_invmod(out, &rn, a.limbs, a.n, b.limbs, b.n, scratch, &tick);
    kr_heap_free(ctx, scratch);
    if (!ok) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "base is not invertible for the given modulus");
    }
    return take(ctx, false, out, rn);
}

kr_value kr_int_powmod(kr_ctx *ctx, kr_value x, kr_value y, kr_value mod) {
    kr_intview a, e, m;
    int ms = kr_int_sign(mod);
    if (!ms) kr_raise_fmt(ctx, &kr_type_ValueError, "pow() 3rd argument cannot be 0");
    kr_value am = ms < 0 ? kr_int_binary(ctx, KR_BIN_SUB, kr_smallint(0), mod) : mod;
    if (kr_int_sign(y) < 0) {
        x = invert_mod(ctx, x, am);
        y = kr_int_binary(ctx, KR_BIN_SUB, kr_smallint(0), y);
    }
    kr_value base = kr_int_binary(ctx, KR_BIN_MOD, x, am);
    kr_int_view(base, &a);
    kr_int_view(y, &e);
    kr_int_view(am, &m);
    size_t sn = kr_limb_powmod_scratch(a.n, e.n, m.n);
    kr_limb *r = room(ctx, m.n + 1), *scratch = sn ? room(ctx, sn) : NULL;
    const kr_limb_tick tick = kr_int_tick(ctx);
    size_t n = kr_limb_powmod(r, a.limbs, a.n, e.limbs, e.n, m.limbs, m.n, scratch, &tick);
    kr_heap_free(ctx, scratch);
    kr_value v = take(ctx, false, r, n);
    if (ms < 0 && kr_int_sign(v)) v = kr_int_binary(ctx, KR_BIN_ADD, v, mod);
    return v;
}

kr_hash_t kr_int_hash(kr_value v) {
    kr_intview a;
    if (kr_is_smallint(v)) return kr_hash_int(kr_smallint_val(v));
    kr_int_view(v, &a);
    return kr_hash_limbs(a.limbs, a.n, a.neg);
}
