/* `krait minify`: shorter source of the same meaning. A file's output appears whole or not at all.
 *
 * The source is compiled first, for its errors; so is the result, which costs little and would show
 * a mistake of the minifier before anybody relies on it. */
#include <errno.h>
#include <getopt.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/cli.h"
#include "code/mpy_write.h"
#include "compile/compile.h"
#include "compile/minify.h"
#include "object/str.h"

static const char help_text[] =
    "usage: krait minify [-o OUT.py | -d DIR] [option] ... FILE...\n"
    "\n"
    "Writes Python source that does the same and is shorter: without comments, docstrings,\n"
    "annotations, needless blanks and parentheses, with constants computed and local names of one\n"
    "or two letters. Names that can be seen from outside stay. Without -o or -d the result goes "
    "to\n"
    "stdout.\n"
    "\n"
    "  -o OUT.py             where the result goes (one FILE)\n"
    "  -d DIR                directory for the results of any number of files, made if need be;\n"
    "                        a relative path is kept below it\n"
    "  --keep-docstrings     leave docstrings\n"
    "  --keep-annotations    leave annotations; else those stay that a class with bases or\n"
    "                        decorators, or an unknown decorator of a function, may look at\n"
    "  --drop-asserts        leave out assert statements\n"
    "  --keep-asserts        do not (this is so anyway)\n"
    "  --no-rename           leave all names\n"
    "  --rename-params       also parameters, where no call in the file and no decorator could\n"
    "                        name them; calls elsewhere must pass them by position\n"
    "  --rename-private      also globals that begin with one underscore and that the file names\n"
    "                        nowhere else; no other file may use them\n"
    "  --rename-defs         also functions and classes within functions; their __name__ changes\n"
    "  --stats               tell what was done, and the size as bytecode before and after\n"
    "  -h, --help            print this text\n"
    "\n"
    "FILE may be - for stdin. Exit status: 0, 1 if a file could not be read, compiled or written,\n"
    "2 for wrong options.\n";

typedef struct minify_cmd {
    kr_minify_options opt;
    const char *out, *dir;
    bool stats;
    kr_ctx *ctx;
} minify_cmd;

/* One file on its way. */
typedef struct job {
    const minify_cmd *cmd;
    const char *name;
    char to[4096]; /* "": stdout */
    mode_t mode;
    kr_buf in, out;
    kr_minify_stats stats;
    const char *text; /* what is compiled now */
    size_t len;
    size_t mpy; /* its size as bytecode */
} job;

static void *plain_mem(void *opaque, void *ptr, size_t old_size, size_t new_size) {
    (void)opaque;
    (void)old_size;
    if (new_size) return realloc(ptr, new_size);
    free(ptr);
    return NULL;
}

/* ---- files ---- */

static bool complain(const char *name, const char *what) {
    fprintf(stderr, "krait minify: %s: %s\n", name, what);
    return false;
}

static bool read_all(job *j) {
    char chunk[16384];
    size_t n;
    struct stat st;
    bool is_stdin = strcmp(j->name, "-") == 0;
    FILE *f = is_stdin ? stdin : fopen(j->name, "rb");
    if (!f) return complain(j->name, strerror(errno));
    j->mode = fstat(fileno(f), &st) == 0 && S_ISREG(st.st_mode) ? st.st_mode & 0777 : 0;
    errno = 0;
    while ((n = fread(chunk, 1, sizeof chunk, f)) > 0) kr_buf_append(&j->in, chunk, n);
    int err = ferror(f) ? errno : 0;
    if (!is_stdin) fclose(f);
    if (err) return complain(j->name, strerror(err));
    return !j->in.failed || complain(j->name, "out of memory");
}

/* Makes the directories that lead to the file. */
static bool make_parents(char *path) {
    for (char *p = path + 1; *p; p++) {
        if (*p != '/') continue;
        *p = 0;
        bool ok = mkdir(path, 0777) == 0 || errno == EEXIST;
        *p = '/';
        if (!ok) return false;
    }
    return true;
}

