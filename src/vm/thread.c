/* Threads as the machine sees them (thread.h).
 *
 * Invariants: vm->contexts is changed with the lock held. A context that another thread is about to
 * use has no C stack yet, so the collector finds what it will call only in exec->start. What a
 * thread that ended leaves on its C stack is not looked at any more: its context is gone. */
#include "vm/thread.h"

#include <errno.h>

#include "object/exception.h"
#include "vm/frame.h"
#include "vm/import.h"

/* Address space of a thread's Python stack: nothing is taken before it is used. */
#define THREAD_STACK ((size_t)1 << (KR_CFG_WORD_BITS == 64 ? 28 : 22))

static const kr_thread_port *port_of(kr_ctx *ctx) {
    return kr_hooks(ctx) ? kr_hooks(ctx)->threads : NULL;
}

/* ---- waiting ---- */
typedef struct kr_wait_job {
    kr_ctx *ctx;
    void (*fn)(void *arg);
    void *arg;
    uint64_t until;
} kr_wait_job;

static void blocking(void *arg) {
    kr_wait_job *j = arg;
    port_of(j->ctx)->blocking(j->ctx, j->fn, j->arg);
}

void kr_blocking_threads(kr_ctx *ctx, void (*fn)(void *arg), void *arg) {
    kr_wait_job j = {.ctx = ctx, .fn = fn, .arg = arg};
    kr_heap_park(ctx, blocking, &j);
}

static void yield(void *arg) {
    kr_ctx *ctx = arg;
    port_of(ctx)->yield(ctx);
}

void kr_thread_switch(kr_ctx *ctx) {
    kr_pending_clear(ctx, KR_PENDING_SWITCH);
    if (ctx->vm->gil) kr_heap_park(ctx, yield, ctx);
}

void kr_thread_settle(kr_ctx *ctx) {
    port_of(ctx)->settle(ctx);
}

static void wait(void *arg) {
    kr_wait_job *j = arg;
    port_of(j->ctx)->wait(j->ctx, j->until);
}

void kr_thread_wait(kr_ctx *ctx, uint64_t until_ns) {
    kr_wait_job j = {.ctx = ctx, .until = until_ns};
    kr_heap_park(ctx, wait, &j);
}

void kr_thread_wake(kr_ctx *ctx) {
    if (ctx->vm->gil) port_of(ctx)->wake(ctx);
}

kr_ctx *kr_thread_running(kr_ctx *any) {
    return any->vm->gil ? port_of(any)->holder(any) : any;
}

/* ---- queues ---- */
struct kr_waiter {
    struct kr_waiter *next;
    kr_ctx *ctx;
};

static void check_era(const kr_ctx *ctx, kr_wait_queue *q) {
    if (q->era == ctx->vm->forks) return;
    q->era = ctx->vm->forks;
    q->first = NULL;
}

static void stand_in(const kr_ctx *ctx, kr_wait_queue *q, struct kr_waiter *w) {
    struct kr_waiter **link = &q->first;
    check_era(ctx, q);
    while (*link) link = &(*link)->next;
    *link = w;
}

static void stand_out(const kr_ctx *ctx, kr_wait_queue *q, const struct kr_waiter *w) {
    struct kr_waiter **link = &q->first;
    check_era(ctx, q);
    while (*link && *link != w) link = &(*link)->next;
    if (*link) *link = w->next;
}

void kr_queue_wait(kr_ctx *ctx, kr_wait_queue *q, uint64_t until_ns) {
    struct kr_waiter w = {.ctx = ctx};
    stand_in(ctx, q, &w);
    kr_thread_settle(ctx);
    if (!ctx->pending) kr_thread_wait(ctx, until_ns);
    stand_out(ctx, q, &w);
}

bool kr_queue_wake(const kr_ctx *ctx, kr_wait_queue *q) {
    if (KR_LIKELY(!q->first)) return false;
    check_era(ctx, q);
    if (!ctx->vm->gil) q->first = NULL; /* they never wake again */
    struct kr_waiter *w = q->first;
    if (!w) return false;
    q->first = w->next;
    kr_thread_wake(w->ctx);
    return true;
}

static void enter(kr_ctx *ctx, kr_monitor *m) {
    if (m->owner == ctx && m->queue.era == ctx->vm->forks) {
        m->depth++;
        return;
    }
    while (m->owner && m->queue.era == ctx->vm->forks) {
        kr_queue_wait(ctx, &m->queue, 0);
        if (m->owner && ctx->pending) kr_poll(ctx);
    }
    check_era(ctx, &m->queue);
    m->owner = ctx;
    m->depth = 1;
}

