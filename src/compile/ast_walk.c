/* One case for each member of the node's union: ast_kinds.def says which kinds share it. */
#include "compile/ast_walk.h"

typedef struct walk {
    kr_ast_slot_fn fn;
    void *opaque;
} walk;

static void one(const walk *w, kr_node **slot) {
    if (*slot) w->fn(w->opaque, slot);
}

static void many(const walk *w, kr_node **at, uint32_t n) {
    for (uint32_t i = 0; i < n; i++) one(w, &at[i]);
}

static void list(const walk *w, kr_nodes *l) {
    many(w, l->at, l->n);
}

static void walk_none(const walk *w, kr_node *e) {
    (void)w;
    (void)e;
}
#define walk_text walk_none
#define walk_integer walk_none
#define walk_real walk_none
#define walk_alias walk_none

static void walk_seq(const walk *w, kr_node *e) {
    many(w, e->seq.at, e->kind == KR_AST_DICT ? 2 * e->n : e->n);
}

static void walk_one(const walk *w, kr_node *e) {
    one(w, &e->one.value);
}

static void walk_pair(const walk *w, kr_node *e) {
    one(w, &e->pair.left);
    one(w, &e->pair.right);
}

static void walk_lambda(const walk *w, kr_node *e) {
    one(w, &e->lambda.args);
    one(w, &e->lambda.body);
}

static void walk_ifexp(const walk *w, kr_node *e) {
    one(w, &e->ifexp.body);
    one(w, &e->ifexp.test);
    one(w, &e->ifexp.orelse);
}

static void walk_comp(const walk *w, kr_node *e) {
    one(w, &e->comp.elt);
    one(w, &e->comp.value);
    many(w, e->comp.generators, e->n);
}

static void walk_compare(const walk *w, kr_node *e) {
    many(w, e->compare.at, e->n + 1);
}

static void walk_call(const walk *w, kr_node *e) {
    one(w, &e->call.func);
    many(w, e->call.args, e->n);
}

static void walk_field(const walk *w, kr_node *e) {
    one(w, &e->field.value);
    one(w, &e->field.spec);
}

static void walk_attr(const walk *w, kr_node *e) {
    one(w, &e->attr.value);
}

static void walk_subscript(const walk *w, kr_node *e) {
    one(w, &e->subscript.value);
    one(w, &e->subscript.index);
}

static void walk_slice(const walk *w, kr_node *e) {
    one(w, &e->slice.lower);
    one(w, &e->slice.upper);
    one(w, &e->slice.step);
}

static void walk_def(const walk *w, kr_node *e) {
    list(w, &e->def.decorators);
    list(w, &e->def.type_params);
    one(w, &e->def.args);
    one(w, &e->def.returns);
    list(w, &e->def.body);
}

static void walk_classdef(const walk *w, kr_node *e) {
    list(w, &e->classdef.decorators);
    list(w, &e->classdef.type_params);
    list(w, &e->classdef.args);
    list(w, &e->classdef.body);
}

static void walk_assign(const walk *w, kr_node *e) {
    many(w, e->assign.targets, e->n);
    one(w, &e->assign.value);
}

static void walk_alias_type(const walk *w, kr_node *e) {
    one(w, &e->alias_type.name);
    list(w, &e->alias_type.type_params);
    one(w, &e->alias_type.value);
}

static void walk_annassign(const walk *w, kr_node *e) {
    one(w, &e->annassign.target);
    one(w, &e->annassign.annotation);
    one(w, &e->annassign.value);
}

static void walk_loop(const walk *w, kr_node *e) {
    one(w, &e->loop.target);
    one(w, &e->loop.iter);
    list(w, &e->loop.body);
    list(w, &e->loop.orelse);
}

static void walk_cond(const walk *w, kr_node *e) {
    one(w, &e->cond.test);
    list(w, &e->cond.body);
    list(w, &e->cond.orelse);
}

static void walk_with(const walk *w, kr_node *e) {
    many(w, e->with.items, e->n);
    list(w, &e->with.body);
}

static void walk_match(const walk *w, kr_node *e) {
    one(w, &e->match.subject);
    many(w, e->match.cases, e->n);
}

static void walk_try_(const walk *w, kr_node *e) {
    list(w, &e->try_.body);
    list(w, &e->try_.handlers);
    list(w, &e->try_.orelse);
    list(w, &e->try_.finalbody);
}

static void walk_import_from(const walk *w, kr_node *e) {
    many(w, e->import_from.names, e->n);
}

static void walk_comprehension(const walk *w, kr_node *e) {
    one(w, &e->comprehension.target);
    one(w, &e->comprehension.iter);
    many(w, e->comprehension.ifs, e->n);
}

static void walk_handler(const walk *w, kr_node *e) {
    one(w, &e->handler.type);
    list(w, &e->handler.body);
}

static void walk_arguments(const walk *w, kr_node *e) {
    many(w, e->arguments.at, e->n);
}

static void walk_arg(const walk *w, kr_node *e) {
    one(w, &e->arg.annotation);
    one(w, &e->arg.value);
}

static void walk_keyword(const walk *w, kr_node *e) {
    one(w, &e->keyword.value);
}

static void walk_match_case(const walk *w, kr_node *e) {
    one(w, &e->match_case.pattern);
    one(w, &e->match_case.guard);
    list(w, &e->match_case.body);
}

static void walk_match_map(const walk *w, kr_node *e) {
    many(w, e->match_map.at, 2 * e->n);
}

static void walk_match_class(const walk *w, kr_node *e) {
    one(w, &e->match_class.cls);
    many(w, e->match_class.patterns, e->n);
}

static void walk_match_as(const walk *w, kr_node *e) {
    one(w, &e->match_as.pattern);
}

static void walk_type_param(const walk *w, kr_node *e) {
    one(w, &e->type_param.bound);
    one(w, &e->type_param.value);
}

void kr_ast_each(kr_node *e, kr_ast_slot_fn fn, void *opaque) {
    const walk w = {fn, opaque};
    switch (e->kind) {
#define KR_AST_KIND(kind, pyname, member, meaning)                                                 \
    case KR_AST_##kind:                                                                            \
        walk_##member(&w, e);                                                                      \
        break;
#include "compile/ast_kinds.def"
    }
}

kr_node **kr_ast_left(kr_node *e) {
    switch (e->kind) {
    case KR_AST_BINOP:
        return &e->pair.left;
    case KR_AST_CALL:
        return &e->call.func;
    case KR_AST_ATTRIBUTE:
        return &e->attr.value;
    case KR_AST_SUBSCRIPT:
        return &e->subscript.value;
    default:
        return NULL;
    }
}
