/* Inside of the code generator: one kr_gen per file being compiled.
 *
 * Order of work: compile.c feeds top-level statements to kr_gen_statement. The codegen_ files walk
 * the tree once and write pre-code (precode.h); identifiers are only collected (scope.c), their
 * kinds stay open. When the file has ended, resolve.c decides what every identifier is and numbers
 * the slots, and emit.c and encode.c turn pre-code into the unit.
 *
 * Memory: `keep` lives until the unit is made, `tree` holds one top-level statement. Neither is in
 * the collector's reach, so no kr_value is kept in them. Any function here may raise; kr_compile
 * frees everything then. */
#ifndef KR_COMPILE_GEN_H
#define KR_COMPILE_GEN_H

#include "compile/ast.h"
#include "compile/compile.h"
#include "compile/parser.h"
#include "compile/precode.h"
#include "object/protocol.h"

typedef uint32_t kr_sid; /* number of a text in kr_gen.texts; 0 is '' */
enum { KR_TEXTS_MAX = (1 << 28) - 1 };
typedef uint32_t kr_cid; /* number of a constant in kr_gen.consts */

/* ---- rows of divergence.def ---- */
enum {
#define KR_ROW(id, construct, condition, sequence, reason) KR_ROW_##id,
#include "compile/divergence.def"
#undef KR_ROW
    KR_N_ROWS
};

/* ---- texts (texts.c) ---- */
enum {
    KR_TX_BOUND = 1,  /* bound in the module's namespace by this file, or declared global */
    KR_TX_QUEUED = 2, /* emit.c: waits for the second sweep */
    KR_TX_GLOBAL = 4, /* declared global in a function or class */
    KR_TX_SOURCE = 8, /* the name of the source */
};
typedef struct kr_text_entry {
    const char *s;
    uint32_t n, hash;
    union {
        uint32_t stamp; /* scratch of code generation: last call or pattern that saw it */
        uint32_t index; /* emit.c: in the unit's name table + 1; 0: not there */
    };
    uint32_t line; /* first place where it stands as an identifier (only if n > 10); 0: none */
    uint16_t col;
    uint16_t flags; /* KR_TX_ */
    kr_cid konst;   /* NAME = const(...): its constant + 1 */
} kr_text_entry;

/* ---- constants (consts.c) ---- */
typedef enum kr_const_kind {
    KR_K_NONE,
    KR_K_FALSE,
    KR_K_TRUE,
    KR_K_ELLIPSIS,
    KR_K_STR,
    KR_K_BYTES,
    KR_K_INT,
    KR_K_BIGINT,
    KR_K_FLOAT,
    KR_K_COMPLEX,
    KR_K_TUPLE,
} kr_const_kind;
typedef struct kr_const_entry {
    uint8_t kind;
    uint32_t hash;
    uint32_t index; /* in the unit's object table + 1; 0: not there */
    uint32_t n;     /* TUPLE: items */
    union {
        kr_sid text; /* STR, BYTES; BIGINT: hexadecimal digits after '+' or '-' */
        int64_t i;
        double d;      /* FLOAT; COMPLEX: imaginary part */
        kr_cid *items; /* TUPLE */
    };
} kr_const_entry;

/* A constant in hand. */
typedef struct kr_const {
    uint8_t kind;
    kr_sid text;  /* STR, BYTES */
    double d;     /* FLOAT, COMPLEX (imaginary) */
    kr_value i;   /* INT and BIGINT: exact int */
    kr_cid tuple; /* TUPLE */
} kr_const;

/* ---- scopes ---- */
typedef enum kr_scope_type {
    KR_SCOPE_MODULE,
    KR_SCOPE_CLASS,
    KR_SCOPE_FUNCTION,
    KR_SCOPE_LAMBDA,
    KR_SCOPE_LISTCOMP,
    KR_SCOPE_DICTCOMP,
    KR_SCOPE_SETCOMP,
    KR_SCOPE_GENEXP,
    KR_SCOPE_ANNOTATION, /* __annotate__, type parameters, bounds, alias values: function-like */
} kr_scope_type;

