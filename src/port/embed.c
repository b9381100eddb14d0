/* The public C API (include/krait.h). Every entry runs its work under kr_protect; what it made for
 * the caller is pinned in the list `refs`, whose places are the handles. */
#include "krait.h"

#include <stdlib.h>

#include "compile/compile.h"
#include "object/dict.h"
#include "object/exception.h"
#include "object/float.h"
#include "object/int.h"
#include "object/names.h"
#include "object/seq.h"
#include "object/str.h"
#include "port/host.h"
#include "vm/thread.h"

struct krait {
    kr_ctx *ctx;
    kr_value globals, refs, free_refs, error_text, last_text;
    const char *raise_text;
    int exit_code;
};

/* Of the thread that calls: a C function may be called by any thread of the program. */
static kr_ctx *ctx_of(const krait *k) {
    return kr_thread_running(k->ctx);
}

static void trace_krait(kr_visitor *v, kr_vm *vm, void *opaque) {
    krait *k = opaque;
    (void)vm;
    kr_visit(v, &k->globals);
    kr_visit(v, &k->refs);
    kr_visit(v, &k->free_refs);
    kr_visit(v, &k->error_text);
    kr_visit(v, &k->last_text);
}

/* ---- handles ---- */
static kr_value deref(krait *k, krait_ref r) {
    kr_list *l = KR_AS(kr_list, k->refs);
    return r && r < l->len && !kr_isnull(l->items[r]) ? l->items[r] : KR_NONE;
}

static krait_ref pin(krait *k, kr_value v) {
    kr_ctx *ctx = ctx_of(k);
    kr_list *freed = KR_AS(kr_list, k->free_refs), *l = KR_AS(kr_list, k->refs);
    if (freed->len) {
        krait_ref r = (krait_ref)kr_smallint_val(freed->items[--freed->len]);
        kr_store(ctx, l, &l->items[r], v);
        return r;
    }
    kr_list_append(ctx, k->refs, v);
    return (krait_ref)(l->len - 1);
}

static kr_value unpin(kr_ctx *ctx, void *arg) {
    kr_list_append(ctx, ((krait *)arg)->free_refs, ((krait *)arg)->last_text);
    return KR_NONE;
}

void krait_drop(krait *k, krait_ref r) {
    kr_list *l = KR_AS(kr_list, k->refs);
    kr_value exc;
    if (!r || r >= l->len || kr_isnull(l->items[r])) return;
    l->items[r] = KR_NONE;
    k->last_text = kr_smallint(r);
    kr_protect(ctx_of(k), unpin, k, &exc);
}

/* ---- protected work ---- */
typedef struct kr_job {
    krait *k;
    kr_value (*fn)(struct kr_job *);
    const char *text, *name;
    size_t len;
    krait_ref ref;
    const krait_ref *args;
    krait_ref result;
    int64_t i;
    double d;
    krait_fn callback;
    void *opaque;
} kr_job;

static kr_value run_job(kr_ctx *ctx, void *arg) {
    kr_job *job = arg;
    (void)ctx;
    return job->fn(job);
}

static kr_value error_text(kr_ctx *ctx, void *arg) {
    return kr_exception_text(ctx, *(kr_value *)arg);
}

static krait_status failed(krait *k, kr_value exc) {
    kr_value again;
    if (kr_is_instance_of(exc, &kr_type_SystemExit)) {
        kr_value code = KR_AS(kr_exc, exc)->field[KR_EXIT_CODE];
        int64_t n = 1;
        if (kr_isnull(code) || kr_is_none(code)) n = 0;
        if (!kr_isnull(code) && kr_is_int(code)) kr_int_to_i64(code, &n);
        k->exit_code = (int)n;
        return KRAIT_EXIT;
    }
    k->error_text = kr_protect(ctx_of(k), error_text, &exc, &again);
    return KRAIT_ERROR;
}

static krait_status protect(krait *k, kr_job *job) {
    kr_value exc;
    job->k = k;
    kr_protect(ctx_of(k), run_job, job, &exc);
    return kr_isnull(exc) ? KRAIT_OK : failed(k, exc);
}

const char *krait_error(krait *k) {
    return kr_isnull(k->error_text) ? "" : kr_str_of(k->error_text)->data;
}

int krait_exit_code(krait *k) {
    return k->exit_code;
}

