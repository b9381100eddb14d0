/* The command: options, then one of script, -c, -m, stdin, compile-only or the prompt. */
#include <errno.h>
#include <getopt.h>
#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"
#include "code/frozen.h"

static const char help_text[] =
    "usage: krait [option] ... [-c cmd | -m mod | file | -] [arg] ...\n"
    "\n"
    "  file            run a script\n"
    "  -               run the program on standard input (also when no file is given)\n"
    "  -c cmd          run a program given as a string\n"
    "  -m mod          run a module found on sys.path as a script\n"
    "  -i              start the prompt after the program\n"
    "  -O              drop assert statements; -OO drops docstrings, -OOO line numbers too\n"
    "  -v              print what each import takes, and memory figures at exit; -v -v lists\n"
    "                  the bytecode\n"
    "  -V, --version   print the version\n"
    "  -h, --help      print this text\n"
    "  -q              no greeting before the prompt\n"
    "  -u              stdout and stderr unbuffered\n"
    "  -E              environment variables are not looked at\n"
    "  -P              no directory of the script on sys.path\n"
    "  -I              -E and -P\n"
    "  -W action:message:category:module:line   what becomes of warnings\n"
    "  -B              write no compiled copies of imported files (__pycache__)\n"
    "  -S, -s, -b, -d, -R   accepted for compatibility, told by sys.flags\n"
    "  -X int_max_str_digits=N, -X dev   as in CPython\n"
    "  -X no_debug_ranges     tracebacks without columns: less memory for code (what a heap below\n"
    "                         1 MB means anyway)\n"
    "  -X heapsize=N[k|m|g]   limit the heap\n"
    "  -X gc-stress[=N]       collect at every Nth allocation (1)\n"
    "  -X verify-heap         check the heap at every collection\n"
    "  -X fail-alloc=N[:K|+]  let the Nth allocation of the program fail, and K-1 more, or (+)\n"
    "                         all that follow while nothing is given up\n"
    "  -X fail-mem=N[:K]      the same for memory outside the heap, from the start on\n"
    "  -X compile-only        compile, list if asked to, do not run\n"
    "  --romfs IMG[:/MOUNT]   mount a ROMFS image (at /rom), and import from MOUNT and MOUNT/lib,\n"
    "                         too; a copy in memory is used. May be given several times\n"
    "  --romfs-trusted IMG[:/MOUNT]   the same without the copy: the file itself is used, and "
    "must\n"
    "                         not change or shrink while the program runs\n"
    "  --compile-only FILE... compile many files, print one line for each that is refused\n"
    "\n"
    "commands, each with --help of its own:\n"
#define KR_COMMAND(name, run, help) "  " name " " help "\n"
#define KR_COMMAND_PY(name, module, help) "  " name " " help "\n"
#include "cli/commands.def"
#undef KR_COMMAND
#undef KR_COMMAND_PY
    "\n"
    "environment: KRAITPATH  directories put on sys.path, separated by colons\n"
    "             KRAITLIBRARY  directory of CPython's library, searched after krait's own (that\n"
    "                            of the newest python3 up to 3.14); empty: none\n"
    "             KRAITDONTWRITEBYTECODE, PYTHONDONTWRITEBYTECODE  as -B, if not empty\n"
    "             KRAIT_HISTORY  file for what is typed at the prompt (~/.krait_history); empty:\n"
    "                            none\n"
    "             NO_COLOR, FORCE_COLOR  no colours in tracebacks, or always, not only on a\n"
    "                            terminal\n";

size_t kr_cli_parse_size(const char *s) {
    char *end;
    unsigned long long n = strtoull(s, &end, 10);
    int shift = 0;
    if (end == s) return 0;
    if (*end == 'k' || *end == 'K') shift = 10;
    if (*end == 'm' || *end == 'M') shift = 20;
    if (*end == 'g' || *end == 'G') shift = 30;
    if (shift) end++;
    if (*end || n > SIZE_MAX >> shift) return 0;
    return (size_t)n << shift;
}

