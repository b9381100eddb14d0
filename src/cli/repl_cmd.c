/* `krait repl`: the prompt that a board has, over standard input and output or a pseudo-terminal,
 * for tools that talk to boards. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"
#include "module/repl.h"
#include "module/repl_help.h"
#include "object/exception.h"
#include "object/str.h"
#include "port/unix/wire.h"

static const char help[] =
    "usage: krait repl [option] ... [DIR]\n"
    "\n"
    "The prompt of a board, as MicroPython's tools expect it, on standard input and output:\n"
    "Ctrl-A raw mode (with raw-paste mode), Ctrl-B back from it, Ctrl-C interrupts, Ctrl-D begins\n"
    "anew with a fresh machine, Ctrl-E paste mode. It ends when its input does; on a terminal\n"
    "Ctrl-] leaves, too.\n"
    "\n"
    "  DIR           the folder that is the board's file system: boot.py in it runs at each "
    "start,\n"
    "                and main.py unless raw mode is on. Without DIR nothing runs\n"
    "  --pty         make a pseudo-terminal for tools that want a serial port, print its name,\n"
    "                and serve it until killed\n"
    "  --heap N[k|m|g]   limit the heap, as boards do\n"
    "  -h, --help    print this text\n";

static int usage_error(const char *what, const char *arg) {
    fprintf(stderr, "krait repl: %s%s\nusage: krait repl [option] ... [DIR], see --help\n", what,
            arg);
    return 2;
}

typedef struct board {
    kr_host_options host;
    kr_host_wire wire;
    const char *dir;
    bool pty;
    bool raw; /* the prompt's mode, which outlives the machine */
} board;

/* One machine's: on the stack that its collector scans. */
typedef struct life {
    board *b;
    kr_repl repl;
    const char *file;
} life;

/* -1, or the exit status. */
static int parse(board *b, int argc, char **argv) {
    for (int i = 1; i < argc; i++) {
        const char *arg = argv[i];
        if (strcmp(arg, "-h") == 0 || strcmp(arg, "--help") == 0) {
            fputs(help, stdout);
            return 0;
        }
        if (strcmp(arg, "--pty") == 0) {
            b->pty = true;
        } else if (strcmp(arg, "--heap") == 0 && i + 1 < argc) {
            b->host.heap_limit = kr_cli_parse_size(argv[++i]);
            if (b->host.heap_limit < 4096) return usage_error("no size for a heap: ", argv[i]);
        } else if (arg[0] == '-') {
            return usage_error("no such option: ", arg);
        } else if (b->dir) {
            return usage_error("one folder only, not also ", arg);
        } else {
            b->dir = arg;
        }
    }
    return -1;
}

static kr_value prepare(kr_ctx *ctx, void *arg) {
    life *l = arg;
    kr_host_set_argv(ctx, 0, NULL, "");
    kr_wire_install(ctx, &l->b->wire.wire);
    kr_repl_install_help(ctx);
    l->repl.globals = kr_repl_main(ctx);
    return KR_NONE;
}

static kr_value run_file(kr_ctx *ctx, void *arg) {
    const life *l = arg;
    kr_unit *unit = kr_host_load_path(ctx, l->file, kr_str_from_cstr(ctx, l->file));
    return kr_run_unit(ctx, unit, l->repl.globals, KR_NULL);
}

/* False: the file asked for a reset (sys.exit). */
static bool start_file(kr_ctx *ctx, life *l, const char *file) {
    kr_wire *w = &l->b->wire.wire;
    kr_value exc;
    if (!l->b->dir || access(file, R_OK)) return true;
    l->file = file;
    w->interrupts(w, true);
    kr_protect(ctx, run_file, l, &exc);
    w->interrupts(w, false);
    if (kr_isnull(exc)) return true;
    if (kr_is_instance_of(exc, &kr_type_SystemExit)) return false;
    kr_print_exception(ctx, exc);
    return true;
}

static kr_repl_end run(kr_ctx *ctx, life *l) {
    kr_value exc;
    kr_host_wire_begin(&l->b->wire, ctx);
    kr_protect(ctx, prepare, l, &exc);
    if (!kr_isnull(exc)) {
        kr_print_exception(ctx, exc);
        return KR_REPL_LOST;
    }
    if (!start_file(ctx, l, "boot.py")) return KR_REPL_RESET;
    if (!l->repl.raw && !start_file(ctx, l, "main.py")) return KR_REPL_RESET;
    return kr_repl_run(ctx, &l->repl);
}

/* From the machine's start to its end. */
KR_NOINLINE static kr_repl_end live(board *b) {
    life l = {.b = b,
              .repl = {.wire = &b->wire.wire,
                       .globals = KR_NULL,
                       .history = 50,
                       .raw = b->raw,
                       .greeting = "krait " KR_VERSION " (Python 3.14 language) on linux\r\n"
                                   "Type \"help()\" for help.\r\n"}};
    kr_ctx *ctx = kr_host_create(&b->host, __builtin_frame_address(0));
    if (!ctx) {
        kr_wire_say(&b->wire.wire, "krait: no memory to start\r\n");
        return KR_REPL_LOST;
    }
    kr_repl_end end = run(ctx, &l);
    b->raw = l.repl.raw;
    kr_host_destroy(ctx);
    b->wire.ctx = NULL;
    return end;
}

static int serve(board *b) {
    const char *name = NULL;
    int in = 0, out = 1;
    if (b->pty) {
        in = out = kr_host_wire_pty(&name);
        if (in < 0) {
            fprintf(stderr, "krait repl: no pseudo-terminal: %s\n", strerror(errno));
            return 1;
        }
        puts(name);
        fflush(stdout);
    }
    kr_host_wire_open(&b->wire, in, out);
    while (live(b) == KR_REPL_RESET) kr_wire_say(&b->wire.wire, "MPY: soft reboot\r\n");
    kr_host_wire_close(&b->wire);
    return 0;
}

int kr_cli_repl(int argc, char **argv) {
    board b = {.raw = false};
    int status = parse(&b, argc, argv);
    if (status >= 0) return status;
    if (b.dir && chdir(b.dir)) {
        fprintf(stderr, "krait repl: %s: %s\n", b.dir, strerror(errno));
        return 1;
    }
    b.host.program = argv[0];
    return serve(&b);
}
