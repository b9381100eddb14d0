/* Statements as text: simple ones joined by `;`, bodies of simple statements behind their colon,
 * one blank per level of indentation. */
#include "compile/minify_int.h"

enum {
    LINE_ENOUGH = 100, /* a line as long gets no further statement, where that costs nothing */
    LINE_MOST = 500,   /* or a blank for each level: lexers keep a line in memory */
};

static void block(kr_minifier *m, kr_nodes *body);
static void suite(kr_minifier *m, kr_nodes *body);

static void newline(kr_minifier *m) {
    kr_mini_raw(m, "\n", 1);
}

static void start_line(kr_minifier *m) {
    m->line_start = m->out->len;
    for (uint32_t i = 0; i < m->indent; i++) kr_mini_raw(m, " ", 1);
}

static void word_value(kr_minifier *m, const char *word, kr_node *value) {
    kr_mini_puts(m, word);
    if (value) kr_mini_tuple(m, value);
}

/* ---- patterns ---- */

static void pattern(kr_minifier *m, kr_node *e, bool closed);

static void patterns(kr_minifier *m, kr_node **at, uint32_t n) {
    for (uint32_t i = 0; i < n; i++) {
        if (i) kr_mini_puts(m, ",");
        pattern(m, at[i], false);
    }
}

static void mapping_pattern(kr_minifier *m, kr_node *e) {
    kr_mini_puts(m, "{");
    for (uint32_t i = 0; i < e->n; i++) {
        if (i) kr_mini_puts(m, ",");
        kr_mini_expr(m, e->match_map.at[2 * i], KR_ML_TEST);
        kr_mini_puts(m, ":");
        pattern(m, e->match_map.at[2 * i + 1], false);
    }
    if (e->match_map.rest.s) {
        kr_mini_puts(m, e->n ? ",**" : "**");
        kr_mini_put(m, e->match_map.rest.s, e->match_map.rest.n);
    }
    kr_mini_puts(m, "}");
}

static void class_pattern(kr_minifier *m, kr_node *e) {
    kr_mini_expr(m, e->match_class.cls, KR_ML_ATOM);
    kr_mini_puts(m, "(");
    for (uint32_t i = 0; i < e->n; i++) {
        kr_node *p = e->match_class.patterns[i];
        if (i) kr_mini_puts(m, ",");
        if (p->kind == KR_AST_KEYWORD) {
            kr_mini_put(m, p->keyword.name, p->n);
            kr_mini_puts(m, "=");
            p = p->keyword.value;
        }
        pattern(m, p, false);
    }
    kr_mini_puts(m, ")");
}

static void as_pattern(kr_minifier *m, kr_node *e, bool closed) {
    if (e->match_as.pattern) {
        if (closed) kr_mini_puts(m, "(");
        pattern(m, e->match_as.pattern, e->match_as.pattern->kind == KR_AST_MATCHAS);
        kr_mini_puts(m, "as");
    }
    if (e->match_as.name.s) {
        kr_mini_put(m, e->match_as.name.s, e->match_as.name.n);
    } else {
        kr_mini_puts(m, "_");
    }
    if (e->match_as.pattern && closed) kr_mini_puts(m, ")");
}

static void or_pattern(kr_minifier *m, kr_node *e, bool closed) {
    if (closed) kr_mini_puts(m, "(");
    for (uint32_t i = 0; i < e->n; i++) {
        if (i) kr_mini_puts(m, "|");
        pattern(m, e->seq.at[i], true);
    }
    if (closed) kr_mini_puts(m, ")");
}

/* closed: `|` and `as` need parentheses. */
static void pattern(kr_minifier *m, kr_node *e, bool closed) {
    switch (e->kind) {
    case KR_AST_MATCHSEQUENCE:
        kr_mini_puts(m, "[");
        patterns(m, e->seq.at, e->n);
        kr_mini_puts(m, "]");
        break;
    case KR_AST_MATCHMAPPING:
        mapping_pattern(m, e);
        break;
    case KR_AST_MATCHCLASS:
        class_pattern(m, e);
        break;
    case KR_AST_MATCHSTAR:
        kr_mini_puts(m, "*");
        kr_mini_put(m, e->match_as.name.s ? e->match_as.name.s : "_",
                    e->match_as.name.s ? e->match_as.name.n : 1);
        break;
    case KR_AST_MATCHAS:
        as_pattern(m, e, closed);
        break;
    case KR_AST_MATCHOR:
        or_pattern(m, e, closed);
        break;
    default: /* MATCHVALUE, MATCHSINGLETON */
        kr_mini_expr(m, e->one.value, KR_ML_TEST);
        break;
    }
}

