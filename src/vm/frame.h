/* Frames, quickened code and what else the files of vm/ share.
 *
 * One reserved region carries a context's Python execution. Values (locals and operand stacks) grow
 * upwards from its low end, frame records grow downwards from its high end; they never move:
 *
 *   stack_base                                                              stack_limit
 *   | locals f0 | operands f0 .. args | locals f1 | operands f1 | -> .. <- | frame f1 | frame f0 |
 *
 * A callee's locals begin at the arguments that its caller pushed, so calls copy nothing. The
 * bottom record is a sentinel (quick == NULL) that belongs to no Python code. Below a frame's `sp`
 * every slot is a valid word or KR_NULL; the collector walks [fp, sp) of each frame. `ip` and `sp`
 * in the record are written back before anything that can raise, allocate or run Python code.
 * A generator's record, blocks and slots lie inside its heap object; while it runs, `top` and
 * `spare` say where its callees' records and locals go. Arguments on their way into a callee may
 * lie above the frame's own: what of them must outlive an allocation or Python code is taken in by
 * raising `sp` (or `spare`, which the collector walks from the top of the frame below). */
#ifndef KR_VM_FRAME_H
#define KR_VM_FRAME_H

#include "object/descr.h"
#include "object/dict.h"
#include "object/names.h"
#include "object/seq.h"
#include "object/shape.h"
#include "object/str.h"
#include "vm/thread.h"

/* ---- quickened code ---- */

enum {
#define KR_QOP(name) Q_##name,
#include "vm/qops.def"
#undef KR_QOP
    Q_N_OPS
};

struct kr_cache;

/* One instruction per v6 instruction, in the same order, behind one prologue instruction. A fused
 * handler stands at its first instruction and reads the operands of the following ones, which stay
 * in place: where it cannot finish it runs its first instruction alone. */
enum {
    KR_QINSN_A_BITS = KR_CFG_WORD_BITS == 32 ? 22 : 32,
    KR_QINSN_B_BITS = KR_CFG_WORD_BITS == 32 ? 10 : 32,
};
typedef struct kr_qinsn {
    const void *h; /* label in the loop */
    union {
        struct { /* in a word of 32 bits together */
            uint32_t a : KR_QINSN_A_BITS;
            uint32_t b : KR_QINSN_B_BITS;
        };
        kr_value v;
        const struct kr_qinsn *to;
        struct kr_cache *cache; /* of instructions that do not learn: a name of the unit, which is
                                   the first thing in a cache */
    } u;
} kr_qinsn;

typedef struct kr_quick {
    kr_code *code;
    kr_qinsn *entry;     /* first instruction of a call: the prologue, or the one behind it */
    kr_qinsn *insns;     /* [0] prologue, [1] v6 offset 0, ... */
    const void *offsets; /* v6 offset of each: uint16_t, or, if `wide`, uint32_t */
    uint32_t n_insns;
    uint32_t n_locals;    /* slots before the operand stack */
    uint32_t n_total;     /* slots that a frame may use, with some spare */
    uint32_t frame_bytes; /* record and blocks */
    bool is_gen;
    bool delegates; /* has YIELD_FROM */
    bool wide;
    bool needs_ns; /* names are looked up in a namespace: module and class bodies */
    uint8_t leaf;  /* calls may go without a frame; counts down when one was needed after all */
} kr_quick;

/* What an instruction learnt: of an attribute, by the type of the object, or of a name in a dict or
 * a module, by the versions of dicts. Nothing here keeps objects alive: every use is guarded by
 * versions that are never given out twice. */
typedef struct kr_cache {
    kr_value name;
    uint32_t type_version;
    uint16_t misses;
    uint16_t aux; /* class methods: the class goes first; in the table below: Q_ op */
    union {
        struct {
            uint32_t index;  /* of the slot */
            uint32_t offset; /* attrs_offset of the type */
        };
        kr_value *place; /* of the value, in a dict or `value` here */
    };
    kr_value value;
    union {
        struct {
            const kr_type *type;
            struct kr_shape *shape;
            union {
                struct kr_shape *next_shape;
                const kr_type *after; /* super(): the class behind which it looks */
            };
        };
        struct {
            uint64_t dict_version, builtins_version;
        };
    };
} kr_cache;