/* Bits of kr_ident.flags. */
enum {
    KR_ID_PARAM = 1,
    KR_ID_BOUND = 2,
    KR_ID_USED = 4,
    KR_ID_GLOBAL = 8,
    KR_ID_NONLOCAL = 16,
    KR_ID_ANNOTATED = 32,
    KR_ID_DEAD_BOUND = 64, /* bound only in code that v6 drops unseen */
    KR_ID_WALRUS = 128,    /* comprehension: bound in the enclosing function by := */
    KR_ID_HIDDEN = 256,    /* not found by name: __class__ cell, passed-through cell, temporary */
    KR_ID_ITERVAR = 512,   /* comprehension: target of a for */
    KR_ID_CAPTURED = 1024,
    KR_ID_STAR = 2048,
    KR_ID_TYPEPARAM = 4096,
    KR_ID_ITERNAME = 16384, /* comprehension: read in a target, as `i` in `for a[i] in x` */
    KR_ID_IMPORTED = 8192,  /* bound by import only: may still be declared global */
};
typedef enum kr_ident_kind {
    KR_IK_UNKNOWN,
    KR_IK_LOCAL,
    KR_IK_CELL,
    KR_IK_FREE,
    KR_IK_GLOBAL,
    KR_IK_NAME,
} kr_ident_kind;
typedef struct kr_ident {
    kr_sid name : 28;  /* KR_TEXTS_MAX */
    uint32_t kind : 4; /* kr_ident_kind */
    uint16_t flags;
    uint16_t col; /* where it was declared nonlocal or first bound, for messages */
    union {
        uint32_t line; /* of the same place; */
        uint32_t slot; /* from number_slots in resolve.c on */
    };
} kr_ident;

/* Bits of kr_scope.flags; also arguments of KR_COND_SCOPE. */
enum {
    KR_SF_GENERATOR = 1,
    KR_SF_ASYNC = 2, /* async def, or made so by what it contains */
    KR_SF_VARARGS = 4,
    KR_SF_VARKW = 8,
    KR_SF_DEFKW = 16,
    KR_SF_DROPPED = 32,      /* its code is not part of the unit */
    KR_SF_CLASSDICT = 64,    /* class: an annotation scope looks into the namespace */
    KR_SF_ANNOTATIONS = 128, /* module, class: __annotations__ must be set up */
    KR_SF_COND_ANNOTATIONS = 256,
    KR_SF_CLASS_ODD = 512, /* class: the namespace may hold names that the body does not bind */
    KR_SF_NESTED = 1024,
    KR_SF_COROUTINE_FN = 2048, /* written async def */
    KR_SF_YIELDS = 4096,       /* contains yield */
    KR_SF_ANNOTATE = 8192,     /* module: has an __annotate__ function */
};

/* Where something stood whose tree may be gone; line 0: nowhere. */
typedef struct kr_place {
    uint32_t line, end_line;
    uint16_t col, end_col;
} kr_place;

typedef struct kr_loop kr_loop;
typedef struct kr_scope kr_scope;
struct kr_scope {
    kr_scope *parent, *next; /* next: sibling in order of creation, then in emission order */
    kr_scope *children, *children_end;
    kr_scope *made, *made_end, *next_made; /* children in order of their MAKE instruction */
    uint8_t type;                          /* kr_scope_type */
    uint32_t flags;
    kr_sid name;
    kr_sid qualname;     /* 0: follows from the name, kr_scope_qualname */
    kr_sid private_name; /* class whose name mangles __x here; 0: none */
    kr_cid doc;          /* docstring + 1 */
    kr_ident *ids;
    uint32_t n_ids, cap_ids;
    uint32_t *id_hash; /* open addressing: ident + 1; NULL while there are few */
    uint32_t id_mask;
    kr_pre_writer code;
    uint32_t n_labels, n_made;
    uint32_t exc_depth, max_exc; /* SETUP_ nesting */
    uint32_t blocks;             /* CPython's frame blocks */
    uint32_t line, first_line;   /* last recorded line; line of the definition */
    uint32_t pos_line;           /* pre-code position state */
    uint64_t pos_last;           /* packed last position, to skip repeats */
    kr_loop *loop;               /* innermost, while generating */
    uint32_t n_pos, n_kwonly, n_defpos, n_posonly;
    uint32_t first_param; /* ident of the first positional parameter + 1 */
    uint32_t *temps, n_temps, cap_temps, temp_top;
    kr_sid *late, n_late, cap_late;    /* names bound from comprehensions below by := */
    kr_sid *attrs, n_attrs, cap_attrs; /* class: x of each `self.x =` in its functions */
    uint32_t class_cell;               /* class: ident of the __class__ cell + 1 */
    uint32_t classdict_cell;           /* class: ident of the namespace cell + 1 */
    kr_scope *annotate;                /* __annotate__ under construction */
    uint32_t n_annotations;
    uint32_t cond_set;      /* hidden set of the conditional annotations that were reached */
    uint32_t finally_depth; /* inside this many finally bodies */
    const char *what;       /* ANNOTATION: what it is, for messages */
    uint32_t cond_depth;    /* inside this many conditional statements */
    uint32_t except_star;   /* inside this many except* handlers (loops reset it) */
    struct kr_fold_hidden
        *local_konsts;     /* while generating: names made constants by const() here */
    kr_place return_value; /* first `return x`, for async generators */
    /* resolve.c, emit.c */
    uint32_t n_free, n_slots, n_cells, max_depth;
    uint32_t index;             /* in emission order */
    uint32_t number;            /* in the unit */
    uint32_t code_at, debug_at; /* in the stream of pieces (emit.c) */
};

