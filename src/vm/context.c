/* Birth and death of a machine and its contexts; what the collector finds in them.
 *
 * Invariants: everything a context needs is reserved before the first Python code runs. The bottom
 * frame record is a sentinel, so ctx->frame is never NULL. For each frame the collector walks
 * [fp, sp), its blocks, and what its flags say is there; a generator's frame is walked by its
 * object. */
#include "code/frozen.h"
#include "heap/os.h"
#include "object/exception.h"
#include "object/init.h"
#include "vm/frame.h"

#include <stdio.h>
#include <stdlib.h>

enum { C_STACK_DEFAULT = 4 << 20, C_STACK_MARGIN = 160 << 10, STACK_MIN = 4 << 20 };
#define STACK_DEFAULT ((size_t)1 << (KR_CFG_WORD_BITS == 64 ? 30 : 26))

/* ---- roots ---- */

static void trace_frame(kr_visitor *v, kr_frame *f) {
    kr_block *b = kr_frame_blocks(f);
    kr_visit_ptr(v, &f->func);
    if (f->quick) {
        kr_visit_ptr(v, &f->quick);
        kr_visit_ptr(v, &f->quick->code);
    }
    if (f->meta & KR_FR_AUX) kr_visit(v, &f->aux);
    if (f->meta & KR_FR_NS) kr_visit(v, &f->ns);
    if (f->meta & KR_FR_OBJ) kr_visit(v, &f->frame_obj);
    for (uint32_t i = 0; i < f->n_blocks; i++) {
        kr_visit(v, &b[i].exc);
        if (!kr_isnull(b[i].exc)) kr_visit(v, &b[i].saved);
    }
    kr_visit_array(v, f->fp, (size_t)(f->sp - f->fp));
}

static void trace_context(kr_visitor *v, kr_ctx *ctx) {
    for (kr_frame *f = ctx->frame; f; f = f->prev) {
        if (f->meta & KR_FR_GEN) {
            void *gen = kr_gen_of_frame(f);
            kr_value *low = kr_frame_top(f->prev);
            kr_visit_ptr(v, &gen);
            if (f->spare > low) kr_visit_array(v, low, (size_t)(f->spare - low));
        } else {
            trace_frame(v, f);
        }
    }
    for (kr_catch *c = ctx->catch_top; c; c = c->prev) kr_visit(v, &c->exception);
    kr_visit(v, &ctx->stop_value);
    kr_visit(v, &ctx->handled);
    if (!ctx->exec) return;
    kr_visit(v, &ctx->exec->raised);
    kr_visit(v, &ctx->exec->repr_stack);
    kr_visit(v, &ctx->exec->asyncgen_firstiter);
    kr_visit(v, &ctx->exec->asyncgen_finalizer);
    kr_visit(v, &ctx->exec->start);
    kr_visit(v, &ctx->exec->sentinel);
    kr_visit(v, &ctx->exec->token);
}

static void trace_machine(kr_visitor *v, kr_vm *vm, void *opaque) {
    struct kr_machine *m = vm->machine;
    (void)opaque;
    for (kr_ctx *ctx = vm->contexts; ctx; ctx = ctx->next) trace_context(v, ctx);
    kr_visit(v, &m->build_class);
    kr_visit(v, &m->typing_state);
    kr_visit(v, &m->memory_error);
    kr_visit(v, &m->recursion_error);
    kr_visit(v, &m->helper_names);
    kr_visit(v, &m->spec_type);
    kr_visit_array(v, m->iter_objects, KR_ARRAY_LEN(m->iter_objects));
    for (uint32_t i = 0; i < m->n_scheduled; i++) {
        kr_visit(v, &m->scheduled[i].fn);
        kr_visit(v, &m->scheduled[i].arg);
    }
}

/* ---- memory outside the heap ---- */

static void *plain_mem(void *opaque, void *ptr, size_t old_size, size_t new_size) {
    (void)opaque;
    (void)old_size;
    if (new_size) return realloc(ptr, new_size);
    free(ptr);
    return NULL;
}

static void *zeroed(kr_vm *vm, size_t n) {
    void *p = vm->mem(vm->mem_opaque, NULL, 0, n);
    if (p) memset(p, 0, n);
    return p;
}

static bool reserve_stack(kr_ctx *ctx, size_t want) {
    struct kr_exec *x = ctx->exec;
    kr_frame *bottom;
    x->region = kr_os_reserve(want);
    while (!x->region && want >= STACK_MIN) x->region = kr_os_reserve(want /= 4);
    if (!x->region) return false;
    x->region_bytes = want;
    ctx->stack_base = x->region;
    ctx->stack_limit = (kr_value *)((char *)x->region + want);
    bottom = (kr_frame *)((char *)x->region + want - sizeof(kr_frame));
    memset(bottom, 0, sizeof *bottom);
    bottom->top = bottom;
    bottom->fp = bottom->sp = ctx->stack_base;
    x->bottom = ctx->frame = bottom;
    return true;
}

