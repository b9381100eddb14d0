/* Async generators: the awaitables that drive them, and anext() with a default.
 *
 * Invariants: an awaitable is used once. It passes on what the generator's own awaits yield and
 * ends, as StopIteration with the value, when the generator yields a value of its own
 * (exec->async_yield). The generator is `ag_running` from the awaitable's first step to its end. */
#include "object/exception.h"
#include "vm/gen.h"

enum { INIT, ITER, CLOSED };
enum { ASEND, ATHROW, ACLOSE };

typedef struct step {
    kr_object base;
    kr_gen *gen;
    kr_value value; /* to send first, or the exception to throw */
    uint8_t state, kind;
} step;

static void step_trace(kr_visitor *v, kr_object *obj) {
    step *s = (step *)obj;
    kr_visit_ptr(v, &s->gen);
    kr_visit(v, &s->value);
}

static const char *step_name(const step *s) {
    return s->kind == ASEND ? "__anext__()/asend()" : "aclose()/athrow()";
}

/* Calls the hooks of sys.set_asyncgen_hooks once per generator. */
static void first_iteration(kr_ctx *ctx, kr_gen *g) {
    if (g->ag_hooked) return;
    g->ag_hooked = true;
    if (!kr_isnull(ctx->exec->asyncgen_firstiter)) {
        kr_call1(ctx, ctx->exec->asyncgen_firstiter, kr_from_ptr(g));
    }
}

static kr_value new_step(kr_ctx *ctx, const kr_type *t, kr_value gen, kr_value v, int kind) {
    step *s;
    first_iteration(ctx, KR_AS(kr_gen, gen));
    s = kr_heap_new(ctx, t, sizeof *s);
    s->gen = KR_AS(kr_gen, gen);
    s->value = v;
    s->kind = (uint8_t)kind;
    return kr_from_ptr(s);
}

kr_value kr_agen_anext(kr_ctx *ctx, kr_value self) {
    return new_step(ctx, &kr_type_async_generator_asend, self, KR_NONE, ASEND);
}

kr_value kr_agen_asend(kr_ctx *ctx, kr_value self, kr_value v) {
    return new_step(ctx, &kr_type_async_generator_asend, self, v, ASEND);
}

kr_value kr_agen_athrow(kr_ctx *ctx, size_t n, const kr_value *args) {
    return new_step(ctx, &kr_type_async_generator_athrow, args[0],
                    kr_throw_arguments(ctx, n - 1, args + 1), ATHROW);
}

kr_value kr_agen_aclose(kr_ctx *ctx, kr_value self) {
    return new_step(ctx, &kr_type_async_generator_athrow, self, KR_NULL, ACLOSE);
}

void kr_agen_finalize(kr_ctx *ctx, kr_gen *g) {
    if (g->state != KR_GEN_SUSPENDED) return;
    if (g->ag_hooked && !kr_isnull(ctx->exec->asyncgen_finalizer)) {
        kr_call1(ctx, ctx->exec->asyncgen_finalizer, kr_from_ptr(g));
        return;
    }
    kr_gen_abandon(ctx, g); /* no event loop could run its clean-up */
}

/* ---- one step ---- */

typedef struct drive_job {
    step *s;
    kr_value sent, thrown; /* thrown KR_NULL: send */
    bool done;
} drive_job;

static kr_value drive(kr_ctx *ctx, void *arg) {
    drive_job *j = arg;
    ctx->exec->async_yield = false;
    if (kr_isnull(j->thrown)) return kr_gen_send(ctx, j->s->gen, j->sent, &j->done);
    return kr_gen_throw(ctx, j->s->gen, j->thrown, &j->done);
}

static void close_step(step *s) {
    s->state = CLOSED;
    s->gen->ag_running = false;
}

/* Runs the generator. Returns what its awaits yield, or KR_NULL with stop_value when it is over. */
static kr_value run(kr_ctx *ctx, step *s, kr_value sent, kr_value thrown) {
    drive_job j = {s, sent, thrown, false};
    kr_value exc, r = kr_protect(ctx, drive, &j, &exc);
    if (!kr_isnull(exc)) {
        close_step(s);
        s->gen->ag_closed = true;
        if (s->kind == ACLOSE && (kr_is_instance_of(exc, &kr_type_GeneratorExit) ||
                                  kr_is_instance_of(exc, &kr_type_StopAsyncIteration))) {
            ctx->stop_value = KR_NULL;
            return KR_NULL;
        }
        kr_throw(ctx, exc);
    }
    if (j.done) {
        close_step(s);
        s->gen->ag_closed = true;
        if (s->kind == ACLOSE) {
            ctx->stop_value = KR_NULL;
            return KR_NULL;
        }
        kr_raise_none(ctx, &kr_type_StopAsyncIteration);
    }
    if (!ctx->exec->async_yield) return r;
    ctx->exec->async_yield = false;
    close_step(s);
    if (s->kind == ACLOSE) {
        kr_raise_fmt(ctx, &kr_type_RuntimeError, "async generator ignored GeneratorExit");
    }
    ctx->stop_value = r;
    return KR_NULL;
}

