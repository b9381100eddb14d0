/* Takes out of the tree what the program does not need: docstrings, annotations, pass, statements
 * that are constants; joins imports. A body that is left empty becomes the statement `0`. */
#include "compile/minify_int.h"

typedef enum place { IN_MODULE, IN_CLASS, IN_PLAIN_CLASS, IN_FUNCTION } place;

static void drop_body(kr_minifier *m, kr_nodes *body, place where);
/* The body of a def or class, which may begin with a docstring. */
static void drop_block(kr_minifier *m, kr_nodes *body, place where, bool docstring);

static void fold_child(void *opaque, kr_node **slot) {
    kr_mini_fold(opaque, slot);
}

static void fold_list(kr_minifier *m, kr_node **at, uint32_t n) {
    for (uint32_t i = 0; i < n; i++) kr_mini_fold(m, &at[i]);
}

static void fold_one(kr_minifier *m, kr_node **slot) {
    if (*slot) kr_mini_fold(m, slot);
}

/* ---- annotations: those that stay are not folded, since their text can be asked for ---- */

bool kr_mini_is_plain_decorator(const kr_node *e) {
    if (e->kind == KR_AST_CALL) e = e->call.func;
    if (e->kind == KR_AST_NAME) return kr_mini_word(e->text.s, e->n) & KR_MW_PLAIN_DECORATOR;
    if (e->kind == KR_AST_ATTRIBUTE)
        return kr_mini_word(e->attr.name, e->n) & KR_MW_PLAIN_DECORATOR;
    return false;
}

static bool may_drop_signature(const kr_minifier *m, const kr_node *def) {
    if (m->opt->flags & KR_MINIFY_KEEP_ANNOTATIONS || m->words & KR_MW_FUNCTION_ANNOTATIONS)
        return false;
    for (uint32_t i = 0; i < def->def.decorators.n; i++) {
        if (!kr_mini_is_plain_decorator(def->def.decorators.at[i])) return false;
    }
    return true;
}

static void drop_signature(kr_minifier *m, kr_node *def) {
    const kr_node *args = def->def.args;
    for (uint32_t i = 0; i < args->n; i++) {
        if (!args->arguments.at[i]->arg.annotation) continue;
        args->arguments.at[i]->arg.annotation = NULL;
        m->stats->annotations++;
    }
    if (def->def.returns) m->stats->annotations++;
    def->def.returns = NULL;
}

/* No base and no decorator could ask for the annotations in it. */
static bool is_plain_class(const kr_minifier *m, const kr_node *c) {
    return !(m->words & KR_MW_CLASS_ANNOTATIONS) && !c->classdef.args.n &&
           !c->classdef.decorators.n;
}

/* `x: T = v` becomes `x = v`; `x: T` goes, but for `x: 0` where it makes x a local. NULL: gone. */
static kr_node *drop_annotation(kr_minifier *m, kr_node *s, place where) {
    bool simple = s->flags & KR_AST_SIMPLE;
    if (m->opt->flags & KR_MINIFY_KEEP_ANNOTATIONS || where == IN_CLASS) return s;
    if (where == IN_FUNCTION && m->words & KR_MW_LOCAL_ANNOTATIONS) return s;
    if (where != IN_FUNCTION && (!simple || m->words & KR_MW_CLASS_ANNOTATIONS)) return s;
    if (s->annassign.value) {
        kr_node *a = kr_mini_node(m, KR_AST_ASSIGN);
        a->assign.targets = kr_mini_alloc(m, sizeof *a->assign.targets);
        a->assign.targets[0] = s->annassign.target;
        a->assign.value = s->annassign.value;
        a->n = 1;
        m->stats->annotations++;
        return a;
    }
    if (!simple) return s;
    m->stats->annotations++;
    if (where != IN_FUNCTION) return NULL;
    s->annassign.annotation = kr_mini_int(m, 0);
    return s;
}

/* ---- imports ---- */

static bool same_text(kr_text a, kr_text b) {
    return a.n == b.n && (!a.n || memcmp(a.s, b.s, a.n) == 0);
}

static kr_node ***import_names(kr_node *s) {
    return s->kind == KR_AST_IMPORT ? &s->seq.at : &s->import_from.names;
}

static bool is_star_import(kr_node *s) {
    return (*import_names(s))[0]->alias.name[0] == '*';
}

