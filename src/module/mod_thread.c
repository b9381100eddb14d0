/* Module _thread: starting threads, and what module threading needs besides. */
#include "module/mod_thread.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "module/structseq.h"
#include "module/thread_types.h"
#include "object/dict.h"
#include "object/float.h"
#include "object/module.h"
#include "vm/thread.h"
#include "vm/vm.h"

enum { LEAST_STACK = 32768 };

static kr_value t_allocate(kr_ctx *ctx) {
    return kr_from_ptr(kr_instance_alloc(ctx, &kr_type_thread_lock));
}

/* A lock that is opened when the calling thread has ended. */
static kr_value t_set_sentinel(kr_ctx *ctx) {
    kr_value lock = t_allocate(ctx);
    *kr_thread_sentinel(ctx) = lock;
    return lock;
}

static void ended(kr_ctx *ctx, kr_value sentinel, kr_value token) {
    if (!kr_isnull(token)) kr_thread_local_ended(token);
    if (!kr_isnull(sentinel)) kr_thread_lock_open(ctx, sentinel);
}

static kr_value t_ident(kr_ctx *ctx) {
    return kr_int_from_u64(ctx, kr_thread_ident(ctx));
}

static kr_value t_native_id(kr_ctx *ctx) {
    return kr_int_new(ctx, gettid());
}

static kr_value t_count(kr_ctx *ctx) {
    kr_sword n = -1;
    for (const kr_ctx *c = ctx->vm->contexts; c; c = c->next) n++;
    return kr_smallint(n);
}

/* The size for threads to come is kept in the module. */
static kr_value stack_of(kr_ctx *ctx) {
    return kr_getattr(ctx, kr_import(ctx, "_thread"), kr_str_intern_rom(ctx, "_stack_size"));
}

/* Without an argument it is 0 that is set. */
static kr_value t_stack_size(kr_ctx *ctx, size_t n, const kr_value *a) {
    kr_value old = stack_of(ctx);
    kr_sword size = n ? kr_index_ssize(ctx, a[0]) : 0;
    if (size < 0) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "size must be 0 or a positive value");
    }
    if (size && size < LEAST_STACK) {
        kr_raise_fmt(ctx, &kr_type_ValueError, "size not valid: %lld bytes", (long long)size);
    }
    kr_setattr(ctx, kr_import(ctx, "_thread"), kr_str_intern_rom(ctx, "_stack_size"),
               kr_smallint(size));
    return old;
}

static bool is_callable(kr_ctx *ctx, kr_value v) {
    kr_value callable = kr_builtins_get(ctx, kr_str_intern_rom(ctx, "callable"));
    return kr_truth(ctx, kr_call1(ctx, callable, v));
}

static kr_value t_start(kr_ctx *ctx, size_t n, const kr_value *a) {
    int error;
    kr_value kwargs = n > 2 ? a[2] : KR_NULL;
    if (!is_callable(ctx, a[0])) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "first arg must be callable");
    }
    if (!kr_is_tuple(a[1])) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "2nd arg must be a tuple");
    }
    if (n > 2 && !kr_is_dict(kwargs)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "optional 3rd arg must be a dictionary");
    }
    size_t stack = (size_t)kr_smallint_val(stack_of(ctx));
    const kr_ctx *fresh = kr_thread_start(ctx, a[0], a[1], kwargs, stack, &error);
    if (!fresh) {
        kr_raise_fmt(ctx, &kr_type_RuntimeError, "can't start new thread: %s", strerror(error));
    }
    return kr_int_from_u64(ctx, kr_thread_ident(fresh));
}

static kr_value t_exit(kr_ctx *ctx) {
    kr_raise_none(ctx, &kr_type_SystemExit);
}

/* As if the signal had come; nothing happens if nobody handles it. */
static kr_value t_interrupt(kr_ctx *ctx, size_t n, const kr_value *a) {
    kr_value sig = n ? a[0] : kr_smallint(SIGINT), m = kr_import(ctx, "_signal");
    kr_value how = kr_call1(ctx, kr_getattr(ctx, m, kr_str_intern_rom(ctx, "getsignal")), sig);
    if (kr_is_none(how) || kr_is_int(how)) return KR_NONE;
    return kr_call1(ctx, kr_getattr(ctx, m, kr_str_intern_rom(ctx, "raise_signal")), sig);
}

