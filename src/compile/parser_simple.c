/* Simple statements, except imports. */
#include "compile/parser_int.h"

static bool at_end(const kr_parser *p) {
    return p->tok.type == KR_T_NEWLINE || p->tok.type == KR_T_SEMI || p->tok.type == KR_T_EOF;
}

static kr_node *make_statement(kr_parser *p, kr_ast_kind kind, kr_pos start, kr_node *value) {
    kr_node *e = kr_parser_node(p, kind, start);
    e->one.value = value;
    return e;
}

/* ---- assignments ---- */

/* At the first `=`: `f() = x` may have been meant as a comparison. */
static void check_first_target(kr_parser *p, kr_node *e) {
    kr_node *bad = kr_parser_bad_target(e, KR_TARGET_STAR);
    if (KR_LIKELY(!bad)) return;
    if (e->kind == KR_AST_YIELD || e->kind == KR_AST_YIELDFROM) {
        if (!(e->flags & KR_AST_PAREN)) {
            kr_parser_fail_nodes(p, e, e, "assignment to yield expression not possible");
        }
    }
    bool bare = e->kind == KR_AST_TUPLE && !(e->flags & KR_AST_PAREN);
    kr_parser_check_equal(p, bare ? e->seq.at[e->n - 1] : e);
    kr_parser_to_target(p, e, KR_TARGET_STAR);
}

