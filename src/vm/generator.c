/* Generators and coroutines: frames that live in heap objects.
 *
 * Invariants: a suspended generator's frame has ip at the instruction that suspended it (where
 * throw() raises) and `resume` where it goes on; the slot on top of its stack is overwritten with
 * the sent value. While it runs, its record is linked into the context's chain of frames like any
 * other. A finished one holds no references. What its own except blocks handle is unlinked from
 * ctx->handled while it is suspended. */
#include "object/exception.h"
#include "vm/frame.h"
#include "vm/gen.h"

static const char *kind_name(const kr_gen *g) {
    return g->base.type == &kr_type_coroutine         ? "coroutine"
           : g->base.type == &kr_type_async_generator ? "async generator"
                                                      : "generator";
}

static const kr_type *type_of_code(const kr_code *c) {
    uint32_t d = c->debug ? c->debug->flags : 0;
    return d & KR_CODE_COROUTINE   ? &kr_type_coroutine
           : d & KR_CODE_ASYNC_GEN ? &kr_type_async_generator
                                   : &kr_type_generator;
}

/* What cr_origin says: up to `depth` triples (file, line, function) of the calling frames. */
static kr_value origin_of(kr_ctx *ctx, const kr_frame *f, kr_sword depth) {
    kr_value list = kr_list_new(ctx, 0, NULL);
    for (f = f->prev; f && f->quick && depth-- > 0; f = f->prev) {
        const kr_code *c = f->quick->code;
        kr_position p;
        kr_code_position(c, kr_frame_offset(f), &p);
        kr_list_append(ctx, list,
                       kr_tuple3(ctx, kr_unit_filename(c->unit), kr_smallint(p.line), c->name));
    }
    return kr_tuple_from_iterable(ctx, list);
}

enum { NAME, QUALNAME, ORIGIN };

/* What the code does not tell about a generator, KR_NULL if there is nothing. */
static kr_value extra_of(kr_ctx *ctx, const kr_frame *f, bool traced) {
    kr_value name = kr_function_name(ctx, f->func), qualname = kr_function_qualname(ctx, f->func);
    const kr_code *c = f->quick->code;
    if (!traced && kr_is(name, c->name) && kr_is(qualname, c->qualname)) return KR_NULL;
    return kr_tuple3(ctx, name, qualname,
                     traced ? origin_of(ctx, f, ctx->exec->origin_depth) : KR_NONE);
}

static kr_value get_extra(const kr_gen *g, int which) {
    const kr_code *c = g->frame.quick->code;
    if (!kr_isnull(g->extra)) return KR_AS(const kr_tuple, g->extra)->items[which];
    return which == NAME ? c->name : which == QUALNAME ? c->qualname : KR_NONE;
}

static void set_extra(kr_ctx *ctx, kr_value self, int which, const char *what, kr_value v) {
    kr_gen *g = KR_AS(kr_gen, self);
    kr_value all[] = {get_extra(g, NAME), get_extra(g, QUALNAME), get_extra(g, ORIGIN)};
    if (kr_isnull(v) || !kr_is_str(v)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "%s must be set to a string object", what);
    }
    all[which] = v;
    kr_store(ctx, g, &g->extra, kr_tuple_new(ctx, KR_ARRAY_LEN(all), all));
}

kr_value kr_gen_from_frame(kr_ctx *ctx, kr_frame *f) {
    kr_quick *q = f->quick;
    kr_code *c = q->code;
    const kr_type *t = type_of_code(c);
    kr_value extra = KR_NULL;
    bool traced = KR_UNLIKELY(ctx->exec->origin_depth > 0) && t == &kr_type_coroutine;
    if (KR_UNLIKELY(traced || f->func->extra)) extra = extra_of(ctx, f, traced);
    size_t blocks = c->n_exc_stack * sizeof(kr_block);
    kr_gen *g = kr_heap_new(ctx, t, sizeof(kr_gen) + blocks + q->n_total * sizeof(kr_value));
    kr_value *slots = (kr_value *)((char *)(g + 1) + blocks);
    g->extra = extra;
    g->iterable = !c->debug || c->debug->flags & KR_CODE_ITERABLE_COROUTINE;
    memcpy(slots, f->fp, q->n_locals * sizeof(kr_value));
    g->frame.func = f->func;
    g->frame.quick = q;
    g->frame.fp = slots;
    g->frame.sp = slots + q->n_locals;
    g->frame.ip = q->insns;
    g->resume = q->insns + 1;
    g->frame.meta = KR_FR_GEN;
    if (t != &kr_type_generator || c->n_exc_stack || q->delegates)
        kr_heap_set_finalizer(ctx, &g->base);
    return kr_from_ptr(g);
}