/* Can b be written as part of the import a right before it? */
static bool imports_join(kr_node *a, kr_node *b) {
    if (a->kind != b->kind || (a->kind != KR_AST_IMPORT && a->kind != KR_AST_IMPORTFROM))
        return false;
    if (a->kind == KR_AST_IMPORT) return true;
    return a->import_from.level == b->import_from.level &&
           same_text(a->import_from.module, b->import_from.module) && !is_star_import(a) &&
           !is_star_import(b);
}

static void join_imports(kr_minifier *m, kr_node *a, kr_node *b) {
    kr_node **at = kr_mini_alloc(m, (a->n + b->n) * sizeof *at);
    memcpy(at, *import_names(a), a->n * sizeof *at);
    memcpy(at + a->n, *import_names(b), b->n * sizeof *at);
    *import_names(a) = at;
    a->n += b->n;
}

/* `import a as a`, `from b import a as a` say the same without the second name. */
static void plain_names(kr_node *s) {
    for (uint32_t i = 0; i < s->n; i++) {
        kr_node *a = (*import_names(s))[i];
        if (same_text(a->alias.asname, (kr_text){a->alias.name, a->n}))
            a->alias.asname = (kr_text){NULL, 0};
    }
}

/* ---- statements ---- */

static bool is_bare_return(const kr_node *s) {
    return s->kind == KR_AST_RETURN && !s->one.value;
}

static void drop_def(kr_minifier *m, kr_node *s) {
    if (may_drop_signature(m, s)) drop_signature(m, s);
    fold_list(m, s->def.decorators.at, s->def.decorators.n);
    for (uint32_t i = 0; i < s->def.args->n; i++)
        fold_one(m, &s->def.args->arguments.at[i]->arg.value);
    drop_block(m, &s->def.body, IN_FUNCTION, true);
    /* a return at the end */
    while (s->def.body.n > 1 && is_bare_return(s->def.body.at[s->def.body.n - 1])) s->def.body.n--;
    if (s->def.body.n == 1 && is_bare_return(s->def.body.at[0])) {
        s->def.body.at[0] = kr_mini_node(m, KR_AST_PASS);
        drop_body(m, &s->def.body, IN_FUNCTION);
    }
}

static void drop_class(kr_minifier *m, kr_node *s) {
    kr_nodes *args = &s->classdef.args;
    if (args->n == 1 && args->at[0]->kind == KR_AST_NAME && !m->object_bound &&
        kr_mini_is(args->at[0]->text.s, args->at[0]->n, "object"))
        args->n = 0;
    fold_list(m, args->at, args->n);
    fold_list(m, s->classdef.decorators.at, s->classdef.decorators.n);
    drop_block(m, &s->classdef.body, is_plain_class(m, s) ? IN_PLAIN_CLASS : IN_CLASS, true);
}

static bool is_empty(const kr_nodes *body) {
    return body->n == 1 && body->at[0]->kind == KR_AST_EXPR &&
           body->at[0]->one.value->kind == KR_AST_INT;
}

/* An else or finally that may be missing. */
static void drop_optional(kr_minifier *m, kr_nodes *body, place where) {
    if (!body->n) return;
    drop_body(m, body, where);
    if (is_empty(body)) body->n = 0;
}

static void drop_if(kr_minifier *m, kr_node *s, place where) {
    for (;;) {
        fold_one(m, &s->cond.test);
        drop_body(m, &s->cond.body, where);
        if (s->cond.orelse.n != 1 || !(s->cond.orelse.at[0]->flags & KR_AST_ELIF) ||
            s->cond.orelse.at[0]->kind != KR_AST_IF)
            break;
        s = s->cond.orelse.at[0];
    }
    drop_optional(m, &s->cond.orelse, where);
}

static void drop_try(kr_minifier *m, kr_node *s, place where) {
    drop_body(m, &s->try_.body, where);
    for (uint32_t i = 0; i < s->try_.handlers.n; i++) {
        kr_node *h = s->try_.handlers.at[i];
        fold_one(m, &h->handler.type);
        drop_body(m, &h->handler.body, where);
    }
    drop_optional(m, &s->try_.orelse, where);
    if (s->try_.handlers.n) {
        drop_optional(m, &s->try_.finalbody, where);
    } else {
        drop_body(m, &s->try_.finalbody, where);
    }
}