void krait_interrupt(krait *k) {
    kr_pending_set(k->ctx, KR_PENDING_FUEL);
}

/* ---- life ---- */
static kr_value make_main(kr_job *job) {
    krait *k = job->k;
    kr_ctx *ctx = ctx_of(k);
    k->refs = kr_list_new(ctx, 0, NULL);
    kr_list_append(ctx, k->refs, KR_NONE); /* handle 0 is no value */
    k->free_refs = kr_list_new(ctx, 0, NULL);
    kr_value m = kr_module_new(ctx, KR_N(ctx, __main__), KR_NONE);
    kr_dict_set_name(ctx, ctx->vm->modules, KR_N(ctx, __main__), m);
    k->globals = kr_module_dict(m);
    kr_dict_set_name(ctx, k->globals, KR_N(ctx, __builtins__),
                     kr_dict_get_name(ctx, ctx->vm->modules, KR_N(ctx, builtins)));
    return KR_NONE;
}

krait *krait_open(const krait_config *config) {
    kr_host_options opt = {.isolated = true};
    krait *k = calloc(1, sizeof *k);
    if (!k) return NULL;
    if (config) {
        opt.heap_limit = config->heap_limit;
        opt.opt_level = config->opt_level;
        opt.mem = config->mem;
        opt.mem_opaque = config->mem_opaque;
    }
    k->ctx = kr_host_create(&opt, __builtin_frame_address(0));
    if (!k->ctx) {
        free(k);
        return NULL;
    }
    kr_heap_add_root(k->ctx->vm, trace_krait, k);
    kr_job job = {.fn = make_main};
    if (protect(k, &job) != KRAIT_OK) {
        krait_close(k);
        return NULL;
    }
    return k;
}

void krait_close(krait *k) {
    kr_host_destroy(k->ctx);
    free(k);
}

/* The C stack base moves with the caller: a krait may be used from deeper frames than it was made
 * in, and from shallower ones. */
static void enter(krait *k, char *here) {
    if (here > ctx_of(k)->c_stack_base) ctx_of(k)->c_stack_base = here;
}

/* ---- running ---- */
static kr_value do_run(kr_job *job) {
    kr_ctx *ctx = ctx_of(job->k);
    kr_compile_options opt = {
        KR_COMPILE_EXEC, 0, ctx->vm->opt_level, kr_str_from_cstr(ctx, job->name), NULL, NULL};
    kr_unit *unit = kr_compile_text(ctx, job->text, strlen(job->text), &opt);
    return kr_run_unit(ctx, unit, job->k->globals, KR_NULL);
}

krait_status krait_run(krait *k, const char *source, const char *name) {
    kr_job job = {.fn = do_run, .text = source, .name = name ? name : "<string>"};
    enter(k, __builtin_frame_address(0));
    return protect(k, &job);
}

static kr_value do_run_file(kr_job *job) {
    kr_ctx *ctx = ctx_of(job->k);
    kr_value name = kr_str_from_cstr(ctx, job->text);
    kr_dict_set_name(ctx, job->k->globals, KR_N(ctx, __file__), name);
    kr_unit *unit = kr_host_load_path(ctx, job->text, name);
    return kr_run_unit(ctx, unit, job->k->globals, KR_NULL);
}

krait_status krait_run_file(krait *k, const char *path) {
    kr_job job = {.fn = do_run_file, .text = path};
    enter(k, __builtin_frame_address(0));
    return protect(k, &job);
}

static kr_value do_eval(kr_job *job) {
    kr_ctx *ctx = ctx_of(job->k);
    kr_compile_options opt = {
        KR_COMPILE_EVAL, 0, ctx->vm->opt_level, kr_str_from_cstr(ctx, "<string>"), NULL, NULL};
    kr_unit *unit = kr_compile_text(ctx, job->text, strlen(job->text), &opt);
    job->result = pin(job->k, kr_run_unit(ctx, unit, job->k->globals, KR_NULL));
    return KR_NONE;
}

static krait_status with_result(krait *k, kr_job *job, krait_ref *result) {
    enter(k, __builtin_frame_address(0));
    krait_status s = protect(k, job);
    *result = s == KRAIT_OK ? job->result : 0;
    return s;
}

