/* The debug record: what v6 lacks, one record per code.
 *
 * It is packed, in memory as on the wire, where the records of all codes stand behind the code of
 * the module. Numbers are varuints of the wire:
 *   n           bytes that follow
 *   flags       KR_CODE_x
 *   first_line
 *   qualname    0: the simple name; 1: a text follows; else that of an outer code, ".<locals>" if
 *               the number is odd, "." and the simple name: (number - 2) / 2 + 1 codes before it
 *   doc         0: none; else its length + 1, and so many bytes
 *   n_free, n_pos_only
 *   n_slots
 *   n           and as many texts: names of the slots that are not arguments with a name
 *   positions   to the end of the record
 * A text is 2 * length and so many bytes, or 2 * i + 1: name i of the unit. The empty text stands
 * for a slot without a name.
 *
 * positions is a sequence of rows sorted by instruction offset (from the first
 * instruction), one per instruction that may raise; a row is found by its exact offset. Each row:
 *   offset - previous offset, zigzag(line - previous line), end_line - line, col, end_col
 * as little-endian base-128 numbers. The state before the first row is (0, first_line).
 * Lines are 1-based, columns 0-based UTF-8 byte columns; end_col is exclusive, 0 where columns were
 * left out (frozen modules).
 *
 * What the interpreter reads from the record beyond positions:
 * - flags KR_CODE_COROUTINE / KR_CODE_ASYNC_GEN: in such code the sequence GET_ITER;
 *   LOAD_CONST_NONE; YIELD_FROM is an `await` (TypeError for what is not awaitable) and, in async
 *   generators, YIELD_VALUE yields to the consumer. `yield from` cannot occur there, so awaits need
 *   no helper and no mark.
 * - n_pos_only counts positional-only parameters (free variable slots not included).
 * - the names of slots give NameError/UnboundLocalError texts, locals() and co_varnames. */
#ifndef KR_CODE_DEBUG_H
#define KR_CODE_DEBUG_H

#include "code/unit.h"

/* State of an encoder: the previous row. */
typedef struct kr_pos_encoder {
    uint32_t offset, line;
} kr_pos_encoder;

enum { KR_POS_ROW_MAX = 25 }; /* bytes that one row can take */

static inline void kr_pos_encoder_init(kr_pos_encoder *e, uint32_t first_line) {
    e->offset = 0;
    e->line = first_line;
}
/* Writes the row for the instruction at `offset` (>= the previous row's) and returns its length. */
size_t kr_pos_encode(kr_pos_encoder *e, uint32_t offset, const kr_position *pos,
                     uint8_t out[KR_POS_ROW_MAX]);

/* Walks the rows: false at the end. Start with a zeroed walker. */
typedef struct kr_pos_walker {
    uint32_t at;     /* bytes consumed */
    uint32_t offset; /* of the row just read */
    kr_position pos;
} kr_pos_walker;
bool kr_pos_next(const kr_debug *debug, kr_pos_walker *w);

/* Line-table walk of a code's prelude: rows (offset, line), first row is (0, 1). False at the
 * end. */
typedef struct kr_line_walker {
    const uint8_t *at;
    uint32_t offset, line;
    bool started;
} kr_line_walker;
bool kr_line_next(const kr_code *code, kr_line_walker *w);

/* The end of the record of code `number` at p, NULL if it is none that can be decoded. */
const uint8_t *kr_debug_check(const uint8_t *p, const uint8_t *end, uint32_t n_names,
                              uint32_t number);
/* Takes the positions out of n bytes of checked records; how many are left. */
size_t kr_debug_strip(uint8_t *records, size_t n);
/* Decodes a checked record of a code whose prelude was read. */
void kr_debug_decode(const uint8_t *p, kr_debug *d);
/* The qualified name (interned str) of code `number`, whose simple name is `name`. */
kr_value kr_debug_qualname(kr_ctx *ctx, kr_unit *unit, uint32_t number, kr_value name);

/* Primitive encodings of the wire format, unchecked: advance *p. */
uint32_t kr_v6_varuint(const uint8_t **p);
int64_t kr_v6_varint(const uint8_t **p);
/* Writes a varuint (at most 10 bytes) and returns its length. */
size_t kr_v6_put_uint(uint8_t *out, uint64_t n);

#endif