/* One more cache for all instructions that see many classes: lines by (class, shape, name), one
 * table each for reading, methods and writing. */
enum { KR_POLY_GET, KR_POLY_METHOD, KR_POLY_SET, KR_N_POLY };
enum { KR_POLY_AFTER = 6 }; /* misses that make an instruction polymorphic */

/* ---- frames ---- */

typedef struct kr_function kr_function;

/* A try block. `handler` is an index into quick->insns; the block is active (its handler entered)
 * when handler <= index of the current instruction. */
typedef struct kr_block {
    uint32_t handler;
    uint32_t depth; /* operands to keep, counted from fp; top bit: finally-kind */
    kr_value exc;   /* exception being handled here, KR_NULL none */
    kr_value saved; /* ctx->handled before */
} kr_block;
#define KR_BLOCK_FINALLY 0x80000000u

typedef struct kr_frame {
    struct kr_frame *prev;
    struct kr_frame *top; /* records of callees end here */
    kr_function *func;
    kr_quick *quick;
    kr_value *fp, *sp;
    const kr_qinsn *ip; /* current instruction */
    uint32_t meta;      /* continuation kind | KR_FR_x; 0: push the result */
    uint32_t n_blocks;
    kr_value aux;       /* valid with KR_FR_AUX */
    kr_value ns;        /* valid with KR_FR_NS: locals mapping of module and class code */
    kr_value frame_obj; /* valid with KR_FR_OBJ */
    kr_value *spare;    /* valid with KR_FR_GEN */
} kr_frame;

static inline kr_block *kr_frame_blocks(kr_frame *f) {
    return (kr_block *)(f + 1);
}

enum {
    KR_FR_CONT = 0xff,
    KR_FR_AUX = 0x100,
    KR_FR_NS = 0x200,
    KR_FR_OBJ = 0x400,
    KR_FR_GEN = 0x800,
};

/* What happens with the value that a frame returns (and with an exception that leaves it). `f` is
 * the frame below, at the instruction that made the call; operands as that instruction found them
 * unless said otherwise. Order matters nowhere. */
enum {
    KR_CONT_PUSH = 0,  /* f.sp was set for it: push, go on behind the instruction */
    KR_CONT_ENTRY,     /* C code waits for it */
    KR_CONT_DISCARD,   /* f.sp was set for it: drop the value, go on */
    KR_CONT_INIT,      /* aux is the new instance: value must be None, push aux */
    KR_CONT_NEW,       /* __new__ returned: call __init__; aux = (cls, args..., count) see call.c */
    KR_CONT_PUSH_NULL, /* push value and NULL (LOAD_METHOD through a property) */
    KR_CONT_REPLACE1,  /* replace the top operand */
    KR_CONT_REPLACE2,  /* replace the top two operands */
    KR_CONT_COND, /* __bool__: replace the top operand by the truth, run the instruction again */
    KR_CONT_COND_LEN,  /* __len__ for truth: likewise */
    KR_CONT_KEEP_TRUE, /* JUMP_IF_TRUE_OR_POP on __bool__ */
    KR_CONT_KEEP_TRUE_LEN,
    KR_CONT_KEEP_FALSE,
    KR_CONT_KEEP_FALSE_LEN,
    KR_CONT_CONTAINS,  /* truth of the value replaces the two operands */
    KR_CONT_TRUTH_TOP, /* __bool__ of a __contains__ result on top of the stack */
    KR_CONT_OP,        /* binary operator: stages KR_CONT_OP..+KR_N_OP_STAGES-1, see ops.c */
    KR_CONT_OP_LAST = KR_CONT_OP + 5,
    KR_CONT_CMP, /* comparison: stages likewise */
    KR_CONT_CMP_LAST = KR_CONT_CMP + 3,
    KR_CONT_NE, /* __eq__ called for !=: stages of CMP + negate */
    KR_CONT_NE_LAST = KR_CONT_NE + 3,
    KR_CONT_GETATTR,        /* LOAD_ATTR: replace top; AttributeError tries __getattr__ */
    KR_CONT_GETATTR_METHOD, /* LOAD_METHOD likewise: push value and NULL */
    KR_CONT_ITER,           /* GET_ITER: checked to be an iterator, replaces the top operand */
    KR_CONT_ITER_STACK,     /* GET_ITER_STACK */
    KR_CONT_AWAIT,          /* __await__ result */
    KR_CONT_FOR,            /* FOR_ITER over __next__: push; StopIteration ends the loop */
    KR_CONT_FOR_GEN,        /* FOR_ITER over a generator frame */
    KR_CONT_YIELD_FROM,     /* delegate's frame (generator) below YIELD_FROM */
    KR_CONT_SEND_METHOD,    /* send()/__next__() in Python called by YIELD_FROM */
    KR_CONT_ENTER,          /* SETUP_WITH: __enter__ returned */
    KR_CONT_EXIT,           /* WITH_CLEANUP: __exit__ returned, nothing was raised */
    KR_CONT_EXIT_EXC,       /* WITH_CLEANUP with an exception */
    KR_CONT_EXIT_TRUTH,     /* __bool__ of what __exit__ returned */
};

