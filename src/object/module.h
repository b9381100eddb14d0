/* Module objects, and how a C module describes itself. */
#ifndef KR_OBJECT_MODULE_H
#define KR_OBJECT_MODULE_H

#include "object/type.h"

/* A member that is made when somebody asks for it. */
typedef struct kr_lazy_member {
    const char *name;
    kr_value (*make)(kr_ctx *ctx); /* NULL: the member is the str `text` */
    const char *text;
} kr_lazy_member;
#define KR_LAZY(nm, fn)                                                                            \
    { KR_LEFT_OUT(nm) ? "" : (nm), KR_LEFT_OUT(nm) ? NULL : (fn), NULL }

typedef struct kr_module {
    kr_object base;
    kr_value dict;                   /* the namespace: a kr_dict with own keys */
    const struct kr_module_def *def; /* what the dict lacks is found here; NULL: it is complete */
} kr_module;

/* One per C module, const. Members, types and lazy members stay where they are: the module's dict
 * holds what was set and what was made, until a program wants to see the dict. init (may be NULL)
 * sets what is neither. */
typedef struct kr_module_def {
    const char *name;
    const char *doc;
    const kr_builtin *members;
    uint32_t n_members;
    bool library; /* a Python file in CPython: files on sys.path come before it */
    const kr_type *const
        *types; /* types to publish under their (unqualified) name; NULL-terminated, may be NULL */
    void (*init)(kr_ctx *ctx, kr_value module);
    const kr_lazy_member *lazy;       /* NULL, or rows, the last one with a NULL name */
    const struct kr_module_def *more; /* further members and types, in another file; may be NULL */
} kr_module_def;

kr_value kr_module_new(kr_ctx *ctx, kr_value name /* str */, kr_value doc /* or KR_NONE */);
kr_value kr_module_from_def(kr_ctx *ctx, const kr_module_def *def);
/* The dict; of a C module only what was set or made so far. */
static inline kr_value kr_module_dict(kr_value m) {
    return KR_AS(kr_module, m)->dict;
}
/* The dict with everything in it, for programs. */
kr_value kr_module_whole_dict(kr_ctx *ctx, kr_value m);
/* Member of that (interned) name, without hooks and what the class has; KR_NULL: none. */
kr_value kr_module_get(kr_ctx *ctx, kr_value m, kr_value name);
/* The same for what lies in ROM: a constant for as long as the dict has its version and not this
 * name. KR_NULL if there is none or it would have to be made. */
kr_value kr_module_rom(kr_value m, kr_value name);
/* Appends the names of all members to a list. */
void kr_module_add_names(kr_ctx *ctx, kr_value m, kr_value list);
/* Member of the module builtins. */
kr_value kr_builtins_get(kr_ctx *ctx, kr_value name);
/* module.name = value; `name` is static. */
void kr_module_set(kr_ctx *ctx, kr_value module, const char *name, kr_value value);

#endif
