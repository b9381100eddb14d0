/* Execution context and shared machine: the two structs that carry all state.
 *
 * kr_ctx is one thread of execution: its VM stack, its pending word, its catch points.
 * kr_vm is what contexts share: heap, interned strings, modules, type overlays, settings.
 * Members that belong to higher folders are pointers to structs which only those folders define. */
#ifndef KR_HEAP_CONTEXT_H
#define KR_HEAP_CONTEXT_H

#include <setjmp.h>

#include "base/arena.h"
#include "heap/value.h"

typedef struct kr_vm kr_vm;
typedef struct kr_ctx kr_ctx;

/* One protected region of C code (see kr_protect in object/protocol.h). */
typedef struct kr_catch {
    jmp_buf jump;
    struct kr_catch *prev;
    struct kr_frame *frame; /* innermost Python frame when the region was entered */
    kr_value exception;     /* filled in before the jump */
    uint32_t c_calls;
    uint32_t n_guards;         /* reprs in progress when the region was entered */
    struct kr_buffer *buffers; /* held when the region was entered */
} kr_catch;

/* Bits of kr_ctx.pending, polled at back edges, calls and by kr_tick. */
enum {
    KR_PENDING_SIGNAL = 1,   /* an OS signal arrived (Ctrl-C too) */
    KR_PENDING_FINALIZE = 2, /* finalizers or weakref callbacks are queued */
    KR_PENDING_SCHEDULE = 4, /* micropython.schedule */
    KR_PENDING_FUEL = 8,     /* time or instruction limit of the embedder */
    KR_PENDING_COLLECT = 16, /* the heap asks for a collection at a safepoint */
    KR_PENDING_BOARD = 32,   /* a peripheral wants something: kr_vm_hooks.poll_board */
    KR_PENDING_SWITCH = 64,  /* another thread has waited long enough for its turn */
};

struct kr_ctx {
    kr_vm *vm;
    volatile uint32_t pending;
    uint32_t py_depth;         /* Python frames on this context */
    struct kr_frame *frame;    /* innermost Python frame, NULL outside */
    struct kr_buffer *buffers; /* taken by running C functions, innermost first */
    kr_catch *catch_top;       /* innermost protected region */
    kr_value *stack_base;      /* VM stack: frames are segments, it never moves */
    kr_value *stack_limit;     /* first word past the usable part */
    char *c_stack_base;        /* highest address of the C stack that the collector scans */
    char *c_stack_limit;       /* C frames below this raise RecursionError */
    const void *parked;        /* lowest address of the C stack to scan while another thread runs */
    uint32_t c_calls;          /* interpreter loops nested in C */
    kr_value *guards;          /* reprs in progress (protocol_text.c): room for cap_guards */
    uint32_t n_guards, cap_guards;
    uint32_t tick_work; /* work units since the last poll in kr_tick */
    /* value carried by the last exhausted `next` (generator return), or KR_NULL for None; whoever
     * sees exhaustion may read and clears it */
    kr_value stop_value;
    kr_value handled;         /* exception being handled by C code outside any Python handler */
    struct kr_exec *exec;     /* private state of vm/ for this context */
    struct kr_thread *thread; /* the port's, NULL while there is one thread only */
    kr_ctx *next;             /* all contexts of the VM */
};

/* An interrupt may come in between: its bit must not get lost. */
static inline void kr_pending_set(kr_ctx *ctx, uint32_t bits) {
    __atomic_fetch_or(&ctx->pending, bits, __ATOMIC_RELAXED);
}
static inline void kr_pending_clear(kr_ctx *ctx, uint32_t bits) {
    __atomic_fetch_and(&ctx->pending, ~bits, __ATOMIC_RELAXED);
}

/* One line of the method cache: (type, interned name) -> attribute found along the MRO. */
typedef struct kr_method_cache_line {
    const kr_type *type;
    kr_word name;
    kr_value value;   /* KR_NULL: known to be absent */
    uint32_t version; /* type->version when it was looked up */
} kr_method_cache_line;