void kr_ctx_set_c_stack(kr_ctx *ctx, void *stack_top, size_t bytes) {
    size_t room = bytes ? 0 : kr_os_c_stack_room();
    if (!bytes) bytes = room ? room : C_STACK_DEFAULT;
    bytes = bytes > 2 * C_STACK_MARGIN ? bytes - C_STACK_MARGIN : bytes / 2;
    ctx->c_stack_base = stack_top;
    ctx->c_stack_limit = (char *)stack_top - bytes;
}

/* ---- birth ---- */

/* Of their own, so that they can be linked beside what else a start reads. */
static const char builtins_name[] = "builtins", sys_name[] = "sys";

static kr_value load_base_module(kr_ctx *ctx, const char *name) {
    const kr_vm_hooks *h = kr_hooks(ctx);
    const kr_module_def *def = h && h->find_module ? h->find_module(ctx, name) : NULL;
    kr_value key = kr_str_intern_cstr(ctx, name), m;
    m = def ? kr_module_from_def(ctx, def) : kr_module_new(ctx, key, KR_NONE);
    kr_dict_set_name(ctx, ctx->vm->modules, key, m);
    return m;
}

static kr_value start(kr_ctx *ctx, void *arg) {
    kr_vm *vm = ctx->vm;
    (void)arg;
    kr_object_init(ctx);
    vm->machine->memory_error = kr_exc_new(ctx, &kr_type_MemoryError, 0, NULL);
    if (kr_isnull(vm->modules)) vm->modules = kr_dict_new(ctx, 0);
    vm->builtins_module = load_base_module(ctx, builtins_name);
    vm->builtins = kr_module_dict(vm->builtins_module);
    vm->machine->build_class = kr_builtins_get(ctx, KR_N(ctx, __build_class__));
    vm->sys_module = load_base_module(ctx, sys_name);
    return KR_NONE;
}

static void init_vm(kr_vm *vm, const kr_vm_options *opt) {
    vm->hash_key[0] = opt->hash_key[0];
    vm->hash_key[1] = opt->hash_key[1];
    vm->next_type_version = 2;
    vm->next_dict_version = 1;
    vm->recursion_limit = 1000;
    vm->int_max_str_digits = 4300;
    vm->opt_level = opt->opt_level;
    vm->verbose = opt->verbose;
    vm->rom_names = opt->hooks && opt->hooks->frozen ? opt->hooks->frozen->names : NULL;
    vm->debug_ranges =
        !opt->no_debug_ranges && !(opt->heap_limit && opt->heap_limit < (size_t)1 << 20);
    if (opt->max_str_digits)
        vm->int_max_str_digits = opt->max_str_digits > 0 ? opt->max_str_digits : 0;
    if (opt->flag) memcpy(vm->flag, opt->flag, sizeof vm->flag);
}

static void free_context(kr_vm *vm, kr_ctx *ctx) {
    if (!ctx) return;
    if (ctx->guards) vm->mem(vm->mem_opaque, ctx->guards, ctx->cap_guards * sizeof *ctx->guards, 0);
    if (ctx->exec) {
        if (ctx->exec->region) kr_os_unreserve(ctx->exec->region, ctx->exec->region_bytes);
        vm->mem(vm->mem_opaque, ctx->exec, sizeof *ctx->exec, 0);
    }
    vm->mem(vm->mem_opaque, ctx, sizeof *ctx, 0);
}

/* Not yet among the machine's contexts. */
static kr_ctx *new_context(kr_vm *vm, size_t stack_bytes, size_t c_stack_bytes, void *stack_top) {
    kr_ctx *ctx = zeroed(vm, sizeof *ctx);
    if (!ctx) return NULL;
    ctx->vm = vm;
    ctx->exec = zeroed(vm, sizeof *ctx->exec);
    if (!ctx->exec || !reserve_stack(ctx, stack_bytes ? stack_bytes : STACK_DEFAULT)) {
        free_context(vm, ctx);
        return NULL;
    }
    kr_ctx_set_c_stack(ctx, stack_top, c_stack_bytes);
    return ctx;
}

kr_ctx *kr_ctx_create(kr_vm *vm, size_t stack_bytes, size_t c_stack_bytes, void *stack_top) {
    kr_ctx *ctx = new_context(vm, stack_bytes, c_stack_bytes, stack_top);
    if (!ctx) return NULL;
    ctx->next = vm->contexts;
    vm->contexts = ctx;
    return ctx;
}

void kr_ctx_destroy(kr_ctx *ctx) {
    kr_ctx **link = &ctx->vm->contexts;
    while (*link != ctx) link = &(*link)->next;
    *link = ctx->next;
    free_context(ctx->vm, ctx);
}

