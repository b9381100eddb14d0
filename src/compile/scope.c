/* Scopes and the identifiers they mention.
 *
 * While a scope's code is generated, each identifier gets a place in its list at its first
 * appearance (the list order numbers the slots later) and collects facts: bound, used, declared
 * global ... What it is gets decided in resolve.c. Bindings in code that v6 drops unseen are kept
 * apart (DEAD_BOUND), since they do not appear in v6's list but still make a name local. */
#include <string.h>

#include "compile/gen.h"

enum { HASH_FROM = 12 }; /* scopes with fewer identifiers are searched in order */

const kr_scope *kr_scope_outer(const kr_scope *s, bool *locals) {
    const kr_scope *p = s->parent;
    /* comprehensions count as a part of what is around them */
    while (p &&
           (p->type == KR_SCOPE_ANNOTATION || (kr_scope_is_comp(p) && p->type != KR_SCOPE_GENEXP)))
        p = p->parent;
    *locals = p && kr_scope_is_function(p) && p->type != KR_SCOPE_GENEXP;
    return p && p->type == KR_SCOPE_MODULE ? NULL : p;
}

kr_sid kr_scope_qualname(kr_gen *g, kr_scope *s) {
    static const char sep[] = ".<locals>.";
    bool locals;
    kr_scope *p = (kr_scope *)(uintptr_t)kr_scope_outer(s, &locals);
    kr_text_entry outer, own;
    size_t n = locals ? sizeof sep - 1 : 1;
    char *text;
    if (s->qualname || !p) return s->qualname ? s->qualname : s->name;
    kr_scope_qualname(g, p); /* may move the texts */
    outer = g->texts[p->qualname ? p->qualname : p->name];
    own = g->texts[s->name];
    text = kr_gen_temp(g, outer.n + n + own.n + 1);
    memcpy(text, outer.s, outer.n);
    memcpy(text + outer.n, sep, n);
    memcpy(text + outer.n + n, own.s, own.n);
    return s->qualname = kr_text_add(g, text, (uint32_t)(outer.n + n + own.n));
}

kr_scope *kr_scope_new(kr_gen *g, kr_scope_type type, kr_sid name, const kr_node *at) {
    kr_scope *s = kr_gen_keep(g, sizeof *s), *p = g->scope;
    s->type = (uint8_t)type;
    s->name = name;
    s->parent = p;
    s->line = 1;
    s->first_line = at ? at->line : 1;
    s->pos_line = s->first_line;
    if (g->mute) s->flags |= KR_SF_DROPPED;
    if (p) {
        s->private_name = p->private_name;
        if (p->children_end) {
            p->children_end->next = s;
        } else {
            p->children = s;
        }
        p->children_end = s;
        bool inside = p->type != KR_SCOPE_MODULE && p->type != KR_SCOPE_CLASS;
        s->flags |= inside ? KR_SF_NESTED : p->flags & KR_SF_NESTED;
    }
    return s;
}

static void hash_put(kr_scope *s, uint32_t id) {
    uint32_t at = (s->ids[id].name * 0x9e3779b1u) & s->id_mask;
    while (s->id_hash[at]) at = (at + 1) & s->id_mask;
    s->id_hash[at] = id + 1;
}

static void rehash(kr_gen *g, kr_scope *s) {
    uint32_t size = s->id_mask ? (s->id_mask + 1) * 2 : 64;
    s->id_hash = kr_gen_keep(g, size * sizeof *s->id_hash);
    s->id_mask = size - 1;
    for (uint32_t i = 0; i < s->n_ids; i++) {
        if (!(s->ids[i].flags & KR_ID_HIDDEN)) hash_put(s, i);
    }
}

int64_t kr_scope_find(const kr_scope *s, kr_sid name) {
    if (s->id_hash) {
        uint32_t at = (name * 0x9e3779b1u) & s->id_mask, id;
        while ((id = s->id_hash[at]) != 0) {
            if (s->ids[id - 1].name == name) return (int64_t)id - 1;
            at = (at + 1) & s->id_mask;
        }
        return -1;
    }
    for (uint32_t i = 0; i < s->n_ids; i++) {
        if (s->ids[i].name == name && !(s->ids[i].flags & KR_ID_HIDDEN)) return i;
    }
    return -1;
}

/* ---- room for identifiers ---- */

typedef struct kr_free_ids {
    struct kr_free_ids *next;
} free_ids;

/* The list for arrays of that size; -1: none. */
static int ids_class(const kr_gen *g, uint32_t cap) {
    for (size_t i = 0; i < KR_ARRAY_LEN(g->free_ids); i++) {
        if (cap == 4u << i) return (int)i;
    }
    return -1;
}

