/* Functions: def, lambda, return, yield, await, decorators.
 *
 * Rows of divergence.def: kwonly_order, lambda_yield, decorator_expr. A def with type parameters is
 * made inside a scope of its own that holds them; the defaults are evaluated outside and passed. */
#include <string.h>

#include "compile/gen.h"

/* ---- parameters ---- */

static uint32_t add_param(kr_gen *g, kr_scope *s, const kr_node *a, uint16_t flags) {
    kr_sid name = kr_text_ident(g, a->arg.name, a->n);
    uint32_t id;
    kr_text_seen(g, name, a->line, a->col);
    if (kr_scope_find(s, name) >= 0)
        kr_gen_fail(g, a, "duplicate argument '%s' in function definition", g->texts[name].s);
    if (name == g->known[KR_KN___DEBUG__] && kr_row(g, KR_ROW_debug_name))
        kr_gen_fail(g, a, "cannot assign to __debug__");
    if (name == g->known[KR_KN_CONST]) g->const_rebound = true;
    id = kr_scope_id(g, s, name);
    s->ids[id].flags |= KR_ID_PARAM | flags;
    return id;
}

/* Slot order: positional, keyword-only, *args, **kwargs. v6 gets there by exchanging *args with the
 * last keyword-only parameter, which portable code must repeat. */
static void add_params(kr_gen *g, kr_scope *s, const kr_node *args) {
    kr_node **at = args->arguments.at;
    uint32_t n_pos = (uint32_t)args->arguments.n_posonly + args->arguments.n_plain;
    uint32_t n_kw = args->arguments.n_kwonly, first_kw = n_pos + (args->arguments.vararg != NULL);
    for (uint32_t i = 0; i < n_pos; i++) add_param(g, s, at[i], 0);
    if (args->arguments.vararg && !kr_row(g, KR_ROW_kwonly_order) && n_kw) {
        add_param(g, s, at[first_kw + n_kw - 1], 0);
        for (uint32_t i = 0; i + 1 < n_kw; i++) add_param(g, s, at[first_kw + i], 0);
    } else {
        for (uint32_t i = 0; i < n_kw; i++) add_param(g, s, at[first_kw + i], 0);
    }
    if (args->arguments.vararg) {
        add_param(g, s, args->arguments.vararg, KR_ID_STAR);
        s->flags |= KR_SF_VARARGS;
    }
    if (args->arguments.kwarg) {
        add_param(g, s, args->arguments.kwarg, KR_ID_STAR);
        s->flags |= KR_SF_VARKW;
    }
    s->n_pos = n_pos;
    s->n_kwonly = n_kw;
    s->n_posonly = args->arguments.n_posonly;
    s->n_defpos = args->arguments.n_defaults;
    if (s->n_posonly) kr_gen_need_helpers(g, args, "a positional-only parameter");
    if (s->n_ids && (n_pos || !kr_row(g, KR_ROW_super_plain))) s->first_param = 1;
    for (uint32_t i = 0; i < n_kw; i++) {
        if (at[first_kw + i]->arg.value) s->flags |= KR_SF_DEFKW;
    }
}

/* Pushes the tuple and the dict of defaults; false if there are none. If only one of them exists,
 * `nulls` puts NULL for the other. */
static bool gen_defaults(kr_gen *g, const kr_node *args, bool nulls) {
    kr_node **at = args->arguments.at;
    uint32_t n_defaults = args->arguments.n_defaults;
    bool kw = false;
    for (uint32_t i = 0; i < args->n; i++) {
        kr_node *a = at[i];
        if (!a->arg.value) continue;
        if (a->op == KR_ARG_KWONLY && !kw) {
            kw = true;
            if (n_defaults) {
                KR_OUT_U(g, BUILD_TUPLE, n_defaults);
            } else if (nulls) {
                KR_OUT0(g, LOAD_NULL);
            }
            KR_OUT_U(g, BUILD_MAP, 0);
        }
        kr_gen_expr(g, a->arg.value);
        if (a->op != KR_ARG_KWONLY) continue;
        kr_out_name_const(g, kr_text_ident(g, a->arg.name, a->n));
        KR_OUT0(g, STORE_MAP);
    }
    if (n_defaults && !kw) {
        KR_OUT_U(g, BUILD_TUPLE, n_defaults);
        if (nulls) KR_OUT0(g, LOAD_NULL);
    }
    return n_defaults || kw;
}

/* ---- bodies ---- */

void kr_gen_finish_scope(kr_gen *g) {
    KR_OUT0(g, LOAD_CONST_NONE);
    KR_OUT0(g, RETURN_VALUE);
    kr_out_stop(g);
}

