/* Calls: from the loop (kr_begin_call) and from C (kr_call and its family).
 *
 * Invariants:
 * - Arguments that lie in the value stack are used where they lie; a Python function's locals then
 *   begin there. Anything else (C arrays, slots of a generator) is copied to the stack top.
 * - Built-in code is only called with arguments that the caller's `sp` covers or that C code owns,
 *   so a nested call cannot overwrite them.
 * - A frame is pushed last: whatever raises before that raises in the caller. */
#include "object/exception.h"
#include "vm/frame.h"

enum { STACK_MARGIN = 64 }; /* free slots that C code may count on */

/* ---- frames ---- */

KR_NORETURN void kr_raise_depth(kr_ctx *ctx) {
    kr_raise_recursion(ctx, NULL);
}

kr_frame *kr_frame_push(kr_ctx *ctx, kr_function *fn, kr_quick *q, kr_value *fp, uint32_t meta) {
    kr_frame *f = ctx->frame, *nf = (kr_frame *)((char *)f->top - q->frame_bytes);
    if (fp + q->n_total + STACK_MARGIN > (kr_value *)nf ||
        ctx->py_depth >= ctx->vm->recursion_limit) {
        kr_raise_depth(ctx);
    }
    ctx->py_depth++;
    nf->prev = f;
    nf->top = nf;
    nf->func = fn;
    nf->quick = q;
    nf->fp = fp;
    nf->sp = fp + q->n_locals;
    nf->ip = q->entry;
    nf->meta = meta;
    nf->n_blocks = 0;
    ctx->frame = nf;
    return nf;
}

static bool in_region(kr_ctx *ctx, const kr_value *p) {
    return p >= ctx->stack_base && p < ctx->stack_limit;
}

/* No keywords, and all missing positionals have defaults. */
static bool is_simple(const kr_function *fn, kr_nargs n) {
    const kr_code *c = fn->code;
    uint32_t want = c->n_pos - fn->n_closure, have = kr_npos(n);
    if (kr_nkw(n) || c->n_kwonly || (c->flags & (KR_V6_VARARGS | KR_V6_VARKEYWORDS))) return false;
    if (have >= want) return have == want;
    return !kr_isnull(fn->defaults) && want - have <= KR_AS(kr_tuple, fn->defaults)->len;
}

static void bind_simple(const kr_function *fn, const kr_quick *q, kr_value *base,
                        const kr_value *args, uint32_t have) {
    uint32_t nc = fn->n_closure, want = fn->code->n_pos - nc, i;
    if (base + nc != args) memmove(base + nc, args, have * sizeof(kr_value));
    for (i = 0; i < nc; i++) base[i] = fn->cells[i];
    if (have < want) {
        const kr_tuple *d = KR_AS(const kr_tuple, fn->defaults);
        memcpy(base + nc + have, d->items + d->len - (want - have),
               (want - have) * sizeof(kr_value));
    }
    for (i = nc + want; i < q->n_locals; i++) base[i] = KR_NULL;
}

/* Arguments that C code has put above the stack's top count as part of it until the result is
 * stored back: Python code would run there, and the collector looks no higher. */
static kr_value *take_in(kr_ctx *ctx, kr_value *args, kr_nargs n) {
    kr_value **top = kr_frame_top_slot(ctx->frame), *old = *top;
    kr_value *end = args + kr_npos(n) + 2 * (size_t)kr_nkw(n);
    if (in_region(ctx, args) && args >= old) {
        for (kr_value *p = old; p < args; p++) *p = KR_NULL;
        *top = end;
    }
    return old;
}

/* Runs what is pending and makes the quickened code. */
static KR_NOINLINE void settle(kr_ctx *ctx, kr_function *fn, kr_value *args, kr_nargs n) {
    kr_value *old = take_in(ctx, args, n);
    if (ctx->pending) kr_poll(ctx);
    kr_code_quick(ctx, kr_function_code(ctx, fn));
    *kr_frame_top_slot(ctx->frame) = old;
}

