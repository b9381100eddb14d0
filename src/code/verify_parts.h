/* What the parts of the verifier share: one body under examination.
 *
 *   verify.c        elements, preludes, messages
 *   verify_scan.c   every instruction alone: encoding, operands, where jumps go
 *   verify_flow.c   states where paths meet, blocks, which instruction comes next
 *   verify_stack.c  the operand stack as runs of kinds
 *   verify_step.c   what each instruction takes and leaves */
#ifndef KR_CODE_VERIFY_PARTS_H
#define KR_CODE_VERIFY_PARTS_H

#include "code/opcode.h"
#include "code/verify.h"

/* ---- kinds of operand slots ---- */

typedef enum kr_vkind {
    /* values: never NULL, usable as any object */
    KR_VK_VALUE,
    KR_VK_NONE, /* None */
    KR_VK_EXC,  /* an exception instance */
    KR_VK_XV,   /* an exception or None */
    KR_VK_STR,  /* an interned string */
    KR_VK_CELL,
    KR_VK_LIST, /* exact list, dict, set under construction */
    KR_VK_DICT,
    KR_VK_SET,
    KR_VK_COPY,   /* copy of the upper word of the finally token right below */
    KR_VK_IS_EXC, /* whether the finally token right below is an exception */
    KR_VK_HELPER, /* KR_VK_HELPER + h: the helper h (kr_verify_helper) */
    KR_VK_LAST_HELPER = KR_VK_HELPER + KR_VH_EXCEPT_STAR_END,
    /* no values */
    KR_VK_NULL,   /* NULL */
    KR_VK_RAW,    /* a function that lacks its cells: for .closure only */
    KR_VK_METHOD, /* two slots: method, self or NULL */
    KR_VK_EXIT,   /* two slots below a with block: exit, self or NULL */
    KR_VK_ITER,   /* four slots: an iterator */
    /* why a finally body runs: one slot (None, an exception) or two (value or target, int) */
    KR_VK_PAIR,        /* two slots for certain */
    KR_VK_EXC_OR_PAIR, /* not None */
    KR_VK_TOKEN,       /* any of them */
    KR_VK_N
} kr_vkind;
_Static_assert(KR_VK_N <= 32, "kinds take five bits of a run");

static inline bool kr_vkind_is_value(kr_vkind k) {
    return k <= KR_VK_LAST_HELPER;
}
static inline bool kr_vkind_is_wide(kr_vkind k) {
    return k >= KR_VK_PAIR;
}

/* ---- states ---- */

/* So many slots of a kind: count << 5 | kind. Neighbours of one kind are one run, as long as the
 * count fits. */
typedef uint16_t kr_vrun;
enum { KR_VRUN_MAX = 2047, KR_VRUNS_MAX = 8192 };

static inline kr_vkind kr_vrun_kind(kr_vrun r) {
    return (kr_vkind)(r & 31);
}
static inline uint32_t kr_vrun_count(kr_vrun r) {
    return r >> 5;
}

#define KR_V_NO_BLOCK UINT32_MAX

/* A SETUP_ instruction's block. The operands below `floor` words stay as they are while the body
 * runs, those below `end` also while the handler does. The block is active where its handler
 * <= address. lo..hi is where its outer blocks are as active as they were at the SETUP_. */
typedef struct kr_vblock {
    uint32_t setup, handler;
    uint32_t parent; /* block around it */
    uint32_t floor, end;
    uint32_t lo, hi;
    uint16_t depth; /* blocks around it and itself */
    uint8_t kind;
} kr_vblock;
enum { KR_VB_EXCEPT, KR_VB_FINALLY, KR_VB_WITH, KR_VB_ASYNC_WITH };

/* An instruction that jumps lead to, and the state there once it is known. */
typedef struct kr_vmerge {
    uint32_t at;
    uint32_t runs; /* first of them in the pool */
    uint32_t block;
    uint32_t next; /* on the list of what is to be walked */
    uint16_t n_runs;
    bool known, queued;
} kr_vmerge;

typedef struct kr_verifier {
    kr_ctx *ctx;
    const kr_verify_input *in;
    /* the body */
    const uint8_t *insns;
    uint32_t len;
    uint32_t n_state, n_exc, flags, n_pos, n_kwonly, n_def_pos;
    uint32_t n_locals; /* slots that are locals: operands begin there */
    uint32_t n_free;   /* leading locals that closures fill with cells */
    bool raw;          /* ... by .closure: n_free is what the code needs */
    uint8_t *cells;    /* bitmap of n_state: locals that hold a cell of their own */
    uint32_t n_children;
    uint16_t *given; /* cells given to each child by MAKE_ instructions, or KR_V_x */
    /* scan */
    uint32_t n_insns;
    uint32_t min_stored;    /* lowest local that STORE_FAST writes to */
    uint32_t *target_bits;  /* bitmap of len */
    uint32_t *target_ranks; /* targets before each word of it */
    /* flow */
    kr_vmerge *merges;
    uint32_t n_merges;
    uint32_t queue; /* first merge to be walked, UINT32_MAX: none */
    kr_vrun *pool;  /* runs of states */
    uint32_t n_pool, pool_cap;
    kr_vblock *blocks;
    uint32_t n_blocks, blocks_cap;
    uint64_t fuel; /* instructions that may still be walked */
    /* where the walk is */
    uint32_t at;
    uint32_t block;
    uint32_t floor; /* words that the instruction must not touch */
    kr_vrun *runs;  /* operand stack, bottom first */
    uint32_t n_runs, runs_cap;
    uint32_t words; /* slots that it takes at most */
} kr_verifier;