static void match(kr_minifier *m, kr_node *s) {
    word_value(m, "match", s->match.subject);
    kr_mini_puts(m, ":");
    newline(m);
    m->indent++;
    for (uint32_t i = 0; i < s->n; i++) {
        kr_node *c = s->match.cases[i], *p = c->match_case.pattern;
        start_line(m);
        kr_mini_puts(m, "case");
        if (p->kind == KR_AST_MATCHSEQUENCE && p->n) {
            patterns(m, p->seq.at, p->n);
            if (p->n == 1) kr_mini_puts(m, ",");
        } else {
            pattern(m, p, false);
        }
        if (c->match_case.guard) {
            kr_mini_puts(m, "if");
            kr_mini_named(m, c->match_case.guard);
        }
        suite(m, &c->match_case.body);
    }
    m->indent--;
}

/* ---- simple statements ---- */

static void names(kr_minifier *m, const char *word, kr_node *s) {
    kr_mini_puts(m, word);
    for (uint32_t i = 0; i < s->n; i++) {
        if (i) kr_mini_puts(m, ",");
        kr_mini_put(m, s->seq.at[i]->text.s, s->seq.at[i]->n);
    }
}

static void aliases(kr_minifier *m, kr_node **at, uint32_t n) {
    for (uint32_t i = 0; i < n; i++) {
        if (i) kr_mini_puts(m, ",");
        kr_mini_put(m, at[i]->alias.name, at[i]->n);
        if (!at[i]->alias.asname.s) continue;
        kr_mini_puts(m, "as");
        kr_mini_put(m, at[i]->alias.asname.s, at[i]->alias.asname.n);
    }
}

static void import_from(kr_minifier *m, kr_node *s) {
    kr_mini_puts(m, "from");
    for (uint32_t i = 0; i < s->import_from.level; i++) kr_mini_puts(m, ".");
    if (s->import_from.module.s) kr_mini_put(m, s->import_from.module.s, s->import_from.module.n);
    kr_mini_puts(m, "import");
    aliases(m, s->import_from.names, s->n);
}

static void delete (kr_minifier *m, kr_node *s) {
    kr_mini_puts(m, "del");
    for (uint32_t i = 0; i < s->n; i++) {
        if (i) kr_mini_puts(m, ",");
        kr_mini_expr(m, s->seq.at[i], KR_ML_TEST);
    }
}

static void assign(kr_minifier *m, kr_node *s) {
    for (uint32_t i = 0; i < s->n; i++) {
        kr_mini_target(m, s->assign.targets[i]);
        kr_mini_puts(m, "=");
    }
    kr_mini_value(m, s->assign.value);
}

static void annassign(kr_minifier *m, kr_node *s) {
    kr_node *t = s->annassign.target;
    bool parens = t->kind == KR_AST_NAME && !(s->flags & KR_AST_SIMPLE);
    if (parens) kr_mini_puts(m, "(");
    kr_mini_expr(m, t, KR_ML_TEST);
    kr_mini_puts(m, parens ? "):" : ":");
    kr_mini_expr(m, s->annassign.annotation, KR_ML_TEST);
    if (!s->annassign.value) return;
    kr_mini_puts(m, "=");
    kr_mini_value(m, s->annassign.value);
}

static void augassign(kr_minifier *m, kr_node *s) {
    kr_mini_expr(m, s->pair.left, KR_ML_TEST);
    kr_mini_puts(m, kr_ast_op_text(s->op));
    kr_mini_puts(m, "=");
    kr_mini_value(m, s->pair.right);
}

/* `raise a from b`, `assert a,b` */
static void two(kr_minifier *m, const char *word, kr_node *s, const char *between) {
    kr_mini_puts(m, word);
    if (s->pair.left) kr_mini_expr(m, s->pair.left, KR_ML_TEST);
    if (!s->pair.right) return;
    kr_mini_puts(m, between);
    kr_mini_expr(m, s->pair.right, KR_ML_TEST);
}

static void type_params(kr_minifier *m, const kr_nodes *params) {
    for (uint32_t i = 0; i < params->n; i++) {
        kr_node *p = params->at[i];
        kr_mini_puts(m, i ? "," : "[");
        kr_mini_puts(m, p->kind == KR_AST_PARAMSPEC      ? "**"
                        : p->kind == KR_AST_TYPEVARTUPLE ? "*"
                                                         : "");
        kr_mini_put(m, p->type_param.name, p->n);
        if (p->type_param.bound) {
            kr_mini_puts(m, ":");
            kr_mini_expr(m, p->type_param.bound, KR_ML_TEST);
        }
        if (p->type_param.value) {
            kr_mini_puts(m, "=");
            kr_mini_expr(m, p->type_param.value, KR_ML_TEST);
        }
    }
    if (params->n) kr_mini_puts(m, "]");
}