/* Lines of a cache outside the heap, which a heap limited to less than 4 MB makes smaller. A
 * power of two. */
static inline uint32_t kr_cache_lines(size_t heap_limit, uint32_t most) {
    uint32_t n = most;
    for (size_t l = heap_limit; l && l < (size_t)4 << 20 && n > 16; l *= 2) n /= 2;
    return n;
}

/* Options that sys.flags tells, by their places in it; optimize, verbose and hash_randomization are
 * kept elsewhere. */
enum {
    KR_FLAG_DEBUG,
    KR_FLAG_INSPECT,
    KR_FLAG_INTERACTIVE,
    KR_FLAG_DONT_WRITE_BYTECODE = 4,
    KR_FLAG_NO_USER_SITE,
    KR_FLAG_NO_SITE,
    KR_FLAG_IGNORE_ENVIRONMENT,
    KR_FLAG_BYTES_WARNING = 9,
    KR_FLAG_QUIET,
    KR_FLAG_ISOLATED = 12,
    KR_FLAG_DEV_MODE,
    KR_FLAG_UTF8_MODE,
    KR_FLAG_WARN_DEFAULT_ENCODING,
    KR_FLAG_SAFE_PATH,
    KR_N_FLAGS
};

/* Names of interned strings known at build time, one per row of object/names.def. */
struct kr_vm {
    struct kr_heap *heap;
    kr_ctx *main_ctx;
    kr_ctx *contexts;
    kr_mem_fn mem; /* where memory outside the heap comes from */
    void *mem_opaque;
    uint64_t hash_key[2]; /* key of the string hash */
    uint32_t **rom_hash;  /* hashes of names in ROM by number (str.c); NULL in a small heap */
    struct kr_rom_hash_line *rom_lines;   /* there: the last ones calculated */
    const struct kr_rom_table *rom_names; /* names of frozen modules, or NULL */
    struct kr_intern_table *intern;       /* all interned strings (weak) */
    kr_method_cache_line *method_cache;   /* emptied when a type changes */
    uint32_t method_cache_lines;
    struct kr_type_overlay *overlay; /* run-time state of ROM types (type.c) */
    uint32_t next_type_version;      /* versions handed to heap types; 1 is for ROM types */
    uint64_t next_dict_version;      /* see kr_dict.version */
    kr_value builtins;               /* dict of module builtins: what was set there */
    kr_value builtins_module;
    kr_value modules; /* sys.modules: dict */
    kr_value sys_module;
    kr_value str_empty;           /* '' */
    kr_value tuple_empty;         /* () */
    kr_value *char_cache[8];      /* one-character ASCII strings by 16; NULL, KR_NULL until used */
    uint32_t recursion_limit;     /* Python frames */
    int32_t int_max_str_digits;   /* 0: no limit */
    int opt_level;                /* -O count */
    int verbose;                  /* -v count */
    uint8_t flag[KR_N_FLAGS];     /* other options of the command, for sys.flags */
    bool debug_ranges;            /* code remembers the columns of its instructions */
    bool hash_fixed;              /* PYTHONHASHSEED=0 like mode: hash_key is zero */
    bool unbuffered;              /* sys.stdout and sys.stderr keep nothing back */
    struct kr_machine *machine;   /* private state of vm/ (import state, helpers, hooks) */
    struct kr_port *port;         /* private state of the port */
    struct kr_gil *gil;           /* the port's; NULL: no second thread was ever started */
    uint64_t switch_ns;           /* how long a thread waits before it asks for its turn */
    uint32_t forks;               /* how often this process is the child of a fork */
    const struct kr_board *board; /* module/machine_hal.h; NULL until somebody needs it */
    void *module_state[32];       /* private state of C modules, by KR_MODSTATE_x (names.h) */
    kr_value roots;               /* list: values that C code pins for the VM's life */
};

#endif
