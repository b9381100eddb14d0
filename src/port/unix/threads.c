/* Threads of the OS and the machine's lock (vm/thread.h).
 *
 * Invariants: all of kr_gil is guarded by its mutex, which is held for moments only. `holder` may
 * run Python code. A thread that ends the machine sets `over`: whoever comes for the lock later
 * leaves by a long jump to where its C stack begins, and looks at nothing of the machine on its
 * way, which may be gone. The lock itself goes with the last thread that knows it. What is told of
 * a thread lies on its own stack, of the first one in the lock. */
#include <errno.h>
#include <pthread.h>
#include <semaphore.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "port/host.h"
#include "vm/thread.h"

typedef struct kr_gil gil;

struct kr_thread {
    gil *g;
    kr_ctx *ctx;
    sem_t wake; /* of kr_thread_wait */
    jmp_buf out;
};

struct kr_gil {
    pthread_mutex_t lock;
    pthread_cond_t freed, taken;
    kr_ctx *holder; /* NULL also while it is held by a thread whose context is going */
    uint64_t turn;  /* how often it was taken */
    unsigned waiting, known_to;
    bool held, over;
    struct kr_thread first;
};

/* What a new thread is told. */
typedef struct order {
    gil *g;
    kr_ctx *ctx;
    size_t stack;
    void (*body)(kr_ctx *ctx, void *stack_top, size_t bytes);
} order;

enum { LEAST_STACK = 256 << 10, OF_THE_OS = 32 << 10 /* of a stack, at its top and its end */ };

/* ---- the lock ---- */
static void in_future(struct timespec *t, uint64_t ns) {
    clock_gettime(CLOCK_MONOTONIC, t);
    ns += (uint64_t)t->tv_nsec;
    t->tv_sec += (time_t)(ns / 1000000000);
    t->tv_nsec = (long)(ns % 1000000000);
}

/* Waits for its turn, and asks for it when others take too long. The mutex is held. */
static void queue_up(struct kr_thread *t, uint64_t patience) {
    gil *g = t->g;
    g->waiting++;
    while (g->held && !g->over) {
        uint64_t turn = g->turn;
        struct timespec end;
        in_future(&end, patience);
        if (pthread_cond_timedwait(&g->freed, &g->lock, &end) == ETIMEDOUT && g->holder &&
            g->turn == turn && !g->over) {
            kr_pending_set(g->holder, KR_PENDING_SWITCH);
        }
    }
    g->waiting--;
    if (g->over) {
        pthread_mutex_unlock(&g->lock);
        longjmp(t->out, 1);
    }
    g->held = true;
    g->holder = t->ctx;
    g->turn++;
    kr_pending_clear(t->ctx, KR_PENDING_SWITCH);
    pthread_cond_broadcast(&g->taken);
}

static void take(struct kr_thread *t, uint64_t patience) {
    pthread_mutex_lock(&t->g->lock);
    queue_up(t, patience);
    pthread_mutex_unlock(&t->g->lock);
}

/* The mutex is held. */
static void free_it(gil *g) {
    g->held = false;
    g->holder = NULL;
    pthread_cond_signal(&g->freed);
}

static void give(gil *g) {
    pthread_mutex_lock(&g->lock);
    free_it(g);
    pthread_mutex_unlock(&g->lock);
}

static void threads_blocking(kr_ctx *ctx, void (*fn)(void *arg), void *arg) {
    struct kr_thread *t = ctx->thread;
    uint64_t patience = ctx->vm->switch_ns;
    give(t->g);
    fn(arg);
    int error = errno;
    take(t, patience);
    errno = error;
}

static void threads_yield(kr_ctx *ctx) {
    struct kr_thread *t = ctx->thread;
    gil *g = t->g;
    uint64_t patience = ctx->vm->switch_ns;
    pthread_mutex_lock(&g->lock);
    if (g->waiting) {
        uint64_t turn = g->turn;
        free_it(g);
        while (g->turn == turn && g->waiting && !g->over) pthread_cond_wait(&g->taken, &g->lock);
        queue_up(t, patience);
    }
    pthread_mutex_unlock(&g->lock);
}

/* ---- sleeping ---- */
static void threads_settle(kr_ctx *ctx) {
    while (!sem_trywait(&ctx->thread->wake)) continue;
}

static void sleep_until(void *arg) {
    const struct timespec *until = ((void **)arg)[1];
    sem_t *wake = ((void **)arg)[0];
    if (until)
        sem_clockwait(wake, CLOCK_MONOTONIC, until);
    else
        sem_wait(wake);
}

static void threads_wait(kr_ctx *ctx, uint64_t until_ns) {
    struct timespec until = {(time_t)(until_ns / 1000000000), (long)(until_ns % 1000000000)};
    void *what[2] = {&ctx->thread->wake, until_ns ? &until : NULL};
    threads_blocking(ctx, sleep_until, what);
}

