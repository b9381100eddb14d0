/* Standard streams. */
#ifndef KR_MODULE_MOD_IO_H
#define KR_MODULE_MOD_IO_H

#include "object/type.h"

/* The streams over descriptors 0, 1, 2 (None where one is closed): sys.__stdin__ etc. Made
 * when they are first asked for. */
kr_value kr_io_stdin(kr_ctx *ctx);
kr_value kr_io_stdout(kr_ctx *ctx);
kr_value kr_io_stderr(kr_ctx *ctx);
/* At exit: runs the finalizers that are left, then closes the files that the program left open; the
 * standard streams stay open. */
void kr_io_finish(kr_ctx *ctx);

#endif
