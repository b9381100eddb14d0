/* Operators, truth, subscripts, iteration and `with`, as the loop asks for them when its fast paths
 * do not apply.
 *
 * Invariants: operands lie on top of the frame's operand stack and stay there until the operation
 * is
 * done. Where a special method is a Python function, a frame is pushed whose continuation finishes
 * the work, and KR_NULL (or -1, false) is returned; everything else is done at once by the C
 * protocol. A binary operator goes through stages, so that a NotImplemented result goes on where it
 * stopped:
 *
 *   0  in-place method of the left operand
 *   1  reflected method of the right operand, if its class is a subclass of the left one's
 *   2  method of the left operand
 *   3  reflected method of the right operand, if not tried in stage 1
 *   4  no more
 * Comparisons: 0 as 1 above, 1 as 2, 2 as 3, then identity or TypeError. */
#include "code/opcode.h"
#include "object/exception.h"
#include "object/float.h"
#include "object/int.h"
#include "object/memoryview.h"
#include "vm/frame.h"
#include "vm/iterslots.h"

/* Calls a Python-level method found in dunder[] with operands; KR_NULL if a frame was pushed. */
static kr_value call_dunder(kr_ctx *ctx, kr_value m, kr_value self, const kr_value *args, size_t n,
                            uint32_t cont) {
    kr_value all[4];
    if (kr_is_function(m)) {
        all[0] = self;
        if (n) memcpy(all + 1, args, n * sizeof(kr_value));
        return kr_begin_call_copy(ctx, m, all, n + 1, ctx->frame->sp, cont);
    }
    if (n) memcpy(all, args, n * sizeof(kr_value));
    return kr_call(ctx, kr_bind(ctx, m, self, kr_typeof(self)), all, KR_NARGS(n, 0));
}

/* ---- numbers of mixed kinds, text ---- */

static bool to_double(kr_value v, double *d) {
    if (kr_is_immfloat(v)) {
        *d = kr_immfloat_val(v);
        return true;
    }
    if (kr_is_smallint(v)) {
        kr_sword i = kr_smallint_val(v);
        *d = (double)i;
        return kr_smallint_in_double(i);
    }
    if (kr_is_exact(v, &kr_type_float)) {
        *d = KR_AS(kr_float, v)->value;
        return true;
    }
    return false;
}

static kr_value mixed_arith(kr_ctx *ctx, kr_binop op, double x, double y) {
    switch (op) {
    case KR_BIN_ADD:
    case KR_BIN_IADD:
        return kr_float_new(ctx, x + y);
    case KR_BIN_SUB:
    case KR_BIN_ISUB:
        return kr_float_new(ctx, x - y);
    case KR_BIN_MUL:
    case KR_BIN_IMUL:
        return kr_float_new(ctx, x * y);
    case KR_BIN_TRUEDIV:
    case KR_BIN_ITRUEDIV:
        return y != 0 ? kr_float_new(ctx, x / y) : KR_NULL;
    case KR_BIN_LT:
        return kr_bool(x < y);
    case KR_BIN_GT:
        return kr_bool(x > y);
    case KR_BIN_LE:
        return kr_bool(x <= y);
    case KR_BIN_GE:
        return kr_bool(x >= y);
    case KR_BIN_EQ:
        return kr_bool(x == y);
    case KR_BIN_NE:
        return kr_bool(x != y);
    default:
        return KR_NULL;
    }
}

/* Common pairs of exact built-in types, KR_NULL for all others. */
static kr_value quick_binary(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b) {
    double x, y;
    if (kr_is_exact(a, &kr_type_str) && kr_is_exact(b, &kr_type_str)) {
        if (op == KR_BIN_ADD || op == KR_BIN_IADD) return kr_str_concat(ctx, a, b);
        if (op == KR_BIN_EQ) return kr_bool(kr_is(a, b) || kr_str_eq(a, b));
        if (op == KR_BIN_NE) return kr_bool(!kr_is(a, b) && !kr_str_eq(a, b));
        return KR_NULL;
    }
    if (kr_are_smallints(a, b)) return KR_NULL;
    if (to_double(a, &x) && to_double(b, &y)) return mixed_arith(ctx, op, x, y);
    return KR_NULL;
}

/* ---- binary operators ---- */

static kr_binop plain_op(kr_binop op) {
    return op >= KR_BIN_IOR && op <= KR_BIN_IPOW ? op - KR_BIN_IOR + KR_BIN_OR : op;
}

