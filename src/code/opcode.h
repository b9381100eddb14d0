/* Reading v6 instructions: the facts of opcodes.def as enums, tables and one decoder. */
#ifndef KR_CODE_OPCODE_H
#define KR_CODE_OPCODE_H

#include "code/unit.h"

typedef enum kr_operand {
    KR_OPERAND_INVALID, /* unassigned opcode byte */
    KR_OPERAND_NONE,
    KR_OPERAND_INLINE,
    KR_OPERAND_UINT,
    KR_OPERAND_SINT,
    KR_OPERAND_NAME,
    KR_OPERAND_OBJ,
    KR_OPERAND_CHILD,
    KR_OPERAND_CHILD_X,
    KR_OPERAND_LABEL,
    KR_OPERAND_LABEL_X,
    KR_OPERAND_FWD,
} kr_operand;

typedef enum kr_effect { KR_EFFECT_PURE, KR_EFFECT_RAISE, KR_EFFECT_JUMP, KR_EFFECT_END } kr_effect;

/* First opcode byte of each instruction, named by mnemonic and operand: KR_OPC_LOAD_NAME_NAME,
 * KR_OPC_LOAD_CONST_SMALL_INT_INLINE ... */
enum {
#define KR_OPCODE(lo, hi, nm, opnd, dlt, eff, txt) KR_OPC_##nm##_##opnd = lo,
#include "code/opcodes.def"
#undef KR_OPCODE
};

typedef struct kr_opcode_info {
    const char *name;
    const char *meaning;
    uint8_t first;
    uint8_t operand; /* kr_operand */
    uint8_t effect;  /* kr_effect */
} kr_opcode_info;

/* Facts about an opcode byte; operand KR_OPERAND_INVALID if it is unassigned. */
kr_opcode_info kr_opcode_lookup(uint8_t byte);

/* One decoded instruction. */
typedef struct kr_insn {
    uint8_t byte;  /* opcode byte */
    uint8_t first; /* first byte of its range: what to switch on */
    uint8_t extra; /* trailing byte x */
    uint32_t size; /* bytes */
    int64_t arg;   /* operand; for jumps the target as an offset from the first instruction */
} kr_insn;

/* Decodes the instruction at offset `at` of well-formed code. */
void kr_insn_decode(const kr_code *code, uint32_t at, kr_insn *out);
/* Net stack change when falling through. */
int kr_insn_delta(const kr_insn *in);
/* The same where it goes on at its label: at the jump's target or in the block's handler. */
int kr_insn_jump_delta(const kr_insn *in);

/* How many leading slots the code takes for cells that a closure brings. */
uint32_t kr_code_cells_used(const kr_code *code);

/* Operators: special-method names as listings show them, "" where they show none. */
extern const char *const kr_listing_unops[4];
extern const char *const kr_listing_binops[35];

#endif
