/* Annotations (PEP 649, and texts under `from __future__ import annotations`), type parameters and
 * type aliases.
 *
 * Lazily evaluated expressions are functions of their own (scope type ANNOTATION). Right in a class
 * they see the class's names: their name loads are ANNOT_ID rows, which look into the namespace
 * (captured as the class's __classdict__ cell) when the class binds the name. A class or module has
 * one __annotate__ function, written piece by piece while its body is generated. Portable code
 * never evaluates annotations. */
#include "compile/gen.h"

kr_scope *kr_gen_class_around(const kr_scope *s) {
    kr_scope *p;
    if (s->type != KR_SCOPE_ANNOTATION) return NULL;
    for (p = s->parent; p->type == KR_SCOPE_ANNOTATION; p = p->parent) {
    }
    return p->type == KR_SCOPE_CLASS ? p : NULL;
}

kr_scope *kr_gen_annotation_scope(kr_gen *g, kr_sid name, const char *what, const kr_node *at) {
    kr_scope *s = kr_scope_new(g, KR_SCOPE_ANNOTATION, name, at);
    s->what = what;
    kr_scope_enter(g, s);
    return s;
}

/* A function without parameters that gives the expression's value. */
static void gen_lazy(kr_gen *g, kr_sid name, const char *what, kr_node *e) {
    kr_scope *s = kr_gen_annotation_scope(g, name, what, e);
    kr_out_line(g, e->line);
    if (e->kind == KR_AST_STARRED) { /* *Ts = *default: the one item */
        kr_node *one = e;
        kr_out_helper(g, KR_HELPER_tuple);
        kr_gen_star_list(g, &one, 1, false);
        kr_out_call(g, 1);
        KR_OUT_U(g, UNPACK_SEQUENCE, 1);
    } else {
        kr_gen_expr(g, e);
    }
    KR_OUT0(g, RETURN_VALUE);
    kr_out_stop(g);
    kr_scope_leave(g);
    kr_out_make(g, s, false);
}

/* ---- functions ---- */

bool kr_gen_has_annotations(kr_gen *g, const kr_node *s) {
    const kr_node *args = s->def.args;
    if (!kr_row(g, KR_ROW_annotations)) return false;
    if (s->def.returns) return true;
    for (uint32_t i = 0; i < args->n; i++) {
        if (args->arguments.at[i]->arg.annotation) return true;
    }
    return false;
}

void kr_gen_annotations_before(kr_gen *g, const kr_node *s) {
    (void)s;
    kr_out_helper(g,
                  g->flags & KR_CF_FUTURE_ANNOTATIONS ? KR_HELPER_annotations : KR_HELPER_annotate);
}

static void gen_one(kr_gen *g, kr_node *annotation, kr_sid name) {
    kr_out_line(g, annotation->line);
    if (annotation->kind == KR_AST_STARRED) {
        kr_gen_expr(g, annotation->one.value);
        KR_OUT_U(g, UNPACK_SEQUENCE, 1);
    } else {
        kr_gen_expr(g, annotation);
    }
    kr_out_name_const(g, name);
    KR_OUT0(g, STORE_MAP);
}

/* Start of an __annotate__ function: checks the format, an empty dict on the stack. */
static kr_scope *open_annotate(kr_gen *g, const kr_node *at, uint32_t n) {
    kr_scope *s = kr_gen_annotation_scope(g, g->known[KR_KN___ANNOTATE__], "an annotation", at);
    uint32_t format = kr_scope_hidden(g, s, g->known[KR_KN_FORMAT], KR_ID_PARAM);
    s->n_pos = s->n_posonly = 1;
    kr_out_helper(g, KR_HELPER_annotate_format);
    kr_out_load_id(g, format);
    kr_out_call(g, 1);
    KR_OUT0(g, POP_TOP);
    KR_OUT_U(g, BUILD_MAP, n);
    return s;
}

static void close_annotate(kr_gen *g) {
    KR_OUT0(g, RETURN_VALUE);
    kr_out_stop(g);
    kr_scope_leave(g);
}

static uint32_t count_annotations(const kr_node *s) {
    uint32_t n = s->def.returns != NULL;
    for (uint32_t i = 0; i < s->def.args->n; i++)
        n += s->def.args->arguments.at[i]->arg.annotation != NULL;
    return n;
}