static int usage_error(const char *what, const char *arg) {
    fprintf(stderr, "krait: %s: %s\ntry: krait --help\n", what, arg);
    return 2;
}

/* "N", "N:K" or "N+" */
static void fail_option(const char *s, uint64_t *first, uint64_t *count) {
    char *end;
    *first = strtoull(s, &end, 10);
    *count = *end == ':' ? strtoull(end + 1, NULL, 10) : *end != '+';
}

/* Memory outside the heap that runs out as -X fail-mem says. What shrinks never fails. */
static void *failing_mem(void *opaque, void *ptr, size_t old_size, size_t new_size) {
    kr_cli *cli = opaque;
    if (new_size > old_size && ++cli->mem_requests >= cli->fail_mem &&
        cli->mem_requests - cli->fail_mem < cli->fail_mem_count) {
        return NULL;
    }
    if (new_size) return realloc(ptr, new_size);
    free(ptr);
    return NULL;
}

/* -X options. Returns 0 or an exit status. */
static int x_option(kr_cli *cli, const char *arg) {
    if (strncmp(arg, "heapsize=", 9) == 0) {
        cli->host.heap_limit = kr_cli_parse_size(arg + 9);
        if (cli->host.heap_limit < 4096) {
            return usage_error("heapsize must be a number of bytes of at least 4k, e.g. 8m", arg);
        }
    } else if (strcmp(arg, "verify-heap") == 0) {
        cli->host.verify_heap = true;
    } else if (strncmp(arg, "gc-stress", 9) == 0 && (!arg[9] || arg[9] == '=')) {
        cli->host.gc_stress = arg[9] ? (unsigned)atoi(arg + 10) : 1;
    } else if (strncmp(arg, "fail-alloc=", 11) == 0) {
        fail_option(arg + 11, &cli->host.fail_alloc, &cli->host.fail_count);
    } else if (strncmp(arg, "fail-mem=", 9) == 0) {
        fail_option(arg + 9, &cli->fail_mem, &cli->fail_mem_count);
        cli->host.mem = failing_mem;
        cli->host.mem_opaque = cli;
    } else if (strcmp(arg, "compile-only") == 0) {
        cli->compile_only = true;
    } else if (strcmp(arg, "dev") == 0) {
        cli->host.flag[KR_FLAG_DEV_MODE] = 1;
    } else if (strcmp(arg, "warn_default_encoding") == 0) {
        cli->host.flag[KR_FLAG_WARN_DEFAULT_ENCODING] = 1;
    } else if (strcmp(arg, "no_debug_ranges") == 0) {
        cli->host.no_debug_ranges = true;
    } else if (strncmp(arg, "int_max_str_digits=", 19) == 0) {
        int n = atoi(arg + 19);
        if (n && n < 640) {
            return usage_error("int_max_str_digits must be at least 640, or 0 for no limit", arg);
        }
        cli->host.max_str_digits = n ? n : -1;
    }
    return 0; /* others are ignored as CPython does */
}

/* --romfs IMG[:/MOUNT]: cuts the argument in two. */
static int rom_option(kr_cli *cli, char *arg, bool trusted) {
    kr_host_rom *rom = &cli->roms[cli->n_roms++];
    char *colon = strrchr(arg, ':');
    *rom = (kr_host_rom){.path = arg, .point = "/rom", .trusted = trusted};
    if (colon && colon[1] == '/') {
        *colon = 0;
        rom->point = colon + 1;
    }
    for (size_t i = 0; i + 1 < cli->n_roms; i++) {
        if (strcmp(cli->roms[i].point, rom->point) == 0) {
            return usage_error("two images for one mount point (IMG:/MOUNT names another)",
                               rom->point);
        }
    }
    return 0;
}

