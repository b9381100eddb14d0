/* Finding frozen modules. */
#include "code/frozen.h"

const kr_frozen_module *kr_frozen_find(const kr_frozen_set *set, const char *name) {
    uint32_t lo = 0, hi = set->n;
    while (lo < hi) {
        uint32_t mid = (lo + hi) / 2;
        int c = strcmp(name, set->modules[mid].name);
        if (c == 0) return &set->modules[mid];
        if (c < 0) {
            hi = mid;
        } else {
            lo = mid + 1;
        }
    }
    return NULL;
}
