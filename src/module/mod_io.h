/* Standard streams. */
#ifndef KR_MODULE_MOD_IO_H
#define KR_MODULE_MOD_IO_H

#include "object/type.h"

/* Sets sys.stdin, sys.stdout, sys.stderr over descriptors 0, 1, 2 (None where one is closed). */
void kr_io_install_streams(kr_ctx *ctx, bool unbuffered);

#endif
