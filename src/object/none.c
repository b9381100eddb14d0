/* None, Ellipsis and NotImplemented: ROM objects without state, one of each for all VMs. */
#include "object/type_internal.h"

static kr_value none_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    (void)cls;
    (void)args;
    if (n) kr_raise_fmt(ctx, &kr_type_TypeError, "NoneType takes no arguments");
    return KR_NONE;
}

static kr_value none_repr(kr_ctx *ctx, kr_value self) {
    (void)self;
    return kr_str_intern_rom(ctx, "None");
}

static bool none_truth(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    (void)self;
    return false;
}

static kr_hash_t none_hash(kr_ctx *ctx, kr_value self) {
    (void)ctx;
    (void)self;
    return 0xfca86420;
}

const kr_type kr_type_NoneType = {
    .base_object = {&kr_type_type},
    .name = "NoneType",
    .base = &kr_type_object,
    .flags = KR_TF_LEAF,
    .rom_id = KR_ROM_NoneType,
    .version = 1,
    .size = sizeof(kr_object),
    .doc = KR_DOC("The type of the None singleton."),
    .new_ = none_new,
    .repr = none_repr,
    .hash = none_hash,
    .truth = none_truth,
};

static kr_value ellipsis_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    (void)cls;
    (void)args;
    if (n) kr_raise_fmt(ctx, &kr_type_TypeError, "EllipsisType takes no arguments");
    return KR_ELLIPSIS;
}

static kr_value ellipsis_repr(kr_ctx *ctx, kr_value self) {
    (void)self;
    return kr_str_intern_rom(ctx, "Ellipsis");
}

static kr_value ellipsis_reduce(kr_ctx *ctx, kr_value self) {
    return ellipsis_repr(ctx, self);
}

static const kr_builtin ellipsis_methods[] = {
    KR_METHOD_1(&kr_type_ellipsis, "__reduce__", ellipsis_reduce, NULL),
};

const kr_type kr_type_ellipsis = {
    .base_object = {&kr_type_type},
    .name = "ellipsis",
    .base = &kr_type_object,
    .flags = KR_TF_LEAF,
    .rom_id = KR_ROM_ellipsis,
    .version = 1,
    .size = sizeof(kr_object),
    .methods = ellipsis_methods,
    .n_methods = KR_ARRAY_LEN(ellipsis_methods),
    .doc = KR_DOC("The type of the Ellipsis singleton."),
    .new_ = ellipsis_new,
    .repr = ellipsis_repr,
};

static kr_value notimpl_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n) {
    (void)cls;
    (void)args;
    if (n) kr_raise_fmt(ctx, &kr_type_TypeError, "NotImplementedType takes no arguments");
    return KR_NOTIMPL;
}

static kr_value notimpl_repr(kr_ctx *ctx, kr_value self) {
    (void)self;
    return kr_str_intern_rom(ctx, "NotImplemented");
}

static bool notimpl_truth(kr_ctx *ctx, kr_value self) {
    (void)self;
    kr_raise_fmt(ctx, &kr_type_TypeError, "NotImplemented should not be used in a boolean context");
}

static kr_value notimpl_reduce(kr_ctx *ctx, kr_value self) {
    return notimpl_repr(ctx, self);
}

static const kr_builtin notimpl_methods[] = {
    KR_METHOD_1(&kr_type_NotImplementedType, "__reduce__", notimpl_reduce, NULL),
};

const kr_type kr_type_NotImplementedType = {
    .base_object = {&kr_type_type},
    .name = "NotImplementedType",
    .base = &kr_type_object,
    .flags = KR_TF_LEAF,
    .rom_id = KR_ROM_NotImplementedType,
    .version = 1,
    .size = sizeof(kr_object),
    .methods = notimpl_methods,
    .n_methods = KR_ARRAY_LEN(notimpl_methods),
    .doc = KR_DOC("The type of the NotImplemented singleton."),
    .new_ = notimpl_new,
    .repr = notimpl_repr,
    .truth = notimpl_truth,
};

const kr_object kr_none_object = {&kr_type_NoneType};
const kr_object kr_ellipsis_object = {&kr_type_ellipsis};
const kr_object kr_notimplemented_object = {&kr_type_NotImplementedType};
