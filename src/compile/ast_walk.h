/* Children of a node of the syntax tree, whatever its kind. */
#ifndef KR_COMPILE_AST_WALK_H
#define KR_COMPILE_AST_WALK_H

#include "compile/ast.h"

typedef void (*kr_ast_slot_fn)(void *opaque, kr_node **slot);

/* Calls fn with the place of every child, in about the order of the source; never of an absent
 * one. The body of a def or class that was left open is empty. */
void kr_ast_each(kr_node *e, kr_ast_slot_fn fn, void *opaque);
/* The place of the operand that BINOP, CALL, ATTRIBUTE and SUBSCRIPT begin with, whose chain has no
 * bound; NULL for other kinds. */
kr_node **kr_ast_left(kr_node *e);

#endif
