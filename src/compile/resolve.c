/* What every identifier of the file is, and which slot it gets.
 *
 * Scopes are resolved breadth-first, parents before children, so the look-up through enclosing
 * functions meets decided identifiers only. A captured name becomes a cell where it is bound and a
 * free variable in every scope between, added at the end of their lists. By CPython's rules classes
 * are looked through (a class that binds the name itself passes the cell on in a hidden slot); v6,
 * and with it portable code, stops at the first scope that mentions the name. */
#include "compile/gen.h"

static const char no_binding[] = "no binding for nonlocal '%s' found";

static bool is_variable(const kr_ident *e) {
    return e->kind == KR_IK_LOCAL || e->kind == KR_IK_CELL || e->kind == KR_IK_FREE;
}

/* Identifier through which a nested scope can reach the name in a class or module: its hidden cells
 * and cells passed through. -1 if there is none. */
static int64_t find_hidden(const kr_scope *s, kr_sid name) {
    for (uint32_t i = 0; i < s->n_ids; i++) {
        const kr_ident *e = &s->ids[i];
        if (e->name == name && e->flags & KR_ID_HIDDEN &&
            (!(e->flags & (KR_ID_PARAM | KR_ID_BOUND)) || i + 1 == s->class_cell))
            return i;
    }
    return -1;
}

/* Where scope p, or something it passes on, holds the name as a variable: its ident, -1 to go on
 * outward, -2 to give up. */
static int64_t holder(kr_gen *g, const kr_scope *p, kr_sid name) {
    int64_t id;
    if (kr_scope_is_function(p)) {
        id = kr_scope_find(p, name);
        if (id < 0 || p->ids[id].kind == KR_IK_UNKNOWN) return -1;
        return is_variable(&p->ids[id]) ? id : -2;
    }
    id = find_hidden(p, name);
    if (id >= 0) return id;
    if (p->type == KR_SCOPE_MODULE) return -2;
    id = kr_scope_find(p, name);
    if (id >= 0 && p->ids[id].kind == KR_IK_FREE) return id;
    return id >= 0 && !kr_row(g, KR_ROW_class_capture) ? -2 : -1;
}

static void pass_through(kr_gen *g, kr_scope *s, kr_sid name) {
    int64_t found = kr_scope_find(s, name);
    uint32_t id;
    if (s->type == KR_SCOPE_CLASS && found >= 0) {
        id = kr_scope_hidden(g, s, name, 0);
    } else {
        id = kr_scope_id(g, s, name);
    }
    s->ids[id].kind = KR_IK_FREE;
}

/* Makes the name reachable in s from an enclosing function; false if none has it. */
static bool capture(kr_gen *g, kr_scope *s, kr_sid name) {
    kr_scope *p = s->parent, *q;
    int64_t id = -1;
    for (; p; p = p->parent) {
        id = holder(g, p, name);
        if (id != -1) break;
    }
    if (!p || id == -2) return false;
    if (p->ids[id].kind != KR_IK_FREE) {
        p->ids[id].kind = KR_IK_CELL;
        p->ids[id].flags |= KR_ID_CAPTURED;
    }
    for (q = s->parent; q != p; q = q->parent) pass_through(g, q, name);
    return true;
}

static bool captures_type_param(const kr_scope *s, kr_sid name) {
    for (const kr_scope *p = s->parent; p; p = p->parent) {
        int64_t id = kr_scope_is_function(p) ? kr_scope_find(p, name) : -1;
        if (id >= 0) return p->ids[id].flags & KR_ID_TYPEPARAM;
    }
    return false;
}

