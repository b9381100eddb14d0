/* The loop.
 *
 * Registers: ip (current instruction), sp (first free operand), fp (locals), f (frame). They are
 * the truth while a handler runs; SYNC writes ip and sp back into the frame before anything that
 * can raise, allocate or run Python code, and `resume` loads all of them from ctx->frame after
 * anything that may have pushed or popped frames. A slow path that pushes a frame returns KR_NULL.
 *
 * Raising: C code long-jumps to kr_interp_run, which enters the loop again with the exception; the
 * loop itself raises by `goto raise`. The loop holds nothing across a jump.
 *
 * Leaf calls: a function whose quick forms neither call nor look at their frame (kr_quick.leaf) is
 * entered without a frame. `leaf` is that function then, fp and sp are its own and f its caller's,
 * and SYNC makes the frame before anything can see that it is missing.
 *
 * One indirect jump per instruction: the handler's address stands in the instruction. */
#include "object/exception.h"
#include "object/float.h"
#include "object/int.h"
#include "object/iter.h"
#include "vm/frame.h"
#include "vm/iterslots.h"

#define SYNC()                                                                                     \
    do {                                                                                           \
        if (KR_UNLIKELY(leaf != NULL)) f = push_leaf(ctx, f, &leaf, fp);                           \
        f->ip = ip;                                                                                \
        f->sp = sp;                                                                                \
    } while (0)
#define NEXT(n)                                                                                    \
    do {                                                                                           \
        ip += (n);                                                                                 \
        goto * ip->h;                                                                              \
    } while (0)
#define RUN() goto * ip->h
#define JUMP_TO(target)                                                                            \
    do {                                                                                           \
        ip = (target);                                                                             \
        if (KR_UNLIKELY(ctx->pending)) goto poll;                                                  \
        RUN();                                                                                     \
    } while (0)
#define OP(name) L_##name:

/* Checked arithmetic on tagged words; false on overflow. */
static inline KR_ALWAYS_INLINE bool int_add(kr_value a, kr_value b, kr_value *r) {
    kr_sword s;
    if (__builtin_add_overflow((kr_sword)a.w, (kr_sword)(b.w - 1), &s)) return false;
    r->w = (kr_word)s;
    return true;
}
static inline KR_ALWAYS_INLINE bool int_sub(kr_value a, kr_value b, kr_value *r) {
    kr_sword s;
    if (__builtin_sub_overflow((kr_sword)a.w, (kr_sword)(b.w - 1), &s)) return false;
    r->w = (kr_word)s;
    return true;
}
static inline KR_ALWAYS_INLINE bool int_mul(kr_value a, kr_value b, kr_value *r) {
    kr_sword s;
    if (__builtin_mul_overflow((kr_sword)(a.w - 1), (kr_sword)b.w >> 1, &s)) return false;
    r->w = (kr_word)s | 1;
    return true;
}
static inline KR_ALWAYS_INLINE bool are_floats(kr_value a, kr_value b) {
    return (int)kr_is_immfloat(a) & (int)kr_is_immfloat(b);
}

static inline KR_ALWAYS_INLINE bool int_divide(kr_value a, kr_value b, kr_sword *q, kr_sword *r) {
    kr_sword x = kr_smallint_val(a), y = kr_smallint_val(b);
    if (y == 0 || y == -1) return false;
    *q = x / y;
    *r = x % y;
    if (*r != 0 && (*r ^ y) < 0) {
        *r += y;
        --*q;
    }
    return true;
}

static inline KR_ALWAYS_INLINE bool int_shift_left(kr_value a, kr_value b, kr_value *r) {
    kr_sword x = kr_smallint_val(a), n = kr_smallint_val(b), s;
    if (n < 0 || n >= KR_INT_BITS - 1) return false;
    s = (kr_sword)((kr_word)x << n);
    if (s >> n != x || !kr_int_fits(s)) return false;
    *r = kr_smallint(s);
    return true;
}

/* -1: not known without asking the type. */
static inline KR_ALWAYS_INLINE int quick_truth(kr_value v) {
    if (kr_is(v, KR_TRUE)) return 1;
    if (kr_is(v, KR_FALSE) || kr_is(v, KR_NONE)) return 0;
    if (kr_is_smallint(v)) return v.w != 1;
    return -1;
}

static inline KR_ALWAYS_INLINE kr_value call_builtin(kr_ctx *ctx, const kr_builtin *d,
                                                     kr_value *args, uint32_t n) {
    switch (d->kind) {
    case KR_FN_1:
        if (n == 1) return d->fn.f1(ctx, args[0]);
        break;
    case KR_FN_2:
        if (n == 2) return d->fn.f2(ctx, args[0], args[1]);
        break;
    case KR_FN_3:
        if (n == 3) return d->fn.f3(ctx, args[0], args[1], args[2]);
        break;
    case KR_FN_VAR:
        if (n >= d->min && (n <= d->max || d->max == KR_ANY)) return d->fn.var(ctx, n, args);
        break;
    default:
        if (d->flags & KR_BF_SCRUB) kr_heap_scrub_stack();
        break;
    }
    return kr_builtin_call(ctx, d, args, KR_NARGS(n, 0));
}

/* Finds the cached attribute slot of an instance; false when the guard fails. */
static inline KR_ALWAYS_INLINE bool attr_slot(kr_value obj, const kr_cache *c, kr_value **slot) {
    const kr_type *t;
    kr_attrs *a;
    if (!kr_is_object(obj)) return false;
    t = kr_ptr(obj)->type;
    if (t != c->type || t->version != c->type_version) return false;
    a = (kr_attrs *)((char *)kr_ptr(obj) + c->offset);
    if (KR_UNLIKELY(a->shape != c->shape)) return false;
    *slot = &a->slots[c->index];
    return true;
}

/* The instance is of the cached class and has no attribute of its own by that name. */
static inline KR_ALWAYS_INLINE bool method_guard(kr_value obj, const kr_cache *c) {
    if (!kr_is_object(obj) || kr_ptr(obj)->type != c->type || c->type->version != c->type_version) {
        return false;
    }
    return !c->offset || ((kr_attrs *)((char *)kr_ptr(obj) + c->offset))->shape == c->shape;
}

/* How an attribute instruction is fused with the one before it once its cache holds a slot. */
typedef struct fusion {
    uint16_t generic, fusable;
    struct {
        uint16_t alone, fused;
    } before[2];
} fusion;
static const fusion fuse_load = {
    Q_LOAD_ATTR, Q_LOAD_ATTR_SLOT, {{Q_LOAD_FAST, Q_LF_ATTR}, {Q_DUP_TOP, Q_DUP_ATTR}}};
static const fusion fuse_store = {Q_STORE_ATTR,
                                  Q_STORE_ATTR_SLOT,
                                  {{Q_LOAD_FAST, Q_LF_STORE_ATTR}, {Q_ROT_TWO, Q_ROT_STORE_ATTR}}};
static const fusion fuse_method = {
    Q_LOAD_METHOD, Q_LOAD_METHOD_TYPE, {{Q_LOAD_FAST, Q_LF_METHOD}, {Q_LOAD_FAST, Q_LF_METHOD}}};

/* Sets the handler of an attribute instruction whose cache was filled for `kind` (0: not cacheable,
 * the cache is void). Only the fusable kind may be fused with the instruction before it: the fused
 * handler reads the cache in that one way. */
static void specialise(kr_qinsn *ip, const void *const *labels, uint32_t kind, const fusion *how) {
    ip->h = labels[kind ? kind : how->generic];
    for (int i = 0; KR_CFG_QUICK && i < 2; i++) {
        const void *alone = labels[how->before[i].alone], *fused = labels[how->before[i].fused];
        if (kind == how->fusable) {
            if (ip[-1].h == alone) ip[-1].h = fused;
        } else if (ip[-1].h == fused) {
            ip[-1].h = alone;
        }
    }
}

static inline KR_ALWAYS_INLINE void open_frame(kr_ctx *ctx, kr_frame *nf, kr_frame *caller,
                                               kr_function *fn, kr_value *fp) {
    ctx->py_depth++;
    nf->prev = caller;
    nf->top = nf;
    nf->func = fn;
    nf->quick = fn->code->quick;
    nf->fp = fp;
    nf->meta = 0;
    nf->n_blocks = 0;
    ctx->frame = nf;
}

/* The frame that a leaf call went without; `caller` was synced when it began. */
static KR_NOINLINE kr_frame *push_leaf(kr_ctx *ctx, kr_frame *caller, kr_function **leaf,
                                       kr_value *fp) {
    kr_quick *q = (*leaf)->code->quick;
    kr_frame *nf = (kr_frame *)((char *)caller->top - q->frame_bytes);
    q->leaf--; /* a function that needs its frame again and again is no leaf */
    open_frame(ctx, nf, caller, *leaf, fp);
    *leaf = NULL;
    return nf;
}

/* Line of the polymorphic table for an instance, NULL if obj has no class made at run time. The
 * line is right if its guards hold, otherwise it may be filled. */
static inline KR_ALWAYS_INLINE kr_cache *poly_line(kr_ctx *ctx, int table, kr_value obj,
                                                   kr_value name, bool *hit) {
    const kr_type *t;
    const void *shape = NULL;
    kr_cache *e;
    if (!kr_is_object(obj) || !(kr_ptr(obj)->type->flags & KR_TF_HEAP)) return NULL;
    t = kr_ptr(obj)->type;
    if (t->attrs_offset) shape = ((kr_attrs *)((char *)kr_ptr(obj) + t->attrs_offset))->shape;
    e = kr_poly_line(ctx->vm->machine, table, t, shape, name);
    *hit = e->type == t && e->type_version == t->version && e->shape == shape &&
           kr_is(e->name, name) && e->aux;
    return e;
}