/* ---- functions ---- */

#define KR_NOT_EXACT 0xffffu

/* What most functions do not have or never change. */
typedef struct kr_function_extra {
    kr_value kwdefaults;                         /* dict or KR_NULL */
    kr_value name, qualname;                     /* KR_NULL: the code's */
    kr_value doc;                                /* KR_NULL: the code's */
    kr_value module;                             /* KR_NULL: globals['__name__'] */
    kr_value annotate, annotations, type_params; /* KR_NULL: none */
    kr_value builtins;                           /* KR_NULL: those of the module builtins */
    kr_value closure_tuple;                      /* __closure__, made on demand */
    kr_attrs attrs;                              /* __dict__ */
} kr_function_extra;

struct kr_function {
    kr_object base;
    union {
        kr_code *code; /* use kr_function_code unless the function has been called */
        kr_unit *unit; /* before: the unit, whose `quick` is NULL, and the code's number in it */
    };
    uint16_t n_exact; /* positional count that needs no binding, or KR_NOT_EXACT */
    uint16_t n_closure;
    uint32_t number;
    kr_value globals;         /* dict */
    kr_value defaults;        /* tuple or KR_NULL */
    kr_function_extra *extra; /* leaf block, NULL: all of it KR_NULL */
    kr_value cells[];         /* n_closure cells */
};

extern const kr_function_extra kr_function_plain;
static inline const kr_function_extra *kr_function_rare(const kr_function *f) {
    return f->extra ? f->extra : &kr_function_plain;
}
/* The function's own extra, made if it has none. */
kr_function_extra *kr_function_own_extra(kr_ctx *ctx, kr_function *f);

static inline bool kr_is_function(kr_value v) {
    return kr_is_exact(v, &kr_type_function);
}

/* ---- generators, coroutines, async generators ---- */

enum { KR_GEN_CREATED, KR_GEN_SUSPENDED, KR_GEN_RUNNING, KR_GEN_DONE };

typedef struct kr_gen {
    kr_object base;
    /* KR_NULL, or a tuple of name, qualified name (unless they are the code's) and where a
     * coroutine was made (cr_origin, or None) */
    kr_value extra;
    const kr_qinsn *resume; /* where it goes on */
    uint8_t state;
    bool warned; /* "never awaited" is settled */
    bool ag_running, ag_closed, ag_hooked;
    bool iterable;  /* generator that may be awaited (types.coroutine, or a foreign async def) */
    kr_frame frame; /* last: blocks, then slots follow. `saved` of the outermost active block: what
                       the resumer handles; while suspended, what the generator's blocks handle */
} kr_gen;