static void resolve_ident(kr_gen *g, kr_scope *s, uint32_t i) {
    kr_ident *e = &s->ids[i];
    kr_sid name = e->name;
    bool bound = e->flags & (KR_ID_PARAM | KR_ID_BOUND) ||
                 (e->flags & KR_ID_DEAD_BOUND && kr_row(g, KR_ROW_dead_names)),
         found;
    if (e->kind != KR_IK_UNKNOWN) return;
    if (e->flags & KR_ID_HIDDEN) {
        if (bound || e->flags & KR_ID_USED) e->kind = KR_IK_LOCAL;
    } else if (e->flags & KR_ID_GLOBAL) {
        e->kind = KR_IK_GLOBAL;
    } else if (e->flags & (KR_ID_NONLOCAL | KR_ID_WALRUS)) {
        uint32_t line = e->line, col = e->col;
        if (e->flags & KR_ID_NONLOCAL && captures_type_param(s, name))
            kr_gen_fail_at(g, line, col, col + 9 + g->texts[name].n,
                           "nonlocal binding not allowed for type parameter '%s'",
                           g->texts[name].s);
        if (!capture(g, s, name))
            kr_gen_fail_at(g, line, col, col + 9 + g->texts[name].n, no_binding, g->texts[name].s);
        s->ids[i].kind = KR_IK_FREE;
    } else if (s->type == KR_SCOPE_MODULE) {
        e->kind = g->texts[name].flags & KR_TX_GLOBAL ? KR_IK_GLOBAL : KR_IK_NAME;
    } else if (bound) {
        e->kind = s->type == KR_SCOPE_CLASS ? KR_IK_NAME : KR_IK_LOCAL;
    } else if (kr_scope_is_function(s) && name == g->known[KR_KN_CLASSDICT] &&
               kr_gen_class_around(s)) {
        return; /* decided when the others are */
    } else {
        found = capture(g, s, name);
        s->ids[i].kind = found ? KR_IK_FREE : s->type == KR_SCOPE_CLASS ? KR_IK_NAME : KR_IK_GLOBAL;
    }
}

bool kr_resolve_from_class(const kr_scope *s, uint32_t i) {
    const kr_scope *c = kr_gen_class_around(s);
    const kr_ident *e = &s->ids[i];
    int64_t id;
    if (!c || e->flags & KR_ID_HIDDEN || e->kind == KR_IK_LOCAL || e->kind == KR_IK_CELL)
        return false;
    id = kr_scope_find(c, e->name);
    return id >= 0 && c->ids[id].kind == KR_IK_NAME &&
           c->ids[id].flags & (KR_ID_BOUND | KR_ID_DEAD_BOUND);
}

/* An annotation scope right in a class: does it look into the namespace? */
static void resolve_classdict(kr_gen *g, kr_scope *s) {
    int64_t dict = kr_scope_find(s, g->known[KR_KN_CLASSDICT]);
    if (dict < 0 || !kr_gen_class_around(s)) return;
    for (uint32_t i = 0; i < s->n_ids; i++) {
        if (kr_resolve_from_class(s, i)) {
            if (capture(g, s, g->known[KR_KN_CLASSDICT])) s->ids[dict].kind = KR_IK_FREE;
            return;
        }
    }
}

static void resolve_late(kr_gen *g, kr_scope *s) {
    for (uint32_t i = 0; i < s->n_late; i++) {
        uint32_t id = kr_scope_id(g, s, s->late[i]);
        s->ids[id].flags |= KR_ID_BOUND;
    }
}

static void check_dropped(kr_gen *g, kr_scope *s) {
    for (uint32_t i = 0; i < s->n_ids; i++) {
        const kr_ident *e = &s->ids[i];
        bool found = false;
        if (!(e->flags & KR_ID_NONLOCAL)) continue;
        for (const kr_scope *p = s->parent; p && !found; p = p->parent) {
            int64_t id = kr_scope_is_function(p) ? kr_scope_find(p, e->name) : -1;
            found =
                id >= 0 && !(p->ids[id].flags & KR_ID_GLOBAL) &&
                p->ids[id].flags & (KR_ID_BOUND | KR_ID_DEAD_BOUND | KR_ID_PARAM | KR_ID_NONLOCAL);
        }
        if (!found)
            kr_gen_fail_at(g, e->line, e->col, e->col + 9 + g->texts[e->name].n, no_binding,
                           g->texts[e->name].s);
    }
}

/* ---- slots ---- */