/* b's class is a subclass of a's, and its reflected method is its own. */
static bool right_first(kr_ctx *ctx, kr_value a, kr_value b, int d) {
    const kr_type *ta = kr_typeof(a), *tb = kr_typeof(b);
    kr_value m;
    if (ta == tb || !kr_type_is_subtype(tb, ta)) return false;
    m = kr_dunder(b, d);
    if (!kr_isnull(m)) return !kr_is(m, kr_dunder(a, d));
    m = kr_type_lookup(ctx, tb, kr_name_value(d)); /* of a built-in class between the two? */
    return !kr_isnull(m) && !kr_is(m, kr_type_lookup(ctx, ta, kr_name_value(d)));
}

/* The built-in side of an operator: slot of v's type, or of the base it inherits from. */
static kr_value native_binary(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b, bool right) {
    const kr_type *t = kr_typeof(right ? b : a);
    while (t && !kr_slots_of(t)->binary && !(t->flags & KR_TF_HEAP)) t = t->base;
    if (!t || !kr_slots_of(t)->binary) return KR_NOTIMPL;
    if (kr_slots_of(t)->binary == kr_py_binary) return kr_py_half(ctx, op, a, b, right);
    return kr_slots_of(t)->binary(ctx, op, a, b);
}

static kr_value right_side(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b, uint32_t cont) {
    kr_value m = kr_dunder(b, kr_binop_reflected(op));
    if (kr_isnull(m)) return native_binary(ctx, op, a, b, true);
    return call_dunder(ctx, m, b, &a, 1, cont);
}

static kr_value native_inplace(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b) {
    const kr_type *t = kr_typeof(a);
    while (t && !kr_slots_of(t)->inplace && !(t->flags & KR_TF_HEAP)) t = t->base;
    return t && kr_slots_of(t)->inplace ? kr_slots_of(t)->inplace(ctx, op, a, b) : KR_NOTIMPL;
}

static kr_value native_compare(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b) {
    const kr_type *t = kr_typeof(a);
    while (t && !kr_slots_of(t)->compare && !(t->flags & KR_TF_HEAP)) t = t->base;
    return t && kr_slots_of(t)->compare ? kr_slots_of(t)->compare(ctx, op, a, b) : KR_NOTIMPL;
}

kr_value kr_op_binary_stage(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b, int stage) {
    kr_binop plain = plain_op(op);
    int left = kr_binop_dunder(plain), right = kr_binop_reflected(plain);
    kr_value m, r;
    for (; stage < 4; stage++) {
        uint32_t cont = KR_CONT_OP + (uint32_t)stage + 1;
        r = KR_NOTIMPL;
        switch (stage) {
        case 0:
            if (op == plain) break;
            m = kr_dunder(a, kr_binop_dunder(op));
            if (!kr_isnull(m))
                r = call_dunder(ctx, m, a, &b, 1, cont);
            else
                r = native_inplace(ctx, op, a, b);
            break;
        case 1:
            if (!right_first(ctx, a, b, right)) break;
            r = right_side(ctx, plain, a, b, cont);
            break;
        case 2:
            m = kr_dunder(a, left);
            if (!kr_isnull(m))
                r = call_dunder(ctx, m, a, &b, 1, cont);
            else
                r = native_binary(ctx, plain, a, b, false);
            break;
        default:
            if (kr_typeof(a) == kr_typeof(b) || right_first(ctx, a, b, right)) break;
            r = right_side(ctx, plain, a, b, cont);
            break;
        }
        if (!kr_is(r, KR_NOTIMPL)) return r;
    }
    kr_raise_operands(ctx, op, a, b);
}

static kr_binop swapped(kr_binop op) {
    static const uint8_t map[6] = {KR_BIN_GT, KR_BIN_LT, KR_BIN_EQ,
                                   KR_BIN_GE, KR_BIN_LE, KR_BIN_NE};
    return (kr_binop)map[op];
}

/* Is __ne__ object's (the opposite of __eq__), not that of a built-in base such as str? */
static bool plain_ne(const kr_type *t) {
    while (t && ((t->flags & KR_TF_HEAP) || !kr_slots_of(t)->compare)) t = t->base;
    return !t || kr_slots_of(t)->compare == kr_object_compare;
}