kr_value kr_monitor_call(kr_ctx *ctx, kr_monitor *m, kr_value (*fn)(kr_ctx *, void *), void *arg) {
    kr_value exc, r;
    enter(ctx, m);
    r = kr_protect(ctx, fn, arg, &exc);
    if (!--m->depth) {
        m->owner = NULL;
        kr_queue_wake(ctx, &m->queue);
    }
    if (!kr_isnull(exc)) kr_throw(ctx, exc);
    return r;
}

/* ---- a thread's life ---- */
static kr_value run(kr_ctx *ctx, void *arg) {
    kr_value start = ctx->exec->start;
    const kr_value *s = KR_AS(kr_tuple, start)->items;
    (void)arg;
    return kr_call_ex(ctx, s[0], s[1], kr_is_none(s[2]) ? KR_NULL : s[2]);
}

static kr_value tell(kr_ctx *ctx, void *arg) {
    struct kr_exec *x = ctx->exec;
    (void)arg;
    ctx->vm->machine->thread_ended(ctx, x->sentinel, x->token);
    return KR_NONE;
}

/* On a C stack of its own, of which `bytes` lie below stack_top. */
static void body(kr_ctx *ctx, void *stack_top, size_t bytes) {
    kr_value exc, fn = KR_AS(kr_tuple, ctx->exec->start)->items[0];
    kr_ctx_set_c_stack(ctx, stack_top, bytes);
    kr_protect(ctx, run, NULL, &exc);
    if (!kr_isnull(exc) && !kr_is_instance_of(exc, &kr_type_SystemExit)) {
        kr_thread_unraisable(ctx, exc, fn);
    }
    ctx->handled = ctx->stop_value = ctx->exec->raised = KR_NULL;
    ctx->exec->start = KR_NULL;
    kr_run_finalizers(ctx);
    if (ctx->vm->machine->thread_ended) kr_protect(ctx, tell, NULL, &exc);
    if (ctx->pending & KR_PENDING_FINALIZE) {
        kr_pending_set(ctx->vm->main_ctx, KR_PENDING_FINALIZE);
    }
}

kr_ctx *kr_thread_start(kr_ctx *ctx, kr_value fn, kr_value args, kr_value kwargs, size_t stack,
                        int *error) {
    const kr_thread_port *port = port_of(ctx);
    kr_value start = kr_tuple3(ctx, fn, args, kr_isnull(kwargs) ? KR_NONE : kwargs);
    *error = port ? ENOMEM : ENOSYS;
    if (!port) return NULL;
    if (!ctx->vm->gil && !port->open(ctx)) return NULL;
    kr_ctx *fresh = kr_ctx_create(ctx->vm, THREAD_STACK, 1, NULL);
    if (!fresh) return NULL;
    fresh->exec->start = start;
    *error = port->start(fresh, stack, body);
    if (!*error) return fresh;
    kr_ctx_destroy(fresh);
    return NULL;
}

/* Frame objects of a context that is about to go keep what they know. */
static kr_value leave_frames(kr_ctx *ctx, void *gone) {
    for (kr_frame *f = ((kr_ctx *)gone)->frame; f; f = f->prev) {
        if (f->meta & KR_FR_OBJ) kr_frame_object_detach(ctx, f);
    }
    return KR_NONE;
}

void kr_threads_forked(kr_ctx *ctx) {
    kr_vm *vm = ctx->vm;
    kr_value exc;
    for (kr_ctx *c = vm->contexts, *next; c; c = next) {
        next = c->next;
        if (c == ctx) continue;
        kr_protect(ctx, leave_frames, c, &exc);
        kr_ctx_destroy(c);
    }
    kr_import_forget(ctx);
    vm->main_ctx = ctx;
    vm->forks++;
    if (vm->gil) port_of(ctx)->forked(ctx);
}

void kr_threads_end(kr_ctx *ctx) {
    if (!ctx->vm->gil) return;
    port_of(ctx)->close(ctx);
    for (kr_ctx *c = ctx->vm->contexts; c; c = c->next) { /* their C stacks go, or are gone */
        if (c == ctx) continue;
        c->parked = NULL;
        c->catch_top = NULL;
        c->buffers = NULL;
    }
    kr_import_forget(ctx);
}

kr_value *kr_thread_sentinel(kr_ctx *ctx) {
    return &ctx->exec->sentinel;
}

kr_value *kr_thread_token(kr_ctx *ctx) {
    return &ctx->exec->token;
}

void kr_thread_set_ended(kr_ctx *ctx, void (*ended)(kr_ctx *, kr_value, kr_value)) {
    ctx->vm->machine->thread_ended = ended;
}