static void gen_trace(kr_visitor *v, kr_object *obj) {
    kr_gen *g = (kr_gen *)obj;
    kr_frame *f = &g->frame;
    kr_block *b = kr_frame_blocks(f);
    kr_visit(v, &g->extra);
    kr_visit_ptr(v, &f->quick);
    kr_visit_ptr(v, &f->quick->code);
    kr_visit_ptr(v, &f->func);
    if (f->meta & KR_FR_OBJ) kr_visit(v, &f->frame_obj);
    for (uint32_t i = 0; i < f->n_blocks; i++) {
        kr_visit(v, &b[i].exc);
        if (!kr_isnull(b[i].exc)) kr_visit(v, &b[i].saved); /* stale otherwise */
    }
    kr_visit_array(v, f->fp, (size_t)(f->sp - f->fp));
}

/* ---- in and out ---- */

/* The outermost active block: where what it handles is linked to what the resumer handles. */
static kr_block *link_block(kr_frame *f) {
    kr_block *b = kr_frame_blocks(f);
    for (uint32_t i = 0; i < f->n_blocks; i++) {
        if (!kr_isnull(b[i].exc)) return &b[i];
    }
    return NULL;
}

static inline void swap_handled(kr_ctx *ctx, kr_frame *f) {
    kr_block *b = f->n_blocks ? link_block(f) : NULL;
    if (!b) return;
    kr_value v = b->saved;
    b->saved = ctx->handled;
    ctx->handled = v;
}

void kr_gen_enter(kr_ctx *ctx, kr_gen *gen, uint32_t meta, kr_value sent) {
    kr_frame *f = ctx->frame, *gf = &gen->frame;
    if (KR_UNLIKELY(ctx->py_depth >= ctx->vm->recursion_limit)) kr_raise_depth(ctx);
    gf->prev = f;
    gf->top = f->top;
    gf->spare = kr_stack_top(ctx);
    gf->meta = (gf->meta & KR_FR_OBJ) | KR_FR_GEN | meta;
    gf->ip = gen->resume;
    if (gen->state == KR_GEN_SUSPENDED) gf->sp[-1] = sent;
    gen->state = KR_GEN_RUNNING;
    swap_handled(ctx, gf);
    ctx->py_depth++;
    ctx->frame = gf;
}

void kr_gen_suspend(kr_ctx *ctx, kr_frame *f, const kr_qinsn *resume) {
    kr_gen *g = kr_gen_of_frame(f);
    g->state = KR_GEN_SUSPENDED;
    g->resume = resume;
    swap_handled(ctx, f);
    ctx->frame = f->prev;
    ctx->py_depth--;
}

/* Nothing of the frame is needed any more. */
static void empty_frame(kr_ctx *ctx, kr_gen *g) {
    kr_frame *f = &g->frame;
    if (f->meta & KR_FR_OBJ) kr_frame_object_detach(ctx, f);
    f->meta &= ~(uint32_t)KR_FR_OBJ;
    g->state = KR_GEN_DONE;
    f->sp = f->fp;
    f->n_blocks = 0;
}

void kr_gen_finish(kr_ctx *ctx, kr_frame *f) {
    empty_frame(ctx, kr_gen_of_frame(f));
    ctx->frame = f->prev;
    ctx->py_depth--;
}

void kr_gen_abandon(kr_ctx *ctx, kr_gen *g) {
    g->frame.prev = NULL; /* of its last run: gone */
    empty_frame(ctx, g);
}

