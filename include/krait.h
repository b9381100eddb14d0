/* krait as a library: the whole public C API.
 *
 * A krait is one independent Python: its own heap, modules and interned strings. Any number may
 * live in one process; each is used by one thread at a time. No call raises or long-jumps into the
 * caller: functions return a status, and krait_error tells what went wrong.
 *
 * Values are handles (krait_ref, never 0 for a value) that keep their object alive until
 * krait_drop or krait_close. Strings are UTF-8. */
#ifndef KRAIT_H
#define KRAIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct krait krait;
typedef uint32_t krait_ref; /* 0: no value */

typedef enum krait_status {
    KRAIT_OK = 0,
    KRAIT_ERROR = 1,  /* a Python exception: see krait_error */
    KRAIT_EXIT = 2,   /* SystemExit: see krait_exit_code */
    KRAIT_MEMORY = 3, /* out of memory outside the heap */
} krait_status;

typedef struct krait_config {
    size_t heap_limit; /* bytes the program may use, 0: no limit */
    int opt_level;     /* as -O */
    /* Where memory outside the heap comes from (NULL: malloc): resizes ptr from old_size to
     * new_size, 0 frees. */
    void *(*mem)(void *opaque, void *ptr, size_t old_size, size_t new_size);
    void *mem_opaque;
} krait_config;

/* Creates a Python, for the thread that calls. The program may start threads of its own: they run
 * while this thread is in a call of krait_run and the like, and those that are left end with it.
 * NULL when memory is exhausted. config may be NULL. */
krait *krait_open(const krait_config *config);
/* Flushes sys.stdout, frees everything. */
void krait_close(krait *k);

/* Runs source text as the module __main__ (whose globals stay between calls). name is shown in
 * tracebacks. */
krait_status krait_run(krait *k, const char *source, const char *name);
krait_status krait_run_file(krait *k, const char *path);
/* Value of an expression. */
krait_status krait_eval(krait *k, const char *expression, krait_ref *result);

/* Text of the last error ("ValueError: ..." with traceback), valid until the next call. */
const char *krait_error(krait *k);
int krait_exit_code(krait *k);
/* Makes the running program raise KeyboardInterrupt at its next safepoint; any thread may call
 * it. */
void krait_interrupt(krait *k);

/* ---- values ---- */
krait_ref krait_none(krait *k);
krait_ref krait_bool(krait *k, bool b);
krait_ref krait_int(krait *k, int64_t i);
krait_ref krait_float(krait *k, double d);
krait_ref krait_str(krait *k, const char *s, size_t len); /* 0 if s is not UTF-8 */
void krait_drop(krait *k, krait_ref r);

/* Each returns KRAIT_ERROR (TypeError, OverflowError) if the value does not convert. */
krait_status krait_to_int(krait *k, krait_ref r, int64_t *out);
krait_status krait_to_float(krait *k, krait_ref r, double *out);
/* str(value); *s is valid until r is dropped or the next conversion. */
krait_status krait_to_str(krait *k, krait_ref r, const char **s, size_t *len);

/* Globals of __main__. */
krait_status krait_get(krait *k, const char *name, krait_ref *result);
krait_status krait_set(krait *k, const char *name, krait_ref value);
krait_status krait_getattr(krait *k, krait_ref obj, const char *name, krait_ref *result);
krait_status krait_call(krait *k, krait_ref callee, const krait_ref *args, size_t n,
                        krait_ref *result);

/* A C function as a Python callable. It returns a value (0: an exception with krait_raise's
 * text). */
typedef krait_ref (*krait_fn)(krait *k, void *opaque, const krait_ref *args, size_t n);
krait_status krait_define(krait *k, const char *name, krait_fn fn, void *opaque);
/* To be followed by `return 0` in a krait_fn: raises RuntimeError(text). */
void krait_raise(krait *k, const char *text);

#ifdef __cplusplus
}
#endif

#endif
