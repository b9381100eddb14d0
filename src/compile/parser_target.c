/* Assignment targets: expressions are parsed first and turned into targets afterwards. */
#include "compile/parser_int.h"

const char *kr_parser_describe(const kr_node *e) {
    switch (e->kind) {
    case KR_AST_ATTRIBUTE:
        return "attribute";
    case KR_AST_SUBSCRIPT:
        return "subscript";
    case KR_AST_STARRED:
        return "starred";
    case KR_AST_NAME:
        return "name";
    case KR_AST_LIST:
        return "list";
    case KR_AST_TUPLE:
        return "tuple";
    case KR_AST_LAMBDA:
        return "lambda";
    case KR_AST_CALL:
        return "function call";
    case KR_AST_GENEXP:
        return "generator expression";
    case KR_AST_YIELD:
    case KR_AST_YIELDFROM:
        return "yield expression";
    case KR_AST_AWAIT:
        return "await expression";
    case KR_AST_LISTCOMP:
        return "list comprehension";
    case KR_AST_SETCOMP:
        return "set comprehension";
    case KR_AST_DICTCOMP:
        return "dict comprehension";
    case KR_AST_DICT:
        return "dict literal";
    case KR_AST_SET:
        return "set display";
    case KR_AST_JOINEDSTR:
        return "f-string expression";
    case KR_AST_TEMPLATESTR:
        return "t-string expression";
    case KR_AST_NONE:
        return "None";
    case KR_AST_TRUE:
        return "True";
    case KR_AST_FALSE:
        return "False";
    case KR_AST_ELLIPSIS:
        return "ellipsis";
    case KR_AST_COMPARE:
        return "comparison";
    case KR_AST_IFEXP:
        return "conditional expression";
    case KR_AST_NAMEDEXPR:
        return "named expression";
    case KR_AST_BOOLOP:
    case KR_AST_BINOP:
    case KR_AST_UNARYOP:
        return "expression";
    default:
        return "literal";
    }
}

kr_node *kr_parser_bad_target(kr_node *e, kr_target sort) {
    switch (e->kind) {
    case KR_AST_NAME:
    case KR_AST_ATTRIBUTE:
    case KR_AST_SUBSCRIPT:
        return NULL;
    case KR_AST_STARRED:
        return sort == KR_TARGET_DEL ? e : kr_parser_bad_target(e->one.value, sort);
    case KR_AST_LIST:
    case KR_AST_TUPLE:
        for (uint32_t i = 0; i < e->n; i++) {
            kr_node *bad = kr_parser_bad_target(e->seq.at[i], sort);
            if (bad) return bad;
        }
        return NULL;
    case KR_AST_COMPARE: /* `a in b` may be the loop's own `in` */
        if (sort != KR_TARGET_FOR) return e;
        return e->compare.ops[0] == KR_ASTOP_IN ? kr_parser_bad_target(e->compare.at[0], sort)
                                                : NULL;
    default:
        return e;
    }
}

static void set_context(kr_node *e, uint8_t ctx) {
    e->flags |= ctx;
    if (e->kind == KR_AST_STARRED) {
        set_context(e->one.value, ctx);
    } else if (e->kind == KR_AST_LIST || e->kind == KR_AST_TUPLE) {
        for (uint32_t i = 0; i < e->n; i++) set_context(e->seq.at[i], ctx);
    }
}

void kr_parser_to_target(kr_parser *p, kr_node *e, kr_target sort) {
    kr_node *bad = kr_parser_bad_target(e, sort);
    if (KR_UNLIKELY(bad != NULL)) {
        kr_parser_fail_nodes(p, bad, bad, "cannot %s %s",
                             sort == KR_TARGET_DEL ? "delete" : "assign to",
                             kr_parser_describe(bad));
    }
    if (sort == KR_TARGET_FOR && kr_parser_bad_target(e, KR_TARGET_STAR)) kr_parser_fail_syntax(p);
    set_context(e, sort == KR_TARGET_DEL ? KR_AST_DEL : KR_AST_STORE);
}

/* One element of a target list: an operand loose enough to give good messages. */
static kr_node *parse_element(kr_parser *p) {
    return p->tok.type == KR_T_MULT ? kr_parse_starred(p, KR_PREC_BITOR)
                                    : kr_parse_binary(p, KR_PREC_BITOR);
}

kr_node *kr_parse_for_targets(kr_parser *p) {
    kr_pos start = kr_parser_here(p);
    kr_node *e = parse_element(p);
    if (p->tok.type == KR_T_COMMA) e = kr_parse_comma_list(p, e, start, parse_element);
    kr_parser_to_target(p, e, KR_TARGET_FOR);
    return e;
}

kr_node *kr_parse_star_target(kr_parser *p) {
    kr_node *e = parse_element(p);
    kr_parser_to_target(p, e, KR_TARGET_STAR);
    return e;
}

/* Does the expression start with a list, tuple, generator or singleton? */
static bool starts_fixed(const kr_node *e) {
    while (!(e->flags & KR_AST_PAREN) || e->kind == KR_AST_TUPLE || e->kind == KR_AST_GENEXP) {
        switch (e->kind) {
        case KR_AST_ATTRIBUTE:
            e = e->attr.value;
            break;
        case KR_AST_SUBSCRIPT:
            e = e->subscript.value;
            break;
        case KR_AST_CALL:
            e = e->call.func;
            break;
        case KR_AST_BINOP:
            e = e->pair.left;
            break;
        case KR_AST_LIST:
        case KR_AST_TUPLE:
        case KR_AST_GENEXP:
        case KR_AST_TRUE:
        case KR_AST_NONE:
        case KR_AST_FALSE:
            return true;
        default:
            return false;
        }
    }
    return false;
}

/* May `e = ...` have been meant as a comparison, or as := ? */
static bool is_operand(const kr_node *e) {
    if (starts_fixed(e)) return false;
    if (e->flags & KR_AST_PAREN) return true;
    switch (e->kind) {
    case KR_AST_COMPARE:
    case KR_AST_BOOLOP:
    case KR_AST_IFEXP:
    case KR_AST_LAMBDA:
    case KR_AST_NAMEDEXPR:
    case KR_AST_YIELD:
    case KR_AST_YIELDFROM:
    case KR_AST_STARRED:
        return false;
    case KR_AST_UNARYOP:
        return e->op != KR_ASTOP_NOT;
    default:
        return true;
    }
}

void kr_parser_check_equal(kr_parser *p, kr_node *e) {
    if (!is_operand(e)) return;
    kr_token equal = p->tok;
    kr_parser_advance(p);
    if (kr_parser_at_expression(p) && p->tok.type != KR_T_NOT && p->tok.type != KR_T_LAMBDA) {
        kr_node *right = kr_parse_binary(p, KR_PREC_BITOR);
        if (p->tok.type != KR_T_EQUAL && p->tok.type != KR_T_COLONEQUAL) {
            if (e->kind == KR_AST_NAME && !(e->flags & KR_AST_PAREN)) {
                kr_parser_fail_nodes(
                    p, e, right, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
            }
            kr_parser_fail_nodes(p, e, e,
                                 "cannot assign to %s here. Maybe you meant '==' instead of '='?",
                                 kr_parser_describe(e));
        }
    }
    p->tok = equal;
}
