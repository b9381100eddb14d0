/* The table that binds reserved names to helper functions and classes. */
#include "object/exception.h"
#include "vm/helpers.h"

#define KR_HELPER(id, nm, nargs, meaning)                                                          \
    KR_FUNC_VAR(nm, kr_help_##id, (nargs) < 0 ? 0 : (nargs), (nargs) < 0 ? KR_ANY : (nargs), NULL),
#define KR_HELPER_CLASS(id, nm, meaning)
static const kr_builtin helpers[] = {
#include "code/helpers.def"
};
#undef KR_HELPER

static const struct {
    const char *name;
    const kr_type *type;
} classes[] = {
#define KR_HELPER(id, nm, nargs, meaning)
#define KR_HELPER_CLASS(id, nm, meaning) {nm, &kr_type_##id},
#include "code/helpers.def"
#undef KR_HELPER
};

kr_value kr_helper_find(kr_value name) {
    for (size_t i = 0; i < KR_ARRAY_LEN(classes); i++) {
        if (kr_str_eq_cstr(name, classes[i].name)) return kr_type_value(classes[i].type);
    }
    for (size_t i = 0; i < KR_ARRAY_LEN(helpers); i++) {
        if (kr_str_eq_cstr(name, helpers[i].name)) return kr_from_ptr(&helpers[i]);
    }
    return KR_NULL;
}
