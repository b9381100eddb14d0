/* Syntax trees as Python values, for module ast: a node is a tuple (name of the class, position or
 * None, field, ...), the fields in the order of CPython's _fields, which lib/_ast.py makes objects
 * of. Values of fields are tuples again, lists of them, constants, names and None. */
#include "compile/gen.h"
#include "object/int.h"
#include "object/seq.h"
#include "object/str.h"

typedef struct fields {
    kr_gen *g;
    kr_value list; /* name, position, fields so far */
} fields;

static void put(fields *f, kr_value v) {
    kr_list_append(f->g->ctx, f->list, v);
}

static kr_value tree(kr_gen *g, const kr_node *e);

/* A node, or None. */
static void put_node(fields *f, const kr_node *e) {
    put(f, e ? tree(f->g, e) : KR_NONE);
}

static void put_name(fields *f, const char *s, size_t n) {
    put(f, s ? kr_str_new(f->g->ctx, s, n) : KR_NONE);
}

static void put_text(fields *f, kr_text t) {
    put_name(f, t.s, t.n);
}

/* n nodes of which every step-th counts, from the first. */
static kr_value list_of(kr_gen *g, kr_node **at, uint32_t n, uint32_t step) {
    kr_value list = kr_list_new(g->ctx, 0, NULL);
    for (uint32_t i = 0; i < n; i++) {
        kr_node *e = at[i * step];
        kr_list_append(g->ctx, list, e ? tree(g, e) : KR_NONE);
    }
    return list;
}

static void put_list(fields *f, kr_node **at, uint32_t n) {
    put(f, list_of(f->g, at, n, 1));
}

static void put_nodes(fields *f, kr_nodes nodes) {
    put_list(f, nodes.at, nodes.n);
}

/* A node without fields: an operator or a context. */
static kr_value bare(kr_gen *g, const char *name) {
    return kr_tuple2(g->ctx, kr_str_from_cstr(g->ctx, name), KR_NONE);
}

static void put_op(fields *f, uint32_t op) {
    put(f, bare(f->g, kr_ast_op_name((kr_ast_op)op)));
}

static void put_ctx(fields *f, const kr_node *e) {
    static const char *const names[] = {"Load", "Store", "Del"};
    put(f, bare(f->g, names[e->flags & KR_AST_CTX]));
}

static kr_value constant(kr_gen *g, const kr_node *e) {
    kr_const k;
    if (!kr_fold(g, (kr_node *)(uintptr_t)e, &k)) return KR_NONE;
    return kr_const_value(g, kr_const_add(g, &k));
}

static kr_value position(kr_gen *g, const kr_node *e) {
    kr_value p[4] = {kr_smallint((kr_sword)e->line), kr_smallint(e->col),
                     kr_smallint((kr_sword)kr_ast_end_line(e)), kr_smallint(e->end_col)};
    return kr_tuple_new(g->ctx, 4, p);
}

/* ---- arguments ---- */

/* Those that are not KEYWORDs, then those that are. */
static void put_args(fields *f, kr_node **at, uint32_t n) {
    kr_value args = kr_list_new(f->g->ctx, 0, NULL), keywords = kr_list_new(f->g->ctx, 0, NULL);
    for (uint32_t i = 0; i < n; i++) {
        kr_list_append(f->g->ctx, at[i]->kind == KR_AST_KEYWORD ? keywords : args,
                       tree(f->g, at[i]));
    }
    put(f, args);
    put(f, keywords);
}

static void put_parameters(fields *f, const kr_node *e) {
    kr_ctx *ctx = f->g->ctx;
    kr_value sort[5], defaults = kr_list_new(ctx, 0, NULL), kw_defaults = kr_list_new(ctx, 0, NULL);
    for (int i = 0; i < 5; i++) sort[i] = kr_list_new(ctx, 0, NULL);
    for (uint32_t i = 0; i < e->n; i++) {
        const kr_node *a = e->arguments.at[i];
        kr_list_append(ctx, sort[a->op], tree(f->g, a));
        if (a->op == KR_ARG_KWONLY) {
            kr_list_append(ctx, kw_defaults, a->arg.value ? tree(f->g, a->arg.value) : KR_NONE);
        } else if (a->arg.value) {
            kr_list_append(ctx, defaults, tree(f->g, a->arg.value));
        }
    }
    put(f, sort[KR_ARG_POSONLY]);
    put(f, sort[KR_ARG_PLAIN]);
    put_node(f, e->arguments.vararg);
    put(f, sort[KR_ARG_KWONLY]);
    put(f, kw_defaults);
    put_node(f, e->arguments.kwarg);
    put(f, defaults);
}

