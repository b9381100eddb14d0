/* Imports in several threads: while one loads a module, others that want it wait.
 *
 * Invariants: machine->loading lists the modules that are being loaded, in records on the C stacks
 * of those who load them. A thread that waits says for whom (exec->waits_for): who would wait for a
 * thread that waits for himself goes on with the incomplete module instead, as he would in an
 * import that leads back to itself within one thread. */
#include "vm/frame.h"
#include "vm/import.h"
#include "vm/thread.h"

struct kr_loading {
    struct kr_loading *next;
    kr_value name;
    kr_ctx *ctx;
};

static const struct kr_loading *loaded_elsewhere(kr_ctx *ctx, kr_value name) {
    for (const struct kr_loading *l = ctx->vm->machine->loading; l; l = l->next) {
        if (l->ctx != ctx && kr_str_eq(l->name, name)) return l;
    }
    return NULL;
}

static bool would_wait_for(const kr_ctx *who, const kr_ctx *ctx) {
    while (who && who != ctx) who = who->exec->waits_for;
    return who != NULL;
}

static kr_value sleep_on(kr_ctx *ctx, void *arg) {
    (void)arg;
    kr_queue_wait(ctx, &ctx->vm->machine->importers, 0);
    if (ctx->pending) kr_poll(ctx);
    return KR_NONE;
}

void kr_import_await(kr_ctx *ctx, kr_value name) {
    const struct kr_loading *l;
    kr_value exc;
    while ((l = loaded_elsewhere(ctx, name)) && !would_wait_for(l->ctx, ctx)) {
        ctx->exec->waits_for = l->ctx;
        kr_protect(ctx, sleep_on, NULL, &exc);
        ctx->exec->waits_for = NULL;
        if (!kr_isnull(exc)) kr_throw(ctx, exc);
    }
}

static void finish(kr_ctx *ctx, const struct kr_loading *own) {
    struct kr_machine *m = ctx->vm->machine;
    struct kr_loading **link = &m->loading;
    while (*link && *link != own) link = &(*link)->next;
    if (*link) *link = own->next;
    while (kr_queue_wake(ctx, &m->importers)) continue;
}

kr_value kr_import_alone(kr_ctx *ctx, kr_value name, kr_value (*load)(kr_ctx *, void *)) {
    struct kr_machine *m = ctx->vm->machine;
    struct kr_loading own = {.next = m->loading, .name = name, .ctx = ctx};
    kr_value exc, r;
    m->loading = &own;
    r = kr_protect(ctx, load, &name, &exc);
    finish(ctx, &own);
    if (!kr_isnull(exc)) kr_throw(ctx, exc);
    return r;
}

void kr_import_forget(kr_ctx *ctx) {
    struct kr_loading **link = &ctx->vm->machine->loading;
    while (*link) {
        if ((*link)->ctx == ctx)
            link = &(*link)->next;
        else
            *link = (*link)->next;
    }
}
