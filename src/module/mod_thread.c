/* Module _thread for one thread: locks that know whether they are held. Waiting for a lock that is
 * held lets signals in, which is all that could ever free it. */
#include <time.h>
#include <unistd.h>

#include "object/float.h"
#include "object/int.h"
#include "object/module.h"
#include "object/names.h"
#include "object/protocol.h"
#include "object/seq.h"
#include "object/shape.h"
#include "object/str.h"

typedef struct kr_lock {
    kr_object base;
    uint32_t count; /* RLock: how often it is held */
} kr_lock;

typedef struct kr_local {
    kr_object base;
    kr_attrs attrs;
} kr_local;

static const kr_type lock_type, rlock_type, local_type;

static kr_lock *lock_of(kr_value v) {
    return KR_AS(kr_lock, v);
}

static uint64_t ident(kr_ctx *ctx) {
    return (uint64_t)(uintptr_t)ctx;
}

#define MAX_TIMEOUT 9223372036.0 /* _thread.TIMEOUT_MAX */

/* Timeout in seconds (-1: for ever, 0: do not wait) from blocking and timeout arguments. */
static double patience(kr_ctx *ctx, kr_value blocking, kr_value timeout) {
    bool block = kr_isnull(blocking) || kr_truth(ctx, blocking);
    double t = kr_isnull(timeout) ? -1 : kr_as_double(ctx, timeout);
    if (!block && t != -1) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "can't specify a timeout for a non-blocking call");
    }
    if (t != t) kr_raise_fmt(ctx, &kr_type_ValueError, "Invalid value NaN (not a number)");
    if (t > MAX_TIMEOUT) {
        kr_raise_fmt(ctx, &kr_type_OverflowError, "timestamp too large to convert to C PyTime_t");
    }
    if (t < 0 && t != -1) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "timeout value must be a non-negative number");
    }
    return block ? t : 0;
}

/* Waits until the lock is free; false when time is up. */
static bool wait_free(kr_ctx *ctx, kr_lock *l, double t) {
    const struct timespec nap = {0, 1000000};
    while (l->count && t != 0) {
        nanosleep(&nap, NULL);
        if (ctx->pending) kr_poll(ctx);
        if (t > 0) t = t > 0.001 ? t - 0.001 : 0;
    }
    return !l->count;
}

static kr_value l_acquire(kr_ctx *ctx, const kr_value *a) {
    double t = patience(ctx, a[1], a[2]);
    if (!wait_free(ctx, lock_of(a[0]), t)) return KR_FALSE;
    lock_of(a[0])->count = 1;
    return KR_TRUE;
}

static kr_value l_release(kr_ctx *ctx, kr_value self) {
    if (!lock_of(self)->count) kr_raise_fmt(ctx, &kr_type_RuntimeError, "release unlocked lock");
    lock_of(self)->count = 0;
    return KR_NONE;
}

static kr_value l_locked(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return kr_bool(lock_of(self)->count);
}

static kr_value l_enter(kr_ctx *ctx, kr_value self) {
    wait_free(ctx, lock_of(self), -1);
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
    return KR_NONE;
}

static kr_value lock_repr(kr_ctx *ctx, kr_value self) {
    return kr_str_format(ctx, "<%s _thread.lock object at 0x%llx>",
                         lock_of(self)->count ? "locked" : "unlocked",
                         (unsigned long long)kr_object_id(self));
}

static kr_value lock_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    (void)args;
    kr_check_args(ctx, "lock", n, 0, 0);
    return kr_from_ptr(kr_instance_alloc(ctx, cls));
}

#define OWN &lock_type
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

static const kr_type lock_type = {
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

/* ---- RLock: the one thread always gets it ---- */
static kr_value r_acquire(kr_ctx *ctx, const kr_value *a) {
    patience(ctx, a[1], a[2]);
    lock_of(a[0])->count++;
    return KR_TRUE;
}

static kr_value r_enter(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    lock_of(self)->count++;
    return KR_TRUE;
}

static kr_value r_release(kr_ctx *ctx, kr_value self) {
    if (!lock_of(self)->count) {
        kr_raise_fmt(ctx, &kr_type_RuntimeError, "cannot release un-acquired lock");
    }
    lock_of(self)->count--;
    return KR_NONE;
}

static kr_value r_exit(kr_ctx *ctx, size_t n, const kr_value *a) {
    (void)n;
    return r_release(ctx, a[0]);
}

static kr_value r_count(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    return kr_smallint(lock_of(self)->count);
}

static kr_value r_release_save(kr_ctx *ctx, kr_value self) {
    uint32_t n = lock_of(self)->count;
    if (!n) kr_raise_fmt(ctx, &kr_type_RuntimeError, "cannot release un-acquired lock");
    lock_of(self)->count = 0;
    return kr_tuple2(ctx, kr_smallint(n), kr_int_from_u64(ctx, ident(ctx)));
}

static kr_value r_acquire_restore(kr_ctx *ctx, kr_value self, kr_value state) {
    lock_of(self)->count = (uint32_t)kr_as_int(ctx, kr_getitem(ctx, state, kr_smallint(0)));
    return KR_NONE;
}

static kr_value rlock_repr(kr_ctx *ctx, kr_value self) {
    uint32_t n = lock_of(self)->count;
    return kr_str_format(ctx, "<%s %N object owner=%lld count=%d at 0x%llx>",
                         n ? "locked" : "unlocked", kr_typeof(self), n ? (long long)ident(ctx) : 0,
                         (int)n, (unsigned long long)kr_object_id(self));
}

#define OWN &rlock_type
static const kr_builtin rlock_methods[] = {
    KR_METHOD_SIG(OWN, "acquire", r_acquire, "blocking=,timeout=", "Lock the lock."),
    KR_METHOD_1(OWN, "release", r_release, "Release the lock."),
    KR_METHOD_1(OWN, "locked", l_locked, "Return whether the lock is held."),
    KR_METHOD_1(OWN, "__enter__", r_enter, "Lock the lock."),
    KR_METHOD_VAR(OWN, "__exit__", r_exit, 1, 4, "Release the lock."),
    KR_METHOD_1(OWN, "_is_owned", l_locked, "For internal use by `threading.Condition`."),
    KR_METHOD_1(OWN, "_recursion_count", r_count, "For internal use by reentrancy checks."),
    KR_METHOD_1(OWN, "_release_save", r_release_save, "For internal use by `threading.Condition`."),
    KR_METHOD_2(OWN, "_acquire_restore", r_acquire_restore,
                "For internal use by `threading.Condition`."),
    KR_METHOD_1(OWN, "_at_fork_reinit", l_reinit, NULL),
};
#undef OWN

static const kr_type rlock_type = {
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

/* ---- _local: attributes of the one thread ---- */
static void local_trace(kr_visitor *v, kr_object *obj) {
    kr_attrs_trace(v, &((kr_local *)obj)->attrs, obj);
}

static kr_value local_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    (void)args;
    if (cls == &local_type && n) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "Initialization arguments are not supported");
    }
    return kr_from_ptr(kr_instance_alloc(ctx, cls));
}

