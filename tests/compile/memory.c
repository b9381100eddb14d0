// test: report
/* Prints for each file named: its size and the compiler's peak of memory for it. */
#include "compile/compile.h"
#include "object/protocol.h"
#include "object/str.h"
#include "port/host.h"

#include <stdio.h>

typedef struct job {
    const char *path;
    size_t peak;
} job;

static int read_file(void *opaque, char *buf, size_t cap) {
    return (int)fread(buf, 1, cap, opaque);
}

static kr_value compile(kr_ctx *ctx, void *arg) {
    job *j = arg;
    FILE *in = fopen(j->path, "rb");
    if (!in) return KR_NONE;
    kr_source src = {read_file, in, false};
    kr_compile_options opt = {.mode = KR_COMPILE_EXEC,
                              .filename = kr_str_from_cstr(ctx, j->path),
                              .peak_bytes = &j->peak};
    kr_compile(ctx, &src, &opt);
    printf("%ld %zu %s\n", ftell(in), j->peak, j->path);
    fclose(in);
    return KR_NONE;
}

int main(int argc, char **argv) {
    kr_host_options host = {.isolated = true};
    kr_ctx *ctx = kr_host_create(&host, __builtin_frame_address(0));
    if (!ctx) return 1;
    for (int i = 1; i < argc; i++) {
        job j = {argv[i], 0};
        kr_value exc;
        kr_protect(ctx, compile, &j, &exc);
    }
    return kr_host_destroy(ctx) ? 0 : 1;
}