static void type_alias(kr_minifier *m, kr_node *s) {
    kr_mini_puts(m, "type");
    kr_mini_put(m, s->alias_type.name->text.s, s->alias_type.name->n);
    type_params(m, &s->alias_type.type_params);
    kr_mini_puts(m, "=");
    kr_mini_expr(m, s->alias_type.value, KR_ML_TEST);
}

/* False: it is a compound statement. */
static bool simple(kr_minifier *m, kr_node *s) {
    switch (s->kind) {
    case KR_AST_EXPR:
        kr_mini_value(m, s->one.value);
        return true;
    case KR_AST_ASSIGN:
        assign(m, s);
        return true;
    case KR_AST_AUGASSIGN:
        augassign(m, s);
        return true;
    case KR_AST_ANNASSIGN:
        annassign(m, s);
        return true;
    case KR_AST_RETURN:
        word_value(m, "return", s->one.value);
        return true;
    case KR_AST_DELETE:
        delete (m, s);
        return true;
    case KR_AST_RAISE:
        two(m, "raise", s, "from");
        return true;
    case KR_AST_ASSERT:
        two(m, "assert", s, ",");
        return true;
    case KR_AST_IMPORT:
        kr_mini_puts(m, "import");
        aliases(m, s->seq.at, s->n);
        return true;
    case KR_AST_IMPORTFROM:
        import_from(m, s);
        return true;
    case KR_AST_GLOBAL:
        names(m, "global", s);
        return true;
    case KR_AST_NONLOCAL:
        names(m, "nonlocal", s);
        return true;
    case KR_AST_TYPEALIAS:
        type_alias(m, s);
        return true;
    case KR_AST_BREAK:
        kr_mini_puts(m, "break");
        return true;
    case KR_AST_CONTINUE:
        kr_mini_puts(m, "continue");
        return true;
    case KR_AST_PASS:
        kr_mini_puts(m, "pass");
        return true;
    default:
        return false;
    }
}

static bool is_compound(const kr_node *s) {
    switch (s->kind) {
    case KR_AST_FUNCTIONDEF:
    case KR_AST_ASYNCFUNCTIONDEF:
    case KR_AST_CLASSDEF:
    case KR_AST_FOR:
    case KR_AST_ASYNCFOR:
    case KR_AST_WHILE:
    case KR_AST_IF:
    case KR_AST_WITH:
    case KR_AST_ASYNCWITH:
    case KR_AST_MATCH:
    case KR_AST_TRY:
    case KR_AST_TRYSTAR:
        return true;
    default:
        return false;
    }
}

/* ---- compound statements ---- */

static void decorators(kr_minifier *m, const kr_nodes *list) {
    for (uint32_t i = 0; i < list->n; i++) {
        kr_mini_puts(m, "@");
        kr_mini_named(m, list->at[i]);
        newline(m);
        start_line(m);
    }
}

static void def(kr_minifier *m, kr_node *s) {
    decorators(m, &s->def.decorators);
    if (s->kind == KR_AST_ASYNCFUNCTIONDEF) kr_mini_puts(m, "async");
    kr_mini_puts(m, "def");
    kr_mini_put(m, s->def.name, s->n);
    type_params(m, &s->def.type_params);
    kr_mini_puts(m, "(");
    kr_mini_params(m, s->def.args);
    kr_mini_puts(m, ")");
    if (s->def.returns) {
        kr_mini_puts(m, "->");
        kr_mini_expr(m, s->def.returns, KR_ML_TEST);
    }
    suite(m, &s->def.body);
}

static void class(kr_minifier *m, kr_node *s) {
    decorators(m, &s->classdef.decorators);
    kr_mini_puts(m, "class");
    kr_mini_put(m, s->classdef.name, s->n);
    type_params(m, &s->classdef.type_params);
    if (s->classdef.args.n) {
        kr_mini_puts(m, "(");
        kr_mini_call_args(m, s->classdef.args.at, s->classdef.args.n);
        kr_mini_puts(m, ")");
    }
    suite(m, &s->classdef.body);
}

static void else_part(kr_minifier *m, const char *word, kr_nodes *body) {
    if (!body->n) return;
    start_line(m);
    kr_mini_puts(m, word);
    suite(m, body);
}

static void for_loop(kr_minifier *m, kr_node *s) {
    if (s->kind == KR_AST_ASYNCFOR) kr_mini_puts(m, "async");
    kr_mini_puts(m, "for");
    kr_mini_target(m, s->loop.target);
    kr_mini_puts(m, "in");
    kr_mini_tuple(m, s->loop.iter);
    suite(m, &s->loop.body);
    else_part(m, "else", &s->loop.orelse);
}

static void while_loop(kr_minifier *m, kr_node *s) {
    kr_mini_puts(m, "while");
    kr_mini_named(m, s->cond.test);
    suite(m, &s->cond.body);
    else_part(m, "else", &s->cond.orelse);
}