/* Element of a list or tuple by a small int, KR_NULL if it is anything else. */
static inline KR_ALWAYS_INLINE kr_value quick_subscr(kr_value obj, kr_value key) {
    size_t i = (size_t)kr_smallint_val(key);
    if (!kr_is_smallint(key) || !kr_is_object(obj)) return KR_NULL;
    if (kr_ptr(obj)->type == &kr_type_list) {
        const kr_list *l = KR_AS(const kr_list, obj);
        if ((kr_sword)i < 0) i += l->len;
        return i < l->len ? l->items[i] : KR_NULL;
    }
    if (kr_ptr(obj)->type == &kr_type_tuple) {
        const kr_tuple *t = KR_AS(const kr_tuple, obj);
        if ((kr_sword)i < 0) i += t->len;
        return i < t->len ? t->items[i] : KR_NULL;
    }
    return KR_NULL;
}

/* The items of a tuple or list of n, NULL for anything else. */
static inline KR_ALWAYS_INLINE kr_value *unpackable(kr_value v, uint32_t n) {
    if (!kr_is_object(v)) return NULL;
    if (kr_ptr(v)->type == &kr_type_tuple) {
        kr_tuple *t = KR_AS(kr_tuple, v);
        return t->len == n ? t->items : NULL;
    }
    if (kr_ptr(v)->type == &kr_type_list) {
        kr_list *l = KR_AS(kr_list, v);
        return l->len == n ? l->items : NULL;
    }
    return NULL;
}

/* Is the next instruction a STORE_FAST to be done, too? */
static inline KR_ALWAYS_INLINE bool before_store(const kr_qinsn *ip, const void *const *labels) {
    return KR_CFG_QUICK && ip[1].h == labels[Q_STORE_FAST];
}

#define KR_QOP(name) [Q_##name] = &&L_##name,
#if !KR_CFG_QUICK
#define KR_QFAST(name) [Q_##name] = &&L_INVALID,
#endif

