/* Threads: contexts of one machine, each with a thread of the OS. One at a time runs Python code,
 * the one that holds the machine's lock. It gives the lock away where it waits (kr_blocking), and
 * at a safepoint (kr_poll) when another thread has waited for it for vm->switch_ns.
 *
 * vm->gil stays NULL until the first thread is started, and is NULL again once the machine is
 * ending: then there is nothing to give away. */
#ifndef KR_VM_THREAD_H
#define KR_VM_THREAD_H

#include "vm/vm.h"

/* What the OS does. Functions that may wait run within kr_heap_park; after one of them the calling
 * thread holds the lock again, or, if the machine has ended meanwhile, they do not return. */
typedef struct kr_thread_port {
    /* Makes vm->gil, held by ctx, which is the calling thread's. false: no memory. */
    bool (*open)(kr_ctx *ctx);
    /* Nobody but the caller ever gets the lock again; sets vm->gil to NULL. */
    void (*close)(kr_ctx *ctx);
    /* Starts a thread that calls body(ctx, stack_top, bytes) with the lock held, destroys the
     * context and gives the lock away. stack: bytes of C stack, 0: as is usual. 0, or an errno. */
    int (*start)(kr_ctx *ctx, size_t stack,
                 void (*body)(kr_ctx *ctx, void *stack_top, size_t bytes));
    /* Calls fn(arg) without the lock. */
    void (*blocking)(kr_ctx *ctx, void (*fn)(void *arg), void *arg);
    /* Lets a thread that waits for the lock have it first. */
    void (*yield)(kr_ctx *ctx);
    /* Sleeps without the lock until woken, or until a time of kr_os_monotonic_ns (0: none). May
     * also end for no reason. A wake after `settle` is not missed. */
    void (*wait)(kr_ctx *ctx, uint64_t until_ns);
    void (*settle)(kr_ctx *ctx);
    void (*wake)(kr_ctx *ctx);
    /* Who holds the lock. */
    kr_ctx *(*holder)(kr_ctx *ctx);
    /* In the child of a fork: ctx is alone. */
    void (*forked)(kr_ctx *ctx);
} kr_thread_port;

/* Calls fn(*args, **kwargs) in a new thread; kwargs may be KR_NULL. Returns its context, which
 * tells it from other threads; NULL and an errno if there cannot be one. */
kr_ctx *kr_thread_start(kr_ctx *ctx, kr_value fn, kr_value args, kr_value kwargs, size_t stack,
                        int *error);
/* KR_PENDING_SWITCH: gives another thread its turn. */
void kr_thread_switch(kr_ctx *ctx);
/* Prepares for waiting: the caller then looks whether it must wait, and calls kr_thread_wait. */
void kr_thread_settle(kr_ctx *ctx);
/* Sleeps while other threads run; until kr_thread_wake(ctx), a signal (main thread) or a time of
 * kr_os_monotonic_ns (0: none), or for no reason. Polls nothing. */
void kr_thread_wait(kr_ctx *ctx, uint64_t until_ns);
void kr_thread_wake(kr_ctx *ctx);
/* The context of the machine that runs Python code now, by one of its contexts. */
kr_ctx *kr_thread_running(kr_ctx *any);

/* ---- waiting for each other ---- */
/* Threads that sleep until somebody wakes them, the first one first. Zero: nobody. */
typedef struct kr_wait_queue {
    struct kr_waiter *first; /* on its C stack */
    uint32_t era;            /* vm->forks: the threads of the parent process do not wait here */
} kr_wait_queue;
/* Joins the queue and sleeps, unless something is pending; see kr_thread_wait. */
void kr_queue_wait(kr_ctx *ctx, kr_wait_queue *q, uint64_t until_ns);
/* Wakes the first one; false: there is none. */
bool kr_queue_wake(const kr_ctx *ctx, kr_wait_queue *q);

/* What keeps a C object that one thread works on from others, while that thread waits for something
 * or runs Python code. One thread may enter several times. Zero: free. */
typedef struct kr_monitor {
    const kr_ctx *owner;
    uint32_t depth;
    kr_wait_queue queue;
} kr_monitor;
static inline bool kr_has_threads(const kr_ctx *ctx) {
    return KR_CFG_THREADS && KR_UNLIKELY(ctx->vm->gil);
}
/* fn(ctx, arg) within the monitor, whatever it raises. Called where kr_has_threads. */
kr_value kr_monitor_call(kr_ctx *ctx, kr_monitor *m, kr_value (*fn)(kr_ctx *, void *), void *arg);

/* ---- beginning and end ---- */
/* In the child of a fork: the other threads are gone, this one is the main one. */
void kr_threads_forked(kr_ctx *ctx);
/* The machine is about to end: other threads run no more. The main thread's. */
void kr_threads_end(kr_ctx *ctx);
/* Of the calling thread: the object that tells that it has ended, and the one that its thread-local
 * values belong to. KR_NULL until set. */
kr_value *kr_thread_sentinel(kr_ctx *ctx);
kr_value *kr_thread_token(kr_ctx *ctx);
/* Called for both when a thread ends; set by module _thread. */
void kr_thread_set_ended(kr_ctx *ctx,
                         void (*ended)(kr_ctx *ctx, kr_value sentinel, kr_value token));

#endif