/* Options that sys.flags tells. */
static void flag_option(kr_cli *cli, int c) {
    static const struct {
        char letter, place;
    } counted[] = {{'B', KR_FLAG_DONT_WRITE_BYTECODE},
                   {'E', KR_FLAG_IGNORE_ENVIRONMENT},
                   {'P', KR_FLAG_SAFE_PATH},
                   {'S', KR_FLAG_NO_SITE},
                   {'b', KR_FLAG_BYTES_WARNING},
                   {'d', KR_FLAG_DEBUG},
                   {'i', KR_FLAG_INSPECT},
                   {'i', KR_FLAG_INTERACTIVE},
                   {'q', KR_FLAG_QUIET},
                   {'s', KR_FLAG_NO_USER_SITE},
                   {'I', KR_FLAG_ISOLATED},
                   {'I', KR_FLAG_NO_USER_SITE},
                   {'I', KR_FLAG_IGNORE_ENVIRONMENT},
                   {'I', KR_FLAG_SAFE_PATH}};
    for (size_t i = 0; i < KR_ARRAY_LEN(counted); i++) {
        if (counted[i].letter == c) cli->host.flag[(int)counted[i].place]++;
    }
}

#define SHORT_OPTIONS "+:c:m:iOvVhX:BEIRSsubdqPW:"

/* Returns -1 to go on, else an exit status. */
static int parse_options(kr_cli *cli, int argc, char **argv) {
    static const struct option longs[] = {{"help", no_argument, NULL, 'h'},
                                          {"version", no_argument, NULL, 'V'},
                                          {"compile-only", no_argument, NULL, 1},
                                          {"romfs", required_argument, NULL, 2},
                                          {"romfs-trusted", required_argument, NULL, 3},
                                          {NULL, 0, NULL, 0}};
    const char **warn = cli->host.warn, **xoption = cli->host.xoption;
    int c, bad;
    opterr = 0;
    while ((c = getopt_long(argc, argv, cli->record ? SHORT_OPTIONS "o:" : SHORT_OPTIONS, longs,
                            NULL)) != -1) {
        switch (c) {
        case 'c':
            cli->command = optarg;
            return -1;
        case 'm':
            cli->module = optarg;
            return -1;
        case 'O':
            cli->host.opt_level++;
            break;
        case 'v':
            cli->host.verbose++;
            break;
        case 'W':
            *warn++ = optarg;
            break;
        case 'u':
            cli->host.unbuffered = true;
            break;
        case 'V':
            printf("krait " KR_VERSION " (Python 3.14 language, .mpy v6)\n");
            return 0;
        case 'h':
            fputs(cli->record ? kr_cli_mem_help : help_text, stdout);
            return 0;
        case 'X':
            bad = x_option(cli, optarg);
            if (bad) return bad;
            *xoption++ = optarg;
            break;
        case 'o':
            cli->page_name = optarg;
            break;
        case 1:
            cli->compile_many = true;
            break;
        case 2:
        case 3:
            bad = rom_option(cli, optarg, c == 3);
            if (bad) return bad;
            break;
        case '?':
            return usage_error("unknown option", argv[optind - 1]);
        case ':':
            return usage_error("option needs an argument", argv[optind - 1]);
        default:
            flag_option(cli, c);
            break;
        }
    }
    return -1;
}

static int out_of_memory(void) {
    fputs("krait: out of memory\n", stderr);
    return 1;
}

static bool open_roms(kr_cli *cli) {
    for (size_t i = 0; i < cli->n_roms; i++) {
        const char *wrong = kr_host_rom_open(&cli->roms[i]);
        if (!wrong) continue;
        fprintf(stderr, "krait: can't mount '%s': %s\n", cli->roms[i].path, wrong);
        return false;
    }
    return true;
}

