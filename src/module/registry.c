/* Look-up of C modules. */
#include "module/registry.h"

#define KR_MODULE(sym, name) extern const kr_module_def kr_module_##sym;
#include "module/modules.def"
#undef KR_MODULE

static const kr_module_def *const modules[] = {
#define KR_MODULE(sym, name) &kr_module_##sym,
#include "module/modules.def"
#undef KR_MODULE
};

const kr_module_def *kr_module_nth(size_t i) {
    return i < KR_ARRAY_LEN(modules) ? modules[i] : NULL;
}

const kr_module_def *kr_module_find(const char *name) {
    for (size_t i = 0; i < KR_ARRAY_LEN(modules); i++) {
        if (strcmp(modules[i]->name, name) == 0) return modules[i];
    }
    return NULL;
}
