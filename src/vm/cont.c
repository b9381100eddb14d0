/* Continuations: what a frame's return value means to the frame below.
 *
 * Invariants: on entry the callee's record is popped but still readable (nothing was pushed since),
 * ctx->frame is the frame below with ip at the instruction that began the call. On exit its sp and
 * ip are where it goes on, or a new frame is on top. Raising is allowed as long as ip was not
 * moved. */
#include "object/exception.h"
#include "vm/frame.h"
#include "vm/iterslots.h"

static void push(kr_frame *f, kr_value v) {
    *f->sp++ = v;
    f->ip++;
}

static void replace(kr_frame *f, unsigned n, kr_value v) {
    f->sp -= n;
    push(f, v);
}

/* The truth of __bool__ or __len__ replaces the operand; the instruction runs again and sees a
 * bool. */
static void condition(kr_ctx *ctx, kr_frame *f, kr_value ret, bool is_len) {
    if (is_len)
        ret = kr_bool(kr_len_result_truth(ctx, ret));
    else
        kr_check_bool_result(ctx, ret);
    f->sp[-1] = ret;
}

static void keep_or_pop(kr_ctx *ctx, kr_frame *f, kr_value ret, bool is_len, bool when) {
    if (is_len)
        ret = kr_bool(kr_len_result_truth(ctx, ret));
    else
        kr_check_bool_result(ctx, ret);
    if (kr_is(ret, KR_TRUE) == when) {
        f->ip = f->ip->u.to;
    } else {
        f->sp--;
        f->ip++;
    }
}

static void binary_result(kr_ctx *ctx, kr_frame *f, kr_value ret, uint32_t cont) {
    if (kr_is(ret, KR_NOTIMPL)) {
        ret = kr_op_binary_stage(ctx, (kr_binop)f->ip->u.a, f->sp[-2], f->sp[-1],
                                 (int)(cont - KR_CONT_OP));
        if (kr_isnull(ret)) return;
    }
    replace(f, 2, ret);
}

static void compare_result(kr_ctx *ctx, kr_frame *f, kr_value ret, int stage, bool negate) {
    if (kr_is(ret, KR_NOTIMPL)) {
        ret = kr_op_compare_stage(ctx, (kr_binop)f->ip->u.a, f->sp[-2], f->sp[-1], stage);
        if (kr_isnull(ret)) return;
    } else if (negate) {
        ret = kr_bool(!kr_truth(ctx, ret));
    }
    replace(f, 2, ret);
}

static void check_iterator(kr_ctx *ctx, kr_value it) {
    const kr_type *t = kr_typeof(it);
    if (!kr_slots_of(t)->next && kr_isnull(kr_type_lookup(ctx, t, KR_N(ctx, __next__)))) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "iter() returned non-iterator of type '%T'", it);
    }
}

/* __new__ returned obj: __init__ with the remembered arguments, if obj is of the class. */
static void initialise(kr_ctx *ctx, kr_frame *f, kr_value obj, kr_value memo) {
    const kr_value *m = KR_AS(kr_tuple, memo)->items;
    const kr_type *cls = KR_AS(const kr_type, m[0]), *t = kr_typeof(obj);
    kr_nargs n = KR_NARGS(kr_smallint_val(m[1]), kr_smallint_val(m[2]));
    size_t total = KR_AS(kr_tuple, memo)->len - 3;
    kr_value init, *dst;
    if (!kr_is_instance_of(obj, cls)) {
        push(f, obj);
        return;
    }
    init = kr_dunder(obj, KR_DUNDER___init__);
    if (!kr_isnull(init) && kr_is_function(init)) {
        dst = kr_stack_top(ctx);
        if (dst + total + 64 > (kr_value *)f->top) kr_raise_depth(ctx);
        dst[0] = obj;
        memcpy(dst + 1, m + 3, total * sizeof(kr_value));
        kr_push_call(ctx, KR_AS(kr_function, init), dst, n + 1, f->sp, KR_CONT_INIT | KR_FR_AUX,
                     obj);
        return;
    }
    while (t && !kr_slots_of(t)->init) t = t->base;
    if (t) kr_slots_of(t)->init(ctx, obj, KR_AS(kr_tuple, memo)->items + 3, n);
    push(f, obj);
}

