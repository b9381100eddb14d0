/* The syntax tree of one top-level statement.
 *
 * Nodes live in the parser's arena and die with it; they hold no pointer out of it. The kinds
 * follow CPython's `ast` module and stand, with the meaning of each field, in ast_kinds.def;
 * operators in ast_ops.def. Read a node as switch (e->kind) { case KR_AST_BINOP:
 * visit(e->pair.left); ... e->op ... }
 *
 * What a reader of the tree must know:
 *  - Texts are (pointer, length), NUL-terminated as well, UTF-8 that may carry lone surrogates and
 *    NULs. Identifiers are NFKC-normalised but not mangled and not interned.
 *  - Positions: line is 1-based, col a 0-based byte offset, as in CPython; end_col is exclusive.
 * col and end_col saturate at 65535. kr_ast_end_line() gives the end line. A def or class starts at
 * its keyword, its decorators lie before.
 *  - Parentheses leave KR_AST_PAREN on the expression inside, its position does not include them,
 *    except for TUPLE and GENEXP whose position does (as in CPython).
 *  - Nesting to the right and in brackets is bounded by KR_PARSER_MAX_DEPTH, so visiting by
 * recursion is safe there, with two exceptions that have no bound and want a loop: the left spine
 * of BINOP / CALL / ATTRIBUTE / SUBSCRIPT (`a+a+a+...`, `f()()()...`), and the chain of elif (an IF
 *    with KR_AST_ELIF as the only statement in orelse).
 *  - A node is allocated only as large as its own union member: never copy *node by value. */
#ifndef KR_COMPILE_AST_H
#define KR_COMPILE_AST_H

#include "base/arena.h"
#include "base/config.h"

typedef enum kr_ast_kind {
#define KR_AST_KIND(kind, pyname, member, meaning) KR_AST_##kind,
#include "compile/ast_kinds.def"
    KR_AST_KIND_COUNT
} kr_ast_kind;

typedef enum kr_ast_op {
#define KR_AST_OP(name, pyname, text) KR_ASTOP_##name,
#include "compile/ast_ops.def"
    KR_ASTOP_COUNT
} kr_ast_op;

/* Bits of kr_node.flags. */
enum {
    KR_AST_CTX =
        0x03, /* mask: one of the three below, on NAME ATTRIBUTE SUBSCRIPT STARRED LIST TUPLE */
    KR_AST_LOAD = 0x00,    /* the value is read */
    KR_AST_STORE = 0x01,   /* the node is bound */
    KR_AST_DEL = 0x02,     /* the node is unbound */
    KR_AST_PAREN = 0x04,   /* written in parentheses: `(o.m)()`, `(a, b) = c` */
    KR_AST_ASYNC = 0x08,   /* COMPREHENSION: async for */
    KR_AST_BARE = 0x08,    /* GENEXP: stands in the call's own parentheses */
    KR_AST_IMPLIED = 0x08, /* FORMATTED: conversion r because of a bare `{e=}` */
    KR_AST_OPEN = 0x08,    /* FUNCTIONDEF, CLASSDEF: the body is still to be read, see parser.h */
    KR_AST_SIMPLE = 0x10,  /* ANNASSIGN: target is a name without parentheses */
    KR_AST_COMMA = 0x10,   /* TUPLE: a comma follows the last element */
    KR_AST_U = 0x20,       /* STR: u'' prefix on the first literal */
    KR_AST_ELIF = 0x40,    /* IF: written as elif */
    KR_AST_DEBUG =
        0x80, /* FORMATTED, INTERPOLATION: `{e=}`; its text ends the STR part before it */
};

/* Sort of parameter, in kr_node.op of an ARG. Values ascend in textual order. */
typedef enum kr_ast_argsort {
    KR_ARG_POSONLY,
    KR_ARG_PLAIN,
    KR_ARG_VARARG, /* *args */
    KR_ARG_KWONLY,
    KR_ARG_KWARG, /* **kwargs */
} kr_ast_argsort;

typedef struct kr_node kr_node;

/* A list of nodes. */
typedef struct kr_nodes {
    kr_node **at;
    uint32_t n;
} kr_nodes;

/* A text that may be absent (s NULL). */
typedef struct kr_text {
    const char *s;
    uint32_t n;
} kr_text;

