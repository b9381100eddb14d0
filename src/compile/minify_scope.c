/* First half of renaming: which names each scope mentions, and where they stand in the tree.
 *
 * A name's place is the pointer and length in its node, so that a new name is written there.
 * Bindings follow the language's rules; names with two underscores in front are left out, since
 * classes mangle them. */
#include "compile/minify_scope.h"

static void visit(kr_minifier *m, kr_node *e);

/* ---- the table of identifiers ---- */

static uint32_t hash_of(const kr_mini_scope *s, const char *name, uint32_t n) {
    uint32_t h = 2166136261u ^ (s->id * 0x9e3779b1u);
    for (uint32_t i = 0; i < n; i++) h = (h ^ (uint8_t)name[i]) * 16777619u;
    return h ^ (h >> 15);
}

static kr_mini_ident **find(const kr_minifier *m, const kr_mini_scope *s, const char *name,
                            uint32_t n) {
    uint32_t at = hash_of(s, name, n) & m->table_mask;
    for (;; at = (at + 1) & m->table_mask) {
        kr_mini_ident *i = m->table[at];
        if (!i || (i->scope == s && i->n == n && memcmp(i->name, name, n) == 0))
            return &m->table[at];
    }
}

static void grow(kr_minifier *m) {
    kr_mini_ident **old = m->table;
    uint32_t size = m->table ? m->table_mask + 1 : 0;
    m->table_mask = size ? size * 2 - 1 : 1023;
    m->table = kr_mini_alloc(m, (m->table_mask + 1) * sizeof *m->table);
    for (uint32_t i = 0; i < size; i++) {
        if (old[i]) *find(m, old[i]->scope, old[i]->name, old[i]->n) = old[i];
    }
}

kr_mini_ident *kr_mini_ident_find(const kr_minifier *m, const kr_mini_scope *s, const char *name,
                                  uint32_t n) {
    return *find(m, s, name, n);
}

kr_mini_ident *kr_mini_ident_in(kr_minifier *m, kr_mini_scope *s, const char *name, uint32_t n) {
    kr_mini_ident **slot = find(m, s, name, n), *i = *slot;
    if (i) return i;
    if (2 * m->table_n > m->table_mask) {
        grow(m);
        slot = find(m, s, name, n);
    }
    i = *slot = kr_mini_alloc(m, sizeof *i);
    *i = (kr_mini_ident){.name = name, .n = n, .scope = s, .order = m->table_n++};
    i->places_end = &i->places;
    *s->idents_end = i;
    s->idents_end = &i->next_in_scope;
    return i;
}

/* ---- scopes ---- */

static kr_mini_scope *enter(kr_minifier *m, kr_mini_scope_kind kind) {
    kr_mini_scope *s = kr_mini_alloc(m, sizeof *s);
    s->kind = kind;
    s->parent = m->scope;
    s->idents_end = &s->idents;
    if (m->scopes_end) {
        s->id = m->scopes_end->id + 1;
        m->scopes_end->next = s;
    }
    m->scopes_end = s;
    m->scope = s;
    return s;
}

static void leave(kr_minifier *m) {
    m->scope = m->scope->parent;
}

/* ---- places ---- */

static kr_mini_ident *note(kr_minifier *m, kr_mini_scope *s, const char *name, uint32_t name_n,
                           const char **at, uint32_t *n, uint32_t flags) {
    kr_mini_ident *i = kr_mini_ident_in(m, s, name, name_n);
    i->flags |= flags | (m->verbatim ? KR_MI_FIXED : 0);
    if (flags & KR_MI_BOUND) i->bindings++;
    i->uses++;
    kr_mini_place *p = kr_mini_alloc(m, sizeof *p);
    *p = (kr_mini_place){NULL, at, n};
    *i->places_end = p;
    i->places_end = &p->next;
    return i;
}

static kr_mini_ident *note_text(kr_minifier *m, kr_text *t, uint32_t flags) {
    return note(m, m->scope, t->s, t->n, &t->s, &t->n, flags);
}

