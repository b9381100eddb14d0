/* match statements.
 *
 * `match` is a word like any other unless its logical line ends in a colon. After most tokens the
 * next one decides; where both readings go on alike (`match (x)`, `match -x`), the line is read
 * ahead to its end. */
#include "compile/parser_int.h"

bool kr_parser_at_match(kr_parser *p) {
    switch (kr_parser_peek(p)) {
    case KR_T_NAME:
    case KR_T_NUMBER:
    case KR_T_STRING:
    case KR_T_FSTRING_START:
    case KR_T_LBRACE:
    case KR_T_ELLIPSIS:
    case KR_T_TILDE:
    case KR_T_LAMBDA:
    case KR_T_AWAIT:
    case KR_T_NONE:
    case KR_T_TRUE:
    case KR_T_FALSE:
        return true;
    case KR_T_LPAR:
    case KR_T_LSQB:
    case KR_T_ADD:
    case KR_T_SUB:
    case KR_T_MULT:
    case KR_T_NOT:
        return kr_parser_scan_line(p) == KR_T_COLON;
    default:
        return false;
    }
}

static kr_node *parse_subject(kr_parser *p) {
    kr_pos start = kr_parser_here(p);
    kr_node *e = kr_parse_star_named(p);
    if (p->tok.type == KR_T_COMMA) {
        e = kr_parse_comma_list(p, e, start, kr_parse_star_named);
    } else if (e->kind == KR_AST_STARRED) {
        kr_parser_fail_syntax(p);
    }
    return e;
}

static kr_node *parse_case(kr_parser *p) {
    kr_pos start = kr_parser_here(p);
    kr_node *guard = NULL;
    if (!kr_parser_at_word(p, "case")) kr_parser_fail_syntax(p);
    kr_parser_advance(p);
    kr_node *pattern = kr_parse_patterns(p);
    if (kr_parser_accept(p, KR_T_IF)) guard = kr_parse_named(p);
    kr_parser_expect_colon(p);
    kr_nodes body = kr_parse_block(p, "'case' statement", start.line);
    kr_node *e = kr_parser_node(p, KR_AST_MATCHCASE, start);
    e->match_case.pattern = pattern;
    e->match_case.guard = guard;
    e->match_case.body = body;
    return e;
}

kr_node *kr_parse_match(kr_parser *p) {
    kr_pos start = kr_parser_here(p);
    uint32_t n;
    kr_parser_advance(p);
    kr_node *subject = parse_subject(p);
    if (p->tok.type != KR_T_COLON && p->tok.type != KR_T_NEWLINE) kr_parser_fail_after(p, subject);
    kr_parser_expect_colon(p);
    kr_parser_expect(p, KR_T_NEWLINE);
    kr_parser_expect_indent(p, "'match' statement", start.line);
    size_t base = p->stack_n;
    do {
        kr_parser_push(p, parse_case(p));
    } while (p->tok.type != KR_T_DEDENT);
    kr_parser_advance(p);
    kr_node **cases = kr_parser_pop(p, base, &n);
    kr_node *e = kr_parser_node(p, KR_AST_MATCH, start);
    e->n = n;
    e->match.subject = subject;
    e->match.cases = cases;
    return e;
}
