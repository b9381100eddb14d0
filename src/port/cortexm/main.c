/* The firmware: runs boot and main if they are frozen or in the image of files, then the prompt;
 * Ctrl-D begins anew. */
#include <string.h>

#include "code/frozen.h"
#include "module/machine_hal.h"
#include "object/dict.h"
#include "object/exception.h"
#include "object/module.h"
#include "object/names.h"
#include "object/str.h"
#include "port/cortexm/port.h"
#include "port/host.h"

static kr_value run_module(kr_ctx *ctx, void *arg) {
    kr_value m = kr_module_new(ctx, KR_N(ctx, __main__), KR_NONE);
    kr_dict_set_name(ctx, ctx->vm->modules, KR_N(ctx, __main__), m);
    return kr_run_module_as_main(ctx, arg, kr_module_dict(m));
}

/* Of the firmware or, if that has none, of the image. */
static bool exists(kr_ctx *ctx, const char *name) {
    static const char *const ends[] = {".mpy", ".py"};
    char path[24];
    if (kr_frozen_find(&kr_frozen, name)) return true;
    for (size_t i = 0; i < KR_ARRAY_LEN(ends); i++) {
        strcat(strcat(strcpy(path, "/rom/"), name), ends[i]);
        if (kr_host_mounted_stat(ctx, path) == 1) return true;
    }
    return false;
}

static void run_module_if_there(kr_ctx *ctx, const char *name) {
    kr_value exc;
    if (!exists(ctx, name)) return;
    kr_console_set_interrupt(3);
    kr_protect(ctx, run_module, (void *)(uintptr_t)name, &exc);
    kr_console_set_interrupt(-1);
    if (!kr_isnull(exc) && !kr_is_instance_of(exc, &kr_type_SystemExit))
        kr_report_exception(ctx, exc);
}

int main(void) {
    static const char soft[] = "MPY: soft reboot\r\n", full[] = "krait: no memory to start\r\n";
    bool raw = false; /* the prompt's mode outlives the machine */
    kr_clock_init();
    kr_console_init();
    for (;;) {
        kr_ctx *ctx = kr_port_start(__builtin_frame_address(0));
        if (!ctx) {
            kr_console_write(full, sizeof full - 1);
            for (;;) kr_clock_idle();
        }
        run_module_if_there(ctx, "boot");
        if (!raw) run_module_if_there(ctx, "main");
        raw = kr_port_prompt(ctx, raw);
        kr_port_end(ctx);
        kr_console_write(soft, sizeof soft - 1);
        kr_port_set_reset_cause(KR_RESET_SOFT);
    }
}