static bool choose_output(job *j) {
    const minify_cmd *cmd = j->cmd;
    const char *name = j->name;
    if (cmd->out) snprintf(j->to, sizeof j->to, "%s", cmd->out);
    if (!cmd->dir) return true;
    while (strncmp(name, "./", 2) == 0) name += 2;
    if (name[0] == '/' || strstr(name, "..")) {
        const char *slash = strrchr(name, '/');
        if (slash) name = slash + 1;
    }
    if (snprintf(j->to, sizeof j->to - 32, "%s/%s", cmd->dir, name) >= (int)sizeof j->to - 32)
        return complain(j->name, strerror(ENAMETOOLONG));
    return make_parents(j->to) || complain(j->to, strerror(errno));
}

static bool write_text(const kr_buf *b, FILE *f) {
    return !b->len || fwrite(b->data, 1, b->len, f) == b->len;
}

static bool write_all(job *j) {
    char temp[sizeof j->to + 32];
    if (!*j->to) {
        bool ok = write_text(&j->out, stdout) && fflush(stdout) == 0;
        return ok || complain("stdout", strerror(errno));
    }
    struct stat st;
    bool special = stat(j->to, &st) == 0 && !S_ISREG(st.st_mode); /* a device, a pipe */
    if (special) {
        snprintf(temp, sizeof temp, "%s", j->to);
    } else {
        snprintf(temp, sizeof temp, "%s.%d.tmp", j->to, (int)getpid());
    }
    FILE *f = fopen(temp, "wb");
    if (!f) return complain(j->to, strerror(errno));
    bool ok = write_text(&j->out, f);
    if (j->mode && !special && fchmod(fileno(f), j->mode)) ok = false;
    ok = fclose(f) == 0 && ok;
    if (ok && (special || rename(temp, j->to) == 0)) return true;
    int err = errno;
    if (!special) unlink(temp);
    return complain(j->to, strerror(err));
}

/* ---- compiling ---- */

static bool count(void *opaque, const void *data, size_t n) {
    (void)data;
    *(size_t *)opaque += n;
    return true;
}

static kr_value compile_text(kr_ctx *ctx, void *arg) {
    job *j = arg;
    kr_compile_options opt = {.mode = KR_COMPILE_EXEC,
                              .flags = KR_CF_CHECK | KR_CF_NO_DEBUG,
                              .filename = kr_str_from_cstr(ctx, j->name)};
    kr_unit *unit = kr_compile_bytes(ctx, j->text, j->len, &opt);
    j->mpy = 0;
    if (j->cmd->stats) kr_mpy_write(ctx, unit, count, &j->mpy);
    return KR_NONE;
}

/* Compiles; an error is printed as Python prints it. */
static bool compiles(job *j, const kr_buf *text) {
    kr_ctx *ctx = j->cmd->ctx;
    kr_value exc = KR_NULL;
    j->text = text->len ? text->data : "";
    j->len = text->len;
    kr_protect(ctx, compile_text, j, &exc);
    if (!kr_isnull(exc)) kr_print_exception(ctx, exc);
    return kr_isnull(exc);
}

/* ---- one file ---- */

static void report_size(const char *what, size_t before, size_t after) {
    fprintf(stderr, "%s%zu -> %zu bytes (%.1f %%)", what, before, after,
            before ? 100.0 * (double)after / (double)before : 100.0);
}

static void report(const job *j, size_t mpy_before) {
    if (!j->cmd->stats && !*j->to) return;
    fprintf(stderr, "%s: ", j->name);
    report_size("", j->in.len, j->out.len);
    if (j->cmd->stats) {
        report_size("; .mpy ", mpy_before, j->mpy);
        fprintf(stderr,
                "; %" PRIu32 " names in %" PRIu32 " places, %" PRIu32 " docstrings, %" PRIu32
                " annotations, %" PRIu32 " constants",
                j->stats.names, j->stats.places, j->stats.docstrings, j->stats.annotations,
                j->stats.folded);
    }
    fputc('\n', stderr);
}