void kr_push_call(kr_ctx *ctx, kr_function *fn, kr_value *args, kr_nargs n, kr_value *ret_sp,
                  uint32_t meta, kr_value aux) {
    kr_quick *q;
    kr_value *base = args;
    kr_frame *f, *nf;
    if (KR_UNLIKELY(ctx->pending || !fn->code->quick)) settle(ctx, fn, args, n);
    q = fn->code->quick;
    f = ctx->frame;
    if (!in_region(ctx, args)) base = kr_stack_top(ctx);
    nf = (kr_frame *)((char *)f->top - q->frame_bytes);
    if (base + q->n_total + kr_npos(n) + fn->n_closure + STACK_MARGIN > (kr_value *)nf) {
        kr_raise_depth(ctx);
    }
    if (is_simple(fn, n)) {
        bind_simple(fn, q, base, args, kr_npos(n));
    } else {
        kr_value *old = take_in(ctx, args, n);
        kr_bind_locals(ctx, fn, q, base, args, n);
        *kr_frame_top_slot(f) = old;
    }
    nf = kr_frame_push(ctx, fn, q, base, meta);
    nf->aux = aux;
    nf->prev->sp = ret_sp;
}

/* ---- from the loop ---- */

/* args[-1] = first, if that slot is still free; otherwise everything moves to the stack top, which
 * rises above it. */
static kr_value *prepend(kr_ctx *ctx, kr_value *args, kr_nargs n, kr_value first, bool *scratch) {
    size_t total = kr_npos(n) + 2 * (size_t)kr_nkw(n);
    if (!*scratch) {
        kr_value *top = kr_stack_top(ctx), *dst = top + 1;
        if (dst + total + STACK_MARGIN > (kr_value *)ctx->frame->top) kr_raise_depth(ctx);
        memmove(dst, args, total * sizeof(kr_value));
        *kr_frame_top_slot(ctx->frame) = dst + total;
        args = dst;
    }
    *scratch = false;
    args[-1] = first;
    return args - 1;
}

static kr_value (*call_slot(const kr_type *t))(kr_ctx *, kr_value, kr_value *, kr_nargs) {
    while (t && !kr_slots_of(t)->call && !(t->flags & KR_TF_HEAP)) t = t->base;
    return t ? kr_slots_of(t)->call : NULL;
}

static KR_NORETURN void not_callable(kr_ctx *ctx, kr_value callee) {
    kr_raise_fmt(ctx, &kr_type_TypeError, "'%T' object is not callable", callee);
}

static kr_value begin_call(kr_ctx *ctx, kr_value callee, kr_value *args, kr_nargs n,
                           kr_value *ret_sp, uint32_t meta, kr_value aux) {
    bool scratch = args != ret_sp; /* else below them lies what does not belong to the call */
    /* `A.__call__ = A()` and its like go round for ever without a frame to count */
    for (uint32_t hops = 0;; hops++) {
        const kr_type *t = kr_typeof(callee);
        kr_value m;
        if (KR_UNLIKELY(hops > ctx->vm->recursion_limit)) kr_raise_depth(ctx);
        if (t == &kr_type_function) {
            kr_push_call(ctx, KR_AS(kr_function, callee), args, n, ret_sp, meta, aux);
            return KR_NULL;
        }
        if (t == &kr_type_bound_method) {
            args = prepend(ctx, args, n, KR_AS(kr_bound_method, callee)->self, &scratch);
            n++;
            callee = KR_AS(kr_bound_method, callee)->func;
            continue;
        }
        m = kr_dunder(callee, KR_DUNDER___call__);
        if (!kr_isnull(m)) {
            if (kr_is_function(m)) {
                args = prepend(ctx, args, n, callee, &scratch);
                n++;
                callee = m;
            } else {
                callee = kr_bind(ctx, m, callee, t);
            }
            continue;
        }
        if ((t->flags & KR_TF_TYPE) && meta == KR_CONT_PUSH && scratch) {
            return kr_begin_new(ctx, KR_AS(const kr_type, callee), args, n, ret_sp, meta);
        }
        if (!call_slot(t)) not_callable(ctx, callee);
        return call_slot(t)(ctx, callee, args, n);
    }
}

kr_value kr_begin_call(kr_ctx *ctx, kr_value callee, kr_value *args, kr_nargs n, kr_value *ret_sp,
                       uint32_t meta, kr_value aux) {
    kr_frame *f = ctx->frame;
    kr_value *top = kr_frame_top(f);
    kr_value r = begin_call(ctx, callee, args, n, ret_sp, meta, aux);
    if (f->meta & KR_FR_GEN) f->spare = top;
    return r;
}