/* As in CPython, positional-only parameters come after the plain ones. */
static uint32_t annotation_order(const kr_node *args, uint32_t i) {
    uint32_t posonly = args->arguments.n_posonly, plain = args->arguments.n_plain;
    return i < plain ? posonly + i : i < plain + posonly ? i - plain : i;
}

static void gen_annotation_texts(kr_gen *g, kr_node *s) {
    uint32_t n = 0, count = count_annotations(s);
    kr_cid *items = kr_gen_temp(g, (size_t)count * 2 * sizeof *items);
    kr_const k = {.kind = KR_K_STR};
    for (uint32_t i = 0; i <= s->def.args->n; i++) {
        const kr_node *a =
            i < s->def.args->n ? s->def.args->arguments.at[annotation_order(s->def.args, i)] : NULL;
        const kr_node *e = a ? a->arg.annotation : s->def.returns;
        if (!e) continue;
        k.text = a ? kr_text_ident(g, a->arg.name, a->n) : kr_text_cstr(g, "return");
        items[n++] = kr_const_add(g, &k);
        k.text = kr_gen_unparse(g, e);
        items[n++] = kr_const_add(g, &k);
    }
    kr_out_u(g, KR_OPC_LOAD_CONST_OBJ_OBJ, kr_const_tuple(g, items, n));
    kr_out_call(g, 2);
}

void kr_gen_annotations_after(kr_gen *g, kr_node *s) {
    kr_node *args = s->def.args;
    kr_scope *f;
    if (g->flags & KR_CF_FUTURE_ANNOTATIONS) {
        gen_annotation_texts(g, s);
        return;
    }
    f = open_annotate(g, s, count_annotations(s));
    for (uint32_t i = 0; i < args->n; i++) {
        kr_node *a = args->arguments.at[annotation_order(args, i)];
        if (a->arg.annotation) gen_one(g, a->arg.annotation, kr_text_ident(g, a->arg.name, a->n));
    }
    if (s->def.returns) gen_one(g, s->def.returns, kr_text_cstr(g, "return"));
    close_annotate(g);
    kr_out_make(g, f, false);
    kr_out_call(g, 2);
}

/* ---- classes and modules ---- */

void kr_gen_open_annotate(kr_gen *g) {
    kr_scope *s = g->scope;
    if (!kr_row(g, KR_ROW_annotations)) return;
    if (s->type == KR_SCOPE_CLASS) {
        kr_out_if(g, KR_COND_CELL, s->classdict_cell - 1, 0);
        kr_out_helper(g, KR_HELPER_locals);
        kr_out_call(g, 0);
        kr_out_store_id(g, s->classdict_cell - 1);
        kr_out_op(g, KR_PRE_END);
    }
    s->cond_set = kr_scope_hidden(g, s, g->known[KR_KN___CONDITIONAL_ANNOTATIONS__], 0);
    kr_out_if(g, KR_COND_CELL, s->cond_set, 0);
    KR_OUT_U(g, BUILD_SET, 0);
    kr_out_store_id(g, s->cond_set);
    kr_out_op(g, KR_PRE_END);
    kr_out_if(g, KR_COND_SCOPE, KR_SF_ANNOTATIONS, 0);
    kr_out_helper(g, KR_HELPER_setup_annotations);
    kr_out_call(g, 0);
    KR_OUT0(g, POP_TOP);
    kr_out_op(g, KR_PRE_END);
    if (s->type != KR_SCOPE_MODULE) return;
    kr_out_if(g, KR_COND_SCOPE, KR_SF_ANNOTATE, 0);
    kr_out_op(g, KR_PRE_MAKE_ANNOTATE);
    KR_OUT_NAME(g, STORE_NAME, g->known[KR_KN___ANNOTATE__]);
    kr_out_op(g, KR_PRE_END);
}

/* Makes it the last child; the module's start holds the instruction already. */
static void add_last_child(kr_scope *s) {
    if (s->made_end) {
        s->made_end->next_made = s->annotate;
    } else {
        s->made = s->annotate;
    }
    s->made_end = s->annotate;
    s->n_made++;
    s->flags |= KR_SF_ANNOTATE;
}

void kr_gen_close_annotate(kr_gen *g) {
    kr_scope *s = g->scope, *f = s->annotate;
    if (!f) return;
    kr_scope_enter(g, f);
    close_annotate(g);
    if (s->type == KR_SCOPE_MODULE) {
        add_last_child(s);
        return;
    }
    kr_out_make(g, f, false);
    kr_out_store(g, g->known[KR_KN___ANNOTATE_FUNC__], NULL);
}