/* An if alone in an else is an elif, however it was written. */
static void if_chain(kr_minifier *m, kr_node *s) {
    const char *word = "if";
    for (;;) {
        kr_mini_puts(m, word);
        kr_mini_named(m, s->cond.test);
        suite(m, &s->cond.body);
        if (s->cond.orelse.n != 1 || s->cond.orelse.at[0]->kind != KR_AST_IF) break;
        s = s->cond.orelse.at[0];
        word = "elif";
        start_line(m);
    }
    else_part(m, "else", &s->cond.orelse);
}

static void with(kr_minifier *m, kr_node *s) {
    if (s->kind == KR_AST_ASYNCWITH) kr_mini_puts(m, "async");
    kr_mini_puts(m, "with");
    for (uint32_t i = 0; i < s->n; i++) {
        kr_node *item = s->with.items[i], *e = item->pair.left;
        /* a tuple alone in parentheses would be several items */
        bool parens = e->kind == KR_AST_TUPLE && !item->pair.right && s->n == 1;
        if (i) kr_mini_puts(m, ",");
        if (parens) kr_mini_puts(m, "(");
        kr_mini_expr(m, e, KR_ML_TEST);
        if (parens) kr_mini_puts(m, ")");
        if (!item->pair.right) continue;
        kr_mini_puts(m, "as");
        kr_mini_expr(m, item->pair.right, KR_ML_TEST);
    }
    suite(m, &s->with.body);
}

static void try(kr_minifier *m, kr_node *s) {
    kr_mini_puts(m, "try");
    suite(m, &s->try_.body);
    for (uint32_t i = 0; i < s->try_.handlers.n; i++) {
        kr_node *h = s->try_.handlers.at[i];
        start_line(m);
        kr_mini_puts(m, s->kind == KR_AST_TRYSTAR ? "except*" : "except");
        if (h->handler.type) kr_mini_expr(m, h->handler.type, KR_ML_TEST);
        if (h->handler.name.s) {
            kr_mini_puts(m, "as");
            kr_mini_put(m, h->handler.name.s, h->handler.name.n);
        }
        suite(m, &h->handler.body);
    }
    else_part(m, "else", &s->try_.orelse);
    else_part(m, "finally", &s->try_.finalbody);
}

static void compound(kr_minifier *m, kr_node *s) {
    switch (s->kind) {
    case KR_AST_FUNCTIONDEF:
    case KR_AST_ASYNCFUNCTIONDEF:
        def(m, s);
        break;
    case KR_AST_CLASSDEF:
        class(m, s);
        break;
    case KR_AST_FOR:
    case KR_AST_ASYNCFOR:
        for_loop(m, s);
        break;
    case KR_AST_WHILE:
        while_loop(m, s);
        break;
    case KR_AST_IF:
        if_chain(m, s);
        break;
    case KR_AST_WITH:
    case KR_AST_ASYNCWITH:
        with(m, s);
        break;
    case KR_AST_MATCH:
        match(m, s);
        break;
    default:
        try(m, s);
        break;
    }
}

/* ---- bodies ---- */

/* Statements on lines of their own; several simple ones on one. */
static void block(kr_minifier *m, kr_nodes *body) {
    bool open = false;
    for (uint32_t i = 0; i < body->n; i++) {
        kr_node *s = body->at[i];
        bool is_long = open && m->out->len - m->line_start > (m->indent ? LINE_MOST : LINE_ENOUGH);
        if (open && (is_compound(s) || is_long)) {
            newline(m);
            open = false;
        }
        if (open) {
            kr_mini_puts(m, ";");
        } else {
            start_line(m);
        }
        open = simple(m, s);
        if (!open) compound(m, s);
    }
    if (open) newline(m);
}

/* Simple statements behind a colon; false: there are others, or too many. */
static bool on_one_line(kr_minifier *m, kr_nodes *body) {
    for (uint32_t i = 0; i < body->n; i++) {
        if (is_compound(body->at[i])) return false;
    }
    for (uint32_t i = 0; i < body->n; i++) {
        if (i && m->out->len - m->line_start > LINE_MOST) return false;
        if (i) kr_mini_puts(m, ";");
        simple(m, body->at[i]);
    }
    newline(m);
    return true;
}

/* What follows a header. */
static void suite(kr_minifier *m, kr_nodes *body) {
    size_t end;
    kr_mini_puts(m, ":");
    end = m->out->len;
    if (on_one_line(m, body)) return;
    m->out->len = end;
    newline(m);
    m->indent++;
    block(m, body);
    m->indent--;
}

void kr_mini_write(kr_minifier *m) {
    block(m, &m->body);
}