static bool minify(job *j) {
    kr_syntax_error error;
    size_t mpy_before;
    if (!choose_output(j) || !read_all(j) || !compiles(j, &j->in)) return false;
    mpy_before = j->mpy;
    if (!kr_minify(j->in.len ? j->in.data : "", j->in.len, &j->cmd->opt, &j->out, &j->stats,
                   &error))
        return complain(j->name, error.kind == KR_SYNTAX_MEMORY ? "out of memory" : error.message);
    if (!compiles(j, &j->out))
        return complain(j->name, "the result does not compile, which is an error of krait minify");
    if (!write_all(j)) return false;
    report(j, mpy_before);
    return true;
}

static bool minify_file(const minify_cmd *cmd, const char *name) {
    job j = {.cmd = cmd, .name = name};
    kr_buf_init(&j.in, plain_mem, NULL);
    kr_buf_init(&j.out, plain_mem, NULL);
    bool ok = minify(&j);
    kr_buf_free(&j.in);
    kr_buf_free(&j.out);
    return ok;
}

/* ---- the command ---- */

static int usage(const char *what) {
    fprintf(stderr, "krait minify: %s\ntry: krait minify --help\n", what);
    return 2;
}

enum { OPT_STATS = 0x10000, OPT_KEEP_ASSERTS };

/* Returns -1 to go on, else an exit status. */
static int parse_options(minify_cmd *cmd, int argc, char **argv) {
    static const struct option longs[] = {
        {"keep-docstrings", no_argument, NULL, 0x1000 + KR_MINIFY_KEEP_DOCS},
        {"keep-annotations", no_argument, NULL, 0x1000 + KR_MINIFY_KEEP_ANNOTATIONS},
        {"drop-asserts", no_argument, NULL, 0x1000 + KR_MINIFY_DROP_ASSERTS},
        {"keep-asserts", no_argument, NULL, OPT_KEEP_ASSERTS},
        {"no-rename", no_argument, NULL, 0x1000 + KR_MINIFY_NO_RENAME},
        {"rename-params", no_argument, NULL, 0x1000 + KR_MINIFY_PARAMS},
        {"rename-private", no_argument, NULL, 0x1000 + KR_MINIFY_PRIVATE},
        {"rename-defs", no_argument, NULL, 0x1000 + KR_MINIFY_DEFS},
        {"stats", no_argument, NULL, OPT_STATS},
        {"help", no_argument, NULL, 'h'},
        {NULL, 0, NULL, 0}};
    int c;
    while ((c = getopt_long(argc, argv, "o:d:h", longs, NULL)) != -1) {
        if (c == 'o') {
            cmd->out = optarg;
        } else if (c == 'd') {
            cmd->dir = optarg;
        } else if (c == 'h') {
            fputs(help_text, stdout);
            return 0;
        } else if (c == OPT_STATS) {
            cmd->stats = true;
        } else if (c == OPT_KEEP_ASSERTS) {
            cmd->opt.flags &= ~(uint32_t)KR_MINIFY_DROP_ASSERTS;
        } else if (c >= 0x1000) {
            cmd->opt.flags |= (uint32_t)c - 0x1000;
        } else {
            fputs("try: krait minify --help\n", stderr);
            return 2;
        }
    }
    if (optind == argc) return usage("no file is named");
    if (cmd->out && cmd->dir) return usage("-o and -d exclude each other");
    if (argc - optind > 1 && !cmd->dir) return usage("several files need -d DIR");
    return -1;
}

int kr_cli_minify(int argc, char **argv) {
    const char *ignore[] = {"ignore", NULL};
    const kr_host_options host = {.warn = ignore, .isolated = true};
    minify_cmd cmd = {
        .opt = {.uni = &kr_compile_uni_hooks, .mem = plain_mem},
    };
    int status = parse_options(&cmd, argc, argv);
    if (status >= 0) return status;
    cmd.ctx = kr_host_create(&host, __builtin_frame_address(0));
    if (!cmd.ctx) {
        fputs("krait minify: out of memory\n", stderr);
        return 1;
    }
    status = 0;
    for (int i = optind; i < argc; i++) {
        if (!minify_file(&cmd, argv[i])) status = 1;
    }
    kr_host_destroy(cmd.ctx);
    return status;
}
