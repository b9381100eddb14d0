/* Locks of module _thread.
 *
 * Invariants: a lock is a few words that are looked at and changed by the thread that runs Python
 * code, so taking a free one costs nothing else. A release wakes the thread that waits longest: who
 * then comes first gets the lock. */
#include <math.h>
#include <time.h>

#include "heap/os.h"
#include "module/thread_types.h"
#include "vm/thread.h"

typedef struct kr_lock {
    kr_object base;
    const kr_ctx *owner; /* RLock: who holds it */
    uint32_t count;      /* RLock: how often it is held */
    kr_wait_queue queue;
} kr_lock;

static kr_lock *lock_of(kr_value v) {
    return KR_AS(kr_lock, v);
}

/* Timeout in ns (-1: for ever, 0: do not wait) from blocking and timeout arguments. */
static int64_t patience(kr_ctx *ctx, kr_value blocking, kr_value timeout) {
    bool block = kr_isnull(blocking) || kr_truth(ctx, blocking);
    double t = kr_isnull(timeout) ? -1 : kr_as_double(ctx, timeout);
    if (!block && t != -1) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "can't specify a timeout for a non-blocking call");
    }
    if (t != t) kr_raise_fmt(ctx, &kr_type_ValueError, "Invalid value NaN (not a number)");
    if (t > KR_THREAD_MAX_TIMEOUT) {
        kr_raise_fmt(ctx, &kr_type_OverflowError, "timestamp too large to convert to C PyTime_t");
    }
    if (t < 0 && t != -1) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "timeout value must be a non-negative number");
    }
    return !block ? 0 : t < 0 ? -1 : (int64_t)ceil(t * 1e9);
}

/* ---- waiting ---- */
/* There is no other thread: signals and scheduled calls are all that could open it. */
static void nap(kr_ctx *ctx, uint64_t until) {
    struct timespec t = {0, 1000000};
    uint64_t now = kr_os_monotonic_ns();
    if (until && until < now + 1000000) t.tv_nsec = until > now ? (long)(until - now) : 0;
    if (!ctx->pending) nanosleep(&t, NULL);
}

/* Waits until the lock is free; false when time is up. */
static bool wait_free(kr_ctx *ctx, kr_value lock, int64_t ns) {
    kr_lock *l = lock_of(lock);
    if (KR_LIKELY(!l->count)) return true;
    if (!ns) return false;
    uint64_t until = ns < 0 ? 0 : kr_os_monotonic_ns() + (uint64_t)ns;
    while (l->count) {
        if (kr_has_threads(ctx))
            kr_queue_wait(ctx, &l->queue, until);
        else
            nap(ctx, until);
        if (!l->count) break;
        if (ctx->pending) kr_poll(ctx);
        if (l->count && until && kr_os_monotonic_ns() >= until) return false;
    }
    kr_keep(lock);
    return true;
}

/* ---- lock ---- */
void kr_thread_lock_open(kr_ctx *ctx, kr_value lock) {
    lock_of(lock)->count = 0;
    kr_queue_wake(ctx, &lock_of(lock)->queue);
}

static kr_value l_acquire(kr_ctx *ctx, const kr_value *a) {
    int64_t t = patience(ctx, a[1], a[2]);
    if (!wait_free(ctx, a[0], t)) return KR_FALSE;
    lock_of(a[0])->count = 1;
    return KR_TRUE;
}

static kr_value l_release(kr_ctx *ctx, kr_value self) {
    if (!lock_of(self)->count) kr_raise_fmt(ctx, &kr_type_RuntimeError, "release unlocked lock");
    kr_thread_lock_open(ctx, self);
    return KR_NONE;
}

static kr_value l_locked(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return kr_bool(lock_of(self)->count);
}

static kr_value l_enter(kr_ctx *ctx, kr_value self) {
    wait_free(ctx, self, -1);
    lock_of(self)->count = 1;
    return KR_TRUE;
}

static kr_value l_exit(kr_ctx *ctx, size_t n, const kr_value *a) {
    (void)n;
    return l_release(ctx, a[0]);
}

static kr_value l_reinit(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    lock_of(self)->count = 0;
    lock_of(self)->owner = NULL;
    return KR_NONE;
}

static kr_value lock_repr(kr_ctx *ctx, kr_value self) {
    return kr_str_format(ctx, "<%s _thread.lock object at 0x%llx>",
                         lock_of(self)->count ? "locked" : "unlocked",
                         (unsigned long long)kr_object_id(self));
}

static kr_value lock_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    (void)args;
    if (cls == &kr_type_thread_lock) kr_check_args(ctx, "lock", n, 0, 0);
    return kr_from_ptr(kr_instance_alloc(ctx, cls));
}

#define OWN &kr_type_thread_lock
static const kr_builtin lock_methods[] = {
    KR_METHOD_SIG(OWN, "acquire", l_acquire, "blocking=,timeout=", "Lock the lock."),
    KR_METHOD_SIG(OWN, "acquire_lock", l_acquire,
                  "blocking=,timeout=", "An obsolete synonym of acquire()."),
    KR_METHOD_1(OWN, "release", l_release, "Release the lock."),
    KR_METHOD_1(OWN, "release_lock", l_release, "An obsolete synonym of release()."),
    KR_METHOD_1(OWN, "locked", l_locked, "Return whether the lock is in the locked state."),
    KR_METHOD_1(OWN, "locked_lock", l_locked, "An obsolete synonym of locked()."),
    KR_METHOD_1(OWN, "__enter__", l_enter, "Lock the lock."),
    KR_METHOD_VAR(OWN, "__exit__", l_exit, 1, 4, "Release the lock."),
    KR_METHOD_1(OWN, "_at_fork_reinit", l_reinit, NULL),
};
#undef OWN