/* `name = a, f() = x`: the first `=` is suspected. */
static void check_later_target(kr_parser *p, kr_node *first, kr_node *e) {
    bool bare = e->kind == KR_AST_TUPLE && !(e->flags & KR_AST_PAREN);
    if (KR_LIKELY(!bare) || first->kind != KR_AST_NAME || first->flags & KR_AST_PAREN ||
        !kr_parser_bad_target(e, KR_TARGET_STAR)) {
        return;
    }
    kr_parser_fail_nodes(p, first, e->seq.at[0],
                         "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
}

/* At `=` behind the first target. */
static kr_node *parse_assign(kr_parser *p, kr_pos start, kr_node *first) {
    size_t base = p->stack_n;
    kr_node *value = first;
    check_first_target(p, first);
    while (p->tok.type == KR_T_EQUAL) {
        bool yield = value->kind == KR_AST_YIELD || value->kind == KR_AST_YIELDFROM;
        if (yield && !(value->flags & KR_AST_PAREN)) {
            kr_parser_fail_nodes(p, value, value, "assignment to yield expression not possible");
        }
        if (value != first) check_later_target(p, first, value);
        kr_parser_to_target(p, value, KR_TARGET_STAR);
        kr_parser_push(p, value);
        kr_parser_advance(p);
        value = kr_parse_yield_or_star(p);
    }
    uint32_t n;
    kr_node **targets = kr_parser_pop(p, base, &n);
    kr_node *e = kr_parser_node(p, KR_AST_ASSIGN, start);
    e->n = n;
    e->assign.targets = targets;
    e->assign.value = value;
    return e;
}

static bool is_single_target(const kr_node *e) {
    return e->kind == KR_AST_NAME || e->kind == KR_AST_ATTRIBUTE || e->kind == KR_AST_SUBSCRIPT;
}

/* At an augmented assignment operator. */
static kr_node *parse_augmented(kr_parser *p, kr_pos start, kr_node *target) {
    unsigned op = (unsigned)(p->tok.type - KR_T_ADD_EQ) + KR_ASTOP_ADD;
    kr_parser_advance(p);
    kr_node *value = kr_parse_yield_or_star(p);
    if (!is_single_target(target)) {
        kr_parser_fail_nodes(p, target, target,
                             "'%s' is an illegal expression for augmented assignment",
                             kr_parser_describe(target));
    }
    target->flags |= KR_AST_STORE;
    kr_node *e = kr_parser_node(p, KR_AST_AUGASSIGN, start);
    e->op = op & 0xff;
    e->pair.left = target;
    e->pair.right = value;
    return e;
}

/* At `:` behind something that cannot be annotated. */
static KR_NORETURN void fail_annotation(kr_parser *p, kr_node *target) {
    if (target->kind == KR_AST_STARRED) kr_parser_fail_syntax(p);
    kr_token colon = p->tok;
    kr_parser_advance(p);
    if (!kr_parser_at_expression(p)) kr_parser_fail(p, colon.start, colon.end, "invalid syntax");
    kr_parse_expression(p);
    if (target->kind == KR_AST_LIST || target->kind == KR_AST_TUPLE) {
        const kr_node *e = target;
        bool bare = e->kind == KR_AST_TUPLE && !(e->flags & KR_AST_PAREN);
        if (bare) e = e->seq.at[0];
        kr_parser_fail_nodes(p, e, e, "only single target (not %s) can be annotated",
                             kr_parser_describe(target));
    }
    kr_parser_fail_nodes(p, target, target, "illegal target for annotation");
}

/* At `:` behind the target. */
static kr_node *parse_annotated(kr_parser *p, kr_pos start, kr_node *target) {
    if (!is_single_target(target)) fail_annotation(p, target);
    kr_parser_advance(p);
    kr_node *annotation = kr_parse_expression(p), *value = NULL;
    if (kr_parser_accept(p, KR_T_EQUAL)) value = kr_parse_yield_or_star(p);
    target->flags |= KR_AST_STORE;
    kr_node *e = kr_parser_node(p, KR_AST_ANNASSIGN, start);
    if (target->kind == KR_AST_NAME && !(target->flags & KR_AST_PAREN)) e->flags |= KR_AST_SIMPLE;
    e->annassign.target = target;
    e->annassign.annotation = annotation;
    e->annassign.value = value;
    return e;
}

/* `type Name[params] = value`; the word `type` is current and a name follows. */
static kr_node *parse_type_alias(kr_parser *p) {
    kr_pos start = kr_parser_here(p);
    kr_parser_advance(p);
    kr_node *name = kr_parser_name(p);
    name->flags |= KR_AST_STORE;
    kr_nodes params = kr_parse_type_params(p);
    kr_parser_expect(p, KR_T_EQUAL);
    kr_node *value = kr_parse_expression(p);
    kr_node *e = kr_parser_node(p, KR_AST_TYPEALIAS, start);
    e->alias_type.name = name;
    e->alias_type.type_params = params;
    e->alias_type.value = value;
    return e;
}

/* At `:=` behind expression e that starts a statement. */
static KR_NORETURN void fail_walrus(kr_parser *p, kr_node *e) {
    bool paren = (e->flags & KR_AST_PAREN) != 0;
    if (!paren && (e->kind == KR_AST_NAME || e->kind == KR_AST_TUPLE || e->kind == KR_AST_STARRED ||
                   e->kind == KR_AST_YIELD || e->kind == KR_AST_YIELDFROM)) {
        kr_parser_fail_syntax(p);
    }
    kr_parser_fail_walrus(p, e);
}

/* Expression, assignment or annotation. */
static kr_node *parse_expression_statement(kr_parser *p) {
    kr_pos start = kr_parser_here(p);
    kr_node *e = kr_parse_yield_or_star(p);
    kr_tok type = (kr_tok)p->tok.type;
    if (type == KR_T_EQUAL) return parse_assign(p, start, e);
    if (type >= KR_T_ADD_EQ && type <= KR_T_FLOORDIV_EQ) return parse_augmented(p, start, e);
    if (type == KR_T_COLON) return parse_annotated(p, start, e);
    if (type == KR_T_COLONEQUAL) fail_walrus(p, e);
    if (!at_end(p)) kr_parser_fail_after(p, e);
    return make_statement(p, KR_AST_EXPR, start, e);
}

/* ---- keyword statements ---- */

static kr_node *parse_return(kr_parser *p, kr_pos start) {
    kr_node *value = at_end(p) ? NULL : kr_parse_star_expressions(p);
    return make_statement(p, KR_AST_RETURN, start, value);
}

static kr_node *parse_delete(kr_parser *p, kr_pos start) {
    kr_node *value = kr_parse_star_expressions(p);
    kr_parser_to_target(p, value, KR_TARGET_DEL);
    kr_node *e = kr_parser_node(p, KR_AST_DELETE, start);
    if (value->kind == KR_AST_TUPLE && !(value->flags & KR_AST_PAREN)) {
        e->n = value->n;
        e->seq.at = value->seq.at;
    } else {
        e->n = 1;
        e->seq.at = kr_parser_alloc(p, sizeof(kr_node *));
        e->seq.at[0] = value;
    }
    return e;
}

static kr_node *make_pair(kr_parser *p, kr_ast_kind kind, kr_pos start, kr_node *left,
                          kr_node *right) {
    kr_node *e = kr_parser_node(p, kind, start);
    e->pair.left = left;
    e->pair.right = right;
    return e;
}

static kr_node *parse_raise(kr_parser *p, kr_pos start) {
    kr_node *what = NULL, *cause = NULL;
    if (!at_end(p)) {
        what = kr_parse_expression(p);
        if (kr_parser_accept(p, KR_T_FROM)) cause = kr_parse_expression(p);
    }
    return make_pair(p, KR_AST_RAISE, start, what, cause);
}

static kr_node *parse_assert(kr_parser *p, kr_pos start) {
    kr_node *test = kr_parse_expression(p), *message = NULL;
    if (kr_parser_accept(p, KR_T_COMMA)) message = kr_parse_expression(p);
    return make_pair(p, KR_AST_ASSERT, start, test, message);
}

static kr_node *parse_scope(kr_parser *p, kr_pos start, kr_ast_kind kind) {
    size_t base = p->stack_n;
    uint32_t n;
    do {
        kr_parser_push(p, kr_parser_name(p));
    } while (kr_parser_accept(p, KR_T_COMMA));
    kr_node **at = kr_parser_pop(p, base, &n);
    kr_node *e = kr_parser_node(p, kind, start);
    e->n = n;
    e->seq.at = at;
    return e;
}

/* pass, break or continue. */
static kr_node *parse_word(kr_parser *p, kr_ast_kind kind) {
    kr_pos start = kr_parser_here(p);
    if (kr_parser_peek(p) == KR_T_IF) return kr_parse_expression(p); /* fails with a hint */
    kr_parser_advance(p);
    return kr_parser_node(p, kind, start);
}

static kr_node *parse_one(kr_parser *p) {
    kr_pos start = kr_parser_here(p);
    switch (p->tok.type) {
    case KR_T_IMPORT:
        return kr_parse_import(p);
    case KR_T_FROM:
        return kr_parse_from(p);
    case KR_T_NAME:
        if (KR_UNLIKELY(kr_parser_at_word(p, "type")) && kr_parser_peek(p) == KR_T_NAME) {
            return parse_type_alias(p);
        }
        return parse_expression_statement(p);
    case KR_T_PASS:
        return parse_word(p, KR_AST_PASS);
    case KR_T_BREAK:
        return parse_word(p, KR_AST_BREAK);
    case KR_T_CONTINUE:
        return parse_word(p, KR_AST_CONTINUE);
    case KR_T_RETURN:
        kr_parser_advance(p);
        return parse_return(p, start);
    case KR_T_RAISE:
        kr_parser_advance(p);
        return parse_raise(p, start);
    case KR_T_ASSERT:
        kr_parser_advance(p);
        return parse_assert(p, start);
    case KR_T_DEL:
        kr_parser_advance(p);
        return parse_delete(p, start);
    case KR_T_GLOBAL:
        kr_parser_advance(p);
        return parse_scope(p, start, KR_AST_GLOBAL);
    case KR_T_NONLOCAL:
        kr_parser_advance(p);
        return parse_scope(p, start, KR_AST_NONLOCAL);
    default:
        return parse_expression_statement(p);
    }
}

/* The expression at the end of a statement, or NULL. */
static kr_node *last_expression(const kr_node *e) {
    switch (e->kind) {
    case KR_AST_EXPR:
    case KR_AST_RETURN:
        return e->one.value;
    case KR_AST_ASSIGN:
        return e->assign.value;
    case KR_AST_ANNASSIGN:
        return e->annassign.value ? e->annassign.value : e->annassign.annotation;
    case KR_AST_AUGASSIGN:
        return e->pair.right;
    case KR_AST_RAISE:
    case KR_AST_ASSERT:
        return e->pair.right ? e->pair.right : e->pair.left;
    default:
        return NULL;
    }
}

void kr_parse_simple(kr_parser *p) {
    kr_node *e = parse_one(p);
    if (!at_end(p)) kr_parser_fail_after(p, last_expression(e));
    kr_parser_push(p, e);
}