/* The child's free variable for a variable of its parent, -1 if it does not use it. */
int64_t kr_resolve_child_free(const kr_scope *child, kr_sid name) {
    int64_t id = kr_scope_find(child, name);
    if (id >= 0 && child->ids[id].kind == KR_IK_FREE) return id;
    if (child->type != KR_SCOPE_CLASS) return -1;
    id = find_hidden(child, name);
    return id >= 0 && child->ids[id].kind == KR_IK_FREE ? id : -1;
}

/* Numbers the free variables in the order of the parent's variables. A class body may hold one name
 * twice, its own __class__ and a nonlocal one: both cells are passed, the later one is meant. */
static void number_free(kr_scope *s) {
    const kr_scope *p = s->parent;
    s->n_free = 0;
    for (uint32_t i = 0; p && i < p->n_ids; i++) {
        int64_t id;
        if (p->ids[i].kind != KR_IK_CELL && p->ids[i].kind != KR_IK_FREE) continue;
        id = kr_resolve_child_free(s, p->ids[i].name);
        if (id >= 0) s->ids[id].slot = s->n_free++;
    }
}

static void number_slots(kr_scope *s) {
    uint32_t n;
    number_free(s);
    n = s->n_free;
    for (uint32_t i = 0; i < s->n_ids; i++) {
        kr_ident *e = &s->ids[i];
        if (e->kind == KR_IK_LOCAL && i + 1 == s->class_cell) {
            e->slot = s->n_free; /* v6 has no room for it unless it is a cell */
        } else if (e->kind == KR_IK_LOCAL || (e->kind == KR_IK_CELL && e->flags & KR_ID_PARAM)) {
            e->slot = n++;
        }
        s->n_cells += e->kind == KR_IK_CELL;
    }
    for (uint32_t i = 0; i < s->n_ids; i++) {
        kr_ident *e = &s->ids[i];
        if (e->kind == KR_IK_CELL && !(e->flags & KR_ID_PARAM)) e->slot = n++;
    }
    s->n_slots = n;
}

/* Scopes in breadth-first order, chained by `next`. */
static void order_scopes(kr_gen *g) {
    kr_scope *tail = g->module;
    g->module->next = NULL;
    for (kr_scope *s = g->module; s; s = s->next) {
        if (!s->children) continue;
        tail->next = s->children;
        tail = s->children_end;
    }
}

void kr_resolve(kr_gen *g) {
    uint32_t n = 0;
    order_scopes(g);
    for (kr_scope *s = g->module; s; s = s->next) {
        if (s->flags & KR_SF_DROPPED) {
            check_dropped(g, s);
            continue;
        }
        s->index = n++;
        resolve_late(g, s);
        for (uint32_t i = 0; i < s->n_ids; i++) resolve_ident(g, s, i);
        resolve_classdict(g, s);
    }
    for (kr_scope *s = g->module; s; s = s->next) {
        if (!(s->flags & KR_SF_DROPPED)) number_slots(s);
    }
}

/* ---- conditions ---- */

/* May the name mean something else than the builtin, `import *` aside? */
static bool bound_by_name(kr_gen *g, const kr_scope *s, uint32_t id) {
    const kr_ident *e = &s->ids[id];
    if (is_variable(e)) return true;
    if (e->flags & KR_ID_BOUND && s->type == KR_SCOPE_CLASS) return true;
    return g->texts[e->name].flags & KR_TX_BOUND;
}

bool kr_resolve_rebound(kr_gen *g, const kr_scope *s, uint32_t id) {
    return g->import_star || bound_by_name(g, s, id);
}

bool kr_resolve_condition(kr_gen *g, const kr_scope *s, int cond, int64_t a, int64_t b) {
    switch (cond) {
    case KR_COND_REBOUND:
        return kr_resolve_rebound(g, s, (uint32_t)a);
    case KR_COND_SUPER:
        /* nobody's __all__ has `super` in it */
        return !bound_by_name(g, s, (uint32_t)a) && s->ids[b].kind == KR_IK_FREE;
    case KR_COND_SCOPE:
        return s->flags & (uint32_t)a;
    case KR_COND_CELL:
        return s->ids[a].kind == KR_IK_CELL;
    default:
        return false;
    }
}