static void open_with(kr_frame *f, kr_value entered) {
    kr_block *b = &kr_frame_blocks(f)[f->n_blocks++];
    b->handler = f->ip->u.a;
    b->depth = (uint32_t)(f->sp - f->fp) | KR_BLOCK_FINALLY;
    b->exc = KR_NULL;
    push(f, entered);
}

/* Removes exit and self from below the pending value. */
static void drop_exit(kr_frame *f, bool swallowed) {
    kr_value x = f->sp[-1];
    if (kr_is_smallint(x)) {
        f->sp[-4] = f->sp[-2];
        f->sp[-3] = x;
    } else {
        f->sp[-3] = swallowed ? KR_NONE : x;
    }
    f->sp -= 2;
    f->ip++;
}

static void exit_result(kr_ctx *ctx, kr_frame *f, kr_value ret) {
    int t;
    *f->sp++ = ret; /* in sight while __bool__ runs */
    t = kr_op_truth(ctx, ret, KR_CONT_EXIT_TRUTH);
    if (t < 0) return;
    f->sp--;
    drop_exit(f, t);
}

static void await_result(kr_ctx *ctx, kr_frame *f, kr_value ret) {
    const kr_type *t = kr_typeof(ret);
    if (t == &kr_type_coroutine) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "__await__() returned a coroutine");
    }
    if (!kr_slots_of(t)->next && kr_isnull(kr_type_lookup(ctx, t, KR_N(ctx, __next__)))) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "__await__() returned non-iterator of type '%T'",
                     ret);
    }
    f->sp[-1] = ret;
    f->ip++;
}

static void binary_or_compare(kr_ctx *ctx, kr_frame *f, kr_value ret, uint32_t cont) {
    if (cont >= KR_CONT_OP && cont < KR_CONT_OP_LAST) {
        binary_result(ctx, f, ret, cont);
    } else if (cont >= KR_CONT_CMP && cont <= KR_CONT_CMP_LAST) {
        compare_result(ctx, f, ret, (int)(cont - KR_CONT_CMP), false);
    } else {
        compare_result(ctx, f, ret, (int)(cont - KR_CONT_NE), true);
    }
}

/* What __enter__ and __exit__ gave, and the rest that is neither pushed nor put in a place. */
static void continue_other(kr_ctx *ctx, kr_frame *f, kr_value ret, uint32_t cont) {
    switch (cont) {
    case KR_CONT_AWAIT:
        await_result(ctx, f, ret);
        return;
    case KR_CONT_ENTER:
        open_with(f, ret);
        return;
    case KR_CONT_EXIT:
        drop_exit(f, false);
        return;
    case KR_CONT_EXIT_EXC:
        exit_result(ctx, f, ret);
        return;
    case KR_CONT_EXIT_TRUTH:
        kr_check_bool_result(ctx, ret);
        f->sp--;
        drop_exit(f, kr_is(ret, KR_TRUE));
        return;
    case KR_CONT_EXIT_TRUTH + 1:
        f->sp--;
        drop_exit(f, kr_len_result_truth(ctx, ret));
        return;
    default:
        binary_or_compare(ctx, f, ret, cont);
    }
}