bool kr_gen_check(kr_ctx *ctx, kr_gen *g, kr_value sent) {
    if (KR_LIKELY(g->state == KR_GEN_SUSPENDED)) return true;
    if (g->state == KR_GEN_RUNNING) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "%s already executing", kind_name(g));
    }
    if (g->state == KR_GEN_DONE) {
        if (g->base.type == &kr_type_coroutine) {
            kr_raise_fmt(ctx, &kr_type_RuntimeError, "cannot reuse already awaited coroutine");
        }
        return false;
    }
    if (!kr_is_none(sent)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "can't send non-None value to a just-started %s",
                     kind_name(g));
    }
    return true;
}

kr_value kr_gen_convert_stop(kr_ctx *ctx, kr_gen *g, kr_value exc) {
    const kr_type *t = kr_typeof(exc);
    const char *what = NULL;
    kr_value wrapped;
    if (kr_type_is_subtype(t, &kr_type_StopIteration)) {
        what = "StopIteration";
    } else if (g->base.type == &kr_type_async_generator &&
               kr_type_is_subtype(t, &kr_type_StopAsyncIteration)) {
        what = "StopAsyncIteration";
    }
    if (!what) return exc;
    wrapped = kr_exc_new_fmt(ctx, &kr_type_RuntimeError, "%s raised %s", kind_name(g), what);
    kr_store(ctx, kr_ptr(wrapped), &KR_AS(kr_exc, wrapped)->cause, exc);
    kr_store(ctx, kr_ptr(wrapped), &KR_AS(kr_exc, wrapped)->context, exc);
    KR_AS(kr_exc, wrapped)->suppress_context = true;
    kr_traceback_add(ctx, wrapped, &g->frame);
    return wrapped;
}

/* ---- from C ---- */

kr_value kr_gen_send(kr_ctx *ctx, kr_gen *g, kr_value sent, bool *done) {
    kr_value r;
    kr_check_recursion(ctx, NULL);
    if (!kr_gen_check(ctx, g, sent)) {
        *done = true;
        return KR_NONE;
    }
    kr_gen_enter(ctx, g, KR_CONT_ENTRY, sent);
    r = kr_interp_run(ctx, KR_NULL);
    *done = ctx->exec->gen_done;
    return r;
}

kr_value kr_gen_yieldfrom(kr_gen *g) {
    const kr_frame *f = &g->frame;
    if (g->state != KR_GEN_SUSPENDED || f->ip == f->quick->insns) return KR_NULL;
    if (f->quick->code->insns[kr_frame_offset(f)] != 0x68) return KR_NULL;
    return f->sp[-2];
}

/* Raises exc where the generator is suspended. */
static kr_value throw_here(kr_ctx *ctx, kr_gen *g, kr_value exc, bool *done) {
    const kr_qinsn *at = g->frame.ip;
    const kr_block *b = g->frame.n_blocks ? link_block(&g->frame) : NULL;
    kr_value r, own = b ? b->saved : KR_NULL; /* what the caller handles is no context */
    kr_gen_enter(ctx, g, KR_CONT_ENTRY, KR_NONE);
    g->frame.ip = at;
    if (!kr_isnull(own) && !kr_is(own, exc)) kr_exc_set_context(ctx, exc, own);
    r = kr_interp_run(ctx, exc);
    *done = ctx->exec->gen_done;
    return r;
}

/* While its delegate gets an exception, the generator stands in the chain of frames (f_back),
 * though it does not run. */
static void stand_in_chain(kr_ctx *ctx, kr_gen *g) {
    kr_frame *gf = &g->frame;
    gf->prev = ctx->frame;
    gf->top = ctx->frame->top;
    gf->spare = kr_stack_top(ctx);
    gf->meta = (gf->meta & KR_FR_OBJ) | KR_FR_GEN | KR_CONT_ENTRY;
    ctx->py_depth++;
    ctx->frame = gf;
    g->state = KR_GEN_RUNNING;
}

static void leave_chain(kr_ctx *ctx, kr_gen *g) {
    ctx->frame = g->frame.prev;
    ctx->py_depth--;
    g->state = KR_GEN_SUSPENDED;
}

typedef struct delegate_job {
    kr_value it, exc;
    bool done;
    bool asking; /* for the delegate's method */
} delegate_job;

