/* `krait dis`: the bytecode of source files and of .mpy files, as -v -v lists it. */
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/compile_job.h"
#include "code/mpy_format.h"
#include "compile/compile.h"
#include "object/str.h"

static const char help[] =
    "usage: krait dis [option] ... FILE...\n"
    "\n"
    "Lists the bytecode of each file on standard output, without running it.\n"
    "\n"
    "  FILE          a source file, or an .mpy file; - is source on standard input\n"
    "  -s NAME       name of the source file in the listing (one FILE only)\n"
    "  -h, --help    print this text\n"
    "\n"
    "What source is compiled to:\n"
    "  -O, -O1       no assert statements; -O2 (-OO) no docstrings either, -O3 no line numbers\n"
    "  --portable    only what MicroPython runs alike: the code that MicroPython's compiler makes\n"
    "  -msmall-int-bits=N   bits of the small integers of the machine that will run it (31)\n"
    "\n"
    "The listing is the one of `krait -v -v`; `krait mpy` shows what else is in an .mpy file.\n"
    "Status 0: all files were listed; 1: some were not, each told on standard error; 2: wrong\n"
    "options.\n";

static int usage_error(const char *what, const char *arg) {
    fprintf(stderr, "krait dis: %s%s\nusage: krait dis [option] ... FILE..., see --help\n", what,
            arg);
    return 2;
}

typedef struct options {
    kr_compile_job job;
    char **files;
    int n_files;
} options;

/* -1, or the exit status. */
static int parse(options *o, int argc, char **argv) {
    bool only_files = false;
    for (int i = 1; i < argc; i++) {
        char *arg = argv[i];
        int taken = 0;
        if (only_files || arg[0] != '-' || !arg[1]) {
            o->files[o->n_files++] = arg;
        } else if (strcmp(arg, "--") == 0) {
            only_files = true;
        } else if (strcmp(arg, "-h") == 0 || strcmp(arg, "--help") == 0) {
            fputs(help, stdout);
            return 0;
        } else if (strncmp(arg, "-march=", 7) == 0 ||
                   (taken = kr_compile_job_argument(&o->job, argc, argv, &i)) <= 0) {
            return usage_error(taken ? "no such value: " : "no such option: ", arg);
        }
    }
    if (!o->n_files) return usage_error("no file", "");
    if (o->n_files > 1 && o->job.source_name) return usage_error("-s is for one file", "");
    return -1;
}

static bool is_mpy(const char *path) {
    size_t n = strlen(path);
    return n > 4 && strcmp(path + n - 4, ".mpy") == 0;
}

static kr_value list_file(kr_ctx *ctx, void *arg) {
    const kr_compile_job *job = arg;
    kr_unit *unit = is_mpy(job->in)
                        ? kr_host_load_path(ctx, job->in, kr_str_from_cstr(ctx, job->in))
                        : kr_compile_job_compile(ctx, job);
    kr_host_list(ctx, unit);
    return KR_NONE;
}

int kr_cli_dis(int argc, char **argv) {
    options o = {.job = {.int_bits = KR_MPY_SMALL_INT_BITS}, .files = argv};
    kr_host_options host = {.verbose = 2}; /* the compiler notes the order of listings */
    int status = parse(&o, argc, argv);
    if (status >= 0) return status;
    host.program = argv[0];
    kr_ctx *ctx = kr_host_create(&host, __builtin_frame_address(0));
    if (!ctx) return 1;
    status = 0;
    for (int i = 0; i < o.n_files; i++) {
        kr_value exc;
        o.job.in = o.files[i];
        kr_protect(ctx, list_file, &o.job, &exc);
        if (kr_isnull(exc)) continue;
        status = 1;
        kr_print_exception(ctx, exc);
    }
    kr_host_destroy(ctx);
    return status;
}