kr_value kr_begin_call_copy(kr_ctx *ctx, kr_value callee, const kr_value *args, size_t n,
                            kr_value *ret_sp, uint32_t meta) {
    kr_frame *f = ctx->frame;
    kr_value *dst = kr_stack_top(ctx) + 1, buf[8];
    if (kr_is_exact(callee, &kr_type_bound_method) &&
        kr_is_function(KR_AS(kr_bound_method, callee)->func)) {
        dst[-1] = KR_AS(kr_bound_method, callee)->self;
        memcpy(dst, args, n * sizeof(kr_value));
        kr_push_call(ctx, KR_AS(kr_function, KR_AS(kr_bound_method, callee)->func), dst - 1,
                     KR_NARGS(n + 1, 0), ret_sp, meta, KR_NULL);
        return KR_NULL;
    }
    if (kr_is_function(callee)) {
        if (dst + n + STACK_MARGIN > (kr_value *)f->top) kr_raise_depth(ctx);
        memcpy(dst, args, n * sizeof(kr_value));
        kr_push_call(ctx, KR_AS(kr_function, callee), dst, KR_NARGS(n, 0), ret_sp, meta, KR_NULL);
        return KR_NULL;
    }
    memcpy(buf, args, n * sizeof(kr_value));
    return kr_call(ctx, callee, buf, KR_NARGS(n, 0));
}

/* ---- instantiation ---- */

/* What __new__ of cls really is: the function inside its staticmethod. */
static kr_value unwrap_new(kr_value f) {
    if (!kr_isnull(f) && kr_is_exact(f, &kr_type_staticmethod)) f = KR_AS(kr_method_wrap, f)->func;
    return !kr_isnull(f) && kr_is_function(f) ? f : KR_NULL;
}

/* Python-level __new__: remembers the call for __init__ in a tuple (cls, npos, nkw, args...). */
static kr_value begin_python_new(kr_ctx *ctx, const kr_type *cls, kr_value fn, kr_value *args,
                                 kr_nargs n, kr_value *ret_sp) {
    size_t total = kr_npos(n) + 2 * (size_t)kr_nkw(n);
    kr_value memo = kr_tuple_new(ctx, total + 3, NULL);
    kr_value *items = KR_AS(kr_tuple, memo)->items;
    items[0] = kr_type_value(cls);
    items[1] = kr_smallint(kr_npos(n));
    items[2] = kr_smallint(kr_nkw(n));
    memcpy(items + 3, args, total * sizeof(kr_value));
    args[-1] = kr_type_value(cls);
    kr_push_call(ctx, KR_AS(kr_function, fn), args - 1, n + 1, ret_sp, KR_CONT_NEW | KR_FR_AUX,
                 memo);
    return KR_NULL;
}

kr_value kr_begin_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n, kr_value *ret_sp,
                      uint32_t meta) {
    const kr_heap_type *ht = (const kr_heap_type *)cls;
    kr_value obj, fn_new, init;
    (void)meta;
    if (!(cls->flags & KR_TF_HEAP) || (cls->flags & KR_TF_TYPE)) goto plain;
    fn_new = kr_heap_type_dunder(ht, KR_DUNDER___new__);
    init = kr_heap_type_dunder(ht, KR_DUNDER___init__);
    if (!kr_isnull(fn_new)) {
        fn_new = unwrap_new(fn_new);
        if (kr_isnull(fn_new)) goto plain;
        return begin_python_new(ctx, cls, fn_new, args, n, ret_sp);
    }
    if (kr_isnull(init) || !kr_is_function(init)) goto plain;
    if (kr_slots_of(cls)->new_ == kr_type_object.new_ && !(cls->flags & KR_TF_ABSTRACT)) {
        obj = kr_from_ptr(kr_instance_alloc(ctx, cls));
    } else {
        obj = kr_slots_of(cls)->new_(ctx, cls, args, n);
        if (kr_typeof(obj) != cls) goto other;
    }
    args[-1] = obj;
    kr_push_call(ctx, KR_AS(kr_function, init), args - 1, n + 1, ret_sp, KR_CONT_INIT | KR_FR_AUX,
                 obj);
    return KR_NULL;
other: /* an object of another class: its own initialiser, if it is related at all */
    if (kr_is_instance_of(obj, cls) && kr_slots_of(kr_typeof(obj))->init) {
        kr_slots_of(kr_typeof(obj))->init(ctx, obj, args, n);
    }
    return obj;
plain:
    return call_slot(cls->base_object.type)(ctx, kr_type_value(cls), args, n);
}

