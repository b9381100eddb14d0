/* The compiled unit: what the compiler (or the .mpy reader) hands to the interpreter.
 *
 * A kr_unit is one source file or .mpy. It is cold: an *image* of bytes that are never written to
 * and may lie in ROM, in a mapped file or in one block of the heap, and beside it
 *   names   one word per name: the interned str, or, while nobody has asked for it, a small int,
 *           the offset in the image of its text as the wire has it (section 3 of the .mpy facts)
 *   objs    the constant objects
 *   places  one pair of offsets per code, in pre-order: where in the image its raw-code element
 *           (section 5) begins, and its debug record (debug.h), 0 if it has none
 * An element is meant without its children, which need not follow it. Nothing in a unit is written
 * to but names that are small ints, so a unit whose names are strs can be const as a whole.
 *
 * What runs is hot: a kr_code is made from its number in the unit when a function is first called
 * or asked about, has everything decoded, and everything that changes (the quickened copy) hangs on
 * it. A unit does not know the codes made from it; a code keeps those of its functions. Module and
 * class bodies run once: the functions that they make hold (unit, number) until they are called
 * (vm/function.c). */
#ifndef KR_CODE_UNIT_H
#define KR_CODE_UNIT_H

#include "object/protocol.h"

struct kr_quick;

typedef struct kr_code_at {
    uint32_t code, debug; /* offsets in the image */
} kr_code_at;

typedef struct kr_unit {
    kr_object base;         /* kr_type_unit */
    struct kr_quick *quick; /* always NULL, at the place of kr_code.quick: see kr_function */
    kr_value *names;        /* leaf array; kr_unit_name; names[0], the source name, is a str */
    kr_value *objs;         /* leaf array */
    const uint8_t *image;
    const kr_code_at *places; /* leaf array of n_codes */
    void *keeps;              /* object or leaf block in which the image lies; NULL: it is there for
                               ever, and texts need not be copied out of it */
    kr_value source;          /* text for tracebacks where no file has it (str), or KR_NULL */
    const uint32_t *listed; /* leaf array: numbers of all codes in the order of listings, or NULL */
    uint32_t n_names, n_objs, n_codes;
    bool portable; /* made with the divergence table off, or a foreign .mpy */
} kr_unit;

/* Flags of the debug record beyond the v6 prelude. */
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

/* What of the debug record is decoded with the code (it is absent in foreign .mpy files). Texts
 * are decoded when asked for: kr_code_doc, kr_code_slot_name. */
typedef struct kr_debug {
    uint32_t flags;
    uint32_t first_line;
    uint32_t n_slots;    /* locals incl. cells, free variables first */
    uint32_t n_free;     /* leading slots that receive closed-over cells */
    uint32_t n_pos_only; /* positional-only parameters */
    uint32_t positions_len;
    const uint8_t *positions; /* see debug.h */
    uint32_t n_texts;         /* packed names of slots, those of arguments left out */
    const uint8_t *slots;
    const uint8_t *doc; /* packed docstring, NULL: none */
} kr_debug;

typedef struct kr_code {
    kr_object base;         /* kr_type_code */
    struct kr_quick *quick; /* private quickened copy and caches (vm/), NULL while cold */
    kr_unit *unit;
    uint32_t number;     /* in the unit */
    uint32_t n_children; /* kr_code_child */
    kr_value *children;  /* leaf array: a code, or what unit.c knows how to make it from */
    const uint8_t *body; /* v6 bytes, in the image */
    uint32_t body_len;
    bool own_builtins; /* a function of this code does not use the usual builtins */
    bool once;         /* body of a module, or of a class in one: is run once */
    /* prelude */
    uint32_t n_state, n_exc_stack, flags; /* flags: KR_V6_x */
    uint32_t n_pos, n_kwonly, n_def_pos;  /* n_pos counts closed-over cells */
    uint32_t n_cells;
    const uint8_t *cells; /* n_cells slot numbers */
    const uint8_t *line_table, *line_table_end;
    const uint8_t *insns, *insns_end;
    kr_value name;             /* simple name */
    kr_value qualname;         /* of the debug record; else the name */
    const uint8_t *arg_names;  /* varuint name indices, n_pos + n_kwonly of them */
    kr_value *arg_name_values; /* kr_code_arg_names */
    kr_value *slot_names;      /* leaf array of n_slots, made on demand */
    kr_value doc;              /* KR_NULL: not asked for yet */
    kr_debug *debug;           /* the record below, or NULL */
    kr_debug record;
} kr_code;