static kr_value step_send(kr_ctx *ctx, step *s, kr_value v) {
    kr_value thrown = KR_NULL;
    if (s->state == CLOSED) {
        kr_raise_fmt(ctx, &kr_type_RuntimeError, "cannot reuse already awaited %s", step_name(s));
    }
    if (s->state == INIT) {
        if (s->gen->ag_running) {
            s->state = CLOSED;
            kr_raise_fmt(ctx, &kr_type_RuntimeError,
                         "%s: asynchronous generator is already running",
                         s->kind == ASEND    ? "anext()"
                         : s->kind == ACLOSE ? "aclose()"
                                             : "athrow()");
        }
        if (s->kind == ASEND) {
            if (kr_is_none(v)) v = s->value;
        } else {
            if (!kr_is_none(v)) {
                kr_raise_fmt(ctx, &kr_type_RuntimeError,
                             "can't send non-None value to a just-started coroutine");
            }
            if (s->gen->state == KR_GEN_DONE ||
                (s->kind == ACLOSE && s->gen->state == KR_GEN_CREATED)) {
                kr_gen_abandon(ctx, s->gen);
                s->state = CLOSED;
                ctx->stop_value = KR_NULL;
                return KR_NULL;
            }
            thrown =
                s->kind == ACLOSE ? kr_exc_new(ctx, &kr_type_GeneratorExit, 0, NULL) : s->value;
        }
        s->state = ITER;
        s->gen->ag_running = true;
    }
    return run(ctx, s, v, thrown);
}

static kr_value step_next(kr_ctx *ctx, kr_value self) {
    return step_send(ctx, KR_AS(step, self), KR_NONE);
}

static kr_value raise_if_over(kr_ctx *ctx, kr_value r) {
    kr_value v = ctx->stop_value;
    if (!kr_isnull(r)) return r;
    ctx->stop_value = KR_NULL;
    kr_raise_stop(ctx, v);
}

static kr_value m_send(kr_ctx *ctx, kr_value self, kr_value v) {
    return raise_if_over(ctx, step_send(ctx, KR_AS(step, self), v));
}

static kr_value m_throw(kr_ctx *ctx, size_t n, const kr_value *args) {
    step *s = KR_AS(step, args[0]);
    kr_value exc = kr_throw_arguments(ctx, n - 1, args + 1);
    if (s->state == CLOSED) {
        kr_raise_fmt(ctx, &kr_type_RuntimeError, "cannot reuse already awaited %s", step_name(s));
    }
    if (s->state == INIT) {
        s->state = ITER;
        s->gen->ag_running = true;
    }
    return raise_if_over(ctx, run(ctx, s, KR_NONE, exc));
}

static kr_value m_close(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    KR_AS(step, self)->state = CLOSED;
    return KR_NONE;
}

#define STEP_METHODS(type)                                                                         \
    {                                                                                              \
        KR_METHOD_2(&type, "send", m_send, NULL),                                                  \
            KR_METHOD_VAR(&type, "throw", m_throw, 2, 4, NULL),                                    \
            KR_METHOD_1(&type, "close", m_close, NULL)                                             \
    }
static const kr_builtin asend_methods[] = STEP_METHODS(kr_type_async_generator_asend);
static const kr_builtin athrow_methods[] = STEP_METHODS(kr_type_async_generator_athrow);

