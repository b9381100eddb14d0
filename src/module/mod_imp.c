/* _imp: what CPython's library asks the machinery of imports for. Modules in machine code cannot be
 * loaded, and imports happen one at a time: there is no lock to hold. */
#include "code/frozen.h"
#include "object/int.h"
#include "object/module.h"
#include "object/path.h"
#include "object/str.h"
#include "vm/frame.h"
#include "vm/import.h"
#include "vm/vm.h"

static const kr_frozen_module *frozen(kr_ctx *ctx, kr_value name) {
    const kr_frozen_set *set = kr_hooks(ctx)->frozen;
    if (!kr_is_str(name)) kr_raise_fmt(ctx, &kr_type_TypeError, "name must be str, not %T", name);
    return set ? kr_frozen_find(set, kr_str_cstr(ctx, name)) : NULL;
}

static kr_value is_builtin(kr_ctx *ctx, kr_value name) {
    const kr_vm_hooks *h = kr_hooks(ctx);
    if (!kr_is_str(name)) kr_raise_fmt(ctx, &kr_type_TypeError, "name must be str, not %T", name);
    return kr_smallint(h->find_module && h->find_module(ctx, kr_str_cstr(ctx, name)) != NULL);
}

static kr_value is_frozen(kr_ctx *ctx, kr_value name) {
    return kr_bool(frozen(ctx, name) != NULL);
}

static kr_value is_frozen_package(kr_ctx *ctx, kr_value name) {
    const kr_frozen_module *f = frozen(ctx, name);
    if (!f) kr_raise_fmt(ctx, &kr_type_ImportError, "No such frozen object named %U", name);
    return kr_bool(f->is_package);
}

static kr_value frozen_names(kr_ctx *ctx) {
    const kr_frozen_set *set = kr_hooks(ctx)->frozen;
    kr_value list = kr_list_new(ctx, 0, NULL);
    for (uint32_t i = 0; set && i < set->n; i++) {
        kr_list_append(ctx, list, kr_str_from_cstr(ctx, set->modules[i].name));
    }
    return list;
}

static kr_value create_builtin(kr_ctx *ctx, kr_value spec) {
    kr_value name = kr_getattr(ctx, spec, kr_str_intern_rom(ctx, "name"));
    return kr_import(ctx, kr_str_cstr(ctx, name));
}

static kr_value exec_builtin(kr_ctx *ctx, kr_value module) {
    (void)ctx, (void)module;
    return kr_smallint(0);
}

static kr_value exec_file(kr_ctx *ctx, kr_value module, kr_value path) {
    if (!kr_is_instance_of(module, &kr_type_module)) {
        kr_raise_fmt(ctx, &kr_type_TypeError, "expected a module, not %T", module);
    }
    kr_import_run_file(ctx, module, kr_path_str(ctx, kr_fspath(ctx, path)));
    return KR_NONE;
}

static kr_value no_suffixes(kr_ctx *ctx) {
    return kr_list_new(ctx, 0, NULL);
}

static kr_value lock_held(kr_ctx *ctx) {
    (void)ctx;
    return KR_FALSE;
}

static kr_value nothing(kr_ctx *ctx) {
    (void)ctx;
    return KR_NONE;
}

static kr_value override_frozen(kr_ctx *ctx, kr_value how) {
    (void)ctx, (void)how;
    return KR_NONE;
}

static const kr_builtin members[] = {
    KR_FUNC_0("lock_held", lock_held, "Whether an import holds the lock: never."),
    KR_FUNC_0("acquire_lock", nothing, "There is no lock to take."),
    KR_FUNC_0("release_lock", nothing, "There is no lock to give back."),
    KR_FUNC_1("is_builtin", is_builtin, "1 for the name of a built-in module, 0 for others."),
    KR_FUNC_1("is_frozen", is_frozen, "Whether a frozen module has the name."),
    KR_FUNC_1("is_frozen_package", is_frozen_package, "Whether the frozen module is a package."),
    KR_FUNC_0("_frozen_module_names", frozen_names, "Names of the frozen modules."),
    KR_FUNC_1("create_builtin", create_builtin, "The built-in module that a spec names."),
    KR_FUNC_1("exec_builtin", exec_builtin, "A built-in module is complete when it is made."),
    KR_FUNC_2("exec_file", exec_file, "Run a .py or .mpy file in a module."),
    KR_FUNC_0("extension_suffixes", no_suffixes, "File suffixes of modules in machine code: none."),
    KR_FUNC_1("_override_frozen_modules_for_tests", override_frozen,
              "Frozen modules are part of the machine: they cannot be left out."),
};

static void init(kr_ctx *ctx, kr_value m) {
    kr_module_set(ctx, m, "check_hash_based_pycs", kr_str_intern_rom(ctx, "never"));
}

const kr_module_def kr_module_imp = {
    .name = "_imp",
    .doc = KR_DOC("What CPython's library asks the machinery of imports for."),
    .members = members,
    .n_members = KR_ARRAY_LEN(members),
    .init = init,
};