/* ---- * and ** ---- */

static kr_value call_name(kr_ctx *ctx, kr_value callee) {
    kr_value m = kr_getattr_opt(ctx, callee, KR_N(ctx, __qualname__)), mod;
    if (kr_isnull(m) || !kr_is_str(m)) return kr_tostr(ctx, callee);
    mod = kr_getattr_opt(ctx, callee, KR_N(ctx, __module__));
    if (!kr_isnull(mod) && kr_is_str(mod) && !kr_str_eq_cstr(mod, "builtins")) {
        return kr_str_format(ctx, "%U.%U()", mod, m);
    }
    return kr_str_format(ctx, "%U()", m);
}

static bool collect(kr_ctx *ctx, kr_value item, void *arg) {
    kr_list_append(ctx, *(kr_value *)arg, item);
    return true;
}

static bool is_iterable(kr_ctx *ctx, kr_value v) {
    return !kr_isnull(kr_type_lookup(ctx, kr_typeof(v), KR_N(ctx, __iter__))) ||
           !kr_isnull(kr_type_lookup(ctx, kr_typeof(v), KR_N(ctx, __getitem__)));
}

/* alone: the spread value is the only positional argument, which CPython words differently. */
static void spread_positional(kr_ctx *ctx, kr_value callee, kr_value v, kr_value list, bool alone) {
    if (kr_is_exact(v, &kr_type_tuple) || kr_is_exact(v, &kr_type_list)) {
        size_t n;
        const kr_value *items = kr_seq_items(v, &n);
        for (size_t i = 0; i < n; i++) {
            kr_list_append(ctx, list, items[i]);
            items = kr_seq_items(v, &n);
        }
        return;
    }
    if (!is_iterable(ctx, v)) {
        if (!alone) {
            kr_raise_fmt(ctx, &kr_type_TypeError, "Value after * must be an iterable, not %T", v);
        }
        kr_raise_fmt(ctx, &kr_type_TypeError, "%U argument after * must be an iterable, not %T",
                     call_name(ctx, callee), v);
    }
    kr_foreach(ctx, v, collect, &list);
}

/* Keyword arguments on their way into a call. */
typedef struct keywords {
    kr_value callee, seen;
    kr_value list; /* key, value, key, value ... */
    bool odd;      /* a key is no str: the call itself complains, if it gets that far */
} keywords;

static void add_keyword(kr_ctx *ctx, keywords *k, kr_value key, kr_value value) {
    if (!kr_is_str(key)) {
        k->odd = true;
    } else if (!kr_str_is_interned(key)) {
        key = kr_str_intern_value(ctx, key);
    }
    if (!kr_isnull(kr_dict_get(ctx, k->seen, key))) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "%U got multiple values for keyword argument '%U'",
                     call_name(ctx, k->callee), kr_tostr(ctx, key));
    }
    kr_dict_set(ctx, k->seen, key, KR_NONE);
    kr_list_append(ctx, k->list, key);
    kr_list_append(ctx, k->list, value);
}

void kr_raise_no_mapping(kr_ctx *ctx, kr_value callee, kr_value map) {
    kr_raise_fmt(ctx, &kr_type_TypeError, "%U argument after ** must be a mapping, not %T",
                 call_name(ctx, callee), map);
}

static void spread_mapping(kr_ctx *ctx, keywords *k, kr_value map) {
    kr_value key, value, keys, it;
    size_t pos = 0;
    if (kr_is_exact(map, &kr_type_dict)) {
        while (kr_dict_next(map, &pos, &key, &value)) add_keyword(ctx, k, key, value);
        return;
    }
    keys = kr_getattr_opt(ctx, map, KR_N(ctx, keys));
    if (kr_isnull(keys)) kr_raise_no_mapping(ctx, k->callee, map);
    it = kr_iter_keys(ctx, map, kr_call0(ctx, keys));
    while (key = kr_next(ctx, it), !kr_isnull(key)) {
        add_keyword(ctx, k, key, kr_getitem(ctx, map, key));
    }
}