/* One side of a comparison: Python's method, Python's __eq__ for !=, or the slot. */
static kr_value compare_side(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b, int stage) {
    kr_value m = kr_dunder(a, kr_binop_dunder(op));
    if (!kr_isnull(m)) return call_dunder(ctx, m, a, &b, 1, KR_CONT_CMP + (uint32_t)stage + 1);
    if (op == KR_BIN_NE && plain_ne(kr_typeof(a))) {
        m = kr_dunder(a, KR_DUNDER___eq__);
        if (!kr_isnull(m)) {
            kr_value r = call_dunder(ctx, m, a, &b, 1, KR_CONT_NE + (uint32_t)stage + 1);
            return kr_isnull(r) || kr_is(r, KR_NOTIMPL) ? r : kr_bool(!kr_truth(ctx, r));
        }
    }
    return native_compare(ctx, op, a, b);
}

kr_value kr_op_compare_stage(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b, int stage) {
    kr_binop back = swapped(op);
    kr_value r;
    bool first = kr_typeof(a) != kr_typeof(b) && kr_type_is_subtype(kr_typeof(b), kr_typeof(a));
    for (; stage < 3; stage++) {
        if (stage == 1) {
            r = compare_side(ctx, op, a, b, stage);
        } else if (stage == 0 ? first : !first) {
            r = compare_side(ctx, back, b, a, stage);
        } else {
            continue;
        }
        if (!kr_is(r, KR_NOTIMPL)) return r;
    }
    if (op == KR_BIN_EQ) return kr_bool(kr_is(a, b));
    if (op == KR_BIN_NE) return kr_bool(!kr_is(a, b));
    kr_raise_fmt(ctx, &kr_type_TypeError, "'%s' not supported between instances of '%T' and '%T'",
                 kr_binop_symbol(op), a, b);
}

static kr_value contains(kr_ctx *ctx, kr_value container, kr_value item) {
    kr_value m = kr_dunder(container, KR_DUNDER___contains__), r;
    if (kr_isnull(m) || !kr_is_function(m)) return kr_bool(kr_contains(ctx, container, item));
    r = call_dunder(ctx, m, container, &item, 1, KR_CONT_CONTAINS);
    return kr_isnull(r) ? r : kr_bool(kr_truth(ctx, r));
}

kr_value kr_op_binary(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b) {
    kr_value r;
    if (op == KR_BIN_IN) return contains(ctx, b, a);
    r = quick_binary(ctx, op, a, b);
    if (!kr_isnull(r)) return r;
    if ((kr_typeof(a)->flags | kr_typeof(b)->flags) & KR_TF_HEAP) {
        if (op <= KR_BIN_NE) return kr_op_compare_stage(ctx, op, a, b, 0);
        if (op >= KR_BIN_IOR) return kr_op_binary_stage(ctx, op, a, b, 0);
    }
    return kr_binary(ctx, op, a, b);
}

/* ---- unary operators, truth ---- */

kr_value kr_op_unary(kr_ctx *ctx, kr_unop op, kr_value a) {
    static const int dunder[] = {KR_DUNDER___pos__, KR_DUNDER___neg__, KR_DUNDER___invert__};
    if (op <= KR_UN_INVERT) {
        kr_value m = kr_dunder(a, dunder[op]);
        if (!kr_isnull(m) && kr_is_function(m)) {
            return call_dunder(ctx, m, a, NULL, 0, KR_CONT_REPLACE1);
        }
    }
    return kr_unary(ctx, op, a);
}

void kr_check_bool_result(kr_ctx *ctx, kr_value v) {
    if (!kr_is(v, KR_TRUE) && !kr_is(v, KR_FALSE)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "__bool__ should return bool, returned %T", v);
    }
}

bool kr_len_result_truth(kr_ctx *ctx, kr_value v) {
    kr_value i = kr_index(ctx, v);
    if (kr_int_sign(i) < 0) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "__len__() should return >= 0");
    }
    return kr_index_ssize(ctx, i) > 0; /* OverflowError for what no container can hold */
}

int kr_op_truth(kr_ctx *ctx, kr_value v, uint32_t cont) {
    kr_value m = kr_dunder(v, KR_DUNDER___bool__);
    if (!kr_isnull(m) && kr_is_function(m)) {
        call_dunder(ctx, m, v, NULL, 0, cont);
        return -1;
    }
    if (kr_isnull(m)) {
        m = kr_dunder(v, KR_DUNDER___len__);
        if (!kr_isnull(m) && kr_is_function(m)) {
            call_dunder(ctx, m, v, NULL, 0, cont + 1);
            return -1;
        }
    }
    return kr_truth(ctx, v);
}

