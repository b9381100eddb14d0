/* Interrupts: from the port's notes to handlers written in Python.
 *
 * A routine of the processor's (or the simulation) only counts what is due in the kr_irq and sets
 * KR_PENDING_BOARD. Handlers run at the next safepoint, which is between two instructions of the
 * bytecode or inside of a function that waits: nowhere else are the interpreter's own data whole.
 * - A hard handler runs there at once, before anything else that waits, with the heap locked: what
 *   allocates raises MemoryError. Neither signals nor scheduled calls get in, and what it raises
 *   is reported and takes the handler away.
 * - A soft handler is a call scheduled as by micropython.schedule. */
#include "module/machine.h"
#include "object/exception.h"
#include "object/module.h"
#include "object/seq.h"
#include "vm/frame.h"

/* ---- state ---- */
static void state_trace(kr_visitor *v, kr_object *obj) {
    kr_machine_state *s = (kr_machine_state *)obj;
    kr_visit_ptr(v, &s->irqs);
    kr_visit_ptr(v, &s->timers);
    kr_visit(v, &s->pins);
}

static const kr_type state_type = {
    .base_object = {&kr_type_type},
    .name = "machine._state",
    .base = &kr_type_object,
    .flags = KR_TF_NO_NEW,
    .version = 1,
    .size = sizeof(kr_machine_state),
    .trace = state_trace,
};

kr_machine_state *kr_machine_state_of(kr_ctx *ctx) {
    kr_machine_state *s = ctx->vm->module_state[KR_MODSTATE_MACHINE];
    if (KR_LIKELY(s != NULL)) return s;
    s = kr_heap_new(ctx, &state_type, sizeof *s);
    kr_store(ctx, s, &s->pins, kr_list_new(ctx, 0, NULL));
    kr_list_append(ctx, ctx->vm->roots, kr_from_ptr(s));
    ctx->vm->module_state[KR_MODSTATE_MACHINE] = s;
    return s;
}

const kr_board *kr_board_ask(kr_ctx *ctx) {
    const kr_vm_hooks *h = kr_hooks(ctx);
    if (h && h->board) ctx->vm->board = h->board(ctx);
    if (!ctx->vm->board) kr_raise_fmt(ctx, &kr_type_RuntimeError, "this machine has no board");
    return ctx->vm->board;
}

/* ---- at an interrupt ---- */
void kr_irq_fire(kr_vm *vm, kr_irq *irq, uint32_t flags) {
    __atomic_fetch_or(&irq->fired, flags, __ATOMIC_RELAXED);
    __atomic_fetch_add(&irq->n_calls, 1, __ATOMIC_RELAXED);
    ((kr_machine_state *)vm->module_state[KR_MODSTATE_MACHINE])->n_fired++;
    kr_pending_set(vm->main_ctx, KR_PENDING_BOARD);
}

void kr_machine_event(kr_vm *vm, enum kr_event_kind kind, unsigned index, uint32_t flags) {
    kr_machine_state *s = vm->module_state[KR_MODSTATE_MACHINE];
    for (kr_irq *i = s ? s->irqs : NULL; i; i = i->next) {
        if (i->kind == (uint8_t)kind && i->index == index && (i->trigger & flags)) {
            kr_irq_fire(vm, i, i->trigger & flags);
        }
    }
}

void kr_machine_alarm(kr_vm *vm) {
    kr_machine_state *s = vm->module_state[KR_MODSTATE_MACHINE];
    if (!s) return;
    s->alarm = true;
    kr_pending_set(vm->main_ctx, KR_PENDING_BOARD);
}

/* ---- at a safepoint ---- */
static kr_value call_handler(kr_ctx *ctx, void *arg) {
    const kr_irq *irq = arg;
    return kr_call1(ctx, irq->handler, irq->source);
}

static void disarm(kr_ctx *ctx, kr_irq *irq) {
    irq->handler = KR_NONE;
    kr_irq_arm(ctx, irq);
}