static void gen_def_body(kr_gen *g, kr_node *def, kr_scope *s) {
    kr_fold_hidden *hidden;
    uint32_t comp_iter = g->comp_iter;
    kr_body body;
    kr_node *first;
    g->comp_iter = 0;
    kr_scope_enter(g, s);
    if (def->kind == KR_AST_ASYNCFUNCTIONDEF)
        s->flags |= KR_SF_GENERATOR | KR_SF_ASYNC | KR_SF_COROUTINE_FN;
    add_params(g, s, def->def.args);
    kr_body_open(g, &body, def, &def->def.body);
    first = kr_body_next(g, &body);
    kr_gen_docstring(g, s, first);
    hidden = kr_fold_hide(g, def->def.args, &def->def.body, NULL);
    for (kr_node *e = first; e; e = kr_body_next(g, &body)) kr_gen_statement(g, e);
    if (s->flags & KR_SF_YIELDS && s->flags & KR_SF_COROUTINE_FN && s->return_value.line)
        kr_gen_fail_place(g, s->return_value, "'return' with value in async generator");
    kr_fold_unhide(g, s, hidden);
    kr_gen_finish_scope(g);
    kr_scope_leave(g);
    g->comp_iter = comp_iter;
}

void kr_gen_lambda(kr_gen *g, kr_node *e) {
    kr_scope *s;
    kr_fold_hidden *hidden;
    bool defaults;
    kr_out_line(g, e->line);
    s = kr_scope_new(g, KR_SCOPE_LAMBDA, g->known[KR_KN_LAMBDA], e);
    defaults = gen_defaults(g, e->lambda.args, true);
    kr_scope_enter(g, s);
    add_params(g, s, e->lambda.args);
    hidden = kr_fold_hide(g, e->lambda.args, NULL, NULL);
    kr_out_line(g, e->line);
    kr_gen_expr(g, e->lambda.body);
    if (s->flags & KR_SF_YIELDS && !kr_row(g, KR_ROW_lambda_yield)) {
        KR_OUT0(g, POP_TOP);
        KR_OUT0(g, LOAD_CONST_NONE);
    }
    KR_OUT0(g, RETURN_VALUE);
    kr_out_stop(g);
    kr_fold_unhide(g, s, hidden);
    kr_scope_leave(g);
    kr_out_at(g, e);
    kr_out_make(g, s, defaults);
}

/* ---- decorators ---- */

static bool dotted(const kr_node *e) {
    while (e->kind == KR_AST_ATTRIBUTE && !(e->flags & KR_AST_PAREN)) e = e->attr.value;
    return e->kind == KR_AST_NAME && !(e->flags & KR_AST_PAREN);
}

/* @micropython.native and its like tell the compiler something; this one makes bytecode anyway. */
static bool is_directive(kr_gen *g, const kr_node *e) {
    static const char *const names[] = {"bytecode", "native", "viper"};
    const kr_node *m = e->kind == KR_AST_ATTRIBUTE ? e->attr.value : NULL;
    if (!m || m->kind != KR_AST_NAME || m->n != 11 || memcmp(m->text.s, "micropython", 11) != 0)
        return false;
    for (size_t i = 0; i < KR_ARRAY_LEN(names); i++) {
        if (strlen(names[i]) != e->n || memcmp(names[i], e->attr.name, e->n) != 0) continue;
        if (i > 0 && g->flags & KR_CF_NO_NATIVE) kr_gen_fail(g, e, "machine code is not available");
        return true;
    }
    if (e->n <= 4 || memcmp(e->attr.name, "asm_", 4) != 0) return false;
    if (!(g->flags & KR_CF_CHECK)) kr_gen_fail(g, e, "inline assembler is not available");
    return true;
}

/* A dotted name as v6 takes it in a decorator: no method call, no lines of its own. */
static void gen_dotted(kr_gen *g, kr_node *e) {
    if (e->kind == KR_AST_NAME) {
        kr_gen_name(g, e);
        return;
    }
    kr_sid name = kr_text_ident(g, e->attr.name, e->n);
    kr_text_seen(g, name, kr_ast_end_line(e), e->end_col);
    gen_dotted(g, e->attr.value);
    kr_out_at(g, e);
    KR_OUT_NAME(g, LOAD_ATTR, name);
}

static void gen_decorator(kr_gen *g, kr_node *e) {
    if (dotted(e)) {
        gen_dotted(g, e);
    } else if (e->kind == KR_AST_CALL && dotted(e->call.func)) {
        kr_call_extra x = {.at = e};
        gen_dotted(g, e->call.func);
        kr_out_line(g, e->call.op_line);
        kr_gen_arguments(g, e->call.args, e->n, &x);
    } else {
        kr_gen_expr(g, e);
    }
}

