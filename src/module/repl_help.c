/* help is a frozen module of Python, which is loaded when somebody asks. */
#include "module/repl_help.h"

#include "object/dict.h"
#include "object/names.h"
#include "object/protocol.h"
#include "object/str.h"

static kr_value help(kr_ctx *ctx, kr_value self, kr_value *args, kr_nargs n) {
    kr_value name = kr_str_intern_rom(ctx, "help");
    (void)self;
    return kr_call(ctx, kr_getattr(ctx, kr_import(ctx, "_krait_help"), name), args, n);
}

static const kr_builtin function =
    KR_FUNC_RAW("help", help, "help(): about the prompt; help(value): about a value.");

void kr_repl_install_help(kr_ctx *ctx) {
    kr_dict_set_name(ctx, ctx->vm->builtins, kr_str_intern_rom(ctx, "help"),
                     kr_from_ptr(&function));
}