/* What a handler raised ends it; Ctrl-C is passed on to the program. */
static void handler_failed(kr_ctx *ctx, kr_irq *irq, kr_value exc) {
    if (kr_is_instance_of(exc, &kr_type_KeyboardInterrupt)) {
        kr_pending_set(ctx, KR_PENDING_FUEL);
        return;
    }
    kr_write_stderr_cstr(ctx, "Uncaught exception in an interrupt handler, which is removed:\n");
    kr_print_exception(ctx, exc);
    disarm(ctx, irq);
}

static void run_hard(kr_ctx *ctx, kr_machine_state *s, kr_irq *irq) {
    struct kr_machine *m = ctx->vm->machine;
    bool in_scheduled = m->in_scheduled;
    kr_value exc, handled = ctx->handled, stop = ctx->stop_value;
    uint32_t aside = ctx->pending & (KR_PENDING_SCHEDULE | KR_PENDING_FINALIZE);
    unsigned locks = kr_heap_lock(ctx->vm);
    kr_pending_clear(ctx, aside);
    s->in_hard = m->in_scheduled = true;
    ctx->handled = ctx->stop_value = KR_NULL;
    kr_protect(ctx, call_handler, irq, &exc);
    ctx->handled = handled;
    ctx->stop_value = stop;
    s->in_hard = false;
    m->in_scheduled = in_scheduled;
    while (kr_heap_locks(ctx->vm) >= locks) kr_heap_unlock(ctx->vm);
    while (kr_heap_locks(ctx->vm) + 1 < locks) kr_heap_lock(ctx->vm);
    kr_pending_set(ctx, aside | KR_PENDING_BOARD);
    if (!kr_isnull(exc)) handler_failed(ctx, irq, exc);
}

static void take(kr_irq *irq) {
    __atomic_fetch_sub(&irq->n_calls, 1, __ATOMIC_RELAXED);
    irq->flags = __atomic_exchange_n(&irq->fired, 0, __ATOMIC_RELAXED);
}

void kr_machine_run_hard(kr_ctx *ctx) {
    kr_machine_state *s = kr_machine_state_of(ctx);
    if (s->in_hard || s->masks) return;
    if (s->alarm) kr_timer_run(ctx);
    for (kr_irq *i = s->irqs; i; i = i->next) {
        while (i->hard && i->n_calls) {
            take(i);
            if (!kr_is_none(i->handler)) run_hard(ctx, s, i);
        }
    }
}

/* Timers that are over leave the list with their last call. */
static void sweep(kr_machine_state *s) {
    for (kr_irq **link = &s->irqs; *link;) {
        kr_irq *i = *link;
        if (i->kind == KR_IRQ_TIMER && !i->active && !i->n_calls) {
            *link = i->next;
        } else {
            link = &i->next;
        }
    }
}

void kr_machine_poll(kr_ctx *ctx) {
    kr_machine_state *s = kr_machine_state_of(ctx);
    const kr_board *b = ctx->vm->board;
    if (ctx != ctx->vm->main_ctx || !b || s->in_hard) return; /* the bit is set when it ends */
    if (b->cpu->poll) b->cpu->poll(ctx);
    if (s->masks) return;
    kr_machine_run_hard(ctx);
    for (kr_irq *i = s->irqs; i; i = i->next) {
        while (!i->hard && i->n_calls) {
            take(i);
            if (!kr_is_none(i->handler)) kr_schedule(ctx, i->handler, i->source);
        }
    }
    sweep(s);
}

void kr_machine_sleep(kr_ctx *ctx, uint64_t ns) {
    const kr_hal_clock *c = kr_board_get(ctx)->clock;
    uint64_t end = c->now_ns(ctx) + ns;
    if (ctx->pending) kr_poll(ctx);
    while (c->now_ns(ctx) < end) {
        c->wait(ctx, end);
        if (ctx->pending) kr_poll(ctx);
    }
}

