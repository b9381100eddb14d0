/* Statements: the dispatcher, assignment in all forms, del, raise, assert.
 *
 * Row of divergence.def: assert_class (AssertionError is the builtin even if the program rebinds
 * the name). */
#include "compile/gen.h"

/* ---- stores ---- */

static kr_sid attr_name(kr_gen *g, const kr_node *e) {
    kr_sid name = kr_text_ident(g, e->attr.name, e->n);
    kr_text_seen(g, name, kr_ast_end_line(e), e->end_col);
    if (name == g->known[KR_KN___DEBUG__] && kr_row(g, KR_ROW_debug_name))
        kr_gen_fail(g, e, "cannot assign to __debug__");
    return name;
}

static void store_sequence(kr_gen *g, kr_node *t) {
    uint32_t star = t->n;
    for (uint32_t i = 0; i < t->n; i++) {
        if (t->seq.at[i]->kind != KR_AST_STARRED) continue;
        if (star < t->n) kr_gen_fail(g, t, "multiple starred expressions in assignment");
        star = i;
    }
    kr_out_at(g, t);
    if (star == t->n) {
        KR_OUT_U(g, UNPACK_SEQUENCE, t->n);
    } else {
        uint32_t after = t->n - star - 1;
        if (star > 255) kr_gen_fail(g, t, "too many expressions in star-unpacking assignment");
        if (after > 255) {
            kr_gen_need_helpers(g, t, "so many targets behind a starred one");
            kr_out_helper(g, KR_HELPER_unpack_ex);
            KR_OUT0(g, ROT_TWO);
            kr_out_int(g, star);
            kr_out_int(g, after);
            kr_out_call(g, 3);
            KR_OUT_U(g, UNPACK_SEQUENCE, t->n);
        } else {
            KR_OUT_U(g, UNPACK_EX, star | after << 8);
        }
    }
    for (uint32_t i = 0; i < t->n; i++) {
        kr_node *e = t->seq.at[i];
        kr_gen_store(g, e->kind == KR_AST_STARRED ? e->one.value : e);
    }
}

/* The class around a function that stores self.x remembers x. */
static void note_attribute(kr_gen *g, const kr_node *t) {
    const kr_node *value = t->attr.value;
    kr_scope *s = g->scope->parent;
    if (value->kind != KR_AST_NAME || value->n != 4 || memcmp(value->text.s, "self", 4) != 0)
        return;
    if (g->mute || !g->debug || !kr_row(g, KR_ROW_class_attrs)) return;
    while (s && s->type != KR_SCOPE_CLASS) s = s->parent;
    if (!s) return;
    kr_sid name = kr_text_add(g, t->attr.name, t->n);
    if (s->n_attrs && s->attrs[s->n_attrs - 1] == name) return;
    s->attrs = kr_gen_grow(g, s->attrs, s->n_attrs, &s->cap_attrs, sizeof *s->attrs);
    s->attrs[s->n_attrs++] = name;
}

void kr_gen_store(kr_gen *g, kr_node *t) {
    kr_sid name;
    switch (t->kind) {
    case KR_AST_NAME:
        name = kr_gen_ident(g, t);
        if (!kr_row(g, KR_ROW_const_names) && g->texts[name].konst)
            kr_gen_fail(g, t, "can't assign to expression");
        kr_out_at(g, t);
        kr_out_store(g, name, t);
        break;
    case KR_AST_ATTRIBUTE:
        note_attribute(g, t);
        kr_gen_target_base(g, t->attr.value);
        kr_out_at(g, t);
        KR_OUT_NAME(g, STORE_ATTR, attr_name(g, t));
        break;
    case KR_AST_SUBSCRIPT:
        kr_gen_target_base(g, t->subscript.value);
        kr_gen_expr(g, t->subscript.index);
        kr_out_at(g, t);
        KR_OUT0(g, STORE_SUBSCR);
        break;
    case KR_AST_TUPLE:
    case KR_AST_LIST:
        store_sequence(g, t);
        break;
    case KR_AST_STARRED:
        kr_gen_fail(g, t, "starred assignment target must be in a list or tuple");
    default:
        kr_gen_fail(g, t, "cannot assign to expression");
    }
}