static inline bool kr_scope_is_comp(const kr_scope *s) {
    return s->type >= KR_SCOPE_LISTCOMP && s->type <= KR_SCOPE_GENEXP;
}
static inline bool kr_scope_is_function(const kr_scope *s) { /* all but module and class */
    return s->type >= KR_SCOPE_FUNCTION;
}

/* A loop that break and continue may leave. */
struct kr_loop {
    kr_loop *outer;
    uint32_t on_break, on_continue; /* labels */
    uint32_t exc_depth;
    uint32_t pops;        /* 4: general for, 0: while */
    uint32_t range_id;    /* v6 range loop: ident of `range` + 1; pops only if it is rebound */
    uint32_t except_star; /* handlers around the loop */
    uint32_t finally_depth;
};

/* A buffer that grows by resizing and is used again and again. */
typedef struct kr_scratch {
    char *at;
    size_t n, cap;
} kr_scratch;

/* Statements in the order of the text, from a list or from the parser (body.c). */
typedef struct kr_body {
    struct kr_body *outer;
    kr_node *owner; /* class or function; NULL: the file */
    kr_nodes list;  /* read and not yet handed out, from `at` */
    uint32_t at;
    bool open; /* more come from the parser */
    kr_arena_mark mark;
    const char *head; /* source text of an open owner's head */
    size_t head_n;
} kr_body;

/* What the parts of the compiler share. */
typedef struct kr_gen {
    kr_ctx *ctx;
    const kr_compile_options *opt;
    const kr_source *source;
    bool portable, debug, ranges;
    uint64_t rows;  /* rows of divergence.def that are on: bit KR_ROW_id */
    uint32_t flags; /* KR_CF_, with what `from __future__` added */
    int opt_level;
    kr_arena keep, tree;
    kr_mem_fn mem; /* counts into mem_now */
    size_t mem_now, mem_peak;
    kr_parser parser;
    bool parser_ready;
    bool line_known; /* an error without a line is in line 0 */
    /* tables */
    kr_text_entry *texts;
    uint32_t n_texts, cap_texts, *text_hash, text_mask;
    kr_const_entry *consts;
    uint32_t n_consts, cap_consts, *const_hash, const_mask;
    uint32_t stamp;
    kr_sid helper_texts[64];
    kr_sid known[32]; /* KR_KN_ */
    /* state of generation */
    kr_scope *module, *scope;
    uint32_t mute; /* > 0: code is checked but not written (dead to v6) */
    bool import_star;
    bool future_allowed; /* still before the first statement that is not a __future__ import */
    bool first_statement;
    uint32_t n_konsts;   /* names that const() made constants, modules with constants included */
    bool const_imported; /* from micropython import const */
    bool const_rebound;  /* const is (also) something else */
    uint32_t comp_iter;  /* inside the iterable of a comprehension */
    uint32_t field_line; /* in fields of an f-string: the line where it ends */
    kr_body *body;       /* the innermost being read */
    /* window of source text, for error messages */
    char *window;
    size_t window_n, window_cap;
    size_t window_at; /* offset of the statement in work */
    uint32_t window_line, window_at_line;
    kr_scratch scratch[9]; /* KR_SCRATCH_ */
    /* parts of `keep` that finished scopes gave back */
    kr_pre_chunk *free_chunks;
    struct kr_free_ids *free_ids[8]; /* of 4, 8, ... identifiers */
} kr_gen;

