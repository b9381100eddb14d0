/* Running a program: script, command string, module or standard input. */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/cli.h"
#include "compile/compile.h"
#include "object/dict.h"
#include "object/exception.h"
#include "object/int.h"
#include "object/names.h"
#include "object/path.h"
#include "object/seq.h"
#include "object/str.h"

int kr_cli_exit_status(kr_ctx *ctx, kr_value exc) {
    if (!kr_has_flag(exc, KR_TF_EXC) || !kr_is_instance_of(exc, &kr_type_SystemExit)) {
        kr_report_exception(ctx, exc);
        return kr_is_instance_of(exc, &kr_type_KeyboardInterrupt) ? KR_CLI_INTERRUPTED : 1;
    }
    kr_value code = KR_AS(kr_exc, exc)->field[KR_EXIT_CODE];
    int64_t n;
    if (kr_isnull(code) || kr_is_none(code)) return 0;
    if (kr_is_int(code)) return kr_int_to_i64(code, &n) ? (int)(n & 0xff) : 255;
    kr_value err = kr_getattr_opt(ctx, ctx->vm->sys_module, KR_N(ctx, stderr));
    kr_value text = kr_str_format(ctx, "%S\n", code);
    if (!kr_isnull(err) && !kr_is_none(err)) kr_call_method(ctx, err, KR_N(ctx, write), &text, 1);
    return 1;
}

static kr_value status_of(kr_ctx *ctx, void *arg) {
    return kr_smallint(kr_cli_exit_status(ctx, *(kr_value *)arg));
}

/* SystemExit's message may raise again (a str() in Python): that one decides. */
static int safe_status(kr_ctx *ctx, kr_value exc) {
    kr_value again;
    kr_value r = kr_protect(ctx, status_of, &exc, &again);
    if (kr_isnull(again)) return (int)kr_smallint_val(r);
    kr_print_exception(ctx, again);
    return 1;
}

/* The module __main__, in sys.modules; returns its dict. */
static kr_value make_main(kr_ctx *ctx) {
    kr_value m = kr_module_new(ctx, KR_N(ctx, __main__), KR_NONE);
    kr_dict_set_name(ctx, ctx->vm->modules, KR_N(ctx, __main__), m);
    kr_value d = kr_module_dict(m);
    kr_dict_set_name(ctx, d, KR_N(ctx, __builtins__), ctx->vm->builtins_module);
    kr_dict_set_name(ctx, d, KR_N(ctx, __package__), KR_NONE);
    kr_dict_set_name(ctx, d, KR_N(ctx, __spec__), KR_NONE);
    kr_dict_set_name(ctx, d, KR_N(ctx, __loader__), KR_NONE);
    return d;
}

typedef struct kr_kind_job {
    const char *path;
    int kind; /* -1: on the host; else 0 absent, KR_VFS_IFx */
} kr_kind_job;

static kr_value kind_in_rom(kr_ctx *ctx, void *arg) {
    kr_kind_job *job = arg;
    kr_vfs_place place;
    if (kr_host_find_mount(ctx, job->path, &place)) job->kind = kr_vfs_kind(ctx, &place);
    return KR_NONE;
}

/* What an image of the command line has there, -1 if the path leads to the host. */
static int rom_kind(kr_ctx *ctx, const kr_cli *cli, const char *path) {
    kr_kind_job job = {path, -1};
    kr_value exc;
    if (cli->n_roms) kr_protect(ctx, kind_in_rom, &job, &exc);
    return job.kind;
}

