/* `krait compile`: source files to .mpy files. */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/cli.h"
#include "cli/compile_job.h"
#include "code/mpy_format.h"
#include "compile/compile.h"
#include "object/exception.h"
#include "object/str.h"

static const char help[] =
    "usage: krait compile [option] ... FILE...\n"
    "\n"
    "Writes the bytecode of each source file in .mpy format (version 6), beside it or where -o "
    "says.\n"
    "\n"
    "  FILE          a source file; - is standard input, then the bytecode goes to standard "
    "output\n"
    "  -o OUT        the .mpy file, or a directory for the .mpy files; - is standard output\n"
    "  -s NAME       name of the source file that tracebacks show (one FILE only)\n"
    "  -O, -O1       drop assert statements; -O2 (-OO) docstrings too, -O3 line numbers too\n"
    "  --portable    only what MicroPython runs alike: no records of krait's own, and constructs\n"
    "                that need help from krait are refused\n"
    "  -march=ARCH   refuse functions that ask for machine code (@micropython.native, .viper):\n"
    "                there is none for any machine yet. Without it they become bytecode\n"
    "  -msmall-int-bits=N   bits of the small integers of the machine that will run it (31)\n"
    "  -v -v         list the bytecode on standard output\n"
    "  -h, --help    print this text\n"
    "\n"
    "Without --portable krait's own semantics are kept, and columns, docstrings and names of "
    "local\n"
    "variables lie behind the code; MicroPython does not look at them.\n"
    "Status 0: all files are written; 1: some were refused, each told on standard error; 2: wrong\n"
    "options. A file is written whole or not at all.\n"
    "Machines: ";

static int usage_error(const char *what, const char *arg) {
    fprintf(stderr, "krait compile: %s%s\nusage: krait compile [option] ... FILE..., see --help\n",
            what, arg);
    return 2;
}

typedef struct options {
    kr_compile_job job;
    const char *out, *dir;
    char **files;
    int n_files, verbose;
} options;

static bool is_directory(const char *path) {
    struct stat st;
    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

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
        } else if (strcmp(arg, "-o") == 0 && i + 1 < argc) {
            o->out = argv[++i];
        } else if (strcmp(arg, "-v") == 0) {
            o->verbose++;
        } else if (strcmp(arg, "-h") == 0 || strcmp(arg, "--help") == 0) {
            fputs(help, stdout);
            kr_compile_job_list_arch(", ");
            puts("");
            return 0;
        } else if ((taken = kr_compile_job_argument(&o->job, argc, argv, &i)) <= 0) {
            return usage_error(taken ? "no such value: " : "no such option: ", arg);
        }
    }
    if (!o->n_files) return usage_error("no file", "");
    if (o->out && strcmp(o->out, "-") != 0 && is_directory(o->out)) o->dir = o->out;
    if (o->n_files > 1 && o->job.source_name) return usage_error("-s is for one file", "");
    if (o->n_files > 1 && o->out && !o->dir) {
        return usage_error("several files need a directory to go to, not ", o->out);
    }
    return -1;
}

static kr_value run_job(kr_ctx *ctx, void *arg) {
    kr_compile_job_run(ctx, arg);
    return KR_NONE;
}

static kr_value one_line(kr_ctx *ctx, void *arg) {
    kr_value exc = *(kr_value *)arg;
    if (kr_is_instance_of(exc, &kr_type_SyntaxError)) return kr_cli_describe(ctx, arg);
    return kr_str_format(ctx, "%T: %S", exc, exc);
}

/* A file alone is told with its source line; of several each in a line. */
static void tell(kr_ctx *ctx, const options *o, kr_value exc) {
    kr_value again, text;
    if (o->n_files == 1) {
        kr_print_exception(ctx, exc);
        return;
    }
    text = kr_protect(ctx, one_line, &exc, &again);
    fprintf(stderr, "%s: %.*s\n", o->job.in, kr_isnull(again) ? (int)kr_str_of(text)->len : 1,
            kr_isnull(again) ? kr_str_of(text)->data : "?");
}

static int compile_all(kr_ctx *ctx, options *o) {
    char buf[4096];
    int status = 0;
    for (int i = 0; i < o->n_files; i++) {
        kr_value exc;
        o->job.in = o->files[i];
        o->job.out =
            o->out && !o->dir ? o->out : kr_compile_job_output(o->job.in, o->dir, buf, sizeof buf);
        kr_protect(ctx, run_job, &o->job, &exc);
        if (kr_isnull(exc)) continue;
        status = 1;
        tell(ctx, o, exc);
    }
    return status;
}

int kr_cli_compile(int argc, char **argv) {
    options o = {.job = {.int_bits = KR_MPY_SMALL_INT_BITS}, .files = argv};
    kr_host_options host = {0};
    int status = parse(&o, argc, argv);
    if (status >= 0) return status;
    host.program = argv[0];
    host.verbose = o.verbose;
    kr_ctx *ctx = kr_host_create(&host, __builtin_frame_address(0));
    if (!ctx) return 1;
    status = compile_all(ctx, &o);
    kr_host_destroy(ctx);
    return status;
}
