/* Look-up of C modules. */
#include "module/registry.h"

#define KR_MODULE(sym, name) extern const kr_module_def kr_module_##sym;
#include "module/modules.def"
#undef KR_MODULE

/* Names stand here, where a start looks at all of them, and not among the texts of the program. */
static const struct {
    char name[24];
    const kr_module_def *def;
} modules[] = {
#define KR_MODULE(sym, name) {name, &kr_module_##sym},
#include "module/modules.def"
#undef KR_MODULE
};

const kr_module_def *kr_module_nth(size_t i) {
    return i < KR_ARRAY_LEN(modules) ? modules[i].def : NULL;
}

const kr_module_def *kr_module_find(const char *name) {
    for (size_t i = 0; i < KR_ARRAY_LEN(modules); i++) {
        if (strcmp(modules[i].name, name) == 0) return modules[i].def;
    }
    return NULL;
}