static inline kr_gen *kr_gen_of_frame(kr_frame *f) {
    return (kr_gen *)((char *)f - offsetof(kr_gen, frame));
}
static inline bool kr_is_gen(kr_value v) { /* generator, coroutine or async generator */
    const kr_type *t = kr_typeof(v);
    return t == &kr_type_generator || t == &kr_type_coroutine || t == &kr_type_async_generator;
}

/* ---- per context and per machine ---- */

struct kr_exec {
    kr_frame *bottom;      /* sentinel record */
    kr_value raised;       /* exception that left an entry frame */
    bool gen_done;         /* last generator run from C returned (false: it yielded) */
    bool async_yield;      /* it yielded by YIELD_VALUE of an async generator */
    bool finalizing;       /* finalizers are running: not again */
    kr_sword origin_depth; /* frames that coroutines remember of their origin */
    void *region;
    size_t region_bytes;
    kr_value repr_stack; /* objects whose repr is running: list */
    kr_value asyncgen_firstiter, asyncgen_finalizer;
    kr_value start;    /* of a thread: tuple of function, arguments, keyword arguments or None */
    kr_value sentinel; /* is told that the thread has ended */
    kr_value token;    /* of its thread-local values */
    const kr_ctx *waits_for; /* who loads the module that it wants */
};

/* micropython.schedule: fn(arg) is to be called soon. */
typedef struct kr_scheduled {
    kr_value fn, arg;
} kr_scheduled;

struct kr_machine {
    const kr_vm_hooks *hooks;
    struct kr_loading *loading;             /* modules (thread_import.c) */
    kr_wait_queue importers;                /* threads that wait for one */
    kr_value build_class;                   /* builtins.__build_class__ */
    kr_value typing_state;                  /* dict: objects of typing_objs.c */
    kr_value memory_error, recursion_error; /* preallocated */
    uint32_t recursion_headroom;
    bool in_recursion_error;
    kr_value helper_names; /* dict name -> helper, made on demand */
    kr_value spec_type;    /* class ModuleSpec, made on demand */
    kr_value iter_objects[4];
    kr_scheduled scheduled[8];
    uint32_t n_scheduled;
    bool in_scheduled;
    kr_cache *poly; /* KR_N_POLY tables of poly_lines (a power of two), made on demand */
    uint32_t poly_lines;
    void (*thread_ended)(kr_ctx *ctx, kr_value sentinel, kr_value token); /* NULL: nobody asks */
};

static inline kr_cache *kr_poly_line(const struct kr_machine *m, int table, const kr_type *t,
                                     const void *shape, kr_value name) {
    /* addresses of neighbours differ in few bits, and by the same for classes and shapes */
    kr_word h = (kr_word)(uintptr_t)t + 3 * (kr_word)(uintptr_t)shape + 7 * name.w;
    h = h * (kr_word)UINT64_C(0x9e3779b97f4a7c15) >> (KR_CFG_WORD_BITS - 16);
    return &m->poly[(size_t)table * m->poly_lines + (h & (m->poly_lines - 1))];
}

/* Where slots above everything that f and the frames below use begin. */
static inline kr_value *kr_frame_top(const kr_frame *f) {
    return f->meta & KR_FR_GEN ? f->spare : f->sp;
}
static inline kr_value **kr_frame_top_slot(kr_frame *f) {
    return f->meta & KR_FR_GEN ? &f->spare : &f->sp;
}
/* First free value slot above everything that the context's frames use. */
static inline kr_value *kr_stack_top(kr_ctx *ctx) {
    return kr_frame_top(ctx->frame);
}
/* What a call that failed half-way had put above a running generator is no longer in use. */
static inline void kr_frame_reset_top(kr_frame *f) {
    if (f->meta & KR_FR_GEN) f->spare = kr_frame_top(f->prev);
}
/* Innermost frame of Python code, NULL if there is none. */
static inline kr_frame *kr_py_frame(kr_ctx *ctx) {
    return ctx->frame && ctx->frame->quick ? ctx->frame : NULL;
}

