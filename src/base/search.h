/* Finding bytes in bytes, in time linear in both lengths. */
#ifndef KR_BASE_SEARCH_H
#define KR_BASE_SEARCH_H

#include "base/config.h"

#define KR_SEARCH_NONE SIZE_MAX

/* Offset of the first (last) occurrence of needle[m] in hay[n], KR_SEARCH_NONE if there is none. An
 * empty needle is found at 0 (at n). */
size_t kr_search_find(const void *hay, size_t n, const void *needle, size_t m);
size_t kr_search_rfind(const void *hay, size_t n, const void *needle, size_t m);
/* Occurrences that do not overlap, from the left, at most `max`. needle not empty. */
size_t kr_search_count(const void *hay, size_t n, const void *needle, size_t m, size_t max);

#endif
