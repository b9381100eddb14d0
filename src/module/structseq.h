/* Tuples with named fields made by C modules (sys.version_info, os.stat_result ...). */
#ifndef KR_MODULE_STRUCTSEQ_H
#define KR_MODULE_STRUCTSEQ_H

#include "object/type.h"

/* Makes the class `name` in `module`; fields is a space-separated list of names. The first
 * n_visible of them are the tuple's items (0: all); further ones are attributes only. */
kr_value kr_structseq_type(kr_ctx *ctx, const char *module, const char *name, const char *fields,
                           size_t n_visible);
/* An instance with these values (as many as fields). Classes that programs may not instantiate get
 * KR_TF_NO_NEW from who makes them. */
kr_value kr_structseq_new(kr_ctx *ctx, kr_value type, const kr_value *values, size_t n);

#endif