krait_status krait_eval(krait *k, const char *expression, krait_ref *result) {
    kr_job job = {.fn = do_eval, .text = expression};
    return with_result(k, &job, result);
}

/* ---- making values ---- */
static krait_ref made(krait *k, kr_job *job) {
    krait_ref r;
    return with_result(k, job, &r) == KRAIT_OK ? r : 0;
}

static kr_value do_none(kr_job *job) {
    job->result = pin(job->k, job->i < 0 ? KR_NONE : kr_bool(job->i));
    return KR_NONE;
}
krait_ref krait_none(krait *k) {
    kr_job job = {.fn = do_none, .i = -1};
    return made(k, &job);
}
krait_ref krait_bool(krait *k, bool b) {
    kr_job job = {.fn = do_none, .i = b};
    return made(k, &job);
}

static kr_value do_int(kr_job *job) {
    job->result = pin(job->k, kr_int_new(ctx_of(job->k), job->i));
    return KR_NONE;
}
krait_ref krait_int(krait *k, int64_t i) {
    kr_job job = {.fn = do_int, .i = i};
    return made(k, &job);
}

static kr_value do_float(kr_job *job) {
    job->result = pin(job->k, kr_float_new(ctx_of(job->k), job->d));
    return KR_NONE;
}
krait_ref krait_float(krait *k, double d) {
    kr_job job = {.fn = do_float, .d = d};
    return made(k, &job);
}

static kr_value do_str(kr_job *job) {
    kr_ctx *ctx = ctx_of(job->k);
    job->result = pin(job->k, kr_str_decode(ctx, job->text, job->len, "utf-8", "strict"));
    return KR_NONE;
}
krait_ref krait_str(krait *k, const char *s, size_t len) {
    kr_job job = {.fn = do_str, .text = s, .len = len};
    return made(k, &job);
}

/* ---- reading values ---- */
static kr_value do_to_int(kr_job *job) {
    job->i = kr_as_int64(ctx_of(job->k), deref(job->k, job->ref));
    return KR_NONE;
}
krait_status krait_to_int(krait *k, krait_ref r, int64_t *out) {
    kr_job job = {.fn = do_to_int, .ref = r};
    enter(k, __builtin_frame_address(0));
    krait_status s = protect(k, &job);
    if (s == KRAIT_OK) *out = job.i;
    return s;
}

static kr_value do_to_float(kr_job *job) {
    job->d = kr_as_double(ctx_of(job->k), deref(job->k, job->ref));
    return KR_NONE;
}
krait_status krait_to_float(krait *k, krait_ref r, double *out) {
    kr_job job = {.fn = do_to_float, .ref = r};
    enter(k, __builtin_frame_address(0));
    krait_status s = protect(k, &job);
    if (s == KRAIT_OK) *out = job.d;
    return s;
}

static kr_value do_to_str(kr_job *job) {
    kr_value s = kr_tostr(ctx_of(job->k), deref(job->k, job->ref));
    job->k->last_text = s;
    job->text = kr_str_data(s, &job->len);
    return KR_NONE;
}
krait_status krait_to_str(krait *k, krait_ref r, const char **s, size_t *len) {
    kr_job job = {.fn = do_to_str, .ref = r};
    enter(k, __builtin_frame_address(0));
    krait_status st = protect(k, &job);
    *s = st == KRAIT_OK ? job.text : "";
    *len = st == KRAIT_OK ? job.len : 0;
    return st;
}

/* ---- names and calls ---- */
static kr_value do_get(kr_job *job) {
    kr_ctx *ctx = ctx_of(job->k);
    kr_value name = kr_str_intern_cstr(ctx, job->text);
    kr_value v = kr_dict_get_name(ctx, job->k->globals, name);
    if (kr_isnull(v)) v = kr_builtins_get(ctx, name);
    if (kr_isnull(v)) kr_raise_fmt(ctx, &kr_type_NameError, "name '%U' is not defined", name);
    job->result = pin(job->k, v);
    return KR_NONE;
}
krait_status krait_get(krait *k, const char *name, krait_ref *result) {
    kr_job job = {.fn = do_get, .text = name};
    return with_result(k, &job, result);
}

