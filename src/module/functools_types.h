/* Types of module _functools: partial (functools_partial.c), the lru_cache wrapper
 * (functools_cache.c). */
#ifndef KR_MODULE_FUNCTOOLS_TYPES_H
#define KR_MODULE_FUNCTOOLS_TYPES_H

#include "object/type.h"

extern const kr_type kr_type_functools_partial, kr_type_functools_placeholder,
    kr_type_functools_lru_cache;
extern const kr_object kr_functools_placeholder; /* functools.Placeholder */

#endif