void kr_continue(kr_ctx *ctx, kr_frame *g, kr_value ret) {
    kr_frame *f = ctx->frame;
    uint32_t cont = g->meta & KR_FR_CONT;
    switch (cont) {
    case KR_CONT_PUSH:
    case KR_CONT_FOR:
        push(f, ret);
        return;
    case KR_CONT_DISCARD:
        f->ip++;
        return;
    case KR_CONT_INIT: {
        kr_value obj = g->aux;
        if (!kr_is_none(ret)) {
            kr_raise_fmt(ctx, &kr_type_TypeError, "__init__() should return None, not '%T'", ret);
        }
        push(f, obj);
        return;
    }
    case KR_CONT_NEW:
        initialise(ctx, f, ret, g->aux);
        return;
    case KR_CONT_PUSH_NULL:
    case KR_CONT_GETATTR_METHOD:
        f->sp[-1] = ret;
        push(f, KR_NULL);
        return;
    case KR_CONT_REPLACE1:
    case KR_CONT_GETATTR:
    case KR_CONT_YIELD_FROM:
        replace(f, 1, ret);
        return;
    case KR_CONT_REPLACE2:
        replace(f, 2, ret);
        return;
    case KR_CONT_COND:
    case KR_CONT_COND_LEN:
        condition(ctx, f, ret, cont == KR_CONT_COND_LEN);
        return;
    case KR_CONT_KEEP_TRUE:
    case KR_CONT_KEEP_TRUE_LEN:
        keep_or_pop(ctx, f, ret, cont == KR_CONT_KEEP_TRUE_LEN, true);
        return;
    case KR_CONT_KEEP_FALSE:
    case KR_CONT_KEEP_FALSE_LEN:
        keep_or_pop(ctx, f, ret, cont == KR_CONT_KEEP_FALSE_LEN, false);
        return;
    case KR_CONT_CONTAINS:
        replace(f, 2, kr_bool(kr_truth(ctx, ret)));
        return;
    case KR_CONT_ITER:
        check_iterator(ctx, ret);
        replace(f, 1, ret);
        return;
    case KR_CONT_ITER_STACK:
        check_iterator(ctx, ret);
        kr_slots_from_iterator(f->sp - 1, ret);
        f->sp += 3;
        f->ip++;
        return;
    default:
        continue_other(ctx, f, ret, cont);
    }
}

/* AttributeError from __getattribute__ or a property: __getattr__ gets its chance. */
static bool try_getattr_hook(kr_ctx *ctx, kr_frame *f, bool method) {
    kr_value obj = f->sp[-1], hook = kr_dunder(obj, KR_DUNDER___getattr__), args[2], r;
    if (kr_isnull(hook)) return false;
    args[0] = obj;
    args[1] = f->ip->u.cache->name;
    if (kr_is_function(hook)) {
        kr_begin_call_copy(ctx, hook, args, 2, f->sp,
                           method ? KR_CONT_PUSH_NULL : KR_CONT_REPLACE1);
        return true;
    }
    r = kr_call1(ctx, kr_bind(ctx, hook, obj, kr_typeof(obj)), args[1]);
    if (method) {
        f->sp[-1] = r;
        push(f, KR_NULL);
    } else {
        replace(f, 1, r);
    }
    return true;
}

bool kr_continue_raise(kr_ctx *ctx, kr_frame *g, kr_value *exc) {
    kr_frame *f = ctx->frame;
    const kr_type *t = kr_typeof(*exc);
    switch (g->meta & KR_FR_CONT) {
    case KR_CONT_FOR:
        if (!kr_type_is_subtype(t, &kr_type_StopIteration)) return false;
        f->sp -= 4;
        f->ip = f->ip->u.to;
        return true;
    case KR_CONT_GETATTR:
        return kr_type_is_subtype(t, &kr_type_AttributeError) && try_getattr_hook(ctx, f, false);
    case KR_CONT_GETATTR_METHOD:
        return kr_type_is_subtype(t, &kr_type_AttributeError) && try_getattr_hook(ctx, f, true);
    case KR_CONT_SEND_METHOD:
    case KR_CONT_YIELD_FROM: {
        kr_value v;
        if (!kr_type_is_subtype(t, &kr_type_StopIteration)) return false;
        v = KR_AS(kr_exc, *exc)->field[KR_STOP_VALUE];
        replace(f, 1, kr_isnull(v) ? KR_NONE : v);
        return true;
    }
    default:
        return false;
    }
}