void kr_gen_decorators(kr_gen *g, const kr_nodes *d) {
    for (uint32_t i = 0; i < d->n; i++) {
        kr_node *e = d->at[i];
        if (is_directive(g, e)) continue;
        if (g->portable && !dotted(e) && !(e->kind == KR_AST_CALL && dotted(e->call.func)))
            kr_gen_need_helpers(g, e, "a decorator that is no dotted name");
        gen_decorator(g, e);
    }
}

void kr_gen_decorate(kr_gen *g, const kr_nodes *d) {
    for (uint32_t i = d->n; i-- > 0;) {
        if (is_directive(g, d->at[i])) continue;
        kr_out_at(g, d->at[i]);
        kr_out_call(g, 1);
    }
}

/* ---- def ---- */

static kr_scope *new_def_scope(kr_gen *g, kr_node *s, kr_sid name, bool is_global) {
    kr_scope *child = kr_scope_new(g, KR_SCOPE_FUNCTION, name, s);
    if (s->def.decorators.n) child->first_line = s->def.decorators.at[0]->line;
    child->pos_line = child->first_line;
    if (is_global) child->qualname = name;
    return child;
}

static bool has_keyword_defaults(const kr_node *args) {
    for (uint32_t i = 0; i < args->n; i++) {
        const kr_node *a = args->arguments.at[i];
        if (a->op == KR_ARG_KWONLY && a->arg.value) return true;
    }
    return false;
}

/* In a scope of their own: type parameters, then the function over them. Arguments: the tuple and
 * the dict of defaults, as far as there are any. */
static void gen_generic_def(kr_gen *g, kr_node *s, kr_sid name, bool is_global) {
    uint32_t values[2], n = 0;
    bool kw = has_keyword_defaults(s->def.args), pos = s->def.args->arguments.n_defaults != 0;
    kr_scope *outer = g->scope, *type_scope, *child;
    kr_sid scope_name = kr_text_cstr(g, "<generic parameters>");
    kr_gen_need_helpers(g, s, "a type parameter");
    type_scope = kr_gen_annotation_scope(g, scope_name, "the definition of a generic", s);
    g->scope = outer; /* the MAKE belongs outside and comes before the defaults */
    kr_out_make(g, type_scope, false);
    gen_defaults(g, s->def.args, false);
    g->scope = type_scope;
    for (; n < (uint32_t)(kw + pos); n++)
        values[n] = kr_scope_hidden(g, type_scope, 0, KR_ID_PARAM);
    type_scope->n_pos = n;
    kr_gen_type_params(g, &s->def.type_params);
    kr_out_helper(g, KR_HELPER_type_params);
    if (kr_gen_has_annotations(g, s)) kr_gen_annotations_before(g, s);
    child = new_def_scope(g, s, name, is_global);
    gen_def_body(g, s, child);
    if (kw && !pos) KR_OUT0(g, LOAD_NULL);
    for (uint32_t i = 0; i < n; i++) kr_out_load_id(g, values[i]);
    if (pos && !kw) KR_OUT0(g, LOAD_NULL);
    kr_out_make(g, child, n != 0);
    if (kr_gen_has_annotations(g, s)) kr_gen_annotations_after(g, s);
    kr_out_load(g, g->known[KR_KN_TYPE_PARAMS]);
    kr_out_call(g, 2);
    KR_OUT0(g, RETURN_VALUE);
    kr_out_stop(g);
    kr_scope_leave(g);
    kr_out_at(g, s);
    kr_out_call(g, n);
}

void kr_gen_def(kr_gen *g, kr_node *s) {
    kr_sid raw = kr_text_add(g, s->def.name, s->n), name = kr_text_ident(g, s->def.name, s->n);
    int64_t known = kr_scope_find(g->scope, name);
    bool is_global = known >= 0 && g->scope->ids[known].flags & KR_ID_GLOBAL, defaults;
    kr_scope *child;
    kr_text_seen(g, name, s->line, s->col);
    kr_gen_decorators(g, &s->def.decorators);
    kr_out_at_span(g, s->line, s->col, s->line, s->col); /* its end may not be read yet */
    if (s->def.type_params.n) {
        gen_generic_def(g, s, raw, is_global);
    } else {
        bool annotated = kr_gen_has_annotations(g, s);
        child = new_def_scope(g, s, raw, is_global);
        if (annotated) kr_gen_annotations_before(g, s);
        if (g->portable) kr_gen_ignore_annotations(g, s);
        defaults = gen_defaults(g, s->def.args, true);
        gen_def_body(g, s, child);
        kr_out_at(g, s);
        kr_out_make(g, child, defaults);
        if (annotated) kr_gen_annotations_after(g, s);
    }
    kr_gen_decorate(g, &s->def.decorators);
    kr_out_store(g, name, s);
}