/* Portable code never evaluates it. */
static void gen_ignored(kr_gen *g, kr_node *annotation) {
    if (!annotation) return;
    kr_gen_muted(g, annotation->kind == KR_AST_STARRED ? annotation->one.value : annotation);
}

void kr_gen_ignore_annotations(kr_gen *g, kr_node *s) {
    kr_node *args = s->def.args;
    for (uint32_t i = 0; i < args->n; i++) gen_ignored(g, args->arguments.at[i]->arg.annotation);
    gen_ignored(g, s->def.returns);
}

/* x: T in a class or module. */
static void gen_deferred(kr_gen *g, kr_node *s, kr_sid name) {
    kr_scope *owner = g->scope;
    bool conditional = owner->cond_depth > 0;
    uint32_t index = owner->n_annotations++, skip = 0;
    if (g->flags & KR_CF_FUTURE_ANNOTATIONS) {
        kr_sid text = kr_gen_unparse(g, s->annassign.annotation);
        owner->flags |= KR_SF_ANNOTATIONS;
        kr_out_text(g, text, s->line, s->col);
        kr_out_load(g, g->known[KR_KN___ANNOTATIONS__]);
        kr_out_name_const(g, name);
        KR_OUT0(g, STORE_SUBSCR);
        return;
    }
    if (conditional) {
        kr_out_load_id(g, owner->cond_set);
        KR_OUT_NAME(g, LOAD_METHOD, kr_text_cstr(g, "add"));
        kr_out_int(g, index);
        KR_OUT_U(g, CALL_METHOD, 1);
        KR_OUT0(g, POP_TOP);
    }
    if (g->mute) return;
    if (!owner->annotate) {
        owner->annotate = open_annotate(g, s, 0);
    } else {
        kr_scope_enter(g, owner->annotate);
    }
    if (conditional) {
        skip = kr_out_label(g);
        kr_out_int(g, index);
        kr_out_load_id(g, kr_scope_use(g, g->known[KR_KN___CONDITIONAL_ANNOTATIONS__]));
        kr_out_binary(g, KR_BIN_IN);
        KR_OUT_JUMP(g, POP_JUMP_IF_FALSE, skip);
    }
    gen_one(g, s->annassign.annotation, name);
    if (conditional) kr_out_place(g, skip);
    g->scope = owner;
}

static void gen_target_effects(kr_gen *g, kr_node *t) {
    if (t->kind == KR_AST_ATTRIBUTE) {
        kr_gen_expr(g, t->attr.value);
        KR_OUT0(g, POP_TOP);
    } else if (t->kind == KR_AST_SUBSCRIPT) {
        kr_gen_expr(g, t->subscript.value);
        KR_OUT0(g, POP_TOP);
        kr_gen_expr(g, t->subscript.index);
        KR_OUT0(g, POP_TOP);
    }
}

void kr_gen_annassign(kr_gen *g, kr_node *s) {
    kr_node *t = s->annassign.target, *value = s->annassign.value;
    kr_scope *scope = g->scope;
    bool evaluated = kr_row(g, KR_ROW_annotations) && !kr_scope_is_function(scope);
    if (!kr_row(g, KR_ROW_annotations)) gen_ignored(g, s->annassign.annotation);
    if (value && kr_fold_const_statement(g, t, value)) return;
    if (value) {
        kr_gen_expr(g, value);
        kr_gen_store(g, t);
    }
    if (t->kind == KR_AST_NAME) {
        kr_sid name = kr_gen_ident(g, t);
        uint32_t id = kr_scope_id(g, scope, name);
        if (s->flags & KR_AST_SIMPLE) {
            uint16_t flags = scope->ids[id].flags;
            if (name == g->known[KR_KN___DEBUG__]) kr_gen_fail(g, s, "cannot assign to __debug__");
            if (flags & (KR_ID_GLOBAL | KR_ID_NONLOCAL) && scope->type != KR_SCOPE_MODULE)
                kr_gen_fail(g, s, "annotated name '%s' can't be %s", g->texts[name].s,
                            flags & KR_ID_GLOBAL ? "global" : "nonlocal");
            scope->ids[id].flags |= KR_ID_ANNOTATED | (g->mute ? KR_ID_DEAD_BOUND : KR_ID_BOUND);
            if (evaluated) gen_deferred(g, s, name);
            return;
        }
        if (!value && kr_scope_is_function(scope)) scope->ids[id].flags |= KR_ID_BOUND;
    } else if (!value && kr_row(g, KR_ROW_annotations)) {
        gen_target_effects(g, t);
    }
    if (evaluated && !(g->flags & KR_CF_FUTURE_ANNOTATIONS)) {
        kr_gen_expr(g, s->annassign.annotation);
        KR_OUT0(g, POP_TOP);
    }
}

