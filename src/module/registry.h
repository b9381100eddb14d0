/* All C modules of this build, by name (modules.def). */
#ifndef KR_MODULE_REGISTRY_H
#define KR_MODULE_REGISTRY_H

#include "object/module.h"

/* NULL if there is no such built-in module. */
const kr_module_def *kr_module_find(const char *name);
/* i-th module in the order of modules.def, NULL past the end (sys.builtin_module_names). */
const kr_module_def *kr_module_nth(size_t i);

#endif