/* Buffers of kr_gen.scratch, all for the making of the unit. */
enum {
    KR_SCRATCH_NAMES,  /* kr_sid: the unit's name table */
    KR_SCRATCH_QUEUE,  /* kr_sid: identifiers that join it last */
    KR_SCRATCH_CONSTS, /* kr_cid: the unit's object table */
    KR_SCRATCH_CODE,   /* of one scope: see lower.h */
    KR_SCRATCH_EVENTS,
    KR_SCRATCH_LINES,
    KR_SCRATCH_POSITIONS,
    KR_SCRATCH_HEAD,  /* what stands before the instructions; then the packed positions */
    KR_SCRATCH_PIECE, /* a raw-code element or a debug record */
};

/* Texts that the generator needs by name. */
enum {
    KR_KN_MODULE,
    KR_KN_LAMBDA,
    KR_KN_LISTCOMP,
    KR_KN_DICTCOMP,
    KR_KN_SETCOMP,
    KR_KN_GENEXP,
    KR_KN___CLASS__,
    KR_KN___NAME__,
    KR_KN___MODULE__,
    KR_KN___QUALNAME__,
    KR_KN_SUPER,
    KR_KN_RANGE,
    KR_KN_CONST,
    KR_KN_MATH,
    KR_KN_FORMAT,
    KR_KN_STAR,
    KR_KN___REPL_PRINT__,
    KR_KN___DEBUG__,
    KR_KN___ANNOTATIONS__,
    KR_KN_JOIN,
    KR_KN_CLASSDICT,
    KR_KN___ANNOTATE__,
    KR_KN_MICROPYTHON,
    KR_KN___TYPE_PARAMS__,
    KR_KN___ANNOTATE_FUNC__,
    KR_KN_TYPE_PARAMS,
    KR_KN___CONDITIONAL_ANNOTATIONS__,
    KR_KN___AENTER__,
    KR_KN___FIRSTLINENO__,
    KR_KN___STATIC_ATTRIBUTES__,
    KR_KN_COUNT,
};

/* Is the row of divergence.def on? */
/* May an instruction hold this integer? */
static inline bool kr_gen_int_fits(const kr_gen *g, int64_t i) {
    uint32_t bits = g->opt->flags >> KR_CF_INT_BITS_SHIFT;
    int64_t limit = (int64_t)1 << (bits && bits < 31 ? bits - 1 : 30);
    return -limit <= i && i < limit;
}

static inline bool kr_row(const kr_gen *g, int row) {
    return g->rows >> row & 1;
}

/* ---- gen.c: errors, memory ---- */
KR_NORETURN void kr_gen_memory(kr_gen *g);
/* SyntaxError at a node (NULL: no place). */
KR_NORETURN KR_PRINTF(3, 4) void kr_gen_fail(kr_gen *g, const kr_node *at, const char *fmt, ...);
KR_NORETURN KR_PRINTF(5, 6) void kr_gen_fail_at(kr_gen *g, uint32_t line, uint32_t col,
                                                uint32_t end_col, const char *fmt, ...);
KR_NORETURN KR_PRINTF(3, 4) void kr_gen_fail_place(kr_gen *g, kr_place at, const char *fmt, ...);
/* In portable mode: SyntaxError naming a construct that needs a helper. */
void kr_gen_need_helpers(kr_gen *g, const kr_node *at, const char *construct);
void *kr_gen_keep(kr_gen *g, size_t size); /* zeroed, lives until the end of the file */
/* Memory of its own, zeroed behind what it held, for the few big tables; kr_gen_free_tables gives
 * them back. */