/* ---- subscripts ---- */

kr_value kr_op_subscr(kr_ctx *ctx, kr_value obj, kr_value key) {
    kr_value m;
    if (kr_is_exact(obj, &kr_type_dict)) {
        m = kr_dict_get(ctx, obj, key);
        if (kr_isnull(m)) kr_raise_keyerror(ctx, key);
        return m;
    }
    if (kr_is_exact(obj, &kr_type_str) && kr_is_smallint(key)) {
        const kr_str *s = kr_str_of(obj);
        kr_sword i = kr_smallint_val(key);
        if (i < 0) i += (kr_sword)kr_str_chars(s);
        if (i >= 0 && (size_t)i < kr_str_chars(s)) return kr_str_at(ctx, obj, (size_t)i);
    }
    m = kr_dunder(obj, KR_DUNDER___getitem__);
    if (!kr_isnull(m) && kr_is_function(m)) {
        return call_dunder(ctx, m, obj, &key, 1, KR_CONT_REPLACE2);
    }
    return kr_getitem(ctx, obj, key);
}

/* A bound that means the same whatever Python code does. */
static inline bool plain_bound(kr_value v) {
    return kr_is_smallint(v) || kr_is_none(v);
}

kr_value kr_op_slice(kr_ctx *ctx, kr_value obj, kr_value start, kr_value stop) {
    kr_slice s = {{&kr_type_slice}, start, stop, KR_NONE};
    const kr_type *t = kr_typeof(obj);
    if (t != &kr_type_str && t != &kr_type_list && t != &kr_type_tuple && t != &kr_type_bytes &&
        t != &kr_type_bytearray && t != &kr_type_memoryview) {
        return KR_NULL;
    }
    if (!plain_bound(start) || !plain_bound(stop)) return KR_NULL;
    return kr_slots_of(t)->subscr(ctx, obj, kr_from_ptr(&s));
}

bool kr_op_store_subscr(kr_ctx *ctx, kr_value obj, kr_value key, kr_value v, kr_value *ret_sp) {
    int d = kr_isnull(v) ? KR_DUNDER___delitem__ : KR_DUNDER___setitem__;
    kr_value m = kr_dunder(obj, d), args[3] = {obj, key, v};
    if (!kr_isnull(m) && kr_is_function(m)) {
        kr_begin_call_copy(ctx, m, args, kr_isnull(v) ? 2 : 3, ret_sp, KR_CONT_DISCARD);
        return false;
    }
    if (kr_isnull(v))
        kr_delitem(ctx, obj, key);
    else
        kr_setitem(ctx, obj, key, v);
    return true;
}

/* ---- iteration ---- */

/* Is the frame's GET_ITER that of a `yield from`? */
static bool delegates(const kr_frame *f) {
    const uint8_t *at = f->quick->code->insns + kr_frame_offset(f);
    return at[0] == KR_OPC_GET_ITER_NONE && at[1] == KR_OPC_LOAD_CONST_NONE_NONE &&
           at[2] == KR_OPC_YIELD_FROM_NONE;
}

kr_value kr_op_iter(kr_ctx *ctx, kr_value v, uint32_t cont) {
    kr_value m = kr_dunder(v, KR_DUNDER___iter__);
    if (!kr_isnull(m) && kr_is_function(m)) return call_dunder(ctx, m, v, NULL, 0, cont);
    if (kr_typeof(v) == &kr_type_coroutine && cont == KR_CONT_ITER && delegates(ctx->frame)) {
        /* The await of another compiler is a yield from. */
        if (!ctx->frame->quick->code->debug) return kr_get_awaitable(ctx, v, NULL);
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "cannot 'yield from' a coroutine object in a non-coroutine generator");
    }
    return kr_iter(ctx, v);
}

