/* What v6 lacks, behind the code of a file that krait wrote for itself (KR_MPY_DEBUG).
 *
 *   length of all that follows
 *   number of texts; each: length, UTF-8 bytes, a zero byte
 *   records of all functions, a function before its children, in the order of the code:
 *     flags << 3 | KR_MPY_HAS_x, first line,
 *     [text of the qualified name], [docstring: length, bytes, a zero byte],
 *     [free variables, positional-only parameters],
 *     number of slots; for each that is not named in the prelude: text of its name
 *   positions of all functions in the same order: length, rows (debug.h)
 *
 * Numbers are varuints. "Text of": 0 none; else an index + 1 into the unit's names followed by the
 * texts of this record. A qualified name is there only if it is not what the functions around say:
 * NAME in a module, CLASS.NAME in a class, FUNCTION.<locals>.NAME in a function. */
#ifndef KR_CODE_MPY_DEBUG_H
#define KR_CODE_MPY_DEBUG_H

#include "code/unit.h"
#include "object/str.h"

enum { KR_MPY_HAS_QUALNAME = 1, KR_MPY_HAS_DOC = 2, KR_MPY_HAS_COUNTS = 4, KR_MPY_FLAGS_SHIFT = 3 };

/* Appends the record of a unit to `out`. Every code of the unit has one. */
void kr_mpy_debug_write(kr_ctx *ctx, const kr_unit *unit, kr_strbuf *out);
/* Gives the codes of the unit what the n bytes at `p` say; ValueError if they are not well-formed.
 */
void kr_mpy_debug_read(kr_ctx *ctx, kr_unit *unit, const uint8_t *p, size_t n, size_t file_offset,
                       const char *file);

#endif
