/* Look-up of C modules and of the Python modules frozen from lib/. */
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

/* Files of lib/, embedded by the build. */
typedef struct kr_frozen_source {
    const char *name;
    bool is_package;
    const char *text;
    size_t len;
} kr_frozen_source;
static const kr_frozen_source frozen[] = {
#define KR_LIB_FILE(name, is_package, text, size) {name, is_package, (const char *)text, size},
#include "lib_table.inc"
#undef KR_LIB_FILE
    {NULL, false, NULL, 0},
};

const char *kr_frozen_find(const char *name, size_t *len, bool *is_package) {
    for (size_t i = 0; frozen[i].name; i++) {
        const kr_frozen_source *f = &frozen[i];
        if (strcmp(f->name, name) == 0) {
            *len = f->len;
            *is_package = f->is_package;
            return f->text;
        }
    }
    return NULL;
}