void *kr_gen_resize(kr_gen *g, void *ptr, size_t old_size, size_t new_size);
void kr_gen_free_tables(kr_gen *g);
void *kr_gen_temp(kr_gen *g, size_t size); /* zeroed, lives as long as the statement's tree */
void kr_scratch_grow(kr_gen *g, kr_scratch *b, size_t more);
/* Room for `more` bytes at the end of a buffer; its n is for the caller to raise. */
static inline char *kr_scratch_room(kr_gen *g, kr_scratch *b, size_t more) {
    if (KR_UNLIKELY(b->cap - b->n < more)) kr_scratch_grow(g, b, more);
    return b->at + b->n;
}
/* Grows an array in `keep` for one more element. */
void *kr_gen_grow(kr_gen *g, void *array, uint32_t n, uint32_t *cap, size_t size);
kr_value kr_gen_syntax_exc(kr_gen *g, const kr_syntax_error *e);

/* ---- tree.c ---- */
/* The statement's tree as tuples, see there. */
kr_value kr_gen_tree(kr_gen *g, const kr_node *statement);

/* ---- body.c ---- */
/* Raises what the parser stopped at. */
KR_NORETURN void kr_body_fail(kr_gen *g);
/* Reader callback of the lexer: g->source, with a copy kept for messages. */
int kr_window_read(void *g, void *buf, size_t cap);
void kr_window_free(kr_gen *g);
/* A line of the source; NULL when it is gone or not UTF-8. */
const char *kr_window_line(kr_gen *g, uint32_t line, size_t *len);
/* The body of a class or function (or of the file, owner NULL). */
void kr_body_open(kr_gen *g, kr_body *b, kr_node *owner, const kr_nodes *list);
/* The next statement; NULL at the end. The one before, and everything in temporary memory since
 * kr_body_open, may be gone. */
kr_node *kr_body_next(kr_gen *g, kr_body *b);
/* Before an error is raised: those of the parser go first, wherever they are. */
void kr_body_skip_rest(kr_gen *g);

/* ---- docstring.c ---- */
/* Takes the docstring if the body's first statement is one. */
void kr_gen_docstring(kr_gen *g, kr_scope *s, const kr_node *first);

/* ---- codegen_warn.c: SyntaxWarning; letters of kr_raise_fmt ---- */
void kr_gen_warn(kr_gen *g, const kr_node *at, const char *fmt, ...);
/* True: the filters make an error of it, which the caller must raise. */
bool kr_gen_warn_at(kr_gen *g, uint32_t line, kr_value text);
void kr_gen_warn_call(kr_gen *g, const kr_node *func);
void kr_gen_warn_subscript(kr_gen *g, const kr_node *value, const kr_node *index);
void kr_gen_warn_is(kr_gen *g, kr_node *compare);

/* ---- texts.c ---- */
kr_sid kr_text_add(kr_gen *g, const char *s, uint32_t n);
kr_sid kr_text_cstr(kr_gen *g, const char *s);
void kr_texts_init(kr_gen *g);
/* The text stands as an identifier here (decides how equal long strings are stored). */
static inline void kr_text_seen(kr_gen *g, kr_sid t, uint32_t line, uint32_t col) {
    kr_text_entry *e = &g->texts[t];
    if (e->n > 10 && (e->line == 0 || line < e->line || (line == e->line && col < e->col))) {
        e->line = line;
        e->col = (uint16_t)(col < 0xffff ? col : 0xffff);
    }
}
/* Identifier as it is called in the current scope: __x of a class is mangled. */
kr_sid kr_text_ident(kr_gen *g, const char *s, uint32_t n);
/* Is a long string with this text stored as a name wherever it stands? */
bool kr_text_is_known(const kr_text_entry *e);
kr_sid kr_text_helper(kr_gen *g, int helper);

/* ---- consts.c ---- */
kr_cid kr_const_add(kr_gen *g, const kr_const *k);
kr_cid kr_const_tuple(kr_gen *g, const kr_cid *items, uint32_t n);
void kr_const_get(kr_gen *g, kr_cid id, kr_const *out);
kr_value kr_const_value(kr_gen *g, kr_cid id);
bool kr_const_truth(kr_gen *g, const kr_const *k);

