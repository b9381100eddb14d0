/* What waits for a safepoint: collections, finalizers, signals, scheduled calls. */
#include "object/protocol.h"
#include "vm/frame.h"

static kr_value run_finalizer(kr_ctx *ctx, void *arg) {
    kr_object *obj = arg;
    const kr_type *t = obj->type;
    while (t && !kr_slots_of(t)->finalize && !(t->flags & KR_TF_HEAP)) t = t->base;
    if (t && kr_slots_of(t)->finalize) kr_slots_of(t)->finalize(ctx, obj);
    return KR_NONE;
}

bool kr_run_finalizers(kr_ctx *ctx) {
    kr_object *obj;
    kr_value exc, handled = ctx->handled;
    bool any = false;
    if (ctx->exec->finalizing) return false;
    ctx->exec->finalizing = true;
    kr_pending_clear(ctx, KR_PENDING_FINALIZE);
    while ((obj = kr_heap_next_finalizable(ctx))) {
        any = true;
        ctx->handled = KR_NULL;
        kr_protect(ctx, run_finalizer, obj, &exc);
        if (!kr_isnull(exc)) kr_unraisable(ctx, exc, kr_from_ptr(obj));
    }
    ctx->handled = handled;
    ctx->exec->finalizing = false;
    return any;
}

static kr_value run_call(kr_ctx *ctx, void *arg) {
    const kr_scheduled *s = arg;
    return kr_call1(ctx, s->fn, s->arg);
}

/* Calls what was scheduled so far, in order: what the calls schedule waits until the program has
 * gone on. Nothing scheduled runs inside of another one; an exception is printed and goes no
 * further, but for Ctrl-C, which is meant for the program. */
static void run_scheduled(kr_ctx *ctx) {
    struct kr_machine *m = ctx->vm->machine;
    kr_value exc, handled = ctx->handled;
    bool stops = false;
    kr_pending_clear(ctx, KR_PENDING_SCHEDULE);
    if (m->in_scheduled) return;
    m->in_scheduled = true;
    for (unsigned due = m->n_scheduled; due && !stops; due--) {
        kr_scheduled first = m->scheduled[0];
        memmove(m->scheduled, m->scheduled + 1, --m->n_scheduled * sizeof first);
        ctx->handled = KR_NULL;
        kr_protect(ctx, run_call, &first, &exc);
        stops = !kr_isnull(exc) && kr_is_instance_of(exc, &kr_type_KeyboardInterrupt);
        if (!kr_isnull(exc) && !stops) kr_print_exception(ctx, exc);
    }
    ctx->handled = handled;
    m->in_scheduled = false;
    if (m->n_scheduled) kr_pending_set(ctx, KR_PENDING_SCHEDULE);
    if (stops) kr_raise(ctx, exc);
}

bool kr_schedule(kr_ctx *ctx, kr_value fn, kr_value arg) {
    struct kr_machine *m = ctx->vm->machine;
    if (m->n_scheduled == KR_ARRAY_LEN(m->scheduled)) return false;
    m->scheduled[m->n_scheduled++] = (kr_scheduled){fn, arg};
    kr_pending_set(ctx->vm->main_ctx, KR_PENDING_SCHEDULE);
    if (KR_CFG_THREADS && ctx != ctx->vm->main_ctx) kr_thread_wake(ctx->vm->main_ctx);
    return true;
}

void kr_poll(kr_ctx *ctx) {
    if (KR_CFG_THREADS && (ctx->pending & KR_PENDING_SWITCH)) kr_thread_switch(ctx);
    if (ctx->pending & KR_PENDING_COLLECT) {
        kr_pending_clear(ctx, KR_PENDING_COLLECT);
        kr_heap_collect(ctx);
    }
    if ((ctx->pending & KR_PENDING_FINALIZE) && !ctx->exec->finalizing)
        kr_run_finalizers(ctx);
    else
        kr_pending_clear(ctx, KR_PENDING_FINALIZE);
    if (ctx->pending & KR_PENDING_SIGNAL) {
        kr_pending_clear(ctx, KR_PENDING_SIGNAL);
        if (kr_hooks(ctx) && kr_hooks(ctx)->poll_signals)
            kr_hooks(ctx)->poll_signals(ctx);
        else
            kr_raise_none(ctx, &kr_type_KeyboardInterrupt);
    }
    if (ctx->pending & KR_PENDING_FUEL) { /* krait_interrupt */
        kr_pending_clear(ctx, KR_PENDING_FUEL);
        kr_raise_none(ctx, &kr_type_KeyboardInterrupt);
    }
    if (ctx->pending & KR_PENDING_BOARD) {
        kr_pending_clear(ctx, KR_PENDING_BOARD);
        kr_hooks(ctx)->poll_board(ctx);
    }
    if (ctx->pending & KR_PENDING_SCHEDULE) run_scheduled(ctx);
}

size_t kr_vm_stack_use(const kr_ctx *ctx) {
    return ctx->frame ? (size_t)((char *)kr_frame_top(ctx->frame) - (char *)ctx->stack_base) : 0;
}