static kr_mini_ident *note_name(kr_minifier *m, kr_node *e, uint32_t flags) {
    return note(m, m->scope, e->text.s, e->n, &e->text.s, &e->n, flags);
}

/* Only --rename-params and --rename-private ask for them. */
static void mention(kr_minifier *m, const char *s, uint32_t n, uint32_t flag) {
    if (!(m->opt->flags & (KR_MINIFY_PARAMS | KR_MINIFY_PRIVATE))) return;
    kr_mini_ident_in(m, m->mentions, s, n)->flags |= flag;
}

/* ---- parts ---- */

static void visit_slot(void *opaque, kr_node **slot) {
    visit(opaque, *slot);
}

static void visit_list(kr_minifier *m, const kr_nodes *l) {
    for (uint32_t i = 0; i < l->n; i++) visit(m, l->at[i]);
}

static void visit_maybe(kr_minifier *m, kr_node *e) {
    if (e) visit(m, e);
}

/* What others may ask for as a text: its names stay. */
static void visit_verbatim(kr_minifier *m, kr_node *e) {
    m->verbatim++;
    visit_maybe(m, e);
    m->verbatim--;
}

static void bind_fixed(kr_minifier *m, const char *name, uint32_t n) {
    kr_mini_ident *i = kr_mini_ident_in(m, m->scope, name, n);
    i->flags |= KR_MI_BOUND | KR_MI_FIXED;
    i->bindings++;
}

/* Type parameters tell their names. */
static bool enter_type_params(kr_minifier *m, const kr_nodes *params) {
    if (!params->n) return false;
    enter(m, KR_MS_TYPE_PARAMS);
    for (uint32_t i = 0; i < params->n; i++)
        bind_fixed(m, params->at[i]->type_param.name, params->at[i]->n);
    for (uint32_t i = 0; i < params->n; i++) {
        visit_verbatim(m, params->at[i]->type_param.bound);
        visit_verbatim(m, params->at[i]->type_param.value);
    }
    return true;
}

static void visit_defaults(kr_minifier *m, const kr_node *args) {
    for (uint32_t i = 0; i < args->n; i++) visit_maybe(m, args->arguments.at[i]->arg.value);
}

/* decorated: by what may look at names */
static void bind_params(kr_minifier *m, const kr_node *args, bool decorated) {
    for (uint32_t i = 0; i < args->n; i++) {
        kr_node *a = args->arguments.at[i];
        bool by_keyword = a->op == KR_ARG_PLAIN || a->op == KR_ARG_KWONLY;
        uint32_t flags = KR_MI_BOUND | (by_keyword ? KR_MI_PARAM : 0);
        if (a->op == KR_ARG_KWONLY) flags |= KR_MI_FIXED;
        if (!decorated && !args->arguments.kwarg) flags |= KR_MI_LOOSE;
        if (m->words & KR_MW_PARAMS || a->arg.annotation) flags |= KR_MI_FIXED;
        note(m, m->scope, a->arg.name, a->n, &a->arg.name, &a->n, flags);
    }
}

static void visit_lambda(kr_minifier *m, kr_node *e) {
    visit_defaults(m, e->lambda.args);
    enter(m, KR_MS_FUNCTION);
    bind_params(m, e->lambda.args, false);
    visit(m, e->lambda.body);
    leave(m);
}

static void visit_def(kr_minifier *m, kr_node *e) {
    kr_node *args = e->def.args;
    bool decorated = false;
    visit_list(m, &e->def.decorators);
    for (uint32_t i = 0; i < e->def.decorators.n; i++)
        decorated = decorated || !kr_mini_is_plain_decorator(e->def.decorators.at[i]);
    kr_mini_ident *name =
        note(m, m->scope, e->def.name, e->n, &e->def.name, &e->n, KR_MI_BOUND | KR_MI_DEF);
    visit_defaults(m, args);
    bool inside = enter_type_params(m, &e->def.type_params);
    for (uint32_t i = 0; i < args->n; i++) visit_verbatim(m, args->arguments.at[i]->arg.annotation);
    visit_verbatim(m, e->def.returns);
    kr_mini_scope *s = enter(m, KR_MS_FUNCTION);
    if (!e->def.decorators.n) s->def = name;
    bind_params(m, args, decorated);
    visit_list(m, &e->def.body);
    leave(m);
    if (inside) leave(m);
}