void kr_gen_delete(kr_gen *g, kr_node *t) {
    kr_sid name;
    switch (t->kind) {
    case KR_AST_NAME:
        name = kr_gen_ident(g, t);
        if (name == g->known[KR_KN___DEBUG__] && kr_row(g, KR_ROW_debug_name))
            kr_gen_fail(g, t, "cannot delete __debug__");
        if (!kr_row(g, KR_ROW_const_names) && g->texts[name].konst)
            kr_gen_fail(g, t, "can't delete expression");
        kr_out_at(g, t);
        kr_out_delete(g, name, t);
        break;
    case KR_AST_ATTRIBUTE:
        kr_gen_target_base(g, t->attr.value);
        KR_OUT0(g, LOAD_NULL);
        KR_OUT0(g, ROT_TWO);
        kr_out_at(g, t);
        KR_OUT_NAME(g, STORE_ATTR, attr_name(g, t));
        break;
    case KR_AST_SUBSCRIPT:
        kr_gen_target_base(g, t->subscript.value);
        kr_gen_expr(g, t->subscript.index);
        KR_OUT0(g, LOAD_NULL);
        KR_OUT0(g, ROT_THREE);
        kr_out_at(g, t);
        KR_OUT0(g, STORE_SUBSCR);
        break;
    case KR_AST_TUPLE:
    case KR_AST_LIST:
        for (uint32_t i = 0; i < t->n; i++) kr_gen_delete(g, t->seq.at[i]);
        break;
    default:
        kr_gen_fail(g, t, "cannot delete expression");
    }
}

/* ---- assignments ---- */

/* a, b = x, y without a tuple: the values are turned round on the stack. */
static bool gen_swap(kr_gen *g, kr_node *t, kr_node *v) {
    kr_const k;
    if (t->kind != KR_AST_TUPLE || v->kind != KR_AST_TUPLE || t->n != v->n || t->n < 2 ||
        t->n > 3 || (t->flags | v->flags) & KR_AST_PAREN || kr_gen_has_star(t->seq.at, t->n) ||
        kr_gen_has_star(v->seq.at, v->n) || kr_fold(g, v, &k))
        return false;
    for (uint32_t i = 0; i < v->n; i++) kr_gen_expr(g, v->seq.at[i]);
    if (v->n == 3) KR_OUT0(g, ROT_THREE);
    KR_OUT0(g, ROT_TWO);
    for (uint32_t i = 0; i < t->n; i++) kr_gen_store(g, t->seq.at[i]);
    return true;
}

static void gen_assign(kr_gen *g, kr_node *s) {
    if (s->n == 1) {
        if (kr_fold_const_statement(g, s->assign.targets[0], s->assign.value)) return;
        if (gen_swap(g, s->assign.targets[0], s->assign.value)) return;
    }
    kr_gen_expr(g, s->assign.value);
    for (uint32_t i = 0; i < s->n; i++) {
        if (i + 1 < s->n) KR_OUT0(g, DUP_TOP);
        kr_gen_store(g, s->assign.targets[i]);
    }
}

/* Reading x in `x += 1` does not count as a use before `global x`. */
static void load_augmented(kr_gen *g, kr_node *t) {
    kr_sid name = kr_gen_ident(g, t);
    int64_t known = kr_scope_find(g->scope, name);
    bool used = known >= 0 && g->scope->ids[known].flags & KR_ID_USED;
    kr_gen_name(g, t);
    known = kr_scope_find(g->scope, name);
    if (!used && known >= 0) g->scope->ids[known].flags &= (uint16_t)~KR_ID_USED;
}