/* ---- type parameters ---- */

static void gen_lazy_or_none(kr_gen *g, kr_sid name, const char *what, kr_node *e) {
    if (e) {
        gen_lazy(g, name, what, e);
    } else {
        KR_OUT0(g, LOAD_CONST_NONE);
    }
}

static void gen_type_param(kr_gen *g, kr_node *p) {
    kr_sid name = kr_text_ident(g, p->type_param.name, p->n);
    kr_sid raw = kr_text_add(g, p->type_param.name, p->n);
    uint32_t id;
    int64_t seen = kr_scope_find(g->scope, name);
    if (seen >= 0 && g->scope->ids[seen].flags & KR_ID_TYPEPARAM)
        kr_gen_fail(g, p, "duplicate type parameter '%s'", g->texts[name].s);
    kr_out_helper(g, p->kind == KR_AST_TYPEVAR     ? KR_HELPER_typevar
                     : p->kind == KR_AST_PARAMSPEC ? KR_HELPER_paramspec
                                                   : KR_HELPER_typevartuple);
    kr_out_text(g, raw, p->line, p->col);
    if (p->kind == KR_AST_TYPEVAR) {
        kr_node *bound = p->type_param.bound;
        kr_out_int(g, !bound ? 0 : bound->kind == KR_AST_TUPLE ? 2 : 1);
        gen_lazy_or_none(g, raw,
                         bound && bound->kind == KR_AST_TUPLE ? "a TypeVar constraint"
                                                              : "a TypeVar bound",
                         bound);
    }
    gen_lazy_or_none(g, raw,
                     p->kind == KR_AST_TYPEVAR     ? "a TypeVar default"
                     : p->kind == KR_AST_PARAMSPEC ? "a ParamSpec default"
                                                   : "a TypeVarTuple default",
                     p->type_param.value);
    kr_out_call(g, p->kind == KR_AST_TYPEVAR ? 4 : 2);
    KR_OUT0(g, DUP_TOP);
    id = kr_scope_bind(g, name, p);
    g->scope->ids[id].flags |= KR_ID_TYPEPARAM;
    kr_out_store_id(g, id);
}

void kr_gen_type_params(kr_gen *g, const kr_nodes *params) {
    bool default_seen = false;
    for (uint32_t i = 0; i < params->n; i++) {
        kr_node *p = params->at[i];
        if (p->type_param.value) {
            default_seen = true;
        } else if (default_seen) {
            kr_gen_fail(g, p, "non-default type parameter '%.*s' follows default type parameter",
                        (int)p->n, p->type_param.name);
        }
        gen_type_param(g, p);
    }
    KR_OUT_U(g, BUILD_TUPLE, params->n);
    kr_out_store(g, g->known[KR_KN_TYPE_PARAMS], NULL);
}

void kr_gen_type_alias(kr_gen *g, kr_node *s) {
    kr_node *target = s->alias_type.name;
    kr_sid name = kr_gen_ident(g, target), raw = kr_text_add(g, target->text.s, target->n);
    kr_scope *params = NULL;
    kr_gen_need_helpers(g, s, "a type statement");
    if (s->alias_type.type_params.n) {
        params = kr_gen_annotation_scope(g, kr_text_cstr(g, "<generic parameters>"),
                                         "the definition of a generic", s);
        kr_gen_type_params(g, &s->alias_type.type_params);
    }
    kr_out_at(g, s);
    kr_out_helper(g, KR_HELPER_type_alias);
    kr_out_text(g, raw, target->line, target->col);
    if (params) {
        kr_out_load(g, g->known[KR_KN_TYPE_PARAMS]);
    } else {
        KR_OUT_U(g, BUILD_TUPLE, 0);
    }
    gen_lazy(g, raw, "a type alias", s->alias_type.value);
    kr_out_call(g, 3);
    if (params) {
        KR_OUT0(g, RETURN_VALUE);
        kr_out_stop(g);
        kr_scope_leave(g);
        kr_out_make(g, params, false);
        kr_out_at(g, s);
        kr_out_call(g, 0);
    }
    kr_out_store(g, name, target);
}
