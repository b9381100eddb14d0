/* with statements.
 *
 * `with (` may open a list of items or an expression: the bracket's content is read as items with
 * optional `as`. If no `as` came and no `:` follows the `)`, it was an expression, which goes back
 * in front of the tokens as one operand. */
#include "compile/parser_int.h"

static kr_node *make_item(kr_parser *p, kr_pos start, kr_node *context, kr_node *target) {
    kr_node *e = kr_parser_node(p, KR_AST_WITHITEM, start);
    e->pair.left = context;
    e->pair.right = target;
    return e;
}

static kr_node *parse_item(kr_parser *p) {
    kr_pos start = kr_parser_here(p);
    kr_node *e = kr_parse_expression(p), *target = NULL;
    if (kr_parser_accept(p, KR_T_AS)) {
        target = kr_parse_star_target(p);
    } else if (p->tok.type != KR_T_COMMA && p->tok.type != KR_T_COLON &&
               p->tok.type != KR_T_NEWLINE) {
        kr_parser_fail_after(p, e);
    }
    return make_item(p, start, e, target);
}

static void parse_items(kr_parser *p) {
    do {
        kr_parser_push(p, parse_item(p));
    } while (kr_parser_accept(p, KR_T_COMMA));
}

typedef struct bracket {
    kr_pos start;
    size_t base;     /* items are on the stack from here */
    bool as;         /* an item has a target */
    bool only_items; /* every element can be an item: no star, no := */
    bool comma;      /* a comma came */
} bracket;

/* The element at the current token, pushed as an item. */
static void parse_element(kr_parser *p, bracket *b) {
    kr_pos start = kr_parser_here(p);
    kr_node *e = kr_parse_star_named(p), *target = NULL;
    bool named = e->kind == KR_AST_NAMEDEXPR && !(e->flags & KR_AST_PAREN);
    if (e->kind == KR_AST_STARRED || named) b->only_items = false;
    if (p->tok.type == KR_T_AS) {
        if (!b->only_items) kr_parser_fail_syntax(p);
        kr_parser_advance(p);
        target = kr_parse_star_target(p);
        b->as = true;
    }
    kr_parser_push(p, make_item(p, start, e, target));
}

/* The bracket as an expression: a tuple or one parenthesised value. */
static kr_node *to_expression(kr_parser *p, bracket *b) {
    for (size_t i = b->base; i < p->stack_n; i++) p->stack[i] = p->stack[i]->pair.left;
    kr_node *e = p->stack[b->base];
    if (b->comma) {
        uint32_t n;
        kr_node **at = kr_parser_pop(p, b->base, &n);
        e = kr_parser_node(p, KR_AST_TUPLE, b->start);
        e->n = n;
        e->seq.at = at;
    } else {
        if (e->kind == KR_AST_STARRED) {
            kr_parser_fail_nodes(p, e, e, "cannot use starred expression here");
        }
        p->stack_n = b->base;
    }
    e->flags |= KR_AST_PAREN;
    return e;
}

/* At `(` behind `with`: true when it held the items, now on the stack. Otherwise its expression is
 * the current token. */
static bool parse_bracket(kr_parser *p) {
    bracket b = {.start = kr_parser_here(p), .base = p->stack_n, .only_items = true};
    kr_node *e;
    kr_tok next = kr_parser_peek(p);
    if (next == KR_T_RPAR || next == KR_T_YIELD || next == KR_T_POW) return false;
    kr_parser_advance(p);
    do {
        if (p->tok.type == KR_T_RPAR) break;
        parse_element(p, &b);
        b.comma |= p->tok.type == KR_T_COMMA;
    } while (kr_parser_accept(p, KR_T_COMMA));
    if (kr_parser_at_comprehension(p) && !b.comma && !b.as) {
        e = p->stack[b.base]->pair.left;
        p->stack_n = b.base;
        e = kr_parse_comprehension(p, KR_AST_GENEXP, b.start, e, NULL);
        kr_parser_expect(p, KR_T_RPAR);
        kr_parser_end(p, e);
        e->flags |= KR_AST_PAREN;
    } else {
        e = p->stack[p->stack_n - 1];
        kr_parser_expect_close(p, KR_T_RPAR, e->pair.right ? e->pair.right : e->pair.left);
        if (b.as) return true;
        if (p->tok.type == KR_T_COLON && b.only_items) return true;
        e = to_expression(p, &b);
    }
    kr_parser_push_back(p, e, b.start);
    return false;
}

kr_node *kr_parse_with(kr_parser *p, kr_pos start, bool async) {
    uint32_t line = p->tok.start.line, n;
    size_t base = p->stack_n;
    kr_parser_advance(p);
    bool done = p->tok.type == KR_T_LPAR && parse_bracket(p);
    if (!done) parse_items(p);
    kr_parser_expect_colon(p);
    kr_node **items = kr_parser_pop(p, base, &n);
    kr_nodes body = kr_parse_block(p, "'with' statement", line);
    kr_node *e = kr_parser_node(p, async ? KR_AST_ASYNCWITH : KR_AST_WITH, start);
    e->n = n;
    e->with.items = items;
    e->with.body = body;
    return e;
}
