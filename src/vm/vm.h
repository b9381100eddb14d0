/* The interpreter's door for modules, port and command. */
#ifndef KR_VM_VM_H
#define KR_VM_VM_H

#include "code/unit.h"
#include "object/module.h"

typedef struct kr_vm_options {
    size_t heap_limit;    /* bytes, 0: none */
    size_t stack_bytes;   /* reserved for the VM stack; 0: default */
    size_t c_stack_bytes; /* C stack the VM may use from here; 0: from the OS limit */
    int opt_level, verbose;
    int max_str_digits; /* 0: the default, -1: no limit */
    bool no_debug_ranges;
    const uint8_t *flag; /* KR_N_FLAGS options for sys.flags; NULL: none */
    kr_mem_fn mem;       /* NULL: malloc family */
    void *mem_opaque;
    uint64_t hash_key[2];
    const struct kr_vm_hooks *hooks; /* what the machine around provides; NULL: nothing */
} kr_vm_options;

/* What vm/ needs from above it (compiler, modules, port): set by whoever puts the parts together.
 * */
typedef struct kr_vm_hooks {
    /* compile for exec/eval/import of .py; see compile.h for the parameters */
    kr_unit *(*compile)(kr_ctx *ctx, kr_value source /* str or bytes */, kr_value filename,
                        int mode, uint32_t flags, int optimize);
    /* the same as a syntax tree, see kr_compile_tree; NULL: cannot be had */
    kr_value (*tree)(kr_ctx *ctx, kr_value source, kr_value filename, int mode, uint32_t flags);
    kr_unit *(*compile_file)(kr_ctx *ctx, kr_value path, kr_value filename, int optimize);
    const kr_module_def *(*find_module)(kr_ctx *ctx, const char *name); /* built-in C modules */
    const struct kr_frozen_set *frozen; /* Python modules in the binary, or NULL: none */
    /* where the compiled copy of a source file is or would be: str, or KR_NULL for none */
    kr_value (*cached)(kr_ctx *ctx, kr_value file);
    /* sys.executable; NULL: the empty str. */
    kr_value (*executable)(kr_ctx *ctx);
    /* the directory of an installed CPython library: str, or KR_NULL for none */
    kr_value (*library)(kr_ctx *ctx);
    int (*stat_path)(kr_ctx *ctx, const char *path); /* 0 absent, 1 file, 2 directory */
    /* text of a source file that is no file of the host, for tracebacks; false: look there. Runs no
     * Python code */
    bool (*source_text)(kr_ctx *ctx, kr_value file, const char **text, size_t *len);
    /* the line of a file of the host, as much of it as fits; false: there is none */
    bool (*source_line)(const char *file, uint32_t line, char *out, size_t cap, size_t *len);
    void (*poll_signals)(kr_ctx *ctx); /* runs Python-level signal handlers; may raise */
    void (*write_stderr)(kr_ctx *ctx, const char *s, size_t n);
    /* what modules machine and time drive (module/machine_hal.h), made when first needed; NULL for
     * none */
    const struct kr_board *(*board)(kr_ctx *ctx);
    void (*poll_board)(kr_ctx *ctx); /* KR_PENDING_BOARD: kr_machine_poll */
    /* Sets KR_PENDING_BOARD once, in so many ns (of the processor's time); false: it cannot. Then
     * `ticked` tells whether it did. NULL where the board is no simulation. */
    bool (*tick)(kr_ctx *ctx, uint64_t ns, bool cpu_time);
    bool (*ticked)(kr_ctx *ctx);
    /* a traceback as it is to be shown on the system's stderr; NULL: as it is */
    kr_value (*paint)(kr_ctx *ctx, kr_value text);
    const struct kr_thread_port *threads; /* vm/thread.h; NULL: none can be started */
} kr_vm_hooks;

/* Creates a machine with its main context; `stack_top` is an address in the caller's C frame.
 * Returns NULL when memory is exhausted. */
kr_ctx *kr_vm_create(const kr_vm_options *opt, void *stack_top);
/* Runs pending finalizers, drops everything. Other contexts are gone by then. */
void kr_vm_destroy(kr_ctx *ctx);
/* One more context of the machine, for a thread of its own; sizes and stack_top as above, seen from
 * that thread. Threads take turns: all but one are in kr_heap_park or outside of calls that take
 * their context. NULL when memory is exhausted. */
kr_ctx *kr_ctx_create(kr_vm *vm, size_t stack_bytes, size_t c_stack_bytes, void *stack_top);
/* Of a context without Python frames, not the main one. */
void kr_ctx_destroy(kr_ctx *ctx);
/* Says which C stack belongs to the context: bytes of it below stack_top. 0: asks the OS. */
void kr_ctx_set_c_stack(kr_ctx *ctx, void *stack_top, size_t bytes);

/* Executes a unit's module body with these globals (dict) and locals (dict or mapping; KR_NULL: the
 * globals). Returns the value (eval) or None. */
kr_value kr_run_unit(kr_ctx *ctx, kr_unit *unit, kr_value globals, kr_value locals);

/* Protected top-level helpers for the command. */
/* Prints the exception with its traceback to sys.stderr (or by the hook). Never raises. */
void kr_print_exception(kr_ctx *ctx, kr_value exc);
/* What the top level does with an exception that nobody caught: flushes stdout, then asks
 * sys.excepthook. Never raises. */
void kr_report_exception(kr_ctx *ctx, kr_value exc);
/* What kr_print_exception would print, as a str. */
kr_value kr_exception_text(kr_ctx *ctx, kr_value exc);
/* Runs queued finalizers and weak reference callbacks. */
bool kr_run_finalizers(kr_ctx *ctx);

/* Calls fn(arg) at the next safepoint; false: too many wait already. Allocates nothing. */
bool kr_schedule(kr_ctx *ctx, kr_value fn, kr_value arg);
/* What micropython.mem_info() and `krait -v` print of stack and heap; returns its length. */
int kr_vm_memory_text(kr_ctx *ctx, char *out, size_t size);
/* Bytes of the VM stack in use. */
size_t kr_vm_stack_use(const kr_ctx *ctx);

/* import.c */
/* krait -m name: finds the module (or package.__main__) on sys.path and runs it in `globals`. */
kr_value kr_run_module_as_main(kr_ctx *ctx, const char *name, kr_value globals);
kr_value kr_import_name(kr_ctx *ctx, kr_value name, kr_value globals, kr_value fromlist,
                        kr_sword level);
kr_value kr_import_from(kr_ctx *ctx, kr_value module, kr_value name);

/* The hooks of sys.set_asyncgen_hooks: firstiter, finalizer; KR_NULL for none. */
kr_value *kr_asyncgen_hooks(kr_ctx *ctx);

#endif
