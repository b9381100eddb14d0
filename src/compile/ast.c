/* Allocation and naming of syntax-tree nodes.
 *
 * A node is cut to the size of its kind's union member, so the tables below and kr_node must come
 * from the same row of ast_kinds.def; nothing else knows the sizes. */
#include "compile/ast.h"

#include <string.h>

static const uint8_t node_sizes[KR_AST_KIND_COUNT] = {
#define KR_AST_KIND(kind, pyname, member, meaning)                                                 \
    offsetof(kr_node, member) + sizeof(((kr_node *)0)->member),
#include "compile/ast_kinds.def"
};

static const char *const kind_names[KR_AST_KIND_COUNT] = {
#define KR_AST_KIND(kind, pyname, member, meaning) pyname,
#include "compile/ast_kinds.def"
};

static const char *const op_names[KR_ASTOP_COUNT] = {
#define KR_AST_OP(name, pyname, text) pyname,
#include "compile/ast_ops.def"
};

static const char *const op_texts[KR_ASTOP_COUNT] = {
#define KR_AST_OP(name, pyname, text) text,
#include "compile/ast_ops.def"
};

kr_node *kr_ast_new(kr_arena *a, kr_ast_kind kind) {
    kr_node *e = kr_arena_alloc(a, node_sizes[kind]);
    if (KR_LIKELY(e != NULL)) e->kind = (uint8_t)kind;
    return e;
}

kr_node *kr_ast_new_text(kr_arena *a, kr_ast_kind kind, const char *s, size_t n,
                         const char **text) {
    if (n >= UINT32_MAX) return NULL;
    kr_node *e = kr_arena_alloc(a, node_sizes[kind] + n + 1);
    if (KR_UNLIKELY(e == NULL)) return NULL;
    char *copy = (char *)e + node_sizes[kind];
    if (n) memcpy(copy, s, n);
    e->kind = (uint8_t)kind;
    e->n = (uint32_t)n;
    *text = copy;
    return e;
}

const char *kr_ast_kind_name(kr_ast_kind kind) {
    return kind_names[kind];
}

const char *kr_ast_op_name(kr_ast_op op) {
    return op_names[op];
}

const char *kr_ast_op_text(kr_ast_op op) {
    return op_texts[op];
}