/* v6 flags */
enum { KR_V6_GENERATOR = 1, KR_V6_VARKEYWORDS = 2, KR_V6_VARARGS = 4, KR_V6_DEFKWARGS = 8 };

/* An empty unit: its maker fills the members, names[0] as a str, and calls kr_unit_index. */
kr_unit *kr_unit_new(kr_ctx *ctx);
/* Fills places and n_codes of an image in the order of the wire: the raw-code element of the module
 * is at `code`, well-formed (verified), the others behind it; the debug records, if any, are at
 * `debug`, in debug_len bytes that may hold anything: false if they are not as they should be. */
bool kr_unit_index(kr_ctx *ctx, kr_unit *unit, uint32_t code, uint32_t debug, uint32_t debug_len);
/* Raw-code element of code `number` without its children, its debug record (NULL: none), and their
 * lengths: what the wire has of them, in the order of the numbers. */
const uint8_t *kr_unit_element(const kr_unit *unit, uint32_t number, size_t *len);
/* Simple name of code `number`. */
kr_value kr_unit_code_name(kr_ctx *ctx, kr_unit *unit, uint32_t number);
const uint8_t *kr_unit_debug(const kr_unit *unit, uint32_t number, size_t *len);
kr_value kr_unit_name_slow(kr_ctx *ctx, kr_unit *unit, uint32_t i);
/* Name i of the unit, an interned str. May allocate. */
static inline kr_value kr_unit_name(kr_ctx *ctx, kr_unit *unit, uint32_t i) {
    kr_value v = unit->names[i];
    return KR_LIKELY(!kr_is_smallint(v)) ? v : kr_unit_name_slow(ctx, unit, i);
}
/* The text of name i, allocating nothing. */
const char *kr_unit_name_text(const kr_unit *unit, uint32_t i, size_t *len);
static inline kr_value kr_unit_filename(const kr_unit *unit) {
    return unit->names[0];
}
/* A new code object for code `number`; 0 is the module. */
kr_code *kr_unit_code(kr_ctx *ctx, kr_unit *unit, uint32_t number);
/* The code of the function that MAKE_FUNCTION i makes: the same one each time. */
kr_code *kr_code_child(kr_ctx *ctx, kr_code *code, uint32_t i);
/* The same for code that runs once: true: *number is of a code that was not made yet, nor asked for
 * in this way. */
bool kr_code_child_cold(kr_code *code, uint32_t i, uint32_t *number);
/* Names of the first n_pos + n_kwonly slots (interned strs). */
const kr_value *kr_code_arg_names(kr_ctx *ctx, kr_code *code);
/* Trace slot of code objects (code_attrs.c). */
void kr_code_trace(kr_visitor *v, kr_object *obj);
/* str or KR_NULL */
kr_value kr_code_doc(kr_ctx *ctx, kr_code *code);
/* Source line of an instruction offset (from the first instruction). */
uint32_t kr_code_line(const kr_code *code, uint32_t offset);
/* Full position; false if there is no debug record (then only line is set). Columns are 0-based
 * UTF-8 byte columns as in CPython. */
typedef struct kr_position {
    uint32_t line, end_line, col, end_col;
} kr_position;
bool kr_code_position(const kr_code *code, uint32_t offset, kr_position *out);
/* Name (str) of a local slot, KR_NULL if unknown. May allocate. */
kr_value kr_code_slot_name(kr_ctx *ctx, kr_code *code, uint32_t slot);
/* Does the debug record give the slot this name? */
bool kr_code_slot_is(const kr_code *code, uint32_t slot, const char *name);

/* Listing as `krait -v -v` prints it (spec: listing): all functions of the unit in its order,
 * or, below another code than the module's, breadth first. */
typedef struct kr_lister {
    void (*write)(void *opaque, const char *s, size_t n);
    void *opaque;
} kr_lister;
void kr_code_list(kr_ctx *ctx, kr_code *code, const kr_lister *out);

#endif
