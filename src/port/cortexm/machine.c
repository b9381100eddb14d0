/* The one machine of a chip: hooks of the interpreter, its birth and end. */
#include <errno.h>

#include "board.h"
#include "code/frozen.h"
#include "compile/compile.h"
#include "heap/os.h"
#include "module/machine.h"
#include "module/mod_signal.h"
#include "module/registry.h"
#include "object/bytes.h"
#include "object/exception.h"
#include "object/str.h"
#include "port/cortexm/port.h"
#include "module/wire.h"
#include "port/host.h"

extern char kr_ld_stack[], kr_ld_stack_top[];

/* Interrupt handlers have nobody to ask but this. */
static kr_ctx *volatile the_context;

kr_ctx *kr_port_context(void) {
    return the_context;
}

void kr_port_wake(uint32_t pending) {
    static volatile uint32_t wanted;
    kr_ctx *ctx = the_context;
    wanted |= pending;
    if (!ctx || !wanted) return;
    ctx->pending |= wanted;
    wanted = 0;
}

static kr_unit *hook_compile(kr_ctx *ctx, kr_value source, kr_value filename, int mode,
                             uint32_t flags, int optimize) {
    kr_compile_options opt = {.mode = (kr_compile_mode)mode,
                              .flags = flags | KR_CF_LOCALS,
                              .opt_level = optimize < 0 ? ctx->vm->opt_level : optimize,
                              .filename = filename};
    if (kr_is_str(source)) {
        size_t n;
        const char *s = kr_str_data(source, &n);
        return kr_compile_text(ctx, s, n, &opt);
    }
    const kr_bytes *b = KR_AS(const kr_bytes, source);
    return kr_compile_bytes(ctx, b->data, b->len, &opt);
}

/* There are no files but those of mounted file systems. */
static kr_unit *hook_compile_file(kr_ctx *ctx, kr_value path, kr_value filename, int optimize) {
    kr_vfs_place place;
    const char *name = kr_str_cstr(ctx, path);
    (void)optimize;
    if (!kr_host_find_mount(ctx, name, &place)) kr_raise_oserror(ctx, ENOENT, path);
    return kr_host_load_mounted(ctx, &place, name, filename);
}

static const kr_module_def *hook_find_module(kr_ctx *ctx, const char *name) {
    (void)ctx;
    return kr_module_find(name);
}

static int hook_stat(kr_ctx *ctx, const char *path) {
    int kind = kr_host_mounted_stat(ctx, path);
    return kind < 0 ? 0 : kind;
}

static bool hook_source_text(kr_ctx *ctx, kr_value file, const char **text, size_t *len) {
    if (kr_host_mounted_text(ctx, file, text, len)) return true;
    *text = "";
    *len = 0;
    return true;
}

/* The seam of module/mod_signal.h: there are no other signals. */
int kr_signal_keyboard(kr_ctx *ctx, int ch) {
    (void)ctx;
    kr_console_set_interrupt(ch);
    return 0;
}

static void hook_poll(kr_ctx *ctx) {
    if (kr_console_take_interrupt()) kr_raise_none(ctx, &kr_type_KeyboardInterrupt);
}

static void hook_stderr(kr_ctx *ctx, const char *s, size_t n) {
    (void)ctx;
    for (; n; s++, n--) {
        if (*s == '\n') kr_console_write("\r", 1);
        kr_console_write(s, 1);
    }
}

static const struct kr_board *hook_board(kr_ctx *ctx) {
    (void)ctx;
    return &kr_port_board;
}

static const kr_vm_hooks hooks = {
    .compile = hook_compile,
    .compile_file = hook_compile_file,
    .find_module = hook_find_module,
    .frozen = &kr_frozen,
    .stat_path = hook_stat,
    .source_text = hook_source_text,
    .poll_signals = hook_poll,
    .write_stderr = hook_stderr,
    .board = hook_board,
    .poll_board = kr_machine_poll,
};

/* Boards and profiles without rom.c. */
__attribute__((weak)) void kr_port_mount_rom(kr_ctx *ctx) {
    (void)ctx;
}

static kr_value make_streams(kr_ctx *ctx, void *arg) {
    (void)arg;
    kr_wire_install(ctx, kr_port_wire());
    return KR_NONE;
}

static kr_value mount_rom(kr_ctx *ctx, void *arg) {
    (void)arg;
    kr_port_mount_rom(ctx);
    return KR_NONE;
}

kr_ctx *kr_port_start(void *stack_top) {
    kr_value exc;
    kr_memory_reset();
    kr_vm_options opt = {
        .heap_limit = BOARD_HEAP_BYTES,
        .stack_bytes = BOARD_VM_STACK_BYTES,
        .c_stack_bytes = (size_t)((char *)stack_top - kr_ld_stack),
        .mem = kr_memory_resize,
        .hooks = &hooks,
    };
    kr_ctx *ctx = kr_vm_create(&opt, stack_top);
    if (!ctx) return NULL;
    ctx->vm->hash_fixed = true;
    ctx->vm->unbuffered = true;
    the_context = ctx;
    kr_protect(ctx, make_streams, NULL, &exc);
    if (!kr_isnull(exc)) kr_print_exception(ctx, exc);
    kr_protect(ctx, mount_rom, NULL, &exc);
    if (!kr_isnull(exc)) kr_print_exception(ctx, exc);
    return ctx;
}

void kr_port_end(kr_ctx *ctx) {
    the_context = NULL;
    kr_vm_destroy(ctx);
}

size_t kr_os_c_stack_room(void) {
    return (size_t)((char *)__builtin_frame_address(0) - kr_ld_stack);
}
