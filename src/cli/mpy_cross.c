/* The program mpy-cross: options and exit statuses of MicroPython's cross compiler, so that build
 * files written for it work as they are. Always portable. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/compile_job.h"
#include "code/mpy_format.h"
#include "compile/compile.h"

static int usage(const char *program) {
    printf(
        "usage: %s [<opts>] [-X <implopt>] [--] <input filename>\n"
        "Options:\n"
        "--version : show version information\n"
        "-o : output file for compiled bytecode (defaults to input with .mpy extension, or stdout "
        "if input is stdin)\n"
        "-s : source filename to embed in the compiled bytecode (defaults to input file)\n"
        "-v : accepted; twice, list the bytecode\n"
        "-O[N] : apply bytecode optimizations of level N\n"
        "\n"
        "Target specific options:\n"
        "-msmall-int-bits=number : set the maximum bits used to encode a small-int\n"
        "-march=<arch> : accepted, but there is no machine code yet: functions that ask for it "
        "are refused; ",
        program);
    kr_compile_job_list_arch(", ");
    printf("\n\n"
           "Implementation specific options:\n"
           "  emit={bytecode,native,viper} -- set the default code emitter; only bytecode is "
           "there\n"
           "  heapsize=<n> -- set the heap size (default: no limit)\n");
    return 1;
}

typedef struct options {
    kr_compile_job job;
    kr_host_options host;
    const char *error; /* what is wrong with the options, NULL: the usage is shown */
} options;

/* Bytes of "N", "Nk", "NM". */
static bool set_heap(kr_host_options *host, const char *s) {
    char *end;
    unsigned long long n = strtoull(s, &end, 0);
    if (end == s) return false;
    if (*end == 'k' || *end == 'K')
        n <<= 10, end++;
    else if (*end == 'm' || *end == 'M')
        n <<= 20, end++;
    if (*end) return false;
    host->heap_limit = n && n < 65536 ? 65536 : (size_t)n; /* the machine itself needs some */
    return true;
}

static bool x_option(options *o, const char *arg) {
    if (strcmp(arg, "emit=bytecode") == 0) return true;
    if (strncmp(arg, "heapsize=", 9) == 0) return set_heap(&o->host, arg + 9);
    if (strcmp(arg, "emit=native") == 0 || strcmp(arg, "emit=viper") == 0)
        o->error = "machine code is not available";
    return false;
}

static bool set_input(options *o, const char *arg) {
    if (o->job.in) o->error = "multiple input files";
    if (o->job.in) return false;
    o->job.in = arg;
    return true;
}

static bool parse(options *o, int argc, char **argv) {
    bool only_files = false;
    for (int i = 1; i < argc; i++) {
        const char *arg = argv[i], **value = strcmp(arg, "-o") == 0   ? &o->job.out
                                             : strcmp(arg, "-s") == 0 ? &o->job.source_name
                                                                      : NULL;
        bool ok = true;
        if (only_files || arg[0] != '-' || !arg[1]) {
            ok = set_input(o, arg);
        } else if (strcmp(arg, "--") == 0) {
            only_files = true;
        } else if (strcmp(arg, "-X") == 0) {
            ok = i + 1 < argc && x_option(o, argv[++i]);
        } else if (value) {
            if (i + 1 == argc) return false;
            *value = argv[++i];
        } else if (strcmp(arg, "-v") == 0) {
            o->host.verbose++;
        } else {
            ok = kr_compile_job_option(&o->job, arg) > 0;
        }
        if (!ok) return false;
    }
    if (!o->job.in) o->error = "no input file";
    return o->job.in;
}

static kr_value run_job(kr_ctx *ctx, void *arg) {
    kr_compile_job_run(ctx, arg);
    return KR_NONE;
}

int kr_cli_mpy_cross(int argc, char **argv) {
    options o = {
        .job = {.flags = KR_CF_PORTABLE | KR_CF_NO_NATIVE, .int_bits = KR_MPY_SMALL_INT_BITS},
        .host = {.program = argv[0]}};
    char buf[4096];
    kr_value exc;
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--version") != 0) continue;
        printf("krait " KR_VERSION "; mpy-cross emitting mpy v%d.%d\n", KR_MPY_VERSION,
               KR_MPY_NATIVE_ABI);
        return 0;
    }
    if (!parse(&o, argc, argv)) {
        if (!o.error) return usage(argv[0]);
        fprintf(stderr, "mpy-cross: %s\n", o.error);
        return 1;
    }
    if (!o.job.out) o.job.out = kr_compile_job_output(o.job.in, NULL, buf, sizeof buf);
    kr_ctx *ctx = kr_host_create(&o.host, __builtin_frame_address(0));
    if (!ctx) return 1;
    kr_protect(ctx, run_job, &o.job, &exc);
    if (!kr_isnull(exc)) kr_print_exception(ctx, exc);
    kr_host_destroy(ctx);
    return kr_isnull(exc) ? 0 : 1;
}