const kr_type kr_type_thread_lock = {
    .base_object = {&kr_type_type},
    .name = "_thread.lock",
    .base = &kr_type_object,
    .flags = KR_TF_LEAF | KR_TF_WEAKREF,
    .version = 1,
    .size = sizeof(kr_lock),
    .methods = lock_methods,
    .n_methods = KR_ARRAY_LEN(lock_methods),
    .doc = KR_DOC("A lock object is a synchronization primitive."),
    .new_ = lock_new,
    .repr = lock_repr,
};

/* ---- RLock ---- */
static bool is_own(const kr_ctx *ctx, kr_value self) {
    return lock_of(self)->count && lock_of(self)->owner == ctx;
}

static bool own(kr_ctx *ctx, kr_value self, int64_t ns, uint32_t count) {
    if (!wait_free(ctx, self, ns)) return false;
    lock_of(self)->owner = ctx;
    lock_of(self)->count = count;
    return true;
}

static kr_value r_acquire(kr_ctx *ctx, const kr_value *a) {
    int64_t t = patience(ctx, a[1], a[2]);
    if (!is_own(ctx, a[0])) return kr_bool(own(ctx, a[0], t, 1));
    lock_of(a[0])->count++;
    return KR_TRUE;
}

static kr_value r_enter(kr_ctx *ctx, kr_value self) {
    if (is_own(ctx, self))
        lock_of(self)->count++;
    else
        own(ctx, self, -1, 1);
    return KR_TRUE;
}

static void must_own(kr_ctx *ctx, kr_value self) {
    if (!is_own(ctx, self)) {
        kr_raise_fmt(ctx, &kr_type_RuntimeError, "cannot release un-acquired lock");
    }
}

static kr_value r_release(kr_ctx *ctx, kr_value self) {
    must_own(ctx, self);
    if (!--lock_of(self)->count) kr_thread_lock_open(ctx, self);
    return KR_NONE;
}

static kr_value r_exit(kr_ctx *ctx, size_t n, const kr_value *a) {
    (void)n;
    return r_release(ctx, a[0]);
}

static kr_value r_is_owned(kr_ctx *ctx, kr_value self) {
    return kr_bool(is_own(ctx, self));
}

static kr_value r_count(kr_ctx *ctx, kr_value self) {
    return kr_smallint(is_own(ctx, self) ? lock_of(self)->count : 0);
}

static kr_value r_release_save(kr_ctx *ctx, kr_value self) {
    must_own(ctx, self);
    kr_value state = kr_tuple2(ctx, kr_smallint(lock_of(self)->count),
                               kr_int_from_u64(ctx, kr_thread_ident(ctx)));
    kr_thread_lock_open(ctx, self);
    return state;
}

static kr_value r_acquire_restore(kr_ctx *ctx, kr_value self, kr_value state) {
    uint32_t n = (uint32_t)kr_as_int(ctx, kr_getitem(ctx, state, kr_smallint(0)));
    own(ctx, self, -1, n);
    return KR_NONE;
}

static kr_value rlock_repr(kr_ctx *ctx, kr_value self) {
    const kr_lock *l = lock_of(self);
    return kr_str_format(ctx, "<%s %N object owner=%lld count=%d at 0x%llx>",
                         l->count ? "locked" : "unlocked", kr_typeof(self),
                         l->count ? (long long)kr_thread_ident(l->owner) : 0, (int)l->count,
                         (unsigned long long)kr_object_id(self));
}

#define OWN &kr_type_thread_rlock
static const kr_builtin rlock_methods[] = {
    KR_METHOD_SIG(OWN, "acquire", r_acquire, "blocking=,timeout=", "Lock the lock."),
    KR_METHOD_1(OWN, "release", r_release, "Release the lock."),
    KR_METHOD_1(OWN, "locked", l_locked, "Return whether the lock is held."),
    KR_METHOD_1(OWN, "__enter__", r_enter, "Lock the lock."),
    KR_METHOD_VAR(OWN, "__exit__", r_exit, 1, 4, "Release the lock."),
    KR_METHOD_1(OWN, "_is_owned", r_is_owned, "For internal use by `threading.Condition`."),
    KR_METHOD_1(OWN, "_recursion_count", r_count, "For internal use by reentrancy checks."),
    KR_METHOD_1(OWN, "_release_save", r_release_save, "For internal use by `threading.Condition`."),
    KR_METHOD_2(OWN, "_acquire_restore", r_acquire_restore,
                "For internal use by `threading.Condition`."),
    KR_METHOD_1(OWN, "_at_fork_reinit", l_reinit, NULL),
};
#undef OWN

const kr_type kr_type_thread_rlock = {
    .base_object = {&kr_type_type},
    .name = "_thread.RLock",
    .base = &kr_type_object,
    .flags = KR_TF_BASE | KR_TF_WEAKREF,
    .version = 1,
    .size = sizeof(kr_lock),
    .methods = rlock_methods,
    .n_methods = KR_ARRAY_LEN(rlock_methods),
    .new_ = lock_new,
    .repr = rlock_repr,
};
