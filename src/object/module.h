/* Module objects, and how a C module describes itself. */
#ifndef KR_OBJECT_MODULE_H
#define KR_OBJECT_MODULE_H

#include "object/type.h"

/* A member that is made when somebody asks for it. */
typedef struct kr_lazy_member {
    const char *name;
    kr_value (*make)(kr_ctx *ctx);
} kr_lazy_member;

typedef struct kr_module {
    kr_object base;
    kr_value dict;              /* the namespace: a kr_dict with own keys */
    const kr_lazy_member *lazy; /* of the definition, or NULL */
    uint32_t unmade;            /* bit i: lazy[i] is still to be made */
} kr_module;

/* One per C module, const. Functions and constants of `members` appear in the module's dict when it
 * is imported; init (may be NULL) adds what needs code. */
typedef struct kr_module_def {
    const char *name;
    const char *doc;
    const kr_builtin *members;
    uint32_t n_members;
    bool library; /* a Python file in CPython: files on sys.path come before it */
    const kr_type *const
        *types; /* types to publish under their (unqualified) name; NULL-terminated, may be NULL */
    void (*init)(kr_ctx *ctx, kr_value module);
    const kr_lazy_member *lazy;       /* NULL, or up to 32 rows, the last one with a NULL name */
    const struct kr_module_def *more; /* further members and types, in another file; may be NULL */
} kr_module_def;

kr_value kr_module_new(kr_ctx *ctx, kr_value name /* str */, kr_value doc /* or KR_NONE */);
kr_value kr_module_from_def(kr_ctx *ctx, const kr_module_def *def);
static inline kr_value kr_module_dict(kr_value m) {
    return KR_AS(kr_module, m)->dict;
}
/* module.name = value; `name` is static. */
void kr_module_set(kr_ctx *ctx, kr_value module, const char *name, kr_value value);

#endif