static void visit_class(kr_minifier *m, kr_node *e) {
    visit_list(m, &e->classdef.decorators);
    note(m, m->scope, e->classdef.name, e->n, &e->classdef.name, &e->n, KR_MI_BOUND | KR_MI_DEF);
    bool inside = enter_type_params(m, &e->classdef.type_params);
    visit_list(m, &e->classdef.args);
    enter(m, KR_MS_CLASS);
    visit_list(m, &e->classdef.body);
    leave(m);
    if (inside) leave(m);
}

static void visit_type_alias(kr_minifier *m, kr_node *e) {
    bind_fixed(m, e->alias_type.name->text.s, e->alias_type.name->n);
    bool inside = enter_type_params(m, &e->alias_type.type_params);
    visit_verbatim(m, e->alias_type.value);
    if (inside) leave(m);
}

static void visit_comprehension(kr_minifier *m, kr_node *e) {
    visit(m, e->comp.generators[0]->comprehension.iter);
    enter(m, KR_MS_COMPREHENSION);
    for (uint32_t i = 0; i < e->n; i++) {
        kr_node *c = e->comp.generators[i];
        visit(m, c->comprehension.target);
        if (i) visit(m, c->comprehension.iter);
        for (uint32_t j = 0; j < c->n; j++) visit(m, c->comprehension.ifs[j]);
    }
    visit(m, e->comp.elt);
    visit_maybe(m, e->comp.value);
    leave(m);
}

/* `:=` binds outside of comprehensions. */
static void visit_walrus(kr_minifier *m, kr_node *e) {
    kr_node *name = e->pair.left;
    kr_mini_scope *s = m->scope;
    visit(m, e->pair.right);
    while (s->kind == KR_MS_COMPREHENSION) s = s->parent;
    if (s == m->scope) {
        note_name(m, name, KR_MI_BOUND);
        return;
    }
    kr_mini_ident *outer = kr_mini_ident_in(m, s, name->text.s, name->n);
    outer->flags |= KR_MI_BOUND;
    outer->bindings++;
    note_name(m, name, 0);
}

static void visit_call(kr_minifier *m, kr_node *e) {
    kr_node *f = e->call.func;
    bool positional = true;
    for (uint32_t i = 0; i < e->n; i++) {
        const kr_node *a = e->call.args[i];
        positional = positional && a->kind != KR_AST_KEYWORD;
        if (a->kind == KR_AST_KEYWORD && a->keyword.name)
            mention(m, a->keyword.name, a->n, KR_MI_KEYWORD);
        visit(m, e->call.args[i]);
    }
    if (f->kind == KR_AST_NAME && positional)
        kr_mini_ident_in(m, m->scope, f->text.s, f->n)->calls++;
}

/* A dotted import binds its first part and cannot be renamed. */
static void visit_alias(kr_minifier *m, kr_node *a) {
    const char *dot = memchr(a->alias.name, '.', a->n);
    if (a->alias.asname.s) {
        note_text(m, &a->alias.asname, KR_MI_BOUND);
    } else if (dot) {
        bind_fixed(m, a->alias.name, (uint32_t)(dot - a->alias.name));
    } else if (a->alias.name[0] != '*') {
        kr_mini_ident *i = note(m, m->scope, a->alias.name, a->n, &a->alias.asname.s,
                                &a->alias.asname.n, KR_MI_BOUND);
        i->imports++;
    }
}

static void visit_declaration(kr_minifier *m, kr_node *e) {
    uint32_t flag = e->kind == KR_AST_GLOBAL ? KR_MI_GLOBAL : KR_MI_NONLOCAL;
    for (uint32_t i = 0; i < e->n; i++) note_name(m, e->seq.at[i], flag);
}