kr_value kr_interp_loop(kr_ctx *ctx, kr_value exc) {
    static const void *const labels[Q_N_OPS] = {
#include "vm/qops.def"
    };
    const kr_qinsn *ip;
    kr_value *sp, *fp, *args, *ret_sp;
    kr_frame *f, *g;
    kr_value r, v, callee;
    kr_value self = KR_NULL, kept = KR_NULL; /* in memory: cleared after use (gc.collect()) */
    kr_function *leaf = NULL;
    uint32_t n;
    bool reraise = false;
#undef KR_QOP

    if (!ctx) return kr_from_ptr(labels);
    __asm__ volatile("" : : "r"(&kept) : "memory"); /* its address is known: clearing it is kept */
    if (!kr_isnull(exc)) goto raise;

resume:
    f = ctx->frame;
    fp = f->fp;
    sp = f->sp;
    ip = f->ip;
    if (KR_UNLIKELY(ctx->pending)) goto poll;
    RUN();

poll: /* ip is the instruction to run next */
    SYNC();
    kr_poll(ctx);
    RUN();

raise: /* exc, with ctx->frame synced */
    if (!kr_unwind(ctx, exc, !reraise)) return KR_NULL;
    exc = KR_NULL;
    reraise = false;
    goto resume;

    /* ---- constants, locals, operand shuffling ---- */
    OP(LOAD_CONST) {
        *sp++ = ip->u.v;
        NEXT(1);
    }
    OP(LOAD_FAST) {
        v = fp[ip->u.a];
        if (KR_UNLIKELY(kr_isnull(v))) goto unbound;
        *sp++ = v;
        NEXT(1);
    }
unbound:
    SYNC();
    kr_raise_unbound(ctx, f, ip->u.a, false);
    OP(STORE_FAST) {
        fp[ip->u.a] = *--sp;
        NEXT(1);
    }
    OP(DELETE_FAST) {
        if (kr_isnull(fp[ip->u.a])) goto unbound;
        fp[ip->u.a] = KR_NULL;
        NEXT(1);
    }
    OP(LOAD_DEREF) {
        v = KR_AS(kr_cell, fp[ip->u.a])->value;
        if (KR_UNLIKELY(kr_isnull(v))) goto unbound_deref;
        *sp++ = v;
        NEXT(1);
    }
unbound_deref:
    SYNC();
    kr_raise_unbound(ctx, f, ip->u.a, true);
    OP(STORE_DEREF) {
        kr_cell *c = KR_AS(kr_cell, fp[ip->u.a]);
        kr_store(ctx, c, &c->value, *--sp);
        NEXT(1);
    }
    OP(DELETE_DEREF) {
        kr_cell *c = KR_AS(kr_cell, fp[ip->u.a]);
        if (kr_isnull(c->value)) goto unbound_deref;
        c->value = KR_NULL;
        NEXT(1);
    }
    OP(DUP_TOP) {
        sp[0] = sp[-1];
        sp++;
        NEXT(1);
    }
    OP(DUP_TOP_TWO) {
        sp[0] = sp[-2];
        sp[1] = sp[-1];
        sp += 2;
        NEXT(1);
    }
    OP(POP_TOP) {
        sp--;
        NEXT(1);
    }
    OP(DUP_STORE) {
        fp[ip[1].u.a] = sp[-1];
        NEXT(2);
    }
    OP(ROT_TWO) {
        v = sp[-1];
        sp[-1] = sp[-2];
        sp[-2] = v;
        NEXT(1);
    }
    OP(ROT_THREE) {
        v = sp[-1];
        sp[-1] = sp[-2];
        sp[-2] = sp[-3];
        sp[-3] = v;
        NEXT(1);
    }
    OP(LF_LF) {
        v = fp[ip[0].u.a];
        r = fp[ip[1].u.a];
        if (KR_UNLIKELY((int)kr_isnull(v) | (int)kr_isnull(r))) goto L_LOAD_FAST;
        sp[0] = v;
        sp[1] = r;
        sp += 2;
        NEXT(2);
    }
    OP(LF_LC) {
        v = fp[ip[0].u.a];
        if (KR_UNLIKELY(kr_isnull(v))) goto unbound;
        sp[0] = v;
        sp[1] = ip[1].u.v;
        sp += 2;
        NEXT(2);
    }
    OP(SF_LF) {
        fp[ip[0].u.a] = *--sp;
        v = fp[ip[1].u.a];
        ip++;
        if (KR_UNLIKELY(kr_isnull(v))) goto unbound;
        *sp++ = v;
        NEXT(1);
    }

    /* ---- names ---- */
    OP(LOAD_GLOBAL) {
        SYNC();
        r = kr_load_global(ctx, f, ip->u.cache->name);
        n = (uint32_t)kr_cache_global(ctx, ip->u.cache, f);
        ((kr_qinsn *)ip)->h = labels[n == 1   ? Q_LOAD_GLOBAL_DICT
                                     : n == 2 ? Q_LOAD_GLOBAL_BUILTIN
                                              : Q_LOAD_GLOBAL];
        *sp++ = r;
        NEXT(1);
    }
    OP(LOAD_GLOBAL_DICT) {
        const kr_cache *c = ip->u.cache;
        const kr_dict *d = KR_AS(const kr_dict, f->func->globals);
        if (KR_UNLIKELY(d->version != c->dict_version)) goto L_LOAD_GLOBAL;
        *sp++ = *c->place;
        NEXT(1);
    }
    OP(LOAD_GLOBAL_BUILTIN) {
        const kr_cache *c = ip->u.cache;
        const kr_dict *d = KR_AS(const kr_dict, f->func->globals);
        const kr_dict *b = KR_AS(const kr_dict, ctx->vm->builtins);
        if (KR_UNLIKELY(d->version != c->dict_version || b->version != c->builtins_version)) {
            goto L_LOAD_GLOBAL;
        }
        *sp++ = *c->place;
        NEXT(1);
    }
    OP(LOAD_NAME) {
        SYNC();
        r = kr_load_name(ctx, f, ip->u.cache->name);
        if (kr_is(f->ns, f->func->globals)) {
            n = (uint32_t)kr_cache_global(ctx, ip->u.cache, f);
            ((kr_qinsn *)ip)->h = labels[n == 1   ? Q_LOAD_NAME_DICT
                                         : n == 2 ? Q_LOAD_NAME_BUILTIN
                                                  : Q_LOAD_NAME];
        }
        *sp++ = r;
        NEXT(1);
    }
    OP(LOAD_NAME_ONCE) {
        SYNC();
        r = kr_load_name(ctx, f, ip->u.cache->name);
        *sp++ = r;
        NEXT(1);
    }
    OP(STORE_NAME_ONCE) {
        SYNC();
        if (kr_is_exact(f->ns, &kr_type_dict))
            kr_dict_set_name(ctx, f->ns, ip->u.cache->name, sp[-1]);
        else
            kr_setitem(ctx, f->ns, ip->u.cache->name, sp[-1]);
        sp--;
        NEXT(1);
    }
    OP(LOAD_GLOBAL_ONCE) {
        SYNC();
        r = kr_load_global(ctx, f, ip->u.cache->name);
        *sp++ = r;
        NEXT(1);
    }
    OP(LOAD_ATTR_ONCE) {
        SYNC();
        v = sp[-1]; /* nothing dead is to be left there */
        r = kr_op_getattr(ctx, v, ip->u.cache->name);
        if (kr_isnull(r)) goto resume;
        sp[-1] = r;
        NEXT(1);
    }
    OP(STORE_ATTR_ONCE) {
        SYNC();
        if (!kr_op_setattr(ctx, sp[-1], ip->u.cache->name, sp[-2], sp - 2)) goto resume;
        sp -= 2;
        NEXT(1);
    }
    OP(LOAD_METHOD_ONCE) {
        SYNC();
        v = sp[-1]; /* nothing dead is to be left there */
        r = kr_op_load_method(ctx, v, ip->u.cache->name, &self);
        if (kr_isnull(r)) goto resume;
        sp[-1] = r;
        *sp++ = self;
        self = KR_NULL;
        NEXT(1);
    }
    OP(LOAD_NAME_DICT) {
        const kr_cache *c = ip->u.cache;
        const kr_dict *d = KR_AS(const kr_dict, f->func->globals);
        if (KR_UNLIKELY(d->version != c->dict_version || !kr_is(f->ns, f->func->globals))) {
            goto L_LOAD_NAME;
        }
        *sp++ = *c->place;
        NEXT(1);
    }
    OP(LOAD_NAME_BUILTIN) {
        const kr_cache *c = ip->u.cache;
        const kr_dict *d = KR_AS(const kr_dict, f->func->globals);
        const kr_dict *b = KR_AS(const kr_dict, ctx->vm->builtins);
        if (KR_UNLIKELY(d->version != c->dict_version || b->version != c->builtins_version ||
                        !kr_is(f->ns, f->func->globals))) {
            goto L_LOAD_NAME;
        }
        *sp++ = *c->place;
        NEXT(1);
    }
    OP(STORE_NAME) {
        SYNC();
        if (kr_is_exact(f->ns, &kr_type_dict)) {
            kr_dict_set_name(ctx, f->ns, ip->u.cache->name, sp[-1]);
            if (kr_is(f->ns, f->func->globals) && kr_cache_global(ctx, ip->u.cache, f) == 1) {
                ((kr_qinsn *)ip)->h = labels[Q_STORE_NAME_DICT];
            }
        } else {
            kr_setitem(ctx, f->ns, ip->u.cache->name, sp[-1]);
        }
        sp--;
        NEXT(1);
    }
    OP(STORE_NAME_DICT) {
        const kr_cache *c = ip->u.cache;
        kr_dict *d = KR_AS(kr_dict, f->func->globals);
        if (KR_UNLIKELY(d->version != c->dict_version || !kr_is(f->ns, f->func->globals))) {
            goto L_STORE_NAME;
        }
        kr_store(ctx, d, c->place, *--sp);
        NEXT(1);
    }
    OP(DELETE_NAME) {
        SYNC();
        kr_delete_name(ctx, f, ip->u.v);
        NEXT(1);
    }
    OP(STORE_GLOBAL) {
        SYNC();
        kr_dict_set_name(ctx, f->func->globals, ip->u.v, sp[-1]);
        sp--;
        NEXT(1);
    }
    OP(DELETE_GLOBAL) {
        SYNC();
        if (!kr_dict_del_name(ctx, f->func->globals, ip->u.v)) kr_raise_name_error(ctx, ip->u.v);
        NEXT(1);
    }
    OP(LOAD_BUILD_CLASS) {
        SYNC();
        *sp++ = kr_load_build_class(ctx, f);
        NEXT(1);
    }

    /* ---- attributes ---- */
    OP(LOAD_ATTR) {
        kr_cache *c = ip->u.cache;
        SYNC();
        v = sp[-1];
        kept = kr_op_getattr(ctx, v, c->name);
        if (c->misses >= KR_POLY_AFTER) {
            kr_poly_tables(ctx);
            ((kr_qinsn *)ip)->h = labels[Q_LOAD_ATTR_POLY];
        } else {
            n = (uint32_t)kr_cache_getattr(ctx, c, v);
            specialise((kr_qinsn *)ip, labels, n, &fuse_load);
            c->misses++;
        }
        r = kept;
        kept = KR_NULL;
        if (kr_isnull(r)) goto resume;
        sp[-1] = r;
        NEXT(1);
    }
    OP(LOAD_ATTR_POLY) {
        bool hit = false;
        kr_value name = ip->u.cache->name;
        kr_cache *e = poly_line(ctx, KR_POLY_GET, sp[-1], name, &hit);
        v = sp[-1];
        if (KR_LIKELY(hit)) {
            if (e->aux == Q_LOAD_ATTR_SLOT) {
                r = ((kr_attrs *)((char *)kr_ptr(v) + e->offset))->slots[e->index];
                if (KR_LIKELY(!kr_isnull(r))) {
                    sp[-1] = r;
                    NEXT(1);
                }
            } else if (e->aux == Q_LOAD_ATTR_MEMBER) {
                r = *(kr_value *)((char *)kr_ptr(v) + e->offset);
                if (KR_LIKELY(!kr_isnull(r))) {
                    sp[-1] = r;
                    NEXT(1);
                }
            } else if (e->aux == Q_LOAD_ATTR_TYPE) {
                sp[-1] = e->value;
                NEXT(1);
            } else {
                callee = e->value;
                args = sp - 1;
                n = 1;
                ret_sp = args;
                goto call_exact;
            }
        }
        SYNC();
        if (e && !hit) {
            e->name = name;
            e->aux = 0;
            e->shape = NULL;
            e->aux = (uint16_t)kr_cache_getattr(ctx, e, v);
            if (e->aux == Q_LOAD_ATTR_PROPERTY || e->aux == Q_LOAD_ATTR_MEMBER) {
                e->shape = kr_ptr(v)->type->attrs_offset ? kr_attrs_of(v)->shape : NULL;
            }
        }
        r = kr_op_getattr(ctx, v, name);
        if (kr_isnull(r)) goto resume;
        sp[-1] = r;
        NEXT(1);
    }
    OP(LOAD_ATTR_SLOT) {
        kr_value *s;
        if (KR_UNLIKELY(!attr_slot(sp[-1], ip->u.cache, &s) || kr_isnull(*s))) goto L_LOAD_ATTR;
        sp[-1] = *s;
        NEXT(1);
    }
    OP(LF_ATTR) {
        v = fp[ip->u.a];
        {
            kr_value *s;
            if (KR_UNLIKELY(!attr_slot(v, ip[1].u.cache, &s) || kr_isnull(*s))) goto L_LOAD_FAST;
            *sp++ = *s;
        }
        NEXT(2);
    }
    OP(DUP_ATTR) {
        kr_value *s;
        if (KR_UNLIKELY(!attr_slot(sp[-1], ip[1].u.cache, &s) || kr_isnull(*s))) goto L_DUP_TOP;
        *sp++ = *s;
        NEXT(2);
    }
    OP(LOAD_ATTR_MODULE) {
        const kr_cache *c = ip->u.cache;
        const kr_dict *d;
        v = sp[-1];
        if (!kr_is_exact(v, &kr_type_module)) goto L_LOAD_ATTR;
        d = KR_AS(const kr_dict, kr_module_dict(v));
        if (KR_UNLIKELY(d->version != c->dict_version)) goto L_LOAD_ATTR;
        sp[-1] = *c->place;
        NEXT(1);
    }
    OP(LOAD_ATTR_CLASS) {
        const kr_cache *c = ip->u.cache;
        v = sp[-1];
        if (!kr_is_object(v) || kr_ptr(v) != (const kr_object *)c->type ||
            c->type->version != c->type_version) {
            goto L_LOAD_ATTR;
        }
        sp[-1] = c->value;
        NEXT(1);
    }
    OP(LOAD_ATTR_TYPE) {
        if (!method_guard(sp[-1], ip->u.cache)) goto L_LOAD_ATTR;
        sp[-1] = ip->u.cache->value;
        NEXT(1);
    }
    OP(LOAD_ATTR_PROPERTY) {
        const kr_cache *c = ip->u.cache;
        v = sp[-1];
        if (!kr_is_object(v) || kr_ptr(v)->type != c->type || c->type->version != c->type_version) {
            goto L_LOAD_ATTR;
        }
        callee = c->value;
        args = sp - 1;
        n = 1;
        ret_sp = args;
        if (KR_AS(kr_function, callee)->n_exact == 1) goto call_exact;
        goto L_LOAD_ATTR;
    }
    OP(LOAD_ATTR_MEMBER) {
        const kr_cache *c = ip->u.cache;
        v = sp[-1];
        if (!kr_is_object(v) || kr_ptr(v)->type != c->type || c->type->version != c->type_version) {
            goto L_LOAD_ATTR;
        }
        r = *(kr_value *)((char *)kr_ptr(v) + c->offset);
        if (KR_UNLIKELY(kr_isnull(r))) goto L_LOAD_ATTR;
        sp[-1] = r;
        NEXT(1);
    }
    OP(STORE_ATTR) {
        kr_cache *c = ip->u.cache;
        SYNC();
        if (c->misses >= KR_POLY_AFTER) {
            kr_poly_tables(ctx);
            ((kr_qinsn *)ip)->h = labels[Q_STORE_ATTR_POLY];
        } else if (!kr_isnull(sp[-2])) {
            c->misses++;
            n = (uint32_t)kr_cache_setattr(ctx, c, sp[-1]);
            specialise((kr_qinsn *)ip, labels, n, &fuse_store);
            if (n) RUN();
        }
        if (!kr_op_setattr(ctx, sp[-1], c->name, sp[-2], sp - 2)) goto resume;
        sp -= 2;
        NEXT(1);
    }
    OP(STORE_ATTR_POLY) {
        bool hit = false;
        kr_value name = ip->u.cache->name;
        kr_cache *e = poly_line(ctx, KR_POLY_SET, sp[-1], name, &hit);
        v = sp[-1];
        if (KR_LIKELY(hit) && KR_LIKELY(!kr_isnull(sp[-2]))) {
            kr_attrs *a = (kr_attrs *)((char *)kr_ptr(v) + e->offset);
            if (e->aux == Q_STORE_ATTR_MEMBER) {
                kr_store(ctx, kr_ptr(v), (kr_value *)a, sp[-2]);
            } else {
                kr_store(ctx, kr_ptr(v), &a->slots[e->index], sp[-2]);
                if (e->aux == Q_STORE_ATTR_ADD) a->shape = e->next_shape;
            }
            sp -= 2;
            NEXT(1);
        }
        SYNC();
        if (e && !hit) {
            e->name = name;
            e->aux = 0;
            e->shape = NULL;
            e->aux = (uint16_t)kr_cache_setattr(ctx, e, v);
            if (e->aux == Q_STORE_ATTR_MEMBER) {
                e->shape = kr_ptr(v)->type->attrs_offset ? kr_attrs_of(v)->shape : NULL;
            }
        }
        if (!kr_op_setattr(ctx, v, name, sp[-2], sp - 2)) goto resume;
        sp -= 2;
        NEXT(1);
    }
    OP(STORE_ATTR_SLOT) {
        kr_value *s;
        if (KR_UNLIKELY(!attr_slot(sp[-1], ip->u.cache, &s) || kr_isnull(sp[-2])))
            goto L_STORE_ATTR;
        kr_store(ctx, kr_ptr(sp[-1]), s, sp[-2]);
        sp -= 2;
        NEXT(1);
    }
    OP(LF_STORE_ATTR) {
        v = fp[ip->u.a];
        {
            kr_value *s;
            if (KR_UNLIKELY(!attr_slot(v, ip[1].u.cache, &s) || kr_isnull(sp[-1])))
                goto L_LOAD_FAST;
            kr_store(ctx, kr_ptr(v), s, sp[-1]);
        }
        sp--;
        NEXT(2);
    }
    OP(ROT_STORE_ATTR) {
        kr_value *s;
        if (KR_UNLIKELY(!attr_slot(sp[-2], ip[1].u.cache, &s) || kr_isnull(sp[-1]))) goto L_ROT_TWO;
        kr_store(ctx, kr_ptr(sp[-2]), s, sp[-1]);
        sp -= 2;
        NEXT(2);
    }
    OP(STORE_ATTR_ADD) {
        const kr_cache *c = ip->u.cache;
        kr_attrs *a;
        v = sp[-1];
        if (!kr_is_object(v) || kr_ptr(v)->type != c->type || c->type->version != c->type_version) {
            goto L_STORE_ATTR;
        }
        a = (kr_attrs *)((char *)kr_ptr(v) + c->offset);
        if (a->shape != c->shape || kr_isnull(sp[-2])) goto L_STORE_ATTR;
        kr_store(ctx, kr_ptr(v), &a->slots[c->index], sp[-2]);
        a->shape = c->next_shape;
        sp -= 2;
        NEXT(1);
    }
    OP(STORE_ATTR_MEMBER) {
        const kr_cache *c = ip->u.cache;
        v = sp[-1];
        if (!kr_is_object(v) || kr_ptr(v)->type != c->type || c->type->version != c->type_version ||
            kr_isnull(sp[-2])) {
            goto L_STORE_ATTR;
        }
        kr_store(ctx, kr_ptr(v), (kr_value *)((char *)kr_ptr(v) + c->offset), sp[-2]);
        sp -= 2;
        NEXT(1);
    }
    OP(LOAD_METHOD) {
        kr_cache *c = ip->u.cache;
        SYNC();
        v = sp[-1];
        kept = kr_op_load_method(ctx, v, c->name, &self);
        if (c->misses >= KR_POLY_AFTER) {
            kr_poly_tables(ctx);
            ((kr_qinsn *)ip)->h = labels[Q_LOAD_METHOD_POLY];
        } else {
            n = (uint32_t)kr_cache_method(ctx, c, v);
            specialise((kr_qinsn *)ip, labels, n, &fuse_method);
            c->misses++;
        }
        r = kept;
        kept = KR_NULL;
        if (kr_isnull(r)) goto resume;
        sp[-1] = r;
        *sp++ = self;
        self = KR_NULL;
        NEXT(1);
    }
    OP(LOAD_METHOD_POLY) {
        bool hit = false;
        kr_value name = ip->u.cache->name;
        kr_cache *e = poly_line(ctx, KR_POLY_METHOD, sp[-1], name, &hit);
        v = sp[-1];
        if (KR_LIKELY(hit)) {
            if (e->aux == Q_LOAD_METHOD_TYPE) {
                sp[-1] = e->value;
                *sp++ = v;
                NEXT(1);
            }
            r = ((kr_attrs *)((char *)kr_ptr(v) + e->offset))->slots[e->index];
            if (KR_LIKELY(!kr_isnull(r))) {
                sp[-1] = r;
                *sp++ = KR_NULL;
                NEXT(1);
            }
        }
        SYNC();
        if (e && !hit) {
            e->name = name;
            e->aux = 0;
            e->shape = NULL;
            e->aux = (uint16_t)kr_cache_method(ctx, e, v);
        }
        r = kr_op_load_method(ctx, v, name, &self);
        if (kr_isnull(r)) goto resume;
        sp[-1] = r;
        *sp++ = self;
        self = KR_NULL;
        NEXT(1);
    }
    OP(LOAD_METHOD_TYPE) {
        const kr_cache *c = ip->u.cache;
        v = sp[-1];
        if (!method_guard(v, c)) goto L_LOAD_METHOD;
        sp[-1] = c->value;
        *sp++ = v;
        NEXT(1);
    }
    OP(LF_METHOD) {
        v = fp[ip->u.a];
        if (!method_guard(v, ip[1].u.cache)) goto L_LOAD_FAST;
        sp[0] = ip[1].u.cache->value;
        sp[1] = v;
        sp += 2;
        NEXT(2);
    }
    OP(LOAD_METHOD_ROM) {
        const kr_cache *c = ip->u.cache;
        v = sp[-1];
        if (kr_typeof(v) != c->type) goto L_LOAD_METHOD;
        sp[-1] = c->value;
        *sp++ = v;
        NEXT(1);
    }
    OP(LOAD_METHOD_MODULE) {
        const kr_cache *c = ip->u.cache;
        const kr_dict *d;
        v = sp[-1];
        if (!kr_is_exact(v, &kr_type_module)) goto L_LOAD_METHOD;
        d = KR_AS(const kr_dict, kr_module_dict(v));
        if (KR_UNLIKELY(d->version != c->dict_version)) goto L_LOAD_METHOD;
        sp[-1] = *c->place;
        *sp++ = KR_NULL;
        NEXT(1);
    }
    OP(LOAD_METHOD_CLASS) {
        const kr_cache *c = ip->u.cache;
        v = sp[-1];
        if (!kr_is_object(v) || kr_ptr(v) != (const kr_object *)c->type ||
            c->type->version != c->type_version) {
            goto L_LOAD_METHOD;
        }
        sp[-1] = c->value;
        *sp++ = c->aux ? v : KR_NULL; /* aux: a class method's function, the class goes first */
        NEXT(1);
    }
    OP(LOAD_METHOD_SLOT) {
        kr_value *s;
        if (KR_UNLIKELY(!attr_slot(sp[-1], ip->u.cache, &s) || kr_isnull(*s))) goto L_LOAD_METHOD;
        sp[-1] = *s;
        *sp++ = KR_NULL;
        NEXT(1);
    }
    OP(LOAD_SUPER_METHOD) {
        SYNC(); /* self goes straight to its slot: a local whose address is taken keeps it alive */
        sp[-3] = kr_op_super_method(ctx, ip->u.cache, sp[-3], sp[-2], sp[-1], &sp[-2]);
        sp--;
        NEXT(1);
    }

    /* ---- import ---- */
    OP(IMPORT_NAME) {
        SYNC();
        r = kr_op_import(ctx, f, ip->u.v, sp[-2], sp[-1]);
        sp--;
        sp[-1] = r;
        NEXT(1);
    }
    OP(IMPORT_FROM) {
        SYNC();
        *sp = kr_import_from(ctx, sp[-1], ip->u.v);
        sp++;
        NEXT(1);
    }
    OP(IMPORT_STAR) {
        SYNC();
        kr_op_import_star(ctx, f, sp[-1]);
        sp--;
        NEXT(1);
    }

    /* ---- making things ---- */
    OP(MAKE_FUNCTION) {
        uint32_t cells = ip->u.b & 0xff;
        kr_value defaults = KR_NULL, kwdefaults = KR_NULL;
        SYNC();
        args = sp - cells;
        if (ip->u.b & 0x100) {
            kwdefaults = *--args;
            defaults = *--args;
        }
        kr_function_check(ctx, defaults, kwdefaults, sp - cells, cells);
        r = kr_function_make(ctx, f, ip->u.a, defaults, kwdefaults, sp - cells, cells);
        sp = args;
        *sp++ = r;
        NEXT(1);
    }
    OP(BUILD_TUPLE) {
        n = ip->u.a;
        SYNC();
        r = n ? kr_tuple_new(ctx, n, sp - n) : ctx->vm->tuple_empty;
        sp -= n;
        *sp++ = r;
        NEXT(1);
    }
    OP(BUILD_LIST) {
        n = ip->u.a;
        SYNC();
        r = kr_list_new(ctx, n, n ? sp - n : NULL);
        sp -= n;
        *sp++ = r;
        NEXT(1);
    }
    OP(BUILD_MAP) {
        SYNC();
        *sp++ = kr_dict_new(ctx, ip->u.a);
        NEXT(1);
    }
    OP(BUILD_SET) {
        SYNC();
        n = ip->u.a;
        r = kr_set_new(ctx, &kr_type_set);
        for (uint32_t i = 0; i < n; i++) kr_set_add(ctx, r, sp[(int)i - (int)n]);
        sp -= n;
        *sp++ = r;
        NEXT(1);
    }
    OP(BUILD_SLICE) {
        SYNC();
        n = ip->u.a;
        r = n == 3 ? kr_slice_new(ctx, sp[-3], sp[-2], sp[-1])
                   : kr_slice_new(ctx, sp[-2], sp[-1], KR_NONE);
        sp -= n;
        *sp++ = r;
        NEXT(1);
    }
    OP(STORE_COMP_LIST) {
        kr_list *l = KR_AS(kr_list, sp[-(int)ip->u.a - 1]);
        if (KR_LIKELY(l->len < l->cap)) {
            kr_store(ctx, l, &l->items[l->len], sp[-1]);
            l->len++;
        } else {
            SYNC();
            kr_list_append(ctx, kr_from_ptr(l), sp[-1]);
        }
        sp--;
        NEXT(1);
    }
    OP(STORE_COMP_MAP) {
        SYNC();
        kr_dict_set(ctx, sp[-(int)ip->u.a - 1], sp[-1], sp[-2]);
        sp -= 2;
        NEXT(1);
    }
    OP(STORE_COMP_SET) {
        SYNC();
        kr_set_add(ctx, sp[-(int)ip->u.a - 1], sp[-1]);
        sp--;
        NEXT(1);
    }
    OP(STORE_MAP) {
        SYNC();
        kr_dict_set(ctx, sp[-3], sp[-1], sp[-2]);
        sp -= 2;
        NEXT(1);
    }
    OP(UNPACK_SEQUENCE) {
        n = ip->u.a;
        v = sp[-1];
        args = unpackable(v, n);
        if (args) {
            sp--;
            while (n) *sp++ = args[--n];
            NEXT(1);
        }
        SYNC();
        kr_op_unpack(ctx, v, n, sp - 1);
        sp += (int)n - 1;
        NEXT(1);
    }
    OP(UNPACK2_STORE) {
        args = unpackable(sp[-1], 2);
        if (args) {
            fp[ip[1].u.a] = args[0];
            fp[ip[2].u.a] = args[1];
            sp--;
            NEXT(3);
        }
        goto L_UNPACK_SEQUENCE;
    }
    OP(UNPACK_EX) {
        SYNC();
        kr_op_unpack_ex(ctx, sp[-1], ip->u.a, ip->u.b, sp - 1);
        sp += ip->u.a + ip->u.b;
        NEXT(1);
    }

    /* ---- calls ---- */
    OP(CALL_FUNCTION) {
        n = ip->u.a;
        args = sp - n;
        callee = args[-1];
        ret_sp = args - 1;
        goto call;
    }
    OP(CALL_METHOD) {
        n = ip->u.a;
        args = sp - n;
        callee = args[-2];
        ret_sp = args - 2;
        if (kr_isnull(args[-1])) goto call;
        args--;
        n++;
        if (KR_LIKELY(kr_ptr(callee)->type == &kr_type_function)) {
            if (KR_LIKELY(KR_AS(kr_function, callee)->n_exact == n)) goto call_exact;
            goto call_general;
        }
        if (KR_LIKELY(kr_ptr(callee)->type == &kr_type_method_descriptor)) {
            SYNC();
            r = call_builtin(ctx, KR_AS(const kr_builtin, callee), args, n);
            goto called;
        }
        goto call_general;
    }
call: /* callee(args[0..n)), the result goes to ret_sp[0] */
    if (KR_LIKELY(kr_is_object(callee))) {
        const kr_type *t = kr_ptr(callee)->type;
        if (t == &kr_type_function) {
            if (KR_LIKELY(KR_AS(kr_function, callee)->n_exact == n)) goto call_exact;
        } else if (t == &kr_type_builtin_bound && args != ret_sp) {
            const kr_builtin_bound *m = KR_AS(const kr_builtin_bound, callee);
            args[-1] = m->self;
            SYNC();
            r = call_builtin(ctx, m->def, args - 1, n + 1);
            goto called;
        } else if (t == &kr_type_type && !(KR_AS(const kr_type, callee)->flags & KR_TF_HEAP)) {
            SYNC();
            r = kr_type_call(ctx, callee, args, KR_NARGS(n, 0));
            goto called;
        } else if (t == &kr_type_builtin_function) {
            SYNC();
            r = call_builtin(ctx, KR_AS(const kr_builtin, callee), args, n);
            goto called;
        } else if (t == &kr_type_bound_method && args != ret_sp) {
            kr_bound_method *m = KR_AS(kr_bound_method, callee);
            args[-1] = m->self; /* the slot of the callee or an empty self */
            callee = m->func;
            args--;
            n++;
            goto call;
        }
    }
call_general:
    SYNC();
    r = kr_begin_call(ctx, callee, args, KR_NARGS(n, 0), ret_sp, KR_CONT_PUSH, KR_NULL);
    if (kr_isnull(r)) goto resume;
called:
    sp = ret_sp;
    *sp++ = r;
    NEXT(1);
call_exact : /* a Python function whose parameters are args as they lie there */
{
    kr_function *fn = KR_AS(kr_function, callee);
    kr_quick *q = fn->code->quick;
    kr_frame *nf;
    if (KR_UNLIKELY(leaf != NULL)) f = push_leaf(ctx, f, &leaf, fp);
    if (KR_UNLIKELY(!q || f->meta & KR_FR_GEN)) goto call_general;
    nf = (kr_frame *)((char *)f->top - q->frame_bytes);
    if (KR_UNLIKELY(args + q->n_total > (kr_value *)nf ||
                    ctx->py_depth >= ctx->vm->recursion_limit)) {
        goto call_general;
    }
    f->ip = ip;
    f->sp = ret_sp;
    fp = args;
    ip = q->entry;
    sp = args + q->n_locals;
    for (args += n; args < sp; args++) *args = KR_NULL;
    if (q->leaf) {
        leaf = fn;
        RUN();
    }
    open_frame(ctx, nf, f, fn, fp);
    f = nf;
    if (KR_UNLIKELY(ctx->pending)) goto poll;
    RUN();
}
    OP(CALL_FUNCTION_KW) {
        args = sp - ip->u.a - 2 * ip->u.b;
        SYNC();
        ret_sp = args - 1;
        r = kr_begin_call(ctx, args[-1], args, KR_NARGS(ip->u.a, ip->u.b), ret_sp, KR_CONT_PUSH,
                          KR_NULL);
        if (kr_isnull(r)) goto resume;
        goto called;
    }
    OP(CALL_METHOD_KW) {
        args = sp - ip->u.a - 2 * ip->u.b;
        SYNC();
        ret_sp = args - 2;
        n = ip->u.a;
        callee = args[-2];
        if (!kr_isnull(args[-1])) {
            args--;
            n++;
        }
        r = kr_begin_call(ctx, callee, args, KR_NARGS(n, ip->u.b), ret_sp, KR_CONT_PUSH, KR_NULL);
        if (kr_isnull(r)) goto resume;
        goto called;
    }
    OP(CALL_FUNCTION_VAR_KW) {
        kr_nargs count;
        args = sp - 1 - ip->u.a - 2 * ip->u.b;
        SYNC();
        ret_sp = args - 1;
        callee = args[-1];
        args = kr_spread_args(ctx, callee, KR_NULL, args, ip->u.a, ip->u.b, &count);
        r = kr_begin_call(ctx, callee, args, count, ret_sp, KR_CONT_PUSH, KR_NULL);
        if (kr_isnull(r)) goto resume;
        goto called;
    }
    OP(CALL_METHOD_VAR_KW) {
        kr_nargs count;
        args = sp - 1 - ip->u.a - 2 * ip->u.b;
        SYNC();
        ret_sp = args - 2;
        callee = args[-2];
        args = kr_spread_args(ctx, callee, args[-1], args, ip->u.a, ip->u.b, &count);
        r = kr_begin_call(ctx, callee, args, count, ret_sp, KR_CONT_PUSH, KR_NULL);
        if (kr_isnull(r)) goto resume;
        goto called;
    }

    /* ---- returning ---- */
    OP(LF_RETURN) {
        v = fp[ip->u.a];
        if (KR_UNLIKELY(kr_isnull(v))) goto unbound;
        r = v;
        goto returned;
    }
    OP(LC_RETURN) {
        r = ip->u.v;
        goto returned;
    }
    OP(RETURN_VALUE) {
        r = sp[-1];
    }
returned: /* r, from frame f */
    if (leaf) {
        leaf = NULL;
        sp = f->sp;
        fp = f->fp;
        ip = f->ip;
        *sp++ = r;
        NEXT(1);
    }
    g = f;
    f = g->prev;
    if (KR_LIKELY(g->meta == 0)) {
        ctx->frame = f;
        ctx->py_depth--;
        sp = f->sp;
        fp = f->fp;
        ip = f->ip;
        *sp++ = r;
        NEXT(1);
    }
    if (g->meta == (KR_CONT_INIT | KR_FR_AUX) && kr_is_none(r)) {
        ctx->frame = f;
        ctx->py_depth--;
        sp = f->sp;
        fp = f->fp;
        ip = f->ip;
        *sp++ = g->aux;
        NEXT(1);
    }
    if (g->meta & KR_FR_OBJ) {
        g->sp = sp;
        kr_frame_object_detach(ctx, g);
    }
    ctx->frame = f;
    ctx->py_depth--;
    if ((g->meta & KR_FR_CONT) == KR_CONT_ENTRY) return r;
    kr_continue(ctx, g, r);
    goto resume;

    OP(RETURN_BLOCKS) {
        if (f->n_blocks) {
            SYNC();
            if (!kr_leave_return(ctx, f)) goto resume;
            sp = f->sp;
        }
        r = sp[-1];
        if (!(f->meta & KR_FR_GEN)) goto returned;
        goto returned_gen;
    }
    OP(RETURN_GEN) {
        r = sp[-1];
    }
returned_gen: /* r, from generator frame f */
    SYNC();
    g = f;
    f = g->prev;
    kr_gen_finish(ctx, g);
    if ((g->meta & KR_FR_CONT) == KR_CONT_FOR_GEN) {
        fp = f->fp;
        sp = f->sp - 4;
        ip = f->ip->u.to;
        RUN();
    }
    if ((g->meta & KR_FR_CONT) == KR_CONT_ENTRY) {
        ctx->exec->gen_done = true;
        return r;
    }
    kr_continue(ctx, g, r);
    goto resume;

    OP(ENTER) {
        SYNC();
        if (f->quick->needs_ns && !(f->meta & KR_FR_NS)) { /* merged files call modules */
            f->meta |= KR_FR_NS;
            f->ns = f->func->globals;
        }
        kr_make_cells(ctx, f);
        NEXT(1);
    }
    OP(ENTER_GEN) {
        SYNC();
        kr_make_cells(ctx, f);
        r = kr_gen_from_frame(ctx, f);
        goto returned;
    }

    /* ---- generators ---- */
    OP(YIELD_VALUE_ASYNC) {
        SYNC();
        r = sp[-1];
        ctx->exec->async_yield = true;
        goto yielded_next;
    }
    OP(YIELD_VALUE) {
        SYNC();
        r = sp[-1];
        ctx->exec->async_yield = false;
    }
yielded_next:
    kr_gen_suspend(ctx, f, ip + 1);
yielded: /* frame f was suspended with r */
    g = f;
    f = ctx->frame;
    switch (g->meta & KR_FR_CONT) {
    case KR_CONT_FOR_GEN:
        fp = f->fp;
        sp = f->sp;
        ip = f->ip;
        *sp++ = r;
        NEXT(1);
    case KR_CONT_YIELD_FROM: /* the delegating generator passes it on */
        *f->sp++ = r;
        ctx->exec->async_yield = false;
        kr_gen_suspend(ctx, f, f->ip);
        goto yielded;
    default:
        ctx->exec->gen_done = false;
        return r;
    }
    OP(YIELD_FROM) {
        bool pushed = false;
        v = *--sp; /* what was sent */
        callee = sp[-1];
        SYNC();
        if (kr_typeof(callee) == &kr_type_generator || kr_typeof(callee) == &kr_type_coroutine) {
            if (kr_gen_check(ctx, KR_AS(kr_gen, callee), v)) {
                kr_gen_enter(ctx, KR_AS(kr_gen, callee), KR_CONT_YIELD_FROM, v);
                goto resume;
            }
            sp[-1] = KR_NONE;
            NEXT(1);
        }
        r = kr_delegate_step(ctx, callee, v, &self, &pushed);
        v = self;
        self = KR_NULL;
        if (pushed) goto resume;
        if (kr_isnull(r)) {
            sp[-1] = v;
            NEXT(1);
        }
        *sp++ = r;
        ctx->exec->async_yield = false;
        SYNC();
        kr_gen_suspend(ctx, f, ip);
        goto yielded;
    }
    OP(GET_AWAITABLE) {
        SYNC();
        r = kr_get_awaitable(ctx, sp[-1], NULL);
        if (kr_isnull(r)) goto resume;
        sp[-1] = r;
        NEXT(1);
    }

    /* ---- iteration ---- */
    OP(GET_ITER) {
        SYNC();
        r = kr_op_iter(ctx, sp[-1], KR_CONT_ITER);
        if (kr_isnull(r)) goto resume;
        sp[-1] = r;
        NEXT(1);
    }
    OP(GET_ITER_STACK) {
        if (kr_slots_in_place(sp - 1, sp[-1])) {
            sp += 3;
            NEXT(1);
        }
        SYNC();
        r = kr_op_iter(ctx, sp[-1], KR_CONT_ITER_STACK);
        if (kr_isnull(r)) goto resume;
        kr_slots_from_iterator(sp - 1, r);
        sp += 3;
        NEXT(1);
    }
    OP(FOR_ITER) {
        SYNC();
        switch (sp[-4].w) {
        case KR_ITER_RANGE_W:
            ((kr_qinsn *)ip)->h =
                labels[before_store(ip, labels) ? Q_FOR_ITER_RANGE_STORE : Q_FOR_ITER_RANGE];
            RUN();
        case KR_ITER_LIST_W:
            ((kr_qinsn *)ip)->h =
                labels[before_store(ip, labels) ? Q_FOR_ITER_LIST_STORE : Q_FOR_ITER_LIST];
            RUN();
        case KR_ITER_TUPLE_W:
            ((kr_qinsn *)ip)->h = labels[Q_FOR_ITER_TUPLE];
            RUN();
        case KR_ITER_GEN_W:
            ((kr_qinsn *)ip)->h = labels[Q_FOR_ITER_GEN];
            RUN();
        case KR_ITER_ITEMS_W:
            if (ip[1].h != labels[Q_UNPACK2_STORE]) break;
            ((kr_qinsn *)ip)->h = labels[Q_FOR_ITER_ITEMS];
            RUN();
        case 0:
            if (ip[1].h != labels[Q_UNPACK2_STORE] || !kr_iter_gives_pairs(sp[-3])) break;
            ((kr_qinsn *)ip)->h = labels[Q_FOR_ITER_PAIR];
            RUN();
        default:
            break;
        }
        goto for_any;
    }
for_any: /* synced */
    r = kr_slots_step(ctx, sp - 4);
    if (KR_LIKELY(!kr_isnull(r))) {
        if (KR_UNLIKELY(kr_is(r, KR_NOTIMPL))) goto resume; /* a frame was pushed */
        *sp++ = r;
        NEXT(1);
    }
for_end:
    sp -= 4;
    ip = ip->u.to;
    RUN();
    OP(FOR_ITER_RANGE) {
        if (KR_UNLIKELY(sp[-4].w != KR_ITER_RANGE_W)) goto for_other;
        v = sp[-3];
        if ((kr_sword)sp[-1].w > 0 ? (kr_sword)v.w >= (kr_sword)sp[-2].w
                                   : (kr_sword)v.w <= (kr_sword)sp[-2].w) {
            goto for_end;
        }
        sp[-3].w = v.w + (sp[-1].w - 1);
        *sp++ = v;
        NEXT(1);
    }
    OP(FOR_ITER_RANGE_STORE) {
        if (KR_UNLIKELY(sp[-4].w != KR_ITER_RANGE_W)) goto for_other;
        v = sp[-3];
        if ((kr_sword)sp[-1].w > 0 ? (kr_sword)v.w >= (kr_sword)sp[-2].w
                                   : (kr_sword)v.w <= (kr_sword)sp[-2].w) {
            goto for_end;
        }
        sp[-3].w = v.w + (sp[-1].w - 1);
        fp[ip[1].u.a] = v;
        NEXT(2);
    }
for_other:
    SYNC();
    if (sp[-4].w == KR_ITER_GEN_W) goto L_FOR_ITER_GEN;
    goto for_any;
    OP(FOR_ITER_LIST) {
        if (KR_UNLIKELY(sp[-4].w != KR_ITER_LIST_W)) goto for_other;
        {
            const kr_list *l = KR_AS(const kr_list, sp[-3]);
            kr_word i = sp[-2].w >> 1;
            if (i >= l->len) goto for_end;
            sp[-2].w += 2;
            *sp++ = l->items[i];
        }
        NEXT(1);
    }
    OP(FOR_ITER_LIST_STORE) {
        if (KR_UNLIKELY(sp[-4].w != KR_ITER_LIST_W)) goto for_other;
        {
            const kr_list *l = KR_AS(const kr_list, sp[-3]);
            kr_word i = sp[-2].w >> 1;
            if (i >= l->len) goto for_end;
            sp[-2].w += 2;
            fp[ip[1].u.a] = l->items[i];
        }
        NEXT(2);
    }
    OP(FOR_ITER_TUPLE) {
        if (KR_UNLIKELY(sp[-4].w != KR_ITER_TUPLE_W)) goto for_other;
        {
            const kr_tuple *t = KR_AS(const kr_tuple, sp[-3]);
            kr_word i = sp[-2].w >> 1;
            if (i >= t->len) goto for_end;
            sp[-2].w += 2;
            *sp++ = t->items[i];
        }
        NEXT(1);
    }
    OP(FOR_ITER_ITEMS) {
        if (KR_UNLIKELY(sp[-4].w != KR_ITER_ITEMS_W)) goto for_other;
        SYNC();
        if (!kr_slots_step_items(ctx, sp - 4, &kept, &v)) goto for_end;
        fp[ip[2].u.a] = kept;
        fp[ip[3].u.a] = v;
        kept = KR_NULL;
        NEXT(4);
    }
    OP(FOR_ITER_PAIR) {
        if (KR_UNLIKELY(!kr_isnull(sp[-4]) || !kr_iter_gives_pairs(sp[-3]))) goto for_other;
        SYNC();
        if (!kr_iter_step_pair(ctx, sp[-3], &kept, &v)) goto for_end;
        fp[ip[2].u.a] = kept;
        fp[ip[3].u.a] = v;
        kept = KR_NULL;
        NEXT(4);
    }
    OP(FOR_ITER_GEN) {
        if (KR_UNLIKELY(sp[-4].w != KR_ITER_GEN_W)) {
            SYNC();
            goto for_any;
        }
        SYNC();
        if (!kr_gen_check(ctx, KR_AS(kr_gen, sp[-3]), KR_NONE)) goto for_end;
        kr_gen_enter(ctx, KR_AS(kr_gen, sp[-3]), KR_CONT_FOR_GEN, KR_NONE);
        goto resume;
    }
    OP(RANGE_STEP) {
        if (!kr_are_smallints(sp[-1], sp[-2]) || !int_add(sp[-1], ip->u.v, &v)) goto L_LOAD_CONST;
        sp[-1] = v;
        if ((kr_sword)v.w < (kr_sword)sp[-2].w) JUMP_TO(ip[5].u.to);
        NEXT(6);
    }
    OP(POP_RANGE_STEP_C) {
        sp--;
        ip++;
        goto L_RANGE_STEP_C;
    }
    OP(RANGE_STEP_C) {
        if (!kr_is_smallint(sp[-1]) || !int_add(sp[-1], ip->u.v, &v)) goto L_LOAD_CONST;
        sp[-1] = v;
        if ((kr_sword)v.w < (kr_sword)ip[3].u.v.w) JUMP_TO(ip[5].u.to);
        NEXT(6);
    }

    /* ---- subscripts ---- */
    OP(LOAD_SUBSCR) {
        r = quick_subscr(sp[-2], sp[-1]);
        if (KR_LIKELY(!kr_isnull(r))) {
            sp--;
            sp[-1] = r;
            NEXT(1);
        }
        SYNC();
        r = kr_op_subscr(ctx, sp[-2], sp[-1]);
        if (kr_isnull(r)) goto resume;
        sp--;
        sp[-1] = r;
        NEXT(1);
    }
    OP(SLICE_SUBSCR) {
        SYNC();
        r = kr_op_slice(ctx, sp[-3], sp[-2], sp[-1]);
        if (KR_UNLIKELY(kr_isnull(r))) goto L_BUILD_SLICE;
        sp -= 2;
        sp[-1] = r;
        NEXT(2);
    }
    OP(LF_SUBSCR) {
        r = quick_subscr(sp[-1], fp[ip->u.a]);
        if (KR_UNLIKELY(kr_isnull(r))) goto L_LOAD_FAST;
        sp[-1] = r;
        NEXT(2);
    }
    OP(LF_LF_SUBSCR) {
        r = quick_subscr(fp[ip->u.a], fp[ip[1].u.a]);
        if (KR_UNLIKELY(kr_isnull(r))) goto L_LOAD_FAST;
        *sp++ = r;
        NEXT(3);
    }
    OP(LC_SUBSCR) {
        r = quick_subscr(sp[-1], ip->u.v);
        if (KR_UNLIKELY(kr_isnull(r))) goto L_LOAD_CONST;
        sp[-1] = r;
        NEXT(2);
    }
    OP(STORE_SUBSCR) {
        kr_value obj = sp[-2], key = sp[-1];
        v = sp[-3];
        if (kr_is_smallint(key) && kr_is_exact(obj, &kr_type_list) && !kr_isnull(v)) {
            kr_list *l = KR_AS(kr_list, obj);
            size_t i = (size_t)kr_smallint_val(key);
            if ((kr_sword)i < 0) i += l->len;
            if (i < l->len) {
                kr_store(ctx, l, &l->items[i], v);
                sp -= 3;
                NEXT(1);
            }
        }
        SYNC();
        if (kr_is_exact(obj, &kr_type_dict) && !kr_isnull(v)) {
            kr_dict_set(ctx, obj, key, v);
        } else if (kr_is_object(obj) && !(kr_ptr(obj)->type->flags & KR_TF_HEAP) &&
                   kr_ptr(obj)->type->store_subscr) {
            kr_ptr(obj)->type->store_subscr(ctx, obj, key, v);
        } else if (!kr_op_store_subscr(ctx, obj, key, v, sp - 3)) {
            goto resume;
        }
        sp -= 3;
        NEXT(1);
    }

    /* ---- jumps ---- */
    OP(JUMP) {
        ip = ip->u.to;
        RUN();
    }
    OP(JUMP_BACK) {
        JUMP_TO(ip->u.to);
    }
    OP(POP_JUMP_IF_TRUE) {
        int t = quick_truth(sp[-1]);
        if (KR_UNLIKELY(t < 0)) {
            SYNC();
            t = kr_op_truth(ctx, sp[-1], KR_CONT_COND);
            if (t < 0) goto resume;
        }
        sp--;
        if (t) JUMP_TO(ip->u.to);
        NEXT(1);
    }
    OP(POP_JUMP_IF_FALSE) {
        int t = quick_truth(sp[-1]);
        if (KR_UNLIKELY(t < 0)) {
            SYNC();
            t = kr_op_truth(ctx, sp[-1], KR_CONT_COND);
            if (t < 0) goto resume;
        }
        sp--;
        if (!t) JUMP_TO(ip->u.to);
        NEXT(1);
    }
    OP(JUMP_IF_TRUE_OR_POP) {
        int t = quick_truth(sp[-1]);
        if (KR_UNLIKELY(t < 0)) {
            SYNC();
            t = kr_op_truth(ctx, sp[-1], KR_CONT_KEEP_TRUE);
            if (t < 0) goto resume;
        }
        if (t) JUMP_TO(ip->u.to);
        sp--;
        NEXT(1);
    }
    OP(JUMP_IF_FALSE_OR_POP) {
        int t = quick_truth(sp[-1]);
        if (KR_UNLIKELY(t < 0)) {
            SYNC();
            t = kr_op_truth(ctx, sp[-1], KR_CONT_KEEP_FALSE);
            if (t < 0) goto resume;
        }
        if (!t) JUMP_TO(ip->u.to);
        sp--;
        NEXT(1);
    }

    /* ---- operators ---- */
binary_slow:
    SYNC();
    r = kr_op_binary(ctx, (kr_binop)ip->u.a, sp[-2], sp[-1]);
    if (kr_isnull(r)) goto resume;
    sp--;
    sp[-1] = r;
    NEXT(1);
    OP(BINARY) {
        goto binary_slow;
    }
    OP(UNARY_NOT) {
        int t = quick_truth(sp[-1]);
        if (KR_UNLIKELY(t < 0)) {
            SYNC();
            t = kr_op_truth(ctx, sp[-1], KR_CONT_COND);
            if (t < 0) goto resume;
        }
        sp[-1] = t ? KR_FALSE : KR_TRUE;
        NEXT(1);
    }
    OP(UNARY_NEG) {
        v = sp[-1];
        if (kr_is_smallint(v) && int_sub(kr_smallint(0), v, &r)) {
            sp[-1] = r;
            NEXT(1);
        }
        if (kr_is_immfloat(v) && v.w != KR_FLOAT_ZERO_WORD) {
            sp[-1].w = v.w ^ 4; /* the sign bit, rotated */
            NEXT(1);
        }
    }
    OP(UNARY) {
        SYNC();
        r = kr_op_unary(ctx, (kr_unop)ip->u.a, sp[-1]);
        if (kr_isnull(r)) goto resume;
        sp[-1] = r;
        NEXT(1);
    }

/* One arithmetic operator in all its forms. A and B are the operands, drop the words they take on
 * the stack, len the instructions, alone what runs when the form does not apply. */
#define ARITH_FORM(label, A, B, drop, len, alone, int_fn, sign)                                    \
    OP(label) {                                                                                    \
        kr_value a_ = (A), b_ = (B);                                                               \
        if (KR_LIKELY(kr_are_smallints(a_, b_)) && KR_LIKELY(int_fn(a_, b_, &r))) {                \
            sp -= (drop)-1;                                                                        \
            sp[-1] = r;                                                                            \
            NEXT(len);                                                                             \
        }                                                                                          \
        if (are_floats(a_, b_) &&                                                                  \
            KR_LIKELY(kr_immfloat_try(kr_immfloat_val(a_) sign kr_immfloat_val(b_), &r))) {        \
            sp -= (drop)-1;                                                                        \
            sp[-1] = r;                                                                            \
            NEXT(len);                                                                             \
        }                                                                                          \
        goto alone;                                                                                \
    }
#define ARITH(op, int_fn, sign)                                                                    \
    ARITH_FORM(op, sp[-2], sp[-1], 2, 1, binary_slow, int_fn, sign)                                \
    ARITH_FORM(op##_LL, fp[ip[0].u.a], fp[ip[1].u.a], 0, 3, L_LOAD_FAST, int_fn, sign)             \
    ARITH_FORM(op##_LC, fp[ip[0].u.a], ip[1].u.v, 0, 3, L_LOAD_FAST, int_fn, sign)                 \
    ARITH_FORM(op##_SL, sp[-1], fp[ip[0].u.a], 1, 2, L_LOAD_FAST, int_fn, sign)                    \
    ARITH_FORM(op##_SC, sp[-1], ip[0].u.v, 1, 2, L_LOAD_CONST, int_fn, sign)
    ARITH(ADD, int_add, +)
    ARITH(SUB, int_sub, -)
    ARITH(MUL, int_mul, *)

    OP(FLOORDIV) {
        kr_sword q, m;
        if (kr_are_smallints(sp[-2], sp[-1]) && int_divide(sp[-2], sp[-1], &q, &m)) {
            sp--;
            sp[-1] = kr_smallint(q);
            NEXT(1);
        }
        goto binary_slow;
    }
    OP(MOD) {
        kr_sword q, m;
        if (kr_are_smallints(sp[-2], sp[-1]) && int_divide(sp[-2], sp[-1], &q, &m)) {
            sp--;
            sp[-1] = kr_smallint(m);
            NEXT(1);
        }
        goto binary_slow;
    }
    OP(TRUEDIV) {
        double x, y;
        if (are_floats(sp[-2], sp[-1])) {
            x = kr_immfloat_val(sp[-2]);
            y = kr_immfloat_val(sp[-1]);
        } else if (kr_is_immfloat(sp[-2]) && kr_is_smallint(sp[-1])) {
            kr_sword j = kr_smallint_val(sp[-1]);
            if (!kr_smallint_in_double(j)) goto binary_slow;
            x = kr_immfloat_val(sp[-2]);
            y = (double)j;
        } else if (kr_are_smallints(sp[-2], sp[-1])) {
            kr_sword i = kr_smallint_val(sp[-2]), j = kr_smallint_val(sp[-1]);
            if (!kr_smallint_in_double(i) || !kr_smallint_in_double(j)) goto binary_slow;
            x = (double)i;
            y = (double)j;
        } else {
            goto binary_slow;
        }
        if (y != 0 && kr_immfloat_try(x / y, &r)) {
            sp--;
            sp[-1] = r;
            NEXT(1);
        }
        goto binary_slow;
    }
    OP(POW) {
        if (kr_are_smallints(sp[-2], sp[-1]) && sp[-1].w == kr_smallint(2).w &&
            int_mul(sp[-2], sp[-2], &r)) {
            sp--;
            sp[-1] = r;
            NEXT(1);
        }
        if (kr_is_immfloat(sp[-2]) && sp[-1].w == kr_smallint(2).w) {
            double x = kr_immfloat_val(sp[-2]);
            if (kr_immfloat_try(x * x, &r)) {
                sp--;
                sp[-1] = r;
                NEXT(1);
            }
        }
        goto binary_slow;
    }
#define BITWISE(op, expr)                                                                          \
    OP(op) {                                                                                       \
        kr_word a_ = sp[-2].w, b_ = sp[-1].w;                                                      \
        if (KR_LIKELY(a_ & b_ & 1)) {                                                              \
            sp--;                                                                                  \
            sp[-1].w = (expr);                                                                     \
            NEXT(1);                                                                               \
        }                                                                                          \
        goto binary_slow;                                                                          \
    }
    BITWISE(AND, a_ & b_)
    BITWISE(OR, a_ | b_)
    BITWISE(XOR, (a_ ^ b_) | 1)
    OP(LSHIFT) {
        if (kr_are_smallints(sp[-2], sp[-1]) && int_shift_left(sp[-2], sp[-1], &r)) {
            sp--;
            sp[-1] = r;
            NEXT(1);
        }
        goto binary_slow;
    }
    OP(RSHIFT) {
        if (kr_are_smallints(sp[-2], sp[-1]) && (kr_sword)sp[-1].w >= 0) {
            kr_sword by = kr_smallint_val(sp[-1]);
            sp--;
            sp[-1] = kr_smallint_shr(sp[-1], by);
            NEXT(1);
        }
        goto binary_slow;
    }

/* One comparison: alone, and fused with the conditional jump behind it. `at` is where the jump
 * stands; WHEN says whether it is taken for the outcome t_. */
#define CMP_FORM(label, A, B, drop, at, alone, WHEN, rel)                                          \
    OP(label) {                                                                                    \
        kr_value a_ = (A), b_ = (B);                                                               \
        bool t_;                                                                                   \
        if (KR_LIKELY(kr_are_smallints(a_, b_))) {                                                 \
            t_ = (kr_sword)a_.w rel(kr_sword) b_.w;                                                \
        } else if (are_floats(a_, b_)) {                                                           \
            t_ = kr_immfloat_val(a_) rel kr_immfloat_val(b_);                                      \
        } else {                                                                                   \
            goto alone;                                                                            \
        }                                                                                          \
        sp -= (drop);                                                                              \
        if (t_ == (WHEN)) JUMP_TO(ip[at].u.to);                                                    \
        NEXT((at) + 1);                                                                            \
    }
#define CMP_JUMPS(op, J, WHEN, rel)                                                                \
    CMP_FORM(op##_SS_##J, sp[-2], sp[-1], 2, 1, L_##op, WHEN, rel)                                 \
    CMP_FORM(op##_LL_##J, fp[ip[0].u.a], fp[ip[1].u.a], 0, 3, L_LOAD_FAST, WHEN, rel)              \
    CMP_FORM(op##_LC_##J, fp[ip[0].u.a], ip[1].u.v, 0, 3, L_LOAD_FAST, WHEN, rel)                  \
    CMP_FORM(op##_SL_##J, sp[-1], fp[ip[0].u.a], 1, 2, L_LOAD_FAST, WHEN, rel)                     \
    CMP_FORM(op##_SC_##J, sp[-1], ip[0].u.v, 1, 2, L_LOAD_CONST, WHEN, rel)
#define CMP(op, rel)                                                                               \
    OP(op) {                                                                                       \
        kr_value a_ = sp[-2], b_ = sp[-1];                                                         \
        if (KR_LIKELY(kr_are_smallints(a_, b_))) {                                                 \
            sp--;                                                                                  \
            sp[-1] = kr_bool((kr_sword)a_.w rel(kr_sword) b_.w);                                   \
            NEXT(1);                                                                               \
        }                                                                                          \
        if (are_floats(a_, b_)) {                                                                  \
            sp--;                                                                                  \
            sp[-1] = kr_bool(kr_immfloat_val(a_) rel kr_immfloat_val(b_));                         \
            NEXT(1);                                                                               \
        }                                                                                          \
        goto binary_slow;                                                                          \
    }                                                                                              \
    CMP_JUMPS(op, JT, true, rel)                                                                   \
    CMP_JUMPS(op, JF, false, rel)
    CMP(LT, <)
    CMP(GT, >)
    CMP(EQ, ==)
    CMP(LE, <=)
    CMP(GE, >=)
    CMP(NE, !=)

    OP(IN) {
        goto binary_slow;
    }
    OP(IS) {
        sp--;
        sp[-1] = kr_bool(kr_is(sp[-1], sp[0]));
        NEXT(1);
    }
    OP(IS_JT) {
        sp -= 2;
        if (kr_is(sp[0], sp[1])) JUMP_TO(ip[1].u.to);
        NEXT(2);
    }
    OP(IS_JF) {
        sp -= 2;
        if (!kr_is(sp[0], sp[1])) JUMP_TO(ip[1].u.to);
        NEXT(2);
    }
    OP(ISNOT_JT) {
        sp -= 2;
        if (!kr_is(sp[0], sp[1])) JUMP_TO(ip[2].u.to);
        NEXT(3);
    }
    OP(ISNOT_JF) {
        sp -= 2;
        if (kr_is(sp[0], sp[1])) JUMP_TO(ip[2].u.to);
        NEXT(3);
    }
    OP(EXC_MATCH) {
        SYNC();
        r = kr_bool(kr_is_exc(sp[-2]) && kr_exc_matches(ctx, sp[-2], sp[-1]));
        sp--;
        sp[-1] = r;
        NEXT(1);
    }

    OP(IS_EXC) {
        sp--;
        sp[-1] = kr_bool(kr_is_exc(sp[-1]));
        NEXT(1);
    }

    /* ---- exceptions ---- */
    OP(SETUP_EXCEPT) {
        kr_block *b = &kr_frame_blocks(f)[f->n_blocks++];
        b->handler = ip->u.a;
        b->depth = (uint32_t)(sp - fp);
        b->exc = KR_NULL;
        NEXT(1);
    }
    OP(SETUP_FINALLY) {
        kr_block *b = &kr_frame_blocks(f)[f->n_blocks++];
        b->handler = ip->u.a;
        b->depth = (uint32_t)(sp - fp) | KR_BLOCK_FINALLY;
        b->exc = KR_NULL;
        NEXT(1);
    }
    OP(POP_EXCEPT_JUMP) {
        kr_block_pop(ctx, f);
        ip = ip->u.to;
        RUN();
    }
    OP(END_FINALLY) {
        SYNC();
        switch (kr_end_finally(ctx, f, &exc)) {
        case KR_END_RAISE:
            reraise = true;
            goto raise;
        case KR_END_RETURN:
            sp = f->sp;
            r = sp[-1];
            if (f->meta & KR_FR_GEN) goto returned_gen;
            goto returned;
        default:
            goto resume;
        }
    }
    OP(UNWIND_JUMP) {
        SYNC();
        kr_leave_jump(ctx, f, ip->u.b, kr_smallint(ip->u.a));
        goto resume;
    }
    OP(SETUP_WITH) {
        SYNC();
        kr_op_with(ctx, f);
        goto resume;
    }
    OP(WITH_CLEANUP) {
        SYNC();
        kr_op_with_cleanup(ctx, f);
        goto resume;
    }
    OP(RAISE_LAST) {
        SYNC();
        if (kr_isnull(ctx->handled)) {
            kr_raise_fmt(ctx, &kr_type_RuntimeError, "No active exception to reraise");
        }
        exc = ctx->handled;
        reraise = true;
        goto raise;
    }
    OP(RAISE_OBJ) {
        SYNC();
        exc = kr_prepare_raise(ctx, sp[-1]);
        goto raise;
    }
    OP(RAISE_FROM) {
        SYNC();
        exc = kr_prepare_raise_from(ctx, sp[-2], sp[-1]);
        goto raise;
    }
    OP(INVALID) {
        SYNC();
        kr_raise_fmt(ctx, &kr_type_NotImplementedError, "opcode");
    }
}

const void *const *kr_interp_labels(void) {
    return KR_AS(const void *const, kr_interp_loop(NULL, KR_NULL));
}

kr_value kr_interp_run(kr_ctx *ctx, kr_value exc) {
    kr_catch here;
    kr_value r;
    here.prev = ctx->catch_top;
    here.frame = ctx->frame->prev;
    here.exception = exc;
    here.c_calls = ctx->c_calls++;
    here.n_guards = ctx->n_guards;
    here.buffers = ctx->buffers;
    ctx->catch_top = &here;
    /* the loop entered again gets the same frame, with the values it held when it was left */
    if (setjmp(here.jump)) {
        kr_heap_scrub_stack();
        kr_frame_reset_top(ctx->frame);
    }
    ctx->n_guards = here.n_guards; /* an exception went through the C frames of some reprs */
    r = kr_interp_loop(ctx, here.exception);
    ctx->catch_top = here.prev;
    ctx->c_calls = here.c_calls;
    if (kr_isnull(r)) kr_throw(ctx, ctx->exec->raised);
    return r;
}