static const kr_builtin local_methods[] = {
    KR_GETTER(&local_type, "__dict__", kr_object_dict_get, kr_object_dict_set, NULL),
};

static const kr_type local_type = {
    .base_object = {&kr_type_type},
    .name = "_thread._local",
    .base = &kr_type_object,
    .flags = KR_TF_BASE | KR_TF_WEAKREF,
    .version = 1,
    .size = sizeof(kr_local),
    .attrs_offset = offsetof(kr_local, attrs),
    .methods = local_methods,
    .n_methods = KR_ARRAY_LEN(local_methods),
    .doc = KR_DOC("Thread-local data."),
    .new_ = local_new,
    .trace = local_trace,
};

/* ---- module ---- */
static kr_value t_allocate(kr_ctx *ctx) {
    return kr_from_ptr(kr_instance_alloc(ctx, &lock_type));
}

static kr_value t_ident(kr_ctx *ctx) {
    return kr_int_from_u64(ctx, ident(ctx));
}

static kr_value t_native_id(kr_ctx *ctx) {
    return kr_int_new(ctx, gettid());
}

static kr_value t_zero(kr_ctx *ctx, size_t n, const kr_value *a) {
    (void)ctx;
    (void)n;
    (void)a;
    return kr_smallint(0);
}

static kr_value t_start(kr_ctx *ctx, size_t n, const kr_value *a) {
    (void)n;
    (void)a;
    kr_raise_fmt(ctx, &kr_type_RuntimeError, "can't start new thread");
}

static kr_value t_exit(kr_ctx *ctx) {
    kr_raise_none(ctx, &kr_type_SystemExit);
}

static kr_value t_interrupt(kr_ctx *ctx, size_t n, const kr_value *a) {
    kr_value sig = n ? a[0] : kr_smallint(2);
    return kr_call1(
        ctx, kr_getattr(ctx, kr_import(ctx, "_signal"), kr_str_intern_rom(ctx, "raise_signal")),
        sig);
}

static const kr_builtin members[] = {
    KR_FUNC_0("allocate_lock", t_allocate, "Create a new lock object."),
    KR_FUNC_0("allocate", t_allocate, "An obsolete synonym of allocate_lock()."),
    KR_FUNC_0("_set_sentinel", t_allocate, NULL),
    KR_FUNC_0("get_ident", t_ident,
              "Return a non-zero integer that identifies the current thread."),
    KR_FUNC_0("get_native_id", t_native_id, "Return the thread's id as the kernel knows it."),
    KR_FUNC_VAR(
        "_count", t_zero, 0, 0,
        "Return the number of currently running Python threads, excluding the main thread."),
    KR_FUNC_VAR("stack_size", t_zero, 0, 1,
                "Return the thread stack size used when creating new threads."),
    KR_FUNC_VAR("start_new_thread", t_start, 2, 3, "Start a new thread and return its identifier."),
    KR_FUNC_VAR("start_new", t_start, 2, 3, "An obsolete synonym of start_new_thread()."),
    KR_FUNC_0("exit", t_exit, "Raise SystemExit."),
    KR_FUNC_0("exit_thread", t_exit, "An obsolete synonym of exit()."),
    KR_FUNC_VAR("interrupt_main", t_interrupt, 0, 1, "Simulate the arrival of the given signal."),
};

static void init_thread(kr_ctx *ctx, kr_value m) {
    kr_module_set(ctx, m, "LockType", kr_type_value(&lock_type));
    kr_module_set(ctx, m, "lock", kr_type_value(&lock_type));
    kr_module_set(ctx, m, "RLock", kr_type_value(&rlock_type));
    kr_module_set(ctx, m, "_local", kr_type_value(&local_type));
    kr_module_set(ctx, m, "error", kr_type_value(&kr_type_RuntimeError));
    kr_module_set(ctx, m, "TIMEOUT_MAX", kr_float_new(ctx, MAX_TIMEOUT));
}

const kr_module_def kr_module_thread = {
    .name = "_thread",
    .doc = KR_DOC("Primitives for one thread."),
    .members = members,
    .n_members = KR_ARRAY_LEN(members),
    .init = init_thread,
};