static kr_value throw_delegate(kr_ctx *ctx, void *arg) {
    delegate_job *j = arg;
    kr_value m, stop;
    if (kr_is_gen(j->it) && kr_typeof(j->it) != &kr_type_async_generator) {
        return kr_gen_throw(ctx, KR_AS(kr_gen, j->it), j->exc, &j->done);
    }
    j->asking = true;
    m = kr_getattr_opt(ctx, j->it, KR_N(ctx, throw));
    j->asking = false;
    if (kr_isnull(m)) kr_throw(ctx, j->exc);
    j->done = false;
    stop = kr_call1(ctx, m, j->exc);
    return stop;
}

static kr_value close_method(kr_ctx *ctx, void *arg) {
    return kr_getattr_opt(ctx, ((delegate_job *)arg)->it, KR_N(ctx, close));
}

static kr_value close_delegate(kr_ctx *ctx, void *arg) {
    delegate_job *j = arg;
    kr_value m, exc;
    if (kr_is_gen(j->it) && kr_typeof(j->it) != &kr_type_async_generator) {
        return kr_gen_close(ctx, KR_AS(kr_gen, j->it));
    }
    m = kr_protect(ctx, close_method, j, &exc);
    if (!kr_isnull(exc)) kr_unraisable(ctx, exc, j->it);
    return kr_isnull(m) ? KR_NONE : kr_call0(ctx, m);
}

/* The delegate is finished with v: the generator goes on behind its YIELD_FROM. */
static kr_value resume_behind(kr_ctx *ctx, kr_gen *g, kr_value v, bool *done) {
    kr_value r;
    g->frame.sp--;
    g->resume = g->frame.ip + 1;
    kr_gen_enter(ctx, g, KR_CONT_ENTRY, v);
    r = kr_interp_run(ctx, KR_NULL);
    *done = ctx->exec->gen_done;
    return r;
}

kr_value kr_gen_throw(kr_ctx *ctx, kr_gen *g, kr_value exc, bool *done) {
    delegate_job j = {kr_gen_yieldfrom(g), exc, false, false};
    kr_value r, failed;
    kr_check_recursion(ctx, NULL);
    if (g->state == KR_GEN_RUNNING) kr_gen_check(ctx, g, KR_NONE);
    if (g->state == KR_GEN_DONE) {
        if (g->base.type == &kr_type_coroutine) kr_gen_check(ctx, g, KR_NONE);
        kr_throw(ctx, exc);
    }
    if (kr_isnull(j.it)) return throw_here(ctx, g, exc, done);
    if (kr_type_is_subtype(kr_typeof(exc), &kr_type_GeneratorExit)) {
        g->state = KR_GEN_RUNNING;
        kr_protect(ctx, close_delegate, &j, &failed);
        g->state = KR_GEN_SUSPENDED;
        return throw_here(ctx, g, kr_isnull(failed) ? exc : failed, done);
    }
    stand_in_chain(ctx, g);
    r = kr_protect(ctx, throw_delegate, &j, &failed);
    leave_chain(ctx, g);
    if (!kr_isnull(failed)) {
        if (j.asking) kr_throw(ctx, failed); /* the generator has not noticed */
        if (!kr_type_is_subtype(kr_typeof(failed), &kr_type_StopIteration)) {
            return throw_here(ctx, g, failed, done);
        }
        r = KR_AS(kr_exc, failed)->field[KR_STOP_VALUE];
        return resume_behind(ctx, g, kr_isnull(r) ? KR_NONE : r, done);
    }
    if (j.done) return resume_behind(ctx, g, r, done);
    g->frame.sp[-1] = r;
    *done = false;
    return r;
}

typedef struct close_job {
    kr_gen *gen;
    bool done;
} close_job;

static kr_value throw_exit(kr_ctx *ctx, void *arg) {
    close_job *j = arg;
    kr_value exc = kr_exc_new(ctx, &kr_type_GeneratorExit, 0, NULL);
    if (!kr_isnull(ctx->handled)) kr_exc_set_context(ctx, exc, ctx->handled);
    return kr_gen_throw(ctx, j->gen, exc, &j->done);
}

