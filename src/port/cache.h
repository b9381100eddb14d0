/* Compiled copies of imported source files, in the folder __pycache__ beside them. */
#ifndef KR_PORT_CACHE_H
#define KR_PORT_CACHE_H

#include <sys/stat.h>

#include "code/unit.h"

/* Name of the copy of a source file, str; KR_NULL for other files. */
kr_value kr_cache_name(kr_ctx *ctx, const char *path);
/* The unit that the copy holds, NULL if there is none that was made by this program from this very
 * file, known as `filename`, at this level of optimisation. */
kr_unit *kr_cache_load(kr_ctx *ctx, const char *path, const struct stat *source, kr_value filename);
/* Makes the copy. That it cannot be made is no error; sys.dont_write_bytecode forbids it. */
void kr_cache_store(kr_ctx *ctx, const char *path, const struct stat *source, kr_unit *unit);

#endif