static void free_all(kr_vm *vm) {
    for (kr_ctx *c = vm->contexts, *next; c; c = next) { /* those of daemon threads too */
        next = c->next;
        free_context(vm, c);
    }
    if (vm->machine && vm->machine->poly) {
        vm->mem(vm->mem_opaque, vm->machine->poly,
                KR_N_POLY * vm->machine->poly_lines * sizeof(kr_cache), 0);
    }
    if (vm->machine) vm->mem(vm->mem_opaque, vm->machine, sizeof *vm->machine, 0);
    vm->mem(vm->mem_opaque, vm, sizeof *vm, 0);
}

kr_ctx *kr_vm_create(const kr_vm_options *opt, void *stack_top) {
    kr_mem_fn mem = opt->mem ? opt->mem : plain_mem;
    kr_vm *vm = mem(opt->mem_opaque, NULL, 0, sizeof *vm);
    kr_ctx *ctx;
    kr_value exc;
    if (!vm) return NULL;
    memset(vm, 0, sizeof *vm);
    vm->mem = mem;
    vm->mem_opaque = opt->mem_opaque;
    init_vm(vm, opt);
    ctx = new_context(vm, opt->stack_bytes, opt->c_stack_bytes, stack_top);
    vm->main_ctx = vm->contexts = ctx;
    vm->switch_ns = 5000000;
    vm->machine = zeroed(vm, sizeof *vm->machine);
    if (!ctx || !vm->machine) goto fail;
    vm->machine->hooks = opt->hooks;
    vm->heap = kr_heap_create(vm, opt->heap_limit);
    if (!vm->heap) goto fail;
    kr_heap_add_root(vm, trace_machine, NULL);
    kr_protect(ctx, start, NULL, &exc);
    if (kr_isnull(exc)) return ctx;
    kr_object_deinit(vm);
    kr_heap_destroy(vm);
fail:
    free_all(vm);
    return NULL;
}

/* ---- death ---- */

/* Drops what modules hold, in the order __main__, others, so that finalizers still find builtins.
 * */
static kr_value drop_modules(kr_ctx *ctx, void *arg) {
    kr_value key, m, list = kr_list_new(ctx, 0, NULL);
    size_t pos = 0, n;
    const kr_value *items;
    (void)arg;
    while (kr_dict_next(ctx->vm->modules, &pos, &key, &m)) {
        if (kr_is_exact(m, &kr_type_module) && !kr_is(m, ctx->vm->builtins_module) &&
            !kr_is(m, ctx->vm->sys_module)) {
            kr_list_append(ctx, list, m);
        }
    }
    items = kr_seq_items(list, &n);
    for (size_t i = 0; i < n; i++) {
        kr_dict_del_name(ctx, kr_module_dict(items[i]), KR_N(ctx, __spec__));
    }
    kr_dict_clear(ctx, ctx->vm->modules);
    return KR_NONE;
}

static kr_value flush_stdout(kr_ctx *ctx, void *arg) {
    kr_value out;
    (void)arg;
    out = kr_dict_get_name(ctx, kr_module_dict(ctx->vm->sys_module), KR_N(ctx, stdout));
    if (!kr_isnull(out) && !kr_is_none(out)) kr_call_method(ctx, out, KR_N(ctx, flush), NULL, 0);
    return KR_NONE;
}

void kr_vm_destroy(kr_ctx *ctx) {
    kr_vm *vm = ctx->vm;
    kr_value exc;
    ctx->handled = ctx->stop_value = ctx->exec->raised = KR_NULL;
    kr_run_finalizers(ctx);
    kr_protect(ctx, drop_modules, NULL, &exc);
    for (int round = 0; round < 4; round++) {
        kr_heap_collect(ctx);
        if (!(ctx->pending & KR_PENDING_FINALIZE)) break;
        kr_run_finalizers(ctx);
    }
    kr_protect(ctx, flush_stdout, NULL, &exc);
    kr_object_deinit(vm);
    kr_heap_destroy(vm);
    free_all(vm);
}

/* ---- figures ---- */

int kr_vm_memory_text(kr_ctx *ctx, char *out, size_t size) {
    kr_heap_stats s;
    kr_heap_get_stats(ctx->vm, &s);
    return snprintf(out, size,
                    "stack: %zu out of %zu\n"
                    "GC: total: %zu, used: %zu, free: %zu\n"
                    " No. of 1-blocks: %zu, 2-blocks: %zu, max blk sz: %zu, max free sz: %zu\n",
                    (size_t)(ctx->c_stack_base - (char *)__builtin_frame_address(0)),
                    (size_t)(ctx->c_stack_base - ctx->c_stack_limit), s.total, s.used, s.free,
                    s.one_blocks, s.two_blocks, s.max_block / KR_MAP_UNIT,
                    s.max_free / KR_MAP_UNIT);
}