/* ---- expressions ---- */

static void put_compare(fields *f, const kr_node *e) {
    kr_value ops = kr_list_new(f->g->ctx, 0, NULL);
    for (uint32_t i = 0; i < e->n; i++) {
        kr_list_append(f->g->ctx, ops, bare(f->g, kr_ast_op_name((kr_ast_op)e->compare.ops[i])));
    }
    put_node(f, e->compare.at[0]);
    put(f, ops);
    put_list(f, e->compare.at + 1, e->n);
}

/* The field of an f- or t-string. A format spec is always a JoinedStr. */
static void put_field(fields *f, const kr_node *e) {
    kr_node *spec = e->field.spec;
    put_node(f, e->field.value);
    if (e->kind == KR_AST_INTERPOLATION) put_name(f, e->field.src, e->n);
    put(f, kr_smallint(e->op ? (kr_sword)e->op : -1));
    if (spec && spec->kind == KR_AST_STR) {
        kr_value all[3] = {kr_str_from_cstr(f->g->ctx, "JoinedStr"), position(f->g, spec),
                           list_of(f->g, &spec, 1, 1)};
        put(f, kr_tuple_new(f->g->ctx, 3, all));
    } else {
        put_node(f, spec);
    }
}

/* False: it is none of these. */
static bool put_expression(fields *f, const kr_node *e) {
    switch (e->kind) {
    case KR_AST_NAME:
        put_name(f, e->text.s, e->n), put_ctx(f, e);
        break;
    case KR_AST_BOOLOP:
        put_op(f, e->op), put_list(f, e->seq.at, e->n);
        break;
    case KR_AST_NAMEDEXPR:
        put_node(f, e->pair.left), put_node(f, e->pair.right);
        break;
    case KR_AST_BINOP:
        put_node(f, e->pair.left), put_op(f, e->op), put_node(f, e->pair.right);
        break;
    case KR_AST_UNARYOP:
        put_op(f, e->op), put_node(f, e->one.value);
        break;
    case KR_AST_LAMBDA:
        put_node(f, e->lambda.args), put_node(f, e->lambda.body);
        break;
    case KR_AST_IFEXP:
        put_node(f, e->ifexp.test), put_node(f, e->ifexp.body), put_node(f, e->ifexp.orelse);
        break;
    case KR_AST_DICT:
        put(f, list_of(f->g, e->seq.at, e->n, 2)), put(f, list_of(f->g, e->seq.at + 1, e->n, 2));
        break;
    case KR_AST_LISTCOMP:
    case KR_AST_SETCOMP:
    case KR_AST_GENEXP:
        put_node(f, e->comp.elt), put_list(f, e->comp.generators, e->n);
        break;
    case KR_AST_DICTCOMP:
        put_node(f, e->comp.elt), put_node(f, e->comp.value);
        put_list(f, e->comp.generators, e->n);
        break;
    case KR_AST_AWAIT:
    case KR_AST_YIELD:
    case KR_AST_YIELDFROM:
        put_node(f, e->one.value);
        break;
    case KR_AST_COMPARE:
        put_compare(f, e);
        break;
    case KR_AST_CALL:
        put_node(f, e->call.func), put_args(f, e->call.args, e->n);
        break;
    case KR_AST_FORMATTED:
    case KR_AST_INTERPOLATION:
        put_field(f, e);
        break;
    case KR_AST_SET:
    case KR_AST_JOINEDSTR:
    case KR_AST_TEMPLATESTR:
        put_list(f, e->seq.at, e->n);
        break;
    case KR_AST_ATTRIBUTE:
        put_node(f, e->attr.value), put_name(f, e->attr.name, e->n), put_ctx(f, e);
        break;
    case KR_AST_SUBSCRIPT:
        put_node(f, e->subscript.value), put_node(f, e->subscript.index), put_ctx(f, e);
        break;
    case KR_AST_STARRED:
        put_node(f, e->one.value), put_ctx(f, e);
        break;
    case KR_AST_LIST:
    case KR_AST_TUPLE:
        put_list(f, e->seq.at, e->n), put_ctx(f, e);
        break;
    case KR_AST_SLICE:
        put_node(f, e->slice.lower), put_node(f, e->slice.upper), put_node(f, e->slice.step);
        break;
    default:
        return false;
    }
    return true;
}