static kr_value do_set(kr_job *job) {
    kr_ctx *ctx = ctx_of(job->k);
    kr_dict_set_name(ctx, job->k->globals, kr_str_intern_cstr(ctx, job->text),
                     deref(job->k, job->ref));
    return KR_NONE;
}
krait_status krait_set(krait *k, const char *name, krait_ref value) {
    kr_job job = {.fn = do_set, .text = name, .ref = value};
    enter(k, __builtin_frame_address(0));
    return protect(k, &job);
}

static kr_value do_getattr(kr_job *job) {
    kr_ctx *ctx = ctx_of(job->k);
    job->result =
        pin(job->k, kr_getattr(ctx, deref(job->k, job->ref), kr_str_intern_cstr(ctx, job->text)));
    return KR_NONE;
}
krait_status krait_getattr(krait *k, krait_ref obj, const char *name, krait_ref *result) {
    kr_job job = {.fn = do_getattr, .ref = obj, .text = name};
    return with_result(k, &job, result);
}

static kr_value do_call(kr_job *job) {
    kr_ctx *ctx = ctx_of(job->k);
    kr_value args = kr_tuple_new(ctx, job->len, NULL);
    for (size_t i = 0; i < job->len; i++) {
        kr_store(ctx, KR_AS(kr_tuple, args), &KR_AS(kr_tuple, args)->items[i],
                 deref(job->k, job->args[i]));
    }
    job->result = pin(job->k, kr_call_ex(ctx, deref(job->k, job->ref), args, KR_NULL));
    return KR_NONE;
}
krait_status krait_call(krait *k, krait_ref callee, const krait_ref *args, size_t n,
                        krait_ref *result) {
    kr_job job = {.fn = do_call, .ref = callee, .args = args, .len = n};
    return with_result(k, &job, result);
}

/* ---- C functions ---- */
typedef struct kr_native_function {
    kr_object base;
    krait *k;
    krait_fn fn;
    void *opaque;
    kr_value name;
} kr_native_function;

static void native_trace(kr_visitor *v, kr_object *obj) {
    kr_visit(v, &((kr_native_function *)obj)->name);
}

static kr_value native_call(kr_ctx *ctx, kr_value self, kr_value *args, kr_nargs n) {
    kr_native_function *f = KR_AS(kr_native_function, self);
    krait *k = f->k;
    uint32_t count = kr_npos(n);
    if (kr_nkw(n))
        kr_raise_fmt(ctx, &kr_type_TypeError, "%U() takes no keyword arguments", f->name);
    krait_ref *refs = kr_heap_leaf(ctx, (count + 1) * sizeof *refs);
    for (uint32_t i = 0; i < count; i++) refs[i] = pin(k, args[i]);
    k->raise_text = NULL;
    krait_ref r = f->fn(k, f->opaque, refs, count);
    kr_value v = deref(k, r);
    for (uint32_t i = 0; i < count; i++) {
        if (refs[i] != r) krait_drop(k, refs[i]);
    }
    if (!r)
        kr_raise_fmt(ctx, &kr_type_RuntimeError, "%s", k->raise_text ? k->raise_text : "failed");
    krait_drop(k, r);
    return v;
}

static kr_value native_repr(kr_ctx *ctx, kr_value self) {
    return kr_str_format(ctx, "<built-in function %U>", KR_AS(kr_native_function, self)->name);
}

static const kr_type native_type = {
    .base_object = {&kr_type_type},
    .name = "builtin_function_or_method",
    .base = &kr_type_object,
    .flags = KR_TF_NO_NEW,
    .trace = native_trace,
    .version = 1,
    .size = sizeof(kr_native_function),
    .repr = native_repr,
    .call = native_call,
};

static kr_value do_define(kr_job *job) {
    kr_ctx *ctx = ctx_of(job->k);
    kr_value name = kr_str_intern_cstr(ctx, job->text);
    kr_native_function *f = kr_heap_new(ctx, &native_type, sizeof *f);
    f->k = job->k;
    f->fn = job->callback;
    f->opaque = job->opaque;
    f->name = name;
    kr_dict_set_name(ctx, job->k->globals, name, kr_from_ptr(f));
    return KR_NONE;
}
krait_status krait_define(krait *k, const char *name, krait_fn fn, void *opaque) {
    kr_job job = {.fn = do_define, .text = name, .callback = fn, .opaque = opaque};
    enter(k, __builtin_frame_address(0));
    return protect(k, &job);
}

void krait_raise(krait *k, const char *text) {
    k->raise_text = text;
}