/* The list of all keyword arguments, key and value in turn. *odd: one of the keys is no str. */
static kr_value spread_keywords(kr_ctx *ctx, kr_value callee, const kr_value *kw, uint32_t nkw,
                                bool *odd) {
    keywords k = {callee, kr_dict_new(ctx, nkw), kr_list_new(ctx, 0, NULL), false};
    for (uint32_t i = 0; i < nkw; i++) {
        if (kr_isnull(kw[2 * i])) {
            spread_mapping(ctx, &k, kw[2 * i + 1]);
        } else {
            add_keyword(ctx, &k, kw[2 * i], kw[2 * i + 1]);
        }
    }
    *odd = k.odd;
    return k.list;
}

/* Puts the spread arguments where the call will find them: on the stack, or (generator frames)
 * into `list`, which replaces the bitmap operand so that it stays alive. */
static kr_value *place(kr_ctx *ctx, kr_value list) {
    kr_frame *f = ctx->frame;
    size_t n;
    const kr_value *items = kr_seq_items(list, &n);
    kr_value *dst = f->sp + 1;
    if (f->meta & KR_FR_GEN) {
        f->sp[-1] = list;
        return (kr_value *)items + 1; /* item 0 is spare */
    }
    if (dst + n + STACK_MARGIN > (kr_value *)f->top) kr_raise_depth(ctx);
    memcpy(dst - 1, items, n * sizeof(kr_value));
    f->sp = dst - 1 + n;
    return dst;
}

/* The usual shapes, put straight behind the stack top: *tuple or *list, and at most one **dict
 * whose keys are interned and not given by name too. NULL: not one of these. */
static kr_value *spread_quickly(kr_ctx *ctx, kr_value self, const kr_value *first, uint32_t npos,
                                uint32_t nkw, kr_word bitmap, kr_nargs *out) {
    kr_frame *f = ctx->frame;
    kr_value *dst = f->sp + 1, *p = dst, *limit = (kr_value *)f->top - STACK_MARGIN;
    const kr_value *kw = first + npos;
    kr_value *names;
    if ((f->meta & KR_FR_GEN) || npos >= KR_INT_BITS) return NULL;
    if (!kr_isnull(self)) *p++ = self;
    for (uint32_t i = 0; i < npos; i++) {
        size_t n = 1;
        const kr_value *items = &first[i];
        if (bitmap >> i & 1) {
            if (!kr_is_exact(*items, &kr_type_tuple) && !kr_is_exact(*items, &kr_type_list)) {
                return NULL;
            }
            items = kr_seq_items(*items, &n);
        }
        if (n > (size_t)(limit - p)) return NULL;
        if (n) memcpy(p, items, n * sizeof(kr_value));
        p += n;
    }
    names = p;
    for (uint32_t i = 0; i < nkw; i++) {
        kr_value key = kw[2 * i], v = kw[2 * i + 1];
        size_t pos = 0;
        if (p + 2 > limit) return NULL;
        if (!kr_isnull(key)) {
            if (!kr_is_str(key) || !kr_str_is_interned(key)) return NULL;
            for (kr_value *q = names; q < p; q += 2) {
                if (kr_is(*q, key)) return NULL;
            }
            *p++ = key;
            *p++ = v;
            continue;
        }
        if (!kr_is_exact(v, &kr_type_dict) || i + 1 != nkw) return NULL;
        while (kr_dict_next(v, &pos, &key, &p[1])) {
            if (!kr_is_str(key) || !kr_str_is_interned(key) || p + 4 > limit) return NULL;
            for (kr_value *q = names; i && q < p; q += 2) {
                if (kr_is(*q, key)) return NULL;
            }
            *p = key;
            p += 2;
        }
    }
    *out = kr_nargs_of(ctx, names - dst, (p - names) / 2);
    dst[-1] = KR_NULL;
    f->sp = p;
    return dst;
}