struct kr_node {
    uint8_t kind;          /* kr_ast_kind */
    uint8_t flags;         /* KR_AST_... bits */
    uint16_t end_lines;    /* end line minus line */
    uint32_t line : 24;    /* line of the first token, 1-based */
    uint32_t op : 8;       /* kr_ast_op, kr_ast_argsort, base or conversion, by kind */
    uint16_t col, end_col; /* byte columns, 0-based */
    uint32_t n;            /* length of the text or list that the kind's row calls [n] or n */
    union {
        struct {
            char unused;
        } none;
        struct {
            const char *s;
        } text;
        struct {
            int64_t value;
        } integer;
        struct {
            double value;
        } real;
        struct {
            kr_node **at;
        } seq;
        struct {
            kr_node *value;
        } one;
        struct {
            kr_node *left, *right;
        } pair;
        struct {
            kr_node *args, *body;
        } lambda;
        struct {
            kr_node *test, *body, *orelse;
        } ifexp;
        struct {
            kr_node *elt, *value, **generators;
        } comp;
        struct {
            kr_node **at;
            const uint8_t *ops;
        } compare;
        struct {
            kr_node *func, **args;
            uint32_t op_line;
        } call; /* op_line: of `(` */
        struct {
            kr_node *value, *spec;
            const char *src;
        } field;
        struct {
            kr_node *value;
            const char *name;
            uint32_t op_line;
        } attr; /* op_line: of `.` */
        struct {
            kr_node *value, *index;
            uint32_t op_line;
        } subscript; /* op_line: of `[` */
        struct {
            kr_node *lower, *upper, *step;
        } slice;
        struct {
            const char *name;
            kr_node *args, *returns;
            kr_nodes body, decorators, type_params;
        } def;
        struct {
            const char *name;
            kr_nodes args, body, decorators, type_params;
        } classdef;
        struct {
            kr_node **targets, *value;
        } assign;
        struct {
            kr_node *name, *value;
            kr_nodes type_params;
        } alias_type;
        struct {
            kr_node *target, *annotation, *value;
        } annassign;
        struct {
            kr_node *target, *iter;
            kr_nodes body, orelse;
        } loop;
        struct {
            kr_node *test;
            kr_nodes body, orelse;
        } cond;
        struct {
            kr_node **items;
            kr_nodes body;
        } with;
        struct {
            kr_node *subject, **cases;
        } match;
        struct {
            kr_nodes body, handlers, orelse, finalbody;
        } try_;
        struct {
            kr_node **names;
            kr_text module;
            uint32_t level;
        } import_from;
        struct {
            kr_node *target, *iter, **ifs;
        } comprehension;
        struct {
            kr_node *type;
            kr_text name;
            kr_nodes body;
        } handler;
        struct {
            kr_node **at;
            uint16_t n_posonly, n_plain, n_kwonly; /* parameters of these sorts */
            uint16_t n_defaults;                   /* defaults of positional parameters */
            kr_node *vararg, *kwarg;               /* also in at[]; NULL: none */
        } arguments;
        struct {
            const char *name;
            kr_node *annotation, *value;
        } arg; /* value: the default */
        struct {
            const char *name;
            kr_node *value;
        } keyword;
        struct {
            const char *name;
            kr_text asname;
        } alias;
        struct {
            kr_node *pattern, *guard;
            kr_nodes body;
        } match_case;
        struct {
            kr_node **at;
            kr_text rest;
        } match_map;
        struct {
            kr_node *cls, **patterns;
            uint32_t n_positional;
        } match_class;
        struct {
            kr_node *pattern;
            kr_text name;
        } match_as;
        struct {
            const char *name;
            kr_node *bound, *value;
        } type_param; /* value: the default */
    };
};

/* Deepest nesting of brackets, right-hand operands and blocks together that the parser accepts. */
#define KR_PARSER_MAX_DEPTH 1000

/* Line of the node's last token. */
static inline uint32_t kr_ast_end_line(const kr_node *e) {
    return e->line + e->end_lines;
}

/* Allocates a zeroed node of that kind, sized for it. NULL when memory is exhausted. */
kr_node *kr_ast_new(kr_arena *a, kr_ast_kind kind);
/* The same with a copy of s[n] behind the node: *text points to it, node->n is n. */
kr_node *kr_ast_new_text(kr_arena *a, kr_ast_kind kind, const char *s, size_t n, const char **text);
/* The class name in CPython's ast module ("BinOp"). */
const char *kr_ast_kind_name(kr_ast_kind kind);
/* The class name in CPython's ast module ("Add"), and the source text ("+"). */
const char *kr_ast_op_name(kr_ast_op op);
const char *kr_ast_op_text(kr_ast_op op);

/* Is it one of the constants NONE ... BYTES? */
static inline bool kr_ast_is_constant(const kr_node *e) {
    return e->kind >= KR_AST_NONE && e->kind <= KR_AST_BYTES;
}

#endif
