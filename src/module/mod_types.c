/* Module _types: the built-in types that have no name in builtins, for lib/types.py. */
#include "object/module.h"

static const struct {
    const char *name;
    const kr_type *type;
} names[] = {
    {"AsyncGeneratorType", &kr_type_async_generator},
    {"BuiltinFunctionType", &kr_type_builtin_function},
    {"BuiltinMethodType", &kr_type_builtin_bound},
    {"CellType", &kr_type_cell},
    {"ClassMethodDescriptorType", &kr_type_classmethod_descriptor},
    {"CodeType", &kr_type_code},
    {"CoroutineType", &kr_type_coroutine},
    {"EllipsisType", &kr_type_ellipsis},
    {"FrameType", &kr_type_frame},
    {"FunctionType", &kr_type_function},
    {"GeneratorType", &kr_type_generator},
    {"GenericAlias", &kr_type_generic_alias},
    {"GetSetDescriptorType", &kr_type_getset},
    {"LambdaType", &kr_type_function},
    {"MappingProxyType", &kr_type_mappingproxy},
    {"MemberDescriptorType", &kr_type_member},
    {"MethodDescriptorType", &kr_type_method_descriptor},
    {"MethodType", &kr_type_bound_method},
    {"MethodWrapperType", &kr_type_method_wrapper},
    {"ModuleType", &kr_type_module},
    {"NoneType", &kr_type_NoneType},
    {"NotImplementedType", &kr_type_NotImplementedType},
    {"SimpleNamespace", &kr_type_namespace},
    {"TracebackType", &kr_type_traceback},
    {"UnionType", &kr_type_union},
    {"WrapperDescriptorType", &kr_type_wrapper_descriptor},
};

static void init_types(kr_ctx *ctx, kr_value m) {
    for (size_t i = 0; i < KR_ARRAY_LEN(names); i++) {
        kr_module_set(ctx, m, names[i].name, kr_type_value(names[i].type));
    }
}

const kr_module_def kr_module_types = {
    .name = "_types",
    .doc = KR_DOC("Names of built-in types."),
    .init = init_types,
};