bool kr_slots_in_place(kr_value *slots, kr_value obj) {
    const kr_type *t = kr_typeof(obj);
    kr_sword kind;
    slots[1] = slots[2] = slots[3] = kr_smallint(0);
    if (t == &kr_type_list) {
        kind = KR_ITER_LIST;
    } else if (t == &kr_type_tuple) {
        kind = KR_ITER_TUPLE;
    } else if (t == &kr_type_range) {
        const kr_range *r = KR_AS(const kr_range, obj);
        kr_sword last;
        if (!r->small || !kr_are_smallints(r->stop, r->step) || !kr_is_smallint(r->start) ||
            __builtin_add_overflow(kr_smallint_val(r->stop), kr_smallint_val(r->step), &last) ||
            !kr_int_fits(last)) {
            return false;
        }
        slots[1] = r->start;
        slots[2] = r->stop;
        slots[3] = r->step;
        slots[0] = kr_smallint(KR_ITER_RANGE);
        return true;
    } else if (t == &kr_type_str && kr_str_is_ascii(obj)) {
        kind = KR_ITER_STR;
    } else if (t == &kr_type_dict) {
        if (kr_dict_len(obj) > (size_t)KR_ITER_MAX_DICT) return false;
        kind = KR_ITER_DICT;
        slots[3] = kr_smallint((kr_sword)kr_dict_len(obj));
    } else if (t == &kr_type_bytes || t == &kr_type_bytearray) {
        kind = KR_ITER_BYTES;
    } else if (t == &kr_type_generator) {
        kind = KR_ITER_GEN;
    } else if (t == &kr_type_memoryview && kr_view_iterates(obj)) {
        kind = KR_ITER_VIEW;
    } else if (t == &kr_type_dict_keys || t == &kr_type_dict_values || t == &kr_type_dict_items) {
        kr_value d = KR_AS(const kr_dict_view, obj)->dict;
        if (!kr_is_exact(d, &kr_type_dict) || kr_dict_len(d) > (size_t)KR_ITER_MAX_DICT) {
            return false;
        }
        kind = t == &kr_type_dict_keys     ? KR_ITER_DICT
               : t == &kr_type_dict_values ? KR_ITER_VALUES
                                           : KR_ITER_ITEMS;
        obj = d;
        slots[3] = kr_smallint((kr_sword)kr_dict_len(d));
    } else {
        return false;
    }
    slots[1] = obj;
    slots[0] = kr_smallint(kind);
    return true;
}

void kr_slots_from_iterator(kr_value *slots, kr_value iterator) {
    slots[0] = KR_NULL;
    slots[1] = iterator;
    slots[2] = slots[3] = KR_NULL;
}

bool kr_slots_step_items(kr_ctx *ctx, kr_value *slots, kr_value *key, kr_value *value) {
    size_t pos = (size_t)kr_smallint_val(slots[2]);
    kr_sword counts = kr_smallint_val(slots[3]), used = counts & KR_ITER_MAX_DICT;
    kr_sword given = counts >> KR_ITER_COUNT_BITS;
    const kr_dict *d = KR_AS(const kr_dict, slots[1]);
    bool own = KR_LIKELY(!kr_dict_is_shared(d));
    if ((own ? (kr_sword)d->used : (kr_sword)kr_dict_len(slots[1])) != used) {
        slots[3] = kr_smallint(-1);
        kr_raise_fmt(ctx, &kr_type_RuntimeError, "dictionary changed size during iteration");
    }
    if (own && pos >= d->first && pos < d->n_entries && !kr_isnull(d->entries[pos].key)) {
        *key = d->entries[pos].key;
        *value = d->entries[pos++].value;
    } else if (!kr_dict_next(slots[1], &pos, key, value)) {
        return false;
    }
    if (KR_UNLIKELY(given == used)) {
        kr_raise_fmt(ctx, &kr_type_RuntimeError, "dictionary keys changed during iteration");
    }
    slots[2] = kr_smallint((kr_sword)pos);
    slots[3] = kr_smallint(used | (given + 1) << KR_ITER_COUNT_BITS);
    return true;
}

static kr_value step_dict(kr_ctx *ctx, kr_value *slots, kr_sword kind) {
    kr_value pair[2];
    if (!kr_slots_step_items(ctx, slots, &pair[0], &pair[1])) return KR_NULL;
    if (kind == KR_ITER_ITEMS) return kr_tuple_new(ctx, 2, pair);
    return pair[kind == KR_ITER_VALUES];
}

static kr_value step_bytes(kr_value *slots, size_t i) {
    kr_span s = kr_bytes_span(slots[1]);
    if (i >= s.n) return KR_NULL;
    slots[2] = kr_smallint((kr_sword)i + 1);
    return kr_smallint(s.p[i]);
}