/* ---- quicken.c ---- */
/* The quickened copy of a code object, made at the first call. */
kr_quick *kr_quicken(kr_ctx *ctx, kr_code *code);
static inline kr_quick *kr_code_quick(kr_ctx *ctx, kr_code *code) {
    return KR_LIKELY(code->quick) ? code->quick : kr_quicken(ctx, code);
}
/* v6 offset of the instruction that a frame is at. */
static inline uint32_t kr_quick_offset(const kr_quick *q, size_t i) {
    return q->wide ? ((const uint32_t *)q->offsets)[i] : ((const uint16_t *)q->offsets)[i];
}
static inline uint32_t kr_frame_offset(const kr_frame *f) {
    return kr_quick_offset(f->quick, (size_t)(f->ip - f->quick->insns));
}

/* ---- interp.c ---- */
/* The loop: runs ctx->frame until a frame with KR_CONT_ENTRY ends; starts by raising exc if that is
 * not KR_NULL. Returns KR_NULL when an exception left the entry frame (exec->raised). */
kr_value kr_interp_loop(kr_ctx *ctx, kr_value exc);
/* Label addresses in the order of qops.def. */
const void *const *kr_interp_labels(void);
/* Runs ctx->frame, a frame with KR_CONT_ENTRY, and lets exceptions through. Starts by raising exc
 * in it if that is not KR_NULL. */
kr_value kr_interp_run(kr_ctx *ctx, kr_value exc);

/* ---- call.c, args.c ---- */
/* Begins calling `callee` with the arguments at args (on the value stack, the last thing below the
 * top, or anywhere above it; args[-1] may be overwritten unless args is ret_sp). Python functions:
 * pushes a frame with continuation `meta` and aux, sets the caller's sp to ret_sp and returns
 * KR_NULL. Anything else is called at once and its result returned. */
kr_value kr_begin_call(kr_ctx *ctx, kr_value callee, kr_value *args, kr_nargs n, kr_value *ret_sp,
                       uint32_t meta, kr_value aux);
/* The same for arguments that must first be copied to the top of the stack. */
kr_value kr_begin_call_copy(kr_ctx *ctx, kr_value callee, const kr_value *args, size_t n,
                            kr_value *ret_sp, uint32_t meta);
/* Binds arguments and pushes a frame. */
void kr_push_call(kr_ctx *ctx, kr_function *fn, kr_value *args, kr_nargs n, kr_value *ret_sp,
                  uint32_t meta, kr_value aux);
/* Runs module-like code with cells for its free variables. call.c */
kr_value kr_run_code(kr_ctx *ctx, kr_code *code, kr_value globals, kr_value locals,
                     const kr_value *cells, uint32_t n_cells);
/* Lays the locals of fn out at `base` from arguments at args (which may overlap). args.c */
void kr_bind_locals(kr_ctx *ctx, kr_function *fn, kr_quick *q, kr_value *base, kr_value *args,
                    kr_nargs n);
/* Pushes a frame whose locals are laid out at fp already. */
kr_frame *kr_frame_push(kr_ctx *ctx, kr_function *fn, kr_quick *q, kr_value *fp, uint32_t meta);
KR_NORETURN void kr_raise_depth(kr_ctx *ctx);
/* CALL_*_VAR_KW: spreads the operands starting at `first` (npos positionals, nkw pairs, bitmap on
 * top) behind the stack top; returns where they begin and how many. */
kr_value *kr_spread_args(kr_ctx *ctx, kr_value callee, kr_value self, kr_value *first,
                         uint32_t npos, uint32_t nkw, kr_nargs *out);
/* "F() argument after ** must be a mapping, not X" */
KR_NORETURN void kr_raise_no_mapping(kr_ctx *ctx, kr_value callee, kr_value map);
/* Instantiates cls, or calls whatever its metatype says: part of kr_begin_call. */
kr_value kr_begin_new(kr_ctx *ctx, const kr_type *cls, kr_value *args, kr_nargs n, kr_value *ret_sp,
                      uint32_t meta);

