/* Comprehensions and generator expressions: a function of one hidden argument, the first iterator.
 *
 * The first iterable is evaluated around it. A comprehension that awaits anything becomes a
 * coroutine function whose result is awaited where it stands; an asynchronous generator expression
 * an async generator. Loop iterators take four stack slots each, asynchronous ones one. */
#include "compile/gen.h"

typedef struct comp {
    kr_node *e;
    uint32_t slots; /* stack slots of the iterators open now */
} comp;

static void gen_levels(kr_gen *g, comp *c, uint32_t level);

static void mark_targets(kr_gen *g, const kr_node *t) {
    int64_t id;
    switch (t->kind) {
    case KR_AST_NAME:
        id = kr_scope_find(g->scope, kr_gen_ident(g, t));
        if (id < 0) break;
        if (g->scope->ids[id].flags & KR_ID_WALRUS)
            kr_gen_fail(g, t,
                        "comprehension inner loop cannot rebind assignment expression target '%s'",
                        g->texts[g->scope->ids[id].name].s);
        g->scope->ids[id].flags |=
            (t->flags & KR_AST_CTX) == KR_AST_LOAD ? KR_ID_ITERNAME : KR_ID_ITERVAR;
        break;
    case KR_AST_ATTRIBUTE:
        mark_targets(g, t->attr.value);
        break;
    case KR_AST_SUBSCRIPT:
        mark_targets(g, t->subscript.value);
        mark_targets(g, t->subscript.index);
        break;
    case KR_AST_STARRED:
        mark_targets(g, t->one.value);
        break;
    case KR_AST_TUPLE:
    case KR_AST_LIST:
        for (uint32_t i = 0; i < t->n; i++) mark_targets(g, t->seq.at[i]);
        break;
    default:
        break;
    }
}

/* A loop variable: reading it has no effect and nothing else can change it. */
static bool is_loop_variable(kr_gen *g, const kr_node *e) {
    int64_t id = e->kind == KR_AST_NAME ? kr_scope_find(g->scope, kr_gen_ident(g, e)) : -1;
    return id >= 0 && g->scope->ids[id].flags & KR_ID_ITERVAR;
}

static bool any_order(kr_gen *g, kr_node *key, kr_node *value) {
    return !kr_row(g, KR_ROW_dict_order) || kr_gen_is_pure(g, key, false) ||
           kr_gen_is_pure(g, value, false) || is_loop_variable(g, key) ||
           is_loop_variable(g, value);
}

static void gen_element(kr_gen *g, comp *c) {
    kr_node *e = c->e;
    switch (e->kind) {
    case KR_AST_GENEXP:
        kr_gen_expr(g, e->comp.elt);
        kr_out_at(g, e->comp.elt);
        KR_OUT0(g, YIELD_VALUE);
        KR_OUT0(g, POP_TOP);
        break;
    case KR_AST_DICTCOMP:
        if (any_order(g, e->comp.elt, e->comp.value)) {
            kr_gen_expr(g, e->comp.value);
            kr_gen_expr(g, e->comp.elt);
        } else {
            kr_gen_expr(g, e->comp.elt);
            kr_gen_expr(g, e->comp.value);
            KR_OUT0(g, ROT_TWO);
        }
        kr_out_at(g, e);
        KR_OUT_U(g, STORE_COMP, (uint64_t)(2 + c->slots) << 2 | 1);
        break;
    default:
        kr_gen_expr(g, e->comp.elt);
        kr_out_at(g, e);
        KR_OUT_U(g, STORE_COMP,
                 (uint64_t)(1 + c->slots) << 2 | (e->kind == KR_AST_SETCOMP ? 2 : 0));
        break;
    }
}

/* Target, conditions, and what is inside of one `for`. */
static void gen_level_body(kr_gen *g, comp *c, uint32_t level, uint32_t top) {
    kr_node *f = c->e->comp.generators[level];
    kr_gen_store(g, f->comprehension.target);
    mark_targets(g, f->comprehension.target);
    for (uint32_t i = 0; i < f->n; i++) {
        kr_gen_cond(g, f->comprehension.ifs[i], false, top);
    }
    gen_levels(g, c, level + 1);
}

static void gen_iterable(kr_gen *g, kr_node *iter) {
    g->comp_iter++;
    kr_gen_expr(g, iter);
    g->comp_iter--;
}

static void gen_async_level(kr_gen *g, comp *c, uint32_t level) {
    kr_node *f = c->e->comp.generators[level];
    uint32_t top = kr_out_label(g), done = kr_out_label(g);
    if (level > 0) {
        kr_out_helper(g, KR_HELPER_aiter);
        gen_iterable(g, f->comprehension.iter);
        kr_out_at(g, f->comprehension.iter);
        kr_out_call(g, 1);
    }
    kr_out_place(g, top);
    kr_out_at(g, f->comprehension.iter);
    kr_gen_async_for_head(g, top, done);
    c->slots += 1;
    gen_level_body(g, c, level, top);
    c->slots -= 1;
    KR_OUT_JUMP(g, JUMP, top);
    kr_out_place(g, done);
    KR_OUT0(g, POP_TOP);
}

