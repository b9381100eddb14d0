/* Pre-code: what a scope's code looks like between the syntax tree and the finished v6 body.
 *
 * A byte stream of v6 opcodes whose operands are still symbolic (texts and constants by their
 * number in the file's tables, jumps by label number), mixed with the KR_PRE_ rows below. It holds
 * everything that can only be decided once the whole file was read: kinds and slots of names,
 * widths of jumps, which of two sequences a construct gets. Operands are little-endian base-128
 * numbers; signed ones zigzag. An instruction never straddles two chunks. */
#ifndef KR_COMPILE_PRECODE_H
#define KR_COMPILE_PRECODE_H

#include "base/arena.h"
#include "code/opcode.h"

/* KR_PRE(number, NAME, operands): numbers are unassigned v6 opcodes. Operand letters: u unsigned,
 * s signed. */
#define KR_PRE_TABLE(X)                                                                            \
    X(0x01, LABEL, "u")   /* label: placed here */                                                 \
    X(0x02, LINE, "u")    /* lines to go forward: a node on a later line begins */                 \
    X(0x03, POS, "suus")  /* line step, col, lines spanned, width: place of what follows */        \
    X(0x04, DEPTH, "s")   /* correction of the tracked stack depth */                              \
    X(0x05, LOAD_ID, "u") /* identifier of this scope */                                           \
    X(0x06, STORE_ID, "u")                                                                         \
    X(0x07, DELETE_ID, "u")                                                                        \
    X(0x08, MAKE, "uu")  /* child (in MAKE order), 1 = with defaults */                            \
    X(0x09, TEXT, "uuu") /* str constant: text, line and column of the literal */                  \
    X(0x0a, IF, "uuu")   /* condition kr_pre_cond and two arguments: up to ELSE, or up to END */   \
    X(0x0b, ELSE, "")                                                                              \
    X(0x0c, END, "")                                                                               \
    X(0x0d, CHUNK, "")         /* goes on in the next chunk */                                     \
    X(0x00, MAKE_ANNOTATE, "") /* the module's __annotate__, which is finished last */             \
    X(0x0e, BUILTIN, "u") /* global of this name, out of reach of the program if it rebinds it */  \
    X(0x0f, LOAD_CELL, "u") /* the cell (not its content) of an identifier */                      \
    X(0x1d, STOP, "")       /* end of the scope's code */                                          \
    X(0x1e, HELPER, "u")    /* LOAD_GLOBAL of the helper with that number (helpers.def) */         \
    X(0x1f, ANNOT_ID, "u")  /* load of an identifier in an annotation scope right in a class */

typedef enum kr_pre {
#define X(number, name, operands) KR_PRE_##name = number,
    KR_PRE_TABLE(X)
#undef X
} kr_pre;

/* Conditions of KR_PRE_IF, known when the file ends. */
typedef enum kr_pre_cond {
    KR_COND_REBOUND, /* identifier a means something of the program's own, not the builtin */
    KR_COND_SUPER,   /* a (super) is the builtin and b (__class__) a captured cell */
    KR_COND_SCOPE,   /* flag a (KR_SF_) of this scope is set */
    KR_COND_CELL,    /* identifier a is captured by a nested scope */
} kr_pre_cond;

typedef struct kr_pre_chunk {
    struct kr_pre_chunk *next;
    uint32_t n; /* bytes of code, once full */
    uint8_t code[];
} kr_pre_chunk;

/* Write position of a scope's pre-code; when packed, it is [at, end) and there are no chunks. */
typedef struct kr_pre_writer {
    kr_pre_chunk *first, *last;
    uint8_t *at, *end;
} kr_pre_writer;

enum { KR_PRE_CHUNK_SIZE = 512 }; /* a chunk with its code */
enum { KR_PRE_INSN_MAX = 40 };    /* bytes of the longest instruction */

/* Makes room for one instruction (false: no memory); at points to it. Chunks come from the list
 * `unused` or the arena. */
bool kr_pre_more(kr_pre_writer *w, kr_arena *a, kr_pre_chunk **unused);
static inline bool kr_pre_reserve(kr_pre_writer *w, kr_arena *a, kr_pre_chunk **unused) {
    return KR_LIKELY(w->at && w->end - w->at >= KR_PRE_INSN_MAX) || kr_pre_more(w, a, unused);
}
/* Moves finished pre-code together; its chunks go to the list. */
bool kr_pre_pack(kr_pre_writer *w, kr_arena *a, kr_pre_chunk **unused);

static inline uint8_t *kr_pre_put_u(uint8_t *p, uint64_t n) {
    while (n >= 0x80) {
        *p++ = (uint8_t)(n | 0x80);
        n >>= 7;
    }
    *p++ = (uint8_t)n;
    return p;
}
static inline uint8_t *kr_pre_put_s(uint8_t *p, int64_t n) {
    return kr_pre_put_u(p, (uint64_t)n << 1 ^ (n < 0 ? UINT64_MAX : 0));
}

static inline const uint8_t *kr_pre_get_u(const uint8_t *p, uint64_t *out) {
    uint64_t n = *p & 0x7f;
    for (unsigned shift = 7; *p++ & 0x80; shift += 7) n |= (uint64_t)(*p & 0x7f) << shift;
    *out = n;
    return p;
}

/* One decoded instruction. */
typedef struct kr_pre_insn {
    uint8_t op;
    uint8_t x;       /* trailing byte of UNWIND_JUMP */
    int64_t arg;     /* first operand */
    int64_t more[3]; /* further operands of KR_PRE_ rows */
} kr_pre_insn;

typedef struct kr_pre_reader {
    const kr_pre_chunk *chunk;
    const uint8_t *at;
} kr_pre_reader;

/* Starts at the first instruction. */
void kr_pre_open(kr_pre_reader *r, const kr_pre_writer *w);
/* Decodes the next instruction; CHUNK rows are followed silently. Ends with STOP. */
void kr_pre_next(kr_pre_reader *r, kr_pre_insn *out);
/* Sort of operand of a v6 opcode byte (kr_operand). */
kr_operand kr_pre_operand(uint8_t op);

#endif