/* ---- fold.c ---- */
/* Is the expression a constant by the folding rules? */
bool kr_fold(kr_gen *g, kr_node *e, kr_const *out);
/* Is the NAME `__debug__`? */
bool kr_fold_is_debug(const kr_node *e);
/* -1 unknown, 0 false, 1 true: truth of a test known without running it. */
int kr_fold_truth(kr_gen *g, kr_node *e);
/* Operands of an and/or that are left after folding (at least one). */
void kr_fold_boolop(kr_gen *g, kr_node *e, uint32_t *n, kr_node ***rest);
/* x = const(...): handles the statement and returns true if it is one. */
bool kr_fold_is_const_statement(kr_gen *g, const kr_node *s);
bool kr_fold_const_statement(kr_gen *g, kr_node *target, kr_node *value);
/* Forgets the constants that a function's own names hide; returns what kr_fold_unhide needs. */
typedef struct kr_fold_hidden {
    struct kr_fold_hidden *next;
    kr_sid name;
    kr_cid konst;
} kr_fold_hidden;
kr_fold_hidden *kr_fold_hide(kr_gen *g, const kr_node *args, const kr_nodes *body,
                             const kr_node *expr);
/* In a class, whose names are not local: from the statement on that binds them. */
void kr_fold_hide_in_class(kr_gen *g, const kr_node *s);
/* Ends it, and the constants of the scope's own const() statements. */
void kr_fold_unhide(kr_gen *g, kr_scope *s, kr_fold_hidden *h);
/* Is the left operand a part of e's own chain of operators? */
bool kr_fold_chained(const kr_node *e);
#define KR_FOLD_MATH UINT32_MAX /* kr_text_entry.konst: a module whose attributes are constants */
/* `import math` at module level: math.pi and others are constants from here. */
void kr_fold_import_math(kr_gen *g);
/* A name is bound where no other constant of that name hides: it is no constant any more. */
void kr_fold_rebound(kr_gen *g, kr_sid name);

/* ---- scope.c ---- */
kr_scope *kr_scope_new(kr_gen *g, kr_scope_type type, kr_sid name, const kr_node *at);
/* Identifier by name (added if absent). */
uint32_t kr_scope_id(kr_gen *g, kr_scope *s, kr_sid name);
/* ... -1 if absent. */
int64_t kr_scope_find(const kr_scope *s, kr_sid name);
/* A hidden local. */
uint32_t kr_scope_hidden(kr_gen *g, kr_scope *s, kr_sid name, uint16_t flags);
/* Qualified name of the scope. */
kr_sid kr_scope_qualname(kr_gen *g, kr_scope *s);
/* The scope whose qualified name that of s begins with (NULL: none), and whether ".<locals>"
 * follows. */
const kr_scope *kr_scope_outer(const kr_scope *s, bool *locals);
/* Temporaries: hidden locals used as a stack. */
uint32_t kr_scope_temp(kr_gen *g);
void kr_scope_release(kr_gen *g, uint32_t n);
/* The name is bound in the current scope by a node there (checks and marks). */
uint32_t kr_scope_bind(kr_gen *g, kr_sid name, const kr_node *at);
uint32_t kr_scope_use(kr_gen *g, kr_sid name);
void kr_scope_declare(kr_gen *g, const kr_node *statement, bool global);
/* x := ... in a comprehension: binds in the enclosing function; returns the comprehension's id. */
uint32_t kr_scope_walrus(kr_gen *g, kr_sid name, const kr_node *at);
void kr_scope_enter(kr_gen *g, kr_scope *s);
/* Its code is complete: gives back what it does not need any more. */
void kr_scope_finish(kr_gen *g, kr_scope *s);
void kr_scope_leave(kr_gen *g);
/* The enclosing block number rises by one: "too many statically nested blocks". */
void kr_scope_block(kr_gen *g, const kr_node *at);

/* ---- resolve.c ---- */
void kr_resolve(kr_gen *g);
bool kr_resolve_condition(kr_gen *g, const kr_scope *s, int cond, int64_t a, int64_t b);
bool kr_resolve_rebound(kr_gen *g, const kr_scope *s, uint32_t id);

