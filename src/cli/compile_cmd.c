/* `krait compile`: source file to .mpy file. The output appears whole or not at all. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"
#include "code/mpy_write.h"
#include "compile/compile.h"
#include "object/str.h"

typedef struct kr_compile_cmd {
    const char *in, *out, *source_name;
    bool portable;
    int opt_level;
} kr_compile_cmd;

static bool write_file(void *opaque, const void *data, size_t n) {
    return fwrite(data, 1, n, opaque) == n;
}

static int read_file(void *opaque, char *buf, size_t cap) {
    return (int)fread(buf, 1, cap, opaque);
}

static kr_value compile_and_write(kr_ctx *ctx, void *arg) {
    kr_compile_cmd *cmd = arg;
    FILE *in = fopen(cmd->in, "rb"), *out;
    char tmp[4096];
    if (!in) kr_raise_oserror(ctx, errno, kr_str_from_cstr(ctx, cmd->in));
    kr_source src = {read_file, in, false};
    kr_compile_options opt = {KR_COMPILE_EXEC,
                              cmd->portable ? KR_CF_PORTABLE : 0,
                              cmd->opt_level,
                              kr_str_from_cstr(ctx, cmd->source_name ? cmd->source_name : cmd->in),
                              NULL,
                              NULL};
    kr_unit *unit = kr_compile(ctx, &src, &opt);
    fclose(in);
    snprintf(tmp, sizeof tmp, "%s.%d.tmp", cmd->out, (int)getpid());
    out = fopen(tmp, "wb");
    if (!out) kr_raise_oserror(ctx, errno, kr_str_from_cstr(ctx, cmd->out));
    bool ok = kr_mpy_write(ctx, unit, write_file, out);
    ok = fclose(out) == 0 && ok;
    if (!ok || rename(tmp, cmd->out)) {
        int err = errno;
        unlink(tmp);
        kr_raise_oserror(ctx, err, kr_str_from_cstr(ctx, cmd->out));
    }
    return KR_NONE;
}

static int usage(void) {
    fputs("usage: krait compile [--portable] [-O] [-s SOURCE-NAME] [-o OUT.mpy] FILE\n", stderr);
    return 2;
}

static const char *default_output(const char *in, char *buf, size_t cap) {
    size_t n = strlen(in);
    if (n > 3 && strcmp(in + n - 3, ".py") == 0) n -= 3;
    snprintf(buf, cap, "%.*s.mpy", (int)n, in);
    return buf;
}

int kr_cli_compile(int argc, char **argv) {
    kr_compile_cmd cmd = {0};
    char out[4096];
    kr_host_options host = {0};
    kr_value exc;
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--portable") == 0) {
            cmd.portable = true;
        } else if (strncmp(argv[i], "-O", 2) == 0) {
            cmd.opt_level = argv[i][2] ? atoi(argv[i] + 2) : 1;
        } else if (strcmp(argv[i], "-o") == 0 && i + 1 < argc) {
            cmd.out = argv[++i];
        } else if (strcmp(argv[i], "-s") == 0 && i + 1 < argc) {
            cmd.source_name = argv[++i];
        } else if (argv[i][0] == '-' || cmd.in) {
            return usage();
        } else {
            cmd.in = argv[i];
        }
    }
    if (!cmd.in) return usage();
    if (!cmd.out) cmd.out = default_output(cmd.in, out, sizeof out);
    kr_ctx *ctx = kr_host_create(&host, __builtin_frame_address(0));
    if (!ctx) return 1;
    kr_protect(ctx, compile_and_write, &cmd, &exc);
    if (!kr_isnull(exc)) kr_print_exception(ctx, exc);
    kr_host_destroy(ctx);
    return kr_isnull(exc) ? 0 : 1;
}