kr_value kr_gen_close(kr_ctx *ctx, kr_gen *g) {
    close_job j = {g, false};
    kr_value exc, r;
    if (g->state == KR_GEN_RUNNING) kr_gen_check(ctx, g, KR_NONE);
    if (g->state == KR_GEN_DONE) return KR_NONE;
    if (g->state == KR_GEN_CREATED || (!g->frame.n_blocks && kr_isnull(kr_gen_yieldfrom(g)))) {
        kr_gen_abandon(ctx, g);
        return KR_NONE;
    }
    r = kr_protect(ctx, throw_exit, &j, &exc);
    if (kr_isnull(exc)) {
        if (j.done) return r;
        kr_raise_fmt(ctx, &kr_type_RuntimeError, "%s ignored GeneratorExit", kind_name(g));
    }
    if (kr_is_instance_of(exc, &kr_type_GeneratorExit) ||
        kr_is_instance_of(exc, &kr_type_StopIteration)) {
        return KR_NONE;
    }
    kr_throw(ctx, exc);
}

/* ---- awaiting ---- */

kr_value kr_get_awaitable(kr_ctx *ctx, kr_value v, const char *what) {
    const kr_type *t = kr_typeof(v);
    kr_value m, it;
    if (t == &kr_type_coroutine) {
        if (!kr_isnull(kr_gen_yieldfrom(KR_AS(kr_gen, v)))) {
            kr_raise_fmt(ctx, &kr_type_RuntimeError, "coroutine is being awaited already");
        }
        return v;
    }
    if (t == &kr_type_generator && KR_AS(kr_gen, v)->iterable) return v;
    m = kr_dunder(v, KR_DUNDER___await__);
    if (!what && !kr_isnull(m) && kr_is_function(m)) {
        return kr_begin_call_copy(ctx, m, &v, 1, ctx->frame->sp, KR_CONT_AWAIT);
    }
    while (t && !kr_slots_of(t)->await && !(t->flags & KR_TF_HEAP)) t = t->base;
    if (!t || !kr_slots_of(t)->await) {
        if (what && *what) kr_raise_fmt(ctx, &kr_type_TypeError, "%s: %T", what, v);
        kr_raise_fmt(ctx, &kr_type_TypeError, "'%T' object can't be awaited", v);
    }
    it = kr_slots_of(t)->await(ctx, v);
    if (kr_typeof(it) == &kr_type_coroutine) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "__await__() returned a coroutine");
    }
    if (!kr_slots_of(kr_typeof(it))->next &&
        kr_isnull(kr_type_lookup(ctx, kr_typeof(it), KR_N(ctx, __next__)))) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "__await__() returned non-iterator of type '%T'", it);
    }
    return it;
}

typedef struct send_job {
    kr_value it, sent;
} send_job;

static kr_value send_to(kr_ctx *ctx, void *arg) {
    send_job *j = arg;
    return kr_call_method(ctx, j->it, KR_N(ctx, send), &j->sent, KR_NARGS(1, 0));
}

kr_value kr_delegate_step(kr_ctx *ctx, kr_value it, kr_value sent, kr_value *result, bool *pushed) {
    send_job j = {it, sent};
    kr_value r, exc;
    *pushed = false;
    if (kr_is_none(sent)) {
        r = kr_next(ctx, it);
        if (kr_isnull(r)) {
            *result = kr_isnull(ctx->stop_value) ? KR_NONE : ctx->stop_value;
            ctx->stop_value = KR_NULL;
        }
        return r;
    }
    r = kr_protect(ctx, send_to, &j, &exc);
    if (kr_isnull(exc)) return r;
    if (!kr_is_instance_of(exc, &kr_type_StopIteration)) kr_throw(ctx, exc);
    *result = KR_AS(kr_exc, exc)->field[KR_STOP_VALUE];
    if (kr_isnull(*result)) *result = KR_NONE;
    return KR_NULL;
}

/* ---- methods ---- */

kr_value kr_gen_next(kr_ctx *ctx, kr_value self) {
    bool done;
    kr_value r = kr_gen_send(ctx, KR_AS(kr_gen, self), KR_NONE, &done);
    if (!done) return r;
    ctx->stop_value = kr_is_none(r) ? KR_NULL : r;
    return KR_NULL;
}

