/* What `krait compile` and `mpy-cross` share: one file, source to bytecode. */
#ifndef KR_CLI_COMPILE_JOB_H
#define KR_CLI_COMPILE_JOB_H

#include "port/host.h"

typedef struct kr_compile_job {
    const char *in;          /* "-": standard input */
    const char *out;         /* "-": standard output */
    const char *source_name; /* what the code is told; NULL: `in` */
    uint32_t flags;          /* KR_CF_ */
    int opt_level;
    int int_bits; /* what the header says of small ints */
} kr_compile_job;

/* Compiles the file. Raises SyntaxError, OSError ... */
kr_unit *kr_compile_job_compile(kr_ctx *ctx, const kr_compile_job *job);
/* Compiles and writes the file: it appears whole or not at all. Lists the code if the machine is
 * that verbose. Raises SyntaxError, OSError ... */
void kr_compile_job_run(kr_ctx *ctx, const kr_compile_job *job);
/* Name for the output: with .mpy for .py, in `dir` unless that is NULL. */
const char *kr_compile_job_output(const char *in, const char *dir, char *buf, size_t cap);
/* The options -O, -msmall-int-bits= and -march=: 1 taken, 0 another option, -1 unknown value. */
int kr_compile_job_option(kr_compile_job *job, const char *arg);
/* The same and what krait's own commands take besides, at argv[*i]: --portable, -s NAME. */
int kr_compile_job_argument(kr_compile_job *job, int argc, char **argv, int *i);
/* The machines of -march=, after one another. */
void kr_compile_job_list_arch(const char *between);

#endif