/* ---- return, yield, await ---- */

void kr_gen_return(kr_gen *g, kr_node *s) {
    kr_scope *f = g->scope;
    kr_node *v = s->one.value;
    uint32_t otherwise;
    if (f->type != KR_SCOPE_FUNCTION) kr_gen_fail(g, s, "'return' outside function");
    if (f->except_star)
        kr_gen_fail(g, s, "'break', 'continue' and 'return' cannot appear in an except* block");
    if (f->finally_depth) kr_gen_warn(g, s, "'return' in a 'finally' block");
    if (v && !f->return_value.line)
        f->return_value = (kr_place){s->line, kr_ast_end_line(s), s->col, s->end_col};
    if (!v) {
        KR_OUT0(g, LOAD_CONST_NONE);
    } else if (v->kind == KR_AST_IFEXP) {
        otherwise = kr_out_label(g);
        kr_gen_cond(g, v->ifexp.test, false, otherwise);
        kr_gen_expr(g, v->ifexp.body);
        KR_OUT0(g, RETURN_VALUE);
        kr_out_place(g, otherwise);
        kr_gen_expr(g, v->ifexp.orelse);
    } else {
        kr_gen_expr(g, v);
    }
    kr_out_at(g, s);
    KR_OUT0(g, RETURN_VALUE);
}

static void check_yield(kr_gen *g, kr_node *e) {
    static const char *const inside[] = {"list comprehension", "dict comprehension",
                                         "set comprehension", "generator expression"};
    kr_scope *s = g->scope;
    const char *what = e->kind == KR_AST_YIELD ? "'yield'" : "'yield from'";
    if (kr_scope_is_comp(s))
        kr_gen_fail(g, e, "'yield' inside %s", inside[s->type - KR_SCOPE_LISTCOMP]);
    if (s->type == KR_SCOPE_ANNOTATION)
        kr_gen_fail(g, e, "yield expression cannot be used within %s", s->what);
    if (s->type != KR_SCOPE_FUNCTION && s->type != KR_SCOPE_LAMBDA)
        kr_gen_fail(g, e, "%s outside function", what);
    if (s->flags & KR_SF_COROUTINE_FN && e->kind == KR_AST_YIELDFROM)
        kr_gen_fail(g, e, "%s inside async function", what);
}

void kr_gen_yield(kr_gen *g, kr_node *e) {
    check_yield(g, e);
    if (!g->mute || kr_row(g, KR_ROW_dead_names)) g->scope->flags |= KR_SF_GENERATOR | KR_SF_YIELDS;
    kr_out_line(g, e->line);
    if (!e->one.value) {
        KR_OUT0(g, LOAD_CONST_NONE);
    } else {
        kr_gen_expr(g, e->one.value);
    }
    kr_out_at(g, e);
    if (e->kind == KR_AST_YIELDFROM) {
        kr_gen_await_value(g);
    } else {
        KR_OUT0(g, YIELD_VALUE);
    }
}

void kr_gen_await_value(kr_gen *g) {
    KR_OUT0(g, GET_ITER);
    KR_OUT0(g, LOAD_CONST_NONE);
    KR_OUT0(g, YIELD_FROM);
}

void kr_gen_check_await(kr_gen *g, const kr_node *at, const char *what) {
    kr_scope *s = g->scope;
    if (g->portable) {
        if (s->type != KR_SCOPE_FUNCTION && s->type != KR_SCOPE_LAMBDA)
            kr_gen_fail(g, at, "%s outside function", what);
        s->flags |= KR_SF_GENERATOR;
        return;
    }
    if (s->type == KR_SCOPE_ANNOTATION)
        kr_gen_fail(g, at, "await expression cannot be used within %s", s->what);
    if (s->flags & KR_SF_COROUTINE_FN) return;
    if (kr_scope_is_comp(s)) {
        s->flags |= KR_SF_ASYNC | KR_SF_GENERATOR;
        return;
    }
    if (s->type == KR_SCOPE_MODULE && g->flags & KR_CF_TOP_LEVEL_AWAIT) {
        s->flags |= KR_SF_ASYNC | KR_SF_GENERATOR;
        return;
    }
    if (!kr_scope_is_function(s) && strcmp(what, "'await'") == 0)
        kr_gen_fail(g, at, "'await' outside function");
    kr_gen_fail(g, at, "%s outside async function", what);
}
