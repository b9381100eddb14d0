/* Second half of renaming: whose each name is, and a shorter one for it.
 *
 * A variable reaches the scope that binds it, every scope that mentions it, and the functions
 * between them. Two variables that reach a common scope must differ, so each scope keeps a set of
 * the short names that are taken in it; the variables of most uses choose first. Names that are
 * already of one letter stay, and so a second run finds nothing to do. */
#include "compile/minify_scope.h"

enum {
    FIRST = 52,                       /* letters */
    FOLLOW = 63,                      /* letters, digits, _ */
    N_SHORT = FIRST * FOLLOW + FIRST, /* names of one and two characters */
    SPACES = 2,                       /* plain names; those with one underscore in front */
};

/* ---- short names as numbers ---- */

static const char alphabet[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789";

/* The number of a short name, -1 if it is none. */
static int number_of(const char *s, uint32_t n) {
    const char *a, *b;
    if (n < 1 || n > 2 || !(a = memchr(alphabet, s[0], FIRST))) return -1;
    if (n == 1) return (int)(a - alphabet);
    b = memchr(alphabet, s[1], FOLLOW);
    return b ? FIRST + (int)(a - alphabet) * FOLLOW + (int)(b - alphabet) : -1;
}

/* Writes the name to out, returns its length. */
static uint32_t short_name(int number, char out[3]) {
    if (number < FIRST) {
        out[0] = alphabet[number];
        return 1;
    }
    number -= FIRST;
    out[0] = alphabet[number / FOLLOW];
    out[1] = alphabet[number % FOLLOW];
    return 2;
}

static bool is_keyword(const char *s, uint32_t n) {
    static const char words[][3] = {"as", "if", "in", "is", "or"};
    for (size_t i = 0; i < KR_ARRAY_LEN(words); i++) {
        if (n == 2 && memcmp(words[i], s, 2) == 0) return true;
    }
    return false;
}

/* Names of privates begin with an underscore, before and after. */
static int space_of(const kr_mini_ident *v) {
    return v->name[0] == '_' && v->n > 1;
}

static void take(kr_minifier *m, kr_mini_scope *s, const char *name, uint32_t n) {
    int space = n > 1 && name[0] == '_';
    int number = number_of(name + space, n - (uint32_t)space);
    if (number < 0) return;
    if (!s->taken) s->taken = kr_mini_alloc(m, SPACES * (N_SHORT / 64 + 1) * sizeof *s->taken);
    s->taken[space * (N_SHORT / 64 + 1) + number / 64] |= UINT64_C(1) << (number % 64);
}

static bool is_taken(const kr_mini_scope *s, int space, int number) {
    return s->taken && s->taken[space * (N_SHORT / 64 + 1) + number / 64] >> (number % 64) & 1;
}

/* ---- whose name it is ---- */

/* The identifier becomes one of variable v's. */
static void assign(kr_mini_ident *i, kr_mini_ident *v) {
    i->var = v;
    if (i == v) return;
    i->next_reach = v->next_reach;
    v->next_reach = i;
    v->flags |= i->flags & (KR_MI_FIXED | KR_MI_DEF);
    v->uses += i->uses;
    v->calls += i->calls;
    v->bindings += i->bindings;
    v->imports += i->imports;
}

/* The scopes between i's and the variable's must not use its name for something else. */
static void pass_through(kr_minifier *m, const kr_mini_ident *i, kr_mini_ident *v) {
    for (kr_mini_scope *s = i->scope->parent; s && s != v->scope; s = s->parent) {
        if (s->kind == KR_MS_CLASS) continue;
        kr_mini_ident *between = kr_mini_ident_in(m, s, i->name, i->n);
        if (!between->var) assign(between, v);
    }
}

static kr_mini_ident *global_of(kr_minifier *m, const kr_mini_ident *i) {
    kr_mini_ident *v = kr_mini_ident_in(m, m->module, i->name, i->n);
    v->var = v;
    return v;
}

static kr_mini_ident *outer_of(kr_minifier *m, const kr_mini_ident *i) {
    const kr_mini_scope *from = i->scope;
    for (kr_mini_scope *s = from->parent; s && s->kind != KR_MS_MODULE; s = s->parent) {
        bool seen =
            s->kind != KR_MS_CLASS || (from->kind == KR_MS_TYPE_PARAMS && s == from->parent);
        kr_mini_ident *o = seen ? kr_mini_ident_find(m, s, i->name, i->n) : NULL;
        if (!o) continue;
        if (o->flags & KR_MI_GLOBAL) break;
        if (o->flags & (KR_MI_BOUND | KR_MI_NONLOCAL)) return o->var;
    }
    return global_of(m, i);
}

static void resolve(kr_minifier *m, kr_mini_ident *i) {
    if (i->var) return;
    /* a class that binds a name may still read the global of that name */
    if (i->scope->kind == KR_MS_CLASS && i->flags & KR_MI_BOUND)
        global_of(m, i)->flags |= KR_MI_FIXED;
    if (i->scope->kind == KR_MS_MODULE ||
        (i->flags & KR_MI_BOUND && !(i->flags & (KR_MI_GLOBAL | KR_MI_NONLOCAL)))) {
        i->var = i;
    } else {
        kr_mini_ident *v = i->flags & KR_MI_GLOBAL ? global_of(m, i) : outer_of(m, i);
        assign(i, v);
        pass_through(m, i, v);
    }
}

/* ---- what keeps its name ---- */

/* A scope that asks for its locals keeps their names, and so do those around it. */
static void fix_scopes(kr_minifier *m) {
    for (kr_mini_scope *s = m->module; s; s = s->next) {
        bool asks = false;
        if (s == m->mentions) continue;
        for (kr_mini_ident *i = s->idents; i && !asks; i = i->next_in_scope) {
            asks =
                i->var->scope == m->module && i->uses && kr_mini_word(i->name, i->n) & KR_MW_LOCALS;
        }
        if (!asks) continue;
        for (kr_mini_scope *p = s; p; p = p->parent) {
            for (kr_mini_ident *i = p->idents; i; i = i->next_in_scope)
                i->var->flags |= KR_MI_FIXED;
        }
    }
}

/* A def within a function that is only ever called, by position: nobody sees its parameters. */
static void find_private_params(kr_minifier *m) {
    for (kr_mini_scope *s = m->module; s; s = s->next) {
        const kr_mini_ident *v = s->def ? s->def->var : NULL;
        s->private_params =
            v && v->scope->kind == KR_MS_FUNCTION && v->bindings == 1 && v->uses == v->calls + 1;
    }
}

static uint32_t mentions(const kr_minifier *m, const kr_mini_ident *v) {
    const kr_mini_ident *i = kr_mini_ident_find(m, m->mentions, v->name, v->n);
    return i ? i->flags : 0;
}

/* `_name`: nothing that names globals as texts, no attribute or string of that name. */
static bool is_private_global(const kr_minifier *m, const kr_mini_ident *v) {
    if (!(m->opt->flags & KR_MINIFY_PRIVATE) || m->words & KR_MW_GLOBALS) return false;
    if (v->n < 3 || v->name[0] != '_' || mentions(m, v) & (KR_MI_STRING | KR_MI_ATTRIBUTE))
        return false;
    for (uint32_t i = 1; i + 1 < v->n; i++) { /* `_C__x` is how others write `__x` */
        if (v->name[i] == '_' && v->name[i + 1] == '_') return false;
    }
    return true;
}

static bool is_loose_param(const kr_minifier *m, const kr_mini_ident *v) {
    return m->opt->flags & KR_MINIFY_PARAMS && v->flags & KR_MI_LOOSE &&
           !(mentions(m, v) & (KR_MI_STRING | KR_MI_KEYWORD));
}

static bool keeps_name(const kr_minifier *m, const kr_mini_ident *v) {
    kr_mini_scope_kind kind = v->scope->kind;
    if (v->flags & KR_MI_FIXED || !(v->flags & KR_MI_BOUND) || v->n < 2) return true;
    if (memcmp(v->name, "__", 2) == 0 || kind == KR_MS_CLASS) return true;
    if (kind == KR_MS_MODULE) return !is_private_global(m, v);
    if (v->flags & KR_MI_DEF && !(m->opt->flags & KR_MINIFY_DEFS)) return true;
    return v->flags & KR_MI_PARAM && !v->scope->private_params && !is_loose_param(m, v);
}

/* Characters saved by a name of that length. */
static int64_t saving(const kr_mini_ident *v, uint32_t n) {
    return (int64_t)v->uses * ((int64_t)v->n - n) - (int64_t)v->imports * (4 + (int64_t)v->n);
}

/* ---- handing out ---- */

static bool is_free(const kr_mini_ident *v, int space, int number) {
    for (const kr_mini_ident *i = v; i; i = i->next_reach) {
        if (is_taken(i->scope, space, number)) return false;
    }
    return true;
}

static void take_everywhere(kr_minifier *m, const kr_mini_ident *v, const char *name, uint32_t n) {
    for (const kr_mini_ident *i = v; i; i = i->next_reach) take(m, i->scope, name, n);
}

/* False: there are no names left. */
static bool choose(kr_minifier *m, kr_mini_ident *v) {
    char name[4] = "_";
    int space = space_of(v) && v->scope->kind == KR_MS_MODULE;
    int own = number_of(v->name + space, v->n - (uint32_t)space);
    bool clash = own >= 0 && !is_free(v, space, own); /* its own name was given away */
    for (int number = 0; number < N_SHORT; number++) {
        uint32_t n = short_name(number, name + space) + (uint32_t)space;
        if (!clash && (n >= v->n || saving(v, n) <= 0)) break;
        if (is_keyword(name, n) || !is_free(v, space, number)) continue;
        take_everywhere(m, v, name, n);
        v->to = kr_arena_strdup(&m->arena, name, n);
        if (!v->to) kr_mini_memory(m);
        v->to_n = n;
        return true;
    }
    take_everywhere(m, v, v->name, v->n);
    return !clash;
}

static void rename_places(kr_minifier *m, const kr_mini_ident *v) {
    for (const kr_mini_ident *i = v; i; i = i->next_reach) {
        for (const kr_mini_place *p = i->places; p; p = p->next) {
            *p->s = v->to;
            *p->n = v->to_n;
            m->stats->places++;
        }
    }
    m->stats->names++;
}

static void sift(kr_mini_ident **at, size_t n, size_t i) {
    for (size_t child; (child = 2 * i + 1) < n; i = child) {
        kr_mini_ident *t = at[i];
        if (child + 1 < n &&
            (at[child + 1]->uses < at[child]->uses ||
             (at[child + 1]->uses == at[child]->uses && at[child + 1]->order > at[child]->order)))
            child++;
        if (t->uses < at[child]->uses ||
            (t->uses == at[child]->uses && t->order > at[child]->order))
            return;
        at[i] = at[child];
        at[child] = t;
    }
}

/* Most uses first, then as they came. */
static void sort(kr_mini_ident **at, size_t n) {
    for (size_t i = n / 2; i-- > 0;) sift(at, n, i);
    for (size_t i = n; i-- > 1;) {
        kr_mini_ident *t = at[0];
        at[0] = at[i];
        at[i] = t;
        sift(at, i, 0);
    }
}

static void resolve_all(kr_minifier *m) {
    for (kr_mini_scope *s = m->module; s; s = s->next) {
        if (s == m->mentions) continue;
        for (kr_mini_ident *i = s->idents; i; i = i->next_in_scope) resolve(m, i);
    }
    fix_scopes(m);
    find_private_params(m);
}

void kr_mini_names(kr_minifier *m) {
    kr_mini_ident **list;
    size_t n = 0, chosen = 0;
    resolve_all(m);
    list = kr_mini_alloc(m, (m->table_n + 1) * sizeof *list);
    for (kr_mini_scope *s = m->module; s; s = s->next) {
        for (kr_mini_ident *v = s->idents; v; v = v->next_in_scope) {
            if (v->var != v) continue; /* also what is only mentioned */
            if (keeps_name(m, v) || saving(v, 1) <= 0) {
                take_everywhere(m, v, v->name, v->n);
            } else {
                list[n++] = v;
            }
        }
    }
    sort(list, n);
    while (chosen < n && choose(m, list[chosen])) chosen++;
    if (chosen < n) return;
    for (size_t i = 0; i < n; i++) {
        if (list[i]->to) rename_places(m, list[i]);
    }
}