static kr_ident *take_ids(kr_gen *g, uint32_t cap) {
    int c = ids_class(g, cap);
    free_ids *f = c >= 0 ? g->free_ids[c] : NULL;
    if (!f) return kr_gen_keep(g, cap * sizeof(kr_ident));
    g->free_ids[c] = f->next;
    return (kr_ident *)f;
}

static void give_ids(kr_gen *g, kr_ident *ids, uint32_t cap) {
    int c = ids_class(g, cap);
    free_ids *f = (free_ids *)ids;
    if (c < 0) return;
    f->next = g->free_ids[c];
    g->free_ids[c] = f;
}

static void resize_ids(kr_gen *g, kr_scope *s, uint32_t cap) {
    kr_ident *ids = take_ids(g, cap);
    if (s->n_ids) memcpy(ids, s->ids, s->n_ids * sizeof *ids);
    give_ids(g, s->ids, s->cap_ids);
    s->ids = ids;
    s->cap_ids = cap;
}

void kr_scope_finish(kr_gen *g, kr_scope *s) {
    if (s->n_ids < s->cap_ids && s->n_ids) resize_ids(g, s, s->n_ids);
    if (s->type == KR_SCOPE_MODULE) return; /* nobody would take the room */
    if (!kr_pre_pack(&s->code, &g->keep, &g->free_chunks)) kr_gen_memory(g);
}

/* ---- identifiers ---- */

static uint32_t append(kr_gen *g, kr_scope *s, kr_sid name, uint16_t flags) {
    if (s->n_ids == s->cap_ids) resize_ids(g, s, s->n_ids < 4 ? 4 : s->n_ids * 2);
    s->ids[s->n_ids] = (kr_ident){.name = name, .flags = flags};
    return s->n_ids++;
}

uint32_t kr_scope_id(kr_gen *g, kr_scope *s, kr_sid name) {
    int64_t found = kr_scope_find(s, name);
    uint32_t id;
    if (found >= 0) return (uint32_t)found;
    if (s->class_cell && name == g->known[KR_KN___CLASS__] && !kr_row(g, KR_ROW_class_name))
        return s->class_cell - 1;
    id = append(g, s, name, 0);
    if (s->id_hash && s->n_ids * 2 <= s->id_mask) {
        hash_put(s, id);
    } else if (s->n_ids >= HASH_FROM) {
        rehash(g, s);
    }
    return id;
}

uint32_t kr_scope_hidden(kr_gen *g, kr_scope *s, kr_sid name, uint16_t flags) {
    return append(g, s, name, flags | KR_ID_HIDDEN);
}

uint32_t kr_scope_temp(kr_gen *g) {
    kr_scope *s = g->scope;
    if (s->temp_top == s->n_temps) {
        s->temps = kr_gen_grow(g, s->temps, s->n_temps, &s->cap_temps, sizeof *s->temps);
        s->temps[s->n_temps++] = kr_scope_hidden(g, s, 0, KR_ID_BOUND);
    }
    return s->temps[s->temp_top++];
}

void kr_scope_release(kr_gen *g, uint32_t n) {
    g->scope->temp_top -= n;
}

static void mark_file_bound(kr_gen *g, const kr_scope *s, const kr_ident *id) {
    if (s->type == KR_SCOPE_MODULE || id->flags & KR_ID_GLOBAL) {
        g->texts[id->name].flags |= KR_TX_BOUND;
        if (g->n_konsts) kr_fold_rebound(g, id->name);
    }
}

uint32_t kr_scope_bind(kr_gen *g, kr_sid name, const kr_node *at) {
    kr_scope *s = g->scope;
    uint32_t id;
    if (name == g->known[KR_KN___DEBUG__] && kr_row(g, KR_ROW_debug_name))
        kr_gen_fail(g, at, "cannot assign to __debug__");
    if (g->mute && !kr_row(g, KR_ROW_dead_names)) return 0;
    id = kr_scope_id(g, s, name);
    s->ids[id].flags |= g->mute ? KR_ID_DEAD_BOUND : KR_ID_BOUND;
    s->ids[id].flags &= (uint16_t)~KR_ID_IMPORTED;
    if (!s->ids[id].line && at) {
        s->ids[id].line = at->line;
        s->ids[id].col = at->col;
    }
    mark_file_bound(g, s, &s->ids[id]);
    if (g->n_konsts && kr_scope_is_function(s) && !g->mute) kr_fold_rebound(g, name);
    if (name == g->known[KR_KN_CONST]) g->const_rebound = true;
    return id;
}