static kr_value m_send(kr_ctx *ctx, kr_value self, kr_value v) {
    bool done;
    kr_value r = kr_gen_send(ctx, KR_AS(kr_gen, self), v, &done);
    if (done) kr_raise_stop(ctx, kr_is_none(r) ? KR_NULL : r);
    return r;
}

kr_value kr_throw_arguments(kr_ctx *ctx, size_t n, const kr_value *args) {
    kr_value type = args[0], value = n > 1 ? args[1] : KR_NONE, tb = n > 2 ? args[2] : KR_NONE, exc;
    if (!kr_is_none(tb) && !kr_is_exact(tb, &kr_type_traceback)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "throw() third argument must be a traceback object");
    }
    if (kr_is_type(type) &&
        kr_type_is_subtype(KR_AS(const kr_type, type), &kr_type_BaseException)) {
        if (kr_is_exc(value) && kr_is_instance_of(value, KR_AS(const kr_type, type)))
            exc = value;
        else if (kr_is_none(value))
            exc = kr_call0(ctx, type);
        else if (kr_is_tuple(value))
            exc = kr_call_ex(ctx, type, value, KR_NULL);
        else
            exc = kr_call1(ctx, type, value);
        if (!kr_is_exc(exc)) { /* __new__ gave something else: that error is thrown */
            exc = kr_exc_new_fmt(ctx, &kr_type_TypeError,
                                 "calling %R should have returned an instance of BaseException, "
                                 "not %T",
                                 type, exc);
        }
    } else if (kr_is_exc(type)) {
        if (!kr_is_none(value)) {
            kr_raise_fmt(ctx, &kr_type_TypeError,
                         "instance exception may not have a separate value");
        }
        exc = type;
    } else {
        kr_raise_fmt(ctx, &kr_type_TypeError,
                     "exceptions must be classes or instances deriving from BaseException, not %T",
                     type);
    }
    if (!kr_is_none(tb)) kr_store(ctx, kr_ptr(exc), &KR_AS(kr_exc, exc)->traceback, tb);
    return exc;
}

static kr_value m_throw(kr_ctx *ctx, size_t n, const kr_value *args) {
    kr_value exc = kr_throw_arguments(ctx, n - 1, args + 1), r;
    bool done;
    r = kr_gen_throw(ctx, KR_AS(kr_gen, args[0]), exc, &done);
    if (done) kr_raise_stop(ctx, kr_is_none(r) ? KR_NULL : r);
    return r;
}

static kr_value m_close(kr_ctx *ctx, kr_value self) {
    return kr_gen_close(ctx, KR_AS(kr_gen, self));
}

static kr_value get_name(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return get_extra(KR_AS(kr_gen, self), NAME);
}

static void set_name(kr_ctx *ctx, kr_value self, kr_value v) {
    set_extra(ctx, self, NAME, "__name__", v);
}

static kr_value get_qualname(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return get_extra(KR_AS(kr_gen, self), QUALNAME);
}

static void set_qualname(kr_ctx *ctx, kr_value self, kr_value v) {
    set_extra(ctx, self, QUALNAME, "__qualname__", v);
}

static kr_value get_running(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return kr_bool(KR_AS(kr_gen, self)->state == KR_GEN_RUNNING);
}

static kr_value get_ag_running(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return kr_bool(KR_AS(kr_gen, self)->ag_running);
}

static kr_value get_suspended(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return kr_bool(KR_AS(kr_gen, self)->state == KR_GEN_SUSPENDED);
}

static kr_value get_code(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return kr_from_ptr(KR_AS(kr_gen, self)->frame.quick->code);
}

static kr_value get_frame(kr_ctx *ctx, kr_value self) {
    kr_gen *g = KR_AS(kr_gen, self);
    return g->state == KR_GEN_DONE ? KR_NONE : kr_frame_object(ctx, &g->frame);
}

static kr_value get_delegate(kr_ctx *ctx, kr_value self) {
    kr_value v = kr_gen_yieldfrom(KR_AS(kr_gen, self));
    (void)ctx;
    return kr_isnull(v) ? KR_NONE : v;
}

