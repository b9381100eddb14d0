/* Scopes and their identifiers, as the minifier sees them. */
#ifndef KR_COMPILE_MINIFY_SCOPE_H
#define KR_COMPILE_MINIFY_SCOPE_H

#include "compile/minify_int.h"

/* One place in the tree where a name stands. */
typedef struct kr_mini_place {
    struct kr_mini_place *next;
    const char **s;
    uint32_t *n;
} kr_mini_place;

/* Bits of kr_mini_ident.flags. */
enum {
    KR_MI_BOUND = 1,
    KR_MI_GLOBAL = 2,   /* declared so */
    KR_MI_NONLOCAL = 4, /* declared so */
    KR_MI_PARAM = 8,    /* may be passed by keyword */
    KR_MI_FIXED = 16,   /* keeps its name */
    KR_MI_DEF = 32,     /* a def or class of that name */
    KR_MI_LOOSE = 64,   /* a parameter that --rename-params may rename if it is mentioned nowhere */
    /* in the scope of mentions */
    KR_MI_KEYWORD = 128,   /* f(name=...) */
    KR_MI_STRING = 256,    /* 'name' */
    KR_MI_ATTRIBUTE = 512, /* x.name */
};

/* A name in a scope: one that the scope mentions, or that only passes through to a scope inside. */
struct kr_mini_ident {
    const char *name;
    uint32_t n, flags;
    uint32_t uses;     /* places */
    uint32_t bindings; /* of them, those that bind */
    uint32_t calls;    /* of them, `name(...)` without keywords */
    uint32_t imports;  /* bindings by import, which need `as` for another name */
    kr_mini_scope *scope;
    kr_mini_place *places, **places_end;
    kr_mini_ident *next_in_scope;
    kr_mini_ident *var;        /* the identifier of the scope that binds it; itself there */
    kr_mini_ident *next_reach; /* of a variable: the identifiers that are it */
    uint32_t order;
    const char *to; /* the new name, NULL: keeps its own */
    uint32_t to_n;
};

typedef enum kr_mini_scope_kind {
    KR_MS_MODULE,
    KR_MS_FUNCTION,
    KR_MS_COMPREHENSION,
    KR_MS_CLASS,
    KR_MS_TYPE_PARAMS, /* around what has type parameters */
    KR_MS_MENTIONS,    /* no scope: names that stand as something else than a variable */
} kr_mini_scope_kind;

struct kr_mini_scope {
    kr_mini_scope_kind kind;
    uint32_t id;
    kr_mini_scope *parent, *next;
    kr_mini_ident *idents, **idents_end;
    kr_mini_ident *def;  /* a function: what its statement binds; NULL: lambda, decorated */
    bool private_params; /* all calls are known: parameters are like other locals */
    uint64_t *taken;     /* bits of short names, minify_names.c */
};

/* The name in the scope; makes it where it is not there yet. */
kr_mini_ident *kr_mini_ident_in(kr_minifier *m, kr_mini_scope *s, const char *name, uint32_t n);
/* The same, NULL where it is not there. */
kr_mini_ident *kr_mini_ident_find(const kr_minifier *m, const kr_mini_scope *s, const char *name,
                                  uint32_t n);

#endif