enum { KR_V_NOT_MADE = 0xffff, KR_V_RAW = 0xfffe };

/* ---- verify.c ---- */
/* ValueError: at byte `where`, `found` instead of `expected` (NULL: nothing to say). */
KR_NORETURN void kr_verify_fail(const kr_verifier *v, const uint8_t *where, const char *expected,
                                const char *found);
/* The same at instruction v->at; found is a number. */
KR_NORETURN void kr_verify_fail_insn(const kr_verifier *v, const char *expected, int64_t found);
/* Bounded readers: advance *p, fail where the number goes on behind `end` or does not fit. */
uint32_t kr_verify_uint(const kr_verifier *v, const uint8_t **p, const uint8_t *end);

/* ---- verify_scan.c ---- */
/* Decodes the instruction at `at`, within bounds. */
void kr_verify_decode(kr_verifier *v, uint32_t at, kr_insn *in);
/* Checks all instructions for themselves; finds the targets of jumps and the number of locals. */
void kr_verify_scan(kr_verifier *v);
/* The merge at this target. */
kr_vmerge *kr_verify_merge_at(kr_verifier *v, uint32_t at);
static inline bool kr_verify_is_target(const kr_verifier *v, uint32_t at) {
    return v->target_bits[at >> 5] >> (at & 31) & 1;
}
static inline bool kr_verify_is_cell(const kr_verifier *v, uint32_t slot) {
    return slot < v->n_free || (v->cells && (v->cells[slot >> 3] >> (slot & 7) & 1));
}
/* The helper that the instruction loads, KR_VH_NONE: none that matters. */
kr_verify_helper kr_verify_loads_helper(const kr_verifier *v, const kr_insn *in);

/* ---- verify_stack.c ---- */
void kr_vstack_push(kr_verifier *v, kr_vkind kind, uint32_t n);
/* Kind of the top slot; fails if there is none that may be touched. */
kr_vkind kr_vstack_top(kr_verifier *v);
/* Kind of the slot i below the top. */
kr_vkind kr_vstack_kind(kr_verifier *v, uint32_t i);
/* Takes the top slot (or wide token) off. */
kr_vkind kr_vstack_pop(kr_verifier *v);
/* Takes n values off. */
void kr_vstack_pop_values(kr_verifier *v, uint32_t n);
kr_vkind kr_vstack_pop_value(kr_verifier *v);
/* Takes a whole METHOD, EXIT or ITER off. */
void kr_vstack_pop_group(kr_verifier *v, kr_vkind kind);
bool kr_vstack_is_group(const kr_verifier *v, kr_vkind kind);
/* Cuts the stack to so many words, whatever the floor is. */
void kr_vstack_cut(kr_verifier *v, uint32_t words);
/* Copies a state in: runs and their number of words. */
void kr_vstack_load(kr_verifier *v, const kr_vrun *runs, uint32_t n);
/* Puts the kinds that cover both the stack and `other` into the stack; false: they do not go
 * together. *changed: it differs from `other` now. */
bool kr_vstack_join(kr_verifier *v, const kr_vrun *other, uint32_t n, bool *changed);

/* ---- verify_flow.c ---- */
/* Walks all that can be reached. */
void kr_verify_flow(kr_verifier *v);
/* The present state goes on at `to`, which a jump names. */
void kr_verify_flow_to(kr_verifier *v, uint32_t to);
void kr_verify_set_block(kr_verifier *v, uint32_t block);
static inline kr_vblock *kr_verify_block(const kr_verifier *v) {
    return v->block == KR_V_NO_BLOCK ? NULL : &v->blocks[v->block];
}
/* Opens the block of a SETUP_ instruction; the state at its handler is known then. */
void kr_verify_open(kr_verifier *v, uint8_t kind, uint32_t handler);
/* UNWIND_JUMP. */
void kr_verify_unwind(kr_verifier *v, uint32_t to, uint32_t x);

/* ---- verify_step.c ---- */
/* Applies the instruction to the state. Returns the address that the walk goes on at, or
 * UINT32_MAX if it ends here. */
uint32_t kr_verify_step(kr_verifier *v, const kr_insn *in);
/* v6's sequence that tells what an `async with` is left by begins at this handler: DUP_TOP;
 * LOAD_GLOBAL; BINARY_OP 8; POP_JUMP_IF_FALSE to ROT_THREE; ROT_THREE. */
bool kr_verify_is_async_exit(kr_verifier *v, uint32_t at);

#endif