/* ---- function.c ---- */
/* Cells that a function of this code must have: those that it is said to have, but at least those
 * that it uses. */
uint32_t kr_function_n_free(const kr_code *c);
/* SystemError unless defaults are a tuple and a dict (or KR_NULL) and the cells are cells. */
void kr_function_check(kr_ctx *ctx, kr_value defaults, kr_value kwdefaults, const kr_value *cells,
                       uint32_t n_cells);
kr_value kr_function_new(kr_ctx *ctx, kr_code *code, kr_value globals, kr_value defaults,
                         kr_value kwdefaults, const kr_value *cells, uint32_t n_cells);
/* The same for a code of the unit that is made when it is first needed. */
kr_value kr_function_new_cold(kr_ctx *ctx, kr_unit *unit, uint32_t number, kr_value globals,
                              kr_value defaults, kr_value kwdefaults, const kr_value *cells,
                              uint32_t n_cells);
/* MAKE_FUNCTION i of the running frame's code. */
kr_value kr_function_make(kr_ctx *ctx, kr_frame *f, uint32_t i, kr_value defaults,
                          kr_value kwdefaults, const kr_value *cells, uint32_t n_cells);
kr_code *kr_function_warm(kr_ctx *ctx, kr_function *f);
static inline kr_code *kr_function_code(kr_ctx *ctx, kr_function *f) {
    return KR_LIKELY(f->code->base.type == &kr_type_code) ? f->code : kr_function_warm(ctx, f);
}
kr_value kr_function_qualname(kr_ctx *ctx, kr_function *f);
kr_value kr_function_name(kr_ctx *ctx, kr_function *f);

/* ---- ops.c: slow paths that may push a frame; KR_NULL: they did ---- */
kr_value kr_op_binary(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b);
kr_value kr_op_unary(kr_ctx *ctx, kr_unop op, kr_value a);
kr_value kr_op_binary_stage(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b, int stage);
kr_value kr_op_compare_stage(kr_ctx *ctx, kr_binop op, kr_value a, kr_value b, int stage);
/* 0, 1, or -1 when a frame was pushed; cont is for __bool__, cont + 1 for __len__. */
int kr_op_truth(kr_ctx *ctx, kr_value v, uint32_t cont);
kr_value kr_op_subscr(kr_ctx *ctx, kr_value obj, kr_value key);
/* obj[start:stop] without a slice object, where nobody can see that it is missing; else KR_NULL. */
kr_value kr_op_slice(kr_ctx *ctx, kr_value obj, kr_value start, kr_value stop);
/* true: done, false: a frame was pushed; operands are dropped either way by f.sp = ret_sp */
bool kr_op_store_subscr(kr_ctx *ctx, kr_value obj, kr_value key, kr_value v, kr_value *ret_sp);
kr_value kr_op_iter(kr_ctx *ctx, kr_value v, uint32_t cont);
/* Unpacks into slots[0..n), first item on top. */
void kr_op_unpack(kr_ctx *ctx, kr_value seq, uint32_t n, kr_value *slots);
void kr_op_unpack_ex(kr_ctx *ctx, kr_value seq, uint32_t before, uint32_t after, kr_value *slots);
/* SETUP_WITH and WITH_CLEANUP on f; leave f ready to go on or push a frame. */
void kr_op_with(kr_ctx *ctx, kr_frame *f);
void kr_op_with_cleanup(kr_ctx *ctx, kr_frame *f);
/* Wraps the slots of the cell section in cells. */
void kr_make_cells(kr_ctx *ctx, kr_frame *f);
void kr_check_bool_result(kr_ctx *ctx, kr_value v);
bool kr_len_result_truth(kr_ctx *ctx, kr_value v);