static void drop_compound(kr_minifier *m, kr_node *s, place where) {
    switch (s->kind) {
    case KR_AST_FOR:
    case KR_AST_ASYNCFOR:
        fold_one(m, &s->loop.target);
        fold_one(m, &s->loop.iter);
        drop_body(m, &s->loop.body, where);
        drop_optional(m, &s->loop.orelse, where);
        break;
    case KR_AST_WHILE:
        fold_one(m, &s->cond.test);
        drop_body(m, &s->cond.body, where);
        drop_optional(m, &s->cond.orelse, where);
        break;
    case KR_AST_WITH:
    case KR_AST_ASYNCWITH:
        fold_list(m, s->with.items, s->n);
        drop_body(m, &s->with.body, where);
        break;
    case KR_AST_MATCH:
        fold_one(m, &s->match.subject);
        for (uint32_t i = 0; i < s->n; i++) {
            fold_one(m, &s->match.cases[i]->match_case.guard);
            drop_body(m, &s->match.cases[i]->match_case.body, where);
        }
        break;
    default:
        kr_ast_each(s, fold_child, m);
        break;
    }
}

/* An f-string without fields, which will be written as a string, must not become a docstring. */
static bool is_constant(const kr_node *e) {
    for (uint32_t i = 0; e->kind == KR_AST_JOINEDSTR && i < e->n; i++) {
        if (e->seq.at[i]->kind != KR_AST_STR) return false;
    }
    return kr_ast_is_constant(e) || e->kind == KR_AST_JOINEDSTR;
}

/* The statement as it stays, or NULL. */
static kr_node *drop_statement(kr_minifier *m, kr_node *s, place where) {
    switch (s->kind) {
    case KR_AST_FUNCTIONDEF:
    case KR_AST_ASYNCFUNCTIONDEF:
        drop_def(m, s);
        return s;
    case KR_AST_CLASSDEF:
        drop_class(m, s);
        return s;
    case KR_AST_IF:
        drop_if(m, s, where);
        return s;
    case KR_AST_TRY:
    case KR_AST_TRYSTAR:
        drop_try(m, s, where);
        return s;
    case KR_AST_ANNASSIGN:
        s = drop_annotation(m, s, where);
        if (s) fold_one(m, s->kind == KR_AST_ASSIGN ? &s->assign.value : &s->annassign.value);
        return s;
    case KR_AST_EXPR:
        fold_one(m, &s->one.value);
        return is_constant(s->one.value) ? NULL : s;
    case KR_AST_RETURN:
        fold_one(m, &s->one.value);
        if (s->one.value && s->one.value->kind == KR_AST_NONE) s->one.value = NULL;
        return s;
    case KR_AST_ASSERT:
        if (m->opt->flags & KR_MINIFY_DROP_ASSERTS) return NULL;
        kr_ast_each(s, fold_child, m);
        return s;
    case KR_AST_PASS:
        return NULL;
    case KR_AST_TYPEALIAS: /* its text can be asked for */
        return s;
    case KR_AST_IMPORT:
    case KR_AST_IMPORTFROM:
        plain_names(s);
        return s;
    default:
        drop_compound(m, s, where);
        return s;
    }
}

static void drop_list(kr_minifier *m, kr_nodes *body, place where, bool docstring) {
    uint32_t n = 0;
    bool keep = m->opt->flags & KR_MINIFY_KEEP_DOCS || m->words & KR_MW_DOCS;
    for (uint32_t i = 0; i < body->n; i++) {
        kr_node *s = body->at[i];
        if (i == 0 && docstring && s->kind == KR_AST_EXPR && s->one.value->kind == KR_AST_STR) {
            if (keep) body->at[n++] = s;
            if (!keep) m->stats->docstrings++;
            continue;
        }
        s = drop_statement(m, s, where);
        if (!s) continue;
        if (n && imports_join(body->at[n - 1], s)) {
            join_imports(m, body->at[n - 1], s);
        } else {
            body->at[n++] = s;
        }
    }
    body->n = n;
}

static void drop_block(kr_minifier *m, kr_nodes *body, place where, bool docstring) {
    drop_list(m, body, where, docstring);
    if (body->n) return;
    kr_node *s = kr_mini_node(m, KR_AST_EXPR);
    s->one.value = kr_mini_int(m, 0);
    body->at[0] = s;
    body->n = 1;
}

static void drop_body(kr_minifier *m, kr_nodes *body, place where) {
    drop_block(m, body, where, false);
}

void kr_mini_drop(kr_minifier *m) {
    drop_list(m, &m->body, IN_MODULE, true);
}
