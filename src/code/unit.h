/* The compiled unit: what the compiler (or the .mpy reader) hands to the interpreter.
 *
 * A kr_unit is one source file or .mpy: a table of interned names, a table of constant objects and
 * a tree of kr_code. kr_code.body is exactly the v6 wire format of section 7 of the .mpy facts
 * (signature, size, info, cells, instructions) and is never written to after it was made; it may
 * lie in ROM. What v6 lacks sits in the debug record beside it. */
#ifndef KR_CODE_UNIT_H
#define KR_CODE_UNIT_H

#include "object/protocol.h"

typedef struct kr_code kr_code;

typedef struct kr_unit {
    kr_object base; /* kr_type_unit */
    uint32_t n_names, n_objs;
    kr_value *names;  /* leaf array: interned strs; names[0] is the source name */
    kr_value *objs;   /* leaf array: constants */
    kr_code *module;  /* code of the module body */
    kr_code **listed; /* leaf array: all codes in the order of listings; NULL unless verbose */
    uint32_t n_listed;
    kr_value source; /* text for tracebacks where no file has it (str), or KR_NULL */
    void *keeps;     /* object or leaf block in which external bodies lie, NULL: for ever there */
    bool portable;   /* made with the divergence table off, or a foreign .mpy */
} kr_unit;

/* Flags of kr_debug.kind beyond the v6 prelude. */
enum {
    KR_CODE_COROUTINE = 1, /* async def without yield */
    KR_CODE_ASYNC_GEN = 2, /* async def with yield */
    KR_CODE_CLASS = 4,     /* class body */
    KR_CODE_MODULE = 8,
    KR_CODE_NESTED = 16,
    KR_CODE_LAMBDA = 32,
    KR_CODE_COMPREHENSION = 64,
    KR_CODE_GENEXPR = 128,
    KR_CODE_EVAL = 256,
    KR_CODE_FUTURE_ANNOTATIONS = 512,
    KR_CODE_ITERABLE_COROUTINE = 1024, /* types.coroutine */
    KR_CODE_METHOD_NEEDS_CLASS = 2048,
};

/* Optional debug record (absent for foreign .mpy files). */
typedef struct kr_debug {
    uint32_t flags;
    uint32_t first_line;
    kr_value qualname; /* str */
    kr_value doc;      /* str or KR_NULL */
    kr_value
        *slot_names;  /* leaf array: name (str) of each local slot 0..n_slots-1; KR_NULL = hidden */
    uint32_t n_slots; /* locals incl. cells, free variables first */
    uint32_t n_free;  /* leading slots that receive closed-over cells */
    uint32_t n_pos_only; /* positional-only parameters */
    /* positions: for each instruction that may raise a row, sorted by offset; packed as varuints in
     * a leaf block: (offset delta, line delta zigzag, end_line - line, col, end_col), see
     * debug.c */
    const uint8_t *positions;
    uint32_t positions_len;
} kr_debug;

struct kr_code {
    kr_object base; /* kr_type_code */
    kr_unit *unit;
    const uint8_t *body; /* v6 bytes; leaf block or external */
    uint32_t body_len;
    bool body_external; /* body is no block of the heap */
    bool own_builtins;  /* a function of this code does not use the usual builtins */
    kr_code **children; /* leaf array */
    uint32_t n_children;
    kr_debug *debug; /* leaf block or NULL */
    /* prelude, decoded once by kr_code_decode_prelude */
    uint32_t n_state, n_exc_stack, flags; /* flags: KR_V6_x */
    uint32_t n_pos, n_kwonly, n_def_pos;  /* n_pos counts closed-over cells */
    uint32_t n_cells;
    const uint8_t *cells; /* n_cells slot numbers */
    const uint8_t *line_table, *line_table_end;
    const uint8_t *insns, *insns_end;
    kr_value name;             /* simple name */
    const uint8_t *arg_names;  /* varuint name indices, n_pos + n_kwonly of them */
    kr_value *arg_name_values; /* leaf array of n_pos + n_kwonly interned strs */
    struct kr_quick *quick;    /* private quickened copy and caches (vm/), NULL while cold */
};

/* v6 flags */
enum { KR_V6_GENERATOR = 1, KR_V6_VARKEYWORDS = 2, KR_V6_VARARGS = 4, KR_V6_DEFKWARGS = 8 };

kr_unit *kr_unit_new(kr_ctx *ctx);
/* New code object for a body; decodes the prelude. unit->names must be complete. The body must be
 * well-formed (made by our compiler, or verified). `external`: it is no block of the heap, whoever
 * keeps it (unit->keeps). */
kr_code *kr_code_new(kr_ctx *ctx, kr_unit *unit, const uint8_t *body, uint32_t len, bool external);
void kr_code_trace(kr_visitor *v, kr_object *obj); /* slot of kr_type_code */
/* Source line of an instruction offset (from the first instruction). */
uint32_t kr_code_line(const kr_code *code, uint32_t offset);
/* Full position; false if there is no debug record (then only line is set). Columns are 0-based
 * UTF-8 byte columns as in CPython. */
typedef struct kr_position {
    uint32_t line, end_line, col, end_col;
} kr_position;
bool kr_code_position(const kr_code *code, uint32_t offset, kr_position *out);
/* Name (str) of a local slot, KR_NULL if unknown. */
kr_value kr_code_slot_name(const kr_code *code, uint32_t slot);
kr_value kr_code_qualname(const kr_code *code);

/* Listing as `krait -v -v` prints it (spec: listing), all functions breadth-first from `root` in
 * scope-creation order `order` (array of n codes; NULL: depth order from root). */
typedef struct kr_lister {
    void (*write)(void *opaque, const char *s, size_t n);
    void *opaque;
} kr_lister;
void kr_code_list(kr_ctx *ctx, const kr_code *code, const kr_lister *out);

#endif