/* ---- attr_ops.c ---- */
kr_value kr_op_getattr(kr_ctx *ctx, kr_value obj, kr_value name);
/* LOAD_METHOD: KR_NULL: frame pushed; else callable, *self as kr_load_method */
kr_value kr_op_load_method(kr_ctx *ctx, kr_value obj, kr_value name, kr_value *self);
bool kr_op_setattr(kr_ctx *ctx, kr_value obj, kr_value name, kr_value v, kr_value *ret_sp);
kr_value kr_op_super_method(kr_ctx *ctx, kr_cache *c, kr_value super, kr_value cls, kr_value self,
                            kr_value *self_out);
kr_value kr_load_build_class(kr_ctx *ctx, kr_frame *f);
kr_value kr_op_import(kr_ctx *ctx, kr_frame *f, kr_value name, kr_value level, kr_value fromlist);
void kr_op_import_star(kr_ctx *ctx, kr_frame *f, kr_value module);
/* What functions with these globals take their builtins from: globals['__builtins__'], or what the
 * running function uses. KR_NULL: the dict of the module builtins. */
kr_value kr_own_builtins(kr_ctx *ctx, kr_value globals);
/* The mapping in which the frame's function finds builtins, KR_NULL: the module builtins. */
kr_value kr_frame_builtins(const kr_frame *f);
/* One of them; KR_NULL: there is none. */
kr_value kr_find_builtin(kr_ctx *ctx, const kr_frame *f, kr_value name);
kr_value kr_load_global(kr_ctx *ctx, kr_frame *f, kr_value name);
kr_value kr_load_name(kr_ctx *ctx, kr_frame *f, kr_value name);
void kr_delete_name(kr_ctx *ctx, kr_frame *f, kr_value name);
/* Learns what it can about an access that just happened; returns the Q_ op to switch to (0:
 * none). */
int kr_cache_getattr(kr_ctx *ctx, kr_cache *c, kr_value obj);
int kr_cache_method(kr_ctx *ctx, kr_cache *c, kr_value obj);
int kr_cache_setattr(kr_ctx *ctx, kr_cache *c, kr_value obj);
int kr_cache_global(kr_ctx *ctx, kr_cache *c, kr_frame *f);
/* The tables of polymorphic caches. */
kr_cache *kr_poly_tables(kr_ctx *ctx);
KR_NORETURN void kr_raise_name_error(kr_ctx *ctx, kr_value name);
KR_NORETURN void kr_raise_unbound(kr_ctx *ctx, kr_frame *f, uint32_t slot, bool deref);

/* ---- cont.c ---- */
/* Frame g (already popped) returned ret: does what its continuation says and leaves ctx->frame
 * ready to be loaded. */
void kr_continue(kr_ctx *ctx, kr_frame *g, kr_value ret);
/* The same when exc leaves g. true: handled, ctx->frame ready; false: it goes on to the frame. */
bool kr_continue_raise(kr_ctx *ctx, kr_frame *g, kr_value *exc);

/* ---- unwind.c ---- */
bool kr_unwind(kr_ctx *ctx, kr_value exc, bool add_traceback);
/* Jumps to the innermost catch with exc as it is (no context is set). */
KR_NORETURN void kr_throw(kr_ctx *ctx, kr_value exc);
/* Raise in the usual way from the loop: sets the context, returns the instance to unwind with. */
kr_value kr_prepare_raise(kr_ctx *ctx, kr_value x);
kr_value kr_prepare_raise_from(kr_ctx *ctx, kr_value x, kr_value cause);
/* Leaves the frame's innermost block. */
static inline void kr_block_pop(kr_ctx *ctx, kr_frame *f) {
    kr_block *b = &kr_frame_blocks(f)[--f->n_blocks];
    if (!kr_isnull(b->exc)) ctx->handled = b->saved;
}
/* RETURN_VALUE / UNWIND_JUMP / END_FINALLY in frames with blocks: work on f.sp and f.ip.
 * kr_leave_return returns true when the value on top may really be returned now. */
bool kr_leave_return(kr_ctx *ctx, kr_frame *f);
void kr_leave_jump(kr_ctx *ctx, kr_frame *f, uint32_t count, kr_value dest);
enum { KR_END_NEXT, KR_END_RAISE, KR_END_RETURN };
int kr_end_finally(kr_ctx *ctx, kr_frame *f, kr_value *exc);

