/* A krait on a hosted system: puts compiler, interpreter, modules and the OS together. */
#ifndef KR_PORT_HOST_H
#define KR_PORT_HOST_H

#include "module/vfs.h"
#include "vm/vm.h"

typedef struct kr_host_options {
    size_t heap_limit;   /* bytes, 0: none */
    unsigned gc_stress;  /* collect at every nth allocation, 0: not */
    bool verify_heap;    /* at every collection */
    uint64_t fail_alloc; /* the first allocation after the start that fails, 0: none does */
    uint64_t fail_count; /* how many do, see kr_heap_set_failure */
    int opt_level, verbose;
    bool no_debug_ranges;         /* -X no_debug_ranges */
    int max_str_digits;           /* -X int_max_str_digits: 0 the default, -1 no limit */
    uint8_t flag[KR_N_FLAGS];     /* what sys.flags tells besides */
    const char **warn, **xoption; /* sys.warnoptions, sys._xoptions: until a NULL; or NULL */
    const char *program;          /* argv[0] of the command, NULL when embedded */
    bool unbuffered;              /* -u */
    bool isolated;                /* embedded: no environment variables, no signal handlers */
    kr_mem_fn mem;                /* memory outside the heap; NULL: malloc family */
    void *mem_opaque;
} kr_host_options;

/* Creates a machine with all modules; `stack_top` is an address in the caller's frame. NULL when
 * memory is exhausted. */
kr_ctx *kr_host_create(const kr_host_options *opt, void *stack_top);
/* Flushes sys.stdout and sys.stderr, runs atexit-like hooks, destroys the machine. Returns false if
 * flushing stdout failed. */
bool kr_host_destroy(kr_ctx *ctx);
/* sys.argv and sys.path[0] (path0 NULL: leaves sys.path alone). */
void kr_host_set_argv(kr_ctx *ctx, int argc, char **argv, const char *path0);

/* The unit of a file: compiled, or loaded if its name ends in .mpy; raises OSError, SyntaxError or
 * ValueError. `filename` is what compiled code is told. */
kr_unit *kr_host_load_path(kr_ctx *ctx, const char *path, kr_value filename);
/* The same for an import: the compiled copy is used or made (cache.h). */
kr_unit *kr_host_import_path(kr_ctx *ctx, const char *path, kr_value filename);
/* kr_vm_hooks.source_line */
bool kr_host_source_line(const char *file, uint32_t line, char *out, size_t cap, size_t *len);
/* Does the name end in .mpy? */
bool kr_host_is_mpy(const char *path);
/* Compiles what an open descriptor gives. */
kr_unit *kr_host_compile_fd(kr_ctx *ctx, int fd, kr_value filename, int mode);
/* Prints the listing of a unit to stdout if -v was given twice. */
void kr_host_list(kr_ctx *ctx, kr_unit *unit);

/* ---- mounted file systems (mounted.c) ---- */
/* Does the path lead into one? */
bool kr_host_find_mount(kr_ctx *ctx, const char *path, kr_vfs_place *out);
kr_unit *kr_host_load_mounted(kr_ctx *ctx, const kr_vfs_place *place, const char *path,
                              kr_value filename);
/* As kr_vm_hooks.stat_path; -1: the path leads to the host. */
int kr_host_mounted_stat(kr_ctx *ctx, const char *path);
/* kr_vm_hooks.source_text */
bool kr_host_mounted_text(kr_ctx *ctx, kr_value file, const char **text, size_t *len);

/* ---- ROMFS images (rom.c) ---- */
typedef struct kr_host_rom {
    const char *path, *point; /* the file, the mount point */
    bool trusted;             /* nobody changes the file: it may be mapped */
    void *memory;             /* the image, until kr_host_rom_close */
    size_t len;
} kr_host_rom;
/* Brings an image into memory; NULL, or what is wrong. */
const char *kr_host_rom_open(kr_host_rom *rom);
/* Mounts it and puts POINT and POINT/lib at the end of sys.path. May raise. */
void kr_host_rom_mount(kr_ctx *ctx, const kr_host_rom *rom);
/* Only when the machine is gone: code and names lie in the image. */
void kr_host_rom_close(kr_host_rom *rom);

/* ---- tracebacks in colours (colour.c) ---- */
/* On a terminal that can, unless NO_COLOR is set; with FORCE_COLOR everywhere. */
bool kr_host_wants_colour(kr_ctx *ctx);
/* The text of a traceback, coloured if that is wanted. */
kr_value kr_host_paint(kr_ctx *ctx, kr_value text);

/* ---- threads (threads.c) ---- */
extern const struct kr_thread_port kr_host_threads;
/* Ends a wait of the context for another thread: from a signal handler. */
void kr_host_threads_signal(kr_ctx *ctx);

/* ---- signals (signals.c) ---- */
void kr_host_signals_install(kr_ctx *ctx);
/* In the child of a fork: the signals are this context's from now on. */
void kr_host_signals_forked(kr_ctx *ctx);
void kr_host_signals_poll(kr_ctx *ctx);
/* Hooks of the simulated board: KR_PENDING_BOARD is set in so many ns, once. */
bool kr_host_tick(kr_ctx *ctx, uint64_t ns, bool cpu_time);
bool kr_host_ticked(kr_ctx *ctx);
/* Gives the terminal its interrupt character back; no more ticks. */
void kr_host_signals_end(kr_ctx *ctx);

#endif