static void gen_levels(kr_gen *g, comp *c, uint32_t level) {
    kr_node *f;
    uint32_t top, end;
    if (level == c->e->n) {
        gen_element(g, c);
        return;
    }
    f = c->e->comp.generators[level];
    if (f->flags & KR_AST_ASYNC) {
        gen_async_level(g, c, level);
        return;
    }
    if (level > 0) {
        gen_iterable(g, f->comprehension.iter);
        kr_out_at(g, f->comprehension.iter);
        KR_OUT0(g, GET_ITER_STACK);
    }
    top = kr_out_label(g);
    end = kr_out_label(g);
    kr_out_place(g, top);
    kr_out_at(g, f->comprehension.iter);
    KR_OUT_FWD(g, FOR_ITER, end);
    c->slots += 4;
    gen_level_body(g, c, level, top);
    c->slots -= 4;
    KR_OUT_JUMP(g, JUMP, top);
    kr_out_place(g, end);
    kr_out_depth(g, -4);
}

static void gen_child(kr_gen *g, kr_node *e, kr_scope *s) {
    comp c = {.e = e};
    bool async = e->comp.generators[0]->flags & KR_AST_ASYNC;
    uint32_t it = kr_scope_hidden(g, s, 0, KR_ID_PARAM);
    kr_fold_hidden *hidden;
    s->n_pos = 1;
    kr_scope_enter(g, s);
    hidden = kr_fold_hide(g, NULL, NULL, e);
    kr_out_line(g, e->comp.elt->line);
    if (e->kind == KR_AST_GENEXP) {
        s->flags |= KR_SF_GENERATOR;
        s->first_param = it + 1;
        if (!async) KR_OUT0(g, LOAD_NULL);
        kr_out_load_id(g, it);
        if (!async) {
            KR_OUT0(g, LOAD_NULL);
            KR_OUT0(g, LOAD_NULL);
        }
    } else {
        kr_out_at(g, e);
        if (e->kind == KR_AST_LISTCOMP) {
            KR_OUT_U(g, BUILD_LIST, 0);
        } else if (e->kind == KR_AST_SETCOMP) {
            KR_OUT_U(g, BUILD_SET, 0);
        } else {
            KR_OUT_U(g, BUILD_MAP, 0);
        }
        kr_out_load_id(g, it);
        kr_out_at(g, e->comp.generators[0]->comprehension.iter);
        if (!async) KR_OUT0(g, GET_ITER_STACK);
    }
    gen_levels(g, &c, 0);
    if (e->kind == KR_AST_GENEXP) KR_OUT0(g, LOAD_CONST_NONE);
    KR_OUT0(g, RETURN_VALUE);
    kr_out_stop(g);
    kr_fold_unhide(g, s, hidden);
    kr_scope_leave(g);
}

/* An asynchronous comprehension makes its surroundings asynchronous, where that is allowed. */
static void check_async(kr_gen *g, kr_node *e, kr_scope *s) {
    kr_scope *p = g->scope;
    kr_gen_need_helpers(g, e, "an asynchronous comprehension");
    if (e->kind == KR_AST_GENEXP) return;
    if (kr_scope_is_comp(p)) {
        p->flags |= KR_SF_ASYNC;
    } else if (!(p->flags & KR_SF_COROUTINE_FN) &&
               !(p->type == KR_SCOPE_MODULE && g->flags & KR_CF_TOP_LEVEL_AWAIT)) {
        kr_gen_fail(g, e, "asynchronous comprehension outside of an asynchronous function");
    } else {
        p->flags |= KR_SF_ASYNC;
    }
    (void)s;
}

void kr_gen_comprehension(kr_gen *g, kr_node *e) {
    static const uint8_t types[] = {KR_SCOPE_LISTCOMP, KR_SCOPE_SETCOMP, KR_SCOPE_DICTCOMP,
                                    KR_SCOPE_GENEXP};
    static const uint8_t names[] = {KR_KN_LISTCOMP, KR_KN_SETCOMP, KR_KN_DICTCOMP, KR_KN_GENEXP};
    int kind = e->kind - KR_AST_LISTCOMP;
    kr_node *first = e->comp.generators[0];
    kr_scope *s;
    bool await;
    kr_out_line(g, e->line);
    s = kr_scope_new(g, types[kind], g->known[names[kind]], e);
    for (uint32_t i = 0; i < e->n; i++) {
        if (e->comp.generators[i]->flags & KR_AST_ASYNC) s->flags |= KR_SF_ASYNC;
    }
    gen_child(g, e, s);
    await = s->flags & KR_SF_ASYNC && e->kind != KR_AST_GENEXP;
    if (s->flags & KR_SF_ASYNC) check_async(g, e, s);
    kr_out_at(g, e);
    kr_out_make(g, s, false);
    if (first->flags & KR_AST_ASYNC) kr_out_helper(g, KR_HELPER_aiter);
    gen_iterable(g, first->comprehension.iter);
    kr_out_at(g, first->comprehension.iter);
    if (first->flags & KR_AST_ASYNC) {
        kr_out_call(g, 1);
    } else if (e->kind == KR_AST_GENEXP) {
        KR_OUT0(g, GET_ITER);
    }
    kr_out_at(g, e);
    kr_out_call(g, 1);
    if (await) kr_gen_await_value(g);
}