static kr_value step_view(kr_ctx *ctx, kr_value *slots, size_t i) {
    const kr_memoryview *m = kr_view_live(ctx, slots[1]);
    if ((kr_sword)i >= m->dim[0]) return KR_NULL;
    slots[2] = kr_smallint((kr_sword)i + 1);
    return kr_view_unpack(ctx, m->format, m->data + (kr_sword)i * m->dim[1]);
}

static kr_value step_heap(kr_ctx *ctx, kr_value it) {
    const kr_type *t = kr_typeof(it);
    kr_value m, r;
    if (t == &kr_type_generator) {
        if (!kr_gen_check(ctx, KR_AS(kr_gen, it), KR_NONE)) return KR_NULL;
        kr_gen_enter(ctx, KR_AS(kr_gen, it), KR_CONT_FOR_GEN, KR_NONE);
        return KR_NOTIMPL;
    }
    m = kr_dunder(it, KR_DUNDER___next__);
    if (!kr_isnull(m) && kr_is_function(m)) {
        call_dunder(ctx, m, it, NULL, 0, KR_CONT_FOR);
        return KR_NOTIMPL;
    }
    r = kr_slots_of(t)->next ? kr_slots_of(t)->next(ctx, it) : kr_next(ctx, it);
    if (kr_isnull(r)) ctx->stop_value = KR_NULL;
    return r;
}

kr_value kr_slots_step(kr_ctx *ctx, kr_value *slots) {
    size_t i;
    if (kr_isnull(slots[0])) return step_heap(ctx, slots[1]);
    i = (size_t)kr_smallint_val(slots[2]);
    switch (kr_smallint_val(slots[0])) {
    case KR_ITER_RANGE: {
        kr_sword v = kr_smallint_val(slots[1]), step = kr_smallint_val(slots[3]);
        if (step > 0 ? v >= (kr_sword)i : v <= (kr_sword)i) return KR_NULL;
        slots[1] = kr_smallint(v + step);
        return kr_smallint(v);
    }
    case KR_ITER_LIST:
    case KR_ITER_TUPLE: {
        size_t n;
        const kr_value *items = kr_seq_items(slots[1], &n);
        if (i >= n) return KR_NULL;
        slots[2] = kr_smallint((kr_sword)i + 1);
        return items[i];
    }
    case KR_ITER_STR: {
        const kr_str *s = kr_str_of(slots[1]);
        if (i >= s->len) return KR_NULL;
        slots[2] = kr_smallint((kr_sword)i + 1);
        return kr_str_of_ascii(ctx, (uint8_t)s->data[i]);
    }
    case KR_ITER_BYTES:
        return step_bytes(slots, i);
    case KR_ITER_VIEW:
        return step_view(ctx, slots, i);
    case KR_ITER_DICT:
    case KR_ITER_VALUES:
    case KR_ITER_ITEMS:
        return step_dict(ctx, slots, kr_smallint_val(slots[0]));
    default:
        return step_heap(ctx, slots[1]);
    }
}

/* ---- unpacking ---- */

typedef struct unpacking {
    kr_value list;
    size_t max;
} unpacking;

static bool collect(kr_ctx *ctx, kr_value item, void *arg) {
    unpacking *u = arg;
    kr_list_append(ctx, u->list, item);
    return KR_AS(kr_list, u->list)->len <= u->max;
}

static void check_unpackable(kr_ctx *ctx, kr_value seq) {
    const kr_type *t = kr_typeof(seq);
    if (kr_isnull(kr_type_lookup(ctx, t, KR_N(ctx, __iter__))) &&
        kr_isnull(kr_type_lookup(ctx, t, KR_N(ctx, __getitem__)))) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "cannot unpack non-iterable %T object", seq);
    }
}

static const kr_value *unpack_items(kr_ctx *ctx, kr_value *seq, size_t max, size_t *n) {
    if (!kr_is_exact(*seq, &kr_type_tuple) && !kr_is_exact(*seq, &kr_type_list)) {
        unpacking u = {kr_list_new(ctx, 0, NULL), max};
        check_unpackable(ctx, *seq);
        kr_foreach(ctx, *seq, collect, &u);
        *seq = u.list;
    }
    return kr_seq_items(*seq, n);
}