#define AWAITABLE(sym, nm, tbl, sz, tr, nx)                                                        \
    const kr_type kr_type_##sym = {                                                                \
        .base_object = {&kr_type_type},                                                            \
        .name = nm,                                                                                \
        .base = &kr_type_object,                                                                   \
        .flags = KR_TF_NO_NEW,                                                                     \
        .rom_id = KR_ROM_##sym,                                                                    \
        .version = 1,                                                                              \
        .size = sz,                                                                                \
        .methods = tbl,                                                                            \
        .n_methods = KR_ARRAY_LEN(tbl),                                                            \
        .trace = tr,                                                                               \
        .repr = kr_object_repr,                                                                    \
        .hash = kr_object_hash,                                                                    \
        .compare = kr_object_compare,                                                              \
        .getattr = kr_object_getattr,                                                              \
        .setattr = kr_object_setattr,                                                              \
        .iter = kr_self_iter,                                                                      \
        .next = nx,                                                                                \
        .await = kr_self_iter,                                                                     \
    }
AWAITABLE(async_generator_asend, "async_generator_asend", asend_methods, sizeof(step), step_trace,
          step_next);
AWAITABLE(async_generator_athrow, "async_generator_athrow", athrow_methods, sizeof(step),
          step_trace, step_next);

/* ---- anext(it, default) ---- */

typedef struct anext_awaitable {
    kr_object base;
    kr_value wrapped, dflt, it; /* it: iterator of wrapped once it is awaited */
} anext_awaitable;

static void anext_trace(kr_visitor *v, kr_object *obj) {
    kr_visit_array(v, &((anext_awaitable *)obj)->wrapped, 3);
}

kr_value kr_anext_awaitable_new(kr_ctx *ctx, kr_value wrapped, kr_value dflt) {
    anext_awaitable *a = kr_heap_new(ctx, &kr_type_anext_awaitable, sizeof *a);
    a->wrapped = wrapped;
    a->dflt = dflt;
    return kr_from_ptr(a);
}

typedef struct anext_job {
    anext_awaitable *a;
    kr_value method, arg;
    size_t n;
    const kr_value *args;
} anext_job;

static kr_value anext_call(kr_ctx *ctx, void *arg) {
    anext_job *j = arg;
    if (kr_isnull(j->a->it)) {
        kr_value it = kr_get_awaitable(ctx, j->a->wrapped, "");
        if (kr_typeof(it) == &kr_type_coroutine) it = kr_slots_of(kr_typeof(it))->await(ctx, it);
        kr_store(ctx, j->a, &j->a->it, it);
    }
    if (kr_isnull(j->method)) return kr_next(ctx, j->a->it);
    return kr_call_method(ctx, j->a->it, j->method, (kr_value *)j->args, KR_NARGS(j->n, 0));
}

/* KR_NULL: finished with stop_value. StopAsyncIteration becomes the default. */
static kr_value anext_step(kr_ctx *ctx, anext_job *j) {
    kr_value exc, r = kr_protect(ctx, anext_call, j, &exc);
    if (kr_isnull(exc)) return r;
    if (!kr_is_instance_of(exc, &kr_type_StopAsyncIteration)) kr_throw(ctx, exc);
    ctx->stop_value = j->a->dflt;
    return KR_NULL;
}

static kr_value anext_next(kr_ctx *ctx, kr_value self) {
    anext_job j = {.a = KR_AS(anext_awaitable, self)};
    return anext_step(ctx, &j);
}

static kr_value anext_send(kr_ctx *ctx, kr_value self, kr_value v) {
    anext_job j = {
        .a = KR_AS(anext_awaitable, self), .method = KR_N(ctx, send), .n = 1, .args = &v};
    return raise_if_over(ctx, anext_step(ctx, &j));
}

static kr_value anext_throw(kr_ctx *ctx, size_t n, const kr_value *args) {
    anext_job j = {.a = KR_AS(anext_awaitable, args[0]),
                   .method = KR_N(ctx, throw),
                   .n = n - 1,
                   .args = args + 1};
    return raise_if_over(ctx, anext_step(ctx, &j));
}

static kr_value anext_close(kr_ctx *ctx, kr_value self) {
    anext_job j = {.a = KR_AS(anext_awaitable, self), .method = KR_N(ctx, close)};
    anext_call(ctx, &j);
    return KR_NONE;
}

static const kr_builtin anext_methods[] = {
    KR_METHOD_2(&kr_type_anext_awaitable, "send", anext_send, NULL),
    KR_METHOD_VAR(&kr_type_anext_awaitable, "throw", anext_throw, 2, 4, NULL),
    KR_METHOD_1(&kr_type_anext_awaitable, "close", anext_close, NULL),
};
AWAITABLE(anext_awaitable, "anext_awaitable", anext_methods, sizeof(anext_awaitable), anext_trace,
          anext_next);