/* ---- statements ---- */

static void put_def(fields *f, const kr_node *e) {
    put_name(f, e->def.name, e->n);
    put_node(f, e->def.args);
    put_nodes(f, e->def.body);
    put_nodes(f, e->def.decorators);
    put_node(f, e->def.returns);
    put(f, KR_NONE);
    put_nodes(f, e->def.type_params);
}

static void put_class(fields *f, const kr_node *e) {
    put_name(f, e->classdef.name, e->n);
    put_args(f, e->classdef.args.at, e->classdef.args.n);
    put_nodes(f, e->classdef.body);
    put_nodes(f, e->classdef.decorators);
    put_nodes(f, e->classdef.type_params);
}

static void put_names(fields *f, const kr_node *e) {
    kr_value list = kr_list_new(f->g->ctx, 0, NULL);
    for (uint32_t i = 0; i < e->n; i++) {
        const kr_node *name = e->seq.at[i];
        kr_list_append(f->g->ctx, list, kr_str_new(f->g->ctx, name->text.s, name->n));
    }
    put(f, list);
}

static bool put_compound(fields *f, const kr_node *e) {
    switch (e->kind) {
    case KR_AST_FUNCTIONDEF:
    case KR_AST_ASYNCFUNCTIONDEF:
        put_def(f, e);
        break;
    case KR_AST_CLASSDEF:
        put_class(f, e);
        break;
    case KR_AST_FOR:
    case KR_AST_ASYNCFOR:
        put_node(f, e->loop.target), put_node(f, e->loop.iter);
        put_nodes(f, e->loop.body), put_nodes(f, e->loop.orelse), put(f, KR_NONE);
        break;
    case KR_AST_WHILE:
    case KR_AST_IF:
        put_node(f, e->cond.test), put_nodes(f, e->cond.body), put_nodes(f, e->cond.orelse);
        break;
    case KR_AST_WITH:
    case KR_AST_ASYNCWITH:
        put_list(f, e->with.items, e->n), put_nodes(f, e->with.body), put(f, KR_NONE);
        break;
    case KR_AST_MATCH:
        put_node(f, e->match.subject), put_list(f, e->match.cases, e->n);
        break;
    case KR_AST_TRY:
    case KR_AST_TRYSTAR:
        put_nodes(f, e->try_.body), put_nodes(f, e->try_.handlers);
        put_nodes(f, e->try_.orelse), put_nodes(f, e->try_.finalbody);
        break;
    default:
        return false;
    }
    return true;
}

static bool put_simple(fields *f, const kr_node *e) {
    switch (e->kind) {
    case KR_AST_RETURN:
    case KR_AST_EXPR:
        put_node(f, e->one.value);
        break;
    case KR_AST_DELETE:
    case KR_AST_IMPORT:
        put_list(f, e->seq.at, e->n);
        break;
    case KR_AST_ASSIGN:
        put_list(f, e->assign.targets, e->n), put_node(f, e->assign.value), put(f, KR_NONE);
        break;
    case KR_AST_TYPEALIAS:
        put_node(f, e->alias_type.name), put_nodes(f, e->alias_type.type_params);
        put_node(f, e->alias_type.value);
        break;
    case KR_AST_AUGASSIGN:
        put_node(f, e->pair.left), put_op(f, e->op), put_node(f, e->pair.right);
        break;
    case KR_AST_ANNASSIGN:
        put_node(f, e->annassign.target), put_node(f, e->annassign.annotation);
        put_node(f, e->annassign.value), put(f, kr_smallint((e->flags & KR_AST_SIMPLE) != 0));
        break;
    case KR_AST_RAISE:
    case KR_AST_ASSERT:
        put_node(f, e->pair.left), put_node(f, e->pair.right);
        break;
    case KR_AST_IMPORTFROM:
        put_text(f, e->import_from.module), put_list(f, e->import_from.names, e->n);
        put(f, kr_smallint((kr_sword)e->import_from.level));
        break;
    case KR_AST_GLOBAL:
    case KR_AST_NONLOCAL:
        put_names(f, e);
        break;
    case KR_AST_PASS:
    case KR_AST_BREAK:
    case KR_AST_CONTINUE:
        break;
    default:
        return false;
    }
    return true;
}

/* ---- parts ---- */

