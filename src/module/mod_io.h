/* Standard streams. */
#ifndef KR_MODULE_MOD_IO_H
#define KR_MODULE_MOD_IO_H

#include "object/type.h"

/* Sets sys.stdin, sys.stdout, sys.stderr over descriptors 0, 1, 2 (None where one is closed). */
void kr_io_install_streams(kr_ctx *ctx, bool unbuffered);
/* At exit: runs the finalizers that are left, then closes the files that the program left open; the
 * standard streams stay open. */
void kr_io_finish(kr_ctx *ctx);

#endif
