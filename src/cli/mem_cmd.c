/* `krait mem`: a run is recorded; a second machine, whose heap the program had no part in, then
 * writes the page (lib/_krait_mem). The page appears whole or not at all. */
#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/cli.h"
#include "cli/mem_data.h"

struct kr_cli_page {
    char shown[PATH_MAX], path[2 * PATH_MAX], temp[2 * PATH_MAX + 32];
    bool in_place; /* no regular file: written as it is */
    pid_t pid;     /* a child of the program writes nothing */
    kr_mem_record *record;
};

const char kr_cli_mem_help[] =
    "usage: krait mem [-o PAGE.html] [option] ... [-c cmd | -m mod | file | -] [arg] ...\n"
    "\n"
    "Runs the program, records what it does with memory, writes a page and prints a summary to\n"
    "stderr. The page shows memory in use over time, collections and their pauses, allocations by\n"
    "source line and by type, what is alive at the end, and a map of the heap.\n"
    "\n"
    "  -o PAGE.html    where the page goes; else FILE.mem.html in the current directory\n"
    "  -h, --help      print this text\n"
    "\n"
    "The other options are those of krait, see krait --help. With -X heapsize=N the page shows "
    "the\n"
    "heap of a small device, and where a MemoryError was raised. The exit status is the\n"
    "program's.\n";

/* After the program. */
static void default_name(const kr_cli *cli, char *out, size_t size) {
    char full[PATH_MAX];
    const char *name = "stdin";
    if (cli->module) {
        name = cli->module;
    } else if (cli->command) {
        name = "command";
    } else if (cli->argc && strcmp(cli->argv[0], "-") != 0) {
        const char *path = realpath(cli->argv[0], full) ? full : cli->argv[0];
        const char *slash = strrchr(path, '/');
        name = slash && slash[1] ? slash + 1 : path;
    }
    size_t n = strlen(name);
    if (n > 3 && strcmp(name + n - 3, ".py") == 0) n -= 3;
    snprintf(out, size, "%.*s.mem.html", (int)n, name);
}

static void choose_names(const kr_cli *cli, kr_cli_page *page) {
    char dir[PATH_MAX];
    if (cli->page_name) {
        snprintf(page->shown, sizeof page->shown, "%s", cli->page_name);
    } else {
        default_name(cli, page->shown, sizeof page->shown);
    }
    if (*page->shown == '/' || !getcwd(dir, sizeof dir)) {
        snprintf(page->path, sizeof page->path, "%s", page->shown);
    } else { /* the program may change its directory */
        snprintf(page->path, sizeof page->path, "%s/%s", dir, page->shown);
    }
    snprintf(page->temp, sizeof page->temp, "%s.%d.tmp", page->path, (int)getpid());
}

/* 0 or the reason why the page cannot be written: better known before the program runs. */
static int try_to_write(kr_cli_page *page) {
    struct stat st;
    if (stat(page->path, &st) == 0 && !S_ISREG(st.st_mode)) {
        if (S_ISDIR(st.st_mode)) return EISDIR;
        page->in_place = true;
        memcpy(page->temp, page->path, sizeof page->path);
        return access(page->path, W_OK) ? errno : 0;
    }
    FILE *f = fopen(page->temp, "wb");
    if (!f) return errno;
    fclose(f);
    return unlink(page->temp) ? errno : 0;
}

static void cannot_write(const kr_cli_page *page, int why) {
    fprintf(stderr, "krait mem: cannot write '%s': %s\n", page->shown, strerror(why));
}

int kr_cli_page_prepare(kr_cli *cli) {
    kr_cli_page *page = calloc(1, sizeof *page);
    if (!page) return 1;
    cli->page = page;
    page->pid = getpid();
    choose_names(cli, page);
    int why = try_to_write(page);
    if (why) cannot_write(page, why);
    return why ? 1 : 0;
}

bool kr_cli_page_begin(kr_ctx *ctx, kr_cli *cli) {
    cli->page->record = kr_mem_record_start(ctx);
    return cli->page->record;
}

void kr_cli_page_end(kr_ctx *ctx, kr_cli *cli) {
    kr_mem_record_stop(ctx, cli->page->record);
}

/* What was run, as it was written. */
static void title_of(const kr_cli *cli, char *out, size_t size) {
    int n = snprintf(out, size, "%s%s", cli->module ? "-m " : "",
                     cli->module    ? cli->module
                     : cli->command ? "-c ..."
                     : cli->argc    ? ""
                                    : "-");
    for (int i = 0; i < cli->argc && n >= 0 && (size_t)n < size; i++) {
        n += snprintf(out + n, size - (size_t)n, "%s%s", n ? " " : "", cli->argv[i]);
    }
}

static bool write_page(kr_cli *cli, kr_cli_page *page) {
    char title[1024];
    const kr_host_options host = {.isolated = true};
    title_of(cli, title, sizeof title);
    kr_ctx *ctx = kr_host_create(&host, __builtin_frame_address(0));
    if (!ctx) {
        cannot_write(page, ENOMEM);
        return false;
    }
    const kr_mem_page_job job = {page->record, title, cli->command, page->temp, page->shown};
    bool ok = kr_mem_page_write(ctx, &job);
    kr_host_destroy(ctx);
    if (ok && !page->in_place && rename(page->temp, page->path)) {
        cannot_write(page, errno);
        ok = false;
    }
    if (!ok && !page->in_place) unlink(page->temp);
    return ok;
}

bool kr_cli_page_write(kr_cli *cli) {
    kr_cli_page *page = cli->page;
    bool ok = true;
    if (page->record && cli->ran && page->pid == getpid()) {
        signal(SIGINT, SIG_DFL); /* the machine that would be told is gone */
        ok = write_page(cli, page);
    }
    if (page->record) kr_mem_record_free(page->record);
    page->record = NULL;
    return ok;
}