kr_value *kr_spread_args(kr_ctx *ctx, kr_value callee, kr_value self, kr_value *first,
                         uint32_t npos, uint32_t nkw, kr_nargs *out) {
    kr_word bitmap = (kr_word)kr_smallint_val(first[npos + 2 * nkw]);
    kr_value *kw = spread_quickly(ctx, self, first, npos, nkw, bitmap, out), list, named = KR_NULL;
    bool odd = false, alone = npos == 1; /* *e as all there is is iterated by the call itself */
    size_t count;
    if (kw) return kw;
    kw = first + npos;
    if (nkw && alone) named = spread_keywords(ctx, callee, kw, nkw, &odd);
    list = kr_list_new(ctx, 0, NULL);
    kr_list_append(ctx, list, KR_NONE); /* room for a callee's self */
    if (!kr_isnull(self)) kr_list_append(ctx, list, self);
    for (uint32_t i = 0; i < npos; i++) {
        if (i < KR_INT_BITS && (bitmap >> i & 1)) {
            spread_positional(ctx, callee, first[i], list, alone);
        } else {
            kr_list_append(ctx, list, first[i]);
        }
    }
    count = KR_AS(kr_list, list)->len - 1;
    if (nkw && !alone) named = spread_keywords(ctx, callee, kw, nkw, &odd);
    if (odd && !call_slot(kr_typeof(callee))) not_callable(ctx, callee);
    if (odd) kr_raise_fmt(ctx, &kr_type_TypeError, "keywords must be strings");
    if (nkw) kr_list_extend(ctx, list, named);
    *out = kr_nargs_of(ctx, count, (KR_AS(kr_list, list)->len - 1 - count) / 2);
    return place(ctx, list);
}

/* ---- from C ---- */

/* Calls a Python function from C: arguments are copied behind the stack top. */
static kr_value call_function(kr_ctx *ctx, kr_value fn, kr_value self, kr_value *args, kr_nargs n) {
    kr_frame *f = ctx->frame;
    size_t total = kr_npos(n) + 2 * (size_t)kr_nkw(n), extra = !kr_isnull(self);
    kr_value *dst = kr_stack_top(ctx), *saved = f->sp;
    kr_check_recursion(ctx, NULL);
    if (dst + total + extra + STACK_MARGIN > (kr_value *)f->top) kr_raise_depth(ctx);
    if (extra) dst[0] = self;
    if (total) memcpy(dst + extra, args, total * sizeof(kr_value));
    kr_push_call(ctx, KR_AS(kr_function, fn), dst, n + extra, saved, KR_CONT_ENTRY, KR_NULL);
    return kr_interp_run(ctx, KR_NULL);
}

kr_value kr_call(kr_ctx *ctx, kr_value callee, kr_value *args, kr_nargs n) {
    const kr_type *t = kr_typeof(callee);
    if (t == &kr_type_function) return call_function(ctx, callee, KR_NULL, args, n);
    if (t == &kr_type_bound_method) {
        kr_bound_method *m = KR_AS(kr_bound_method, callee);
        if (kr_is_function(m->func)) return call_function(ctx, m->func, m->self, args, n);
    }
    if (!call_slot(t)) not_callable(ctx, callee);
    kr_check_recursion(ctx, NULL); /* a file may have itself as its buffer */
    return call_slot(t)(ctx, callee, args, n);
}

kr_value kr_call0(kr_ctx *ctx, kr_value callee) {
    return kr_call(ctx, callee, NULL, 0);
}

kr_value kr_call1(kr_ctx *ctx, kr_value callee, kr_value a) {
    return kr_call(ctx, callee, &a, KR_NARGS(1, 0));
}

kr_value kr_call2(kr_ctx *ctx, kr_value callee, kr_value a, kr_value b) {
    kr_value args[2] = {a, b};
    return kr_call(ctx, callee, args, KR_NARGS(2, 0));
}

kr_value kr_call3(kr_ctx *ctx, kr_value callee, kr_value a, kr_value b, kr_value c) {
    kr_value args[3] = {a, b, c};
    return kr_call(ctx, callee, args, KR_NARGS(3, 0));
}

kr_value kr_call_ex(kr_ctx *ctx, kr_value callee, kr_value args_tuple, kr_value kwargs) {
    size_t n, at;
    const kr_value *items = kr_seq_items(args_tuple, &n);
    size_t nkw = kr_isnull(kwargs) ? 0 : kr_dict_len(kwargs), pos = 0;
    if (!nkw) return kr_call(ctx, callee, (kr_value *)items, kr_nargs_of(ctx, n, 0));
    kr_value small[16] = {KR_NULL}, holder = KR_NULL, *all = small, key, value;
    if (n + 2 * nkw > KR_ARRAY_LEN(small)) {
        holder = kr_tuple_new(ctx, n + 2 * nkw, NULL);
        all = KR_AS(kr_tuple, holder)->items;
    }
    if (n) memcpy(all, items, n * sizeof(kr_value));
    for (at = n; at < n + 2 * nkw && kr_dict_next(kwargs, &pos, &key, &value); at += 2) {
        if (!kr_is_str(key)) kr_raise_fmt(ctx, &kr_type_TypeError, "keywords must be strings");
        all[at] = kr_str_is_interned(key) ? key : kr_str_intern_value(ctx, key);
        all[at + 1] = value;
    }
    value = kr_call(ctx, callee, all, kr_nargs_of(ctx, n, (at - n) / 2));
    return kr_isnull(holder) || !kr_isnull(value) ? value : holder; /* keeps holder in sight */
}