/* ---- out.c: writing pre-code of the current scope ---- */
void kr_out_op(kr_gen *g, uint8_t op);
void kr_out_u(kr_gen *g, uint8_t op, uint64_t operand);
void kr_out_int(kr_gen *g, int64_t value);
void kr_out_unwind(kr_gen *g, uint32_t label, uint8_t x);
void kr_out_jump(kr_gen *g, uint8_t op, uint32_t label);
uint32_t kr_out_label(kr_gen *g);
void kr_out_place(kr_gen *g, uint32_t label);
void kr_out_depth(kr_gen *g, int delta);
void kr_out_line(kr_gen *g, uint32_t line);
void kr_out_at(kr_gen *g, const kr_node *e); /* position of what follows */
void kr_out_at_span(kr_gen *g, uint32_t line, uint32_t col, uint32_t end_line, uint32_t end_col);
void kr_out_if(kr_gen *g, kr_pre_cond cond, uint64_t a, uint64_t b);
void kr_out_text(kr_gen *g, kr_sid text, uint32_t line, uint32_t col);
void kr_out_name_const(kr_gen *g, kr_sid text); /* LOAD_CONST_STRING in any case */
void kr_out_const(kr_gen *g, const kr_const *k, const kr_node *at);
void kr_out_make(kr_gen *g, kr_scope *child, bool defaults);
void kr_out_helper(kr_gen *g, int helper);
void kr_out_load(kr_gen *g, kr_sid name);
void kr_out_store(kr_gen *g, kr_sid name, const kr_node *at);
void kr_out_delete(kr_gen *g, kr_sid name, const kr_node *at);
void kr_out_load_id(kr_gen *g, uint32_t id);
void kr_out_store_id(kr_gen *g, uint32_t id);
void kr_out_setup(kr_gen *g, uint8_t op, uint32_t label); /* SETUP_x: one more open block */
static inline void kr_out_unsetup(kr_gen *g) {
    g->scope->exc_depth--;
}
void kr_out_stop(kr_gen *g);

#define KR_OUT0(g, NAME) kr_out_op(g, KR_OPC_##NAME##_NONE)
#define KR_OUT_U(g, NAME, n) kr_out_u(g, KR_OPC_##NAME##_UINT, n)
#define KR_OUT_NAME(g, NAME, t) kr_out_u(g, KR_OPC_##NAME##_NAME, t)
#define KR_OUT_JUMP(g, NAME, l) kr_out_jump(g, KR_OPC_##NAME##_LABEL, l)
#define KR_OUT_FWD(g, NAME, l) kr_out_jump(g, KR_OPC_##NAME##_FWD, l)
static inline void kr_out_binary(kr_gen *g, kr_binop op) {
    kr_out_op(g, (uint8_t)(KR_OPC_BINARY_OP_INLINE + op));
}
static inline void kr_out_unary(kr_gen *g, kr_unop op) {
    kr_out_op(g, (uint8_t)(KR_OPC_UNARY_OP_INLINE + op));
}
static inline void kr_out_call(kr_gen *g, uint32_t n) {
    KR_OUT_U(g, CALL_FUNCTION, n);
}

/* Numbers of helpers.def. */
enum {
#define KR_HELPER(id, name, args, meaning) KR_HELPER_##id,
#include "code/helpers.def"
#undef KR_HELPER
    KR_N_HELPERS
};

/* ---- codegen ---- */
void kr_gen_statement(kr_gen *g, kr_node *s);
void kr_gen_body(kr_gen *g, const kr_nodes *body);
void kr_gen_expr(kr_gen *g, kr_node *e);
void kr_gen_muted(kr_gen *g, kr_node *e); /* what is never evaluated: errors and bindings count */
/* Jumps to label if the truth of e is `when`. */
void kr_gen_cond(kr_gen *g, kr_node *e, bool when, uint32_t label);
void kr_gen_store(kr_gen *g, kr_node *target);
void kr_gen_delete(kr_gen *g, kr_node *target);
void kr_gen_name(kr_gen *g, kr_node *e);
kr_sid kr_gen_ident(kr_gen *g, const kr_node *name); /* text of a NAME node */
void kr_gen_boolop(kr_gen *g, kr_node *e);
void kr_gen_compare(kr_gen *g, kr_node *e);
void kr_gen_binop(kr_gen *g, kr_node *e);
kr_binop kr_gen_operator(uint8_t astop, bool inplace);
void kr_gen_walrus(kr_gen *g, kr_node *e);
/* An expression whose evaluation cannot be observed: constants, lambdas; `names`: plain names
 * too. */
bool kr_gen_is_pure(kr_gen *g, kr_node *e, bool names);
/* codegen_call.c */
void kr_gen_trailers(kr_gen *g, kr_node *e); /* CALL, ATTRIBUTE, SUBSCRIPT */
/* Arguments and the call instruction. `method`: CALL_METHOD; extra: positional arguments already on
 * the stack, implicit: a base class of a generic class pushed behind the others. */
