/* Start of the object layer of a VM, and the roots that kr_vm itself holds. */
#include "object/init.h"

#include "object/names.h"
#include "object/seq.h"
#include "object/str.h"

static void trace_vm(kr_visitor *v, kr_vm *vm, void *opaque) {
    (void)opaque;
    kr_visit(v, &vm->builtins);
    kr_visit(v, &vm->builtins_module);
    kr_visit(v, &vm->modules);
    kr_visit(v, &vm->sys_module);
    kr_visit(v, &vm->str_empty);
    for (size_t i = 0; i < KR_ARRAY_LEN(vm->char_cache); i++) {
        if (vm->char_cache[i]) kr_visit_array(v, vm->char_cache[i], 16);
    }
    kr_visit(v, &vm->roots);
}

void kr_object_init(kr_ctx *ctx) {
    kr_vm *vm = ctx->vm;
    kr_heap_add_root(vm, trace_vm, NULL);
    vm->next_type_version = 2;
    vm->next_dict_version = 1;
    vm->method_cache_lines = kr_cache_lines(kr_heap_limit(vm), 2048);
    size_t bytes = vm->method_cache_lines * sizeof *vm->method_cache;
    vm->method_cache = vm->mem(vm->mem_opaque, NULL, 0, bytes);
    if (!vm->method_cache) kr_raise_memory(ctx);
    memset(vm->method_cache, 0, bytes);
    kr_str_init(ctx);
    kr_names_init(ctx);
    vm->tuple_empty = kr_from_ptr(&kr_tuple_none);
    vm->roots = kr_list_new(ctx, 0, NULL);
}

void kr_object_deinit(kr_vm *vm) {
    kr_str_deinit(vm);
    if (vm->method_cache) {
        vm->mem(vm->mem_opaque, vm->method_cache, vm->method_cache_lines * sizeof *vm->method_cache,
                0);
    }
    vm->method_cache = NULL;
    kr_names_free(vm);
}