static void gen_augassign(kr_gen *g, kr_node *s) {
    kr_node *t = s->pair.left;
    kr_binop op = kr_gen_operator(s->op, true);
    kr_sid name;
    switch (t->kind) {
    case KR_AST_NAME:
        load_augmented(g, t);
        kr_gen_expr(g, s->pair.right);
        kr_out_at(g, s);
        kr_out_binary(g, op);
        kr_gen_store(g, t);
        break;
    case KR_AST_ATTRIBUTE:
        name = attr_name(g, t);
        kr_gen_target_base(g, t->attr.value);
        KR_OUT0(g, DUP_TOP);
        kr_out_at(g, t);
        KR_OUT_NAME(g, LOAD_ATTR, name);
        kr_gen_expr(g, s->pair.right);
        kr_out_at(g, s);
        kr_out_binary(g, op);
        KR_OUT0(g, ROT_TWO);
        kr_out_at(g, t);
        KR_OUT_NAME(g, STORE_ATTR, name);
        break;
    case KR_AST_SUBSCRIPT:
        kr_gen_target_base(g, t->subscript.value);
        kr_gen_expr(g, t->subscript.index);
        KR_OUT0(g, DUP_TOP_TWO);
        kr_out_at(g, t);
        KR_OUT0(g, LOAD_SUBSCR);
        kr_gen_expr(g, s->pair.right);
        kr_out_at(g, s);
        kr_out_binary(g, op);
        KR_OUT0(g, ROT_THREE);
        kr_out_at(g, t);
        KR_OUT0(g, STORE_SUBSCR);
        break;
    default:
        kr_gen_fail(g, t, "illegal expression for augmented assignment");
    }
}

/* ---- others ---- */

static void gen_raise(kr_gen *g, kr_node *s) {
    if (!s->pair.left) {
        kr_out_at(g, s);
        KR_OUT0(g, RAISE_LAST);
        return;
    }
    kr_gen_expr(g, s->pair.left);
    if (s->pair.right) kr_gen_expr(g, s->pair.right);
    kr_out_at(g, s);
    if (s->pair.right) {
        KR_OUT0(g, RAISE_FROM);
    } else {
        KR_OUT0(g, RAISE_OBJ);
    }
}

static void gen_assert(kr_gen *g, kr_node *s) {
    uint32_t ok = kr_out_label(g);
    bool off = g->opt_level > 0;
    if (s->pair.left->kind == KR_AST_TUPLE && s->pair.left->n)
        kr_gen_warn(g, s, "assertion is always true, perhaps remove parentheses?");
    if (off) g->mute++;
    kr_gen_cond(g, s->pair.left, true, ok);
    kr_out_at(g, s->pair.left);
    kr_out_u(g, KR_PRE_BUILTIN, kr_text_cstr(g, "AssertionError"));
    if (s->pair.right) {
        kr_gen_expr(g, s->pair.right);
        kr_out_at(g, s->pair.left);
        kr_out_call(g, 1);
    }
    KR_OUT0(g, RAISE_OBJ);
    kr_out_place(g, ok);
    if (off) g->mute--;
}

static void gen_expr_statement(kr_gen *g, kr_node *s) {
    kr_node *e = s->one.value;
    kr_const k;
    if (g->opt->mode == KR_COMPILE_SINGLE && g->scope == g->module) {
        kr_out_load(g, g->known[KR_KN___REPL_PRINT__]);
        kr_gen_expr(g, e);
        kr_out_at(g, e);
        kr_out_call(g, 1);
        KR_OUT0(g, POP_TOP);
        return;
    }
    if (kr_fold(g, e, &k) && (e->kind != KR_AST_NAME || kr_fold_is_debug(e))) {
        if (e->kind == KR_AST_BOOLOP || e->kind == KR_AST_UNARYOP) kr_gen_muted(g, e);
        return;
    }
    kr_gen_expr(g, e);
    KR_OUT0(g, POP_TOP);
}

void kr_gen_body(kr_gen *g, const kr_nodes *body) {
    for (uint32_t i = 0; i < body->n; i++) kr_gen_statement(g, body->at[i]);
}