static bool is_host_directory(const char *path) {
    struct stat st;
    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static bool is_directory(kr_ctx *ctx, const kr_cli *cli, const char *path) {
    int kind = rom_kind(ctx, cli, path);
    return kind < 0 ? is_host_directory(path) : kind == KR_VFS_IFDIR;
}

typedef struct kr_run_job {
    kr_cli *cli;
    kr_value globals;
} kr_run_job;

/* As CPython: absolute. Listings show the name as it was given, as MicroPython's do. */
static kr_value script_path(kr_ctx *ctx, const kr_cli *cli) {
    const char *given = cli->argv[0];
    char dir[PATH_MAX];
    kr_strbuf b;
    kr_strbuf_init(ctx, &b, 256);
    if (*given != '/' && cli->host.verbose < 2 && getcwd(dir, sizeof dir)) {
        kr_strbuf_add(ctx, &b, dir, strlen(dir));
        kr_strbuf_add(ctx, &b, "/", 1);
    }
    kr_strbuf_add(ctx, &b, given, strlen(given));
    return kr_path_decode(ctx, b.data, b.len);
}

static kr_unit *compile_program(kr_ctx *ctx, kr_cli *cli, kr_value globals) {
    if (cli->command) {
        kr_compile_options opt = {
            KR_COMPILE_EXEC,
            0,
            cli->host.opt_level,
            kr_str_intern_cstr(ctx, cli->host.verbose >= 2 ? "<stdin>" : "<string>"),
            NULL,
            NULL};
        kr_unit *unit = kr_compile_text(ctx, cli->command, strlen(cli->command), &opt);
        kr_store(ctx, unit, &unit->source, kr_str_from_cstr(ctx, cli->command));
        kr_host_list(ctx, unit);
        return unit;
    }
    if (cli->argc && strcmp(cli->argv[0], "-") != 0) {
        kr_value path = script_path(ctx, cli);
        kr_dict_set_name(ctx, globals, KR_N(ctx, __file__), path);
        return kr_host_load_path(ctx, cli->argv[0], path);
    }
    return kr_host_compile_fd(ctx, 0, kr_str_intern_rom(ctx, "<stdin>"), KR_COMPILE_EXEC);
}

static kr_value run_program(kr_ctx *ctx, void *arg) {
    kr_run_job *job = arg;
    if (job->cli->module) return kr_run_module_as_main(ctx, job->cli->module, job->globals);
    if (!job->cli->command && job->cli->argc && is_directory(ctx, job->cli, job->cli->argv[0])) {
        return kr_run_module_as_main(ctx, "__main__", job->globals);
    }
    kr_unit *unit = compile_program(ctx, job->cli, job->globals);
    if (job->cli->compile_only) return KR_NONE;
    return kr_run_unit(ctx, unit, job->globals, KR_NULL);
}

/* The directory of the script, or the one that is the script, for sys.path[0], links followed. */
static const char *script_dir(kr_ctx *ctx, const kr_cli *cli, const char *path,
                              char buf[PATH_MAX]) {
    int kind = rom_kind(ctx, cli, path);
    if (kind >= 0)
        snprintf(buf, PATH_MAX, "%s", path);
    else if (!realpath(path, buf))
        return "";
    if (kind >= 0 ? kind == KR_VFS_IFDIR : is_host_directory(path)) return buf;
    char *slash = strrchr(buf, '/');
    slash[slash == buf] = 0;
    return buf;
}

/* As CPython: "can't open file", without a traceback. */
static int cannot_open(kr_ctx *ctx, const kr_cli *cli, const char *path) {
    char full[PATH_MAX], main[PATH_MAX + 16];
    int kind = rom_kind(ctx, cli, path);
    if (strcmp(path, "-") == 0 || kind > 0) return 0;
    if (kind < 0 && is_host_directory(path) && realpath(path, full)) {
        for (size_t i = 0; i < 2; i++) {
            snprintf(main, sizeof main, "%s/__main__.%s", full, i ? "mpy" : "py");
            if (access(main, R_OK) == 0) return 0;
        }
        fprintf(stderr, "krait: can't find '__main__' module in '%s'\n", full);
        return 1;
    }
    if (kind < 0 && access(path, R_OK) == 0) return 0;
    if (kind == 0) errno = ENOENT;
    fprintf(stderr, "krait: can't open file '%s': [Errno %d] %s\n", path, errno, strerror(errno));
    return 2;
}

static void set_argv(kr_ctx *ctx, kr_cli *cli) {
    char dir[PATH_MAX];
    const char *here = cli->host.flag[KR_FLAG_SAFE_PATH] ? NULL : "";
    if (cli->command || cli->module) {
        if (here && cli->module && getcwd(dir, sizeof dir)) here = dir;
        char dash_c[] = "-c", dash_m[] = "-m";
        char **argv = kr_heap_leaf0(ctx, ((size_t)cli->argc + 1) * sizeof *argv);
        argv[0] = cli->command ? dash_c : dash_m;
        memcpy(argv + 1, cli->argv, (size_t)cli->argc * sizeof *argv);
        kr_host_set_argv(ctx, cli->argc + 1, argv, here);
        return;
    }
    if (!cli->argc) {
        char empty[] = "";
        char *argv[1] = {empty};
        kr_host_set_argv(ctx, 1, argv, here);
        return;
    }
    if (here && strcmp(cli->argv[0], "-") != 0) here = script_dir(ctx, cli, cli->argv[0], dir);
    kr_host_set_argv(ctx, cli->argc, cli->argv, here);
}

static kr_value prepare(kr_ctx *ctx, void *arg) {
    kr_run_job *job = arg;
    set_argv(ctx, job->cli);
    job->globals = make_main(ctx);
    return KR_NONE;
}

static kr_value mount_roms(kr_ctx *ctx, void *arg) {
    kr_cli *cli = arg;
    for (size_t i = 0; i < cli->n_roms; i++) kr_host_rom_mount(ctx, &cli->roms[i]);
    return KR_NONE;
}

int kr_cli_run(kr_ctx *ctx, kr_cli *cli) {
    kr_value exc;
    int status = 0;
    kr_protect(ctx, mount_roms, cli, &exc);
    if (!kr_isnull(exc)) {
        kr_print_exception(ctx, exc);
        return 1;
    }
    bool script = cli->command || cli->module || (cli->argc && strcmp(cli->argv[0], "-") != 0);
    if (!cli->command && !cli->module && cli->argc) {
        status = cannot_open(ctx, cli, cli->argv[0]);
        if (status) return status;
    }
    cli->ran = true;
    kr_run_job job = {cli, KR_NULL};
    kr_protect(ctx, prepare, &job, &exc);
    if (!kr_isnull(exc)) {
        kr_print_exception(ctx, exc);
        return 1;
    }
    bool prompt = cli->host.flag[KR_FLAG_INTERACTIVE] || (!script && isatty(0));
    if (script || !prompt) {
        kr_protect(ctx, run_program, &job, &exc);
        if (!kr_isnull(exc) && prompt) {
            kr_report_exception(ctx, exc); /* SystemExit too: the prompt is wanted */
        } else if (!kr_isnull(exc)) {
            status = safe_status(ctx, exc);
        }
        kr_run_finalizers(ctx);
    }
    return prompt ? kr_cli_prompt(ctx, job.globals, !script && !cli->host.flag[KR_FLAG_QUIET])
                  : status;
}

/* ---- --compile-only FILE... ---- */
typedef struct kr_file_job {
    const char *path;
} kr_file_job;

static kr_value compile_one(kr_ctx *ctx, void *arg) {
    kr_file_job *job = arg;
    kr_host_load_path(ctx, job->path, kr_str_from_cstr(ctx, job->path));
    return KR_NONE;
}

kr_value kr_cli_describe(kr_ctx *ctx, void *arg) {
    kr_value exc = *(kr_value *)arg;
    kr_exc *e = KR_AS(kr_exc, exc);
    if (kr_is_instance_of(exc, &kr_type_SyntaxError)) {
        kr_value line = e->field[KR_SYNTAX_LINENO], msg = e->field[KR_SYNTAX_MSG];
        return kr_str_format(ctx, "%T: line %S: %S", exc, kr_isnull(line) ? kr_smallint(0) : line,
                             kr_isnull(msg) ? KR_NONE : msg);
    }
    return kr_str_format(ctx, "%T: line 0: %S", exc, exc);
}

int kr_cli_compile_many(kr_ctx *ctx, kr_cli *cli) {
    int status = 0;
    for (int i = 0; i < cli->argc; i++) {
        kr_file_job job = {cli->argv[i]};
        kr_value exc, again;
        kr_protect(ctx, compile_one, &job, &exc);
        if (kr_isnull(exc)) continue;
        kr_value text = kr_protect(ctx, kr_cli_describe, &exc, &again);
        status = 1;
        printf("%s: %.*s\n", job.path, kr_isnull(again) ? (int)kr_str_of(text)->len : 1,
               kr_isnull(again) ? kr_str_of(text)->data : "?");
    }
    fflush(stdout);
    return status;
}

static kr_value statistics(kr_ctx *ctx, void *arg) {
    kr_heap_stats s;
    (void)arg;
    kr_heap_get_stats(ctx->vm, &s);
    fflush(stdout);
    char line[512];
    int n = snprintf(line, sizeof line, "mem: total=%llu, current=%zu, peak=%zu\n",
                     (unsigned long long)s.allocated_total + s.outside_total, s.used + s.outside,
                     s.peak);
    n += kr_vm_memory_text(ctx, line + n, sizeof line - (size_t)n);
    kr_value out = kr_getattr_opt(ctx, ctx->vm->sys_module, KR_N(ctx, stdout));
    kr_value text = kr_str_new(ctx, line, (size_t)n);
    if (!kr_isnull(out)) kr_call_method(ctx, out, KR_N(ctx, write), &text, 1);
    /* not on standard output, where the four lines are what tools know */
    fprintf(stderr, "compiler: peak=%zu\n", s.outside_peak);
    return KR_NONE;
}

void kr_cli_statistics(kr_ctx *ctx) {
    kr_value exc;
    kr_protect(ctx, statistics, NULL, &exc);
    if (!kr_isnull(exc)) kr_print_exception(ctx, exc);
}