uint32_t kr_scope_use(kr_gen *g, kr_sid name) {
    uint32_t id;
    if (g->mute && !kr_row(g, KR_ROW_dead_names)) return 0;
    id = kr_scope_id(g, g->scope, name);
    g->scope->ids[id].flags |= KR_ID_USED;
    return id;
}

static void check_declared(kr_gen *g, const kr_node *at, const kr_ident *id, const char *what) {
    const char *s = g->texts[id->name].s;
    if (id->flags & KR_ID_PARAM) kr_gen_fail(g, at, "name '%s' is parameter and %s", s, what);
    if (id->flags & (KR_ID_GLOBAL | KR_ID_NONLOCAL) &&
        !(id->flags & KR_ID_GLOBAL) == (what[0] == 'g'))
        kr_gen_fail_at(g, id->line, id->col, id->col + 1, "name '%s' is nonlocal and global", s);
    if (id->flags & (KR_ID_GLOBAL | KR_ID_NONLOCAL)) return;
    if (id->flags & KR_ID_ANNOTATED) kr_gen_fail(g, at, "annotated name '%s' can't be %s", s, what);
    if (id->flags & KR_ID_USED)
        kr_gen_fail(g, at, "name '%s' is used prior to %s declaration", s, what);
    if (id->flags & (KR_ID_BOUND | KR_ID_DEAD_BOUND) && !(id->flags & KR_ID_IMPORTED))
        kr_gen_fail(g, at, "name '%s' is assigned to before %s declaration", s, what);
}

void kr_scope_declare(kr_gen *g, const kr_node *statement, bool global) {
    kr_scope *s = g->scope;
    if (!global && s->type == KR_SCOPE_MODULE)
        kr_gen_fail(g, statement, "nonlocal declaration not allowed at module level");
    for (uint32_t i = 0; i < statement->n; i++) {
        kr_sid name = kr_gen_ident(g, statement->seq.at[i]);
        uint32_t id = kr_scope_id(g, s, name);
        kr_ident *e = &s->ids[id];
        check_declared(g, statement, e, global ? "global" : "nonlocal");
        e->flags |= global ? KR_ID_GLOBAL : KR_ID_NONLOCAL;
        e->line = statement->line;
        e->col = statement->col;
        if (!global) continue;
        g->texts[name].flags |= KR_TX_BOUND;
        if (s->type != KR_SCOPE_MODULE) g->texts[name].flags |= KR_TX_GLOBAL;
    }
}

/* CPython's texts; the scope that := binds in is found by walking out of comprehensions. */
uint32_t kr_scope_walrus(kr_gen *g, kr_sid name, const kr_node *at) {
    kr_scope *s = g->scope, *c, *target = s;
    uint32_t id;
    const char *text = g->texts[name].s;
    int64_t found;
    if (g->comp_iter)
        kr_gen_fail(g, at,
                    "assignment expression cannot be used in a comprehension iterable "
                    "expression");
    for (c = s; kr_scope_is_comp(c); c = c->parent) {
        found = kr_scope_find(c, name);
        if (found >= 0 && c->ids[found].flags & (KR_ID_ITERVAR | KR_ID_ITERNAME))
            kr_gen_fail(g, at->pair.left,
                        "assignment expression cannot rebind comprehension iteration variable '%s'",
                        text);
        target = c->parent;
    }
    if (target->type == KR_SCOPE_CLASS)
        kr_gen_fail(g, at,
                    "assignment expression within a comprehension cannot be used in a class "
                    "body");
    id = kr_scope_id(g, s, name);
    s->ids[id].flags |= KR_ID_WALRUS;
    found = kr_scope_find(target, name);
    if (target->type == KR_SCOPE_MODULE ||
        (found >= 0 && target->ids[found].flags & KR_ID_GLOBAL)) {
        s->ids[id].flags |= KR_ID_GLOBAL;
        mark_file_bound(g, s, &s->ids[id]);
        if (s != target && g->flags & KR_CF_LOCALS && kr_row(g, KR_ROW_module_global))
            g->texts[name].flags |= KR_TX_GLOBAL;
    }
    if (found >= 0 && target->ids[found].flags & KR_ID_NONLOCAL) return id;
    target->late =
        kr_gen_grow(g, target->late, target->n_late, &target->cap_late, sizeof *target->late);
    target->late[target->n_late++] = name;
    return id;
}

void kr_scope_enter(kr_gen *g, kr_scope *s) {
    g->scope = s;
}

void kr_scope_leave(kr_gen *g) {
    g->scope = g->scope->parent;
}

void kr_scope_block(kr_gen *g, const kr_node *at) {
    if (g->scope->blocks >= 20) kr_gen_fail(g, at, "too many statically nested blocks");
    g->scope->blocks++;
}