static void visit_annassign(kr_minifier *m, kr_node *e) {
    visit(m, e->annassign.target);
    visit_verbatim(m, e->annassign.annotation);
    visit_maybe(m, e->annassign.value);
}

/* ---- everything ---- */

/* A chain of elif has no bound. */
static void visit_if(kr_minifier *m, kr_node *e) {
    for (;;) {
        visit(m, e->cond.test);
        visit_list(m, &e->cond.body);
        if (e->cond.orelse.n != 1 || e->cond.orelse.at[0]->kind != KR_AST_IF) break;
        e = e->cond.orelse.at[0];
    }
    visit_list(m, &e->cond.orelse);
}

static void visit_statement(kr_minifier *m, kr_node *e) {
    switch (e->kind) {
    case KR_AST_FUNCTIONDEF:
    case KR_AST_ASYNCFUNCTIONDEF:
        visit_def(m, e);
        break;
    case KR_AST_CLASSDEF:
        visit_class(m, e);
        break;
    case KR_AST_TYPEALIAS:
        visit_type_alias(m, e);
        break;
    case KR_AST_GLOBAL:
    case KR_AST_NONLOCAL:
        visit_declaration(m, e);
        break;
    case KR_AST_IF:
        visit_if(m, e);
        break;
    case KR_AST_ANNASSIGN:
        visit_annassign(m, e);
        break;
    case KR_AST_ALIAS:
        visit_alias(m, e);
        break;
    case KR_AST_EXCEPTHANDLER:
        visit_maybe(m, e->handler.type);
        if (e->handler.name.s) note_text(m, &e->handler.name, KR_MI_BOUND);
        visit_list(m, &e->handler.body);
        break;
    case KR_AST_MATCHSTAR:
    case KR_AST_MATCHAS:
        visit_maybe(m, e->match_as.pattern);
        if (e->match_as.name.s) note_text(m, &e->match_as.name, KR_MI_BOUND);
        break;
    case KR_AST_MATCHMAPPING:
        kr_ast_each(e, visit_slot, m);
        if (e->match_map.rest.s) note_text(m, &e->match_map.rest, KR_MI_BOUND);
        break;
    default:
        kr_ast_each(e, visit_slot, m);
        break;
    }
}

static void visit_once(kr_minifier *m, kr_node *e) {
    switch (e->kind) {
    case KR_AST_NAME:
        note_name(m, e, (e->flags & KR_AST_CTX) == KR_AST_LOAD ? 0 : KR_MI_BOUND);
        break;
    case KR_AST_STR:
        mention(m, e->text.s, e->n, KR_MI_STRING);
        break;
    case KR_AST_LAMBDA:
        visit_lambda(m, e);
        break;
    case KR_AST_LISTCOMP:
    case KR_AST_SETCOMP:
    case KR_AST_DICTCOMP:
    case KR_AST_GENEXP:
        visit_comprehension(m, e);
        break;
    case KR_AST_NAMEDEXPR:
        visit_walrus(m, e);
        break;
    case KR_AST_INTERPOLATION:
        visit_verbatim(m, e->field.value);
        visit_maybe(m, e->field.spec);
        break;
    default:
        visit_statement(m, e);
        break;
    }
}

/* Chains on the left have no bound: their right sides come first. */
static void visit(kr_minifier *m, kr_node *e) {
    for (kr_node **left; (left = kr_ast_left(e)) != NULL; e = *left) {
        if (e->kind == KR_AST_CALL) visit_call(m, e);
        if (e->kind == KR_AST_ATTRIBUTE) mention(m, e->attr.name, e->n, KR_MI_ATTRIBUTE);
        if (e->kind == KR_AST_BINOP) visit(m, e->pair.right);
        if (e->kind == KR_AST_SUBSCRIPT) visit(m, e->subscript.index);
    }
    visit_once(m, e);
}

void kr_mini_scopes(kr_minifier *m) {
    grow(m);
    m->module = enter(m, KR_MS_MODULE);
    m->mentions = enter(m, KR_MS_MENTIONS);
    leave(m);
    visit_list(m, &m->body);
}