/* ---- exceptions that end a thread ---- */
/* args: type, value, traceback, thread. */
static kr_value t_excepthook(kr_ctx *ctx, kr_value args) {
    kr_value type = kr_getitem(ctx, args, kr_smallint(0)),
             exc = kr_getitem(ctx, args, kr_smallint(1));
    kr_value thread = kr_getitem(ctx, args, kr_smallint(3)), name = KR_NULL;
    if (kr_is(type, kr_type_value(&kr_type_SystemExit))) return KR_NONE;
    if (!kr_is_none(thread)) name = kr_getattr_opt(ctx, thread, KR_N(ctx, name));
    if (kr_isnull(name)) name = t_ident(ctx);
    kr_value err = kr_getattr(ctx, ctx->vm->sys_module, KR_N(ctx, stderr)), text;
    bool usual = !kr_is_none(err);
    if (!usual && !kr_is_none(thread)) { /* what it was when the thread was made */
        err = kr_getattr_opt(ctx, thread, kr_str_intern_rom(ctx, "_stderr"));
    }
    if (kr_isnull(err) || kr_is_none(err)) return KR_NONE;
    text = kr_str_format(ctx, "Exception in thread %S:\n", name);
    kr_call_method(ctx, err, KR_N(ctx, write), &text, 1);
    if (kr_is_none(exc)) exc = kr_call0(ctx, type);
    if (usual) {
        kr_print_exception(ctx, exc);
        return KR_NONE;
    }
    text = kr_exception_text(ctx, exc);
    return kr_call_method(ctx, err, KR_N(ctx, write), &text, 1);
}

static kr_value call_shutdown(kr_ctx *ctx, void *module) {
    return kr_call0(ctx, kr_getattr(ctx, *(kr_value *)module, kr_str_intern_rom(ctx, "_shutdown")));
}

static kr_value find_threading(kr_ctx *ctx, void *arg) {
    (void)arg;
    return kr_dict_get(ctx, ctx->vm->modules, kr_str_intern_rom(ctx, "threading"));
}

void kr_thread_join_all(kr_ctx *ctx) {
    kr_value exc, threading = kr_protect(ctx, find_threading, NULL, &exc);
    if (kr_isnull(threading)) return;
    kr_protect(ctx, call_shutdown, &threading, &exc);
    if (!kr_isnull(exc)) kr_unraisable(ctx, exc, threading);
}

/* ---- module ---- */
static const kr_builtin members[] = {
    KR_FUNC_0("allocate_lock", t_allocate, "Create a new lock object."),
    KR_FUNC_0("allocate", t_allocate, "An obsolete synonym of allocate_lock()."),
    KR_FUNC_0("_set_sentinel", t_set_sentinel,
              "Return a lock that is released when the current thread has ended."),
    KR_FUNC_0("get_ident", t_ident,
              "Return a non-zero integer that identifies the current thread."),
    KR_FUNC_0("get_native_id", t_native_id, "Return the thread's id as the kernel knows it."),
    KR_FUNC_0("_count", t_count,
              "Return the number of currently running Python threads, excluding the main thread."),
    KR_FUNC_VAR("stack_size", t_stack_size, 0, 1,
                "Return the thread stack size used when creating new threads."),
    KR_FUNC_VAR("start_new_thread", t_start, 2, 3, "Start a new thread and return its identifier."),
    KR_FUNC_VAR("start_new", t_start, 2, 3, "An obsolete synonym of start_new_thread()."),
    KR_FUNC_0("exit", t_exit, "Raise SystemExit."),
    KR_FUNC_0("exit_thread", t_exit, "An obsolete synonym of exit()."),
    KR_FUNC_VAR("interrupt_main", t_interrupt, 0, 1, "Simulate the arrival of the given signal."),
    KR_FUNC_1("_excepthook", t_excepthook, "Handle an uncaught exception of a thread."),
};

static void init_thread(kr_ctx *ctx, kr_value m) {
    kr_thread_set_ended(ctx, ended);
    kr_module_set(ctx, m, "LockType", kr_type_value(&kr_type_thread_lock));
    kr_module_set(ctx, m, "lock", kr_type_value(&kr_type_thread_lock));
    kr_module_set(ctx, m, "RLock", kr_type_value(&kr_type_thread_rlock));
    kr_module_set(ctx, m, "_local", kr_type_value(&kr_type_thread_local));
    kr_module_set(ctx, m, "error", kr_type_value(&kr_type_RuntimeError));
    kr_module_set(ctx, m, "TIMEOUT_MAX", kr_float_new(ctx, KR_THREAD_MAX_TIMEOUT));
    kr_module_set(ctx, m, "_stack_size", kr_smallint(0));
    kr_module_set(ctx, m, "_ExceptHookArgs",
                  kr_structseq_type(ctx, "_thread", "_ExceptHookArgs",
                                    "exc_type exc_value exc_traceback thread", 0));
}

const kr_module_def kr_module_thread = {
    .name = "_thread",
    .doc = KR_DOC("Threads and their locks."),
    .members = members,
    .n_members = KR_ARRAY_LEN(members),
    .init = init_thread,
};