static kr_value class_getitem(kr_ctx *ctx, size_t n, const kr_value *a) {
    (void)n;
    return kr_generic_alias_new(ctx, a[0], a[1]);
}

static kr_value get_origin(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return get_extra(KR_AS(kr_gen, self), ORIGIN);
}

static kr_value gen_repr(kr_ctx *ctx, kr_value self) {
    const kr_gen *g = KR_AS(const kr_gen, self);
    return kr_str_format(ctx, "<%T object %U at 0x%zx>", self, get_extra(g, QUALNAME),
                         (size_t)(uintptr_t)g);
}

static void gen_finalize(kr_ctx *ctx, kr_object *obj) {
    kr_gen *g = (kr_gen *)obj;
    if (g->base.type == &kr_type_coroutine && g->state == KR_GEN_CREATED && !g->warned) {
        g->warned = true;
        kr_warn(ctx, &kr_type_RuntimeWarning, "coroutine '%U' was never awaited",
                get_extra(g, QUALNAME));
    }
    if (g->base.type == &kr_type_async_generator)
        kr_agen_finalize(ctx, g);
    else if (g->state == KR_GEN_SUSPENDED || g->state == KR_GEN_CREATED)
        kr_gen_close(ctx, g);
}

/* ---- coroutine.__await__() ---- */

typedef struct wrapper {
    kr_object base;
    kr_value coro;
} wrapper;

static void wrapper_trace(kr_visitor *v, kr_object *obj) {
    kr_visit(v, &((wrapper *)obj)->coro);
}

static kr_value coroutine_await(kr_ctx *ctx, kr_value self) {
    wrapper *w = kr_heap_new(ctx, &kr_type_coroutine_wrapper, sizeof *w);
    w->coro = self;
    return kr_from_ptr(w);
}

static kr_value wrapper_next(kr_ctx *ctx, kr_value self) {
    return kr_gen_next(ctx, KR_AS(wrapper, self)->coro);
}

static kr_value wrapper_send(kr_ctx *ctx, kr_value self, kr_value v) {
    return m_send(ctx, KR_AS(wrapper, self)->coro, v);
}

static kr_value wrapper_throw(kr_ctx *ctx, size_t n, const kr_value *args) {
    kr_value all[4];
    memcpy(all, args, n * sizeof *args);
    all[0] = KR_AS(wrapper, args[0])->coro;
    return m_throw(ctx, n, all);
}

static kr_value wrapper_close(kr_ctx *ctx, kr_value self) {
    return m_close(ctx, KR_AS(wrapper, self)->coro);
}

#define COMMON(type, word)                                                                         \
    KR_METHOD_2(&type, "send", m_send,                                                             \
                "send(arg) -> send 'arg' into " word                                               \
                ",\nreturn next yielded value or raise StopIteration."),                           \
        KR_METHOD_VAR(&type, "throw", m_throw, 2, 4,                                               \
                      "throw(value) -> raise exception in " word                                   \
                      ", return its next yielded value."),                                         \
        KR_METHOD_1(&type, "close", m_close, "close() -> raise GeneratorExit inside " word "."),   \
        KR_GETTER(&type, "__name__", get_name, set_name, NULL),                                    \
        KR_CLASSMETHOD_VAR(&type, "__class_getitem__", class_getitem, 2, 2, "See PEP 585"),        \
        KR_GETTER(&type, "__qualname__", get_qualname, set_qualname, NULL)

static const kr_builtin generator_methods[] = {
    COMMON(kr_type_generator, "generator"),
    KR_GETTER(&kr_type_generator, "gi_running", get_running, NULL, NULL),
    KR_GETTER(&kr_type_generator, "gi_suspended", get_suspended, NULL, NULL),
    KR_GETTER(&kr_type_generator, "gi_code", get_code, NULL, NULL),
    KR_GETTER(&kr_type_generator, "gi_frame", get_frame, NULL, NULL),
    KR_GETTER(&kr_type_generator, "gi_yieldfrom", get_delegate, NULL, NULL),
};