/* ---- irq objects ---- */
kr_irq *kr_irq_of(kr_ctx *ctx, kr_value source, unsigned kind, unsigned index) {
    kr_machine_state *s = kr_machine_state_of(ctx);
    kr_irq **link = &s->irqs;
    for (; *link; link = &(*link)->next) {
        kr_irq *i = *link;
        if (i->kind == kind && i->index == index && kr_is(i->source, source)) return i;
    }
    kr_irq *irq = kr_heap_new(ctx, &kr_type_irq, sizeof *irq);
    irq->handler = KR_NONE;
    irq->source = source;
    irq->kind = (uint8_t)kind;
    irq->index = (uint16_t)index;
    *link = irq; /* in the order of making, which is that of simultaneous calls */
    return irq;
}

/* The first call of cold code makes its running form, for which a hard handler has no memory. */
static void warm(kr_ctx *ctx, kr_value handler) {
    if (kr_is_exact(handler, &kr_type_bound_method)) {
        handler = KR_AS(kr_bound_method, handler)->func;
    }
    if (!kr_is_function(handler)) return;
    kr_code_quick(ctx, kr_function_code(ctx, KR_AS(kr_function, handler)));
}

void kr_irq_set(kr_ctx *ctx, kr_irq *irq, kr_value handler, bool hard) {
    if (!kr_is_none(handler)) {
        kr_value callable = kr_builtins_get(ctx, kr_str_intern_rom(ctx, "callable"));
        if (!kr_truth(ctx, kr_call1(ctx, callable, handler))) {
            kr_raise_fmt(ctx, &kr_type_TypeError, "handler must be callable or None, not %Z",
                         handler);
        }
        if (hard) warm(ctx, handler);
    }
    kr_store(ctx, irq, &irq->handler, handler);
    irq->hard = hard;
    irq->n_calls = irq->fired = 0;
}

void kr_irq_arm(kr_ctx *ctx, kr_irq *irq) {
    const kr_board *b = kr_board_get(ctx);
    uint32_t on = kr_is_none(irq->handler) ? 0 : irq->trigger;
    if (irq->kind == KR_EVENT_PIN && !b->pins->watch(ctx, irq->index, on)) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "this pin cannot interrupt that way");
    }
    if (irq->kind == KR_EVENT_UART && b->uart->watch(ctx, irq->index, on) != on) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "this UART cannot interrupt that way");
    }
}

static void irq_trace(kr_visitor *v, kr_object *obj) {
    kr_irq *i = (kr_irq *)obj;
    kr_visit(v, &i->handler);
    kr_visit(v, &i->source);
    kr_visit_ptr(v, &i->next);
}

static kr_value irq_call(kr_ctx *ctx, kr_value self, kr_value *args, kr_nargs n) {
    kr_irq *irq = KR_AS(kr_irq, self);
    (void)args;
    kr_check_no_kw(ctx, "irq", n);
    kr_check_args(ctx, "irq", n, 0, 0);
    if (kr_is_none(irq->handler)) return KR_NONE;
    kr_call1(ctx, irq->handler, irq->source);
    return KR_NONE;
}

static kr_value irq_flags(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return kr_smallint((kr_sword)KR_AS(kr_irq, self)->flags);
}

static kr_value irq_trigger(kr_ctx *ctx, size_t n, const kr_value *a) {
    kr_irq *irq = KR_AS(kr_irq, a[0]);
    uint32_t old = irq->trigger;
    if (n > 1) {
        irq->trigger = (uint32_t)kr_arg_int(ctx, a[1], 0, 0, 255, "trigger");
        kr_irq_arm(ctx, irq);
    }
    return kr_smallint((kr_sword)old);
}

#define OWN &kr_type_irq
static const kr_builtin irq_methods[] = {
    KR_METHOD_1(OWN, "flags", irq_flags, "Which triggers the last call of the handler was for."),
    KR_METHOD_VAR(OWN, "trigger", irq_trigger, 1, 2, "Get or set what interrupts."),
};
#undef OWN

const kr_type kr_type_irq = {
    .base_object = {&kr_type_type},
    .name = "machine.irq",
    .base = &kr_type_object,
    .flags = KR_TF_NO_NEW,
    .version = 1,
    .size = sizeof(kr_irq),
    .methods = irq_methods,
    .n_methods = KR_ARRAY_LEN(irq_methods),
    .doc = "A source of interrupts; calling it calls the handler.",
    .trace = irq_trace,
    .call = irq_call,
};
