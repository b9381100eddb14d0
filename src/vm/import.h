/* What the two halves of import share: import.c finds and runs modules, import_name.c is the
 * statement. */
#ifndef KR_VM_IMPORT_H
#define KR_VM_IMPORT_H

#include "object/type.h"

/* The module of this full name, loaded if it is not yet. */
kr_value kr_import_absolute(kr_ctx *ctx, kr_value name);
/* Runs a .py or .mpy file in a module that is there already. ImportError where files cannot be
 * loaded, what the file's code raises. */
void kr_import_run_file(kr_ctx *ctx, kr_value module, kr_value path);
/* The name without its last part; of a package its own. */
kr_value kr_import_parent(kr_ctx *ctx, kr_value name, bool is_package);
/* ImportError or a subclass with its attributes, each of which may be KR_NULL. */
KR_NORETURN void kr_import_raise(kr_ctx *ctx, const kr_type *type, kr_value msg, kr_value name,
                                 kr_value path, kr_value from);

/* thread_import.c */
/* Waits while another thread loads the module. */
void kr_import_await(kr_ctx *ctx, kr_value name);
/* load(ctx, &name), for which other threads that want the module wait. */
kr_value kr_import_alone(kr_ctx *ctx, kr_value name, kr_value (*load)(kr_ctx *ctx, void *name));
/* Forgets what other threads were loading, which are gone. */
void kr_import_forget(kr_ctx *ctx);

#endif
