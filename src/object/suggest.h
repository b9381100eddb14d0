/* "Did you mean": the candidate that is nearest to a misspelt name. */
#ifndef KR_OBJECT_SUGGEST_H
#define KR_OBJECT_SUGGEST_H

#include "object/type.h"

/* The str of `candidates` (list or tuple; what is no str is skipped) that is close enough to
 * `name`, KR_NULL if none is. Never raises. */
kr_value kr_suggest(kr_ctx *ctx, kr_value name, kr_value candidates);

#endif