/* ---- report.c ---- */
/* Text to sys.stderr. Never raises. */
void kr_write_stderr(kr_ctx *ctx, kr_value text);
/* As kr_unraisable, of what left the function that a thread ran. */
void kr_thread_unraisable(kr_ctx *ctx, kr_value exc, kr_value fn);
/* The same for C text. */
void kr_write_stderr_cstr(kr_ctx *ctx, const char *text);
/* What the module sys has under this name, KR_NULL: nothing. */
kr_value kr_sys_value(kr_ctx *ctx, const char *name);

/* ---- generator.c ---- */
/* Prologue of generator code: turns ctx->frame into a generator object and pops it. */
kr_value kr_gen_from_frame(kr_ctx *ctx, kr_frame *f);
/* Makes gen's frame the current one, to be resumed with `sent`. The generator is resumable. */
void kr_gen_enter(kr_ctx *ctx, kr_gen *gen, uint32_t meta, kr_value sent);
/* Takes the running generator frame off the stack as suspended. */
void kr_gen_suspend(kr_ctx *ctx, kr_frame *f, const kr_qinsn *resume);
void kr_gen_finish(kr_ctx *ctx, kr_frame *f);
/* Resumes from C. Returns the yielded or returned value; *done tells which. Raises. */
kr_value kr_gen_send(kr_ctx *ctx, kr_gen *gen, kr_value sent, bool *done);
/* Raises unless gen can be resumed with sent; false: it is finished (StopIteration is due). */
bool kr_gen_check(kr_ctx *ctx, kr_gen *gen, kr_value sent);
kr_value kr_gen_throw(kr_ctx *ctx, kr_gen *gen, kr_value exc, bool *done);
/* The iterator behind `await v`. what NULL: called by the loop, may push a frame (KR_NULL); "":
 * never
 * does; otherwise the text of the TypeError before ": typename". */
kr_value kr_get_awaitable(kr_ctx *ctx, kr_value v, const char *what);
/* One step of the delegate of YIELD_FROM that is no generator frame. KR_NULL: it finished with
 * *result. KR_NULL and *pushed: a frame was pushed. */
kr_value kr_delegate_step(kr_ctx *ctx, kr_value it, kr_value sent, kr_value *result, bool *pushed);
kr_value kr_gen_yieldfrom(kr_gen *gen);
kr_value kr_anext_awaitable_new(kr_ctx *ctx, kr_value wrapped, kr_value dflt);
/* PEP 479 */
kr_value kr_gen_convert_stop(kr_ctx *ctx, kr_gen *gen, kr_value exc);

/* ---- traceback.c, frameobj.c ---- */
void kr_traceback_add(kr_ctx *ctx, kr_value exc, kr_frame *f);
kr_value kr_frame_object(kr_ctx *ctx, kr_frame *f);
/* The frame is about to go away: its object takes what it may still be asked for. */
void kr_frame_object_detach(kr_ctx *ctx, kr_frame *f);
kr_value kr_frame_locals(kr_ctx *ctx, kr_frame *f);
kr_value kr_frame_object_dead(kr_ctx *ctx, kr_code *code, uint32_t offset, kr_value globals);

typedef struct kr_traceback {
    kr_object base;
    struct kr_traceback *next;
    kr_code *code;
    uint32_t offset;
    int32_t line; /* -1: from offset */
    kr_value globals;
    kr_value frame; /* frame object, KR_NULL until asked for */
} kr_traceback;
uint32_t kr_traceback_line(const kr_traceback *tb);

/* ---- helpers ---- */
/* The helper behind a reserved name such as ".await"; KR_NULL if there is none. */
kr_value kr_helper_find(kr_value name);
/* What __repl_print__ means where the program has no such name. */
extern const kr_builtin kr_repl_print;

/* ---- context.c ---- */
static inline const kr_vm_hooks *kr_hooks(kr_ctx *ctx) {
    return ctx->vm->machine->hooks;
}

#endif
