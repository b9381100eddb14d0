/* From pre-code to v6 instructions: what emit.c (tables) and encode.c (bytes) share.
 *
 * kr_lower_scope decodes a scope's pre-code, decides the open questions and hands every v6
 * instruction to put(). It runs twice: the first time to fill the name and object tables and to
 * measure the stack, the second time to write. */
#ifndef KR_COMPILE_LOWER_H
#define KR_COMPILE_LOWER_H

#include "compile/gen.h"

/* A jump or a label, in the order of the code. */
typedef struct kr_event {
    uint32_t at;      /* bytes written before it, jumps not counted */
    uint32_t address; /* bytes before it, layout.c */
    uint32_t label;
    uint8_t op; /* 0: a label stands here */
    uint8_t x, size;
    bool made; /* by layout.c, not part of the program */
} kr_event;

/* Something noted for the bytes at a place: a step of the line table, a position. Marks are kept
 * packed, as differences in base-128 numbers. */
typedef struct kr_mark {
    uint32_t at, event; /* bytes and events before it */
    uint32_t line;      /* line; of a step of the line table: lines to go */
    uint32_t end_line, col, end_col;
} kr_mark;

/* Reads the marks of a buffer; at the end, false. */
typedef struct kr_mark_reader {
    const kr_scratch *from;
    bool positions; /* or steps of the line table */
    size_t read;
    kr_mark mark; /* the last one */
    /* for kr_mark_address */
    uint32_t event, original, added;
} kr_mark_reader;

typedef struct kr_lower {
    kr_gen *g;
    kr_scope *s;
    bool writing;
    bool dead; /* after an instruction that never falls through */
    int64_t depth, max_depth;
    uint32_t gen_line, rec_line;
    uint32_t pos_line, pos_end_line, pos_col, pos_end_col;
    kr_scope *made; /* child of the next MAKE */
    /* writing; the marks' last state */
    kr_scratch *code, *events, *lines, *positions;
    kr_mark last_line, last_position;
    uint32_t n_events; /* in events */
    uint32_t *labels;  /* offsets */
    uint32_t n_labels;
    uint32_t size; /* bytes of all instructions, once laid out */
} kr_lower;

/* emit.c: first sweep of one instruction. */
void kr_sweep_name(kr_gen *g, kr_sid t, bool ident);
void kr_sweep_const(kr_gen *g, kr_cid c);
/* lower.c */
void kr_lower_scope(kr_lower *o);
/* Net stack change of a v6 instruction. */
int kr_lower_delta(uint8_t op, uint64_t k, uint8_t x);
/* encode.c */
void kr_encode_op(kr_lower *o, uint8_t op);
void kr_encode_u(kr_lower *o, uint8_t op, uint64_t n);
void kr_encode_int(kr_lower *o, int64_t n);
void kr_encode_byte(kr_lower *o, uint8_t b);
void kr_encode_jump(kr_lower *o, uint8_t op, uint32_t label, uint8_t x);
void kr_encode_label(kr_lower *o, uint32_t label);
void kr_encode_line(kr_lower *o, uint32_t lines);
void kr_encode_position(kr_lower *o);
void kr_encode_start(kr_lower *o);
static inline kr_event *kr_encode_events(const kr_lower *o) {
    return (kr_event *)o->events->at;
}
kr_mark_reader kr_marks_open(const kr_scratch *from, bool positions);
bool kr_marks_next(kr_mark_reader *r);
/* Puts the raw-code element of the scope, its children left out, into KR_SCRATCH_PIECE. */
void kr_encode_element(kr_lower *o);

/* layout.c */
/* Widths of jumps, islands for the far ones. */
void kr_layout(kr_lower *o);
/* Final offset of the reader's mark, once laid out; marks in their order. */
uint32_t kr_mark_address(const kr_lower *o, kr_mark_reader *r);

/* resolve.c */
int64_t kr_resolve_child_free(const kr_scope *child, kr_sid name);
bool kr_resolve_from_class(const kr_scope *s, uint32_t id);

#endif