static void put_class_pattern(fields *f, const kr_node *e) {
    uint32_t n = e->match_class.n_positional;
    kr_value names = kr_list_new(f->g->ctx, 0, NULL), patterns = kr_list_new(f->g->ctx, 0, NULL);
    for (uint32_t i = n; i < e->n; i++) {
        const kr_node *k = e->match_class.patterns[i];
        kr_list_append(f->g->ctx, names, kr_str_new(f->g->ctx, k->keyword.name, k->n));
        kr_list_append(f->g->ctx, patterns, tree(f->g, k->keyword.value));
    }
    put_node(f, e->match_class.cls);
    put_list(f, e->match_class.patterns, n);
    put(f, names);
    put(f, patterns);
}

static bool put_pattern(fields *f, const kr_node *e) {
    switch (e->kind) {
    case KR_AST_MATCHVALUE:
        put_node(f, e->one.value);
        break;
    case KR_AST_MATCHSINGLETON:
        put(f, constant(f->g, e->one.value));
        break;
    case KR_AST_MATCHSEQUENCE:
    case KR_AST_MATCHOR:
        put_list(f, e->seq.at, e->n);
        break;
    case KR_AST_MATCHMAPPING:
        put(f, list_of(f->g, e->match_map.at, e->n, 2));
        put(f, list_of(f->g, e->match_map.at + 1, e->n, 2));
        put_text(f, e->match_map.rest);
        break;
    case KR_AST_MATCHCLASS:
        put_class_pattern(f, e);
        break;
    case KR_AST_MATCHSTAR:
        put_text(f, e->match_as.name);
        break;
    case KR_AST_MATCHAS:
        put_node(f, e->match_as.pattern), put_text(f, e->match_as.name);
        break;
    default:
        return false;
    }
    return true;
}

static void put_part(fields *f, const kr_node *e) {
    switch (e->kind) {
    case KR_AST_COMPREHENSION:
        put_node(f, e->comprehension.target), put_node(f, e->comprehension.iter);
        put_list(f, e->comprehension.ifs, e->n);
        put(f, kr_smallint((e->flags & KR_AST_ASYNC) != 0));
        break;
    case KR_AST_EXCEPTHANDLER:
        put_node(f, e->handler.type), put_text(f, e->handler.name), put_nodes(f, e->handler.body);
        break;
    case KR_AST_ARGUMENTS:
        put_parameters(f, e);
        break;
    case KR_AST_ARG:
        put_name(f, e->arg.name, e->n), put_node(f, e->arg.annotation), put(f, KR_NONE);
        break;
    case KR_AST_KEYWORD:
        put_name(f, e->keyword.name, e->n), put_node(f, e->keyword.value);
        break;
    case KR_AST_ALIAS:
        put_name(f, e->alias.name, e->n), put_text(f, e->alias.asname);
        break;
    case KR_AST_WITHITEM:
        put_node(f, e->pair.left), put_node(f, e->pair.right);
        break;
    case KR_AST_MATCHCASE:
        put_node(f, e->match_case.pattern), put_node(f, e->match_case.guard);
        put_nodes(f, e->match_case.body);
        break;
    case KR_AST_TYPEVAR:
        put_name(f, e->type_param.name, e->n), put_node(f, e->type_param.bound);
        put_node(f, e->type_param.value);
        break;
    case KR_AST_PARAMSPEC:
    case KR_AST_TYPEVARTUPLE:
        put_name(f, e->type_param.name, e->n), put_node(f, e->type_param.value);
        break;
    }
}

static kr_value tree(kr_gen *g, const kr_node *e) {
    kr_value head[2];
    fields f = {g, KR_NULL};
    kr_check_recursion(g->ctx, NULL);
    head[0] = kr_str_intern_cstr(g->ctx, kr_ast_kind_name((kr_ast_kind)e->kind));
    head[1] = position(g, e);
    f.list = kr_list_new(g->ctx, 2, head);
    if (kr_ast_is_constant(e)) {
        put(&f, constant(g, e));
        put(&f,
            e->kind == KR_AST_STR && e->flags & KR_AST_U ? kr_str_from_cstr(g->ctx, "u") : KR_NONE);
    } else if (!put_expression(&f, e) && !put_compound(&f, e) && !put_simple(&f, e) &&
               !put_pattern(&f, e)) {
        put_part(&f, e);
    }
    return kr_tuple_from_iterable(g->ctx, f.list);
}

kr_value kr_gen_tree(kr_gen *g, const kr_node *statement) {
    return tree(g, statement);
}