static bool is_future_import(const kr_node *s) {
    static const char name[] = "__future__";
    return s->kind == KR_AST_IMPORTFROM && s->import_from.level == 0 && s->import_from.module.s &&
           s->import_from.module.n == sizeof name - 1 &&
           __builtin_memcmp(s->import_from.module.s, name, sizeof name - 1) == 0;
}

static uint32_t first_line(const kr_node *s) {
    const kr_nodes *d = s->kind == KR_AST_CLASSDEF ? &s->classdef.decorators
                        : s->kind == KR_AST_FUNCTIONDEF || s->kind == KR_AST_ASYNCFUNCTIONDEF
                            ? &s->def.decorators
                            : NULL;
    return d && d->n ? d->at[0]->line : s->line;
}

static void gen_compound_statement(kr_gen *g, kr_node *s) {
    g->scope->cond_depth++;
    kr_check_recursion(g->ctx, " during compilation");
    switch (s->kind) {
    case KR_AST_FOR:
        kr_gen_for(g, s);
        break;
    case KR_AST_ASYNCFOR:
        kr_gen_async_for(g, s);
        break;
    case KR_AST_WHILE:
        kr_gen_while(g, s);
        break;
    case KR_AST_IF:
        kr_gen_if(g, s);
        break;
    case KR_AST_WITH:
    case KR_AST_ASYNCWITH:
        kr_gen_with(g, s);
        break;
    case KR_AST_MATCH:
        kr_gen_match(g, s);
        break;
    case KR_AST_TRY:
        kr_gen_try(g, s);
        break;
    case KR_AST_TRYSTAR:
        kr_gen_try_star(g, s);
        break;
    default:
        kr_gen_fail(g, s, "invalid syntax");
    }
    g->scope->cond_depth--;
}

void kr_gen_statement(kr_gen *g, kr_node *s) {
    if (KR_UNLIKELY(g->future_allowed) && !is_future_import(s) &&
        !(g->first_statement && s->kind == KR_AST_EXPR && s->one.value->kind == KR_AST_STR))
        g->future_allowed = false;
    if (!kr_fold_is_const_statement(g, s)) kr_out_line(g, first_line(s));
    switch (s->kind) {
    case KR_AST_EXPR:
        gen_expr_statement(g, s);
        break;
    case KR_AST_ASSIGN:
        gen_assign(g, s);
        break;
    case KR_AST_AUGASSIGN:
        gen_augassign(g, s);
        break;
    case KR_AST_ANNASSIGN:
        kr_gen_annassign(g, s);
        break;
    case KR_AST_RETURN:
        kr_gen_return(g, s);
        break;
    case KR_AST_FUNCTIONDEF:
    case KR_AST_ASYNCFUNCTIONDEF:
        kr_check_recursion(g->ctx, " during compilation");
        kr_gen_def(g, s);
        break;
    case KR_AST_CLASSDEF:
        kr_check_recursion(g->ctx, " during compilation");
        kr_gen_class(g, s);
        break;
    case KR_AST_DELETE:
        for (uint32_t i = 0; i < s->n; i++) kr_gen_delete(g, s->seq.at[i]);
        break;
    case KR_AST_TYPEALIAS:
        kr_gen_type_alias(g, s);
        break;
    case KR_AST_RAISE:
        gen_raise(g, s);
        break;
    case KR_AST_ASSERT:
        gen_assert(g, s);
        break;
    case KR_AST_IMPORT:
        kr_gen_import(g, s);
        break;
    case KR_AST_IMPORTFROM:
        kr_gen_import_from(g, s);
        break;
    case KR_AST_GLOBAL:
        kr_scope_declare(g, s, true);
        break;
    case KR_AST_NONLOCAL:
        kr_scope_declare(g, s, false);
        break;
    case KR_AST_PASS:
        break;
    case KR_AST_BREAK:
        kr_gen_break(g, s);
        break;
    case KR_AST_CONTINUE:
        kr_gen_continue(g, s);
        break;
    default:
        gen_compound_statement(g, s);
        break;
    }
}
