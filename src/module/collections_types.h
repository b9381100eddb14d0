/* Types of module _collections: deque (collections_deque.c), OrderedDict and defaultdict
 * (collections_dicts.c). */
#ifndef KR_MODULE_COLLECTIONS_TYPES_H
#define KR_MODULE_COLLECTIONS_TYPES_H

#include "object/iter.h"

extern const kr_type kr_type_collections_deque, kr_type_collections_deque_iterator,
    kr_type_collections_deque_reverse_iterator, kr_type_collections_OrderedDict,
    kr_type_collections_defaultdict;

#endif