kr_value kr_call_method(kr_ctx *ctx, kr_value obj, kr_value name, kr_value *args, kr_nargs n) {
    kr_value self = KR_NULL, m = kr_load_method(ctx, obj, name, &self);
    size_t total = kr_npos(n) + 2 * (size_t)kr_nkw(n);
    if (kr_isnull(self)) return kr_call(ctx, m, args, n);
    if (kr_is_function(m)) return call_function(ctx, m, self, args, n);
    kr_value small[12] = {KR_NULL}, *all = small;
    if (total + 1 > KR_ARRAY_LEN(small)) {
        all = KR_AS(kr_tuple, kr_tuple_new(ctx, total + 1, NULL))->items;
    }
    all[0] = self;
    if (total) memcpy(all + 1, args, total * sizeof(kr_value));
    return kr_call(ctx, m, all, n + 1);
}

bool kr_call_special(kr_ctx *ctx, kr_value obj, kr_value name, kr_value *args, size_t n,
                     kr_value *out) {
    const kr_type *t = kr_typeof(obj);
    kr_value m = kr_type_lookup(ctx, t, name), all[8];
    if (kr_isnull(m)) return false;
    if (kr_is_function(m)) {
        *out = call_function(ctx, m, obj, args, KR_NARGS(n, 0));
        return true;
    }
    if ((kr_typeof(m)->flags & KR_TF_METHOD) && n + 1 <= KR_ARRAY_LEN(all)) {
        all[0] = obj;
        if (n) memcpy(all + 1, args, n * sizeof(kr_value));
        *out = kr_call(ctx, m, all, KR_NARGS(n + 1, 0));
        return true;
    }
    *out = kr_call(ctx, kr_bind(ctx, m, obj, t), args, KR_NARGS(n, 0));
    return true;
}

/* ---- module and class code ---- */

static kr_value run_in(kr_ctx *ctx, kr_value fn, kr_value ns) {
    kr_frame *f = ctx->frame;
    kr_check_recursion(ctx, NULL);
    kr_push_call(ctx, KR_AS(kr_function, fn), kr_stack_top(ctx), 0, f->sp, KR_CONT_ENTRY | KR_FR_NS,
                 KR_NULL);
    ctx->frame->ns = ns;
    return kr_interp_run(ctx, KR_NULL);
}

kr_value kr_run_class_body(kr_ctx *ctx, kr_value body, kr_value ns) {
    if (!kr_is_function(body))
        kr_raise_fmt(ctx, &kr_type_TypeError, "__build_class__: func must be a function");
    kr_value r = run_in(ctx, body, ns);
    kr_code *code = KR_AS(kr_function, body)->code;
    if (code->once) code->quick = NULL; /* what it was translated to is not needed any more */
    return r;
}

kr_value kr_run_unit(kr_ctx *ctx, kr_unit *unit, kr_value globals, kr_value locals) {
    kr_code *code = kr_unit_code(ctx, unit, 0);
    kr_value r = kr_run_code(ctx, code, globals, locals, NULL, 0);
    code->quick = NULL; /* likewise */
    return r;
}

kr_value kr_run_code(kr_ctx *ctx, kr_code *code, kr_value globals, kr_value locals,
                     const kr_value *cells, uint32_t n_cells) {
    if (code->once && code->quick) { /* once more: now it may learn */
        code->once = false;
        code->quick = NULL;
    }
    kr_value fn = kr_function_new(ctx, code, globals, KR_NULL, KR_NULL, cells, n_cells);
    kr_value doc = code->number == 0 ? kr_code_doc(ctx, code) : KR_NULL;
    if (!kr_isnull(doc)) {
        kr_setitem(ctx, kr_isnull(locals) ? globals : locals, KR_N(ctx, __doc__), doc);
    }
    return run_in(ctx, fn, kr_isnull(locals) ? globals : locals);
}