static const kr_builtin coroutine_methods[] = {
    COMMON(kr_type_coroutine, "coroutine"),
    KR_GETTER(&kr_type_coroutine, "cr_running", get_running, NULL, NULL),
    KR_GETTER(&kr_type_coroutine, "cr_suspended", get_suspended, NULL, NULL),
    KR_GETTER(&kr_type_coroutine, "cr_code", get_code, NULL, NULL),
    KR_GETTER(&kr_type_coroutine, "cr_frame", get_frame, NULL, NULL),
    KR_GETTER(&kr_type_coroutine, "cr_await", get_delegate, NULL, NULL),
    KR_MEMBER(&kr_type_coroutine, "cr_origin", get_origin, NULL),
};

static const kr_builtin wrapper_methods[] = {
    KR_METHOD_2(&kr_type_coroutine_wrapper, "send", wrapper_send, NULL),
    KR_METHOD_VAR(&kr_type_coroutine_wrapper, "throw", wrapper_throw, 2, 4, NULL),
    KR_METHOD_1(&kr_type_coroutine_wrapper, "close", wrapper_close, NULL),
};

static const kr_builtin agen_getters[] = {
    KR_METHOD_2(&kr_type_async_generator, "asend", kr_agen_asend, NULL),
    KR_METHOD_VAR(&kr_type_async_generator, "athrow", kr_agen_athrow, 2, 4, NULL),
    KR_METHOD_1(&kr_type_async_generator, "aclose", kr_agen_aclose, NULL),
    KR_GETTER(&kr_type_async_generator, "__name__", get_name, set_name, NULL),
    KR_GETTER(&kr_type_async_generator, "__qualname__", get_qualname, set_qualname, NULL),
    KR_GETTER(&kr_type_async_generator, "ag_running", get_ag_running, NULL, NULL),
    KR_GETTER(&kr_type_async_generator, "ag_suspended", get_suspended, NULL, NULL),
    KR_GETTER(&kr_type_async_generator, "ag_code", get_code, NULL, NULL),
    KR_GETTER(&kr_type_async_generator, "ag_frame", get_frame, NULL, NULL),
    KR_GETTER(&kr_type_async_generator, "ag_await", get_delegate, NULL, NULL),
};

#define GEN_TYPE(sym, nm, tbl, ...)                                                                \
    const kr_type kr_type_##sym = {.base_object = {&kr_type_type},                                 \
                                   .name = nm,                                                     \
                                   .base = &kr_type_object,                                        \
                                   .flags = KR_TF_NO_NEW | KR_TF_WEAKREF,                          \
                                   .rom_id = KR_ROM_##sym,                                         \
                                   .version = 1,                                                   \
                                   .size = sizeof(kr_gen),                                         \
                                   .methods = tbl,                                                 \
                                   .n_methods = KR_ARRAY_LEN(tbl),                                 \
                                   .trace = gen_trace,                                             \
                                   .finalize = gen_finalize,                                       \
                                   .repr = gen_repr,                                               \
                                   .hash = kr_object_hash,                                         \
                                   .compare = kr_object_compare,                                   \
                                   .getattr = kr_object_getattr,                                   \
                                   .setattr = kr_object_setattr,                                   \
                                   __VA_ARGS__}

GEN_TYPE(generator, "generator", generator_methods, .iter = kr_self_iter, .next = kr_gen_next);
GEN_TYPE(coroutine, "coroutine", coroutine_methods, .await = coroutine_await);
GEN_TYPE(async_generator, "async_generator", agen_getters, .aiter = kr_self_iter,
         .anext = kr_agen_anext);

const kr_type kr_type_coroutine_wrapper = {
    .base_object = {&kr_type_type},
    .name = "coroutine_wrapper",
    .base = &kr_type_object,
    .flags = KR_TF_NO_NEW,
    .rom_id = KR_ROM_coroutine_wrapper,
    .version = 1,
    .size = sizeof(wrapper),
    .methods = wrapper_methods,
    .n_methods = KR_ARRAY_LEN(wrapper_methods),
    .trace = wrapper_trace,
    .repr = kr_object_repr,
    .hash = kr_object_hash,
    .compare = kr_object_compare,
    .getattr = kr_object_getattr,
    .setattr = kr_object_setattr,
    .iter = kr_self_iter,
    .next = wrapper_next,
};