static void threads_wake(kr_ctx *ctx) {
    if (ctx->thread) sem_post(&ctx->thread->wake);
}

void kr_host_threads_signal(kr_ctx *ctx) {
    threads_wake(ctx);
}

/* ---- life ---- */
static void init(gil *g, kr_ctx *ctx) {
    pthread_condattr_t attr;
    pthread_mutex_init(&g->lock, NULL);
    pthread_condattr_init(&attr);
    pthread_condattr_setclock(&attr, CLOCK_MONOTONIC);
    pthread_cond_init(&g->freed, &attr);
    pthread_cond_init(&g->taken, NULL);
    pthread_condattr_destroy(&attr);
    g->holder = ctx;
    g->held = true;
    g->waiting = 0;
    g->known_to = 1;
}

static void forget(gil *g) {
    pthread_mutex_lock(&g->lock);
    bool last = --g->known_to == 0;
    pthread_mutex_unlock(&g->lock);
    if (!last) return;
    pthread_cond_destroy(&g->freed);
    pthread_cond_destroy(&g->taken);
    pthread_mutex_destroy(&g->lock);
    sem_destroy(&g->first.wake);
    free(g);
}

static bool threads_open(kr_ctx *ctx) {
    gil *g = calloc(1, sizeof *g);
    if (!g) return false;
    init(g, ctx);
    g->first.g = g;
    g->first.ctx = ctx;
    sem_init(&g->first.wake, 0, 0);
    ctx->thread = &g->first;
    ctx->vm->gil = g;
    return true;
}

static void threads_close(kr_ctx *ctx) {
    gil *g = ctx->vm->gil;
    ctx->vm->gil = NULL;
    pthread_mutex_lock(&g->lock);
    g->over = true;
    pthread_cond_broadcast(&g->freed);
    pthread_cond_broadcast(&g->taken);
    for (kr_ctx *c = ctx->vm->contexts; c; c = c->next) {
        if (c != ctx) threads_wake(c);
        c->thread = NULL;
    }
    pthread_mutex_unlock(&g->lock);
    forget(g);
}

static void live(struct kr_thread *t, const order *o) {
    take(t, 5000000);
    t->ctx->thread = t;
    o->body(t->ctx, __builtin_frame_address(0), o->stack);
    pthread_mutex_lock(&t->g->lock);
    t->g->holder = NULL; /* nobody asks it for a turn any more */
    pthread_mutex_unlock(&t->g->lock);
    if (t->ctx != t->ctx->vm->main_ctx) kr_ctx_destroy(t->ctx); /* the main one: it forked */
    give(t->g);
}

static void *thread_main(void *arg) {
    order o = *(order *)arg;
    struct kr_thread t = {.g = o.g, .ctx = o.ctx};
    free(arg);
    sem_init(&t.wake, 0, 0);
    if (!setjmp(t.out)) live(&t, &o);
    sem_destroy(&t.wake);
    forget(t.g);
    return NULL;
}

static int create(order *o, pthread_attr_t *attr) {
    pthread_t id;
    size_t have = 0;
    pthread_attr_setdetachstate(attr, PTHREAD_CREATE_DETACHED);
    if (o->stack && o->stack < LEAST_STACK) o->stack = LEAST_STACK;
    int error = o->stack ? pthread_attr_setstacksize(attr, o->stack) : 0;
    if (!error) error = pthread_attr_getstacksize(attr, &have);
    o->stack = have - OF_THE_OS;
    return error ? error : pthread_create(&id, attr, thread_main, o);
}

static int threads_start(kr_ctx *ctx, size_t stack,
                         void (*body)(kr_ctx *ctx, void *stack_top, size_t bytes)) {
    gil *g = ctx->vm->gil;
    order *o = malloc(sizeof *o);
    pthread_attr_t attr;
    if (!o) return ENOMEM;
    *o = (order){g, ctx, stack, body};
    pthread_mutex_lock(&g->lock);
    g->known_to++;
    pthread_mutex_unlock(&g->lock);
    int error = pthread_attr_init(&attr);
    if (!error) {
        error = create(o, &attr);
        pthread_attr_destroy(&attr);
    }
    if (!error) return 0;
    forget(g);
    free(o);
    return error;
}

static kr_ctx *threads_holder(kr_ctx *ctx) {
    return ctx->vm->gil->holder;
}

static void threads_forked(kr_ctx *ctx) {
    gil *g = ctx->vm->gil;
    init(g, ctx);
    if (ctx->thread != &g->first) g->known_to++; /* its own, and the one that close gives up */
    kr_host_signals_forked(ctx);
}

const kr_thread_port kr_host_threads = {
    .open = threads_open,
    .close = threads_close,
    .start = threads_start,
    .blocking = threads_blocking,
    .yield = threads_yield,
    .wait = threads_wait,
    .settle = threads_settle,
    .wake = threads_wake,
    .holder = threads_holder,
    .forked = threads_forked,
};
