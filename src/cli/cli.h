/* Parts of the command. */
#ifndef KR_CLI_CLI_H
#define KR_CLI_CLI_H

#include "port/host.h"

typedef struct kr_cli_page kr_cli_page; /* mem_cmd.c */

typedef struct kr_cli {
    kr_host_options host;
    const char *command, *module; /* -c, -m */
    bool compile_only, compile_many;
    bool record;           /* krait mem */
    const char *page_name; /* -o of it */
    kr_cli_page *page;
    bool ran;                                        /* there was a program to run */
    uint64_t fail_mem, fail_mem_count, mem_requests; /* -X fail-mem, and how many there were */
    kr_host_rom *roms;                               /* --romfs */
    size_t n_roms;
    int argc; /* what follows the options */
    char **argv;
} kr_cli;

enum { KR_CLI_INTERRUPTED = 1000 };

/* Runs what the options name; returns the exit status or KR_CLI_INTERRUPTED. */
int kr_cli_run(kr_ctx *ctx, kr_cli *cli);
/* `krait dis ...` */
int kr_cli_dis(int argc, char **argv);
/* `krait compile ...` */
int kr_cli_compile(int argc, char **argv);
/* The program under the name mpy-cross. */
int kr_cli_mpy_cross(int argc, char **argv);
/* "SyntaxError: line 3: text" for an exception (*arg, a kr_value); for kr_protect. */
kr_value kr_cli_describe(kr_ctx *ctx, void *arg);
/* `krait minify ...` */
int kr_cli_minify(int argc, char **argv);
/* Compiles every file; a line for each that is refused; 1 if any was. */
int kr_cli_compile_many(kr_ctx *ctx, kr_cli *cli);
/* `krait mem ...`: names the page and makes sure that it can be written; 0 or an exit status. */
int kr_cli_page_prepare(kr_cli *cli);
/* Starts recording; false: there is no memory for it. */
bool kr_cli_page_begin(kr_ctx *ctx, kr_cli *cli);
void kr_cli_page_end(kr_ctx *ctx, kr_cli *cli);
/* When the machine is gone: writes the page and says so; false if that failed. */
bool kr_cli_page_write(kr_cli *cli);
extern const char kr_cli_mem_help[];
/* `krait repl ...` */
int kr_cli_repl(int argc, char **argv);
/* Bytes of "N", "Nk", "Nm", "Ng"; 0 if malformed. */
size_t kr_cli_parse_size(const char *s);
/* The prompt for a person at a terminal; false: there is none that could do it. */
bool kr_cli_terminal_prompt(kr_ctx *ctx, kr_value globals, bool banner, int *status);
/* That one or the plain prompt, until end of input or SystemExit; returns the exit status. */
int kr_cli_prompt(kr_ctx *ctx, kr_value globals, bool banner);
/* Turns an exception that ended the program into an exit status; prints it unless SystemExit. */
int kr_cli_exit_status(kr_ctx *ctx, kr_value exc);
/* The `mem:` ... lines of -v. */
void kr_cli_statistics(kr_ctx *ctx);

#endif