static int run_command(kr_cli *cli, int argc, char **argv) {
    int status = parse_options(cli, argc, argv);
    if (status >= 0) return status;
    cli->argc = argc - optind;
    cli->argv = argv + optind;
    if (cli->record && (status = kr_cli_page_prepare(cli)) != 0) return status;
    if (!open_roms(cli)) return 2;
    kr_ctx *ctx = kr_host_create(&cli->host, __builtin_frame_address(0));
    if (!ctx || (cli->record && !kr_cli_page_begin(ctx, cli))) return out_of_memory();
    status = cli->compile_many ? kr_cli_compile_many(ctx, cli) : kr_cli_run(ctx, cli);
    if (cli->record) kr_cli_page_end(ctx, cli);
    if (cli->host.verbose) kr_cli_statistics(ctx);
    if (!kr_host_destroy(ctx) && status == 0) status = 120;
    if (cli->record && !kr_cli_page_write(cli) && status == 0) status = 1;
    if (cli->mem_requests < cli->fail_mem) {
        fprintf(stderr, "krait: only %" PRIu64 " requests for memory\n", cli->mem_requests);
    }
    if (status == KR_CLI_INTERRUPTED) { /* die of the signal, as shells expect */
        signal(SIGINT, SIG_DFL);
        raise(SIGINT);
        status = 130;
    }
    return status;
}

static int run(kr_cli *cli, int argc, char **argv) {
    const char **texts = calloc((size_t)argc + 2, 2 * sizeof *texts);
    cli->roms = calloc((size_t)argc, sizeof *cli->roms);
    int status;
    if (texts && cli->roms) {
        cli->host.program = argv[0];
        cli->host.warn = texts;
        cli->host.xoption = texts + argc + 1;
        status = run_command(cli, argc, argv);
    } else {
        status = out_of_memory();
    }
    free(cli->page);
    for (size_t i = 0; i < cli->n_roms; i++) kr_host_rom_close(&cli->roms[i]);
    free(cli->roms);
    free(texts);
    return status;
}

static int run_mem(int argc, char **argv) {
    kr_cli cli = {.record = true};
    return run(&cli, argc, argv);
}

/* A command written in Python: krait -P -m MODULE ... */
static int run_module(const char *module, int argc, char **argv) {
    kr_cli cli = {0};
    char **args = calloc((size_t)argc + 4, sizeof *args), dash_p[] = "-P", dash_m[] = "-m";
    char name[256];
    if (!args) return out_of_memory();
    snprintf(name, sizeof name, "%s", module);
    args[0] = argv[0];
    args[1] = dash_p;
    args[2] = dash_m;
    args[3] = name;
    for (int i = 1; i < argc; i++) args[i + 3] = argv[i];
    int status = run(&cli, argc + 3, args);
    free(args);
    return status;
}

typedef struct command {
    char name[16]; /* here, not in some page of texts that a start would otherwise not look at */
    int (*run)(int argc, char **argv);
    const char *module;
} command;

static const command commands[] = {
#define KR_COMMAND(name, run, help) {name, run, NULL},
#define KR_COMMAND_PY(name, module, help) {name, NULL, module},
#include "cli/commands.def"
#undef KR_COMMAND
#undef KR_COMMAND_PY
};

/* The name that the program goes by. */
static bool is_called(const char *program, const char *name) {
    const char *slash = program ? strrchr(program, '/') : NULL;
    return program && strcmp(slash ? slash + 1 : program, name) == 0;
}

int main(int argc, char **argv) {
    kr_cli cli = {0};
    if (kr_frozen.main) return run_module(kr_frozen.main, argc, argv);
    static const char mpy_cross[] = "mpy-cross";
    if (is_called(argv[0], mpy_cross)) return kr_cli_mpy_cross(argc, argv);
    for (size_t i = 0; argc > 1 && i < KR_ARRAY_LEN(commands); i++) {
        const command *c = &commands[i];
        if (strcmp(argv[1], c->name) != 0) continue;
        argv[1] = argv[0];
        return c->run ? c->run(argc - 1, argv + 1) : run_module(c->module, argc - 1, argv + 1);
    }
    return run(&cli, argc, argv);
}