typedef struct kr_call_extra {
    uint32_t pushed; /* positional arguments on the stack already */
    bool method;
    bool generic_base; /* class C[T](...): one more positional argument .generic(params) */
    const kr_node *at;
} kr_call_extra;
void kr_gen_arguments(kr_gen *g, kr_node **args, uint32_t n, const kr_call_extra *x);
void kr_gen_target_base(kr_gen *g, kr_node *e);
/* codegen_display.c */
void kr_gen_display(kr_gen *g, kr_node *e);
void kr_gen_star_list(kr_gen *g, kr_node **at, uint32_t n, bool set);
bool kr_gen_has_star(kr_node *const *at, uint32_t n);
/* codegen_fstring.c */
void kr_gen_joined(kr_gen *g, kr_node *e);
void kr_gen_template(kr_gen *g, kr_node *e);
/* codegen_comp.c */
void kr_gen_comprehension(kr_gen *g, kr_node *e);
/* codegen_func.c */
void kr_gen_lambda(kr_gen *g, kr_node *e);
void kr_gen_def(kr_gen *g, kr_node *s);
void kr_gen_return(kr_gen *g, kr_node *s);
void kr_gen_yield(kr_gen *g, kr_node *e);
void kr_gen_await_value(kr_gen *g); /* awaits the value on top */
void kr_gen_check_await(kr_gen *g, const kr_node *at, const char *what);
void kr_gen_finish_scope(kr_gen *g); /* LOAD_CONST_NONE RETURN_VALUE STOP */
void kr_gen_decorators(kr_gen *g, const kr_nodes *d);
void kr_gen_decorate(kr_gen *g, const kr_nodes *d);
/* codegen_class.c */
void kr_gen_class(kr_gen *g, kr_node *s);
/* codegen_annot.c */
void kr_gen_annassign(kr_gen *g, kr_node *s);
bool kr_gen_has_annotations(kr_gen *g, const kr_node *s);
void kr_gen_ignore_annotations(kr_gen *g, kr_node *s);
/* Around a function: the helper before it, the argument and the call behind it. */
void kr_gen_annotations_before(kr_gen *g, const kr_node *s);
void kr_gen_annotations_after(kr_gen *g, kr_node *s);
void kr_gen_type_alias(kr_gen *g, kr_node *s);
void kr_gen_open_annotate(kr_gen *g);  /* start of a class or module */
void kr_gen_close_annotate(kr_gen *g); /* end of it */
/* In the scope of type parameters: makes them and leaves their tuple in .type_params. */
void kr_gen_type_params(kr_gen *g, const kr_nodes *params);
/* New scope for lazily evaluated annotations, entered. */
kr_scope *kr_gen_annotation_scope(kr_gen *g, kr_sid name, const char *what, const kr_node *at);
/* The class whose names an annotation scope sees, NULL if none. */
kr_scope *kr_gen_class_around(const kr_scope *s);
/* codegen_stmt.c, _loop.c */
void kr_gen_for(kr_gen *g, kr_node *s);
void kr_gen_while(kr_gen *g, kr_node *s);
void kr_gen_if(kr_gen *g, kr_node *s);
void kr_gen_break(kr_gen *g, kr_node *s);
void kr_gen_continue(kr_gen *g, kr_node *s);
void kr_gen_async_for_head(kr_gen *g, uint32_t next, uint32_t done); /* codegen_try.c */
/* codegen_import.c */
void kr_gen_import(kr_gen *g, kr_node *s);
void kr_gen_import_from(kr_gen *g, kr_node *s);
/* codegen_try.c */
void kr_gen_try(kr_gen *g, kr_node *s);
void kr_gen_with(kr_gen *g, kr_node *s);
void kr_gen_async_for(kr_gen *g, kr_node *s);
void kr_gen_try_star(kr_gen *g, kr_node *s);
/* codegen_match.c */
void kr_gen_match(kr_gen *g, kr_node *s);
/* unparse.c: source text of an expression, as ast.unparse writes annotations. */
kr_sid kr_gen_unparse(kr_gen *g, const kr_node *e);

/* ---- emit.c ---- */
kr_unit *kr_emit_unit(kr_gen *g);

#endif