void kr_op_unpack(kr_ctx *ctx, kr_value seq, uint32_t n, kr_value *slots) {
    kr_value whole = seq;
    size_t have;
    const kr_value *items = unpack_items(ctx, &whole, n, &have);
    if (have < n) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "not enough values to unpack (expected %d, got %d)",
                     (int)n, (int)have);
    }
    if (have > n) {
        size_t total = have;
        bool sized = kr_is_list(seq) || kr_is_tuple(seq) || kr_is_dict(seq);
        if (sized) total = kr_len(ctx, seq);
        if (sized) {
            kr_raise_fmt(ctx, &kr_type_ValueError,
                         "too many values to unpack (expected %d, got %zu)", (int)n, total);
        }
        kr_raise_fmt(ctx, &kr_type_ValueError, "too many values to unpack (expected %d)", (int)n);
    }
    for (uint32_t i = 0; i < n; i++) slots[n - 1 - i] = items[i];
}

void kr_op_unpack_ex(kr_ctx *ctx, kr_value seq, uint32_t before, uint32_t after, kr_value *slots) {
    kr_value whole = seq, mid;
    size_t have, n = before + after;
    const kr_value *items = unpack_items(ctx, &whole, (size_t)-1, &have);
    if (have < n) {
        kr_raise_fmt(ctx, &kr_type_ValueError,
                     "not enough values to unpack (expected at least %d, got %zu)", (int)n, have);
    }
    mid = kr_list_new(ctx, have - n, have > n ? items + before : NULL);
    items = kr_seq_items(whole, &have);
    for (uint32_t i = 0; i < after; i++) slots[i] = items[have - 1 - i];
    slots[after] = mid;
    for (uint32_t i = 0; i < before; i++) slots[n - i] = items[i];
}

/* ---- with ---- */

static KR_NORETURN void no_context_manager(kr_ctx *ctx, kr_value mgr, const char *missed) {
    kr_raise_fmt(ctx, &kr_type_TypeError,
                 "'%T' object does not support the context manager protocol (missed %s method)",
                 mgr, missed);
}

/* Stack: mgr -> exit self_or_NULL; then __enter__ runs, KR_CONT_ENTER opens the block. */
void kr_op_with(kr_ctx *ctx, kr_frame *f) {
    kr_value mgr = f->sp[-1], enter, leave, r;
    const kr_type *t = kr_typeof(mgr);
    leave = kr_type_lookup(ctx, t, KR_N(ctx, __exit__));
    if (kr_isnull(leave)) no_context_manager(ctx, mgr, "__exit__");
    enter = kr_type_lookup(ctx, t, KR_N(ctx, __enter__));
    if (kr_isnull(enter)) no_context_manager(ctx, mgr, "__enter__");
    if (kr_typeof(leave)->flags & KR_TF_METHOD) {
        f->sp[-1] = leave;
        *f->sp++ = mgr;
    } else {
        leave = kr_bind(ctx, leave, mgr, t);
        f->sp[-1] = leave;
        *f->sp++ = KR_NULL;
    }
    r = call_dunder(ctx, enter, mgr, NULL, 0, KR_CONT_ENTER);
    if (!kr_isnull(r)) {
        kr_frame g = {.meta = KR_CONT_ENTER};
        kr_continue(ctx, &g, r);
    }
}

void kr_op_with_cleanup(kr_ctx *ctx, kr_frame *f) {
    kr_value x = f->sp[-1], *pair = f->sp - (kr_is_smallint(x) ? 4 : 3), args[4], r;
    bool raised = kr_is_exc(x);
    kr_frame g = {.meta = raised ? KR_CONT_EXIT_EXC : KR_CONT_EXIT};
    args[0] = pair[1];
    args[1] = args[2] = args[3] = KR_NONE;
    if (raised) {
        kr_value tb = KR_AS(kr_exc, x)->traceback;
        args[1] = kr_type_value(kr_typeof(x));
        args[2] = x;
        args[3] = kr_isnull(tb) ? KR_NONE : tb;
    }
    if (kr_isnull(pair[1]))
        r = kr_begin_call_copy(ctx, pair[0], args + 1, 3, f->sp, g.meta);
    else
        r = kr_begin_call_copy(ctx, pair[0], args, 4, f->sp, g.meta);
    if (!kr_isnull(r)) kr_continue(ctx, &g, r);
}

void kr_make_cells(kr_ctx *ctx, kr_frame *f) {
    const kr_code *c = f->quick->code;
    for (uint32_t i = 0; i < c->n_cells; i++) {
        f->fp[c->cells[i]] = kr_cell_new(ctx, f->fp[c->cells[i]]);
    }
}
