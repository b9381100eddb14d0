/* attrgetter, itemgetter and methodcaller of module operator (operator_getters.c). */
#ifndef KR_MODULE_OPERATOR_TYPES_H
#define KR_MODULE_OPERATOR_TYPES_H

#include "object/type.h"

extern const kr_type kr_type_operator_attrgetter, kr_type_operator_itemgetter,
    kr_type_operator_methodcaller;

#endif
