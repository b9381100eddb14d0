/* SyntaxWarnings: code that is legal but hardly meant, in CPython's words. */
#include "compile/gen.h"

#include "object/str.h"

typedef struct warning {
    kr_value filename, text;
    uint32_t line;
} warning;

static kr_value warn(kr_ctx *ctx, void *arg) {
    const warning *w = arg;
    kr_warn_at(ctx, &kr_type_SyntaxWarning, w->filename, w->line, w->text);
    return KR_NONE;
}

bool kr_gen_warn_at(kr_gen *g, uint32_t line, kr_value text) {
    warning w = {g->opt->filename, text, line};
    kr_value exc;
    if (g->portable) return false;
    kr_protect(g->ctx, warn, &w, &exc);
    if (kr_isnull(exc)) return false;
    if (!kr_is_instance_of(exc, &kr_type_SyntaxWarning)) kr_raise(g->ctx, exc);
    return true;
}

void kr_gen_warn(kr_gen *g, const kr_node *at, const char *fmt, ...) {
    va_list ap;
    kr_value text;
    if (g->portable) return;
    va_start(ap, fmt);
    text = kr_str_vformat(g->ctx, fmt, ap);
    va_end(ap);
    if (kr_gen_warn_at(g, at->line, text)) kr_gen_fail(g, at, "%s", kr_str_cstr(g->ctx, text));
}

/* Name of the type that the expression certainly has, NULL if unknown. */
static const char *type_of(const kr_node *e) {
    switch (e->kind) {
    case KR_AST_NONE:
        return "NoneType";
    case KR_AST_TRUE:
    case KR_AST_FALSE:
        return "bool";
    case KR_AST_ELLIPSIS:
        return "ellipsis";
    case KR_AST_INT:
    case KR_AST_BIGINT:
        return "int";
    case KR_AST_FLOAT:
        return "float";
    case KR_AST_IMAGINARY:
        return "complex";
    case KR_AST_STR:
    case KR_AST_JOINEDSTR:
        return "str";
    case KR_AST_BYTES:
        return "bytes";
    case KR_AST_TUPLE:
        return "tuple";
    case KR_AST_LIST:
    case KR_AST_LISTCOMP:
        return "list";
    case KR_AST_DICT:
    case KR_AST_DICTCOMP:
        return "dict";
    case KR_AST_SET:
    case KR_AST_SETCOMP:
        return "set";
    case KR_AST_GENEXP:
        return "generator";
    case KR_AST_LAMBDA:
        return "function";
    case KR_AST_TEMPLATESTR:
        return "string.templatelib.Template";
    default:
        return NULL;
    }
}

void kr_gen_warn_call(kr_gen *g, const kr_node *func) {
    const char *type = type_of(func);
    if (!type || func->kind == KR_AST_LAMBDA) return;
    kr_gen_warn(g, func, "'%s' object is not callable; perhaps you missed a comma?", type);
}

void kr_gen_warn_subscript(kr_gen *g, const kr_node *value, const kr_node *index) {
    const char *type = type_of(value), *index_type = type_of(index);
    if (!type) return;
    switch (value->kind) {
    case KR_AST_NONE:
    case KR_AST_TRUE:
    case KR_AST_FALSE:
    case KR_AST_ELLIPSIS:
    case KR_AST_INT:
    case KR_AST_BIGINT:
    case KR_AST_FLOAT:
    case KR_AST_IMAGINARY:
    case KR_AST_SET:
    case KR_AST_SETCOMP:
    case KR_AST_GENEXP:
    case KR_AST_LAMBDA:
    case KR_AST_TEMPLATESTR:
        kr_gen_warn(g, value, "'%s' object is not subscriptable; perhaps you missed a comma?",
                    type);
        return;
    case KR_AST_STR:
    case KR_AST_BYTES:
    case KR_AST_TUPLE:
    case KR_AST_LIST:
    case KR_AST_LISTCOMP:
    case KR_AST_JOINEDSTR:
        if (!index_type || index->kind == KR_AST_INT || index->kind == KR_AST_BIGINT ||
            index->kind == KR_AST_TRUE || index->kind == KR_AST_FALSE)
            return;
        kr_gen_warn(g, value,
                    "%s indices must be integers or slices, not %s; perhaps you missed a comma?",
                    type, index_type);
        return;
    default:
        return;
    }
}

static bool is_literal(kr_gen *g, kr_node *e) {
    kr_const k;
    switch (e->kind) {
    case KR_AST_INT:
    case KR_AST_BIGINT:
    case KR_AST_FLOAT:
    case KR_AST_IMAGINARY:
    case KR_AST_STR:
    case KR_AST_BYTES:
        return true;
    case KR_AST_TUPLE:
        return e->n == 0 || kr_fold(g, e, &k);
    default:
        return false;
    }
}

void kr_gen_warn_is(kr_gen *g, kr_node *compare) {
    kr_node **at = compare->compare.at;
    for (uint32_t i = 0; i < compare->n; i++) {
        uint8_t op = compare->compare.ops[i];
        kr_node *e = is_literal(g, at[i]) ? at[i] : at[i + 1];
        if ((op != KR_ASTOP_IS && op != KR_ASTOP_ISNOT) || !is_literal(g, e)) continue;
        kr_gen_warn(g, compare, "\"%s\" with '%s' literal. Did you mean \"%s\"?",
                    kr_ast_op_text(op), type_of(e), op == KR_ASTOP_IS ? "==" : "!=");
        return;
    }
}
